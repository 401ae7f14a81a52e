//! Stretches that are named by their end: `Year to June 2023`, `12 months to March 2024`, `Năm kết thúc tháng 6/2023`,
//! `YTD June 2023`, `Three months ended 30 June 2023`.

use super::{Cursor, Found, plain_at};
use crate::lang::period_words::{QUARTERS, month_word};
use crate::lang::read_period::Part;
use crate::period::{Period, days_in_month};

/// Words between a length and the month at its end, and whether one says that it is the end.
fn joins(word: &str) -> Option<bool> {
    match word {
        "to" | "ended" | "ending" | "through" | "thru" | "until" | "till" | "ket" | "den" | "a" | "hasta"
        | "ate" | "au" | "bis" | "zum" => Some(true),
        "thuc" | "tinh" | "tai" | "vao" | "ngay" | "het" | "cuoi" | "the" | "end" | "of" | "in" | "as" => {
            Some(false)
        }
        _ => None,
    }
}

/// How many months a text says before it names their end.
fn length<'a>(c: Cursor<'a>) -> Option<(u8, Cursor<'a>)> {
    let months = |c: Cursor<'a>| {
        let hyphen = usize::from(c.sign(0) == Some('-'));
        let is = matches!(
            c.word(hyphen),
            Some("months" | "month" | "mths" | "thang" | "meses" | "mois" | "monate" | "mesi")
        );
        is.then(|| c.skip(hyphen + 1))
    };
    if let Some(n) = c.small(0, 24) {
        return Some((n, months(c.skip(1))?));
    }
    let spelled = match c.word(0)? {
        "year" | "yr" | "nam" | "fy" => return Some((12, c.skip(1))),
        "three" | "tres" | "trois" | "drei" | "tre" => 3,
        "six" | "seis" | "sechs" | "sei" => 6,
        "nine" | "nueve" | "nove" | "neuf" | "neun" => 9,
        "twelve" | "doce" | "doze" | "douze" | "zwolf" | "dodici" => 12,
        word if word.len() > 2 && QUARTERS.has(word) => return Some((3, c.skip(1))),
        _ => return None,
    };
    Some((spelled, months(c.skip(1))?))
}

/// `Q.E. Mar 2020`, `QE Jun-20`, `Y.E. March 2021`: quarter, half or year ended.
fn shortened(c: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    let word = c.word(0).filter(|_| cfg!(feature = "studio"))?;
    let (letter, by) = match (c.sign(1), c.word(2)) {
        (Some('.'), Some("e")) => (word, 3),
        _ => (word.strip_suffix('e')?, 1),
    };
    let months = match letter {
        "q" => 3,
        "h" => 6,
        "y" => 12,
        _ => return None,
    };
    let by = by + usize::from(c.sign(by) == Some('.'));
    c.word(by).and_then(month_word).map(|_| (months, c.skip(by)))
}

/// The month that ends a stretch, with its year: `June 2023`, `30 June 2023`, `6/2023`, `Q2 2023`.
fn end(c: Cursor<'_>) -> Option<(i16, u8, Cursor<'_>)> {
    let (year, part, rest) = plain_at(c)?;
    let year = year?;
    let month = match part {
        Part::Month(m) => m,
        Part::Quarter(q) => q * 3,
        Part::Half(h) => h * 6,
        Part::Day(m, d) if d == days_in_month(year, m) => m,
        _ => return None,
    };
    Some((year, month, rest))
}

/// So many months up to one, by the plainest name they have.
fn stretch(months: u8, year: i16, month: u8) -> Part {
    let last = i32::from(year) * 12 + i32::from(month) - 1;
    let first = last - i32::from(months) + 1;
    let (from_year, from) = (first.div_euclid(12) as i16, (first.rem_euclid(12) + 1) as u8);
    match (months, from) {
        (12, 1) => Part::Year,
        (1, _) => Part::Month(month),
        (3, 1 | 4 | 7 | 10) => Part::Quarter(month / 3),
        (6, 7) => Part::Half(2),
        (_, from) if from_year == year => Part::Months(from, month),
        _ => Part::Fixed(Period::Months(from_year, from, year, month)),
    }
}

/// A stretch named by its end.
pub(super) fn ended(c: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(mut rest) = to_date(c) {
        for _ in 0..6 {
            let sign = matches!(rest.sign(0), Some('(' | ':' | ',' | '-' | '–'));
            let word =
                rest.word(0).is_some_and(|w| joins(w).is_some() || matches!(w, "at" | "tu" | "dau" | "nam"));
            if !sign && !word {
                break;
            }
            rest = rest.skip(1);
        }
        let (year, part, rest) = plain_at(rest)?;
        // "Cộng dồn 9 tháng", "Lũy kế tháng 9": of the year that the table is of.
        let Some(year) = year else {
            let month = match part {
                _ if cfg!(not(feature = "studio")) => return None,
                Part::Month(m) | Part::Months(1, m) => m,
                Part::Quarter(q) => q * 3,
                _ => return None,
            };
            return Some((None, Part::Months(1, month), rest));
        };
        return Some((Some(year), up_to(year, part)?, rest));
    }
    if let Some(found) = until(c) {
        return Some(found);
    }
    let (months, mut rest, mut says) = match shortened(c) {
        Some((months, rest)) => (months, rest, true),
        None => length(c).map(|(months, rest)| (months, rest, false))?,
    };
    for _ in 0..6 {
        match rest.word(0).and_then(joins) {
            Some(strong) => says |= strong,
            None => break,
        }
        rest = rest.skip(1);
    }
    if !says {
        return None;
    }
    if let Some((year, month, rest)) = end(rest) {
        return Some((Some(year), stretch(months, year, month), rest));
    }
    // "Doce meses a enero" over the years: twelve months that end in January of each of them, no January.
    let (None, Part::Month(month), rest) = plain_at(rest)? else { return None };
    let from = (i32::from(month) - i32::from(months)).rem_euclid(12) as u8 + 1;
    ((2..=12).contains(&months)).then_some((None, Part::Months(from, month), rest))
}

/// `Until H1 of FY 2025`, `up to Q3 2025`, `حتى نهاية الربع الثاني`: from the year's first month on.
fn until(c: Cursor<'_>) -> Option<Found<'_>> {
    let said = match c.word(0).filter(|_| cfg!(feature = "studio"))? {
        "until" | "till" | "upto" | "حتي" => 1,
        "up" if c.word(1) == Some("to") => 2,
        _ => return None,
    };
    let mut rest = c.skip(said);
    for _ in 0..3 {
        if !matches!(rest.word(0), Some("the" | "end" | "of" | "نهايه")) {
            break;
        }
        rest = rest.skip(1);
    }
    let (year, part, rest) = plain_at(rest)?;
    let month = match part {
        Part::Quarter(q) => q * 3,
        Part::Half(h) => h * 6,
        Part::Month(m) => m,
        _ => return None,
    };
    // All of a year that stands elsewhere is no year of its own.
    let whole = if month == 12 && year.is_some() { Part::Year } else { Part::Months(1, month) };
    Some((year, whole, rest))
}

/// From January to the end of a part of a year.
fn up_to(year: i16, part: Part) -> Option<Part> {
    let days = |m: u8, d: u8| {
        if d == days_in_month(year, m) {
            Part::Months(1, m)
        } else {
            Part::Fixed(Period::Days(year, 1, 1, year, m, d))
        }
    };
    Some(match part {
        Part::Month(m) | Part::Months(1, m) => Part::Months(1, m),
        Part::Quarter(q) => Part::Months(1, q * 3),
        Part::Day(m, d) | Part::Fixed(Period::Days(_, _, _, _, m, d)) => days(m, d),
        _ => return None,
    })
}

/// `Kỳ 1 tháng 6/2023`: the first fifteen days of a month, and the second stretch of it the others, as customs count them.
pub(super) fn half_month(c: Cursor<'_>) -> Option<Found<'_>> {
    if c.word(0) != Some("ky") || c.word(2) != Some("thang") {
        return None;
    }
    let half = c.small(1, 2)?;
    let (year, Part::Month(m), rest) = plain_at(c.skip(2))? else { return None };
    let year = year?;
    let (from, to) = if half == 1 { (1, 15) } else { (16, days_in_month(year, m)) };
    Some((Some(year), Part::Fixed(Period::Days(year, m, from, year, m, to)), rest))
}

/// `YTD`, `year to date`, `year-to-date`, `lũy kế`, `cộng dồn`, and what follows.
fn to_date(c: Cursor<'_>) -> Option<Cursor<'_>> {
    match c.word(0)? {
        "ytd" => Some(c.skip(1)),
        "luy" if c.word(1) == Some("ke") => Some(c.skip(2)),
        "cong" if c.word(1) == Some("don") => Some(c.skip(2)),
        "year" => {
            let hyphen = usize::from(c.sign(1) == Some('-'));
            let next = c.skip(1 + hyphen);
            let date = next.skip(1 + hyphen);
            (next.word(0) == Some("to") && date.word(0) == Some("date")).then(|| date.skip(1))
        }
        _ => None,
    }
}

/// A month with its year and behind it that figures are of the year so far: `June 2023 YTD`, `Jun-23 (YTD)`.
pub(super) fn so_far(found: Found<'_>) -> Found<'_> {
    let (Some(year), part @ (Part::Month(_) | Part::Quarter(_)), rest) = found else { return found };
    let bracket = usize::from(rest.sign(0) == Some('('));
    let month = if let Part::Quarter(q) = part {
        q * 3
    } else if let Part::Month(m) = part {
        m
    } else {
        return found;
    };
    match to_date(rest.skip(bracket)) {
        Some(behind) => (Some(year), Part::Months(1, month), behind),
        None => found,
    }
}
