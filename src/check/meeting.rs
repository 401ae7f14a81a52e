//! Whether what a text states meets what was worked out.

use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use crate::dataset::Status;
use crate::figure::Interval;
use crate::period::Period;

/// Whether two periods share a day.
pub(super) fn overlaps(a: Period, b: Period) -> bool {
    a.first_day() < b.end_day() && b.first_day() < a.end_day()
}

/// What is known no better than to so many times what is stated confirms nothing.
const COARSE: f64 = 20.0;

/// Whether a stated interval and a worked-out amount meet, the sign minded when the text says one.
pub(super) fn meets(stated: Interval, reading: &Reading) -> bool {
    let amount = &reading.amount;
    let oriented = |x: f64| match reading.sign {
        0 => x.abs(),
        s => x * f64::from(s),
    };
    let (value, a, b) = (oriented(amount.value), oriented(amount.interval.lo), oriented(amount.interval.hi));
    let spans_zero = reading.sign == 0 && amount.interval.contains(0.0);
    let lo = if spans_zero { 0.0 } else { a.min(b) };
    let hi = a.max(b);
    if reading.sort == Sort::Milestone {
        return hi >= stated.lo && lo <= stated.hi;
    }
    // 376.8 less 376.9 billion is anything from nothing to 0.2 billion: no ground to confirm 7,345.
    if hi - lo > COARSE * stated.lo.abs().max(stated.hi.abs()) {
        return false;
    }
    let eps = 1e-12 * stated.lo.abs().max(stated.hi.abs()).max(1.0);
    (lo < stated.hi - eps && hi > stated.lo + eps) || (stated.lo - eps <= value && value < stated.hi - eps)
}

/// The interval a figure stands for under a reading: a milestone holds up to one step of its leading digit.
pub(super) fn stated(figure: &Figure, sort: Sort) -> Interval {
    let plain = figure.interval();
    if sort == Sort::Milestone {
        let mut step = 1.0;
        while step * 10.0 <= figure.value() {
            step *= 10.0;
        }
        return Interval { lo: plain.lo, hi: figure.value() + step };
    }
    plain
}

/// Whether a reading rests on planned values.
pub(super) fn is_planned(reading: &Reading) -> bool {
    reading.amount.status == Status::Plan
}
