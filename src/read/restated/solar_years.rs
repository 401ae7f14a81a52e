//! Years of the Iranian calendar, 1381 for the one from March 2002, where a table is of Iran by its letters or words. To any other reader
//! they are years of the Middle Ages. Where they stand as years do they are written as the months that they are nearly made of, April to
//! March: the year begins on the 20th or 21st of March.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;
use crate::read::grid::is_blank;
use crate::read::{Announces, announces};

/// Rows that are looked at for the language and for headings, and columns for years down the table.
const HEAD: usize = 60;
const COLUMNS: usize = 4;
/// Such years in one line at least.
const LEAST: usize = 2;
/// The years that a table is taken to mean: 1921 to 2049.
const YEARS: std::ops::RangeInclusive<i16> = 1300..=1428;
/// From a year of Iran to the one in which it begins.
const LATER: i16 = 621;

/// The country, its money and its towns in other letters.
const OF_IRAN: &str = "|iran|irans|iranian|tehran|teheran|rial|rials|toman|tomans|isfahan|esfahan|mashhad|tabriz|shiraz|khorasan|khuzestan|иран|伊朗|";

/// The year of a cell that is one and nothing else, in the digits of any script.
fn year(cell: &str) -> Option<i16> {
    if cell.len() > 12 {
        return None;
    }
    match lang::tokens(cell).as_slice() {
        [lang::Token { kind: lang::Kind::Number(n, 4), .. }] => {
            i16::try_from(*n).ok().filter(|n| YEARS.contains(n))
        }
        _ => None,
    }
}

/// Letters that Persian has and Arabic lacks; words of the country.
fn is_of_iran(cell: &str) -> bool {
    cell.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی', '۰', '۱', '۲'])
        || cell.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 4).any(|word| {
            let key = ["|", &word.to_lowercase(), "|"].concat();
            OF_IRAN.contains(&key)
        })
}

/// Whether years stand in a line as years do: in order up or down, or again and again with every name.
fn are_years(found: &[i16]) -> bool {
    let mut all = found.to_vec();
    all.sort_unstable();
    all.dedup();
    all.len() >= LEAST && all.windows(2).all(|w| matches!(w, [a, b] if b - a <= 20))
}

/// Whether a row is a heading of such years: nothing else in it is a number.
fn is_heading(grid: &Grid, row: usize) -> bool {
    let found: Vec<i16> = grid.filled(row).filter_map(|(_, cell)| year(cell)).collect();
    let rising = found.windows(2).all(|w| matches!(w, [a, b] if a < b));
    let falling = found.windows(2).all(|w| matches!(w, [a, b] if a > b));
    let only = || grid.filled(row).all(|(_, cell)| year(cell).is_some() || lang::printed(cell).is_none());
    are_years(&found) && (rising || falling) && only()
}

/// Whether a column holds such years below a heading that announces them, or in order at the left end.
fn is_column(grid: &Grid, column: usize) -> bool {
    let mut found = Vec::new();
    let (mut others, mut said) = (0, false);
    for row in 0..grid.height() {
        let cell = grid.cell(row, column);
        match year(cell) {
            Some(y) => found.push(y),
            None if is_blank(cell) => {}
            None if found.is_empty() => said |= announces(cell) == Some(Announces::Period),
            None => others += 1,
        }
    }
    let in_order = found.windows(2).all(|w| matches!(w, [a, b] if a < b))
        || found.windows(2).all(|w| matches!(w, [a, b] if a > b));
    others * 20 <= found.len() && are_years(&found) && (said || (column == 0 && in_order))
}

/// The grid with such years as months that everybody reads, and what to say of it; `None` where there are none.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = grid.height().min(HEAD);
    let any = (0..head).any(|row| grid.filled(row).any(|(_, cell)| year(cell).is_some()));
    if !any || !(0..head).any(|row| grid.filled(row).any(|(_, cell)| is_of_iran(cell))) {
        return None;
    }
    let rows: Vec<bool> = (0..head).map(|row| is_heading(grid, row)).collect();
    let columns: Vec<bool> = (0..grid.width().min(COLUMNS)).map(|c| is_column(grid, c)).collect();
    let (out, n, place) = grid.restated(|row, column, cell| {
        let stands = rows.get(row) == Some(&true) || columns.get(column) == Some(&true);
        let begins = year(cell).filter(|_| stands)? + LATER;
        Some(format!("{begins}-04/{}-03", begins + 1))
    })?;
    let said = grid.said_restated("read.solar-years", &out, n, place);
    Some((out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_iran_is_from_spring_to_spring() {
        // 1 Farvardin 1381 was the 21st of March 2002, 1 Farvardin 1400 the 21st of March 2021.
        let table = Grid::of([["Year", "Tehran"], ["1381", "3.2"], ["۱۴۰۰", "100"]]);
        let out = written_out(&table).map(|(out, _)| out).unwrap_or_default();
        assert_eq!(out.cell(1, 0), "2002-04/2003-03");
        assert_eq!(out.cell(2, 0), "2021-04/2022-03");
    }

    #[test]
    fn nobody_else_counts_so() {
        // English kings, and figures that are no years.
        for rows in [
            [["Year", "Wool"], ["1381", "3.2"], ["1382", "204"]],
            [["Town", "Rials"], ["A", "1381"], ["B", "1305"]],
        ] {
            assert!(written_out(&Grid::of(rows)).is_none(), "{rows:?}");
        }
    }
}
