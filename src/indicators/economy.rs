//! Trade against the economy: openness, ratios to GDP, import penetration, exports per head, elasticities.

use super::Flag;
use super::formula::Formula;
use super::selection::Task;
use super::series::{figure_at, year_before};
use super::slope_ends::slopes;
use super::units::{number, percent, times};
use super::work::{many, mixed_periods, named, refuse, unlike_units, work};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Reason, Record, growth};
use crate::dataset::{Flow, MeasureKind};
use crate::diag::Diagnostic;
use crate::figure::{Interval, ln};
use crate::period::Period;
use crate::unit::{Quantity, Unit};

const GUIDE: &str = "WTO and UNCTAD, A Practical Guide to Trade Policy Analysis (2012), ch. 1";
const ESCAP: &str = "UN ESCAP, Trade Statistics in Policymaking (2009), ch. 2";

pub(super) static ENTRIES: [Indicator; 9] = [
    Indicator {
        id: "openness",
        group: Group::Economy,
        formula: OPENNESS.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: GUIDE,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 120.1%" },
        compute: Compute::Table(openness),
    },
    Indicator {
        id: "export-gdp",
        group: Group::Economy,
        formula: EXPORTS_TO_GDP.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 56.3%" },
        compute: Compute::Table(export_gdp),
    },
    Indicator {
        id: "import-gdp",
        group: Group::Economy,
        formula: IMPORTS_TO_GDP.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 63.8%" },
        compute: Compute::Table(import_gdp),
    },
    Indicator {
        id: "balance-gdp",
        group: Group::Economy,
        formula: BALANCE_TO_GDP.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: "World Bank, World Development Indicators: External balance on goods and services (% of GDP), NE.RSB.GNFS.ZS",
        example: Example { asks: "trade.csv --to 2005", gives: "2005 −7.5%" },
        compute: Compute::Table(balance_gdp),
    },
    Indicator {
        id: "import-penetration",
        group: Group::Economy,
        formula: PENETRATION.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: "OECD, Measuring Globalisation: Economic Globalisation Indicators (2010), ch. 6",
        example: Example { asks: "trade.csv --to 2005", gives: "2005 59.3%" },
        compute: Compute::Table(penetration),
    },
    Indicator {
        id: "exports-per-head",
        group: Group::Economy,
        formula: PER_PERSON.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::MoneyPer,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 400.1 USD/person" },
        compute: Compute::Table(per_head),
    },
    Indicator {
        id: "elasticity",
        group: Group::Economy,
        formula: "(100 × (x₁ ÷ x₀ − 1)) ÷ (100 × (x₁′ ÷ x₀′ − 1))",
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Times,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: ESCAP,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 0.84 times" },
        compute: Compute::Table(elasticity),
    },
    Indicator {
        id: "elasticity-regression",
        group: Group::Economy,
        formula: "Σ ((ln(yᵢ) − mean(ln(yⱼ))) × ln(xᵢ)) ÷ Σ (ln(yᵢ) − mean(ln(yⱼ)))²",
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Times,
        refuses: &[Reason::TooFew, Reason::NotPositive, Reason::DivisionByZero, Reason::UnlikeUnits],
        source: GUIDE,
        example: Example { asks: "trade.csv --to 2005", gives: "2000–2005 1.39 times" },
        compute: Compute::Table(regression),
    },
    Indicator {
        id: "import-propensity",
        group: Group::Economy,
        formula: PROPENSITY.text,
        inputs: Inputs::TradeAndEconomy,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::DivisionByZero],
        source: ESCAP,
        example: Example { asks: "trade.csv --to 2005", gives: "2005 0.393" },
        compute: Compute::Table(propensity),
    },
];

/// Turnover against GDP.
pub const OPENNESS: Formula<3> = Formula {
    text: "100 × (X + M) ÷ Y",
    names: ["X", "M", "Y"],
    of: |[x, m, y]| (y > 0.0).then(|| 100.0 * (x + m) / y),
};

/// Exports against GDP.
pub const EXPORTS_TO_GDP: Formula<2> =
    Formula { text: "100 × X ÷ Y", names: ["X", "Y"], of: |[x, y]| (y > 0.0).then(|| 100.0 * x / y) };

/// Imports against GDP.
pub const IMPORTS_TO_GDP: Formula<2> =
    Formula { text: "100 × M ÷ Y", names: ["M", "Y"], of: EXPORTS_TO_GDP.of };

/// The balance against GDP.
pub const BALANCE_TO_GDP: Formula<3> = Formula {
    text: "100 × (X − M) ÷ Y",
    names: ["X", "M", "Y"],
    of: |[x, m, y]| (y > 0.0).then(|| 100.0 * (x - m) / y),
};

/// Imports in what the country uses up.
pub const PENETRATION: Formula<3> = Formula {
    text: "100 × M ÷ (Y − X + M)",
    names: ["M", "Y", "X"],
    of: |[m, y, x]| (y - x + m > 0.0).then(|| 100.0 * m / (y - x + m)),
};

/// Money for each person.
pub const PER_PERSON: Formula<2> =
    Formula { text: "X ÷ P", names: ["X", "P"], of: |[x, p]| (p > 0.0).then(|| x / p) };

/// What imports gained for each unit that GDP gained.
const PROPENSITY: Formula<4> = Formula {
    text: "(M₁ − M₀) ÷ (Y₁ − Y₀)",
    names: ["M₁", "M₀", "Y₁", "Y₀"],
    of: |[m1, m0, y1, y0]| (y1 != y0).then(|| (m1 - m0) / (y1 - y0)),
};

/// Turnover against GDP. Above 100 % is usual for economies that assemble.
pub fn openness_of(x: &Record, m: &Record, gdp: &Record) -> Record {
    ratio(&OPENNESS, [x, m, gdp])
}

/// The balance against GDP: a surplus above zero, a deficit below.
pub fn balance_to_gdp(x: &Record, m: &Record, gdp: &Record) -> Record {
    ratio(&BALANCE_TO_GDP, [x, m, gdp])
}

/// Exports against GDP.
pub fn to_gdp(x: &Record, gdp: &Record) -> Record {
    ratio(&EXPORTS_TO_GDP, [x, gdp])
}

fn imports_to_gdp(m: &Record, gdp: &Record) -> Record {
    ratio(&IMPORTS_TO_GDP, [m, gdp])
}

/// Imports in what the country uses up, in % of it.
pub fn penetration_of(x: &Record, m: &Record, gdp: &Record) -> Record {
    ratio(&PENETRATION, [m, gdp, x])
}

/// Money for each person, in the money of the flow.
pub fn per_person(x: &Record, people: &Record) -> Record {
    let of = [x, people];
    if mixed_periods(&of) {
        return refuse(&of, Reason::MixedPeriods);
    }
    let unit = Unit { per: Some(Box::new(Quantity::Person)), ..x.unit.clone() };
    work(&PER_PERSON, of, unit)
}

fn ratio<const N: usize>(formula: &Formula<N>, of: [&Record; N]) -> Record {
    if unlike_units(&of) {
        return refuse(&of, Reason::UnlikeUnits).counted_in(percent());
    }
    if mixed_periods(&of) {
        return refuse(&of, Reason::MixedPeriods).counted_in(percent());
    }
    work(formula, of, percent())
}

/// The series of GDP in the same money as a flow; one in another currency when there is no other, so that the record can
/// say why there is no ratio.
fn gdp(task: &Task<'_>, like: usize) -> Option<usize> {
    let x = task.dataset.series.get(like)?;
    let of_gdp = |s: &crate::dataset::Series| {
        task.kind(s) == MeasureKind::Gdp && matches!(s.unit.quantity, Quantity::Money(_))
    };
    let all = || task.dataset.series.iter().enumerate().filter(|(_, s)| of_gdp(s));
    all().find(|(_, s)| s.unit.adds_to(&x.unit)).or_else(|| all().next()).map(|(i, _)| i)
}

fn population(task: &Task<'_>) -> Option<usize> {
    task.dataset.series.iter().position(|s| task.kind(s) == MeasureKind::Population)
}

/// Stated growth of GDP, in %.
fn gdp_growth(task: &Task<'_>) -> Option<usize> {
    let about_gdp = |s: &crate::dataset::Series| {
        let name = task.dataset.measure(s).map(|m| m.name.to_lowercase()).unwrap_or_default();
        // A series beside trade that is a growth by the name of its member is GDP's.
        let own = task.dataset.measure(s).map_or(MeasureKind::Other, |m| m.kind);
        let by_member = own != MeasureKind::Growth && task.kind(s) == MeasureKind::Growth;
        s.unit.quantity == Quantity::Percent && (name.contains("gdp") || by_member)
    };
    task.dataset.series.iter().position(about_gdp)
}

/// Exports, their imports, and the place of GDP.
fn with_gdp(
    task: &Task<'_>,
    unit: Unit,
    formula: &dyn Fn(&Record, &Record, &Record) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let Some(m) = task.of_flow(x, Flow::Import) else { continue };
        let Some(y) = gdp(task, x) else { return Err(task.lacks("GDP")) };
        let record = |p| formula(&task.figure(x, p), &task.figure(m, p), &task.figure(y, p)).at(p);
        let records = task.periods(&[x, m]).into_iter().map(record).collect();
        lines.push(task.line(x, unit.clone(), records));
    }
    Ok(lines)
}

fn openness(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = with_gdp(task, percent(), &openness_of)?;
    lines.iter_mut().for_each(|l| l.flow = Some(Flow::Turnover));
    Ok(lines)
}

fn balance_gdp(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = with_gdp(task, percent(), &balance_to_gdp)?;
    lines.iter_mut().for_each(|l| l.flow = Some(Flow::Balance));
    Ok(lines)
}

fn export_gdp(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let Some(y) = gdp(task, x) else { return Err(task.lacks("GDP")) };
        let record = |p| to_gdp(&task.figure(x, p), &task.figure(y, p)).at(p);
        lines.push(task.line(x, percent(), task.periods(&[x]).into_iter().map(record).collect()));
    }
    Ok(lines)
}

fn import_gdp(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for m in task.selected_of(MeasureKind::Value, Some(Flow::Import)) {
        let Some(y) = gdp(task, m) else { return Err(task.lacks("GDP")) };
        let record = |p| imports_to_gdp(&task.figure(m, p), &task.figure(y, p)).at(p);
        lines.push(task.line(m, percent(), task.periods(&[m]).into_iter().map(record).collect()));
    }
    Ok(lines)
}

fn penetration(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    with_gdp(task, percent(), &penetration_of)
}

fn per_head(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let Some(people) = population(task) else { return Err(task.lacks("population")) };
    let mut lines = Vec::new();
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let record = |p| per_person(&task.figure(x, p), &task.figure(people, p)).at(p);
        let money = task.dataset.series.get(x).map(|s| s.unit.base()).unwrap_or_default();
        let unit = Unit { per: Some(Box::new(Quantity::Person)), ..money };
        lines.push(task.line(x, unit, task.periods(&[x]).into_iter().map(record).collect()));
    }
    Ok(lines)
}

/// Growth of exports over growth of GDP: the stated growth where the table has it, else that of GDP itself.
fn elasticity(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    let stated = gdp_growth(task);
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let level = gdp(task, x);
        if stated.is_none() && level.is_none() {
            return Err(task.lacks("GDP"));
        }
        let grown = |i: usize, p: Option<Period>| match (task.source(i), p.and_then(year_before)) {
            (Some(s), Some(base)) => growth::growth(&figure_at(&s, p), &figure_at(&s, Some(base))),
            _ => Record::none(p, Reason::NoInput),
        };
        let record = |p| {
            let of_gdp = match (stated, level) {
                (Some(g), _) => task.figure(g, p).flagged(Some(Flag::StatedGrowth)),
                (None, Some(y)) => grown(y, p),
                (None, None) => Record::none(p, Reason::NoInput),
            };
            growth::elasticity(&grown(x, p), &of_gdp).at(p)
        };
        lines.push(task.line(x, times(), task.periods(&[x]).into_iter().map(record).collect()));
    }
    Ok(lines)
}

/// Slope of ln X on ln Y by least squares. The interval is that of both roundings, of exports and of GDP (`slope_ends`).
fn regression(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let formula = "Σ ((ln(yᵢ) − mean(ln(yⱼ))) × ln(xᵢ)) ÷ Σ (ln(yᵢ) − mean(ln(yⱼ)))²";
    let mut lines = Vec::new();
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let Some(y) = gdp(task, x) else { return Err(task.lacks("GDP")) };
        let pairs: Vec<(Record, Record)> = task
            .periods(&[x])
            .into_iter()
            .map(|p| (task.figure(x, p), task.figure(y, p)))
            .filter(|(a, b)| a.value.is_ok() && b.value.is_ok())
            .collect();
        let all: Vec<&Record> = pairs.iter().map(|(a, _)| a).collect();
        let ends = pairs.first().zip(pairs.last()).map(|((a, _), (b, _))| (a.period, b.period));
        let period = ends.and_then(|(a, b)| super::spans::stretch(a?, b?));
        let positive = |r: &Record| r.interval.lo > 0.0;
        let mut record = if pairs.len() < 4 {
            Record::none(period, Reason::TooFew)
        } else if !pairs.iter().all(|(a, b)| positive(a) && positive(b)) {
            Record::none(period, Reason::NotPositive)
        } else {
            let logs: Vec<f64> = pairs.iter().map(|(_, y)| ln(y.value.unwrap_or(1.0))).collect();
            let mean = logs.iter().sum::<f64>() / logs.len() as f64;
            let squares: f64 = logs.iter().map(|l| (l - mean) * (l - mean)).sum();
            let weighed = pairs.iter().zip(&logs).map(|((x, _), l)| (l - mean) * ln(x.value.unwrap_or(1.0)));
            let slope = weighed.sum::<f64>() / squares;
            let ends = |r: &Record| Interval { lo: ln(r.interval.lo), hi: ln(r.interval.hi) };
            let within: Vec<(Interval, Interval)> = pairs.iter().map(|(x, y)| (ends(x), ends(y))).collect();
            many(formula, "xᵢ", &all, times(), slopes(&within).map(|interval| (slope, interval))).at(period)
        };
        for (_, y) in &pairs {
            record.status = record.status.max(y.status);
            record.inputs.extend(named(&y.inputs, "yᵢ"));
        }
        lines.push(task.line(x, times(), vec![record]));
    }
    Ok(lines)
}

fn propensity(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for m in task.selected_of(MeasureKind::Value, Some(Flow::Import)) {
        let Some(y) = gdp(task, m) else { return Err(task.lacks("GDP")) };
        let record = |p: Option<Period>| {
            let base = p.and_then(year_before);
            let at = |i, p: Option<Period>| match p {
                Some(_) => task.figure(i, p),
                None => Record::none(None, Reason::NoInput),
            };
            let of = [&at(m, p), &at(m, base), &at(y, p), &at(y, base)];
            let change = of.get(2).zip(of.get(3)).map(|(a, b)| a.interval - b.interval);
            if unlike_units(&of) {
                return refuse(&of, Reason::UnlikeUnits).at(p);
            }
            if change.is_some_and(|c| c.contains(0.0)) && of.iter().all(|r| r.value.is_ok()) {
                return refuse(&of, Reason::DivisionByZero).at(p);
            }
            work(&PROPENSITY, of, number()).at(p)
        };
        lines.push(task.line(m, number(), task.periods(&[m]).into_iter().map(record).collect()));
    }
    Ok(lines)
}
