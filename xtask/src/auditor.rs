//! axe-core, which audits pages for people who cannot see or point: other people's work, so it is fetched when the tests first
//! need it and kept in the target folder, not in the project.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{browsers, place, programs, say};

const VERSION: &str = "4.14.1";
/// Of the file in that version's package: an audit finds the same today and next year, whoever serves it.
const SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// Where it lies, or would lie.
pub fn file() -> Result<PathBuf> {
    Ok(folder()?.join("node_modules").join("axe-core").join("axe.min.js"))
}

/// Fetches it when it is not there yet.
///
/// # Errors
/// Where there is no npm and none can be installed, and when another file came than was asked for.
pub fn ready() -> Result<()> {
    let file = file()?;
    if !file.is_file() {
        if programs::find("npm").is_none() {
            browsers::install(&["npm"])?;
        }
        let Some(npm) = programs::find("npm") else {
            bail!(
                "npm was not found, and axe-core comes from there: the audit of the pages cannot run, and it is never left out in silence.\n\
                 Debian (as root):  apt-get install npm\n\
                 elsewhere:         Node.js with npm on PATH"
            );
        };
        let folder = folder()?;
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        say::step("fetching axe-core, once", || {
            programs::run(
                Command::new(npm)
                    .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix"])
                    .arg(&folder)
                    .arg(format!("axe-core@{VERSION}")),
            )
        })?;
    }
    known(&file)
}

fn known(file: &Path) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    if format!("{:x}", Sha256::digest(&bytes)) != SHA256 {
        bail!(
            "{} is not axe-core {VERSION} as it was published: delete it, and run this again",
            file.display()
        );
    }
    Ok(())
}

fn folder() -> Result<PathBuf> {
    Ok(place::workshop()?.join("tools").join(format!("axe-core-{VERSION}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_not_taken() {
        let other = std::env::temp_dir().join(format!("kimngach-no-axe-{}.js", std::process::id()));
        std::fs::write(&other, "window.axe = {};").unwrap();
        let said = known(&other).unwrap_err().to_string();
        std::fs::remove_file(&other).unwrap();
        assert!(said.contains(VERSION), "{said}");
    }
}
