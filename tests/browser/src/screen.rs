//! The person's screen and line: size, sharpness, dark, language, a slow network, a slow machine.
use anyhow::{Result, bail};
use serde_json::json;

use crate::page::Page;
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

impl Page<'_> {
    pub fn screen(&mut self, screen: Screen) -> Result<()> {
        if self.engine() != Engine::Chromium && screen.ratio == 1.0 && !screen.dark {
            return self.window(screen);
        }
        self.session.chromium(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.ratio, "mobile": false,
            }),
        )?;
        self.prefers("prefers-color-scheme", if screen.dark { "dark" } else { "light" })
    }

    /// A window that leaves the page this much room.
    fn window(&self, screen: Screen) -> Result<()> {
        let (mut width, mut height) = (f64::from(screen.width), f64::from(screen.height));
        // The window is asked for by its outer size, and the page is a bar and a border smaller.
        for _ in 0..3 {
            self.session.post("/window/rect", json!({ "width": width as u32, "height": height as u32 }))?;
            let missing =
                |name: &str, wanted: u32| Ok::<_, anyhow::Error>(f64::from(wanted) - self.number(name)?);
            let (across, down) =
                (missing("innerWidth", screen.width)?, missing("innerHeight", screen.height)?);
            if across == 0.0 && down == 0.0 {
                return Ok(());
            }
            (width, height) = (width + across, height + down);
        }
        bail!("{} gives no window of {} by {}", self.engine(), screen.width, screen.height)
    }

    /// What the person has set: `prefers-color-scheme`, `prefers-reduced-motion`, `forced-colors`, …
    pub fn prefers(&mut self, feature: &str, value: &str) -> Result<()> {
        // The browser takes the whole list each time.
        self.media.retain(|(name, _)| name != feature);
        self.media.push((String::from(feature), String::from(value)));
        let features: Vec<_> =
            self.media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.session.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// As on paper.
    pub fn on_paper(&self, on: bool) -> Result<()> {
        let media = if on { "print" } else { "" };
        self.session.chromium("Emulation.setEmulatedMedia", json!({ "media": media })).map(drop)
    }

    /// The browser's language, as `navigator.language` and `Accept-Language` tell it.
    pub fn language(&self, language: &str) -> Result<()> {
        let agent = self.js("navigator.userAgent")?;
        self.session
            .chromium(
                "Emulation.setUserAgentOverride",
                json!({ "userAgent": agent, "acceptLanguage": language }),
            )
            .map(drop)
    }

    /// A line with this delay and this many bits a second.
    pub fn slow_line(&self, delay_ms: u32, bits_per_second: u32) -> Result<()> {
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
        self.session.chromium("Network.enable", json!({}))?;
        self.session
            .chromium(
                "Network.emulateNetworkConditions",
                json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
            )
            .map(drop)
    }

    /// A machine this many times slower.
    pub fn slow_machine(&self, times: f64) -> Result<()> {
        self.session.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }
}
