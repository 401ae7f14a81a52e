//! Sums and means of many figures: a period's total, a half-year's monthly mean, parts against their whole.

use super::formula::Formula;
use super::record::{Reason, Record};
use super::work::{many, mixed_steps, refuse, unlike_units};
use crate::figure::Interval;

/// Mean of `n` figures, from their sum.
pub const MEAN: Formula<2> =
    Formula { text: "Σ xᵢ ÷ n", names: ["Σ xᵢ", "n"], of: |[sum, n]| (n > 0.0).then(|| sum / n) };

/// The sum of figures and its interval, of their values and intervals.
pub fn total(of: impl Iterator<Item = (f64, Interval)>) -> (f64, Interval) {
    of.fold((0.0, Interval::exact(0.0)), |(sum, ends), (value, interval)| (sum + value, ends + interval))
}

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
    many("Σ xᵢ", "xᵢ", of, unit, Some(total(worked_out(of))))
}

fn worked_out<'a>(of: &'a [&Record]) -> impl Iterator<Item = (f64, Interval)> + 'a {
    of.iter().map(|r| (r.value.unwrap_or(0.0), r.interval))
}

/// Mean, in the unit of all.
pub fn mean(of: &[&Record]) -> Record {
    if let Some(reason) = refusal(of) {
        return refuse(of, reason);
    }
    let unit = of.first().map(|r| r.unit.clone()).unwrap_or_default();
    let n = of.len() as f64;
    let (sum, interval) = total(worked_out(of));
    let result = (MEAN.of)([sum, n]).map(|mean| (mean, interval.times(1.0 / n)));
    super::work::with_count(many(MEAN.text, "xᵢ", of, unit, result), of.len())
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
    let result = value.zip(lo.zip(hi)).map(|(v, (lo, hi))| (v, Interval { lo, hi }));
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
