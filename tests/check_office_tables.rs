//! The checker beside tables as offices print them: rows that a second column sorts, flows among the rows, markets in the heads, guests
//! and nights, power by its source. Tables and sentences are made up for the test; every number says how it follows from the table.
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

/// Goods, what sort of goods they are, and all exports and imports among them. The goods add up to the exports.
const GOODS: &str = "Goods exports by product, million USD
Product;Branch;2021;2022;2023
Tin;Metals;1200;1350;1512
Cobalt;Metals;640;655;598
Nuts;Farming;410;455;530
Raisins;Farming;150;140;160
Carpets;Workshops;300;320;305
Total exports;;2700;2920;3105
Total imports;;2500;2600;2810
Trade balance;;200;320;295
Memo: GDP (million USD);;20100;21400;22800
";

#[test]
fn rows_of_flows_and_a_column_that_sorts_the_goods() {
    // Exports 3,105 ÷ 2,920 = +6.3 %; tin 1,512 ÷ 1,350 = +12.0 %; metals 1,512 + 598 = 2,110, of 3,105 = 68.0 %; farming 530 + 160 = 690;
    // imports 2,810; surplus 295 of 22,800 = 1.3 %.
    let text = "Exports rose 6.3 percent to $3.11 billion in 2023. Tin earned $1.512 billion, up 12.0 percent. Metals as a whole provided \
                68.0 percent of exports. Imports came to $2.81 billion, and the trade surplus was equivalent to 1.3 percent of GDP.";
    all_agree(GOODS, text, 6);
    disagrees(GOODS, &text.replace("$1.512", "$1.521"), "1.521");
}

#[test]
fn a_part_of_a_change_is_the_change_of_the_part() {
    // Tin 1,512 − 1,350 = 162 of exports 3,105 − 2,920 = 185: 87.6 %.
    let text = "Exports rose 6.3 percent to $3.11 billion in 2023. Tin earned $1.512 billion and accounted for 87.6 percent of the total \
                increase.";
    all_agree(GOODS, text, 4);
    let found = verdicts(GOODS, &text.replace("87.6", "78.3"));
    assert!(found.iter().all(|(s, v)| !s.contains("78.3") || *v != Verdict::Agrees), "{found:?}");
}

/// The same goods, without a total that they add up to and without a title: what they are is not said.
#[test]
fn goods_that_nothing_ties_to_a_flow_are_of_none() {
    let table = "Product;2021;2022;2023
Tin;1200;1350;1512
Cobalt;640;655;598
Nuts;410;455;530
Total exports;5000;5600;6100
Total imports;2500;2600;2810
";
    let found = verdicts(table, "In 2023 exports reached $6.1 billion. Imports of tin rose 12.0 percent.");
    assert!(found.iter().all(|(s, v)| !s.contains("12.0") || *v != Verdict::Disagrees), "{found:?}");
}

/// Power by its source: the sources add up to a total of their own, and exports and imports of it all stand below.
const POWER: &str = "Source,Kind,Unit,2021,2022,2023
River dams,Renewable,GWh,14200,11850,15340
Onshore wind,Renewable,GWh,8320,9415,10240
Lignite,Fossil,GWh,21300,22480,19870
Natural gas,Fossil,GWh,6100,5230,4985
Total generation,,GWh,49920,48975,50435
Cross-border exports,,GWh,4100,3120,5260
Cross-border imports,,GWh,2900,3480,2210
";

#[test]
fn terawatt_hours_are_a_thousand_gigawatt_hours() {
    // 50,435 GWh = 50.4 TWh, ÷ 48,975 = +3.0 %; wind 10,240 ÷ 9,415 = +8.8 %, of 50,435 = 20.3 %; renewable 25,580 = 25.6 TWh, 50.7 %.
    let text = "Power stations generated 50.4 TWh in 2023, 3.0 percent more than in 2022. Onshore wind rose 8.8 percent to 10.2 TWh, or 20.3 \
                percent of the total. Lignite yielded 19.9 terawatt hours. Renewable generation came to 25.6 TWh.";
    all_agree(POWER, text, 7);
    // 50.4 GWh would be a thousandth of it.
    let found = verdicts(POWER, &text.replace("50.4 TWh", "54.0 TWh"));
    assert!(found.iter().any(|(s, v)| s.contains("54.0") && *v != Verdict::Agrees), "{found:?}");
}

#[test]
fn exports_below_the_sources_are_told_by_their_word() {
    // 5,260 ÷ 3,120 = +68.6 %; 2,210 ÷ 3,480 = −36.5 %.
    let text = "Power stations generated 50.4 TWh in 2023. Exports jumped 68.6 percent while imports fell 36.5 percent.";
    all_agree(POWER, text, 3);
}

/// Markets in the heads, a unit in a note, and one column that names the flow.
const REGIONS: &str =
    "Region,EU 2022,EU 2023,Non-EU 2022,Non-EU 2023,Total 2022,Total 2023,Exporting businesses 2023
Highlands,\"4,120\",\"3,980\",\"2,310\",\"2,640\",\"6,430\",\"6,620\",\"1,204\"
Lowlands,\"9,870\",\"10,240\",\"7,450\",\"7,020\",\"17,320\",\"17,260\",\"5,310\"
Islands,\"1,150\",\"1,090\",\"1,820\",\"1,960\",\"2,970\",\"3,050\",\"640\"
Whole country,\"15,140\",\"15,310\",\"11,580\",\"11,620\",\"26,720\",\"26,930\",\"7,154\"
Values in £ million. Source: regional trade statistics.
";

#[test]
fn markets_in_the_heads_are_markets() {
    // EU 15,310 ÷ 15,140 = +1.1 %; Highlands in all 6,620 ÷ 6,430 = +3.0 %; outside the EU 11,620.
    let text = "Exports to the EU rose 1.1 per cent to £15.3bn in 2023, while those to the rest of the world came to £11.62bn. Highlands \
                companies sold £6.62bn of goods abroad, 3.0 per cent more than in 2022.";
    all_agree(REGIONS, text, 5);
}

#[test]
fn a_measure_by_another_is_what_each_one_sold() {
    // Lowlands 17,260 ÷ 5,310 = £3.25 million.
    let text = "Exports to the EU rose 1.1 per cent to £15.3bn in 2023. In the Lowlands 5,310 businesses sold an average of £3.25mn each.";
    let found = verdicts(REGIONS, text);
    assert!(found.iter().any(|(s, v)| s.contains("3.25") && *v == Verdict::Agrees), "{found:?}");
}

/// Guests and nights, in thousands, for a month and the months so far.
const GUESTS: &str = "\"Tourist arrivals and nights, by country of residence\"
thousand
,Arrivals,,,,Nights,,,
Country of residence,VII 2023,VII 2024,I–VII 2023,I–VII 2024,VII 2023,VII 2024,I–VII 2023,I–VII 2024
Total,810,842,3420,3588,3950,4013,14200,14690
Austria,210,204,905,921,1080,1041,3910,3955
Hungary,160,172,702,744,690,731,2810,2964
Other,440,466,1813,1923,2180,2241,7480,7771
Data for 2024 are provisional.
";

#[test]
fn guests_are_no_imports_and_nights_are_counted_in_thousands_too() {
    // 842 thousand, ÷ 810 = +4.0 %; 4,013 thousand nights, ÷ 3,950 = +1.6 %; Austria 1,041 ÷ 1,080 = −3.6 %.
    let text = "In July 2024 there were 842 thousand tourist arrivals, 4.0% more than a year earlier, and 4.0 million nights, up 1.6%. \
                Guests from Austria realised 1.0 million nights, 3.6% fewer.";
    all_agree(GUESTS, text, 6);
}
