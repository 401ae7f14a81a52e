//! `kimngach read FILE --as rows|tidy|understanding`: a file, or a folder with `--out DIR`. Results on stdout, sentences on
//! stderr; exit 1 on an error, 2 on misuse.

use kimngach::dataset::{self, Dataset, Safety};
use kimngach::diag::{Diagnostic, Severity};
use kimngach::lang::{self, Lang};
use kimngach::read::{self, Hints, native::Native};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is written.
#[derive(Clone, Copy, PartialEq)]
enum As {
    Rows,
    Tidy,
    Understanding,
}

struct Options {
    path: PathBuf,
    out: Option<PathBuf>,
    what: As,
    lang: Lang,
    hints: Hints,
    safety: Safety,
}

/// Runs the command.
pub fn run(arguments: &[String]) -> ExitCode {
    let options = match options(arguments) {
        Ok(options) => options,
        Err((lang, wrong)) => return crate::say::misuse(lang, &wrong),
    };
    if options.path.is_dir() {
        return folder(&options);
    }
    match one(&options.path, &options) {
        Some(text) => {
            if let Some(out) = &options.out {
                return if write(out, &options.path, options.what, &text) {
                    ExitCode::SUCCESS
                } else {
                    ExitCode::from(1)
                };
            }
            crate::say::out(&text)
        }
        None => ExitCode::from(1),
    }
}

fn options(arguments: &[String]) -> Result<Options, (Lang, Diagnostic)> {
    let language = crate::say::language(arguments);
    parsed(arguments, language).map_err(|wrong| (language, wrong))
}

fn parsed(arguments: &[String], lang: Lang) -> Result<Options, Diagnostic> {
    let wrong = |code: &'static str, found: &str| Diagnostic::error(code).with("found", found);
    let mut path: Option<PathBuf> = None;
    let mut out = None;
    let mut what = As::Tidy;
    let mut hints = Hints::default();
    let mut safety = Safety::Plain;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut next = || rest.next().ok_or_else(|| wrong("cli.value", argument));
        match argument.as_str() {
            // `options` lets only these words through.
            "--as" => {
                what = match next()?.as_str() {
                    "rows" => As::Rows,
                    "understanding" => As::Understanding,
                    _ => As::Tidy,
                }
            }
            "--lang" => drop(next()?),
            "--out" => out = Some(PathBuf::from(next()?)),
            "--hints" => hints = hints_of(next()?)?,
            "--sheet" => hints.sheet = Some(next()?.clone()),
            "--file" => hints.file = Some(next()?.clone()),
            // `options` lets only whole numbers from 1 through.
            "--table" => hints.table = Some(next()?.parse().unwrap_or(u32::MAX)),
            "--spreadsheet" => safety = Safety::Spreadsheet,
            other if path.is_none() => path = Some(PathBuf::from(other)),
            other => return Err(wrong("cli.extra", other)),
        }
    }
    let path = path.ok_or_else(|| wrong("cli.file", "read"))?;
    if path.is_dir() && out.is_none() {
        return Err(wrong("cli.folder", &path.to_string_lossy()));
    }
    Ok(Options { path, out, what, lang, hints, safety })
}

/// The choices as JSON; a name that is none is refused with the nearest that is one.
fn hints_of(text: &str) -> Result<Hints, Diagnostic> {
    let hints: Hints = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        match said.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
            Some((name, _)) => {
                Diagnostic::error("hints.field").with("found", name).with("nearest", read::nearest_hint(name))
            }
            None => Diagnostic::error("cli.hints").with("why", said),
        }
    })?;
    hints.check()?;
    Ok(hints)
}

/// The files of a folder and of the folders in it; links are not followed, so that the way down ends. Says whether it could be opened.
/// What goes out lies in none of them.
fn files(folder: &Path, but: Option<&Path>, list: &mut Vec<PathBuf>) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_file() {
            list.push(path);
        } else if entry.file_type().is_ok_and(|t| t.is_dir()) && Some(path.as_path()) != but {
            files(&path, but, list);
        }
    }
    true
}

/// Every file of a folder, one output a file; what cannot be read is said and the others go on.
fn folder(options: &Options) -> ExitCode {
    let mut paths = Vec::new();
    if !files(&options.path, options.out.as_deref(), &mut paths) {
        eprintln!("{}: ?", options.path.display());
        return ExitCode::from(1);
    }
    paths.sort();
    let mut failed = false;
    for path in paths {
        match one(&path, options) {
            Some(text) => {
                if let Some(out) = &options.out {
                    let inside = path.strip_prefix(&options.path).unwrap_or(&path);
                    failed |= !write(out, inside, options.what, &text);
                }
            }
            None => failed = true,
        }
    }
    ExitCode::from(u8::from(failed))
}

/// Writes what came of a file, in a folder of the same name as the one it lies in.
fn write(out: &Path, path: &Path, what: As, text: &str) -> bool {
    let mut name = path.as_os_str().to_os_string();
    name.push(match what {
        As::Rows => ".rows.csv",
        As::Tidy => ".tidy.csv",
        As::Understanding => ".json",
    });
    let target = out.join(name);
    match std::fs::create_dir_all(target.parent().unwrap_or(out)).and_then(|()| std::fs::write(&target, text))
    {
        Ok(()) => true,
        Err(error) => {
            eprintln!("{}: {error}", target.display());
            false
        }
    }
}

fn one(path: &Path, options: &Options) -> Option<String> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return None;
        }
    };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // Of a folder the way to the file is said as well.
    let inside = path.strip_prefix(&options.path).ok().filter(|p| !p.as_os_str().is_empty());
    let mut place = inside.map_or_else(|| name.clone(), |p| p.to_string_lossy().into_owned());
    let table = match read::read(&bytes, &name, &options.hints, &Native) {
        Ok(table) => table,
        Err(errors) => {
            say(&place, &errors, options.lang);
            return None;
        }
    };
    let container = &table.understanding.container;
    if container.sheets.len() > 1 {
        place.push('[');
        place.push_str(container.sheet_name());
        place.push(']');
    }
    say(&place, &table.understanding.problems, options.lang);
    match options.what {
        As::Rows => Some(dataset::rows_csv(&table, options.safety)),
        As::Understanding => serde_json::to_string_pretty(&table.understanding).ok().map(|mut json| {
            json.push('\n');
            json
        }),
        As::Tidy => match dataset::build(&table) {
            Ok(built) => {
                say(&place, &built.warnings, options.lang);
                Some(dataset::tidy_csv(&built.output, options.safety))
            }
            // A table without figures is a table all the same: its long form has no line below the header.
            Err(errors) => {
                let known = |d: &Diagnostic| table.understanding.problems.iter().any(|p| p.code == d.code);
                let new: Vec<Diagnostic> = errors.into_iter().filter(|d| !known(d)).collect();
                say(&place, &new, options.lang);
                Some(dataset::tidy_csv(&Dataset::default(), options.safety))
            }
        },
    }
}

/// One sentence a line: file, place, what.
fn say(name: &str, diagnostics: &[Diagnostic], language: Lang) {
    for d in diagnostics.iter().filter(|d| d.severity != Severity::Note) {
        let place = match (d.at.row, d.at.column) {
            (Some(row), Some(column)) => format!(":{row}:{column}"),
            (Some(row), None) => format!(":{row}"),
            _ => String::new(),
        };
        eprintln!("{}", crate::say::visible(&format!("{name}{place}: {}", lang::sentence(language, d))));
    }
}
