//! `kimngach suggest FILE [--as text|json]`: the charts that fit a file's figures, best first, each with its reason. And
//! `kimngach schema`: the JSON Schema of a chart spec.

use crate::{compute, say};
use kimngach::diag::Diagnostic;
use kimngach::lang::Lang;
use kimngach::project;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let mut rest: Vec<String> = Vec::new();
    let mut at = words.iter();
    while let Some(word) = at.next() {
        if word == "--lang" {
            at.next();
        } else {
            rest.push(word.clone());
        }
    }
    let asked = compute::plain(rest).and_then(|(form, rest)| match (form.as_deref(), rest.as_slice()) {
        (Some(other), _) if !matches!(other, "text" | "json") => {
            Err(Diagnostic::error("cli.form").with("found", other))
        }
        (form, [file]) => Ok((form == Some("json"), PathBuf::from(file))),
        _ => Err(Diagnostic::error("cli.file").with("found", "suggest")),
    });
    let (as_json, file) = match asked {
        Ok(asked) => asked,
        Err(problem) => return say::misuse(lang, &problem),
    };
    match compute::dataset(&file, lang) {
        Ok(dataset) => {
            let found = project::suggest(&dataset, lang);
            if as_json {
                return say::out(&(serde_json::to_string_pretty(&found).unwrap_or_default() + "\n"));
            }
            let line = |s: &project::Suggestion| {
                let spec = serde_json::to_string(&s.spec).unwrap_or_default();
                format!("{}\n  {}\n  {spec}\n", s.title, s.reason)
            };
            say::text(&found.iter().map(line).collect::<String>())
        }
        Err(problems) => say::failed("", lang, &problems),
    }
}

/// Prints the schema.
#[cfg(feature = "schema")]
pub fn schema() -> ExitCode {
    say::out(&kimngach::spec::schema())
}
