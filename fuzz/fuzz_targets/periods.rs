//! A period that is read has its place in the text, an order, and an end not before its beginning.
#![no_main]

use kimngach::lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = lang::when_compact(text).map(|p| p.to_string());
    for when in [lang::when(text), lang::when_in(text)].into_iter().flatten() {
        assert!(text.get(when.start..when.end).is_some(), "{when:?}");
        if let Some(period) = when.period() {
            assert!(period.first_day() <= period.end_day(), "{period}");
            assert!(!period.to_string().is_empty());
        }
    }
});
