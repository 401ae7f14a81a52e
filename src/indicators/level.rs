//! Levels: the figures as they are, exports plus imports, exports minus imports.

use super::{Reason, Record, Source, input, less_sure};
use crate::figure::Interval;
use crate::unit::Unit;

/// The figures as the table states them. Unit: the series' own. A cell without a number gives its reason.
pub(super) fn value(source: &Source<'_>) -> (Unit, Vec<Record>) {
    let series = source.series;
    let record = |(at, point): (usize, &crate::dataset::Point)| match (
        series.base_value(point),
        series.base_interval(point),
    ) {
        (Ok(value), Ok(interval)) => Record {
            period: point.period,
            value: Ok(value),
            interval,
            status: point.status,
            inputs: input("x", source, at).into_iter().collect(),
        },
        (Err(missing), _) | (_, Err(missing)) => Record::none(point.period, Reason::Missing(missing)),
    };
    (series.unit.base(), series.points.iter().enumerate().map(record).collect())
}

/// Turnover: `X + M`, in the money of both. A period that lacks either has no turnover, and says so.
pub(super) fn turnover(exports: &Source<'_>, imports: &Source<'_>) -> (Unit, Vec<Record>) {
    both(exports, imports, |x, m| x + m, |x, m| x + m)
}

/// Balance: `X − M`, in the money of both; surplus above zero, deficit below.
pub(super) fn balance(exports: &Source<'_>, imports: &Source<'_>) -> (Unit, Vec<Record>) {
    both(exports, imports, |x, m| x - m, |x, m| x - m)
}

/// One record for every period that either series has.
fn both(
    exports: &Source<'_>,
    imports: &Source<'_>,
    value: fn(f64, f64) -> f64,
    interval: fn(Interval, Interval) -> Interval,
) -> (Unit, Vec<Record>) {
    let (x, m) = (exports.series, imports.series);
    let mut periods: Vec<_> = x.points.iter().chain(&m.points).map(|p| p.period).collect();
    periods.sort();
    periods.dedup();
    let record = |period| {
        if !x.unit.adds_to(&m.unit) {
            return Record::none(period, Reason::UnlikeUnits);
        }
        let find = |s: &crate::dataset::Series| s.points.iter().position(|p| p.period == period);
        let (Some(i), Some(j)) = (find(x), find(m)) else { return Record::none(period, Reason::NoInput) };
        let (Some(p), Some(q)) = (x.points.get(i), m.points.get(j)) else {
            return Record::none(period, Reason::NoInput);
        };
        match (x.base_value(p), m.base_value(q), x.base_interval(p), m.base_interval(q)) {
            (Ok(a), Ok(b), Ok(ai), Ok(bi)) => Record {
                period,
                value: Ok(value(a, b)),
                interval: interval(ai, bi),
                status: less_sure(p.status, q.status),
                inputs: [input("X", exports, i), input("M", imports, j)].into_iter().flatten().collect(),
            },
            (Err(missing), ..) | (_, Err(missing), ..) => Record::none(period, Reason::Missing(missing)),
            _ => Record::none(period, Reason::NoInput),
        }
    };
    (x.unit.base(), periods.into_iter().map(record).collect())
}
