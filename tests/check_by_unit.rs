//! Goods by the bag, the barrel, the kilogram; prices that the table states; and what words beside a figure say of it. Each of these
//! sentences was once left open, or called wrong. Tables and sentences are made up for the test; every number says how it follows.
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

fn none_disagrees(csv: &str, text: &str) {
    let found = verdicts(csv, text);
    assert!(!found.is_empty() && found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Coffee in bags, with what a bag fetched.
const BAGS: &str = "period,flow,commodity,measure,unit,value,status
2020-02,export,total,quantity,bags,2702927,preliminary
2020-02,export,arabica,quantity,bags,2203418,preliminary
2020-02,export,robusta,quantity,bags,499509,preliminary
2019-02,export,total,quantity,bags,3569596,final
2019-02,export,arabica,quantity,bags,3047120,final
2019-02,export,robusta,quantity,bags,522476,final
2020-02,export,total,value,million USD,361.4,preliminary
2019-02,export,total,value,million USD,469.3,final
2020-02,export,total,price,USD,133.71,final
2019-02,export,total,price,USD,131.47,final
";

#[test]
fn bags_are_counted_and_their_price_is_the_table_s_own() {
    // 2,702,927 ÷ 3,569,596 − 1 = −24.28 %; 2,203,418 ÷ 2,702,927 = 81.52 %.
    all_agree(
        BAGS,
        "Brazil exported 2.7 million bags in February 2020, 24.3% fewer than in February 2019. Arabica made up 2,203,418 bags, or 81.5%.",
        4,
    );
    // The final price does not stand for the preliminary worth: 361.4 million, not 133.71.
    all_agree(BAGS, "Exports in February 2020 were worth $361.4 million.", 1);
    // 133.71 ÷ 131.47 − 1 = 1.70 %.
    all_agree(
        BAGS,
        "In February 2020 the average price of exports was $133.71, up 1.7% from February 2019.",
        2,
    );
    disagrees(BAGS, "Brazil exported 2,720,927 bags in February 2020.", "2,720,927 bags");
    // "60-kg" is the size of a bag, no amount.
    all_agree(BAGS, "Brazil exported 2.7 million 60-kg bags in February 2020.", 1);
}

/// Tea in tonnes and money, with a count of where it went.
const TEA: &str = "period,flow,partner,measure,unit,value,status
2021-01/2021-10,export,total,quantity,tonnes,467032,preliminary
2020-01/2020-10,export,total,quantity,tonnes,428410,final
2021-01/2021-10,export,Pakistan,quantity,tonnes,173712,preliminary
2021-01/2021-10,export,Egypt,quantity,tonnes,78240,preliminary
2021-01/2021-10,export,United Kingdom,quantity,tonnes,41150,preliminary
2020-01/2020-10,export,United Kingdom,quantity,tonnes,47320,final
2021-01/2021-10,export,total,value,million USD,945.1,preliminary
2021-01/2021-10,export,total,destinations,count,48,final
2020-01/2020-10,export,total,destinations,count,49,final
";

#[test]
fn kilograms_are_held_against_tonnes() {
    // 467,032 tonnes are 467 million kilograms; 467,032 ÷ 428,410 − 1 = 9.02 %.
    all_agree(
        TEA,
        "Kenya exported 467 million kilos of its crop in January–October 2021, nine percent more than in January–October 2020.",
        2,
    );
    // The kilos go on from the figure before: 41,150 tonnes; 41,150 ÷ 47,320 − 1 = −13.04 %.
    all_agree(
        TEA,
        "In January–October 2021 Kenya exported 78.2 million kilos to Egypt; exports to the UK shrank 13 percent to 41.2 million.",
        3,
    );
    // 173,712 tonnes, told short; the count of destinations stands for no tonnes.
    all_agree(TEA, "In January–October 2021 Kenya exported 467,032t, of which 173,712t went to Pakistan.", 2);
    all_agree(
        TEA,
        "Kenya exported 467,032t in January–October 2021, 9pc more than in January–October 2020.",
        2,
    );
    disagrees(TEA, "Kenya exported 476 million kilos in January–October 2021.", "476 million kilos");
}

/// Oil by the month, in barrels and money.
const OIL: &str = "period,flow,measure,unit,value
2023-06,export,quantity,million barrels,100.2
2023-07,export,quantity,million barrels,105.478
2023-08,export,quantity,million barrels,106.121
2022-08,export,quantity,million barrels,101.555
2023-06,export,value,million USD,7113
2023-07,export,value,million USD,8293
2023-08,export,value,million USD,8998
";

#[test]
fn the_month_of_a_new_paragraph_is_the_article_s() {
    let text = |n: &str| {
        format!(
            "Oil exports earned 8,998 million dollars in August 2023. That was more than the 8,293 million dollars in July.\n\nOver the month the country exported {n} barrels."
        )
    };
    all_agree(OIL, &text("106.12 million"), 3);
    disagrees(OIL, &text("106.21 million"), "106.21 million barrels");
}

#[test]
fn a_month_may_be_the_most_in_other_words() {
    for text in [
        "Năm 2023, xuất khẩu lớn nhất rơi vào tháng 8, 8.998 triệu USD.",
        "Trong năm 2023, tháng 8 mới là tháng bán nhiều nhất với 106,1 triệu thùng.",
    ] {
        all_agree(OIL, text, 2);
    }
    // July had 8,293 million dollars, August more.
    let wrong = verdicts(OIL, "Năm 2023, xuất khẩu lớn nhất rơi vào tháng 7, 8.293 triệu USD.");
    assert!(!is(&wrong, "lớn nhất", Verdict::Agrees), "{wrong:?}");
}

/// A grain by the year, in tonnes.
const GRAIN: &str = "period,flow,measure,unit,value
1990,export,quantity,thousand tonnes,1624
1991,export,quantity,thousand tonnes,1033
1992,export,quantity,thousand tonnes,1946
1993,export,quantity,thousand tonnes,1722
1994,export,quantity,thousand tonnes,1983
1995,export,quantity,thousand tonnes,1988
1996,export,quantity,thousand tonnes,3003
1997,export,quantity,thousand tonnes,3575
";

#[test]
fn a_mean_goes_on_without_its_word() {
    // 1990–1993: 6,325 ÷ 4 = 1,581; 1994–1997: 10,549 ÷ 4 = 2,637.
    let text = "Từ 1990 tới 1993, bình quân mỗi năm cả nước xuất khẩu 1,58 triệu tấn; từ 1994 tới 1997, 2,64 triệu tấn.";
    assert!(is(&verdicts(GRAIN, text), "1,58 triệu tấn", Verdict::Agrees));
    none_disagrees(GRAIN, text);
}

/// Goods of a country by the year.
const GOODS: &str = "period,flow,commodity,measure,unit,value
2018,export,total,value,million USD,15000
2019,export,total,value,million USD,15600
2018,export,Gold,value,million USD,5400
2019,export,Gold,value,million USD,6230
2018,export,Crude oil,value,million USD,4570
2019,export,Crude oil,value,million USD,4490
2018,export,Cocoa beans,value,million USD,1400
2019,export,Cocoa beans,value,million USD,1450
2018,export,Cocoa products,value,million USD,780
2019,export,Cocoa products,value,million USD,840
";

#[test]
fn a_list_that_names_more_than_the_table_calls_so_is_not_called_wrong() {
    // (6,230 + 4,490 + 1,450 + 840) ÷ 15,600 = 83.4 %; gold and oil alone are 68.7 %.
    none_disagrees(
        GOODS,
        "In 2019 gold, crude oil and cocoa together accounted for 83.4 per cent of exports.",
    );
    all_agree(GOODS, "In 2019 gold and crude oil together accounted for 68.7 per cent of exports.", 1);
    disagrees(
        GOODS,
        "In 2019 gold and crude oil together accounted for 78.7 per cent of exports.",
        "78.7 per cent",
    );
}
