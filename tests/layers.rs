//! Holds the straight line of the design: each room imports only rooms before it, the web stays in `web`, the disk in
//! `bin`, and files stay of a size and a name that a newcomer finds their way by.
//!
//! What it reads is the code as tokens, without comments, texts and test modules. It cannot see through macros that
//! build paths, and does not try: nobody does that by accident.
use std::path::{Path, PathBuf};

/// The rooms, first to last. A room may import what stands before it.
const ORDER: [&str; 17] = [
    "diag",
    "unit",
    "period",
    "figure",
    "lang",
    "read",
    "dataset",
    "indicators",
    "audit",
    "check",
    "tell",
    "spec",
    "plan",
    "project",
    "draw",
    "twin",
    "web",
];
/// These stand side by side: none imports another.
const SIDE_BY_SIDE: [&str; 3] = ["audit", "check", "tell"];
/// A room that may import less than what stands before it: shapes are drawn from a plan, whatever the data were.
const ONLY: [(&str, &[&str]); 1] = [("draw", &["diag", "unit", "period", "figure", "lang", "plan"])];

/// Crates that only some rooms may name.
const CRATES: [(&[&str], &[&str]); 2] = [
    (
        &[
            "wasm_bindgen",
            "web_sys",
            "js_sys",
            "plotters_canvas",
            "serde_wasm_bindgen",
            "wasm_bindgen_futures",
        ],
        &["web"],
    ),
    (&["plotters", "plotters_backend", "plotters_svg", "plotters_bitmap"], &["draw", "web"]),
];
/// Parts of std that only the programs under `bin` may name: the core has no disk, no clock and no process.
const OUTSIDE_WORLD: [&str; 7] = ["fs", "io", "env", "process", "net", "thread", "time"];

/// Names that say nothing of what is in a file.
const EMPTY_NAMES: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff"];
/// One idea a file: a file that is longer has two.
const LONGEST: usize = 700;

#[test]
fn rooms_import_only_rooms_before_them() {
    let faults: Vec<String> = rust_files("src").iter().flat_map(|file| file.faults().into_iter()).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let mut faults = Vec::new();
    for file in ["src", "xtask/src", "tests"].into_iter().flat_map(rust_files) {
        if !file.text.starts_with("//!") {
            faults.push(format!("{}: does not open with a `//!` line that says what it is", file.path));
        }
        let name = Path::new(&file.path).file_stem().and_then(|name| name.to_str()).unwrap_or("");
        if EMPTY_NAMES.contains(&name) {
            faults.push(format!("{}: “{name}” does not say what is in it", file.path));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let mut faults = Vec::new();
    for (folder, endings) in
        [("src", &["rs"][..]), ("xtask/src", &["rs"]), ("tests", &["rs"]), ("www", &["js", "css", "html"])]
    {
        for path in files(&root().join(folder), endings) {
            let lines = std::fs::read_to_string(&path).map_or(0, |text| text.lines().count());
            if lines > LONGEST {
                faults
                    .push(format!("{}: {lines} lines, more than {LONGEST}: split it by ideas", shown(&path)));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A Rust source.
struct Source {
    /// From the root of the repository, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: String::from(path), text: String::from(text) }
    }

    /// Below `src/`, without the ending: `read/cells`.
    fn inside(&self) -> &str {
        self.path.trim_start_matches("src/").trim_end_matches(".rs")
    }

    /// The room that the file belongs to; nothing for the map (`lib.rs`) and the programs.
    fn room(&self) -> Option<&str> {
        let room = self.inside().split('/').next()?;
        (!matches!(room, "lib" | "main" | "bin")).then_some(room)
    }

    /// How many modules deep the file is: 1 for `src/read.rs` and `src/read/mod.rs`.
    fn depth(&self) -> usize {
        let parts: Vec<&str> = self.inside().split('/').collect();
        if parts.last() == Some(&"mod") { parts.len() - 1 } else { parts.len() }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let tokens = without_tests(tokens(&self.text));
        let name = Path::new(&self.path).file_stem().and_then(|name| name.to_str());
        if name == Some("tests") {
            return faults;
        }
        let program = self.inside().starts_with("bin/");
        let mut say = |line: usize, fault: String| faults.push(format!("{}:{line}: {fault}", self.path));

        if let Some(room) = self.room() {
            if !ORDER.contains(&room) {
                say(1, format!("“{room}” is no room of the design (tests/layers.rs lists them)"));
                return faults;
            }
            for (line, wanted) in reached(&tokens, self.depth()) {
                if !ORDER.contains(&wanted.as_str()) {
                    say(
                        line,
                        format!(
                            "takes `{wanted}` from the top of the crate: take it from the room it lives in"
                        ),
                    );
                } else if wanted != room && !may_import(room, &wanted) {
                    say(line, format!("{room} may not import {wanted}"));
                }
            }
        }
        for (crates, rooms) in CRATES {
            if self.room().is_some_and(|room| rooms.contains(&room)) {
                continue;
            }
            for token in tokens.iter().filter(|token| crates.contains(&token.text.as_str())) {
                say(token.line, format!("names {}, which only {} may", token.text, rooms.join(", ")));
            }
        }
        if !program {
            for (line, part) in heads(&tokens, |tokens, at| is_path(tokens, at, "std")) {
                if OUTSIDE_WORLD.contains(&part.as_str()) {
                    say(line, format!("names std::{part}: the outside world is for src/bin and xtask"));
                }
            }
        }
        faults
    }
}

fn may_import(room: &str, wanted: &str) -> bool {
    if let Some((_, allowed)) = ONLY.iter().find(|(limited, _)| *limited == room) {
        return allowed.contains(&wanted);
    }
    if SIDE_BY_SIDE.contains(&room) && SIDE_BY_SIDE.contains(&wanted) {
        return false;
    }
    let place = |name: &str| ORDER.iter().position(|room| *room == name);
    place(wanted) < place(room)
}

/// The names that paths take from the top of the crate: after `crate::`, and after as many `super::` as lead there.
fn reached(tokens: &[Token], depth: usize) -> Vec<(usize, String)> {
    heads(tokens, |tokens, at| {
        let of_crate = is_path(tokens, at, "crate");
        if of_crate.is_some() {
            return of_crate;
        }
        // Only where the chain begins.
        if at >= 3 && is_path(tokens, at - 3, "super").is_some() {
            return None;
        }
        let mut next = at;
        let mut ups = 0;
        while let Some(after) = is_path(tokens, next, "super") {
            next = after;
            ups += 1;
        }
        (ups >= depth).then_some(next)
    })
}

/// For each place where `begins` finds a path, the name that follows there, or all names of a group in braces.
fn heads(tokens: &[Token], begins: impl Fn(&[Token], usize) -> Option<usize>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some(next) = begins(tokens, at) else { continue };
        let Some(token) = tokens.get(next) else { continue };
        if token.text != "{" {
            found.push((token.line, token.text.clone()));
            continue;
        }
        // In `{a, b::{c, d}, e}` the names are those that stand at the first level behind `{` or `,`.
        let mut level = 0_usize;
        let mut before = "";
        for token in tokens.iter().skip(next) {
            match token.text.as_str() {
                "{" => level += 1,
                "}" => level -= 1,
                name if level == 1 && matches!(before, "{" | ",") => {
                    found.push((token.line, String::from(name)))
                }
                _ => {}
            }
            if level == 0 {
                break;
            }
            before = &token.text;
        }
    }
    found
}

/// Whether `name ::` stands at `at`, and where what follows it begins.
fn is_path(tokens: &[Token], at: usize, name: &str) -> Option<usize> {
    let text = |at: usize| tokens.get(at).map(|token| token.text.as_str());
    (text(at) == Some(name) && text(at + 1) == Some(":") && text(at + 2) == Some(":")).then_some(at + 3)
}

/// A name or a mark of the code, with its line.
#[derive(Clone, Debug)]
struct Token {
    line: usize,
    text: String,
}

/// The code's names and marks, without comments and literals.
fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let at_is =
        |at: usize, wanted: &str| wanted.chars().enumerate().all(|(i, c)| text.get(at + i) == Some(&c));
    let is_name = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = text.get(at) {
        let begin = at;
        if at_is(at, "//") {
            at = (at..text.len()).find(|&i| text.get(i) == Some(&'\n')).unwrap_or(text.len());
        } else if at_is(at, "/*") {
            let mut level = 0;
            while at < text.len() {
                if at_is(at, "/*") {
                    (level, at) = (level + 1, at + 2);
                } else if at_is(at, "*/") {
                    (level, at) = (level - 1, at + 2);
                } else {
                    at += 1;
                }
                if level == 0 {
                    break;
                }
            }
        } else if let Some(hashes) = raw_text(&text, at) {
            let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let open = (at..text.len()).find(|&i| text.get(i) == Some(&'"')).unwrap_or(text.len());
            at = (open + 1..text.len()).find(|&i| at_is(i, &end)).map_or(text.len(), |i| i + end.len());
        } else if c == '"' {
            at += 1;
            while at < text.len() && text.get(at) != Some(&'"') {
                at += if text.get(at) == Some(&'\\') { 2 } else { 1 };
            }
            at += 1;
        } else if c == '\'' {
            // A lifetime has no closing quote behind its one letter.
            let is_char = text.get(at + 1) == Some(&'\\') || text.get(at + 2) == Some(&'\'');
            if is_char {
                at += if text.get(at + 1) == Some(&'\\') { 3 } else { 2 };
                while at < text.len() && text.get(at) != Some(&'\'') {
                    at += 1;
                }
            }
            at += 1;
        } else if is_name(Some(&c)) {
            while is_name(text.get(at)) {
                at += 1;
            }
            let name = text.get(begin..at).unwrap_or(&[]).iter().collect();
            found.push(Token { line, text: name });
        } else {
            if !c.is_whitespace() {
                found.push(Token { line, text: String::from(c) });
            }
            at += 1;
        }
        line += text.get(begin..at.min(text.len())).unwrap_or(&[]).iter().filter(|c| **c == '\n').count();
    }
    found
}

/// How many `#` a raw text has that begins here (`r"`, `r#"`, `br"`, `cr#"`).
fn raw_text(text: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(|c| c.is_alphanumeric() || *c == '_') {
        return None;
    }
    let mut next = at;
    if matches!(text.get(next), Some('b' | 'c')) {
        next += 1;
    }
    if text.get(next) != Some(&'r') {
        return None;
    }
    let hashes = text.iter().skip(next + 1).take_while(|c| **c == '#').count();
    (text.get(next + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Drops each item under `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let marked = MARK
            .iter()
            .enumerate()
            .all(|(i, mark)| tokens.get(at + i).is_some_and(|token| token.text == *mark));
        if !marked {
            kept.push(token.clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        // The item ends with its `;`, or with the brace that closes its first one.
        let mut level = 0_usize;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token.text.as_str() {
                "{" => level += 1,
                "}" if level <= 1 => break,
                "}" => level -= 1,
                ";" if level == 0 => break,
                _ => {}
            }
        }
    }
    kept
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<Source> {
    let found: Vec<Source> = files(&root().join(folder), &["rs"])
        .into_iter()
        .filter_map(|path| Some(Source { path: shown(&path), text: std::fs::read_to_string(&path).ok()? }))
        .collect();
    assert!(!found.is_empty(), "there are no Rust files under {folder}: this test would hold nothing");
    found
}

/// All files under a folder with one of these endings; none where there is no such folder.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let data =
            path.file_name().is_some_and(|name| name == "fixtures" || name == "golden" || name == "data");
        if path.is_dir() && !data {
            found.extend(files(&path, endings));
        } else if path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| endings.contains(&ending))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

// That it can fail.

fn said(path: &str, text: &str) -> String {
    Source::new(path, text).faults().join("\n")
}

#[test]
fn a_step_back_is_seen_however_it_is_written() {
    for text in [
        "use crate::plan::Plan;",
        "use crate::{diag::At, plan};",
        "use crate::{\n    diag::{At, Severity},\n    plan::{self, Plan},\n};",
        "fn f() -> crate::plan::Plan {}",
        "fn f(x: &'a str) { let c = '\"'; crate::plan::f() }",
        "use super::super::plan::Plan;",
        "macro_rules! m { () => { $crate::plan::f() } }",
        "#[cfg(test)]\nmod tests { use crate::web; }\nuse crate::plan;",
        "#[cfg(test)]\nuse crate::web;\nuse crate::plan;",
    ] {
        assert!(said("src/read/cells.rs", text).contains("read may not import plan"), "{text}");
        assert!(!said("src/read/cells.rs", text).contains("web"), "{text}");
    }
    assert!(said("src/read.rs", "use super::plan::Plan;").contains("read may not import plan"));
    assert!(said("src/read/mod.rs", "\n\nuse super::plan::Plan;").contains("src/read/mod.rs:3"));
}

#[test]
fn a_step_forward_is_free() {
    for (path, text) in [
        ("src/read/cells.rs", "use crate::diag::At; use crate::read::rows; use super::plan;"),
        (
            "src/read/cells.rs",
            "// use crate::plan;\n/* crate::plan /* */ crate::web */ const A: &str = \"crate::plan\";",
        ),
        (
            "src/read/cells.rs",
            "const A: &str = r#\"a \" crate::plan\"#; const B: char = '\\''; const C: &[u8] = br\"crate::web\";",
        ),
        ("src/read/cells.rs", "#[cfg(test)]\nmod tests {\n    fn f() { use crate::web; }\n}"),
        ("src/read/tests.rs", "use crate::project;"),
        ("src/draw/line.rs", "use crate::plan::Plan; use plotters::prelude::*;"),
        ("src/web/mod.rs", "use crate::draw; use wasm_bindgen::prelude::*;"),
        ("src/bin/kimngach.rs", "use std::fs; use kimngach::draw;"),
    ] {
        assert_eq!(said(path, text), "");
    }
}

#[test]
fn walls_hold() {
    for (path, text, fault) in [
        ("src/tell/mod.rs", "use crate::check;", "tell may not import check"),
        ("src/draw/line.rs", "use crate::spec::ChartSpec;", "draw may not import spec"),
        ("src/draw/line.rs", "use crate::project::Project;", "draw may not import project"),
        ("src/plan/mod.rs", "use plotters::prelude::*;", "names plotters"),
        ("src/read/mod.rs", "fn f(x: js_sys::Array) {}", "names js_sys"),
        ("src/lib.rs", "pub use wasm_bindgen::JsValue;", "names wasm_bindgen"),
        ("src/read/mod.rs", "fn f() { std::fs::read(\"x\"); }", "names std::fs"),
        ("src/read/mod.rs", "use std::{collections::BTreeMap, io::Read};", "names std::io"),
        ("src/read/mod.rs", "use crate::Table;", "takes `Table` from the top"),
        ("src/tools/mod.rs", "", "“tools” is no room"),
    ] {
        assert!(said(path, text).contains(fault), "{path}: {text}: {}", said(path, text));
    }
}
