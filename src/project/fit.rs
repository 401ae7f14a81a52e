//! Other data under the same chart: what of a spec the new data can serve stays, what it cannot is taken out and said.

use crate::dataset::Dataset;
use crate::diag::{Arg, Diagnostic, Severity};
use crate::plan::{self, Face, Look, Size};
use crate::spec::forms::Annotation;
use crate::spec::{ChartSpec, ChartType, Select};

/// A spec cut to what a dataset can serve, and what was cut, each with its reason. The plan itself is asked, so that this
/// can never judge otherwise than the drawing does.
pub fn fit(spec: &ChartSpec, dataset: &Dataset) -> (ChartSpec, Vec<Diagnostic>) {
    let mut fitted = spec.clone();
    let mut cut: Vec<Diagnostic> = Vec::new();
    // Each turn takes at least one thing out of the spec; there are not more than so many in it.
    let named = spec.highlight.len() + spec.colours.len() + spec.labels.len();
    let most = 16 + named + spec.select.iter().map(|(_, members)| 1 + members.len()).sum::<usize>();
    for _ in 0..most {
        let Err(problems) = warned(&fitted, dataset) else { break };
        let before = fitted.clone();
        for problem in problems {
            let so_far = fitted.clone();
            take_out(&mut fitted, &problem);
            if fitted != so_far && !cut.contains(&problem) {
                cut.push(problem);
            }
        }
        if fitted == before {
            break;
        }
    }
    notes_with_a_place(&mut fitted, dataset, &mut cut);
    (fitted, cut)
}

/// What the plan of a spec warns of, or why there is none.
fn warned(spec: &ChartSpec, dataset: &Dataset) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let look = Look::default();
    plan::plan(spec, dataset, Size::wide(720.0), &Face::bundled(), &look).map(|drawn| drawn.warnings)
}

/// Takes out the notes whose period or member the data do not have. One that has its place and finds no room beside it stays:
/// a wider drawing has the room.
fn notes_with_a_place(spec: &mut ChartSpec, dataset: &Dataset, cut: &mut Vec<Diagnostic>) {
    let notes = core::mem::take(&mut spec.annotations);
    let refused = |note: Annotation| {
        let alone = ChartSpec { annotations: vec![note], ..spec.clone() };
        let mut found = warned(&alone, dataset).unwrap_or_default();
        found.retain(|d| d.code == "spec.annotation");
        found
    };
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    for note in notes {
        let why = if refused(mark_of(&note)).is_empty() { Vec::new() } else { refused(note.clone()) };
        if why.is_empty() {
            kept.push(note);
        }
        gone.extend(why);
    }
    spec.annotations = kept;
    cut.extend(gone);
}

/// The mark of a note without its words, which alone need room.
fn mark_of(note: &Annotation) -> Annotation {
    let mut mark = match note {
        Annotation::Text { at, value, .. } => {
            Annotation::Point { text: String::new(), at: at.clone(), value: *value }
        }
        other => other.clone(),
    };
    match &mut mark {
        Annotation::Text { text, .. }
        | Annotation::Point { text, .. }
        | Annotation::Line { text, .. }
        | Annotation::Range { text, .. } => text.clear(),
    }
    mark
}

fn take_out(spec: &mut ChartSpec, problem: &Diagnostic) {
    let said = |name: &str| match problem.args.iter().find(|(key, _)| key == name) {
        Some((_, Arg::Text(text))) => text.clone(),
        _ => String::new(),
    };
    let found = said("found");
    match &*problem.code {
        "chart.measure" => spec.measure = None,
        "chart.indicator" => spec.indicator = None,
        // The form is refused, whatever else is chosen: the choice stays.
        "chart.no-trade" | "chart.trade-indicator" | "press.no-sum" => spec.kind = ChartType::Auto,
        "chart.dimension" => {
            if spec.by.as_deref() == Some(found.as_str()) {
                spec.by = None;
            }
            spec.select = kept(&spec.select, |name, _| name != found);
        }
        "chart.member" => spec.select = kept(&spec.select, |_, member| member != Some(found.as_str())),
        // A name, a colour, a stress for what the data do not have.
        "spec.member" => {
            spec.labels.remove(&found);
            spec.colours.remove(&found);
            spec.highlight.retain(|name| *name != found);
        }
        "spec.period-none" => {
            spec.periods.clear();
            spec.base = None;
        }
        // A caution beside what was refused is no reason to do without anything.
        _ if problem.severity != Severity::Error => {}
        // Nothing is left to draw: the periods first, then what was chosen, then how it is drawn.
        _ if spec.from.is_some() || spec.to.is_some() => (spec.from, spec.to) = (None, None),
        _ if !spec.select.is_empty() => spec.select = Select::default(),
        _ => {
            spec.indicator = None;
            spec.by = None;
            spec.measure = None;
            spec.kind = ChartType::Auto;
        }
    }
}

/// A selection without what is not wanted; a dimension without members goes too.
fn kept(select: &Select, wanted: impl Fn(&str, Option<&str>) -> bool) -> Select {
    let mut map = std::collections::BTreeMap::new();
    for (name, members) in select.iter().filter(|(name, _)| wanted(name, None)) {
        let left: Vec<String> = members.iter().filter(|m| wanted(name, Some(m))).cloned().collect();
        if !left.is_empty() {
            map.insert(name.clone(), left);
        }
    }
    Select::from(map)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn data(text: &str) -> Dataset {
        let hints = crate::read::Hints::default();
        crate::project::open(text.as_bytes(), "x.csv", &hints, &crate::read::native::Native).unwrap().dataset
    }

    fn spec(json: &str) -> ChartSpec {
        serde_json::from_str(json).unwrap()
    }

    const MARKETS: &str = "Thị trường,Năm,Xuất khẩu (triệu USD)\nNhật Bản,2022,24232\nNhật Bản,2023,23313\nHoa Kỳ,2022,109386\nHoa Kỳ,2023,97020\n";

    #[test]
    fn what_the_data_has_stays() {
        let wanted =
            spec(r#"{"type": "line", "select": {"Thị trường": ["Hoa Kỳ"]}, "from": "2022", "title": "Một"}"#);
        let (fitted, cut) = fit(&wanted, &data(MARKETS));
        assert_eq!((fitted, cut), (wanted, Vec::new()));
    }

    #[test]
    fn what_it_has_not_is_taken_out_and_said() {
        let wanted = spec(
            r#"{"type": "line", "select": {"Thị trường": ["Hoa Kỳ", "Sao Hỏa"], "Màu": ["xanh"]}, "measure": "Lượng", "title": "Một"}"#,
        );
        let (fitted, cut) = fit(&wanted, &data(MARKETS));
        assert_eq!(fitted, spec(r#"{"type": "line", "select": {"Thị trường": ["Hoa Kỳ"]}, "title": "Một"}"#));
        let codes: Vec<&str> = cut.iter().map(|d| &*d.code).collect();
        assert!(
            ["chart.member", "chart.dimension", "chart.measure"].iter().all(|c| codes.contains(c)),
            "{codes:?}"
        );
    }

    #[test]
    fn names_colours_and_notes_of_what_is_not_there_go_and_are_said() {
        // 2019 and Japan's name under another are not in the table; what is there keeps its colour and its note.
        let wanted = spec(
            r##"{"select": {"Thị trường": ["Hoa Kỳ"]}, "from": "2022", "labels": {"Đức": "CHLB Đức", "Hoa Kỳ": "Mỹ"},
                "colours": {"Đức": "#0b6a3e"}, "highlight": ["Đức", "Hoa Kỳ"], "title": "Một",
                "annotations": [{"kind": "point", "at": "2019", "text": "thỏa thuận"}, {"kind": "point", "at": "2023", "text": "đơn hàng giảm"}]}"##,
        );
        let (fitted, cut) = fit(&wanted, &data(MARKETS));
        let left = spec(
            r#"{"select": {"Thị trường": ["Hoa Kỳ"]}, "from": "2022", "labels": {"Hoa Kỳ": "Mỹ"}, "highlight": ["Hoa Kỳ"], "title": "Một",
                "annotations": [{"kind": "point", "at": "2023", "text": "đơn hàng giảm"}]}"#,
        );
        assert_eq!(fitted, left);
        let said: Vec<String> = cut.iter().map(|d| crate::lang::sentence(crate::lang::Lang::Vi, d)).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said.iter().any(|s| s.contains("Đức")) && said.iter().any(|s| s.contains("thỏa thuận")),
            "{said:?}"
        );
    }

    #[test]
    fn two_periods_that_are_not_there_leave_the_form() {
        let (fitted, cut) = fit(&spec(r#"{"type": "slope", "periods": ["1990", "1995"]}"#), &data(MARKETS));
        assert_eq!(fitted, spec(r#"{"type": "slope"}"#));
        assert!(!cut.is_empty());
    }

    /// Another indicator than the figures themselves has no trade chart, and what has no sum no parts of it: the form goes, the choice
    /// of periods and members stays.
    #[test]
    fn a_form_that_is_refused_takes_nothing_with_it() {
        let wanted = r#"{"type": "trade", "indicator": "growth", "from": "2022", "to": "2023", "select": {"Thị trường": ["Hoa Kỳ"]}}"#;
        let (fitted, _) = fit(&spec(wanted), &data(MARKETS));
        assert_eq!(fitted, spec(&wanted.replace("\"trade\"", "\"auto\"")));
        let prices = "Mặt hàng,Năm,Chỉ số giá (2010=100)\nGạo,2019,101.5\nGạo,2020,104.0\nChè,2019,99.1\nChè,2020,98.0\n";
        let wanted = r#"{"type": "treemap", "to": "2020"}"#;
        let (fitted, cut) = fit(&spec(wanted), &data(prices));
        assert_eq!(fitted, spec(&wanted.replace("treemap", "auto")), "{cut:?}");
    }

    #[test]
    fn periods_beyond_the_data_do_not_leave_an_empty_chart() {
        let (fitted, cut) = fit(&spec(r#"{"from": "1990", "to": "1995"}"#), &data(MARKETS));
        assert_eq!((fitted.from, fitted.to), (None, None));
        assert!(!cut.is_empty());
    }

    #[test]
    fn no_data_at_all_ends_too() {
        let (_, cut) = fit(&spec(r#"{"type": "trade", "by": "x", "from": "1990"}"#), &Dataset::default());
        assert!(!cut.is_empty());
    }
}
