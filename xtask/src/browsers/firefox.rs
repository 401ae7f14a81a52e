//! Firefox with geckodriver. Debian has no package of the driver: cargo builds it, into the target folder.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use browser_tests::{Engine, Programs};

use super::{install, look};
use crate::{cargo, place, programs, say};

const NEEDED: &str = "\
no Firefox was found: its browser tests cannot run, and they are never left out in silence.
Debian (as root):  apt-get install firefox-esr
elsewhere:         Firefox on PATH, or named in the variable FIREFOX";

/// The driver that is built where there is none: this one builds with the project's own Rust.
const DRIVER: &str = "0.37.1";

pub fn programs() -> Result<Programs> {
    if browser().is_none() {
        install(&["firefox-esr"])?;
    }
    let browser = browser().context(NEEDED)?;
    let driver = match driver()? {
        Some(driver) => driver,
        None => {
            say::step("building geckodriver, once", || {
                let words = ["install", "geckodriver", "--version", DRIVER, "--locked", "--debug", "--root"];
                programs::run(cargo::command(&words).arg(tools()?))
            })
            .context(
                "there is no geckodriver, and it cannot be built here: put one of 0.36 or later on PATH, or name it in the \
                 variable GECKODRIVER",
            )?;
            driver()?.context("geckodriver was built, but it is not where cargo was told to put it")?
        }
    };
    Ok(Programs { engine: Engine::Firefox, browser, driver, screen: None })
}

fn browser() -> Option<PathBuf> {
    let usual =
        ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
    look(std::env::var_os("FIREFOX").map(PathBuf::from), &["firefox", "firefox-esr"], &usual)
        .into_iter()
        .next()
}

fn driver() -> Result<Option<PathBuf>> {
    // Hosted runners name the folder of the driver.
    let named = std::env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| {
        Some(
            Path::new(&std::env::var_os("GECKOWEBDRIVER")?)
                .join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX)),
        )
    });
    let built = tools()?.join("bin").join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    Ok(look(named, &["geckodriver"], &[&built.to_string_lossy()])
        .into_iter()
        .find(|driver| is_new_enough(driver)))
}

/// Whether it knows the switch that lets the tests set what a person sets (`--allow-system-access`, 0.36 of 2025).
fn is_new_enough(driver: &Path) -> bool {
    programs::ask(Command::new(driver).arg("--version"))
        .is_ok_and(|said| minor(&said).is_some_and(|minor| minor >= 36))
}

/// The second number of `geckodriver 0.37.1 (…)`; a large one when there is a first at last.
fn minor(said: &str) -> Option<u32> {
    let mut numbers = said.split_whitespace().nth(1)?.split('.');
    let major: u32 = numbers.next()?.parse().ok()?;
    let minor = numbers.next()?.parse().ok()?;
    Some(if major > 0 { u32::MAX } else { minor })
}

fn tools() -> Result<PathBuf> {
    Ok(place::target()?.join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_an_old_driver() {
        assert_eq!(minor("geckodriver 0.37.1 (abc)\n\nThe source"), Some(37));
        assert_eq!(minor("geckodriver 1.0.0"), Some(u32::MAX));
        assert_eq!(minor("what is this"), None);
    }
}
