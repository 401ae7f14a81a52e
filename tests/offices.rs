//! Tables in the manner of statistics offices of all the world, written for these tests with their right answers before they
//! were read for the first time: `tests/fixtures/offices`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use kimngach::dataset::{self, Dataset};
use kimngach::lang::fold;
use kimngach::read::{self, Hints, native::Native};
use std::path::Path;

/// A figure: all names over it, folded; its period, value and unit.
struct Fact {
    names: String,
    period: String,
    value: Option<f64>,
    unit: String,
}

fn facts(dataset: &Dataset) -> Vec<Fact> {
    let mut out = Vec::new();
    for series in &dataset.series {
        let mut names = Vec::new();
        for d in 0..dataset.dimensions.len() {
            if let Some(member) = dataset.member(series, d) {
                // What stands over a name as well.
                let mut parent = member.parent;
                while let Some(at) = parent {
                    let above = &dataset.dimensions[d].members[at as usize];
                    names.push(above.name.clone());
                    parent = above.parent;
                }
                names.push(member.name.clone());
                if let Some(flow) = member.flow {
                    names.push(format!("{flow:?}"));
                }
            }
        }
        names.push(dataset.measure(series).unwrap().name.clone());
        for point in &series.points {
            out.push(Fact {
                names: fold(&names.join(" ")),
                period: point.period.map(|p| p.to_string()).unwrap_or_default(),
                value: point.value.ok().map(|s| s.decimal.value()),
                unit: series.unit_text.clone(),
            });
        }
    }
    out
}

/// `right.tsv`: file, words that are all among the names, period, value, unit (`*` where any will do); or file, `count` and the
/// number of figures that are there.
#[test]
fn tables_of_the_world_s_offices_give_their_right_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/offices");
    let right = std::fs::read_to_string(folder.join("right.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut read = std::collections::BTreeMap::new();
    for line in right.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let file = cells[0];
        let facts = read.entry(file).or_insert_with(|| {
            let bytes = std::fs::read(folder.join(file)).unwrap();
            let table = read::read(&bytes, file, &Hints::default(), &Native).unwrap();
            facts(&dataset::build(&table).unwrap().output)
        });
        if let ["count", n] = cells[1..] {
            let found = facts.iter().filter(|f| f.value.is_some()).count();
            if found.to_string() != n {
                wrong.push(format!("{line}: found {found}"));
            }
            continue;
        }
        let [_, words, period, value, unit] = cells[..] else { panic!("{line:?} has not five cells") };
        let value: f64 = value.parse().unwrap();
        let any = |wanted: &str, found: &str| wanted == "*" || fold(wanted) == fold(found);
        let found = facts.iter().any(|f| {
            f.value.is_some_and(|v| (v - value).abs() <= 1e-9 * value.abs())
                && words.split('|').all(|w| f.names.contains(&fold(w)))
                && any(period, &f.period)
                && any(unit, &f.unit)
        });
        if !found {
            let near: Vec<String> = facts
                .iter()
                .filter(|f| f.value.is_some_and(|v| (v - value).abs() <= 1e-9 * value.abs()))
                .map(|f| format!("{} · {} · {}", f.names, f.period, f.unit))
                .collect();
            wrong.push(format!("{line}: {near:?}"));
        }
    }
    assert!(read.len() >= 140, "{}", read.len());
    assert!(wrong.is_empty(), "{} not right:\n{}", wrong.len(), wrong.join("\n"));
}

/// A table that names no period is drawn as bars ranked by size.
#[test]
fn a_table_without_periods_is_drawn_as_ranked_bars() {
    use kimngach::plan::{self, Face, Look, Size};
    use kimngach::spec::{ChartSpec, ChartType};
    let text = "Thị trường;Trị giá (triệu USD)\nHàn Quốc;21.945,9\nHoa Kỳ;96.270,1\nTrung Quốc;55.926,3\n";
    let table = read::read(text.as_bytes(), "x.csv", &Hints::default(), &Native).unwrap();
    let dataset = dataset::build(&table).unwrap().output;
    let planned =
        plan::plan(&ChartSpec::default(), &dataset, Size::wide(720.0), &Face::bundled(), &Look::default());
    let choice = planned.unwrap().output.told.choice;
    assert_eq!(choice.kind, ChartType::Bar);
    let names: Vec<&str> = choice.strands.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Hoa Kỳ", "Trung Quốc", "Hàn Quốc"]);
}
