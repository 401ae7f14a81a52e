//! The catalogue's changes from period to period: differences, changes of growth, indices, chains, implied values.

use super::formula::Formula;
use super::selection::Task;
use super::series::{figure_at, on_base, period_before, surest_points, year_before};
use super::units::{index as index_unit, percent, points};
use super::work::many;
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record, Source, growth};
use crate::dataset::around_hundred::names_two_years;
use crate::dataset::{Dataset, MeasureKind, Series};
use crate::diag::Diagnostic;
use crate::figure::Interval;
use crate::period::Period;
use crate::unit::{Quantity, Unit};

const HANDBOOK: &str = "OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4";

/// Growth of a period as if it went on for a year of `s` such periods.
pub const ANNUALIZED: Formula<3> = Formula {
    text: "100 × ((x₁ ÷ x₀)^s − 1)",
    names: ["x₁", "x₀", "s"],
    of: |[x1, x0, s]| (x0 > 0.0 && x1 >= 0.0).then(|| 100.0 * (crate::figure::powf(x1 / x0, s) - 1.0)),
};

pub(super) static ENTRIES: [Indicator; 9] = [
    Indicator {
        id: "difference",
        group: Group::Change,
        formula: growth::DIFFERENCE.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput],
        source: HANDBOOK,
        example: Example { asks: "trade.csv --where flow=X --to 2005", gives: "2005 $5,962.1 million" },
        compute: Compute::One(difference),
    },
    Indicator {
        id: "difference-year",
        group: Group::Change,
        formula: growth::DIFFERENCE.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput],
        source: HANDBOOK,
        example: Example { asks: "months.csv --where flow=X", gives: "2005-12 $300 million" },
        compute: Compute::One(difference_year),
    },
    Indicator {
        id: "point-change",
        group: Group::Change,
        formula: growth::DIFFERENCE.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Points,
        refuses: &[Reason::NoInput, Reason::NoPercentage],
        source: HANDBOOK,
        example: Example { asks: "rates.csv --where item=Asia", gives: "2005 −6.8 percentage points" },
        compute: Compute::One(point_change),
    },
    Indicator {
        id: "growth-change",
        group: Group::Change,
        formula: "(100 × (x₁ ÷ x₀ − 1)) − (100 × (x₁′ ÷ x₀′ − 1))",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Points,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: HANDBOOK,
        example: Example {
            asks: "trade.csv --where flow=X --to 2005", gives: "2005 −8.9 percentage points"
        },
        compute: Compute::One(growth_change),
    },
    Indicator {
        id: "index",
        group: Group::Change,
        formula: growth::INDEX.text,
        inputs: Inputs::One,
        params: &[Param::Base],
        gives: Gives::Index,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: HANDBOOK,
        example: Example { asks: "trade.csv --where flow=X --base 2000 --to 2005", gives: "2005 224.0" },
        compute: Compute::Table(index),
    },
    Indicator {
        id: "index-previous",
        group: Group::Change,
        formula: growth::INDEX.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: HANDBOOK,
        example: Example { asks: "trade.csv --where flow=X --to 2005", gives: "2005 122.5%" },
        compute: Compute::One(index_previous),
    },
    Indicator {
        id: "chain",
        group: Group::Change,
        formula: "100 × Π (iᵢ ÷ 100)",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Index,
        refuses: &[Reason::NoInput, Reason::Incomplete, Reason::NoPercentage],
        source: "IMF, Export and Import Price Index Manual (2009), ch. 10",
        example: Example { asks: "chain.csv", gives: "2005 113" },
        compute: Compute::One(chain),
    },
    Indicator {
        id: "implied-previous",
        group: Group::Change,
        formula: growth::IMPLIED_BY_INDEX.text,
        inputs: Inputs::ValueAndRate,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: "follows from the index of the previous period = 100",
        example: Example { asks: "plan.csv --where item=Total", gives: "2005 $32,442 million" },
        compute: Compute::Table(implied_previous),
    },
    Indicator {
        id: "growth-annualized",
        group: Group::Change,
        formula: ANNUALIZED.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: HANDBOOK,
        example: Example { asks: "months.csv --where flow=X", gives: "2005-12 85%" },
        compute: Compute::One(annualized),
    },
];

/// The unit of a difference: money stays money, percentages become points.
fn unit_of_difference(source: &Source<'_>) -> Unit {
    if source.series.unit.quantity == Quantity::Percent { points() } else { source.series.unit.base() }
}

fn difference(source: &Source<'_>) -> (Unit, Vec<Record>) {
    (unit_of_difference(source), on_base(source, period_before(source.series), growth::difference))
}

fn difference_year(source: &Source<'_>) -> (Unit, Vec<Record>) {
    (unit_of_difference(source), on_base(source, year_before, growth::difference))
}

fn point_change(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let formula: fn(&Record, &Record) -> Record = |x1, x0| {
        if x1.unit.quantity == Quantity::Percent {
            growth::difference(x1, x0)
        } else {
            Record { inputs: x1.inputs.clone(), ..Record::none(x1.period, Reason::NoPercentage) }
        }
    };
    (points(), on_base(source, year_before, formula))
}

/// Growth less the growth a period (or a year) before.
fn growth_change(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let at = |p: Option<Period>| match p {
        Some(_) => figure_at(source, p),
        None => Record::none(None, Reason::NoInput),
    };
    let record = |(n, point): (usize, &crate::dataset::Point)| {
        let x2 = Record::of_point(source.index, source.series, n);
        let p1 = point.period.and_then(year_before);
        let x1 = at(p1);
        let x0 = at(p1.and_then(year_before));
        growth::difference(&growth::growth(&x2, &x1), &growth::growth(&x1, &x0)).at(point.period)
    };
    (points(), surest_points(source.series).into_iter().map(record).collect())
}

fn index_previous(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let formula: fn(&Record, &Record) -> Record = |x1, x0| growth::index(x1, x0).counted_in(percent());
    (percent(), on_base(source, year_before, formula))
}

/// Every figure against that of one base period.
fn index(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let first = source.series.points.iter().filter_map(|p| p.period).find(|p| task.in_window(Some(*p)));
        let Some(base) = task.query.base.or(first) else { continue };
        let x0 = figure_at(&source, Some(base));
        let record = |(at, _)| {
            let x1 = Record::of_point(source.index, source.series, at);
            let mut record = growth::index(&x1, &x0);
            // The base is as much as itself, whatever it is rounded to.
            let cell = |r: &Record| r.inputs.first().map(|i| (i.row, i.column));
            if let (Ok(value), true) = (record.value, cell(&x1) == cell(&x0)) {
                record.interval = Interval::exact(value);
            }
            record
        };
        let records = surest_points(source.series).into_iter().map(record).collect();
        let mut text = base.to_string();
        text.push_str("=100");
        lines.push(task.line(i, index_unit(&text), records));
    }
    Ok(lines)
}

/// Indices with the period before = 100, or growth rates, multiplied from the first on. The period before the first is
/// 100. A gap ends the chain: what comes after has no value.
fn chain(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let series = source.series;
    let is_index = matches!(series.unit.quantity, Quantity::Index(_))
        || series.points.iter().filter_map(|p| series.base_value(p).ok()).fold(0.0, f64::max) > 60.0;
    let percentage = matches!(series.unit.quantity, Quantity::Index(_) | Quantity::Percent);
    let formula = if is_index { "100 × Π (iᵢ ÷ 100)" } else { "100 × Π (1 + gᵢ ÷ 100)" };
    let name = if is_index { "iᵢ" } else { "gᵢ" };
    let factor = |x: f64| if is_index { x / 100.0 } else { 1.0 + x / 100.0 };
    let mut links: Vec<Record> = Vec::new();
    let mut value = 100.0;
    let mut interval = Interval::exact(100.0);
    let mut broken = None;
    let mut records = Vec::with_capacity(series.points.len());
    let mut last: Option<Period> = None;
    for (at, point) in surest_points(series) {
        let link = Record::of_point(source.index, series, at);
        let follows = match (last, point.period) {
            (Some(before), Some(now)) => now.previous() == Some(before),
            (None, Some(_)) => true,
            _ => false,
        };
        last = point.period;
        if !percentage {
            broken = Some(Reason::NoPercentage);
        } else if link.value.is_err() || !follows {
            broken = broken.or(Some(Reason::Incomplete));
        }
        if let Some(reason) = broken {
            records.push(Record::none(point.period, reason));
            continue;
        }
        value *= factor(link.value.unwrap_or(0.0));
        interval = Interval {
            lo: interval.lo * factor(link.interval.lo),
            hi: interval.hi * factor(link.interval.hi),
        };
        links.push(link);
        let all: Vec<&Record> = links.iter().collect();
        let unit = index_unit("100");
        records.push(many(formula, name, &all, unit, Some((value, interval))).at(point.period));
    }
    (index_unit("100"), records)
}

/// What a stated rate compares with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Earlier {
    /// The same period of the year before.
    Year,
    /// The period just before.
    Period,
    /// An earlier one that is not named.
    Unsaid,
}

/// What the rate that a series states compares with; `None` when it states no rate: a level, or an index whose base stays
/// where it is (2010 = 100, December of the year before = 100).
pub(crate) fn earlier_of(dataset: &Dataset, series: &Series) -> Option<Earlier> {
    let kind = super::selection::kind_of(dataset, series);
    if !matches!(kind, MeasureKind::Index | MeasureKind::Growth) {
        return None;
    }
    let mut text = dataset.measure(series).map(|m| m.name.to_lowercase()).unwrap_or_default();
    for words in [
        &series.unit_text,
        match &series.unit.quantity {
            Quantity::Index(base) => base,
            _ => "",
        },
    ] {
        text.push(' ');
        text.push_str(&words.to_lowercase());
    }
    let says = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if dataset.measure(series).is_some_and(|m| names_two_years(&m.name)) {
        return Some(Earlier::Year);
    }
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|n| n.len() == 4);
    let years: Vec<i16> = years.filter_map(|n| n.parse().ok()).collect();
    // "2023 so với năm 2022": the year that is named is the one before that of every figure.
    let on_last = |year: &i16| {
        let mut known = series.points.iter().filter_map(|p| p.period).peekable();
        known.peek().is_some() && known.all(|p| p.year() == year + 1)
    };
    if !years.is_empty() && years.iter().all(on_last) && says(&["so với", "so voi", "compared", "from", "on"])
    {
        return Some(Earlier::Year);
    }
    if !years.is_empty() || says(&["december", "tháng 12", "tháng mười hai"]) {
        return None;
    }
    Some(if says(&["same period", "cùng kỳ", "cùng kì", "same month", "year-on-year", "yoy"]) {
        Earlier::Year
    } else if says(&[
        "previous month",
        "previous quarter",
        "previous period",
        "tháng trước",
        "quý trước",
        "kỳ trước",
    ]) {
        Earlier::Period
    } else if says(&["previous year", "year earlier", "year before", "năm trước"]) {
        Earlier::Year
    } else {
        Earlier::Unsaid
    })
}

/// What the figures of the earlier period must have been, from this period's figure and its index or growth.
fn implied_previous(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i).filter(|s| earlier_of(task.dataset, s.series).is_none()) else {
            continue;
        };
        let rates: Vec<(Source<'_>, Earlier)> = task
            .alike(i)
            .filter_map(|r| task.source(r))
            .filter_map(|r| Some((r, earlier_of(task.dataset, r.series)?)))
            .collect();
        let record = |(at, _)| {
            let x1 = Record::of_point(source.index, source.series, at);
            let period = x1.period.filter(|p| task.in_window(Some(*p)))?;
            let stated = |(rate, _): &&(Source<'_>, Earlier)| {
                figure_at(rate, Some(period)).value != Err(Reason::NoInput)
            };
            let (rate, earlier) = rates.iter().find(stated)?;
            let before = match earlier {
                Earlier::Year => period.same_of_year(-1),
                Earlier::Period => period.previous(),
                // Nothing says which: of years there is but one.
                Earlier::Unsaid => period.previous().filter(|_| matches!(period, Period::Year(_))),
            }?;
            let r = figure_at(rate, Some(period));
            let is_index = task.kind(rate.series) == MeasureKind::Index;
            let implied =
                if is_index { growth::implied_by_index(&x1, &r) } else { growth::implied_by_growth(&x1, &r) };
            Some(implied.at(Some(before)))
        };
        let records: Vec<Record> = surest_points(source.series).into_iter().filter_map(record).collect();
        if !records.is_empty() {
            lines.push(task.line(i, source.series.unit.base(), records));
        }
    }
    if lines.is_empty() { Err(task.lacks("rates")) } else { Ok(lines) }
}

/// Growth on the period before as if it went on for a year. For figures without the season taken out it says more about
/// the season than about trade; the description says so.
fn annualized(source: &Source<'_>) -> (Unit, Vec<Record>) {
    use crate::period::Step;
    // Of each figure by its own period: years may stand among months.
    let steps = |p: Option<Period>| match p.map(|p| p.step()) {
        Some(Step::Month) => 12,
        Some(Step::Quarter) => 4,
        Some(Step::Half) => 2,
        _ => 1,
    };
    let before = period_before(source.series);
    let record = |(n, point): (usize, &crate::dataset::Point)| {
        let x1 = Record::of_point(source.index, source.series, n);
        let s = crate::figure::Decimal::whole(steps(point.period));
        let s = Record::given(None, s, &super::units::number());
        let Some(base) = point.period.and_then(before) else {
            return Record::none(point.period, Reason::NoInput);
        };
        let x0 = figure_at(source, Some(base));
        if [&x1, &x0].iter().all(|r| r.value.is_ok()) && (x1.interval.lo < 0.0 || x0.interval.hi < 0.0) {
            return super::work::refuse(&[&x1, &x0], Reason::NotPositive).counted_in(percent());
        }
        super::work::work(&ANNUALIZED, [&x1, &x0, &s], percent())
    };
    (percent(), surest_points(source.series).into_iter().map(record).collect())
}
