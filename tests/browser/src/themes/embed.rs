//! Charts in other people's pages: one element, one iframe, and what happens when something is missing.
use anyhow::{Context, Result, ensure};

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;
use crate::webdriver::{CannotBeAsked, Engine};

pub const TESTS: &[Test] = &[
    Test { name: "embed/article-in-vietnamese", run: |page| article(page, "vi", "Xuất khẩu") },
    Test { name: "embed/article-in-english", run: |page| article(page, "en", "Exports") },
    Test { name: "embed/sandboxed-frame", run: sandbox },
    Test { name: "embed/frame-speaks-every-dialect", run: dialects },
    Test { name: "embed/far-charts-wait", run: lazy },
    Test { name: "embed/twin-stays-when-data-is-missing", run: missing_data },
    Test { name: "embed/twin-stays-when-data-is-none", run: bad_data },
    Test { name: "embed/twin-stays-when-the-core-is-missing", run: missing_core },
    Test { name: "embed/comes-and-goes", run: comes_and_goes },
    Test { name: "embed/attributes-and-methods", run: methods },
    Test { name: "embed/a-state-in-part-keeps-the-rest", run: partly },
    Test { name: "embed/a-narrow-place-shows-all-of-it-smaller", run: squeezed },
    Test { name: "embed/hostile-styles", run: hostile },
    Test { name: "embed/strict-policy-on-another-origin", run: strict },
    Test { name: "embed/keyboard-and-table", run: keyboard },
    Test { name: "embed/a-trap-is-mended", run: trapped },
    Test { name: "embed/a-wrong-view-changes-nothing", run: wrong_view },
    Test { name: "embed/any-attribute-mends-a-failed-start", run: mended },
    Test { name: "embed/paper-has-the-far-charts-too", run: printed },
    Test { name: "embed/ground-of-the-article", run: ground },
    Test { name: "embed/no-data-no-download", run: nothing_named },
    Test { name: "embed/climbs-by-type-data-and-attribute", run: climbs },
];

const TRADE: &str = "data/vietnam_trade_annual_1986_2025.csv";

/// A page of somebody else beside the site, with this in its body.
fn guest(page: &Page<'_>, name: &str, body: &str) -> Result<()> {
    let html = format!(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,>\
         <script type=module src=../kim-ngach.js></script></head><body>{body}</body></html>"
    );
    page.site().put(&format!("guest/{name}.html"), Guest::new(html));
    page.goto(&format!("guest/{name}.html"))
}

fn chart(extra: &str) -> String {
    format!("<kim-ngach src=../{TRADE} lang=vi {extra}><p id=twin>Bản tĩnh của biểu đồ.</p></kim-ngach>")
}

fn article(page: &mut Page<'_>, lang: &str, word: &str) -> Result<()> {
    page.screen(Screen { width: 900, height: 1000, ..Screen::default() })?;
    page.goto(&format!("embed-examples/article-{lang}.html"))?;
    page.read_down()?;
    page.wait_state("#trade", "ready")?;
    // The example article has one live chart of its own; the rest are a frame, a picture and a file.
    ensure!(!page.is_shown("#trade > figure")?, "the twin is still shown beside the chart");
    ensure!(page.is_shown("#trade >>> canvas")?, "no chart is shown");
    let spoken =
        page.look("#trade", "e.shadowRoot.querySelector('.kn-layer').getAttribute('aria-valuetext')")?;
    ensure!(spoken.as_str().is_some_and(|t| t.contains(word)), "in {lang} it says {spoken}");
    // One module for all of them. (The frame has its own.)
    let cores = page.number(
        "performance.getEntriesByType('resource').filter((e) => e.name.includes('kimngach_bg.wasm')).length",
    )?;
    ensure!(cores == 1.0, "the core was fetched {cores} times");
    page.until("document.querySelector('iframe').style.height !== ''")?;
    let told = page.number("document.querySelector('iframe').clientHeight")?;
    let inner = page.within("iframe", |page| {
        page.wait_state("kim-ngach", "ready")?;
        page.number("document.querySelector('#frame > div').getBoundingClientRect().height")
    })?;
    ensure!((told - inner).abs() <= 2.0, "the frame is {told} high, its content {inner}");
    page.keep_picture(&format!("article-{lang}"))?;
    // On a phone, dark.
    match page.screen(page.nearest(Screen { width: 360, height: 780, ratio: 2.0, dark: true })) {
        // The windows of one engine are never as narrow as a phone; all else was looked at.
        Err(error) if error.is::<CannotBeAsked>() => return Ok(()),
        done => done?,
    }
    page.until("document.querySelector('#trade').shadowRoot.querySelector('canvas').width <= 720")?;
    let over = page.number("document.documentElement.scrollWidth - innerWidth")?;
    ensure!(over <= 0.0, "the article scrolls sideways by {over} on a phone");
    Ok(())
}

fn sandbox(page: &mut Page<'_>) -> Result<()> {
    page.goto("embed-examples/sandbox.html")?;
    page.until("document.querySelector('#sandboxed').style.height !== ''")?;
    page.within("#sandboxed", |page| {
        page.wait_state("kim-ngach", "ready")?;
        ensure!(page.js("window.origin")? == "null", "the frame is not sealed");
        ensure!(page.is_shown("kim-ngach >>> canvas")?, "no chart");
        Ok(())
    })
}

fn dialects(page: &mut Page<'_>) -> Result<()> {
    let body = format!(
        "<script>window.told = []; addEventListener('message', (e) => told.push(typeof e.data === 'string' ? e.data : JSON.stringify(e.data)));</script>
         <iframe src='../embed.html?childId=anh#src={TRADE}&lang=vi&id=x1' style='width:600px;height:200px'></iframe>"
    );
    guest(page, "dialects", &body)?;
    page.until("told.some((t) => t.startsWith('{\"kim-ngach\"'))")?;
    page.run("await new Promise((done) => setTimeout(done, 700))", &[])?;
    let told = page.js("told")?.to_string();
    for sign in
        ["datawrapper-height", "embed-size", "iframe.resize", "Flourish", "pymxPYMxanhxPYMxheightxPYMx"]
    {
        ensure!(told.contains(sign), "nobody said “{sign}”: {told}");
    }
    let times = page.number("told.filter((t) => t.startsWith('{\"kim-ngach\"')).length")?;
    ensure!(times <= 4.0, "the height was told {times} times though it hardly changed");
    Ok(())
}

fn lazy(page: &mut Page<'_>) -> Result<()> {
    guest(page, "far", &format!("<div style='height:9000px'>xa</div>{}", chart("")))?;
    page.run("await new Promise((done) => setTimeout(done, 500))", &[])?;
    ensure!(
        page.attribute("kim-ngach", "data-state")?.as_deref() == Some("loading"),
        "a far chart was drawn"
    );
    let fetched = page
        .number("performance.getEntriesByType('resource').filter((e) => /wasm|csv/.test(e.name)).length")?;
    ensure!(fetched == 0.0, "a far chart was fetched");
    ensure!(page.is_shown("#twin")?, "the twin is hidden before the chart is there");
    page.run("scrollTo(0, 9000)", &[])?;
    page.wait_state("kim-ngach", "ready")
}

fn missing_data(page: &mut Page<'_>) -> Result<()> {
    page.allow("404");
    guest(page, "missing", "<kim-ngach src=./khong-co.csv lang=vi><p id=twin>Bản tĩnh.</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    ensure!(page.is_shown("#twin")?, "the twin is gone");
    let said: Vec<String> =
        page.log()?.into_iter().map(|line| line.text).filter(|text| text.contains("kim-ngach:")).collect();
    // The other engines tell nobody but the page what their consoles say, and the page only of errors.
    let heard = page.engine() == Engine::Chromium;
    ensure!(!heard || said.len() == 1, "one line of reason in the console, not {said:?}");
    Ok(())
}

fn bad_data(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/trong.csv", Guest::new("period,flow,value\n"));
    guest(page, "bad", "<kim-ngach src=./trong.csv lang=vi><p id=twin>Bản tĩnh.</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    ensure!(page.is_shown("#twin")?, "the twin is gone");
    let reason = page.text("kim-ngach >>> .kn-wrong")?;
    ensure!(!reason.is_empty(), "no reason under the twin");
    Ok(())
}

fn missing_core(page: &mut Page<'_>) -> Result<()> {
    // A browser that will not compile, or a network that lost the file: the same to a reader.
    let refuse = "WebAssembly.instantiateStreaming = WebAssembly.instantiate = WebAssembly.compileStreaming = WebAssembly.compile = \
        async () => { throw new TypeError('no wasm here'); };";
    let html = format!(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,>\
         <script>{refuse}</script><script type=module src=../kim-ngach.js></script></head><body>{}</body></html>",
        chart("")
    );
    page.site().put("guest/half.html", Guest::new(html));
    page.goto("guest/half.html")?;
    page.wait_state("kim-ngach", "error")?;
    ensure!(page.is_shown("#twin")?, "the twin is gone");
    Ok(())
}

fn comes_and_goes(page: &mut Page<'_>) -> Result<()> {
    guest(page, "often", &format!("<div id=place>{}</div>", chart("")))?;
    page.wait_state("kim-ngach", "ready")?;
    page.run(
        "const place = document.querySelector('#place'), one = place.firstChild;
         for (let i = 0; i < 50; i += 1) { const next = one.cloneNode(true); place.replaceChildren(next);
             await new Promise((done) => next.addEventListener('kim-ngach:ready', done, { once: true })); }",
        &[],
    )?;
    ensure!(page.count("kim-ngach")? == 1, "one element is left");
    // Moved, not removed: nothing is lost.
    page.run("const e = document.querySelector('kim-ngach'); const box = document.createElement('section'); document.body.append(box); box.append(e);", &[])?;
    ensure!(page.attribute("kim-ngach", "data-state")?.as_deref() == Some("ready"), "moving lost the chart");
    let fetched = page
        .number("performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.csv')).length")?;
    ensure!(fetched == 1.0, "the same data was fetched {fetched} times");
    Ok(())
}

fn methods(page: &mut Page<'_>) -> Result<()> {
    guest(page, "methods", &chart("from=2000"))?;
    page.wait_state("kim-ngach", "ready")?;
    let rows = page.look("kim-ngach", "e.getData().rows.length")?;
    ensure!(rows == 26, "2000 to 2025 is 26 years, not {rows}");
    let state = page.run(
        "const e = document.querySelector('kim-ngach'); const heard = []; addEventListener('kim-ngach:select', (x) => heard.push(x.detail.label));
         e.setState({ spec: { from: '2010' }, period: 0 }); return [e.getData().rows.length, e.getState().spec.from, heard.join()];",
        &[],
    )?;
    ensure!(state == serde_json::json!([16, "2010", "2010"]), "after setState: {state}");
    page.run("document.querySelector('kim-ngach').setAttribute('lang', 'en')", &[])?;
    page.until("document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-layer').getAttribute('aria-valuetext').includes('Exports')")
}

/// What is not spoken of stays: view, period, mark; and the balance of a trade chart is marked as its lines are.
fn partly(page: &mut Page<'_>) -> Result<()> {
    guest(page, "partly", &chart(""))?;
    page.wait_state("kim-ngach", "ready")?;
    let kept = page.run(
        "const e = document.querySelector('kim-ngach'); const said = () => e.shadowRoot.querySelector('.kn-layer').getAttribute('aria-valuetext');
         const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
         await e.show('2016', 'balance');
         const rings = [...e.shadowRoot.querySelectorAll('.kn-ring')].filter((ring) => !ring.hidden);
         const marked = [rings.length, rings.filter((ring) => ring.classList.contains('kn-focus')).length];
         e.setState({ spec: { type: 'line', from: '2010' } });
         await e.show('2020');
         e.setState({ lang: 'en' });
         e.setAttribute('theme', 'dark');
         await frames();
         const rows = e.getData().rows.length;
         e.setState({ spec: { type: 'line', from: '2000' } });
         await frames();
         return [marked, rows, e.getState().spec.from, said().includes('2020')];",
        &[],
    )?;
    // Both lines and the balance; 2010 to 2025.
    ensure!(kept == serde_json::json!([[3, 1], 16, "2000", true]), "marked, rows, view, period: {kept}");
    Ok(())
}

fn squeezed(page: &mut Page<'_>) -> Result<()> {
    let body = format!("<div style='width: 160px'>{}</div>", chart(""));
    guest(page, "squeezed", &body)?;
    page.wait_state("kim-ngach", "ready")?;
    let [wide, high, of_wide, of_high]: [f64; 4] = serde_json::from_value(page.look(
        "kim-ngach",
        "(c => [c.clientWidth, c.clientHeight, c.width, c.height])(e.shadowRoot.querySelector('canvas'))",
    )?)?;
    ensure!(wide <= 160.0, "the chart is {wide} px wide");
    ensure!(
        (high / wide - of_high / of_wide).abs() < 0.02,
        "{wide} × {high} of a drawing of {of_wide} × {of_high}"
    );
    // The pointer finds what lies beneath it: the last year at the right edge of the plot.
    page.point("kim-ngach >>> .kn-layer", 0.84, 0.3)?;
    page.until("!document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-tip').hidden")?;
    let year = page.look(
        "kim-ngach",
        "Number(/\\d{4}/.exec(e.shadowRoot.querySelector('.kn-layer').getAttribute('aria-valuetext'))[0])",
    )?;
    ensure!(year.as_f64().is_some_and(|y| y > 2010.0), "the pointer found {year}");
    Ok(())
}

fn wrong_view(page: &mut Page<'_>) -> Result<()> {
    guest(page, "wrong-view", &chart("from=2000"))?;
    page.wait_state("kim-ngach", "ready")?;
    let told = page.run(
        "const e = document.querySelector('kim-ngach'); const canvas = e.shadowRoot.querySelector('canvas');
         const all = () => JSON.stringify([e.getState(), e.getData().rows.map(({ cells }) => cells), canvas.toDataURL(), e.ask((p) => p.tip_at(3).head)]);
         const before = all();
         const thrown = [];
         for (const spec of [{ from: '2090' }, { select: { flow: ['exprt'] } }, { type: 'lien' }, { type: 'column', from: '2091' }]) {
             try { await e.setState({ spec }); } catch (error) { thrown.push(Object.prototype.toString.call(error) === '[object Error]' && error.message !== '' && error.problems[0].code); } }
         try { e.setState({ spec: { from: '2092' } }); } catch (error) { thrown.push('at once'); }
         await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
         const said = [];
         e.addEventListener('kim-ngach:state', ({ detail }) => said.push(JSON.stringify(detail) === JSON.stringify(e.getState())));
         const same = all() === before;
         e.setState({ spec: { from: '2015' } });
         return [thrown, same, said, e.shadowRoot.querySelector('.kn-wrong')];",
        &[],
    )?;
    let wanted = serde_json::json!([
        ["chart.empty", "chart.member", "spec.value-near", "chart.empty", "at once"],
        true,
        [true],
        null
    ]);
    ensure!(told == wanted, "thrown, unchanged, told, said: {told}");
    Ok(())
}

fn mended(page: &mut Page<'_>) -> Result<()> {
    page.allow("404");
    guest(page, "mended", &chart("type=lien"))?;
    page.wait_state("kim-ngach", "error")?;
    let said = page.text("kim-ngach >>> .kn-wrong")?;
    ensure!(said.contains("type=\"lien\""), "it says {said}");
    page.run("document.querySelector('kim-ngach').setAttribute('type', 'line')", &[])?;
    page.wait_state("kim-ngach", "ready")?;
    // What was not there a moment ago.
    guest(page, "later", "<kim-ngach src=./sau.csv lang=vi><p>Bản tĩnh.</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    page.site().put(
        "guest/sau.csv",
        Guest::new(
            "period,flow,measure,unit,value\n2004,X,value,million USD,1\n2005,X,value,million USD,2\n",
        ),
    );
    page.run("document.querySelector('kim-ngach').setAttribute('lang', 'en')", &[])?;
    page.wait_state("kim-ngach", "ready")
}

fn printed(page: &mut Page<'_>) -> Result<()> {
    guest(page, "printed", &format!("{}<div style='height:9000px'>xa</div>{}", chart(""), chart("id=far")))?;
    page.wait_state("kim-ngach", "ready")?;
    // Its data are there: all is done before the sheet is laid out, which comes with the next task.
    let seen = page.run(
        "const before = far.dataset.state;
         dispatchEvent(new Event('beforeprint'));
         await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
         const { width, clientWidth } = far.shadowRoot.querySelector('canvas') ?? {};
         dispatchEvent(new Event('afterprint'));
         return [before, far.dataset.state, width > 2.5 * clientWidth];",
        &[],
    )?;
    ensure!(seen == serde_json::json!(["loading", "ready", true]), "before, on paper, and how fine: {seen}");
    Ok(())
}

/// An article that declares nothing is white, whatever the reader's device asks for.
fn ground(page: &mut Page<'_>) -> Result<()> {
    let dark = "e.shadowRoot.querySelector('.kn-figure').dataset.dark";
    page.screen(page.nearest(Screen { dark: true, ..Screen::default() }))?;
    for (name, style, wanted) in [
        ("white", "", "false"),
        ("black", "<style>:root { color-scheme: dark }</style>", "true"),
        ("only-light", "<style>:root { color-scheme: only light }</style>", "false"),
    ] {
        guest(page, name, &format!("{style}{}", chart("")))?;
        page.wait_state("kim-ngach", "ready")?;
        let seen = page.look("kim-ngach", dark)?;
        ensure!(seen == wanted, "an article that is {name}: dark is {seen}");
    }
    for (hash, wanted) in [("", "false"), ("&theme=dark", "true")] {
        guest(
            page,
            "framed",
            &format!(
                "<iframe src='../embed.html#src={TRADE}&lang=vi{hash}' style='width:600px;height:500px'></iframe>"
            ),
        )?;
        page.within("iframe", |page| {
            page.wait_state("kim-ngach", "ready")?;
            let seen = page.look("kim-ngach", dark)?;
            ensure!(seen == wanted, "a frame with “{hash}”: dark is {seen}");
            Ok(())
        })?;
    }
    page.screen(Screen { dark: true, ..Screen::default() })?;
    guest(page, "both", &format!("<style>:root {{ color-scheme: light dark }}</style>{}", chart("")))?;
    page.wait_state("kim-ngach", "ready")?;
    ensure!(page.look("kim-ngach", dark)? == "true", "an article that may be dark has a light chart");
    Ok(())
}

fn nothing_named(page: &mut Page<'_>) -> Result<()> {
    guest(page, "none", "<kim-ngach lang=vi><p id=twin>Bản tĩnh.</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "error")?;
    let fetched =
        page.number("performance.getEntriesByType('resource').filter((e) => /wasm/.test(e.name)).length")?;
    ensure!(fetched == 0.0 && page.is_shown("#twin")?, "a tag without data fetched the core");
    Ok(())
}

fn hostile(page: &mut Page<'_>) -> Result<()> {
    let styles = "<style>* { all: unset; } * { letter-spacing: 8px !important; font-size: 40px !important; text-transform: uppercase !important; direction: rtl !important; }
        canvas { width: 10px !important; height: 10px !important; transform: scale(2) !important; } p { display: block; }</style>";
    page.screen(Screen { width: 800, ..Screen::default() })?;
    guest(page, "hostile", &format!("{styles}<div style='display:block;width:700px'>{}</div>", chart("")))?;
    page.wait_state("kim-ngach", "ready")?;
    let size = page.look(
        "kim-ngach",
        "(r => [r.width, r.height])(e.shadowRoot.querySelector('canvas').getBoundingClientRect())",
    )?;
    ensure!(
        size.get(0).and_then(serde_json::Value::as_f64).is_some_and(|w| w > 600.0),
        "the host squeezed the chart to {size}"
    );
    let direction =
        page.look("kim-ngach", "getComputedStyle(e.shadowRoot.querySelector('canvas')).direction")?;
    ensure!(direction == "ltr", "the host turned the chart's words to {direction}");
    page.keep_picture("embed-hostile").map(drop)
}

fn strict(page: &mut Page<'_>) -> Result<()> {
    // The tests' own ear in engines that hand out no console: this policy does not let it in, and is right.
    page.allow("console-listener.js");
    let from = page.site().other_origin();
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>strict</title><link rel=icon href=data:,>\
         <script type=module src='{from}kim-ngach.js'></script></head><body><kim-ngach src='{from}{TRADE}' lang=en><p>twin</p></kim-ngach></body></html>"
    );
    let origin = from.split('/').take(3).collect::<Vec<_>>().join("/");
    let policy = format!(
        "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}; img-src data:; style-src 'none'"
    );
    page.site().put("guest/strict.html", Guest { policy: Some(policy), ..Guest::new(html) });
    page.goto("guest/strict.html")?;
    page.wait_state("kim-ngach", "ready")
}

fn keyboard(page: &mut Page<'_>) -> Result<()> {
    guest(page, "keys", &chart(""))?;
    page.wait_state("kim-ngach", "ready")?;
    page.press("Tab")?;
    let now = "document.querySelector('kim-ngach').shadowRoot.querySelector('.kn-layer').getAttribute('aria-valuetext')";
    page.press("Home")?;
    ensure!(page.js(now)?.as_str().is_some_and(|t| t.contains("1986")), "Home leads to {}", page.js(now)?);
    page.press("ArrowRight")?;
    ensure!(page.js(now)?.as_str().is_some_and(|t| t.contains("1987")), "one step on is {}", page.js(now)?);
    page.click("kim-ngach >>> summary")?;
    page.until("document.querySelector('kim-ngach').shadowRoot.querySelectorAll('tbody tr').length === 40")
}

/// The memory of the instance that two charts share is overwritten in the middle of a drawing, which ends in a trap of the
/// engine. The chart draws what it was asked for, the other one answers again, and nobody is told.
fn trapped(page: &mut Page<'_>) -> Result<()> {
    guest(
        page,
        "trapped",
        &format!("{}<kim-ngach id=b src=../{TRADE} lang=en><p>b</p></kim-ngach>", chart("id=a")),
    )?;
    page.wait_state("#a", "ready")?;
    page.wait_state("#b", "ready")?;
    let renewed = page.inside(
        "const glue = performance.getEntriesByType('resource').map((one) => one.name).find((name) => name.endsWith('pkg/embed/kimngach.js'));
         const core = await import(glue);
         const before = await core.default();
         window.heard = [];
         addEventListener('kim-ngach:error', (event) => heard.push(event.detail.message));
         const canvas = CanvasRenderingContext2D.prototype;
         const { measureText } = canvas;
         canvas.measureText = function (text) {
             canvas.measureText = measureText;
             new Uint8Array(before.memory.buffer).fill(255);
             return this.measureText(text);
         };
         a.setAttribute('from', '2000');
         await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
         return [canvas.measureText === measureText, (await core.default()) !== before];",
        &[],
    )?;
    ensure!(renewed == serde_json::json!([true, true]), "overwritten, and a new instance: {renewed}");
    // 2000 to 2025.
    page.until("a.getData().rows.length === 26 && a.dataset.state === 'ready'")?;
    page.until("(b.setState({ period: 3 }), !b.shadowRoot.querySelector('.kn-tip').hidden)")?;
    page.until(
        "(a.setState({ period: 3 }), a.shadowRoot.querySelector('.kn-tip').textContent.includes('2003'))",
    )?;
    let heard = page.js("heard")?;
    ensure!(heard == serde_json::json!([]), "the reader was told: {heard}");
    Ok(())
}

/// The cores that came, smallest first.
const CORES: &str =
    "['embed', 'forms', 'press', 'studio'].filter((core) => performance.getEntriesByType('resource')
    .some((one) => one.name.endsWith(`pkg/${core}/kimngach.js`))).join()";

/// Each chart gets the smallest core that can draw it, whoever finds out that another is needed.
fn climbs(page: &mut Page<'_>) -> Result<()> {
    let cores = |page: &Page<'_>, wanted: &str| -> Result<()> {
        let came = page.js(CORES)?;
        ensure!(came == wanted, "the cores that came are {came}, not {wanted}");
        Ok(())
    };
    guest(page, "by-type", &chart("type=column"))?;
    page.wait_state("kim-ngach", "ready")?;
    cores(page, "forms")?;

    // What a smaller build cannot draw, by its type, its indicator or a field of its spec, asks for none of them.
    for attributes in
        ["type=slope", "indicator=coverage", "spec='{\"labels\": {\"Exports\": \"Bán\"}}'", "theme=print"]
    {
        guest(page, "by-form", &chart(attributes))?;
        page.wait_state("kim-ngach", "ready")?;
        cores(page, "press").with_context(|| attributes.to_owned())?;
    }

    // Vietnamese numbers under words, which a plain table has not.
    page.site().put(
        "guest/bang.csv",
        Guest::new("Năm;Xuất khẩu (triệu USD);Nhập khẩu (triệu USD)\n2003;20.149,3;25.255,8\n2004;26.485,0;31.968,8\n2005;32.447,1;36.761,1\n"),
    );
    guest(page, "by-data", "<kim-ngach src=./bang.csv lang=vi><p>tĩnh</p></kim-ngach>")?;
    page.wait_state("kim-ngach", "ready")?;
    cores(page, "embed,studio")?;
    let rows = page.look("kim-ngach", "e.getData().rows.length")?;
    ensure!(rows == 3, "2003 to 2005 is three years, not {rows}");

    guest(page, "by-attribute", &chart("from=2000"))?;
    page.wait_state("kim-ngach", "ready")?;
    cores(page, "embed")?;
    page.run("document.querySelector('kim-ngach').setAttribute('type', 'column')", &[])?;
    page.until(&format!(
        "{CORES} === 'embed,forms' && !document.querySelector('kim-ngach').work.host.frame"
    ))?;
    page.until("document.querySelector('kim-ngach').work.project?.constructor && document.querySelector('kim-ngach').getData().rows.length === 26")?;
    page.run("document.querySelector('kim-ngach').setAttribute('indicator', 'coverage')", &[])?;
    page.until(&format!("{CORES} === 'embed,forms,press'"))?;
    page.until("document.querySelector('kim-ngach').getData().head.length === 2")?;
    ensure!(
        page.attribute("kim-ngach", "data-state")?.as_deref() == Some("ready"),
        "the chart was lost on the way"
    );
    Ok(())
}
