//! What an .xlsx workbook says once for all its sheets: texts, number formats, which sheets there are and where.

use crate::markup::{Event, Markup, decoded, text_of};
use crate::number_format::{Shape, built_in, shape};
use crate::said::Fault;
use crate::zip::Archive;
use std::collections::HashMap;

/// A text that cells share, and whether raised marks were left out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The text.
    pub text: String,
    /// Whether it had marks.
    pub raised: bool,
}

/// A sheet by its name and its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// What people call it.
    pub name: String,
    /// Its file in the archive.
    pub path: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it is one of cells.
    pub cells: bool,
}

/// A raised mark behind a text: dropped when it is a note's mark, kept where it is part of a unit (m², 10³ tonnes).
pub fn push_raised(out: &mut Shared, raised: &str) {
    let mark = raised.trim();
    let of_unit = out.text.ends_with(['m', 'M']) || out.text.trim_end().ends_with("10");
    for c in mark.chars() {
        match (of_unit, c) {
            (true, '2') => out.text.push('²'),
            (true, '3') => out.text.push('³'),
            (true, '6') => out.text.push('⁶'),
            _ if c.is_ascii_digit()
                || matches!(c, '(' | ')' | '*' | ',' | '†' | '‡' | '/')
                || mark.chars().count() == 1 =>
            {
                out.raised = true;
            }
            // Raised words are words.
            _ => out.text.push(c),
        }
    }
}

/// Excel writes signs that XML forbids as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code =
            after.get(..5).and_then(|t| t.strip_suffix('_')).and_then(|h| u32::from_str_radix(h, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = after.get(5..).unwrap_or("");
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Gathers the text of one `si` or `is`, from behind its tag to its end. Readings beside East Asian letters are left out.
pub fn rich<'a>(markup: &mut Markup<'a>, end: &str) -> Shared {
    let mut out = Shared::default();
    let (mut in_text, mut reading, mut raised) = (false, false, false);
    for event in markup.by_ref() {
        match event {
            Event::Open(tag, empty) => match tag.name {
                "t" => in_text = !empty,
                "r" => raised = false,
                "rPh" => reading = !empty,
                "vertAlign" => raised = tag.get("val").is_some_and(|v| v == "superscript"),
                _ => {}
            },
            Event::Close("t") => in_text = false,
            Event::Close("rPh") => reading = false,
            Event::Close(name) if name == end => break,
            Event::Text(text) if in_text && !reading => {
                let text = unescaped(&decoded(text));
                if raised {
                    push_raised(&mut out, &text);
                } else {
                    out.text.push_str(&text);
                }
            }
            Event::Plain(text) if in_text && !reading => out.text.push_str(text),
            _ => {}
        }
    }
    out
}

/// The shared texts, in order.
pub fn shared(archive: &mut Archive<'_>, path: &str) -> Result<Vec<Shared>, Fault> {
    let Some(bytes) = archive.file(path)? else { return Ok(Vec::new()) };
    let text = text_of(&bytes);
    let mut out = Vec::new();
    let mut markup = Markup::new(&text);
    while let Some(event) = markup.next() {
        if let Event::Open(tag, empty) = event
            && tag.name == "si"
        {
            out.push(if empty { Shared::default() } else { rich(&mut markup, "si") });
        }
    }
    Ok(out)
}

/// The shape of every cell style, in order.
pub fn shapes(archive: &mut Archive<'_>, path: &str) -> Result<Vec<Shape>, Fault> {
    let Some(bytes) = archive.file(path)? else { return Ok(Vec::new()) };
    let text = text_of(&bytes);
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut out = Vec::new();
    let mut in_cells = false;
    for event in Markup::new(&text) {
        match event {
            Event::Open(tag, _) if tag.name == "numFmt" => {
                if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                    codes.insert(id, code.into_owned());
                }
            }
            Event::Open(tag, empty) if tag.name == "cellXfs" => in_cells = !empty,
            Event::Close("cellXfs") => in_cells = false,
            Event::Open(tag, _) if in_cells && tag.name == "xf" => {
                let id = tag.number("numFmtId").unwrap_or(0);
                out.push(shape(codes.get(&id).map_or_else(|| built_in(id), String::as_str)));
            }
            _ => {}
        }
    }
    Ok(out)
}

/// Where a relation's target lies, seen from the folder of the file that names it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// What the workbook says of itself.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// Its sheets in the order of their tabs.
    pub sheets: Vec<Listed>,
    /// Whether its days are counted from 1904.
    pub days_1904: bool,
    /// The file of shared texts.
    pub texts: String,
    /// The file of styles.
    pub styles: String,
}

/// Reads the workbook's own part.
pub fn workbook(archive: &mut Archive<'_>) -> Result<Workbook, Fault> {
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let path = names
        .iter()
        .find(|n| n.ends_with("xl/workbook.xml"))
        .or_else(|| names.iter().find(|n| n.ends_with("workbook.xml") || n.ends_with("workbook2.xml")))
        .cloned()
        .ok_or_else(|| Fault::Broken { part: "xl/workbook.xml".to_owned() })?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let mut out = Workbook {
        texts: format!("{folder}/sharedStrings.xml"),
        styles: format!("{folder}/styles.xml"),
        ..Workbook::default()
    };
    let mut targets: HashMap<String, (String, String)> = HashMap::new();
    if let Some(bytes) = archive.file(&format!("{folder}/_rels/{file}.rels"))? {
        let text = text_of(&bytes);
        for event in Markup::new(&text) {
            let Event::Open(tag, _) = event else { continue };
            let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) else { continue };
            let kind =
                tag.get("Type").map(|t| t.rsplit('/').next().unwrap_or("").to_owned()).unwrap_or_default();
            let target = resolved(folder, &target);
            match kind.as_str() {
                "sharedStrings" => out.texts.clone_from(&target),
                "styles" => out.styles.clone_from(&target),
                _ => {}
            }
            targets.insert(id.into_owned(), (target, kind));
        }
    }
    let bytes = archive.file(&path)?.ok_or(Fault::Broken { part: path.clone() })?;
    let text = text_of(&bytes);
    for event in Markup::new(&text) {
        let Event::Open(tag, _) = event else { continue };
        match tag.name {
            "workbookPr" => out.days_1904 = tag.yes("date1904"),
            "sheet" => {
                let id = tag.get("id").unwrap_or_default();
                let at = out.sheets.len() + 1;
                let (path, kind) = targets.get(id.as_ref()).cloned().unwrap_or_else(|| {
                    (format!("{folder}/worksheets/sheet{at}.xml"), "worksheet".to_owned())
                });
                out.sheets.push(Listed {
                    name: tag.get("name").unwrap_or_default().into_owned(),
                    path,
                    hidden: tag.get("state").is_some_and(|s| s != "visible"),
                    cells: kind == "worksheet",
                });
            }
            _ => {}
        }
    }
    Ok(out)
}
