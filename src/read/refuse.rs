//! What a file is when it is no table: told apart by its first bytes, so that the reader hears "this is a picture" instead of
//! seeing rubbish.

use crate::diag::{At, Diagnostic};

/// First bytes of files that people drop by mistake, and the code that names them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "read.pdf"),
    (b"\x89PNG", "read.picture"),
    (b"\xFF\xD8\xFF", "read.picture"),
    (b"GIF8", "read.picture"),
    (b"RIFF", "read.picture"),
    (b"BM\x36", "read.picture"),
    (b"7z\xBC\xAF", "read.packed"),
    (b"Rar!", "read.packed"),
    (b"BZh", "read.packed"),
    (b"\x28\xB5\x2F\xFD", "read.packed"),
    (b"PAR1", "read.binary"),
    (b"SQLite format 3", "read.binary"),
    (b"\x7FELF", "read.binary"),
    (b"\0asm", "read.binary"),
    (b"{\\rtf", "read.document"),
];

/// Refuses a file by its bytes.
pub fn by_bytes(bytes: &[u8]) -> Result<(), Diagnostic> {
    if bytes.is_empty() {
        return Err(Diagnostic::error("read.empty"));
    }
    for (magic, code) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(Diagnostic::error(code).at(At::byte(0)).with("kind", "RTF"));
        }
    }
    // One byte over and over, as a sparse or broken download has it.
    let head = bytes.get(..65_536.min(bytes.len())).unwrap_or(bytes);
    let first = head.first().copied().unwrap_or(0);
    if bytes.len() > 64 && head.iter().all(|&b| b == first) {
        return Err(Diagnostic::error("read.one-byte").at(At::byte(0)).with("n", bytes.len()));
    }
    // A workbook or an archive is told by what opens it whether it can be read, and why not.
    if !super::container::is_container(head) && is_binary(head) {
        return Err(Diagnostic::error("read.binary").at(At::byte(0)));
    }
    // No line end and no delimiter in the first two million bytes: nothing that could be a table.
    let head = bytes.get(..2_000_000.min(bytes.len())).unwrap_or(bytes);
    if bytes.len() > 2_000_000
        && !head.iter().any(|b| matches!(b, b'\n' | b'\r' | b',' | b';' | b'\t' | b'|'))
    {
        return Err(Diagnostic::error("read.no-lines").at(At::byte(0)));
    }
    Ok(())
}

/// Bytes that no text has, in every fiftieth place and more: a program's own format. VISCII has letters in six of them, and
/// UTF-16 has any, beside zeros.
fn is_binary(head: &[u8]) -> bool {
    let zeros = head.iter().filter(|b| **b == 0).count();
    let no_text = |b: &u8| {
        matches!(b, 0x01..=0x1F)
            && !matches!(
                b,
                b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B | 0x02 | 0x05 | 0x06 | 0x14 | 0x19 | 0x1E
            )
    };
    let odd = head.iter().filter(|b| no_text(b)).count();
    zeros * 20 < head.len() && odd > 8 && odd * 50 > head.len()
}

/// Refuses a text by its beginning.
pub fn by_text(text: &str) -> Result<(), Diagnostic> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Diagnostic::error("read.blank"));
    }
    let mut end = start.len().min(2048);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start.get(..end).unwrap_or("").to_ascii_lowercase();
    if head.starts_with("<!doctype")
        || head.starts_with("<html")
        || head.contains("<head>")
        || head.contains("<body")
        || head.contains("<table")
    {
        return Err(Diagnostic::error("read.html").at(At::byte(0)));
    }
    if head.starts_with("<?xml") || head.starts_with("<svg") {
        return Err(Diagnostic::error("read.xml").at(At::byte(0)));
    }
    if is_json(start) {
        return Err(Diagnostic::error("read.json").at(At::byte(0)));
    }
    Ok(())
}

/// `{"key":` or `[{`, `[[`, `["`, `[1`: what JSON begins with and a table does not.
pub fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) => text.contains(':') || text.trim_end().ends_with('}'),
        (Some('['), Some('{' | '[')) => true,
        (Some('['), Some('"' | '0'..='9' | ']')) => text.trim_end().ends_with(']'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_left_to_what_opens_them() {
        // A signature (PKWARE's APPNOTE 4.3.7), then bytes of every value, as what is packed has.
        let packed: Vec<u8> =
            b"PK\x03\x04".iter().copied().chain((0..4000_u32).map(|i| (i * 37 % 251 + 1) as u8)).collect();
        assert!(by_bytes(&packed).is_ok());
        let unknown = packed.get(4..).unwrap_or_default();
        assert_eq!(by_bytes(unknown).unwrap_err().code, "read.binary");
    }
}
