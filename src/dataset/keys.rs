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
        // The last eight bytes once more: quicker than the last few one by one. Their number keeps texts of other lengths apart.
        let tail = match bytes.last_chunk::<8>() {
            Some(word) => u64::from_le_bytes(*word).wrapping_add(rest.len() as u64),
            None => rest.iter().fold(rest.len() as u64, |n, &b| n << 8 | u64::from(b)),
        };
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
    /// Every text with its hash, by number.
    known: Vec<(u64, Box<str>)>,
    /// By hash: number of a text and one more. A power of two, half empty.
    slots: Vec<u32>,
    before: u32,
}

impl Texts {
    /// The number of a text; the text of the row before is told without looking it up.
    #[inline]
    pub fn id(&mut self, text: &str) -> u32 {
        match self.known.get(self.before as usize) {
            Some((_, before)) if is_same(before, text) => self.before,
            _ => self.look_up(text),
        }
    }

    fn look_up(&mut self, text: &str) -> u32 {
        let mut hasher = Quick::default();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        if self.slots.len() <= self.known.len() * 2 {
            self.grow();
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (hash >> 20) as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            let Some(id) = slot.checked_sub(1) else {
                *slot = self.known.len() as u32 + 1;
                self.before = self.known.len() as u32;
                self.known.push((hash, text.into()));
                return self.before;
            };
            if self.known.get(id as usize).is_some_and(|(h, known)| *h == hash && is_same(known, text)) {
                self.before = id;
                return id;
            }
            at = (at + 1) & mask;
        }
        self.before
    }

    #[inline(never)]
    fn grow(&mut self) {
        let room = (self.known.len() * 4).next_power_of_two().max(64);
        self.slots = vec![0; room];
        for (id, (hash, _)) in self.known.iter().enumerate() {
            let mut at = (*hash >> 20) as usize & (room - 1);
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (room - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = id as u32 + 1;
            }
        }
    }
}

/// Whether two short texts are the same: eight bytes at a time, where a call for each would cost more than it does.
#[inline]
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    match (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        // The last eight bytes overlap those before.
        (Some(a_last), Some(b_last)) => {
            let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
            word(a_last) == word(b_last) && a.iter().zip(b).all(|(a, b)| word(a) == word(b))
        }
        _ => a.iter().zip(b).all(|(a, b)| a == b),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_one_number_in_the_order_they_came() {
        let mut texts = Texts::default();
        let names: Vec<String> = (0..5000).map(|n| format!("{}name {n}", "x".repeat(n % 19))).collect();
        for round in 0..2 {
            for (n, name) in names.iter().enumerate() {
                assert_eq!(texts.id(name) as usize, n, "{round}");
                assert_eq!(texts.id(name) as usize, n);
            }
        }
        assert_eq!((texts.id(""), texts.id(""), texts.id("x")), (5000, 5000, 5001));
    }

    #[test]
    fn texts_that_differ_in_one_byte_or_in_length_are_different() {
        let whole = "abcdefghijklmnopqrstuvwx";
        for length in 0..=whole.len() {
            let (mut texts, one) = (Texts::default(), whole.get(..length).unwrap_or_default());
            assert_eq!(texts.id(one), 0);
            for at in 0..length {
                let other: String =
                    one.chars().enumerate().map(|(i, c)| if i == at { '!' } else { c }).collect();
                assert_eq!(texts.id(&other) as usize, at + 1, "{other}");
                assert_eq!(texts.id(one), 0, "{other}");
            }
        }
    }
}
