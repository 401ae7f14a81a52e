//! `kimngach tell FILE [--lang vi|en] [--as text|json]`: the sentences worth writing about a file's figures.

use crate::{compute, say};
use kimngach::diag::Diagnostic;
use kimngach::lang::Lang;
use kimngach::project::by_the_table;
use kimngach::tell::tell;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let asked = compute::query(words).and_then(|(query, rest)| {
        let (form, rest) = compute::plain(rest)?;
        match (form.as_deref(), rest.as_slice()) {
            (Some(other), _) if !matches!(other, "text" | "json") => {
                Err(Diagnostic::error("cli.form").with("found", other))
            }
            (form, [file]) => Ok((query, form == Some("json"), PathBuf::from(file))),
            _ => Err(Diagnostic::error("cli.file").with("found", "tell")),
        }
    });
    let (query, as_json, file) = match asked {
        Ok(asked) => asked,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let told = compute::dataset(&file, lang)
        .and_then(|d| tell(&d, &by_the_table(&d, &query), lang).map_err(|e| vec![e]));
    match told {
        Ok(sentences) if as_json => {
            say::out(&(serde_json::to_string_pretty(&sentences).unwrap_or_default() + "\n"))
        }
        Ok(sentences) => {
            let lines: Vec<String> = sentences.into_iter().map(|s| s.text + "\n").collect();
            say::text(&lines.concat())
        }
        Err(problems) => say::failed(&compute::name(&file), lang, &problems),
    }
}
