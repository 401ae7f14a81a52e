//! The browser's driver as a process of ours, and a fresh browser for each test.
use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;
use crate::site::Site;
use crate::webdriver::{self, Engine, Session};

/// The programs of one browser.
#[derive(Clone, Debug)]
pub struct Programs {
    pub engine: Engine,
    pub browser: PathBuf,
    pub driver: PathBuf,
    /// A screen that nobody sees (Xvfb), for a browser that needs one.
    pub screen: Option<PathBuf>,
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
    screen: Option<Child>,
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
        let path = place.workshop.join("driver.log");
        let log = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        let mut command = Command::new(&programs.driver);
        command.arg(format!("--port={port}"));
        if programs.engine == Engine::Firefox {
            // Language, darkness, sharpness are set beside its window, not in the page.
            command.arg("--allow-system-access");
        }
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let screen = programs.screen.as_deref().map(unseen_screen).transpose()?;
        if let Some((_, display)) = &screen {
            command.env("DISPLAY", display);
        }
        let driver =
            command.spawn().with_context(|| format!("{} could not be started", programs.driver.display()))?;
        let address = format!("http://127.0.0.1:{port}");
        let mut browser = Self {
            programs: programs.clone(),
            place: place.clone(),
            driver,
            screen: screen.map(|(process, _)| process),
            address,
            begun: Cell::new(0),
        };
        let begun = Instant::now();
        while !webdriver::is_ready(&browser.address) {
            if let Some(status) = browser.driver.try_wait()? {
                bail!("{} ended at once ({status})", browser.programs.driver.display());
            }
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("{} does not answer; its log is {}", browser.programs.driver.display(), path.display());
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
        let session = Session::open(self.programs.engine, &self.address, &self.capabilities(&profile))
            .with_context(|| format!("{} could not be started", self.programs.browser.display()))?;
        Page::open(session, site, profile, self.place.pictures.clone())
    }

    fn capabilities(&self, profile: &Path) -> Value {
        let binary = &self.programs.browser;
        match self.programs.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": binary,
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
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": binary,
                    "args": ["-headless"],
                    "prefs": { "intl.accept_languages": "en-US", "network.proxy.type": 0 },
                },
            }),
            // With no switch beyond this: with some, pictures hang.
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
            }),
        }
    }
}

/// Starts a screen that nobody sees; gives its name too.
fn unseen_screen(program: &Path) -> Result<(Child, String)> {
    let mut process = Command::new(program)
        // It looks for a free number itself and tells it.
        .args(["-displayfd", "1", "-screen", "0", "2600x1800x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{} could not be started", program.display()))?;
    let mut number = String::new();
    let output = process.stdout.take().context("the screen has no output")?;
    BufReader::new(output).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("{} gave no screen", program.display());
    }
    Ok((process, format!(":{}", number.trim())))
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Sessions are closed by then; neither has anything to lose.
        for process in std::iter::once(&mut self.driver).chain(&mut self.screen) {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.place.workshop);
    }
}
