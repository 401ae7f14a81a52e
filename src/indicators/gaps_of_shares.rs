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

/// The ends of `Σ |aᵢ − bᵢ|`; `None` where a whole may be nothing, or a list that makes up its own is long.
pub(super) fn gaps(a: Shares<'_>, b: Shares<'_>) -> Option<Interval> {
    // The list that makes up its own whole goes first.
    let (a, b) = if a.whole.is_some() { (b, a) } else { (a, b) };
    let Some(printed) = b.whole else { return super::exact::apart(a.of, b.of) };
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
        return super::exact::apart(a.of, b.of)
            .map(|gaps| Interval { lo: 1.0 - gaps.hi / 2.0, hi: 1.0 - gaps.lo / 2.0 });
    }
    Some(Interval { lo: end(false)?, hi: end(true)? })
}
