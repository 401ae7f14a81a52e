//! SDMX-JSON data messages, 1.0 and 2.0: flat observations, or series with observations.

use crate::cube::{Category, Cube, Dimension, Role};
use crate::json::Value;
use crate::records::number;
use crate::said::Fault;
use crate::{Book, Format, Sheet};

fn sets(root: &Value) -> Option<&[Value]> {
    root.path(&["data", "dataSets"]).or_else(|| root.get("dataSets")).and_then(Value::list)
}

fn structure(root: &Value, at: usize) -> Option<&Value> {
    let one = root.path(&["data", "structure"]).or_else(|| root.get("structure"));
    let all = root.path(&["data", "structures"]).or_else(|| root.get("structures")).and_then(Value::list);
    all.and_then(|l| l.get(at).or_else(|| l.first())).or(one)
}

/// Whether a value is of this format.
pub fn is_sdmx(root: &Value) -> bool {
    sets(root).is_some() && structure(root, 0).is_some_and(|s| s.get("dimensions").is_some())
}

/// Opens all data sets of a message.
pub fn open(root: &Value) -> Result<Book, Fault> {
    let mut sheets = Vec::new();
    for (at, set) in sets(root).unwrap_or(&[]).iter().enumerate().take(50) {
        let index = set.get("structure").and_then(Value::whole).map_or(at, |n| n as usize);
        let Some(of) = structure(root, index) else { continue };
        let cube = cube(of, set)?;
        if cube.values.is_empty() {
            continue;
        }
        let name = if cube.title.is_empty() { (at + 1).to_string() } else { cube.title.clone() };
        sheets.push(Sheet::of_cube(name, cube, Vec::new()));
    }
    if sheets.is_empty() { Err(Fault::Empty) } else { Ok(Book { format: Format::SdmxJson, sheets }) }
}

fn words(value: &Value, names: &[&str]) -> String {
    names
        .iter()
        .find_map(|n| match value.get(n) {
            // Names in several languages: the first.
            Some(Value::Object(all)) => all.first().and_then(|(_, v)| v.text()).map(str::to_owned),
            Some(other) => other.text().map(str::to_owned),
            None => None,
        })
        .unwrap_or_default()
}

fn dimension(given: &Value) -> Dimension {
    let id = words(given, &["id"]);
    let role = if id == "TIME_PERIOD" || given.get("role").and_then(Value::text) == Some("time") {
        Role::Time
    } else {
        Role::Plain
    };
    let values = given.get("values").and_then(Value::list).unwrap_or(&[]);
    let categories = values
        .iter()
        .map(|v| {
            let code = words(v, &["id", "value"]);
            let label = words(v, &["name", "names", "value", "id"]);
            Category { code, label, ..Category::default() }
        })
        .collect();
    let label = words(given, &["name", "names", "id"]);
    Dimension { label: if role == Role::Time { id } else { label }, role, categories }
}

/// The numbers of a key: `0:3:1`.
fn key(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() { Some(Vec::new()) } else { text.split(':').map(|p| p.parse().ok()).collect() }
}

fn cube(of: &Value, set: &Value) -> Result<Cube, Fault> {
    let list = |place: &str| of.path(&["dimensions", place]).and_then(Value::list).unwrap_or(&[]);
    let (outer, inner) = (list("series"), list("observation"));
    let dimensions: Vec<Dimension> = outer.iter().chain(inner).map(dimension).collect();
    let mut cube = Cube { title: words(of, &["name", "names"]), dimensions, ..Cube::default() };
    let size = cube.size();
    if size > u64::from(u32::MAX) {
        return Err(Fault::TooMany { found: size, most: crate::MOST_CELLS as u64 });
    }
    let attributes = |place: &str| of.path(&["attributes", place]).and_then(Value::list).unwrap_or(&[]);
    let at_observation = attributes("observation");
    let status_at = at_observation.iter().position(|a| words(a, &["id"]) == "OBS_STATUS");
    // The unit, where the set or its dimensions name one for all.
    for place in ["dataSet", "series", "dimensionGroup"] {
        for a in attributes(place) {
            let values = a.get("values").and_then(Value::list).unwrap_or(&[]);
            if let [only] = values
                && matches!(words(a, &["id"]).as_str(), "UNIT_MEASURE" | "UNIT")
                && cube.unit.is_empty()
            {
                cube.unit = words(only, &["name", "names", "id"]);
            }
        }
    }
    let mut all: Vec<(Vec<usize>, &Value)> = Vec::new();
    let observations =
        |prefix: &[usize], value: Option<&'_ Value>| -> Result<Vec<(Vec<usize>, usize)>, Fault> {
            let mut out = Vec::new();
            for (at, (name, _)) in value.and_then(Value::members).unwrap_or(&[]).iter().enumerate() {
                let mut place = prefix.to_vec();
                place.extend(key(name).ok_or_else(|| Fault::Lacks { word: name.clone() })?);
                out.push((place, at));
            }
            Ok(out)
        };
    let flat = set.get("observations");
    for (place, at) in observations(&[], flat)? {
        if let Some((_, v)) = flat.and_then(Value::members).and_then(|m| m.get(at)) {
            all.push((place, v));
        }
    }
    for (name, series) in set.get("series").and_then(Value::members).unwrap_or(&[]) {
        let prefix = key(name).ok_or_else(|| Fault::Lacks { word: name.clone() })?;
        let inside = series.get("observations");
        for (place, at) in observations(&prefix, inside)? {
            if let Some((_, v)) = inside.and_then(Value::members).and_then(|m| m.get(at)) {
                all.push((place, v));
            }
        }
        if all.len() > crate::MOST_CELLS {
            return Err(Fault::TooMany { found: all.len() as u64, most: crate::MOST_CELLS as u64 });
        }
    }
    for (place, given) in all {
        if place.len() != cube.dimensions.len() {
            let wanted = cube.dimensions.len() as u64;
            return Err(Fault::Counts { what: "dimensions".to_owned(), found: place.len() as u64, wanted });
        }
        let mut index = 0_u64;
        for (i, d) in place.iter().zip(&cube.dimensions) {
            let n = d.categories.len();
            if *i >= n {
                return Err(Fault::Counts { what: d.label.clone(), found: *i as u64 + 1, wanted: n as u64 });
            }
            index = index * n as u64 + *i as u64;
        }
        let parts = given.list().unwrap_or(std::slice::from_ref(given));
        let text = parts.first().and_then(Value::text).map(number).unwrap_or_default();
        cube.values.push((index as u32, text));
        let flag = status_at.and_then(|s| parts.get(s + 1)).and_then(Value::whole);
        if let (Some(flag), Some(s)) = (flag, status_at)
            && let Some(named) = at_observation.get(s).and_then(|a| a.get("values")).and_then(Value::list)
            && let Some(value) = named.get(flag as usize)
        {
            let code = words(value, &["id"]);
            if !code.is_empty() && code != "A" {
                cube.status.push((index as u32, code));
            }
        }
    }
    cube.values.sort_by_key(|(at, _)| *at);
    cube.status.sort_by_key(|(at, _)| *at);
    Ok(cube)
}
