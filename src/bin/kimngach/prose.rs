//! An article from the disk: text in any of the encodings that tables come in, a web page, or a Word document.

use crate::say;
use kimngach::diag::Diagnostic;
use kimngach::read::Platform;
use kimngach::read::containers::{Fault, page_text, word_text};
use kimngach::read::native::Native;
use std::path::Path;

/// The words of an article.
///
/// # Errors
/// When it cannot be read, is no text, or is a document without words.
pub fn words(path: &Path) -> Result<String, Vec<Diagnostic>> {
    let bytes = say::bytes(path)?;
    let refused = |why: &'static str| vec![Diagnostic::error(why).with("found", name(path))];
    if bytes.starts_with(b"PK\x03\x04") {
        let text = word_text(&bytes).map_err(|fault| match fault {
            Fault::Locked => refused("check.article.locked"),
            _ => refused("check.article.document"),
        })?;
        return Ok(Native.nfc(text));
    }
    let text = decoded(&bytes).ok_or_else(|| refused("check.article.text"))?;
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let head = text.trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
    let page = matches!(ending.as_deref(), Some("html" | "htm"))
        || head.starts_with("<!doctype html")
        || head.starts_with("<html");
    Ok(if page { Native.nfc(page_text(&text)) } else { text.replace("\r\n", " \n") })
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let label = match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        _ => "utf-8",
    };
    // Binary files are no articles.
    if label == "utf-8" && bytes.contains(&0) {
        return None;
    }
    let text = Native.decode(label, bytes).or_else(|| Native.decode("windows-1258", bytes))?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// The name of a file.
pub fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
