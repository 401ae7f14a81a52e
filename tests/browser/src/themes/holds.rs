//! What a host page, a network or a printer may do to an embedded chart, and what must hold all the same.
use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "holds/twenty-on-a-page", run: twenty },
    Test { name: "holds/in-details-tabs-flex-and-grid", run: parents },
    Test { name: "holds/turned-zoomed-and-scaled", run: turned },
    Test { name: "holds/four-hundred-per-cent", run: zoomed },
    Test { name: "holds/forced-colours", run: forced },
    Test { name: "holds/on-paper", run: paper },
    Test {
        name: "holds/core-not-found",
        run: |page| broken_core(page, &Guest { status: 404, ..Guest::new("no") }),
    },
    Test { name: "holds/core-cut-off", run: truncated_core },
    Test { name: "holds/core-under-a-wrong-type", run: mislabelled_core },
    Test { name: "holds/data-not-found", run: data_missing },
    Test { name: "holds/data-of-a-closed-origin", run: closed },
    Test { name: "holds/slow-line", run: slow },
    Test { name: "holds/data-that-do-not-answer", run: silent },
    Test { name: "holds/hostile-host", run: hostile_host },
    Test { name: "holds/every-example-page", run: examples },
];

const TRADE: &str = "data/vietnam_trade_annual_1986_2025.csv";
const WRONG: &str = "document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-wrong')?.textContent";

fn guest(page: &Page<'_>, name: &str, body: &str) -> Result<()> {
    let html = format!(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,>\
         <script type=module src=../kim-ngach.js></script></head><body>{body}</body></html>"
    );
    page.site().put(&format!("guest/{name}.html"), Guest::new(html));
    page.goto(&format!("guest/{name}.html"))
}

fn chart(extra: &str) -> String {
    format!("<kim-ngach data=../{TRADE} lang=vi {extra}><p class=twin>Bản tĩnh của biểu đồ.</p></kim-ngach>")
}

const WIDTHS: &str = "[...document.querySelectorAll('kim-ngach')].map((e) => Math.round(e.shadowRoot.querySelector('canvas').getBoundingClientRect().width))";

fn all_ready(page: &Page<'_>) -> Result<()> {
    page.until("[...document.querySelectorAll('kim-ngach')].every((e) => e.dataset.state === 'ready')")
}

fn twenty(page: &mut Page<'_>) -> Result<()> {
    let charts: String = (0..20).map(|i| chart(&format!("from={}", 1986 + i))).collect();
    guest(page, "twenty", &charts)?;
    page.read_down()?;
    let came = page.js(
        "['kimngach_bg.wasm', '.csv'].map((part) => performance.getEntriesByType('resource').filter((e) => e.name.includes(part)).length)",
    )?;
    ensure!(came == json!([1, 1]), "one core and one table for twenty charts, not {came}");
    // Only one engine tells what it holds.
    if page.engine() == crate::webdriver::Engine::Chromium {
        let (heap, nodes) = page.kept_in_memory()?;
        println!("          heap {heap} bytes, {nodes} nodes with twenty charts");
    }
    Ok(())
}

fn parents(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1000, height: 900, ..Screen::default() })?;
    let body = format!(
        "<details id=d><summary>mở</summary>{0}</details>
         <button id=t onclick=\"document.querySelector('#tab').style.display='block'\">thẻ</button><div id=tab style='display:none'>{0}</div>
         <div style='display:flex;width:900px'><div style='flex:1'>{0}</div><p style='width:200px'>chữ</p></div>
         <div style='display:grid;grid-template-columns:1fr 1fr;width:900px'>{0}{0}</div>
         <div style='display:grid;place-items:center;width:700px'><div style='width:100%'>{0}</div></div>",
        chart("")
    );
    guest(page, "parents", &body)?;
    page.click("#d summary")?;
    page.click("#t")?;
    page.run("scrollTo(0, 99999)", &[])?;
    all_ready(page)?;
    page.until(&format!("{WIDTHS}.every((w) => w >= 280)"))?;
    let widths = page.js(WIDTHS)?;
    ensure!(
        widths.get(2) == Some(&json!(700))
            || widths.get(2).and_then(|w| w.as_f64()).is_some_and(|w| w > 600.0),
        "in the row it is {widths}"
    );
    ensure!(
        widths.get(3) == Some(&json!(450)) && widths.get(4) == Some(&json!(450)),
        "in the grid they are {widths}"
    );
    // A row that shrinks afterwards takes its chart along.
    page.run("document.querySelector('[style*=flex]').style.width = '620px'", &[])?;
    page.until(&format!("{WIDTHS}[2] <= 430"))?;
    let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
    ensure!(over <= 0.0, "something is {over} too wide");
    page.keep_picture("holds-parents").map(drop)
}

fn turned(page: &mut Page<'_>) -> Result<()> {
    let body = format!(
        "<div id=half style='transform:scale(.5);transform-origin:0 0;width:800px'>{0}</div><div style='zoom:1.5;width:400px'>{0}</div><div dir=rtl style='width:600px'>{0}</div>",
        chart("")
    );
    guest(page, "turned", &body)?;
    page.run("scrollTo(0, 99999)", &[])?;
    all_ready(page)?;
    page.run("scrollTo(0, 0)", &[])?;
    // Half as large on the screen: the pointer still finds the year under it.
    page.point("#half kim-ngach >>> .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-tip').hidden")?;
    let at = page.js(
        "(() => { const root = document.querySelector('kim-ngach').shadowRoot; const l = root.querySelector('.kn-layer').getBoundingClientRect(), g = root.querySelector('.kn-guide').getBoundingClientRect(); return Math.abs(g.x - (l.x + l.width / 2)) / l.width; })()",
    )?;
    ensure!(
        at.as_f64().is_some_and(|far| far < 0.03),
        "the guide stands {at} of the width beside the pointer"
    );
    Ok(())
}

fn zoomed(page: &mut Page<'_>) -> Result<()> {
    // A window of 1280 at 400 % has 320 CSS pixels.
    page.screen(Screen { width: 320, height: 256, ratio: 4.0, ..Screen::default() })?;
    guest(page, "zoomed", &format!("<style>body {{ margin: 0; font-size: 40px }}</style>{}", chart("")))?;
    all_ready(page)?;
    let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
    ensure!(over <= 0.0, "it scrolls sideways by {over}");
    Ok(())
}

fn forced(page: &mut Page<'_>) -> Result<()> {
    guest(page, "forced", &chart(""))?;
    page.prefers("forced-colors", "active")?;
    all_ready(page)?;
    page.press("Tab")?;
    page.press("End")?;
    page.until("!document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-tip').hidden")?;
    page.keep_picture("holds-forced-colours").map(drop)
}

fn paper(page: &mut Page<'_>) -> Result<()> {
    guest(page, "paper", &chart("theme=dark"))?;
    all_ready(page)?;
    ensure!(!page.is_shown("kim-ngach >>> .kn-where")?, "the address stands on the screen");
    page.on_paper(true)?;
    // Paper has no links: the address of the figures stands there in letters.
    ensure!(page.is_shown("kim-ngach >>> .kn-where")?, "the address is not on paper");
    let told = page.text("kim-ngach >>> .kn-where")?;
    ensure!(told.starts_with("http") && told.ends_with(TRADE), "paper says {told}");
    let light = page.run(
        "dispatchEvent(new Event('beforeprint'));
         const c = document.querySelector('kim-ngach').shadowRoot.querySelector('canvas');
         const [r, g, b] = c.getContext('2d').getImageData(4, 4, 1, 1).data; return [r + g + b > 740, c.width / c.clientWidth];",
        &[],
    )?;
    ensure!(light.get(0) == Some(&json!(true)), "paper is not white: {light}");
    ensure!(light.get(1).and_then(|r| r.as_f64()).is_some_and(|r| r > 2.5), "the print is coarse: {light}");
    page.run("dispatchEvent(new Event('afterprint'))", &[])?;
    page.on_paper(false)
}

/// The address of the smallest core, below where the site begins.
fn core(page: &Page<'_>) -> Result<String> {
    page.goto("guest/nothing.html").ok();
    let site = page.site().address();
    let entry = page.run("return await (await fetch(args[0] + 'kim-ngach.js')).text()", &[json!(site)])?;
    let version = entry
        .as_str()
        .and_then(|t| t.split("'./").nth(1))
        .and_then(|t| t.split('/').next())
        .unwrap_or("")
        .to_owned();
    ensure!(version.starts_with("v-"), "the entry names no version: {entry}");
    Ok(format!("{version}/pkg/embed/kimngach_bg.wasm"))
}

fn broken_core(page: &mut Page<'_>, answer: &Guest) -> Result<()> {
    page.site().put(
        "guest/nothing.html",
        Guest::new("<!doctype html><title>nothing</title><link rel=icon href=data:,>"),
    );
    let core = core(page)?;
    let original = page.run(
        "return [...new Uint8Array(await (await fetch(args[0], { cache: 'no-store' })).arrayBuffer())].length",
        &[json!(format!("{}{core}", page.site().address()))],
    )?;
    ensure!(original.as_f64().is_some_and(|n| n > 1000.0), "there is no core at {core}");
    for words in ["404", "kim-ngach", "WebAssembly", "wasm"] {
        page.allow(words);
    }
    page.site().put(&core, answer.clone());
    let outcome = (|| {
        guest(page, "no-core", &chart(""))?;
        page.wait_state("kim-ngach", "error")?;
        ensure!(page.is_shown(".twin")?, "the twin is gone");
        page.run("await new Promise((done) => setTimeout(done, 300))", &[])?;
        let said = page.log()?.into_iter().filter(|line| line.text.contains("kim-ngach: ")).count();
        ensure!(
            said == 1 || page.engine() != crate::webdriver::Engine::Chromium,
            "{said} lines of reason in the console"
        );
        Ok(())
    })();
    page.site().take(&core);
    outcome
}

fn truncated_core(page: &mut Page<'_>) -> Result<()> {
    broken_core(
        page,
        &Guest { kind: Some("application/wasm"), ..Guest::new(&b"\0asm\x01\0\0\0\x01\x84\x80"[..]) },
    )
}

/// Some hosts do not know the type: it must draw all the same.
fn mislabelled_core(page: &mut Page<'_>) -> Result<()> {
    page.site().put(
        "guest/nothing.html",
        Guest::new("<!doctype html><title>nothing</title><link rel=icon href=data:,>"),
    );
    let core = core(page)?;
    let bytes = page.run(
        "const bytes = new Uint8Array(await (await fetch(args[0], { cache: 'no-store' })).arrayBuffer()); let text = '';
         for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192)); return btoa(text);",
        &[json!(format!("{}{core}", page.site().address()))],
    )?;
    let bytes = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.decode(bytes.as_str().unwrap_or(""))?
    };
    for words in ["MIME", "wasm", "WebAssembly"] {
        page.allow(words);
    }
    page.site().put(&core, Guest { kind: Some("text/plain; charset=utf-8"), ..Guest::new(bytes) });
    let outcome = guest(page, "wrong-type", &chart("")).and_then(|()| page.wait_state("kim-ngach", "ready"));
    page.site().take(&core);
    outcome
}

fn data_missing(page: &mut Page<'_>) -> Result<()> {
    page.allow("404");
    guest(page, "gone", "<kim-ngach src=./mat.csv lang=vi><p class=twin>tĩnh</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    page.until(&format!("{WRONG}.includes('404')"))?;
    ensure!(page.is_shown("kim-ngach >>> .kn-wrong")?, "the reason is not shown");
    ensure!(page.is_shown(".twin")?, "the twin is gone");
    Ok(())
}

fn closed(page: &mut Page<'_>) -> Result<()> {
    page.allow("CORS");
    page.allow("Cross-Origin");
    page.allow("ERR_FAILED");
    page.allow("access control");
    let table = "period,flow,measure,unit,value\n2004,X,value,million USD,1\n2005,X,value,million USD,2\n";
    page.site().put("guest/kin.csv", Guest { closed: true, ..Guest::new(table) });
    let other = page.site().other_origin();
    guest(
        page,
        "closed",
        &format!("<kim-ngach src='{other}guest/kin.csv' lang=en><p class=twin>still</p></kim-ngach>"),
    )?;
    page.wait_state("kim-ngach", "error")?;
    // Not in the words of the browser, which name no cause.
    page.until(&format!("{WRONG}.includes('CORS')"))?;
    ensure!(page.is_shown(".twin")?, "the twin is gone");
    Ok(())
}

fn slow(page: &mut Page<'_>) -> Result<()> {
    page.site().put(
        "guest/cham.csv",
        Guest {
            delay: Duration::from_millis(1500),
            ..Guest::new(
                "period,flow,measure,unit,value\n2004,X,value,million USD,1\n2005,X,value,million USD,2\n",
            )
        },
    );
    guest(page, "slow", "<kim-ngach src=./cham.csv lang=vi><p class=twin>tĩnh</p></kim-ngach>")?;
    page.until("document.querySelector('kim-ngach').dataset.state === 'loading'")?;
    ensure!(page.is_shown(".twin")?, "the twin is not shown while the data come");
    page.wait_state("kim-ngach", "ready")?;
    ensure!(!page.is_shown(".twin")?, "the twin stays beside the chart");
    Ok(())
}

/// What does not come is said in the reader's language while the twin stays; what comes after all is drawn, and nothing is said any more.
fn silent(page: &mut Page<'_>) -> Result<()> {
    page.allow("kim-ngach");
    page.site().put(
        "guest/lang-im.csv",
        Guest {
            delay: Duration::from_secs(6),
            ..Guest::new(
                "period,flow,measure,unit,value\n2004,X,value,million USD,1\n2005,X,value,million USD,2\n",
            )
        },
    );
    guest(page, "silent", "<kim-ngach src=./lang-im.csv lang=vi wait=1><p class=twin>tĩnh</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    page.until(&format!("{WRONG}.includes('sau 1 giây')"))?;
    ensure!(page.is_shown(".twin")?, "the twin is gone");
    page.until("document.querySelector('kim-ngach').dataset.state === 'ready'")?;
    ensure!(!page.is_shown(".twin")?, "the twin stays beside the chart");
    ensure!(
        page.js(&format!("{WRONG} === undefined"))? == json!(true),
        "it still says that there is no answer"
    );
    Ok(())
}

fn hostile_host(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1000, height: 900, ..Screen::default() })?;
    page.goto("embed-examples/hostile.html")?;
    page.wait_state("kim-ngach", "ready")?;
    let size = page.look("kim-ngach", "(r => [r.width > 500, getComputedStyle(e.shadowRoot.querySelector('.kn-figure')).fontSize])(e.shadowRoot.querySelector('canvas').getBoundingClientRect())")?;
    ensure!(size == json!([true, "14px"]), "the host reaches in: {size}");
    page.keep_picture("holds-hostile").map(drop)
}

/// Whatever lies among the examples draws, in a reader's way through it.
fn examples(page: &mut Page<'_>) -> Result<()> {
    for name in ["article-vi", "article-en", "sandbox", "hostile", "slow"] {
        page.goto(&format!("embed-examples/{name}.html"))?;
        page.read_down()?;
        page.until("[...document.querySelectorAll('img')].every((i) => i.complete && i.naturalWidth > 0)")?;
    }
    Ok(())
}
