//! Cells as a file gives them, each with its place, gathered into rows; merged names are given to their rows.

use crate::cells::{Cells, Kind};
use crate::said::{Fault, Place};

/// Cells that come in any order, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    text: String,
    cells: Vec<(u32, u32, u32, u32, Kind)>,
    unordered: bool,
}

/// A block of cells that is shown as one: top, left, bottom, right, from 0.
pub type Block = (u32, u32, u32, u32);

/// Most columns and rows that a spreadsheet can have.
const MOST_COLUMNS: u32 = 16_384;
const MOST_ROWS: u32 = 1_048_576 * 4;

impl Gathered {
    /// Takes a cell; one without text is none.
    ///
    /// # Errors
    /// [`Fault::TooMany`] when there is no end of them.
    pub fn put(&mut self, row: u32, column: u32, text: &str, kind: Kind) -> Result<(), Fault> {
        if text.is_empty() {
            return Ok(());
        }
        let most = crate::MOST_CELLS;
        let beyond = column >= MOST_COLUMNS || row >= MOST_ROWS;
        if beyond || self.cells.len() >= most || self.text.len() > u32::MAX as usize / 2 {
            return Err(Fault::TooMany { found: self.cells.len() as u64 + 1, most: most as u64 });
        }
        self.unordered |= self.cells.last().is_some_and(|l| (l.0, l.1) >= (row, column));
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.cells.push((row, column, start, self.text.len() as u32, kind));
        Ok(())
    }

    /// How many cells of a kind there are, and where the first one is.
    pub fn count(&self, kind: Kind) -> (u32, Place) {
        let mut all = self.cells.iter().filter(|c| c.4 == kind);
        let first = all.next().map(|c| Place { row: c.0, column: c.1 });
        (first.map_or(0, |_| all.count() as u32 + 1), first.unwrap_or_default())
    }

    fn text_at(&self, row: u32, column: u32) -> Option<(&str, Kind)> {
        let at = self.cells.binary_search_by_key(&(row, column), |c| (c.0, c.1)).ok()?;
        let c = self.cells.get(at)?;
        Some((self.text.get(c.2 as usize..c.3 as usize).unwrap_or(""), c.4))
    }

    fn row_has_number(&self, row: u32) -> bool {
        let from = self.cells.partition_point(|c| c.0 < row);
        self.cells
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|c| c.0 == row)
            .any(|c| matches!(c.4, Kind::Number | Kind::TextNumber))
    }

    fn order(&mut self) {
        if self.unordered {
            self.cells.sort_by_key(|c| (c.0, c.1));
            self.cells.dedup_by_key(|c| (c.0, c.1));
            self.unordered = false;
        }
    }

    /// Gives a name that is merged over several rows of figures to each of them. Gives how many cells were filled. Names that
    /// are merged across columns stay as they are: a header is read so, and a title is none.
    pub fn fill(&mut self, blocks: &[Block]) -> Result<u32, Fault> {
        self.order();
        let mut new: Vec<(u32, u32, String, Kind)> = Vec::new();
        for &(top, left, bottom, _) in blocks {
            let bottom = bottom.min(top.saturating_add(10_000));
            if bottom <= top || !self.row_has_number(top) {
                continue;
            }
            let Some((text, kind)) = self.text_at(top, left) else { continue };
            if matches!(kind, Kind::Number | Kind::Error) {
                continue;
            }
            for row in top + 1..=bottom {
                if self.text_at(row, left).is_none() && self.row_has_number(row) {
                    new.push((row, left, text.to_owned(), kind));
                }
            }
            if new.len() > crate::MOST_CELLS {
                break;
            }
        }
        let n = new.len() as u32;
        for (row, column, text, kind) in new {
            self.put(row, column, &text, kind)?;
        }
        self.order();
        Ok(n)
    }

    /// The cells in rows.
    ///
    /// # Errors
    /// [`Fault::TooMany`] when cells stand so far to the right of others that the empty ones between have no end.
    pub fn finish(mut self) -> Result<Cells, Fault> {
        self.order();
        let mut out = Cells { text: String::with_capacity(self.text.len()), ..Cells::default() };
        let most = crate::MOST_CELLS * 4;
        let mut row = 0;
        let mut column = 0;
        for &(r, c, from, to, kind) in &self.cells {
            while row < r {
                out.rows.push(out.ends.len() as u32);
                row += 1;
                column = 0;
            }
            if out.ends.len() + (c - column) as usize > most {
                return Err(Fault::TooMany { found: out.ends.len() as u64, most: most as u64 });
            }
            while column < c {
                out.ends.push((out.text.len() as u32, Kind::Text));
                column += 1;
            }
            out.text.push_str(self.text.get(from as usize..to as usize).unwrap_or(""));
            out.ends.push((out.text.len() as u32, kind));
            column += 1;
            out.figures += u32::from(matches!(kind, Kind::Number | Kind::TextNumber));
        }
        if !self.cells.is_empty() {
            out.rows.push(out.ends.len() as u32);
        }
        Ok(out)
    }
}

/// Whether a text looks like a printed number: digits, marks, signs and nothing else. Words are for others to judge.
pub fn looks_like_number(text: &str) -> bool {
    let text = text.trim();
    let mut digits = 0;
    text.len() <= 40
        && text.chars().all(|c| {
            digits += usize::from(c.is_ascii_digit());
            c.is_ascii_digit()
                || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '-' | '−' | '+' | '(' | ')' | '%')
        })
        && digits > 0
}

/// Whether a text that looks like a number is more likely a year: a label, not a figure.
pub fn looks_like_year(text: &str) -> bool {
    let text = text.trim();
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}
