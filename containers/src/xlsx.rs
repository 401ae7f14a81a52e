//! Excel's .xlsx: sheets to cells as they are shown.

use crate::cells::Kind;
use crate::gathered::{Block, Gathered, looks_like_number, looks_like_year};
use crate::markup::{Event, Markup, Tag, decoded, text_of};
use crate::number_format::{Digits, Shape, show};
use crate::said::{Fault, Note, Place};
use crate::xlsx_styles::{self as styles, Shared};
use crate::zip::Archive;
use crate::{Book, Content, Format, Sheet};

/// Most sheets that are read; the others are said to be there.
const MOST_SHEETS: usize = 1000;

/// Opens a workbook.
pub fn open(archive: &mut Archive<'_>) -> Result<Book, Fault> {
    let workbook = styles::workbook(archive)?;
    let texts = styles::shared(archive, &workbook.texts)?;
    let shapes = styles::shapes(archive, &workbook.styles)?;
    let mut sheets = Vec::new();
    let mut charts = 0;
    let mut left = crate::MOST_CELLS;
    for listed in workbook.sheets.iter().take(MOST_SHEETS) {
        if !listed.cells {
            charts += 1;
            continue;
        }
        let broken = || Fault::Broken { part: listed.path.clone() };
        let bytes = archive.file(&listed.path)?.ok_or_else(broken)?;
        let text = text_of(&bytes);
        drop(bytes);
        let mut reading =
            Reading { texts: &texts, shapes: &shapes, days_1904: workbook.days_1904, ..Reading::default() };
        reading.sheet(&text)?;
        let sheet = reading.finish(listed.name.clone(), listed.hidden)?;
        if let Content::Cells(cells) = &sheet.content {
            left = left.checked_sub(cells.figures()).ok_or(Fault::TooMany {
                found: crate::MOST_CELLS as u64 + 1,
                most: crate::MOST_CELLS as u64,
            })?;
        }
        sheets.push(sheet);
    }
    finish(sheets, charts, Format::Xlsx)
}

/// A book of the sheets that hold anything.
pub fn finish(mut sheets: Vec<Sheet>, charts: usize, format: Format) -> Result<Book, Fault> {
    let empty = |s: &Sheet| matches!(&s.content, Content::Cells(cells) if cells.is_empty());
    sheets.retain(|s| !empty(s));
    match (sheets.is_empty(), charts) {
        (false, _) => Ok(Book { format, sheets }),
        (true, 0) => Err(Fault::Empty),
        (true, _) => Err(Fault::ChartsOnly),
    }
}

#[derive(Default)]
struct Reading<'a> {
    texts: &'a [Shared],
    shapes: &'a [Shape],
    days_1904: bool,
    cells: Gathered,
    blocks: Vec<Block>,
    hidden_rows: u32,
    hidden_columns: u32,
    no_result: (u32, Place),
    raised: (u32, Place),
    affix: Option<(String, Place)>,
    row: u32,
    column: u32,
}

/// `B7` as row and column from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at_checked(letters).filter(|(c, _)| (1..=3).contains(&c.len()))?;
    let column = column.bytes().fold(0_u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
}

impl Reading<'_> {
    fn sheet(&mut self, text: &str) -> Result<(), Fault> {
        let mut markup = Markup::new(text);
        while let Some(event) = markup.next() {
            let Event::Open(tag, empty) = event else { continue };
            match tag.name {
                "col" if tag.yes("hidden") => {
                    let (from, to) = (tag.number("min").unwrap_or(1), tag.number("max").unwrap_or(1));
                    // Columns hidden up to the edge are a frame, not a secret.
                    if to < 1000 {
                        self.hidden_columns += to.saturating_sub(from) + 1;
                    }
                }
                "row" => {
                    self.row = tag.number("r").and_then(|r| r.checked_sub(1)).unwrap_or(self.row);
                    self.column = 0;
                    self.hidden_rows += u32::from(tag.yes("hidden") && !empty);
                    if empty {
                        self.row += 1;
                    }
                }
                "c" => {
                    if let Some((row, column)) = tag.get("r").and_then(|r| place(&r)) {
                        (self.row, self.column) = (row, column);
                    }
                    if !empty {
                        self.cell(&mut markup, tag)?;
                    }
                    self.column += 1;
                }
                "mergeCell" => {
                    let span = tag.get("ref").unwrap_or_default();
                    if let Some((from, to)) = span.split_once(':')
                        && let (Some((top, left)), Some((bottom, right))) = (place(from), place(to))
                    {
                        self.blocks.push((top, left, bottom, right));
                    }
                }
                _ => {}
            }
            if tag.name == "sheetData" && empty {
                continue;
            }
        }
        Ok(())
    }

    fn cell(&mut self, markup: &mut Markup<'_>, tag: Tag<'_>) -> Result<(), Fault> {
        let kind = tag.get("t").unwrap_or_default();
        let shape = tag.number("s").and_then(|s| self.shapes.get(s as usize)).unwrap_or(&Shape::General);
        let (mut value, mut rich) = (None::<String>, None::<Shared>);
        let (mut formula, mut in_value) = (false, false);
        while let Some(event) = markup.next() {
            match event {
                Event::Open(t, empty) => match t.name {
                    "v" => in_value = !empty,
                    "f" => formula = true,
                    "is" if !empty => rich = Some(styles::rich(markup, "is")),
                    _ => {}
                },
                Event::Close("v") => in_value = false,
                Event::Close("c") => break,
                Event::Text(t) if in_value => value.get_or_insert_default().push_str(&decoded(t)),
                Event::Plain(t) if in_value => value.get_or_insert_default().push_str(t),
                _ => {}
            }
        }
        let place = Place { row: self.row, column: self.column };
        let shared = match (kind.as_ref(), &value) {
            ("s", Some(v)) => v.trim().parse::<usize>().ok().and_then(|i| self.texts.get(i)),
            _ => None,
        };
        if let Some(found) = shared.or(rich.as_ref()) {
            let (text, raised) = (found.text.clone(), found.raised);
            if raised {
                note(&mut self.raised, place);
            }
            return self.words(&text);
        }
        let Some(value) = value else {
            if formula {
                note(&mut self.no_result, place);
            }
            return Ok(());
        };
        match kind.as_ref() {
            "str" => self.words(&styles::unescaped(&value)),
            "e" => self.cells.put(self.row, self.column, &value, Kind::Error),
            "b" => {
                self.cells.put(self.row, self.column, if value == "1" { "TRUE" } else { "FALSE" }, Kind::Text)
            }
            "d" => {
                let day = value.split('T').next().unwrap_or(&value).to_owned();
                self.cells.put(self.row, self.column, &day, Kind::Date)
            }
            "s" => Ok(()),
            _ => {
                let Some(digits) = Digits::of(&value) else { return self.words(&value) };
                let (text, kind, words) = show(&digits, shape, self.days_1904);
                if !words.is_empty() && self.affix.is_none() {
                    self.affix = Some((words, place));
                }
                self.cells.put(self.row, self.column, &text, kind)
            }
        }
    }

    fn words(&mut self, text: &str) -> Result<(), Fault> {
        let number = looks_like_number(text) && !looks_like_year(text);
        self.cells.put(self.row, self.column, text, if number { Kind::TextNumber } else { Kind::Text })
    }

    fn finish(mut self, name: String, hidden: bool) -> Result<Sheet, Fault> {
        let mut notes = Vec::new();
        if self.hidden_rows > 0 {
            notes.push(Note::HiddenRows(self.hidden_rows));
        }
        if self.hidden_columns > 0 {
            notes.push(Note::HiddenColumns(self.hidden_columns));
        }
        if self.no_result.0 > 0 {
            notes.push(Note::NoResult(self.no_result.0, self.no_result.1));
        }
        if self.raised.0 > 0 {
            notes.push(Note::Raised(self.raised.0, self.raised.1));
        }
        if let Some((words, place)) = self.affix.take() {
            notes.push(Note::Affix(words, place));
        }
        if self.days_1904 && self.cells.count(Kind::Date).0 > 0 {
            notes.push(Note::Days1904);
        }
        let blocks = std::mem::take(&mut self.blocks);
        of_cells(self.cells, &blocks, name, hidden, notes)
    }
}

/// Counts an oddity and keeps where it was first.
pub fn note(count: &mut (u32, Place), place: Place) {
    if count.0 == 0 {
        count.1 = place;
    }
    count.0 += 1;
}

/// A sheet of gathered cells, merged names given to their rows, and what the cells themselves have to say.
pub fn of_cells(
    mut cells: Gathered,
    blocks: &[Block],
    name: String,
    hidden: bool,
    mut notes: Vec<Note>,
) -> Result<Sheet, Fault> {
    let filled = cells.fill(blocks)?;
    if filled > 0 {
        notes.push(Note::Merged(filled));
    }
    let (errors, place) = cells.count(Kind::Error);
    if errors > 0 {
        notes.push(Note::Errors(errors, place));
    }
    let (as_text, place) = cells.count(Kind::TextNumber);
    let (numbers, _) = cells.count(Kind::Number);
    if as_text > 0 && numbers > 0 {
        notes.push(Note::TextNumbers(as_text, place));
    }
    Ok(Sheet {
        name,
        hidden,
        content: Content::Cells(cells.finish()?),
        notes,
        around: crate::Around::default(),
    })
}
