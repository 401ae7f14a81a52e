//! The checker on dense English prose: periods named in passing, asides between commas, outcomes beside plans, all but one row, trade told
//! by its two sides. Tables and sentences are made up for the test; every number says how it follows from the table.
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

/// Two months and the one a year before, by buyer and by goods.
const MONTHS: &str = "period,flow,partner,commodity,measure,unit,value,status
2023-05,export,total,total,value,million USD,5000,final
2024-04,export,total,total,value,million USD,5600,revised
2024-05,export,total,total,value,million USD,6230,preliminary
2023-05,import,total,total,value,million USD,4800,final
2024-04,import,total,total,value,million USD,5210,revised
2024-05,import,total,total,value,million USD,5150,preliminary
2023-05,export,Norway,total,value,million USD,812,final
2024-04,export,Norway,total,value,million USD,905,revised
2024-05,export,Norway,total,value,million USD,987,preliminary
2023-05,export,Poland,total,value,million USD,640,final
2024-04,export,Poland,total,value,million USD,655,revised
2024-05,export,Poland,total,value,million USD,571,preliminary
2023-05,import,Poland,total,value,million USD,700,final
2024-04,import,Poland,total,value,million USD,730,revised
2024-05,import,Poland,total,value,million USD,804,preliminary
2023-05,export,total,Timber,value,million USD,1310,final
2024-04,export,total,Timber,value,million USD,1296,revised
2024-05,export,total,Timber,value,million USD,1402,preliminary
2023-05,export,total,Copper products,value,million USD,905,final
2024-04,export,total,Copper products,value,million USD,917,revised
2024-05,export,total,Copper products,value,million USD,1043,preliminary
";

fn is(found: &[(String, Verdict)], figure: &str, verdict: Verdict) -> bool {
    found.iter().any(|(s, v)| s.contains(figure) && *v == verdict)
}

#[test]
fn what_a_month_is_set_against_is_not_what_the_article_goes_on_with() {
    // Surplus 6,230 − 5,150 = 1,080 and 5,600 − 5,210 = 390. Exports 6,230 ÷ 5,000 = +24.6 %. Norway 987, Timber 1,402.
    let text = "The trade surplus more than doubled in May. It came to $1.08 billion, after $390 million in April. Exports were 24.6 percent \
                higher than a year earlier. Norway took $987 million, and timber brought in $1.402 billion.";
    all_agree(MONTHS, text, 5);
    // The month before is no reason to call the figures of May wrong, nor to call those of April right.
    disagrees(MONTHS, &text.replace("$987", "$978"), "978");
}

#[test]
fn more_goods_in_a_month_than_a_year_earlier_are_those_of_that_month() {
    // Exports 6,230 ÷ 5,000 = +24.6 %; imports 5,150 ÷ 4,800 = +7.3 %.
    let text = "The country shipped 24.6% more goods in May than a year earlier. Imports rose 7.3% to $5.15 billion, and timber fetched $1.402 \
                billion.";
    all_agree(MONTHS, text, 3);
}

#[test]
fn an_aside_between_commas_is_not_what_the_verb_is_about() {
    // Timber 1,402 ÷ 1,310 = +7.0 %; Poland is only whose duty it is.
    let text = "In May exports came to $6.23 billion. Timber, subject to a new Polish duty since spring, gained 7.0 percent on the year.";
    all_agree(MONTHS, text, 2);
}

#[test]
fn a_day_before_a_month_dates_the_report_and_is_no_month_of_figures() {
    // Exports 6,230, Norway 987: of May, not of March.
    let text = "OSLO, 7 March - Exports came to $6.23 billion in May. Norway took $987 million.";
    all_agree(MONTHS, text, 2);
}

#[test]
fn a_row_is_called_by_its_telling_word() {
    // Copper products 1,043, ÷ 905 = +15.2 %.
    let text = "In May exports came to $6.23 billion. Copper brought in $1.043 billion, up 15.2 percent from a year earlier.";
    all_agree(MONTHS, text, 3);
}

#[test]
fn bought_more_than_sold_is_a_balance() {
    // Poland: imports 804 − exports 571 = 233.
    let text = "In May exports came to $6.23 billion. The country bought $233 million more from Poland than it sold there.";
    all_agree(MONTHS, text, 2);
    // Another number is no accusation where the two sides are told apart by words alone.
    let found = verdicts(MONTHS, &text.replace("$233", "$251"));
    assert!(is(&found, "251", Verdict::Uncheckable), "{found:?}");
}

#[test]
fn all_but_one_row_is_the_total_less_that_row() {
    // (6,230 − 1,402) ÷ (5,000 − 1,310) = 4,828 ÷ 3,690 = +30.8 %.
    let text = "In May exports came to $6.23 billion, a rise of 24.6 percent from a year earlier. Timber gained 7.0 percent; everything else grew by \
                30.8 percent.";
    all_agree(MONTHS, text, 4);
}

#[test]
fn a_change_in_another_currency_is_not_held_against_the_table() {
    // In dollars +24.6 %; what it is in yen no table of dollars says.
    let text = "In May exports came to $6.23 billion. Measured in yen, exports grew 28.1 percent.";
    let found = verdicts(MONTHS, text);
    assert!(is(&found, "28.1", Verdict::Uncheckable), "{found:?}");
}

#[test]
fn a_distance_to_something_else_accuses_nobody() {
    // The change on the year is 6,230 − 5,000 = 1.23 billion; the text compares with hopes.
    let text = "In May exports came to $6.23 billion. Exporters earned $1.4 billion more than shipping firms had reckoned.";
    let found = verdicts(MONTHS, text);
    assert!(!is(&found, "1.4 billion", Verdict::Disagrees), "{found:?}");
}

/// A year against its plan, and one product by market.
const PLAN: &str = "period,flow,commodity,partner,measure,unit,value,status
2022,export,total,total,value,million USD,4810,final
2023,export,total,total,value,million USD,5172,preliminary
2023,export,total,total,value,million USD,5500,plan
2022,export,Carpets,total,value,million USD,2110,final
2023,export,Carpets,total,value,million USD,2347,preliminary
2022,export,Carpets,Norway,value,million USD,310,final
2023,export,Carpets,Norway,value,million USD,377,preliminary
2022,export,Carpets,Poland,value,million USD,204,final
2023,export,Carpets,Poland,value,million USD,189,preliminary
2022,export,Dried fruit,total,value,million USD,702,final
2023,export,Dried fruit,total,value,million USD,655,preliminary
";

#[test]
fn an_outcome_is_held_against_its_plan() {
    // 5,172 ÷ 5,500 = −5.96 %; 5,500 − 5,172 = 328.
    let text = "Exports came to $5.172 billion in 2023. That was 5.96 percent, or $328 million, below the target of $5.5 billion set for the year.";
    all_agree(PLAN, text, 4);
}

#[test]
fn a_market_that_the_table_has_of_one_product_is_one_of_that_product() {
    // Carpets to Norway 377 ÷ 310 = +21.6 %; to Poland 189.
    let text = "Exports came to $5.172 billion in 2023. Carpets brought in $2.347 billion. Shipments to Norway climbed 21.6 percent to $377 million, \
                those to Poland came to $189 million.";
    all_agree(PLAN, text, 5);
}

#[test]
fn another_row_whose_word_stands_before_the_figure_is_meant() {
    // Carpets 2,347; dried fruit 655: "fruits" is that row, however shortly it is called.
    let text = "Carpets brought in $2.347 billion in 2023, and the fruit growers a further $655 million.";
    let found = verdicts(PLAN, text);
    assert!(!is(&found, "655", Verdict::Disagrees), "{found:?}");
}

/// Quarters, as an office that counts by them prints them.
const QUARTERS: &str = "period,flow,sector,measure,unit,value,status
2023-Q2,export,total,value,billion USD,80.4,final
2024-Q1,export,total,value,billion USD,84.1,revised
2024-Q2,export,total,value,billion USD,86.9,estimate
2023-Q2,import,total,value,billion USD,90.2,final
2024-Q1,import,total,value,billion USD,93.0,revised
2024-Q2,import,total,value,billion USD,97.3,estimate
2023-Q2,export,Goods,value,billion USD,50.3,final
2024-Q1,export,Goods,value,billion USD,52.7,revised
2024-Q2,export,Goods,value,billion USD,53.9,estimate
2023-Q2,export,Services,value,billion USD,30.1,final
2024-Q1,export,Services,value,billion USD,31.4,revised
2024-Q2,export,Services,value,billion USD,33.0,estimate
";

#[test]
fn between_two_months_is_the_quarter_that_the_table_has() {
    // 97.3 − 86.9 = 10.4; 93.0 − 84.1 = 8.9; goods 53.9 ÷ 52.7 = +2.3 %; services 33.0 ÷ 86.9 = 38.0 %.
    let text = "The country bought $10.4 billion more from abroad than it sold between April and June. The deficit had been $8.9 billion in the first \
                quarter. Exports of goods rose 2.3% on the quarter to $53.9 billion. Exports of services came to $33.0 billion and made up 38.0% of \
                everything that was sold abroad.";
    all_agree(QUARTERS, text, 5);
}

#[test]
fn the_june_quarter_ends_with_june() {
    // 97.3 − 86.9 = 10.4.
    all_agree(QUARTERS, "For the June quarter of 2024 as a whole, the trade deficit was $10.4 billion.", 1);
}
