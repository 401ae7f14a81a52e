//! Dates that stand for months, quarters, halves or years: databases date a month by its first day or its last. Where all dates of a
//! table are of that kind and follow one another in such steps, they are those periods, and that is said. Markets date a month by its last
//! working day, which is told in the same way. Days that come otherwise stay days, and so do days that are written out ("1 July 2021"): they are what a stock is counted on.

use super::Dataset;
use crate::diag::Diagnostic;
use crate::lang;
use crate::period::{Period, day_number, days_in_month};
use std::collections::BTreeSet;

/// Fewer different dates show no step.
const LEAST: usize = 3;
/// Fewer last working days of months may lie there by chance.
const LEAST_WORKING: usize = 4;
/// Days before the end of a month on which its last working day may fall, weekends and holidays told.
const WEEK: u8 = 7;

/// On which edge of a month all dates lie.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Edge {
    First,
    Last,
}

/// The months since year 0 of a day.
fn month_of(period: Period) -> Option<i32> {
    let Period::Day(year, month, _) = period else { return None };
    Some(i32::from(year) * 12 + i32::from(month) - 1)
}

/// The edge of a month, and the months since year 0, that a day is on.
fn edge_of(period: Period) -> Option<(Edge, i32)> {
    let Period::Day(year, month, day) = period else { return None };
    let at = month_of(period)?;
    match day {
        1 => Some((Edge::First, at)),
        d if d == days_in_month(year, month) => Some((Edge::Last, at)),
        _ => None,
    }
}

/// Months in a step, when dates follow one another so: most in that step, and none between.
fn step(edge: Edge, months: &[i32]) -> Option<i32> {
    let gaps: Vec<i32> = months.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?)).collect();
    [12, 6, 3, 1].into_iter().find(|&step| {
        // Where in its period the month stands that the date is of: a year begins in January and ends in December.
        let place = if edge == Edge::First { 0 } else { step - 1 };
        months.iter().all(|m| m.rem_euclid(step) == place)
            && gaps.iter().filter(|g| **g == step).count() * 2 > gaps.len()
    })
}

fn of_step(step: i32, months: i32) -> Option<Period> {
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let part = (months.rem_euclid(12) / step + 1) as u8;
    Some(match step {
        12 => Period::Year(year),
        6 => Period::Half(year, part),
        3 => Period::Quarter(year, part),
        _ => Period::Month(year, part),
    })
}

/// Whether a day in the last week of its month is followed by nothing but a weekend in it; `None` for days before that week.
fn is_last_working(period: Period) -> Option<bool> {
    let Period::Day(year, month, day) = period else { return None };
    let last = days_in_month(year, month);
    // The first of January 1970 was a Thursday, three days after a Monday.
    let weekday = |day: u8| (day_number(year, month, day) + 3).rem_euclid(7);
    (day + WEEK > last).then(|| (day + 1..=last).all(|d| weekday(d) >= 5))
}

/// What the dates stand for where markets date a month by its last working day: one date a month, most of them followed by no more than
/// a weekend, the others, before a holiday, in the last week. Gives the months in a step, and what to say of it.
fn step_of_working_days(dataset: &Dataset) -> Option<(i32, &'static str)> {
    let mut days = BTreeSet::new();
    let mut months = BTreeSet::new();
    let mut last = 0;
    for period in dataset.series.iter().flat_map(|s| &s.points).filter_map(|p| p.period).map(date_of) {
        let is_last = is_last_working(period)?;
        if days.insert(period.first_day()) {
            last += usize::from(is_last);
            if !months.insert(month_of(period)?) {
                return None;
            }
        }
    }
    let months: Vec<i32> = months.into_iter().collect();
    let near = |gaps: i32| months.windows(2).all(|w| matches!(w, [a, b] if b - a <= gaps));
    // Beside figures of the year so far a day of the last week is that of the month's report, whatever weekday it is.
    let mut all = dataset.series.iter().flat_map(|s| &s.points).filter_map(|p| p.period);
    if months.len() >= LEAST && near(2) && all.any(|period| date_of(period) != period) {
        return Some((1, "dataset.dates-of-reports"));
    }
    // A step of years is one date a year, which may be anything.
    let step = step(Edge::Last, &months).filter(|step| *step < 12)?;
    let most = months.len() >= LEAST_WORKING && last * 4 >= months.len() * 3;
    most.then_some((step, "dataset.dates-working-days"))
}

/// Puts the periods in the place of the dates that stand for them.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    if settle_edges(dataset, warnings) {
        return;
    }
    let Some((step, code)) = step_of_working_days(dataset) else { return };
    put(dataset, |period| month_of(period).and_then(|at| of_step(step, at)));
    warnings.push(Diagnostic::note(code));
}

/// The date of a figure of the year so far: the stretch from New Year to that day.
fn date_of(period: Period) -> Period {
    match period {
        Period::Days(y, 1, 1, z, m, d) if y == z => Period::Day(y, m, d),
        other => other,
    }
}

/// Puts what dates stand for in their place; what is of the year up to a date is of the year up to that.
fn put(dataset: &mut Dataset, of: impl Fn(Period) -> Option<Period>) {
    for point in dataset.series.iter_mut().flat_map(|s| &mut s.points) {
        point.period = point.period.map(|period| {
            let date = date_of(period);
            let told = of(date).unwrap_or(date);
            if date == period { told } else { crate::read::months_so_far(told) }
        });
    }
}

/// As [`settle`], for first and last days; says whether all dates are such.
fn settle_edges(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) -> bool {
    let mut edge = None;
    let mut months = BTreeSet::new();
    for period in dataset.series.iter().flat_map(|s| &s.points).filter_map(|p| p.period).map(date_of) {
        let Some((own, at)) = edge_of(period) else { return false };
        if *edge.get_or_insert(own) != own {
            return false;
        }
        months.insert(at);
    }
    let months: Vec<i32> = months.into_iter().collect();
    let Some(edge) = edge.filter(|_| months.len() >= LEAST) else { return false };
    let Some(step) = step(edge, &months) else { return false };
    put(dataset, |period| edge_of(period).and_then(|(_, at)| of_step(step, at)));
    let last = edge == Edge::Last;
    warnings.push(match (step, last) {
        (12, false) => Diagnostic::note("dataset.dates-years-first"),
        (12, true) => Diagnostic::note("dataset.dates-years-last"),
        (6, false) => Diagnostic::note("dataset.dates-halves-first"),
        (6, true) => Diagnostic::note("dataset.dates-halves-last"),
        (3, false) => Diagnostic::note("dataset.dates-quarters-first"),
        (3, true) => Diagnostic::note("dataset.dates-quarters-last"),
        (_, false) => Diagnostic::note("dataset.dates-months-first"),
        (_, true) => Diagnostic::note("dataset.dates-months-last"),
    });
    true
}

/// Whether a date is written out, its month with all its letters: "1 July 2021", "1 de enero de 2022".
pub(super) fn is_written_out(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 3)
}

/// "令和６年12月分 | | （単位：百万円）": the month of a report that stands in one row with the unit, as a title would say it.
pub(super) fn beside_units(table: &crate::read::Table) -> Vec<String> {
    let rows = table.rows_of(crate::read::RowKind::Unit).filter(|row| table.grid.filled(*row).count() <= 3);
    let cells = rows.flat_map(|row| table.grid.filled(row));
    let dated = cells.filter(|(_, cell)| lang::when(cell).is_some_and(|w| w.period().is_some()));
    dated.map(|(_, cell)| crate::read::tidy(cell)).collect()
}
