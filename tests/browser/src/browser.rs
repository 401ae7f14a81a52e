//! The browser's driver as a process of ours, and for each test a browser that knows nothing of the others.
use std::cell::{Cell, RefCell};
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
    /// axe-core, as one script.
    pub auditor: PathBuf,
}

/// A running driver, which starts browsers.
pub struct Browser {
    programs: Programs,
    place: Place,
    screen: Option<(Child, String)>,
    driver: RefCell<Driver>,
    /// An open browser whose test held, for the next one.
    kept: RefCell<Option<Session>>,
    begun: Cell<u32>,
}

/// A driver's process and where it listens.
struct Driver {
    process: Child,
    address: String,
}

/// How often a browser is asked to start before that is a failure: WebKit's driver now and then never answers on a busy machine.
const STARTS: u32 = 3;
/// How long the first start may take. It takes two seconds on an idle machine.
const PATIENCE: Duration = Duration::from_secs(20);

impl Browser {
    pub fn start(programs: &Programs, place: &Place) -> Result<Self> {
        for folder in [&place.workshop, &place.pictures] {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        let screen = programs.screen.as_deref().map(unseen_screen).transpose()?;
        let driver = Driver::start(programs, place, screen.as_ref().map(|(_, display)| display.as_str()))?;
        Ok(Self {
            programs: programs.clone(),
            place: place.clone(),
            screen,
            driver: RefCell::new(driver),
            kept: RefCell::new(None),
            begun: Cell::new(0),
        })
    }

    pub fn engine(&self) -> Engine {
        self.programs.engine
    }

    /// One empty window that knows nothing of the tests before: a new tab of the browser that was kept, alone in it, or a browser
    /// with a new profile. What a page may store, it stores for its origin; each test has a site of its own, at a port of its own.
    pub fn page<'a>(&self, site: &'a dyn Site) -> Result<Page<'a>> {
        let number = self.begun.get();
        self.begun.set(number + 1);
        let kept = self.kept.take().and_then(|session| match session.renewed() {
            Ok(()) => Some(session),
            Err(_) => {
                // It may be gone already.
                let _ = session.close();
                None
            }
        });
        let session = match kept {
            Some(session) => session,
            None => self.open(&self.place.workshop.join(format!("profile-{number}")))?,
        };
        Page::open(session, site, self.place.workshop.join(format!("files-{number}")), self.place.clone())
    }

    /// Leaves the browser of a test that held open for the next: to start one takes longer than most tests.
    pub fn keep(&self, page: Page<'_>) -> Result<()> {
        if self.programs.engine == Engine::WebKit {
            // Its driver gives a browser one window.
            return page.close();
        }
        *self.kept.borrow_mut() = Some(page.left_open());
        Ok(())
    }

    fn open(&self, profile: &Path) -> Result<Session> {
        let mut tries = 1;
        loop {
            let address = self.driver.borrow().address.clone();
            // Longer each time: a driver that hangs costs little, and a slow machine gets its time.
            let patience = PATIENCE * tries;
            match Session::open(self.programs.engine, &address, &self.capabilities(profile), patience) {
                Ok(session) => return Ok(session),
                Err(error) if tries < STARTS => {
                    println!("          (started once more: {error:#})");
                    tries += 1;
                    let display = self.screen.as_ref().map(|(_, display)| display.as_str());
                    *self.driver.borrow_mut() = Driver::start(&self.programs, &self.place, display)?;
                }
                Err(error) => {
                    return Err(
                        error.context(format!("{} could not be started", self.programs.browser.display()))
                    );
                }
            }
        }
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

impl Driver {
    fn start(programs: &Programs, place: &Place, display: Option<&str>) -> Result<Self> {
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
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let process =
            command.spawn().with_context(|| format!("{} could not be started", programs.driver.display()))?;
        let mut driver = Self { process, address: format!("http://127.0.0.1:{port}") };
        let begun = Instant::now();
        while !webdriver::is_ready(&driver.address) {
            if let Some(status) = driver.process.try_wait()? {
                bail!("{} ended at once ({status})", programs.driver.display());
            }
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("{} does not answer; its log is {}", programs.driver.display(), path.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Sessions are closed by then, or lost.
        let _ = self.process.kill();
        let _ = self.process.wait();
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
        if let Some(session) = self.kept.take() {
            let _ = session.close();
        }
        if let Some((screen, _)) = &mut self.screen {
            let _ = screen.kill();
            let _ = screen.wait();
        }
        let _ = std::fs::remove_dir_all(&self.place.workshop);
    }
}
