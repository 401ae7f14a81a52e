//! A question put to the catalogue: any indicator, worked out over the series that the question selects.

use super::alongside::Alongside;
use super::selection::{Query, Task};
use super::{Compute, Group, Indicator, Line, of_one, of_two};
use crate::dataset::{Dataset, Flow, MeasureKind};
use crate::diag::Diagnostic;
use crate::period::Step;

/// Works out an indicator for a question. An error says what the table does not have.
///
/// ```
/// use kimngach::dataset::{Dataset, Dimension, DimensionKind, Flow, Measure, MeasureKind, Member, Point, Series};
/// use kimngach::figure::Decimal;
/// use kimngach::indicators::{compute, find, Query};
/// use kimngach::period::Period;
/// use kimngach::unit::{Currency, Quantity, Unit};
///
/// let flow = |name: &str, flow| Member { name: name.into(), flow: Some(flow), ..Member::default() };
/// let series = |member, value| Series {
///     members: vec![member], measure: 0, unit: Unit::scaled(Quantity::Money(Currency::USD), 9),
///     unit_text: "tỷ USD".into(), points: vec![Point::new(Period::Year(2023), Decimal::whole(value), 2, 2)], restated: Vec::new(), breaks: Vec::new()
/// };
/// let dataset = Dataset {
///     dimensions: vec![Dimension { name: "flow".into(), kind: DimensionKind::Flow,
///         members: vec![flow("X", Flow::Export), flow("M", Flow::Import)] }],
///     measures: vec![Measure { name: "value".into(), kind: MeasureKind::Value }],
///     series: vec![series(0, 398), series(1, 397)],
///     ..Dataset::default()
/// };
/// let lines = compute(&dataset, find("coverage").unwrap(), &Query::default()).unwrap();
/// assert_eq!(format!("{:.2}", lines[0].records[0].value.unwrap()), "100.25");
/// ```
pub fn compute(
    dataset: &Dataset,
    indicator: &'static Indicator,
    query: &Query,
) -> Result<Vec<Line>, Diagnostic> {
    let task = Task::new(indicator, dataset, query)?;
    #[cfg(feature = "studio")]
    if let Some(found) = super::latest_release::over_releases(&task) {
        return found;
    }
    let mut lines: Vec<Line> = match &indicator.compute {
        Compute::One(_) => {
            let of = if indicator.id == "chain" { task.rates() } else { task.selected() };
            of.into_iter().filter_map(|i| of_one(indicator, dataset, i)).collect()
        }
        Compute::Two(_) => {
            let exports = task.selected_of(MeasureKind::Value, Some(Flow::Export));
            let all = Alongside::of(dataset);
            let pair = |x| of_two(indicator, dataset, x, all.partner(dataset, x)?);
            exports.into_iter().filter_map(pair).collect()
        }
        Compute::Table(function) => function(&task)?,
    };
    if lines.is_empty() {
        return Err(task.lacks(match indicator.inputs {
            super::Inputs::ExportsAndImports => "exports and imports",
            // A place was asked of what has none.
            super::Inputs::PartAndWhole
                if task.parts_dimension().is_some_and(|d| !task.parts(d).is_empty()) =>
            {
                "series"
            }
            super::Inputs::AllParts | super::Inputs::PartAndWhole => "parts",
            super::Inputs::TradeAndEconomy => "economy",
            super::Inputs::TwoEconomies => "against",
            super::Inputs::ValuesAndQuantities => "quantities",
            super::Inputs::PriceIndices => "price indices",
            super::Inputs::ValueAndRate => "rates",
            #[cfg(feature = "studio")]
            super::Inputs::PlanAndOutcome
                if matches!(indicator.id, "plan-required" | "plan-on-track")
                    && !super::plan_target::pairs(&task).is_empty() =>
            {
                "before the plan"
            }
            super::Inputs::PlanAndOutcome => "plan",
            super::Inputs::Releases => "releases",
            super::Inputs::One => match indicator.id {
                _ if task.selected().is_empty() => "series",
                "chain" => "links",
                "milestone" if task.has_steps(&[Step::Month, Step::Quarter]) => "larger than a year",
                "milestone" => "months",
                "first-above" => "as much",
                _ => "series",
            },
        }));
    }
    #[cfg(feature = "studio")]
    {
        let nothing = lines.iter().flat_map(|l| &l.records).all(|r| r.value == Err(super::Reason::NoInput));
        let of_parts = matches!(indicator.inputs, super::Inputs::AllParts | super::Inputs::PartAndWhole);
        if let Some(error) = super::unlike::of_question(&task, "parts").filter(|_| nothing && of_parts) {
            return Err(error);
        }
        for line in &mut lines {
            super::unlike::of_changes(&task, line);
            super::unlike::of_unit_values(&task, line);
        }
    }
    if let Some(base) =
        query.base.filter(|_| lines.iter().all(|l| l.records.iter().all(|r| r.value.is_err())))
    {
        let selected = task.selected();
        let periods = task.periods(&selected);
        if !periods.contains(&Some(base))
            && let (Some(first), Some(last)) =
                (periods.iter().flatten().next(), periods.iter().flatten().last())
        {
            let text = |p: crate::period::Period| p.to_string();
            let error = Diagnostic::error("compute.base").with("found", text(base));
            return Err(error.with("first", text(*first)).with("last", text(*last)));
        }
    }
    if let Some((_, steps, what)) = ADDS_UP.iter().find(|(id, ..)| *id == indicator.id)
        && !task.has_steps(steps)
    {
        return Err(task.lacks(what));
    }
    if COMPOUNDS.contains(&indicator.id) {
        lines.iter_mut().filter(|l| is_rate(dataset, l)).for_each(|l| {
            for record in l.records.iter_mut().filter(|r| r.value.is_ok()) {
                record.value = Err(super::Reason::OfRates);
            }
        });
    }
    // A plan beside its outcome and a release beside another are what those are about.
    let takes_one = indicator.id != "value" && !matches!(indicator.group, Group::Plan | Group::Revisions);
    for line in lines.iter_mut().filter(|_| takes_one) {
        line.records.iter_mut().for_each(|record| super::flags::mark_surest(dataset, record));
    }
    for line in &mut lines {
        line.records.retain(|r| r.period.is_none_or(|_| task.in_window(r.period) || line_is_span(r)));
    }
    Ok(lines)
}

/// What adds up shorter periods, the kinds of period that it adds up, and what a table without them lacks.
const ADDS_UP: [(&str, &[Step], &str); 5] = [
    ("month-mean", &[Step::Month], "only months"),
    ("year-to-date", &[Step::Month], "only months"),
    ("moving-year", &[Step::Month, Step::Quarter], "months"),
    ("quarters", &[Step::Month], "only months"),
    ("years", &[Step::Month, Step::Quarter, Step::Half], "parts of years"),
];

/// What has no meaning of figures that are rates of change themselves: the growth of a growth, the sum of growths.
const COMPOUNDS: [&str; 16] = [
    "growth",
    "growth-year",
    "growth-change",
    "growth-annualized",
    "growth-count",
    "index",
    "index-previous",
    "cagr",
    "trend",
    "multiple",
    "sum",
    "members-sum",
    "sum-ratio",
    "moving-year",
    "quarters",
    "years",
];

/// Whether the figures that a line was worked out of are changes on an earlier period.
fn is_rate(dataset: &Dataset, line: &Line) -> bool {
    let of = |i: &super::Input| dataset.series.get(i.series as usize);
    let mut series = line.records.iter().flat_map(|r| &r.inputs).filter_map(of);
    series.next().is_some_and(|s| super::changes::earlier_of(dataset, s).is_some())
}

/// A growth from 2000 to 2005 stands for 2001–2005, which begins after `from`.
fn line_is_span(record: &super::Record) -> bool {
    record.period.is_some_and(|p| p.step() == crate::period::Step::Range)
}
