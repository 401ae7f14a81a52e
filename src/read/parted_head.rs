//! A heading without quotes that the delimiter cut: "Price of houses, mean in 1000 kr" over one column is two cells, and the row of headings
//! longer than every row below it. A cell that goes on with a space where no other does belongs to the one before it.

use super::grid::{Grid, is_blank};
use super::layout::{Class, class};
use crate::diag::{At, Diagnostic};

/// Rows that are looked at for headings.
const HEAD: usize = 20;
/// Rows below that must be of one length, and how many of them are looked at.
const LEAST: usize = 3;
const BELOW: usize = 40;

/// Whether a cell goes on from the one before it: a space, and words behind it.
fn goes_on(cell: &str) -> bool {
    cell.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        && class(cell) == Class::Text
}

/// The cells of a row of headings put together, where it is one and its cells that go on are as many as it has too many.
fn joined(grid: &Grid, row: usize) -> Option<Vec<String>> {
    let mut lengths = (row + 1..grid.height().min(row + 1 + BELOW)).map(|r| grid.len_of(r));
    let below = lengths.next()?;
    let more = grid.len_of(row).checked_sub(below).filter(|n| *n > 0 && below > 1)?;
    let alike = 1 + lengths.take_while(|n| *n == below).count();
    let cells: Vec<&str> = grid.row(row).collect();
    let words =
        |cell: &&str| !is_blank(cell) && matches!(class(cell), Class::Text | Class::Year | Class::Period);
    let figures = grid.row(row + 1).any(|cell| class(cell) == Class::Number);
    let parted = cells.iter().skip(1).filter(|cell| goes_on(cell)).count();
    if alike < LEAST || parted != more || !figures || !cells.iter().all(words) {
        return None;
    }
    let mut out: Vec<String> = Vec::with_capacity(below);
    for cell in cells {
        match out.last_mut().filter(|_| goes_on(cell)) {
            Some(head) => {
                head.push(',');
                head.push_str(cell);
            }
            None => out.push(cell.to_owned()),
        }
    }
    Some(out)
}

/// The grid with such headings whole, and what to say of it; `None` where there are none.
pub(super) fn put_together(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let (row, cells) = (0..grid.height().min(HEAD)).find_map(|row| Some((row, joined(grid, row)?)))?;
    let found = cells.iter().zip(grid.row(row)).find(|(whole, cell)| whole != cell)?.0.clone();
    let out = grid.with_row(row, &cells);
    let said = Diagnostic::warning("read.head-parted").at(At::row(grid.number(row)));
    Some((out, said.with("found", super::columns::short(&found))))
}
