//! The audit of a table: what it must find, and where it must stay silent.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod long_table;

use kimngach::audit::{Audit, Kind, Verdict, arithmetic, audit, sentence};
use kimngach::lang::Lang;
use long_table::{load, shared_table};

fn contradictions(a: &Audit) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = a.contradictions().map(|f| f.kind).collect();
    kinds.sort();
    kinds
}

fn suspicions(a: &Audit) -> Vec<Kind> {
    let unsure = a.findings.iter().filter(|f| f.verdict == Verdict::Undecided);
    let mut kinds: Vec<Kind> = unsure.map(|f| f.kind).collect();
    kinds.sort();
    kinds
}

/// A long table: header, then lines with spaces for commas.
fn table(lines: &str) -> kimngach::dataset::Dataset {
    let text: String =
        lines.trim().lines().map(|l| l.trim().replace(" | ", ",").replace(" |", ",") + "\n").collect();
    load("made.csv", &text)
}

#[test]
fn a_balance_that_is_no_difference_is_found_and_one_within_rounding_is_not() {
    let t = table(
        "period | flow | measure | unit | value
         2004 | X | value | billion USD | 26.5
         2004 | M | value | billion USD | 32.0
         2004 | X-M | value | billion USD | -5.4
         2005 | X | value | billion USD | 32.4
         2005 | M | value | billion USD | 36.8
         2005 | X-M | value | billion USD | -3.4
         2005 | X+M | value | billion USD | 69.2",
    );
    let a = audit(&t);
    // 26.5 − 32.0 = −5.5, but −5.4 is within the rounding of both.
    assert_eq!(contradictions(&a), [Kind::Balance]);
    let finding = &a.findings[0];
    assert_eq!(finding.stated.inputs[0].row, 7);
    assert_eq!(
        sentence(Lang::Vi, &t, finding),
        "Cán cân 2005: ô E7 ghi −3,4 tỷ USD, nhưng xuất khẩu trừ nhập khẩu được −4,4 tỷ USD."
    );
    assert_eq!(arithmetic(Lang::Vi, finding), "32,4 − 36,8 = −4,4 tỷ USD");
    // Turnover agrees with the same exports and imports, so the balance itself is the suspect.
    assert_eq!((finding.suspects[0].row, finding.suspects[0].column), (7, 5));
}

#[test]
fn months_that_miss_their_year_and_a_year_to_date_that_falls_are_found() {
    let mut lines =
        String::from("period | flow | measure | unit | value\n2005 | X | value | million USD | 1300\n");
    for m in 1..=12 {
        lines += &format!("2005-{m:02} | X | value | million USD | 100\n");
    }
    assert_eq!(contradictions(&audit(&table(&lines))), [Kind::Years]);
    let t = table(
        "period | flow | measure | unit | value
         2005-01/2005-01 | X | value | million USD | 100
         2005-01/2005-02 | X | value | million USD | 210
         2005-01/2005-03 | X | value | million USD | 190",
    );
    assert_eq!(contradictions(&audit(&t)), [Kind::ToDate]);
}

#[test]
fn a_thousandfold_a_slipped_digit_and_rows_that_stand_twice_are_found() {
    let t = table(
        "period | flow | measure | unit | value
         2001 | X | value | million USD | 15029.2
         2002 | X | value | million USD | 16706.1
         2003 | X | value | million USD | 20.1493
         2004 | X | value | million USD | 26485.0
         2005 | X | value | million USD | 32447.1",
    );
    assert_eq!(contradictions(&audit(&t)), [Kind::Thousand]);
    let t = table(
        "period | good | measure | unit | value
         2001 | Tea | value | million USD | 80.1
         2002 | Tea | value | million USD | 82.5
         2003 | Tea | value | million USD | 859.0
         2004 | Tea | value | million USD | 95.5
         2005 | Tea | value | million USD | 97.1
         2005 | Tea | value | million USD | 97.1",
    );
    let a = audit(&t);
    assert_eq!(contradictions(&a), []);
    assert_eq!(suspicions(&a), [Kind::Twice, Kind::Slip]);
}

#[test]
fn stated_growth_shares_and_totals_are_compared_with_the_values() {
    let t = table(
        "period | good | measure | unit | value
         2004 | Total | value | million USD | 800
         2004 | Rice | value | million USD | 300
         2004 | Coal | value | million USD | 500
         2005 | Total | value | million USD | 1000
         2005 | Rice | value | million USD | 450
         2005 | Coal | value | million USD | 550
         2005 | Rice | growth | % | 50.0
         2005 | Coal | growth | % | 15.0
         2005 | Rice | share | % | 45.0
         2005 | Coal | share | % | 50.5",
    );
    // 550 ÷ 1,000 is 55.0, and 45.0 + 50.5 are no 100, though 450 + 550 are 1,000.
    assert_eq!(contradictions(&audit(&t)), [Kind::Share, Kind::ShareSum, Kind::Growth]);
}

#[test]
fn a_list_of_the_main_ones_is_no_contradiction() {
    let t = table(
        "period | partner | measure | unit | value
         2005 | Total | value | million USD | 1000
         2005 | Japan | value | million USD | 450
         2005 | China | value | million USD | 300
         2005 | Laos | value | million USD | 100",
    );
    assert_eq!(audit(&t).findings, []);
}

/// What a table must give: contradictions and suspicions, by kind.
type Expected = (&'static str, Vec<(Kind, usize)>, Vec<(Kind, usize)>);

fn repeated(kinds: &[(Kind, usize)]) -> Vec<Kind> {
    kinds.iter().flat_map(|&(k, n)| std::iter::repeat_n(k, n)).collect()
}

#[test]
fn the_public_tables_give_what_is_known_of_them() {
    let Some(dir) = long_table::shared("data") else {
        eprintln!("SKIPPED: ../shared/data is not there");
        return;
    };
    // ../shared/facts/SUMMARY.md section 3 (8 and 9) for the plan; SOURCES.md and the pictures for the others.
    let known: Vec<Expected> = vec![
        (
            "seed_002_plan_2006.csv",
            vec![(Kind::Parts, 2), (Kind::Share, 2), (Kind::Implied, 2)],
            vec![(Kind::Copied, 2)],
        ),
        ("gso_exports_by_sector_and_group_1995_2016.csv", vec![(Kind::Parts, 1), (Kind::Share, 10)], vec![]),
        ("gso_imports_by_sector_and_group_1995_2016.csv", vec![(Kind::Share, 13)], vec![]),
        ("gso_imports_main_goods_1995_2016.csv", vec![], vec![(Kind::Repeated, 2)]),
        // Digit for digit the Netherlands' figures, a few rows away.
        ("gso_imports_by_partner_1995_2016.csv", vec![], vec![(Kind::Repeated, 2)]),
        // Among them SOURCES.md's plastics of March 2024, printed 1,700 between months of about 530.
        (
            "gso_exports_by_commodity_monthly_2010_2025.csv",
            vec![(Kind::ToDate, 5)],
            vec![(Kind::Repeated, 2), (Kind::Slip, 6)],
        ),
        // One name for all, inner and outer trade of the European Union.
        ("wto_exports_by_economy_2014_2019.csv", vec![], vec![(Kind::Twice, 1)]),
        ("gso_exports_by_partner_1995_2016.csv", vec![], vec![(Kind::Slip, 1)]),
        ("gso_exports_main_goods_1995_2016.csv", vec![], vec![(Kind::Slip, 1)]),
    ];
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| {
            n.ends_with(".csv") && !["raw", "as_published", "vs_outcome"].iter().any(|w| n.contains(w))
        })
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for name in names {
        let d = shared_table(&name).unwrap();
        let a = audit(&d);
        let (sure, unsure) = known
            .iter()
            .find(|(n, ..)| *n == name)
            .map(|(_, s, u)| (repeated(s), repeated(u)))
            .unwrap_or_default();
        println!("{name}: {} findings, agreed {:?}, undecided {:?}", a.findings.len(), a.agreed, a.undecided);
        if contradictions(&a) != sure || suspicions(&a) != unsure {
            wrong.push(format!("{name}: {:?} {:?}", contradictions(&a), suspicions(&a)));
        }
        for lang in Lang::ALL {
            for f in &a.findings {
                let text = sentence(lang, &d, f);
                assert!(!text.contains(['{', '}']), "{text}");
                println!("   {text} {}", arithmetic(lang, f));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_plan_names_the_cell_that_explains_most_first() {
    let Some(d) = shared_table("seed_002_plan_2006.csv") else {
        eprintln!("SKIPPED: ../shared/data is not there");
        return;
    };
    let a = audit(&d);
    // The fuel group's 8,187 has a part in its own sum, in the sum of the groups, in its share and in the implied total.
    let ((cell, explains), row) = (a.suspects[0], 37);
    assert_eq!((cell.row, cell.column, explains), (row, 9, 4));
    assert_eq!(a.findings[0].suspects[0], cell);
}

#[test]
fn the_plan_as_it_was_published_gives_the_same() {
    let Some(d) = shared_table("seed_002_plan_2006_as_published.csv") else {
        eprintln!("SKIPPED: ../shared/data is not there");
        return;
    };
    let a = audit(&d);
    assert_eq!(
        contradictions(&a),
        [Kind::Parts, Kind::Parts, Kind::Share, Kind::Share, Kind::Implied, Kind::Implied],
        "{:?}",
        a.findings.iter().map(|f| sentence(Lang::En, &d, f)).collect::<Vec<_>>()
    );
    let (cell, explains) = a.suspects[0];
    assert_eq!((cell.row, cell.column, explains), (21, 4, 4));
}

/// A table as the program itself reads it.
fn read(text: &str) -> kimngach::dataset::Dataset {
    use kimngach::read::{Hints, native::Native};
    kimngach::project::open(text.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

#[test]
fn a_list_that_is_more_than_its_total_is_named_once() {
    let mut lines = String::from("period,flow,commodity,measure,unit,value\n");
    for (year, more) in [(2003, 0), (2004, 10), (2005, 20)] {
        for (good, value) in [
            ("Total", 1000),
            ("Domestic firms", 450),
            ("Foreign firms", 550),
            ("Rice", 400 + more),
            ("Tea", 90),
        ] {
            lines += &format!("{year},X,{good},value,million USD,{value}\n");
        }
    }
    let d = read(&lines);
    let a = audit(&d);
    assert_eq!((contradictions(&a), suspicions(&a)), (vec![], vec![Kind::Overlap]));
    // 450 + 550 + 420 + 90, of the last year.
    assert_eq!(
        sentence(Lang::En, &d, &a.findings[0]),
        "Total, 2005: cell F12 says $1,000 million, but what is listed as its parts adds up to more, \
         $1,510 million; something counts twice, or is no part of it."
    );
}

#[test]
fn longer_stretches_are_no_outliers_beside_the_months_in_them() {
    let months = ["2012.4", "1830.1", "2205.7", "2310.9", "2120.3", "2402.8", "2511.6", "2603.2", "2455.5"];
    let mut lines = String::from("month,Exports (million USD)\n");
    for (n, value) in months.iter().enumerate() {
        lines += &format!("2005-{:02},{value}\n", n + 1);
        // The quarters: sums of their months.
        for (last, quarter, sum) in [(2, 1, "6048.2"), (5, 2, "6834.0"), (8, 3, "7570.3")] {
            if n == last {
                lines += &format!("2005-Q{quarter},{sum}\n");
            }
        }
    }
    let a = audit(&read(&lines));
    assert_eq!(a.findings, []);
    assert_eq!(a.agreed, [(Kind::Years, 3)]);
}

#[test]
fn amounts_without_a_unit_are_added_up_where_most_of_the_table_is() {
    let table = |whole: &str| {
        read(&format!(
            "Mặt hàng,Quý I/2005,Quý II/2005,Quý III/2005,Quý IV/2005,Cả năm 2005\n\
             Gạo,300,320,310,350,1280\nCà phê,400,410,390,420,{whole}\n\
             Dệt may,2005,2105,2305,2505,8920\nCao su,210,220,230,240,900\n"
        ))
    };
    // 400 + 410 + 390 + 420 = 1620
    assert_eq!(audit(&table("1620")).findings, []);
    assert_eq!(contradictions(&audit(&table("1260"))), [Kind::Years]);
    // A column of yearly means contradicts nothing.
    let means = read(
        "Tỷ giá,Quý I/2005,Quý II/2005,Quý III/2005,Quý IV/2005,Cả năm 2005\n\
         USD,15800,15850,15870,15900,15855\nEUR,20500,20300,19800,19500,20025\nJPY,148,147,142,138,144\n",
    );
    assert_eq!(audit(&means).findings, []);
}

#[test]
fn a_column_of_growth_beside_the_values_is_held_against_them() {
    // 16,706 ÷ 15,029 and so on; 22.5 stands in the file as 25.2.
    let years = "Năm,Xuất khẩu (triệu USD),Tăng trưởng (%)\n2001,15029,3.8\n2002,16706,11.2\n2003,20149,20.6\n\
                 2004,26485,31.4\n2005,32447,RATE\n";
    assert_eq!(audit(&read(&years.replace("RATE", "22.5"))).findings, []);
    let d = read(&years.replace("RATE", "25.2"));
    let a = audit(&d);
    assert_eq!(contradictions(&a), [Kind::Growth]);
    assert_eq!(arithmetic(Lang::En, &a.findings[0]), "100 × (32,447 ÷ 26,485 − 1) = 22.5109 → 22.5%");
    let goods = "Item,2004 (million USD),2005 (million USD),Growth (%)\nRice,950.3,1407.2,48.1\n\
                 Coffee,641.0,735.5,RATE\nRubber,597.0,804.0,34.7\nTea,95.5,97.1,1.7\n";
    assert_eq!(audit(&read(&goods.replace("RATE", "14.7"))).findings, []);
    assert_eq!(contradictions(&audit(&read(&goods.replace("RATE", "17.4")))), [Kind::Growth]);
    // Rates of something else (of volume, say) fit nowhere and accuse nobody.
    let other = goods.replace("RATE", "3.1").replace("48.1", "12.0").replace("34.7", "8.8");
    assert_eq!(audit(&read(&other)).findings, []);
}

#[test]
fn numbers_without_a_unit_are_added_up_where_most_of_them_do() {
    // 100 + 300 + 50 = 450, 110 + 300 + 60 = 470, 120 + 310 + 70 = 500, 130 + 310 + 70 = 510 and not 560.
    let lines = |last: &str| {
        format!(
            "Good,2020,2021,2022,2023\nTotal,450,470,500,{last}\nRice,100,110,120,130\nCoffee,300,300,310,310\nTea,50,60,70,70\n"
        )
    };
    let wrong = audit(&read(&lines("560")));
    assert_eq!(contradictions(&wrong), [Kind::Parts]);
    assert_eq!(wrong.findings[0].stated.inputs[0].column, 5);
    assert_eq!(contradictions(&audit(&read(&lines("510")))), []);
    // Prices of goods have no sum: where none agrees, nothing is said, not even where their sum is a little above: 101, 103, 105.
    let prices = "Good,2020,2021,2022\nTotal,450,470,500\nRice,10,11,12\nCoffee,30,30,31\n";
    assert_eq!(contradictions(&audit(&read(prices))), []);
    let near = "Good,2020,2021,2022\nTotal,100,102,104\nRice,41,42,43\nCoffee,60,61,62\n";
    assert_eq!(contradictions(&audit(&read(near))), []);
}

/// Money adds up in each of three years, a comparative advantage in none: what adds up in money says nothing of it, and the column
/// that adds up nowhere does not speak for money whose sum is wrong in one.
#[test]
fn lists_in_money_and_numbers_without_a_unit_do_not_vouch_for_each_other() {
    let rca = |rice: &str| {
        format!(
            "Good,Exports 2020 (million USD),Exports 2021 (million USD),Imports 2020 (million USD),RCA 2020\n\
             Total,460,470,100,1.0\nRice,{rice},110,40,5.2\nCoffee,300,300,35,4.1\nTea,60,60,25,3.0\n"
        )
    };
    let a = audit(&read(&rca("100")));
    assert_eq!(contradictions(&a), [], "{:?}", a.findings);
    let sums = |a: &Audit| a.agreed.iter().find(|(k, _)| *k == Kind::Parts).map_or(0, |(_, n)| *n);
    assert_eq!(sums(&a), 3, "{:?}", a.agreed);
    let a = audit(&read(&rca("10")));
    // Two of three lists in money agree: the third is a contradiction, whatever a column says that adds up nowhere.
    assert_eq!(contradictions(&a), [Kind::Parts], "{:?}", a.findings);
}

#[test]
fn a_plan_beside_its_outcome_is_added_up_by_itself() {
    // The outcome adds up, 120 + 310 + 70 = 500; the plan, 110 + 300 + 50 = 460, is said to be 470.
    let table = "Mặt hàng,Kế hoạch 2022 (triệu USD),Thực hiện 2022 (triệu USD)\n\
        Tổng số,470,500\nGạo,110,120\nCà phê,300,310\nChè,50,70\n";
    let a = audit(&read(table));
    assert_eq!(contradictions(&a), [Kind::Parts]);
    assert_eq!(arithmetic(Lang::Vi, &a.findings[0]), "(110 + 300 + 50) = 460 triệu USD");
    // Without periods and without a plan for one good the outcome is still added up: 120 + 310 + 70 = 500.
    let table = "Mặt hàng,Kế hoạch (triệu USD),Thực hiện (triệu USD)\nTổng số,…,500\nGạo,110,120\nCà phê,300,310\nChè,50,70\n";
    let a = audit(&read(table));
    assert_eq!((contradictions(&a), a.agreed), (vec![], vec![(Kind::Parts, 1)]));
}

/// 60 + 25 + 15 = 100 in 2020; a table without periods is told of without them.
#[test]
fn what_stands_in_no_cell_is_not_quoted_from_one() {
    let t = read(
        "Good,2020 (million USD),Share 2020 (%)\nTotal,500,100\nRice,300,60\nCoffee,125,25\nTea,75,15\n",
    );
    let a = audit(&t);
    let said: Vec<String> =
        a.others.iter().filter(|f| f.kind == Kind::ShareSum).map(|f| sentence(Lang::En, &t, f)).collect();
    assert_eq!(said, ["The shares of 2020 add up to 100%."]);
    let t = read("Good,Exports (million USD)\nTotal,500\nRice,300\nCoffee,125\nTea,75\n");
    let a = audit(&t);
    let said: Vec<String> = a.others.iter().map(|f| sentence(Lang::Vi, &t, f)).collect();
    assert_eq!(said, ["Total: ô B2 ghi 500 triệu USD; tính lại được 500 triệu USD."]);
}

#[test]
fn a_column_of_growth_may_be_of_any_column_on_its_left() {
    // 110 ÷ 100, 120 ÷ 110, 150 ÷ 120, 180 ÷ 150 = 1.2, where the table says 30%.
    let table = "Năm,XK (triệu USD),NK (triệu USD),Tăng XK (%)\n2018,100.0,90.0,\n2019,110.0,95.0,10.0\n\
        2020,120.0,99.0,9.1\n2021,150.0,120.0,25.0\n2022,180.0,130.0,30.0\n";
    let a = audit(&read(table));
    assert_eq!(contradictions(&a), [Kind::Growth]);
    assert_eq!(a.agreed, [(Kind::Growth, 3)]);
    assert_eq!(arithmetic(Lang::En, &a.findings[0]), "100 × (180.0 ÷ 150.0 − 1) = 20 → 20.0%");
}

#[test]
fn halves_and_quarters_are_held_against_the_same_months_by_another_name() {
    let t = table(
        "period | flow | measure | unit | value
         2021-H1 | X | value | million USD | 500
         2021-01/2021-06 | X | value | million USD | 520
         2021-Q3 | X | value | million USD | 250
         2021-01/2021-09 | X | value | million USD | 750",
    );
    let a = audit(&t);
    // 500 and 520 for the same half; 500 + 250 = 750 agrees.
    assert_eq!(contradictions(&a), [Kind::Years]);
    assert!(a.agreed.contains(&(Kind::Years, 1)), "{:?}", a.agreed);
}

#[test]
fn what_agrees_and_what_is_open_is_shown_with_its_arithmetic() {
    let t = read(
        "Năm,Xuất khẩu (tỷ USD),Nhập khẩu (tỷ USD),Cán cân (tỷ USD)\n2004,26.5,32.0,-5.5\n2005,0.4,0.3,0.1\n",
    );
    let a = audit(&t);
    let shown: Vec<_> = a.others.iter().map(|f| (f.verdict, arithmetic(Lang::En, f))).collect();
    assert_eq!(
        shown,
        [
            // 0.1 to a tenth is anything from 0.05 to 0.15.
            (Verdict::Undecided, "0.4 − 0.3 = $0.1 billion".to_owned()),
            (Verdict::Agrees, "26.5 − 32.0 = −$5.5 billion".to_owned()),
        ]
    );
    assert_eq!(
        sentence(Lang::En, &t, &a.others[1]),
        "balance, 2004: cell D2 says −$5.5 billion; worked out it is −$5.5 billion."
    );
    assert_eq!(kimngach::audit::audit_keeping(&t, 0).others, []);
}

#[test]
fn a_balance_is_no_part_of_all_trade() {
    let t = read(
        "Item,2021,2022,2023\nTotal (million USD),500,560,620\nExports,300,320,350\nImports,200,240,270\nTrade balance,100,80,80\n",
    );
    let a = audit(&t);
    assert_eq!(contradictions(&a), []);
    // 300 + 200, 320 + 240, 350 + 270; 300 − 200, 320 − 240, 350 − 270.
    assert_eq!(a.undecided, []);
    assert!(a.agreed.iter().any(|(kind, n)| *kind == Kind::Balance && *n == 3), "{:?}", a.agreed);
    // An import that does not fit the total is still found, by the balance and by the total.
    let t = read(
        "Item,2021,2022,2023\nTotal (million USD),500,560,620\nExports,300,320,350\nImports,200,240,280\nTrade balance,100,80,80\n",
    );
    assert!(contradictions(&audit(&t)).contains(&Kind::Balance));
}

#[test]
fn owners_under_exports_and_again_under_imports_are_no_duplicates() {
    let text = |name: &str| {
        format!(
            "{name},2022,2023\nTổng kim ngạch xuất nhập khẩu,900,1000\nXuất khẩu,500,550\nKhu vực trong nước,200,210\n\
             Khu vực đầu tư nước ngoài,300,340\nNhập khẩu,400,450\nKhu vực trong nước,150,160\n\
             Khu vực đầu tư nước ngoài,250,290\nCán cân thương mại,100,100\n"
        )
    };
    // Whatever the column of names is called.
    for name in ["Chỉ tiêu (tỷ đồng)", "Mặt hàng", "Indicator (million USD)"] {
        let a = audit(&read(&text(name)));
        assert_eq!(contradictions(&a), [], "{name}");
        assert!(a.findings.is_empty(), "{name}: {:?}", a.findings);
    }
    // Under the flow it stands under, a row may still be there twice.
    let twice = text("Chỉ tiêu (tỷ đồng)").replace("Nhập khẩu,", "Khu vực trong nước,205,210\nNhập khẩu,");
    assert_eq!(contradictions(&audit(&read(&twice))), [Kind::Twice]);
}

#[test]
fn a_name_that_stands_for_several_things_throughout_is_said_once() {
    // A union's trade: all of it, with others, among its members.
    let mut text = String::from("year,union,value (million USD)\n");
    for (all, inner) in [(900, 500), (930, 520), (990, 560)].iter().copied() {
        let year = 2020 + (all - 900) / 30;
        for value in [all, all - inner, inner] {
            text += &format!("{year},Union,{value}\n");
        }
    }
    let t = read(&text);
    let a = audit(&t);
    assert_eq!((contradictions(&a), suspicions(&a)), (vec![], vec![Kind::Twice]));
    let said = sentence(Lang::En, &t, &a.findings[0]);
    assert!(said.contains("several things"), "{said}");
    // One year that stands twice among others is a contradiction.
    let once =
        "year,union,value (million USD)\n2020,Union,900\n2021,Union,930\n2021,Union,935\n2022,Union,990\n";
    assert_eq!(contradictions(&audit(&read(once))), [Kind::Twice]);
}

#[test]
fn an_index_on_the_year_before_is_held_against_the_values() {
    // 110 ÷ 100, 121 ÷ 110, 133.1 ÷ 121; then 130.5 is stated for 159.7 ÷ 133.1 = 120.0.
    let years = |head: &str, wrong: &str| {
        format!(
            "{head}\n2019,100.0,\n2020,110.0,110.0\n2021,121.0,110.0\n2022,133.1,110.0\n2023,159.7,{wrong}\n"
        )
    };
    for head in [
        "Year,Value (million USD),Index (previous year = 100)",
        "Year,Exports (million USD),Index (previous year = 100)",
        "Năm,Xuất khẩu (triệu USD),Chỉ số phát triển (năm trước = 100) (%)",
        "Năm,Xuất khẩu,Chỉ số (năm trước = 100)",
    ] {
        assert_eq!(contradictions(&audit(&read(&years(head, "130.5")))), [Kind::Index], "{head}");
        let right = audit(&read(&years(head, "120.0")));
        assert!(right.findings.is_empty(), "{head}: {:?}", right.findings);
        assert_eq!(right.agreed, [(Kind::Index, 4)], "{head}");
    }
    // With a base that stays where it is nothing is said by the year before.
    let fixed = audit(&read(&years("Year,Exports (million USD),Index (2019 = 100)", "130.5")));
    assert!(fixed.findings.is_empty() && fixed.agreed.is_empty(), "{:?}", fixed.agreed);
    // Nor by a column that fits none of those beside it.
    let other = "Year,Exports (million USD),Index (previous year = 100)\n2019,100.0,101.2\n2020,110.0,102.3\n\
                 2021,121.0,103.1\n2022,133.1,104.8\n";
    assert!(audit(&read(other)).findings.is_empty());
}

#[test]
fn shares_of_values_without_a_unit_are_held_against_what_adds_up() {
    // 300 ÷ 1,000 is 30 %; 700 ÷ 1,000 is 70 %, not 60 %, with which the shares are 90 % together.
    let goods = |rest: &str| {
        format!("Goods,Value 2023,Share 2023 (%)\nTotal,1000,100.0\nTea,300,30.0\nCloth,{rest},60.0\n")
    };
    assert_eq!(contradictions(&audit(&read(&goods("700")))), [Kind::Share, Kind::ShareSum]);
    // Parts that do not add up may be no parts of what the shares are of.
    assert!(!contradictions(&audit(&read(&goods("450")))).contains(&Kind::Share));
}

#[test]
fn what_is_left_open_by_rounding_says_how_wide_it_is() {
    // 12 − 11 is 1 as stated, but from 11.5 − 11.5 = 0 to 12.5 − 10.5 = 2.
    let t = table(
        "period | flow | measure | unit | value
         2023 | X | value | billion USD | 12
         2023 | M | value | billion USD | 11
         2023 | X-M | value | billion USD | 1",
    );
    let a = audit(&t);
    let open = a.others.iter().find(|f| f.kind == Kind::Balance).unwrap();
    assert_eq!(open.verdict, Verdict::Undecided);
    let said = sentence(Lang::En, &t, open);
    assert!(said.contains("from $0.0 billion to $2.0 billion"), "{said}");
}

/// Cells that are named as suspects, the likeliest first.
fn accused(a: &Audit) -> Vec<(u32, u32)> {
    a.suspects.iter().map(|(cell, _)| (cell.row, cell.column)).collect()
}

/// Rice 100, 110, 120, 130; coffee 300, 300, 310, 310; tea 50, 60, 70, 70: 450, 470, 500, 510. What is changed of it is wrong.
fn with_errors(changed: &[(&str, &str)]) -> kimngach::dataset::Dataset {
    let mut text = String::from(
        "Good,2020 (million USD),2021 (million USD),2022 (million USD),2023 (million USD)\n\
         Total,450,470,500,510\nRice,100,110,120,130\nCoffee,300,300,310,310\nTea,50,60,70,70\n",
    );
    for (from, to) in changed {
        assert!(text.contains(from));
        text = text.replace(from, to);
    }
    read(&text)
}

#[test]
fn two_errors_in_two_of_four_columns_are_both_told() {
    assert_eq!(audit(&with_errors(&[])).findings, []);
    // A total that is 520 instead of 470, and rice that is 180 instead of 120.
    let a = audit(&with_errors(&[("450,470", "450,520"), ("110,120", "110,180")]));
    assert_eq!(contradictions(&a), [Kind::Parts; 2], "{:?}", a.findings);
    let columns: Vec<u32> = a.contradictions().map(|f| f.stated.inputs[0].column).collect();
    assert_eq!(columns, [3, 4]);
    // In one row: two totals, and two figures of one good.
    for row in [("450,470,500", "450,520,580"), ("110,120,130", "110,180,190")] {
        let a = audit(&with_errors(&[row]));
        assert_eq!(contradictions(&a), [Kind::Parts; 2], "{row:?}: {:?}", a.findings);
    }
    // A list of the main goods adds up nowhere: whatever is in it, nobody is accused.
    let list = [("450,470,500,510", "900,940,990,1010"), ("110,120", "110,180")];
    assert_eq!(contradictions(&audit(&with_errors(&list))), []);
}

/// Quarters that add up to their year, goods that add up to their total, in two ways through every cell.
fn quarters(changed: &[(&str, &str)]) -> kimngach::dataset::Dataset {
    let mut text = String::from(
        "Mặt hàng (triệu USD),Quý I/2022,Quý II/2022,Quý III/2022,Quý IV/2022,Năm 2022\n\
         Tổng số,830,850,880,900,3460\nGạo,300,320,310,350,1280\nCà phê,400,410,390,420,1620\nChè,130,120,180,130,560\n",
    );
    for (from, to) in changed {
        assert!(text.contains(from));
        text = text.replace(from, to);
    }
    read(&text)
}

#[test]
fn of_sums_that_share_a_cell_every_wrong_cell_is_found() {
    assert_eq!(audit(&quarters(&[])).findings, []);
    // One wrong cell breaks its row and its column, and is the only suspect.
    let a = audit(&quarters(&[("410,390", "470,390")]));
    assert_eq!((contradictions(&a), accused(&a)), (vec![Kind::Parts, Kind::Years], vec![(4, 3)]));
    let found = |changed: &[(&str, &str)], kinds: &[Kind], cells: &[(u32, u32)]| {
        let a = audit(&quarters(changed));
        let mut accused = accused(&a);
        accused.sort_unstable();
        assert_eq!((contradictions(&a).as_slice(), accused.as_slice()), (kinds, cells), "{changed:?}");
    };
    let (parts, years) = (Kind::Parts, Kind::Years);
    // Two in one row, whose year is wrong for both: coffee of the second and of the third quarter.
    found(&[("410,390", "470,330")], &[parts, parts], &[(2, 3), (2, 4)]);
    found(&[("410,390", "470,350")], &[parts, parts, years], &[(4, 3), (4, 4)]);
    // Two in one column: rice and coffee of the second quarter.
    found(&[("300,320", "300,380"), ("400,410", "400,440")], &[parts, years, years], &[(3, 3), (4, 3)]);
    // A total and one of its items.
    found(&[("830,850", "830,890"), ("400,410", "400,470")], &[parts, years, years], &[(2, 3), (4, 3)]);
    // Two that share nothing.
    found(
        &[("300,320", "340,320"), ("180,130", "180,190")],
        &[parts, parts, years, years],
        &[(3, 2), (5, 5)],
    );
}

#[test]
fn a_column_of_growth_with_two_wrong_rates_is_still_held_against_the_values() {
    let years = "Năm,Xuất khẩu (triệu USD),Tăng trưởng (%)\n2001,15029,3.8\n2002,16706,11.2\n2003,20149,TWO\n\
                 2004,26485,31.4\n2005,32447,RATE\n";
    // 20.6 and 22.5.
    let a = audit(&read(&years.replace("TWO", "26.0").replace("RATE", "25.2")));
    assert_eq!(contradictions(&a), [Kind::Growth; 2], "{:?}", a.findings);
    // Of rates in whole per cent two agree by chance.
    let whole = years.replace("3.8", "4").replace("11.2", "11").replace("31.4", "31");
    let a = audit(&read(&whole.replace("TWO", "26").replace("RATE", "25")));
    assert_eq!(contradictions(&a), [], "{:?}", a.findings);
}

#[test]
fn figures_in_another_scale_are_told_two_in_a_row_and_do_not_accuse_the_one_between() {
    let series = |values: &[&str]| {
        let mut text = String::from("Năm,Xuất khẩu (triệu USD)\n");
        for (n, value) in values.iter().enumerate() {
            text += &format!("{},{value}\n", 2001 + n);
        }
        read(&text)
    };
    let rows = |a: &Audit, kind: Kind| -> Vec<u32> {
        let of_kind = a.findings.iter().filter(|f| f.kind == kind);
        of_kind.map(|f| f.stated.inputs[0].row).collect()
    };
    let a = audit(&series(&["15029", "16706", "20.149", "26.485", "32447", "39826", "48561"]));
    assert_eq!(rows(&a, Kind::Thousand), [4, 5], "{:?}", a.findings);
    let a = audit(&series(&["13900", "14483", "15.029", "16706", "20.149", "26485", "32447", "39826"]));
    assert_eq!(rows(&a, Kind::Thousand), [4, 6], "{:?}", a.findings);
    // Tenfold, around a right one.
    let a = audit(&series(&["801", "812", "825", "8390", "845", "8510", "866", "871", "880"]));
    assert_eq!(rows(&a, Kind::Slip), [5, 7], "{:?}", a.findings);
    // A series that rises a thousandfold and stays there is wrong nowhere.
    let a = audit(&series(&["14.5", "15.0", "16.7", "20149", "26485", "32447", "39826"]));
    assert_eq!(a.findings, []);
}
