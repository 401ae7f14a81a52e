//! What the commands are: `kimngach help`, `kimngach help COMMAND`, `kimngach COMMAND --help`. How a command is written is the
//! same in every language; what it is for is said in the reader's.

use crate::say;
use kimngach::lang::{Lang, words};
use std::process::ExitCode;

/// A command: its name, how it is written, the key of what it is for.
struct Command {
    name: &'static str,
    written: &'static str,
    about: &'static str,
}

/// What chooses figures and form, the same for `draw` and `embed`.
macro_rules! chart_words {
    () => {
        "
      [--type TYPE] [--indicator ID] [--measure NAME] [--by DIM] [--top N] [--where DIM=MEMBER]… [--against DIM=MEMBER]…
      [--from P] [--to P] [--base P] [--above N] [--below N] [--title TEXT] [--subtitle TEXT] [--note TEXT] [--source TEXT]"
    };
}

const COMMANDS: [Command; 10] = [
    Command {
        name: "read",
        written: "read FILE|FOLDER --as rows|tidy|understanding [--sheet NAME|N] [--table N] [--file NAME|N] [--hints JSON]
      [--out DIR] [--spreadsheet]",
        about: "cli.help.read",
    },
    Command {
        name: "draw",
        written: concat!(
            "draw FILE --out CHART.svg|CHART.png [--spec SPEC.json] [--width N] [--height N] [--scale N] [--social]
      [--theme light|dark|contrast|print] [--house DRESS.json]",
            chart_words!()
        ),
        about: "cli.help.draw",
    },
    Command {
        name: "embed",
        written: concat!(
            "embed [SPEC.json] --data FILE --out DIR [--site DIST] [--script URL] [--address URL] [--live URL] [--license URL]
      [--single CHART.html] [--theme light|dark|auto]",
            chart_words!()
        ),
        about: "cli.help.embed",
    },
    Command { name: "suggest", written: "suggest FILE [--as text|json]", about: "cli.help.suggest" },
    Command { name: "schema", written: "schema", about: "cli.help.schema" },
    Command { name: "indicators", written: "indicators [--as text|json]", about: "cli.help.indicators" },
    Command {
        name: "compute",
        written: "compute ID FILE [--where DIM=MEMBER]… [--by DIM] [--measure NAME] [--from P] [--to P] [--base P] [--above N]
      [--below N] [--top N] [--against DIM=MEMBER]… [--as table|csv|json]",
        about: "cli.help.compute",
    },
    Command { name: "audit", written: "audit FILE [--all] [--as text|json]", about: "cli.help.audit" },
    Command {
        name: "check",
        written: "check ARTICLE [OTHER] [--data FILE [--newer FILE] [--unsaid]] [--as text|json|html]",
        about: "cli.help.check",
    },
    Command {
        name: "tell",
        written: "tell FILE [--where DIM=MEMBER]… [--by DIM] [--from P] [--to P] [--as text|json]",
        about: "cli.help.tell",
    },
];

/// What all commands are, or one.
pub fn text(lang: Lang, command: Option<&str>) -> String {
    let mut out = "kimngach COMMAND …\n".to_owned();
    for one in COMMANDS.iter().filter(|one| command.is_none_or(|name| name == one.name)) {
        out.extend(["\n  ", one.written, "\n"]);
        for line in wrapped(words(lang, one.about), 110) {
            out.extend(["      ", &line, "\n"]);
        }
    }
    out.extend(["\n", words(lang, "cli.help.every"), "\n"]);
    out
}

/// Whether the program has such a command.
pub fn is_command(name: &str) -> bool {
    COMMANDS.iter().any(|one| one.name == name)
}

/// Runs `help [COMMAND]`.
pub fn run(rest: &[String], lang: Lang) -> ExitCode {
    let asked = rest.iter().map(String::as_str).find(|word| is_command(word));
    say::out(&text(lang, asked))
}

/// A text in lines of so many characters at most.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
