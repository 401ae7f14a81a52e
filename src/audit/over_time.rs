//! Months and quarters against their years, and years to date that must not fall.

use super::{Compared, Kind, Verdict, adds_up, compare, figure, record};
use crate::dataset::{Dataset, Status};
use crate::indicators::{Record, sums};
use crate::period::{Period, Step};

pub(super) fn compare_times(dataset: &Dataset, compared: &mut Compared) {
    for (i, series) in dataset.series.iter().enumerate() {
        if !adds_up(dataset, series) {
            continue;
        }
        compare_years(dataset, i, compared);
        compare_to_date(dataset, i, compared);
    }
}

/// The periods that make up another, from the finest that the table may have.
fn parts_of(period: Period) -> Vec<Vec<Period>> {
    match period {
        Period::Year(y) => vec![
            (1..=12).map(|m| Period::Month(y, m)).collect(),
            (1..=4).map(|q| Period::Quarter(y, q)).collect(),
            (1..=2).map(|h| Period::Half(y, h)).collect(),
        ],
        Period::Quarter(y, q) => vec![(0..3).map(|m| Period::Month(y, q * 3 - 2 + m)).collect()],
        Period::Years(a, b) if b - a < 60 => vec![(a..=b).map(Period::Year).collect()],
        Period::Months(y, 1, z, m) if y == z => vec![(1..=m).map(|m| Period::Month(y, m)).collect()],
        _ => Vec::new(),
    }
}

fn compare_years(dataset: &Dataset, i: usize, compared: &mut Compared) {
    let Some(series) = dataset.series.get(i) else { return };
    for (at, point) in series.points.iter().enumerate() {
        let Some(period) = point.period else { continue };
        for parts in parts_of(period) {
            let figures: Vec<Record> = parts.iter().filter_map(|p| figure(dataset, i, Some(*p))).collect();
            if figures.len() != parts.len() {
                continue;
            }
            let stated = record(dataset, i, at);
            let computed = sums::sum(&figures.iter().collect::<Vec<_>>());
            // Months are rarely republished when the year is revised: estimates do not contradict it.
            let unsure = |s: Status| s != Status::Final;
            let verdict = match compare(&stated, &computed) {
                Verdict::Disagrees if unsure(stated.status) != unsure(computed.status) => Verdict::Undecided,
                v => v,
            };
            compared.add_as(Kind::Years, verdict, i, stated, computed);
        }
    }
}

fn compare_to_date(dataset: &Dataset, i: usize, compared: &mut Compared) {
    let Some(series) = dataset.series.get(i) else { return };
    let mut before: Option<Record> = None;
    for (at, point) in series.points.iter().enumerate() {
        let Some(period) = point.period.filter(|p| p.step() == Step::YearToDate) else { continue };
        let now = record(dataset, i, at);
        if now.value.is_err() {
            continue;
        }
        if let Some(last) = before.filter(|b| b.period.is_some_and(|p| p.year() == period.year())) {
            // What was traded up to a month cannot have been more than what was traded up to the next.
            // Estimates are revised from release to release, but hardly by a tenth.
            let falls = now.interval.hi < last.interval.lo && last.interval.lo > 0.0;
            let revised = last.status != Status::Final && now.interval.hi > 0.9 * last.interval.lo;
            let verdict = match (falls, revised) {
                (true, false) => Verdict::Disagrees,
                (true, true) => Verdict::Undecided,
                (false, _) => Verdict::Agrees,
            };
            compared.add_as(Kind::ToDate, verdict, i, now.clone(), last);
        }
        before = Some(now);
    }
}
