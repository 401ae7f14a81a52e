//! What an audit is sure of, and how it says so: shares that are too much, balances that are borne out, years in columns.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::audit::{Audit, Kind, Verdict, audit, sentence};
use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};

fn read(text: &str) -> Dataset {
    kimngach::project::open(text.as_bytes(), "made.csv", &Hints::default(), &Native).unwrap().dataset
}

fn kinds(a: &Audit, verdict: Verdict) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = a.findings.iter().filter(|f| f.verdict == verdict).map(|f| f.kind).collect();
    kinds.sort();
    kinds
}

fn contradictions(a: &Audit) -> Vec<Kind> {
    kinds(a, Verdict::Disagrees)
}

fn suspicions(a: &Audit) -> Vec<Kind> {
    kinds(a, Verdict::Undecided)
}

/// Exports, imports and their balance, of months: a surplus of about 1,900 million but for one month.
fn balances(march: &str) -> Dataset {
    let mut text = String::from("Tháng,Xuất khẩu (triệu USD),Nhập khẩu (triệu USD),Cán cân (triệu USD)\n");
    let months = [
        (22100, 20180),
        (22240, 20330),
        (22410, 20500),
        (22530, 20620),
        (22700, 22441),
        (22890, 20960),
        (23010, 21120),
        (23150, 21230),
        (23320, 21400),
    ];
    for (n, (x, m)) in (1..).zip(months) {
        let balance = if n == 5 { march.to_owned() } else { (x - m).to_string() };
        text += &format!("2019-{n:02},{x},{m},{balance}\n");
    }
    text += "2019-10,20100,20500,-400\n";
    read(&text)
}

#[test]
fn a_balance_that_changes_its_sign_or_is_exports_less_imports_is_no_slip() {
    // 22,700 − 22,441 = 259, after 1,910 and before 1,930.
    let a = audit(&balances("259"));
    assert_eq!(a.findings, []);
    // A month that is no difference is a contradiction as it was.
    assert_eq!(contradictions(&audit(&balances("295"))), [Kind::Balance]);
    // Always a surplus, and borne out: twenty-fold neighbours are no slip.
    let rows = [
        (300, 110),
        (310, 118),
        (320, 126),
        (330, 134),
        (340, 330),
        (350, 158),
        (360, 166),
        (370, 174),
        (380, 182),
    ];
    let mut text = String::from("Year,Exports (million USD),Imports (million USD),Balance (million USD)\n");
    for (n, (x, m)) in (2001..).zip(rows) {
        text += &format!("{n},{x},{m},{}\n", x - m);
    }
    assert_eq!(audit(&read(&text)).findings, []);
}

#[test]
fn shares_that_are_too_much_are_found_where_the_list_is_whole() {
    // 45.4 + 40.3 + 10.3 + 4.0 = 100 = 46.0 + 39.9 + 10.2 + 3.9; 47.1 + 39.0 + 19.8 + 4.1 = 110.
    let groups = |fish: &str| {
        format!(
            "Nhóm hàng,Tỷ trọng 2021 (%),Tỷ trọng 2022 (%),Tỷ trọng 2023 (%)\nTổng số,100.0,100.0,100.0\n\
             Công nghiệp nặng,45.4,46.0,47.1\nCông nghiệp nhẹ,40.3,39.9,39.0\nNông sản,10.3,10.2,{fish}\nThủy sản,4.0,3.9,4.1\n"
        )
    };
    let t = read(&groups("19.8"));
    let a = audit(&t);
    assert_eq!(contradictions(&a), [Kind::ShareSum]);
    assert_eq!(
        sentence(Lang::Vi, &t, &a.findings[0]),
        "Các tỷ trọng 2023 cộng lại được 110,0%, không phải 100%."
    );
    assert_eq!(contradictions(&audit(&read(&groups("9.8")))), []);
    // 37.4 + 27.3 + 65.3 = 130, and no few of them are the 30 that are too much.
    let goods = |last: &str| {
        format!(
            "period,flow,good,measure,unit,value\n2023,X,Total,share,%,100.0\n2023,X,Rice,share,%,37.4\n\
             2023,X,Coffee,share,%,27.3\n2023,X,Tea,share,%,{last}\n"
        )
    };
    assert_eq!(contradictions(&audit(&read(&goods("65.3")))), [Kind::ShareSum]);
    assert_eq!(contradictions(&audit(&read(&goods("35.3")))), []);
    // The main ones only.
    assert_eq!(contradictions(&audit(&read(&goods("5.3")))), []);
    // 37.4 of 137.4 stands in the list twice: as itself, and in 72.7.
    assert_eq!(contradictions(&audit(&read(&goods("72.7")))), []);
    // Values that add up to their total, and shares that do not add up to 100: 31.8 + 20.0 + 84.2 = 136.
    let values = "Mặt hàng,Trị giá năm 2023 (triệu USD),Tỷ trọng năm 2023 (%)\nTổng,1100,100.0\nGạo,350,31.8\nCà phê,220,20.0\n\
                  Tôm,530,84.2\n";
    assert_eq!(contradictions(&audit(&read(values))), [Kind::Share, Kind::ShareSum]);
}

#[test]
fn shares_of_two_lists_in_one_are_no_contradiction() {
    // Once by branch and once by owner, every year: 200 in all.
    let text = "Item,Share 2021 (%),Share 2022 (%),Share 2023 (%)\nTotal,100.0,100.0,100.0\nHeavy industry,45.4,46.0,47.1\n\
                Light industry,54.6,54.0,52.9\nState,30.1,30.9,31.2\nPrivate,69.9,69.1,68.8\n";
    let a = audit(&read(text));
    assert_eq!((contradictions(&a), suspicions(&a)), (vec![], vec![]));
}

#[test]
fn a_total_beside_the_months_or_quarters_of_a_year_is_held_against_them() {
    // 100 + 120 + 130 + 140 = 490; 110 + 125 + 135 + 150 = 520, not 530; 115 + 130 + 140 + 155 = 540.
    let quarters = "Year,Q1,Q2,Q3,Q4,Total\n2021,100,120,130,140,490\n2022,110,125,135,150,530\n2023,115,130,140,155,540\n";
    let t = read(quarters);
    let a = audit(&t);
    assert_eq!(contradictions(&a), [Kind::Years]);
    assert_eq!((a.findings[0].stated.inputs[0].row, a.findings[0].stated.inputs[0].column), (3, 6));
    assert_eq!(contradictions(&audit(&read(&quarters.replace("530", "520")))), []);
    // Before them as well, and months: 4 × (100 + 120 + 130) = 1,400, and four times ten more.
    let months = |total: &str| {
        format!(
            "Xuất khẩu (triệu USD),Cả năm,T1,T2,T3,T4,T5,T6,T7,T8,T9,T10,T11,T12\n\
             2022,{total},100,120,130,100,120,130,100,120,130,100,120,130\n\
             2023,1440,110,120,130,110,120,130,110,120,130,110,120,130\n"
        )
    };
    let t = read(&months("1410"));
    let a = audit(&t);
    assert_eq!(contradictions(&a), [Kind::Years]);
    assert_eq!(a.findings[0].stated.value, Ok(1410.0));
    assert_eq!(contradictions(&audit(&read(&months("1400")))), []);
    // Three quarters are no year.
    let three = "Year,Q1,Q2,Q3,Total\n2021,100,120,130,390\n2022,110,125,135,370\n2023,115,130,140,385\n";
    assert!(audit(&read(three)).findings.is_empty());
}

#[test]
fn quarters_add_up_to_their_year_whatever_they_count() {
    // 100 + 120 + 130 + 140 = 490, not 470; 10 + 12 + 13 + 14 = 49.
    let goods = |unit: &str, year: &str| {
        format!(
            "Exports{unit},2021-Q1,2021-Q2,2021-Q3,2021-Q4,2021\nRice,100,120,130,140,{year}\nCoal,10,12,13,14,49\n"
        )
    };
    for unit in ["", " (million USD)"] {
        assert_eq!(contradictions(&audit(&read(&goods(unit, "470")))), [Kind::Years], "{unit}");
        assert_eq!(contradictions(&audit(&read(&goods(unit, "490")))), [], "{unit}");
    }
    // A year that is about a quarter of the sum is a mean, of what else adds up or not.
    assert_eq!(contradictions(&audit(&read(&goods("", "122.4")))), []);
}

#[test]
fn a_row_of_growth_below_its_values_is_held_against_them() {
    // 282,629 ÷ 264,268 = 6.9 %, 335,978 ÷ 282,629 = 18.9 %, 371,288 ÷ 335,978 = 10.5 %.
    let table = |row: &str, wrong: &str| {
        read(&format!(
            "Merchandise trade of Viet Nam (USD million)\n,2019,2020,2021,2022\nExports,\"264,268\",\"282,629\",\"335,978\",\"371,288\"\n\
             Imports,\"253,393\",\"262,701\",\"332,455\",\"359,148\"\nBalance,\"10,875\",\"19,928\",\"3,523\",\"12,140\"\n\
             \"{row}\",8.5,6.9,{wrong},10.5\n"
        ))
    };
    for row in [
        "Exports growth (%)",
        "Growth of exports, %",
        "Exports, % change",
        "Tốc độ tăng xuất khẩu (%)",
        "Tăng trưởng xuất khẩu (%)",
    ] {
        let a = audit(&table(row, "28.9"));
        assert_eq!(contradictions(&a), [Kind::Growth], "{row}");
        assert_eq!((a.findings[0].stated.inputs[0].row, a.findings[0].stated.inputs[0].column), (6, 4));
        assert_eq!(audit(&table(row, "18.9")).findings, [], "{row}");
    }
    // The growth of something else, at constant prices.
    let volume = read(
        "Trade (USD million),2019,2020,2021,2022\nExports,264268,282629,335978,371288\nImports,253393,262701,332455,359148\n\
         Export volume growth (%),4.1,3.0,12.2,5.5\n",
    );
    assert_eq!(contradictions(&audit(&volume)), []);
}

/// The sentences of all comparisons of a table, both languages.
fn said(t: &Dataset, lang: Lang) -> String {
    let a = audit(t);
    a.findings.iter().chain(&a.others).map(|f| sentence(lang, t, f) + "\n").collect()
}

#[test]
fn findings_are_worded_as_people_say_them() {
    let has = |t: &Dataset, lang: Lang, words: &str| {
        let said = said(t, lang);
        assert!(said.contains(words), "{words}\n{said}");
    };
    // 353,782 ÷ 371,288 is 4.7 % less: a fall, and no growth of a minus.
    let fall = read(
        "Chỉ tiêu,Đơn vị,2021,2022,2023\nXuất khẩu,triệu USD,335978,371288,353782\nTốc độ tăng xuất khẩu,%,18.9,10.5,-14.7\n",
    );
    has(&fall, Lang::Vi, "ghi giảm 14,7%, nhưng tính ra giảm 4,7%.");
    has(&fall, Lang::En, "says a fall of 14.7%, but it works out as a fall of 4.7%.");
    // What was a year before, by growth in a table that has no indices: 1,100 ÷ 1.1, and 350 ÷ 1.167 + 220 ÷ 1.1 + 530 ÷ 1.16 = 957.
    let implied = read(
        "Country,2022,2023,Share 2023 (%),Change (%)\nTotal,1000,1100,100.0,10.0\nChina,300,350,31.8,16.7\nJapan,200,220,20.0,10.0\n\
         US,500,530,48.2,16.0\n",
    );
    has(&implied, Lang::En, "1,000 by its own growth, but 957 by that of its parts.");
    has(
        &implied,
        Lang::Vi,
        "theo tốc độ tăng của chính nó là 1.000, nhưng theo tốc độ tăng của các phần là 957.",
    );
    // 2 of 102 is 1.96 %, stated to a whole per cent.
    let coarse = read(
        "period,flow,good,measure,unit,value\n2023,X,Total,value,million USD,10200.0\n2023,X,Tea,value,million USD,200.0\n\
         2023,X,Rice,value,million USD,10000.0\n2023,X,Tea,share,%,2\n2023,X,Rice,share,%,98\n",
    );
    has(
        &coarse,
        Lang::En,
        "says 2%; worked out it is 2.0%. That fits, but the stated figure is rounded too coarsely to tell.",
    );
    // 400.2 + 600.5 = 1,000.7, which nobody writes beside 1,000.5 as 1,001.
    let sum = read(
        "period,flow,good,measure,unit,value\n2023,X,Total,value,million USD,1000.6\n2023,X,Rice,value,million USD,400\n\
         2023,X,Tea,value,million USD,600.7\n",
    );
    has(&sum, Lang::En, "says $1,000.6 million; worked out it is $1,000.7 million.");
    // Dollars and euros.
    let unlike = read(
        "period,flow,good,measure,unit,value\n2022,X,Total,value,million USD,1000\n2022,X,Rice,value,million USD,400\n\
         2022,X,Coffee,value,million EUR,350\n2022,X,Tea,value,million USD,250\n",
    );
    has(&unlike, Lang::En, "it cannot be worked out: the figures are in different units.");
    has(&unlike, Lang::Vi, "không tính lại được: ");
}

#[test]
fn an_index_that_is_printed_as_a_percentage_is_worked_out_as_one() {
    // 111.2 ÷ 100 = 111.2.
    let t = read(
        "Năm,Xuất khẩu (triệu USD),Chỉ số phát triển (năm trước = 100) (%)\n2019,100.0,\n2020,110.0,110.0\n2021,121.0,110.0\n\
         2022,133.1,110.0\n2023,159.7,130.5\n",
    );
    let said = said(&t, Lang::En);
    assert!(
        said.contains("says an index of 130.5, but it works out as 120.0.")
            || said.contains("130.5%, but it works out as 120.0%."),
        "{said}"
    );
}

#[test]
fn exports_below_nothing_are_suspected_where_the_others_are_not() {
    let years = |flow: &str, values: [&str; 5]| {
        let mut text = String::from("period,flow,measure,unit,value\n");
        for (year, value) in (2019..).zip(values) {
            text += &format!("{year},{flow},value,million USD,{value}\n");
        }
        read(&text)
    };
    let t = years("X", ["100", "0", "50", "-20", "30"]);
    let a = audit(&t);
    assert_eq!((contradictions(&a), suspicions(&a)), (vec![], vec![Kind::Negative]));
    assert_eq!(
        sentence(Lang::Vi, &t, &a.findings[0]),
        "xuất khẩu, 2022: ô E5 ghi −20 triệu USD, nhỏ hơn 0; có thể thừa dấu trừ, hoặc là số điều chỉnh cho kỳ trước."
    );
    // Imports as debits, and a balance.
    assert_eq!(audit(&years("M", ["-100", "-90", "-95", "-99", "-101"])).findings, []);
    assert_eq!(audit(&years("X-M", ["100", "90", "50", "-20", "30"])).findings, []);
    let sentences = kimngach::tell::tell(&t, &Default::default(), Lang::Vi).unwrap();
    let told: String = sentences.iter().map(|s| s.text.clone() + "\n").collect();
    assert!(!told.contains("−20") && !told.contains("ình quân") && !told.contains("tăng thêm"), "{told}");
}

#[test]
fn two_digits_that_changed_places_are_suspected() {
    // Viet Nam's imports (million USD), www/data/gso_trade_annual_1990_2016.csv.
    let imports = [
        (2000, "15636.5"),
        (2001, "16217.9"),
        (2002, "19745.6"),
        (2003, "25255.8"),
        (2004, "31968.8"),
        (2005, "36761.1"),
        (2006, "44891.1"),
        (2007, "62764.7"),
        (2008, "80713.8"),
        (2009, "69948.8"),
        (2010, "84838.6"),
    ];
    let table = |of_2005: &str| {
        let mut text = String::from("Year,Imports (million USD)\n");
        for (year, value) in imports {
            text += &format!("{year},{}\n", if year == 2005 { of_2005 } else { value });
        }
        read(&text)
    };
    assert_eq!(audit(&table("36761.1")).findings, []);
    let a = audit(&table("63761.1"));
    assert_eq!((contradictions(&a), suspicions(&a)), (vec![], vec![Kind::Slip]));
    assert_eq!(a.findings[0].stated.inputs[0].row, 7);
    // As far off, but no two digits make it right.
    assert_eq!(audit(&table("61761.1")).findings, []);
}
