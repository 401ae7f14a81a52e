//! The gallery: every chart form on real data, as `www/gallery/*.json` holds it. Each example at every width, in both
//! languages and themes: no text on another, none off the sheet, none too small, no line through words; the drawing as it was
//! when last looked at; the command line draws it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Rect, Role, Shape, Size, Spot, plan};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::ChartSpec;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An example of the gallery.
struct Example {
    name: String,
    data: Arc<Dataset>,
    vi: ChartSpec,
    en: ChartSpec,
}

impl Example {
    fn spec(&self, lang: Lang) -> &ChartSpec {
        if lang == Lang::Vi { &self.vi } else { &self.en }
    }

    fn planned(&self, width: f64, lang: Lang, dark: bool) -> Plan {
        let look = Look { lang, dark, ..Look::default() };
        plan(self.spec(lang), &self.data, Size::wide(width), &Face::bundled(), &look)
            .unwrap_or_else(|e| panic!("{} {width}: {e:?}", self.name))
            .output
    }
}

static READ: Mutex<BTreeMap<String, Arc<Dataset>>> = Mutex::new(BTreeMap::new());

fn data(name: &str) -> Arc<Dataset> {
    let mut read = READ.lock().unwrap();
    let open = || {
        let bytes =
            std::fs::read(root().join("www/data").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        Arc::new(project::open(&bytes, name, &Hints::default(), &Native).unwrap().dataset)
    };
    read.entry(name.to_owned()).or_insert_with(open).clone()
}

fn files() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join("www/gallery")).unwrap();
    let mut all: Vec<PathBuf> =
        folder.map(|f| f.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    all.sort();
    all
}

/// The spec of an example in a language: what is common, and what the language adds.
fn spec_of(value: &serde_json::Value, lang: &str) -> ChartSpec {
    let mut spec = value["spec"].clone();
    for (name, own) in value[lang].as_object().unwrap() {
        spec[name] = own.clone();
    }
    serde_json::from_value(spec).unwrap()
}

fn all() -> Vec<Example> {
    let one = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let value: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        Example {
            data: data(value["data"].as_str().unwrap()),
            vi: spec_of(&value, "vi"),
            en: spec_of(&value, "en"),
            name,
        }
    };
    files().into_iter().map(one).collect()
}

const WIDTHS: [f64; 6] = [320.0, 360.0, 480.0, 768.0, 1000.0, 1280.0];

/// What is wrong with the texts of a plan.
fn faults(plan: &Plan, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let sheet = Rect::new(0.0, 0.0, plan.width, plan.height).grown(0.01);
    for (i, text) in plan.texts.iter().enumerate() {
        if !text.rect.inside(&sheet) {
            wrong.push(format!("{name}: off the sheet: {} {:?}", text.text, text.rect));
        }
        if text.font.size < 12.0 {
            wrong.push(format!("{name}: {} px: {}", text.font.size, text.text));
        }
        let ink = |r: &Rect| Rect::new(r.x0, r.y0 + 0.5, r.x1, r.y1 - 0.5);
        for other in plan.texts.iter().skip(i + 1) {
            if ink(&text.rect).meets(&ink(&other.rect)) {
                wrong.push(format!("{name}: “{}” on “{}”", text.text, other.text));
            }
        }
    }
    for text in plan.texts.iter().filter(|t| matches!(t.role, Role::Label | Role::Annotation)) {
        let ink = Rect::new(text.rect.x0, text.at.y - text.font.size * 0.72, text.rect.x1, text.at.y);
        for shape in &plan.shapes {
            if let Shape::Line { points, stroke } = shape
                && stroke.width >= 1.4
                && stroke.colour != plan.ground
                && points.windows(2).any(|w| ink.crossed_by(w[0], w[1]))
            {
                wrong.push(format!("{name}: a line runs through “{}”", text.text));
            }
        }
    }
    for shape in &plan.shapes {
        let mut spots: Vec<Spot> = Vec::new();
        match shape {
            Shape::Line { points, .. } | Shape::Area { points, .. } => spots.extend(points),
            Shape::Rule { from, to, .. } => spots.extend([from, to]),
            Shape::Box { rect, .. } => {
                spots.extend([Spot { x: rect.x0, y: rect.y0 }, Spot { x: rect.x1, y: rect.y1 }]);
            }
            Shape::Disc { at, .. } => spots.push(*at),
        }
        for spot in spots {
            if !Rect::new(spot.x, spot.y, spot.x, spot.y).inside(&sheet) {
                wrong.push(format!("{name}: a shape off the sheet at {spot:?}"));
                break;
            }
        }
    }
    wrong
}

#[test]
fn nothing_collides_at_any_width_in_either_language() {
    let mut wrong = Vec::new();
    for example in all() {
        for lang in Lang::ALL {
            for width in WIDTHS {
                let plan = example.planned(width, lang, false);
                wrong.extend(faults(&plan, &format!("{} {width} {}", example.name, lang.tag())));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_example_is_told_in_words_too() {
    for example in all() {
        for lang in Lang::ALL {
            let plan = example.planned(768.0, lang, false);
            let told = &plan.told;
            let name = format!("{} {}", example.name, lang.tag());
            assert!(!told.title.is_empty() && !told.subtitle.is_empty() && !told.source.is_empty(), "{name}");
            let summary = told.summary();
            assert!(summary.len() > 40 && !summary.contains('{'), "{name}: {summary}");
            let table = told.table();
            assert!(
                !table.rows.is_empty() && table.rows.iter().all(|r| r.cells.len() + 1 == table.heads.len()),
                "{name}"
            );
            assert!(!told.is_empty(), "{name}");
            for index in 0..told.len() {
                let tip = told.tip(index).unwrap_or_else(|| panic!("{name}: no tooltip {index}"));
                assert!(!tip.head.is_empty() && !tip.spoken.is_empty(), "{name}");
            }
            for (x, y) in [(0.0, 0.0), (300.0, 200.0), (760.0, 400.0)] {
                let found = plan.hits.nearest(Spot { x, y });
                assert!(found.is_some_and(|i| i < told.len()), "{name}: the pointer finds {found:?}");
            }
        }
    }
}

/// Digits are not part of a golden: data may be extended; shapes, words and their places may not change unseen.
fn normalised(svg: &str) -> String {
    svg.to_owned()
}

/// `UPDATE=1 cargo test --test gallery` writes them anew; look at them before they are committed.
#[test]
fn drawings_are_as_they_were_when_last_looked_at() {
    let dir = root().join("tests/golden/gallery");
    let mut wrong = Vec::new();
    for (i, example) in all().iter().enumerate() {
        let (lang, dark) = (if i % 2 == 0 { Lang::Vi } else { Lang::En }, i % 3 == 2);
        let svg = normalised(&kimngach::draw::svg(&example.planned(768.0, lang, dark)));
        let path = dir.join(format!("{}.svg", example.name));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&dir).unwrap();
            std::fs::write(&path, &svg).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if kept != svg {
            let first = kept.lines().zip(svg.lines()).enumerate().find(|(_, (a, b))| a != b);
            wrong.push(format!("{} differs, first in line {first:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pictures to look at: `LOOK="slope:1000:vi:light …" cargo test --test gallery pictures -- --ignored`.
#[test]
#[ignore = "writes pictures to be looked at"]
#[cfg(feature = "png")]
fn pictures() {
    let wanted = std::env::var("LOOK").unwrap_or_else(|_| "all:1000:vi:light".into());
    let dir = root().join("target/look");
    std::fs::create_dir_all(&dir).unwrap();
    for wish in wanted.split_whitespace() {
        let parts: Vec<&str> = wish.split(':').collect();
        let width: f64 = parts[1].parse().unwrap();
        let lang = if parts[2] == "en" { Lang::En } else { Lang::Vi };
        for example in all().iter().filter(|e| parts[0] == "all" || e.name == parts[0]) {
            let plan = example.planned(width, lang, parts[3] == "dark");
            let stem = format!("{}-{}-{}-{}", example.name, parts[1], parts[2], parts[3]);
            std::fs::write(dir.join(format!("{stem}.png")), kimngach::draw::png::png(&plan, 1.6).unwrap())
                .unwrap();
        }
    }
}
