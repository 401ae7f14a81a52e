//! Indicators, sentences, figures and contradictions: what stands behind the chart, by mouse and by keyboard, in both languages.
use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "indicators/the-same-bits", run: same_bits },
    Test { name: "indicators/picked-by-name-without-marks", run: picked },
    Test { name: "indicators/what-the-table-lacks-is-said", run: lacking },
    Test { name: "indicators/parameters-and-roles", run: told },
    Test { name: "indicators/address-keeps-them", run: address },
    Test { name: "indicators/a-single-figure", run: alone },
    Test { name: "indicators/sentence-number-opens-its-cells", run: number },
    Test { name: "indicators/chart-and-table-open-figures", run: marks },
    Test { name: "indicators/by-keyboard", run: keyboard },
    Test { name: "indicators/sentences-are-copied", run: copied },
    Test { name: "indicators/badge-counts-contradictions", run: badge },
    Test { name: "indicators/a-figure-says-that-its-cell-is-contradicted", run: contradicted },
    Test { name: "indicators/a-clean-table-has-no-badge", run: clean },
    Test { name: "indicators/on-a-phone", run: phone },
    Test { name: "indicators/in-an-embed", run: embedded },
    Test { name: "indicators/figures-do-not-hold-the-page-up", run: quick },
];

/// Exports by group of goods, with the totals and shares that the office printed.
const GROUPS: &str = "#v=1&lang=vi&view=work&data=groups";
const CONTRADICTIONS: &[u8] = include_bytes!("../../fixtures/contradictions.csv");
const WORLD_BANK: &[u8] = include_bytes!("../../fixtures/wdi_vietnam_1960_2024.csv");

/// The tables of the catalogue's examples, and what a native build makes of them.
const FIXTURES: [(&str, &[u8]); 15] = [
    ("chain.csv", include_bytes!("../../../fixtures/indicators/chain.csv")),
    ("goods.csv", include_bytes!("../../../fixtures/indicators/goods.csv")),
    ("milestone.csv", include_bytes!("../../../fixtures/indicators/milestone.csv")),
    ("months.csv", include_bytes!("../../../fixtures/indicators/months.csv")),
    ("plan.csv", include_bytes!("../../../fixtures/indicators/plan.csv")),
    ("plans.csv", include_bytes!("../../../fixtures/indicators/plans.csv")),
    ("prices.csv", include_bytes!("../../../fixtures/indicators/prices.csv")),
    ("rates.csv", include_bytes!("../../../fixtures/indicators/rates.csv")),
    ("releases.csv", include_bytes!("../../../fixtures/indicators/releases.csv")),
    ("surplus.csv", include_bytes!("../../../fixtures/indicators/surplus.csv")),
    ("target.csv", include_bytes!("../../../fixtures/indicators/target.csv")),
    ("to-date.csv", include_bytes!("../../../fixtures/indicators/to-date.csv")),
    ("totals.csv", include_bytes!("../../../fixtures/indicators/totals.csv")),
    ("trade.csv", include_bytes!("../../../fixtures/indicators/trade.csv")),
    ("world.csv", include_bytes!("../../../fixtures/indicators/world.csv")),
];
const NATIVE: &str = include_str!("../../../golden/catalogue-bits.txt");

/// The wasm of the page, in this browser, against the native build: every value and interval to the last bit.
fn same_bits(page: &mut Page<'_>) -> Result<()> {
    ready(page, GROUPS)?;
    let files: Vec<_> = FIXTURES.iter().map(|(name, bytes)| json!([name, bytes])).collect();
    let all = page.inside(
        "const at = new URL(document.querySelector('script[type=module]').src).href.replace(/app\\/main\\.js.*/, 'pkg/studio/kimngach.js');
         const core = await import(at);
         let all = '';
         for (const [name, bytes] of args[0]) {
           const project = new core.Project();
           project.open(Uint8Array.from(bytes), name);
           all += `# ${name}\\n${project.bits()}`;
           project.free();
         }
         return all;",
        &[json!(files)],
    )?;
    let all = all.as_str().context("no answer")?;
    let differs = all.lines().zip(NATIVE.lines()).find(|(a, b)| a != b);
    ensure!(differs.is_none(), "browser and native count differently: {differs:?}");
    ensure!(all.lines().count() == NATIVE.lines().count(), "not the same number of answers");
    Ok(())
}

/// On a desk: the panel stands beside the chart.
fn desk(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1440, height: 900, ..Screen::default() })
}

/// Opens the catalogue and waits for the list.
fn catalogue(page: &Page<'_>) -> Result<()> {
    page.click("#indicator-open")?;
    page.until("document.querySelectorAll('#indicator-list button').length > 80")
}

fn title(page: &Page<'_>) -> Result<String> {
    page.js("document.querySelector('#chart h3').textContent")?.as_str().map(String::from).context("no title")
}

fn picked(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, GROUPS)?;
    let before = title(page)?;
    catalogue(page)?;
    ensure!(page.js("document.activeElement.id")? == "indicator-search", "the search is not where one types");
    // Đóng góp, typed without marks.
    page.type_into("#indicator-search", "dong gop")?;
    page.until("[...document.querySelectorAll('#indicator-list li')].filter(e => !e.hidden).length === 1")?;
    page.keep_picture("indicators-catalogue")?;
    page.press("ArrowDown")?;
    page.press("Enter")?;
    page.until(&format!("document.querySelector('#chart h3').textContent !== {}", json!(before)))?;
    ensure!(title(page)?.starts_with("Đóng góp vào tăng trưởng"), "{}", title(page)?);
    ensure!(page.js("document.activeElement.id")? == "indicator-open", "the focus did not come back");
    page.until("document.querySelector('#method math mfrac') !== null")?;
    ensure!(page.text("#method h3")? == "Đóng góp vào tăng trưởng", "{}", page.text("#method")?);
    page.keep_picture("indicators-contribution")?;
    // And the way back leads to the former chart.
    page.run("history.back()", &[])?;
    page.until(&format!("document.querySelector('#chart h3').textContent === {}", json!(before)))
}

fn lacking(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, "#v=1&lang=en&view=work&data=groups")?;
    catalogue(page)?;
    let why = page.js("document.querySelector('[data-id=openness] .quiet').textContent")?;
    ensure!(why.as_str().is_some_and(|w| w.contains("exports and imports") || w.contains("GDP")), "{why}");
    ensure!(
        page.attribute("[data-id=openness]", "aria-disabled")?.as_deref() == Some("true"),
        "it can be chosen"
    );
    ensure!(page.attribute("[data-id=share]", "aria-disabled")?.is_none(), "shares cannot be chosen");
    page.run("document.querySelector('[data-id=openness]').click()", &[])?;
    ensure!(page.is_shown("#indicator-dialog")?, "something the table lacks was chosen");
    page.type_into("#indicator-search", "zzzz")?;
    page.until("document.querySelector('#indicator-none').textContent !== ''")
}

fn choose(page: &Page<'_>, id: &str) -> Result<()> {
    catalogue(page)?;
    page.run(&format!("document.querySelector('[data-id=\"{id}\"]').click()"), &[])?;
    page.until("!document.querySelector('#indicator-dialog').open")?;
    page.settled()
}

fn told(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, "#v=1&lang=en")?;
    page.upload_bytes("#file", "wdi.csv", WORLD_BANK)?;
    page.until("document.querySelector('#file-name').textContent === 'wdi.csv'")?;
    page.settled()?;
    choose(page, "export-gdp")?;
    ensure!(title(page)?.starts_with("Exports to GDP"), "{}", title(page)?);
    // GDP was found by itself, and can be another series.
    let label =
        "[...document.querySelectorAll('#choices .row')].find(r => r.firstChild.textContent === 'GDP')";
    ensure!(page.js(&format!("!!({label})"))? == true, "nothing says which series is GDP");
    let number = "document.querySelector('#brief .number').textContent";
    let before = page.js(number)?;
    page.run(
        &format!(
            "const s = ({label}).querySelector('select'); const other = [...s.options].find(o => o.value === 'Merchandise imports');
             s.value = other.value; s.dispatchEvent(new Event('change'));"
        ),
        &[],
    )?;
    page.until(&format!("{number} !== {before}"))?;
    ensure!(page.address()?.contains("roles="), "{}", page.address()?);
    // A base period.
    choose(page, "index")?;
    let base = "[...document.querySelectorAll('#choices .row')].find(r => r.firstChild.textContent === 'Base').querySelector('select')";
    page.run(&format!("const s = {base}; s.value = '2010'; s.dispatchEvent(new Event('change'));"), &[])?;
    page.until("document.querySelector('#chart figcaption').textContent.includes('2010=100')")
}

fn address(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, "#v=1&lang=en&view=work&data=goods&indicator=club-count&above=10000000000")?;
    let here = title(page)?;
    ensure!(here.starts_with("Club count"), "{here}");
    let input = "[...document.querySelectorAll('#choices .row')].find(r => r.textContent.startsWith('At least')).querySelector('input')";
    ensure!(
        page.js(&format!("{input}.value"))? == "10",
        "the threshold is {}",
        page.js(&format!("{input}.value"))?
    );
    page.run(&format!("const i = {input}; i.value = '1'; i.dispatchEvent(new Event('change'));"), &[])?;
    page.until(&format!("document.querySelector('#chart h3').textContent !== {}", json!(here)))?;
    let now = title(page)?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!(title(page)? == now, "a reload shows {} instead of {now}", title(page)?);
    Ok(())
}

fn alone(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, "#v=1&lang=en&view=work&data=trade&indicator=cagr&select=flow:X")?;
    ensure!(title(page)?.starts_with("Average growth"), "{}", title(page)?);
    let tip = page.js("document.querySelector('#chart .kn-layer').getAttribute('aria-valuetext')")?;
    ensure!(tip.as_str().is_some_and(|t| t.contains('%')), "{tip}");
    page.keep_picture("indicators-alone").map(drop)
}

fn number(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    for (lang, share) in [("vi", "45,4%"), ("en", "45.4%")] {
        ready(page, &format!("#v=1&lang={lang}&view=work&data=groups"))?;
        let button = format!(
            "[...document.querySelectorAll('#brief .number')].find(b => b.textContent === '{share}')"
        );
        page.until(&format!("!!({button})"))?;
        page.run(&format!("const b = {button}; b.id = 'pressed'; b.focus(); b.click();"), &[])?;
        page.until("!document.querySelector('#record').hidden")?;
        ensure!(page.text("#record h3")?.contains(share), "{}", page.text("#record h3")?);
        let arithmetic = page.text("#record .arithmetic")?;
        // Group and total of 2016 in the file: 80089.7 and 176580.8.
        let digits = if lang == "vi" { ["80.089,7", "176.580,8"] } else { ["80,089.7", "176,580.8"] };
        ensure!(digits.iter().all(|d| arithmetic.contains(d)), "{arithmetic}");
        ensure!(page.is_there("#record math mfrac")?, "no formula");
        let cells = page.js(
            "[...document.querySelectorAll('#record .source .cell')].map(c => c.textContent).sort().join()",
        )?;
        ensure!(cells == "176580.8,80089.7", "marked are {cells}");
        let seen = page.js(
            "(() => { const a = document.querySelector('#record .source-box').getBoundingClientRect(), b = document.querySelector('#record .cell').getBoundingClientRect();
              return b.left >= a.left - 1 && b.right <= a.right + 1; })()",
        )?;
        ensure!(seen == true, "the marked cell is out of sight");
        let rows = page.js(
            "[...document.querySelectorAll('#record .source tbody th')].map(t => t.textContent).join()",
        )?;
        ensure!(rows == "1,22,23,24,88,89,90", "rows {rows}");
        page.keep_picture(&format!("indicators-record-{lang}"))?;
        page.press("Escape")?;
        page.until("document.querySelector('#record').hidden")?;
        ensure!(page.js("document.activeElement.id")? == "pressed", "the focus did not come back");
    }
    Ok(())
}

fn marks(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, GROUPS)?;
    page.point("#chart .kn-layer", 0.5, 0.5)?;
    page.until("!document.querySelector('#chart .kn-tip').hidden")?;
    page.run("const l = document.querySelector('#chart .kn-layer'), r = l.getBoundingClientRect(); l.dispatchEvent(new PointerEvent('click', { clientX: r.left + r.width / 2, clientY: r.top + r.height / 2, bubbles: true }));", &[])?;
    page.until("!document.querySelector('#record').hidden && document.querySelector('#record .cell')")?;
    let first = page.text("#record h3")?;
    // Pinned, another figure of the tooltip can be pressed.
    page.run("[...document.querySelectorAll('#chart button.kn-value')].at(-1).click()", &[])?;
    ensure!(page.text("#record h3")? != first, "another figure shows the same record");
    page.press("Escape")?;
    // The table's figures open as well.
    page.click("#tab-table")?;
    page.until("document.querySelector('#table [data-record]') !== null")?;
    page.run("const b = [...document.querySelectorAll('#table [data-record]')].at(-1); b.id = 'last'; b.focus(); b.click();", &[])?;
    page.until("!document.querySelector('#record').hidden && document.querySelector('#record .cell')")?;
    page.press("Escape")?;
    ensure!(page.js("document.activeElement.id")? == "last", "the focus did not come back to the table");
    Ok(())
}

fn keyboard(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, GROUPS)?;
    page.run("document.querySelector('#chart .kn-layer').focus()", &[])?;
    page.press("End")?;
    page.press("ArrowDown")?;
    page.press("Enter")?;
    page.until("!document.querySelector('#record').hidden")?;
    ensure!(page.text("#record h3")?.contains("2016"), "{}", page.text("#record h3")?);
    ensure!(
        page.js("document.activeElement.className")?.as_str().is_some_and(|c| c.contains("record-close")),
        "the focus is not in the figure"
    );
    page.press("Enter")?;
    page.until("document.querySelector('#record').hidden")?;
    ensure!(
        page.js("document.activeElement.className")? == "kn-layer",
        "the focus did not come back to the chart"
    );
    Ok(())
}

fn copied(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    // Where the clipboard is refused the older way is taken; what was copied is caught on its way.
    for refused in [false, true] {
        ready(page, "#v=1&lang=vi&view=work&data=groups&tab=text")?;
        page.run(
            "window.took = []; const own = document.execCommand.bind(document);
             document.execCommand = (name) => { if (name === 'copy') window.took.push(document.activeElement.value); return own(name) || true; };
             Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text) => arguments[0] ? Promise.reject(new DOMException('no', 'NotAllowedError')) : (window.took.push(text), Promise.resolve()) } });",
            &[json!(refused)],
        )?;
        page.until("document.querySelectorAll('#text .sentences li').length >= 3")?;
        let many = page.number("document.querySelectorAll('#text .sentences li').length")?;
        ensure!((3.0..=7.0).contains(&many), "{many} sentences");
        page.run("document.querySelectorAll('#text .beneath-head .copy').forEach(b => b.click())", &[])?;
        page.until("window.took.length === 2")?;
        let took = page.js("window.took")?;
        let (vi, en) = (text_at(&took, 0), text_at(&took, 1));
        ensure!(vi.contains("tỷ USD") && vi.contains("176,6"), "{vi}");
        ensure!(en.contains("billion") && en.contains("176.6"), "{en}");
        ensure!(vi.lines().count() == en.lines().count(), "another number of sentences");
        page.until("document.querySelector('#status').textContent !== ''")?;
    }
    page.keep_picture("indicators-sentences").map(drop)
}

fn badge(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    for (lang, words) in [("vi", "2 mâu thuẫn trong bảng"), ("en", "2 contradictions in the table")] {
        ready(page, &format!("#v=1&lang={lang}"))?;
        page.upload_bytes("#file", "contradictions.csv", CONTRADICTIONS)?;
        // In 2005 the parts add up to 380.0 and the total says 360.0; in 2006 to 420.0 and it says 430.0.
        page.until("!document.querySelector('#badge').hidden")?;
        ensure!(page.text("#badge .long")? == words, "{}", page.text("#badge")?);
        page.click("#badge")?;
        page.until("document.querySelectorAll('#audit .findings li').length > 0")?;
        ensure!(page.js("document.activeElement.id")? == "tab-audit", "the focus is elsewhere");
        let first = page.text("#audit .findings li")?;
        ensure!(first.contains("380") && first.contains("360"), "{first}");
        page.run("document.querySelector('#audit .findings li .number').click()", &[])?;
        page.until("document.querySelectorAll('#audit .findings .source .cell').length >= 4")?;
        page.keep_picture(&format!("indicators-audit-{lang}"))?;
    }
    Ok(())
}

fn clean(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=en&view=work&data=months&tab=audit")?;
    page.until("document.querySelector('#audit').getAttribute('aria-busy') === 'false'")?;
    ensure!(!page.is_shown("#badge")?, "a clean table has a badge: {}", page.text("#badge")?);
    Ok(())
}

fn phone(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 360, height: 780, ..Screen::default() })?;
    for lang in ["vi", "en"] {
        for tab in ["chart", "table", "text", "audit"] {
            ready(page, &format!("#v=1&lang={lang}&view=work&data=groups&indicator=share&tab={tab}"))?;
            let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
            ensure!(over <= 0.0, "{tab} in {lang} scrolls sideways by {over}");
        }
    }
    ready(page, GROUPS)?;
    page.until("document.querySelector('#brief .number') !== null")?;
    page.run("document.querySelector('#brief .number').click()", &[])?;
    page.until("!document.querySelector('#record').hidden")?;
    let place = page.place("#record")?;
    ensure!(
        place[0] <= 0.5 && place[2] >= page.number("document.documentElement.clientWidth")? - 0.5,
        "the figure does not span the phone: {place:?}"
    );
    page.keep_picture("indicators-phone")?;
    ensure!(page.number("document.documentElement.scrollWidth - innerWidth")? <= 0.0, "it scrolls sideways");
    Ok(())
}

/// The whole catalogue over 1,500 rows is worked out beside the page, not on its own thread.
fn quick(page: &mut Page<'_>) -> Result<()> {
    desk(page)?;
    ready(page, "#v=1&lang=vi&view=work&data=partners")?;
    page.run(
        "window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
         window.asked = performance.now();",
        &[],
    )?;
    catalogue(page)?;
    let times = page.js("[performance.now() - window.asked, Math.max(0, ...window.long)]")?;
    println!("          the catalogue: {times} ms in all and the longest task of the page");
    Ok(())
}

/// A chart of the whole catalogue in an article: the two smallest builds do not have it.
fn embedded(page: &mut Page<'_>) -> Result<()> {
    page.goto("embed.html#src=data/gso_exports_by_sector_and_group_1995_2016.csv&lang=en&indicator=hhi")?;
    page.wait_state("kim-ngach", "ready")?;
    let title = page.js("document.title")?;
    ensure!(title.as_str().is_some_and(|t| t.starts_with("Herfindahl")), "{title}");
    Ok(())
}

/// A text of a list that the page answered with; empty where there is none.
fn text_at(list: &serde_json::Value, at: usize) -> &str {
    list.get(at).and_then(serde_json::Value::as_str).unwrap_or("")
}

/// A figure whose cell the audit found in a contradiction says so; one that nothing contradicts does not.
fn contradicted(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, GROUPS)?;
    page.until("!document.querySelector('#badge').hidden")?;
    page.click("#tab-table")?;
    page.until("document.querySelector('#table button.figure')")?;
    // Which figures these are is the audit's to know: some are, most are not.
    let told = page.run(
        "const said = []; let silent = 0;
         for (const button of document.querySelectorAll('#table button.figure')) {
             button.click();
             const line = document.querySelector('#record .contradicted');
             if (line) said.push(line.textContent); else silent += 1;
         }
         return { said, silent };",
        &[],
    )?;
    let said = told.pointer("/said").and_then(serde_json::Value::as_array).context("no list")?;
    ensure!(
        said.iter()
            .any(|line| line.as_str().is_some_and(|text| text.starts_with("Bảng tự mâu thuẫn ở ô này. "))),
        "no figure says what contradicts it: {told}"
    );
    ensure!(
        told.pointer("/silent").and_then(serde_json::Value::as_u64).is_some_and(|n| n > 0),
        "every figure is contradicted"
    );
    Ok(())
}
