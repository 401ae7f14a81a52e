//! Nothing is lost: undo and redo, reload, two tabs, links, project files, pictures that reopen.
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "state/undo-and-redo-walk-through-every-change", run: undo },
    Test { name: "state/undo-leads-back-over-files", run: undo_files },
    Test { name: "state/reload-keeps-the-persons-own-file", run: reload },
    Test { name: "state/what-is-kept-can-be-forgotten", run: forget },
    Test { name: "state/two-tabs-do-not-hurt-each-other", run: two_tabs },
    Test { name: "state/a-link-carries-the-data", run: link },
    Test { name: "state/links-that-are-none-are-answered-in-words", run: bad_links },
    Test { name: "state/a-project-file-opens-through-every-door", run: project },
    Test { name: "state/a-picture-reopens-its-chart", run: picture },
    Test { name: "state/other-data-same-chart-says-what-is-missing", run: swap },
    Test { name: "state/another-reading-keeps-the-chart", run: reread },
    Test { name: "state/a-spec-is-applied-to-the-open-table", run: spec },
];

const WORK: &str = "#v=1&lang=vi&view=work";
const PARTNERS: &str = "#v=1&lang=vi&view=work&data=partners";
pub(super) const TITLE: &str = "document.querySelector('#chart h3').textContent";
const TYPE: &str = "[...document.querySelectorAll('#choices label')].find((l) => l.textContent === 'Biểu đồ').nextElementSibling";
const TICKED: &str = "[...document.querySelectorAll('.ticks input:checked')].map(e => e.value).join('|')";

/// The spec that the address holds.
const SPEC: &str = "decodeURIComponent(location.hash.replaceAll('+', ' '))";

/// Exports of two groups of goods in billions, made for these tests.
const OWN: &str = "Năm;Nông sản;Dệt may\n2019;18,5;32,8\n2020;19,1;29,8\n2021;21,5;32,8\n2022;22,6;37,6\n";

/// What is drawn, as the letters of its pixels would be too many: a sum over them.
pub(super) const PIXELS: &str = "(() => { const c = document.querySelector('#chart canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
    let h = 7; for (let i = 0; i < d.length; i += 1) h = (h * 31 + d[i]) | 0; return `${c.width} ${c.height} ${h}`; })()";

/// Catches what goes to the disk on its way there.
pub(super) fn catch(page: &Page<'_>) -> Result<()> {
    page.run(
        "window.taken = []; HTMLAnchorElement.prototype.click = function () { taken.at(-1).name = this.download; };
         const make = URL.createObjectURL; URL.createObjectURL = (blob) => { taken.push({ blob, type: blob.type, name: '' }); return make(blob); };",
        &[],
    )
    .map(drop)
}

/// Takes something away; gives its name and its bytes.
pub(super) fn taken(page: &Page<'_>, entry: &str) -> Result<(String, Vec<u8>)> {
    page.run("taken.length = 0", &[])?;
    page.click("#take summary")?;
    page.click(entry)?;
    page.until("taken.length === 1 && taken[0].name !== ''")?;
    let letters = page.run(
        "const bytes = new Uint8Array(await taken[0].blob.arrayBuffer()); let text = '';
         for (const byte of bytes) text += String.fromCharCode(byte); return [taken[0].name, btoa(text)];",
        &[],
    )?;
    let (name, letters): (String, String) = serde_json::from_value(letters)?;
    use base64::Engine as _;
    Ok((name, base64::engine::general_purpose::STANDARD.decode(letters)?))
}

/// What is drawn, every line and letter of it, without the spec that a picture carries.
fn drawn(page: &Page<'_>) -> Result<(String, String)> {
    let (_, svg) = taken(page, "[data-take=svg]")?;
    let svg = String::from_utf8(svg)?;
    let (before, rest) = svg.split_once("<metadata").context("the picture carries no spec")?;
    let (_, after) = rest.split_once("</metadata>").context("its spec does not end")?;
    Ok((before.to_owned(), after.to_owned()))
}

/// What the dialog offers to copy.
pub(super) fn copied(page: &Page<'_>, what: &str) -> Result<String> {
    page.click("#take summary")?;
    page.click(&format!("[data-take={what}]"))?;
    page.until("document.querySelector('#copy-dialog').open")?;
    let text = page.value("#copy-text")?;
    page.press("Escape")?;
    page.until("!document.querySelector('#copy-dialog').open")?;
    Ok(text)
}

fn upload(page: &Page<'_>, name: &str, text: &str) -> Result<()> {
    page.upload_bytes("#file", name, text.as_bytes())?;
    page.until(&format!("document.querySelector('#file-name').textContent === {}", json!(name)))?;
    page.settled()
}

fn set(page: &Page<'_>, select: &str, value: &str) -> Result<()> {
    page.run(
        &format!("const s = {select}; s.value = args[0]; s.dispatchEvent(new Event('change', {{ bubbles: true }}));"),
        &[json!(value)],
    )
    .map(drop)
}

/// Presses a key while another is held.
fn with_control(page: &Page<'_>, keys: &[&str]) -> Result<()> {
    let (key, held) = keys.split_last().context("a key")?;
    page.press_with(held, key)
}

fn undo(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    ensure!(page.js("document.querySelector('#undo').disabled")? == true, "there is nothing to undo yet");
    let state = format!(
        "[{TYPE}.value, {TICKED}, document.body.dataset.tab, document.querySelector('.range select').value].join(';')"
    );
    let mut seen = vec![page.js(&state)?];
    set(page, TYPE, "column")?;
    seen.push(page.js(&state)?);
    set(page, TYPE, "line")?;
    seen.push(page.js(&state)?);
    page.click(".ticks label:nth-child(2) input")?;
    seen.push(page.js(&state)?);
    set(page, "document.querySelector('.range select')", "2000")?;
    seen.push(page.js(&state)?);
    page.click("#tab-table")?;
    seen.push(page.js(&state)?);
    for (before, after) in seen.iter().zip(seen.iter().skip(1)) {
        ensure!(before != after, "a change did nothing: {before}");
    }
    // Back by button, by key, by the browser's own button: one and the same way.
    for (i, wanted) in seen.iter().enumerate().rev().skip(1) {
        match i % 3 {
            0 => page.click("#undo")?,
            1 => with_control(page, &["Control", "z"])?,
            _ => drop(page.run("history.back()", &[])?),
        }
        page.until(&format!("{state} === {wanted}"))?;
    }
    ensure!(
        page.js("document.querySelector('#undo').disabled")? == true,
        "there is more to undo than was done"
    );
    for (i, wanted) in seen.iter().enumerate().skip(1) {
        match i % 3 {
            0 => page.click("#redo")?,
            1 => with_control(page, &["Control", "Shift", "z"])?,
            _ => with_control(page, &["Control", "y"])?,
        }
        page.until(&format!("{state} === {wanted}"))?;
    }
    ensure!(
        page.js("document.querySelector('#redo').disabled")? == true,
        "there is more to redo than was undone"
    );
    // A reload forgets neither way.
    let [.., one_back, last] = seen.as_slice() else { bail!("nothing was changed") };
    page.click("#undo")?;
    page.until(&format!("{state} === {one_back}"))?;
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.until("!document.querySelector('#redo').disabled && !document.querySelector('#undo').disabled")?;
    page.click("#redo")?;
    page.until(&format!("{state} === {last}"))
}

fn undo_files(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    set(page, TYPE, "column")?;
    let before = page.js(TITLE)?;
    upload(page, "của tôi.csv", OWN)?;
    let own = page.js(TITLE)?;
    ensure!(own != before, "the file changed nothing");
    page.click("[data-language=en]")?;
    page.click("#undo")?;
    page.until("document.querySelector('#file-name').textContent.startsWith('gso_exports_by_partner')")?;
    page.settled()?;
    ensure!(
        page.js("document.documentElement.lang")? == "en",
        "undo turned the language back, which nobody asked for"
    );
    page.click("[data-language=vi]")?;
    ensure!(page.js(&format!("{TYPE}.value"))? == "column", "the chart of the former file is another");
    page.click("#redo")?;
    page.until(&format!("{TITLE} === {own}"))
}

fn reload(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "của tôi.csv", OWN)?;
    set(page, TYPE, "column")?;
    page.until("!document.querySelector('#file-kept').hidden")?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!(page.text("#file-name")? == "của tôi.csv", "another file: {}", page.text("#file-name")?);
    let after = (page.js(TITLE)?, page.js(PIXELS)?);
    ensure!(after == before, "another chart: {after:?}, it was {before:?}");
    ensure!(!page.is_shown("#message")?, "it complains: {}", page.text("#message")?);
    // The first screen offers it again, in a tab that has never seen it.
    ready(page, "")?;
    page.until("!document.querySelector('#kept').hidden")?;
    page.click("#kept-list button")?;
    page.until("document.querySelector('#file-name').textContent === 'của tôi.csv'")
}

fn forget(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "bí mật.csv", OWN)?;
    page.until("!document.querySelector('#file-kept').hidden")?;
    page.click("#file-forget")?;
    page.until("document.querySelector('#file-kept').hidden")?;
    let kept = "const [{ name }] = await indexedDB.databases(); const base = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
        return new Promise((done) => { const r = base.transaction('files').objectStore('files').count(); r.onsuccess = () => done(r.result); });";
    ensure!(page.run(kept, &[])? == 0, "a copy is still there");
    ensure!(page.js(TITLE)? != "", "the chart that is open is gone too");
    page.reload()?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("bí mật.csv"), "it says {}", page.text("#message")?);
    page.wait_state("#chart", "ready")
}

fn two_tabs(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "một.csv", OWN)?;
    page.until("!document.querySelector('#file-kept').hidden")?;
    let one = page.js(TITLE)?;
    let first = page.tab()?;
    page.new_tab()?;
    ready(page, WORK)?;
    // More files than are kept: the other tab's own must not be the one that goes.
    for i in 0..10 {
        let name = format!("hai-{i}.csv");
        upload(page, &name, &OWN.replace("Nông sản", "Thủy sản"))?;
        page.until("!document.querySelector('#file-kept').hidden")?;
    }
    page.to_tab(&first)?;
    ensure!(page.js(TITLE)? == one, "the other tab's chart came here");
    page.reload()?;
    page.wait_state("#chart", "ready")?;
    page.until(&format!("{TITLE} === {one}"))?;
    // The chart comes before what stands in the panel.
    page.until("document.querySelector('#file-name').textContent === 'một.csv'")
}

fn link(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "gửi đi.csv", OWN)?;
    set(page, TYPE, "column")?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    let address = copied(page, "link")?;
    ensure!(address.len() < 2000 && address.contains("#v=1&work="), "the link is {address}");
    page.run("indexedDB.deleteDatabase((await indexedDB.databases())[0].name); sessionStorage.clear()", &[])?;
    page.site().put("guest/elsewhere.html", crate::site::Guest::new("<title>elsewhere</title>"));
    page.goto("guest/elsewhere.html")?;
    page.goto(&address)?;
    page.wait_state("#chart", "ready")?;
    page.settled()?;
    ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "another picture: {}", page.js(TITLE)?);
    // A shipped table is named, not carried.
    ready(page, PARTNERS)?;
    let address = copied(page, "link")?;
    ensure!(address.len() < 1000, "{} letters for a table that everybody has", address.len());
    Ok(())
}

fn bad_links(page: &mut Page<'_>) -> Result<()> {
    let said = |page: &Page<'_>, wanted: &str| -> Result<()> {
        page.until("!document.querySelector('#message').hidden")?;
        let text = page.text("#message")?;
        ensure!(text.contains(wanted), "it says {text}");
        page.wait_state("#chart", "ready")
    };
    for (fragment, wanted) in [
        ("#v=9&lang=vi", "phiên bản 9"),
        ("#v=1&lang=vi&work=xxxx", "hỏng"),
        ("#v=1&lang=vi&work=%00", "hỏng"),
        ("#v=1&lang=vi&spec={", "hỏng"),
        ("#v=1&lang=vi&type=pie", "type"),
        ("#v=1&lang=vi&file=mất.csv", "mất.csv"),
    ] {
        static LOADED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let n = LOADED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        page.goto(&format!("?bad{n}{fragment}"))?;
        said(page, wanted).with_context(|| String::from(fragment))?;
    }
    // A link of a later version of the same form, and one that would fill the memory.
    let packed = |value: &str| {
        format!(
            "const bytes = await new Response(new Blob([{value}]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
             return btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');"
        )
    };
    for (value, wanted) in [
        ("JSON.stringify({ format: 'kimngach', version: 7, spec: {}, data: { name: 'x' } })", "phiên bản 7"),
        ("JSON.stringify({ format: 'kimngach', version: 1, spec: [], data: {} })", "hỏng"),
        ("' '.repeat(50e6)", "hỏng"),
    ] {
        let letters = page.run(&packed(value), &[])?;
        page.goto(&format!("?w{}#v=1&lang=vi&work={}", wanted.len(), letters.as_str().unwrap_or("")))?;
        said(page, wanted).with_context(|| String::from(value))?;
    }
    Ok(())
}

fn project(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "dự án.csv", OWN)?;
    set(page, TYPE, "column")?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    catch(page)?;
    let (name, bytes) = taken(page, "[data-take=project]")?;
    ensure!(name.ends_with(".kimngach.json"), "it is called {name}");
    let value: Value = serde_json::from_slice(&bytes)?;
    ensure!(value.pointer("/data/text") == Some(&json!(OWN)), "the data is not in it: {value}");
    ensure!(value.pointer("/spec/type") == Some(&json!("column")), "the choices are not in it: {value}");
    let text = String::from_utf8(bytes.clone())?;
    type Door = (&'static str, fn(&Page<'_>, &str) -> Result<()>);
    let doors: [Door; 4] = [
        ("chosen", |page, text| page.upload_bytes("#file", "a.kimngach.json", text.as_bytes())),
        ("dropped", |page, text| page.drop_bytes("body", "b.json", text.as_bytes())),
        ("pasted", |page, text| page.paste("body", text)),
        ("by address", |page, text| {
            page.site().put("guest/c.json", crate::site::Guest::new(text));
            page.click("#address-open")?;
            page.run(
                "document.querySelector('#address-text').value = new URL('guest/c.json', document.baseURI)",
                &[],
            )?;
            page.click("#address button")
        }),
    ];
    for (door, open) in doors {
        ready(page, "#v=1&lang=vi")?;
        open(page, &text)?;
        page.until("document.querySelector('#file-name').textContent === 'dự án.csv'")
            .with_context(|| String::from(door))?;
        page.settled()?;
        ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "{door}: another chart");
    }
    // What only looks like one is answered in words.
    ready(page, WORK)?;
    page.upload_bytes(
        "#file",
        "x.kimngach.json",
        b"{\"format\": \"kimngach\", \"version\": 1, \"spec\": 5}",
    )?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("tệp dự án"), "it says {}", page.text("#message")?);
    Ok(())
}

fn picture(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    // Chosen while there are several lines: columns are of the whole, where the table has it and nobody chose.
    page.click(".ticks label:nth-child(2) input")?;
    page.settled()?;
    set(page, TYPE, "column")?;
    page.settled()?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    catch(page)?;
    let png = taken(page, "[data-take=png][data-size=\"1\"]")?;
    let svg = taken(page, "[data-take=svg]")?;
    for (name, bytes) in [png, svg] {
        ready(page, "#v=1&lang=vi")?;
        page.drop_bytes("body", &name, &bytes)?;
        page.until("document.body.dataset.view === 'work'")?;
        page.settled()?;
        ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "{name}: {}", page.js(TITLE)?);
    }
    // A picture that carries nothing.
    ready(page, WORK)?;
    let plain = page.picture()?;
    page.drop_bytes("body", "ảnh.png", &plain)?;
    page.until("!document.querySelector('#message').hidden")?;
    ensure!(page.text("#message")?.contains("ảnh.png"), "it says {}", page.text("#message")?);
    Ok(())
}

fn swap(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(
        page,
        "a.csv",
        "Thị trường,Năm,Xuất khẩu (triệu USD)\nNhật Bản,2021,20130\nNhật Bản,2022,24232\nNhật Bản,2023,23313\nHoa Kỳ,2021,96300\nHoa Kỳ,2022,109386\nHoa Kỳ,2023,97020\n",
    )?;
    page.click(".ticks label:nth-child(1) input")?;
    page.settled()?;
    let left = page.js(TICKED)?;
    let other = "Thị trường,Năm,Xuất khẩu (triệu USD)\nĐức,2023,7400\nĐức,2024,7900\nHàn Quốc,2023,23500\nHàn Quốc,2024,25600\n";
    upload(page, "b.csv", other)?;
    page.until("!document.querySelector('#offer').hidden")?;
    page.click("#offer .button")?;
    page.until("!document.querySelector('#message').hidden")?;
    let said = page.text("#message")?;
    let left = left.as_str().unwrap_or("nothing");
    ensure!(said.contains(left), "{left} is not in the new file, and the page says {said}");
    ensure!(page.text("#file-name")? == "b.csv", "the data went back");
    // What a person wrote for the former figures: a name and a note with no place here go and are told, a title stays and is asked about.
    let own = json!({ "type": "line", "title": "Riêng tôi", "labels": { "Đức": "CHLB Đức" },
        "annotations": [{ "kind": "point", "at": "2024", "text": "đơn hàng về" }] });
    page.drop_bytes("body", "own.json", own.to_string().as_bytes())?;
    page.until(&format!("{SPEC}.includes('đơn hàng về')"))?;
    upload(
        page,
        "c.csv",
        "Thị trường,Năm,Xuất khẩu (triệu USD)\nÝ,2022,4400\nÝ,2023,4500\nHàn Quốc,2022,24300\nHàn Quốc,2023,23500\n",
    )?;
    page.until("!document.querySelector('#offer').hidden")?;
    page.click("#offer .button")?;
    page.until("!document.querySelector('#message').hidden")?;
    let said = page.text("#message")?;
    for word in ["Riêng tôi", "Đức", "đơn hàng về"] {
        ensure!(said.contains(word), "nothing of {word}: {said}");
    }
    ensure!(page.js(&format!("{SPEC}.includes('Riêng tôi')"))? == true, "the title is gone");
    for word in ["CHLB", "đơn hàng về"] {
        ensure!(page.js(&format!("{SPEC}.includes('{word}')"))? == false, "{word} is still in the address");
    }
    Ok(())
}

/// The chart of a person stays while they say how the file is to be read; what a wrong reading took is there again with the right one.
fn reread(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, WORK)?;
    upload(page, "của tôi.csv", OWN)?;
    set(page, TYPE, "column")?;
    page.click("#looks summary")?;
    page.clear("#looks li input[type=text]")?;
    page.type_into("#looks li input[type=text]", "Vải vóc")?;
    page.press("Tab")?;
    page.until(&format!("{SPEC}.includes('Vải vóc')"))?;
    page.settled()?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    let reading = "document.querySelector('#understood select')";
    for (encoding, wanted) in [("windows-1252", false), ("utf-8", true)] {
        set(page, reading, encoding)?;
        page.until(&format!("history.state.kn.hints?.encoding === '{encoding}'"))?;
        page.settled()?;
        ensure!(page.js(&format!("{TYPE}.value"))? == "column", "{encoding} threw the form away");
        ensure!(!page.is_shown("#offer")?, "the chart of this very file is offered");
        ensure!(page.js(&format!("{SPEC}.includes('Vải vóc')"))? == wanted, "{encoding}: the name");
        ensure!(page.is_shown("#message")? != wanted, "{encoding}: it says {}", page.text("#message")?);
    }
    ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "another chart: {}", page.js(TITLE)?);
    Ok(())
}

/// The JSON that the page gives away comes back through the same doors as everything else.
fn spec(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, PARTNERS)?;
    page.click(".ticks label:nth-child(2) input")?;
    page.settled()?;
    let before = (page.js(TITLE)?, page.js(PIXELS)?);
    catch(page)?;
    let vector = drawn(page)?;
    let (name, bytes) = taken(page, "[data-take=spec]")?;
    ready(page, PARTNERS)?;
    ensure!(page.js(TITLE)? != before.0, "the page remembers the chart by itself");
    catch(page)?;
    page.upload_bytes("#file", &name, &bytes)?;
    page.until("!document.querySelector('#message').hidden")?;
    page.settled()?;
    ensure!(page.text("#message")?.contains("đặc tả"), "it says {}", page.text("#message")?);
    ensure!(!page.text("#message")?.contains("Tiêu đề"), "the page's own title is told as a person's");
    let tone = "document.querySelector('#message').dataset.tone";
    ensure!(page.js(tone)? == "told", "what only tells something looks like a fault");
    page.click("#message .message-acts button")?;
    page.settled()?;
    ensure!(drawn(page)? == vector, "another chart: {}", page.js(TITLE)?);
    // WebKit smooths one pixel otherwise where a canvas is drawn over at once; drawn anew it is the same.
    for screen in [Screen { width: 1100, ..Screen::default() }, Screen::default()] {
        page.screen(screen)?;
        page.settled()?;
    }
    ensure!((page.js(TITLE)?, page.js(PIXELS)?) == before, "another chart: {}", page.js(TITLE)?);
    // One with a fault is told as what it is, and a table of JSON is still a table.
    page.drop_bytes("body", "lỗi.json", r#"{"version": 1, "type": "line", "colour": "red"}"#.as_bytes())?;
    page.until("document.querySelector('#message').textContent.includes('colour')")?;
    ensure!(page.text("#message")?.contains("lỗi.json"), "it says {}", page.text("#message")?);
    ensure!(page.js(tone)? == "wrong", "a fault looks like none");
    ensure!(page.js(TITLE)? == before.0, "the chart is another");
    let table = r#"{"data": [{"Năm": 2019, "Xuất khẩu (tỷ USD)": 264.2}, {"Năm": 2020, "Xuất khẩu (tỷ USD)": 282.6}]}"#;
    upload(page, "bảng.json", table)
}
