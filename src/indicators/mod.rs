//! Series to figure records, out of one catalogue. A record is the one thing that mark, tooltip, table, sentence, check and
//! export read: value, interval, unit, status, the cells it came from, and when there is no value, why.

use crate::dataset::{Dataset, Flow, MeasureKind, Series};
use crate::period::{Period, Step};
use crate::unit::Unit;

#[cfg(feature = "studio")]
mod notation;
mod record;
mod series;
mod units;
mod work;

pub mod growth;
pub mod level;
pub mod share;
pub mod sums;

#[cfg(feature = "studio")]
pub use notation::{evaluated, mathml, with_numbers};
pub use record::{Input, Reason, Record};
pub use series::point_at;

/// What an indicator is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inputs {
    /// One series by itself.
    One,
    /// Exports and imports of the same partner, commodity, measure.
    ExportsAndImports,
}

/// A row of the catalogue. Names and descriptions stand in `lang` under `indicator.ID.name` and `indicator.ID.about`.
#[derive(Debug)]
pub struct Indicator {
    /// Short name in specs, commands, links.
    pub id: &'static str,
    /// The formula as text.
    pub formula: &'static str,
    /// What it takes.
    pub inputs: Inputs,
    /// Where the method is written down.
    pub source: &'static str,
    /// The function.
    compute: Compute,
}

/// How a row of the catalogue is computed.
#[derive(Debug)]
enum Compute {
    /// A function of one series.
    One(fn(&Source<'_>) -> (Unit, Vec<Record>)),
    /// A function of an export and an import series.
    Two(fn(&Source<'_>, &Source<'_>) -> (Unit, Vec<Record>)),
}

/// A series with its place in the dataset.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Index in the dataset.
    pub index: u32,
    /// The series.
    pub series: &'a Series,
}

/// The catalogue: every indicator the program knows.
pub static CATALOGUE: [Indicator; 5] = [
    Indicator {
        id: "value",
        formula: "x",
        inputs: Inputs::One,
        source: "UN IMTS 2010, ch. IV",
        compute: Compute::One(series::value),
    },
    Indicator {
        id: "turnover",
        formula: "X + M",
        inputs: Inputs::ExportsAndImports,
        source: "UN IMTS 2010, ch. II",
        compute: Compute::Two(series::turnover),
    },
    Indicator {
        id: "balance",
        formula: "X − M",
        inputs: Inputs::ExportsAndImports,
        source: "UN IMTS 2010, ch. II",
        compute: Compute::Two(series::balance),
    },
    Indicator {
        id: "growth",
        formula: "100 × (x₁ ÷ x₀ − 1)",
        inputs: Inputs::One,
        source: "OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4",
        compute: Compute::One(series::growth),
    },
    Indicator {
        id: "growth-year",
        formula: "100 × (x₁ ÷ x₀ − 1)",
        inputs: Inputs::One,
        source: "OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4",
        compute: Compute::One(series::growth_on_the_year),
    },
];

/// The catalogue's row of an id.
pub fn find(id: &str) -> Option<&'static Indicator> {
    CATALOGUE.iter().find(|i| i.id == id)
}

/// Records of one indicator over time, for one selection of members.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Line {
    /// Indicator's id.
    pub indicator: &'static str,
    /// Members, one per dimension as in [`Series::members`]; for a formula of exports and imports those of the exports,
    /// with the flow dimension not broken down.
    pub members: Vec<u32>,
    /// The measure.
    pub measure: u32,
    /// The flow, when it is one.
    pub flow: Option<Flow>,
    /// Unit of the values at scale 1; values are in this base.
    pub unit: Unit,
    /// Scale word that the inputs were printed with (6 for million).
    pub printed_power: i8,
    /// The figures, by period.
    pub records: Vec<Record>,
}

impl Line {
    /// The record of a period.
    pub fn at(&self, period: Period) -> Option<&Record> {
        let first = self.records.partition_point(|r| r.period < Some(period));
        self.records.get(first).filter(|r| r.period == Some(period))
    }
}

/// Works an indicator out of one series (indices are places in [`Dataset::series`]).
/// `None` when the indicator takes exports and imports or the index is none.
pub fn of_one(indicator: &Indicator, dataset: &Dataset, index: usize) -> Option<Line> {
    let Compute::One(function) = indicator.compute else { return None };
    let series = dataset.series.get(index)?;
    let (unit, records) = function(&Source { index: index as u32, series });
    Some(Line {
        indicator: indicator.id,
        members: series.members.clone(),
        measure: series.measure,
        flow: dataset.flow(series),
        printed_power: if unit.adds_to(&series.unit) { series.unit.power } else { 0 },
        unit,
        records,
    })
}

/// Works an indicator out of an export and an import series.
/// `None` when the indicator takes a single series or an index is none.
pub fn of_two(indicator: &Indicator, dataset: &Dataset, exports: usize, imports: usize) -> Option<Line> {
    let Compute::Two(function) = indicator.compute else { return None };
    let (x, m) = (dataset.series.get(exports)?, dataset.series.get(imports)?);
    let (unit, records) =
        function(&Source { index: exports as u32, series: x }, &Source { index: imports as u32, series: m });
    let members =
        x.members.iter().zip(&m.members).map(|(a, b)| if a == b { *a } else { crate::dataset::NONE });
    Some(Line {
        indicator: indicator.id,
        members: members.collect(),
        measure: x.measure,
        flow: match indicator.id {
            "turnover" => Some(Flow::Turnover),
            "balance" => Some(Flow::Balance),
            _ => None,
        },
        printed_power: if unit.adds_to(&x.unit) { x.unit.power.max(m.unit.power) } else { 0 },
        unit,
        records,
    })
}

/// The import series that stands beside an export series: the same members but for the flow, the same kind of measure, a
/// unit that adds.
pub fn partner_of(dataset: &Dataset, exports: usize) -> Option<usize> {
    let x = dataset.series.get(exports)?;
    if dataset.flow(x) != Some(Flow::Export) {
        return None;
    }
    let kind = |s: &Series| dataset.measure(s).map_or(MeasureKind::Other, |m| m.kind);
    let beside = |s: &Series| {
        dataset.flow(s) == Some(Flow::Import)
            && s.unit.adds_to(&x.unit)
            && (s.measure == x.measure || (kind(s) == kind(x) && kind(x) != MeasureKind::Other))
            && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
                a == b
                    || dataset.member(s, d).is_some_and(|m| m.flow == Some(Flow::Import))
                    || dataset.member(x, d).is_some_and(|m| m.flow == Some(Flow::Export))
            })
    };
    dataset.series.iter().position(beside)
}

/// The step in which "the year before" is another step than "the period before".
fn has_seasons(step: Option<Step>) -> bool {
    matches!(step, Some(Step::Month | Step::Quarter | Step::Half | Step::YearToDate))
}
