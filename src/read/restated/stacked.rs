//! Tables of one heading and the same rows, one below the other, each of something else that a line of its own says: "Area planted
//! (hectares)" over years and crops, a gap, "Area harvested (hectares)" over the same years and crops. They are one table, whose blocks of
//! rows have these lines for their heads.

use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::read::Grid;
use crate::read::class::{Class, class};
use crate::read::grid::is_blank;
use crate::read::tidy;

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Tables at least: two of the same heading may be read one by one.
const LEAST: usize = 3;
/// Cells that a heading has at least.
const CELLS: usize = 3;
/// Lines above a heading that are looked at.
const ABOVE: usize = 8;

/// One table: its heading, one beyond its last row of figures, and the line that says what it is of.
struct Block {
    head: usize,
    end: usize,
    caption: usize,
}

/// Whether a row is one of words and periods, without a figure.
fn is_heading(grid: &Grid, row: usize) -> bool {
    let mut n = 0;
    let worded = grid.filled(row).all(|(_, cell)| {
        n += 1;
        matches!(class(cell), Class::Text | Class::Year | Class::Period)
    });
    worded && n >= CELLS
}

fn same(grid: &Grid, a: usize, b: usize) -> bool {
    grid.filled(a).eq(grid.filled(b))
}

/// Whether a row has a name and figures, or signs that there are none.
fn is_record(grid: &Grid, row: usize) -> bool {
    let named = class(grid.cell(row, 0)) == Class::Text;
    named
        && grid
            .filled(row)
            .skip(1)
            .any(|(_, cell)| matches!(class(cell), Class::Number | Class::Year | Class::Gap))
}

/// The names of the rows of a table, in their order.
fn names(grid: &Grid, block: &Block, high: usize) -> Vec<String> {
    (block.head + high..block.end).map(|row| tidy(grid.cell(row, 0))).collect()
}

/// Where the heading stands again and again, and how many rows it has.
fn headings(grid: &Grid) -> Option<(Vec<usize>, usize)> {
    let rows: Vec<usize> = (0..grid.height()).filter(|row| is_heading(grid, *row)).collect();
    let first = *rows.first()?;
    let starts: Vec<usize> = rows.iter().copied().filter(|row| same(grid, first, *row)).collect();
    let high = (0..3)
        .take_while(|n| starts.iter().all(|s| is_heading(grid, s + n) && same(grid, first + n, s + n)))
        .count();
    // No other heading stands anywhere.
    (starts.len() >= LEAST && rows.len() == starts.len() * high).then_some((starts, high))
}

/// Lines of one cell right above a heading, from the top down.
fn lines_above(grid: &Grid, head: usize) -> Vec<usize> {
    let single = |row: &usize| grid.filled(*row).count() == 1;
    let mut lines: Vec<usize> = (0..head).rev().take(ABOVE).take_while(single).collect();
    lines.reverse();
    lines
}

fn blocks(grid: &Grid) -> Option<(Vec<Block>, usize)> {
    let (starts, high) = headings(grid)?;
    let above: Vec<Vec<usize>> = starts.iter().map(|head| lines_above(grid, *head)).collect();
    let text = |lines: &[usize], at: usize| {
        lines.len().checked_sub(at + 1).and_then(|i| lines.get(i)).map(|row| {
            let words = grid.filled(*row).next().map_or("", |(_, cell)| cell);
            tidy(words)
        })
    };
    // Counted from the heading up: the nearest line that is another over each table.
    let at = (0..ABOVE).find(|&at| {
        let mut all: Vec<Option<String>> = above.iter().map(|lines| text(lines, at)).collect();
        let whole = all.iter().all(Option::is_some);
        all.sort_unstable();
        all.dedup();
        whole && all.len() == starts.len()
    })?;
    // Lines nearer to the heading are the same over all.
    let blocks: Option<Vec<Block>> = starts
        .iter()
        .zip(&above)
        .map(|(&head, lines)| {
            let caption = *lines.get(lines.len().checked_sub(at + 1)?)?;
            let first = head + high;
            let end = (first..grid.height()).find(|row| !is_record(grid, *row)).unwrap_or(grid.height());
            (end > first).then_some(Block { head, end, caption })
        })
        .collect();
    let blocks = blocks?;
    let dated =
        |block: &Block| lang::when(grid.filled(block.caption).next().map_or("", |(_, cell)| cell)).is_some();
    let of_first = names(grid, blocks.first()?, high);
    let alike = blocks.iter().all(|block| names(grid, block, high) == of_first && !dated(block));
    alike.then_some((blocks, high))
}

/// The grid as one table, and what to say of it; `None` where there are no such tables.
pub(super) fn put_together(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let (blocks, high) = blocks(grid)?;
    let mut rows: Vec<Vec<String>> =
        (0..grid.height()).map(|row| grid.row(row).map(str::to_owned).collect()).collect();
    for (n, block) in blocks.iter().enumerate() {
        let first = block.head + high;
        let caption = rows.get(block.caption).cloned()?;
        if n == 0 {
            // The heading moves up by one, and the line that was above it comes below.
            rows.get_mut(block.caption..first)?.rotate_left(1);
        } else {
            // What is said over every table has been said.
            let above = lines_above(grid, block.head).first().copied().unwrap_or(block.caption);
            rows.get_mut(above..first)?.iter_mut().for_each(Vec::clear);
            *rows.get_mut(first - 1)? = caption;
        }
    }
    let first = blocks.first()?;
    let head = grid.filled(first.caption).next().map_or("", |(_, cell)| cell);
    let second = blocks.get(1)?.caption;
    let other = grid.filled(second).find(|(_, cell)| !is_blank(cell)).map_or("", |(_, cell)| cell);
    let said = Diagnostic::note("read.stacked").at(At::row(grid.number(second)));
    let said = said.with("n", blocks.len()).with("found", tidy(head)).with("other", tidy(other));
    Some((Grid::of(rows), said))
}
