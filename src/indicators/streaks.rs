//! How many periods in a row: a surplus, a rise, a figure above all that came before it. Each is counted from the one before it,
//! so that a long series is gone through once, and its records name few cells. What is missing may have been in a run: its length is
//! then open upwards, and says so.

use super::Source;
use super::series::figure_at;
use super::units::number;
use super::work::{least_sure, many, named, refuse};
use super::{Flag, Reason, Record};
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
        Step::YearToDate => {
            let goes_on = match period.previous() {
                Some(previous) => previous == before,
                // The first month of a year stands after the last of the year before.
                None => before.end_day() == period.first_day(),
            };
            goes_on || period.same_of_year(-1) == Some(before)
        }
        _ => period.previous().is_none_or(|p| p == before) || period.same_of_year(-1) == Some(before),
    }
}

/// Figures that stand one period after another.
struct Row {
    /// Their places.
    places: Vec<usize>,
    /// The row before it of the same kind of period, and how many periods between the two have no figure.
    after: Option<(usize, usize)>,
}

/// How many periods lie between two of one kind, of which the table lists so many without a figure.
fn between(before: Option<Period>, period: Option<Period>, listed: usize) -> usize {
    let apart = before.zip(period).and_then(|(a, b)| {
        let years = i32::from(b.year()) - i32::from(a.year());
        // Of years to date the same months stand a year apart.
        if a.step() == Step::YearToDate && a.same_of_year(years) == Some(b) {
            return Some(years - 1);
        }
        Some(b.ordinal()?.saturating_sub(a.ordinal()?).saturating_sub(1))
    });
    let apart = apart.unwrap_or_default();
    usize::try_from(apart).unwrap_or(0).max(listed).max(1)
}

/// The rows of figures: a period that the table skips, or for which it has no figure, ends a row, and years among months stand in
/// a row of their own.
fn rows<T, K: Ord>(
    all: &[T],
    when: impl Fn(&T) -> Option<Period>,
    kind: impl Fn(Period) -> K,
    there: impl Fn(&T) -> bool,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // Of each kind of period the row that stands open, its last period, and how many without a figure came since.
    let mut open: BTreeMap<Option<K>, (usize, Option<Period>, usize)> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        let period = when(one);
        let step = period.map(&kind);
        if !there(one) {
            open.entry(step).and_modify(|(.., missed)| *missed += 1);
            continue;
        }
        let before = open.get(&step).copied();
        let goes_on = before.filter(|(_, before, missed)| {
            *missed == 0 && before.zip(period).is_none_or(|(before, now)| follows(before, now))
        });
        let row = goes_on.map_or(rows.len(), |(row, ..)| row);
        match rows.get_mut(row) {
            Some(row) => row.places.push(at),
            None => {
                let after = before.map(|(row, last, missed)| (row, between(last, period, missed)));
                rows.push(Row { places: vec![at], after });
            }
        }
        open.insert(step, (row, period, 0));
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

    /// How many of the last figures show it: all that may be in it and the one that ended it, of so many that there are without a
    /// break. `None` when they are too many.
    fn shown(self, there: usize) -> Option<usize> {
        let most = |n: usize| (n < FEW).then_some(n + 1);
        most(self.hi.min(there)).or_else(|| most(self.value))
    }

    /// What must be known of a run of which so many figures are there without a break: that it may reach over what is missing
    /// before them.
    fn remark(self, there: usize) -> Option<Flag> {
        (self.hi > there).then_some(Flag::MayReach { most: self.hi as u32 })
    }
}

fn count(n: usize) -> Record {
    Record::given(None, Decimal::whole(n as i64), &Unit::default())
}

/// How many in a row hold, told from the last one back, and whether it is something unknown that ends them.
pub fn in_a_row(backwards: impl Iterator<Item = Option<bool>>) -> (usize, bool) {
    let mut length = 0;
    for holds in backwards {
        match holds {
            Some(true) => length += 1,
            Some(false) => return (length, false),
            None => return (length, true),
        }
    }
    (length, false)
}

/// Length of the run of pairs whose first is above its second (`sign` 1) or below it (−1), up to each pair.
pub(super) fn runs(formula: &'static str, pairs: &[(Record, Record)], sign: f64) -> Vec<Record> {
    let there = |(x, y): &(Record, Record)| came_about(x) && came_about(y);
    let none = |(x, y): &(Record, Record)| Record { unit: number(), ..refuse(&[x, y], reason(&[x, y])) };
    let mut out: Vec<Record> = pairs.iter().map(none).collect();
    // How long the run may be at the end of each row.
    let mut ends: Vec<usize> = Vec::new();
    for Row { places: row, after } in rows(pairs, |(x, _)| x.period, |p| p.step(), there) {
        // What is missing may have gone on with the run before it.
        let most = after.map_or(0, |(row, absent)| ends.get(row).copied().unwrap_or(0) + absent);
        let mut before = Length { hi: most, ..Length::default() };
        let (mut chains, mut from) = (Ends::default(), 0);
        for (n, &at) in row.iter().enumerate() {
            let Some((x, y)) = pairs.get(at) else { continue };
            let [now, then] = [x, y].map(|r| r.interval.times(sign));
            let more = |holds: bool, before: usize| if holds { before + 1 } else { 0 };
            let mut chain = chains.take(y).unwrap_or_else(|| Chain::of(then.lo));
            from = from.max(chain.add(n, now));
            chains.put(x, chain);
            let now = Length {
                value: more((x.value.unwrap_or(0.0) - y.value.unwrap_or(0.0)) * sign > 0.0, before.value),
                lo: more(now.lo > then.hi, before.lo),
                hi: n + 1 - from + if from == 0 { most } else { 0 },
            };
            let shown =
                now.shown(n + 1).map(|shown| row.get((n + 1).saturating_sub(shown)..=n).unwrap_or_default());
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
                *slot = record.at(x.period).flagged(now.remark(n + 1));
            }
            before = now;
        }
        ends.push(before.hi);
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

/// Figures of which each has to be above the one before it. What a figure is in one pair it is in the next, where it is the base.
struct Chain {
    lows: Peaks,
    /// The pair that each figure but the first is above the one before it in.
    links: Vec<usize>,
}

impl Chain {
    fn of(low: f64) -> Chain {
        Chain { lows: Peaks(vec![(0, low)]), links: Vec::new() }
    }

    /// Adds the figure of a pair. The first pair from which on all can hold at once.
    fn add(&mut self, pair: usize, figure: Interval) -> usize {
        self.links.push(pair);
        let count = self.links.len();
        let below = self.lows.below(count, figure.hi);
        self.lows.add(count, figure.lo);
        // What comes after the nearest figure that is nowhere below this one.
        let broken = count.checked_sub(below + 1).and_then(|at| self.links.get(at));
        broken.map_or(0, |at| at + 1)
    }
}

/// What is known of figures that later ones start from, by their cells.
pub(super) struct Ends<T>(Vec<(Option<(u32, u32)>, T)>);

/// Months, quarters, halves and years, and years to date, go on beside each other: no more than these stand open at a time.
const OPEN: usize = 40;

impl<T> Default for Ends<T> {
    fn default() -> Ends<T> {
        Ends(Vec::new())
    }
}

impl<T> Ends<T> {
    pub(super) fn take(&mut self, of: &Record) -> Option<T> {
        let at = self.0.iter().position(|(c, _)| *c == cell(of))?;
        Some(self.0.remove(at).1)
    }

    pub(super) fn put(&mut self, of: &Record, end: T) {
        if self.0.len() > OPEN {
            self.0.remove(0);
        }
        self.0.push((cell(of), end));
    }
}

fn cell(record: &Record) -> Option<(u32, u32)> {
    record.inputs.first().map(|i| (i.row, i.column))
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

/// What stands in one row with a figure that is held against all before it: a year to date is more than that of a month before, whatever
/// trade did, and has only the same months of other years for rivals.
fn rivals(p: Period) -> (Step, u8) {
    match p {
        Period::Months(.., month) if p.step() == Step::YearToDate => (Step::YearToDate, month),
        _ => (p.step(), 0),
    }
}

/// For how many periods back every figure was lower (`sign` 1) or higher (−1), of each figure: as many as there are makes it a record.
pub(super) fn since(formula: &'static str, all: &[Record], sign: f64) -> Vec<Record> {
    let none = |r: &Record| Record { unit: number(), ..refuse(&[r], reason(&[r])) };
    let mut out: Vec<Record> = all.iter().map(none).collect();
    // The figures of each row by their lower ends, those of the rows before it among them, and how many periods that is in all.
    let mut ends: Vec<(Peaks, usize)> = Vec::new();
    for Row { places: row, after } in rows(all, |r| r.period, rivals, came_about) {
        let (mut by_value, mut by_high) = (Peaks::default(), Peaks::default());
        // What is missing has no height: it may have been lower than all.
        let (mut by_low, first) = after
            .and_then(|(row, absent)| {
                ends.get_mut(row).map(|(peaks, n)| (core::mem::take(peaks), *n + absent))
            })
            .unwrap_or_default();
        for (n, &at) in row.iter().enumerate() {
            let Some(now) = all.get(at) else { continue };
            let own = now.interval.times(sign);
            let value = now.value.unwrap_or(0.0) * sign;
            let length = Length {
                value: by_value.below(n, value),
                lo: by_high.below(n, own.lo),
                hi: by_low.below(first + n, own.hi),
            };
            let figure = |place: usize| row.get(place).and_then(|&at| all.get(at));
            let highest = by_value.highest_below(value).and_then(figure);
            let record = match (length.shown(n), highest) {
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
            let mut record = record.at(now.period).flagged(length.remark(n));
            // Right after what is missing nothing is known to be lower, which is not the same as nothing that is.
            if n == 0 && after.is_some() {
                record = record.refused(Reason::NoInput);
            }
            if let Some(slot) = out.get_mut(at) {
                *slot = record;
            }
            by_value.add(n, value);
            by_low.add(first + n, own.lo);
            by_high.add(n, own.hi);
        }
        ends.push((by_low, first + row.len()));
    }
    out
}
