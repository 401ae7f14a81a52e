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
