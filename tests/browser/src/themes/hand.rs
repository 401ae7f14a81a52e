//! The chart taken in hand: its texts pressed to be changed, names and colours of one's own, notes at points, charts picked by
//! their pictures; and nothing of the page cut off that a person must read for it.
use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use super::state::TITLE;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::webdriver::CannotBeAsked;

pub const TESTS: &[Test] = &[
    Test { name: "hand/a-title-is-pressed-to-be-changed", run: title },
    Test { name: "hand/names-and-colours-in-both-languages", run: names },
    Test { name: "hand/a-note-at-a-point", run: note },
    Test { name: "hand/suggestions-have-pictures", run: pictures },
    Test { name: "hand/nothing-is-cut-off", run: cut_off },
    Test { name: "hand/nothing-jumps", run: jumps },
    Test { name: "hand/a-press-on-the-title-keeps-the-chart-in-sight", run: in_sight },
    Test { name: "hand/suggestions-to-come-are-said", run: awaited },
];

const WORK: &str = "#v=1&lang=vi&view=work";
const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";
const LAYER: &str = "#chart .kn-layer";
/// The spec that the address holds.
const SPEC: &str = "decodeURIComponent(location.hash.replaceAll('+', ' '))";

fn title(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { height: 1400, ..Screen::default() })?;
    ready(page, PARTNERS)?;
    let [_, _, width, height] = page.place(LAYER)?;
    // The title stands at the margin, the subtitle under it, the source at the foot.
    for (down, field) in [(44.0, "wording-title"), (70.0, "wording-subtitle")] {
        page.press_at(LAYER, 60.0 / width, down / height)?;
        page.until(&format!("document.activeElement.id === '{field}'"))
            .with_context(|| format!("a press {down} pixels down does not open {field}"))?;
        ensure!(page.js("document.querySelector('#wording').open")? == true, "the words are folded away");
    }
    let source = (0..12).find_map(|up| {
        page.press_at(LAYER, 60.0 / width, 1.0 - (f64::from(up) * 8.0 + 10.0) / height).ok()?;
        (page.js("document.activeElement.id").ok()? == "wording-source").then_some(())
    });
    ensure!(source.is_some(), "nothing at the foot opens the source");
    page.clear("#wording-source")?;
    page.type_into("#wording-source", "Niên giám thống kê")?;
    page.press("Enter")?;
    page.until(&format!("{SPEC}.includes('Niên giám thống kê')"))?;
    // On the first screen nothing stands beside the chart in which it could be changed.
    ready(page, "#v=1&lang=vi")?;
    page.press_at(LAYER, 0.1, 0.06)?;
    ensure!(
        page.js("document.activeElement.id.startsWith('wording')")? == false,
        "the first screen has no panel"
    );
    Ok(())
}

fn names(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.click("#looks summary")?;
    ensure!(page.value("#looks li input[type=text]")? == "Xuất khẩu", "the first is exports");
    page.clear("#looks li input[type=text]")?;
    page.type_into("#looks li input[type=text]", "Bán ra")?;
    page.press("Tab")?;
    page.until("document.querySelector('#chart figcaption').textContent.includes('Bán ra')")?;
    page.run("const i = document.querySelector('#looks input[type=color]'); i.value = '#0b6a3e'; i.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until(&format!("{SPEC}.includes('#0b6a3e')"))?;
    let green = "(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;
        for (let i = 0; i < d.length; i += 4) if (d[i] === 0x0b && d[i + 1] === 0x6a && d[i + 2] === 0x3e) n += 1; return n; })()";
    page.until(&format!("{green} > 100"))?;
    // A name that is being written is nobody else's: drawing anew for another reason leaves it and the caret alone.
    page.type_into("#looks li:last-child input[type=text]", " dở dang")?;
    page.run("const i = document.querySelectorAll('#looks input[type=color]')[1]; i.value = '#7a1f5c'; i.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until(&format!("{SPEC}.includes('#7a1f5c')"))?;
    page.settled()?;
    let written = page.value("#looks li:last-child input[type=text]")?;
    ensure!(written.ends_with(" dở dang"), "what was being written became {written:?}");
    ensure!(
        page.js(
            "document.querySelector('#looks li:last-child input[type=text]') === document.activeElement"
        )? == true,
        "the caret is elsewhere"
    );
    ensure!(
        page.js(&format!("{SPEC}.includes('dở dang')"))? == json!(false),
        "a name was taken before it was done"
    );
    page.press("Escape")?;
    page.run("const i = document.activeElement; i.value = i.value.replace(' dở dang', ''); i.blur();", &[])?;
    page.click("#undo")?;
    page.until(&format!("!{SPEC}.includes('#7a1f5c')"))?;
    // What was called so in one language is called so in the other: the table has no word for it.
    page.click("[data-language=en]")?;
    page.until("document.documentElement.lang === 'en' && document.querySelector('#chart').dataset.state === 'ready'")?;
    page.until("document.querySelector('#chart figcaption').textContent.includes('Bán ra')")?;
    ensure!(!page.is_shown("#message")?, "it was refused: {}", page.text("#message")?);
    ensure!(page.number(green)? > 100.0, "the colour is gone");
    // A colour that nobody could see is answered in words, and the former stays.
    page.run("const i = document.querySelector('#looks input[type=color]'); i.value = '#fefefe'; i.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.number(green)? > 100.0, "a colour that was refused is drawn");
    // Back, step by step.
    page.click("#undo")?;
    page.click("#undo")?;
    page.until(&format!("{green} === 0"))?;
    page.click("#undo")?;
    page.until("!document.querySelector('#chart figcaption').textContent.includes('Bán ra')")
}

fn note(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { height: 1400, ..Screen::default() })?;
    ready(page, PARTNERS)?;
    page.point(LAYER, 0.4, 0.5)?;
    page.press_at(LAYER, 0.4, 0.5)?;
    page.until("!document.querySelector('#record').hidden")?;
    page.click("#record > .link:last-child")?;
    page.until("document.activeElement.matches('.note-form input')")?;
    page.type_into(".note-form input", "Khủng hoảng <b>đậm</b>")?;
    page.press("Enter")?;
    page.until(&format!("{SPEC}.includes('Khủng hoảng')"))?;
    ensure!(page.is_there("#chart canvas")? && !page.is_shown("#message")?, "it was refused");
    page.keep_picture("hand-note")?;
    // It is in the list, can be worded otherwise, and goes.
    page.click("#notes-on summary")?;
    ensure!(page.value("#notes-on input")? == "Khủng hoảng <b>đậm</b>", "{}", page.value("#notes-on input")?);
    // Not by emptying it first: an empty note is one that is taken away.
    page.run("const i = document.querySelector('#notes-on input'); i.value = 'Năm đầu'; i.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until(&format!("{SPEC}.includes('Năm đầu')"))?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.click("#notes-on summary")?;
    page.click("#notes-on li button")?;
    page.until(&format!("!{SPEC}.includes('annotations')"))
}

fn pictures(page: &mut Page<'_>) -> Result<()> {
    for dark in [false, true] {
        match page.screen(Screen { dark, height: 1400, ..Screen::default() }) {
            Err(error) if dark && error.is::<CannotBeAsked>() => continue,
            done => done?,
        }
        ready(page, PARTNERS)?;
        let below = page.number("document.querySelector('#brief').getBoundingClientRect().top")?;
        page.until("[...document.querySelectorAll('#previews img')].filter((one) => one.complete && one.naturalWidth > 0).length >= 3")?;
        let now = page.number("document.querySelector('#brief').getBoundingClientRect().top")?;
        ensure!((now - below).abs() < 24.0, "the sentences jump by {} when the pictures come", now - below);
        ensure!(page.count("#previews button strong:empty")? == 0, "a picture without a name");
        page.keep_picture(&format!("hand-previews-{dark}"))?;
    }
    let kind = "[...document.querySelectorAll('#choices label')].find((l) => l.textContent === 'Biểu đồ').nextElementSibling.value";
    let (before, title) = (page.js(kind)?, page.js(TITLE)?);
    page.click("#previews button[aria-pressed=false]")?;
    page.until(&format!("{kind} !== {before}"))?;
    page.until("document.querySelector('#previews button[aria-pressed=true]')")?;
    page.click("#undo")?;
    page.until(&format!("{kind} === {before} && {TITLE} === {title}"))?;
    // The first screen is one chart and the doors.
    ready(page, "#v=1&lang=vi")?;
    ensure!(!page.is_shown("#previews")?, "suggestions on the first screen");
    Ok(())
}

/// Every text in its box: names of files that were kept, months in the choices, the tools of a narrow line.
fn cut_off(page: &mut Page<'_>) -> Result<()> {
    let table = "Tháng;Xuất khẩu (tỷ USD);Nhập khẩu (tỷ USD)\n2024-01;26,5;32,0\n2024-02;32,4;36,8\n2024-03;39,8;44,9\n";
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    for name in ["mot_ten_tep_rat_dai_cua_tong_cuc_thong_ke_2024_ban_cong_bo.csv", "ngan.csv"] {
        page.upload_bytes("#file", name, table.as_bytes())?;
        page.until(&format!("document.querySelector('#file-name').textContent === {}", json!(name)))?;
        page.settled()?;
    }
    let told = "(() => { const pen = document.createElement('canvas').getContext('2d'); return [...document.querySelectorAll('.range select')].filter((one) => {
        const style = getComputedStyle(one); pen.font = style.font;
        const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        return pen.measureText(one.selectedOptions[0].textContent).width > room; }).map((one) => one.selectedOptions[0].textContent); })()";
    for lang in ["vi", "en"] {
        page.click(&format!("[data-language={lang}]"))?;
        page.settled()?;
        ensure!(page.js(told)? == json!([]), "a period is cut off: {}", page.js(told)?);
    }
    for width in [360, 768, 1024, 1440] {
        match page.screen(Screen { width, height: 780, ..Screen::default() }) {
            Err(error) if width < 600 && error.is::<CannotBeAsked>() => continue,
            done => done?,
        }
        ready(page, "#v=1&lang=vi")?;
        page.until("!document.querySelector('#kept').hidden")?;
        let over = page.js(
            "[...document.querySelectorAll('.doors *')].filter((e) => e.checkVisibility() && !e.closest('.unseen') && e.getBoundingClientRect().right > document.querySelector('.doors').getBoundingClientRect().right + 1).map((e) => e.textContent)",
        )?;
        ensure!(over == json!([]), "at {width} px out of its column: {over}");
        // The tools stand in two lines at most: the tabs, and what acts on the chart.
        ready(page, "#v=1&lang=vi&view=work&data=groups")?;
        page.until("!document.querySelector('#badge').hidden")?;
        let lines = page.number("new Set([...document.querySelectorAll('.tools > *')].filter((e) => e.checkVisibility()).map((e) => Math.round((e.getBoundingClientRect().top + e.getBoundingClientRect().bottom) / 24))).size")?;
        ensure!(lines <= 2.0, "the tools take {lines} lines at {width} px");
    }
    Ok(())
}

/// What is there at the first paint stays where it is: while the words come, the chart, the list of kept files, the pictures.
fn jumps(page: &mut Page<'_>) -> Result<()> {
    if page.js("PerformanceObserver.supportedEntryTypes.includes('layout-shift')")? == false {
        return Err(CannotBeAsked(page.engine(), String::from("shifts of the layout")).into());
    }
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.upload_bytes("#file", "x.csv", "Năm;Xuất khẩu (tỷ USD)\n2004;26,5\n2005;32,4\n".as_bytes())?;
    page.until("document.querySelector('#file-name').textContent === 'x.csv' && !document.querySelector('#file-kept').hidden")?;
    for (width, height) in [(360, 780), (1280, 800), (1440, 900)] {
        for fragment in ["#v=1&lang=vi", "#v=1&lang=en", PARTNERS] {
            page.screen(Screen { width, height, ..Screen::default() })?;
            ready(page, fragment)?;
            if fragment == PARTNERS {
                page.until("document.querySelectorAll('#previews img').length >= 3")?;
            }
            let shifts = page.run(
                "await new Promise((done) => setTimeout(done, 400)); const all = [];
                 new PerformanceObserver((list) => all.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
                 await new Promise((done) => setTimeout(done, 100));
                 return [all.reduce((sum, one) => sum + one.value, 0), all.flatMap((one) => one.sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.id || node?.className || node?.nodeName} ${Math.round(a.y)} to ${Math.round(b.y)}`))];",
                &[],
            )?;
            let sum = shifts.get(0).and_then(serde_json::Value::as_f64).context("no number")?;
            // Good pages stay under 0.1; what is left here are a few pixels of a chart that is higher than its room.
            ensure!(sum < 0.025, "{fragment} at {width} px jumps: {shifts}");
        }
    }
    Ok(())
}

/// The words of the chart are far down in a long panel: the panel scrolls to them, and what is worded stays to be seen.
fn in_sight(page: &mut Page<'_>) -> Result<()> {
    for (width, height) in [(1280, 800), (1440, 900), (1000, 700)] {
        page.screen(Screen { width, height, ..Screen::default() })?;
        ready(page, PARTNERS)?;
        let [_, _, across, down] = page.place(LAYER)?;
        page.press_at(LAYER, 60.0 / across, 44.0 / down)?;
        page.until("document.activeElement.id === 'wording-title'")?;
        let chart = page.place(LAYER)?;
        ensure!(chart[1] >= 0.0, "at {width} px the head of the chart is at {}", chart[1]);
        let field = page.place("#wording-title")?;
        ensure!(
            field[1] >= 0.0 && field[1] < f64::from(height) - 16.0,
            "at {width} px the field is at {}",
            field[1]
        );
    }
    Ok(())
}

fn awaited(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.run(
        "window.bare = []; const box = document.querySelector('#previews');
         const look = () => { if (box.checkVisibility() && !box.querySelector('img') && box.querySelector('p').hidden) bare.push(document.querySelector('#file-name').textContent); };
         new MutationObserver(look).observe(box, { subtree: true, childList: true, attributes: true });",
        &[],
    )?;
    page.upload_bytes(
        "#file",
        "x.csv",
        "Năm;Gạo (tỷ USD);Cà phê (tỷ USD)\n2004;26,5;32,0\n2005;32,4;36,8\n2006;39,8;44,9\n".as_bytes(),
    )?;
    page.until("document.querySelector('#file-name').textContent === 'x.csv' && (document.querySelector('#previews').hidden || document.querySelector('#previews img'))")?;
    ensure!(page.js("bare.length")? == 0, "a heading over nothing, and no word of it");
    ensure!(!page.is_shown("#previews > p")?, "the pictures are there, and still it is said that they come");
    Ok(())
}
