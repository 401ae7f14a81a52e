//! Which of the formats a file is, by its bytes and its beginning; its name is asked only where they leave it open.

use crate::said::Fault;
use crate::zip::{Archive, gunzip};
use crate::{
    Book, Format, Opened, Packed, html, json, json_stat, ods, px, records, sdmx_json, sdmx_ml,
    spreadsheet_ml, xls, xlsx,
};

/// Opens what is told by its bytes: workbooks, archives, compressed files. `file` is the one of several in an archive that is
/// wanted, by its name or its number from 1.
///
/// # Errors
/// [`Fault::Unknown`] for anything else; the reason when it cannot be opened.
pub fn open_bytes(bytes: &[u8], name: &str, file: Option<&str>) -> Result<Opened, Fault> {
    if bytes.starts_with(b"\x1f\x8b") {
        let (bytes, inside) = gunzip(bytes)?;
        let lower = name.to_ascii_lowercase();
        let bare = match lower.strip_suffix(".gz").or_else(|| lower.strip_suffix(".gzip")) {
            Some(stem) => name.get(..stem.len()).unwrap_or(name).to_owned(),
            None if inside.is_empty() => name.to_owned(),
            None => inside,
        };
        return Ok(Opened::File(Packed {
            format: Format::Gzip,
            names: vec![bare.clone()],
            name: bare,
            bytes,
        }));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return xls::open(bytes).map(Opened::Book);
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Err(Fault::Unknown);
    }
    let mut archive = Archive::open(bytes)?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let has = |test: fn(&str) -> bool| names.iter().any(|n| test(n));
    if has(|n| n.ends_with("xl/workbook.bin")) {
        return Err(Fault::OldWorkbook { version: ".xlsb".to_owned() });
    }
    if has(|n| n.ends_with("xl/workbook.xml") || n == "workbook.xml" || n.ends_with("xl/workbook2.xml")) {
        return xlsx::open(&mut archive).map(Opened::Book);
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        let kind = archive.file("mimetype")?.unwrap_or_default();
        if kind.windows(11).any(|w| w == b"spreadsheet") {
            return ods::open(&mut archive).map(Opened::Book);
        }
        return Err(Fault::Document { kind: "OpenDocument".to_owned() });
    }
    let document = |kind: &str| Err(Fault::Document { kind: kind.to_owned() });
    match () {
        () if has(|n| n.starts_with("word/")) => document("docx"),
        () if has(|n| n.starts_with("ppt/")) => document("pptx"),
        () if has(|n| n == "[Content_Types].xml") => document("Office"),
        () if has(|n| n == "META-INF/container.xml") => document("epub"),
        () if has(|n| n.starts_with("Index/") && n.ends_with(".iwa")) => document("Numbers"),
        () => packed(&mut archive, names, file),
    }
}

/// Endings of files that may hold a table.
const TABLES: &[&str] = &[
    "csv", "tsv", "tab", "txt", "dat", "asc", "px", "json", "jsonl", "ndjson", "xlsx", "xlsm", "xls", "ods",
    "fods", "htm", "html", "xml", "gz", "zip",
];

fn packed(archive: &mut Archive<'_>, names: Vec<String>, wanted: Option<&str>) -> Result<Opened, Fault> {
    let ending = |n: &str| n.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let junk =
        |n: &str| n.starts_with("__MACOSX/") || n.rsplit('/').next().is_some_and(|f| f.starts_with('.'));
    let read_me = |n: &str| {
        let file = n.rsplit('/').next().unwrap_or(n).to_ascii_lowercase();
        file.starts_with("readme") || file.starts_with("metadata") || file.starts_with("license")
    };
    let mut tables: Vec<String> =
        names.iter().filter(|n| !junk(n) && TABLES.contains(&ending(n).as_str())).cloned().collect();
    if tables.iter().any(|n| !read_me(n)) {
        // What tells about the data comes after the data.
        tables.sort_by_key(|n| read_me(n));
    }
    let chosen = match wanted {
        Some(w) => tables
            .iter()
            .find(|n| *n == w)
            .or_else(|| w.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|n| tables.get(n))),
        None => tables.first(),
    };
    let Some(name) = chosen.or(tables.first()).cloned() else {
        let found: Vec<&str> = names.iter().filter(|n| !junk(n)).map(String::as_str).take(5).collect();
        return Err(Fault::NothingInside { found: found.join(", ") });
    };
    if ending(&name) == "zip" {
        return Err(Fault::Nested);
    }
    let bytes = archive.file(&name)?.ok_or(Fault::Broken { part: name.clone() })?;
    Ok(Opened::File(Packed { format: Format::Zip, name, bytes, names: tables }))
}

/// Opens what is told by its text: web pages, JSON of any kind, PC-Axis, Excel's XML, SDMX-ML.
///
/// # Errors
/// [`Fault::Unknown`] for anything else; the reason when it cannot be opened.
pub fn open_text(text: &str) -> Result<Book, Fault> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    match start.chars().next() {
        Some('{' | '[') => {
            let root = match json::parse(start) {
                Ok(root) => root,
                Err(fault) => json::lines(start).ok_or(fault)?,
            };
            if json_stat::is_json_stat(&root) {
                json_stat::open(&root)
            } else if sdmx_json::is_sdmx(&root) {
                sdmx_json::open(&root)
            } else {
                records::open(&root)
            }
        }
        Some('<') if spreadsheet_ml::is_spreadsheet_ml(start) => spreadsheet_ml::open(start),
        Some('<') if start.get(..start.len().min(3000)).is_some_and(|h| h.contains("office:document")) => {
            ods::of_text(start)
        }
        Some('<') if sdmx_ml::is_sdmx_ml(start) => sdmx_ml::open(start),
        Some('<') => html::open(start),
        _ if px::is_px(start) => px::open(start),
        _ => Err(Fault::Unknown),
    }
}
