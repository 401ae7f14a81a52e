//! A read file as bytes: how it crosses from the Worker to the page, and how the page gets it back after a trap. Not a
//! file format: only the build that wrote a snapshot reads it.

use super::Opened;
use crate::diag::Diagnostic;

/// First bytes of every snapshot.
const MARK: &[u8; 4] = b"KNS1";

/// Writes a snapshot.
///
/// # Errors
/// `project.snapshot` when it does not fit into memory.
pub fn snapshot(opened: &Opened) -> Result<Vec<u8>, Diagnostic> {
    postcard::to_extend(opened, MARK.to_vec()).map_err(|_| Diagnostic::error("project.snapshot"))
}

/// Reads a snapshot back.
///
/// # Errors
/// `project.snapshot` when the bytes are none of this build.
pub fn restore(bytes: &[u8]) -> Result<Opened, Diagnostic> {
    bytes
        .strip_prefix(MARK)
        .and_then(|body| postcard::from_bytes(body).ok())
        .ok_or_else(|| Diagnostic::error("project.snapshot"))
}
