//! Dates that stand for months, quarters, halves or years: databases date a month by its first day or its last. Where all dates of a
//! table are of that kind and follow one another in such steps, they are those periods, and that is said; days that come otherwise stay
//! days, and so do days that are written out ("1 July 2021"): they are what a stock is counted on.

use super::Dataset;
use crate::diag::Diagnostic;
use crate::lang;
use crate::period::{Period, days_in_month};
use std::collections::BTreeSet;

/// Fewer different dates show no step.
const LEAST: usize = 3;

/// On which edge of a month all dates lie.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Edge {
    First,
    Last,
}

/// The edge of a month, and the months since year 0, that a day is on.
fn edge_of(period: Period) -> Option<(Edge, i32)> {
    let Period::Day(year, month, day) = period else { return None };
    let at = i32::from(year) * 12 + i32::from(month) - 1;
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

/// Puts the periods in the place of the dates that stand for them.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let mut edge = None;
    let mut months = BTreeSet::new();
    for period in dataset.series.iter().flat_map(|s| &s.points).filter_map(|p| p.period) {
        let Some((own, at)) = edge_of(period) else { return };
        if *edge.get_or_insert(own) != own {
            return;
        }
        months.insert(at);
    }
    let months: Vec<i32> = months.into_iter().collect();
    let Some(edge) = edge.filter(|_| months.len() >= LEAST) else { return };
    let Some(step) = step(edge, &months) else { return };
    for point in dataset.series.iter_mut().flat_map(|s| &mut s.points) {
        let of = point.period.and_then(edge_of).and_then(|(_, at)| of_step(step, at));
        point.period = of.or(point.period);
    }
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
