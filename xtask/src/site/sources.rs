//! The files that the site is made of, read into memory: they are a few megabytes.
use std::path::Path;

use anyhow::{Context, Result};

use super::Files;

/// All files under `folder`, named by `prefix` and their path in it. Hidden files stay at home.
pub fn read(folder: &Path, prefix: &str) -> Result<Files> {
    let mut files = Files::new();
    let listing =
        std::fs::read_dir(folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
    for entry in listing {
        let entry = entry?;
        let path = entry.path();
        let name = entry
            .file_name()
            .into_string()
            .ok()
            .with_context(|| format!("the name of {} is not text", path.display()))?;
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        if path.is_dir() {
            files.extend(read(&path, &format!("{prefix}{name}/"))?);
        } else {
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.insert(format!("{prefix}{name}"), bytes);
        }
    }
    Ok(files)
}
