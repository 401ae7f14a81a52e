//! "Year x Product" over a heading of years and one of products: what its two levels are, no name of any column.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::{Announces, Grid, announces};

/// Longer files are no printed tables.
const ROWS: usize = 5000;

/// Whether a text names periods and something else with a sign for "by" between them.
fn is_axes(cell: &str) -> bool {
    let text = cell.trim();
    let sides = [" x ", " X ", " × "].iter().find_map(|by| text.split_once(by));
    let dated =
        |side: &str| matches!(announces(side.trim()), Some(Announces::Period | Announces::PeriodPart));
    text.len() <= 120 && sides.is_some_and(|(one, other)| dated(one) != dated(other))
}

/// The grid without such words, and what to say of it; `None` where there are none.
pub(super) fn without_names(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let over_periods = |row: usize, column: usize| {
        let below = (column..grid.len_of(row + 1)).map(|c| grid.cell(row + 1, c));
        below.filter(|cell| lang::when(cell).is_some()).take(2).count() == 2
    };
    // Alone in its line it is a title, and names nothing.
    let beside = |row: usize| grid.filled(row).nth(1).is_some();
    let (out, n, place) = grid.restated(|row, column, cell| {
        (cell.len() > 4 && column > 0 && is_axes(cell) && beside(row) && over_periods(row, column))
            .then(String::new)
    })?;
    Some((out, grid.said_of(Diagnostic::note("read.axes"), n, place)))
}
