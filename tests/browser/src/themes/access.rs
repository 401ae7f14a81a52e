//! What an automatic audit finds: in every state of the page that a person can bring about, in four guises.
use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "access/the-page-as-it-is", run: |page| guise(page, "en", |_| Ok(())) },
    Test {
        name: "access/the-page-in-the-dark",
        run: |page| guise(page, "vi", |page| page.screen(Screen { dark: true, ..Screen::default() })),
    },
    Test { name: "access/the-page-in-forced-colours", run: |page| guise(page, "en", forced) },
    Test { name: "access/the-page-on-320-pixels", run: |page| guise(page, "vi", narrow) },
    Test { name: "access/the-gallery", run: gallery },
    Test { name: "access/charts-in-articles", run: articles },
    Test { name: "access/forced-colours-reach-the-drawing", run: drawing },
    Test { name: "access/nothing-moves", run: still },
    Test { name: "access/what-happens-is-said", run: said },
    Test { name: "access/letters-set-wide-cut-nothing-off", run: spaced },
];

const ARTICLE: &str = "In 2023, exports reached $353.8 billion, down 4.7% from 2022. Total trade in 2023 amounted to $697.6 billion.";

fn forced(page: &mut Page<'_>) -> Result<()> {
    page.prefers("forced-colors", "active")
}

fn narrow(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 320, height: 700, ..Screen::default() })
}

/// Everything that can be brought up, one after the other.
fn guise(page: &mut Page<'_>, lang: &str, dress: impl FnOnce(&mut Page<'_>) -> Result<()>) -> Result<()> {
    // All that is wrong is told at once.
    let mut wrong = Vec::new();
    let mut look = |page: &Page<'_>, what: &str| {
        wrong.extend(page.audited(what, None, &[]).err().map(|error| format!("{error:#}")))
    };
    page.screen(Screen::default())?;
    dress(page)?;
    ready(page, &format!("#v=1&lang={lang}"))?;
    look(page, "the first screen");
    page.click("#address-open")?;
    look(page, "an address is asked for");
    page.run("document.querySelector('#paste').click()", &[])?;
    look(page, "cells are pasted");
    page.press("Escape")?;

    ready(page, &format!("#v=1&lang={lang}&view=work&data=partners"))?;
    look(page, "partners");
    if page.is_shown("#panel-open")? {
        page.click("#panel-open")?;
    }
    page.run("for (const one of document.querySelectorAll('.panel details')) one.open = true;", &[])?;
    look(page, "the whole panel");
    ready(page, &format!("#v=1&lang={lang}&view=work"))?;
    page.run("document.querySelector('#chart .kn-layer').focus()", &[])?;
    page.press("Home")?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    look(page, "a tooltip");
    page.press("Enter")?;
    page.until("!document.querySelector('#record').hidden")?;
    look(page, "a figure opened");
    page.press("Escape")?;
    page.run("const c = document.querySelector('#compare'); c.hidden || (c.open = true); document.querySelector('#take').open = true;", &[])?;
    look(page, "the menu, and two periods");
    page.run("document.querySelector('#take').open = false", &[])?;
    for tab in ["table", "text", "audit", "article"] {
        page.click(&format!("#tab-{tab}"))?;
        page.until(&format!("document.querySelector('#{tab}').children.length > 0 && document.querySelector('#{tab}').ariaBusy !== 'true'"))?;
        look(page, tab);
    }
    page.run("document.querySelector('#check-text').value = args[0]", &[json!(ARTICLE)])?;
    page.click("#article [type=submit]")?;
    page.until("document.querySelector('.check-article button.figure')")?;
    page.click(".check-article button.figure.disagrees")?;
    look(page, "an article checked");
    page.click("#tab-table")?;
    page.run("const s = document.querySelector('.table-tools select'); s.value = 'file'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("document.querySelector('#table .grid-row:not(.coming)')")?;
    look(page, "the file's own rows");
    page.click("#tab-chart")?;
    page.run("document.querySelector('#indicator-open').click()", &[])?;
    page.until("document.querySelector('#indicator-list button')")?;
    look(page, "the catalogue");
    page.press("Escape")?;
    page.click("#take summary")?;
    page.click("[data-take=link]")?;
    page.until("document.querySelector('#copy-dialog').open")?;
    look(page, "a link to copy");
    page.press("Escape")?;
    for form in ["element", "frame", "fixed", "picture", "single"] {
        if form == "element" {
            page.click("#embed-open")?;
        }
        page.run(&format!("document.querySelector('[name=form][value={form}]').click()"), &[])?;
        page.wait_state("#embed-dialog", "ready")?;
        look(page, &format!("embedding: {form}"));
    }
    page.press("Escape")?;
    page.upload_bytes("#file", "no-table.csv", b"\x00\x01\x02")?;
    page.until("!document.querySelector('#message').hidden")?;
    look(page, "a message");
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn gallery(page: &mut Page<'_>) -> Result<()> {
    for (width, dark) in [(1280, false), (320, true)] {
        page.screen(Screen { width, dark, ..Screen::default() })?;
        page.goto(&format!("gallery.html?{width}"))?;
        page.until("document.querySelectorAll('kim-ngach').length > 20")?;
        page.read_down()?;
        page.audited(&format!("the gallery at {width}"), None, &[])?;
    }
    Ok(())
}

fn articles(page: &mut Page<'_>) -> Result<()> {
    for (name, width, dark) in
        [("article-vi", 1280, false), ("article-en", 320, true), ("sandbox", 1280, false)]
    {
        page.screen(Screen { width, dark, ..Screen::default() })?;
        page.goto(&format!("embed-examples/{name}.html"))?;
        page.read_down()?;
        page.audited(name, None, &[]).with_context(|| format!("at {width}"))?;
    }
    // A hostile host's own colours are its own affair; the chart in it is ours.
    page.goto("embed-examples/hostile.html")?;
    page.wait_state("kim-ngach", "ready")?;
    page.audited("hostile", Some("kim-ngach"), &[])?;
    page.screen(Screen::default())?;
    page.goto("embed.html#src=data/vietnam_trade_annual_1986_2025.csv&lang=vi")?;
    page.wait_state("kim-ngach", "ready")?;
    page.audited("a frame", None, &[])
}

/// A browser recolours what it lays out, never what is drawn: the drawing takes the person's colours itself.
fn drawing(page: &mut Page<'_>) -> Result<()> {
    let ground = "(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(2, 2, 1, 1).data;
        const t = document.createElement('canvas').getContext('2d'); t.fillStyle = getComputedStyle(document.querySelector('#probe')).backgroundColor; t.fillRect(0, 0, 1, 1);
        const w = t.getImageData(0, 0, 1, 1).data; return d[3] === 0 || [0, 1, 2].every((i) => Math.abs(d[i] - w[i]) < 3); })()";
    let probe = "const p = document.createElement('p'); p.id = 'probe'; p.style.cssText = 'background: Canvas; color: CanvasText'; document.body.append(p);";
    // Ink: what differs most from the ground is CanvasText itself, not our own near-black.
    let ink = "(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        const t = document.createElement('canvas').getContext('2d'); t.fillStyle = getComputedStyle(document.querySelector('#probe')).color; t.fillRect(0, 0, 1, 1);
        const w = t.getImageData(0, 0, 1, 1).data; let n = 0;
        for (let i = 0; i < d.length; i += 4) if (d[i] === w[0] && d[i + 1] === w[1] && d[i + 2] === w[2] && d[i + 3] === 255) n += 1; return n; })()";
    for dark in [false, true] {
        page.screen(Screen { dark, ..Screen::default() })?;
        page.prefers("forced-colors", "active")?;
        ready(page, "#v=1&lang=vi&view=work")?;
        ensure!(page.js("matchMedia('(forced-colors: active)').matches")? == true, "colours are not forced");
        page.run(probe, &[])?;
        page.until(ground).with_context(|| format!("the ground is not the person's (dark: {dark})"))?;
        let inked = page.number(ink)?;
        ensure!(inked > 300.0, "only {inked} pixels are of the person's own ink (dark: {dark})");
        page.keep_picture(&format!("access-forced-{dark}"))?;
    }
    // And back again.
    page.screen(Screen::default())?;
    page.prefers("forced-colors", "none")?;
    page.until("(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
        for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]); return seen.has(0x1b222b); })()")
}

/// There is no animation to turn off: nothing runs, whether a person asks for stillness or not.
fn still(page: &mut Page<'_>) -> Result<()> {
    for wish in ["no-preference", "reduce"] {
        page.screen(Screen::default())?;
        page.prefers("prefers-reduced-motion", wish)?;
        ready(page, "#v=1&lang=vi&view=work")?;
        page.run(
            "window.moved = []; for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, (e) => moved.push(`${kind} ${e.target.id || e.target.className}`), true);",
            &[],
        )?;
        page.point("#chart .kn-layer", 0.4, 0.5)?;
        page.point("#chart .kn-layer", 0.6, 0.5)?;
        page.click("#take summary")?;
        page.press("Escape")?;
        page.click("#tab-table")?;
        page.click("#tab-chart")?;
        page.click("#embed-open")?;
        page.press("Escape")?;
        page.run("await new Promise((done) => setTimeout(done, 300))", &[])?;
        let moved = page.js("[...moved, ...document.getAnimations().map((a) => a.animationName ?? a.transitionProperty)].join(', ')")?;
        ensure!(moved == "", "with {wish}: {moved}");
        ensure!(
            page.js("getComputedStyle(document.documentElement).scrollBehavior")? == "auto",
            "scrolling glides"
        );
    }
    Ok(())
}

/// What changes without a person's eyes on it is told, once, and in words.
fn said(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=en")?;
    page.run(
        "window.heard = [];
         for (const one of document.querySelectorAll('[role=status], [role=alert]')) new MutationObserver(() => {
             const text = one.innerText.trim(); if (text && !one.closest('[hidden]')) heard.push(text); }).observe(one, { childList: true, characterData: true, subtree: true, attributes: true });",
        &[],
    )?;
    let heard = |words: &str| -> Result<()> {
        page.until(&format!("heard.some((text) => text.includes({}))", json!(words)))
            .with_context(|| format!("nobody said “{words}”: {}", page.js("heard").unwrap_or_default()))?;
        page.run("heard.length = 0", &[]).map(drop)
    };
    page.upload_bytes(
        "#file",
        "own.csv",
        b"year,exports (million USD),imports (million USD)\n2019,5,4\n2020,7,6\n2021,9,9\n2022,12,10\n",
    )?;
    page.until("document.body.dataset.view === 'work'")?;
    let title = page.js("document.querySelector('#chart h3').textContent")?;
    heard(title.as_str().unwrap_or("?"))?;
    // A period left out: said by the title that follows from it. What can be chosen comes after the chart.
    page.until("document.querySelector('.range option[value=\"2020\"]')")?;
    page.choose(".range select", "2020")?;
    page.settled()?;
    let title = page.js("document.querySelector('#chart h3').textContent")?;
    heard(title.as_str().unwrap_or("?"))?;
    page.click("#undo")?;
    heard("")?;
    // The chart has a voice of its own for the end of the line.
    page.run("document.querySelector('#chart .kn-layer').focus()", &[])?;
    page.press("End")?;
    page.press("ArrowRight")?;
    page.until("heard.length > 0")?;
    ensure!(page.number("heard.length")? == 1.0, "one key press, and it said {}", page.js("heard")?);
    // Gone after a while, so that nobody finds it later and takes it for now.
    page.until("document.querySelector('#chart [role=status]').textContent === ''")?;
    page.run("heard.length = 0", &[])?;
    page.upload_bytes("#file", "none.csv", b"\x00\x01\x02\x03")?;
    heard("none.csv")?;
    ensure!(page.attribute("#message", "role")?.as_deref() == Some("alert"), "a message must interrupt");
    page.click("#embed-open")?;
    page.wait_state("#embed-dialog", "ready")?;
    page.run("navigator.clipboard.writeText = () => Promise.resolve();", &[])?;
    page.click("#embed-copy")?;
    page.until("document.querySelector('#embed-status').textContent !== ''")
}

/// Wider letters, words and lines, as people set them who read better so (WCAG 1.4.12).
fn spaced(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1024, ..Screen::default() })?;
    for fragment in
        ["#v=1&lang=vi", "#v=1&lang=vi&view=work&data=partners", "#v=1&lang=vi&view=work&tab=text"]
    {
        ready(page, fragment)?;
        page.run(
            "const s = new CSSStyleSheet(); s.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, s];",
            &[],
        )?;
        page.settled()?;
        let cut = page.js(
            "[...document.querySelectorAll('main button, main label, main p, main h1, main h2, main summary, main .tools')].filter((e) => {
                 if (!e.checkVisibility({ visibilityProperty: true }) || e.closest('.unseen, .kn-unseen, .kn-figure')) return false;
                 const s = getComputedStyle(e); const hides = (o) => o === 'hidden' || o === 'clip';
                 return (hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1) || (hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
             }).map((e) => e.id || e.className || e.textContent.slice(0, 30)).join(', ')",
        )?;
        ensure!(cut == "", "{fragment}: cut off: {cut}");
        let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
        ensure!(over <= 0.0, "{fragment} scrolls sideways by {over}");
    }
    Ok(())
}
