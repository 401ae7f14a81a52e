//! `cargo xtask size`: what a reader's line carries for one embedded chart, and for the page. The tests hold the budget.
use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::{Context, Result, bail};

use crate::site::{self, Built, Files, compress, html, modules};

/// What one embedded chart may cost a reader, brotli, all told.
pub const EMBED_BUDGET: usize = 90_000;
/// For its JavaScript alone, glue included.
pub const SCRIPT_BUDGET: usize = 15_000;
/// What an embedded chart of any form and any indicator may cost, from a plain table.
pub const PRESS_BUDGET: usize = 360_000;

/// The module that an article loads.
const EMBED: &str = "kim-ngach.js";
/// Modules that an embedded chart loads only when a reader asks for what they do; each with its reason.
const LATER: [&str; 15] = [
    // Data that the page holds itself, that a description names, or that is followed.
    "embed/sources.js",
    // When followed data were last changed.
    "embed/updated.js",
    // Sentences and links that speak of a chart, where an article has such.
    "embed/links.js",
    // Pointing by words, for such texts and for scripts of the article.
    "embed/show.js",
    // What is said when something is wrong.
    "embed/wrong.js",
    // The table of figures, when somebody opens it.
    "chart/data-table.js",
    // Our own typeface, when the article asks for it.
    "embed/face.js",
    "chart/faces.js",
    // A newsroom's dress, and what a reader's system asks of pictures.
    "embed/dress.js",
    "chart/system.js",
    // Columns and bars, when a chart is one of them.
    "pkg/forms/kimngach.js",
    // The other chart forms and indicators.
    PRESS,
    // The whole reader, for data that is no plain table.
    "embed/whole.js",
    "pkg/studio/kimngach.js",
    CONTAINERS,
];
/// Every chart form and most indicators, from a plain table.
const PRESS: &str = "pkg/press/kimngach.js";
/// Workbooks, archives, pages and cubes, for the page as well: fetched with the first such file.
const CONTAINERS: &str = "pkg/containers/kimngach_containers.js";

/// One file as it travels.
struct Part {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files that come together.
pub struct Bill {
    title: &'static str,
    parts: Vec<Part>,
    /// Bytes in brotli that all of it stays under.
    budget: usize,
}

pub fn run() -> Result<()> {
    let built = site::build()?;
    let bills = bills(&built)?;
    for bill in &bills {
        println!("\n{bill}");
    }
    print!("{}\n{}", page(&built)?, containers(&built)?);
    println!(
        "\nBudget for one embedded chart: {EMBED_BUDGET} bytes, of any form {PRESS_BUDGET}, its JavaScript {SCRIPT_BUDGET} (brotli)"
    );
    bills.iter().try_for_each(Bill::check)
}

/// The bills that are held to a budget.
pub fn bills(built: &Built) -> Result<[Bill; 2]> {
    Ok([embed(built)?, press(built)?])
}

/// All that one embedded chart needs.
fn embed(built: &Built) -> Result<Bill> {
    if !built.sources.contains_key(EMBED) {
        bail!("www/ has no {EMBED}, which is what an article loads: there is nothing to weigh");
    }
    let mut parts = Vec::new();
    if let Some(bytes) = built.layout.files.get(EMBED) {
        parts.push(weigh("the lasting address", bytes)?);
    }
    for name in reached(&built.sources, &[String::from(EMBED)])? {
        parts.push(weigh(&name, file(&built.sources, &name)?)?);
    }
    Ok(Bill { title: "One embedded chart", parts, budget: EMBED_BUDGET })
}

/// What it needs where it is of a form that only the press' build and the whole one draw.
fn press(built: &Built) -> Result<Bill> {
    let Bill { parts, .. } = embed(built)?;
    let mut parts: Vec<Part> =
        parts.into_iter().filter(|part| !part.name.starts_with("pkg/embed/")).collect();
    for name in reached(&built.sources, &[String::from(PRESS)])? {
        parts.push(weigh(&name, file(&built.sources, &name)?)?);
    }
    Ok(Bill { title: "One of any form", parts, budget: PRESS_BUDGET })
}

/// The front page with all that its scripts may load; data and typefaces are the reader's choice and come on top.
fn page(built: &Built) -> Result<Bill> {
    let index = file(&built.sources, "index.html")?;
    let text = String::from_utf8_lossy(index);
    let loaded: Vec<String> = html::addresses(&text)
        .into_iter()
        .filter_map(|address| modules::resolve("index.html", &address))
        .filter(|name| built.sources.contains_key(name) && (name.ends_with(".js") || name.ends_with(".css")))
        .collect();
    let mut parts = vec![weigh("index.html", index)?];
    for name in reached(&built.sources, &loaded)? {
        parts.push(weigh(&name, file(&built.sources, &name)?)?);
    }
    Ok(Bill { title: "The page", parts, budget: usize::MAX })
}

/// What a person's first workbook brings along.
fn containers(built: &Built) -> Result<Bill> {
    let mut parts = Vec::new();
    for name in reached(&built.sources, &[String::from(CONTAINERS)])? {
        parts.push(weigh(&name, file(&built.sources, &name)?)?);
    }
    Ok(Bill { title: "With the first workbook", parts, budget: usize::MAX })
}

/// `start` and every script, style and wasm that they name, however they name it.
fn reached(sources: &Files, start: &[String]) -> Result<Vec<String>> {
    let mut order = start.to_vec();
    let mut seen: BTreeSet<String> = order.iter().cloned().collect();
    let mut next = 0;
    while let Some(name) = order.get(next).cloned() {
        next += 1;
        if !name.ends_with(".js") {
            continue;
        }
        for (_, specifier) in modules::named(&String::from_utf8_lossy(file(sources, &name)?))? {
            let Some(found) = modules::resolve(&name, &specifier) else { continue };
            let travels = [".js", ".css", ".wasm"].iter().any(|ending| found.ends_with(ending));
            if travels && !LATER.contains(&found.as_str()) && seen.insert(found.clone()) {
                order.push(found);
            }
        }
    }
    Ok(order)
}

fn file<'a>(sources: &'a Files, name: &str) -> Result<&'a [u8]> {
    sources.get(name).map(Vec::as_slice).with_context(|| format!("{name} is not there"))
}

fn weigh(name: &str, bytes: &[u8]) -> Result<Part> {
    let packed = compress::packed(bytes)?;
    Ok(Part {
        name: String::from(name),
        raw: bytes.len(),
        gzip: packed.gzip.len(),
        brotli: packed.brotli.len(),
    })
}

impl Bill {
    fn sum(&self, what: impl Fn(&Part) -> usize) -> usize {
        self.parts.iter().map(what).sum()
    }

    /// Brotli bytes of everything.
    pub fn total(&self) -> usize {
        self.sum(|part| part.brotli)
    }

    /// Brotli bytes of everything but the wasm.
    pub fn scripts(&self) -> usize {
        self.sum(|part| if part.name.ends_with(".wasm") { 0 } else { part.brotli })
    }

    /// Fails, with the figures, when the budget is overdrawn.
    pub fn check(&self) -> Result<()> {
        let mut over = String::new();
        for (what, weight, budget) in
            [(self.title, self.total(), self.budget), ("its JavaScript", self.scripts(), SCRIPT_BUDGET)]
        {
            if weight >= budget {
                writeln!(over, "{what} weighs {weight} bytes (brotli), the budget is under {budget}")?;
            }
        }
        if !over.is_empty() {
            bail!("over the byte budget\n{over}`cargo xtask size` shows each part");
        }
        Ok(())
    }
}

impl std::fmt::Display for Bill {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(out, "{:<34}{:>10}{:>10}{:>10}", self.title, "raw", "gzip", "brotli")?;
        for part in &self.parts {
            writeln!(out, "  {:<32}{:>10}{:>10}{:>10}", part.name, part.raw, part.gzip, part.brotli)?;
        }
        let (raw, gzip) = (self.sum(|part| part.raw), self.sum(|part| part.gzip));
        writeln!(out, "  {:<32}{raw:>10}{gzip:>10}{:>10}", "all", self.total())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(wasm: usize, script: usize) -> Bill {
        let part = |name: &str, brotli| Part { name: String::from(name), raw: 0, gzip: 0, brotli };
        let parts = vec![part("a.wasm", wasm), part("a.js", script)];
        Bill { title: "", parts, budget: EMBED_BUDGET }
    }

    #[test]
    fn the_budget_is_for_all_and_for_scripts() {
        assert!(bill(EMBED_BUDGET - 10_001, 10_000).check().is_ok());
        assert!(bill(EMBED_BUDGET - 10_000, 10_000).check().is_err());
        assert!(bill(10_000, SCRIPT_BUDGET).check().is_err());
    }

    #[test]
    fn whatever_a_module_names_is_weighed_but_data() {
        let sources = Files::from([
            (String::from("a.js"), b"import('./b.js'); new URL('./data/x.csv', import.meta.url)".to_vec()),
            (String::from("b.js"), b"new URL('c.wasm', import.meta.url)".to_vec()),
            (String::from("c.wasm"), Vec::new()),
            (String::from("data/x.csv"), Vec::new()),
        ]);
        assert_eq!(reached(&sources, &[String::from("a.js")]).unwrap(), ["a.js", "b.js", "c.wasm"]);
    }
}
