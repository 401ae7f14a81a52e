//! "Measured in yuan, April exports grew 9.3%": a change in money that the table does not count in is another change.

use super::article::Article;
use super::figures_in_text::{Counts, Figure};
use super::table_index::TableIndex;
use crate::unit::{Currency, Quantity};

/// Currencies by the words for them; the first of each is the plural or the plain name.
const CURRENCIES: [(&str, Option<Currency>); 24] = [
    ("dollar", Some(Currency::USD)),
    ("dollars", Some(Currency::USD)),
    ("usd", Some(Currency::USD)),
    ("euro", Some(Currency::EUR)),
    ("euros", Some(Currency::EUR)),
    ("dong", Some(Currency::VND)),
    ("yuan", None),
    ("renminbi", None),
    ("yen", None),
    ("sterling", None),
    ("pounds", None),
    ("won", None),
    ("baht", None),
    ("rupee", None),
    ("rupees", None),
    ("ringgit", None),
    ("rupiah", None),
    ("peso", None),
    ("pesos", None),
    ("lira", None),
    ("francs", None),
    ("taka", None),
    ("roubles", None),
    ("reais", None),
];

/// Whether a percentage is one of another money than the table's: named last before it in the sentence, or right behind it.
pub(super) fn speaks(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> bool {
    let Some(own) = index.money.as_ref() else { return false };
    if article.vietnamese || figure.counts != Counts::Percent {
        return false;
    }
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    // "in yuan", "in yen terms", "in local currency"; an amount of it is not the way of counting.
    let terms = |i: usize| {
        let (led, of) = (matches!(word(i.wrapping_sub(1)), "in"), word(i + 1) == "terms");
        if led && word(i) == "local" && word(i + 1) == "currency" {
            return Some(None);
        }
        let found =
            CURRENCIES.iter().find(|(w, _)| *w == word(i)).filter(|_| led || of || word(i + 2) == "terms");
        found.map(|(_, c)| *c)
    };
    let (next, stop) = super::kinds::behind(article, figure);
    let behind = (next..stop.min(next + 4)).find_map(terms);
    let said = behind.or_else(|| (sentence..figure.tokens.0).rev().find_map(terms));
    said.is_some_and(|c| c.is_none_or(|c| *own != Quantity::Money(c)))
}
