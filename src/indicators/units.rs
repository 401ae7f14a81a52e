//! Units of results.

use crate::unit::{Quantity, Unit};

/// Per cent: growth, shares, ratios to the economy.
pub(super) fn percent() -> Unit {
    Unit::of(Quantity::Percent)
}

/// Percentage points: differences of percentages, contributions.
pub(super) fn points() -> Unit {
    Unit::of(Quantity::PercentagePoint)
}

/// How many times as much.
pub(super) fn times() -> Unit {
    Unit::of(Quantity::Times)
}

/// A bare number: coefficients, counts, concentration.
pub(super) fn number() -> Unit {
    Unit::of(Quantity::Number)
}

/// An index with this base.
pub(super) fn index(base: &str) -> Unit {
    Unit::of(Quantity::Index(base.to_owned()))
}
