//! JSON as text, for the three small documents of a twin. It may stand inside a `<script>`: no `<` is left in it.

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Controls, and what would end a script or a line of one.
            c if c < ' ' || matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7f}') => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(HEX.get((c as usize >> shift) & 15).copied().unwrap_or('0'));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// An object of members that are JSON already; those that are empty are left out.
pub fn object(members: &[(&str, String)]) -> String {
    let kept: Vec<String> = members
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| [&quoted(name), ": ", value].concat())
        .collect();
    ["{", &kept.join(", "), "}"].concat()
}

/// A text, or nothing when it is empty.
#[cfg(not(target_arch = "wasm32"))]
pub fn some(text: &str) -> String {
    if text.is_empty() { String::new() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_and_none_ends_a_script() {
        let hard = "a\"b\\c\n</script><!--\u{0}\u{1f}\u{2028}é😀&";
        let json = object(&[("x", quoted(hard)), ("y", some(""))]);
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back, serde_json::json!({ "x": hard }));
        assert!(!json.contains('<'));
    }
}
