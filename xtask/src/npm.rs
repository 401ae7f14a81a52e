//! `cargo xtask npm`: the element as an npm package in dist-npm/, packed, installed into an empty project and opened in a
//! browser as a user of it would.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Browser, Engine};

use crate::server::Server;
use crate::site::Files;
use crate::{browsers, place, programs, site, test};

/// What of the site goes into the package; the page, its data and its examples stay at home.
const PARTS: [&str; 13] = [
    "kim-ngach.js",
    "kim-ngach.d.ts",
    "embed-host.js",
    "embed.html",
    "icon.svg",
    "style/embed.css",
    "chart/",
    "embed/",
    "fonts/",
    "pkg/embed/",
    "pkg/forms/",
    "pkg/press/",
    "pkg/containers/",
];
/// The whole reader comes along for tables that want it.
const WHOLE: &str = "pkg/studio/";

const MANIFEST: &str = r#"{
  "name": "kimngach",
  "version": "VERSION",
  "description": "Charts of trade statistics for articles: the custom element <kim-ngach>, drawn by WebAssembly, without a server.",
  "type": "module",
  "license": "(MIT OR Apache-2.0) AND OFL-1.1",
  "keywords": ["chart", "trade", "statistics", "wasm", "web component", "vietnam"],
  "main": "./kim-ngach.js",
  "types": "./kim-ngach.d.ts",
  "exports": {
    ".": { "types": "./kim-ngach.d.ts", "default": "./kim-ngach.js" },
    "./embed-host.js": "./embed-host.js",
    "./embed.html": "./embed.html",
    "./package.json": "./package.json"
  },
  "sideEffects": ["./kim-ngach.js", "./embed-host.js"]
}
"#;

pub fn run() -> Result<()> {
    let folder = make()?;
    println!("  {}", folder.display());
    let Some(npm) = programs::find("npm") else {
        bail!("npm is not here: the package lies in {}, but nobody has tried it", folder.display());
    };
    let project = install(&npm, &folder)?;
    open(&project)
}

fn make() -> Result<PathBuf> {
    let built = site::build()?;
    let wanted = |name: &str| {
        let part = PARTS.iter().any(|part| name == *part || (part.ends_with('/') && name.starts_with(part)));
        part || name.starts_with(WHOLE)
    };
    let mut files: Files =
        built.sources.iter().filter(|(name, _)| wanted(name)).map(|(n, b)| (n.clone(), b.clone())).collect();
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        let bytes =
            std::fs::read(place::root().join(name)).with_context(|| format!("{name} cannot be read"))?;
        files.insert(String::from(name), bytes);
    }
    files.insert(String::from("package.json"), MANIFEST.replace("VERSION", &version()?).into_bytes());
    let folder = place::root().join("dist-npm");
    site::sync(&folder, &files)?;
    Ok(folder)
}

/// The version of the crate, which is the package's too.
fn version() -> Result<String> {
    let manifest = std::fs::read_to_string(place::root().join("Cargo.toml")).context("Cargo.toml")?;
    let (_, after) = manifest.split_once("\nversion = \"").context("Cargo.toml names no version")?;
    Ok(after.split('"').next().unwrap_or("").to_owned())
}

/// Packs it and installs the pack into a project that has nothing else.
fn install(npm: &Path, folder: &Path) -> Result<PathBuf> {
    let project = place::workshop()?.join("npm-try");
    let _ = std::fs::remove_dir_all(&project);
    std::fs::create_dir_all(&project).with_context(|| format!("{} cannot be made", project.display()))?;
    programs::run(
        Command::new(npm).args(["pack", "--silent", "--pack-destination"]).arg(&project).current_dir(folder),
    )?;
    let pack = std::fs::read_dir(&project)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|e| e == "tgz"))
        .context("npm packed nothing")?;
    std::fs::write(project.join("package.json"), "{\"private\": true, \"type\": \"module\"}\n")?;
    programs::run(
        Command::new(npm)
            .args(["install", "--silent", "--no-audit", "--no-fund", "--offline"])
            .arg(&pack)
            .current_dir(&project),
    )?;
    Ok(project)
}

const PAGE: &str =
    "<!doctype html><html lang=en><meta charset=utf-8><title>npm</title><link rel=icon href=data:,>
<script type=module src=node_modules/kimngach/kim-ngach.js></script>
<kim-ngach src=trade.csv lang=en><p>Exports and imports.</p></kim-ngach></html>";

fn open(project: &Path) -> Result<()> {
    let table = place::root().join("www/data/vietnam_trade_annual_1986_2025.csv");
    std::fs::copy(&table, project.join("trade.csv"))
        .with_context(|| format!("{} cannot be read", table.display()))?;
    std::fs::write(project.join("index.html"), PAGE)?;
    let server = Server::start(project, None, "/")?;
    let browser = Browser::start(&browsers::programs(Engine::Chromium)?, &test::folders()?)?;
    let page = browser.page(&server)?;
    page.goto("")?;
    page.wait_state("kim-ngach", "ready")?;
    let faults = page.faults()?;
    ensure!(faults.is_empty(), "the installed package is at fault: {faults:?}");
    println!("  installed into an empty project, it draws");
    page.close()
}
