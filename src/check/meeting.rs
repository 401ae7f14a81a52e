//! Growth worked out, and whether what a text states meets what was worked out.

use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::table_index::Amount;
use crate::dataset::Status;
use crate::figure::{Interval, powf};
use crate::period::Period;

/// Whether two periods share a day.
pub(super) fn overlaps(a: Period, b: Period) -> bool {
    a.first_day() < b.end_day() && b.first_day() < a.end_day()
}

/// 100 × (a ÷ b − 1).
pub(super) fn growth(a: &Amount, b: &Amount) -> Option<Amount> {
    if b.value <= 0.0 {
        return None;
    }
    let ratio = a.over(b, 100.0)?;
    Some(Amount { value: ratio.value - 100.0, interval: ratio.interval.plus(-100.0), ..ratio })
}

/// Growth a year over `n` years.
pub(super) fn annual(end: &Amount, start: &Amount, n: u16) -> Option<Amount> {
    let ratio = end.over(start, 1.0)?;
    let root = |x: f64| 100.0 * (powf(x.max(0.0), 1.0 / f64::from(n)) - 1.0);
    Some(Amount {
        value: root(ratio.value),
        interval: Interval { lo: root(ratio.interval.lo), hi: root(ratio.interval.hi) },
        ..ratio
    })
}

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
