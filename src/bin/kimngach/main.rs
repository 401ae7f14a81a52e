//! The command line: the only Rust of the package that touches the disk. Results go to stdout, diagnostics to stderr; the exit
//! code is 1 on an error, 2 on misuse.

mod audit;
mod chart_words;
mod check;
mod compute;
mod draw;
mod embed;
mod embed_files;
mod help;
mod indicators;
mod options;
mod prose;
mod read;
mod say;
mod suggest;
mod tell;

use std::process::ExitCode;

fn main() -> ExitCode {
    // A name that is no Unicode is not found rather than a crash.
    let words: Vec<String> = std::env::args_os().skip(1).map(|w| w.to_string_lossy().into_owned()).collect();
    let lang = say::language(&words);
    let Some((command, rest)) = words.split_first() else {
        eprint!("{}", help::text(lang, None));
        return ExitCode::from(2);
    };
    if rest.iter().any(|word| matches!(word.as_str(), "--help" | "-h")) && help::is_command(command) {
        return say::out(&help::text(lang, Some(command)));
    }
    if let Err(problem) = options::check(command, rest) {
        return say::misuse(lang, &problem);
    }
    match command.as_str() {
        "read" => read::run(rest),
        "draw" => draw::run(rest, lang),
        "embed" => embed::run(rest, lang),
        "compute" => compute::run(rest, lang),
        "indicators" => indicators::run(rest, lang),
        "audit" => audit::run(rest, lang),
        "check" => check::run(rest, lang),
        "tell" => tell::run(rest, lang),
        "suggest" => suggest::run(rest, lang),
        #[cfg(feature = "schema")]
        "schema" => suggest::schema(),
        "help" | "--help" | "-h" => help::run(rest, lang),
        "--version" | "-V" => say::out(concat!("kimngach ", env!("CARGO_PKG_VERSION"), "\n")),
        other => {
            eprint!("kimngach: {other}?\n\n{}", help::text(lang, None));
            ExitCode::from(2)
        }
    }
}
