//! The tests' own tools: a test that cannot fail proves nothing.
use anyhow::{Result, ensure};

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "harness/hears-the-console", run: hears },
    Test { name: "harness/sees-the-screen-it-asked-for", run: screens },
    Test { name: "harness/has-hands", run: hands },
    Test { name: "harness/has-fingers", run: fingers },
    Test { name: "harness/looks-into-sealed-frames", run: frames },
    Test { name: "harness/tells-an-error-from-a-wait", run: states },
    Test { name: "harness/slows-the-line", run: slow },
];

fn hears(page: &mut Page<'_>) -> Result<()> {
    let body = "<script>console.error('shouted'); Promise.reject(new Error('promised'));</script><img src='gone.png'>";
    page.site().put("guest/shouts.html", Guest::new(body));
    page.goto("guest/shouts.html")?;
    page.settled()?;
    let faults = page.faults()?.join("\n");
    for word in ["shouted", "promised", "gone.png", "404: "] {
        ensure!(faults.contains(word), "nobody heard “{word}” in:\n{faults}");
    }
    Ok(())
}

fn screens(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/screen.html", Guest::new("<!doctype html><title>screen</title>"));
    page.screen(Screen { width: 360, height: 640, ratio: 3.0, dark: true })?;
    page.language("vi")?;
    page.prefers("prefers-reduced-motion", "reduce")?;
    page.goto("guest/screen.html")?;
    let seen = page.js(
        "[innerWidth, innerHeight, devicePixelRatio, navigator.language,
          matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches].join()",
    )?;
    ensure!(seen == "360,640,3,vi,true,true", "the page sees {seen}");
    // A PNG tells its size at a fixed place.
    let picture = page.picture()?;
    let size: Vec<u32> = picture
        .get(16..24)
        .unwrap_or(&[])
        .chunks_exact(4)
        .filter_map(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?)))
        .collect();
    ensure!(size == [1080, 1920], "the picture is {size:?}");
    page.on_paper(true)?;
    ensure!(page.js("matchMedia('print').matches")? == true, "no paper");
    Ok(())
}

fn hands(page: &mut Page<'_>) -> Result<()> {
    let body = "<!doctype html><input type=file id=file hidden><input id=word><button id=push>push</button>
        <select id=pick><option value=a>A<option value=b>B</select><div id=pad style='width:200px;height:100px'></div>
        <output id=said></output><script>
        const say = (text) => { said.textContent += text + ' '; };
        file.onchange = async () => say('file:' + file.files[0].name + ':' + await file.files[0].text());
        push.onclick = () => say('pushed');
        pad.onpointermove = (e) => e.pointerType === 'mouse' && say('at:' + e.offsetX + ',' + e.offsetY);
        pad.ondragover = (e) => e.preventDefault();
        pad.ondrop = async (e) => { const f = e.dataTransfer.files[0]; say('drop:' + f.name + ':' + await f.text()); };
        pad.onpaste = (e) => say('paste:' + e.clipboardData.getData('text/plain'));
        document.onkeydown = (e) => say('key:' + e.key);
        </script>";
    page.site().put("guest/hands.html", Guest::new(body));
    page.goto("guest/hands.html")?;
    page.upload_bytes("#file", "bảng.csv", "năm,số".as_bytes())?;
    page.until("said.textContent.includes('file:bảng.csv:năm,số')")?;
    page.drop_bytes("#pad", "b.csv", "1,2".as_bytes())?;
    page.until("said.textContent.includes('drop:b.csv:1,2')")?;
    page.paste("#pad", "a\tb")?;
    page.until("said.textContent.includes('paste:a\\tb')")?;
    page.click("#push")?;
    page.choose("#pick", "b")?;
    ensure!(page.value("#pick")? == "b", "the option was not chosen");
    page.point("#pad", 0.25, 0.5)?;
    page.until("said.textContent.includes('at:50,50')")?;
    page.click("#word")?;
    page.press("ArrowRight")?;
    page.type_into("#word", "tỷ")?;
    ensure!(page.value("#word")? == "tỷ", "the field has {}", page.value("#word")?);
    page.clear("#word")?;
    let said = page.text("#said")?;
    ensure!(said.contains("pushed") && said.contains("key:ArrowRight"), "{said}");
    ensure!(
        page.is_shown("#push")? && !page.is_shown("#file")? && !page.is_there("#nothing")?,
        "seen wrongly"
    );
    Ok(())
}

fn fingers(page: &mut Page<'_>) -> Result<()> {
    let body = "<!doctype html><div id=pad style='width:200px;height:100px'></div><script>
        pad.onpointerup = (e) => { pad.textContent = e.pointerType; };</script>";
    page.site().put("guest/fingers.html", Guest::new(body));
    page.goto("guest/fingers.html")?;
    page.touch("#pad", 0.5, 0.5)?;
    page.until("pad.textContent === 'touch'")
}

fn frames(page: &mut Page<'_>) -> Result<()> {
    page.site().put(
        "guest/inner.html",
        Guest::new(
            "<!doctype html><x-y></x-y><script>
        document.querySelector('x-y').attachShadow({ mode: 'open' }).innerHTML = '<p>sealed</p>';</script>",
        ),
    );
    // From another origin, and sandboxed besides.
    let frame = format!(
        "<iframe sandbox=allow-scripts src='{}guest/inner.html'></iframe>",
        page.site().other_origin()
    );
    page.site().put("guest/outer.html", Guest::new(format!("<!doctype html><title>outer</title>{frame}")));
    page.goto("guest/outer.html")?;
    page.settled()?;
    let seen = page.within("iframe", |page| {
        page.until("document.querySelector('x-y')")?;
        page.text("x-y >>> p")
    })?;
    ensure!(seen == "sealed", "the frame says {seen}");
    ensure!(page.js("document.title")? == "outer", "the test did not come back out of the frame");
    Ok(())
}

fn states(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/states.html", Guest::new("<!doctype html><p id=a data-state=loading></p><p id=b data-state=loading></p>
        <script>setTimeout(() => { a.dataset.state = 'ready'; b.textContent = 'no numbers'; b.dataset.state = 'error'; }, 100);</script>"));
    page.goto("guest/states.html")?;
    page.wait_state("#a", "ready")?;
    page.wait_state("#b", "error")?;
    let said = page.wait_state("#b", "ready").err().map(|error| format!("{error:#}")).unwrap_or_default();
    ensure!(said.contains("no numbers"), "an error was not told at once: {said}");
    Ok(())
}

fn slow(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/still.html", Guest::new("<!doctype html><title>still</title>"));
    page.goto("guest/still.html")?;
    page.slow_line(300, 1_600_000)?;
    page.slow_machine(4.0)?;
    // That it waits at all is held; how long machines take is nobody's promise.
    let waited = page
        .run("const t = performance.now(); await fetch('still.html'); return performance.now() - t;", &[])?;
    ensure!(waited.as_f64().is_some_and(|waited| waited >= 250.0), "the line is not slow: {waited} ms");
    page.offline()?;
    let reached = page.run("return fetch('still.html').then(() => true, () => false);", &[])?;
    ensure!(reached == false, "offline, yet the server was reached");
    page.allow("ERR_INTERNET_DISCONNECTED");
    Ok(())
}
