//! What of the table a reading is about: the members and the indicator that a chart of it shows, and the parts that a sum was made of.

use super::About;
use super::candidates::{selections_of, total_of};
use super::kinds::Sort;
use super::reading::Reading;
use super::slots::Side;
use super::table_index::{Amount, REST, TableIndex};
use crate::dataset::{DimensionKind, Flow};
use crate::period::Period;

/// For a chart; `None` where no one line of the table is meant.
pub(super) fn about(index: &TableIndex<'_>, reading: &Reading) -> Option<About> {
    let side = reading.side?;
    let mut select: Vec<(String, Vec<String>)> = Vec::new();
    let mut balance = None;
    match side.in_table() {
        Some(Flow::Turnover) => balance = Some("turnover"),
        Some(Flow::Balance) => balance = Some("balance"),
        Some(flow) => {
            let dataset = index.dataset;
            let found = dataset.dimensions.iter().find_map(|d| {
                let member = d.members.iter().find(|m| m.flow == Some(flow))?;
                Some((d, member))
            });
            if let Some((dimension, member)) = found.filter(|(d, _)| d.kind == DimensionKind::Flow) {
                select.push((dimension.name.clone(), vec![member.name.clone()]));
            }
        }
        None => {}
    }
    let said = index.named_in_scope(&reading.names);
    for (dim, members) in said.iter().filter(|(d, _)| index.ways.is_none_or(|(way, _)| way != *d)) {
        let dimension = index.dims.get(*dim).and_then(|d| index.dataset.dimensions.get(*d))?;
        if members.iter().any(|m| m & REST != 0) {
            return None;
        }
        let names = members.iter().map(|m| index.name(*dim, *m).to_owned()).collect();
        select.push((dimension.name.clone(), names));
    }
    // What is worked out of a balance or a turnover is shown beside that itself.
    let indicator = balance.or_else(|| drawn(reading));
    let period = reading.period;
    // A stretch of years is marked at its end.
    let at = match period {
        Period::Years(_, b) => Period::Year(b),
        p => p,
    };
    Some(About { select, indicator: indicator.map(str::to_owned), period: at.to_string() })
}

/// The indicator of a reading where the catalogue has a line of it with a figure at the reading's own period.
fn drawn(reading: &Reading) -> Option<&'static str> {
    let id = super::catalogued::indicator(reading)?;
    let on_last = || reading.base.is_some() && reading.base == reading.period.previous();
    let line = match id {
        "growth-year" | "difference-year" | "export-gdp" | "import-gdp" => true,
        "growth" | "difference" => on_last(),
        "share" => !reading.names.is_empty() && reading.against.is_none(),
        _ => false,
    };
    line.then_some(id)
}

/// The values that a level was added up from, with their signs; none where it stands in one cell.
pub(super) fn parts(index: &TableIndex<'_>, reading: &Reading, level: &Amount) -> Vec<(f64, i8)> {
    let Some(side) = reading.side else { return Vec::new() };
    if level.cells.len() < 2 || reading.sort == Sort::Target {
        return Vec::new();
    }
    if let (None, Flow::Turnover | Flow::Balance) = (side.topic, side.flow) {
        let of = |flow| {
            let selections = selections_of(index, Side::of(flow), &reading.names, index.plain);
            total_of(index, &selections, reading.period).map(|a| a.value)
        };
        let (Some(x), Some(m)) = (of(Flow::Export), of(Flow::Import)) else { return Vec::new() };
        let parts = match (side.flow, side.side) {
            (Flow::Turnover, _) => vec![(x, 1), (m, 1)],
            (_, -1) => vec![(m, 1), (x, -1)],
            _ => vec![(x, 1), (m, -1)],
        };
        return checked(parts, level);
    }
    // Cells of one flow: months of a year, members of a union.
    let mut found = Vec::new();
    for (row, column) in &level.cells {
        let value = index.dataset.series.iter().find_map(|s| {
            let point = s.points.iter().find(|p| (p.row, p.column) == (*row, *column))?;
            s.base_value(point).ok()
        });
        match value {
            Some(v) => found.push((v, 1)),
            None => return Vec::new(),
        }
    }
    checked(found, level)
}

/// Only what adds up to the level is shown as its parts.
fn checked(parts: Vec<(f64, i8)>, level: &Amount) -> Vec<(f64, i8)> {
    let sum: f64 = parts.iter().map(|(v, s)| v * f64::from(*s)).sum();
    let close = (sum - level.value).abs() <= 1e-9 * level.value.abs().max(1.0);
    if close && parts.len() > 1 { parts } else { Vec::new() }
}
