//! Series to figure records, out of one catalogue. A record is the one thing that mark, tooltip, table, sentence, check and
//! export read: value, interval, unit, status, the cells it came from, and when there is no value, why.

use crate::dataset::{Dataset, Flow, MeasureKind, Series};
use crate::period::Period;
use crate::unit::Unit;

#[cfg(feature = "press")]
pub(crate) mod alongside;
#[cfg(feature = "studio")]
mod answer;
#[cfg(feature = "press")]
mod breakdown;
#[cfg(feature = "press")]
pub(crate) mod changes;
#[cfg(feature = "press")]
mod compute;
#[cfg(feature = "press")]
pub mod concentration;
#[cfg(feature = "studio")]
pub mod economy;
#[cfg(feature = "press")]
mod exact;
#[cfg(feature = "press")]
mod fitted;
#[cfg(feature = "press")]
mod flags;
#[cfg(feature = "studio")]
mod gaps_of_shares;
#[cfg(feature = "studio")]
mod growths_counted;
#[cfg(feature = "studio")]
mod latest_release;
#[cfg(feature = "press")]
mod levels;
#[cfg(feature = "studio")]
mod monthly;
#[cfg(feature = "studio")]
pub(crate) mod neighbours;
#[cfg(feature = "press")]
mod notation;
#[cfg(feature = "press")]
pub mod parts;
#[cfg(feature = "press")]
pub mod plan_target;
#[cfg(feature = "studio")]
pub mod price_volume;
#[cfg(feature = "press")]
pub mod ranks;
#[cfg(feature = "press")]
#[cfg_attr(not(feature = "studio"), allow(dead_code, reason = "a plain table has no releases"))]
mod revisions;
#[cfg(feature = "press")]
pub mod roles;
#[cfg(feature = "press")]
pub mod runs;
#[cfg(feature = "studio")]
mod same_item;
#[cfg(feature = "press")]
pub(crate) mod selection;
#[cfg(feature = "press")]
mod shown;
#[cfg(feature = "studio")]
mod slope_ends;
#[cfg(feature = "press")]
mod spans;
#[cfg(feature = "studio")]
pub(crate) mod stated_growth;
#[cfg(feature = "press")]
pub mod streaks;
#[cfg(feature = "studio")]
pub mod tallied_pairs;
#[cfg(feature = "studio")]
pub mod tallies;
#[cfg(feature = "studio")]
mod terms;
#[cfg(feature = "studio")]
mod tornqvist_ends;
#[cfg(feature = "studio")]
mod unlike;
#[cfg(feature = "studio")]
pub mod world;
mod formula;
mod record;
mod series;
mod units;
mod work;

pub mod growth;
pub mod level;
pub mod share;
pub mod sums;

#[cfg(feature = "studio")]
pub use answer::{Answer, AnswerInput, answer};
#[cfg(feature = "press")]
pub use compute::compute;
#[cfg(feature = "press")]
pub use fitted::fitted;
#[cfg(feature = "press")]
pub use flags::{Flag, latest};
pub use formula::Formula;
#[cfg(feature = "studio")]
pub(crate) use formula::{in_percent, put_in};
#[cfg(feature = "press")]
pub use notation::{evaluated, mathml, symbols, with_numbers};
pub use record::{Input, Reason, Record};
#[cfg(feature = "press")]
pub use roles::Role;
#[cfg(feature = "press")]
pub use selection::Query;
pub use series::{Grown, point_at};
#[cfg(feature = "studio")]
pub use shown::telling_decimals;
#[cfg(feature = "press")]
pub use shown::{printed_power, shown, shown_decimals};

/// What an indicator is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inputs {
    /// One series by itself.
    One,
    /// Exports and imports of the same partner, commodity, measure.
    ExportsAndImports,
    /// A part and the whole it belongs to, for each part.
    PartAndWhole,
    /// All parts of a whole together.
    AllParts,
    /// Trade and a figure of the economy: GDP, population.
    TradeAndEconomy,
    /// The same items of two economies: one's own and the world's or a partner's.
    TwoEconomies,
    /// Values and quantities of the same goods.
    ValuesAndQuantities,
    /// Price indices of exports and imports.
    PriceIndices,
    /// A value and its stated growth or index.
    ValueAndRate,
    /// A plan and the outcome.
    PlanAndOutcome,
    /// Several releases of the same figures.
    Releases,
}

/// Where an indicator stands in menus and documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// How much.
    Level,
    /// How it changes.
    Change,
    /// What it is made of.
    Structure,
    /// Against GDP and people.
    Economy,
    /// Against the world and partners.
    World,
    /// What prices and what quantities do.
    PriceAndVolume,
    /// Runs and records.
    Runs,
    /// Plan and outcome.
    Plan,
    /// One release after another.
    Revisions,
}

/// What a result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gives {
    /// The same as its input.
    Same,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// An index with a base of 100.
    Index,
    /// How many times.
    Times,
    /// A place in an order.
    Rank,
    /// A number of periods or items.
    Count,
    /// A coefficient without a unit.
    Number,
    /// Money for each unit of quantity, or for each person.
    MoneyPer,
}

/// A part of a question that an indicator can take besides members, from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Param {
    /// The period an index or a growth starts from.
    Base,
    /// A threshold.
    Above,
    /// The upper end of a band.
    Below,
    /// How many of the largest.
    Top,
    /// What is compared with.
    Against,
}

/// A question that shows an indicator at work on a table of `tests/fixtures/indicators`, and what comes out last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Example {
    /// As for `kimngach compute ID`.
    pub asks: &'static str,
    /// Period and value of the last record of the last line, as the table output prints them in English.
    pub gives: &'static str,
}

/// A row of the catalogue. Names and descriptions stand in `lang` under `indicator.ID.name` and `indicator.ID.about`, the
/// meaning of the formula's names under `symbol.NAME`, those of the edge cases under [`Reason::key`].
#[derive(Debug, serde::Serialize)]
pub struct Indicator {
    /// Short name in specs, commands, links.
    pub id: &'static str,
    /// Where it stands in menus.
    pub group: Group,
    /// The formula as text, in the notation that [`with_numbers`] reads.
    pub formula: &'static str,
    /// What it takes.
    pub inputs: Inputs,
    /// What a question may say besides members and periods.
    pub params: &'static [Param],
    /// What it gives.
    pub gives: Gives,
    /// Why it may have no value: the edge cases.
    pub refuses: &'static [Reason],
    /// Where the method is written down.
    pub source: &'static str,
    /// It at work.
    pub example: Example,
    /// The function.
    #[serde(skip)]
    compute: Compute,
}

/// How a row of the catalogue is computed.
enum Compute {
    /// A function of one series.
    One(fn(&Source<'_>) -> (Unit, Vec<Record>)),
    /// A function of an export and an import series.
    Two(fn(&Source<'_>, &Source<'_>) -> (Unit, Vec<Record>)),
    /// A function of a question to a whole table.
    #[cfg(feature = "press")]
    Table(fn(&selection::Task<'_>) -> Result<Vec<Line>, crate::diag::Diagnostic>),
}

#[cfg(feature = "press")]
impl Indicator {
    /// Whether it is more than the smallest builds work out.
    pub fn is_studied(&self) -> bool {
        CORE.iter().all(|i| i.id != self.id)
    }

    /// Whether only the whole build works it out: what asks for the economy, the world, prices or releases, and tallies.
    pub fn is_beyond_press(&self) -> bool {
        matches!(self.group, Group::Economy | Group::World | Group::PriceAndVolume | Group::Revisions)
            || self.id.starts_with("members-")
            || self.id.starts_with("periods-")
            || matches!(self.id, "band-count" | "growth-count" | "month-mean" | "structural-change")
    }

    /// Whether its figures are changes or differences, which are written with their sign.
    pub fn is_signed(&self) -> bool {
        matches!(self.gives, Gives::Points) && self.id != "structural-change"
            || self.id.starts_with("growth") && self.id != "growth-count"
            || self.id.starts_with("shift-share")
            || matches!(
                self.id,
                "balance"
                    | "balance-gdp"
                    | "normalized-balance"
                    | "difference"
                    | "difference-year"
                    | "cagr"
                    | "trend"
                    | "plan-gap"
                    | "plan-over"
                    | "plan-required"
                    | "revision"
                    | "revision-mean"
                    | "effect-of-prices"
                    | "effect-of-volumes"
            )
    }
}

impl core::fmt::Debug for Compute {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Compute::One(_) => "One",
            Compute::Two(_) => "Two",
            #[cfg(feature = "press")]
            Compute::Table(_) => "Table",
        })
    }
}

/// A series with its place in the dataset.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Index in the dataset.
    pub index: u32,
    /// The series.
    pub series: &'a Series,
}

/// What the catalogue tells of an indicator; the smallest builds have no catalogue.
const fn told(text: &'static str) -> &'static str {
    if cfg!(feature = "press") { text } else { "" }
}

/// What an embedded chart needs.
static CORE: [Indicator; if cfg!(feature = "forms") { 5 } else { 2 }] = [
    Indicator {
        id: "value",
        group: Group::Level,
        formula: "x",
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[],
        source: told("UN, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. IV"),
        example: Example {
            asks: told("trade.csv --where flow=X --to 2005"),
            gives: told("2005 $32,447.1 million"),
        },
        compute: Compute::One(series::value),
    },
    #[cfg(feature = "forms")]
    Indicator {
        id: "turnover",
        group: Group::Level,
        formula: level::TURNOVER.text,
        inputs: Inputs::ExportsAndImports,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::NoAmount],
        source: told("UN, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. II"),
        example: Example { asks: told("trade.csv --to 2005"), gives: told("2005 $69,208.2 million") },
        compute: Compute::Two(series::turnover),
    },
    Indicator {
        id: "balance",
        group: Group::Level,
        formula: level::BALANCE.text,
        inputs: Inputs::ExportsAndImports,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::NoAmount],
        source: told("UN, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. II"),
        example: Example { asks: told("trade.csv --to 2005"), gives: told("2005 −$4,314.0 million") },
        compute: Compute::Two(series::balance),
    },
    #[cfg(feature = "forms")]
    Indicator {
        id: "growth",
        group: Group::Change,
        formula: growth::GROWTH.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: told("OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4"),
        example: Example { asks: told("trade.csv --where flow=X --to 2005"), gives: told("2005 22.5%") },
        compute: Compute::One(series::growth),
    },
    #[cfg(feature = "forms")]
    Indicator {
        id: "growth-year",
        group: Group::Change,
        formula: growth::GROWTH.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::NotPositive],
        source: told("OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 4"),
        example: Example { asks: told("months.csv --where flow=X"), gives: told("2005-12 10.0%") },
        compute: Compute::One(series::growth_on_the_year),
    },
];

/// Every indicator the program knows, in the order of menus.
pub fn catalogue() -> impl Iterator<Item = &'static Indicator> {
    let core = CORE.iter();
    #[cfg(feature = "press")]
    let core = core.chain(&levels::ENTRIES).chain(&changes::ENTRIES).chain(&spans::ENTRIES);
    #[cfg(feature = "studio")]
    let core = core.chain(&monthly::ENTRIES);
    #[cfg(feature = "press")]
    let core = core.chain(&parts::ENTRIES);
    #[cfg(feature = "studio")]
    let core = core.chain(&parts::OF_STRUCTURE);
    #[cfg(feature = "press")]
    let core = core.chain(&concentration::ENTRIES);
    // Few plain charts ask for tallies. GDP, the trade of the world, prices, quantities and releases are in hardly any plain table: who has them asks the whole build.
    #[cfg(feature = "studio")]
    let core = core
        .chain(&tallies::OF_MEMBERS)
        .chain(&tallied_pairs::OF_MEMBERS)
        .chain(&economy::ENTRIES)
        .chain(&world::ENTRIES)
        .chain(&price_volume::ENTRIES);
    #[cfg(feature = "press")]
    let core = core.chain(&runs::ENTRIES);
    #[cfg(feature = "studio")]
    let core =
        core.chain(&growths_counted::ENTRIES).chain(&tallies::OF_PERIODS).chain(&tallied_pairs::OF_PERIODS);
    #[cfg(feature = "press")]
    let core = core.chain(&plan_target::ENTRIES);
    #[cfg(feature = "studio")]
    let core = core.chain(&tallied_pairs::OF_PLANS).chain(&revisions::ENTRIES);
    core
}

/// The catalogue's row of an id.
pub fn find(id: &str) -> Option<&'static Indicator> {
    catalogue().find(|i| i.id == id)
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

/// Whether an indicator is worked out of one series.
pub fn takes_one(indicator: &Indicator) -> bool {
    matches!(indicator.compute, Compute::One(_))
}

/// Works an indicator out of one series (indices are places in [`Dataset::series`]).
/// `None` when the indicator takes exports and imports or the index is none.
pub fn of_one(indicator: &Indicator, dataset: &Dataset, index: usize) -> Option<Line> {
    let Compute::One(function) = indicator.compute else { return None };
    let series = dataset.series.get(index)?;
    Some(line_of(indicator, dataset, series, function(&Source { index: index as u32, series })))
}

fn line_of(
    indicator: &Indicator,
    dataset: &Dataset,
    series: &Series,
    (unit, records): (Unit, Vec<Record>),
) -> Line {
    Line {
        indicator: indicator.id,
        members: series.members.clone(),
        measure: series.measure,
        flow: dataset.flow(series),
        printed_power: if unit.adds_to(&series.unit) { series.unit.power } else { 0 },
        unit,
        records,
    }
}

/// The figures as they stand of the periods between two days, the second of them not included: of a long series often a stretch is
/// shown. All of a series with figures of no period.
#[cfg(feature = "press")]
pub fn stretch(dataset: &Dataset, index: usize, from: Option<i32>, to: Option<i32>) -> Option<Line> {
    let value = find("value")?;
    let series = dataset.series.get(index)?;
    // Points stand in the order of time, those of no period before all others.
    if series.points.first().is_some_and(|p| p.period.is_none()) {
        return of_one(value, dataset, index);
    }
    let before = |day: i32| series.points.partition_point(|p| p.period.is_some_and(|p| p.first_day() < day));
    let (first, last) = (from.map_or(0, before), to.map_or(series.points.len(), before));
    let mut records = Vec::with_capacity(last.saturating_sub(first));
    for at in first..last {
        let period = series.points.get(at).and_then(|p| p.period);
        if period.is_some_and(|p| to.is_none_or(|t| p.end_day() <= t)) {
            records.push(Record::of_point(index as u32, series, at));
        }
    }
    Some(line_of(value, dataset, series, (series.unit.base(), records)))
}

/// The figures as they stand at some places of a series.
#[cfg(feature = "press")]
pub(crate) fn at_places(
    dataset: &Dataset,
    index: usize,
    places: impl Iterator<Item = usize>,
) -> Option<Line> {
    let series = dataset.series.get(index)?;
    let records = places.map(|at| Record::of_point(index as u32, series, at)).collect();
    Some(line_of(find("value")?, dataset, series, (series.unit.base(), records)))
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
    dataset.series.iter().position(|s| imports_beside(dataset, x, s))
}

/// Whether a series has the imports beside some exports.
fn imports_beside(dataset: &Dataset, x: &Series, s: &Series) -> bool {
    let kind = |s: &Series| dataset.measure(s).map_or(MeasureKind::Other, |m| m.kind);
    dataset.flow(s) == Some(Flow::Import)
        && s.unit.adds_to(&x.unit)
        && (s.measure == x.measure || (kind(s) == kind(x) && kind(x) != MeasureKind::Other))
        && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
            a == b
                || in_one_place(dataset, d, s, x)
                    && (dataset.member(s, d).is_some_and(|m| m.flow == Some(Flow::Import))
                        || dataset.member(x, d).is_some_and(|m| m.flow == Some(Flow::Export)))
        })
}

/// Whether members of two flows stand in one place: both by themselves, both under one head, or of one name under a head each. An owner
/// under exports is not what stands beside all imports.
pub(crate) fn in_one_place(dataset: &Dataset, d: usize, a: &Series, b: &Series) -> bool {
    let (Some(a), Some(b)) = (dataset.member(a, d), dataset.member(b, d)) else { return true };
    match (a.parent, b.parent) {
        (None, None) => true,
        (Some(p), Some(q)) => p == q || a.name == b.name,
        _ => false,
    }
}
