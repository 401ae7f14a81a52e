//! The interval of every indicator is what its formula gives when each cell goes to either end of its own rounding, a cell that stands in
//! the formula twice going once: tried over all corners, and at random inside of them. Tables are made up for the test.

#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kimngach::dataset::{Dataset, Status};
use kimngach::figure::{Decimal, Interval};
use kimngach::indicators::{Group, Input, Query, Record, catalogue, compute, evaluated};
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
    let growing = |c| Query { above: Decimal::parse(c), ..of.clone() };
    let marks = [growing("0"), growing("14"), growing("20.5")];
    out.push(("years", table, [vec![Query::default(), of.clone(), based, late], marks.to_vec()].concat()));
    // Figures of one digit and of two, whose growths are open.
    let mut table = "period,flow,measure,unit,value\n".to_owned();
    for year in 1995..2006 {
        let value = figure(30, 60) + (year - 1995) * 5;
        let value = if figure(0, 3) == 0 {
            format!("{}", value / 10)
        } else {
            format!("{}.{}", value / 10, value % 10)
        };
        table += &format!("{year},X,value,million USD,{value}\n");
    }
    out.push(("coarse", table, marks.to_vec()));
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
    out.extend(stated_tables(random));
    out
}

/// Tables of what is stated beside levels: turnovers and balances, rates, figures so far in the year, prices, plans, releases.
fn stated_tables(random: &mut Random) -> Vec<(&'static str, String, Vec<Query>)> {
    let mut figure = |low: u64, high: u64| low + random.below(high - low);
    let mut out = Vec::new();
    let plain = || vec![Query::default()];
    let head = "period,flow,measure,unit,value\n";
    let mut table = head.to_owned();
    for year in 2001..2004 {
        table += &format!("{year},X+M,value,million USD,{}\n", figure(50, 90));
        table += &format!("{year},X-M,value,million USD,{}\n", figure(1, 30));
    }
    out.push(("turnovers and balances", table, plain()));
    // Rates, each on the year before, by themselves and beside the levels that they are of.
    let mut table = "period,item,measure,unit,value\n".to_owned();
    for year in 2001..2005 {
        table += &format!("{year},Asia,share,%,{}\n", figure(20, 60));
    }
    out.push(("shares", table, plain()));
    for (measure, low) in [("index previous year = 100", 90), ("growth on the previous year", 5)] {
        let (mut alone, mut beside) = ("period,measure,unit,value\n".to_owned(), String::new());
        for year in 2001..2005 {
            let rate = figure(low, low + 30);
            alone += &format!("{year},{measure},%,{rate}\n");
            beside += &format!("{year},value,million USD,{}\n{year},{measure},%,{rate}\n", figure(20, 60));
        }
        out.push(("rates", alone.clone(), plain()));
        out.push(("levels and rates", format!("period,measure,unit,value\n{beside}"), plain()));
    }
    let (mut table, mut so_far) = (head.to_owned(), 0);
    for month in 1..6 {
        so_far += figure(11, 30);
        table += &format!("2005-01/2005-{month:02},X,value,million USD,{so_far}\n");
    }
    out.push(("so far", table, plain()));
    let mut table = head.to_owned();
    for year in 2003..2006 {
        for flow in ["X", "M"] {
            table += &format!("{year},{flow},price index,2003=100,{}\n", figure(95, 130));
        }
        table += &format!("{year},X,value,million USD,{}\n", figure(20, 60));
    }
    out.push(("prices", table, plain()));
    // Two small years, one of quarters and one stated, and months of which some are more than either.
    let mut table = head.to_owned();
    for quarter in 1..5 {
        table += &format!("2001-Q{quarter},X,value,million USD,{}\n", figure(11, 14));
    }
    for month in 1..4 {
        table += &format!("2005-{month:02},X,value,million USD,{}\n", figure(60, 90));
    }
    out.push(("months of one year", table.clone(), plain()));
    table += "2000,X,value,million USD,43\n";
    out.push(("months and a year", table, plain()));
    let mut table = "period,partner,measure,unit,value,status\n".to_owned();
    for partner in ["Japan", "Laos", "Chile"] {
        for year in 2003..2006 {
            table += &format!("{year},{partner},value,million USD,{},plan\n", figure(30, 60));
            table += &format!("{year},{partner},value,million USD,{},final\n", figure(30, 60));
        }
        table += &format!("2010,{partner},value,million USD,{},plan\n", figure(60, 90));
    }
    out.push(("plans", table, plain()));
    let mut table = "release,period,flow,measure,unit,value,status\n".to_owned();
    for month in 1..5 {
        for (release, status) in [(month, "estimate"), (month + 1, "final")] {
            let value = figure(40, 60);
            table += &format!("2005-{release:02},2005-{month:02},X,value,million USD,{value},{status}\n");
        }
    }
    out.push(("releases", table, plain()));
    out
}

/// How many growths can be above the mark, of all values that rounding allows: every choice of which are is tried, by what it leaves open
/// to each figure in turn. Not only corners: a year's figure may let two growths come about of which either end lets one.
fn growths_that_can_be(record: &Record) -> Interval {
    let of = |name: &str| record.inputs.iter().filter(|i| i.name == name).collect::<Vec<_>>();
    let (xs, ys, times) = (of("xᵢ"), of("yᵢ"), 1.0 + of("c")[0].value / 100.0);
    assert_eq!(xs.len(), ys.len());
    let printed = |i: &Input| i.printed.scaled(i.power).interval();
    let mut counts = Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
    'choices: for above in 0..1_u32 << xs.len() {
        let mut left: BTreeMap<(u32, u32), Interval> = BTreeMap::new();
        for (n, (x, y)) in xs.iter().zip(&ys).enumerate() {
            let base = left.get(&(y.row, y.column)).copied().unwrap_or(printed(y));
            let mut now = printed(x);
            if above >> n & 1 == 1 {
                if now.hi <= times * base.lo {
                    continue 'choices;
                }
                now.lo = now.lo.max(times * base.lo);
            } else {
                if now.lo > times * base.hi {
                    continue 'choices;
                }
                now.hi = now.hi.min(times * base.hi);
            }
            left.insert((x.row, x.column), now);
        }
        let count = f64::from(above.count_ones());
        counts = Interval { lo: counts.lo.min(count), hi: counts.hi.max(count) };
    }
    counts
}

/// The shortest and the longest run of what rises (`sign` 1) or falls (−1) up to the last, of all values that rounding allows: the longest
/// is that in which every figure can be above the one before it at once.
fn runs_that_can_be(record: &Record, sign: f64) -> Interval {
    let of = |name: &str| record.inputs.iter().filter(|i| i.name == name).collect::<Vec<_>>();
    let pairs: Vec<(&Input, &Input)> = of("xᵢ").into_iter().zip(of("yᵢ")).collect();
    let printed = |i: &Input| i.printed.scaled(i.power).interval().times(sign);
    let holds_at_once = |of: &[(&Input, &Input)]| {
        let mut low: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        of.iter().all(|(x, y)| {
            let base = low.get(&(y.row, y.column)).copied().unwrap_or(printed(y).lo);
            low.insert((x.row, x.column), base.max(printed(x).lo));
            printed(x).hi > base
        })
    };
    let most = (0..=pairs.len()).filter(|n| holds_at_once(&pairs[pairs.len() - n..])).max().unwrap();
    let surely = pairs.iter().rev().take_while(|(x, y)| printed(x).lo > printed(y).hi).count();
    Interval { lo: surely as f64, hi: most as f64 }
}

/// Indicators whose furthest value may lie inside of the corners, and how many times as wide as the corners they are at most: an even
/// list is between its corners, and a slope may be steepest between them.
const INSIDE: [(&str, f64); 11] = [
    ("hhi", 1.01),
    ("hhi-normalized", 1.01),
    ("equivalent-number", 1.01),
    ("theil", 1.01),
    ("entropy", 1.01),
    ("elasticity-regression", 1.01),
    ("structural-change", 1.1),
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
    let (mut between_corners, mut between_corners_too) = (false, false);
    for _ in 0..2 {
        for (name, table, queries) in tables(&mut random) {
            let dataset = opened(&table);
            for (query, indicator) in queries.iter().flat_map(|q| catalogue().map(move |i| (q, i))) {
                let Ok(lines) = compute(&dataset, indicator, query) else { continue };
                let most = INSIDE.iter().find(|(id, _)| *id == indicator.id).map_or(1.0, |(_, most)| *most);
                for record in lines.iter().flat_map(|l| &l.records).filter(|r| r.value.is_ok()) {
                    // Places are exact, and so is a plan: it is decided, not counted.
                    let exact = |i: &Input| {
                        let series = &dataset.series[i.series as usize];
                        series.unit.quantity == Quantity::Rank
                            || indicator.group == Group::Plan
                                && series.points[i.point as usize].status == Status::Plan
                    };
                    let Some((mut corners, inside)) = tried(record, exact, &mut random) else { continue };
                    if indicator.id == "growth-count" {
                        let all = growths_that_can_be(record);
                        assert!(all.lo <= corners.lo && corners.hi <= all.hi, "{all:?} {corners:?}");
                        between_corners |= all != corners;
                        corners = all;
                    }
                    if matches!(indicator.id, "rising-run" | "falling-run")
                        && record.formula.starts_with("run")
                    {
                        let all =
                            runs_that_can_be(record, if indicator.id == "rising-run" { 1.0 } else { -1.0 });
                        assert!(all.lo <= corners.lo && corners.hi <= all.hi, "{all:?} {corners:?}");
                        between_corners_too |= all != corners;
                        corners = all;
                    }
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
    let never: Vec<&str> = catalogue().map(|i| i.id).filter(|id| !asked.contains_key(id)).collect();
    let neither = "no count of growths or no run that corners alone would get wrong";
    assert!(between_corners && between_corners_too, "{neither}");
    assert!(never.is_empty(), "no table reaches {never:?}");
    assert!(asked.values().sum::<usize>() > 1000, "{asked:?}");
}
