//! "the country's No. 1 export", "the Union's number one customer": a place by its number, of what is sold or bought.

use super::article::Article;
use super::claims_in_words::{Claim, number_word, stand_in};
use super::figures_in_text::Counts;
use super::places_in_order::{place, placed_freely};
use super::table_index::TableIndex;

/// What may have a place so.
const PLACED: [&str; 22] = [
    "export",
    "exports",
    "import",
    "imports",
    "customer",
    "customers",
    "market",
    "markets",
    "buyer",
    "buyers",
    "supplier",
    "suppliers",
    "destination",
    "partner",
    "product",
    "earner",
    "source",
    "exporter",
    "importer",
    "commodity",
    "item",
    "seller",
];

/// The places of an English text that are told by a number before what has them.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if article.vietnamese {
        return Vec::new();
    }
    let at = 0..article.tokens.len();
    at.filter_map(|at| numbered(article, index, at).or_else(|| largest(article, index, at))).collect()
}

/// What one thing alone may be the largest of.
const ALONE: [&str; 14] = [
    "customer",
    "market",
    "buyer",
    "supplier",
    "destination",
    "partner",
    "earner",
    "source",
    "export",
    "import",
    "seller",
    "product",
    "purchaser",
    "outlet",
];

/// "ASEAN remained its largest trading partner", "China was the biggest supplier": the first place. What it is the largest of may be a
/// longer list than the table's, and it accuses nobody.
fn largest(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    if !matches!(word(at), "largest" | "biggest" | "top") {
        return None;
    }
    // "the second-largest", "one of the biggest", "the two largest" are other places.
    let from = article.clause_start(article.clause_of(at));
    let own = (at.saturating_sub(4).max(from)..at).all(|i| {
        !matches!(word(i), "of" | "not" | "no" | "among" | "once" | "formerly" | "former")
            && article.token(i).is_none_or(|t| number_word(t).is_none())
    });
    let noun = (at + 1..at + 4).find(|i| ALONE.contains(&word(*i)))?;
    (own && article.figures_in(at, noun).is_empty())
        .then(|| placed_freely(article, index, (at, at + 1), 1))
        .flatten()
}

fn numbered(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let number = match word(at) {
        "number" => at + 1,
        "no" if article.token(at + 1).is_some_and(|t| t.is('.')) => at + 2,
        _ => return None,
    };
    let n = number_word(article.token(number)?).filter(|n| (1..=20).contains(n))?;
    let dash = usize::from(article.token(number + 1).is_some_and(super::words::Token::is_dash));
    let noun = (number + 1 + dash..number + 4 + dash).find(|i| PLACED.contains(&word(*i)))?;
    // Nothing but what sort of thing it is between.
    if !article.figures_in(number + 1, noun).is_empty() || noun > number + 3 {
        return None;
    }
    // "China, the No. 1 market": whose place it is may be said around it; what its clause names comes second, for it may accuse.
    let bound = || {
        let figure = stand_in(article, at, number + 1, n, Counts::Place)?;
        place(article, index, figure, false).filter(|c| !c.readings.is_empty())
    };
    placed_freely(article, index, (at, number + 1), n).or_else(bound)
}
