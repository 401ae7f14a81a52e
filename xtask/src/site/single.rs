//! The template of a chart in one file: script, core and typefaces are in it already, and its policy allows exactly these.
//! The core fills in title, twin, attributes and data (`src/twin/single.rs`).
use std::fmt::Write;
use std::io::Write as _;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{Files, bundle, script};

/// A template: where it lies, seen from the modules, and which build of the core is in it.
struct Kind {
    name: &'static str,
    core: &'static str,
}

/// For charts that the small builds draw, for every form of a plain table, and for all.
const KINDS: [Kind; 3] = [
    Kind { name: "pkg/single.txt", core: "pkg/forms/kimngach.js" },
    Kind { name: "pkg/single-press.txt", core: "pkg/press/kimngach.js" },
    Kind { name: "pkg/single-whole.txt", core: "pkg/studio/kimngach.js" },
];

/// The builds of the core, each of which draws what those before it do.
const CORES: [&str; 4] =
    ["pkg/embed/kimngach.js", "pkg/forms/kimngach.js", "pkg/press/kimngach.js", "pkg/studio/kimngach.js"];

/// The whole build with what opens workbooks, for embeds of such.
const WHOLE: &str = "embed/whole.js";

/// All templates.
pub fn templates(sources: &Files) -> Result<Files> {
    KINDS.iter().map(|kind| Ok((String::from(kind.name), template(sources, kind)?.into_bytes()))).collect()
}

/// The same style sheet as a chart's own page has.
const SHEET: &str = include_str!("../../../src/twin/page.css");

fn template(sources: &Files, kind: &Kind) -> Result<String> {
    // Whichever build a chart asks for, it finds the one that is here.
    let (smaller, rest) = CORES.split_at(CORES.iter().position(|core| *core == kind.core).unwrap_or(0));
    let instead: Vec<(&str, &str)> = smaller
        .iter()
        .map(|core| (*core, kind.core))
        // What it carries is a table: nothing else has to be opened.
        .chain(kind.core.contains("studio").then_some((WHOLE, kind.core)))
        .collect();
    let larger = rest.iter().skip(1).copied();
    let without: Vec<&str> = larger.chain((!kind.core.contains("studio")).then_some(WHOLE)).collect();
    let bundle = bundle::bundle(sources, "kim-ngach.js", &instead, &without)?;
    let mut files = String::new();
    for name in &bundle.assets {
        let bytes = sources.get(name).with_context(|| format!("{name} is not there"))?;
        // Typefaces are compressed already.
        let bytes = if name.ends_with(".wasm") { &gzip(bytes)? } else { bytes };
        writeln!(
            files,
            "<script type=\"text/plain\" data-file=\"{name}\">{}</script>",
            STANDARD.encode(bytes)
        )?;
    }
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let script = script::minify(&bundle.script, script::Few::Bytes)?;
    Ok(format!(
        "<!doctype html>\n<!-- kimngach single 1 -->\n<html lang=\"{{{{LANG}}}}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; \
         img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{{{{TITLE}}}}</title>\n\
         <meta name=\"description\" content=\"{{{{SUMMARY}}}}\">\n<link rel=\"icon\" href=\"data:,\">\n<style>{SHEET}</style>\n</head>\n\
         <body>\n<main>\n<kim-ngach{{{{ATTRIBUTES}}}} level=\"1\" font=\"Be Vietnam Pro\">\n{{{{TWIN}}}}</kim-ngach>\n</main>\n\
         <script type=\"application/json\" id=\"kn-data\">{{{{DATA}}}}</script>\n{files}<script>{script}</script>\n</body>\n</html>\n",
        hash(&script),
        hash(SHEET),
    ))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
