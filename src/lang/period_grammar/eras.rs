//! Years that are counted otherwise: from the Buddha, from an emperor, from the republic.

use super::{Cursor, Found, from_year};
use crate::lang::period_words::*;
use crate::lang::read_period::Part;
use crate::period::{Period, days_in_month};

/// A part with its year, which Thai tables count from the Buddha: 2548 is 2005.
fn with_thai_year(part: Part, behind: Cursor<'_>) -> Option<Found<'_>> {
    let mut c = behind;
    for _ in 0..6 {
        if let Some((n @ 2400..=2650, 4)) = c.number(0) {
            let year = n as i16 - 543;
            // A crop year: 2565/66, 2565/2566
            if let (Part::Year, Some('/' | '-' | '–'), Some((end, 2 | 4))) = (part, c.sign(1), c.number(2))
                && end % 100 == (n + 1) % 100
            {
                return Some((Some(year), Part::Fixed(Period::Years(year, year + 1)), c.skip(3)));
            }
            // 2566 (ม.ค.-มี.ค.)
            if cfg!(feature = "studio")
                && part == Part::Year
                && c.sign(1) == Some('(')
                && let Some((None, of, rest)) = thai(c.skip(2))
                && rest.at >= c.at
            {
                let rest = rest.skip(usize::from(rest.sign(0) == Some('.')));
                if rest.sign(0) == Some(')') {
                    return Some((Some(year), of, rest.skip(1)));
                }
            }
            return Some((Some(year), part, c.skip(1)));
        }
        // ม.ค. 66
        if let (Some((n @ 40..=99, 2)), true) = (c.number(0), part != Part::Year) {
            return Some((Some(2500 - 543 + n as i16), part, c.skip(1)));
        }
        if let Some(year) = c.year(0) {
            return Some((Some(year), part, c.skip(1)));
        }
        match (c.sign(0), c.word(0)) {
            (Some('/' | '-' | '.' | ','), _) | (_, Some("ปี" | "พ" | "ศ")) => c = c.skip(1),
            _ => break,
        }
    }
    (part != Part::Year).then_some((None, part, behind))
}

/// ม.ค. 2548, มกราคม 2548, ไตรมาส 1/2548, พ.ศ. 2548, ปี 2548
pub(super) fn thai(c: Cursor<'_>) -> Option<Found<'_>> {
    let word = c.word(0)?;
    if !word.starts_with(|l| ('\u{e01}'..='\u{e4e}').contains(&l)) {
        return None;
    }
    if word == "ปี" || (word == "พ" && c.sign(1) == Some('.') && c.word(2) == Some("ศ")) {
        return with_thai_year(Part::Year, c.skip(1));
    }
    if matches!(word, "ไตรมาส" | "ไตรมาสที") {
        return with_thai_year(Part::Quarter(c.small(1, 4)?), c.skip(2));
    }
    let (from, rest) = thai_month(c)?;
    // ม.ค.-ก.พ. 2566
    let behind = rest.skip(usize::from(rest.sign(0) == Some('.')));
    if super::is_dash(behind.sign(0))
        && let Some((to, rest)) = thai_month(behind.skip(1)).filter(|(to, _)| *to > from)
    {
        return with_thai_year(Part::Months(from, to), rest);
    }
    with_thai_year(Part::Month(from), rest)
}

/// A month by its name or by its short one, and what follows.
fn thai_month(c: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    let word = c.word(0)?;
    if let Some(month) = month_word(word) {
        return Some((month, c.skip(1)));
    }
    let (Some('.'), Some(behind)) = (c.sign(1), c.word(2)) else { return None };
    let month = THAI_MONTHS.iter().position(|short| *short == (word, behind))?;
    Some((month as u8 + 1, c.skip(3)))
}

/// S49.9.24: an era by its letter; a day that is none is no period.
pub(super) fn era_letter(c: Cursor<'_>) -> Option<Option<Found<'_>>> {
    let word = c.word(0)?;
    let next = c.skip(1);
    let (_, base) = ERA_LETTERS.iter().find(|(letter, _)| *letter == word)?;
    let (n @ 1..=64, 1 | 2) = next.number(0)? else { return None };
    let s @ ('.' | '/') = next.sign(1)? else { return None };
    let month = next.small(2, 12)?;
    if next.spaced(0) || next.sign(3) != Some(s) {
        return None;
    }
    let day = next.small(4, 31)?;
    let year = base + n as i16;
    Some((day <= days_in_month(year, month)).then_some((Some(year), Part::Day(month, day), next.skip(5))))
}

/// 平成17年1月, 令和元年, 民國94年
pub(super) fn era(c: Cursor<'_>) -> Option<Found<'_>> {
    let (first, second) = (c.word(0)?, c.word(1)?);
    let base = ERAS.iter().find(|(name, _)| {
        let mut chars = name.char_indices();
        chars.nth(1).is_some_and(|(at, _)| name.split_at_checked(at) == Some((first, second)))
    });
    let (_, base) = base?;
    let n = match c.number(2) {
        Some((n, digits)) if digits <= 3 => n as i16,
        None if c.word(2) == Some("元") => 1,
        _ => return None,
    };
    matches!(c.word(3), Some("年")).then(|| from_year(base + n, c.skip(3)))
}
