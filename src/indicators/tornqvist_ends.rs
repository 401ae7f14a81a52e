//! Ends of the Törnqvist price index within rounding. Values stand in it twice, in the prices and in the weights, so that a larger
//! value may raise or lower it: `∂ ln P ÷ ∂ v₁ₖ = (ln pₖ − mean₁ + 1 + s₀ₖ ÷ s₁ₖ) ÷ 2 Σ v₁`, and so for the values before. Where the
//! sign of that is the same for all that the digits allow, the end is at the end of the value, exactly; a value whose sign is open
//! is taken at its middle, and what the slope at most can add on the way from there is added: there the slope passes through
//! zero, so that this bound is above the largest value by no more than its curvature over half a digit.

use crate::figure::{Interval, by_key, ln};

/// The largest (or smallest) mean of figures with weights: those above some mark weigh as much as they can, the others as little.
/// Going through them in order finds the mark.
pub(super) fn best_mean(of: impl Iterator<Item = (f64, Interval)>, up: bool) -> f64 {
    let mut sorted: Vec<(f64, Interval)> = by_key(of.collect(), |(figure, _)| -figure);
    if !up {
        sorted.reverse();
    }
    // Sums of all that weigh little from a mark on; those that weigh much before it are added on the way.
    let mut light = vec![(0.0, 0.0)];
    for (figure, weight) in sorted.iter().rev() {
        let (above, weights) = light.last().copied().unwrap_or_default();
        light.push((above + weight.lo * figure, weights + weight.lo));
    }
    let better = |a: f64, b: f64| if up { a.max(b) } else { a.min(b) };
    let (mut above, mut weights) = (0.0, 0.0);
    let mut best = if up { f64::NEG_INFINITY } else { f64::INFINITY };
    let heavy = core::iter::once(None).chain(sorted.iter().map(Some));
    for (heavy, (below, rest)) in heavy.zip(light.iter().rev()) {
        if let Some((figure, weight)) = heavy {
            above += weight.hi * figure;
            weights += weight.hi;
        }
        best = better(best, (above + below) / (weights + rest));
    }
    best
}

/// A good: value and quantity now, value and quantity before, none of which may be zero.
pub(super) type Ranges = [Interval; 4];

/// All shares of some values in their sum.
fn shares(values: &[Interval]) -> Vec<Interval> {
    let (lo, hi) = values.iter().fold((0.0, 0.0), |(lo, hi), v| (lo + v.lo, hi + v.hi));
    let share = |v: &Interval| Interval { lo: v.lo / (v.lo + hi - v.hi), hi: v.hi / (v.hi + lo - v.lo) };
    values.iter().map(share).collect()
}

/// One end of the logarithm, while values are brought to their ends.
struct End {
    up: bool,
    goods: Vec<Ranges>,
}

impl End {
    fn of(goods: &[Ranges], up: bool) -> End {
        // Quantities only make the prices: fewer now, or more before, raise the index.
        let exact = |i: &Interval, high: bool| Interval::exact(if high { i.hi } else { i.lo });
        let goods = goods.iter().map(|[v1, q1, v0, q0]| [*v1, exact(q1, !up), *v0, exact(q0, up)]).collect();
        End { up, goods }
    }

    fn values(&self, now: bool) -> Vec<Interval> {
        self.goods.iter().map(|[v1, _, v0, _]| if now { *v1 } else { *v0 }).collect()
    }

    fn logs(&self) -> Vec<Interval> {
        let log = |[v1, q1, v0, q0]: &Ranges| Interval {
            lo: ln(v1.lo / q1.hi / (v0.hi / q0.lo)),
            hi: ln(v1.hi / q1.lo / (v0.lo / q0.hi)),
        };
        self.goods.iter().map(log).collect()
    }

    /// The slopes in every value now and before, all that the digits allow.
    fn slopes(&self) -> Vec<[Interval; 2]> {
        let (now, before, logs) = (self.values(true), self.values(false), self.logs());
        let mean = |values: &[Interval]| Interval {
            lo: best_mean(logs.iter().map(|l| l.lo).zip(values.iter().copied()), false),
            hi: best_mean(logs.iter().map(|l| l.hi).zip(values.iter().copied()), true),
        };
        let (mean1, mean0) = (mean(&now), mean(&before));
        let total = |values: &[Interval]| values.iter().map(|v| v.lo).sum::<f64>();
        let (t1, t0) = (total(&now), total(&before));
        let slope = |((log, s1), s0): ((&Interval, Interval), Interval)| {
            let one = Interval::exact(1.0);
            let quotient = |a: Interval, b: Interval| Interval { lo: a.lo / b.hi, hi: a.hi / b.lo };
            let of_now = *log - mean1 + one + quotient(s0, s1);
            let of_then = *log - mean0 - one - quotient(s1, s0);
            [of_now.times(0.5 / t1), of_then.times(0.5 / t0)]
        };
        logs.iter().zip(shares(&now)).zip(shares(&before)).map(slope).collect()
    }

    /// Brings every value whose slope has one sign to its end, as long as that decides others.
    fn decide(&mut self) {
        loop {
            let slopes = self.slopes();
            let mut moved = false;
            for (good, slopes) in self.goods.iter_mut().zip(slopes) {
                let [v1, _, v0, _] = good;
                for (value, slope) in [v1, v0].into_iter().zip(slopes) {
                    let rises = slope.lo > 0.0;
                    if value.lo < value.hi && (rises || slope.hi < 0.0) {
                        *value = Interval::exact(if rises == self.up { value.hi } else { value.lo });
                        moved = true;
                    }
                }
            }
            if !moved {
                return;
            }
        }
    }

    fn value(mut self) -> f64 {
        self.decide();
        let slopes = self.slopes();
        let open: f64 = self
            .goods
            .iter()
            .zip(slopes)
            .map(|([v1, _, v0, _], [now, then])| {
                let most = |slope: Interval, value: &Interval| slope.size().hi * value.width() / 2.0;
                most(now, v1) + most(then, v0)
            })
            .sum();
        let middle = |i: &Interval| (i.lo + i.hi) / 2.0;
        let (t1, t0) =
            self.goods.iter().fold((0.0, 0.0), |(t1, t0), [v1, _, v0, _]| (t1 + middle(v1), t0 + middle(v0)));
        let log = self.goods.iter().map(|[v1, q1, v0, q0]| {
            let (v1, v0) = (middle(v1), middle(v0));
            (v1 / t1 + v0 / t0) / 2.0 * ln(v1 / middle(q1) / (v0 / middle(q0)))
        });
        let log: f64 = log.sum();
        if self.up { log + open } else { log - open }
    }
}

/// Lower and upper end of the logarithm of the index.
pub(super) fn log_ends(goods: &[Ranges]) -> Interval {
    Interval { lo: End::of(goods, false).value(), hi: End::of(goods, true).value() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_mean_weighs_what_is_above_a_mark_heavily() {
        let of = || {
            [(1.0, 1.0, 3.0), (2.0, 1.0, 2.0), (5.0, 2.0, 4.0)].map(|(x, lo, hi)| (x, Interval { lo, hi }))
        };
        // Every way to weigh three figures light or heavy, tried one by one.
        let all = (0..8_u32).map(|heavy| {
            let (mut above, mut weights) = (0.0, 0.0);
            for (n, (x, w)) in of().into_iter().enumerate() {
                let w = if heavy >> n & 1 == 1 { w.hi } else { w.lo };
                (above, weights) = (above + w * x, weights + w);
            }
            above / weights
        });
        let (most, least) = all.fold((f64::MIN, f64::MAX), |(a, b), x| (a.max(x), b.min(x)));
        assert!((best_mean(of().into_iter(), true) - most).abs() < 1e-12);
        assert!((best_mean(of().into_iter(), false) - least).abs() < 1e-12);
    }
}
