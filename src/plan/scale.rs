//! From values to places on the page: round ticks in steps of 1, 2, 2.5 and 5, and a scale that no value can break.
//! Whatever is not a finite number stops here.

use crate::figure::{Within, round_to, to_f64};

/// Round values on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The values, rising.
    pub values: Vec<f64>,
    /// Digits after the point that all of them need.
    pub decimals: u8,
    /// From one to the next.
    pub step: f64,
}

/// Round values from `lo` to `hi`, about `wanted` of them. Equal, reversed and infinite ends are put right first.
///
/// ```
/// use kimngach::plan::scale::ticks;
/// assert_eq!(ticks(0.0, 403.2, 5).values, [0.0, 100.0, 200.0, 300.0, 400.0]);
/// assert_eq!(ticks(-18.0, 28.0, 3).values, [-20.0, 0.0, 20.0]);
/// ```
pub fn ticks(lo: f64, hi: f64, wanted: usize) -> Ticks {
    let (lo, hi) = sound(lo, hi);
    let wanted = wanted.clamp(2, 20);
    let mut raw = (hi - lo) / (wanted as f64 - 0.6);
    // Two values at least, or the axis says nothing.
    for _ in 0..4 {
        let found = multiples(lo, hi, step_for(raw));
        if found.values.len() > 1 {
            return found;
        }
        raw /= 2.0;
    }
    multiples(lo, hi, step_for(raw))
}

/// All multiples of a step from `lo` to `hi`.
fn multiples(lo: f64, hi: f64, (step, decimals): (f64, u8)) -> Ticks {
    // A tick just beyond the data is kept when the data comes near it: the axis then ends on a round number.
    let reach = 0.5;
    let first = (lo / step - reach).ceil();
    let last = (hi / step + reach).floor();
    let mut values = Vec::new();
    let mut at = first;
    while at <= last && values.len() < 64 {
        values.push(round_to(at * step, decimals) + 0.0);
        at += 1.0;
    }
    Ticks { values, decimals, step }
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not under `raw`, and the digits it needs.
fn step_for(raw: f64) -> (f64, u8) {
    let mut exponent: i16 = 0;
    let mut unit = 1.0;
    while unit * 10.0 <= raw && exponent < 300 {
        exponent += 1;
        unit = to_f64(1, exponent);
    }
    while unit > raw && exponent > -15 {
        exponent -= 1;
        unit = to_f64(1, exponent);
    }
    let digits = |more: i16| (more - exponent).clamp(0, 15) as u8;
    for (mantissa, tenths, more) in [(1, 0, 0), (2, 0, 0), (25, -1, 1), (5, 0, 0), (10, 0, 0)] {
        let step = to_f64(mantissa, exponent + tenths);
        if step >= raw * 0.75 {
            return (step, digits(if more == 1 && exponent > 0 { 0 } else { more }));
        }
    }
    (unit * 10.0, digits(0))
}

/// Ends that are finite, in order and apart.
pub fn sound(lo: f64, hi: f64) -> (f64, f64) {
    let finite = |x: f64| if x.is_finite() { x.within(-1e300, 1e300) } else { 0.0 };
    let (lo, hi) = (finite(lo.min(hi)), finite(lo.max(hi)));
    let room = (lo.abs().max(hi.abs()) * 1e-9).max(1e-12);
    if hi - lo > room {
        return (lo, hi);
    }
    match lo {
        0.0 => (0.0, 1.0),
        x if x > 0.0 => (x - x.abs() * 0.5, x + x.abs() * 0.5),
        x => (x - x.abs() * 0.5, x + x.abs() * 0.5),
    }
}

/// A straight scale from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    lo: f64,
    hi: f64,
    at_lo: f64,
    at_hi: f64,
}

impl Scale {
    /// `lo` comes to stand at `at_lo`, `hi` at `at_hi`.
    pub fn new(lo: f64, hi: f64, at_lo: f64, at_hi: f64) -> Scale {
        let (lo, hi) = sound(lo, hi);
        Scale { lo, hi, at_lo, at_hi }
    }

    /// Where a value stands; never beyond the ends by more than their distance.
    pub fn at(&self, value: f64) -> f64 {
        let share = ((value - self.lo) / (self.hi - self.lo)).within(-1.0, 2.0);
        let share = if share.is_nan() { 0.0 } else { share };
        self.at_lo + share * (self.at_hi - self.at_lo)
    }
}
