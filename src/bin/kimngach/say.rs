//! What the command line says: sentences of diagnostics on stderr, with their place, and the exit code that goes with them.

use kimngach::diag::{Diagnostic, Severity};
use kimngach::lang::{self, Lang};
use std::borrow::Cow;
use std::path::Path;
use std::process::ExitCode;

/// The language of the words after the command, else that of the environment.
pub fn language(words: &[String]) -> Lang {
    let asked = words.iter().position(|w| w == "--lang").and_then(|at| words.get(at + 1));
    match asked {
        Some(tag) => Lang::of_tag(tag),
        None => std::env::var("LANG").map_or(Lang::En, |tag| Lang::of_tag(&tag)),
    }
}

/// One sentence a line: file, place, what. Notes are left to `read --as understanding`.
pub fn all(name: &str, lang: Lang, diagnostics: &[Diagnostic]) {
    for d in diagnostics.iter().filter(|d| d.severity != Severity::Note) {
        let place = match (d.at.row, d.at.column) {
            (Some(row), Some(column)) => format!("{name}:{row}:{column}: "),
            (Some(row), None) => format!("{name}:{row}: "),
            // These name the file themselves.
            _ if name.is_empty() || d.code.starts_with("cli.open") || d.code.starts_with("cli.write") => {
                String::new()
            }
            _ => format!("{name}: "),
        };
        eprintln!("{}", visible(&format!("{place}{}", lang::sentence(lang, d))));
    }
}

/// Text for a terminal: control characters and marks that turn the direction of writing, which a file's names may hold, are
/// shown as escapes and do nothing. The ends of lines stay.
pub fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if turns(c) || (c.is_control() && !matches!(c, '\n' | '\t')) {
            out.extend(c.escape_unicode())
        } else {
            out.push(c)
        }
    }
    out
}

/// There is no result: exit code 1.
pub fn failed(name: &str, lang: Lang, diagnostics: &[Diagnostic]) -> ExitCode {
    all(name, lang, diagnostics);
    ExitCode::from(1)
}

/// The command was not understood: exit code 2.
pub fn misuse(lang: Lang, diagnostic: &Diagnostic) -> ExitCode {
    eprintln!("kimngach: {}", visible(&lang::sentence(lang, diagnostic)));
    ExitCode::from(2)
}

/// A file's bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Vec<Diagnostic>> {
    std::fs::read(path).map_err(|e| {
        let file = path.to_string_lossy().into_owned();
        vec![Diagnostic::error("cli.open").with("file", file).with("why", e.to_string())]
    })
}

/// Text on stdout, for people: what a file's names hold gives no orders.
pub fn text(text: &str) -> ExitCode {
    out(&visible(text))
}

/// A result on stdout: data as it is, but for a terminal, which would obey it. A pipe that its reader closed is their choice; any other failure is an error, exit code 1.
pub fn out(text: &str) -> ExitCode {
    use std::io::{ErrorKind, IsTerminal, Write};
    let mut stdout = std::io::stdout();
    let shown = if stdout.is_terminal() { Cow::Owned(visible(text)) } else { Cow::Borrowed(text) };
    let text = shown.as_ref();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("kimngach: {e}");
            ExitCode::from(1)
        }
    }
}
