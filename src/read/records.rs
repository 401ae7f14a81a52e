//! Text to rows of cells under one dialect. Lenient where files are broken, and never in silence: a quote that is not closed,
//! or closes only records later, is read as a plain character and reported.

use super::grid::Grid;

/// How a text is cut into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells; `None` for one cell a line.
    pub delimiter: Option<u8>,
    /// Around cells that hold a delimiter or a line end.
    pub quote: Option<u8>,
    /// Whether a backslash takes a quote as plain.
    pub backslash: bool,
    /// Whether a space behind the delimiter belongs to it.
    pub spaced: bool,
    /// Cells of most records; 0 when not known yet.
    pub fields: usize,
}

/// Line ends seen outside of quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineEnds {
    /// CR LF.
    pub crlf: u64,
    /// LF alone.
    pub lf: u64,
    /// CR alone.
    pub cr: u64,
}

impl LineEnds {
    /// `crlf`, `lf`, `cr`, `mixed`, or `none`.
    pub fn name(&self) -> &'static str {
        match (self.crlf > 0, self.lf > 0, self.cr > 0) {
            (true, false, false) => "crlf",
            (false, true, false) => "lf",
            (false, false, true) => "cr",
            (false, false, false) => "none",
            _ => "mixed",
        }
    }
}

/// Rows of cells and what was odd about them.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// The cells.
    pub grid: Grid,
    /// Line ends.
    pub ends: LineEnds,
    /// Rows, from 0, with a quote that was read as a plain character.
    pub broken: Vec<usize>,
    /// Whether any cell was quoted.
    pub quoted: bool,
}

/// A quoted cell of more lines than this is no cell.
const MOST_LINES: usize = 100_000;

/// Cuts a text into at most `most_rows` rows.
pub fn split(text: &str, dialect: Dialect, most_rows: usize) -> Records {
    let mut splitter = Splitter {
        text,
        bytes: text.as_bytes(),
        dialect,
        out: Records {
            grid: Grid::with_capacity(if most_rows == usize::MAX { text.len() } else { 0 }),
            ..Records::default()
        },
        at: 0,
        no_quote_after: usize::MAX,
        wasted: 0,
    };
    splitter.run(most_rows);
    splitter.out
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    dialect: Dialect,
    out: Records,
    at: usize,
    /// From here on no quote closes: seen once, not looked for again.
    no_quote_after: usize,
    /// Bytes read twice. Bounded, so that a hostile file cannot make the work grow faster than its size.
    wasted: usize,
}

impl Splitter<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn run(&mut self, most_rows: usize) {
        while self.at < self.bytes.len() && self.out.grid.height() < most_rows {
            self.row();
        }
    }

    fn row(&mut self) {
        loop {
            self.cell();
            self.out.grid.end_cell();
            match self.byte(self.at) {
                Some(b'\r') => {
                    // \r\r\n is one line end of a file that was converted twice.
                    let mut end = self.at + 1;
                    while self.byte(end) == Some(b'\r') && self.byte(end + 1) == Some(b'\n') {
                        end += 1;
                    }
                    if self.byte(end) == Some(b'\n') {
                        self.out.ends.crlf += 1;
                        end += 1;
                    } else {
                        self.out.ends.cr += 1;
                    }
                    self.at = end;
                    break;
                }
                Some(b'\n') => {
                    self.out.ends.lf += 1;
                    self.at += 1;
                    break;
                }
                None => break,
                // The delimiter.
                Some(_) => {
                    self.at += 1;
                    if self.dialect.spaced && self.byte(self.at) == Some(b' ') {
                        self.at += 1;
                    }
                }
            }
        }
        self.out.grid.end_row();
    }

    /// Reads one cell; stops at the delimiter, the line end or the end.
    fn cell(&mut self) {
        if let Some(quote) = self.dialect.quote {
            let mut start = self.at;
            // A quote may stand behind spaces: `a, "b"`.
            while matches!(self.byte(start), Some(b' ' | b'\t')) && self.byte(start) != self.dialect.delimiter
            {
                start += 1;
            }
            if self.byte(start) == Some(quote) && self.no_quote_after > start {
                let mark = self.out.grid.mark();
                match self.quoted(start + 1, quote) {
                    Some(end) => {
                        self.out.quoted = true;
                        self.at = end;
                        return;
                    }
                    None => {
                        self.out.grid.rewind(mark);
                        let row = self.out.grid.height();
                        if self.out.broken.last() != Some(&row) {
                            self.out.broken.push(row);
                        }
                    }
                }
            }
        }
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let delimiter = self.dialect.delimiter;
        let len =
            rest.iter().position(|&b| b == b'\n' || b == b'\r' || Some(b) == delimiter).unwrap_or(rest.len());
        let cell = self.text.get(self.at..self.at + len).unwrap_or("");
        self.out.grid.push_str(cell);
        self.at += len;
    }

    /// Reads a quoted cell from behind its quote. `None` when it is none after all.
    fn quoted(&mut self, from: usize, quote: u8) -> Option<usize> {
        let mark = self.out.grid.mark();
        let mut piece = from;
        let mut at = from;
        let mut lines = 0;
        let mut inner = false;
        loop {
            let Some(b) = self.byte(at) else {
                // Never closed: no later one will be either.
                self.no_quote_after = from - 1;
                return None;
            };
            if b == b'\n' || (b == b'\r' && self.byte(at + 1) != Some(b'\n')) {
                lines += 1;
                if lines > MOST_LINES {
                    self.waste(at - from);
                    return None;
                }
            }
            if b == b'\\' && self.dialect.backslash && self.byte(at + 1) == Some(quote) {
                self.push(piece, at);
                piece = at + 1;
                at += 2;
                continue;
            }
            if b != quote {
                at += 1;
                continue;
            }
            if self.byte(at + 1) == Some(quote) {
                self.push(piece, at + 1);
                at += 2;
                piece = at;
                continue;
            }
            let mut end = at + 1;
            while matches!(self.byte(end), Some(b' ' | b'\t')) && self.byte(end) != self.dialect.delimiter {
                end += 1;
            }
            let closes = match self.byte(end) {
                None | Some(b'\n' | b'\r') => true,
                next => next == self.dialect.delimiter,
            };
            if closes {
                self.push(piece, at);
                if lines == 0 && inner && self.reads_better_plain(from, end, quote) {
                    self.waste(end - from);
                    return None;
                }
                if lines > 0 && inner && self.swallows(mark) {
                    self.waste(end - from);
                    return None;
                }
                return Some(end);
            }
            // A quote in the middle is a character; behind a delimiter or a line end it may be another cell's.
            inner |= at
                .checked_sub(1)
                .and_then(|b| self.byte(b))
                .is_some_and(|b| b == b'\n' || Some(b) == self.dialect.delimiter);
            at += 1;
        }
    }

    /// Whether a record has its usual number of cells only when this quote is a plain character: `15:00,"3,HK-3,"Tea"`.
    fn reads_better_plain(&self, from: usize, end: usize, quote: u8) -> bool {
        let before = self.out.grid.open_cells();
        let fields = self.dialect.fields;
        fields >= 2
            && before + 1 + self.cells_behind(end, quote) != fields
            && before + 1 + self.cells_behind(from, quote) == fields
    }

    /// Cells that begin on the rest of a line, quotes counted as they stand.
    fn cells_behind(&self, from: usize, quote: u8) -> usize {
        let (mut cells, mut open, mut begins) = (0, false, false);
        for &b in self.bytes.get(from..).unwrap_or(&[]).iter().take(65_536) {
            if open {
                open = b != quote;
            } else if b == b'\n' || b == b'\r' {
                break;
            } else if Some(b) == self.dialect.delimiter {
                cells += 1;
                begins = true;
                continue;
            } else if b == quote && begins {
                open = true;
            }
            begins = false;
        }
        cells
    }

    fn push(&mut self, from: usize, to: usize) {
        self.out.grid.push_str(self.text.get(from..to).unwrap_or(""));
    }

    fn waste(&mut self, bytes: usize) {
        self.wasted += bytes;
        if self.wasted > self.bytes.len().saturating_mul(4) + 65_536 {
            self.no_quote_after = 0;
        }
    }

    /// Whether a cell of several lines holds whole records: then its quote was never meant to open it.
    fn swallows(&self, mark: usize) -> bool {
        let Some(delimiter) = self.dialect.delimiter else { return true };
        if self.dialect.fields < 2 {
            return false;
        }
        let cell = self.out.grid.tail(mark);
        let mut lines = cell.lines();
        let _ = lines.next();
        lines.any(|line| line.bytes().filter(|&b| b == delimiter).count() + 1 >= self.dialect.fields)
    }
}
