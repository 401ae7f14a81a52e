//! Questions to small tables: what is worked out of what, and what is refused, with which reason.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod asked_tables;

use asked_tables::{ask, last, read, refused};
use kimngach::indicators::{Flag, Line, Query, Reason, compute, find};

fn query(select: &[(&str, &str)], against: &[(&str, &str)]) -> Query {
    let pairs = |of: &[(&str, &str)]| of.iter().map(|(d, m)| ((*d).to_owned(), (*m).to_owned())).collect();
    Query { select: pairs(select), against: pairs(against), ..Query::default() }
}

/// Values or reasons, record by record, of all lines.
fn values(lines: &[Line]) -> Vec<Result<f64, Reason>> {
    lines.iter().flat_map(|l| &l.records).map(|r| r.value.map(|v| (v * 1e6).round() / 1e6)).collect()
}

#[test]
fn indices_and_percentages_have_no_turnover() {
    let table = |unit: &str| {
        format!(
            "period,flow,unit,value\n2023,X,{unit},112.5\n2023,M,{unit},110\n2024,X,{unit},107\n2024,M,{unit},104\n"
        )
    };
    for id in ["turnover", "balance", "coverage", "normalized-balance"] {
        for unit in ["%", "previous year=100"] {
            match compute(&read(&table(unit)), find(id).unwrap(), &Query::default()) {
                Ok(lines) => {
                    assert_eq!(values(&lines), [Err(Reason::NoAmount); 2], "{id} of {unit}");
                }
                // Where the table has nothing but rates there are no exports and imports at all.
                Err(refusal) => assert_eq!(refusal.code, "compute.lacks.flows", "{id} of {unit}"),
            }
        }
        // Money and tonnes are amounts.
        for unit in ["million USD", "thousand tonnes"] {
            if let Ok(lines) = compute(&read(&table(unit)), find(id).unwrap(), &Query::default()) {
                assert!(values(&lines).iter().all(Result::is_ok), "{id} of {unit}");
            }
        }
    }
}

/// Goods of two countries and of the world; the world's list is longer.
const TRADE: &str = "year,country,good,value (million USD)\n\
    2023,Laos,tea,40\n2023,Laos,copper,60\n2023,Laos,cloth,0\n\
    2023,World,tea,100\n2023,World,copper,300\n2023,World,cloth,600\n\
    2023,Nepal,tea,50\n2023,Nepal,copper,0\n2023,Nepal,cloth,150\n";

#[test]
fn an_economy_is_compared_by_its_goods_without_being_asked_how() {
    let of = |id: &str, by: Option<&str>| {
        let asked = query(&[("country", "Laos")], &[("country", "World")]);
        values(&ask(TRADE, id, &Query { by: by.map(str::to_owned), ..asked }))
    };
    // Tea: (40 ÷ 100) ÷ (100 ÷ 1000) = 4; copper: (60 ÷ 100) ÷ (300 ÷ 1000) = 2; cloth: nothing of 600.
    assert_eq!(of("rca", None), [Ok(4.0), Ok(2.0), Ok(0.0)]);
    // The smaller of the shares: min(0.4; 0.1) + min(0.6; 0.3) + min(0; 0.6) = 0.4.
    assert_eq!(of("similarity", None), [Ok(0.4)]);
    // (|0.4 − 0.1| + |0.6 − 0.3| + |0 − 0.6|) ÷ 2 = 0.6.
    assert_eq!(of("diversification", None), [Ok(0.6)]);
    // Of the 400 that the world trades in tea and copper, 100.
    assert_eq!(of("intensive-margin", None), [Ok(25.0)]);
    for id in ["rca", "rca-symmetric", "similarity", "diversification", "complementarity", "extensive-margin"]
    {
        assert_eq!(of(id, None), of(id, Some("good")), "{id}");
    }
    // Economies are no parts of each other.
    let by_country = Query { by: Some("country".into()), ..query(&[], &[("country", "World")]) };
    let refusal = compute(&read(TRADE), find("rca").unwrap(), &by_country).unwrap_err();
    assert_eq!(refusal.code, "compute.lacks.parts");
    // Nobody to compare with.
    let alone = compute(&read(TRADE), find("rca").unwrap(), &query(&[("country", "Laos")], &[])).unwrap_err();
    assert_eq!(alone.code, "compute.lacks.whom");
}

#[test]
fn what_falls_below_zero_has_no_growth() {
    // A balance: deficit, nothing, surplus, deficit, surplus.
    let balance = "year,value (billion USD)\n2019,-2.0\n2020,3.0\n2021,6.0\n2022,-1.5\n2023,4.5\n";
    let not = Err(Reason::NotPositive);
    assert_eq!(
        values(&ask(balance, "growth", &Query::default())),
        [Err(Reason::NoInput), not, Ok(100.0), not, not]
    );
    assert_eq!(values(&ask(balance, "multiple", &Query::default())), [not; 4]);
    assert_eq!(values(&ask(balance, "cagr", &Query::default())), [not; 4]);
    // From 2020: 6 ÷ 3 is twice, which in one year is a growth of 100 %; then the deficit; (4.5 ÷ 3)^(1 ÷ 3) = 1.144714.
    let since = Query { base: kimngach::period::Period::parse("2020"), ..Query::default() };
    assert_eq!(values(&ask(balance, "cagr", &since)), [Ok(100.0), not, Ok(14.471_424)]);
    assert_eq!(values(&ask(balance, "multiple", &since)), [Ok(2.0), not, Ok(1.5)]);
    // A fall to nothing is one of 100 %.
    let gone = "year,value (billion USD)\n2022,5\n2023,0.0\n";
    assert_eq!(last(&ask(gone, "growth", &Query::default())).value, Ok(-100.0));
    let trade = "year,flow,value (million USD)\n2023,X,-20\n2023,M,10\n2024,X,30\n2024,M,20\n";
    assert_eq!(values(&ask(trade, "coverage", &Query::default())), [not, Ok(150.0)]);
    assert_eq!(values(&ask(trade, "normalized-balance", &Query::default())), [not, Ok(0.2)]);
}

#[test]
fn a_part_below_zero_leaves_no_concentration() {
    let table = "year,item,value (million USD)\n2023,Total,100\n2023,Tea,140\n2023,Returns,-40\n\
        2024,Total,100\n2024,Tea,70\n2024,Returns,30\n";
    let top = Query { top: Some(1), ..Query::default() };
    assert_eq!(values(&ask(table, "concentration-ratio", &top)), [Err(Reason::Negative), Ok(70.0)]);
}
