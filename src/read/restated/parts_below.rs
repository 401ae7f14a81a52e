//! "of which:", "в том числе:", "trong đó:" in a row of its own between a name with figures and its parts: the rows below are parts of the row
//! above, not of the words. The words' row is left empty, the parts are set in under their whole, and that is said.

use crate::diag::Diagnostic;
use crate::lang;
use crate::lang::Mark;
use crate::read::grid::{Grid, is_blank};
use std::collections::{BTreeMap, BTreeSet};

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Parts of one whole, at most.
const MOST: usize = 60;
/// How far parts may be off their whole.
const ROUNDED: f64 = 0.01;

/// The words, folded.
const WORDS: &[&str] = &[
    "trong do",
    "bao gom",
    "chia ra",
    "of which",
    "of these",
    "including",
    "thereof",
    "darunter",
    "davon",
    "dont",
    "w tym",
    "z tego",
    "z toho",
    "z toho v",
    "ebbol",
    "de los cuales",
    "de ellos",
    "dos quais",
    "das quais",
    "di cui",
    "waarvan",
    "herav",
    "darav",
    "heraf",
    "din care",
    "siita",
    "millest",
    "tai skaita",
    "is ju",
    "в том числе",
    "в т.ч",
    "из них",
    "у тому числі",
    "в тому числі",
    "от тях",
    "в това число",
    "од тога",
    "od toga",
    "od tega",
    "των οποιων",
    "其中",
    "うち",
];

/// Whether a cell is such words and nothing else.
fn is_words(cell: &str) -> bool {
    let folded = lang::fold(cell);
    WORDS.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The column and the cell of a row that has one.
fn only(grid: &Grid, row: usize) -> Option<(usize, &str)> {
    let mut filled = grid.filled(row);
    filled.next().filter(|_| filled.next().is_none())
}

/// White space before a name.
fn indent(cell: &str) -> usize {
    cell.chars().take_while(|c| c.is_whitespace()).count()
}

/// The mark of decimals, by the figures with one or two digits behind one: only to compare sums.
fn mark(grid: &Grid) -> Mark {
    let (mut commas, mut points) = (0, 0);
    for row in 0..grid.height().min(400) {
        for (_, cell) in grid.filled(row) {
            let tail = |sign: char| {
                let behind = cell.trim().rsplit_once(sign).map_or("", |(_, tail)| tail);
                matches!(behind.len(), 1 | 2) && behind.bytes().all(|b| b.is_ascii_digit())
            };
            commas += usize::from(tail(','));
            points += usize::from(tail('.'));
        }
    }
    if commas > points { Mark::Comma } else { Mark::Point }
}

/// A cell's figure.
fn size(cell: &str, mark: Mark) -> Option<f64> {
    lang::when(cell).is_none().then_some(())?;
    lang::printed(cell)?.value(mark).map(|d| d.value().abs())
}

/// The columns of figures of a row, with them.
fn figures(grid: &Grid, row: usize, column: usize, mark: Mark) -> Vec<(usize, f64)> {
    let behind = grid.filled(row).filter(|(c, _)| *c > column);
    behind.filter_map(|(c, cell)| Some((c, size(cell, mark)?))).collect()
}

/// The rows below the words that are parts of the whole above them.
fn parts(grid: &Grid, whole: usize, words: usize, column: usize) -> Vec<usize> {
    let mark = mark(grid);
    let own = figures(grid, whole, column, mark);
    let outer = indent(grid.cell(whole, column));
    let named = |row: usize| !is_blank(grid.cell(row, column)) && only(grid, row).is_none();
    // What comes before the next such words is their whole.
    let candidates: Vec<usize> = (words + 1..grid.height().min(words + 1 + MOST))
        .take_while(|row| named(*row) && !only(grid, row + 1).is_some_and(|(_, cell)| is_words(cell)))
        .collect();
    let further = candidates.iter().take_while(|row| indent(grid.cell(**row, column)) > outer).count();
    if further > 0 {
        return candidates.into_iter().take(further).collect();
    }
    // Names that stand no further in are told by their sum, or by what may be a part at all.
    let (mut sums, mut within): (BTreeMap<usize, f64>, usize) = (BTreeMap::new(), 0);
    for (at, row) in candidates.iter().enumerate() {
        let cells = figures(grid, *row, column, mark);
        for (c, value) in &cells {
            *sums.entry(*c).or_default() += value;
        }
        let sum = |c: &usize| sums.get(c).copied().unwrap_or(0.0);
        if own.iter().any(|(c, top)| sum(c) > top * (1.0 + ROUNDED)) {
            break;
        }
        within = at + 1;
        if own.iter().all(|(c, top)| sum(c) >= top * (1.0 - ROUNDED)) {
            break;
        }
    }
    candidates.into_iter().take(within).collect()
}

/// The grid with parts set in under their wholes, and what to say of it; `None` where no such words stand by themselves.
pub(super) fn set_in(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let (mut rows, mut below) = (BTreeSet::new(), BTreeSet::new());
    for row in 1..grid.height() {
        let Some((column, _)) = only(grid, row).filter(|(_, cell)| is_words(cell)) else { continue };
        // Parts of a part stand further in by themselves.
        if figures(grid, row - 1, column, Mark::Point).is_empty()
            || is_blank(grid.cell(row - 1, column))
            || below.contains(&(row - 1, column))
        {
            continue;
        }
        let parts = parts(grid, row - 1, row, column);
        if !parts.is_empty() {
            rows.insert((row, column));
            below.extend(parts.into_iter().map(|part| (part, column)));
        }
    }
    let (out, ..) = grid.restated(|row, column, cell| {
        if rows.contains(&(row, column)) {
            return Some(String::new());
        }
        below.contains(&(row, column)).then(|| ["  ", cell].concat())
    })?;
    let &(row, column) = rows.first()?;
    let said = grid.said_of(Diagnostic::note("read.parts-below"), below.len(), (row, column));
    Some((out, said.with("name", crate::read::columns::short(grid.cell(row - 1, column)))))
}
