//! What people take away, by the bytes that reach their disk.
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::page::ready;
use super::state::{catch, copied, taken};
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "taking/pictures-of-every-size", run: pictures },
    Test { name: "taking/vector-picture", run: vector },
    Test { name: "taking/figures-in-three-forms", run: figures },
    Test { name: "taking/a-table-for-a-web-page", run: html },
    Test { name: "taking/spec-and-citation", run: words },
    Test { name: "taking/hostile-cells-run-nowhere", run: hostile },
];

const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";
const HOSTILE: &str = include_str!("../../fixtures/hostile_cells.csv");

/// Width and height in a PNG's first chunk.
fn size(png: &[u8]) -> Result<(u32, u32)> {
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number = |at: usize| -> Result<u32> {
        let bytes: [u8; 4] = png.get(at..at + 4).context("a PNG of four bytes")?.try_into()?;
        Ok(u32::from_be_bytes(bytes))
    };
    Ok((number(16)?, number(20)?))
}

fn pictures(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let [_, _, width, height] = page.place("#chart canvas")?;
    catch(page)?;
    let mut names = std::collections::BTreeSet::new();
    for times in [1.0, 2.0, 3.0] {
        let (name, png) = taken(page, &format!("[data-take=png][data-size=\"{times}\"]"))?;
        let (wide, high) = size(&png)?;
        ensure!(
            f64::from(wide) == (width * times).round() && (f64::from(high) - height * times).abs() < 2.0,
            "{wide} by {high} at {times}, the chart is {width} by {height}"
        );
        ensure!(name.ends_with(".png") && name.contains("United States"), "it is called {name}");
        // An image program must read it, the chunk of ours included.
        let again =
            page.run("const b = await createImageBitmap(taken[0].blob); return [b.width, b.height];", &[])?;
        ensure!(again == json!([wide, high]), "it does not open: {again}");
        names.insert(name);
    }
    let (name, png) = taken(page, "[data-take=png][data-size=card]")?;
    names.insert(name);
    for what in ["csv", "shown", "excel"] {
        names.insert(taken(page, &format!("[data-take={what}]"))?.0);
    }
    ensure!(names.len() == 7, "four pictures and three tables, and these names: {names:?}");
    ensure!(size(&png)? == (1200, 630), "the card is {:?}", size(&png)?);
    let spec = String::from_utf8_lossy(&png).contains("iTXtkimngach-spec");
    ensure!(spec, "the picture does not carry what it was drawn from");
    // The chart on the screen answers as before.
    page.settled()?;
    page.point("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")
}

fn vector(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    catch(page)?;
    let (name, svg) = taken(page, "[data-take=svg]")?;
    ensure!(name.ends_with(".svg"), "it is called {name}");
    let sound = page.run(
        "const svg = new DOMParser().parseFromString((await taken[0].blob.text()).replace(/<style>[^]*<.style>/, ''), 'image/svg+xml');
         const spec = JSON.parse(svg.querySelector('metadata#kimngach-spec').textContent);
         return [svg.documentElement.localName, svg.querySelectorAll('text').length > 10, spec.data.example, svg.querySelectorAll('parsererror').length];",
        &[],
    )?;
    ensure!(sound == json!(["svg", true, "partners", 0]), "{sound} in {} bytes", svg.len());
    // Its letters are in it, each weight that it uses: nothing is fetched by whoever opens it.
    let faces = page.run(
        "return (await taken[0].blob.text()).match(/@font-face.font-family:.Be Vietnam Pro.;font-weight:[0-9]+;src:url.data:font.woff2;base64,[A-Za-z0-9+/=]{8000,}/g)?.length;",
        &[],
    )?;
    ensure!(faces.as_u64().is_some_and(|n| n >= 2), "{faces} faces");
    Ok(())
}

fn figures(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    catch(page)?;
    let text = |what: &str| -> Result<String> {
        Ok(String::from_utf8(taken(page, &format!("[data-take={what}]"))?.1)?)
    };
    let full = text("csv")?;
    ensure!(full.lines().count() == 1543 && !full.contains(';'), "{} rows", full.lines().count());
    // Exports to Japan in 2016, as the statistics office printed them: the page's own table has them in row and column.
    let japan =
        full.lines().find(|l| l.contains("Japan") && l.contains(",2016,")).context("no Japan in 2016")?;
    let shown = text("shown")?;
    let heads = shown.lines().next().unwrap_or_default();
    ensure!(heads.contains("United States") && shown.lines().count() == 23, "{shown}");
    ensure!(shown.contains("\"38,4") || shown.contains("38,4"), "2016 is not as the chart shows it: {shown}");
    let excel = text("excel")?;
    ensure!(
        excel.starts_with('\u{feff}') && excel.lines().count() == 1543 && excel.contains("\r\n"),
        "not for Excel"
    );
    let cells: Vec<&str> = japan.split(',').collect();
    let value = cells.iter().find(|c| c.contains('.')).context("a value with a point")?;
    let same =
        excel.lines().find(|l| l.contains("Japan") && l.contains(";2016;")).context("no Japan for Excel")?;
    ensure!(same.contains(&value.replace('.', ",")), "{value} became {same}");
    Ok(())
}

fn html(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let html = copied(page, "html")?;
    let rows = page.run(
        "const found = new DOMParser().parseFromString(args[0], 'text/html');
         return [found.querySelectorAll('tbody tr').length, found.querySelectorAll('th:not([scope])').length, found.caption ?? found.querySelector('caption').textContent.length > 5, found.querySelector('tfoot').textContent.length > 5];",
        &[json!(html)],
    )?;
    ensure!(rows == json!([22, 0, true, true]), "{rows}: {html}");
    Ok(())
}

fn words(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    catch(page)?;
    let (name, bytes) = taken(page, "[data-take=spec]")?;
    let spec: Value = serde_json::from_slice(&bytes)?;
    ensure!(
        name.ends_with(".json") && spec.get("type") == Some(&json!("line")) && spec.get("version").is_some(),
        "{spec}"
    );
    for (lang, word) in [("vi", "Nguồn: Tổng cục Thống kê"), ("en", "Source: General Statistics Office")]
    {
        page.click(&format!("[data-language={lang}]"))?;
        page.settled()?;
        let said = copied(page, "cite")?;
        let title = page.js(super::state::TITLE)?;
        ensure!(
            said.contains(word) && said.contains(title.as_str().unwrap_or("?")) && !said.contains(".."),
            "{said}"
        );
        // 21/11/2026, 21 November 2026.
        let day = if lang == "vi" {
            said.matches('/').count() == 2 && !said.contains("tháng")
        } else {
            said.contains(" 20")
        };
        ensure!(day, "the day of {said}");
    }
    Ok(())
}

/// The cells of a table that wants to run something, in every place that a cell's words come to.
fn hostile(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    let name = "<img src=x onerror=window.stranger=1>.csv";
    page.drop_bytes("body", name, HOSTILE.as_bytes())?;
    page.until("document.querySelector('#file-name').textContent.includes('onerror')")?;
    page.settled()?;
    let unharmed = |page: &Page<'_>, place: &str| -> Result<()> {
        let run = page.js("[window.stranger === undefined, document.querySelector('main img:not(#previews img), main script, dialog img, dialog script, main svg[onload]') === null]")?;
        ensure!(run == json!([true, true]), "{place}: {run}");
        Ok(())
    };
    unharmed(page, "opening")?;
    page.point("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    unharmed(page, "the tooltip")?;
    page.press("Escape")?;
    for tab in ["table", "text", "audit", "chart"] {
        page.click(&format!("#tab-{tab}"))?;
        page.settled()?;
        unharmed(page, tab)?;
    }
    page.click("#tab-table")?;
    page.until("document.querySelector('.table-tools select')?.options.length === 2")?;
    page.run("const s = document.querySelector('.table-tools select'); s.value = 'file'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("document.querySelector('#table .grid-row:not(.coming)')")?;
    unharmed(page, "the file's rows")?;
    page.click("#tab-chart")?;
    page.run("document.querySelector('#compare').open = true", &[])?;
    unharmed(page, "the comparison")?;
    // Words that a person writes, and what an address says.
    page.run("document.querySelector('#wording').open = true; const t = document.querySelector('#wording-title'); t.value = '<img src=x onerror=window.stranger=1>'; t.dispatchEvent(new Event('change'));", &[])?;
    page.settled()?;
    unharmed(page, "the title")?;
    let link = copied(page, "link")?;
    let html = copied(page, "html")?;
    ensure!(!html.contains("<img") && !html.contains("<script>window"), "{html}");
    copied(page, "cite")?;
    unharmed(page, "what is copied")?;
    page.click("#embed-open")?;
    unharmed(page, "the embed dialog")?;
    page.press("Escape")?;
    catch(page)?;
    for entry in ["[data-take=csv]", "[data-take=shown]", "[data-take=excel]"] {
        let (name, bytes) = taken(page, entry)?;
        ensure!(!name.contains(['<', '>', '/', '"', '\u{202e}']), "a file called {name}");
        let text = String::from_utf8(bytes)?;
        ensure!(
            !text.contains("\n=") && !text.contains(",=") && !text.contains(";=") && !text.contains("\"="),
            "{text}"
        );
    }
    let (_, svg) = taken(page, "[data-take=svg]")?;
    let svg = String::from_utf8(svg)?;
    ensure!(!svg.contains("<img") && !svg.contains("<script"), "the SVG carries markup");
    let (_, project) = taken(page, "[data-take=project]")?;
    serde_json::from_slice::<Value>(&project)?;
    ready(page, "#v=1&lang=vi")?;
    page.goto(&link.replace("/#", "/?again#"))?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    unharmed(page, "the link")?;
    ready(
        page,
        "#v=1&lang=vi&view=work&heading=%3Cimg%20src%3Dx%20onerror%3Dwindow.stranger%3D1%3E&file=%3Cscript%3E",
    )?;
    unharmed(page, "an address")?;
    ready(page, "#v=1&lang=vi&url=javascript:window.stranger=1")?;
    page.allow("URL scheme");
    page.allow("Fetch API");
    page.allow("Failed to fetch");
    page.allow("Load failed");
    page.allow("NetworkError when attempting to fetch");
    page.allow("javascript");
    unharmed(page, "an address that is a script")
}
