//! What the checker takes from the head of an article and from the figures around one: half months, a province that is named once, prices
//! by the piece, what is traded by the day, levels at odds with their change. Every number says how it follows from the table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, verdicts};

/// Half months, as a customs office reports them.
const HALVES: &str = "period,flow,commodity,measure,unit,value,status
2024-05-16/2024-05-31,export,total,value,million USD,9000,final
2024-06-01/2024-06-15,export,total,value,million USD,9900,final
2024-01-01/2024-06-15,export,total,value,million USD,88000,final
2024-05-16/2024-05-31,export,Rice,value,million USD,400,final
2024-06-01/2024-06-15,export,Rice,value,million USD,350,final
2024-01-01/2024-06-15,export,Rice,value,million USD,4100,final
";

#[test]
fn half_months_are_named_in_english() {
    // 9,900 ÷ 9,000 = +10 %; rice 350 − 400 = −50.
    let text = "In the first half of June 2024 exports were worth $9.90 billion, up 10.0% against the second half of May. By mid-June they \
        had reached $88.0 billion since the year began.";
    all_agree(HALVES, text, 3);
    disagrees(HALVES, &text.replace("$9.90 billion", "$9.09 billion"), "9.09");
}

/// A province beside the whole country.
const PROVINCE: &str = "period,flow,region,commodity,measure,unit,value,status
2023,export,total,total,value,million USD,50000,final
2024,export,total,total,value,million USD,60000,final
2023,export,Lam Sơn,total,value,million USD,2000,final
2024,export,Lam Sơn,total,value,million USD,2460,final
2023,import,Lam Sơn,total,value,million USD,1500,final
2024,import,Lam Sơn,total,value,million USD,1710,final
2023,export,Lam Sơn,Gạch,value,million USD,310,final
2024,export,Lam Sơn,Gạch,value,million USD,372,final
";

#[test]
fn a_province_named_at_the_head_goes_without_saying() {
    // 2,460 ÷ 2,000 = +23 %; 1,710 ÷ 1,500 = +14 %; 2,460 − 1,710 = 750; 372 ÷ 310 = +20 %.
    let text = "Lam Sơn bán nhiều gạch. Năm 2024, kim ngạch xuất khẩu đạt 2,46 tỷ USD, tăng 23%. Nhập khẩu là 1,71 tỷ USD, tăng 14%. Xuất siêu \
        750 triệu USD. Gạch thu về 372 triệu USD, tăng 20%.";
    let found = verdicts(PROVINCE, text);
    let agreed = found.iter().filter(|(_, v)| *v == Verdict::Agrees).count();
    assert!(agreed >= 6 && found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    // The whole country's own figure is no mistake: 60,000 million.
    let whole = verdicts(PROVINCE, &format!("{text} Cả nước xuất khẩu 60 tỷ USD."));
    assert!(whole.iter().all(|(_, v)| *v != Verdict::Disagrees), "{whole:?}");
}

/// Worth and pieces.
const PIECES: &str = "period,flow,commodity,partner,measure,unit,value,status
2023,import,total,total,quantity,units,50000,final
2024,import,total,total,quantity,units,62500,final
2023,import,total,total,value,million USD,900,final
2024,import,total,total,value,million USD,1000,final
2023,import,total,Japan,quantity,units,20000,final
2024,import,total,Japan,quantity,units,25000,final
2023,import,total,Japan,value,million USD,400,final
2024,import,total,Japan,value,million USD,525,final
";

#[test]
fn a_sum_without_a_scale_word_is_a_price_beside_worth_and_pieces() {
    // 62,500 pieces, 1,000 million; 525 million ÷ 25,000 = 21,000.
    let text = "In 2024 imports of 62,500 new cars cost $1.00 billion. From Japan came 25,000 cars for $525 million; they went for $21,000.";
    let found = verdicts(PIECES, text);
    assert!(found.contains(&("$21,000".to_owned(), Verdict::Agrees)), "{found:?}");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    // A price of something else agrees with nothing and accuses nobody: no row gives 34,700.
    let other = verdicts(PIECES, &text.replace("$21,000", "$34,700"));
    assert!(other.iter().any(|(f, v)| f == "$34,700" && *v == Verdict::Uncheckable), "{other:?}");
}

#[test]
fn words_folded_alike_count_no_pieces() {
    // "còn" is no "con": 9 tỷ is money, and nothing of the table.
    let found =
        verdicts(PIECES, "Năm 2024, Nhật Bản bán 25.000 xe, năm trước mới 20.000 còn thuế là 9 tỷ USD.");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Trade and working days.
const DAYS: &str = "period,flow,commodity,measure,unit,value,status
2024-03-01/2024-03-20,calendar,total,working days,days,14,final
2025-03-01/2025-03-20,calendar,total,working days,days,12.5,final
2024-03-01/2024-03-20,export,total,value,million USD,28000,final
2025-03-01/2025-03-20,export,total,value,million USD,27500,final
";

#[test]
fn what_is_traded_by_the_day_changes_by_working_days() {
    // 27,500 ÷ 12.5 = 2,200; 28,000 ÷ 14 = 2,000; +10 %.
    let text = "In the first 20 days of March 2025 exports came to $27.5 billion, down 1.8% from a year earlier. Daily exports rose 10.0% to $2.20 billion.";
    let found = verdicts(DAYS, text);
    assert!(found.contains(&("10.0%".to_owned(), Verdict::Agrees)), "{found:?}");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Goods beside services, one row of another name.
const ROWS: &str = "period,flow,sector,commodity,measure,unit,value,status
2023,export,Merchandise,total,value,million USD,6000,final
2024,export,Merchandise,total,value,million USD,6600,final
2023,export,Services,total,value,million USD,3000,final
2024,export,Services,total,value,million USD,3390,final
2023,export,total,total,value,million USD,9000,final
2024,export,total,total,value,million USD,9990,final
2023,export,Merchandise,Unroasted coffee,value,million USD,810,final
2024,export,Merchandise,Unroasted coffee,value,million USD,972,final
";

#[test]
fn goods_are_merchandise_beside_services_and_coffee_is_unroasted() {
    // 6,600 ÷ 6,000 = +10 %; 972 ÷ 810 = +20 %.
    let text =
        "In 2024 goods exports rose 10.0% to $6.60 billion. Coffee exports rose 20.0% to $972 million.";
    all_agree(ROWS, text, 4);
    disagrees(ROWS, &text.replace("$972 million", "$927 million"), "927");
}

#[test]
fn a_level_at_odds_with_the_change_beside_it_is_told() {
    // 972 million; 810 is what it was the year before.
    let text =
        "In 2024 goods exports rose 10.0% to $6.60 billion. Coffee exports went up by 20.0% to $972 million.";
    all_agree(ROWS, text, 4);
    // 810 is what coffee rose from, not what it rose to.
    disagrees(ROWS, &text.replace("$972 million", "$810 million"), "810");
    // What it is compared with is of the year before, rightly.
    let found = verdicts(ROWS, "In 2024 coffee exports were $972 million, compared with $810 million.");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}
