//! What the public tables say about the articles' figures.

use super::*;
use kimngach::figure::{powf, round_to};
use kimngach::indicators::{Line, Query, compute, economy, find, share};
use kimngach::period::Period;
use long_table::{shared, shared_table};
use std::collections::BTreeMap;

/// One of the public tables.
struct Tables(BTreeMap<String, Dataset>);

impl Tables {
    fn of(&mut self, name: &str) -> &Dataset {
        self.0.entry(name.to_owned()).or_insert_with(|| shared_table(name).unwrap())
    }
    /// Answers to a question, last record of the last line (or all lines) in base units.
    fn lines(&mut self, id: &str, asks: &str) -> Vec<Line> {
        let words: Vec<&str> = asks.split(' ').collect();
        let mut query = Query::default();
        for pair in words[1..].chunks(2) {
            let value = pair[1].replace('_', " ");
            let both = || value.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
            let period = || Some(Period::parse(&value).unwrap());
            match pair[0] {
                "--where" => query.select.push(both()),
                "--by" => query.by = Some(value),
                "--from" => query.from = period(),
                "--to" => query.to = period(),
                "--base" => query.base = period(),
                "--above" => query.above = Decimal::parse(&value),
                "--below" => query.below = Decimal::parse(&value),
                "--measure" => query.measure = Some(value),
                other => panic!("{other}"),
            }
        }
        let table = self.of(words[0]);
        compute(table, find(id).unwrap(), &query).unwrap_or_else(|e| panic!("{id} {asks}: {e:?}"))
    }
    fn ask(&mut self, id: &str, asks: &str) -> Record {
        self.lines(id, asks)
            .last()
            .unwrap()
            .records
            .last()
            .unwrap_or_else(|| panic!("nothing for {id} {asks}"))
            .clone()
    }
    fn all(&mut self, id: &str, asks: &str) -> Vec<Record> {
        self.lines(id, asks).last().unwrap().records.clone()
    }
    fn value(&mut self, id: &str, asks: &str) -> f64 {
        self.ask(id, asks).value.unwrap_or_else(|e| panic!("{id} {asks}: {e:?}"))
    }
}

const ANNUAL: &str = "gso_trade_annual_1990_2016.csv";
const LONG: &str = "vietnam_trade_annual_1986_2025.csv";
const SECTORS: &str = "gso_exports_by_sector_and_group_1995_2016.csv";
const PARTNERS: &str = "gso_exports_by_partner_1995_2016.csv";
const GOODS_2006: &str = "gso_exports_by_commodity_annual_2006_2024.csv";

/// Regions of the countries in the table, by the M49 standard of the United Nations; every other country in it is in Asia.
const EUROPE: &[&str] = &[
    "Austria",
    "Belgium",
    "Bulgaria",
    "Czech Rep.",
    "Denmark",
    "Finland",
    "France",
    "Germany",
    "Greece",
    "Hungary",
    "Ireland",
    "Italy",
    "Netherlands",
    "Norway",
    "Poland",
    "Portugal",
    "Romania",
    "Russian Federation",
    "Slovakia",
    "Spain",
    "Sweden",
    "Switzerland",
    "Ukraine",
    "United Kingdom",
];
const AMERICA: &[&str] = &[
    "Argentina",
    "Brazil",
    "Canada",
    "Chile",
    "Colombia",
    "Cuba",
    "Mexico",
    "Panama",
    "Peru",
    "United States",
];
const AFRICA: &[&str] = &[
    "Algeria",
    "Angola",
    "Egypt",
    "Ghana",
    "Guinea",
    "Nigeria",
    "Senegal",
    "South Africa",
    "Tanzania, Rep,",
];
const OCEANIA: &[&str] = &["Australia", "New Zealand"];
/// Groups that overlap the countries.
const GROUPS_OF_COUNTRIES: &[&str] = &["ASEAN", "APEC", "EU", "OPEC", "TOTAL"];

/// The listed countries of a region in a year, added up, and the total of the table.
fn region(t: &mut Tables, year: &str, is_in: impl Fn(&str) -> bool) -> (Record, Record) {
    let ask = format!("{PARTNERS} --by partner --from {year} --to {year}");
    let lines = t.lines("value", &ask);
    let table = t.of(PARTNERS);
    let partner = table.dimensions.iter().position(|d| d.name == "partner").unwrap();
    let name = |line: &Line| table.dimensions[partner].members[line.members[partner] as usize].name.clone();
    let of = |wanted: &dyn Fn(&str) -> bool| {
        let records: Vec<&Record> = lines
            .iter()
            .filter(|l| wanted(&name(l)))
            .flat_map(|l| &l.records)
            .filter(|r| r.value.is_ok())
            .collect();
        sums::sum(&records)
    };
    let countries = of(&|name| !GROUPS_OF_COUNTRIES.contains(&name) && is_in(name));
    let total = t.ask("value", &format!("{ANNUAL} --where flow=X --measure value --from {year} --to {year}"));
    (countries.at(total.period), total)
}

/// The share of a region in a year, in %.
fn share_of(t: &mut Tables, year: &str, is_in: impl Fn(&str) -> bool) -> f64 {
    let (part, total) = region(t, year, is_in);
    share::share(&part, &total).value.unwrap()
}

fn in_asia(name: &str) -> bool {
    ![EUROPE, AMERICA, AFRICA, OCEANIA].iter().any(|region| region.contains(&name))
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    (of[of.len() / 2] + of[(of.len() - 1) / 2]) / 2.0
}

/// What the public tables say of a fact: the numbers of its external check, and whether the article's claim holds.
fn external(id: &str, t: &mut Tables, plan: &Plan) -> Option<(Vec<f64>, Option<bool>)> {
    let mil = |v: f64| v / 1e6;
    let bil = |v: f64| v / 1e9;
    let sector = |t: &mut Tables, id: &str, name: &str, rest: &str| {
        t.value(id, &format!("{SECTORS} --measure value --where category={name} {rest}"))
    };
    let surplus = |t: &mut Tables, to: &str| t.value("surplus-run", &format!("{LONG} --to {to}"));
    let cagr = |t: &mut Tables, base: &str, to: &str| {
        t.value("cagr", &format!("{ANNUAL} --where flow=X --measure value --base {base} --to {to}"))
    };
    let partner = |t: &mut Tables, id: &str, name: &str, rest: &str| {
        t.value(id, &format!("{PARTNERS} --by partner --where partner={name} {rest}"))
    };
    let usd = |t: &mut Tables, y: &str| {
        let name = "gso_usd_price_index_2012_2024.csv";
        let measure = "USD_price_index,_annual_average,_previous_year_=_100";
        t.value("value", &format!("{name} --measure {measure} --from {y} --to {y}"))
    };
    Some(match id {
        "d0-002" => (vec![bil(t.value("turnover", &format!("{LONG} --to 2021")))], Some(true)),
        "d0-004" => {
            let name = "wdi_vietnam_1960_2024.csv --from 2023 --to 2023";
            (vec![t.value("openness", name)], None)
        }
        "d0-005" => {
            let at = |t: &mut Tables, y| {
                t.value("value", &format!("wdi_vietnam_1960_2024.csv --measure GDP_real_growth --from {y} --to {y}"))
            };
            let both = vec![at(t, 2020), at(t, 2021)];
            let holds = both.iter().all(|g| *g > 0.0);
            (both, Some(holds))
        }
        "d0-008" => (vec![surplus(t, "2023")], Some(surplus(t, "2023") == 8.0)),
        "d0-010" => {
            let years: Vec<f64> = ["2015", "2016", "2017", "2018", "2019"].iter().map(|y| usd(t, y)).collect();
            let slower = years.windows(2).all(|w| w[1] < w[0]);
            (years, Some(slower))
        }
        "d0-011" => {
            let both = vec![usd(t, "2020"), usd(t, "2021")];
            let falls = both.iter().all(|i| *i < 100.0);
            (both, Some(falls))
        }
        "d0-012" => {
            let measure = "USD_price_index,_9-month_average,_same_period_of_previous_year_=_100";
            let i = t.value("value", &format!("gso_usd_price_index_2012_2024.csv --measure {measure}"));
            (vec![i - 100.0], Some(round_to(i - 100.0, 1) == 0.7))
        }
        "d0-014" | "d0-015" => {
            let count = |t: &mut Tables| {
                let x = t.all("turnover", &format!("{LONG} --to 2022"));
                let g: Vec<f64> = x.windows(2).filter_map(|w| growth::growth(&w[1], &w[0]).value.ok()).collect();
                (g.iter().filter(|g| **g > 8.0).count() as f64, g.iter().filter(|g| **g < 8.0).count() as f64)
            };
            let (above, below) = count(t);
            (vec![if id == "d0-014" { above } else { below }], Some(above > 0.0 && below > 0.0))
        }
        "d0-018" => (vec![bil(t.value("value", &format!("{LONG} --where flow=X --to 2022")))], None),
        "d0-019" => (vec![bil(t.value("value", &format!("{LONG} --where flow=M --to 2022")))], None),
        "d0-024" | "d0-025" => {
            let flow = if id == "d0-024" { "X" } else { "M" };
            let g = t.all("growth", &format!("{LONG} --where flow={flow} --from 2012 --to 2021"));
            let m = median(g.iter().map(|r| r.value.unwrap()).collect());
            let claim = if id == "d0-024" { 10.9 < m } else { 9.3 > m };
            (vec![m], Some(claim))
        }
        "d0-027" => {
            let b = t.all("balance", &format!("{LONG} --from 2016 --to 2023"));
            let b: Vec<f64> = b.iter().map(|r| bil(r.value.unwrap())).collect();
            let lowest = b[..7].iter().all(|x| *x > 1.0);
            (b, Some(lowest))
        }
        "d1-002" => {
            let name = "wdi_vietnam_1960_2024.csv --where flow=X --measure Merchandise_exports --to 2005";
            let r = t.ask("highest", name);
            (vec![mil(r.value.unwrap())], Some(r.period == Some(Period::Year(2005))))
        }
        "d1-003" => {
            let year = t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 1992"));
            let months = "vietnam_trade_monthly_2000_2025.csv --where flow=X";
            // The months of 2005 are derived; facts.json takes the year's twelfth.
            let mean = t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 2005")) / 12.0;
            let at = |t: &mut Tables, m: &str| t.value("value", &format!("{months} --from {m} --to {m}"));
            let (jan, mar) = (at(t, "2006-01"), at(t, "2006-03"));
            (vec![mil(year), mil(mean), mil(jan), mil(mar)], Some(mean > year))
        }
        "d1-004" => {
            let year = t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 1996"));
            let months = "vietnam_trade_monthly_2000_2025.csv --where flow=X";
            let mean = t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 2005")) / 4.0;
            let q1 = t.value("quarters", &format!("{months} --to 2006-Q1"));
            (vec![mil(year), mil(mean), mil(q1)], Some(mean > year))
        }
        "d1-005" => {
            let x = t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 2005"));
            (vec![bil(x)], Some((32.4..=32.6).contains(&bil(x))))
        }
        "d1-008" => {
            let x = t.ask("value", &format!("{ANNUAL} --where flow=X --measure value --to 2005"));
            let p = t.ask("value", "gso_macro_1986_2016.csv --measure Average_population --to 2005");
            let per = economy::per_person(&x, &p);
            (vec![per.value.unwrap()], Some(round_to(per.value.unwrap(), 0) == 390.0))
        }
        "d1-010" | "d2-003" => {
            let g = cagr(t, "2000", "2005");
            (vec![g], Some(round_to(g, 1) == 17.5))
        }
        "d1-011" => {
            let g = t.all("value", "wdi_vietnam_1960_2024.csv --measure GDP_real_growth --from 2001 --to 2005");
            let g: Vec<&Record> = g.iter().collect();
            let x = t.ask("cagr", &format!("{ANNUAL} --where flow=X --measure value --base 2000 --to 2005"));
            let e = growth::elasticity(&x, &sums::mean(&g)).value.unwrap();
            (vec![e], Some((2.3..2.5).contains(&e)))
        }
        "d1-012" | "d2-010" => {
            let name = "wdi_vietnam_1960_2024.csv";
            let at = |t: &mut Tables, y| t.value("export-gdp", &format!("{name} --from {y} --to {y}"));
            let r = if id == "d1-012" { vec![at(t, 2005)] } else { vec![at(t, 2000), at(t, 2005)] };
            (r, Some(false))
        }
        "d1-013" => {
            let r = t.value("export-gdp", "wdi_world_1960_2024.csv --from 2005 --to 2005");
            (vec![r], Some(round_to(r, 1) == 20.5))
        }
        "d1-018" | "d1-019" => {
            let (name, said) =
                if id == "d1-018" { ("Domestic_economic_sector", 12.3) } else { ("Foreign_invested_sector(*)", 22.1) };
            let g = sector(t, "cagr", name, "--base 2000 --to 2005");
            (vec![g], Some(round_to(g, 1) == said))
        }
        "d1-020" | "d2-029" => {
            let s = sector(t, "share", "Foreign_invested_sector(*)", "--by category --to 2005");
            (vec![s], Some(round_to(s, 1) == 57.5))
        }
        "d2-028" => {
            let s = sector(t, "share", "Foreign_invested_sector(*)", "--by category --to 2001");
            (vec![s], Some((44.0..46.0).contains(&s)))
        }
        "d1-024" => (vec![t.value("value", &format!("{SECTORS} --measure share --where category=Heavy_industrial_products_and_minerals --to 2005"))], Some(false)),
        "d1-025" => (vec![t.value("value", &format!("{SECTORS} --measure share --where category=Light_industrial_and_handicraft_goods --to 2005"))], Some(false)),
        "d1-033" => {
            let b = t.all("balance", &format!("{ANNUAL} --measure value --from 2000 --to 2005"));
            let d: Vec<f64> = b.iter().map(|r| -mil(r.value.unwrap())).collect();
            let rises = d[..5].windows(2).all(|w| w[1] > w[0]);
            (d, Some(rises))
        }
        "d1-034" => {
            let b = t.all("balance", &format!("{ANNUAL} --measure value --from 2004 --to 2005"));
            let d: Vec<f64> = b.iter().map(|r| -mil(r.value.unwrap())).collect();
            let falls = d[1] < d[0];
            (d, Some(falls))
        }
        "d1-037" => {
            let g = t.all("growth", &format!("{ANNUAL} --where flow=X --measure value --from 2001 --to 2005"));
            let g: Vec<f64> = g.iter().map(|r| r.value.unwrap()).collect();
            let every = g.iter().all(|g| *g >= 16.0);
            (g, Some(every))
        }
        "d1-038" => (vec![cagr(t, "2005", "2010")], Some(cagr(t, "2005", "2010") >= 16.0)),
        "d2-001" => {
            let s = bil(t.value("sum", &format!("{ANNUAL} --where flow=X --measure value --from 2001 --to 2005")));
            (vec![s], Some(round_to(s, 2) == 110.83))
        }
        "d2-002" => {
            let r = t.value("sum-ratio", &format!("{ANNUAL} --where flow=X --measure value --from 2001 --to 2005"));
            (vec![r], Some(round_to(r, 0) == 2.0))
        }
        "d2-t61" => {
            let s = mil(t.value("sum", &format!("{ANNUAL} --where flow=X --measure value --from 1996 --to 2000")));
            (vec![s], None)
        }
        "d2-008" => {
            let n = t.value("club-count", &format!("{PARTNERS} --by partner --to 2005 --above 1000000000"));
            (vec![n], Some(n == 7.0))
        }
        "d2-009" => {
            let ask = format!("{PARTNERS} --by partner --to 2005 --above 100000000 --below 1000000000");
            (vec![t.value("club-count", &ask)], None)
        }
        "d2-011" => (
            vec![bil(t.value("value", "gso_services_trade_2005_2016.csv --where flow=X --where service=Total --measure value_of_services --to 2005"))],
            Some(false),
        ),
        "d2-039" => (vec![t.value("growth", "gso_services_trade_2005_2016.csv --where flow=X --where service=Total --measure value_of_services --to 2006")], None),
        "d2-016" => (vec![partner(t, "cagr", "EU", "--base 2000 --to 2005")], None),
        "d2-042" => {
            let x = t.all("value", &format!("{PARTNERS} --by partner --where partner=EU --from 2000 --to 2005"));
            let x: Vec<f64> = x.iter().map(|r| mil(r.value.unwrap())).collect();
            let rises = x.windows(2).all(|w| w[1] > w[0]);
            (x, Some(rises))
        }
        // The list has the larger partners only: what it holds of Asia may be less than half, never more than the article says.
        "d1-028" => (vec![share_of(t, "2005", in_asia)], None),
        "d2-013" => {
            let both = vec![share_of(t, "2001", in_asia), share_of(t, "2005", in_asia)];
            let falls = both[1] < both[0];
            (both, Some(falls))
        }
        "d2-017" => {
            let mut of = |y: &str| {
                let europe = share_of(t, y, |name| EUROPE.contains(&name));
                [partner(t, "share", "EU", &format!("--to {y}")), europe]
            };
            let (then, now) = (of("2001"), of("2005"));
            // More than a fifth in 2005, says the article.
            let holds = now[1] > 20.0;
            (vec![now[0], now[1], then[0], then[1]], Some(holds))
        }
        "d2-018" => {
            let mut of = |y: &str| share_of(t, y, |name| AMERICA.contains(&name));
            let both = vec![of("2001"), of("2005")];
            let rises = both[1] > both[0] + 10.0;
            (both, Some(rises))
        }
        "d2-020" => {
            let mut of = |y: &str| mil(region(t, y, |name| AFRICA.contains(&name)).0.value.unwrap());
            (vec![of("2001"), of("2005")], None)
        }
        "d2-025" => (vec![share_of(t, "2001", |name| EUROPE.contains(&name))], Some(true)),
        "d2-019" => {
            let a = partner(t, "share", "United_States", "--to 2001");
            let b = partner(t, "share", "United_States", "--to 2005");
            (vec![a, b], Some(round_to(a, 1) == 7.1 && round_to(b, 1) == 20.2))
        }
        "d2-023" => {
            let mut of = |y: &str| {
                partner(t, "share", "Australia", &format!("--to {y}"))
                    + partner(t, "share", "New_Zealand", &format!("--to {y}"))
            };
            let (a, b) = (of("2001"), of("2005"));
            (vec![a, b], Some(round_to(a, 1) == 7.1 && round_to(b, 0) == 8.0))
        }
        "d2-027" => {
            let a = mil(sector(t, "value", "Foreign_invested_sector(*)", "--to 2001"));
            let b = mil(sector(t, "value", "Foreign_invested_sector(*)", "--to 2005"));
            (vec![a, b], None)
        }
        "d2-034" => (vec![cagr(t, "2000", "2002")], Some(round_to(cagr(t, "2000", "2002"), 1) == 7.4)),
        "d2-036" => (vec![cagr(t, "2002", "2005")], Some(round_to(cagr(t, "2002", "2005"), 1) == 24.7)),
        "d2-037" => (vec![bil(t.value("value", &format!("{ANNUAL} --where flow=X --measure value --to 2006")))], None),
        "d2-038" => {
            let x = t.ask("value", &format!("{ANNUAL} --where flow=X --measure value --to 2005"));
            let total = plan.group("TỔNG", MeasureKind::Value);
            let g = growth::growth(&total.at(None), &x.at(None)).value.unwrap();
            (vec![g], Some(round_to(g, 1) == 18.5))
        }
        "d2-t02" => (vec![mil(t.value("value", "wdi_vietnam_1960_2024.csv --where flow=X --measure Merchandise_exports --to 2005"))], Some(true)),
        "d2-t03" => (vec![mil(sector(t, "value", "Domestic_economic_sector", "--to 2005"))], Some(false)),
        "d2-t04" => (vec![mil(sector(t, "value", "Foreign_invested_sector(*)", "--to 2005"))], Some(false)),
        "d2-t63" => {
            let n = t.value("club-count", &format!("{GOODS_2006} --by commodity --measure value --to 2006 --above 1000000000"));
            (vec![n], None)
        }
        "d0-020" | "d0-022" => {
            let (flow, x22, said) = if id == "d0-020" { ("X", "373", 10.9) } else { ("M", "363", 9.3) };
            let vintages = "gso_monthly_release_vintages_2000_2025.csv --measure year-to-date_value --where release=2021-12";
            let before = t.ask("value", &format!("{vintages} --where flow={flow}"));
            let now = Record::stated(None, plain(x22), &unit_of("billion USD"));
            let g = growth::growth(&now, &before.at(None)).value.unwrap();
            (vec![g], Some(round_to(g, 1) == said))
        }
        "d1-026" => {
            let three = ["Agricultural_products", "Forest_products", "Aquatic_products"];
            let sum: f64 = three
                .iter()
                .map(|n| t.value("value", &format!("{SECTORS} --measure share --where category={n} --to 2005")))
                .sum();
            (vec![sum], Some(round_to(sum, 1) == 25.8))
        }
        "d1-035" => {
            let vintages = "gso_monthly_release_vintages_2000_2025.csv --measure year-to-date_value --where release=2006-03";
            let b = mil(t.value("balance", &format!("{vintages} --from 2006-03 --to 2006-03")));
            (vec![b], Some(b > 0.0))
        }
        "d2-040" => {
            let goods = "gso_exports_main_goods_1995_2016.csv --measure value --by commodity --base 2001 --to 2005";
            let of = |t: &mut Tables, name: &str| t.value("cagr", &format!("{goods} --where commodity={name}"));
            let wood = of(t, "Wood_and_wooden_products");
            let table = t.of("gso_exports_main_goods_1995_2016.csv");
            let d = table.dimension_of(kimngach::dataset::DimensionKind::Commodity)?;
            let electronics =
                table.dimensions[d].members.iter().find(|m| m.name.starts_with("Electronic"))?.name.replace(' ', "_");
            let electronics = of(t, &electronics);
            (vec![electronics, wood], Some(wood > electronics))
        }
        "d1-027" => {
            let goods = "gso_exports_main_goods_1995_2016.csv --measure quantity --by commodity --base 2004 --to 2005";
            let of = |t: &mut Tables, name: &str| t.value("multiple", &format!("{goods} --where commodity={name}"));
            (vec![of(t, "Crude_oil"), of(t, "Rice"), of(t, "Coffee")], None)
        }
        "d2-031" => {
            let fdi = t.ask("value", &format!("{SECTORS} --measure value --where category=Foreign_invested_sector(*) --to 2005"));
            let total = t.ask("value", &format!("{SECTORS} --measure value --where category=TOTAL --to 2005"));
            // The goods table has no value of crude oil for 2005; the outcome of 2006 implies it.
            let (_, oil) = outcomes().into_iter().find(|(n, _)| n == "Dầu thô")?;
            let oil = Record::stated(None, plain(&oil.to_string()), &unit_of("million USD"));
            let (fdi, total) = (fdi.at(None), total.at(None));
            let without = share::share(&growth::difference(&fdi, &oil), &growth::difference(&total, &oil));
            let s = without.value.unwrap();
            (vec![s], Some(round_to(s, 0) == 45.0))
        }
        "d1-023" => {
            // What the release of December 2006 implies for 2005: its values and their indices.
            let text = std::fs::read_to_string(shared("data/gso_raw_2006_12_exports.csv").unwrap()).unwrap();
            let rows = long_table::rows(&text);
            let goods = rows.iter().skip_while(|r| !r[0].starts_with("MẶT HÀNG")).skip(1);
            let implied = goods.filter_map(|r| {
                let value = Record::stated(None, plain(r.get(9)?), &unit_of("million USD"));
                let index = Record::stated(None, plain(r.get(12)?), &Unit::of(Quantity::Percent));
                growth::implied_by_index(&value, &index).value.ok()
            });
            let n = implied.filter(|v| *v >= 1e8).count();
            (vec![n as f64], Some(n == 21))
        }
        "d1-021" => {
            let n = outcomes().iter().filter(|(name, x05)| !name.starts_with("TỔNG") && *x05 >= 1000.0).count();
            (vec![n as f64], Some(n == 7))
        }
        id if id.starts_with("d2-t") && ("d2-t21".."d2-t46").contains(&id) => {
            let (name, _) = implied_name(id, plan)?;
            let (_, x05) = outcomes().into_iter().find(|(n, _)| *n == name)?;
            let implied = plan.implied(&name)?;
            let printed = x05.to_string();
            let half = 0.5 * powf(10.0, -(printed.split_once('.').map_or(0, |(_, d)| d.len()) as f64));
            let meets = implied.interval.meets(&Interval { lo: (x05 - half) * 1e6, hi: (x05 + half) * 1e6 });
            (vec![x05], Some(meets))
        }
        id if id.starts_with("d2-t5") && id <= "d2-t59" => {
            let name = ["Gạo", "Cà phê", "Cao su", "Hạt tiêu", "Hạt điều", "Chè", "Lạc", "Dầu thô", "Than đá"];
            let n = id[4..].strip_prefix('5')?.parse::<usize>().ok()?.checked_sub(1)?;
            let table = t.of(GOODS_2006);
            let d = table.dimension_of(kimngach::dataset::DimensionKind::Commodity)?;
            let full = table.dimensions[d].members.iter().find(|m| m.name.starts_with(name[n]))?.name.replace(' ', "_");
            let ask = format!("{GOODS_2006} --by commodity --where commodity={full} --to 2006");
            (vec![t.value("unit-value", &ask)], None)
        }
        _ => return None,
    })
}

/// The plan of 2006 beside its outcome: what the outcome's index implies for 2005, by item, in million USD.
fn outcomes() -> Vec<(String, f64)> {
    let path = shared("data/plan_2006_vs_outcome.csv").unwrap();
    let rows = long_table::rows(&std::fs::read_to_string(path).unwrap());
    rows.iter().filter(|r| r[3] == "value").filter_map(|r| Some((r[2].clone(), r[7].parse().ok()?))).collect()
}

/// The item of a fact about a row of the plan table: facts d2-t21 and on follow the rows.
fn implied_name(id: &str, plan: &Plan) -> Option<(String, usize)> {
    let n = id[4..].strip_prefix('t').unwrap_or(&id[4..]).parse::<usize>().ok()?.checked_sub(21)?;
    Some((plan.items().get(n)?.0.clone(), n))
}

/// The numbers in an external check, in the order they stand in.
fn numbers(v: &Value) -> Vec<f64> {
    match v {
        Value::Number(n) => vec![n.as_f64().unwrap()],
        Value::Array(a) => a.iter().flat_map(numbers).collect(),
        Value::Object(o) => o.values().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn figures_of_the_articles_against_the_public_tables() {
    let (Some(path), Some(table)) = (shared("facts/facts.json"), shared_table("seed_002_plan_2006.csv"))
    else {
        eprintln!("SKIPPED: ../shared/facts is not there");
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let plan = Plan { table };
    let mut tables = Tables(BTreeMap::new());
    let (mut wrong, mut left) = (Vec::new(), Vec::new());
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for fact in all["facts"].as_array().unwrap() {
        let check = &fact["external_check"];
        if check.is_null() {
            continue;
        }
        let id = fact["id"].as_str().unwrap();
        let entry = kinds.entry(fact["indicator_id"].as_str().unwrap().to_owned()).or_default();
        entry.1 += 1;
        let Some((ours, holds)) = external(id, &mut tables, &plan) else {
            left.push(format!(
                "{id} ({})",
                check["note"].as_str().unwrap_or("").chars().take(70).collect::<String>()
            ));
            continue;
        };
        entry.0 += 1;
        let mut theirs = numbers(&check["value"]);
        let sorted = |v: &[f64]| {
            let mut v = v.to_vec();
            v.sort_by(f64::total_cmp);
            v
        };
        // Objects come in the order of their keys.
        if check["value"].is_object() {
            theirs = sorted(&theirs);
        }
        let ours = if check["value"].is_object() { sorted(&ours) } else { ours };
        for (a, b) in ours.iter().zip(&theirs) {
            // facts.json prints its numbers rounded: within half a step of its last digit.
            let printed = b.to_string();
            let decimals = printed.split_once('.').map_or(0, |(_, d)| d.len()) as i32;
            if (a - b).abs() > 0.51 * powf(10.0, -f64::from(decimals)) {
                wrong.push(format!("{id}: {a} but {b}"));
            }
        }
        if ours.len() != theirs.len() {
            wrong.push(format!("{id}: {ours:?} but {theirs:?}"));
        }
        let said = check["verdict"].as_str().unwrap();
        match (holds, said.split(' ').next().unwrap()) {
            (Some(true), "agrees") | (Some(false), "disagrees") | (None, _) => {}
            (h, _) => wrong.push(format!("{id}: {h:?}, facts.json says {said}")),
        }
    }
    let (done, total): (usize, usize) = kinds.values().fold((0, 0), |(a, b), (x, y)| (a + x, b + y));
    println!("reproduced from the public tables: {done} of {total}");
    for (kind, (done, total)) in &kinds {
        println!("  {kind}: {done} of {total}");
    }
    println!("left:\n  {}", left.join("\n  "));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(done >= 99, "{done}");
}
