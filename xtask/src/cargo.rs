//! The cargo that runs us, for the work that is cargo's.
use std::ffi::OsString;
use std::process::Command;

use crate::place;

/// A cargo command at the root of the repository.
pub fn command(words: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(words).current_dir(place::root());
    // Set for us by the cargo that started us. Handed on, they would make build scripts think that xtask is the
    // package being built, and crates that watch them would be built anew.
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
    command
}
