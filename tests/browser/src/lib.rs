//! What a person sees: the built site in a real browser, driven by WebDriver.
//!
//! - `site`: what the tests need of the server that shows them the site (`xtask` has it);
//! - `webdriver`: the protocol, a dozen calls;
//! - `browser`: the browser's driver as a process, and a fresh browser for each test;
//! - `page`: what a test says: go there, wait, look, click; with `input`, `screen` and `log` beside it;
//! - `runner`: runs the tests and says what went wrong;
//! - `themes`: the tests, one file a theme.
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
pub use runner::{Tally, Test, run};
pub use screen::Screen;
pub use site::{Guest, Site};
pub use webdriver::Engine;
