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
    let missing = match (browser(), driver()) {
        (None, None) => "neither Chromium or Chrome nor chromedriver was found",
        (None, _) => "chromedriver was found, but no Chromium or Chrome",
        (_, _) => "a browser was found, but no chromedriver",
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

fn find() -> Option<Programs> {
    Some(Programs { browser: browser()?, driver: driver()? })
}

fn browser() -> Option<PathBuf> {
    let usual = [
        "/usr/lib/chromium/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    look(
        "CHROME",
        &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"],
        &usual,
    )
}

fn driver() -> Option<PathBuf> {
    let usual = ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];
    // Hosted runners name the folder of the driver that fits their Chrome.
    let hosted = std::env::var_os("CHROMEWEBDRIVER")
        .map(|folder| Path::new(&folder).join(format!("chromedriver{}", std::env::consts::EXE_SUFFIX)))
        .filter(|file| file.is_file());
    hosted.or_else(|| look("CHROMEDRIVER", &["chromedriver"], &usual))
}

/// By a variable, on PATH, in the usual places.
fn look(variable: &str, names: &[&str], usual: &[&str]) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    named
        .or_else(|| names.iter().find_map(|name| programs::find(name)))
        .or_else(|| usual.iter().map(PathBuf::from).find(|file| file.is_file()))
}

/// Debian and its kin, as root: there a package can be installed without a question.
fn can_install() -> bool {
    let root = programs::ask(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && programs::find("apt-get").is_some()
}

fn apt(words: &[&str]) -> Result<()> {
    programs::run(Command::new("apt-get").arg("--quiet").args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
