//! An index whose base is 100 is never nought: "000.000" among figures of an index stands for one that is not there yet.

use super::{Dataset, Missing};
use crate::diag::{At, Diagnostic};
use crate::unit::Quantity;

/// Figures above nought that a series has at least.
const LEAST: usize = 3;

/// Takes such figures for missing, and says so.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let (mut n, mut first) = (0_usize, None);
    for series in &mut dataset.series {
        if !matches!(&series.unit.quantity, Quantity::Index(base) if base.ends_with("=100")) {
            continue;
        }
        let known = || series.points.iter().filter_map(|p| p.value.ok()).map(|s| s.decimal.value());
        if known().any(|v| v < 0.0) || known().filter(|v| *v > 0.0).count() < LEAST {
            continue;
        }
        for point in series.points.iter_mut().filter(|p| p.value.is_ok_and(|s| s.decimal.value() == 0.0)) {
            point.value = Err(Missing::NotPublished);
            first = first.or(Some(At::cell(point.row, point.column)));
            n += 1;
        }
    }
    if let Some(at) = first {
        warnings.push(Diagnostic::warning("dataset.index-nought").at(at).with("n", n));
    }
}
