//! How good and how fast the checker is, told in tables; for people, so not part of every test run:
//! `cargo test --release --test check_scores -- --ignored --nocapture`. Floors stand in `check.rs`.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a table for people"
)]

use kimngach::check::{Finding, Verdict, check};
use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::project::{Article, held_together, open};
use kimngach::read::{Hints, native::Native};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn json(path: PathBuf) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn span(v: &Value) -> (usize, usize) {
    (v["span"][0].as_u64().unwrap() as usize, v["span"][1].as_u64().unwrap() as usize)
}

fn over(f: &Finding, (start, end): (usize, usize)) -> bool {
    f.span[0] < end && start < f.span[1]
}

/// The right value within what the text prints, sign and powers of a thousand forgiven.
fn right(claim: &Value, finding: &Finding) -> bool {
    let (want, step) = (claim["computed"].as_f64().unwrap().abs(), claim["stated"]["ulp"].as_f64().unwrap());
    let Some(got) = finding.computed.map(f64::abs) else { return false };
    let scales = [1.0, 1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9];
    scales.iter().any(|s| (got * s - want).abs() <= (step / 2.0).max(want * 1e-6))
}

#[derive(Default, Clone)]
struct Score {
    checkable: usize,
    right: usize,
    /// Figures that are right, or cannot be told, and were accused.
    accused: usize,
    /// Figures that cannot be told, and were called right.
    believed: usize,
    altered: usize,
    caught: usize,
}

type Scores = BTreeMap<(String, String), Score>;

fn print(title: &str, scores: &Scores) {
    println!(
        "\n{title}\n{:<34} {:>4} {:>10} {:>8} {:>8} {:>12}",
        "", "lang", "checkable", "right", "accused", "caught"
    );
    let mut all = Score::default();
    for ((kind, lang), s) in scores {
        let share = |a: usize, b: usize| {
            if b == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * a as f64 / b as f64) }
        };
        println!(
            "{kind:<34} {lang:>4} {:>10} {:>8} {:>8} {:>12}",
            s.checkable,
            share(s.right, s.checkable),
            s.accused,
            if s.altered == 0 { "–".to_owned() } else { format!("{}/{}", s.caught, s.altered) }
        );
        all.checkable += s.checkable;
        all.right += s.right;
        all.accused += s.accused;
        all.believed += s.believed;
        all.altered += s.altered;
        all.caught += s.caught;
    }
    println!(
        "together: {} of {} checkable right ({:.1} %), {} accused, {} believed that cannot be told, {} of {} altered caught ({:.1} %)",
        all.right,
        all.checkable,
        100.0 * all.right as f64 / all.checkable.max(1) as f64,
        all.accused,
        all.believed,
        all.caught,
        all.altered,
        100.0 * all.caught as f64 / all.altered.max(1) as f64
    );
}

fn dirs(root: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(root)
        .map(|entries| {
            entries.map(|e| e.unwrap().path()).filter(|p| p.join("claims.json").exists()).collect()
        })
        .unwrap_or_default();
    all.sort();
    all
}

fn table(dir: &Path) -> Dataset {
    let bytes = std::fs::read(dir.join("table.csv")).unwrap();
    open(&bytes, "table.csv", &Hints::default(), &Native).unwrap().dataset
}

fn language(text: &str) -> &'static str {
    if text.chars().any(|c| "ạảấầậắặếệộớợụứựỷ".contains(c)) {
        "vi"
    } else {
        "en"
    }
}

fn scored(root: &Path, step: usize) -> (Scores, Scores) {
    let (mut kinds, mut alterations) = (Scores::new(), Scores::new());
    for dir in dirs(root) {
        let data = table(&dir);
        let text = std::fs::read_to_string(dir.join("article.txt")).unwrap();
        let lang = language(&text);
        let found = check(&text, &data, Lang::Vi);
        let claims = json(dir.join("claims.json"));
        for claim in claims.as_array().unwrap() {
            if claim["borderline"] == true || claim["ambiguous"] == true {
                continue;
            }
            let mine: Vec<&Finding> = found.iter().filter(|f| over(f, span(claim))).collect();
            let score =
                kinds.entry((claim["kind"].as_str().unwrap().to_owned(), lang.to_owned())).or_default();
            let accused = mine.iter().any(|f| f.verdict == Verdict::Disagrees);
            score.accused += usize::from(accused && claim["verdict"] != "disagrees");
            let believed = mine.iter().any(|f| f.verdict == Verdict::Agrees);
            score.believed += usize::from(believed && claim["verdict"] == "uncheckable");
            if claim["verdict"] != "uncheckable" {
                let want = if claim["verdict"] == "agrees" { Verdict::Agrees } else { Verdict::Disagrees };
                score.checkable += 1;
                score.right += usize::from(mine.iter().any(|f| f.verdict == want && right(claim, f)));
            }
        }
        let mut count = |kind: &str, caught: bool| {
            let score = alterations.entry((kind.to_owned(), lang.to_owned())).or_default();
            score.altered += 1;
            score.caught += usize::from(caught);
        };
        if dir.join("broken.json").exists() {
            let text = std::fs::read_to_string(dir.join("article-broken.txt")).unwrap();
            let found = check(&text, &data, Lang::Vi);
            for a in json(dir.join("broken.json"))["altered"].as_array().unwrap() {
                let hit = found.iter().any(|f| over(f, span(a)) && f.verdict == Verdict::Disagrees);
                count(a["change"].as_str().unwrap_or("?"), hit);
            }
        }
        if dir.join("altered.json").exists() {
            let chars: Vec<char> = text.chars().collect();
            for a in json(dir.join("altered.json")).as_array().unwrap().iter().step_by(step) {
                let (start, end) = span(a);
                let new = a["text"].as_str().unwrap();
                let text: String = chars[..start].iter().collect::<String>()
                    + new
                    + &chars[end..].iter().collect::<String>();
                let claim = claims.as_array().unwrap().iter().find(|c| c["id"] == a["claim"]).unwrap();
                let shift = |at: usize| if at >= end { at + new.chars().count() - (end - start) } else { at };
                let place = (shift(span(claim).0), shift(span(claim).1));
                let hit = check(&text, &data, Lang::Vi)
                    .iter()
                    .any(|f| over(f, place) && f.verdict == Verdict::Disagrees);
                count(a["alteration"].as_str().unwrap(), hit);
            }
        }
    }
    (kinds, alterations)
}

#[test]
#[ignore = "prints tables; see the head of the file"]
fn score_tables() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let other = std::env::var_os("KIMNGACH_ARTICLES").map(PathBuf::from);
    let usual = [
        ("own articles", here.join("tests/fixtures/check")),
        ("shared articles", here.join("../shared/articles/open")),
    ];
    for (name, root) in other.map_or_else(|| usual.to_vec(), |root| vec![("articles", root)]) {
        let (kinds, alterations) = scored(&root, 3);
        print(&format!("{name}: figures by kind"), &kinds);
        print(&format!("{name}: alterations"), &alterations);
        let all = dirs(&root);
        let false_alone = all.iter().filter(|d| {
            let text = std::fs::read_to_string(d.join("article.txt")).unwrap();
            let found = held_together(&[Article::new("a", &text, &Native)], Lang::Vi);
            found.contradictions.iter().any(|c| c.verdict == Verdict::Disagrees)
        });
        println!("{name}: {} of {} articles contradict themselves", false_alone.count(), all.len());
    }
}

/// Every single alteration that was not caught, and every checkable figure that was not understood, with what was said of it instead:
/// `KIMNGACH_MISSES=row` keeps alterations of that kind, `KIMNGACH_ARTICLE=vi-18` articles so named;
/// `KIMNGACH_ARTICLES=DIR` takes the articles of another folder.
#[test]
#[ignore = "prints misses; see the head of the file"]
fn misses_in_words() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wanted = |name: &str, value: &str| std::env::var(name).is_ok_and(|w| !value.starts_with(&w));
    let own = || here.join("tests/fixtures/check");
    for dir in dirs(&std::env::var_os("KIMNGACH_ARTICLES").map_or_else(own, PathBuf::from)) {
        let name = dir.file_name().unwrap().to_string_lossy().into_owned();
        if wanted("KIMNGACH_ARTICLE", &name) {
            continue;
        }
        let data = table(&dir);
        let text = std::fs::read_to_string(dir.join("article.txt")).unwrap();
        let chars: Vec<char> = text.chars().collect();
        let claims = json(dir.join("claims.json"));
        let told = |all: &[char], place: (usize, usize), found: &[Finding]| {
            let before: String = all[place.0.saturating_sub(150)..place.0].iter().collect();
            let it: String = all[place.0..place.1].iter().collect();
            let after: String = all[place.1..(place.1 + 60).min(all.len())].iter().collect();
            println!("    {before}[{it}]{after}");
            for f in found.iter().filter(|f| over(f, place)) {
                println!(
                    "    -> {:?} {:?} | {:?} | {} | {:?}",
                    f.verdict, f.computed, f.reading, f.formula_text, f.slip
                );
            }
        };
        let found = check(&text, &data, Lang::Vi);
        for claim in claims.as_array().unwrap() {
            let want = if claim["verdict"] == "agrees" { Verdict::Agrees } else { Verdict::Disagrees };
            let mine = found.iter().filter(|f| over(f, span(claim)));
            let accused = claim["verdict"] != "disagrees"
                && claim["borderline"] != true
                && claim["ambiguous"] != true
                && mine.clone().any(|f| f.verdict == Verdict::Disagrees);
            if accused {
                println!("{name} {} {} FALSELY ACCUSED", claim["id"], claim["kind"]);
                told(&chars, span(claim), &found);
                continue;
            }
            if claim["verdict"] != "uncheckable"
                && !mine.clone().any(|f| f.verdict == want && right(claim, f))
                && std::env::var("KIMNGACH_MISSES").is_err()
            {
                println!(
                    "{name} {} {} wants {} {:?}",
                    claim["id"],
                    claim["kind"],
                    claim["computed"],
                    span(claim)
                );
                told(&chars, span(claim), &found);
            }
        }
        if dir.join("broken.json").exists() && std::env::var("KIMNGACH_MISSES").is_err() {
            let text = std::fs::read_to_string(dir.join("article-broken.txt")).unwrap();
            let all: Vec<char> = text.chars().collect();
            let found = check(&text, &data, Lang::Vi);
            for a in json(dir.join("broken.json"))["altered"].as_array().unwrap() {
                let hit = found.iter().any(|f| over(f, span(a)) && f.verdict == Verdict::Disagrees);
                if !hit {
                    println!("{name} BROKEN {}", a["change"].as_str().unwrap_or("?"));
                    told(&all, span(a), &found);
                }
            }
        }
        if !dir.join("altered.json").exists() {
            continue;
        }
        for a in json(dir.join("altered.json")).as_array().unwrap() {
            let kind = a["alteration"].as_str().unwrap();
            if wanted("KIMNGACH_MISSES", kind) {
                continue;
            }
            let (start, end) = span(a);
            let new: Vec<char> = a["text"].as_str().unwrap().chars().collect();
            let all = [&chars[..start], &new, &chars[end..]].concat();
            let claim = claims.as_array().unwrap().iter().find(|c| c["id"] == a["claim"]).unwrap();
            let shift = |at: usize| if at >= end { at + new.len() - (end - start) } else { at };
            let place = (shift(span(claim).0), shift(span(claim).1));
            let text: String = all.iter().collect();
            let found = check(&text, &data, Lang::Vi);
            if !found.iter().any(|f| over(f, place) && f.verdict == Verdict::Disagrees) {
                let was: String = chars[start..end].iter().collect();
                println!("{name} {} {kind} (was {was}, {})", claim["id"], claim["formula"]);
                told(&all, place, &found);
            }
        }
    }
}

/// Months and goods in a long table: so many rows.
fn long_table(rows: usize) -> String {
    let goods = rows / 24;
    let mut out = String::from("period,flow,commodity,measure,unit,value,status\n");
    for g in 0..goods {
        for m in 0..24 {
            let (year, month) = (2022 + m / 12, m % 12 + 1);
            let flow = if g % 2 == 0 { "export" } else { "import" };
            out.push_str(&format!(
                "{year}-{month:02},{flow},Product {},value,million USD,{}.{},final\n",
                g / 2,
                100 + (g * 7 + m * 3) % 900,
                (g + m) % 10
            ));
        }
    }
    out
}

/// So many words, a figure every fifteen.
fn long_article(words: usize) -> String {
    let mut out = String::new();
    for i in 0..words / 15 {
        let (month, product) = (["January", "March", "July"][i % 3], i % 300);
        out.push_str(&format!("In {month} 2023, exports of Product {product} reached ${}.{} million, a figure that few had seen coming. ", 100 + (i * 37) % 900, i % 10));
        if i % 4 == 3 {
            out.push('\n');
        }
    }
    out
}

fn best(times: usize, mut work: impl FnMut()) -> f64 {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .fold(f64::MAX, f64::min)
}

#[test]
#[ignore = "prints times; see the head of the file"]
fn time_of_a_long_article() {
    println!(
        "\n{:>8} {:>8} {:>10} {:>10} {:>7} {:>9}",
        "words", "rows", "read ms", "check ms", "ratio", "findings"
    );
    for (words, rows) in [
        (2000, 15_000),
        (500, 15_000),
        (1000, 15_000),
        (4000, 15_000),
        (2000, 3_750),
        (2000, 7_500),
        (2000, 30_000),
    ] {
        let (csv, text) = (long_table(rows), long_article(words));
        let read = best(3, || drop(open(csv.as_bytes(), "t.csv", &Hints::default(), &Native).unwrap()));
        let data = open(csv.as_bytes(), "t.csv", &Hints::default(), &Native).unwrap().dataset;
        let mut count = 0;
        let checked = best(3, || count = check(&text, &data, Lang::En).len());
        println!("{words:>8} {rows:>8} {read:>10.1} {checked:>10.1} {:>7.2} {count:>9}", checked / read);
        assert!(count >= words / 15, "every figure has a finding");
    }
    let text = long_article(2000);
    let alone = best(3, || drop(held_together(&[Article::new("a", &text, &Native)], Lang::En)));
    println!("2000 words against themselves: {alone:.1} ms");
}

/// What is found for every figure of one text: `KIMNGACH_TEXT=FILE KIMNGACH_TABLE=FILE`.
#[test]
#[ignore = "prints findings; see the head of the file"]
fn findings_in_words() {
    let (Some(text), Some(table)) = (std::env::var_os("KIMNGACH_TEXT"), std::env::var_os("KIMNGACH_TABLE"))
    else {
        return;
    };
    let (text, bytes) = (std::fs::read_to_string(text).unwrap(), std::fs::read(table).unwrap());
    let data = open(&bytes, "table.csv", &Hints::default(), &Native).unwrap().dataset;
    for f in check(&text, &data, Lang::Vi) {
        println!(
            "[{}] {:?} {:?} | {:?} | {} | {:?}",
            f.stated, f.verdict, f.computed, f.reading, f.formula_text, f.slip
        );
    }
}
