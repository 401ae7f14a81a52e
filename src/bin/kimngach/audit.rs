//! `kimngach audit FILE [--all] [--as text|json]`: contradictions inside a file's table; with `--all` every comparison that was made.

use crate::{compute, say};
use kimngach::audit::{Finding, Verdict, arithmetic, audit_keeping, cell_in, sentence};
use kimngach::dataset::Dataset;
use kimngach::diag::Diagnostic;
use kimngach::lang::{self, Lang};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let (all, words): (Vec<String>, Vec<String>) = words.iter().cloned().partition(|w| w == "--all");
    let every = !all.is_empty();
    let asked = compute::plain(words).and_then(|(form, rest)| match (form.as_deref(), rest.as_slice()) {
        (Some(other), _) if !matches!(other, "text" | "json") => {
            Err(Diagnostic::error("cli.form").with("found", other))
        }
        (form, [file]) => Ok((form == Some("json"), PathBuf::from(file))),
        _ => Err(Diagnostic::error("cli.file").with("found", "audit")),
    });
    let (as_json, file) = match asked {
        Ok(asked) => asked,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let dataset = match compute::dataset(&file, lang) {
        Ok(dataset) => dataset,
        Err(problems) => return say::failed(&compute::name(&file), lang, &problems),
    };
    let found = audit_keeping(&dataset, if every { usize::MAX } else { 1 });
    if as_json {
        let mut value = serde_json::to_value(&found).unwrap_or_default();
        let texts: Vec<serde_json::Value> =
            found.findings.iter().map(|f| line(lang, &dataset, f).into()).collect();
        let others: Vec<serde_json::Value> =
            found.others.iter().map(|f| line(lang, &dataset, f).into()).collect();
        if let Some(object) = value.as_object_mut() {
            object.insert("sentences".to_owned(), texts.into());
            object.insert("other_sentences".to_owned(), others.into());
        }
        say::out(&(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"));
        return ExitCode::SUCCESS;
    }
    let mut out = String::new();
    for finding in &found.findings {
        out.push_str(if finding.verdict == Verdict::Disagrees { "✕ " } else { "? " });
        out += &line(lang, &dataset, finding);
        out.push('\n');
    }
    // Of what agrees or cannot be decided one of each kind, with its arithmetic and how many there are.
    for finding in &found.others {
        let agrees = finding.verdict == Verdict::Agrees;
        let counted = if agrees { &found.agreed } else { &found.undecided };
        let n = counted.iter().find(|(kind, _)| *kind == finding.kind).map_or(0, |(_, n)| *n);
        out.push_str(if agrees { "✓ " } else { "· " });
        out += &line(lang, &dataset, finding);
        if !every && n > 1 {
            let more =
                lang::text(lang, "audit.more", &[("kind", kind(lang, finding)), ("n", (n - 1).into())]);
            out.push_str("  ");
            out += &more;
        }
        out.push('\n');
    }
    let sum = |of: &[(kimngach::audit::Kind, u32)]| of.iter().map(|(_, n)| u64::from(*n)).sum::<u64>();
    let suspicions = found.findings.len() - found.contradictions().count();
    out += &lang::text(
        lang,
        "audit.summary",
        &[
            ("disagree", found.contradictions().count().into()),
            ("suspect", suspicions.into()),
            ("agree", sum(&found.agreed).into()),
            ("open", sum(&found.undecided).into()),
        ],
    );
    out.push('\n');
    say::text(&out)
}

fn kind(lang: Lang, finding: &Finding) -> kimngach::diag::Arg {
    lang::words(lang, finding.kind.key()).to_owned().into()
}

/// Sentence, arithmetic, cells that are most likely wrong.
fn line(lang: Lang, dataset: &Dataset, finding: &Finding) -> String {
    let mut out = sentence(lang, dataset, finding);
    let arithmetic = arithmetic(lang, finding);
    if !arithmetic.is_empty() {
        out += "  ";
        out += &arithmetic;
    }
    if finding.suspects.is_empty() {
        return out;
    }
    let cells: Vec<String> = finding.suspects.iter().map(|c| cell_in(dataset, c.row, c.column)).collect();
    out += &format!("  [{}]", cells.join(" "));
    out
}
