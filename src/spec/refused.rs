//! A value that a field of the spec cannot have: which field, what was found, what it takes, and what was probably meant.

use super::nearest_of;
use crate::diag::Diagnostic;

/// What serde calls the kinds of values, and the sentence that says what the field takes.
const KINDS: [(&[&str], &str); 6] = [
    (&["u8", "u16", "u32", "u64", "usize", "i16", "i32", "i64"], "spec.value-whole"),
    (&["f32", "f64"], "spec.value-number"),
    (&["a boolean"], "spec.value-yes"),
    (&["a string", "a borrowed string"], "spec.value-text"),
    (&["a sequence"], "spec.value-list"),
    (&["a map", "struct"], "spec.value-object"),
];

/// Puts what serde found wrong into a diagnostic. `path` is where it stood: `annotations[0]`.
///
/// `spec.value-near` and `spec.value-one-of` for a word that is none of the field's, one of `spec.value-whole`, `-number`, `-yes`,
/// `-text`, `-list`, `-object` for a value of another kind, `spec.value-field` for a name inside of it that there is not,
/// `spec.value-lacks` for one that is missing, else `spec.value`.
///
/// ```
/// use kimngach::spec::from_json;
/// let problem = from_json(r#"{"type": "lien"}"#).unwrap_err();
/// assert_eq!(problem.code, "spec.value-near");
/// ```
pub(crate) fn refused(path: &str, why: &str) -> Diagnostic {
    // "… at line 1 column 29": specs are often one line that a program wrote.
    let why = why.split(" at line ").next().unwrap_or(why);
    // A browser says of its errors that they are some.
    let why = why.strip_prefix("Error: ").unwrap_or(why);
    let say = |code: &'static str, found: &str| {
        Diagnostic::error(code).with("field", path.to_owned()).with("found", found.to_owned())
    };
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    if let Some((what, rest)) = [("unknown variant ", true), ("unknown field ", false)]
        .into_iter()
        .find_map(|(head, what)| Some((what, why.strip_prefix(head)?)))
    {
        let mut words = quoted(rest);
        if words.is_empty() {
            return say("spec.value", why).with("why", why.to_owned());
        }
        let found = words.remove(0);
        if let Some(near) = nearest_of(&found, words.iter().map(String::as_str)) {
            return say("spec.value-near", &found).with("near", near.to_owned());
        }
        let code = if what { "spec.value-one-of" } else { "spec.value-field" };
        return say(code, &found).with("all", words.join(", "));
    }
    if let Some(name) = why.strip_prefix("missing field ") {
        return say("spec.value-lacks", name.trim_matches('`'));
    }
    let wrong = why.strip_prefix("invalid type: ").or_else(|| why.strip_prefix("invalid value: "));
    if let Some((found, wanted)) = wrong.and_then(|w| w.split_once(", expected ")) {
        let kind = KINDS.iter().find(|(names, _)| {
            names
                .iter()
                .any(|name| wanted == *name || wanted.strip_prefix(name).is_some_and(|r| r.starts_with(' ')))
        });
        // string "five", integer `5`: the value; a map or a list has none.
        let value = found.split_once(['"', '`']).map_or(found, |(_, v)| v.trim_end_matches([')', '"', '`']));
        if let Some((_, code)) = kind {
            return say(code, value);
        }
    }
    say("spec.value", why).with("why", [path, ": ", why].concat())
}

#[cfg(test)]
mod tests {
    use super::refused;
    use crate::lang::{Lang, sentence};

    /// What serde_json says, and what comes out of a browser.
    #[test]
    fn words_of_serde_become_the_readers() {
        for (why, wanted) in [
            ("unknown variant `lien`, expected one of `line`, `bar` at line 1 column 15", "spec.value-near"),
            ("Error: unknown variant `lien`, expected one of `line`, `bar`", "spec.value-near"),
            ("Error: unknown variant `pie`, expected `line` or `column`", "spec.value-one-of"),
            ("Error: invalid type: JsValue(\"five\"), expected u32", "spec.value-whole"),
            ("invalid type: string \"five\", expected u32 at line 1 column 14", "spec.value-whole"),
            ("invalid type: map, expected a sequence", "spec.value-list"),
            ("missing field `kind`", "spec.value-lacks"),
            ("something else", "spec.value"),
        ] {
            let problem = refused("top", why);
            assert_eq!(problem.code, wanted, "{why}");
            for lang in Lang::ALL {
                assert!(!sentence(lang, &problem).contains("Error"), "{why}");
            }
        }
        let five =
            sentence(Lang::En, &refused("top", "Error: invalid type: JsValue(\"five\"), expected u32"));
        assert!(five.ends_with("Found: five."), "{five}");
    }
}
