//! Letters that count columns, A to L, on a level of the heading between their names and others: they name nothing, and an I among them is
//! no first quarter.

use crate::diag::Diagnostic;
use crate::read::Grid;
use crate::read::class::{Class, class};
use crate::read::grid::is_blank;

/// Rows that are looked at for headings.
const HEAD: usize = 20;
/// Rows below them in which figures begin.
const BELOW: usize = 10;
/// Letters that count at least.
const LEAST: usize = 4;

/// Whether a row has nothing but letters in their order, over or under names or periods of the same columns.
fn is_lettered(grid: &Grid, row: usize) -> bool {
    let cells: Vec<(usize, &str)> = grid.filled(row).map(|(c, cell)| (c, cell.trim())).collect();
    let counts = cells.len() >= LEAST
        && cells.iter().zip(b'A'..=b'Z').all(|((_, cell), letter)| cell.as_bytes() == [letter])
        && cells.len() <= 26;
    let named = |other: usize| {
        cells.iter().all(|(c, _)| {
            let cell = grid.cell(other, *c);
            !is_blank(cell) && !matches!(class(cell), Class::Number | Class::Gap)
        })
    };
    // Among words they are words.
    let figures =
        |other: usize| cells.iter().filter(|(c, _)| class(grid.cell(other, *c)) == Class::Number).count();
    let counts = counts && (row + 1..row + 1 + BELOW).any(|other| figures(other) * 2 >= cells.len());
    counts && (named(row + 1) || row.checked_sub(1).is_some_and(named))
}

/// The grid without them, and what to say of it; `None` where there are none.
pub(super) fn without_letters(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let row = (0..grid.height().min(HEAD)).find(|row| is_lettered(grid, *row))?;
    let last = grid.filled(row).last().map(|(_, cell)| cell.trim().to_owned())?;
    let (out, n, place) = grid.restated(|r, _, cell| (r == row && !is_blank(cell)).then(String::new))?;
    Some((out, grid.said_of(Diagnostic::note("read.column-letters"), n, place).with("last", last)))
}
