//! Levels of trade: turnover, balance, and what follows from the two.

use super::formula::Formula;
use super::record::{Reason, Record};
use super::units::{number, percent};
use super::work::{mixed_periods, refuse, unlike_units, work};
use crate::unit::Quantity;

/// Turnover.
pub const TURNOVER: Formula<2> = Formula { text: "X + M", names: ["X", "M"], of: |[x, m]| Some(x + m) };

/// Balance.
pub const BALANCE: Formula<2> = Formula { text: "X − M", names: ["X", "M"], of: |[x, m]| Some(x - m) };

/// Coverage of imports by exports.
pub const COVERAGE: Formula<2> =
    Formula { text: "100 × X ÷ M", names: ["X", "M"], of: |[x, m]| (m > 0.0).then(|| 100.0 * x / m) };

/// Normalized balance.
pub const NORMALIZED_BALANCE: Formula<2> = Formula {
    text: "(X − M) ÷ (X + M)",
    names: ["X", "M"],
    of: |[x, m]| (x + m > 0.0).then(|| (x - m) / (x + m)),
};

/// Exports from turnover and balance.
pub const EXPORTS_FROM: Formula<2> =
    Formula { text: "(T + B) ÷ 2", names: ["T", "B"], of: |[t, b]| Some((t + b) / 2.0) };

/// Imports from turnover and balance.
pub const IMPORTS_FROM: Formula<2> =
    Formula { text: "(T − B) ÷ 2", names: ["T", "B"], of: |[t, b]| Some((t - b) / 2.0) };

/// Turnover, in the money of both. Refuses unlike units and unlike periods.
///
/// ```
/// use kimngach::indicators::{level, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let billion = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 9));
/// let t = level::turnover(&billion("398"), &billion("397"));
/// assert_eq!(t.value, Ok(795e9));
/// assert_eq!((t.interval.lo, t.interval.hi), (794e9, 796e9));
/// ```
pub fn turnover(x: &Record, m: &Record) -> Record {
    match refusal(x, m) {
        Some(reason) => refuse(&[x, m], reason),
        None => work(&TURNOVER, [x, m], x.unit.clone()),
    }
}

/// Balance, in the money of both; a surplus above zero, a deficit below.
pub fn balance(x: &Record, m: &Record) -> Record {
    match refusal(x, m) {
        Some(reason) => refuse(&[x, m], reason),
        None => work(&BALANCE, [x, m], x.unit.clone()),
    }
}

/// Coverage of imports by exports, in %. Without imports there is none.
pub fn coverage(x: &Record, m: &Record) -> Record {
    match refusal(x, m).or_else(|| below_zero(x, m)) {
        Some(reason) => refuse(&[x, m], reason),
        None => work(&COVERAGE, [x, m], percent()),
    }
}

/// Normalized balance, from −1 (imports only) to 1 (exports only).
pub fn normalized_balance(x: &Record, m: &Record) -> Record {
    match refusal(x, m).or_else(|| below_zero(x, m)) {
        Some(reason) => refuse(&[x, m], reason),
        None => work(&NORMALIZED_BALANCE, [x, m], number()),
    }
}

/// Exports from turnover and balance.
///
/// ```
/// use kimngach::indicators::{level, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let billion = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 9));
/// assert_eq!(level::exports_from(&billion("795"), &billion("1")).value, Ok(398e9));
/// assert_eq!(level::imports_from(&billion("795"), &billion("1")).value, Ok(397e9));
/// ```
pub fn exports_from(turnover: &Record, balance: &Record) -> Record {
    match refusal(turnover, balance) {
        Some(reason) => refuse(&[turnover, balance], reason),
        None => work(&EXPORTS_FROM, [turnover, balance], turnover.unit.clone()),
    }
}

/// Imports from turnover and balance.
pub fn imports_from(turnover: &Record, balance: &Record) -> Record {
    match refusal(turnover, balance) {
        Some(reason) => refuse(&[turnover, balance], reason),
        None => work(&IMPORTS_FROM, [turnover, balance], turnover.unit.clone()),
    }
}

/// Exports or imports below zero, of which there is no ratio.
fn below_zero(x: &Record, m: &Record) -> Option<Reason> {
    [x, m].iter().any(|r| r.value.is_ok_and(|v| v < 0.0)).then_some(Reason::NotPositive)
}

/// Whether a figure counts something: indices and rates of exports and of imports have different wholes, and add up to nothing.
fn is_amount(r: &Record) -> bool {
    let of_something_else = matches!(
        r.unit.quantity,
        Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_) | Quantity::Times | Quantity::Rank
    );
    r.value.is_err() || !of_something_else
}

fn refusal(a: &Record, b: &Record) -> Option<Reason> {
    if unlike_units(&[a, b]) {
        Some(Reason::UnlikeUnits)
    } else if cfg!(feature = "press") && !(is_amount(a) && is_amount(b)) {
        Some(Reason::NoAmount)
    } else if mixed_periods(&[a, b]) {
        Some(Reason::MixedPeriods)
    } else {
        None
    }
}
