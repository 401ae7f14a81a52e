//! The checker beside small tables written out in a test: what it says of each figure of a text.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

use kimngach::check::{Finding, Verdict, check};
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};

/// What is said of each figure of a text.
pub fn findings(csv: &str, text: &str, lang: Lang) -> Vec<Finding> {
    let data = kimngach::project::open(csv.as_bytes(), "t.csv", &Hints::default(), &Native).unwrap().dataset;
    check(text, &data, lang)
}

/// The same: as stated, and the verdict.
pub fn verdicts(csv: &str, text: &str) -> Vec<(String, Verdict)> {
    findings(csv, text, Lang::En).into_iter().map(|f| (f.stated, f.verdict)).collect()
}

/// So many figures agree, and none disagrees.
pub fn all_agree(csv: &str, text: &str, figures: usize) {
    let found = verdicts(csv, text);
    let agreed = found.iter().filter(|(_, v)| *v == Verdict::Agrees).count();
    assert!(agreed >= figures, "{agreed} of {figures}: {found:?}");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Whether a verdict is said of a figure.
pub fn is(found: &[(String, Verdict)], figure: &str, verdict: Verdict) -> bool {
    found.iter().any(|(s, v)| s.contains(figure) && *v == verdict)
}

/// A figure disagrees.
pub fn disagrees(csv: &str, text: &str, figure: &str) {
    let found = verdicts(csv, text);
    assert!(is(&found, figure, Verdict::Disagrees), "{figure}: {found:?}");
}
