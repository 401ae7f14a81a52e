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
