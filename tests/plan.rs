//! Layout: values rather than pictures. Every example at every width in both languages: no text on another, none off the
//! sheet, none too small; titles true; figures from the records; numbers that would break a drawing stopped.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

#[path = "tables/charts.rs"]
mod charts;
#[path = "tables/collisions.rs"]
mod collisions;
#[path = "tables/mod.rs"]
mod tables;

use collisions::collisions;
use kimngach::dataset::{
    Dataset, Dimension, DimensionKind, Flow, Measure as DataMeasure, MeasureKind, Member, Point, Series,
};
use kimngach::figure::Decimal;
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::plan::{
    Face, Font, Look, Measure, Palette, Plan, Rect, Role, Shape, Size, Spot, Weight, plan, scale, time,
};
use kimngach::spec::ChartSpec;
use kimngach::unit::{Currency, Quantity, Unit};

const WIDTHS: [f64; 7] = [320.0, 360.0, 480.0, 768.0, 1000.0, 1280.0, 2560.0];

fn look(lang: Lang, dark: bool) -> Look {
    Look { lang, dark, ..Look::default() }
}

fn planned(spec: &ChartSpec, data: &Dataset, width: f64, lang: Lang) -> Plan {
    plan(spec, data, Size::wide(width), &Face::bundled(), &look(lang, false)).unwrap().output
}

fn spec(json: &str) -> ChartSpec {
    serde_json::from_str(json).unwrap()
}

/// What is wrong with the texts of a plan: off the sheet, too small, on one another.
fn faults(plan: &Plan, name: &str) -> Vec<String> {
    let mut wrong = collisions(plan, name);
    for text in plan.texts.iter().filter(|text| text.font.size < 12.0) {
        wrong.push(format!("{name}: {} px: {}", text.font.size, text.text));
    }
    wrong
}

#[test]
fn no_text_stands_on_another_or_off_the_sheet_or_is_too_small() {
    let mut wrong = Vec::new();
    for example in charts::all() {
        for lang in Lang::ALL {
            for width in WIDTHS {
                let plan = planned(&example.spec, &example.data, width, lang);
                wrong.extend(faults(&plan, &format!("{} {width} {}", example.name, lang.tag())));
            }
        }
    }
    assert!(wrong.is_empty(), "{} collisions:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn that_holds_without_margins_and_at_any_height_given() {
    let mut wrong = Vec::new();
    let face = Face::bundled();
    for example in charts::all() {
        for (width, height) in [
            (320.0, Some(300.0)),
            (560.0, Some(420.0)),
            (740.0, None),
            (1088.0, Some(640.0)),
            (300.0, Some(900.0)),
        ] {
            let look = Look { bare: width > 400.0, ..look(Lang::Vi, true) };
            let plan =
                plan(&example.spec, &example.data, Size { width, height }, &face, &look).unwrap().output;
            wrong.extend(collisions(&plan, &format!("{} {width} × {height:?}", example.name)));
            if let Some(height) = height.filter(|h| *h > 600.0) {
                let bars = plan.told.choice.kind == kimngach::spec::ChartType::Bar;
                assert!(bars || (plan.height - height).abs() <= 1.0, "{}: {}", example.name, plan.height);
            }
        }
    }
    assert!(wrong.is_empty(), "{} collisions:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whoever takes a picture of a chart asks for the height that it has, and gets that chart.
#[test]
fn a_chart_asked_for_in_the_height_that_it_has_is_the_same_chart() {
    let face = Face::bundled();
    for example in charts::all() {
        for width in WIDTHS {
            let own = planned(&example.spec, &example.data, width, Lang::Vi);
            let size = Size { width, height: Some(own.height) };
            let again =
                plan(&example.spec, &example.data, size, &face, &look(Lang::Vi, false)).unwrap().output;
            assert!(own.shapes == again.shapes && own.texts == again.texts, "{} {width}", example.name);
        }
    }
}

#[test]
fn names_and_figures_of_series_are_clear_of_columns_and_lines() {
    let mut wrong = Vec::new();
    for example in charts::all() {
        for width in WIDTHS {
            let plan = planned(&example.spec, &example.data, width, Lang::Vi);
            for text in plan.texts.iter().filter(|t| matches!(t.role, Role::Label | Role::Annotation)) {
                let size = text.font.size;
                let base = text.at.y;
                // The height of figures and small letters; accents may come near.
                let ink = Rect::new(text.rect.x0, base - size * 0.72, text.rect.x1, base);
                for shape in &plan.shapes {
                    let struck = match shape {
                        // A leader or the casing of a line is thin or of the ground's colour; data are 1.5 px and more.
                        Shape::Line { points, stroke }
                            if stroke.width >= 1.4 && stroke.colour != plan.ground =>
                        {
                            points.windows(2).any(|w| ink.crossed_by(w[0], w[1]))
                        }
                        _ => false,
                    };
                    if struck {
                        wrong.push(format!("{} {width}: a line runs through “{}”", example.name, text.text));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_place_is_finite_and_on_the_sheet() {
    for example in charts::all() {
        for width in WIDTHS {
            let plan = planned(&example.spec, &example.data, width, Lang::En);
            let sheet = Rect::new(0.0, 0.0, plan.width, plan.height).grown(0.01);
            let check = |spot: Spot, what: &str| {
                assert!(
                    spot.x.is_finite()
                        && spot.y.is_finite()
                        && Rect::new(spot.x, spot.y, spot.x, spot.y).inside(&sheet),
                    "{} {width}: {what} at {spot:?}",
                    example.name
                );
            };
            for shape in &plan.shapes {
                match shape {
                    Shape::Line { points, .. } | Shape::Area { points, .. } => {
                        points.iter().for_each(|p| check(*p, "line"));
                    }
                    Shape::Rule { from, to, .. } => {
                        check(*from, "rule");
                        check(*to, "rule");
                    }
                    Shape::Box { rect, .. } => {
                        check(Spot { x: rect.x0, y: rect.y0 }, "box");
                        check(Spot { x: rect.x1, y: rect.y1 }, "box");
                    }
                    Shape::Disc { at, .. } => check(*at, "disc"),
                }
            }
        }
    }
}

#[test]
fn palettes_can_be_read() {
    for dark in [false, true] {
        let p = Palette::of(dark);
        for ground in [p.page, p.band] {
            for (name, colour) in [
                ("ink", p.ink),
                ("grey", p.grey),
                ("exports", p.exports),
                ("imports", p.imports),
                ("balance", p.balance),
            ] {
                assert!(colour.contrast(ground) >= 4.5, "{name} {dark}: {}", colour.contrast(ground));
            }
        }
        for place in 0..8 {
            for flow in [None, Some(Flow::Export), Some(Flow::Import)] {
                let dress = p.part(place, 8, flow);
                assert!(dress.words.contrast(p.page) >= 4.5, "words {place} {flow:?} {dark}");
                assert!(dress.colour.contrast(p.page) >= 3.0, "line {place} {flow:?} {dark}");
            }
        }
        for (name, colour) in [("axis", p.axis), ("quiet", p.quiet)] {
            assert!(colour.contrast(p.page) >= 3.0, "{name} {dark}");
        }
        // What stands beside each other is told apart by lightness too, or by a dash.
        for flow in [Flow::Export, Flow::Import] {
            let [first, second] = [p.part(0, 5, Some(flow)), p.part(1, 5, Some(flow))];
            assert!(first.colour.contrast(second.colour) >= 1.9, "{flow:?} {dark}");
        }
    }
}

#[test]
fn ticks_are_round_in_every_range() {
    assert_eq!(scale::ticks(0.0, 475.0, 5).values, [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
    assert_eq!(scale::ticks(0.0, 0.9, 4).values, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    assert_eq!(scale::ticks(0.0, 0.9, 4).decimals, 1);
    assert_eq!(scale::ticks(-13.0, 87.0, 6).values.first(), Some(&-20.0));
    // Each is a whole number of steps, and steps are 1, 2, 2.5 or 5 times a power of ten.
    let mut n = 7_u64;
    for _ in 0..2000 {
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let lo = ((n >> 20) % 2_000_000) as f64 / 997.0 - 1000.0;
        let hi = lo + ((n >> 41) % 1_000_000 + 1) as f64 / 313.0;
        let found = scale::ticks(lo, hi, (n % 8) as usize);
        assert!((2..=24).contains(&found.values.len()), "{lo} {hi} {found:?}");
        let mut mantissa = found.step;
        while mantissa >= 10.0 {
            mantissa /= 10.0;
        }
        while mantissa < 0.999_999 {
            mantissa *= 10.0;
        }
        assert!([1.0, 2.0, 2.5, 5.0, 10.0].iter().any(|m| (m - mantissa).abs() < 1e-6), "{found:?}");
    }
}

#[test]
fn no_range_breaks_a_scale() {
    for (lo, hi) in [
        (0.0, 0.0),
        (5.0, 5.0),
        (-3.0, -3.0),
        (10.0, 1.0),
        (f64::NAN, 1.0),
        (0.0, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NAN),
        (1e300, -1e300),
        (1e-300, 2e-300),
        (f64::MIN, f64::MAX),
    ] {
        let ticks = scale::ticks(lo, hi, 5);
        assert!(ticks.values.iter().all(|v| v.is_finite()), "{lo} {hi}");
        assert!(ticks.values.len() <= 64);
        let scale = scale::Scale::new(lo, hi, 100.0, 0.0);
        for value in [lo, hi, 0.0, f64::NAN, f64::INFINITY] {
            assert!(scale.at(value).is_finite(), "{lo} {hi} {value}");
        }
    }
}

#[test]
fn periods_are_named_without_collision_first_and_last_shown() {
    let face = Face::bundled();
    let font = Font { size: 12.0, weight: Weight::Regular };
    for count in [1_i32, 2, 3, 7, 40, 126, 600] {
        for width in [200.0, 300.0, 700.0, 1500.0] {
            for lang in Lang::ALL {
                for first in [Period::Year(1986), Period::Month(2000, 1), Period::Quarter(2014, 2)] {
                    let periods = (0..count).map(|i| first.shift(i).unwrap()).collect();
                    let axis = time::TimeAxis::new(periods, 20.0, width - 20.0);
                    let ticks = time::time_ticks(&axis, lang, &face, font, 9.0, (0.0, width));
                    assert_eq!(ticks.last().unwrap().index, count as usize - 1);
                    if width >= 300.0 && count > 1 {
                        assert_eq!(ticks.first().unwrap().index, 0, "{count} {width} {first}");
                    }
                    for pair in ticks.windows(2) {
                        let half = |t: &time::TimeTick| face.width(&t.text, font) / 2.0;
                        assert!(pair[1].x - pair[0].x >= half(&pair[0]) + half(&pair[1]) + 8.9);
                    }
                }
            }
        }
    }
}

/// Six to 45 years that end in any of 21, on axes of any width: nowhere is one way between two names more than 2.4 times another, or
/// four years beside a single one. (Of
/// 2003–2022 only 2020 stood between its ends once: 17 years and two.)
#[test]
fn years_are_named_without_holes() {
    let face = Face::bundled();
    let font = Font { size: 12.0, weight: Weight::Regular };
    for width in [300.0, 340.0, 360.0, 480.0, 700.0, 1000.0] {
        for last in 2005..=2025_i16 {
            for count in 6..=45_i16 {
                let first = last - count + 1;
                let periods = (first..=last).map(Period::Year).collect();
                let axis = time::TimeAxis::new(periods, 20.0, width - 20.0);
                let ticks = time::time_ticks(&axis, Lang::Vi, &face, font, 9.0, (0.0, width));
                let named: Vec<usize> = ticks.iter().map(|t| t.index).collect();
                let ways = || named.windows(2).map(|w| w[1] - w[0]);
                let (least, most) = (ways().min().unwrap(), ways().max().unwrap());
                assert!(most * 10 <= least.max(2) * 24, "{first}–{last} on {width}: {named:?}");
            }
        }
    }
    let years = |first: i16, last: i16| {
        let axis = time::TimeAxis::new((first..=last).map(Period::Year).collect(), 20.0, 282.0);
        let ticks = time::time_ticks(&axis, Lang::Vi, &face, font, 9.0, (0.0, 302.0));
        ticks.into_iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
    };
    assert!(years(2003, 2025).starts_with("2003 2010 "), "{}", years(2003, 2025));
}

/// A name, a flow, figures by year.
type Column<'a> = (&'a str, Option<Flow>, &'a [Option<&'a str>]);

/// Series by year from 2001.
fn made(columns: &[Column<'_>]) -> Dataset {
    let kind = match columns[0].1 {
        Some(_) => DimensionKind::Flow,
        None => DimensionKind::Commodity,
    };
    let mut data = Dataset {
        dimensions: vec![Dimension { name: "by".into(), kind, members: vec![] }],
        measures: vec![DataMeasure { name: "value".into(), kind: MeasureKind::Value }],
        ..Dataset::default()
    };
    for (i, (name, flow, values)) in columns.iter().enumerate() {
        data.dimensions[0].members.push(Member { name: (*name).into(), flow: *flow, ..Member::default() });
        let points = values.iter().enumerate().filter_map(|(k, v)| {
            Some(Point::new(Period::Year(2001 + k as i16), Decimal::parse((*v)?).unwrap(), k as u32 + 2, 2))
        });
        data.series.push(Series {
            members: vec![i as u32],
            measure: 0,
            unit: Unit::scaled(Quantity::Money(Currency::USD), 6),
            unit_text: "million USD".into(),
            points: points.collect(),
            restated: Vec::new(),
            breaks: Vec::new(),
        });
    }
    data
}

fn trade(exports: &[&str], imports: &[&str]) -> Dataset {
    let x: Vec<Option<&str>> = exports.iter().map(|v| Some(*v)).collect();
    let m: Vec<Option<&str>> = imports.iter().map(|v| Some(*v)).collect();
    made(&[("X", Some(Flow::Export), &x), ("M", Some(Flow::Import), &m)])
}

fn title(data: &Dataset, lang: Lang) -> String {
    planned(&ChartSpec::default(), data, 1000.0, lang).told.title
}

#[test]
fn the_title_of_trade_says_what_the_balance_did() {
    // www/data/vietnam_trade_annual_1986_2025.csv: 2016 to 2025 are surpluses, 353,782 − 325,776 = 28,006 in 2023.
    let data = tables::whole("vietnam_trade_annual_1986_2025");
    assert_eq!(title(&data, Lang::Vi), "Xuất siêu mười năm liền, cao nhất 28,0 tỷ USD vào năm 2023");
    assert_eq!(title(&data, Lang::En), "Ten straight years of surplus, the largest $28.0 billion in 2023");
    let plan = planned(&ChartSpec::default(), &data, 1000.0, Lang::Vi);
    let texts: Vec<&str> = plan.texts.iter().map(|t| t.text.as_str()).collect();
    // 62,685.1 − 80,713.8 = −18,028.7 in 2008.
    for wanted in ["+28,0", "−18,0", "Mười năm liền xuất siêu, 2016–2025", "Nhập siêu", "500 tỷ USD"]
    {
        assert!(texts.contains(&wanted), "{wanted} is not among {texts:?}");
    }
}

#[test]
fn a_title_claims_no_more_than_the_digits_allow() {
    // 100 against 100: the balance is between −1 and 1.
    assert_eq!(
        title(&trade(&["90", "100"], &["80", "100"]), Lang::En),
        "Exports, imports and balance of trade"
    );
    // Two surpluses of 10 ± 1: none is the largest.
    assert_eq!(
        title(&trade(&["80", "110", "120"], &["90", "100", "110"]), Lang::En),
        "Two straight years of surplus, since 2002"
    );
    // A run that fills the chart may have begun before it.
    assert_eq!(
        title(&trade(&["95", "110", "140"], &["90", "100", "110"]), Lang::En),
        "In surplus throughout 2001–2003, the largest $30 million in 2003"
    );
    assert_eq!(title(&trade(&["80", "110"], &["90", "100"]), Lang::En), "A surplus of $10 million in 2002");
    // A gap ends a run.
    let data = made(&[
        ("X", Some(Flow::Export), &[Some("90"), None, Some("90"), Some("95")]),
        ("M", Some(Flow::Import), &[Some("80"), Some("70"), Some("80"), Some("70")]),
    ]);
    assert!(
        title(&data, Lang::En).starts_with("Two straight years of surplus"),
        "{}",
        title(&data, Lang::En)
    );
}

#[test]
fn growth_that_is_written_as_zero_is_no_finding() {
    let x: Vec<Option<&str>> = vec![Some("100000"), Some("100001"), Some("100002")];
    let data = made(&[("X", Some(Flow::Export), &x)]);
    let growth = spec(r#"{"type": "column", "indicator": "growth"}"#);
    let told = planned(&growth, &data, 800.0, Lang::Vi).told;
    assert!(!told.title.contains("0,0") && !told.title.contains("tăng 0"), "{}", told.title);
}

#[test]
fn a_leader_is_named_since_the_period_from_which_it_led_without_doubt() {
    // tests use www/data/gso_exports_by_sector_and_group_1995_2016.csv: heavy 34,722.6 against light 40,409.2 in 2011,
    // 48,220.3 against 43,298.5 in 2012.
    let groups = charts::all().into_iter().find(|e| e.name == "groups").unwrap();
    let told = planned(&groups.spec, &groups.data, 1000.0, Lang::Vi).told;
    assert_eq!(told.title, "Heavy industrial products and minerals dẫn đầu xuất khẩu từ năm 2012");
    let partners = charts::all().into_iter().find(|e| e.name == "partners").unwrap();
    let told = planned(&partners.spec, &partners.data, 1000.0, Lang::Vi).told;
    assert_eq!(told.title, "United States là thị trường xuất khẩu lớn nhất từ năm 2002");
    // The same figures, the last too close to tell.
    let data = made(&[
        ("a", None, &[Some("10"), Some("20"), Some("30")]),
        ("b", None, &[Some("12"), Some("15"), Some("30")]),
    ]);
    let line = planned(&spec(r#"{"type": "line"}"#), &data, 800.0, Lang::En).told;
    assert!(!line.title.contains("largest"), "{}", line.title);
}

#[test]
fn an_economy_is_not_called_a_market_unless_the_table_says_so() {
    // The same figures under two headers: whose exports they are is known only under the second.
    let rows = "2001,X,{},value,million USD,5,actual\n2002,X,{},value,million USD,9,actual\n";
    let table = |header: &str| {
        let both = [
            ("China", rows),
            ("Japan", "2001,X,{},value,million USD,3,actual\n2002,X,{},value,million USD,4,actual\n"),
        ];
        let body: String = both.iter().map(|(name, rows)| rows.replace("{}", name)).collect();
        tables::parse(&format!("period,flow,{header},measure,unit,value,status\n{body}"), &|_| true)
    };
    let line = spec(r#"{"type": "line"}"#);
    let title = |header: &str| planned(&line, &table(header), 800.0, Lang::En).told.title;
    assert_eq!(title("economy"), "China: the largest throughout 2001–2002");
    assert_eq!(title("partner"), "China: the largest export market throughout 2001–2002");
}

#[test]
fn what_is_left_over_is_never_the_first() {
    let data = made(&[
        ("Hàng hóa khác", None, &[Some("900"), Some("950")]),
        ("Gạo", None, &[Some("100"), Some("200")]),
        ("Cà phê", None, &[Some("50"), Some("60")]),
    ]);
    let bars = planned(&spec(r#"{"type": "bar"}"#), &data, 800.0, Lang::Vi).told;
    assert!(bars.title.starts_with("Gạo"), "{}", bars.title);
    assert_eq!(bars.choice.strands.last().unwrap().name, "Hàng hóa khác");
}

#[test]
fn any_number_of_points_and_series_is_drawn() {
    let one = made(&[("X", Some(Flow::Export), &[Some("5")])]);
    let equal = made(&[("X", Some(Flow::Export), &[Some("5"), Some("5"), Some("5")])]);
    let zeros = made(&[("X", Some(Flow::Export), &[Some("0"), Some("0")])]);
    let huge = made(&[("X", Some(Flow::Export), &[Some("9e17"), Some("1"), Some("-9e17")])]);
    let names: Vec<String> = (0..60).map(|i| format!("Thị trường số {i} có tên khá dài")).collect();
    let values: Vec<String> = (0..60).map(|i| (1000 + i * 7 % 61).to_string()).collect();
    let figures: Vec<[Option<&str>; 3]> =
        values.iter().map(|v| [Some(v.as_str()), Some("1000"), Some(v.as_str())]).collect();
    let columns: Vec<Column<'_>> =
        names.iter().zip(&figures).map(|(n, v)| (n.as_str(), None, v.as_slice())).collect();
    let sixty = made(&columns);
    let mut months = made(&[("X", Some(Flow::Export), &[])]);
    months.series[0].points = (0..600)
        .map(|i| {
            let period = Period::Month(1970, 1).shift(i).unwrap();
            Point::new(period, Decimal::whole(i64::from(1000 + i * 37 % 400)), i as u32 + 2, 2)
        })
        .collect();
    let face = Face::bundled();
    for data in [&one, &equal, &zeros, &huge, &sixty, &months] {
        for kind in ["auto", "line", "column", "bar"] {
            for width in [320.0, 1000.0] {
                for height in [None, Some(100.0), Some(900.0)] {
                    let spec = spec(&format!(r#"{{"type": "{kind}", "top": 60}}"#));
                    let size = Size { width, height };
                    let plan = plan(&spec, data, size, &face, &look(Lang::Vi, true)).unwrap().output;
                    assert!(plan.height.is_finite() && plan.height < 6000.0);
                    assert!(!plan.told.is_empty());
                    for i in 0..plan.told.len() {
                        assert!(plan.told.tip(i).is_some());
                    }
                }
            }
        }
    }
    let none = made(&[("X", Some(Flow::Export), &[])]);
    let failed = plan(&ChartSpec::default(), &none, Size::wide(500.0), &face, &look(Lang::Vi, false));
    assert_eq!(failed.unwrap_err()[0].code, "chart.empty");
}

#[test]
fn a_gap_stays_a_gap() {
    let data =
        made(&[("X", Some(Flow::Export), &[Some("1"), Some("2"), None, Some("4"), Some("5"), Some("6")])]);
    let plan = planned(&spec(r#"{"type": "line"}"#), &data, 800.0, Lang::Vi);
    let lines = |s: &&Shape| matches!(s, Shape::Line { stroke, .. } if stroke.width > 1.4);
    assert_eq!(plan.shapes.iter().filter(lines).count(), 2);
}

#[test]
fn the_pointer_finds_the_nearest_period() {
    let data = tables::whole("vietnam_trade_monthly_2000_2025");
    let plan = planned(&ChartSpec::default(), &data, 1000.0, Lang::Vi);
    assert_eq!(plan.hits.stops.len(), 302);
    for (i, x) in plan.hits.stops.iter().enumerate() {
        for shift in [-0.4, 0.0, 0.4] {
            assert_eq!(plan.hits.nearest(Spot { x: x + shift, y: 10.0 }), Some(i));
        }
    }
    assert_eq!(plan.hits.nearest(Spot { x: -1e9, y: 0.0 }), Some(0));
    assert_eq!(plan.hits.nearest(Spot { x: 1e9, y: 0.0 }), Some(301));
    let exports = plan.hits.tracks[0].at(301).unwrap();
    assert_eq!(plan.hits.nearest_track(301, exports), Some(0));
}

#[test]
fn tooltip_table_and_label_say_the_same_digits() {
    // www/data/vietnam_trade_annual_1986_2025.csv: 2024 X 403,241, M 379,027; X 2023 353,782: 403,241 ÷ 353,782 = 1.1398.
    let data = tables::whole("vietnam_trade_annual_1986_2025");
    let told = planned(&ChartSpec::default(), &data, 1000.0, Lang::Vi).told;
    let tip = told.tip(38).unwrap();
    // The file has 403,241 million: shown in billions with one decimal it is rounded, and the tooltip says so.
    assert_eq!((tip.head.as_str(), tip.about.as_str()), ("2024", "so với 2023, đã làm tròn"));
    assert_eq!((tip.rows[0].value.as_str(), tip.rows[0].change.as_str()), ("403,2", "+14,0%"));
    assert_eq!((tip.rows[1].value.as_str(), tip.rows[1].change.as_str()), ("379,0", "+16,3%"));
    assert_eq!(tip.total.as_ref().unwrap().value, "+24,2");
    let tip = told.tip(39).unwrap();
    assert_eq!(tip.about, "ước tính, so với 2024");
    assert!(tip.rows[0].hollow);
    let table = told.table();
    assert_eq!(
        table.heads,
        ["Kỳ", "Xuất khẩu (tỷ USD)", "Nhập khẩu (tỷ USD)", "Cán cân thương mại (tỷ USD)"]
    );
    assert_eq!(table.rows[38].cells, ["403,2", "379,0", "+24,2"]);
    assert_eq!(table.rows[39].cells[0], "475 (ước tính)");
    let summary = told.summary();
    assert!(summary.contains("Xuất khẩu: 475 tỷ USD (2025, ước tính)"), "{summary}");
    assert!(summary.contains("+18%"), "{summary}");
}

#[test]
fn a_series_without_a_figure_says_so_in_the_tooltip() {
    let groups = charts::all().into_iter().find(|e| e.name == "groups").unwrap();
    let told = planned(&groups.spec, &groups.data, 1000.0, Lang::Vi).told;
    let tip = told.tip(told.len() - 1).unwrap();
    let last = tip.rows.last().unwrap();
    assert_eq!((last.name.as_str(), last.value.as_str(), last.known), ("Minerals", "không có số", false));
    let values: Vec<&str> = tip.rows.iter().map(|r| r.value.as_str()).collect();
    assert_eq!(values, ["80,1", "71,3", "18,2", "7,0", "không có số"]);
}

#[test]
fn what_the_table_does_not_have_is_named() {
    let data = tables::whole("vietnam_trade_annual_1986_2025");
    let face = Face::bundled();
    for (json, code) in [
        (r#"{"measure": "weight"}"#, "chart.measure"),
        (r#"{"by": "planet"}"#, "chart.dimension"),
        (r#"{"select": {"flow": ["sideways"]}}"#, "chart.member"),
        (r#"{"indicator": "luck"}"#, "chart.indicator"),
        (r#"{"from": "2050"}"#, "chart.empty"),
        (r#"{"type": "trade", "select": {"flow": ["X"]}}"#, "chart.no-trade"),
        (r#"{"version": 9}"#, "spec.version"),
    ] {
        let failed = plan(&spec(json), &data, Size::wide(500.0), &face, &look(Lang::Vi, false)).unwrap_err();
        assert_eq!(failed[0].code, code, "{json}");
    }
}

#[test]
fn the_bundled_face_has_every_letter_that_charts_write() {
    let face = Face::bundled();
    for lang in Lang::ALL {
        for (key, text) in kimngach::lang::entries(lang).filter(|(k, _)| k.starts_with("chart.")) {
            let missing: String = text.chars().filter(|c| !face.has(*c)).collect();
            assert!(missing.is_empty(), "{key}: {missing}");
        }
    }
    for letter in "−–…“”‘’·×÷₀₁→≥≤±°%₫€£¥ưƯơƠđĐ".chars() {
        assert!(face.has(letter), "{letter}");
    }
}

fn titled(file: &str, spec: &str) -> kimngach::plan::Told {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data").join(file);
    let data = kimngach::dataset::plain(&std::fs::read(path).unwrap(), file).unwrap();
    let spec = serde_json::from_str(spec).unwrap();
    let look = Look { lang: Lang::En, ..Look::default() };
    plan(&spec, &data, Size::wide(720.0), &Face::bundled(), &look).unwrap().output.told
}

/// Who is said to be the largest is larger than all, those too that were not asked for (the tables of `www/data`: the United States
/// are first from 2002 on); and what counts, ranks or adds up says nothing of all when some were left out.
#[test]
fn a_title_claims_nothing_for_those_that_were_left_out() {
    let told = |kind: &str, partners: &str| {
        let spec = format!(r#"{{{kind}, "by": "partner", "select": {{"partner": [{partners}]}}}}"#);
        titled("gso_exports_by_partner_1995_2016.csv", &spec)
    };
    for kind in [r#""type": "line""#, r#""type": "bar""#] {
        let (small, large) =
            (told(kind, r#""Thailand", "Italy""#), told(kind, r#""United States", "Japan""#));
        assert!(small.title.starts_with("Exports by partner"), "{kind}: {}", small.title);
        assert!(large.title.starts_with("United States: the largest"), "{kind}: {}", large.title);
    }
    for kind in ["club", "bump", "slope", "area-share", "waterfall", "treemap", "column-stacked"] {
        let told = told(&format!(r#""type": "{kind}""#), r#""Thailand", "Italy""#);
        assert!(told.title.starts_with("Exports by partner"), "{kind}: {}", told.title);
        assert!(told.note.contains("Only the 2 partners chosen out of"), "{kind}: {}", told.note);
        // Nor is what they come to called the total, or their places those among all.
        let words = [told.summary(), told.note.clone()].concat();
        assert!(!words.contains("Total") && !words.contains("among all"), "{kind}: {words}");
    }
    // Of an indicator, too: China's part in the growth of 2016 is the largest of all partners (from the same table).
    let share = r#""type": "bar", "indicator": "share-of-growth""#;
    let (small, large) = (told(share, r#""Thailand", "Italy""#), told(share, r#""China", "Italy""#));
    assert!(!small.title.contains("highest"), "{}", small.title);
    assert!(large.title.contains("China highest"), "{}", large.title);
}

/// Figures of a plan have led nobody yet.
#[test]
fn who_leads_a_plan_is_said_to_be_planned() {
    let mut data = made(&[
        ("Gạo", None, &[Some("100"), Some("200")]),
        ("Cà phê", None, &[Some("50"), Some("60")]),
        ("Chè", None, &[Some("5"), Some("6")]),
    ]);
    let title = |data: &Dataset| planned(&spec(r#"{"type": "bar"}"#), data, 800.0, Lang::Vi).told.title;
    assert!(!title(&data).contains("kế hoạch"), "{}", title(&data));
    for point in data.series.iter_mut().flat_map(|s| &mut s.points) {
        point.status = kimngach::dataset::Status::Plan;
    }
    assert!(title(&data).contains("(kế hoạch)"), "{}", title(&data));
}

/// Sectors that add up to the total are all there is, whatever else the column divides the total by.
#[test]
fn those_chosen_may_be_the_whole() {
    let told = titled(
        "gso_exports_by_sector_and_group_1995_2016.csv",
        r#"{"type": "line", "by": "category", "select": {"category": ["Domestic economic sector", "Foreign invested sector(*)"]}}"#,
    );
    // Above the domestic sector from 2003 on, by the table.
    assert_eq!(told.title, "Foreign invested sector(*): the largest export since 2003");
}

/// A name keeps its letters within a sentence.
#[test]
fn a_name_within_a_title_keeps_its_letters() {
    let told = titled(
        "gso_exports_by_partner_1995_2016.csv",
        r#"{"indicator": "growth", "by": "partner", "select": {"partner": ["Thailand", "Italy"]}}"#,
    );
    assert!(told.title.contains(", Thailand up "), "{}", told.title);
}

/// What is worked out of a stretch alone is what stands in that stretch of the whole, day for day.
#[test]
fn a_stretch_is_a_part_of_the_whole() {
    let file = "gso_exports_by_partner_1995_2016.csv";
    let whole = titled(file, r#"{"type": "line", "by": "partner"}"#);
    let part = titled(file, r#"{"type": "line", "by": "partner", "from": "2001", "to": "2010"}"#);
    assert!(part.choice.strands.len() > 3 && part.choice.periods.len() == 10);
    let all: Vec<_> = whole.choice.strands.iter().chain(&whole.choice.others).collect();
    for strand in part.choice.strands.iter().chain(&part.choice.others).chain(&part.choice.total) {
        let of = all.iter().copied().chain(&whole.choice.total).find(|s| s.name == strand.name);
        let of = of.unwrap_or_else(|| panic!("{} is in the whole", strand.name));
        let inside: Vec<_> =
            of.line.records.iter().filter(|r| part.choice.periods.contains(&r.period.unwrap())).collect();
        assert_eq!(strand.line.records.iter().collect::<Vec<_>>(), inside, "{}", strand.name);
    }
}
