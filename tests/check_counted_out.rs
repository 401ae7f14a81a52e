//! What is counted is shown one by one: who is ahead of a place, who is over a threshold, in which years. The table is made up for the test.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::{Finding, Verdict};
use kimngach::lang::Lang;
use small_tables::findings;

/// Exports of five countries, million dollars.
const WEST: &str = "Country,Year,Exports (mn USD)
Ghana,2021,14728
Ghana,2022,17494
Togo,2021,1200
Togo,2022,1350
Benin,2021,3100
Benin,2022,2900
Mali,2021,4700
Mali,2022,4900
Niger,2021,1100
Niger,2022,990
";

/// Seven years of trade, billion dollars: balances of −1, +2, +3, −4, +5, +6 and +7.
const YEARS: &str = "year,flow,value (billion USD)
2014,export,99
2014,import,100
2015,export,112
2015,import,110
2016,export,123
2016,import,120
2017,export,126
2017,import,130
2018,export,145
2018,import,140
2019,export,156
2019,import,150
2020,export,167
2020,import,160
";

fn stated<'a>(found: &'a [Finding], what: &str) -> &'a Finding {
    found.iter().find(|f| f.stated == what).unwrap_or_else(|| panic!("{what} is not among {found:?}"))
}

#[test]
fn a_wrong_place_names_those_ahead_and_whose_place_it_is() {
    // 17,494 > 4,900 > 2,900 > 1,350 > 990.
    let text = "Exports of five countries in 2022\n\nIn 2022 Benin ranked second among the five countries with 2.9 billion dollars.";
    let found = findings(WEST, text, Lang::En);
    let one = stated(&found, "second");
    assert_eq!(one.verdict, Verdict::Disagrees);
    assert_eq!(one.head, "the text says second, the table gives third");
    assert_eq!(one.formula_text, "1.\u{a0}Ghana 17,494; 2.\u{a0}Mali 4,900; 3.\u{a0}Benin 2,900 million USD");
    assert_eq!(one.slip.as_deref(), Some("second place is that of Mali"));
    assert_eq!(
        one.sentence.as_deref(),
        Some("In 2022 Benin ranked third among the five countries with 2.9 billion dollars.")
    );
    // A place is not rounded.
    let range = one.interval.unwrap();
    assert_eq!((range.text, range.table), ([2.0, 2.0], [3.0, 3.0]));
    let text = "Xuất khẩu năm nước năm 2022\n\nNăm 2022, Togo đứng thứ năm với 1,35 tỷ USD.";
    let found = findings(WEST, text, Lang::Vi);
    let one = stated(&found, "thứ năm");
    assert_eq!(one.head, "bài ghi thứ năm, bảng cho thứ tư");
    assert_eq!(one.slip.as_deref(), Some("vị trí thứ năm là của Niger"));
    assert_eq!(one.sentence.as_deref(), Some("Năm 2022, Togo đứng thứ tư với 1,35 tỷ USD."));
}

#[test]
fn a_count_names_what_was_counted() {
    let text = "Năm 2022, có 4 nước có kim ngạch xuất khẩu trên 2 tỷ USD.";
    let found = findings(WEST, text, Lang::Vi);
    let one = stated(&found, "4 nước");
    assert_eq!(one.verdict, Verdict::Disagrees);
    assert_eq!(one.formula_text, "Ghana, Benin, Mali: 3");
    assert_eq!(one.slip.as_deref(), Some("đếm lệch 1"));
    // Years with a surplus, by the balances above.
    let text = "Trong giai đoạn 2014-2020 có năm năm xuất siêu và hai năm nhập siêu.";
    let found = findings(YEARS, text, Lang::Vi);
    let five = stated(&found, "năm năm");
    assert_eq!(five.verdict, Verdict::Agrees);
    assert_eq!(five.formula_text, "2015, 2016, 2018, 2019, 2020: 5");
    // Exports and imports of five years.
    assert_eq!(five.cells.len(), 10);
    // 2018, 2019, 2020, after a deficit in 2017.
    let found =
        findings(YEARS, "In 2020 the country ran a trade surplus for the fourth year running.", Lang::En);
    let run = stated(&found, "fourth year running");
    assert_eq!((run.verdict, run.slip.as_deref()), (Verdict::Disagrees, Some("miscounted by 1")));
    assert_eq!(run.formula_text, "2020, 2019, 2018: 3");
}
