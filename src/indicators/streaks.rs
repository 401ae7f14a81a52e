//! How many periods in a row: a surplus, a rise, a figure above all that came before it. Each is counted from the one before it,
//! so that a long series is gone through once, and its records name few cells.

use super::Source;
use super::series::figure_at;
use super::units::number;
use super::work::{least_sure, many, named, refuse};
use super::{Reason, Record};
use crate::dataset::Status;
use crate::figure::{Decimal, Interval};
use crate::period::{Period, Step};
use crate::unit::Unit;
use std::collections::BTreeMap;

/// Days from one working day to the next, at most.
const LONG_WEEKEND: i32 = 5;

/// Periods up to which all of a run are written out; a longer one is what it was the period before, and what that period adds.
const FEW: usize = 24;

/// Whether a figure is there and came about: what is planned is no fact to be counted.
pub(crate) fn came_about(record: &Record) -> bool {
    record.value.is_ok() && record.status != Status::Plan
}

/// Why figures cannot be counted.
fn reason(of: &[&Record]) -> Reason {
    let planned = of.iter().any(|r| r.value.is_ok() && r.status == Status::Plan);
    if planned { Reason::Planned } else { Reason::NoInput }
}

/// The figures of a series, one a period: where the table has several, the surest of them.
pub(super) fn one_a_period(source: &Source<'_>) -> Vec<Record> {
    let mut periods: Vec<Option<Period>> = source.series.points.iter().map(|p| p.period).collect();
    periods.dedup();
    periods.into_iter().map(|p| Record { period: p, ..figure_at(source, p) }).collect()
}

/// Whether a period comes right after another of its kind. Days may skip a weekend.
fn follows(before: Period, period: Period) -> bool {
    match period.step() {
        Step::Day => period.first_day() - before.first_day() <= LONG_WEEKEND,
        _ => period.previous().is_none_or(|p| p == before) || period.same_of_year(-1) == Some(before),
    }
}

/// Places of figures that stand one period after another: a period that the table skips, or for which it has no figure, ends a
/// row, and years among months stand in a row of their own.
fn rows<T>(all: &[T], when: impl Fn(&T) -> Option<Period>, there: impl Fn(&T) -> bool) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut open: BTreeMap<Option<Step>, (usize, Option<Period>)> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        let period = when(one);
        let step = period.map(|p| p.step());
        if !there(one) {
            open.remove(&step);
            continue;
        }
        let goes_on = open.get(&step).filter(|(_, before)| match (before, period) {
            (Some(before), Some(now)) => follows(*before, now),
            _ => true,
        });
        let row = goes_on.map_or(rows.len(), |(row, _)| *row);
        match rows.get_mut(row) {
            Some(places) => places.push(at),
            None => rows.push(vec![at]),
        }
        open.insert(step, (row, period));
    }
    rows
}

/// How many in a row: by the figures as printed, surely, and at most.
#[derive(Clone, Copy, Default)]
struct Length {
    value: usize,
    lo: usize,
    hi: usize,
}

impl Length {
    fn interval(self) -> Interval {
        Interval { lo: self.lo as f64, hi: self.hi as f64 }
    }

    /// How many of the last figures show it: all that may be in it and the one that ended it. `None` when they are too many.
    fn shown(self) -> Option<usize> {
        let most = |n: usize| (n < FEW).then_some(n + 1);
        most(self.hi).or_else(|| most(self.value))
    }
}

fn count(n: usize) -> Record {
    Record::given(None, Decimal::whole(n as i64), &Unit::default())
}

/// Length of the run of pairs whose first is above its second (`sign` 1) or below it (−1), up to each pair.
pub(super) fn runs(formula: &'static str, pairs: &[(Record, Record)], sign: f64) -> Vec<Record> {
    let there = |(x, y): &(Record, Record)| came_about(x) && came_about(y);
    let none = |(x, y): &(Record, Record)| Record { unit: number(), ..refuse(&[x, y], reason(&[x, y])) };
    let mut out: Vec<Record> = pairs.iter().map(none).collect();
    for row in rows(pairs, |(x, _)| x.period, there) {
        let mut before = Length::default();
        for (n, &at) in row.iter().enumerate() {
            let Some((x, y)) = pairs.get(at) else { continue };
            let gap = (x.interval - y.interval).times(sign);
            let more = |holds: bool, before: usize| if holds { before + 1 } else { 0 };
            let now = Length {
                value: more((x.value.unwrap_or(0.0) - y.value.unwrap_or(0.0)) * sign > 0.0, before.value),
                lo: more(gap.lo > 0.0, before.lo),
                hi: more(gap.hi > 0.0, before.hi),
            };
            let shown =
                now.shown().map(|shown| row.get((n + 1).saturating_sub(shown)..=n).unwrap_or_default());
            let record = match shown {
                Some(places) => {
                    let shown: Vec<&(Record, Record)> = places.iter().filter_map(|&p| pairs.get(p)).collect();
                    written_out(formula, &shown, now)
                }
                None => {
                    let one = if sign > 0.0 { "r + [x > y]" } else { "r + [x < y]" };
                    told_on(one, &[("r", &count(before.value)), ("x", x), ("y", y)], now)
                }
            };
            if let Some(slot) = out.get_mut(at) {
                *slot = record.at(x.period);
            }
            before = now;
        }
    }
    out
}

/// Length of the run that ends at the last of some pairs.
pub fn run(formula: &'static str, pairs: &[(Record, Record)], sign: f64) -> Record {
    let last = runs(formula, pairs, sign).pop();
    last.unwrap_or_else(|| Record::none(None, Reason::NoInput))
}

fn written_out(formula: &'static str, shown: &[&(Record, Record)], length: Length) -> Record {
    let xs: Vec<&Record> = shown.iter().map(|(x, _)| x).collect();
    let mut record = many(formula, "xᵢ", &xs, number(), Some((length.value as f64, length.interval())));
    for (_, y) in shown {
        record.status = record.status.max(y.status);
        record.inputs.extend(named(&y.inputs, "yᵢ"));
    }
    record
}

/// A length told by a few figures.
fn told_on(formula: &'static str, of: &[(&'static str, &Record)], length: Length) -> Record {
    let all: Vec<&Record> = of.iter().map(|(_, r)| *r).collect();
    Record {
        value: Ok(length.value as f64),
        interval: length.interval(),
        status: least_sure(&all),
        inputs: of.iter().flat_map(|(name, r)| named(&r.inputs, name)).collect(),
        unit: number(),
        formula: formula.into(),
        ..Record::none(None, Reason::NoInput)
    }
}

/// Of figures gone through in order those that no later one reaches: the last at or above a mark stands among them.
#[derive(Default)]
struct Peaks(Vec<(usize, f64)>);

impl Peaks {
    /// How many of the `n` figures before stand below a mark without a break, the nearest first.
    fn below(&self, n: usize, mark: f64) -> usize {
        let reach = self.0.partition_point(|(_, height)| *height >= mark);
        let ends = reach.checked_sub(1).and_then(|at| self.0.get(at));
        ends.map_or(n, |(place, _)| n - place - 1)
    }

    /// The highest of those below a mark, and where it stands.
    fn highest_below(&self, mark: f64) -> Option<usize> {
        self.0.get(self.0.partition_point(|(_, height)| *height >= mark)).map(|(place, _)| *place)
    }

    fn add(&mut self, place: usize, height: f64) {
        let kept = self.0.partition_point(|(_, h)| *h > height);
        self.0.truncate(kept);
        self.0.push((place, height));
    }
}

/// For how many periods back every figure was lower (`sign` 1) or higher (−1), of each figure: as many as there are makes it a record.
pub(super) fn since(formula: &'static str, all: &[Record], sign: f64) -> Vec<Record> {
    let none = |r: &Record| Record { unit: number(), ..refuse(&[r], reason(&[r])) };
    let mut out: Vec<Record> = all.iter().map(none).collect();
    for row in rows(all, |r| r.period, came_about) {
        let (mut by_value, mut by_low, mut by_high) = (Peaks::default(), Peaks::default(), Peaks::default());
        for (n, &at) in row.iter().enumerate() {
            let Some(now) = all.get(at) else { continue };
            let ends = now.interval.times(sign);
            let value = now.value.unwrap_or(0.0) * sign;
            let length = Length {
                value: by_value.below(n, value),
                lo: by_high.below(n, ends.lo),
                hi: by_low.below(n, ends.hi),
            };
            let figure = |place: usize| row.get(place).and_then(|&at| all.get(at));
            let highest = by_value.highest_below(value).and_then(figure);
            let record = match (length.shown(), highest) {
                (None, Some(highest)) => {
                    let one = if sign > 0.0 { "r × [y < x]" } else { "r × [y > x]" };
                    told_on(one, &[("r", &count(length.value)), ("y", highest), ("x", now)], length)
                }
                (shown, _) => {
                    let shown = (n.saturating_sub(shown.unwrap_or(FEW))..n).filter_map(figure);
                    let mut record = told_on(formula, &[], length);
                    for earlier in shown {
                        record.status = record.status.max(earlier.status);
                        record.inputs.extend(named(&earlier.inputs, "xᵢ"));
                    }
                    record.inputs.extend(named(&now.inputs, "x"));
                    Record { status: record.status.max(now.status), ..record }
                }
            };
            if let Some(slot) = out.get_mut(at) {
                *slot = record.at(now.period);
            }
            by_value.add(n, value);
            by_low.add(n, ends.lo);
            by_high.add(n, ends.hi);
        }
    }
    out
}
