//! What words beside a figure and figures beside it say of it: of which month, which price, which row. Each of these sentences was once called
//! wrong, or its twin with a real mistake was not. Tables and sentences are made up for the test; every number says how it follows.
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
use small_tables::{all_agree, disagrees, findings, is, verdicts};

/// Cars by number and worth: months of 2024, the eight months of two years, three makers and two kinds.
const CARS: &str = "period,flow,partner,commodity,measure,unit,value
2024-01,import,total,total,quantity,units,6900
2024-02,import,total,total,quantity,units,9900
2024-03,import,total,total,quantity,units,14600
2024-04,import,total,total,quantity,units,15200
2024-05,import,total,total,quantity,units,14300
2024-06,import,total,total,quantity,units,15400
2024-07,import,total,total,quantity,units,17200
2024-08,import,total,total,quantity,units,15100
2023-03,import,total,total,quantity,units,15300
2023-08,import,total,total,quantity,units,8200
2024-01/2024-08,import,total,total,quantity,units,108600
2023-01/2023-08,import,total,total,quantity,units,87100
2024-01/2024-08,import,Indonesia,total,quantity,units,43800
2024-01/2024-08,import,Thái Lan,total,quantity,units,39100
2024-01/2024-08,import,Trung Quốc,total,quantity,units,19600
2024-08,import,Indonesia,total,quantity,units,5900
2024-08,import,Thái Lan,total,quantity,units,6100
2024-08,import,Trung Quốc,total,quantity,units,3100
2024-01/2024-08,import,total,Ô tô 9 chỗ trở xuống,quantity,units,88300
2024-01/2024-08,import,total,Ô tô vận tải,quantity,units,10820
2023-01/2023-08,import,total,Ô tô 9 chỗ trở xuống,quantity,units,70100
2023-01/2023-08,import,total,Ô tô vận tải,quantity,units,8940
2024-08,import,total,total,value,million USD,304.5
2024-07,import,total,total,value,million USD,342.2
";

#[test]
fn a_run_above_a_mark_is_counted_by_the_mark_wherever_it_stands_in_the_clause() {
    let text = |n: &str| {
        format!(
            "Tháng 8/2024, cả nước nhập 15.100 chiếc ô tô. Đây là tháng thứ {n} liên tiếp lượng xe nhập vượt 14.000 chiếc."
        )
    };
    // March to August are six months above 14,000; February had 9,900.
    all_agree(CARS, &text("sáu"), 2);
    disagrees(CARS, &text("tám"), "thứ tám");
}

#[test]
fn a_month_that_is_the_most_is_that_month() {
    // "Từ đầu năm, tháng 7" is no stretch from January to July.
    let text = "Tháng 8/2024, cả nước nhập 15.100 chiếc ô tô. Tính từ đầu năm, tháng 7 là tháng nhập nhiều nhất với 17.200 chiếc.";
    all_agree(CARS, text, 2);
    // 17,200 of July is the most of the eight, though the sentence is about August.
    let text = "Tháng 8/2024, lượng xe về cảng là 15.100 chiếc, giảm 12,2% so với tháng 7 - tháng cao nhất kể từ đầu năm với 17.200 chiếc.";
    let found = verdicts(CARS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_short_word_before_a_figure_names_the_row_it_is_of() {
    // "xe tải" are the row "Ô tô vận tải": 10,820, up by 10,820 ÷ 8,940 − 1 = 21.0 %.
    let text =
        "Tám tháng năm 2024, ô tô 9 chỗ trở xuống đạt 88.300 chiếc, tăng 26%; xe tải 10.820 chiếc, tăng 21%.";
    let found = verdicts(CARS, text);
    assert!(!is(&found, "10.820", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_place_with_its_level_is_of_the_time_of_that_level() {
    // In August Thailand was first with 6,100; over the eight months second with 39,100.
    let text = "- Cả nước nhập 15.100 ô tô trong tháng 8/2024.\n\nTính chung 8 tháng, Indonesia dẫn đầu với 43.800 chiếc. Thái Lan lùi xuống thứ 2 với 39.100 chiếc.";
    let found = verdicts(CARS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn amounts_are_shown_with_the_digits_that_were_counted() {
    let text = "Tháng 8/2024, cả nước nhập 15.100 chiếc ô tô, giảm 12,2% so với tháng 7.";
    let found = findings(CARS, text, Lang::En);
    let fall = found.iter().find(|f| f.stated.contains("12,2")).unwrap();
    assert_eq!(fall.verdict, Verdict::Agrees, "{fall:?}");
    // Not "0.02 ÷ 0.02".
    assert_eq!(fall.formula_text, "15,100 ÷ 17,200 − 1 = −12.21%");
}

/// Goods both ways, two years and a month, with the sum of both that makes a place; EU is a market beside countries.
const TRADE: &str = "period,flow,partner,unit,value
2024,export,total,million USD,10000
2024,import,total,million USD,14000
2023,export,total,million USD,9500
2023,import,total,million USD,17000
2024,export,United States,million USD,3900
2024,export,EU,million USD,1800
2024,export,Japan,million USD,1400
2024,export,China,million USD,1050
2024,export,Taiwan,million USD,930
2024,export,Hong Kong,million USD,660
2024,export,Peru,million USD,260
2024,import,United States,million USD,1710
2024,import,Japan,million USD,2100
2024,import,China,million USD,5000
2023,export,United States,million USD,4100
2023,import,United States,million USD,1500
";

#[test]
fn what_fell_more_fell() {
    // 14,000 ÷ 17,000 − 1 = −17.6 %.
    let text = "Năm 2024, xuất khẩu tăng 5,3%; nhập khẩu giảm nhiều hơn, 17,6%.";
    let found = verdicts(TRADE, text);
    assert!(!is(&found, "17,6", Verdict::Disagrees), "{found:?}");
    let text = "In 2024, exports rose 5.3 per cent; imports fell more, 17.6 per cent.";
    let found = verdicts(TRADE, text);
    assert!(!is(&found, "17.6", Verdict::Disagrees), "{found:?}");
}

#[test]
fn the_gap_between_what_is_sold_and_what_is_bought_is_the_balance() {
    // 14,000 − 10,000; 17,000 − 9,500.
    let text = "The gap between what the country sells and what it buys abroad narrowed to $4.0 billion in 2024 from $7.5 billion in 2023.";
    let found = verdicts(TRADE, text);
    assert!(is(&found, "$4.0", Verdict::Agrees), "{found:?}");
    assert!(is(&found, "$7.5", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_partner_that_pays_buys() {
    let text = "In 2024 Vietnam bought goods worth $5.0 billion from China.\n\nThe U.S., a distant second, paid $3.9 billion.";
    let found = verdicts(TRADE, text);
    assert!(!is(&found, "$3.9", Verdict::Disagrees), "{found:?}");
    let text =
        "In 2024 Vietnam sold goods worth $10 billion. The U.S. paid $3.9 billion, 4.9% less than in 2023.";
    all_agree(TRADE, text, 3);
}

#[test]
fn a_bloc_may_be_one_of_the_markets_that_are_counted() {
    // United States, Japan and China sold over a billion, EU too.
    all_agree(TRADE, "Năm 2024, xuất khẩu đạt 10 tỷ USD. Có 4 thị trường trên 1 tỷ USD.", 2);
    all_agree(TRADE, "Năm 2024, xuất khẩu đạt 10 tỷ USD. Có 3 nước trên 1 tỷ USD.", 2);
}

#[test]
fn a_part_of_the_bloc_is_none_of_the_country() {
    // The share of the United States in exports is 39 %; what the bloc sells is not in the table.
    let text = "Năm 2024, Việt Nam đứng đầu ASEAN về xuất khẩu sang Mỹ, chiếm 22% của khối.";
    let found = verdicts(TRADE, text);
    assert!(!is(&found, "22%", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_number_rounded_to_tens_is_not_wrong() {
    const YEN: &str =
        "period,flow,unit,value\n2020,export,billion JPY,32362.9\n2019,export,billion JPY,38240.5\n";
    let found = verdicts(YEN, "Năm 2020, xuất khẩu đạt 32.360 tỷ yên.");
    assert!(!is(&found, "32.360", Verdict::Disagrees), "{found:?}");
    // Not what 32,362.9 comes to, whatever it is rounded to.
    disagrees(YEN, "Năm 2020, xuất khẩu đạt 32.632 tỷ yên.", "32.632");
}

#[test]
fn the_change_of_a_price_is_none_of_all_that_was_sold() {
    const BAGS: &str = "period,flow,commodity,measure,unit,value
2019-09,export,Coffee,value,million USD,410.3
2018-09,export,Coffee,value,million USD,429.6
2019-09,export,Coffee,quantity,bags,3233000
2018-09,export,Coffee,quantity,bags,3151000
";
    // 410.3 ÷ 3.233 = 126.9 a bag; 429.6 ÷ 3.151 = 136.3: down by 6.9 %, while what all bags brought fell by 4.5 %.
    let text = "Coffee exports brought $410.3 million in September 2019. Each bag brought in $126.91 on average, a drop of 6.9%.";
    let found = verdicts(BAGS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}
