//! Sums that only say which things are counted, or what was passed: "7 thị trường trên 1 tỷ USD", "the first time that … more than $1 billion".

use super::article::{Article, Says};
use super::figures_in_text::{Counts, Figure};
use super::lexicon::Mark;
use crate::figure::Qualifier;

/// Whether a sum of money only says which things are counted: "7 thị trường trên 1 tỷ USD", "items worth over $1 billion".
pub(super) fn is_threshold(article: &Article, figure: &Figure) -> bool {
    let word = |back: usize| article.word_before(figure.tokens.0, back);
    let limit = figure.qualifier == Qualifier::Over
        || ["tu", "duoi", "under", "below", "between", "least", "from"].contains(&word(1));
    let next = |n: usize| article.token(figure.tokens.1 + n).map(|t| t.folded.as_str()).unwrap_or("");
    let or_more = (next(0) == "tro" && next(1) == "len")
        || ((next(0) == "or" || next(0) == "and") && ["more", "above", "over"].contains(&next(1)));
    // "the first time since 2016 that pepper brought in more than $1.2 billion"
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let first_time = (from..figure.tokens.0).any(|i| {
        matches!((lower(i), lower(i + 1)), ("first", "time") | ("last", "time") | ("lần", "đầu"))
            && article.figures_in(i, figure.tokens.0).is_empty()
            && (lower(i + 2) != "tiên" || !matches!(lower(i + 3), "đạt"))
    });
    if first_time && matches!(figure.qualifier, Qualifier::Over) {
        return true;
    }
    // "the second year in a row above the $50 billion mark": a run of what stood above it.
    let above = (1..=2)
        .any(|back| matches!(word(back), "above" | "over" | "below" | "under" | "beyond" | "tren" | "duoi"));
    let in_a_row = article
        .mentions_in(from, figure.tokens.0)
        .iter()
        .any(|m| m.has(Mark::Streak) && figure.tokens.0.saturating_sub(m.end) <= 3);
    if above && in_a_row && matches!(next(0), "mark" | "threshold" | "line") {
        return true;
    }
    // "first cleared the 50-million-tonne bar"
    let bar = (1..=3).any(|n| {
        matches!(
            next(n),
            "bar" | "mark" | "threshold" | "barrier" | "milestone" | "line" | "level" | "ceiling"
        )
    });
    if bar && next(0) == "-" {
        return true;
    }
    let club = next(0) == "club" || word(1) == "bo";
    if club || or_more || super::near_words::counts_over(article, figure) {
        return true;
    }
    if !limit {
        return false;
    }
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let things = article
        .figures_in(sentence, figure.tokens.0)
        .iter()
        .rev()
        .find(|f| matches!(f.counts, Counts::Things(_)));
    if super::near_words::counts_over(article, figure) {
        return true;
    }
    let items = article.mentions_in(sentence, figure.tokens.0).iter().rev().find(|m| {
        m.mark(|k| matches!(k, Mark::Items(_))).is_some()
            && (m.start.checked_sub(1).and_then(|i| article.token(i)).is_some_and(|t| {
                ["cac", "nhung", "nhieu", "so", "co", "lac", "of", "many", "several", "all"]
                    .contains(&t.folded.as_str())
            }) || article.token(m.start).is_some_and(|t| t.folded == "cau"))
    });
    let origin = things.map(|f| f.tokens.1).into_iter().chain(items.map(|m| m.end)).max();
    let Some(origin) = origin else { return false };
    // A name or a flow's own verb in between makes it a level again.
    !article.mentions_in(origin, figure.tokens.0).iter().any(|m| matches!(m.says, Says::Named(_)))
        && article.token(origin).is_some_and(|t| t.sentence == article.sentence_of(figure.tokens.0))
}
