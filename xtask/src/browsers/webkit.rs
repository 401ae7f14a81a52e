//! WebKitGTK's small browser with its driver, on a screen that nobody sees: the nearest to Safari that runs on Linux.
use std::path::PathBuf;

use anyhow::{Result, bail};
use browser_tests::{Engine, Programs};

use super::{install, look};
use crate::programs;

pub fn programs() -> Result<Programs> {
    if find().is_none() {
        install(&["webkit2gtk-driver", "xvfb"])?;
    }
    match find() {
        Some(programs) => Ok(programs),
        None => bail!(
            "WebKitGTK's driver, its MiniBrowser or Xvfb was not found: its browser tests cannot run, and they are never \
             left out in silence.\n\
             Debian (as root):  apt-get install webkit2gtk-driver xvfb\n\
             elsewhere:         WebKitWebDriver and Xvfb on PATH, MiniBrowser named in the variable MINIBROWSER"
        ),
    }
}

fn find() -> Option<Programs> {
    Some(Programs {
        engine: Engine::WebKit,
        browser: mini_browser()?,
        driver: programs::find("WebKitWebDriver")?,
        screen: Some(programs::find("Xvfb")?),
    })
}

/// Debian keeps it in a folder named after the machine's kind and the library's version.
fn mini_browser() -> Option<PathBuf> {
    let named = std::env::var_os("MINIBROWSER").map(PathBuf::from);
    let mut usual = Vec::new();
    for kind in ["x86_64-linux-gnu/", "aarch64-linux-gnu/", ""] {
        for version in ["4.1", "4.0", "6.0"] {
            let library = if version == "6.0" { "webkitgtk" } else { "webkit2gtk" };
            usual.push(format!("/usr/lib/{kind}{library}-{version}/MiniBrowser"));
        }
    }
    let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
    look(named, &["MiniBrowser"], &usual).into_iter().next()
}
