//! Everything a person comes for, with the keyboard alone: no click, no pointer, no focus set by a script. Each place is reached by Tab, and
//! each stop on the way must be seen: it has a ring, it is in the window, nothing lies over it.
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use super::page::ready;
use super::state::catch;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::webdriver::Engine;

pub const TESTS: &[Test] = &[
    Test { name: "unaided/from-the-first-screen-to-the-article", run: walk },
    Test { name: "unaided/no-trap-forwards-or-backwards", run: round },
    Test { name: "unaided/an-embedded-chart", run: embedded },
];

/// Markets made for this test: 2 by 3 and a total that agrees.
const CELLS: &str = "market,year,exports (million USD)\nJapan,2021,20130\nJapan,2022,24232\nJapan,2023,23313\nUnited States,2021,96300\nUnited States,2022,109386\nUnited States,2023,97020\nIndia,2021,6260\nIndia,2022,7961\nIndia,2023,8500\n";

/// Whether the focus can be seen where it is.
const SEEN: &str = "(() => {
    let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    if (!e || e === document.body) return 'nothing';
    const name = e.id || e.className || e.tagName;
    // The ring of a hidden input is worn by what stands for it.
    const worn = [e, e.nextElementSibling, e.parentElement, e.closest('label')].filter(Boolean);
    const ring = worn.some((one) => { const s = getComputedStyle(one); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1.5) || (s.boxShadow !== 'none' && one !== e.parentElement); });
    if (!ring) return `${name} has no ring (by keyboard: ${e.matches(':focus-visible')}, outline: ${getComputedStyle(e).outline})`;
    const target = e.matches('.unseen') ? worn[1] ?? e : e;
    const r = target.getBoundingClientRect();
    if (r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth) return `${name} is out of the window: ${[r.left, r.top, r.right, r.bottom].map(Math.round)}`;
    return '';
})()";

/// Presses Tab until the focus is there, and looks at every stop on the way.
fn tab_to(page: &Page<'_>, selector: &str) -> Result<()> {
    go_to(page, selector, &[])
}

fn go_to(page: &Page<'_>, selector: &str, held: &[&str]) -> Result<()> {
    for _ in 0..150 {
        if held.is_empty() {
            page.press("Tab")?
        } else {
            page.press_with(held, "Tab")?
        }
        let seen = page.js(SEEN)?;
        let mut seen = seen.as_str().unwrap_or("?");
        // To WebKit a driver's key is no keyboard, and rings are for keyboards.
        if page.engine() == Engine::WebKit && seen.contains("by keyboard: false") {
            seen = "";
        }
        ensure!(seen.is_empty() || seen == "nothing", "on the way to {selector}: {seen}");
        if page.js(&format!("document.activeElement.matches({})", json!(selector)))? == true {
            return Ok(());
        }
    }
    bail!(
        "Tab never came to {selector}; it is now on {}",
        page.js("document.activeElement.outerHTML.slice(0, 120)")?
    )
}

/// Writes where the focus is, letter by letter.
fn write(page: &Page<'_>, text: &str) -> Result<()> {
    text.chars().try_for_each(|letter| page.press(&letter.to_string()))
}

fn focused(page: &Page<'_>, selector: &str) -> Result<()> {
    page.until(&format!("document.activeElement.matches({})", json!(selector)))
        .with_context(|| format!("the focus is not on {selector}"))
}

/// Chooses in the select that has the focus, as the keyboard does it: by the first letters of the option.
fn pick(page: &Page<'_>, letters: &str) -> Result<()> {
    if page.engine() == Engine::WebKit {
        // Its list is a window of the toolkit, which takes the letters only when it is open.
        page.press("Space")?;
        write(page, letters)?;
        return page.press("Enter");
    }
    write(page, letters)?;
    // Firefox and Chromium take a choice made by letters at once.
    page.run("await new Promise((done) => setTimeout(done, 50))", &[]).map(drop)
}

fn walk(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1280, height: 900, ..Screen::default() })?;
    ready(page, "#v=1&lang=en")?;

    // The first stop leads past everything else.
    page.press("Tab")?;
    focused(page, ".skip")?;
    ensure!(page.is_shown(".skip")?, "the way past is hidden");

    // Open: the door for files can be reached; behind it is the system's own dialog. Cells are pasted here.
    tab_to(page, "#file")?;
    tab_to(page, "#paste")?;
    page.press("Enter")?;
    focused(page, "#paste-text")?;
    page.type_into("#paste-text", CELLS)?;
    tab_to(page, "#paste-dialog [value=yes]")?;
    page.press("Enter")?;
    page.until(
        "document.body.dataset.view === 'work' && document.querySelector('#chart').dataset.state === 'ready'",
    )?;
    page.settled()?;
    ensure!(page.text("#file-facts")?.starts_with('9'), "it understood {}", page.text("#file-facts")?);

    // Understand: the guess about the decimal mark is a select like any other.
    tab_to(page, "#understood select:not(:disabled)")?;

    // Pick: one market less, by Space.
    tab_to(page, ".ticks input")?;
    let ticked = "document.querySelectorAll('.ticks input:checked').length";
    let before = page.number(ticked)?;
    page.press("Space")?;
    page.until(&format!("{ticked} === {}", before - 1.0))?;
    page.press_with(&["Control"], "z")?;
    page.until(&format!("{ticked} === {before}"))?;

    // Another indicator, found by typing.
    go_to(page, "#indicator-open", &["Shift"])?;
    page.press("Enter")?;
    focused(page, "#indicator-search")?;
    page.until("document.querySelector('#indicator-list button')")?;
    write(page, "share")?;
    page.press("ArrowDown")?;
    focused(page, "#indicator-list button")?;
    page.until("document.activeElement.getAttribute('aria-disabled') !== 'true'")?;
    let wanted = page.js("document.activeElement.querySelector('strong').textContent")?;
    page.press("Enter")?;
    page.until(&format!("document.querySelector('#indicator-open').textContent === {wanted}"))?;
    focused(page, "#indicator-open").context("after the dialog")?;
    page.press_with(&["Control"], "z")?;
    page.until(&format!("document.querySelector('#indicator-open').textContent !== {wanted}"))?;

    // Zoom: the ends of the range are two selects.
    tab_to(page, ".range select")?;
    pick(page, "2022")?;
    page.until("document.querySelector('.range select').value === '2022' && !document.querySelector('#zoomed').hidden")?;
    tab_to(page, "#zoom-all")?;
    page.press("Enter")?;
    page.until("document.querySelector('.range select').value === '2021'")?;

    // The figures, point by point; and one of them to the bottom of it.
    go_to(page, "#chart .kn-layer", &["Shift"])?;
    page.press("ArrowLeft")?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    let spoken = "document.querySelector('.kn-layer').getAttribute('aria-valuetext')";
    let last = page.js(spoken)?;
    page.press("ArrowLeft")?;
    page.until(&format!("{spoken} !== {last}"))?;
    page.press("Enter")?;
    page.until("!document.querySelector('#record').hidden")?;
    focused(page, "#record .record-close")?;
    page.press("Escape")?;
    ensure!(!page.is_shown("#record")?, "Escape does not close the figure");
    focused(page, ".kn-layer").context("after a figure was closed")?;
    page.press("Escape")?;

    // Table, where every figure opens as well.
    go_to(page, "#tab-chart", &["Shift"])?;
    page.press("ArrowRight")?;
    focused(page, "#tab-table")?;
    page.until("document.querySelector('#table table button.figure')")?;
    tab_to(page, "#table button.figure")?;
    page.press("Enter")?;
    page.until("!document.querySelector('#record').hidden")?;
    page.press("Escape")?;
    focused(page, "#table button.figure")?;

    // Sentences: one is copied.
    go_to(page, "#tab-table", &["Shift"])?;
    page.press("ArrowRight")?;
    focused(page, "#tab-text")?;
    page.until("document.querySelector('#text button')")?;
    tab_to(page, "#text button")?;

    // An article is checked.
    go_to(page, "#tab-text", &["Shift"])?;
    page.press("ArrowRight")?;
    page.press("ArrowRight")?;
    focused(page, "#tab-article")?;
    page.until("document.querySelector('#check-text')")?;
    tab_to(page, "#check-text")?;
    write(page, "In 2022, exports to Japan were $24.2 billion.")?;
    tab_to(page, "#article [type=submit]")?;
    page.press("Enter")?;
    page.until("document.querySelector('.check-article button.figure')")?;
    // Not :focus: to WebKit a window on a screen without a person is never the one in front.
    if page.js("document.querySelector('#article').contains(document.activeElement)")? != true {
        bail!(
            "after the check the focus is lost: {}",
            page.js("document.activeElement.outerHTML.slice(0, 90)")?
        );
    }

    // Take away.
    catch(page)?;
    go_to(page, "#take summary", &["Shift"])?;
    page.press("Enter")?;
    page.until("document.querySelector('#take').open")?;
    tab_to(page, "[data-take=csv]")?;
    page.press("Enter")?;
    page.until("taken.length === 1 && taken[0].name.endsWith('.csv')")?;
    focused(page, "#take summary").context("after something was taken")?;

    // Embed.
    tab_to(page, "#embed-open")?;
    page.press("Enter")?;
    page.wait_state("#embed-dialog", "ready")?;
    page.until("document.activeElement.closest('#embed-dialog')")?;
    if page.js("document.activeElement.name")? != "form" {
        tab_to(page, "#embed-dialog [name=form]")?;
    }
    page.press("ArrowRight")?;
    page.wait_state("#embed-dialog", "ready")?;
    page.until("document.querySelector('#embed-code').value.includes('<iframe')")?;
    tab_to(page, "#embed-dialog [name=theme]")?;
    tab_to(page, "#embed-copy")?;
    page.press("Escape")?;
    focused(page, "#embed-open").context("after the dialog was closed")?;

    // And the other language.
    go_to(page, "[data-language=vi]", &["Shift"])?;
    page.press("Enter")?;
    page.until("document.documentElement.lang === 'vi'")
}

/// Tab leads through every part and out again; and the same stops backwards.
fn round(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 1280, height: 900, ..Screen::default() })?;
    for fragment in ["#v=1&lang=en", "#v=1&lang=en&view=work", "#v=1&lang=en&view=work&tab=audit"] {
        ready(page, fragment)?;
        // What stands at both ends of the page stops the count, in engines that go round and in those that leave.
        let stop = "(() => { const e = document.activeElement; if (e === document.body) return ''; e.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length); return e.dataset.stop; })()";
        let mut there = Vec::new();
        for _ in 0..200 {
            page.press("Tab")?;
            let at = page.js(stop)?.as_str().unwrap_or("").to_owned();
            if at.is_empty() || there.contains(&at) {
                break;
            }
            there.push(at);
        }
        ensure!(there.len() > 15 && there.len() < 200, "{fragment}: {} stops", there.len());
        let want = page.number(
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((e) => e.tabIndex >= 0 && !e.disabled && !e.closest('[hidden], dialog:not([open])')
                && e.checkVisibility({ visibilityProperty: true }) && !(e.type === 'radio' && !e.checked) && !(e.closest('details:not([open])') && e.tagName !== 'SUMMARY')).length",
        )?;
        ensure!(
            (there.len() as f64 - want).abs() <= 1.0,
            "{fragment}: Tab makes {} stops of {want}",
            there.len()
        );
        // From the last stop back.
        let mut back = 0;
        for _ in 0..there.len() + 2 {
            page.press_with(&["Shift"], "Tab")?;
            if page.js(stop)?.as_str().is_some_and(|at| there.contains(&at.to_owned())) {
                back += 1;
            }
        }
        ensure!(back + 1 >= there.len(), "{fragment}: {back} of {} stops on the way back", there.len());
    }
    Ok(())
}

/// In somebody's article: one stop for the chart, one for its table, and on to the link below.
fn embedded(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    page.site().put("guest/unaided.html", crate::site::Guest::new(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,><script type=module src=../kim-ngach.js></script></head><body>
         <a href='#a' id=before>trước</a><kim-ngach src=../data/vietnam_trade_annual_1986_2025.csv lang=vi></kim-ngach><a href='#b' id=after>sau</a></body></html>",
    ));
    page.goto("guest/unaided.html")?;
    page.wait_state("kim-ngach", "ready")?;
    let inner = "document.querySelector('kim-ngach').shadowRoot.activeElement";
    page.press("Tab")?;
    focused(page, "#before")?;
    page.press("Tab")?;
    ensure!(page.js(&format!("{inner}?.className"))? == "kn-layer", "the chart is not the next stop");
    page.press("Home")?;
    page.until("!document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-tip').hidden")?;
    page.press("Escape")?;
    page.press("Tab")?;
    ensure!(page.js(&format!("{inner}?.tagName"))? == "SUMMARY", "the table is not the next stop");
    page.press("Enter")?;
    page.until("document.querySelector('kim-ngach').shadowRoot.querySelector('table')")?;
    let mut stops = 0;
    while page.js("document.activeElement.id")? != "after" {
        page.press("Tab")?;
        stops += 1;
        ensure!(stops < 5, "the chart does not let go");
    }
    Ok(())
}
