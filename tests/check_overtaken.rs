//! Who overtook whom and when, how far exports pay for imports, what a run of years adds up to, the only month of a kind, stretches of years that
//! follow on one another; and what accuses nobody: whoever was overtaken, a record beside a figure that is open, what has come about by now.
//! Tables and sentences are made up for the test; every number says how it follows from the table.
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
use small_tables::{all_agree, disagrees, findings};

/// The verdict and the reading of what is stated so.
fn of<'a>(found: &'a [Finding], stated: &str) -> Option<(Verdict, &'a str)> {
    found.iter().find(|f| f.stated == stated).map(|f| (f.verdict, f.reading.as_deref().unwrap_or_default()))
}

/// Gas of three countries, million tonnes.
const GAS: &str = "period,flow,country,measure,unit,value
2016,export,Malaysia,volume,million tonnes,25.0
2017,export,Malaysia,volume,million tonnes,26.0
2018,export,Malaysia,volume,million tonnes,24.5
2019,export,Malaysia,volume,million tonnes,26.2
2020,export,Malaysia,volume,million tonnes,23.9
2021,export,Malaysia,volume,million tonnes,25.0
2016,export,Qatar,volume,million tonnes,77.2
2017,export,Qatar,volume,million tonnes,77.5
2018,export,Qatar,volume,million tonnes,76.8
2019,export,Qatar,volume,million tonnes,77.8
2020,export,Qatar,volume,million tonnes,77.1
2021,export,Qatar,volume,million tonnes,77.0
2016,export,United States,volume,million tonnes,2.9
2017,export,United States,volume,million tonnes,13.1
2018,export,United States,volume,million tonnes,21.6
2019,export,United States,volume,million tonnes,33.8
2020,export,United States,volume,million tonnes,47.8
2021,export,United States,volume,million tonnes,73.6
";

#[test]
fn the_year_of_overtaking_is_held_against_both() {
    // 21.6 below 24.5 in 2018, 33.8 above 26.2 in 2019.
    let found = findings(GAS, "Shipments from the United States overtook Malaysia in 2019.", Lang::En);
    let (verdict, reading) = of(&found, "2019").unwrap();
    assert_eq!(verdict, Verdict::Agrees);
    assert_eq!(reading, "exports, United States first above Malaysia, 2019");
    // In 2021 they were above as well: no year is called wrong for that.
    let late = findings(GAS, "Shipments from the United States overtook Malaysia in 2021.", Lang::En);
    assert!(late.iter().all(|f| f.verdict != Verdict::Disagrees), "{late:?}");
    // Members are called as the table calls them.
    let vi = findings(GAS, "Xuất khẩu của Hoa Kỳ qua mặt Malaysia vào năm 2019.", Lang::Vi);
    assert!(
        vi.iter()
            .any(|f| f.reading.as_deref() == Some("xuất khẩu, United States lần đầu vượt Malaysia, 2019")),
        "{vi:?}"
    );
}

#[test]
fn whoever_was_overtaken_is_not_spoken_of_behind() {
    // 50 million tonnes were first passed by the United States in 2021 (47.8, then 73.6); Malaysia never came near.
    let text = "Shipments from the United States multiplied. They went past Malaysia's in 2019, first cleared the \
                50-million-tonne bar in 2021.";
    let found = findings(GAS, text, Lang::En);
    assert!(found.iter().all(|f| f.verdict != Verdict::Disagrees), "{found:?}");
    assert_eq!(of(&found, "2021").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
}

/// Trade of years and of the months of one.
const TRADE: &str = "period,flow,unit,value
2018,export,billion USD,100.0
2018,import,billion USD,104.0
2019,export,billion USD,110.0
2019,import,billion USD,108.0
2020,export,billion USD,121.0
2020,import,billion USD,118.0
2021,export,billion USD,133.1
2021,import,billion USD,128.1
2022,export,billion USD,159.7
2022,import,billion USD,150.7
2023,export,billion USD,191.7
2023,import,billion USD,180.7
2023-01,export,billion USD,15.0
2023-01,import,billion USD,14.0
2023-02,export,billion USD,14.0
2023-02,import,billion USD,14.5
2023-03,export,billion USD,16.0
2023-03,import,billion USD,15.0
2023-04,export,billion USD,16.5
2023-04,import,billion USD,15.1
2023-05,export,billion USD,17.0
2023-05,import,billion USD,15.2
2023-06,export,billion USD,17.5
2023-06,import,billion USD,15.3
";

#[test]
fn exports_pay_for_so_much_of_imports() {
    // 191.7 ÷ 180.7 = 106.1 %; 159.7 ÷ 150.7 = 106.0 %.
    all_agree(TRADE, "In 2023 exports covered 106.1 per cent of imports.", 1);
    let found = findings(TRADE, "In 2023 exports covered 106.1 per cent of imports.", Lang::En);
    assert_eq!(found[0].reading.as_deref(), Some("imports covered by exports, 2023"));
    let vi = findings(TRADE, "Năm 2023, xuất khẩu bù đắp được 106,1% nhập khẩu.", Lang::Vi);
    assert!(vi.iter().any(|f| f.reading.as_deref() == Some("xuất khẩu bù đắp nhập khẩu, 2023")), "{vi:?}");
    // Another percentage is left open.
    let other = findings(TRADE, "In 2023 exports covered 93.4 per cent of imports.", Lang::En);
    assert!(other.iter().all(|f| f.verdict != Verdict::Agrees), "{other:?}");
}

#[test]
fn a_run_of_years_adds_up_and_is_averaged() {
    // Surpluses of 2, 3, 5, 9 and 11: 30, or 6 a year.
    let text = "Năm 2023, cán cân thương mại xuất siêu năm thứ năm liên tiếp, tổng thặng dư 30,0 tỷ USD, bình quân 6,0 tỷ USD một năm.";
    let found = findings(TRADE, text, Lang::Vi);
    assert_eq!(of(&found, "30,0 tỷ USD").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
    assert_eq!(of(&found, "6,0 tỷ USD").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
}

#[test]
fn the_only_month_of_a_deficit_is_counted() {
    // Of the six months only February was one of a deficit, 14.0 − 14.5.
    let one = "Tháng 2/2023 là tháng nhập siêu duy nhất của nửa đầu năm 2023.";
    let found = findings(TRADE, one, Lang::Vi);
    assert_eq!(of(&found, "tháng nhập siêu duy nhất").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
    // Five were months of a surplus: nothing agrees.
    let five = "Tháng 3/2023 là tháng xuất siêu duy nhất của nửa đầu năm 2023.";
    let found = findings(TRADE, five, Lang::Vi);
    assert!(of(&found, "tháng xuất siêu duy nhất").is_none_or(|f| f.0 != Verdict::Agrees), "{found:?}");
}

#[test]
fn stretches_of_years_follow_on_one_another() {
    // 100 to 121 in two years is 10 % a year, 121 to 159.7 in the next two 14.9 %; the last year 191.7 ÷ 159.7.
    let text = "Giai đoạn 2018-2020, xuất khẩu tăng bình quân 10,0% mỗi năm; ba năm kế tiếp tăng lên 16,6%.";
    // (191.7 ÷ 121)^(1/3) = 1.1658.
    let found = findings(TRADE, text, Lang::Vi);
    assert_eq!(of(&found, "16,6%").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
    // "ba năm kế tiếp" itself counts nothing.
    assert!(of(&found, "ba năm").is_none(), "{found:?}");
}

#[test]
fn the_year_of_a_record_is_told_in_vietnamese() {
    // The largest surplus of the table is that of 2023, 11 billion.
    let found = findings(TRADE, "Kỷ lục xuất siêu 11,0 tỷ USD thuộc về năm 2023.", Lang::Vi);
    assert!(found.iter().any(|f| f.stated.contains("2023") && f.verdict == Verdict::Agrees), "{found:?}");
}

#[test]
fn a_record_hangs_on_the_figure_before_it() {
    // 19.17 is no figure of the table: whose most it would be is open.
    let text = "The country sold $17.75 billion worth of goods abroad in June 2023 and the most in any of the six months. The \
                balance was in surplus.";
    let found = findings(TRADE, text, Lang::En);
    assert!(
        found.iter().all(|f| !f.stated.starts_with("most in") || f.verdict != Verdict::Disagrees),
        "{found:?}"
    );
}

#[test]
fn the_month_behind_is_told_as_the_slip() {
    // Exports of April were 16.5, of May 17.0.
    let text = "Exports reached $17.0 billion in April 2023.";
    disagrees(TRADE, text, "$17.0 billion");
    let found = findings(TRADE, text, Lang::En);
    let slip = found.iter().find(|f| f.stated == "$17.0 billion").and_then(|f| f.slip.clone());
    assert!(slip.as_deref().is_some_and(|s| s.contains("May 2023")), "{found:?}");
}

#[test]
fn places_are_told_in_passing() {
    // In 2021: Qatar 77.0, the United States 73.6, Malaysia 25.0.
    let text = "In 2021 exports from the United States reached 73.6 million tonnes and the country was second on the list. \
                Malaysia, third, shipped 25.0 million tonnes.";
    let found = findings(GAS, text, Lang::En);
    assert_eq!(of(&found, "second").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
    assert_eq!(of(&found, "third").map(|f| f.0), Some(Verdict::Agrees), "{found:?}");
    // A place that nothing near gives is left alone.
    let wrong = findings(GAS, "In 2021 Malaysia, second, shipped 25.0 million tonnes.", Lang::En);
    assert!(of(&wrong, "second").is_none_or(|f| f.0 == Verdict::Uncheckable), "{wrong:?}");
}

/// Berries of two years.
const BERRIES: &str = "period,flow,commodity,unit,value
2023,export,Blueberries,million USD,1600
2023,export,Mangoes,million USD,300
2023,export,total,million USD,4000
2024,export,Blueberries,million USD,2000
2024,export,Mangoes,million USD,330
2024,export,total,million USD,5000
";

#[test]
fn one_of_many_names_the_row() {
    // 2,000 million of 5,000 is 40 %; mangoes went from 300 to 330.
    let text = "In 2024 blueberry exports earned $2.00 billion, 40.0 per cent of the total. Mango exports rose by 10.0 per cent.";
    all_agree(BERRIES, text, 3);
}
