//! `cargo xtask bench-drawing`: how long drawing takes beside uPlot, Chart.js and ECharts, in the peers' own harness: one line of
//! 1,000 to 1,000,000 points (first draw, second draw, hover, zoom), and twenty charts on a page. The harness and the peers are
//! not part of the project; without them nothing is measured, and that is said.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use lexopt::prelude::*;

use crate::{browsers, place, programs, site};
use browser_tests::Engine;

/// What the peers' harness calls.
const BIG: &str = include_str!("../drawing/big.js");
const EMBED: &str = include_str!("../drawing/embed.js");

/// What the page of the twenty asks for at once, as the notes of the harness allow.
const HEAD: &str = concat!(
    r#"<link rel="modulepreload" href="/ext/project/pkg/embed/kimngach.js">"#,
    r#"<link rel="preload" as="fetch" crossorigin href="/ext/project/pkg/embed/kimngach_bg.wasm">"#
);

/// Places of the harness that have to know us: what is replaced, and by what.
const PATCHES: [(&str, &str, &str); 3] = [
    (
        "pages/big.html",
        "const [xs, ys] = walk(n), ",
        "const [xs, ys] = walk(n); peer.prepare?.(xs, ys, variant); const ",
    ),
    (
        // The harness looks for its own two colours; ours are those of exports and imports.
        "pages/embed.html",
        "const want = [[31, 119, 180], [255, 127, 14]],",
        "const want = '%ID%' === 'project' ? [[26, 95, 168], [184, 80, 11]] : [[31, 119, 180], [255, 127, 14]],",
    ),
    (
        "peers.mjs",
        "export default [",
        "export default [\n  { id: 'project', name: 'kimngach', dist: process.env.KIMNGACH_DIST, embed: true, many: true, big: ['', 'forms'], bigMax: { forms: 2e4 }, head: '%HEAD%' },",
    ),
];

/// What the command line asks for.
pub struct Wish {
    peers: PathBuf,
    points: String,
    runs: String,
    keep_dist: bool,
}

impl Wish {
    pub fn read(words: &mut lexopt::Parser) -> Result<Self> {
        let mut wish = Self {
            peers: place::root().join("../shared/bench/peers"),
            points: String::from("1e3,1e4,1e5"),
            runs: String::from("5"),
            keep_dist: false,
        };
        while let Some(word) = words.next()? {
            match word {
                Long("peers") => wish.peers = PathBuf::from(words.value()?),
                Long("points") => wish.points = words.value()?.string()?,
                Long("runs") => wish.runs = words.value()?.string()?,
                Long("keep-dist") => wish.keep_dist = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(wish)
    }
}

pub fn run(wish: &Wish) -> Result<()> {
    if !wish.peers.join("run.mjs").is_file() {
        println!(
            "  nothing was measured: there is no harness of the peers at {}; name its folder with --peers",
            wish.peers.display()
        );
        return Ok(());
    }
    let (Some(node), Some(npm)) = (programs::find("node"), programs::find("npm")) else {
        println!("  nothing was measured: the peers' harness needs node and npm, which are not here");
        return Ok(());
    };
    if !wish.keep_dist {
        site::build()?;
    }
    let work = place::root().join("target/drawing");
    let site = site_folder()?;
    prepare(&wish.peers, &work, &site)?;
    if !work.join("node_modules").is_dir() {
        let done = Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(&work).status()?;
        ensure!(done.success(), "npm ci in {} failed", work.display());
    }
    let chromium = browsers::programs(Engine::Chromium)?.browser;
    let out = work.join("ours.json");
    let done = Command::new(node)
        .args(["run.mjs", "render", "many", "--peers", "uplot,chartjs,echarts,limit,project"])
        .args(["--points", &wish.points, "--runs", &wish.runs, "--out"])
        .arg(&out)
        .env("CHROMIUM", chromium)
        .env("KIMNGACH_DIST", site)
        .current_dir(&work)
        .status()?;
    ensure!(done.success(), "the harness failed; its folder is {}", work.display());
    println!("  {}", out.display());
    Ok(())
}

/// A copy of the harness that knows us. Peers that were installed before stay. Our modules lie beside what calls them, so that the
/// harness puts them into one file, as it does with each peer's and as they travel with an article.
fn prepare(from: &Path, work: &Path, site: &Path) -> Result<()> {
    copy(from, work)?;
    for (name, old, new) in PATCHES {
        let path = work.join(name);
        let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        ensure!(text.contains(old), "{name} of the harness is not as expected: “{old}” is not in it");
        std::fs::write(&path, text.replacen(old, new, 1).replace("%HEAD%' }", &[HEAD, "' }"].concat()))?;
    }
    let ours = work.join("peers/project");
    copy(&site.join("chart"), &ours.join("chart"))?;
    std::fs::write(ours.join("big.js"), BIG)?;
    std::fs::write(ours.join("embed.js"), EMBED)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if name == "node_modules" || name == "project" {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            // What is copied may be write-protected where it comes from.
            let bytes = std::fs::read(&path)?;
            std::fs::write(to.join(name), bytes)?;
        }
    }
    Ok(())
}

/// The folder of the release that was built.
fn site_folder() -> Result<PathBuf> {
    let folders = std::fs::read_dir(place::dist())?.flatten().map(|f| f.path());
    let mut found: Vec<PathBuf> = folders.filter(|p| p.join("pkg").is_dir()).collect();
    found.sort_by_key(|p| std::fs::metadata(p).and_then(|m| m.modified()).ok());
    match found.pop() {
        Some(folder) => Ok(folder),
        None => bail!("dist/ holds no build; leave --keep-dist away"),
    }
}
