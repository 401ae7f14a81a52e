//! Questions to small tables whose units change on the way, that list what is left over, that have two figures for one period or balances
//! alone. Tables are made up for the tests, which say how what is expected was worked out by hand.

#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kimngach::dataset::Dataset;
use kimngach::figure::Decimal;
use kimngach::indicators::{Flag, Line, Query, Reason, answer, compute, evaluated, find};
use kimngach::lang::{Lang, sentence};
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
            "--base" => query.base = Period::parse(value),
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

/// Rice 40, coffee 30, coal 10 and other goods 120, of 200 together: the other goods are 60 % of them.
fn with_others(name: &str, total: &str) -> String {
    let mut table = "period,flow,good,measure,unit,value\n".to_owned();
    for (good, value) in [("Rice", 40), (name, 120), ("Coffee", 30), ("Coal", 10)] {
        table += &format!("2005,X,{good},value,million USD,{value}\n");
    }
    table + total
}

#[test]
fn what_is_left_over_is_no_member_and_its_share_is_said() {
    let printed = "2005,X,Total,value,million USD,200\n";
    for name in
        ["Other goods", "Hàng khác", "Hàng hóa khác", "Khác", "Others", "Các mặt hàng khác", "Mặt hàng khác"]
    {
        for total in ["", printed] {
            let table = with_others(name, total);
            let rank = over(&table, "rank", &["--by", "good"]).unwrap();
            // Rice before coffee before coal, and nothing of the rest.
            let places: Vec<f64> = rank.iter().map(|l| l.records[0].value.unwrap()).collect();
            assert_eq!(places, [1.0, 2.0, 3.0], "{name} {total}");
            let top = over(&table, "top", &["--top", "2"]).unwrap();
            let top: Vec<f64> = top.iter().map(|l| l.records[0].value.unwrap()).collect();
            assert_eq!(top, [40e6, 30e6]);
            // All but the two largest, with what is left over.
            near(&values(&table, "rest", &["--top", "2"])[0].1, 130e6, "rest");
            // 70 of 200.
            near(&values(&table, "concentration-ratio", &["--top", "2"])[0].1, 35.0, "two of all");
            near(&values(&table, "club-count", &["--above", "5000000"])[0].1, 3.0, "club");
            // Shares of the 80 of named goods: 1/2, 3/8, 1/8, the squares 26/64.
            near(&values(&table, "hhi", &[])[0].1, 26.0 / 64.0, "hhi");
            near(&values(&table, "equivalent-number", &[])[0].1, 64.0 / 26.0, "equivalent number");
            for (id, asks) in [
                ("rank", ["--by", "good"]),
                ("top", ["--top", "2"]),
                ("concentration-ratio", ["--top", "2"]),
                ("hhi", ["--by", "good"]),
                ("theil", ["--by", "good"]),
                ("entropy", ["--by", "good"]),
                ("equivalent-number", ["--by", "good"]),
                ("club-count", ["--above", "5000000"]),
            ] {
                let lines = over(&table, id, &asks).unwrap();
                let flags = &lines[0].records[0].flags;
                let said = flags
                    .iter()
                    .any(|f| matches!(f, Flag::LeftOver { percent } if (percent - 60.0).abs() < 1e-9));
                assert!(said, "{id} of {name}: {flags:?}");
            }
        }
    }
    let partners = "period,flow,partner,measure,unit,value\n2005,X,Japan,value,million USD,40\n2005,X,Laos,value,million USD,30\n\
        2005,X,REST,value,million USD,120\n";
    for name in ["Các nước khác", "Rest of world", "Other countries", "Nước khác", "Rest of the world"]
    {
        let rank = over(&partners.replace("REST", name), "rank", &["--by", "partner"]).unwrap();
        assert_eq!(
            rank.iter().map(|l| l.records[0].value.unwrap()).collect::<Vec<_>>(),
            [1.0, 2.0],
            "{name}"
        );
    }
    // Asked for by its own name it has no place either, whatever else the table has.
    let asks = ["--where", "good=Other goods", "--by", "good"];
    assert_eq!(over(&with_others("Other goods", ""), "rank", &asks), Err("compute.lacks.series".to_owned()));
    // Other machinery is a good of its own.
    let machines = with_others("Other machinery", "");
    assert_eq!(over(&machines, "rank", &["--by", "good"]).unwrap().len(), 4);
}

/// Doubling every year from 10 on, an estimate of 60 beside the final 40 of 2002: with 40 the trend is 100 % a year.
const TWICE: &str = "period,flow,measure,unit,value,status
2000,X,value,million USD,10,final
2001,X,value,million USD,20,final
2002,X,value,million USD,60,estimate
2002,X,value,million USD,40,final
2003,X,value,million USD,80,final
";

#[test]
fn a_trend_goes_through_one_figure_a_period_and_says_which() {
    let lines = over(TWICE, "trend", &[]).unwrap();
    let record = &lines[0].records[0];
    near(&record.value, 100.0, "trend");
    // Four years with their numbers.
    assert_eq!(record.inputs.len(), 8);
    assert!(record.flags.contains(&Flag::Surest), "{:?}", record.flags);
    let once = over(&TWICE.replace("2002,X,value,million USD,60,estimate\n", ""), "trend", &[]).unwrap();
    assert!(once[0].records[0].flags.is_empty() && once[0].records[0].value == record.value);
    // The two of 2002 are not asked for.
    let late = over(&TWICE.replace("2002,", "1999,"), "trend", &["--from", "2000"]).unwrap();
    assert!(!late[0].records[0].flags.contains(&Flag::Surest));
    // GDP grows by half as fast in logarithms: 10, 20, 40, 80 against 10, 40, 160, 640.
    let mut gdp = TWICE.to_owned();
    for (year, value) in [(2000, 10), (2001, 40), (2002, 160), (2003, 640)] {
        gdp += &format!("{year},,GDP,million USD,{value},final\n");
    }
    let lines = over(&gdp, "elasticity-regression", &["--where", "flow=X"]).unwrap();
    near(&lines[0].records[0].value, 0.5, "regression");
    assert!(lines[0].records[0].flags.contains(&Flag::Surest));
}

/// −3, 2, 4, −1, 5, 6 billion: two years of surplus up to 2002 and up to 2005, one of deficit in 2003.
#[test]
fn runs_of_a_table_of_balances_alone_are_counted_from_them() {
    for head in [
        "period,flow,measure,unit,value\nROW,balance,value,billion USD,",
        "year,Cán cân thương mại (tỷ USD)\nROW,",
        "Năm,Xuất siêu/nhập siêu (tỷ USD)\nROW,",
        "period,trade balance (billion USD)\nROW,",
    ] {
        let (head, row) = head.split_once('\n').unwrap();
        let mut table = format!("{head}\n");
        for (n, value) in [-3.0, 2.0, 4.0, -1.0, 5.0, 6.0].iter().enumerate() {
            table += &format!("{}{value:.1}\n", row.replace("ROW", &(2000 + n).to_string()));
        }
        let lengths = |id| values(&table, id, &[]).into_iter().map(|(_, v)| v.unwrap()).collect::<Vec<_>>();
        assert_eq!(lengths("surplus-run"), [0.0, 1.0, 2.0, 0.0, 1.0, 2.0], "{head}");
        assert_eq!(lengths("deficit-run"), [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], "{head}");
        near(&values(&table, "highest", &[])[0].1, 6e9, head);
        near(&values(&table, "lowest", &[])[0].1, -3e9, head);
        // 6 is above the five years before it.
        for (id, length) in [("highest-since", 5.0), ("rising-run", 2.0), ("lowest-since", 0.0)] {
            near(&values(&table, id, &[]).last().unwrap().1, length, id);
        }
    }
}

/// The base that every figure names, of the last record of the last line.
fn base(table: &str, id: &str, asks: &[&str]) -> Option<String> {
    let dataset = made(table);
    let lines =
        compute(&dataset, find(id).unwrap(), &query(asks)).unwrap_or_else(|e| panic!("{id}: {}", e.code));
    let line = lines.last().unwrap();
    answer(Lang::En, &dataset, line, line.records.last().unwrap()).base
}

#[test]
fn a_change_names_the_period_that_it_is_held_against() {
    let mut months = "period,flow,measure,unit,value\n".to_owned();
    for month in 0..24 {
        months +=
            &format!("{}-{:02},X,value,million USD,{}\n", 2004 + month / 12, month % 12 + 1, 100 + month);
    }
    let goods =
        with_others("Tea", "").replace("2005", "2004") + with_others("Tea", "").split_once('\n').unwrap().1;
    let years = TWICE.replace("2002,X,value,million USD,60,estimate\n", "");
    for (table, id, asks, expected) in [
        (&years, "growth", &[][..], Some("2002")),
        (&years, "difference", &[], Some("2002")),
        (&years, "index", &["--base", "2001"], Some("2001")),
        (&years, "index", &[], Some("2000")),
        (&years, "index-previous", &[], Some("2002")),
        (&years, "cagr", &[], Some("2000")),
        (&years, "multiple", &["--base", "2001"], Some("2001")),
        // The growth of 2003 less that of 2002.
        (&years, "growth-change", &[], Some("2002")),
        (&years, "sum-ratio", &["--from", "2002"], Some("2000/2001")),
        (&months, "growth", &[], Some("2005-11")),
        (&months, "growth-year", &[], Some("2004-12")),
        (&months, "difference-year", &[], Some("2004-12")),
        (&months, "growth-annualized", &[], Some("2005-11")),
        (&goods, "share-change", &["--by", "good"], Some("2004")),
        (&goods, "contribution", &["--by", "good"], Some("2004")),
        (&goods, "shift-share-own", &["--by", "good"], Some("2004")),
        (&goods, "structural-change", &["--by", "good"], Some("2004")),
        // What stands by itself has none.
        (&years, "value", &[], None),
        (&years, "sum", &[], None),
        (&years, "trend", &[], None),
        (&goods, "share", &["--by", "good"], None),
        (&goods, "rank", &["--by", "good"], None),
    ] {
        assert_eq!(base(table, id, asks).as_deref(), expected, "{id}");
    }
    let chain = "period,measure,unit,value\n2001,index previous year = 100,%,110\n2002,index previous year = 100,%,120\n";
    assert_eq!(base(chain, "chain", &[]).as_deref(), Some("2000"));
}

/// What is said of the last record of the first line.
fn said(table: &str, id: &str, asks: &[&str]) -> String {
    let dataset = made(table);
    let lines =
        compute(&dataset, find(id).unwrap(), &query(asks)).unwrap_or_else(|e| panic!("{id}: {}", e.code));
    let record = lines[0].records.last().unwrap();
    assert_eq!(record.value, Err(Reason::UnlikeUnits), "{id}");
    answer(Lang::En, &dataset, &lines[0], record).shown
}

#[test]
fn unlike_units_are_named_both() {
    let unlike = "the figures are in different units: million USD, ";
    let goods =
        with_others("Tea", "").replace("2005,X,Coffee,value,million USD", "2005,X,Coffee,value,billion VND");
    for (id, asks) in [
        ("share", ["--by", "good"]),
        ("rank", ["--by", "good"]),
        ("hhi", ["--by", "good"]),
        ("concentration-ratio", ["--top", "2"]),
        ("members-sum", ["--top", "3"]),
        ("rest", ["--top", "2"]),
        ("club-count", ["--above", "10000000"]),
    ] {
        // In the order of the file, or of their sizes.
        let (found, other) =
            (said(&goods, id, &asks), "the figures are in different units: billion VND, million USD");
        assert!(found == format!("{unlike}billion VND") || found == other, "{id}: {found}");
    }
    // What is left of dollars when dong were taken away is no 40 million.
    let flows =
        "period,flow,measure,unit,value\n2004,X,value,million USD,100\n2005,X,value,million EUR,110\n";
    for id in ["growth", "growth-year", "difference", "index-previous"] {
        let dataset = made(flows);
        let lines = compute(&dataset, find(id).unwrap(), &Query::default()).unwrap();
        let line = lines.last().unwrap();
        let told = answer(Lang::En, &dataset, line, line.records.last().unwrap()).shown;
        assert_eq!(told, "the figures are in different units: million EUR, million USD", "{id}");
    }
    let tonnes = "period,flow,good,measure,unit,value\n2005,X,Rice,quantity,tonnes,100\n2005,X,Cars,quantity,units,400\n";
    for id in ["share", "rank", "hhi", "top", "members-sum"] {
        let problem = compute(&made(tonnes), find(id).unwrap(), &query(&["--by", "good"])).unwrap_err();
        let text = sentence(Lang::En, &problem);
        assert!(text.contains("tonnes and units"), "{id}: {text}");
    }
    let world = OF_TWO.replace("World,Rice,value,billion USD", "World,Rice,value,billion EUR");
    let world = world.replace("World,Coffee,value,billion USD", "World,Coffee,value,billion EUR");
    let only = world.lines().filter(|l| !l.starts_with("2023")).collect::<Vec<_>>().join("\n");
    let problem = compute(&made(&only), find("rca").unwrap(), &query(&OF_VN)).unwrap_err();
    let problem = sentence(Lang::En, &problem);
    assert!(problem.contains("billion USD and billion EUR"), "{problem}");
}
