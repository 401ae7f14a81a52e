//! `kimngach check ARTICLE --data FILE`: every figure of an article recomputed from a table. Exit code 1 when something disagrees.

use crate::say;
use kimngach::check::{self, Verdict};
use kimngach::diag::Diagnostic;
use kimngach::lang::Lang;
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How findings are printed.
#[derive(Clone, Copy, PartialEq)]
enum As {
    Json,
    Text,
    Html,
}

struct Wanted {
    article: PathBuf,
    data: PathBuf,
    form: As,
    lang: Lang,
}

fn misuse(code: &'static str, found: &str) -> Diagnostic {
    Diagnostic::error(code).with("found", found)
}

fn wanted(words: &[String], lang: Lang) -> Result<Wanted, Diagnostic> {
    let mut wanted = Wanted { article: PathBuf::new(), data: PathBuf::new(), form: As::Text, lang };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| misuse("cli.value", word));
        match word.as_str() {
            "--data" => wanted.data = value()?.into(),
            "--as" => {
                wanted.form = match value()?.as_str() {
                    "json" => As::Json,
                    "text" => As::Text,
                    "html" => As::Html,
                    other => return Err(misuse("check.as", other)),
                }
            }
            "--lang" => match value()?.as_str() {
                "vi" => wanted.lang = Lang::Vi,
                "en" => wanted.lang = Lang::En,
                other => return Err(misuse("cli.lang", other)),
            },
            file if wanted.article.as_os_str().is_empty() => wanted.article = file.into(),
            extra => return Err(misuse("cli.extra", extra)),
        }
    }
    if wanted.article.as_os_str().is_empty() || wanted.data.as_os_str().is_empty() {
        return Err(misuse("cli.file", "check"));
    }
    Ok(wanted)
}

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let wanted = match wanted(words, lang) {
        Ok(wanted) => wanted,
        Err(problem) => return say::misuse(lang, &problem),
    };
    match checked(&wanted) {
        Ok((out, clean)) => {
            let said = say::out(&(out + "\n"));
            if clean { said } else { ExitCode::from(1) }
        }
        Err((file, problems)) => say::failed(&file, wanted.lang, &problems),
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The findings as printed, and whether none of them disagrees.
fn checked(wanted: &Wanted) -> Result<(String, bool), (String, Vec<Diagnostic>)> {
    let of = |path: &Path| say::bytes(path).map_err(|problems| (name(path), problems));
    let (article, data) = (of(&wanted.article)?, of(&wanted.data)?);
    let text = String::from_utf8_lossy(&article).replace("\r\n", " \n");
    let opened = project::open(&data, &name(&wanted.data), &Hints::default(), &Native)
        .map_err(|problems| (name(&wanted.data), problems))?;
    say::all(&name(&wanted.data), wanted.lang, &opened.problems);
    let findings = check::check(&text, &opened.dataset, wanted.lang);
    let clean = findings.iter().all(|f| f.verdict != Verdict::Disagrees);
    let out = match wanted.form {
        As::Json => serde_json::to_string_pretty(&findings).unwrap_or_default(),
        As::Text => check::as_text(&text, &findings, wanted.lang),
        As::Html => check::as_html(&text, &findings, wanted.lang),
    };
    Ok((out, clean))
}
