//! Excel 97 to 2003 (BIFF8): records of a stream to cells as they are shown.

use crate::cells::Kind;
use crate::gathered::{Block, Gathered, looks_like_number, looks_like_year};
use crate::number_format::{Digits, Shape, built_in, shape, show};
use crate::said::{Fault, Note, Place};
use crate::xls_stream::Streams;
use crate::xlsx::{finish, note, of_cells};
use crate::xlsx_styles::{Shared, push_raised};
use crate::{Book, Format, Sheet};
use std::collections::HashMap;

/// Opens a workbook.
pub fn open(bytes: &[u8]) -> Result<Book, Fault> {
    let streams = Streams::open(bytes)?;
    if streams.has("EncryptedPackage") {
        return Err(Fault::Locked);
    }
    let document = |kind: &str| Err(Fault::Document { kind: kind.to_owned() });
    let Some(book) = streams.read("Workbook")? else {
        return match () {
            () if streams.has("Book") => Err(Fault::OldWorkbook { version: "Excel 5/95".to_owned() }),
            () if streams.has("WordDocument") => document("doc"),
            () if streams.has("PowerPoint Document") => document("ppt"),
            // Sectors are whole: a file that ends within one was cut, and its list of streams with it.
            () if bytes.len() % 512 != 0 => Err(broken("Workbook")),
            () => document("OLE"),
        };
    };
    drop(streams);
    let globals = globals(&book)?;
    let mut sheets = Vec::new();
    let mut charts = 0;
    for (name, at, hidden, cells) in &globals.sheets {
        if *cells {
            sheets.push(sheet(&book, *at, &globals, name.clone(), *hidden)?);
        } else {
            charts += 1;
        }
    }
    finish(sheets, charts, Format::Xls)
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// Records from a place on.
struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// What the next record is, without taking it.
    fn peek(&self) -> Option<u16> {
        two(self.bytes, self.at)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<(u16, &'a [u8])> {
        let id = two(self.bytes, self.at)?;
        let len = usize::from(two(self.bytes, self.at + 2)?);
        let body = self.bytes.get(self.at + 4..self.at + 4 + len)?;
        self.at += 4 + len;
        Some((id, body))
    }
}

#[derive(Default)]
struct Globals {
    /// Name, place in the stream, hidden, whether it holds cells.
    sheets: Vec<(String, usize, bool, bool)>,
    texts: Vec<Shared>,
    shapes: Vec<Shape>,
    days_1904: bool,
}

fn broken(part: &str) -> Fault {
    Fault::Broken { part: part.to_owned() }
}

/// A text of known length, wide or narrow by its first byte.
fn letters(bytes: &[u8], count: usize) -> String {
    let wide = bytes.first().is_some_and(|f| f & 1 == 1);
    let body = bytes.get(1..).unwrap_or(&[]);
    if wide {
        let units = body.chunks_exact(2).take(count).filter_map(|c| two(c, 0));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    } else {
        body.iter().take(count).map(|&b| char::from(b)).collect()
    }
}

fn globals(book: &[u8]) -> Result<Globals, Fault> {
    let mut out = Globals::default();
    let mut codes: HashMap<u16, String> = HashMap::new();
    let mut styles: Vec<u16> = Vec::new();
    let mut raised: Vec<bool> = Vec::new();
    let mut records = Records { bytes: book, at: 0 };
    let mut first = true;
    let mut ended = false;
    while let Some((id, body)) = records.next() {
        match id {
            0x0809 if first => {
                if two(body, 0) != Some(0x0600) {
                    return Err(Fault::OldWorkbook { version: "Excel 5/95".to_owned() });
                }
                first = false;
            }
            _ if first => return Err(broken("BOF")),
            0x002F => return Err(Fault::Locked),
            0x0022 => out.days_1904 = two(body, 0) == Some(1),
            0x0031 => raised.push(two(body, 8) == Some(1)),
            0x041E => {
                if let (Some(id), Some(len)) = (two(body, 0), two(body, 2)) {
                    codes.insert(id, letters(body.get(4..).unwrap_or(&[]), usize::from(len)));
                }
            }
            0x00E0 => styles.push(two(body, 2).unwrap_or(0)),
            0x0085 => {
                let at = four(body, 0).ok_or_else(|| broken("BOUNDSHEET"))? as usize;
                let state = body.get(4).copied().unwrap_or(0) & 3;
                let kind = body.get(5).copied().unwrap_or(0);
                let len = usize::from(body.get(6).copied().unwrap_or(0));
                out.sheets.push((letters(body.get(7..).unwrap_or(&[]), len), at, state != 0, kind == 0));
            }
            0x00FC => {
                let mut pieces = vec![body];
                while records.peek() == Some(0x003C) {
                    let Some((_, more)) = records.next() else { break };
                    pieces.push(more);
                }
                out.texts = texts(&pieces, &raised).ok_or_else(|| broken("SST"))?;
            }
            0x000A => {
                ended = true;
                break;
            }
            _ => {}
        }
    }
    if !ended {
        return Err(broken("Workbook"));
    }
    out.shapes = styles
        .iter()
        .map(|id| shape(codes.get(id).map_or_else(|| built_in(u32::from(*id)), String::as_str)))
        .collect();
    Ok(out)
}

/// Reads across the pieces that a long record is cut into. Each piece that goes on with letters says anew how wide they are.
struct Pieces<'a> {
    pieces: &'a [&'a [u8]],
    piece: usize,
    at: usize,
}

impl Pieces<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            if let Some(b) = piece.get(self.at) {
                self.at += 1;
                return Some(*b);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn two(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn four(&mut self) -> Option<u32> {
        Some(u32::from(self.two()?) | u32::from(self.two()?) << 16)
    }

    fn letters(&mut self, count: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut out = Vec::with_capacity(count.min(32_768));
        while out.len() < count {
            if self.pieces.get(self.piece)?.len() <= self.at {
                self.piece += 1;
                self.at = 0;
                wide = self.byte()? & 1 == 1;
            }
            out.push(if wide { self.two()? } else { u16::from(self.byte()?) });
        }
        Some(out)
    }
}

fn texts(pieces: &[&[u8]], raised: &[bool]) -> Option<Vec<Shared>> {
    let mut from = Pieces { pieces, piece: 0, at: 4 };
    let count = from.four()?;
    let mut out = Vec::new();
    for _ in 0..count.min(4_000_000) {
        let len = usize::from(from.two()?);
        let flags = from.byte()?;
        let runs = if flags & 8 != 0 { usize::from(from.two()?) } else { 0 };
        let extra = if flags & 4 != 0 { from.four()? } else { 0 };
        let units = from.letters(len, flags & 1 == 1)?;
        let mut changes: Vec<(usize, bool)> = Vec::new();
        for _ in 0..runs {
            let (at, font) = (usize::from(from.two()?), usize::from(from.two()?));
            // There is no font 4: the count goes on with 5.
            let font = if font > 4 { font - 1 } else { font };
            changes.push((at, raised.get(font).copied().unwrap_or(false)));
        }
        for _ in 0..extra {
            from.byte()?;
        }
        out.push(text(&units, &changes));
    }
    Some(out)
}

fn text(units: &[u16], changes: &[(usize, bool)]) -> Shared {
    let plain = |part: &[u16]| -> String {
        char::decode_utf16(part.iter().copied()).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    let mut out = Shared::default();
    let mut at = 0;
    let mut up = false;
    for &(next, raised) in changes.iter().chain([&(units.len(), false)]) {
        let part = plain(units.get(at..next.clamp(at, units.len())).unwrap_or(&[]));
        if up {
            push_raised(&mut out, &part);
        } else {
            out.text.push_str(&part);
        }
        (at, up) = (next.max(at), raised);
    }
    out
}

/// A number in four bytes.
fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 == 2 {
        f64::from((bits as i32) >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

fn error_word(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

struct Reading<'a> {
    globals: &'a Globals,
    cells: Gathered,
    affix: Option<(String, Place)>,
    raised: (u32, Place),
}

impl Reading<'_> {
    fn number(&mut self, row: u32, column: u32, style: u16, value: f64) -> Result<(), Fault> {
        let Some(digits) = Digits::of(&format!("{value:e}")) else { return Ok(()) };
        let shape = self.globals.shapes.get(usize::from(style)).unwrap_or(&Shape::General);
        let (text, kind, words) = show(&digits, shape, self.globals.days_1904);
        if !words.is_empty() && self.affix.is_none() {
            self.affix = Some((words, Place { row, column }));
        }
        self.cells.put(row, column, &text, kind)
    }

    fn words(&mut self, row: u32, column: u32, text: &str) -> Result<(), Fault> {
        let number = looks_like_number(text) && !looks_like_year(text);
        self.cells.put(row, column, text, if number { Kind::TextNumber } else { Kind::Text })
    }
}

fn sheet(book: &[u8], at: usize, globals: &Globals, name: String, hidden: bool) -> Result<Sheet, Fault> {
    let mut reading =
        Reading { globals, cells: Gathered::default(), affix: None, raised: (0, Place::default()) };
    let mut blocks: Vec<Block> = Vec::new();
    let (mut hidden_rows, mut hidden_columns) = (0, 0);
    let mut waiting: Option<(u32, u32)> = None;
    let mut deep = 0;
    let mut ended = false;
    for (id, body) in (Records { bytes: book, at }) {
        let place = || Some((u32::from(two(body, 0)?), u32::from(two(body, 2)?), two(body, 4)?));
        match id {
            0x0809 => deep += 1,
            0x000A => {
                deep -= 1;
                if deep == 0 {
                    ended = true;
                    break;
                }
            }
            // Charts inside of the sheet have records of their own.
            _ if deep > 1 => {}
            0x0203 => {
                if let (Some((row, column, style)), Some(value)) = (place(), double(body, 6)) {
                    reading.number(row, column, style, value)?;
                }
            }
            0x027E => {
                if let (Some((row, column, style)), Some(bits)) = (place(), four(body, 6)) {
                    reading.number(row, column, style, short_number(bits))?;
                }
            }
            0x00BD => {
                if let Some((row, first, _)) = place() {
                    let inner = body.get(4..body.len().saturating_sub(2)).unwrap_or(&[]);
                    for (i, cell) in inner.chunks_exact(6).enumerate() {
                        if let (Some(style), Some(bits)) = (two(cell, 0), four(cell, 2)) {
                            reading.number(row, first + i as u32, style, short_number(bits))?;
                        }
                    }
                }
            }
            0x00FD => {
                if let (Some((row, column, _)), Some(index)) = (place(), four(body, 6))
                    && let Some(shared) = globals.texts.get(index as usize)
                {
                    if shared.raised {
                        note(&mut reading.raised, Place { row, column });
                    }
                    reading.words(row, column, &shared.text)?;
                }
            }
            0x0204 => {
                if let (Some((row, column, _)), Some(len)) = (place(), two(body, 6)) {
                    reading.words(row, column, &letters(body.get(8..).unwrap_or(&[]), usize::from(len)))?;
                }
            }
            0x0006 => {
                if let (Some((row, column, style)), Some(result)) = (place(), body.get(6..14)) {
                    match (result.get(6..8), result.first(), result.get(2)) {
                        (Some([0xFF, 0xFF]), Some(0), _) => waiting = Some((row, column)),
                        (Some([0xFF, 0xFF]), Some(1), Some(v)) => {
                            reading.cells.put(
                                row,
                                column,
                                if *v == 1 { "TRUE" } else { "FALSE" },
                                Kind::Text,
                            )?;
                        }
                        (Some([0xFF, 0xFF]), Some(2), Some(v)) => {
                            reading.cells.put(row, column, error_word(*v), Kind::Error)?;
                        }
                        (Some([0xFF, 0xFF]), ..) => {}
                        _ => reading.number(row, column, style, double(body, 6).unwrap_or(0.0))?,
                    }
                }
            }
            0x0207 => {
                if let (Some((row, column)), Some(len)) = (waiting.take(), two(body, 0)) {
                    reading.words(row, column, &letters(body.get(2..).unwrap_or(&[]), usize::from(len)))?;
                }
            }
            0x0205 => {
                if let (Some((row, column, _)), Some(value), Some(is_error)) =
                    (place(), body.get(6), body.get(7))
                {
                    let (text, kind) = match is_error {
                        0 => (if *value == 1 { "TRUE" } else { "FALSE" }, Kind::Text),
                        _ => (error_word(*value), Kind::Error),
                    };
                    reading.cells.put(row, column, text, kind)?;
                }
            }
            0x00E5 => {
                for b in body.get(2..).unwrap_or(&[]).chunks_exact(8) {
                    if let (Some(t), Some(bo), Some(l), Some(r)) =
                        (two(b, 0), two(b, 2), two(b, 4), two(b, 6))
                    {
                        blocks.push((t.into(), l.into(), bo.into(), r.into()));
                    }
                }
            }
            0x007D => {
                if let (Some(from), Some(to), Some(flags)) = (two(body, 0), two(body, 2), two(body, 8))
                    && flags & 1 == 1
                    && to < 250
                {
                    hidden_columns += u32::from(to.saturating_sub(from)) + 1;
                }
            }
            0x0208 => hidden_rows += u32::from(two(body, 12).is_some_and(|f| f & 0x20 != 0)),
            _ => {}
        }
    }
    if !ended {
        return Err(broken(&name));
    }
    let mut notes = Vec::new();
    if hidden_rows > 0 {
        notes.push(Note::HiddenRows(hidden_rows));
    }
    if hidden_columns > 0 {
        notes.push(Note::HiddenColumns(hidden_columns));
    }
    if reading.raised.0 > 0 {
        notes.push(Note::Raised(reading.raised.0, reading.raised.1));
    }
    notes.extend(reading.affix.take().map(|(words, place)| Note::Affix(words, place)));
    if globals.days_1904 && reading.cells.count(Kind::Date).0 > 0 {
        notes.push(Note::Days1904);
    }
    of_cells(reading.cells, &blocks, name, hidden, notes)
}
