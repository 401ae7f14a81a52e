//! Whatever the dialect, no letter is lost: what the cells hold stands in the text, in its order.
#![no_main]

use kimngach::read::{Dialect, fuzzed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, bool, bool, u8, &str)| {
    let (delimiter, quote, backslash, spaced, fields, text) = input;
    let delimiter = match delimiter % 6 {
        0 => None,
        1 => Some(b','),
        2 => Some(b';'),
        3 => Some(b'\t'),
        4 => Some(b' '),
        _ => Some(b'|'),
    };
    let quote = match quote % 3 {
        0 => None,
        1 => Some(b'"'),
        _ => Some(b'\''),
    };
    let grid = fuzzed::split(text, Dialect { delimiter, quote, backslash, spaced, fields: fields as usize });
    let mut letters = text.chars();
    for row in 0..grid.height() {
        for cell in grid.row(row) {
            for c in cell.chars() {
                assert!(letters.any(|t| t == c), "a cell holds what the text does not");
            }
        }
    }
});
