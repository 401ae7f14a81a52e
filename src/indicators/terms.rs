//! Terms of trade: export prices against import prices, and what exports can buy of imports. Which index stands beside which is
//! found by members and names.

use super::formula::Formula;
use super::selection::{Task, lists_measures, says_general};
use super::units::percent;
use super::work::{mixed_periods, refuse, work};
use super::{Line, Reason, Record};
use crate::dataset::{DimensionKind, Flow, MeasureKind, Series};
use crate::diag::Diagnostic;
use crate::unit::{Quantity, Unit};

/// The import series of an export series of indices.
fn beside_exports(task: &Task<'_>, x: usize) -> Option<usize> {
    task.of_flow(x, Flow::Import)
}

/// Export prices against import prices.
pub(super) const TERMS: Formula<2> =
    Formula {
        text: "100 × Pₓ ÷ Pₘ", names: ["Pₓ", "Pₘ"], of: |[x, m]| (m > 0.0).then(|| 100.0 * x / m)
    };

/// Exports at import prices.
pub(super) const INCOME_TERMS: Formula<2> =
    Formula { text: "100 × X ÷ Pₘ", names: ["X", "Pₘ"], of: TERMS.of };

/// Export prices against import prices, both with the same base.
pub fn terms(px: &Record, pm: &Record) -> Record {
    let of = [px, pm];
    if mixed_periods(&of) {
        return refuse(&of, Reason::MixedPeriods);
    }
    let unit = Unit { ..px.unit.clone() };
    work(&TERMS, of, unit)
}

/// Whether words speak of prices: "price", "unit value", "giá", but not "trị giá" (value) nor "tỷ giá" (a rate).
fn says_price(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let follows = |n: usize, of: &[&str]| words.get(n).is_some_and(|w| of.contains(w));
    words.iter().enumerate().any(|(n, word)| match *word {
        "price" | "prices" => true,
        "unit" => follows(n + 1, &["value", "values"]),
        "giá" => !(follows(n + 1, &["trị"]) || n > 0 && follows(n - 1, &["trị", "tỷ", "tỉ", "đánh"])),
        _ => false,
    })
}

/// The indices of prices of a flow: an index of values is none, whatever its base. Measure, member or title must say so.
fn price_indices(task: &Task<'_>, flow: Flow) -> Vec<usize> {
    let dataset = task.dataset;
    let is_of_prices = |i: &usize| {
        let Some(series) = dataset.series.get(*i) else { return false };
        dataset.measure(series).is_some_and(|m| says_price(&m.name))
            || (0..dataset.dimensions.len())
                .any(|d| dataset.member(series, d).is_some_and(|m| says_price(&m.name)))
            || dataset.title.iter().any(|line| says_price(line))
    };
    task.selected_of(MeasureKind::Index, Some(flow)).into_iter().filter(is_of_prices).collect()
}

pub(super) fn terms_of_trade(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for x in price_indices(task, Flow::Export) {
        let Some(m) = beside_exports(task, x) else { continue };
        let record = |p| terms(&task.figure(x, p), &task.figure(m, p)).at(p);
        let unit = task.dataset.series.get(x).map(|s| s.unit.base()).unwrap_or_else(percent);
        lines.push(task.line(x, unit, task.periods(&[x]).into_iter().map(record).collect()));
    }
    Ok(lines)
}

/// The index of import prices that exports are divided by: that of the same goods, else the general one, else the only one there
/// is; never that of other goods. Of several bases one that stands still.
fn import_prices(task: &Task<'_>, x: usize, all: &[usize]) -> Option<usize> {
    let dataset = task.dataset;
    let exports = dataset.series.get(x)?;
    let moves = |s: &Series| match &s.unit.quantity {
        Quantity::Index(base) => !base.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4),
        _ => true,
    };
    let fit = |&m: &usize| {
        let index = dataset.series.get(m)?;
        let mut other = 0;
        for (d, dimension) in dataset.dimensions.iter().enumerate() {
            let same = index.members.get(d) == exports.members.get(d);
            if same || dimension.kind == DimensionKind::Flow || lists_measures(dataset, d) {
                continue;
            }
            let general = dataset.member(index, d).is_none_or(|m| says_general(&m.name));
            if !general && !task.is_whole(index, d) && all.len() > 1 {
                return None;
            }
            other += 1;
        }
        Some((other, moves(index), m))
    };
    all.iter().filter_map(fit).min().map(|(_, _, m)| m)
}

/// What exports can buy of imports: their value at the import prices of the base period.
pub(super) fn income_terms(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    let imports = price_indices(task, Flow::Import);
    for x in task.selected_of(MeasureKind::Value, Some(Flow::Export)) {
        let Some(pm) = import_prices(task, x, &imports) else { continue };
        let unit = task.dataset.series.get(x).map(|s| s.unit.base()).unwrap_or_default();
        let record = |p| work(&INCOME_TERMS, [&task.figure(x, p), &task.figure(pm, p)], unit.clone()).at(p);
        lines.push(task.line(x, unit.clone(), task.periods(&[x]).into_iter().map(record).collect()));
    }
    Ok(lines)
}
