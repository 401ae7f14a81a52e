//! `kimngach indicators [--as json]`: the catalogue.

use crate::{compute, say};
use kimngach::indicators::{Indicator, catalogue, mathml, symbols};
use kimngach::lang::{self, Lang};
use std::process::ExitCode;

/// Runs the command.
pub fn run(words: &[String], lang: Lang) -> ExitCode {
    let form = match compute::plain(words.to_vec()) {
        Ok((form, _)) => form,
        Err(problem) => return say::misuse(lang, &problem),
    };
    let text =
        |i: &Indicator, what: &str| lang::words(lang, &format!("indicator.{}.{what}", i.id)).to_owned();
    if form.as_deref() == Some("json") {
        let all: Vec<serde_json::Value> = catalogue()
            .map(|i| {
                let mut v = serde_json::to_value(i).unwrap_or_default();
                let mut names = serde_json::Map::new();
                for lang in Lang::ALL {
                    let say =
                        |what: &str| lang::words(lang, &format!("indicator.{}.{what}", i.id)).to_owned();
                    let legend: serde_json::Map<String, serde_json::Value> =
                        symbols(lang, i.formula).into_iter().map(|(n, m)| (n, m.into())).collect();
                    names.insert(
                        lang.tag().to_owned(),
                        serde_json::json!({"name": say("name"), "about": say("about"), "symbols": legend}),
                    );
                }
                if let Some(object) = v.as_object_mut() {
                    object.insert("words".to_owned(), names.into());
                    object.insert("mathml".to_owned(), mathml(i.formula).into());
                }
                v
            })
            .collect();
        say::out(&(serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"));
        return ExitCode::SUCCESS;
    }
    let mut out = String::new();
    for i in catalogue() {
        out += &format!(
            "{:<24} {}\n{:<24}   {}\n{:<24}   {}\n",
            i.id,
            text(i, "name"),
            "",
            text(i, "about"),
            "",
            i.formula
        );
    }
    say::out(&out)
}
