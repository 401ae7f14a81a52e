//! The audit of a table: what it must find, and where it must stay silent.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod long_table;

use kimngach::audit::{Audit, Kind, Verdict, arithmetic, audit, sentence};
use kimngach::lang::Lang;
use long_table::{load, shared_table};

fn counts(a: &Audit) -> Vec<(Kind, usize)> {
    let mut out: Vec<(Kind, usize)> = Vec::new();
    for f in a.contradictions() {
        match out.iter_mut().find(|(k, _)| *k == f.kind) {
            Some((_, n)) => *n += 1,
            None => out.push((f.kind, 1)),
        }
    }
    out.sort();
    out
}

#[test]
fn every_public_table_is_audited_and_shown() {
    let Some(dir) = long_table::shared("data") else {
        eprintln!("SKIPPED: ../shared/data is not there");
        return;
    };
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| {
            n.ends_with(".csv")
                && !n.contains("raw")
                && !n.contains("as_published")
                && !n.contains("vs_outcome")
        })
        .collect();
    names.sort();
    for name in names {
        let d = shared_table(&name).unwrap();
        let clock = std::time::Instant::now();
        let a = audit(&d);
        let took = clock.elapsed();
        println!(
            "{name}: {} findings {:?}; agreed {:?}; undecided {:?}",
            a.findings.len(),
            counts(&a),
            a.agreed,
            a.undecided
        );
        for f in a.findings.iter().take(16) {
            println!(
                "   {:?} {} | {} | {:?}",
                f.verdict,
                sentence(Lang::En, &d, f),
                arithmetic(Lang::En, f),
                f.suspects
            );
        }
    }
}
#[allow(unused)]
fn unused() {
    let _ = (load as fn(&str, &str) -> _, Verdict::Agrees);
}
