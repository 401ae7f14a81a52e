//! Months and days joined to a stretch: `January-September 2022`, `2022-23 (Apr-Dec)`, `2005-01/2005-09`.

use super::{Cursor, Found, from_number, is_dash};
use crate::lang::period_words::{QUARTERS, month_word, sure_word};
use crate::lang::read_period::Part;
use crate::period::{Period, days_in_month};

/// Months of a year or of a fiscal year behind it: `2022 (Jan-Mar)`, `2023 Jan-Jun`, `2022-23 (Apr-Dec)`. In a fiscal year months from
/// April on are of the first year.
pub(super) fn months_of<'a>(first: i16, second: i16, c: Cursor<'a>) -> Option<(Part, Cursor<'a>)> {
    let bracket = usize::from(c.sign(0) == Some('('));
    // 2021. január–június
    let point = usize::from(matches!(c.sign(0), Some('.' | ',' | ':')) && c.word(1).is_some());
    let mut d = c.skip(bracket + point);
    let month = |d: &mut Cursor<'a>| {
        let m = d.word(0).and_then(month_word)?;
        *d = d.skip(1 + usize::from(d.sign(1) == Some('.')));
        Some(m)
    };
    // 2023년(1월~6월), 2023年（1-6月）
    if bracket == 1
        && let Some((None, part @ Part::Months(..), rest)) = d.number(0).and_then(|_| from_number(d))
        && rest.sign(0) == Some(')')
        && first == second
    {
        return Some((part, rest.skip(1)));
    }
    let from = month(&mut d)?;
    if !is_dash(d.sign(0)) && !matches!(d.word(0), Some("to" | "a" | "bis" | "al" | "den")) {
        return None;
    }
    d = d.skip(1);
    let to = month(&mut d)?;
    // "2024 - 2025 (Apr-Nov(P))"
    if cfg!(feature = "studio")
        && bracket == 1
        && d.sign(0) == Some('(')
        && d.sign(2) == Some(')')
        && d.word(1).is_some_and(|w| sure_word(w, None, true).is_some())
    {
        d = d.skip(3);
    }
    if bracket == 1 {
        d = (d.sign(0) == Some(')')).then(|| d.skip(1))?;
    }
    if first == second {
        return (to > from).then_some((Part::Months(from, to), d));
    }
    let year = |m: u8| if m >= 4 { first } else { second };
    let (a, b) = (year(from), year(to));
    ((b, to) > (a, from)).then_some((Part::Fixed(Period::Months(a, from, b, to)), d))
}

/// Two months joined, and their year or years behind: `January-September 2022`, `July-March 2023-24`, `Jul-Mar FY24`. Where the first comes
/// later in the year, the year is that of the end.
pub(super) fn months_joined(from: u8, to: u8, c: Cursor<'_>) -> Option<Found<'_>> {
    // "Jan.-Nov. 24"
    let c = c.skip(usize::from(c.sign(0) == Some('.') && c.number(1).is_some()));
    let fiscal = usize::from(c.word(0) == Some("fy"));
    let short = c.short_year(1).filter(|_| fiscal == 1).map(|year| (year, c.skip(2)));
    // Two digits of a year with nothing behind them.
    let ended = || c.short_year(0).filter(|_| c.at + 1 == c.tokens.len()).map(|year| (year, c.skip(1)));
    let Some((year, rest)) = c.skip(fiscal).year_behind().or(short).or_else(ended) else {
        return (to >= from).then_some((None, Part::Months(from, to), c));
    };
    if is_dash(rest.sign(0)) || rest.sign(0) == Some('/') {
        let second = rest.year(1).or_else(|| rest.short_year(1)).filter(|&y| y == year + 1);
        if let Some(second) = second {
            let of = |m: u8| if m >= 4 { year } else { second };
            let rest = rest.skip(2);
            let (a, b) = (of(from), of(to));
            return ((b, to) >= (a, from)).then_some((
                Some(a),
                Part::Fixed(Period::Months(a, from, b, to)),
                rest,
            ));
        }
    }
    if to >= from {
        return Some((Some(year), Part::Months(from, to), rest));
    }
    Some((Some(year), Part::Fixed(Period::Months(year - 1, from, year, to)), rest))
}

/// `2022-01-01/2022-03-15`, our own writing of a stretch of days.
#[cfg(feature = "studio")]
pub(super) fn days_range(year: i16, month: u8, day: u8, c: Cursor<'_>) -> Found<'_> {
    let one = (Some(year), Part::Day(month, day), c.skip(4));
    let (Some(to), Some(m), Some(d)) = (c.year(5), c.small(7, 12), c.small(9, 31)) else { return one };
    let joined = c.sign(6) == Some('-') && c.sign(8) == Some('-') && d <= days_in_month(to, m);
    let rises = (year, month, day) < (to, m, d);
    if !joined || !rises {
        return one;
    }
    (Some(year), Part::Fixed(Period::Days(year, month, day, to, m, d)), c.skip(10))
}

/// `2005-01/2005-09`, our own writing of a range.
pub(super) fn months_range(year: i16, month: u8, c: Cursor<'_>, at: usize) -> Found<'_> {
    let end = (c.year(at), c.small(at + 2, 12));
    match end {
        (Some(y), Some(m)) if is_dash(c.sign(at + 1)) && (y, m) >= (year, month) => {
            let part = if y == year {
                Part::Months(month, m)
            } else {
                Part::Fixed(Period::Months(year, month, y, m))
            };
            (Some(year), part, c.skip(at + 3))
        }
        _ => (Some(year), Part::Month(month), c.skip(2)),
    }
}

/// `2022-23 Q1`, `2022-23:Q1`, `2022-23 (Q1)`: a quarter of a fiscal year, which is counted from April on as months of one are.
pub(super) fn quarter_behind<'a>(first: i16, c: Cursor<'a>) -> Option<(Part, Cursor<'a>)> {
    let sign = usize::from(matches!(c.sign(0), Some(':' | '-' | ',' | '(')));
    let d = c.skip(sign);
    let quarter = d.small(1, 4).filter(|_| d.word(0).is_some_and(|w| QUARTERS.has(w)) && !d.spaced(1))?;
    let mut rest = d.skip(2);
    if c.sign(0) == Some('(') {
        rest = (rest.sign(0) == Some(')')).then(|| rest.skip(1))?;
    }
    Some((fiscal_quarter(first, quarter), rest))
}

/// `Q1 2022-23`, `Q1 (2022-23)`, `Quarter 1 of 2022-23`: the same with the quarter first.
pub(super) fn quarter_before<'a>(quarter: u8, c: Cursor<'a>) -> Option<Found<'a>> {
    let (year, rest) = fiscal_year(c)?;
    Some((Some(year), fiscal_quarter(year, quarter), rest))
}

/// `H1 2022-23`, `H2 FY23-24`: a half of such a year, from April or from October on.
pub(super) fn half_before<'a>(half: u8, c: Cursor<'a>) -> Option<Found<'a>> {
    let (year, rest) = fiscal_year(c).filter(|_| cfg!(feature = "studio"))?;
    let months =
        if half == 1 { Period::Months(year, 4, year, 9) } else { Period::Months(year, 10, year + 1, 3) };
    Some((Some(year), Part::Fixed(months), rest))
}

/// A year that runs into the next, behind a part of it, and what follows.
fn fiscal_year<'a>(c: Cursor<'a>) -> Option<(i16, Cursor<'a>)> {
    let bracket = usize::from(c.sign(0) == Some('('));
    let fiscal = cfg!(feature = "studio") && c.word(bracket) == Some("fy");
    let joined = bracket
        + usize::from(matches!(c.sign(bracket), Some(':' | ',' | '-')))
        + usize::from(matches!(c.word(bracket), Some("of" | "fy")));
    let d = c.skip(joined);
    // "FY23-24"
    let year = d.year(0).or_else(|| d.short_year(0).filter(|_| fiscal))?;
    let (second, digits) = d.number(2)?;
    let next = match digits {
        2 => second == ((year + 1) % 100) as u32,
        4 => second == (year + 1) as u32,
        _ => false,
    };
    if !next || !(is_dash(d.sign(1)) || d.sign(1) == Some('/')) || matches!(d.sign(3), Some('-' | '/')) {
        return None;
    }
    let mut rest = d.skip(3);
    if bracket == 1 {
        rest = (rest.sign(0) == Some(')')).then(|| rest.skip(1))?;
    }
    Some((year, rest))
}

/// The quarter of a year that begins in April.
fn fiscal_quarter(first: i16, quarter: u8) -> Part {
    Part::Fixed(if quarter == 4 {
        Period::Quarter(first + 1, 1)
    } else {
        Period::Quarter(first, quarter + 1)
    })
}
