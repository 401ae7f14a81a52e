//! Words: every key in both languages with the same arguments; every code that the source uses has a sentence; no key
//! without a use.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use kimngach::lang::{Lang, entries};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn keys(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    let mut all = BTreeMap::new();
    for (key, text) in entries(lang) {
        assert!(all.insert(key, text).is_none(), "{key} stands twice in {}", lang.tag());
    }
    all
}

fn arguments(text: &str) -> BTreeSet<&str> {
    // The words that a count changes hang on an argument that stands there anyway.
    text.split('{')
        .skip(1)
        .filter_map(|t| t.split_once('}'))
        .map(|(n, _)| n.split('|').next().unwrap())
        .collect()
}

#[test]
fn every_line_of_a_key_file_is_a_key_and_a_text() {
    for lang in Lang::ALL {
        for file in lang.files() {
            for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("no ` = ` in: {line}"));
                assert!(!key.contains(' ') && !text.trim().is_empty(), "{line}");
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    let (vi, en) = (keys(Lang::Vi), keys(Lang::En));
    let only: Vec<_> = vi
        .keys()
        .filter(|k| !en.contains_key(*k))
        .chain(en.keys().filter(|k| !vi.contains_key(*k)))
        .collect();
    assert!(only.is_empty(), "in one language only: {only:?}");
    for (key, text) in &vi {
        assert_eq!(arguments(text), arguments(en[key]), "arguments of {key}");
    }
}

#[test]
fn vietnamese_is_composed_and_has_its_diacritics() {
    for (key, text) in keys(Lang::Vi) {
        // Combining marks U+0300–U+0323 in a key file would be measured and searched as two letters.
        assert!(!text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)), "{key} is not NFC: {text}");
    }
    // A Vietnamese file that lost its diacritics on the way would pass every other test.
    let marked = keys(Lang::Vi).values().filter(|t| t.chars().any(|c| c as u32 > 0xbf)).count();
    assert!(marked * 10 > keys(Lang::Vi).len() * 7, "only {marked} texts have a letter beyond ASCII");
}

fn sources(dir: &Path, into: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "js" || e == "html") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_key_is_used_and_every_diagnostic_has_a_sentence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    sources(&root.join("src"), &mut code);
    sources(&root.join("www"), &mut code);
    let all = keys(Lang::Vi);
    for start in ["Diagnostic::error(\"", "Diagnostic::warning(\"", "Diagnostic::note(\""] {
        for found in code.split(start).skip(1) {
            let key = found.split('"').next().unwrap();
            assert!(all.contains_key(key), "no sentence for the diagnostic {key}");
        }
    }
    // Keys made at run time: the source has the part before a point as a Rust string or a JavaScript template.
    let made = |key: &str| {
        key.match_indices('.').any(|(at, _)| {
            let stem = &key[..at];
            code.contains(&format!("\"{stem}.\"")) || code.contains(&format!("`{stem}.${{"))
        })
    };
    let family = |key: &str| key.starts_with("indicator.");
    let unused: Vec<_> = all.keys().filter(|k| !code.contains(*k) && !made(k) && !family(k)).collect();
    assert!(unused.is_empty(), "words that nothing says: {unused:?}");
}

#[test]
fn one_is_said_otherwise_than_many() {
    let said = |code: &'static str, n: usize| {
        let d = kimngach::diag::Diagnostic::error(code).with("n", n).with("found", "x");
        kimngach::lang::sentence(Lang::En, &d)
    };
    assert!(said("dataset.too-large", 1).starts_with("1 figure is larger than"));
    assert!(said("dataset.too-large", 2).starts_with("2 figures are larger than"));
    assert!(
        said("dataset.period-unread", 1).starts_with("1 row has no period that is one: “x”. Its figures")
    );
    let points = |value: f64, decimals| {
        let unit = kimngach::unit::Unit::of(kimngach::unit::Quantity::PercentagePoint);
        kimngach::lang::money(Lang::En, value, decimals, &unit)
    };
    assert_eq!(
        (points(1.0, 0), points(-1.0, 0)),
        ("1 percentage point".into(), "−1 percentage point".into())
    );
    assert_eq!(
        (points(1.0, 1), points(2.0, 0)),
        ("1.0 percentage points".into(), "2 percentage points".into())
    );
}

/// What a page says before its words are fetched, and where no script runs, is what it says afterwards: or it would jump, and
/// those without scripts would be told something else.
#[test]
fn pages_are_written_in_the_words_of_the_key_files() {
    let words = keys(Lang::Vi);
    for page in ["www/index.html", "www/gallery.html"] {
        let html = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        let mut seen = 0;
        for part in html.split("data-t=\"").skip(1) {
            let (key, rest) = part.split_once('"').unwrap();
            let text = rest.split_once('>').and_then(|(_, rest)| rest.split_once('<')).unwrap().0;
            let text = text.replace("&nbsp;", "\u{a0}");
            assert_eq!(text.trim(), words[key], "{page}: {key}");
            seen += 1;
        }
        assert!(seen > 4, "{page} has no words");
    }
}

/// Whatever is told beside a count that changes words: nothing of a pattern is left in a sentence, for one and for many.
#[test]
fn nothing_of_a_pattern_is_left_in_a_sentence() {
    use kimngach::diag::Arg;
    for lang in Lang::ALL {
        for (key, text) in entries(lang) {
            for count in [1, 2] {
                let names: BTreeSet<&str> =
                    text.split('{').skip(1).map(|t| t.split(['}', '|']).next().unwrap()).collect();
                let args: Vec<(&str, Arg)> = names
                    .iter()
                    .map(|n| (*n, if *n == "n" { Arg::Count(count) } else { Arg::Text("a".to_owned()) }))
                    .collect();
                let sentence = kimngach::lang::text(lang, key, &args);
                assert!(!sentence.contains(['{', '}']), "{key}: {sentence}");
            }
        }
    }
}
