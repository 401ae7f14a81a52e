//! One row of a text that goes by: where its cells stand, without copying them. Rows of plain and plainly quoted cells are cut
//! here; every other one goes through the cutter of whole texts, so that both cut alike.

use crate::lang::Digited;
use crate::read::Cells;
use crate::read::grid::Grid;
use crate::read::records::{self, Course, Dialect};

/// Where a cell stands: in the text, or in the room for cells that had to be put together.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: u32,
    to: u32,
    aside: bool,
}

/// Where a row has a delimiter too many or too few.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slip {
    None,
    /// This cell is left out.
    Dropped(usize),
    /// Two blank cells stand for this one.
    Joined(usize),
}

/// A row as it goes by.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Row in the file, from 1.
    pub number: u32,
    text: &'a str,
    aside: &'a str,
    spans: &'a [Span],
    /// A cell too many, or one in which two run together.
    slip: Slip,
    digited: &'a [Option<Digited>],
}

impl<'a> Line<'a> {
    /// A cell, from 0; empty when the row is shorter.
    #[inline]
    pub fn cell(&self, column: usize) -> &'a str {
        let at = match self.slip {
            Slip::Dropped(dropped) if column >= dropped => column + 1,
            Slip::Joined(joined) if column == joined || column == joined + 1 => return "",
            Slip::Joined(joined) if column > joined => column - 1,
            _ => column,
        };
        match self.spans.get(at) {
            Some(span) => {
                let text = if span.aside { self.aside } else { self.text };
                text.get(span.from as usize..span.to as usize).unwrap_or("")
            }
            None => "",
        }
    }

    /// Number of cells.
    #[allow(clippy::len_without_is_empty, reason = "a row has a cell at least")]
    pub fn len(&self) -> usize {
        match self.slip {
            Slip::None => self.spans.len(),
            Slip::Dropped(_) => self.spans.len() - 1,
            Slip::Joined(_) => self.spans.len() + 1,
        }
    }

    /// Cells that hold more than white space, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let line = *self;
        (0..self.len()).map(move |c| (c, line.cell(c))).filter(|(_, cell)| !crate::read::is_blank(cell))
    }

    /// The row by itself.
    pub fn copied(&self) -> Copied {
        let mut copy =
            Copied { number: self.number, text: String::new(), spans: Vec::with_capacity(self.len()) };
        for c in 0..self.len() {
            let from = copy.text.len() as u32;
            copy.text.push_str(self.cell(c));
            copy.spans.push(Span { from, to: copy.text.len() as u32, aside: false });
        }
        copy
    }

    /// The same row with a slip put right.
    pub(super) fn with_slip(self, slip: Slip) -> Line<'a> {
        Line { slip, ..self }
    }

    /// The same row with its numbers.
    pub fn with_numbers(self, digited: &'a [Option<Digited>]) -> Line<'a> {
        Line { digited, ..self }
    }
}

impl Cells for Line<'_> {
    fn number(&self) -> u32 {
        self.number
    }
    fn cell(&self, column: usize) -> &str {
        Line::cell(self, column)
    }
    fn cells(&self) -> usize {
        self.len()
    }
    fn digited(&self, column: usize) -> Option<Digited> {
        match self.digited.get(column) {
            Some(number) => *number,
            None => crate::lang::digited(Line::cell(self, column)),
        }
    }
}

/// A row that is kept beyond its text.
#[derive(Clone, Debug)]
pub struct Copied {
    number: u32,
    text: String,
    spans: Vec<Span>,
}

impl Copied {
    /// The row.
    pub fn line(&self) -> Line<'_> {
        Line {
            number: self.number,
            text: &self.text,
            aside: "",
            spans: &self.spans,
            slip: Slip::None,
            digited: &[],
        }
    }

    /// Room it takes, about.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.spans.len() * 12
    }
}

/// Cuts rows one by one.
#[derive(Debug)]
pub struct Cutter {
    dialect: Dialect,
    /// What was seen on the way.
    pub course: Course,
    spans: Vec<Span>,
    aside: String,
    grid: Grid,
}

impl Cutter {
    /// A cutter at the beginning of a text.
    pub fn new(dialect: Dialect) -> Cutter {
        Cutter {
            dialect,
            course: Course::default(),
            spans: Vec::new(),
            aside: String::new(),
            grid: Grid::default(),
        }
    }

    /// The row that was cut last.
    pub fn line<'a>(&'a self, text: &'a str) -> Line<'a> {
        Line {
            number: self.course.rows,
            text,
            aside: &self.aside,
            spans: &self.spans,
            slip: Slip::None,
            digited: &[],
        }
    }

    /// Cuts the row that begins at a byte; gives the byte behind it, or `None` when more text is needed.
    pub fn cut(&mut self, text: &str, at: usize, last: bool) -> Option<usize> {
        self.spans.clear();
        let before = self.course;
        if let Some(end) = self.plain(text.as_bytes(), at) {
            // A row of another length may be one to put right.
            if self.dialect.fields < 4
                || self.dialect.quote.is_none()
                || self.spans.len() == self.dialect.fields
            {
                self.course.rows += 1;
                return Some(end);
            }
            self.course = before;
        }
        self.spans.clear();
        self.grid.clear();
        self.aside.clear();
        let end = records::row(text, at, last, self.dialect, &mut self.course, &mut self.grid)?;
        for cell in self.grid.row(0) {
            let from = self.aside.len() as u32;
            self.aside.push_str(cell);
            self.spans.push(Span { from, to: self.aside.len() as u32, aside: true });
        }
        Some(end)
    }

    /// A row whose cells stand in the text as they are, or between two quotes with none between; `None` for any other.
    fn plain(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let delimiter = self.dialect.delimiter?;
        let quote = self.dialect.quote.filter(|_| self.course.no_quote_after.is_none());
        let mut at = at;
        let mut quoted = false;
        let end = loop {
            let mut from = at;
            let first = *bytes.get(at)?;
            if Some(first) == quote {
                from = at + 1;
                let backslash = self.dialect.backslash;
                let rest = bytes.get(from..)?;
                // Long cells and all that is taken by a backslash go the long way.
                let rest = rest.get(..PLAIN.min(rest.len()))?;
                let length = rest.iter().position(|&b| Some(b) == quote || (backslash && b == b'\\'))?;
                at = from + length;
                if Some(*bytes.get(at)?) != quote {
                    return None;
                }
                let next = *bytes.get(at + 1)?;
                if next != delimiter && next != b'\n' && next != b'\r' {
                    return None;
                }
                self.spans.push(Span { from: from as u32, to: at as u32, aside: false });
                quoted = true;
                at += 1;
            } else {
                // A quote behind spaces opens a cell as well.
                if quote.is_some() && (first == b' ' || first == b'\t') && first != delimiter {
                    let mut next = at;
                    while matches!(bytes.get(next)?, b' ' | b'\t') && bytes.get(next) != Some(&delimiter) {
                        next += 1;
                    }
                    if bytes.get(next).copied() == quote {
                        return None;
                    }
                }
                at += stop(bytes.get(at..)?, delimiter)?;
                self.spans.push(Span { from: from as u32, to: at as u32, aside: false });
            }
            match *bytes.get(at)? {
                b'\n' => {
                    self.course.ends.lf += 1;
                    break at + 1;
                }
                b'\r' => match (bytes.get(at + 1)?, bytes.get(at + 2)) {
                    (b'\n', _) => {
                        self.course.ends.crlf += 1;
                        break at + 2;
                    }
                    (b'\r', _) => return None,
                    _ => {
                        self.course.ends.cr += 1;
                        break at + 1;
                    }
                },
                _ => {
                    at += 1;
                    if self.dialect.spaced && *bytes.get(at)? == b' ' {
                        at += 1;
                    }
                }
            }
        };
        self.course.quoted |= quoted;
        Some(end)
    }
}

/// A quoted cell of more bytes is cut the long way.
const PLAIN: usize = 65_536;

/// Bytes before the delimiter or the line end: eight at a time.
#[inline]
fn stop(bytes: &[u8], delimiter: u8) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let sought = [u64::from(delimiter) * ONES, u64::from(b'\n') * ONES, u64::from(b'\r') * ONES];
    let mut at = 0;
    for word in bytes.chunks_exact(8) {
        let Ok(word) = <[u8; 8]>::try_from(word) else { break };
        let word = u64::from_le_bytes(word);
        // A byte that is nought in the difference is one of those sought; the lowest bit found is exact.
        let found = sought.iter().fold(0, |found, &s| {
            let d = word ^ s;
            found | (d.wrapping_sub(ONES) & !d & HIGHS)
        });
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|&b| b == delimiter || b == b'\n' || b == b'\r').map(|n| at + n)
}
