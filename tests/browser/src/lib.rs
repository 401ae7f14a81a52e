//! What a person sees: the built site in a real browser, driven by WebDriver.
//!
//! - `site`: what the tests need of the server that shows them the site (`xtask` has it);
//! - `webdriver`: the protocol, a dozen calls;
//! - `browser`: the browser's driver as a process, and for each test a browser that knows nothing of the others;
//! - `page`: what a test says: go there, wait, look, click; with `input`, `screen` and `log` beside it;
//! - `axe`: an automatic audit of what a page shows;
//! - `runner`: runs the tests and says what went wrong;
//! - `themes`: the tests, one file a theme.
//!
//! A test is a function that gets an empty page, and a site where nobody has been, and returns what went wrong:
//!
//! ```ignore
//! fn opens_a_file(page: &mut Page<'_>) -> Result<()> {
//!     page.screen(Screen { width: 360, ..Screen::default() })?;
//!     page.goto("")?;
//!     page.wait_state("#chart", "ready")?;
//!     page.upload_bytes("input[type=file]", "a.csv", b"year,exports\n2005,32.4\n")?;
//!     page.until("document.title.includes('2005')")?;
//!     ensure!(page.text("#unit")? == "tỷ USD", "the unit is {}", page.text("#unit")?);
//!     Ok(())
//! }
//! ```
//!
//! An error in the console, a violation of the content security policy or a 404 fails any test; `page.allow("words")`
//! lets pass what the test provokes. `cargo xtask browser NAME --keep-dist` runs it in seconds, and a test that failed
//! leaves a picture in target/screenshots/.
mod axe;
mod browser;
mod input;
mod log;
mod page;
mod runner;
mod screen;
mod site;
mod themes;
mod webdriver;

pub use browser::{Browser, Place, Programs};
pub use log::Line;
pub use page::Page;
pub use runner::{Sites, Tally, Test, run};
pub use screen::Screen;
pub use site::{Guest, Site};
pub use webdriver::Engine;
