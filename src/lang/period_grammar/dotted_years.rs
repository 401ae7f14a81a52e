//! Years with the word for a year shortened behind them, and the part of the year after that: "2021. g. 1. cet.", "2020 m. I ketv.",
//! "2021. gada 1. ceturksnis", "2020. I. n.év"; and parts spelled in words, "2020 первый квартал".

use super::{Cursor, counted};
use crate::lang::period_words::{ordinal, roman};
use crate::lang::read_period::Part;

/// Skips a point.
fn behind_point(c: Cursor<'_>) -> Cursor<'_> {
    c.skip(usize::from(c.sign(0) == Some('.')))
}

/// The quarter or half that stands behind a year and the word for it; the year is not part of the cursor's text any more.
pub(super) fn part_behind(c: Cursor<'_>) -> Option<(Part, Cursor<'_>)> {
    let mut rest = behind_point(c);
    if matches!(rest.word(0), Some("g" | "gada" | "m" | "metu" | "г" | "год" | "года" | "рік" | "god" | "r"))
    {
        rest = behind_point(rest.skip(1));
    }
    let (n, in_roman) = match rest.word(0) {
        Some(word) => (roman(word).or_else(|| ordinal(word))?, true),
        None => (rest.small(0, 4)?, false),
    };
    let behind = behind_point(rest.skip(1));
    // 2020. I. n.év
    if let (Some("n"), Some('.'), Some("ev")) = (behind.word(0), behind.sign(1), behind.word(2)) {
        return Some((Part::Quarter(n), behind.skip(3)));
    }
    match counted(n, behind, in_roman)? {
        (None, part, rest) => Some((part, rest)),
        _ => None,
    }
}
