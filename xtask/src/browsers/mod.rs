//! Finds the browsers and their drivers, and installs them where that can be done without asking.
mod chromium;
mod firefox;
mod webkit;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use browser_tests::{Engine, Programs};

use crate::{programs, say};

/// The engines that a word of the command line means.
pub fn engines(word: &str) -> Result<Vec<Engine>> {
    Ok(match word {
        "chromium" => vec![Engine::Chromium],
        "firefox" => vec![Engine::Firefox],
        "webkit" => vec![Engine::WebKit],
        "all" => vec![Engine::Chromium, Engine::Firefox, Engine::WebKit],
        other => bail!("there are chromium, firefox, webkit and all; not “{other}”"),
    })
}

/// The programs of one engine, installed if need be; or words that say what to install.
pub fn programs(engine: Engine) -> Result<Programs> {
    match engine {
        Engine::Chromium => chromium::programs(),
        Engine::Firefox => firefox::programs(),
        Engine::WebKit => webkit::programs(),
    }
}

/// The one that a variable names, and no other; or those on PATH, then those in the usual places.
fn look(named: Option<PathBuf>, names: &[&str], usual: &[&str]) -> Vec<PathBuf> {
    if named.is_some() {
        return named.into_iter().filter(|file| file.is_file()).collect();
    }
    let on_path = names.iter().filter_map(|name| programs::find(name));
    on_path.chain(usual.iter().map(PathBuf::from)).filter(|file| file.is_file()).collect()
}

/// Installs packages on Debian and its kin as root, where it takes no question. Elsewhere nothing happens: the caller
/// looks again, and says what is missing.
pub fn install(packages: &[&str]) -> Result<()> {
    let root = programs::ask(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || !Path::new("/etc/debian_version").exists() || programs::find("apt-get").is_none() {
        return Ok(());
    }
    let names = packages.join(", ");
    say::step(&format!("installing {names} with apt-get"), || {
        apt(&["update"])?;
        apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
    })
    .with_context(|| {
        format!("{names} cannot be installed here: install them by other means, and run this again")
    })
}

fn apt(words: &[&str]) -> Result<()> {
    programs::run(Command::new("apt-get").arg("--quiet").args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
