//! Names of totals that reach over the columns of numbers and codes before the names, as merged cells leave them: "India's total | | | 303.7"
//! below "1. | 01 | Live animals | 0.4". They are put among the names.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;
use crate::read::class::{Class, class};
use crate::read::grid::is_blank;

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Rows that show what the columns hold.
const LEAST: usize = 4;
/// Columns that stand before the names at most.
const BEFORE: usize = 3;

/// A running number or a code of digits: "1.", "0301", "12)".
fn is_numbered(cell: &str) -> bool {
    let text = cell.trim().trim_matches(['.', ')', '(', '\'']);
    !text.is_empty() && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

fn is_name(cell: &str) -> bool {
    cell.contains(char::is_alphabetic) && lang::when(cell).is_none() && class(cell) == Class::Text
}

/// Whether figures stand behind a column.
fn has_figures(grid: &Grid, row: usize, names: usize) -> bool {
    grid.filled(row).any(|(c, cell)| c > names && class(cell) == Class::Number)
}

/// The column of names behind columns that hold numbers in every row that has a name.
fn names_at(grid: &Grid) -> Option<usize> {
    (1..=BEFORE.min(grid.width().saturating_sub(2))).find(|&names| {
        let numbered: Vec<usize> = (0..grid.height())
            .filter(|&row| has_figures(grid, row, names) && is_name(grid.cell(row, names)))
            .collect();
        let all = |row: &usize| (0..names).all(|c| is_numbered(grid.cell(*row, c)));
        // A total among the names has no number.
        let none = |row: &usize| (0..names).all(|c| is_blank(grid.cell(*row, c)));
        numbered.iter().filter(|row| all(row)).count() >= LEAST
            && numbered.iter().all(|row| all(row) || none(row))
    })
}

/// The grid with such names in their column, and what to say of it; `None` where there are none.
pub(super) fn put_among_names(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let names = names_at(grid)?;
    let first =
        (0..grid.height()).find(|&row| has_figures(grid, row, names) && is_numbered(grid.cell(row, 0)))?;
    // The one name of a row, before its place.
    let spanned = |row: usize| {
        let mut filled = grid.filled(row).take_while(|(c, _)| *c <= names);
        let (column, cell) = filled.next().filter(|_| filled.next().is_none())?;
        (row > first && column < names && is_name(cell) && has_figures(grid, row, names))
            .then(|| (column, cell.to_owned()))
    };
    let (out, n, place) = grid.restated(|row, column, _| {
        let (at, name) = spanned(row).filter(|_| column <= names)?;
        if column == names { Some(name) } else { (column == at).then(String::new) }
    })?;
    // A name is counted where it leaves its cell and where it comes.
    Some((out, grid.said_of(Diagnostic::note("read.spanned-names"), n / 2, place)))
}
