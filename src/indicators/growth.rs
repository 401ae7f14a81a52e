//! Change between two figures: growth, difference, multiple, index, average growth, and the value that a growth implies.

use super::formula::Formula;
use super::record::{Reason, Record};
use super::units::{index as index_unit, percent, points, times};
use super::work::{mixed_steps, refuse, unlike_units, work};
use crate::figure::{Decimal, powf};
use crate::period::{Period, Step};
use crate::unit::Quantity;

/// Growth.
pub const GROWTH: Formula<2> = Formula {
    text: "100 × (x₁ ÷ x₀ − 1)",
    names: ["x₁", "x₀"],
    of: |[x1, x0]| (x0 > 0.0).then(|| 100.0 * (x1 / x0 - 1.0)),
};

/// Index with the earlier figure = 100.
pub const INDEX: Formula<2> = Formula {
    text: "100 × x₁ ÷ x₀",
    names: ["x₁", "x₀"],
    of: |[x1, x0]| (x0 > 0.0).then(|| 100.0 * x1 / x0),
};

/// How many times as much.
pub const MULTIPLE: Formula<2> =
    Formula { text: "x₁ ÷ x₀", names: ["x₁", "x₀"], of: |[x1, x0]| (x0 > 0.0).then(|| x1 / x0) };

/// Difference.
pub const DIFFERENCE: Formula<2> =
    Formula { text: "x₁ − x₀", names: ["x₁", "x₀"], of: |[x1, x0]| Some(x1 - x0) };

/// Average growth a period (CAGR).
pub const AVERAGE: Formula<3> = Formula {
    text: "100 × ((xₙ ÷ x₀)^(1 ÷ n) − 1)",
    names: ["xₙ", "x₀", "n"],
    of: |[xn, x0, n]| (x0 > 0.0 && xn >= 0.0).then(|| 100.0 * (powf(xn / x0, 1.0 / n) - 1.0)),
};

/// Average growth over two stretches one after the other.
pub const AVERAGE_OF_STRETCHES: Formula<4> = Formula {
    text: "100 × (((1 + a ÷ 100)^m × (1 + b ÷ 100)^n)^(1 ÷ (m + n)) − 1)",
    names: ["a", "m", "b", "n"],
    of: |[a, m, b, n]| {
        let (a, b) = (1.0 + a / 100.0, 1.0 + b / 100.0);
        (a > 0.0 && b > 0.0).then(|| 100.0 * (powf(powf(a, m) * powf(b, n), 1.0 / (m + n)) - 1.0))
    },
};

/// The earlier value that a growth implies.
pub const IMPLIED_BY_GROWTH: Formula<2> = Formula {
    text: "x₁ ÷ (1 + g ÷ 100)",
    names: ["x₁", "g"],
    of: |[x1, g]| (g > -100.0).then(|| x1 / (1.0 + g / 100.0)),
};

/// The earlier value that an index implies.
pub const IMPLIED_BY_INDEX: Formula<2> =
    Formula {
        text: "100 × x₁ ÷ i", names: ["x₁", "i"], of: |[x1, i]| (i > 0.0).then(|| 100.0 * x1 / i)
    };

/// Elasticity as a ratio of growth rates.
pub const ELASTICITY: Formula<2> =
    Formula { text: "g ÷ h", names: ["g", "h"], of: |[g, h]| (h != 0.0).then(|| g / h) };

/// Growth, in %. The base must be above zero and what it grew to not below: the growth of a deficit has no
/// meaning, nor that of a surplus to a deficit. Refuses unlike units and periods of different kinds.
///
/// ```
/// use kimngach::indicators::{growth, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let billion = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 9));
/// let g = growth::growth(&billion("398"), &billion("373"));
/// assert_eq!(format!("{:.2} {:.2} {:.2}", g.value.unwrap(), g.interval.lo, g.interval.hi), "6.70 6.43 6.98");
/// ```
pub fn growth(x1: &Record, x0: &Record) -> Record {
    ratio_like(x1, x0, &GROWTH, percent())
}

/// Index with the earlier figure = 100.
pub fn index(x1: &Record, x0: &Record) -> Record {
    let base = x0.period.map_or_else(|| "x₀=100".to_owned(), |p| format!("{p}=100"));
    ratio_like(x1, x0, &INDEX, index_unit(&base))
}

/// Multiple: how many times as much. "Tăng 2 lần" and "gấp đôi" in the Vietnamese press both mean 2.
pub fn multiple(x1: &Record, x0: &Record) -> Record {
    if unlike_units(&[x1, x0]) {
        return refuse(&[x1, x0], Reason::UnlikeUnits);
    }
    if is_below_zero(&[x1, x0]) {
        return refuse(&[x1, x0], Reason::NotPositive);
    }
    work(&MULTIPLE, [x1, x0], times())
}

/// Difference, in the unit of both; of two percentages it is in percentage points.
pub fn difference(x1: &Record, x0: &Record) -> Record {
    if unlike_units(&[x1, x0]) {
        return refuse(&[x1, x0], Reason::UnlikeUnits);
    }
    if mixed_steps(&[x1, x0]) {
        return refuse(&[x1, x0], Reason::MixedPeriods);
    }
    let unit = if x1.unit.quantity == Quantity::Percent { points() } else { x1.unit.clone() };
    work(&DIFFERENCE, [x1, x0], unit)
}

/// Average growth a period (CAGR), in %, `n` the number of periods from the base to the
/// last. The articles' "bình quân 2001–2005" has the base 2000 and n = 5.
///
/// ```
/// use kimngach::indicators::{growth, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let million = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 6));
/// let g = growth::average(&million("32447.1"), &million("14482.7"), 5);
/// assert_eq!(format!("{:.2}", g.value.unwrap()), "17.51");
/// ```
pub fn average(xn: &Record, x0: &Record, n: u32) -> Record {
    if n == 0 {
        return refuse(&[xn, x0], Reason::TooFew);
    }
    let period = span(x0.period, xn.period).or(xn.period);
    if let Some(reason) = refusal(xn, x0) {
        return refuse(&[xn, x0], reason).at(period);
    }
    // A root of what may be below zero within rounding.
    if xn.value.is_ok() && x0.value.is_ok() && xn.interval.lo < 0.0 {
        return refuse(&[xn, x0], Reason::NotPositive).at(period);
    }
    let years = Record::given(xn.period, Decimal::whole(i64::from(n)), &super::units::number());
    work(&AVERAGE, [xn, x0, &years], percent()).at(period)
}

/// Average growth over two stretches one after the other, of so many periods each.
pub fn average_of_stretches(a: &Record, m: u32, b: &Record, n: u32) -> Record {
    if m + n == 0 {
        return refuse(&[a, b], Reason::TooFew);
    }
    if !is_rate(a) || !is_rate(b) {
        return refuse(&[a, b], Reason::UnlikeUnits);
    }
    let count = |n: u32| Record::given(None, Decimal::whole(i64::from(n)), &super::units::number());
    work(&AVERAGE_OF_STRETCHES, [a, &count(m), b, &count(n)], percent())
}

/// The earlier value that a growth implies.
///
/// ```
/// use kimngach::indicators::{growth, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let stated = |d: &str, unit: Unit| Record::stated(None, kimngach::figure::Stated {
/// #     decimal: Decimal::parse(d).unwrap(), qualifier: Default::default() }, &unit);
/// let x1 = stated("398", Unit::scaled(Quantity::Money(Currency::USD), 9));
/// let x0 = growth::implied_by_growth(&x1, &stated("6.7", Unit::of(Quantity::Percent)));
/// assert_eq!(format!("{:.1}", x0.value.unwrap() / 1e9), "373.0");
/// ```
pub fn implied_by_growth(x1: &Record, g: &Record) -> Record {
    if !is_rate(g) {
        return refuse(&[x1, g], Reason::UnlikeUnits);
    }
    work(&IMPLIED_BY_GROWTH, [x1, g], x1.unit.clone()).at(before(x1.period))
}

/// The earlier value that an index with the earlier period = 100 implies.
pub fn implied_by_index(x1: &Record, i: &Record) -> Record {
    work(&IMPLIED_BY_INDEX, [x1, i], x1.unit.clone()).at(before(x1.period))
}

/// Elasticity as a ratio of growth rates: how many times faster one grows than the other.
pub fn elasticity(g: &Record, h: &Record) -> Record {
    if !is_rate(g) || !is_rate(h) {
        return refuse(&[g, h], Reason::UnlikeUnits);
    }
    work(&ELASTICITY, [g, h], times()).or_open_divisor(h)
}

impl Record {
    /// No value when the divisor's interval holds zero: the corners alone would not see it.
    fn or_open_divisor(self, divisor: &Record) -> Record {
        if self.value.is_ok() && divisor.interval.contains(0.0) {
            return Record { value: Err(Reason::DivisionByZero), ..self };
        }
        self
    }
}

fn is_rate(r: &Record) -> bool {
    r.value.is_err() || matches!(r.unit.quantity, Quantity::Percent | Quantity::PercentagePoint)
}

fn before(period: Option<Period>) -> Option<Period> {
    let p = period?;
    if p.step() == Step::YearToDate { p.same_of_year(-1) } else { p.previous() }
}

/// Whether one of some figures that are all there is below zero.
fn is_below_zero(of: &[&Record]) -> bool {
    of.iter().all(|r| r.value.is_ok()) && of.iter().any(|r| r.value.is_ok_and(|x| x < 0.0))
}

fn refusal(x1: &Record, x0: &Record) -> Option<Reason> {
    if unlike_units(&[x1, x0]) {
        Some(Reason::UnlikeUnits)
    } else if mixed_steps(&[x1, x0]) {
        Some(Reason::MixedPeriods)
    } else if x0.value.is_ok_and(|x| x < 0.0) || cfg!(feature = "press") && is_below_zero(&[x1, x0]) {
        Some(Reason::NotPositive)
    } else {
        None
    }
}

fn ratio_like(x1: &Record, x0: &Record, formula: &Formula<2>, unit: crate::unit::Unit) -> Record {
    match refusal(x1, x0) {
        Some(reason) => refuse(&[x1, x0], reason).counted_in(unit),
        None => work(formula, [x1, x0], unit),
    }
}

/// The stretch of the growth between two periods: from 2000 to 2005 it is that of 2001–2005.
pub(super) fn span(base: Option<Period>, last: Option<Period>) -> Option<Period> {
    let (base, last) = (base?, last?);
    match (base, last) {
        (Period::Year(a), Period::Year(b)) if a + 1 == b => Some(last),
        (Period::Year(a), Period::Year(b)) if a < b => Some(Period::Years(a + 1, b)),
        (Period::Month(..), Period::Month(b, n)) if base < last => match base.shift(1)? {
            Period::Month(a, m) => Some(Period::Months(a, m, b, n)),
            _ => None,
        },
        _ => None,
    }
}
