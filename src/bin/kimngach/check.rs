//! `kimngach check ARTICLE [OTHER] [--data FILE]`: every figure of an article recomputed from a table; without a table the article held
//! against itself, or two against each other. Exit code 1 when something disagrees.

use crate::{prose, say};
use kimngach::check::{self, Text, Verdict};
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
    articles: Vec<PathBuf>,
    data: Option<PathBuf>,
    newer: Option<PathBuf>,
    unsaid: bool,
    form: As,
    lang: Lang,
}

fn misuse(code: &'static str, found: &str) -> Diagnostic {
    Diagnostic::error(code).with("found", found)
}

fn wanted(words: &[String], lang: Lang) -> Result<Wanted, Diagnostic> {
    let mut wanted =
        Wanted { articles: Vec::new(), data: None, newer: None, unsaid: false, form: As::Text, lang };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| misuse("cli.value", word));
        match word.as_str() {
            "--data" => wanted.data = Some(value()?.into()),
            "--newer" => wanted.newer = Some(value()?.into()),
            "--unsaid" => wanted.unsaid = true,
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
            file => wanted.articles.push(file.into()),
        }
    }
    let most = if wanted.data.is_some() { 1 } else { 2 };
    match wanted.articles.get(most) {
        _ if wanted.articles.is_empty() => Err(misuse("cli.file", "check")),
        Some(extra) => {
            let code = if most == 1 { "check.one" } else { "check.many" };
            Err(misuse(code, &extra.to_string_lossy()))
        }
        None if wanted.data.is_none() && (wanted.newer.is_some() || wanted.unsaid) => {
            Err(misuse("check.needs-data", if wanted.unsaid { "--unsaid" } else { "--newer" }))
        }
        None => Ok(wanted),
    }
}

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let wanted = match wanted(words, lang) {
        Ok(wanted) => wanted,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let done = match (&wanted.data, wanted.articles.first()) {
        (Some(data), Some(article)) => against_a_table(article, data, &wanted),
        _ => against_themselves(&wanted),
    };
    match done {
        Ok((out, clean)) => {
            let print = if wanted.form == As::Text { say::text } else { say::out };
            let said = print(&(out + "\n"));
            if clean { said } else { ExitCode::from(1) }
        }
        Err((file, problems)) => say::failed(&file, wanted.lang, &problems),
    }
}

/// What is printed, and whether nothing disagrees; or the file that could not be read.
type Done = Result<(String, bool), (String, Vec<Diagnostic>)>;

fn words(path: &Path) -> Result<String, (String, Vec<Diagnostic>)> {
    prose::words(path).map_err(|problems| (prose::name(path), problems))
}

fn opened(path: &Path, lang: Lang) -> Result<project::Opened, (String, Vec<Diagnostic>)> {
    let name = prose::name(path);
    let bytes = say::bytes(path).map_err(|problems| (name.clone(), problems))?;
    let opened = project::open(&bytes, &name, &Hints::default(), &Native)
        .map_err(|problems| (name.clone(), problems))?;
    say::all(&name, lang, &opened.problems);
    Ok(opened)
}

/// The findings beside a table.
fn against_a_table(article: &Path, data: &Path, wanted: &Wanted) -> Done {
    let text = words(article)?;
    let opened = opened(data, wanted.lang)?;
    if let Some(newer) = &wanted.newer {
        return after_a_revision(&text, &opened, newer, wanted);
    }
    if wanted.unsaid {
        let facts = project::unsaid(&text, &opened.dataset, wanted.lang);
        let out = match wanted.form {
            As::Json => serde_json::to_string_pretty(&facts).unwrap_or_default(),
            _ => facts.iter().map(|f| f.text.as_str()).collect::<Vec<_>>().join("\n"),
        };
        return Ok((out, true));
    }
    let findings = check::check(&text, &opened.dataset, wanted.lang);
    let clean = findings.iter().all(|f| f.verdict != Verdict::Disagrees);
    let out = match wanted.form {
        As::Json => serde_json::to_string_pretty(&findings).unwrap_or_default(),
        As::Text => check::as_text(&text, &findings, wanted.lang),
        As::Html => check::as_html(&text, &findings, wanted.lang),
    };
    Ok((out, clean))
}

/// What a newer vintage of the table does to the figures that agree with this one.
fn after_a_revision(text: &str, before: &project::Opened, newer: &Path, wanted: &Wanted) -> Done {
    let after = opened(newer, wanted.lang)?;
    let found = check::revised(text, &before.dataset, &after.dataset, wanted.lang);
    let clean = found.iter().all(|r| r.fate == check::Fate::Holds);
    let out = match wanted.form {
        As::Json => serde_json::to_string_pretty(&found).unwrap_or_default(),
        As::Text => check::revisions_as_text(text, &found, wanted.lang),
        As::Html => check::revisions_as_html(text, &found, wanted.lang),
    };
    Ok((out, clean))
}

/// A file's name with that of its folder, for two of the same name.
fn with_folder(path: &Path) -> String {
    let folder = path.parent().map(prose::name).filter(|f| !f.is_empty());
    folder.map_or_else(|| prose::name(path), |f| format!("{f}/{}", prose::name(path)))
}

/// The articles against themselves and each other.
fn against_themselves(wanted: &Wanted) -> Done {
    let mut articles = Vec::new();
    let alike = wanted
        .articles
        .first()
        .zip(wanted.articles.get(1))
        .is_some_and(|(a, b)| prose::name(a) == prose::name(b));
    for path in &wanted.articles {
        let name = if alike { with_folder(path) } else { prose::name(path) };
        articles.push(project::Article::new(&name, &words(path)?, &Native));
    }
    let found = project::held_together(&articles, wanted.lang);
    let texts: Vec<Text<'_>> =
        articles.iter().map(|a| Text { text: &a.text, name: &a.name, table: None }).collect();
    let out = match wanted.form {
        As::Json => serde_json::to_string_pretty(&found.contradictions).unwrap_or_default(),
        As::Text => found.as_text(&texts, wanted.lang),
        As::Html => found.as_html(&texts, wanted.lang),
    };
    Ok((out, found.contradictions.iter().all(|c| c.verdict != Verdict::Disagrees)))
}
