//! One record a figure: what tooltips and tables of every form show is a record that opens.

use super::{all, root};
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Size};
use kimngach::project;
use kimngach::read::{Hints, native::Native};

/// Whether a figure as the chart shows it is that value, in some scale word, to its last digit.
fn is_shown_as(value: f64, shown: &str) -> bool {
    let plain: String = shown.replace('−', "-").chars().filter(|c| "-.0123456789".contains(*c)).collect();
    let Ok(number) = plain.parse::<f64>() else { return false };
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len()) as i32;
    let ten = |power: i32| format!("1e{power}").parse::<f64>().unwrap();
    let half = 0.5 * ten(-decimals) + 1e-9;
    // Next to nothing is written as less than the least digit.
    if shown.starts_with('<') {
        return [0, 3, 6, 9, 12].into_iter().any(|power| (value / ten(power)).abs() < number);
    }
    [0, 3, 6, 9, 12].into_iter().any(|power| (value / ten(power) - number).abs() <= half)
}

/// One record a figure: what tooltip and table show is the record that opens, with its formula and its cells.
#[test]
fn every_figure_of_every_form_opens() {
    let mut opened = 0;
    for example in all() {
        let mut project = project::Project::new();
        let path = std::fs::read_to_string(root().join("www/gallery").join(format!("{}.json", example.name)));
        let value: serde_json::Value = serde_json::from_str(&path.unwrap()).unwrap();
        let file = value["data"].as_str().unwrap();
        let bytes = std::fs::read(root().join("www/data").join(file)).unwrap();
        project.take(project::open(&bytes, file, &Hints::default(), &Native).unwrap());
        project.set_spec(example.en.clone()).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        project.lay_out(Size::wide(768.0), &Face::bundled(), &look).unwrap();
        let told = project.plan().unwrap().told.clone();
        let mut figures: Vec<(String, Option<(usize, usize)>)> = Vec::new();
        for row in &told.table().rows {
            assert_eq!(row.records.len(), row.cells.len(), "{}: {row:?}", example.name);
            figures.extend(row.cells.iter().cloned().zip(row.records.iter().copied()));
        }
        for index in 0..told.len() {
            let tip = told.tip(index).unwrap();
            let rows = tip.rows.into_iter().chain(tip.total).filter(|r| r.known);
            let place = |r: &kimngach::plan::TipRow| if told.own.is_some() { r.opens } else { r.record };
            // The whole of shares is 100 by definition.
            figures.extend(rows.filter(|r| r.value != "100%").map(|r| (r.value.clone(), place(&r))));
        }
        let year = |text: &str| text.len() == 4 && text.starts_with("20");
        for (shown, place) in figures {
            if !shown.contains(|c: char| c.is_ascii_digit()) || (place.is_none() && year(&shown)) {
                continue;
            }
            let name = format!("{}: {shown}", example.name);
            let (strand, at) = place.unwrap_or_else(|| panic!("{name} does not open"));
            let record = match &told.own {
                Some(own) if strand == kimngach::plan::KEPT => &own.kept[at].record,
                _ => {
                    &told.choice.strands.get(strand).or(told.choice.total.as_ref()).unwrap().line.records[at]
                }
            };
            assert!(is_shown_as(record.value.unwrap(), &shown), "{name} is {:?}", record.value);
            let figure = project.figure(strand, at).unwrap_or_else(|| panic!("{name}"));
            assert!(figure.known && figure.count > 0 && !figure.label.is_empty(), "{name}: {figure:?}");
            assert!(figure.inputs.iter().any(|i| !i.cell.is_empty()), "{name}: {figure:?}");
            assert!(!figure.numbers.contains('{') && !figure.numbers.is_empty(), "{name}: {figure:?}");
            opened += 1;
        }
    }
    // At the last count 4,684; a form whose figures stop opening falls out of it above.
    assert!(opened > 4000, "{opened}");
}
