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
            std::fs::write(dir.join(format!("{stem}.png")), kimngach::draw::png::png(&plan, scale).unwrap())
                .unwrap();
        }
    }
}
