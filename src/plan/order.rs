//! Orders, by the one small sort that `figure` has.

use crate::period::Period;

pub(super) use crate::figure::{by_key, periods_in_order as periods, rising};

/// A number that orders periods.
pub(super) fn of(period: Period) -> f64 {
    period.rank()
}
