//! `kimngach embed [SPEC] --data FILE --out DIR`: a chart as an article can hold it, with or without scripts.

use crate::chart_words::ChartWords;
use crate::draw::{misuse, name, read_spec};
use crate::{embed_files, say};
use kimngach::dataset::{self, Dataset, Safety};
use kimngach::diag::Diagnostic;
use kimngach::lang::{Lang, words};
use kimngach::project;
use kimngach::read::{self, Hints, native::Native};
use kimngach::spec::{ChartSpec, Theme};
use kimngach::twin::{self, Carried, Frames, Places, Twin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the words after `embed` ask for.
#[derive(Default)]
struct Wanted {
    spec: Option<PathBuf>,
    words: ChartWords,
    data: PathBuf,
    out: Option<PathBuf>,
    single: Option<PathBuf>,
    site: Option<PathBuf>,
    script: String,
    address: String,
    live: String,
    license: String,
    theme: String,
}

fn wanted(words: &[String]) -> Result<Wanted, Diagnostic> {
    let mut wanted = Wanted::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| misuse("cli.value", word));
        if wanted.words.take(word, &mut value)? {
            continue;
        }
        match word.as_str() {
            "--data" => wanted.data = value()?.into(),
            "--out" => wanted.out = Some(value()?.into()),
            "--single" => wanted.single = Some(value()?.into()),
            "--site" => wanted.site = Some(value()?.into()),
            "--script" => wanted.script = value()?,
            "--address" => wanted.address = value()?,
            "--live" => wanted.live = value()?,
            "--license" => wanted.license = value()?,
            "--theme" => {
                wanted.theme = value()?;
                if !["light", "dark", "auto"].contains(&wanted.theme.as_str()) {
                    return Err(misuse("cli.embed.theme", &wanted.theme));
                }
            }
            "--lang" => {
                let tag = value()?;
                if !Lang::ALL.iter().any(|lang| lang.tag() == tag) {
                    return Err(misuse("cli.lang", &tag));
                }
            }
            spec if wanted.spec.is_none() => wanted.spec = Some(spec.into()),
            extra => return Err(misuse("cli.extra", extra)),
        }
    }
    let address = wanted.address.as_str();
    let is_folder =
        (address.starts_with("http://") || address.starts_with("https://")) && address.ends_with('/');
    if !address.is_empty() && !is_folder {
        return Err(misuse("cli.embed.address", address));
    }
    if wanted.data.as_os_str().is_empty() {
        return Err(Diagnostic::error("cli.embed.data"));
    }
    if wanted.out.is_none() && wanted.single.is_none() {
        return Err(Diagnostic::error("cli.embed.out"));
    }
    Ok(wanted)
}

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let wanted = match wanted(words) {
        Ok(wanted) => wanted,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let file = name(&wanted.data);
    match embed(&wanted, lang) {
        Ok(warnings) => {
            say::all(&file, lang, &warnings);
            ExitCode::SUCCESS
        }
        Err(problems) => say::failed(&file, lang, &problems),
    }
}

fn embed(wanted: &Wanted, lang: Lang) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let bytes = say::bytes(&wanted.data)?;
    let file = name(&wanted.data);
    let opened = project::open(&bytes, &file, &Hints::default(), &Native)?;
    let spec = match &wanted.spec {
        Some(path) => read_spec(path)?,
        None => ChartSpec::default(),
    };
    let mut spec = wanted.words.over(spec).map_err(|d| vec![d])?;
    match wanted.theme.as_str() {
        "light" => spec.theme = Theme::Light,
        "dark" => spec.theme = Theme::Dark,
        "auto" => spec.theme = Theme::Auto,
        _ => {}
    }
    let lang = spec.lang.unwrap_or(lang);
    let made = twin::twin(&spec, &opened.dataset, lang)?;
    let mut warnings = opened.problems;
    warnings.extend(made.warnings);
    let twin = made.output;
    let site = wanted.site.as_deref().map(embed_files::version_of).transpose().map_err(|d| vec![d])?;
    if let Some(path) = &wanted.single {
        let text = match &site {
            Some(version) => {
                let whole = if twin.carried.is_some() {
                    None
                } else {
                    as_text(&bytes, &file, &opened.dataset, &twin)
                };
                let kept = twin.carried.as_ref().or(whole.as_ref());
                let template = say::bytes(&version.join("pkg").join(twin.build.template()))?;
                let template = String::from_utf8_lossy(&template);
                let view = twin::pairs(twin.view(true));
                twin::single(&twin, kept, &template, &file, &view).map_err(|d| vec![d])?
            }
            None => {
                warnings.push(Diagnostic::warning("cli.embed.no-script"));
                twin::alone(&twin)
            }
        };
        embed_files::write(path, text.as_bytes()).map_err(|d| vec![d])?;
    }
    if let Some(out) = &wanted.out {
        let mut frame = spec;
        frame.lang = Some(lang);
        warnings.extend(embed_files::pictures(out, &twin, &frame, &opened.dataset)?);
        let said = article(wanted, out, &twin, &bytes, site.as_deref(), lang).map_err(|d| vec![d])?;
        warnings.extend(said);
    }
    Ok(warnings)
}

/// A text of which the whole reader makes the same chart: the file as it is, its figures in one long table, its cells.
fn as_text(bytes: &[u8], file: &str, dataset: &Dataset, twin: &Twin) -> Option<Carried> {
    let text = core::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned());
    let tidy = || Some(dataset::tidy_csv(dataset, Safety::Plain));
    let cells = || {
        let table = read::read(bytes, file, &Hints::default(), &Native).ok()?;
        Some(dataset::rows_csv(&table, Safety::Plain))
    };
    [&|| text.clone() as Option<String>, &tidy as &dyn Fn() -> Option<String>, &cells].into_iter().find_map(
        |made| {
            let text = made()?;
            let back = project::open(text.as_bytes(), file, &Hints::default(), &Native).ok()?;
            twin::kept(twin, text, &back.dataset)
        },
    )
}

/// Whether the small reader understands the table as it is.
fn is_plain(wanted: &Wanted, bytes: &[u8]) -> bool {
    let name = wanted.data.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    core::str::from_utf8(bytes).is_ok_and(|text| kimngach::project::open_plain(text, &name).is_some())
}

/// Everything in words: the page, what is pasted, what machines read; and the table itself under its hash.
fn article(
    wanted: &Wanted,
    out: &Path,
    twin: &Twin,
    bytes: &[u8],
    site: Option<&Path>,
    lang: Lang,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    let mut said = Vec::new();
    let put = |name: &str, text: &str| embed_files::write(&out.join(name), text.as_bytes());
    let live = !wanted.live.is_empty();
    let data = if live {
        wanted.live.clone()
    } else {
        let kept = twin.carried.as_ref().map_or(bytes, |c| c.table.as_bytes());
        let hash: String = twin::digest(kept).chars().take(12).collect();
        let stem = wanted.data.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let stem: String =
            stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
        // What is kept as it is stays what it is: a workbook is no CSV.
        let own = wanted.data.extension().filter(|_| twin.carried.is_none()).map(|e| e.to_string_lossy());
        let ending = own.as_deref().unwrap_or("csv");
        let place = format!("{hash}/{}.{ending}", if stem.is_empty() { "data" } else { &stem });
        embed_files::write(&out.join(&place), kept)?;
        place
    };
    let plain = twin.carried.is_some() && !live;
    let mut script = wanted.script.clone();
    if script.is_empty()
        && let Some(version) = site
    {
        script = embed_files::copy_version(version, out)?;
    }
    if script.is_empty() {
        said.push(Diagnostic::warning("cli.embed.no-script"));
    } else if !(plain || live && is_plain(wanted, bytes)) {
        said.push(Diagnostic::warning("cli.embed.whole-reader"));
    }
    let view = twin::pairs(twin.view(plain));
    let near = Places {
        script: &script,
        data: &data,
        page: &wanted.address,
        license: &wanted.license,
        view: &view,
        live,
        pictures: "",
        dark: wanted.theme == "auto",
    };
    put("index.html", &twin::page(twin, &near))?;
    if wanted.address.is_empty() {
        said.push(Diagnostic::warning("cli.embed.no-address"));
    } else {
        put("oembed.json", &(twin::oembed(twin, &near) + "\n"))?;
    }
    put("dataset.jsonld", &(twin::dataset(twin, &near) + "\n"))?;
    put("summary.txt", &[&twin.title, "\n\n", &twin.summary, "\n"].concat())?;
    put("spec.json", &(serde_json::to_string(twin.view(plain)).unwrap_or_default() + "\n"))?;
    // What is pasted lies elsewhere: every address in it is whole, as far as it is known.
    let far = |address: &str| {
        let whole = address.is_empty() || address.contains("://") || address.starts_with('/');
        if whole { address.to_owned() } else { [&wanted.address, address].concat() }
    };
    // `embed.html` stands in the folder of its version, or beside a `kim-ngach.js` that leads to one.
    let beside = |name: &str| {
        let folder = script.strip_suffix("kim-ngach.js").filter(|_| !script.is_empty());
        folder.map_or_else(String::new, |folder| far(&[folder, name].concat()))
    };
    let (page, host) = (beside("embed.html"), beside("embed-host.js"));
    let data_of_frame = match far(&data) {
        whole if whole.contains("://") || whole.starts_with('/') => whole,
        near => ["../", &near].concat(),
    };
    // Beside a program that lies elsewhere only a whole address finds the table.
    let found = site.is_some() || data_of_frame.contains("://") || data_of_frame.starts_with('/');
    let page = if found { page } else { String::new() };
    let frames = Frames { page: &page, host: &host, data: &data_of_frame };
    let (script, data) = (far(&script), far(&data));
    let places = Places { script: &script, data: &data, pictures: &wanted.address, ..near };
    put("fragment.html", &twin.fragment(&places))?;
    let mut codes = String::new();
    let mut code = |key: &str, text: &str| {
        codes.extend(["== ", words(lang, key), "\n\n", text.trim_end(), "\n\n"]);
    };
    for (key, text) in twin::codes(twin, &places, &frames) {
        code(key, &text);
    }
    match &wanted.single {
        Some(path) => code("cli.embed.code.single", &path.to_string_lossy()),
        None => code("cli.embed.code.single.none", "--single chart.html"),
    }
    put("codes.txt", &codes)?;
    Ok(said)
}
