//! Periods that stand elsewhere than in the one column of periods: years in names beside parts of a year across, and a table that was
//! folded, with its periods once more before the figures of its second half.

use super::grid::Grid;
use super::{Column, Role};
use crate::diag::{At, Diagnostic};
use crate::lang;

/// The column whose names hold the year of their rows, where only parts of a year stand across: "Exports, 2023" beside Q1 to Q4.
#[inline(never)]
pub(super) fn names(columns: &[Column], grid: &Grid, data: &[usize]) -> Option<usize> {
    if columns.iter().any(|c| matches!(c.role, Role::Period | Role::PeriodPart)) {
        return None;
    }
    let part = |c: &&Column| {
        let mut texts = c.header.iter().rev().filter(|t| !t.is_empty());
        texts.any(|t| lang::when(t).is_some_and(|w| w.year.is_none()))
            && !c.header.iter().any(|t| lang::when_in(t).is_some_and(|w| w.year.is_some()))
    };
    let values = columns.iter().filter(|c| c.role == Role::Value);
    let parts = values.clone().filter(part).count();
    if parts < 2 || parts * 2 <= values.count() {
        return None;
    }
    let dated = |c: usize| {
        !data.is_empty()
            && data.iter().all(|&row| {
                let cell = grid.cell(row, c);
                cell.len() <= 200 && lang::when_in(cell).is_some_and(|w| w.is_year() && w.year.is_some())
            })
    };
    columns
        .iter()
        .position(|c| matches!(c.role, Role::Dimension | Role::Measure) && dated(c.index as usize - 1))
}

/// A table folded to stand beside itself, "Month | Value | Month | Value": the periods of the second half speak for its figures.
#[inline(never)]
pub(super) fn folded(columns: &mut [Column], grid: &Grid, data: &[usize]) {
    let Some(first) = columns.iter().position(|c| c.role == Role::Period) else { return };
    let header = columns.get(first).map(|c| c.header.clone()).unwrap_or_default();
    if header.iter().all(String::is_empty) {
        return;
    }
    for c in first + 1..columns.len() {
        let is = |at: usize, role: Role| columns.get(at).is_some_and(|k| k.role == role);
        let again = columns.get(c).is_some_and(|k| k.header == header);
        let free = is(c, Role::Ignored) || is(c, Role::Dimension) || is(c, Role::Note);
        if !again || !free || !is(c + 1, Role::Value) || !is(c - 1, Role::Value) {
            continue;
        }
        let cells = || {
            data.iter().map(|&r| (grid.cell(r, first), grid.cell(r, c))).filter(|(_, own)| !own.is_empty())
        };
        let whole = |text: &str| lang::when(text).is_some_and(|w| w.period().is_some());
        let others = cells().filter(|(main, own)| main != own).count();
        if others == 0 || others * 2 <= data.len() / 2 || !cells().all(|(_, own)| whole(own)) {
            continue;
        }
        if let Some(column) = columns.get_mut(c) {
            column.role = Role::Ignored;
            column.dated = true;
            column.evidence = vec![Diagnostic::note("read.period-beside").at(At::column(column.index))];
        }
    }
}
