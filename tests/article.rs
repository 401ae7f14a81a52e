//! What a person can do with an article beside the shipped table of trade: say how a figure is meant, see what a newer vintage breaks, be told
//! what else could be said, get the arithmetic of sums in full; articles as web pages and Word documents on the command line.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use kimngach::check::{Chosen, Fate, Verdict, check, check_as_chosen, revised};
use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::project::unsaid;
use kimngach::read::{Hints, native::Native};
use std::path::Path;
use std::process::Command;

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data/vietnam_trade_annual_1986_2025.csv");
    std::fs::read_to_string(path).unwrap()
}

fn dataset(csv: &str) -> Dataset {
    kimngach::project::open(csv.as_bytes(), "table.csv", &Hints::default(), &Native).unwrap().dataset
}

#[test]
fn a_person_says_which_reading_is_meant() {
    let data = dataset(&table());
    // 371.288 and 353.782 million are the table's exports of 2022 and 2023; which year is meant the text does not say.
    let text = "Năm 2023 là năm khó khăn. Năm 2022, xuất khẩu đạt 353,8 tỷ USD.";
    let first = check_as_chosen(text, &data, Lang::Vi, &[]);
    assert_eq!(first[0].verdict, Verdict::Disagrees, "{first:#?}");
    assert!(check(text, &data, Lang::Vi)[0].tried.is_empty());
    let text = "Xuất khẩu tăng trong năm 2022. Sang năm 2023 tình hình khác đi. Xuất khẩu đạt 371,3 tỷ USD.";
    let first = check_as_chosen(text, &data, Lang::Vi, &[]);
    let tried = &first[0].tried;
    assert!(tried.len() > 1, "{tried:#?}");
    let of = |year: &str| tried.iter().find(|t| t.reading.contains(year)).unwrap().clone();
    let choose = |key: String| check_as_chosen(text, &data, Lang::Vi, &[Chosen { span: first[0].span, key }]);
    let as_2022 = choose(of("2022").key);
    assert_eq!(as_2022[0].verdict, Verdict::Agrees);
    let as_2023 = choose(of("2023").key);
    assert_eq!(as_2023[0].verdict, Verdict::Disagrees);
    assert!(as_2023[0].head.contains("353,8"), "{}", as_2023[0].head);
    assert!(as_2023[0].tried.iter().any(|t| t.taken && t.reading.contains("2023")));
    // A period that is only spoken of elsewhere in the article may be chosen as well.
    let far = "Năm 2022 là năm tốt. Năm 2023, xuất khẩu đạt 371,3 tỷ USD.";
    let offered = check_as_chosen(far, &data, Lang::Vi, &[]);
    assert!(
        offered[0].tried.iter().any(|t| t.reading.contains("2022") && !t.taken),
        "{:#?}",
        offered[0].tried
    );
    // A key of another table or text changes nothing.
    assert_eq!(choose("Value nothing".to_owned()), first);
}

#[test]
fn the_arithmetic_of_sums_is_shown_in_full_with_all_cells() {
    let data = dataset(&table());
    let found = check(
        "In 2023, total trade came to $679.6 billion and the trade surplus to $28.0 billion.",
        &data,
        Lang::En,
    );
    // 353,782 + 325,776 and their difference: the rows of 2023.
    assert_eq!(found[0].formula_text, "353,782 + 325,776 = 679,558 million USD");
    assert_eq!(found[1].formula_text, "353,782 − 325,776 = 28,006 million USD");
    assert_eq!((found[0].cells.len(), found[1].cells.len()), (2, 2));
}

#[test]
fn a_revision_breaks_the_sentences_that_rest_on_it() {
    let (before, csv) = (dataset(&table()), table());
    let row = csv.lines().find(|l| l.starts_with("2023,X")).unwrap();
    let after = dataset(&csv.replace(row, &row.replace("353782", "354721")));
    let text = "Năm 2023, xuất khẩu đạt 353,8 tỷ USD, giảm 4,7% so với năm 2022. Nhập khẩu năm 2023 đạt 325,8 tỷ USD. Năm 2023, xuất siêu đạt 28,0 tỷ USD.";
    let found = revised(text, &before, &after, Lang::Vi);
    let fates: Vec<(String, Fate)> = found.iter().map(|r| (r.stated.clone(), r.fate)).collect();
    // (354,721 ÷ 371,288 − 1) is −4.46 %: 4.7 no longer. The balance becomes 28.945. Imports are what they were.
    assert_eq!(
        fates,
        [
            ("353,8 tỷ USD".to_owned(), Fate::Broken),
            ("4,7%".to_owned(), Fate::Broken),
            ("28,0 tỷ USD".to_owned(), Fate::Broken)
        ]
    );
    assert_eq!(found[2].formula_text, "354.721 − 325.776 = 28.945 triệu USD");
    assert!(
        found[0].sentence.as_deref().is_some_and(|s| s.contains("354,7 tỷ USD")),
        "{:?}",
        found[0].sentence
    );
    assert!(revised(text, &before, &before, Lang::Vi).is_empty());
    // A year that the newer table lacks.
    let without: String = csv.lines().filter(|l| !l.starts_with("2022")).map(|l| format!("{l}\n")).collect();
    let gone = revised(text, &before, &dataset(&without), Lang::Vi);
    assert!(gone.iter().any(|r| r.stated == "4,7%" && r.fate == Fate::Gone), "{gone:#?}");
}

#[test]
fn what_is_said_is_not_offered_again() {
    let data = dataset(&table());
    let texts = |article: &str| -> Vec<String> {
        unsaid(article, &data, Lang::En).into_iter().map(|s| s.text).collect()
    };
    let some = texts("In 2023, exports reached $353.8 billion.");
    assert!(!some.is_empty());
    assert!(some.iter().any(|t| t.contains("surplus")), "{some:#?}");
    // Nothing after what the article is about: 2024 and 2025 stand in the table too.
    assert!(some.iter().all(|t| !t.contains("2025") && !t.contains("2024")), "{some:#?}");
    let numbers = unsaid("In 2023, exports reached $353.8 billion.", &data, Lang::En);
    assert!(numbers.iter().all(|s| !s.numbers.is_empty()));
    let more = texts(
        "In 2023, exports reached $353.8 billion, down 4.7% from 2022. Imports fell 9.3% to $325.8 billion in 2023. The trade surplus of 2023 was $28.0 billion.",
    );
    assert!(more.len() < some.len(), "{some:#?} {more:#?}");
    // An article that the table has nothing to say of.
    assert!(texts("The cake weighs 3 kg.").is_empty());
}

fn run(args: &[&str]) -> (String, String, i32) {
    let out = Command::new(env!("CARGO_BIN_EXE_kimngach")).args(args).output().unwrap();
    (
        String::from_utf8_lossy(&out.stdout).into_owned(),
        String::from_utf8_lossy(&out.stderr).into_owned(),
        out.status.code().unwrap(),
    )
}

/// A zip of one stored file: enough of a Word document to be one.
fn word(xml: &str) -> Vec<u8> {
    let name = b"word/document.xml";
    let crc = {
        let mut c = !0_u32;
        for b in xml.bytes() {
            c ^= u32::from(b);
            for _ in 0..8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
            }
        }
        !c
    };
    let (size, len) = ((xml.len() as u32).to_le_bytes(), (name.len() as u16).to_le_bytes());
    let common: Vec<u8> =
        [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &crc.to_le_bytes(), &size, &size, &len, &[0, 0]].concat();
    let mut out: Vec<u8> = [&b"PK\x03\x04"[..], &common, name, xml.as_bytes()].concat();
    let at = (out.len() as u32).to_le_bytes();
    let list: Vec<u8> = [&b"PK\x01\x02\x14\x00"[..], &common, &[0; 10], &[0; 4], name].concat();
    out.extend(&list);
    out.extend(
        [&b"PK\x05\x06"[..], &[0; 4], &[1, 0, 1, 0], &(list.len() as u32).to_le_bytes(), &at, &[0, 0]]
            .concat(),
    );
    out
}

#[test]
fn pages_and_documents_are_articles_on_the_command_line() {
    let dir = std::env::temp_dir().join(format!("kimngach-article-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    };
    let data = file("table.csv", table().as_bytes());
    let page = file("a.html", "<nav>Exports 1 billion</nav><article><p>In 2023, exports reached <b>$353.8</b>&nbsp;billion.</p></article>".as_bytes());
    let (out, err, code) = run(&["check", &page, "--data", &data, "--as", "json", "--lang", "en"]);
    assert_eq!(code, 0, "{out}{err}");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (found.as_array().unwrap().len(), &found[0]["verdict"]),
        (1, &serde_json::json!("agrees")),
        "{out}"
    );
    let xml = "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>In 2023, exports reached </w:t></w:r><w:r><w:t>$335.8 billion.</w:t></w:r></w:p></w:document>";
    let document = file("a.docx", &word(xml));
    let (out, err, code) = run(&["check", &document, "--data", &data, "--lang", "en"]);
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("$335.8 billion") && out.contains("353.8"), "{out}{err}");
    let (_, err, code) = run(&["check", &file("b.docx", b"PK\x03\x04 cut"), "--data", &data, "--lang", "en"]);
    assert!(code == 1 && err.contains("b.docx"), "{err}");
    let (_, err, code) = run(&["check", &file("c.txt", &[0, 1, 2, 3]), "--data", &data, "--lang", "en"]);
    assert!(code == 1 && err.contains("c.txt"), "{err}");
    // Without a table, and with two articles.
    let one = file(
        "one.txt",
        "Năm 2023, xuất khẩu đạt 355 tỷ USD, nhập khẩu đạt 327 tỷ USD. Năm 2023, xuất siêu đạt 38 tỷ USD."
            .as_bytes(),
    );
    let two = file("two.txt", "Năm 2023, xuất khẩu đạt 345 tỷ USD.".as_bytes());
    let (out, err, code) = run(&["check", &one, "--lang", "en", "--as", "json"]);
    assert_eq!(code, 1, "{err}");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&found[0]["verdict"], &found[0]["rule"]),
        (&serde_json::json!("disagrees"), &serde_json::json!("balance"))
    );
    assert_eq!(found[0]["computed"].as_f64().unwrap().round(), 28.0);
    let (out, _, code) = run(&["check", &one, &two, "--lang", "vi"]);
    assert!(code == 1 && out.contains("two.txt") && out.contains("345 tỷ USD"), "{out}");
    let (out, _, code) = run(&["check", &one, "--lang", "vi", "--as", "html"]);
    assert!(code == 1 && out.starts_with("<!doctype html>") && !out.contains("<script"), "{out}");
    // Misuse says what is allowed.
    assert_eq!(run(&["check", &one, &two, &page]).2, 2);
    assert_eq!(run(&["check", &one, &two, "--data", &data]).2, 2);
    assert_eq!(run(&["check", &one, "--newer", &data]).2, 2);
    // A newer vintage.
    let newer = file("newer.csv", table().replace("353782", "354721").as_bytes());
    let (out, err, code) = run(&["check", &page, "--data", &data, "--newer", &newer, "--lang", "en"]);
    assert!(code == 1 && out.contains("354,721"), "{out}{err}");
    assert_eq!(run(&["check", &page, "--data", &data, "--newer", &data]).2, 0);
    let (out, _, code) = run(&["check", &page, "--data", &data, "--unsaid", "--lang", "en"]);
    assert!(code == 0 && out.contains("surplus"), "{out}");
    std::fs::remove_dir_all(&dir).unwrap();
}
