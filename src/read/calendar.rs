//! Years counted from the Buddha, 2566 for 2023, where a table in Thai writes them bare: a number like any other to whoever does not
//! know the language. Where they stand as years do, across a header or down a column of periods, the era is put before them, and said.

use super::grid::Grid;
use super::{Announces, announces, is_blank};
use crate::diag::Diagnostic;

/// The first of these years that a table is taken to mean, and the last: 1900 to 2060.
const YEARS: std::ops::RangeInclusive<u32> = 2443..=2603;
/// Rows that are looked at for the language and for headers.
const HEAD: usize = 60;
/// The era as Thai tables write it.
const ERA: &str = "พ.ศ. ";

/// The year of a cell that is one, "2566", "2566p", "2565/66": four digits and little behind them.
fn year(cell: &str) -> Option<u32> {
    let text = cell.trim();
    let digits = text.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text.get(4..)?;
    // "2566 (ม.ค.-มี.ค.)": the months of the year that its figures are of.
    let months = rest.trim();
    let bracketed = months.starts_with('(')
        && months.ends_with(')')
        && months.len() <= 80
        && !months.bytes().any(|b| b.is_ascii_digit());
    if bracketed && YEARS.contains(&number(digits)) {
        return Some(number(digits));
    }
    let little = rest.len() <= 12
        && !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
        && (rest.starts_with(['/', '-', '–']) || !rest.bytes().any(|b| b.is_ascii_digit()));
    let year = number(digits);
    (little && YEARS.contains(&year)).then_some(year)
}

fn number(digits: &str) -> u32 {
    digits.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0'))
}

fn is_thai(text: &str) -> bool {
    text.contains(|c| ('\u{e01}'..='\u{e4e}').contains(&c))
}

/// The country, its money and its places as they are written in other letters, folded: years of a table about Thailand in English are
/// as often those of its calendar.
const OF_THAILAND: &str = "|thailand|thai|siam|bangkok|baht|thb|chiang|nakhon|samut|nonthaburi|chon|ayutthaya|phuket|krabi|songkhla|ratchasima|ubon|udon|khon|thailande|tailandia|tailand|";

/// Whether one of a cell's words is of Thailand.
fn is_of_thailand(cell: &str) -> bool {
    cfg!(feature = "studio")
        && cell.len() < 120
        && cell.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 3).any(|word| {
            let key = ["|", &word.to_lowercase(), "|"].concat();
            OF_THAILAND.contains(&key)
        })
}

/// Whether a table speaks Thai, names the era, or is of Thailand by its words.
fn speaks(grid: &Grid) -> bool {
    (0..grid.height().min(HEAD)).any(|row| {
        grid.filled(row).any(|(_, cell)| {
            is_thai(cell)
                || (cell.len() < 40 && cell.to_ascii_lowercase().contains("b.e."))
                || is_of_thailand(cell)
        })
    })
}

/// Whether years go up or down in even steps, as those of a header do; one year again and again is none.
fn is_even(years: &[u32]) -> bool {
    let mut before = None;
    let mut step = None;
    for (at, pair) in years.windows(2).enumerate() {
        let [a, b] = pair else { return false };
        if a == b {
            continue;
        }
        let this = i64::from(*b) - i64::from(*a);
        if step.is_some_and(|s: i64| s.signum() != this.signum()) && years.iter().take(at).any(|y| y == b) {
            // The same years again, under the next heading.
            continue;
        }
        if this.abs() > 10 || step.is_some_and(|s: i64| s.signum() != this.signum()) {
            return false;
        }
        step = Some(this);
        before = Some(b);
    }
    before.is_some()
}

/// The cells that are such years, by row and column in order.
fn cells(grid: &Grid) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // A header: nothing but years where numbers stand, in order.
    for row in 0..grid.height().min(HEAD) {
        let mut years = Vec::new();
        let mut columns = Vec::new();
        let only = grid.filled(row).all(|(column, cell)| match year(cell) {
            Some(y) => {
                years.push(y);
                columns.push((row, column));
                true
            }
            None => crate::lang::printed(cell).is_none(),
        });
        if only && is_even(&years) {
            found.extend(columns);
        }
    }
    // A column: years below its heading.
    for column in 0..grid.width().min(8) {
        let mut years = Vec::new();
        let mut rows = Vec::new();
        let (mut others, mut said) = (0, false);
        for row in 0..grid.height() {
            let cell = grid.cell(row, column);
            match year(cell) {
                Some(y) => {
                    years.push(y);
                    rows.push((row, column));
                }
                None if is_blank(cell) || (!rows.is_empty() && crate::lang::when(cell).is_some()) => {}
                None if rows.is_empty() => said |= announces(cell) == Some(Announces::Period),
                None => others += 1,
            }
        }
        // A source below the table is no year.
        let all = others * 20 <= rows.len() || (said && others <= 2);
        if all && rows.len() >= 2 && (said || (column < 3 && is_even(&years))) {
            found.extend(rows);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The grid with the era before such years, and what to say of it; `None` where there are none.
pub fn with_era(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if !speaks(grid) {
        return None;
    }
    let found = cells(grid);
    let (out, n, place) = grid.restated(|r, c, cell| {
        found.binary_search(&(r, c)).is_ok().then(|| [ERA, cell.trim_start()].concat())
    })?;
    let first = grid.cell(place.0, place.1);
    let said = grid
        .said_of(Diagnostic::warning("read.years-of-the-buddha"), n, place)
        .with("year", (year(first).unwrap_or_default().saturating_sub(543)).to_string());
    Some((out, said))
}
