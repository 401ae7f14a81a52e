//! "Measured in yuan, April exports grew 9.3%": a change in money that the table does not count in is another change.

use super::article::Article;
use super::figures_in_text::{Counts, Figure};
use super::table_index::TableIndex;
use crate::unit::{Currency, Quantity};

/// Currencies by the words for them, in English: several where countries share the word.
const CURRENCIES: [(&str, &[&[u8; 3]]); 25] = [
    ("dollar", &[b"USD"]),
    ("dollars", &[b"USD"]),
    ("usd", &[b"USD"]),
    ("euro", &[b"EUR"]),
    ("euros", &[b"EUR"]),
    ("dong", &[b"VND"]),
    ("yuan", &[b"CNY"]),
    ("renminbi", &[b"CNY"]),
    ("yen", &[b"JPY"]),
    ("sterling", &[b"GBP"]),
    ("pound", &[b"GBP", b"EGP"]),
    ("pounds", &[b"GBP", b"EGP"]),
    ("won", &[b"KRW"]),
    ("baht", &[b"THB"]),
    ("rupee", &[b"INR", b"PKR", b"LKR", b"NPR"]),
    ("rupees", &[b"INR", b"PKR", b"LKR", b"NPR"]),
    ("ringgit", &[b"MYR"]),
    ("rupiah", &[b"IDR"]),
    ("peso", &[b"MXN", b"PHP", b"CLP", b"ARS", b"COP"]),
    ("pesos", &[b"MXN", b"PHP", b"CLP", b"ARS", b"COP"]),
    ("lira", &[b"TRY"]),
    ("francs", &[b"CHF", b"XOF", b"XAF"]),
    ("taka", &[b"BDT"]),
    ("roubles", &[b"RUB"]),
    ("reais", &[b"BRL"]),
];

/// Whether an English word is one for money of some country.
pub(super) fn is_currency(word: &str) -> bool {
    CURRENCIES.iter().any(|(w, _)| *w == word)
}

/// Whether an English word is one for a currency.
pub(super) fn means(word: &str, currency: Currency) -> bool {
    CURRENCIES.iter().any(|(w, codes)| *w == word && codes.contains(&&currency.0))
}

/// Whether a percentage is one of another money than the table's: named last before it in the sentence, or right behind it.
pub(super) fn speaks(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> bool {
    let Some(own) = index.money.as_ref() else { return false };
    if article.vietnamese || figure.counts != Counts::Percent {
        return false;
    }
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    // "in yuan", "in yen terms"; an amount of it is not the way of counting.
    let terms = |i: usize| {
        let (led, of) = (matches!(word(i.wrapping_sub(1)), "in"), word(i + 1) == "terms");
        let found =
            CURRENCIES.iter().find(|(w, _)| *w == word(i)).filter(|_| led || of || word(i + 2) == "terms");
        found.map(|(_, codes)| *codes)
    };
    let (next, stop) = super::kinds::behind(article, figure);
    let behind = (next..stop.min(next + 4)).find_map(terms);
    let said = behind.or_else(|| (sentence..figure.tokens.0).rev().find_map(terms));
    said.is_some_and(|codes| codes.iter().all(|c| *own != Quantity::Money(Currency(**c))))
}
