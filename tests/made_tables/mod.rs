//! Tables written out in a test: read as any file is, as tidy lines, and what was said of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "a test that cannot go on fails; not every test asks everything"
)]

use kimngach::dataset::{self, Safety};
use kimngach::read::{self, Hints, Table, native::Native};

/// A file read, by its bytes, its name and a person's choices.
pub fn read_as(bytes: &[u8], name: &str, hints: &Hints) -> Table {
    read::read(bytes, name, hints, &Native).unwrap()
}

/// The same without a choice, as a CSV file.
pub fn table(text: impl AsRef<[u8]>) -> Table {
    read_as(text.as_ref(), "made.csv", &Hints::default())
}

/// The figures of a table as tidy lines.
pub fn tidy_of(table: &Table) -> String {
    dataset::tidy_csv(&dataset::build(table).unwrap().output, Safety::Plain)
}

/// The same of a text.
pub fn tidy(text: &str) -> String {
    tidy_of(&table(text))
}

/// The same of a file that is none of commas: a web page, JSON.
pub fn tidy_named(text: &str, name: &str) -> String {
    tidy_of(&read_as(text.as_bytes(), name, &Hints::default()))
}

/// Whether something was said of a table while it was read.
pub fn warned(table: &Table, code: &str) -> bool {
    table.understanding.problems.iter().any(|p| p.code == code)
}

/// Every piece stands in the text, in any order.
pub fn has(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "{piece} is not in\n{text}");
    }
}
