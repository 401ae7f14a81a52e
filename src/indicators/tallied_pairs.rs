//! Tallies of figures that each stand beside another: exports beside imports, outcomes beside plans. In how many periods there was a surplus
//! or the plan was met, with how many members, in each period.

use super::flags::{absent, gaps};
use super::plan_target::{Pair, decided, pair_of, pairs, says_plan};
use super::runs::of_one_step;
use super::selection::Task;
use super::spans::stretch;
use super::streaks::came_about;
use super::tallies::count_moved;
use super::units::number;
use super::work::{many, named, refuse, unlike_units};
use super::world::beside_but_for;
use super::{Compute, Example, Flag, Gives, Group, Indicator, Inputs, Line, Reason, Record};
use crate::dataset::{Flow, MeasureKind};
use crate::diag::Diagnostic;
use crate::figure::Interval;
use crate::period::Period;

const PRESS: &str = "press usage; counted over the members and periods of the table";

const SURPLUS: &str = "Σ ([xᵢ > yᵢ])";
const DEFICIT: &str = "Σ ([xᵢ < yᵢ])";
const MET: &str = "Σ ([xᵢ ≥ pᵢ])";
const MISSED: &str = "Σ ([xᵢ < pᵢ])";

/// A row about figures side by side.
const fn entry(
    id: &'static str,
    group: Group,
    formula: &'static str,
    inputs: Inputs,
    example: Example,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group,
        formula,
        inputs,
        params: &[],
        gives: Gives::Count,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits],
        source: PRESS,
        example,
        compute: Compute::Table(compute),
    }
}

/// What is counted over members.
pub(super) static OF_MEMBERS: [Indicator; 2] = [
    entry(
        "members-surplus",
        Group::Structure,
        SURPLUS,
        Inputs::AllParts,
        Example { asks: "goods.csv", gives: "2005 4" },
        |task| members_of_side(task, 1.0),
    ),
    entry(
        "members-deficit",
        Group::Structure,
        DEFICIT,
        Inputs::AllParts,
        Example { asks: "goods.csv", gives: "2005 0" },
        |task| members_of_side(task, -1.0),
    ),
];

/// What is counted over periods.
pub(super) static OF_PERIODS: [Indicator; 2] = [
    entry(
        "periods-surplus",
        Group::Runs,
        SURPLUS,
        Inputs::ExportsAndImports,
        Example { asks: "surplus.csv", gives: "2019–2023 4" },
        |task| periods_of_side(task, 1.0),
    ),
    entry(
        "periods-deficit",
        Group::Runs,
        DEFICIT,
        Inputs::ExportsAndImports,
        Example { asks: "trade.csv --to 2005", gives: "2000–2005 6" },
        |task| periods_of_side(task, -1.0),
    ),
];

/// What is counted of plans, over periods and over members.
pub(super) static OF_PLANS: [Indicator; 4] = [
    entry(
        "periods-plan-met",
        Group::Plan,
        MET,
        Inputs::PlanAndOutcome,
        Example { asks: "plans.csv --where partner=Laos", gives: "2023–2024 2" },
        |task| periods_met(task, true),
    ),
    entry(
        "periods-plan-missed",
        Group::Plan,
        MISSED,
        Inputs::PlanAndOutcome,
        Example { asks: "plans.csv --where partner=Chile", gives: "2023–2024 2" },
        |task| periods_met(task, false),
    ),
    entry(
        "members-plan-met",
        Group::Plan,
        MET,
        Inputs::PlanAndOutcome,
        Example { asks: "plans.csv", gives: "2024 2" },
        |task| members_met(task, true),
    ),
    entry(
        "members-plan-missed",
        Group::Plan,
        MISSED,
        Inputs::PlanAndOutcome,
        Example { asks: "plans.csv", gives: "2024 1" },
        |task| members_met(task, false),
    ),
];

/// The stretch that some figures are of.
fn from_to(of: &[&Record]) -> Option<Period> {
    let (first, last) = (of.first()?.period?, of.last()?.period?);
    stretch(first, last)
}

/// How many balances are above nothing, or below it.
fn count_signs(of: &[&Record], sign: f64) -> Record {
    if of.is_empty() || unlike_units(of) {
        return refuse(of, if of.is_empty() { Reason::NoInput } else { Reason::UnlikeUnits });
    }
    let count = |pick: &dyn Fn(Interval) -> f64| {
        of.iter().filter(|r| pick(r.interval.times(sign)) > 0.0).count() as f64
    };
    let value = of.iter().filter(|r| r.value.is_ok_and(|v| v * sign > 0.0)).count() as f64;
    let interval = Interval { lo: count(&|i| i.lo), hi: count(&|i| i.hi) };
    let formula = if sign > 0.0 { "Σ ([xᵢ > 0])" } else { "Σ ([xᵢ < 0])" };
    many(formula, "xᵢ", of, number(), Some((value, interval)))
}

/// How many outcomes reach their plans, which are exact, or fall short of them. The interval counts those that surely do, and those that may
/// have.
pub fn count_met(pairs: &[(Record, Record)], met: bool) -> Record {
    let pairs: Vec<(&Record, Record)> = pairs.iter().map(|(x, p)| (x, decided(p))).collect();
    let xs: Vec<&Record> = pairs.iter().map(|(x, _)| *x).collect();
    let both: Vec<&Record> = xs.iter().copied().chain(pairs.iter().map(|(_, p)| p)).collect();
    if pairs.is_empty() || unlike_units(&both) {
        return refuse(&both, if pairs.is_empty() { Reason::NoInput } else { Reason::UnlikeUnits });
    }
    let count =
        |holds: &dyn Fn(&Record, &Record) -> bool| pairs.iter().filter(|(x, p)| holds(x, p)).count() as f64;
    let surely = |x: &Record, p: &Record| x.interval.lo >= p.interval.hi;
    let maybe = |x: &Record, p: &Record| surely(x, p) || x.interval.hi > p.interval.lo;
    let interval = match met {
        true => Interval { lo: count(&surely), hi: count(&maybe) },
        false => Interval { lo: count(&|x, p| !maybe(x, p)), hi: count(&|x, p| !surely(x, p)) },
    };
    let value = count(&|x, p| (x.value.unwrap_or(f64::NAN) >= p.value.unwrap_or(f64::NAN)) == met);
    // As sure as the outcomes: a plan is no guess of what came about.
    let mut record = many(if met { MET } else { MISSED }, "xᵢ", &xs, number(), Some((value, interval)));
    for (_, plan) in &pairs {
        record.inputs.extend(named(&plan.inputs, "pᵢ"));
    }
    record
}

/// In how many periods exports were above imports, or below; of a table that has balances alone, how many of them are above nothing.
fn periods_of_side(task: &Task<'_>, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    let line = |like: usize, record: Record, of: &[&Record]| {
        let record = record.at(from_to(of)).flagged(gaps(of.iter().map(|r| r.period)));
        Line { flow: Some(Flow::Balance), printed_power: 0, ..task.line(like, number(), vec![record]) }
    };
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let Some(m) = task.of_flow(x, Flow::Import) else { continue };
        // Years among months would count what the months have counted.
        let exports = of_one_step(task, x).into_iter().filter(came_about);
        let pair = |now: Record| {
            let beside = task.figure(m, now.period);
            came_about(&beside).then_some((now, beside))
        };
        let pairs: Vec<(Record, Record)> = exports.filter_map(pair).collect();
        let xs: Vec<&Record> = pairs.iter().map(|(x, _)| x).collect();
        lines.push(line(x, count_moved(&pairs, sign, None), &xs));
    }
    if lines.is_empty() {
        let is_balance =
            |i: &usize| task.dataset.series.get(*i).and_then(|s| task.dataset.flow(s)) == Some(Flow::Balance);
        for i in task.selected().into_iter().filter(is_balance) {
            let all: Vec<Record> = of_one_step(task, i).into_iter().filter(came_about).collect();
            let all: Vec<&Record> = all.iter().collect();
            lines.push(line(i, count_signs(&all, sign), &all));
        }
    }
    Ok(lines)
}

/// With how many members exports were above imports, or below, period by period; of a table that has balances alone, how many of them are
/// above nothing. Who has only one of the two is left out, with a remark.
fn members_of_side(task: &Task<'_>, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let flow = |i: usize| task.dataset.series.get(i).and_then(|s| task.dataset.flow(s));
    let groups: Vec<Vec<usize>> = task.parts(d).iter().map(|group| task.without_rest(d, group)).collect();
    let of = |wanted: Flow| {
        groups.iter().filter(move |group| group.first().is_some_and(|&i| flow(i) == Some(wanted)))
    };
    let line = |first: usize, records: Vec<Record>| {
        let line = task.line_over(first, d, number(), records);
        Line { flow: Some(Flow::Balance), printed_power: 0, ..line }
    };
    let mut lines = Vec::new();
    let alone: Vec<usize> =
        of(Flow::Import).flatten().copied().filter(|&m| task.of_flow(m, Flow::Export).is_none()).collect();
    for group in of(Flow::Export) {
        let Some(&first) = group.first() else { continue };
        let with: Vec<(usize, Option<usize>)> =
            group.iter().map(|&x| (x, task.of_flow(x, Flow::Import))).collect();
        if with.iter().all(|(_, m)| m.is_none()) {
            continue;
        }
        let listed = group.len() + alone.iter().filter(|&&m| beside_but_for(task, first, m, d)).count();
        let at = |period: Option<Period>| {
            let pair = |(x, m): &(usize, Option<usize>)| {
                let (x, m) = (task.figure(*x, period), task.figure((*m)?, period));
                (came_about(&x) && came_about(&m)).then_some((x, m))
            };
            let pairs: Vec<(Record, Record)> = with.iter().filter_map(pair).collect();
            count_moved(&pairs, sign, None).at(period).flagged(absent(pairs.len(), listed))
        };
        lines.push(line(first, task.periods(group).into_iter().map(at).collect()));
    }
    if lines.is_empty() {
        for group in of(Flow::Balance) {
            let Some(&first) = group.first() else { continue };
            let at = |period: Option<Period>| {
                let all: Vec<Record> =
                    group.iter().map(|&i| task.figure(i, period)).filter(came_about).collect();
                let all: Vec<&Record> = all.iter().collect();
                count_signs(&all, sign).at(period).flagged(absent(all.len(), group.len()))
            };
            lines.push(line(first, task.periods(group).into_iter().map(at).collect()));
        }
    }
    if lines.is_empty() { Err(task.lacks("exports and imports")) } else { Ok(lines) }
}

/// The plan and the outcome of a period, where both are there.
fn at(pair: &Pair, period: Option<Period>) -> Option<(Record, Record)> {
    let plan = pair.plans.iter().find(|p| p.period == period && p.value.is_ok())?;
    let outcome = pair.outcomes.iter().find(|o| o.period == period && o.value.is_ok())?;
    Some((outcome.clone(), plan.clone()))
}

/// The periods in the window that some lines have a plan for, in order; those after the last that came about are still ahead.
fn planned(task: &Task<'_>, of: &[Pair]) -> Vec<Option<Period>> {
    let there = |r: &&Record| r.value.is_ok() && r.period.is_some() && task.in_window(r.period);
    let last = of.iter().flat_map(|p| &p.outcomes).filter(there).map(|o| o.period).max().flatten();
    let plans = of.iter().flat_map(|p| &p.plans).filter(there).map(|p| p.period);
    let past = |p: &Option<Period>| p.zip(last).is_some_and(|(p, last)| p.end_day() <= last.end_day());
    let mut periods: Vec<Option<Period>> = plans.filter(past).collect();
    periods.sort();
    periods.dedup();
    periods
}

/// In how many periods the plan was met, or missed.
fn periods_met(task: &Task<'_>, met: bool) -> Result<Vec<Line>, Diagnostic> {
    let line = |one: Pair| {
        let periods = planned(task, core::slice::from_ref(&one));
        // A year is no rival of its months.
        let steps = || periods.iter().flatten().map(|p| p.step());
        let step = steps().max_by_key(|step| steps().filter(|s| s == step).count())?;
        let of: Vec<Option<Period>> =
            periods.iter().copied().filter(|p| p.is_some_and(|p| p.step() == step)).collect();
        let pairs: Vec<(Record, Record)> = of.iter().filter_map(|p| at(&one, *p)).collect();
        let xs: Vec<&Record> = pairs.iter().map(|(x, _)| x).collect();
        let lacking = of.len().checked_sub(pairs.len()).filter(|n| *n > 0);
        let flag = lacking.map(|n| Flag::Gaps { absent: n as u32, of: of.len() as u32 });
        let record = count_met(&pairs, met).at(from_to(&xs)).flagged(flag);
        Some(Line { printed_power: 0, ..task.line(one.series, number(), vec![record]) })
    };
    Ok(pairs(task).into_iter().filter_map(line).collect())
}

/// How many members met their plan, or missed it, period by period, of those that had one.
fn members_met(task: &Task<'_>, met: bool) -> Result<Vec<Line>, Diagnostic> {
    // Plan and outcome listed side by side are no members that have a plan.
    let Some(d) = task.parts_dimension().filter(|&d| !says_plan(task.dataset, d)) else {
        return Err(task.lacks("parts"));
    };
    let mut lines = Vec::new();
    for group in task.parts(d) {
        let members: Vec<Pair> =
            task.without_rest(d, &group).into_iter().filter_map(|i| pair_of(task.dataset, i)).collect();
        let Some(first) = members.first() else { continue };
        let record = |period: Option<Period>| {
            let pairs: Vec<(Record, Record)> = members.iter().filter_map(|one| at(one, period)).collect();
            let has_plan = |one: &&Pair| one.plans.iter().any(|p| p.period == period && p.value.is_ok());
            let listed = members.iter().filter(has_plan).count();
            // A period of which nothing has come about yet is not counted.
            let counts = !pairs.is_empty();
            counts.then(|| count_met(&pairs, met).at(period).flagged(absent(pairs.len(), listed)))
        };
        let records: Vec<Record> = planned(task, &members).into_iter().filter_map(record).collect();
        if !records.is_empty() {
            lines.push(Line { printed_power: 0, ..task.line_over(first.series, d, number(), records) });
        }
    }
    if lines.is_empty() { Err(task.lacks("plan")) } else { Ok(lines) }
}
