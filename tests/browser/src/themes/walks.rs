//! The whole way for files as offices publish them: dropped, a chart, a table, a sentence, a picture, a link that reopens to the
//! same picture.
use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use super::state::{PIXELS, TITLE, catch, copied, taken};
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "walks/plan-as-published", run: plan },
    Test { name: "walks/monthly-commodities", run: monthly },
    Test { name: "walks/world-bank-wide", run: world_bank },
    Test { name: "walks/eurostat-tsv", run: eurostat },
    Test { name: "walks/german-decimal-comma", run: german },
];

/// A file, a word of its table that must be read right, and the figure that must stand beside it.
fn walk(page: &mut Page<'_>, name: &str, bytes: &[u8], word: &str, figure: &str) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi")?;
    page.drop_bytes("body", name, bytes)?;
    page.until("document.body.dataset.view === 'work' || !document.querySelector('#message').hidden")?;
    ensure!(!page.is_shown("#message")?, "it was refused: {}", page.text("#message")?);
    page.settled()?;
    ensure!(page.text("#file-name")? == name, "another file: {}", page.text("#file-name")?);
    ensure!(page.js(TITLE)? != json!(""), "the chart has no title");
    let (title, pixels) = (page.js(TITLE)?, page.js(PIXELS)?);
    // The file's rows, under their own numbers.
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    ensure!(page.count("#table tbody tr")? > 0, "the table is empty");
    page.run("const s = document.querySelector('.table-tools select'); s.value = 'file'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("document.querySelector('#table .grid-row:not(.coming)')")?;
    // Rows may stand there a frame before their cells have come.
    let beside = format!(
        "[...document.querySelectorAll('#table .grid-row')].some((r) => r.textContent.includes({}) && r.textContent.includes({}))",
        json!(word),
        json!(figure)
    );
    page.until(&beside).with_context(|| format!("{figure} does not stand beside {word}"))?;
    page.click("#tab-text")?;
    page.settled()?;
    ensure!(page.text("#text")?.chars().count() > 20, "there is nothing to say: {}", page.text("#text")?);
    page.click("#tab-chart")?;
    page.settled()?;
    catch(page)?;
    let (file, png) = taken(page, "[data-take=png][data-size=\"2\"]")?;
    ensure!(file.ends_with(".png") && png.len() > 10_000, "{file} has {} bytes", png.len());
    let link = copied(page, "link")?;
    ready(page, "#v=1&lang=vi")?;
    page.goto(&link.replace("/#", "/?link#"))?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!(page.js(TITLE)? == title, "the link opens {}", page.js(TITLE)?);
    ensure!(page.js(PIXELS)? == pixels, "the link opens another picture");
    Ok(())
}

fn plan(page: &mut Page<'_>) -> Result<()> {
    walk(
        page,
        "ke-hoach-2006.csv",
        include_bytes!("../../fixtures/walk_plan_as_published.csv"),
        "Giày dép",
        "3.500",
    )
}

fn monthly(page: &mut Page<'_>) -> Result<()> {
    walk(
        page,
        "mat-hang-thang-11.csv",
        include_bytes!("../../fixtures/walk_gso_monthly_goods.csv"),
        "Dệt may",
        "2.894",
    )
}

fn world_bank(page: &mut Page<'_>) -> Result<()> {
    walk(
        page,
        "API_NE.EXP.GNFS.CD.csv",
        include_bytes!("../../fixtures/walk_world_bank_wide.csv"),
        "Viet Nam",
        "83470000000",
    )
}

fn eurostat(page: &mut Page<'_>) -> Result<()> {
    walk(page, "ext_lt.tsv", include_bytes!("../../fixtures/walk_eurostat.tsv"), "DE", "1206928")
}

fn german(page: &mut Page<'_>) -> Result<()> {
    walk(
        page,
        "aussenhandel.csv",
        include_bytes!("../../fixtures/walk_german_decimal_comma.csv"),
        "Getränke",
        "5,6",
    )
}
