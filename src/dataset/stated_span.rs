//! The stretch of time that the title lines state, "Period: 2020.01 ~ 2022.07": a total in the column of periods is of all of it, where all the
//! others lie within. A total without any period among rows that all have one is of no period of theirs.

use super::names::is_total_name;
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::period::{Period, Step};
use crate::read::{Cells, RowKind, Table, is_blank};

/// Rows whose periods are looked at.
const ROWS: usize = 2000;
/// What stands between two ends.
const BETWEEN: [&str; 9] = ["~", "～", "〜", " - ", " – ", "–", " to ", " đến ", "-"];

/// Such a stretch, and the rows that are of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StatedSpan {
    period: Option<Period>,
    rows: (usize, Option<At>),
    /// Whether rows of totals, and no others, leave the column of periods blank.
    undated: bool,
}

/// The name of a total in one of some cells of a row.
fn total<'a>(row: &'a impl Cells, names: &[usize]) -> Option<&'a str> {
    names.iter().map(|c| row.cell(*c)).find(|t| is_total_name(t))
}

/// Whether only totals have no period: where the others print theirs again and again, or where they are few.
fn only_totals_undated(table: &Table, periods: usize, names: &[usize]) -> bool {
    let (mut blank, mut filled, mut again) = (0, 0, false);
    let mut last = "";
    for row in table.rows_of(RowKind::Data).take(ROWS) {
        let cell = table.grid.cell(row, periods);
        if is_blank(cell) {
            if !names.iter().any(|c| is_total_name(table.grid.cell(row, *c))) {
                return false;
            }
            blank += 1;
            continue;
        }
        again |= core::mem::replace(&mut last, cell) == cell;
        filled += 1;
    }
    blank > 0 && filled >= 3 && (again || blank * 3 <= filled)
}

/// A month or a year, in whatever digits.
fn end(text: &str) -> Option<Period> {
    let text = text.trim();
    let read = || lang::when(text).and_then(|w| w.period());
    let compact = || {
        // "202001"
        let (year, month) = text.split_at_checked(4).filter(|_| text.len() == 6)?;
        let (year, month): (i16, u8) = (year.parse().ok()?, month.parse().ok()?);
        ((1900..=2150).contains(&year) && (1..=12).contains(&month)).then_some(Period::Month(year, month))
    };
    compact().or_else(read).filter(|p| matches!(p.step(), Step::Month | Step::Year | Step::Quarter))
}

/// The stretch that a text states: what stands around a dash, with no other word.
fn stated(text: &str) -> Option<Period> {
    let apart = |c: char| matches!(c, ',' | ';' | ':' | '：' | '(' | ')' | '[' | ']' | '，' | '、');
    text.split(apart).find_map(|piece| {
        BETWEEN.iter().find_map(|dash| {
            let (from, to) = piece.split_once(dash)?;
            let (from, to) = (end(from)?, end(to)?);
            match (from, to) {
                (Period::Month(y, m), Period::Month(z, n)) if from < to => Some(Period::Months(y, m, z, n)),
                (Period::Quarter(y, q), Period::Quarter(z, r)) if from < to => {
                    Some(Period::Months(y, q * 3 - 2, z, r * 3))
                }
                (Period::Year(y), Period::Year(z)) if y < z => Some(Period::Years(y, z)),
                _ => None,
            }
        })
    })
}

impl StatedSpan {
    /// What the lines above a table state, where totals stand in its column of periods.
    pub(super) fn of(table: &Table, periods: Option<usize>, names: &[usize]) -> StatedSpan {
        let Some(column) = periods else { return StatedSpan::default() };
        let none = StatedSpan { undated: only_totals_undated(table, column, names), ..StatedSpan::default() };
        let cells = || table.rows_of(RowKind::Data).take(ROWS).map(|r| table.grid.cell(r, column).trim());
        if !none.undated && !cells().any(is_total_name) {
            return none;
        }
        let lines = [RowKind::Title, RowKind::Unit].map(|kind| table.texts_of(kind));
        let Some(period) = lines.iter().flatten().find_map(|line| stated(line)) else { return none };
        let (first, last) = (period.first_day(), period.end_day());
        let within = |p: Period| p.first_day() >= first && p.end_day() <= last;
        let fits = cells().filter_map(lang::when).filter_map(|w| w.period()).all(within);
        StatedSpan { period: Some(period).filter(|_| fits), ..none }
    }

    /// The stretch, for a cell of the column of periods that says "total".
    pub(super) fn of_total(&mut self, cell: &str, row: u32) -> Option<Period> {
        let period = self.period.filter(|_| is_total_name(cell))?;
        self.rows.0 += 1;
        self.rows.1 = self.rows.1.or(Some(At::row(row)));
        Some(period)
    }

    /// The name of a total that leaves the column of periods blank, where that is of no row above it; and the stretch it is of, if one is stated.
    pub(super) fn undated_total<'a>(
        &mut self,
        row: &'a impl Cells,
        names: &[usize],
    ) -> Option<(&'a str, Option<Period>)> {
        let name = total(row, names).filter(|_| self.undated)?;
        if self.period.is_some() {
            self.rows.0 += 1;
            self.rows.1 = self.rows.1.or(Some(At::row(row.number())));
        }
        Some((name, self.period))
    }

    /// What to say of such rows.
    pub(super) fn said(self) -> Option<Diagnostic> {
        let said = Diagnostic::note("dataset.total-of-span").at(self.rows.1?).with("n", self.rows.0);
        Some(said.with("period", self.period?.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::stated;

    #[test]
    fn a_stretch_stands_between_two_ends_and_nothing_else() {
        let of = |text: &str| stated(text).map(|p| p.to_string());
        assert_eq!(
            of("Basis: clearance, period: 202103 ~202109 , country: all").as_deref(),
            Some("2021-03/2021-09")
        );
        assert_eq!(of("Exports (2004 - 2009)").as_deref(), Some("2004/2009"));
        assert_eq!(of("Phone 024-3733"), None);
        assert_eq!(of("Period: 2009 - 2004"), None);
    }
}
