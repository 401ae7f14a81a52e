//! Stretches of days as customs offices report them: "kỳ 2 tháng 3/2022", "20 ngày đầu tháng 5", "từ 16/3 đến 31/3".

use super::periods_in_text::{Reader, When, year};
use crate::period::Period;

impl Reader<'_> {
    /// "kỳ 2 tháng 3/2022", "20 ngày đầu tháng 5", "từ ngày 16/3 đến ngày 31/3/2022", "nửa tháng trước".
    pub(super) fn half_months(&self) -> Option<(usize, When)> {
        if self.exact(0, "kỳ") || self.exact(0, "kì") {
            let h = self.roman(1).filter(|h| *h <= 2)?;
            if self.word(2, "thang")
                && let Some((n, m)) = self.number(3)
            {
                return self.half_month(3 + n, m, h);
            }
            return Some((2, When::HalfMonth(h)));
        }
        if self.exact(0, "nửa") && (self.exact(1, "tháng") || self.exact(1, "đầu") || self.exact(1, "cuối"))
        {
            let h = match (self.exact(1, "đầu"), self.exact(2, "đầu")) {
                (true, _) | (_, true) => 1,
                _ => 2,
            };
            if self.exact(1, "tháng") && self.any(2, &["truoc", "lien"]) {
                return Some((3, When::HalfMonthBefore));
            }
            if self.exact(1, "tháng") && (self.exact(2, "đầu") || self.exact(2, "cuối")) {
                if self.word(3, "thang")
                    && let Some((n, m)) = self.number(4)
                {
                    return self.half_month(4 + n, m, h);
                }
                return Some((3, When::HalfMonth(h)));
            }
            if !self.exact(1, "tháng") && self.word(2, "thang") && self.number(3).is_none() {
                return Some((3, When::HalfMonth(h)));
            }
            return None;
        }
        // 20 ngày đầu tháng 5/2023, 15 ngày đầu tháng
        if let Some(days) = self.digits(0, 30)
            && self.word(1, "ngay")
            && self.exact(2, "đầu")
            && self.word(3, "thang")
        {
            if let Some((n, m)) = self.number(4) {
                return self.dated(4 + n, When::Days(m, 1, m, days), |y| Period::Days(y, m, 1, y, m, days));
            }
            return (days == 15).then_some((4, When::HalfMonth(1)));
        }
        // từ (ngày) 16/3 đến (hết) (ngày) 31/3/2022
        let mut i = usize::from(self.word(0, "tu"));
        i += usize::from(self.word(i, "ngay"));
        let (used, d, m, y) = self.day_month(i)?;
        let mut j = i + used;
        if !(self.any(j, &["den", "toi"]) || self.get(j).is_some_and(|t| t.is_dash())) {
            return None;
        }
        j += 1;
        j += usize::from(self.word(j, "het"));
        j += usize::from(self.word(j, "ngay"));
        let (more, e, n, z) = self.day_month(j)?;
        Some(match z.or(y) {
            Some(z) => (j + more, When::Exact(Period::Days(y.unwrap_or(z), m, d, z, n, e))),
            None => (j + more, When::Days(m, d, n, e)),
        })
    }

    /// "16/3" or "16/3/2022": tokens, day, month, year.
    pub(super) fn day_month(&self, i: usize) -> Option<(usize, u8, u8, Option<i16>)> {
        let d = self.digits(i, 31)?;
        let slash = |i: usize| self.get(i).is_some_and(|t| (t.is('/') || t.is('-')) && !t.spaced);
        let m = if slash(i + 1) { self.digits(i + 2, 12)? } else { return None };
        match self.get(i + 4).and_then(year).filter(|_| slash(i + 3)) {
            Some(y) => Some((5, d, m, Some(y))),
            None => Some((3, d, m, None)),
        }
    }

    pub(super) fn half_month(&self, used: usize, m: u8, h: u8) -> Option<(usize, When)> {
        let last = |y: i16| crate::period::days_in_month(y, m);
        let (from, to) = if h == 1 { (1, 15) } else { (16, 31) };
        self.dated(used, When::Days(m, from, m, to), |y| Period::Days(y, m, from, y, m, to.min(last(y))))
    }
}
