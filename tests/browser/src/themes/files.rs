//! Files of people: what is a table becomes a chart at once; what is none is met in words, and the chart that was there stays.
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "files/annual-table-of-the-statistics-office", run: annual },
    Test { name: "files/figures-typed-from-an-article", run: article },
    Test { name: "files/six-hundred-months", run: months },
    Test { name: "files/many-markets-offer-the-choice", run: partners },
    Test { name: "files/unlike-measures", run: measures },
    Test { name: "files/years-as-columns", run: wide },
    Test { name: "files/layout-can-be-said", run: layout },
    Test { name: "files/without-periods", run: without_periods },
    Test { name: "files/dropped", run: dropped },
    Test { name: "files/pasted", run: pasted },
    Test { name: "files/by-address-here", run: by_address },
    Test { name: "files/by-address-elsewhere-is-explained", run: elsewhere },
    Test { name: "files/by-address-that-does-not-answer", run: silent },
    Test { name: "files/examples", run: examples },
    Test { name: "files/bad-empty", run: empty },
    Test { name: "files/bad-header-only", run: header_only },
    Test { name: "files/bad-html", run: html },
    Test { name: "files/bad-json", run: json },
    Test { name: "files/bad-png", run: png },
    Test { name: "files/bad-docx", run: docx },
    Test { name: "files/bad-xlsx-cut", run: xlsx_cut },
    Test { name: "files/bad-words-only", run: words },
    Test { name: "files/bad-200-megabytes-of-zeros", run: zeros },
    Test { name: "files/broken-quote", run: quote },
    Test { name: "files/message-goes-away", run: dismissed },
    Test { name: "files/reading-can-be-stopped", run: stopped },
    Test { name: "files/page-stays-awake-while-it-reads", run: awake },
    Test { name: "files/large-goes-by", run: large },
    Test { name: "files/large-is-stopped-by-escape", run: escaped },
    Test { name: "files/more-series-than-a-page-holds-are-added-up", run: folded },
    Test { name: "files/the-end-of-a-large-file-does-what-is-seen", run: ended },
    Test { name: "files/sums-of-a-file", run: summed },
    Test { name: "files/hostile-cells-stay-text", run: hostile },
    Test { name: "files/an-address-without-its-scheme", run: bare_address },
    Test { name: "files/the-chart-comes-before-the-choices", run: unfolds },
];

const ANNUAL: &[u8] = include_bytes!("../../../../www/data/gso_trade_annual_1990_2016.csv");
const MONTHS: &[u8] = include_bytes!("../../../../www/data/vietnam_trade_monthly_2000_2025.csv");
const PARTNERS: &[u8] = include_bytes!("../../../../www/data/gso_exports_by_partner_1995_2016.csv");
const ARTICLE: &[u8] = include_bytes!("../../fixtures/seed_002_text_2001_2006.csv");
const WORLD_BANK: &[u8] = include_bytes!("../../fixtures/wdi_vietnam_1960_2024.csv");

/// Chooses a file and waits until it is drawn. Gives the chart's title.
fn opened(page: &mut Page<'_>, name: &str, bytes: &[u8]) -> Result<String> {
    ready(page, "#v=1&lang=vi")?;
    page.upload_bytes("#file", name, bytes)?;
    drawn(page, name)
}

fn drawn(page: &Page<'_>, name: &str) -> Result<String> {
    page.until(&format!(
        "!document.querySelector('#message').hidden || document.querySelector('#file-name').textContent === '{name}'"
    ))?;
    ensure!(!page.is_shown("#message")?, "{name}: {}", page.text("#message")?);
    page.settled()?;
    ensure!(page.attribute("#chart", "data-state")?.as_deref() == Some("ready"), "no chart");
    let title = page.js("document.querySelector('#chart h3').textContent")?;
    page.keep_picture(&format!("file-{name}"))?;
    title.as_str().map(String::from).context("no title")
}

fn rows(page: &Page<'_>) -> Result<f64> {
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    page.number("document.querySelectorAll('#table tbody tr').length")
}

fn annual(page: &mut Page<'_>) -> Result<()> {
    let title = opened(page, "gso_trade_annual_1990_2016.csv", ANNUAL)?;
    ensure!(!title.is_empty(), "no title");
    ensure!(page.text("#file-facts")?.contains("186"), "the panel says {}", page.text("#file-facts")?);
    ensure!(rows(page)? == 27.0, "1990 to 2016 is 27 years, not {}", rows(page)?);
    Ok(())
}

fn article(page: &mut Page<'_>) -> Result<()> {
    opened(page, "seed_002_text_2001_2006.csv", ARTICLE).map(drop)
}

fn months(page: &mut Page<'_>) -> Result<()> {
    opened(page, "vietnam_trade_monthly_2000_2025.csv", MONTHS)?;
    ensure!(page.text("#file-facts")?.contains("604"), "the panel says {}", page.text("#file-facts")?);
    ensure!(rows(page)? == 302.0, "January 2000 to February 2025 is 302 months, not {}", rows(page)?);
    Ok(())
}

fn partners(page: &mut Page<'_>) -> Result<()> {
    opened(page, "gso_exports_by_partner_1995_2016.csv", PARTNERS)?;
    let ticked =
        page.js("[...document.querySelectorAll('.ticks input:checked')].map(e => e.value).join('|')")?;
    ensure!(
        ticked.as_str().is_some_and(|t| t.contains("United States") && t.contains("China")),
        "the largest are not drawn: {ticked}"
    );
    ensure!(
        page.number("document.querySelectorAll('.ticks input').length")? > 50.0,
        "the page does not offer the others"
    );
    Ok(())
}

fn measures(page: &mut Page<'_>) -> Result<()> {
    opened(page, "wdi_vietnam_1960_2024.csv", WORLD_BANK).map(drop)
}

fn wide(page: &mut Page<'_>) -> Result<()> {
    let table = "Nước;2019;2020;2021;2022\nHoa Kỳ;61.346,6;77.077,3;96.269,7;109.388,4\nTrung Quốc;41.414,1;48.905,1;55.926,3;57.702,7\n";
    opened(page, "theo-nuoc.csv", table.as_bytes())?;
    ensure!(rows(page)? == 4.0, "four years, not {}", rows(page)?);
    let seen = page.text("#table table")?;
    ensure!(seen.contains("Hoa Kỳ") && seen.contains("109"), "the table says {seen}");
    Ok(())
}

/// Another choice of how periods stand reads the file again, and the chart changes at once.
fn layout(page: &mut Page<'_>) -> Result<()> {
    let table = "Nước;2019;2020;2021;2022\nHoa Kỳ;61.346,6;77.077,3;96.269,7;109.388,4\nTrung Quốc;41.414,1;48.905,1;55.926,3;57.702,7\n";
    opened(page, "theo-nuoc.csv", table.as_bytes())?;
    ensure!(rows(page)? == 4.0, "four years, not {}", rows(page)?);
    page.run(
        "const s = [...document.querySelectorAll('#understood select')].find((s) => [...s.options].some((o) => o.value === 'cross'));
         s.value = 'cross'; s.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    )?;
    page.until("document.querySelectorAll('#table tbody tr').length === 2")?;
    page.settled()?;
    page.keep_picture("layout-crossed").map(drop)
}

/// A table that names no period is drawn as ranked bars.
fn without_periods(page: &mut Page<'_>) -> Result<()> {
    let table = "Thị trường;Trị giá (triệu USD)\nHoa Kỳ;96.270,1\nTrung Quốc;55.926,3\nHàn Quốc;21.945,9\n";
    let title = opened(page, "khong-ky.csv", table.as_bytes())?;
    ensure!(title.contains("Hoa Kỳ"), "the chart says {title}");
    Ok(())
}

fn dropped(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    page.drop_bytes("#chart", "tha.csv", ANNUAL)?;
    drawn(page, "tha.csv")?;
    ensure!(!page.is_shown("#veil")?, "the veil stays");
    Ok(())
}

fn pasted(page: &mut Page<'_>) -> Result<()> {
    let cells =
        "Năm\tXuất khẩu\tNhập khẩu\n2021\t335978\t332455\n2022\t371288\t359148\n2023\t353782\t325776\n";
    ready(page, "#v=1&lang=vi")?;
    page.paste("body", cells)?;
    drawn(page, "Các ô đã dán")?;
    ensure!(rows(page)? == 3.0, "three years, not {}", rows(page)?);
    // The same through the dialog.
    ready(page, "#v=1&lang=vi")?;
    page.click("#paste")?;
    // With nothing in it the dialog stays, and says what to do.
    page.click("#paste-dialog [value=yes]")?;
    page.until("!document.querySelector('#paste-wrong').hidden")?;
    ensure!(page.js("document.querySelector('#paste-dialog').open")? == true, "the dialog is gone");
    page.run("document.querySelector('#paste-text').value = args[0]", &[serde_json::json!(cells)])?;
    page.click("#paste-dialog [value=yes]")?;
    drawn(page, "Các ô đã dán").map(drop)
}

fn by_address(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    page.click("#address-open")?;
    page.type_into(
        "#address-text",
        &format!("{}data/gso_trade_annual_1990_2016.csv", page.site().address()),
    )?;
    page.click("#address [type=submit]")?;
    drawn(page, "gso_trade_annual_1990_2016.csv")?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.until("document.querySelector('#file-name').textContent === 'gso_trade_annual_1990_2016.csv'")
}

/// The door for addresses, with an address that leads nowhere to come: what the console says of that is the browser's business.
fn no_such_machine(page: &mut Page<'_>) -> Result<()> {
    for words in [
        "connect-src",
        "content security policy",
        "Content Security Policy",
        "Failed to fetch",
        "NetworkError when attempting to fetch",
        "Load failed",
        "ERR_NAME_NOT_RESOLVED",
        "Failed to load resource",
    ] {
        page.allow(words);
    }
    ready(page, "#v=1&lang=vi")?;
    page.click("#address-open")
}

/// A server that lets the page wait: it is said, and the file is opened when it comes after all.
fn silent(page: &mut Page<'_>) -> Result<()> {
    page.site().put(
        "guest/lang-im.csv",
        Guest {
            delay: Duration::from_secs(4), ..Guest::new("Năm;Dệt may (tỷ USD)\n2019;32,8\n2020;29,8\n")
        },
    );
    ready(page, "#v=1&lang=vi")?;
    // Twenty seconds are long for a test.
    page.run(
        "const { setTimeout } = window; window.setTimeout = (act, ms, ...all) => setTimeout(act, ms === 20000 ? 500 : ms, ...all);",
        &[],
    )?;
    page.click("#address-open")?;
    page.type_into("#address-text", &format!("{}guest/lang-im.csv", page.site().address()))?;
    page.click("#address [type=submit]")?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("chưa trả lời"), "it says {}", page.text("#message")?);
    page.until("document.querySelector('#file-name').textContent === 'lang-im.csv'")?;
    page.until("document.querySelector('#message').hidden")
}

fn elsewhere(page: &mut Page<'_>) -> Result<()> {
    no_such_machine(page)?;
    page.type_into("#address-text", "https://elsewhere.invalid/so-lieu.csv")?;
    page.click("#address [type=submit]")?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("CORS"), "it says {}", page.text("#message")?);
    ensure!(page.is_shown("#message a")?, "no way out is offered");
    Ok(())
}

fn examples(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    let ids = page.js("[...document.querySelectorAll('#examples button')].map(b => b.value)")?;
    for id in ids.as_array().context("no examples")? {
        let id = id.as_str().unwrap_or_default();
        ready(page, "#v=1&lang=vi")?;
        page.click(&format!("#examples button[value={id}]"))?;
        page.until("document.body.dataset.view === 'work' || !document.querySelector('#message').hidden")?;
        ensure!(!page.is_shown("#message")?, "{id}: {}", page.text("#message")?);
        page.settled()?;
        page.keep_picture(&format!("example-{id}"))?;
    }
    Ok(())
}

// ---- what is no table ------------------------------------------------------------------------------------------------------

/// Chooses a file that is none, in both languages: the message says something in that language, the chart stays as it was.
fn refused(page: &mut Page<'_>, name: &str, bytes: &[u8], vi: &str, en: &str) -> Result<()> {
    for (lang, word) in [("vi", vi), ("en", en)] {
        ready(page, &format!("#v=1&lang={lang}&view=work"))?;
        let before = page.js("document.querySelector('#chart canvas').toDataURL()")?;
        page.upload_bytes("#file", name, bytes)?;
        page.until("!document.querySelector('#message').hidden")?;
        let said = page.text("#message")?;
        ensure!(said.to_lowercase().contains(&word.to_lowercase()), "“{word}” is not in: {said}");
        ensure!(said.contains(name), "which file? {said}");
        ensure!(page.js("document.activeElement.id")? == "message", "the focus did not go to the message");
        ensure!(page.attribute("#chart", "data-state")?.as_deref() == Some("ready"), "the chart is gone");
        ensure!(
            page.js("document.querySelector('#chart canvas').toDataURL()")? == before,
            "the chart has changed"
        );
        ensure!(page.text("#file-name")?.contains("vietnam_trade"), "the panel speaks of another file");
        page.keep_picture(&format!("bad-{lang}-{name}"))?;
    }
    Ok(())
}

fn empty(page: &mut Page<'_>) -> Result<()> {
    refused(page, "trong.csv", b"", "rỗng", "empty")
}

fn header_only(page: &mut Page<'_>) -> Result<()> {
    refused(page, "tieu-de.csv", b"period,flow,value\n", "tiêu đề", "headings")
}

fn html(page: &mut Page<'_>) -> Result<()> {
    refused(
        page,
        "trang.csv",
        b"<!doctype html><html><body><table><tr><td>1</td></tr></table></body></html>",
        "HTML",
        "HTML",
    )
}

fn json(page: &mut Page<'_>) -> Result<()> {
    // Records are a table (`containers/json-records`); an answer that holds none is not.
    refused(page, "so-lieu.json", br#"{"error": {"code": 404, "message": "not found"}}"#, "JSON", "JSON")
}

fn png(page: &mut Page<'_>) -> Result<()> {
    refused(
        page,
        "anh.csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0",
        "hình",
        "picture",
    )
}

fn docx(page: &mut Page<'_>) -> Result<()> {
    // The list at the end of an archive names what is inside: a text document.
    let archive = b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x11\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0word/document.xml";
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(archive);
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x3f\0\0\0\x04\0\0\0\0\0");
    refused(page, "bai.docx", &bytes, "docx", "docx")
}

fn xlsx_cut(page: &mut Page<'_>) -> Result<()> {
    let whole = include_bytes!("../../../fixtures/containers/two-sheets.xlsx");
    refused(page, "cut.xlsx", whole.get(..4000).unwrap_or_default(), "hỏng", "damaged")
}

fn words(page: &mut Page<'_>) -> Result<()> {
    refused(page, "chu.csv", "tên\nmột\nhai\nba\n".as_bytes(), "số", "number")
}

fn zeros(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    // Made in the page: a test need not write 200 MB to the disk.
    page.run(
        "const part = new Uint8Array(1 << 20), data = new DataTransfer();
         data.items.add(new File(Array(200).fill(part), 'khong.csv'));
         const input = document.querySelector('#file'); input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    )?;
    page.until("!document.querySelector('#message').hidden")?;
    let said = page.text("#message")?;
    ensure!(said.contains("khong.csv") && said.lines().count() > 2, "it says {said}");
    ensure!(page.attribute("#chart", "data-state")?.as_deref() == Some("ready"), "the chart is gone");
    Ok(())
}

/// A quote that never closes: refused in words, or read with a word about it; never silently.
fn quote(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    page.upload_bytes(
        "#file",
        "nhay.csv",
        b"period,flow,value\n2004,X,26485\n\"2005,X,32447\n2006,X,39826\n",
    )?;
    page.until("!document.querySelector('#message').hidden || document.querySelector('#file-name').textContent === 'nhay.csv'")?;
    let said = if page.is_shown("#message")? {
        page.text("#message")?
    } else {
        page.js("document.querySelector('#notes').textContent")?.to_string()
    };
    ensure!(said.contains("ngoặc kép") || said.contains("nháy"), "nothing is said of the quote: {said}");
    Ok(())
}

fn dismissed(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    page.upload_bytes("#file", "trong.csv", b"")?;
    page.until("!document.querySelector('#message').hidden")?;
    page.click("[data-language=en]")?;
    page.until("document.querySelector('#message').textContent.includes('could not be read')")?;
    page.click("#message button")?;
    ensure!(!page.is_shown("#message")?, "the message stays");
    // On the first screen, too, the message stands clear of the example's chart.
    ready(page, "#v=1&lang=en")?;
    page.upload_bytes("#file", "empty.csv", b"")?;
    page.until("!document.querySelector('#message').hidden")?;
    page.until(
        "document.querySelector('#message').getBoundingClientRect().bottom <= document.querySelector('#chart').getBoundingClientRect().top",
    )
}

/// A table so long that reading it takes a while: 65 years of months for as many groups of goods as are asked for.
const LONG: &str = "const rows = (group) => { let text = '';
         for (let k = 0; k < 780; k += 1) text += `${1960 + Math.floor(k / 12)}-${String(k % 12 + 1).padStart(2, '0')},X,Nhóm ${group},value,million USD,${(group * 7 + k) % 977}.5\\n`;
         return text; };
     const parts = ['period,flow,commodity,measure,unit,value\\n'];
     for (let group = 0; group < args[0]; group += 1) parts.push(rows(group));
     const data = new DataTransfer(); data.items.add(new File(parts, 'dai.csv'));
     const input = document.querySelector('#file'); input.files = data.files;
     input.dispatchEvent(new Event('change', { bubbles: true }));";

fn stopped(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    let before = page.text("#file-name")?;
    page.run(LONG, &[serde_json::json!(2000)])?;
    page.until("!document.querySelector('#progress').hidden")?;
    ensure!(page.text("#progress")?.contains("dai.csv"), "the bar says {}", page.text("#progress")?);
    page.click("#progress-stop")?;
    page.until("document.querySelector('#progress').hidden")?;
    ensure!(
        page.text("#file-name")? == before && !page.is_shown("#message")?,
        "stopping left something behind"
    );
    // The next file has a Worker of its own.
    page.upload_bytes("#file", "sau.csv", ANNUAL)?;
    drawn(page, "sau.csv").map(drop)
}

/// While the Worker reads, the page answers; only taking over and drawing what was read happens on its own thread.
fn awake(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    page.run(
        "window.gaps = []; let last = performance.now();
         const clock = setInterval(() => {
             const now = performance.now(); gaps.push(now - last); last = now;
             if (document.querySelector('#file-name').textContent === 'dai.csv') { clearInterval(clock); window.done = true; }
         }, 5);",
        &[],
    )?;
    page.run(LONG, &[serde_json::json!(300)])?;
    page.until("window.done || !document.querySelector('#message').hidden")?;
    ensure!(!page.is_shown("#message")?, "{}", page.text("#message")?);
    // The first pause is the test's own, making the file; the last one is the drawing.
    let pauses = page.js("gaps.sort((a, b) => b - a).slice(0, 3).map(Math.round)")?;
    println!("          longest pauses of the page: {pauses} ms");
    // How long a machine lets a page wait is the machine's affair; a page that the reading held would have had no turn at all.
    let turns = page.number("gaps.length")?;
    ensure!(turns >= 20.0, "the page had {turns} turns while the Worker read");
    Ok(())
}

/// The same 39,000 figures over and over, to so many million bytes: a file that no page would want to hold.
const LARGE: &str = "let text = '';
     for (let group = 0; group < 50; group += 1) for (let k = 0; k < 780; k += 1) text += `${1960 + Math.floor(k / 12)}-${String(k % 12 + 1).padStart(2, '0')},X,Nhóm ${group},value,million USD,${(group * 7 + k) % 977}.5\\n`;
     const part = new Blob([text]);
     const parts = ['period,flow,commodity,measure,unit,value\\n'];
     for (let size = 0; size < args[0] * 1e6; size += part.size) parts.push(part);
     window.longTasks = []; window.finished = undefined;
     window.watcher?.disconnect();
     window.watcher = new PerformanceObserver((list) => { for (const e of list.getEntries()) {
         if (e.entryType === 'mark') { if (e.name === 'kim-ngach-read') window.finished = { at: e.startTime, ...e.detail }; }
         else window.longTasks.push([Math.round(e.startTime), Math.round(e.duration)]); } });
     watcher.observe({ entryTypes: ['longtask', 'mark'] });
     const data = new DataTransfer(); data.items.add(new File(parts, 'lon.csv'));
     const input = document.querySelector('#file'); input.files = data.files;
     window.began = performance.now();
     input.dispatchEvent(new Event('change', { bubbles: true }));";

/// Memory follows what is different in a file, not its size, and the page answers all the while. Another size by hand:
/// `LARGE_MB=500 cargo xtask browser files/large`.
fn large(page: &mut Page<'_>) -> Result<()> {
    let megabytes = std::env::var("LARGE_MB").ok().and_then(|n| n.parse::<u32>().ok()).unwrap_or(80);
    ready(page, "#v=1&lang=vi&view=work")?;
    page.run(LARGE, &[serde_json::json!(megabytes)])?;
    for _ in 0..20 {
        if page.until("window.finished || !document.querySelector('#message').hidden").is_ok() {
            break;
        }
    }
    ensure!(!page.is_shown("#message")?, "{}", page.text("#message")?);
    let reading = page.number("Math.round(finished.at - began)")?;
    let memory = page.number("Math.round(finished.memory / 1e6)")?;
    drawn(page, "lon.csv")?;
    let tasks =
        page.js("JSON.stringify(longTasks.filter(([at]) => at > began + 100 && at < finished.at))")?;
    let after = page.js("JSON.stringify(longTasks.filter(([at]) => at >= finished.at))")?;
    println!(
        "          {megabytes} MB in {reading} ms, {memory} MB of memory; long tasks while reading {tasks}, after it {after}"
    );
    ensure!(memory < 256.0, "reading took {memory} MB");
    // Not how long a task takes, which is the machine's affair, but whose time it is: the Worker reads, the page is free.
    let held = page.number(
        "longTasks.filter(([at]) => at > began + 100 && at < finished.at).reduce((sum, [, ms]) => sum + ms, 0) / (finished.at - began)",
    )?;
    ensure!(held < 0.5, "the page was held for {:.0} % of the reading", held * 100.0);
    Ok(())
}

fn escaped(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    let before = page.text("#file-name")?;
    page.run(LARGE, &[serde_json::json!(200)])?;
    page.until("!document.querySelector('#progress').hidden")?;
    page.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))", &[])?;
    page.until("document.querySelector('#progress').hidden")?;
    ensure!(
        page.text("#file-name")? == before && !page.is_shown("#message")?,
        "stopping left something behind"
    );
    Ok(())
}

/// Rows of parcels, each a partner and a good of its own: `args[0]` of them.
const PARCELS: &str = "let text = 'period,flow,partner,commodity,unit,value_usd\\n';
     for (let k = 0; k < args[0]; k += 1) text += `${2001 + k % 5}-01,${k % 2 ? 'export' : 'import'},Nước ${k % 200},Hàng ${k % 1009},USD,${k % 977}.25\\n`;";

/// Nobody looks through 120,000 lines: what a file has too many of is added up over its longest list of names, and that is said.
fn folded(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    page.run(
        &format!(
            "{PARCELS} const data = new DataTransfer(); data.items.add(new File([text], 'lo-hang.csv'));
             const input = document.querySelector('#file'); input.files = data.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ),
        &[serde_json::json!(150_000)],
    )?;
    drawn(page, "lo-hang.csv")?;
    let notes = page.js("document.querySelector('#notes').textContent")?.to_string();
    ensure!(notes.contains("cộng gộp") && notes.contains("commodity"), "it is not said: {notes}");
    page.keep_picture("file-folded").map(drop)
}

/// The end of a large file does only what somebody sees: on a phone the sentences lie below the chart, and are told when they are scrolled to.
fn ended(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 360, height: 640, ratio: 2.0, dark: false })?;
    ready(page, "#v=1&lang=vi&view=work")?;
    page.run(
        &format!(
            "{PARCELS} window.tasks = []; window.read = 0;
             new PerformanceObserver((list) => {{ for (const e of list.getEntries()) {{
                 if (e.entryType === 'mark') {{ if (e.name === 'kim-ngach-read') window.read = e.startTime; }}
                 else tasks.push([e.startTime, Math.round(e.duration)]); }} }}).observe({{ entryTypes: ['longtask', 'mark'] }});
             const data = new DataTransfer(); data.items.add(new File([text], 'cuoi.csv'));
             const input = document.querySelector('#file'); input.files = data.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ),
        &[serde_json::json!(120_000)],
    )?;
    drawn(page, "cuoi.csv")?;
    println!(
        "          tasks of over 50 ms after the reading: {}",
        page.js("JSON.stringify(tasks.filter(([at]) => at >= read).map(([, ms]) => ms))")?
    );
    ensure!(page.count("#brief p")? == 0, "sentences were told that nobody sees");
    page.run("document.querySelector('#brief').scrollIntoView()", &[])?;
    page.until("document.querySelectorAll('#brief p').length > 0")
}

/// What the bench measures, on the page's own terms: whole numbers of quarter dollars, added up in a Worker.
fn summed(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi&view=work")?;
    let wrong = page.inside(
        &format!(
            "{PARCELS} const main = document.querySelector('script[type=module][src*=main]').src;
             const {{ sums }} = await import(new URL('../sums.js', main).href);
             const want = new Map();
             for (let k = 0; k < args[0]; k += 1) {{
                 const key = `${{2001 + k % 5}} ${{k % 2 ? 'export' : 'import'}}`;
                 want.set(key, (want.get(key) ?? 0) + (k % 977) * 100 + 25);
             }}
             const {{ groups: [group] }} = await sums(new File([text], 'x.csv'), [['year', 'flow']]);
             const got = new Map(group.rows.map((row) => [row.names.join(' '), Number(row.sum.replace('.', ''))]));
             return JSON.stringify([...want].filter(([key, cents]) => got.get(key) !== cents).concat(got.size === want.size ? [] : [...got]));"
        ),
        &[serde_json::json!(60_000)],
    )?;
    ensure!(wrong == "[]", "these sums differ: {wrong}");
    Ok(())
}

fn hostile(page: &mut Page<'_>) -> Result<()> {
    let cell = "<img src=x onerror=alert(1)><script>window.stranger=1</script>";
    let table = format!("Nước;2019;2020;2021\n{cell};1;2;3\n=cmd|'/c calc'!A1;4;5;6\n");
    opened(page, "doc-hai.csv", table.as_bytes())?;
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    ensure!(
        page.js("document.querySelector('main img:not(#previews img), main script') === null && window.stranger === undefined")?
            == true,
        "a cell became markup"
    );
    ensure!(page.text("#table table")?.contains("onerror"), "the cell's own words are gone");
    Ok(())
}

fn bare_address(page: &mut Page<'_>) -> Result<()> {
    no_such_machine(page)?;
    for wrong in ["", "so liệu", "bang", "file:///tmp/x.csv"] {
        page.run("document.querySelector('#address-text').value = args[0]", &[serde_json::json!(wrong)])?;
        page.click("#address [type=submit]")?;
        page.until("!document.querySelector('#address-wrong').hidden")?;
        ensure!(
            page.attribute("#address-text", "aria-invalid")?.as_deref() == Some("true"),
            "“{wrong}” is taken"
        );
        // What is typed anew is not wrong yet.
        page.type_into("#address-text", "a")?;
        page.until("document.querySelector('#address-wrong').hidden")?;
    }
    page.clear("#address-text")?;
    page.type_into("#address-text", "elsewhere.invalid/so-lieu.csv")?;
    page.click("#address [type=submit]")?;
    page.until("!document.querySelector('#message').hidden")?;
    let value = page.value("#address-text")?;
    ensure!(value == "https://elsewhere.invalid/so-lieu.csv", "the address is {value}");
    Ok(())
}

/// Thousands of names to choose from take their time: the chart is there before, and the old choices are not.
fn unfolds(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    page.run(
        "window.waits = []; const panel = document.querySelector('.panel');
         new MutationObserver(() => waits.push(panel.inert)).observe(panel, { attributes: true, attributeFilter: ['inert'] });",
        &[],
    )?;
    let mut text = String::from("Năm,Mặt hàng,Thị trường,Trị giá (triệu USD)\n");
    for at in 0..16_000_u32 {
        for year in [2023, 2024] {
            text.push_str(&format!("{year},Hàng {},Nước {at},{}.5\n", at / 100, at * 7919 % 9001 + 1));
        }
    }
    page.upload_bytes("#file", "nhiều.csv", text.as_bytes())?;
    page.until("document.querySelector('#file-name').textContent === 'nhiều.csv' && !document.querySelector('.panel').inert")?;
    page.settled()?;
    println!("          {}", page.js("waits")?);
    ensure!(page.js("waits.length >= 2")? == true, "the page did not breathe: {}", page.js("waits")?);
    ensure!(
        page.js("document.querySelector('#file-facts').textContent")?
            .as_str()
            .is_some_and(|facts| facts.starts_with("32.000 dòng")),
        "the panel is of another file"
    );
    // No list is made that nobody looks through: of sixteen thousand markets one is searched for, without marks, by keys alone.
    let most =
        "Math.max(...[...document.querySelectorAll('#choices select')].map((one) => one.options.length))";
    ensure!(page.number(most)? <= 400.0, "a list of {} was made for nobody", page.number(most)?);
    ensure!(page.count("#choices .many li")? == 0, "a list that is shut was built");
    page.run("document.querySelector('#choices .many summary').focus()", &[])?;
    page.press("Enter")?;
    page.until("document.activeElement.type === 'search'")?;
    let built = page.count("#choices .many li")?;
    ensure!((2..=202).contains(&built), "{built} markets were built");
    page.run("document.execCommand('insertText', false, 'nuoc 15999')", &[])?;
    page.until("document.querySelectorAll('#choices .many li').length === 1")?;
    page.press("Enter")?;
    page.until("decodeURIComponent(location.hash).includes('15999')")?;
    // Of one market there are only its goods: its row is gone, and who chose it goes on where it stood.
    page.settled()?;
    ensure!(
        page.js("document.querySelector('#choices').contains(document.activeElement)")? == true,
        "the focus was lost"
    );
    Ok(())
}
