//! The grammar of periods over tokens: what follows a number, a year, a word. Every form of every language stands in one place.

use super::fold::{Kind, Token};
use super::period_words::*;
use super::read_period::Part;
use crate::period::{Period, days_in_month};

mod codes;
mod ended;
mod eras;
mod stretches;

use codes::{coded, half_first, roman_dated, run_together, spelled};
use ended::{ended, half_month, so_far};
use eras::{era, era_letter, thai};
#[cfg(feature = "studio")]
use stretches::days_range;
use stretches::{months_joined, months_of, months_range};

/// The token list with a place in it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    /// All tokens of the text.
    pub tokens: &'a [Token],
    /// The next one.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    fn number(&self, offset: usize) -> Option<(u32, u8)> {
        match self.tokens.get(self.at + offset)?.kind {
            Kind::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }
    pub fn word(&self, offset: usize) -> Option<&'a str> {
        match &self.tokens.get(self.at + offset)?.kind {
            Kind::Word(w) => Some(w),
            _ => None,
        }
    }
    fn sign(&self, offset: usize) -> Option<char> {
        match self.tokens.get(self.at + offset)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }
    fn small(&self, offset: usize, most: u8) -> Option<u8> {
        let (n, digits) = self.number(offset)?;
        (digits <= 2 && n >= 1 && n <= u32::from(most)).then_some(n as u8)
    }
    fn year(&self, offset: usize) -> Option<i16> {
        let (n, digits) = self.number(offset)?;
        (digits == 4 && (1700..=2150).contains(&n)).then_some(n as i16)
    }
    /// A year of two digits after a month or a slash: 50 and later are of the last century.
    fn short_year(&self, offset: usize) -> Option<i16> {
        let (n, digits) = self.number(offset)?;
        (digits == 2).then(|| if n < 50 { 2000 + n as i16 } else { 1900 + n as i16 })
    }
    fn spaced(&self, offset: usize) -> bool {
        self.tokens.get(self.at + offset).is_none_or(|t| t.spaced)
    }
    fn skip(&self, by: usize) -> Cursor<'a> {
        Cursor { tokens: self.tokens, at: self.at + by }
    }
    /// A year after the signs and words that may join it to its part: `/2005`, ` năm 2005`, `, 2005`, `-05`, ` of 2005`.
    fn year_behind(&self) -> Option<(i16, Cursor<'a>)> {
        let mut c = *self;
        let mut joined = false;
        for _ in 0..4 {
            if let Some(year) = c.year(0) {
                return Some((year, c.skip(1)));
            }
            if joined && let Some(year) = c.short_year(0) {
                return Some((year, c.skip(1)));
            }
            match (c.sign(0), c.word(0)) {
                (Some('-' | '/' | '\'' | '’' | '–'), _) => joined = true,
                (Some('.' | ','), _) => {}
                (
                    _,
                    Some(
                        "nam" | "of" | "de" | "del" | "du" | "in" | "year" | "dau" | "年" | "من" | "عام"
                        | "سنه" | "لعام" | "لسنه",
                    ),
                ) => joined = false,
                _ => return None,
            }
            c = c.skip(1);
        }
        None
    }
}

/// Year, part, and what follows.
pub(super) type Found<'a> = (Option<i16>, Part, Cursor<'a>);

/// Gives a part the year that stands behind it, when one does.
fn with_year(part: Part, behind: Cursor<'_>) -> Found<'_> {
    match behind.year_behind() {
        Some((year, rest)) => (Some(year), part, rest),
        None => (None, part, behind),
    }
}

/// A quarter or a half, when a word says which of them the number before it is: `1. Quartal`, `I półrocze`, `IV kw.`
fn counted(n: u8, word: Cursor<'_>, roman: bool) -> Option<Found<'_>> {
    let name = word.word(0)?;
    let part = if n <= 4 && name.chars().count() > 1 && (QUARTERS.has(name) || (roman && name == "kw")) {
        Part::Quarter(n)
    } else if n <= 2 && HALVES.has(name) {
        Part::Half(n)
    } else {
        return None;
    };
    // "III Trim 22", "1er trim. 22": two digits at the very end.
    let behind = word.skip(1 + usize::from(word.sign(1) == Some('.') && word.number(2).is_some()));
    if let Some(year) = behind.short_year(0).filter(|_| behind.at + 1 == behind.tokens.len()) {
        return Some((Some(year), part, behind.skip(1)));
    }
    Some(with_year(part, word.skip(1)))
}

fn is_dash(c: Option<char>) -> bool {
    matches!(c, Some('-' | '–' | '—' | '−' | '~' | '〜' | '～'))
}

/// A period at the cursor.
pub(super) fn period_at(c: Cursor<'_>) -> Option<Found<'_>> {
    ended(c).or_else(|| plain_at(c).map(so_far))
}

/// A period that is not named by its end.
fn plain_at(c: Cursor<'_>) -> Option<Found<'_>> {
    if c.number(0).is_some() { from_number(c) } else { from_word(c) }
}

fn from_number(c: Cursor<'_>) -> Option<Found<'_>> {
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
        "h" if n <= 2 && !next.spaced(0) => {
            Some(with_year(Part::Half(n), next.skip(1))).filter(|f| f.0.is_some())
        }
        "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "eme" | "ere" | "o" | "a" | "º" | "ª" | "ο" | "η"
            if counted(n, next.skip(1), false).is_some() =>
        {
            counted(n, next.skip(1), false)
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

/// What follows a year of four digits.
fn from_year(year: i16, c: Cursor<'_>) -> Found<'_> {
    if let Some((part, rest)) = months_of(year, year, c) {
        return (Some(year), part, rest);
    }
    let whole = (Some(year), Part::Year, c);
    let found = |part: Part, by: usize| (Some(year), part, c.skip(by));
    // 1950s
    if c.word(0) == Some("s") && !c.spaced(0) && year % 10 == 0 {
        return found(Part::Fixed(Period::Years(year, year + 9)), 1);
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
            ("q" | "quy" | "t" | "trim" | "k", Some(q @ 1..=4)) => {
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

fn from_word(c: Cursor<'_>) -> Option<Found<'_>> {
    let word = c.word(0)?;
    let next = c.skip(1);
    if let Some(found) = half_month(c) {
        return Some(found);
    }
    if let Some(found) = era(c) {
        return Some(found);
    }
    if let Some(found) = era_letter(c) {
        return found;
    }
    if let Some(found) = thai(c) {
        return Some(found);
    }
    if let Some(found) = coded(c).or_else(|| half_first(c)).or_else(|| roman_dated(c)) {
        return Some(found);
    }
    // MO012020: month and year run together behind a word.
    if matches!(word, "mo")
        && let Some((n, 6)) = next.number(0)
        && (1..=12).contains(&(n / 10_000))
        && (1900..=2150).contains(&(n % 10_000))
    {
        return Some((Some((n % 10_000) as i16), Part::Month((n / 10_000) as u8), next.skip(1)));
    }
    // كانون الثاني: a month of two words.
    if matches!(word, "كانون" | "تشرين")
        && let Some(month) = next.word(0).and_then(|second| month_word(&[word, second].concat()))
    {
        return Some(with_year(Part::Month(month), next.skip(1)));
    }
    // "Februaryp": a preliminary month.
    let flagged =
        || word.strip_suffix(['p', 'r']).filter(|w| w.len() > 3 || matches!(*w, "may")).and_then(month_word);
    if let Some(month) = month_word(word).or_else(flagged) {
        let mut rest = next;
        if rest.sign(0) == Some('.') {
            rest = rest.skip(1);
        }
        // Ocak-January: the same month in two languages.
        if matches!(rest.sign(0), Some('-' | '/' | '–' | '|'))
            && rest.word(1).and_then(month_word) == Some(month)
        {
            return Some(with_year(Part::Month(month), rest.skip(2)));
        }
        // January-September 2022
        let joined = is_dash(rest.sign(0)) || matches!(rest.word(0), Some("to" | "bis" | "a" | "au" | "al"));
        if joined && let Some(end) = rest.word(1).and_then(month_word) {
            return months_joined(month, end, rest.skip(2));
        }
        // December 31, 2005
        if let Some(day) = rest.small(0, 31)
            && let Some(year) = rest.year(1).or_else(|| rest.year(2).filter(|_| rest.sign(1) == Some(',')))
            && day <= days_in_month(year, month)
        {
            let by = if rest.year(1).is_some() { 2 } else { 3 };
            return Some((Some(year), Part::Day(month, day), rest.skip(by)));
        }
        // "Jan 05" is January 2005 when nothing follows.
        if let Some(year) = rest.short_year(0).filter(|_| rest.at + 1 == rest.tokens.len()) {
            return Some((Some(year), Part::Month(month), rest.skip(1)));
        }
        return Some(with_year(Part::Month(month), rest));
    }
    match word {
        "thang" | "thg" | "th" | "t" => {
            if let Some((month, by)) = (word == "thang").then(|| spelled(next)).flatten() {
                return Some(with_year(Part::Month(month), next.skip(by)));
            }
            let month = next.small(0, 12)?;
            if word.len() <= 2 && next.spaced(0) {
                return None;
            }
            let rest = next.skip(1);
            // tháng 1-9/2022, tháng 1 đến tháng 9
            if is_dash(rest.sign(0)) || rest.word(0) == Some("den") {
                let skip = 1 + usize::from(matches!(rest.word(1), Some("thang" | "t")));
                if let Some(end) = rest
                    .small(skip, 12)
                    .filter(|&e| e > month && rest.number(skip).is_some_and(|(_, d)| d <= 2))
                {
                    let found = with_year(Part::Months(month, end), rest.skip(skip + 1));
                    if found.0.is_some() || rest.word(0) == Some("den") {
                        return Some(found);
                    }
                }
            }
            Some(with_year(Part::Month(month), rest))
        }
        // HALF1, Semester II
        _ if HALVES.has(word)
            && let Some(half) =
                next.small(0, 2).or_else(|| next.word(0).and_then(roman).filter(|n| *n <= 2)) =>
        {
            Some(with_year(Part::Half(half), next.skip(1)))
        }
        _ if QUARTERS.has(word) => {
            let close = word.len() > 1 || !next.spaced(0);
            // Trim. I 2022
            let point = usize::from(next.sign(0) == Some('.') && (word.len() > 1 || next.word(1).is_some()));
            let next = next.skip(point);
            let named = |w: &str| roman(w).or_else(|| ordinal(w));
            let q = next
                .small(0, 4)
                .filter(|_| close)
                .or_else(|| next.word(0).and_then(named).filter(|_| word.len() > 1 || point > 0))?;
            // Q1-Q3 2022, Quý I-III/2022
            let to = next.skip(1);
            let again = usize::from(to.word(1) == Some(word));
            if is_dash(to.sign(0))
                && (to.number(1).is_none() || close && to.number(1).is_some_and(|(_, digits)| digits == 1))
                && let Some(end) = to
                    .small(1 + again, 4)
                    .or_else(|| to.word(1 + again).and_then(roman))
                    .filter(|end| *end > q)
                && let found @ (Some(_), ..) = with_year(Part::Months(q * 3 - 2, end * 3), to.skip(2 + again))
            {
                return Some(found);
            }
            Some(with_year(Part::Quarter(q), to))
        }
        // QI/2022
        "qi" | "qii" | "qiii" | "qiv" => {
            Some(with_year(Part::Quarter(roman(word.get(1..)?)?), next)).filter(|f| f.0.is_some())
        }
        // Α' τρίμηνο 2022: quarters counted in Greek letters.
        "α" | "β" | "γ" | "δ" => {
            let n = ["α", "β", "γ", "δ"].iter().position(|l| *l == word)? as u8 + 1;
            counted(n, next.skip(usize::from(next.sign(0).is_some())), false)
        }
        // Thập niên 1990
        "thap" if matches!(next.word(0), Some("nien" | "ky")) => {
            let year = next.year(1).filter(|y| y % 10 == 0)?;
            Some((Some(year), Part::Fixed(Period::Years(year, year + 9)), next.skip(2)))
        }
        "i" | "ii" | "iii" | "iv" => {
            let q = roman(word)?;
            // I-III 2022, I-XII 2022: months, as Polish and Russian tables count them.
            if word == "i"
                && is_dash(next.sign(0))
                && let Some(end) = next.word(1).and_then(roman_month).filter(|m| *m > 1)
                && let found @ (Some(_), ..) = with_year(Part::Months(1, end), next.skip(2))
            {
                return Some(found);
            }
            let behind = if next.sign(0) == Some('.') { next.skip(1) } else { next };
            if let Some(found) = counted(q, behind, true) {
                return Some(found);
            }
            let alone = c.at == 0 && next.at == c.tokens.len();
            match with_year(Part::Quarter(q), next) {
                found @ (Some(_), ..) if next.sign(0).is_some_and(|s| matches!(s, '/' | '-')) => Some(found),
                found => (alone && found.0.is_none()).then_some(found),
            }
        }
        "h" | "s" | "hy" => {
            let half = next.small(0, 2).filter(|_| !next.spaced(0))?;
            Some(with_year(Part::Half(half), next.skip(1))).filter(|f| f.0.is_some() || c.tokens.len() == 2)
        }
        _ if ordinal(word).is_some() => counted(ordinal(word)?, next, false),
        "上" | "下" if next.word(0) == Some("半") => {
            Some((None, Part::Half(if word == "上" { 1 } else { 2 }), next.skip(2)))
        }
        "第" => {
            let q = next.small(0, 4).or_else(|| next.word(0).and_then(ideographic))?;
            match (next.word(1), next.word(2)) {
                (Some("季"), Some("度")) => Some((None, Part::Quarter(q), next.skip(3))),
                (Some("四"), Some("半")) => Some((None, Part::Quarter(q), next.skip(4))),
                (Some("季"), _) => Some((None, Part::Quarter(q), next.skip(2))),
                _ => None,
            }
        }
        _ if WEEKS.has(word) => {
            let hyphen = usize::from(next.sign(0) == Some('-'));
            if let Some(found) = run_together(next.skip(hyphen)) {
                return Some(found);
            }
            let week = next.small(0, 53)?;
            Some(with_year(Part::Week(week), next.skip(1)))
        }
        _ if YEARS.has(word) => {
            let rest =
                if next.word(0) == Some("year") || next.sign(0) == Some(':') { next.skip(1) } else { next };
            // FY22
            let short = rest.short_year(0).filter(|_| word == "fy" && rest.at + 1 == rest.tokens.len());
            rest.year(0).or(short).map(|year| from_year(year, rest.skip(1)))
        }
        _ => None,
    }
}
