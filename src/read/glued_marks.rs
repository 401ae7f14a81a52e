//! Numbers of notes that a program glued to their figures when it dropped the raised type: "3020,82)" among figures with one decimal is 3020,8
//! and a note 2). Only where all other figures of the column have as many decimals as that leaves.

use super::grid::Grid;
use crate::diag::Diagnostic;

/// Figures of a column that must agree on their decimals.
const LEAST: usize = 4;

/// Digits behind the one mark of a plain number.
fn decimals(text: &str) -> Option<usize> {
    let bare = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    let (whole, tail) = bare.split_once(['.', ','])?;
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(tail)).then_some(tail.len())
}

/// The figure and the digits behind its mark, of a cell that ends in a digit and a bracket that nothing opens.
fn glued(cell: &str) -> Option<(&str, usize)> {
    let text = cell.trim().strip_suffix(')').filter(|t| !t.contains('('))?;
    let all = decimals(text)?;
    let figure = text.get(..text.len() - 1)?;
    (all >= 2).then_some((figure, all - 1))
}

/// The decimals that all figures of a column have, at least as many as needed to tell.
fn of_column(grid: &Grid, column: usize) -> Option<usize> {
    let mut found = (0..grid.height()).filter_map(|row| decimals(grid.cell(row, column).trim()));
    let first = found.next()?;
    let mut count = 1;
    let same = found.all(|n| {
        count += 1;
        n == first
    });
    (same && count >= LEAST).then_some(first)
}

/// The grid without such numbers of notes, and what to say of it; `None` where there are none.
pub(super) fn without_marks(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if !(0..grid.height()).any(|row| grid.row(row).any(|cell| glued(cell).is_some())) {
        return None;
    }
    let mut own: Vec<Option<Option<usize>>> = vec![None; grid.width()];
    let (out, n, place) = grid.restated(|_, column, cell| {
        let (figure, left) = glued(cell)?;
        let usual = *own.get_mut(column)?.get_or_insert_with(|| of_column(grid, column));
        (usual == Some(left)).then(|| figure.to_owned())
    })?;
    let written = out.cell(place.0, place.1).to_owned();
    let said = grid.said_of(Diagnostic::warning("read.marks-glued"), n, place).with("figure", written);
    Some((out, said))
}
