//! What a word begins: a month, a quarter, a half, a week, an era, a year.

use super::codes::{coded, half_first, ideographs, roman_dated, run_together, spelled};
use super::ended::half_month;
use super::eras::{era, era_letter, thai};
use super::{
    Cursor, Found, counted, from_year, half_before, is_dash, months_joined, quarter_before, with_year,
};
use crate::lang::period_words::*;
use crate::lang::read_period::Part;
use crate::period::{Period, days_in_month};

/// A period that begins with a word.
pub(super) fn from_word(c: Cursor<'_>) -> Option<Found<'_>> {
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
    if let Some(found) =
        coded(c).or_else(|| half_first(c)).or_else(|| roman_dated(c)).or_else(|| ideographs(c))
    {
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
        // "Янв. Jan.": the same month in two languages.
        if cfg!(feature = "studio")
            && let Some(again) = rest.word(0).filter(|again| *again != word)
            && month_word(again) == Some(month)
        {
            let by = if rest.sign(1) == Some('.') { 2 } else { 1 };
            return Some(with_year(Part::Month(month), rest.skip(by)));
        }
        // Ocak-January: the same month in two languages.
        if matches!(rest.sign(0), Some('-' | '/' | '–' | '|'))
            && rest.word(1).and_then(month_word) == Some(month)
        {
            return Some(with_year(Part::Month(month), rest.skip(2)));
        }
        if let Some(found) = quarter_by_month(month, rest) {
            return Some(found);
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
            if let Some(found) = quarter_before(q, to) {
                return Some(found);
            }
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
            // "Q1 23": two digits at the very end.
            if let Some(year) =
                to.short_year(0).filter(|_| to.spaced(0) && to.at + 1 == c.tokens.len() && c.at == 0)
            {
                return Some((Some(year), Part::Quarter(q), to.skip(1)));
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
            {
                // "I-VI ay": Azerbaijan says that they are months.
                let worded = cfg!(feature = "studio") && matches!(next.word(2), Some("ay" | "ayi" | "ayin"));
                let found = with_year(Part::Months(1, end), next.skip(2 + usize::from(worded)));
                if worded || found.0.is_some() {
                    return Some(found);
                }
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
        "h" | "s" | "hy" | "hf" => {
            let half = next.small(0, 2).filter(|_| !next.spaced(0))?;
            if let Some(found) = half_before(half, next.skip(1)) {
                return Some(found);
            }
            Some(with_year(Part::Half(half), next.skip(1))).filter(|f| f.0.is_some() || c.tokens.len() == 2)
        }
        // "Y2020"
        #[cfg(feature = "studio")]
        "y" if c.tokens.len() == 2 && !next.spaced(0) => {
            Some((Some(next.year(0)?), Part::Year, next.skip(1)))
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

/// "March quarter 2021", "Jun qtr 2021", "Dec-21 qtr": a quarter by the month that it ends with, as offices of the south name it.
fn quarter_by_month(month: u8, c: Cursor<'_>) -> Option<Found<'_>> {
    let is_word = |c: Cursor<'_>| matches!(c.word(0), Some("quarter" | "qtr" | "qtrs" | "quarters"));
    let part = Part::Quarter(month.is_multiple_of(3).then_some(month / 3)?);
    if is_word(c) {
        let by = if c.sign(1) == Some('.') { 2 } else { 1 };
        return Some(with_year(part, c.skip(by)));
    }
    let (Some(year), _, rest) = with_year(part, c) else { return None };
    is_word(rest).then(|| (Some(year), part, rest.skip(1)))
}
