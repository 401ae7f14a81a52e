//! The catalogue's figures over a stretch of time: average growth, trend, multiple, sums and means, year to date, moving
//! twelve months, quarters and years out of months.

use super::growth::{average, multiple as times_as_much, span};
use super::selection::Task;
use super::series::{figure_at, point_at, surest_points};
use super::streaks::one_a_period;
use super::sums;
use super::units::{number, percent, times};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record, Source, growth};
use crate::dataset::Series;
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval, by_key, exp, ln};
use crate::period::{Period, Step};
use crate::unit::Unit;

const HANDBOOK: &str = "OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4";
const IMTS: &str = "UN, International Merchandise Trade Statistics: Compilers Manual (2013), ch. XXI";

pub(super) static ENTRIES: [Indicator; 11] = [
    Indicator {
        id: "cagr",
        group: Group::Change,
        formula: growth::AVERAGE.text,
        inputs: Inputs::One,
        params: &[Param::Base],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive, Reason::TooFew],
        source: "World Bank, World Development Indicators, ch. Statistical methods: geometric growth rate",
        example: Example {
            asks: "trade.csv --where flow=X --base 2000 --to 2005", gives: "2001–2005 17.5%"
        },
        compute: Compute::Table(cagr),
    },
    Indicator {
        id: "trend",
        group: Group::Change,
        formula: "100 × (exp(Σ ((tᵢ − mean(tⱼ)) × ln(xᵢ)) ÷ Σ (tᵢ − mean(tⱼ))²) − 1)",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::TooFew, Reason::NotPositive],
        source: "World Bank, World Development Indicators, ch. Statistical methods: least-squares growth rate",
        example: Example { asks: "trade.csv --where flow=X --to 2005", gives: "2000–2005 18.4%" },
        compute: Compute::Table(trend),
    },
    Indicator {
        id: "multiple",
        group: Group::Change,
        formula: growth::MULTIPLE.text,
        inputs: Inputs::One,
        params: &[Param::Base],
        gives: Gives::Times,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: HANDBOOK,
        example: Example { asks: "trade.csv --where flow=X --base 2000 --to 2005", gives: "2005 2.24 times" },
        compute: Compute::Table(multiple),
    },
    Indicator {
        id: "sum",
        group: Group::Level,
        formula: "Σ xᵢ",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete, Reason::MixedPeriods],
        source: IMTS,
        example: Example {
            asks: "trade.csv --where flow=X --from 2001 --to 2005",
            gives: "2001–2005 $110,817 million",
        },
        compute: Compute::Table(sum),
    },
    Indicator {
        id: "mean",
        group: Group::Level,
        formula: sums::MEAN.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete, Reason::MixedPeriods],
        source: IMTS,
        example: Example {
            asks: "trade.csv --where flow=X --from 2001 --to 2005",
            gives: "2001–2005 $22,163.3 million",
        },
        compute: Compute::Table(mean),
    },
    Indicator {
        id: "sum-ratio",
        group: Group::Change,
        formula: "(Σ xᵢ) ÷ (Σ xᵢ′)",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Times,
        refuses: &[Reason::Incomplete, Reason::DivisionByZero],
        source: HANDBOOK,
        example: Example {
            asks: "trade.csv --where flow=X --from 2003 --to 2005",
            gives: "2003–2005 1.71 times",
        },
        compute: Compute::Table(sum_ratio),
    },
    Indicator {
        id: "year-to-date",
        group: Group::Level,
        formula: "Σ xᵢ",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete],
        source: IMTS,
        example: Example {
            asks: "months.csv --where flow=X",
            gives: "January–December 2005 $33,000 million",
        },
        compute: Compute::One(year_to_date),
    },
    Indicator {
        id: "out-of-year-to-date",
        group: Group::Level,
        formula: growth::DIFFERENCE.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::MixedPeriods],
        source: IMTS,
        example: Example { asks: "to-date.csv", gives: "2005-03 $1,100 million" },
        compute: Compute::One(out_of_year_to_date),
    },
    Indicator {
        id: "moving-year",
        group: Group::Level,
        formula: "Σ xᵢ",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete],
        source: IMTS,
        example: Example { asks: "months.csv --where flow=X", gives: "2005-12 $33,000 million" },
        compute: Compute::One(moving_year),
    },
    Indicator {
        id: "quarters",
        group: Group::Level,
        formula: "Σ xᵢ",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete, Reason::MixedPeriods],
        source: IMTS,
        example: Example { asks: "months.csv --where flow=X", gives: "Q4 2005 $9,405 million" },
        compute: Compute::One(quarters),
    },
    Indicator {
        id: "years",
        group: Group::Level,
        formula: "Σ xᵢ",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::Incomplete, Reason::MixedPeriods],
        source: IMTS,
        example: Example { asks: "months.csv --where flow=X", gives: "2005 $33,000 million" },
        compute: Compute::One(years),
    },
];

/// The base of a stretch: the one asked for, else the period before `from` when the series has it (2001–2005 grows from
/// 2000), else the first figure.
fn base_of(task: &Task<'_>, series: &Series) -> Option<Period> {
    let has = |p: &Period| point_at(series, *p).is_some();
    let before = || task.query.from.and_then(|f| f.previous()).filter(has);
    let first = || {
        let mut with = series.points.iter().filter(|p| p.value.is_ok()).filter_map(|p| p.period);
        with.find(|p| task.query.from.is_none_or(|f| p.first_day() >= f.first_day()))
    };
    task.query.base.or_else(before).or_else(first)
}

/// Steps from one period to another of the same kind.
fn steps(from: Period, to: Period) -> Option<u32> {
    if from.step() != to.step() {
        return None;
    }
    u32::try_from(to.ordinal()? - from.ordinal()?).ok()
}

/// Average growth from the base to every later period; the last record is the whole stretch.
fn cagr(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let Some(base) = base_of(task, source.series) else { continue };
        let x0 = figure_at(&source, Some(base));
        let record = |(at, point): (usize, &crate::dataset::Point)| {
            let n = steps(base, point.period?).filter(|n| *n > 0)?;
            Some(average(&Record::of_point(source.index, source.series, at), &x0, n))
        };
        let records = surest_points(source.series).into_iter().filter_map(record).collect();
        lines.push(task.line(i, percent(), records));
    }
    Ok(lines)
}

/// Slope of the logarithms over time by least squares, as growth a period. The slope adds up the logarithms with weights
/// that only depend on time, so the interval takes the corner of each figure by the sign of its weight: exact.
fn trend(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let formula = "100 × (exp(Σ ((tᵢ − mean(tⱼ)) × ln(xᵢ)) ÷ Σ (tᵢ − mean(tⱼ))²) − 1)";
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        // An estimate beside the final figure is no second year.
        let mut figures: Vec<(f64, Record)> = one_a_period(&source)
            .into_iter()
            .filter(|r| task.in_window(r.period) && r.value.is_ok())
            .filter_map(|r| Some((f64::from(r.period?.ordinal()?), r)))
            .collect();
        // Years bear their numbers; a month's since the year 0 says nothing to a reader: counted from the first of them.
        let of_years = matches!(figures.first(), Some((_, r)) if matches!(r.period, Some(Period::Year(_))));
        let first = figures.first().filter(|_| !of_years).map_or(0.0, |(t, _)| t - 1.0);
        figures.iter_mut().for_each(|(t, _)| *t -= first);
        let ends = figures.first().zip(figures.last()).map(|((_, a), (_, b))| (a.period, b.period));
        let period = ends.and_then(|(a, b)| stretch(a?, b?));
        let all: Vec<&Record> = figures.iter().map(|(_, r)| r).collect();
        let mut record = if figures.len() < 3 {
            Record::none(period, Reason::TooFew)
        } else if all.iter().any(|r| r.interval.lo <= 0.0) {
            Record::none(period, Reason::NotPositive)
        } else if super::work::mixed_steps(&all) {
            Record::none(period, Reason::MixedPeriods)
        } else {
            let n = figures.len() as f64;
            let mean = figures.iter().map(|(t, _)| t).sum::<f64>() / n;
            let squares: f64 = figures.iter().map(|(t, _)| (t - mean) * (t - mean)).sum();
            let slope = |pick: &dyn Fn(&Record, f64) -> f64| {
                let sum: f64 = figures.iter().map(|(t, r)| (t - mean) * ln(pick(r, t - mean))).sum();
                100.0 * (exp(sum / squares) - 1.0)
            };
            let value = slope(&|r, _| r.value.unwrap_or(1.0));
            let interval = Interval {
                lo: slope(&|r, w| if w > 0.0 { r.interval.lo } else { r.interval.hi }),
                hi: slope(&|r, w| if w > 0.0 { r.interval.hi } else { r.interval.lo }),
            };
            super::work::many(formula, "xᵢ", &all, percent(), Some((value, interval))).at(period)
        };
        record = record.flagged(super::flags::gaps(figures.iter().map(|(_, r)| r.period)));
        for (t, _) in &figures {
            let t = Record::given(None, Decimal::whole(*t as i64), &number());
            record.inputs.extend(super::work::named(&t.inputs, "tᵢ"));
        }
        lines.push(task.line(i, percent(), vec![record]));
    }
    Ok(lines)
}

fn multiple(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let Some(base) = base_of(task, source.series) else { continue };
        let x0 = figure_at(&source, Some(base));
        let record = |(at, point): (usize, &crate::dataset::Point)| {
            steps(base, point.period?).filter(|n| *n > 0)?;
            Some(times_as_much(&Record::of_point(source.index, source.series, at), &x0))
        };
        let records = surest_points(source.series).into_iter().filter_map(record).collect();
        lines.push(task.line(i, times(), records));
    }
    Ok(lines)
}

/// From the first period to the last, both included.
pub(super) fn stretch(first: Period, last: Period) -> Option<Period> {
    if first == last {
        return Some(first);
    }
    match first.previous() {
        Some(before) => span(Some(before), Some(last)),
        None => None,
    }
}

/// The figures from one period to another, none left out; missing ones are there as records without a value.
pub(super) fn all_between(source: &Source<'_>, first: Period, last: Period) -> Vec<Record> {
    let Some(n) = steps(first, last) else { return vec![Record::none(None, Reason::MixedPeriods)] };
    // A series cannot have more steps than points, unless steps are missing.
    if n as usize >= source.series.points.len() {
        return vec![Record::none(None, Reason::Incomplete)];
    }
    (0..=n as i32)
        .map(|by| match first.shift(by) {
            Some(p) => figure_at(source, Some(p)),
            None => Record::none(None, Reason::Incomplete),
        })
        .collect()
}

/// A sum of which a part is missing has no value, with the reason that it is incomplete.
pub(super) fn complete(records: &[Record], formula: fn(&[&Record]) -> Record) -> Record {
    let all: Vec<&Record> = records.iter().collect();
    if records
        .iter()
        .any(|r| matches!(r.value, Err(Reason::NoInput | Reason::Missing(_) | Reason::Incomplete)))
    {
        return super::work::refuse(&all, Reason::Incomplete);
    }
    formula(&all)
}

fn window(task: &Task<'_>, source: &Source<'_>) -> Option<(Period, Period)> {
    let mut periods =
        source.series.points.iter().filter(|p| task.in_window(p.period)).filter_map(|p| p.period);
    let first = periods.next()?;
    Some((task.query.from.filter(|f| f.step() == first.step()).unwrap_or(first), {
        let last = periods.next_back().unwrap_or(first);
        task.query.to.filter(|t| t.step() == last.step()).unwrap_or(last)
    }))
}

fn over_window(task: &Task<'_>, formula: fn(&[&Record]) -> Record) -> Vec<Line> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let Some((first, last)) = window(task, &source) else { continue };
        let record = complete(&all_between(&source, first, last), formula).at(stretch(first, last));
        lines.push(task.line(i, source.series.unit.base(), vec![record]));
    }
    lines
}

fn sum(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    Ok(over_window(task, sums::sum))
}

fn mean(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    Ok(over_window(task, sums::mean))
}

/// The sum of the stretch against the sum of the equally long stretch just before it.
fn sum_ratio(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let Some((first, last)) = window(task, &source) else { continue };
        let now = complete(&all_between(&source, first, last), sums::sum);
        let before = steps(first, last)
            .and_then(|n| Some((first.shift(-(n as i32) - 1)?, first.previous()?)))
            .map(|(a, b)| complete(&all_between(&source, a, b), sums::sum));
        let before = before.unwrap_or_else(|| Record::none(None, Reason::NoInput));
        lines.push(task.line(i, times(), vec![times_as_much(&now, &before).at(stretch(first, last))]));
    }
    Ok(lines)
}

/// For each month of a series, the sum of `count` figures up to it.
fn sums_to(
    source: &Source<'_>,
    first_of: impl Fn(Period) -> Option<Period>,
    named: impl Fn(Period) -> Option<Period>,
) -> (Unit, Vec<Record>) {
    let record = |(_, point): (usize, &crate::dataset::Point)| {
        let last = point.period?;
        let (first, name) = (first_of(last)?, named(last)?);
        Some(complete(&all_between(source, first, last), sums::sum).at(Some(name)))
    };
    (source.series.unit.base(), surest_points(source.series).into_iter().filter_map(record).collect())
}

fn year_to_date(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let first = |p: Period| match p {
        Period::Month(y, _) => Some(Period::Month(y, 1)),
        _ => None,
    };
    let name = |p: Period| match p {
        Period::Month(y, m) => Some(Period::to_date(y, m)),
        _ => None,
    };
    sums_to(source, first, name)
}

fn moving_year(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let first = |p: Period| match p {
        Period::Month(..) => p.shift(-11),
        Period::Quarter(..) => p.shift(-3),
        _ => None,
    };
    sums_to(source, first, Some)
}

/// For each longer period that a series has a part of, the sum of all its parts, which `whole` names with the first and the last
/// of them: one of which a part has no figure is there without a value, with the reason.
fn sums_of_wholes(source: &Source<'_>, whole: impl Fn(Period) -> Option<[Period; 3]>) -> (Unit, Vec<Record>) {
    let wholes = source.series.points.iter().filter_map(|p| p.period).filter_map(whole).collect();
    let mut wholes: Vec<[Period; 3]> = by_key(wholes, |[name, ..]: &[Period; 3]| name.rank());
    wholes.dedup();
    let mut records: Vec<Record> = Vec::new();
    for [name, first, last] in wholes {
        let sum = complete(&all_between(source, first, last), sums::sum).at(Some(name));
        match records.last_mut().filter(|r| r.period == Some(name)) {
            // Out of months and out of quarters: what is complete, else the first.
            Some(known) if known.value.is_err() && sum.value.is_ok() => *known = sum,
            Some(_) => {}
            None => records.push(sum),
        }
    }
    (source.series.unit.base(), records)
}

/// Quarters out of months. A quarter of which a month has no figure has no sum.
fn quarters(source: &Source<'_>) -> (Unit, Vec<Record>) {
    sums_of_wholes(source, |p| match p {
        Period::Month(y, m) => {
            let q = m.div_ceil(3);
            Some([Period::Quarter(y, q), Period::Month(y, 3 * q - 2), Period::Month(y, 3 * q)])
        }
        _ => None,
    })
}

/// Years out of months, quarters or halves. A year of which a part has no figure has no sum.
fn years(source: &Source<'_>) -> (Unit, Vec<Record>) {
    sums_of_wholes(source, |p| match p {
        Period::Month(y, _) => Some([Period::Year(y), Period::Month(y, 1), Period::Month(y, 12)]),
        Period::Quarter(y, _) => Some([Period::Year(y), Period::Quarter(y, 1), Period::Quarter(y, 4)]),
        Period::Half(y, _) => Some([Period::Year(y), Period::Half(y, 1), Period::Half(y, 2)]),
        _ => None,
    })
}

/// A month out of two figures for the year to date. January stands for itself.
fn out_of_year_to_date(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let record = |(at, point): (usize, &crate::dataset::Point)| {
        let now = Record::of_point(source.index, source.series, at);
        let period = point.period?;
        if period.step() != Step::YearToDate {
            return Some(Record { value: Err(Reason::MixedPeriods), ..now });
        }
        let Period::Months(.., y, m) = period else { return None };
        let month = Some(Period::Month(y, m));
        Some(match period.previous() {
            None => now.at(month),
            before => growth::difference(&now, &figure_at(source, before)).at(month),
        })
    };
    (source.series.unit.base(), surest_points(source.series).into_iter().filter_map(record).collect())
}
