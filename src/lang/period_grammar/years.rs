//! What follows a year of four digits: its part, in every order and joint that tables write it.

use super::*;

/// What follows a year of four digits.
pub(super) fn from_year(year: i16, c: Cursor<'_>) -> Found<'_> {
    if let Some((part, rest)) = months_of(year, year, c) {
        return (Some(year), part, rest);
    }
    let whole = (Some(year), Part::Year, c);
    let found = |part: Part, by: usize| (Some(year), part, c.skip(by));
    // 1950s
    if cfg!(feature = "studio") && c.word(0) == Some("s") && !c.spaced(0) && year % 10 == 0 {
        return found(Part::Fixed(Period::Years(year, year + 9)), 1);
    }
    // 2022/1. Vj, 2022. 1. negyedév, 2022-1 quarter
    let parted = usize::from(matches!(c.sign(0), Some('/' | '-' | '.' | ',')));
    if cfg!(feature = "studio")
        && let Some(n) = c.small(parted, 4)
    {
        let point = usize::from(c.sign(parted + 1) == Some('.'));
        if let Some((None, part, rest)) = counted(n, c.skip(parted + 1 + point), false) {
            return (Some(year), part, rest);
        }
    }
    // 2022 m. sausis
    if cfg!(feature = "studio")
        && (c.word(0), c.sign(1)) == (Some("m"), Some('.'))
        && let Some(month) = c.word(2).and_then(month_word)
    {
        return found(Part::Month(month), 3);
    }
    // 2022. 1월, 2022.1~6월
    if cfg!(feature = "studio")
        && c.sign(0) == Some('.')
        && let Some((None, part @ (Part::Month(_) | Part::Months(..)), rest)) =
            c.number(1).and_then(|_| from_number(c.skip(1)))
        && rest.at.checked_sub(c.at + 1).and_then(|by| c.word(by)) == Some("월")
    {
        return (Some(year), part, rest);
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
        // 前三季度
        if let (Some("前"), Some(to @ 2..), Some("季")) =
            (d.word(0), d.word(1).and_then(ideographic), d.word(2))
        {
            let rest = d.skip(3 + usize::from(d.word(3) == Some("度")));
            return (Some(year), Part::Months(1, to * 3), rest);
        }
        if let (Some(half @ ("상" | "하")), Some("반")) = (d.word(0), d.word(1)) {
            let n = if half == "상" { 1 } else { 2 };
            return (Some(year), Part::Half(n), d.skip(2 + usize::from(d.word(2) == Some("기"))));
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
            return (Some(year), part, rest);
        }
        return (Some(year), Part::Year, d);
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
            ("q" | "quy" | "t" | "trim" | "k", Some(q @ 1..=4)) => Some(Part::Quarter(q)),
            ("m", Some(m @ 1..=12)) => Some(Part::Month(m)),
            ("h" | "s" | "b", Some(h @ 1..=2)) => Some(Part::Half(h)),
            ("w" | "kw", Some(w)) => Some(Part::Week(w)),
            _ => None,
        };
        if let (Some(Part::Quarter(q)), Some((to, rest))) = (part, quarter_to(word, c.skip(joint + 2))) {
            return match to > q {
                true => (Some(year), Part::Months(q * 3 - 2, to * 3), rest),
                false => found(Part::Quarter(q), joint + 2),
            };
        }
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
                _ => found(Part::Month(m), joint + 1),
            };
        }
        if QUARTERS.has(word)
            && let Some(q) = c.small(joint + 1, 4).or_else(|| c.word(joint + 1).and_then(roman))
        {
            return found(Part::Quarter(q), joint + 2);
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
            found(Part::Fixed(Period::Years(year, end)), 2)
        }
        '–' if digits == 2 && n > (year % 100) as u32 => {
            found(Part::Fixed(Period::Years(year, year - year % 100 + n as i16)), 2)
        }
        _ => whole,
    }
}

/// Months of a year or of a fiscal year behind it: `2022 (Jan-Mar)`, `2023 Jan-Jun`, `2022-23 (Apr-Dec)`. In a fiscal year months from
/// April on are of the first year.
fn months_of<'a>(first: i16, second: i16, c: Cursor<'a>) -> Option<(Part, Cursor<'a>)> {
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

/// `2022-01-01/2022-03-15`, our own writing of a stretch of days.
#[cfg(feature = "studio")]
fn days_range(year: i16, month: u8, day: u8, c: Cursor<'_>) -> Found<'_> {
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
fn months_range(year: i16, month: u8, c: Cursor<'_>, at: usize) -> Found<'_> {
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
