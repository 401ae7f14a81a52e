//! Numbers of an outline before the names, "I | Goods", "1 | Farming", "1.1 | Rice", "2 | Industry": they count rows, level by level, and
//! are no figures.

use super::Roles;
use crate::read::outline::{LEAST, depths};

impl Roles<'_> {
    /// Whether the first column holds the numbers of an outline of two levels or more, and names stand behind it.
    pub(super) fn is_outline(&self) -> bool {
        let cells = || {
            let cells = self.data.iter().map(|&row| self.grid.cell(row, 0));
            cells.filter(|c| c.contains(|c: char| c.is_ascii_alphanumeric()))
        };
        let deep = |found: Vec<usize>| found.iter().any(|d| *d > 0);
        self.stat(1).texts > 0 && cells().nth(LEAST - 1).is_some() && depths(cells()).is_some_and(deep)
    }
}
