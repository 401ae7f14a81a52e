//! Cells as they stand in the file, untouched, in one string: no allocation a cell, so that a million of them cost little
//! more than the file.

use crate::diag::{At, Diagnostic};
use crate::lang::Digited;

/// Rows of cells. Rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    text: String,
    /// End of each cell in `text`.
    ends: Vec<u32>,
    /// End of each row in `ends`.
    rows: Vec<u32>,
    width: usize,
    /// Which row of the file each one was, from 0, where only some of them are kept; empty where all are.
    kept: Vec<u32>,
    /// Rows of the file, where only some are kept.
    of: usize,
}

impl Grid {
    /// An empty grid that expects about so many bytes.
    pub fn with_capacity(bytes: usize) -> Grid {
        Grid { text: String::with_capacity(bytes), ..Grid::default() }
    }

    /// Says which rows of a longer file these are, from 0, of how many, and how many cells its longest has.
    pub(super) fn kept_of(mut self, kept: Vec<u32>, of: usize, width: usize) -> Grid {
        (self.kept, self.of, self.width) = (kept, of, self.width.max(width));
        self
    }

    /// The number of a row in its file, from 1.
    pub fn number(&self, row: usize) -> u32 {
        self.kept.get(row).copied().unwrap_or(row as u32) + 1
    }

    /// Rows of the file, kept or not.
    pub(super) fn file_height(&self) -> usize {
        self.of.max(self.height())
    }

    /// Whether a row stands right under the one before it in its file.
    pub(super) fn follows(&self, row: usize) -> bool {
        row > 0 && self.number(row) == self.number(row - 1) + 1
    }

    /// Number of rows, blank ones included.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Cells of the longest row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of cells of a row.
    pub fn len_of(&self, row: usize) -> usize {
        let (from, to) = self.span(row);
        to - from
    }

    fn span(&self, row: usize) -> (usize, usize) {
        let to = self.rows.get(row).map_or(0, |&n| n as usize);
        let from = row.checked_sub(1).and_then(|r| self.rows.get(r)).map_or(0, |&n| n as usize);
        (from.min(to), to)
    }

    /// A cell, counted from 0; empty when the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (from, to) = self.span(row);
        let at = from + column;
        if at >= to {
            return "";
        }
        let start = at.checked_sub(1).and_then(|a| self.ends.get(a)).map_or(0, |&n| n as usize);
        let end = self.ends.get(at).map_or(0, |&n| n as usize);
        self.text.get(start..end).unwrap_or("")
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.len_of(row)).map(move |column| self.cell(row, column))
    }

    /// Cells of a row that hold more than white space, with their columns.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = (usize, &str)> {
        self.row(row).enumerate().filter(|(_, cell)| !is_blank(cell))
    }

    /// Whether a row has no cell with anything in it.
    pub fn is_blank_row(&self, row: usize) -> bool {
        self.filled(row).next().is_none()
    }

    /// Forgets all rows, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.rows.clear();
        self.kept.clear();
    }

    /// The grid with its first rows empty.
    pub fn blanked(&self, rows: usize) -> Grid {
        let mut out = Grid::with_capacity(self.text.len());
        for row in 0..self.height() {
            for cell in self.row(row).take(if row < rows { 0 } else { usize::MAX }) {
                out.push_str(cell);
                out.end_cell();
            }
            out.end_row();
        }
        out
    }

    /// The grid with those cells written anew for which there is another writing, how many they are, and the first of them: its row
    /// and column from 0. `None` where there are none.
    pub(super) fn restated(
        &self,
        mut write: impl FnMut(usize, usize, &str) -> Option<String>,
    ) -> Option<(Grid, usize, (usize, usize))> {
        let mut out = Grid::with_capacity(self.text.len());
        let mut first = None;
        let mut n = 0;
        for row in 0..self.height() {
            for (column, cell) in self.row(row).enumerate() {
                let anew = write(row, column, cell);
                if anew.is_some() {
                    n += 1;
                    first.get_or_insert((row, column));
                }
                out.push_str(anew.as_deref().unwrap_or(cell));
                out.end_cell();
            }
            out.end_row();
        }
        first.map(|place| (out, n, place))
    }

    /// The grid with what was found along some rows and down some columns written anew; a line without such has nothing in it.
    pub(super) fn restated_along<T: Clone>(
        &self,
        rows: &[Vec<Option<T>>],
        columns: &[Vec<Option<T>>],
        written: impl Fn(T) -> String,
    ) -> Option<(Grid, usize, (usize, usize))> {
        let at = |lines: &[Vec<Option<T>>], line: usize, place: usize| {
            lines.get(line).and_then(|found| found.get(place)).cloned().flatten()
        };
        self.restated(|r, c, _| at(rows, r, c).or_else(|| at(columns, c, r)).map(&written))
    }

    /// The grid with other cells in one row.
    pub(super) fn with_row(&self, other: usize, cells: &[String]) -> Grid {
        let mut out = Grid::with_capacity(self.text.len());
        for row in 0..self.height() {
            let mut put = |cell: &str| {
                out.push_str(cell);
                out.end_cell();
            };
            match row == other {
                true => cells.iter().for_each(|cell| put(cell)),
                false => self.row(row).for_each(put),
            }
            out.end_row();
        }
        out
    }

    /// The grid with some rows, given in order, as one of them is.
    pub(super) fn with_rows_as(&self, rows: &[usize], model: usize) -> Grid {
        let mut out = Grid::with_capacity(self.text.len());
        for row in 0..self.height() {
            let from = if rows.binary_search(&row).is_ok() { model } else { row };
            for cell in self.row(from) {
                out.push_str(cell);
                out.end_cell();
            }
            out.end_row();
        }
        out
    }

    /// What is said of cells written anew: where, how many, and the first of them as it stood.
    pub(super) fn said_of(&self, said: Diagnostic, n: usize, (row, column): (usize, usize)) -> Diagnostic {
        said.at(At::cell(self.number(row), column as u32 + 1))
            .with("n", n)
            .with("found", super::columns::short(self.cell(row, column)))
    }

    /// The same of periods: with the first of them as it is written now.
    pub(super) fn said_restated(
        &self,
        code: &'static str,
        anew: &Grid,
        n: usize,
        place: (usize, usize),
    ) -> Diagnostic {
        let written = anew.cell(place.0, place.1).to_owned();
        self.said_of(Diagnostic::note(code), n, place).with("period", written)
    }

    /// The grid without some cells, given by row and column in order.
    pub fn without(&self, cells: &[(usize, usize)]) -> Grid {
        let mut out = Grid::with_capacity(self.text.len());
        let mut next = cells.iter().peekable();
        for row in 0..self.height() {
            for column in 0..self.len_of(row) {
                if next.peek() == Some(&&(row, column)) {
                    next.next();
                    continue;
                }
                out.push_str(self.cell(row, column));
                out.end_cell();
            }
            out.end_row();
        }
        out
    }

    /// The grid with two blank cells in place of each of these, given by the number of their row and by column.
    pub fn parted(&self, cells: &[(u32, usize)]) -> Grid {
        let mut out = Grid::with_capacity(self.text.len());
        for row in 0..self.height() {
            for column in 0..self.len_of(row) {
                if cells.contains(&(self.number(row), column)) {
                    out.end_cell();
                } else {
                    out.push_str(self.cell(row, column));
                }
                out.end_cell();
            }
            out.end_row();
        }
        out
    }

    /// Adds a character to the cell that is being filled.
    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Where the cell that is being filled ends now; for [`Grid::rewind`].
    pub fn mark(&self) -> usize {
        self.text.len()
    }

    /// What was added to the cell since a mark.
    pub fn tail(&self, mark: usize) -> &str {
        self.text.get(mark..).unwrap_or("")
    }

    /// Forgets what was added to the cell since a mark.
    pub fn rewind(&mut self, mark: usize) {
        self.text.truncate(mark);
    }

    /// Cells of the row that is being filled, so far.
    pub fn open_cells(&self) -> usize {
        self.ends.len() - self.rows.last().map_or(0, |&n| n as usize)
    }

    /// Puts other cells in the place of those of the row that is being filled, whose text begins at a mark.
    pub(super) fn replace_open(&mut self, mark: usize, cells: &[String]) {
        self.text.truncate(mark);
        self.ends.truncate(self.rows.last().map_or(0, |&n| n as usize));
        for cell in cells {
            self.push_str(cell);
            self.end_cell();
        }
    }

    /// Ends the cell that is being filled.
    pub fn end_cell(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    /// Ends the row that is being filled.
    pub fn end_row(&mut self) {
        let from = self.rows.last().map_or(0, |&n| n as usize);
        self.width = self.width.max(self.ends.len() - from);
        self.rows.push(self.ends.len() as u32);
    }

    /// A grid out of rows of cells.
    pub fn of<R: IntoIterator<Item = C>, C: IntoIterator<Item = T>, T: AsRef<str>>(rows: R) -> Grid {
        let mut grid = Grid::default();
        for row in rows {
            for cell in row {
                grid.push_str(cell.as_ref());
                grid.end_cell();
            }
            grid.end_row();
        }
        grid
    }
}

/// A row of cells, wherever it stands.
pub trait Cells {
    /// Its number in the file, from 1.
    fn number(&self) -> u32;
    /// A cell, from 0; empty when the row is shorter.
    fn cell(&self, column: usize) -> &str;
    /// Number of its cells.
    fn cells(&self) -> usize;
    /// A cell's number, where it is one of plain digits.
    fn digited(&self, column: usize) -> Option<Digited> {
        crate::lang::digited(self.cell(column))
    }
    /// Cells that hold more than white space.
    fn filled_cells(&self) -> Vec<&str> {
        (0..self.cells()).map(|c| self.cell(c)).filter(|cell| !is_blank(cell)).collect()
    }
}

/// A row of a grid, from 0.
#[derive(Clone, Copy, Debug)]
pub struct GridRow<'g>(pub &'g Grid, pub usize);

impl Cells for GridRow<'_> {
    fn number(&self) -> u32 {
        self.0.number(self.1)
    }
    fn cell(&self, column: usize) -> &str {
        self.0.cell(self.1, column)
    }
    fn cells(&self) -> usize {
        self.0.len_of(self.1)
    }
}

/// Whether a cell holds nothing that is seen.
#[inline]
pub fn is_blank(cell: &str) -> bool {
    // The first letter tells, unless it is white space or one that may be.
    match cell.as_bytes().first() {
        None => return true,
        Some(b'!'..=b'~') => return false,
        Some(_) => {}
    }
    cell.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}
