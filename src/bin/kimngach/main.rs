//! The command line: the only Rust of the package that touches the disk. Results go to stdout, diagnostics to stderr; the exit
//! code is 1 on an error, 2 on misuse.

mod audit;
mod check;
mod compute;
mod draw;
mod embed;
mod embed_files;
mod indicators;
mod options;
mod prose;
mod read;
mod say;
mod suggest;
mod tell;

use std::process::ExitCode;

const USAGE: &str = "\
kimngach COMMAND …

  read FILE|FOLDER --as rows|tidy|understanding [--sheet NAME|N] [--table N] [--file NAME|N] [--hints JSON] [--out DIR]
      [--spreadsheet]
      what a file holds: its table as plain CSV, its figures as a long CSV, or how it was understood as JSON
  draw FILE --out CHART.svg|CHART.png [--spec SPEC.json] [--width N] [--height N] [--scale N] [--social] [--theme light|dark|contrast|print]
       [--house DRESS.json]
      the chart of a file, as the page would show it
  embed [SPEC.json] --data FILE --out DIR [--site DIST] [--script URL] [--address URL] [--live URL] [--license URL]
        [--single CHART.html]
      a chart for an article: pictures, table, the tag to paste, a page of its own, its data kept under their hash;
      or all of it in one file
  suggest FILE [--as text|json]
      the charts that fit a file's figures, best first, each with its reason
  schema
      the JSON Schema of a chart spec
  indicators [--as json]
      the catalogue: every indicator with its formula
  compute ID FILE [--where DIM=MEMBER]… [--by DIM] [--measure NAME] [--from P] [--to P] [--base P] [--above N] [--below N]
          [--top N] [--against DIM=MEMBER]… [--as table|csv|json]
      an indicator worked out over a file's figures, each with its arithmetic and its cells
  audit FILE [--as text|json]
      contradictions inside a file's table
  check ARTICLE [OTHER] [--data FILE [--newer FILE] [--unsaid]] [--as text|json|html]
      every figure of an article (.txt, .html, .docx) recomputed from a table; without --data the article held against itself,
      or two against each other; with --newer what a newer vintage of the table breaks; with --unsaid what else the table
      says of the article's subject; exit code 1 when something disagrees
  tell FILE [--where DIM=MEMBER]… [--by DIM] [--from P] [--to P] [--as text|json]
      the sentences worth writing about a file's figures
  help
      this

Every command takes --lang vi|en; without it the language of the environment is used.
";

fn main() -> ExitCode {
    // A name that is no Unicode is not found rather than a crash.
    let words: Vec<String> = std::env::args_os().skip(1).map(|w| w.to_string_lossy().into_owned()).collect();
    let lang = say::language(&words);
    let Some((command, rest)) = words.split_first() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
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
        "help" | "--help" | "-h" => say::out(USAGE),
        other => {
            eprint!("kimngach: {other}?\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}
