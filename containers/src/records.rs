//! Tables of plain JSON: a list of records, a list of rows, columns by name, wherever in the file they are.

use crate::cells::Kind;
use crate::gathered::{Gathered, looks_like_number, looks_like_year};
use crate::json::Value;
use crate::number_format::Digits;
use crate::said::Fault;
use crate::xlsx::of_cells;
use crate::{Book, Format, Sheet};
use std::collections::HashMap;

/// Most tables of a file that are offered.
const MOST_TABLES: usize = 100;

/// Finds all tables of a value.
pub fn open(root: &Value) -> Result<Book, Fault> {
    let mut sheets = Vec::new();
    let units = units(root, 0).unwrap_or(&[]);
    find(root, units, "", 0, &mut sheets)?;
    if sheets.is_empty() { Err(Fault::NoTable) } else { Ok(Book { format: Format::Json, sheets }) }
}

/// Units by the names of columns, where a file lists them beside its records: `"units": {"lf": "'000 persons"}`.
fn units(value: &Value, depth: u32) -> Option<&[(String, Value)]> {
    let members = value.members().filter(|_| depth < 4)?;
    let listed = |(name, value): &(String, Value)| {
        let named = matches!(name.to_lowercase().as_str(), "units" | "unit" | "units_of_measure" | "uom");
        let all = value
            .members()
            .is_some_and(|m| !m.is_empty() && m.iter().all(|(_, v)| matches!(v, Value::Text(_))));
        named && all
    };
    let own = members.iter().find(|m| listed(m)).and_then(|(_, v)| v.members());
    own.or_else(|| members.iter().find_map(|(_, v)| units(v, depth + 1)))
}

/// What a list of units says of a column.
fn unit_of<'v>(units: &'v [(String, Value)], column: &str) -> Option<&'v str> {
    units.iter().find(|(name, _)| name == column).and_then(|(_, v)| v.text()).filter(|t| !t.trim().is_empty())
}

fn find(
    value: &Value,
    units: &[(String, Value)],
    path: &str,
    depth: u32,
    sheets: &mut Vec<Sheet>,
) -> Result<(), Fault> {
    if depth > 6 || sheets.len() >= MOST_TABLES {
        return Ok(());
    }
    let named = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::List(all) => {
            let is = |f: fn(&Value) -> bool| all.iter().filter(|v| f(v)).count();
            let objects = is(|v| matches!(v, Value::Object(_)));
            let lists = is(|v| matches!(v, Value::List(_)));
            if objects == all.len() && objects > 0 {
                return push(sheets, path, records(all, units)?);
            }
            // Rows of plain cells.
            let flat = |v: &Value| v.list().is_some_and(|l| l.iter().all(is_cell));
            if lists == all.len() && lists > 1 && all.iter().all(flat) {
                return push(sheets, path, rows(None, all)?);
            }
            for (at, one) in all.iter().enumerate().take(50) {
                find(one, units, &named(&(at + 1).to_string()), depth + 1, sheets)?;
            }
        }
        Value::Object(members) => {
            // Column names beside rows, as pandas' `split` and many services have them.
            let heads = ["columns", "fields", "header", "headers", "cols"].iter().find_map(|n| value.get(n));
            let body = ["data", "rows", "values", "records"].iter().find_map(|n| value.get(n));
            if let (Some(heads), Some(body)) = (heads.and_then(Value::list), body.and_then(Value::list))
                && !body.is_empty()
                && body.iter().all(|r| r.list().is_some_and(|l| l.len() == heads.len()))
            {
                return push(sheets, path, rows(Some(heads), body)?);
            }
            // Columns described, and each row as its key beside its figures: the JSON of PxWeb.
            if let (Some(heads), Some(body)) = (heads.and_then(Value::list), body.and_then(Value::list))
                && let Some(cells) = keyed(heads, body)?
            {
                return push(sheets, path, cells);
            }
            if let Some(cells) = columns(members)? {
                return push(sheets, path, cells);
            }
            for (name, one) in members {
                find(one, units, &named(name), depth + 1, sheets)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn push(sheets: &mut Vec<Sheet>, path: &str, cells: Gathered) -> Result<(), Fault> {
    let name = if path.is_empty() { "1".to_owned() } else { path.to_owned() };
    sheets.push(of_cells(cells, &[], name, false, Vec::new())?);
    Ok(())
}

fn is_cell(value: &Value) -> bool {
    !matches!(value, Value::List(_) | Value::Object(_))
}

/// A number as a cell shows it: without the noise of its binary form, and without an exponent.
pub fn number(text: &str) -> String {
    let significant = text.bytes().filter(u8::is_ascii_digit).count();
    let fraction = text.contains(['.', 'e', 'E']);
    if (significant > 15 && fraction) || text.contains(['e', 'E']) {
        return Digits::of(text).map_or_else(|| text.to_owned(), |d| d.certain().text(0, false));
    }
    text.to_owned()
}

fn put(cells: &mut Gathered, row: u32, column: u32, value: &Value) -> Result<(), Fault> {
    match value {
        Value::Null => Ok(()),
        Value::Bool(yes) => cells.put(row, column, if *yes { "true" } else { "false" }, Kind::Text),
        Value::Number(text) => cells.put(row, column, &number(text), Kind::Number),
        Value::Text(text) => {
            let number = looks_like_number(text) && !looks_like_year(text);
            cells.put(row, column, text, if number { Kind::TextNumber } else { Kind::Text })
        }
        // A list inside of a cell is words.
        Value::List(all) => {
            let words: Vec<&str> = all.iter().filter_map(Value::text).collect();
            cells.put(row, column, &words.join(", "), Kind::Text)
        }
        Value::Object(_) => Ok(()),
    }
}

/// Column names in the order in which records first have them.
#[derive(Default)]
struct Names {
    order: Vec<String>,
    at: HashMap<String, u32>,
}

impl Names {
    fn column(&mut self, name: &str) -> u32 {
        if let Some(&at) = self.at.get(name) {
            return at;
        }
        let at = self.order.len() as u32;
        self.order.push(name.to_owned());
        self.at.insert(name.to_owned(), at);
        at
    }
}

/// A record as plain cells: what is nested is named by its path; a code and its name become two columns, the name's called as
/// the pair is.
fn flat<'v>(prefix: &str, members: &'v [(String, Value)], out: &mut Vec<(String, &'v Value)>, depth: u32) {
    for (name, value) in members {
        let full = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Object(inner) if depth < 6 => {
                let has = |n: &str| inner.iter().find(|(k, v)| k == n && is_cell(v)).map(|(_, v)| v);
                let code = has("id").or_else(|| has("code")).or_else(|| has("key"));
                let label =
                    has("value").or_else(|| has("name")).or_else(|| has("label")).or_else(|| has("title"));
                match (code, label, inner.len()) {
                    (Some(code), Some(label), 2) => {
                        out.push((full.clone(), label));
                        out.push((format!("{full} code"), code));
                    }
                    _ => flat(&full, inner, out, depth + 1),
                }
            }
            _ => out.push((full, value)),
        }
    }
}

/// A list of records; where each holds one list of records of its own, that list's with what stands around them.
fn records(all: &[Value], units: &[(String, Value)]) -> Result<Gathered, Fault> {
    let mut names = Names::default();
    let mut cells = Gathered::default();
    let mut row = 0;
    let inner =
        |v: &Value| v.list().is_some_and(|l| !l.is_empty() && l.iter().all(|r| r.members().is_some()));
    for record in all {
        let Some(members) = record.members() else { continue };
        let nested: Vec<&(String, Value)> = members.iter().filter(|(_, v)| inner(v)).collect();
        let mut around = Vec::new();
        flat("", members, &mut around, 0);
        let parts: &[Value] = match nested.as_slice() {
            [(_, list)] => list.list().unwrap_or(&[]),
            _ => &[],
        };
        around.retain(|(_, v)| !inner(v));
        for at in 0..parts.len().max(1) {
            row += 1;
            let mut mine = Vec::new();
            if let Some(part) = parts.get(at).and_then(Value::members) {
                flat("", part, &mut mine, 0);
            }
            for (name, value) in around.iter().filter(|(n, _)| !mine.iter().any(|(m, _)| m == n)).chain(&mine)
            {
                let column = names.column(name);
                put(&mut cells, row, column, value)?;
            }
        }
    }
    for (column, name) in names.order.iter().enumerate() {
        match unit_of(units, name) {
            Some(unit) => cells.put(0, column as u32, &format!("{name} ({unit})"), Kind::Text)?,
            None => cells.put(0, column as u32, name, Kind::Text)?,
        }
    }
    Ok(cells)
}

/// Rows of cells, below their names when there are any.
fn rows(heads: Option<&[Value]>, all: &[Value]) -> Result<Gathered, Fault> {
    let mut cells = Gathered::default();
    let mut row = 0;
    if let Some(heads) = heads {
        for (column, head) in heads.iter().enumerate() {
            let name =
                ["name", "label", "id", "text", "code"].iter().find_map(|n| head.get(n)).unwrap_or(head);
            put(&mut cells, 0, column as u32, name)?;
        }
        row = 1;
    }
    for one in all {
        for (column, value) in one.list().unwrap_or(&[]).iter().enumerate() {
            put(&mut cells, row, column as u32, value)?;
        }
        row += 1;
    }
    Ok(cells)
}

/// Rows of a key and figures, `{"key": ["0901", "2023M01"], "values": ["12.5"]}`, below their columns. What is a key stays words.
fn keyed(heads: &[Value], all: &[Value]) -> Result<Option<Gathered>, Fault> {
    let list = |row: &Value, name: &str| row.get(name).and_then(Value::list).map(<[Value]>::len);
    let fits =
        |row: &Value| list(row, "key").zip(list(row, "values")).map(|(k, v)| k + v) == Some(heads.len());
    if all.is_empty() || !all.iter().all(fits) {
        return Ok(None);
    }
    let mut cells = rows(Some(heads), &[])?;
    for (at, one) in all.iter().enumerate() {
        let row = at as u32 + 1;
        let keys = one.get("key").and_then(Value::list).unwrap_or(&[]);
        for (column, key) in keys.iter().enumerate() {
            cells.put(row, column as u32, key.text().unwrap_or(""), Kind::Text)?;
        }
        for (column, value) in one.get("values").and_then(Value::list).unwrap_or(&[]).iter().enumerate() {
            put(&mut cells, row, (keys.len() + column) as u32, value)?;
        }
    }
    Ok(Some(cells))
}

/// Columns by name: lists of one length, or objects with one set of row names (pandas' own way).
fn columns(members: &[(String, Value)]) -> Result<Option<Gathered>, Fault> {
    let lists: Vec<&[Value]> =
        members.iter().filter_map(|(_, v)| v.list()).filter(|l| l.iter().all(is_cell)).collect();
    let length = lists.first().map_or(0, |l| l.len());
    let mut cells = Gathered::default();
    if lists.len() == members.len()
        && lists.len() > 1
        && length > 0
        && lists.iter().all(|l| l.len() == length)
    {
        for (column, (name, value)) in members.iter().enumerate() {
            cells.put(0, column as u32, name, Kind::Text)?;
            for (row, one) in value.list().unwrap_or(&[]).iter().enumerate() {
                put(&mut cells, row as u32 + 1, column as u32, one)?;
            }
        }
        return Ok(Some(cells));
    }
    let objects: Vec<&[(String, Value)]> = members
        .iter()
        .filter_map(|(_, v)| v.members())
        .filter(|m| m.iter().all(|(_, v)| is_cell(v)))
        .collect();
    let Some(first) = objects.first().filter(|f| f.len() > 1) else { return Ok(None) };
    let same = |o: &&[(String, Value)]| {
        o.len() == first.len() && o.iter().zip(*first).all(|((a, _), (b, _))| a == b)
    };
    if objects.len() != members.len() || objects.len() < 2 || !objects.iter().all(same) {
        return Ok(None);
    }
    // Row names that are running numbers say nothing; others are a column.
    let running = first.iter().enumerate().all(|(at, (name, _))| *name == at.to_string());
    let from = u32::from(!running);
    for (row, (name, _)) in first.iter().enumerate().filter(|_| !running) {
        cells.put(row as u32 + 1, 0, name, Kind::Text)?;
    }
    for (column, (name, value)) in members.iter().enumerate() {
        cells.put(0, column as u32 + from, name, Kind::Text)?;
        for (row, (_, one)) in value.members().unwrap_or(&[]).iter().enumerate() {
            put(&mut cells, row as u32 + 1, column as u32 + from, one)?;
        }
    }
    Ok(Some(cells))
}
