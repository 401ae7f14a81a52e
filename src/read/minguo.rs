//! Months of the Republic's calendar in digits run together, as Taiwan's open data writes them: "11201" is January 2023. Under a word
//! for periods, in order and without a gap, they are written as everybody reads them, and that is said; so are its years, "112", under
//! a word that names the calendar, or under a plain word for years where they run from 99 on to 100.

use super::grid::{Grid, is_blank};
use super::{Announces, announces};
use crate::diag::Diagnostic;

/// Columns that are looked at.
const COLUMNS: usize = 4;
/// Rows that are looked at for headings.
const HEAD: usize = 40;
/// The year before the first.
const BEFORE: u16 = 1911;

/// Year and month of "11201" or "09912", and of "112/01" or "112.1".
fn month(cell: &str) -> Option<(u16, u16)> {
    let text = cell.trim();
    if let Some((year, month)) = text.split_once(['/', '.', '-']) {
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        let known = digits(year) && digits(month) && matches!((year.len(), month.len()), (2 | 3, 1 | 2));
        let (year, month): (u16, u16) = (year.parse().ok()?, month.parse().ok()?);
        // Two digits of a year are those of anybody's.
        return (known && (1..=12).contains(&month) && (90..=200).contains(&year))
            .then_some((year + BEFORE, month));
    }
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
    // "96/01" may be of 1996, "112/01" is not.
    let parted = (0..grid.height()).any(|r| grid.cell(r, column).contains(['/', '.', '-']));
    let long = |month: &i32| month / 12 - i32::from(BEFORE) >= 100;
    let sure = !parted || found.iter().any(long);
    sure && found.len() >= 3 && found.first() != found.last() && (steps(1) || steps(-1))
}

/// Year of "112".
fn year(cell: &str) -> Option<u16> {
    let text = cell.trim();
    let n: u16 = text.parse().ok()?;
    (text.bytes().all(|b| b.is_ascii_digit()) && (1..=200).contains(&n)).then(|| n + BEFORE)
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

/// Words by which a table says that it is of Taiwan, or of its calendar.
const OF_TAIWAN: [&str; 12] = [
    "民國",
    "民国",
    "臺灣",
    "台灣",
    "台湾",
    "臺北",
    "台北",
    "新臺幣",
    "新台幣",
    "Taiwan",
    "R.O.C",
    "Republic of China",
];
/// Years that follow one another, where a word for years alone stands over them.
const RUN: usize = 5;

/// Whether any cell near the edges of a grid speaks of Taiwan.
fn is_of_taiwan(grid: &Grid) -> bool {
    let height = grid.height();
    let rows = (0..height.min(HEAD)).chain(height.saturating_sub(HEAD).max(HEAD)..height);
    rows.flat_map(|row| grid.filled(row)).any(|(_, cell)| OF_TAIWAN.iter().any(|word| cell.contains(word)))
}

/// Numbers one after the other below a plain word for years, where they can be no years as others count: they run from 99 on to 100, or
/// have three digits in a table of Taiwan. Whether anything in the table says so stands beside the rows.
fn plain_years(grid: &Grid, column: usize) -> Option<(core::ops::Range<usize>, bool)> {
    let head =
        (0..grid.height().min(HEAD)).find(|&row| year(grid.cell(row, column)).is_some())?.checked_sub(1)?;
    let word = grid.cell(head, column);
    if announces(word) != Some(Announces::Period) || word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = |row: usize| year(grid.cell(row, column)).map(|y| i32::from(y - BEFORE));
    let found: Vec<i32> = (head + 1..grid.height()).map_while(number).collect();
    let steps = |by: i32| found.windows(2).all(|w| matches!(w, [a, b] if b - a == by || a == b));
    let (least, most) = (found.iter().min()?, found.iter().max()?);
    let run = (most - least) as usize + 1;
    if run < 3 || *least < 40 || *most > 150 || !(steps(1) || steps(-1)) {
        return None;
    }
    let told = is_of_taiwan(grid);
    let over = *least <= 99 && *most >= 100;
    let known = (told && *most >= 100) || (over && run >= RUN);
    known.then(|| (head + 1..head + 1 + found.len(), told))
}

/// In a table of Taiwan a heading of numbers one after the other, the last of which have three digits: "Item | 109 | 110 | 111".
fn years_across(grid: &Grid) -> Option<usize> {
    (0..grid.height().min(HEAD)).find(|&row| {
        let found: Vec<Option<u16>> = grid.filled(row).skip(1).map(|(_, cell)| year(cell)).collect();
        let years: Vec<i32> = found.iter().flatten().map(|y| i32::from(y - BEFORE)).collect();
        let steps = |by: i32| years.windows(2).all(|w| matches!(w, [a, b] if b - a == by));
        let named = grid.filled(row).next().is_some_and(|(_, cell)| cell.contains(char::is_alphabetic));
        named
            && years.len() == found.len()
            && years.len() >= 3
            && years.iter().all(|y| (60..=150).contains(y))
            && years.iter().any(|y| *y >= 100)
            && (steps(1) || steps(-1))
    })
}

/// The grid with such months and years, and what to say of it; `None` where there are none.
pub fn with_periods(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let columns: Vec<usize> = (0..grid.width().min(COLUMNS)).filter(|c| is_column(grid, *c)).collect();
    let mut told = true;
    let years: Vec<_> = (0..grid.width().min(COLUMNS))
        .map(|c| {
            years(grid, c).or_else(|| {
                let (rows, own) = plain_years(grid, c).filter(|_| !columns.contains(&c))?;
                told &= own;
                Some(rows)
            })
        })
        .collect();
    let none = columns.is_empty() && years.iter().all(Option::is_none);
    let across = if none && is_of_taiwan(grid) { years_across(grid) } else { None };
    if none && across.is_none() {
        return None;
    }
    let (out, n, place) = grid.restated(|r, c, cell| {
        if across == Some(r) {
            return year(cell).map(|y| y.to_string());
        }
        if years.get(c).is_some_and(|rows| rows.as_ref().is_some_and(|rows| rows.contains(&r))) {
            return year(cell).map(|y| y.to_string());
        }
        let (year, month) = month(cell).filter(|_| columns.contains(&c))?;
        Some(format!("{year}-{month:02}"))
    })?;
    if told {
        let said = grid.said_restated("read.republic-months", &out, n, place);
        return Some((out, said));
    }
    // Nothing but the numbers themselves says so: somebody should look.
    let written = out.cell(place.0, place.1).to_owned();
    let said = grid.said_of(Diagnostic::warning("read.republic-supposed"), n, place).with("period", written);
    Some((out, said))
}
