//! The indicators: fixed values, identities on random tables, and the catalogue's own promises.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::figure::{Decimal, Stated};
use kimngach::indicators::{Reason, Record, growth, level, share, sums};
use kimngach::period::Period;
use kimngach::unit::{Currency, Quantity, Unit};

fn stated(text: &str, unit: &Unit) -> Record {
    Record::stated(
        None,
        Stated { decimal: Decimal::parse(text).unwrap(), qualifier: Default::default() },
        unit,
    )
}

fn billion(text: &str) -> Record {
    stated(text, &Unit::scaled(Quantity::Money(Currency::USD), 9))
}

fn percent(text: &str) -> Record {
    stated(text, &Unit::of(Quantity::Percent))
}

#[test]
fn unlike_units_and_periods_refuse() {
    let gold = stated("3", &Unit::of(Quantity::Tonne));
    assert_eq!(level::turnover(&billion("3"), &gold).value, Err(Reason::UnlikeUnits));
    assert_eq!(growth::growth(&billion("3"), &gold).value, Err(Reason::UnlikeUnits));
    assert_eq!(sums::sum(&[&billion("3"), &gold]).value, Err(Reason::UnlikeUnits));
    let month = billion("3").at(Some(Period::Month(2005, 3)));
    let to_date = billion("9").at(Some(Period::to_date(2005, 3)));
    assert_eq!(growth::growth(&to_date, &month).value, Err(Reason::MixedPeriods));
    assert_eq!(sums::sum(&[&month, &to_date]).value, Err(Reason::MixedPeriods));
    assert_eq!(share::share(&month, &to_date).value, Err(Reason::MixedPeriods));
}

#[test]
fn a_base_that_is_not_above_zero_has_no_growth() {
    assert_eq!(growth::growth(&billion("3"), &billion("-2")).value, Err(Reason::NotPositive));
    assert_eq!(growth::growth(&billion("3"), &billion("0")).value, Err(Reason::DivisionByZero));
    // 0.4 printed as 0 could be a zero: [-0.5, 0.5].
    assert_eq!(share::share(&billion("3"), &billion("0")).value, Err(Reason::DivisionByZero));
}

#[test]
fn a_formula_of_formulas_takes_their_cells_and_their_formulas_in() {
    let g23 = growth::growth(&billion("398"), &billion("373"));
    let g22 = growth::growth(&billion("373"), &billion("336"));
    let change = growth::difference(&g23, &g22);
    assert_eq!(change.formula, "(100 × (x₁ ÷ x₀ − 1)) − (100 × (x₁′ ÷ x₀′ − 1))");
    let names: Vec<_> = change.inputs.iter().map(|i| i.name.as_ref()).collect();
    assert_eq!(names, ["x₁", "x₀", "x₁′", "x₀′"]);
    assert_eq!(change.unit, Unit::of(Quantity::PercentagePoint));
    let implied = [
        growth::implied_by_growth(&billion("398"), &percent("6.7")),
        growth::implied_by_growth(&billion("397"), &percent("9.4")),
    ];
    let sum = sums::sum(&[&implied[0], &implied[1]]);
    assert_eq!(sum.formula, "Σ (x₁ᵢ ÷ (1 + gᵢ ÷ 100))");
    assert!((sum.value.unwrap() / 1e9 - 735.896_917_5).abs() < 1e-6);
}

#[test]
fn a_formula_shows_its_numbers_as_the_file_prints_them() {
    use kimngach::indicators::with_numbers;
    use kimngach::lang::Lang;
    let million = |t| stated(t, &Unit::scaled(Quantity::Money(Currency::USD), 6));
    let s = share::share(&million("80089.7"), &million("176580.8"));
    assert_eq!(with_numbers(Lang::Vi, &s), "100 × 80.089,7 ÷ 176.580,8 = 45,355837 → 45,4%");
    let b = level::balance(&billion("398"), &billion("397"));
    assert_eq!(with_numbers(Lang::En, &b), "398 − 397 = $1 billion");
    let g = growth::average(&million("32447.1"), &million("14482.7"), 5);
    assert_eq!(with_numbers(Lang::En, &g), "100 × ((32,447.1 ÷ 14,482.7)^(1 ÷ 5) − 1) = 17.50741 → 17.5%");
    let months: Vec<Record> = ["1", "2", "3", "4", "5", "6", "7.5"].map(million).into();
    let sum = sums::sum(&months.iter().collect::<Vec<_>>());
    assert_eq!(with_numbers(Lang::Vi, &sum), "(1 + 2 + 3 + … + 7,5) = 28,5 → 29 triệu USD");
}

mod long_table;

mod asking {
    //! A question as the command line writes it.
    use super::long_table::fixture;
    use kimngach::figure::Decimal;
    use kimngach::indicators::{Line, Query, compute, find};
    use kimngach::period::Period;

    pub fn query(words: &[&str]) -> Query {
        let mut query = Query::default();
        for pair in words.chunks(2) {
            let [option, value] = pair else { panic!("{words:?}") };
            let both = || value.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
            let period = || Some(Period::parse(value).unwrap());
            match *option {
                "--where" => query.select.push(both()),
                "--against" => query.against.push(both()),
                "--by" => query.by = Some((*value).to_owned()),
                "--from" => query.from = period(),
                "--to" => query.to = period(),
                "--base" => query.base = period(),
                "--above" => query.above = Decimal::parse(value),
                "--top" => query.top = value.parse().ok(),
                other => panic!("{other}"),
            }
        }
        query
    }

    pub fn ask(id: &str, asks: &str) -> (kimngach::dataset::Dataset, Vec<Line>) {
        let words: Vec<&str> = asks.split(' ').collect();
        let dataset = fixture(words[0]);
        let lines = compute(&dataset, find(id).unwrap(), &query(&words[1..]))
            .unwrap_or_else(|e| panic!("{id} {asks}: {e:?}"));
        (dataset, lines)
    }
}

#[test]
fn every_entry_shows_itself_at_work_and_its_text_gives_its_value() {
    use kimngach::indicators::{catalogue, evaluated, mathml, shown};
    use kimngach::lang::{Lang, period};
    let mut wrong = Vec::new();
    for entry in catalogue() {
        let (_, lines) = asking::ask(entry.id, entry.example.asks);
        let line = lines.last().unwrap();
        let Some(record) = line.records.last() else {
            wrong.push(format!("{}: no record", entry.id));
            continue;
        };
        let shown = match record.value {
            Ok(_) => format!(
                "{} {}",
                record.period.map_or("–".into(), |p| if matches!(p, Period::Month(..)) {
                    p.to_string()
                } else {
                    period(Lang::En, p)
                }),
                shown(Lang::En, record, line.printed_power)
            ),
            Err(reason) => format!("{reason:?}"),
        };
        if shown != entry.example.gives {
            wrong.push(format!(
                "{}: {:?}, said {:?} [{:?}]",
                entry.id, shown, entry.example.gives, record.interval
            ));
        }
        // The text of the formula, worked out by itself, gives the same.
        for line in &lines {
            for record in &line.records {
                let (Ok(value), Some(text)) = (record.value, evaluated(&record.formula, &record.inputs))
                else {
                    if record.value.is_ok() {
                        wrong.push(format!("{}: {:?} does not evaluate", entry.id, record.formula));
                    }
                    continue;
                };
                if (value - text).abs() > 1e-9 * value.abs().max(1e-9) {
                    wrong.push(format!("{}: {} but {} gives {}", entry.id, value, record.formula, text));
                }
                assert!(record.interval.contains(value), "{}", entry.id);
                if mathml(&record.formula).contains("<mtext>") {
                    wrong.push(format!("{}: no MathML for {}", entry.id, record.formula));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Values worked out once by other programs from the same fixtures: numpy 2.4 and pandas 3.1 (growth, sums, rolling sums,
/// shares, price and volume indices), scipy 1.17 (`stats.entropy`, `stats.gmean`), statsmodels 0.15 (`OLS` for trend and
/// elasticity).
#[test]
fn values_agree_with_other_programs() {
    let cases: [(&str, &str, f64); 40] = [
        ("growth", "trade.csv --where flow=X --to 2005", 22.511232773267874),
        ("growth-change", "trade.csv --where flow=X --to 2005", -8.932539466958843),
        ("index", "trade.csv --where flow=X --base 2000 --to 2005", 224.0404068302181),
        ("coverage", "trade.csv --to 2005", 88.26476900854436),
        ("normalized-balance", "trade.csv --to 2005", -0.06233365410457142),
        ("cagr", "trade.csv --where flow=X --base 2000 --to 2005", 17.507414466377046),
        ("trend", "trade.csv --where flow=X --to 2005", 18.430377605565674),
        ("multiple", "trade.csv --where flow=X --base 2000 --to 2005", 2.240404068302181),
        ("openness", "trade.csv --to 2005", 120.08370161000671),
        ("export-gdp", "trade.csv --to 2005", 56.29922284512599),
        ("import-gdp", "trade.csv --to 2005", 63.78447876488072),
        ("import-penetration", "trade.csv --to 2005", 59.34253793143527),
        ("exports-per-head", "trade.csv --to 2005", 400.14675414364643),
        ("elasticity", "trade.csv --to 2005", 0.837857039753499),
        ("elasticity-regression", "trade.csv --to 2005", 1.3940139917269612),
        ("import-propensity", "trade.csv --to 2005", 0.39263768495911633),
        ("growth-annualized", "months.csv --where flow=X", 85.06178062217084),
        ("moving-year", "months.csv --where flow=X", 33000e6),
        ("quarters", "months.csv --where flow=X", 9405e6),
        ("structural-change", "goods.csv --where flow=X", 7.5),
        ("hhi", "goods.csv --where flow=X", 0.31500000000000006),
        ("hhi-normalized", "goods.csv --where flow=X", 0.08666666666666674),
        ("theil", "goods.csv --where flow=X", 0.12824621575569614),
        ("entropy", "goods.csv --where flow=X", 1.2580481453641945),
        ("equivalent-number", "goods.csv --where flow=X", 3.174603174603174),
        ("price-laspeyres", "goods.csv --where flow=X", 114.72944947209653),
        ("price-paasche", "goods.csv --where flow=X", 115.44011544011543),
        ("price-fisher", "goods.csv --where flow=X", 115.08423389604552),
        ("price-tornqvist", "goods.csv --where flow=X", 115.07249134111805),
        ("volume-laspeyres", "goods.csv --where flow=X", 108.28125),
        ("volume-paasche", "goods.csv --where flow=X", 108.95197403557784),
        ("volume-fisher", "goods.csv --where flow=X", 108.61609428873749),
        ("volume-tornqvist", "goods.csv --where flow=X", 108.61595669950483),
        ("effect-of-prices", "goods.csv --where flow=X", 125.86466905655784e6),
        ("effect-of-volumes", "goods.csv --where flow=X", 74.1353309434421e6),
        ("rca-symmetric", "world.csv --where economy=A --against economy=World --by good", -1.0 / 3.0),
        ("diversification", "world.csv --where economy=A --against economy=World --by good", 0.2),
        ("extensive-margin", "world.csv --where economy=B --against economy=World --by good", 60.0),
        ("grubel-lloyd", "goods.csv", 0.40891010342084333),
        ("revision-mean-absolute", "releases.csv", 2.3333333333333353),
    ];
    for (id, asks, expected) in cases {
        let (_, lines) = asking::ask(id, asks);
        let value = lines.last().unwrap().records.last().unwrap().value.unwrap();
        assert!((value - expected).abs() <= 1e-11 * expected.abs(), "{id}: {value} {expected}");
    }
}

#[test]
fn every_entry_has_every_field_in_both_languages() {
    use kimngach::indicators::catalogue;
    use kimngach::lang::{Lang, has, words};
    let mut ids = std::collections::BTreeSet::new();
    for entry in catalogue() {
        assert!(ids.insert(entry.id), "{} stands twice", entry.id);
        for text in [entry.formula, entry.source, entry.example.asks, entry.example.gives] {
            assert!(!text.trim().is_empty(), "{}", entry.id);
        }
        for lang in Lang::ALL {
            for what in ["name", "about"] {
                let key = format!("indicator.{}.{what}", entry.id);
                assert!(has(lang, &key), "{key} in {lang:?}");
            }
            for symbol in names(entry.formula) {
                let key = format!("symbol.{symbol}");
                assert!(has(lang, &key), "{key} of {} in {lang:?}", entry.id);
            }
            for reason in entry.refuses {
                assert!(has(lang, reason.key()), "{} in {lang:?}", reason.key());
            }
        }
        let name = |lang| words(lang, &format!("indicator.{}.name", entry.id)).to_owned();
        assert!(name(Lang::Vi) != name(Lang::En) || matches!(entry.id, "entropy"), "{}", entry.id);
    }
    assert!(ids.len() >= 85, "{}", ids.len());
}

/// The names in a formula: what is neither a number nor a function.
fn names(formula: &str) -> Vec<String> {
    let name =
        |c: char| c.is_ascii_alphabetic() || ('\u{2080}'..='\u{209c}').contains(&c) || "ᵢⱼ′".contains(c);
    formula
        .split(|c| !name(c))
        .filter(|w| !w.is_empty() && !["ln", "exp", "max", "min", "run", "mean"].contains(w))
        .map(str::to_owned)
        .collect()
}
