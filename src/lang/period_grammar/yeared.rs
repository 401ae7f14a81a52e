//! What follows a year of four digits: a part of it, another year, months joined, a day.

#[cfg(feature = "studio")]
use super::days_range;
use super::{Cursor, Found, counted, from_number, is_dash, months_of, months_range, quarter_behind};
use crate::lang::fold::Kind;
use crate::lang::period_words::*;
use crate::lang::read_period::Part;
use crate::period::{Period, days_in_month};

/// What follows a year of four digits.
pub(super) fn from_year(year: i16, c: Cursor<'_>) -> Found<'_> {
    if let Some((part, rest)) = months_of(year, year, c) {
        return (Some(year), part, rest);
    }
    let whole = (Some(year), Part::Year, c);
    let found = |part: Part, by: usize| (Some(year), part, c.skip(by));
    // 1950s
    if c.word(0) == Some("s") && !c.spaced(0) && year % 10 == 0 {
        return found(Part::Fixed(Period::Years(year, year + 9)), 1);
    }
    // 1994/ 1- 3., 2023/1-5
    if c.sign(0) == Some('/')
        && let (Some(from), Some(to)) = (c.small(1, 12), c.small(3, 12))
        && is_dash(c.sign(2))
        && from < to
        && !is_dash(c.sign(4))
    {
        let rest = c.skip(4 + usize::from(c.sign(4) == Some('.')));
        let quarter = to == from + 2 && from % 3 == 1;
        return (Some(year), if quarter { Part::Quarter(to / 3) } else { Part::Months(from, to) }, rest);
    }
    // 2022:01
    if c.sign(0) == Some(':')
        && !c.spaced(0)
        && let (Some(month), Some((_, 2)), None) = (c.small(1, 12), c.number(1), c.sign(2))
    {
        return found(Part::Month(month), 2);
    }
    // 2021 I-IX: months from January on in Roman figures, as behind them their year would make them.
    let sign = usize::from(matches!(c.sign(0), Some('/' | ':' | ',' | '.')));
    if c.word(sign) == Some("i")
        && is_dash(c.sign(sign + 1))
        && let Some(end) = c.word(sign + 2).and_then(roman_month).filter(|m| *m > 1)
    {
        let worded = cfg!(feature = "studio") && matches!(c.word(sign + 3), Some("ay" | "ayi" | "ayin"));
        return found(Part::Months(1, end), sign + 3 + usize::from(worded));
    }
    #[cfg(feature = "studio")]
    if let Some((part, rest)) = super::dotted_years::part_behind(c) {
        return (Some(year), part, rest);
    }
    // 2022/1. Vj, 2022. 1. negyedév, 2022-1 quarter
    let parted = usize::from(matches!(c.sign(0), Some('/' | '-' | '.' | ',')));
    if let Some(n) = c.small(parted, 4) {
        let point = usize::from(c.sign(parted + 1) == Some('.'));
        if let Some((None, part, rest)) = counted(n, c.skip(parted + 1 + point), false) {
            return (Some(year), part, rest);
        }
    }
    if let Some("年" | "년") = c.word(0) {
        let mut d = c.skip(1);
        if let Some((part, rest)) = months_of(year, year, d) {
            return (Some(year), part, rest);
        }
        if d.word(0) == Some("度") {
            let fiscal = Part::Fixed(Period::Months(year, 4, year + 1, 3));
            return (Some(year), fiscal, d.skip(1));
        }
        if d.word(0) == Some("第") {
            d = d.skip(1);
        }
        if let (Some(half @ ("上" | "下")), Some("半")) = (d.word(0), d.word(1)) {
            let n = if half == "上" { 1 } else { 2 };
            return (
                Some(year),
                Part::Half(n),
                d.skip(2 + usize::from(d.word(2).is_some_and(|w| w == "年" || w == "期"))),
            );
        }
        if let (Some(half @ ("상" | "하")), Some("반")) = (d.word(0), d.word(1)) {
            let n = if half == "상" { 1 } else { 2 };
            return (Some(year), Part::Half(n), d.skip(2 + usize::from(d.word(2) == Some("기"))));
        }
        // 2022年前三季度
        if d.word(0) == Some("前")
            && let Some(q) = d.word(1).and_then(ideographic).or_else(|| d.small(1, 4))
            && d.word(2) == Some("季")
        {
            return (Some(year), Part::Months(1, q * 3), d.skip(3 + usize::from(d.word(3) == Some("度"))));
        }
        if let Some(q) = d.word(0).and_then(ideographic)
            && d.word(1) == Some("季")
        {
            return (Some(year), Part::Quarter(q), d.skip(2 + usize::from(d.word(2) == Some("度"))));
        }
        if let (Some(q), Some("四"), Some("半")) = (d.small(0, 4), d.word(1), d.word(2)) {
            return (Some(year), Part::Quarter(q), d.skip(4));
        }
        if let Some((None, part @ (Part::Month(_) | Part::Quarter(_) | Part::Months(..)), rest)) =
            d.number(0).and_then(|_| from_number(d))
        {
            if let (Part::Month(m), Some(day)) = (part, rest.small(0, 31))
                && matches!(rest.word(1), Some("日" | "일"))
            {
                return (Some(year), Part::Day(m, day), rest.skip(2));
            }
            // 1～3月期: a quarter, as Japanese tables name it.
            if let (Part::Months(a @ (1 | 4 | 7 | 10), b), Some("期")) = (part, rest.word(0))
                && b == a + 2
            {
                return (Some(year), Part::Quarter(b / 3), rest.skip(1));
            }
            return (Some(year), part, rest);
        }
        return (Some(year), Part::Year, d);
    }
    // 2022. 1월, 2022.1~6월
    let point = usize::from(c.sign(0) == Some('.'));
    if let Some((None, part @ (Part::Month(_) | Part::Months(..)), rest)) =
        c.small(point, 12).and_then(|_| from_number(c.skip(point)))
        && matches!(rest.tokens.get(rest.at - 1).map(|t| &t.kind), Some(Kind::Word(w)) if matches!(w.as_str(), "월" | "月"))
    {
        return (Some(year), part, rest);
    }
    // 2022 m. sausis
    if let (Some("m"), Some('.'), Some(month)) = (c.word(0), c.sign(1), c.word(2).and_then(month_word)) {
        return found(Part::Month(month), 3);
    }
    // 2024 4Q, 2024 2H
    if cfg!(feature = "studio")
        && c.spaced(0)
        && let (Some(n), Some(word)) = (c.small(0, 4), c.word(1))
        && !c.spaced(1)
    {
        match word {
            "q" => return found(Part::Quarter(n), 2),
            "h" | "s" if n <= 2 => return found(Part::Half(n), 2),
            _ => {}
        }
    }
    // 2005 1e kwartaal
    if c.spaced(0)
        && c.small(0, 4).is_some()
        && let Some((None, part @ (Part::Quarter(_) | Part::Half(_)), rest)) = from_number(c)
    {
        return (Some(year), part, rest);
    }
    // 2005Q1, 2005-Q1, 2005 M01, 2005:4, 2018 JAN, 2005-I
    let joint = usize::from(matches!(c.sign(0), Some('-' | '/' | ':' | ',' | '.')));
    if let Some(word) = c.word(joint) {
        let close = c.small(joint + 1, 53).filter(|_| !c.spaced(joint + 1));
        let part = match (word, close) {
            ("q" | "quy" | "t" | "trim" | "k" | "kv", Some(q @ 1..=4)) => {
                // 2022 Q1-Q3
                let to = c.skip(joint + 2);
                if is_dash(to.sign(0))
                    && to.word(1) == Some(word)
                    && let Some(end) = to.small(2, 4).filter(|end| *end > q)
                {
                    return (Some(year), Part::Months(q * 3 - 2, end * 3), to.skip(3));
                }
                Some(Part::Quarter(q))
            }
            ("m", Some(m @ 1..=12)) => Some(Part::Month(m)),
            // How SDMX writes a year that is none of the calendar's by its name: 2020-A1.
            ("a", Some(1)) if !c.spaced(joint) => Some(Part::Year),
            ("h" | "s" | "b", Some(h @ 1..=2)) => Some(Part::Half(h)),
            ("w" | "kw", Some(w)) => Some(Part::Week(w)),
            _ => None,
        };
        if let Some(part) = part {
            return found(part, joint + 2);
        }
        if let Some(q) = roman(word).filter(|_| joint == 1 || c.spaced(0)) {
            // 2021. I. negyedév
            let point = usize::from(c.sign(joint + 1) == Some('.'));
            if let Some(name) = c.word(joint + 1 + point) {
                if QUARTERS.has(name) {
                    return found(Part::Quarter(q), joint + 2 + point);
                }
                if q <= 2 && HALVES.has(name) {
                    return found(Part::Half(q), joint + 2 + point);
                }
            }
            return found(Part::Quarter(q), joint + 1);
        }
        if let Some(m) = month_word(word) {
            let day = c
                .small(joint + 1, 31)
                .filter(|&d| d <= days_in_month(year, m) && c.number(joint + 1).is_some());
            return match day {
                Some(d) if c.tokens.len() == c.at + joint + 2 => found(Part::Day(m, d), joint + 2),
                // 2022. január 1.
                Some(d) if c.sign(joint + 2) == Some('.') && c.tokens.len() == c.at + joint + 3 => {
                    found(Part::Day(m, d), joint + 3)
                }
                _ => found(Part::Month(m), joint + 1),
            };
        }
        if QUARTERS.has(word)
            && let Some(q) = c.small(joint + 1, 4).or_else(|| c.word(joint + 1).and_then(roman))
        {
            return found(Part::Quarter(q), joint + 2);
        }
        // "2023 through November": the year so far.
        if cfg!(feature = "studio")
            && joint == 0
            && matches!(word, "through" | "thru")
            && let Some(to) = c.word(1).and_then(month_word)
            && c.skip(2).year_behind().is_none()
        {
            return found(Part::Months(1, to), 2);
        }
        if matches!(word, "to" | "bis" | "den" | "a" | "al")
            && let Some(end) = c.year(joint + 1).filter(|&e| e > year)
        {
            return found(Part::Fixed(Period::Years(year, end)), joint + 2);
        }
    }
    // "2005. 1/4" is a Korean quarter.
    if let (Some(q), Some('/'), Some(4)) = (c.small(joint, 4), c.sign(joint + 1), c.small(joint + 2, 4)) {
        return found(Part::Quarter(q), joint + 3);
    }
    let Some(sign) = c.sign(0) else { return whole };
    if c.spaced(0) && sign != '-' && sign != '–' && sign != '/' {
        return whole;
    }
    if let Some(end) = c.year(1).filter(|&e| e > year && matches!(sign, '-' | '–' | '—' | '/' | '~')) {
        // 2001-2005 and 2001/2005; a range cannot be followed by more of a date.
        if let Some((part, rest)) = months_of(year, end, c.skip(2)) {
            return (Some(year), part, rest);
        }
        if let Some((part, rest)) = quarter_behind(year, c.skip(2)).filter(|_| end == year + 1) {
            return (Some(year), part, rest);
        }
        return found(Part::Fixed(Period::Years(year, end)), 2);
    }
    let Some((n, digits)) = c.number(1) else { return whole };
    let next_year = n == ((year + 1) % 100) as u32;
    match sign {
        '-' | '/'
            if digits <= 2
                && (1..=12).contains(&n)
                && !(sign == '/' && digits == 2 && next_year && c.sign(2).is_none() && n > 12) =>
        {
            let month = n as u8;
            let day = c.small(3, 31).filter(|&d| c.sign(2) == Some(sign) && d <= days_in_month(year, month));
            match day {
                #[cfg(feature = "studio")]
                Some(d) if sign == '-' && c.sign(4) == Some('/') && c.year(5).is_some() => {
                    days_range(year, month, d, c)
                }
                Some(d) => found(Part::Day(month, d), 4),
                None if c.sign(2) == Some('/') && sign == '-' && c.year(3).is_some() => {
                    months_range(year, month, c, 3)
                }
                None => found(Part::Month(month), 2),
            }
        }
        '.' if digits == 2 && (1..=12).contains(&n) => {
            match c.small(3, 31).filter(|_| c.sign(2) == Some('.')) {
                Some(d) if d <= days_in_month(year, n as u8) => found(Part::Day(n as u8, d), 4),
                _ => found(Part::Month(n as u8), 2),
            }
        }
        '-' | '–' | '/' if digits == 2 && (next_year || (n > (year % 100) as u32 && sign != '/')) => {
            let end = year - year % 100 + n as i16 + if n < (year % 100) as u32 { 100 } else { 0 };
            if let Some((part, rest)) = months_of(year, end, c.skip(2)) {
                return (Some(year), part, rest);
            }
            if let Some((part, rest)) = quarter_behind(year, c.skip(2)).filter(|_| next_year) {
                return (Some(year), part, rest);
            }
            found(Part::Fixed(Period::Years(year, end)), 2)
        }
        '–' if digits == 2 && n > (year % 100) as u32 => {
            found(Part::Fixed(Period::Years(year, year - year % 100 + n as i16)), 2)
        }
        _ => whole,
    }
}
