//! What there is to say about opening a file: why it cannot be opened, and what was done with what was odd. Values, no
//! sentences: the reader's words stand in `kimngach::lang`.

use serde::{Deserialize, Serialize};

/// A cell, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// It is none of the formats that are opened: to be read as text, or refused by others.
    Unknown,
    /// It asks for a password.
    Locked,
    /// A part is missing or damaged.
    Broken {
        /// Which part, in the file's own words.
        part: String,
    },
    /// It has no table with anything in it.
    Empty,
    /// It has charts and no cells.
    ChartsOnly,
    /// It grows beyond what is taken in.
    TooLarge {
        /// Most that is taken in, in millions of bytes.
        most: u64,
    },
    /// It has more cells than are taken in.
    TooMany {
        /// How many it has or announces.
        found: u64,
        /// Most.
        most: u64,
    },
    /// An archive without a file that can be read.
    NothingInside {
        /// Some of what is inside.
        found: String,
    },
    /// An archive inside of an archive.
    Nested,
    /// A text document, a presentation, a book: named by its ending.
    Document {
        /// `docx`, `pptx` …
        kind: String,
    },
    /// A workbook of before 1997, or a binary one that is not opened.
    OldWorkbook {
        /// Its version.
        version: String,
    },
    /// A keyword or a member that the format needs is not there.
    Lacks {
        /// The keyword.
        word: String,
    },
    /// A list and the sizes that go with it do not fit.
    Counts {
        /// Of what.
        what: String,
        /// How many there are.
        found: u64,
        /// How many there should be.
        wanted: u64,
    },
    /// Not well formed from a byte on.
    Syntax {
        /// Byte, from 0.
        byte: u64,
    },
    /// Valid JSON that holds no table.
    NoTable,
}

/// What was done with what was odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// Rows that the file hides; they are read.
    HiddenRows(u32),
    /// Columns that the file hides; they are read.
    HiddenColumns(u32),
    /// Formulas whose result is not in the file.
    NoResult(u32, Place),
    /// Cells that hold an error value.
    Errors(u32, Place),
    /// Numbers that stand as text.
    TextNumbers(u32, Place),
    /// Raised marks left out behind names and numbers.
    Raised(u32, Place),
    /// Words that a number format shows beside its numbers.
    Affix(String, Place),
    /// Merged cells that were given the text of the first one.
    Merged(u32),
    /// Fewer or more values than the sizes ask for: found, wanted.
    Values(u64, u64),
    /// Its days are counted from 1904.
    Days1904,
}
