//! A heading that comes again with further columns behind the old ones: a list of daily rates goes on when a currency joins. Where the
//! records above and below go on in time, it is one table, and the first heading names the columns that came later.

use super::grid::{Grid, is_blank};
use super::{Announces, announces};
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::period::Period;

/// Rows that are looked at for the first heading.
const HEAD: usize = 40;
/// Headings of one table, at most.
const MOST: usize = 60;

fn period(grid: &Grid, row: usize) -> Option<Period> {
    lang::when(grid.cell(row, 0)).and_then(|w| w.period())
}

/// Whether a row begins with the cells of another, whatever stands behind.
fn goes_on(grid: &Grid, head: usize, row: usize) -> bool {
    let same = |c: usize| grid.cell(head, c).trim() == grid.cell(row, c).trim();
    (0..grid.len_of(head)).all(same)
}

/// Filled cells of a row, none of them a number.
fn names(grid: &Grid, row: usize) -> Option<usize> {
    let mut n = 0;
    grid.filled(row)
        .all(|(_, cell)| {
            n += 1;
            lang::printed(cell).is_none()
        })
        .then_some(n)
}

/// The grid with the longest of such headings in the place of the first, and what to say of it; `None` where there are none.
pub fn with_longest(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let first = (0..grid.height().min(HEAD)).find(|&r| {
        announces(grid.cell(r, 0)) == Some(Announces::Period) && names(grid, r).is_some_and(|n| n >= 3)
    })?;
    let word = grid.cell(first, 0);
    let again: Vec<usize> =
        (first + 1..grid.height()).filter(|&r| grid.cell(r, 0) == word).take(MOST + 1).collect();
    if again.is_empty() || again.len() > MOST {
        return None;
    }
    let mut head = first;
    for &row in &again {
        // Right behind a record and before a later one; and nothing stood so far where the new columns are.
        let between = row.checked_sub(1).and_then(|r| period(grid, r)).zip(period(grid, row + 1));
        let in_time = between.is_some_and(|(before, after)| before < after);
        let longer = names(grid, row)? > names(grid, head)?;
        if !in_time || !goes_on(grid, head, row) {
            return None;
        }
        head = if longer { row } else { head };
    }
    let (old, new) = (last_filled(grid, first), last_filled(grid, head));
    let beyond = |r: usize| (old + 1..grid.len_of(r)).all(|c| is_blank(grid.cell(r, c)));
    let second = *again.iter().find(|r| last_filled(grid, **r) > old)?;
    if new <= old || !(first..second).all(beyond) {
        return None;
    }
    // Every shorter heading is the longest one from now on, so that all are the same.
    let heads: Vec<usize> = core::iter::once(first).chain(again.iter().copied()).collect();
    let out = grid.with_rows_as(&heads, head);
    let said = Diagnostic::note("read.head-grows")
        .at(At::row(grid.number(second)))
        .with("n", new - old)
        .with("found", super::columns::short(grid.cell(second, old + 1)));
    Some((out, said))
}

fn last_filled(grid: &Grid, row: usize) -> usize {
    grid.filled(row).last().map_or(0, |(c, _)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        Grid::of(text.lines().map(|l| l.split('|')))
    }

    #[test]
    fn a_currency_joins() {
        let list = grid("Date|A|B\n02.01.2023|1,5|2,5\nDate|A|B|C\n03.01.2023|1,6|2,6|3,6");
        let out = with_longest(&list).map(|(out, _)| out).unwrap_or_default();
        assert_eq!(out.row(0).collect::<Vec<_>>(), ["Date", "A", "B", "C"]);
        assert_eq!(out.row(1).collect::<Vec<_>>(), ["02.01.2023", "1,5", "2,5"]);
    }

    #[test]
    fn another_table_stays_another() {
        // Dates begin again; a column in the middle; figures where no name was yet.
        for text in [
            "Date|A|B\n02.01.2023|1,5|2,5\nDate|A|B|C\n02.01.2023|1,6|2,6|3,6",
            "Date|A|B\n02.01.2023|1,5|2,5\nDate|A|X|B\n03.01.2023|1,6|2,6|3,6",
            "Date|A|B\n02.01.2023|1,5|2,5|9\nDate|A|B|C\n03.01.2023|1,6|2,6|3,6",
            "Date|A|B\n02.01.2023|1,5|2,5\nDate|A|B\n03.01.2023|1,6|2,6",
        ] {
            assert!(with_longest(&grid(text)).is_none(), "{text}");
        }
    }
}
