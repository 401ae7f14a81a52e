//! The ends of `Σ |aᵢ − bᵢ|` and `Σ min(aᵢ; bᵢ)` over two lists of shares, of which one or both are of a printed whole. The whole stands
//! in every share of its list: taking the ends of single shares together would leave more open than the printed digits do.

use crate::figure::Interval;

/// Figures up to which every corner of a list that makes up its own whole is tried.
const TRIED: usize = 12;

/// Steps of a search for the least value, each of which leaves 0.618 of the stretch.
const STEPS: usize = 60;

/// What one lists, and the whole that it is printed with; without one the list makes up its own.
#[derive(Clone, Copy)]
pub(super) struct Shares<'a> {
    pub(super) of: &'a [Interval],
    pub(super) whole: Option<Interval>,
}

impl Shares<'_> {
    fn sum(&self) -> Interval {
        self.of.iter().fold(Interval::exact(0.0), |sum, i| sum + *i)
    }

    /// What a figure is multiplied with to be a share.
    fn scales(&self) -> Option<Interval> {
        let whole = self.whole.unwrap_or_else(|| self.sum());
        (whole.lo > 0.0).then(|| Interval { lo: 1.0 / whole.hi, hi: 1.0 / whole.lo })
    }
}

/// The least value of a function that falls and then rises.
fn least(within: Interval, f: &dyn Fn(f64) -> f64) -> f64 {
    let part = 0.618_033_988_749_895;
    let Interval { mut lo, mut hi } = within;
    let (mut a, mut b) = (hi - part * (hi - lo), lo + part * (hi - lo));
    let (mut fa, mut fb) = (f(a), f(b));
    let mut found = f(lo).min(f(hi)).min(fa).min(fb);
    for _ in 0..STEPS {
        if fa <= fb {
            (hi, b, fb) = (b, a, fa);
            a = hi - part * (hi - lo);
            fa = f(a);
            found = found.min(fa);
        } else {
            (lo, a, fa) = (a, b, fb);
            b = lo + part * (hi - lo);
            fb = f(b);
            found = found.min(fb);
        }
    }
    found
}

/// The least `Σ |aᵢ − bᵢ|` of shares that are figures times `s` and times `r`: each as near to the other as it comes, and where the first
/// must make up one, as much farther off as that takes.
fn nearest(a: &Shares<'_>, b: &Shares<'_>, s: f64, r: f64) -> f64 {
    let (mut apart, mut low, mut high) = (0.0, 0.0, 0.0);
    for (x, y) in a.of.iter().zip(b.of) {
        let (x, y) = (x.times(s), y.times(r));
        // All that is as near as it comes.
        let near = if x.hi < y.lo {
            Interval::exact(x.hi)
        } else if y.hi < x.lo {
            Interval::exact(x.lo)
        } else {
            Interval { lo: x.lo.max(y.lo), hi: x.hi.min(y.hi) }
        };
        apart += (y.lo - near.hi).max(near.lo - y.hi).max(0.0);
        low += near.lo;
        high += near.hi;
    }
    apart + if a.whole.is_some() { 0.0 } else { (low - 1.0).max(1.0 - high).max(0.0) }
}

/// The greatest `Σ |aᵢ − bᵢ|` at some shares of the second list.
fn farthest(a: &Shares<'_>, b: &Shares<'_>, r: f64) -> Option<f64> {
    let far = |x: Interval, y: &Interval| (x.hi - y.lo * r).max(y.hi * r - x.lo);
    let all = |share: &dyn Fn(usize, &Interval) -> Interval| -> f64 {
        a.of.iter().zip(b.of).enumerate().map(|(n, (x, y))| far(share(n, x), y)).sum()
    };
    if a.whole.is_some() {
        let s = a.scales()?;
        return Some(all(&|_, x| x.times(s.lo)).max(all(&|_, x| x.times(s.hi))));
    }
    // Shares of their own sum are furthest from others in a corner of the figures.
    if a.of.len() > TRIED {
        return None;
    }
    let corners = (0..1_u32 << a.of.len()).map(|bits| {
        let at = |n: usize, x: &Interval| if bits >> n & 1 == 1 { x.hi } else { x.lo };
        let sum: f64 = a.of.iter().enumerate().map(|(n, x)| at(n, x)).sum();
        all(&|n, x| Interval::exact(at(n, x) / sum))
    });
    corners.reduce(f64::max)
}

/// As [`nearest`], where both must make up one: half of what parts them is all but what they have in common. Of that some is there
/// however small every figure is; more comes of what the first, the second, or both have left to make up.
fn nearest_of_two_wholes(a: &[Interval], b: &[Interval], s: f64, r: f64) -> f64 {
    let (mut common, mut by_first, mut by_second, mut by_both) = (0.0, 0.0, 0.0, 0.0);
    let (mut first, mut second) = (1.0, 1.0);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (x.times(s), y.times(r));
        first -= x.lo;
        second -= y.lo;
        let (low, high, most) = (x.lo.min(y.lo), x.lo.max(y.lo), x.hi.min(y.hi));
        common += low;
        let raised = if x.lo < y.lo { &mut by_first } else { &mut by_second };
        *raised += high.min(most) - low;
        by_both += (most - high).max(0.0);
    }
    // What one side alone can raise costs the other nothing, and goes first.
    let (one, other) = (by_first.min(first).max(0.0), by_second.min(second).max(0.0));
    2.0 * (1.0 - common - one - other - (first - one).min(second - other).min(by_both).max(0.0))
}

/// The ends of `Σ |aᵢ − bᵢ|` of shares of their own sums; `None` where [`exact::apart`](super::exact::apart) has none.
pub(super) fn apart(a: &[Interval], b: &[Interval]) -> Option<Interval> {
    let (ends, is_open) = super::exact::apart(a, b)?;
    let scales = |of| Shares { of, whole: None }.scales();
    let (Some(s), Some(r), true) = (scales(a), scales(b), is_open) else { return Some(ends) };
    let lo = least(r, &|r| least(s, &|s| nearest_of_two_wholes(a, b, s, r)));
    Some(Interval { lo: lo.max(ends.lo).min(ends.hi), ..ends })
}

/// The ends of `Σ |aᵢ − bᵢ|`; `None` where a whole may be nothing, or a list that makes up its own is long.
pub(super) fn gaps(a: Shares<'_>, b: Shares<'_>) -> Option<Interval> {
    // The list that makes up its own whole goes first.
    let (a, b) = if a.whole.is_some() { (b, a) } else { (a, b) };
    let Some(printed) = b.whole else { return apart(a.of, b.of) };
    let (s, r) = (a.scales()?, b.scales()?);
    let hi = farthest(&a, &b, r.lo)?.max(farthest(&a, &b, r.hi)?);
    let lo = least(r, &|r| least(s, &|s| nearest(&a, &b, s, r)));
    (printed.lo > 0.0).then_some(Interval { lo: lo.min(hi), hi })
}

/// The ends of `Σ min(aᵢ; bᵢ)`, which rises with every share that is of a printed whole.
pub(super) fn in_common(a: Shares<'_>, b: Shares<'_>) -> Option<Interval> {
    let (a, b) = if a.whole.is_some() { (b, a) } else { (a, b) };
    let at = |of: Shares<'_>, up: bool| -> Option<Vec<f64>> {
        let scales = of.scales()?;
        Some(of.of.iter().map(|i| if up { i.hi * scales.hi } else { i.lo * scales.lo }).collect())
    };
    let end = |up: bool| -> Option<f64> {
        let shares = at(b, up)?;
        if a.whole.is_some() {
            return Some(at(a, up)?.iter().zip(&shares).map(|(x, y)| x.min(*y)).sum());
        }
        // What a list that makes up one has in common with another is half of all but what parts them.
        let fixed: Vec<Interval> = shares.iter().map(|share| Interval::exact(*share)).collect();
        let gaps = gaps(a, Shares { of: &fixed, whole: Some(Interval::exact(1.0)) })?;
        Some((1.0 + shares.iter().sum::<f64>() - if up { gaps.lo } else { gaps.hi }) / 2.0)
    };
    if b.whole.is_none() {
        // Both make up one: what they have in common is all but half of what parts them.
        return apart(a.of, b.of).map(|gaps| Interval { lo: 1.0 - gaps.hi / 2.0, hi: 1.0 - gaps.lo / 2.0 });
    }
    Some(Interval { lo: end(false)?, hi: end(true)? })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn the_least_that_parts_two_lists_is_reached_and_not_gone_below() {
        let mut seed = 29_u64;
        let mut between = move |low: f64, high: f64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            low + (high - low) * (seed >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut open = 0;
        for round in 0..12 {
            let n = 2 + round % 3;
            let mut list = || -> Vec<Interval> {
                let one = |x: f64, w: f64| Interval { lo: x - w, hi: x + w };
                (0..n).map(|_| one(between(3.0, 6.0), between(0.05, 0.6))).collect()
            };
            let (a, b) = (list(), list());
            let found = apart(&a, &b).unwrap();
            open += usize::from(crate::indicators::exact::apart(&a, &b).unwrap().1);
            let parted = |at: &[f64]| {
                let (x, y) = at.split_at(n);
                let (sx, sy): (f64, f64) = (x.iter().sum(), y.iter().sum());
                x.iter().zip(y).map(|(p, q)| (p / sx - q / sy).abs()).sum::<f64>()
            };
            // From where all figures are as printed, ever smaller steps into any direction that brings the lists nearer.
            let within: Vec<Interval> = a.iter().chain(&b).copied().collect();
            let mut at: Vec<f64> = within.iter().map(|i| (i.lo + i.hi) / 2.0).collect();
            let mut low = parted(&at);
            for step in 0..60_000_u32 {
                let size = 0.5 / f64::from(1_u32 << (step / 3000));
                let next: Vec<f64> = at
                    .iter()
                    .zip(&within)
                    .map(|(x, i)| (x + size * between(-1.0, 1.0)).max(i.lo).min(i.hi))
                    .collect();
                let value = parted(&next);
                assert!(value >= found.lo - 1e-9, "{value} {found:?}");
                if value < low {
                    (at, low) = (next, value);
                }
            }
            assert!(low - found.lo < 1e-4, "{low} {found:?}");
        }
        assert!(open > 3, "{open}");
    }
}
