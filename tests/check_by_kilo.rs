//! Prices by the kilogram beside a table of worth and tonnes, places by volume, records of another time, plans and what came about, a month of
//! the year before. Tables and sentences are made up for the test; every number says how it follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::Verdict;
use kimngach::lang::Lang;
use small_tables::{all_agree, disagrees, findings, verdicts};

/// Pepper by market: by worth 300, 250, 90 and 60 million dollars; by tonnes 40, 50, 9 and 10 thousand.
const PEPPER: &str = "year,partner,measure,unit,value
2023,United States,value,million USD,220
2023,Germany,value,million USD,200
2023,India,value,million USD,80
2023,Egypt,value,million USD,50
2023,Total,value,million USD,550
2023,United States,quantity,tonnes,44000
2023,Germany,quantity,tonnes,50000
2023,India,quantity,tonnes,10000
2023,Egypt,quantity,tonnes,6000
2023,Total,quantity,tonnes,110000
2024,United States,value,million USD,300
2024,Germany,value,million USD,250
2024,India,value,million USD,90
2024,Egypt,value,million USD,60
2024,Total,value,million USD,700
2024,United States,quantity,tonnes,40000
2024,Germany,quantity,tonnes,50000
2024,India,quantity,tonnes,9000
2024,Egypt,quantity,tonnes,10000
2024,Total,quantity,tonnes,109000
";

#[test]
fn a_price_by_the_kilo_is_worth_by_tonnes() {
    // 700 million ÷ 109 million kilograms = 6.42; 550 ÷ 110 = 5.00.
    let text =
        "Pepper exports in 2024\n\nIn 2024 an average kilo of exports fetched $6.42, against $5.00 in 2023.";
    let found = findings(PEPPER, text, Lang::En);
    let told: Vec<(&str, Verdict)> = found.iter().map(|f| (f.stated.as_str(), f.verdict)).collect();
    assert!(told.contains(&("$6.42", Verdict::Agrees)), "{told:?}");
    assert!(told.contains(&("$5.00", Verdict::Agrees)), "{told:?}");
    let one = found.iter().find(|f| f.stated == "$6.42").unwrap();
    assert_eq!(one.reading.as_deref(), Some("worth of a kilogram, the table's figures, 2024"));
    assert!((one.computed.unwrap() - 700.0 / 109.0).abs() < 1e-9);
    // 250 million ÷ 50 million kilograms.
    let text = "Năm 2024, giá xuất khẩu bình quân sang Đức đạt 5,00 USD/kg.";
    all_agree(PEPPER, text, 1);
    // By the tonne it stays what it was.
    all_agree(PEPPER, "Năm 2024, giá xuất khẩu bình quân sang Đức đạt 5.000 USD/tấn.", 1);
}

#[test]
fn a_place_by_volume_is_put_in_order_by_tonnes() {
    // By worth the third is India with 90 million, by tonnes Egypt with 10,000.
    all_agree(PEPPER, "Năm 2024, xuất khẩu sang Ai Cập đứng thứ ba về lượng.", 1);
    let text = "Năm 2024, xuất khẩu sang Ấn Độ đứng thứ ba về lượng.";
    disagrees(PEPPER, text, "thứ ba");
    let found = findings(PEPPER, text, Lang::Vi);
    let order =
        "1.\u{a0}Germany 50,0; 2.\u{a0}United States 40,0; 3.\u{a0}Egypt 10,0; 4.\u{a0}India 9,0 nghìn tấn";
    assert_eq!(found[0].formula_text, order);
    // Beside tonnes either may be meant: nobody is accused.
    let text = "In 2024 exports to Egypt came to 10,000 tonnes. It ranked third among the four markets.";
    let found = verdicts(PEPPER, text);
    assert!(!found.iter().any(|(_, v)| *v == Verdict::Disagrees), "{found:?}");
}

/// Exports of eight years, and what was planned for the last; billion dollars.
const PLANNED: &str = "period,flow,value,unit,status
2017,export,8.1,billion USD,final
2018,export,9.0,billion USD,final
2019,export,8.6,billion USD,final
2020,export,8.2,billion USD,final
2021,export,9.4,billion USD,final
2022,export,9.9,billion USD,final
2023,export,9.5,billion USD,final
2024-01/2024-06,export,5.2,billion USD,final
2024,export,10.5,billion USD,plan
";

#[test]
fn what_came_about_is_not_held_against_a_plan() {
    // The half year is 5.2; 10.5 is what was planned for the whole of it.
    let text = "Halfway through 2024, our members have exported goods worth $5.2 billion.";
    let found = verdicts(PLANNED, text);
    assert!(!found.iter().any(|(_, v)| *v == Verdict::Disagrees), "{found:?}");
    all_agree(
        PLANNED,
        "Sáu tháng đầu năm 2024, xuất khẩu đạt 5,2 tỷ USD, trong khi mục tiêu 10,5 tỷ USD còn xa.",
        2,
    );
    // 10.5 − 5.2
    let text = "Sáu tháng đầu năm 2024, xuất khẩu đạt 5,2 tỷ USD; khoảng cách tới mục tiêu 10,5 tỷ USD còn 5,3 tỷ USD.";
    all_agree(PLANNED, text, 3);
}

#[test]
fn a_record_of_before_is_none_of_now() {
    // 9.5 in 2023 is no record; that of 2022 is not said to be broken by it.
    let text = "Năm 2023, xuất khẩu đạt 9,5 tỷ USD. Kỷ lục cũ từ năm 2022 vẫn đứng vững.";
    let found = verdicts(PLANNED, text);
    assert!(!found.iter().any(|(_, v)| *v == Verdict::Disagrees), "{found:?}");
    // 8.1 + 9.0 + 8.6 + 8.2 + 9.4 + 9.9 + 9.5
    let past = PLANNED.lines().filter(|l| !l.starts_with("2024")).collect::<Vec<_>>().join("\n");
    all_agree(&past, "Cộng dồn cả giai đoạn, xuất khẩu đạt 62,7 tỷ USD.", 1);
}

/// Two years of trade, their Decembers beside them, billion dollars.
const MONTHS: &str = "period,flow,value,unit
2023,export,3071.8,billion USD
2023,import,3856.7,billion USD
2024,export,3191.6,billion USD
2024,import,4110.0,billion USD
2023-12,export,258.1,billion USD
2023-12,import,322.7,billion USD
2024-12,export,266.5,billion USD
2024-12,import,364.9,billion USD
";

#[test]
fn a_year_earlier_is_a_month_in_a_report_on_one() {
    // 322.7 − 258.1 = 64.6; the gap of the year 2023 is 784.9.
    let text = "Trade in December\n\nThe deficit came to $98.4 billion in December 2024, in a year that was the widest of them, 2024. \
                Exports were $266.5 billion. A year earlier the gap had been only $64.6 billion.";
    let found = verdicts(MONTHS, text);
    let last = found.iter().find(|(stated, _)| stated == "$64.6 billion").unwrap();
    assert_eq!(last.1, Verdict::Agrees, "{found:?}");
}
