//! What opening a file had to say, as diagnostics.

use super::super::{PackedIn, Understanding};
use crate::diag::{At, Diagnostic};
use kimngach_containers::{Fault, Format, Note, Place};

/// The short name of a format, as the understanding gives it.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "xlsx",
        Format::Xls => "xls",
        Format::SpreadsheetMl => "spreadsheetml",
        Format::Ods => "ods",
        Format::Html => "html",
        Format::Json => "json",
        Format::JsonStat => "json-stat",
        Format::SdmxJson => "sdmx-json",
        Format::SdmxMl => "sdmx-ml",
        Format::Px => "px",
        Format::Zip => "zip",
        Format::Gzip => "gzip",
    }
}

/// Why a file cannot be opened.
pub fn fault(fault: &Fault) -> Diagnostic {
    match fault {
        Fault::Unknown => Diagnostic::error("read.binary"),
        Fault::Locked => Diagnostic::error("read.locked"),
        Fault::Broken { part } if part.is_empty() => Diagnostic::error("read.not-opened"),
        Fault::Broken { part } => Diagnostic::error("read.broken").with("part", part.clone()),
        Fault::Empty => Diagnostic::error("read.book-empty"),
        Fault::ChartsOnly => Diagnostic::error("read.charts-only"),
        Fault::TooLarge { most } => Diagnostic::error("read.grows").with("most", *most),
        Fault::TooMany { found, most } => {
            Diagnostic::error("read.too-many-cells").with("found", *found).with("most", *most)
        }
        Fault::NothingInside { found } => Diagnostic::error("read.zip").with("found", found.clone()),
        Fault::Nested => Diagnostic::error("read.zip-in-zip"),
        Fault::Document { kind } => Diagnostic::error("read.document").with("kind", kind.clone()),
        Fault::OldWorkbook { version } => Diagnostic::error("read.xls").with("version", version.clone()),
        Fault::Lacks { word } => Diagnostic::error("read.lacks").with("word", word.clone()),
        Fault::Counts { what, found, wanted } => Diagnostic::error("read.counts")
            .with("what", what.clone())
            .with("found", *found)
            .with("wanted", *wanted),
        Fault::Syntax { byte } => {
            Diagnostic::error("read.json-broken").at(At::byte(*byte)).with("byte", *byte)
        }
        Fault::NoTable => Diagnostic::error("read.json-no-table"),
    }
}

fn at(place: Place) -> At {
    At::cell(place.row + 1, place.column + 1)
}

/// What was done with what was odd.
pub fn note(note: &Note) -> Diagnostic {
    match note {
        Note::HiddenRows(n) => Diagnostic::warning("read.hidden-rows").with("n", *n),
        Note::HiddenColumns(n) => Diagnostic::warning("read.hidden-columns").with("n", *n),
        Note::NoResult(n, place) => Diagnostic::warning("read.no-result").at(at(*place)).with("n", *n),
        Note::Errors(n, place) => Diagnostic::warning("read.error-cells").at(at(*place)).with("n", *n),
        Note::TextNumbers(n, place) => Diagnostic::note("read.text-numbers").at(at(*place)).with("n", *n),
        Note::Raised(n, place) => Diagnostic::note("read.raised").at(at(*place)).with("n", *n),
        Note::Affix(words, place) => {
            Diagnostic::warning("read.affix").at(at(*place)).with("found", words.clone())
        }
        Note::Merged(n) => Diagnostic::note("read.merged").with("n", *n),
        Note::Values(found, wanted) => {
            Diagnostic::warning("read.values").with("found", *found).with("wanted", *wanted)
        }
        Note::Days1904 => Diagnostic::note("read.days-1904"),
    }
}

/// Says what a file was packed in, and which of several files was read.
pub fn packed(around: &[PackedIn], understanding: &mut Understanding) {
    for one in around {
        if one.names.len() > 1 {
            understanding.problems.push(
                Diagnostic::warning("read.zip-several")
                    .with("n", one.names.len())
                    .with("name", one.name.clone()),
            );
        }
    }
    understanding.container.packed = around.to_vec();
}
