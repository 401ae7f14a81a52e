//! What is told of plans and their outcome, and of growth that a table of one year states itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::audit::audit;
use kimngach::dataset::Dataset;
use kimngach::indicators::Query;
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};
use kimngach::tell::tell;

fn load(name: &str, text: &str) -> Dataset {
    kimngach::project::open(text.as_bytes(), name, &Hints::default(), &Native).unwrap().dataset
}

fn told(text: &str, lang: Lang) -> Vec<String> {
    let all = tell(&load("made.csv", text), &Query::default(), lang).unwrap();
    all.into_iter().map(|s| s.text).collect()
}

/// Goods with a plan and an outcome each, in billion USD.
fn plans(goods: &[(&str, &str, &str)]) -> String {
    let mut out = String::from("period,flow,commodity,measure,unit,plan,outcome\n");
    for (name, plan, outcome) in goods {
        out += &format!("2021,X,{name},value,billion USD,{plan},{outcome}\n");
    }
    out
}

const GOODS: [(&str, &str, &str); 6] = [
    ("Total", "100.0", "105.0"),
    ("Rice", "40.0", "46.0"),
    ("Coffee", "30.0", "27.0"),
    ("Tea", "20.0", "21.0"),
    ("Pepper", "9.50", "10.00"),
    ("Salt", "0.50", "1.00"),
];

#[test]
fn plan_and_outcome_are_told_right_behind_the_level() {
    // 105 on 100 is 5% or 5 more. Rice 115, coffee 90, tea 105, pepper 105.3, salt 200% of plan: four of five. Salt, at 0.5% of all plans
    // too small, doubles; of the others rice goes furthest over.
    assert_eq!(
        told(&plans(&GOODS), Lang::En)[..5],
        [
            "In 2021, exports came to $105.0 billion.",
            "Against a plan of $100.0 billion, exports in 2021 came in 5.0% higher, or $5.0 billion more.",
            "In 2021, 4 of 5 items with a plan reached it.",
            "Of those with 1% of the plan or more, Rice went furthest over it: $46.0 billion, 115% of plan.",
            "Coffee stayed furthest below the plan: $27.0 billion, 90% of it.",
        ]
    );
    assert_eq!(
        told(&plans(&GOODS), Lang::Vi)[1..5],
        [
            "So với kế hoạch 100,0 tỷ USD, xuất khẩu năm 2021 cao hơn 5,0%, tức 5,0 tỷ USD.",
            "Năm 2021, trong 5 mặt hàng có kế hoạch, 4 mặt hàng đạt hoặc vượt kế hoạch.",
            "Trong số chiếm từ 1% kế hoạch trở lên, Rice vượt nhiều nhất: đạt 46,0 tỷ USD, bằng 115% kế hoạch.",
            "Coffee hụt kế hoạch nhiều nhất: đạt 27,0 tỷ USD, bằng 90% kế hoạch.",
        ]
    );
}

#[test]
fn what_rounding_leaves_open_of_a_plan_is_not_counted() {
    // 20 of a planned 20.0 may be 19.6 or 20.4: nobody knows whether three or four reached theirs.
    let mut goods = GOODS;
    goods[3] = ("Tea", "20.0", "20");
    let told = told(&plans(&goods), Lang::En);
    assert!(!told.iter().any(|s| s.contains("with a plan reached")), "{told:?}");
    // The same of the whole is "close to" and neither more nor less.
    let whole = [("Total", "100.0", "100"), GOODS[1], GOODS[2]];
    let told = self::told(&plans(&whole), Lang::En);
    assert!(
        told.contains(&"Exports in 2021 came in close to the plan of $100.0 billion.".to_owned()),
        "{told:?}"
    );
}

#[test]
fn without_an_outcome_or_without_a_plan_nothing_is_told_of_plans() {
    let none =
        |text: &str| !told(text, Lang::En).iter().any(|s| s.contains("plan of") || s.contains("with a plan"));
    assert!(none(
        "period,flow,commodity,unit,value\n2020,X,Total,million USD,900\n2021,X,Total,million USD,1000\n"
    ));
    assert!(none(
        "period,flow,unit,value,status\n2020,X,million USD,900,final\n2021,X,million USD,1000,plan\n"
    ));
}

const ONE_YEAR: &str = "Mặt hàng,Năm 2023 (tỷ USD),So với năm trước (%)\nTổng,1000,95.5\nThủy sản,500,82.3\n\
    Gạo,300,135.7\nCà phê,200,104.4\n";

#[test]
fn growth_of_a_table_of_one_year_is_what_it_states() {
    // Printed around 100 it is an index: 95.5 is a fall by 4.5%, 135.7 a rise by 35.7%, 82.3 a fall by 17.7%.
    let all = told(ONE_YEAR, Lang::Vi);
    assert_eq!(all[0], "Năm 2023, giá trị đạt 1,0 nghìn tỷ USD, giảm 4,5% so với năm 2022.");
    assert!(all.contains(&"Tăng nhanh nhất so với năm 2022 là Gạo: tăng 35,7%.".to_owned()), "{all:?}");
    assert!(all.contains(&"Giảm mạnh nhất so với năm 2022 là Thủy sản: giảm 17,7%.".to_owned()), "{all:?}");
    // Around 0, with one below, it is growth.
    let rates = ONE_YEAR
        .replace("95.5", "-4.5")
        .replace("82.3", "-17.7")
        .replace("135.7", "35.7")
        .replace("104.4", "4.4");
    assert_eq!(told(&rates, Lang::Vi), all);
    // The cell that says so is behind the number.
    let tell = tell(&load("made.csv", ONE_YEAR), &Query::default(), Lang::Vi).unwrap();
    let cells: Vec<(u32, u32)> =
        tell[0].spans[1].record.inputs.iter().filter(|i| i.is_cell()).map(|i| (i.row, i.column)).collect();
    assert_eq!(cells, [(2, 3)]);
}

#[test]
fn of_growth_in_value_and_in_volume_each_is_told_of_its_own() {
    let both = "Mặt hàng,Năm 2023 Lượng (nghìn tấn),Năm 2023 Trị giá (triệu USD),So với năm trước Lượng (%),So với năm trước Trị giá (%)\n\
        Gạo,8000,4680,114.2,135.3\nCà phê,1620,4240,91.1,104.6\n";
    let all = told(both, Lang::Vi).join(" ");
    assert!(all.contains("35,3%") && !all.contains("14,2%"), "{all}");
    // Of volume alone the value says nothing of its growth.
    let volume =
        both.replace(",So với năm trước Trị giá (%)", "").replace(",135.3", "").replace(",104.6", "");
    let all = told(&volume, Lang::Vi).join(" ");
    assert!(!all.contains("14,2%"), "{all}");
}

#[test]
fn an_index_that_its_head_calls_a_comparison_is_audited_as_one() {
    let table = |rate: &str| {
        load(
            "made.csv",
            &format!(
                "Mặt hàng,Năm 2022 (triệu USD),Năm 2023 (triệu USD),Năm 2023 so với năm 2022 (%)\n\
            Thủy sản,10900,8970,{rate}\nGạo,3450,4680,135.7\nCà phê,4060,4240,104.4\n"
            ),
        )
    };
    // 100 × 8,970 ÷ 10,900 = 82.29.
    let found = |rate: &str| {
        let all = audit(&table(rate));
        (all.agreed.iter().map(|(_, n)| n).sum::<u32>(), all.contradictions().count())
    };
    assert_eq!(found("82.3"), (3, 0));
    assert_eq!(found("28.3"), (2, 1));
}

#[test]
fn a_measure_that_the_profession_has_a_word_for_is_named_in_the_reader_s_language() {
    let table = |measure: &str| {
        format!(
            "period,measure,unit,value\n2020,{measure},billion USD,346.6\n2021,{measure},billion USD,366.1\n"
        )
    };
    // 366.1 ÷ 346.6 = 1.0563.
    assert_eq!(
        told(&table("GDP at current prices"), Lang::Vi)[0],
        "Năm 2021, GDP theo giá hiện hành đạt 366,1 tỷ USD, tăng 5,6% so với năm 2020."
    );
    assert_eq!(
        told(&table("GDP theo giá hiện hành"), Lang::En)[0],
        "In 2021, GDP at current prices came to $366.1 billion, up 5.6% from 2020."
    );
    // Any other stays as the file has it.
    assert!(told(&table("remittances"), Lang::Vi)[0].contains("remittances"));
}

#[test]
fn a_plan_still_ahead_is_told_with_what_came_about_and_the_growth_it_asks_for() {
    // 40 ÷ 32 is 1.25; (80 ÷ 40)^(1 ÷ 4) is 1.18921.
    let text = "period,flow,measure,unit,value,status\n2005,X,value,billion USD,32.00,final\n2006,X,value,billion USD,40.00,final\n\
                2010,X,value,billion USD,80.00,plan\n";
    assert_eq!(
        told(text, Lang::En)[..3],
        [
            "The plan for 2010 puts exports at $80.0 billion.",
            "In 2006, exports came to $40.0 billion, up 25.0% from 2005.",
            "To reach the 2010 plan of $80.0 billion, exports must grow by 18.9% a year on average from 2006.",
        ]
    );
    assert_eq!(
        told(text, Lang::Vi)[2],
        "Để đạt kế hoạch năm 2010 là 80,0 tỷ USD, xuất khẩu phải tăng bình quân 18,9% mỗi năm kể từ năm 2006."
    );
    // In a column of its own, for the next year: 44 is 10% more than 40.
    let beside = "period,flow,measure,unit,outcome,plan\n2005,X,value,billion USD,32.00,\n2006,X,value,billion USD,40.00,\n\
                  2007,X,value,billion USD,,44.00\n";
    assert_eq!(
        told(beside, Lang::En)[..2],
        [
            "The plan for 2007 puts exports at $44.0 billion, up 10.0% from 2006.",
            "In 2006, exports came to $40.0 billion, up 25.0% from 2005.",
        ]
    );
    // A plan that was due is not ahead.
    let due = "period,flow,measure,unit,outcome,plan\n2005,X,value,billion USD,32.00,33.00\n2006,X,value,billion USD,40.00,38.00\n";
    assert!(!told(due, Lang::En).iter().any(|s| s.starts_with("To reach")));
}

#[test]
fn plants_plan_nothing_and_numbers_without_a_unit_are_not_added_up() {
    let goods = [
        ("Total", "100.0"),
        ("Live trees and other plants", "5.0"),
        ("Cereals", "80.0"),
        ("Plantains", "15.0"),
    ];
    let mut text = String::from("period,flow,commodity,measure,unit,value\n");
    for (name, value) in goods {
        text += &format!("2023,X,{name},value,billion USD,{value}\n");
    }
    for lang in [Lang::En, Lang::Vi] {
        let told = told(&text, lang);
        assert!(!told.iter().any(|s| s.contains("plan of") || s.contains("kế hoạch")), "{told:?}");
    }
    let mut months = String::from("month,Index\n");
    for n in 0..24 {
        months += &format!("{}-{:02},{}.{}\n", 2022 + n / 12, 1 + n % 12, 110 + n, n % 10);
    }
    let told = told(&months, Lang::En);
    assert!(!told.iter().any(|s| s.starts_with("In 2023, ")), "a sum of indices: {told:?}");
}
