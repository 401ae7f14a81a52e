//! What a desk that edits charts looks for: the largest whatever its sign, words beside what they are said of, round years, whole
//! names in one size, titles that read well, estimates drawn as estimates.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset::Dataset;
use kimngach::diag::Warned;
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::plan::{Dash, Face, Font, Look, Plan, Rect, Role, Shape, Size, Weight, plan, time};
use kimngach::project;
use kimngach::read::{Hints, native::Native};

fn opened(bytes: &[u8], name: &str) -> Dataset {
    project::open(bytes, name, &Hints::default(), &Native).unwrap().dataset
}

fn shipped(file: &str) -> Dataset {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data").join(file);
    opened(&std::fs::read(path).unwrap(), file)
}

fn drawn(data: &Dataset, spec: &str, size: Size, lang: Lang) -> Warned<Plan> {
    let look = Look { lang, ..Look::default() };
    plan(&serde_json::from_str(spec).unwrap(), data, size, &Face::bundled(), &look).unwrap()
}

fn wide(data: &Dataset, spec: &str, width: f64, lang: Lang) -> Plan {
    drawn(data, spec, Size::wide(width), lang).output
}

/// Balances of 2015 in billion dollars, exports less imports of `www/data`: miscellaneous +41.2, manufactured goods −20.1,
/// chemicals −16.0, machinery −9.7, food +8.3.
#[test]
fn the_largest_deficit_is_as_large_as_the_largest_surplus() {
    let data = shipped("gso_trade_by_sitc_section_2005_2015.csv");
    let spec = r#"{"type": "bar", "by": "category", "indicator": "balance", "top": 4}"#;
    let told = wide(&data, spec, 768.0, Lang::En).told;
    let names: Vec<&str> = told.choice.strands.iter().map(|s| s.name.split(' ').next().unwrap()).collect();
    // Bars go from the largest surplus to the largest deficit.
    assert_eq!(names, ["Miscellaneous", "Machinery,", "Chemical", "Manufactured"]);
    assert!(told.note.contains("the largest, surplus or deficit"), "{}", told.note);
    // Of columns on one another the rest hangs below zero: 2015 it is the deficit of the others, food less the others.
    let spec = r#"{"type": "column-stacked", "by": "category", "indicator": "balance"}"#;
    let told = wide(&data, spec, 768.0, Lang::En).told;
    let table = told.table();
    // Sections are no commodities.
    assert!(table.heads.iter().any(|h| h.contains("other categories")), "{:?}", table.heads);
    assert!(table.heads.iter().any(|h| h.starts_with("Manufactured")), "{:?}", table.heads);
    // The highest growth is the largest, not the steepest fall.
    let partners = shipped("gso_exports_by_partner_1995_2016.csv");
    let spec = r#"{"type": "bar", "by": "partner", "indicator": "growth", "top": 3}"#;
    let told = wide(&partners, spec, 768.0, Lang::En).told;
    assert!(!told.note.contains("surplus"), "{}", told.note);
}

const NOTES: &str = r#"[
    {"kind": "range", "from": "2008", "to": "2009", "text": "Khủng hoảng tài chính toàn cầu"},
    {"kind": "line", "at": "2007", "text": "Gia nhập WTO"},
    {"kind": "line", "value": 100, "text": "Mốc 100 tỷ USD"},
    {"kind": "text", "at": "2018", "value": 240, "text": "Chiến tranh thương mại Mỹ – Trung bắt đầu"},
    {"kind": "point", "at": "2012", "text": "Cân bằng"}
]"#;

#[test]
fn words_stand_beside_what_they_are_said_of_or_at_the_end_of_a_leader() {
    let data = shipped("vietnam_trade_annual_1986_2025.csv");
    for kind in [r#""type": "trade""#, r#""type": "line""#, r#""type": "column", "indicator": "turnover""#] {
        for width in [480.0, 768.0, 1000.0] {
            let name = format!("{kind} {width}");
            let spec = format!(r#"{{{kind}, "annotations": {NOTES}}}"#);
            let Warned { output: plan, warnings } = drawn(&data, &spec, Size::wide(width), Lang::Vi);
            let refused = warnings.iter().filter(|w| w.code == "spec.annotation").count();
            let stop = |year: i16| {
                let periods = &plan.told.choice.periods;
                plan.hits.stops[periods.iter().position(|p| *p == Period::Year(year)).unwrap()]
            };
            let mut found = 0;
            for (first, year) in [("Gia", 2007_i16), ("Chiến", 2018), ("Cân bằng", 2012), ("Khủng", 2008)]
            {
                let text =
                    plan.texts.iter().find(|t| t.role == Role::Annotation && t.text.starts_with(first));
                let Some(text) = text else { continue };
                // All lines of it, which begin at one place.
                let lines =
                    plan.texts.iter().filter(|t| t.role == Role::Annotation && t.rect.x0 == text.rect.x0);
                let whole = lines.fold(text.rect, |all, t| {
                    Rect::new(all.x0, all.y0.min(t.rect.y0), all.x1.max(t.rect.x1), all.y1.max(t.rect.y1))
                });
                found += 1;
                let x = stop(year);
                let rect = whole.grown(16.0);
                let beside = rect.x0 <= x && x <= rect.x1;
                // A leader begins at the words and ends near the year.
                let leads = plan.shapes.iter().any(|s| match s {
                    Shape::Line { points, .. } if points.len() == 2 => {
                        let near = |p: &kimngach::plan::Spot| whole.grown(3.0).distance(*p) == 0.0;
                        points.iter().any(near) && points.iter().any(|p| (p.x - x).abs() < 26.0)
                    }
                    _ => false,
                });
                assert!(beside || leads, "{name}: {first} at {:?}, {year} at {x}", text.rect);
            }
            assert!(found + refused >= 4, "{name}: {found} placed, {refused} refused");
        }
    }
    // What finds no place near is refused, not set elsewhere.
    let long = "đoạn chú thích rất dài ".repeat(40);
    let spec = format!(
        r#"{{"type": "trade", "annotations": [{{"kind": "text", "at": "2018", "value": 240, "text": "{long}"}}]}}"#
    );
    let Warned { output, warnings } = drawn(&data, &spec, Size::wide(360.0), Lang::Vi);
    assert!(warnings.iter().any(|w| w.code == "spec.annotation"));
    assert!(!output.texts.iter().any(|t| t.text.contains("rất dài")));
}

#[test]
fn a_frame_with_room_keeps_the_note() {
    let data = shipped("vietnam_trade_annual_1986_2025.csv");
    let at = |width: f64, height: f64| {
        drawn(&data, r#"{"type": "trade"}"#, Size { width, height: Some(height) }, Lang::Vi).output
    };
    // A link's picture on a sheet that is wide enough, and a frame that is too low.
    assert!(at(1000.0, 525.0).shows_note());
    assert!(!at(720.0, 300.0).shows_note());
    assert!(wide(&data, r#"{"type": "trade"}"#, 720.0, Lang::Vi).shows_note());
}

/// Years between the first and the last are round and go at one step; the way from the first to them is neither much shorter nor
/// much longer, where any step allows that.
#[test]
fn years_go_at_one_step() {
    let face = Face::bundled();
    let font = Font { size: 12.0, weight: Weight::Regular };
    for (first, last) in [(1995, 2016), (1960, 2024), (1986, 2025), (1995, 2020), (2000, 2025)] {
        for width in [300.0, 360.0, 480.0, 768.0, 1280.0] {
            let periods = (first..=last).map(Period::Year).collect();
            let axis = time::TimeAxis::new(periods, 20.0, width - 20.0);
            let named: Vec<usize> = time::time_ticks(&axis, Lang::Vi, &face, font, 9.0, (0.0, width))
                .iter()
                .map(|t| t.index)
                .collect();
            let ways: Vec<usize> = named.windows(2).map(|w| w[1] - w[0]).collect();
            let inner = &ways[1..(ways.len() - 1).max(1)];
            assert!(inner.windows(2).all(|w| w[0] == w[1]), "{first}–{last} on {width}: {named:?}");
            let (first_way, step) = (ways[0], ways[1]);
            let is_even = first_way * 20 <= step * 29 && step * 10 <= first_way * 17;
            assert!(is_even, "{first}–{last} on {width}: {named:?}");
        }
    }
}

#[test]
fn names_of_rows_are_whole_and_of_one_size() {
    let sitc = shipped("gso_trade_by_sitc_section_2005_2015.csv");
    let spec = r#"{"type": "diverging", "by": "category", "to": "2015"}"#;
    let plan = wide(&sitc, spec, 768.0, Lang::En);
    let names = plan.texts.iter().filter(|t| {
        let is_name = |s: &kimngach::plan::Strand| s.name.contains(&t.text);
        t.role == Role::Label && t.text.len() > 9 && plan.told.choice.strands.iter().any(is_name)
    });
    let sizes: Vec<f64> = names.map(|t| t.font.size).collect();
    assert!(sizes.len() > 8 && sizes.windows(2).all(|w| w[0] == w[1]), "{sizes:?}");
    // On a phone a second line has room.
    let goods = shipped("gso_exports_by_commodity_annual_2006_2024.csv");
    let spec = r#"{"type": "waterfall", "periods": ["2023", "2024"]}"#;
    for (data, spec) in [(&goods, spec), (&sitc, r#"{"type": "diverging", "by": "category"}"#)] {
        let plan = wide(data, spec, 320.0, Lang::Vi);
        let cut: Vec<&str> =
            plan.texts.iter().map(|t| t.text.as_str()).filter(|t| t.ends_with('…')).collect();
        assert!(cut.is_empty(), "{cut:?}");
    }
}

#[test]
fn titles_read_well() {
    let partners = shipped("gso_exports_by_partner_1995_2016.csv");
    let title = |data: &Dataset, spec: &str, lang| wide(data, spec, 768.0, lang).told.title;
    let one = r#"{"type": "step", "by": "partner", "select": {"partner": ["United States"]}}"#;
    let said = title(&partners, one, Lang::En);
    assert!(said.starts_with("Exports to the United States reached"), "{said}");
    let said = title(&partners, &one.replace("United States", "Japan"), Lang::Vi);
    assert!(said.starts_with("Xuất khẩu sang Japan"), "{said}");
    // One year is no stretch of time.
    let said = title(&partners, r#"{"type": "line", "by": "partner", "from": "2016"}"#, Lang::En);
    assert!(said.contains("2016") && !said.contains("throughout") && !said.contains("since"), "{said}");
    let months = "period,flow,value,unit\n2025-01,X,33,billion USD\n2025-01,M,30,billion USD\n\
        2025-02,X,31,billion USD\n2025-02,M,33,billion USD\n";
    let said = title(&opened(months.as_bytes(), "m.csv"), r#"{"type": "line"}"#, Lang::En);
    assert_eq!(said, "Imports exceeded exports in February 2025");
    // English has its own word for days: 1.9 is below all before it.
    let days = "date,flow,value,unit\n2024-01-01,X,2.2,billion USD\n2024-01-02,X,2.3,billion USD\n\
        2024-01-03,X,2.4,billion USD\n2024-01-04,X,2.5,billion USD\n2024-01-05,X,1.9,billion USD\n";
    let said = title(&opened(days.as_bytes(), "d.csv"), r#"{"type": "line"}"#, Lang::En);
    assert!(said.contains("on 5 January 2024"), "{said}");
    let said = title(&partners, r#"{"type": "line", "by": "partner", "top": 3}"#, Lang::En);
    assert!(!said.contains(" on "), "{said}");
    // One left over is one.
    let spec = r#"{"type": "column-stacked", "by": "partner", "top": 2,
        "select": {"partner": ["Japan", "China", "Thailand"]}}"#;
    let words: Vec<String> =
        wide(&partners, spec, 1000.0, Lang::En).texts.into_iter().map(|t| t.text).collect();
    let words = words.join(" ");
    assert!(words.contains("1 other partner") && !words.contains("1 other partners"), "{words}");
}

/// Two series of which the last figures are estimated.
fn estimated(first: i16) -> Dataset {
    let mut csv = String::from("year,commodity,value,unit,status\n");
    for year in first..=2024 {
        for (name, value) in [("Rice", 40), ("Coffee", 30), ("Tea", 8)] {
            let status = if year == 2024 { "estimate" } else { "final" };
            let value = value + (year - 2015) as i32;
            csv.push_str(&format!("{year},{name},{value},million USD,{status}\n"));
        }
    }
    opened(csv.as_bytes(), "estimated.csv")
}

fn dashes(plan: &Plan) -> usize {
    let is_dashed = |s: &&Shape| matches!(s, Shape::Line { stroke, .. } if stroke.dash == Dash::Unsure);
    plan.shapes.iter().filter(is_dashed).count()
}

fn hatches(plan: &Plan) -> usize {
    plan.shapes.iter().filter(|s| matches!(s, Shape::Box { hatch: Some(_), .. })).count()
}

#[test]
fn estimates_are_drawn_as_estimates() {
    let data = estimated(2016);
    for kind in ["area-stacked", "area-share"] {
        let spec = format!(r#"{{"type": "{kind}", "by": "commodity"}}"#);
        let plan = wide(&data, &spec, 768.0, Lang::En);
        // The way from 2023 to 2024.
        assert_eq!(hatches(&plan), 1, "{kind}");
        assert!(plan.told.note.contains("Hatched: estimated (2024)"), "{kind}: {}", plan.told.note);
        let sure = format!(r#"{{"type": "{kind}", "by": "commodity", "to": "2023"}}"#);
        assert_eq!(hatches(&wide(&data, &sure, 768.0, Lang::En)), 0, "{kind}");
    }
    let spec = r#"{"type": "dumbbell", "by": "commodity", "periods": ["2016", "2024"]}"#;
    let plan = wide(&data, spec, 768.0, Lang::En);
    assert_eq!(dashes(&plan), 3);
    assert!(plan.told.note.contains("Dashed: estimated"), "{}", plan.told.note);
    let spec = r#"{"type": "dumbbell", "by": "commodity", "periods": ["2016", "2023"]}"#;
    assert_eq!(dashes(&wide(&data, spec, 768.0, Lang::En)), 0);
    // Half of a line of two points is no small part of it, and is marked.
    let plan = wide(&estimated(2023), r#"{"type": "line", "by": "commodity"}"#, 768.0, Lang::En);
    assert_eq!(dashes(&plan), 3);
    assert!(plan.told.note.contains("Dashed, hollow: estimated (2024)"), "{}", plan.told.note);
    // The last month of a year.
    let mut months = String::from("period,flow,value,unit,status\n");
    for month in 0..20 {
        let status = if month == 19 { "estimate" } else { "final" };
        let (year, part) = (2023 + month / 12, month % 12 + 1);
        months.push_str(&format!("{year}-{part:02},X,{},billion USD,{status}\n", 28 + month % 7));
    }
    let plan = wide(&opened(months.as_bytes(), "m.csv"), r#"{"type": "seasonal"}"#, 768.0, Lang::En);
    assert_eq!(dashes(&plan), 1);
    assert!(plan.told.note.contains("Dashed, hollow: estimated"), "{}", plan.told.note);
}

#[test]
fn whom_a_scatter_tells_is_named() {
    let data = shipped("wto_exports_by_economy_2014_2019.csv");
    let highlighted =
        ["Viet Nam", "China", "United States of America", "Germany", "Japan", "France", "Italy"];
    let list = serde_json::to_string(&highlighted).unwrap();
    let spec = format!(r#"{{"type": "scatter", "by": "economy", "highlight": {list}}}"#);
    for width in [480.0, 768.0, 1000.0] {
        let plan = wide(&data, &spec, width, Lang::En);
        for name in highlighted {
            assert!(plan.texts.iter().any(|t| t.text == name), "{name} on {width}");
        }
    }
}

/// Long names stand on both sides of a slope, in two lines where one is too wide, and none on another.
#[test]
fn long_names_stand_on_both_sides_of_a_slope() {
    let data = shipped("gso_trade_by_sitc_section_2005_2015.csv");
    let spec = r#"{"type": "slope", "by": "category", "select": {"flow": ["X"]}}"#;
    for width in [640.0, 700.0, 768.0, 860.0, 1000.0, 1280.0] {
        let plan = wide(&data, spec, width, Lang::En);
        let labels: Vec<_> = plan.texts.iter().filter(|t| t.role == Role::Label).collect();
        for (i, a) in labels.iter().enumerate() {
            assert!(a.rect.x0 >= 0.0 && a.rect.x1 <= plan.width, "{width}: {}", a.text);
            let ink = |r: Rect| Rect::new(r.x0, r.y0 + 0.5, r.x1, r.y1 - 0.5);
            for b in labels.iter().skip(i + 1) {
                assert!(!ink(a.rect).meets(&ink(b.rect)), "{width}: {} on {}", a.text, b.text);
            }
        }
        if width >= 768.0 {
            let at_left =
                |t: &&&kimngach::plan::Text| t.text.starts_with("Beverages") && t.rect.x1 < plan.plot.x0;
            assert_eq!(labels.iter().filter(at_left).count(), 1, "{width}");
        }
    }
}

/// A phone's width holds ten names on either side, a wider sheet sixteen; blue are the three that rose most and nobody else where all
/// rose; whoever is to be seen is seen.
#[test]
fn a_narrow_slope_shows_fewer_and_no_slow_riser_is_told() {
    let data = shipped("gso_exports_by_partner_1995_2016.csv");
    let spec = r#"{"type": "slope", "by": "partner", "periods": ["2005", "2015"]}"#;
    for (width, members) in [(480.0, 10), (1000.0, 16)] {
        let plan = wide(&data, spec, width, Lang::En);
        // A place at either end.
        assert_eq!(plan.hits.tracks.len(), 2 * members, "{width}");
        let blue = plan.texts.iter().filter(|t| t.role == Role::Label && t.font.weight != Weight::Regular);
        let at_right = |t: &&kimngach::plan::Text| t.rect.x0 > plan.plot.x1;
        let names: Vec<&str> =
            blue.filter(at_right).map(|t| &*t.text).filter(|t| t.starts_with(char::is_alphabetic)).collect();
        // 33.5 from 5.9, 16.6 from 3.2, 14.1 from 4.3 in the file.
        assert_eq!(names, ["United States", "China", "Japan"], "{width}");
    }
    let spec = spec.replace('}', r#", "highlight": ["Hungary"]}"#);
    let plan = wide(&data, &spec, 480.0, Lang::En);
    assert!(plan.texts.iter().any(|t| t.text == "Hungary"));
}
