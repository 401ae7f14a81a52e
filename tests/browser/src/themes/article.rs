//! An article beside the shipped table of trade: from the paste to the report, in both languages.
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use serde_json::json;

use super::page::ready;
use super::state::catch;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "article/figures-wear-their-verdict", run: verdicts },
    Test { name: "article/arrows-lead-from-figure-to-figure", run: arrows },
    Test { name: "article/a-wrong-figure-is-put-right", run: wrong },
    Test { name: "article/the-list-can-be-narrowed", run: narrowed },
    Test { name: "article/the-report-is-taken-away", run: report },
    Test { name: "article/a-word-document", run: word },
    Test { name: "article/what-cannot-be-read-is-said", run: unreadable },
    Test { name: "article/hostile-text-runs-nowhere", run: hostile },
    Test { name: "article/another-language-another-table", run: others },
    Test { name: "article/no-figure-at-all", run: none },
    Test { name: "article/the-page-itself-works-nothing-out", run: beside },
    Test { name: "article/on-a-phone", run: phone },
];

/// Exports 2022 371288, 2023 353782; imports 359148 and 325776 (million USD, lines 74 to 77 of the shipped annual table):
/// 353782 / 371288 − 1 = −4.7 %, 325776 / 359148 − 1 = −9.3 %, 353782 + 325776 = 679558, so that 697.6 is wrong. The table
/// has no countries.
const VI: &str = "Ngoại thương chững lại, xuất siêu vẫn tăng
Năm 2023, kim ngạch xuất khẩu đạt 353,8 tỷ USD, giảm 4,7% so với năm 2022. Nhập khẩu đạt 325,8 tỷ USD, giảm 9,3%.
Tổng kim ngạch xuất nhập khẩu năm 2023 đạt 697,6 tỷ USD.
Năm 2023, xuất khẩu sang Hoa Kỳ đạt 97,0 tỷ USD.";
const EN: &str = "Trade slowed while the surplus grew
In 2023, exports reached $353.8 billion, down 4.7% from 2022. Imports came to $325.8 billion, down 9.3%.
Total trade in 2023 amounted to $697.6 billion.
In 2023, exports to the United States were $97.0 billion.";

pub(super) fn open(page: &mut Page<'_>, lang: &str) -> Result<()> {
    page.screen(Screen { width: 1440, height: 900, ..Screen::default() })?;
    ready(page, &format!("#v=1&lang={lang}&view=work"))?;
    page.click("#tab-article")?;
    // The tab remembers its article; a test begins with none.
    page.until("document.querySelector('#check-text, .check-article') !== null")?;
    page.run("document.querySelector('.check-article .acts button:nth-child(2)')?.click()", &[])?;
    page.until("document.querySelector('#check-text') !== null")
}

pub(super) fn found(page: &Page<'_>) -> Result<()> {
    page.until("document.querySelectorAll('.check-line').length > 0 && document.querySelector('#article').ariaBusy === 'false'")
}

pub(super) fn check(page: &Page<'_>, text: &str) -> Result<()> {
    page.run("document.querySelector('#check-text').value = arguments[0]", &[json!(text)])?;
    page.click("#article [type=submit]")?;
    found(page)
}

pub(super) fn each(page: &Page<'_>, selector: &str, expression: &str) -> Result<Vec<String>> {
    let values =
        page.js(&format!("[...document.querySelectorAll({})].map((e) => {expression})", json!(selector)))?;
    Ok(serde_json::from_value(values)?)
}

fn verdicts(page: &mut Page<'_>) -> Result<()> {
    for (lang, text) in [("vi", VI), ("en", EN)] {
        open(page, lang)?;
        check(page, text)?;
        let kinds = each(page, ".check-article button.figure", "e.classList[1]")?;
        ensure!(
            kinds == ["agrees", "agrees", "agrees", "agrees", "disagrees", "uncheckable"],
            "{lang}: {kinds:?}"
        );
        // Three patterns, so that nobody depends on colours; and words for those who see neither.
        let lines = each(page, ".check-article button.figure", "getComputedStyle(e).textDecorationStyle")?;
        ensure!(lines == ["solid", "solid", "solid", "solid", "wavy", "dotted"], "{lines:?}");
        let said = page.text(".check-article button.figure.disagrees .unseen")?;
        ensure!(said.contains(if lang == "vi" { "Lệch" } else { "Disagrees" }), "spoken as {said}");
        // The article stands there letter by letter.
        let whole =
            page.js("(() => { const copy = document.querySelector('.check-article').cloneNode(true);
               for (const e of copy.querySelectorAll('.unseen, .check-legend, .acts')) e.remove();
               return [...copy.children].map((e) => e.textContent).join('\\n'); })()")?;
        ensure!(whole == text, "the article became {whole}");
        // What is wrong stands first in the list.
        let listed = each(page, ".check-line", "e.classList[1]")?;
        ensure!(listed == ["disagrees", "uncheckable", "agrees", "agrees", "agrees", "agrees"], "{listed:?}");
        page.keep_picture(&format!("article-{lang}"))?;
    }
    Ok(())
}

fn arrows(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    check(page, VI)?;
    page.run("document.querySelector('.check-article button.figure').focus()", &[])?;
    let here = || page.js("document.activeElement.firstChild.textContent");
    ensure!(here()? == "353,8 tỷ USD", "{}", here()?);
    page.press("ArrowRight")?;
    ensure!(here()? == "4,7%", "{}", here()?);
    let card = page.text("#check-card")?;
    // The arithmetic with the table's own figures.
    ensure!(card.contains("353.782") && card.contains("371.288"), "{card}");
    let cells = each(page, "#check-card .source .cell", "e.textContent")?;
    ensure!(cells == ["371288", "353782"], "{cells:?}");
    page.press("ArrowLeft")?;
    ensure!(here()? == "353,8 tỷ USD", "{}", here()?);
    page.press("ArrowLeft")?;
    ensure!(here()? == "353,8 tỷ USD", "it goes round");
    // In the list as well, and the figure in the article follows.
    page.run("document.querySelector('.check-line').focus()", &[])?;
    page.press("ArrowDown")?;
    page.until(
        "document.querySelector('.check-article .figure[data-chosen]').classList.contains('uncheckable')",
    )?;
    let card = page.text("#check-card")?;
    ensure!(card.contains("97,0"), "{card}");
    Ok(())
}

fn wrong(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, words) in [
        (
            "vi",
            VI,
            [
                "697,6 tỷ USD",
                "679,6 tỷ USD",
                "679.558",
                "đảo hai chữ số",
                "Tổng kim ngạch xuất nhập khẩu năm 2023 đạt 679,6 tỷ USD.",
            ],
        ),
        (
            "en",
            EN,
            [
                "$697.6 billion",
                "$679.6 billion",
                "679,558",
                "two digits changed places",
                "Total trade in 2023 amounted to $679.6 billion.",
            ],
        ),
    ] {
        open(page, lang)?;
        check(page, text)?;
        // What is wrong is open without being asked for.
        let card = page.text("#check-card")?;
        for word in words {
            ensure!(card.contains(word), "no “{word}” in {card}");
        }
        let cells = each(page, "#check-card .source .cell", "e.textContent")?;
        ensure!(cells == ["353782", "325776"], "{cells:?}");
        let rows = each(page, "#check-card .source tr:has(.cell) th", "e.textContent")?;
        ensure!(rows == ["76", "77"], "{rows:?}");
        page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }", &[])?;
        page.click("#check-card .acts button")?;
        page.until("window.copied")?;
        ensure!(page.js("window.copied")? == words[4], "{}", page.js("window.copied")?);
    }
    Ok(())
}

fn narrowed(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    check(page, VI)?;
    ensure!(page.text(".check-filters")?.contains("Tất cả 6"), "{}", page.text(".check-filters")?);
    page.click(".check-filters button:nth-child(2)")?;
    page.until("document.querySelectorAll('.check-line').length === 1")?;
    ensure!(page.js("document.activeElement.getAttribute('aria-pressed')")? == "true", "the focus is lost");
    page.click(".check-filters button:first-child")?;
    page.until("document.querySelectorAll('.check-line').length === 6")
}

fn report(page: &mut Page<'_>) -> Result<()> {
    for (lang, text, put_right) in [("vi", VI, "679,6"), ("en", EN, "679.6")] {
        open(page, lang)?;
        check(page, text)?;
        catch(page)?;
        page.click(".check-article .acts button:last-child")?;
        page.until("taken.length === 1 && taken[0].name !== ''")?;
        let [name, html]: [String; 2] =
            serde_json::from_value(page.run("return [taken[0].name, await taken[0].blob.text()]", &[])?)?;
        ensure!(name.ends_with(".html"), "it is called {name}");
        ensure!(
            html.to_lowercase().starts_with("<!doctype html>") && !html.contains("<script"),
            "{html:.200}"
        );
        ensure!(html.contains(&format!("lang=\"{lang}\"")), "the report does not say its language");
        for word in [put_right, "353", "charset"] {
            ensure!(html.contains(word), "no “{word}” in the report");
        }
    }
    Ok(())
}

/// A zip of one file, stored as it is: readers of the page ask for no checksum.
fn zip(name: &str, content: &[u8]) -> Result<Vec<u8>> {
    let (length, named) =
        (u32::try_from(content.len())?.to_le_bytes(), u16::try_from(name.len())?.to_le_bytes());
    let mut all = Vec::new();
    all.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
    for part in [&length[..], &length, &named, &[0, 0], name.as_bytes(), content] {
        all.extend(part);
    }
    let directory = u32::try_from(all.len())?;
    all.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
    for part in [&length[..], &length, &named, &[0; 16], name.as_bytes()] {
        all.extend(part);
    }
    let size = u32::try_from(all.len())? - directory;
    all.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    all.extend(size.to_le_bytes());
    all.extend(directory.to_le_bytes());
    all.extend([0, 0]);
    Ok(all)
}

fn word(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    // Word breaks a paragraph into runs where it likes.
    let paragraphs: String = VI
        .lines()
        .map(|line| {
            let (a, b) = line.split_at(line.find(' ').unwrap_or(0));
            format!("<w:p><w:r><w:t>{a}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{b}</w:t></w:r></w:p>")
        })
        .collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let document = zip("word/document.xml", xml.as_bytes())?;
    page.upload_bytes("#article [type=file]", "bai.docx", &document)?;
    found(page)?;
    ensure!(page.text("#check-card")?.contains("679,6 tỷ USD"), "{}", page.text("#check-card")?);
    // The same packed, as Word itself does, by this browser's own deflate; and dropped on the tab.
    let packed = page.run(
        "const stream = new Blob([arguments[0]]).stream().pipeThrough(new CompressionStream('deflate-raw'));
         let text = ''; for (const byte of new Uint8Array(await new Response(stream).arrayBuffer())) text += String.fromCharCode(byte);
         return btoa(text);",
        &[json!(xml)],
    )?;
    let packed = base64::engine::general_purpose::STANDARD.decode(packed.as_str().context("no bytes")?)?;
    let mut document = zip("word/document.xml", &packed)?;
    // Method 8 in the directory and before the content.
    let directory = document.windows(4).position(|w| w == b"PK\x01\x02").context("no directory")?;
    for at in [8, directory + 10] {
        *document.get_mut(at).context("short")? = 8;
    }
    page.click(".check-article .acts button:nth-child(2)")?;
    page.until("document.querySelector('#check-text') !== null")?;
    page.drop_bytes("#article form", "bai.docx", &document)?;
    found(page)?;
    ensure!(page.text("#check-card")?.contains("679,6 tỷ USD"), "{}", page.text("#check-card")?);
    ensure!(page.text("#file-name")?.contains("vietnam_trade"), "the article was taken for a table");
    Ok(())
}

fn unreadable(page: &mut Page<'_>) -> Result<()> {
    open(page, "en")?;
    page.upload_bytes("#article [type=file]", "photo.docx", &zip("word/media/a.png", b"nothing")?)?;
    page.until("document.querySelector('#article [role=alert]') !== null")?;
    let said = page.text("#article [role=alert]")?;
    ensure!(said.contains("photo.docx") && said.contains("Paste"), "{said}");
    // And the way on is open.
    check(page, EN)?;
    ensure!(page.text("#check-card")?.contains("$679.6 billion"), "{}", page.text("#check-card")?);
    Ok(())
}

fn hostile(page: &mut Page<'_>) -> Result<()> {
    const EVIL: &str = "<img src=x onerror=\"window.stranger=1\"><script>window.stranger=1</script>
Năm 2023, xuất khẩu <b onclick=window.stranger=1>đạt 397,8 tỷ USD</b> <svg onload=window.stranger=1>.";
    open(page, "vi")?;
    check(page, EVIL)?;
    for one in 0..page.number("document.querySelectorAll('.check-line').length")? as usize {
        page.click(&format!(".check-list li:nth-child({}) button", one + 1))?;
    }
    let foreign =
        "document.querySelectorAll('#article img, #article script, #article svg, #article b').length";
    ensure!(page.js(foreign)? == 0, "markup of the article became the page's");
    ensure!(page.text(".check-article")?.contains("<script>"), "the text was changed");
    catch(page)?;
    page.click(".check-article .acts button:last-child")?;
    page.until("taken.length === 1 && taken[0].name !== ''")?;
    let html = page.run("return await taken[0].blob.text()", &[])?;
    let html = html.as_str().context("no report")?;
    ensure!(
        !html.contains("<img") && !html.contains("<script") && !html.contains("<svg"),
        "the report carries markup"
    );
    // As an HTML file: its words alone, without what a page carries beside them.
    page.click(".check-article .acts button:nth-child(2)")?;
    let file = format!(
        "<!doctype html><html><head><script>window.stranger=1</script></head><body><nav>12 tin</nav><article><p>{EVIL}</p></article></body></html>"
    );
    page.upload_bytes("#article [type=file]", "evil.html", file.as_bytes())?;
    found(page)?;
    let text = page.text(".check-article")?;
    ensure!(
        text.contains("397,8 tỷ USD") && !text.contains("stranger") && !text.contains("12 tin"),
        "{text}"
    );
    // What is pasted with its markup.
    page.click(".check-article .acts button:nth-child(2)")?;
    page.run(
        "const data = new DataTransfer(); data.setData('text/html', arguments[0]); data.setData('text/plain', 'x');
         const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
         // Firefox does not take it from the constructor.
         Object.defineProperty(paste, 'clipboardData', { value: data });
         document.querySelector('#check-text').dispatchEvent(paste);",
        &[json!(file)],
    )?;
    ensure!(page.value("#check-text")?.contains("397,8 tỷ USD"), "{}", page.value("#check-text")?);
    ensure!(page.js("window.stranger === undefined")? == true, "the article's script ran");
    Ok(())
}

fn others(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    check(page, VI)?;
    page.click("[data-language=en]")?;
    page.until("document.querySelector('#check-card')?.textContent.includes('two digits changed places')")?;
    // Another table: the same article is worked out anew.
    page.upload_bytes(
        "#file",
        "other.csv",
        b"year,flow,unit,value\n2022,X,billion USD,300\n2023,X,billion USD,310\n",
    )?;
    page.until("document.querySelector('#file-name').textContent === 'other.csv'")?;
    page.settled()?;
    page.click("#tab-article")?;
    found(page)?;
    let first = page.js("document.querySelector('.check-article button.figure').classList[1]")?;
    ensure!(first == "disagrees", "353.8 is {first} where the table has 310");
    Ok(())
}

fn none(page: &mut Page<'_>) -> Result<()> {
    open(page, "en")?;
    page.run("document.querySelector('#check-text').value = 'Nothing to count here.'", &[])?;
    page.click("#article [type=submit]")?;
    page.until("document.querySelector('.check-side .empty') !== null")?;
    ensure!(page.text(".check-side")?.contains("no figure"), "{}", page.text(".check-side")?);
    Ok(())
}

/// The worker does it, for a table that the page read at its start and for one that came through the reader.
fn beside(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    page.inside(
        "const at = new URL(document.querySelector('script[type=module]').src).href.replace(/app\\/main\\.js.*/, 'pkg/studio/kimngach.js');
         const { Project } = await import(at);
         window.here = [];
         // A witness that these are the page's own.
         const choices = Project.prototype.choices;
         Project.prototype.choices = function (...all) { window.asked = true; return choices.apply(this, all); };
         for (const name of ['check', 'check_report', 'audit', 'offers']) {
           const own = Project.prototype[name];
           Project.prototype[name] = function (...all) { here.push(name); return own.apply(this, all); };
         }",
        &[],
    )?;
    check(page, VI)?;
    page.upload_bytes(
        "#file",
        "other.csv",
        b"year,flow,unit,value\n2022,X,billion USD,300\n2023,X,billion USD,310\n",
    )?;
    page.until("document.querySelector('#file-name').textContent === 'other.csv'")?;
    page.settled()?;
    page.click("#tab-article")?;
    found(page)?;
    ensure!(page.js("window.asked")? == true, "this is not the core that the page asks");
    ensure!(page.js("here.length")? == 0, "worked out by the page itself: {}", page.js("here.join()")?);
    Ok(())
}

fn phone(page: &mut Page<'_>) -> Result<()> {
    open(page, "vi")?;
    check(page, VI)?;
    for dark in [false, true] {
        page.screen(Screen { width: 360, height: 780, ratio: 2.0, dark })?;
        page.settled()?;
        ensure!(
            page.js("document.documentElement.scrollWidth <= innerWidth")? == true,
            "the page is wider than the phone"
        );
        page.keep_picture(if dark { "article-phone-dark" } else { "article-phone" })?;
    }
    page.screen(Screen { width: 320, height: 640, ..Screen::default() })?;
    page.settled()?;
    ensure!(
        page.js("document.documentElement.scrollWidth <= innerWidth")? == true,
        "the page is wider than 320"
    );
    Ok(())
}
