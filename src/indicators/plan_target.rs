//! Plan and outcome: attainment, gap, points over target, the growth that is still required, on track or not.
//!
//! A plan is a point whose status is plan, in the same series as the outcome or in one beside it (a measure or a member
//! called plan, target, kế hoạch, mục tiêu).

use super::formula::Formula;
use super::selection::{Task, names_other_years};
use super::units::{number, percent, points};
use super::work::{mixed_periods, refuse, unlike_units, work};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Reason, Record, growth};
use crate::dataset::{Dataset, Series, Status};
use crate::diag::Diagnostic;
use crate::figure::{Interval, Qualifier, Stated, powf};
use crate::period::Period;
use crate::unit::{Quantity, Unit};

const PRACTICE: &str = "Vietnam, Law on Statistics (2015) and plan reports: outcome against plan";

/// A row about a plan.
const fn entry(
    id: &'static str,
    formula: &'static str,
    source: &'static str,
    gives: Gives,
    shows: &'static str,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group: Group::Plan,
        formula,
        inputs: Inputs::PlanAndOutcome,
        params: &[],
        gives,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::UnlikeUnits],
        source,
        example: Example { asks: "target.csv --where flow=X", gives: shows },
        compute: Compute::Table(compute),
    }
}

/// Outcome in per cent of the plan.
pub const ATTAINMENT: Formula<2> =
    Formula { text: "100 × x ÷ p", names: ["x", "p"], of: |[x, p]| (p > 0.0).then(|| 100.0 * x / p) };

/// Outcome less plan.
pub const GAP: Formula<2> = Formula { text: "x − p", names: ["x", "p"], of: |[x, p]| Some(x - p) };

/// How far over the plan.
pub const OVER: Formula<2> = Formula {
    text: "100 × (x ÷ p − 1)",
    names: ["x", "p"],
    of: |[x, p]| (p > 0.0).then(|| 100.0 * (x / p - 1.0)),
};

/// Outcome over the path of even growth to the target.
const ON_TRACK: Formula<5> = Formula {
    text: "x ÷ (x₀ × (p ÷ x₀)^(m ÷ n))",
    names: ["x", "x₀", "p", "m", "n"],
    of: |[x, x0, p, m, n]| (x0 > 0.0 && p > 0.0).then(|| x / (x0 * powf(p / x0, m / n))),
};

pub(super) static ENTRIES: [Indicator; 5] = [
    entry("plan-attainment", ATTAINMENT.text, PRACTICE, Gives::Percent, "2006 103.6%", attainments),
    entry("plan-gap", GAP.text, PRACTICE, Gives::Same, "2006 $1,382 million", gaps),
    entry("plan-over", OVER.text, PRACTICE, Gives::Percent, "2006 3.6%", overs),
    entry(
        "plan-required",
        growth::AVERAGE.text,
        "compound growth from the last outcome to the target",
        Gives::Percent,
        "2007–2010 15.1%",
        required,
    ),
    entry(
        "plan-on-track",
        ON_TRACK.text,
        "outcome against the path of even growth from the first outcome to the target",
        Gives::Number,
        "2006 1.052",
        on_track,
    ),
];

/// A plan is a decision and exact: 16% is 16.0%. One that was stated loosely (about, over) stays so.
pub(super) fn decided(plan: &Record) -> Record {
    let [input] = plan.inputs.as_slice() else { return plan.clone() };
    let rounded =
        Stated { decimal: input.printed.scaled(input.power), qualifier: Qualifier::Plain }.interval();
    let plain = |a: f64, b: f64| (a - b).abs() <= 1e-9 * rounded.width();
    let is_plain = plain(plan.interval.lo, rounded.lo) && plain(plan.interval.hi, rounded.hi);
    let interval = if is_plain { Interval::exact(input.value) } else { plan.interval };
    Record { interval, ..plan.clone() }
}

/// Outcome in per cent of the plan, which is taken as exact.
pub fn attainment(outcome: &Record, plan: &Record) -> Record {
    let of = [outcome, &decided(plan)];
    let attained = match refusal(&of) {
        Some(reason) => refuse(&of, reason).counted_in(percent()),
        None => work(&ATTAINMENT, of, percent()),
    };
    as_sure_as(outcome, attained)
}

/// A figure about an outcome is as sure as the outcome: the plan it is held against is no guess of what came about.
fn as_sure_as(outcome: &Record, record: Record) -> Record {
    Record { status: outcome.status, ..record }
}

/// Outcome less plan, in the unit of both; of two percentages in points.
pub fn gap(outcome: &Record, plan: &Record) -> Record {
    let of = [outcome, &decided(plan)];
    let unit = if outcome.unit.quantity == Quantity::Percent { points() } else { outcome.unit.clone() };
    let gap = match refusal(&of) {
        Some(reason) => refuse(&of, reason).counted_in(unit),
        None => work(&GAP, of, unit),
    };
    as_sure_as(outcome, gap)
}

/// How far over the plan, in % of it.
pub fn over(outcome: &Record, plan: &Record) -> Record {
    let of = [outcome, &decided(plan)];
    let over = match refusal(&of) {
        Some(reason) => refuse(&of, reason).counted_in(percent()),
        None => work(&OVER, of, percent()),
    };
    as_sure_as(outcome, over)
}

fn refusal(of: &[&Record]) -> Option<Reason> {
    if unlike_units(of) {
        Some(Reason::UnlikeUnits)
    } else if mixed_periods(of) {
        Some(Reason::MixedPeriods)
    } else {
        None
    }
}

const PLAN_WORDS: [&str; 5] = ["plan", "target", "kế hoạch", "mục tiêu", "chỉ tiêu"];
const OUTCOME_WORDS: [&str; 6] = ["ước thực hiện", "thực hiện", "outcome", "actual", "ước tính", "estimate"];
/// What names a figure that is held against a plan, and not the plan.
const HELD_AGAINST: [&str; 9] =
    ["over ", "under ", "above ", "below ", "of ", "gap", "so với", "vượt", "hoàn thành"];

/// Where a word stands by itself: "live plants" and "Upplands Väsby" plan nothing.
fn by_itself(name: &str, word: &str) -> Option<usize> {
    name.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = name.get(..*at).and_then(|text| text.chars().next_back());
        let after = name.get(at + word.len()..).unwrap_or_default();
        let ending = after.split(|c: char| !c.is_alphabetic()).next();
        !before.is_some_and(char::is_alphabetic) && matches!(ending, Some("" | "s" | "ned" | "ed"))
    })
}

fn is_plan_word(name: &str) -> bool {
    let name = name.to_lowercase();
    let plan = PLAN_WORDS.iter().filter_map(|w| by_itself(&name, w)).min();
    // "Value over target", "% so với kế hoạch" are outcomes.
    plan.and_then(|at| name.get(..at)).is_some_and(|before| !HELD_AGAINST.iter().any(|w| before.contains(w)))
}

/// What is left of a measure's name without the words for plan and outcome: what is planned.
fn planned_of(name: &str) -> String {
    let mut name = name.to_lowercase();
    for word in PLAN_WORDS.iter().chain(&OUTCOME_WORDS) {
        name = name.replace(word, "");
    }
    name.retain(char::is_alphabetic);
    name
}

/// Whether a series is a plan throughout, by its measure's or a member's name.
pub(crate) fn is_plan(dataset: &Dataset, series: &Series) -> bool {
    // A person may have cast it as the plan.
    series.points.iter().all(|p| p.status == Status::Plan)
        || dataset.measure(series).is_some_and(|m| is_plan_word(&m.name))
        || (0..dataset.dimensions.len())
            .any(|d| dataset.member(series, d).is_some_and(|m| is_plan_word(&m.name)))
}

/// The planned and the real figures of a line, by period.
pub(super) struct Pair {
    pub(super) series: usize,
    pub(super) plans: Vec<Record>,
    pub(super) outcomes: Vec<Record>,
}

/// The planned or the real figures of a series.
fn figures_of(dataset: &Dataset, i: usize, planned: bool) -> Vec<Record> {
    let Some(series) = dataset.series.get(i) else { return Vec::new() };
    let all_plan = is_plan(dataset, series);
    let keep = |(at, p): (usize, &crate::dataset::Point)| {
        (all_plan || (p.status == Status::Plan) == planned).then(|| Record::of_point(i as u32, series, at))
    };
    series.points.iter().enumerate().filter_map(keep).collect()
}

/// What was planned for a series that came about: in the series itself, or in the one beside it that says it is the plan.
fn plans_of(dataset: &Dataset, i: usize) -> Vec<Record> {
    let Some(series) = dataset.series.get(i) else { return Vec::new() };
    // What came about in another year is no outcome of this one's plan.
    if is_plan(dataset, series) || names_other_years(dataset, series) {
        return Vec::new();
    }
    // The plan of the same thing: under the same members, or under one that says it is the plan.
    let says_plan = |s: &Series, d: usize| dataset.member(s, d).is_some_and(|m| is_plan_word(&m.name));
    let name = |s: &Series| dataset.measure(s).map(|m| planned_of(&m.name)).unwrap_or_default();
    let own = name(series);
    let of_same = |s: &Series| {
        let mut members = s.members.iter().zip(&series.members).enumerate();
        let measure = name(s);
        (s.measure == series.measure || measure.is_empty() || own.is_empty() || measure == own)
            && members.all(|(d, (a, b))| a == b || (s.measure == series.measure && says_plan(s, d)))
    };
    let is_beside = |(j, s): &(usize, &Series)| {
        *j != i && is_plan(dataset, s) && s.unit.adds_to(&series.unit) && of_same(s)
    };
    match dataset.series.iter().enumerate().find(is_beside) {
        Some((j, _)) => figures_of(dataset, j, true),
        None => figures_of(dataset, i, true),
    }
}

/// Whether a table has plans at all.
#[cfg(feature = "studio")]
pub(crate) fn plans(dataset: &Dataset) -> bool {
    dataset.series.iter().any(|s| s.points.iter().any(|p| p.status == Status::Plan) || is_plan(dataset, s))
}

/// What was planned for a period of a series that came about.
#[cfg(feature = "studio")]
pub(crate) fn planned(dataset: &Dataset, i: usize, period: Period) -> Option<Record> {
    plans_of(dataset, i).into_iter().find(|p| p.period == Some(period) && p.value.is_ok())
}

/// The last plan for a series that is still ahead of a period.
#[cfg(feature = "studio")]
pub(crate) fn ahead(dataset: &Dataset, i: usize, now: Period) -> Option<Record> {
    let later = |p: &Record| p.value.is_ok() && p.period.is_some_and(|t| t.step() == now.step() && t > now);
    plans_of(dataset, i).into_iter().filter(later).max_by_key(|p| p.period)
}

/// The planned and the real figures of a series; `None` where nothing is planned of it.
pub(super) fn pair_of(dataset: &Dataset, i: usize) -> Option<Pair> {
    let plans = plans_of(dataset, i);
    (!plans.is_empty()).then(|| Pair { series: i, plans, outcomes: figures_of(dataset, i, false) })
}

pub(super) fn pairs(task: &Task<'_>) -> Vec<Pair> {
    task.selected().into_iter().filter_map(|i| pair_of(task.dataset, i)).collect()
}

/// Whether a dimension lists a plan beside what came about.
#[cfg(feature = "studio")]
pub(super) fn says_plan(dataset: &Dataset, d: usize) -> bool {
    dataset.dimensions.get(d).is_some_and(|d| d.members.iter().any(|m| is_plan_word(&m.name)))
}

fn against_plan(task: &Task<'_>, unit: Option<Unit>, formula: fn(&Record, &Record) -> Record) -> Vec<Line> {
    let line = |pair: Pair| {
        let base = task.dataset.series.get(pair.series).map(|s| s.unit.base()).unwrap_or_default();
        let record = |plan: &Record| {
            let outcome = pair.outcomes.iter().find(|o| o.period == plan.period);
            Some(formula(outcome?, plan))
        };
        let records: Vec<Record> = pair.plans.iter().filter_map(record).collect();
        (!records.is_empty()).then(|| task.line(pair.series, unit.clone().unwrap_or(base), records))
    };
    pairs(task).into_iter().filter_map(line).collect()
}

fn attainments(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    Ok(against_plan(task, Some(percent()), attainment))
}

fn gaps(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    Ok(against_plan(task, None, gap))
}

fn overs(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    Ok(against_plan(task, Some(percent()), over))
}

/// Periods from one to a later one.
pub(crate) fn steps(a: Option<Period>, b: Option<Period>) -> Option<u32> {
    u32::try_from(b?.ordinal()? - a?.ordinal()?).ok().filter(|n| *n > 0)
}

/// Growth a period from the last outcome to a later target.
fn required(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let line = |pair: Pair| {
        let target = decided(pair.plans.last()?);
        let now = pair.outcomes.iter().rfind(|o| o.value.is_ok() && o.period < target.period)?;
        let n = steps(now.period, target.period)?;
        Some(task.line(pair.series, percent(), vec![growth::average(&target, now, n)]))
    };
    Ok(pairs(task).into_iter().filter_map(line).collect())
}

/// Last outcome over the path of even growth from the first outcome to the last target: at or above 1 it is on track.
fn on_track(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let line = |pair: Pair| {
        let target = decided(pair.plans.last()?);
        let first = pair.outcomes.iter().find(|o| o.value.is_ok())?;
        let now = pair.outcomes.iter().rfind(|o| o.value.is_ok() && o.period < target.period)?;
        let (m, n) = (steps(first.period, now.period)?, steps(first.period, target.period)?);
        let count = |n: u32| Record::given(None, crate::figure::Decimal::whole(i64::from(n)), &number());
        let of = [now, first, &target, &count(m), &count(n)];
        let record = work(&ON_TRACK, of, number());
        let status = now.status.max(first.status);
        Some(task.line(pair.series, number(), vec![Record { status, ..record }]))
    };
    Ok(pairs(task).into_iter().filter_map(line).collect())
}
