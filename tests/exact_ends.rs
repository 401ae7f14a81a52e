//! Intervals end where the corners of what rounding allows end, tried one by one; not wider.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

use kimngach::figure::{Decimal, Interval, Stated};
use kimngach::indicators::price_volume::{
    Good, fisher_volume, laspeyres_volume, paasche_volume, tornqvist_price, tornqvist_volume,
};
use kimngach::indicators::{Query, Record, compute, find};
use kimngach::unit::{Currency, Quantity, Unit};

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn stated(value: u64, unit: &Unit) -> Record {
    let decimal = Decimal { mantissa: value as i64, exponent: 0 };
    Record::stated(None, Stated { decimal, qualifier: Default::default() }, unit)
}

/// Every corner of some intervals.
fn corners(of: &[Interval]) -> impl Iterator<Item = Vec<f64>> + '_ {
    (0..1_u32 << of.len()).map(|bits| {
        of.iter().enumerate().map(|(n, i)| if bits >> n & 1 == 1 { i.hi } else { i.lo }).collect()
    })
}

fn hull(values: impl Iterator<Item = f64>) -> Interval {
    values.fold(Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY }, |h, v| Interval {
        lo: h.lo.min(v),
        hi: h.hi.max(v),
    })
}

fn same(found: Interval, expected: Interval, what: &str) {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    assert!(near(found.lo, expected.lo) && near(found.hi, expected.hi), "{what}: {found:?} {expected:?}");
}

type Figures = [[f64; 4]];

#[test]
fn indices_of_prices_and_volumes_end_at_corners() {
    let (usd, tonnes) = (Unit::of(Quantity::Money(Currency::USD)), Unit::of(Quantity::Tonne));
    let sum = |g: &Figures, f: fn(&[f64; 4]) -> f64| g.iter().map(f).sum::<f64>();
    let share = |g: &Figures, k: usize, at: usize| g[k][at] / g.iter().map(|x| x[at]).sum::<f64>();
    let mean = |g: &Figures, log: fn(&[f64; 4]) -> f64| {
        let weighed = (0..g.len()).map(|k| (share(g, k, 0) + share(g, k, 2)) / 2.0 * log(&g[k]));
        100.0 * weighed.sum::<f64>().exp()
    };
    let lq = |g: &Figures| sum(g, |[_, q1, v0, q0]| v0 * q1 / q0) / sum(g, |[_, _, v0, _]| *v0);
    let pq = |g: &Figures| sum(g, |[v1, ..]| *v1) / sum(g, |[v1, q1, _, q0]| v1 * q0 / q1);
    let mut random = Random(29);
    for round in 0..12 {
        let good = |r: &mut Random| {
            let mut figure = |unit: &Unit| stated(20 + r.below(30), unit);
            Good { v1: figure(&usd), q1: figure(&tonnes), v0: figure(&usd), q0: figure(&tonnes) }
        };
        let goods: Vec<Good> = (0..2 + round % 2).map(|_| good(&mut random)).collect();
        let ends: Vec<Interval> =
            goods.iter().flat_map(|g| [&g.v1, &g.q1, &g.v0, &g.q0].map(|r| r.interval)).collect();
        let over = |index: &dyn Fn(&Figures) -> f64| {
            hull(corners(&ends).map(|c| {
                let figures: Vec<[f64; 4]> = c.chunks(4).map(|x| [x[0], x[1], x[2], x[3]]).collect();
                index(&figures)
            }))
        };
        let price = |g: &Figures| mean(g, |[v1, q1, v0, q0]| (v1 / q1 / (v0 / q0)).ln());
        let volume = |g: &Figures| mean(g, |[_, q1, _, q0]| (q1 / q0).ln());
        same(tornqvist_price(&goods).interval, over(&price), "Törnqvist prices");
        same(tornqvist_volume(&goods).interval, over(&volume), "Törnqvist volumes");
        same(laspeyres_volume(&goods).interval, over(&|g| 100.0 * lq(g)), "Laspeyres volumes");
        same(paasche_volume(&goods).interval, over(&|g| 100.0 * pq(g)), "Paasche volumes");
        same(fisher_volume(&goods).interval, over(&|g| 100.0 * (lq(g) * pq(g)).sqrt()), "Fisher volumes");
    }
}

/// A table of goods without a total, of two years.
fn goods(values: &[[u64; 2]]) -> kimngach::dataset::Dataset {
    use kimngach::read::{Hints, native::Native};
    let mut table = String::from("period,flow,commodity,measure,unit,value\n");
    for (n, both) in values.iter().enumerate() {
        for (year, value) in [2004, 2005].iter().zip(both) {
            table += &format!("{year},X,Good {},value,million USD,{value}\n", (b'A' + n as u8) as char);
        }
    }
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

#[test]
fn parts_of_their_own_sum_end_at_corners_of_the_parts() {
    let mut random = Random(31);
    for _ in 0..8 {
        let values: Vec<[u64; 2]> = (0..4).map(|_| [3 + random.below(20), 3 + random.below(20)]).collect();
        let dataset = goods(&values);
        // 2004 first, then 2005.
        let ends: Vec<Interval> = [0, 1]
            .iter()
            .flat_map(|y| {
                values.iter().map(move |v| Interval { lo: v[*y] as f64 - 0.5, hi: v[*y] as f64 + 0.5 })
            })
            .collect();
        let over = |f: &dyn Fn(&[f64], &[f64]) -> f64| hull(corners(&ends).map(|c| f(&c[..4], &c[4..])));
        let total = |x: &[f64]| x.iter().sum::<f64>();
        let ask = |id: &str| {
            let query = Query { top: Some(4), ..Query::default() };
            compute(&dataset, find(id).unwrap(), &query).unwrap()
        };
        for n in 0..4 {
            let last = |id: &str| ask(id)[n].records.last().unwrap().clone();
            let record = last("share");
            same(record.interval, over(&|_, x| 100.0 * x[n] / total(x)), "share");
            let change = over(&|y, x| 100.0 * (x[n] / total(x) - y[n] / total(y)));
            same(last("share-change").interval, change, "change of share");
            same(
                last("contribution").interval,
                over(&|y, x| 100.0 * (x[n] - y[n]) / total(y)),
                "contribution",
            );
            let own = over(&|y, x| 1e6 * (x[n] - y[n] * total(x) / total(y)));
            same(last("shift-share-own").interval, own, "own gain");
        }
        // The four largest of four are all of them.
        let all = ask("concentration-ratio")[0].records.last().unwrap().interval;
        assert_eq!((all.lo, all.hi), (100.0, 100.0));
        let hhi = ask("hhi")[0].records.last().unwrap().interval;
        let largest = over(&|_, x| x.iter().map(|v| v * v).sum::<f64>() / total(x).powi(2));
        assert!((hhi.hi - largest.hi).abs() < 1e-12 && hhi.lo <= largest.lo + 1e-12, "{hhi:?} {largest:?}");
    }
}

/// One good's price many times that of before, the other's a small part of it: there a larger value may lower the index, and the ends
/// lie inside of the box. Ends found by going through a grid of all values; the interval holds them and is hardly wider.
#[test]
fn an_index_of_prices_far_apart_is_hardly_wider_than_its_values() {
    let (usd, tonnes) = (Unit::of(Quantity::Money(Currency::USD)), Unit::of(Quantity::Tonne));
    for cells in [
        [[4, 40, 90, 9], [90, 9, 4, 40]],
        [[3, 60, 50, 5], [60, 20, 55, 21]],
        [[2, 50, 80, 4], [95, 5, 3, 60]],
    ] {
        let good = |[v1, q1, v0, q0]: [u64; 4]| Good {
            v1: stated(v1, &usd),
            q1: stated(q1, &tonnes),
            v0: stated(v0, &usd),
            q0: stated(q0, &tonnes),
        };
        let goods: Vec<Good> = cells.into_iter().map(good).collect();
        let found = tornqvist_price(&goods).interval;
        // Quantities at their ends, values at eleven places from end to end.
        let steps = |i: Interval| (0..=10).map(move |n| i.lo + (i.hi - i.lo) * f64::from(n) / 10.0);
        let mut truth = Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
        for up in [false, true] {
            let end = |i: Interval, high: bool| if high { i.hi } else { i.lo };
            let [a, b] = [&goods[0], &goods[1]];
            for v1 in steps(a.v1.interval) {
                for w1 in steps(b.v1.interval) {
                    for v0 in steps(a.v0.interval) {
                        for w0 in steps(b.v0.interval) {
                            let one = (v1 / end(a.q1.interval, !up) / (v0 / end(a.q0.interval, up))).ln();
                            let two = (w1 / end(b.q1.interval, !up) / (w0 / end(b.q0.interval, up))).ln();
                            let (t1, t0) = (v1 + w1, v0 + w0);
                            let log = (v1 / t1 + v0 / t0) / 2.0 * one + (w1 / t1 + w0 / t0) / 2.0 * two;
                            let value = 100.0 * log.exp();
                            truth = Interval { lo: truth.lo.min(value), hi: truth.hi.max(value) };
                        }
                    }
                }
            }
        }
        let wider = (found.hi - found.lo) / (truth.hi - truth.lo);
        assert!(found.lo <= truth.lo && truth.hi <= found.hi, "{found:?} {truth:?}");
        assert!(wider < 1.1, "{wider}: {found:?} {truth:?}");
    }
}

/// Exports 72.2 to 150.2 billion, printed to 0.1, beside GDP printed to the billion. By every corner of the ten figures, tried here one by
/// one, the slope of the logarithms may be from 1.487 to 1.549; with GDP that hardly moves, from 13.5 to 25 and more.
#[test]
fn the_elasticity_of_a_regression_bears_the_rounding_of_gdp() {
    let exports = [72.2, 96.9, 114.5, 132.0, 150.2];
    for (gdp, low, high) in
        [([116, 136, 156, 171, 186], 1.487, 1.549), ([100, 101, 102, 103, 104], 13.5, 25.0)]
    {
        let mut table = String::from("period,flow,measure,unit,value\n");
        for (n, (x, y)) in exports.iter().zip(gdp).enumerate() {
            let year = 2010 + n;
            table += &format!("{year},X,value,billion USD,{x:.1}\n{year},,GDP,billion USD,{y}\n");
        }
        let hints = kimngach::read::Hints::default();
        let native = kimngach::read::native::Native;
        let dataset = kimngach::project::open(table.as_bytes(), "a.csv", &hints, &native).unwrap().dataset;
        let lines = compute(&dataset, find("elasticity-regression").unwrap(), &Query::default()).unwrap();
        let record = &lines[0].records[0];
        let boxes: Vec<Interval> = exports
            .iter()
            .map(|x| Interval { lo: x - 0.05, hi: x + 0.05 })
            .chain(gdp.iter().map(|y| Interval { lo: f64::from(*y) - 0.5, hi: f64::from(*y) + 0.5 }))
            .collect();
        let slope = |at: Vec<f64>| {
            let logs: Vec<f64> = at.iter().map(|v| v.ln()).collect();
            let (x, y) = logs.split_at(5);
            let mean = |of: &[f64]| of.iter().sum::<f64>() / 5.0;
            let both: f64 = x.iter().zip(y).map(|(a, b)| (a - mean(x)) * (b - mean(y))).sum();
            both / y.iter().map(|b| (b - mean(y)) * (b - mean(y))).sum::<f64>()
        };
        let tried = hull(corners(&boxes).map(slope));
        assert!((tried.lo - low).abs() < 0.1 * low && tried.hi > high - 0.001, "{tried:?}");
        let found = record.interval;
        // The flattest is a corner; the steepest may lie inside, where the GDP of all years draws together.
        assert!((found.lo - tried.lo).abs() < 1e-9 * tried.lo, "{found:?} {tried:?}");
        assert!(found.hi >= tried.hi - 1e-9 && found.hi < tried.hi * 1.05, "{found:?} {tried:?}");
        assert!(found.contains(record.value.unwrap()));
    }
}
