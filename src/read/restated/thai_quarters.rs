//! Quarters with two digits of their year in Thai tables, "Q1/65", "ไตรมาส 1/65": counted from the Buddha as all their years are, 2565, where
//! any other table would mean 1965. They are written with the year that everybody reads, and that is said.

use crate::diag::Diagnostic;
use crate::read::Grid;

/// Rows that are looked at for the language and for a heading, and columns for quarters down the table.
const HEAD: usize = 40;
const COLUMNS: usize = 3;
/// Such cells in one line at least.
const LEAST: usize = 2;
/// The last two digits of years that a table is taken to mean: 2543 to 2599 are 2000 to 2056.
const YEARS: std::ops::RangeInclusive<u16> = 43..=99;

/// Year and quarter of such a cell.
fn quarter(cell: &str) -> Option<(u16, u16)> {
    let text = cell.trim();
    let rest = ["ไตรมาสที่", "ไตรมาส", "Q", "q"].iter().find_map(|word| text.strip_prefix(word))?;
    let (n, year) = rest.trim().split_once(['/', '-', ' ', '\''])?;
    let plain = |t: &str, len: usize| t.len() == len && t.bytes().all(|b| b.is_ascii_digit());
    let (n, year) = (n.trim(), year.trim());
    if !plain(n, 1) || !plain(year, 2) {
        return None;
    }
    let (n, year): (u16, u16) = (n.parse().ok()?, year.parse().ok()?);
    ((1..=4).contains(&n) && YEARS.contains(&year)).then_some((2500 + year - 543, n))
}

/// The grid with such quarters written out, and what to say of it; `None` where there are none.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let thai = |cell: &str| cell.contains(|c| ('\u{e01}'..='\u{e4e}').contains(&c));
    if !(0..grid.height().min(HEAD)).any(|row| grid.filled(row).any(|(_, cell)| thai(cell))) {
        return None;
    }
    let across = |row: usize| grid.filled(row).filter(|(_, cell)| quarter(cell).is_some()).count() >= LEAST;
    let down = |c: usize| {
        (0..grid.height().min(HEAD)).filter(|row| quarter(grid.cell(*row, c)).is_some()).count() >= LEAST
    };
    let rows: Vec<bool> = (0..grid.height().min(HEAD)).map(across).collect();
    let columns: Vec<bool> = (0..grid.width().min(COLUMNS)).map(down).collect();
    let (out, n, place) = grid.restated(|row, column, cell| {
        let stands = rows.get(row) == Some(&true) || columns.get(column) == Some(&true);
        let (year, n) = quarter(cell).filter(|_| stands)?;
        Some(format!("{year}-Q{n}"))
    })?;
    Some((out.clone(), grid.said_restated("read.thai-quarters", &out, n, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_counted_from_the_buddha() {
        // 2565 of the Buddhist era is 2022.
        assert_eq!(quarter("Q1/65"), Some((2022, 1)));
        assert_eq!(quarter("ไตรมาส 4/2565"), None);
        assert_eq!(quarter("ไตรมาสที่ 3/66"), Some((2023, 3)));
        assert_eq!(quarter("Q1/22"), None);
    }
}
