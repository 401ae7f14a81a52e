//! The Rust core as wasm with its JavaScript glue, in four sizes: the page's, and of an embedded chart any form that there is, the
//! forms that a table gives by itself, the usual one.
//!
//! wasm-bindgen runs in this process: a newcomer has no second tool to install, and its version cannot drift.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::fingerprint::Fingerprint;
use crate::{cargo, mute, place, programs, say, short, toolchain};

/// The version of wasm-bindgen-cli-support that xtask is built with (its manifest pins it).
const BINDGEN: &str = "0.2.130";

/// One build of the core.
pub struct Kind {
    /// The folder under `pkg/`.
    pub name: &'static str,
    /// The package that is built.
    pub package: &'static str,
    profile: &'static str,
    features: &'static [&'static str],
    /// For wasm-opt, where it is there.
    optimise: &'static str,
    /// Whether it travels with articles: then it says nothing when it fails, and stands low in memory.
    travels: bool,
    /// Whether it formats texts in earnest, and not only when it fails.
    formats: bool,
}

/// Every build of the core.
pub const KINDS: [&Kind; 5] = [&STUDIO, &PRESS, &FORMS, &EMBED, &CONTAINERS];

/// The page.
pub const STUDIO: Kind = Kind {
    name: "studio",
    package: CORE,
    profile: "page",
    features: &["--features", "studio"],
    optimise: "-O3",
    travels: false,
    formats: true,
};
/// An embedded chart of any form and of most indicators, from a plain table.
pub const PRESS: Kind = Kind {
    name: "press",
    package: CORE,
    profile: "embed",
    features: &["--features", "press"],
    optimise: "-Oz",
    travels: true,
    formats: true,
};
/// An embedded chart of the forms that a plain table gives by itself, columns and bars among them.
pub const FORMS: Kind = Kind {
    name: "forms",
    package: CORE,
    profile: "embed",
    features: &["--features", "forms"],
    optimise: "-Oz",
    travels: true,
    formats: false,
};
/// An embedded chart as a plain table of trade gives it by itself.
pub const EMBED: Kind = Kind {
    name: "embed",
    package: CORE,
    profile: "embed",
    features: &[],
    optimise: "-Oz",
    travels: true,
    formats: false,
};
/// Workbooks, archives, pages and cubes: fetched when such a file comes.
pub const CONTAINERS: Kind = Kind {
    name: "containers",
    package: "kimngach-containers",
    profile: "embed",
    features: &["--features", "web"],
    optimise: "-Oz",
    travels: false,
    formats: true,
};

const CORE: &str = "kimngach";

impl Kind {
    /// What chooses this build's features, for clippy too.
    pub fn feature_words(&self) -> Vec<&'static str> {
        [&["--no-default-features"], self.features].concat()
    }

    /// What its files are called.
    fn stem(&self) -> String {
        self.package.replace('-', "_")
    }

    /// Builds and binds; gives the folder with `kimngach.js` and `kimngach_bg.wasm`, called after the package.
    pub fn build(&self) -> Result<PathBuf> {
        let wasm = say::step(&format!("wasm for the {} build", self.name), || self.compile())?;
        let bytes = std::fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;

        let optimiser = programs::find("wasm-opt");
        let mut inputs = Fingerprint::new();
        inputs.add(&bytes);
        inputs.add(BINDGEN.as_bytes());
        inputs.add(b"short names of imports and exports, few words");
        inputs.add(if self.travels { b"nothing said" } else { &[] });
        inputs.add(optimiser.as_deref().map_or("", |_| self.optimise).as_bytes());
        let inputs = inputs.hex();

        let folder = place::workshop()?.join("pkg").join(self.name);
        // In the folder, so that it goes when the folder is cleared; hidden, so that it stays out of the site.
        let stamp = folder.join(".inputs");
        if std::fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
            return Ok(folder);
        }
        if !has_exports(&bytes) {
            println!(
                "  the {} build exports nothing to JavaScript: pkg/{}/ is left out",
                self.name, self.name
            );
            clear(&folder)?;
            return Ok(folder);
        }
        say::step(&format!("wasm-bindgen for the {} build", self.name), || {
            let bytes = if self.travels { mute::mute(&bytes, self.formats)? } else { bytes };
            bind(&bytes, &self.stem(), &folder)
        })?;
        if let Some(optimiser) = optimiser {
            say::step(&format!("wasm-opt for the {} build", self.name), || {
                let wasm = folder.join(format!("{}_bg.wasm", self.stem()));
                // `-all` would let it emit what older browsers cannot read; these are what rustc turns on by default.
                programs::run(
                    std::process::Command::new(optimiser)
                        .arg(self.optimise)
                        .args(FEATURES)
                        .arg("-o")
                        .arg(&wasm)
                        .arg(&wasm),
                )
            })?;
        }
        let (wasm, glue) =
            (folder.join(format!("{}_bg.wasm", self.stem())), folder.join(format!("{}.js", self.stem())));
        let text =
            std::fs::read_to_string(&glue).with_context(|| format!("{} cannot be read", glue.display()))?;
        if self.travels {
            mute::check(&text)?;
        }
        let bytes = std::fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
        let (bytes, text) = short::shorten(&bytes, &text)?;
        std::fs::write(&wasm, bytes).with_context(|| format!("{} cannot be written", wasm.display()))?;
        std::fs::write(&glue, text).with_context(|| format!("{} cannot be written", glue.display()))?;
        std::fs::write(&stamp, &inputs).with_context(|| format!("{} cannot be written", stamp.display()))?;
        Ok(folder)
    }

    fn compile(&self) -> Result<PathBuf> {
        // Its own target folder: the flags below are not those of a plain `cargo build`, and in one folder each would
        // make the other compile everything again.
        let target = place::workshop()?.join("cargo");
        // Only the cdylib: with the rlib beside it every function must stay as the crate wrote it, and the whole program is
        // optimised less (a twelfth more bytes).
        let mut command =
            cargo::command(&["rustc", "--lib", "--package", self.package, "--crate-type", "cdylib"]);
        command.args(["--target", toolchain::WASM]);
        command.args(["--profile", self.profile]).args(self.feature_words());
        command.arg("--target-dir").arg(&target).arg("--config").arg(anonymous()?);
        if self.travels {
            // The data lie behind the stack: below 1 MB each of their addresses is a byte shorter.
            command.args(["--", "-C", "link-arg=-zstack-size=999424"]);
        }
        programs::run(&mut command)?;
        Ok(target.join(toolchain::WASM).join(self.profile).join(format!("{}.wasm", self.stem())))
    }
}

const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
];

/// Keeps this machine's folders out of the published file: a panic names its source file, and the name would carry
/// the person's home folder to every reader (and cost bytes).
fn anonymous() -> Result<String> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("neither CARGO_HOME nor a home folder is set")?.join(".cargo"),
    };
    let mut hidden = vec![place::root()];
    let sources = home.join("registry").join("src");
    if let Ok(registries) = std::fs::read_dir(&sources) {
        hidden.extend(registries.flatten().map(|registry| registry.path()));
    }
    // Where rustc came with its sources it names them where they lie on this machine.
    hidden.push(toolchain::std_sources()?);
    let flags: Vec<String> = hidden
        .iter()
        .map(|folder| format!("'--remap-path-prefix={}{}='", folder.display(), std::path::MAIN_SEPARATOR))
        .collect();
    Ok(format!("target.{}.rustflags=[{}]", toolchain::WASM, flags.join(",")))
}

/// Whether there is anything to bind. wasm-bindgen leaves its section in every module that has an export of ours, and
/// refuses one without with words that help nobody.
fn has_exports(wasm: &[u8]) -> bool {
    const SECTION: &[u8] = b"__wasm_bindgen_unstable";
    wasm.windows(SECTION.len()).any(|window| window == SECTION)
}

fn clear(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("{} cannot be cleared", folder.display()));
        }
        _ => {}
    }
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}

fn bind(wasm: &[u8], name: &str, folder: &Path) -> Result<()> {
    clear(folder)?;
    Bindgen::new()
        .input_bytes(name, wasm.to_vec())
        .web(true)?
        // The command-line tool's default, not the library's: `init()` without an argument finds the wasm beside it.
        .omit_default_module_path(false)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // A trap poisons the instance: with this the page starts a new one in under a millisecond. bindgen's own abort
        // handler is left out: it wraps every import in an exception handler that browsers before 2025 cannot compile.
        .reset_state_function(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen refused the wasm of {}", folder.display()))
}

/// Fails in words when the lock file's wasm-bindgen is not the one that xtask binds for: the two share a private
/// format, and what wasm-bindgen itself says of a mismatch helps nobody here.
pub fn check_versions() -> Result<()> {
    let lock = place::root().join("Cargo.lock");
    let text =
        std::fs::read_to_string(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    match locked_version(&text, "wasm-bindgen") {
        Some(BINDGEN) => Ok(()),
        Some(other) => bail!(
            "Cargo.lock has wasm-bindgen {other}, xtask binds for {BINDGEN}.\n\
             Put one version into Cargo.toml (wasm-bindgen), xtask/Cargo.toml (wasm-bindgen-cli-support) and \
             xtask/src/wasm.rs (BINDGEN), and run `cargo update -p wasm-bindgen --precise VERSION`."
        ),
        None => bail!(
            "Cargo.lock has no wasm-bindgen: run `cargo generate-lockfile`, and see that Cargo.toml names it"
        ),
    }
}

fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\n"))?;
    after.strip_prefix("version = \"")?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_version_in_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(locked_version(lock, "plotters"), None);
    }

    #[test]
    fn binds_for_what_the_lock_file_has() {
        let lock = include_str!("../../Cargo.lock");
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some(BINDGEN));
        assert_eq!(locked_version(lock, "wasm-bindgen-cli-support"), Some(BINDGEN));
    }
}
