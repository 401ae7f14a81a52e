//! Change: growth on the period before, and on the same period of the year before.

use super::{Reason, Record, Source, has_seasons, input, less_sure, percent};
use crate::figure::Interval;
use crate::period::Period;
use crate::unit::Unit;

/// Growth on the period before: `100 × (x₁ ÷ x₀ − 1)`, in %. The first period of a series, a period after a gap and a
/// base of zero have none, with the reason. A year-to-date is compared with the same months of the year before.
pub(super) fn growth(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let cumulative = source.series.step() == Some(crate::period::Step::YearToDate);
    grow(source, move |p| if cumulative { p.same_of_year(-1) } else { p.previous() })
}

/// Growth on the same period of the year before, in %. For years it is the same as [`growth`].
pub(super) fn growth_on_the_year(source: &Source<'_>) -> (Unit, Vec<Record>) {
    if has_seasons(source.series.step()) { grow(source, |p| p.same_of_year(-1)) } else { growth(source) }
}

fn grow(source: &Source<'_>, base: impl Fn(Period) -> Option<Period>) -> (Unit, Vec<Record>) {
    let series = source.series;
    let record = |(at, point): (usize, &crate::dataset::Point)| {
        let Some(period) = point.period else { return Record::none(None, Reason::NoInput) };
        let Some(i) = base(period).and_then(|b| series.points.iter().position(|p| p.period == Some(b)))
        else {
            return Record::none(point.period, Reason::NoInput);
        };
        let Some(before) = series.points.get(i) else { return Record::none(point.period, Reason::NoInput) };
        match (
            series.base_value(point),
            series.base_value(before),
            series.base_interval(point),
            series.base_interval(before),
        ) {
            (Ok(x1), Ok(x0), Ok(i1), Ok(i0)) => match i1.divide(&i0) {
                // A negative base has no growth: the sign of the result would say the opposite of what happened.
                Some(ratio) if x0 > 0.0 => Record {
                    period: point.period,
                    value: Ok(100.0 * (x1 / x0 - 1.0)),
                    interval: Interval { lo: 100.0 * (ratio.lo - 1.0), hi: 100.0 * (ratio.hi - 1.0) },
                    status: less_sure(point.status, before.status),
                    inputs: [input("x₁", source, at), input("x₀", source, i)].into_iter().flatten().collect(),
                },
                _ => Record::none(point.period, Reason::DivisionByZero),
            },
            (Err(missing), ..) | (_, Err(missing), ..) => {
                Record::none(point.period, Reason::Missing(missing))
            }
            _ => Record::none(point.period, Reason::NoInput),
        }
    };
    (percent(), series.points.iter().enumerate().map(record).collect())
}
