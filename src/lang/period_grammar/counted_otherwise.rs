//! Quarters and halves counted as fewer offices count them: "1-й квартал 2020", "1-ше півріччя 2020", "1.Q 2020", "20Q1", "1HFY22",
//! "1. n.év".

use super::{Cursor, Found, counted, with_year};
use crate::lang::read_period::Part;

/// What a small number begins that way.
pub(super) fn part_of<'a>(c: Cursor<'a>, n: u8) -> Option<Found<'a>> {
    let next = c.skip(1);
    // "20Q1": two digits of a year, one of a quarter, and nothing else.
    if let (Some((_, 2)), Some("q"), Some(quarter)) = (c.number(0), next.word(0), next.small(1, 4))
        && c.tokens.len() == 3
        && !next.spaced(0)
        && !next.spaced(1)
        && next.number(1).is_some_and(|(_, digits)| digits == 1)
    {
        return Some((Some(c.short_year(0)?), Part::Quarter(quarter), next.skip(2)));
    }
    if n > 4 {
        return None;
    }
    match (next.sign(0), next.word(0)) {
        // 1-й квартал, 2-ге півріччя
        (Some('-'), _) => {
            let ending = next.word(1).filter(|w| w.chars().count() <= 3 && !w.is_ascii())?;
            (!ending.is_empty()).then(|| counted(n, next.skip(2), false))?
        }
        // 1.Q 2020
        (Some('.'), _) if next.word(1) == Some("q") => {
            Some(with_year(Part::Quarter(n), next.skip(2))).filter(|found| found.0.is_some())
        }
        // 1HFY22, 3QFY23
        (None, Some("hfy")) if n <= 2 => {
            let year = next.year(1).or_else(|| next.short_year(1))?;
            Some((Some(year), Part::Half(n), next.skip(2)))
        }
        (None, Some("qfy")) => {
            let year = next.year(1).or_else(|| next.short_year(1))?;
            Some((Some(year), Part::Quarter(n), next.skip(2)))
        }
        _ => None,
    }
}
