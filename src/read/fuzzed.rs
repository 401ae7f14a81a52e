//! Rooms inside of reading, opened for the fuzzer only.

use super::{Dialect, Grid, dialect, records};

/// The dialect of a text.
pub fn sniff(text: &str) -> Dialect {
    dialect::sniff(text, None, None).dialect
}

/// A text cut under a dialect.
pub fn split(text: &str, dialect: Dialect) -> Grid {
    records::split(text, dialect, usize::MAX).grid
}
