//! Where the figures of a table end: lists of signs and notes below it have a cell or two where its own rows have many. What they hold says
//! nothing of what the columns of figures are.

use super::grid::Grid;

/// Filled cells that the first row of figures must have, so that lines of two are none of its like.
const LEAST: usize = 5;

/// Rows below the last one that is filled like the first row of figures, where a gap parts them from it: the row they begin with.
pub(super) fn begins(grid: &Grid, first: usize) -> usize {
    let own = grid.filled(first).count();
    if own < LEAST {
        return grid.height();
    }
    // Rows of a long table are mostly full: it is looked at from its end, and soon left.
    let last = (first..grid.height()).rfind(|row| grid.filled(*row).take(LEAST).count() > 2);
    let end = last.map_or(grid.height(), |row| row + 1);
    if (end..grid.height()).any(|row| grid.is_blank_row(row)) { end } else { grid.height() }
}
