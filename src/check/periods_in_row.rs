//! Periods that a list of figures goes through without naming each: "bốn quý lần lượt đạt 7,75; 8,46; 9,16 và 9,18 tỷ USD", "hai năm
//! 2022-2023, lần lượt 47,8 và 10,4 tỷ USD".

use super::article::Article;
use super::claims_in_words::number_word;
use super::figures_in_text::Figure;
use super::in_order::run;
use super::lexicon::Mark;
use crate::period::{Period, Step};

/// The period of a figure by its place in such a list.
pub(super) fn by_place(article: &Article, figure: &Figure) -> Option<Period> {
    let id = article.sentence_of(figure.tokens.0);
    let from = article.sentence_start(id);
    let figures = run(article, figure)?;
    let first = figures.first()?.tokens.0;
    let said = article.mentions_in(from, first);
    if !said.iter().any(|m| m.has(Mark::Respectively)) {
        return None;
    }
    let place = i16::try_from(figures.iter().position(|f| f.tokens == figure.tokens)?).ok()?;
    let n = i16::try_from(figures.len()).ok()?;
    let years = said.iter().rev().filter(|m| !m.compared).find_map(|m| match m.periods.first()? {
        Period::Years(a, b) if b - a + 1 == n => Some(Period::Year(a + place)),
        _ => None,
    });
    if years.is_some() {
        return years;
    }
    // "bốn quý", "cả bốn quý của năm 2024"
    let all_four = (from..first).any(|i| {
        n == 4
            && article.token(i).and_then(number_word) == Some(4)
            && super::counted_periods::step_at(article, i + 1) == Some(Step::Quarter)
    });
    let year = said.iter().rev().filter_map(|m| m.periods.first()).find(|p| matches!(p, Period::Year(_)));
    let year = year.copied().or(article.main)?.end_year();
    all_four.then(|| Period::Quarter(year, u8::try_from(place + 1).unwrap_or(1)))
}
