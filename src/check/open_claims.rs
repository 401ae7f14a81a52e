//! Sums that look like levels and are not: a distance to somebody, a plan. They may agree with the table, they accuse nobody.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::window;
use super::lexicon::Mark;
use super::slots::Doubt;

/// Words for a distance between two things. A flow word that holds one ("trade gap") is a balance, no distance.
const DISTANCES: [&str; 6] = ["gap", "distance", "difference", "margin", "cách", "lệch"];

/// What speaks against taking a sum for a level.
pub(super) fn doubt(article: &Article, figure: &Figure) -> Doubt {
    if is_distance(article, figure) {
        return Doubt::Stranger;
    }
    let (start, end) = window(article, figure);
    let marks = article.mentions_in(start, end);
    // "The government's target is exports of $267 billion": nobody has counted it yet.
    if marks.iter().any(|m| m.has(Mark::Plan)) {
        return Doubt::Plan;
    }
    Doubt::None
}

/// Whether a sum is the distance between two things.
pub(super) fn is_distance(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let marks = article.mentions_in(start, end);
    let said = |i: usize| marks.iter().any(|m: &Mention| m.flow().is_some() && m.start <= i && i < m.end);
    (start..end).any(|i| article.token(i).is_some_and(|t| DISTANCES.contains(&t.lower.as_str())) && !said(i))
}
