//! Numbers of notes that stand behind names: "Food 5" is food and a note 5, where a line below the table says what note 5 is. A name whose
//! number tells it from others ("Zone 1", "Zone 2") keeps it.

use crate::diag::Diagnostic;
use crate::lang::{self, Sure};
use crate::read::Grid;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows that are looked at.
const ROWS: usize = 5000;
/// Numbers that notes have at most.
const MOST: u8 = 40;

/// A name and the numbers of the notes behind it: "Food 5", "Food 2,4", "Food 5)", "Food (5)", "Food/5".
fn noted(cell: &str) -> Option<(&str, Vec<u8>)> {
    let text = cell.trim_end();
    let last = |c: char| c.is_ascii_digit() || matches!(c, ')' | '/' | ']');
    if !text.ends_with(last) || text.len() > 160 {
        return None;
    }
    let signs =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '(' | ')' | '[' | ']' | '/');
    let name = text.trim_end_matches(signs);
    let tail = text.get(name.len()..)?;
    // "Food5" may be a code of its own; what is set apart or in brackets is not.
    let apart = tail.starts_with([' ', '\u{a0}', '(', '[', '/']) || tail.ends_with([')', '/', ']']);
    let numbers: Vec<u8> = tail
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().ok().filter(|n| (1..=MOST).contains(n)))
        .collect::<Option<_>>()?;
    let worded =
        name.chars().filter(|c| c.is_alphabetic()).count() > 1 && name.ends_with(char::is_alphabetic);
    (apart && worded && (1..=4).contains(&numbers.len())).then_some((name, numbers))
}

/// The number that a line of notes begins with, and the note: "5 Excluding …", "5) …", "(5) …", "5. …", "5/ …".
fn explains(cell: &str) -> Option<(u8, &str)> {
    let text = cell.trim_start().trim_start_matches(['(', '[']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let behind = rest.trim_start_matches([')', ']', '.', '/', ':', ' ', '\u{a0}', '\t', '-', '–']);
    let number = number.parse().ok().filter(|n| (1..=MOST).contains(n))?;
    (behind.len() < rest.len() && behind.starts_with(char::is_alphabetic)).then_some((number, behind))
}

/// A name with the number of a note glued to it, "Exports2": three letters at least, so that "CO2" is none.
fn glued(cell: &str) -> Option<(&str, u8)> {
    let text = cell.trim_end();
    let number = text.chars().next_back().filter(|c| ('1'..='9').contains(c))?;
    let name = text.get(..text.len() - 1)?;
    let worded = name.chars().rev().take(3).filter(|c| c.is_alphabetic()).count() == 3;
    worded.then_some((name, number as u8 - b'0'))
}

/// How sure a note says figures are, as it stands behind a period.
fn said(note: &str) -> &'static str {
    match lang::sure(note).filter(|_| note.split_whitespace().count() <= 4) {
        Some(Sure::Preliminary) => " (p)",
        Some(Sure::Estimate) => " (e)",
        Some(Sure::Revised) => " (r)",
        _ => "",
    }
}

/// "2023 1/", "2023 1)": a year and the number of a note behind it.
fn noted_year(cell: &str) -> Option<(&str, u8)> {
    let (year, note) = cell.trim().split_at_checked(4)?;
    let plain = year.bytes().all(|b| b.is_ascii_digit()) && year.starts_with(['1', '2']);
    let number = note.trim().strip_suffix(['/', ')'])?.trim_start_matches('(');
    number.parse().ok().filter(|_| plain && note.len() > number.len() + 1).map(|n| (year, n))
}

/// The last row with figures, and the notes that lines below it explain: 1, 2 and so on without a gap.
fn notes(grid: &Grid) -> Option<(usize, BTreeMap<u8, String>)> {
    let several = |row: &usize| grid.filled(*row).skip(1).any(|(_, cell)| lang::printed(cell).is_some());
    let last = (0..grid.height()).rfind(several)?;
    let mut found: BTreeMap<u8, String> = BTreeMap::new();
    let mut note = |cell: &str| {
        if let Some((number, words)) = explains(cell) {
            found.entry(number).or_insert_with(|| words.to_owned());
        }
    };
    for row in last + 1..grid.height() {
        let mut filled = grid.filled(row);
        match (filled.next(), filled.next(), filled.next()) {
            (Some((_, cell)), None, _) => note(cell),
            // "5 | Excluding …", the number in a cell of its own.
            (Some((_, number)), Some((_, words)), None) if words.starts_with(char::is_alphabetic) => {
                note(&[number.trim(), " ", words].concat());
            }
            _ => {}
        }
    }
    let run = (1..=MOST).take_while(|n| found.contains_key(n)).last()?;
    found.retain(|n, _| *n <= run);
    Some((last, found))
}

/// The grid with names without such numbers, and what to say of it; `None` where there are none.
pub(super) fn without_notes(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let (last, notes) = notes(grid)?;
    let known = |cell: &str| -> Option<usize> {
        let (name, numbers) = noted(cell)?;
        let explained = numbers.iter().all(|n| notes.contains_key(n));
        (explained && lang::when(cell).is_none() && lang::unit_of(cell).is_none()).then_some(name.len())
    };
    // The names that each stem has: one that has several tells by its number.
    let mut stems: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for row in 0..=last {
        for cell in grid.row(row) {
            if let Some((name, _)) = noted(cell) {
                stems.entry(name.trim()).or_default().insert(cell.trim());
            }
        }
    }
    let alone = |name: &str| stems.get(name.trim()).is_none_or(|cells| cells.len() == 1);
    // In a heading several that lines below explain, each its own, are names with notes; one alone may be a name.
    let is_heading = |row: &usize| {
        let found: Vec<(&str, u8)> = grid.row(*row).filter_map(glued).collect();
        let told = |(name, n): &(&str, u8)| {
            notes.contains_key(n) && found.iter().filter(|(other, _)| other == name).count() == 1
        };
        found.len() >= 2
            && found.iter().all(told)
            && !grid.filled(*row).any(|(_, c)| lang::printed(c).is_some())
    };
    let heading = (0..last.min(20)).find(is_heading);
    let (out, n, place) = grid.restated(|row, _, cell| {
        if row > last {
            return None;
        }
        if let Some((name, _)) = glued(cell).filter(|_| heading == Some(row)) {
            return Some(name.to_owned());
        }
        if let Some((year, words)) = noted_year(cell).and_then(|(year, n)| Some((year, notes.get(&n)?))) {
            return Some([year, said(words)].concat());
        }
        let end = known(cell)?;
        let name = cell.get(..end)?;
        alone(name).then(|| name.to_owned())
    })?;
    let name = out.cell(place.0, place.1).trim().to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.names-noted"), n, place).with("name", name)))
}
