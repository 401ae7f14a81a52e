//! What else a person can do with an article: say how a figure is meant, see its chart, hold the article against itself, another article or
//! newer data, be told what else could be said. In both languages.
use anyhow::{Result, ensure};
use serde_json::json;

use super::article::{check, each, found, open};
use super::page::ready;
use super::state::{catch, taken};
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "article/a-person-says-what-is-meant", run: meant },
    Test { name: "article/the-chart-of-a-figure", run: chart },
    Test { name: "article/against-itself", run: alone },
    Test { name: "article/against-another", run: other },
    Test { name: "article/newer-data", run: newer },
    Test { name: "article/what-else", run: unsaid },
    Test { name: "article/a-project-file-keeps-the-article", run: project },
    Test { name: "article/further-on-a-phone", run: phone },
];

/// Exports of 2022 and 2023 are 371,288 and 353,782 million USD in the shipped table; the text leaves the year of its figure open.
const OPEN: [(&str, &str); 2] = [
    ("vi", "Xuất khẩu tăng trong năm 2022. Sang năm 2023 tình hình khác đi. Xuất khẩu đạt 371,3 tỷ USD."),
    ("en", "Exports grew in 2022. The year 2023 was different. Exports reached $371.3 billion."),
];
/// 353.8 − 325.8 is 28.0, not 38.0.
const WRONG: [(&str, &str, &str); 2] = [
    (
        "vi",
        "Năm 2023, xuất khẩu đạt 353,8 tỷ USD, nhập khẩu đạt 325,8 tỷ USD. Năm 2023, xuất siêu đạt 38,0 tỷ USD.",
        "28",
    ),
    (
        "en",
        "In 2023, exports reached $353.8 billion and imports came to $325.8 billion. The trade surplus of 2023 was $38.0 billion.",
        "28",
    ),
];

fn verdict(page: &Page<'_>) -> Result<String> {
    Ok(each(page, ".check-article button.figure", "e.classList[1]")?.join(" "))
}

fn meant(page: &mut Page<'_>) -> Result<()> {
    for (lang, text) in OPEN {
        open(page, lang)?;
        check(page, text)?;
        page.click(".check-article button.figure")?;
        let before = verdict(page)?;
        page.click(".tried summary")?;
        page.keep_picture(&format!("article-tried-{lang}"))?;
        let pick = |year: &str| {
            page.run(
                "[...document.querySelectorAll('.tried-line')].find((e) => e.textContent.includes(arguments[0])).click()",
                &[json!(year)],
            )
        };
        pick("2022")?;
        page.until("document.querySelector('.check-article button.figure')?.classList.contains('agrees')")?;
        page.run("document.querySelector('.tried').open = true", &[])?;
        pick("2023")?;
        page.until(
            "document.querySelector('.check-article button.figure')?.classList.contains('disagrees')",
        )?;
        ensure!(page.text("#check-card")?.contains("353"), "{}", page.text("#check-card")?);
        // Undo and redo walk over choices as over everything else.
        page.click("#undo")?;
        page.until("document.querySelector('.check-article button.figure')?.classList.contains('agrees')")?;
        page.click("#redo")?;
        page.until(
            "document.querySelector('.check-article button.figure')?.classList.contains('disagrees')",
        )?;
        page.click("#undo")?;
        page.until("document.querySelector('.check-article button.figure')?.classList.contains('agrees')")?;
        // The tab remembers the article with what was said of it.
        page.reload()?;
        found(page)?;
        ensure!(verdict(page)? == "agrees", "after a reload: {}", verdict(page)?);
        page.click(".check-article button.figure")?;
        page.click("#check-card dd .link")?;
        page.until(&format!("[...document.querySelectorAll('.check-article button.figure')].map((e) => e.classList[1]).join(' ') === '{before}'"))?;
    }
    Ok(())
}

fn chart(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, _) in WRONG {
        open(page, lang)?;
        check(page, text)?;
        // Of exports, then of the balance, which the article states wrongly: the mark is the table's.
        for (n, mark) in [(0, "353"), (2, "28")] {
            page.run(
                "document.querySelectorAll('.check-article button.figure')[arguments[0]].click()",
                &[json!(n)],
            )?;
            page.run("[...document.querySelectorAll('#check-card .acts button')].at(-1).click()", &[])?;
            page.until("document.body.dataset.tab === 'chart'")?;
            page.settled()?;
            let address = page.address()?;
            ensure!(address.contains("2023") && address.contains(mark), "the point is not marked: {address}");
            page.keep_picture(&format!("article-chart-{n}-{lang}"))?;
            page.click("#tab-article")?;
            found(page)?;
        }
    }
    Ok(())
}

fn ask(page: &Page<'_>, nth: usize) -> Result<()> {
    page.run(
        "document.querySelectorAll('.check-further .acts button')[arguments[0]].click()",
        &[json!(nth)],
    )?;
    answered(page)
}

fn answered(page: &Page<'_>) -> Result<()> {
    page.until("document.querySelector('.further:not([hidden])')?.ariaBusy === 'false'")
}

fn alone(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, right) in WRONG {
        open(page, lang)?;
        check(page, text)?;
        ask(page, 1)?;
        let heads = each(page, ".further-one.disagrees h5", "e.textContent")?;
        ensure!(heads.len() == 1 && heads.iter().all(|head| head.contains("38")), "{heads:?}");
        let all = page.text(".further")?;
        ensure!(all.contains(&format!("= {right}")) || all.contains(&format!("= ${right}")), "{all}");
        catch(page)?;
        page.click(".further .acts button")?;
        page.until("taken.length === 1 && taken[0].name !== ''")?;
        let html = page.run("return await taken[0].blob.text()", &[])?;
        let html = html.as_str().unwrap_or_default();
        ensure!(html.contains("<mark") && !html.contains("<script"), "{html:.300}");
        page.keep_picture(&format!("article-alone-{lang}"))?;
    }
    Ok(())
}

fn other(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, _) in WRONG {
        open(page, lang)?;
        check(page, text)?;
        let second = if lang == "vi" {
            "Năm 2023, nhập khẩu đạt 345,8 tỷ USD."
        } else {
            "In 2023, imports came to $345.8 billion."
        };
        page.upload_bytes(
            ".check-further .acts label:nth-of-type(1) [type=file]",
            "second.txt",
            second.as_bytes(),
        )?;
        page.until("document.querySelector('.further')?.textContent.includes('second.txt')")?;
        let heads = each(page, ".further-one.disagrees h5", "e.textContent")?;
        ensure!(heads.iter().any(|h| h.contains("345")), "{heads:?}");
    }
    Ok(())
}

fn newer(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, _) in WRONG {
        open(page, lang)?;
        check(page, text)?;
        // The shipped table with the exports of 2023 revised.
        let table = page.run(
            "return (await (await fetch('data/vietnam_trade_annual_1986_2025.csv')).text()).replace('353782', '354721')",
            &[],
        )?;
        let table = table.as_str().unwrap_or_default().to_owned();
        ensure!(table.contains("354721"), "the shipped table is not there");
        page.upload_bytes(
            ".check-further .acts label:nth-of-type(2) [type=file]",
            "newer.csv",
            table.as_bytes(),
        )?;
        page.until("document.querySelectorAll('.further-one').length > 0")?;
        let broken = each(page, ".further-one.disagrees h5", "e.textContent")?;
        ensure!(broken.len() == 1 && broken.iter().all(|one| one.contains("353")), "{broken:?}");
        ensure!(
            page.text(".further")?.contains(if lang == "vi" { "354,7" } else { "354.7" }),
            "{}",
            page.text(".further")?
        );
        page.keep_picture(&format!("article-newer-{lang}"))?;
    }
    Ok(())
}

fn unsaid(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, _) in WRONG {
        open(page, lang)?;
        check(page, text)?;
        ask(page, 0)?;
        ensure!(page.count(".unsaid li")? >= 1, "nothing is offered");
        page.keep_picture(&format!("article-unsaid-{lang}"))?;
        // Each number opens to its record.
        page.click(".unsaid .number")?;
        page.until("!document.querySelector('#record').hidden")?;
        ensure!(page.count("#record .source .cell")? > 0, "no cell behind the number");
        page.press("Escape")?;
    }
    Ok(())
}

fn project(page: &mut Page<'_>) -> Result<()> {
    let (lang, text) = OPEN[0];
    open(page, lang)?;
    check(page, text)?;
    page.click(".check-article button.figure")?;
    page.run("document.querySelector('.tried').open = true", &[])?;
    page.run(
        "[...document.querySelectorAll('.tried-line')].find((e) => e.textContent.includes('2022')).click()",
        &[],
    )?;
    page.until("document.querySelector('.check-article button.figure')?.classList.contains('agrees')")?;
    page.click("#tab-chart")?;
    catch(page)?;
    let (_, bytes) = taken(page, "[data-take=project]")?;
    let kept: serde_json::Value = serde_json::from_slice(&bytes)?;
    ensure!(
        kept.pointer("/article/text").is_some_and(|kept| kept == text)
            && kept.pointer("/article/fixed").and_then(|f| f.as_array()).is_some_and(|f| f.len() == 1),
        "{:?}",
        kept.get("article")
    );
    // Opened elsewhere, it is all there again.
    page.run("sessionStorage.clear()", &[])?;
    ready(page, "#v=1&lang=vi&view=work")?;
    page.upload_bytes("#file", "work.json", &bytes)?;
    // Its table is kept as a file of the person's own; it opens on the tab that it was left at.
    page.until("!document.querySelector('#file-kept').hidden")?;
    page.settled()?;
    page.click("#tab-article")?;
    found(page)?;
    ensure!(verdict(page)? == "agrees", "{}", verdict(page)?);
    Ok(())
}

fn phone(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, _) in WRONG {
        open(page, lang)?;
        page.screen(Screen { width: 360, height: 740, ..Screen::default() })?;
        check(page, text)?;
        ask(page, 1)?;
        let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
        ensure!(over <= 0.0, "{over} pixels too wide");
        page.keep_picture(&format!("article-further-phone-{lang}"))?;
    }
    Ok(())
}
