//! Months with two digits of their year, "01/23", "02/23", "03/23": alone each might be a day or a fraction. Where all cells of a column or of
//! a heading are so, one month after the other, they are months. They are written with their whole year, and that is said.

use super::grid::{Grid, is_blank};
use super::{Announces, announces};
use crate::diag::Diagnostic;

/// Months that show that one follows the other.
const LEAST: usize = 3;
/// Rows that are looked at for a heading.
const HEAD: usize = 20;

/// Month and year of "01/23"; years from 50 on are of the last century, as elsewhere.
fn month(cell: &str) -> Option<(i32, u32)> {
    let (month, year) = cell.trim().split_once(['/', '-'])?;
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !digits(month) || !digits(year) || !matches!(month.len(), 1 | 2) || year.len() != 2 {
        return None;
    }
    let (month, year): (u32, i32) = (month.parse().ok()?, year.parse().ok()?);
    (1..=12).contains(&month).then_some((if year < 50 { 2000 + year } else { 1900 + year }, month))
}

/// Whether cells are months that follow one another, forwards or backwards; the same again in the next row counts once. Where each might be
/// a day of a month, `named` must say that they are months.
fn are_months<'a>(cells: impl Iterator<Item = &'a str>, named: bool) -> bool {
    let (mut count, mut step, mut before) = (1, None, None);
    let mut sure = named;
    for cell in cells {
        let Some((year, m)) = month(cell) else { return false };
        sure |= year % 100 > 12;
        let at = year * 12 + m as i32;
        if let Some(last) = before.replace(at)
            && last != at
        {
            let own = at - last;
            if own.abs() != 1 || *step.get_or_insert(own) != own {
                return false;
            }
            count += 1;
        }
    }
    count >= LEAST && sure
}

/// The heading of such a column: the row above its first month.
fn heading(grid: &Grid, column: usize) -> Option<usize> {
    let first = (0..grid.height().min(HEAD)).find(|&row| month(grid.cell(row, column)).is_some())?;
    first.checked_sub(1)
}

/// The grid with such months as everybody writes them, and what to say of it; `None` where there are none.
pub(super) fn with_years(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let down = |column: usize| {
        let above = heading(grid, column)?;
        let word = announces(grid.cell(above, column));
        let named = matches!(word, Some(Announces::PeriodPart | Announces::Period));
        let cells =
            || (above + 1..grid.height()).map(|row| grid.cell(row, column)).take_while(|c| !is_blank(c));
        are_months(cells(), named).then_some((above, above + cells().count()))
    };
    let columns: Vec<Option<(usize, usize)>> = (0..grid.width().min(4)).map(down).collect();
    let across = |row: usize| {
        let cells = || grid.filled(row).map(|(_, cell)| cell).skip_while(|cell| month(cell).is_none());
        are_months(cells(), false)
    };
    let rows: Vec<bool> = (0..grid.height().min(HEAD)).map(across).collect();
    if columns.iter().all(Option::is_none) && !rows.contains(&true) {
        return None;
    }
    let (out, n, place) = grid.restated(|row, column, cell| {
        let stands =
            columns.get(column).copied().flatten().is_some_and(|(above, to)| row > above && row <= to);
        let (year, month) = month(cell).filter(|_| stands || rows.get(row) == Some(&true))?;
        Some(format!("{year}-{month:02}"))
    })?;
    let period = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.short-months"), n, place).with("period", period)))
}
