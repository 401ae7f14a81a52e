//! Stretches of days as customs offices report them: "kỳ 2 tháng 3/2022", "20 ngày đầu tháng 5", "từ 16/3 đến 31/3", "the first half of
//! September", "between January 1 and mid-September".

use super::periods_in_text::{Reader, When, month_name, year};
use crate::period::Period;

impl Reader<'_> {
    /// "the second half of August", "by mid-September", "from January 1 to 15 September 2025", "the preceding half-month".
    pub(super) fn english_half_months(&self) -> Option<(usize, When)> {
        let the = usize::from(self.word(0, "the"));
        let half = match self.get(the).map(|t| t.folded.as_str()) {
            Some("first" | "opening") => Some(1),
            Some("second" | "last" | "latter" | "closing" | "final") => Some(2),
            _ => None,
        };
        let dash = |i: usize| usize::from(self.get(i).is_some_and(|t| t.is_dash()));
        let fortnight = |i: usize| self.any(i, &["half", "fortnight"]) || self.words(i, &["two", "weeks"]);
        if let Some(h) = half {
            let at = the + 1 + dash(the + 1);
            if fortnight(at) {
                let end = at + 1 + usize::from(self.word(at, "two"));
                let of = usize::from(self.any(end, &["of", "in"]));
                if of == 1 && self.words(end + 1, &["the", "month"]) {
                    return Some((end + 3, When::HalfMonth(h)));
                }
                if let Some(m) = self.get(end + of).and_then(month_name).filter(|_| of == 1) {
                    return self.half_month(end + 2, m, h);
                }
            }
        }
        if self.any(the, &["previous", "preceding", "prior"])
            && (self.any(the + 1, &["fortnight", "period"])
                || self.word(the + 1, "half") && self.word(the + 2 + dash(the + 2), "month"))
        {
            return Some((
                the + 2 + if self.word(the + 1, "half") { 1 + dash(the + 2) } else { 0 },
                When::HalfMonthBefore,
            ));
        }
        // "from January 1 to mid-September", "between 1 January and 15 September 2025", "to mid-September"
        let lead = usize::from(self.any(0, &["from", "between", "since"]));
        if let Some((used, m, d)) = self.day_of_month(lead) {
            let j = lead + used;
            let joined = self.any(j, &["to", "and", "through", "until", "till"]) || dash(j) == 1;
            let (more, n, e) = self.day_of_month(j + 1).or_else(|| self.middle(j + 1)).filter(|_| joined)?;
            return self.days_of(j + 1 + more, (m, d), (n, e));
        }
        let reached = self.any(0, &["by", "to", "until", "till", "through"])
            || self.words(0, &["up", "to"])
            || self.words(0, &["as", "of"]);
        if reached {
            let at = 1 + usize::from(self.any(0, &["up", "as"]));
            let (used, m, d) =
                self.middle(at).or_else(|| self.day_of_month(at).filter(|(_, _, d)| *d == 15))?;
            return self.days_of(at + used, (1, 1), (m, d));
        }
        None
    }

    /// "mid-September": tokens, month, day.
    fn middle(&self, i: usize) -> Option<(usize, u8, u8)> {
        let dash = self.word(i, "mid") && self.get(i + 1).is_some_and(|t| t.is_dash());
        let at = i + 1 + usize::from(dash);
        let month = self.get(at).and_then(month_name).filter(|_| self.word(i, "mid"))?;
        Some((at + 1 - i, month, 15))
    }

    /// "January 1", "Jan. 1" or "15 September": tokens, month, day.
    fn day_of_month(&self, i: usize) -> Option<(usize, u8, u8)> {
        if let Some(m) = self.get(i).and_then(month_name) {
            let dot = usize::from(self.get(i + 1).is_some_and(|t| t.is('.')));
            let d = self.digits(i + 1 + dot, 31)?;
            return Some((2 + dot, m, d));
        }
        let m = self.get(i + 1).and_then(month_name)?;
        Some((2, m, self.digits(i, 31)?))
    }

    fn days_of(&self, used: usize, (m, d): (u8, u8), (n, e): (u8, u8)) -> Option<(usize, When)> {
        if (m, d) >= (n, e) {
            return None;
        }
        let comma = usize::from(self.get(used).is_some_and(|t| t.is(',')));
        let of = usize::from(comma == 0 && self.word(used, "of"));
        match self.get(used + comma + of).and_then(year) {
            Some(y) => Some((used + comma + of + 1, When::Exact(stretch(y, (m, d), y, (n, e))))),
            None if self.words(used, &["this", "year"]) => Some((used + 2, open_stretch((m, d), (n, e)))),
            None => Some((used, open_stretch((m, d), (n, e)))),
        }
    }

    /// "kỳ 2 tháng 3/2022", "20 ngày đầu tháng 5", "từ ngày 16/3 đến ngày 31/3/2022", "nửa tháng trước".
    pub(super) fn half_months(&self) -> Option<(usize, When)> {
        if self.exact(0, "kỳ") || self.exact(0, "kì") {
            if self.any(1, &["truoc"]) || self.words(1, &["lien", "truoc"]) || self.words(1, &["lien", "ke"])
            {
                let tail = usize::from(self.word(1, "lien")) + usize::from(self.words(2, &["ke", "truoc"]));
                let end = 2 + tail;
                return Some((end + usize::from(self.exact(end, "đó")), When::HalfMonthBefore));
            }
            let h = self.roman(1).filter(|h| *h <= 2)?;
            if self.word(2, "thang")
                && let Some((n, m)) = self.number(3)
            {
                return self.half_month(3 + n, m, h);
            }
            return Some((2, When::HalfMonth(h)));
        }
        // "hai tháng rưỡi", "2 tháng rưỡi đầu năm": to the middle of the month behind.
        if let Some((n, count)) = self.number(0).filter(|(_, c)| *c < 12)
            && self.exact(n, "tháng")
            && self.exact(n + 1, "rưỡi")
        {
            let head = usize::from(self.exact(n + 2, "đầu"));
            let own = head == 1 && self.exact(n + 3, "năm") && self.get(n + 4).and_then(year).is_none();
            let used = n + 2 + head + usize::from(own);
            // "hai tháng rưỡi qua" ends today, and begins anywhere.
            if !own && self.year_after(used).is_none() {
                return None;
            }
            let m = count + 1;
            return self.dated(used, When::Days(1, 1, m, 15), |y| Period::Days(y, 1, 1, y, m, 15));
        }
        // "hai tuần trước đó", "kỳ liền trước"
        if self.words(0, &["hai", "tuan", "truoc"]) && self.exact(1, "tuần") {
            return Some((3 + usize::from(self.exact(3, "đó")), When::HalfMonthBefore));
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
            Some(z) => (j + more, When::Exact(stretch(y.unwrap_or(z), (m, d), z, (n, e)))),
            None => (j + more, open_stretch((m, d), (n, e))),
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

/// Days from the first of a month to the last of one are those months.
fn stretch(y: i16, (m, d): (u8, u8), z: i16, (n, e): (u8, u8)) -> Period {
    match (d == 1 && e >= crate::period::days_in_month(z, n), (y, m) == (z, n)) {
        (true, true) => Period::Month(z, n),
        (true, false) => Period::Months(y, m, z, n),
        _ => Period::Days(y, m, d, z, n, e),
    }
}

/// The same of a year that is not said.
fn open_stretch((m, d): (u8, u8), (n, e): (u8, u8)) -> When {
    // In which years February has a day more is open.
    let last = if n == 2 { 28 } else { crate::period::days_in_month(2001, n) };
    match (d == 1 && e >= last, m == n) {
        (true, true) => When::Month(n),
        (true, false) => When::Months(m, n),
        _ => When::Days(m, d, n, e),
    }
}
