//! What stands twice: a row with one value or two, a stretch of one series inside another, digits copied across columns.

use super::{Compared, Kind, Verdict, compare, record};
use crate::dataset::{Dataset, MeasureKind, MemberRole, Point, Series};
use crate::period::Period;
use std::collections::HashMap;

pub(super) fn find_repeats(dataset: &Dataset, compared: &mut Compared) {
    rows(dataset, compared);
    stretches(dataset, compared);
    copies(dataset, compared);
}

/// Two points of one period and one status. With one value they are a duplicate, with two a contradiction.
fn rows(dataset: &Dataset, compared: &mut Compared) {
    for (i, series) in dataset.series.iter().enumerate() {
        let several = is_of_several(series);
        for (at, pair) in series.points.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let numbers = a.value.is_ok() && b.value.is_ok();
            if !numbers
                || a.period != b.period
                || a.status != b.status
                || a.period.is_none()
                || a.row == b.row
            {
                continue;
            }
            let (first, second) = (record(dataset, i, at), record(dataset, i, at + 1));
            let verdict = match compare(&first, &second) {
                Verdict::Agrees => Verdict::Undecided,
                // Two things under one name contradict nothing, though nothing tells them apart.
                Verdict::Disagrees if several => Verdict::Undecided,
                v => v,
            };
            compared.add_as(Kind::Twice, verdict, i, second, first);
            // Said once: it is so of every period.
            if several {
                break;
            }
        }
    }
}

/// Whether a name has as many figures, more than one, for each of three periods or more, none of them like another: a table that
/// lists several things under it (all of a union's trade, that among its members, that with others), not one with a row too much.
fn is_of_several(series: &Series) -> bool {
    let same = |a: &Point, b: &Point| a.period == b.period && a.status == b.status;
    let of_periods: Vec<&[Point]> = series.points.chunk_by(same).collect();
    let times = of_periods.first().map_or(0, |of| of.len());
    times > 1
        && of_periods.len() >= 3
        && of_periods.iter().all(|of| {
            let number = |p: &Point| p.value.ok().map(|v| v.decimal.value());
            of.len() == times
                && of.windows(2).all(|w| {
                    let [a, b] = w else { return false };
                    number(a).is_some() && number(b).is_some() && number(a) != number(b)
                })
        })
}

/// Fewest significant digits for which an equal figure is no accident.
const DIGITS: i64 = 1000;

/// A period and the digits printed for it.
type Printed = (Option<Period>, i64, i16);
/// Series and point, or a point in each of two series.
type Place = (usize, usize);

/// Two or more figures in a row that are those of another item, digit for digit, while others differ.
fn stretches(dataset: &Dataset, compared: &mut Compared) {
    let mut seen: HashMap<Printed, Vec<Place>> = HashMap::new();
    for (i, series) in dataset.series.iter().enumerate() {
        let items = (0..dataset.dimensions.len())
            .all(|d| dataset.member(series, d).is_none_or(|m| m.role == MemberRole::Item));
        if !items {
            continue;
        }
        for (at, point) in series.points.iter().enumerate() {
            let Ok(stated) = point.value else { continue };
            // 1,100 has two digits that say something, not four.
            let mut telling = stated.decimal.mantissa.abs();
            while telling != 0 && telling % 10 == 0 {
                telling /= 10;
            }
            if telling >= DIGITS {
                let key = (point.period, stated.decimal.mantissa, stated.decimal.exponent);
                seen.entry(key).or_default().push((i, at));
            }
        }
    }
    let mut pairs: HashMap<(usize, usize), Vec<Place>> = HashMap::new();
    for places in seen.values().filter(|p| p.len() == 2) {
        let [(i, a), (j, b)] = places.as_slice() else { continue };
        let (Some(x), Some(y)) = (dataset.series.get(*i), dataset.series.get(*j)) else { continue };
        if i != j && x.measure == y.measure && x.unit == y.unit {
            pairs.entry((*i, *j)).or_default().push((*a, *b));
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort();
    for ((i, j), mut places) in pairs {
        places.sort_unstable();
        let shared = |s: usize, o: usize| {
            let (Some(s), Some(o)) = (dataset.series.get(s), dataset.series.get(o)) else { return 0 };
            s.points.iter().filter(|p| o.points.iter().any(|q| q.period == p.period)).count()
        };
        // The same throughout is one thing under two names; a single figure is an accident.
        if places.len() < 2 || places.len() * 3 > shared(i, j) * 2 {
            continue;
        }
        let neighbours = places.windows(2).all(|w| matches!(w, [(a, _), (b, _)] if b - a == 1));
        if !neighbours {
            continue;
        }
        for (a, b) in places {
            compared.add_as(
                Kind::Repeated,
                Verdict::Undecided,
                j,
                record(dataset, j, b),
                record(dataset, i, a),
            );
        }
    }
}

/// An index or rate with the digits of the value beside it: 300 and 300.
fn copies(dataset: &Dataset, compared: &mut Compared) {
    for (i, series) in dataset.series.iter().enumerate() {
        let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
        if !matches!(kind, MeasureKind::Index | MeasureKind::Growth | MeasureKind::Share) {
            continue;
        }
        for (j, other) in dataset.series.iter().enumerate() {
            let value = dataset.measure(other).is_some_and(|m| m.kind == MeasureKind::Value);
            if i == j || other.members != series.members || !value {
                continue;
            }
            for (at, point) in series.points.iter().enumerate() {
                let Ok(stated) = point.value else { continue };
                let same = |q: &crate::dataset::Point| {
                    q.period == point.period && q.value.is_ok_and(|v| v.decimal == stated.decimal)
                };
                let Some(there) = other.points.iter().position(same) else { continue };
                if stated.decimal.mantissa.abs() >= 100 && stated.decimal.exponent == 0 {
                    let (a, b) = (record(dataset, i, at), record(dataset, j, there));
                    compared.add_as(Kind::Copied, Verdict::Undecided, i, a, b);
                }
            }
        }
    }
}
