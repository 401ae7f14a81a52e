//! Files that are no delimited text, as plain cells: workbooks, web pages, archives, JSON, and the statistical formats that
//! describe themselves. Knows nothing of trade, periods or units: what a file says of itself is handed on as it says it, and
//! `kimngach::read` decides what it means. A crate of its own so that the page fetches it only for such a file.

mod cells;
mod cube;
#[cfg(feature = "open")]
mod gathered;
mod said;
#[cfg(feature = "open")]
mod html;
#[cfg(feature = "open")]
mod json;
#[cfg(feature = "open")]
mod json_stat;
#[cfg(feature = "open")]
mod markup;
#[cfg(feature = "open")]
mod number_format;
#[cfg(feature = "open")]
mod ods;
#[cfg(feature = "open")]
mod open;
#[cfg(feature = "open")]
mod prose;
#[cfg(feature = "open")]
mod px;
#[cfg(feature = "open")]
mod records;
#[cfg(feature = "open")]
mod sdmx_json;
#[cfg(feature = "open")]
mod sdmx_groups;
#[cfg(feature = "open")]
mod sdmx_ml;
#[cfg(feature = "open")]
mod spreadsheet_ml;
#[cfg(feature = "web")]
mod web;
#[cfg(feature = "open")]
mod xls;
#[cfg(feature = "open")]
mod xls_stream;
#[cfg(feature = "open")]
mod xlsx;
#[cfg(feature = "open")]
mod xlsx_styles;
#[cfg(feature = "open")]
mod zip;

pub use cells::{Cells, Kind};
pub use cube::{Category, Cube, Dimension, Role};
#[cfg(feature = "open")]
pub use open::{open_bytes, open_text};
#[cfg(feature = "open")]
pub use prose::{page_text, word_text};
pub use said::{Fault, Note, Place};

use serde::{Deserialize, Serialize};

/// Cells of one table, or figures of one cube, that are taken in at most: more does not fit beside what is made of them.
pub const MOST_CELLS: usize = 4_000_000;
/// Bytes that a packed file may grow to.
pub const MOST_BYTES: usize = 400_000_000;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// Excel 2003's XML.
    SpreadsheetMl,
    /// OpenDocument spreadsheet.
    Ods,
    /// A web page, or cells copied from one.
    Html,
    /// JSON: records, columns or rows.
    Json,
    /// JSON-stat 1.x and 2.
    JsonStat,
    /// SDMX-JSON 1 and 2.
    SdmxJson,
    /// SDMX-ML, generic and structure-specific.
    SdmxMl,
    /// PC-Axis.
    Px,
    /// An archive.
    Zip,
    /// A compressed file.
    Gzip,
}

/// A file opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    /// Tables.
    Book(Book),
    /// A file that was packed, to be read by itself.
    File(Packed),
}

/// A file out of an archive or a compressed file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Packed {
    /// What it was packed as.
    pub format: Format,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// All files that can be read, by name; this one among them.
    pub names: Vec<String>,
}

/// Tables of a file, in its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// What the file is.
    pub format: Format,
    /// Its tables; at least one.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a workbook, a table of a page, a list or a cube of JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What the file calls it.
    pub name: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// What is in it.
    pub content: Content,
    /// What there is to say about it.
    pub notes: Vec<Note>,
    /// Lines of a page above and below its table.
    pub around: Around,
}

#[cfg(feature = "open")]
impl Sheet {
    /// A sheet that is shown and holds a cube, with no page around it.
    pub(crate) fn of_cube(name: String, content: Cube, notes: Vec<Note>) -> Sheet {
        Sheet { name, hidden: false, content: Content::Cube(content), notes, around: Around::default() }
    }
}

/// Lines of a page right above a table and right below it, where they are no headings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// From the top down.
    pub above: Vec<String>,
    /// Likewise.
    pub below: Vec<String>,
}

/// What a sheet holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Cells in rows.
    Cells(Cells),
    /// Figures that know their dimensions.
    Cube(Cube),
}

impl Content {
    /// Cells with a number, as far as they can be told without reading words.
    pub fn figures(&self) -> usize {
        match self {
            Content::Cells(cells) => cells.figures(),
            Content::Cube(cube) => cube.values.len(),
        }
    }
}

/// The answer as bytes, from the module that opens to the one that reads.
pub fn pack(answer: &Result<Opened, Fault>) -> Vec<u8> {
    postcard::to_allocvec(answer).unwrap_or_default()
}

/// Takes what [`pack`] made; a fault of its own when the bytes are none of this build.
///
/// # Errors
/// The fault that was packed, or [`Fault::Broken`].
pub fn unpack(bytes: &[u8]) -> Result<Opened, Fault> {
    postcard::from_bytes(bytes).unwrap_or_else(|_| Err(Fault::Broken { part: String::new() }))
}
