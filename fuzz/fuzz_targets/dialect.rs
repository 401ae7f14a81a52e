//! Any text has a dialect, and its own delimiter is one that stands in it, unless its first line declares one.
#![no_main]

use kimngach::read::fuzzed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let dialect = fuzzed::sniff(text);
    let declared = text.trim_start_matches('"').to_ascii_lowercase().starts_with("sep=");
    if let Some(delimiter) = dialect.delimiter.filter(|_| !declared) {
        assert!(text.as_bytes().contains(&delimiter));
    }
});
