//! Years and dates that no word stands before: "2019-20", "2020/2021", "15/3/2022", "8-2018", "between 2010 and 2020".

use super::periods_in_text::{Reader, When, year};
use crate::period::Period;

impl Reader<'_> {
    /// Years and dates without a word before them.
    pub(super) fn bare(&self) -> Option<(usize, When)> {
        let first = self.get(0)?;
        let before = self.at.checked_sub(1).and_then(|b| self.tokens.get(b));
        if before.is_some_and(|b| b.is('$') || b.is('€')) || self.unit_after(1) {
            return None;
        }
        if let Some(y) = year(first) {
            // 2020-21 and 2020/21
            if self.get(1).is_some_and(|t| (t.is('-') || t.is('/') || t.is('–')) && !t.spaced) {
                let next = self.get(2).filter(|t| !t.spaced && t.end - t.start == 2);
                if next.is_some_and(|t| t.folded.parse() == Ok((y + 1) % 100)) {
                    return Some((3, When::Fiscal(y)));
                }
            }
            // "the pandemic year 2020/2021"
            let slash = self.get(1).is_some_and(|t| t.is('/') && !t.spaced);
            if slash && self.get(2).filter(|t| !t.spaced).and_then(year) == Some(y + 1) {
                return Some((3, When::Fiscal(y)));
            }
            return Some(self.range_from(0, y));
        }
        if self.words(0, &["between"]) || self.words(0, &["from"]) {
            let a = year(self.get(1)?)?;
            let b = self.get(3).and_then(year).filter(|b| *b > a)?;
            return self.any(2, &["and", "to"]).then_some((4, When::Exact(Period::Years(a, b))));
        }
        // 15/3/2022, 15/3, 8-2018, 11/2013
        let a = self.digits(0, 31)?;
        let slash = self.get(1).filter(|t| (t.is('/') || t.is('-')) && !t.spaced)?;
        let second = self.get(2).filter(|t| !t.spaced)?;
        if let (Some(y), true) = (year(second), a <= 12) {
            return Some((3, When::Exact(Period::Month(y, a))));
        }
        let m = self.digits(2, 12)?;
        let with_year = self.get(3).is_some_and(|t| (t.is('/') || t.is('-')) && !t.spaced);
        match self.get(4).and_then(year).filter(|_| with_year) {
            Some(y) => {
                // "từ 1/1 đến 15/3/2022", "tính đến 15/3/2022": from the first of January.
                let _ = y;
                Some((5, self.until(a, m, Some(y))))
            }
            None if slash.is('/') => Some((3, self.until(a, m, None))),
            None => None,
        }
    }
}
