//! Words that look like others: what they must not be taken for. Tables and sentences are made up for the test; every number says how it
//! follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, is, verdicts};

/// Exports in yuan.
const YUAN: &str = "period,flow,partner,commodity,measure,unit,value,status
2023-04,export,total,total,value,million CNY,61000,final
2023-05,export,total,total,value,million CNY,64000,final
2024-04,export,total,total,value,million CNY,68200,final
2024-05,export,total,total,value,million CNY,69950,final
2023-04,import,total,total,value,million CNY,41000,final
2023-05,import,total,total,value,million CNY,44000,final
2024-04,import,total,total,value,million CNY,48200,final
2024-05,import,total,total,value,million CNY,46950,final
";

#[test]
fn yuan_are_the_money_of_a_table_in_yuan() {
    // 69,950 ÷ 64,000 = +9.3 %.
    all_agree(
        YUAN,
        "In May 2024 exports came to 69.95 billion yuan. In yuan terms, exports grew 9.3% from a year earlier.",
        2,
    );
    // In dollars it is another change.
    let found = verdicts(
        YUAN,
        "In May 2024 exports came to 69.95 billion yuan. In dollar terms, exports grew 7.1% from a year earlier.",
    );
    assert!(is(&found, "7.1", Verdict::Uncheckable), "{found:?}");
}

#[test]
fn a_time_between_commas_is_the_verbs() {
    // April 68,200 ÷ 61,000 = +11.8 %, of May it would be 9.3.
    let text = "In May 2024 exports came to 69.95 billion yuan. Exports, in April, rose 11.8 percent from a year earlier.";
    all_agree(YUAN, text, 2);
}

#[test]
fn a_newspaper_is_no_way_of_counting() {
    let text =
        "In May 2024, China Daily reported, exports rose 9.3% from a year earlier to 69.95 billion yuan.";
    all_agree(YUAN, text, 2);
    let text = "In May 2024 exports of daily necessities and all else rose 9.3% from a year earlier.";
    let found = verdicts(YUAN, text);
    assert!(!is(&found, "9.3", Verdict::Disagrees), "{found:?}");
}

/// Countries whose names hold a word of their own, and goods whose names hold words of others.
const NAMES: &str = "period,flow,partner,commodity,measure,unit,value,status
2022,export,total,total,value,million USD,9000,final
2023,export,total,total,value,million USD,9900,final
2022,export,United Kingdom,total,value,million USD,1200,final
2023,export,United Kingdom,total,value,million USD,1500,final
2022,export,Norway,total,value,million USD,2200,final
2023,export,Norway,total,value,million USD,2310,final
2022,export,total,Office machines,value,million USD,700,final
2023,export,total,Office machines,value,million USD,630,final
2022,export,total,Consumer utensils,value,million USD,1700,final
2023,export,total,Consumer utensils,value,million USD,2040,final
";

#[test]
fn an_office_is_no_machine() {
    // Exports 9,900 ÷ 9,000 = +10.0 %; office machines would be −10.0, consumer electronics +20.0.
    let text =
        "Exports reached $9.9 billion in 2023, the statistics office said, a rise of 10.0 percent over 2022.";
    all_agree(NAMES, text, 2);
    let text = "As consumer demand abroad recovered in 2023, exports rose 10.0 percent over 2022.";
    all_agree(NAMES, text, 1);
    // The word that the others describe is the row's: 2,040 ÷ 1,700 = +20.0 %.
    all_agree(NAMES, "In 2023 exports of utensils rose 20.0 percent from 2022.", 1);
}

#[test]
fn a_kingdom_is_not_the_united_one() {
    let found = verdicts(
        NAMES,
        "Exports reached $9.9 billion in 2023. The kingdom, Norway, took $1.5 billion of them.",
    );
    assert!(!is(&found, "1.5", Verdict::Agrees), "{found:?}");
    // Norway's own figure with two digits swapped: 2,310.
    disagrees(
        NAMES,
        "Exports reached $9.9 billion in 2023. Norway took $2.13 billion of them, up 5.0 percent.",
        "2.13",
    );
}

#[test]
fn years_on_the_trot_are_years() {
    let mut table = "period,flow,partner,commodity,measure,unit,value,status\n".to_owned();
    for (year, base) in [(2020, 100), (2021, 130), (2022, 150), (2023, 190)] {
        for month in 1..=12 {
            // Each year more than the one before, though every second month is weaker than the one before it.
            let value = base + month + if month % 2 == 0 { -6 } else { 0 };
            table += &format!("{year}-{month:02},export,total,total,value,million USD,{value},final\n");
        }
    }
    // 2021, 2022 and 2023 all grew: 3 years in a row.
    let text = "In December 2023 exports came to $196 million. Exports for the whole of 2023 grew for the third year on the trot.";
    let found = verdicts(&table, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Tonnes and values of two goods.
const RICE: &str = "period,flow,commodity,measure,unit,value,status
2017,export,Rice,quantity,tonnes,11600000,final
2018,export,Rice,quantity,tonnes,11200000,final
2019,export,Rice,quantity,tonnes,7500000,final
2020,export,Rice,quantity,tonnes,5700000,final
2021,export,Rice,quantity,tonnes,6100000,final
2022,export,Rice,quantity,tonnes,7600000,final
2023,export,Rice,quantity,tonnes,8700000,final
2022,export,Rice,value,million USD,3900,final
2023,export,Rice,value,million USD,5100,final
2022,export,Rice products,value,million USD,400,final
2023,export,Rice products,value,million USD,500,final
";

#[test]
fn a_peak_that_is_conceded_is_not_the_end_of_a_run() {
    // 2021, 2022 and 2023 rose: three.
    let text = "Rice exports reached 8.7 million tonnes in 2023. It was a third consecutive annual increase, though they remain a quarter below \
        the 11.6 million tonnes of 2017.";
    let found = verdicts(RICE, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn what_is_counted_in_besides_is_not_the_row_alone() {
    // 5,100 + 500 = 5,600, not the 5,100 of the row.
    let text = "Năm 2023, xuất khẩu gạo đạt 5,1 tỷ USD. Nếu cộng cả sản phẩm từ gạo, xuất khẩu gạo năm 2023 đạt 5,6 tỷ USD.";
    let found = verdicts(RICE, text);
    assert!(is(&found, "5,1 tỷ", Verdict::Agrees), "{found:?}");
    assert!(!is(&found, "5,6 tỷ", Verdict::Disagrees), "{found:?}");
    // Without these words it is the row's, and two digits that changed places are a slip.
    let slip = |words: &str| format!("Năm 2023, {words}xuất khẩu gạo đạt 1,5 tỷ USD.");
    disagrees(RICE, &slip(""), "1,5 tỷ");
    let found = verdicts(RICE, &slip("nếu cộng cả sản phẩm từ gạo, "));
    assert!(!is(&found, "1,5 tỷ", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_mark_above_which_years_stand_in_a_row_is_no_level() {
    let text =
        "In 2023 rice exports brought $5.1 billion, the second year in a row above the $3 billion mark.";
    let found = verdicts(RICE, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn how_long_something_lasts_is_no_place_among_others() {
    const CHIPS: &str = "period,flow,commodity,measure,unit,value,status
2023-09,export,total,value,million USD,54600,final
2023-09,export,Semiconductors,value,million USD,9900,final
2024-06,export,total,value,million USD,57100,final
2024-06,export,Semiconductors,value,million USD,13400,final
2024-09,export,total,value,million USD,58700,final
2024-09,export,Semiconductors,value,million USD,13600,final
";
    let text = "Exports rise again in September, chips at a record\n\nExports rose for a 12th straight month in September 2024.";
    let found = verdicts(CHIPS, text);
    assert!(!is(&found, "12th", Verdict::Disagrees), "{found:?}");
    // 13,600 ÷ 58,700 = 23.2 %; June, 13,400 ÷ 57,100 = 23.5 %, is the time of what is surpassed.
    let text = "In September 2024 sales of semiconductors reached $13.6 billion, surpassing the $13.4 billion of June and making up 23.2% of all exports.";
    let found = verdicts(CHIPS, text);
    assert!(!is(&found, "23.2%", Verdict::Disagrees), "{found:?}");
}

#[test]
fn an_ordinal_of_two_words_is_one_number() {
    let rows = |(n, year): (usize, u32)| {
        format!(
            "{year},export,value,million USD,{},final\n{year},import,value,million USD,{},final\n",
            100 + n,
            150 + 2 * n
        )
    };
    // A surplus in 2004, then twelve deficits.
    let table = "period,flow,measure,unit,value,status\n2004,export,value,million USD,120,final\n2004,import,value,million USD,110,final\n"
        .to_owned()
        + &(2005..=2016).enumerate().map(rows).collect::<String>();
    let found = verdicts(&table, "Năm 2016, cả nước nhập siêu năm thứ mười hai liên tiếp.");
    assert!(!found.iter().any(|f| f.1 == Verdict::Disagrees), "{found:?}");
    assert!(found.iter().any(|f| f.1 == Verdict::Agrees), "{found:?}");
}
