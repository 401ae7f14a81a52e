//! Signs for "the same as above", as typists save themselves a word: `"`, `〃`, "-nt-", "nt", "id.". Below a word they are read as that
//! word, and that is said; beside figures they stay what they are.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;
use crate::lang;

/// The signs, folded.
const SIGNS: &[&str] = &[
    "\"", "''", "″", "”", "〃", "々", "-nt-", "nt", "- nt -", "-\"-", "-''-", "id.", "idem", "ibid.", "do.",
    "-//-", "同上", "同",
];

fn is_ditto(cell: &str) -> bool {
    let cell = cell.trim();
    // Nearly all cells are longer: a look at the length spares folding them.
    !cell.is_empty() && cell.len() <= 8 && SIGNS.contains(&lang::fold(cell).as_str())
}

/// Whether a cell is a word: no figure, no period, no sign for a missing one.
fn is_word(cell: &str) -> bool {
    !is_blank(cell)
        && lang::printed(cell).is_none()
        && lang::when(cell).is_none()
        && lang::gap(cell).is_none()
}

/// The grid with the words themselves, and what to say of it; `None` where there are no such signs.
pub fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let any = (0..grid.height()).any(|row| grid.filled(row).any(|(_, cell)| is_ditto(cell)));
    if !any {
        return None;
    }
    // What each column said last, and whether the row above said it, by itself or by such a sign.
    let mut said: Vec<Option<(usize, String)>> = Vec::new();
    let (out, n, place) = grid.restated(|row, column, cell| {
        if said.len() <= column {
            said.resize(column + 1, None);
        }
        let last = said.get_mut(column)?;
        if !is_ditto(cell) {
            *last = is_word(cell).then(|| (row, cell.to_owned()));
            return None;
        }
        let (above, word) = last.as_mut()?;
        let next = *above + 1 == row;
        *above = row;
        next.then(|| word.clone())
    })?;
    let said = grid.said_restated("read.ditto", &out, n, place);
    Some((out, said))
}
