//! Loads the long tables of the fixtures and of `../shared/data` for the tests of the stages after the reader: a header
//! with `period`, `measure`, `unit`, `value`, `status` and one column a dimension. No guessing.

#![allow(dead_code)]

use kimngach::dataset::*;
use kimngach::figure::{Decimal, Qualifier, Stated};
use kimngach::period::Period;
use kimngach::unit::{Currency, Quantity, Unit};
use std::path::PathBuf;

/// A path beside the repository, when the tables of the project's own research are there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    path.exists().then_some(path)
}

/// A table of the fixtures.
pub fn fixture(name: &str) -> Dataset {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/indicators").join(name);
    load(name, &std::fs::read_to_string(path).unwrap())
}

/// A table of `../shared/data`, as the program itself reads it.
pub fn shared_table(name: &str) -> Option<Dataset> {
    use kimngach::read::{Hints, native::Native};
    let path = shared("data")?.join(name);
    let opened = kimngach::project::open(&std::fs::read(path).unwrap(), name, &Hints::default(), &Native);
    Some(opened.unwrap_or_else(|e| panic!("{name}: {e:?}")).dataset)
}

/// Records of a comma-separated table.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

pub fn unit_of(text: &str) -> Unit {
    let usd = |power| Unit::scaled(Quantity::Money(Currency::USD), power);
    match text {
        "million USD" => usd(6),
        "billion USD" => usd(9),
        "USD" => usd(0),
        "billion VND" => Unit::scaled(Quantity::Money(Currency::VND), 9),
        "%" | "%/year" => Unit::of(Quantity::Percent),
        "thousand tonnes" | "thousand tons" | "Thous. tons" => Unit::scaled(Quantity::Tonne, 3),
        "tonnes" | "tons" => Unit::of(Quantity::Tonne),
        "persons" => Unit::of(Quantity::Person),
        "thousand persons" => Unit::scaled(Quantity::Person, 3),
        "million persons" => Unit::scaled(Quantity::Person, 6),
        "times" => Unit::of(Quantity::Times),
        "rank" => Unit::of(Quantity::Rank),
        "" => Unit::default(),
        t if t.contains("=100") => Unit::of(Quantity::Index(t.to_owned())),
        t => Unit::of(Quantity::Other(t.to_owned())),
    }
}

fn kind_of(measure: &str, unit: &Unit) -> MeasureKind {
    let m = measure.to_lowercase();
    let money = matches!(unit.quantity, Quantity::Money(_));
    if m.contains("gdp") && money {
        MeasureKind::Gdp
    } else if m.contains("population") {
        MeasureKind::Population
    } else if m.contains("index") && unit.per.is_none() && !money {
        MeasureKind::Index
    } else if m.contains("share") {
        MeasureKind::Share
    } else if m.contains("growth") {
        MeasureKind::Growth
    } else if m.contains("quantity") {
        MeasureKind::Quantity
    } else if money {
        MeasureKind::Value
    } else {
        MeasureKind::Other
    }
}

fn flow_of(name: &str) -> Option<Flow> {
    Some(match name {
        "X" => Flow::Export,
        "M" => Flow::Import,
        "X+M" => Flow::Turnover,
        "X-M" => Flow::Balance,
        _ => return None,
    })
}

pub fn load(name: &str, text: &str) -> Dataset {
    let rows = rows(text);
    let header = &rows[0];
    let column = |n: &str| header.iter().position(|h| h == n);
    const NOT_DIMENSIONS: [&str; 10] = [
        "period",
        "measure",
        "unit",
        "value",
        "status",
        "source",
        "decimals",
        "qualifier",
        "note",
        "indicator",
    ];
    let dims: Vec<usize> =
        (0..header.len()).filter(|&i| !NOT_DIMENSIONS.contains(&header[i].as_str())).collect();
    let kind_column = ["kind", "partner_kind", "dimension"].iter().find_map(|k| column(k));
    let mut d = Dataset { name: name.to_owned(), ..Dataset::default() };
    for &i in &dims {
        let kind = match header[i].as_str() {
            "flow" => DimensionKind::Flow,
            "partner" | "economy" | "region" => DimensionKind::Partner,
            "commodity" | "good" | "category" => DimensionKind::Commodity,
            "sector" => DimensionKind::Sector,
            _ => DimensionKind::Other,
        };
        d.dimensions.push(Dimension { name: header[i].clone(), kind, members: Vec::new() });
    }
    for (r, row) in rows.iter().enumerate().skip(1) {
        let cell = |n: &str| column(n).and_then(|c| row.get(c)).map_or("", |s| s.as_str());
        let mut members = Vec::new();
        for (n, &i) in dims.iter().enumerate() {
            let text = &row[i];
            if text.is_empty() {
                members.push(NONE);
                continue;
            }
            let dimension = &mut d.dimensions[n];
            let at = dimension.members.iter().position(|m| m.name == *text).unwrap_or_else(|| {
                let lower = text.to_lowercase();
                let kind = kind_column.map_or("", |k| row[k].as_str());
                let role = if lower.starts_with("total") || lower.starts_with("tổng") || kind == "total" {
                    MemberRole::Total
                } else if kind.contains("group") && kind_column.is_some_and(|k| header[k] == "partner_kind") {
                    MemberRole::Group
                } else {
                    MemberRole::Item
                };
                let flow = (dimension.kind == DimensionKind::Flow).then(|| flow_of(text)).flatten();
                dimension.members.push(Member { name: text.clone(), role, flow, parent: None });
                dimension.members.len() - 1
            });
            members.push(at as u32);
        }
        let unit = unit_of(cell("unit"));
        let kind = kind_of(cell("measure"), &unit);
        let measure = d.measures.iter().position(|m| m.name == cell("measure")).unwrap_or_else(|| {
            d.measures.push(Measure { name: cell("measure").to_owned(), kind });
            d.measures.len() - 1
        }) as u32;
        let mut decimal = Decimal::parse(cell("value")).unwrap_or_else(|| panic!("{name}: {row:?}"));
        // The long tables that say how many decimals were printed.
        if let Ok(n) = cell("decimals").parse::<i16>() {
            while decimal.exponent > -n {
                decimal = Decimal { mantissa: decimal.mantissa * 10, exponent: decimal.exponent - 1 };
            }
        }
        let qualifier = match cell("qualifier") {
            "trên" => Qualifier::Over,
            "gần" => Qualifier::Nearly,
            "khoảng" => Qualifier::About,
            _ => Qualifier::Plain,
        };
        let status = match cell("status") {
            "estimate" => Status::Estimate,
            "preliminary" => Status::Preliminary,
            "plan" | "target" => Status::Plan,
            _ => Status::Final,
        };
        let point = Point {
            period: Period::parse(cell("period")),
            value: Ok(Stated { decimal, qualifier }),
            status,
            row: r as u32 + 1,
            column: column("value").unwrap() as u32 + 1,
            source: NONE,
        };
        match d.series.iter_mut().find(|s| s.members == members && s.measure == measure && s.unit == unit) {
            Some(series) => series.points.push(point),
            None => {
                d.series.push(Series {
                    members,
                    measure,
                    unit,
                    unit_text: cell("unit").to_owned(),
                    points: vec![point],
                    restated: Vec::new(),
                    breaks: Vec::new(),
                });
            }
        }
    }
    for series in &mut d.series {
        series.points.sort_by_key(|p| (p.period, p.row));
    }
    d
}
