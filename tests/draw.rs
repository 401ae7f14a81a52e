//! Drawing: a plan to SVG and PNG.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

#[path = "tables/charts.rs"]
mod charts;
#[path = "tables/mod.rs"]
mod tables;

use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size, plan};

fn planned(example: &charts::Example, width: f64, lang: Lang, dark: bool) -> Plan {
    let look = Look { lang, dark, ..Look::default() };
    plan(&example.spec, &example.data, Size::wide(width), &Face::bundled(), &look).unwrap().output
}

/// Pictures to look at: `cargo test --test draw pictures -- --ignored`, choose by LOOK="name:width:lang:theme …".
#[test]
#[ignore = "writes pictures to be looked at"]
#[cfg(feature = "png")]
fn pictures() {
    let wanted = std::env::var("LOOK").unwrap_or_else(|_| "trade:1000:vi:light".into());
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/look");
    std::fs::create_dir_all(&dir).unwrap();
    let examples = charts::all();
    for wish in wanted.split_whitespace() {
        let parts: Vec<&str> = wish.split(':').collect();
        let width: f64 = parts[1].parse().unwrap();
        let lang = if parts[2] == "en" { Lang::En } else { Lang::Vi };
        for example in examples.iter().filter(|e| parts[0] == "all" || e.name == parts[0]) {
            let plan = planned(example, width, lang, parts[3] == "dark");
            let stem = format!("{}-{}-{}-{}", example.name, parts[1], parts[2], parts[3]);
            std::fs::write(dir.join(format!("{stem}.svg")), kimngach::draw::svg(&plan)).unwrap();
            let scale = if width > 1500.0 { 1.0 } else { 2.0 };
            std::fs::write(
                dir.join(format!("{stem}.png")),
                kimngach::draw::png::png(&plan, scale, &kimngach::draw::png::Faces::bundled()).unwrap(),
            )
            .unwrap();
        }
    }
}

/// Examples whose drawings are kept: name, width, language, dark.
const GOLDEN: [(&str, f64, Lang, bool); 8] = [
    ("trade", 1000.0, Lang::Vi, false),
    ("trade", 360.0, Lang::En, true),
    ("trade-months", 768.0, Lang::Vi, false),
    ("groups", 1000.0, Lang::Vi, false),
    ("groups", 360.0, Lang::Vi, false),
    ("partners-bar", 768.0, Lang::En, false),
    ("goods-bar", 360.0, Lang::Vi, true),
    ("growth", 768.0, Lang::En, false),
];

/// `UPDATE=1 cargo test --test draw` writes them anew; look at them before they are committed.
#[test]
fn drawings_are_as_they_were_when_last_looked_at() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let examples = charts::all();
    for (name, width, lang, dark) in GOLDEN {
        let example = examples.iter().find(|e| e.name == name).unwrap();
        let svg = kimngach::draw::svg(&planned(example, width, lang, dark));
        let shade = if dark { "dark" } else { "light" };
        let path = dir.join(format!("{name}-{width}-{}-{shade}.svg", lang.tag()));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&dir).unwrap();
            std::fs::write(&path, &svg).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let first = kept.lines().zip(svg.lines()).enumerate().find(|(_, (a, b))| a != b);
        assert!(kept == svg, "{} differs, first in line {first:?}", path.display());
    }
}

#[test]
fn an_svg_has_real_text_words_for_those_who_do_not_see_it_and_no_stray_numbers() {
    for example in charts::all() {
        let plan = planned(&example, 640.0, Lang::Vi, false);
        let svg = kimngach::draw::svg(&plan);
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\""));
        assert!(svg.ends_with("</g>\n</svg>\n"));
        assert!(svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>"));
        assert_eq!(svg.matches("<text ").count(), plan.texts.len());
        assert_eq!(svg.matches("</text>").count(), plan.texts.len());
        for bad in ["NaN", "inf", "dy=", "opacity", "--", "-0.", "\u{a0}"] {
            assert!(!svg.contains(bad), "{}: {bad}", example.name);
        }
        for text in &plan.texts {
            let shown = text.text.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&apos;");
            assert!(svg.contains(&format!(">{shown}</text>")), "{}: {}", example.name, text.text);
        }
    }
}

#[test]
fn markup_in_the_data_stays_text() {
    let csv = "period,flow,measure,unit,value,status,source\n\
        2001,X,value,million USD,5,actual,<script>alert(1)</script>\n\
        2002,X,value,million USD,7,actual,\"a & b\"\n";
    let data = tables::parse(csv, &|_| true);
    let spec = serde_json::from_str(r#"{"type": "line", "title": "5 < 7 & \"so on\" </title>"}"#).unwrap();
    let look = Look::default();
    let plan = plan(&spec, &data, Size::wide(500.0), &Face::bundled(), &look).unwrap().output;
    let svg = kimngach::draw::svg(&plan);
    assert!(!svg.contains("<script>") && svg.contains("&lt;script&gt;"));
    assert!(svg.contains("<title>5 &lt; 7 &amp; &quot;so on&quot; &lt;/title&gt;</title>"));
}

#[test]
#[cfg(feature = "png")]
fn a_png_is_as_large_as_asked_for_and_not_empty() {
    let example = charts::all().into_iter().find(|e| e.name == "trade").unwrap();
    let plan = planned(&example, 400.0, Lang::Vi, false);
    for scale in [1.0, 1.5, 2.0] {
        let png = kimngach::draw::png::png(&plan, scale, &kimngach::draw::png::Faces::bundled()).unwrap();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!(number(16), (plan.width * scale).round() as u32);
        assert_eq!(number(20), (plan.height * scale).round() as u32);
        assert!(png.len() > 5000);
    }
}
