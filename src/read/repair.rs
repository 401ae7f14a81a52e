//! Rows with a delimiter too many: where one empty cell pushes figures out of their columns, it is left out, and said.

use super::columns::MOST_PROBLEMS;
use super::grid::Grid;
use super::layout::{Class, class};
use crate::diag::{At, Diagnostic};

/// Rows that are looked at to learn what each column holds.
const SAMPLE: usize = 300;

/// What each column of the usual rows holds, and how many of them were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Usual {
    kinds: Vec<Class>,
    rows: usize,
}

impl Usual {
    /// Learns it from the rows that have the usual number of cells.
    pub fn of(grid: &Grid, fields: usize) -> Usual {
        let usual: Vec<usize> =
            (0..grid.height()).filter(|&r| grid.len_of(r) == fields).take(SAMPLE).collect();
        // The commonest class of each column.
        let kinds = (0..fields)
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
        Usual { kinds, rows: usual.len() }
    }

    /// Long rows at most: where there are more of them they are no slips.
    pub fn most(&self) -> usize {
        self.rows / 10
    }

    /// The empty cell of a row with one too many that is to be left out, where the others then fit their columns.
    pub fn extra<'a>(&self, cell: impl Fn(usize) -> &'a str) -> Option<usize> {
        let fields = self.kinds.len();
        let fits = |without: usize| {
            self.kinds
                .iter()
                .enumerate()
                .filter(|(column, kind)| class(cell(column + usize::from(*column >= without))) == **kind)
                .count()
        };
        let as_is = fits(fields);
        let best =
            (0..fields).filter(|&c| super::is_blank(cell(c))).map(|c| (fits(c), c)).max_by_key(|(n, _)| *n);
        best.filter(|(n, _)| *n >= as_is + 2 && n * 10 >= fields * 7).map(|(_, column)| column)
    }
}

/// What to say of a cell that was left out; the row from 1, the column from 0.
pub(super) fn left_out(row: u32, column: usize) -> Diagnostic {
    Diagnostic::warning("read.extra-delimiter").at(At::cell(row, column as u32 + 1))
}

/// Leaves out the empty cell of a row that is one cell longer than the table, when the others then fit their columns.
pub(super) fn extra_cells(
    grid: Grid,
    fields: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Grid, Vec<(u32, usize)>) {
    if fields < 3 || grid.width() <= fields {
        return (grid, Vec::new());
    }
    let long: Vec<usize> = (0..grid.height()).filter(|&r| grid.len_of(r) == fields + 1).collect();
    let usual = Usual::of(&grid, fields);
    if long.is_empty() || long.len() > usual.most() {
        return (grid, Vec::new());
    }
    let drop: Vec<(usize, usize)> = long
        .iter()
        .filter_map(|&row| usual.extra(|c| grid.cell(row, c)).map(|column| (row, column)))
        .collect();
    if drop.is_empty() {
        return (grid, Vec::new());
    }
    let room = MOST_PROBLEMS.saturating_sub(problems.len());
    problems.extend(drop.iter().take(room).map(|&(row, column)| left_out(grid.number(row), column)));
    let numbered = drop.iter().map(|&(row, column)| (grid.number(row), column)).collect();
    (grid.without(&drop), numbered)
}
