//! Names that hold a year, beside columns that are only parts of one.

use super::grid::Grid;
use super::{Column, Role};
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
