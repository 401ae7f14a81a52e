//! Chromium or Chrome with chromedriver, both of one version.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use browser_tests::{Engine, Programs};

use super::{install, look};
use crate::programs;

pub fn programs() -> Result<Programs> {
    if let Some(found) = find() {
        return Ok(found);
    }
    // A font too: a machine without any would draw nothing where the page's own is not asked for.
    install(&["chromium", "chromium-driver", "fonts-dejavu-core"])?;
    if let Some(found) = find() {
        return Ok(found);
    }
    let missing = match (browsers().is_empty(), drivers().is_empty()) {
        (true, true) => "neither Chromium or Chrome nor chromedriver was found",
        (true, false) => "chromedriver was found, but no Chromium or Chrome",
        (false, true) => "a browser was found, but no chromedriver",
        (false, false) => "a browser and a chromedriver were found, but not of the same version",
    };
    bail!(
        "{missing}: the browser tests cannot run, and they are never left out in silence.\n\
         Debian, Ubuntu (as root):  apt-get install chromium chromium-driver\n\
         Fedora:                    dnf install chromium chromedriver\n\
         macOS:                     brew install --cask google-chrome chromedriver\n\
         elsewhere:                 Chrome and the chromedriver of the same version, both on PATH,\n\
         or name them in the variables CHROME and CHROMEDRIVER."
    )
}

/// The first driver and browser of one version: a machine may have several of each.
fn find() -> Option<Programs> {
    let browsers = browsers();
    drivers().into_iter().find_map(|driver| {
        let wanted = version(&driver);
        let fits = |browser: &&PathBuf| {
            wanted.is_none() || version(browser).is_none_or(|found| Some(found) == wanted)
        };
        let browser = browsers.iter().find(fits)?.clone();
        Some(Programs { engine: Engine::Chromium, browser, driver, screen: None })
    })
}

fn browsers() -> Vec<PathBuf> {
    let names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
    let usual = [
        "/usr/lib/chromium/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    look(std::env::var_os("CHROME").map(PathBuf::from), &names, &usual)
}

fn drivers() -> Vec<PathBuf> {
    let usual = ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];
    // Hosted runners name the folder of the driver that fits their Chrome.
    let hosted = std::env::var_os("CHROMEWEBDRIVER")
        .map(|folder| Path::new(&folder).join(format!("chromedriver{}", std::env::consts::EXE_SUFFIX)));
    look(std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or(hosted), &["chromedriver"], &usual)
}

/// The number before the first dot of what a program says of itself: `ChromeDriver 156.0.8078.79 (…)`. A program that
/// says nothing (Chrome on Windows) is taken at its word when it runs.
fn version(program: &Path) -> Option<u32> {
    if cfg!(windows) {
        return None;
    }
    main_version(&programs::ask(Command::new(program).arg("--version")).ok()?)
}

fn main_version(said: &str) -> Option<u32> {
    said.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version() {
        assert_eq!(main_version("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(main_version("ChromeDriver 99.1.2 (abc-refs/branch-heads/1@{#1704})"), Some(99));
        assert_eq!(main_version(""), None);
    }
}
