//! What the lines above a table say of all of it: its titles, and the year that they name.

use crate::lang;
use crate::read::{RowKind, Table};

/// The title lines; of a web page the heading above the table, where it has none of its own.
pub(super) fn titles_of(table: &Table) -> Vec<String> {
    let mut titles = table.texts_of(RowKind::Title);
    titles.extend(crate::dataset::dates::beside_units(table));
    let container = &table.understanding.container;
    let heading = container.sheet_name();
    if titles.is_empty() && container.format == "html" && heading.contains(char::is_alphabetic) {
        return vec![heading.to_owned()];
    }
    titles
}

/// The one year that the title lines name.
pub(super) fn year_of_title(table: &Table) -> Option<i16> {
    let titles = titles_of(table);
    let one = |t: &String| lang::when_in(t).filter(|w| !w.period().is_some_and(crate::read::spans_years));
    let mut years: Vec<i16> = titles.iter().filter_map(|t| one(t).and_then(|w| w.year)).collect();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}
