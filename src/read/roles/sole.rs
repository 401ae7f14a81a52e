//! Of several columns that could play one part the one that does: units and measures.

use super::Roles;
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::read::{Column, Role, RowKind, says_quantity, says_value};

/// How a heading begins that says how many of something there are, folded.
const COUNTS: [&str; 5] = ["so ", "number of ", "no. of ", "# of ", "count of "];

impl Roles<'_> {
    /// Whether the columns say themselves what is measured, a number of things beside an amount with its unit: "Projects", "Capital
    /// (million USD)". The rows are then of whom that is told, even under a word like "indicator".
    pub(super) fn are_measured(&self, columns: &[Column]) -> bool {
        let values = || columns.iter().enumerate().filter(|(c, _)| self.rows.values.get(*c) == Some(&true));
        // "Quantity | Value" under every period, and rows of a name over those that follow: these are goods.
        let says = |says: fn(&str) -> bool, not: fn(&str) -> bool| {
            let name =
                |c: &Column| lang::fold(c.header.iter().rev().find(|t| !t.is_empty()).map_or("", |t| t));
            values().filter(|(_, c)| says(&name(c)) && !not(&name(c))).count()
        };
        let (quantities, amounts_said) = (says(says_quantity, says_value), says(says_value, says_quantity));
        let headed = self.rows.kinds.contains(&RowKind::Group);
        if cfg!(feature = "studio")
            && headed
            && quantities > 0
            && amounts_said > 0
            && quantities + amounts_said == values().count()
        {
            return true;
        }
        let (mut counts, mut amounts) = (false, false);
        for (_, column) in values() {
            match lang::unit_in(&column.name) {
                Some((unit, _)) => amounts |= unit.has_magnitude(),
                None => counts |= COUNTS.iter().any(|w| lang::fold(&column.name).starts_with(w)),
            }
        }
        counts && amounts
    }

    /// Whether a column beside one of years holds months by their names and, below them, rows of another kind: "Aug. | 2025", "Sep. | 2025",
    /// "Mean revision | 2025".
    pub(super) fn are_months_and_names(&self, column: usize) -> bool {
        let stat = self.stat(column);
        cfg!(feature = "studio")
            && stat.parts >= 3
            && stat.numbers == 0
            && stat.most_are(stat.parts + stat.whole_years, 60)
    }

    /// "Currency | Buying | Selling" over USD, EUR, USD: currencies that are priced, no units of their prices.
    fn priced_currencies(&self, columns: &mut [Column]) {
        const PRICED: [&str; 12] = [
            "buy", "buying", "sell", "selling", "bid", "ask", "mua", "ban", "rate", "ty gia", "compra",
            "venta",
        ];
        let priced = |column: &Column| {
            let name = [" ", &lang::fold(&column.name), " "].concat();
            PRICED.iter().any(|w| name.contains(&[" ", w, " "].concat()))
        };
        let values = || columns.iter().filter(|k| k.role == Role::Value);
        if values().next().is_none() || !values().all(|k| k.unit.is_none() && priced(k)) {
            return;
        }
        let bare = |cell: &str| {
            lang::unit_of(cell).is_some_and(|u| {
                matches!(u.quantity, crate::unit::Quantity::Money(_)) && u.power == 0 && u.per.is_none()
            })
        };
        for (c, column) in columns.iter_mut().enumerate().filter(|(_, k)| k.role == Role::Unit) {
            if self.stat(c).distinct.len() > 1 && self.data.iter().all(|&r| bare(self.grid.cell(r, c))) {
                column.role = Role::Dimension;
                column.evidence.push(Diagnostic::note("read.role-words").at(At::column(column.index)));
            }
        }
    }

    /// Of two columns of units, one of codes ("Unit Code" beside "Unit"), the words give the unit.
    pub(super) fn one_unit(&self, columns: &mut [Column]) {
        self.priced_currencies(columns);
        let units: Vec<usize> =
            columns.iter().enumerate().filter(|(_, k)| k.role == Role::Unit).map(|(c, _)| c).collect();
        let coded = |c: usize| {
            columns.get(c).is_some_and(|k| lang::fold(&k.name).replace('_', " ").ends_with("code"))
        };
        let (codes, names): (Vec<usize>, Vec<usize>) = units.into_iter().partition(|&c| coded(c));
        if names.is_empty() {
            return;
        }
        for c in codes {
            if let Some(column) = columns.get_mut(c) {
                column.role = Role::Code;
            }
        }
        // What only looks like units ("W00") breaks down where another column says that it holds them.
        let said = |k: &Column| k.evidence.iter().any(|e| e.code == "read.role-word");
        if names.iter().any(|&c| columns.get(c).is_some_and(said)) {
            for c in names {
                if let Some(column) =
                    columns.get_mut(c).filter(|k| !said(k) && !lang::fold(&k.name).contains("unit"))
                {
                    column.role = Role::Dimension;
                }
            }
        }
    }

    /// Of several columns that name measures the one with most names does; the others break down.
    pub(super) fn one_measure(&self, columns: &mut [Column]) {
        let list: Vec<usize> =
            columns.iter().enumerate().filter(|(_, k)| k.role == Role::Measure).map(|(c, _)| c).collect();
        // Codes have as many values as the names they stand for: names have spaces between words.
        let words = |c: usize| {
            self.data.iter().take(200).filter(|&&row| self.grid.cell(row, c).contains(' ')).count()
        };
        let most = list.iter().copied().rev().max_by_key(|&c| (self.stat(c).distinct.len(), words(c)));
        for c in list {
            if Some(c) != most
                && let Some(column) = columns.get_mut(c)
            {
                column.role = Role::Dimension;
            }
        }
    }
}
