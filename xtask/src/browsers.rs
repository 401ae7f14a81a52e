//! Finds a browser and its driver, and installs them where that can be done without asking.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use browser_tests::Programs;

use crate::{programs, say};

/// Chromium or Chrome with its driver.
pub fn chromium() -> Result<Programs> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if can_install() {
        say::step("installing chromium and its driver with apt-get", || {
            apt(&["update"])?;
            // A font too: a machine without any would draw nothing where the page's own is not asked for.
            apt(&[
                "install",
                "--yes",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
                "fonts-dejavu-core",
            ])
        })?;
        if let Some(found) = find() {
            return Ok(found);
        }
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
        Some(Programs { browser, driver })
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

/// The one that a variable names, and no other; or those on PATH, then those in the usual places.
fn look(named: Option<PathBuf>, names: &[&str], usual: &[&str]) -> Vec<PathBuf> {
    if named.is_some() {
        return named.into_iter().filter(|file| file.is_file()).collect();
    }
    let on_path = names.iter().filter_map(|name| programs::find(name));
    on_path.chain(usual.iter().map(PathBuf::from)).filter(|file| file.is_file()).collect()
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

/// Debian and its kin, as root: there a package can be installed without a question.
fn can_install() -> bool {
    let root = programs::ask(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && programs::find("apt-get").is_some()
}

fn apt(words: &[&str]) -> Result<()> {
    programs::run(Command::new("apt-get").arg("--quiet").args(words).env("DEBIAN_FRONTEND", "noninteractive"))
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
