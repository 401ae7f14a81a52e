//! What the articles' own figures say about each other.

use super::*;
use kimngach::figure::{powf, round_to};
use kimngach::indicators::{level, parts, plan_target, price_volume, share};
use long_table::{shared, shared_table};
use std::collections::BTreeMap;

/// What follows from the printed figures, and for a relation whether it holds.
fn internal(f: &Fact, plan: &Plan) -> Option<(Record, Option<bool>)> {
    let v = |n: &str| f.v(n);
    let holds = |r: Record, test: fn(f64) -> bool| {
        let h = r.value.is_ok_and(test);
        (r, Some(h))
    };
    let n = |r: Record| (r, None);
    let implied = |x: &str, g: &str| growth::implied_by_growth(&v(x), &v(g));
    let change = |a: &str, b: &str| growth::difference(&v(a), &v(b));
    let group_start = |n: usize| GROUPS[n];
    Some(match f.id() {
        "d0-001" => n(level::turnover(&v("exports_2023"), &v("imports_2023"))),
        "d0-002" => {
            let x21 = implied("exports_2022", "export_growth_2022");
            let m21 = implied("imports_2022", "import_growth_2022");
            holds(growth::multiple(&v("turnover_2023"), &level::turnover(&x21, &m21)), |x| x > 1.0)
        }
        "d0-003" | "d0-013" => {
            let t22 = level::turnover(&v("exports_2022"), &v("imports_2022"));
            n(growth::growth(&v("turnover_2023"), &t22))
        }
        "d0-004" => n(growth::implied_by_index(&v("turnover_2023"), &f.expected())),
        "d0-006" => holds(level::balance(&v("exports_2023"), &v("imports_2023")), |x| x > 0.0),
        "d0-007" | "d0-029" => n(level::balance(&v("exports_2023"), &v("imports_2023"))),
        "d0-016" => n(level::exports_from(&v("turnover_2023"), &v("balance_2023"))),
        "d0-017" => n(level::imports_from(&v("turnover_2023"), &v("balance_2023"))),
        "d0-018" => n(implied("exports_2023", "growth")),
        "d0-019" => n(implied("imports_2023", "growth")),
        "d0-020" => n(growth::implied_by_growth(&v("exports_2022"), &f.expected())),
        "d0-022" => n(growth::implied_by_growth(&v("imports_2022"), &f.expected())),
        "d0-021" => n(growth::growth(&v("exports_2023"), &v("exports_2022"))),
        "d0-023" => n(growth::growth(&v("imports_2023"), &v("imports_2022"))),
        "d0-026" => holds(change("gX23", "gX22"), |x| x < 0.0),
        "d0-028" => {
            let b = |y: &str| level::balance(&v(&format!("exports_{y}")), &v(&format!("imports_{y}")));
            holds(growth::difference(&b("2023"), &b("2022")), |x| x < 0.0)
        }
        "d0-030" => n(implied("turnover_2023", "growth")),
        "d0-031" => {
            let t0 = level::turnover(&v("exports_2022"), &v("imports_2022"));
            let x = share::contribution(&v("exports_2023"), &v("exports_2022"), &t0);
            let m = share::contribution(&v("imports_2023"), &v("imports_2022"), &t0);
            n(sum(&[x, m]))
        }
        "d1-005" => n(growth::implied_by_index(&v("plan_2006"), &v("index"))),
        "d1-007" => n(growth::difference(&whole(48), &v("rank_2005"))),
        "d1-008" => {
            n(growth::multiple(&v("exports_2005"), &Record { unit: v("exports_2005").unit, ..f.expected() }))
        }
        "d1-010" | "d2-003" => {
            n(growth::average_of_stretches(&v("avg_2001_2002"), 2, &v("avg_2003_2005"), 3))
        }
        "d1-011" => {
            n(growth::multiple(&v("export_growth"), &f.expected().counted_in(Unit::of(Quantity::Percent))))
        }
        "d1-012" => n(v("document_002")),
        "d1-013" => n(growth::multiple(&v("vietnam"), &f.expected())),
        "d1-017" => holds(sums::least(&[&v("domestic"), &v("fdi")]), |x| x >= 10.0),
        "d1-020" => n(corners(&[v("domestic"), v("fdi"), v("total")], |x| {
            let q = |g: f64| powf(1.0 + g / 100.0, 5.0);
            let (d, f, t) = (q(x[0]), q(x[1]), q(x[2]));
            100.0 * (t - d) / (f - d) * f / t
        })),
        "d1-021" | "d1-022" | "d1-023" | "d2-t63" => {
            let of_2006 = f.id() == "d2-t63";
            let all: Vec<Record> = plan
                .items()
                .iter()
                .filter_map(|(i, _)| if of_2006 { plan.value(i) } else { plan.implied(i) })
                .collect();
            let c = if f.id() == "d1-023" { 100_000_000 } else { 1_000_000_000 };
            n(parts::club(&all.iter().collect::<Vec<_>>(), &whole(c), None))
        }
        "d1-024" | "d1-025" | "d1-026" => n(residual(&[v("other_1"), v("other_2")])),
        "d1-028" => holds(v("asia_2005_doc002"), |x| x > 50.0),
        "d1-029" => holds(change("asia_2005", "asia_2001"), |x| x < 0.0),
        "d1-031" => holds(change("america_2005", "america_2001"), |x| x > 0.0),
        "d1-032" => holds(change("africa_2005", "africa_2001"), |x| x > 0.0),
        "d1-036" | "d2-004" => n(plan_target::gap(&v("actual"), &v("target"))),
        "d1-037" => holds(v("avg_2001_2002"), |x| x >= 16.0),
        "d1-039" => n(sum(&[v("heavy"), v("light"), v("agri")])),
        "d1-040" => n(corners(&[v("ratio_2000"), v("ratio_2005"), v("export_growth")], |x| {
            100.0 * ((1.0 + x[2] / 100.0) / powf(x[1] / x[0], 0.2) - 1.0)
        })),
        "d2-002" => n(growth::multiple(&v("sum_2001_2005"), &v("sum_1996_2000"))),
        "d2-005" => n(v("document_001")),
        "d2-006" => {
            holds(plan_target::gap(&v("actual"), &f.expected().counted_in(v("actual").unit)), |x| x > 0.0)
        }
        "d2-010" => n(v("document_001")),
        "d2-011" => n(growth::multiple(&v("y2005"), &v("y2001"))),
        "d2-012" => n(growth::difference(&v("actual"), &v("over"))),
        "d2-013" => holds(change("s05", "s01"), |x| x < 0.0),
        "d2-018" | "d2-023" => holds(change("s05", "s01"), |x| x > 0.0),
        "d2-014" => holds(sums::greatest(&[&v("asia"), &v("america")]), |x| x == 50.5),
        "d2-015" => holds(
            corners(&[v("europe_growth"), v("total_growth")], |x| powf((100.0 + x[0]) / (100.0 + x[1]), 5.0)),
            |x| x < 1.0,
        ),
        "d2-017" => n(residual(&[v("asia"), v("america"), v("africa"), v("oceania")])),
        "d2-019" => {
            let fits = |us: &str, all: &str| v(us).value.unwrap() <= v(all).value.unwrap();
            (change("us05", "us01"), Some(fits("us01", "america01") && fits("us05", "america05")))
        }
        "d2-020" => n(share::share(&v("africa_2005"), &v("total_2005"))),
        "d2-021" => n(growth::multiple(&v("y2005"), &v("y2001"))),
        "d2-024" => n(sum(&[v("asia"), v("europe"), v("america"), v("africa"), v("oceania")])),
        "d2-025" => n(residual(&[v("asia"), v("america"), v("africa"), v("oceania")])),
        "d2-027" => n(growth::implied_by_index(&v("domestic_2005"), &plan.sector_index())),
        "d2-022" => {
            let usd = |t: &str| Record::stated(None, plain(t), &unit_of("million USD"));
            n(growth::implied_by_index(&usd("681"), &rate("2.1")))
        }
        "d2-026" => {
            n(corners(&[v("residual_2001"), v("residual_2005"), v("total_2005"), v("total_2001")], |x| {
                100.0 * (powf(x[1] * x[2] / (x[0] * x[3]), 0.25) - 1.0)
            }))
        }
        "d2-028" => n(growth::implied_by_index(&v("value"), &v("share"))),
        "d2-029" => n(share::share(&v("value"), &v("total_2005"))),
        "d2-030" => n(corners(&[v("with_oil"), v("share_with_oil"), v("without_oil")], |x| {
            100.0 * x[2] / (x[0] / (x[1] / 100.0) - (x[0] - x[2]))
        })),
        "d2-031" => n(corners(&[v("fdi_2005"), v("oil_2005"), v("total_2005")], |x| {
            100.0 * (x[0] - x[1]) / (x[2] - x[1])
        })),
        "d2-033" => n(growth::multiple(&v("now"), &f.expected())),
        "d2-034" => n(corners(&[v("total"), v("last3")], |x| {
            100.0 * (powf(powf(1.0 + x[0] / 100.0, 5.0) / powf(1.0 + x[1] / 100.0, 3.0), 0.5) - 1.0)
        })),
        "d2-036" => n(corners(&[v("total"), v("first2")], |x| {
            100.0 * (powf(powf(1.0 + x[0] / 100.0, 5.0) / powf(1.0 + x[1] / 100.0, 2.0), 1.0 / 3.0) - 1.0)
        })),
        "d2-035" => holds(plan_target::gap(&v("actual"), &v("target")), |x| x < 0.0),
        "d2-037" => n(v("table")),
        "d2-038" => n(growth::growth(&v("plan_2006"), &v("exports_2005"))),
        "d2-039" => {
            let (low, high) =
                (growth::growth(&v("low"), &v("base_2005")), growth::growth(&v("high"), &v("base_2005")));
            let outside = low.interval.hi < 10.0 || high.interval.lo > 12.0;
            (high, Some(!outside))
        }
        "d2-040" => {
            let fast = ["wood", "electronics", "wire", "plastic"].map(&v);
            holds(sums::least(&fast.iter().collect::<Vec<_>>()), |x| x > 118.5)
        }
        "d2-t01" => n(sum(&[v("domestic"), v("fdi")])),
        "d2-t05" => {
            let d = growth::implied_by_index(&v("domestic"), &v("i_domestic"));
            let fdi = growth::implied_by_index(&v("fdi"), &v("i_fdi"));
            n(sum(&[d, fdi]))
        }
        "d2-t06" | "d2-t07" | "d2-t08" => {
            let g = group_start(usize::from(f.id().as_bytes()[5] - b'6'));
            let items: Vec<Record> = plan.items_of(g).iter().filter_map(|i| plan.value(i)).collect();
            n(sum(&items))
        }
        "d2-t09" => n(sum(&GROUPS.map(|g| plan.group(g, MeasureKind::Value)))),
        "d2-t10" | "d2-t11" | "d2-t12" | "d2-t13" => n(share::share(&v("group"), &v("total"))),
        "d2-t14" => n(sum(&[v("a"), v("b"), v("c"), v("d")])),
        "d2-t15" => n(sum(&GROUPS.map(|g| plan.implied_group(g)))),
        "d2-t16" => {
            let now = sum(&GROUPS.map(|g| plan.group(g, MeasureKind::Value)));
            let then = sum(&GROUPS.map(|g| plan.implied_group(g)));
            // Each value stands above and below the line: its corners go together.
            let pairs: Vec<(Record, Record)> =
                GROUPS.map(|g| (plan.group(g, MeasureKind::Value), plan.group(g, MeasureKind::Index))).into();
            let mut r = growth::index(&now, &then);
            let at = |up: bool| {
                let top: f64 = pairs.iter().map(|(v, _)| v.value.unwrap()).sum();
                let below: f64 = pairs
                    .iter()
                    .map(|(v, i)| 100.0 * v.value.unwrap() / if up { i.interval.hi } else { i.interval.lo })
                    .sum();
                100.0 * top / below
            };
            r.interval = Interval { lo: at(false) - 0.02, hi: at(true) + 0.02 };
            n(r)
        }
        "d2-t17" | "d2-t18" => {
            let g = group_start(usize::from(f.id() == "d2-t18"));
            let items: Vec<Record> = plan.items_of(g).iter().filter_map(|i| plan.implied(i)).collect();
            n(growth::difference(&plan.implied_group(g), &sum(&items)))
        }
        "d2-t19" => {
            let items: Vec<Record> =
                plan.items_of(GROUPS[2]).iter().filter_map(|i| plan.implied(i)).collect();
            n(sum(&items))
        }
        "d2-t20" => n(growth::implied_by_index(&v("value"), &v("index"))),
        "d2-t60" => n(count(plan.items().len())),
        "d2-t64" => {
            let falls = plan
                .items()
                .iter()
                .filter_map(|(i, _)| plan.cell(None, Some(i), MeasureKind::Index))
                .filter(|r| r.value.unwrap() < 100.0)
                .count();
            n(count(falls))
        }
        id if id.starts_with("d2-t") => {
            if f.0["inputs"]["quantity"].is_object() {
                let thousand = |r: Record| Record {
                    value: r.value.map(|v| v * 1e3),
                    interval: r.interval.times(1e3),
                    unit: Unit::of(Quantity::Tonne),
                    ..r
                };
                n(price_volume::unit_value(&v("value"), &thousand(v("quantity"))))
            } else {
                let x = ["value_2006", "value"].into_iter().find(|k| f.0["inputs"][*k].is_object())?;
                if !f.0["inputs"]["index"].is_object() {
                    return None;
                }
                n(growth::implied_by_index(&v(x), &v("index")))
            }
        }
        _ => return None,
    })
}

/// The scale in which facts.json states a value.
fn scale(unit: &Value) -> f64 {
    match unit.as_str().unwrap_or("") {
        "billion USD" => 1e9,
        "million USD" => 1e6,
        "million persons" => 1e6,
        _ => 1.0,
    }
}

fn verdict(f: &Fact, r: &Record) -> &'static str {
    let e = &f.0["expected"];
    let s = scale(&e["unit"]);
    let (v, i) = (r.value.unwrap() / s, r.interval.times(1.0 / s));
    let stated = e["value"].as_f64().unwrap();
    let decimals = e["decimals"].as_u64().unwrap_or(0) as u8;
    let interval = match &e["interval"] {
        Value::Array(a) => Interval { lo: a[0].as_f64().unwrap(), hi: a[1].as_f64().unwrap() },
        _ => Interval::exact(stated),
    };
    let exact = interval.lo == interval.hi;
    let agrees = if exact {
        (v - stated).abs() < 1e-9 * stated.abs().max(1.0)
    } else {
        interval.contains(v) || (e["decimals"].is_u64() && round_to(v, decimals) == stated)
    };
    // Rounding by hand may end on either side of the half: an end that only touches is no disagreement.
    if agrees {
        "agrees"
    } else if interval.meets(&i) {
        "agrees within rounding"
    } else {
        "disagrees"
    }
}

#[test]
fn figures_of_the_articles_follow_from_their_own_figures() {
    let (Some(path), Some(table)) = (shared("facts/facts.json"), shared_table("seed_002_plan_2006.csv"))
    else {
        eprintln!("SKIPPED: ../shared/facts is not there");
        return;
    };
    let all: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let plan = Plan { table };
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut wrong, mut left) = (Vec::new(), Vec::new());
    for fact in all["facts"].as_array().unwrap() {
        let f = Fact(fact);
        let kind = fact["indicator_id"].as_str().unwrap().to_owned();
        let entry = kinds.entry(kind).or_default();
        entry.1 += 1;
        let Some((r, relation)) = internal(&f, &plan) else {
            let why = if !fact["computed"].is_null() {
                "a statement about words, not figures"
            } else if fact["indicator_id"] == "data_quality" {
                "a remark on a cell, a name or how sure figures are, not a figure"
            } else if fact["external_check"].is_null() {
                "neither the article nor a public table has the figures it would follow from"
            } else {
                "the article gives no figures it follows from; the public tables are asked for it in the other test"
            };
            // What is said of the fact itself, in a line.
            let note = fact["note"].as_str().filter(|n| !n.is_empty()).map(|n| format!(" ({n})"));
            left.push(format!("{}: {why}{}", f.id(), note.unwrap_or_default()));
            continue;
        };
        entry.0 += 1;
        let computed = &fact["computed"];
        if let Some(c) = computed["value"].as_f64() {
            let s = scale(&computed["unit"]);
            // Facts without a unit of their own stand in that of their inputs.
            let s = if computed["unit"].is_null() && r.value.unwrap().abs() > 1e8 { 1e9 } else { s };
            let close = |a: f64, b: f64| (a / s - b).abs() <= 2e-6 * b.abs().max(1e-3);
            if !close(r.value.unwrap(), c) {
                wrong.push(format!("{}: {} but {c}", f.id(), r.value.unwrap() / s));
            }
            if let (Some(lo), Some(hi)) = (computed["interval"][0].as_f64(), computed["interval"][1].as_f64())
            {
                let ours = r.interval.times(1.0 / s);
                let near = |a: f64, b: f64| (a - b).abs() <= 0.02 * (hi - lo) + 2e-6 * b.abs();
                // Where facts.json takes another interval for an input than its digits: both regions of a list (d1-032), a
                // target with one unit (d2-006), a thousandfold that is rounded by hand (d2-033), values cancelled (t16).
                let own = ["d1-032", "d2-006", "d2-022", "d2-026", "d2-033", "d2-t16"];
                let near = near(ours.lo, lo) && near(ours.hi, hi);
                if !near && !own.contains(&f.id()) {
                    wrong.push(format!("{}: [{}, {}] but [{lo}, {hi}]", f.id(), ours.lo, ours.hi));
                }
            }
        }
        let said = fact["verdict"].as_str().unwrap();
        if said.starts_with("not checkable") || said.starts_with("typo") {
            continue;
        }
        let ours = match relation {
            Some(true) => "agrees",
            Some(false) => "disagrees",
            None if fact["expected"]["value"].is_number() => verdict(&f, &r),
            None => continue,
        };
        if ours != said {
            wrong.push(format!("{}: {ours}, facts.json says {said}", f.id()));
        }
    }
    let (done, total): (usize, usize) = kinds.values().fold((0, 0), |(a, b), (x, y)| (a + x, b + y));
    println!("reproduced from the articles' own figures: {done} of {total}");
    for (kind, (done, total)) in &kinds {
        println!("  {kind}: {done} of {total}");
    }
    println!("left: {}", left.join("; "));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(done >= 135, "{done}");
}
