//! Wishes of a spec that concern every form: annotations, order; and the same chart laid out again.

use super::{all, faults};
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Shape, Size, plan};

/// Laid out again in another place, a chart is what it would be there from the beginning.
#[test]
fn laid_out_again_is_the_same_chart() {
    for example in all() {
        let spec = example.spec(Lang::En);
        let face = Face::bundled();
        let (light, dark) = (
            Look { lang: Lang::En, ..Look::default() },
            Look { lang: Lang::En, dark: true, ..Look::default() },
        );
        let first = plan(spec, &example.data, Size::wide(400.0), &face, &light).unwrap();
        let said = first.warnings.clone();
        let again = kimngach::plan::again(first.output, spec, &example.data, Size::wide(900.0), &face, &dark)
            .unwrap();
        let anew = plan(spec, &example.data, Size::wide(900.0), &face, &dark).unwrap();
        assert!(again.output == anew.output, "{} differs", example.name);
        assert_eq!(again.warnings, anew.warnings, "{}", example.name);
        assert!(
            said.iter().all(|w| anew.warnings.contains(w) || w.code == "spec.annotation"),
            "{}",
            example.name
        );
    }
}

/// Annotations of forms without a time axis stand at the members they name, lines at the value they name.
#[test]
fn annotations_find_members_and_values_in_forms_of_rows() {
    let with = |name: &str, notes: &str| {
        let example = all().into_iter().find(|e| e.name == name).unwrap();
        let mut spec = example.en.clone();
        spec.annotations = serde_json::from_str(notes).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        plan(&spec, &example.data, Size::wide(1000.0), &Face::bundled(), &look).unwrap()
    };
    for (name, member) in [
        ("bar", "Dệt, may"),
        ("dumbbell", "Germany"),
        ("bullet", "Gạo"),
        ("scatter", "Mexico"),
        ("club", "Cà phê"),
        ("diverging", "Beverages and tobacco"),
    ] {
        let notes = format!(r#"[{{"kind": "point", "at": "{member}", "text": "look here"}}]"#);
        let planned = with(name, &notes);
        assert!(
            planned.warnings.iter().all(|w| w.code != "spec.annotation"),
            "{name}: {:?}",
            planned.warnings
        );
        let named = planned.output.texts.iter().find(|t| t.text == member);
        let said = planned.output.texts.iter().find(|t| t.text == "look here").unwrap();
        // In forms of rows the words stand near the row of that name.
        if let (Some(named), true) = (named, name != "scatter") {
            assert!((named.at.y - said.at.y).abs() < 170.0, "{name}: {} and {}", named.at.y, said.at.y);
        }
        assert!(faults(&planned.output, name).is_empty(), "{:?}", faults(&planned.output, name));
    }
    // The scale of the plan is logarithmic: 1,000 and 2,000 million are as far apart as 100 and 200.
    let x = |value: f64| {
        let planned = with("dumbbell-plan", &format!(r#"[{{"kind": "line", "value": {value}}}]"#));
        assert!(planned.warnings.iter().all(|w| w.code != "spec.annotation"), "{:?}", planned.warnings);
        let line = planned.output.shapes.iter().rev().find_map(|s| match s {
            Shape::Line { points, .. } if points.len() == 2 && points[0].x == points[1].x => {
                Some(points[0].x)
            }
            _ => None,
        });
        line.unwrap()
    };
    let (a, b, c, d) = (x(100.0), x(200.0), x(1000.0), x(2000.0));
    assert!(a < b && b < c && ((b - a) - (d - c)).abs() < 0.2, "{a} {b} {c} {d}");
    // What has no place is said.
    for (name, notes) in [
        ("dumbbell", r#"[{"kind": "text", "at": "Atlantis", "text": "x"}]"#),
        ("bar", r#"[{"kind": "range", "from": "2001", "to": "2002"}]"#),
        ("treemap", r#"[{"kind": "line", "value": 5}]"#),
    ] {
        assert!(with(name, notes).warnings.iter().any(|w| w.code == "spec.annotation"), "{name}");
    }
}

/// What a form has no use for is said, and nothing where it has.
#[test]
fn a_wish_without_effect_is_said() {
    let said = |name: &str, wish: serde_json::Value| {
        let example = all().into_iter().find(|e| e.name == name).unwrap();
        let mut whole = serde_json::to_value(&example.en).unwrap();
        whole.as_object_mut().unwrap().extend(wish.as_object().unwrap().clone());
        let spec = kimngach::spec::from_json(&whole.to_string()).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        let planned = plan(&spec, &example.data, Size::wide(900.0), &Face::bundled(), &look).unwrap();
        let codes: Vec<String> = planned.warnings.iter().map(|w| w.code.to_string()).collect();
        codes.into_iter().find(|code| code.starts_with("spec."))
    };
    let none = serde_json::json!({});
    for name in ["slope", "dumbbell", "column-grouped"] {
        assert_eq!(said(name, none.clone()), None, "{name}");
    }
    let two = serde_json::json!({"periods": ["1995", "2016"]});
    assert_eq!(said("slope", two.clone()), None);
    let three = serde_json::json!({"periods": ["1995", "2005", "2016"]});
    assert_eq!(said("slope", three).as_deref(), Some("spec.periods-two"));
    assert_eq!(said("column-stacked", two).as_deref(), Some("spec.periods-unused"));
    let log = serde_json::json!({"scale": "log", "indicator": "balance"});
    assert_eq!(said("diverging", log).as_deref(), Some("spec.log-none"));
}

/// Forms that are no order by themselves keep to the one that is asked for; the others say that they have their own.
#[test]
fn order_is_kept_or_it_is_said_that_it_cannot_be() {
    let names = |name: &str, order: &str| {
        let example = all().into_iter().find(|e| e.name == name).unwrap();
        let mut spec = example.en.clone();
        spec.order = serde_json::from_value(order.into()).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        let planned = plan(&spec, &example.data, Size::wide(900.0), &Face::bundled(), &look).unwrap();
        let rows: Vec<String> = planned.output.told.table().rows.iter().map(|r| r.head.clone()).collect();
        (rows, planned.warnings.iter().any(|w| w.code == "spec.order-none"))
    };
    for form in ["bar", "dumbbell", "bullet", "diverging"] {
        let (mut by_size, _) = names(form, "size");
        let (mut by_name, said) = names(form, "name");
        for rows in [&mut by_size, &mut by_name] {
            rows.retain(|row| row != "Total");
        }
        // Đ stands with D.
        assert!(!said && by_name != by_size && by_name.len() == by_size.len(), "{form}: {by_name:?}");
        let first = |name: &String| name.to_lowercase().replace('đ', "d").chars().next();
        assert!(by_name.iter().map(first).is_sorted(), "{form}: {by_name:?}");
    }
    // The steps of the waterfall between the first and what is gathered at its end.
    let (steps, said) = names("waterfall", "name");
    let named = &steps[..8];
    let first = |name: &String| name.to_lowercase().replace('đ', "d").chars().next();
    assert!(!said && named.iter().map(first).is_sorted(), "{steps:?}");
    for form in ["club", "treemap", "scatter", "heatmap"] {
        assert!(names(form, "name").1 && !names(form, "size").1, "{form}");
    }
}
