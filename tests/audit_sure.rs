//! What an audit is sure of, and how it says so: shares that are too much, balances that are borne out, years in columns.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::audit::{Audit, Kind, Verdict, audit, sentence};
use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};

fn read(text: &str) -> Dataset {
    kimngach::project::open(text.as_bytes(), "made.csv", &Hints::default(), &Native).unwrap().dataset
}

fn kinds(a: &Audit, verdict: Verdict) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = a.findings.iter().filter(|f| f.verdict == verdict).map(|f| f.kind).collect();
    kinds.sort();
    kinds
}

fn contradictions(a: &Audit) -> Vec<Kind> {
    kinds(a, Verdict::Disagrees)
}

fn suspicions(a: &Audit) -> Vec<Kind> {
    kinds(a, Verdict::Undecided)
}

/// Exports, imports and their balance, of months: a surplus of about 1,900 million but for one month.
fn balances(march: &str) -> Dataset {
    let mut text = String::from("Tháng,Xuất khẩu (triệu USD),Nhập khẩu (triệu USD),Cán cân (triệu USD)\n");
    let months = [
        (22100, 20180),
        (22240, 20330),
        (22410, 20500),
        (22530, 20620),
        (22700, 22441),
        (22890, 20960),
        (23010, 21120),
        (23150, 21230),
        (23320, 21400),
    ];
    for (n, (x, m)) in (1..).zip(months) {
        let balance = if n == 5 { march.to_owned() } else { (x - m).to_string() };
        text += &format!("2019-{n:02},{x},{m},{balance}\n");
    }
    text += "2019-10,20100,20500,-400\n";
    read(&text)
}

#[test]
fn a_balance_that_changes_its_sign_or_is_exports_less_imports_is_no_slip() {
    // 22,700 − 22,441 = 259, after 1,910 and before 1,930.
    let a = audit(&balances("259"));
    assert_eq!(a.findings, []);
    // A month that is no difference is a contradiction as it was.
    assert_eq!(contradictions(&audit(&balances("295"))), [Kind::Balance]);
    // Always a surplus, and borne out: twenty-fold neighbours are no slip.
    let rows = [
        (300, 110),
        (310, 118),
        (320, 126),
        (330, 134),
        (340, 330),
        (350, 158),
        (360, 166),
        (370, 174),
        (380, 182),
    ];
    let mut text = String::from("Year,Exports (million USD),Imports (million USD),Balance (million USD)\n");
    for (n, (x, m)) in (2001..).zip(rows) {
        text += &format!("{n},{x},{m},{}\n", x - m);
    }
    assert_eq!(audit(&read(&text)).findings, []);
}
