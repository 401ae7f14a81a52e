//! Files that are no delimited text: told by their first bytes, opened by `kimngach-containers`, their cells then understood as
//! those of any file. What a format says of itself is taken as said: roles, units, periods, decimals, flags.

mod choose;
mod cube;
mod said;
mod sheet;

use super::{Container, Hints, PackedIn, Platform, Table, Understanding, encoding, refuse};
use crate::diag::{At, Diagnostic};
use kimngach_containers::{Book, Content, Fault, Format, Opened};

/// Archives inside of compressed files and the other way about: one in another is enough.
const DEEPEST: u32 = 2;

/// What the first bytes announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Announced {
    /// A workbook, an archive or a compressed file.
    Bytes,
    /// A web page, JSON, PC-Axis, XML.
    Text,
}

/// Whether the first bytes are those of a file that is to be opened before it is read. Some that seem so turn out to be plain
/// text after all.
pub fn is_container(head: &[u8]) -> bool {
    announced(head).is_some()
}

fn announced(bytes: &[u8]) -> Option<Announced> {
    let magic: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0", b"\x1F\x8B"];
    if magic.iter().any(|m| bytes.starts_with(m)) {
        return Some(Announced::Bytes);
    }
    // ASCII of the beginning, whatever the width of its letters.
    let head: String = bytes
        .iter()
        .take(8192)
        .filter(|b| **b != 0 && **b < 0x80)
        .map(|b| char::from(*b))
        .skip_while(char::is_ascii_whitespace)
        .collect();
    let text = head.starts_with(['<', '{', '['])
        || ["AXIS-VERSION", "STUB", "HEADING", "MATRIX", "CODEPAGE"]
            .iter()
            .filter(|w| {
                [["\n", w, "="].concat(), ["\n", w, "["].concat()].iter().any(|k| head.contains(k))
                    || head.starts_with(**w)
            })
            .count()
            >= 2;
    text.then_some(Announced::Text)
}

/// Reads a file that is to be opened first; `None` when it is plain text.
pub fn read(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
) -> Option<Result<Table, Vec<Diagnostic>>> {
    nested(bytes, name, hints, platform, &[])
}

fn nested(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
    around: &[PackedIn],
) -> Option<Result<Table, Vec<Diagnostic>>> {
    let one = |d: Diagnostic| Some(Err(vec![d]));
    match announced(bytes)? {
        Announced::Bytes => match platform.open_bytes(bytes, name, hints.file.as_deref()) {
            Ok(Opened::Book(book)) => {
                Some(of_book(book, name, hints, Understanding::default(), around, platform))
            }
            Ok(Opened::File(packed)) => {
                if around.len() as u32 >= DEEPEST
                    || around.iter().any(|a| a.format == "zip" && packed.format == Format::Zip)
                {
                    return one(said::fault(&Fault::Nested));
                }
                let mut around = around.to_vec();
                around.push(PackedIn {
                    format: said::format(packed.format),
                    name: packed.name.clone(),
                    names: packed.names,
                });
                let inner = nested(&packed.bytes, &packed.name, hints, platform, &around);
                let read =
                    inner.unwrap_or_else(|| super::read_plain(&packed.bytes, &packed.name, hints, platform));
                Some(read.map(|mut table| {
                    name.clone_into(&mut table.name);
                    if table.understanding.container.packed.is_empty() {
                        said::packed(&around, &mut table.understanding);
                    }
                    table
                }))
            }
            Err(fault) => one(said::fault(&fault)),
        },
        Announced::Text => text(bytes, name, hints, platform, around),
    }
}

/// The name of the encoding that a file gives itself.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(4096).map(|b| char::from(*b)).collect();
    let lower = head.to_ascii_lowercase();
    let label = ["codepage=\"", "charset=\"", "charset='", "charset=", "encoding=\"", "encoding='"]
        .iter()
        .find_map(|key| {
            let after = lower.split_once(key)?.1;
            let label: String = after
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
                .collect();
            // "ANSI" is what old programs call whatever their machine uses.
            (!label.is_empty() && !matches!(label.as_str(), "ansi" | "oem" | "none")).then_some(label)
        })?;
    Some(match label.as_str() {
        "utf8" => "utf-8".to_owned(),
        _ => label,
    })
}

fn text(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
    around: &[PackedIn],
) -> Option<Result<Table, Vec<Diagnostic>>> {
    let one = |d: Diagnostic| Some(Err(vec![d]));
    // What a file says of its letters holds where its bytes bear it out; a page saved anew often still names its former ones.
    let is_utf8 = core::str::from_utf8(bytes).is_ok();
    let label = hints.encoding.clone().or_else(|| declared(bytes).filter(|_| !is_utf8));
    let decoded = encoding::decode(bytes, label.as_deref(), None, platform).or_else(|error| {
        if hints.encoding.is_some() { Err(error) } else { encoding::decode(bytes, None, None, platform) }
    });
    let decoded = match decoded {
        Ok(decoded) => decoded,
        Err(error) => return one(error),
    };
    let json = refuse::is_json(decoded.text.trim_start());
    // A server that has no such table answers with a page or with JSON, which is then saved under the table's name.
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let posing = matches!(ending.as_str(), "csv" | "tsv");
    if posing {
        return refuse::by_text(&decoded.text).err().and_then(one);
    }
    match platform.open_text(&decoded.text) {
        Ok(Opened::Book(book)) => {
            let understanding = Understanding {
                encoding: decoded.encoding,
                bom: decoded.bom,
                problems: decoded.warnings,
                ..Understanding::default()
            };
            Some(of_book(book, name, hints, understanding, around, platform))
        }
        Ok(Opened::File(_)) | Err(Fault::Unknown | Fault::NoTable) if !json => None,
        Err(Fault::Syntax { .. }) if !json => None,
        Ok(Opened::File(_)) => None,
        Err(fault) => one(said::fault(&fault)),
    }
}

/// Reads the table of a book that was asked for, or the best of them.
fn of_book(
    book: Book,
    name: &str,
    hints: &Hints,
    mut understanding: Understanding,
    around: &[PackedIn],
    platform: &dyn Platform,
) -> Result<Table, Vec<Diagnostic>> {
    let sheets = choose::listed(&book);
    let (order, evidence) = choose::order(&book, hints)?;
    let format = said::format(book.format);
    understanding.line_ending = "none";
    understanding.container = Container { format, sheets, ..Container::default() };
    let problems = std::mem::take(&mut understanding.problems);
    let mut first_error = None;
    for &at in &order {
        let Some(sheet) = book.sheets.get(at) else { continue };
        let mut understanding = understanding.clone();
        understanding.container.sheet = at as u32 + 1;
        understanding.container.around = sheet.around.clone();
        understanding.container.evidence.extend(evidence.clone().filter(|_| book.sheets.len() > 1));
        understanding.problems.extend(problems.iter().cloned());
        understanding.problems.extend(sheet.notes.iter().map(said::note));
        let read = match &sheet.content {
            Content::Cells(cells) => sheet::read(cells, name, hints, understanding, book.format, platform),
            Content::Cube(cube) => cube::read(cube, name, hints, understanding, book.format),
        };
        let read = read.map(|mut table| {
            if !around.is_empty() {
                said::packed(around, &mut table.understanding);
            }
            table
        });
        match read {
            Ok(table) if table.understanding.data_rows > 0 || order.len() == 1 => return Ok(table),
            Ok(_) => {
                first_error.get_or_insert_with(|| vec![Diagnostic::error("read.header-only").at(At::FILE)]);
            }
            Err(errors) => {
                first_error.get_or_insert(errors);
            }
        }
    }
    Err(first_error.unwrap_or_else(|| vec![said::fault(&Fault::Empty)]))
}
