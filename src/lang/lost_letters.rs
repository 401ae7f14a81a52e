//! Units whose letters a conversion turned into question marks: "Nghìn ngu?i", "t? d?ng", "tys. z?". A word that one known word alone fits,
//! letter by letter, is that word.

use super::fold::fold;
use super::read_unit::unit_of as whole;
use crate::unit::Unit;

/// Words of units that have letters which Western Europe's code pages lack.
const WORDS: [&str; 24] = [
    "người", "đồng", "tấn", "triệu", "tỷ", "lượt", "hộ", "chiếc", "khẩu", "nghìn", "ngàn", "điểm", "mét",
    "đô", "năm", "tháng", "ngày", "giờ", "sản", "phẩm", "złoty", "zł", "kč", "kişi",
];

/// Whether a text has a question mark right beside a letter, or inside of a word.
pub fn lacks_letters(text: &str) -> bool {
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        if c == '?' && before.is_alphabetic() && next.is_alphabetic() {
            return true;
        }
        before = c;
    }
    false
}

/// The one known word that a word with lost letters may be.
fn restored(word: &str) -> Option<&'static str> {
    let shown: Vec<char> = fold(word).chars().collect();
    let fits = |known: &&&str| {
        let letters: Vec<char> = fold(known).chars().collect();
        letters.len() == shown.len() && letters.iter().zip(&shown).all(|(a, b)| a == b || *b == '?')
    };
    let mut found = WORDS.iter().filter(fits);
    found.next().filter(|_| found.next().is_none() && shown.iter().any(|c| *c != '?')).copied()
}

/// The unit that a text with lost letters names, and nothing else.
pub(super) fn unit_of(text: &str) -> Option<Unit> {
    let words: Option<Vec<&str>> = text
        .split_whitespace()
        .map(|word| if word.contains('?') { restored(word) } else { Some(word) })
        .collect();
    whole(&words?.join(" ")).filter(|u| u.has_magnitude() || u.power != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Currency, Quantity};

    #[test]
    fn a_word_that_one_unit_alone_fits_is_that_unit() {
        let money = |code: &[u8; 3], power| Some(Unit::scaled(Quantity::Money(Currency(*code)), power));
        assert_eq!(unit_of("Nghìn ngu?i"), Some(Unit::scaled(Quantity::Person, 3)));
        assert_eq!(unit_of("t? d?ng"), money(b"VND", 9));
        assert_eq!(unit_of("mln z?"), money(b"PLN", 6));
        assert_eq!(unit_of("nghìn t?n"), Some(Unit::scaled(Quantity::Tonne, 3)));
        // What nothing fits, or nothing is left of.
        assert_eq!(unit_of("Nghìn c?n"), None);
        assert_eq!(unit_of("??"), None);
    }

    #[test]
    fn a_question_is_no_lost_letter() {
        assert!(lacks_letters("H?i Phòng") && lacks_letters("B?c Ninh"));
        assert!(!lacks_letters("Why?") && !lacks_letters("2005?") && !lacks_letters("? unknown"));
    }
}
