//! Cells of a table where they stood: rows and columns keep their numbers, so that a figure can be found again as B7.

use serde::{Deserialize, Serialize};

/// What a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Words, or nothing.
    #[default]
    Text,
    /// A number, written as shown: a decimal point, commas between groups where the file shows groups.
    Number,
    /// A date, as ISO and as coarse as it is shown.
    Date,
    /// An error value.
    Error,
    /// Words that are a number.
    TextNumber,
}

/// Rows of cells. Row and column are from 0; cells that hold nothing behind the last filled one of a row are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    pub(crate) text: String,
    /// End of each cell in `text`, and what it is.
    pub(crate) ends: Vec<(u32, Kind)>,
    /// End of each row in `ends`.
    pub(crate) rows: Vec<u32>,
    pub(crate) figures: u32,
}

impl Cells {
    /// Rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Cells that hold a number.
    pub fn figures(&self) -> usize {
        self.figures as usize
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The cells of a row from the first column on.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (&str, Kind)> {
        let to = self.rows.get(row).map_or(0, |&n| n as usize);
        let from = row.checked_sub(1).and_then(|r| self.rows.get(r)).map_or(0, |&n| n as usize);
        (from..to).map(move |at| {
            let start = at.checked_sub(1).and_then(|a| self.ends.get(a)).map_or(0, |(n, _)| *n as usize);
            let (end, kind) = self.ends.get(at).copied().unwrap_or_default();
            (self.text.get(start..end as usize).unwrap_or(""), kind)
        })
    }
}
