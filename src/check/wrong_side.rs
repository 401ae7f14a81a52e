//! "xuất siêu sang nước này 12,4 tỷ USD" where the table has a deficit of just that: the digits meet, the word does not.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::Reading;
use super::slip::Slip;
use super::verdict::{Judged, Verdict, weight};
use crate::dataset::Flow;

/// Words between the side that is named and the figure.
const NEAR: usize = 7;
/// Digits that seldom agree by chance.
const HEAVY: usize = 3;

/// A balance that agrees by its digits alone, where its own clause names the other side; not where a person chose the reading.
pub(super) fn named(article: &Article, figure: &Figure, judged: Judged, by_hand: bool) -> Judged {
    let met = judged.verdict == Verdict::Agrees && !by_hand;
    let Some(reading) = judged.reading.as_ref().filter(|_| met) else {
        return judged;
    };
    if !is_named(article, figure, reading) {
        return judged;
    }
    if weight(figure) < HEAVY || figure.upper.is_some() {
        return Judged { verdict: Verdict::Uncheckable, slip: None, ..judged };
    }
    Judged { verdict: Verdict::Disagrees, slip: Some(Slip::Direction), ..judged }
}

/// Whether the clause of a figure names the surplus where a balance is a deficit, or the other way round.
pub(super) fn is_named(article: &Article, figure: &Figure, reading: &Reading) -> bool {
    let Some(side) = reading.side.filter(|s| s.flow == Flow::Balance && s.topic.is_none()) else {
        return false;
    };
    let said = |m: &Mention| match m.mark(|k| matches!(k, Mark::Balance(_))) {
        Some(Mark::Balance(s)) => Some(s),
        _ => None,
    };
    let clause = article.clause_start(article.clause_of(figure.tokens.0));
    let from = clause.max(figure.tokens.0.saturating_sub(NEAR));
    let last = article.mentions_in(from, figure.tokens.0).iter().rev().find_map(said).filter(|s| *s != 0);
    let level = reading.sort == Sort::Value && article.figures_in(from, figure.tokens.0).is_empty();
    // With a side the amount is how much of that side there is.
    let interval = reading.amount.interval;
    let opposite = match (side.side, last) {
        (0, Some(1)) => interval.hi < 0.0,
        (0, Some(_)) => interval.lo > 0.0,
        (own, Some(last)) => own == last && interval.hi < 0.0,
        (_, None) => false,
    };
    level && opposite
}
