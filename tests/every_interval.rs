//! The interval of every indicator is what its formula gives when each cell goes to either end of its own rounding, a cell that stands in
//! the formula twice going once: tried over all corners, and at random inside of them. Tables are made up for the test.

#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kimngach::dataset::Dataset;
use kimngach::figure::{Decimal, Interval};
use kimngach::indicators::{Input, Query, Record, catalogue, compute, evaluated};
use kimngach::period::Period;
use kimngach::read::{Hints, native::Native};
use kimngach::unit::Quantity;
use std::collections::BTreeMap;

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn part(&mut self) -> f64 {
        self.below(1_000_001) as f64 / 1e6
    }
}

fn opened(table: &str) -> Dataset {
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

/// Cells of which every corner is tried.
const MOST: usize = 14;

/// What a formula gives with every cell at either end; `None` where it has too many cells, or no value at some corner.
fn tried(
    record: &Record,
    exact: impl Fn(&Input) -> bool,
    random: &mut Random,
) -> Option<(Interval, Interval)> {
    let mut cells: Vec<(u32, u32, Interval)> = Vec::new();
    for input in record.inputs.iter().filter(|i| i.is_cell() && !exact(i)) {
        if !cells.iter().any(|(row, column, _)| (*row, *column) == (input.row, input.column)) {
            cells.push((input.row, input.column, input.printed.scaled(input.power).interval()));
        }
    }
    if cells.len() > MOST {
        return None;
    }
    let at = |pick: &mut dyn FnMut(usize, &Interval) -> f64| {
        let mut inputs = record.inputs.clone();
        for (n, (row, column, ends)) in cells.iter().enumerate() {
            let value = pick(n, ends);
            for input in inputs.iter_mut().filter(|i| (i.row, i.column) == (*row, *column)) {
                input.value = value;
            }
        }
        evaluated(&record.formula, &inputs).filter(|v| v.is_finite())
    };
    let none = Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
    let (mut corners, mut inside) = (none, none);
    let wider = |i: &mut Interval, v: f64| *i = Interval { lo: i.lo.min(v), hi: i.hi.max(v) };
    for bits in 0..1_u32 << cells.len() {
        wider(&mut corners, at(&mut |n, ends| if bits >> n & 1 == 1 { ends.hi } else { ends.lo })?);
    }
    for _ in 0..200 {
        wider(&mut inside, at(&mut |_, ends| ends.lo + (ends.hi - ends.lo) * random.part())?);
    }
    Some((corners, inside))
}

/// Tables of a few figures of two digits, and what is asked of them.
fn tables(random: &mut Random) -> Vec<(&'static str, String, Vec<Query>)> {
    let mut figure = |low: u64, high: u64| low + random.below(high - low);
    let mut out = Vec::new();
    let asked = |select: &[(&str, &str)], by: Option<&str>| Query {
        select: select.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
        by: by.map(str::to_owned),
        ..Query::default()
    };
    let head = "period,flow,good,measure,unit,value\n";
    for total in [false, true] {
        let mut table = head.to_owned();
        for year in [2004, 2005] {
            let mut sum = 0;
            for good in ["Rice", "Coffee", "Coal", "Tea"] {
                let value = figure(11, 60);
                sum += value;
                table += &format!("{year},X,{good},value,million USD,{value}\n");
            }
            if total {
                table += &format!("{year},X,Total,value,million USD,{}\n", sum + 3);
            }
        }
        let top = |q: Query, n| Query { top: Some(n), ..q };
        let of = asked(&[("flow", "X")], Some("good"));
        let mark = Query { above: Decimal::parse("30000000"), ..of.clone() };
        out.push((if total { "total" } else { "listed" }, table, vec![of.clone(), top(of, 2), mark]));
    }
    // Both flows of goods, in two years, and of all goods over six.
    let mut table = head.to_owned();
    for good in ["Rice", "Coffee", "Coal"] {
        for flow in ["X", "M"] {
            for year in [2004, 2005] {
                table += &format!("{year},{flow},{good},value,million USD,{}\n", figure(11, 60));
                table += &format!("{year},{flow},{good},quantity,thousand tonnes,{}\n", figure(11, 60));
            }
        }
    }
    out.push(("flows", table, vec![Query::default(), asked(&[("flow", "X")], Some("good"))]));
    let mut table = "period,flow,measure,unit,value\n".to_owned();
    for year in 2000..2006 {
        for (flow, low) in [("X", 20), ("M", 25)] {
            table +=
                &format!("{year},{flow},value,million USD,{}\n", figure(low, low + 8) + 4 * (year - 2000));
        }
        table += &format!("{year},,GDP,million USD,{}\n", 80 + 7 * (year - 2000) + figure(0, 3));
        table += &format!("{year},,population,million persons,{}\n", 80 + (year - 2000));
    }
    let of = asked(&[("flow", "X")], None);
    let based = Query { base: Period::parse("2002"), ..of.clone() };
    let late = Query { from: Period::parse("2003"), above: Decimal::parse("30000000"), ..of.clone() };
    out.push(("years", table, vec![Query::default(), of, based, late]));
    let mut table = "period,flow,measure,unit,value\n".to_owned();
    for month in 0..15 {
        let (year, m) = (2004 + month / 12, month % 12 + 1);
        table += &format!("{year}-{m:02},X,value,million USD,{}\n", figure(20, 60));
    }
    out.push(("months", table, vec![asked(&[("flow", "X")], None)]));
    for totals in 0..4 {
        let mut table = "period,economy,good,measure,unit,value\n".to_owned();
        for (n, (economy, low)) in [("World", 60), ("A", 11)].into_iter().enumerate() {
            let mut sum = 0;
            for good in ["Rice", "Coffee", "Coal", "Tea"] {
                let value = figure(low, low + 30);
                sum += value;
                if economy == "World" || good != "Tea" {
                    table += &format!("2005,{economy},{good},value,million USD,{value}\n");
                }
            }
            if totals >> n & 1 == 1 {
                table += &format!("2005,{economy},Total,value,million USD,{}\n", sum + 4);
            }
        }
        let world = [("economy".to_owned(), "World".to_owned())].to_vec();
        let of = Query { against: world, ..asked(&[("economy", "A")], Some("good")) };
        out.push((["world", "world's total", "own total", "both totals"][totals], table, vec![of]));
    }
    out
}

/// Indicators whose furthest value may lie inside of the corners, and how many times as wide as the corners they are at most: an even
/// list is between its corners, a slope may be steepest between them, and a year's figure may let two growths come about of which either
/// end lets one.
const INSIDE: [(&str, f64); 12] = [
    ("hhi", 1.01),
    ("hhi-normalized", 1.01),
    ("equivalent-number", 1.01),
    ("theil", 1.01),
    ("entropy", 1.01),
    ("elasticity-regression", 1.01),
    ("structural-change", 1.1),
    ("growth-count", 5.0),
    ("diversification", 1.1),
    ("complementarity", 1.1),
    ("similarity", 1.1),
    ("grubel-lloyd", 1.01),
];

#[test]
fn every_interval_ends_where_its_corners_end() {
    let mut random = Random(37);
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for _ in 0..2 {
        for (name, table, queries) in tables(&mut random) {
            let dataset = opened(&table);
            for (query, indicator) in queries.iter().flat_map(|q| catalogue().map(move |i| (q, i))) {
                let Ok(lines) = compute(&dataset, indicator, query) else { continue };
                let most = INSIDE.iter().find(|(id, _)| *id == indicator.id).map_or(1.0, |(_, most)| *most);
                for record in lines.iter().flat_map(|l| &l.records).filter(|r| r.value.is_ok()) {
                    let exact = |i: &Input| dataset.series[i.series as usize].unit.quantity == Quantity::Rank;
                    let Some((corners, inside)) = tried(record, exact, &mut random) else { continue };
                    let found = record.interval;
                    let near = 1e-9 * corners.lo.abs().max(corners.hi.abs()).max(1e-9);
                    let (lo, hi) = (corners.lo.min(inside.lo), corners.hi.max(inside.hi));
                    let holds = found.lo <= lo + near && hi - near <= found.hi;
                    if !holds || found.width() > corners.width() * most + 2.0 * near {
                        let formula = &record.formula;
                        wrong.push(format!("{} of {name}: {formula} {found:?} {corners:?}", indicator.id));
                    }
                    *asked.entry(indicator.id).or_default() += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What asks for a plan, for stated rates or for releases has tests of its own.
    assert!(asked.len() > 60 && asked.values().sum::<usize>() > 1000, "{} {asked:?}", asked.len());
}
