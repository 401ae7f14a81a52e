//! A file that is larger than one wants to hold: its head is read as any file is, and by what was understood there the rest goes
//! by row by row. What is counted goes on over the whole file, rows that stand for all are kept, and at the end everything is
//! understood once more from those: where that comes out otherwise than the head did, the file is to be read again by what is
//! known now ([`Ended::Again`]). So a file in pieces is read as the whole reader reads it, however it was cut.

mod kept;
mod line;
mod pieces;
mod sift;

pub use line::Line;

use super::repair::{Joined, Usual};
use super::{
    Column, Dialect, Grid, Hints, Platform, RowKind, Table, Understanding, cut, layout, of_rows, repair,
    restated, tables, unexplained_signs,
};
use crate::diag::{At, Diagnostic};
use kept::Kept;
use line::{Cutter, Slip};
use pieces::{Pieces, Wrong};
use sift::Sift;

/// The head must be longer than what the dialect is judged by.
pub const LEAST_HEAD: usize = 128 * 1024;
/// Bytes that are decoded at once.
const STEP: usize = 128 * 1024;
/// Text that has gone by and is forgotten at once.
const GONE: usize = 1 << 20;

/// Who takes the rows that make up the table, in their order.
pub trait Rows {
    /// A row of figures ([`RowKind::Data`]) or of a name over those that follow ([`RowKind::Group`]).
    fn row(&mut self, line: &Line<'_>, kind: RowKind);
}

/// How a file is read that goes by: what was understood of its head, or of more than that.
#[derive(Clone, Debug)]
pub struct Basis {
    table: Table,
    rows: layout::Rows,
    declared: bool,
    dialect: Dialect,
    extra: Vec<(u32, usize)>,
    joined: Vec<(u32, usize)>,
}

/// Cells: row from 1, column from 0.
type Places = Vec<(u32, usize)>;

/// Why a file can only be read whole.
pub type Why = &'static str;

/// What became of a file that went by.
#[derive(Debug)]
pub enum Ended {
    /// Read. The table holds the rows that stand for all, and an understanding of the whole file; beside it the texts of
    /// the rows below, and what a second reading would go by.
    Done(Box<Basis>, Vec<String>),
    /// To be read again, by what is known now.
    Again(Box<Basis>, Diagnostic),
    /// To be read again in another encoding: its head is to be understood anew.
    Encoded(String),
    /// To be read whole, if at all.
    Whole(Why),
}

impl Basis {
    /// Understands the head of a file, in an encoding where it is known by now. `Err` where only the whole file will tell, or where it is no table.
    pub fn of(
        head: &[u8],
        name: &str,
        hints: &Hints,
        encoding: Option<&str>,
        platform: &dyn Platform,
    ) -> Result<Basis, Result<Why, Vec<Diagnostic>>> {
        // The last line is there in part only.
        let end = head.iter().rposition(|&b| b == b'\n').or_else(|| head.iter().rposition(|&b| b == b'\r'));
        let Some(end) = end else { return Err(Ok("lines")) };
        // UTF-16 has a byte of the line end behind it.
        let end = if head.get(end + 1) == Some(&0) && end % 2 == 0 { end + 2 } else { end + 1 };
        let cut = cut(head.get(..end).unwrap_or(head), hints, encoding, platform).map_err(Err)?;
        let Some(dialect) = cut.dialect else { return Err(Ok("cells")) };
        let slips = (cut.extra, cut.joined);
        Basis::of_cells(cut.grid, name, hints, cut.understanding, cut.declared, dialect, slips)
    }

    fn of_cells(
        grid: Grid,
        name: &str,
        hints: &Hints,
        mut understanding: Understanding,
        declared: bool,
        dialect: Dialect,
        (extra, joined): (Places, Places),
    ) -> Result<Basis, Result<Why, Vec<Diagnostic>>> {
        if restated::RESTATED.iter().any(|restate| restate(&grid).is_some()) {
            return Err(Ok("cells"));
        }
        let (grid, rows) = tables::chosen(grid, hints, declared, &mut understanding);
        let table = of_rows(grid, rows.clone(), name, hints, understanding, None).map_err(Err)?;
        let basis = Basis { table, rows, declared, dialect, extra, joined };
        if dialect.delimiter.is_none() || basis.table.grid.width() < 2 {
            return Err(Ok("cells"));
        }
        if !basis.rows.judge.numbers || basis.rows.first >= layout::FIRST_ROWS {
            return Err(Ok("figures"));
        }
        let u = &basis.table.understanding;
        if hints.table.is_some_and(|t| t > 1) || !u.other_rows.is_empty() || !u.tables.is_empty() {
            return Err(Ok("tables"));
        }
        Ok(basis)
    }

    /// The head, or the rows that stand for all, as they were understood.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The table itself.
    pub fn into_table(self) -> Table {
        self.table
    }

    /// Whether rows are cut and told apart, and columns read, in the same way.
    fn agrees(&self, other: &Basis) -> bool {
        let same = |a: &Column, b: &Column| {
            (a.role, a.period, a.part, a.sure, a.dated, a.decimal, a.code_of)
                == (b.role, b.period, b.part, b.sure, b.dated, b.decimal, b.code_of)
                && (&a.name, &a.unit, &a.unit_text, &a.packed) == (&b.name, &b.unit, &b.unit_text, &b.packed)
        };
        let (a, b) = (&self.table.understanding, &other.table.understanding);
        self.rows.first == other.rows.first
            && self.rows.header == other.rows.header
            && self.rows.judge.values == other.rows.judge.values
            && self.rows.judge.usual == other.rows.judge.usual
            && self.extra == other.extra
            && self.joined == other.joined
            && a.encoding == b.encoding
            && a.year == b.year
            && a.split_years == b.split_years
            && a.quarters_by == b.quarters_by
            && a.unit_of_rest == b.unit_of_rest
            && self.rows.judge.agrees(&other.rows.judge)
            && a.columns.len() == b.columns.len()
            && a.columns.iter().zip(&b.columns).all(|(a, b)| same(a, b))
    }
}

/// A file on its way by.
#[derive(Debug)]
pub struct Passing {
    basis: Basis,
    pieces: Pieces,
    text: String,
    /// Where the row to cut next begins, and up to where lines are whole and settled.
    at: usize,
    ready: usize,
    /// Not to be tried again before so much is ready.
    retry: usize,
    cutter: Cutter,
    sift: Sift,
    kept: Kept,
    /// Rows with one cell more than the table has: where a delimiter may be too many.
    long: Vec<(u32, Vec<String>)>,
    too_long: bool,
    /// What the rows of the head hold, and rows with one cell less in which two figures seem to run together.
    usual: Usual,
    short: Vec<(u32, Vec<String>)>,
    wrong: Option<Result<Why, String>>,
}

/// Rows with a slip that are kept; where there are more, they are none.
const MOST_SLIPS: usize = 64;
/// Rows one cell short that are kept: as many as are told of one by one.
const MOST_JOINED: usize = super::columns::MOST_PROBLEMS;

fn copied(line: &Line<'_>) -> (u32, Vec<String>) {
    (line.number, (0..line.len()).map(|c| line.cell(c).to_owned()).collect())
}

impl Passing {
    /// Begins at the first byte of a file.
    pub fn new(basis: Basis, hints: &Hints) -> Passing {
        let encoding = basis.table.understanding.encoding.clone();
        let sift = Sift::of(&basis.rows, &basis.table.understanding.columns);
        Passing {
            pieces: Pieces::new(&encoding, hints.encoding.is_some()),
            text: String::new(),
            at: 0,
            ready: 0,
            retry: 0,
            cutter: Cutter::new(basis.dialect),
            sift,
            kept: Kept::default(),
            long: Vec::new(),
            too_long: false,
            usual: Usual::of(&basis.table.grid, basis.dialect.fields),
            short: Vec::new(),
            wrong: None,
            basis,
        }
    }

    /// How the file is read.
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// Whether going on is of no use: the file must be read otherwise.
    pub fn is_over(&self) -> bool {
        self.wrong.is_some()
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8], platform: &dyn Platform, rows: &mut impl Rows) {
        for part in bytes.chunks(STEP) {
            if self.is_over() {
                return;
            }
            if let Err(wrong) = self.pieces.push(part, &mut self.text, platform) {
                self.wrong(wrong);
                return;
            }
            let fresh = self.text.get(self.ready..).unwrap_or("");
            if let Some(end) = fresh.rfind(['\n', '\r']) {
                self.ready = self.pieces.settle(&mut self.text, self.ready, self.ready + end + 1, platform);
                self.rows(false, rows);
            }
        }
    }

    fn wrong(&mut self, wrong: Wrong) {
        self.wrong = Some(match wrong {
            Wrong::Encoding(label) => Err(label),
            Wrong::Line => Ok("lines"),
        });
    }

    /// Cuts the rows that are whole.
    fn rows(&mut self, last: bool, rows: &mut impl Rows) {
        if self.ready < self.retry && !last {
            return;
        }
        let fields = self.basis.dialect.fields;
        while self.at < self.ready {
            let Some(ready) = self.text.get(..self.ready) else { break };
            let Some(end) = self.cutter.cut(ready, self.at, last) else {
                // A cell goes on over lines: what is there is looked through again only when there is twice as much.
                self.retry = self.ready + (self.ready - self.at);
                return;
            };
            self.at = end;
            let mut line = self.cutter.line(ready);
            if line.len() == fields + 1 && fields >= 3 && !self.too_long {
                let extra = self.basis.extra.iter().find(|(row, _)| *row == line.number);
                self.too_long = self.long.len() >= MOST_SLIPS;
                self.long.push(copied(&line));
                line = line.with_slip(extra.map_or(Slip::None, |(_, column)| Slip::Dropped(*column)));
            } else if line.len() + 1 == fields
                && fields >= 3
                && self.usual.joined(line.number, |c| line.cell(c)).is_some()
            {
                let joined = self.basis.joined.iter().find(|(row, _)| *row == line.number);
                if self.short.len() <= MOST_JOINED {
                    self.short.push(copied(&line));
                }
                line = line.with_slip(joined.map_or(Slip::None, |(_, column)| Slip::Joined(*column)));
            }
            let slot = self.kept.take(&line);
            if let Err(why) = self.sift.row(&line, slot, &mut self.kept, rows) {
                self.wrong = Some(Ok(why));
                return;
            }
        }
        self.retry = 0;
        if self.at > GONE {
            self.text.drain(..self.at);
            self.cutter.course.base += self.at as u64;
            self.ready -= self.at;
            self.at = 0;
        }
    }

    /// What to say of a file that is read again.
    fn again(taken: u64) -> Diagnostic {
        Diagnostic::note("read.read-again").at(At::byte(taken))
    }

    /// There are no more bytes.
    #[inline(never)]
    pub fn end(mut self, name: &str, hints: &Hints, platform: &dyn Platform, rows: &mut impl Rows) -> Ended {
        if self.wrong.is_none() {
            match self.pieces.end(&mut self.text, platform) {
                Ok(()) => {
                    let all = self.text.len();
                    self.ready = self.pieces.settle(&mut self.text, self.ready, all, platform);
                    self.rows(true, rows);
                }
                Err(wrong) => self.wrong(wrong),
            }
        }
        match self.wrong {
            Some(Ok(why)) => return Ended::Whole(why),
            Some(Err(label)) => return Ended::Encoded(label),
            None => {}
        }
        let taken = self.pieces.taken;
        let said = match self.pieces.verdict(platform) {
            Ok(said) => said,
            Err(Wrong::Encoding(label)) => return Ended::Encoded(label),
            Err(Wrong::Line) => return Ended::Whole("lines"),
        };
        self.sift.end(&mut self.kept, rows);
        let course = self.cutter.course;
        if self.kept.is_short(self.basis.rows.first) {
            return Ended::Whole("lines");
        }
        let mut problems = said;
        problems.extend(repair::broken_quotes(&course));
        problems.extend(repair::mended_rows(&course));
        let (grid, kinds) = self.kept.grid(course.rows);
        // What only the notes below explain is seen now.
        if grid.file_height() == grid.height()
            && restated::RESTATED.iter().any(|restate| restate(&grid).is_some())
        {
            return Ended::Whole("cells");
        }
        // Cells too many, by all rows of that length.
        let mut extra = Vec::new();
        if !self.too_long
            && !self.long.is_empty()
            && let usual = Usual::of(&grid, self.basis.dialect.fields)
            && self.long.len() <= usual.most()
        {
            extra.extend(self.long.iter().filter_map(|(row, cells)| {
                usual.extra(|c| cells.get(c).map_or("", String::as_str)).map(|column| (*row, column))
            }));
            problems.extend(extra.iter().map(|&(row, column)| repair::left_out(row, column)));
        }
        // Cells too few, by what the usual rows hold.
        let mut joined = Vec::new();
        if !self.short.is_empty() {
            let usual = Usual::of(&grid, self.basis.dialect.fields);
            let short = self
                .short
                .iter()
                .filter_map(|(row, cells)| usual.joined(*row, |c| cells.get(c).map_or("", String::as_str)));
            let found: Vec<Joined> = short.collect();
            let (left, said) = repair::settle(&found, &usual);
            joined = left;
            problems.extend(said);
        }
        let found = &self.basis.table.understanding;
        let mut understanding = Understanding {
            encoding: found.encoding.clone(),
            bom: found.bom,
            delimiter: found.delimiter,
            quote: self.basis.dialect.quote.filter(|_| course.quoted).map(char::from),
            line_ending: course.ends.name(),
            problems,
            ..Understanding::default()
        };
        let declared = self.basis.declared;
        let (grid, mut rows) = tables::chosen(grid, hints, declared, &mut understanding);
        let known = self.basis.rows.first;
        for (row, kind) in kinds.iter().enumerate().skip(known) {
            if let (Some(slot), Some(kind)) = (rows.kinds.get_mut(row), kind) {
                *slot = *kind;
            }
        }
        let counted = self.sift.tally();
        let table = match of_rows(grid, rows.clone(), name, hints, understanding, Some(counted)) {
            Ok(table) => table,
            Err(_) => return Ended::Whole("figures"),
        };
        let mut known = Basis { table, rows, declared, dialect: self.basis.dialect, extra, joined };
        if !self.basis.agrees(&known) {
            return Ended::Again(Box::new(known), Self::again(taken));
        }
        self.sift.tell(&mut known.table.understanding, known.rows.first);
        let notes = self.sift.notes();
        unexplained_signs::explain(&mut known.table.understanding.problems, &notes);
        Ended::Done(Box::new(known), notes)
    }
}
