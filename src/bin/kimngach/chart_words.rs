//! A chart in words of the command line: the options that the tag has as attributes and the page as menus, laid over a spec
//! that may come from a file.

use kimngach::diag::Diagnostic;
use kimngach::spec::{self, ChartSpec};
use serde_json::{Map, Value};

/// What was asked for so far, as fields of a spec.
#[derive(Default)]
pub struct ChartWords(Map<String, Value>);

impl ChartWords {
    /// Takes an option with its value, if it is one of these.
    ///
    /// # Errors
    /// `cli.pair`, `cli.count`, `cli.number.any`: the value is not what the option takes.
    pub fn take(
        &mut self,
        word: &str,
        value: impl FnOnce() -> Result<String, Diagnostic>,
    ) -> Result<bool, Diagnostic> {
        let wrong = |code: &'static str, found: String| Diagnostic::error(code).with("found", found);
        match word {
            "--type" | "--indicator" | "--measure" | "--by" | "--from" | "--to" | "--base" | "--title"
            | "--subtitle" | "--note" | "--source" => {
                self.0.insert(word.trim_start_matches('-').to_owned(), Value::String(value()?));
            }
            "--top" => {
                let text = value()?;
                let n = text.parse::<u32>().map_err(|_| wrong("cli.count", text).with("option", word))?;
                self.0.insert("top".to_owned(), n.into());
            }
            "--above" | "--below" => {
                let text = value()?;
                let number = kimngach::figure::Decimal::parse(&text).map(|d| d.value());
                let number = number.ok_or_else(|| wrong("cli.number.any", text))?;
                self.0.insert(word.trim_start_matches('-').to_owned(), number.into());
            }
            "--where" | "--against" => {
                let text = value()?;
                let Some((dimension, member)) = text.split_once('=') else {
                    return Err(wrong("cli.pair", text));
                };
                let (dimension, member) = (dimension.trim().to_owned(), member.trim().to_owned());
                let field = if word == "--where" { "select" } else { "against" };
                let chosen = self.0.entry(field).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(chosen) = chosen
                    && let Value::Array(members) =
                        chosen.entry(dimension).or_insert_with(|| Value::Array(Vec::new()))
                {
                    members.push(Value::String(member));
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The spec with what was asked for laid over it; members of a dimension take the place of those it had.
    ///
    /// # Errors
    /// As [`spec::from_json`]: a chart, an indicator or a period that there is not.
    pub fn over(&self, spec: ChartSpec) -> Result<ChartSpec, Diagnostic> {
        if self.0.is_empty() {
            return Ok(spec);
        }
        let unreadable = |e: serde_json::Error| Diagnostic::error("spec.json").with("why", e.to_string());
        let mut whole = serde_json::to_value(&spec).map_err(unreadable)?;
        if let Value::Object(fields) = &mut whole {
            for (name, value) in &self.0 {
                match (fields.get_mut(name), value) {
                    (Some(Value::Object(had)), Value::Object(more)) => had.extend(more.clone()),
                    _ => drop(fields.insert(name.clone(), value.clone())),
                }
            }
        }
        spec::from_json(&whole.to_string())
    }
}
