//! Formulas along a series: which point is the base of which, found by its period.

use super::record::{Reason, Record};
#[cfg(feature = "forms")]
use super::units::percent;
use super::{Source, growth as change, level};
use crate::dataset::{Dataset, Point, Series, Status};
use crate::figure::by_key;
use crate::period::{Period, Step};
use crate::unit::Unit;

/// Place of a period's point in a series, whose points stand in the order of time. Where the table has several for one period
/// it is the surest, the outcome before its estimate and that before its plan; of equally sure ones the first that has a number.
pub fn point_at(series: &Series, period: Period) -> Option<usize> {
    let first = series.points.partition_point(|p| p.period < Some(period));
    let of_period =
        || series.points.iter().enumerate().skip(first).take_while(|(_, p)| p.period == Some(period));
    of_period()
        .filter(|(_, p)| p.value.is_ok())
        .min_by_key(|(_, p)| p.status.max(Status::Revised))
        .or_else(|| of_period().next())
        .map(|(at, _)| at)
}

/// The points of a series, one a period, and their places: an estimate beside the final figure is no second one to be worked with.
#[cfg(feature = "forms")]
#[inline(never)]
pub(super) fn surest_points(series: &Series) -> Vec<(usize, &Point)> {
    let is_surest = |(at, p): &(usize, &Point)| p.period.is_none_or(|p| point_at(series, p) == Some(*at));
    series.points.iter().enumerate().filter(is_surest).collect()
}

/// The figure of a period, or a record that says there is none.
pub(super) fn figure_at(source: &Source<'_>, period: Option<Period>) -> Record {
    let at = match period {
        Some(p) => point_at(source.series, p),
        None => source.series.points.iter().position(|p| p.period.is_none()),
    };
    match at {
        Some(at) => Record::of_point(source.index, source.series, at),
        None => Record { unit: source.series.unit.base(), ..Record::none(period, Reason::NoInput) },
    }
}

/// The figures as the table states them. Unit: the series' own. A cell without a number gives its reason.
pub(super) fn value(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let series = source.series;
    let records = (0..series.points.len()).map(|at| Record::of_point(source.index, series, at));
    (series.unit.base(), records.collect())
}

/// Turnover, period by period. A period that lacks exports or imports has none, and says so.
#[cfg(feature = "forms")]
pub(super) fn turnover(exports: &Source<'_>, imports: &Source<'_>) -> (Unit, Vec<Record>) {
    (exports.series.unit.base(), both(exports, imports, level::turnover))
}

/// Balance, period by period.
pub(super) fn balance(exports: &Source<'_>, imports: &Source<'_>) -> (Unit, Vec<Record>) {
    (exports.series.unit.base(), both(exports, imports, level::balance))
}

/// One record for every period that either series has.
pub(super) fn both(
    exports: &Source<'_>,
    imports: &Source<'_>,
    formula: fn(&Record, &Record) -> Record,
) -> Vec<Record> {
    let all = exports.series.points.iter().chain(&imports.series.points).map(|p| p.period).collect();
    let mut periods = by_key(all, |p: &Option<Period>| p.map_or(f64::MIN, Period::rank));
    periods.dedup();
    let record = |period| formula(&figure_at(exports, period), &figure_at(imports, period)).at(period);
    periods.into_iter().map(record).collect()
}

/// Growth on the period before, in %. The first period of a series, a period after a gap and a base of zero have none,
/// with the reason. A year-to-date is compared with the same months of the year before.
#[cfg(feature = "forms")]
pub(super) fn growth(source: &Source<'_>) -> (Unit, Vec<Record>) {
    (percent(), on_base(source, period_before(source.series), change::growth))
}

/// Growth on the same period of the year before, in %. For years it is the same as [`growth`].
#[cfg(feature = "forms")]
pub(super) fn growth_on_the_year(source: &Source<'_>) -> (Unit, Vec<Record>) {
    (percent(), on_base(source, year_before, change::growth))
}

/// The period before, in a point's own steps, since months, years and years to date may stand in one series; for a year-to-date the
/// same months of the year before.
#[cfg(feature = "forms")]
pub(super) fn period_before(series: &Series) -> fn(Period) -> Option<Period> {
    if series.step() == Some(Step::YearToDate) {
        // The first month of a year is the year up to it.
        |p| if matches!(p, Period::Month(_, 1)) { year_before(p) } else { before(p) }
    } else {
        before
    }
}

#[cfg(feature = "forms")]
fn before(p: Period) -> Option<Period> {
    if p.step() == Step::YearToDate { p.same_of_year(-1) } else { p.previous() }
}

/// The same period of the year before; of years, weeks and days the one before.
pub(super) fn year_before(p: Period) -> Option<Period> {
    if has_seasons(p) { p.same_of_year(-1) } else { p.previous() }
}

/// Whether "the year before" is another step than "the period before".
fn has_seasons(p: Period) -> bool {
    matches!(p, Period::Months(..))
        || matches!(p.step(), Step::Month | Step::Quarter | Step::Half | Step::YearToDate)
}

/// The growth of a series on the year before, worked out for the period that is asked for: a chart draws the figures, and
/// only who points at one wants to know how it grew.
#[derive(Clone, Debug, PartialEq)]
pub struct Grown {
    index: u32,
    series: Series,
}

impl Grown {
    /// The growth of a series of the dataset.
    pub fn of(dataset: &Dataset, index: usize) -> Option<Grown> {
        let series = dataset.series.get(index)?;
        Some(Grown { index: index as u32, series: series.clone() })
    }

    /// Place of the series in the dataset.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The growth of a period, as `growth-year` of the catalogue has it; `None` where the series has no such period.
    pub fn at(&self, period: Period) -> Option<Record> {
        let source = Source { index: self.index, series: &self.series };
        let at = point_at(&self.series, period)?;
        let point = self.series.points.get(at)?;
        Some(of_base(&source, year_before, change::growth, at, point))
    }
}

/// A formula of each figure and its base.
#[cfg(feature = "forms")]
pub(super) fn on_base(
    source: &Source<'_>,
    base: fn(Period) -> Option<Period>,
    formula: fn(&Record, &Record) -> Record,
) -> Vec<Record> {
    surest_points(source.series)
        .into_iter()
        .map(|(at, point)| of_base(source, base, formula, at, point))
        .collect()
}

/// A formula of one figure and its base.
fn of_base(
    source: &Source<'_>,
    base: fn(Period) -> Option<Period>,
    formula: fn(&Record, &Record) -> Record,
    at: usize,
    point: &Point,
) -> Record {
    let now = Record::of_point(source.index, source.series, at);
    let before = match point.period.and_then(base) {
        Some(period) => figure_at(source, Some(period)),
        None => Record { unit: now.unit.clone(), ..Record::none(None, Reason::NoInput) },
    };
    formula(&now, &before)
}
