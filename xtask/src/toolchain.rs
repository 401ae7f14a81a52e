//! What the Rust toolchain must have beyond rustup's minimum: it is added when it is missing.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{cargo, place, programs};

pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target, or says what to do.
pub fn wasm_target() -> Result<()> {
    if wasm_is_there()? {
        return Ok(());
    }
    rustup(&["target", "add", WASM], &format!("the Rust target {WASM} is missing"))?;
    if !wasm_is_there()? {
        bail!(
            "`rustup target add {WASM}` ran, but rustc still has no {WASM}: are rustup and rustc of one installation?"
        );
    }
    Ok(())
}

/// Adds rustfmt and clippy, or says what to do.
pub fn components() -> Result<()> {
    for (component, words) in [("rustfmt", ["fmt", "--version"]), ("clippy", ["clippy", "--version"])] {
        if programs::ask(&mut cargo::command(&words)).is_err() {
            rustup(&["component", "add", component], &format!("{component} is missing"))?;
        }
    }
    Ok(())
}

/// Where the standard library's sources lie, when they came with the toolchain.
pub fn std_sources() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(place::root());
    let sysroot = PathBuf::from(programs::ask(&mut rustc)?.trim());
    Ok(sysroot.join("lib").join("rustlib").join("src").join("rust").join("library"))
}

/// rustc is asked for its own folder: rustup may be missing where a distribution brings the target as a package.
fn wasm_is_there() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]).current_dir(place::root());
    let folder = programs::ask(&mut rustc)?;
    Ok(Path::new(folder.trim()).is_dir())
}

fn rustup(words: &[&str], missing: &str) -> Result<()> {
    let advice = format!("rustup {}", words.join(" "));
    if programs::find("rustup").is_none() {
        bail!(
            "{missing}, and there is no rustup to add it with.\n\
             Install rustup (rustup.rs) and run this again; where Rust comes from your distribution, \
             install its package for it. With rustup it is: {advice}"
        );
    }
    println!("  {missing}: {advice}");
    programs::run(Command::new("rustup").args(words).current_dir(place::root()))
}
