//! The cells of a file as they stood, so that a figure can be shown where it comes from. All of a table of usual size; of a
//! very large one its first rows, the rest is told by what was understood of it.

use crate::read::Table;

/// How many rows are kept whatever they weigh.
const FIRST_ROWS: usize = 200;
/// How many bytes of text are kept beyond these.
const MOST_BYTES: usize = 3_000_000;

/// Texts of cells, row by row, in one piece.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cells {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    /// How many cells stand in the rows up to each.
    rows: Vec<u32>,
}

impl Cells {
    /// The cells of a table.
    pub(super) fn of(table: &Table) -> Cells {
        let grid = &table.grid;
        let mut cells = Cells::default();
        for row in 0..grid.height() {
            // Of a file that went by only some rows are there: those that follow one another are shown.
            if grid.number(row) as usize != row + 1 || row >= FIRST_ROWS && cells.text.len() > MOST_BYTES {
                break;
            }
            for column in 0..grid.len_of(row) {
                cells.text.push_str(grid.cell(row, column));
                cells.ends.push(cells.text.len() as u32);
            }
            cells.rows.push(cells.ends.len() as u32);
        }
        cells
    }

    /// Number of rows kept.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of a row, from 0; none where the row is not kept.
    pub fn row(&self, row: usize) -> Vec<&str> {
        let end = self.rows.get(row).copied().unwrap_or(0) as usize;
        let start = row.checked_sub(1).and_then(|r| self.rows.get(r)).map_or(0, |n| *n as usize);
        (start..end.max(start))
            .map(|i| {
                let from = i.checked_sub(1).and_then(|b| self.ends.get(b)).map_or(0, |n| *n as usize);
                let to = self.ends.get(i).map_or(from, |n| *n as usize);
                self.text.get(from..to).unwrap_or_default()
            })
            .collect()
    }
}
