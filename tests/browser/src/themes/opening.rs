//! What is opened is shown in steps, between which the page answers. Whatever a person does between two of them, the newest is shown
//! whole, and the way back leads over all that was on the screen.
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;
use crate::webdriver::Engine;

pub const TESTS: &[Test] = &[
    Test { name: "opening/first-drawing-of-very-many-lines", run: first },
    Test { name: "opening/cut-short-by-the-language", run: language },
    Test { name: "opening/cut-short-by-a-tab", run: tab },
    Test { name: "opening/cut-short-by-another-file", run: another },
    Test { name: "opening/cut-short-by-what-is-no-table", run: refused },
    Test { name: "opening/cut-short-by-the-way-back", run: back },
    Test { name: "opening/the-way-back-given-up-for-a-file", run: given_up },
    Test { name: "opening/the-language-before-there-is-a-chart", run: before },
];

const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";
/// The name of the file behind `PARTNERS`.
const FORMER: &str = "gso_exports_by_partner_1995_2016.csv";
/// Exports of two groups of goods in billions, made for these tests.
const OWN: &str = "Năm;Nông sản;Dệt may\n2019;18,5;32,8\n2020;19,1;29,8\n2021;21,5;32,8\n2022;22,6;37,6\n";

/// Where the page is with its showing: what is drawn, after it what can be chosen, near the end the first sentences.
const PLACES: [&str; 3] = ["#chart h3", "#choices", "#brief"];

/// Chooses a file as a person would, in the page's own time.
const CHOOSE: &str = "const choose = (name, text) => {
         const data = new DataTransfer(); data.items.add(new File([text], name));
         const input = document.querySelector('#file'); input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));
     };
     const press = (selector) => document.querySelector(selector).click();";

/// Each step takes long by this clock, and the page as long to answer.
const SLOW: &str = "const clock = performance.now.bind(performance);
     let leap = 0;
     performance.now = () => clock() + (leap += 100);
     Object.defineProperty(globalThis, 'scheduler', { value: { yield: () => new Promise((done) => { setTimeout(done, 100); }) } });";

/// Opens a file in as many steps as there are, and does something as soon as one of them has written `place`.
fn cut(page: &Page<'_>, place: &str, act: &str) -> Result<()> {
    ready(page, PARTNERS)?;
    ensure!(page.js("document.querySelector('#undo').disabled")? == true, "there is something to undo");
    page.inside(
        &format!(
            "{CHOOSE} {SLOW}
             const panel = document.querySelector('.panel');
             const watch = new MutationObserver(() => {{
                 if (!panel.inert) return;
                 watch.disconnect();
                 document.body.dataset.cut = 'yes';
                 {act};
             }});
             watch.observe(document.querySelector(args[0]), {{ subtree: true, childList: true, characterData: true, attributes: true }});
             choose('một.csv', args[1]);"
        ),
        &[json!(place), json!(OWN)],
    )?;
    page.until("document.body.dataset.cut").with_context(|| format!("nothing was cut at {place}"))
}

/// Everything of a file is there: its chart, what can be chosen, the way on.
fn whole(page: &Page<'_>, name: &str) -> Result<()> {
    page.until(&format!(
        "document.querySelector('#file-name').textContent === {} && !document.querySelector('.panel').inert",
        json!(name)
    ))?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!(!page.is_shown("#progress")?, "the page still waits for something");
    let address = page.js("decodeURIComponent(location.hash)")?.to_string();
    let named = if name == FORMER { "data=partners" } else { name };
    ensure!(address.contains(named), "{name} is shown under {address}");
    Ok(())
}

fn undo(page: &Page<'_>, name: &str) -> Result<()> {
    page.click("#undo")?;
    whole(page, name).with_context(|| format!("one step back should lead to {name}"))
}

fn redo(page: &Page<'_>, name: &str) -> Result<()> {
    page.click("#redo")?;
    whole(page, name).with_context(|| format!("one step forward should lead to {name}"))
}

fn language(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    for place in PLACES {
        let done = || -> Result<()> {
            cut(page, place, "press('[data-language=en]')")?;
            page.until("document.documentElement.lang === 'en'")?;
            whole(page, "một.csv")?;
            // Words of the core and of the page, both in the language of now.
            page.until("document.querySelector('#chart figure').lang === 'en'")?;
            ensure!(page.text("#choices")?.contains("Chart"), "the choices say {}", page.text("#choices")?);
            undo(page, FORMER)?;
            redo(page, "một.csv")
        };
        done().with_context(|| format!("at {place}"))?;
        page.click("[data-language=vi]")?;
    }
    Ok(())
}

fn tab(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    for place in PLACES {
        let done = || -> Result<()> {
            cut(page, place, "press('#tab-table')")?;
            whole(page, "một.csv")?;
            page.until("document.body.dataset.tab === 'table' && document.querySelectorAll('#table tbody tr').length === 4")?;
            page.click("#undo")?;
            page.until("document.body.dataset.tab === 'chart'")?;
            whole(page, "một.csv")?;
            undo(page, FORMER)
        };
        done().with_context(|| format!("at {place}"))?;
    }
    Ok(())
}

fn another(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    for place in PLACES {
        let done = || -> Result<()> {
            cut(page, place, "choose('hai.csv', args[1])")?;
            whole(page, "hai.csv")?;
            undo(page, "một.csv")?;
            undo(page, FORMER)?;
            redo(page, "một.csv")?;
            redo(page, "hai.csv")
        };
        done().with_context(|| format!("at {place}"))?;
    }
    Ok(())
}

/// What is refused is told, and the file before it is shown to the end.
fn refused(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    for place in PLACES {
        let done = || -> Result<()> {
            cut(page, place, "choose('trong.csv', '')")?;
            page.until("!document.querySelector('#message').hidden")?;
            ensure!(page.text("#message")?.contains("trong.csv"), "it says {}", page.text("#message")?);
            whole(page, "một.csv")?;
            undo(page, FORMER)
        };
        done().with_context(|| format!("at {place}"))?;
    }
    Ok(())
}

fn back(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    for place in PLACES {
        let done = || -> Result<()> {
            let keys = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))";
            cut(page, place, keys)?;
            whole(page, FORMER)?;
            ensure!(page.js("document.querySelector('#undo').disabled")? == true, "a step more was made");
            redo(page, "một.csv")?;
            undo(page, FORMER)
        };
        done().with_context(|| format!("at {place}"))?;
    }
    Ok(())
}

/// Who goes back to a table that takes its time, and opens a file instead of waiting, finds that table where it was.
fn given_up(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    for name in ["một.csv", "hai.csv"] {
        page.upload_bytes("#file", name, OWN.as_bytes())?;
        whole(page, name)?;
    }
    page.inside(
        &format!(
            "{CHOOSE} {SLOW}
             addEventListener('popstate', () => setTimeout(() => choose('ba.csv', args[0]), 50), {{ once: true }});
             press('#undo');"
        ),
        &[json!(OWN)],
    )?;
    whole(page, "ba.csv")?;
    undo(page, "một.csv")?;
    undo(page, FORMER)
}

/// Before the first chart there is nothing to draw in another language, and what the address asks for stays asked for.
fn before(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    page.site().put("guest/cham.csv", Guest { delay: Duration::from_secs(2), ..Guest::new(OWN) });
    let address = format!("#v=1&lang=vi&view=work&url={}guest/cham.csv", page.site().address());
    static LOADED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let n = LOADED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    page.goto(&format!("?before{n}{address}"))?;
    // The switch is there before it answers.
    page.until(
        "(document.querySelector('[data-language=en]').click(), document.documentElement.lang === 'en')",
    )?;
    ensure!(
        page.attribute("#chart", "data-state")?.as_deref() == Some("loading"),
        "the table came before the language"
    );
    page.run("document.querySelector('#tab-table').click()", &[])?;
    let address = page.js("location.hash")?.to_string();
    ensure!(address.contains("cham.csv"), "the address is {address} before anything is shown");
    ensure!(!page.is_shown("#message")?, "it says {}", page.text("#message")?);
    page.until("document.querySelector('#file-name').textContent === 'cham.csv'")?;
    page.wait_state("#chart", "ready")?;
    ensure!(page.js("document.querySelector('#chart figure').lang")? == "en", "the chart speaks Vietnamese");
    ensure!(page.js("location.hash.includes('cham.csv')")? == true, "the address forgot its table");
    page.until("document.querySelector('#undo').disabled")
}

/// 600,000 figures: the address is written after the screen was painted, for a browser lays the page out for it; and sentences of so
/// many are worked out beside the page.
fn first(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    page.inside(
        &format!(
            "{CHOOSE}
             window.tasks = []; window.read = 0; window.frames = 0;
             const kinds = ['mark', 'longtask'].filter((kind) => PerformanceObserver.supportedEntryTypes.includes(kind));
             new PerformanceObserver((list) => {{ for (const e of list.getEntries()) {{
                 if (e.entryType === 'mark') {{ if (e.name === 'kim-ngach-read') window.read = e.startTime; }}
                 else tasks.push([e.startTime, e.duration]); }} }}).observe({{ entryTypes: kinds }});
             const frame = () => {{ frames += 1; requestAnimationFrame(frame); }};
             frame();
             const beat = () => {{ window.beaten = performance.now(); setTimeout(beat); }};
             beat();
             new MutationObserver(() => {{ window.drawn ??= [frames, performance.now()]; }})
                 .observe(document.querySelector('#chart h3'), {{ subtree: true, childList: true, characterData: true }});
             const push = history.pushState;
             history.pushState = function (...all) {{ window.pushed ??= [frames, performance.now(), performance.now() - beaten]; return push.apply(this, all); }};
             const lines = (group) => {{ let text = '';
                 for (let k = 0; k < 780; k += 1) text += `${{1960 + Math.floor(k / 12)}}-${{String(k % 12 + 1).padStart(2, '0')}},X,Nhóm ${{group}},value,million USD,${{(group * 7 + k) % 977}}.5\\n`;
                 return text; }};
             choose('dai.csv', 'period,flow,commodity,measure,unit,value\\n' + Array.from({{ length: 769 }}, (_, group) => lines(group)).join(''));"
        ),
        &[],
    )?;
    whole(page, "dai.csv")?;
    println!(
        "          tasks of over 50 ms after the reading: {}",
        page.js("JSON.stringify(tasks.filter(([at]) => at >= read).map((task) => task.map(Math.round)))")?
    );
    // A frame that no window shows may not come: then the page has waited for a while. What was drawn in no long task (Chromium tells
    // those, elsewhere a timer that is late does) nothing had to wait for.
    let short = match page.engine() {
        Engine::Chromium => "!tasks.some(([at, ms]) => at <= pushed[1] && pushed[1] <= at + ms)",
        _ => "pushed[2] < 100",
    };
    ensure!(
        page.js(&format!("pushed[0] > drawn[0] || pushed[1] - drawn[1] > 90 || {short}"))? == true,
        "the address was written in the drawing's own long task: {} {}",
        page.js("drawn")?,
        page.js("pushed")?
    );
    if page.engine() == Engine::Chromium {
        // What a machine takes for one task is its own affair; many of them would be ours.
        let held =
            page.number("tasks.filter(([at]) => at >= read).reduce((sum, [, ms]) => sum + ms - 50, 0)")?;
        ensure!(held < 200.0, "the page was held for {held} ms too many");
    }
    page.inside(
        "window.turns = []; window.told = undefined;
         const turn = () => { turns.push(performance.now()); if (!told) setTimeout(turn); };
         new MutationObserver(() => { if (document.querySelector('#brief p')) window.told = performance.now(); }).observe(document.querySelector('#brief'), { childList: true });
         turn();
         document.querySelector('#brief').scrollIntoView();",
        &[],
    )?;
    page.until("window.told !== undefined && turns.at(-1) >= told")?;
    let (waited, longest) = (
        page.number("Math.round(told - turns[0])")?,
        page.number("Math.round(Math.max(...turns.slice(1).map((at, i) => at - turns[i])))")?,
    );
    println!("          sentences after {waited} ms, the longest pause of the page {longest} ms");
    ensure!(
        longest < waited / 2.0,
        "the page was held for {longest} of the {waited} ms until its sentences came"
    );
    ensure!(
        page.attribute("#brief", "aria-busy")?.as_deref() != Some("true"),
        "it still says that they come"
    );
    // Their figures are the page's own: one opened tells its cells.
    page.click("#brief .number")?;
    page.until("document.querySelector('#record') && !document.querySelector('#record').hidden")?;
    page.click("#tab-text")?;
    page.until("document.querySelectorAll('#text .sentences li').length > 0")
}
