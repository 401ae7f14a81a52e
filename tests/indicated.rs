//! Charts of indicators: every entry of the catalogue is drawn from its own example table, by a spec alone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset::Dataset;
use kimngach::indicators::{Indicator, catalogue, find};
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size, plan};
use kimngach::read::{Hints, native::Native};
use kimngach::spec::{ChartSpec, ChartType};

fn read(path: &str) -> Dataset {
    let bytes = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let name = path.rsplit('/').next().unwrap();
    kimngach::project::open(&bytes, name, &Hints::default(), &Native).unwrap().dataset
}

/// The spec that asks what an example asks on the command line.
fn spec_of(entry: &Indicator) -> (Dataset, ChartSpec) {
    let words: Vec<&str> = entry.example.asks.split(' ').collect();
    let dataset = read(&format!("tests/fixtures/indicators/{}", words[0]));
    let mut spec = ChartSpec { indicator: Some(entry.id.to_owned()), ..ChartSpec::default() };
    for pair in words[1..].chunks(2) {
        let value = pair[1].to_owned();
        let both = || value.split_once('=').map(|(a, b)| (a.to_owned(), vec![b.to_owned()])).unwrap();
        match pair[0] {
            "--where" => spec.select.insert(both().0, both().1),
            "--against" => spec.against.insert(both().0, both().1),
            "--by" => spec.by = Some(value),
            "--from" => spec.from = Some(value),
            "--to" => spec.to = Some(value),
            "--base" => spec.base = Some(value),
            "--above" => spec.above = value.parse().ok(),
            "--top" => spec.top = value.parse().ok(),
            other => panic!("{other}"),
        }
    }
    (dataset, spec)
}

fn drawn(spec: &ChartSpec, dataset: &Dataset, lang: Lang) -> Plan {
    let look = Look { lang, ..Look::default() };
    plan(spec, dataset, Size::wide(720.0), &Face::bundled(), &look)
        .unwrap_or_else(|e| panic!("{:?}: {e:?}", spec.indicator))
        .output
}

#[test]
fn every_indicator_of_the_catalogue_is_drawn_from_a_spec() {
    for entry in catalogue() {
        let (dataset, spec) = spec_of(entry);
        for lang in Lang::ALL {
            let plan = drawn(&spec, &dataset, lang);
            println!(
                "{:<24} {:<7?} {} | {} | {}",
                entry.id, plan.told.choice.kind, plan.told.title, plan.told.subtitle, plan.told.note
            );
            assert!(!plan.told.title.contains('{'), "{}: {}", entry.id, plan.told.title);
            assert!(!plan.hits.stops.is_empty(), "{}: nothing to point at", entry.id);
            let tip = plan.told.tip(plan.told.len() - 1).unwrap();
            assert!(tip.rows.iter().any(|r| r.known), "{}: {tip:?}", entry.id);
            assert!(kimngach::draw::svg(&plan).contains("<text"), "{}", entry.id);
        }
    }
}

/// What the page does: a table, an id, and nothing else said.
#[test]
fn a_name_alone_is_enough_where_the_table_has_what_it_takes() {
    for entry in catalogue() {
        let (dataset, asked) = spec_of(entry);
        let bare = ChartSpec { indicator: Some(entry.id.to_owned()), ..ChartSpec::default() };
        let plan = drawn(&bare, &dataset, Lang::En);
        assert!(!plan.told.choice.strands.is_empty(), "{}", entry.id);
        drop(asked);
    }
}

#[test]
fn one_figure_is_drawn_as_a_figure_with_its_arithmetic() {
    let (dataset, spec) = spec_of(find("cagr").unwrap());
    let plan = drawn(&spec, &dataset, Lang::En);
    assert_eq!(plan.told.choice.kind, ChartType::Bar);
    let texts: Vec<&str> = plan.texts.iter().map(|t| t.text.as_str()).collect();
    // 100 × ((32447.1 ÷ 14482.7)^(1/5) − 1), the example of the catalogue, worked out by hand with bc.
    assert!(texts.contains(&"+17.5%"), "{texts:?}");
    assert!(texts.iter().any(|t| t.contains("32,447.1 ÷ 14,482.7")), "{texts:?}");
}

/// The fixtures, in order of name.
fn fixtures() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/indicators");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".csv"))
        .collect();
    names.sort();
    names
}

/// What the browser test `indicators/the-same-bits` holds the wasm to.
#[test]
fn every_indicator_of_every_fixture_gives_the_same_bits() {
    let mut all = String::new();
    for name in fixtures() {
        let text = kimngach::project::bits(&read(&format!("tests/fixtures/indicators/{name}")));
        all.push_str(&format!("# {name}\n{text}"));
    }
    for entry in catalogue() {
        assert!(all.contains(&format!("\n{} ", entry.id)), "no fixture answers {}", entry.id);
    }
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/catalogue-bits.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &all).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&golden).unwrap(), all);
}

#[test]
fn a_press_figure_in_billions_stands_in_a_series_of_millions_with_its_own_precision() {
    use kimngach::indicators::{Record, shown};
    let dataset = read("www/data/vietnam_trade_annual_1986_2025.csv");
    assert_eq!(dataset.series.len(), 2, "exports and imports");
    let exports = &dataset.series[0];
    let last = exports.points.len() - 1;
    let record = Record::of_point(0, exports, last);
    // 475 billion as the press prints it is 474.5 to 475.5 billion.
    assert_eq!(record.value, Ok(475e9));
    assert_eq!((record.interval.lo, record.interval.hi), (474.5e9, 475.5e9));
    assert_eq!(shown(Lang::En, &record, 9), "$475 billion");
    let before = Record::of_point(0, exports, last - 1);
    assert_eq!((before.interval.lo, before.interval.hi), (403_240.5e6, 403_241.5e6));
    let tidy = kimngach::dataset::tidy_csv(&dataset, kimngach::dataset::Safety::Plain);
    assert!(tidy.contains("X,2025,value,billion USD,475,estimate"), "{tidy}");
    assert!(tidy.contains("X,2024,value,million USD,403241,final"), "{tidy}");
    let plain =
        kimngach::dataset::plain(&std::fs::read("www/data/vietnam_trade_annual_1986_2025.csv").unwrap(), "x")
            .unwrap();
    assert_eq!(plain.series, dataset.series, "the embed reads it alike");
}

#[test]
fn roles_can_be_cast_by_name() {
    let (dataset, _) = spec_of(find("openness").unwrap());
    let names: Vec<&str> = dataset.measures.iter().map(|m| m.name.as_str()).collect();
    let mut spec = ChartSpec { indicator: Some("export-gdp".into()), ..ChartSpec::default() };
    let by_reading = drawn(&spec, &dataset, Lang::En);
    // Imports cast as exports: M ÷ Y instead of X ÷ Y.
    spec.roles.insert("export".into(), vec!["M".into()]);
    let cast = drawn(&spec, &dataset, Lang::En);
    let last = |p: &Plan| p.told.choice.strands[0].last().unwrap().1;
    // 100 × 32447.1 ÷ 57633 and 100 × 36761.1 ÷ 57633 billion, figures of the fixture, names {names:?}.
    assert!((last(&by_reading) - 56.3).abs() < 0.05, "{names:?} {}", last(&by_reading));
    assert!((last(&cast) - 63.8).abs() < 0.05, "{}", last(&cast));
    spec.roles.insert("gdp".into(), vec!["nobody".into()]);
    let look = Look::default();
    let refused = plan(&spec, &dataset, Size::wide(720.0), &Face::bundled(), &look).unwrap_err();
    assert_eq!(refused[0].code, "chart.role-name");
}

/// Values that other programs worked out: `tests/fixtures/independent/build.py` says which.
fn expected(name: &str) -> Vec<Vec<String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/independent").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|l| l.split(',').map(str::to_owned).collect()).collect()
}

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-3)
}

/// RCA by ecomplexity 0.5.3 (Harvard Growth Lab), Theil by inequality 1.1.2 (PySAL), the rest by numpy.
#[test]
fn indices_against_the_world_agree_with_other_programs() {
    use kimngach::indicators::{Query, compute, fitted};
    let dataset = read("tests/fixtures/independent/exports.csv");
    let at = |d: &str| dataset.dimensions.iter().position(|x| x.name == d).unwrap();
    let (economy, good) = (at("economy"), at("good"));
    let mut held = 0;
    for row in expected("expected.csv") {
        let [id, own, item, value] = row.as_slice() else { panic!("{row:?}") };
        let query = Query { select: vec![("economy".into(), own.clone())], ..Query::default() };
        let indicator = find(id).unwrap();
        let lines = compute(&dataset, indicator, &fitted(&dataset, indicator, &query))
            .unwrap_or_else(|e| panic!("{id}: {e:?}"));
        let name =
            |d: usize, m: u32| dataset.dimensions[d].members.get(m as usize).map_or("", |x| x.name.as_str());
        let line = lines
            .iter()
            .find(|l| {
                name(economy, l.members[economy]) == own
                    && (item.is_empty() || name(good, l.members[good]) == item)
            })
            .unwrap_or_else(|| panic!("no line for {row:?}"));
        let record = line.records.last().unwrap();
        let theirs: f64 = value.parse().unwrap();
        let ours = record.value.unwrap_or_else(|e| panic!("{row:?}: {e:?}"));
        assert!(close(ours, theirs), "{row:?}: {ours}");
        assert!(record.interval.contains(ours), "{row:?}: {:?}", record.interval);
        held += 1;
    }
    // 6 economies: 8 goods twice, and 8 indices of the whole.
    assert_eq!(held, 6 * (8 * 2 + 8));
}

#[test]
fn price_and_volume_indices_agree_with_numpy() {
    use kimngach::indicators::{Query, compute};
    let dataset = read("tests/fixtures/independent/prices.csv");
    for row in expected("expected-prices.csv") {
        let indicator = find(&row[0]).unwrap();
        let lines =
            compute(&dataset, indicator, &Query::default()).unwrap_or_else(|e| panic!("{row:?}: {e:?}"));
        let ours = lines[0].records.last().unwrap().value.unwrap();
        assert!(close(ours, row[1].parse().unwrap()), "{row:?}: {ours}");
    }
}

/// The table has "United States" and "Korea, Rep." (`www/data/gso_exports_by_partner_1995_2016.csv`).
#[test]
fn members_are_found_by_other_names_of_theirs() {
    let dataset = read("www/data/gso_exports_by_partner_1995_2016.csv");
    let chart = |names: &[&str]| {
        let mut spec = ChartSpec::default();
        spec.select.insert(String::from("partner"), names.iter().map(|n| (*n).to_owned()).collect());
        let table = drawn(&spec, &dataset, Lang::Vi).told.table();
        (table.caption, table.heads)
    };
    assert_eq!(chart(&["Mỹ", "Hàn Quốc"]), chart(&["United States", "Korea, Rep."]));
    assert_eq!(chart(&["united states"]), chart(&["United States"]));
    // Who picks them from a list is offered them by every name.
    let offered = kimngach::project::choices(&dataset, Lang::Vi).dimensions;
    let partners = &offered.iter().find(|d| d.name == "partner").unwrap().members;
    let also =
        |name: &str| partners.iter().find(|m| m.name == name).unwrap().also.split('|').collect::<Vec<_>>();
    assert!(also("United States").contains(&"Mỹ") && also("Korea, Rep.").contains(&"Hàn Quốc"));
    assert_ne!(chart(&["Mỹ", "Hàn Quốc"]), chart(&["Japan", "Korea, Rep."]));
    // A name that nobody has stays a mistake, and is told by what was written.
    let mut spec = ChartSpec::default();
    spec.select.insert(String::from("partner"), vec![String::from("Wakanda")]);
    let look = Look::default();
    let told = plan(&spec, &dataset, Size::wide(720.0), &Face::bundled(), &look).unwrap_err();
    assert_eq!(told[0].code, "chart.member");
}

/// An article's chart fetches the build that can work its indicator out, and no other before: what `www/embed/instance.js` knows by parts of
/// their names are just those that only the whole build has.
#[test]
fn the_embeds_know_which_indicators_only_the_whole_build_has() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/embed/instance.js");
    let script = std::fs::read_to_string(path).unwrap();
    let (_, rest) = script.split_once("const WHOLE = /").unwrap();
    let (parts, _) = rest.split_once("/;").unwrap();
    // A dash stands for itself in a pattern, as letters do.
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '|' | '-');
    assert!(parts.chars().all(plain), "plain words: {parts}");
    for entry in catalogue() {
        let known = parts.split('|').any(|part| entry.id.contains(part));
        assert_eq!(known, entry.is_beyond_press(), "{}", entry.id);
    }
}
