//! OpenDocument spreadsheets: they store what each cell shows beside its value, from which the printed decimals are taken.

use crate::cells::Kind;
use crate::gathered::{Block, Gathered, looks_like_number, looks_like_year};
use crate::markup::{Event, Markup, Tag, decoded, text_of};
use crate::number_format::Digits;
use crate::said::{Fault, Note, Place};
use crate::xlsx::{finish, of_cells};
use crate::zip::Archive;
use crate::{Book, Format};
use std::collections::HashSet;

/// Opens a spreadsheet.
pub fn open(archive: &mut Archive<'_>) -> Result<Book, Fault> {
    if let Some(manifest) = archive.file("META-INF/manifest.xml")?
        && text_of(&manifest).contains("encryption-data")
    {
        return Err(Fault::Locked);
    }
    let bytes = archive.file("content.xml")?.ok_or(Fault::Broken { part: "content.xml".to_owned() })?;
    of_text(&text_of(&bytes))
}

/// Reads the content, of an .ods or of a flat .fods.
pub fn of_text(text: &str) -> Result<Book, Fault> {
    let mut sheets = Vec::new();
    let mut charts = 0;
    let mut hidden: HashSet<String> = HashSet::new();
    let mut style = String::new();
    let mut markup = Markup::new(text);
    while let Some(event) = markup.next() {
        let Event::Open(tag, empty) = event else { continue };
        match tag.name {
            "style" => style = tag.get("name").unwrap_or_default().into_owned(),
            "table-properties" if tag.get("display").is_some_and(|d| d == "false") => {
                hidden.insert(style.clone());
            }
            "chart" => charts += 1,
            "table" if !empty => {
                let name = tag.get("name").unwrap_or_default().into_owned();
                let concealed = tag.get("style-name").is_some_and(|s| hidden.contains(s.as_ref()));
                let mut reading = Reading::default();
                reading.table(&mut markup)?;
                let mut notes = Vec::new();
                if reading.hidden_rows > 0 {
                    notes.push(Note::HiddenRows(reading.hidden_rows));
                }
                if reading.hidden_columns > 0 {
                    notes.push(Note::HiddenColumns(reading.hidden_columns));
                }
                if reading.no_result.0 > 0 {
                    notes.push(Note::NoResult(reading.no_result.0, reading.no_result.1));
                }
                sheets.push(of_cells(reading.cells, &reading.blocks, name, concealed, notes)?);
            }
            _ => {}
        }
    }
    finish(sheets, charts, Format::Ods)
}

#[derive(Default)]
struct Reading {
    cells: Gathered,
    blocks: Vec<Block>,
    hidden_rows: u32,
    hidden_columns: u32,
    no_result: (u32, Place),
    row: u32,
    column: u32,
}

/// Repetitions beyond this are the empty rest of a sheet.
const MOST_REPEATED: u32 = 2000;

impl Reading {
    fn table(&mut self, markup: &mut Markup<'_>) -> Result<(), Fault> {
        // A row that repeats is read once and put as often as it stands.
        let mut repeat = 1;
        let mut row: Vec<(u32, String, Kind)> = Vec::new();
        let mut depth = 0;
        while let Some(event) = markup.next() {
            match event {
                Event::Open(tag, empty) => match tag.name {
                    "table" if !empty => depth += 1,
                    _ if depth > 0 => {}
                    "table-column"
                        if matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter")) =>
                    {
                        let n = tag.number("number-columns-repeated").unwrap_or(1);
                        self.hidden_columns += if n < 1000 { n } else { 0 };
                    }
                    "table-row" => {
                        repeat = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                        self.column = 0;
                        row.clear();
                        if matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"))
                            && repeat < 1000
                        {
                            self.hidden_rows += repeat;
                        }
                        if empty {
                            self.row = self.row.saturating_add(repeat);
                        }
                    }
                    "table-cell" | "covered-table-cell" => self.cell(markup, tag, empty, &mut row),
                    _ => {}
                },
                Event::Close("table") if depth > 0 => depth -= 1,
                Event::Close("table") => break,
                Event::Close("table-row") if depth == 0 => {
                    let times = if row.is_empty() { 0 } else { repeat.min(MOST_REPEATED) };
                    for again in 0..times {
                        for (column, text, kind) in &row {
                            self.cells.put(self.row + again, *column, text, *kind)?;
                        }
                    }
                    self.row = self.row.saturating_add(repeat);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        markup: &mut Markup<'_>,
        tag: Tag<'_>,
        empty: bool,
        row: &mut Vec<(u32, String, Kind)>,
    ) {
        let repeat = tag.number("number-columns-repeated").unwrap_or(1).max(1);
        let spans = (
            tag.number("number-rows-spanned").unwrap_or(1),
            tag.number("number-columns-spanned").unwrap_or(1),
        );
        if spans.0 > 1 || spans.1 > 1 {
            self.blocks.push((self.row, self.column, self.row + spans.0 - 1, self.column + spans.1 - 1));
        }
        let shown = if empty { String::new() } else { words(markup, tag.name) };
        let (text, kind) = typed(&tag, shown);
        if text.is_empty() {
            if tag.get("formula").is_some() {
                crate::xlsx::note(&mut self.no_result, Place { row: self.row, column: self.column });
            }
        } else {
            for again in 0..repeat.min(MOST_REPEATED) {
                row.push((self.column.saturating_add(again), text.clone(), kind));
            }
        }
        self.column = self.column.saturating_add(repeat);
    }
}

/// The paragraphs of a cell, remarks left out.
fn words(markup: &mut Markup<'_>, end: &str) -> String {
    let mut out = String::new();
    let (mut paragraphs, mut remark) = (0, 0);
    for event in markup.by_ref() {
        match event {
            Event::Open(tag, empty) => match tag.name {
                "annotation" if !empty => remark += 1,
                _ if remark > 0 => {}
                "p" => {
                    if paragraphs > 0 {
                        out.push('\n');
                    }
                    paragraphs += 1;
                }
                "s" => (0..tag.number("c").unwrap_or(1).min(1000)).for_each(|_| out.push(' ')),
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                _ => {}
            },
            Event::Close("annotation") => remark -= 1,
            Event::Close(name) if name == end => break,
            Event::Text(text) if paragraphs > 0 && remark == 0 => {
                // Line ends between tags are the writer's, not the cell's.
                let text = decoded(text);
                if !text.trim_matches(['\n', '\r']).is_empty() {
                    out.push_str(&text);
                }
            }
            _ => {}
        }
    }
    out
}

/// A cell by its type: numbers as they are shown, dates as coarse as they are shown.
fn typed(tag: &Tag<'_>, shown: String) -> (String, Kind) {
    let is_error = shown.starts_with('#') || shown.starts_with("Err:");
    match tag.get("value-type").as_deref() {
        Some("float" | "currency" | "percentage") if !is_error => {
            let percent = tag.get("value-type").as_deref() == Some("percentage");
            match tag.get("value").as_deref().and_then(Digits::of) {
                Some(digits) => (as_shown(&digits.certain(), &shown, percent), Kind::Number),
                None => (shown, Kind::Text),
            }
        }
        Some("date") => {
            let value = tag.get("date-value").unwrap_or_default();
            let day = value.split('T').next().unwrap_or("");
            (day.get(..coarse(&shown, day)).unwrap_or(day).to_owned(), Kind::Date)
        }
        Some("time") | Some("boolean") => (shown, Kind::Text),
        _ if is_error => (shown, Kind::Error),
        _ => {
            let number = looks_like_number(&shown) && !looks_like_year(&shown);
            (shown, if number { Kind::TextNumber } else { Kind::Text })
        }
    }
}

/// The value with as many places as its cell shows, whatever marks the cell shows them with.
fn as_shown(value: &Digits, shown: &str, percent: bool) -> String {
    let value = if percent { value.clone().shifted(2) } else { value.clone() };
    let run: String = shown.chars().filter(char::is_ascii_digit).collect();
    let least_run = run.trim_start_matches('0');
    if value.is_zero() {
        let behind =
            shown.trim().trim_end_matches('%').trim().rsplit_once(['.', ',']).map_or(0, |(_, b)| b.len());
        let mut text = value.text(u8::try_from(behind).unwrap_or(0).min(10), false);
        if percent {
            text.push('%');
        }
        return text;
    }
    for places in 0..=10_u8 {
        let rounded = value.clone().rounded(places);
        if rounded.run(places).trim_start_matches('0') == least_run && !run.is_empty() {
            let marks = shown
                .trim()
                .chars()
                .filter(|c| matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\''))
                .count();
            let grouped = marks > usize::from(places > 0);
            let mut text = rounded.text(places, grouped);
            if percent {
                text.push('%');
            }
            return text;
        }
    }
    let mut text = value.text(0, false);
    if percent {
        text.push('%');
    }
    text
}

/// How much of `2005-03-31` a cell shows: all, year and month, or the year.
fn coarse(shown: &str, day: &str) -> usize {
    let numbers = shown.split(|c: char| !c.is_ascii_digit()).filter(|t| !t.is_empty()).count();
    let letters = shown.chars().any(char::is_alphabetic);
    match numbers + usize::from(letters) {
        1 => 4.min(day.len()),
        2 => 7.min(day.len()),
        _ => day.len(),
    }
}
