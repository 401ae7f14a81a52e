//! Months and quarters against their years, and years to date that must not fall.

use super::{Compared, Evidence, Kind, Verdict, adds_up, compare, figure, is_sharp, record};
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
    let mut told = Evidence::default();
    for f in &amounts.all {
        told.add(f.verdict == Verdict::Agrees, is_sharp(&f.stated) && is_sharp(&f.computed));
    }
    let sure = told.mostly() || told.half();
    let some = told.agree > 0 && told.agree * 2 >= told.all;
    for mut finding in amounts.all {
        let sum = sure || some && is_near(&finding.stated, &finding.computed);
        if !sum && finding.verdict == Verdict::Disagrees {
            finding.verdict = Verdict::Undecided;
        }
        compared.all.push(finding);
    }
}

/// As far as a sum with one wrong figure in it lies from the year; a mean of four or more periods lies at a quarter of their sum.
const NEAR_THE_SUM: f64 = 0.2;

/// Whether a year is about the sum of its parts: whatever the figures count, they add up.
fn is_near(stated: &Record, sum: &Record) -> bool {
    let (Ok(stated), Ok(sum)) = (stated.value, sum.value) else { return false };
    (stated - sum).abs() <= NEAR_THE_SUM * sum.abs()
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

/// The periods that make up another, in every way that the table may have them: months, quarters, halves, and the same stretch told
/// as months of the year so far or from one month to another.
fn parts_of(period: Period) -> Vec<Vec<Period>> {
    let months = |y: i16, from: u8, to: u8| (from..=to).map(|m| Period::Month(y, m)).collect::<Vec<_>>();
    let quarters = |y: i16, from: u8, to: u8| (from..=to).map(|q| Period::Quarter(y, q)).collect::<Vec<_>>();
    let range = |y: i16, from: u8, to: u8| vec![Period::Months(y, from, y, to)];
    let mut ways = match period {
        Period::Year(y) => vec![
            months(y, 1, 12),
            quarters(y, 1, 4),
            (1..=2).map(|h| Period::Half(y, h)).collect(),
            range(y, 1, 12),
        ],
        Period::Half(y, h) => {
            let last = h * 6;
            vec![months(y, last - 5, last), quarters(y, h * 2 - 1, h * 2), range(y, last - 5, last)]
        }
        Period::Quarter(y, q) => {
            let last = q * 3;
            vec![months(y, last - 2, last), range(y, last - 2, last)]
        }
        Period::Years(a, b) if b - a < 60 => vec![(a..=b).map(Period::Year).collect()],
        // What is a half or a quarter by another name is compared as that.
        Period::Months(y, from, z, to) if y == z && from <= to => {
            let whole_quarters = from % 3 == 1 && to % 3 == 0 && to - from > 2;
            let mut ways = vec![months(y, from, to)];
            if whole_quarters {
                ways.push(quarters(y, from / 3 + 1, to / 3));
            }
            if (from, to) == (1, 9) {
                ways.push(vec![Period::Half(y, 1), Period::Quarter(y, 3)]);
            }
            ways
        }
        _ => Vec::new(),
    };
    ways.retain(|parts| parts.as_slice() != [period]);
    ways
}

/// As far as a mean of rounded or unlike long periods lies from the plain one.
const OFF_THE_MEAN: f64 = 0.05;

/// Years against their months and quarters.
fn compare_years(dataset: &Dataset, i: usize, compared: &mut Compared) {
    let Some(series) = dataset.series.get(i) else { return };
    for (at, point) in series.points.iter().enumerate() {
        let Some(period) = point.period else { continue };
        for parts in parts_of(period) {
            // That a half and a quarter are no periods of one kind is no hindrance: together they are the stretch.
            let bare = |p: &Period| figure(dataset, i, Some(*p)).map(|r| r.at(None));
            let figures: Vec<Record> = parts.iter().filter_map(bare).collect();
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
