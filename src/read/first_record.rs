//! The first record of a table where its figures look like years: "1990 | 1909" under "Year | Exports". A row of nothing but periods may be
//! a header; it is a record where the rows below go on with its own period, step by step.

use super::grid::Grid;
use super::layout::{Class, class};
use crate::lang;
use crate::period::Period;

/// Rows below it that must go on with its period.
const BELOW: usize = 3;

/// Whether the period that a row begins with is followed by those of the rows right below it, each as far on as the one before, and the
/// row above is a header of words over the same columns.
pub(super) fn goes_on_below(grid: &Grid, row: usize) -> bool {
    let named = |above: usize| {
        let words = grid.filled(above).filter(|(_, cell)| class(cell) == Class::Text).count();
        words >= 2 && words == grid.filled(above).count() && words >= grid.filled(row).count()
    };
    if !row.checked_sub(1).is_some_and(named) {
        return false;
    }
    let period = |r: usize| lang::when(grid.cell(r, 0)).and_then(|w| w.period());
    let Some(periods) = (row..=row + BELOW).map(period).collect::<Option<Vec<Period>>>() else {
        return false;
    };
    let kind = periods.first().map(Period::step);
    let places = periods.iter().map(Period::ordinal).collect::<Option<Vec<i32>>>();
    let Some(places) = places.filter(|_| periods.iter().all(|p| Some(p.step()) == kind)) else {
        return false;
    };
    let mut steps = places.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?));
    let first = steps.next().unwrap_or(0);
    first != 0 && steps.all(|step| step == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for row in rows {
            for cell in *row {
                grid.push_str(cell);
                grid.end_cell();
            }
            grid.end_row();
        }
        grid
    }

    #[test]
    fn a_row_of_years_that_the_rows_below_go_on_with_is_a_record() {
        let months: [&[&str]; 5] = [
            &["month", "cargo"],
            &["05-1991", "2011"],
            &["06-1991", "7.5"],
            &["07-1991", "8"],
            &["08-1991", "9"],
        ];
        assert!(goes_on_below(&of(&months), 1));
        // Years over figures are a header: nothing goes on with them.
        let header: [&[&str]; 5] =
            [&["Ports", "and goods"], &["2011", "2012"], &["7.5", "9"], &["8", "10"], &["9", "11"]];
        assert!(!goes_on_below(&of(&header), 1));
        // Without a header above them, years may be one.
        assert!(!goes_on_below(&of(&months[1..]), 0));
    }
}
