//! A table of very many lines of which a few are drawn: only those are worked out, and the chart is the one that comes of working
//! out all of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset::Dataset;
use kimngach::draw;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size, plan};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::ChartSpec;
use std::fmt::Write as _;

const GOODS: u32 = 120;
const MONTHS: u32 = 240;

/// Goods by months from 2000 on. Some begin late, some end early, some have no figure at either end; one has none at all.
/// `twice`: the table says one month of one of them twice, so that every figure must be looked at.
fn table(twice: bool) -> Dataset {
    let mut text = String::from("period,flow,commodity,measure,unit,value\n");
    for good in 0..GOODS {
        let name = if good == 7 { "Hàng hóa khác".to_owned() } else { format!("Hàng {good}") };
        for month in 0..MONTHS {
            if (good % 5 == 1 && month < 30) || (good % 7 == 2 && month > 200) {
                continue;
            }
            let value = match (good, month) {
                (_, 0..3 | 238..) if good % 3 == 1 => "..".to_owned(),
                (11, _) => "..".to_owned(),
                _ => format!("{}.5", (good * 7919 + month * 31) % 9973 + good),
            };
            let when = format!("{}-{:02}", 2000 + month / 12, month % 12 + 1);
            writeln!(text, "{when},X,{name},value,million USD,{value}").unwrap();
            if twice && good == GOODS - 1 && month == 100 {
                writeln!(text, "{when},X,{name},value,million USD,{value}").unwrap();
            }
        }
    }
    project::open(text.as_bytes(), "hang.csv", &Hints::default(), &Native).unwrap().dataset
}

fn planned(spec: &str, data: &Dataset) -> Plan {
    let spec: ChartSpec = serde_json::from_str(spec).unwrap();
    let look = Look { lang: Lang::Vi, ..Look::default() };
    plan(&spec, data, Size::wide(900.0), &Face::bundled(), &look)
        .unwrap_or_else(|e| panic!("{spec:?}: {e:?}"))
        .output
}

fn records(plan: &Plan) -> usize {
    let choice = &plan.told.choice;
    choice.strands.iter().chain(&choice.others).map(|s| s.line.records.len()).sum()
}

#[test]
fn what_is_not_drawn_is_not_worked_out_and_the_chart_is_the_same() {
    let data = table(false);
    let figures: usize = data.series.iter().map(|s| s.points.len()).sum();
    assert!(figures > 20_000, "{figures}");
    for spec in [
        "{}",
        r#"{"type": "line"}"#,
        r#"{"type": "line", "top": 12}"#,
        r#"{"type": "line", "by": "commodity"}"#,
    ] {
        let plan = planned(spec, &data);
        // The same, with a first period that says what there is anyway: then every line is worked out.
        let all = planned(&spec.replacen('{', r#"{"from": "2000-01", "#, 1).replace(", }", "}"), &data);
        assert!(records(&all) > figures / 2, "{spec}: {}", records(&all));
        let (few, whole) = (&plan.told.choice, &all.told.choice);
        assert!(records(&plan) <= few.strands.len() * MONTHS as usize + few.others.len() * 2, "{spec}");
        assert_eq!(few.strands, whole.strands, "{spec}");
        assert_eq!(
            (few.kind, &few.periods, &few.total),
            (whole.kind, &whole.periods, &whole.total),
            "{spec}"
        );
        let names =
            |plan: &Plan| -> Vec<String> { plan.told.choice.others.iter().map(|s| s.name.clone()).collect() };
        assert_eq!(names(&plan), names(&all), "{spec}");
        assert_eq!(draw::svg(&plan), draw::svg(&all), "{spec}");
    }
}

#[test]
fn where_a_month_stands_twice_every_figure_is_looked_at() {
    let (once, twice) = (planned("{}", &table(false)), planned("{}", &table(true)));
    assert!(records(&twice) > records(&once) * 2, "{} {}", records(&twice), records(&once));
    assert_eq!(draw::svg(&once), draw::svg(&twice));
}

#[test]
fn forms_that_need_every_part_have_them() {
    let data = table(false);
    for kind in ["bar", "area-stacked", "treemap", "heatmap"] {
        let all = records(&planned(&format!(r#"{{"type": "{kind}"}}"#), &data));
        assert!(all > GOODS as usize, "{kind}: {all}");
    }
}
