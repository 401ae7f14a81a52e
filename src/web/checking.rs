//! Articles: every figure beside the table, an article against itself or another, a newer vintage of the table, what else could be said.

use super::Project;
use super::{thrown, values};
use crate::check::{self, Chosen, Text};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::project::{self, Article};
use crate::web::platform::Browser;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

fn chosen(value: JsValue) -> Result<Vec<Chosen>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|e| thrown(Diagnostic::error("project.hints").with("why", e.to_string())))
}

/// An article of the page.
#[derive(Deserialize)]
struct Given {
    name: String,
    text: String,
}

#[derive(Serialize)]
struct Alone {
    found: check::Within,
    summary: String,
    report: String,
}

#[wasm_bindgen]
impl Project {
    /// Every figure of an article recomputed from the table, the readings a person chose held to; places in code points.
    pub fn check(&self, text: &str, lang: &str, fixed: JsValue) -> Result<JsValue, JsValue> {
        let found = check::check_as_chosen(text, self.inner.dataset(), Lang::of_tag(lang), &chosen(fixed)?);
        Ok(values::to_js(&found))
    }

    /// The same as a report in one HTML file.
    pub fn check_report(&self, text: &str, lang: &str, fixed: JsValue) -> Result<String, JsValue> {
        let lang = Lang::of_tag(lang);
        let found = check::check_as_chosen(text, self.inner.dataset(), lang, &chosen(fixed)?);
        Ok(check::as_html(text, &found, lang))
    }

    /// One article against itself, or two against each other; no table is needed.
    pub fn check_alone(&self, articles: JsValue, lang: &str) -> Result<JsValue, JsValue> {
        let given: Vec<Given> = serde_wasm_bindgen::from_value(articles)
            .map_err(|e| thrown(Diagnostic::error("project.hints").with("why", e.to_string())))?;
        let lang = Lang::of_tag(lang);
        let articles: Vec<Article> = given.iter().map(|g| Article::new(&g.name, &g.text, &Browser)).collect();
        let found = project::held_together(&articles, lang);
        let texts: Vec<Text<'_>> =
            given.iter().map(|g| Text { text: &g.text, name: &g.name, table: None }).collect();
        let (summary, report) = (found.summary(lang), found.as_html(&texts, lang));
        Ok(values::to_js(&Alone { found, summary, report }))
    }

    /// What a newer vintage of the table does to the figures that agree with this one.
    pub fn check_revised(&self, newer: &Project, text: &str, lang: &str) -> JsValue {
        let lang = Lang::of_tag(lang);
        values::to_js(&check::revised(text, self.inner.dataset(), newer.inner.dataset(), lang))
    }

    /// Facts about the article's subject that it does not state.
    pub fn check_unsaid(&self, text: &str, lang: &str) -> JsValue {
        values::to_js(&project::unsaid(text, self.inner.dataset(), Lang::of_tag(lang)))
    }
}
