//! What an article goes on with from one figure to the next: its unit, the thing that is counted, the ratio that is spoken of, the month under
//! a new heading; averages over counted years, places told by an ordinal alone, plans met in part, balances told with the wrong side. Tables
//! and sentences are made up for the test; every number says how it follows from the table.
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

/// Visitors, people, products and trade of three countries.
const COUNTRIES: &str = "period,flow,country,measure,unit,value,status
2019,,Indonesia,GDP,billion USD,1100,final
2024,,Indonesia,GDP,billion USD,1400,final
2019,,Thailand,GDP,billion USD,540,final
2024,,Thailand,GDP,billion USD,525,final
2019,,Malaysia,GDP,billion USD,365,final
2024,,Malaysia,GDP,billion USD,420,final
2019,export,Indonesia,value,billion USD,165,final
2024,export,Indonesia,value,billion USD,266,final
2019,export,Thailand,value,billion USD,243,final
2024,export,Thailand,value,billion USD,294,final
2019,export,Malaysia,value,billion USD,230,final
2024,export,Malaysia,value,billion USD,336,final
2019,,Indonesia,international visitors,count,16100000,final
2024,,Indonesia,international visitors,count,13900000,final
2019,,Thailand,international visitors,count,39900000,final
2024,,Thailand,international visitors,count,35500000,final
2019,,Malaysia,international visitors,count,26100000,final
2024,,Malaysia,international visitors,count,25000000,final
2024,,Indonesia,population,count,280000000,estimate
2024,,Thailand,population,count,70000000,estimate
2024,,Malaysia,population,count,35000000,estimate
";

#[test]
fn things_are_counted_one_by_one_and_the_paragraph_goes_on_with_them() {
    // Thailand received 35.5 million in 2024, Malaysia 25 million.
    let text =
        "In 2024 international visitors to Thailand numbered 35.5 million. Malaysia received 25.0 million.";
    all_agree(COUNTRIES, text, 2);
    let found = findings(COUNTRIES, text, Lang::En);
    let values: Vec<Option<f64>> = found.iter().map(|f| f.computed).collect();
    assert!(values.contains(&Some(35_500_000.0)) && values.contains(&Some(25_000_000.0)), "{values:?}");
    // No money is told of where visitors are counted.
    assert!(found.iter().all(|f| !f.head.contains("USD") && !f.head.contains("count")), "{found:?}");
}

#[test]
fn a_product_a_head_is_of_the_country_that_is_named() {
    // 525 billion ÷ 70 million = 7,500; 420 ÷ 35 = 12,000; 1,400 ÷ 280 = 5,000.
    let text =
        "GDP per head in 2024 came to $7,500 in Thailand, $12,000 in Malaysia and $5,000 in Indonesia.";
    all_agree(COUNTRIES, text, 2);
}

#[test]
fn a_ratio_to_the_product_is_gone_on_with_for_other_places() {
    // 336 ÷ 420 = 80 %; 294 ÷ 525 = 56 %; 266 ÷ 1,400 = 19 %.
    let text =
        "Malaysian goods exports were equal to 80.0 percent of GDP in 2024. Thailand stood at 56.0 percent.";
    all_agree(COUNTRIES, text, 2);
}

#[test]
fn a_difference_known_only_to_be_small_confirms_nothing() {
    // 365 less 376.9 would be anything; here 540 less 525 = 15 ± 1 billion: no ground to confirm 7,345 dollars.
    let found = verdicts(COUNTRIES, "Thai GDP fell between 2019 and 2024 by $7,345.");
    assert!(!is(&found, "7,345", Verdict::Agrees), "{found:?}");
}

/// Tonnes and dollars of two exporters.
const FRUIT: &str = "period,flow,country,measure,unit,value
2021,export,total,quantity,thousand tonnes,9000
2021,export,total,value,million USD,4500
2022,export,total,quantity,thousand tonnes,9500
2022,export,total,value,million USD,5225
2023,export,total,quantity,thousand tonnes,10000
2023,export,total,value,million USD,6000
2021,export,Ecuador,quantity,thousand tonnes,5000
2021,export,Ecuador,value,million USD,2400
2022,export,Ecuador,quantity,thousand tonnes,4300
2022,export,Ecuador,value,million USD,2236
2023,export,Ecuador,quantity,thousand tonnes,5700
2023,export,Ecuador,value,million USD,3249
2021,export,Philippines,quantity,thousand tonnes,3200
2021,export,Philippines,value,million USD,1600
2022,export,Philippines,quantity,thousand tonnes,1400
2022,export,Philippines,value,million USD,728
2023,export,Philippines,quantity,thousand tonnes,2600
2023,export,Philippines,value,million USD,1430
2021,export,Honduras,value,million USD,60
2023,export,Honduras,value,million USD,70
";

#[test]
fn a_number_that_goes_on_with_tonnes_is_of_tonnes() {
    // 3.2, 1.4 and 2.6 million tonnes.
    let text = "In 2021 the Philippines sold 3.2 million tonnes. A typhoon cut that to 1.4 million in 2022; by 2023 it was \
        back at 2.6 million.";
    all_agree(FRUIT, text, 3);
    // What they earned is no weight: 1,430 million dollars.
    all_agree(FRUIT, "In 2023 the Philippines sold 2.6 million tonnes and earned $1.43 billion.", 2);
    // 3,200,000 and 1,400,000, the unit told once.
    all_agree(
        FRUIT,
        "Exports of the Philippines shrank to 1,400,000 tonnes in 2022 from 3,200,000 in 2021.",
        2,
    );
}

#[test]
fn an_average_is_taken_over_the_years_that_are_counted() {
    // (5,000 + 4,300 + 5,700) ÷ 3 = 5,000 thousand tonnes; (2,400 + 2,236 + 3,249) ÷ 3 = 2,628 million dollars.
    all_agree(
        FRUIT,
        "In 2023 Ecuador exported 5.7 million tonnes; its exports averaged $2.63 billion over the three years.",
        2,
    );
}

#[test]
fn a_price_of_the_tables_goods_may_agree_and_accuses_nobody() {
    // 6,000 ÷ 10,000 = 0.60 and 5,225 ÷ 9,500 = 0.55 thousand dollars a tonne: +9.1 %; 10,000 ÷ 9,500 = +5.3 %.
    let text = "Năm 2023, lượng xuất khẩu tăng 5,3%, còn giá tăng 9,1%.";
    all_agree(FRUIT, text, 2);
    let found = verdicts(FRUIT, "Exports brought in $6 billion in 2023. Prices slipped to $3.00.");
    assert!(!is(&found, "3.00", Verdict::Disagrees), "{found:?}");
}

#[test]
fn the_measure_that_is_told_behind_a_share_is_the_one() {
    // By weight 57 %, by worth 3,249 ÷ 6,000 = 54.2 %.
    all_agree(FRUIT, "Năm 2023 Ecuador chiếm 57,0% lượng xuất khẩu.", 1);
    let found = verdicts(FRUIT, "Năm 2023 Ecuador chiếm 54,2% lượng xuất khẩu.");
    assert!(!is(&found, "54,2", Verdict::Agrees), "{found:?}");
}

#[test]
fn an_ordinal_alone_is_a_place() {
    // Ecuador sold more than the Philippines in every year.
    for text in [
        "By dollars Philippine exports came only second in 2023, with $1.43 billion.",
        "Philippine exports, second in 2021, earned $1.43 billion in 2023.",
    ] {
        let found = verdicts(FRUIT, text);
        assert!(is(&found, "second", Verdict::Agrees), "{text}: {found:?}");
        // It is told once.
        assert_eq!(found.iter().filter(|(s, _)| s.contains("second")).count(), 1, "{text}: {found:?}");
    }
}

/// Quarters and years, with a plan.
const QUARTERS: &str = "period,flow,partner,measure,unit,value,status
2023-Q1,export,total,value,million EUR,1300,final
2023-Q2,export,total,value,million EUR,1150,final
2023-Q3,export,total,value,million EUR,1180,final
2023-Q4,export,total,value,million EUR,1190,final
2024-Q1,export,total,value,million EUR,1120,final
2024-Q2,export,total,value,million EUR,1140,final
2024-Q3,export,total,value,million EUR,1200,final
2024-Q4,export,total,value,million EUR,1250,final
2023,export,total,value,million EUR,4820,final
2024,export,total,value,million EUR,4710,final
2024,export,total,value,million EUR,5000,plan
2024-Q4,export,China,value,million EUR,300,final
2024-Q4,import,China,value,million EUR,412.4,final
2024-Q4,import,total,value,million EUR,1400,final
";

#[test]
fn quarters_are_named_by_their_number() {
    // 1,250 ÷ 1,190 = +5.0 %; 1,250 ÷ 1,200 = +4.2 %.
    let text = "In the 4th quarter of 2024 exports came to €1.25 billion, up 5.0 % on the corresponding quarter of 2023. Compared \
        with the 3rd quarter they grew by 4.2 %.";
    all_agree(QUARTERS, text, 3);
    // More than a year before in the third and the fourth: 1,200 > 1,180, 1,250 > 1,190, but 1,140 < 1,150.
    let found = verdicts(
        QUARTERS,
        "In the 4th quarter of 2024, exports rose on the year for the second quarter in a row.",
    );
    assert!(is(&found, "second quarter in a row", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_part_of_a_plan_told_outright_may_be_wrong() {
    // 4,710 ÷ 5,000 = 94.2 %.
    all_agree(QUARTERS, "Năm 2024, xuất khẩu đạt 94,2% kế hoạch.", 1);
    disagrees(QUARTERS, "Năm 2024, xuất khẩu đạt 92,4% kế hoạch.", "92,4");
    disagrees(QUARTERS, "Exports in 2024 reached 92.4 per cent of the target.", "92.4");
}

#[test]
fn a_balance_told_with_the_other_side_is_wrong() {
    // 300 − 412.4 = −112.4.
    let text = "Trong quý IV/2024, nhập siêu từ Trung Quốc là 112,4 triệu euro.";
    all_agree(QUARTERS, text, 1);
    disagrees(QUARTERS, &text.replace("nhập siêu từ", "xuất siêu sang"), "112,4");
}

/// Five years; the table begins in 2020.
const YEARS: &str = "period,flow,measure,unit,value
2020,export,value,million USD,700
2021,export,value,million USD,520
2022,export,value,million USD,560
2023,export,value,million USD,600
2024,export,value,million USD,650
2025,export,value,million USD,720
";

#[test]
fn a_record_since_a_year_needs_that_year_to_be_more() {
    // 650 of 2024 is the most after 700 of 2020. In 2022 it was 560: since another year.
    let text = "Exports reached $650 million in 2024, the highest since 2020.";
    let agrees = |text: &str| {
        verdicts(YEARS, text).iter().any(|(f, v)| f.contains("highest") && *v == Verdict::Agrees)
    };
    assert!(agrees(text), "{:?}", verdicts(YEARS, text));
    disagrees(YEARS, &text.replace("since 2020", "since 2022"), "highest");
    // At least since then it is.
    assert!(agrees(&text.replace("since 2020", "since at least 2022")));
}

#[test]
fn a_stretch_longer_than_the_table_is_not_confirmed() {
    // Six years cannot tell of nine.
    let text = "Exports reached $720 million in 2025, the highest in six years.";
    assert!(is(&verdicts(YEARS, text), "highest", Verdict::Agrees), "{:?}", verdicts(YEARS, text));
    let longer = verdicts(YEARS, &text.replace("six", "nine"));
    assert!(!is(&longer, "highest", Verdict::Agrees), "{longer:?}");
}

#[test]
fn a_run_is_counted_up_to_the_year_that_is_told_of() {
    // 520, 560, 600, 650: risen in 2022, 2023 and 2024, and the table goes on to 2025.
    let text = "In 2024 exports rose for the third year in a row, to $650 million.";
    all_agree(YEARS, text, 2);
    disagrees(YEARS, &text.replace("third", "fourth"), "fourth");
    disagrees(YEARS, &text.replace("third", "second"), "second");
}

#[test]
fn every_one_and_all_but_one_are_counted() {
    // Above $600 million in 2020, 2024 and 2025, above $500 million in all six.
    let text = "Exports were above $510 million in every one of the six years.";
    let found = verdicts(YEARS, text);
    assert!(!found.iter().any(|(_, v)| *v == Verdict::Disagrees), "{found:?}");
}
