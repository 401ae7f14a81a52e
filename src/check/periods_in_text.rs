//! Periods as the press writes them in both languages: "8 tháng đầu năm 2018", "quý I/2006", "cùng kỳ", "the first 11 months",
//! "a year earlier". What a phrase leaves out (the year, mostly) is left open here and filled in by the context.

use super::words::{Token, TokenKind, small_number};
use crate::period::{Period, Step};

/// Words of an item of a list, at most.
const ITEM: usize = 40;

/// A period as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Everything is said.
    Exact(Period),
    /// From a month to a month of a year not said; January to August is (1, 8).
    Months(u8, u8),
    /// A month of a year not said.
    Month(u8),
    /// A quarter of a year not said.
    Quarter(u8),
    /// A half of a year not said.
    Half(u8),
    /// From a day to a day of a year not said.
    Days(u8, u8, u8, u8),
    /// The fiscal year that begins in a year.
    Fiscal(i16),
    /// The twelve months that end with a month of a year not said: "the fiscal year that ended on March 31".
    YearEnding(u8),
    /// The same period of the year before.
    SameBefore,
    /// The same period of a year.
    SameOf(i16),
    /// The year before the one spoken of.
    YearBefore,
    /// "tháng 6 năm ngoái": that month of the year before the one spoken of.
    MonthOfYearBefore(u8),
    /// So many years before: "bốn năm trước", "four years earlier".
    YearsBefore(u8),
    /// So many years behind the one spoken of: "a year later", "hai năm sau".
    YearsAfter(u8),
    /// The year behind the one that the article is about: "sang năm", "next year".
    NextYear,
    /// The month before.
    MonthBefore,
    /// The quarter before.
    QuarterBefore,
    /// The year spoken of.
    ThisYear,
    /// The year spoken of, whole.
    WholeYear,
    /// From January to the last month spoken of.
    ToDate,
    /// "the quarter", "trong tháng": the last one spoken of.
    Last(Step),
    /// "in the first" behind a quarter or half: the one of that number.
    Nth(u8),
    /// "kỳ 2", "nửa đầu tháng": that half of the month spoken of.
    HalfMonth(u8),
    /// "nửa tháng trước": the half month before the one spoken of.
    HalfMonthBefore,
    /// A single day: never a period of figures.
    Day,
}

impl When {
    /// Whether it is told by its distance from another period: the year before, the same month of a year.
    pub(super) fn is_relative(&self) -> bool {
        matches!(
            self,
            When::SameBefore
                | When::SameOf(_)
                | When::YearBefore
                | When::YearsBefore(_)
                | When::MonthBefore
                | When::QuarterBefore
        )
    }
}

/// The period phrase that begins at a token, with the number of tokens it takes.
pub(super) fn period_at(tokens: &[Token], at: usize) -> Option<(usize, When)> {
    let r = Reader { tokens, at };
    r.vietnamese().or_else(|| r.english()).or_else(|| r.bare())
}

/// A number from 1 to 12 written as a word.
fn small_word(token: &Token) -> Option<u8> {
    const WORDS: [(&str, u8); 4] = [("một", 1), ("tư", 4), ("bẩy", 7), ("giêng", 1)];
    small_number(&token.lower).or_else(|| WORDS.iter().find(|(w, _)| *w == token.lower).map(|(_, n)| *n))
}

/// A month's English name.
pub(super) fn month_name(token: &Token) -> Option<u8> {
    if token.kind != TokenKind::Word || !token.capital {
        return None;
    }
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let w = token.lower.trim_end_matches("'s").trim_end_matches("’s");
    NAMES
        .iter()
        .position(|n| *n == w || (w.len() >= 3 && w.len() <= 4 && n.starts_with(w)))
        .map(|i| i as u8 + 1)
}

/// A year's four digits.
pub(super) fn year(token: &Token) -> Option<i16> {
    if token.kind != TokenKind::Number || token.end - token.start != 4 {
        return None;
    }
    let n: i16 = token.folded.parse().ok()?;
    (1900..=2100).contains(&n).then_some(n)
}

pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
}

impl Reader<'_> {
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        let first = self.tokens.get(self.at)?;
        self.tokens.get(self.at + i).filter(|t| t.paragraph == first.paragraph && t.kind != TokenKind::Line)
    }

    /// Whether nothing of the same line or item stands before.
    pub(super) fn opens(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        before.is_none_or(|t| {
            t.kind == TokenKind::Line || t.is_dash() || [';', '•', '*'].iter().any(|c| t.is(*c))
        })
    }

    /// Whether the item before, "first quarter:", "second:", is that of the quarter or half before the n-th, in a list that begins with one.
    pub(super) fn goes_on(&self, order: &[&str], n: u8) -> bool {
        let (mut at, mut n) = (self.at, usize::from(n));
        while let Some(word) = n.checked_sub(2).and_then(|before| order.get(before)) {
            let from = at.saturating_sub(ITEM);
            let before = (from..at).rev().find(|i| self.tokens.get(*i).is_some_and(|t| t.is_word(word)));
            let Some(found) = before else { return false };
            match self.tokens.get(found + 1) {
                Some(t) if t.is_word("quarter") || t.is_word("half") => return true,
                Some(t) if t.is(':') => (at, n) = (found, n - 1),
                _ => return false,
            }
        }
        false
    }

    pub(super) fn word(&self, i: usize, folded: &str) -> bool {
        self.get(i).is_some_and(|t| t.is_word(folded))
    }

    /// A word with its own marks.
    pub(super) fn exact(&self, i: usize, lower: &str) -> bool {
        self.get(i).is_some_and(|t| {
            t.lower == lower || (t.lower == t.folded && t.folded == super::words::fold(lower))
        })
    }

    pub(super) fn any(&self, i: usize, folded: &[&str]) -> bool {
        folded.iter().any(|w| self.word(i, w))
    }

    pub(super) fn words(&self, i: usize, folded: &[&str]) -> bool {
        folded.iter().enumerate().all(|(n, w)| self.word(i + n, w))
    }

    /// 1 to `most` in digits.
    pub(super) fn digits(&self, i: usize, most: u8) -> Option<u8> {
        let t = self.get(i)?;
        let short = t.kind == TokenKind::Number && t.end - t.start <= 2;
        let n: u8 = if short { t.folded.parse().ok()? } else { return None };
        (1..=most).contains(&n).then_some(n)
    }

    /// 1 to 12 in digits or words, with the tokens used.
    pub(super) fn number(&self, i: usize) -> Option<(usize, u8)> {
        if let Some(n) = self.digits(i, 12) {
            return Some((1, n));
        }
        let n = small_word(self.get(i)?)?;
        if n == 10 {
            match self.get(i + 1).and_then(small_word) {
                Some(1) => return Some((2, 11)),
                Some(2) => return Some((2, 12)),
                _ => {}
            }
            if self.exact(i + 1, "mốt") {
                return Some((2, 11));
            }
        }
        Some((1, n))
    }

    pub(super) fn roman(&self, i: usize) -> Option<u8> {
        let t = self.get(i)?;
        match t.lower.as_str() {
            "i" => Some(1),
            "ii" => Some(2),
            "iii" => Some(3),
            "iv" => Some(4),
            "đầu" if self.word(i + 1, "nam") => Some(1),
            "cuối" if self.word(i + 1, "nam") => Some(4),
            _ => self.number(i).map(|(_, n)| n).filter(|n| *n <= 4),
        }
    }

    /// A year behind a period: "/2018", "-2018", "năm 2018", "của năm 2018", "of 2018", ", 2018"; tokens used and the year.
    pub(super) fn year_after(&self, i: usize) -> Option<(usize, i16)> {
        let mut n = i;
        if self.get(n).is_some_and(|t| t.is('/') || t.is('-') || t.is('–') || t.is(',')) {
            n += 1;
        } else {
            if self.any(n, &["cua", "trong", "of", "in"]) {
                n += 1;
            }
            if self.word(n, "the") {
                n += 1;
            }
            if self.any(n, &["nam", "year"]) {
                n += 1;
            }
        }
        let y = year(self.get(n)?)?;
        // "tháng 8, 2018 tỷ" is no year; neither is the first of two joined years.
        Some((n + 1 - i, y))
    }

    pub(super) fn dated(
        &self,
        used: usize,
        open: When,
        exact: impl Fn(i16) -> Period,
    ) -> Option<(usize, When)> {
        if let Some((more, y)) = self.year_after(used) {
            return Some((used + more, When::Exact(exact(y))));
        }
        let this = self.words(used, &["nam", "nay"])
            || self.words(used, &["nam", "truoc"])
            || self.words(used, &["nam", "ngoai"]);
        // "tháng 8 năm trước": the year is said, relative to the one spoken of.
        if this && !self.word(used + 1, "nay") {
            return match open {
                When::Month(m) => Some((used + 2, When::MonthOfYearBefore(m))),
                _ => None,
            };
        }
        Some((if this { used + 2 } else { used }, open))
    }

    fn vietnamese(&self) -> Option<(usize, When)> {
        // cùng kỳ …
        if self.words(0, &["cung", "ky"]) && self.exact(0, "cùng") {
            let mut n = 2;
            if self.word(n, "cua") {
                n += 1;
            }
            if self.word(n, "nam") {
                if let Some(y) = self.get(n + 1).and_then(year) {
                    return Some((n + 2, When::SameOf(y)));
                }
                if self.any(n + 1, &["truoc", "ngoai", "lien"]) {
                    let more = usize::from(self.word(n + 1, "lien"))
                        + usize::from(self.words(n + 1, &["truoc", "do"]));
                    return Some((n + 2 + more, When::SameBefore));
                }
            }
            if let Some(y) = self.get(n).and_then(year) {
                return Some((n + 1, When::SameOf(y)));
            }
            if self.words(n, &["thang", "truoc"]) {
                return Some((n + 2, When::MonthBefore));
            }
            return Some((2 + usize::from(self.word(2, "nay")), When::SameBefore));
        }
        // cùng tháng năm ngoái, cùng quý năm trước
        if self.exact(0, "cùng") && (self.exact(1, "tháng") || self.exact(1, "quý")) && self.word(2, "nam")
        {
            if self.any(3, &["truoc", "ngoai"]) {
                return Some((4, When::SameBefore));
            }
            if let Some(y) = self.get(3).and_then(year) {
                return Some((4, When::SameOf(y)));
            }
        }
        if self.exact(0, "năm") {
            if let Some(y) = self.get(1).and_then(year) {
                return Some(self.range_from(1, y));
            }
            if self.words(1, &["tai", "chinh"]) || self.words(1, &["tai", "khoa"]) {
                return self.fiscal(3);
            }
            if self.any(1, &["truoc", "ngoai"]) {
                return Some((2 + usize::from(self.word(2, "do")), When::YearBefore));
            }
            if self.words(1, &["lien", "truoc"]) || self.words(1, &["lien", "ke"]) {
                return Some((3, When::YearBefore));
            }
            if self.word(1, "nay") {
                return Some((2, When::ThisYear));
            }
        }
        if self.exact(0, "niên") && (self.word(1, "khoa") || self.word(1, "vu")) {
            return self.fiscal(2);
        }
        // "tài khóa 2023-2024", "tài khóa trước"
        if self.exact(0, "tài") && self.word(1, "khoa") {
            if self.any(2, &["truoc"]) || self.words(2, &["lien", "truoc"]) {
                return Some((3 + usize::from(self.word(2, "lien")), When::YearBefore));
            }
            return self.fiscal(2);
        }
        // "tháng 4/2023 đến tháng 3/2024", "từ tháng 4-2023 đến hết tháng 3-2024": over the turn of the year.
        let from = usize::from(self.word(0, "tu"));
        if let Some((n, m, y)) = self.month_of_year(from) {
            let to = from + n;
            let joined = self.any(to, &["den", "toi"]) || self.get(to).is_some_and(|t| t.is_dash());
            let rest = to + 1 + usize::from(self.word(to + 1, "het"));
            if let Some((k, b, z)) = self.month_of_year(rest).filter(|_| joined)
                && (y, m) < (z, b)
            {
                return Some((rest + k, When::Exact(Period::Months(y, m, z, b))));
            }
        }
        if let Some((n, count)) = self.number(0)
            && self.exact(n, "năm")
            && self.exact(n + 1, "sau")
            && !self.exact(n + 2, "khi")
        {
            return Some((n + 2 + usize::from(self.word(n + 2, "do")), When::YearsAfter(count)));
        }
        if self.exact(0, "sang") && self.exact(1, "năm") && self.get(2).and_then(year).is_none() {
            let more = self.get(2).is_some_and(|t| matches!(t.lower.as_str(), "mới" | "tới" | "sau"));
            return Some((2 + usize::from(more), When::NextYear));
        }
        if self.exact(0, "năm") && self.exact(1, "tới") {
            return Some((2, When::NextYear));
        }
        if self.words(0, &["mot", "nam", "truoc"]) {
            return Some((3 + usize::from(self.word(3, "do")), When::YearBefore));
        }
        if self.words(0, &["ca", "nam"]) && self.exact(0, "cả") {
            return match self.get(2).and_then(year) {
                Some(y) => Some((3, When::Exact(Period::Year(y)))),
                None => Some((2, When::WholeYear)),
            };
        }
        if (self.any(0, &["giai"]) && self.word(1, "doan"))
            || (self.word(0, "thoi") && self.any(1, &["ky", "ki"]))
        {
            let n = if self.word(2, "nam") { 3 } else { 2 };
            if let Some(y) = self.get(n).and_then(year) {
                return Some(self.range_from(n, y));
            }
        }
        if self.words(0, &["tu", "nam"])
            && let Some(a) = self.get(2).and_then(year)
        {
            let until = self.word(3, "den") || self.exact(3, "tới");
            let n = if self.word(4, "nam") { 5 } else { 4 };
            if let Some(b) = self.get(n).and_then(year).filter(|b| *b > a && until) {
                return Some((n + 1, When::Exact(Period::Years(a, b))));
            }
        }
        // tháng cuối năm, tháng cuối cùng của năm 2020
        if self.exact(0, "tháng") && self.exact(1, "cuối") && (self.exact(2, "năm") || self.exact(2, "cùng"))
        {
            let before = self.at.checked_sub(1).and_then(|b| self.tokens.get(b));
            let counted = before.is_some_and(|t| t.kind == TokenKind::Number || small_word(t).is_some());
            let dated = self.exact(2, "năm") && self.get(3).and_then(year).is_some();
            if !counted {
                return self.dated(if dated { 2 } else { 3 }, When::Month(12), |y| Period::Month(y, 12));
            }
        }
        if let Some(found) = self.half_months() {
            return Some(found);
        }
        if self.words(0, &["nua", "dau"]) || self.words(0, &["nua", "cuoi"]) {
            let h = if self.word(1, "dau") { 1 } else { 2 };
            if self.word(2, "nam") {
                let used = if self.get(3).and_then(year).is_some() { 2 } else { 3 };
                return self.dated(used, When::Half(h), |y| Period::Half(y, h));
            }
            if self.word(2, "thang")
                && let Some((n, m)) = self.number(3)
            {
                return self.half_month(3 + n, m, h);
            }
        }
        if self.words(0, &["dau", "nam", "den", "nay"]) || self.words(0, &["tu", "dau", "nam"]) {
            let n = if self.word(0, "tu") { 3 } else { 4 };
            // từ đầu năm đến hết tháng 8
            let skip = if self.words(3, &["den", "het", "thang"]) { 6 } else { 5 };
            // "Tính từ đầu năm, tháng 3 là tháng …": that month alone.
            let until = self.any(3, &["den", "toi"]) || self.get(3).is_some_and(|t| t.is_dash());
            if self.word(0, "tu")
                && until
                && self.word(skip - 1, "thang")
                && let Some((k, m)) = self.number(skip)
            {
                return self.dated(skip + k, When::Months(1, m), |y| Period::to_date(y, m));
            }
            let n = if self.words(n, &["den", "nay"]) || self.words(n, &["toi", "nay"]) { n + 2 } else { n };
            return Some((n, When::ToDate));
        }
        if self.word(0, "thang") && self.exact(0, "tháng")
            || self.get(0).is_some_and(|t| t.folded == "thangs")
        {
            if self.any(1, &["truoc"]) {
                return Some((2 + usize::from(self.word(2, "do")), When::MonthBefore));
            }
            if self.words(1, &["lien", "truoc"]) || self.words(1, &["lien", "ke"]) {
                return Some((3 + usize::from(self.words(2, &["ke", "truoc"])), When::MonthBefore));
            }
            let (n, m) = self.number(1)?;
            // tháng 1-11/2020, tháng 1 đến tháng 11
            let dash = self.get(1 + n).is_some_and(|t| t.is_dash()) && self.digits(2 + n, 12).is_some();
            if dash {
                let to = self.digits(2 + n, 12).unwrap_or(m);
                if to > m {
                    return self.dated(3 + n, When::Months(m, to), |y| Period::Months(y, m, y, to));
                }
            }
            if self.words(1 + n, &["den", "thang"])
                || self.words(1 + n, &["toi", "thang"])
                || self.words(1 + n, &["den", "het"])
            {
                let skip = if self.words(1 + n, &["den", "het", "thang"]) { 4 } else { 3 };
                if let Some((k, to)) = self.number(n + skip).filter(|(_, to)| *to > m) {
                    return self.dated(n + skip + k, When::Months(m, to), |y| Period::Months(y, m, y, to));
                }
            }
            let back = |i: usize, w: &str| {
                self.at.checked_sub(i).and_then(|b| self.tokens.get(b)).is_some_and(|t| t.is_word(w))
            };
            if back(1, "het") {
                return self.dated(1 + n, When::Months(1, m), |y| Period::to_date(y, m));
            }
            return self.dated(1 + n, When::Month(m), |y| Period::Month(y, m));
        }
        // "quý II và III": the second of them.
        if let Some(q) = self.roman(0).filter(|_| self.get(0).is_some_and(|t| t.kind == TokenKind::Word))
            && self.at.checked_sub(2).is_some_and(|b| {
                let prior = Reader { tokens: self.tokens, at: b };
                prior.roman(0).is_some()
                    && (prior.word(1, "va") || prior.get(1).is_some_and(|t| t.is(',')))
                    && b.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.lower == "quý")
            })
        {
            return self.dated(1, When::Quarter(q), |y| Period::Quarter(y, q));
        }
        if self.exact(0, "quý")
            || (self.word(0, "quy")
                && self.roman(1).is_some()
                && self.get(0).is_some_and(|t| t.lower == "qúy"))
        {
            if self.any(1, &["truoc"]) || self.words(1, &["lien", "truoc"]) {
                return Some((if self.word(1, "lien") { 3 } else { 2 }, When::QuarterBefore));
            }
            let q = self.roman(1)?;
            let used =
                if self.any(1, &["dau", "cuoi"]) && self.get(3).and_then(year).is_none() { 3 } else { 2 };
            return self.dated(used, When::Quarter(q), |y| Period::Quarter(y, q));
        }
        let step = if self.exact(1, "tháng") { Step::Month } else { Step::Quarter };
        if self.exact(0, "trong")
            && (self.exact(1, "tháng") || self.exact(1, "quý"))
            && self.number(2).is_none()
            && self.roman(2).is_none()
        {
            let bare = !self.any(2, &["truoc", "lien", "dau", "cuoi", "qua", "nay"]);
            return bare.then_some((2, When::Last(step)));
        }
        // "sau bốn năm", "trong bốn năm qua", "bốn năm trước"
        let lead = usize::from(self.exact(0, "sau") || self.exact(0, "trong"));
        if let Some((n, count)) = self.number(lead).filter(|(_, n)| *n > 1)
            && self.exact(lead + n, "năm")
            && self.get(lead + n + 1).and_then(year).is_none()
        {
            let end = lead + n + 1;
            let ago = self.exact(end, "trước");
            let run = self.any(end, &["lien", "lieu"]);
            if !run && ago || !run && (lead == 1 && (self.exact(0, "sau") || self.exact(end, "qua"))) {
                let more = usize::from(ago || self.exact(end, "qua"))
                    + usize::from(self.words(end, &["truoc", "do"]));
                return Some((end + more, When::YearsBefore(count)));
            }
        }
        let (n, count) = self.number(0)?;
        // "hai quý II và III": which two is said behind.
        if self.word(n, "quy")
            && self.exact(n, "quý")
            && (2..=4).contains(&count)
            && (self.roman(n + 1).is_none() || self.any(n + 1, &["dau", "cuoi"]))
        {
            let mut used = n + 1;
            if self.word(used, "dau") {
                used += 1;
            }
            if self.word(used, "nam") && self.get(used + 1).and_then(year).is_none() {
                used += 1;
            }
            return self.dated(used, When::Months(1, count * 3), |y| Period::to_date(y, count * 3));
        }
        let months = self.get(n).is_some_and(|t| t.folded == "thang" || t.folded == "thangdau");
        if months && !(n == 1 && count == 1 && self.get(0).is_some_and(|t| t.kind == TokenKind::Word)) {
            if self.any(n + 1, &["lien", "tiep"]) || self.exact(n + 1, "sau") || self.exact(n + 1, "tới") {
                return None;
            }
            let mut used = n + 1;
            let glued = self.word(n, "thangdau");
            if self.word(used, "dau") || glued {
                used += usize::from(!glued);
                if self.word(used, "quy")
                    && let Some(q) = self.roman(used + 1)
                {
                    let from = q * 3 - 2;
                    let to = (from + count - 1).min(12);
                    return self.dated(used + 2, When::Months(from, to), |y| Period::Months(y, from, y, to));
                }
            } else if self.word(used, "cuoi") {
                let from = 13 - count;
                used += 1;
                if self.word(used, "nam") && self.get(used + 1).and_then(year).is_none() {
                    used += 1;
                }
                return self.dated(used, When::Months(from, 12), |y| Period::Months(y, from, y, 12));
            }
            if self.word(used, "nam")
                && self.get(used + 1).and_then(year).is_none()
                && !self.any(used + 1, &["truoc", "ngoai"])
            {
                used += 1;
                if self.word(used, "nay") {
                    used += 1;
                }
            }
            if self.any(used, &["qua", "nay"]) {
                used += 1;
            }
            return self.dated(used, When::Months(1, count), |y| Period::to_date(y, count));
        }
        None
    }

    /// "tháng 4/2023": tokens, month, year.
    fn month_of_year(&self, i: usize) -> Option<(usize, u8, i16)> {
        let (n, m) = self.number(i + 1).filter(|_| self.exact(i, "tháng"))?;
        let (more, y) = self.year_after(i + 1 + n)?;
        Some((1 + n + more, m, y))
    }

    /// A year, or the range that begins with it.
    pub(super) fn range_from(&self, i: usize, a: i16) -> (usize, When) {
        let until = |t: &Token| t.is_word("den") || t.lower == "tới";
        if self.get(i + 1).is_some_and(|t| t.is_dash() || until(t) || t.is_word("to")) {
            if let Some(b) = self.get(i + 2).and_then(year).filter(|b| *b > a && *b - a < 40) {
                return (i + 3, When::Exact(Period::Years(a, b)));
            }
            if self.get(i + 1).is_some_and(until)
                && self.word(i + 2, "nam")
                && let Some(b) = self.get(i + 3).and_then(year).filter(|b| *b > a && *b - a < 40)
            {
                return (i + 4, When::Exact(Period::Years(a, b)));
            }
        }
        (i + 1, When::Exact(Period::Year(a)))
    }

    /// "2020-21", "2020/21", "2020-2021" or "2021" as a fiscal year.
    pub(super) fn fiscal(&self, i: usize) -> Option<(usize, When)> {
        let short = self.get(i).filter(|t| t.kind == TokenKind::Number && t.end - t.start == 2);
        if let Some(n) = short.and_then(|t| t.folded.parse::<i16>().ok()) {
            return Some((i + 1, When::Fiscal(2000 + n - 1)));
        }
        let a = year(self.get(i)?)?;
        if self.get(i + 1).is_some_and(|t| t.is_dash() || t.is('/')) {
            let next = (a + 1) % 100;
            let full = self.get(i + 2).and_then(year) == Some(a + 1);
            if full || self.get(i + 2).is_some_and(|t| t.folded.parse() == Ok(next)) {
                return Some((i + 3, When::Fiscal(a)));
            }
        }
        // A fiscal year named by one year is the one that ends in it.
        Some((i + 1, When::Fiscal(a - 1)))
    }

    pub(super) fn unit_after(&self, i: usize) -> bool {
        // "2021 tỉ trọng": a share, no billions.
        let other = self.any(i, &["ty", "ti"]) && self.any(i + 1, &["trong", "le", "suat", "gia", "phu"]);
        self.get(i).is_some_and(|t| t.is('%'))
            || !other
                && self.any(
                    i,
                    &[
                        "ty", "ti", "trieu", "nghin", "ngan", "usd", "billion", "bn", "million", "mn", "tan",
                        "lan", "percent", "per", "dong", "euro", "tonnes", "dollars", "trillion",
                    ],
                )
    }

    /// A day behind "đến" is the end of a stretch that began in January, unless a beginning is said.
    pub(super) fn until(&self, day: u8, month: u8, y: Option<i16>) -> When {
        let back = |i: usize, w: &[&str]| {
            self.at
                .checked_sub(i)
                .and_then(|b| self.tokens.get(b))
                .is_some_and(|t| w.contains(&t.folded.as_str()))
        };
        let reached =
            back(1, &["den", "het", "to", "toi"]) || (back(1, &["ngay"]) && back(2, &["den", "het", "toi"]));
        match (reached, y) {
            (true, Some(y)) => When::Exact(Period::Days(y, 1, 1, y, month, day)),
            (true, None) => When::Days(1, 1, month, day),
            _ => When::Day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    fn first(text: &str) -> Option<(usize, When)> {
        period_at(&tokens(text), 0)
    }

    #[test]
    fn vietnamese_periods() {
        assert_eq!(first("8 tháng năm 2018"), Some((4, When::Exact(Period::to_date(2018, 8)))));
        assert_eq!(first("8 tháng đầu năm 2018"), Some((5, When::Exact(Period::to_date(2018, 8)))));
        assert_eq!(first("11 tháng, tổng"), Some((2, When::Months(1, 11))));
        assert_eq!(first("hai tháng đầu quý IV"), Some((5, When::Months(10, 11))));
        assert_eq!(first("quý I/2006"), Some((4, When::Exact(Period::Quarter(2006, 1)))));
        assert_eq!(first("tháng 8-2018"), Some((4, When::Exact(Period::Month(2018, 8)))));
        assert_eq!(first("tháng 8 ước"), Some((2, When::Month(8))));
        assert_eq!(first("cùng kỳ 2017"), Some((3, When::SameOf(2017))));
        assert_eq!(first("cùng kỳ năm trước"), Some((4, When::SameBefore)));
        assert_eq!(first("tháng liền trước"), Some((3, When::MonthBefore)));
        assert_eq!(first("giai đoạn 2001-2005"), Some((5, When::Exact(Period::Years(2001, 2005)))));
        assert_eq!(first("2001 – 2005"), Some((3, When::Exact(Period::Years(2001, 2005)))));
        assert_eq!(first("9 tháng năm 2022"), Some((4, When::Exact(Period::to_date(2022, 9)))));
    }

    #[test]
    fn english_periods() {
        assert_eq!(first("first 11 months of 2017"), Some((5, When::Exact(Period::to_date(2017, 11)))));
        assert_eq!(first("the first eight months"), Some((4, When::Months(1, 8))));
        assert_eq!(first("August 2018"), Some((2, When::Exact(Period::Month(2018, 8)))));
        assert_eq!(first("December 19, 2017"), Some((4, When::Day)));
        assert_eq!(first("a year earlier"), Some((3, When::YearBefore)));
        assert_eq!(first("the same months of last year"), Some((6, When::SameBefore)));
        assert_eq!(first("FY2020-21"), Some((4, When::Fiscal(2020))));
        assert_eq!(first("2020/21"), Some((3, When::Fiscal(2020))));
        assert_eq!(first("2006-2010"), Some((3, When::Exact(Period::Years(2006, 2010)))));
    }
}
