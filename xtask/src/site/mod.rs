//! The site build: `www/` and the wasm become `dist/`, a folder that any static host serves under any path.
//!
//! What authors of `www/` may rely on (layout.rs says how it is done):
//!
//! - A module names others plainly: `import … from './chart.js'`, `import('./dialog.js')`.
//! - The wasm's glue lies in `./pkg/studio/kimngach.js` (the page) and `./pkg/embed/kimngach.js` (one embedded chart),
//!   seen from the root of `www/`; `await init()` finds the wasm beside it.
//! - Any other file is `new URL('./data/x.csv', import.meta.url)` in a module and a worker, a plain `./x` in HTML and CSS.
//!   Never start with `/`: the site may lie under a path.
//! - What such an address names must be there: the build fails otherwise, and says where it was named.
//! - An address that is to be given to other people (embed code, a link) is made from the page's own:
//!   `new URL('embed.html', document.baseURI)`. `import.meta.url` lies in a versioned folder: what is made from that is pinned
//!   to this release, as the code of a frozen embed is.
//! - No inline script or style, no `style="…"`: the site's own content security policy forbids them.
mod bundle;
pub mod compress;
pub mod html;
mod join;
mod layout;
pub mod modules;
pub mod script;
mod single;
mod sources;
mod write;

use std::collections::BTreeMap;

use anyhow::Result;

pub use layout::Layout;
pub use write::sync;

use crate::{place, say, toolchain, wasm};

/// Files by their name relative to a root, always with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a build leaves: the files of `dist/` without their compressed twins.
pub struct Built {
    pub layout: Layout,
    /// `www/` and `pkg/` as they travel, under the names that their authors use.
    pub sources: Files,
}

/// Builds `dist/`.
pub fn build() -> Result<Built> {
    wasm::check_versions()?;
    toolchain::wasm_target()?;
    let mut sources = sources::read(&place::root().join("www"), "")?;
    for kind in wasm::KINDS {
        let folder = kind.build()?;
        sources.extend(sources::read(&folder, &format!("pkg/{}/", kind.name))?);
    }
    let templates = single::templates(&sources)?;
    sources.extend(templates);
    modules::check(&sources)?;
    join::join_all(&mut sources)?;
    script::minify_all(&mut sources)?;
    let layout = layout::lay_out(&sources)?;
    let files = say::step("compressing", || compress::beside(&layout.files))?;
    write::sync(&place::dist(), &files)?;
    println!("  dist/ holds version {}", layout.version);
    Ok(Built { layout, sources })
}
