//! Heads of series as the Bundesbank writes them: a row of keys and a row of names with nothing at their left, then "unit", "unit multiplier",
//! "last update" ("Einheit", "Dimension", "Stand vom"). Names and units are put right over the
//! figures, the scale before its unit, and that is said.

use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::read::class::{Class, class};
use crate::read::columns::short;
use crate::read::grid::{Grid, is_blank};

/// Rows that are looked at for the head.
const HEAD: usize = 12;

/// Whether the first cell of a row is one of these words, folded.
fn is_called(grid: &Grid, row: usize, words: &[&str]) -> bool {
    words.contains(&lang::fold(grid.cell(row, 0)).trim_end_matches([':', ' ']))
}

/// The scale of a cell as it stands before a unit; none where figures are in ones.
fn scale(cell: &str) -> &str {
    let ones = ["one", "ones", "eins", "einheiten", "units", "unit", "1", "einer"];
    if ones.contains(&lang::fold(cell).as_str()) { "" } else { cell.trim() }
}

/// The grid with such rows called by their words, and what to say of it; `None` where there are none.
pub(super) fn called(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let unit = (1..grid.height().min(HEAD)).find(|&row| {
        is_called(grid, row, &["unit", "einheit"])
            && is_called(grid, row + 1, &["unit multiplier", "dimension"])
    })?;
    let name = unit - 1;
    let key = name.checked_sub(1);
    let bare = |row: usize| is_blank(grid.cell(row, 0)) && grid.filled(row).next().is_some();
    let keys = |row: usize| grid.filled(row).all(|(_, cell)| !cell.trim().contains(' '));
    // Dates below: no table of anything else has such a head.
    let first = (unit + 2..grid.height().min(HEAD + 2))
        .find(|&row| matches!(class(grid.cell(row, 0)), Class::Year | Class::Period))?;
    let key = key.filter(|row| bare(*row) && keys(*row) && bare(name))?;
    // The names and below them the units stand right over the figures, whatever else is said of the series above both.
    let mut rows: Vec<usize> = (0..first).filter(|row| ![name, unit].contains(row)).collect();
    rows.extend([name, unit]);
    rows.extend(first..grid.height());
    let mut out = Grid::with_capacity(0);
    for row in rows {
        for (column, cell) in grid.row(row).enumerate() {
            let scale = scale(if row == unit { grid.cell(unit + 1, column) } else { "" });
            match column {
                0 if row == key => out.push_str("Series key"),
                0 => out.push_str(cell),
                _ if row == unit + 1 => {}
                _ => {
                    out.push_str(scale);
                    out.push_str(if scale.is_empty() { "" } else { " " });
                    out.push_str(cell);
                }
            }
            out.end_cell();
        }
        out.end_row();
    }
    let named = grid.filled(name).next().map_or("", |(_, cell)| cell);
    let said =
        Diagnostic::note("read.head-of-keys").at(At::row(grid.number(name))).with("found", short(named));
    Some((out, said))
}
