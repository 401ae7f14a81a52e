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
use small_tables::{all_agree, disagrees, verdicts};

fn is(found: &[(String, Verdict)], figure: &str, verdict: Verdict) -> bool {
    found.iter().any(|(s, v)| s.contains(figure) && *v == verdict)
}

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
