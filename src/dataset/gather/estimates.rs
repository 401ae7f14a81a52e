//! "Estimates Start After | 2021": a column that says of each row until which year its figures are outcomes. Later ones are estimates.

use crate::lang::{self, Sure};
use crate::period::Period;
use crate::read::{RowKind, Table};

/// What such a column is called, folded.
const NAMES: &[&str] = &[
    "estimates start after",
    "estimates begin after",
    "estimate starts after",
    "forecasts start after",
    "forecast starts after",
    "projections start after",
    "projections begin after",
    "latest actual annual data",
    "latest actual data",
];

/// The column, where its cells are years.
pub(in crate::dataset) fn column(table: &Table) -> Option<usize> {
    let columns = &table.understanding.columns;
    let at = columns.iter().position(|c| {
        let name = lang::fold(&c.header.join(" ")).replace('_', " ");
        NAMES.contains(&name.trim())
    })?;
    let mut cells = table.rows_of(RowKind::Data).take(400).map(|r| table.grid.cell(r, at));
    let years = |cell: &str| cell.trim().is_empty() || year(cell).is_some();
    cells.all(years).then_some(at)
}

/// The last year of outcomes that a cell names.
pub(super) fn year(cell: &str) -> Option<i16> {
    lang::when(cell).filter(lang::When::is_year).and_then(|w| w.year)
}

/// How sure a figure is of a period, where outcomes end with a year.
pub(super) fn sure(until: Option<i16>, period: Option<Period>) -> Option<Sure> {
    (period?.year() > until?).then_some(Sure::Estimate)
}
