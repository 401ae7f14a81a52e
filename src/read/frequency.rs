//! Quarters dated by one of their months: where a line above the figures says that all of them are quarterly ("Frequency | Quarter"),
//! Mar-2023 is no month but the quarter that it ends.

use super::grid::Grid;
use super::layout::Rows;
use super::{Column, Role, RowKind};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Part, When};

/// Words that such a line begins with, folded.
const FREQUENCY: &[&str] = &[
    "frequency",
    "freq",
    "frequence",
    "frecuencia",
    "frequencia",
    "frequenz",
    "periodicity",
    "periodicidad",
    "periodicite",
    "ky cong bo",
];
/// Words for quarters in it, folded.
const QUARTERLY: &[&str] = &[
    "quarter",
    "quarterly",
    "q",
    "trimestral",
    "trimestriel",
    "trimestrielle",
    "vierteljahrlich",
    "vierteljahr",
    "quy",
    "hang quy",
    "theo quy",
    "季度",
    "四半期",
    "분기",
];

fn is(list: &[&str], cell: &str) -> bool {
    let folded = lang::fold(cell);
    list.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line says of all figures that they are quarterly.
fn says_so(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let begins = filled.next().is_some_and(|(_, cell)| is(FREQUENCY, cell));
    let mut any = false;
    begins
        && filled.all(|(_, cell)| {
            any = true;
            is(QUARTERLY, cell)
        })
        && any
}

/// Which month of its quarter a date names, 0 for the last and 1 for the first, where the table is quarterly and all its months are
/// that one; and what to say of it.
pub(super) fn quarters(
    columns: &[Column],
    grid: &Grid,
    rows: &Rows,
    data: &[usize],
) -> Option<(u8, Diagnostic)> {
    let above = rows.kinds.iter().take_while(|k| **k != RowKind::Data).count();
    let row = (0..above).find(|&row| says_so(grid, row))?;
    let column = columns.iter().find(|c| c.role == Role::Period)?;
    let mut place = None;
    for &r in data {
        let Some(Part::Month(month)) = lang::when(grid.cell(r, column.index as usize - 1)).map(|w| w.part)
        else {
            continue;
        };
        if *place.get_or_insert(month % 3) != month % 3 {
            return None;
        }
    }
    let place = place.filter(|p| *p < 2)?;
    let first = data.first().copied().unwrap_or(row);
    let said = Diagnostic::note("read.quarters-by-month")
        .at(At::row(grid.number(row)))
        .with("found", super::columns::short(grid.cell(first, column.index as usize - 1)));
    Some((place, said))
}

/// A month that stands for its quarter as that quarter.
pub fn read(place: Option<u8>, when: When) -> When {
    match (place, when.part) {
        (Some(place), Part::Month(month)) if month % 3 == place => {
            When { part: Part::Quarter(month.div_ceil(3)), ..when }
        }
        _ => when,
    }
}
