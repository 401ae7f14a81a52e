//! A file as its reader sees it: opened by the whole reader, with how it was understood in words and its first rows.

use super::{Opened, Understood};
use crate::dataset;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::read::{self, Hints, Platform, Table};

/// How many rows of the file a project keeps to show how it was read.
pub const PREVIEW_ROWS: usize = 200;

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
    /// The first rows as they stood.
    pub preview: Vec<Vec<String>>,
}

impl File {
    pub(super) fn of(table: &Table) -> File {
        let found = &table.understanding;
        File {
            rows: found.data_rows,
            columns: found.columns.len() as u32,
            vi: super::understood::understood(found, Lang::Vi),
            en: super::understood::understood(found, Lang::En),
            preview: preview(table),
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
    let table = read::read(bytes, name, hints, platform)?;
    let built = dataset::build(&table)?;
    let file = File::of(&table);
    let mut problems = table.understanding.problems;
    problems.extend(built.warnings);
    Ok(Opened { dataset: built.output, problems, file })
}

fn preview(table: &Table) -> Vec<Vec<String>> {
    let grid = &table.grid;
    (0..grid.height().min(PREVIEW_ROWS))
        .map(|row| (0..grid.len_of(row)).map(|column| grid.cell(row, column).to_owned()).collect())
        .collect()
}
