//! The sentences: what is told, what is not, and that every number of a sentence is the record it is tied to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod long_table;

use kimngach::indicators::{Query, evaluated};
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::tell::{Sentence, tell};
use long_table::{fixture, load, shared_table};

fn texts(sentences: &[Sentence]) -> Vec<&str> {
    sentences.iter().map(|s| s.text.as_str()).collect()
}

fn to(year: i16) -> Query {
    Query { to: Some(Period::Year(year)), ..Query::default() }
}

/// Every span is a number of the text, and its record evaluates to itself.
fn spans_hold(sentences: &[Sentence]) {
    for s in sentences {
        let chars: Vec<char> = s.text.chars().collect();
        assert!(!s.text.contains(['{', '}']), "{}", s.text);
        let first = chars.first().unwrap();
        assert!(!first.is_lowercase(), "{}", s.text);
        assert!(!s.spans.is_empty(), "no number in {}", s.text);
        for span in &s.spans {
            let shown: String = chars[span.start as usize..span.end as usize].iter().collect();
            assert!(!shown.is_empty());
            let value = span.record.value.unwrap();
            assert!(span.record.interval.contains(value), "{shown}");
            assert!(!span.record.inputs.is_empty(), "{shown} has no cells");
            if let Some(text) = evaluated(&span.record.formula, &span.record.inputs) {
                assert!(
                    (text - value).abs() <= 1e-9 * value.abs().max(1.0),
                    "{shown}: {} {value} {text}",
                    span.record.formula
                );
            }
        }
        for zero in
            ["tăng 0,0%", "giảm 0,0%", "up 0.0%", "down 0.0%", "tăng 0%", "giảm 0%", "up 0%", "down 0%"]
        {
            assert!(!s.text.contains(zero), "{}", s.text);
        }
    }
}

#[test]
fn exports_and_imports_are_told_as_newspapers_do() {
    let told = tell(&fixture("trade.csv"), &to(2005), Lang::Vi).unwrap();
    spans_hold(&told);
    assert_eq!(
        texts(&told),
        [
            "Năm 2005, xuất khẩu đạt 32,4 tỷ USD, tăng 22,5% so với năm 2004.",
            "Nhập khẩu đạt 36,8 tỷ USD, tăng 15,0% so với năm 2004.",
            "Năm 2005 nhập siêu 4,3 tỷ USD; từ năm 2000 đến nay năm nào cũng nhập siêu.",
            "Tổng kim ngạch xuất, nhập khẩu năm 2005 đạt 69,2 tỷ USD, lần đầu vượt mốc 60 tỷ USD.",
            "32,4 tỷ USD là mức xuất khẩu cao nhất trong giai đoạn 2000–2005.",
            "Bình quân giai đoạn 2001–2005, xuất khẩu tăng 17,5% mỗi năm.",
        ]
    );
    let told = tell(&fixture("trade.csv"), &to(2005), Lang::En).unwrap();
    spans_hold(&told);
    assert_eq!(told[0].text, "In 2005, exports came to $32.4 billion, up 22.5% from 2004.");
}

#[test]
fn a_change_within_rounding_hardly_changed() {
    let t = load(
        "made.csv",
        "period,flow,measure,unit,value\n2004,X,value,billion USD,32\n2005,X,value,billion USD,32\n2004,M,value,billion USD,30.0\n2005,M,value,billion USD,30.01\n",
    );
    let told = tell(&t, &Query::default(), Lang::Vi).unwrap();
    spans_hold(&told);
    assert_eq!(told[0].text, "Năm 2005, xuất khẩu đạt 32 tỷ USD, gần như không đổi so với năm 2004.");
    assert!(told[1].text.contains("gần như không đổi"), "{}", told[1].text);
}

#[test]
fn a_surplus_that_rounding_could_undo_is_not_told() {
    let t = load(
        "made.csv",
        "period,flow,measure,unit,value\n2004,X,value,billion USD,32\n2004,M,value,billion USD,32\n",
    );
    let told = tell(&t, &Query::default(), Lang::En).unwrap();
    assert!(texts(&told).iter().all(|s| !s.contains("surplus") && !s.contains("deficit")), "{told:?}");
}

#[test]
fn parts_are_told_with_their_shares_and_what_they_contributed() {
    let query =
        Query { select: vec![("flow".into(), "X".into())], by: Some("good".into()), ..Query::default() };
    let told = tell(&fixture("goods.csv"), &query, Lang::En).unwrap();
    spans_hold(&told);
    assert_eq!(
        texts(&told),
        [
            "In 2005, exports came to $1.0 billion, up 25.0% from 2004.",
            "The largest item is Rice: $450.0 million, or 45.0% of all exports.",
            "Rice, up 50.0% from 2004, added 18.8 percentage points to the 25.0% growth of all exports.",
            "From 2004 to 2005, the share of Rice rose from 37.5% to 45.0%.",
            "In 2005, the two largest items (Rice, Coffee) made up 70.0% of all exports.",
        ]
    );
}

fn asking(name: &str, member: &str) -> Query {
    Query { select: vec![(name.into(), member.into())], ..Query::default() }
}

const WITH_TOTAL: &str = "period,flow,kind,partner,measure,unit,value\n\
    2004,X,total,TOTAL,value,million USD,900\n2005,X,total,TOTAL,value,million USD,990\n\
    2004,X,country,Laos,value,million USD,300\n2005,X,country,Laos,value,million USD,360\n\
    2004,X,country,Chad,value,million USD,600\n2005,X,country,Chad,value,million USD,630\n\
    2004,X,group,ASEAN,value,million USD,300\n2005,X,group,ASEAN,value,million USD,360\n";

#[test]
fn who_asks_about_a_part_is_told_of_it_and_not_of_the_whole() {
    let told = tell(&load("made.csv", WITH_TOTAL), &asking("partner", "laos"), Lang::En).unwrap();
    spans_hold(&told);
    // 360 of 300 is a fifth more.
    assert!(told[0].text.contains("Laos came to $360 million, up 20% from 2004"), "{told:?}");
    assert!(texts(&told).iter().all(|s| !s.contains("990")), "{told:?}");
}

#[test]
fn a_dimension_that_the_table_has_not_is_refused() {
    let query = Query { by: Some("nodim".into()), ..Query::default() };
    let problem = tell(&load("made.csv", WITH_TOTAL), &query, Lang::En).unwrap_err();
    assert_eq!(problem.code, "compute.dimension");
    let problem = tell(&load("made.csv", WITH_TOTAL), &asking("partner", "Mars"), Lang::En).unwrap_err();
    assert_eq!(problem.code, "compute.member");
}

#[test]
fn without_a_total_the_largest_that_reaches_the_end_is_told_of() {
    let t = load(
        "made.csv",
        "period,flow,commodity,measure,unit,value\n\
         2003,X,Tin,value,million USD,900\n2004,X,Tin,value,million USD,950\n\
         2004,X,Silk,value,million USD,20\n2005,X,Silk,value,million USD,30\n\
         2004,X,Tea,value,million USD,40\n2005,X,Tea,value,million USD,50\n",
    );
    let told = tell(&t, &Query::default(), Lang::En).unwrap();
    assert_eq!(told[0].text, "In 2005, exports of Tea came to $50 million, up 25% from 2004.");
    // Up to 2004 tin is there and larger.
    let told = tell(&t, &to(2004), Lang::En).unwrap();
    assert!(told[0].text.starts_with("In 2004, exports of Tin came to $950 million"), "{told:?}");
}

#[test]
fn goods_are_tied_as_each_language_ties_them_and_a_span_is_no_subject() {
    let t = load(
        "made.csv",
        "period,flow,commodity,economy,span,measure,unit,value\n\
         2005,X,Tea,Laos,month,value,million USD,50\n2005,X,Silk,Chad,year to date,value,million USD,40\n",
    );
    let first = |lang| tell(&t, &Query::default(), lang).unwrap()[0].text.clone();
    assert_eq!(first(Lang::Vi), "Năm 2005, xuất khẩu Tea của Laos đạt 50 triệu USD.");
    assert_eq!(first(Lang::En), "In 2005, exports of Tea by Laos came to $50 million.");
}

fn trade_of(exports: &[&str], imports: &[&str], unit: &str) -> kimngach::dataset::Dataset {
    let mut text = "period,flow,measure,unit,value\n".to_owned();
    for (flow, list) in [("X", exports), ("M", imports)] {
        for (n, value) in list.iter().enumerate() {
            text += &format!("{},{flow},value,{unit},{value}\n", 2000 + n);
        }
    }
    load("made.csv", &text)
}

#[test]
fn a_record_of_the_whole_table_is_one_of_its_years_and_not_since_its_first() {
    let imports = ["10"; 7];
    let t = trade_of(&["12.5", "9.5", "9.5", "9.5", "9.5", "9.5", "15.5"], &imports, "billion USD");
    let of = |t, lang| tell(t, &Query::default(), lang).unwrap()[2].text.clone();
    assert!(of(&t, Lang::En).ends_with(", the largest in 2000–2006."), "{}", of(&t, Lang::En));
    assert!(of(&t, Lang::Vi).ends_with(", mức cao nhất trong giai đoạn 2000–2006."), "{}", of(&t, Lang::Vi));
    // Never one before: the first.
    let t = trade_of(&["7.5", "7.5", "7.5", "7.5", "7.5", "7.5", "15.5"], &imports, "billion USD");
    assert!(of(&t, Lang::En).ends_with(", the first in 2000–2006."), "{}", of(&t, Lang::En));
    assert!(of(&t, Lang::Vi).ends_with(", lần xuất siêu đầu tiên trong giai đoạn 2000–2006."));
}

#[test]
fn nothing_is_told_of_a_mark_or_a_fall_at_nothing() {
    let zeros = trade_of(&["5", "5", "5", "5", "5", "5", "0"], &["4", "4", "4", "4", "4", "4", "0"], "USD");
    let tiny = trade_of(&["5"; 7], &["4", "4", "4", "4", "4", "4", "0.001"], "USD");
    for t in [zeros, tiny] {
        let told = tell(&t, &Query::default(), Lang::En).unwrap();
        for text in texts(&told) {
            assert!(!text.contains("passed") && !text.contains("$0.0") && !text.contains("100"), "{text}");
        }
    }
}

#[test]
fn an_index_of_the_year_before_is_stated_and_never_grows() {
    let t = load(
        "made.csv",
        "period,measure,unit,value\n2018,price index (previous year = 100),%,104.0\n\
         2019,price index (previous year = 100),%,110.0\n2020,price index (previous year = 100),%,90.0\n",
    );
    let told = tell(&t, &Query::default(), Lang::En).unwrap();
    let what = "price index (previous year = 100)";
    // The highest of the three is in the middle; the lowest is the last, of too few to be a record.
    let expected = [
        format!("In 2020, {what} stood at 90.0%."),
        format!("The highest level of {what} in 2018–2020 was 110.0%, in 2019."),
    ];
    assert_eq!(texts(&told), expected);
}

#[test]
fn months_are_compared_with_the_year_before_and_added_up() {
    let told = tell(&fixture("months.csv"), &Query::default(), Lang::Vi).unwrap();
    spans_hold(&told);
    assert_eq!(told[0].text, "Tháng 12/2005, xuất khẩu đạt 3,3 tỷ USD, tăng 10,0% so với cùng kỳ năm trước.");
    assert!(
        told.iter().any(|s| s.text.starts_with("Tính chung năm 2005, xuất khẩu đạt 33,0 tỷ USD")),
        "{told:?}"
    );
}

#[test]
fn the_public_tables_can_all_be_told() {
    let Some(dir) = long_table::shared("data") else {
        eprintln!("SKIPPED: ../shared/data is not there");
        return;
    };
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| {
            n.ends_with(".csv") && !["raw", "as_published", "vs_outcome"].iter().any(|w| n.contains(w))
        })
        .collect();
    names.sort();
    for name in names {
        let d = shared_table(&name).unwrap();
        for lang in Lang::ALL {
            match tell(&d, &Query::default(), lang) {
                Ok(told) => {
                    spans_hold(&told);
                    assert!(told.len() <= 7);
                    println!("{name}: {} sentences", told.len());
                    texts(&told).iter().for_each(|t| println!("   {t}"));
                }
                Err(e) => println!("{name}: {e:?}"),
            }
        }
    }
    // The sentence of the task, word for word in what it tells.
    let told =
        tell(&shared_table("vietnam_trade_annual_1986_2025.csv").unwrap(), &to(2023), Lang::Vi).unwrap();
    assert_eq!(told[0].text, "Năm 2023, xuất khẩu đạt 353,8 tỷ USD, giảm 4,7% so với năm 2022.");
    assert!(told[2].text.starts_with("Năm 2023 xuất siêu 28,0 tỷ USD, là năm thứ tám liên tiếp xuất siêu"));
}

/// What is told of a table as the program itself reads it.
fn told(table: &str, query: &Query, lang: Lang) -> Vec<String> {
    use kimngach::read::{Hints, native::Native};
    let d = kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset;
    let sentences = tell(&d, query, lang).unwrap_or_else(|e| panic!("{e:?}"));
    spans_hold(&sentences);
    sentences.into_iter().map(|s| s.text).collect()
}

#[test]
fn what_is_no_trade_is_told_under_its_own_name() {
    let ratio = "period,flow,category,measure,unit,value\n2015,X,EXPORTS,ratio to GDP,%,84\n2016,X,EXPORTS,ratio to GDP,%,86\n";
    assert_eq!(
        told(ratio, &Query::default(), Lang::En)[0],
        "In 2016, the ratio to GDP of exports stood at 86%, up 2 percentage points from 2015."
    );
    let volume = "period,flow,region,measure,unit,value\n\
        2019-Q4,X,Viet Nam,volume index,2005Q1=100,800.1\n2019-Q4,X,World,volume index,2005Q1=100,165.2\n\
        2020-Q4,X,Viet Nam,volume index,2005Q1=100,841.3\n2020-Q4,X,World,volume index,2005Q1=100,175.3\n";
    let first = &told(volume, &Query::default(), Lang::En)[0];
    assert!(first.starts_with("In Q4 2020, the volume index of exports (World) stood at 175.3"), "{first}");
    let own = told(&volume.replace("World", "Thế giới"), &Query::default(), Lang::En);
    assert!(own[0].contains("exports (world)"), "the world has a name in every language: {own:?}");
    let services = "period,flow,service,measure,unit,value\n2016,X,Total,value of services,million USD,12300\n\
        2016,M,Total,value of services,million USD,16500\n2016,X,Travel,value of services,million USD,8000\n";
    let all = told(services, &Query::default(), Lang::En).join(" ");
    assert!(all.contains("exports (value of services) came to $12.3 billion"), "{all}");
    assert!(all.contains("in trade in services, there was a trade deficit of $4.2 billion"), "{all}");
    // A balance with one partner is none of all trade.
    let japan = "period,flow,partner,measure,unit,value\n2016,X,TOTAL,value,million USD,900\n2016,M,TOTAL,value,million USD,800\n\
        2016,X,Japan,value,million USD,146\n2016,M,Japan,value,million USD,150\n2016,X,China,value,million USD,219\n2016,M,China,value,million USD,500\n";
    let query = Query { select: vec![("partner".into(), "Japan".into())], ..Query::default() };
    let all = told(japan, &query, Lang::En).join(" ");
    assert!(all.contains("In 2016, in trade with Japan, there was a trade deficit of $4 million"), "{all}");
    let all = told(japan, &query, Lang::Vi).join(" ");
    assert!(all.contains("Năm 2016, trong thương mại với Japan, nhập siêu 4 triệu USD"), "{all}");
    // Some countries have an article in English; none has one in Vietnamese, a dash least of all.
    let states = japan.replace("Japan", "United States");
    let query = |name: &str| Query { select: vec![("partner".into(), name.into())], ..Query::default() };
    let all = told(&states, &query("United States"), Lang::En).join(" ");
    assert!(all.contains("in trade with the United States, there was"), "{all}");
    let all = told(&japan.replace("Japan", "–"), &query("–"), Lang::Vi).join(" ");
    assert!(!all.contains("the –"), "{all}");
    // A plan is told with one comma.
    let plan = "period,flow,partner,measure,unit,value,status\n2015,X,TOTAL,value,million USD,900,final\n2015,M,TOTAL,value,million USD,800,final\n\
        2016,X,TOTAL,value,million USD,900,plan\n2016,M,TOTAL,value,million USD,800,plan\n\
        2015,X,Japan,value,million USD,140,final\n2015,M,Japan,value,million USD,150,final\n\
        2016,X,Japan,value,million USD,146,plan\n2016,M,Japan,value,million USD,150,plan\n";
    let all = told(plan, &query("Japan"), Lang::Vi).join(" ");
    assert!(
        all.contains("Theo kế hoạch năm 2016, trong thương mại với Japan, nhập siêu 4 triệu USD"),
        "{all}"
    );
    let all = told(plan, &query("Japan"), Lang::En).join(" ");
    assert!(
        all.contains("The plan for 2016, in trade with Japan, foresees a trade deficit of $4 million"),
        "{all}"
    );
}

#[test]
fn of_indices_without_a_total_the_general_one_is_told_of_and_does_not_shout() {
    let table = "period,flow,commodity,measure,unit,value\n\
        2015,X,Pepper,price index,2010=100,266.9\n2015,X,GENERAL EXPORT PRICE INDEX,price index,2010=100,112.9\n\
        2016,X,Pepper,price index,2010=100,238.9\n2016,X,GENERAL EXPORT PRICE INDEX,price index,2010=100,111.0\n";
    // 111.0 ÷ 112.9
    assert_eq!(
        told(table, &Query::default(), Lang::En)[0],
        "In 2016, the general export price index stood at 111.0 (2010=100), down 1.7% from 2015."
    );
}

#[test]
fn of_releases_the_one_is_told_of_that_reaches_the_period_asked_about() {
    let table = "release,period,flow,measure,unit,value\n\
        2004-06,2004-05,X,value,million USD,2100.5\n2004-06,2004-06,X,value,million USD,2150.5\n\
        2025-02,2025-01,X,value,million USD,33000.5\n2025-02,2025-02,X,value,million USD,31100.5\n";
    let until = |text: &str| Query { to: Period::parse(text), ..Query::default() };
    let first = &told(table, &until("2004-06"), Lang::En)[0];
    assert!(first.starts_with("In June 2004, exports came to $2.2 billion"), "{first}");
}

#[test]
fn a_multiple_of_next_to_nothing_is_no_news_and_a_year_that_doubled_neither() {
    let table = |first: &str| {
        let mut table = String::from("Year,Exports (million USD)\n");
        for (year, value) in (1996..).zip([
            first, "4200.2", "4650.7", "5011.3", "5800.1", "6100.9", "6505.2", "7001.4", "7505.0", "8120.8",
            "9003.3", "9502.1",
        ]) {
            table += &format!("{year},{value}\n");
        }
        told(&table, &Query::default(), Lang::En).join(" ")
    };
    // 9,502.1 ÷ 3,900.5, and growth of 15.7% in 2000.
    let all = table("3900.5");
    assert!(
        all.contains("2.4 times the level of 1996") && all.contains("grew fastest in 2000: up 15.7%"),
        "{all}"
    );
    // From 10.4 to 9,502.1: over the ten years to 2007 the multiple is 9,502.1 ÷ 4,200.2.
    let all = table("10.4");
    assert!(all.contains("2.3 times the level of 1997") && !all.contains("fastest"), "{all}");
}

#[test]
fn nothing_rests_on_a_figure_that_does_not_fit_its_neighbours() {
    let years = |values: [&str; 5]| {
        let mut table = String::from("Năm,Xuất khẩu (triệu USD)\n");
        for (year, value) in (2001..).zip(values) {
            table += &format!("{year},{value}\n");
        }
        told(&table, &Query::default(), Lang::Vi)
    };
    // Billions in a column of millions.
    assert_eq!(
        years(["15029.2", "16706.1", "20149.3", "26485.0", "32.4471"]),
        [
            "Năm 2005, bảng ghi xuất khẩu là 32,4 triệu USD, lệch khoảng một nghìn lần so với các số bên cạnh; \
          cần kiểm tra đơn vị trước khi dùng."
        ]
    );
    // A year before that is far off: the growth on it is not told.
    let all = years(["15029.2", "16706.1", "17149.3", "3648.5", "18447.1"]);
    assert_eq!(all[0], "Năm 2005, xuất khẩu đạt 18,4 tỷ USD.");
    let sound = years(["15029.2", "16706.1", "20149.3", "26485.0", "32447.1"]);
    assert_eq!(sound[0], "Năm 2005, xuất khẩu đạt 32,4 tỷ USD, tăng 22,5% so với năm 2004.");
}

#[test]
fn what_came_about_is_told_before_the_plan_and_another_years_outcome_never() {
    let table = "period,flow,commodity,measure,unit,plan,outcome,outcome_2005_implied\n\
        2006,X,Total,value,million USD,38444,39826.2,32447.1\n2006,X,Rice,value,million USD,1211,1305.57,1407.0\n\
        2006,X,Tea,value,million USD,116,110.563,96.9\n";
    assert_eq!(told(table, &Query::default(), Lang::En)[0], "In 2006, exports came to $39.8 billion.");
}

/// Twelve years of exports and imports that rise by a billion; the last but one is an estimate, the last a plan.
fn with_a_plan() -> String {
    let mut table = String::from("period,flow,measure,unit,value,status\n");
    for year in 2010..=2021 {
        let status = match year {
            2020 => "estimate",
            2021 => "plan",
            _ => "final",
        };
        for (flow, less) in [("X", 0), ("M", 500)] {
            let value = 10_000 + 1000 * (year - 2010) - less;
            table += &format!("{year},{flow},value,million USD,{value}.5,{status}\n");
        }
    }
    table
}

#[test]
fn what_ends_in_an_estimate_says_so_and_a_plan_is_no_fact() {
    let dataset = load("made.csv", &with_a_plan());
    let told = tell(&dataset, &Query::default(), Lang::En).unwrap();
    spans_hold(&told);
    assert_eq!(
        texts(&told),
        [
            "The plan for 2021 puts exports at $21.0 billion, up 5.0% from 2020.",
            "The plan for 2021 puts imports at $20.5 billion, up 5.1% from 2020.",
            "The plan for 2021 foresees a trade surplus of $500.0 million.",
            "In 2020 (estimate), exports came to $20.0 billion, up 5.3% from 2019.",
            "In 2020 (estimate), imports came to $19.5 billion, up 5.4% from 2019.",
            // Of what came about: the run and the record end in 2020.
            "$20.0 billion (estimate) is the highest level of exports in 2010–2020.",
            // 100 × ((20,000.5 ÷ 10,000.5)^(1 ÷ 10) − 1)
            "In 2011–2020 (2020: estimate), exports grew by 7.2% a year on average.",
        ]
    );
    let vi = tell(&dataset, &to(2020), Lang::Vi).unwrap();
    assert!(
        texts(&vi).contains(&"Bình quân giai đoạn 2011–2020 (2020: ước tính), xuất khẩu tăng 7,2% mỗi năm.")
    );
    assert!(
        texts(&vi)[1].starts_with("Nhập khẩu đạt 19,5 tỷ USD (ước tính), tăng 5,4%"),
        "{}",
        texts(&vi)[1]
    );
}

#[test]
fn a_balance_is_a_surplus_or_a_deficit_and_a_thousand_billion_is_a_trillion() {
    let balance =
        "period,flow,measure,unit,value\n2022,X-M,value,billion USD,3.5\n2023,X-M,value,billion USD,-7.5\n";
    let told = |text: &str, lang| {
        let sentences = tell(&load("made.csv", text), &Query::default(), lang).unwrap();
        spans_hold(&sentences);
        sentences[0].text.clone()
    };
    assert_eq!(
        told(balance, Lang::En),
        "In 2023 there was a trade deficit of $7.5 billion, after a surplus of $3.5 billion in 2022."
    );
    assert_eq!(told(balance, Lang::Vi), "Năm 2023 nhập siêu 7,5 tỷ USD; năm 2022 xuất siêu 3,5 tỷ USD.");
    let world =
        "period,flow,measure,unit,value\n2022,X,value,billion USD,900.00\n2023,X,value,billion USD,999.98\n";
    assert_eq!(told(world, Lang::En), "In 2023, exports came to $1.0 trillion, up 11.1% from 2022.");
    assert_eq!(
        told(world, Lang::Vi),
        "Năm 2023, xuất khẩu đạt 1,0 nghìn tỷ USD, tăng 11,1% so với năm 2022."
    );
    // The press counts a few thousand billion đồng in billions, and tens of thousands of billions in those.
    let dong = |value: &str| format!("period,flow,measure,unit,value\n2023,X,value,billion VND,{value}\n");
    assert_eq!(told(&dong("5316"), Lang::Vi), "Năm 2023, xuất khẩu đạt 5.316 tỷ đồng.");
    assert_eq!(told(&dong("53160"), Lang::Vi), "Năm 2023, xuất khẩu đạt 53,2 nghìn tỷ đồng.");
    // 10 and 9 billion, both to the billion: 9.5 may be both.
    let open = "period,flow,measure,unit,value\n2022,X,value,billion USD,9\n2023,X,value,billion USD,10\n";
    assert_eq!(
        told(open, Lang::En),
        "In 2023, exports came to $10 billion; the rounded figures leave open whether that was more or less than in 2022."
    );
}

#[test]
fn parts_in_other_money_are_not_ranked() {
    let table = "period,flow,commodity,measure,unit,value\n2021,X,Total,value,million USD,500\n\
        2021,X,Rice,value,million USD,110\n2021,X,Coffee,value,million EUR,330\n2021,X,Tea,value,million USD,60\n";
    let dataset = kimngach::project::open(
        table.as_bytes(),
        "made.csv",
        &kimngach::read::Hints::default(),
        &kimngach::read::native::Native,
    );
    let told = tell(&dataset.unwrap().dataset, &Query::default(), Lang::En).unwrap();
    assert_eq!(texts(&told), ["In 2021, exports came to $500 million."]);
}

#[test]
fn over_a_year_without_a_figure_nothing_is_counted_and_no_record_is_set() {
    // A surplus in every year that is known. 2019 is not: the run may be the eighth or the fourth, and 2019 may have been larger.
    let rows = [
        ("2016", "100", "98"),
        ("2017", "110", "107"),
        ("2018", "120", "116"),
        ("2019", "", "125"),
        ("2020", "150", "140"),
        ("2021", "170", "158"),
        ("2022", "190", "176"),
        ("2023", "210", "190"),
    ];
    let mut table = String::from("year,flow,value (billion USD)\n");
    for (year, exports, imports) in rows {
        table += &format!("{year},exports,{exports}\n{year},imports,{imports}\n");
    }
    let all = told(&table, &Query::default(), Lang::En);
    let all = all.join("\n");
    assert!(all.contains("surplus of $20 billion; every year since 2020 had one."), "{all}");
    for claim in ["in a row", "the largest", "the highest", "for the first time", "grew fastest"] {
        assert!(!all.contains(claim), "{claim}: {all}");
    }
    // The same years without the gap: eight in a row from the first year of the table, and the largest of them.
    let whole = told(&table.replace("2019,exports,\n", "2019,exports,131\n"), &Query::default(), Lang::En);
    assert!(whole.iter().any(|s| s.contains("every year since 2016 had one")), "{whole:?}");
    assert!(whole.iter().any(|s| s.contains("is the highest level of exports in 2016–2023")), "{whole:?}");
}

#[test]
fn of_equal_parts_none_is_the_largest_and_a_missing_one_may_be() {
    let of = |rows: &str| {
        let table = ["year,item,value (million USD)\n", rows].concat();
        told(&table, &Query::default(), Lang::En).join("\n")
    };
    // 60.1 and 60.1 may be either way round; 60.3 is surely more than 60.1.
    let tie = of("2022,Total,130\n2022,Rice,60.1\n2022,Coffee,60.1\n2022,Tea,9.8\n");
    assert!(!tie.contains("largest") && !tie.contains("First is"), "{tie}");
    let clear = of("2022,Total,130\n2022,Rice,60.3\n2022,Coffee,60.1\n2022,Tea,9.6\n");
    assert!(clear.contains("Rice: $60.3 million"), "{clear}");
    // 120 less 40 and 15 leaves 65 for the one without a figure.
    let missing = of(
        "2021,Total,115\n2021,Rice,41\n2021,Coffee,60\n2021,Tea,14\n2022,Total,120\n2022,Rice,40\n2022,Coffee,\n2022,Tea,15\n",
    );
    for claim in ["largest", "Rice: ", "fastest", "added"] {
        assert!(!missing.contains(claim), "{claim}: {missing}");
    }
}

#[test]
fn a_column_of_plan_and_outcome_is_told_by_its_outcome() {
    let mut table = String::from("year,kind,flow,value (billion USD)\n");
    for (year, plan, actual) in [("2022", "365", "371"), ("2023", "393", "354"), ("2024", "376", "405")] {
        table += &format!("{year},plan,exports,{plan}\n{year},actual,exports,{actual}\n");
    }
    table += "2025,plan,exports,454\n";
    // 405 ÷ 354 − 1 = 14.4 %: with whole billions between 14.1 and 14.7 %
    assert_eq!(
        told(&table, &Query::default(), Lang::En)[0],
        "In 2024, exports came to $405 billion, up 14% from 2023."
    );
}

#[test]
fn a_total_that_is_exports_and_imports_together_is_turnover() {
    let rows = |total: &str| {
        [
            "item;2022;2023\nTổng số;",
            total,
            "\nXuất khẩu;371,3;354,7\nNhập khẩu;358,9;326,4\nCán cân;12,4;28,3\n",
        ]
        .concat()
    };
    // 371.3 + 358.9 = 730.2; 354.7 + 326.4 = 681.1
    let both = told(&rows("730,2;681,1"), &Query::default(), Lang::Vi);
    assert!(both[0].starts_with("Năm 2023, xuất khẩu"), "{both:?}");
    assert!(both.iter().any(|s| s.contains("xuất siêu 28,3")), "{both:?}");
    // Of a total that is something else nothing is said of the kind.
    let other = told(&rows("900,2;981,1"), &Query::default(), Lang::Vi);
    assert!(!other.iter().any(|s| s.contains("xuất siêu")), "{other:?}");
}

#[test]
fn names_that_programs_write_are_not_read_out() {
    let table =
        "period,flow,value_million_usd\n2022,export,100\n2022,import,90\n2023,export,120\n2023,import,80\n";
    let all = told(table, &Query::default(), Lang::En).join("\n");
    assert!(all.contains("In 2023, exports came to $120 million, up 20% from 2022."), "{all}");
    assert!(!all.contains("value_million_usd"), "{all}");
}

#[test]
fn months_of_one_flow_are_added_up_and_held_against_the_month_before() {
    let mut table = String::from("period,flow,value (million USD)\n");
    for (year, months) in [(2023, [100, 80, 120]), (2024, [110, 90, 150])] {
        for (month, value) in (1..).zip(months) {
            table += &format!("{year}-{month:02},export,{value}\n");
        }
    }
    // 110 + 90 + 150 = 350 against 100 + 80 + 120 = 300: 16.7 %, with whole millions 16.0 to 17.4; 150 ÷ 90 − 1 = 66.7 %
    assert_eq!(
        told(&table, &Query::default(), Lang::En),
        [
            "In March 2024, exports came to $150 million, up 25% from a year earlier.",
            "In January–March 2024, exports came to $350 million, up 17% from a year earlier.",
            "Exports rose by 67% from February 2024.",
            // 150 − 120.
            "Exports came to $30 million more than a year earlier.",
        ]
    );
}

#[test]
fn nothing_rests_on_a_month_with_a_slipped_digit_and_a_season_is_none() {
    let months = |may: [f64; 3]| {
        let mut table = String::from("period,flow,value (million USD)\n");
        for (year, may) in (2021..).zip(may) {
            for month in 1..=12 {
                let value = if month == 5 { may } else { 1000.0 + f64::from(year - 2021) * 60.0 };
                table += &format!("{year}-{month:02},export,{value:.1}\n");
            }
        }
        told(&table, &Query { to: Period::parse("2023-05"), ..Query::default() }, Lang::En).join("\n")
    };
    // May 2022 is 106.0 for 1,060.0: May 2023 is not "up 957%", nor is the year to date held against one with the slip in it.
    let slip = months([1000.0, 106.0, 1120.0]);
    assert!(slip.contains("$1.1 billion") && !slip.contains('%'), "{slip}");
    // Lychees are sold in May: three times a year's spike is a season, and the growth of it is told.
    let season = months([8000.0, 8480.0, 8960.0]);
    assert!(season.contains("up 5.7%"), "{season}");
}
