//! A file that goes by in pieces is read as the whole file is.
#![no_main]

use kimngach::project::{self, Limits, Opened, Opening};
use kimngach::read::{Hints, native::Native};
use libfuzzer_sys::fuzz_target;

/// The head must be longer than the fuzzer likes its files: what it makes stands below one that is always the same.
fn head() -> String {
    let mut text = String::from("period,flow,partner,unit,value,status\n");
    for row in 0..4200 {
        let (year, month, flow) = (1990 + row / 120, row / 10 % 12 + 1, ["X", "M"][row / 5 % 2]);
        text.push_str(&format!("{year}-{month:02},{flow},Partner {},million USD,{}.{},\n", row % 5, row % 977, row % 10));
    }
    text
}

fn passed(bytes: &[u8], size: usize) -> Option<Opened> {
    let mut opening = Opening::new("fuzzed", Hints::default(), Limits { whole: 0, head: 0, most: usize::MAX, figures: usize::MAX });
    for _ in 0..8 {
        for chunk in bytes.chunks(size) {
            if !opening.push(chunk, &Native).ok()? {
                break;
            }
        }
        if let Some(opened) = opening.finish(&Native).ok()? {
            return Some(opened);
        }
    }
    panic!("read again and again");
}

fuzz_target!(|tail: (u8, &[u8])| {
    let mut bytes = head().into_bytes();
    bytes.extend_from_slice(tail.1);
    let whole = project::open(&bytes, "fuzzed", &Hints::default(), &Native).ok();
    let pieces = passed(&bytes, 1 + usize::from(tail.0) * 13);
    assert_eq!(whole.as_ref().map(|o| &o.dataset), pieces.as_ref().map(|o| &o.dataset));
    assert_eq!(
        whole.as_ref().map(|o| format!("{:?}", o.file)),
        pieces.as_ref().map(|o| format!("{:?}", o.file))
    );
});
