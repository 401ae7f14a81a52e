//! Lists of units, "Unit: tonnes, million USD": cut by the delimiter, and given to columns of as many names in the order of both.

use super::{Announces, Column, Role, announces};
use crate::diag::Diagnostic;
use crate::lang;
use crate::unit::{Quantity, Unit};

/// The units of a line that the delimiter cut: "Unit: tonnes | thousand USD | USD/tonne" from the left edge on, where the first stands
/// behind its word over the names of the rows. They stand over no column of theirs.
pub(super) fn cut(filled: &[(usize, &str)], columns: &[Column]) -> Option<Vec<(Unit, String)>> {
    let (&(0, first), rest) = filled.split_first()? else { return None };
    let (word, unit) = first.split_once([':', '：'])?;
    let run_on = filled.iter().enumerate().all(|(at, (column, _))| at == *column);
    let names = columns.first().is_some_and(|c| c.role != Role::Value);
    if rest.is_empty() || !run_on || !names || announces(word) != Some(Announces::Unit) {
        return None;
    }
    let cells = std::iter::once(unit).chain(rest.iter().map(|(_, cell)| *cell));
    cells.map(|cell| Some((lang::unit_of(cell)?, cell.trim().to_owned()))).collect()
}

/// What a column's name says that its figures count.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Area,
    Amount,
    Money,
    Price,
    People,
}

/// Words of names, folded, the longer first.
const SAID: [(&str, Kind); 30] = [
    ("unit price", Kind::Price),
    ("unit value", Kind::Price),
    ("don gia", Kind::Price),
    ("nang suat", Kind::Price),
    ("tri gia", Kind::Money),
    ("gia tri", Kind::Money),
    ("price", Kind::Price),
    ("prix", Kind::Price),
    ("precio", Kind::Price),
    ("preis", Kind::Price),
    ("area", Kind::Area),
    ("dien tich", Kind::Area),
    ("superficie", Kind::Area),
    ("flache", Kind::Area),
    ("san luong", Kind::Amount),
    ("khoi luong", Kind::Amount),
    ("so luong", Kind::Amount),
    ("quantity", Kind::Amount),
    ("output", Kind::Amount),
    ("production", Kind::Amount),
    ("volume", Kind::Amount),
    ("weight", Kind::Amount),
    ("value", Kind::Money),
    ("amount in", Kind::Money),
    ("population", Kind::People),
    ("dan so", Kind::People),
    ("lao dong", Kind::People),
    ("workers", Kind::People),
    ("employees", Kind::People),
    ("luong", Kind::Amount),
];

/// What a name says that it counts, where it says it.
fn says(name: &str) -> Option<Kind> {
    let folded = lang::fold(name);
    SAID.iter().find(|(word, _)| folded.contains(word)).map(|(_, kind)| *kind)
}

impl Kind {
    /// Whether a unit counts such a thing.
    fn counts(self, unit: &Unit) -> bool {
        let area = |words: &str| {
            let folded = lang::fold(words);
            ["ha", "hectares", "acres", "km2", "m2", "hecta"]
                .iter()
                .any(|w| folded.split(' ').any(|part| part == *w))
        };
        match (self, &unit.quantity) {
            (Kind::Price, _) => unit.per.is_some(),
            _ if unit.per.is_some() => false,
            (Kind::Money, Quantity::Money(_)) | (Kind::People, Quantity::Person) => true,
            (Kind::Area, Quantity::Other(words)) => area(words),
            (Kind::Amount, Quantity::Tonne) => true,
            (Kind::Amount, Quantity::Other(words)) => !area(words),
            _ => false,
        }
    }
}

/// Gives each of several units to the columns of one name, in order, where there are as many names as units and each name says that it
/// counts what its unit does.
pub(super) fn give(columns: &mut [Column], table: &[(Unit, String)]) {
    let mut names: Vec<String> = Vec::new();
    for column in columns.iter().filter(|c| c.role == Role::Value) {
        if column.unit.is_some() || column.name.is_empty() {
            return;
        }
        if names.last() != Some(&column.name) {
            names.push(column.name.clone());
        }
    }
    let again = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    if table.len() < 2 || names.len() != table.len() || names.iter().any(again) {
        return;
    }
    // What a name says of itself has to be what its unit counts, for each of them: "Price, Output" under "tonnes, USD/tonne" are listed
    // otherwise, and exports and imports under "tonnes, million USD" are told in both.
    let fits =
        |(name, (unit, _)): (&String, &(Unit, String))| says(name).is_some_and(|kind| kind.counts(unit));
    if !names.iter().zip(table).all(fits) {
        return;
    }
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        let at = names.iter().position(|name| *name == column.name);
        let Some((unit, words)) = at.and_then(|at| table.get(at)) else { continue };
        let said = Diagnostic::note("read.unit-table").at(crate::diag::At::column(column.index));
        column.evidence.push(said.with("unit", words.clone()));
        (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
    }
}
