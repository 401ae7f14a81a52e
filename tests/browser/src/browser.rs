//! The browser's driver as a process of ours, and a fresh browser for each test.
use std::cell::Cell;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::page::Page;
use crate::site::Site;
use crate::webdriver::{self, Session};

/// The programs of one browser.
#[derive(Clone, Debug)]
pub struct Programs {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Folders of this machine.
#[derive(Clone, Debug)]
pub struct Place {
    /// Profiles, files to upload, the driver's log.
    pub workshop: PathBuf,
    /// Where tests leave pictures for people.
    pub pictures: PathBuf,
}

/// A running driver, which starts browsers.
pub struct Browser {
    programs: Programs,
    place: Place,
    driver: Child,
    address: String,
    begun: Cell<u32>,
}

impl Browser {
    pub fn start(programs: &Programs, place: &Place) -> Result<Self> {
        for folder in [&place.workshop, &place.pictures] {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let log = place.workshop.join("driver.log");
        let driver = Command::new(&programs.driver)
            .arg(format!("--port={port}"))
            .arg(format!("--log-path={}", log.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} could not be started", programs.driver.display()))?;
        let address = format!("http://127.0.0.1:{port}");
        let mut browser =
            Self { programs: programs.clone(), place: place.clone(), driver, address, begun: Cell::new(0) };
        let begun = Instant::now();
        while !webdriver::is_ready(&browser.address) {
            if let Some(status) = browser.driver.try_wait()? {
                bail!("{} ended at once ({status})", browser.programs.driver.display());
            }
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("{} does not answer; its log is {}", browser.programs.driver.display(), log.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(browser)
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    /// A browser that knows nothing: new profile, empty cache, one empty window.
    pub fn page<'a>(&self, site: &'a dyn Site) -> Result<Page<'a>> {
        let number = self.begun.get();
        self.begun.set(number + 1);
        let profile = self.place.workshop.join(format!("profile-{number}"));
        let session = Session::open(
            &self.address,
            &json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": self.programs.browser,
                    "args": [
                        format!("--user-data-dir={}", profile.display()),
                        "--headless=new",
                        // CI runs as root in a container, where Chromium's own sandbox cannot be set up.
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-gpu",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                    ],
                },
            }),
        )
        .context("no browser could be started")?;
        Page::open(session, site, profile, self.place.pictures.clone())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Sessions are closed by then; the driver has nothing to lose.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.place.workshop);
    }
}
