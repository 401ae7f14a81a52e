//! Months and quarters against their years, and years to date that must not fall.

use super::{Compared, Kind, Verdict, adds_up, compare, figure, record};
use crate::dataset::{Dataset, MeasureKind, Series, Status};
use crate::indicators::{Record, sums};
use crate::period::{Period, Step};
use crate::unit::Quantity;

pub(super) fn compare_times(dataset: &Dataset, compared: &mut Compared) {
    // Amounts, and numbers without a unit, add up over a year or are its mean: what most of the table does tells.
    let mut amounts = Compared::default();
    for (i, series) in dataset.series.iter().enumerate() {
        if adds_up(dataset, series) {
            compare_years(dataset, i, compared);
            compare_to_date(dataset, i, compared);
        } else if may_add_up(dataset, series) {
            compare_years(dataset, i, &mut amounts);
        }
    }
    let agree = amounts.all.iter().filter(|f| f.verdict == Verdict::Agrees).count();
    let sure = amounts.all.len() >= 3 && agree * 3 >= amounts.all.len() * 2;
    for mut finding in amounts.all {
        if !sure && finding.verdict == Verdict::Disagrees {
            finding.verdict = Verdict::Undecided;
        }
        compared.all.push(finding);
    }
}

fn may_add_up(dataset: &Dataset, series: &Series) -> bool {
    let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    matches!(kind, MeasureKind::Value | MeasureKind::Quantity)
        && series.unit.per.is_none()
        && !matches!(
            series.unit.quantity,
            Quantity::Percent
                | Quantity::PercentagePoint
                | Quantity::Index(_)
                | Quantity::Rank
                | Quantity::Person
        )
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

/// As far as a mean of rounded or unlike long periods lies from the plain one.
const OFF_THE_MEAN: f64 = 0.05;

/// Years against their months and quarters.
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
            // A year between the least and the most of its months, and about their mean, is their mean: rates and prices are no sums.
            let within = |v: f64| {
                let ends = |f: fn(f64, f64) -> f64| figures.iter().filter_map(|r| r.value.ok()).reduce(f);
                let mean = computed.value.unwrap_or(0.0) / figures.len() as f64;
                let about = (v - mean).abs() <= OFF_THE_MEAN * mean.abs();
                about && ends(f64::min).is_some_and(|lo| lo <= v) && ends(f64::max).is_some_and(|hi| v <= hi)
            };
            let verdict = match compare(&stated, &computed) {
                Verdict::Disagrees if stated.value.is_ok_and(within) => Verdict::Undecided,
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
