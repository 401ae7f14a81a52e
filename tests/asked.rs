//! Questions to small tables: what is worked out of what, and what is refused, with which reason.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod asked_tables;

use asked_tables::{ask, last, read, refused};
use kimngach::indicators::{Flag, Line, Query, Reason, compute, find, latest};

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

/// Two countries with exports and imports; the imports spell one good otherwise, and list one more.
const BOTH_WAYS: &str = "year,flow,country,good,value (million USD)\n\
    2020,X,A,live animals,50\n2020,X,A,raw sugar,30\n2020,X,A,raw cotton,20\n\
    2020,M,A,live animals,10\n2020,M,A,raw sugar,10\n2020,M,A,raw cotton,80\n\
    2020,X,B,live animals,60\n2020,X,B,raw sugar,25\n2020,X,B,raw cotton,15\n\
    2020,M,B,live animal,20\n2020,M,B,sugar (raw),30\n2020,M,B,raw cotton,40\n2020,M,B,crude oil,10\n";

#[test]
fn exports_are_held_against_what_the_partner_buys() {
    let of = |id: &str, text: &str| ask(text, id, &query(&[("country", "A")], &[("country", "B")]));
    // 1 − (|0.5 − 0.2| + |0.3 − 0.3| + |0.2 − 0.4| + |0 − 0.1|) ÷ 2 = 0.7. One's own imports are no supply.
    let lines = of("complementarity", BOTH_WAYS);
    assert_eq!(values(&lines), [Ok(0.7)]);
    // That crude oil stands on one side only is said: 10 of 200 million, 5%.
    let said = |l: &[Line]| {
        latest(l.iter().flat_map(|l| &l.records)).into_iter().map(|(_, f)| f).collect::<Vec<_>>()
    };
    assert!(said(&lines).contains(&Flag::OneSided { items: 1, of: 4, percent: 5.0 }), "{:?}", said(&lines));
    // Exports beside exports: 0.5 + 0.25 + 0.15 = 0.9; imports beside imports: 0.1 + 0.1 + 0.4 = 0.6.
    assert_eq!(values(&of("similarity", BOTH_WAYS)), [Ok(0.9), Ok(0.6)]);
    // Without the partner's imports there is nothing to match.
    let only_exports: String =
        BOTH_WAYS.lines().filter(|l| !l.contains(",M,")).map(|l| format!("{l}\n")).collect();
    let refused = compute(
        &read(&only_exports),
        find("complementarity").unwrap(),
        &query(&[("country", "A")], &[("country", "B")]),
    );
    assert_eq!(refused.unwrap_err().code, "compute.lacks.flows");
}

#[test]
fn what_is_not_known_of_the_other_side_is_no_nought() {
    // Copper of the world is not known: tea and cloth alone go in, and that is said.
    let open = TRADE.replace("2023,World,copper,300", "2023,World,copper,..");
    let lines = ask(&open, "similarity", &query(&[("country", "Laos")], &[("country", "World")]));
    let flags: Vec<Flag> =
        latest(lines.iter().flat_map(|l| &l.records)).into_iter().map(|(_, f)| f).collect();
    assert!(flags.iter().any(|f| matches!(f, Flag::Used { used: 2, of: 3, .. })), "{flags:?}");
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
    let found = ask(table, "concentration-ratio", &top);
    assert_eq!(values(&found), [Err(Reason::Negative), Ok(70.0)]);
}

#[test]
fn months_years_and_years_to_date_of_one_series_are_each_held_against_their_own() {
    let table = "period,flow,value (million USD)\n2023-01,X,100\n2023-02,X,50\n2023-01/2023-02,X,150\n2023,X,900\n\
        2024-01,X,110\n2024-02,X,66\n2024-01/2024-02,X,180\n2024-03,X,99\n2024-01/2024-03,X,279\n2024,X,1080\n";
    let found = |id: &str| -> Vec<(String, Result<f64, Reason>)> {
        let lines = ask(table, id, &Query::default());
        let told = |r: &kimngach::indicators::Record| {
            (r.period.unwrap().to_string(), r.value.map(|v| (v * 1e6).round() / 1e6))
        };
        lines[0].records.iter().map(told).filter(|(p, _)| p.starts_with("2024")).collect()
    };
    let of = |id: &str, period: &str| found(id).into_iter().find(|(p, _)| p == period).unwrap().1;
    let none = Err(Reason::NoInput);
    // January and February: 180 ÷ 150; up to March nothing of the year before; never 279 ÷ 180.
    assert_eq!(of("growth", "2024-01/2024-02"), Ok(20.0));
    assert_eq!(of("growth", "2024-01/2024-03"), none);
    // February on January: 66 ÷ 110; March on February: 99 ÷ 66; the year on the year: 1080 ÷ 900.
    assert_eq!(of("growth", "2024-02"), Ok(-40.0));
    assert_eq!(of("growth", "2024-03"), Ok(50.0));
    assert_eq!(of("growth", "2024"), Ok(20.0));
    // On the year before: 66 ÷ 50, and the year as before.
    assert_eq!(of("growth-year", "2024-02"), Ok(32.0));
    assert_eq!(of("growth-year", "2024"), Ok(20.0));
    assert_eq!(of("difference", "2024-01/2024-03"), none);
    assert_eq!(of("difference", "2024-01/2024-02"), Ok(30e6));
    // 180 is more than the 150 up to February 2023; the 279 up to March have no rival.
    assert_eq!(of("highest-since", "2024-01/2024-02"), Ok(1.0));
    assert_eq!(of("highest-since", "2024-01/2024-03"), Ok(0.0));
    // The first month above 105 million, not the two months of 2023 nor a year.
    let above = Query { above: kimngach::figure::Decimal::parse("105000000"), ..Query::default() };
    assert_eq!(last(&ask(table, "first-above", &above)).period.unwrap().to_string(), "2024-01");
}

#[test]
fn goods_without_a_value_in_either_period_are_said_of_an_index_of_prices() {
    let table = |cloth: [&str; 2]| {
        format!(
            "year,good,value (million USD),quantity (thousand tonnes)\n2022,tea,100,50\n2022,salt,60,30\n\
             2022,cloth,{},10\n2023,tea,120,50\n2023,salt,80,40\n2023,cloth,{},10\n",
            cloth[0], cloth[1]
        )
    };
    let flags = |cloth| last(&ask(&table(cloth), "price-laspeyres", &Query::default())).flags.clone();
    // Of the 200 of 2022 tea and salt are 160; of 2023 nothing else is known.
    assert_eq!(flags(["40", ""]), [Flag::Used { used: 2, of: 3, percent: 80.0 }]);
    // Of the 250 of 2023 they are 200.
    assert_eq!(flags(["", "50"]), [Flag::Used { used: 2, of: 3, percent: 80.0 }]);
    assert_eq!(flags(["40", "50"]), []);
}

#[test]
fn what_is_left_out_of_a_count_is_said() {
    // Growths on 2017: 20 %; on 0 and to 0 there is none; 2021 has no figure, so that 2022 has no growth either.
    let table = "year,value (million USD)\n2017,100\n2018,120\n2019,0.0\n2020,50\n2021,\n2022,60\n2023,90\n";
    let counted = ask(table, "growth-count", &Query::default());
    let record = last(&counted);
    // 2018: 20 %, 2019: −100 %, 2023: 50 %; of the six years from 2018 on 2020, 2021 and 2022 are left out.
    assert_eq!((record.value, record.flags.clone()), (Ok(2.0), vec![Flag::Gaps { absent: 3, of: 6 }]));
    let releases = "release,period,flow,value (million USD)\n2024-02,2024-01,X,200\n2024-03,2024-01,X,190\n\
        2024-03,2024-02,X,180\n";
    // 190 ÷ 200; February was published once.
    assert_eq!(values(&ask(releases, "revision", &Query::default())), [Ok(-5.0), Err(Reason::TooFew)]);
    let mean = ask(releases, "revision-mean", &Query::default());
    assert_eq!(
        (last(&mean).value.is_ok(), last(&mean).flags.clone()),
        (true, vec![Flag::Gaps { absent: 1, of: 2 }])
    );
}

#[test]
fn a_place_that_others_have_too_is_shared() {
    let table = "year,item,value (million USD)\n2024,Tea,70\n2024,Salt,50\n2024,Cloth,50\n2024,Wood,20\n";
    let lines = ask(table, "rank", &Query { by: Some("item".into()), ..Query::default() });
    let shared = |l: &Line| {
        let with = |f: &Flag| if let Flag::Shared { with } = f { Some(*with) } else { None };
        (l.records[0].value.unwrap(), l.records[0].flags.iter().find_map(with))
    };
    let found: Vec<_> = lines.iter().map(shared).collect();
    assert_eq!(found, [(1.0, None), (2.0, Some(1)), (2.0, Some(1)), (4.0, None)]);
    // So among many, where two neighbours stand for all.
    let mut long = String::from("year,item,value (million USD)\n");
    for n in 0..20 {
        long += &format!("2024,Item {n},{}\n", 100 - n / 3);
    }
    let lines = ask(&long, "rank", &Query { by: Some("item".into()), ..Query::default() });
    // Items 0, 1, 2 have 100; items 18 and 19 have 94.
    assert_eq!([shared(&lines[0]), shared(&lines[19])], [(1.0, Some(2)), (19.0, Some(1))]);
}

#[test]
fn halves_and_quarters_add_up_to_what_they_can() {
    let halves = "period,flow,value (million USD)\n2023-H1,X,500\n2023-H2,X,700\n";
    assert_eq!(values(&ask(halves, "years", &Query::default())), [Ok(1.2e9)]);
    assert_eq!(refused(halves, "quarters"), "compute.lacks.only-months");
    assert_eq!(refused(halves, "moving-year"), "compute.lacks.months");
}

#[test]
fn a_formula_counts_periods_from_one_and_marks_what_ended_a_run() {
    use kimngach::indicators::with_numbers;
    use kimngach::lang::Lang;
    let months = "period,flow,value (million USD)\n2024-01,X,100\n2024-02,X,110\n2024-03,X,121\n";
    let trend = last(&ask(months, "trend", &Query::default())).clone();
    // 10 % a month, and the months are 1, 2, 3.
    assert!((trend.value.unwrap() - 10.0).abs() < 1e-9);
    let text = with_numbers(Lang::En, &trend);
    assert!(text.contains("mean(1; 2; 3)"), "{text}");
    let trade = "year,flow,value (million USD)\n2021,X,9\n2021,M,8\n2022,X,7\n2022,M,7\n2023,X,6\n2023,M,5\n";
    let runs: Vec<String> = ask(trade, "surplus-run", &Query::default())[0]
        .records
        .iter()
        .map(|r| with_numbers(Lang::En, r))
        .collect();
    assert!(runs[1].contains("[7 > 7] ✕") && !runs[1].contains("[9 > 8] ✕"), "{}", runs[1]);
    assert!(runs[2].contains("[7 > 7] ✕; [6 > 5])"), "{}", runs[2]);
}

#[test]
fn nothing_is_compared_across_a_break_of_a_series() {
    // Eurostat's flag behind the figure of 2021, from which on another method counts.
    let tsv = "freq,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \t2022 \nA,BE\t100 \t110 \t60 b\t66 \nA,DE\t200 \t220 \t242 \t: \n";
    let values_of = |id: &str, text: &str, select: &[(&str, &str)]| {
        let lines = compute(&read(text), find(id).unwrap(), &query(select, &[])).unwrap();
        values(&lines)
    };
    // 110 ÷ 100 = 1.1, and 66 ÷ 60 = 1.1 on the other side.
    assert_eq!(values_of("growth", tsv, &[("geo", "BE")])[1..], [Ok(10.0), Err(Reason::Broken), Ok(10.0)]);
    // The other country has none.
    assert_eq!(values_of("growth", tsv, &[("geo", "DE")])[1..3], [Ok(10.0), Ok(10.0)]);
    // Average growth from 2019 to 2022 goes over it.
    assert!(values_of("cagr", tsv, &[("geo", "BE")]).contains(&Err(Reason::Broken)));
    // A column of flags says the same, with an estimate beside.
    let flagged =
        "year,flow,value (million USD),flag\n2019,X,100,\n2020,X,110,p\n2021,X,60,b e\n2022,X,66,\n";
    assert_eq!(values_of("growth", flagged, &[])[1..], [Ok(10.0), Err(Reason::Broken), Ok(10.0)]);
    // "12.5b" are billions and no break.
    let billions = "year,flow,value (USD)\n2020,X,12.5b\n2021,X,15.0b\n";
    assert_eq!(values_of("growth", billions, &[])[1..], [Ok(20.0)]);
    // It is said, with its cell.
    let opened = kimngach::project::open(
        tsv.as_bytes(),
        "a.tsv",
        &kimngach::read::Hints::default(),
        &kimngach::read::native::Native,
    );
    let said = opened.unwrap().problems;
    let at = said.iter().find(|w| w.code == "dataset.breaks").map(|w| (w.at.row, w.at.column));
    assert_eq!(at, Some((Some(2), Some(4))), "{said:?}");
}
