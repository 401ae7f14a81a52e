//! A number that is read can be written and read again to the same.
#![no_main]

use kimngach::figure::Decimal;
use kimngach::lang::{self, Mark};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (lang::gap(text), lang::unit_of(text), lang::unit_in(text), lang::units_of(text), lang::sure(text));
    if let Some(printed) = lang::printed(text) {
        for mark in [Mark::Point, Mark::Comma] {
            if let Some(decimal) = printed.value(mark) {
                let value = decimal.value();
                assert!(!value.is_nan());
                let written = decimal.to_string();
                if decimal.exponent.abs() < 100 {
                    let again = Decimal::parse(&written).map_or(f64::NAN, |d| d.value());
                    // Beyond nineteen places a second rounding may move the last bits.
                    assert!((again - value).abs() <= value.abs() * 1e-14, "{text} {written}");
                }
            }
        }
    }
});
