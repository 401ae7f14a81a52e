//! Exact ends of formulas in which every figure stands several times: shares of a sum that the figures themselves make up. Taking
//! the ends of single shares together would leave more open than the printed digits do.
//!
//! All of these are quasi-convex in the figures (a level set is convex): the largest value stands in a corner of the box of all
//! values that rounding allows, the smallest where no figure can be moved towards it. Which corner is found by the sign of the slopes,
//! and tried out where the signs are open.

use crate::figure::{Interval, by_key, exp, ln};

/// Open figures up to which every corner is tried.
const TRIED: usize = 12;

/// What is summed over the shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// `s²`: the Herfindahl–Hirschman index.
    Square,
    /// `s × ln s`: the entropy with its sign turned.
    Log,
}

impl Term {
    /// Of a figure, not of its share.
    fn of(self, x: f64) -> f64 {
        match self {
            Term::Square => x * x,
            Term::Log if x > 0.0 => x * ln(x),
            Term::Log => 0.0,
        }
    }

    fn bounds(self, x: &Interval) -> Interval {
        let ends = Interval::hull(self.of(x.lo), self.of(x.hi));
        // `x × ln x` falls up to 1/e and rises after it.
        let least = exp(-1.0);
        if self == Term::Log && x.contains(least) { Interval { lo: -least, hi: ends.hi } } else { ends }
    }

    /// The sum over the shares, from the sum of the terms and that of the figures.
    fn index(self, terms: f64, sum: f64) -> f64 {
        match self {
            Term::Square => terms / (sum * sum),
            Term::Log => terms / sum - ln(sum),
        }
    }

    /// The size at which a figure neither adds to the index nor takes from it; larger ones add.
    fn level(self, ratio: f64) -> f64 {
        if self == Term::Square { ratio } else { exp(ratio) }
    }

    fn at(self, xs: &[f64]) -> f64 {
        self.index(xs.iter().map(|x| self.of(*x)).sum(), xs.iter().sum())
    }
}

/// The ends of `Σ term(xᵢ ÷ Σ xⱼ)` over all values of the figures, none of which is below zero. `None` when their sum may be zero, or
/// when too many figures are open.
pub(super) fn concentrated(of: &[Interval], term: Term) -> Option<Interval> {
    let total: f64 = of.iter().map(|i| (i.lo + i.hi) / 2.0).sum();
    if total <= 0.0 || of.iter().map(|i| i.lo).sum::<f64>() <= 0.0 {
        return None;
    }
    // Shares are the same in every unit; near one the logarithms lose least.
    let scaled: Vec<Interval> = of.iter().map(|i| i.times(1.0 / total)).collect();
    Some(Interval { lo: least(&scaled, term), hi: most(&scaled, term)? })
}

/// The smallest: every figure as near to the level as it comes.
fn least(of: &[Interval], term: Term) -> f64 {
    let near = |t: f64| of.iter().map(|i| t.max(i.lo).min(i.hi)).collect::<Vec<f64>>();
    let (mut below, mut above) = (0.0, of.iter().map(|i| i.hi).fold(0.0, f64::max));
    for _ in 0..200 {
        let t = (below + above) / 2.0;
        let xs = near(t);
        let sum: f64 = xs.iter().sum();
        let level = term.level(xs.iter().map(|x| term.of(*x)).sum::<f64>() / sum);
        if level > t { below = t } else { above = t }
    }
    term.at(&near((below + above) / 2.0))
}

/// The largest: a corner, with the large figures up and the small ones down.
fn most(of: &[Interval], term: Term) -> Option<f64> {
    let mut of: Vec<Interval> = of.to_vec();
    let open = |of: &[Interval]| -> Vec<usize> {
        of.iter().enumerate().filter(|(_, i)| i.lo < i.hi).map(|(n, _)| n).collect()
    };
    loop {
        let before = open(&of).len();
        let sum = of.iter().fold(Interval::exact(0.0), |sum, i| sum + *i);
        let terms = of.iter().fold(Interval::exact(0.0), |sum, i| sum + term.bounds(i));
        let ratio = terms.divide(&sum)?;
        let (low, high) = (term.level(ratio.lo), term.level(ratio.hi));
        for i in &mut of {
            if i.lo >= high {
                *i = Interval::exact(i.hi);
            } else if i.hi <= low {
                *i = Interval::exact(i.lo);
            }
        }
        if open(&of).len() == before {
            break;
        }
    }
    let mut left = open(&of);
    let at = |up: &dyn Fn(usize) -> bool| {
        let corner: Vec<f64> = of.iter().enumerate().map(|(n, i)| if up(n) { i.hi } else { i.lo }).collect();
        term.at(&corner)
    };
    let width = |n: &usize| of.get(*n).map_or(0.0, Interval::width);
    let widest = left.iter().map(width).fold(0.0, f64::max);
    // Of figures rounded alike the larger ones go up: two that went the other way could be exchanged for more.
    if left.iter().all(|n| widest - width(n) <= 1e-9 * widest) {
        let low = |n: &usize| of.get(*n).map_or(0.0, |i| i.lo);
        left = by_key(left, |n| -low(n));
        let first = |k: usize| at(&|n| left.iter().take(k).any(|l| *l == n));
        return (0..=left.len()).map(first).reduce(f64::max);
    }
    if left.len() > TRIED {
        return None;
    }
    let corners = 0..1_u32 << left.len();
    let of_corner =
        |bits: u32| at(&|n| left.iter().position(|l| *l == n).is_some_and(|k| bits >> k & 1 == 1));
    corners.map(of_corner).reduce(f64::max)
}

/// The ends of `Σ |aᵢ ÷ Σ aⱼ − bᵢ ÷ Σ bⱼ|`. The sum is twice the largest gain of a set of parts, and the gain of a set has exact ends;
/// of parts that may have moved either way every set is tried, of more than twelve none: `None`. Where such parts are left (then
/// it says so), the lower end may lie a little below the smallest value.
#[cfg(feature = "studio")]
pub(super) fn apart(a: &[Interval], b: &[Interval]) -> Option<(Interval, bool)> {
    let positive = |of: &[Interval]| of.iter().map(|i| i.lo).sum::<f64>() > 0.0;
    if !positive(a) || !positive(b) || a.len() != b.len() {
        return None;
    }
    let share = |of: &[Interval], n: usize, up: bool| {
        let (mut own, mut others) = (0.0, 0.0);
        for (k, i) in of.iter().enumerate() {
            let high = if k == n { up } else { !up };
            let x = if high { i.hi } else { i.lo };
            if k == n { own = x } else { others += x }
        }
        if own + others > 0.0 { own / (own + others) } else { 0.0 }
    };
    let mut sure = vec![false; a.len()];
    let mut open = Vec::new();
    for (n, gains) in sure.iter_mut().enumerate() {
        if share(a, n, false) > share(b, n, true) {
            *gains = true;
        } else if share(a, n, true) >= share(b, n, false) {
            open.push(n);
        }
    }
    if open.len() > TRIED {
        return None;
    }
    // Share of a set: its figures at one end, the others at the other.
    let of_set = |of: &[Interval], set: &[bool], up: bool| {
        let (mut own, mut all) = (0.0, 0.0);
        for (i, inside) in of.iter().zip(set) {
            let x = if *inside == up { i.hi } else { i.lo };
            all += x;
            own += if *inside { x } else { 0.0 };
        }
        own / all
    };
    let (mut lo, mut hi) = (0.0_f64, 0.0_f64);
    for bits in 0..1_u32 << open.len() {
        let mut set = sure.clone();
        for (k, n) in open.iter().enumerate() {
            if let Some(inside) = set.get_mut(*n) {
                *inside = bits >> k & 1 == 1;
            }
        }
        lo = lo.max(of_set(a, &set, false) - of_set(b, &set, true));
        hi = hi.max(of_set(a, &set, true) - of_set(b, &set, false));
    }
    Some((Interval { lo: 2.0 * lo, hi: 2.0 * hi }, !open.is_empty()))
}

/// The ends of `2 × Σ min(xᵢ; mᵢ) ÷ Σ (xᵢ + mᵢ)`: the smaller of a pair adds, the larger takes away.
#[cfg(feature = "studio")]
pub(super) fn both_ways(pairs: &[(Interval, Interval)]) -> Option<Interval> {
    let ratio = |pairs: &mut dyn Iterator<Item = (f64, f64)>| {
        let (min, all) = pairs.fold((0.0, 0.0), |(min, all), (x, m)| (min + x.min(m), all + x + m));
        (all > 0.0).then_some(2.0 * min / all)
    };
    let nearest = |(x, m): &(Interval, Interval)| {
        if x.hi < m.lo {
            (x.hi, m.lo)
        } else if m.hi < x.lo {
            (x.lo, m.hi)
        } else {
            let alike = x.hi.min(m.hi);
            (alike, alike)
        }
    };
    let hi = ratio(&mut pairs.iter().map(nearest))?;
    // Which of the two falls behind is chosen pair by pair, the better for the ratio that is reached so far, until nothing changes.
    let furthest = |lowest: f64, (x, m): &(Interval, Interval)| {
        let ways = [(x.lo, m.hi), (x.hi, m.lo)];
        let cost = |(x, m): (f64, f64)| 2.0 * x.min(m) - lowest * (x + m);
        let [a, b] = ways;
        if cost(a) <= cost(b) { a } else { b }
    };
    let mut lo = hi;
    for _ in 0..50 {
        let next = ratio(&mut pairs.iter().map(|p| furthest(lo, p)))?;
        if next >= lo {
            break;
        }
        lo = next;
    }
    Some(Interval { lo, hi })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    struct Random(u64);

    impl Random {
        fn between(&mut self, low: f64, high: f64) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            low + (high - low) * (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        }

        /// Figures between 0 and 10, rounded so coarsely that most corners matter.
        fn boxes(&mut self, n: usize, alike: bool) -> Vec<Interval> {
            let one = |r: &mut Random| {
                let (x, w) = (r.between(0.6, 10.0), if alike { 0.5 } else { r.between(0.01, 0.6) });
                Interval { lo: x - w, hi: x + w }
            };
            (0..n).map(|_| one(self)).collect()
        }

        fn inside(&mut self, of: &[Interval]) -> Vec<f64> {
            of.iter().map(|i| self.between(i.lo, i.hi)).collect()
        }
    }

    fn corners(of: &[Interval]) -> impl Iterator<Item = Vec<f64>> {
        (0..1_u32 << of.len()).map(move |bits| {
            of.iter().enumerate().map(|(n, i)| if bits >> n & 1 == 1 { i.hi } else { i.lo }).collect()
        })
    }

    #[test]
    fn concentration_ends_where_the_best_corner_and_the_evenest_point_are() {
        let mut random = Random(7);
        for round in 0..60 {
            let of = random.boxes(2 + round % 7, round % 2 == 0);
            for term in [Term::Square, Term::Log] {
                let found = concentrated(&of, term).unwrap();
                let best = corners(&of).map(|c| term.at(&c)).fold(f64::NEG_INFINITY, f64::max);
                assert!((found.hi - best).abs() < 1e-12, "{term:?} {found:?} {best}");
                // Nothing inside lies below, and something comes close: from anywhere small steps lead down to the end.
                let mut at = random.inside(&of);
                let mut step = 1.0;
                let mut low = term.at(&at);
                while step > 1e-7 {
                    let mut moved = false;
                    for n in 0..at.len() {
                        for by in [step, -step] {
                            let mut next = at.clone();
                            next[n] = (next[n] + by).max(of[n].lo).min(of[n].hi);
                            let value = term.at(&next);
                            assert!(value >= found.lo - 1e-12, "{term:?} {value} {found:?}");
                            if value < low - 1e-15 {
                                (at, low, moved) = (next, value, true);
                            }
                        }
                    }
                    if !moved {
                        step /= 2.0;
                    }
                }
                assert!(low - found.lo < 1e-6, "{term:?} {low} {found:?}");
            }
        }
    }

    #[test]
    fn changes_of_shares_end_at_a_corner_of_both() {
        let mut random = Random(11);
        let sum = |a: &[f64], b: &[f64]| {
            let (x, y): (f64, f64) = (a.iter().sum(), b.iter().sum());
            a.iter().zip(b).map(|(p, q)| (p / x - q / y).abs()).sum::<f64>()
        };
        for round in 0..40 {
            let n = 2 + round % 4;
            let (a, b) = (random.boxes(n, false), random.boxes(n, false));
            let (found, _) = apart(&a, &b).unwrap();
            let best = corners(&a)
                .flat_map(|x| corners(&b).map(move |y| (x.clone(), y)))
                .map(|(x, y)| sum(&x, &y))
                .fold(0.0, f64::max);
            assert!((found.hi - best).abs() < 1e-12, "{found:?} {best}");
            for _ in 0..300 {
                let value = sum(&random.inside(&a), &random.inside(&b));
                assert!(found.lo - 1e-12 <= value && value <= found.hi + 1e-12, "{found:?} {value}");
            }
        }
        // Where every direction is sure the lower end is reached as well: 2 × (5 ÷ 10 − 3 ÷ 10) at the corner 5, 5 and 3, 7.
        let (at, to) = (|lo, hi| Interval { lo, hi }, |x| Interval::exact(x));
        let (found, open) = apart(&[at(5.0, 6.0), to(5.0)], &[to(3.0), to(7.0)]).unwrap();
        assert!(!open);
        assert!(
            (found.lo - 0.4).abs() < 1e-12 && (found.hi - 2.0 * (6.0 / 11.0 - 0.3)).abs() < 1e-12,
            "{found:?}"
        );
    }

    #[test]
    fn trade_both_ways_ends_at_a_corner_or_where_both_are_alike() {
        let mut random = Random(13);
        let value = |x: &[f64], m: &[f64]| {
            let min: f64 = x.iter().zip(m).map(|(a, b)| a.min(*b)).sum();
            2.0 * min / x.iter().chain(m).sum::<f64>()
        };
        for round in 0..60 {
            let n = 1 + round % 5;
            let (x, m) = (random.boxes(n, false), random.boxes(n, false));
            let pairs: Vec<_> = x.iter().copied().zip(m.iter().copied()).collect();
            let found = both_ways(&pairs).unwrap();
            let low = corners(&x)
                .flat_map(|a| corners(&m).map(move |b| (a.clone(), b)))
                .map(|(a, b)| value(&a, &b))
                .fold(f64::INFINITY, f64::min);
            assert!((found.lo - low).abs() < 1e-12, "{found:?} {low}");
            let mut high = 0.0_f64;
            for _ in 0..500 {
                let v = value(&random.inside(&x), &random.inside(&m));
                assert!(v <= found.hi + 1e-12, "{found:?} {v}");
                high = high.max(v);
            }
            assert!(found.hi <= 1.0 + 1e-12 && high > found.lo, "{found:?} {high}");
        }
    }
}
