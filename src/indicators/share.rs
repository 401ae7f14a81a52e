//! Parts of a whole: share, change of share, contribution to growth, share of growth.

use super::formula::Formula;
use super::record::{Reason, Record};
use super::units::{percent, points};
use super::work::{mixed_periods, mixed_steps, refuse, unlike_units, work};

/// Share.
pub const SHARE: Formula<2> =
    Formula { text: "100 × x ÷ T", names: ["x", "T"], of: |[x, t]| (t > 0.0).then(|| 100.0 * x / t) };

/// Change of share.
pub const CHANGE: Formula<4> = Formula {
    text: "100 × (x₁ ÷ T₁ − x₀ ÷ T₀)",
    names: ["x₁", "T₁", "x₀", "T₀"],
    of: |[x1, t1, x0, t0]| (t1 > 0.0 && t0 > 0.0).then(|| 100.0 * (x1 / t1 - x0 / t0)),
};

/// Contribution of a part to the growth of the whole.
pub const CONTRIBUTION: Formula<3> = Formula {
    text: "100 × (x₁ − x₀) ÷ T₀",
    names: ["x₁", "x₀", "T₀"],
    of: |[x1, x0, t0]| (t0 > 0.0).then(|| 100.0 * (x1 - x0) / t0),
};

/// Part of the whole's change that a part makes up.
pub const OF_GROWTH: Formula<4> = Formula {
    text: "100 × (x₁ − x₀) ÷ (T₁ − T₀)",
    names: ["x₁", "x₀", "T₁", "T₀"],
    of: |[x1, x0, t1, t0]| (t1 != t0).then(|| 100.0 * (x1 - x0) / (t1 - t0)),
};

/// Share, in %. Refuses unlike units and figures of different periods.
///
/// ```
/// use kimngach::indicators::{share, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let million = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 6));
/// let s = share::share(&million("80089.7"), &million("176580.8"));
/// assert_eq!(format!("{:.3}", s.value.unwrap()), "45.356");
/// assert_eq!(s.decimals(0, 6), 4);
/// ```
pub fn share(part: &Record, total: &Record) -> Record {
    if unlike_units(&[part, total]) {
        return refuse(&[part, total], Reason::UnlikeUnits).counted_in(percent());
    }
    if mixed_periods(&[part, total]) {
        return refuse(&[part, total], Reason::MixedPeriods).counted_in(percent());
    }
    work(&SHARE, [part, total], percent())
}

/// Change of share, in percentage points.
pub fn share_change(part1: &Record, total1: &Record, part0: &Record, total0: &Record) -> Record {
    let of = [part1, total1, part0, total0];
    if let Some(reason) = refusal(of) {
        return refuse(&of, reason).counted_in(points());
    }
    work(&CHANGE, of, points())
}

/// Contribution of a part to the growth of the whole, in percentage points. The contributions of
/// all parts add up to the growth of the whole.
///
/// ```
/// use kimngach::indicators::{share, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let billion = |d: &str| Record::stated(None, kimngach::figure::Stated { decimal: Decimal::parse(d).unwrap(),
/// #     qualifier: Default::default() }, &Unit::scaled(Quantity::Money(Currency::USD), 9));
/// let x = share::contribution(&billion("398"), &billion("373"), &billion("736"));
/// let m = share::contribution(&billion("397"), &billion("363"), &billion("736"));
/// assert!((x.value.unwrap() + m.value.unwrap() - 100.0 * (795.0 / 736.0 - 1.0)).abs() < 1e-12);
/// ```
pub fn contribution(part1: &Record, part0: &Record, total0: &Record) -> Record {
    let of = [part1, part0, total0];
    let reason = if unlike_units(&of) {
        Some(Reason::UnlikeUnits)
    } else if mixed_steps(&of) || mixed_periods(&[part0, total0]) {
        Some(Reason::MixedPeriods)
    } else {
        None
    };
    if let Some(reason) = reason {
        return refuse(&of, reason).counted_in(points());
    }
    work(&CONTRIBUTION, of, points())
}

/// Part of the whole's change that a part makes up, in %. Where the whole may not have
/// changed at all within rounding there is none.
pub fn share_of_growth(part1: &Record, part0: &Record, total1: &Record, total0: &Record) -> Record {
    let of = [part1, part0, total1, total0];
    if let Some(reason) = refusal([part1, total1, part0, total0]) {
        return refuse(&of, reason).counted_in(percent());
    }
    let change = total1.interval - total0.interval;
    if total1.value.is_ok() && total0.value.is_ok() && change.contains(0.0) {
        return refuse(&of, Reason::DivisionByZero).counted_in(percent());
    }
    work(&OF_GROWTH, of, percent())
}

fn refusal([x1, t1, x0, t0]: [&Record; 4]) -> Option<Reason> {
    if unlike_units(&[x1, t1, x0, t0]) {
        Some(Reason::UnlikeUnits)
    } else if mixed_periods(&[x1, t1]) || mixed_periods(&[x0, t0]) || mixed_steps(&[x1, x0]) {
        Some(Reason::MixedPeriods)
    } else {
        None
    }
}
