//! Orders, by the one small sort that `figure` has.

use crate::period::Period;

pub(super) use crate::figure::{by_key, periods_in_order as periods, rising};

/// The periods of several rows, each in its order, each period once. Nearly always rows share theirs.
#[cfg(feature = "press")]
pub(super) fn together(rows: impl Iterator<Item = impl Iterator<Item = Period>>) -> Vec<Period> {
    let mut all: Vec<Period> = Vec::new();
    for row in rows {
        let mut fresh = Vec::with_capacity(if all.is_empty() { row.size_hint().1.unwrap_or(0) } else { 0 });
        let mut at = 0;
        for period in row {
            while all.get(at).is_some_and(|known| *known < period) {
                at += 1;
            }
            if all.get(at) == Some(&period) { at += 1 } else { fresh.push(period) }
        }
        if all.is_empty() {
            all = fresh;
        } else if !fresh.is_empty() {
            all.extend(fresh);
            all = periods(all);
        }
    }
    all
}

/// A number that orders periods.
pub(super) fn of(period: Period) -> f64 {
    period.rank()
}
