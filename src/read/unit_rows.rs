//! Rows of units: between the names of the columns and the figures, or above both.

use super::grid::{Grid, is_blank};
use crate::lang;
use crate::unit::Quantity;

/// A row that holds units and nothing else, but for a word that announces them.
pub(super) fn is_unit_row(grid: &Grid, row: usize, values: &[bool]) -> bool {
    // "Unit" by itself heads a column of units; "Unit: tonnes" does not.
    let names_none = || grid.filled(row).all(|(_, cell)| lang::units_of(cell).is_empty());
    if grid.filled(row).all(|(c, _)| values.get(c) == Some(&false))
        && announces_units(grid, row).is_some()
        && names_none()
    {
        return false;
    }
    let mut units = 0;
    let mut announced = false;
    for (at, (column, cell)) in grid.filled(row).enumerate() {
        if !lang::units_of(cell).is_empty() {
            units += 1;
        } else if at == 0
            && !values.get(column).copied().unwrap_or(false)
            && super::announces(cell) == Some(super::Announces::Unit)
        {
            announced = true;
        } else if announced && lang::when(cell).is_none() && lang::sure(cell).is_none() {
            units += 1;
        } else {
            return is_mostly_units(grid, row);
        }
    }
    units > 0 || is_bracketed_unit(grid, row)
}

/// The column of a row whose only cell announces units.
fn announces_units(grid: &Grid, row: usize) -> Option<usize> {
    let mut filled = grid.filled(row);
    let (column, cell) = filled.next().filter(|_| filled.next().is_none())?;
    (super::announces(cell) == Some(super::Announces::Unit)).then_some(column)
}

/// "| | 2022 | 2023" and below it "| Unit | |": the head of a column between the names and the figures, one line too low.
pub(super) fn heads_units(grid: &Grid, row: usize, heading: usize) -> bool {
    announces_units(grid, row).is_some_and(|column| {
        let named = |c: usize| !is_blank(grid.cell(heading, c));
        column > 0 && !named(column) && (column + 1..grid.len_of(heading)).any(named)
    })
}

/// A row under the names of columns, blank where theirs is the name of the rows, half of whose cells are units and the others written
/// as units are: "| km² | thousand | per km²".
fn is_mostly_units(grid: &Grid, row: usize) -> bool {
    let blank = |r: usize| is_blank(grid.cell(r, 0));
    if !blank(row) || row.checked_sub(1).is_none_or(blank) {
        return false;
    }
    let (mut known, mut all) = (0, 0);
    let like = grid.filled(row).all(|(_, cell)| {
        let text = cell.trim();
        let unit = !lang::units_of(text).is_empty();
        known += usize::from(unit);
        all += 1;
        // "change" below "Exports" is a name, "YoY %" one with its unit; "per km²" is none.
        let signs = ['/', '²', '³', '°', '$', '€', '£', '¥'];
        let written = text.starts_with("per ")
            || (lang::unit_in(text).is_none()
                && (text.contains(signs) || text.bytes().any(|b| b.is_ascii_digit())));
        unit || (written && text.chars().count() <= 20 && lang::when(text).is_none())
    });
    like && all >= 2 && known > 0 && known * 2 >= all
}

/// A row of units some of which begin with a number, "1 000 t", under the names of columns and over figures.
pub(super) fn is_scaled_units(grid: &Grid, row: usize) -> bool {
    let worded = grid.filled(row).filter(|(_, cell)| cell.contains(char::is_alphabetic)).count();
    is_blank(grid.cell(row, 0))
        && worded >= 2
        && worded == grid.filled(row).count()
        && is_unit_row(grid, row, &[])
}

/// One text in brackets that names its unit: "(Değer: Bin ABD $ - Value: Thousand US $)".
fn is_bracketed_unit(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let Some((_, cell)) = filled.next() else { return false };
    let text = cell.trim();
    filled.next().is_none()
        && text.starts_with(lang::OPENING)
        && text.ends_with(lang::CLOSING)
        && lang::unit_in(text).is_some_and(|(u, _)| matches!(u.quantity, Quantity::Money(_)) || u.power != 0)
}

/// "(Value: thousand US $)" alone in the row above the heading, at its right end: a unit of the whole table, no level of the heading.
pub(super) fn without_unit_line(grid: &super::Grid, mut rows: super::layout::Rows) -> super::layout::Rows {
    if rows.header.is_empty() {
        return with_units_as_names(grid, rows);
    }
    let Some(&top) = rows.header.first().filter(|_| rows.header.len() > 1) else { return rows };
    let filled: Vec<(usize, &str)> = grid.filled(top).collect();
    let (column, cell) = match filled.as_slice() {
        [one] => one,
        // "2024年 | | | 単位：百万円": when the table is of, and its unit.
        [(0, date), unit] if lang::when(date).is_some_and(|w| w.period().is_some()) => unit,
        _ => return rows,
    };
    let marked = cell.trim_start().starts_with(lang::OPENING) || cell.contains([':', '：']);
    if *column > 0 && marked && super::units::is_unit_line(cell) {
        rows.header.remove(0);
        if let Some(kind) = rows.kinds.get_mut(top) {
            *kind = super::RowKind::Unit;
        }
    }
    rows
}

/// The word at the left of a row of units that is the heading as well names no column.
pub(super) fn without_their_word(columns: &mut [super::Column], rows: &super::layout::Rows) {
    let [only] = rows.header.as_slice() else { return };
    if rows.kinds.get(*only) != Some(&super::RowKind::Unit) {
        return;
    }
    for (column, value) in columns.iter_mut().zip(&rows.values) {
        let word = column.header.first().and_then(|text| super::announces(text));
        if !value && word == Some(super::Announces::Unit) {
            column.header.clear();
        }
    }
}

/// "DESCRIPTION OF UNITS | US dollars per euro | Yen per euro" over figures, and no other line that names them: units that are all different
/// are the names of their columns as well.
fn with_units_as_names(grid: &super::Grid, mut rows: super::layout::Rows) -> super::layout::Rows {
    let mut units =
        rows.kinds.iter().enumerate().filter(|(_, k)| **k == super::RowKind::Unit).map(|(row, _)| row);
    let (Some(row), None) = (units.next(), units.next()) else { return rows };
    let mut names: Vec<String> = rows
        .values
        .iter()
        .enumerate()
        .filter(|(_, value)| **value)
        .map(|(column, _)| lang::fold(grid.cell(row, column).trim()))
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    if all >= 2 && names.len() == all && names.iter().all(|name| !name.is_empty()) && row < rows.first {
        rows.header.push(row);
    }
    rows
}
