//! Tables to look through: a hundred thousand rows, searched without diacritics, sorted as figures, copied, on paper.
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::page::ready;
use crate::page::Page;
use crate::runner::Test;
use crate::screen::Screen;

pub const TESTS: &[Test] = &[
    Test { name: "tables/a-hundred-thousand-rows-scroll", run: long },
    Test { name: "tables/many-columns-are-laid-out-near-the-screen", run: broad },
    Test { name: "tables/the-keyboard-goes-everywhere", run: keyboard },
    Test { name: "tables/search-and-filter-ignore-diacritics", run: search },
    Test { name: "tables/figures-are-sorted-as-figures", run: sorted },
    Test { name: "tables/a-selection-is-copied", run: copied },
    Test { name: "tables/rows-that-stay-are-left-alone", run: staying },
    Test { name: "tables/what-is-not-found-is-said", run: not_found },
    Test { name: "tables/paper-has-rows-and-no-tools", run: paper },
];

const TABLE: &str = "#v=1&lang=vi&view=work&tab=table";

/// Choose the file's own rows.
fn rows_of_file(page: &Page<'_>) -> Result<()> {
    page.click("#tab-table")?;
    page.until("document.querySelector('.table-tools select')?.options.length === 2")?;
    page.run("const s = document.querySelector('.table-tools select'); s.value = 'file'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("document.querySelector('#table .grid-row:not(.coming)')")
}

fn upload(page: &Page<'_>, name: &str, text: &str) -> Result<()> {
    page.upload_bytes("#file", name, text.as_bytes())?;
    page.until(&format!("document.querySelector('#file-name').textContent === {}", json!(name)))
}

/// First cells of the rows that are in the document, in their order.
const FIRST: &str = "[...document.querySelectorAll('#table .grid-row')].map((r) => r.querySelector('[role=gridcell]').textContent)";

fn long_table() -> String {
    let names = ["Điện thoại", "Dệt may", "Giày dép", "Gạo", "Cà phê"];
    let mut text = String::from("Mặt hàng,Thị trường,Năm,Trị giá (triệu USD)\n");
    for i in 0..100_000_u32 {
        let name = names.get((i % 5) as usize).copied().unwrap_or_default();
        text.push_str(&format!(
            "{name},Nước {},{},{}.5\n",
            i / 5 / 20,
            2001 + i / 5 % 20,
            (i * 7919) % 90_001
        ));
    }
    text
}

fn long(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(page, "dài.csv", &long_table())?;
    rows_of_file(page)?;
    ensure!(
        page.attribute(".grid", "aria-rowcount")?.as_deref() == Some("100002"),
        "{:?} rows",
        page.attribute(".grid", "aria-rowcount")?
    );
    let held = page.count("#table .grid-row")?;
    ensure!(held < 120, "{held} rows in the document");
    // Row 1 of the file is its header; row 100,001 the last.
    page.run("document.querySelector('.grid').scrollTop = 1e9", &[])?;
    page.until("[...document.querySelectorAll('#table [role=rowheader]')].at(-1)?.textContent === '100001'")?;
    // Scrolling through all of it keeps rows on the screen, and keeps the page awake.
    let seen = page.run(
        "const box = document.querySelector('.grid'); const gaps = []; const empty = []; const far = box.scrollHeight - box.clientHeight;
         let before = performance.now(); let most = 0;
         for (let i = 0; i <= 20; i += 1) {
             box.scrollTop = far * (1 - i / 20);
             await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
             await new Promise((done) => setTimeout(done, 60));
             const now = performance.now(); gaps.push(now - before); before = now;
             most = Math.max(most, document.querySelectorAll('#table .grid-row').length);
             const { left, top, height } = box.getBoundingClientRect();
             for (const y of [top + 45, top + height / 2, top + height - 20]) {
                 if (!document.elementFromPoint(left + 120, y)?.closest('.grid-row')?.textContent) empty.push([i, y]);
             }
         }
         // A jump is laid in the frame that scrolled: whatever stands there, it is no empty band.
         for (let i = 0; i < 12; i += 1) {
             box.scrollTop = far * (i * 7 % 12) / 12;
             await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
             most = Math.max(most, document.querySelectorAll('#table .grid-row').length);
             const { left, top, height } = box.getBoundingClientRect();
             for (const y of [top + 45, top + height / 2, top + height - 20]) if (!document.elementFromPoint(left + 120, y)?.closest('.grid-row')) empty.push([`jump ${i}`, y]);
         }
         box.scrollTop = 0;
         await new Promise((done) => setTimeout(done, 60));
         return { empty, most, worst: Math.max(...gaps), first: document.querySelector('#table [role=rowheader]').textContent };",
        &[],
    )?;
    println!("          {seen}");
    ensure!(seen.pointer("/empty") == Some(&json!([])), "bands without rows: {seen}");
    ensure!(seen.pointer("/first") == Some(&json!("1")), "the first row is {seen}");
    ensure!(
        seen.pointer("/most").and_then(serde_json::Value::as_u64).is_some_and(|n| n < 120),
        "rows in the document: {seen}"
    );
    Ok(())
}

/// Of a table with many columns those near the screen are laid out, each under its head, and a key leads to any.
fn broad(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    let years: Vec<String> = (1960..2020).map(|year| year.to_string()).collect();
    let mut text = format!("Mặt hàng,{}\n", years.join(","));
    for row in 0..200 {
        let figures: Vec<String> =
            (0..60).map(|c| format!("{}.{}", (row * 7919 + c * 31) % 9001, c % 10)).collect();
        text.push_str(&format!("Hàng số {row},{}\n", figures.join(",")));
    }
    upload(page, "rộng.csv", &text)?;
    rows_of_file(page)?;
    let laid = "[...document.querySelectorAll('.grid-row')].at(5)";
    let cells = format!("[...({laid}).children].filter((c) => c.offsetWidth > 0)");
    let under = format!(
        "({cells}).every((c) => Math.abs(c.getBoundingClientRect().left - document.querySelector(`.grid-head [aria-colindex=\"${{c.getAttribute('aria-colindex')}}\"]`).getBoundingClientRect().left) < 1)"
    );
    let shown = page.number(&format!("({cells}).length"))?;
    ensure!((5.0..40.0).contains(&shown), "{shown} of 62 columns are laid out");
    ensure!(page.js(&under)? == true, "cells do not stand under their heads");
    page.run("document.querySelector('.grid').focus()", &[])?;
    page.press("End")?;
    page.until(&format!("({cells}).at(-1).getAttribute('aria-colindex') === '62'"))?;
    ensure!(page.js(&under)? == true, "at the end cells do not stand under their heads");
    let [left, _, width, _] = page.place(".cursor")?;
    let [box_left, _, box_width, _] = page.place(".grid")?;
    ensure!(
        width > 0.0 && left >= box_left && left + width <= box_left + box_width + 1.0,
        "the cursor is not in sight"
    );
    page.press("Home")?;
    page.until(&format!("({cells})[1].getAttribute('aria-colindex') === '2'"))
}

fn keyboard(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work&data=partners")?;
    rows_of_file(page)?;
    page.run("document.querySelector('.grid').focus()", &[])?;
    let at = "((c) => c?.classList.contains('cursor') && `${c.parentElement.getAttribute('aria-rowindex')} ${c.getAttribute('aria-colindex')}`)(
        document.getElementById(document.querySelector('.grid').getAttribute('aria-activedescendant')))";
    for (keys, wanted) in [
        (&["ArrowDown"][..], "3 2"),
        (&["ArrowRight"], "3 3"),
        (&["Control", "End"], "1544 10"),
        (&["ArrowDown"], "1544 10"),
        (&["Home"], "1544 2"),
        (&["Control", "Home"], "2 2"),
        (&["ArrowUp"], "2 2"),
    ] {
        let (key, held) = keys.split_last().context("a key")?;
        page.press_with(held, key)?;
        // The rows of another place come from the Worker: a moment may pass.
        page.until(&format!("{at} === '{wanted}'"))
            .with_context(|| format!("{keys:?} does not lead to {wanted}"))?;
    }
    page.press("PageDown")?;
    page.until(&format!("{at} && {at} !== '2 2'")).context("Page Down stays where it is")?;
    // What has the cursor is on the screen, below the heads.
    let [_, top, _, _] = page.place(".cursor")?;
    let [_, box_top, _, box_height] = page.place(".grid")?;
    ensure!(top > box_top && top < box_top + box_height, "the cursor is at {top}");
    Ok(())
}

fn search(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(
        page,
        "hàng.csv",
        "Mặt hàng;2023;2024\nĐiện thoại;52,4;53,9\nDệt may;33,3;37,0\nĐiện tử;57,3;72,6\nGỗ;13,5;16,3\n",
    )?;
    rows_of_file(page)?;
    for (sought, wanted) in [
        ("dien thoai", json!(["Điện thoại"])),
        ("DIEN", json!(["Điện thoại", "Điện tử"])),
        ("go", json!(["Gỗ"])),
        ("đệt", json!(["Dệt may"])),
        ("không có gì", json!([])),
    ] {
        page.run("const s = document.querySelector('#table-search'); s.value = args[0]; s.dispatchEvent(new Event('input', { bubbles: true }));", &[json!(sought)])?;
        page.until(&format!("JSON.stringify({FIRST}) === {}", json!(wanted.to_string())))
            .with_context(|| String::from(sought))?;
    }
    page.run("const s = document.querySelector('#table-search'); s.value = ''; s.dispatchEvent(new Event('input', { bubbles: true }));", &[])?;
    page.run("const s = document.querySelectorAll('.table-tools select')[1]; s.value = '1'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    page.until("!document.querySelector('#table-wanted').disabled")?;
    page.type_into("#table-wanted", "57")?;
    page.until(&format!("JSON.stringify({FIRST}) === {}", json!("[\"Điện tử\"]")))?;
    ensure!(
        page.text(".table-tools [role=status]")?.starts_with('1'),
        "it says {}",
        page.text(".table-tools [role=status]")?
    );
    // The figures of a chart have their series side by side: what is sought may be the name of a column.
    ready(page, "#v=1&lang=vi&view=work&data=goods&tab=table")?;
    page.type_into("#table-search", "dien thoai")?;
    let heads = "[...document.querySelectorAll('#table thead th')].map((th) => th.textContent)";
    page.until(&format!("{heads}.length === 2 && {heads}[1].startsWith('Điện thoại')"))?;
    ensure!(page.count("#table tbody tr")? == 19, "2006 to 2024 is 19 years");
    ensure!(
        page.text(".table-tools [role=status]")?.contains("cột"),
        "{}",
        page.text(".table-tools [role=status]")?
    );
    // Each figure opens as itself: the column is not counted among those that are left out.
    page.click("#table tbody tr:last-child .figure")?;
    page.until("document.querySelector('#record h3')?.textContent.includes('Điện thoại')")?;
    page.press("Escape")?;
    rows_of_file(page)?;
    ensure!(page.value("#table-search")? == "dien thoai", "the words are gone with the table");
    page.until("[...document.querySelectorAll('#table .grid-row')].some((r) => r.textContent.includes('Điện thoại'))")
}

fn sorted(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(
        page,
        "hàng.csv",
        "Mặt hàng;2023;2024\nĐiện thoại;52,4;53,9\nDệt may;33,3;37,0\nĐiện tử;1.057,3;72,6\nGỗ;13,5;16,3\n",
    )?;
    rows_of_file(page)?;
    page.click("#table [role=columnheader][data-column=\"1\"] button")?;
    page.until(&format!("{FIRST}.slice(0, 4).join() === 'Gỗ,Dệt may,Điện thoại,Điện tử'"))?;
    ensure!(
        page.attribute("[data-column=\"1\"]", "aria-sort")?.as_deref() == Some("ascending"),
        "nobody is told that it is sorted"
    );
    page.click("#table [role=columnheader][data-column=\"1\"] button")?;
    page.until(&format!("{FIRST}.slice(0, 4).join() === 'Điện tử,Điện thoại,Dệt may,Gỗ'"))?;
    page.click("#table [role=columnheader][data-column=\"1\"] button")?;
    page.until(&format!("{FIRST}.join() === 'Mặt hàng,Điện thoại,Dệt may,Điện tử,Gỗ'"))?;
    // The chart's own table, by its select.
    ready(page, TABLE)?;
    page.until("document.querySelector('#table table')")?;
    page.run("const s = document.querySelectorAll('.table-tools select')[2]; s.value = '1'; s.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    let values = "[...document.querySelectorAll('#table tbody tr')].map((r) => Number(r.cells[1].textContent.split(' ')[0].replace(/\\./g, '').replace(',', '.')))";
    page.until(&format!("{values}.every((v, i, a) => i === 0 || a[i - 1] <= v) && {values}.length > 30"))
}

fn copied(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(page, "hàng.csv", "Mặt hàng;2023;2024\nĐiện thoại;52,4;53,9\n=1+1;33,3;37,0\nGỗ;13,5;-16,3\n")?;
    rows_of_file(page)?;
    page.run("document.querySelector('.grid').focus()", &[])?;
    page.press("ArrowDown")?;
    for keys in
        [["Shift", "ArrowDown"], ["Shift", "ArrowDown"], ["Shift", "ArrowRight"], ["Shift", "ArrowRight"]]
    {
        page.press_with(&keys[..1], keys[1])?;
    }
    let cells = page.run(
        "const clipboardData = new DataTransfer(); const copy = new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData });
         if (!copy.clipboardData) Object.defineProperty(copy, 'clipboardData', { value: clipboardData });
         document.querySelector('.grid').dispatchEvent(copy); return copy.clipboardData.getData('text/plain');",
        &[],
    )?;
    ensure!(cells == json!("Điện thoại\t52,4\t53,9\n'=1+1\t33,3\t37,0\nGỗ\t13,5\t-16,3"), "copied: {cells}");
    page.until("document.querySelector('#status').textContent.includes('9')")
}

fn paper(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work&data=partners")?;
    rows_of_file(page)?;
    // On the screen the head row, in heavier letters, keeps to the columns, and nothing is underlined that cannot be pressed.
    let off = page.js(
        "(() => { const [head, row] = ['.grid-row.head', '.grid-row.data'].map((s) => [...document.querySelector(s).children]);
            return head.filter((one, i) => Math.abs(one.getBoundingClientRect().left - row[i].getBoundingClientRect().left) > 0.5).map((one) => one.textContent); })()",
    )?;
    ensure!(off == json!([]), "out of their columns: {off}");
    let underlined = page.count("#table .grid .number, #table .grid .figure")?;
    ensure!(underlined == 0, "{underlined} cells look like figures that open");
    // All of them, and nobody has scrolled: 1,542 rows (`wc -l`, less the head, which stands over the columns already). They are
    // at hand a moment after the first.
    page.until(
        "(() => { dispatchEvent(new Event('beforeprint')); const rows = document.querySelectorAll('.paper-table tbody tr').length;
            dispatchEvent(new Event('afterprint')); return rows === 1542; })()",
    )?;
    page.run("dispatchEvent(new Event('beforeprint'))", &[])?;
    page.on_paper(true)?;
    ensure!(!page.is_shown(".table-tools")? && !page.is_shown(".grid")?, "tools on paper");
    ensure!(page.is_shown(".paper-table tbody tr")?, "no rows on paper");
    page.on_paper(false)?;
    page.run("dispatchEvent(new Event('afterprint'))", &[])?;
    ensure!(page.js("document.querySelector('.paper-table')")? == Value::Null, "paper stays on the screen");
    // A plain table, too, is as long as its rows: what stands below must not be printed over them.
    ready(page, "#v=1&lang=vi&view=work&data=months&tab=table")?;
    page.until("document.querySelector('#table .kn-table')")?;
    page.on_paper(true)?;
    let hidden = page.look("#table .kn-scroll", "e.scrollHeight - e.clientHeight")?;
    ensure!(
        hidden.as_f64().is_some_and(|n| n <= 1.0),
        "{hidden} px of the table are printed over what follows"
    );
    page.on_paper(false)?;
    Ok(())
}

/// Scrolling by a few rows makes only these few: what stays on the screen is the same element, in its place.
fn staying(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(page, "dài.csv", &long_table())?;
    rows_of_file(page)?;
    page.run(
        "const box = document.querySelector('.grid'); box.scrollTop = 3000; await new Promise((done) => setTimeout(done, 300));
         window.stood = new Map([...box.querySelectorAll('.grid-row')].map((row) => [row.getAttribute('aria-rowindex'), row]));
         box.scrollTop += 5 * 29;",
        &[],
    )?;
    page.until(
        "!stood.has([...document.querySelectorAll('#table .grid-row')].at(-1).getAttribute('aria-rowindex'))",
    )?;
    let seen = page.js(
        "((rows) => [rows.filter((row) => stood.get(row.getAttribute('aria-rowindex')) === row).length, rows.length,
            rows.every((row, i) => i === 0 || Number(row.getAttribute('aria-rowindex')) === Number(rows[i - 1].getAttribute('aria-rowindex')) + 1),
            rows.every((row) => row.querySelector('[role=rowheader]').textContent === String(row.getAttribute('aria-rowindex') - 1))])(
            [...document.querySelectorAll('#table .grid-row')])",
    )?;
    let [same, all, ordered, numbered] = serde_json::from_value::<[Value; 4]>(seen)?;
    let (same, all) = (same.as_u64().context("no count")?, all.as_u64().context("no count")?);
    ensure!(same + 8 >= all && same < all, "{same} of {all} rows stayed");
    ensure!(ordered == true && numbered == true, "rows out of order, or with the numbers of others");
    // The cell under the cursor is the one that is marked, whatever row its element showed before.
    page.run("const box = document.querySelector('.grid'); box.scrollTop = 0; box.focus();", &[])?;
    page.press("ArrowDown")?;
    page.until("document.querySelectorAll('#table [aria-selected=true]').length === 1 && document.querySelector('#table [aria-selected=true]').parentElement.getAttribute('aria-rowindex') === '3'")
}

fn not_found(page: &mut Page<'_>) -> Result<()> {
    page.screen(Screen::default())?;
    ready(page, "#v=1&lang=vi&view=work")?;
    upload(page, "dài.csv", &long_table())?;
    rows_of_file(page)?;
    // The panel's hundred thousand and the table's are the same.
    page.until(
        "document.querySelector('.table-tools [role=status]').textContent.startsWith('100.000 dòng,')",
    )?;
    ensure!(
        page.text("#file-facts")?.starts_with("100.000 dòng"),
        "the panel says {}",
        page.text("#file-facts")?
    );
    let widths = page.js("document.querySelector('.grid').style.getPropertyValue('--columns')")?;
    let seek = |text: &str| {
        page.run("const s = document.querySelector('#table-search'); s.value = args[0]; s.dispatchEvent(new Event('input', { bubbles: true }));", &[json!(text)])
    };
    seek("không có gì như thế")?;
    page.until("!document.querySelector('.table-none').hidden")?;
    ensure!(page.text(".table-none")? == "Không có mục nào khớp.", "it says {}", page.text(".table-none")?);
    ensure!(!page.is_shown(".grid")?, "an empty box stands below");
    // As a Vietnamese reader writes what the file has as 7919.5, the second row's figure.
    seek("7919,5")?;
    page.until("!document.querySelector('#table .table-stage').hidden && document.querySelector('#table .grid-row')?.textContent.includes('7919.5')")?;
    ensure!(
        page.js("document.querySelector('.grid').style.getPropertyValue('--columns')")? == widths,
        "the columns jump with what is found"
    );
    Ok(())
}
