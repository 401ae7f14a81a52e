//! Figures that cannot be put together because they count different things: which two units stand in the way.

use super::selection::{Task, resolve};
use super::series::{point_at, year_before};
use super::{Inputs, Line, Reason, Record};
use crate::dataset::{Dataset, Flow, MeasureKind, MemberRole, Series};
use crate::diag::Diagnostic;
use crate::period::Period;

/// What a question lacks, where the table has it in another unit.
pub(super) fn of_question(task: &Task<'_>, what: &str) -> Option<Diagnostic> {
    let id = task.indicator.id;
    let units = |(one, other): (&Series, &Series)| {
        let error = Diagnostic::error("compute.unlike.units").with("id", id);
        error.with("one", one.unit_text.as_str()).with("other", other.unit_text.as_str())
    };
    match what {
        "exports and imports" | "economy" => flows(task).map(|(exports, imports)| {
            let error = Diagnostic::error("compute.unlike.flows").with("id", id);
            error.with("exports", exports.unit_text.as_str()).with("imports", imports.unit_text.as_str())
        }),
        "against" => economies(task).map(units),
        "parts" => parts(task).map(units),
        _ => None,
    }
}

/// Exports and the imports beside them.
fn flows<'a>(task: &Task<'a>) -> Option<(&'a Series, &'a Series)> {
    let exports = task.selected_of(MeasureKind::Value, Some(Flow::Export));
    exports.into_iter().find_map(|x| {
        let x = task.dataset.series.get(x)?;
        let beside =
            |s: &&Series| {
                task.dataset.flow(s) == Some(Flow::Import)
                    && s.measure == x.measure
                    && !s.unit.adds_to(&x.unit)
                    && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
                        a == b || task.dataset.member(s, d).is_some_and(|m| m.flow.is_some())
                    })
            };
        Some((x, task.dataset.series.iter().find(beside)?))
    })
}

/// An item of one economy and the same of the one that it is compared with.
fn economies<'a>(task: &Task<'a>) -> Option<(&'a Series, &'a Series)> {
    let other = resolve(task.dataset, &task.query.against).ok().filter(|o| !o.is_empty())?;
    task.selected().into_iter().find_map(|i| {
        let x = task.dataset.series.get(i)?;
        let same = |s: &&Series| {
            s.measure == x.measure
                && !s.unit.adds_to(&x.unit)
                && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
                    let named = other.iter().find(|(o, _)| *o == d);
                    named.map_or(a == b, |(_, members)| members.contains(a))
                })
        };
        Some((x, task.dataset.series.iter().find(same)?))
    })
}

/// Two items of the list that should make up a whole.
fn parts<'a>(task: &Task<'a>) -> Option<(&'a Series, &'a Series)> {
    let d = task.parts_dimension()?;
    let is_item = |s: &&Series| task.dataset.member(s, d).is_some_and(|m| m.role == MemberRole::Item);
    let mut items = task.dataset.series.iter().filter(is_item);
    let first = items.next()?;
    let other = items.find(|s| s.measure == first.measure && !s.unit.adds_to(&first.unit))?;
    Some((first, other))
}

/// Two units that figures without a value are in: those of its inputs, else of one and of what stands beside it.
pub(super) fn of_record<'a>(dataset: &'a Dataset, record: &Record) -> Option<(&'a Series, &'a Series)> {
    if let Some(found) = of_unit_value(dataset, record) {
        return Some(found);
    }
    let mut inputs = record.inputs.iter().filter_map(|i| dataset.series.get(i.series as usize));
    let first = inputs.next()?;
    let unlike = |s: &&Series| !s.unit.adds_to(&first.unit);
    let has = |s: &Series| record.period.is_some_and(|p| point_at(s, p).is_some());
    let is_item = |s: &Series| {
        (0..s.members.len()).all(|d| dataset.member(s, d).is_none_or(|m| m.role == MemberRole::Item))
    };
    let beside = dataset.series.iter().filter(|s| s.measure == first.measure && unlike(s));
    let nearest = |s: &&Series| (s.members == first.members, has(s), is_item(s));
    let other = inputs.find(unlike).or_else(|| beside.max_by_key(nearest));
    Some((first, other?))
}

/// The quantity that a unit value is worked out by in other periods, and the one beside the value in this, in another unit.
fn of_unit_value<'a>(dataset: &'a Dataset, record: &Record) -> Option<(&'a Series, &'a Series)> {
    let per = record.unit.per.as_deref()?;
    let value = record.inputs.first().and_then(|i| dataset.series.get(i.series as usize))?;
    let mut beside = dataset.series.iter().filter(|s| s.members == value.members && s.unit != value.unit);
    let usual = beside.clone().find(|s| s.unit.quantity == *per)?;
    let here =
        |s: &&Series| s.measure == usual.measure && !s.unit.adds_to(&usual.unit) && has(s, record.period);
    Some((usual, beside.find(here)?))
}

/// Whether a series has a number of a period.
fn has(series: &Series, period: Option<Period>) -> bool {
    let at = period.and_then(|p| point_at(series, p));
    at.and_then(|at| series.points.get(at)).is_some_and(|p| p.value.is_ok())
}

/// Gives its reason to a unit value of a period whose quantity is in another unit than those before it.
pub(super) fn of_unit_values(task: &Task<'_>, line: &mut Line) {
    if task.indicator.id == "unit-value" {
        for record in line.records.iter_mut().filter(|r| r.value == Err(Reason::NoInput)) {
            if of_unit_value(task.dataset, record).is_some() {
                record.value = Err(Reason::UnlikeUnits);
            }
        }
    }
}

/// Gives its reason to a change whose base the table has in another unit: a series that goes on in another currency.
pub(super) fn of_changes(task: &Task<'_>, line: &mut Line) {
    if task.indicator.inputs != Inputs::One {
        return;
    }
    for record in line.records.iter_mut().filter(|r| r.value == Err(Reason::NoInput)) {
        let Some(own) = record.inputs.first().map(|i| i.series as usize) else { continue };
        let (Some(x), Some(p)) = (task.dataset.series.get(own), record.period) else { continue };
        let other = |b: Period, s: &Series| {
            s.measure == x.measure && !s.unit.adds_to(&x.unit) && point_at(s, b).is_some()
        };
        let in_other = |b: Period| {
            let mut alike = task.alike(own).filter_map(|i| task.dataset.series.get(i));
            point_at(x, b).is_none() && alike.any(|s| other(b, s))
        };
        if [p.previous(), year_before(p), task.query.base].into_iter().flatten().any(in_other) {
            record.value = Err(Reason::UnlikeUnits);
        }
    }
}
