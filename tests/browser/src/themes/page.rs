//! The page: opens on a finished chart, in the reader's language, sharp, at any width, by mouse, finger and keyboard.
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::webdriver::CannotBeAsked;

pub const TESTS: &[Test] = &[
    Test { name: "page/opens-on-a-finished-chart", run: opens },
    Test { name: "page/speaks-the-browsers-language", run: browsers_language },
    Test { name: "page/speaks-the-other-language-and-remembers", run: other_language },
    Test { name: "page/sharp-at-every-ratio", run: sharp },
    Test { name: "page/follows-width-and-ratio", run: follows },
    Test { name: "page/fits-every-width", run: fits },
    Test { name: "page/dark-is-dark", run: dark },
    Test { name: "page/mouse-shows-figures", run: mouse },
    Test { name: "page/finger-shows-figures-at-the-foot", run: finger },
    Test { name: "page/keyboard-reads-every-point", run: keyboard },
    Test { name: "page/table-says-the-same", run: table },
    Test { name: "page/address-keeps-the-view", run: address },
    Test { name: "page/tabs-by-keyboard", run: tabs },
    Test { name: "page/search-ignores-marks", run: search },
    Test { name: "page/takes-away-three-forms", run: takes_away },
    Test { name: "page/gives-embed-code", run: embed_code },
    Test { name: "page/paper-is-light", run: paper },
    Test { name: "page/a-trap-loses-nothing", run: trap },
];

/// Beside the panel, with the table that the page opens on.
const WORK: &str = "#v=1&lang=vi&view=work";
/// A table with many markets, beside the panel.
const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";

/// Loads the page with this fragment, and waits for its chart.
pub(super) fn ready(page: &Page<'_>, fragment: &str) -> Result<()> {
    // Another fragment alone would not load the page anew.
    static LOADED: AtomicU32 = AtomicU32::new(0);
    page.goto(&format!("?{}{fragment}", LOADED.fetch_add(1, Ordering::Relaxed)))?;
    page.wait_state("#chart", "ready")?;
    page.settled()
}

/// Whether two numbers are equal but for what rounding does.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1.01
}

fn opens(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    ensure!(page.text("h1")?.contains("xuất"), "the heading says {}", page.text("h1")?);
    let title = page.js("document.querySelector('#chart h3').textContent")?;
    ensure!(title.as_str().is_some_and(|t| t.contains("tỷ USD")), "the chart's title is {title}");
    let colours = page.js(
        "(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
          const seen = new Set(); for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]); return seen.size; })()",
    )?;
    ensure!(colours.as_f64().is_some_and(|n| n > 50.0), "the canvas has {colours} colours: nothing is drawn");
    ensure!(page.is_shown("#file ~ span")?, "nobody can choose a file");
    ensure!(
        page.js("document.querySelectorAll('h1:not(.panel h1)').length")? == 1,
        "one heading of the first rank"
    );
    Ok(())
}

fn browsers_language(page: &mut Page<'_>) -> Result<()> {
    for (browser, lang, word) in
        [("vi-VN,vi,en", "vi", "Mở"), ("en-GB,en", "en", "Open"), ("fr-FR,fr", "en", "Open")]
    {
        page.language(browser)?;
        ready(page, "")?;
        page.run("localStorage.clear()", &[])?;
        ready(page, "")?;
        ensure!(
            page.js("document.documentElement.lang")? == lang,
            "a browser in {browser} gets another language"
        );
        ensure!(page.text(".doors h1")?.starts_with(word), "{browser}: {}", page.text(".doors h1")?);
        let unsaid = page.js("[...document.querySelectorAll('body :not(noscript)')].filter(e => !e.children.length && /\\bpage\\.[a-z]|embed\\.[a-z]/.test(e.textContent)).map(e => e.textContent).join()")?;
        ensure!(unsaid == "", "words are missing: {unsaid}");
    }
    Ok(())
}

fn other_language(page: &mut Page<'_>) -> Result<()> {
    page.language("vi")?;
    ready(page, "")?;
    let title = "document.querySelector('#chart h3').textContent";
    let vietnamese = page.js(title)?;
    page.click("[data-language=en]")?;
    page.until(&format!("{title} !== {vietnamese}"))?;
    ensure!(page.js("document.documentElement.lang")? == "en", "the document says another language");
    ensure!(
        page.attribute("[data-language=en]", "aria-pressed")?.as_deref() == Some("true"),
        "the switch does not show it"
    );
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    ensure!(page.text(".doors h1")?.starts_with("Open"), "a reload forgot the language");
    Ok(())
}

fn sharp(page: &mut Page<'_>) -> Result<()> {
    for ratio in [1.0, 1.5, 2.0, 3.0] {
        page.screen(Screen { ratio, ..Screen::default() })?;
        ready(page, "")?;
        // Firefox tells a page of its ratio after it has begun.
        let size = "(() => { const c = document.querySelector('#chart canvas'), r = c.getBoundingClientRect(); return [c.width, c.height, r.width, r.height]; })()";
        page.until(&format!(
            "devicePixelRatio === {ratio} && Math.abs({size}[0] - {size}[2] * {ratio}) < 1.01"
        ))?;
        let size = page.js(size)?;
        let size: Vec<f64> = serde_json::from_value(size)?;
        let [wide, high, css_wide, css_high] = size[..] else { anyhow::bail!("four numbers") };
        ensure!(near(wide, css_wide * ratio) && near(high, css_high * ratio), "at {ratio}: {size:?}");
    }
    Ok(())
}

fn follows(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1280, ..Screen::default() })?;
    ready(page, WORK)?;
    let right = "(() => { const c = document.querySelector('#chart canvas'), p = document.querySelector('#chart .kn-plot');
         return Math.abs(c.width - p.clientWidth * devicePixelRatio) < 1.01 && document.documentElement.scrollWidth <= innerWidth; })()";
    for (width, ratio) in [(1280, 2.0), (900, 2.0), (360, 3.0), (360, 1.0), (2560, 1.5), (700, 1.0)] {
        page.screen(Screen { width, ratio, ..Screen::default() })?;
        page.until(&format!("innerWidth === {width} && {right}"))?;
    }
    // Drawing must not be what makes the next drawing: the canvas comes to rest.
    let draws = page.run(
        "let n = 0; const c = document.querySelector('#chart canvas'); const o = new MutationObserver(() => { n += 1; });
         o.observe(c, { attributes: true }); await new Promise((done) => setTimeout(done, 600)); return n;",
        &[],
    )?;
    ensure!(draws == 0, "the chart was redrawn {draws} times though nothing happened");
    Ok(())
}

fn fits(page: &mut Page<'_>) -> Result<()> {
    for width in [320, 360, 600, 768, 900, 1024, 1280, 1440, 2560] {
        for path in ["", WORK, PARTNERS, "#v=1&lang=en&view=work&tab=table"] {
            match page.screen(Screen { width, height: 780, ..Screen::default() }) {
                // The windows of one engine are never as narrow as a phone.
                Err(error) if width < 600 && error.is::<CannotBeAsked>() => continue,
                done => done?,
            }
            ready(page, path)?;
            let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
            ensure!(over <= 0.0, "{path} at {width} px scrolls sideways by {over}");
        }
    }
    Ok(())
}

fn dark(page: &mut Page<'_>) -> Result<()> {
    let paper = "(() => { const d = document.querySelector('#chart canvas').getContext('2d').getImageData(2, 2, 1, 1).data; return d[3] ? d[0] + d[1] + d[2] : -1; })()";
    page.screen(Screen { dark: true, ..Screen::default() })?;
    ready(page, "")?;
    let seen = page.number(paper)?;
    ensure!(seen < 150.0, "the dark chart's paper is {seen}");
    let body = page.js("getComputedStyle(document.body).backgroundColor")?;
    ensure!(body == "rgb(20, 24, 29)", "the dark page is {body}");
    // The device changes its mind while the page is open.
    page.screen(Screen::default())?;
    page.until(&format!("{paper} > 700 || {paper} === -1"))?;
    Ok(())
}

fn mouse(page: &mut Page<'_>) -> Result<()> {
    // In the browser's own small window the middle of the chart lies below the fold, where no mouse reaches.
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.point("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    let said = page.text(".kn-tip")?;
    ensure!(said.contains("Xuất khẩu") && said.contains("Nhập khẩu"), "the tooltip says {said}");
    let [guide, tip] = [page.place(".kn-guide")?, page.place(".kn-tip")?];
    ensure!(
        guide[0] < tip[0] || guide[0] > tip[0] + tip[2],
        "the tooltip covers the guide line: {guide:?} {tip:?}"
    );
    let chart = page.place("#chart canvas")?;
    ensure!(
        tip[0] >= chart[0] && tip[0] + tip[2] <= chart[0] + chart[2],
        "the tooltip leaves the chart: {tip:?} in {chart:?}"
    );
    page.press("Escape")?;
    page.until("document.querySelector('.kn-tip').hidden")?;
    page.point("#chart .kn-layer", 0.6, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    page.point(".brand", 0.5, 0.5)?;
    page.until("document.querySelector('.kn-tip').hidden")
}

fn finger(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 360, height: 780, ratio: 2.0, dark: false })?;
    ready(page, WORK)?;
    page.touch("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    let tip = page.place(".kn-tip")?;
    ensure!(near(tip[1] + tip[3], 780.0) && tip[2] > 340.0, "the figures are not at the foot: {tip:?}");
    let guide = page.place(".kn-guide")?;
    ensure!(
        guide[1] + guide[3] <= tip[1] + 1.0,
        "the figures cover the chart they belong to: {guide:?} {tip:?}"
    );
    let before = page.text(".kn-head strong")?;
    page.click(".kn-steps button:last-child")?;
    page.until(&format!("document.querySelector('.kn-head strong').textContent !== {}", json!(before)))?;
    ensure!(
        page.js("getComputedStyle(document.querySelector('.kn-layer')).touchAction")? == "pan-y",
        "vertical scrolling must win"
    );
    Ok(())
}

fn keyboard(page: &mut Page<'_>) -> Result<()> {
    ready(page, WORK)?;
    // One Tab stop for the whole plot.
    let stops = page.js("document.querySelectorAll('#chart [tabindex=\"0\"], #chart a, #chart button:not([tabindex=\"-1\"])').length")?;
    ensure!(stops == 1, "the plot has {stops} Tab stops");
    page.run("document.querySelector('#chart .kn-layer').focus()", &[])?;
    let now = || -> Result<f64> {
        page.number("Number(document.querySelector('.kn-layer').getAttribute('aria-valuenow'))")
    };
    let last = page.number("Number(document.querySelector('.kn-layer').getAttribute('aria-valuemax'))")?;
    page.press("Home")?;
    ensure!(now()? == 1.0, "Home leads to {}", now()?);
    let spoken = page.attribute(".kn-layer", "aria-valuetext")?.unwrap_or_default();
    ensure!(spoken.contains("1986"), "the first year is spoken as {spoken}");
    page.press("ArrowLeft")?;
    ensure!(now()? == 1.0, "the chart wraps around");
    page.until("document.querySelector('#chart [role=status]').textContent !== ''")?;
    for step in 2..=4 {
        page.press("ArrowRight")?;
        ensure!(now()? == f64::from(step), "a point was skipped");
    }
    page.press("PageDown")?;
    ensure!(now()? == 14.0, "a page of years is ten: {}", now()?);
    page.press("End")?;
    ensure!(now()? == last, "End leads to {}", now()?);
    page.press("ArrowRight")?;
    ensure!(now()? == last, "the chart wraps around");
    ensure!(!page.is_shown(".kn-tip[hidden]")? && page.is_shown(".kn-tip")?, "the keyboard shows no figures");
    page.press("Escape")?;
    ensure!(!page.is_shown(".kn-tip")?, "Escape does not close");
    ensure!(now()? == last, "the position was forgotten");
    Ok(())
}

fn table(page: &mut Page<'_>) -> Result<()> {
    ready(page, WORK)?;
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    ensure!(page.is_shown("#table table")? && !page.is_shown("#chart")?, "the tabs show the wrong one");
    let seen = page.js("[...document.querySelectorAll('#table tbody tr')].find(r => r.cells[0].textContent.includes('2008'))?.innerText ?? ''")?;
    ensure!(seen.as_str().is_some_and(|t| t.contains("62,7") && t.contains("80,7")), "2008 says {seen}");
    ensure!(
        page.js("document.querySelectorAll('#table th:not([scope])').length")? == 0,
        "a head without a scope"
    );
    ensure!(!page.text("#table caption")?.is_empty(), "no caption");
    Ok(())
}

fn address(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let drawn = "document.querySelector('#chart h3').textContent";
    let all = page.js(drawn)?;
    let ticked = "[...document.querySelectorAll('.ticks input:checked')].map(e => e.value).join('|')";
    let before = page.js(ticked)?;
    page.click(".ticks label:nth-child(1) input")?;
    page.until(&format!("{ticked} !== {before}"))?;
    let after = page.js(ticked)?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    ensure!(page.js(ticked)? == after, "a reload gave {} for {after}", page.js(ticked)?);
    page.run("history.back()", &[])?;
    page.until(&format!("{ticked} === {before}"))?;
    page.until(&format!("{drawn} === {all}"))?;
    page.run("history.forward()", &[])?;
    page.until(&format!("{ticked} === {after}"))
}

fn tabs(page: &mut Page<'_>) -> Result<()> {
    ready(page, WORK)?;
    page.run("document.querySelector('#tab-chart').focus()", &[])?;
    page.press("ArrowRight")?;
    ensure!(page.js("document.activeElement.id")? == "tab-table", "the arrow did not move");
    ensure!(
        page.attribute("#tab-table", "aria-selected")?.as_deref() == Some("true"),
        "the tab is not chosen"
    );
    page.press("Home")?;
    ensure!(page.js("document.activeElement.id")? == "tab-chart", "Home did not move");
    Ok(())
}

fn search(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work&data=goods")?;
    page.type_into(".ticks-box input[type=search]", "dien thoai")?;
    let shown = page.js("[...document.querySelectorAll('.ticks label')].filter(e => !e.hidden).map(e => e.innerText.trim()).join('|')")?;
    ensure!(shown.as_str().is_some_and(|t| t.contains("Điện thoại")), "“dien thoai” finds {shown}");
    ensure!(shown.as_str().is_some_and(|t| !t.contains("Giày")), "“dien thoai” finds {shown}");
    Ok(())
}

fn takes_away(page: &mut Page<'_>) -> Result<()> {
    ready(page, WORK)?;
    // What goes to the disk is caught on its way there.
    page.run(
        "window.taken = []; HTMLAnchorElement.prototype.click = function () {};
         const make = URL.createObjectURL; URL.createObjectURL = (blob) => { taken.push([blob.type, blob.size, blob]); return make(blob); };",
        &[],
    )?;
    for kind in ["png", "svg", "csv"] {
        page.click("#take summary")?;
        let size = if kind == "png" { "[data-size=\"2\"]" } else { "" };
        page.click(&format!("[data-take={kind}]{size}"))?;
        page.until(&format!("taken.some((t) => t[0].includes('{kind}') && t[1] > 1000)"))?;
    }
    let wide = page.run(
        "const png = taken.find((t) => t[0] === 'image/png')[2]; const picture = await createImageBitmap(png);
         return [picture.width, 2 * document.querySelector('#chart canvas').clientWidth];",
        &[],
    )?;
    ensure!(wide.get(0) == wide.get(1), "the picture is not twice as sharp: {wide}");
    let csv =
        page.run("return (await taken.find((t) => t[0] === 'text/csv')[2].text()).split('\\n').length", &[])?;
    ensure!(csv.as_f64().is_some_and(|rows| rows > 80.0), "the CSV has {csv} rows");
    Ok(())
}

fn embed_code(page: &mut Page<'_>) -> Result<()> {
    ready(page, PARTNERS)?;
    for (form, wanted) in [("element", "kim-ngach"), ("frame", "iframe")] {
        page.click("#embed-open")?;
        page.run(&format!("document.querySelector('[name=form][value={form}]').click()"), &[])?;
        page.wait_state("#embed-dialog", "ready")?;
        // Frozen unless a person says otherwise: this version, and the table as this version has it.
        let code = page.value("#embed-code")?;
        ensure!(code.matches("/v-").count() >= 2, "script and table are not pinned: {code}");
        ensure!(!code.contains("live"), "{code}");
        page.click("[name=live]")?;
        page.wait_state("#embed-dialog", "ready")?;
        page.until("document.querySelector('#embed-code').value.includes('live')")?;
        let live = page.value("#embed-code")?;
        ensure!(
            !live.contains("/v-") && !live.contains("%2Fv-") && live.contains("gso_exports_by_partner"),
            "a live chart is pinned: {live}"
        );
        page.press("Escape")?;
        page.until("!document.querySelector('#embed-dialog').open")?;
        let article = format!(
            "<!doctype html><html lang=vi><meta charset=utf-8><title>bài</title><body>{code}</body></html>"
        );
        page.site().put(&format!("guest/{form}.html"), crate::site::Guest::new(article));
        page.goto(&format!("guest/{form}.html"))?;
        if form == "element" {
            page.wait_state(wanted, "ready")?;
            let dated = page.js(
                "document.querySelector('kim-ngach').shadowRoot.querySelectorAll('.kn-updated').length",
            )?;
            ensure!(dated == 0, "what is frozen has no date of a change");
            ensure!(page.is_shown("kim-ngach >>> canvas")?, "the code draws nothing");
        } else {
            page.until("document.querySelector('iframe').clientHeight > 200 && document.querySelector('iframe').style.height !== ''")?;
        }
        if form == "element" {
            page.site().put(
                "guest/live.html",
                crate::site::Guest::new(format!("<!doctype html><html lang=vi><meta charset=utf-8><title>bài</title><body>{live}</body></html>")),
            );
            page.goto("guest/live.html")?;
            page.wait_state(wanted, "ready")?;
            ensure!(page.is_there("kim-ngach[live]")?, "nothing says that it follows its table");
        }
        ready(page, PARTNERS)?;
    }
    Ok(())
}

fn paper(page: &mut Page<'_>) -> Result<()> {
    page.screen(page.nearest(Screen { dark: true, ..Screen::default() }))?;
    // Sentences bring neither title nor source of their own; a picture has both.
    ready(page, "#v=1&lang=vi&view=work&tab=text")?;
    page.run("dispatchEvent(new Event('beforeprint'))", &[])?;
    let title = page.js("document.querySelector('#chart h3').textContent")?;
    ensure!(page.js("document.querySelector('.paper-head').textContent")? == title, "the sheet has no title");
    let foot = page.js("document.querySelector('.paper-foot').textContent")?.to_string();
    for part in ["Nguồn: Tổng cục Thống kê", "vietnam_trade_annual_1986_2025.csv", "/du/lieu/"] {
        ensure!(foot.contains(part), "no “{part}” at the foot of the sheet: {foot}");
    }
    page.run("dispatchEvent(new Event('afterprint'))", &[])?;
    ensure!(!page.is_there(".paper-head, .paper-foot")?, "what belongs to paper stayed on the screen");
    page.click("#tab-chart")?;
    page.settled()?;
    page.run("dispatchEvent(new Event('beforeprint'))", &[])?;
    ensure!(
        !page.js("document.querySelector('.paper-foot').textContent")?.to_string().contains("Nguồn"),
        "the picture says its source already"
    );
    ensure!(page.is_there("#chart svg")?, "paper gets no vector");
    let light = page.js("document.querySelector('#chart svg').outerHTML.includes('#1b222b') || !document.querySelector('#chart svg').outerHTML.includes('#14181d')")?;
    ensure!(light == Value::Bool(true), "paper is dark");
    page.on_paper(true)?;
    ensure!(!page.is_shown(".panel")? && !page.is_shown(".tools")?, "buttons on paper");
    page.on_paper(false)?;
    page.run("dispatchEvent(new Event('afterprint'))", &[])?;
    ensure!(!page.is_there("#chart svg")? && page.is_shown("#chart canvas")?, "the screen did not come back");
    Ok(())
}

/// The core stops dead in the middle of a question: the page says so, and data, choices and chart are there again.
fn trap(page: &mut Page<'_>) -> Result<()> {
    page.allow("unreachable");
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    page.click(".ticks label:nth-child(1) input")?;
    page.settled()?;
    let (ticked, title) = (
        "[...document.querySelectorAll('.ticks input:checked')].map(e => e.value).join('|')",
        "document.querySelector('#chart h3').textContent",
    );
    let before = (page.js(ticked)?, page.js(title)?);
    // The page's own module, since it has the same address; the next question to it ends as a panic does.
    page.inside(
        "const core = await import(document.querySelector('link[href*=\"pkg/studio/kimngach.js\"]').href);
         const { tip } = core.Project.prototype;
         core.Project.prototype.tip = function () { core.Project.prototype.tip = tip; throw new WebAssembly.RuntimeError('unreachable'); };",
        &[],
    )?;
    page.point("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("vẫn còn"), "it says {}", page.text("#message")?);
    page.settled()?;
    ensure!((page.js(ticked)?, page.js(title)?) == before, "the person's choices are gone");
    page.click("#message button")?;
    page.point("#chart .kn-layer", 0.6, 0.5)?;
    page.until("!document.querySelector('.kn-tip').hidden")
}
