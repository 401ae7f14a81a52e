//! Ranks: the place of a figure among those of its list.

use super::flags::{Flag, absent};
use super::parts::left_over;
use super::record::Input;
use super::selection::Task;
use super::work::{many, named, refuse, unlike_units};
use super::{Line, Reason, Record};
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval, by_key};
use crate::period::Period;
use crate::unit::{Quantity, Unit};
use std::collections::{HashMap, HashSet};

/// Others up to which every one of them is written out; of longer lists the two beside a figure tell its place.
const FEW: usize = 12;

/// Place of a value among others: one more than there are larger ones. Where rounding could swap neighbours the interval
/// holds every place it may have.
pub fn place_among(
    x: (f64, Interval),
    others: impl Iterator<Item = (f64, Interval)> + Clone,
) -> (f64, Interval) {
    let count = |larger: &dyn Fn(f64, Interval) -> bool| {
        1.0 + others.clone().filter(|(value, interval)| larger(*value, *interval)).count() as f64
    };
    let (value, own) = x;
    let place = count(&|v, _| v > value);
    (place, Interval { lo: count(&|_, i| i.lo > own.hi), hi: count(&|_, i| i.hi > own.lo) })
}

/// Place of a figure among others of its list, as [`place_among`].
pub fn rank(x: &Record, others: &[&Record]) -> Record {
    let all: Vec<&Record> = core::iter::once(x).chain(others.iter().copied()).collect();
    if unlike_units(&all) {
        return refuse(&[x], Reason::UnlikeUnits);
    }
    let unit = Unit::of(Quantity::Rank);
    let Ok(value) = x.value else { return refuse(&[x], x.value.err().unwrap_or(Reason::NoInput)) };
    let present: Vec<&Record> = others.iter().copied().filter(|r| r.value.is_ok()).collect();
    let known = present.iter().map(|r| (r.value.unwrap_or(0.0), r.interval));
    let (place, interval) = place_among((value, x.interval), known);
    let mut record = if present.is_empty() {
        Record { value: Ok(1.0), interval: Interval::exact(1.0), ..refuse(&[], Reason::NoInput) }
    } else {
        many("1 + Σ [xᵢ > x]", "xᵢ", &present, unit.clone(), Some((place, interval)))
    };
    let own = named(&x.inputs, "x");
    record.inputs = own.chain(record.inputs).collect();
    Record {
        period: x.period,
        status: record.status.max(x.status),
        unit,
        formula: "1 + Σ [xᵢ > x]".into(),
        ..record
    }
    .flagged(Some(Flag::Among { of: present.len() as u32 + 1 }))
    .flagged(shared(present.iter().filter(|r| r.value == x.value).count()))
}

/// How many others have the same figure, when some do.
fn shared(with: usize) -> Option<Flag> {
    (with > 0).then_some(Flag::Shared { with: with as u32 })
}

/// The figures of a list at one period, in order, so that every place among them is looked up.
struct Places {
    /// Figures, the largest first.
    order: Vec<Record>,
    /// Lower ends, rising; upper ends, rising.
    ends: [Vec<f64>; 2],
    unlike: bool,
    left_over: Option<Flag>,
}

impl Places {
    fn of(task: &Task<'_>, group: &[usize], period: Option<Period>, left_over: Option<Flag>) -> Places {
        let order = super::parts::present(task, group, period);
        let unlike = unlike_units(&order.iter().collect::<Vec<_>>());
        let order = by_key(order, |r| -r.value.unwrap_or(0.0));
        let sorted = |end: fn(&Record) -> f64| by_key(order.iter().map(end).collect(), |end| *end);
        let ends = [sorted(|r| r.interval.lo), sorted(|r| r.interval.hi)];
        Places { order, ends, unlike, left_over }
    }

    /// As [`rank`] among all others of the list, with those beside it for cells.
    fn place(&self, x: &Record) -> Record {
        let Ok(value) = x.value else { return refuse(&[x], x.value.err().unwrap_or(Reason::NoInput)) };
        if self.unlike {
            return refuse(&[x], Reason::UnlikeUnits);
        }
        let larger = self.order.partition_point(|r| r.value.is_ok_and(|v| v > value));
        let above = |end: usize, mark: f64| {
            self.ends.get(end).map_or(0, |ends| ends.len() - ends.partition_point(|e| *e <= mark))
        };
        // Its own upper end may lie above its own lower one.
        let itself = usize::from(x.interval.hi > x.interval.lo);
        let place = |n: usize| 1.0 + n as f64;
        let interval =
            Interval { lo: place(above(0, x.interval.hi)), hi: place(above(1, x.interval.lo) - itself) };
        let after = self.order.partition_point(|r| r.value.is_ok_and(|v| v >= value));
        let beside = [larger.checked_sub(1), Some(after)].into_iter().flatten();
        let beside: Vec<&Record> = beside.filter_map(|at| self.order.get(at)).collect();
        let count = Record::given(None, Decimal::whole(larger as i64), &Unit::default());
        let inputs: Vec<Input> = named(&count.inputs, "k")
            .chain(named(&x.inputs, "x"))
            .chain(beside.iter().flat_map(|r| named(&r.inputs, "xᵢ")))
            .collect();
        let status = beside.iter().map(|r| r.status).max().unwrap_or_default().max(x.status);
        Record {
            value: Ok(place(larger)),
            interval,
            status,
            inputs,
            unit: Unit::of(Quantity::Rank),
            formula: "1 + k".into(),
            ..Record::none(x.period, Reason::NoInput)
        }
        .flagged(Some(Flag::Among { of: self.order.len() as u32 }))
        // Itself stands among those of its figure.
        .flagged(shared((after - larger).saturating_sub(1)))
    }
}

pub(super) fn ranks(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let chosen: HashSet<usize> = task.selected().into_iter().collect();
    // Asked of some members, theirs are the places that are wanted; of the whole alone, those of all its parts.
    let wanted = task.by.is_some() || task.asks_of(d);
    let mut lines = Vec::new();
    for all in task.parts(d) {
        let group = task.without_rest(d, &all);
        let mut known: HashMap<Option<Period>, Places> = HashMap::new();
        for &i in group.iter().filter(|i| !wanted || chosen.contains(i)) {
            let record = |period| {
                let x = task.figure(i, period);
                let rest = || left_over(task, d, &all, period);
                if group.len() > FEW + 1 {
                    let places = || Places::of(task, &group, period, rest());
                    let places = known.entry(period).or_insert_with(places);
                    let lacking = absent(places.order.len(), group.len());
                    return places.place(&x).at(period).flagged(lacking).flagged(places.left_over);
                }
                let others: Vec<Record> =
                    group.iter().filter(|&&o| o != i).map(|&o| task.figure(o, period)).collect();
                let there = others.iter().chain([&x]).filter(|r| r.value.is_ok()).count();
                let place = rank(&x, &others.iter().collect::<Vec<_>>()).at(period);
                place.flagged(absent(there, group.len())).flagged(rest())
            };
            let records = task.periods(&[i]).into_iter().map(record).collect();
            lines.push(task.line(i, Unit::of(Quantity::Rank), records));
        }
    }
    Ok(lines)
}
