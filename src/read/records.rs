//! Text to rows of cells under one dialect. Lenient where files are broken, and never in silence: a quote that is not closed,
//! or closes only records later, is read as a plain character and reported.

use super::grid::Grid;
use core::cell::Cell;

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
    /// What was seen on the way.
    pub course: Course,
}

/// What is remembered from row to row, so that a text may come in pieces and is cut as if it came whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Course {
    /// Line ends.
    pub ends: LineEnds,
    /// Rows so far.
    pub rows: u32,
    /// Rows with a quote that was read as a plain character.
    pub broken: u32,
    /// The first of them, from 1, and the last.
    pub broken_rows: (u32, u32),
    /// Rows that were put right: a delimiter missing between two quoted cells, or another one between all.
    pub mended: u32,
    /// The first of them, from 1.
    pub mended_row: u32,
    /// Whether any cell was quoted.
    pub quoted: bool,
    /// Bytes that were cut and are gone.
    pub base: u64,
    /// From here on no quote closes: seen once, not looked for again.
    pub no_quote_after: Option<u64>,
    /// Bytes read twice. Bounded, so that a hostile file cannot make the work grow faster than its size.
    wasted: u64,
}

/// A quoted cell of more lines or bytes than this is no cell.
const MOST_LINES: usize = 100_000;
const MOST_BYTES: usize = 8 << 20;

/// Cuts a text into at most `most_rows` rows.
pub fn split(text: &str, dialect: Dialect, most_rows: usize) -> Records {
    let mut records = Records {
        grid: Grid::with_capacity(if most_rows == usize::MAX { text.len() } else { 0 }),
        ..Records::default()
    };
    let mut at = 0;
    while at < text.len()
        && records.grid.height() < most_rows
        && let Some(end) = row(text, at, true, dialect, &mut records.course, &mut records.grid)
    {
        at = end;
    }
    records
}

/// Cuts the row that begins at a byte of a text and adds it to a grid; gives the byte behind it. `None` when more of the text
/// is needed to say where the row ends (never where `last` says that there is no more); the grid then holds a piece of it.
pub fn row(
    text: &str,
    at: usize,
    last: bool,
    dialect: Dialect,
    course: &mut Course,
    grid: &mut Grid,
) -> Option<usize> {
    let mut splitter = Splitter {
        text,
        bytes: text.as_bytes(),
        last,
        short: Cell::new(false),
        dialect,
        course: *course,
        grid,
        at,
    };
    splitter.row();
    if splitter.short.get() {
        return None;
    }
    splitter.course.rows += 1;
    *course = splitter.course;
    Some(splitter.at)
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Whether nothing follows.
    last: bool,
    /// Whether a byte was asked for that is still to come.
    short: Cell<bool>,
    dialect: Dialect,
    course: Course,
    grid: &'a mut Grid,
    at: usize,
}

impl Splitter<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        let byte = self.bytes.get(at).copied();
        if byte.is_none() && !self.last {
            self.short.set(true);
        }
        byte
    }

    fn is_quote(&self, at: usize) -> bool {
        self.course.no_quote_after.is_none_or(|after| after > self.course.base + at as u64)
    }

    fn row(&mut self) {
        let (from, mark, before) = (self.at, self.grid.mark(), self.course);
        loop {
            self.cell();
            self.grid.end_cell();
            match self.byte(self.at) {
                Some(b'\r') => {
                    // \r\r\n is one line end of a file that was converted twice.
                    let mut end = self.at + 1;
                    while self.byte(end) == Some(b'\r') && self.byte(end + 1) == Some(b'\n') {
                        end += 1;
                    }
                    if self.byte(end) == Some(b'\n') {
                        self.course.ends.crlf += 1;
                        end += 1;
                    } else {
                        self.course.ends.cr += 1;
                    }
                    self.at = end;
                    break;
                }
                Some(b'\n') => {
                    self.course.ends.lf += 1;
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
        if let Some(cells) = self.by_another_sign(from) {
            self.grid.replace_open(mark, &cells);
            (self.course.broken, self.course.broken_rows) = (before.broken, before.broken_rows);
            self.mended();
        }
        self.grid.end_row();
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
            if self.byte(start) == Some(quote) && self.is_quote(start) {
                let mark = self.grid.mark();
                match self.quoted(start + 1, quote) {
                    Some(end) => {
                        self.course.quoted = true;
                        self.at = end;
                        return;
                    }
                    None => {
                        self.grid.rewind(mark);
                        let row = self.course.rows + 1;
                        if self.course.broken_rows.1 != row {
                            if self.course.broken == 0 {
                                self.course.broken_rows.0 = row;
                            }
                            self.course.broken += 1;
                            self.course.broken_rows.1 = row;
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
        self.grid.push_str(cell);
        self.at += len;
    }

    /// Reads a quoted cell from behind its quote. `None` when it is none after all.
    fn quoted(&mut self, from: usize, quote: u8) -> Option<usize> {
        let mark = self.grid.mark();
        let mut piece = from;
        let mut at = from;
        let mut lines = 0;
        let mut inner = false;
        let mut doubled = (0, 0);
        loop {
            if at - from > MOST_BYTES {
                self.waste(at - from);
                return None;
            }
            let Some(b) = self.byte(at) else {
                // Never closed: no later one will be either.
                self.course.no_quote_after = Some(self.course.base + from as u64 - 1);
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
                doubled = (doubled.0 + 1, at);
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
                if lines == 0 && doubled.0 == 1 && self.lacks_delimiter(from, doubled.1, at, end, quote) {
                    self.grid.rewind(mark);
                    self.push(from, doubled.1);
                    self.grid.end_cell();
                    self.push(doubled.1 + 2, at);
                    self.mended();
                    return Some(end);
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
        let before = self.grid.open_cells();
        let fields = self.dialect.fields;
        fields >= 2
            && before + 1 + self.cells_behind(end, quote) != fields
            && before + 1 + self.cells_behind(from, quote) == fields
    }

    /// Whether two quoted cells stand in one, `"even when wet.""https://…"`: the record is one cell short, and at the one doubled
    /// quote both sides are what a cell ends and begins with.
    fn lacks_delimiter(&self, from: usize, doubled: usize, close: usize, end: usize, quote: u8) -> bool {
        let fields = self.dialect.fields;
        if fields < 3 || self.grid.open_cells() + 1 + self.cells_behind(end, quote) + 1 != fields {
            return false;
        }
        let whole = |from: usize, to: usize| {
            self.text.get(from..to).is_some_and(|t| t.trim() == t && t.chars().count() >= 4)
        };
        let before = doubled.checked_sub(1).and_then(|b| self.bytes.get(b));
        whole(from, doubled) && whole(doubled + 2, close) && !before.is_some_and(u8::is_ascii_digit)
    }

    fn mended(&mut self) {
        if self.course.mended == 0 {
            self.course.mended_row = self.course.rows + 1;
        }
        self.course.mended += 1;
    }

    /// The cells of a row that has not its usual number of them, and has it exactly with another sign between, two quoted ones at
    /// least among them, which a note or a title has not.
    fn by_another_sign(&self, from: usize) -> Option<Vec<String>> {
        let (Some(quote), Some(delimiter)) = (self.dialect.quote, self.dialect.delimiter) else {
            return None;
        };
        let fields = self.dialect.fields;
        let line = self.text.get(from..self.at)?.trim_end_matches(['\n', '\r']);
        if fields < 4
            || self.grid.open_cells() == fields
            || line.len() > 65_536
            || line.contains(['\n', '\r'])
        {
            return None;
        }
        [b' ', b';', b'\t', b'|', b','].into_iter().filter(|sign| *sign != delimiter).find_map(|sign| {
            let dialect = Dialect { delimiter: Some(sign), spaced: false, fields: 0, ..self.dialect };
            let cut = |text: &str| {
                let own = split(text, dialect, 1);
                let cells: Vec<String> = own.grid.row(0).map(str::to_owned).collect();
                (own.course.broken == 0).then_some(cells)
            };
            let around = [char::from(quote), char::from(sign), char::from(quote)].iter().collect::<String>();
            let cells = if line.contains(&around) { cut(line)? } else { return None };
            (cells.len() == fields).then_some(cells)
        })
    }

    /// Cells that begin on the rest of a line, quotes counted as they stand.
    fn cells_behind(&self, from: usize, quote: u8) -> usize {
        let (mut cells, mut open, mut begins) = (0, false, false);
        for at in from..from + 65_536 {
            let Some(b) = self.byte(at) else { break };
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
        self.grid.push_str(self.text.get(from..to).unwrap_or(""));
    }

    fn waste(&mut self, bytes: usize) {
        self.course.wasted += bytes as u64;
        // Told by what has been read so far, not by the size of the file: who reads it in pieces does not know that.
        if self.course.wasted
            > (self.course.base + self.at as u64).saturating_mul(4) + (4 * MOST_BYTES) as u64
        {
            self.course.no_quote_after = Some(0);
        }
    }

    /// Whether a cell of several lines holds whole records: then its quote was never meant to open it.
    fn swallows(&self, mark: usize) -> bool {
        let Some(delimiter) = self.dialect.delimiter else { return true };
        if self.dialect.fields < 2 {
            return false;
        }
        let cell = self.grid.tail(mark);
        let mut lines = cell.lines();
        let _ = lines.next();
        lines.any(|line| line.bytes().filter(|&b| b == delimiter).count() + 1 >= self.dialect.fields)
    }
}
