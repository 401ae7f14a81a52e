//! Signs for "the same as above", as typists save themselves a word: `"`, `〃`, "-nt-", "nt", "id.". Below a word they are read as that
//! word, and that is said; beside figures they stay what they are.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::{Grid, is_blank};

/// The signs, as they are written: "NT" in capitals is a territory of Australia or Canada.
const SIGNS: &[&str] = &[
    "\"", "''", "″", "”", "〃", "々", "-nt-", "- nt -", "-\"-", "-''-", "id.", "Id.", "idem", "Idem",
    "ibid.", "Ibid.", "do.", "Do.", "-//-", "同上", "同",
];
/// "như trên", which is a sign among words of Vietnamese, or where its column repeats it.
const BARE: &str = "nt";

fn is_ditto(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty() && cell.len() <= 8 && (SIGNS.contains(&cell) || cell == BARE)
}

/// Whether words are written with letters that only Vietnamese has.
fn is_vietnamese(grid: &Grid) -> bool {
    let letter = |c: char| matches!(c, 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}');
    (0..grid.height().min(60)).any(|row| grid.filled(row).any(|(_, cell)| cell.contains(letter)))
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
    let mut bare: Vec<usize> = Vec::new();
    for row in 0..grid.height() {
        bare.extend(grid.filled(row).filter(|(_, cell)| cell.trim() == BARE).map(|(column, _)| column));
    }
    let vietnamese = !bare.is_empty() && is_vietnamese(grid);
    let is_sign = |column: usize, cell: &str| {
        cell.trim() != BARE || vietnamese || bare.iter().filter(|c| **c == column).count() > 1
    };
    // "Id." in a header, right below a title, is a name: only what stands below figures repeats.
    let figures = |row: usize| grid.filled(row).any(|(_, cell)| lang::printed(cell).is_some());
    // What each column said last, and whether the row above said it, by itself or by such a sign.
    let mut said: Vec<Option<(usize, String)>> = Vec::new();
    let (out, n, place) = grid.restated(|row, column, cell| {
        if said.len() <= column {
            said.resize(column + 1, None);
        }
        let last = said.get_mut(column)?;
        if !is_ditto(cell) || !is_sign(column, cell) {
            *last = is_word(cell).then(|| (row, cell.to_owned()));
            return None;
        }
        let (above, word) = last.as_mut()?;
        let next = *above + 1 == row && figures(*above);
        *above = row;
        next.then(|| word.clone())
    })?;
    let said = grid.said_restated("read.ditto", &out, n, place);
    Some((out, said))
}
