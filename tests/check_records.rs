//! Records over a stretch of time that hang on a figure, years in which a mark was passed or something was most, places that were others
//! before, and what a table is all about though no row names it. Tables and sentences are made up for the test; every number says how it
//! follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::{Verdict, check};
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};
use small_tables::{all_agree, disagrees, is, verdicts};

/// Exports and imports of nine years and of the months of two half years, in million dollars.
const YEARS: &str = "period,flow,measure,unit,value
2016,export,value,million USD,500
2017,export,value,million USD,700
2018,export,value,million USD,650
2019,export,value,million USD,600
2020,export,value,million USD,560
2021,export,value,million USD,580
2022,export,value,million USD,630
2023,export,value,million USD,620
2024,export,value,million USD,690
2016,import,value,million USD,480
2017,import,value,million USD,690
2018,import,value,million USD,655
2019,import,value,million USD,590
2020,import,value,million USD,500
2021,import,value,million USD,575
2022,import,value,million USD,640
2023,import,value,million USD,600
2024,import,value,million USD,610
2023-01,export,value,million USD,40
2023-02,export,value,million USD,35
2023-03,export,value,million USD,52
2023-04,export,value,million USD,51
2023-05,export,value,million USD,54
2023-06,export,value,million USD,53
2024-01,export,value,million USD,55
2024-02,export,value,million USD,38
2024-03,export,value,million USD,61
2024-04,export,value,million USD,57
2024-05,export,value,million USD,58
2024-06,export,value,million USD,56
";

/// The words that begin so have this verdict beside the years.
fn judged(text: &str, begins: &str, verdict: Verdict) {
    let found = verdicts(YEARS, text);
    let said = found.iter().find(|(f, _)| f.to_lowercase().starts_with(begins));
    assert!(said.is_some_and(|(_, v)| *v == verdict), "{text}: {found:?}");
}

#[test]
fn a_record_since_a_time_is_underlined_with_its_stretch() {
    // 690 of 2024 is the most after 700 of 2017; 38 of February 2024 the least after 35 of February 2023; 61 of March 2024 the most of all
    // months from January 2023 on.
    for (text, claim) in [
        ("Năm 2024, xuất khẩu đạt 690 triệu USD, cao nhất kể từ năm 2017.", "cao nhất kể từ năm 2017"),
        ("Exports reached $690 million in 2024, the highest since 2017.", "highest since 2017"),
        (
            "Tháng 2/2024, xuất khẩu chỉ đạt 38 triệu USD, thấp nhất kể từ tháng 2/2023.",
            "thấp nhất kể từ tháng 2/2023",
        ),
        (
            "In February 2024 exports came to $38 million, the lowest since February 2023.",
            "lowest since february 2023",
        ),
        (
            "Xuất khẩu tháng 3/2024 đạt 61 triệu USD, cao nhất trong 15 tháng qua.",
            "cao nhất trong 15 tháng qua",
        ),
        (
            "Exports were $61 million in March 2024, the highest of the past two years.",
            "highest of the past two years",
        ),
        // 620 ÷ 630 = −1.6 %, 690 ÷ 620 = +11.3 %; 700 ÷ 500 = +40 % in 2017.
        ("Năm 2024, xuất khẩu tăng 11,3%, tốc độ nhanh nhất kể từ năm 2017.", "nhanh nhất kể từ năm 2017"),
        ("Exports grew 11.3 per cent in 2024, the best pace since 2017.", "best pace since 2017"),
    ] {
        judged(text, claim, Verdict::Agrees);
    }
}

#[test]
fn a_record_that_is_none_is_called_wrong() {
    // 700 of 2017 is more than 690; 35 of February 2023 less than 38; 630 of 2022 more than 620.
    for (text, claim) in [
        ("Năm 2024, xuất khẩu đạt 690 triệu USD, cao nhất kể từ năm 2016.", "cao nhất"),
        ("Exports reached $690 million in 2024, the highest since 2016.", "highest"),
        ("In February 2024 exports came to $38 million, the lowest since January 2023.", "lowest"),
        ("Năm 2023, xuất khẩu đạt 620 triệu USD, cao nhất trong ba năm.", "cao nhất"),
    ] {
        judged(text, claim, Verdict::Disagrees);
    }
    // The second highest, one of the best, and the most of something that no figure states, accuse nobody.
    for text in [
        "Exports reached $690 million in 2024, the second-highest since 2016.",
        "Exports reached $690 million in 2024, one of the best results since 2016.",
        "Exports reached $690 million in 2024; the harvest was the poorest since 2016.",
    ] {
        assert!(
            !verdicts(YEARS, text).iter().any(|(_, v)| *v == Verdict::Disagrees),
            "{text}: {:?}",
            verdicts(YEARS, text)
        );
    }
}

#[test]
fn the_month_of_its_year_hangs_on_the_figure_behind() {
    // March 2024 with 61 is the most of the six months, February with 38 the least.
    for (text, claim) in [
        ("Tháng 3/2024 cao nhất, 61 triệu USD xuất khẩu.", "cao nhất"),
        ("Exports peaked early in 2024, with March the busiest at $61 million.", "busiest"),
    ] {
        judged(text, claim, Verdict::Agrees);
    }
}

#[test]
fn a_wrong_year_is_put_right() {
    // 700 in 2017 was the first above 650; exports were lowest in 2016, with 500.
    for (right, wrong, year) in [
        (
            "Mốc 650 triệu USD xuất khẩu bị vượt vào năm 2017.",
            "Mốc 650 triệu USD xuất khẩu bị vượt vào năm 2020.",
            2017.0,
        ),
        (
            "Exports passed the mark of $650 million for the first time in 2017.",
            "Exports passed the mark of $650 million for the first time in 2018.",
            2017.0,
        ),
        (
            "Exports reached $690 million in 2024. They were lowest in 2016.",
            "Exports reached $690 million in 2024. They were lowest in 2020.",
            2016.0,
        ),
    ] {
        let own = |text: &str| {
            let data = kimngach::project::open(YEARS.as_bytes(), "t.csv", &Hints::default(), &Native)
                .unwrap()
                .dataset;
            let found = check(text, &data, Lang::En);
            let year = found.iter().rfind(|f| f.stated.trim_start_matches("năm ").starts_with("20"));
            year.map(|f| (f.verdict, f.computed, f.head.clone()))
        };
        let (verdict, computed, _) = own(right).unwrap();
        assert_eq!((verdict, computed), (Verdict::Agrees, Some(year)), "{right}");
        let (verdict, computed, head) = own(wrong).unwrap();
        assert_eq!((verdict, computed), (Verdict::Disagrees, Some(year)), "{wrong}");
        // A year is no number of things: no mark of thousands.
        assert!(head.contains(&format!("{year}")), "{head}");
    }
}

/// Goods of two years, in million dollars.
const GOODS: &str = "period,flow,commodity,measure,unit,value
2023,export,total,value,million USD,1000
2023,export,Gạo,value,million USD,300
2023,export,Cà phê,value,million USD,250
2023,export,Cao su,value,million USD,200
2023,export,Hạt điều,value,million USD,150
2023,export,Chè,value,million USD,90
2024,export,total,value,million USD,1100
2024,export,Gạo,value,million USD,280
2024,export,Cà phê,value,million USD,320
2024,export,Cao su,value,million USD,140
2024,export,Hạt điều,value,million USD,160
2024,export,Chè,value,million USD,190
";

#[test]
fn the_place_a_move_begins_at_is_of_the_year_before() {
    // 2023: rice, coffee, rubber, cashews, tea; 2024: coffee, rice, tea, cashews, rubber.
    let head = "Năm 2024, xuất khẩu đạt 1,1 tỷ USD. ";
    for (text, places) in [
        ("Chè tăng mạnh nhất, từ hạng 5 leo lên hạng 3.", ["5", "3"]),
        ("Cao su tụt từ thứ ba xuống thứ năm.", ["thứ ba", "thứ năm"]),
    ] {
        let text = [head, text].concat();
        let found = verdicts(GOODS, &text);
        assert!(places.iter().all(|p| is(&found, p, Verdict::Agrees)), "{text}: {found:?}");
    }
    let wrong = [head, "Chè tăng mạnh nhất, từ hạng 5 leo lên hạng 2."].concat();
    let found = verdicts(GOODS, &wrong);
    assert!(is(&found, "2", Verdict::Disagrees), "{found:?}");
    let english = "Exports reached $1.1 billion in 2024. Rubber fell from third place to fifth.";
    let found = verdicts(GOODS, english);
    assert!(is(&found, "third", Verdict::Agrees) && is(&found, "fifth", Verdict::Agrees), "{found:?}");
    // Neither end is right: it may be the place in a longer list.
    let other = [head, "Chè leo từ hạng 9 lên hạng 7."].concat();
    assert!(!verdicts(GOODS, &other).iter().any(|(_, v)| *v == Verdict::Disagrees));
}

#[test]
fn a_place_fallen_back_to_is_of_now_though_an_earlier_year_is_named() {
    // Rice, the first of 2023, is second in 2024.
    let text = "Năm 2024, xuất khẩu đạt 1,1 tỷ USD. Gạo, quán quân năm 2023, lùi về hạng nhì.";
    assert!(
        !verdicts(GOODS, text).iter().any(|(_, v)| *v == Verdict::Disagrees),
        "{:?}",
        verdicts(GOODS, text)
    );
}

#[test]
fn a_table_all_about_a_bloc_has_no_row_of_it() {
    // 690 ÷ 620 = +11.3 %, 610 ÷ 600 = +1.7 %, 690 − 610 = 80.
    let text = "Thương mại Việt Nam - EU khởi sắc\n\nNăm 2024, Việt Nam xuất khẩu sang EU 690 triệu USD, tăng 11,3%; nhập khẩu từ EU 610 triệu USD, tăng 1,7%. Việt Nam xuất siêu sang EU 80 triệu USD.";
    all_agree(YEARS, text, 5);
    disagrees(YEARS, &text.replace("610", "601"), "601");
}

#[test]
fn another_figure_of_its_size_where_a_level_is_told_plainly_is_called_wrong() {
    // Exports of 2024 were 690 million, up 11.3 %: 512 is no other year's, no swap and no misprint of it.
    let text = "Kim ngạch xuất khẩu năm 2024 đạt 690 triệu USD, tăng 11,3% so với năm 2023.";
    all_agree(YEARS, text, 2);
    disagrees(YEARS, &text.replace("690", "512"), "512");
}
