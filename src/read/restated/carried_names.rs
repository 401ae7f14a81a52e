//! Names that stand only in the first row of their block, as a merged cell leaves them: "Uusimaa | Industry | Men", "| | Women",
//! "| Services | Men". The blank cells below are of the same name, in any of several columns of names at the left, and that is said.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::class::{Class, class};
use crate::read::grid::{Grid, is_blank};
use crate::read::is_whole_year;
use std::collections::{BTreeMap, BTreeSet};

/// Longer files are no printed tables.
const ROWS: usize = 20_000;
/// Columns of names at the left.
const MOST: usize = 8;
/// Rows that a table has at least.
const LEAST: usize = 4;

/// What a column of the rows with figures holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Names,
    /// Whole numbers, which may be codes.
    Codes,
    Figures,
    Nothing,
}

fn holds(grid: &Grid, rows: &[usize], column: usize) -> Holds {
    let (mut names, mut numbers, mut parts) = (0, 0, 0);
    for row in rows {
        match class(grid.cell(*row, column)) {
            Class::Text | Class::Period | Class::Year => names += 1,
            Class::Number => {
                numbers += 1;
                parts += usize::from(!grid.cell(*row, column).trim().bytes().all(|b| b.is_ascii_digit()));
            }
            Class::Gap | Class::Blank => {}
        }
    }
    match (names, numbers) {
        (0, 0) => Holds::Nothing,
        _ if names * 5 >= (names + numbers) * 4 => Holds::Names,
        _ if parts == 0 => Holds::Codes,
        _ => Holds::Figures,
    }
}

/// The columns of names at the left, the last of them that of the rows themselves; none where there is only one.
fn columns(grid: &Grid, rows: &[usize]) -> Vec<(usize, Holds)> {
    let mut found: Vec<(usize, Holds)> = Vec::new();
    for column in 0..grid.width().min(MOST + 1) {
        match holds(grid, rows, column) {
            Holds::Nothing => {}
            Holds::Figures => break,
            held => found.push((column, held)),
        }
    }
    // Whole numbers behind the last names are figures.
    while found.last().is_some_and(|(_, held)| *held == Holds::Codes) {
        found.pop();
    }
    let behind = found.last().map_or(0, |(column, _)| column + 1);
    let figures =
        (behind..grid.width()).any(|c| matches!(holds(grid, rows, c), Holds::Figures | Holds::Codes));
    if figures && found.len() <= MOST { found } else { Vec::new() }
}

/// Rows that hold a figure behind the columns of names and a name before.
fn figured(grid: &Grid) -> Vec<usize> {
    let is_row = |row: &usize| {
        let mut named = false;
        let mut figures = 0;
        for (_, cell) in grid.filled(*row) {
            match class(cell) {
                Class::Text => named = true,
                Class::Number => figures += 1,
                Class::Year | Class::Period | Class::Gap | Class::Blank => {}
            }
        }
        named && figures > 0
    };
    (0..grid.height()).filter(is_row).collect()
}

/// Whether a name is that of a whole, and stands in its column this once.
fn is_whole(name: &str, times: &BTreeMap<&str, usize>) -> bool {
    times.get(name).copied() == Some(1) && (is_whole_year(name) || lang::fold(name).contains("grand total"))
}

/// The grid with the names in all their rows, and what to say of it; `None` where every name stands where it belongs.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let rows = figured(grid);
    if rows.len() < LEAST {
        return None;
    }
    let columns = columns(grid, &rows);
    let (&(own, _), outer) = columns.split_last()?;
    // The rows' own names stand in most of them.
    let unnamed = rows.iter().filter(|r| is_blank(grid.cell(**r, own))).count();
    let blank = |row: usize, column: usize| is_blank(grid.cell(row, column));
    let gaps = |column: usize| rows.iter().filter(|r| blank(**r, column)).count();
    if outer.is_empty() || unnamed * 2 > rows.len() || outer.iter().all(|(c, _)| gaps(*c) == 0) {
        return None;
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *times.entry(grid.cell(*row, own).trim()).or_default() += 1;
    }
    let again = times.values().filter(|n| **n > 1).count() * 2 > times.len();
    let mut anew: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, &(column, held)) in outer.iter().enumerate() {
        let first = rows.iter().copied().find(|r| !blank(*r, own))?;
        let filled: Vec<usize> = rows.iter().copied().filter(|r| !blank(*r, column)).collect();
        let names: BTreeSet<&str> = filled.iter().map(|r| grid.cell(*r, column).trim()).collect();
        let missing = rows.len() - filled.len();
        // A remark on some rows is no name: those stand over several rows each, or what stands below them comes again.
        let blocks = filled.len() > 1 && missing >= filled.len() && names.len() == filled.len();
        // Where a name stands, those of the columns behind it do so as well: a block begins with all of its names.
        // A whole has none of them; where that is so of most, the columns are the levels of an outline.
        let behind = |row: usize| columns.iter().skip(at + 1).filter(move |(c, _)| blank(row, *c)).count();
        let begins = filled.iter().filter(|r| behind(**r) == 0).count();
        let wholes = filled.iter().filter(|r| behind(**r) + at + 1 == columns.len()).count();
        let whole = begins + wholes == filled.len() && begins > wholes;
        // Who writes the names further left in every row anew leaves nothing out: what is blank then is of none ("2016, , gdp").
        // A code may well stand in every row.
        let below = |c: usize| {
            let pairs = rows.windows(2).filter_map(|p| if let [a, b] = p { Some((*a, *b)) } else { None });
            let of_blank: Vec<(usize, usize)> = pairs.filter(|(_, b)| blank(*b, column)).collect();
            let again = of_blank
                .iter()
                .filter(|(a, b)| !blank(*b, c) && grid.cell(*a, c).trim() == grid.cell(*b, c).trim());
            again.count() * 2 > of_blank.len()
        };
        if outer.iter().take(at).any(|(c, held)| *held == Holds::Names && below(*c)) {
            continue;
        }
        if held != Holds::Names || blank(first, column) || missing == 0 || !whole || !(again || blocks) {
            continue;
        }
        let (mut last, mut open) = (first, true);
        for pair in rows.windows(2) {
            let [above, row] = pair else { continue };
            // Another name further left begins a block that has none of these.
            let other = outer.iter().take(at).any(|(c, held)| {
                let same = |a: &str, b: &str| is_blank(b) || a.trim() == b.trim();
                *held == Holds::Names && !same(grid.cell(*above, *c), grid.cell(*row, *c))
                    || *held == Holds::Codes
                        && grid.cell(*row, *c).trim() != grid.cell(last, *c).trim()
                        && !blank(*row, *c)
            });
            if !blank(*row, column) {
                (last, open) = (*row, true);
            } else if blank(*row, own) {
                open = false;
            } else if open && !other && !is_whole(grid.cell(*row, own).trim(), &times) {
                anew.insert((*row, column), last);
            }
        }
    }
    let (out, n, place) = grid.restated(|row, column, _| {
        anew.get(&(row, column)).map(|from| grid.cell(*from, column).to_owned())
    })?;
    let name = crate::read::columns::short(out.cell(place.0, place.1));
    Some((out, grid.said_of(Diagnostic::note("read.names-carried"), n, place).with("name", name)))
}
