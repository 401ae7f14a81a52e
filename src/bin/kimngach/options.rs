//! The options of every command: which there are, which take a value, which may stand more than once. What is not in this table
//! is misuse, said in words before anything is read.

use kimngach::diag::Diagnostic;

/// How an option is given.
#[derive(Clone, Copy, PartialEq)]
enum Takes {
    /// Nothing after it.
    Nothing,
    /// One value; the option stands once.
    Value,
    /// One value; the option may stand again.
    Many,
    /// One of these words.
    One(&'static [&'static str]),
    /// A whole number from 1.
    Count,
}

type Known = &'static [(&'static str, Takes)];

const LANG: (&str, Takes) = ("--lang", Takes::One(&["vi", "en"]));

/// What chooses figures of a table.
const FIGURES: Known = &[
    ("--where", Takes::Many),
    ("--by", Takes::Value),
    ("--measure", Takes::Value),
    ("--from", Takes::Value),
    ("--to", Takes::Value),
    ("--base", Takes::Value),
    ("--above", Takes::Value),
    ("--below", Takes::Value),
    ("--top", Takes::Count),
    ("--against", Takes::Many),
];
/// What chooses the form of a chart and its words.
const CHART: Known = &[
    ("--type", Takes::Value),
    ("--indicator", Takes::Value),
    ("--title", Takes::Value),
    ("--subtitle", Takes::Value),
    ("--note", Takes::Value),
    ("--source", Takes::Value),
];
const READ: Known = &[
    ("--as", Takes::One(&["rows", "tidy", "understanding"])),
    ("--hints", Takes::Value),
    ("--sheet", Takes::Value),
    ("--file", Takes::Value),
    ("--table", Takes::Count),
    ("--out", Takes::Value),
    ("--spreadsheet", Takes::Nothing),
    LANG,
];
const DRAW: Known = &[
    ("--out", Takes::Value),
    ("--social", Takes::Nothing),
    ("--spec", Takes::Value),
    ("--width", Takes::Value),
    ("--height", Takes::Value),
    ("--scale", Takes::Value),
    ("--theme", Takes::Value),
    ("--house", Takes::Value),
    LANG,
];
const EMBED: Known = &[
    ("--data", Takes::Value),
    ("--out", Takes::Value),
    ("--single", Takes::Value),
    ("--site", Takes::Value),
    ("--script", Takes::Value),
    ("--address", Takes::Value),
    ("--live", Takes::Value),
    ("--license", Takes::Value),
    ("--theme", Takes::Value),
    LANG,
];
const COMPUTE: Known = &[("--as", Takes::One(&["table", "csv", "json"])), LANG];
const TELL: Known = &[
    ("--where", Takes::Many),
    ("--by", Takes::Value),
    ("--from", Takes::Value),
    ("--to", Takes::Value),
    ("--as", Takes::One(&["text", "json"])),
    LANG,
];
const AUDIT: Known = &[("--all", Takes::Nothing), ("--as", Takes::One(&["text", "json"])), LANG];
const CHECK: Known = &[
    ("--data", Takes::Value),
    ("--newer", Takes::Value),
    ("--unsaid", Takes::Nothing),
    ("--as", Takes::One(&["text", "json", "html"])),
    LANG,
];
const SUGGEST: Known = &[("--as", Takes::One(&["text", "json"])), LANG];
const INDICATORS: Known = &[("--as", Takes::One(&["text", "json"])), LANG];
const HELP: Known = &[LANG];

/// The options of a command: its own, and those it shares with others.
fn known(command: &str) -> Option<[Known; 3]> {
    Some(match command {
        "read" => [READ, &[], &[]],
        "draw" => [DRAW, CHART, FIGURES],
        "embed" => [EMBED, CHART, FIGURES],
        "compute" => [COMPUTE, FIGURES, &[]],
        "tell" => [TELL, &[], &[]],
        "audit" => [AUDIT, &[], &[]],
        "check" => [CHECK, &[], &[]],
        "suggest" => [SUGGEST, &[], &[]],
        "indicators" => [INDICATORS, &[], &[]],
        "schema" | "help" | "--help" | "-h" => [HELP, &[], &[]],
        _ => return None,
    })
}

/// Looks through the words after a command. `None` for a command that there is not: that is for others to say.
///
/// # Errors
/// `cli.option`, `cli.value`, `cli.twice`, `cli.one-of`, `cli.lang`, `cli.count`: what was found and what is allowed.
pub fn check(command: &str, words: &[String]) -> Result<(), Diagnostic> {
    let Some(known) = known(command) else { return Ok(()) };
    let wrong = |code: &'static str, found: &str| Diagnostic::error(code).with("found", found);
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if !word.starts_with("--") {
            continue;
        }
        let Some((name, takes)) = known.iter().flat_map(|part| part.iter()).find(|(name, _)| name == word)
        else {
            let all: Vec<&str> = known.iter().flat_map(|part| part.iter()).map(|(name, _)| *name).collect();
            return Err(wrong("cli.option", word).with("all", all.join(" ")));
        };
        if seen.contains(name) && *takes != Takes::Many {
            return Err(wrong("cli.twice", word));
        }
        seen.push(name);
        if *takes == Takes::Nothing {
            continue;
        }
        // Another option where the value should be is a value that was forgotten.
        let value = rest.next().filter(|v| !v.starts_with("--") && !v.trim().is_empty());
        let value = value.ok_or_else(|| wrong("cli.value", word))?;
        match takes {
            Takes::One(_) if *name == "--lang" && !matches!(value.as_str(), "vi" | "en") => {
                return Err(wrong("cli.lang", value));
            }
            Takes::One(words) if !words.contains(&value.as_str()) => {
                return Err(wrong("cli.one-of", value).with("option", *name).with("all", words.join(", ")));
            }
            Takes::Count if !is_count(value) => {
                return Err(wrong("cli.count", value).with("option", *name));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a text is a whole number from 1, however large.
fn is_count(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && text.bytes().any(|b| b != b'0')
}
