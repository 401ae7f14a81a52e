//! "Exports (USD million) | Imports (USD million) | Balance": a balance that names no unit has that of both sides, where it is their
//! difference to the last digit, and that is said.

use super::{Dataset, Flow, Series};
use crate::diag::{At, Diagnostic};
use crate::figure::Interval;
use crate::unit::Unit;
use std::collections::HashMap;

/// Gives such balances their unit.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let bare = |s: &Series| s.unit_text.is_empty() && s.unit == Unit::default();
    if !dataset.series.iter().any(|s| bare(s) && flow(dataset, s) == Some(Flow::Balance)) {
        return;
    }
    // Both sides by their names: looked up, for a table may have very many.
    let mut sides: HashMap<(Vec<u32>, u32, Flow), &Series> = HashMap::new();
    for series in &dataset.series {
        if let Some(flow @ (Flow::Export | Flow::Import)) = flow(dataset, series) {
            sides.entry((names(dataset, series), series.measure, flow)).or_insert(series);
        }
    }
    let mut found: Vec<(usize, Unit, String)> = Vec::new();
    for (at, series) in dataset.series.iter().enumerate() {
        if flow(dataset, series) != Some(Flow::Balance) || !bare(series) {
            continue;
        }
        let side = |wanted: Flow| sides.get(&(names(dataset, series), series.measure, wanted));
        let (Some(out), Some(into)) = (side(Flow::Export), side(Flow::Import)) else { continue };
        if out.unit == into.unit && !out.unit_text.is_empty() && is_difference(series, out, into) {
            found.push((at, out.unit.clone(), out.unit_text.clone()));
        }
    }
    let Some((first, _, words)) = found.first() else { return };
    let place = dataset.series.get(*first).and_then(|s| s.points.first()).map(|p| At::cell(p.row, p.column));
    let said = Diagnostic::note("dataset.balance-unit").with("n", found.len()).with("unit", words.clone());
    warnings.push(said.at(place.unwrap_or(At::FILE)));
    for (at, unit, words) in found {
        if let Some(series) = dataset.series.get_mut(at) {
            (series.unit, series.unit_text) = (unit, words);
        }
    }
}

/// The flow that a series' names say.
fn flow(dataset: &Dataset, series: &Series) -> Option<Flow> {
    (0..dataset.dimensions.len()).find_map(|d| dataset.member(series, d)?.flow)
}

/// The names of a series but for its flow.
fn names(dataset: &Dataset, series: &Series) -> Vec<u32> {
    let other = |(d, _): &(usize, &u32)| dataset.member(series, *d).is_none_or(|m| m.flow.is_none());
    series.members.iter().enumerate().filter(other).map(|(_, m)| *m).collect()
}

/// Whether a balance is exports less imports within what the digits allow, wherever all three stand; and they do somewhere.
fn is_difference(balance: &Series, out: &Series, into: &Series) -> bool {
    let mut met = 0;
    let all = balance.points.iter().all(|point| {
        let of = |series: &Series| {
            let at = series.points.partition_point(|p| p.period < point.period);
            let found = series.points.get(at).filter(|p| p.period == point.period)?;
            found.value.ok().map(|v| v.interval())
        };
        let (Some(x), Some(m), Ok(own)) = (of(out), of(into), point.value) else { return true };
        met += 1;
        own.interval().meets(&Interval { lo: x.lo - m.hi, hi: x.hi - m.lo })
    });
    all && met > 0
}
