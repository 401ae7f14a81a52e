//! The same table in every container gives the same facts: names, periods, units, values with their digits, status.

use super::{facts, read, write};
use kimngach::read::Table;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Our own tables, and those beside the project where they are.
fn tables() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["www/data", "../shared/data", "../shared/corpus/open"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            println!("skipped: {folder} is not there");
            continue;
        };
        all.extend(entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "csv")));
    }
    all.sort();
    all
}

/// A long table says no more than its first rows here.
fn head(bytes: &[u8]) -> &[u8] {
    let cut = &bytes[..bytes.len().min(24_000)];
    if cut.len() == bytes.len() { cut } else { &cut[..=cut.iter().rposition(|b| *b == b'\n').unwrap()] }
}

/// The cells of a table that is plain enough to be written anew: a point as the decimal mark, no mark between groups.
fn cells(table: &Table) -> Option<Vec<Vec<String>>> {
    let u = &table.understanding;
    let plain = u.decimal.char() == '.' && u.thousands.is_none() && !u.encoding.contains("tcvn");
    let grid = &table.grid;
    plain.then(|| (0..grid.height()).map(|r| grid.row(r).map(str::to_owned).collect()).collect())
}

#[test]
fn every_table_says_the_same_in_a_workbook_a_page_and_json() {
    let (mut tables_read, mut compared) = (0, 0);
    for path in tables() {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(table) = read(head(&bytes), &name) else { continue };
        let Some(rows) = cells(&table) else { continue };
        let csv: Vec<String> = rows
            .iter()
            .map(|row| {
                row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
            })
            .collect();
        let Ok(plain) = read(csv.join("\n").as_bytes(), &name) else { continue };
        if kimngach::dataset::build(&plain).is_err() {
            continue;
        }
        let wanted = facts(&plain);
        tables_read += 1;
        let mut forms = vec![("xlsx", write::xlsx(&[("Bảng", &rows)]))];
        // A page has no indents but hard spaces.
        let indented = rows.iter().flatten().any(|c| c.starts_with(' ') || c.contains("  "));
        if !indented {
            forms.push(("html", write::html(&rows)));
        }
        if rows.iter().all(|r| r.len() == rows[0].len()) && plain.understanding.header_rows == [1] {
            forms.extend(write::json(&rows).map(|j| ("json", j)));
        }
        forms.push(("csv.gz", write::gzip(csv.join("\n").as_bytes())));
        forms.push(("zip", write::zip(&[("a.csv", csv.join("\n").as_bytes())])));
        for (ending, bytes) in forms {
            let read =
                read(&bytes, &format!("x.{ending}")).unwrap_or_else(|e| panic!("{name} as {ending}: {e:?}"));
            let got = facts(&read);
            let odd: Vec<_> = got.iter().zip(&wanted).filter(|(a, b)| a != b).take(3).collect();
            assert!(got == wanted, "{name} as {ending}: {} facts, not {}: {odd:?}", got.len(), wanted.len());
            compared += 1;
        }
    }
    println!("{tables_read} tables, {compared} comparisons");
    // Our own eight tables alone make forty.
    assert!(compared >= 30, "only {compared} comparisons of {tables_read} tables");
}

/// A long CSV as a cube: its names, periods and measures as dimensions, a figure only where there is one.
struct Cube {
    names: Vec<String>,
    members: Vec<Vec<String>>,
    values: BTreeMap<usize, String>,
}

fn cube(table: &Table) -> Cube {
    let dataset = kimngach::dataset::build(table).unwrap().output;
    let mut names: Vec<String> = dataset.dimensions.iter().map(|d| d.name.clone()).collect();
    names.extend(["period".into(), "measure".into()]);
    let mut members: Vec<Vec<String>> = vec![Vec::new(); names.len()];
    let mut points: Vec<(Vec<usize>, String)> = Vec::new();
    for series in &dataset.series {
        for point in &series.points {
            let (Some(period), Ok(value)) = (point.period, point.value) else { continue };
            // More places than the core keeps are another story.
            if value.decimal.to_string().len() > 15 {
                continue;
            }
            let measure = format!("{}|{}", dataset.measure(series).unwrap().name, series.unit_text);
            let texts = (0..dataset.dimensions.len())
                .map(|d| dataset.member(series, d).map_or("–", |m| m.name.as_str()).to_owned())
                .chain([period.to_string(), measure]);
            let place = texts
                .zip(&mut members)
                .map(|(text, list)| {
                    list.iter().position(|m| *m == text).unwrap_or_else(|| {
                        list.push(text);
                        list.len() - 1
                    })
                })
                .collect();
            points.push((place, value.decimal.to_string()));
        }
    }
    let at = |place: &[usize]| place.iter().zip(&members).fold(0, |n, (i, m)| n * m.len() + i);
    let values = points.iter().map(|(place, value)| (at(place), value.clone())).collect();
    Cube { names, members, values }
}

/// Period, unit and value of every figure, in any order: names of dimensions differ by what each format can say.
fn figures(table: &Table) -> Vec<String> {
    let dataset = kimngach::dataset::build(table).unwrap().output;
    let mut all = Vec::new();
    for series in &dataset.series {
        let members: Vec<&str> = (0..dataset.dimensions.len())
            .filter_map(|d| dataset.member(series, d).map(|m| m.name.as_str()))
            .filter(|m| *m != "–")
            .collect();
        for point in &series.points {
            let (Some(period), Ok(value)) = (point.period, point.value) else { continue };
            all.push(format!("{} {period} {} {}", members.join("/"), series.unit_text, value.decimal));
        }
    }
    all.sort();
    all
}

fn json_stat(cube: &Cube) -> Vec<u8> {
    let quoted = |t: &str| serde_json::to_string(t).unwrap();
    let list = |all: Vec<String>| all.join(",");
    let dimensions = cube.names.iter().zip(&cube.members).map(|(name, members)| {
        let last = Some(name) == cube.names.last();
        let index = list((0..members.len()).map(|i| format!("\"c{i}\":{i}")).collect());
        let labels = members.iter().enumerate().map(|(i, m)| {
            let label = if last { m.split('|').next().unwrap() } else { m };
            format!("\"c{i}\":{}", quoted(label))
        });
        let units = members
            .iter()
            .enumerate()
            .filter(|_| last)
            .map(|(i, m)| format!("\"c{i}\":{{\"label\":{}}}", quoted(m.split('|').nth(1).unwrap())));
        format!(
            "{}:{{\"label\":{},\"category\":{{\"index\":{{{index}}},\"label\":{{{}}},\"unit\":{{{}}}}}}}",
            quoted(name),
            quoted(name),
            list(labels.collect()),
            list(units.collect())
        )
    });
    let values = list(cube.values.iter().map(|(at, v)| format!("\"{at}\":{v}")).collect());
    format!(
        "{{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[{}],\"size\":[{}],\"role\":{{\"time\":[\"period\"],\"metric\":[\"measure\"]}},\"dimension\":{{{}}},\"value\":{{{values}}}}}",
        list(cube.names.iter().map(|n| quoted(n)).collect()),
        list(cube.members.iter().map(|m| m.len().to_string()).collect()),
        list(dimensions.collect())
    )
    .into_bytes()
}

fn px(cube: &Cube) -> Vec<u8> {
    let quoted = |t: &str| format!("\"{t}\"");
    let all = |list: &[String]| list.iter().map(|t| quoted(t)).collect::<Vec<_>>().join(",\n");
    let (stub, heading) = cube.names.split_at(cube.names.len() - 2);
    let mut out = String::from(
        "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\nMATRIX=\"T1\";\nDECIMALS=0;\nCONTVARIABLE=\"measure\";\n",
    );
    if !stub.is_empty() {
        out.push_str(&format!("STUB={};\n", all(stub)));
    }
    out.push_str(&format!("HEADING={};\nTITLE=\"Kim \"\n\"ngạch\";\n", all(heading)));
    for (name, members) in cube.names.iter().zip(&cube.members) {
        // Names of measures carry their unit in the brackets that PX gives it.
        out.push_str(&format!("VALUES({})={};\n", quoted(name), all(members)));
        if name == "period" {
            out.push_str(&format!("TIMEVAL({})=TLIST(A1),{};\n", quoted(name), all(members)));
        }
        if name == "measure" {
            for m in members {
                out.push_str(&format!("UNITS({})={};\n", quoted(m), quoted(m.split('|').nth(1).unwrap())));
            }
        }
    }
    let size: usize = cube.members.iter().map(Vec::len).product();
    let data: Vec<&str> = (0..size).map(|i| cube.values.get(&i).map_or("\"..\"", String::as_str)).collect();
    out.push_str("DATA=\n");
    out.push_str(&data.chunks(10).map(|c| c.join(" ")).collect::<Vec<_>>().join("\n"));
    out.push_str(";\n");
    out.into_bytes()
}

#[test]
fn every_table_says_the_same_as_a_cube() {
    let mut compared = 0;
    for path in tables() {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(table) = read(head(&bytes), &name) else { continue };
        if kimngach::dataset::build(&table).is_err() {
            continue;
        }
        let cube = cube(&table);
        let size = cube.members.iter().map(Vec::len).product::<usize>();
        let quotes =
            cube.members.iter().flatten().any(|m| m.contains('"') || m.contains('#') || m.contains(';'));
        if cube.values.len() < 4 || size > 60_000 || quotes {
            continue;
        }
        // What stands twice in the table stands once in a cube: the cube is what is compared.
        let plain = read(&json_stat(&cube), "x.json").unwrap_or_else(|e| panic!("{name}: {e:?}"));
        let of_cube = figures(&plain);
        assert_eq!(of_cube.len(), cube.values.len(), "{name} as JSON-stat");
        let mut wanted = figures(&table);
        wanted.dedup();
        let missing: Vec<_> = of_cube.iter().filter(|f| wanted.binary_search(f).is_err()).take(3).collect();
        assert!(missing.is_empty(), "{name} as JSON-stat has {missing:?}");
        let of_px = figures(&read(&px(&cube), "x.px").unwrap_or_else(|e| panic!("{name}: {e:?}")));
        assert_eq!(of_px, of_cube, "{name} as PX");
        compared += 1;
    }
    println!("{compared} cubes");
    assert!(compared >= 6, "only {compared} cubes were compared");
}
