//! The command line: what is not understood is misuse (exit code 2, with words), what has no result is an error (1).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::process::{Command, Output};

const TRADE: &str = "tests/fixtures/indicators/trade.csv";

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kimngach"))
        .args(words)
        .env("LANG", "en_GB.UTF-8")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn code(words: &[&str]) -> (i32, String) {
    let out = run(words);
    (out.status.code().unwrap(), String::from_utf8(out.stderr).unwrap())
}

#[test]
fn wrong_options_are_misuse_with_what_is_allowed() {
    let cases: &[(&[&str], &str)] = &[
        (&["compute", "hhi", TRADE, "--top", "0"], "whole number from 1"),
        (&["compute", "hhi", TRADE, "--top", "2.5"], "whole number from 1"),
        (&["compute", "balance", TRADE, "--lang", "fr"], "vi or en"),
        (&["compute", "balance", TRADE, "--as"], "--as wants a value"),
        (&["compute", "balance", TRADE, "--from", "--to", "2005"], "--from wants a value"),
        (&["compute", "balance", TRADE, "--as", "xml"], "table, csv, json"),
        (&["compute", "balance", TRADE, "--from", "2000", "--from", "2001"], "--from stands twice"),
        (&["compute", "balance", TRADE, "--frm", "2000"], "--where"),
        (&["compute", "no-such", TRADE], "no-such"),
        (&["compute", "balance"], "file name"),
        (&["audit", TRADE, "--as", "csv"], "text, json"),
        (&["audit", TRADE, "--from", "2000"], "--from"),
        (&["tell", TRADE, "--top", "3"], "--top"),
        (&["tell", TRADE, "--lang", "de"], "vi or en"),
        (&["read", TRADE, "--as", "pdf"], "rows, tidy, understanding"),
        (&["read"], "file name"),
        (&["read", TRADE, TRADE], "too much"),
        (&["read", "tests/fixtures"], "--out"),
        (&["read", TRADE, "--hints", "{"], "--hints"),
        (&["draw", TRADE, "--out", "x.gif"], ".svg or .png"),
        (&["draw", TRADE, "--out"], "--out wants a value"),
        (&["check", TRADE, "--as", "pdf"], "text, json, html"),
        (&["indicators", "--as", "csv"], "text, json"),
        (&["suggest", TRADE, "--as", "csv"], "text, json"),
        (&["draw", TRADE, "--out", "x.svg", "--top", "none"], "whole number from 1"),
        (&["draw", TRADE, "--out", "x.svg", "--where", "flow"], "flow"),
        (&["embed", "--data", TRADE, "--out", "x", "--above", "much"], "much"),
    ];
    for (words, wanted) in cases {
        let (code, said) = code(words);
        assert_eq!(code, 2, "{words:?}: {said}");
        assert!(said.contains(wanted), "{words:?}: {said}");
        assert!(!said.contains('{') || words.contains(&"{"), "an argument is not filled in: {said}");
    }
}

#[test]
fn nothing_found_is_an_error_that_names_the_file() {
    for words in [
        &["compute", "balance", TRADE, "--from", "2900"][..],
        &["compute", "balance", TRADE, "--where", "flow=nobody"],
        &["compute", "rca", TRADE],
    ] {
        let (code, said) = code(words);
        assert_eq!(code, 1, "{words:?}: {said}");
        assert!(said.starts_with("trade.csv: "), "{words:?}: {said}");
    }
    let (code, said) = code(&["compute", "balance", "no-such.csv"]);
    assert_eq!((code, said.matches("no-such.csv").count()), (1, 1), "{said}");
}

#[test]
fn what_is_asked_rightly_is_answered() {
    let out = run(&["compute", "balance", TRADE, "--to", "2005", "--lang", "en"]);
    assert!(out.status.success());
    assert!(String::from_utf8(out.stdout).unwrap().contains("−$4,314.0 million"));
}

/// The same options choose figures and form for `draw` and `embed`, and go over what a spec says.
#[test]
fn a_chart_is_chosen_in_words() {
    let folder = std::env::temp_dir().join(format!("kimngach-words-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (spec, out) = (folder.join("spec.json"), folder.join("chart.svg"));
    std::fs::write(
        &spec,
        r#"{"type": "column", "title": "Of the spec", "note": "Kept", "select": {"flow": ["import"]}}"#,
    )
    .unwrap();
    let (spec, out) = (spec.to_str().unwrap(), out.to_str().unwrap());
    let partners = "www/data/gso_exports_by_partner_1995_2016.csv";
    let words = [
        "--type",
        "line",
        "--by",
        "partner",
        "--where",
        "partner=Japan",
        "--where",
        "partner=Mỹ",
        "--from",
        "2001",
        "--title",
        "Of the words",
    ];
    let mut line = vec!["draw", partners, "--out", out];
    line.extend(words);
    let (status, said) = code(&line);
    assert_eq!((status, said.as_str()), (0, ""));
    let drawn = std::fs::read_to_string(out).unwrap();
    // Two lines of 2001 to 2016, and nobody else's.
    assert!(
        drawn.contains("Of the words") && drawn.contains(">Japan ") && drawn.contains(">United States "),
        "{drawn}"
    );
    assert!(!drawn.contains(">China ") && drawn.contains("2001–2016"), "{drawn}");

    let (status, said) =
        code(&["draw", TRADE, "--out", out, "--spec", spec, "--where", "flow=export", "--title", "Mine"]);
    assert_eq!((status, said.as_str()), (0, ""));
    let drawn = std::fs::read_to_string(out).unwrap();
    assert!(
        drawn.contains(">Mine</text>") && drawn.contains("Kept") && !drawn.contains("Of the spec"),
        "{drawn}"
    );
    assert!(
        drawn.contains("Exports") && !drawn.contains("Imports"),
        "members asked for take the place of the spec's"
    );

    for (asked, wanted) in [
        (["--type", "lin"], "“line”"),
        (["--by", "colour"], "flow"),
        (["--where", "flow=sideways"], "It has: X, M"),
        (["--measure", "weight"], "It has: value"),
        (["--indicator", "shre"], "shre"),
        (["--from", "long ago"], "long ago"),
    ] {
        let mut line = vec!["draw", TRADE, "--out", out];
        line.extend(asked);
        let (status, said) = code(&line);
        assert!(status == 1 && said.contains(wanted), "{asked:?}: {status} {said}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn help_is_in_the_readers_language_and_about_one_command_where_one_is_named() {
    let help = |words: &[&str]| {
        let out = run(words);
        assert_eq!(out.status.code(), Some(0), "{words:?}");
        String::from_utf8(out.stdout).unwrap()
    };
    let all = help(&["help"]);
    for command in
        ["read", "draw", "embed", "suggest", "schema", "indicators", "compute", "audit", "check", "tell"]
    {
        assert!(all.contains(&format!("\n  {command}")), "{command} is not explained");
        let one = help(&[command, "--help"]);
        assert_eq!(one, help(&["help", command]));
        assert!(one.contains(&format!("\n  {command}")) && one.len() < all.len() / 2, "{one}");
        // Every option that is taken is explained, but those of every command.
        let (_, said) = code(&[command, "--no-such-option"]);
        let known = said.split("There are: ").nth(1).unwrap_or_else(|| panic!("{command}: {said}"));
        for option in known.trim().trim_end_matches('.').split(' ').filter(|o| *o != "--lang") {
            assert!(one.contains(option), "{command} does not explain {option}");
        }
    }
    assert!(help(&["draw", "--help", "--lang", "vi"]).contains("biểu đồ của tệp"));
    assert!(help(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn spans_and_marks_that_cannot_be_are_refused() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/indicators/trade.csv");
    for (words, says) in [
        (["--from", "2006", "--to", "2001"], "lies after"),
        (["--above", "1e400", "--top", "2"], "larger than any figure"),
    ] {
        let (code, text) = code(&[&["compute", "value", file, "--lang", "en"][..], &words].concat());
        assert!(code == 2 && text.contains(says), "{code} {text}");
    }
}

#[test]
fn a_name_of_a_file_gives_the_terminal_no_orders() {
    let path = std::env::temp_dir().join(format!("kimngach-names-{}.csv", std::process::id()));
    let table = "period,good,measure,unit,value\n2005,Ri\u{1b}[31mce\u{202e},value,million USD,5\n2005,Tea,value,million USD,7\n";
    std::fs::write(&path, table).unwrap();
    let file = path.to_str().unwrap();
    let article = path.with_extension("txt");
    std::fs::write(&article, "Rice\u{1b}[31m: exports of \u{1b}[31mTea came to 9.7 million USD in 2005.")
        .unwrap();
    for words in [
        &["compute", "share", file][..],
        &["tell", file],
        &["audit", file],
        &["suggest", file],
        &["check", article.to_str().unwrap(), "--data", file],
        &["compute", "value", file, "--where", "good=\u{1b}[31m"],
    ] {
        let out = run(words);
        let text = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{words:?} {text}");
        if words[0] == "compute" && words[1] == "share" {
            assert!(text.contains(r"Ri\u{1b}[31mce\u{202e}"), "{text}");
        }
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::remove_file(&article).unwrap();
}
