//! Readings too weak to accuse by. A careful editor holds his tongue where the text may round, where what it speaks of was only
//! fetched from another sentence, or where another measure of the same thing in the table gives just that figure.

use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::Slip;
use super::verdict::{is_exact, weight};

/// What was fetched from another clause costs this much or more.
const FETCHED: i32 = 2;
/// A sort of statement that costs this much has no word of its own.
const UNSAID: i32 = 4;
/// Digits that seldom agree by chance.
const HEAVY: usize = 3;

/// Whether a figure is off by no more than one unit of its last digit: worked out from rounded figures, or rounded the other way.
pub(super) fn rounds_otherwise(figure: &Figure, reading: &Reading) -> bool {
    if is_exact(reading.sort) {
        return false;
    }
    let unit = crate::figure::to_f64(1, figure.decimal.exponent);
    let off = (figure.value() - reading.amount.value.abs()).abs();
    weight(figure) > 1 && off <= unit * 1.000_001
}

/// Whether what a reading rests on is too weak for the slip that it would accuse of.
pub(super) fn to_accuse(figure: &Figure, reading: &Reading, slip: Option<&Slip>) -> bool {
    let loose = reading.loose;
    let turned = matches!(slip, Some(Slip::Direction)) || reading.sign != 0 && reading.amount.value < 0.0;
    if rounds_otherwise(figure, reading) && !turned {
        return true;
    }
    // A surplus where the table has a deficit of another size: another row or time is meant, or one side was taken for the other's.
    let other_side = reading.side.is_some_and(|s| s.side != 0) && reading.amount.value < 0.0;
    if other_side && slip.is_none() && reading.sort == Sort::Value {
        return true;
    }
    // The price of whose goods? A price follows from two figures of one row; which row has to be said.
    let priced = reading.priced || reading.sort == Sort::UnitValue;
    if priced && loose.names >= FETCHED {
        return true;
    }
    // Nothing says what sort of figure it is, and two digits are like those of many others.
    loose.sort >= UNSAID && weight(figure) < HEAVY
}
