//! Sums and means of many figures: a period's total, a half-year's monthly mean, parts against their whole.

use super::record::{Reason, Record};
use super::work::{many, mixed_steps, refuse, sum_of, unlike_units};

/// Sum: `Σ xᵢ`, in the unit of all. Refuses unlike units and periods of different kinds.
///
/// ```
/// use kimngach::indicators::{sums, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let million = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 6));
/// let s = sums::sum(&[&million("7.5"), &million("2.25")]);
/// assert_eq!((s.value, s.interval.lo, s.interval.hi), (Ok(9.75e6), 9.695e6, 9.805e6));
/// ```
pub fn sum(of: &[&Record]) -> Record {
    if let Some(reason) = refusal(of) {
        return refuse(of, reason);
    }
    let unit = of.first().map(|r| r.unit.clone()).unwrap_or_default();
    let value: f64 = of.iter().filter_map(|r| r.value.ok()).sum();
    many("Σ xᵢ", "xᵢ", of, unit, Some((value, sum_of(of.iter().map(|r| r.interval)))))
}

/// Mean: `Σ xᵢ ÷ n`, in the unit of all.
pub fn mean(of: &[&Record]) -> Record {
    if let Some(reason) = refusal(of) {
        return refuse(of, reason);
    }
    let unit = of.first().map(|r| r.unit.clone()).unwrap_or_default();
    let n = of.len() as f64;
    let value: f64 = of.iter().filter_map(|r| r.value.ok()).sum();
    let interval = sum_of(of.iter().map(|r| r.interval)).times(1.0 / n);
    super::work::with_count(many("Σ xᵢ ÷ n", "xᵢ", of, unit, Some((value / n, interval))), of.len())
}

/// The largest: `max(xᵢ)`.
pub fn greatest(of: &[&Record]) -> Record {
    extreme(of, "max(xᵢ)", f64::max)
}

/// The smallest: `min(xᵢ)`.
pub fn least(of: &[&Record]) -> Record {
    extreme(of, "min(xᵢ)", f64::min)
}

fn extreme(of: &[&Record], formula: &'static str, pick: fn(f64, f64) -> f64) -> Record {
    if let Some(reason) = refusal(of) {
        return refuse(of, reason);
    }
    let unit = of.first().map(|r| r.unit.clone()).unwrap_or_default();
    let over = |f: fn(&Record) -> f64| of.iter().map(|r| f(r)).reduce(pick);
    let value = over(|r| r.value.unwrap_or(0.0));
    let (lo, hi) = (over(|r| r.interval.lo), over(|r| r.interval.hi));
    let result = value.zip(lo.zip(hi)).map(|(v, (lo, hi))| (v, crate::figure::Interval { lo, hi }));
    many(formula, "xᵢ", of, unit, result)
}

fn refusal(of: &[&Record]) -> Option<Reason> {
    if of.is_empty() {
        Some(Reason::TooFew)
    } else if unlike_units(of) {
        Some(Reason::UnlikeUnits)
    } else if mixed_steps(of) {
        Some(Reason::MixedPeriods)
    } else {
        None
    }
}
