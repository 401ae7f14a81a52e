//! Codes over the columns, and above the table a list of what they mean: "SERIES | DESCRIPTION" and a line for each. The meanings are put
//! over their codes, as another level of the heading.

use super::class::{Class, class};
use super::grid::{Grid, is_blank};
use crate::diag::{At, Diagnostic};
use std::collections::HashMap;

/// Rows that are looked at.
const HEAD: usize = 400;

/// Lines of two cells, a code and its meaning, by code.
fn listed(grid: &Grid, to: usize) -> HashMap<&str, (usize, &str)> {
    let mut found = HashMap::new();
    for row in 0..to {
        let mut filled = grid.filled(row);
        if let (Some((0, code)), Some((1, meaning)), None) = (filled.next(), filled.next(), filled.next())
            && !code.trim().contains(char::is_whitespace)
            && class(meaning) == Class::Text
        {
            found.entry(code.trim()).or_insert((row, meaning.trim()));
        }
    }
    found
}

/// The grid with such meanings over their codes, and what to say of it; `None` where there is no such list.
pub fn with_meanings(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let rows = grid.height().min(HEAD);
    // The row whose columns all bear a code of the list above it, but for the first, which is that of the periods or names.
    let head = (2..rows).find(|&row| {
        let mut codes = grid.filled(row).skip_while(|(c, _)| *c == 0).peekable();
        codes.peek().is_some()
            && grid.is_blank_row(row - 1)
            && !is_blank(grid.cell(row, 0))
            && (row + 1..rows).any(|r| grid.filled(r).any(|(c, cell)| c > 0 && class(cell) == Class::Number))
            && {
                let list = listed(grid, row - 1);
                !list.is_empty() && codes.all(|(_, code)| list.contains_key(code.trim()))
            }
    })?;
    let list = listed(grid, head - 1);
    let codes: Vec<(usize, &str)> = grid.filled(head).filter(|(c, _)| *c > 0).collect();
    let n = codes.len();
    let mut used: Vec<usize> =
        codes.iter().filter_map(|(_, code)| list.get(code.trim()).map(|(r, _)| *r)).collect();
    used.sort_unstable();
    let first = *used.first()?;
    let meaning = |c: usize| list.get(grid.cell(head, c).trim()).map_or("", |(_, meaning)| meaning);
    // The list's own heading goes with it.
    let heading = first.checked_sub(1).filter(|&r| {
        let mut filled = grid.filled(r);
        matches!((filled.next(), filled.next(), filled.next()), (Some((0, _)), Some((1, _)), None))
    });
    let mut out = Grid::with_capacity(0);
    for row in 0..grid.height() {
        if row + 1 == head {
            for c in 0..grid.len_of(head) {
                out.push_str(if c == 0 { "" } else { meaning(c) });
                out.end_cell();
            }
        } else if !used.contains(&row) && Some(row) != heading {
            for cell in grid.row(row) {
                out.push_str(cell);
                out.end_cell();
            }
        }
        out.end_row();
    }
    let said = Diagnostic::note("read.heads-listed")
        .at(At::row(grid.number(first)))
        .with("n", n)
        .with("found", super::columns::short(codes.first().map_or("", |(_, code)| code)))
        .with("name", super::columns::short(codes.first().map_or("", |(c, _)| meaning(*c))));
    Some((out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        Grid::of(text.lines().map(|l| l.split(',')))
    }

    #[test]
    fn meanings_stand_over_their_codes() {
        let list = grid("SERIES,DESCRIPTION\nXA,Rate of A\nXB,Rate of B\n\nDATE,XB,XA\n31 Jan 2023,1.5,2.5");
        let out = with_meanings(&list).map(|(out, _)| out).unwrap_or_default();
        assert_eq!(out.row(3).collect::<Vec<_>>(), ["", "Rate of B", "Rate of A"]);
        assert!((0..3).all(|r| out.is_blank_row(r)));
        assert_eq!(out.cell(4, 1), "XB");
    }

    #[test]
    fn other_lines_of_two_cells_stay() {
        for text in [
            "Source,Bank\nXA,Rate of A\n\nDATE,XB,XA\n31 Jan 2023,1.5,2.5",
            "DATE,XB,XA\n31 Jan 2023,1.5,2.5",
        ] {
            assert!(with_meanings(&grid(text)).is_none(), "{text}");
        }
    }
}
