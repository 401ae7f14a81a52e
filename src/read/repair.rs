//! Rows with a delimiter too many: where one empty cell pushes figures out of their columns, it is left out, and said.

use super::grid::Grid;
use super::layout::{Class, class};
use crate::diag::{At, Diagnostic};

/// Rows that are looked at to learn what each column holds.
const SAMPLE: usize = 300;

/// Leaves out the empty cell of a row that is one cell longer than the table, when the others then fit their columns.
pub fn extra_cells(grid: Grid, fields: usize, problems: &mut Vec<Diagnostic>) -> Grid {
    if fields < 3 || grid.width() <= fields {
        return grid;
    }
    let long: Vec<usize> = (0..grid.height()).filter(|&r| grid.len_of(r) == fields + 1).collect();
    let usual: Vec<usize> = (0..grid.height()).filter(|&r| grid.len_of(r) == fields).take(SAMPLE).collect();
    if long.is_empty() || long.len() * 10 > usual.len() {
        return grid;
    }
    // The commonest class of each column.
    let kinds: Vec<Class> = (0..fields)
        .map(|column| {
            let mut counts = [
                (Class::Number, 0),
                (Class::Year, 0),
                (Class::Period, 0),
                (Class::Text, 0),
                (Class::Blank, 0),
            ];
            for &row in &usual {
                let kind = class(grid.cell(row, column));
                if let Some((_, n)) = counts.iter_mut().find(|(k, _)| *k == kind) {
                    *n += 1;
                }
            }
            counts.iter().max_by_key(|(_, n)| *n).map_or(Class::Blank, |(k, _)| *k)
        })
        .collect();
    let fits = |row: usize, without: usize| {
        kinds
            .iter()
            .enumerate()
            .filter(|(column, kind)| {
                let at = column + usize::from(*column >= without);
                class(grid.cell(row, at)) == **kind
            })
            .count()
    };
    let mut drop: Vec<(usize, usize)> = Vec::new();
    for &row in &long {
        let as_is = fits(row, fields);
        let best = (0..fields)
            .filter(|&c| super::is_blank(grid.cell(row, c)))
            .map(|c| (fits(row, c), c))
            .max_by_key(|(n, _)| *n);
        if let Some((n, column)) = best
            && n >= as_is + 2
            && n * 10 >= fields * 7
        {
            drop.push((row, column));
            if problems.len() < 200 {
                problems.push(
                    Diagnostic::warning("read.extra-delimiter")
                        .at(At::cell(grid.number(row), column as u32 + 1)),
                );
            }
        }
    }
    if drop.is_empty() { grid } else { grid.without(&drop) }
}
