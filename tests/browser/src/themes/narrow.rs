//! The width of a phone, and names of any length: nothing runs over its place.
use anyhow::{Result, ensure};

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "narrow/the-embed-dialog-holds-a-long-file-name", run: embed },
    Test { name: "narrow/a-long-name-stays-beside-its-figure", run: tip },
    Test { name: "narrow/tabs-and-tools-have-a-line-each", run: lines },
    Test { name: "narrow/room-at-the-foot-only-while-it-is-covered", run: foot },
];

const WORK: &str = "#v=1&lang=vi&view=work";
const ROWS: &str = "2004;26,5;32,0\n2005;32,4;36,8\n2006;39,8;44,9\n";

fn open(page: &Page<'_>, name: &str, text: &str) -> Result<()> {
    page.upload_bytes("#file", name, text.as_bytes())?;
    page.until(&format!("document.querySelector('#file-name').textContent === '{name}'"))?;
    page.settled()
}

fn embed(page: &mut Page<'_>) -> Result<()> {
    for width in [320, 360] {
        page.screen(Screen { width, height: 700, ratio: 2.0, dark: false })?;
        ready(page, WORK)?;
        // No joint at which a line could be broken.
        let name = format!("{}.csv", "xuấtkhẩumặthàng".repeat(6));
        open(page, &name, &format!("Năm;Xuất khẩu (tỷ USD);Nhập khẩu (tỷ USD)\n{ROWS}"))?;
        page.click("#embed-open")?;
        for form in ["element", "picture"] {
            page.run("document.querySelector(`[name=form][value=${args[0]}]`).click()", &[form.into()])?;
            page.wait_state("#embed-dialog", "ready")?;
            let over = page.js(
                "((d) => [d.scrollWidth - d.clientWidth, ...[...d.querySelectorAll('#embed-about, .files .button')].map((one) => one.scrollWidth - one.clientWidth)])(
                    document.querySelector('#embed-dialog'))",
            )?;
            ensure!(
                over.as_array()
                    .is_some_and(|all| all.iter().all(|one| one.as_f64().is_some_and(|n| n <= 1.0))),
                "at {width} px the dialog with the form {form} runs over by {over}"
            );
        }
    }
    Ok(())
}

fn tip(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 800, ..Screen::default() })?;
    ready(page, WORK)?;
    let name = "Linhkiệnđiệntử".repeat(6);
    open(page, "dài.csv", &format!("Năm;{name} (tỷ USD);Nhập khẩu (tỷ USD)\n{ROWS}"))?;
    page.point("#chart .kn-layer", 0.4, 0.5)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    let over = page.number("Math.max(...[...document.querySelectorAll('.kn-tip .kn-label')].map((one) => one.scrollWidth - one.clientWidth))")?;
    ensure!(over <= 1.0, "a name runs over its figure by {over} px");
    Ok(())
}

fn lines(page: &mut Page<'_>) -> Result<()> {
    for (width, lang) in [(320, "en"), (320, "vi"), (360, "en"), (360, "vi")] {
        page.screen(Screen { width, height: 700, ratio: 2.0, dark: false })?;
        ready(page, &format!("#v=1&lang={lang}&view=work&data=groups"))?;
        page.until("!document.querySelector('#badge').hidden")?;
        let cut = page.number("((list) => document.querySelector('#tab-article').getBoundingClientRect().right - list.getBoundingClientRect().right)(document.querySelector('[role=tablist]'))")?;
        ensure!(cut <= 0.5, "at {width} px in {lang} the last tab is cut by {cut} px");
        // Undo and redo are less high than the other tools.
        let below = page.number("((a, b) => Math.abs(a.top + a.bottom - b.top - b.bottom) / 2)(document.querySelector('#embed-open').getBoundingClientRect(), document.querySelector('#badge').getBoundingClientRect())")?;
        ensure!(below < 12.0, "at {width} px in {lang} the tools take more than a line");
    }
    Ok(())
}

fn foot(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 360, height: 780, ratio: 2.0, dark: false })?;
    ready(page, "#v=1&lang=vi&view=work&data=groups")?;
    let foot = "parseFloat(getComputedStyle(document.querySelector('.stage')).paddingBottom)";
    ensure!(page.number(foot)? < 60.0, "an empty page below: {} px", page.number(foot)?);
    page.touch("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    page.until(&format!("{foot} > 300"))?;
    page.press("Escape")?;
    page.until(&format!("document.querySelector('.kn-tip').hidden && {foot} < 60"))
}
