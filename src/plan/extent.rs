//! From where to where the values of some lines reach.

use super::choose::Strand;
use super::scale;

/// Least and greatest value of some strands, sound for a scale.
pub(super) fn range<'a>(strands: impl Iterator<Item = &'a Strand>) -> (f64, f64) {
    let mut lo = f64::INFINITY;
    let mut hi = f64::NEG_INFINITY;
    for value in strands.flat_map(|s| s.line.records.iter()).filter_map(|r| r.value.ok()) {
        lo = lo.min(value);
        hi = hi.max(value);
    }
    if lo <= hi { (lo, hi) } else { scale::sound(0.0, 0.0) }
}
