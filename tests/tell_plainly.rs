//! Sentences that do not say more, or less, than there is: next to all, shares of a whole, plans that came about only as estimated.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::dataset::Dataset;
use kimngach::indicators::Query;
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};
use kimngach::tell::tell;

fn read(text: &str) -> Dataset {
    kimngach::project::open(text.as_bytes(), "made.csv", &Hints::default(), &Native).unwrap().dataset
}

fn told(t: &Dataset, lang: Lang) -> String {
    tell(t, &Query::default(), lang).unwrap().iter().map(|s| s.text.clone() + "\n").collect()
}

#[test]
fn what_is_left_of_something_is_not_printed_away() {
    let fall = |from: &str, to: &str| {
        read(&format!(
            "period,flow,measure,unit,value\n2022,M,value,million USD,{from}\n2023,M,value,million USD,{to}\n"
        ))
    };
    // 2 ÷ 500 is 0.4 %; 2 ÷ 50,000 is 0.004 %.
    assert!(told(&fall("500", "2"), Lang::Vi).contains("giảm 99,6% "));
    assert!(told(&fall("50000", "2"), Lang::En).contains("down 99.996% "));
    // What ended is gone by all there was.
    assert!(!told(&fall("500", "0"), Lang::En).contains("99."));
}
