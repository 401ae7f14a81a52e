//! Year and month in digits run together. Across a heading, "202209 | 202210 | p 202211", they are months when each follows the one
//! before; down a column of periods a month 52 is the year itself, as Eurostat's bulk files write it beside its months. Alone such
//! digits are figures. They are written as everybody reads them, and that is said.

use super::grid::{Grid, is_blank};
use super::{Announces, announces};
use crate::diag::Diagnostic;
use crate::lang;

/// Rows that are looked at for headers.
const HEAD: usize = 40;
/// Months that a heading has at least.
const LEAST: usize = 3;
/// What stands in a month's place for the whole year.
const WHOLE: u8 = 52;

/// Year, month and the letter that says how sure the figures are.
fn digits(cell: &str) -> Option<(i32, u8, &str)> {
    let text = cell.trim();
    let flag = |t: &str| t.is_empty() || (t.chars().count() <= 3 && lang::sure(t).is_some());
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(begin)?;
    let (number, behind) = rest.split_at_checked(6)?;
    let sign = |t: &'_ str| t.trim().trim_matches(['(', ')']).len();
    let flagged = if sign(before) > 0 { before } else { behind };
    let flagged = flagged.trim().trim_matches(['(', ')']);
    if !number.bytes().all(|b| b.is_ascii_digit()) || (sign(before) > 0 && sign(behind) > 0) || !flag(flagged)
    {
        return None;
    }
    let n: i32 = number.parse().ok()?;
    let (year, month) = (n / 100, (n % 100) as u8);
    ((1850..=2150).contains(&year) && matches!(month, 1..=12 | WHOLE)).then_some((year, month, flagged))
}

fn written(cell: &str) -> Option<String> {
    let (year, month, flag) = digits(cell)?;
    let period = if month == WHOLE { year.to_string() } else { format!("{year}-{month:02}") };
    Some(if flag.is_empty() { period } else { format!("{period} ({flag})") })
}

/// Whether the months of a row follow one another, up or down, each once or over several columns, with nothing else but names.
fn is_heading(grid: &Grid, row: usize) -> bool {
    let found: Vec<i32> = grid
        .filled(row)
        .filter_map(|(_, cell)| digits(cell))
        .filter(|(_, month, _)| *month != WHOLE)
        .map(|(year, month, _)| year * 12 + i32::from(month))
        .collect();
    let figures =
        grid.filled(row).filter(|(_, cell)| lang::printed(cell).is_some() && digits(cell).is_none()).count();
    let steps = |by: i32| found.windows(2).all(|w| matches!(w, [a, b] if b - a == by || a == b));
    let several = found.first().zip(found.last()).is_some_and(|(a, b)| a.abs_diff(*b) as usize + 1 >= LEAST);
    several && figures == 0 && (steps(1) || steps(-1))
}

/// Whether a column under a word for periods holds such digits only, years among them.
fn is_column(grid: &Grid, column: usize) -> bool {
    let mut cells = (0..grid.height()).map(|r| grid.cell(r, column)).filter(|c| !is_blank(c));
    if cells.next().and_then(announces) != Some(Announces::Period) {
        return false;
    }
    let (mut whole, mut months) = (Vec::new(), Vec::new());
    for cell in cells {
        let (list, year) = match digits(cell) {
            Some((year, WHOLE, _)) => (&mut whole, year),
            Some((year, ..)) => (&mut months, year),
            None => return false,
        };
        if list.last() != Some(&year) {
            list.push(year);
        }
    }
    for list in [&mut whole, &mut months] {
        list.sort_unstable();
        list.dedup();
    }
    // 202252 before 202301 … 202312 is a week; two years' 52 without the weeks between them are none.
    !months.is_empty() && (whole.len() > 1 || whole.first().is_some_and(|y| months.contains(y)))
}

/// The grid with such months, and what to say of it; `None` where there are none.
pub fn with_months(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let rows: Vec<usize> = (0..grid.height().min(HEAD)).filter(|row| is_heading(grid, *row)).collect();
    let columns: Vec<usize> = (0..grid.width()).filter(|c| is_column(grid, *c)).collect();
    if rows.is_empty() && columns.is_empty() {
        return None;
    }
    let (out, n, place) =
        grid.restated(
            |row, column, cell| {
                if rows.contains(&row) || columns.contains(&column) { written(cell) } else { None }
            },
        )?;
    let said = grid.said_restated("read.months-together", &out, n, place);
    Some((out, said))
}
