//! Where things are: the folders of this repository and what a build leaves.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository. Cargo names xtask's own folder when it runs it, so that a moved repository is found again.
pub fn root() -> PathBuf {
    let here =
        std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| String::from(env!("CARGO_MANIFEST_DIR")));
    Path::new(&here).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The cargo target folder that this program was built into, whatever set it (a variable, a configuration file).
pub fn target() -> Result<PathBuf> {
    let program = std::env::current_exe().context("this program cannot tell where it lies")?;
    program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists())
        .map(Path::to_path_buf)
        .with_context(|| format!("{} does not lie in a cargo target folder", program.display()))
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What the site build keeps between runs.
pub fn workshop() -> Result<PathBuf> {
    Ok(target()?.join("site"))
}
