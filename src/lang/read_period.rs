//! Periods as statistics print them, in Vietnamese, English and the other large languages of official tables: `2005Q1`,
//! `Quý I/2006`, `6 tháng đầu năm 2022`, `Jan-05`, `2005年1-9月`, `Thực hiện tháng 12 năm 2017`. No regex: a small grammar over
//! tokens. A part of a year without its year ("Januar", "Q1") is told apart from a whole period.

use super::fold::{Kind, Token, tokens};
use super::memo::Memo;
use super::period_again::in_two_languages;
use super::period_grammar::{Cursor, Found, period_at};
use super::period_words::{BESIDE, sure_word};
use crate::period::{Period, days_in_month};
use std::cell::RefCell;

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
            // From August to July is the stretch that ends in July of the year.
            Part::Months(a, b) => Period::Months(if a > b { year - 1 } else { year }, a, year, b),
            Part::Fixed(period) => period,
        })
    }

    /// Whether it names a year and nothing else.
    pub fn is_year(&self) -> bool {
        self.part == Part::Year
    }
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
    let sure = sure_in(&tokens(text), 0, 0);
    #[cfg(feature = "studio")]
    let sure = sure.or_else(|| super::period_words::sure_ideographs(text));
    sure
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

/// What a word in brackets of its own says inside of a period: "2024 - 2025 (Apr-Nov(P))".
#[cfg(feature = "studio")]
fn sure_within(tokens: &[Token]) -> Option<Sure> {
    tokens.windows(3).find_map(|three| match three {
        [open, word, close] if open.kind == Kind::Sign('(') && close.kind == Kind::Sign(')') => {
            match &word.kind {
                Kind::Word(w) => sure_word(w, None, true),
                _ => None,
            }
        }
        _ => None,
    })
}

fn finish(tokens: &[Token], at: usize, found: Found<'_>) -> Option<When> {
    let (year, part, rest) = found;
    let start = tokens.get(at)?.start;
    let end = tokens.get(rest.at.checked_sub(1)?)?.end;
    let sure = sure_in(tokens, at, rest.at);
    #[cfg(feature = "studio")]
    let sure = sure.or_else(|| sure_within(tokens.get(at..rest.at)?));
    Some(When { year, part, sure, start, end })
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
    if text.len() > 80 || text.is_empty() || is_long_number(text.as_bytes()) {
        return None;
    }
    if let Some(year) = plain_year(text) {
        return Some(When { year: Some(year), part: Part::Year, sure: None, start: 0, end: text.len() });
    }
    // "2021 Ç1": a Turkish quarter, whose letter is a plain c once it is folded.
    if cfg!(feature = "studio") && text.contains('Ç') && text.len() < 12 {
        let quarter = when(&text.replace('Ç', "Q")).filter(|w| matches!(w.part, Part::Quarter(_)));
        return quarter.map(|w| When { start: 0, end: text.len(), ..w }).or_else(|| when_of_tokens(text));
    }
    Memo::of(
        |known| KNOWN.with_borrow_mut(known),
        text,
        |text| when_of_tokens(text).or_else(|| in_two_languages(text)),
    )
}

thread_local! {
    static KNOWN: RefCell<Memo<Option<When>>> = const { RefCell::new(Memo::new()) };
}

/// Three digits, or more than four, begin no period: nearly all figures are told by that.
fn is_long_number(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    // "20142)" is a year with the number of a note.
    let noted = digits == 5 && text.get(digits) == Some(&b')');
    // What is no ASCII may be a digit of another script, or 年.
    !noted && (digits == 3 || digits > 4) && text.get(digits).is_none_or(u8::is_ascii)
}

pub(super) fn when_of_tokens(text: &str) -> Option<When> {
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
    // "20142)": the year with the number of a note.
    let text = match text.strip_suffix(')') {
        Some(noted) if noted.len() == 5 && noted.bytes().all(|b| b.is_ascii_digit()) => noted.get(..4)?,
        _ => text,
    };
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

/// Whether a token is of a year of the Muslim calendar, "1446 هـ", "1446 - 1447 هـ", beside the one that everybody reads.
fn is_of_hijri(tokens: &[Token], at: usize) -> bool {
    let kind = |at: usize| tokens.get(at).map(|t| &t.kind);
    let year = |at: usize| matches!(kind(at), Some(Kind::Number(1300..=1500, 4)));
    let dash = |at: usize| matches!(kind(at), Some(Kind::Sign('-' | '–' | '/')));
    let named = |at: usize| matches!(kind(at), Some(Kind::Word(w)) if matches!(w.as_str(), "ه" | "هـ" | "هجري" | "هجريه" | "ah"));
    let span = |at: usize| year(at) && dash(at + 1) && year(at + 2) && named(at + 3);
    let last = |at: usize| year(at) && named(at + 1);
    let behind = |by: usize, is: &dyn Fn(usize) -> bool| at.checked_sub(by).is_some_and(is);
    last(at) || behind(1, &last) || span(at) || behind(1, &span)
}

fn is_beside(tokens: &[Token], at: usize) -> bool {
    if cfg!(feature = "studio") && is_of_hijri(tokens, at) {
        return true;
    }
    let word = |at: usize| match tokens.get(at).map(|t| &t.kind) {
        Some(Kind::Word(w)) => Some(w.as_str()),
        _ => None,
    };
    match tokens.get(at).map(|t| &t.kind) {
        // "- Quý I", "• January": a part below its year in a list.
        Some(Kind::Sign('-' | '–' | '+' | '•' | '·')) if at == 0 => word(1).is_some(),
        // "2023+": a sign that a note below takes up.
        Some(Kind::Sign('+')) if cfg!(feature = "studio") && at == 1 && tokens.len() == 2 => {
            matches!(tokens.first().map(|t| &t.kind), Some(Kind::Number(_, 4)))
        }
        // "Sơ bộ - Prel. 2023": the same in two languages.
        Some(Kind::Sign('-' | '–')) => {
            at.checked_sub(1).and_then(word).is_some()
                && word(at + 1).is_some_and(|w| sure_word(w, word(at + 2), true).is_some())
        }
        Some(Kind::Word(w)) => {
            BESIDE.has(w)
                // "2023 ж." is a year in Kazakh; without its point the letter is of women in Russian.
                || matches!(w.as_str(), "ж" | "m") && at > 0 && matches!(tokens.get(at + 1).map(|t| &t.kind), Some(Kind::Sign('.')))
                // "As of 31 December 2021"
                || w == "as" && word(at + 1) == Some("of")
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
            // A footnote number in brackets, or the year again: "2017 [YR2017]".
            let sign = |at: usize, list: &[char]| matches!(tokens.get(at).map(|t| &t.kind), Some(Kind::Sign(c)) if list.contains(c));
            *digits == 4 && at >= 2
                // "p1/": a letter and a number that a note below takes up.
                || *digits == 1
                    && sign(at + 1, &['/', ')'])
                    && at + 2 == tokens.len()
                    && at.checked_sub(1).and_then(word).is_some_and(|w| w.len() == 1)
                || *digits == 1
                    && matches!(tokens.get(at + 1).map(|t| &t.kind), Some(Kind::Sign(')')))
                    && tokens.get(at).is_some_and(|t| t.spaced)
                // "декабрь1)": the number of a note at the end of a name.
                || cfg!(feature = "studio")
                    && *digits == 1
                    && at + 2 == tokens.len()
                    && sign(at + 1, &[')'])
                    && tokens.get(at).is_some_and(|t| !t.spaced)
                    && at.checked_sub(1).and_then(word).is_some_and(|w| w.chars().count() >= 3)
                || *digits == 1
                    && at.checked_sub(1).is_some_and(|b| {
                        matches!(tokens.get(b).map(|t| &t.kind), Some(Kind::Sign('(' | '[')))
                    })
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
            // "12月比上年同期": a month in ideographs at the beginning.
            let ideographs = at == 0
                && tokens.get(found.2.at.wrapping_sub(1)).is_some_and(
                    |t| matches!(&t.kind, Kind::Word(w) if matches!(w.as_str(), "月" | "월" | "季" | "度")),
                );
            // "Trị giá 5 tháng (USD)": months so far behind what is counted, where a term of "3 tháng" would have none.
            let counted = matches!(found.1, Part::Months(1, _))
                && c.word(1) == Some("thang")
                && tokens.get(at.wrapping_sub(1)).is_some_and(
                    |t| matches!(&t.kind, Kind::Word(w) if matches!(w.as_str(), "gia" | "luong" | "ngach" | "khau" | "don" | "ke" | "hien" | "uoc" | "tinh")),
                );
            if partial.is_none()
                && !sole_word
                && !base
                && (ideographs
                    || counted
                    || matches!(
                        c.word(0),
                        Some("thang" | "quy" | "t" | "q" | "quarter" | "week" | "tuan" | "第" | "kw")
                    ))
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
        // Month 13 is the whole year in American energy and labour tables.
        6 if text.ends_with("13") => Some(Period::Year(year)),
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
            ("04-Jan-2011", "2011-01-04"),
            ("4/Jan/11", "2011-01-04"),
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
            ("2022/03 p1/", "2022-03"),
            ("2022-2023 (Apr-Dec)", "2022-04/2022-12"),
            ("2022-23(Apr-Mar)", "2022-04/2023-03"),
            ("2023 (Jan-Mar)", "2023-01/2023-03"),
            ("2023 Jan.-Jun.", "2023-01/2023-06"),
            ("2023年1至7月", "2023-01/2023-07"),
            ("2023年1月-7月", "2023-01/2023-07"),
            ("Ocak-January 2022", "2022-01"),
            ("FY22", "2022"),
            ("Tháng Mười hai năm 2022", "2022-12"),
            ("2022ᵖ", "2022"),
            ("Year to June 2023", "2022-07/2023-06"),
            ("Year ended 31 December 2023", "2023"),
            ("12 months to March 2024", "2023-04/2024-03"),
            ("Q1 23", "2023-Q1"),
            ("Doce meses a enero de 2025", "2024-02/2025-01"),
            ("Zwölf Monate bis Juni 2024", "2023-07/2024-06"),
            ("Three months ended June 2023", "2023-Q2"),
            ("6 months to December 2023", "2023-H2"),
            ("Năm kết thúc tháng 6/2023", "2022-07/2023-06"),
            ("12 tháng đến hết tháng 3/2024", "2023-04/2024-03"),
            ("YTD June 2023", "2023-01/2023-06"),
            ("Jun-23 YTD", "2023-01/2023-06"),
            ("Year-to-date, September 2023", "2023-01/2023-09"),
            ("July-March 2023-24", "2023-07/2024-03"),
            ("Kỳ 1 tháng 6/2023", "2023-06-01/2023-06-15"),
            ("Kỳ 2 tháng 02 năm 2024", "2024-02-16/2024-02-29"),
            ("Lũy kế đến hết kỳ 1 tháng 6/2023", "2023-01-01/2023-06-15"),
            ("Lũy kế đến hết tháng 6/2023", "2023-01/2023-06"),
            ("Cộng dồn 6 tháng 2023", "2023-01/2023-06"),
            ("Jul-Mar FY24", "2023-07/2024-03"),
            ("July-March 2024", "2023-07/2024-03"),
            ("1.–3. Quartal 2023", "2023-01/2023-09"),
            ("Dec-Feb 2023", "2022-12/2023-02"),
            ("Γ΄ τρίμηνο 2022", "2022-Q3"),
            ("Ιανουάριος 2021", "2021-01"),
            ("Νοεμβρίου 2021", "2021-11"),
            ("септември 2022", "2022-09"),
            ("IV тримесечие 2022", "2022-Q4"),
            ("II.2023", "2023-02"),
            ("IX.2023", "2023-09"),
            ("VII/2023", "2023-07"),
            ("I - III.2023", "2023-01/2023-03"),
            ("IV-VI 2023", "2023-04/2023-06"),
            ("فبراير 2022", "2022-02"),
            ("أبريل 2022", "2022-04"),
            ("تشرين الثاني 2022", "2022-11"),
            ("الربع الثالث 2022", "2022-Q3"),
            ("النصف الأول 2022", "2022-H1"),
            ("KALW-202053", "2020-W53"),
            ("Kalenderwoche 202101", "2021-W01"),
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
            ("Doce meses a enero", Part::Months(2, 1)),
            ("Nine months to September", Part::Months(1, 9)),
            ("1月", Part::Month(1)),
            ("一月", Part::Month(1)),
            ("十二月", Part::Month(12)),
            ("01. Janeiro", Part::Month(1)),
            ("02 Fevereiro", Part::Month(2)),
            ("Şubat-February", Part::Month(2)),
            ("Enero*", Part::Month(1)),
            ("Tháng Giêng", Part::Month(1)),
            ("1至7月", Part::Months(1, 7)),
            ("HALF2", Part::Half(2)),
            ("- Quý I", Part::Quarter(1)),
            ("• March", Part::Month(3)),
            ("Februaryp", Part::Month(2)),
            ("M07", Part::Month(7)),
            ("M13", Part::Year),
            ("S01", Part::Half(1)),
            ("Q05", Part::Year),
            ("مارس", Part::Month(3)),
            ("الربع الأول", Part::Quarter(1)),
            ("Δ΄ τρίμηνο", Part::Quarter(4)),
            ("μάρτιος", Part::Month(3)),
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
            "-2005",
            "Year to date",
            "July-March",
            "31/02/2005",
            "Dec",
            "3 t",
            "M2",
            "S04",
            "Vitamin V",
            "XII",
            "KALW-202099",
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
