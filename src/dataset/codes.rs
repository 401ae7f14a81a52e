//! Codes that stand beside names: ISO codes of countries, HS codes of goods, identifiers of series. They tell nothing apart that the names do
//! not, and so are no dimensions; the long table has them, for who joins it with others.

use super::Dataset;
use super::givers::Plan;
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::read::{Cells, Column, Role, RowKind, Table, is_blank, tidy};
use std::collections::BTreeMap;

/// A column of codes, or a row of them above the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Codes {
    /// What the file calls them.
    pub name: String,
    /// The dimension whose members they are of; `None` for those of measures.
    pub dimension: Option<String>,
    /// By the name beside them.
    pub of: BTreeMap<String, String>,
}

/// Where codes of names stand in a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CodeColumn {
    pub(super) at: usize,
    /// The column of the names.
    of: usize,
    name: String,
}

/// Words of headings that say only that a column is of codes or of names.
const IDLE: &[&str] = &[
    "code",
    "codes",
    "id",
    "iso",
    "iso2",
    "iso3",
    "name",
    "names",
    "label",
    "labels",
    "desc",
    "description",
    "number",
    "no",
    "m49",
    "cpc",
    "key",
    "ma",
    "ten",
    "of",
    "the",
    "wb",
    "weo",
];

/// The words of a heading that say what is named: "reporter" of "reporterCode".
fn words(heading: &str) -> Vec<String> {
    let mut apart = String::with_capacity(heading.len() + 4);
    let mut small = false;
    for c in heading.chars() {
        if small && c.is_uppercase() {
            apart.push(' ');
        }
        small = c.is_lowercase();
        apart.push(c);
    }
    let folded = lang::fold(&apart);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !IDLE.contains(w));
    words.map(str::to_owned).collect()
}

/// Whether every name of a column has one code, as far as is looked.
fn has_one_each(table: &Table, of: usize, code: usize) -> bool {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut rows = table.rows_of(RowKind::Data).take(2000);
    rows.all(|r| {
        *known.entry(table.grid.cell(r, of)).or_insert(table.grid.cell(r, code)) == table.grid.cell(r, code)
    })
}

/// The columns of codes of what other columns name. Where one word stands over every row, any other fits it: then the one that is called
/// alike counts, or that beside it.
pub(super) fn columns(table: &Table) -> Vec<CodeColumn> {
    let columns = &table.understanding.columns;
    let names = |c: &Column| matches!(c.role, Role::Dimension | Role::Measure);
    let of_code = |at: usize, column: &Column| {
        let found = (column.code_of? as usize).checked_sub(1)?;
        let own = words(&column.name);
        let alike = |c: &Column| words(&c.name).iter().any(|w| own.contains(w));
        if columns.get(found).is_some_and(alike) {
            return Some(found);
        }
        let others = columns.iter().enumerate().filter(|(c, k)| *c != at && k.role != Role::Code && alike(k));
        let mut others = others.map(|(c, k)| (c, names(k)));
        if let Some((other, named)) = others.next() {
            return Some(other).filter(|o| named && has_one_each(table, *o, at));
        }
        let (low, high) = (at.min(found), at.max(found));
        let between = columns.iter().take(high).skip(low + 1);
        // A unit names nothing that a code could be of.
        between.into_iter().all(|c| matches!(c.role, Role::Code | Role::Unit)).then_some(found)
    };
    let coded = columns.iter().enumerate().filter(|(_, c)| c.role == Role::Code);
    coded
        .filter_map(|(at, column)| {
            let name = if column.name.is_empty() { "code" } else { column.name.as_str() };
            Some(CodeColumn { at, of: of_code(at, column)?, name: name.to_owned() })
        })
        .collect()
}

/// A name that has another code further down: how many there are, and what is to be said of the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Recoded(usize, Option<Diagnostic>);

impl Recoded {
    fn add(&mut self, at: At, name: &str, first: &str, now: &str) {
        self.0 += 1;
        if self.1.is_none() {
            let said = Diagnostic::warning("dataset.code-changes").at(at).with("name", name);
            self.1 = Some(said.with("first", first).with("found", now));
        }
    }

    /// What to say of them.
    pub(super) fn said(self) -> Option<Diagnostic> {
        self.1.map(|said| said.with("n", self.0))
    }
}

/// Takes the codes of a row whose names, or codes, are new. The first code of a name stays; another is counted.
pub(super) fn take(
    dataset: &mut Dataset,
    plan: &Plan,
    row: &impl Cells,
    members: &[u32],
    measure: &str,
    recoded: &mut Recoded,
) {
    for column in &plan.codes {
        let dimension = plan.dimensions.iter().position(|d| d.part.is_none() && d.columns == [column.of]);
        let of = dimension.and_then(|d| dataset.dimensions.get(d));
        let member = |d: usize| of?.members.get(*members.get(d)? as usize);
        let name = match dimension {
            Some(d) => member(d).map_or("", |m| m.name.as_str()),
            None if plan.measure == Some(column.of) => measure,
            None => "",
        };
        let code = row.cell(column.at);
        if is_blank(code) || name.is_empty() {
            continue;
        }
        let (name, dimension) = (name.to_owned(), of.map(|d| d.name.clone()));
        let known = dataset.codes.iter().position(|c| c.name == column.name && c.dimension == dimension);
        let at = known.unwrap_or_else(|| {
            dataset.codes.push(Codes { name: column.name.clone(), dimension, of: BTreeMap::new() });
            dataset.codes.len() - 1
        });
        if let Some(codes) = dataset.codes.get_mut(at) {
            let now = tidy(code);
            match codes.of.get(&name) {
                None => {
                    codes.of.insert(name, now);
                }
                Some(first) if *first != now => {
                    let at = At::cell(row.number(), column.at as u32 + 1);
                    recoded.add(at, &name, first, &now);
                }
                Some(_) => {}
            }
        }
    }
}

/// Takes the identifiers of series that stand above the figures, by the names of the measures.
pub(super) fn of_series(dataset: &mut Dataset, plan: &Plan) {
    let mut found: Vec<Codes> = Vec::new();
    for value in &plan.values {
        let Some((label, code)) = &value.code else { continue };
        if dataset.measures.iter().all(|m| m.name != value.name) {
            continue;
        }
        let at = found.iter().position(|c| c.name == *label).unwrap_or_else(|| {
            found.push(Codes { name: label.clone(), ..Codes::default() });
            found.len() - 1
        });
        if let Some(codes) = found.get_mut(at) {
            codes.of.entry(value.name.clone()).or_insert_with(|| code.clone());
        }
    }
    dataset.codes.extend(found);
}
