//! The person's screen and line: size, sharpness, dark, language, a slow network, a slow machine.
use anyhow::{Result, bail};
use serde_json::json;

use crate::page::{Page, bytes};
use crate::webdriver::Engine;

#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    /// Device pixels for one CSS pixel.
    pub ratio: f64,
    pub dark: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 1280, height: 800, ratio: 1.0, dark: false }
    }
}

/// What Firefox calls the setting of a feature.
pub fn firefox_name(feature: &str) -> Option<&'static str> {
    Some(match feature {
        "prefers-color-scheme" => "prefersColorSchemeOverride",
        "prefers-reduced-motion" => "prefersReducedMotionOverride",
        "forced-colors" => "forcedColorsOverride",
        _ => return None,
    })
}

impl Page<'_> {
    pub fn screen(&mut self, screen: Screen) -> Result<()> {
        match self.engine() {
            Engine::Chromium => self
                .session
                .chromium(
                    "Emulation.setDeviceMetricsOverride",
                    json!({
                        "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.ratio, "mobile": false,
                    }),
                )
                .map(drop)?,
            // Its window has a least width, the tab in it has none.
            Engine::Firefox => self
                .session
                .firefox(
                    "const [width, height, ratio] = arguments;
                     tab.style.cssText = `flex: none; min-width: 0; min-height: 0; width: ${width}px; height: ${height}px`;
                     tab.browsingContext.overrideDPPX = ratio;",
                    &[json!(screen.width), json!(screen.height), json!(screen.ratio)],
                )
                .map(drop)?,
            Engine::WebKit if screen.ratio != 1.0 => {
                return Err(self.session.cannot("a screen of another sharpness"));
            }
            Engine::WebKit if screen.dark => return Err(self.session.cannot("dark")),
            Engine::WebKit => return self.window(screen),
        }
        self.prefers("prefers-color-scheme", if screen.dark { "dark" } else { "light" })?;
        self.ratio = Some(screen.ratio);
        // The page hears of its new size in its own time.
        self.until(&format!(
            "innerWidth === {} && innerHeight === {} && devicePixelRatio === {}",
            screen.width, screen.height, screen.ratio
        ))
    }

    /// The nearest to a screen that this engine can be given: WebKit's has one sharpness and one ground.
    pub fn nearest(&self, screen: Screen) -> Screen {
        match self.engine() {
            Engine::WebKit => Screen { ratio: 1.0, dark: false, ..screen },
            _ => screen,
        }
    }

    /// A window that leaves the page this much room.
    fn window(&self, screen: Screen) -> Result<()> {
        let (mut width, mut height) = (f64::from(screen.width), f64::from(screen.height));
        // The window is asked for by its outer size, and the page is a bar and a border smaller.
        let missing = || -> Result<(f64, f64)> {
            let of = |name: &str, wanted: u32| Ok::<_, anyhow::Error>(f64::from(wanted) - self.number(name)?);
            Ok((of("innerWidth", screen.width)?, of("innerHeight", screen.height)?))
        };
        let mut left = (0.0, 0.0);
        for _ in 0..6 {
            self.session.post("/window/rect", json!({ "width": width as u32, "height": height as u32 }))?;
            // The window follows in its own time: it is there when two looks see the same.
            let mut before = missing()?;
            for _ in 0..40 {
                std::thread::sleep(std::time::Duration::from_millis(50));
                left = missing()?;
                if left == (0.0, 0.0) || left == before {
                    break;
                }
                before = left;
            }
            if left == (0.0, 0.0) {
                return Ok(());
            }
            (width, height) = (width + left.0, height + left.1);
        }
        if left.0 < 0.0 {
            return Err(self.session.cannot("a window so narrow"));
        }
        bail!("{} gives no window of {} by {}", self.engine(), screen.width, screen.height)
    }

    /// What the person has set: `prefers-color-scheme`, `prefers-reduced-motion`, `forced-colors`, …
    pub fn prefers(&mut self, feature: &str, value: &str) -> Result<()> {
        // The browser takes the whole list each time.
        self.media.retain(|(name, _)| name != feature);
        self.media.push((String::from(feature), String::from(value)));
        match self.engine() {
            Engine::Chromium => {
                let features: Vec<_> =
                    self.media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                self.session.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
            }
            Engine::Firefox => {
                let name = firefox_name(feature).ok_or_else(|| self.session.cannot(feature))?;
                self.session
                    .firefox(
                        "tab.browsingContext[arguments[0]] = arguments[1];",
                        &[json!(name), json!(value)],
                    )
                    .map(drop)
            }
            Engine::WebKit => Err(self.session.cannot(feature)),
        }
    }

    /// As on paper.
    pub fn on_paper(&self, on: bool) -> Result<()> {
        let media = if on { "print" } else { "" };
        match self.engine() {
            Engine::Chromium => {
                self.session.chromium("Emulation.setEmulatedMedia", json!({ "media": media }))
            }
            Engine::Firefox => {
                self.session.firefox("tab.browsingContext.mediumOverride = arguments[0];", &[json!(media)])
            }
            Engine::WebKit => Err(self.session.cannot("paper")),
        }
        .map(drop)
    }

    /// The pages of a PDF as the browser prints them, with our margins and grounds left to the style sheet.
    pub fn printed(&self) -> Result<Vec<u8>> {
        if self.engine() == Engine::WebKit {
            return Err(self.session.cannot("a printed page"));
        }
        let pdf = self.session.post("/print", json!({ "page": { "width": 21.0, "height": 29.7 } }))?;
        bytes(&pdf)
    }

    /// The browser's language, as `navigator.language` and `Accept-Language` tell it.
    pub fn language(&self, language: &str) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let agent = self.js("navigator.userAgent")?;
                self.session.chromium(
                    "Emulation.setUserAgentOverride",
                    json!({ "userAgent": agent, "acceptLanguage": language }),
                )
            }
            Engine::Firefox => self.session.firefox(
                "Services.prefs.setStringPref('intl.accept_languages', arguments[0]);",
                &[json!(language)],
            ),
            Engine::WebKit => Err(self.session.cannot("another language")),
        }
        .map(drop)
    }

    /// A line with this delay and this many bits a second.
    pub fn slow_line(&self, delay_ms: u32, bits_per_second: u32) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return Err(self.session.cannot("a slow line"));
        }
        self.session.chromium("Network.enable", json!({}))?;
        let bytes = bits_per_second / 8;
        self.session
            .chromium(
                "Network.emulateNetworkConditions",
                json!({
                    "offline": false, "latency": delay_ms, "downloadThroughput": bytes, "uploadThroughput": bytes,
                }),
            )
            .map(drop)
    }

    /// No line at all.
    pub fn offline(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                self.session.chromium("Network.enable", json!({}))?;
                self.session.chromium(
                    "Network.emulateNetworkConditions",
                    json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
                )
            }
            // Its own switch spares this machine's addresses.
            Engine::Firefox | Engine::WebKit => Err(self.session.cannot("no line")),
        }
        .map(drop)
    }

    /// A machine this many times slower.
    pub fn slow_machine(&self, times: f64) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return Err(self.session.cannot("a slow machine"));
        }
        self.session.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }
}
