//! Ranges whose ends stand in two columns, "From | To" over "30 | 34", before the figures: they name the rows, and are put together. A table
//! whose names are numbers has no other names.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;

/// Rows that show it.
const LEAST: usize = 3;
/// Rows that are looked at for headers.
const HEAD: usize = 12;
/// Words over the beginning and the end.
const WORDS: [(&str, &str); 12] = [
    ("from", "to"),
    ("tu", "den"),
    ("von", "bis"),
    ("ab", "bis"),
    ("de", "a"),
    ("desde", "hasta"),
    ("da", "a"),
    ("du", "au"),
    ("od", "do"),
    ("lower", "upper"),
    ("min", "max"),
    ("start", "end"),
];

/// What the last word over a column is, folded: "Age from" is "from".
fn word(cell: &str) -> String {
    let folded = lang::fold(cell);
    folded.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or("").to_owned()
}

fn whole(cell: &str) -> Option<u32> {
    let text = cell.trim();
    (text.len() <= 4 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

/// The grid with such ranges in one column, and what to say of it; `None` where there are none.
pub(super) fn put_together(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = (0..grid.height().min(HEAD)).find(|&row| {
        let (from, to) = (word(grid.cell(row, 0)), word(grid.cell(row, 1)));
        WORDS.iter().any(|(a, b)| *a == from && *b == to)
    })?;
    let mut last: Option<u32> = None;
    let mut count = 0;
    // Each begins behind the one before; years are periods, and a row without ends is a total or a note.
    let sound = (head + 1..grid.height()).all(|row| {
        let (from, to) = (whole(grid.cell(row, 0)), whole(grid.cell(row, 1)));
        let said = |column: usize| grid.cell(row, column).trim();
        match (from, to) {
            // "1,000 to 9,999", "1000 and over": an end that is no plain number leaves all as it is.
            _ if from.is_none() && said(0).starts_with(|c: char| c.is_ascii_digit()) => false,
            _ if from.is_some() && to.is_none() && !said(1).is_empty() => false,
            (Some(from), Some(to)) => {
                count += 1;
                from <= to && from < 1500 && last.replace(to).is_none_or(|before| before <= from)
            }
            (Some(from), None) => last.replace(from).is_none_or(|before| before <= from),
            (None, Some(_)) => false,
            (None, None) => true,
        }
    });
    if !sound || count < LEAST {
        return None;
    }
    let (out, n, place) = grid.restated(|row, column, cell| {
        let end = grid.cell(row, 1);
        whole(end).filter(|_| row > head)?;
        match column {
            0 => Some([cell.trim(), "–", end.trim()].concat()),
            1 => Some(String::new()),
            _ => None,
        }
    })?;
    let name = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.ranges"), n.div_ceil(2), place).with("name", name)))
}
