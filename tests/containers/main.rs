//! Files that are no delimited text: the same facts must come out of every container, and what is broken must be met in words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod broken;
mod cubes;
mod pages;
mod same_facts;
mod workbooks;
mod write;

use kimngach::dataset::{self, Safety};
use kimngach::diag::Diagnostic;
use kimngach::read::{self, Hints, Table, native::Native};

fn read(bytes: &[u8], name: &str) -> Result<Table, Vec<Diagnostic>> {
    read::read(bytes, name, &Hints::default(), &Native)
}

fn hinted(bytes: &[u8], name: &str, hints: &str) -> Result<Table, Vec<Diagnostic>> {
    read::read(bytes, name, &serde_json::from_str(hints).unwrap(), &Native)
}

fn refusal(bytes: &[u8], name: &str) -> String {
    match read(bytes, name) {
        Err(errors) => errors[0].code.to_string(),
        Ok(table) => panic!("{name} was read: {:?}", table.understanding.container),
    }
}

/// The long CSV without its header.
fn tidy(table: &Table) -> Vec<String> {
    let dataset = dataset::build(table).unwrap().output;
    dataset::tidy_csv(&dataset, Safety::Plain).lines().skip(1).map(str::to_owned).collect()
}

/// The long CSV without places: what must be the same whatever a table stood in.
fn facts(table: &Table) -> Vec<String> {
    let mut all: Vec<String> =
        tidy(table).into_iter().map(|line| line.rsplitn(3, ',').nth(2).unwrap().to_owned()).collect();
    all.sort();
    all
}

fn codes(table: &Table) -> Vec<&str> {
    table.understanding.problems.iter().map(|d| d.code.as_ref()).collect()
}
