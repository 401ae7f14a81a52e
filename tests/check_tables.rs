//! The checker beside small tables as offices print them with a release: rows under a sector, flows adjusted and as counted, goods by the
//! piece, two years of the same months. Every number says how it follows from the table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, verdicts};

/// Goods and services; cars by the piece, all under goods.
const SECTORS: &str = "period,flow,sector,commodity,partner,measure,unit,value,status
2023,export,total,total,total,value,million USD,9000,final
2024,export,total,total,total,value,million USD,10000,final
2023,export,goods,total,total,value,million USD,6000,final
2024,export,goods,total,total,value,million USD,6600,final
2023,export,services,total,total,value,million USD,3000,final
2024,export,services,total,total,value,million USD,3400,final
2023,export,goods,Cars,total,value,million USD,2000,final
2024,export,goods,Cars,total,value,million USD,1650,final
2023,export,goods,Cars,total,quantity,units,100000,final
2024,export,goods,Cars,total,quantity,units,80250,final
2023,export,goods,Cars,Germany,value,million USD,900,final
2024,export,goods,Cars,Germany,value,million USD,500,final
2023,export,goods,Cars,Japan,value,million USD,600,final
2024,export,goods,Cars,Japan,value,million USD,700,final
2023,export,goods,Cars,Canada,value,million USD,300,final
2024,export,goods,Cars,Canada,value,million USD,200,final
";

#[test]
fn a_row_under_a_sector_is_named_by_its_goods_alone() {
    // 1,650 ÷ 2,000 = −17.5 %; 1,650 ÷ 6,600 = 25 %; 80,250 pieces.
    let text = "Exports of cars fell 17.5% to $1.65 billion in 2024, a quarter of goods exports. A total of 80,250 units were sold abroad.";
    all_agree(SECTORS, text, 3);
    disagrees(SECTORS, &text.replace("$1.65", "$1.56"), "1.56");
    // 10,000 ÷ 9,000 = 11.1 %: goods and services are all there is.
    all_agree(SECTORS, "In 2024, exports of goods and services rose 11.1% to $10 billion.", 2);
}

#[test]
fn a_place_is_one_among_those_that_buy_the_goods_spoken_of() {
    // Cars: Japan 700, Germany 500, Canada 200.
    let text =
        "Exports of cars reached $1.65 billion in 2024. For cars, Germany ranked second with $500 million.";
    let found = verdicts(SECTORS, text);
    assert!(found.contains(&("second".to_owned(), Verdict::Agrees)), "{found:?}");
}

#[test]
fn names_side_by_side_take_figures_side_by_side() {
    // 500 and 700 million.
    let text = "Exports of cars in 2024 came to $1.65 billion. Cars shipped to Germany and Japan were worth $500 million and $700 million.";
    all_agree(SECTORS, text, 3);
}

/// Exports adjusted for seasons, and as counted; days of work.
const ADJUSTED: &str = "period,flow,partner,measure,unit,value,status
2025-07,export,total,calendar and seasonally adjusted value,million EUR,130400,revised
2025-08,export,total,calendar and seasonally adjusted value,million EUR,129700,preliminary
2024-08,export,total,calendar and seasonally adjusted value,million EUR,130600,final
2025-07,import,total,calendar and seasonally adjusted value,million EUR,114100,revised
2025-08,import,total,calendar and seasonally adjusted value,million EUR,112500,preliminary
2024-08,import,total,calendar and seasonally adjusted value,million EUR,108700,final
2025-08,export,total,value,million EUR,116482,preliminary
2024-08,export,total,value,million EUR,121354,final
2025-08,import,total,value,million EUR,104917,preliminary
2024-08,import,total,value,million EUR,104200,final
2025-08,calendar,total,working days,days,21,final
";

#[test]
fn what_is_adjusted_is_never_held_against_what_is_not() {
    // 129.7 ÷ 130.4 = −0.5 %; 116,482 ÷ 121,354 = −4.0 %; 129.7 − 112.5 = 17.2 and 130.4 − 114.1 = 16.3.
    let text = "Adjusted for seasons and the calendar, exports were down 0.5% from July at 129.7 billion euros in August 2025. \
                The adjusted surplus of 17.2 billion euros was up from 16.3 billion euros in July, a figure that was revised from 14.7 billion.\n\n\
                In unadjusted terms exports totalled 116.5 billion euros in August 2025, down 4.0% from a year earlier.";
    all_agree(ADJUSTED, text, 6);
    disagrees(ADJUSTED, &text.replace("116.5", "161.5"), "161.5");
}

/// Nine months of two years: coffee and rice.
const MONTHS: &str = "period,flow,commodity,measure,unit,value,status
2023-01/2023-09,export,Cà phê,value,million USD,3088.6,revised
2024-01/2024-09,export,Cà phê,value,million USD,4311.7,estimate
2023-09,export,Cà phê,value,million USD,169.5,revised
2024-09,export,Cà phê,value,million USD,286.9,estimate
2023-01/2023-09,export,Gạo,value,million USD,3526.0,revised
2024-01/2024-09,export,Gạo,value,million USD,4353.3,estimate
2023-09,export,Gạo,value,million USD,379.0,revised
2024-09,export,Gạo,value,million USD,510.4,estimate
";

#[test]
fn months_without_a_year_are_of_the_year_that_the_article_is_about() {
    // 4,311.7 ÷ 3,088.6 = 39.6 %; 286.9 against 169.5; 4,353.3 ÷ 3,526.0 = 23.5 %.
    let text = "Chín tháng, xuất khẩu cà phê thu về 4,31 tỷ USD, tăng 39,6% so với cùng kỳ. Riêng tháng 9, cà phê mang lại gần 287 triệu USD, \
                trong khi tháng 9/2023 chỉ đạt 169,5 triệu USD. Gạo chín tháng thu 4,35 tỷ USD, tăng 23,5%.";
    all_agree(MONTHS, text, 6);
    disagrees(MONTHS, &text.replace("4,31 tỷ", "3,41 tỷ"), "3,41");
}

#[test]
fn a_bracket_ends_what_it_says() {
    // Coffee in brackets is of the year before; rice behind it of this one.
    let text = "Tính chung 9 tháng năm 2024, xuất khẩu cà phê đạt 4,31 tỷ USD (cùng kỳ năm trước đạt 3,09 tỷ USD), còn xuất khẩu gạo đạt 4,35 tỷ USD.";
    all_agree(MONTHS, text, 3);
}

/// Steel and cars over two years.
const METALS: &str = "period,flow,commodity,measure,unit,value,status
2022,export,total,value,million USD,9000,final
2023,export,total,value,million USD,9900,final
2022,export,Steel,value,million USD,1000,final
2023,export,Steel,value,million USD,1040,final
2022,export,Cars,value,million USD,2000,final
2023,export,Cars,value,million USD,2500,final
";

#[test]
fn a_level_that_agrees_speaks_for_the_change_beside_it() {
    // 1,040 ÷ 1,000 = 4.0 %; 2,500 ÷ 2,000 = 25 %; 9,900 ÷ 9,000 = 10 %.
    let text = "In 2023, exports rose 10.0% to $9.9 billion. Exports of steel rose 4.0% to $1.04 billion, and those of cars 25.0% to $2.5 billion.";
    all_agree(METALS, text, 6);
    // One digit of two: nothing but the level beside it says that 9.0 is not of something else.
    disagrees(METALS, &text.replace("4.0%", "9.0%"), "9.0%");
}

#[test]
fn what_no_word_of_the_table_names_is_no_neighbours_figure() {
    // 1,040 is the figure of steel; whose the 600 million are the table does not say.
    let text =
        "In 2023, exports came to $9.9 billion: steel brought $1.04 billion and bamboo just $600 million.";
    let found = verdicts(METALS, text);
    assert!(found.iter().all(|(f, v)| !f.contains("600") || *v == Verdict::Uncheckable), "{found:?}");
}

#[test]
fn three_months_stand_beside_the_three_before() {
    let csv = "period,flow,measure,unit,value,status
2024-06/2024-08,export,value,million USD,50000,final
2025-03/2025-05,export,value,million USD,60000,final
2025-06/2025-08,export,value,million USD,57000,final
";
    // 57 ÷ 60 = −5 %; 57 ÷ 50 = +14 %.
    all_agree(csv, "Exports fell 5.0% to $57.0 billion in the three months to August 2025.", 2);
    all_agree(
        csv,
        "Exports came to $57.0 billion in the three months to August 2025, up 14.0% from a year earlier.",
        2,
    );
}

#[test]
fn tonnes_are_no_matter_of_a_price_spoken_of_before() {
    let csv = "period,flow,commodity,measure,unit,value,status
2024-08,export,Coal,quantity,thousand tonnes,30000,final
2025-08,export,Coal,quantity,thousand tonnes,30350,final
2024-08,export,Coal,value,million USD,3600,final
2025-08,export,Coal,value,million USD,3035,final
";
    // 3,035 million ÷ 30.35 million tonnes = 100; "mt" behind a number with decimals is million tonnes.
    let text =
        "In August 2025 coal exports fetched an average of $100.0 per tonne. Some 30.35mt were shipped.";
    all_agree(csv, text, 2);
}

#[test]
fn runs_by_the_year_and_the_month_have_their_step_in_the_word() {
    let mut csv = String::from("period,flow,measure,unit,value,status\n");
    for (y, v) in [(2015, 30), (2016, 28), (2017, 31), (2018, 35), (2019, 36), (2020, 40)] {
        csv += &format!("{y},export,value,million USD,{v},final\n");
    }
    // Up in 2017, 2018, 2019 and 2020.
    let text = "Năm 2020, xuất khẩu đạt 40 triệu USD, tăng bốn năm liền.";
    let found = verdicts(&csv, text);
    assert!(found.iter().any(|(f, v)| f.contains("năm liền") && *v == Verdict::Agrees), "{found:?}");
}

#[test]
fn the_place_a_report_was_sent_from_is_no_partner() {
    // 2,500 ÷ 2,000 = 25 %.
    let text = "HONG KONG (Wires) — Exports of cars rose 25.0% to $2.50 billion in 2023.";
    all_agree(METALS, text, 2);
}
