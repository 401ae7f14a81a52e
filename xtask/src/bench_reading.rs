//! `cargo xtask bench-reading`: our sums over CSV beside other readers' in a browser, by a harness that lies somewhere else. Neither the harness
//! nor the readers are part of this repository: where they are not there, that is said and nothing is measured.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::{place, programs, site};

/// Where the harness lies, when the command line does not say it.
const VARIABLE: &str = "KIMNGACH_PEERS";

/// What the harness is made of, beside `node_modules`.
const PARTS: [&str; 9] = [
    "package.json",
    "run.mjs",
    "build.mjs",
    "server.mjs",
    "report.mjs",
    "peers.mjs",
    "lib",
    "pages",
    "peers",
];

/// How we take part: what the harness calls, over what the site is made of.
const OURS: &str = "\
import { sums, warmed } from '/ext/project/sums.js';
export const name = 'kimngach';
let worker;
export const load = async () => { worker = await warmed(); };
export async function parseGroup(file) {
  const { groups } = await sums(file, [['year', 'flow'], ['partner', 'year']], { worker });
  const [flows, partners] = groups.map((g) => g.rows.filter((r) => r.measure === 'value_usd'));
  return {
    byYearFlow: flows.map(({ names: [year, flow], sum }) => [Number(year), flow, Number(sum)]),
    byPartnerYear: partners.map(({ names: [partner, year], sum }) => [partner, Number(year), Number(sum)]),
  };
}
";

/// The right answers, out of the whole cents that the generator kept.
const ANSWERS: &str = "\
const fs = require('fs');
const [, from, to] = process.argv;
const { rows, bytes, byYearFlow, byPartnerYear } = JSON.parse(fs.readFileSync(from));
const money = (list) => list.map(([a, b, cents]) => [a, b, cents / 100]);
fs.writeFileSync(to, JSON.stringify({ rows, bytes, byYearFlow: money(byYearFlow), byPartnerYear: money(byPartnerYear) }));
";

/// What the command line asks for.
pub struct Wish {
    peers: Option<PathBuf>,
    sizes: String,
    runs: String,
    readers: String,
    keep_dist: bool,
}

impl Wish {
    pub fn read(words: &mut lexopt::Parser) -> Result<Self> {
        let mut wish = Self {
            peers: std::env::var_os(VARIABLE).map(PathBuf::from),
            sizes: String::from("1,10,50"),
            runs: String::from("5"),
            readers: String::from("papaparse,udsv,duckdb"),
            keep_dist: false,
        };
        while let Some(word) = words.next()? {
            match word {
                Long("peers") => wish.peers = Some(PathBuf::from(words.value()?)),
                Long("sizes") => wish.sizes = words.value()?.string()?,
                Long("runs") => wish.runs = words.value()?.string()?,
                Long("readers") => wish.readers = words.value()?.string()?,
                Long("keep-dist") => wish.keep_dist = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(wish)
    }
}

pub fn run(wish: &Wish) -> Result<()> {
    let Some(peers) = wish.peers.as_deref().filter(|folder| folder.join("node_modules").is_dir()) else {
        println!(
            "  nothing measured: no harness with its node_modules at --peers FOLDER or ${VARIABLE}. It is a folder with run.mjs \
             and the other readers; `npm ci` in it first."
        );
        return Ok(());
    };
    let (Some(node), Some(python)) = (programs::find("node"), programs::find("python3")) else {
        bail!("the harness needs node and python3 on PATH");
    };
    if !wish.keep_dist {
        site::build()?;
    }
    let folder = place::target()?.join("bench");
    let data = folder.join("data");
    std::fs::create_dir_all(&data).with_context(|| format!("{} cannot be made", data.display()))?;
    lay_out(peers, &folder)?;
    for size in wish.sizes.split(',') {
        let (generated, answers) =
            (data.join(format!("trade_{size}mb.gen.json")), data.join(format!("trade_{size}mb.ref.json")));
        if !generated.exists() {
            programs::run(
                Command::new(&python)
                    .arg(peers.join("gen").join("gen_csv.py"))
                    .arg(size)
                    .env("BENCH_DATA", &data),
            )?;
        }
        programs::run(Command::new(&node).args(["-e", ANSWERS]).arg(&generated).arg(&answers))?;
    }
    programs::run(
        Command::new(&node)
            .args(["run.mjs", "csv", "--sizes", &wish.sizes, "--runs", &wish.runs])
            .args(["--peers", &format!("project,{}", wish.readers), "--out", "results.json"])
            .current_dir(&folder)
            .env("BENCH_DATA", &data),
    )
}

/// A copy of the harness in which we take part. What lies at `peers` stays as it is.
fn lay_out(peers: &Path, folder: &Path) -> Result<()> {
    for part in PARTS {
        copy(&peers.join(part), &folder.join(part))?;
    }
    let modules = folder.join("node_modules");
    if !modules.exists() {
        let from = std::path::absolute(peers.join("node_modules"))?;
        #[cfg(unix)]
        std::os::unix::fs::symlink(&from, &modules)
            .with_context(|| format!("{} cannot be linked", from.display()))?;
        #[cfg(not(unix))]
        bail!("{} must be linked to {} by hand", modules.display(), from.display());
    }
    let ours = folder.join("peers").join("project");
    std::fs::create_dir_all(&ours)?;
    std::fs::write(ours.join("csv.js"), OURS)?;
    let list = folder.join("peers.mjs");
    let text = std::fs::read_to_string(&list)?;
    let Some(end) = text.rfind("];") else {
        bail!("{} does not end in a list", list.display());
    };
    let entry = format!("  {{ id: 'project', pkgs: [], dist: {:?}, csv: [''] }},\n", version()?);
    let (before, after) = text.split_at_checked(end).context("the list ends nowhere")?;
    std::fs::write(&list, [before, entry.as_str(), after].concat())?;
    Ok(())
}

/// The folder of `dist/` that holds all modules.
fn version() -> Result<PathBuf> {
    let dist = place::dist();
    let found = std::fs::read_dir(&dist)
        .with_context(|| format!("{} is not there: build the site first", dist.display()))?;
    found
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("v-")))
        .with_context(|| format!("{} holds no release", dist.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)?.flatten() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    std::fs::copy(from, to).map(drop).with_context(|| format!("{} is not part of a harness", from.display()))
}
