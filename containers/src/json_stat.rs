//! JSON-stat 2 (dataset, and collection with datasets inside) and the bundles of 1.x.

use crate::cube::{Category, Cube, Dimension, Role, padded};
use crate::json::Value;
use crate::records::number;
use crate::said::{Fault, Note};
use crate::{Book, Format, Sheet};

/// Whether a value is of this format.
pub fn is_json_stat(root: &Value) -> bool {
    let class = root.get("class").and_then(Value::text);
    is_dataset(root)
        || (class == Some("collection") && root.path(&["link", "item"]).is_some())
        || root.members().is_some_and(|m| !m.is_empty() && m.iter().all(|(_, v)| is_dataset(v)))
}

fn is_dataset(value: &Value) -> bool {
    let in_dimension = |n: &str| value.path(&["dimension", n]).is_some();
    value.get("value").is_some()
        && value.get("dimension").is_some()
        && (value.get("size").is_some() || in_dimension("size"))
        && (value.get("id").is_some() || in_dimension("id"))
}

/// Opens all datasets of a file.
pub fn open(root: &Value) -> Result<Book, Fault> {
    let mut sheets = Vec::new();
    let mut add = |name: &str, value: &Value| -> Result<(), Fault> {
        let (cube, notes) = cube(value)?;
        let label = value.get("label").and_then(Value::text).filter(|t| !t.is_empty());
        let name = label.map_or_else(|| name.to_owned(), str::to_owned);
        sheets.push(Sheet::of_cube(name, cube, notes));
        Ok(())
    };
    if is_dataset(root) {
        add("1", root)?;
    } else if let Some(items) = root.path(&["link", "item"]).and_then(Value::list) {
        for (at, item) in items.iter().enumerate().filter(|(_, i)| is_dataset(i)).take(200) {
            add(&(at + 1).to_string(), item)?;
        }
    } else {
        for (name, value) in root.members().unwrap_or(&[]).iter().take(200) {
            add(name, value)?;
        }
    }
    // A collection that only links to others has nothing in it.
    if sheets.is_empty() { Err(Fault::Empty) } else { Ok(Book { format: Format::JsonStat, sheets }) }
}

fn lacks(word: &str) -> Fault {
    Fault::Lacks { word: word.to_owned() }
}

fn words(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::List(all)) => all.iter().filter_map(Value::text).map(str::to_owned).collect(),
        Some(other) => other.text().map(str::to_owned).into_iter().collect(),
        None => Vec::new(),
    }
}

fn cube(value: &Value) -> Result<(Cube, Vec<Note>), Fault> {
    let dimension = value.get("dimension").ok_or_else(|| lacks("dimension"))?;
    let part = |name: &str| value.get(name).or_else(|| dimension.get(name));
    let ids = words(part("id"));
    let sizes: Vec<u64> =
        part("size").and_then(Value::list).unwrap_or(&[]).iter().filter_map(Value::whole).collect();
    if ids.len() != sizes.len() {
        return Err(Fault::Counts {
            what: "size".to_owned(),
            found: sizes.len() as u64,
            wanted: ids.len() as u64,
        });
    }
    let roles = part("role");
    let has_role = |role: &str, id: &str| {
        roles.and_then(|r| r.get(role)).is_some_and(|r| words(Some(r)).iter().any(|i| i == id))
    };
    let total = sizes.iter().try_fold(1_u64, |n, s| n.checked_mul(*s)).unwrap_or(u64::MAX);
    if total > u64::from(u32::MAX) {
        return Err(Fault::TooMany { found: total, most: crate::MOST_CELLS as u64 });
    }
    let mut dimensions = Vec::new();
    for (id, size) in ids.iter().zip(&sizes) {
        let own = dimension.get(id).ok_or_else(|| lacks(id))?;
        let role = if has_role("time", id) {
            Role::Time
        } else if has_role("metric", id) {
            Role::Measure
        } else {
            Role::Plain
        };
        let categories = categories(own);
        if categories.len() as u64 != *size {
            return Err(Fault::Counts { what: id.clone(), found: categories.len() as u64, wanted: *size });
        }
        let label = own.get("label").and_then(Value::text).filter(|t| !t.is_empty()).unwrap_or(id);
        dimensions.push(Dimension { label: label.to_owned(), role, categories });
    }
    let mut cube = Cube {
        title: words(value.get("label")).join(" "),
        dimensions,
        source: words(value.get("source")).join("; "),
        updated: words(value.get("updated")).join(" "),
        notes: words(value.get("note")),
        ..Cube::default()
    };
    let mut notes = Vec::new();
    values(&mut cube, value.get("value").ok_or_else(|| lacks("value"))?, total, &mut notes)?;
    status(&mut cube, value.get("status"));
    Ok((cube, notes))
}

/// Codes in the order that `index` gives, or as `label` names them.
fn categories(dimension: &Value) -> Vec<Category> {
    let Some(category) = dimension.get("category") else { return Vec::new() };
    let labels = category.get("label");
    let codes: Vec<String> = match category.get("index") {
        Some(Value::List(all)) => all.iter().filter_map(Value::text).map(str::to_owned).collect(),
        Some(Value::Object(all)) => {
            let mut order: Vec<(u64, &String)> =
                all.iter().map(|(c, v)| (v.whole().unwrap_or(u64::MAX), c)).collect();
            order.sort_by_key(|(at, _)| *at);
            order.into_iter().map(|(_, c)| c.clone()).collect()
        }
        _ => labels.and_then(Value::members).unwrap_or(&[]).iter().map(|(c, _)| c.clone()).collect(),
    };
    codes
        .into_iter()
        .map(|code| {
            let label = labels.and_then(|l| l.get(&code)).and_then(Value::text).unwrap_or(&code).to_owned();
            let unit = category.path(&["unit", &code]);
            let decimals = unit.and_then(|u| u.get("decimals")).and_then(Value::whole);
            Category {
                label,
                unit: unit.map(unit_words).unwrap_or_default(),
                decimals: decimals.and_then(|d| u8::try_from(d).ok()).filter(|d| *d <= 15),
                code,
            }
        })
        .collect()
}

/// A unit as words: its label, or its scale, base and sign.
fn unit_words(unit: &Value) -> String {
    let word = |name: &str| unit.get(name).and_then(Value::text).unwrap_or("").trim().to_owned();
    let label = word("label");
    let base = if word("base").is_empty() { word("symbol") } else { word("base") };
    let scale = match unit.get("multiplier").and_then(Value::whole) {
        Some(3) => "thousand",
        Some(6) => "million",
        Some(9) => "billion",
        Some(12) => "trillion",
        _ => "",
    };
    if label.is_empty() || (!scale.is_empty() && label == base) {
        return format!("{scale} {base}").trim().to_owned();
    }
    label
}

fn printed(cube: &Cube, at: u32, text: &str) -> String {
    let mut rest = at as usize;
    let mut decimals = None;
    for d in cube.dimensions.iter().rev() {
        let n = d.categories.len().max(1);
        decimals = d.categories.get(rest % n).and_then(|c| c.decimals).or(decimals);
        rest /= n;
    }
    padded(&number(text), decimals.unwrap_or(0))
}

fn values(cube: &mut Cube, given: &Value, total: u64, notes: &mut Vec<Note>) -> Result<(), Fault> {
    let too_many = |found: usize| Fault::TooMany { found: found as u64, most: crate::MOST_CELLS as u64 };
    let counts = |found: u64| Fault::Counts { what: "value".to_owned(), found, wanted: total };
    match given {
        Value::List(all) => {
            if all.len() > crate::MOST_CELLS {
                return Err(too_many(all.len()));
            }
            let found = all.len() as u64;
            // Not even a whole row of them: the sizes are of another cube.
            if found > total || (found < total && found == 0) {
                return Err(counts(found));
            }
            if found < total {
                notes.push(Note::Values(found, total));
            }
            for (at, one) in all.iter().enumerate() {
                let text = one.text().map_or_else(String::new, |t| match one {
                    Value::Number(_) => printed(cube, at as u32, t),
                    _ => t.to_owned(),
                });
                cube.values.push((at as u32, text));
            }
        }
        Value::Object(all) => {
            if all.len() > crate::MOST_CELLS {
                return Err(too_many(all.len()));
            }
            for (name, one) in all {
                let at = name.parse::<u32>().ok().filter(|at| u64::from(*at) < total).ok_or_else(|| {
                    Fault::Counts {
                        what: format!("value[{name}]"),
                        found: name.parse().unwrap_or(0),
                        wanted: total,
                    }
                })?;
                let text = one.text().map_or_else(String::new, |t| printed(cube, at, t));
                cube.values.push((at, text));
            }
            cube.values.sort_by_key(|(at, _)| *at);
            if cube.values.is_empty() {
                return Err(counts(0));
            }
            // Places left out are gaps; of a cube that is mostly empty only those with figures are listed.
            if total <= 2 * cube.values.len() as u64 && total <= crate::MOST_CELLS as u64 {
                let given = std::mem::take(&mut cube.values);
                let mut given = given.into_iter().peekable();
                for at in 0..total as u32 {
                    let own = given.next_if(|(next, _)| *next == at);
                    cube.values.push(own.unwrap_or((at, String::new())));
                    while given.next_if(|(next, _)| *next == at).is_some() {}
                }
            }
        }
        _ => return Err(lacks("value")),
    }
    Ok(())
}

fn status(cube: &mut Cube, given: Option<&Value>) {
    match given {
        Some(Value::Text(all)) if !all.is_empty() => {
            cube.status = cube.values.iter().map(|(at, _)| (*at, all.clone())).collect();
        }
        Some(Value::List(all)) => {
            for (at, one) in all.iter().enumerate() {
                if let Some(text) = one.text().filter(|t| !t.is_empty()) {
                    cube.status.push((at as u32, text.to_owned()));
                }
            }
        }
        Some(Value::Object(all)) => {
            for (name, one) in all {
                if let (Ok(at), Some(text)) = (name.parse(), one.text()) {
                    cube.status.push((at, text.to_owned()));
                }
            }
            cube.status.sort_by_key(|(at, _)| *at);
        }
        _ => {}
    }
}
