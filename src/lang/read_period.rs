//! Periods as statistics print them, in Vietnamese, English and the other large languages of official tables: `2005Q1`,
//! `Quý I/2006`, `6 tháng đầu năm 2022`, `Jan-05`, `2005年1-9月`, `Thực hiện tháng 12 năm 2017`. No regex: a small grammar over
//! tokens. A part of a year without its year ("Januar", "Q1") is told apart from a whole period.

use super::fold::{Kind, Token, tokens};
use super::read_number::listed;
use crate::period::{Period, days_in_month};

/// Which part of a year a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The year itself.
    Year,
    /// Half, 1 or 2.
    Half(u8),
    /// Quarter, 1 to 4.
    Quarter(u8),
    /// Month, 1 to 12.
    Month(u8),
    /// Week, 1 to 53.
    Week(u8),
    /// Month and day.
    Day(u8, u8),
    /// From a month to a month of the same year; from January it is the year to date.
    Months(u8, u8),
    /// A period that carries its years itself: ranges, fiscal years.
    Fixed(Period),
}

/// How sure the figures of a period are, by the word beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// Thực hiện, actual.
    Actual,
    /// Điều chỉnh, revised, (r).
    Revised,
    /// Sơ bộ, preliminary, (p).
    Preliminary,
    /// Ước tính, estimate, forecast, (e).
    Estimate,
    /// Kế hoạch, chỉ tiêu, mục tiêu, plan, target.
    Plan,
}

/// A period found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The year, when the text names one.
    pub year: Option<i16>,
    /// The part of it.
    pub part: Part,
    /// What the words beside it say about its figures.
    pub sure: Option<Sure>,
    /// Bytes of the text that name the period.
    pub start: usize,
    /// End of them.
    pub end: usize,
}

impl When {
    /// The period, when it is complete.
    pub fn period(&self) -> Option<Period> {
        match self.part {
            Part::Fixed(period) => Some(period),
            _ => self.in_year(self.year?),
        }
    }

    /// The period of a part in a year that stands elsewhere.
    pub fn in_year(&self, year: i16) -> Option<Period> {
        Some(match self.part {
            Part::Year => Period::Year(year),
            Part::Half(h) => Period::Half(year, h),
            Part::Quarter(q) => Period::Quarter(year, q),
            Part::Month(m) => Period::Month(year, m),
            Part::Week(w) => Period::Week(year, w),
            Part::Day(m, d) if d <= days_in_month(year, m) => Period::Day(year, m, d),
            Part::Day(..) => return None,
            Part::Months(a, b) => Period::Months(year, a, year, b),
            Part::Fixed(period) => period,
        })
    }

    /// Whether it names a year and nothing else.
    pub fn is_year(&self) -> bool {
        self.part == Part::Year
    }
}

const MONTHS: [&str; 12] = [
    " jan january januar janvier enero ene janeiro gennaio januari janv styczen stycznia leden ledna januarie jaanuar ",
    " feb february februar fevrier fevr fev febrero fevereiro febbraio febr februari luty unor unora feber ",
    " mar march marz mrz mars marzo marco maart maerz marzec brezen brezna ",
    " apr april avril avr abril abr aprile kwiecien duben dubna ",
    " may mai mayo maio maggio mei maj kveten kvetna ",
    " jun june juni juin junio junho giugno giu czerwiec cerven cervna ",
    " jul july juli juillet juil julio julho luglio lug lipiec cervenec cervence ",
    " aug august aout agosto ago augustus sierpien srpen srpna augusti ",
    " sep sept september septembre septiembre setembro set settembre wrzesien zari ",
    " oct october oktober okt octobre octubre outubro out ottobre ott pazdziernik rijen rijna ",
    " nov november novembre noviembre novembro listopad ",
    " dec december dezember dez decembre diciembre dic dezembro dicembre prosinec grudzien desember ",
];

const ERAS: [(&str, i16); 7] = [
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("民國", 1911),
    ("民国", 1911),
];

const QUARTER_WORDS: &str = " quy q quarter qtr quartal trimestre trim kvartal kwartal ctvrtleti trimester ";
const WEEK_WORDS: &str = " tuan week kw w kalenderwoche semaine woche wk semana ";
const YEAR_WORDS: &str = " nam year fy jahr annee ano anno rok calendar cy fiscal anio ";
/// Words that may stand around a period without making it a phrase.
const FILLERS: &str = " nam year ca of the de du del en full in for fy month thang quy quarter am n a period ending ended end calendar fiscal 年 月 년 ";

/// The month a word names.
fn month_word(word: &str) -> Option<u8> {
    (word.len() >= 3).then(|| MONTHS.iter().position(|list| listed(list, word)))?.map(|m| m as u8 + 1)
}

fn roman(word: &str) -> Option<u8> {
    Some(match word {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => return None,
    })
}

/// A Chinese numeral from 1 to 4, as quarters are written.
fn ideographic(word: &str) -> Option<u8> {
    Some(match word {
        "一" => 1,
        "二" => 2,
        "三" => 3,
        "四" => 4,
        _ => return None,
    })
}

/// What words beside a period say about its figures.
fn sure_word(word: &str, next: Option<&str>, alone: bool) -> Option<Sure> {
    Some(match (word, next) {
        ("so", Some("bo"))
        | ("prel" | "preliminary" | "provisional" | "prov" | "vorlaufig" | "provisoire", _) => {
            Sure::Preliminary
        }
        (
            "uoc" | "est" | "estimate" | "estimated" | "estimates" | "forecast" | "uth" | "projected"
            | "projection",
            _,
        )
        | ("du", Some("bao")) => Sure::Estimate,
        ("ke", Some("hoach"))
        | ("muc" | "chi", Some("tieu"))
        | ("du", Some("kien"))
        | ("plan" | "target" | "planned", _) => Sure::Plan,
        ("thuc", Some("hien")) | ("actual" | "actuals" | "outcome", _) => Sure::Actual,
        ("revised" | "rev", _) | ("dieu", Some("chinh")) => Sure::Revised,
        ("p" | "pr", _) if alone => Sure::Preliminary,
        ("e" | "f", _) if alone => Sure::Estimate,
        ("r", _) if alone => Sure::Revised,
        ("kh", _) if alone => Sure::Plan,
        ("th", _) if alone => Sure::Actual,
        _ => return None,
    })
}

/// How sure a text says figures are, anywhere in it: "Ước tính", "plan", "(p)", "estimate".
///
/// ```
/// use kimngach::lang::{sure, Sure};
/// assert_eq!(sure("Ước thực hiện"), Some(Sure::Estimate));
/// assert_eq!(sure("kế hoạch"), Some(Sure::Plan));
/// assert_eq!(sure("Hà Nội"), None);
/// ```
pub fn sure(text: &str) -> Option<Sure> {
    sure_in(&tokens(text), 0, 0)
}

/// Looks at the words outside of `[from, to)`.
fn sure_in(tokens: &[Token], from: usize, to: usize) -> Option<Sure> {
    let words: Vec<(usize, &str)> = tokens
        .iter()
        .enumerate()
        .filter(|(i, _)| !(from..to).contains(i))
        .filter_map(|(i, t)| if let Kind::Word(w) = &t.kind { Some((i, w.as_str())) } else { None })
        .collect();
    let alone = words.len() == 1;
    words.iter().enumerate().find_map(|(at, (_, word))| {
        let next = words.get(at + 1).map(|(_, w)| *w);
        sure_word(word, next, alone)
    })
}

/// The token list with a place in it.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn number(&self, offset: usize) -> Option<(u32, u8)> {
        match self.tokens.get(self.at + offset)?.kind {
            Kind::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }
    fn word(&self, offset: usize) -> Option<&'a str> {
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
        (digits == 2).then_some(if n < 50 { 2000 + n as i16 } else { 1900 + n as i16 })
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
                (_, Some("nam" | "of" | "de" | "del" | "du" | "in" | "year" | "dau" | "年")) => {
                    joined = false
                }
                _ => return None,
            }
            c = c.skip(1);
        }
        None
    }
}

type Found<'a> = (Option<i16>, Part, Cursor<'a>);

/// Gives a part the year that stands behind it, when one does.
fn with_year(part: Part, behind: Cursor<'_>) -> Found<'_> {
    match behind.year_behind() {
        Some((year, rest)) => (Some(year), part, rest),
        None => (None, part, behind),
    }
}

fn is_dash(c: Option<char>) -> bool {
    matches!(c, Some('-' | '–' | '—' | '−' | '~' | '〜' | '～'))
}

/// A period at the cursor.
fn period_at(c: Cursor<'_>) -> Option<Found<'_>> {
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
    // 1-9月
    if let (Some(a), true, Some(b)) = (month, is_dash(next.sign(0)), next.small(1, 12))
        && matches!(next.word(2), Some("月" | "월"))
        && a < b
    {
        return Some((None, Part::Months(a, b), next.skip(3)));
    }
    // 1. Quartal 2005, 31. Dezember 2005
    if next.sign(0) == Some('.')
        && let Some(word) = next.word(1)
    {
        if n <= 4 && listed(QUARTER_WORDS, word) && word.len() > 1 {
            return Some(with_year(Part::Quarter(n), next.skip(2)));
        }
        let month = month_word(word)?;
        let (year, behind) = next.skip(2).year_behind()?;
        return (n <= days_in_month(year, month)).then_some((Some(year), Part::Day(month, n), behind));
    }
    match next.word(0)? {
        "月" | "월" => Some((None, Part::Month(month?), next.skip(1))),
        "분" if n <= 4 && next.word(1) == Some("기") => Some((None, Part::Quarter(n), next.skip(2))),
        "季" if n <= 4 => {
            Some((None, Part::Quarter(n), next.skip(1 + usize::from(next.word(1) == Some("度")))))
        }
        // 6T/2006, 6 tháng đầu năm 2022, 11 tháng 2004, 9M2022
        word @ ("t" | "thang" | "m" | "months" | "mois" | "meses" | "monate") => {
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
        "st" | "nd" | "rd" | "th" | "er" | "e" | "eme" | "o"
            if n <= 4 && next.word(1).is_some_and(|w| listed(QUARTER_WORDS, w)) =>
        {
            Some(with_year(Part::Quarter(n), next.skip(2)))
        }
        word if n <= 4 && listed(QUARTER_WORDS, word) && word.len() > 1 => {
            Some(with_year(Part::Quarter(n), next.skip(1)))
        }
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
    let whole = (Some(year), Part::Year, c);
    let found = |part: Part, by: usize| (Some(year), part, c.skip(by));
    if let Some(word @ ("年" | "년")) = c.word(0) {
        let mut d = c.skip(1);
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
        let _ = word;
        return (Some(year), Part::Year, d);
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
        if let Some(part) = part {
            return found(part, joint + 2);
        }
        if let Some(q) = roman(word).filter(|_| joint == 1 || c.spaced(0)) {
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
        if listed(QUARTER_WORDS, word)
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
            found(Part::Fixed(Period::Years(year, end)), 2)
        }
        '–' if digits == 2 && n > (year % 100) as u32 => {
            found(Part::Fixed(Period::Years(year, year - year % 100 + n as i16)), 2)
        }
        _ => whole,
    }
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

fn from_word(c: Cursor<'_>) -> Option<Found<'_>> {
    let word = c.word(0)?;
    let next = c.skip(1);
    if let Some(found) = era(c) {
        return Some(found);
    }
    if let Some(month) = month_word(word) {
        let mut rest = next;
        if rest.sign(0) == Some('.') {
            rest = rest.skip(1);
        }
        // January-September 2022
        let joined = is_dash(rest.sign(0)) || matches!(rest.word(0), Some("to" | "bis" | "a" | "au" | "al"));
        if joined && let Some(end) = rest.word(1).and_then(month_word) {
            return Some(with_year(Part::Months(month, end.max(month)), rest.skip(2)));
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
        "thang" | "thg" | "t" => {
            let month = next.small(0, 12)?;
            if word == "t" && next.spaced(0) {
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
        _ if listed(QUARTER_WORDS, word) => {
            let close = word.len() > 1 || !next.spaced(0);
            let q = next
                .small(0, 4)
                .filter(|_| close)
                .or_else(|| next.word(0).and_then(roman).filter(|_| word.len() > 1))?;
            Some(with_year(Part::Quarter(q), next.skip(1)))
        }
        "i" | "ii" | "iii" | "iv" => {
            let q = roman(word)?;
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
        "first" | "second" if next.word(0) == Some("half") => {
            Some(with_year(Part::Half(if word == "first" { 1 } else { 2 }), next.skip(1)))
        }
        "上" | "下" if next.word(0) == Some("半") => {
            Some((None, Part::Half(if word == "上" { 1 } else { 2 }), next.skip(2)))
        }
        "第" => {
            let q = next.small(0, 4).or_else(|| next.word(0).and_then(ideographic))?;
            match (next.word(1), next.word(2)) {
                (Some("季"), Some("度")) => Some((None, Part::Quarter(q), next.skip(3))),
                (Some("四"), Some("半")) => Some((None, Part::Quarter(q), next.skip(4))),
                _ => None,
            }
        }
        _ if listed(WEEK_WORDS, word) => {
            let week = next.small(0, 53)?;
            Some(with_year(Part::Week(week), next.skip(1)))
        }
        _ if listed(YEAR_WORDS, word) => {
            let rest = if next.word(0) == Some("year") { next.skip(1) } else { next };
            rest.year(0).map(|year| from_year(year, rest.skip(1)))
        }
        _ => None,
    }
}

/// 平成17年1月, 令和元年, 民國94年
fn era(c: Cursor<'_>) -> Option<Found<'_>> {
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

fn finish(tokens: &[Token], at: usize, found: Found<'_>) -> Option<When> {
    let (year, part, rest) = found;
    let start = tokens.get(at)?.start;
    let end = tokens.get(rest.at.checked_sub(1)?)?.end;
    Some(When { year, part, sure: sure_in(tokens, at, rest.at), start, end })
}

/// Reads a text that names a period and nothing else: a cell of a period column, a header "2005" or "Sơ bộ 2005".
///
/// ```
/// use kimngach::lang::when;
/// let text = |t: &str| when(t).and_then(|w| w.period()).map(|p| p.to_string());
/// assert_eq!(text("Quý I/2006").as_deref(), Some("2006-Q1"));
/// assert_eq!(text("6 tháng đầu năm 2022").as_deref(), Some("2022-01/2022-06"));
/// assert_eq!(text("Sơ bộ 2005").as_deref(), Some("2005"));
/// assert_eq!(text("Jan-05").as_deref(), Some("2005-01"));
/// assert_eq!(text("Nghìn tấn"), None);
/// ```
pub fn when(text: &str) -> Option<When> {
    if text.len() > 80 || text.is_empty() {
        return None;
    }
    if let Some(year) = plain_year(text) {
        return Some(When { year: Some(year), part: Part::Year, sure: None, start: 0, end: text.len() });
    }
    let tokens = tokens(text);
    let (mut from, mut found) = (0, None);
    for at in 0..tokens.len() {
        let c = Cursor { tokens: &tokens, at };
        if let Some(f) = period_at(c) {
            (from, found) = (at, Some(f));
            break;
        }
        // Only fillers, status words and signs may stand before it.
        if !is_beside(&tokens, at) {
            return None;
        }
    }
    let found = found?;
    let to = found.2.at;
    let clock = is_clock(tokens.get(to..).unwrap_or(&[]));
    (clock || (to..tokens.len()).all(|at| is_beside(&tokens, at))).then(|| finish(&tokens, from, found))?
}

/// The commonest cell by far.
fn plain_year(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n = text.bytes().fold(0_i16, |n, b| n * 10 + i16::from(b - b'0'));
    (1700..=2150).contains(&n).then_some(n)
}

/// `T00:00:00Z`, ` 00:00` behind a day.
fn is_clock(rest: &[Token]) -> bool {
    !rest.is_empty()
        && rest.len() <= 12
        && rest.iter().any(|t| t.kind == Kind::Sign(':'))
        && rest.iter().all(|t| match &t.kind {
            Kind::Number(..) => true,
            Kind::Sign(c) => matches!(c, ':' | '.' | '+' | '-'),
            Kind::Word(w) => matches!(w.as_str(), "t" | "z" | "gmt" | "utc" | "am" | "pm"),
        })
}

fn is_beside(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| match tokens.get(at).map(|t| &t.kind) {
        Some(Kind::Word(w)) => Some(w.as_str()),
        _ => None,
    };
    match tokens.get(at).map(|t| &t.kind) {
        Some(Kind::Word(w)) => {
            listed(FILLERS, w)
                || sure_word(w, word(at + 1), true).is_some()
                || at
                    .checked_sub(1)
                    .and_then(word)
                    .is_some_and(|before| sure_word(before, Some(w), false).is_some())
                || matches!(w.as_str(), "tinh" | "b" | "c" | "s" | "度")
        }
        Some(Kind::Sign(c)) => matches!(
            c,
            '(' | ')'
                | '.'
                | ','
                | '*'
                | ':'
                | '['
                | ']'
                | '"'
                | '\''
                | '/'
                | '†'
                | '‡'
                | '#'
                | '¹'
                | '²'
                | '³'
        ),
        Some(Kind::Number(_, digits)) => {
            // A footnote number in brackets.
            *digits == 1
                && at
                    .checked_sub(1)
                    .is_some_and(|b| matches!(tokens.get(b).map(|t| &t.kind), Some(Kind::Sign('(' | '['))))
        }
        None => true,
    }
}

/// Finds the first period inside a longer text, such as a header: "Thực hiện tháng 12 năm 2017". A word such as "may" or a
/// lone "I" is no period here: it needs its year, or a word that says month or quarter.
///
/// ```
/// use kimngach::lang::{when_in, Sure};
/// let w = when_in("Thực hiện 11 tháng 2004").unwrap();
/// assert_eq!(w.period().unwrap().to_string(), "2004-01/2004-11");
/// assert_eq!(w.sure, Some(Sure::Actual));
/// assert_eq!(when_in("Exports may rise"), None);
/// ```
pub fn when_in(text: &str) -> Option<When> {
    when_in_from(text, 0)
}

/// The same from a byte on.
pub fn when_in_from(text: &str, byte: usize) -> Option<When> {
    let tokens = tokens(text);
    let mut partial = None;
    let mut at = tokens.iter().position(|t| t.start >= byte)?;
    while at < tokens.len() {
        let c = Cursor { tokens: &tokens, at };
        if let Some(found) = period_at(c) {
            let sole_word = found.2.at == at + 1;
            // An index base, "2010=100", and a decimal number are no periods.
            let base = c.tokens.get(found.2.at).is_some_and(|t| t.kind == Kind::Sign('='));
            if found.0.is_some() && !base {
                return finish(&tokens, at, found);
            }
            if partial.is_none()
                && !sole_word
                && !base
                && matches!(
                    c.word(0),
                    Some("thang" | "quy" | "t" | "q" | "quarter" | "week" | "tuan" | "第" | "kw")
                )
            {
                partial = finish(&tokens, at, found);
            }
            at = found.2.at.max(at + 1);
        } else {
            at += 1;
        }
    }
    partial
}

/// Digits run together, `200503` or `20050331`: a period only where a whole column is of that form.
pub fn when_compact(text: &str) -> Option<Period> {
    let text = text.trim();
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| {
        text.get(from..to).map(|t| t.bytes().fold(0_i16, |n, b| n.wrapping_mul(10) + i16::from(b - b'0')))
    };
    let year = number(0, 4).filter(|y| (1800..=2150).contains(y))?;
    let month = number(4, 6).filter(|m| (1..=12).contains(m)).map(|m| m as u8);
    match text.len() {
        6 => month.map(|m| Period::Month(year, m)),
        8 => {
            let (month, day) = (month?, number(6, 8)? as u8);
            (day >= 1 && day <= days_in_month(year, month)).then_some(Period::Day(year, month, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        when(text).and_then(|w| w.period()).map(|p| p.to_string())
    }

    #[test]
    fn every_form_of_the_issue_is_read() {
        for (text, period) in [
            ("2005", "2005"),
            ("2005Q1", "2005-Q1"),
            ("2005-Q1", "2005-Q1"),
            ("2005 Q1", "2005-Q1"),
            ("Q1/2006", "2006-Q1"),
            ("Q1 2006", "2006-Q1"),
            ("Q1-06", "2006-Q1"),
            ("1Q2006", "2006-Q1"),
            ("Quý I/2006", "2006-Q1"),
            ("Quý IV năm 2006", "2006-Q4"),
            ("I/2006", "2006-Q1"),
            ("quý 2 năm 2022", "2022-Q2"),
            ("2005-01", "2005-01"),
            ("01/2005", "2005-01"),
            ("Jan-05", "2005-01"),
            ("Jan 2005", "2005-01"),
            ("Tháng 1/2005", "2005-01"),
            ("Tháng 01 năm 2005", "2005-01"),
            ("T1/2005", "2005-01"),
            ("2005M01", "2005-01"),
            ("2018 JAN", "2018-01"),
            ("6T/2006", "2006-01/2006-06"),
            ("6 tháng đầu năm 2022", "2022-01/2022-06"),
            ("6 tháng cuối năm 2022", "2022-H2"),
            ("9 tháng 2022", "2022-01/2022-09"),
            ("9 tháng năm 2022", "2022-01/2022-09"),
            ("H1 2020", "2020-H1"),
            ("2020H1", "2020-H1"),
            ("31/12/2005", "2005-12-31"),
            ("31.12.2005", "2005-12-31"),
            ("12/31/2005", "2005-12-31"),
            ("2005-12-31", "2005-12-31"),
            ("2005-12-31T00:00:00Z", "2005-12-31"),
            ("2005-12-31 00:00:00", "2005-12-31"),
            ("31 December 2005", "2005-12-31"),
            ("2019/20", "2019/2020"),
            ("2019-20", "2019/2020"),
            ("FY2019/20", "2019/2020"),
            ("2001/2005", "2001/2005"),
            ("1990–1994", "1990/1994"),
            ("Sơ bộ 2005", "2005"),
            ("2005 (p)", "2005"),
            ("2005p", "2005"),
            ("2005*", "2005"),
            ("Prel. 2016", "2016"),
            ("Năm 2005", "2005"),
            ("Cả năm 2004", "2004"),
            ("2005年", "2005"),
            ("2005年1月", "2005-01"),
            ("2005年1-9月", "2005-01/2005-09"),
            ("2005年第1季度", "2005-Q1"),
            ("2005年第一季度", "2005-Q1"),
            ("平成17年", "2005"),
            ("令和元年5月", "2019-05"),
            ("昭和55年度", "1980-04/1981-03"),
            ("1980/01", "1980-01"),
            ("民國94年", "2005"),
            ("2005년 1월", "2005-01"),
            ("2005.01", "2005-01"),
            ("2005. 1/4", "2005-Q1"),
            ("1er trimestre 2005", "2005-Q1"),
            ("1. Quartal 2005", "2005-Q1"),
            ("2005-T1", "2005-Q1"),
            ("January-September 2022", "2022-01/2022-09"),
            ("2005-01/2005-09", "2005-01/2005-09"),
            ("Jan. 2005", "2005-01"),
            ("août 2005", "2005-08"),
            ("Week 7 2020", "2020-W07"),
            ("2020-W07", "2020-W07"),
            ("1995 ", "1995"),
        ] {
            assert_eq!(read(text).as_deref(), Some(period), "{text}");
        }
    }

    #[test]
    fn parts_wait_for_their_year() {
        for (text, part) in [
            ("Januar", Part::Month(1)),
            ("März", Part::Month(3)),
            ("Tháng 1", Part::Month(1)),
            ("T12", Part::Month(12)),
            ("Quý III", Part::Quarter(3)),
            ("Q2", Part::Quarter(2)),
            ("III", Part::Quarter(3)),
            ("KW 7", Part::Week(7)),
            ("9 tháng", Part::Months(1, 9)),
            ("1月", Part::Month(1)),
        ] {
            let w = when(text);
            assert_eq!(w.map(|w| (w.year, w.part)), Some((None, part)), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_not_read_as_one() {
        for text in [
            "",
            "263",
            "12.5",
            "5.707",
            "Lượng",
            "Trị giá",
            "USD",
            "1234567",
            "Other",
            "Total 2005 exports",
            "31/02/2005",
            "Dec",
            "3 t",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn headers_hold_periods_inside_text() {
        for (text, period, sure) in [
            ("Thực hiện tháng 12\nnăm 2017", "2017-12", Some(Sure::Actual)),
            ("Ước tính\ntháng 1 năm 2018", "2018-01", Some(Sure::Estimate)),
            ("Tháng 1 năm 2018\nso với cùng kỳ\nnăm 2017 (%)", "2018-01", None),
            ("Cộng dồn    cả năm 2006", "2006", None),
            ("Thực hiện 11 tháng 2006", "2006-01/2006-11", Some(Sure::Actual)),
            ("Ước tính tháng 12/2006", "2006-12", Some(Sure::Estimate)),
            ("MỤC TIÊU 2006", "2006", Some(Sure::Plan)),
            ("20. Xuất khẩu tháng 12 và năm 2004", "2004", None),
        ] {
            let w = when_in(text).unwrap();
            assert_eq!(
                (w.period().map(|p| p.to_string()).as_deref(), w.sure),
                (Some(period), sure),
                "{text}"
            );
        }
    }
}
