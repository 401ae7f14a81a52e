//! Runs and records: how many periods in a row, the highest and lowest of a stretch, highest since when, first above a
//! mark, a month that is more than a whole former year.
//!
//! Counts are whole numbers with an interval as well: what surely holds at this rounding, and what may. What is planned has not come
//! about: it ends a run, sets no record and passes no mark.

use super::flags::gaps;
use super::growth::multiple;
use super::selection::Task;
use super::series::{figure_at, year_before};
use super::streaks::{self, came_about, one_a_period, runs};
use super::units::{number, times};
use super::work::refuse;
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record, Source, sums};
use crate::dataset::{DimensionKind, Flow, MeasureKind, Series};
use crate::diag::Diagnostic;
use crate::figure::{Decimal, by_key};
use crate::period::Period;

const PRESS: &str = "press usage; counted over the periods of the table";

/// A row about runs.
const fn entry(
    id: &'static str,
    formula: &'static str,
    inputs: Inputs,
    gives: Gives,
    example: Example,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group: Group::Runs,
        formula,
        inputs,
        params: &[Param::Above],
        gives,
        refuses: &[Reason::NoInput, Reason::Planned],
        source: PRESS,
        example,
        compute: Compute::Table(compute),
    }
}

const X_TO_2005: &str = "trade.csv --where flow=X --to 2005";

pub(super) static ENTRIES: [Indicator; 10] = [
    entry(
        "surplus-run",
        "run [xᵢ > yᵢ]",
        Inputs::ExportsAndImports,
        Gives::Count,
        Example { asks: "surplus.csv", gives: "2023 3" },
        |task| balance_runs(task, "run [xᵢ > yᵢ]", 1.0),
    ),
    entry(
        "deficit-run",
        "run [xᵢ < yᵢ]",
        Inputs::ExportsAndImports,
        Gives::Count,
        Example { asks: "trade.csv --to 2005", gives: "2005 6" },
        |task| balance_runs(task, "run [xᵢ < yᵢ]", -1.0),
    ),
    entry(
        "rising-run",
        "run [xᵢ > yᵢ]",
        Inputs::One,
        Gives::Count,
        Example { asks: X_TO_2005, gives: "2005 5" },
        |task| step_runs(task, "run [xᵢ > yᵢ]", 1.0),
    ),
    entry(
        "falling-run",
        "run [xᵢ < yᵢ]",
        Inputs::One,
        Gives::Count,
        Example { asks: X_TO_2005, gives: "2005 0" },
        |task| step_runs(task, "run [xᵢ < yᵢ]", -1.0),
    ),
    entry(
        "highest-since",
        "run [xᵢ < x]",
        Inputs::One,
        Gives::Count,
        Example { asks: X_TO_2005, gives: "2005 5" },
        |task| since(task, "run [xᵢ < x]", 1.0),
    ),
    entry(
        "lowest-since",
        "run [xᵢ > x]",
        Inputs::One,
        Gives::Count,
        Example { asks: X_TO_2005, gives: "2005 0" },
        |task| since(task, "run [xᵢ > x]", -1.0),
    ),
    entry(
        "highest",
        "max(xᵢ)",
        Inputs::One,
        Gives::Same,
        Example { asks: X_TO_2005, gives: "2005 $32,447.1 million" },
        |task| Ok(extremes(task, sums::greatest)),
    ),
    entry(
        "lowest",
        "min(xᵢ)",
        Inputs::One,
        Gives::Same,
        Example { asks: X_TO_2005, gives: "2000 $14,482.7 million" },
        |task| Ok(extremes(task, sums::least)),
    ),
    entry(
        "first-above",
        "x",
        Inputs::One,
        Gives::Same,
        Example { asks: "trade.csv --where flow=X --above 20000000000", gives: "2003 $20,149.3 million" },
        first_above,
    ),
    entry(
        "milestone",
        "x₁ ÷ (Σ xᵢ)",
        Inputs::One,
        Gives::Times,
        Example { asks: "milestone.csv", gives: "2005-02 1.05 times" },
        milestone,
    ),
];

/// Periods in a row of surplus or of deficit, up to each period. A period without figures ends the run.
fn balance_runs(task: &Task<'_>, formula: &'static str, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let of = |flow| task.selected_of(MeasureKind::Value, Some(flow));
    let mut both: Vec<(usize, usize)> =
        of(Flow::Export).into_iter().filter_map(|x| Some((x, task.of_flow(x, Flow::Import)?))).collect();
    if both.is_empty() {
        both = of(Flow::Balance).into_iter().map(|b| (b, b)).collect();
    }
    let line = |(x, m): (usize, usize)| {
        let pair = |p| {
            let (one, other) = (task.figure(x, p), task.figure(m, p));
            // A balance of which the table has no exports and imports is held against nothing.
            let zero = Record::given(p, Decimal::whole(0), &one.unit);
            (one, if x == m { zero } else { other })
        };
        let pairs: Vec<(Record, Record)> = whole_periods(task, x, m).into_iter().map(pair).collect();
        let mut line = task.line(x, number(), runs(formula, &pairs, sign));
        line.flow = Some(Flow::Balance);
        line
    };
    Ok(both.into_iter().map(line).collect())
}

fn whole_periods(task: &Task<'_>, x: usize, m: usize) -> Vec<Option<Period>> {
    let mut query = task.query.clone();
    query.from = None;
    task.asking(&query).periods(&[x, m])
}

/// Periods in a row above (or below) the period before; for months the same month of the year before.
fn step_runs(task: &Task<'_>, formula: &'static str, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let pair = |now: Record| {
            let base = match now.period.and_then(year_before) {
                Some(base) => figure_at(&source, Some(base)),
                None => Record::none(None, Reason::NoInput),
            };
            (now, base)
        };
        let pairs: Vec<(Record, Record)> = one_a_period(&source).into_iter().map(pair).collect();
        lines.push(task.line(i, number(), runs(formula, &pairs, sign)));
    }
    Ok(lines)
}

/// For how many periods back every figure was lower (or higher): as many as there are makes it a record.
fn since(task: &Task<'_>, formula: &'static str, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let line = |i: usize| {
        let all = one_a_period(&task.source(i)?);
        Some(task.line(i, number(), streaks::since(formula, &all, sign)))
    };
    Ok(task.selected().into_iter().filter_map(line).collect())
}

/// The figures of a series in the window that came about, one a period; those of a series that has nothing but plans.
fn facts(task: &Task<'_>, i: usize) -> Vec<Record> {
    let there = |r: &Record| r.value.is_ok();
    let all = task.periods(&[i]).into_iter().map(|p| task.figure(i, p)).filter(there);
    let (facts, plans): (Vec<Record>, Vec<Record>) = all.partition(came_about);
    if facts.is_empty() { plans } else { facts }
}

/// The highest or lowest of the window, at its own period.
fn extremes(task: &Task<'_>, pick: fn(&[&Record]) -> Record) -> Vec<Line> {
    let line = |i: usize| {
        let series = task.dataset.series.get(i)?;
        let all = facts(task, i);
        let record = pick(&all.iter().collect::<Vec<_>>());
        let own = all.iter().find(|r| r.value == record.value);
        let period = own.and_then(|r| r.period);
        let status = own.map_or(record.status, |r| r.status);
        let lacking = gaps(all.iter().map(|r| r.period));
        let record = Record { status, ..record.at(period) }.flagged(lacking);
        Some(task.line(i, series.unit.base(), vec![record]))
    };
    task.selected().into_iter().filter_map(line).collect()
}

/// The figures of a series of the kind of period that most of it has: a year is no rival of months.
pub(super) fn of_one_step(task: &Task<'_>, i: usize) -> Vec<Record> {
    let step = task.dataset.series.get(i).and_then(Series::step);
    facts(task, i).into_iter().filter(|r| r.period.map(|p| p.step()) == step).collect()
}

/// The first figure at or above a mark. Where an earlier one may have been there within rounding it is open.
fn first_above(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mark = task.query.above.map_or(1e9, |d| d.value());
    let line = |i: usize| {
        let series = task.dataset.series.get(i)?;
        let mut open = false;
        for figure in of_one_step(task, i) {
            if figure.value.is_ok_and(|v| v >= mark) {
                let record = if open { refuse(&[&figure], Reason::Undecided) } else { figure };
                return Some(task.line(i, series.unit.base(), vec![record]));
            }
            open |= figure.interval.hi > mark;
        }
        None
    };
    Ok(task.selected().into_iter().filter_map(line).collect())
}

/// A month (or quarter) against the latest whole year that it is larger than. Years come from a yearly series of the same
/// members where the table has one, else from the months themselves.
fn milestone(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let short = |p: &Period| matches!(p, Period::Month(..) | Period::Quarter(..));
        let periods: Vec<Period> =
            source.series.points.iter().filter_map(|p| p.period).filter(short).collect();
        let Some(first) = periods.first() else { continue };
        let years = whole_years(task, i, &source, first.year());
        let record = |p: Period| {
            let now = figure_at(&source, Some(p));
            let x = now.value.ok().filter(|_| came_about(&now))?;
            let year = years.iter().rev().find(|y| y.value.is_ok_and(|v| v < x))?;
            let mut ratio = multiple(&now.clone().at(None), &year.clone().at(None));
            ratio.period = Some(p);
            Some(ratio)
        };
        let records: Vec<Record> = periods.into_iter().filter_map(record).collect();
        if !records.is_empty() {
            lines.push(task.line(i, times(), records));
        }
    }
    Ok(lines)
}

/// The figures of whole years: stated, or summed up from all their months or quarters.
fn whole_years(task: &Task<'_>, i: usize, source: &Source<'_>, first: i16) -> Vec<Record> {
    let mut years: Vec<Record> = Vec::new();
    // A column beside may say what the period is (month, year); who and what must be the same: a month of all exports is no
    // milestone for being more than a year of one partner's.
    let same = |series: &Series| {
        series.members.iter().zip(&source.series.members).enumerate().all(|(d, (a, b))| {
            a == b || task.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Other)
        }) && task.dataset.flow(series) == task.dataset.flow(source.series)
    };
    for (n, series) in task.dataset.series.iter().enumerate() {
        if (n == i || same(series)) && series.unit.adds_to(&source.series.unit) {
            let yearly = |p: &&crate::dataset::Point| matches!(p.period, Some(Period::Year(_)));
            let figures = series.points.iter().filter(yearly).map(|p| task.figure(n, p.period));
            years.extend(figures.filter(came_about));
        }
    }
    if years.is_empty() {
        let last = source.series.points.last().and_then(|p| p.period).map_or(first, |p| p.year());
        for year in first..=last {
            let months: Vec<Record> =
                (1..=12).map(|m| figure_at(source, Some(Period::Month(year, m)))).collect();
            let quarters: Vec<Record> =
                (1..=4).map(|q| figure_at(source, Some(Period::Quarter(year, q)))).collect();
            for parts in [months, quarters] {
                if parts.iter().all(came_about) {
                    let all: Vec<&Record> = parts.iter().collect();
                    years.push(sums::sum(&all).at(Some(Period::Year(year))));
                    break;
                }
            }
        }
    }
    by_key(years, |r| r.period.map_or(f64::MIN, Period::rank))
}
