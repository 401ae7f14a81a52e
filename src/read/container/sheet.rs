//! A sheet's cells to a table. Numbers are typed: what they are is known, and where the file's own texts write numbers with a
//! comma, the typed ones of the same column are written so as well.

use super::super::marks::{Basis, Votes};
use super::super::{ColumnHint, Grid, Hints, Platform, Table, Understanding, encoding, of_grid};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Mark};
use kimngach_containers::{Cells, Format, Kind};

/// Reads a sheet.
pub fn read(
    cells: &Cells,
    name: &str,
    hints: &Hints,
    mut understanding: Understanding,
    format: Format,
    platform: &dyn Platform,
) -> Result<Table, Vec<Diagnostic>> {
    let mut typed = 0_u32;
    let mut votes: Vec<Votes> = Vec::new();
    for row in 0..cells.height() {
        for (column, (text, kind)) in cells.row(row).enumerate() {
            typed += u32::from(kind == Kind::Number);
            if kind == Kind::TextNumber
                && let Some(number) = lang::printed(text)
            {
                if votes.len() <= column {
                    votes.resize(column + 1, Votes::default());
                }
                if let Some(v) = votes.get_mut(column) {
                    v.add(&number);
                }
            }
        }
    }
    // Texts that can only be read with a comma decide for their column; a person's choice decides for all.
    let mark = |column: usize| {
        let own =
            votes.get(column).map(|v| v.decide(Mark::Point)).filter(|(_, basis)| *basis == Basis::Certain);
        hints.decimal.or(own.map(|(mark, _)| mark)).unwrap_or(Mark::Point)
    };
    let letters = old_letters(cells);
    if let Some(label) = letters {
        understanding.encoding = label.to_owned();
        understanding.problems.push(encoding::old_letters_said(label));
    }
    if let Some(doubt) = thousands(cells, &votes).filter(|_| hints.decimal.is_none()) {
        understanding.problems.push(doubt);
    }
    let mut grid = Grid::default();
    for row in 0..cells.height() {
        for (column, (text, kind)) in cells.row(row).enumerate() {
            if kind == Kind::Text && !text.is_ascii() {
                let new = letters.and_then(|l| super::super::legacy::decode_text(l, text));
                grid.push_str(&platform.nfc(new.unwrap_or_else(|| text.to_owned())));
            } else if kind == Kind::Number && mark(column) == Mark::Comma {
                grid.push_str(&text.replace(',', "\0").replace('.', ",").replace('\0', "."));
            } else {
                grid.push_str(text);
            }
            grid.end_cell();
        }
        grid.end_row();
    }
    let mut told = hints.clone();
    if typed > 0 {
        told.decimal = Some(hints.decimal.unwrap_or(Mark::Point));
        for column in (0..votes.len()).filter(|&c| mark(c) == Mark::Comma) {
            let index = column as u32 + 1;
            match told.columns.iter_mut().find(|c| c.index == index) {
                Some(hint) => hint.decimal = hint.decimal.or(Some(Mark::Comma)),
                None => told.columns.push(ColumnHint {
                    index,
                    decimal: Some(Mark::Comma),
                    ..ColumnHint::default()
                }),
            }
        }
        if matches!(format, Format::Xlsx | Format::Xls | Format::Ods | Format::SpreadsheetMl) {
            understanding.container.evidence.push(Diagnostic::note("read.typed-cells").with("n", typed));
        }
    }
    let mut table = of_grid(grid, name, &told, understanding, false)?;
    if hints.decimal.is_none() {
        // Nobody chose the mark of typed numbers.
        table.understanding.problems.retain(|p| p.code != "read.decimal-contrary");
    }
    Ok(table)
}

/// The encoding of before Unicode in which the words of a sheet were typed: old Vietnamese workbooks have their letters in the
/// font.
fn old_letters(cells: &Cells) -> Option<&'static str> {
    let mut sample = String::new();
    for row in 0..cells.height() {
        for (text, _) in cells.row(row).filter(|(text, _)| !text.is_ascii()) {
            sample.push_str(text);
            sample.push('\n');
        }
        if sample.len() > 20_000 {
            break;
        }
    }
    encoding::old_letters_of(&sample)
}

/// Thousands that a spreadsheet of another language took for decimals: 38.444 typed as a number where the file's own texts
/// write 118,5. All such numbers of a column have three decimals, and whole numbers beside them are under a thousand.
fn thousands(cells: &Cells, votes: &[Votes]) -> Option<Diagnostic> {
    if !votes.iter().any(|v| v.comma > 0 && v.point == 0) {
        return None;
    }
    let width = (0..cells.height()).map(|r| cells.row(r).count()).max().unwrap_or(0).min(60);
    (0..width).find_map(|column| {
        let (mut three, mut first) = (0, None);
        for row in 0..cells.height() {
            let Some((text, Kind::Number)) = cells.row(row).nth(column) else { continue };
            match text.split_once('.') {
                Some((whole, behind)) if behind.len() == 3 && whole.len() <= 4 => {
                    three += 1;
                    first.get_or_insert((row, text.to_owned()));
                }
                None if text.len() <= 4 => {}
                _ => return None,
            }
        }
        let (row, text) = first.filter(|_| three >= 2)?;
        let at = At::cell(row as u32 + 1, column as u32 + 1);
        Some(Diagnostic::warning("read.typed-doubtful").at(at).with("found", text))
    })
}
