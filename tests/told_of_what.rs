//! What a chart is of is said, parts that stand beside the part they are in are not counted twice, and no name turns a figure round.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size, plan};
use kimngach::read::{Hints, native::Native};

fn read(table: &str) -> Dataset {
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

fn drawn(table: &str, spec: &str, lang: Lang) -> (Plan, Vec<String>) {
    let spec = serde_json::from_str(spec).unwrap();
    let look = Look { lang, ..Look::default() };
    let made = plan(&spec, &read(table), Size::wide(720.0), &Face::bundled(), &look).unwrap();
    let warnings = made.warnings.iter().map(|w| w.code.to_string()).collect();
    (made.output, warnings)
}

const MARKETS: &str = "Năm,Thị trường,Mặt hàng,Trị giá (triệu USD)
2022,Hoa Kỳ,Cà phê,300.1
2022,Hoa Kỳ,Gạo,20.5
2022,Đức,Cà phê,450.2
2022,Đức,Gạo,5.1
2023,Hoa Kỳ,Cà phê,320.7
2023,Hoa Kỳ,Gạo,25.5
2023,Đức,Cà phê,480.9
2023,Đức,Gạo,6.3
";

#[test]
fn a_chart_of_one_good_says_which() {
    let of = |good: &str| {
        let spec = format!(r#"{{"type": "line", "select": {{"Mặt hàng": ["{good}"]}}}}"#);
        drawn(MARKETS, &spec, Lang::Vi).0.told.subtitle.replace('\u{a0}', " ")
    };
    assert_eq!(of("Cà phê"), "Cà phê: trị giá theo thị trường, 2022–2023, triệu USD");
    assert_eq!(of("Gạo"), "Gạo: trị giá theo thị trường, 2022–2023, triệu USD");
    // Where the lines are the goods themselves, the market is what they are held to.
    let spec = r#"{"type": "line", "by": "Mặt hàng", "select": {"Thị trường": ["Đức"]}}"#;
    let told = drawn(MARKETS, spec, Lang::En).0.told.subtitle.replace('\u{a0}', " ");
    assert!(told.starts_with("Đức: "), "{told}");
}

#[test]
fn a_chart_of_all_goods_names_none() {
    let mut table = MARKETS.to_owned();
    // Totals over the goods: 320.6, 455.3; 346.2, 487.2.
    for (year, market, sum) in
        [(2022, "Hoa Kỳ", 320.6), (2022, "Đức", 455.3), (2023, "Hoa Kỳ", 346.2), (2023, "Đức", 487.2)]
    {
        table += &format!("{year},{market},Tổng số,{sum}\n");
    }
    let told = drawn(&table, r#"{"type": "line", "by": "Thị trường"}"#, Lang::Vi).0.told.subtitle;
    assert!(!told.contains(':'), "{told}");
}

/// Ore is in industry: with it 2022 would be 60 + 40 + 25 = 125 of 100, without it 100.
const NESTED: &str = "year,group,value (million USD)
2021,Total,80
2021,Industry,50
2021,Farming,30
2022,Total,100
2022,Industry,60
2022,Ore,25
2022,Farming,40
2023,Total,110
2023,Industry,65
2023,Ore,26
2023,Farming,45
";

#[test]
fn a_part_of_a_part_is_not_stacked_on_it() {
    for kind in ["column-stacked", "column-share", "area-stacked", "bar-stacked", "treemap", "waterfall"] {
        let (plan, warnings) = drawn(NESTED, &format!(r#"{{"type": "{kind}"}}"#), Lang::En);
        assert!(warnings.contains(&"press.nested".to_owned()), "{kind}: {warnings:?}");
        assert!(plan.texts.iter().all(|t| !t.text.contains("Ore")), "{kind}");
    }
    // Lines stand beside one another: there it stays.
    let (plan, warnings) = drawn(NESTED, r#"{"type": "line"}"#, Lang::En);
    assert!(plan.texts.iter().any(|t| t.text.contains("Ore")) && warnings.is_empty(), "{warnings:?}");
}

#[test]
fn parts_that_overlap_without_telling_which_are_refused() {
    // 2022: 60 + 40 + 25 = 125 of 90; without any one of them the others are not 90.
    let table = NESTED.replace("2022,Total,100", "2022,Total,90").replace("2023,Total,110", "2023,Total,95");
    let spec = serde_json::from_str(r#"{"type": "column-stacked"}"#).unwrap();
    let refused = plan(&spec, &read(&table), Size::wide(720.0), &Face::bundled(), &Look::default());
    assert_eq!(refused.err().unwrap()[0].code, "press.overlap");
}

#[test]
fn a_name_does_not_turn_the_figure_behind_it() {
    let table = "year,item,value (million USD)\n2022,\u{202e}gnp.exe,4.1\n2022,Rice,9.0\n2023,\u{202e}gnp.exe,4.5\n2023,Rice,9.5\n";
    let (plan, _) = drawn(table, r#"{"type": "line"}"#, Lang::En);
    assert!(plan.texts.iter().any(|t| t.text.contains("gnp.exe")), "the name is drawn");
    assert!(plan.texts.iter().all(|t| !t.text.contains('\u{202e}')), "and nothing turns");
}

#[test]
fn a_screen_reader_hears_the_series_that_the_keyboard_is_on() {
    let (plan, _) = drawn(MARKETS, r#"{"type": "line", "select": {"Mặt hàng": ["Cà phê"]}}"#, Lang::En);
    let tip = plan.told.tip(1).unwrap();
    let strand = |name: &str| tip.rows.iter().find(|r| r.name == name).unwrap().record.unwrap().0;
    assert!(
        tip.spoken_of(strand("Hoa Kỳ")).starts_with("Hoa Kỳ: 320.7 million US dollars"),
        "{}",
        tip.spoken_of(strand("Hoa Kỳ"))
    );
    assert!(tip.spoken_of(strand("Đức")).starts_with("Đức: 480.9"), "{}", tip.spoken_of(strand("Đức")));
    // Then the whole period, as before.
    assert!(tip.spoken_of(strand("Đức")).ends_with(&tip.spoken));
}

/// Exports and imports of two goods with two markets, in billion USD.
const CUBE: &str = "Năm,Luồng,Đối tác,Mặt hàng,Trị giá (tỷ USD)
2022,Xuất khẩu,Đức,Cà phê,30.1
2022,Xuất khẩu,Đức,Gạo,20.5
2022,Xuất khẩu,Lào,Cà phê,15.2
2022,Xuất khẩu,Lào,Gạo,25.1
2022,Nhập khẩu,Đức,Cà phê,90.1
2022,Nhập khẩu,Lào,Gạo,80.1
2023,Xuất khẩu,Đức,Cà phê,32.7
2023,Xuất khẩu,Đức,Gạo,21.5
2023,Xuất khẩu,Lào,Cà phê,18.9
2023,Xuất khẩu,Lào,Gạo,26.3
2023,Nhập khẩu,Đức,Cà phê,95.1
2023,Nhập khẩu,Lào,Gạo,85.1
";

#[test]
fn sentences_tell_of_what_the_chart_shows() {
    let said = |spec: &str| {
        let mut project = kimngach::project::Project::new();
        let opened = kimngach::project::open(CUBE.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap();
        project.take(opened);
        project.set_spec(serde_json::from_str(spec).unwrap()).unwrap();
        project.lay_out(Size::wide(720.0), &Face::bundled(), &Look::default()).unwrap();
        let all = project.sentences(Lang::Vi, &Face::bundled());
        all.into_iter().map(|s| s.text).collect::<Vec<_>>()
    };
    // Coffee by market: 32.7 on 30.1 is 8.6% more, by rounding 8.3 to 9.0.
    let coffee = said(
        r#"{"type": "line", "by": "Đối tác", "select": {"Mặt hàng": ["Cà phê"], "Luồng": ["Xuất khẩu"]}}"#,
    );
    assert_eq!(coffee[0], "Năm 2023, xuất khẩu Cà phê sang Đức đạt 32,7 tỷ USD, tăng 9% so với năm 2022.");
    assert_eq!(coffee[1], "Tiếp theo là Lào: 18,9 tỷ USD.");
    // What a spec leaves open is what the drawing chose for it: the sentences are of the same good, flow and markets.
    let open = said(r#"{"type": "line", "by": "Đối tác"}"#).join(" ");
    assert!(open.contains("sang Đức") && open.contains("Lào"), "{open}");
    assert!(!open.contains("là Gạo") && !open.contains("là Cà phê") && !open.contains("nhập khẩu"), "{open}");
}
