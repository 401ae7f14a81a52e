//! A heading that was saved as one cell with the delimiter inside, "Ár;Vara;Magn" in quotes over rows that are cut at every `;`, or that is cut
//! by another sign than the rows below it. Its words are put over their columns, and that is said.

use crate::diag::{At, Diagnostic};
use crate::read::class::{Class, class};
use crate::read::columns::short;
use crate::read::grid::Grid;

/// Rows that are looked at for the heading.
const HEAD: usize = 40;
/// Rows below that must be of one length, and how many of them are looked at.
const LEAST: usize = 2;
const BELOW: usize = 40;

/// The words of a text cut at a sign, where they are a heading of so many columns.
fn cut(text: &str, sign: char, columns: usize) -> Option<Vec<String>> {
    let cells: Vec<&str> = text.split(sign).map(|cell| cell.trim_matches('"')).collect();
    // A comma between words of a title has a space behind it.
    let tight = sign != ',' || cells.iter().skip(1).all(|cell| !cell.starts_with(' '));
    let words = cells.iter().enumerate().all(|(at, cell)| match class(cell) {
        Class::Text | Class::Year | Class::Period => true,
        // Nothing over the names at the left.
        Class::Blank => at == 0,
        Class::Number | Class::Gap => false,
    });
    (cells.len() == columns && tight && words).then(|| cells.into_iter().map(str::to_owned).collect())
}

/// The cells of a heading that stands in one.
fn parted(grid: &Grid, row: usize) -> Option<Vec<String>> {
    let mut filled = grid.filled(row);
    let (0, text) = filled.next()? else { return None };
    if filled.next().is_some() || !text.contains([';', '\t', '|', ',']) {
        return None;
    }
    let below = row + 1..grid.height().min(row + 1 + BELOW);
    let columns = grid.len_of(row + 1);
    let alike = below.clone().filter(|r| grid.len_of(*r) == columns).count();
    let figures = grid.row(row + 1).filter(|cell| class(cell) == Class::Number).count();
    if columns < 2 || figures == 0 || alike < LEAST || alike * 10 < below.len() * 9 {
        return None;
    }
    [';', '\t', '|', ','].iter().find_map(|sign| cut(text, *sign, columns))
}

/// The grid with such a heading over its columns, and what to say of it; `None` where there is none.
pub(super) fn over_columns(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let (row, cells) = (0..grid.height().min(HEAD)).find_map(|row| Some((row, parted(grid, row)?)))?;
    let out = grid.with_row(row, &cells);
    let said = Diagnostic::warning("read.head-packed").at(At::row(grid.number(row)));
    Some((out, said.with("found", short(grid.cell(row, 0))).with("n", cells.len())))
}
