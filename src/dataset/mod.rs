//! A table as series: dimensions with their members, measures with units, and points that keep their source cell, their
//! printed digits, their status and, where a value is missing, the reason. Knows trade's flows; knows no indicator.

#[cfg(feature = "press")]
#[cfg_attr(not(feature = "studio"), allow(dead_code, reason = "the whole reader asks the rest"))]
pub(crate) mod around_hundred;
#[cfg(feature = "studio")]
mod balance_unit;
#[cfg(feature = "studio")]
mod build;
#[cfg(feature = "studio")]
mod editions;
#[cfg(feature = "studio")]
mod codes;
#[cfg(feature = "studio")]
mod gather;
#[cfg(feature = "studio")]
mod flow_rows;
#[cfg(feature = "studio")]
mod givers;
#[cfg(feature = "studio")]
mod grouped;
#[cfg(feature = "studio")]
mod keys;
#[cfg(feature = "studio")]
mod owners;
#[cfg(feature = "press")]
#[cfg_attr(not(feature = "studio"), allow(dead_code, reason = "the whole reader asks the rest"))]
mod names;
#[cfg(feature = "studio")]
mod never_nought;
#[cfg(feature = "studio")]
mod report_month;
mod plain;
mod scales;
#[cfg(feature = "studio")]
mod dates;
#[cfg(feature = "studio")]
mod name_in_title;
#[cfg(feature = "studio")]
mod settle;
#[cfg(feature = "studio")]
mod status_in_words;
#[cfg(feature = "studio")]
mod standins;
#[cfg(feature = "studio")]
mod stated_span;
#[cfg(feature = "studio")]
mod sums;
#[cfg(feature = "studio")]
mod tidy;
#[cfg(feature = "studio")]
mod told_of_each;
#[cfg(feature = "studio")]
mod turnover;

#[cfg(feature = "studio")]
pub use build::{build, build_keeping};
#[cfg(feature = "studio")]
pub use codes::Codes;
#[cfg(feature = "studio")]
pub use gather::Gather;
#[cfg(feature = "studio")]
pub(crate) use grouped::kept;
#[cfg(feature = "studio")]
pub use grouped::{Grouped, GroupedRow, grouped};
#[cfg(feature = "studio")]
pub use names::{flow_in, is_total_name};
#[cfg(feature = "press")]
pub use names::{flow_of, is_status};
#[cfg(feature = "studio")]
pub(crate) use names::{kind_of as dimension_kind, measure_kind};
#[cfg(feature = "studio")]
pub use owners::is_owner_name;
pub use plain::{plain, plain_text};
#[cfg(feature = "studio")]
pub(crate) use tidy::csv_cell;
#[cfg(feature = "studio")]
pub use tidy::{Safety, rows_csv, tidy_csv};

use crate::figure::{Decimal, Interval, Qualifier, Stated};
use crate::period::{Period, Step};
use crate::unit::Unit;

/// Direction of trade, recognised from the member's own word (X, export, xuất khẩu, Nhập khẩu, X-M …).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flow {
    /// Goods or services sold abroad.
    Export,
    /// Goods or services bought abroad.
    Import,
    /// Exports plus imports.
    Turnover,
    /// Exports minus imports.
    Balance,
}

/// What a dimension is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DimensionKind {
    /// Exports, imports, turnover, balance.
    Flow,
    /// Countries, territories, country groups: whom one trades with, or whose figures these are.
    Partner,
    /// Goods or services, groups of them.
    Commodity,
    /// Owners: domestic, foreign-invested.
    Sector,
    /// Anything else.
    Other,
}

/// Part a member plays among the others of its dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MemberRole {
    /// One of the parts.
    #[default]
    Item,
    /// A sum of some of the others, or a group that overlaps them (ASEAN beside its countries).
    Group,
    /// The sum of all.
    Total,
}

/// One value of a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Member {
    /// As the file writes it.
    pub name: String,
    /// Item, group or total.
    pub role: MemberRole,
    /// The flow it names, when it names one.
    pub flow: Option<Flow>,
    /// The group it belongs to, as an index into the same dimension's members.
    pub parent: Option<u32>,
}

/// A way in which the table is broken down.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dimension {
    /// As the file's header writes it; made up (`flow`, `item`) only when the file has no word.
    pub name: String,
    /// What it is about.
    pub kind: DimensionKind,
    /// Its members, in the order of first appearance.
    pub members: Vec<Member>,
}

/// What sort of number a measure is, when its name or unit says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeasureKind {
    /// Worth of goods, in money.
    Value,
    /// Amount of goods: tonnes, pieces.
    Quantity,
    /// Change on an earlier period, in %.
    Growth,
    /// Index or ratio with an earlier period = 100.
    Index,
    /// Part of a whole, in %.
    Share,
    /// Gross domestic product.
    Gdp,
    /// Number of people.
    Population,
    /// Anything else.
    #[default]
    Other,
}

/// What is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Measure {
    /// As the file writes it; `value` only when the file has no word.
    pub name: String,
    /// What sort of number.
    pub kind: MeasureKind,
}

/// How sure a value is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Published as final, or nothing said otherwise.
    #[default]
    Final,
    /// Changed after an earlier publication.
    Revised,
    /// sơ bộ, (p): published, to be revised.
    Preliminary,
    /// ước tính, (e), forecast.
    Estimate,
    /// Kế hoạch, chỉ tiêu, target: not an outcome.
    Plan,
}

impl Status {
    /// The word of the tidy table.
    pub fn word(self) -> &'static str {
        match self {
            Status::Final => "final",
            Status::Revised => "revised",
            Status::Preliminary => "preliminary",
            Status::Estimate => "estimate",
            Status::Plan => "plan",
        }
    }

    /// Whether a chart must draw it as unsure: hollow, hatched or dashed.
    pub fn is_unsure(self) -> bool {
        matches!(self, Status::Preliminary | Status::Estimate | Status::Plan)
    }
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The cell is empty.
    Blank,
    /// `..`, `n/a`, `:`: not available.
    NotAvailable,
    /// `-`, `–`: nothing to count, or not applicable.
    Nil,
    /// `(D)`, `c`, `x`: kept secret.
    Confidential,
    /// `...`, `*`: not yet published, or too small to show.
    NotPublished,
    /// Text that is no number; the cell still has it.
    NotANumber,
}

/// A value at a period, with its source.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// When; `None` in a table that names no period.
    pub period: Option<Period>,
    /// The figure in the series' unit, with its printed digits, or why there is none.
    pub value: Result<Stated, Missing>,
    /// How sure it is.
    pub status: Status,
    /// Row of the source cell, from 1.
    pub row: u32,
    /// Column of the source cell, from 1.
    pub column: u32,
    /// Index into [`Dataset::sources`], or [`NONE`].
    pub source: u32,
}

/// What no statistic reaches in any currency: a figure from here on is a slip of the keyboard or of the file, cannot be written
/// with all its digits, and is not worked with. The whole reader warns of it (`dataset.too-large`).
pub const LARGEST: f64 = 1e19;

/// "Not one of them": a series that is not broken down by a dimension, a point without a source.
pub const NONE: u32 = u32::MAX;

impl Point {
    /// A plain figure in a cell.
    pub fn new(period: Period, decimal: Decimal, row: u32, column: u32) -> Point {
        let value = Ok(Stated { decimal, qualifier: Qualifier::Plain });
        Point { period: Some(period), value, status: Status::Final, row, column, source: NONE }
    }
}

/// One line of figures: one member of each dimension, one measure, one unit, over time.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Series {
    /// One index per dimension into its members; [`NONE`] where the series is not broken down.
    pub members: Vec<u32>,
    /// Index into [`Dataset::measures`].
    pub measure: u32,
    /// What the numbers count, scale word included.
    pub unit: Unit,
    /// The unit as the file writes it; empty when it says none.
    pub unit_text: String,
    /// Points by period, then by row. A period may stand twice when the file says it twice.
    pub points: Vec<Point>,
    /// Points that the file states in another scale word than the rest; nearly always none.
    pub restated: Vec<Restated>,
    /// Row and column of the cells from which on figures are measured otherwise (flag b): nothing is compared across them. Nearly
    /// always none.
    #[cfg(feature = "press")]
    pub breaks: Vec<(u32, u32)>,
}

/// A point that stands in another scale word than its series: 475 billion among millions. Its digits were moved to the series'
/// scale, where it has fewer than the others.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Restated {
    /// Row of the cell, from 1.
    pub row: u32,
    /// Column of the cell, from 1.
    pub column: u32,
    /// Power of ten that it is printed in.
    pub power: i8,
    /// The unit as the file writes it there.
    pub unit_text: String,
}

impl Series {
    /// The point of a period; the first when the file has several.
    pub fn point(&self, period: Period) -> Option<&Point> {
        let at = self.points.partition_point(|p| p.period.is_some_and(|p| p < period));
        self.points.get(at).filter(|p| p.period == Some(period))
    }

    /// A point's value in the unit's base (dollars, not millions), or why there is none.
    pub fn base_value(&self, point: &Point) -> Result<f64, Missing> {
        let value = point.value.map(|s| s.decimal.scaled(self.unit.power).value())?;
        if value.abs() < LARGEST { Ok(value) } else { Err(Missing::NotANumber) }
    }

    /// The interval that a point's printed digits stand for, in the unit's base.
    pub fn base_interval(&self, point: &Point) -> Result<Interval, Missing> {
        self.base_value(point)?;
        point.value.map(|s| Stated { decimal: s.decimal.scaled(self.unit.power), ..s }.interval())
    }

    /// The scale word that a point is printed in, where it is not the series' own.
    pub fn restated(&self, row: u32, column: u32) -> Option<&Restated> {
        self.restated.iter().find(|r| r.row == row && r.column == column)
    }

    /// The step that most of the points go in; `None` when no point has a period.
    pub fn step(&self) -> Option<Step> {
        let mut counts: Vec<(Step, usize)> = Vec::new();
        for step in self.points.iter().filter_map(|p| p.period).map(|p| p.step()) {
            match counts.iter_mut().find(|(s, _)| *s == step) {
                Some((_, n)) => *n += 1,
                None => counts.push((step, 1)),
            }
        }
        counts.into_iter().max_by_key(|&(step, n)| (n, core::cmp::Reverse(step))).map(|(step, _)| step)
    }
}

/// A table understood: what the rest of the program works on.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Dataset {
    /// File name, or empty for pasted cells.
    pub name: String,
    /// The sheet that the cells stand in, of a workbook with several; else empty.
    #[cfg(feature = "studio")]
    pub sheet: String,
    /// Title lines above the table.
    pub title: Vec<String>,
    /// Notes and sources below the table.
    pub notes: Vec<String>,
    /// Distinct texts of a source column.
    pub sources: Vec<String>,
    /// Ways in which the table is broken down.
    pub dimensions: Vec<Dimension>,
    /// Codes that stand beside names, and identifiers of series.
    #[cfg(feature = "studio")]
    pub codes: Vec<Codes>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// The lines of figures, in the order of first appearance.
    pub series: Vec<Series>,
}

impl Dataset {
    /// The member of a dimension that a series belongs to.
    pub fn member<'a>(&'a self, series: &Series, dimension: usize) -> Option<&'a Member> {
        let index = *series.members.get(dimension)?;
        self.dimensions.get(dimension)?.members.get(index as usize)
    }

    /// What a series measures.
    pub fn measure<'a>(&'a self, series: &Series) -> Option<&'a Measure> {
        self.measures.get(series.measure as usize)
    }

    /// The dimension of a kind, when the table has one.
    pub fn dimension_of(&self, kind: DimensionKind) -> Option<usize> {
        self.dimensions.iter().position(|d| d.kind == kind)
    }

    /// The flow a series is about: its own member's, or `None` when the table does not say.
    pub fn flow(&self, series: &Series) -> Option<Flow> {
        (0..self.dimensions.len()).find_map(|d| self.member(series, d).and_then(|m| m.flow))
    }

    /// Whether a series is the total of every dimension but the flow: not broken down, or broken down to a total.
    pub fn is_total(&self, series: &Series) -> bool {
        self.dimensions.iter().enumerate().all(|(d, dimension)| {
            dimension.kind == DimensionKind::Flow
                || self.member(series, d).is_none_or(|m| m.role == MemberRole::Total)
        })
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.series.iter().map(|s| s.points.len()).sum()
    }

    /// Whether there is no point at all.
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|s| s.points.is_empty())
    }
}
