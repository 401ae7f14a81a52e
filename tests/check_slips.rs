//! Slips that the words themselves tell: percent for percentage points, an order that two figures of the text deny, a run, a place, a
//! multiple or a share with another number. Tables and sentences are made up for the test; every number says how it follows from the table.
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

/// Exports by goods and by partner, and imports, of nine months.
const NINE: &str = "period,flow,commodity,partner,measure,unit,value,status
2023-01/2023-09,export,total,total,value,million USD,250000,final
2024-01/2024-09,export,total,total,value,million USD,300000,final
2023-01/2023-09,import,total,total,value,million USD,241000,final
2024-01/2024-09,import,total,total,value,million USD,284000,final
2023-01/2023-09,export,Telephones,total,value,million USD,40000,final
2024-01/2024-09,export,Telephones,total,value,million USD,42000,final
2023-01/2023-09,export,Computers,total,value,million USD,60000,final
2024-01/2024-09,export,Computers,total,value,million USD,84000,final
2023-01/2023-09,export,total,Germany,value,million USD,11500,final
2024-01/2024-09,export,total,Germany,value,million USD,12300,final
2023-01/2023-09,export,total,United States,value,million USD,69000,final
2024-01/2024-09,export,total,United States,value,million USD,90000,final
2023-01/2023-09,export,total,Japan,value,million USD,21000,final
2024-01/2024-09,export,total,Japan,value,million USD,24100,final
";

#[test]
fn points_told_in_percent_are_a_slip() {
    // 42,000 ÷ 300,000 = 14.0 %, 40,000 ÷ 250,000 = 16.0 %: 2.0 points; 84,000 ÷ 300,000 = 28.0 %, 24.0 %: 4.0 points. Telephones grew 5 %,
    // computers 40 %; the shares moved by 12.5 % and 16.7 %.
    let text = "In the first nine months of 2024 exports reached $300 billion. Computers took 28.0 percent of the total, 4.0 percentage \
        points up on the year before.";
    all_agree(NINE, text, 3);
    disagrees(NINE, &text.replace("percentage points up", "percent up"), "4.0 percent");
    let text = "In the first nine months of 2024 exports reached $300 billion. Computers lifted their share to 28.0% from 24.0%, a gain \
        of 4.0 percentage points.";
    all_agree(NINE, text, 3);
    disagrees(NINE, &text.replace("4.0 percentage points", "4.0%"), "4.0%");
    // What the part itself grew by is a growth: 84,000 ÷ 60,000 = +40.0 %.
    let text = "In the first nine months of 2024 exports reached $300 billion. Computers took 28.0 percent of the total, a gain of 40.0 \
        percent on the year before.";
    let found = verdicts(NINE, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn an_order_that_the_figures_deny_is_a_slip() {
    // 14.0 against 16.0; 12.3 against 11.5; 16 against 9.
    let text = "In the first nine months of 2024 exports reached $300 billion. The share of telephones slipped to 14.0% from 16.0% a \
        year earlier.";
    all_agree(NINE, text, 3);
    disagrees(NINE, &text.replace("slipped", "rose"), "14.0%");
    let text = "In the first nine months of 2024 exports to Germany came to $12.3 billion, up from $11.5 billion a year earlier.";
    all_agree(NINE, text, 2);
    disagrees(NINE, &text.replace("up from", "down from"), "11.5");
    let text = "Trong 9 tháng năm 2024, xuất khẩu sang Đức tăng từ 11,5 tỷ USD lên 12,3 tỷ USD. Xuất siêu đạt 16,0 tỷ USD, cao hơn con số \
        9,0 tỷ USD của cùng kỳ năm 2023.";
    all_agree(NINE, text, 4);
    disagrees(NINE, &text.replace("lên 12,3", "xuống 12,3"), "12,3");
    disagrees(NINE, &text.replace("cao hơn", "thấp hơn"), "9,0");
    // By how much is no level, a fall may be the lower one of two, and a balance changes its side.
    for text in [
        "In the first nine months of 2024 exports to Japan were $24.1 billion, $3.1 billion higher than the $21.0 billion of 2023.",
        "Prices fell 5.0%, down from 3.0%.",
        "The trade balance fell to a deficit of $5.0 billion from a surplus of $3.0 billion.",
        "The ratio improved to 5.0% from 7.0%.",
    ] {
        let found = verdicts(NINE, text);
        assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    }
}

#[test]
fn a_share_with_another_first_digit_is_a_slip() {
    // 90,000 ÷ 300,000 = 30.0 %; 84,000 ÷ 300,000 = 28.0 %, +40.0 %.
    let text = "In the first nine months of 2024 exports reached $300 billion. The United States took 30.0% of all exports.";
    all_agree(NINE, text, 2);
    disagrees(NINE, &text.replace("30.0%", "70.0%"), "70.0%");
    // Nothing like it: of something else, perhaps.
    let found = verdicts(NINE, &text.replace("30.0%", "67.4%"));
    assert!(is(&found, "67.4", Verdict::Uncheckable), "{found:?}");
}

/// Exports of months.
fn months() -> String {
    let mut out = String::from("period,flow,partner,measure,unit,value,status\n");
    // Imports are above exports until March 2023, below from April on.
    for (year, month) in (1..=12).map(|m| (2023, m)).chain((1..=9).map(|m| (2024, m))) {
        let export = 20_000 + (year - 2023) * 3000 + month * 100;
        let import = if year == 2023 && month < 4 { export + 700 } else { export - 800 };
        out.push_str(&format!("{year}-{month:02},export,total,value,million USD,{export},final\n"));
        out.push_str(&format!("{year}-{month:02},import,total,value,million USD,{import},final\n"));
    }
    out
}

#[test]
fn a_run_of_another_length_is_a_slip() {
    // From April 2023 to September 2024 are 18 months; 23,000 + 900 − 800 less than exports: 0.8 billion.
    let table = months();
    let text =
        "Exports reached $23.9 billion in September 2024. It was the 18th month in a row of trade surplus.";
    all_agree(&table, text, 2);
    disagrees(&table, &text.replace("18th", "16th"), "16th");
    // 23.6, 23.7, 23.8 and 23.9 from June on; May's 23.5 is not above it.
    let above = "Exports reached $23.9 billion in September 2024. It was the fourth month in a row above $23.5 billion.";
    all_agree(&table, above, 2);
    // A run that reaches the table's first month may be longer: exports above those of a year before.
    let open = "Exports reached $23.9 billion in September 2024. They grew for the 11th month in a row.";
    let found = verdicts(&table, open);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_multiple_with_a_slipped_digit_is_one() {
    // 90,000 ÷ 12,300 = 7.3.
    let text = "In the first nine months of 2024 exports to the United States were $90 billion, 7.3 times as much as those to Germany.";
    all_agree(NINE, text, 2);
    disagrees(NINE, &text.replace("7.3 times", "3.7 times"), "3.7");
    // One growth by another is no level by another.
    let text = "Trong 9 tháng năm 2024, xuất khẩu sang Mỹ tăng 30,4%, gấp 3,7 lần tốc độ tăng của Đức.";
    let found = verdicts(NINE, text);
    assert!(!is(&found, "3,7", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_place_of_another_number_is_a_slip() {
    // 90,000 is the most of the three; 12,300 the least.
    let text = "In the first nine months of 2024 exports reached $300 billion. The United States ranked first, and Japan ranked second.";
    disagrees(NINE, &text.replace("second", "third"), "third");
    // Of an earlier time, or among what the table does not set it beside.
    for text in [
        "Trong 9 tháng năm 2024, xuất khẩu đạt 300 tỷ USD. Nhật Bản, từng đứng thứ 3, mua 24,1 tỷ USD.",
        "Trong 9 tháng năm 2024, xuất khẩu đạt 300 tỷ USD. Nhật Bản đứng thứ 3 sau Mỹ và EU.",
    ] {
        let found = verdicts(NINE, text);
        assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    }
}

#[test]
fn a_change_beside_both_its_ends_is_the_change_between_them() {
    // 84 ÷ 60 = 1.4; 24,100 ÷ 21,000 = 1.148; 28.0 − 24.0 = 4.0 points, and 28.0 is 16.7 % more than 24.0.
    let text = "In the first nine months of 2024 exports reached $300 billion. Computers rose from $60 billion to $84 billion, \
        or 1.4 times as much.";
    all_agree(NINE, text, 4);
    disagrees(NINE, &text.replace("1.4 times", "2.4 times"), "2.4 times");
    let text = "In the first nine months of 2024 exports reached $300 billion. The share of computers went from 24.0% to 28.0%, a \
        gain of 4.0 percentage points.";
    all_agree(NINE, text, 4);
    disagrees(NINE, &text.replace("4.0 percentage", "16.7 percentage"), "16.7 percentage points");
    // What the ends as the text rounds them give is no slip: 12 ÷ 11 is 1.1, whatever the table has behind the point.
    let text = "In the first nine months of 2024 exports reached $300 billion. Germany went from $12 billion to $12 billion, or 1.0 \
        times as much.";
    let found = verdicts(NINE, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn who_was_overtaken_is_not_who_has_the_place() {
    let text = "In the first nine months of 2024 exports to Japan reached $24.1 billion, overtaking Germany ($12.3 billion) to rank \
        second.";
    let found = verdicts(NINE, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    // Who stands before a place has it all the same: 90, 24.1, 12.3.
    let text = "In the first nine months of 2024 exports reached $300 billion. Germany was the third-largest market, behind Japan.";
    assert!(is(&verdicts(NINE, text), "third-largest", Verdict::Agrees));
}

#[test]
fn what_stands_beside_both_ends_may_be_the_change_of_something_else() {
    // Telephones are 42 billion in 2024, half of computers; the rest is said of something that the table does not have.
    for behind in [
        ", helped by a 25 percent tariff cut",
        ", after tariffs were cut by 25 percent",
        " as the dollar fell 25%",
        " despite a 20% drop in prices",
        ", twice telephones",
        ", 2 times telephones",
        ", even as orders fell 20%",
    ] {
        let text = [
            "In the first nine months of 2024 exports reached $300 billion. Computers rose from $60 billion to $84 billion",
            behind,
            ".",
        ]
        .concat();
        let found = verdicts(NINE, &text);
        assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{text}: {found:?}");
    }
}

#[test]
fn a_place_may_be_of_whoever_was_passed() {
    // 90, 24.1 and 12.3 billion.
    for said in [
        "Germany finished behind Japan, the second-largest market.",
        "Japan is now ahead of Germany, the third-largest market.",
        "Germany trailed behind Japan, which ranked second.",
    ] {
        let text = ["In the first nine months of 2024 exports reached $300 billion. ", said].concat();
        let found = verdicts(NINE, &text);
        assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{text}: {found:?}");
    }
}
