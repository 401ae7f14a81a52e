//! Names and units that stand in the middle above their columns, as a merged cell leaves them when a program centres it: the first
//! of the columns has nothing above it. Where the columns below begin anew says how far each reaches.

use super::grid::{Grid, is_blank};
use crate::lang;

/// Rows below a heading that are looked at for figures.
const BELOW: usize = 400;

/// Columns without any figure to the right of the first that has some.
pub struct Empty {
    /// Under a heading that names a period: no figures have come yet.
    pub dated: Vec<bool>,
    /// Without a heading, between others: it sets two blocks apart.
    pub between: Vec<bool>,
}

/// Columns of a block of figures in which nothing stands.
#[inline(never)]
pub fn without_figures(grid: &Grid, rows: &[usize], values: &[bool]) -> Empty {
    let width = grid.width();
    let mut empty = Empty { dated: vec![false; width], between: vec![false; width] };
    let (Some(first), Some(&low)) = (values.iter().position(|v| *v), rows.last()) else { return empty };
    let last = values.iter().rposition(|v| *v).unwrap_or(first);
    if rows.len() < 2 {
        return empty;
    }
    for column in first + 1..width {
        let head = grid.cell(low, column);
        let named = !is_blank(head);
        let dated = named && lang::when_in(head).or_else(|| lang::when(head)).is_some();
        let between = !named && column < last && !is_blank(grid.cell(low, column + 1));
        if values.get(column) == Some(&true) || !(dated || between) {
            continue;
        }
        let below = low + 1..grid.height().min(low + BELOW);
        if below.into_iter().all(|r| is_blank(grid.cell(r, column))) {
            let list = if dated { &mut empty.dated } else { &mut empty.between };
            list.iter_mut().skip(column).take(1).for_each(|slot| *slot = true);
        }
    }
    empty
}

/// "Quantity | | Value | " over " | Change | | Change": a word that stands under more than one empty cell is of the name to its left, which has
/// nothing below it but its own figures.
pub fn is_beside_its_own(grid: &Grid, row: usize, lower: Option<usize>, name: usize, column: usize) -> bool {
    let Some(lower) = lower else { return false };
    let text = grid.cell(lower, column).trim();
    let twice = || {
        grid.filled(lower).filter(|(c, cell)| cell.trim() == text && is_blank(grid.cell(row, *c))).count() > 1
    };
    let all_below =
        (name + 1..=column).all(|c| is_blank(grid.cell(row, c)) && !is_blank(grid.cell(lower, c)));
    !text.is_empty() && is_blank(grid.cell(lower, name)) && all_below && twice()
}

/// For every column the one whose text of `row` holds over it, where the row's texts stand centred over columns that begin anew as often
/// as there are texts: `| US$ million | | | Rs. million` over `2021 | 2022 | 2023 | 2022 | 2023`. Nothing when the first column has a text of its
/// own, or when the columns do not begin anew.
#[inline(never)]
pub fn centred(
    grid: &Grid,
    row: usize,
    lowest: Option<usize>,
    values: &[bool],
) -> Option<Vec<Option<usize>>> {
    let lowest = lowest.filter(|low| *low > row)?;
    let columns: Vec<usize> = values.iter().enumerate().filter(|(_, v)| **v).map(|(c, _)| c).collect();
    let texts: Vec<usize> = grid.filled(row).map(|(c, _)| c).filter(|c| columns.contains(c)).collect();
    if texts.len() < 2 || !is_blank(grid.cell(row, *columns.first()?)) {
        return None;
    }
    // A block ends where a period comes back.
    let mut block = 0;
    let mut seen = Vec::new();
    let mut blocks = Vec::with_capacity(columns.len());
    for &column in &columns {
        let period = lang::when(grid.cell(lowest, column)).map(|w| (w.year, w.part))?;
        if seen.contains(&period) {
            seen.clear();
            block += 1;
        }
        seen.push(period);
        blocks.push((column, block));
    }
    let of = |column: usize| blocks.iter().find(|(c, _)| *c == column).map(|(_, b)| *b);
    let own = texts.iter().enumerate().all(|(n, &column)| of(column) == Some(n));
    if !own || texts.len() != block + 1 {
        return None;
    }
    Some((0..values.len()).map(|c| of(c).and_then(|b| texts.get(b).copied())).collect())
}
