//! Estimates, plans and what is missing: figures say how sure they are, among how many they stand and what they lack.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod asked_tables;

use asked_tables::{ask, last, read, refused, said};
use kimngach::dataset::Status;
use kimngach::indicators::{Flag, Query, Reason, evaluated, with_numbers};
use kimngach::lang::Lang;
use kimngach::period::Period;

/// Two months, each published as an estimate and later as final; a third only once; a plan.
const PUBLISHED: &str = "period,flow,unit,value,status\n\
    2024-01,X,million USD,200,estimate\n2024-01,X,million USD,210,final\n\
    2024-02,X,million USD,250,preliminary\n2024-02,X,million USD,240,final\n\
    2024-03,X,million USD,300,final\n2024-04,X,million USD,400,plan\n2024-04,X,million USD,390,final\n";

#[test]
fn an_estimate_and_the_final_figure_of_one_period_are_two_releases() {
    let lines = ask(PUBLISHED, "revision", &Query::default());
    let found: Vec<_> = lines[0].records.iter().map(|r| (r.period.unwrap(), r.value, r.status)).collect();
    // 210 ÷ 200 = 1.05; 240 ÷ 250 = 0.96. What was published once, and a plan, was not revised.
    let (january, february) = (Period::Month(2024, 1), Period::Month(2024, 2));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].0, found[1].0), (january, february));
    assert!(
        (found[0].1.unwrap() - 5.0).abs() < 1e-9 && (found[1].1.unwrap() + 4.0).abs() < 1e-9,
        "{found:?}"
    );
    // What is known of a revision is as sure as the last figure.
    assert!(found.iter().all(|(.., status)| *status == Status::Final), "{found:?}");
    // (5 − 4) ÷ 2 and (5 + 4) ÷ 2.
    let mean = |id: &str| last(&ask(PUBLISHED, id, &Query::default())).value.unwrap();
    assert!((mean("revision-mean") - 0.5).abs() < 1e-9);
    assert!((mean("revision-mean-absolute") - 4.5).abs() < 1e-9);
    let once =
        "period,flow,unit,value,status\n2023,X,million USD,200,estimate\n2024,X,million USD,210,final\n";
    assert_eq!(refused(once, "revision"), "compute.lacks.releases");
}

#[test]
fn what_is_held_against_a_plan_is_as_sure_as_the_outcome() {
    let table = |status: &str| {
        format!(
            "period,flow,unit,value,status\n2023,X,million USD,90,final\n\
             2024,X,million USD,100,plan\n2024,X,million USD,110,{status}\n2026,X,million USD,150,plan\n"
        )
    };
    for (word, status) in [("final", Status::Final), ("estimate", Status::Estimate)] {
        for id in ["plan-attainment", "plan-gap", "plan-over", "plan-on-track"] {
            assert_eq!(last(&ask(&table(word), id, &Query::default())).status, status, "{id}");
        }
    }
    // The growth that a plan requires is no outcome.
    let required = last(&ask(&table("final"), "plan-required", &Query::default())).status;
    assert_eq!(required, Status::Plan);
}

#[test]
fn a_status_that_nobody_knows_is_said() {
    let table = |words: [&str; 3]| {
        let [a, b, c] = words;
        format!("period,flow,unit,value,status\n2020,X,USD,1,{a}\n2021,X,USD,2,{b}\n2022,X,USD,3,{c}\n")
    };
    let found = said(&table(["final", "guesswork", "ước tính"]), "dataset.status-unread");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].at.row, found[0].at.column), (Some(3), Some(5)));
    let words = kimngach::lang::sentence(Lang::En, &found[0]);
    assert!(words.contains("guesswork"), "{words}");
    // Flags of a letter or two are codes of their own.
    assert!(said(&table(["A", "E", "b"]), "dataset.status-unread").is_empty());
}

#[test]
fn a_planned_year_is_no_fact_to_be_counted() {
    let table = "period,flow,unit,value,status\n\
        2021,X,million USD,50,final\n2021,M,million USD,40,final\n\
        2022,X,million USD,60,final\n2022,M,million USD,40,final\n\
        2023,X,million USD,70,plan\n2023,M,million USD,40,plan\n\
        2024,X,million USD,80,final\n2024,M,million USD,40,final\n";
    for (id, runs) in [
        // The year that was only planned ends the run.
        ("surplus-run", [Ok(1.0), Ok(2.0), Err(Reason::Planned), Ok(1.0)]),
        // Whether 80 is above what 2023 came to is not known.
        ("highest-since", [Ok(0.0), Ok(1.0), Err(Reason::Planned), Err(Reason::NoInput)]),
    ] {
        let query = Query { select: vec![("flow".into(), "X".into())], ..Query::default() };
        let lines = ask(table, id, &query);
        let found: Vec<_> = lines[0].records.iter().map(|r| r.value).collect();
        assert_eq!(found, runs, "{id}");
    }
    // A mark is passed by what came about: 70 was planned, 80 came about.
    let query = Query {
        above: kimngach::figure::Decimal::parse("65000000"),
        select: vec![("flow".into(), "X".into())],
        ..Query::default()
    };
    assert_eq!(last(&ask(table, "first-above", &query)).period, Some(Period::Year(2024)));
}

/// A run: its length, from where to where that may lie, and how far it may reach back.
type Run = (Result<f64, Reason>, f64, f64, Option<u32>);

/// The runs period by period; a record without a value has its reason.
fn lengths(table: &str, id: &str) -> Vec<Run> {
    let query = Query { select: vec![("flow".into(), "X".into())], ..Query::default() };
    let most = |f: &Flag| if let Flag::MayReach { most } = f { Some(*most) } else { None };
    let told = |r: &kimngach::indicators::Record| {
        (r.value, r.interval.lo, r.interval.hi, r.flags.iter().find_map(most))
    };
    ask(table, id, &query)[0].records.iter().map(told).collect()
}

#[test]
fn a_run_may_reach_over_a_year_without_a_figure() {
    let mut table = String::from("period,flow,unit,value\n");
    // 2012 has a cell without a number; 2015 and 2016 have no row at all.
    let exports =
        [(2010, "50"), (2011, "55"), (2012, ".."), (2013, "60"), (2014, "58"), (2017, "70"), (2018, "72")];
    for (year, x) in exports {
        table += &format!(
            "{year},X,million USD,{x}\n{year},M,million USD,{}\n",
            if year == 2014 { 59 } else { 40 }
        );
    }
    // 2013: itself, 2012 that is missing, 2011, 2010. 2014 is a deficit, whatever was before. 2017: itself and 2016, 2015.
    let runs = lengths(&table, "surplus-run");
    assert_eq!(runs[..2], [(Ok(1.0), 1.0, 1.0, None), (Ok(2.0), 2.0, 2.0, None)]);
    assert!(runs[2].0.is_err() && runs[2].3.is_none(), "{:?}", runs[2]);
    assert_eq!(
        runs[3..],
        [
            (Ok(1.0), 1.0, 4.0, Some(4)),
            (Ok(0.0), 0.0, 0.0, None),
            (Ok(1.0), 1.0, 3.0, Some(3)),
            (Ok(2.0), 2.0, 4.0, Some(4)),
        ]
    );
    // 60 of 2013 is above 55 and 50, of 2012 nothing is known: none before or all three. 58 is below 60. 70 of 2017 is above all that
    // is known: the two missing years, 2014, 2013, the missing 2012, 2011, 2010 make seven; for 72 one more.
    let since = lengths(&table, "highest-since");
    assert_eq!(since[1], (Ok(1.0), 1.0, 1.0, None));
    assert!(since[2].0.is_err(), "{:?}", since[2]);
    assert_eq!((since[3].0, since[3].3), (Err(Reason::NoInput), Some(3)));
    assert_eq!(since[4], (Ok(0.0), 0.0, 0.0, None));
    assert_eq!((since[5].0, since[5].3), (Err(Reason::NoInput), Some(7)));
    assert_eq!(since[6], (Ok(1.0), 1.0, 8.0, Some(8)));
    // 56 in 2013 would be lower than the 57 of 2010, so that the row ends there at the latest: 2012 and 2011.
    let lower = table.replace("2010,X,million USD,50", "2010,X,million USD,57").replace(",60\n", ",56\n");
    assert_eq!(lengths(&lower, "highest-since")[3].3, Some(2));
    // Nothing before the first figure: the table begins there.
    assert_eq!(since[0], (Ok(0.0), 0.0, 0.0, None));
}

/// Months that rise by one each, so that every month is the highest of all before it, and the run of rises on the year is 12 shorter.
fn rising(months: u32) -> String {
    let mut table = String::from("period,flow,unit,value\n");
    for n in 0..months {
        table += &format!("{}-{:02},X,million USD,{}\n", 1950 + n / 12, n % 12 + 1, 100 + n);
    }
    table
}

/// Counted, not timed: cells named by all records together grow with the months, not with their square.
#[test]
fn records_of_a_long_series_name_few_cells() {
    let cells = |months: u32, id: &str| {
        let lines = ask(&rising(months), id, &Query::default());
        assert_eq!(
            last(&lines).value,
            Ok(f64::from(months - if id == "rising-run" { 12 } else { 1 })),
            "{id}"
        );
        for record in lines[0].records.iter().filter(|r| r.value.is_ok()) {
            assert_eq!(evaluated(&record.formula, &record.inputs), record.value.ok(), "{}", record.formula);
        }
        lines[0].records.iter().map(|r| r.inputs.len()).sum::<usize>()
    };
    for id in ["highest-since", "rising-run"] {
        let (short, long) = (cells(300, id), cells(900, id));
        assert!(long < short * 4, "{id}: {short} {long}");
    }
}

/// Falling, then one month above the last five, in the middle of a long series: as counted by hand.
#[test]
fn a_long_run_is_counted_from_the_period_before() {
    let mut table = String::from("period,flow,unit,value\n");
    // 2000 … 2039: 1000, 990, 980 … 610, then 655 in 2040: above 650 of 2035 and what follows, below 660 of 2034.
    for n in 0..40 {
        table += &format!("{},X,million USD,{}\n", 2000 + n, 1000 - 10 * n);
    }
    table += "2040,X,million USD,655\n";
    assert_eq!(last(&ask(&table, "highest-since", &Query::default())).value, Ok(5.0));
    let falls = ask(&table, "falling-run", &Query::default());
    let of: Vec<_> = falls[0].records.iter().rev().take(2).map(|r| r.value).collect();
    assert_eq!(of, [Ok(0.0), Ok(39.0)]);
    let before = &falls[0].records[39];
    assert_eq!(with_numbers(Lang::En, before), "38 + [610 < 620] = 39");
}

const GOODS: &str = "period,flow,commodity,unit,value\n\
    2020,X,Rice,million USD,100\n2020,X,Coffee,million USD,300\n2020,X,Tea,million USD,50\n\
    2021,X,Rice,million USD,110\n2021,X,Tea,million USD,60\n";

#[test]
fn members_without_a_figure_are_said() {
    let exports = Query { select: vec![("flow".into(), "X".into())], ..Query::default() };
    let absent = Flag::Absent { absent: 1, of: 3 };
    for id in ["rank", "hhi", "concentration-ratio", "club-count", "top", "share", "theil"] {
        let lines = ask(GOODS, id, &exports);
        let rice = &lines[lines.len().saturating_sub(3)..][0];
        let (first, second) = (&rice.records[0], rice.records.last().unwrap());
        assert!(!first.flags.contains(&absent), "{id}: {:?}", first.flags);
        if second.period == Some(Period::Year(2021)) {
            assert!(second.flags.contains(&absent), "{id}: {:?}", second.flags);
        }
    }
    // Before the first year there is no whole, and no list of none to speak of.
    let first = &ask(GOODS, "contribution", &exports)[0].records[0];
    assert_eq!((first.value, first.flags.len()), (Err(Reason::NoInput), 0));
}

#[test]
fn a_place_says_among_how_many() {
    let exports = Query { select: vec![("flow".into(), "X".into())], ..Query::default() };
    let rice = &ask(GOODS, "rank", &exports)[0];
    assert_eq!(with_numbers(Lang::En, &rice.records[0]), "1 + ([300 > 100] + [50 > 100]) = 2 of 3");
    assert_eq!(with_numbers(Lang::Vi, &rice.records[1]), "1 + ([60 > 110]) = 1 trên 2");
    assert!(rice.records[1].flags.contains(&Flag::Among { of: 2 }));
}

#[test]
fn periods_without_a_figure_are_said() {
    // 2020 is missing: one of seven years, and two of the six growths.
    let table = "period,flow,unit,value\n2016,X,million USD,100\n2017,X,million USD,110\n\
        2018,X,million USD,130\n2019,X,million USD,150\n2021,X,million USD,190\n2022,X,million USD,220\n";
    for (id, absent, of) in [("trend", 1, 7), ("highest", 1, 7), ("growth-count", 2, 6)] {
        let lines = ask(table, id, &Query::default());
        assert_eq!(last(&lines).flags, [Flag::Gaps { absent, of }], "{id}");
    }
}

#[test]
fn years_and_quarters_that_lack_months_are_there_with_the_reason() {
    let mut table = String::from("period,flow,unit,value\n");
    for month in [1, 2, 3, 5, 12] {
        table += &format!("2020-{month:02},X,million USD,100\n");
    }
    let found = |id: &str| -> Vec<_> {
        ask(&table, id, &Query::default())[0].records.iter().map(|r| (r.period.unwrap(), r.value)).collect()
    };
    assert_eq!(found("years"), [(Period::Year(2020), Err(Reason::Incomplete))]);
    let quarter = |q| Period::Quarter(2020, q);
    assert_eq!(
        found("quarters"),
        [(quarter(1), Ok(3e8)), (quarter(2), Err(Reason::Incomplete)), (quarter(4), Err(Reason::Incomplete))]
    );
}

#[test]
fn money_of_two_kinds_is_not_put_together() {
    let table = "period,flow,commodity,unit,value\n2020,X,Rice,million USD,100\n\
        2020,X,Coffee,million EUR,300\n2020,X,Tea,million USD,50\n2021,X,Rice,million USD,110\n\
        2021,X,Coffee,million EUR,330\n2021,X,Tea,million USD,60\n";
    let ids = [
        "share",
        "rank",
        "hhi",
        "theil",
        "entropy",
        "concentration-ratio",
        "club-count",
        "top",
        "structural-change",
    ];
    for id in ids {
        let query = Query { by: (id == "share").then(|| "commodity".into()), ..Query::default() };
        assert_eq!(last(&ask(table, id, &query)).value, Err(Reason::UnlikeUnits), "{id}");
    }
    let flows = "period,flow,unit,value\n2020,X,million USD,100\n2020,M,million EUR,90\n\
        2021,X,million USD,110\n2021,M,million EUR,95\n";
    // X and M are flows, though each has a unit of its own.
    assert!(read(flows).dimension_of(kimngach::dataset::DimensionKind::Flow).is_some());
    for id in ["balance", "turnover", "coverage", "surplus-run"] {
        assert_eq!(refused(flows, id), "compute.unlike.flows", "{id}");
    }
}

#[test]
fn refusals_name_what_is_amiss() {
    let values = "period,flow,unit,value\n2020,X,million USD,100\n2021,X,million USD,110\n";
    assert_eq!(refused(values, "chain"), "compute.lacks.links");
    let exports =
        "period,flow,commodity,unit,value\n2020,X,Rice,million USD,100\n2020,X,Tea,million USD,50\n";
    assert_eq!(refused(exports, "grubel-lloyd"), "compute.lacks.flows");
    assert_eq!(last(&ask(values, "point-change", &Query::default())).value, Err(Reason::NoPercentage));
    let rates = "period,measure,unit,value\n2020,growth,%,10\n2021,growth,%,11\n";
    assert_eq!(last(&ask(rates, "growth", &Query::default())).value, Err(Reason::OfRates));
    // More of the largest than there are means all of them.
    let all = Query { top: Some(u32::MAX), select: vec![("flow".into(), "X".into())], ..Query::default() };
    assert_eq!(ask(GOODS, "top", &all).len(), 2);
}

#[test]
fn an_elasticity_says_that_its_growth_of_gdp_is_the_stated_one() {
    let table = |stated: &str| {
        format!(
            "period,flow,measure,unit,value\n2010,X,value,million USD,100\n2010,,GDP,million USD,1000\n\
             2011,X,value,million USD,120\n2011,,GDP,million USD,1100\n{stated}"
        )
    };
    let with = ask(&table("2011,,GDP growth,%,5.0\n"), "elasticity", &Query::default());
    // 20 ÷ 5; of GDP as it stands 20 ÷ 10.
    assert!((last(&with).value.unwrap() - 4.0).abs() < 1e-9);
    assert_eq!(last(&with).flags, [Flag::StatedGrowth]);
    let without = ask(&table(""), "elasticity", &Query::default());
    assert!((last(&without).value.unwrap() - 2.0).abs() < 1e-9 && last(&without).flags.is_empty());
}

#[test]
fn growth_from_a_plan_is_not_counted() {
    // 2022 is only planned: 300 ÷ 100 did not come about, nor did 100 ÷ 200.
    let text = "period,flow,unit,value,status\n2021,X,million USD,200,final\n2022,X,million USD,100,plan\n2023,X,million USD,300,final\n2024,X,million USD,390,final\n";
    let lines = ask(text, "growth-count", &Query::default());
    let line = last(&lines);
    // 390 ÷ 300 alone.
    assert_eq!(line.value, Ok(1.0));
}
