//! The codes of periods of Statistics Netherlands: "2022MM10" is October, "2022KW04" the fourth quarter ("kwartaal", not the German
//! week), "2022HJ01" the first half and "2022JJ00" the year. A column of nothing else is written as everybody reads it, and that is said.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;

/// Columns that are looked at.
const COLUMNS: usize = 8;

/// The period of a code as it is written elsewhere.
fn written(cell: &str) -> Option<String> {
    let text = cell.trim();
    if text.len() != 8 || !text.is_ascii() {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (kind, number) = rest.split_at_checked(2)?;
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let n: u8 = number.parse().ok()?;
    if !digits(year) || !digits(number) {
        return None;
    }
    match (kind, n) {
        ("JJ", 0) => Some(year.to_owned()),
        ("HJ", 1 | 2) => Some(format!("{year}-H{n}")),
        ("KW", 1..=4) => Some(format!("{year}-Q{n}")),
        ("MM", 1..=12) => Some(format!("{year}-{n:02}")),
        _ => None,
    }
}

/// Whether a column below its heading holds such codes only. Quarters alone could be weeks.
fn is_column(grid: &Grid, column: usize) -> bool {
    let cells = (0..grid.height()).map(|r| grid.cell(r, column)).filter(|c| !is_blank(c));
    // The heading, and lines above it, are none.
    let codes = cells.skip_while(|cell| written(cell).is_none());
    let (mut n, mut sure) = (0, false);
    for cell in codes {
        if written(cell).is_none() {
            return false;
        }
        n += 1;
        sure = sure || !cell.contains("KW");
    }
    n >= 2 && sure
}

/// The grid with such periods, and what to say of it; `None` where there are none.
pub fn with_periods(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let columns: Vec<usize> = (0..grid.width().min(COLUMNS)).filter(|c| is_column(grid, *c)).collect();
    if columns.is_empty() {
        return None;
    }
    let (out, n, place) = grid.restated(|_, c, cell| written(cell).filter(|_| columns.contains(&c)))?;
    let said = grid.said_restated("read.statline-codes", &out, n, place);
    Some((out, said))
}
