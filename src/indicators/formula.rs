//! A formula of the catalogue as one value: the text that people read, the names in it, and the function. Whoever works a figure out, a
//! chart's records or the checker's amounts, takes it from here, so that what is written and what is computed cannot differ.

#[cfg(feature = "studio")]
use super::work::in_name;
use crate::figure::Interval;

/// Most inputs of a formula with names of its own; formulas over many figures go through [`many`](super::work::many).
pub(super) const MOST: usize = 8;

/// A formula of `N` figures.
#[derive(Clone, Copy, Debug)]
pub struct Formula<const N: usize> {
    /// As people read it, in the notation that [`with_numbers`](super::with_numbers) reads.
    pub text: &'static str,
    /// What the figures are called in the text, in the order in which the function takes them.
    pub names: [&'static str; N],
    /// The value; `None` where there is none (a division by zero, a root of a deficit). It rises or falls throughout in each of
    /// its figures, so that its least and greatest values stand in corners.
    pub of: fn([f64; N]) -> Option<f64>,
}

impl<const N: usize> Formula<N> {
    /// As [`Formula::of`], of as many figures as there happen to be.
    pub(super) fn at(&self, values: &[f64]) -> Option<f64> {
        (self.of)(<[f64; N]>::try_from(values).ok()?)
    }

    /// The least and the greatest value that rounding of the figures allows; `None` when one corner has no value.
    ///
    /// ```
    /// use kimngach::{figure::Interval, indicators::growth};
    /// // 398 and 373 billion, rounded to billions.
    /// let ends = growth::GROWTH.ends([Interval { lo: 397.5, hi: 398.5 }, Interval { lo: 372.5, hi: 373.5 }]).unwrap();
    /// assert_eq!(format!("{:.2} {:.2}", ends.lo, ends.hi), "6.43 6.98");
    /// ```
    #[cfg(feature = "studio")]
    pub fn ends(&self, of: [Interval; N]) -> Option<Interval> {
        corners(&of, &|values| self.at(values))
    }

    /// The value and its interval, of the values and intervals of the figures alone.
    #[cfg(feature = "studio")]
    pub fn worked(&self, values: [f64; N], within: [Interval; N]) -> Option<(f64, Interval)> {
        let value = (self.of)(values).filter(|v| v.is_finite())?;
        Some((value, around(self.ends(within)?, value)))
    }
}

/// A formula's text with something else in the place of its names: the numbers.
#[cfg(feature = "studio")]
pub(crate) fn put_in(text: &str, names: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    // A name begins and ends where no other letter touches it.
    let mut free = true;
    while let Some(c) = rest.chars().next() {
        let ends = |name: &str| !rest.get(name.len()..).is_some_and(|r| r.starts_with(in_name));
        let here = names.iter().filter(|(name, _)| free && rest.starts_with(name) && ends(name));
        match here.max_by_key(|(name, _)| name.len()) {
            Some((name, value)) => {
                out.push_str(value);
                rest = rest.get(name.len()..).unwrap_or("");
                free = false;
            }
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
                free = !in_name(c);
            }
        }
    }
    out
}

/// A formula's text for a result that is written with the sign of percent, which says the hundred: `x₁ ÷ x₀ − 1` for
/// `100 × (x₁ ÷ x₀ − 1)`.
#[cfg(feature = "studio")]
pub(crate) fn in_percent(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("100 × ") else { return text };
    let inner = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    // Only a pair of brackets that holds all of it falls away.
    let mut depth = 0;
    let closes = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    };
    inner.filter(|inner| !inner.chars().any(closes)).unwrap_or(rest)
}

/// Least and greatest value of a formula over all corners; `None` when one of them has no value.
pub(super) fn corners(of: &[Interval], f: &dyn Fn(&[f64]) -> Option<f64>) -> Option<Interval> {
    let mut hull = Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
    let mut at = [0.0; MOST];
    for corner in 0..1_u32 << of.len().min(MOST) {
        for (n, (value, interval)) in at.iter_mut().zip(of).enumerate() {
            *value = if corner >> n & 1 == 1 { interval.hi } else { interval.lo };
        }
        let value = f(at.get(..of.len())?).filter(|v| v.is_finite())?;
        hull = Interval { lo: hull.lo.min(value), hi: hull.hi.max(value) };
    }
    Some(hull)
}

/// The interval widened to the value itself, which may lie a last bit outside corners that are all one number.
pub(super) fn around(interval: Interval, value: f64) -> Interval {
    Interval { lo: interval.lo.min(value), hi: interval.hi.max(value) }
}

#[cfg(all(test, feature = "studio", not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_where_names_stood() {
        let put = |text: &str, names: &[(&str, &str)]| {
            let names: Vec<(&str, String)> = names.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
            put_in(text, &names)
        };
        assert_eq!(put("100 × (x₁ ÷ x₀ − 1)", &[("x₁", "5"), ("x₀", "4")]), "100 × (5 ÷ 4 − 1)");
        assert_eq!(put("Σ xᵢ ÷ n", &[("Σ xᵢ", "12"), ("n", "3")]), "12 ÷ 3");
        // A name within another is none.
        assert_eq!(put("x ÷ xₙ + x", &[("x", "1")]), "1 ÷ xₙ + 1");
    }

    #[test]
    fn the_sign_of_percent_says_the_hundred() {
        assert_eq!(in_percent("100 × (x₁ ÷ x₀ − 1)"), "x₁ ÷ x₀ − 1");
        assert_eq!(in_percent("100 × (x₁ − x₀) ÷ (T₁ − T₀)"), "(x₁ − x₀) ÷ (T₁ − T₀)");
        assert_eq!(in_percent("100 × ((xₙ ÷ x₀)^(1 ÷ n) − 1)"), "(xₙ ÷ x₀)^(1 ÷ n) − 1");
        assert_eq!(in_percent("100 × x ÷ T"), "x ÷ T");
        assert_eq!(in_percent("i − 100"), "i − 100");
    }
}
