//! Words of which figures are made: scale words, small numbers, what is counted, what stands before ("hơn", "nearly"), currencies.

use super::lexicon::Counted;
use super::words::{Token, TokenKind, small_number};
use crate::figure::Qualifier;
use crate::unit::Currency;

pub(super) fn scale_word(token: &Token) -> Option<i8> {
    Some(match token.lower.as_str() {
        "nghìn" | "ngàn" | "thousand" | "k" => 3,
        "triệu" | "tr" | "million" | "mn" | "mln" | "m" | "millions" => 6,
        "tỷ" | "tỉ" | "billion" | "bn" | "bln" | "b" | "billions" => 9,
        "trillion" | "tn" | "trn" => 12,
        "trăm" | "hundred" => 2,
        "chục" => 1,
        _ => match token.folded.as_str() {
            "nghin" if token.lower == token.folded => 3,
            "trieu" if token.lower == token.folded => 6,
            "ty" if token.lower == token.folded => 9,
            "lakh" => 5,
            "crore" => 7,
            _ => return None,
        },
    })
}

/// A small number in words.
pub(super) fn word_number(token: &Token) -> Option<i64> {
    const WORDS: [(&str, i64); 10] = [
        ("một", 1),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("thirteen", 13),
        ("fourteen", 14),
        ("đôi", 2),
        ("sixteen", 16),
    ];
    small_number(&token.lower)
        .map(i64::from)
        .or_else(|| WORDS.iter().find(|(w, _)| *w == token.lower).map(|(_, n)| *n))
}

/// A word for counted things behind a number.
pub(super) fn counted(tokens: &[Token], at: usize) -> Option<(usize, Counted)> {
    let word = |i: usize| tokens.get(at + i).map(|t| t.folded.as_str()).unwrap_or("");
    let pair = (word(0), word(1));
    Some(match pair {
        ("mat", "hang") | ("nhom", "hang") | ("nhom", "mat") | ("loai", "hang") | ("nganh", "hang") => {
            (2, Counted::Goods)
        }
        ("san", "pham") => (2, Counted::Goods),
        ("thi", "truong") | ("quoc", "gia") | ("doi", "tac") | ("nen", "kinh") => (2, Counted::Partners),
        ("thanh", "vien") => (2, Counted::Any),
        ("nuoc", _) => (1, Counted::Partners),
        (
            "product" | "commodity" | "export" | "import" | "goods",
            "groups" | "categories" | "items" | "lines" | "products" | "goods",
        ) => (2, Counted::Goods),
        (
            "items" | "commodities" | "products" | "goods" | "categories" | "groups" | "staples" | "crops",
            _,
        ) => (1, Counted::Goods),
        ("trading" | "export" | "import" | "trade", "partners" | "markets" | "destinations") => {
            (2, Counted::Partners)
        }
        ("markets" | "countries" | "partners" | "economies" | "destinations" | "nations", _) => {
            (1, Counted::Partners)
        }
        ("members", _) => (1, Counted::Any),
        _ => return None,
    })
}

/// "hơn", "gần", "khoảng" and their English kin before a figure.
pub(super) fn qualifier_before(tokens: &[Token], at: usize) -> Qualifier {
    let word =
        |back: usize| at.checked_sub(back).and_then(|i| tokens.get(i)).filter(|t| t.kind == TokenKind::Word);
    let lower = |back: usize| word(back).map(|t| t.lower.as_str()).unwrap_or("");
    let at_least = |w: &str| match w {
        "hơn" | "trên" | "vượt" | "quá" | "over" | "above" | "exceeding" | "exceeded" | "surpassing"
        | "surpassed" | "topped" | "topping" => Some(Qualifier::Over),
        "gần" | "suýt" | "nearly" | "almost" => Some(Qualifier::Nearly),
        "khoảng" | "chừng" | "about" | "around" | "roughly" | "approximately" | "some" | "circa" | "cỡ" => {
            Some(Qualifier::About)
        }
        _ => None,
    };
    match (lower(2), lower(1)) {
        ("more", "than") | ("greater", "than") | ("higher", "than") => Qualifier::Over,
        ("less", "than")
        | ("just", "under")
        | ("close", "to")
        | ("just", "below")
        | ("gần", "tới")
        | ("chưa", "tới" | "đến" | "bằng" | "đầy") => Qualifier::Nearly,
        ("xấp", "xỉ") | ("ước", "khoảng") => Qualifier::About,
        (_, "under") => Qualifier::Nearly,
        (_, one) => at_least(one).unwrap_or(Qualifier::Plain),
    }
}

/// The currency of a word that names one and no other in the press of trade (ISO 4217). Of several countries' rupees it is India's: a
/// table in another country's stays unlike it, and nothing is said of the figure.
pub(super) fn currency_word(word: &str) -> Option<Currency> {
    let code = super::currency_signs::code(word);
    code.or_else(|| {
        Some(Currency(*match word {
            "won" => b"KRW",
            "yen" => b"JPY",
            "rupees" => b"INR",
            "yuan" | "rmb" | "ndt" => b"CNY",
            "baht" => b"THB",
            "rupiah" => b"IDR",
            "ringgit" => b"MYR",
            "taka" => b"BDT",
            _ => return None,
        }))
    })
}
