//! HTML as text. Whatever comes from a file or a person goes through [`escaped`]; only this file's callers write tags.

/// Text and attribute values: everything that could end either is written as a reference; what HTML forbids is shown as such.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A tag's attributes, each with a space before it; those without a value are left out.
pub fn attributes(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        for part in [" ", name, "=\"", &escaped(value), "\""] {
            out.push_str(part);
        }
    }
    out
}

/// Each `{{NAME}}` of a template by its text, in one pass: what is filled in is never looked at again.
pub fn filled(template: &str, fields: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let found = after
            .split_once("}}")
            .and_then(|(name, tail)| Some((fields.iter().find(|(n, _)| *n == name)?.1, tail)));
        rest = match found {
            Some((text, tail)) => {
                out.push_str(text);
                tail
            }
            None => {
                out.push_str("{{");
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(escaped("a<b>&\"c'\u{1}"), "a&lt;b&gt;&amp;&quot;c&#39;\u{fffd}");
        assert_eq!(attributes(&[("a", "\" onload=\"x"), ("b", "")]), " a=\"&quot; onload=&quot;x\"");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(filled("{{A}} {{B}} {{C", &[("A", "{{B}}"), ("B", "b")]), "{{B}} b {{C");
    }
}
