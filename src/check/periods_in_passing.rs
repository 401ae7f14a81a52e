//! Periods that are named in passing: "after US$718m in August", "less than March's $102.64 billion", "from June's record". What the
//! article goes on with is what it is about, not what it was last compared with.

use super::article::{Article, Mention};
use super::periods_in_text::When;
use super::slots::close;
use super::words::TokenKind;
use crate::period::Period;

/// Whether a period is an earlier one of the same kind that a sentence only measures what the article is about by, so that the sentences
/// behind it are not about it.
pub(super) fn is_in_passing(article: &Article, m: &Mention) -> bool {
    let (Some(main), Some(period)) = (article.main, m.periods.first().copied()) else { return false };
    if article.vietnamese || !goes_before(period, main) {
        return false;
    }
    let sentence = article.sentence_start(article.sentence_of(m.start));
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let end = article.sentence_start(article.sentence_of(m.start) + 1);
    // "June's all-time high", "the first-quarter value".
    let owned = m.end.checked_sub(1).map(word).is_some_and(|w| w.ends_with("'s") || w.ends_with("’s"))
        || word(m.end) == "'s";
    // "($40.1 billion in March)"
    let bracketed = (sentence..m.start).rev().find_map(|i| {
        let t = article.token(i)?;
        (t.is('(') || t.is(')')).then(|| t.is('('))
    }) == Some(true);
    // "In June the balance had been in the black": told of the time before.
    let told_before = (m.end..end).take(8).any(|i| word(i) == "had")
        || (sentence..m.start).rev().take(8).any(|i| word(i) == "had");
    // "a surplus of $2 billion, after $1.1 billion in August": behind another figure of the sentence.
    let behind = article.figures_in(sentence, m.start).len() > 1;
    let hangs =
        article.figures_in(sentence, m.start).last().is_some_and(|f| close(article, f.tokens.1, m.start, 3));
    // "was set in April", "against expectations in March": no figure of its own, and not at the head.
    let head = article
        .tokens
        .get(sentence..m.start)
        .is_some_and(|t| t.iter().filter(|t| t.kind == TokenKind::Word).count() <= 2);
    owned || bracketed || told_before || !head && (behind || hangs && led_by_comparison(article, m, sentence))
}

/// Whether what leads to a period's figure sets it against another: "after $718m in August", "from $3.12 billion in June".
fn led_by_comparison(article: &Article, m: &Mention, sentence: usize) -> bool {
    let Some(figure) = article.figures_in(sentence, m.start).last() else { return false };
    (sentence..figure.tokens.0).rev().take(6).any(|i| {
        article.token(i).is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "after"
                    | "from"
                    | "against"
                    | "than"
                    | "versus"
                    | "following"
                    | "compared"
                    | "to"
                    | "with"
                    | "previous"
            )
        })
    })
}

/// Whether a period lies before another and is no longer than it: the month before a month, the same quarter of the year before.
fn goes_before(period: Period, main: Period) -> bool {
    let days = |p: Period| p.end_day() - p.first_day();
    let listed = matches!(main, Period::Year(_) | Period::Years(..));
    !listed && period != main && period.end_day() < main.end_day() && days(period) <= days(main) + 3
}

/// "A year earlier the gap had been …" in a report on a month: that month of then, if not the year.
pub(super) fn same_then(article: &Article, (sentence, at): (usize, usize)) -> Option<Period> {
    let m = article.mentions_in(sentence, at).iter().rev().find(|m| m.when().is_some())?;
    let year = match (m.when(), m.periods.first()) {
        (Some(When::YearBefore | When::YearsBefore(_)), Some(Period::Year(y))) => *y,
        _ => return None,
    };
    let part = |m: &Mention| {
        let p = *m.periods.first()?;
        let since = m.start.checked_sub(1).is_some_and(|i| matches!(article.lower(i), "since" | "từ" | "kể"));
        (matches!(p, Period::Month(..) | Period::Quarter(..)) && !m.compared && !since).then_some(p)
    };
    let spoken = article.mentions_in(0, sentence).iter().rev().find_map(part)?;
    spoken.same_of_year(i32::from(year) - i32::from(spoken.end_year()))
}
