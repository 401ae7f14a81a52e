//! Long tables of the fixtures as datasets, by the simplest reading there is: the charts are tested, not the reader.

use kimngach::dataset::{
    Dataset, Dimension, DimensionKind, Flow, Measure, MeasureKind, Member, MemberRole, Point, Series, Status,
};
use kimngach::figure::{Decimal, Qualifier, Stated};
use kimngach::period::Period;
use kimngach::unit::{Currency, Quantity, Unit};

/// What a row has in a column of a name.
pub type Get<'a> = &'a dyn Fn(&str) -> String;

/// A table of `tests/fixtures/charts`, rows left by `keep` (a row is looked up by column name).
pub fn table(name: &str, keep: &dyn Fn(Get<'_>) -> bool) -> Dataset {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = root.join("www/data").join(format!("{name}.csv"));
    let fixture = root.join("tests/fixtures/charts").join(format!("{name}.csv"));
    let path = if shipped.exists() { shipped } else { fixture };
    parse(&std::fs::read_to_string(path).unwrap(), keep)
}

/// A whole table.
pub fn whole(name: &str) -> Dataset {
    table(name, &|_| true)
}

/// The text of a long table.
pub fn parse(text: &str, keep: &dyn Fn(Get<'_>) -> bool) -> Dataset {
    let mut lines = text.lines();
    let heads = cells(lines.next().unwrap());
    let column = |name: &str| heads.iter().position(|h| h == name);
    let fixed = [
        "period",
        "flow",
        "measure",
        "unit",
        "value",
        "status",
        "source",
        "kind",
        "partner_kind",
        "dimension",
        "indicator",
        "release",
        "span",
    ];
    let mut data = Dataset::default();
    let mut extra = Vec::new();
    if column("flow").is_some() {
        data.dimensions.push(Dimension { name: "flow".into(), kind: DimensionKind::Flow, members: vec![] });
    }
    for (i, head) in heads.iter().enumerate().filter(|(_, h)| !fixed.contains(&h.as_str())) {
        let kind = match head.as_str() {
            "partner" | "region" | "economy" => DimensionKind::Partner,
            "commodity" | "category" => DimensionKind::Commodity,
            "sector" => DimensionKind::Sector,
            _ => DimensionKind::Other,
        };
        data.dimensions.push(Dimension { name: head.clone(), kind, members: vec![] });
        extra.push(i);
    }
    for (row, line) in lines.enumerate() {
        let cells = cells(line);
        let get = |name: &str| column(name).and_then(|i| cells.get(i)).cloned().unwrap_or_default();
        if !keep(&get) {
            continue;
        }
        let mut members = Vec::new();
        let mut d = 0;
        if column("flow").is_some() {
            let word = get("flow");
            let flow = match word.as_str() {
                "X" => Some(Flow::Export),
                "M" => Some(Flow::Import),
                "X+M" => Some(Flow::Turnover),
                "X-M" => Some(Flow::Balance),
                _ => None,
            };
            members.push(member(&mut data.dimensions[d], &word, MemberRole::Item, flow));
            d += 1;
        }
        for i in &extra {
            let kind = format!("{}{}", get("kind"), get("partner_kind"));
            let role = match kind.as_str() {
                "total" => MemberRole::Total,
                kind if kind.starts_with("group") || kind.starts_with("sector") => MemberRole::Group,
                _ if cells[*i] == "TOTAL" => MemberRole::Total,
                _ => MemberRole::Item,
            };
            members.push(member(&mut data.dimensions[d], &cells[*i], role, None));
            d += 1;
        }
        let (unit_text, measure_text) = (get("unit"), get("measure"));
        let unit = unit(&unit_text);
        let measure = data.measures.iter().position(|m| m.name == measure_text).unwrap_or_else(|| {
            let kind = match measure_text.as_str() {
                m if m.contains("GDP") => MeasureKind::Gdp,
                m if m.contains("index") => MeasureKind::Index,
                m if m.contains("opulation") => MeasureKind::Population,
                _ if matches!(unit.quantity, Quantity::Money(_)) => MeasureKind::Value,
                _ => MeasureKind::Other,
            };
            data.measures.push(Measure { name: measure_text.clone(), kind });
            data.measures.len() - 1
        }) as u32;
        let source = get("source");
        let source = (!source.is_empty()).then(|| {
            data.sources.iter().position(|s| *s == source).unwrap_or_else(|| {
                data.sources.push(source);
                data.sources.len() - 1
            }) as u32
        });
        let value = column("value").unwrap();
        let decimal = Decimal::parse(&cells[value]).unwrap();
        let point = Point {
            period: Period::parse(&get("period")),
            value: Ok(Stated { decimal, qualifier: Qualifier::Plain }),
            status: match get("status").as_str() {
                "estimate" => Status::Estimate,
                "preliminary" => Status::Preliminary,
                "plan" => Status::Plan,
                _ => Status::Final,
            },
            row: row as u32 + 2,
            column: value as u32 + 1,
            source: source.unwrap_or(kimngach::dataset::NONE),
        };
        // As the program does: another scale word in a series keeps its digits.
        let same = |s: &Series| s.members == members && s.measure == measure && s.unit.adds_to(&unit);
        match data.series.iter_mut().find(|s| same(s)) {
            Some(series) => {
                let decimal = decimal.scaled(unit.power - series.unit.power);
                let value = Ok(Stated { decimal, qualifier: Qualifier::Plain });
                series.points.push(Point { value, ..point });
            }
            None => data.series.push(Series {
                members: members.clone(),
                measure,
                unit: unit.clone(),
                unit_text,
                points: vec![point],
                restated: Vec::new(),
                breaks: Vec::new(),
            }),
        }
    }
    for series in &mut data.series {
        series.points.sort_by_key(|p| p.period);
    }
    data
}

fn unit(text: &str) -> Unit {
    match text {
        "million USD" => Unit::scaled(Quantity::Money(Currency::USD), 6),
        "billion USD" => Unit::scaled(Quantity::Money(Currency::USD), 9),
        "billion VND" => Unit::scaled(Quantity::Money(Currency::VND), 9),
        "%" => Unit::of(Quantity::Percent),
        "persons" => Unit::of(Quantity::Person),
        text if text.contains("=100") => Unit::of(Quantity::Index(text.to_owned())),
        text => Unit::of(Quantity::Other(text.to_owned())),
    }
}

fn member(dimension: &mut Dimension, name: &str, role: MemberRole, flow: Option<Flow>) -> u32 {
    let at = dimension.members.iter().position(|m| m.name == name).unwrap_or_else(|| {
        dimension.members.push(Member { name: name.to_owned(), role, flow, parent: None });
        dimension.members.len() - 1
    });
    at as u32
}

fn cells(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            c => out.last_mut().unwrap().push(c),
        }
    }
    out
}
