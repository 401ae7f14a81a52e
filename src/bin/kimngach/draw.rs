//! `kimngach draw FILE --out CHART.svg|CHART.png`: the chart that the page would show, as a file.

use crate::chart_words::ChartWords;
use crate::say;
use kimngach::dataset::Dataset;
use kimngach::diag::{Diagnostic, Warned};
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Size};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::house::House;
use kimngach::spec::{self, ChartSpec, Theme};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the words after `draw` ask for.
struct Wanted {
    file: PathBuf,
    out: PathBuf,
    spec: Option<PathBuf>,
    words: ChartWords,
    width: f64,
    height: Option<f64>,
    scale: f64,
    /// The size in which social networks show a link, whatever width and scale say.
    social: bool,
    lang: Lang,
    theme: Option<Theme>,
    /// A newsroom's dress.
    house: Option<PathBuf>,
}

fn wanted(words: &[String], lang: Lang) -> Result<Wanted, Diagnostic> {
    let mut wanted = Wanted {
        file: PathBuf::new(),
        out: PathBuf::new(),
        spec: None,
        words: ChartWords::default(),
        width: f64::NAN,
        height: None,
        scale: 1.0,
        social: false,
        lang,
        theme: None,
        house: None,
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
        if wanted.words.take(word, &mut value)? {
            continue;
        }
        match word.as_str() {
            "--out" => wanted.out = value()?.into(),
            "--spec" => wanted.spec = Some(value()?.into()),
            "--width" => wanted.width = number(value()?, 280.0, 8000.0)?,
            "--height" => wanted.height = Some(number(value()?, 100.0, 8000.0)?),
            "--scale" => wanted.scale = number(value()?, 1.0, 8.0)?,
            "--social" => wanted.social = true,
            "--lang" => match value()?.as_str() {
                "vi" => wanted.lang = Lang::Vi,
                "en" => wanted.lang = Lang::En,
                other => return Err(misuse("cli.lang", other)),
            },
            "--house" => wanted.house = Some(value()?.into()),
            "--theme" => match value()?.as_str() {
                "light" => wanted.theme = Some(Theme::Light),
                "dark" => wanted.theme = Some(Theme::Dark),
                "contrast" => wanted.theme = Some(Theme::Contrast),
                "print" => wanted.theme = Some(Theme::Print),
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
    spec = wanted.words.over(spec).map_err(|d| vec![d])?;
    if let Some(path) = &wanted.house {
        spec.house = Some(read_house(path)?);
    }
    if let Some(theme) = wanted.theme {
        spec.theme = theme;
    }
    let look = Look { lang: wanted.lang, ..Look::default() };
    let own = spec.size.map(|room| (room.width.clamp(280.0, 8000.0), room.height));
    let width = if wanted.width.is_finite() { wanted.width } else { own.map_or(1000.0, |(width, _)| width) };
    let size = Size { width, height: wanted.height.or(own.and_then(|(_, height)| height)) };
    let face = Face::bundled();
    let planned = if wanted.social {
        for_link(&spec, &opened.dataset, &look, 630.0 / 1200.0)?
    } else {
        kimngach::plan::plan(&spec, &opened.dataset, size, &face, &look)?
    };
    let mut warnings = opened.problems;
    let picture = if wanted.out.extension().is_some_and(|e| e == "png") {
        let carried = carried(&spec, wanted.lang, &name(&wanted.file), &bytes, &opened.dataset);
        let (picture, lacking) = png(&planned.output, wanted, &carried)?;
        warnings.extend(lacking);
        picture
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
    warnings.extend(planned.warnings);
    Ok(warnings)
}

/// A chart as a link shows it, so many times as high as wide: the narrowest sheet that is no higher and keeps the note, for there
/// the letters are largest. Where no legible sheet has room for the note, the narrowest without it.
pub fn for_link(
    spec: &ChartSpec,
    dataset: &Dataset,
    look: &Look,
    part: f64,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    let face = Face::bundled();
    let mut fits = None;
    for width in [720.0, 780.0, 840.0, 920.0, 1000.0, 1100.0, 1200.0, 1600.0, 2200.0] {
        if width > 1200.0 && fits.is_some() {
            break;
        }
        let planned =
            kimngach::plan::plan(spec, dataset, Size { width, height: Some(width * part) }, &face, look)?;
        let is_fit = planned.output.height <= width * part + 1.0;
        if is_fit && planned.output.shows_note() {
            return Ok(planned);
        }
        // The last one tried is drawn smaller, whole.
        if is_fit && fits.is_none() || width == 2200.0 {
            fits = Some(planned);
        }
    }
    fits.ok_or_else(|| vec![Diagnostic::error("chart.empty")])
}

/// What a picture carries, in the form of the page's project files: the chart and, where it is not too long, its table.
fn carried(spec: &ChartSpec, lang: Lang, name: &str, bytes: &[u8], dataset: &Dataset) -> String {
    const MOST: usize = 256_000;
    let tidy = || kimngach::dataset::tidy_csv(dataset, kimngach::dataset::Safety::Plain);
    // The file as it is, so that it is read again as it was; a workbook or another encoding as the figures found in it.
    let (name, text) = match std::str::from_utf8(bytes) {
        Ok(text) => (name.to_owned(), text.to_owned()),
        Err(_) => ([name, ".csv"].concat(), tidy()),
    };
    let data = if text.len() <= MOST {
        serde_json::json!({ "name": name, "text": text })
    } else {
        serde_json::json!({ "name": name })
    };
    let tag = spec.lang.unwrap_or(lang).tag();
    serde_json::json!({ "format": "kimngach", "version": 1, "lang": tag, "spec": spec, "data": data })
        .to_string()
}

#[cfg(feature = "png")]
fn png(
    plan: &Plan,
    wanted: &Wanted,
    carried: &str,
) -> Result<(Vec<u8>, Option<Diagnostic>), Vec<Diagnostic>> {
    use kimngach::draw::png::{SOCIAL, png, png_within, with_text};
    let (faces, lacking) = faces(&kimngach::draw::svg(plan));
    let picture =
        if wanted.social { png_within(plan, SOCIAL, &faces) } else { png(plan, wanted.scale, &faces) };
    picture
        .map(|picture| (with_text(picture, carried), lacking))
        .map_err(|e| vec![Diagnostic::error("cli.png").with("why", e.to_string())])
}

/// The faces for a picture, this machine's where the bundled one lacks letters, and what to say when these lack some as well.
#[cfg(feature = "png")]
pub fn faces(svg: &str) -> (kimngach::draw::png::Faces, Option<Diagnostic>) {
    let (faces, lacking) = kimngach::draw::png::Faces::for_picture(svg, |fonts| fonts.load_system_fonts());
    let said = (!lacking.is_empty()).then(|| {
        let first: String = lacking.chars().take(12).collect();
        Diagnostic::warning("cli.letters").with("n", lacking.chars().count()).with("letters", first)
    });
    (faces, said)
}

#[cfg(not(feature = "png"))]
fn png(_: &Plan, _: &Wanted, _: &str) -> Result<(Vec<u8>, Option<Diagnostic>), Vec<Diagnostic>> {
    Err(vec![Diagnostic::error("cli.no-png")])
}

/// A newsroom's dress is read as the field of a spec that it is, with the same words about mistakes.
fn read_house(path: &Path) -> Result<House, Vec<Diagnostic>> {
    let text = read_text(path)?;
    let spec = ["{\"house\": ", &text, "}"].concat();
    spec::from_json(&spec).map_err(|d| vec![d]).map(|spec| spec.house.unwrap_or_default())
}

pub fn read_spec(path: &Path) -> Result<ChartSpec, Vec<Diagnostic>> {
    spec::from_json(&read_text(path)?).map_err(|d| vec![d])
}

/// A small file as text, without the mark at its beginning.
fn read_text(path: &Path) -> Result<String, Vec<Diagnostic>> {
    let text = String::from_utf8(say::bytes(path)?).map_err(|e| {
        let file = path.to_string_lossy().into_owned();
        vec![Diagnostic::error("cli.spec").with("file", file).with("why", e.to_string())]
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
