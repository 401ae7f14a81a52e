//! Whether a source has changed since the last look. Looking at a few hundred dates twice a second costs nothing and
//! works alike on every system.
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::place;

const SOURCES: [&str; 4] = ["src", "www", "Cargo.toml", "Cargo.lock"];

pub struct Watched(Vec<(PathBuf, Option<SystemTime>)>);

impl Watched {
    pub fn now() -> Self {
        let mut seen = Vec::new();
        for source in SOURCES {
            look(&place::root().join(source), &mut seen);
        }
        seen.sort();
        Self(seen)
    }

    /// True once for each change.
    pub fn changed(&mut self) -> bool {
        let now = Self::now();
        let changed = now.0 != self.0;
        *self = now;
        changed
    }
}

fn look(path: &Path, seen: &mut Vec<(PathBuf, Option<SystemTime>)>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            look(&entry.path(), seen);
        }
        return;
    }
    let changed = std::fs::metadata(path).and_then(|about| about.modified()).ok();
    seen.push((path.to_path_buf(), changed));
}
