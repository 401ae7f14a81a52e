//! The catalogue's structure: shares and what becomes of them, contributions, shift-share, ranks, clubs, the rest.

use super::flags::{Flag, absent, is_no_parts, of_whole};
use super::formula::Formula;
#[cfg(feature = "studio")]
use super::gaps_of_shares::apart;
use super::ranks::ranks;
pub use super::ranks::{place_among, rank};
use super::selection::Task;
use super::series::{period_before, year_before};
use super::units::{number, percent, points};
use super::work::{many, refuse, unlike_units, work};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record, share, sums};
use crate::dataset::Flow;
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval, by_key};
use crate::period::Period;
use crate::unit::Unit;
use std::cell::RefCell;
use std::collections::HashMap;

const ESCAP: &str = "UN ESCAP, Trade Statistics in Policymaking (2009), ch. 3";
const OECD: &str = "OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4";

pub(super) static ENTRIES: [Indicator; 10] = [
    Indicator {
        id: "share",
        group: Group::Structure,
        formula: share::SHARE.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::UnlikeUnits, Reason::Overlap],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 10.0%" },
        compute: Compute::Table(shares),
    },
    Indicator {
        id: "share-change",
        group: Group::Structure,
        formula: share::CHANGE.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Points,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: ESCAP,
        example: Example {
            asks: "goods.csv --where flow=X --by good", gives: "2005 −2.5 percentage points"
        },
        compute: Compute::Table(share_changes),
    },
    Indicator {
        id: "contribution",
        group: Group::Structure,
        formula: share::CONTRIBUTION.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Points,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: OECD,
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 0.0 percentage points" },
        compute: Compute::Table(contributions),
    },
    Indicator {
        id: "share-of-growth",
        group: Group::Structure,
        formula: share::OF_GROWTH.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 0.0%" },
        compute: Compute::Table(shares_of_growth),
    },
    Indicator {
        id: "shift-share-common",
        group: Group::Structure,
        formula: GAINED_LIKE_THE_WHOLE.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 $25.0 million" },
        compute: Compute::Table(shift_share_common),
    },
    Indicator {
        id: "shift-share-own",
        group: Group::Structure,
        formula: GAINED_BEYOND.text,
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 −$25 million" },
        compute: Compute::Table(shift_share_own),
    },
    Indicator {
        id: "rank",
        group: Group::Structure,
        formula: "1 + Σ [xᵢ > x]",
        inputs: Inputs::PartAndWhole,
        params: &[],
        gives: Gives::Rank,
        refuses: &[Reason::NoInput, Reason::Undecided],
        source: "standard competition ranking; WTO, World Trade Statistical Review, appendix tables",
        example: Example { asks: "goods.csv --where flow=X --by good", gives: "2005 4" },
        compute: Compute::Table(ranks),
    },
    Indicator {
        id: "club-count",
        group: Group::Structure,
        formula: "Σ ([xᵢ ≥ c])",
        inputs: Inputs::AllParts,
        params: &[Param::Above, Param::Below],
        gives: Gives::Count,
        refuses: &[Reason::NoInput],
        source: "press usage: the club of goods above a billion dollars",
        example: Example { asks: "goods.csv --where flow=X --above 200000000", gives: "2005 3" },
        compute: Compute::Table(club_count),
    },
    Indicator {
        id: "top",
        group: Group::Structure,
        formula: "x",
        inputs: Inputs::AllParts,
        params: &[Param::Top],
        gives: Gives::Same,
        refuses: &[Reason::NoInput],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --top 2", gives: "2005 $250.0 million" },
        compute: Compute::Table(top),
    },
    Indicator {
        id: "rest",
        group: Group::Structure,
        formula: REST.text,
        inputs: Inputs::AllParts,
        params: &[Param::Top],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::Overlap],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --top 2", gives: "2005 $300 million" },
        compute: Compute::Table(rest),
    },
];

/// Hardly any plain chart asks for it.
#[cfg(feature = "studio")]
pub(super) static OF_STRUCTURE: [Indicator; 1] = [Indicator {
    id: "structural-change",
    group: Group::Structure,
    formula: "50 × Σ |xᵢ ÷ Σ xⱼ − yᵢ ÷ Σ yⱼ|",
    inputs: Inputs::AllParts,
    params: &[],
    gives: Gives::Points,
    refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
    source: ESCAP,
    example: Example { asks: "goods.csv --where flow=X", gives: "2005 7.5 percentage points" },
    compute: Compute::Table(structural_change),
}];

/// The figure of the whole at a period.
type Whole<'w> = &'w dyn Fn(Option<Period>) -> Record;

/// What is worked out of a part (its place), its whole and a period.
type PartFormula<'f> = &'f dyn Fn(&Task<'_>, usize, Whole<'_>, Option<Period>) -> Record;

/// Every part with its whole: the printed total where the table has one, else the parts added up.
fn with_whole(
    task: &Task<'_>,
    unit: &dyn Fn(&Unit) -> Unit,
    formula: PartFormula<'_>,
) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let groups = task.parts(d);
    let group_of: HashMap<usize, &Vec<usize>> =
        groups.iter().flat_map(|group| group.iter().map(move |i| (*i, group))).collect();
    // A whole has no share of itself; it stays only where it was asked for as one of `by`.
    let is_part = |i: &usize| {
        task.dataset.series.get(*i).is_some_and(|series| {
            let shown_whole = task.by.is_some() || task.dataset.series.len() < 2;
            let is_part = !task.is_whole(series, d) && !task.is_of_both_flows(series, d);
            is_part || (shown_whole && task.is_whole(series, d) && task.whole_of(*i, d).is_some())
        })
    };
    let mut of: Vec<usize> = task.selected().into_iter().filter(is_part).collect();
    if of.is_empty() && task.by.is_none() {
        // Asked of the whole alone: its parts are meant, as a rank means all that are ranked.
        of = groups.iter().flatten().copied().collect();
    }
    // What all parts of a group are parts of is worked out once a period, not once for each part.
    let mut known: HashMap<(usize, Option<Period>), Record> = HashMap::new();
    let mut lines = Vec::new();
    for i in of {
        let Some(series) = task.dataset.series.get(i) else { continue };
        let group: &[usize] = group_of.get(&i).map(|g| g.as_slice()).unwrap_or_default();
        // A part outside of every group (a sector beside the goods) has a whole of its own.
        let place = group.first().copied().unwrap_or(i);
        let wholes = RefCell::new(&mut known);
        let total = |period: Option<Period>| {
            let mut wholes = wholes.borrow_mut();
            wholes.entry((place, period)).or_insert_with(|| whole_at(task, i, group, d, period)).clone()
        };
        let records = task
            .periods(&[i])
            .into_iter()
            .map(|period| formula(task, i, &total, period).at(period))
            .collect();
        lines.push(task.line(i, unit(&series.unit.base()), records));
    }
    Ok(lines)
}

/// The figure that a group's parts are parts of, with a remark where they are more than it: the printed total's, or their sum
/// where the table has none.
fn whole_at(task: &Task<'_>, part: usize, group: &[usize], d: usize, period: Option<Period>) -> Record {
    let parts = present(task, group, period);
    let parts: Vec<&Record> = parts.iter().collect();
    match task.whole_of(part, d) {
        Some(whole) => {
            let whole = task.figure(whole, period);
            let flag = of_whole(&parts, &whole).filter(|f| matches!(f, Flag::Overlap { .. }));
            whole.flagged(flag)
        }
        // Before the first period of the table there is no whole.
        None if parts.is_empty() => Record::none(period, Reason::NoInput),
        None => listed_whole(&parts).flagged(absent(parts.len(), group.len())),
    }
}

/// A whole of more parts than these goes into each part's record as one number: every part naming all the others would take
/// the square of them in room, and nobody reads a sum of so many.
const NAMED: usize = 60;

/// The sum of the parts listed, as the whole that each of them is held against.
pub(crate) fn listed_whole(parts: &[&Record]) -> Record {
    let whole = listed(parts);
    let Some(first) = whole.inputs.first().filter(|_| whole.inputs.len() > NAMED && whole.value.is_ok())
    else {
        return whole;
    };
    let power = first.power;
    let sum = whole.inputs.iter().fold(Decimal { mantissa: 0, exponent: 0 }, |sum, i| {
        sum.plus(i.printed.scaled(i.power.saturating_sub(power)))
    });
    let unit = Unit { power, ..whole.unit.clone() };
    let one = Record::given(None, sum, &unit);
    Record { inputs: one.inputs, formula: one.formula, ..whole }
}

/// A part in per cent of its whole; where the whole is the sum of all parts listed, what raises the part raises the whole.
pub(crate) fn share_of(part: &Record, whole: &Record) -> Record {
    in_own_sum(share::share(part, whole), [part, whole], share::SHARE.of)
}

/// The sum of parts that have no printed total.
pub(super) fn listed(parts: &[&Record]) -> Record {
    sums::sum(parts).flagged(Some(Flag::Listed { parts: parts.len() as u32 }))
}

/// How the parts of a group stand to their whole at a period; without a printed total they are all there is.
pub(super) fn standing(
    task: &Task<'_>,
    group: &[usize],
    period: Option<Period>,
    parts: &[&Record],
) -> Option<Flag> {
    let d = task.parts_dimension()?;
    let whole = group.first().and_then(|&i| task.whole_of(i, d)).map(|w| task.figure(w, period));
    match whole.filter(|w| w.value.is_ok()) {
        Some(whole) => of_whole(parts, &whole),
        None => Some(Flag::Listed { parts: parts.len() as u32 }),
    }
}

pub(super) fn base_period(task: &Task<'_>, i: usize, period: Option<Period>) -> Option<Period> {
    let series = task.dataset.series.get(i)?;
    if let Some(base) = task.query.base {
        return Some(base).filter(|b| Some(*b) < period);
    }
    year_before(period?).or_else(|| period_before(series)(period?))
}

fn at(task: &Task<'_>, i: usize, period: Option<Period>) -> Record {
    match period {
        Some(_) => task.figure(i, period),
        None => Record::none(None, Reason::NoInput),
    }
}

/// The record with the exact interval of a formula in which a whole without a cell of its own is the sum of its part and others (part,
/// whole, part, whole): what raises such a part raises its whole.
pub(super) fn in_own_sum<const N: usize>(
    record: Record,
    of: [&Record; N],
    f: fn([f64; N]) -> Option<f64>,
) -> Record {
    let listed = |w: &Record| w.flags.iter().any(|f| matches!(f, Flag::Listed { .. }));
    let Some(value) = record.value.ok().filter(|_| of.iter().all(|r| r.value.is_ok())) else {
        return record;
    };
    let mut ends = Interval::exact(value);
    for corner in 0..1_u32 << N {
        let mut at = [0.0; N];
        let mut part = Interval::exact(0.0);
        let mut own = 0.0;
        for (n, (slot, r)) in at.iter_mut().zip(of).enumerate() {
            let up = corner >> n & 1 == 1;
            let pick = |i: &Interval| if up { i.hi } else { i.lo };
            if n % 2 == 0 {
                (part, own) = (r.interval, pick(&r.interval));
                *slot = own;
            } else if listed(r) {
                *slot = own + pick(&Interval { lo: r.interval.lo - part.lo, hi: r.interval.hi - part.hi });
            } else {
                *slot = pick(&r.interval);
            }
        }
        let Some(value) = f(at).filter(|v| v.is_finite()) else { return record };
        ends = Interval { lo: ends.lo.min(value), hi: ends.hi.max(value) };
    }
    Record { interval: ends, ..record }
}

/// Shares: every part's, period by period.
fn shares(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|_| percent(), &|task, i, total, p| {
        let (x, whole) = (task.figure(i, p), total(p));
        let share = share_of(&x, &whole);
        let flow = task.dataset.series.get(i).and_then(|s| task.dataset.flow(s));
        // No part is more than its whole; balances of single partners may be.
        let too_much = share.value.is_ok() && share.interval.lo > 100.0 && flow != Some(Flow::Balance);
        if too_much { share.refused(Reason::Overlap) } else { share }
    })
}

/// The four figures of a part and its whole, now and before.
fn four(task: &Task<'_>, i: usize, total: Whole<'_>, p: Option<Period>) -> [Record; 4] {
    let before = base_period(task, i, p);
    let t0 = if before.is_some() { total(before) } else { Record::none(None, Reason::NoInput) };
    [task.figure(i, p), total(p), at(task, i, before), t0]
}

fn share_changes(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|_| points(), &|task, i, total, p| {
        let [x1, t1, x0, t0] = four(task, i, total, p);
        let change = share::share_change(&x1, &t1, &x0, &t0);
        in_own_sum(change, [&x1, &t1, &x0, &t0], share::CHANGE.of)
    })
}

fn contributions(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|_| points(), &|task, i, total, p| {
        let [x1, t1, x0, t0] = four(task, i, total, p);
        let part = share::contribution(&x1, &x0, &t0);
        in_own_sum(part, [&x1, &t1, &x0, &t0], |[x1, _, x0, t0]| (share::CONTRIBUTION.of)([x1, x0, t0]))
    })
}

fn shares_of_growth(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|_| percent(), &|task, i, total, p| {
        let [x1, t1, x0, t0] = four(task, i, total, p);
        let part = share::share_of_growth(&x1, &x0, &t1, &t0);
        in_own_sum(part, [&x1, &t1, &x0, &t0], |[x1, t1, x0, t0]| (share::OF_GROWTH.of)([x1, x0, t1, t0]))
    })
}

/// What a part would have gained had it grown like the whole.
const GAINED_LIKE_THE_WHOLE: Formula<3> = Formula {
    text: "x₀ × (T₁ ÷ T₀ − 1)",
    names: ["x₀", "T₁", "T₀"],
    of: |[x0, t1, t0]| (t0 > 0.0).then(|| x0 * (t1 / t0 - 1.0)),
};

/// What a part gained beyond that.
const GAINED_BEYOND: Formula<4> = Formula {
    text: "x₁ − x₀ × T₁ ÷ T₀",
    names: ["x₁", "x₀", "T₁", "T₀"],
    of: |[x1, x0, t1, t0]| (t0 > 0.0).then(|| x1 - x0 * t1 / t0),
};

/// What is left of a whole.
pub const REST: Formula<2> = Formula { text: "T − Σ xᵢ", names: ["T", "S"], of: |[t, s]| Some(t - s) };

/// What the part would have gained had it grown like the whole.
fn shift_share_common(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|u| u.clone(), &|task, i, total, p| {
        let [x1, t1, x0, t0] = four(task, i, total, p);
        let common = work(&GAINED_LIKE_THE_WHOLE, [&x0, &t1, &t0], x0.unit.clone());
        in_own_sum(common, [&x1, &t1, &x0, &t0], |[_, t1, x0, t0]| (GAINED_LIKE_THE_WHOLE.of)([x0, t1, t0]))
    })
}

/// What the part gained beyond that, or fell short of it.
fn shift_share_own(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_whole(task, &|u| u.clone(), &|task, i, total, p| {
        let [x1, t1, x0, t0] = four(task, i, total, p);
        let own = work(&GAINED_BEYOND, [&x1, &x0, &t1, &t0], x1.unit.clone());
        in_own_sum(own, [&x1, &t1, &x0, &t0], |[x1, t1, x0, t0]| (GAINED_BEYOND.of)([x1, x0, t1, t0]))
    })
}

/// How many values are at or above `from` and below `to`. The interval counts those that surely are and those that may be.
pub fn count_in_band(
    of: impl Iterator<Item = (f64, Interval)> + Clone,
    from: f64,
    to: f64,
) -> (f64, Interval) {
    let count = |inside: &dyn Fn(f64, Interval) -> bool| {
        of.clone().filter(|(value, interval)| inside(*value, *interval)).count() as f64
    };
    let interval = Interval {
        lo: count(&|_, i| i.lo >= from && i.hi < to),
        hi: count(&|_, i| i.hi > from && i.lo < to),
    };
    (count(&|value, _| value >= from && value < to), interval)
}

/// How many figures are at or above `c`, and below `d` when there is one. The interval counts those that surely are and
/// those that may be.
pub fn club(of: &[&Record], c: &Record, d: Option<&Record>) -> Record {
    if unlike_units(of) {
        return refuse(of, Reason::UnlikeUnits);
    }
    let present: Vec<&Record> = of.iter().copied().filter(|r| r.value.is_ok()).collect();
    let from = c.value.unwrap_or(0.0);
    let to = d.map_or(f64::INFINITY, |d| d.value.unwrap_or(f64::INFINITY));
    let values = present.iter().map(|r| (r.value.unwrap_or(0.0), r.interval));
    let (value, interval) = count_in_band(values, from, to);
    let formula = if d.is_some() { "Σ ([xᵢ ≥ c] × [xᵢ < d])" } else { "Σ ([xᵢ ≥ c])" };
    let mut record = many(formula, "xᵢ", &present, number(), Some((value, interval)));
    record.inputs.extend(super::work::named(&c.inputs, "c"));
    if let Some(d) = d {
        record.inputs.extend(super::work::named(&d.inputs, "d"));
    }
    record
}

/// One record a period for each set of parts, from all of them together.
pub(super) fn over_parts(
    task: &Task<'_>,
    unit: &dyn Fn(&Unit) -> Unit,
    formula: &dyn Fn(&[usize], Option<Period>) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let mut lines = Vec::new();
    for group in task.parts(d) {
        let Some(&first) = group.first() else { continue };
        let Some(series) = task.dataset.series.get(first) else { continue };
        let record = |p| formula(&group, p).at(p).flagged(left_over(task, d, &group, p));
        let records = task.periods(&group).into_iter().map(record).collect();
        lines.push(task.line_over(first, d, unit(&series.unit.base()), records));
    }
    Ok(lines)
}

/// The figures of a group that are there.
pub(super) fn present(task: &Task<'_>, group: &[usize], period: Option<Period>) -> Vec<Record> {
    group.iter().map(|&i| task.figure(i, period)).filter(|r| r.value.is_ok()).collect()
}

/// A mark in the scale of the figures that are held against it, without zeros behind the point that nobody wrote.
pub(super) fn in_scale(mark: Decimal, power: i8) -> Decimal {
    let mut mark = mark.scaled(-power);
    while mark.exponent < 0 && mark.mantissa % 10 == 0 {
        mark = Decimal { mantissa: mark.mantissa / 10, exponent: mark.exponent + 1 };
    }
    mark
}

fn club_count(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let threshold = task.query.above.unwrap_or(Decimal { mantissa: 1, exponent: 9 });
    let d = task.along()?;
    let mut lines = over_parts(task, &|_| number(), &|group, period| {
        let named = task.without_rest(d, group);
        let all = present(task, &named, period);
        let unit = all.first().map(|r| r.unit.clone()).unwrap_or_default();
        // The marks are written in the scale of the figures that are held against them.
        let power = all.first().and_then(|r| r.inputs.first()).filter(|i| i.has_scale).map_or(0, |i| i.power);
        let given = |n: Decimal| Record::given(period, in_scale(n, power), &Unit { power, ..unit.clone() });
        let below = task.query.below.map(given);
        let lacking = absent(all.len(), named.len());
        club(&all.iter().collect::<Vec<_>>(), &given(threshold), below.as_ref()).flagged(lacking)
    })?;
    for line in &mut lines {
        line.printed_power = 0;
    }
    Ok(lines)
}

/// What is left over of a group, as a remark: it has no place among the members, however large it is.
pub(super) fn left_over(task: &Task<'_>, d: usize, group: &[usize], period: Option<Period>) -> Option<Flag> {
    let worth = |of: &[usize]| present(task, of, period).iter().filter_map(|r| r.value.ok()).sum::<f64>();
    let (named, all) = (worth(&task.without_rest(d, group)), worth(group));
    (named < all).then(|| Flag::LeftOver { percent: 100.0 * (1.0 - named / all) })
}

/// The members of a group with the largest figures at the last period.
pub(super) fn largest(task: &Task<'_>, d: usize, group: &[usize]) -> Vec<usize> {
    let last = task.periods(group).last().copied().flatten();
    let named = task.without_rest(d, group).into_iter();
    let sorted: Vec<(f64, usize)> =
        named.filter_map(|i| Some((task.figure(i, last).value.ok()?, i))).collect();
    let n = task.query.top.unwrap_or(5) as usize;
    by_key(sorted, |(value, _)| -value).into_iter().take(n).map(|(_, i)| i).collect()
}

fn top(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let mut lines = Vec::new();
    for group in task.parts(d) {
        for i in largest(task, d, &group) {
            let unit = task.dataset.series.get(i).map(|s| s.unit.base()).unwrap_or_default();
            let figure = |p| {
                let all = present(task, &group, p);
                let figure = task.figure(i, p).flagged(absent(all.len(), group.len()));
                let figure = figure.flagged(left_over(task, d, &group, p));
                // Which of unlike money is the most nobody can say.
                let unlike = unlike_units(&all.iter().collect::<Vec<_>>());
                if unlike { figure.refused(Reason::UnlikeUnits) } else { figure }
            };
            let records = task.periods(&[i]).into_iter().map(figure).collect();
            lines.push(task.line(i, unit, records));
        }
    }
    Ok(lines)
}

fn rest(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    over_parts(task, &|u| u.clone(), &|group, period| {
        let largest = largest(task, d, group);
        let whole = group.first().and_then(|&i| task.whole_of(i, d));
        let shown: Vec<Record> = largest.iter().map(|&i| task.figure(i, period)).collect();
        let taken = sums::sum(&shown.iter().collect::<Vec<_>>());
        let all = present(task, group, period);
        let all: Vec<&Record> = all.iter().collect();
        // Which of unlike money is left nobody can say.
        if unlike_units(&all) {
            return refuse(&all, Reason::UnlikeUnits);
        }
        match whole {
            Some(whole) => {
                let total = task.figure(whole, period);
                let flag = of_whole(&all, &total);
                let rest = work(&REST, [&total, &taken], total.unit.clone()).with_named_sum();
                // What is left of a whole is not below nothing.
                let below = rest.interval.hi < 0.0 && of_whole(&[&taken], &total).is_some();
                if is_no_parts(flag) || (rest.value.is_ok() && below) {
                    return rest.refused(Reason::Overlap).flagged(flag);
                }
                rest.flagged(flag.filter(|f| matches!(f, Flag::Overlap { .. })))
            }
            None => {
                let others: Vec<usize> = group.iter().filter(|i| !largest.contains(i)).copied().collect();
                let others = present(task, &others, period);
                let rest = sums::sum(&others.iter().collect::<Vec<_>>());
                let parts = all.len() as u32;
                rest.flagged(Some(Flag::Listed { parts })).flagged(absent(all.len(), group.len()))
            }
        }
    })
}

impl Record {
    /// `T − Σ xᵢ` has the sum written out already; its inputs keep the name `xᵢ`.
    fn with_named_sum(mut self) -> Record {
        self.formula = REST.text.into();
        self
    }
}

/// Half the sum of all changes of share, in points: 0 when nothing moved, 100 when everything was replaced.
#[cfg(feature = "studio")]
fn structural_change(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    over_parts(task, &|_| points(), &|group, period| {
        let before = group.first().and_then(|&i| base_period(task, i, period));
        let Some(before) = before else { return Record::none(period, Reason::NoInput) };
        let both: Vec<(Record, Record)> =
            group.iter().map(|&i| (task.figure(i, period), task.figure(i, Some(before)))).collect();
        let of_all = used(&both);
        let pairs: Vec<(Record, Record)> =
            both.into_iter().filter(|(a, b)| a.value.is_ok() && b.value.is_ok()).collect();
        if pairs.len() < 2 {
            return Record::none(period, Reason::NoInput);
        }
        let now: Vec<&Record> = pairs.iter().map(|(a, _)| a).collect();
        let then: Vec<&Record> = pairs.iter().map(|(_, b)| b).collect();
        let flag = standing(task, group, period, &now);
        let (s1, s0) = (super::concentration::shares(&now), super::concentration::shares(&then));
        let result = s1.zip(s0).map(|(s1, s0)| {
            let value: f64 = s1.iter().zip(&s0).map(|(a, b)| (a.0 - b.0).abs()).sum();
            let ends = |of: &[&Record]| -> Vec<Interval> {
                of.iter()
                    .map(|r| Interval { lo: r.interval.lo.max(0.0), hi: r.interval.hi.max(0.0) })
                    .collect()
            };
            // Where too many shares may have moved either way, the sum of what each may have.
            let outer = || {
                let sizes = s1.iter().zip(&s0).map(|(a, b)| (a.1 - b.1).size());
                sizes.fold(Interval::exact(0.0), |sum, size| sum + size)
            };
            let ends = apart(&ends(&now), &ends(&then)).unwrap_or_else(outer);
            (50.0 * value, ends.times(50.0))
        });
        let mut record = many("50 × Σ |xᵢ ÷ Σ xⱼ − yᵢ ÷ Σ yⱼ|", "xᵢ", &now, points(), result);
        for y in &then {
            record.status = record.status.max(y.status);
            record.inputs.extend(super::work::named(&y.inputs, "yᵢ"));
        }
        if unlike_units(&now) || unlike_units(&then) {
            record = record.refused(Reason::UnlikeUnits);
        } else if now.iter().chain(&then).any(|r| r.value.is_ok_and(|v| v < 0.0)) {
            record = record.refused(Reason::Negative);
        } else if record.value.is_ok() && is_no_parts(flag) {
            record = record.refused(Reason::Overlap);
        }
        record.flagged(flag.filter(|f| !matches!(f, Flag::Covers { .. }))).flagged(of_all)
    })
}

/// How many of the figures that stand on either side stand on both, when some do not.
#[cfg(feature = "studio")]
pub(super) fn used(pairs: &[(Record, Record)]) -> Option<Flag> {
    let worth = |r: &Record| r.value.unwrap_or(0.0).abs();
    let (mut count, mut of, mut part, mut all) = (0_u32, 0_u32, 0.0, 0.0);
    for (a, b) in pairs.iter().filter(|(a, b)| a.value.is_ok() || b.value.is_ok()) {
        of += 1;
        all += worth(a) + worth(b);
        if a.value.is_ok() && b.value.is_ok() {
            count += 1;
            part += worth(a) + worth(b);
        }
    }
    (count < of && all > 0.0).then(|| Flag::Used { used: count, of, percent: 100.0 * part / all })
}
