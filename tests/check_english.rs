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
use small_tables::{all_agree, disagrees, is, verdicts};

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

/// Goods and services by fiscal years, without a row for both; a plan far ahead.
const FISCAL: &str = "period,flow,sector,commodity,measure,unit,value,status
2021-04/2022-03,export,Merchandise,total,value,billion USD,300.0,final
2021-04/2022-03,export,Services,total,value,billion USD,150.0,final
2022-04/2023-03,export,Merchandise,total,value,billion USD,320.0,final
2022-04/2023-03,import,Merchandise,total,value,billion USD,400.0,final
2022-04/2023-03,export,Services,total,value,billion USD,180.0,final
2022-04/2023-03,import,Services,total,value,billion USD,100.0,final
2023-04/2024-03,export,Merchandise,total,value,billion USD,310.4,preliminary
2023-04/2024-03,import,Merchandise,total,value,billion USD,380.4,preliminary
2023-04/2024-03,export,Services,total,value,billion USD,195.6,preliminary
2023-04/2024-03,import,Services,total,value,billion USD,110.2,preliminary
2029-04/2030-03,export,Merchandise,total,value,billion USD,600,plan
2029-04/2030-03,export,Services,total,value,billion USD,500,plan
2022-04/2023-03,export,Merchandise,Carpets,value,billion USD,41.3,final
2023-04/2024-03,export,Merchandise,Carpets,value,billion USD,43.7,preliminary
2022-04/2023-03,export,Merchandise,Spices etc.,value,billion USD,22.6,final
2023-04/2024-03,export,Merchandise,Spices etc.,value,billion USD,21.9,preliminary
";

#[test]
fn a_fiscal_year_is_told_by_its_end_and_goods_and_services_are_both_rows() {
    // 310.4 + 195.6 = 506.0; 320 + 180 = 500; 310.4 ÷ 320 = −3.0 %; 380.4 − 310.4 = 70.0, after 400 − 320 = 80; 21.9 ÷ 22.6 = −3.1 %.
    let text = "The country sold $506.0 billion worth of goods and services abroad in the fiscal year that ended on March 31, above the $500.0 \
                billion of 2022-23. Merchandise shipments fell 3.0% to $310.4 billion, while services are put at $195.6 billion. The merchandise \
                trade deficit narrowed to $70.0 billion. Carpets brought in $43.7 billion; spices lost 3.1%.";
    all_agree(FISCAL, text, 8);
    disagrees(FISCAL, &text.replace("$310.4", "$301.4"), "301.4");
}

#[test]
fn a_year_that_ends_with_another_month_is_not_the_tables() {
    let text = "Merchandise exports came to $310.4 billion in 2023-24. In the year that ended on June 30 merchandise exports were $333.3 billion.";
    let found = verdicts(FISCAL, text);
    assert!(!is(&found, "333.3", Verdict::Disagrees), "{found:?}");
}

/// The same trade in two currencies.
const YUAN_AND_DOLLARS: &str = "period,flow,partner,measure,unit,value,status
2023-05,export,total,value,billion CNY,1900,final
2023-05,import,total,value,billion CNY,1480,final
2024-05,export,total,value,billion CNY,2000,preliminary
2024-05,import,total,value,billion CNY,1500,preliminary
2023-05,export,total,value in dollars,billion USD,275.0,final
2023-05,import,total,value in dollars,billion USD,214.0,final
2024-05,export,total,value in dollars,billion USD,280.7,preliminary
2024-05,import,total,value in dollars,billion USD,210.0,preliminary
2024-05,export,Norway,value,billion CNY,31.4,preliminary
2024-05,import,Norway,value,billion CNY,22.8,preliminary
";

#[test]
fn each_currency_is_checked_by_its_own_half_of_the_table() {
    // 2,000 ÷ 1,900 = +5.3 %; 280.7 ÷ 275 = +2.1 %; 210 ÷ 214 = −1.9 %, though imports grew in yuan.
    let text = "In May 2024 exports rose 5.3 percent to 2.00 trillion yuan.\n\nMeasured in dollars, shipments went up 2.1 percent to 280.7 billion. \
                Imports shrank 1.9 percent to 210.0 billion.\n\nNorway took goods for 31.4 billion yuan.";
    all_agree(YUAN_AND_DOLLARS, text, 7);
    disagrees(YUAN_AND_DOLLARS, &text.replace("280.7", "208.7"), "208.7");
    // A currency that the table does not have.
    let other = text.replace("in dollars", "in yen").replace("2.1 percent", "8.8 percent");
    let found = verdicts(YUAN_AND_DOLLARS, &other);
    assert!(!is(&found, "8.8", Verdict::Disagrees), "{found:?}");
}

#[test]
fn the_largest_buyer_buys_what_the_country_sells() {
    // Exports to Poland 571, ÷ 640 = −10.8 %; imports from it are 804.
    let text = "Exports came to $6.23 billion in May. Poland remained Estonia's largest buyer, spending $571 million, down 10.8 percent from a year \
                earlier.";
    all_agree(MONTHS, text, 3);
}

#[test]
fn a_list_with_an_unknown_name_is_not_filled_up_from_elsewhere() {
    // Six goods; the sentence names four, and sprockets are not in the table. 1,402 + 1,043 of 6,230 are not the share of five.
    let goods = "period,flow,commodity,measure,unit,value,status
2024,export,total,value,million USD,10000,final
2024,export,Crude oil,value,million USD,500,final
2024,export,Timber,value,million USD,1500,final
2024,export,Copper products,value,million USD,1200,final
2024,export,Carpets,value,million USD,1100,final
2024,export,Dried fruit,value,million USD,900,final
";
    let text = "Exports came to $10 billion in 2024, crude oil included. Among them were timber with $1.5 billion, copper with $1.2 billion, carpets \
                with $1.1 billion, dried fruit with $900 million and sprockets with $1.8 billion. These five alone made up 65 percent of exports.";
    let found = verdicts(goods, text);
    assert!(!is(&found, "65", Verdict::Disagrees), "{found:?}");
}

/// Ten years of trade.
const DECADE: &str = "period,flow,partner,measure,unit,value,status
2008,export,total,value,billion USD,41.2,final
2008,import,total,value,billion USD,50.9,final
2009,export,total,value,billion USD,43.0,final
2009,import,total,value,billion USD,55.4,final
2010,export,total,value,billion USD,52.6,final
2010,import,total,value,billion USD,71.8,final
2011,export,total,value,billion USD,61.7,final
2011,import,total,value,billion USD,75.0,final
2012,export,total,value,billion USD,70.3,final
2012,import,total,value,billion USD,78.8,final
2013,export,total,value,billion USD,83.5,final
2013,import,total,value,billion USD,84.1,final
";

#[test]
fn the_year_in_which_a_level_was_passed_is_looked_up() {
    // 43.0 → 52.6 in 2010, 61.7 → 70.3 in 2012.
    let text = "Exports of the country passed the $50 billion mark in 2010 and $70 billion in 2012. In 2013 they were $83.5 billion.";
    let found = verdicts(DECADE, text);
    assert!(is(&found, "2010", Verdict::Agrees) && is(&found, "2012", Verdict::Agrees), "{found:?}");
    // Above it they were in 2011 as well: no mistake, and nothing is said.
    let later = verdicts(DECADE, &text.replace("in 2010", "in 2011"));
    assert!(!is(&later, "2011", Verdict::Disagrees) && !is(&later, "2011", Verdict::Agrees), "{later:?}");
}

#[test]
fn the_year_of_the_most_is_looked_up() {
    // Deficits: 9.7, 12.4, 19.2, 13.3, 8.5, 0.6.
    let text = "The trade deficit was $600 million in 2013. It was widest in 2010, at $19.2 billion.";
    let found = verdicts(DECADE, text);
    assert!(is(&found, "2010", Verdict::Agrees), "{found:?}");
    // The fastest growth is no level.
    let growth = verdicts(DECADE, "Exports grew in all years, and export growth was at its peak in 2010.");
    assert!(!is(&growth, "2010", Verdict::Disagrees), "{growth:?}");
}

#[test]
fn a_gap_without_a_side_grows_as_the_deficit_does() {
    // 600 − 8,500 millions: 0.6 ÷ 8.5 = −92.9 %.
    let text = "In 2013 the trade deficit was $600 million. The gap narrowed 92.9% from 2012.";
    all_agree(DECADE, text, 2);
}

#[test]
fn a_day_with_a_short_month_dates_the_report() {
    // Exports 6,230 in May, ÷ 5,000 = +24.6 %.
    let text =
        "OSLO (Apr. 16, 2025) Exports came to $6.23 billion in May 2024, a 24.6-percent rise on the year.";
    all_agree(MONTHS, text, 2);
}

/// Half a year of months: a surplus in January, deficits since.
const RUN: &str = "period,flow,partner,measure,unit,value,status
2024-01,export,total,value,million USD,5210,final
2024-01,import,total,value,million USD,5100,final
2024-02,export,total,value,million USD,5030,final
2024-02,import,total,value,million USD,5340,final
2024-03,export,total,value,million USD,5120,final
2024-03,import,total,value,million USD,5560,final
2024-04,export,total,value,million USD,5090,final
2024-04,import,total,value,million USD,5480,final
2024-05,export,total,value,million USD,5230,final
2024-05,import,total,value,million USD,5390,final
2024-06,export,total,value,million USD,5310,preliminary
2024-06,import,total,value,million USD,5820,preliminary
";

#[test]
fn a_run_of_deficits_is_no_longer_than_the_table_allows() {
    // 5,820 − 5,310 = 510; February to June are five.
    let text = "The country logged a trade deficit of $510 million in June 2024. It was the fifth month in a row of red ink.";
    all_agree(RUN, text, 2);
    disagrees(RUN, &text.replace("fifth", "seventh"), "seventh");
    // Without January the run may have begun before the table.
    let open: String = RUN.lines().filter(|l| !l.starts_with("2024-01")).map(|l| format!("{l}\n")).collect();
    let found = verdicts(&open, &text.replace("fifth", "seventh"));
    assert!(!is(&found, "seventh", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_multiple_of_a_named_month_beside_a_level_that_is_right_is_held_to_it() {
    // Deficits: June 510, May 160: 3.19 times.
    let text = "The deficit, $510 million in June 2024, was 3.2 times that of May 2024.";
    all_agree(RUN, text, 2);
    disagrees(RUN, &text.replace("3.2 times", "4.2 times"), "4.2");
    // Of what, is not said.
    let found = verdicts(
        RUN,
        "The deficit was $510 million in June 2024, 4.2 times as much as analysts had foreseen.",
    );
    assert!(!is(&found, "4.2", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_sum_of_trade_is_what_was_bought_and_sold() {
    // 5,310 + 5,820 = 11,130.
    all_agree(RUN, "In June 2024 the ports handled $11.13 billion of trade.", 1);
}

#[test]
fn who_stands_before_the_comma_has_the_place_behind_it() {
    let buyers = "period,flow,partner,measure,unit,value,status
2023,export,total,value,million USD,9000,final
2023,export,Norway,value,million USD,3000,final
2023,export,Poland,value,million USD,2000,final
2023,export,Latvia,value,million USD,1500,final
2023,export,Ireland,value,million USD,900,final
";
    let text = "Exports came to $9 billion in 2023. Latvia, third among the buyers in 2023, took goods for $1.5 billion.";
    let found = verdicts(buyers, text);
    assert!(is(&found, "third", Verdict::Agrees), "{found:?}");
    let found = verdicts(buyers, &text.replace("third", "second"));
    assert!(!is(&found, "second", Verdict::Agrees), "{found:?}");
}

/// A fiscal year of a ministry that writes its rows short.
const MINISTRY: &str = "period,flow,commodity,measure,unit,value,status
2021-04/2022-03,export,total,value,million USD,9400,final
2022-04/2023-03,export,total,value,million USD,9870,final
2021-04/2022-03,export,Basketware excl. cane furniture,value,million USD,410,final
2022-04/2023-03,export,Basketware excl. cane furniture,value,million USD,451,final
2021-04/2022-03,export,Coir Mfg. including Mats,value,million USD,320,final
2022-04/2023-03,export,Coir Mfg. including Mats,value,million USD,288,final
2021-04/2022-03,export,Silk Yarn/Fabs./scarves etc.,value,million USD,250,final
2022-04/2023-03,export,Silk Yarn/Fabs./scarves etc.,value,million USD,260,final
2021-04/2022-03,export,\"Pump, valve, tap and hose\",value,million USD,1200,final
2022-04/2023-03,export,\"Pump, valve, tap and hose\",value,million USD,1320,final
";

#[test]
fn a_row_is_called_by_some_of_its_words() {
    // 451 ÷ 410 = +10.0 %; 288 ÷ 320 = −10.0 %; 260 ÷ 250 = +4.0 %; 1,320 ÷ 1,200 = +10.0 %.
    let text = "In fiscal 2022-23 exports of basketware rose 10.0% to $451 million. Coir manufactures fell 10.0% to $288 million, silk yarn and fabrics \
                rose 4.0% to $260 million. Pumps and hoses earned $1.32 billion, up 10.0%.";
    all_agree(MINISTRY, text, 8);
    disagrees(MINISTRY, &text.replace("to $288 million", "to $828 million"), "828");
    // Furniture is what the row leaves out.
    let found = verdicts(MINISTRY, "In fiscal 2022-23 exports of cane furniture came to $410 million.");
    assert!(found.iter().all(|(_, v)| *v == Verdict::Uncheckable), "{found:?}");
}

/// Quarters of one product, in money and by weight.
const ZINC: &str = "period,flow,commodity,measure,unit,value,status
2021-Q1,export,Zinc,value,million USD,513,final
2021-Q2,export,Zinc,value,million USD,584,final
2021-Q3,export,Zinc,value,million USD,631,final
2021-Q4,export,Zinc,value,million USD,646,final
2020,export,Zinc,quantity,thousand tonnes,1940,final
2021,export,Zinc,quantity,thousand tonnes,2180,final
2020,export,Zinc,value,million USD,2010,final
2021,export,Zinc,value,million USD,2374,final
";

#[test]
fn quarters_below_each_other_go_without_their_word() {
    let text = "Zinc exports in 2021:\n- first quarter: $513 million;\n- second: $584 million;\n- third: $631 million;\n- fourth: $646 million.";
    all_agree(ZINC, text, 4);
    // 2,180 after 1,940 thousand tonnes.
    all_agree(
        ZINC,
        "In 2021 the country shipped 2.18 million tonnes of zinc, up from the 1.94 million of 2020.",
        2,
    );
}

#[test]
fn reasons_that_are_numbered_are_no_quarters() {
    let text = "Zinc exports reached $631 million in the third quarter of 2021. There are two reasons.\n- First: zinc worth $590 million went by sea;\n- Second: \
                prices held.";
    let found = verdicts(ZINC, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Exports and imports of two months and of the ten months that end with the second, with three buyers of garments.
const TEN: &str = "period,flow,commodity,partner,measure,unit,value,status
2022-10,export,total,total,value,million USD,30000,final
2023-09,export,total,total,value,million USD,31000,final
2023-10,export,total,total,value,million USD,32000,final
2023-10,import,total,total,value,million USD,29000,final
2022-01/2022-10,export,total,total,value,million USD,312000,final
2023-01/2023-10,export,total,total,value,million USD,291000,final
2023-01/2023-10,import,total,total,value,million USD,266400,final
2022-01/2022-10,export,Garments,EU,value,million USD,4000,final
2023-01/2023-10,export,Garments,EU,value,million USD,4410,final
2022-01/2022-10,export,Garments,UK,value,million USD,2000,final
2023-01/2023-10,export,Garments,UK,value,million USD,2360,final
2022-01/2022-10,export,Garments,Canada,value,million USD,900,final
2023-01/2023-10,export,Garments,Canada,value,million USD,1080,final
";

#[test]
fn months_without_first_are_those_that_the_text_speaks_of() {
    // 32,000 − 29,000 = 3.0 and 291,000 − 266,400 = 24.6 billion.
    let text = "In January-October exports came to $291 billion. The country ran a surplus of $3.0 billion in October and $24.6 \
        billion in ten months.";
    all_agree(TEN, text, 3);
    // How far one looks back is no stretch of its own.
    let text = "In January-October exports came to $291 billion. October shipments jumped the most in 10 months, rising 6.7 percent from \
        a year earlier to $32.0 billion.";
    let found = verdicts(TEN, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    // Of a stretch that nobody spoke of "ten months" says only how long it took.
    let text = "In October exports came to $32 billion, the most in ten months.";
    assert!(verdicts(TEN, text).iter().all(|(_, v)| *v != Verdict::Disagrees));
}

#[test]
fn last_month_is_the_one_that_the_table_ends_with() {
    let text = "Exports rose 6.7 percent from a year earlier in October, data showed on Nov. 1.\n\nShipments came to $32.0 billion \
        last month.";
    // 32,000 ÷ 30,000 = +6.7 %.
    all_agree(TEN, text, 2);
    // What it is compared with is the month before, 31,000: +3.2 %.
    all_agree(TEN, "In October exports came to $32.0 billion, up 3.2 percent from last month.", 2);
}

#[test]
fn two_rows_of_figures_follow_the_names_before_them() {
    // 2,360 ÷ 2,000 = +18.0 %, 1,080 ÷ 900 = +20.0 %.
    let text = "In January-October 2023, exports of garments to the UK and Canada recorded 18.0 percent and 20.0 percent growth, worth \
        $2.36 billion and $1.08 billion.";
    all_agree(TEN, text, 4);
    // Where names and figures take turns, each has the one behind it.
    let text = "In January-October 2023 exports of garments to the UK reached $2.36 billion and those to Canada $1.08 billion.";
    all_agree(TEN, text, 2);
}

#[test]
fn a_scale_word_comes_apart_from_the_word_glued_to_it() {
    let text =
        "In January-October 2023 exports of garments to the EU came to $4.41 billionworth, up 10.3 percent.";
    all_agree(TEN, text, 2);
}
