//! The static twin: what an article shows without any script, and what machines read of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset;
use kimngach::lang::Lang;
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::twin::{self, Places, Twin};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn made(name: &str, bytes: &[u8], spec: &str, lang: Lang) -> Twin {
    let opened = project::open(bytes, name, &Hints::default(), &Native).unwrap();
    twin::twin(&serde_json::from_str(spec).unwrap(), &opened.dataset, lang).unwrap().output
}

fn example(file: &str, spec: &str, lang: Lang) -> Twin {
    made(file, &std::fs::read(root().join("www/data").join(file)).unwrap(), spec, lang)
}

const TRADE: &str = "vietnam_trade_annual_1986_2025.csv";

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut packer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    std::io::Write::write_all(&mut packer, bytes).unwrap();
    drop(packer);
    packed.len()
}

/// The promise is 8 kB for what is on the screen before any script: the tag with its table, and one picture.
#[test]
fn the_default_charts_twin_is_light() {
    for lang in Lang::ALL {
        let twin = example(TRADE, "{}", lang);
        let text = twin.fragment(&Places { script: "kim-ngach.js", data: "x.csv", ..Places::default() });
        let weight =
            brotli(text.as_bytes()) + twin.pictures.iter().map(|p| brotli(p.svg.as_bytes())).max().unwrap();
        println!("{lang:?}: {weight} bytes");
        assert!(weight < 8_000, "{weight}");
    }
}

/// A picture inside another's page cannot fetch a face. In a wider one the texts would run into each other; so each says how
/// wide it was planned, and the picture for a drawing program (no width said) is otherwise the same.
#[test]
fn texts_keep_their_width_in_any_face() {
    use kimngach::plan::{self, Face, Look, Size};
    let file = std::fs::read(root().join("www/data").join(TRADE)).unwrap();
    let opened = project::open(&file, TRADE, &Hints::default(), &Native).unwrap();
    let look = Look { lang: Lang::Vi, ..Look::default() };
    let plan = plan::plan(&Default::default(), &opened.dataset, Size::wide(720.0), &Face::bundled(), &look)
        .unwrap()
        .output;
    let held = kimngach::draw::svg_held(&plan);
    let lines: Vec<&str> = held.lines().filter(|l| l.starts_with("<text ")).collect();
    assert_eq!(lines.len(), plan.texts.len());
    for (text, line) in plan.texts.iter().zip(lines) {
        let said = line.split_once(" textLength=\"").map(|(_, rest)| rest.split_once('"').unwrap().0);
        let room = (text.rect.width() * 10.0).round().to_string(); // ten units a pixel
        let wanted = (text.text.chars().count() > 1).then_some(room.as_str());
        assert_eq!(said, wanted, "{line}");
        assert!(line.contains(&text.text), "another text: {line}");
    }
    let free = kimngach::draw::svg(&plan);
    assert!(!free.contains("textLength"));
    let unsaid = held.lines().map(|l| match (l.find(" textLength="), l.find('>')) {
        (Some(from), Some(to)) if l.starts_with("<text ") => format!("{}{}\n", &l[..from], &l[to..]),
        _ => format!("{l}\n"),
    });
    assert_eq!(unsaid.collect::<String>(), free);
}

#[test]
fn the_twin_says_what_the_chart_says() {
    let twin = example(TRADE, "{}", Lang::En);
    let figure = twin.figure(&Places { data: "x.csv", ..Places::default() });
    // www/data: exports of 2024 are 403,241 million US dollars.
    assert!(figure.contains("<tr><th scope=\"row\">2024</th><td>403.2</td>"), "{figure}");
    assert_eq!(figure.matches("<tr>").count(), 41, "a head and 40 years");
    assert!(figure.contains("<a href=\"x.csv\">"));
    assert_eq!(figure.matches("<source ").count(), 5, "one for each step of screens");
    assert!(twin.summary.contains("403") || twin.summary.contains("475"), "{}", twin.summary);
    assert_eq!(twin.span, ("1986".to_owned(), "2025".to_owned()));
}

/// An article may forbid styles in attributes and have none for pictures: what the attributes say keeps each picture within its screen,
/// and the text below where it is. Most articles are white for everybody.
#[test]
fn a_picture_needs_no_style_and_is_dark_only_where_the_article_is() {
    let twin = example(TRADE, "{}", Lang::Vi);
    let white = twin.figure(&Places::default());
    let both = twin.figure(&Places { dark: true, ..Places::default() });
    assert!(!white.contains("style") && !both.contains("style"));
    assert!(
        !white.contains("dark") && both.contains("chart-dark.svg") && both.contains("chart-phone-dark.svg")
    );
    let number = |line: &str, before: &str| -> f64 {
        let (_, rest) = line.split_once(before).unwrap();
        rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
    };
    for line in both.lines().filter(|l| l.starts_with("<source") || l.starts_with("<img")) {
        let (width, height) = (number(line, " width=\""), number(line, " height=\""));
        let name = if line.starts_with("<img") { " src=\"" } else { " srcset=\"" };
        let named = line.split_once(name).unwrap().1.split('"').next().unwrap();
        let picture = twin.pictures.iter().find(|p| p.name == named).unwrap();
        assert!((width / height - picture.width / picture.height).abs() < 0.01, "{line}");
        // The narrowest screen of each step, where the one before ends (320 is the narrowest of all), less the margins that a
        // browser gives a page (8) and a figure (40).
        let least = |most: f64| match most as u32 {
            0..=360 => 320.0,
            361..=408 => 361.0,
            409..=520 => 409.0,
            521..=620 => 521.0,
            _ => 621.0,
        };
        if line.contains("max-width") {
            assert!(width + 48.0 <= least(number(line, "(max-width: ")), "{line}");
        }
    }
    // One ground that the spec settles needs no other.
    let dark = example(TRADE, r#"{"theme":"dark"}"#, Lang::Vi);
    assert!(!dark.figure(&Places { dark: true, ..Places::default() }).contains("prefers-color-scheme"));
}

/// What is carried is the same chart; where it cannot be, nothing is carried.
#[test]
fn what_is_carried_draws_the_same() {
    for (file, spec) in [
        (TRADE, "{}"),
        (TRADE, r#"{"type":"line","indicator":"growth","from":"2000"}"#),
        (
            "gso_exports_by_partner_1995_2016.csv",
            r#"{"by":"partner","select":{"partner":["Japan","China","Korea, Rep."]}}"#,
        ),
        // Who was left out is not carried: the title that nobody is the largest in, and the note of how many, are.
        (
            "gso_exports_by_partner_1995_2016.csv",
            r#"{"type":"line","by":"partner","select":{"partner":["Japan","Thailand"]}}"#,
        ),
        (
            "gso_exports_by_partner_1995_2016.csv",
            r#"{"type":"slope","by":"partner","select":{"partner":["Japan","Thailand"]}}"#,
        ),
        ("vietnam_trade_monthly_2000_2025.csv", r#"{"from":"2015-01"}"#),
    ] {
        let twin = example(file, spec, Lang::Vi);
        let carried = twin.carried.as_ref().unwrap_or_else(|| panic!("{file} {spec} is not carried"));
        // The table of the examples is the whole file; what is carried of three partners is a part.
        if spec.contains("Japan") {
            assert!(carried.table.lines().count() < 100, "{}", carried.table.lines().count());
        }
        let back = dataset::plain(carried.table.as_bytes(), file).unwrap();
        let again = twin::twin(&carried.spec, &back, Lang::Vi).unwrap().output;
        assert_eq!(again.pictures, twin.pictures);
        assert_eq!(again.table, twin.table);
        assert_eq!(twin.view(true), &carried.spec);
    }
}

/// A wide table in Vietnamese becomes a plain one, so that a reader need not load the whole reader for it.
#[test]
fn a_table_that_wants_the_whole_reader_is_carried_plain() {
    let file = "Đơn vị: triệu USD\nChỉ tiêu;2003;2004;2005\nXuất khẩu;20.149,3;26.485,0;32.447,1\nNhập khẩu;25.255,8;31.968,8;36.761,1\n";
    assert!(dataset::plain(file.as_bytes(), "x.csv").is_none());
    let twin = made("x.csv", file.as_bytes(), "{}", Lang::Vi);
    let carried = twin.carried.expect("it is carried");
    assert!(carried.table.contains("2005,X,value,million USD,32447.1,"), "{}", carried.table);
}

#[test]
fn cells_are_data_wherever_they_stand() {
    let hostile = "</script><script>alert(1)</script>\" onload=\"alert(2)";
    let file = format!(
        "period,flow,partner_kind,partner,measure,unit,value,status,source\n\
         2001,X,country,\"A{0}\",value,million USD,5,actual,\"S{0}\"\n\
         2002,X,country,\"A{0}\",value,million USD,7,actual,\"S{0}\"\n\
         2001,X,country,B,value,million USD,5,actual,s\n2002,X,country,B,value,million USD,7,actual,s\n",
        hostile.replace('"', "\"\"")
    );
    let spec = r#"{"by":"partner","title":"</title><script>x</script>{{DATA}}"}"#;
    let twin = made("x.csv", file.as_bytes(), spec, Lang::En);
    let places = Places {
        script: "k.js\"><script>",
        data: "x.csv",
        page: "https://a.b/",
        license: "</script>",
        ..Places::default()
    };
    let view = twin::pairs(twin.view(true));
    let places = Places { view: &view, ..places };
    let template = "<!-- kimngach single 1 -->{{TITLE}}{{TWIN}}<x{{ATTRIBUTES}}><script type=\"application/json\">{{DATA}}</script>";
    let texts = [
        twin::page(&twin, &places),
        twin::alone(&twin),
        twin.fragment(&places),
        twin::single(&twin, twin.carried.as_ref(), template, "x</script>.csv", &view).unwrap(),
    ];
    for text in &texts {
        assert!(!text.contains("<script>"), "{text}");
        assert!(!text.contains("\" onload=\""), "{text}");
        // Every script that is opened is ours.
        assert_eq!(text.matches("<script").count(), text.matches("</script>").count());
    }
    // On paper a link is of no use: the page's address stands in letters.
    assert!(texts[0].contains("<p id=\"where\">https://a.b/</p>"), "{}", texts[0]);
    assert!(!texts[1].contains("<p id=\"where\""), "a file without an address names none");
    for json in [twin::oembed(&twin, &places), twin::dataset(&twin, &places)] {
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
        assert!(!json.contains('<'));
    }
}

fn embed(words: &[&str], out: &Path) -> Output {
    let data = root().join("www/data").join(TRADE);
    Command::new(env!("CARGO_BIN_EXE_kimngach"))
        .arg("embed")
        .args(words)
        .arg("--data")
        .arg(data)
        .args(["--lang", "vi"])
        .current_dir(out)
        .output()
        .unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = root().join("target/twin").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
#[cfg(feature = "png")]
fn the_command_leaves_a_page_of_its_own() {
    let folder = folder("page");
    let ran = embed(
        &["--out", "chart", "--address", "https://bao.vn/c/1/", "--script", "https://bao.vn/k/kim-ngach.js"],
        &folder,
    );
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let out = folder.join("chart");
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let png = std::fs::read(out.join("og.png")).unwrap();
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((number(16), number(20)), (1200, 630));
    let page = read("index.html");
    assert!(page.contains("<meta property=\"og:image\" content=\"https://bao.vn/c/1/og.png\">"));
    assert!(page.contains("application/json+oembed\" href=\"https://bao.vn/c/1/oembed.json\""));
    let oembed: serde_json::Value = serde_json::from_str(&read("oembed.json")).unwrap();
    assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()));
    let dataset: serde_json::Value = serde_json::from_str(&read("dataset.jsonld")).unwrap();
    let table =
        dataset["distribution"]["contentUrl"].as_str().unwrap().strip_prefix("https://bao.vn/c/1/").unwrap();
    let kept = std::fs::read(out.join(table)).unwrap();
    assert_eq!(table.split('/').next(), Some(&twin::digest(&kept)[..12]), "the path names the content");
    let pasted = read("fragment.html");
    assert!(pasted.starts_with("<script type=\"module\" src=\"https://bao.vn/k/kim-ngach.js\"></script>\n<kim-ngach data=\"https://bao.vn/c/1/"));
    assert!(pasted.contains("src=\"https://bao.vn/c/1/chart.svg\""));
    assert!(page.contains("src=\"chart.svg\""));
    for name in [
        "chart.svg",
        "chart-dark.svg",
        "chart-phone.svg",
        "chart.png",
        "chart@2x.png",
        "summary.txt",
        "spec.json",
    ] {
        assert!(out.join(name).metadata().unwrap().len() > 10, "{name}");
    }
}

#[test]
fn one_file_without_a_site_has_no_script_and_asks_for_nothing() {
    let folder = folder("alone");
    let ran = embed(&["--single", "một tệp.html"], &folder);
    assert!(ran.status.success());
    assert!(String::from_utf8_lossy(&ran.stderr).contains("--site"), "it says what is missing");
    let text = std::fs::read_to_string(folder.join("một tệp.html")).unwrap();
    assert!(!text.contains("<script") && !text.contains("http-equiv=\"refresh\""));
    assert!(
        text.contains("default-src 'none'")
            && text.contains("<table>")
            && text.contains("data:image/svg+xml,")
    );
}

/// A site as `cargo xtask build` leaves it, as far as the command looks at it.
fn site(folder: &Path) {
    let version = folder.join("site/v-1");
    for name in [
        "chart",
        "embed",
        "fonts",
        "pkg/containers",
        "pkg/embed",
        "pkg/forms",
        "pkg/press",
        "pkg/studio",
        "style",
    ] {
        std::fs::create_dir_all(version.join(name)).unwrap();
    }
    let template = "<!-- kimngach single 1 -->{{TITLE}}{{TWIN}}<x{{ATTRIBUTES}}><script type=\"application/json\">{{DATA}}</script>";
    for (name, text) in [
        ("kim-ngach.js", "export {};"),
        ("embed.html", "<!doctype html>"),
        ("embed-host.js", ""),
        ("icon.svg", "<svg/>"),
        ("style/embed.css", ""),
        ("pkg/single.txt", &format!("small {template}")),
        ("pkg/single-press.txt", &format!("press {template}")),
        ("pkg/single-whole.txt", &format!("whole {template}")),
    ] {
        std::fs::write(version.join(name), text).unwrap();
    }
    std::fs::write(folder.join("site/kim-ngach.js"), "import * as one from './v-1/kim-ngach.js';").unwrap();
}

fn run(words: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kimngach")).args(words).current_dir(folder).output().unwrap()
}

/// Whatever is drawn goes into one file: what no plain table can say goes with the whole reader.
#[test]
fn every_table_that_draws_goes_into_one_file() {
    let folder = folder("every");
    site(&folder);
    let gdp = "Country Name,Country Code,Indicator Name,Indicator Code,2003,2004,2005\n\
               Viet Nam,VNM,GDP (current US$),NY.GDP.MKTP.CD,39552513316,45427854693,57633255618\n";
    let prices = "Month;Index (2010 = 100)\n2005-01;71,2\n2005-02;72,9\n2005-03;73,0\n";
    for (name, file) in [("gdp.csv", gdp), ("prices.csv", prices)] {
        std::fs::write(folder.join(name), file).unwrap();
        let ran = run(
            &["embed", "--data", name, "--single", "one.html", "--site", "site", "--lang", "en"],
            &folder,
        );
        assert!(ran.status.success(), "{name}: {}", String::from_utf8_lossy(&ran.stderr));
        let text = std::fs::read_to_string(folder.join("one.html")).unwrap();
        assert!(text.starts_with("whole "), "{name}");
        let (_, data) = text.rsplit_once("<script type=\"application/json\">").unwrap();
        let data: serde_json::Value = serde_json::from_str(data.strip_suffix("</script>").unwrap()).unwrap();
        assert_eq!(data["text"], file, "the file as it is");
        std::fs::remove_file(folder.join("one.html")).unwrap();
    }
    // A plain table needs the small reader alone; a form, an indicator, a field or a ground that it has not, the build of the press.
    let file = "period,flow,measure,unit,value\n2004,X,value,million USD,26485.0\n2005,X,value,million USD,32447.1\n\
                2004,M,value,million USD,31968.8\n2005,M,value,million USD,36761.1\n";
    std::fs::write(folder.join("plain.csv"), file).unwrap();
    // What only the whole catalogue works out, though the table is plain.
    let goods = "period,flow,commodity,measure,unit,value\n2004,X,Rice,value,million USD,950.3\n2004,M,Rice,value,million USD,12.5\n\
                 2005,X,Rice,value,million USD,1407.2\n2005,M,Rice,value,million USD,14.1\n2004,X,Steel,value,million USD,88.0\n\
                 2004,M,Steel,value,million USD,2573.9\n2005,X,Steel,value,million USD,95.1\n2005,M,Steel,value,million USD,2931.4\n";
    std::fs::write(folder.join("goods.csv"), goods).unwrap();
    let words = ["embed", "spec.json", "--data", "goods.csv", "--single", "one.html", "--site", "site"];
    std::fs::write(folder.join("spec.json"), r#"{"indicator": "grubel-lloyd"}"#).unwrap();
    let ran = run(&words, &folder);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(std::fs::read_to_string(folder.join("one.html")).unwrap().starts_with("whole "));
    for (spec, build) in [
        ("{}", "small "),
        (r#"{"type": "column", "indicator": "growth"}"#, "small "),
        (r#"{"type": "slope"}"#, "press "),
        (r#"{"indicator": "coverage"}"#, "press "),
        (r#"{"labels": {"Exports": "Bán"}}"#, "press "),
        (r#"{"theme": "print"}"#, "press "),
    ] {
        std::fs::write(folder.join("spec.json"), spec).unwrap();
        let words = ["embed", "spec.json", "--data", "plain.csv", "--single", "one.html", "--site", "site"];
        let ran = run(&words, &folder);
        assert!(ran.status.success(), "{spec}: {}", String::from_utf8_lossy(&ran.stderr));
        let text = std::fs::read_to_string(folder.join("one.html")).unwrap();
        assert!(text.starts_with(build), "{spec}: not {build}");
    }
}

/// All codes in one file, each address as the article will see it; what no address is known for is left out and said.
#[test]
#[cfg(feature = "png")]
fn the_codes_to_paste_are_written() {
    let folder = folder("codes");
    site(&folder);
    let ran = embed(&["--out", "here", "--site", "site", "--from", "2000"], &folder);
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success() && said.contains("--address"), "{said}");
    let out = folder.join("here");
    let codes = std::fs::read_to_string(out.join("codes.txt")).unwrap();
    assert_eq!(codes.matches("\n== ").count() + 1, 5, "tag, two frames, picture, one file: {codes}");
    assert!(codes.contains("<iframe src=\"v-1/embed.html#src=../"), "{codes}");
    assert!(codes.contains("&amp;from=2000&amp;fit=height\""), "{codes}");
    assert!(codes.contains("<script src=\"v-1/embed-host.js\" defer></script>"), "{codes}");
    assert!(codes.contains("<kim-ngach data=") && codes.contains("--single") && !codes.contains("style="));
    assert!(out.join("v-1/embed.html").is_file() && out.join("v-1/embed-host.js").is_file());
    // The page of the chart tells a frame its height; nobody asks it by oEmbed, since nobody knows where it will lie.
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("import { tellHeight } from \"./v-1/embed/height.js\""), "{page}");
    assert!(page.contains("script-src 'self' 'sha256-"), "{page}");
    assert!(!page.contains("oembed") && !out.join("oembed.json").exists());

    let ran = embed(&["--out", "there", "--site", "site", "--address", "https://bao.vn/c/1/"], &folder);
    assert!(ran.status.success());
    let codes = std::fs::read_to_string(folder.join("there/codes.txt")).unwrap();
    assert!(codes.contains("src=\"https://bao.vn/c/1/v-1/embed.html#src=https://bao.vn/c/1/"), "{codes}");
}

#[test]
fn wrong_words_are_answered() {
    let folder = folder("wrong");
    for (words, code, said) in [
        (&["--width"][..], 2, "--width"),
        (&[], 2, "--single"),
        (&["--out", "x", "--address", "bao.vn/x"], 2, "https://"),
        (&["--out", "x", "--site", "."], 1, "kim-ngach.js"),
        (&["--out", "x", "--lang", "fr"], 2, "fr"),
        (&["--out", "x", "--theme", "grey"], 2, "grey"),
    ] {
        let ran = embed(words, &folder);
        let text = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{words:?}: {text}");
        assert!(text.contains(said), "{words:?}: {text}");
    }
}

/// Descriptions as they were written in some month (tests/fixtures/embeds): each later build reads them.
#[test]
fn descriptions_of_earlier_days_are_read() {
    let folder = root().join("tests/fixtures/embeds");
    let mut seen = 0;
    for month in std::fs::read_dir(&folder).unwrap().flatten().filter(|e| e.path().is_dir()) {
        let text = std::fs::read_to_string(month.path().join("chart.json")).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let data = value.as_object_mut().unwrap().remove("data").unwrap();
        let bytes = std::fs::read(month.path().join(data.as_str().unwrap())).unwrap();
        let twin = made("vietnam.csv", &bytes, &value.to_string(), Lang::Vi);
        assert_eq!(twin.table.rows.len(), 3, "2003 to 2005");
        seen += 1;
    }
    assert!(seen > 0);
}

/// In a frame of somebody else's height the note goes first; what it says is still in the words.
#[test]
fn a_low_frame_leaves_the_note_out_and_keeps_to_its_height() {
    use kimngach::plan::{Face, Look, Size, plan};
    let bytes = std::fs::read(root().join("www/data").join(TRADE)).unwrap();
    let opened = project::open(&bytes, TRADE, &Hints::default(), &Native).unwrap();
    let at = |spec: &str, height: Option<f64>| {
        let spec = serde_json::from_str(spec).unwrap();
        let size = Size { width: 720.0, height };
        plan(&spec, &opened.dataset, size, &Face::bundled(), &Look::default()).unwrap().output
    };
    for (spec, low) in [("{}", 420.0), (r#"{"type":"line"}"#, 300.0)] {
        let free = at(spec, None);
        let note = free.told.note.clone();
        let first = note.split(' ').next().unwrap().to_owned();
        let shown = |plan: &kimngach::plan::Plan| plan.texts.iter().any(|t| t.text.starts_with(&first));
        assert!(!note.is_empty() && shown(&free), "{spec}: {note}");
        let squeezed = at(spec, Some(low));
        assert!(!shown(&squeezed), "{spec}: the note is still drawn");
        assert_eq!(squeezed.told.note, note);
        assert!(squeezed.height <= low + 1.0, "{spec}: {} in {low}", squeezed.height);
        assert!(at(spec, Some(900.0)).texts.iter().any(|t| t.text.starts_with(&first)));
    }
}
