//! Years written as the months that they are made of: "1994/1-12.", "2003.1-12". Where every period of a column is such a stretch they are
//! written as the years they are; among shorter stretches they stay figures of the year so far.

use crate::diag::Diagnostic;
use crate::lang;
use crate::period::Period;
use crate::read::Grid;
use crate::read::grid::is_blank;

/// Columns that are looked at.
const COLUMNS: usize = 3;
/// Years that show it.
const LEAST: usize = 2;

/// The year of such a cell, which has no word in it.
fn year(cell: &str) -> Option<i16> {
    if cell.contains(char::is_alphabetic) || !cell.contains("12") {
        return None;
    }
    match lang::when(cell)?.period()? {
        Period::Months(year, 1, end, 12) if year == end => Some(year),
        _ => None,
    }
}

/// Whether all periods of a column are whole years, at least some of them written so.
fn is_of_years(grid: &Grid, column: usize) -> bool {
    let mut years = 0;
    let others =
        (0..grid.height()).map(|row| grid.cell(row, column)).filter(|cell| !is_blank(cell)).any(|cell| {
            let whole = year(cell).is_some();
            years += usize::from(whole);
            !whole && lang::when(cell).is_some()
        });
    years >= LEAST && !others
}

/// The grid with the years, and what to say of it; `None` where there are none.
pub(super) fn written_as_years(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let columns: Vec<bool> = (0..grid.width().min(COLUMNS)).map(|c| is_of_years(grid, c)).collect();
    let (out, n, place) = grid.restated(|_, column, cell| {
        columns.get(column).filter(|of_years| **of_years)?;
        year(cell).map(|year| year.to_string())
    })?;
    let said = grid.said_restated("read.whole-years", &out, n, place);
    Some((out, said))
}
