//! A short name for some bytes, the same on every machine: the version in a file's address, the key of a cache.
//! FNV-1a; nobody attacks it, it only has to tell one build from the next.

/// Bytes fed in one after another.
#[derive(Clone, Copy)]
pub struct Fingerprint(u64);

impl Fingerprint {
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds bytes and their length, so that `ab` + `c` and `a` + `bc` differ.
    pub fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().chain(&bytes.len().to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub fn hex(self) -> String {
        format!("{:016x}", self.0)
    }
}

pub fn of(bytes: &[u8]) -> String {
    let mut all = Fingerprint::new();
    all.add(bytes);
    all.hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_where_one_part_ends() {
        let mut one = Fingerprint::new();
        one.add(b"ab");
        one.add(b"c");
        let mut other = Fingerprint::new();
        other.add(b"a");
        other.add(b"bc");
        assert_ne!(one.hex(), other.hex());
    }
}
