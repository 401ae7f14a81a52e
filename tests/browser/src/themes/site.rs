//! The site as it is served: it opens under any path and keeps to its own content security policy.
use anyhow::{Result, ensure};

use crate::page::Page;
use crate::runner::Test;

pub const TESTS: &[Test] = &[
    Test { name: "site/opens-under-a-path", run: opens },
    Test { name: "site/keeps-strangers-scripts-out", run: keeps_out },
];

fn opens(page: &mut Page<'_>) -> Result<()> {
    page.goto("")?;
    page.settled()?;
    ensure!(!page.js("document.title")?.as_str().unwrap_or("").is_empty(), "the page has no title");
    Ok(())
}

/// Holds the harness too: a violation that a page provokes must be seen.
fn keeps_out(page: &mut Page<'_>) -> Result<()> {
    page.goto("")?;
    page.settled()?;
    page.run("const s = document.createElement('script'); s.textContent = 'window.stranger = 1'; document.body.append(s);", &[])?;
    ensure!(page.js("window.stranger === undefined")? == true, "an inline script ran");
    // It is reported in the browser's own time.
    let mut faults = page.faults()?;
    for _ in 0..100 {
        if faults.iter().any(|fault| fault.contains("script-src")) {
            break;
        }
        page.run("await new Promise((done) => setTimeout(done, 50))", &[])?;
        faults.extend(page.faults()?);
    }
    ensure!(
        faults.iter().any(|fault| fault.contains("script-src")),
        "nobody noticed the violation: {faults:?}"
    );
    // The report may come after the console's line.
    page.allow("script-src");
    page.allow("content security policy");
    Ok(())
}
