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

/// Beginnings of words that say the same within a line: "Quarterly national accounts", "短観（四半期）".
const QUARTERLY_WITHIN: &[&str] = &[
    "quarterly",
    "vierteljahr",
    "quartals",
    "trimestr",
    "kwartaln",
    "kwartalne",
    "квартальн",
    "四半期",
    "季度",
    "분기",
];

/// Whether a title, or every cell of a line of the heading, speaks of quarters.
fn speaks_of_quarters(grid: &Grid, row: usize, kind: RowKind) -> bool {
    let speaks = |cell: &str| {
        let folded = lang::fold(cell);
        let words = || folded.split(|c: char| !c.is_alphabetic());
        words().any(|w| QUARTERLY_WITHIN.iter().any(|q| w.starts_with(q)))
            || cell.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|w| w == "quý")
    };
    let mut cells = grid.filled(row).filter(|(c, _)| kind == RowKind::Title || *c > 0).peekable();
    // "(Real q/q%)": a change on the quarter before, beside levels.
    let changes = |cell: &str| {
        let folded = lang::fold(cell);
        folded.split(|c: char| !c.is_alphanumeric() && c != '/').any(|w| matches!(w, "q/q" | "qoq"))
    };
    if kind == RowKind::Header && grid.filled(row).any(|(_, cell)| changes(cell)) {
        return true;
    }
    cells.peek().is_some()
        && if kind == RowKind::Title { cells.any(|(_, c)| speaks(c)) } else { cells.all(|(_, c)| speaks(c)) }
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
    let said_so = (0..above).find(|&row| says_so(grid, row));
    let spoken = || {
        let of = |kind: RowKind| rows.kinds.iter().take(above).enumerate().filter(move |(_, k)| **k == kind);
        let mut lines = of(RowKind::Title).chain(of(RowKind::Header));
        lines.find(|(row, kind)| speaks_of_quarters(grid, *row, **kind)).map(|(row, _)| row)
    };
    let row = said_so.or_else(spoken)?;
    let column = columns.iter().find(|c| c.role == Role::Period)?;
    let mut place = None;
    // Without a line of its own for it every step must be one of three months.
    let mut before: Option<i32> = None;
    let mut steps = 0;
    for &r in data {
        let when = lang::when(grid.cell(r, column.index as usize - 1));
        let Some((Part::Month(month), year)) = when.map(|w| (w.part, w.year)) else {
            continue;
        };
        let now = i32::from(year.unwrap_or_default()) * 12 + i32::from(month);
        if let Some(step) = before.replace(now).map(|b| (now - b).abs()).filter(|s| *s > 0) {
            if said_so.is_none() && step % 3 != 0 {
                return None;
            }
            steps += usize::from(step == 3);
        }
        if *place.get_or_insert(month % 3) != month % 3 {
            return None;
        }
    }
    let place = place.filter(|p| *p < 2 && (said_so.is_some() || steps >= 3))?;
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
