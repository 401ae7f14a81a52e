//! Heads of sheets of series: rows above the figures that say at the left what they hold (title, unit, identifier, source). The one that
//! holds names gives them; units and identifiers stand beside them.

use super::grid::Grid;
use super::header;
use super::layout::Rows;
use super::{Announces, Column, RowKind, announces, tidy};
use crate::lang;
use crate::unit::{Quantity, Unit};

/// Header rows that say at the left what they hold (title, code, unit, source …): only the one that holds names gives them.
#[inline(never)]
pub(super) fn name_row_only(columns: &mut [Column], grid: &Grid, rows: &Rows) {
    let labels: Vec<String> = rows
        .header
        .iter()
        .map(|&r| lang::fold(grid.cell(r, 0)).trim_end_matches([':', ' ']).to_owned())
        .collect();
    let mut unit_rows = rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Unit);
    let unit_row = unit_rows.any(|(r, _)| announces(grid.cell(r, 0)) == Some(Announces::Unit));
    let labelled = labels.iter().filter(|l| !l.is_empty()).count();
    if labelled + usize::from(unit_row) < 3 {
        return;
    }
    let is_name = |l: &String| {
        matches!(
            l.as_str(),
            "title"
                | "series name"
                | "series title"
                | "name"
                | "description"
                | "系列名称"
                | "libelle"
                | "series"
                | "label"
                | "indicator"
                | "ten"
                | "ten chi tieu"
                | "指標名"
                | "series description"
                | "item"
                | "bezeichnung"
                | "titulo"
                | "titel"
                | "titre"
                | "titolo"
                | "nombre"
                | "nome"
                | "nome da serie"
                | "nombre de la serie"
                | "tytul"
                | "nazwa"
                | "名称"
                | "計列名"
                | "系列名"
                | "descripcion de la serie"
                | "nombre de serie"
                | "series_title"
                | "intitule"
                | "descripcion"
                | "descrizione"
                | "opis"
                | "series_name"
        )
    };
    let units = labels.iter().position(|l| announces(l) == Some(Announces::Unit));
    // Rows without a word of their own above those with one: codes, and below them the names.
    let has_units = units.is_some() || unit_row;
    let unlabelled = || {
        let first = labels.iter().position(|l| !l.is_empty()).filter(|_| has_units)?;
        first.checked_sub(1)
    };
    let named = labels.iter().position(is_name);
    let Some(level) = named.or_else(unlabelled) else { return };
    // Of two rows above a row of units the other says where the figures are from, or is of codes; quarters name them as well.
    let aside =
        |l: &String| matches!(announces(l), Some(Announces::Source | Announces::Note | Announces::Code));
    if labelled < 3 && !labels.iter().enumerate().all(|(at, l)| at == level || aside(l)) {
        return;
    }
    let figures: Vec<usize> =
        rows.values.iter().enumerate().filter(|(_, v)| **v).map(|(column, _)| column).collect();
    let at = |row: usize, column: usize| rows.header.get(row).map_or("", |r| grid.cell(*r, column).trim());
    // "Exports | Exports | Imports" above "Real | Nominal | Real": both rows name, but for one of codes.
    let above: Vec<usize> = (0..level)
        .filter(|&l| {
            let own = labels.get(l).is_some_and(String::is_empty);
            let differs = figures.iter().any(|c| at(l, *c) != at(l, figures.first().copied().unwrap_or(0)));
            own && differs && !figures.iter().all(|c| header::is_code(at(l, *c)))
        })
        .filter(|_| named.is_none())
        .collect();
    let code = (0..labels.len()).find(|&l| l != level && is_identifiers(&labels, l, &figures, at));
    // "PreUnit: £ | Unit: m", "Einheit: EUR | Dimension: Millionen": sign and scale in rows of their own.
    let labelled = |names: &[&str]| labels.iter().position(|l| names.contains(&l.as_str()));
    let (before, scale) = (labelled(&["preunit", "dimension"]), labelled(&["unit", "einheit"]));
    for (c, column) in columns.iter_mut().enumerate() {
        if c == 0 {
            column.header.clear();
        } else if let Some(name) = column.header.get(level).filter(|n| !n.is_empty()).cloned() {
            // The unit stays beside the name where it is one.
            let both = before.zip(scale).and_then(|(a, b)| {
                let words = [column.header.get(a)?.as_str(), " ", column.header.get(b)?].concat();
                lang::unit_of(words.trim()).map(|_| words)
            });
            let said = units.and_then(|at| column.header.get(at)).filter(|t| !t.is_empty());
            let unit = said.filter(|t| lang::unit_in(t).is_some());
            // The row of units stands apart from the header: its scale waits here.
            let waits = || {
                let own = before.filter(|_| scale.is_none()).and_then(|at| column.header.get(at));
                own.filter(|t| lang::unit_of(t).is_some_and(|u| u.quantity == Quantity::Number))
            };
            let unit = both.or_else(|| unit.or_else(waits).cloned());
            // Over two rows of names a unit stands beside them, lest it be cut out of one.
            if !above.is_empty()
                && let Some(words) = said
            {
                let of_words = || Unit::of(Quantity::Other(words.clone()));
                column.unit = Some(lang::unit_in(words).map_or_else(of_words, |(unit, _)| unit));
                column.unit_text.clone_from(words);
            }
            if let Some(code) = code {
                let label = tidy(rows.header.get(code).map_or("", |r| grid.cell(*r, 0)));
                column.series_code = Some((label, tidy(at(code, c))));
            }
            let names = above.iter().filter_map(|l| column.header.get(*l).cloned()).filter(|t| !t.is_empty());
            let names: Vec<String> = names.chain(core::iter::once(name)).collect();
            let unit = unit.filter(|_| column.unit.is_none());
            column.header = names.into_iter().chain(unit).collect();
        }
    }
}

/// Whether a row above the figures holds identifiers, a different one over each column, and is called so.
fn is_identifiers<'g>(
    labels: &[String],
    level: usize,
    figures: &[usize],
    at: impl Fn(usize, usize) -> &'g str,
) -> bool {
    let called = labels.get(level).is_some_and(|l| {
        announces(l) == Some(Announces::Code)
            || matches!(l.as_str(), "cdid" | "idbank" | "mnemonic" | "series key")
    });
    let mut seen = Vec::new();
    let identifier = |text: &str| !text.is_empty() && !text.contains(' ');
    called
        && figures.len() <= 2000
        && figures.iter().all(|&c| {
            let text = at(level, c);
            let new = identifier(text) && !seen.contains(&text);
            seen.push(text);
            new
        })
}
