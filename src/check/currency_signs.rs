//! The sign or code of a currency before a number: "£989m", "CHF 734", "Sh1.6 trillion", "Rs 28,011 crore", "S$12.4bn". A sign that
//! several countries share is that of the table's money, where it is one of theirs.

use super::words::{Token, TokenKind};
use crate::unit::Currency;

/// Signs that are no letters (ISO 4217 codes, the best known first).
const SIGNS: [(char, &[&[u8; 3]]); 12] = [
    ('£', &[b"GBP", b"EGP"]),
    ('¥', &[b"JPY", b"CNY"]),
    ('￥', &[b"JPY", b"CNY"]),
    ('₹', &[b"INR"]),
    ('₩', &[b"KRW"]),
    ('฿', &[b"THB"]),
    ('₫', &[b"VND"]),
    ('₦', &[b"NGN"]),
    ('₱', &[b"PHP"]),
    ('₺', &[b"TRY"]),
    ('₽', &[b"RUB"]),
    ('₪', &[b"ILS"]),
];

/// Signs of letters, written with a capital.
const LETTERS: [(&str, &[&[u8; 3]]); 16] = [
    ("sh", &[b"KES", b"TZS", b"UGX"]),
    ("ksh", &[b"KES"]),
    ("kshs", &[b"KES"]),
    ("shs", &[b"KES", b"UGX", b"TZS"]),
    ("ush", &[b"UGX"]),
    ("tsh", &[b"TZS"]),
    ("rs", &[b"INR", b"PKR", b"LKR", b"NPR"]),
    ("rm", &[b"MYR"]),
    ("rp", &[b"IDR"]),
    ("tk", &[b"BDT"]),
    ("kr", &[b"SEK", b"NOK", b"DKK"]),
    ("sfr", &[b"CHF"]),
    ("fr", &[b"CHF"]),
    ("birr", &[b"ETB"]),
    ("cedi", &[b"GHS"]),
    ("peso", &[b"PHP", b"MXN"]),
];

/// Letters that stand right before their number only: "R12.3 billion", "N1.2 trillion".
const GLUED: [(&str, &[&[u8; 3]]); 4] =
    [("r", &[b"ZAR"]), ("n", &[b"NGN"]), ("p", &[b"PHP", b"BWP"]), ("k", &[b"ZMW", b"MMK"])];

/// Codes that stand before or behind their number.
const CODES: &str = " gbp chf jpy cny krw inr thb idr myr sgd php bdt pkr lkr npr kes ugx tzs etb ghs ngn zar egp brl mxn clp \
                     ars uyu aud nzd cad hkd twd sek nok dkk isk pln czk huf bgn rub uah ils aed qar kwd ";

/// Dollars that are not those of America, by the letters before the sign.
const DOLLARS: [(&str, &[u8; 3]); 9] = [
    ("s", b"SGD"),
    ("a", b"AUD"),
    ("c", b"CAD"),
    ("ca", b"CAD"),
    ("nz", b"NZD"),
    ("hk", b"HKD"),
    ("nt", b"TWD"),
    ("r", b"BRL"),
    ("au", b"AUD"),
];

fn of(codes: &[&[u8; 3]], own: Option<Currency>) -> Option<Currency> {
    let told = own.filter(|c| codes.contains(&&c.0));
    told.or_else(|| codes.first().map(|c| Currency(**c)))
}

/// The code of a currency as a word, in capitals or not.
pub(super) fn code(folded: &str) -> Option<Currency> {
    let known = folded.len() == 3 && CODES.contains(&format!(" {folded} "));
    let upper = folded.to_ascii_uppercase();
    <[u8; 3]>::try_from(upper.as_bytes()).ok().filter(|_| known).map(Currency)
}

/// The currency that a sign at a token says, and the tokens that the sign takes. The number stands right behind it; `own` is the money of
/// the table.
pub(super) fn sign_at(tokens: &[Token], at: usize, own: Option<Currency>) -> Option<(usize, Currency)> {
    let here = tokens.get(at)?;
    let number = |i: usize| tokens.get(i).filter(|t| t.kind == TokenKind::Number);
    if let TokenKind::Mark(mark) = here.kind {
        let codes = SIGNS.iter().find(|(sign, _)| *sign == mark)?.1;
        return number(at + 1).and_then(|_| of(codes, own)).map(|c| (1, c));
    }
    if here.kind != TokenKind::Word || !here.capital {
        return None;
    }
    let word = here.folded.as_str();
    if tokens.get(at + 1).is_some_and(|t| t.is('$') && !t.spaced) {
        let found = DOLLARS.iter().find(|(letters, _)| *letters == word)?.1;
        return number(at + 2).map(|_| (2, Currency(*found)));
    }
    // "Rs. 28,011 crore"
    let point = usize::from(tokens.get(at + 1).is_some_and(|t| t.is('.') && !t.spaced));
    let behind = number(at + 1 + point)?;
    if point == 0 && !behind.spaced {
        let glued = GLUED.iter().find(|(letters, _)| *letters == word);
        // "R5", "N95", "P53" are names; money so written has a scale word.
        let scaled = tokens.get(at + 2).and_then(super::figure_words::scale_word).is_some_and(|p| p >= 6);
        if let Some((_, codes)) = glued.filter(|_| scaled) {
            return of(codes, own).map(|c| (1, c));
        }
    }
    let letters = LETTERS.iter().find(|(letters, _)| *letters == word).and_then(|(_, codes)| of(codes, own));
    letters.or_else(|| code(word)).map(|c| (1 + point, c))
}

/// "those to the U.S. $10.4 billion": the country, with the sign of the sum behind it.
pub(super) fn is_country(tokens: &[Token], at: usize) -> bool {
    let sign = tokens.get(at + if tokens.get(at).is_some_and(|t| t.is_word("u")) { 4 } else { 1 });
    let the = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.is_word("the"));
    the && sign.is_some_and(|t| t.is('$') && t.spaced)
}

#[cfg(test)]
mod tests {
    use super::super::figures_in_text::{Counts, UnitWords, figures};
    use super::super::words::tokens;
    use super::*;

    fn read(text: &str, own: Option<Currency>) -> Vec<(f64, Counts)> {
        let t = tokens(text);
        let units = UnitWords { money: own, ..UnitWords::default() };
        figures(&t, &vec![false; t.len()], false, &units).iter().map(|f| (f.value(), f.counts)).collect()
    }

    #[test]
    fn signs_and_codes_before_a_number_are_money() {
        let money = |code: &[u8; 3]| Counts::Money(Some(Currency(*code)));
        assert_eq!(read("fell by £989m in May", None), [(989e6, money(b"GBP"))]);
        assert_eq!(
            read("brought in Sh358 a kilo, or Sh1.6 trillion", None),
            [(358.0, money(b"KES")), (1.6e12, money(b"KES"))]
        );
        assert_eq!(read("worth Rs. 28,011 crore", None), [(280.11e9, money(b"INR"))]);
        assert_eq!(read("a price of CHF 734", None), [(734.0, money(b"CHF"))]);
        assert_eq!(read("S$12.4bn and R$3 million", None), [(12.4e9, money(b"SGD")), (3e6, money(b"BRL"))]);
        assert_eq!(read("sold for R12.3 billion", None), [(12.3e9, money(b"ZAR"))]);
    }

    #[test]
    fn a_shared_sign_is_the_money_of_the_table() {
        let pakistan = Currency(*b"PKR");
        assert_eq!(read("Rs 40 billion", Some(pakistan)), [(40e9, Counts::Money(Some(pakistan)))]);
        // Of none of the countries that write it so.
        assert_eq!(
            read("Rs 40 billion", Some(Currency::USD)),
            [(40e9, Counts::Money(Some(Currency(*b"INR"))))]
        );
    }

    #[test]
    fn names_with_numbers_are_no_money() {
        assert_eq!(read("masks of class N95 and the R5 model", None), []);
        assert_eq!(read("the Tk team", None), []);
    }
}
