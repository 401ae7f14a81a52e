//! `kimngach compute ID FILE …`: any indicator of the catalogue over a file's figures.

use crate::say;
use kimngach::dataset::{Dataset, Dimension};
use kimngach::diag::Diagnostic;
use kimngach::figure::Decimal;
use kimngach::indicators::{Answer, Flag, Line, Query, answer, compute, find, latest};
use kimngach::lang::{Lang, text, words};
use kimngach::period::Period;
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Clone, Copy, PartialEq)]
enum As {
    Table,
    Csv,
    Json,
}

/// Reads the options that choose figures. What is left over is given back.
pub fn query(words: &[String]) -> Result<(Query, Vec<String>), Diagnostic> {
    let mut query = Query::default();
    let mut rest = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let wrong = |code, found: &str| Diagnostic::error(code).with("found", found);
        let mut value = || words.next().cloned().ok_or_else(|| wrong("cli.value", word));
        let pair = |text: String| {
            let split = text.split_once('=').map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()));
            split.ok_or_else(|| wrong("cli.pair", &text))
        };
        let period = |text: String| Period::parse(&text).map(Some).ok_or_else(|| wrong("cli.period", &text));
        // Beyond a million billion billion stands no statistic, and soon no number that can be worked with.
        let number = |text: String| {
            let number = Decimal::parse(&text).ok_or_else(|| wrong("cli.number.any", &text))?;
            if number.value().abs() <= 1e24 {
                Ok(Some(number))
            } else {
                Err(wrong("cli.number.large", &text))
            }
        };
        match word.as_str() {
            "--where" => query.select.push(pair(value()?)?),
            "--against" => query.against.push(pair(value()?)?),
            "--by" => query.by = Some(value()?),
            "--measure" => query.measure = Some(value()?),
            "--from" => query.from = period(value()?)?,
            "--to" => query.to = period(value()?)?,
            "--base" => query.base = period(value()?)?,
            "--above" => query.above = number(value()?)?,
            "--below" => query.below = number(value()?)?,
            // `options` lets only whole numbers from 1 through.
            // What is more than any table lists means all of them.
            "--top" => query.top = Some(value()?.parse().unwrap_or(u32::MAX)),
            _ => rest.push(word.clone()),
        }
    }
    if let (Some(from), Some(to)) = (query.from, query.to)
        && from.first_day() >= to.end_day()
    {
        return Err(Diagnostic::error("cli.from-to")
            .with("from", from.to_string())
            .with("to", to.to_string()));
    }
    Ok((query, rest))
}

/// Splits `--as` and `--lang` from what is left; `options` has refused all others.
pub fn plain(words: Vec<String>) -> Result<(Option<String>, Vec<String>), Diagnostic> {
    let mut form = None;
    let mut rest = Vec::new();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--as" => form = words.next(),
            "--lang" => drop(words.next()),
            _ => rest.push(word),
        }
    }
    Ok((form, rest))
}

/// A file's name without its folders, for the head of a sentence about it.
pub fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's figures; sentences about how it was read go to stderr.
pub fn dataset(path: &Path, lang: Lang) -> Result<Dataset, Vec<Diagnostic>> {
    let name = name(path);
    let opened = project::open(&say::bytes(path)?, &name, &Hints::default(), &Native)?;
    say::all(&name, lang, &opened.problems);
    Ok(opened.dataset)
}

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let asked = query(words).and_then(|(query, rest)| {
        let (form, rest) = plain(rest)?;
        let form = match form.as_deref() {
            None | Some("table") => As::Table,
            Some("csv") => As::Csv,
            Some("json") => As::Json,
            Some(other) => return Err(Diagnostic::error("cli.form").with("found", other)),
        };
        let [id, file] = rest.as_slice() else {
            return Err(Diagnostic::error("cli.file").with("found", "compute"));
        };
        let indicator =
            find(id).ok_or_else(|| Diagnostic::error("cli.indicator").with("found", id.as_str()))?;
        Ok((indicator, PathBuf::from(file), query, form))
    });
    let (indicator, file, query, form) = match asked {
        Ok(asked) => asked,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let answers = dataset(&file, lang).and_then(|d| {
        let query = project::by_the_table(&d, &query);
        let lines = compute(&d, indicator, &query).map_err(|e| vec![e])?;
        let of_line = |l: &Line| Told {
            who: who(lang, &d, l),
            answers: l.records.iter().map(|r| answer(lang, &d, l, r)).collect(),
            remarks: remarks(lang, l),
        };
        let place = |row, column| kimngach::audit::cell_in(&d, row, column);
        let lines = lines.iter().map(of_line).collect::<Vec<_>>();
        let cells = if form == As::Csv { csv(&lines, &place) } else { String::new() };
        Ok((lines, cells))
    });
    match answers {
        // Nothing to show is no result: a script must not take it for one.
        Ok((lines, _)) if lines.iter().all(|l| l.answers.is_empty()) => {
            let empty = Diagnostic::error("cli.nothing").with("id", indicator.id);
            say::failed(&name(&file), lang, &[empty])
        }
        Ok((lines, cells)) => say::out(&match form {
            As::Table => say::visible(&table(lang, &lines)),
            As::Csv => cells,
            As::Json => json(&lines),
        }),
        Err(problems) => say::failed(&name(&file), lang, &problems),
    }
}

/// A line in words, and what must be known of its figures.
struct Told {
    /// Whose figures they are.
    who: String,
    answers: Vec<Answer>,
    remarks: Vec<String>,
}

/// What must be known of a line's figures, said of the last of them that it is true of.
fn remarks(lang: Lang, line: &Line) -> Vec<String> {
    let said = |(period, flag): (Option<Period>, Flag)| {
        let when = period.map(|p| format!("{p}: ")).unwrap_or_default();
        when + &flag.sentence(lang)
    };
    latest(line.records.iter()).into_iter().map(said).collect()
}

/// Whose figures a line has: its members where the table has several, flows in words.
fn who(lang: Lang, dataset: &Dataset, line: &Line) -> String {
    let named = |(d, m): (&Dimension, &u32)| {
        let member = d.members.get(*m as usize).filter(|_| d.members.len() > 1)?;
        Some((d.name.clone(), kimngach::audit::member_name(lang, member).into_owned()))
    };
    let names: BTreeMap<String, String> =
        dataset.dimensions.iter().zip(&line.members).filter_map(named).collect();
    names.into_values().collect::<Vec<_>>().join(" · ")
}

/// One line a figure: who, when, the figure, how sure it is, the arithmetic.
fn table(lang: Lang, lines: &[Told]) -> String {
    let mut out = String::new();
    for line in lines {
        if !line.answers.is_empty() && !line.who.is_empty() {
            out += &line.who;
            out.push('\n');
        }
        for a in &line.answers {
            let when = a.period.as_deref().unwrap_or("–");
            let arithmetic = if a.formula_text == a.shown { "" } else { &a.formula_text };
            // What is final needs no word; a growth of an estimate is an estimate.
            let sure = match a.status {
                "preliminary" => words(lang, "chart.status.preliminary"),
                "estimate" => words(lang, "chart.status.estimate"),
                "plan" => words(lang, "chart.status.plan"),
                _ => "",
            };
            let sure = if sure.is_empty() { String::new() } else { format!(" ({sure})") };
            let base = a.base.as_ref().map(|base| text(lang, "cli.base", &[("base", base.as_str().into())]));
            let base = base.map(|base| format!(" {base}")).unwrap_or_default();
            out.push_str(format!("  {when:<17} {:>24}{base}{sure}   {arithmetic}", a.shown).trim_end());
            out.push('\n');
        }
        for remark in &line.remarks {
            out += &format!("  ! {remark}\n");
        }
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn csv(lines: &[Told], place: &dyn Fn(u32, u32) -> String) -> String {
    let mut dims: Vec<&String> =
        lines.iter().flat_map(|l| &l.answers).flat_map(|a| a.members.keys()).collect();
    dims.sort();
    dims.dedup();
    let mut out: Vec<String> = dims.iter().map(|d| quoted(d)).collect();
    out.extend(
        ["period", "value", "low", "high", "unit", "status", "reason", "cells", "flags"].map(str::to_owned),
    );
    let mut text = out.join(",") + "\n";
    for a in lines.iter().flat_map(|l| &l.answers) {
        let mut row: Vec<String> =
            dims.iter().map(|d| quoted(a.members.get(*d).map_or("", String::as_str))).collect();
        let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
        row.push(a.period.clone().unwrap_or_default());
        row.push(number(a.value));
        row.push(number(a.interval.map(|i| i[0])));
        row.push(number(a.interval.map(|i| i[1])));
        row.push(quoted(&a.unit));
        row.push(a.status.to_owned());
        row.push(a.reason.clone().unwrap_or_default());
        let cells: Vec<String> = a.inputs.iter().filter_map(|i| Some(place(i.row?, i.column?))).collect();
        row.push(cells.join(" "));
        row.push(quoted(&a.flags.join(" ")));
        text += &row.join(",");
        text.push('\n');
    }
    text
}

fn json(lines: &[Told]) -> String {
    let all: Vec<&Answer> = lines.iter().flat_map(|l| &l.answers).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}
