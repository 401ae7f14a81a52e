//! Numbers of notes that stand behind their figures with a blank between: "63,649 3" is 63,649 and a note 3. A group of thousands has three
//! digits, so what stands apart is none; and it is the same number again and again, or one that a line below explains.

use super::grid::Grid;
use crate::diag::Diagnostic;
use crate::lang;
use std::collections::BTreeMap;

/// Figures with the same number behind them that a column must have, where no line explains it.
const LEAST: usize = 2;

/// The figure and the note of a cell: groups of three digits, or decimals, then a blank and one digit.
fn apart(cell: &str) -> Option<(String, char)> {
    let text = cell.trim();
    let (head, note) = text.rsplit_once([' ', '\u{a0}'])?;
    let note = note.chars().next().filter(|c| note.len() == 1 && ('1'..='9').contains(c))?;
    // "53, 534": a group that a typist set apart.
    let figure = head.trim_end().replace(", ", ",");
    let marked = figure.contains([',', '.']);
    let signs = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '\u{2212}');
    let first = figure.chars().find(char::is_ascii_digit).is_some_and(|c| c != '0');
    let number = figure.chars().all(signs) && lang::printed(&figure).is_some();
    (marked && first && number).then_some((figure, note))
}

/// Whether a line that is no row of figures begins with a number of a note: "3 Excluding …", "3. Revised", "(3) …".
fn explained(grid: &Grid, note: char) -> bool {
    (0..grid.height()).any(|row| {
        let mut filled = grid.filled(row);
        let Some((_, cell)) = filled.next().filter(|_| filled.next().is_none()) else { return false };
        let text = cell.trim_start().trim_start_matches(['(', '[']);
        let rest = text.strip_prefix(note).filter(|r| r.starts_with([' ', '.', ')', ']', '/', ':', '\t']));
        rest.is_some_and(|r| r.chars().any(char::is_alphabetic))
    })
}

/// The grid without such numbers, and what to say of it; `None` where there are none.
pub(super) fn without_marks(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let mut found: BTreeMap<(usize, char), usize> = BTreeMap::new();
    for row in 0..grid.height() {
        for (column, cell) in grid.row(row).enumerate() {
            // Nearly every cell is told by its end.
            let bytes = cell.trim_end().as_bytes();
            let ends = matches!(bytes, [.., blank, digit] if !blank.is_ascii_alphanumeric() && digit.is_ascii_digit());
            if ends && let Some((_, note)) = apart(cell) {
                *found.entry((column, note)).or_default() += 1;
            }
        }
    }
    found.retain(|(_, note), n| *n >= LEAST || explained(grid, *note));
    if found.is_empty() {
        return None;
    }
    // What stands there otherwise are figures as well: "12.5 3" and "14.5 8" are two columns in one.
    let columns: Vec<usize> = found.keys().map(|(column, _)| *column).collect();
    let odd = |column: usize| {
        let cells = (0..grid.height()).map(|row| grid.cell(row, column));
        let other = cells.filter_map(apart).filter(|(_, note)| !found.contains_key(&(column, *note)));
        other.count() > 0
    };
    let sound: Vec<usize> = columns.into_iter().filter(|c| !odd(*c)).collect();
    let (out, n, place) = grid.restated(|_, column, cell| {
        let (figure, _) = sound.contains(&column).then(|| apart(cell)).flatten()?;
        Some(figure)
    })?;
    let written = out.cell(place.0, place.1).to_owned();
    let said = grid.said_of(Diagnostic::warning("read.marks-apart"), n, place).with("figure", written);
    Some((out, said))
}
