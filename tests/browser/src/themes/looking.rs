//! Looking closer: zooming, comparing two periods, one series among many, words of one's own, an address elsewhere.
use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::page::ready;
use super::state::TITLE;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "looking/a-drag-zooms-and-a-click-comes-back", run: brush },
    Test { name: "looking/two-periods-are-compared", run: compare },
    Test { name: "looking/a-name-lets-the-others-step-back", run: names },
    Test { name: "looking/a-figure-opens-beside-its-chart", run: beside },
    Test { name: "looking/figures-at-the-foot-can-be-put-away", run: away },
    Test { name: "looking/words-of-ones-own", run: wording },
    Test { name: "looking/the-largest-so-many", run: largest },
    Test { name: "looking/an-address-elsewhere-opens", run: elsewhere },
    Test { name: "looking/what-a-period-lacks-is-said", run: compare_gaps },
    Test { name: "looking/what-to-know-before-sharing", run: cautions },
    Test { name: "looking/figures-stand-clear-of-the-marks", run: clear_of_marks },
];

const WORK: &str = "#v=1&lang=vi&view=work";
const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";

fn brush(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let range = "[...document.querySelectorAll('.range select')].map((s) => s.value).join()";
    ensure!(page.js(range)? == "1995,2016", "the chart begins with {}", page.js(range)?);
    ensure!(!page.is_shown("#zoomed")?, "a way back from where nobody went");
    page.drag("#chart .kn-layer", (0.3, 0.5), (0.6, 0.5))?;
    page.until(&format!("{range} !== '1995,2016'"))?;
    let zoomed = page.js(range)?;
    let (from, to) = zoomed.as_str().and_then(|r| r.split_once(',')).context("two years")?;
    ensure!(from > "1998" && to < "2012" && from < to, "zoomed to {zoomed}");
    page.click("#zoom-all")?;
    page.until(&format!("{range} === '1995,2016'"))?;
    // A step like any other.
    page.click("#undo")?;
    page.until(&format!("{range} === {zoomed}"))
}

fn cautions(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let said = "[...document.querySelectorAll('#cautions:not([hidden]) li')].map((li) => li.textContent)";
    // 1995 to 2016, in dollars of each year.
    page.until(&format!("{said}.join() === 'Giá hiện hành qua 21 năm: một phần mức tăng là do giá.'"))?;
    page.choose(".range select", "2010")?;
    page.until(&format!("{said}.length === 0"))?;
    page.click("#undo")?;
    page.until(&format!("{said}.length === 1"))?;
    page.click("#tab-table")?;
    page.settled()?;
    ensure!(!page.is_shown("#cautions")?, "said of the table what is said of the chart");
    Ok(())
}

fn compare(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.upload_bytes(
        "#file",
        "x.csv",
        "Năm;Xuất khẩu (tỷ USD);Nhập khẩu (tỷ USD)\n2004;26,5;32,0\n2005;32,4;36,8\n2006;39,8;44,9\n"
            .as_bytes(),
    )?;
    page.until("document.querySelector('#file-name').textContent === 'x.csv'")?;
    page.settled()?;
    page.click("#compare summary")?;
    page.until("document.querySelector('#compare tbody tr')")?;
    page.choose("#compare .row:first-child select", "0")?;
    let cells = "[...document.querySelectorAll('#compare tbody tr')].map((r) => [...r.cells].map((c) => c.textContent).join('|'))";
    // 39.8 − 26.5 = 13.3; 39.75 ÷ 26.55 − 1 = 49.7 %, 39.85 ÷ 26.45 − 1 = 50.7 %.
    page.until(&format!("{cells}[0] === 'Xuất khẩu|26,5|39,8|+13,3|+50%|+49,7% … +50,7%'"))?;
    ensure!(
        page.js("document.querySelectorAll('#compare th:not([scope])').length")? == 0,
        "a head without a scope"
    );
    // Bars stop at a name each; what is compared are periods all the same.
    ready(page, "#v=1&lang=vi&view=work&data=partners&type=bar")?;
    page.settled()?;
    page.run("document.querySelector('#compare').open = true", &[])?;
    page.until("document.querySelector('#compare tbody tr')")?;
    let offered = page
        .js("[...document.querySelector('#compare select').options].map((o) => o.textContent).join(' ')")?;
    // The table's years, 1995 to 2016.
    ensure!(
        offered
            .as_str()
            .is_some_and(|years| years.starts_with("1995 1996 ") && years.ends_with(" 2015 2016")),
        "offered are {offered}"
    );
    Ok(())
}

fn names(page: &mut Page<'_>) -> Result<()> {
    // The names to tick stand below the first 800 pixels.
    page.screen(Screen { height: 1400, ..Screen::default() })?;
    ready(page, PARTNERS)?;
    ensure!(!page.is_shown(".veil-canvas")?, "a veil before anyone looks");
    page.point(".ticks label:has(input:checked)", 0.5, 0.5)?;
    page.until("!document.querySelector('.veil-canvas').hidden")?;
    // From edge to edge: words at the margin are not cut in two.
    let edges = page.js("(() => { const v = document.querySelector('.veil-canvas'); const d = v.getContext('2d').getImageData(0, Math.round(v.height * 0.45), v.width, 1).data; return [d[3] > 100, d.at(-1) > 100]; })()")?;
    ensure!(edges == json!([true, true]), "the veil ends before the edges: {edges}");
    page.point(".brand", 0.5, 0.5)?;
    page.until("document.querySelector('.veil-canvas').hidden")?;
    // The name at the line's end does the same: it stands right of the last year.
    let [x, y] = page.inside(
        "const core = await import(document.querySelector('link[href*=\"pkg/studio/kimngach.js\"]').href); const { strands } = core.Project.prototype;
         let found; core.Project.prototype.strands = function () { found = strands.call(this); return found; };
         document.querySelector('#chart .kn-layer').dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', bubbles: true }));
         const { x0, y0, x1, y1 } = (found ?? []).find((one) => one.names.length)?.names[0] ?? {};
         const c = document.querySelector('#chart canvas'); return found ? [((x0 + x1) / 2) / c.clientWidth, ((y0 + y1) / 2) / c.clientHeight] : [0.93, 0.2];",
        &[],
    )
    .and_then(|found| Ok(serde_json::from_value::<[f64; 2]>(found)?))?;
    page.point("#chart .kn-layer", x, y)?;
    page.keep_picture("looking-names")?;
    Ok(())
}

/// A press on a point opens its figure; chart and tooltip stay in sight, and what says when and of what stands beside the figure.
fn beside(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    page.press_at("#chart .kn-layer", 0.7, 0.5)?;
    page.until("!document.querySelector('#record').hidden")?;
    page.settled()?;
    ensure!(page.is_shown("#chart .kn-tip")?, "the tooltip is gone");
    let tops = page.js("['#chart .kn-layer', '#chart .kn-tip', '#record'].map((s) => Math.round(document.querySelector(s).getBoundingClientRect().top))")?;
    let tops: [f64; 3] = serde_json::from_value(tops)?;
    ensure!(
        tops.iter().all(|top| *top >= 0.0) && tops[2] < 740.0,
        "the tops of chart, tooltip, figure: {tops:?}"
    );
    let period = page.text("#chart .kn-head strong")?;
    let row = page
        .js("[...document.querySelector('#record .cell').parentElement.cells].map((c) => c.textContent)")?;
    let row: Vec<String> = serde_json::from_value(row)?;
    ensure!(
        row.contains(&period) && row.iter().any(|cell| cell == "million USD"),
        "beside the figure of {period}: {row:?}"
    );
    // Escape closes the figure, another one the tooltip.
    page.press("Escape")?;
    page.until("document.querySelector('#record').hidden")?;
    ensure!(page.is_shown("#chart .kn-tip")?, "both went at once");
    page.press("Escape")?;
    page.until("document.querySelector('.kn-tip').hidden")
}

fn away(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen { width: 360, height: 780, ratio: 2.0, dark: false })?;
    ready(page, WORK)?;
    page.touch("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    page.settled()?;
    page.keep_picture("looking-away")?;
    page.click(".kn-away")?;
    page.until("document.querySelector('.kn-tip').hidden")?;
    page.touch("#chart .kn-layer", 0.5, 0.4)?;
    page.until("!document.querySelector('.kn-tip').hidden")?;
    // Who goes to the choices is done with the figures.
    page.run("document.querySelector('#panel-open').click()", &[])?;
    page.until("document.querySelector('.kn-tip').hidden")
}

fn wording(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    let own = page.js(TITLE)?;
    page.click("#wording summary")?;
    ensure!(
        page.value("#wording-title")? == own.as_str().unwrap_or_default(),
        "the field says {}",
        page.value("#wording-title")?
    );
    page.clear("#wording-title")?;
    page.type_into("#wording-title", "Một tiêu đề khác")?;
    page.press("Enter")?;
    page.until(&format!("{TITLE} === 'Một tiêu đề khác'"))?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.until(&format!("{TITLE} === 'Một tiêu đề khác'"))?;
    page.click("#wording summary")?;
    page.click("#wording .link")?;
    page.until(&format!("{TITLE} === {own}"))
}

fn largest(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    let ticked = "document.querySelectorAll('.ticks input:checked').length";
    page.run("const s = [...document.querySelectorAll('#choices label')].find((l) => l.textContent === 'Vẽ').nextElementSibling; s.value = '3'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until(&format!("{ticked} === 3"))?;
    // Who ticks one more wants four.
    page.click(".ticks label:has(input:not(:checked)) input")?;
    page.until(&format!("{ticked} === 4"))
}

fn elsewhere(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    page.site().put(
        "guest/so-lieu.csv",
        Guest::new("Năm;Xuất khẩu (tỷ USD);Nhập khẩu (tỷ USD)\n2004;26,5;32,0\n2005;32,4;36,8\n"),
    );
    ready(page, "#v=1&lang=vi")?;
    page.click("#address-open")?;
    page.type_into("#address-text", &format!("{}guest/so-lieu.csv", page.site().other_origin()))?;
    page.click("#address [type=submit]")?;
    page.until("document.querySelector('#file-name').textContent === 'so-lieu.csv' || !document.querySelector('#message').hidden")?;
    if page.is_shown("#message")? {
        // A host that does not allow it is explained.
        let said = page.text("#message")?;
        page.allow("Failed to fetch");
        page.allow("CORS");
        page.allow("ERR_FAILED");
        ensure!(said.contains("CORS"), "it says {said}");
    }
    // An embedded chart may still call nobody but its own site.
    let policy =
        page.run("return (await fetch('embed.html')).headers.get('content-security-policy')", &[])?;
    let own = |source: &str| {
        let origin = |address: &str| address.split('/').take(3).collect::<Vec<_>>().join("/");
        source == "'self'"
            || [page.site().address(), page.site().other_origin()].iter().any(|site| origin(site) == source)
    };
    let calls = policy.as_str().and_then(|p| p.split("connect-src ").nth(1)?.split(';').next());
    ensure!(calls.is_some_and(|c| c.split(' ').all(own)), "the embed's policy is {policy}");
    ensure!(
        page.js("document.querySelector('meta[http-equiv]').content.includes(\"form-action 'none'\")")?
            == json!(true),
        "forms could send"
    );
    Ok(())
}

/// Two periods beside each other: what has no figure is said, what nothing is said in has no column, unit and status are there.
fn compare_gaps(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work&data=groups")?;
    page.click("#compare summary")?;
    page.until("document.querySelector('#compare tbody tr')")?;
    // 2016 is an estimate, and minerals have no figure in it.
    let head = page.text("#compare thead")?;
    ensure!(head.contains("2016") && head.contains("số ước tính"), "the heads say {head}");
    ensure!(
        page.text("#compare caption")?.ends_with("tỷ USD"),
        "no unit: {}",
        page.text("#compare caption")?
    );
    ensure!(
        page.js(
            "[...document.querySelectorAll('#compare tbody td')].some((c) => c.textContent === 'không có số')"
        )? == true,
        "what has no figure is left blank"
    );
    ensure!(
        page.js("[...document.querySelectorAll('#compare thead th')].every((_, i) => [...document.querySelectorAll('#compare tbody tr')].some((r) => r.cells[i].textContent))")? == true,
        "a column with nothing in it"
    );
    Ok(())
}

/// Tints of lines under the figures that stand beside them, in CSS pixels; and what of the guide they hide.
const HIDDEN: &str = "(() => {
  const [tip, plot, guide] = ['.kn-tip', '#chart canvas', '.kn-guide'].map((s) => document.querySelector(s).getBoundingClientRect());
  const canvas = document.querySelector('#chart canvas');
  const k = canvas.width / plot.width;
  const { data } = canvas.getContext('2d').getImageData((tip.x - plot.x) * k, (tip.y - plot.y) * k, tip.width * k, tip.height * k);
  let tinted = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 40) tinted += 1;
  return [tinted / k / k, guide.x > tip.x && guide.x < tip.right, tip.x >= plot.x && tip.right <= plot.right,
    guide.x - plot.x > tip.width + 24];
})()";

/// The figures of a period stand where they hide few marks, on whichever side of the guide that is; those of a tile beside their tile.
fn clear_of_marks(page: &mut Page<'_>) -> Result<()> {
    // With room for the box on either side of the guide.
    page.screen(Screen { width: 1440, height: 1000, ..Screen::default() })?;
    ready(page, "#v=1&lang=vi&view=work&data=goods&type=line")?;
    for across in [0.12, 0.3, 0.5, 0.7, 0.88] {
        page.point("#chart .kn-layer", across, 0.45)?;
        page.until("document.querySelector('.kn-tip') && !document.querySelector('.kn-tip').hidden")?;
        page.settled()?;
        let (tinted, on_guide, inside, fits): (f64, bool, bool, bool) =
            serde_json::from_value(page.js(HIDDEN)?)?;
        ensure!(!on_guide && inside, "at {across} the figures stand on the guide or leave the chart");
        // The lines rise to the right: where the box has room on the left of the guide it hides a stretch of one line at most. A line that
        // is crossed from side to side tints some 700.
        ensure!(tinted < 600.0 || !fits, "at {across} the figures hide {tinted} of the lines");
    }
    ready(page, "#v=1&lang=vi&view=work&data=goods&type=treemap")?;
    for across in [0.2, 0.5, 0.9] {
        page.point("#chart .kn-layer", across, 0.45)?;
        page.until("document.querySelector('.kn-tip') && !document.querySelector('.kn-tip').hidden")?;
        page.settled()?;
        let ([x, y, wide, high], [left, top, width, height]) =
            (page.place(".kn-ring")?, page.place(".kn-tip")?);
        let beyond = |middle: f64, from: f64, size: f64| (from - middle).max(middle - from - size);
        let away = beyond(x + wide / 2.0, left, width).max(beyond(y + high / 2.0, top, height));
        ensure!(
            (0.0..120.0).contains(&away),
            "at {across} the figures stand {away} from their tile's middle"
        );
    }
    Ok(())
}
