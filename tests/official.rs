//! Tables in the shapes of many statistics offices, each with the long form it is to be read into (`tests/fixtures/read`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use kimngach::dataset::{self, Safety};
use kimngach::read::{self, Hints, native::Native};
use std::path::Path;

#[test]
fn tables_of_many_offices_read_as_they_were_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.retain(|p| !matches!(p.extension().and_then(|e| e.to_str()), Some("tidy" | "md")));
    names.sort();
    assert!(names.len() > 60);
    let mut wrong = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let table = read::read(&std::fs::read(&path).unwrap(), &name, &Hints::default(), &Native).unwrap();
        let found = dataset::tidy_csv(&dataset::build(&table).unwrap().output, Safety::Plain);
        let kept = folder.join(format!("{name}.tidy"));
        if std::env::var_os("KEEP").is_some() {
            std::fs::write(&kept, &found).unwrap();
        }
        let wanted = std::fs::read_to_string(&kept).unwrap_or_default();
        if found != wanted {
            let line =
                found.lines().zip(wanted.lines()).position(|(a, b)| a != b).unwrap_or(wanted.lines().count());
            wrong.push(format!(
                "{name}: line {line}: {:?} for {:?}",
                found.lines().nth(line),
                wanted.lines().nth(line)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A line of a long form; no cell of these files holds a quote within a quoted cell.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// Each file of `tests/fixtures/ugly` was written with its right answers, before it was ever read: `right.tsv`.
#[test]
fn ugly_tables_give_their_right_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ugly");
    let right = std::fs::read_to_string(folder.join("right.tsv")).unwrap();
    let mut files = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for line in right.lines().skip(1) {
        let [file, name, period, value, unit] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?} has not five cells")
        };
        files.insert(file);
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read::read(&bytes, file, &Hints::default(), &Native).unwrap();
        let long = dataset::tidy_csv(&dataset::build(&table).unwrap().output, Safety::Plain);
        let head = cells(long.lines().next().unwrap());
        let column = |name: &str| head.iter().position(|c| c == name).unwrap();
        let (at, is, of) = (column("period"), column("value"), column("unit"));
        let found = long.lines().skip(1).map(cells).any(|row| {
            row[at] == period
                && row[is] == value
                && (unit.is_empty() || row[of] == unit)
                && (name.is_empty() || row.iter().any(|cell| cell == name))
        });
        if !found {
            wrong.push(line);
        }
    }
    assert_eq!(files.len(), 25);
    assert!(wrong.is_empty(), "not found: {wrong:#?}");
}
