//! Headers out of which a program dropped the merged cells: "Year | Quarters | Jan | Feb | … | | | " over "| | I | II | III | IV". The names
//! behind the wide one stand too far to the left, by as many columns as are without any at the right end, where figures stand all the same.
//! They are moved to their columns, and that is said.

use super::class::{Class, class};
use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;
use crate::lang;

/// Rows that are looked at.
const HEAD: usize = 400;
/// Rows below a header in which figures must stand at the right end.
const BELOW: usize = 12;

/// A header row whose names are to be moved: from which column on, and how far.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moved {
    row: usize,
    from: usize,
    by: usize,
}

/// The columns of a row that are filled, where they are two or more beside one another and nothing else is.
fn run(grid: &Grid, row: usize) -> Option<(usize, usize)> {
    let filled: Vec<usize> = grid.filled(row).map(|(c, _)| c).collect();
    let (first, last) = (*filled.first()?, *filled.last()?);
    (filled.len() >= 2 && last - first + 1 == filled.len()).then_some((first, filled.len()))
}

/// What is to be moved in a row, by the row below it and the figures under both.
fn moved(grid: &Grid, row: usize) -> Option<Moved> {
    let (from, count) = run(grid, row + 1)?;
    let words = |r: usize| grid.filled(r).all(|(_, cell)| !matches!(class(cell), Class::Number | Class::Gap));
    let last = grid.filled(row).map(|(c, _)| c).last()?;
    // The wide name, names over what belongs to it, and more behind those.
    let by = count - 1;
    let width = last + 1 + by;
    let named = last >= from + count && (from..=last).all(|c| !is_blank(grid.cell(row, c)));
    // What the names below say takes longest to tell: nearly always it need not be.
    if !named || width > grid.width() || !words(row) || !words(row + 1) {
        return None;
    }
    let below: Vec<&str> = grid.filled(row + 1).map(|(_, cell)| cell.trim()).collect();
    // Units and the same word again say what the names above them are of.
    let apart = below.iter().all(|t| lang::units_of(t).is_empty())
        && below.iter().enumerate().all(|(at, t)| !below.iter().take(at).any(|other| other == t));
    if !apart {
        return None;
    }
    let figures = |r: usize, columns: core::ops::Range<usize>| {
        columns.into_iter().all(|c| class(grid.cell(r, c)) == Class::Number)
    };
    let mut body =
        (row + 2..grid.height().min(row + 2 + BELOW)).filter(|r| grid.filled(*r).count() > 2).peekable();
    body.peek()?;
    let (mut full, mut all) = (0, 0);
    for r in body {
        // Whatever stands further to the right has a name of its own that we do not see.
        if (width..grid.width()).any(|c| !is_blank(grid.cell(r, c))) {
            return None;
        }
        full += usize::from(figures(r, from..width));
        all += 1;
    }
    (full * 2 > all).then_some(Moved { row, from: from + 1, by })
}

/// The grid with such names over their own columns, and what to say of it; `None` where there are none.
pub(super) fn over_own_columns(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let rows: Vec<Moved> = (0..grid.height().min(HEAD)).filter_map(|row| moved(grid, row)).collect();
    let first = rows.first()?;
    let (out, ..) = grid.restated(|row, column, cell| {
        let moved = rows.iter().find(|m| m.row == row && column >= m.from)?;
        let source = column.checked_sub(moved.by).filter(|c| *c >= moved.from);
        let anew = source.map_or("", |c| grid.cell(row, c));
        (anew != cell).then(|| anew.to_owned())
    })?;
    let said = grid
        .said_of(Diagnostic::warning("read.head-moved"), first.by, (first.row, first.from))
        .with("wide", super::columns::short(grid.cell(first.row, first.from - 1)));
    Some((out, said))
}
