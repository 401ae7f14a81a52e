//! The module's doors for JavaScript: bytes or text in, the packed answer out. Nothing else crosses.

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens a workbook, an archive or a compressed file.
#[wasm_bindgen]
pub fn open_bytes(bytes: &[u8], name: &str, file: Option<String>) -> Vec<u8> {
    crate::pack(&crate::open_bytes(bytes, name, file.as_deref()))
}

/// Opens a web page, JSON, PC-Axis or Excel's XML.
#[wasm_bindgen]
pub fn open_text(text: &str) -> Vec<u8> {
    crate::pack(&crate::open_text(text).map(crate::Opened::Book))
}
