//! Brings a folder to hold exactly these files, touching only what differs: a server may be reading from it meanwhile.
use std::path::Path;

use anyhow::{Context, Result};

use super::{Files, sources};

pub fn sync(folder: &Path, files: &Files) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let present = sources::read(folder, "")?;
    // The folder of a new version is whole before a page leads to it.
    let (versioned, stable): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name.starts_with("v-"));
    for (name, bytes) in versioned.into_iter().chain(stable) {
        if present.get(name) == Some(bytes) {
            continue;
        }
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    for name in present.keys().filter(|name| !files.contains_key(*name)) {
        let path = folder.join(name);
        std::fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
        // A folder that is now empty goes too; one that is not says so, and stays.
        for parent in path.ancestors().skip(1).take_while(|parent| *parent != folder) {
            if std::fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    Ok(())
}
