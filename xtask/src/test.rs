//! `cargo xtask test`: everything that must hold, native and in real browsers. `.ci/run` is this, in all engines, and nothing else.
//!
//! Nothing is left out in silence: what cannot run counts as failed, and says why. A failed step does not hide the next
//! ones; they are run, so that one look shows all that is to be mended.
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use browser_tests::{Engine, Place, Programs, Site, Tally};
use lexopt::prelude::*;

use crate::server::Server;
use crate::{auditor, browsers, cargo, place, programs, site, size, toolchain, wasm};

/// What the command line asks for.
pub struct Wish {
    /// Only browser tests whose name contains one of these; all when there is none.
    filters: Vec<String>,
    /// The site as it lies in dist/.
    keep_dist: bool,
    engines: Vec<Engine>,
    /// Every browser test in every engine.
    whole: bool,
}

impl Wish {
    pub fn read(words: &mut lexopt::Parser) -> Result<Self> {
        let mut wish =
            Self { filters: Vec::new(), keep_dist: false, engines: vec![Engine::Chromium], whole: false };
        while let Some(word) = words.next()? {
            match word {
                Long("keep-dist") => wish.keep_dist = true,
                Long("whole") => wish.whole = true,
                Long("browsers") => wish.engines = browsers::engines(&words.value()?.string()?)?,
                Value(filter) => wish.filters.push(filter.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(wish)
    }
}

/// Everything.
pub fn all(wish: &Wish) -> Result<ExitCode> {
    if wish.keep_dist || !wish.filters.is_empty() {
        bail!("`test` is everything; for some browser tests there is `cargo xtask browser`");
    }
    let mut report = Report::default();
    report.step("setting up: Rust target, rustfmt, clippy", || {
        toolchain::wasm_target()?;
        toolchain::components()?;
        Ok(((), ONE))
    });
    let browsers: Vec<_> = wish
        .engines
        .iter()
        .map(|&engine| {
            let found = report.step(&format!("setting up: {engine}"), || {
                let found = browsers::programs(engine)?;
                println!("  {} with {}", found.browser.display(), found.driver.display());
                Ok((found, ONE))
            });
            (engine, found)
        })
        .collect();

    report.step("formatting", || finished(cargo::command(&["fmt", "--all", "--check"])));
    report.step("clippy, native", || {
        finished(clippy(&["--package", "kimngach", "--all-targets", "--all-features"]))?;
        finished(clippy(&["--package", "kimngach-containers", "--all-targets", "--features", "open"]))?;
        finished(clippy(&["--package", "xtask", "--package", "browser-tests", "--all-targets"]))
    });
    for kind in wasm::KINDS {
        report.step(&format!("clippy, wasm for the {} build", kind.name), || {
            let words = [
                &["--package", kind.package, "--lib", "--target", toolchain::WASM][..],
                &kind.feature_words(),
            ];
            finished(clippy(&words.concat()))
        });
    }
    report.step("documentation", || {
        let mut command = cargo::command(&["doc", "--package", "kimngach", "--no-deps"]);
        command.env("RUSTDOCFLAGS", "-D warnings");
        finished(command)
    });
    // Two calls: in one, cargo would unite the features of both halves, and compile what they share once more.
    report.step("native tests", || cargo_test(&["--package", "kimngach", "--all-features"]));
    report.step("tests of the tools", || cargo_test(&["--package", "xtask", "--package", "browser-tests"]));

    let built = report.step("the site", || Ok((site::build()?, ONE)));
    report.step("the byte budget", || {
        let built = built.as_ref().context("there is no site to weigh")?;
        for bill in size::bills(built)? {
            println!("{bill}");
            bill.check()?;
        }
        Ok(((), ONE))
    });
    for (engine, programs) in &browsers {
        report.step(&format!("browser tests in {engine}"), || {
            built.as_ref().context("there is no site to look at")?;
            let all = *engine == Engine::Chromium || wish.whole;
            in_browser(
                programs.as_ref().context("there is no such browser")?,
                if all { &[""] } else { ELSEWHERE },
            )
        });
    }
    Ok(report.close())
}

/// The browser tests alone.
pub fn browser(wish: &Wish) -> Result<ExitCode> {
    let mut report = Report::default();
    let mut filters: Vec<&str> = wish.filters.iter().map(String::as_str).collect();
    if filters.is_empty() {
        filters.push("");
    }
    if !wish.keep_dist {
        site::build()?;
    }
    for &engine in &wish.engines {
        report.step(&format!("browser tests in {engine}"), || {
            in_browser(&browsers::programs(engine)?, &filters)
        });
    }
    Ok(report.close())
}

const ONE: Tally = Tally { passed: 1, failed: 0 };

#[derive(Default)]
struct Report {
    tally: Tally,
    lines: Vec<String>,
}

impl Report {
    /// Does one step. What it counts goes into the sum; a step that ends in an error has failed once.
    fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Result<(T, Tally)>) -> Option<T> {
        println!("\n== {what}");
        let begun = Instant::now();
        let (value, tally) = match work() {
            Ok((value, tally)) => (Some(value), tally),
            Err(error) => {
                println!("  FAILED: {error:#}");
                (None, Tally { passed: 0, failed: 1 })
            }
        };
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
        let verdict = if tally.failed > 0 { "FAILED" } else { "ok" };
        let seconds = begun.elapsed().as_secs_f64();
        println!("  {verdict} ({seconds:.1} s)");
        self.lines.push(format!(
            "  {verdict:<7} {what:<56} {seconds:>7.1} s {:>5} passed {:>3} failed",
            tally.passed, tally.failed
        ));
        value
    }

    /// The summary and its last line, which machines read.
    fn close(self) -> ExitCode {
        println!("\n{}\n", self.lines.join("\n"));
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if self.tally.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn finished(mut command: Command) -> Result<((), Tally)> {
    programs::run(&mut command)?;
    Ok(((), ONE))
}

fn clippy(words: &[&str]) -> Command {
    let mut command = cargo::command(&["clippy"]);
    command.args(words).args(["--", "-D", "warnings"]);
    command
}

/// Runs `cargo test`, shows what it prints, and counts it.
fn cargo_test(words: &[&str]) -> Result<((), Tally)> {
    let mut command = cargo::command(&["test", "--no-fail-fast"]);
    command.args(words).stdout(Stdio::piped());
    let shown = programs::shown(&command);
    let mut child = command.spawn().with_context(|| format!("{shown} could not be started"))?;
    let output = child.stdout.take().ok_or_else(|| anyhow!("{shown} has no output"))?;
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if let Some(counted) = counted(&line) {
            tally.passed += counted.passed;
            tally.failed += counted.failed;
        }
        println!("{line}");
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        // It did not come to a test: something does not compile.
        bail!("{shown} failed ({status}); what it printed above says why");
    }
    if tally == Tally::default() {
        bail!("{shown} ran no test");
    }
    Ok(((), tally))
}

/// What a closing line of `cargo test` says.
fn counted(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let number = |what: &str| {
        counts
            .split(';')
            .find_map(|part| part.trim().strip_suffix(what))
            .and_then(|number| number.trim().parse().ok())
    };
    Some(Tally { passed: number("passed")?, failed: number("failed")? })
}

fn in_browser(programs: &Programs, filters: &[&str]) -> Result<((), Tally)> {
    auditor::ready()?;
    // Under a path, as on many a host: what only works at the top of one fails here. At a port of its own for each test: to a
    // browser that is another site, with another store.
    let sites = || -> Result<Box<dyn Site>> {
        let server = Server::start(&place::dist(), Some(0), "/du/lieu/")?;
        server.ask_for_reports();
        Ok(Box::new(server))
    };
    let tally = browser_tests::run(programs, &folders()?, &sites, filters, AT_ONCE)?;
    Ok(((), tally))
}

/// What `test` holds the other engines to: every place where the engines themselves decide what a person gets (pages, whole walks,
/// what is stored and taken away, the keyboard and aids to access, embedding in all its forms and in hostile surroundings). What is
/// computed and worded is one core in all of them, and is held in Chromium; `--whole` runs everything everywhere, in more time than a
/// change should wait for.
const ELSEWHERE: &[&str] =
    &["site/", "page/", "walks/", "state/", "taking/", "access/", "unaided/", "embed/", "forms/", "holds/"];

/// So many browsers at once: one alone leaves half of a machine with two cores idle, and more would wait for each other.
const AT_ONCE: usize = 2;

/// Where browsers work and leave their pictures.
pub fn folders() -> Result<Place> {
    // Its own for each run: a picture may be taken while the tests go on.
    let workshop = place::workshop()?.join(format!("browser-{}", std::process::id()));
    Ok(Place { workshop, pictures: place::target()?.join("screenshots"), auditor: auditor::file()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_cargo_test_says() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(counted(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(counted("test read::tests::quotes ... ok"), None);
    }
}
