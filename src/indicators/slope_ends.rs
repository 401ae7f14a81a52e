//! The ends of a slope by least squares where both sides are rounded: rounding of what stands below moves the mean, every weight and
//! the sum of squares at once, so that the ends of single weights would say too little.
//!
//! For given `ln y` the best `ln x` is known: up where the weight is above zero, down where it is below. Of few figures every corner of
//! the `ln y` is tried; from the best of them, each is moved alone to where the slope is steepest (or flattest) until none moves on.

use crate::figure::Interval;

/// Figures up to which every corner is tried.
const TRIED: usize = 10;

/// Rounds of moving one after the other: each lets the slope go further, and it soon ends.
const ROUNDS: usize = 60;

/// The lowest and the highest slope of points whose logarithms lie in some intervals (above, below). `None` where what is below may
/// be the same in all.
pub(super) fn slopes(of: &[(Interval, Interval)]) -> Option<Interval> {
    let shared =
        of.iter().map(|(_, y)| *y).reduce(|a, b| Interval { lo: a.lo.max(b.lo), hi: a.hi.min(b.hi) })?;
    if shared.lo <= shared.hi {
        return None;
    }
    Some(Interval { lo: furthest(of, -1.0)?, hi: furthest(of, 1.0)? })
}

/// The slope at some `ln y`, with the `ln x` that take it furthest, and these.
fn slope(of: &[(Interval, Interval)], ys: &[f64], sign: f64) -> (f64, Vec<f64>) {
    let mean = ys.iter().sum::<f64>() / ys.len() as f64;
    let up = |weight: f64| weight * sign > 0.0;
    let xs: Vec<f64> = of.iter().zip(ys).map(|((x, _), y)| if up(y - mean) { x.hi } else { x.lo }).collect();
    let squares: f64 = ys.iter().map(|y| (y - mean) * (y - mean)).sum();
    let products: f64 = ys.iter().zip(&xs).map(|(y, x)| (y - mean) * x).sum();
    (products / squares, xs)
}

/// The furthest slope in a direction.
fn furthest(of: &[(Interval, Interval)], sign: f64) -> Option<f64> {
    let middle: Vec<f64> = of.iter().map(|(_, y)| (y.lo + y.hi) / 2.0).collect();
    let further = |a: f64, b: f64| (a - b) * sign > 0.0;
    let mut best = middle;
    let (mut reached, mut xs) = slope(of, &best, sign);
    if of.len() <= TRIED {
        for bits in 0..1_u32 << of.len() {
            let corner =
                of.iter().enumerate().map(|(k, (_, y))| if bits >> k & 1 == 1 { y.hi } else { y.lo });
            let corner: Vec<f64> = corner.collect();
            let (here, its) = slope(of, &corner, sign);
            if here.is_finite() && further(here, reached) {
                (reached, xs, best) = (here, its, corner);
            }
        }
    }
    let n = of.len() as f64;
    for _ in 0..ROUNDS {
        let before = reached;
        for (k, (_, y)) in of.iter().enumerate() {
            let own = *best.get(k)?;
            let others = (best.iter().sum::<f64>() - own) / (n - 1.0);
            let mean = xs.iter().sum::<f64>() / n;
            // Where moving it changes the slope no more: (ln x − their mean) = 2 × slope × (ln y − their mean).
            let still = others + (xs.get(k)? - mean) / (2.0 * reached * (1.0 - 1.0 / n));
            for place in [y.lo, y.hi, still.clamp(y.lo, y.hi)].into_iter().filter(|p| p.is_finite()) {
                let mut next = best.clone();
                if let Some(slot) = next.get_mut(k) {
                    *slot = place;
                }
                let (here, its) = slope(of, &next, sign);
                if here.is_finite() && further(here, reached) {
                    (reached, xs, best) = (here, its, next);
                }
            }
        }
        if !further(reached, before + sign * 1e-13 * before.abs()) {
            break;
        }
    }
    reached.is_finite().then_some(reached)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::figure::ln;

    struct Random(u64);

    impl Random {
        fn between(&mut self, low: f64, high: f64) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            low + (high - low) * (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    fn plain(xs: &[f64], ys: &[f64]) -> f64 {
        let n = ys.len() as f64;
        let (x, y) = (xs.iter().sum::<f64>() / n, ys.iter().sum::<f64>() / n);
        let both: f64 = xs.iter().zip(ys).map(|(a, b)| (a - x) * (b - y)).sum();
        both / ys.iter().map(|b| (b - y) * (b - y)).sum::<f64>()
    }

    /// No corner of all figures and no point inside goes beyond the ends, and a corner comes within a thousandth of the width of each,
    /// unless the furthest slope is inside.
    #[test]
    fn no_corner_and_no_point_inside_is_steeper_or_flatter() {
        let mut random = Random(17);
        for round in 0..24 {
            let n = 4 + round % 3;
            let boxes: Vec<(Interval, Interval)> = (0..n)
                .map(|k| {
                    let (x, y) = (70.0 + 20.0 * k as f64, 100.0 + random.between(1.5, 12.0) * k as f64);
                    let half = random.between(0.05, 0.5);
                    let logs = |v: f64| Interval { lo: ln(v - half), hi: ln(v + half) };
                    (logs(x + random.between(-5.0, 5.0)), logs(y))
                })
                .collect();
            let found = slopes(&boxes).unwrap();
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for bits in 0..1_u32 << (2 * n) {
                let at = |i: &Interval, k: usize| if bits >> k & 1 == 1 { i.hi } else { i.lo };
                let xs: Vec<f64> = boxes.iter().enumerate().map(|(k, (x, _))| at(x, k)).collect();
                let ys: Vec<f64> = boxes.iter().enumerate().map(|(k, (_, y))| at(y, n + k)).collect();
                let b = plain(&xs, &ys);
                (low, high) = (low.min(b), high.max(b));
            }
            let slack = 1e-9 * found.hi.abs();
            assert!(found.lo <= low + slack && high <= found.hi + slack, "{found:?} {low} {high}");
            assert!((low - found.lo).abs() < 1e-9 * low.abs(), "{found:?} {low}");
            assert!(found.hi - high < 0.02 * found.width(), "{found:?} {high}");
            for _ in 0..200 {
                let xs: Vec<f64> = boxes.iter().map(|(x, _)| random.between(x.lo, x.hi)).collect();
                let ys: Vec<f64> = boxes.iter().map(|(_, y)| random.between(y.lo, y.hi)).collect();
                let b = plain(&xs, &ys);
                assert!(found.lo <= b && b <= found.hi, "{found:?} {b}");
            }
        }
    }

    /// Of more figures than corners can be tried of: nothing found by walking at random from the middle goes beyond the ends.
    #[test]
    fn of_many_figures_no_walk_leads_beyond() {
        let mut random = Random(23);
        let n = 24;
        let boxes: Vec<(Interval, Interval)> = (0..n)
            .map(|k| {
                let logs = |v: f64| Interval { lo: ln(v - 0.5), hi: ln(v + 0.5) };
                (logs(70.0 + 6.0 * k as f64 + random.between(-4.0, 4.0)), logs(100.0 + 3.0 * k as f64))
            })
            .collect();
        let found = slopes(&boxes).unwrap();
        for sign in [-1.0, 1.0] {
            let mut at: Vec<f64> =
                boxes.iter().flat_map(|(x, y)| [(x.lo + x.hi) / 2.0, (y.lo + y.hi) / 2.0]).collect();
            let value = |at: &[f64]| {
                let (xs, ys): (Vec<f64>, Vec<f64>) = at.chunks(2).map(|c| (c[0], c[1])).unzip();
                plain(&xs, &ys)
            };
            let mut best = value(&at);
            for _ in 0..40_000 {
                let k = random.between(0.0, 2.0 * n as f64) as usize;
                let (x, y) = boxes[k / 2];
                let of = if k.is_multiple_of(2) { x } else { y };
                let mut next = at.clone();
                next[k] = match random.between(0.0, 3.0) as u8 {
                    0 => of.lo,
                    1 => of.hi,
                    _ => random.between(of.lo, of.hi),
                };
                let here = value(&next);
                if (here - best) * sign > 0.0 {
                    (at, best) = (next, here);
                }
            }
            let end = if sign > 0.0 { found.hi } else { found.lo };
            assert!((best - end) * sign < 1e-9 && (best - end).abs() < 0.01 * found.width(), "{best} {end}");
        }
    }

    #[test]
    fn what_may_be_the_same_in_all_has_no_slope() {
        let (at, one) = (|lo, hi| Interval { lo, hi }, Interval::exact(1.0));
        assert_eq!(slopes(&[(one, at(1.0, 1.2)), (one, at(1.1, 1.3)), (one, at(1.15, 1.4))]), None);
    }
}
