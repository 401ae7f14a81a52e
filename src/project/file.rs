//! A file as its reader sees it: opened by the whole reader, with how it was understood in words and its first rows.

use super::{Cells, Opened, Understood};
use crate::dataset;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::read::{self, Hints, Platform, Table};

/// A file as its reader sees it.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct File {
    /// Rows with figures.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// How it was understood, in Vietnamese.
    pub vi: Understood,
    /// How it was understood, in English.
    pub en: Understood,
    /// Rows of the table's head, from 1.
    pub head: Vec<u32>,
    /// The cells as they stood.
    pub cells: Cells,
}

impl File {
    pub(super) fn of(table: &Table) -> File {
        let found = &table.understanding;
        File {
            rows: found.data_rows,
            columns: found.columns.len() as u32,
            vi: super::understood::understood(found, Lang::Vi),
            en: super::understood::understood(found, Lang::En),
            head: found.header_rows.clone(),
            cells: Cells::of(table),
        }
    }

    /// How it was understood.
    pub fn understood(&self, lang: Lang) -> &Understood {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Reads a file to the end.
///
/// # Errors
/// All that stood in the way, the worst first: what was found, where, and what to do.
pub fn open(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
) -> Result<Opened, Vec<Diagnostic>> {
    open_keeping(bytes, name, hints, None, usize::MAX, platform)
}

pub(super) fn open_keeping(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    keep: Option<&[String]>,
    room: usize,
    platform: &dyn Platform,
) -> Result<Opened, Vec<Diagnostic>> {
    let table = read::read(bytes, name, hints, platform)?;
    let built = dataset::build_keeping(&table, keep, room)?;
    let file = File::of(&table);
    let mut problems = table.understanding.problems;
    problems.extend(built.warnings);
    Ok(Opened { dataset: built.output, problems, file })
}
