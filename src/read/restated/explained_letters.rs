//! Letters in place of figures that a line below the table explains: "N = nicht verfügbar", "x: suppressed", "S | secret statistique". They
//! are written as the sign for that reason which everybody reads, and that is said; a letter in the column behind a gap says it of the gap.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::class::{Class, class};
use crate::read::grid::{Grid, is_blank};
use std::collections::BTreeMap;

/// Longer files are no printed tables.
const ROWS: usize = 20_000;
/// Lines below the figures that are looked at.
const FOOT: usize = 60;

/// What lines say, folded, and the sign for it.
const REASONS: [(&str, &[&str]); 4] = [
    (
        "...",
        &[
            "not yet",
            "noch nicht",
            "pas encore",
            "aun no",
            "ainda nao",
            "chua co",
            "ikke enna",
            "jeszcze nie",
        ],
    ),
    (
        "(c)",
        &[
            "confiden",
            "suppress",
            "geheim",
            "secret",
            "segret",
            "sekret",
            "salassa",
            "utajn",
            "unterdr",
            "bao mat",
            "конфиденц",
            "poufn",
            "disclos",
            "duvern",
            "titkos",
            "gizli",
        ],
    ),
    (
        "..",
        &[
            "not available",
            "unavailable",
            "no data",
            "nicht verfug",
            "nicht vorhanden",
            "keine angabe",
            "non disponib",
            "indisponib",
            "no disponib",
            "nao disponiv",
            "non applicabl",
            "not applicable",
            "not calculated",
            "sans objet",
            "no aplica",
            "brak danych",
            "нет данных",
            "khong co so lieu",
            "trifft nicht zu",
            "nicht sinnvoll",
            "too unreliable",
            "uppgift saknas",
            "not meaningful",
            "missing",
            "ikke tilg",
        ],
    ),
    ("-", &["nothing to report", "genau null", "nil or", "absolute zero"]),
];

/// The letters a line explains, and the sign for what it says.
fn explained(letters: &str, text: &str) -> Option<(String, &'static str)> {
    let letters = letters.trim().trim_matches(['(', ')', '[', ']', '"', '\'', '„', '“', '”']);
    let short = (1..=2).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic);
    let folded = lang::fold(text);
    if !short || folded.chars().count() > 120 || lang::sure(text).is_some() {
        return None;
    }
    let (sign, _) = REASONS.iter().find(|(_, words)| words.iter().any(|w| folded.contains(w)))?;
    Some((letters.to_owned(), sign))
}

/// What the lines below the figures say of letters.
fn list(grid: &Grid, from: usize) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for row in from..grid.height().min(from + FOOT) {
        let cells: Vec<&str> = grid.filled(row).map(|(_, cell)| cell.trim()).collect();
        if let [letters, text] = cells.as_slice() {
            found.extend(explained(letters, text));
        }
        for part in cells.iter().flat_map(|cell| cell.split([';', '\n'])) {
            let parted = [" = ", "=", ": ", " – ", " - "].iter().find_map(|sign| part.split_once(sign));
            // "N Not available": a letter and a text that begins anew.
            let bare = || {
                let (letters, text) = part.trim().split_once(' ')?;
                text.trim_start().starts_with(char::is_uppercase).then_some((letters, text))
            };
            found.extend(parted.or_else(bare).and_then(|(letters, text)| explained(letters, text)));
        }
    }
    found
}

/// The grid with such letters as signs, and what to say of it; `None` where no line explains any.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let figures = |row: usize| grid.filled(row).any(|(c, cell)| c > 0 && class(cell) == Class::Number);
    let first = (0..grid.height()).find(|row| figures(*row))?;
    let last = (0..grid.height()).rfind(|row| figures(*row))?;
    // The last rows may hold letters alone.
    let list = list(grid, last + 1);
    if list.is_empty() {
        return None;
    }
    let sign = |cell: &str| list.get(cell.trim()).copied();
    let holds: Vec<bool> = (0..grid.width())
        .map(|column| {
            let mut counts = (0, 0);
            for row in first..=last {
                match class(grid.cell(row, column)) {
                    Class::Number => counts.0 += 1,
                    Class::Text
                        if sign(grid.cell(row, column)).is_none()
                            && lang::gap(grid.cell(row, column)).is_none() =>
                    {
                        counts.1 += 1
                    }
                    _ => {}
                }
            }
            column > 0 && counts.0 > counts.1
        })
        .collect();
    let is_figures = |column: usize| holds.get(column).copied().unwrap_or(false);
    let (out, n, place) = grid.restated(|row, column, cell| {
        if row < first || row > last || !is_figures(column) {
            return None;
        }
        let beside = || Some(column + 1).filter(|c| !is_figures(*c)).and_then(|c| sign(grid.cell(row, c)));
        let anew = if is_blank(cell) { beside() } else { sign(cell) }?;
        (anew != cell.trim()).then(|| anew.to_owned())
    })?;
    let letter = [grid.cell(place.0, place.1), grid.cell(place.0, place.1 + 1)];
    let letter = letter.iter().find(|cell| !is_blank(cell)).map_or("", |cell| cell.trim()).to_owned();
    let written = out.cell(place.0, place.1).to_owned();
    let said = grid.said_of(Diagnostic::note("read.letters-explained"), n, place);
    Some((out, said.with("letter", letter).with("sign", written)))
}
