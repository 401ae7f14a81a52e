//! An axis of values that lies above rows, linear or logarithmic: round values, hairlines down through the rows.

use super::super::figures::Figures;
use super::super::scale::{Scale, Ticks, ticks};
use super::super::shape::{Anchor, Role};
use super::super::sheet::Sheet;
use super::rows::Placed;
use crate::figure::{log10, to_f64};
use crate::spec::forms::ScaleKind;

/// A scale of either kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    scale: Scale,
    log: bool,
}

impl Lengths {
    /// From `lo` at `x0` to `hi` at `x1`; a logarithm takes only what is above zero.
    pub(super) fn new(kind: ScaleKind, lo: f64, hi: f64, x0: f64, x1: f64) -> Lengths {
        if kind == ScaleKind::Log && lo > 0.0 {
            Lengths { scale: Scale::new(log10(lo), log10(hi), x0, x1), log: true }
        } else {
            Lengths { scale: Scale::new(lo, hi, x0, x1), log: false }
        }
    }

    /// Where a value stands.
    pub(super) fn at(&self, value: f64) -> f64 {
        if self.log { self.scale.at(log10(value.max(1e-300))) } else { self.scale.at(value) }
    }
}

/// Round values between `lo` and `hi` in base units, with the digits they need in the unit shown.
pub(super) fn round_values(figures: &Figures, kind: ScaleKind, lo: f64, hi: f64, wanted: usize) -> Ticks {
    let power = i16::from(figures.unit.power);
    let (down, up) = (to_f64(1, -power), to_f64(1, power));
    if kind == ScaleKind::Linear || lo <= 0.0 {
        let found = ticks(lo * down, hi * down, wanted);
        return Ticks {
            values: found.values.iter().map(|v| v * up).collect(),
            step: found.step * up,
            ..found
        };
    }
    let (lo, hi) = (lo * down, hi * down);
    let mut best = Ticks { values: Vec::new(), decimals: 0, step: 1.0 };
    for steps in [&[1_u64, 2, 5][..], &[1, 3], &[1]] {
        let mut values = Vec::new();
        let mut decimals = 0;
        for exponent in -9..15_i16 {
            for step in steps {
                let value = to_f64(*step, exponent);
                if value >= lo * 0.999 && value <= hi * 1.001 {
                    values.push(value * up);
                    decimals = decimals.max((-exponent).max(0) as u8);
                }
            }
        }
        if best.values.is_empty() || values.len() >= 2 && best.values.len() > wanted {
            best = Ticks { values, decimals, step: 1.0 };
        }
    }
    best
}

/// Draws hairlines and their values above the rows. `strong` values stand out.
#[allow(clippy::too_many_arguments, reason = "one place, all of it needed")]
pub(super) fn above_rows(
    sheet: &mut Sheet<'_>,
    figures: &Figures,
    ticks: &Ticks,
    lengths: &Lengths,
    placed: &Placed,
    zero: bool,
    strong: &[f64],
    sign: bool,
) {
    let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
    let is_strong = |v: f64| strong.iter().any(|s| (s - v).abs() <= v.abs() * 1e-9);
    let mut values: Vec<f64> = ticks.values.clone();
    for value in strong {
        if !values.iter().any(|v| is_strong(*v) && (v - value).abs() <= value.abs() * 1e-9) {
            values.push(*value);
        }
    }
    let base = placed.top - 9.0 * zoom;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    // Those that matter are written first, the others where room is left.
    let important = |v: &&f64| is_strong(**v) || (zero && **v == 0.0);
    let order: Vec<f64> =
        values.iter().filter(important).chain(values.iter().filter(|v| !important(v))).copied().collect();
    for value in order {
        let x = lengths.at(value);
        let dark = is_strong(value) || zero && value == 0.0;
        let colour = match (is_strong(value), dark) {
            (true, _) => palette.ink,
            (false, true) => palette.axis,
            _ => palette.hairline,
        };
        placed.down(sheet, x, colour, 4.0 * zoom);
        let font = if is_strong(value) { sizes.mark() } else { sizes.axis() };
        let digits = if lengths.log { digits_of(figures.scaled(value)) } else { ticks.decimals };
        let text = figures.tick(value, digits, sign);
        let half = sheet.wide(&text, font) / 2.0;
        let at = x.min(sheet.right() - half).max(sheet.left() + half);
        let room = (at - half - 6.0 * zoom, at + half + 6.0 * zoom);
        if taken.iter().any(|t| t.0 < room.1 && room.0 < t.1) {
            continue;
        }
        taken.push(room);
        let ink = if is_strong(value) { palette.ink } else { palette.grey };
        sheet.put(&text, (at, base), Anchor::Middle, font, ink, Role::Axis);
    }
}

/// Digits after the point that a round value needs by itself.
fn digits_of(value: f64) -> u8 {
    (0..6).find(|d| (crate::figure::round_to(value, *d) - value).abs() <= value.abs() * 1e-6).unwrap_or(6)
}
