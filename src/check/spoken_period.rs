//! "Nhập khẩu cùng kỳ 34,8 tỷ USD", "$34.3 billion in the same period": the period may be the one just spoken of as well as the one a year
//! before. A figure that is that of the other one is no slip.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::lexicon::Mark;
use super::meeting::{meets, stated};
use super::periods_in_text::When;
use super::reading::{Reading, Working};
use super::slip::Slip;
use super::table_index::{TableIndex, Wanted};
use super::verdict::Judged;

/// Words between a figure and what is said of its period.
const BESIDE: usize = 8;

/// What a figure means that seems to be of another period, where words beside it say just that one.
pub(super) fn meant(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: &Judged,
) -> Option<Reading> {
    let reading = judged.reading.as_ref()?;
    let same =
        |when: Option<When>| matches!(when, Some(When::SameBefore | When::SameOf(_) | When::YearBefore));
    let (from, to) = (figure.tokens.0.saturating_sub(BESIDE), figure.tokens.1 + BESIDE);
    let sentence = article.sentence_of(figure.tokens.0);
    let from = from.max(article.sentence_start(sentence));
    let to = to.min(article.sentence_start(sentence + 1));
    let beside = article.mentions_in(from, to).iter().any(|m| {
        same(m.when())
            && article.figures_in(m.end.min(figure.tokens.0), m.start.max(figure.tokens.0)).is_empty()
    });
    // "Nhập khẩu cùng kỳ 34,8 tỷ USD, …; nhập siêu 711 triệu USD": what follows in the sentence goes on with it.
    let goes_on = article
        .mentions_in(article.sentence_start(sentence), figure.tokens.0)
        .iter()
        .any(|m| m.when() == Some(When::SameBefore) && !m.compared);
    // "was €17.8 billion, compared with €21.9 billion": then, though no word says when.
    let compared = !article.vietnamese
        && super::ends_of_change::in_compared(article, figure)
        && super::verdict::weight(figure) > 2
        && {
            let (from, to) =
                (super::kinds::window(article, figure).0, super::kinds::behind(article, figure).1);
            !article.mentions_in(from, to).iter().any(|m| m.when().is_some())
        };
    if !(beside || goes_on || compared) || reading.sort != Sort::Value || reading.priced {
        return None;
    }
    let side = reading.side?;
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let before = compared.then(|| reading.period.previous()).flatten();
    [1, -1].into_iter().filter_map(|n| reading.period.same_of_year(n)).chain(before).find_map(|period| {
        let amount = level(index, side, &reading.names, measure, period)?;
        let working = Working::Level(amount.clone());
        let other = Reading { period, amount, working, ..reading.clone() };
        meets(stated(figure, other.sort), &other).then_some(other)
    })
}

/// Whether the period whose figure was found instead is spoken of in the same sentence.
pub(super) fn is_spoken_of(article: &Article, figure: &Figure, judged: &Judged) -> bool {
    let (Some(Slip::Period(period)), Some(reading)) = (&judged.slip, &judged.reading) else { return false };
    let year_off = [1, -1].into_iter().any(|n| reading.period.same_of_year(n) == Some(*period));
    let relative =
        |when: Option<When>| matches!(when, Some(When::SameBefore | When::SameOf(_) | When::YearBefore));
    let sentence = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
    article.mentions_in(from, to).iter().any(|m| m.periods.contains(period) || year_off && relative(m.when()))
}

/// Whether the period whose figure was found instead may be the figure's own: "was $18 billion, compared with $22 billion" is of the time
/// before, though no word says so; "after the peak of 2022 came a dip of 4.1%" of the time behind.
pub(super) fn is_of_what_was_before(article: &Article, figure: &Figure, judged: &Judged) -> bool {
    let (Some(Slip::Period(_)), Some(reading)) = (&judged.slip, &judged.reading) else { return false };
    let (start, end) = super::kinds::window(article, figure);
    let base = article.mentions_in(start, end).iter().rev().find(|m| m.has(Mark::Base));
    if base.is_some_and(|m| super::slots::close(article, m.end, figure.tokens.0, 3)) {
        return true;
    }
    comes_after(article, figure, reading)
}

/// Whether a figure that nothing explains is of the time behind the one it was held against.
pub(super) fn is_behind_another(article: &Article, figure: &Figure, judged: &Judged) -> bool {
    judged.slip.is_none() && judged.reading.as_ref().is_some_and(|r| comes_after(article, figure, r))
}

/// "After the peak of 2022 came a dip of 4.1%": whether a reading's time is only what came before.
fn comes_after(article: &Article, figure: &Figure, reading: &Reading) -> bool {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let named = article
        .mentions_in(sentence, figure.tokens.0)
        .iter()
        .rev()
        .find(|m| m.periods.contains(&reading.period));
    named.is_some_and(|m| (sentence..m.start).any(|i| matches!(word(i), "after" | "following" | "sau")))
}
