//! The reader's own choices held against the file: one that names nothing of it is said, not passed over.

use super::encoding;
use super::{Hints, Table};
use crate::diag::Diagnostic;
use crate::lang;

/// Names that [`Hints`] knows.
const FIELDS: [&str; 13] = [
    "encoding",
    "delimiter",
    "quote",
    "decimal",
    "thousands",
    "header_rows",
    "file",
    "sheet",
    "table",
    "layout",
    "year_begins",
    "unit",
    "columns",
];

/// The name of a choice that is nearest to one that is none: for "delimeter" it is "delimiter".
///
/// ```
/// use kimngach::read::nearest_hint;
/// assert_eq!(nearest_hint("delimeter"), "delimiter");
/// assert_eq!(nearest_hint("header"), "header_rows");
/// ```
pub fn nearest_hint(name: &str) -> &'static str {
    let starts = |field: &&&str| !name.is_empty() && field.starts_with(name);
    FIELDS
        .iter()
        .find(starts)
        .or_else(|| FIELDS.iter().min_by_key(|f| distance(name, f)))
        .copied()
        .unwrap_or("")
}

/// Letters that must be changed to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (pair, y) in row.windows(2).zip(b.chars()) {
            if let [diagonal, above] = pair {
                left = (above + 1).min(left + 1).min(diagonal + usize::from(x != y));
                next.push(left);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

impl Hints {
    /// Choices that cannot be, whatever the file.
    ///
    /// # Errors
    /// `hints.sign` for a delimiter or quote that is no single sign, `hints.unit` for a unit that is none, `hints.year-begins` for a month that is none.
    pub fn check(&self) -> Result<(), Diagnostic> {
        for (name, sign) in [("delimiter", self.delimiter), ("quote", self.quote)] {
            if let Some(sign) =
                sign.filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '\n' | '\r'))
            {
                return Err(Diagnostic::error("hints.sign")
                    .with("name", name)
                    .with("found", sign.to_string()));
            }
        }
        if let Some(label) = self.encoding.as_deref().filter(|l| !encoding::is_known(l)) {
            return Err(Diagnostic::error("hints.encoding").with("found", label));
        }
        if let Some(month) = self.year_begins.filter(|m| !(1..=12).contains(m)) {
            return Err(Diagnostic::error("hints.year-begins").with("found", u32::from(month)));
        }
        let units = self.unit.iter().chain(self.columns.iter().filter_map(|c| c.unit.as_ref()));
        for unit in units {
            if lang::unit_in(unit).is_none() {
                return Err(Diagnostic::error("hints.unit").with("found", unit.as_str()));
            }
        }
        Ok(())
    }

    /// Choices that name rows, columns or tables which the file does not have.
    pub(super) fn unmet(&self, table: &Table) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        let mut say = |code: &'static str, found: u32, most: usize| {
            if found == 0 || found as usize > most {
                out.push(Diagnostic::warning(code).with("found", found).with("most", most));
            }
        };
        for column in &self.columns {
            say("hints.column", column.index, table.understanding.columns.len());
        }
        for row in self.header_rows.iter().flatten() {
            say("hints.row", *row, table.grid.file_height());
        }
        if let Some(n) = self.table {
            say("hints.table", n, table.understanding.tables.len().max(1));
        }
        let down = matches!(self.layout, Some(super::Layout::Long | super::Layout::Series));
        if down && !table.understanding.columns.iter().any(|c| c.role == super::Role::Period) {
            out.push(Diagnostic::warning("hints.layout"));
        }
        out
    }
}
