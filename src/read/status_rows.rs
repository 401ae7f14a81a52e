//! Rows of flags below their figures, as databases write them out: "… | Value | 24.2 | 23.3" and under it "… | Status | | E". The flags go behind
//! their figures, the rows are left blank, and that is said.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;
use crate::lang;

/// Pairs of rows that show that it is so.
const LEAST: usize = 2;

/// What a cell says that its row holds: figures, or flags.
fn holds(cell: &str) -> Option<bool> {
    match lang::fold(cell.trim()).as_str() {
        "value" | "values" | "obs_value" => Some(false),
        "status" | "flag" | "flags" | "obs_status" => Some(true),
        _ => None,
    }
}

/// Whether a row has flags of the row above it: the same left of the column that says so, and a letter or two or nothing right of it.
fn is_of_row_above(grid: &Grid, row: usize, column: usize) -> bool {
    let Some(above) = row.checked_sub(1) else { return false };
    let width = grid.len_of(row).max(grid.len_of(above));
    holds(grid.cell(above, column)) == Some(false)
        && (0..column).all(|c| grid.cell(row, c) == grid.cell(above, c))
        && (column + 1..width).all(|c| {
            let (flag, figure) = (grid.cell(row, c), grid.cell(above, c));
            is_blank(flag)
                || flag == figure
                || (super::body::is_flag(flag) && lang::printed(figure).is_some())
        })
}

/// The column that says of every row below the heading which of both it is, where each row of flags belongs to the row above it.
fn column(grid: &Grid) -> Option<usize> {
    let first =
        (1..grid.height().min(20)).find(|&row| grid.filled(row).any(|(_, c)| holds(c) == Some(true)))?;
    let (column, _) = grid.filled(first).find(|(_, cell)| holds(cell) == Some(true))?;
    let rows = || (first..grid.height()).filter(|&row| holds(grid.cell(row, column)) == Some(true));
    (column > 0 && rows().count() >= LEAST && rows().all(|row| is_of_row_above(grid, row, column)))
        .then_some(column)
}

/// The grid with flags behind their figures, and what to say of it; `None` where there are no such rows.
pub(super) fn behind_figures(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let at = column(grid)?;
    let is_flags = |row: usize| holds(grid.cell(row, at)) == Some(true);
    let (out, _, place) = grid.restated(|row, column, cell| {
        if is_flags(row) {
            return Some(String::new());
        }
        let flag = grid.cell(row + 1, column).trim();
        (column > at && is_flags(row + 1) && !is_blank(flag) && flag != cell.trim())
            .then(|| [cell.trim(), " ", flag].concat())
    })?;
    let n = (0..grid.height()).filter(|row| is_flags(*row)).count();
    let written = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.status-rows"), n, place).with("figure", written)))
}
