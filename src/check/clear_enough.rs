//! Readings clear enough to accuse by though something speaks against it: what an editor would mark at once.

use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::Slip;
use super::slots::Doubt;
use super::verdict::weight;

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// The weakest word of a reading that a strange word beside the figure does not overrule.
const NEAR: i32 = 4;
/// What such a reading may cost altogether.
const CHEAP: i32 = 6;
/// A part's share that is so many times the other is that of some other part.
const APART: f64 = 1.6;

/// Whether a strange word in the sentence matters little: the digits are those of the reading but for two that changed places.
pub(super) fn in_spite_of_strangers(figure: &Figure, reading: &Reading, slip: Option<&Slip>) -> bool {
    matches!(slip, Some(Slip::Transposed))
        && weight(figure) >= HEAVY
        && reading.reach <= NEAR
        && reading.cost <= CHEAP
        && !reading.loose.taken_over
}

/// Whether a share that no slip explains is clear all the same: the sentence says that it is one, and of which part.
pub(super) fn as_share(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    let times = figure.value() / reading.amount.value.abs();
    reading.sort == Sort::Share
        && doubt == Doubt::None
        && weight(figure) > 1
        && !figure.in_words
        && figure.upper.is_none()
        && !reading.names.is_empty()
        && reading.against.is_none()
        && reading.loose.sort == 0
        && reading.loose.names <= 1
        && reading.loose.flow <= 2
        && reading.reach <= NEAR
        && reading.cost <= CHEAP
        && (1.0 / APART..=APART).contains(&times)
}
