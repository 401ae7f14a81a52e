//! A month or a quarter of now beside a whole year of then: "bây giờ một tháng cao hơn mức cả năm 1992", "a quarter is now worth more than
//! the whole of 1996". Where the table has years only, a month of the last one is its twelfth part.

use super::article::Article;
use super::candidates::level;
use super::claims_in_words::{Claim, number_word, reading, stand_in, step_word};
use super::extremes::truth;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::periods_in_text::year;
use super::reading::Reading;
use super::slots::{Doubt, Names, Side, slots};
use super::table_index::{Amount, TableIndex};
use crate::dataset::Status;
use crate::period::{Period, Step};

/// Words between the month and "more than", and from there to the year.
const NEAR: usize = 9;
/// What flow and names may cost for an accusation.
const CLEAR: i32 = 4;
/// And how many times as much the whole year has to be; where a month is only the twelfth part of a year, the best one may be far above it.
const APART: f64 = 1.2;
const APART_OF_A_PART: f64 = 2.0;
/// Words by which the month or quarter is none that is set against a year: "còn một tháng nữa", "up by a quarter", "a month to go".
const BEFORE: [&str; 9] = ["by", "còn", "thiếu", "over", "with", "than", "were", "was", "nearly"];
const BEHIND: [&str; 10] = ["nữa", "to", "still", "higher", "larger", "greater", "more", "ago", "later", ","];
/// Words by which it is less, or more than a part of the year alone, or not so.
const OTHERWISE: [&str; 26] = [
    "thấp", "ít", "nhỏ", "kém", "less", "smaller", "chưa", "không", "chẳng", "khó", "no", "not", "never",
    "bằng", "equal", "phần", "nửa", "half", "third", "fifth", "tenth", "quarters", "percent", "cent", "%",
    "already",
];

/// Words before it that speak of nothing but the time.
const NOW: [&str; 9] = ["bây", "giờ", "nay", "hiện", "ngày", "đây", "now", "today", ","];

/// All of them in a text.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    (0..article.tokens.len()).filter_map(|at| claim(article, index, at)).collect()
}

/// One month, one quarter, at its number: "một tháng", "a quarter", "1 tháng".
fn one(article: &Article, at: usize) -> Option<Step> {
    let token = article.token(at)?;
    let single = matches!(token.lower.as_str(), "một" | "a" | "single") || number_word(token) == Some(1);
    let step = article.token(at + 1).filter(|_| single).and_then(step_word)?;
    matches!(step, Step::Month | Step::Quarter).then_some(step)
}

/// Where the whole year stands: "cả năm 1992", "all of 1992", "the whole of 1992", "the entire year 1992".
fn whole_year(article: &Article, from: usize, to: usize) -> Option<(usize, i16)> {
    (from..to).find_map(|i| {
        let y = article.token(i).and_then(year)?;
        let whole = |n: usize| {
            i.checked_sub(n).is_some_and(|b| {
                b >= from && matches!(article.lower(b), "cả" | "all" | "whole" | "entire" | "full")
            })
        };
        (1..=3).any(whole).then_some((i, y))
    })
}

fn claim(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let step = one(article, at)?;
    let end = article.sentence_start(article.sentence_of(at) + 1);
    let more = (at + 2..end.min(at + 2 + NEAR)).find(|i| {
        matches!(article.lower(*i), "hơn" | "vượt" | "than" | "exceeds" | "exceed" | "tops" | "outweighs")
    })?;
    let figures = !article.figures_in(at + 2, more).is_empty();
    let (place, y) = whole_year(article, more, end.min(more + NEAR)).filter(|_| !figures)?;
    let told = |i: usize, list: &[&str]| list.contains(&article.lower(i));
    let other = at
        .checked_sub(1)
        .is_some_and(|b| told(b, &BEFORE) && article.sentence_of(b) == article.sentence_of(at))
        || told(at + 2, &BEHIND) && !(told(at + 2, &["more"]) && more == at + 3)
        || (at + 2..place).any(|i| told(i, &OTHERWISE));
    if other {
        return None;
    }
    let figure = stand_in(article, at, place + 1, 1, Counts::Bare)?;
    let mut slots = slots(article, index, &figure, Sort::Milestone);
    // "Bây giờ một tháng …": nothing else is spoken of.
    let start = article.sentence_start(article.sentence_of(at));
    if start < at && (start..at).all(|i| NOW.contains(&article.lower(i))) {
        slots.doubt = Doubt::None;
    }
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().take(2) {
            let Some((now, period, part)) = latest(index, flow.value, &names.value, step) else { continue };
            let apart = if part { APART_OF_A_PART } else { APART };
            let Some(then) = level(index, flow.value, &names.value, index.plain, Period::Year(y)) else {
                continue;
            };
            if period.end_year() <= y {
                continue;
            }
            let holds = now.value > then.value;
            let reach = flow.cost.max(names.cost);
            if !holds && (reach > CLEAR || now.interval.hi * apart >= then.interval.lo) {
                continue;
            }
            let cells = now.cells.iter().chain(&then.cells).copied().collect();
            let amount = Amount { cells, ..truth(holds) };
            let cost = flow.cost + names.cost;
            let by = (amount, Some("milestone"));
            let told = reading(Sort::Extreme, flow.value, names.value.clone(), period, by, cost, reach);
            readings.push(Reading { base: Some(Period::Year(y)), ..told });
        }
    }
    (!readings.is_empty()).then_some(Claim { figure, readings, slots })
}

/// The largest month or quarter of the last year that the table has, or what one is on average where it has whole years only, and whether
/// it is that.
fn latest(index: &TableIndex<'_>, side: Side, names: &Names, step: Step) -> Option<(Amount, Period, bool)> {
    let of = |p: &Period| level(index, side, names, index.plain, *p).filter(|a| a.status != Status::Plan);
    let last = |step: Step| {
        let known = index.periods.iter().filter(|p| p.step() == step && of(p).is_some());
        known.map(|p| p.end_year()).max()
    };
    let parts = last(step);
    if let Some(y) = parts.filter(|y| last(Step::Year).is_none_or(|whole| whole <= *y)) {
        let own = index.periods.iter().filter(|p| p.step() == step && p.end_year() == y);
        return own.filter_map(|p| Some((of(p)?, *p, false))).max_by(|a, b| a.0.value.total_cmp(&b.0.value));
    }
    let p = Period::Year(last(Step::Year)?);
    let parts = if step == Step::Month { 12.0 } else { 4.0 };
    let whole = of(&p)?;
    let interval = whole.interval.times(1.0 / parts);
    Some((Amount { value: whole.value / parts, interval, ..whole }, p, true))
}
