//! Numbers of lines that a program put before every row, empty ones and headings too: they number neither items nor names. A heading that
//! stands behind one is a heading all the same, and an empty row an empty row.

use crate::diag::Diagnostic;
use crate::read::Grid;
use crate::read::grid::is_blank;

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Lines that are numbered at least.
const LEAST: usize = 8;

/// The number of a line: digits alone.
fn number(cell: &str) -> Option<u32> {
    let text = cell.trim();
    let plain = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// The row from which on each one has the number that follows on that of the row above.
fn begins(grid: &Grid) -> Option<usize> {
    let rows = (0..grid.height()).rposition(|row| !grid.is_blank_row(row))? + 1;
    let first = (0..rows).find(|row| number(grid.cell(*row, 0)).is_some())?;
    let start = number(grid.cell(first, 0)).filter(|n| *n <= 1)?;
    let runs = (first..rows).zip(start..).all(|(row, n)| number(grid.cell(row, 0)) == Some(n));
    // Rows that have nothing but their number are no items, and a count of items has none for them.
    let empty = (first..rows).any(|row| (1..grid.len_of(row)).all(|c| is_blank(grid.cell(row, c))));
    (runs && empty && rows - first >= LEAST).then_some(first)
}

/// The grid without them, and what to say of it; `None` where there are none.
pub(super) fn without_numbers(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let first = begins(grid)?;
    let (out, n, place) = grid
        .restated(|row, column, cell| (row >= first && column == 0 && !is_blank(cell)).then(String::new))?;
    Some((out, grid.said_of(Diagnostic::note("read.line-numbers"), n, place)))
}
