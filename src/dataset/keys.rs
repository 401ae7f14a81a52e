//! Small numbers for texts and for rows of texts that come again and again: what is looked up for every row of a large file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A quick hash for keys that no stranger gains by making equal: at worst a look-up takes longer, and the number of different
/// keys is bounded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        let tail = rest.iter().fold(rest.len() as u64, |n, &b| n << 8 | u64::from(b));
        self.write_u64(tail);
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0xBF58_476D_1CE4_E5B9)
    }
}

type Map<K> = HashMap<K, u32, BuildHasherDefault<Quick>>;

/// Numbers of the texts of one column.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    known: Map<Box<str>>,
    before: (String, u32),
}

impl Texts {
    /// The number of a text; the text of the row before is told without looking it up.
    pub fn id(&mut self, text: &str) -> u32 {
        if !self.known.is_empty() && self.before.0 == text {
            return self.before.1;
        }
        let id = match self.known.get(text) {
            Some(&id) => id,
            None => {
                let id = self.known.len() as u32;
                self.known.insert(text.into(), id);
                id
            }
        };
        self.before.0.clear();
        self.before.0.push_str(text);
        self.before.1 = id;
        id
    }
}

/// Numbers of rows of numbers.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    known: Map<Box<[u32]>>,
}

impl Ids {
    /// The number of a row, and whether it is new.
    pub fn id(&mut self, row: &[u32]) -> (u32, bool) {
        if let Some(&id) = self.known.get(row) {
            return (id, false);
        }
        let id = self.known.len() as u32;
        self.known.insert(row.into(), id);
        (id, true)
    }
}
