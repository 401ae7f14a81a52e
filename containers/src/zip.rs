//! ZIP archives and gzip files, with a bound on what they may grow to. The inflating is miniz_oxide's.

use crate::MOST_BYTES;
use crate::said::Fault;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// A file of an archive.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    method: u16,
    locked: bool,
    packed: usize,
    size: usize,
    /// Where its local header begins.
    at: usize,
    sum: u32,
}

/// An archive: its list of files, and the bytes they are in.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Bytes that may still come out of it, whatever its files say.
    left: usize,
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn eight(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?)).ok()
}

/// Most files of an archive that are looked at.
const MOST_FILES: usize = 20_000;

fn too_large() -> Fault {
    Fault::TooLarge { most: (MOST_BYTES / 1_000_000) as u64 }
}

impl<'a> Archive<'a> {
    /// Reads the list at the end of an archive.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the end is missing, as after a download that was cut.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Fault> {
        let broken = || Fault::Broken { part: "ZIP".to_owned() };
        let from = bytes.len().saturating_sub(65_600);
        let tail = bytes.get(from..).unwrap_or(&[]);
        let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06").ok_or_else(broken)? + from;
        let mut files = usize::from(two(bytes, end + 10).ok_or_else(broken)?);
        let mut list = four(bytes, end + 16).ok_or_else(broken)? as usize;
        if (files == 0xFFFF || list == 0xFFFF_FFFF)
            && let Some(locator) = end.checked_sub(20)
            && bytes.get(locator..locator + 4) == Some(b"PK\x06\x07")
            && let Some(record) = eight(bytes, locator + 8)
        {
            files = record.checked_add(32).and_then(|at| eight(bytes, at)).ok_or_else(broken)?;
            list = record.checked_add(48).and_then(|at| eight(bytes, at)).ok_or_else(broken)?;
        }
        let mut entries = Vec::new();
        let mut at = list;
        for _ in 0..files.min(MOST_FILES) {
            let entry = Self::entry(bytes, &mut at).ok_or_else(broken)?;
            entries.push(entry);
        }
        Ok(Archive { bytes, entries, left: MOST_BYTES })
    }

    fn entry(bytes: &[u8], at: &mut usize) -> Option<Entry> {
        let here = *at;
        let head = bytes.get(here..here.checked_add(46)?)?;
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_len = usize::from(two(head, 28)?);
        let extra = usize::from(two(head, 30)?);
        let note = usize::from(two(head, 32)?);
        let flags = two(head, 8)?;
        let name = bytes.get(here + 46..here + 46 + name_len)?;
        *at = here + 46 + name_len + extra + note;
        let mut entry = Entry {
            name: match core::str::from_utf8(name) {
                Ok(text) => text.to_owned(),
                // Before UTF-8 names were letters of some code page; the ending is ASCII in all.
                Err(_) => name.iter().map(|&b| if b.is_ascii() { char::from(b) } else { '_' }).collect(),
            },
            method: two(head, 10)?,
            locked: flags & 1 != 0,
            packed: four(head, 20)? as usize,
            size: four(head, 24)? as usize,
            at: four(head, 42)? as usize,
            sum: four(head, 16)?,
        };
        // ZIP64: sizes that did not fit stand in an extra field, in this order.
        let mut field = bytes.get(here + 46 + name_len..here + 46 + name_len + extra)?;
        while let (Some(id), Some(len)) = (two(field, 0), two(field, 2)) {
            let body = field.get(4..4 + usize::from(len)).unwrap_or(&[]);
            if id == 1 {
                let mut next = 0;
                for slot in [&mut entry.size, &mut entry.packed, &mut entry.at] {
                    if *slot == 0xFFFF_FFFF {
                        *slot = eight(body, next)?;
                        next += 8;
                    }
                }
            }
            field = field.get(4 + usize::from(len)..).unwrap_or(&[]);
        }
        Some(entry)
    }

    /// Names of its files, folders left out.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str()).filter(|n| !n.ends_with('/'))
    }

    /// Whether it has a file of a name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name == name)
    }

    /// The bytes of a file; `None` when it is not there.
    ///
    /// # Errors
    /// When it asks for a password, is damaged or grows too large.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        // Some writers put a slash before, or other capitals.
        let wanted = name.trim_start_matches('/');
        let same =
            |e: &&Entry| e.name.trim_start_matches('/').replace('\\', "/").eq_ignore_ascii_case(wanted);
        let Some(entry) = self.entries.iter().find(same).cloned() else { return Ok(None) };
        if entry.locked {
            return Err(Fault::Locked);
        }
        let broken = || Fault::Broken { part: entry.name.clone() };
        if entry.size > self.left {
            return Err(too_large());
        }
        let name_len = usize::from(self.near(entry.at, 26).ok_or_else(broken)?);
        let extra = usize::from(self.near(entry.at, 28).ok_or_else(broken)?);
        let from = entry.at.saturating_add(30 + name_len + extra);
        let packed = self.bytes.get(from..from.saturating_add(entry.packed)).ok_or_else(broken)?;
        let out = match entry.method {
            0 => packed.to_vec(),
            8 => inflate(packed, self.left, &entry.name)?,
            _ => return Err(broken()),
        };
        self.left = self.left.saturating_sub(out.len());
        if crc(&out) != entry.sum {
            return Err(broken());
        }
        Ok(Some(out))
    }

    fn near(&self, at: usize, by: usize) -> Option<u16> {
        two(self.bytes, at.checked_add(by)?)
    }
}

fn inflate(packed: &[u8], most: usize, name: &str) -> Result<Vec<u8>, Fault> {
    decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => too_large(),
        _ => Fault::Broken { part: name.to_owned() },
    })
}

/// The bytes of a gzip file, all its members, and the name it gives itself.
///
/// # Errors
/// When it is damaged, cut or grows too large.
pub fn gunzip(bytes: &[u8]) -> Result<(Vec<u8>, String), Fault> {
    let broken = || Fault::Broken { part: "gzip".to_owned() };
    let mut out = Vec::new();
    let mut name = String::new();
    let mut rest = bytes;
    while rest.starts_with(b"\x1f\x8b\x08") {
        let flags = *rest.get(3).ok_or_else(broken)?;
        let mut at = 10;
        if flags & 4 != 0 {
            at += 2 + usize::from(two(rest, at).ok_or_else(broken)?);
        }
        for (bit, is_name) in [(8, true), (16, false)] {
            if flags & bit != 0 {
                let text = rest.get(at..).ok_or_else(broken)?;
                let len = text.iter().take(4096).position(|&b| b == 0).ok_or_else(broken)?;
                if is_name && name.is_empty() {
                    name = text.get(..len).unwrap_or(&[]).iter().map(|&b| char::from(b)).collect();
                }
                at += len + 1;
            }
        }
        if flags & 2 != 0 {
            at += 2;
        }
        let packed = rest.get(at..).ok_or_else(broken)?;
        let (made, used) = stream(packed, MOST_BYTES.saturating_sub(out.len()))?;
        let sum = four(packed, used).ok_or_else(broken)?;
        if crc(&made) != sum {
            return Err(broken());
        }
        out.extend_from_slice(&made);
        rest = packed.get(used + 8..).unwrap_or(&[]);
    }
    Ok((out, name))
}

/// Inflates a stream whose end is not known beforehand; gives the bytes and how many were used.
fn stream(packed: &[u8], most: usize) -> Result<(Vec<u8>, usize), Fault> {
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
    let broken = || Fault::Broken { part: "gzip".to_owned() };
    let mut state = Box::<DecompressorOxide>::default();
    let mut out = vec![0; packed.len().saturating_mul(3).clamp(4096, 1 << 24).min(most.max(1))];
    let (mut used, mut made) = (0, 0);
    loop {
        let input = packed.get(used..).unwrap_or(&[]);
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, wrote) = decompress(&mut state, input, &mut out, made, flags);
        used += read;
        made += wrote;
        match status {
            TINFLStatus::Done => {
                out.truncate(made);
                return Ok((out, used));
            }
            TINFLStatus::HasMoreOutput if out.len() < most => {
                out.resize(out.len().saturating_mul(2).min(most), 0);
            }
            TINFLStatus::HasMoreOutput => return Err(too_large()),
            _ => return Err(broken()),
        }
    }
}

/// CRC-32, by which an archive says whether a file came through whole.
#[expect(
    clippy::indexing_slicing,
    reason = "made when compiling, where an index that fails is a failed build"
)]
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0_u32; 256];
        let mut n = 0;
        while n < 256 {
            let mut c = n as u32;
            let mut bit = 0;
            while bit < 8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
                bit += 1;
            }
            table[n] = c;
            n += 1;
        }
        table
    };
    !bytes.iter().fold(!0_u32, |sum, &b| {
        TABLE.get(((sum ^ u32::from(b)) & 0xFF) as usize).copied().unwrap_or(0) ^ (sum >> 8)
    })
}
