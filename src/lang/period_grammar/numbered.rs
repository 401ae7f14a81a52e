//! What a number of one or two digits begins: a day, a month, a quarter, so many months.

use super::{Cursor, Found, counted, from_year, is_dash, with_year};
use crate::lang::fold::Kind;
use crate::lang::period_words::month_word;
use crate::lang::read_period::Part;
use crate::period::days_in_month;

/// A period that begins with a number.
pub(super) fn from_number(c: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(year) = c.year(0) {
        return Some(from_year(year, c.skip(1)));
    }
    // 105年1月 in a Taiwanese table is a year of the republic. Japanese years of an era are never so high.
    if let (Some((n, 2 | 3)), Some("年")) = (c.number(0), c.word(1))
        && (65..=150).contains(&n)
    {
        return Some(from_year(1911 + n as i16, c.skip(1)));
    }
    let n = c.small(0, 31)?;
    let next = c.skip(1);
    #[cfg(feature = "studio")]
    if let Some(found) = super::counted_otherwise::part_of(c, n) {
        return Some(found);
    }
    if let Some(found) = written_day(n, next).or_else(|| quarter_of_months(n, next)) {
        return Some(found);
    }
    // 31/12/2005, 12/31/2005, 31.12.2005
    if let (Some(s @ ('/' | '.' | '-')), Some(second)) = (next.sign(0), next.small(1, 31))
        && next.sign(2) == Some(s)
        && let Some(year) = next.year(3)
    {
        let (day, month) = if second > 12 { (second, n) } else { (n, second) };
        return (month <= 12 && day <= days_in_month(year, month)).then_some((
            Some(year),
            Part::Day(month, day),
            next.skip(4),
        ));
    }
    let month = (n <= 12).then_some(n);
    // 01/2005
    if let (Some(month), Some('/' | '-' | '.'), Some(year)) = (month, next.sign(0), next.year(1)) {
        return Some((Some(year), Part::Month(month), next.skip(2)));
    }
    // 1/4분기
    if let (Some('/'), Some(4), true) = (next.sign(0), next.small(1, 4), n <= 4)
        && matches!(next.word(2), Some("분" | "半" | "사"))
    {
        return Some((None, Part::Quarter(n), next.skip(4)));
    }
    // 1-9月, 1至9月, 1月-9月
    let next_month = usize::from(matches!(next.word(0), Some("月" | "월")));
    let joined =
        is_dash(next.sign(next_month)) || matches!(next.word(next_month), Some("至" | "到" | "から"));
    if let (Some(a), true, Some(b)) = (month, joined, next.small(next_month + 1, 12))
        && matches!(next.word(next_month + 2), Some("月" | "월"))
        && next.number(next_month + 1).is_some_and(|(_, digits)| digits <= 2)
        && a < b
    {
        return Some(with_year(Part::Months(a, b), next.skip(next_month + 3)));
    }
    // 04-Jan-2011, 04/Jan/11
    if let (Some('-' | '/'), Some(m)) = (next.sign(0), next.word(1).and_then(month_word)) {
        let rest = if next.sign(2) == Some('.') { next.skip(3) } else { next.skip(2) };
        if let Some((year, rest)) = rest.year_behind().filter(|(year, _)| n <= days_in_month(*year, m)) {
            return Some((Some(year), Part::Day(m, n), rest));
        }
    }
    // 01. Janeiro, 1 - Enero: a month and its own number.
    let sign = usize::from(matches!(next.sign(0), Some('.' | '-' | '–' | '/')));
    if let Some(m) = month
        && next.word(sign).and_then(month_word) == Some(m)
        && (c.tokens.get(c.at).is_some_and(|t| t.kind == Kind::Number(u32::from(m), 2)) || sign == 1)
    {
        let behind = next.skip(sign + 1);
        if behind.year_behind().is_none() {
            return Some((None, Part::Month(m), behind));
        }
    }
    // 1.–3. Quartal 2005
    if next.sign(0) == Some('.')
        && is_dash(next.sign(1))
        && let Some(to) = next.small(2, 4).filter(|to| n < *to)
    {
        let behind = next.skip(3 + usize::from(next.sign(3) == Some('.')));
        if let Some((year, Part::Quarter(_), rest)) = counted(to, behind, false) {
            return Some((year, Part::Months(n * 3 - 2, to * 3), rest));
        }
    }
    // 1. Quartal 2005, 31. Dezember 2005
    if next.sign(0) == Some('.')
        && let Some(word) = next.word(1)
    {
        // 1.º trimestre de 2022
        if matches!(word, "º" | "ª" | "o" | "a")
            && let Some(found) = counted(n, next.skip(2), false)
        {
            return Some(found);
        }
        if let Some(found) = counted(n, next.skip(1), false) {
            return Some(found);
        }
        let month = month_word(word)?;
        let (year, behind) = next.skip(2).year_behind()?;
        return (n <= days_in_month(year, month)).then_some((Some(year), Part::Day(month, n), behind));
    }
    if next.sign(0) == Some('°') {
        return counted(n, next.skip(1), false);
    }
    match next.word(0)? {
        "月" | "월" => Some((None, Part::Month(month?), next.skip(1))),
        "분" if n <= 4 && next.word(1) == Some("기") => Some((None, Part::Quarter(n), next.skip(2))),
        "季" if n <= 4 => {
            Some((None, Part::Quarter(n), next.skip(1 + usize::from(next.word(1) == Some("度")))))
        }
        // 6T/2006, 6 tháng đầu năm 2022, 11 tháng 2004, 9M2022
        word @ ("t" | "thang" | "m" | "months" | "mois" | "meses" | "monate" | "mesi" | "maanden"
        | "manader" | "месяцев" | "місяців" | "miesiecy" | "mesicu" | "honap" | "luni" | "aylik"
        | "bulan") => {
            let months = month?;
            if word.len() == 1 && next.spaced(0) {
                return None;
            }
            let mut rest = next.skip(1);
            let mut part = Part::Months(1, months);
            match rest.word(0) {
                Some("dau") => rest = rest.skip(1),
                Some("cuoi") => {
                    if months != 6 {
                        return None;
                    }
                    (part, rest) = (Part::Half(2), rest.skip(1));
                }
                _ => {}
            }
            let found = with_year(part, rest);
            // "6 t" or "3 m" without a year are masses and lengths.
            (found.0.is_some() || word.len() > 1).then_some(found)
        }
        "q" | "k" if n <= 4 && !next.spaced(0) => {
            let year = next.year(1).or_else(|| next.short_year(1));
            year.map(|y| (Some(y), Part::Quarter(n), next.skip(2))).or_else(|| {
                match with_year(Part::Quarter(n), next.skip(1)) {
                    found @ (Some(_), ..) => Some(found),
                    found => (found.2.at >= c.tokens.len()).then_some(found),
                }
            })
        }
        "h" | "s" if n <= 2 && !next.spaced(0) && (next.word(0) == Some("h") || cfg!(feature = "studio")) => {
            Some(with_year(Part::Half(n), next.skip(1))).filter(|f| f.0.is_some())
        }
        "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "eme" | "ere" | "o" | "a" | "º" | "ª" | "ο" | "η"
            if counted(n, next.skip(1), cfg!(feature = "studio")).is_some() =>
        {
            counted(n, next.skip(1), cfg!(feature = "studio"))
        }
        _ if counted(n, next, false).is_some() => counted(n, next, false),
        word => {
            let month = month_word(word)?;
            let mut rest = next.skip(1);
            if rest.sign(0) == Some('.') {
                rest = rest.skip(1);
            }
            match rest.year_behind() {
                Some((year, rest)) if n <= days_in_month(year, month) => {
                    Some((Some(year), Part::Day(month, n), rest))
                }
                _ => None,
            }
        }
    }
}

/// `1 de enero de 2022`, `1er janvier 2022`, `1º de janeiro de 2022`, `1 tháng 7 năm 2021`: a day with words between its parts.
fn written_day(n: u8, c: Cursor<'_>) -> Option<Found<'_>> {
    if c.word(0) == Some("thang") {
        let month = c.small(1, 12)?;
        let behind = c.skip(2);
        let said = behind.word(0) == Some("nam") || matches!(behind.sign(0), Some('/' | ','));
        let (year, rest) = behind.year_behind().filter(|_| said)?;
        return (n <= days_in_month(year, month)).then_some((Some(year), Part::Day(month, n), rest));
    }
    let ordinal = usize::from(
        n == 1
            && (matches!(c.word(0), Some("er" | "o" | "º" | "re")) || matches!(c.sign(0), Some('°' | 'º'))),
    );
    let joined = usize::from(matches!(c.word(ordinal), Some("de" | "of" | "d")));
    if ordinal + joined == 0 {
        return None;
    }
    let month = c.word(ordinal + joined).and_then(month_word)?;
    let (year, rest) = c.skip(ordinal + joined + 1).year_behind()?;
    (n <= days_in_month(year, month)).then_some((Some(year), Part::Day(month, n), rest))
}

/// `4- 6.`: a quarter by its months, as tables of Japan's national accounts have it; the point tells it from any other range.
fn quarter_of_months(n: u8, c: Cursor<'_>) -> Option<Found<'_>> {
    let end = c.small(1, 12).filter(|end| is_dash(c.sign(0)) && *end == n + 2 && n % 3 == 1)?;
    let whole = c.at == 1 && c.sign(2) == Some('.') && c.at + 3 == c.tokens.len();
    whole.then(|| (None, Part::Quarter(end / 3), c.skip(3)))
}
