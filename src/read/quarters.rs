//! Quarters that French, Spanish and Portuguese tables write with a T, for trimestre: "T1 2022", "1T22". In Vietnamese the same letter
//! begins a month, tháng, or counts months, 9T/2022. A row or column in which they go from 1 to 4 and begin anew, in a table without a
//! Vietnamese letter, holds quarters (all four of one year do in a table with accents of those languages); they are written `2022-Q1` for what comes after, and that is said.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;
use crate::lang;

/// Rows that are looked at for the language and for headers.
const HEAD: usize = 60;

/// The quarter of a cell, and its year where it has one.
fn quarter(cell: &str) -> Option<(u8, Option<u16>)> {
    let text = cell.trim();
    let rest = match text.strip_prefix(['T', 't']) {
        Some(rest) => (rest.as_bytes().first()?, rest.get(1..)?),
        None => {
            let behind = text.get(1..)?;
            (text.as_bytes().first()?, behind.strip_prefix(['T', 't'])?)
        }
    };
    let n = rest.0.checked_sub(b'0').filter(|n| (1..=4).contains(n))?;
    let year = rest.1.trim_start_matches([' ', '-', '/', '.', '_', '\'']);
    if rest.1.is_empty() {
        return Some((n, None));
    }
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u16 = year.parse().ok()?;
    match year.len() {
        4 if (1700..=2150).contains(&number) => Some((n, Some(number))),
        2 => Some((n, Some(if number < 50 { 2000 + number } else { 1900 + number }))),
        _ => None,
    }
}

/// Whether quarters follow one another, up or down, and begin anew after the fourth, or are all four of one year.
fn follow(found: &[u8]) -> bool {
    let step = |up: bool| {
        found.windows(2).all(|pair| match pair {
            [a, b] if up => *b == a % 4 + 1,
            [a, b] => *a == b % 4 + 1,
            _ => false,
        })
    };
    found.len() >= 4 && (step(true) || step(false))
}

/// A letter that only Vietnamese has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'đ' | 'Đ' | 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư') || ('\u{1ea0}'..='\u{1ef9}').contains(&c)
}

/// A letter of French, Spanish or Portuguese.
fn is_romance(c: char) -> bool {
    matches!(c, 'é' | 'è' | 'ç' | 'ñ' | 'ã' | 'õ' | 'á' | 'í' | 'ó' | 'ú' | 'É')
}

/// Whether a column is headed by a word for quarters, and holds nothing else below it.
fn is_headed(grid: &Grid, column: usize) -> bool {
    let first = (0..grid.height().min(HEAD)).find(|&r| quarter(grid.cell(r, column)).is_some());
    let word = first.and_then(|first| (0..first).rev().map(|r| grid.cell(r, column)).find(|c| !is_blank(c)));
    let named = word.is_some_and(|word| {
        let folded = lang::fold(word);
        matches!(
            folded.trim_end_matches('.'),
            "trimestre" | "trimestres" | "trim" | "trimester" | "ano/trimestre"
        )
    });
    let cells = || (first.unwrap_or(0)..grid.height()).map(|r| grid.cell(r, column)).filter(|c| !is_blank(c));
    let quarters = cells().filter(|c| quarter(c).is_some()).count();
    // Totals and notes may stand among them.
    named && quarters >= 2 && quarters * 2 > cells().count()
}

/// The grid with such quarters, and what to say of it; `None` where there are none.
pub fn with_quarters(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = grid.height().min(HEAD);
    let of_row = |row: usize| -> Vec<u8> {
        grid.filled(row).filter_map(|(_, cell)| quarter(cell)).map(|(n, _)| n).collect()
    };
    let of_column = |column: usize| -> Vec<u8> {
        (0..grid.height()).filter_map(|r| quarter(grid.cell(r, column))).map(|(n, _)| n).collect()
    };
    let rows: Vec<usize> = (0..head).filter(|r| follow(&of_row(*r))).collect();
    let headed: Vec<usize> = (0..grid.width().min(3)).filter(|c| is_headed(grid, *c)).collect();
    let columns: Vec<usize> =
        (0..grid.width().min(3)).filter(|c| headed.contains(c) || follow(&of_column(*c))).collect();
    if rows.is_empty() && columns.is_empty() {
        return None;
    }
    let any = |is: fn(char) -> bool| (0..head).any(|r| grid.filled(r).any(|(_, cell)| cell.contains(is)));
    let anew = || {
        let lists = rows.iter().map(|r| of_row(*r)).chain(columns.iter().map(|c| of_column(*c)));
        lists.into_iter().any(|list| list.len() > 4)
    };
    if headed.is_empty() && (any(is_vietnamese) || !(anew() || any(is_romance))) {
        return None;
    }
    let (out, n, place) = grid.restated(|r, c, cell| {
        let (quarter, year) = quarter(cell).filter(|_| rows.contains(&r) || columns.contains(&c))?;
        Some(year.map_or_else(|| format!("Q{quarter}"), |year| format!("{year}-Q{quarter}")))
    })?;
    // A word for quarters over them leaves no doubt.
    let said = match headed.is_empty() {
        true => Diagnostic::warning("read.quarters-by-t"),
        false => Diagnostic::note("read.quarters-headed"),
    };
    Some((out, grid.said_of(said, n, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_t_and_a_digit_are_a_quarter_with_or_without_a_year() {
        assert_eq!(quarter("T1 2022"), Some((1, Some(2022))));
        assert_eq!(quarter("4T22"), Some((4, Some(2022))));
        assert_eq!(quarter("3T"), Some((3, None)));
        for text in ["T5 2022", "T12/2022", "9T/2022", "Total", "T1 x", "T", ""] {
            assert_eq!(quarter(text), None, "{text}");
        }
    }
}
