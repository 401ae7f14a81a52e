//! Whole numbers that are codes of the names right of them: "22041010 | Champagne", "22041090 | Sparkling wine" over and over.

use super::{HashSet, Roles};
use crate::diag::{At, Diagnostic};
use crate::read::{Column, Role};

/// Rows that show that names and numbers come back together.
const LEAST: usize = 6;

impl Roles<'_> {
    /// Numbers that stand left of names, each name with its own, and come back with it while other figures differ from row to row.
    pub(super) fn codes_left_of_names(&self, columns: &mut [Column]) {
        for c in 0..columns.len().saturating_sub(1) {
            let is = |at: usize, role: Role| columns.get(at).is_some_and(|k| k.role == role);
            let stat = self.stat(c);
            let again = stat.distinct.len() * 2 <= self.data.len() && self.data.len() >= LEAST;
            let others =
                || (c + 2..columns.len()).any(|o| is(o, Role::Value) && self.differs(o, stat.distinct.len()));
            if !is(c, Role::Value)
                || !is(c + 1, Role::Dimension)
                || !again
                || !stat.most_are(stat.whole, 100)
                || !self.are_plain_digits(c)
                || columns.get(c).is_some_and(super::quiet::names_figures)
                || !self.one_to_one(c + 1, c)
                || !others()
            {
                continue;
            }
            if let Some(column) = columns.get_mut(c) {
                column.role = Role::Code;
                column.code_of = Some(c as u32 + 2);
                let said = Diagnostic::note("read.code-of").at(At::column(column.index));
                column.evidence.push(said.with("column", c as u64 + 2));
            }
        }
    }

    /// Whether a column has more different figures than there are codes.
    fn differs(&self, column: usize, codes: usize) -> bool {
        self.stat(column).distinct.len() > codes
    }

    /// Whether all cells are digits alone, and as many in each.
    fn are_plain_digits(&self, column: usize) -> bool {
        let cells = self.data.iter().map(|&r| self.grid.cell(r, column).trim());
        let lengths: HashSet<usize> =
            cells.map(|cell| if cell.bytes().all(|b| b.is_ascii_digit()) { cell.len() } else { 0 }).collect();
        lengths.len() == 1 && !lengths.contains(&0) && !lengths.contains(&1)
    }
}
