//! A record's figure in words and marks of a language, with no more digits than its inputs support.

use super::record::Record;
use crate::figure::{round_to, to_f64};
use crate::lang::{Lang, money, number};
use crate::unit::{Quantity, Unit};

/// The scale a record is printed in: that of its cells for money and amounts, none for the rest.
pub fn printed_power(record: &Record) -> i8 {
    if !record.unit.has_magnitude() || record.unit.per.is_some() {
        return 0;
    }
    let cells = record.inputs.iter().filter(|i| i.is_cell()).map(|i| i.power).max();
    let power = cells.or_else(|| record.inputs.iter().map(|i| i.power).max()).unwrap_or(0);
    // A count of years is no millions, whatever the cells it was counted from are printed in.
    let small = record.value.is_ok_and(|v| v.abs() < to_f64(1, i16::from(power)));
    if record.unit.quantity == Quantity::Number && small { 0 } else { power }
}

/// Digits after the point of a record shown in units of 10^`power`: what its inputs support, and no more than a reader of
/// such a figure wants: one for percentages and indices, those of the file for money.
pub fn shown_decimals(record: &Record, power: i8) -> u8 {
    let value = record.value.unwrap_or(0.0);
    let whole = |x: f64| round_to(x, 0) == x;
    let most = match record.unit.quantity {
        Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_) => 1,
        Quantity::Rank => 0,
        Quantity::Number if whole(value) && whole(record.interval.lo) && whole(record.interval.hi) => 0,
        Quantity::Number if record.unit.per.is_none() && power == 0 => 3,
        Quantity::Times => 2,
        _ if record.unit.per.is_some() => 1,
        _ => {
            let shifted = |i: &super::Input| i32::from(i.printed.decimals()) + i32::from(power - i.power);
            record
                .inputs
                .iter()
                .filter(|i| i.is_cell() || record.inputs.len() < 3)
                .map(shifted)
                .max()
                .unwrap_or(1)
                .clamp(0, 9) as u8
        }
    };
    record.decimals(power, most)
}

/// The same, with as many more of a percentage as it takes that what is left of something is not printed away: a fall of 99.6% is none
/// of 100%, nor is a share of 99.97% all there is.
#[cfg(feature = "studio")]
pub fn telling_decimals(record: &Record, power: i8) -> u8 {
    const MOST: u8 = 4;
    let decimals = shown_decimals(record, power);
    let value = record.value.unwrap_or(0.0);
    let all = |d: u8| round_to(value, d).abs() == 100.0;
    let (lo, hi) = (record.interval.lo, record.interval.hi);
    let less = hi < 100.0 && lo > -100.0;
    if record.unit.quantity != Quantity::Percent || !less || !all(decimals) {
        return decimals;
    }
    (decimals..=MOST).find(|d| !all(*d)).unwrap_or(MOST)
}

#[cfg(not(feature = "studio"))]
use shown_decimals as telling_decimals;

/// The figure as running text prints it: `32.447,1 triệu USD`, `22.5%`, `1.75 times`.
pub fn shown(lang: Lang, record: &Record, power: i8) -> String {
    let Ok(value) = record.value else { return "–".to_owned() };
    let scaled = value * to_f64(1, -i16::from(power));
    let decimals = telling_decimals(record, power);
    match &record.unit.quantity {
        Quantity::Rank | Quantity::Index(_) => number(lang, scaled, decimals),
        _ => money(lang, scaled, decimals, &Unit { power, ..record.unit.clone() }),
    }
}
