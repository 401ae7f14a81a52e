//! A table that lists every release of its figures, asked for anything but what releases differ by: each period has one figure, that of its
//! latest release, and the series is one. The records name the cells of the table all the same.

use super::revisions::release_dimension;
use super::selection::Task;
use super::{Flag, Group, Line, compute};
use crate::dataset::{Dataset, NONE, Point, Series};
use crate::diag::Diagnostic;
use std::cmp::Reverse;

/// A figure of the latest release: where the table has it, and whether earlier releases have its period as well.
#[derive(Clone, Copy)]
struct Place {
    series: u32,
    point: u32,
    again: bool,
}

/// The answer to a question that names no release; `None` where the table has none, or where releases are what is asked for.
pub(super) fn over_releases(task: &Task<'_>) -> Option<Result<Vec<Line>, Diagnostic>> {
    let d = release_dimension(task.dataset)?;
    let of_releases = task.indicator.group == Group::Revisions || task.indicator.id == "value";
    if of_releases || task.asks_of(d) || task.by == Some(d) {
        return None;
    }
    let is_released = |s: &Series| s.members.get(d).is_some_and(|m| *m != NONE);
    if !task.dataset.series.iter().any(is_released) {
        return None;
    }
    let (dataset, places) = latest(task.dataset, d);
    let found = compute(&dataset, task.indicator, task.query);
    Some(found.map(|mut lines| {
        for record in lines.iter_mut().flat_map(|l| &mut l.records) {
            let mut again = false;
            for input in record.inputs.iter_mut().filter(|i| i.is_cell()) {
                let of_series = places.get(input.series as usize);
                if let Some(place) = of_series.and_then(|of| of.get(input.point as usize)) {
                    (input.series, input.point) = (place.series, place.point);
                    again |= place.again;
                }
            }
            if again && record.value.is_ok() {
                *record = record.clone().flagged(Some(Flag::Latest));
            }
        }
        lines
    }))
}

/// The table with its releases put together, and where each of its figures comes from.
fn latest(dataset: &Dataset, d: usize) -> (Dataset, Vec<Vec<Place>>) {
    let mut groups: Vec<(Series, Vec<usize>)> = Vec::new();
    for (i, series) in dataset.series.iter().enumerate() {
        let mut like = Series { points: Vec::new(), ..series.clone() };
        if let Some(m) = like.members.get_mut(d) {
            *m = NONE;
        }
        let same = |(one, _): &&mut (Series, Vec<usize>)| {
            one.members == like.members && one.measure == like.measure && one.unit == like.unit
        };
        match groups.iter_mut().find(same) {
            Some((one, of)) => {
                one.breaks.extend(&series.breaks);
                one.restated.extend(series.restated.iter().cloned());
                of.push(i);
            }
            None => groups.push((like, vec![i])),
        }
    }
    let name = |i: usize| dataset.series.get(i).and_then(|s| dataset.member(s, d)).map(|m| &m.name);
    let mut places = Vec::new();
    let mut put_together = |(mut one, mut of): (Series, Vec<usize>)| {
        of.sort_by_key(|&i| Reverse(name(i)));
        let points = |i: usize| dataset.series.get(i).map(|s| s.points.as_slice()).unwrap_or_default();
        let mut all: Vec<(&Point, Place)> = Vec::new();
        for &i in &of {
            let place = |point: usize| Place { series: i as u32, point: point as u32, again: false };
            all.extend(points(i).iter().enumerate().map(|(at, p)| (p, place(at))));
        }
        // The latest release comes first; what it has no number for an earlier one may have.
        all.sort_by_key(|(p, _)| (p.period, p.value.is_err()));
        let mut kept: Vec<(&Point, Place)> = Vec::new();
        for (point, place) in all {
            match kept.last_mut().filter(|(last, _)| last.period == point.period) {
                // Several figures of one release are not releases of one.
                Some((_, last)) if last.series != place.series => last.again |= point.value.is_ok(),
                _ => kept.push((point, place)),
            }
        }
        one.points = kept.iter().map(|(p, _)| **p).collect();
        places.push(kept.into_iter().map(|(_, place)| place).collect());
        one
    };
    let series = groups.into_iter().map(&mut put_together).collect();
    (Dataset { series, ..dataset.clone() }, places)
}
