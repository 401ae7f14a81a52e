//! Tables in the shapes of many statistics offices, each with the long form it is to be read into (`tests/fixtures/read`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

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
