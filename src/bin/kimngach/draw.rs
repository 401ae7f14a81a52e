//! `kimngach draw FILE --out CHART.svg|CHART.png`: the chart that the page would show, as a file.

use crate::say;
use kimngach::diag::Diagnostic;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::{self, ChartSpec, Theme};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the words after `draw` ask for.
struct Wanted {
    file: PathBuf,
    out: PathBuf,
    spec: Option<PathBuf>,
    width: f64,
    height: Option<f64>,
    scale: f64,
    lang: Lang,
    theme: Option<Theme>,
}

fn wanted(words: &[String], lang: Lang) -> Result<Wanted, Diagnostic> {
    let mut wanted = Wanted {
        file: PathBuf::new(),
        out: PathBuf::new(),
        spec: None,
        width: 1000.0,
        height: None,
        scale: 1.0,
        lang,
        theme: None,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| misuse("cli.value", word));
        let number = |text: String, low: f64, high: f64| {
            kimngach::figure::Decimal::parse(&text)
                .map(|d| d.value())
                .filter(|n| (low..=high).contains(n))
                .ok_or_else(|| misuse("cli.number", &text).with("low", low as u64).with("high", high as u64))
        };
        match word.as_str() {
            "--out" => wanted.out = value()?.into(),
            "--spec" => wanted.spec = Some(value()?.into()),
            "--width" => wanted.width = number(value()?, 280.0, 8000.0)?,
            "--height" => wanted.height = Some(number(value()?, 100.0, 8000.0)?),
            "--scale" => wanted.scale = number(value()?, 1.0, 8.0)?,
            "--lang" => match value()?.as_str() {
                "vi" => wanted.lang = Lang::Vi,
                "en" => wanted.lang = Lang::En,
                other => return Err(misuse("cli.lang", other)),
            },
            "--theme" => match value()?.as_str() {
                "light" => wanted.theme = Some(Theme::Light),
                "dark" => wanted.theme = Some(Theme::Dark),
                other => return Err(misuse("cli.theme", other)),
            },
            file if wanted.file.as_os_str().is_empty() => wanted.file = file.into(),
            extra => return Err(misuse("cli.extra", extra)),
        }
    }
    if wanted.file.as_os_str().is_empty() {
        return Err(misuse("cli.file", "draw"));
    }
    match wanted.out.extension().and_then(|e| e.to_str()) {
        Some("svg" | "png") => Ok(wanted),
        _ => Err(misuse("cli.out", &wanted.out.to_string_lossy())),
    }
}

pub fn misuse(code: &'static str, found: &str) -> Diagnostic {
    Diagnostic::error(code).with("found", found)
}

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let wanted = match wanted(words, lang) {
        Ok(wanted) => wanted,
        Err(problem) => return say::misuse(lang, &problem),
    };
    match draw(&wanted) {
        Ok(warnings) => {
            say::all(&name(&wanted.file), wanted.lang, &warnings);
            ExitCode::SUCCESS
        }
        Err(problems) => say::failed(&name(&wanted.file), wanted.lang, &problems),
    }
}

pub fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn draw(wanted: &Wanted) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let bytes = say::bytes(&wanted.file)?;
    let opened = project::open(&bytes, &name(&wanted.file), &Hints::default(), &Native)?;
    let mut spec = match &wanted.spec {
        Some(path) => read_spec(path)?,
        None => ChartSpec::default(),
    };
    if let Some(theme) = wanted.theme {
        spec.theme = theme;
    }
    let look = Look { lang: wanted.lang, ..Look::default() };
    let size = Size { width: wanted.width, height: wanted.height };
    let planned = kimngach::plan::plan(&spec, &opened.dataset, size, &Face::bundled(), &look)?;
    let picture = if wanted.out.extension().is_some_and(|e| e == "png") {
        png(&planned.output, wanted.scale)?
    } else {
        kimngach::draw::svg(&planned.output).into_bytes()
    };
    std::fs::write(&wanted.out, picture).map_err(|e| {
        vec![
            Diagnostic::error("cli.write")
                .with("file", wanted.out.to_string_lossy().into_owned())
                .with("why", e.to_string()),
        ]
    })?;
    let mut warnings = opened.problems;
    warnings.extend(planned.warnings);
    Ok(warnings)
}

#[cfg(feature = "png")]
fn png(plan: &Plan, scale: f64) -> Result<Vec<u8>, Vec<Diagnostic>> {
    kimngach::draw::png::png(plan, scale)
        .map_err(|e| vec![Diagnostic::error("cli.png").with("why", e.to_string())])
}

#[cfg(not(feature = "png"))]
fn png(_: &Plan, _: f64) -> Result<Vec<u8>, Vec<Diagnostic>> {
    Err(vec![Diagnostic::error("cli.no-png")])
}

pub fn read_spec(path: &Path) -> Result<ChartSpec, Vec<Diagnostic>> {
    let bytes = say::bytes(path)?;
    let wrong = |why: String| {
        vec![Diagnostic::error("cli.spec").with("file", path.to_string_lossy().into_owned()).with("why", why)]
    };
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|e| wrong(e.to_string()))?;
    if let Some(object) = value.as_object() {
        spec::known(object.keys().map(String::as_str)).map_err(|d| vec![d])?;
    }
    serde_json::from_value(value).map_err(|e| wrong(e.to_string()))
}
