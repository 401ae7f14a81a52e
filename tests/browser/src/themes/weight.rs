//! What a reader's line carries, measured where it arrives: `cargo xtask size` counts files, this counts what came.
use anyhow::{Result, ensure};

use crate::page::Page;
use crate::runner::Test;
use crate::site::Guest;
use crate::webdriver::{CannotBeAsked, Engine};

pub const TESTS: &[Test] = &[
    Test { name: "weight/one-embedded-chart", run: one_chart },
    Test { name: "weight/one-frame", run: one_frame },
    Test { name: "weight/one-of-any-form", run: one_of_any_form },
];

/// The same promise as xtask's, for whatever is loaded in the end, by whatever way.
const BUDGET: f64 = 90_000.0;
/// A frame's page, style and script come on top: 1,850 bytes, with what it shows before the chart.
const FRAME_BUDGET: f64 = BUDGET + 1_900.0;

/// The same of a chart of any form and any indicator.
const PRESS_BUDGET: f64 = 370_000.0;

const ARTICLE: &str = "<!doctype html><meta charset=utf-8><title>article</title>
    <kim-ngach src='../data/vietnam_trade_annual_1986_2025.csv' lang=vi></kim-ngach>
    <script type=module src='../kim-ngach.js'></script>";

fn one_chart(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/article.html", Guest::new(ARTICLE));
    page.goto("guest/article.html")?;
    light(page, BUDGET)
}

/// A frame brings a page of its own, which counts as well.
fn one_frame(page: &mut Page<'_>) -> Result<()> {
    page.goto("embed.html#src=data/vietnam_trade_annual_1986_2025.csv&lang=vi")?;
    light(page, FRAME_BUDGET)
}

/// A chart of a form that only the press' build and the whole one draw.
fn one_of_any_form(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/article.html", Guest::new(ARTICLE.replace("lang=vi", "lang=vi type=slope")));
    page.goto("guest/article.html")?;
    light(page, PRESS_BUDGET)
}

fn light(page: &Page<'_>, budget: f64) -> Result<()> {
    if page.engine() == Engine::WebKit {
        // It takes brotli over https only, and the budget is in brotli.
        return Err(CannotBeAsked(page.engine(), String::from("brotli on this machine")).into());
    }
    page.wait_state("kim-ngach", "ready")?;
    // Data and typefaces are the article's choice; the listener is the tests' own, and the page that it was put into comes
    // unpacked; a page in a frame has no icon.
    let came = page.js("[...performance.getEntriesByType('navigation').filter((one) => one.name.includes('embed.html') && !document.querySelector('script[src*=console-listener]')), ...performance.getEntriesByType('resource')]
            .filter((one) => !/\\.(csv|woff2)$|icon\\.svg$|console-listener/.test(new URL(one.name).pathname))
            .map((one) => [new URL(one.name).pathname.split('/').pop(), one.encodedBodySize])")?;
    let came: Vec<(String, f64)> = serde_json::from_value(came)?;
    let sum: f64 = came.iter().map(|(_, bytes)| bytes).sum();
    ensure!(
        came.iter().any(|(name, bytes)| name.ends_with(".wasm") && *bytes > 0.0),
        "no wasm came: {came:?}"
    );
    ensure!(sum < budget, "{sum} bytes came, the budget is under {budget}: {came:?}");
    Ok(())
}
