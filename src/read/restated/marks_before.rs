//! Letters before figures that say how sure they are, as Japanese offices print them: "p 97.0", "r99.8". Behind the figure, as everybody
//! else writes them, they are read as such, and that is said.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;

/// The letter and the figure of a cell, and whether a blank parts them: "p 97.0", "r99.8". A letter and plain digits together are a code, and so
/// are "E 102" and "R 22"; "R1,234" and "P1,234" are rands and pesos.
fn before(cell: &str) -> Option<(char, &str, bool)> {
    let text = cell.trim();
    let mut chars = text.chars();
    let letter = match chars.next()? {
        'p' | 'ｐ' => 'p',
        'r' | 'ｒ' => 'r',
        'e' => 'e',
        _ => return None,
    };
    let rest = chars.as_str();
    let figure = rest.trim_start();
    let first = figure.chars().next()?;
    let apart = figure.len() < rest.len();
    let marked = figure.contains(['.', ',']);
    let begins = first.is_ascii_digit() || (apart && matches!(first, '-' | '−' | '▲' | '△'));
    let plain = begins
        && figure.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '▲' | '△'));
    (plain && (apart || marked) && lang::printed(figure).is_some() && lang::when(text).is_none())
        .then_some((letter, figure, apart))
}

/// The grid with such letters behind their figures, and what to say of it; `None` where there are none.
pub(super) fn behind_figures(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    // Most cells begin otherwise, and most files have none.
    let any = (0..grid.height()).any(|row| grid.row(row).any(|cell| before(cell).is_some()));
    if !any {
        return None;
    }
    let is_figure = |cell: &str| {
        lang::when(cell).is_none() && lang::printed(cell).is_some_and(|p| p.suffix.is_empty() && !p.is_code())
    };
    let in_row = |row: usize| grid.row(row).any(is_figure);
    let in_column = |column: usize| (0..grid.height()).any(|row| is_figure(grid.cell(row, column)));
    // A column of nothing else holds codes, "E36.0", unless all its letters stand apart and are one: a last month, all of it provisional.
    let all_one = |column: usize| {
        let mut letters = (0..grid.height()).filter_map(|row| before(grid.cell(row, column)));
        let first = letters.next().map(|(letter, ..)| letter);
        (0..grid.height())
            .filter_map(|row| before(grid.cell(row, column)))
            .all(|(letter, _, apart)| apart && Some(letter) == first)
    };
    let (out, n, place) = grid.restated(|row, column, cell| {
        let (letter, figure, _) = before(cell)?;
        (column > 0 && (in_column(column) || (in_row(row) && all_one(column))))
            .then(|| [figure, " ", letter.encode_utf8(&mut [0; 4])].concat())
    })?;
    let written = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.marks-before"), n, place).with("figure", written)))
}
