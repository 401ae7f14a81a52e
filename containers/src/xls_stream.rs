//! The file system inside of an old Office file: streams by name, each a chain of sectors.

use crate::said::Fault;

/// Streams of a file.
pub struct Streams<'a> {
    bytes: &'a [u8],
    sector: usize,
    chain: Vec<u32>,
    small: Vec<u32>,
    small_bytes: Vec<u8>,
    small_sector: usize,
    cutoff: u64,
    list: Vec<(String, u32, u64)>,
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Sector numbers from here on are marks: end of a chain, free, part of the table.
const NO_SECTOR: u32 = 0xFFFF_FFF0;

fn broken() -> Fault {
    Fault::Broken { part: "OLE".to_owned() }
}

impl<'a> Streams<'a> {
    /// Reads the tables.
    ///
    /// # Errors
    /// [`Fault::Broken`] when a table lies outside of the file.
    pub fn open(bytes: &'a [u8]) -> Result<Streams<'a>, Fault> {
        let shift = two(bytes, 30).filter(|s| matches!(s, 9 | 12)).ok_or_else(broken)?;
        let small_shift = two(bytes, 32).filter(|s| (4..=8).contains(s)).ok_or_else(broken)?;
        let mut out = Streams {
            bytes,
            sector: 1 << shift,
            chain: Vec::new(),
            small: Vec::new(),
            small_bytes: Vec::new(),
            small_sector: 1 << small_shift,
            cutoff: u64::from(four(bytes, 56).ok_or_else(broken)?),
            list: Vec::new(),
        };
        // Where the parts of the sector table are: 109 in the head, the others in a chain of their own.
        let most = bytes.len() / out.sector + 2;
        let mut parts: Vec<u32> =
            (0..109).filter_map(|i| four(bytes, 76 + i * 4)).filter(|s| *s < NO_SECTOR).collect();
        let mut next = four(bytes, 68).ok_or_else(broken)?;
        let mut rounds = 0;
        while next < NO_SECTOR && rounds < most {
            let sector = out.at(next).ok_or_else(broken)?;
            let last = out.sector - 4;
            parts.extend((0..last / 4).filter_map(|i| four(sector, i * 4)).filter(|s| *s < NO_SECTOR));
            next = four(sector, last).ok_or_else(broken)?;
            rounds += 1;
        }
        for part in parts.into_iter().take(most) {
            let Some(sector) = out.at(part) else { return Err(broken()) };
            out.chain.extend(sector.chunks_exact(4).filter_map(|c| four(c, 0)));
        }
        let folder = out.follow(four(bytes, 48).ok_or_else(broken)?)?;
        let mut root = (NO_SECTOR, 0_u64);
        for entry in folder.chunks_exact(128) {
            let len = usize::from(two(entry, 64).unwrap_or(0)).saturating_sub(2).min(64);
            let units = entry.get(..len).unwrap_or(&[]).chunks_exact(2).filter_map(|c| two(c, 0));
            let name: String = char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect();
            let start = four(entry, 116).unwrap_or(NO_SECTOR);
            // Old writers leave rubbish in the upper half of the size.
            let size = u64::from(four(entry, 120).unwrap_or(0));
            match entry.get(66) {
                Some(5) => root = (start, size),
                Some(2) => out.list.push((name, start, size)),
                _ => {}
            }
        }
        out.small = match four(bytes, 60) {
            Some(start) if start < NO_SECTOR => {
                out.follow(start)?.chunks_exact(4).filter_map(|c| four(c, 0)).collect()
            }
            _ => Vec::new(),
        };
        if root.0 < NO_SECTOR && !out.small.is_empty() {
            out.small_bytes = out.follow(root.0)?;
        }
        Ok(out)
    }

    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let from = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be short.
        self.bytes.get(from..(from + self.sector).min(self.bytes.len())).filter(|s| !s.is_empty())
    }

    fn follow(&self, start: u32) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::new();
        let mut next = start;
        while next < NO_SECTOR {
            out.extend_from_slice(self.at(next).ok_or_else(broken)?);
            // A chain that bites its tail.
            if out.len() > self.bytes.len() + self.sector {
                return Err(broken());
            }
            next = self.chain.get(next as usize).copied().ok_or_else(broken)?;
        }
        Ok(out)
    }

    /// Whether there is a stream of a name.
    pub fn has(&self, name: &str) -> bool {
        self.list.iter().any(|(n, ..)| n.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some((_, start, size)) = self.list.iter().find(|(n, ..)| n.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let mut out = if *size >= self.cutoff {
            self.follow(*start)?
        } else {
            let mut out = Vec::new();
            let mut next = *start;
            while next < NO_SECTOR && (out.len() as u64) < *size {
                let from = next as usize * self.small_sector;
                let end = (from + self.small_sector).min(self.small_bytes.len());
                out.extend_from_slice(self.small_bytes.get(from..end).ok_or_else(broken)?);
                next = self.small.get(next as usize).copied().ok_or_else(broken)?;
            }
            out
        };
        if (out.len() as u64) < *size {
            return Err(broken());
        }
        out.truncate(usize::try_from(*size).unwrap_or(usize::MAX));
        Ok(Some(out))
    }
}
