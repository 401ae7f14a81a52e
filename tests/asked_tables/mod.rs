//! Small tables as they are written in a test, and questions to the catalogue about them.

#![allow(dead_code)]

use kimngach::dataset::Dataset;
use kimngach::diag::Diagnostic;
use kimngach::indicators::{Line, Query, Record, compute, find};
use kimngach::project::Opened;
use kimngach::read::{Hints, native::Native};

/// A table opened as the program opens a file.
pub fn open(table: &str) -> Opened {
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap()
}

pub fn read(table: &str) -> Dataset {
    open(table).dataset
}

/// What is said of a table when it is read, under a code.
pub fn said(table: &str, code: &str) -> Vec<Diagnostic> {
    open(table).problems.into_iter().filter(|p| p.code == code).collect()
}

pub fn ask(table: &str, id: &str, query: &Query) -> Vec<Line> {
    compute(&read(table), find(id).unwrap(), query).unwrap_or_else(|e| panic!("{id}: {e:?}"))
}

/// The code of the refusal.
pub fn refused(table: &str, id: &str) -> String {
    compute(&read(table), find(id).unwrap(), &Query::default()).unwrap_err().code.to_string()
}

pub fn last(lines: &[Line]) -> &Record {
    lines.last().unwrap().records.last().unwrap()
}
