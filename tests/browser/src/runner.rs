//! Runs the tests, several at a time, and says what went wrong in words and a picture.
use std::panic::AssertUnwindSafe;
use std::sync::{Mutex, PoisonError};
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

/// Gives a test the site as one nobody has been to.
pub type Sites = dyn Fn() -> Result<Box<dyn Site>> + Sync;

/// Runs all tests whose name contains one of `filters`, `at_once` at a time.
pub fn run(
    programs: &Programs,
    place: &Place,
    sites: &Sites,
    filters: &[&str],
    at_once: usize,
) -> Result<Tally> {
    let wanted = |test: &Test| filters.iter().any(|filter| test.name.contains(filter));
    let tests: Vec<Test> = themes::all().into_iter().filter(wanted).collect();
    if tests.is_empty() {
        bail!("no browser test has “{}” in its name", filters.join("” or “"));
    }
    let (alone, together): (Vec<Test>, Vec<Test>) =
        tests.into_iter().partition(|test| ALONE.contains(&test.name));
    let sum = Mutex::new(Sum::default());
    // From behind: a queue is taken from its end.
    for (mut queue, at_once) in [(together, at_once.max(1)), (alone, 1)] {
        queue.reverse();
        let at_once = at_once.min(queue.len());
        let queue = Mutex::new(queue);
        let done: Vec<Result<()>> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..at_once)
                .map(|number| {
                    let place = Place { workshop: place.workshop.join(number.to_string()), ..place.clone() };
                    let (queue, sum) = (&queue, &sum);
                    scope.spawn(move || work(programs, &place, sites, queue, sum))
                })
                .collect();
            let broken = |_| Err(anyhow!("a worker of the tests panicked; see above"));
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(broken)).collect()
        });
        done.into_iter().collect::<Result<()>>()?;
    }
    let _ = std::fs::remove_dir_all(&place.workshop);
    let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !sum.unasked.is_empty() {
        println!("  {} cannot be asked for {} of them", programs.engine, sum.unasked.len());
    }
    if !sum.wavered.is_empty() {
        println!("  held at the second attempt only, look at them: {}", sum.wavered.join(", "));
    }
    Ok(sum.tally)
}

/// What the workers have found together.
#[derive(Default)]
struct Sum {
    tally: Tally,
    wavered: Vec<&'static str>,
    unasked: Vec<&'static str>,
}

/// Takes tests from the queue until there are none, in a browser of its own.
fn work(
    programs: &Programs,
    place: &Place,
    sites: &Sites,
    queue: &Mutex<Vec<Test>>,
    sum: &Mutex<Sum>,
) -> Result<()> {
    let sum = || sum.lock().unwrap_or_else(PoisonError::into_inner);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let browser = Browser::start(programs, place)?;
    while let Some(test) = next() {
        let begun = Instant::now();
        let mut held = hold(&browser, sites, test);
        if let Err(error) = &held
            && sum().wavered.len() < WAVERING
            && !error.chain().any(|cause| cause.is::<CannotBeAsked>())
        {
            println!("  again   {}\n          {}", test.name, indented(error));
            held = hold(&browser, sites, test);
            if held.is_ok() {
                sum().wavered.push(test.name);
            }
        }
        match held {
            Ok(()) => {
                sum().tally.passed += 1;
                println!("  ok      {} ({:.1} s)", test.name, begun.elapsed().as_secs_f64());
            }
            // An engine is held to what it can be asked; what it cannot is said, not counted.
            Err(error) if error.chain().any(|cause| cause.is::<CannotBeAsked>()) => {
                sum().unasked.push(test.name);
                println!("  -       {}: {}", test.name, error.root_cause());
            }
            Err(error) => {
                sum().tally.failed += 1;
                println!("  FAILED  {}\n          {}", test.name, indented(&error));
            }
        }
    }
    Ok(())
}

/// Tests that look at how the page keeps pace, or fill the memory: beside another browser, they would look at that one too.
const ALONE: &[&str] = &[
    "files/page-stays-awake-while-it-reads",
    "files/bad-200-megabytes-of-zeros",
    "faults/no-memory-left",
    "opening/first-drawing-of-very-many-lines",
];

/// So many tests may hold at the second attempt only. A real browser on a busy machine sometimes misses a moment; a fault of ours
/// misses it twice, and a suite that wavers more often than this has one.
const WAVERING: usize = 3;

fn indented(error: &anyhow::Error) -> String {
    format!("{error:#}").replace('\n', "\n          ")
}

fn hold(browser: &Browser, sites: &Sites, test: Test) -> Result<()> {
    let site = sites()?;
    if browser.engine() != Engine::Chromium {
        site.listen_to_consoles();
    }
    let mut page = browser.page(&*site)?;
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
        return browser.keep(page);
    }
    let name = format!("FAILED-{}", test.name.replace('/', "-"));
    // What the page itself said to the person there.
    let spoken = "[...document.querySelectorAll('[role=status],[role=alert]')].map((one) => one.textContent.trim()).filter(Boolean).join(' | ')";
    said.extend(page.js(spoken).ok().map(|spoken| format!("the page said: {spoken}")));
    said.extend(page.keep_picture(&name).ok().map(|file| format!("picture: {}", file.display())));
    bail!("{}", said.join("\n"))
}
