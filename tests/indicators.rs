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
                "--below" => query.below = Decimal::parse(value),
                "--top" => query.top = value.parse().ok(),
                other => panic!("{other}"),
            }
        }
        query
    }

    /// The table as the program itself reads it.
    fn read(name: &str) -> kimngach::dataset::Dataset {
        use kimngach::read::{Hints, native::Native};
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/indicators").join(name);
        kimngach::project::open(&std::fs::read(path).unwrap(), name, &Hints::default(), &Native)
            .unwrap()
            .dataset
    }

    pub fn ask(id: &str, asks: &str) -> (kimngach::dataset::Dataset, Vec<Line>) {
        let words: Vec<&str> = asks.split(' ').collect();
        let dataset = read(words[0]);
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

/// A small generator of our own, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    /// From `low` to `high`.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

/// A true value and the record of what a table would print of it, with so many decimals.
fn printed(value: f64, decimals: u8, unit: &Unit) -> Record {
    let scale = kimngach::figure::to_f64(1, i16::from(decimals));
    let decimal = Decimal { mantissa: (value * scale).round() as i64, exponent: -i16::from(decimals) };
    Record::stated(None, Stated { decimal, qualifier: Default::default() }, unit)
}

/// Whether a record's interval holds the value of the figures before they were rounded.
fn holds(record: &Record, truth: f64, what: &str) {
    let hair = 1e-9 * truth.abs().max(1e-9);
    let i = &record.interval;
    assert!(record.value.is_ok(), "{what}: {:?}", record.value);
    assert!(i.lo - hair <= truth && truth <= i.hi + hair, "{what}: {truth} not in [{}, {}]", i.lo, i.hi);
    assert!(i.contains(record.value.unwrap()), "{what}: the value is outside its own interval");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test works things out with std to compare")]
fn intervals_hold_the_figures_before_they_were_rounded() {
    use kimngach::indicators::concentration::{entropy, equivalent_number, hhi, hhi_normalized, theil};
    use kimngach::indicators::price_volume::*;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let usd = Unit::of(Quantity::Money(Currency::USD));
    let tonnes = Unit::of(Quantity::Tonne);
    for _ in 0..400 {
        let decimals = random.below(3) as u8;
        let n = 2 + random.below(6) as usize;
        let mut truth = Vec::new();
        for _ in 0..n {
            truth.push([
                random.between(20.0, 900.0),
                random.between(20.0, 900.0),
                random.between(20.0, 900.0),
                random.between(20.0, 900.0),
            ]);
        }
        let (x1, x0) = (truth[0][0], truth[0][2]);
        let (r1, r0) = (printed(x1, decimals, &usd), printed(x0, decimals, &usd));
        holds(&growth::growth(&r1, &r0), 100.0 * (x1 / x0 - 1.0), "growth");
        holds(&growth::index(&r1, &r0), 100.0 * x1 / x0, "index");
        holds(&growth::difference(&r1, &r0), x1 - x0, "difference");
        holds(&growth::average(&r1, &r0, 5), 100.0 * ((x1 / x0).powf(0.2) - 1.0), "average");
        holds(&level::balance(&r1, &r0), x1 - x0, "balance");
        holds(&level::coverage(&r1, &r0), 100.0 * x1 / x0, "coverage");
        holds(&level::normalized_balance(&r1, &r0), (x1 - x0) / (x1 + x0), "normalized balance");
        let (y1, y0) = (truth[1][0], truth[1][2]);
        let (s1, s0) = (printed(y1, decimals, &usd), printed(y0, decimals, &usd));
        holds(&share::share_change(&r1, &s1, &r0, &s0), 100.0 * (x1 / y1 - x0 / y0), "share change");
        holds(&share::contribution(&r1, &r0, &s0), 100.0 * (x1 - x0) / y0, "contribution");
        let grown = growth::elasticity(&growth::growth(&r1, &r0), &growth::growth(&s1, &s0));
        if grown.value.is_ok() {
            holds(&grown, (x1 / x0 - 1.0) / (y1 / y0 - 1.0), "elasticity");
        }
        // Concentration and the indices of prices and volumes.
        let values: Vec<f64> = truth.iter().map(|t| t[0]).collect();
        let records: Vec<Record> = values.iter().map(|v| printed(*v, decimals, &usd)).collect();
        let of: Vec<&Record> = records.iter().collect();
        let total: f64 = values.iter().sum();
        let shares: Vec<f64> = values.iter().map(|v| v / total).collect();
        let h: f64 = shares.iter().map(|s| s * s).sum();
        let e: f64 = shares.iter().map(|s| -s * s.ln()).sum();
        let count = n as f64;
        holds(&hhi(&of), h, "hhi");
        holds(&hhi_normalized(&of), (h - 1.0 / count) / (1.0 - 1.0 / count), "hhi normalized");
        holds(&entropy(&of), e, "entropy");
        holds(&theil(&of), count.ln() - e, "theil");
        holds(&equivalent_number(&of), 1.0 / h, "equivalent number");
        let goods: Vec<Good> = truth
            .iter()
            .map(|t| Good {
                v1: printed(t[0], decimals, &usd),
                q1: printed(t[1], decimals, &tonnes),
                v0: printed(t[2], decimals, &usd),
                q0: printed(t[3], decimals, &tonnes),
            })
            .collect();
        let sum = |f: &dyn Fn(&[f64; 4]) -> f64| truth.iter().map(f).sum::<f64>();
        let (v1, v0) = (sum(&|t| t[0]), sum(&|t| t[2]));
        let lp = sum(&|t| t[0] * t[3] / t[1]) / v0;
        let pp = v1 / sum(&|t| t[2] * t[1] / t[3]);
        let lq = sum(&|t| t[2] * t[1] / t[3]) / v0;
        let pq = v1 / sum(&|t| t[0] * t[3] / t[1]);
        holds(&laspeyres_price(&goods), 100.0 * lp, "Laspeyres price");
        holds(&paasche_price(&goods), 100.0 * pp, "Paasche price");
        holds(&fisher_price(&goods), 100.0 * (lp * pp).sqrt(), "Fisher price");
        holds(&laspeyres_volume(&goods), 100.0 * lq, "Laspeyres volume");
        holds(&paasche_volume(&goods), 100.0 * pq, "Paasche volume");
        holds(&fisher_volume(&goods), 100.0 * (lq * pq).sqrt(), "Fisher volume");
        let tornqvist =
            |f: &dyn Fn(&[f64; 4]) -> f64| 100.0 * sum(&|t| (t[2] / v0 + t[0] / v1) / 2.0 * f(t).ln()).exp();
        holds(&tornqvist_price(&goods), tornqvist(&|t| t[0] / t[1] / (t[2] / t[3])), "Törnqvist price");
        holds(&tornqvist_volume(&goods), tornqvist(&|t| t[1] / t[3]), "Törnqvist volume");
        let mean = |t: &[f64; 4]| if t[0] == t[2] { t[0] } else { (t[0] - t[2]) / (t[0] / t[2]).ln() };
        holds(&effect_of_prices(&goods), sum(&|t| mean(t) * (t[0] / t[1] / (t[2] / t[3])).ln()), "prices");
        holds(&effect_of_volumes(&goods), sum(&|t| mean(t) * (t[1] / t[3]).ln()), "volumes");
        // Fisher lies between Laspeyres and Paasche; value is price times volume; the two effects are the whole change.
        let v = |r: Record| r.value.unwrap();
        let (l, p, f) = (v(laspeyres_price(&goods)), v(paasche_price(&goods)), v(fisher_price(&goods)));
        assert!(l.min(p) - 1e-9 <= f && f <= l.max(p) + 1e-9);
        let sums = |pick: fn(&Good) -> &Record| goods.iter().map(|g| pick(g).value.unwrap()).sum::<f64>();
        let value_index = sums(|g| &g.v1) / sums(|g| &g.v0);
        assert!((f * v(fisher_volume(&goods)) / 1e4 - value_index).abs() < 1e-9 * value_index);
        let effects = v(effect_of_prices(&goods)) + v(effect_of_volumes(&goods));
        let change = sums(|g| &g.v1) - sums(|g| &g.v0);
        assert!((effects - change).abs() < 1e-6 * change.abs().max(1.0), "{effects} {change}");
    }
}

#[test]
fn shares_add_up_to_a_hundred_and_contributions_to_the_growth() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for _ in 0..50 {
        let n = 2 + random.below(9);
        let mut text = String::from("period,good,measure,unit,value\n");
        let mut totals = [0_u64; 2];
        for (y, total) in totals.iter_mut().enumerate() {
            for g in 0..n {
                let value = 1 + random.below(100_000);
                *total += value;
                text += &format!("{},g{g},value,million USD,{value}\n", 2004 + y);
            }
            text += &format!("{},Total,value,million USD,{total}\n", 2004 + y);
        }
        let dataset = long_table::load("made.csv", &text);
        let sum_of = |id: &str| {
            let query = asking::query(&["--by", "good", "--to", "2005"]);
            let lines =
                kimngach::indicators::compute(&dataset, kimngach::indicators::find(id).unwrap(), &query)
                    .unwrap();
            lines
                .iter()
                .filter(|l| dataset.dimensions[0].members[l.members[0] as usize].name != "Total")
                .map(|l| l.records.last().unwrap().value.unwrap())
                .sum::<f64>()
        };
        assert!((sum_of("share") - 100.0).abs() < 1e-9);
        let grown = 100.0 * (totals[1] as f64 / totals[0] as f64 - 1.0);
        assert!((sum_of("contribution") - grown).abs() < 1e-9 * grown.abs().max(1.0));
        assert!(
            (sum_of("shift-share-common") + sum_of("shift-share-own")
                - (totals[1] as f64 - totals[0] as f64) * 1e6)
                .abs()
                < 1e-3
        );
        assert!(sum_of("share-change").abs() < 1e-9);
    }
}

#[test]
fn ranks_share_places_and_say_what_rounding_leaves_open() {
    use kimngach::indicators::parts::{club, rank};
    let [a, b, c, d] = ["38.4", "38.4", "35.7", "35.6"].map(billion);
    let place = |x: &Record, others: &[&Record]| rank(x, others);
    // Equal figures share the first place; within rounding either may be ahead.
    let first = place(&a, &[&b, &c, &d]);
    assert_eq!((first.value, first.interval.lo, first.interval.hi), (Ok(1.0), 1.0, 2.0));
    let third = place(&c, &[&a, &b, &d]);
    assert_eq!((third.value, third.interval.lo, third.interval.hi), (Ok(3.0), 3.0, 3.0));
    let mark = Record::given(
        None,
        Decimal { mantissa: 357, exponent: 8 },
        &Unit::of(Quantity::Money(Currency::USD)),
    );
    let members = club(&[&a, &b, &c, &d], &mark, None);
    assert_eq!((members.value, members.interval.lo, members.interval.hi), (Ok(3.0), 2.0, 3.0));
}

#[test]
fn an_incomplete_year_has_no_sum_and_a_gap_no_growth() {
    let mut text = String::from("period,flow,measure,unit,value\n");
    for m in (1..=12).filter(|m| *m != 7) {
        text += &format!("2005-{m:02},X,value,million USD,100\n");
    }
    text += "2003,X,yearly,million USD,900\n2005,X,yearly,million USD,1100\n";
    let dataset = long_table::load("made.csv", &text);
    let ask = |id: &str, words: &[&str]| {
        kimngach::indicators::compute(
            &dataset,
            kimngach::indicators::find(id).unwrap(),
            &asking::query(words),
        )
        .unwrap()
    };
    let years = ask("years", &["--where", "flow=X"]);
    let record = years[0].records.last().unwrap();
    assert_eq!((record.period, record.value), (Some(Period::Year(2005)), Err(Reason::Incomplete)));
    let mut query = asking::query(&["--where", "flow=X"]);
    query.measure = Some("yearly".into());
    let lines =
        kimngach::indicators::compute(&dataset, kimngach::indicators::find("growth").unwrap(), &query)
            .unwrap();
    assert_eq!(lines[0].records[1].value, Err(Reason::NoInput));
}

/// A whole, two partners and the years of one partner, whose one year (20) a month of the whole (30) exceeds.
const PARTNERS: &str = "period,flow,partner,measure,unit,value\n\
    2004-01,X,Total,value,million USD,30\n2004-01,X,Japan,value,million USD,10\n2004-01,X,Laos,value,million USD,20\n\
    1992,X,Japan,value,million USD,20\n";

#[test]
fn a_share_asked_of_the_whole_alone_is_that_of_every_part() {
    let dataset = long_table::load("made.csv", PARTNERS);
    let query = asking::query(&["--from", "2004-01"]);
    let lines = kimngach::indicators::compute(&dataset, kimngach::indicators::find("share").unwrap(), &query);
    let values: Vec<_> = lines.unwrap().iter().flat_map(|l| l.records.clone()).map(|r| r.value).collect();
    // 10 ÷ 30 and 20 ÷ 30.
    assert_eq!(values, [Ok(100.0 * 10.0 / 30.0), Ok(100.0 * 20.0 / 30.0)]);
}

#[test]
fn what_a_question_lacks_is_what_the_answer_names() {
    let code = |text: &str, id: &str| {
        let dataset = long_table::load("made.csv", text);
        let query = asking::query(&[]);
        kimngach::indicators::compute(&dataset, kimngach::indicators::find(id).unwrap(), &query)
            .err()
            .map(|e| e.code)
    };
    let years = "period,flow,measure,unit,value\n2004,X,value,million USD,3\n2005,X,value,million USD,4\n";
    for (id, lacks) in [
        ("year-to-date", "compute.lacks.only-months"),
        ("moving-year", "compute.lacks.months"),
        ("quarters", "compute.lacks.only-months"),
        ("years", "compute.lacks.parts-of-years"),
        ("milestone", "compute.lacks.months"),
    ] {
        assert_eq!(code(years, id).as_deref(), Some(lacks), "{id}");
    }
    let quarters =
        "period,flow,measure,unit,value\n2004-Q1,X,value,million USD,3\n2004-Q2,X,value,million USD,4\n";
    assert_eq!(code(quarters, "year-to-date").as_deref(), Some("compute.lacks.only-months"));
    assert_eq!(code(years, "first-above").as_deref(), Some("compute.never.above"));
    // A month of all exports is no milestone for being more than a year of one partner's.
    assert_eq!(code(PARTNERS, "milestone").as_deref(), Some("compute.never.milestone"));
}

/// The lines of an indicator over a table of a few lines.
fn over(table: &str, id: &str, asks: &[&str]) -> Result<Vec<kimngach::indicators::Line>, String> {
    use kimngach::read::{Hints, native::Native};
    let dataset =
        kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap().dataset;
    let entry = kimngach::indicators::find(id).unwrap();
    kimngach::indicators::compute(&dataset, entry, &asking::query(asks)).map_err(|e| e.code.to_string())
}

/// What the last record shows as arithmetic.
fn arithmetic(lines: &[kimngach::indicators::Line]) -> String {
    kimngach::indicators::with_numbers(
        kimngach::lang::Lang::En,
        lines.last().unwrap().records.last().unwrap(),
    )
}

#[test]
fn an_index_of_values_is_no_index_of_prices() {
    let table = |measure: &str| {
        format!(
            "period,flow,measure,unit,value\n2004,X,{measure},2003=100,104\n2004,M,{measure},2003=100,80\n"
        )
    };
    for (measure, serves) in [
        ("price index", true),
        ("unit value index", true),
        ("chỉ số giá", true),
        ("value index", false),
        ("chỉ số trị giá", false),
        ("chỉ số giá trị", false),
    ] {
        let found = over(&table(measure), "terms-of-trade", &[]);
        // 100 × 104 ÷ 80
        match found {
            Ok(lines) => assert!(serves && lines[0].records[0].value == Ok(130.0), "{measure}"),
            Err(code) => assert!(!serves && code == "compute.lacks.prices", "{measure} {code}"),
        }
    }
}

#[test]
fn an_index_implies_the_figure_of_the_period_that_it_names() {
    let table = |measure: &str| {
        format!(
            "period,flow,measure,unit,value\n2005-02,X,value,million USD,120\n2005-02,X,{measure},%,125\n"
        )
    };
    let when = |measure: &str| {
        over(&table(measure), "implied-previous", &[]).map(|lines| {
            let record = &lines[0].records[0];
            // 100 × 120 million ÷ 125
            assert_eq!(record.value, Ok(96e6));
            record.period.unwrap()
        })
    };
    assert_eq!(when("index same period of previous year = 100"), Ok(Period::Month(2004, 2)));
    assert_eq!(when("index previous month = 100"), Ok(Period::Month(2005, 1)));
    // Which month it was is not said.
    assert_eq!(when("index"), Err("compute.lacks.rates".to_owned()));
}

#[test]
fn a_level_and_its_index_keep_their_parts() {
    let table = "period,flow,measure,unit,value\n2011,X,price index,previous year=100,105\n\
                 2011,X,price index,2010=100,84\n";
    let lines = over(table, "implied-previous", &[]).unwrap();
    assert_eq!(lines.len(), 1);
    // 100 × 84 ÷ 105, of 2010
    let record = &lines[0].records[0];
    assert_eq!((record.value, record.period), (Ok(80.0), Some(Period::Year(2010))));
}

#[test]
fn releases_are_no_parts() {
    let table = "release,period,flow,measure,unit,value\n2005-01,2005-01,X,value,million USD,1000\n\
                 2005-02,2005-01,X,value,million USD,1030\n";
    for id in ["share", "share-of-growth", "hhi", "rank", "contribution", "shift-share-own", "club-count"] {
        assert_eq!(over(table, id, &[]), Err("compute.lacks.parts".to_owned()), "{id}");
        assert_eq!(over(table, id, &["--by", "release"]), Err("compute.lacks.parts".to_owned()), "{id}");
    }
    assert_eq!(over(table, "revision", &[]).unwrap().len(), 1);
}

#[test]
fn arithmetic_is_written_as_it_is_worked_out() {
    let goods = "period,flow,good,measure,unit,value\n2005,X,Rice,value,million USD,1200\n\
                 2005,X,Coffee,value,million USD,800\n2005,X,Tea,value,million USD,500\n";
    let shown = |id: &str, asks: &[&str]| arithmetic(&over(goods, id, asks).unwrap());
    assert_eq!(shown("club-count", &[]), "([1,200 ≥ 1,000] + [800 ≥ 1,000] + [500 ≥ 1,000]) = 1");
    let marked = shown("club-count", &["--above", "900000000"]);
    assert_eq!(marked, "([1,200 ≥ 900] + [800 ≥ 900] + [500 ≥ 900]) = 1");
    // 500 ÷ 2,500
    assert_eq!(shown("share", &["--by", "good"]), "100 × 500 ÷ (1,200 + 800 + 500) = 20 → 20.0%");
    let rates = "period,measure,unit,value\n2004,growth,%,5\n2005,growth,%,10\n";
    let chain = arithmetic(&over(rates, "chain", &[]).unwrap());
    // 1.05 × 1.1
    assert!(chain.starts_with("100 × ((1 + 5 ÷ 100) × (1 + 10 ÷ 100)) = 115.5"), "{chain}");
    let years = "period,flow,measure,unit,value\n2004,X,value,million USD,100\n2005,X,value,million USD,110\n\
                 2006,X,value,million USD,121\n";
    let trend = arithmetic(&over(years, "trend", &[]).unwrap());
    assert!(trend.contains("(2004 − mean(2004; 2005; 2006))"), "{trend}");
}

#[test]
fn growths_do_not_grow_nor_add_up() {
    let rates = "period,measure,unit,value\n2004,growth,%,5\n2005,growth,%,10\n";
    for id in ["growth", "cagr", "sum"] {
        let lines = over(rates, id, &[]).unwrap();
        assert_eq!(lines[0].records.last().unwrap().value, Err(Reason::OfRates), "{id}");
    }
    // A level with a base that stays grows as money does: 84 to 105.
    let level = "period,measure,unit,value\n2011,price index,2010=100,84\n2012,price index,2010=100,105\n";
    assert_eq!(over(level, "growth", &[]).unwrap()[0].records.last().unwrap().value, Ok(25.0));
}

/// 300 + 100 = 400, 450 + 90 = 540; 450 ÷ 300 = +50 %, 250 ÷ 200 = +25 %, 90 ÷ 100 = −10 %.
#[test]
fn tallies_have_no_value_where_something_lacks_or_counts_twice() {
    let goods = "period,flow,good,measure,unit,value,status\n2004,X,Total,value,million USD,800,final\n\
                 2005,X,Total,value,million USD,1000,final\n2004,X,Rice,value,million USD,300,final\n\
                 2005,X,Rice,value,million USD,450,final\n2004,X,Coffee,value,million USD,200,final\n\
                 2005,X,Coffee,value,million USD,250,final\n2004,X,Tea,value,million USD,100,final\n\
                 2005,X,Tea,value,million USD,90,final\n2006,X,Rice,value,million USD,500,plan\n";
    let values = |table: &str, id: &str, asks: &[&str]| -> Vec<Result<f64, Reason>> {
        over(table, id, asks).unwrap()[0].records.iter().map(|r| r.value).collect()
    };
    let both: &[&str] = &["--where", "good=Rice", "--where", "good=Tea", "--to", "2005"];
    assert_eq!(values(goods, "members-sum", both), [Ok(4e8), Ok(5.4e8)]);
    let without = goods.replace("2005,X,Tea,value,million USD,90,final\n", "");
    assert_eq!(values(&without, "members-sum", both), [Ok(4e8), Err(Reason::Incomplete)]);
    let twice = ["--where", "good=Total", "--where", "good=Tea", "--to", "2005"];
    assert_eq!(values(goods, "members-sum", &twice), [Err(Reason::Overlap); 2]);
    let unlike = goods.replace("Tea,value,million USD,90", "Tea,value,million EUR,90");
    assert!(values(&unlike, "members-sum", both).iter().any(Result::is_err));
    let last =
        |id: &str, asks: &[&str]| *values(goods, id, &[asks, &["--to", "2005"]].concat()).last().unwrap();
    assert_eq!([last("members-risen", &[]), last("members-fallen", &[])], [Ok(2.0), Ok(1.0)]);
    assert_eq!(last("members-risen", &["--above", "30"]), Ok(1.0));
    assert_eq!(last("members-fallen", &["--above", "30"]), Ok(0.0));
    // A plan has not risen yet, and stands in no band.
    assert_eq!(values(goods, "members-risen", &[]).last(), Some(&Err(Reason::NoInput)));
    let band = |asks: &[&str]| values(goods, "band-count", &[&["--where", "good=Rice"], asks].concat());
    assert_eq!(band(&["--above", "100000000"]), [Ok(2.0)]);
    assert_eq!(band(&["--below", "400000000"]), [Ok(1.0)]);
    assert_eq!(band(&["--above", "400000000", "--below", "500000000"]), [Ok(1.0)]);
    // 450 within half a million of 449.8: it may be there or not.
    let open = over(goods, "band-count", &["--where", "good=Rice", "--above", "449800000"]).unwrap();
    let interval = open[0].records[0].interval;
    assert_eq!((interval.lo, interval.hi), (0.0, 1.0));
}
