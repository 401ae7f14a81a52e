//! Documents that are true: links lead somewhere, commands exist, no machine's paths, the words of the house are there.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::Path;

const PAGES: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[test]
fn links_to_files_of_the_project_lead_somewhere() {
    for name in PAGES {
        for target in
            page(name).split("](").skip(1).filter_map(|t| t.split_once(')').map(|(link, _)| link.to_owned()))
        {
            if !target.starts_with("http") && !target.starts_with('#') {
                assert!(root().join(&target).exists(), "{name} links to {target}");
            }
        }
    }
}

#[test]
fn every_xtask_command_that_a_page_names_exists() {
    // The one file that reads a command's name.
    let xtask = page("xtask/src/main.rs");
    for name in PAGES {
        for command in page(name).split("cargo xtask ").skip(1) {
            let word: String = command.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
            assert!(xtask.contains(&format!("\"{word}\"")), "{name} names `cargo xtask {word}`");
        }
    }
}

#[test]
fn the_commands_of_the_readme_run_on_files_that_are_there() {
    let readme = page("README.md");
    let lines: Vec<_> =
        readme.lines().filter_map(|l| l.trim().strip_prefix("cargo run --release -- ")).collect();
    assert!(lines.len() >= 3, "the README shows the command line");
    for line in lines {
        let mut words = line.split_whitespace();
        let command = words.next().unwrap();
        // `compute` has the indicator's id before the file.
        let words: Vec<&str> = words.collect();
        let file = words.iter().find(|w| w.contains("www/data/")).unwrap();
        assert!(root().join(file).exists(), "{file}");
        let output = root().join("target").join(format!("readme-{}", command));
        fs::create_dir_all(&output).unwrap();
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_kimngach"));
        run.current_dir(&output).arg(command);
        for word in words {
            run.arg(if word.contains("www/data/") {
                root().join(word).into()
            } else {
                std::ffi::OsString::from(word)
            });
        }
        let ran = run.output().unwrap();
        assert!(ran.status.success(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    let listed = std::process::Command::new("git").arg("ls-files").current_dir(root()).output();
    let Ok(listed) = listed else {
        println!("skipped: git is not here to list the files");
        return;
    };
    let forbidden = [["/work", "/"].concat(), ["/root", "/"].concat(), ["/home", "/"].concat()];
    for name in String::from_utf8_lossy(&listed.stdout).lines() {
        let Ok(text) = fs::read_to_string(root().join(name)) else { continue };
        for path in &forbidden {
            let hit = text.match_indices(path.as_str()).any(|(at, _)| {
                !text[..at]
                    .ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '/' || c == '-' || c == '_')
            });
            assert!(!hit, "{name} names {path}");
        }
    }
}

#[test]
fn data_files_carry_their_source() {
    let sources = page("www/data/SOURCES.md");
    for file in fs::read_dir(root().join("www/data")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if name != "SOURCES.md" {
            assert!(sources.contains(&name), "www/data/SOURCES.md does not name {name}");
        }
    }
}
