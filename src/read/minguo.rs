//! Months of the Republic's calendar in digits run together, as Taiwan's open data writes them: "11201" is January 2023. Under a word
//! for periods, in order and without a gap, they are written as everybody reads them, and that is said; so are its years, "112", under
//! a word that names the calendar.

use super::grid::{Grid, is_blank};
use super::{Announces, announces};
use crate::diag::Diagnostic;

/// Columns that are looked at.
const COLUMNS: usize = 4;
/// Rows that are looked at for headings.
const HEAD: usize = 40;
/// The year before the first.
const BEFORE: u16 = 1911;

/// Year and month of "11201" or "09912".
fn month(cell: &str) -> Option<(u16, u16)> {
    let text = cell.trim();
    if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n: u32 = text.parse().ok()?;
    let (year, month) = ((n / 100) as u16, (n % 100) as u16);
    ((1..=12).contains(&month) && (30..=200).contains(&year)).then_some((year + BEFORE, month))
}

/// Whether a column holds nothing but such months, each the next after the one above or the same again, up or down.
fn is_column(grid: &Grid, column: usize) -> bool {
    let mut cells = (0..grid.height()).map(|r| grid.cell(r, column)).filter(|c| !is_blank(c));
    let Some(head) = cells.next() else { return false };
    let word = announces(head) == Some(Announces::Period);
    if !word {
        return false;
    }
    let mut found = Vec::new();
    for cell in cells {
        let Some((year, month)) = month(cell) else { return false };
        found.push(i32::from(year) * 12 + i32::from(month));
    }
    let steps = |by: i32| found.windows(2).all(|w| matches!(w, [a, b] if b - a == by || a == b));
    found.len() >= 3 && found.first() != found.last() && (steps(1) || steps(-1))
}

/// Year of "112".
fn year(cell: &str) -> Option<u16> {
    let text = cell.trim();
    let n: u16 = text.parse().ok()?;
    (text.bytes().all(|b| b.is_ascii_digit()) && (1..=200).contains(&n)).then_some(n + BEFORE)
}

/// Below "民國年": the rows of the years, each the next after the one above or the same again, up or down, to the first cell that is
/// none.
fn years(grid: &Grid, column: usize) -> Option<core::ops::Range<usize>> {
    let head = (0..grid.height().min(HEAD)).find(|&r| {
        let cell = grid.cell(r, column);
        cell.contains("民國") && cell.contains('年') && !cell.contains(|c: char| c.is_ascii_digit())
    })?;
    let found: Vec<i32> =
        (head + 1..grid.height()).map_while(|r| year(grid.cell(r, column))).map(i32::from).collect();
    let steps = |by: i32| found.windows(2).all(|w| matches!(w, [a, b] if b - a == by || a == b));
    (found.len() >= 2 && (steps(1) || steps(-1))).then(|| head + 1..head + 1 + found.len())
}

/// The grid with such months and years, and what to say of it; `None` where there are none.
pub fn with_periods(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let columns: Vec<usize> = (0..grid.width().min(COLUMNS)).filter(|c| is_column(grid, *c)).collect();
    let years: Vec<_> = (0..grid.width().min(COLUMNS)).map(|c| years(grid, c)).collect();
    if columns.is_empty() && years.iter().all(Option::is_none) {
        return None;
    }
    let (out, n, place) = grid.restated(|r, c, cell| {
        if years.get(c).is_some_and(|rows| rows.as_ref().is_some_and(|rows| rows.contains(&r))) {
            return year(cell).map(|y| y.to_string());
        }
        let (year, month) = month(cell).filter(|_| columns.contains(&c))?;
        Some(format!("{year}-{month:02}"))
    })?;
    let said = grid.said_restated("read.republic-months", &out, n, place);
    Some((out, said))
}
