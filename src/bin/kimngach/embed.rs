//! `kimngach embed [SPEC] --data FILE --out DIR`: a chart as an article can hold it, with or without scripts.

use crate::chart_words::ChartWords;
use crate::draw::{misuse, name, read_spec};
use crate::{embed_files, say};
use kimngach::diag::Diagnostic;
use kimngach::lang::Lang;
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::ChartSpec;
use kimngach::twin::{self, Places, Twin};
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
    let spec = wanted.words.over(spec).map_err(|d| vec![d])?;
    let lang = spec.lang.unwrap_or(lang);
    let made = twin::twin(&spec, &opened.dataset, lang)?;
    let mut warnings = opened.problems;
    warnings.extend(made.warnings);
    let twin = made.output;
    let site = wanted.site.as_deref().map(embed_files::version_of).transpose().map_err(|d| vec![d])?;
    if let Some(path) = &wanted.single {
        let text = match &site {
            Some(version) => {
                let kind = if twin.small { "single.txt" } else { "single-whole.txt" };
                let template = say::bytes(&version.join("pkg").join(kind))?;
                let template = String::from_utf8_lossy(&template);
                let view = twin::pairs(twin.view(true));
                twin::single(&twin, &template, &file, &view).map_err(|d| vec![d])?
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
        let said = article(wanted, out, &twin, &bytes, site.as_deref()).map_err(|d| vec![d])?;
        warnings.extend(said);
    }
    Ok(warnings)
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
        let place = format!("{hash}/{}.csv", if stem.is_empty() { "data" } else { &stem });
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
    };
    put("index.html", &twin::page(twin, &near))?;
    put("oembed.json", &(twin::oembed(twin, &near) + "\n"))?;
    put("dataset.jsonld", &(twin::dataset(twin, &near) + "\n"))?;
    put("summary.txt", &[&twin.title, "\n\n", &twin.summary, "\n"].concat())?;
    put("spec.json", &(serde_json::to_string(twin.view(plain)).unwrap_or_default() + "\n"))?;
    // What is pasted lies elsewhere: every address in it is whole, as far as it is known.
    let far = |address: &str| {
        let whole = address.is_empty() || address.contains("://") || address.starts_with('/');
        if whole { address.to_owned() } else { [&wanted.address, address].concat() }
    };
    let (script, data) = (far(&script), far(&data));
    let places = Places { script: &script, data: &data, pictures: &wanted.address, ..near };
    put("fragment.html", &twin.fragment(&places))?;
    Ok(said)
}
