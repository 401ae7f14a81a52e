//! Blocks of rows between blank ones, each headed by what it is of: "Other Europe", its countries, "Other"; a gap; "Other Asia", its countries,
//! "Other". Where names come back in other blocks their heads tell them apart: what stands below a head is set in, as names of its own are.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;
use crate::read::grid::is_blank;
use std::collections::{BTreeMap, BTreeSet};

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Rows that a block has at least, its head among them.
const LEAST: usize = 3;

/// Rows with a name and figures, one after the other, between gaps.
fn blocks(grid: &Grid) -> Vec<Vec<usize>> {
    let holds = |row: usize| {
        let name = grid.cell(row, 0);
        name.contains(char::is_alphabetic)
            && !name.starts_with(char::is_whitespace)
            && lang::when(name).is_none()
            // A row of years is a heading.
            && grid.filled(row).skip(1).any(|(_, cell)| lang::printed(cell).is_some() && lang::when(cell).is_none())
    };
    let mut out: Vec<Vec<usize>> = vec![Vec::new()];
    for row in 0..grid.height() {
        match out.last_mut() {
            Some(block) if holds(row) => block.push(row),
            Some(block) if !block.is_empty() => out.push(Vec::new()),
            _ => {}
        }
    }
    out.retain(|block| !block.is_empty());
    out
}

/// A cell's figure, whatever its mark of decimals is: only to tell the larger of two of one column.
fn size(cell: &str) -> Option<f64> {
    let number = lang::printed(cell)?;
    number.value(lang::Mark::Point).map(|d| d.value().abs())
}

/// How far a head may be off the sum of its rows.
const ROUNDED: f64 = 0.02;

/// Whether the head of a block is the sum of the rows below it, in nearly all columns; where some are withheld, no less than the sum of the
/// others. The first of a list by size is larger than what follows, too.
fn is_whole(grid: &Grid, block: &[usize]) -> bool {
    let Some((&head, rows)) = block.split_first() else { return false };
    let (mut whole, mut all) = (0, 0);
    for column in 1..grid.len_of(head) {
        let Some(top) = size(grid.cell(head, column)) else { continue };
        let parts: Vec<f64> = rows.iter().filter_map(|row| size(grid.cell(*row, column))).collect();
        let sum: f64 = parts.iter().sum();
        let most = sum <= top * (1.0 + ROUNDED);
        if !parts.is_empty() {
            all += 1;
            whole += usize::from(most && (parts.len() < rows.len() || sum >= top * (1.0 - ROUNDED)));
        }
    }
    all > 0 && whole * 4 >= all * 3
}

/// Whether a row that is a name alone stands right above a block: it heads the block, and the block's first row is one of its rows.
fn is_below_heading(grid: &Grid, block: &[usize]) -> bool {
    let above = block.first().and_then(|row| row.checked_sub(1));
    above.is_some_and(|row| grid.filled(row).count() == 1 && !is_blank(grid.cell(row, 0)))
}

/// The grid with what stands below the heads set in, and what to say of it; `None` where no name comes back in another block.
pub(super) fn set_in(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let all = blocks(grid);
    let name = |row: usize| grid.cell(row, 0).trim();
    let headed: Vec<&Vec<usize>> = all.iter().filter(|block| block.len() >= LEAST).collect();
    // How many blocks have a name below their head, and whether one has it twice.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for block in &headed {
        let below: Vec<&str> = block.iter().skip(1).map(|row| name(*row)).collect();
        let names: BTreeSet<&str> = below.iter().copied().collect();
        if names.len() < below.len() {
            return None;
        }
        for name in names {
            *times.entry(name).or_default() += 1;
        }
    }
    let heads: BTreeSet<&str> = headed.iter().filter_map(|block| Some(name(*block.first()?))).collect();
    let gaps = (1..grid.height()).any(|row| grid.is_blank_row(row));
    let again = times.values().any(|n| *n > 1);
    let sound = heads.len() == headed.len()
        && heads.iter().all(|head| !times.contains_key(head))
        && headed.iter().all(|block| is_whole(grid, block) && !is_below_heading(grid, block));
    // Names that come back in every block are what is told of each: they break the figures down otherwise.
    let of_each = times.values().all(|n| *n == headed.len());
    if headed.len() < 2 || !gaps || !again || !sound || of_each {
        return None;
    }
    let below: BTreeSet<usize> = headed.iter().flat_map(|block| block.iter().skip(1).copied()).collect();
    let (out, n, place) = grid.restated(|row, column, cell| {
        (column == 0 && below.contains(&row) && !is_blank(cell)).then(|| ["  ", cell].concat())
    })?;
    let head = headed.iter().find(|block| block.contains(&place.0)).and_then(|block| block.first());
    let of = head.map_or(String::new(), |row| name(*row).to_owned());
    Some((out, grid.said_of(Diagnostic::note("read.blocks"), n, place).with("name", of)))
}
