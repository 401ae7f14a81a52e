//! Several tables in one file: all are found and named; one is read, the first that is about as long as any unless another is
//! asked for.

use super::body::is_note_word;
use super::layout::{self, Rows};
use super::{Grid, Hints, RowKind, TableFound, Understanding, tidy};
use crate::diag::{At, Diagnostic};

/// Most tables of one file that are told apart.
const MOST_TABLES: usize = 60;
/// Cells looked at in all while tables are told apart: each of them is a look at the rest of the file.
const MOST_WORK: usize = 40_000_000;

/// The rows of the table that is read; cells of the tables before it are left out, their rows stay. Says which it is when
/// there are several.
pub fn chosen(grid: Grid, hints: &Hints, declared: bool, understanding: &mut Understanding) -> (Grid, Rows) {
    if let Some(tables) = super::beside::apart(&grid) {
        return beside(tables, hints, declared, understanding);
    }
    let found = layout::rows(&grid, hints, declared);
    if !found.kinds.contains(&RowKind::Other) {
        return (grid, found);
    }
    // Where each table begins, and what it is.
    let mut starts = vec![0];
    let mut tables = Vec::new();
    let mut rest = grid.clone();
    let mut rows = found.clone();
    let mut work = 0;
    loop {
        let next = next_start(&rest, &rows);
        tables.push(described(&rest, &rows, *starts.last().unwrap_or(&0), next));
        let Some(start) = next else { break };
        work += grid.height() * grid.width().max(1);
        if tables.len() >= MOST_TABLES || work > MOST_WORK || Some(&start) == starts.last() {
            break;
        }
        rest = rest.blanked(start);
        rows = layout::rows(&rest, &Hints::default(), false);
        starts.push(start);
    }
    let at = which(&tables, hints);
    understanding.table = at as u32 + 1;
    let start = starts.get(at).copied().unwrap_or(0);
    let (grid, mut found) = if start == 0 {
        (grid, found)
    } else {
        understanding.unit_above = super::units::above_all_tables(&grid, &found);
        let rest = grid.blanked(start);
        let found = layout::rows(&rest, &Hints { table: None, ..hints.clone() }, false);
        (rest, found)
    };
    for kind in found.kinds.iter_mut().take(start) {
        *kind = RowKind::Other;
    }
    if at + 1 < tables.len() {
        share_notes(&grid, &mut found, &rest, &rows);
    }
    let others = found.kinds.iter().filter(|k| **k == RowKind::Other).count();
    let first = found.kinds.iter().position(|k| *k == RowKind::Other);
    let place = first.map_or(At::FILE, |row| At::row(grid.number(row)));
    say(understanding, hints, &tables, at, others, place);
    understanding.tables = tables;
    (grid, found)
}

/// What stands below the last of several tables with the same head is said of all of them.
fn share_notes(grid: &Grid, found: &mut Rows, last: &Grid, rows: &Rows) {
    let head = |grid: &Grid, rows: &Rows| {
        let row = rows.header.last().copied()?;
        Some(grid.filled(row).map(|(c, cell)| (c, tidy(cell))).collect::<Vec<_>>())
    };
    let own = head(grid, found).filter(|cells| cells.len() >= 3);
    if own.is_none() || own != head(last, rows) {
        return;
    }
    let notes = rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Note).map(|(row, _)| row);
    for row in notes {
        layout::set(&mut found.kinds, row, RowKind::Note);
    }
}

/// Which table is read, from 0: the one that is asked for, else the first that is about as long as any.
fn which(tables: &[TableFound], hints: &Hints) -> usize {
    let longest = tables.iter().map(|t| t.rows).max().unwrap_or(0);
    let best = tables.iter().position(|t| t.rows * 3 >= longest).unwrap_or(0);
    let wanted = hints.table.and_then(|t| (t as usize).checked_sub(1)).filter(|t| *t < tables.len());
    wanted.unwrap_or(best)
}

/// Says which of several tables is read, and how many rows the others have, unless somebody chose it.
fn say(u: &mut Understanding, hints: &Hints, tables: &[TableFound], at: usize, others: usize, place: At) {
    if hints.table.is_none() && tables.len() > 1 {
        u.problems.push(
            Diagnostic::warning("read.more-tables")
                .at(place)
                .with("n", others)
                .with("tables", tables.len())
                .with("table", at + 1)
                .with("title", tables.get(at).map(|t| t.title.clone()).unwrap_or_default()),
        );
    }
}

/// One of several tables that stand side by side.
fn beside(
    found: Vec<(Grid, TableFound)>,
    hints: &Hints,
    declared: bool,
    understanding: &mut Understanding,
) -> (Grid, Rows) {
    let (grids, tables): (Vec<Grid>, Vec<TableFound>) = found.into_iter().unzip();
    let at = which(&tables, hints);
    understanding.table = at as u32 + 1;
    let others = tables.iter().enumerate().filter(|(t, _)| *t != at).map(|(_, t)| t.rows as usize).sum();
    say(understanding, hints, &tables, at, others, At::FILE);
    understanding.tables = tables;
    let grid = grids.into_iter().nth(at).unwrap_or_default();
    let rows = layout::rows(&grid, &Hints { table: None, ..hints.clone() }, declared);
    (grid, rows)
}

/// The row in which the next table begins, its title lines with it.
fn next_start(grid: &Grid, found: &Rows) -> Option<usize> {
    let mut start = found.kinds.iter().position(|k| *k == RowKind::Other)?;
    let is = |row: usize, kinds: &[RowKind]| found.kinds.get(row).is_some_and(|k| kinds.contains(k));
    // A gap between title and header; what says that it is a note belongs to the table before.
    let mut above = start;
    while above > 0 && start - above < 3 && is(above - 1, &[RowKind::Blank]) {
        above -= 1;
    }
    let says_note = |row: usize| grid.filled(row).next().is_some_and(|(_, cell)| is_note_word(cell));
    while above > 0 && is(above - 1, &[RowKind::Group, RowKind::Note]) && !says_note(above - 1) {
        above -= 1;
        start = above;
    }
    Some(start)
}

fn described(grid: &Grid, rows: &Rows, start: usize, end: Option<usize>) -> TableFound {
    let end = end.unwrap_or(grid.height());
    let kind = |row: usize| rows.kinds.get(row).copied().unwrap_or(RowKind::Blank);
    let words = |row: usize| {
        let all: Vec<String> = grid.filled(row).map(|(_, cell)| tidy(cell)).take(4).collect();
        all.join(" ")
    };
    let title = (start..end)
        .find(|&row| kind(row) == RowKind::Title)
        .or_else(|| (start..end).find(|&row| !grid.is_blank_row(row)))
        .map(words)
        .unwrap_or_default();
    let row = (start..end).find(|&row| !grid.is_blank_row(row)).unwrap_or(start);
    TableFound {
        title: super::columns::short(&title),
        row: grid.number(row),
        rows: (start..end).filter(|&row| kind(row) == RowKind::Data).count() as u32,
    }
}
