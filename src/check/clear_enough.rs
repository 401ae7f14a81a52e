//! Readings clear enough to accuse by though something speaks against it: what an editor would mark at once.

use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::{Slip, is_but_for_a_digit};
use super::slots::Doubt;
use super::verdict::weight;

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// The weakest word of a reading that a strange word beside the figure does not overrule.
const NEAR: i32 = 4;
/// What such a reading may cost altogether.
const CHEAP: i32 = 6;
/// A part's share that is so many times the other is that of some other part, unless all digits but one are the same.
const APART: f64 = 1.6;

/// Multiples further apart than this are not rounded.
const APART_BY: f64 = 0.5;

/// Whether a strange word in the sentence matters little: the digits are those of the reading but for two that changed places.
pub(super) fn in_spite_of_strangers(figure: &Figure, reading: &Reading, slip: Option<&Slip>) -> bool {
    matches!(slip, Some(Slip::Transposed))
        && weight(figure) >= HEAVY
        && reading.reach <= NEAR
        && reading.cost <= CHEAP
        && !reading.loose.taken_over
}

/// Whether the sentence says that a figure is a share, and of which part.
pub(super) fn says_share(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    reading.sort == Sort::Share && reading.loose.flow <= 2 && said_of_a_part(figure, reading, doubt)
}

/// Whether the sentence says what sort of figure it is, and of which part.
fn said_of_a_part(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    doubt == Doubt::None
        && weight(figure) > 1
        && !figure.in_words
        && figure.upper.is_none()
        && !reading.names.is_empty()
        && reading.against.is_none()
        && reading.loose.sort == 0
        && reading.loose.names <= 1
        && reading.reach <= NEAR
        && reading.cost <= CHEAP
}

/// Whether the sentence says that a figure is a growth, in which direction, and of which part.
pub(super) fn says_growth(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    reading.sort == Sort::Growth
        && reading.sign != 0
        && !reading.loose.taken_over
        && said_of_a_part(figure, reading, doubt)
}

/// Whether a share that no slip explains is clear all the same: the sentence says that it is one, and of which part.
pub(super) fn as_share(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    let value = reading.amount.value;
    let times = figure.value() / value.abs();
    let near = (1.0 / APART..=APART).contains(&times);
    (near || is_but_for_a_digit(figure, value)) && says_share(figure, reading, doubt)
}

/// Whether a level that no slip explains is clear all the same: its name and its time stand in its clause, and it is of the same size. Of 144
/// such levels in articles of other authors 9 were meant otherwise, 2 of them of the same size, and each of the 2 looked like a slip. Of 31
/// rates of growth one did not: they are left open.
pub(super) fn as_said(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    /// How far its flow may be fetched, and its time.
    const FLOW: i32 = 3;
    const TIME: i32 = 1;
    /// How many times as much is still the same size.
    const SIZE: f64 = 2.5;
    let loose = reading.loose;
    let times = figure.value() / reading.amount.value.abs();
    doubt == Doubt::None
        && reading.sort == Sort::Value
        && weight(figure) >= HEAVY
        && figure.upper.is_none()
        && reading.against.is_none()
        && loose.sort == 0
        && loose.names == 0
        && loose.flow <= FLOW
        && loose.period <= TIME
        && !loose.taken_over
        && (1.0 / SIZE..=SIZE).contains(&times)
}

/// Whether a rate of growth that no slip explains is clear all the same: it is told as one, right there, and what it is of and against what
/// stands near. Of 114 such rates that were altered in articles of other authors all were wrong; of those left as they were 3 would have
/// been called so, 2 of them beside a level that nothing explained, which speaks for them.
pub(super) fn as_growth(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    /// A rate that is so many times the other is none of another base or another print.
    const OTHER: f64 = 2.0;
    let loose = reading.loose;
    let times = figure.value() / reading.amount.value.abs();
    let other = !(1.0 / OTHER..=OTHER).contains(&times) || loose.base > 0;
    doubt == Doubt::None
        && reading.sort == Sort::Growth
        && reading.base.is_some()
        && reading.against.is_none()
        && weight(figure) > 1
        && figure.upper.is_none()
        && !figure.in_words
        && loose.sort == 0
        && loose.names == 0
        && !loose.taken_over
        && reading.cost <= CHEAP
        && (loose.flow <= 1 || loose.flow == 2 && other)
}

/// Whether a sum or a balance that no slip explains is clear all the same: its time stands in the clause, and it is told as a level.
pub(super) fn as_sum(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    /// How far its flow may be fetched, and all of it.
    const FLOW: i32 = 4;
    const ALL: i32 = 8;
    let loose = reading.loose;
    doubt == Doubt::None
        && reading.sort == Sort::Value
        && reading.amount.cells.len() > 1
        && weight(figure) > 1
        && figure.upper.is_none()
        && !figure.in_words
        && reading.against.is_none()
        && loose.sort == 0
        && loose.period == 0
        && loose.flow <= FLOW
        && !loose.taken_over
        && reading.cost <= ALL
}

/// Whether a multiple is clear: of which and against what the clause itself says, and its two digits are the right ones but for one, their
/// order or the mark between; against another member that is named, whatever it is.
pub(super) fn as_multiple(figure: &Figure, reading: &Reading, doubt: Doubt) -> bool {
    let loose = reading.loose;
    let value = reading.amount.value;
    let told = reading.sort == Sort::Ratio
        && doubt == Doubt::None
        && figure.upper.is_none()
        && loose.sort == 0
        && loose.names == 0
        && loose.base <= 1
        && reading.reach <= NEAR;
    let named = reading.against.is_some() && loose.flow == 0 && (figure.value() - value).abs() > APART_BY;
    let written = figure.decimal.exponent == -1 || figure.value() >= 10.0;
    let slipped = weight(figure) == 2 && written && !figure.in_words && {
        let digits = (figure.value() * 10.0).round() as i64;
        let turned = digits < 100 && digits % 10 * 10 + digits / 10 == (value * 10.0).round() as i64;
        let marked = (figure.value() / value / 10.0 - 1.0).abs() < 0.02;
        turned || marked || is_but_for_a_digit(figure, value)
    };
    told && (named || slipped && loose.flow < NEAR)
}
