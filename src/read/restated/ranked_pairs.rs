//! Names and figures in pairs under years: "2019-20 | | 2020-21 |" over "Country | Qty | Country | Qty", each year with the names in its own
//! order of rank. A row of such a table is of no one name. It is written as a long table: what stands before the pairs, the year, the name,
//! the figure.

use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::read::Grid;
use crate::read::class::{Class, class};
use crate::read::columns::short;
use crate::read::grid::is_blank;
use crate::read::{Announces, announces};

/// Longer files are no printed tables.
const ROWS: usize = 5000;
/// Rows that are looked at for the heading.
const HEAD: usize = 15;
/// Columns before the pairs at most.
const BEFORE: usize = 4;

/// Where the pairs begin, and the row of their years.
struct Found {
    head: usize,
    pairs: Vec<usize>,
}

/// The text over a pair: its first cell, where the second is blank or the same again.
fn year_over(grid: &Grid, row: usize, column: usize) -> Option<&str> {
    let (cell, next) = (grid.cell(row, column).trim(), grid.cell(row, column + 1).trim());
    let one = is_blank(next) || next == cell;
    (one && lang::when(cell).is_some_and(|w| w.period().is_some())).then_some(cell)
}

/// The columns at which pairs begin under the years of a row, one beside the other up to its end.
fn pairs(grid: &Grid, row: usize) -> Option<Vec<usize>> {
    let first = (1..=BEFORE).find(|c| year_over(grid, row, *c).is_some())?;
    let all: Vec<usize> = (first..).step_by(2).take_while(|c| year_over(grid, row, *c).is_some()).collect();
    let end = first + all.len() * 2;
    let below = |column: usize| grid.cell(row + 1, column).trim();
    let (name, figure) = (below(first), below(first + 1));
    let worded = |cell: &str| class(cell) == Class::Text;
    let alike = all.iter().all(|c| below(*c) == name && below(*c + 1) == figure);
    let nothing_behind = (end..grid.width()).all(|c| is_blank(grid.cell(row, c)) && is_blank(below(c)));
    (all.len() >= 2 && worded(name) && worded(figure) && name != figure && alike && nothing_behind)
        .then_some(all)
}

fn is_figure(cell: &str) -> bool {
    matches!(class(cell), Class::Number | Class::Gap | Class::Year)
}

/// Whether nearly all pairs are a name and a figure, and the names of one row differ here and there.
fn are_ranked(grid: &Grid, found: &Found) -> bool {
    let (mut good, mut all, mut differ) = (0, 0, false);
    for row in found.head + 2..grid.height() {
        let mut names: Vec<&str> = Vec::new();
        for &c in &found.pairs {
            let (name, figure) = (grid.cell(row, c).trim(), grid.cell(row, c + 1).trim());
            // Nothing, or one figure over both columns.
            if is_blank(figure) && (is_blank(name) || class(name) == Class::Number) {
                continue;
            }
            all += 1;
            if class(name) == Class::Text && (is_figure(figure) || is_blank(figure)) {
                good += 1;
                names.push(name);
            }
        }
        differ |= names.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
    }
    differ && good * 4 >= all * 3
}

/// The grid as a long table, and what to say of it; `None` where there are no such pairs.
pub(super) fn written_long(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let found = (0..grid.height().saturating_sub(2).min(HEAD))
        .find_map(|head| Some(Found { head, pairs: pairs(grid, head)? }))
        .filter(|found| are_ranked(grid, found))?;
    let first = *found.pairs.first()?;
    let (head, low) = (found.head, found.head + 1);
    // Running numbers, which come back with every name, count nothing any more.
    let numbers = |c: &usize| {
        let head = grid.cell(head, *c);
        announces(if is_blank(head) { grid.cell(low, *c) } else { head }) == Some(Announces::Index)
    };
    let kept: Vec<usize> = (0..first).filter(|c| !numbers(c)).collect();
    let keys = |row: usize| kept.iter().map(move |c| grid.cell(row, *c).to_owned());
    let mut rows: Vec<Vec<String>> =
        (0..head).map(|row| grid.row(row).map(str::to_owned).collect()).collect();
    let mut heading: Vec<String> =
        keys(head).zip(keys(low)).map(|(a, b)| if is_blank(&b) || a == b { a } else { b }).collect();
    heading.push("Period".to_owned());
    heading.push(grid.cell(low, first).to_owned());
    heading.push(grid.cell(low, first + 1).to_owned());
    rows.push(heading);
    for row in low + 1..grid.height() {
        let from = rows.len();
        for &c in &found.pairs {
            let (name, figure) = (grid.cell(row, c), grid.cell(row, c + 1));
            // One figure over both columns, as a total has it.
            let over_both = class(name) == Class::Number && (is_blank(figure) || figure == name);
            let (name, figure) = if over_both { ("", name) } else { (name, figure) };
            if is_blank(name) && is_blank(figure) {
                continue;
            }
            let mut cells: Vec<String> = keys(row).collect();
            cells.extend([grid.cell(head, c), name, figure].map(str::to_owned));
            rows.push(cells);
        }
        // A line of words alone, as notes are.
        if rows.len() == from {
            rows.push(grid.row(row).map(str::to_owned).collect());
        }
    }
    let said = Diagnostic::note("read.ranked-pairs")
        .at(At::row(grid.number(head)))
        .with("n", found.pairs.len())
        .with("name", short(grid.cell(low, first)))
        .with("found", short(grid.cell(head, first)));
    Some((Grid::of(rows), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        Grid::of(text.lines().map(|l| l.split('|')))
    }

    #[test]
    fn each_year_has_its_own_names() {
        let ranked =
            grid("Code|2021||2022|\n|Place|Kg|Place|Kg\n10|North|7|South|8\n10|South|5|West|6\nAll|12||14|");
        let out = written_long(&ranked).map(|(out, _)| out).unwrap_or_default();
        let rows: Vec<Vec<&str>> = (0..out.height()).map(|r| out.row(r).collect()).collect();
        assert_eq!(rows.first(), Some(&vec!["Code", "Period", "Place", "Kg"]));
        assert_eq!(rows.get(2), Some(&vec!["10", "2022", "South", "8"]));
        assert_eq!(rows.get(5), Some(&vec!["All", "2021", "", "12"]));
        assert_eq!(rows.len(), 7);
    }

    #[test]
    fn the_same_names_under_every_year_are_no_ranks() {
        for text in [
            "Code|2021||2022|\n|Place|Kg|Place|Kg\n10|North|7|North|8\n10|South|5|South|6",
            "Code|2021||2022|\n|Kg|VND|Kg|VND\n10|3|7|4|8\n11|2|5|1|6",
        ] {
            assert!(written_long(&grid(text)).is_none(), "{text}");
        }
    }
}
