//! What the browser's console says. A page that is right says nothing: every test is held to it.
use anyhow::Result;
use serde_json::{Value, json};

use crate::page::Page;
use crate::webdriver::Engine;

#[derive(Clone, Debug)]
pub struct Line {
    pub severe: bool,
    pub text: String,
}

impl Page<'_> {
    /// Lets errors pass that contain these words: for a test that provokes them.
    pub fn allow(&mut self, words: &str) {
        self.allowed.push(String::from(words));
    }

    /// What the console has said since it was last asked. Only Chromium hands its console out; in the others the page
    /// itself tells the server (see `Site::complaints`).
    pub fn log(&self) -> Result<Vec<Line>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let answer = self.session.post("/se/log", json!({ "type": "browser" }))?;
        let lines = answer.as_array().map_or(&[][..], Vec::as_slice);
        let word =
            |line: &Value, part: &str| String::from(line.get(part).and_then(Value::as_str).unwrap_or(""));
        Ok(lines
            .iter()
            .map(|line| Line { severe: word(line, "level") == "SEVERE", text: word(line, "message") })
            .collect())
    }

    /// Everything that a page which is right does not do, less what the test allows.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut faults: Vec<String> = self
            .log()?
            .into_iter()
            .filter(|line| line.severe || line.text.contains("Content Security Policy"))
            .map(|line| format!("console: {}", line.text))
            .collect();
        faults.extend(self.site().complaints().into_iter().map(|complaint| format!("server: {complaint}")));
        faults.retain(|fault| !self.allowed.iter().any(|words| fault.contains(words.as_str())));
        Ok(faults)
    }
}
