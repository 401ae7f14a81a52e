//! Excel 2003's XML, which statistical programs still write under the name of .xls.

use crate::cells::Kind;
use crate::gathered::{Block, Gathered, looks_like_number, looks_like_year};
use crate::markup::{Event, Markup, decoded};
use crate::number_format::{Digits, Shape, shape, show};
use crate::said::{Fault, Note, Place};
use crate::xlsx::{finish, of_cells};
use crate::{Book, Format};
use std::collections::HashMap;

/// Whether a text is of this format.
pub fn is_spreadsheet_ml(text: &str) -> bool {
    let mut end = text.len().min(4000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).is_some_and(|head| {
        head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("Workbook")
    })
}

fn named(format: &str) -> &str {
    match format {
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Currency" | "Euro Currency" => "#,##0.00",
        "Short Date" | "General Date" | "Long Date" | "Medium Date" => "yyyy-mm-dd",
        other => other,
    }
}

/// A sheet that is being read.
#[derive(Default)]
struct Open {
    name: String,
    cells: Gathered,
    blocks: Vec<Block>,
    hidden_rows: u32,
    affix: Option<(String, Place)>,
}

/// Opens a workbook.
pub fn open(text: &str) -> Result<Book, Fault> {
    let mut shapes: HashMap<String, Shape> = HashMap::new();
    let mut style = String::new();
    let mut sheets = Vec::new();
    let mut sheet: Option<Open> = None;
    let (mut row, mut column, mut next_row, mut next_column) = (0_u32, 0_u32, 0_u32, 0_u32);
    let (mut kind, mut value, mut cell_style) = (String::new(), None::<String>, String::new());
    for event in Markup::new(text) {
        match event {
            Event::Open(tag, empty) => match tag.name {
                "Style" => style = tag.get("ID").unwrap_or_default().into_owned(),
                "NumberFormat" => {
                    if let Some(format) = tag.get("Format") {
                        shapes.insert(style.clone(), shape(named(&format)));
                    }
                }
                "Worksheet" => {
                    let name = tag.get("Name").unwrap_or_default().into_owned();
                    sheet = Some(Open { name, ..Open::default() });
                    next_row = 0;
                }
                "Row" => {
                    row = tag.number("Index").and_then(|n| n.checked_sub(1)).unwrap_or(next_row);
                    next_row = row.saturating_add(1).saturating_add(tag.number("Span").unwrap_or(0));
                    next_column = 0;
                    if let Some(sheet) = &mut sheet {
                        sheet.hidden_rows += u32::from(tag.yes("Hidden"));
                    }
                }
                "Cell" => {
                    column = tag.number("Index").and_then(|n| n.checked_sub(1)).unwrap_or(next_column);
                    let (across, down) =
                        (tag.number("MergeAcross").unwrap_or(0), tag.number("MergeDown").unwrap_or(0));
                    next_column = column.saturating_add(1).saturating_add(across);
                    cell_style = tag.get("StyleID").unwrap_or_default().into_owned();
                    if let Some(sheet) = sheet.as_mut().filter(|_| across + down > 0) {
                        sheet.blocks.push((
                            row,
                            column,
                            row.saturating_add(down),
                            column.saturating_add(across),
                        ));
                    }
                }
                "Data" if !empty => {
                    kind = tag.get("Type").unwrap_or_default().into_owned();
                    value = Some(String::new());
                }
                _ => {}
            },
            Event::Close("Data") => {
                let Some(Open { cells, affix, .. }) = &mut sheet else { continue };
                let Some(text) = value.take() else { continue };
                let shape = shapes.get(&cell_style).unwrap_or(&Shape::General);
                let (text, kind) = match (kind.as_str(), Digits::of(&text)) {
                    ("Number", Some(digits)) => {
                        let (shown, kind, words) = show(&digits, shape, false);
                        if !words.is_empty() && affix.is_none() {
                            *affix = Some((words, Place { row, column }));
                        }
                        (shown, kind)
                    }
                    ("DateTime", _) => {
                        let day = text.split('T').next().unwrap_or("");
                        let len = match shape {
                            Shape::Date { parts: [true, false, false, _] } => 4,
                            Shape::Date { parts: [true, true, false, _] } => 7,
                            _ => 10,
                        };
                        (day.get(..len).unwrap_or(day).to_owned(), Kind::Date)
                    }
                    ("Error", _) => (text, Kind::Error),
                    _ if looks_like_number(&text) && !looks_like_year(&text) => (text, Kind::TextNumber),
                    _ => (text, Kind::Text),
                };
                cells.put(row, column, &text, kind)?;
            }
            Event::Close("Worksheet") => {
                let Some(Open { name, cells, blocks, hidden_rows: hidden, affix }) = sheet.take() else {
                    continue;
                };
                let mut notes: Vec<Note> = Vec::new();
                if hidden > 0 {
                    notes.push(Note::HiddenRows(hidden));
                }
                notes.extend(affix.map(|(words, place)| Note::Affix(words, place)));
                sheets.push(of_cells(cells, &blocks, name, false, notes)?);
            }
            Event::Text(text) => {
                if let Some(value) = &mut value {
                    value.push_str(&decoded(text));
                }
            }
            Event::Plain(text) => {
                if let Some(value) = &mut value {
                    value.push_str(text);
                }
            }
            _ => {}
        }
    }
    if sheet.is_some() {
        return Err(Fault::Broken { part: "Worksheet".to_owned() });
    }
    finish(sheets, 0, Format::SpreadsheetMl)
}
