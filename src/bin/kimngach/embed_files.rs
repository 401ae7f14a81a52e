//! What `kimngach embed` puts on the disk and takes from it: files with their folders, pictures, a version of the built site.

use kimngach::dataset::Dataset;
use kimngach::diag::Diagnostic;
use kimngach::spec::ChartSpec;
use kimngach::twin::Twin;
use std::path::{Path, PathBuf};

fn failed(path: &Path, why: &std::io::Error) -> Diagnostic {
    Diagnostic::error("cli.write")
        .with("file", path.to_string_lossy().into_owned())
        .with("why", why.to_string())
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|e| failed(parent, &e))?;
    }
    std::fs::write(path, bytes).map_err(|e| failed(path, &e))
}

/// The folder of the version that a built site leads to.
pub fn version_of(site: &Path) -> Result<PathBuf, Diagnostic> {
    let none = || Diagnostic::error("cli.embed.site").with("file", site.to_string_lossy().into_owned());
    let entry = std::fs::read_to_string(site.join("kim-ngach.js")).map_err(|_| none())?;
    let version = entry
        .rsplit("'./")
        .next()
        .and_then(|rest| rest.split('/').next())
        .filter(|name| name.starts_with("v-") && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .ok_or_else(none)?;
    let folder = site.join(version);
    if folder.join("kim-ngach.js").is_file() { Ok(folder) } else { Err(none()) }
}

/// Keeps a version beside the chart, so that it draws as long as the folder is served; gives the address of its module.
/// The whole reader too, where the small one will do: the page may hold another chart that needs it, or a reader of forced colours.
pub fn copy_version(version: &Path, out: &Path) -> Result<String, Diagnostic> {
    let name = version.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let target = out.join(&name);
    for part in [
        "kim-ngach.js",
        "chart",
        "embed",
        "embed.html",
        "embed-host.js",
        "fonts",
        "icon.svg",
        "pkg/containers",
        "pkg/embed",
        "pkg/forms",
        "pkg/press",
        "pkg/studio",
        "style/embed.css",
    ] {
        copy(&version.join(part), &target.join(part))?;
    }
    Ok(format!("{name}/kim-ngach.js"))
}

fn copy(from: &Path, to: &Path) -> Result<(), Diagnostic> {
    if from.is_dir() {
        for entry in std::fs::read_dir(from).map_err(|e| failed(from, &e))? {
            let entry = entry.map_err(|e| failed(from, &e))?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    // Whoever serves it compresses as they do the rest.
    if from.extension().is_some_and(|e| e == "br" || e == "gz" || e == "ts") {
        return Ok(());
    }
    let bytes = std::fs::read(from).map_err(|e| failed(from, &e))?;
    write(to, &bytes)
}

/// The SVG pictures, and where this program can make them the PNG ones; with what to say when no face has their letters.
pub fn pictures(
    out: &Path,
    twin: &Twin,
    spec: &ChartSpec,
    dataset: &Dataset,
) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
    for picture in &twin.pictures {
        write(&out.join(picture.name), picture.svg.as_bytes()).map_err(|d| vec![d])?;
    }
    png(out, twin, spec, dataset)
}

#[cfg(feature = "png")]
fn png(
    out: &Path,
    twin: &Twin,
    spec: &ChartSpec,
    dataset: &Dataset,
) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
    use kimngach::draw::png::of_svg;
    use kimngach::plan::Look;
    use kimngach::twin::CARD;
    let refused =
        |e: kimngach::draw::png::PngError| vec![Diagnostic::error("cli.png").with("why", e.to_string())];
    let mut said = None;
    if let Some(main) = twin.pictures.last() {
        let (faces, lacking) = super::draw::faces(&main.svg);
        said = lacking;
        for (name, scale) in [("chart.png", 1.0), ("chart@2x.png", 2.0)] {
            let bytes = of_svg(&main.svg, main.width, main.height, scale, &faces).map_err(refused)?;
            write(&out.join(name), &bytes).map_err(|d| vec![d])?;
        }
    }
    // The card for social networks: as large letters as its height lets in.
    let (wide, high) = (f64::from(CARD.0), f64::from(CARD.1));
    let look = Look { lang: twin.lang, ..Look::default() };
    let planned = super::draw::for_link(spec, dataset, &look, high / wide)?;
    let (faces, _) = super::draw::faces(&kimngach::draw::svg(&planned.output));
    let bytes = kimngach::draw::png::png_within(&planned.output, CARD, &faces).map_err(refused)?;
    write(&out.join("og.png"), &bytes).map_err(|d| vec![d])?;
    Ok(said)
}

#[cfg(not(feature = "png"))]
fn png(_: &Path, _: &Twin, _: &ChartSpec, _: &Dataset) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
    Err(vec![Diagnostic::error("cli.no-png")])
}
