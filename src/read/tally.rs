//! What the cells of figures are, counted over all rows: numbers with what their marks say, gaps, and cells that are neither,
//! the first of them with their places. Rows may come from a grid or go by one after another; the counts are the same.

use super::columns::{MOST_PROBLEMS, short};
use super::grid::Grid;
use super::marks::Votes;
use super::{Column, Role, RowKind};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Digited, Evidence, Mark, Printed};

/// Counts of one column of figures.
#[derive(Clone, Debug, Default)]
pub struct ColumnTally {
    /// What its numbers say about the decimal mark.
    pub votes: Votes,
    /// Cells with a number.
    pub numbers: u32,
    /// Cells that say there is none.
    pub missing: u32,
    /// Cells that are neither.
    pub not_understood: u32,
}

/// How many numbers have letters behind them, the first such cell and its letters.
pub type Lettered = (u32, Option<(At, String, String)>);

/// Counts over all data rows.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    columns: Vec<ColumnTally>,
    /// The first sign that only ever separates groups.
    pub sign: Option<char>,
    /// Whether a point stands in any number.
    pub points: bool,
    /// Whether a comma does.
    pub commas: bool,
    /// The first number that can be read in two ways.
    pub example: Option<(At, String)>,
    /// The first cells that are neither number nor gap.
    pub odd: Vec<Diagnostic>,
    /// Letters behind numbers that say nothing known of them, and flags that offices set: how many of each, the first cell and
    /// its letters.
    pub lettered: [Lettered; 2],
    /// Figures with a star or its like behind them.
    pub signed: Signed,
}

/// How many figures have the first such sign behind them, the sign, and the first such cell.
pub type Signed = Option<(u32, char, At, String)>;

impl Tally {
    /// Counts of so many columns, all nought.
    pub fn new(columns: usize) -> Tally {
        Tally { columns: vec![ColumnTally::default(); columns], ..Tally::default() }
    }

    /// Counts over the data rows of a grid.
    #[inline(never)]
    pub fn of(grid: &Grid, kinds: &[RowKind], columns: &[Column]) -> Tally {
        let values: Vec<usize> =
            columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
        let mut tally = Tally::new(columns.len());
        for (row, _) in kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Data) {
            for &c in &values {
                tally.cell(grid.number(row), c, grid.cell(row, c));
            }
        }
        tally
    }

    /// What a column counts.
    pub fn column(&self, column: usize) -> Option<&ColumnTally> {
        self.columns.get(column)
    }

    /// Takes one cell of a column of figures; the row from 1, the column from 0.
    pub fn cell(&mut self, row: u32, column: usize, cell: &str) {
        // The shortest way first: the cells are many.
        match lang::digited(cell) {
            Some(number) => self.digited(row, column, cell, &number),
            None => self.other(row, column, cell),
        }
    }

    /// Takes a cell that is a number of plain digits.
    #[inline]
    pub fn digited(&mut self, row: u32, column: usize, cell: &str, number: &Digited) {
        let Some(own) = self.columns.get_mut(column) else { return };
        own.numbers += 1;
        match number.evidence {
            Evidence::None if number.width >= 4 => own.votes.plain_long += u32::from(!cell.starts_with('-')),
            Evidence::None => own.votes.plain_short += 1,
            Evidence::Only(Mark::Point) => {
                own.votes.point += 1;
                self.points = true;
            }
            Evidence::Only(Mark::Comma) => {
                own.votes.comma += 1;
                self.commas = true;
            }
            Evidence::Either(mark) => {
                own.votes.wide += u32::from(number.width > 5);
                match mark {
                    Mark::Point => {
                        own.votes.either_point += 1;
                        self.points = true;
                    }
                    Mark::Comma => {
                        own.votes.either_comma += 1;
                        self.commas = true;
                    }
                }
                self.example(row, column, cell);
            }
        }
    }

    /// Takes a cell that is no number of plain digits.
    fn other(&mut self, row: u32, column: usize, cell: &str) {
        if let Some(number) = lang::printed(cell) {
            self.printed(row, column, cell, &number);
            return;
        }
        let Some(own) = self.columns.get_mut(column) else { return };
        if lang::gap(cell).is_some() {
            own.missing += 1;
            return;
        }
        own.not_understood += 1;
        if self.odd.len() < MOST_PROBLEMS {
            let said = Diagnostic::warning("read.not-a-number").at(At::cell(row, column as u32 + 1));
            self.odd.push(said.with("found", short(cell)));
        }
    }

    fn printed(&mut self, row: u32, column: usize, cell: &str, number: &Printed<'_>) {
        let Some(own) = self.columns.get_mut(column) else { return };
        own.numbers += 1;
        own.votes.add(number);
        if number.suffix.starts_with(char::is_alphabetic)
            && number.unit().is_none()
            && lang::sure(number.suffix).is_none()
            && let Some((n, first)) = self.lettered.get_mut(usize::from(is_office_flag(number.suffix)))
        {
            *n += 1;
            let place = || (At::cell(row, column as u32 + 1), short(cell), number.suffix.to_owned());
            first.get_or_insert_with(place);
        }
        if let Some(sign) =
            number.suffix.trim_start().chars().next().filter(|c| super::unexplained_signs::SIGNS.contains(c))
        {
            let first = || (0, sign, At::cell(row, column as u32 + 1), short(cell));
            let (n, known, ..) = self.signed.get_or_insert_with(first);
            *n += u32::from(*known == sign);
        }
        self.sign = self.sign.or_else(|| number.group_sign());
        self.points |= number.has(Mark::Point);
        self.commas |= number.has(Mark::Comma);
        if matches!(number.evidence, Evidence::Either(_)) {
            own.votes.bracketed += u32::from(cell.trim_start().starts_with('('));
            self.example(row, column, cell);
        }
    }

    fn example(&mut self, row: u32, column: usize, cell: &str) {
        if self.example.is_none() {
            self.example = Some((At::cell(row, column as u32 + 1), short(cell)));
        }
    }
}

/// Whether letters behind a number are flags of the European statistical system: b break in the series, c confidential, d unlike
/// definition, n not significant, s estimated by the office itself, u unreliable, z not applicable.
fn is_office_flag(letters: &str) -> bool {
    letters
        .chars()
        .all(|c| matches!(c, 'b' | 'c' | 'd' | 'n' | 's' | 'u' | 'z' | 'e' | 'f' | 'p' | 'r' | ' '))
}
