//! The WebDriver protocol (W3C) as far as these tests speak it: JSON over HTTP, answers one at a time.
//!
//! Our own because it is this short: the libraries bring an async runtime and over a hundred crates, which every
//! newcomer would compile before the first test.
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

/// The key that marks a reference to an element in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// A screenshot of a long page at a high ratio is some tens of megabytes.
const LARGEST_ANSWER: u64 = 256 << 20;

/// Which browser answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK's small browser: the nearest to Safari that runs everywhere.
    WebKit,
}

impl std::fmt::Display for Engine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// What a test asks for and this engine cannot be asked: the runner says so and goes on.
#[derive(Debug)]
pub struct CannotBeAsked(pub Engine, pub String);

impl std::fmt::Display for CannotBeAsked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} cannot be asked for {}", self.0, self.1)
    }
}

impl std::error::Error for CannotBeAsked {}

/// One open browser.
#[derive(Clone)]
pub struct Session {
    pub engine: Engine,
    agent: ureq::Agent,
    address: String,
}

/// A reference to an element, good until the page is left.
#[derive(Clone, Debug)]
pub struct Element(pub String);

impl Element {
    /// As a script takes it for an argument.
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    pub fn from_answer(answer: &Value) -> Option<Self> {
        Some(Self(String::from(answer.get(ELEMENT)?.as_str()?)))
    }
}

/// An agent that reaches this machine and asks no proxy about it.
fn agent(patience: Duration) -> ureq::Agent {
    ureq::Agent::config_builder()
        .proxy(None)
        .http_status_as_error(false)
        .timeout_global(Some(patience))
        .build()
        .new_agent()
}

/// Whether the driver at `address` takes sessions.
pub fn is_ready(address: &str) -> bool {
    let answer = agent(Duration::from_secs(5)).get(format!("{address}/status")).call();
    answer
        .ok()
        .and_then(|mut answer| answer.body_mut().read_json::<Value>().ok())
        .is_some_and(|status| status.pointer("/value/ready") == Some(&Value::Bool(true)))
}

impl Session {
    /// Asks the driver for a browser, which it must have started within `patience`.
    pub fn open(engine: Engine, driver: &str, capabilities: &Value, patience: Duration) -> Result<Self> {
        let mut session = Self { engine, agent: agent(patience), address: format!("{driver}/session") };
        let answer = session.post("", json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        let id = answer.get("sessionId").and_then(Value::as_str).context("the driver gave no session id")?;
        session.address = format!("{driver}/session/{id}");
        session.agent = agent(Duration::from_secs(180));
        Ok(session)
    }

    pub fn get(&self, path: &str) -> Result<Value> {
        let answer = self.agent.get(format!("{}{path}", self.address)).call();
        value(path, answer)
    }

    pub fn post(&self, path: &str, body: Value) -> Result<Value> {
        let answer = self.agent.post(format!("{}{path}", self.address)).send_json(body);
        value(path, answer)
    }

    pub fn close(&self) -> Result<()> {
        let answer = self.agent.delete(&self.address).call();
        value("", answer).map(drop)
    }

    /// Leaves one new tab and nothing else: what was set for a page went with its tab, and what its console said is not the next one's.
    pub fn renewed(&self) -> Result<()> {
        let old = self.get("/window/handles")?;
        let new = self.post("/window/new", json!({ "type": "tab" }))?;
        for handle in old.as_array().map_or(&[][..], Vec::as_slice) {
            self.post("/window", json!({ "handle": handle }))?;
            let answer = self.agent.delete(format!("{}/window", self.address)).call();
            value("/window", answer)?;
        }
        self.post("/window", json!({ "handle": new.get("handle") }))?;
        match self.engine {
            Engine::Chromium => self.post("/se/log", json!({ "type": "browser" })).map(drop),
            // The one thing that is set for the whole browser.
            Engine::Firefox => {
                self.firefox("Services.prefs.setStringPref('intl.accept_languages', 'en-US');", &[]).map(drop)
            }
            Engine::WebKit => Ok(()),
        }
    }

    /// Runs JavaScript in the page: the body of a function whose arguments are `arguments`.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", json!({ "script": body, "args": arguments }))
    }

    /// Runs JavaScript that may `await`; a promise that breaks is an error here.
    pub fn async_script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const args = [...arguments], done = args.pop();
             (async () => {{ {body} }})().then((value) => done([true, value]), (error) => done([false, String(error)]));"
        );
        let ask = || self.post("/execute/async", json!({ "script": script, "args": arguments }));
        let mut answer = ask()?;
        // Firefox answers with nothing at all where its page was just exchanged under the question: nothing has run there.
        if answer.is_null() {
            answer = ask()?;
        }
        let value = answer.get_mut(1).map(Value::take).unwrap_or_default();
        if answer.get(0) != Some(&Value::Bool(true)) {
            bail!("the script failed: {}", value.as_str().unwrap_or("it does not say why"));
        }
        Ok(value)
    }

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: Value) -> Result<Value> {
        if self.engine != Engine::Chromium {
            return Err(self.cannot(command));
        }
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Runs a script beside Firefox's own window, which may set what a person sets: `tab` is the browser of the page.
    pub fn firefox(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/moz/context", json!({ "context": "chrome" }))?;
        let done = self.script(&format!("const tab = gBrowser.selectedBrowser; {body}"), arguments);
        self.post("/moz/context", json!({ "context": "content" }))?;
        done
    }

    /// That this engine has no way to be asked for something.
    pub fn cannot(&self, what: &str) -> anyhow::Error {
        CannotBeAsked(self.engine, String::from(what)).into()
    }
}

fn value(path: &str, answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let mut answer = answer.with_context(|| format!("the browser's driver did not answer {path}"))?;
    let status = answer.status();
    let mut body: Value = answer
        .body_mut()
        .with_config()
        .limit(LARGEST_ANSWER)
        .read_json()
        .with_context(|| format!("the driver's answer to {path} is no JSON"))?;
    let value =
        body.get_mut("value").map(Value::take).ok_or_else(|| anyhow!("the driver's answer has no value"))?;
    if !status.is_success() {
        let said = |part| value.get(part).and_then(Value::as_str).unwrap_or("");
        // The driver appends its own stack; the first line says it.
        let message = said("message").lines().next().unwrap_or("");
        bail!("{}: {message}", said("error"));
    }
    Ok(value)
}
