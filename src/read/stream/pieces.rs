//! Bytes to text in pieces: what comes out is the same however the bytes are cut. A letter that is not whole yet waits for its
//! other bytes; in encodings of before Unicode a line waits for its end.

use crate::diag::Diagnostic;
use crate::read::encoding::{self, Telling};
use crate::read::{Platform, legacy};

/// How pieces are decoded.
#[derive(Clone, Copy, Debug)]
enum Way {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
    /// Whole lines, by the platform or by our own tables.
    Lines,
}

/// A text on its way in.
#[derive(Debug)]
pub struct Pieces {
    label: String,
    /// Letters of before Unicode that were saved as Unicode: read as this.
    old: Option<String>,
    hinted: bool,
    way: Way,
    held: Vec<u8>,
    /// Bytes taken so far.
    pub taken: u64,
    started: bool,
    /// Letters beyond ASCII that were read, and places where none could be.
    letters: (u64, u64),
    /// The first byte that is no letter.
    first_bad: Option<u64>,
    /// Whether the bytes end inside of a letter.
    cut: bool,
    zeros: usize,
    controls: usize,
    telling: Telling,
}

/// Why pieces cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The bytes are of another encoding.
    Encoding(String),
    /// A line longer than any table's.
    Line,
}

/// A line of so many bytes is no line of a table.
const MOST_LINE: usize = 32 << 20;

impl Pieces {
    /// Pieces of an encoding as an understanding names it.
    pub fn new(encoding: &str, hinted: bool) -> Pieces {
        let (label, old) = match encoding.split_once('+') {
            Some((label, old)) => (label, Some(old.to_owned())),
            None => (encoding, None),
        };
        let way = match label {
            "utf-8" => Way::Utf8,
            "utf-16le" => Way::Utf16(u16::from_le_bytes),
            "utf-16be" => Way::Utf16(u16::from_be_bytes),
            _ => Way::Lines,
        };
        Pieces {
            label: label.to_owned(),
            old,
            hinted,
            way,
            held: Vec::new(),
            taken: 0,
            started: false,
            letters: (0, 0),
            first_bad: None,
            cut: false,
            zeros: 0,
            controls: 0,
            telling: Telling::default(),
        }
    }

    /// Takes the next bytes and adds what they say to a text.
    pub fn push(&mut self, bytes: &[u8], out: &mut String, platform: &dyn Platform) -> Result<(), Wrong> {
        self.taken += bytes.len() as u64;
        if !self.hinted {
            self.telling.push(bytes);
        }
        if self.held.is_empty() && self.started {
            let rest = self.decode(bytes, false, out, platform)?;
            self.held.extend_from_slice(rest);
        } else {
            let mut held = core::mem::take(&mut self.held);
            held.extend_from_slice(bytes);
            if !self.started {
                // Not before a mark could have been seen.
                if held.len() < 3 {
                    self.held = held;
                    return Ok(());
                }
                self.started = true;
                held.drain(..self.mark(&held));
            }
            let rest = self.decode(&held, false, out, platform)?.len();
            held.drain(..held.len() - rest);
            self.held = held;
        }
        if self.held.len() > MOST_LINE { Err(Wrong::Line) } else { Ok(()) }
    }

    /// Takes what was waiting when there are no more bytes.
    pub fn end(&mut self, out: &mut String, platform: &dyn Platform) -> Result<(), Wrong> {
        let mut held = core::mem::take(&mut self.held);
        if !self.started {
            self.started = true;
            held.drain(..self.mark(&held));
        }
        self.decode(&held, true, out, platform).map(drop)
    }

    /// Bytes of a byte order mark.
    fn mark(&self, head: &[u8]) -> usize {
        match head {
            [0xEF, 0xBB, 0xBF, ..] if !matches!(self.way, Way::Utf16(_)) => 3,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] if matches!(self.way, Way::Utf16(_)) => 2,
            _ => 0,
        }
    }

    /// Decodes as far as letters or lines are whole; gives the rest.
    fn decode<'b>(
        &mut self,
        bytes: &'b [u8],
        last: bool,
        out: &mut String,
        platform: &dyn Platform,
    ) -> Result<&'b [u8], Wrong> {
        match self.way {
            Way::Utf8 => Ok(self.utf8(bytes, last, out)),
            Way::Utf16(unit) => Ok(utf16(bytes, last, unit, out)),
            Way::Lines => {
                let end = if last {
                    bytes.len()
                } else {
                    bytes.iter().rposition(|&b| b == b'\n' || b == b'\r').map_or(0, |at| at + 1)
                };
                let (lines, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
                if !lines.is_empty() {
                    let text = if legacy::is_legacy(&self.label) {
                        match (self.hinted, core::str::from_utf8(lines)) {
                            // Only who was told so takes Unicode for old letters.
                            (true, Ok(text)) if !text.is_ascii() => legacy::decode_text(&self.label, text),
                            _ => legacy::decode(&self.label, lines),
                        }
                    } else {
                        platform.decode(&self.label, lines)
                    };
                    out.push_str(&text.ok_or_else(|| Wrong::Encoding("windows-1252".to_owned()))?);
                }
                Ok(rest)
            }
        }
    }

    fn utf8<'b>(&mut self, mut bytes: &'b [u8], last: bool, out: &mut String) -> &'b [u8] {
        loop {
            match core::str::from_utf8(bytes) {
                Ok(text) => {
                    out.push_str(text);
                    return &[];
                }
                Err(error) => {
                    let (good, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
                    out.push_str(core::str::from_utf8(good).unwrap_or(""));
                    let bad = match error.error_len() {
                        Some(n) => n,
                        None if !last => return rest,
                        None => {
                            self.cut = true;
                            rest.len()
                        }
                    };
                    if self.first_bad.is_none() {
                        self.first_bad = Some(self.taken - rest.len() as u64);
                    }
                    out.push('\u{fffd}');
                    bytes = rest.get(bad..).unwrap_or(&[]);
                }
            }
        }
    }

    /// Settles whole lines of the text: zeros, letters of before Unicode, letters in pieces. `from` is where they begin.
    pub fn settle(&mut self, text: &mut String, from: usize, to: usize, platform: &dyn Platform) -> usize {
        let part = text.get(from..to).unwrap_or("");
        if self.old.is_none()
            && let Some(letters) = encoding::settled(part)
        {
            self.letters.0 += letters;
            return to;
        }
        let (good, bad) = encoding::good_and_bad(part);
        self.letters = (self.letters.0 + good, self.letters.1 + bad);
        let mut part = part.to_owned();
        self.zeros += encoding::without_zeros(&mut part);
        if let Some(old) = &self.old
            && let Some(read) = legacy::decode_text(old, &part)
        {
            part = read;
        }
        self.controls += encoding::settle_letters(&mut part, self.hinted, platform);
        let length = part.len();
        text.replace_range(from..to, &part);
        from + length
    }

    /// What all the bytes say of their encoding: what to tell of it, or another one to read them by.
    pub fn verdict(self, platform: &dyn Platform) -> Result<Vec<Diagnostic>, Wrong> {
        let mut said = Vec::new();
        let telling = self.telling.done();
        if matches!(self.way, Way::Utf8) && !self.hinted {
            // Letters of before Unicode may only come far down.
            let old = encoding::old_letters_of(&String::from_utf8_lossy(&telling));
            if old != self.old.as_deref() {
                return Err(Wrong::Encoding(
                    old.map_or_else(|| self.label.clone(), |old| [&self.label, "+", old].concat()),
                ));
            }
        }
        match (self.way, self.first_bad) {
            (Way::Utf8, Some(first)) if !self.hinted => {
                let (good, bad) = self.letters;
                let cut = self.cut && self.taken - first < 4;
                if !encoding::is_utf8(good, bad, cut) {
                    return Err(Wrong::Encoding(encoding::eight_bit_label(&telling, platform).0.to_owned()));
                }
                said.push(encoding::bad_bytes(first, bad));
            }
            (Way::Lines, _) if !self.hinted => {
                let (label, doubtful) = encoding::eight_bit_label(&telling, platform);
                // windows-1252 is also where bytes end that the likeliest encoding could not decode.
                if label != self.label && self.label != "windows-1252" {
                    return Err(Wrong::Encoding(label.to_owned()));
                }
                said.push(encoding::guessed(&self.label, doubtful));
            }
            (Way::Utf16(_), _) if !self.hinted => said.extend(encoding::half_letter(&self.label, self.taken)),
            _ => {}
        }
        if self.zeros > 0 {
            said.push(encoding::zeros_dropped(self.zeros));
        }
        if let Some(old) = &self.old {
            said.push(encoding::old_letters_said(old));
        }
        if self.controls > 0 {
            said.push(encoding::controls_read(self.controls));
        }
        Ok(said)
    }
}

/// Decodes pairs of bytes; a half letter waits unless it is the last.
fn utf16<'b>(bytes: &'b [u8], last: bool, unit: fn([u8; 2]) -> u16, out: &mut String) -> &'b [u8] {
    let mut end = bytes.len() & !1;
    let at = |from: usize| match bytes.get(from..from + 2) {
        Some([a, b]) => unit([*a, *b]),
        _ => 0,
    };
    if !last && end >= 2 && (0xD800..0xDC00).contains(&at(end - 2)) {
        end -= 2;
    }
    let units = (0..end).step_by(2).map(at);
    out.extend(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')));
    if last { &[] } else { bytes.get(end..).unwrap_or(&[]) }
}

#[cfg(test)]
mod tests {
    use super::encoding;

    #[test]
    fn what_is_odd_is_seen_wherever_it_stands() {
        // Plain text of every length around a word of eight bytes, with letters of two and three bytes, and something odd put in.
        for plain in ["Tham gia 2005, 2006", "Gạo, thủy sản và cà phê", "12345678\n12345678"] {
            for (at, _) in plain.char_indices() {
                let (before, after) = plain.split_at(at);
                let letters = |text: &str| text.chars().filter(|c| !c.is_ascii()).count() as u64;
                assert_eq!(encoding::settled(after), Some(letters(after)), "{after}");
                for odd in ["\0", "\u{85}", "\u{301}", "\u{fffd}"] {
                    let text = [before, odd, after].concat();
                    assert_eq!(encoding::settled(&text), None, "{text:?}");
                }
            }
        }
    }
}
