//! Every figure and relation of the three articles that started the project, reproduced: `../shared/facts/facts.json` says
//! what was printed, what follows from it, and the verdict; this test works the same out with the catalogue's functions and
//! with the tables of `../shared/data`. Skips, and says so, where those are not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod articles;
#[path = "../long_table/mod.rs"]
mod long_table;
mod tables;

use kimngach::dataset::{Dataset, MeasureKind};
use kimngach::figure::{Decimal, Interval};
use kimngach::indicators::{Record, growth, sums};
use kimngach::unit::{Quantity, Unit};
use long_table::unit_of;
use serde_json::Value;

struct Fact<'a>(&'a Value);

impl Fact<'_> {
    fn id(&self) -> &str {
        self.0["id"].as_str().unwrap()
    }
    fn unit(text: &str) -> Unit {
        match text {
            "%" | "%/year" => Unit::of(Quantity::Percent),
            "million USD" | "billion USD" | "USD" => unit_of(text),
            _ => Unit::default(),
        }
    }
    fn record(v: &Value) -> Record {
        let unit = Fact::unit(v["unit"].as_str().unwrap_or(""));
        let number = |v: &Value| Decimal::parse(&v.to_string()).unwrap();
        let mut r = Record::given(None, number(&v["value"]), &unit);
        let scaled = |v: &Value| number(v).scaled(unit.power).value();
        if v["interval"].is_array() {
            r.interval = Interval { lo: scaled(&v["interval"][0]), hi: scaled(&v["interval"][1]) };
        }
        r
    }
    /// A stated input.
    fn v(&self, name: &str) -> Record {
        let v = &self.0["inputs"][name];
        assert!(v.is_object(), "{} has no {name}", self.id());
        Fact::record(v)
    }
    fn expected(&self) -> Record {
        Fact::record(&self.0["expected"])
    }
}

fn whole(n: i64) -> Record {
    Record::given(None, Decimal::whole(n), &Unit::default())
}
fn percent(text: &str) -> Record {
    Record::given(None, Decimal::parse(text).unwrap(), &Unit::of(Quantity::Percent))
}
fn plain(text: &str) -> kimngach::figure::Stated {
    kimngach::figure::Stated { decimal: Decimal::parse(text).unwrap(), qualifier: Default::default() }
}
fn rate(text: &str) -> Record {
    Record::stated(None, plain(text), &Unit::of(Quantity::Percent))
}
fn count(n: usize) -> Record {
    whole(n as i64)
}
fn sum(of: &[Record]) -> Record {
    sums::sum(&of.iter().collect::<Vec<_>>())
}
fn residual(of: &[Record]) -> Record {
    growth::difference(&percent("100"), &sum(of))
}
/// A relation that no catalogue entry has: value and corners of a formula of independent inputs.
fn corners(of: &[Record], f: impl Fn(&[f64]) -> f64) -> Record {
    let values: Vec<f64> = of.iter().map(|r| r.value.unwrap()).collect();
    let mut r = whole(0);
    let v = f(&values);
    let mut hull = Interval::exact(v);
    for n in 0..1_u32 << of.len() {
        let at: Vec<f64> = of
            .iter()
            .enumerate()
            .map(|(i, r)| if n >> i & 1 == 1 { r.interval.hi } else { r.interval.lo })
            .collect();
        let v = f(&at);
        hull = Interval { lo: hull.lo.min(v), hi: hull.hi.max(v) };
    }
    r.value = Ok(v);
    r.interval = hull;
    r
}

/// Records of the plan table: group or item to (value, index, share), with its printed digits.
struct Plan {
    table: Dataset,
}
impl Plan {
    fn cell(&self, group: Option<&str>, item: Option<&str>, kind: MeasureKind) -> Option<Record> {
        let d = &self.table;
        let dim = |n: &str| d.dimensions.iter().position(|x| x.name == n).unwrap();
        let (g, c) = (dim("commodity_group"), dim("commodity"));
        let sector = dim("sector");
        d.series.iter().enumerate().find_map(|(i, s)| {
            let named = |at, want: Option<&str>| d.member(s, at).map(|m| m.name.as_str()) == want;
            let right =
                named(c, item) && (item.is_some() || named(g, group)) && d.member(s, sector).is_none();
            (right && d.measure(s)?.kind == kind).then(|| Record::of_point(i as u32, s, 0))
        })
    }
    fn sector_index(&self) -> Record {
        let d = &self.table;
        let s = d.dimensions.iter().position(|x| x.name == "sector").unwrap();
        let domestic = |x: &kimngach::dataset::Series| {
            d.member(x, s).is_some_and(|m| m.name.contains("trong nước"))
                && d.measure(x).unwrap().kind == MeasureKind::Index
        };
        let i = d.series.iter().position(domestic).unwrap();
        Record::of_point(i as u32, &d.series[i], 0)
    }
    /// Items: name, group.
    fn items(&self) -> Vec<(String, String)> {
        let d = &self.table;
        let dim = |n: &str| d.dimensions.iter().position(|x| x.name == n).unwrap();
        let (g, c) = (dim("commodity_group"), dim("commodity"));
        let mut out = Vec::new();
        for s in &d.series {
            if let Some(item) = d.member(s, c) {
                let pair = (item.name.clone(), d.member(s, g).map_or(String::new(), |m| m.name.clone()));
                if !out.contains(&pair) {
                    out.push(pair);
                }
            }
        }
        out
    }
    fn value(&self, item: &str) -> Option<Record> {
        self.cell(None, Some(item), MeasureKind::Value)
    }
    fn implied(&self, item: &str) -> Option<Record> {
        let index = self.cell(None, Some(item), MeasureKind::Index)?;
        Some(growth::implied_by_index(&self.value(item)?, &index))
    }
    fn group(&self, start: &str, kind: MeasureKind) -> Record {
        let d = &self.table;
        let g = d.dimensions.iter().position(|x| x.name == "commodity_group").unwrap();
        let name = d.dimensions[g].members.iter().find(|m| m.name.starts_with(start)).unwrap().name.clone();
        self.cell(Some(&name), None, kind).unwrap()
    }
    fn items_of(&self, start: &str) -> Vec<String> {
        self.items().into_iter().filter(|(_, g)| g.starts_with(start)).map(|(i, _)| i).collect()
    }
    fn implied_group(&self, start: &str) -> Record {
        growth::implied_by_index(
            &self.group(start, MeasureKind::Value),
            &self.group(start, MeasureKind::Index),
        )
    }
}

const GROUPS: [&str; 4] = ["NHÓM NÔNG", "NHÓM NHIÊN", "NHÓM HÀNG CÔNG", "NHÓM HÀNG HÓA"];
