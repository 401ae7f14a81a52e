//! Parts that are no parts: what is worked out of a list that counts twice, leaves out or has no total says so, or refuses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod asked_tables;

use asked_tables::{ask, last, read};
use kimngach::indicators::{Flag, Query, Reason, Record, compute, find};

/// Goods, the sectors that sell them and a total in one column: everything stands there twice.
const TWICE: &str = "period,flow,commodity,measure,unit,value\n\
    2005,X,Total,value,million USD,1000\n\
    2005,X,Domestic firms,value,million USD,450\n2005,X,Foreign firms,value,million USD,550\n\
    2005,X,Rice,value,million USD,400\n2005,X,Coal,value,million USD,250\n2005,X,Tea,value,million USD,150\n";

#[test]
fn what_is_worked_out_of_parts_that_count_twice_refuses_in_words() {
    // (450 + 550 + 400 + 250 + 150) ÷ 1000
    let flag = Flag::Overlap { percent: 180.0 };
    for id in ["concentration-ratio", "hhi", "theil", "entropy", "equivalent-number", "rest"] {
        let lines = ask(TWICE, id, &Query { top: Some(2), ..Query::default() });
        let record = last(&lines);
        assert_eq!((record.value, record.flags.as_slice()), (Err(Reason::Overlap), &[flag][..]), "{id}");
    }
    // One share is true whatever else stands in the list, and says what does.
    let shares = ask(TWICE, "share", &Query { by: Some("commodity".into()), ..Query::default() });
    let tea = shares.last().unwrap().records.last().unwrap();
    assert_eq!((tea.value, tea.flags.as_slice()), (Ok(15.0), &[flag][..]));
    let vi = flag.sentence(kimngach::lang::Lang::Vi);
    assert!(vi.contains("180,0%") && vi.contains("hai lần"), "{vi}");
}

#[test]
fn a_part_larger_than_its_whole_has_no_share() {
    let table = "period,flow,commodity,measure,unit,value\n2005,X,Total,value,million USD,100\n\
        2005,X,Rice,value,million USD,140\n2005,X,Tea,value,million USD,20\n";
    let shares = ask(table, "share", &Query { by: Some("commodity".into()), ..Query::default() });
    let of: Vec<_> = shares.iter().map(|l| l.records[0].value).collect();
    assert_eq!(of, [Err(Reason::Overlap), Ok(20.0)]);
}

#[test]
fn a_sum_within_rounding_of_its_total_is_no_overlap() {
    // 33.4 + 33.4 + 33.3 = 100.1, which rounding explains.
    let table = "period,flow,commodity,measure,unit,value\n2005,X,Total,value,million USD,100\n\
        2005,X,Rice,value,million USD,33.4\n2005,X,Tea,value,million USD,33.4\n2005,X,Coal,value,million USD,33.3\n";
    let lines = ask(table, "hhi", &Query::default());
    assert!(last(&lines).value.is_ok() && last(&lines).flags.is_empty(), "{:?}", last(&lines).flags);
}

#[test]
fn a_list_without_a_total_or_short_of_it_says_so() {
    let table = "period,flow,commodity,measure,unit,value\n\
        2005,X,Rice,value,million USD,60\n2005,X,Tea,value,million USD,40\n2005,X,Coal,value,million USD,100\n";
    for id in ["share", "hhi", "concentration-ratio", "rest"] {
        let lines = ask(table, id, &Query { top: Some(1), ..Query::default() });
        assert_eq!(last(&lines).flags, [Flag::Listed { parts: 3 }], "{id}");
    }
    let short = format!("{table}2005,X,Total,value,million USD,400\n");
    assert_eq!(
        last(&ask(&short, "hhi", &Query::default())).flags,
        [Flag::Covers { parts: 3, percent: 50.0 }]
    );
    // That goods are missing takes nothing from a share of the printed total.
    assert!(last(&ask(&short, "share", &Query::default())).flags.is_empty());
}

#[test]
fn a_part_below_zero_is_named_as_such() {
    let table = "period,flow,partner,measure,unit,value\n\
        2005,X-M,Japan,value,million USD,60\n2005,X-M,China,value,million USD,-40\n2005,X-M,Laos,value,million USD,10\n";
    assert_eq!(last(&ask(table, "hhi", &Query::default())).value, Err(Reason::Negative));
}

#[test]
fn structural_change_says_how_many_stand_on_both_sides() {
    let table = "period,flow,commodity,measure,unit,value\n\
        2004,X,Rice,value,million USD,50\n2004,X,Tea,value,million USD,50\n2004,X,Silk,value,million USD,20\n\
        2005,X,Rice,value,million USD,60\n2005,X,Tea,value,million USD,40\n2005,X,Phones,value,million USD,180\n";
    let lines = ask(table, "structural-change", &Query::default());
    let record = last(&lines);
    // Of rice and tea alone: half of |60 − 50| + |40 − 50| points.
    assert!((record.value.unwrap() - 10.0).abs() < 1e-12);
    // (60 + 50 + 40 + 50) of those and 20 and 180 more.
    assert!(record.flags.contains(&Flag::Used { used: 2, of: 4, percent: 50.0 }), "{:?}", record.flags);
}

#[test]
fn goods_of_both_flows_are_matched_by_code_and_the_others_counted() {
    let table = "period,flow,commodity,measure,unit,value\n\
        2005,X,09 Coffee,value,million USD,30\n2005,M,09 Coffee and tea,value,million USD,10\n\
        2005,X,10 Rice,value,million USD,40\n2005,M,27 Fuel,value,million USD,120\n\
        2005,X,Footwear,value,million USD,20\n2005,M,Footwear,value,million USD,20\n";
    let lines = ask(table, "grubel-lloyd", &Query::default());
    // Coffee and footwear: 1 − |30 − 10| ÷ (30 + 10 + 20 + 20).
    assert!((last(&lines).value.unwrap() - 0.75).abs() < 1e-12, "{:?}", last(&lines).value);
    // 80 of 80 + 40 + 120.
    let flags = &last(&lines).flags;
    assert!(
        matches!(flags[..], [Flag::Used { used: 2, of: 4, percent }] if (percent - 100.0 / 3.0).abs() < 1e-9),
        "{flags:?}"
    );
}

#[test]
fn an_index_of_prices_says_of_how_much_trade_it_is() {
    let mut table = String::from("period,flow,commodity,measure,unit,value\n");
    for (year, rice, tons, phones) in [(2004, 100, 50, 100), (2005, 132, 60, 268)] {
        table += &format!(
            "{year},X,Rice,value,million USD,{rice}\n{year},X,Rice,quantity,thousand tonnes,{tons}\n{year},X,Phones,value,million USD,{phones}\n"
        );
    }
    let lines = ask(&table, "price-laspeyres", &Query::default());
    // 132 ÷ 60 × 50 ÷ 100; rice is 132 of 400.
    assert!((last(&lines).value.unwrap() - 110.0).abs() < 1e-9);
    assert_eq!(last(&lines).flags, [Flag::Used { used: 1, of: 2, percent: 33.0 }]);
}

#[test]
fn general_indices_of_both_flows_make_terms_of_trade() {
    let mut table = String::from("period,flow,commodity,measure,unit,value\n");
    for (flow, goods) in [
        ("M", [("Rice", "90.0"), ("GENERAL IMPORT PRICE INDEX", "80.0")]),
        ("X", [("Coal", "95.0"), ("GENERAL EXPORT PRICE INDEX", "104.0")]),
    ] {
        for (good, value) in goods {
            table += &format!("2005,{flow},{good},price index,2000=100,{value}\n");
        }
    }
    table += "2005,X,Coal,value,million USD,400\n";
    let lines = ask(&table, "terms-of-trade", &Query::default());
    // 100 × 104 ÷ 80; coal has no imports beside it, and rice's price is none of it.
    assert_eq!(lines.iter().map(|l| l.records[0].value).collect::<Vec<_>>(), [Ok(130.0)]);
    // 400 at the general import prices, not at those of the first good in the list.
    let bought = ask(&table, "income-terms-of-trade", &Query::default());
    assert_eq!(last(&bought).value, Ok(500e6));
}

#[test]
fn places_in_a_long_list_are_those_that_all_others_give() {
    use kimngach::indicators::parts::rank;
    // Twenty goods with ties, and some that only rounding parts.
    let values: Vec<String> =
        (0..20).map(|n| ["5", "7.2", "7", "12.25", "3"][n % 5].to_owned() + ["", "1"][n % 2]).collect();
    let mut table = String::from("period,flow,commodity,measure,unit,value\n");
    for (n, value) in values.iter().enumerate() {
        let value = if value.contains('.') { value.clone() } else { format!("{value}.") + "0" };
        table += &format!("2005,X,Good {},value,million USD,{value}\n", (b'A' + n as u8) as char);
    }
    let lines = ask(&table, "rank", &Query { by: Some("commodity".into()), ..Query::default() });
    let figures: Vec<Record> =
        ask(&table, "value", &Query { by: Some("commodity".into()), ..Query::default() })
            .into_iter()
            .map(|l| l.records[0].clone())
            .collect();
    assert_eq!((lines.len(), figures.len()), (20, 20));
    for (n, (line, x)) in lines.iter().zip(&figures).enumerate() {
        let others: Vec<&Record> =
            figures.iter().enumerate().filter(|(o, _)| *o != n).map(|(_, r)| r).collect();
        let (place, expected) = (&line.records[0], rank(x, &others));
        assert_eq!((place.value, place.interval), (expected.value, expected.interval), "{n}");
        // The figure, how many are larger, and its neighbours: not the whole list for every member of it.
        assert!(place.inputs.len() <= 4, "{}", place.inputs.len());
    }
}

#[test]
fn a_rank_asked_of_one_member_is_of_that_member() {
    let table = "period,flow,commodity,measure,unit,value\n2005,X,Total,value,million USD,100\n\
        2005,X,Rice,value,million USD,50\n2005,X,Tea,value,million USD,20\n2005,X,Coal,value,million USD,30\n";
    let select = |good: &str| Query { select: vec![("commodity".into(), good.into())], ..Query::default() };
    let places = |query| ask(table, "rank", &query).iter().map(|l| l.records[0].value).collect::<Vec<_>>();
    assert_eq!(places(select("Tea")), [Ok(3.0)]);
    assert_eq!(places(select("Total")), [Ok(1.0), Ok(3.0), Ok(2.0)]);
}

#[test]
fn what_a_question_names_and_the_table_has_not_is_said() {
    let table = "period,flow,partner,measure,unit,value\n2004,X,United States,value,million USD,50\n\
        2005,X,United States,value,million USD,60\n2005,X,Korea,value,million USD,20\n";
    let code = |id: &str, query: Query| {
        compute(&read(table), find(id).unwrap(), &query).unwrap_err().code.to_string()
    };
    assert_eq!(code("value", Query { measure: Some("xyz".into()), ..Query::default() }), "compute.measure");
    let base = kimngach::period::Period::parse("1900");
    assert_eq!(code("index", Query { base, ..Query::default() }), "compute.base");
    assert_eq!(code("rca", Query::default()), "compute.lacks.whom");
    // In a person's own words, under the table's names.
    let asked = Query {
        select: vec![("thị trường".into(), "Mỹ".into()), ("flow".into(), "xuất khẩu".into())],
        ..Query::default()
    };
    let query = kimngach::project::by_the_table(&read(table), &asked);
    assert_eq!(query.select[0], ("partner".to_owned(), "United States".to_owned()));
    let lines = compute(&read(table), find("growth").unwrap(), &query).unwrap();
    assert!((last(&lines).value.unwrap() - 20.0).abs() < 1e-9);
    // Two may be meant: nothing is guessed.
    let two = table.replace("Korea", "USA");
    let query = kimngach::project::by_the_table(&read(&two), &asked);
    assert_eq!(query.select[0].1, "Mỹ");
}

#[test]
fn goods_whose_names_differ_in_number_and_order_only_are_the_same() {
    let table = "period,flow,category,measure,unit,value\n\
        2015,X,\"Machinery, transport and equipments\",value,million USD,60\n\
        2015,M,Machinery and transport equipment,value,million USD,70\n\
        2015,X,Beverages and tobacco,value,million USD,5\n2015,M,Tobacco,value,million USD,3\n";
    let lines = ask(table, "grubel-lloyd", &Query::default());
    // 1 − |60 − 70| ÷ 130; beverages and tobacco are not tobacco.
    assert!((last(&lines).value.unwrap() - (1.0 - 10.0 / 130.0)).abs() < 1e-12);
    assert!(
        matches!(last(&lines).flags[..], [Flag::Used { used: 1, of: 3, .. }]),
        "{:?}",
        last(&lines).flags
    );
}

/// 300 goods of 1, 2 … 300 million: 45,150 together. What is held in memory grows with the list, not with its square.
#[test]
fn a_share_of_a_long_list_names_its_part_and_the_sum() {
    let mut table = String::from("period,flow,commodity,measure,unit,value\n");
    for n in 1..=300 {
        table += &format!("2005,X,Good {n}x,value,million USD,{n}.0\n");
    }
    let lines = ask(&table, "share", &Query { by: Some("commodity".into()), ..Query::default() });
    assert_eq!(lines.len(), 300);
    for (line, n) in lines.iter().zip(1..) {
        let share = &line.records[0];
        let value = 100.0 * f64::from(n) / 45_150.0;
        assert!((share.value.unwrap() - value).abs() < 1e-9, "{n}: {:?}", share.value);
        assert!(share.inputs.len() == 2 && share.inputs[0].is_cell() && !share.inputs[1].is_cell(), "{n}");
        // The sum with all its digits, in the scale word of the table.
        assert_eq!((share.inputs[1].printed.to_string().as_str(), share.inputs[1].power), ("45150.0", 6));
        assert_eq!(share.flags, [Flag::Listed { parts: 300 }]);
        // 300 is 299.95 to 300.05, all others together 44,835.05 to 44,864.95: what raises the part raises its whole.
        if n == 300 {
            assert!((share.interval.lo - 100.0 * 299.95 / 45_164.9).abs() < 1e-9, "{:?}", share.interval);
        }
    }
}
