//! Years and months that a program wrote as decimals, "2025.0" and "3.0", as it does with a column that has a blank in it. Under a word for
//! periods, or across a header one after the other, they are written whole, and that is said.

use super::grid::Grid;
use super::{Announces, announces};
use crate::diag::Diagnostic;

/// Fewer show nothing.
const LEAST: usize = 3;
/// Rows that are looked at for headers.
const HEAD: usize = 12;

/// The whole number of a cell that ends in a nought behind its mark, and in nothing else.
fn whole(cell: &str) -> Option<&str> {
    let text = cell.trim();
    let bare = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0"))?;
    (matches!(bare.len(), 1 | 2 | 4) && bare.bytes().all(|b| b.is_ascii_digit())).then_some(bare)
}

fn number(digits: &str) -> u32 {
    digits.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0'))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (1700..=2150).contains(&number(digits))
}

/// The row whose cell is the word over a column of such years or parts of years, and over nothing else.
fn headed(grid: &Grid, column: usize) -> Option<usize> {
    let row = (0..grid.height().min(HEAD)).find(|row| announces(grid.cell(*row, column)).is_some())?;
    let fits: fn(&str) -> bool = match announces(grid.cell(row, column))? {
        Announces::Period => is_year,
        Announces::PeriodPart => |digits| digits.len() <= 2 && (1..=53).contains(&number(digits)),
        _ => return None,
    };
    let mut count = 0;
    let all = (row + 1..grid.height())
        .map(|r| grid.cell(r, column))
        .filter(|cell| !cell.trim().is_empty())
        .all(|cell| {
            count += 1;
            whole(cell).is_some_and(fits)
        });
    (all && count >= LEAST).then_some(row)
}

/// Whether a row is a header of such years, each one after the one before.
fn is_header(grid: &Grid, row: usize) -> bool {
    let numbers = grid.filled(row).filter(|(_, cell)| cell.bytes().any(|b| b.is_ascii_digit()));
    let years: Option<Vec<u32>> =
        numbers.map(|(_, cell)| whole(cell).filter(|d| is_year(d)).map(number)).collect();
    years.is_some_and(|years| {
        years.len() >= LEAST && years.windows(2).all(|w| matches!(w, [a, b] if *b == *a + 1))
    })
}

/// The grid with such years and months written whole, and what to say of it; `None` where there are none.
pub(super) fn written_whole(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let heads: Vec<Option<usize>> = (0..grid.width().min(HEAD)).map(|c| headed(grid, c)).collect();
    let rows: Vec<usize> = (0..grid.height().min(HEAD)).filter(|row| is_header(grid, *row)).collect();
    if rows.is_empty() && heads.iter().all(Option::is_none) {
        return None;
    }
    let (out, n, place) = grid.restated(|row, column, cell| {
        let below = heads.get(column).copied().flatten().is_some_and(|head| row > head);
        whole(cell).filter(|_| below || rows.binary_search(&row).is_ok()).map(str::to_owned)
    })?;
    let said = grid.said_restated("read.decimal-years", &out, n, place);
    Some((out, said))
}
