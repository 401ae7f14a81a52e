//! Questions to small tables whose units change on the way, that list what is left over, that have two figures for one period or balances
//! alone. Tables are made up for the tests, which say how what is expected was worked out by hand.

#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kimngach::dataset::Dataset;
use kimngach::figure::Decimal;
use kimngach::indicators::{Line, Query, Reason, compute, evaluated, find};
use kimngach::period::Period;
use kimngach::read::{Hints, native::Native};

fn made(table: &str) -> Dataset {
    kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset
}

/// A question as the command line writes it.
fn query(words: &[&str]) -> Query {
    let mut query = Query::default();
    let pair = |value: &str| value.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()));
    for words in words.chunks(2) {
        let [option, value] = words else { panic!("{words:?}") };
        match *option {
            "--where" => query.select.extend(pair(value)),
            "--against" => query.against.extend(pair(value)),
            "--by" => query.by = Some((*value).to_owned()),
            "--from" => query.from = Period::parse(value),
            "--to" => query.to = Period::parse(value),
            "--above" => query.above = Decimal::parse(value),
            "--top" => query.top = value.parse().ok(),
            other => panic!("{other}"),
        }
    }
    query
}

fn over(table: &str, id: &str, asks: &[&str]) -> Result<Vec<Line>, String> {
    compute(&made(table), find(id).unwrap(), &query(asks)).map_err(|e| e.code.to_string())
}

/// Period and value of every record of a line; what the formula says it is worked out of gives the value.
fn of_line(line: &Line) -> Vec<(String, Result<f64, Reason>)> {
    let told = |r: &kimngach::indicators::Record| {
        if let Ok(value) = r.value {
            let text = evaluated(&r.formula, &r.inputs).unwrap_or(f64::NAN);
            assert!(
                (text - value).abs() <= 1e-9 * value.abs().max(1.0),
                "{} gives {text}, not {value}",
                r.formula
            );
        }
        (r.period.map(|p| p.to_string()).unwrap_or_default(), r.value)
    };
    line.records.iter().map(told).collect()
}

fn values(table: &str, id: &str, asks: &[&str]) -> Vec<(String, Result<f64, Reason>)> {
    of_line(&over(table, id, asks).unwrap_or_else(|e| panic!("{id}: {e}"))[0])
}

fn near(found: &Result<f64, Reason>, expected: f64, what: &str) {
    assert!(found.is_ok_and(|v| (v - expected).abs() < 1e-9 * expected.abs().max(1.0)), "{what}: {found:?}");
}

/// World: rice 400, coffee 600 of 1,000; Vietnam: rice 60, coffee 40 of 100. Shares apart by |0.6 − 0.4| + |0.4 − 0.6| = 0.4: half of it
/// is 0.2, in common they have 0.8. A year later the coffee is in euros.
const OF_TWO: &str = "period,economy,good,measure,unit,value
2022,World,Rice,value,billion USD,400
2022,World,Coffee,value,billion USD,600
2022,VN,Rice,value,billion USD,60
2022,VN,Coffee,value,billion USD,40
2023,World,Rice,value,billion USD,400
2023,World,Coffee,value,billion USD,600
2023,VN,Rice,value,billion USD,60
2023,VN,Coffee,value,billion EUR,40
";

const OF_VN: [&str; 6] = ["--where", "economy=VN", "--against", "economy=World", "--by", "good"];

#[test]
fn another_currency_in_a_later_year_leaves_the_earlier_ones_as_they_are() {
    let totals = "2022,World,Total,value,billion USD,1000
2022,VN,Total,value,billion USD,100
2023,World,Total,value,billion USD,1000
2023,VN,Total,value,billion USD,100
";
    for table in [OF_TWO.to_owned(), format!("{OF_TWO}{totals}")] {
        let expected = [
            ("diversification", 0.2),
            ("similarity", 0.8),
            ("complementarity", 0.8),
            ("intensive-margin", 10.0),
            ("extensive-margin", 100.0),
        ];
        for (id, expected) in expected {
            let found = values(&table, id, &OF_VN);
            assert_eq!(found.iter().map(|(p, _)| p.as_str()).collect::<Vec<_>>(), ["2022", "2023"], "{id}");
            near(&found[0].1, expected, id);
            assert_eq!(found[1].1, Err(Reason::UnlikeUnits), "{id}");
        }
    }
}

/// All of Vietnam's trade in euros from 2023 on: its shares are of euros, and the same as in dollars.
#[test]
fn a_list_that_goes_on_in_another_currency_keeps_its_shares() {
    let table = OF_TWO.replace("2023,VN,Rice,value,billion USD", "2023,VN,Rice,value,billion EUR");
    let found = values(&table, "diversification", &OF_VN);
    near(&found[0].1, 0.2, "2022");
    near(&found[1].1, 0.2, "2023");
    // A tenth of the world's trade it is in dollars only.
    let margin = values(&table, "intensive-margin", &OF_VN);
    near(&margin[0].1, 10.0, "2022");
    assert_eq!(margin[1].1, Err(Reason::UnlikeUnits));
}
