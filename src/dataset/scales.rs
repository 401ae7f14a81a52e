//! One line of figures in several scale words: a press figure of 475 billion under figures in millions is the same series with
//! fewer digits. The points move to the series' own scale without gaining a digit, and keep the words that they stand in.

use super::{Restated, Series};
use crate::figure::by_key;
use crate::unit::Quantity;

/// More series than this are no table that somebody typed a figure under.
const MOST: usize = 4_000;

/// Whether two series are one line but for their scale words, and say no period twice.
fn is_same_line(a: &Series, b: &Series) -> bool {
    let scales = matches!(a.unit.quantity, Quantity::Money(_) | Quantity::Tonne | Quantity::Person);
    scales
        && a.unit.power != b.unit.power
        && a.members == b.members
        && a.measure == b.measure
        && a.unit.adds_to(&b.unit)
        && a.points.iter().all(|p| b.points.iter().all(|q| p.period != q.period))
}

/// Joins series that differ only in the scale word of their unit to the one with the most points. The order stays.
#[inline(never)]
pub(super) fn one_scale(series: &mut Vec<Series>) {
    // Only a file with several scale words has anything to join; nearly none has.
    let differs = |a: &Series, b: &Series| a.unit.power != b.unit.power && a.unit.adds_to(&b.unit);
    match series.first() {
        Some(first)
            if series.len() <= MOST && series.iter().any(|s| differs(s, first) || s.unit != first.unit) => {}
        _ => return,
    }
    let order: Vec<usize> = (0..series.len()).collect();
    // Only series of the same names can be one line: those of equal sums over them are put together. The small build's tables
    // are short enough to look at every pair.
    let sum = |s: &Series| {
        let names = s.members.iter().chain([&s.measure]);
        names.fold(0_u32, |sum, n| sum.wrapping_mul(0x0100_0193) ^ n)
    };
    let sums: Vec<u32> = if cfg!(feature = "press") { series.iter().map(sum).collect() } else { Vec::new() };
    let sum = |at: &usize| sums.get(*at).copied().unwrap_or_default();
    let order = if cfg!(feature = "press") { by_key(order, |at| f64::from(sum(at))) } else { order };
    let mut gone: Vec<usize> = Vec::new();
    for (nth, &at) in order.iter().enumerate() {
        let line = if cfg!(feature = "press") {
            let own = sum(&at);
            let (before, after) = order.split_at(nth);
            let from = before.iter().rev().take_while(|&i| sum(i) == own).count();
            let to = after.iter().take_while(|&i| sum(i) == own).count();
            order.get(nth - from..nth + to).unwrap_or_default()
        } else {
            &order
        };
        let into = {
            let Some(own) = series.get(at) else { continue };
            line.iter().copied().find(|&other| {
                series.get(other).is_some_and(|s| {
                    other != at
                        && (s.points.len() > own.points.len()
                            || (s.points.len() == own.points.len() && other < at))
                        && !gone.contains(&other)
                        && is_same_line(own, s)
                })
            })
        };
        let Some(into) = into else { continue };
        let Some(mut moved) = series.get_mut(at).map(|s| core::mem::take(&mut s.points)) else { continue };
        let Some((power, words)) = series.get(at).map(|s| (s.unit.power, s.unit_text.clone())) else {
            continue;
        };
        gone.push(at);
        let Some(main) = series.get_mut(into) else { continue };
        for point in &mut moved {
            if let Ok(stated) = &mut point.value {
                stated.decimal = stated.decimal.scaled(power.saturating_sub(main.unit.power));
            }
            main.restated.push(Restated {
                row: point.row,
                column: point.column,
                power,
                unit_text: words.clone(),
            });
        }
        main.points.append(&mut moved);
    }
    let mut at = 0;
    series.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}
