//! A spec as attributes of `<kim-ngach>`, as `www/chart/spec-text.js` reads them: what a journalist may read in attributes
//! of its own, the rest as JSON in `spec`.

use crate::spec::ChartSpec;
use serde_json::Value;

/// Fields that are one word or number, under the same name.
const PLAIN: [&str; 9] = ["type", "measure", "by", "indicator", "from", "to", "subtitle", "note", "source"];

/// Names and values of what differs from the defaults; the version always, so that later programs know what was meant.
pub fn pairs(spec: &ChartSpec) -> Vec<(String, String)> {
    let mut out = vec![("version".to_owned(), spec.version.to_string())];
    let (Ok(Value::Object(fields)), Ok(defaults)) =
        (serde_json::to_value(spec), serde_json::to_value(ChartSpec::default()))
    else {
        return out;
    };
    let mut rest = serde_json::Map::new();
    for (name, value) in fields {
        if defaults.get(&name) == Some(&value) || name == "version" {
            continue;
        }
        match (name.as_str(), &value) {
            // The tag has its language already.
            ("lang", _) => {}
            ("title", Value::String(text)) => out.push(("heading".to_owned(), text.clone())),
            ("theme", Value::String(text)) => out.push((name, text.clone())),
            (field, Value::String(text)) if PLAIN.contains(&field) => out.push((name, text.clone())),
            ("top", _) => out.push((name, value.to_string())),
            ("select", _) => out.push((name, select(spec))),
            _ => {
                rest.insert(name, value);
            }
        }
    }
    if !rest.is_empty() {
        out.push(("spec".to_owned(), Value::Object(rest).to_string()));
    }
    out
}

fn select(spec: &ChartSpec) -> String {
    let parts: Vec<String> = spec
        .select
        .iter()
        .map(|(name, members)| {
            let members: Vec<String> = members.iter().map(|m| packed(m)).collect();
            [&packed(name), "=", &members.join(", ")].concat()
        })
        .collect();
    parts.join("; ")
}

/// The signs that part names from each other, as an address writes them.
fn packed(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '%' => out.push_str("%25"),
            ':' => out.push_str("%3A"),
            ';' => out.push_str("%3B"),
            ',' => out.push_str("%2C"),
            '=' => out.push_str("%3D"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_an_attribute_has_its_own_and_the_rest_is_json() {
        let spec: ChartSpec = serde_json::from_str(
            r#"{"type":"line","title":"T","select":{"partner":["Korea, Rep.","Nhật Bản"]},"labels":{"Japan":"Nhật"},"lang":"vi"}"#,
        )
        .unwrap();
        let all: Vec<String> =
            pairs(&spec).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(
            all,
            [
                "version: 1",
                "select: partner=Korea%2C Rep., Nhật Bản",
                "heading: T",
                "type: line",
                "spec: {\"labels\":{\"Japan\":\"Nhật\"}}"
            ]
        );
    }
}
