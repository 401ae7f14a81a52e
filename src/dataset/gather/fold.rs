//! Figures added up over names that nobody asked to tell apart: what makes a file small that has a row for every parcel. Only what may
//! be added is: figures of a unit that has a magnitude; no name that stands for a sum already.

use super::super::givers::{Giver, Plan};
use super::super::keys::{Quick, Texts};
use super::super::names::{is_group_name, is_total_name, total_of};
use super::super::{Point, Series, Status};
use super::names::bracket_unit;
use crate::diag::{At, Diagnostic};
use crate::lang::fold as folded;
use crate::period::Period;
use crate::read::Cells;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Names that are added up over.
#[derive(Debug)]
pub(super) struct Fold {
    over: Vec<Giver>,
    /// Names of each, and whether they have a unit of their own.
    texts: Vec<(Texts, Vec<bool>)>,
    /// The first name that is a sum: adding it to its parts would count them twice.
    pub sum: Option<(At, String)>,
    periods: HashMap<Option<Period>, u32, BuildHasherDefault<Quick>>,
    last: (Option<Period>, u32),
    /// What was last added to each series.
    latest: Vec<Latest>,
    /// Place of a series' point of each period, and one more; 0 where there is none yet. Empty for a series whose periods came
    /// in their order so far.
    places: Vec<Vec<u32>>,
    /// Figures that were added to others.
    added: usize,
    /// Figures that cannot be: percentages, indices; and such as are not there, under a sum of others.
    not_added: (usize, Option<At>),
    gaps: (usize, Option<At>),
}

/// Where figures of a series went last: small, so that all of them stay near at hand. Files go by in the order of periods or of
/// names, and the next figure nearly always belongs there too.
#[derive(Clone, Copy, Debug)]
struct Latest {
    /// Number of the period, and place of its point.
    period: u32,
    place: u32,
    /// The greatest number of a period so far.
    most: u32,
    /// Whether figures of this unit can be added.
    adds: bool,
}

impl Fold {
    /// Takes all dimensions out of a plan but those of some names.
    pub fn of(plan: &mut Plan, keep: &[String]) -> Fold {
        let keep: Vec<String> = keep.iter().map(|name| folded(name)).collect();
        let stays = |giver: &Giver| {
            // As a dimension without a name is called.
            let name = if giver.name.is_empty() { "item".to_owned() } else { folded(&giver.name) };
            keep.contains(&name)
        };
        let stay: Vec<bool> = plan.dimensions.iter().map(stays).collect();
        let mut over = Vec::new();
        let mut at = 0;
        plan.dimensions.retain(|giver| {
            at += 1;
            let stays = stay.get(at - 1) == Some(&true);
            if !stays {
                over.push(giver.clone());
            }
            stays
        });
        plan.filled_down = vec![false; plan.dimensions.len()];
        Fold {
            texts: vec![Default::default(); over.len()],
            over,
            sum: None,
            periods: HashMap::default(),
            last: (None, u32::MAX),
            latest: Vec::new(),
            places: Vec::new(),
            added: 0,
            not_added: (0, None),
            gaps: (0, None),
        }
    }

    /// Looks at the names of a row that are added up over. `false` where one of them has a unit of its own: its figures are not added.
    #[inline]
    pub fn look(&mut self, row: &impl Cells) -> bool {
        let mut alike = true;
        for (giver, (texts, with_unit)) in self.over.iter().zip(&mut self.texts) {
            for &column in &giver.columns {
                let text = row.cell(column);
                let id = texts.id(text) as usize;
                if id == with_unit.len() {
                    with_unit.push(bracket_unit(text).is_some());
                    if self.sum.is_none() && is_sum(text) {
                        self.sum = Some((At::cell(row.number(), column as u32 + 1), text.trim().to_owned()));
                    }
                }
                if with_unit.get(id) == Some(&true) {
                    alike = false;
                    count(&mut self.not_added, At::cell(row.number(), column as u32 + 1));
                }
            }
        }
        alike
    }

    /// Adds a point to its series; whether it made a new one.
    #[inline]
    pub fn add(&mut self, at: usize, series: &mut Series, point: Point) -> bool {
        let place = At::cell(point.row, point.column);
        if self.latest.len() <= at {
            let none = Latest { period: u32::MAX, place: 0, most: 0, adds: true };
            self.latest.resize(at + 1, none);
        }
        let Some(latest) = self.latest.get_mut(at) else { return false };
        if series.points.is_empty() {
            latest.adds = series.unit.has_magnitude();
        }
        if !latest.adds {
            count(&mut self.not_added, place);
            return false;
        }
        if self.last.0 != point.period || self.last.1 == u32::MAX {
            let next = self.periods.len() as u32;
            self.last = (point.period, *self.periods.entry(point.period).or_insert(next));
        }
        let period = self.last.1;
        if latest.period != period {
            let known = if series.points.is_empty() || period > latest.most {
                None
            } else {
                known_place(&mut self.places, &self.periods, at, &series.points, period)
            };
            latest.period = period;
            latest.most = latest.most.max(period);
            match known {
                Some(place) => latest.place = place,
                None => {
                    latest.place = series.points.len() as u32;
                    series.points.push(point);
                    if let Some(places) = self.places.get_mut(at).filter(|p| !p.is_empty()) {
                        note(places, period, latest.place);
                    }
                    return true;
                }
            }
        }
        let Some(known) = series.points.get_mut(latest.place as usize) else { return false };
        // A plan is no part of an outcome.
        if (known.status == Status::Plan) != (point.status == Status::Plan) {
            count(&mut self.not_added, place);
            return false;
        }
        known.status = known.status.max(point.status);
        match (&mut known.value, point.value) {
            (Ok(sum), Ok(more)) => {
                sum.decimal = sum.decimal.plus(more.decimal);
                self.added += 1;
            }
            (Ok(_), Err(_)) => count(&mut self.gaps, place),
            (Err(_), Ok(more)) => {
                count(&mut self.gaps, At::cell(known.row, known.column));
                (known.value, known.row, known.column) = (Ok(more), point.row, point.column);
            }
            (Err(_), Err(_)) => {}
        }
        false
    }

    /// What to say of it.
    pub fn said(self) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        let names: Vec<&str> = self.over.iter().map(|g| g.name.as_str()).collect();
        let over = names.join(", ");
        if self.added > 0 {
            said.push(
                Diagnostic::warning("dataset.summed").with("n", self.added).with("over", over.as_str()),
            );
        }
        if let Some((at, name)) = self.sum {
            said.push(Diagnostic::warning("dataset.summed-twice").at(at).with("found", name));
        }
        if let (n, Some(at)) = self.not_added {
            said.push(Diagnostic::warning("dataset.not-summed").at(at).with("n", n));
        }
        if let (n, Some(at)) = self.gaps {
            said.push(Diagnostic::warning("dataset.sum-of-some").at(at).with("n", n));
        }
        said
    }
}

/// Where a series has its point of a period. From now on that is kept for the series: its periods come again and again.
#[inline(never)]
fn known_place(
    all: &mut Vec<Vec<u32>>,
    periods: &HashMap<Option<Period>, u32, BuildHasherDefault<Quick>>,
    at: usize,
    points: &[Point],
    period: u32,
) -> Option<u32> {
    if all.len() <= at {
        all.resize(at + 1, Vec::new());
    }
    let places = all.get_mut(at)?;
    if places.is_empty() {
        for (place, point) in points.iter().enumerate() {
            if let Some(&number) = periods.get(&point.period) {
                note(places, number, place as u32);
            }
        }
    }
    places.get(period as usize)?.checked_sub(1)
}

fn note(places: &mut Vec<u32>, period: u32, place: u32) {
    let period = period as usize;
    if places.len() <= period {
        places.resize(period + 1, 0);
    }
    if let Some(slot) = places.get_mut(period) {
        *slot = place + 1;
    }
}

/// Whether a name stands for a sum of others.
pub(super) fn is_sum(name: &str) -> bool {
    is_total_name(name) || total_of(name).is_some() || is_group_name(name)
}

fn count((n, first): &mut (usize, Option<At>), at: At) {
    *n += 1;
    if first.is_none() {
        *first = Some(at);
    }
}
