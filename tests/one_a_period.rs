//! Tables that state a figure more than once: each period has one growth, one index, one link, out of the surest figure or of the latest
//! release, and it is said that there were several. All tables are made up; what is expected is worked out beside it.

#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kimngach::dataset::{Dataset, Status};
use kimngach::indicators::{Flag, Grown, Line, Query, Reason, answer, catalogue, compute, find};
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::read::{Hints, native::Native};

fn opened(table: &str) -> Dataset {
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

fn asked(dataset: &Dataset, id: &str) -> Vec<Line> {
    compute(dataset, find(id).unwrap(), &Query::default()).unwrap_or_else(|e| panic!("{id}: {e:?}"))
}

/// Periods and values to a tenth, of the only line.
fn figures(dataset: &Dataset, id: &str) -> Vec<(String, Option<String>)> {
    let lines = asked(dataset, id);
    assert_eq!(lines.len(), 1, "{id}");
    let value = |v: Result<f64, Reason>| v.ok().map(|v| format!("{v:.1}"));
    lines[0].records.iter().map(|r| (r.period.unwrap().to_string(), value(r.value))).collect()
}

fn all(of: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
    of.iter().map(|(p, v)| ((*p).to_owned(), (!v.is_empty()).then(|| (*v).to_owned()))).collect()
}

const TWICE: &str = "period,flow,measure,unit,value,status
2003,X,value,million USD,100,final
2004,X,value,million USD,110,estimate
2004,X,value,million USD,120,final
2005,X,value,million USD,130,estimate
2005,X,value,million USD,150,final
2006,X,value,million USD,180,estimate
";

#[test]
fn of_an_estimate_and_the_final_figure_the_final_one_grows() {
    let dataset = opened(TWICE);
    // 120 ÷ 100, 150 ÷ 120, 180 ÷ 150.
    let growth = all(&[("2003", ""), ("2004", "20.0"), ("2005", "25.0"), ("2006", "20.0")]);
    assert_eq!(figures(&dataset, "growth"), growth);
    assert_eq!(figures(&dataset, "growth-year"), growth);
    let index = all(&[("2003", "100.0"), ("2004", "120.0"), ("2005", "150.0"), ("2006", "180.0")]);
    assert_eq!(figures(&dataset, "index"), index);
    // √1.5 and ∛1.8.
    let average = all(&[("2004", "20.0"), ("2004/2005", "22.5"), ("2004/2006", "21.6")]);
    assert_eq!(figures(&dataset, "cagr"), average);
    let points = all(&[("2003", ""), ("2004", ""), ("2005", "5.0"), ("2006", "-5.0")]);
    assert_eq!(figures(&dataset, "growth-change"), points);
    let records = &asked(&dataset, "growth")[0].records;
    // The first has no growth, and each of the others goes by a year that is stated twice.
    let said: Vec<bool> = records.iter().map(|r| r.flags.contains(&Flag::Surest)).collect();
    assert_eq!(said, [false, true, true, true]);
    assert_eq!(records[2].status, Status::Final);
    // What is pointed at says the same as the indicator.
    let pointed = Grown::of(&dataset, 0).unwrap().at(Period::Year(2005)).unwrap();
    assert_eq!((pointed.value, pointed.status), (records[2].value, Status::Final));
}

#[test]
fn a_table_that_states_each_figure_once_is_told_nothing() {
    let once = TWICE.replace("2004,X,value,million USD,110,estimate\n", "");
    let once = opened(&once.replace("2005,X,value,million USD,130,estimate\n", ""));
    assert_eq!(figures(&once, "growth"), figures(&opened(TWICE), "growth"));
    assert!(asked(&once, "growth")[0].records.iter().all(|r| r.flags.is_empty()));
}

#[test]
fn no_indicator_of_a_series_has_two_figures_for_a_period() {
    let dataset = opened(TWICE);
    let mut tried = 0;
    // The figures as they stand are all there are; a month of a year to date is worked out of tables of those.
    for indicator in catalogue().filter(|i| i.id != "value") {
        let Ok(lines) = compute(&dataset, indicator, &Query::default()) else { continue };
        for line in lines {
            let mut periods: Vec<_> = line.records.iter().map(|r| r.period).collect();
            let count = periods.len();
            periods.dedup();
            assert_eq!(periods.len(), count, "{}: {periods:?}", indicator.id);
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_link_stated_twice_does_not_break_the_chain() {
    let table = "period,measure,unit,value,status
2003,index previous year = 100,%,105.0,final
2004,index previous year = 100,%,90.0,estimate
2004,index previous year = 100,%,120.0,final
2005,index previous year = 100,%,110.0,final
";
    // 1.05, × 1.2 = 1.26, × 1.1 = 1.386.
    let chained = all(&[("2003", "105.0"), ("2004", "126.0"), ("2005", "138.6")]);
    assert_eq!(figures(&opened(table), "chain"), chained);
}

const RELEASES: &str = "release,period,flow,measure,unit,value,status
2005-01,2005-01,X,value,million USD,1000,estimate
2005-02,2005-01,X,value,million USD,1030,final
2005-02,2005-02,X,value,million USD,1000,estimate
2005-03,2005-02,X,value,million USD,1133,estimate
2005-03,2005-03,X,value,million USD,1246,estimate
";

#[test]
fn of_several_releases_the_latest_goes_in_and_names_its_cell() {
    let dataset = opened(RELEASES);
    // 1,133 ÷ 1,030 and 1,246 ÷ 1,133.
    let growth = all(&[("2005-01", ""), ("2005-02", "10.0"), ("2005-03", "10.0")]);
    assert_eq!(figures(&dataset, "growth"), growth);
    let records = &asked(&dataset, "growth")[0].records;
    assert!(records[1].flags.contains(&Flag::Latest));
    let cell = answer(Lang::En, &dataset, &asked(&dataset, "growth")[0], &records[1]).inputs;
    assert_eq!((cell[0].file.as_deref(), cell[0].row, cell[0].column), (Some("a.csv"), Some(5), Some(6)));
    // Row 5 of the file holds 1,133, row 3 holds 1,030; the figures of the table are the very cells.
    let rows: Vec<u32> = records[1].inputs.iter().map(|i| i.row).collect();
    assert_eq!(rows, [5, 3]);
    for input in records.iter().flat_map(|r| &r.inputs) {
        let point = &dataset.series[input.series as usize].points[input.point as usize];
        assert_eq!((point.row, point.column), (input.row, input.column));
    }
    // Who asks for one release, or for each, has it.
    let select = vec![("release".to_owned(), "2005-02".to_owned())];
    let one = Query { select, ..Query::default() };
    let lines = compute(&dataset, find("growth").unwrap(), &one).unwrap();
    let before: Vec<u32> = lines[0].records[1].inputs.iter().map(|i| i.row).collect();
    assert_eq!(before, [4, 3]);
    let each = Query { by: Some("release".to_owned()), ..Query::default() };
    assert_eq!(compute(&dataset, find("growth").unwrap(), &each).unwrap().len(), 3);
    // What releases differ by is asked of all of them: 1,030 ÷ 1,000 and 1,133 ÷ 1,000.
    assert_eq!(figures(&dataset, "revision")[..2], all(&[("2005-01", "3.0"), ("2005-02", "13.3")])[..]);
}

#[test]
fn quantities_of_one_kind_are_added_up_and_others_are_not() {
    let table = "period,flow,good,measure,unit,value
2004,X,Rice,quantity,thousand tonnes,4063
2004,X,Coffee,quantity,thousand tonnes,976
2004,X,Rubber,quantity,thousand tonnes,513
";
    let sum = &asked(&opened(table), "members-sum")[0].records[0];
    assert_eq!(sum.value, Ok(f64::from(4063 + 976 + 513) * 1000.0));
    let rates = table.replace("quantity,thousand tonnes", "unemployment,%");
    assert!(compute(&opened(&rates), find("members-sum").unwrap(), &Query::default()).is_err());
    let unlike = table.replace("Rubber,quantity,thousand tonnes", "Rubber,quantity,barrels");
    assert!(compute(&opened(&unlike), find("members-sum").unwrap(), &Query::default()).is_err());
}

#[test]
fn a_unit_value_whose_quantity_goes_over_to_another_unit_names_both() {
    let table = "period,flow,good,measure,unit,value
2004,X,Oil,value,million USD,400
2004,X,Oil,quantity,thousand tonnes,2
2005,X,Oil,value,million USD,500
2005,X,Oil,quantity,thousand barrels,15
2006,X,Oil,value,million USD,500
";
    let dataset = opened(table);
    let lines = asked(&dataset, "unit-value");
    let values: Vec<_> = lines[0].records.iter().map(|r| r.value).collect();
    // 400 million ÷ 2 thousand; of 2006 there is no quantity at all.
    assert_eq!(values, [Ok(200_000.0), Err(Reason::UnlikeUnits), Err(Reason::NoInput)]);
    let why = |lang| answer(lang, &dataset, &lines[0], &lines[0].records[1]).shown;
    assert_eq!(why(Lang::En), "the figures are in different units: thousand tonnes, thousand barrels");
    assert_eq!(why(Lang::Vi), "các số không cùng đơn vị: nghìn tấn, nghìn thùng");
}

#[test]
fn a_plan_is_exact_and_needs_outcomes_before_it_for_what_is_still_required() {
    let table = "period,flow,measure,unit,value,status
2005,X,value,million USD,100,final
2006,X,value,million USD,120,plan
2006,X,value,million USD,130,final
";
    let dataset = opened(table);
    let alone = opened(&table.replace("2005,X,value,million USD,100,final\n", ""));
    for id in ["plan-required", "plan-on-track"] {
        let error = compute(&alone, find(id).unwrap(), &Query::default()).unwrap_err();
        assert_eq!(error.code, "compute.lacks.before-plan", "{id}");
    }
    // 100 × 130 ÷ 120.
    assert_eq!(figures(&dataset, "plan-attainment"), all(&[("2006", "108.3")]));
    // Of a plan still ahead the target is exact: 100 × (150 ÷ 130 − 1) where the outcome alone is rounded.
    let ahead = opened(&(table.to_owned() + "2007,X,value,million USD,150,plan\n"));
    let required = &asked(&ahead, "plan-required")[0].records[0];
    let ends = [100.0 * (150.0 / 130.5 - 1.0), 100.0 * (150.0 / 129.5 - 1.0)];
    assert!((required.interval.lo - ends[0]).abs() < 1e-9 && (required.interval.hi - ends[1]).abs() < 1e-9);
}
