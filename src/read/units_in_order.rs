//! Lists of units, "Unit: tonnes, million USD": cut by the delimiter, and given to columns of as many names in the order of both.

use super::units::matching;
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

/// Gives each of several units to the columns of one name, in order, where there are as many names as units and what the names say
/// themselves, money or none, is against none of them.
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
    let money = |unit: &Unit| matches!(unit.quantity, Quantity::Money(_));
    let against = |(name, (unit, _)): (&String, &(Unit, String))| {
        matching(table, name).is_some_and(|(other, _)| money(other) != money(unit))
    };
    if names.iter().zip(table).any(against) {
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
