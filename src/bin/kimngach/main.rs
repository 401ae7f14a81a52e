//! The command line: the only Rust of the package that touches the disk. Results go to stdout, diagnostics to stderr; the exit
//! code is 1 on an error, 2 on misuse.

mod draw;
mod read;
mod say;

use std::process::ExitCode;

const USAGE: &str = "\
kimngach COMMAND …

  read FILE|FOLDER --as rows|tidy|understanding [--hints JSON] [--out DIR] [--spreadsheet]
      what a file holds: its table as plain CSV, its figures as a long CSV, or how it was understood as JSON
  draw FILE --out CHART.svg|CHART.png [--spec SPEC.json] [--width N] [--height N] [--scale N] [--theme light|dark]
      the chart of a file, as the page would show it
  help
      this

Every command takes --lang vi|en; without it the language of the environment is used.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let lang = say::language(&words);
    let Some((command, rest)) = words.split_first() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match command.as_str() {
        "read" => read::run(rest),
        "draw" => draw::run(rest, lang),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        other => {
            eprint!("kimngach: {other}?\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}
