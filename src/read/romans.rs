//! Months in Roman figures, I to XII. Up to IV they would be quarters: a figure beyond it in the same row or column says that all are
//! months. They are written `M01` and `01/2023` for what comes after, and that is said.

use super::grid::Grid;
use super::{Announces, announces, is_blank, is_whole_year};
use crate::diag::Diagnostic;
use crate::lang;

/// Rows that are looked at for a header.
const HEAD: usize = 40;

/// A month in Roman figures, and its year where it stands behind it.
fn month(cell: &str) -> Option<(u8, Option<&str>)> {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let text = cell.trim();
    let end = text.find(|c| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(text.len());
    let month = MONTHS.iter().position(|m| Some(*m) == text.get(..end))? as u8 + 1;
    let rest = text.get(end..)?.trim_start_matches(['.', '/', '-', ' ']);
    let year = rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit());
    (rest.is_empty() || (year && rest.len() + end < text.len())).then_some((month, year.then_some(rest)))
}

/// Whether months follow one another, from I anew after any other, and go beyond quarters.
fn follow(months: &[(u8, Option<&str>)]) -> bool {
    let mut before = 0;
    for (m, _) in months {
        if *m != 1 && *m != before + 1 {
            return false;
        }
        before = *m;
    }
    months.len() >= 5 && months.iter().any(|(m, _)| *m > 4)
}

fn is_year(cell: &str) -> bool {
    lang::when(cell).is_some_and(|w| w.is_year() && w.year.is_some())
}

/// Whether the months of a header row have their years, or are all twelve.
fn in_row(grid: &Grid, row: usize) -> bool {
    let months: Vec<_> = grid.filled(row).filter_map(|(_, cell)| month(cell)).collect();
    if !follow(&months) {
        return false;
    }
    let above = || {
        (row.saturating_sub(3)..row).any(|r| {
            let years = grid.filled(r).filter(|(_, cell)| is_year(cell)).count();
            years > 0 && years * 2 <= months.len()
        })
    };
    months.iter().all(|(_, year)| year.is_some()) || months.iter().any(|(m, _)| *m == 12) || above()
}

/// The same of a column: years may stand between, and a word for the whole year.
fn in_column(grid: &Grid, column: usize) -> bool {
    // Nearly no column has any: words are looked up only where they could decide something.
    let all: Vec<_> = (0..grid.height()).filter_map(|row| month(grid.cell(row, column))).collect();
    if !follow(&all) {
        return false;
    }
    let (mut months, mut others, mut said, mut years) = (Vec::new(), 0, false, false);
    for row in 0..grid.height() {
        let cell = grid.cell(row, column);
        if let Some(found) = month(cell) {
            months.push(found);
        } else if is_year(cell) {
            years = true;
        } else if months.is_empty() {
            let what = announces(cell);
            said |= matches!(what, Some(Announces::Period | Announces::PeriodPart));
        } else {
            others += usize::from(!is_blank(cell) && !is_whole_year(cell));
        }
    }
    let dated = !months.is_empty() && months.iter().all(|(_, year)| year.is_some());
    others <= 2 && (said || years || dated)
}

/// The grid with such months, and what to say of it; `None` where there are none.
pub fn with_months(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let rows: Vec<usize> = (0..grid.height().min(HEAD)).filter(|r| in_row(grid, *r)).collect();
    let columns: Vec<usize> = (0..grid.width().min(3)).filter(|c| in_column(grid, *c)).collect();
    if rows.is_empty() && columns.is_empty() {
        return None;
    }
    let (out, n, place) = grid.restated(|r, c, cell| {
        let (month, year) = month(cell).filter(|_| rows.contains(&r) || columns.contains(&c))?;
        Some(year.map_or_else(|| format!("M{month:02}"), |year| format!("{month:02}/{year}")))
    })?;
    let said = grid.said_of(Diagnostic::note("read.roman-months"), n, place);
    Some((out, said))
}
