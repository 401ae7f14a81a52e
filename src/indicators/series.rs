//! Formulas along a series: which point is the base of which, found by its period.

use super::record::{Reason, Record};
use super::units::percent;
use super::{Source, growth as change, has_seasons, level};
use crate::dataset::{Series, Status};
use crate::figure::by_key;
use crate::period::{Period, Step};
use crate::unit::Unit;

/// Place of a period's point in a series, whose points stand in the order of time. Where the table has a plan and an
/// outcome for one period it is the outcome; of several the first that has a number.
pub fn point_at(series: &Series, period: Period) -> Option<usize> {
    let first = series.points.partition_point(|p| p.period < Some(period));
    let of_period =
        || series.points.iter().enumerate().skip(first).take_while(|(_, p)| p.period == Some(period));
    of_period()
        .find(|(_, p)| p.status != Status::Plan && p.value.is_ok())
        .or_else(|| of_period().find(|(_, p)| p.value.is_ok()))
        .or_else(|| of_period().next())
        .map(|(at, _)| at)
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
pub(super) fn growth_on_the_year(source: &Source<'_>) -> (Unit, Vec<Record>) {
    (percent(), on_base(source, year_before(source.series), change::growth))
}

/// The period before, in the series' own steps; for a year-to-date the same months of the year before.
pub(super) fn period_before(series: &Series) -> fn(Period) -> Option<Period> {
    if series.step() == Some(Step::YearToDate) { |p| p.same_of_year(-1) } else { |p| p.previous() }
}

/// The same period of the year before.
pub(super) fn year_before(series: &Series) -> fn(Period) -> Option<Period> {
    if has_seasons(series.step()) { |p| p.same_of_year(-1) } else { period_before(series) }
}

/// A formula of each figure and its base.
pub(super) fn on_base(
    source: &Source<'_>,
    base: fn(Period) -> Option<Period>,
    formula: fn(&Record, &Record) -> Record,
) -> Vec<Record> {
    let record = |(at, point): (usize, &crate::dataset::Point)| {
        let now = Record::of_point(source.index, source.series, at);
        let before = match point.period.and_then(base) {
            Some(period) => figure_at(source, Some(period)),
            None => Record { unit: now.unit.clone(), ..Record::none(None, Reason::NoInput) },
        };
        formula(&now, &before)
    };
    source.series.points.iter().enumerate().map(record).collect()
}
