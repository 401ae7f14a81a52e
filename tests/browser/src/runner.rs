//! Runs the tests, each in a browser of its own, and says what went wrong in words and a picture.
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use crate::browser::{Browser, Place, Programs};
use crate::page::Page;
use crate::site::Site;
use crate::themes;
use crate::webdriver::{CannotBeAsked, Engine};

/// One thing that must hold for a person at the page.
#[derive(Clone, Copy)]
pub struct Test {
    /// `theme/what-holds`
    pub name: &'static str,
    pub run: fn(&mut Page<'_>) -> Result<()>,
}

/// How many tests held and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

/// Runs all tests whose name contains `filter`.
pub fn run(programs: &Programs, place: &Place, site: &dyn Site, filter: &str) -> Result<Tally> {
    let tests: Vec<Test> = themes::all().into_iter().filter(|test| test.name.contains(filter)).collect();
    if tests.is_empty() {
        bail!("no browser test has “{filter}” in its name");
    }
    if programs.engine != Engine::Chromium {
        site.listen_to_consoles();
    }
    let browser = Browser::start(programs, place)?;
    let mut tally = Tally::default();
    let mut wavered = Vec::new();
    for test in tests {
        let begun = Instant::now();
        let mut held = hold(&browser, site, test);
        if let Err(error) = &held
            && wavered.len() < WAVERING
            && !error.chain().any(|cause| cause.is::<CannotBeAsked>())
        {
            println!("  again   {}\n          {}", test.name, indented(error));
            held = hold(&browser, site, test);
            if held.is_ok() {
                wavered.push(test.name);
            }
        }
        match held {
            Ok(()) => {
                tally.passed += 1;
                println!("  ok      {} ({:.1} s)", test.name, begun.elapsed().as_secs_f64());
            }
            // An engine is held to what it can be asked; what it cannot is said, not counted.
            Err(error) if error.chain().any(|cause| cause.is::<CannotBeAsked>()) => {
                println!("  -       {}: {}", test.name, error.root_cause());
            }
            Err(error) => {
                tally.failed += 1;
                println!("  FAILED  {}\n          {}", test.name, indented(&error));
            }
        }
    }
    if !wavered.is_empty() {
        println!("  held at the second attempt only, look at them: {}", wavered.join(", "));
    }
    Ok(tally)
}

/// So many tests may hold at the second attempt only. A real browser on a busy machine sometimes misses a moment; a fault of ours
/// misses it twice, and a suite that wavers more often than this has one.
const WAVERING: usize = 3;

fn indented(error: &anyhow::Error) -> String {
    format!("{error:#}").replace('\n', "\n          ")
}

fn hold(browser: &Browser, site: &dyn Site, test: Test) -> Result<()> {
    // What an earlier test left unread is not this one's fault.
    drop(site.complaints());
    let mut page = browser.page(site)?;
    // A panic in one test is that test's failure, not the end of all.
    let done = std::panic::catch_unwind(AssertUnwindSafe(|| (test.run)(&mut page)))
        .unwrap_or_else(|_| Err(anyhow!("the test panicked; see above")));
    let faults = page.faults().unwrap_or_else(|error| vec![format!("the browser is gone: {error:#}")]);
    let done = match done {
        Err(error) if error.chain().any(|cause| cause.is::<CannotBeAsked>()) => return Err(error),
        done => done,
    };
    let mut said: Vec<String> = done.err().map(|error| format!("{error:#}")).into_iter().collect();
    said.extend(faults);
    if said.is_empty() {
        return page.close();
    }
    let name = format!("FAILED-{}", test.name.replace('/', "-"));
    said.extend(page.keep_picture(&name).ok().map(|file| format!("picture: {}", file.display())));
    bail!("{}", said.join("\n"))
}
