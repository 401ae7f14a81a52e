//! What the words and figures beside one say for it or against it, beside small tables written for these tests.

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, verdicts};

const CARS: &str = "period,flow,commodity,measure,unit,value,status
2022-01/2022-06,export,total,value,million USD,22513,final
2023-01/2023-06,export,total,value,million USD,17846,final
2023,export,total,value,million USD,45000,plan
2022-01/2022-06,export,Watches,value,million USD,2472,final
2023-01/2023-06,export,Watches,value,million USD,2750,final
";

fn accused(text: &str) -> Vec<String> {
    let all = verdicts(CARS, text).into_iter().filter(|(_, v)| *v == Verdict::Disagrees);
    all.map(|(stated, _)| stated).collect()
}

#[test]
fn a_level_that_stands_beside_its_change_is_of_the_same_time() {
    // 17,846 ÷ 22,513 = 0.793: down 20.7 %. 22.51 is the level of the year before.
    let text = "In the first half of 2023 exports came to $17.85 billion, down 20.7% from a year earlier.";
    all_agree(CARS, text, 2);
    disagrees(CARS, &text.replace("17.85", "71.85"), "71.85");
}

#[test]
fn words_beside_a_figure_take_an_accusation_back() {
    for text in [
        // Of the plan: 17,846 ÷ 45,000 = 39.7 %, and 79.3 % of the year before, whose digits it nearly has.
        "Trong 6 tháng đầu năm 2023, xuất khẩu đạt 17,85 tỷ USD, mới bằng 39,7% kế hoạch năm.",
        // Pieces of something that the table does not count.
        "In the first half of 2023 exports of watches rose 11.2% to $2.75 billion. They shipped 16.9 million timepieces.",
        // An average of months that the table does not have.
        "In the first half of 2023 exports came to $17.85 billion. Average exports went up $2.1 billion to $3.4 billion.",
        // What stands in brackets is of the time that the head says.
        "At a glance (first half of 2023, a year earlier in brackets): exports $17.8bn ($22.5bn), down 20.7%.",
    ] {
        assert!(accused(text).is_empty(), "{text}: {:?}", accused(text));
    }
}
