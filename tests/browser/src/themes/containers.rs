//! Workbooks, cubes, pages and archives in the real page: dropped or chosen, read, drawn; and fetched for nothing else.
use anyhow::{Result, ensure};

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::site::Guest;

pub const TESTS: &[Test] = &[
    Test { name: "containers/plain-tables-fetch-nothing-more", run: plain },
    Test { name: "containers/xlsx-with-two-sheets", run: xlsx },
    Test { name: "containers/ods-dropped", run: ods },
    Test { name: "containers/old-xls", run: xls },
    Test { name: "containers/px-in-two-languages", run: px },
    Test { name: "containers/json-stat", run: json_stat },
    Test { name: "containers/json-records", run: json },
    Test { name: "containers/html", run: html },
    Test { name: "containers/zip-of-two", run: zip },
    Test { name: "containers/merged-cells-pasted", run: pasted },
    Test { name: "containers/several-tables", run: tables },
    Test { name: "containers/embedded", run: embedded },
];

const TWO_SHEETS: &[u8] = include_bytes!("../../../fixtures/containers/two-sheets.xlsx");
const OLD: &[u8] = include_bytes!("../../../fixtures/containers/old-letters.xls");
const ODS: &[u8] = include_bytes!("../../../fixtures/containers/shown-with-comma.ods");
const MODULE: &str = "performance.getEntriesByType('resource').map((one) => one.name)";

fn opened(page: &mut Page<'_>, name: &str, bytes: &[u8]) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    page.upload_bytes("#file", name, bytes)?;
    drawn(page, name)
}

fn drawn(page: &Page<'_>, name: &str) -> Result<()> {
    page.until(&format!(
        "!document.querySelector('#message').hidden || document.querySelector('#file-name').textContent === '{name}'"
    ))?;
    ensure!(!page.is_shown("#message")?, "{name}: {}", page.text("#message")?);
    page.settled()?;
    page.keep_picture(&format!("container-{name}")).map(drop)
}

fn table(page: &Page<'_>) -> Result<String> {
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')")?;
    page.text("#table table")
}

fn pick(page: &Page<'_>, hint: &str, value: &str) -> Result<()> {
    page.run(
        "const select = document.querySelector(`[data-pick=${args[0]}] select`);
         select.value = args[1]; select.dispatchEvent(new Event('change', { bubbles: true }));",
        &[serde_json::json!(hint), serde_json::json!(value)],
    )
    .map(drop)
}

/// The module is of no concern to who has plain tables: neither the page nor its Worker fetches it.
fn plain(page: &mut Page<'_>) -> Result<()> {
    let before = page.site().served("pkg/containers/");
    opened(page, "a.csv", b"year,Exports,Imports\n2003,1,2\n2004,3,4\n2005,5,6\n")?;
    let all = page.js(MODULE)?.to_string();
    ensure!(all.contains("pkg/studio"), "the page's own module is not seen: {all}");
    ensure!(!all.contains("pkg/containers"), "fetched without need: {all}");
    let served = page.site().served("pkg/containers/") - before;
    ensure!(served == 0, "fetched {served} times without need");
    page.upload_bytes("#file", "a.xlsx", TWO_SHEETS)?;
    drawn(page, "a.xlsx")?;
    ensure!(page.site().served("pkg/containers/") > 0, "a workbook was read without the module");
    Ok(())
}

fn xlsx(page: &mut Page<'_>) -> Result<()> {
    opened(page, "nien-giam.xlsx", TWO_SHEETS)?;
    let panel = page.text("#understood")?;
    ensure!(panel.contains("Sổ tính Excel") && panel.contains("Trang tính"), "the panel says {panel}");
    let sheets = page
        .js("[...document.querySelectorAll('[data-pick=sheet] option')].map(o => o.textContent).join('|')")?;
    ensure!(
        sheets
            .as_str()
            .is_some_and(|s| s.contains("Bìa") && s.contains("Tháng") && s.contains("Nháp (bị ẩn)")),
        "the sheets are {sheets}"
    );
    ensure!(table(page)?.contains("32"), "2005 is not there");
    pick(page, "sheet", "3")?;
    page.until("document.querySelector('#table table tbody tr')?.textContent.includes('1/2005')")?;
    ensure!(
        page.js("document.querySelector('[data-pick=sheet] select').value")? == "3",
        "the choice is lost"
    );
    Ok(())
}

fn ods(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    page.drop_bytes("#chart", "bang.ods", ODS)?;
    drawn(page, "bang.ods")?;
    ensure!(page.text("#understood")?.contains("OpenDocument"), "it says {}", page.text("#understood")?);
    Ok(())
}

fn xls(page: &mut Page<'_>) -> Result<()> {
    opened(page, "cu.xls", OLD)?;
    ensure!(
        table(page)?.contains("Thủy sản"),
        "the old letters are not read: {}",
        page.text("#table table")?
    );
    Ok(())
}

const PX: &str = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\nLANGUAGE=\"vi\";\nLANGUAGES=\"vi\",\"en\";\nDECIMALS=1;\nMATRIX=\"V08\";\nTITLE=\"Xuất nhập khẩu\";\nTITLE[en]=\"Trade\";\nUNITS=\"Triệu USD\";\nUNITS[en]=\"Million USD\";\nSTUB=\"Luồng\";\nSTUB[en]=\"Flow\";\nHEADING=\"Năm\";\nHEADING[en]=\"Year\";\nVALUES(\"Luồng\")=\"Xuất khẩu\",\"Nhập khẩu\";\nVALUES[en](\"Flow\")=\"Exports\",\"Imports\";\nVALUES(\"Năm\")=\"2003\",\"2004\",\"2005\";\nVALUES[en](\"Year\")=\"2003\",\"2004\",\"2005\";\nTIMEVAL(\"Năm\")=TLIST(A1);\nDATA=\n20149.3 26485 32447.1\n25255.8 31968.8 36761.1;\n";

fn px(page: &mut Page<'_>) -> Result<()> {
    opened(page, "V08.px", PX.as_bytes())?;
    let panel = page.text("#understood")?;
    ensure!(panel.contains("PC-Axis") && panel.contains("triệu USD"), "the panel says {panel}");
    pick(page, "sheet", "2")?;
    // The columns are the English page's, the units' words those of the reader.
    page.until("document.querySelector('#columns').textContent.includes('Flow')")?;
    page.until("document.querySelector('#understood').textContent.includes('triệu USD')")
}

fn json_stat(page: &mut Page<'_>) -> Result<()> {
    let text = r#"{"version":"2.0","class":"dataset","label":"Xuất khẩu","id":["geo","time"],"size":[2,3],"role":{"time":["time"]},"dimension":{"geo":{"label":"Nước","category":{"index":["US","CN"],"label":{"US":"Hoa Kỳ","CN":"Trung Quốc"}}},"time":{"category":{"index":["2003","2004","2005"]}}},"value":[1.5,2.5,3.5,4.5,5.5,6.5]}"#;
    opened(page, "kho.json", text.as_bytes())?;
    ensure!(page.text("#understood")?.contains("JSON-stat"), "it says {}", page.text("#understood")?);
    ensure!(table(page)?.contains("Hoa Kỳ"), "the names are not there");
    Ok(())
}

fn json(page: &mut Page<'_>) -> Result<()> {
    let text = r#"{"data":[{"year":2003,"exports":20149.3},{"year":2004,"exports":26485.0},{"year":2005,"exports":32447.1}]}"#;
    opened(page, "so-lieu.json", text.as_bytes())?;
    ensure!(page.text("#understood")?.contains("JSON"), "it says {}", page.text("#understood")?);
    Ok(())
}

const PAGE: &str = "<!doctype html><html><body><h2>Kim ngạch</h2><table><tr><th rowspan=2>Nước<th colspan=2>Xuất khẩu (triệu USD)<tr><th>2004<th>2005<tr><td><b>Hoa Kỳ</b><td>5.024,8<td>5.924,0<tr><td>&lt;img src=x onerror=alert(1)&gt;<td>2.899,1<td>3.228,1</table></body></html>";

fn html(page: &mut Page<'_>) -> Result<()> {
    opened(page, "trang.html", PAGE.as_bytes())?;
    ensure!(
        page.js("document.querySelector('main img:not(#previews img)') === null")? == true,
        "a cell became markup"
    );
    let seen = table(page)?;
    ensure!(seen.contains("Hoa Kỳ") && seen.contains("onerror"), "the table says {seen}");
    Ok(())
}

fn zip(page: &mut Page<'_>) -> Result<()> {
    // Two files of the same length, stored as they are.
    let one = "year,Exports,Imports\n2003,1,2\n2004,3,4\n2005,5,6\n";
    let two = "year,Exports,Imports\n2003,7,2\n2004,8,4\n2005,9,6\n";
    let archive = stored(&[("mot.csv", one), ("hai.csv", two)]);
    opened(page, "kho.zip", &archive)?;
    ensure!(table(page)?.contains('5'), "the first file is not read");
    pick(page, "file", "2")?;
    page.until("document.querySelector('#table table tbody').textContent.includes('9')")
}

/// A ZIP archive of stored files.
fn stored(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let at = out.len() as u32;
        let mut head = Vec::new();
        head.extend([20_u16, 0, 0, 0, 0].iter().flat_map(|n| n.to_le_bytes()));
        head.extend(sum(text.as_bytes()).to_le_bytes());
        head.extend([text.len() as u32; 2].iter().flat_map(|n| n.to_le_bytes()));
        head.extend([name.len() as u16, 0].iter().flat_map(|n| n.to_le_bytes()));
        out.extend([b"PK\x03\x04".as_slice(), &head, name.as_bytes(), text.as_bytes()].concat());
        list.extend(
            [b"PK\x01\x02\x14\0".as_slice(), &head, &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat(),
        );
    }
    let at = out.len() as u32;
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u16; 2].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([list.len() as u32, at].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([0, 0]);
    out
}

fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut sum, b| {
        sum ^= u32::from(*b);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
        sum
    })
}

/// Excel puts text and a page on the clipboard: where cells are merged only the page says so.
fn pasted(page: &mut Page<'_>) -> Result<()> {
    ready(page, "#v=1&lang=vi")?;
    let text = "Nước\t2004\t2005\nHoa Kỳ\t5.024,8\t5.924,0\n";
    page.paste_forms("body", &[("text/plain", text), ("text/html", PAGE)])?;
    drawn(page, "Các ô đã dán")?;
    ensure!(page.text("#understood")?.contains("trang web"), "it says {}", page.text("#understood")?);
    Ok(())
}

fn tables(page: &mut Page<'_>) -> Result<()> {
    let text = "Bảng 1. Xuất khẩu,,\nNước,2004,2005\nMỹ,10.5,11.5\nNhật,20.5,21.5\n,,\nBảng 2. Nhập khẩu,,\n,,\nNước,2004,2005,2006\nĐức,30.5,31.5,32.5\nPháp,40.5,41.5,42.5\n";
    opened(page, "hai-bang.csv", text.as_bytes())?;
    let names = page
        .js("[...document.querySelectorAll('[data-pick=table] option')].map(o => o.textContent).join('|')")?;
    ensure!(
        names.as_str().is_some_and(|n| n.contains("Bảng 1") && n.contains("Bảng 2")),
        "the tables are {names}"
    );
    pick(page, "table", "2")?;
    page.click("#tab-table")?;
    page.until("document.querySelector('#table table')?.textContent.includes('Pháp')")
}

/// An article's chart of a workbook, of a cube and of a plain table on one page: the first two bring what opens them, and a trapped
/// instance is replaced by one that opens them too.
fn embedded(page: &mut Page<'_>) -> Result<()> {
    page.site().put("guest/so.xlsx", Guest::new(TWO_SHEETS));
    page.site().put("guest/so.px", Guest::new(PX));
    page.site().put("guest/so.csv", Guest::new("year,Exports,Imports\n2003,1,2\n2004,3,4\n2005,5,6\n"));
    let charts = |files: &[&str]| -> String {
        files
            .iter()
            .map(|f| format!("<kim-ngach id={} data={f} lang=vi></kim-ngach>", f.replace('.', "-")))
            .collect()
    };
    let article = |name: &str, body: String| {
        let html = format!(
            "<!doctype html><html lang=vi><head><meta charset=utf-8><title>bài</title><link rel=icon href=data:,>\
             <script type=module src=../kim-ngach.js></script></head><body>{body}</body></html>"
        );
        page.site().put(&format!("guest/{name}.html"), Guest::new(html));
        page.goto(&format!("guest/{name}.html"))
    };
    let before = page.site().served("pkg/containers/");
    article("plain", charts(&["so.csv"]))?;
    page.wait_state("#so-csv", "ready")?;
    ensure!(page.site().served("pkg/containers/") == before, "a plain table fetched what opens workbooks");
    article("so", charts(&["so.xlsx", "so.px", "so.csv"]))?;
    for (id, word) in [("so-xlsx", "2005"), ("so-px", "2005"), ("so-csv", "2005")] {
        page.run("document.getElementById(args[0]).scrollIntoView()", &[serde_json::json!(id)])?;
        page.wait_state(&format!("#{id}"), "ready")?;
        let table =
            page.js(&format!("JSON.stringify(document.getElementById('{id}').getData())"))?.to_string();
        ensure!(table.contains(word), "{id} shows {table}");
    }
    page.keep_picture("containers-embedded")?;
    // As after a trap: the next instance has to be told again what opens workbooks.
    page.run(
        "const chart = document.getElementById('so-xlsx'); chart.work.core.wasm.__wbg_reset_state(); chart.work.core.generation += 1;
         chart.setState({ lang: 'en' });",
        &[],
    )?;
    page.until("document.getElementById('so-xlsx').dataset.state === 'ready' && JSON.stringify(document.getElementById('so-xlsx').getData() ?? '').includes('2005')")
}
