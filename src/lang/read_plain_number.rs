//! The writing that nearly every cell of a large file has: digits with at most one mark and a minus. Told in one pass over the
//! bytes; whatever else there is, [`printed`](super::printed) reads.

use super::{Evidence, Mark};
use crate::figure::Decimal;

/// A number of digits with at most one mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digited {
    mantissa: i64,
    after: u8,
    /// Digits and mark.
    pub width: u8,
    /// What its mark says, as [`Printed::evidence`](super::Printed).
    pub evidence: Evidence,
}

/// Reads a cell of plain digits, as [`printed`](super::printed) would. Anything else is `None`, numbers of other writings included.
///
/// ```
/// use kimngach::lang::{digited, Mark};
/// assert_eq!(digited("-26485.0").map(|n| n.value(Mark::Comma).to_string()).as_deref(), Some("-26485.0"));
/// assert_eq!(digited("1.234").map(|n| n.value(Mark::Comma).to_string()).as_deref(), Some("1234"));
/// assert!(digited("1,234.5").is_none());
/// ```
#[inline]
pub fn digited(cell: &str) -> Option<Digited> {
    let (bytes, negative) = match cell.as_bytes() {
        [b'-', rest @ ..] => (rest, true),
        all => (all, false),
    };
    // No more digits than a whole number of 64 bits surely holds.
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut mark = None;
    for (at, &b) in bytes.iter().enumerate() {
        let digit = b.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa * 10 + i64::from(digit);
        } else if mark.is_none() && at > 0 && (b == b'.' || b == b',') {
            mark = Some((if b == b'.' { Mark::Point } else { Mark::Comma }, at));
        } else {
            return None;
        }
    }
    let (after, evidence) = match mark {
        None => (0, Evidence::None),
        Some((mark, at)) => {
            let after = bytes.len() - at - 1;
            if after == 0 {
                return None;
            }
            let thousand = after == 3 && at <= 3 && bytes.first() != Some(&b'0');
            (after as u8, if thousand { Evidence::Either(mark) } else { Evidence::Only(mark) })
        }
    };
    let mantissa = if negative { -mantissa } else { mantissa };
    Some(Digited { mantissa, after, width: bytes.len() as u8, evidence })
}

impl Digited {
    /// The number, with `mark` as the decimal mark, as [`Printed::value`](super::Printed::value).
    pub fn value(&self, mark: Mark) -> Decimal {
        let groups = matches!(self.evidence, Evidence::Either(seen) if seen != mark);
        Decimal { mantissa: self.mantissa, exponent: if groups { 0 } else { -i16::from(self.after) } }
    }

    /// The mark that stands in it.
    pub fn mark(&self) -> Option<Mark> {
        match self.evidence {
            Evidence::Only(mark) | Evidence::Either(mark) => Some(mark),
            Evidence::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::lang::printed;

    #[test]
    fn the_short_way_reads_what_the_long_way_reads() {
        // Every text of up to six of these letters: all ways in which digits, marks and a minus can stand.
        let letters = ['0', '1', '5', '.', ',', '-'];
        let mut taken = 0;
        for length in 1..=6_u32 {
            for code in 0..letters.len().pow(length) {
                let text: String = (0..length)
                    .filter_map(|i| letters.get(code / letters.len().pow(i) % letters.len()))
                    .collect();
                let Some(short) = digited(&text) else { continue };
                taken += 1;
                let long = printed(&text).unwrap();
                assert_eq!(short.evidence, long.evidence, "{text}");
                assert_eq!(usize::from(short.width), long.width(), "{text}");
                for mark in [Mark::Point, Mark::Comma] {
                    assert_eq!(Some(short.value(mark)), long.value(mark), "{text}");
                    assert_eq!(short.mark() == Some(mark), long.has(mark), "{text}");
                }
                assert_eq!(long.is_plain(), short.mark().is_none() && !text.starts_with('-'));
                assert!(!long.percent && long.suffix.is_empty() && long.group_sign().is_none());
            }
        }
        assert!(taken > 3000, "{taken}");
    }

    #[test]
    fn long_numbers_are_left_to_the_long_way() {
        assert!(digited("1234567890123456789").is_none());
        assert_eq!(
            digited("123456789012345678").unwrap().value(Mark::Point).mantissa,
            123_456_789_012_345_678
        );
    }
}
