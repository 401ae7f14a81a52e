//! Tables that stand side by side on one sheet, each with its own names at its left. Where the names are the same row by row they are one
//! table whose columns have the titles for a further heading; where they differ they are tables of one file, as if one stood below the
//! other, and are offered by name.

use super::body::is_table_word;
use super::class::{Class, class};
use super::columns::short;
use super::grid::{Grid, is_blank};
use super::{TableFound, tidy};
use crate::diag::{At, Diagnostic};

/// Rows that are looked at.
const ROWS: usize = 300;
/// Rows above the figures that are looked at for headings.
const HEAD: usize = 40;
/// Most tables beside one another.
const MOST: usize = 12;

/// One of several tables: its columns, the first of them with its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    from: usize,
    /// One beyond its last column.
    to: usize,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Nothing,
    Names,
    Figures,
    Periods,
}

/// Tables beside one another, and the rows in which their titles stand.
struct Found {
    blocks: Vec<Block>,
    titles: Vec<usize>,
    /// The first row of figures.
    first: usize,
}

/// The first row with two figures or more.
fn first_figures(grid: &Grid) -> Option<usize> {
    (0..grid.height().min(HEAD)).find(|&row| {
        let figures = grid.filled(row).filter(|(_, cell)| class(cell) == Class::Number).count();
        let names = grid.filled(row).filter(|(_, cell)| class(cell) == Class::Text).count();
        figures >= 2 && names >= 1
    })
}

fn holds(grid: &Grid, column: usize, first: usize) -> Holds {
    let (mut names, mut figures, mut periods) = (0, 0, 0);
    for row in first..grid.height().min(first + ROWS) {
        match class(grid.cell(row, column)) {
            Class::Blank => {}
            Class::Text => names += 1,
            Class::Number | Class::Gap => figures += 1,
            Class::Year | Class::Period => periods += 1,
        }
    }
    match names + figures + periods {
        0 => Holds::Nothing,
        all if names * 2 > all => Holds::Names,
        all if periods * 2 > all => Holds::Periods,
        _ => Holds::Figures,
    }
}

/// Finds tables beside one another: columns of names and figures, and again columns of names and figures, with an empty column
/// between, under titles that stand over nothing but their first columns or under the same word over the names.
fn find(grid: &Grid) -> Option<Found> {
    let first = first_figures(grid)?;
    let kinds: Vec<Holds> = (0..grid.width().min(400)).map(|c| holds(grid, c, first)).collect();
    let kind = |c: usize| kinds.get(c).copied().unwrap_or(Holds::Nothing);
    // An empty column has nothing above the figures either.
    let empty = |c: usize| kind(c) == Holds::Nothing && (0..first).all(|r| is_blank(grid.cell(r, c)));
    let mut blocks: Vec<Block> = Vec::new();
    for c in 0..kinds.len() {
        if empty(c) {
            continue;
        }
        match blocks.last_mut().filter(|b| b.to == c) {
            Some(block) => block.to = c + 1,
            None => blocks.push(Block { from: c, to: c + 1 }),
        }
    }
    let is_table = |b: &Block| {
        kind(b.from) == Holds::Names
            && b.to > b.from + 1
            && (b.from + 1..b.to).any(|c| kind(c) == Holds::Figures)
            && (b.from + 1..b.to).all(|c| matches!(kind(c), Holds::Figures | Holds::Nothing))
    };
    if !(2..=MOST).contains(&blocks.len()) || !blocks.iter().all(is_table) {
        return None;
    }
    let starts = |c: usize| blocks.iter().any(|b| b.from == c);
    let titles: Vec<usize> = (0..first)
        .filter(|&r| {
            let mut n = 0;
            let only = grid.filled(r).all(|(c, cell)| {
                n += 1;
                starts(c) && class(cell) == Class::Text
            });
            only && n == blocks.len()
        })
        .collect();
    let same_word = (0..first).any(|r| {
        let word = blocks.first().map_or("", |b| grid.cell(r, b.from).trim());
        !word.is_empty() && blocks.iter().all(|b| grid.cell(r, b.from).trim() == word)
    });
    (same_word || !titles.is_empty()).then_some(Found { blocks, titles, first })
}

impl Found {
    /// Whether the names are the same in every row of figures.
    fn same_names(&self, grid: &Grid) -> bool {
        let Some((one, others)) = self.blocks.split_first() else { return false };
        (self.first..grid.height()).all(|row| {
            let has = |b: &Block| (b.from..b.to).any(|c| !is_blank(grid.cell(row, c)));
            let name = grid.cell(row, one.from).trim();
            others.iter().all(|b| !has(b) || grid.cell(row, b.from).trim() == name)
        })
    }
}

/// A title without the number of its table: "Exports" of "Table 1. Exports".
fn unnumbered(title: &str) -> &str {
    let text = title.trim();
    let mut parts = text.splitn(3, ' ');
    let (Some(word), Some(number), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return text;
    };
    let number = number.trim_end_matches(['.', ':', ')']);
    let numbered =
        number.len() <= 5 && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let rest = rest.trim_start_matches([' ', '-', '–', ':', '.']);
    if is_table_word(word) && numbered && !number.is_empty() && !rest.is_empty() { rest } else { text }
}

/// The grid with the names once and the titles over the figures, and what to say of it, where tables beside one another have the same
/// names.
pub fn with_names_once(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let found = find(grid)?;
    if !found.same_names(grid) {
        return None;
    }
    let later = |c: usize| found.blocks.iter().skip(1).any(|b| b.from == c);
    let title_of = |r: usize, c: usize| {
        let block = found.blocks.iter().find(|b| b.from + 1 == c).filter(|_| found.titles.contains(&r));
        block.map(|b| unnumbered(grid.cell(r, b.from)).to_owned())
    };
    let (out, ..) = grid.restated(|r, c, _| {
        let start = found.blocks.iter().any(|b| b.from == c);
        let moved = start && found.titles.contains(&r);
        title_of(r, c).or_else(|| (moved || later(c)).then(String::new))
    })?;
    let second = found.blocks.get(1)?;
    let said = Diagnostic::note("read.tables-beside")
        .at(At::column(second.from as u32 + 1))
        .with("n", found.blocks.len());
    Some((out, said))
}

/// Tables beside one another whose names differ: each with all others' cells left out, and how it is listed.
pub fn apart(grid: &Grid) -> Option<Vec<(Grid, TableFound)>> {
    let found = find(grid)?;
    if found.same_names(grid) {
        return None;
    }
    let of = |block: &Block| {
        let (out, ..) = grid.restated(|_, c, _| (!(block.from..block.to).contains(&c)).then(String::new))?;
        let filled = |r: &usize| (block.from..block.to).any(|c| !is_blank(grid.cell(*r, c)));
        let row = (0..grid.height()).find(filled)?;
        let figure = |r: &usize| (block.from..block.to).any(|c| class(grid.cell(*r, c)) == Class::Number);
        let title = out.filled(row).map(|(_, cell)| tidy(cell)).take(4).collect::<Vec<_>>().join(" ");
        let rows = (found.first..grid.height()).filter(figure).count() as u32;
        Some((out, TableFound { title: short(&title), row: grid.number(row), rows }))
    };
    found.blocks.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        Grid::of(text.lines().map(|l| l.split(',')))
    }

    #[test]
    fn the_same_names_stand_once_and_titles_over_figures() {
        let side = grid(
            "Table 1. Made,,,,Table 2: Used,,\nPlace,2020,2021,,Place,2020,2021\nNorth,1.5,2.5,,North,3.5,4.5\nSouth,5.5,6.5,,South,7.5,8.5",
        );
        let out = with_names_once(&side).map(|(out, _)| out).unwrap_or_default();
        assert_eq!(out.row(0).collect::<Vec<_>>(), ["", "Made", "", "", "", "Used", ""]);
        assert_eq!(out.row(2).collect::<Vec<_>>(), ["North", "1.5", "2.5", "", "", "3.5", "4.5"]);
        assert!(apart(&side).is_none());
    }

    #[test]
    fn other_names_make_other_tables() {
        let side = grid(
            "Made,,,Used,\nPlace,2020,,Field,2019\nNorth,1.5,,Farms,3.5\nSouth,5.5,,Mines,7.5\n,,,Ships,9.5",
        );
        let tables = apart(&side).unwrap_or_default();
        let listed: Vec<_> = tables.iter().map(|(_, t)| (t.title.as_str(), t.rows)).collect();
        assert_eq!(listed, [("Made", 2), ("Used", 3)]);
        assert_eq!(tables.get(1).map(|(g, _)| g.cell(4, 4)), Some("9.5"));
        assert_eq!(tables.get(1).map(|(g, _)| g.cell(2, 1)), Some(""));
        assert!(with_names_once(&side).is_none());
    }

    #[test]
    fn an_empty_column_alone_parts_no_tables() {
        // Years in two groups; names once more in another language at the right end; another word over the second names.
        for text in [
            "Place,2020,,2021\nNorth,1.5,,2.5\nSouth,3.5,,4.5",
            "Place,2020,,Lieu\nNorth,1.5,,Nord\nSouth,3.5,,Sud",
            "Place,Sold,,Maker,Bought\nNorth,1.5,,Smith,2.5\nSouth,3.5,,Miller,4.5",
        ] {
            assert!(find(&grid(text)).is_none(), "{text}");
        }
    }
}
