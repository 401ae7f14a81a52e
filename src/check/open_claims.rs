//! Sums that look like levels and are not: a distance to somebody, a plan. They may agree with the table, they accuse nobody.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::window;
use super::lexicon::Mark;
use super::slots::Doubt;

/// Words for a distance between two things. A flow word that holds one ("trade gap") is a balance, no distance.
const DISTANCES: [&str; 7] = ["gap", "lead", "distance", "difference", "margin", "cách", "lệch"];

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
    // "The distance between the two was $722bn in 2014; it has since grown to $856bn."
    let sentence = article.sentence_start(article.sentence_of(start));
    let taken_up = (start..end).any(|i| article.token(i).is_some_and(|t| t.is_word("it") || t.lower == "nó"))
        && !marks.iter().any(|m| m.flow().is_some() || matches!(m.says, super::article::Says::Named(_)));
    if taken_up
        && let Some(before) = article.figures_in(sentence, figure.tokens.0).last()
        && before.counts == figure.counts
        && is_distance(article, before)
    {
        return true;
    }
    (start..end).any(|i| article.token(i).is_some_and(|t| DISTANCES.contains(&t.lower.as_str())) && !said(i))
}
