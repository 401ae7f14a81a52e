//! Sums over a file that goes by, and figures that are added up because there are too many of them: exact, the same in any pieces, and
//! never without a word.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use kimngach::dataset::Grouped;
use kimngach::project::{Limits, Opened, Opening, Summing, Sums};
use kimngach::read::{Hints, native::Native};
use std::collections::BTreeMap;

fn summed(bytes: &[u8], by: &[&[&str]], size: usize) -> Result<Sums, String> {
    let by = by.iter().map(|names| names.iter().map(|n| (*n).to_owned()).collect()).collect();
    let mut summing = Summing::new("x.csv", Hints::default(), by);
    for _ in 0..8 {
        for chunk in bytes.chunks(size) {
            if !summing.push(chunk, &Native).map_err(|d| d[0].code.to_string())? {
                break;
            }
        }
        if let Some(sums) = summing.finish(&Native).map_err(|d| d[0].code.to_string())? {
            return Ok(sums);
        }
    }
    panic!("read again and again");
}

/// Cents by two names.
type Cents = BTreeMap<(String, String), i64>;

/// Rows of parcels: a month, a flow, a partner, one of very many goods, kilograms and dollars with cents.
fn parcels(rows: usize) -> (String, Cents, Cents) {
    let (mut by_flow, mut by_partner) = (BTreeMap::new(), BTreeMap::new());
    let mut text = String::from("period,flow,partner,commodity,unit,quantity,value_usd\n");
    let partners = ["Hàn Quốc", "\"Trung Quốc, lục địa\"", "Nhật Bản"];
    for row in 0..rows {
        let (year, month) = (2001 + row * 5 / rows, row % 12 + 1);
        let flow = ["export", "import"][row * 7 % 13 % 2];
        let partner = partners[row * 5 % 11 % 3];
        let cents = (row as i64 * 7919) % 1_000_003 + 1;
        let good = row * 31 % 4001;
        text.push_str(&format!(
            "{year}-{month:02},{flow},{partner},Hàng {good},kg,{}.{:03},{}.{:02}\n",
            row % 991,
            row % 1000,
            cents / 100,
            cents % 100
        ));
        *by_flow.entry((year.to_string(), flow.to_owned())).or_insert(0) += cents;
        *by_partner.entry((partner.trim_matches('"').to_owned(), year.to_string())).or_insert(0) += cents;
    }
    (text, by_flow, by_partner)
}

fn cents(group: &Grouped, measure: &str) -> BTreeMap<(String, String), i64> {
    let of = |sum: &str| sum.replace('.', "").parse::<i64>().unwrap();
    let rows = group.rows.iter().filter(|r| r.measure == measure);
    rows.map(|r| ((r.names[0].clone(), r.names[1].clone()), of(&r.sum))).collect()
}

#[test]
fn sums_are_those_that_whole_numbers_of_cents_give() {
    // Small enough to be held, and large enough to go by.
    for rows in [300, 40_000] {
        let (text, by_flow, by_partner) = parcels(rows);
        assert_eq!(text.len() > 1 << 20, rows == 40_000);
        for size in [700_001, usize::MAX] {
            let sums = summed(text.as_bytes(), &[&["year", "flow"], &["partner", "year"]], size).unwrap();
            assert_eq!(cents(&sums.groups[0], "value_usd"), by_flow, "{rows} rows");
            assert_eq!(cents(&sums.groups[1], "value_usd"), by_partner, "{rows} rows");
            for row in &sums.groups[0].rows {
                let unit = if row.measure == "quantity" { "kg" } else { "usd" };
                assert_eq!(row.unit.to_lowercase(), unit, "{row:?}");
            }
            assert_eq!(sums.groups[0].left_out, 0);
            let codes: Vec<String> = sums.problems.iter().map(|d| d.code.to_string()).collect();
            assert!(codes.contains(&"dataset.summed".to_owned()), "what was added up is said: {codes:?}");
        }
    }
}

#[test]
fn a_name_that_is_not_there_is_met_with_those_that_are() {
    let (text, ..) = parcels(300);
    assert_eq!(summed(text.as_bytes(), &[&["country"]], usize::MAX).unwrap_err(), "dataset.no-such-column");
}

#[test]
fn percentages_and_totals_are_not_added_up_in_silence() {
    let text = "period,partner,unit,value\n2005,Japan,USD,1\n2005,China,USD,2\n2005,Total,USD,3\n2005,Japan,%,10\n2005,China,%,20\n";
    let sums = summed(text.as_bytes(), &[&["year"]], usize::MAX).unwrap();
    let codes: Vec<String> = sums.problems.iter().map(|d| d.code.to_string()).collect();
    for code in ["dataset.summed-twice", "dataset.not-summed"] {
        assert!(codes.contains(&code.to_owned()), "{code} is not among {codes:?}");
    }
    assert_eq!(sums.groups[0].rows.len(), 1, "{:?}", sums.groups[0].rows);
}

fn opened(bytes: &[u8], figures: usize) -> (Opened, u32) {
    let limits = Limits { whole: 0, head: 0, most: usize::MAX, figures };
    let mut opening = Opening::new("x.csv", Hints::default(), limits);
    for passes in 1..8 {
        for chunk in bytes.chunks(65_536) {
            if !opening.push(chunk, &Native).unwrap() {
                break;
            }
        }
        if let Some(opened) = opening.finish(&Native).unwrap() {
            return (opened, passes);
        }
    }
    panic!("read again and again");
}

#[test]
fn more_figures_than_there_is_room_for_are_added_up_over_the_longest_list_of_names() {
    let (text, by_flow, _) = parcels(40_000);
    let (all, _) = opened(text.as_bytes(), usize::MAX);
    assert!(all.dataset.dimensions.iter().any(|d| d.name == "commodity"));
    let (sums, passes) = opened(text.as_bytes(), 20_000);
    assert_eq!(passes, 2, "read again once");
    assert!(sums.dataset.dimensions.iter().all(|d| d.name != "commodity"), "{:?}", sums.dataset.dimensions);
    // Three partners, two flows, five years of twelve months, two measures.
    assert!(sums.dataset.series.iter().map(|s| s.points.len()).sum::<usize>() <= 3 * 2 * 60 * 2);
    assert!(sums.problems.iter().any(|d| d.code == "dataset.summed"));
    let group = kimngach::dataset::grouped(&sums.dataset, &["year".to_owned(), "flow".to_owned()]).unwrap();
    assert_eq!(cents(&group, "value_usd"), by_flow);
    // The same of a file that is held.
    let mut held = Opening::new("x.csv", Hints::default(), Limits { figures: 20_000, ..Limits::default() });
    assert!(held.push(text.as_bytes(), &Native).unwrap());
    assert_eq!(held.finish(&Native).unwrap().unwrap().dataset, sums.dataset);
    // A total among the names would count everything twice: then nothing is added up.
    let total = text.replace("Hàng 31,", "Total,");
    let (kept, _) = opened(total.as_bytes(), 20_000);
    assert!(kept.dataset.dimensions.iter().any(|d| d.name == "commodity"));
}
