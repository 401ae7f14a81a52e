//! A spec as attributes of `<kim-ngach>`, as `www/chart/spec-text.js` reads them.

use crate::spec::{ChartSpec, ChartType, Theme, VERSION};

fn kind(kind: ChartType) -> &'static str {
    match kind {
        ChartType::Auto => "",
        ChartType::Trade => "trade",
        ChartType::Line => "line",
        ChartType::Column => "column",
        ChartType::Bar => "bar",
    }
}

/// Names and values of what differs from the defaults; the version always, so that later programs know what was meant.
pub fn pairs(spec: &ChartSpec) -> Vec<(&'static str, String)> {
    let mut out = vec![("version", VERSION.to_string())];
    let mut put = |name, text: &str| {
        if !text.is_empty() {
            out.push((name, text.to_owned()));
        }
    };
    put("type", kind(spec.kind));
    for (name, text) in [
        ("measure", &spec.measure),
        ("by", &spec.by),
        ("indicator", &spec.indicator),
        ("from", &spec.from),
        ("to", &spec.to),
        ("heading", &spec.title),
        ("subtitle", &spec.subtitle),
        ("note", &spec.note),
        ("source", &spec.source),
    ] {
        put(name, text.as_deref().unwrap_or(""));
    }
    put("top", &spec.top.map_or_else(String::new, |top| top.to_string()));
    let select: Vec<String> = spec
        .select
        .iter()
        .map(|(name, members)| {
            let members: Vec<String> = members.iter().map(|m| packed(m)).collect();
            [&packed(name), "=", &members.join(", ")].concat()
        })
        .collect();
    put("select", &select.join("; "));
    put(
        "theme",
        match spec.theme {
            Theme::Auto => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        },
    );
    out
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

/// The spec as a JSON object with every field that is not its default, the version always.
pub fn json(spec: &ChartSpec) -> String {
    use super::json::{object, quoted, some};
    let optional = |text: &Option<String>| text.as_deref().map_or_else(String::new, some);
    let list = |members: &[String]| {
        let all: Vec<String> = members.iter().map(|m| quoted(m)).collect();
        ["[", &all.join(", "), "]"].concat()
    };
    let select: Vec<(&str, String)> =
        spec.select.iter().map(|(name, members)| (name.as_str(), list(members))).collect();
    object(&[
        ("version", VERSION.to_string()),
        ("type", some(kind(spec.kind))),
        ("measure", optional(&spec.measure)),
        ("select", if select.is_empty() { String::new() } else { object(&select) }),
        ("by", optional(&spec.by)),
        ("top", spec.top.map_or_else(String::new, |top| top.to_string())),
        ("indicator", optional(&spec.indicator)),
        ("from", optional(&spec.from)),
        ("to", optional(&spec.to)),
        ("title", optional(&spec.title)),
        ("subtitle", optional(&spec.subtitle)),
        ("note", optional(&spec.note)),
        ("source", optional(&spec.source)),
        ("lang", spec.lang.map_or_else(String::new, |lang| quoted(lang.tag()))),
        (
            "theme",
            match spec.theme {
                Theme::Auto => String::new(),
                Theme::Light => quoted("light"),
                Theme::Dark => quoted("dark"),
            },
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_is_the_spec_again() {
        let text = r#"{"version":1,"type":"line","select":{"partner":["Korea, Rep.","a \"b\""]},"top":3,"from":"1995","title":"</script>","lang":"vi","theme":"dark"}"#;
        let spec: ChartSpec = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_str::<ChartSpec>(&json(&spec)).unwrap(), spec);
        let defaults = ChartSpec::default();
        assert_eq!(json(&defaults), "{\"version\": 1}");
    }

    #[test]
    fn signs_that_part_names_are_packed() {
        let spec: ChartSpec =
            serde_json::from_str(r#"{"select":{"partner":["Korea, Rep.","Nhật Bản"]}}"#).unwrap();
        assert!(pairs(&spec).contains(&("select", "partner=Korea%2C Rep., Nhật Bản".to_owned())));
    }
}
