//! Dresses: a newsroom's, by a small JSON and by CSS variables; what a reader's system asks for; and that the canvas and the
//! vector are the same picture.
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "dresses/the-gallery-wears-each", run: gallery },
    Test { name: "dresses/a-newsroom-by-json-and-css", run: newsroom },
    Test { name: "dresses/a-wrong-colour-is-said", run: wrong },
    Test { name: "dresses/the-system-asks", run: system },
    Test { name: "dresses/one-core-in-the-gallery", run: once },
    Test { name: "dresses/canvas-and-vector-agree", run: agree },
];

const TRADE: &str = "data/vietnam_trade_annual_1986_2025.csv";

fn guest(page: &Page<'_>, name: &str, style: &str, charts: &str) -> Result<()> {
    let html = format!(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,><style>{style}</style>\
         <script type=module src=../kim-ngach.js></script></head><body>{charts}</body></html>"
    );
    page.site().put(&format!("guest/{name}.html"), Guest::new(html));
    page.goto(&format!("guest/{name}.html"))
}

/// The colours of a chart that cover most, the ground first, as `#rrggbb`.
fn colours(page: &Page<'_>, selector: &str) -> Result<Vec<String>> {
    let found = page.js(&format!(
        "(() => {{ const c = document.querySelector('{selector}').shadowRoot.querySelector('canvas');
          const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, seen = new Map();
          for (let i = 0; i < d.length; i += 4) {{ const k = d[i] << 16 | d[i + 1] << 8 | d[i + 2]; seen.set(k, (seen.get(k) ?? 0) + 1); }}
          return [...seen].sort((a, b) => b[1] - a[1]).slice(0, 60).map(([k]) => '#' + k.toString(16).padStart(6, '0')); }})()"
    ))?;
    Ok(serde_json::from_value(found)?)
}

fn has(found: &[String], wanted: &[&str]) -> Result<()> {
    for colour in wanted {
        ensure!(found.iter().any(|c| c == colour), "{colour} is not among {found:?}");
    }
    Ok(())
}

fn gallery(page: &mut Page<'_>) -> Result<()> {
    page.goto("gallery.html")?;
    page.wait_state("#charts", "ready")?;
    for (dress, wanted) in [
        ("contrast", ["#ffffff", "#000000"]),
        ("print", ["#ffffff", "#000000"]),
        ("houses/cream", ["#fff1e5", "#062f3a"]),
        ("houses/masthead", ["#ffffff", "#003f52"]),
    ] {
        page.run(
            "const s = document.getElementById('dress'); s.value = args[0]; s.dispatchEvent(new Event('change'));
             document.getElementById('column-stacked').scrollIntoView()",
            &[json!(dress)],
        )?;
        page.wait_state("#column-stacked kim-ngach", "ready").with_context(|| dress.to_owned())?;
        page.until("document.fonts.status === 'loaded'")?;
        has(&colours(page, "#column-stacked kim-ngach")?, &wanted).with_context(|| dress.to_owned())?;
        page.keep_picture(&format!("dress-{}", dress.replace('/', "-")))?;
    }
    Ok(())
}

fn newsroom(page: &mut Page<'_>) -> Result<()> {
    page.site().put(
        "guest/house.json",
        Guest::new(String::from(
            r##"{"mark": "Báo Thử", "light": {"page": "#fff1e5", "exports": "#0d5f73", "imports": "#b8325a"}}"##,
        )),
    );
    let style = "#own { --kim-ngach-exports: #00607a; --kim-ngach-imports: #a8400a; --kim-ngach-bar: #c8102e; --kim-ngach-mark: 'Nhà Báo' }
                 #both { --kim-ngach-imports: #8a2a4f }";
    let chart = |id: &str, house: &str| {
        format!("<kim-ngach id={id} data=../{TRADE} lang=vi theme=light to=2024 {house}></kim-ngach>")
    };
    let charts = [
        chart("json", "house=house.json"),
        chart("own", "house"),
        chart("both", "house=house.json"),
        chart("plain", ""),
    ]
    .concat();
    guest(page, "newsroom", style, &charts)?;
    for id in ["json", "own", "both", "plain"] {
        page.run("document.getElementById(args[0]).scrollIntoView()", &[json!(id)])?;
        page.wait_state(&format!("#{id}"), "ready").with_context(|| id.to_owned())?;
    }
    has(&colours(page, "#json")?, &["#fff1e5", "#0d5f73", "#b8325a"])?;
    has(&colours(page, "#own")?, &["#ffffff", "#00607a", "#a8400a", "#c8102e"])?;
    has(&colours(page, "#both")?, &["#fff1e5", "#0d5f73", "#8a2a4f"])?;
    has(&colours(page, "#plain")?, &["#ffffff", "#1a5fa8", "#b8500b"])?;
    page.keep_picture("dress-newsroom").map(drop)
}

fn wrong(page: &mut Page<'_>) -> Result<()> {
    page.allow("404");
    page.site().put("guest/faint.json", Guest::new(String::from(r##"{"light": {"exports": "#ffe9a0"}}"##)));
    let chart = |id: &str, house: &str| {
        format!("<kim-ngach id={id} data=../{TRADE} lang=vi theme=light {house}><p>tĩnh</p></kim-ngach>")
    };
    let charts =
        [chart("faint", "house=faint.json"), chart("named", "house"), chart("missing", "house=nowhere.json")]
            .concat();
    guest(
        page,
        "wrong-dress",
        "#named { --kim-ngach-ink: blakc; --kim-ngach-exports: rgb(0 96 122); --kim-ngach-imports: firebrick }",
        &charts,
    )?;
    // What is no colour is left out; the others are understood however they are written.
    page.run("named.scrollIntoView()", &[])?;
    page.wait_state("#named", "ready")?;
    let house = page.js("named.getState().spec.house")?;
    ensure!(
        house == json!({ "light": { "exports": "#00607a", "imports": "#b22222" } }),
        "of the variables it took {house}"
    );
    page.run("faint.scrollIntoView()", &[])?;
    page.wait_state("#faint", "error")?;
    page.until("faint.shadowRoot.querySelector('.kn-wrong')?.textContent.includes('#ffe9a0')")?;
    // The twin stays.
    ensure!(page.is_there("#faint > p")?, "it lost its twin");
    // A dress that does not come is said in the console, and the chart is drawn without it.
    page.run("missing.scrollIntoView()", &[])?;
    page.wait_state("#missing", "ready")
}

fn system(page: &mut Page<'_>) -> Result<()> {
    let charts = format!("<kim-ngach data=../{TRADE} lang=vi type=column-stacked by=flow></kim-ngach>");
    page.prefers("prefers-contrast", "more")?;
    guest(page, "contrast", "", &charts)?;
    page.wait_state("kim-ngach", "ready")?;
    let found = colours(page, "kim-ngach")?;
    let ground = found.first().map(String::as_str);
    ensure!(ground == Some("#ffffff") || ground == Some("#000000"), "{found:?}");
    has(&found, &[if ground == Some("#ffffff") { "#000000" } else { "#ffffff" }])?;
    page.keep_picture("dress-contrast")?;
    page.prefers("prefers-contrast", "no-preference")?;
    page.prefers("forced-colors", "active")?;
    guest(page, "forced", "", &format!("<kim-ngach data=../{TRADE} lang=vi></kim-ngach>"))?;
    page.wait_state("kim-ngach", "ready")?;
    // The picture is made of what the system gives for ground, text and links.
    let given = page.js(
        "['Canvas', 'CanvasText', 'LinkText'].map((name) => { const e = document.createElement('i'); e.style.color = name; document.body.append(e);
           const [r, g, b] = getComputedStyle(e).color.match(/\\d+/g).map(Number); e.remove(); return '#' + (r << 16 | g << 8 | b).toString(16).padStart(6, '0'); })",
    )?;
    let given: Vec<String> = serde_json::from_value(given)?;
    let found = colours(page, "kim-ngach")?;
    let wanted: Vec<&str> = given.iter().map(String::as_str).collect();
    ensure!(found.first() == given.first(), "the ground is {:?} and not {:?}", found.first(), given.first());
    has(&found, &wanted)?;
    page.keep_picture("dress-forced-colours")?;
    page.prefers("forced-colors", "none")
}

fn once(page: &mut Page<'_>) -> Result<()> {
    page.goto("gallery.html")?;
    page.wait_state("#charts", "ready")?;
    page.run("document.getElementById('slope').scrollIntoView()", &[])?;
    page.wait_state("#slope kim-ngach", "ready")?;
    let cores = page.js(
        "performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /pkg\\/studio\\/.*\\.wasm/.test(n)).length",
    )?;
    ensure!(cores == json!(1), "the whole core was fetched {cores} times");
    Ok(())
}

/// Two pictures, given as PNG in base64, shrunk to cells of four pixels: how many cells in a thousand differ clearly.
const COMPARE: &str = "
    const cells = async (text) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const map = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const c = new OffscreenCanvas(Math.floor(map.width / 4), Math.floor(map.height / 4));
      const g = c.getContext('2d'); g.imageSmoothingQuality = 'high'; g.drawImage(map, 0, 0, c.width, c.height);
      return g.getImageData(0, 0, c.width, c.height);
    };
    const [a, b] = [await cells(args[0]), await cells(args[1])];
    if (a.width !== b.width || a.height !== b.height) return 1000;
    let off = 0;
    for (let i = 0; i < a.data.length; i += 4) {
      if (Math.max(...[0, 1, 2].map((k) => Math.abs(a.data[i + k] - b.data[i + k]))) > 56) off += 1;
    }
    return off * 1000 / (a.width * a.height)";

fn agree(page: &mut Page<'_>) -> Result<()> {
    use base64::Engine as _;
    page.screen(Screen { width: 1100, height: 1200, ..Screen::default() })?;
    page.goto("gallery.html#lang=vi")?;
    page.wait_state("#charts", "ready")?;
    let mut pictures: Vec<Value> = Vec::new();
    for name in ["slope", "waterfall", "column-stacked"] {
        page.run("document.getElementById(args[0]).scrollIntoView()", &[json!(name)])?;
        page.wait_state(&format!("#{name} kim-ngach"), "ready")?;
        // On whole pixels: a browser puts a canvas there by itself, and a vector picture where it is.
        page.run(
            "const e = document.querySelector('#' + args[0] + ' kim-ngach');
             Object.assign(e.style, { position: 'fixed', left: '0', top: '0', width: '900px', zIndex: 9, background: 'Canvas' })",
            &[json!(name)],
        )?;
        page.until(&format!("document.querySelector('#{name} kim-ngach').work.host.drawn.width <= 900 && document.fonts.status === 'loaded'"))?;
        let encode = |bytes: Vec<u8>| json!(base64::engine::general_purpose::STANDARD.encode(bytes));
        let canvas = encode(page.picture()?);
        page.keep_picture(&format!("canvas-{name}"))?;
        // Vector pictures are the whole build's alone; the gallery has it for its words.
        page.inside(
            "const e = document.querySelector('#' + args[0] + ' kim-ngach'), { host, data, spec } = e.work;
             const at = performance.getEntriesByType('resource').map((one) => one.name).find((name) => name.endsWith('pkg/studio/kimngach.js'));
             const whole = await import(at);
             await whole.default();
             const p = new whole.Project();
             p.open(data.bytes, data.name);
             p.set_spec({ ...spec, theme: 'auto' });
             const svg = p.svg({ width: host.drawn.width, height: host.drawn.height, lang: 'vi', dark: e.getAttribute('theme') === 'dark', font: host.options.font });
             p.free();
             const node = document.adoptNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
             host.canvas.style.display = 'none'; node.style.display = 'block'; host.plot.prepend(node)",
            &[json!(name)],
        )?;
        page.until("document.fonts.status === 'loaded'")?;
        let vector = encode(page.picture()?);
        let off = page.run(COMPARE, &[canvas.clone(), vector.clone()])?;
        ensure!(off.as_f64().is_some_and(|n| n < 4.0), "{name}: {off} of 1,000 cells differ");
        page.keep_picture(&format!("vector-{name}"))?;
        pictures.push(canvas);
        page.run("document.querySelector('#' + args[0] + ' kim-ngach').style.position = ''", &[json!(name)])?;
    }
    // Another chart is another picture: the measure sees it.
    let [first, second, ..] = pictures.as_slice() else { bail!("two charts are wanted") };
    let off = page.run(COMPARE, &[first.clone(), second.clone()])?;
    ensure!(off.as_f64().is_some_and(|n| n > 40.0), "two different charts differ by {off} of 1,000 only");
    Ok(())
}
