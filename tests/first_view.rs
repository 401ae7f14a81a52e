//! What a dropped file shows at once: the title of the chart that nobody asked anything of, and its subtitle, which says flow,
//! periods and unit. Small tables in the manner of statistics offices, written for these tests.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kimngach::dataset::{self, DimensionKind, Flow, MemberRole};
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::plan::{Face, Look, Plan, Size, Told, plan};
use kimngach::read::{self, Hints, native::Native};
use kimngach::spec::ChartSpec;

fn dataset(text: &str) -> dataset::Dataset {
    let table = read::read(text.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap();
    dataset::build(&table).unwrap().output
}

fn planned(text: &str) -> Plan {
    let look = Look { lang: Lang::En, ..Look::default() };
    plan(&ChartSpec::default(), &dataset(text), Size::wide(800.0), &Face::bundled(), &look).unwrap().output
}

fn told(text: &str) -> Told {
    planned(text).told
}

/// 7,570.9 thousand hectares are 7.57 million.
#[test]
fn a_unit_in_two_languages_is_one_unit() {
    let told = told("Year,\"Area (Nghìn ha - Thous. ha)\"\n2021,7238.9\n2022,7108.9\n2023,7119.3\n");
    assert!(told.subtitle.contains("million ha"), "{}", told.subtitle);
}

/// 20,109.1 thousand persons are 20.1 million, however often the file says thousand.
#[test]
fn a_scale_that_is_said_twice_counts_once() {
    let told = told(
        "REF_DATE,GEO,Item,UOM,SCALAR_FACTOR,VALUE\n2023-01,Canada,Employment,Persons in thousands,thousands,20087.3\n\
         2023-02,Canada,Employment,Persons in thousands,thousands,20109.1\n",
    );
    assert!(told.subtitle.contains("million people"), "{}", told.subtitle);
}

/// "(x 1,000,000)" stands in the title, "Dollars" over the figures.
#[test]
fn a_scale_in_the_title_is_that_of_units_that_say_none() {
    let told = told(
        "\"Merchandise trade, monthly (x 1,000,000)\"\n\"Frequency: Monthly\"\n\nTrade,\"October 2023\",\"November 2023\",\"December 2023\"\n\
         ,Dollars,,\nImport,\"66,309.8\",\"63,490.1\",\"59,383.6\"\nExport,\"64,004.1\",\"65,110.2\",\"63,020.9\"\n",
    );
    assert!(told.subtitle.contains("billion"), "{}", told.subtitle);
}

#[test]
fn exports_are_not_the_total_of_imports_and_balance() {
    let text = "Tỷ USD,10/2023,11/2023,12/2023\nXuất khẩu,32.31,31.08,32.91\nNhập khẩu,29.31,29.80,30.63\n\
                Cán cân thương mại,3.00,1.28,2.28\n\"Tốc độ tăng xuất khẩu (%)\",5.9,6.7,13.1\n";
    let data = dataset(text);
    assert!(data.dimensions.iter().any(|d| d.kind == DimensionKind::Flow));
    assert!(data.dimensions.iter().flat_map(|d| &d.members).all(|m| m.role == MemberRole::Item));
    assert!(told(text).title.contains("urplus"), "{}", told(text).title);
}

#[test]
fn total_beside_exports_and_imports_is_both_together() {
    let data = dataset(
        "Year;Total;Exports;Imports\n2013;264065.5;132032.9;132032.6\n2014;298066.2;150217.1;147849.1\n2015;327792.6;162016.7;165775.9\n",
    );
    let flows: Vec<Flow> = data.dimensions.iter().flat_map(|d| &d.members).filter_map(|m| m.flow).collect();
    assert!(flows.contains(&Flow::Turnover), "{flows:?}");
}

/// A column that says "M" for monthly speaks of no imports.
#[test]
fn monthly_is_no_flow() {
    let data = dataset(
        "freq,geo,TIME_PERIOD,OBS_VALUE\nM,AT,2020-01,2.1\nM,AT,2020-02,2.5\nM,DE,2020-01,1.6\nM,DE,2020-02,1.7\n",
    );
    assert!(
        data.dimensions
            .iter()
            .flat_map(|d| &d.members)
            .all(|m| m.flow != Some(Flow::Import) || m.name != "M")
    );
    assert!(data.dimensions.iter().all(|d| d.kind != DimensionKind::Flow));
}

/// Owners, sums and what stands for all are no goods.
#[test]
fn the_first_is_a_good_not_an_owner_or_the_whole() {
    let told = told(
        "Mặt hàng,Trị giá (triệu USD)\nToàn ngành hàng,900\nTrong đó: Khu vực có vốn đầu tư nước ngoài,412\nMáy móc,231\n\
         Xăng dầu,162\nThép,78\nVải,55\n",
    );
    assert!(told.title.starts_with("Máy móc"), "{}", told.title);
}

/// Nobody leads among exports, imports and their balance.
#[test]
fn no_flow_leads_the_others() {
    let told = told(
        "Item,2023\nExports (million USD),107\nImports (million USD),102\nTrade balance (million USD),5\n",
    );
    assert!(!told.title.contains("largest"), "{}", told.title);
}

/// Seasons are stretches of their own: a dash between two of them has room.
#[test]
fn stretches_between_stretches_have_room() {
    let text = kimngach::lang::span(
        Lang::En,
        Period::parse("2021/2022").unwrap(),
        Period::parse("2022/2023").unwrap(),
    );
    assert_eq!(text, "2021–2022 – 2022–2023");
}

/// "Kế hoạch" beside "Thực hiện": the outcome against the plan, whether or not a year is said; nothing stands there twice.
#[test]
fn a_plan_beside_its_outcome_is_held_against_it() {
    let rows = "Gạo;1211;1305\nCà phê;770;1101\nThủy sản;3098;2964\n";
    for (head, when) in [
        ("Mặt hàng;Kế hoạch;Thực hiện", ""),
        ("Mặt hàng;Plan 2006;Outcome 2006", " of 2006"),
        ("Mặt hàng;KH;TH", ""),
    ] {
        let text = ["Đơn vị: triệu USD\n", head, "\n", rows].concat();
        let table = read::read(text.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap();
        let built = dataset::build(&table).unwrap();
        assert!(built.warnings.iter().all(|w| w.code != "dataset.twice"), "{head}: {:?}", built.warnings);
        assert_eq!(built.output.measures.len(), 1, "{head}");
        let told = told(&text);
        assert_eq!(told.title, format!("Two of 3 commodities reached the plan{when}"), "{head}");
        assert!(told.subtitle.ends_with("billion US dollars"), "{}", told.subtitle);
    }
    // 1,211 and 1,305 of the first row, 770 and 1,101 of the second; the third is surely over its plan as well.
    let all = told("Item,Plan,Outcome\nRice,1211,1305\nCoffee,770,1101\nFish,3098,3364\n");
    assert!(all.title.starts_with("All three "), "{}", all.title);
    let none = told("Item,Plan,Outcome\nRice,1211,1205\nCoffee,770,701\nFish,3098,2364\n");
    assert!(none.title.starts_with("None of the three "), "{}", none.title);
    assert!(!none.subtitle.ends_with(','), "{}", none.subtitle);
}

/// Where a chart shows one figure of a period, it is what was, not what was planned.
#[test]
fn the_outcome_goes_before_the_plan() {
    let data = dataset("Item,Plan,Outcome\nRice,1211,1205\nCoffee,1250,1101\nFish,1098,1364\n");
    let spec = ChartSpec { kind: kimngach::spec::ChartType::Bar, ..ChartSpec::default() };
    let look = Look { lang: Lang::En, ..Look::default() };
    let plan = plan(&spec, &data, Size::wide(800.0), &Face::bundled(), &look).unwrap().output;
    assert!(plan.told.title.starts_with("Fish") && plan.told.title.contains("1,364"), "{}", plan.told.title);
}

/// Three countries without a sum: no line of exports is all of theirs.
#[test]
fn one_country_is_not_all_of_them() {
    let told = told(
        "Country,Exports 2020,Exports 2021,Imports 2020,Imports 2021\nJapan,640,756,635,769\nKorea,512,644,467,615\n\
         Thailand,231,271,206,266\n",
    );
    assert!(!told.title.contains("exceeded"), "{}", told.title);
    assert!(
        told.title.contains("Japan") || told.subtitle.contains("by "),
        "{} {}",
        told.title,
        told.subtitle
    );
}

/// Columns of codes of countries are countries, whatever two letters mean in a plan.
#[test]
fn codes_of_countries_are_no_plan() {
    let data = dataset("Year,KH,TH,VN\n2020,18,232,283\n2021,20,272,336\n");
    assert!(
        !data.measures.iter().any(|m| m.name == "value")
            || data.measures.len() == 1 && !data.dimensions.is_empty()
    );
    let names: Vec<&str> = data
        .measures
        .iter()
        .map(|m| m.name.as_str())
        .chain(data.dimensions.iter().flat_map(|d| &d.members).map(|m| m.name.as_str()))
        .collect();
    assert!(["KH", "TH", "VN"].iter().all(|c| names.contains(c)), "{names:?}");
}

/// Rice was ahead until the last year: coffee leads in it, and has led "since" nothing.
#[test]
fn who_leads_in_the_last_period_alone_leads_in_it() {
    let rows = |last: &str| {
        ["Đơn vị: triệu USD\nMặt hàng;2021;2022;2023\nGạo;3288;3455;4676\nCà phê;3073;", last, "\n"].concat()
    };
    assert_eq!(told(&rows("3388;5240")).title, "Cà phê: the largest in 2023, with $5.24 billion");
    assert_eq!(told(&rows("4061;5240")).title, "Cà phê: the largest since 2022");
}

/// A rate of exchange and a number of people that moves by two in a hundred: on an axis from zero neither would be seen to move.
/// What grows by a fifth stands on zero, and so does what does not move at all.
#[test]
fn amounts_stand_on_zero_unless_they_hardly_move() {
    let from_zero =
        |text: &str| planned(text).texts.iter().any(|t| t.text == "0" || t.text.starts_with("0 "));
    let year = |unit: &str, values: [f64; 4]| {
        let row = |(at, v): (usize, f64)| format!("{};{v}\n", 2019 + at);
        let rows: String = values.into_iter().enumerate().map(row).collect();
        format!("Năm;{unit}\n{rows}")
    };
    assert!(!from_zero(&year("VND/USD", [23050.0, 23131.0, 22920.0, 23630.0])));
    assert!(!from_zero(&year("Lao động (nghìn người)", [54659.0, 54842.0, 53600.0, 55000.0])));
    assert!(from_zero(&year("Lao động (nghìn người)", [44659.0, 48842.0, 50600.0, 55000.0])));
    assert!(from_zero(&year("Lao động (nghìn người)", [500.0, 500.0, 500.0, 500.0])));
}
