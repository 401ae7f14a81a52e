//! Names and units that stand in the middle above their columns, as a merged cell leaves them when a program centres it: the first
//! of the columns has nothing above it. Where the columns below begin anew says how far each reaches.

use super::grid::{Grid, is_blank};
use crate::lang;

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
