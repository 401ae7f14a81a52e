//! Any text has a dialect, and its own delimiter is one that stands in it.
#![no_main]

use kimngach::read::fuzzed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let dialect = fuzzed::sniff(text);
    if let Some(delimiter) = dialect.delimiter {
        assert!(text.as_bytes().contains(&delimiter));
    }
});
