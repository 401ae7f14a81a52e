//! What went wrong or deserves a word, as a value: what was found, where, what is allowed. No sentences here: those
//! stand in `lang`, one per language, under the diagnostic's code.

use std::borrow::Cow;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something the reader may like to know: how a guess was made.
    Note,
    /// The result stands, but a part of the input was repaired, left out or is doubtful.
    Warning,
    /// There is no result.
    Error,
}

/// A place in the reader's file. Rows and columns count from 1, as a spreadsheet shows them; bytes count from 0.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct At {
    /// Row in the file, from 1.
    pub row: Option<u32>,
    /// Column in the file, from 1.
    pub column: Option<u32>,
    /// Byte in the file, from 0.
    pub byte: Option<u64>,
}

impl At {
    /// No place: the whole file.
    pub const FILE: At = At { row: None, column: None, byte: None };

    /// A row, from 1.
    pub fn row(row: u32) -> At {
        At { row: Some(row), ..At::FILE }
    }

    /// A column, from 1.
    pub fn column(column: u32) -> At {
        At { column: Some(column), ..At::FILE }
    }

    /// A cell: row and column, from 1.
    pub fn cell(row: u32, column: u32) -> At {
        At { row: Some(row), column: Some(column), byte: None }
    }

    /// A byte of the file, from 0.
    pub fn byte(byte: u64) -> At {
        At { byte: Some(byte), ..At::FILE }
    }
}

/// A value that a sentence quotes. Numbers are written in the reader's language when the sentence is made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Arg {
    /// A whole number: rows, cells, bytes.
    Count(u64),
    /// A measured number.
    Number(f64),
    /// Text as found in the file or in a spec. Data, never markup.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}
impl From<u64> for Arg {
    fn from(count: u64) -> Arg {
        Arg::Count(count)
    }
}
impl From<u32> for Arg {
    fn from(count: u32) -> Arg {
        Arg::Count(u64::from(count))
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(count as u64)
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Arg {
        Arg::Number(number)
    }
}

/// One finding. `code` is also the key of its sentence in `lang` (`tests/lang.rs` requires one in every language).
///
/// ```
/// use kimngach::diag::{At, Diagnostic};
/// let d = Diagnostic::error("read.empty").at(At::byte(0)).with("bytes", 0_u64);
/// assert_eq!(d.code, "read.empty");
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Key of the sentence, `stage.what`.
    pub code: Cow<'static, str>,
    /// Where it was found.
    pub at: At,
    /// What the sentence quotes, by name.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Diagnostic {
    /// A diagnostic of any severity.
    pub fn new(severity: Severity, code: &'static str) -> Diagnostic {
        // An embed says nothing: the build that can say it comes when something is wrong.
        let code = if cfg!(feature = "studio") { code } else { "" };
        Diagnostic { severity, code: Cow::Borrowed(code), at: At::FILE, args: Vec::new() }
    }

    /// There is no result.
    pub fn error(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Error, code)
    }

    /// The result stands, with a doubt.
    pub fn warning(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code)
    }

    /// Good to know.
    pub fn note(code: &'static str) -> Diagnostic {
        Diagnostic::new(Severity::Note, code)
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, at: At) -> Diagnostic {
        self.at = at;
        self
    }

    /// Adds a value that the sentence quotes as `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Diagnostic {
        if cfg!(feature = "studio") {
            self.args.push((Cow::Borrowed(name), value.into()));
        }
        self
    }
}

/// A result and what is to be said about how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Warned<T> {
    /// The result.
    pub output: T,
    /// Notes and warnings; never an error.
    pub warnings: Vec<Diagnostic>,
}
