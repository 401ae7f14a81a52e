//! A core that stops dead or runs out of memory loses nobody's work; no network is no reason to stop either.
use anyhow::{Result, ensure};
use serde_json::json;

use super::page::ready;
use super::state::{PIXELS, TITLE};
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::webdriver::Engine;

pub const TESTS: &[Test] = &[
    Test { name: "faults/a-real-trap-inside-the-core", run: trap },
    Test { name: "faults/no-memory-left", run: exhausted },
    Test { name: "faults/no-memory-left-while-reading", run: reader_exhausted },
    Test { name: "faults/works-without-a-network", run: offline },
    Test { name: "faults/the-copy-can-be-given-up", run: given_up },
    Test { name: "faults/embeds-keep-no-copies", run: embeds },
];

/// The page's own instance: the module has the same address, and `init` gives what it has made already.
const CORE: &str = "const core = await import(document.querySelector('link[href*=\"pkg/studio/kimngach.js\"]').href); const wasm = await core.default();";

const OWN: &str = "Năm;Nông sản (tỷ USD);Dệt may (tỷ USD)\n2019;18,5;32,8\n2020;19,1;29,8\n2021;21,5;32,8\n2022;22,6;37,6\n";

fn prepared(page: &mut Page<'_>) -> Result<(serde_json::Value, serde_json::Value)> {
    // What went wrong is told to the console too.
    for words in ["unreachable", "out of bounds", "panicked", "memory", "RuntimeError", "recursive"] {
        page.allow(words);
    }
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    page.upload_bytes("#file", "của tôi.csv", OWN.as_bytes())?;
    page.until("document.querySelector('#file-name').textContent === 'của tôi.csv'")?;
    page.settled()?;
    Ok((page.js(TITLE)?, page.js(PIXELS)?))
}

/// It says so, and data, choices and picture are there again.
fn unharmed(page: &Page<'_>, before: &(serde_json::Value, serde_json::Value)) -> Result<()> {
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("vẫn còn"), "it says {}", page.text("#message")?);
    page.click("#message .message-acts button")?;
    page.settled()?;
    ensure!(page.text("#file-name")? == "của tôi.csv", "the file is gone");
    ensure!(page.js(TITLE)? == before.0, "another chart: {}", page.js(TITLE)?);
    page.point("#chart .kn-layer", 0.6, 0.5)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    page.press("Escape")?;
    page.point(".brand", 0.5, 0.5)?;
    page.until(&format!("{PIXELS} === {}", before.1))
}

/// The next question is put to the core with an address that is none: the instance traps and is poisoned, as by a panic.
fn trap(page: &mut Page<'_>) -> Result<()> {
    let before = prepared(page)?;
    page.inside(
        &format!("{CORE} const {{ tip }} = core.Project.prototype;
            core.Project.prototype.tip = function (...all) {{
              core.Project.prototype.tip = tip;
              // A project that lies beyond the end of memory.
              return tip.apply(Object.assign(Object.create(core.Project.prototype), {{ __wbg_ptr: 0xfffffff0 }}), all);
            }};"),
        &[],
    )?;
    page.point("#chart .kn-layer", 0.5, 0.4)?;
    unharmed(page, &before)
}

/// All memory that the instance may have is taken; the next allocation cannot be had.
fn exhausted(page: &mut Page<'_>) -> Result<()> {
    let before = prepared(page)?;
    let left = page.inside(
        &format!("{CORE} let step = 32768; while (step >= 1) {{ try {{ wasm.memory.grow(step); }} catch {{ step = Math.floor(step / 2); }} }}
            return wasm.memory.buffer.byteLength;"),
        &[],
    )?;
    println!("          the instance holds {left} bytes");
    // Sorted anew for a size it never had, until it needs room that is not there.
    page.inside(
        &format!("{CORE} const {{ draw }} = core.Project.prototype;
            core.Project.prototype.draw = function (...all) {{ core.Project.prototype.draw = draw; return new core.Sheet(new Uint8Array(64e6).fill(49), 'x', undefined); }};
            dispatchEvent(new Event('beforeprint'));"),
        &[],
    )?;
    page.run("dispatchEvent(new Event('afterprint'))", &[])?;
    unharmed(page, &before)
}

/// The Worker's instance runs out: the chart that was there stays, and the next file is read.
fn reader_exhausted(page: &mut Page<'_>) -> Result<()> {
    let before = prepared(page)?;
    // A reading that dies in the middle, as the engine ends a Worker without memory. Only the message that carries the file: the
    // page may still be asking another Worker something of the former table.
    page.run(
        "const { postMessage } = Worker.prototype;
         Worker.prototype.postMessage = function (message, ...rest) {
             if (!message.blob) return postMessage.call(this, message, ...rest);
             Worker.prototype.postMessage = postMessage;
             queueMicrotask(() => this.onmessage({ data: { crash: 'out of memory' } }));
         };",
        &[],
    )?;
    page.upload_bytes("#file", "zu-gross.csv", b"a;b\n1;2\n")?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("zu-gross.csv"), "it says {}", page.text("#message")?);
    page.click("#message .message-acts button")?;
    ensure!(
        page.js(TITLE)? == before.0 && page.text("#file-name")? == "của tôi.csv",
        "the chart went with it"
    );
    page.upload_bytes("#file", "sau.csv", OWN.as_bytes())?;
    page.until("document.querySelector('#file-name').textContent === 'sau.csv'")
}

/// What the copies are ready for is known when the keeper is in charge.
fn kept(page: &Page<'_>) -> Result<()> {
    page.run("await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));", &[]).map(drop)
}

fn offline(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work&data=partners")?;
    kept(page)?;
    page.allow("ERR_INTERNET_DISCONNECTED");
    page.allow("Failed to fetch");
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    page.offline()?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "without a network the chart is another");
    // Tables, files of one's own, every tab: all of it is there.
    page.upload_bytes("#file", "của tôi.csv", OWN.as_bytes())?;
    page.until("document.querySelector('#file-name').textContent === 'của tôi.csv'")?;
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    page.goto("?khac#v=1&lang=en&view=work&data=goods")?;
    page.wait_state("#chart", "ready")?;
    ensure!(page.text("#file-name")?.contains("commodity"), "another table: {}", page.text("#file-name")?);
    // One release, whole: nothing of another folder was loaded.
    let folders = page.js("[...new Set(performance.getEntriesByType('resource').map((e) => e.name.match(/\\/(v-[0-9a-f]+)\\//)?.[1]).filter(Boolean))].length")?;
    ensure!(folders == 1, "{folders} releases at once");
    Ok(())
}

fn given_up(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi")?;
    kept(page)?;
    page.click("#offline")?;
    page.until("!document.querySelector('#offline').checked")?;
    let left = "const names = await caches.keys(); const all = await navigator.serviceWorker.getRegistrations(); return [names.length, all.length];";
    page.run("for (let i = 0; i < 100 && ((await caches.keys()).length || (await navigator.serviceWorker.getRegistrations()).length); i += 1) await new Promise((done) => setTimeout(done, 50));", &[])?;
    ensure!(page.run(left, &[])? == json!([0, 0]), "copies are left: {}", page.run(left, &[])?);
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    page.until("!document.querySelector('#offline').parentElement.hidden")?;
    ensure!(page.js("document.querySelector('#offline').checked")? == false, "the choice was forgotten");
    ensure!(page.run(left, &[])? == json!([0, 0]), "it came back by itself");
    Ok(())
}

fn embeds(page: &mut Page<'_>) -> Result<()> {
    page.goto("embed.html#src=data/vietnam_trade_annual_1986_2025.csv&lang=vi")?;
    page.wait_state("kim-ngach", "ready")?;
    page.run("await new Promise((done) => setTimeout(done, 500))", &[])?;
    if page.engine() == Engine::Chromium {
        let found = page.run("return [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]", &[])?;
        ensure!(found == json!([0, 0]), "an embedded chart left {found}");
    }
    Ok(())
}
