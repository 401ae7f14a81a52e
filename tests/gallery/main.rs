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

mod dresses;
mod opens;
#[cfg(feature = "png")]
mod raster;
mod wishes;

use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Rect, Role, Shape, Size, Spot, plan};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::{ChartSpec, Theme};
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

impl Example {
    /// The example in a theme, or in the dress of one of the newsrooms of the gallery (`cream`, `masthead-dark`).
    fn dressed(&self, width: f64, lang: Lang, dress: &str) -> Plan {
        let mut spec = self.spec(lang).clone();
        let (name, dark) = match dress.strip_suffix("-dark") {
            Some(name) => (name, true),
            None => (dress, dress == "dark"),
        };
        match name {
            "light" | "dark" => {}
            "contrast" => spec.theme = Theme::Contrast,
            "print" => spec.theme = Theme::Print,
            house => {
                let path = root().join("www/gallery/houses").join(format!("{house}.json"));
                spec.house = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            }
        }
        let look = Look { lang, dark, ..Look::default() };
        plan(&spec, &self.data, Size::wide(width), &Face::bundled(), &look)
            .unwrap_or_else(|e| panic!("{} {width} {dress}: {e:?}", self.name))
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
    let example = |p: &PathBuf| {
        let name = p.file_name().unwrap().to_str().unwrap();
        name.ends_with(".json") && name != "contents.json" && name != "chart-spec.schema.json"
    };
    let mut all: Vec<PathBuf> = folder.map(|f| f.unwrap().path()).filter(example).collect();
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

/// A drawing to be read: every number is `0`, and lines that are the same then stand once with their count. Places are what
/// the other tests compute; here it is words, their order, colours and the kinds and numbers of marks.
fn normalised(svg: &str) -> String {
    let mut out: Vec<(String, usize)> = Vec::new();
    for line in svg.lines() {
        let mut short = String::new();
        let mut letters = line.chars().peekable();
        while let Some(c) = letters.next() {
            if !c.is_ascii_digit() {
                short.push(c);
                // A colour keeps its six digits.
                if c == '#' {
                    (0..6).for_each(|_| short.extend(letters.next()));
                }
                continue;
            }
            while letters.peek().is_some_and(char::is_ascii_digit) {
                letters.next();
            }
            short.push('0');
        }
        while let Some(at) = short.find("0,0 0,0 0,0 ") {
            short.replace_range(at..at + 12, "0,0 0,0 ");
        }
        match out.last_mut() {
            Some((last, n)) if *last == short => *n += 1,
            _ => out.push((short, 1)),
        }
    }
    out.into_iter().map(|(line, n)| if n > 1 { format!("{line} ×{n}\n") } else { line + "\n" }).collect()
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
            let plan = example.dressed(width, lang, parts[3]);
            let stem = format!("{}-{}-{}-{}", example.name, parts[1], parts[2], parts[3]);
            std::fs::write(
                dir.join(format!("{stem}.png")),
                kimngach::draw::png::png(&plan, 1.6, &kimngach::draw::png::Faces::bundled()).unwrap(),
            )
            .unwrap();
        }
    }
}

/// The page and the documentation know every example.
#[test]
fn contents_and_documentation_name_every_example() {
    let contents = std::fs::read_to_string(root().join("www/gallery/contents.json")).unwrap();
    let mut listed: Vec<String> = serde_json::from_str(&contents).unwrap();
    let docs = std::fs::read_to_string(root().join("docs/CHARTS.md")).unwrap();
    let examples = all();
    let mut names: Vec<String> = examples.iter().map(|e| e.name.clone()).collect();
    for name in &names {
        assert!(docs.contains(&format!("`{name}`")), "docs/CHARTS.md has no line for {name}");
    }
    listed.sort();
    names.sort();
    assert_eq!(listed, names);
    for (form, _) in kimngach::spec::forms::FORMS {
        assert!(examples.iter().any(|e| e.vi.kind.name() == form), "no example of {form}");
    }
}

/// The program draws what the page draws.
#[test]
#[cfg(feature = "png")]
fn the_command_line_draws_every_example_to_svg_and_png() {
    let dir = root().join("target/gallery");
    std::fs::create_dir_all(&dir).unwrap();
    for path in files() {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let value: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let spec = dir.join(format!("{name}.json"));
        std::fs::write(&spec, value["spec"].to_string()).unwrap();
        for kind in ["svg", "png"] {
            let out = dir.join(format!("{name}.{kind}"));
            let ran = std::process::Command::new(env!("CARGO_BIN_EXE_kimngach"))
                .arg("draw")
                .arg(root().join("www/data").join(value["data"].as_str().unwrap()))
                .args(["--width", "400", "--lang", "en", "--spec"])
                .arg(&spec)
                .arg("--out")
                .arg(&out)
                .output()
                .unwrap();
            assert!(ran.status.success(), "{name}.{kind}: {}", String::from_utf8_lossy(&ran.stderr));
            let bytes = std::fs::read(&out).unwrap();
            if kind == "svg" {
                assert!(bytes.starts_with(b"<svg ") && bytes.len() > 2000, "{name}");
            } else {
                assert_eq!(carried(&bytes)["spec"]["type"], value["spec"]["type"], "{name}");
            }
        }
    }
}

/// What a PNG carries under the keyword of the page.
#[cfg(feature = "png")]
fn carried(png: &[u8]) -> serde_json::Value {
    let mut at = 8;
    while at + 12 <= png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        let data = &png[at + 8..at + 8 + length];
        if &png[at + 4..at + 8] == b"iTXt" && data.starts_with(b"kimngach-spec\0\0\0\0\0") {
            return serde_json::from_slice(&data[18..]).unwrap();
        }
        at += 12 + length;
    }
    panic!("the picture carries no chart");
}

/// Check sums by a table, as the PNG specification has it in annex D, apart from the program's own.
#[test]
#[cfg(feature = "png")]
fn a_picture_that_carries_a_chart_is_a_sound_png() {
    let example = all().into_iter().find(|e| e.name == "growth").unwrap();
    let plan = example.planned(400.0, Lang::Vi, false);
    let plain = kimngach::draw::png::png(&plan, 1.0, &kimngach::draw::png::Faces::bundled()).unwrap();
    let png = kimngach::draw::png::with_text(plain, r#"{"spec": {"title": "Xuất khẩu"}}"#);
    assert_eq!(carried(&png)["spec"]["title"], "Xuất khẩu");
    let mut table = [0_u32; 256];
    for (n, entry) in table.iter_mut().enumerate() {
        let mut c = n as u32;
        for _ in 0..8 {
            c = if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 };
        }
        *entry = c;
    }
    let crc = |bytes: &[u8]| {
        !bytes.iter().fold(u32::MAX, |c, b| table[((c ^ u32::from(*b)) & 255) as usize] ^ (c >> 8))
    };
    let mut at = 8;
    while at < png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        let sum = u32::from_be_bytes(png[at + 8 + length..at + 12 + length].try_into().unwrap());
        assert_eq!(sum, crc(&png[at + 4..at + 8 + length]), "the chunk at {at}");
        at += 12 + length;
    }
    assert_eq!(at, png.len());
    // What is no PNG stays what it is.
    assert_eq!(kimngach::draw::png::with_text(b"no".to_vec(), "x"), b"no");
    // The picture for links has exactly the size that networks ask for: 1,200 by 630.
    let social = kimngach::draw::png::png_within(
        &plan,
        kimngach::draw::png::SOCIAL,
        &kimngach::draw::png::Faces::bundled(),
    )
    .unwrap();
    assert_eq!(social[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
}

/// The schema that the site serves is the one that the types give; the examples keep to it.
#[test]
#[cfg(feature = "schema")]
fn the_schema_is_that_of_the_types_and_the_examples_keep_to_it() {
    let path = root().join("www/gallery/chart-spec.schema.json");
    let made = kimngach::spec::schema();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(kept, made, "UPDATE=1 cargo test --test gallery writes it anew");
    let schema: serde_json::Value = serde_json::from_str(&made).unwrap();
    let known = schema["properties"].as_object().unwrap();
    let mut fields: Vec<&str> = kimngach::spec::FIELDS.to_vec();
    let mut names: Vec<&str> = known.keys().map(String::as_str).collect();
    fields.sort_unstable();
    names.sort_unstable();
    assert_eq!(fields, names);
    for (name, field) in known {
        let about = field["description"].as_str().unwrap_or_default();
        assert!(about.contains("efault"), "{name} does not say its default: {about}");
    }
    let forms = &schema["$defs"]["ChartType"]["oneOf"];
    for path in files() {
        let value: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for part in ["spec", "vi", "en"] {
            for name in value[part].as_object().unwrap().keys() {
                assert!(known.contains_key(name), "{}: {name}", path.display());
            }
        }
        let form = &value["spec"]["type"];
        assert!(forms.as_array().unwrap().iter().any(|f| &f["const"] == form), "{form} is not in the schema");
    }
}

/// Three to six charts for every table of the site, each of which can be drawn.
#[test]
fn every_table_has_charts_that_fit_it() {
    let folder = std::fs::read_dir(root().join("www/data")).unwrap();
    let names = folder.map(|f| f.unwrap().file_name().into_string().unwrap()).filter(|n| n.ends_with(".csv"));
    for name in names {
        let found = project::suggest(&data(&name), Lang::Vi);
        assert!((3..=6).contains(&found.len()), "{name}: {}", found.len());
        for one in &found {
            assert!(
                !one.reason.is_empty() && !one.reason.contains('{') && !one.title.is_empty(),
                "{name}: {one:?}"
            );
        }
        let mut kinds: Vec<&str> = found.iter().map(|s| s.spec.kind.name()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), found.len(), "{name} proposes a form twice");
    }
    // What each kind of table is first of all about.
    let first = |name: &str| project::suggest(&data(name), Lang::En)[0].spec.kind.name();
    assert_eq!(first("vietnam_trade_annual_1986_2025.csv"), "trade");
    assert_eq!(first("vietnam_export_plan_2006_outcome.csv"), "bullet");
    assert_eq!(first("gso_exports_by_partner_1995_2016.csv"), "slope");
    assert_eq!(first("gso_first_estimates_2022_2025.csv"), "range");
}

/// A spec says what is wrong with it.
#[test]
fn a_wrong_spec_is_refused_in_words() {
    let data = data("vietnam_trade_annual_1986_2025.csv");
    let code = |text: &str| match kimngach::spec::from_json(text) {
        Err(problem) => problem.code.to_string(),
        Ok(spec) => {
            let planned = plan(&spec, &data, Size::wide(480.0), &Face::bundled(), &Look::default());
            planned.unwrap_err()[0].code.to_string()
        }
    };
    for (text, wanted) in [
        (r#"{"version": 0}"#, "spec.version-none"),
        (r#"{"version": 99}"#, "spec.version"),
        ("[]", "spec.not-object"),
        ("7", "spec.not-object"),
        ("{", "spec.json"),
        (r#"{"type": "line", "type": "bar"}"#, "spec.twice"),
        (r#"{"select": {"flow": ["X"], "flow": ["M"]}}"#, "spec.twice"),
        (r#"{"tittle": "x"}"#, "spec.field-near"),
        (r#"{"type": "pie"}"#, "spec.value-one-of"),
        (r#"{"type": "lien"}"#, "spec.value-near"),
        (r#"{"top": "five"}"#, "spec.value-whole"),
        (r#"{"top": 0}"#, "spec.value-whole"),
        (r#"{"from": "2010", "to": "2005"}"#, "spec.from-to"),
        (r#"{"title": 5}"#, "spec.value-text"),
        (r#"{"highlight": "X"}"#, "spec.value-list"),
        (r#"{"labels": "X"}"#, "spec.value-object"),
        (r#"{"colours": {"X": "blue"}}"#, "spec.colour"),
        (r##"{"colours": {"X": "#fffffe"}}"##, "spec.colour-faint"),
        (r#"{"highlight": ["Atlantis"]}"#, "spec.member"),
        (r#"{"type": "slope", "by": "flow", "periods": ["1700", "1800"]}"#, "spec.period-none"),
        (r#"{"type": "heatmap", "by": "flow"}"#, "press.calendar"),
        (r#"{"type": "bullet", "by": "flow"}"#, "press.bullet.none"),
        (r#"{"annotations": [{"kind": "txt", "text": "x", "at": "2000"}]}"#, "spec.value-near"),
    ] {
        assert_eq!(code(text), wanted, "{text}");
    }
}

/// An annotation stands where the data say, or the reader is told that it has no place.
#[test]
fn annotations_stand_in_the_coordinates_of_the_data() {
    let data = data("vietnam_trade_annual_1986_2025.csv");
    let spec = r#"{"type": "line", "by": "flow", "annotations": [
        {"kind": "range", "from": "2007", "to": "2011", "text": "Five"},
        {"kind": "point", "at": "2009", "text": "Dip"},
        {"kind": "line", "value": 200, "text": "Two hundred"},
        {"kind": "text", "at": "1700", "text": "Nowhere"}]}"#;
    let spec = kimngach::spec::from_json(spec).unwrap();
    let planned = plan(&spec, &data, Size::wide(900.0), &Face::bundled(), &Look::default()).unwrap();
    let plan = planned.output;
    let word = |text: &str| plan.texts.iter().any(|t| t.text == text);
    assert!(word("Five") && word("Two hundred") && !word("Nowhere"));
    assert_eq!(planned.warnings.iter().filter(|w| w.code == "spec.annotation").count(), 1);
    // The point is on the first line: 2009 is the 23rd year after 1986.
    let at = plan.hits.tracks[0].at(23).unwrap();
    assert!(plan.shapes.iter().any(|s| matches!(s, Shape::Disc { at: spot, .. } if *spot == at)));
    // Values stand 4.5 px above their line.
    let level = plan.texts.iter().find(|t| t.text == "200" && t.role == Role::Axis).unwrap().at.y + 4.5;
    let dashed = plan.shapes.iter().find_map(|s| match s {
        Shape::Line { points, stroke }
            if stroke.dash == kimngach::plan::Dash::Dashed && points[0].y == points[1].y =>
        {
            Some(points[0].y)
        }
        _ => None,
    });
    assert!((dashed.unwrap() - level).abs() < 0.6, "{dashed:?} {level}");
}
