//! A table to a dataset, all its rows at once.

use super::Dataset;
use super::gather::Gather;
use crate::diag::{Diagnostic, Warned};
use crate::read::{GridRow, RowKind, Table};

/// Builds the dataset of a table, or says why there is none.
///
/// ```
/// use kimngach::{dataset, read::{self, Hints}};
/// let file = "period,flow,unit,value\n2004,X,million USD,26485.0\n2005,X,million USD,32447.1\n";
/// let table = read::read(file.as_bytes(), "x.csv", &Hints::default(), &read::native::Native).unwrap();
/// let dataset = dataset::build(&table).unwrap().output;
/// assert_eq!(dataset.flow(&dataset.series[0]), Some(dataset::Flow::Export));
/// assert_eq!(dataset.series[0].points.len(), 2);
/// ```
pub fn build(table: &Table) -> Result<Warned<Dataset>, Vec<Diagnostic>> {
    build_keeping(table, None, usize::MAX)
}

/// The same with only dimensions of some names told apart, and figures added up over all others; over more where there are more
/// figures than so many.
pub fn build_keeping(
    table: &Table,
    keep: Option<&[String]>,
    room: usize,
) -> Result<Warned<Dataset>, Vec<Diagnostic>> {
    if table.understanding.data_rows == 0 {
        return Err(vec![Diagnostic::error("read.header-only")]);
    }
    let mut gather = Gather::keeping(table, keep)?;
    for (row, kind) in table.rows.iter().enumerate() {
        if matches!(kind, RowKind::Data | RowKind::Group) {
            gather.row(&GridRow(&table.grid, row), *kind);
        }
    }
    if let Some(keep) = gather.better_kept(room) {
        return build_keeping(table, Some(&keep), room);
    }
    gather.finish(table.texts_of(RowKind::Note))
}
