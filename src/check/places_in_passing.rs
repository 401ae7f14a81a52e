//! Places that English texts tell in passing: "Canada, seventh, has slipped", "Poland, fourth of the five in 2014, is now second", "a distant third",
//! "kept fourth place", "the country was sixth on the list", "the number two". Of what and when, the clause seldom says: it agrees where the
//! nearest reading has that place, it never accuses.

use super::article::Article;
use super::claims_in_words::{Claim, number_word, stand_in};
use super::figures_in_text::Counts;
use super::places_in_order::place;
use super::table_index::TableIndex;
use super::words::TokenKind;

/// Places from the second on that are told so; what is first is told otherwise.
pub(super) const PLACES: [&str; 11] = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];
/// What a reading may cost more than the nearest.
const NEARLY: i32 = 2;

/// Words right before a place that make it one.
pub(super) const LINKS: [&str; 16] = [
    "is", "was", "are", "were", "came", "comes", "come", "remained", "remains", "became", "now", "distant",
    "still", "only", "been", "ranks",
];
/// Verbs before "fourth place".
const KEPT: [&str; 14] = [
    "kept", "keeps", "held", "holds", "retained", "retains", "claimed", "took", "takes", "lost", "reached",
    "to", "in", "into",
];
/// Words right behind a place that leave nothing more to say of what.
const CLOSES: [&str; 12] =
    ["and", "in", "with", "among", "behind", "today", "overall", "on", "worldwide", "ahead", "but", "while"];

/// A place told in passing: the tokens of its words, and its number.
fn told(article: &Article, at: usize) -> Option<(usize, usize, i64)> {
    let word = |i: usize| article.lower(i);
    let back = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    let mark =
        |i: usize| article.token(i).is_none_or(|t| t.kind != TokenKind::Word && t.kind != TokenKind::Number);
    if word(at) == "number" && back(1) == "the" {
        let n = article.token(at + 1).and_then(number_word).filter(|n| (2..=20).contains(n))?;
        return (mark(at + 2) || CLOSES.contains(&word(at + 2))).then_some((at, at + 2, n));
    }
    if !PLACES.contains(&word(at)) {
        return None;
    }
    let n = article.token(at).and_then(number_word)?;
    // "fourth of the five in 2014"
    let among = word(at + 1) == "of"
        && word(at + 2) == "the"
        && article.token(at + 3).and_then(number_word).is_some();
    if matches!(word(at + 1), "place" | "spot" | "position") {
        return KEPT.contains(&back(1)).then_some((at, at + 2, n));
    }
    let listed = matches!(word(at + 1), "on" | "in")
        && word(at + 2) == "the"
        && matches!(word(at + 3), "list" | "ranking" | "rankings" | "table" | "league");
    let closed = mark(at + 1) || CLOSES.contains(&word(at + 1)) || among;
    // "Canada, seventh, has slipped", "the country, sixth in 2014, is eighth today"
    let own = back(1) == ","
        && (word(at + 1) == ","
            || among
            || word(at + 1) == "in" && article.token(at + 2).is_some_and(|t| t.kind == TokenKind::Number));
    (listed || LINKS.contains(&back(1)) && closed || own).then_some((at, at + 1, n))
}

/// The places that an English text tells in passing.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if article.vietnamese || index.dims.is_empty() {
        return Vec::new();
    }
    let all = (0..article.tokens.len()).filter_map(|at| told(article, at));
    all.filter_map(|(from, to, n)| {
        let mut claim = place(article, index, stand_in(article, from, to, n, Counts::Place)?, true)?;
        // Another time is another place.
        let (most, period) = claim.readings.first().map(|r| (r.cost + NEARLY, r.period))?;
        claim
            .readings
            .retain(|r| r.cost <= most && r.period == period && (r.amount.value - n as f64).abs() < 0.5);
        (!claim.readings.is_empty()).then_some(claim)
    })
    .collect()
}
