//! Periods as the English press writes them: "the first 11 months of 2017", "a year earlier", "FY2020-21".

use super::periods_in_text::{Reader, When, month_name, year};
use crate::period::{Period, Step};

impl Reader<'_> {
    /// Whether the words at a place say that something went on: "in a row", "running", "straight".
    fn is_run(&self, i: usize) -> bool {
        self.words(i, &["in", "a", "row"])
            || self.any(i, &["running", "straight"])
            || self.words(i, &["on", "the", "trot"])
    }

    pub(super) fn english(&self) -> Option<(usize, When)> {
        if let Some(found) = self.english_half_months() {
            return Some(found);
        }
        let the = usize::from(self.word(0, "the"));
        if self.any(the, &["same", "corresponding", "comparable"]) {
            let mut n = the + 1;
            if self.number(n).is_some() {
                n += 1;
            }
            if self.any(n, &["period", "months", "month", "quarter", "time", "stretch"]) {
                n += 1;
                let of = usize::from(self.any(n, &["of", "in", "a"]));
                if let Some(y) = self.get(n + of).and_then(year) {
                    return Some((n + of + 1, When::SameOf(y)));
                }
                let mut m = n + of + usize::from(self.word(n + of, "the"));
                let last =
                    self.any(m, &["last", "previous", "prior", "preceding"]) && self.word(m + 1, "year");
                let earlier = self.word(m, "year") && self.any(m + 1, &["earlier", "ago", "before"]);
                m = if last || earlier { m + 2 } else { n };
                return Some((m, When::SameBefore));
            }
        }
        if let Some(found) = self.year_ending(the) {
            return Some(found);
        }
        // "the year-ago level", "year-earlier sales"
        let dashed = self.word(the, "year") && self.get(the + 1).is_some_and(super::words::Token::is_dash);
        if dashed && self.any(the + 2, &["ago", "earlier"]) {
            return Some((the + 3, When::SameBefore));
        }
        let before = self.any(the, &["last", "previous", "prior", "preceding"]);
        if before && self.any(the + 1, &["fiscal", "financial"]) && self.any(the + 2, &["year", "year's"]) {
            return Some((the + 3, When::YearBefore));
        }
        if before {
            let when = match self.get(the + 1).map(|t| t.folded.as_str()) {
                Some("year" | "year's") => When::YearBefore,
                Some("month" | "month's") => When::MonthBefore,
                Some("quarter" | "quarter's") => When::QuarterBefore,
                _ => return None,
            };
            return Some((the + 2, when));
        }
        if self.word(0, "next") && self.word(1, "year") {
            return Some((2, When::NextYear));
        }
        if (self.word(0, "a") || self.word(0, "one")) && self.word(1, "year") && self.word(2, "later") {
            return Some((3, When::YearsAfter(1)));
        }
        if let Some((n, count)) = self.number(0).filter(|(_, n)| *n > 1)
            && self.word(n, "years")
            && self.word(n + 1, "later")
        {
            return Some((n + 2, When::YearsAfter(count)));
        }
        if self.word(0, "a") || self.word(0, "one") || self.word(0, "the") {
            let earlier = self.any(2, &["earlier", "ago", "before"]);
            let when = match self.get(1).map(|t| t.folded.as_str()) {
                Some("year") => When::YearBefore,
                Some("month") => When::MonthBefore,
                Some("quarter") => When::QuarterBefore,
                _ => When::Day,
            };
            if earlier && when != When::Day {
                return Some((3, when));
            }
        }
        // "four years earlier", "in four years", "twelve months before"
        let lead = usize::from(self.any(0, &["in", "over", "within"]));
        if let Some((n, count)) = self.number(lead).filter(|(_, n)| *n > 1) {
            let earlier = self.any(lead + n + 1, &["earlier", "ago", "before"]);
            if self.word(lead + n, "months") && count == 12 && earlier {
                return Some((lead + n + 2, When::YearBefore));
            }
            if self.word(lead + n, "years") && (earlier || lead == 1) {
                return Some((lead + n + 1 + usize::from(earlier), When::YearsBefore(count)));
            }
        }
        if self.words(0, &["this", "year"]) {
            return Some((2, When::ThisYear));
        }
        if self.words(0, &["so", "far", "this", "year"]) {
            return Some((4, When::ToDate));
        }
        if self.words(0, &["year", "to", "date"]) {
            return Some((3, When::ToDate));
        }
        if self.words(0, &["since", "january"]) {
            return Some((2, When::ToDate));
        }
        if self.words(the, &["full", "year"]) || self.words(the, &["whole", "year"]) {
            return Some(match self.year_after(the + 2) {
                Some((n, y)) => (the + 2 + n, When::Exact(Period::Year(y))),
                None => (the + 2, When::WholeYear),
            });
        }
        // "the 4th quarter of 2024", as statistics offices number them
        let nth =
            self.any(the + 1, &["st", "nd", "rd", "th"]) && self.get(the + 1).is_some_and(|t| !t.spaced);
        if let Some(at) = self.digits(the, 4).filter(|at| nth && *at > 0) {
            if self.any(the + 2, &["quarter", "quarter's"]) && !self.is_run(the + 3) {
                return self.dated_en(the + 3, When::Quarter(at), |y| Period::Quarter(y, at));
            }
            if self.word(the + 2, "half") && at <= 2 {
                return self.dated_en(the + 3, When::Half(at), |y| Period::Half(y, at));
            }
        }
        let order = ["first", "second", "third", "fourth", "final", "last", "opening", "closing"];
        if let Some(at) = order.iter().position(|o| self.word(the, o)) {
            let at = match at {
                4 | 5 | 7 => 3,
                6 => 0,
                n => n,
            } as u8
                + 1;
            let dash = usize::from(self.get(the + 1).is_some_and(|t| t.is_dash()));
            if dash == 1 && self.any(the + 2, &["quarter"]) {
                return self.dated_en(the + 3, When::Quarter(at), |y| Period::Quarter(y, at));
            }
            if dash == 1 && self.word(the + 2, "half") && at <= 2 {
                return self.dated_en(the + 3, When::Half(at), |y| Period::Half(y, at));
            }
            // "rose for the second quarter in a row": how many, not which.
            if self.any(the + 1, &["quarter", "quarter's"]) && !self.is_run(the + 2) {
                return self.dated_en(the + 2, When::Quarter(at), |y| Period::Quarter(y, at));
            }
            if self.word(the + 1, "half") && at <= 2 {
                return self.dated_en(the + 2, When::Half(at), |y| Period::Half(y, at));
            }
            let closing = self.any(the, &["final", "last", "closing"]);
            if closing
                && let Some((n, count)) = self.number(the + 1).filter(|(_, c)| (2..=11).contains(c))
                && self.word(the + 1 + n, "months")
                && self.any(the + 2 + n, &["of", "in"])
            {
                let from = 13 - count;
                let year = self.word(the + 3 + n, "the") || self.year_after(the + 2 + n).is_some();
                if year {
                    return self
                        .dated_en(the + 2 + n, When::Months(from, 12), |y| Period::Months(y, from, y, 12));
                }
            }
            // "… after a surplus in the first": the quarter or half spoken of goes without its word.
            let ends = self.get(the + 1).is_none_or(|t| {
                !matches!(t.kind, super::words::TokenKind::Word | super::words::TokenKind::Number)
                    && !t.is_dash()
                    || ["and", "but", "while", "as"].contains(&t.folded.as_str())
            });
            if the == 1 && ends && at <= 4 && !closing {
                return Some((the + 1, When::Nth(at)));
            }
            // "first quarter: 5.2 bn; second: 5.8 bn", one below the other or in a row.
            if the == 0
                && self.get(1).is_some_and(|t| t.is(':'))
                && self.opens()
                && self.goes_on(&order[..4], at)
            {
                return Some((1, When::Nth(at)));
            }
            if at == 1 {
                let (n, count) = match self.digits(the + 1, 31) {
                    Some(c) => (1, c),
                    None => self.number(the + 1)?,
                };
                if self.any(the + 1 + n, &["months", "month"]) && count <= 12 {
                    return self.dated_en(the + 2 + n, When::Months(1, count), |y| Period::to_date(y, count));
                }
                if self.any(the + 1 + n, &["quarters"]) && count <= 4 {
                    return self.dated_en(the + 2 + n, When::Months(1, count * 3), |y| {
                        Period::to_date(y, count * 3)
                    });
                }
                if self.word(the + 1 + n, "days")
                    && self.word(the + 2 + n, "of")
                    && let Some(m) = self.get(the + 3 + n).and_then(month_name)
                {
                    return self.dated_en(the + 4 + n, When::Days(m, 1, m, count), |y| {
                        Period::Days(y, m, 1, y, m, count)
                    });
                }
            }
        }
        if self.any(0, &["q", "h"])
            && self.get(0).is_some_and(|t| t.capital)
            && self.get(1).is_some_and(|t| !t.spaced)
        {
            let n = self.digits(1, 4)?;
            if self.word(0, "q") {
                return self.dated_en(2, When::Quarter(n), |y| Period::Quarter(y, n));
            }
            return self.dated_en(2, When::Half(n), |y| Period::Half(y, n)).filter(|_| n <= 2);
        }
        // "between January and September 2026"
        if self.word(0, "between")
            && let Some((a, b)) = self.get(1).and_then(month_name).zip(self.get(3).and_then(month_name))
            && self.word(2, "and")
            && b > a
        {
            return self.dated_en(4, When::Months(a, b), |y| Period::Months(y, a, y, b));
        }
        // "from the start of the year to the end of July 2019"
        let from = usize::from(self.any(0, &["from", "since"])) + usize::from(self.word(1, "the"));
        if from == 2
            && self.any(2, &["start", "beginning"])
            && self.words(3, &["of", "the", "year"])
            && self.any(6, &["to", "through", "until", "till"])
        {
            let end = 7 + if self.words(7, &["the", "end", "of"]) { 3 } else { 0 };
            if let Some(m) = self.get(end).and_then(month_name).filter(|m| *m > 1) {
                return self.dated_en(end + 1, When::Months(1, m), |y| Period::to_date(y, m));
            }
        }
        // "after nine months": since the year began.
        if self.word(0, "after")
            && let Some((n, count)) = self.number(1).filter(|(_, n)| (2..=11).contains(n))
            && self.word(1 + n, "months")
            && !self.any(2 + n, &["of", "in"])
        {
            return Some((2 + n, When::Months(1, count)));
        }
        // "a surplus of $3 billion in October and $24.6 billion in ten months", where the text speaks of the ten months of the year.
        if self.any(0, &["in", "over", "during"])
            && let Some((n, count)) = self.number(1).filter(|(_, n)| (2..=11).contains(n))
            && self.word(1 + n, "months")
            && !self.any(2 + n, &["of", "in", "to", "through", "ended", "ending"])
            && self.speaks_of_first_months(count)
            && !self.looks_back()
        {
            return Some((2 + n, When::Months(1, count)));
        }
        if self.word(0, "fy") {
            return self.fiscal(1);
        }
        if self.word(0, "fiscal") {
            return self.fiscal(1 + usize::from(self.any(1, &["year", "years"])));
        }
        if let Some(a) = self.get(0).and_then(month_name) {
            // "LONDON, 7 March": a day, as the British write it.
            if self.is_dated_before() {
                return Some((1 + usize::from(self.get(1).and_then(year).is_some()), When::Day));
            }
            // "April-March 2023-24": twelve months over two years.
            if a > 1
                && self.get(1).is_some_and(|t| t.is_dash() || t.is_word("to"))
                && self.get(2).and_then(month_name) == Some(a - 1)
            {
                // Without a year it is the fiscal year spoken of.
                return match self.get(3).and_then(year) {
                    Some(_) => self.fiscal(3),
                    None => Some((3, When::Last(Step::FiscalYear))),
                };
            }
            // "the June quarter": the one that ends with it.
            if a % 3 == 0 && self.any(1, &["quarter", "quarter's"]) {
                return self.dated_en(2, When::Quarter(a / 3), |y| Period::Quarter(y, a / 3));
            }
            let joint = self.get(1).is_some_and(|t| t.is_dash() || t.is_word("to") || t.is_word("through"));
            if let Some(b) = self.get(2).and_then(month_name).filter(|b| joint && *b > a) {
                return self.dated_en(3, When::Months(a, b), |y| Period::Months(y, a, y, b));
            }
            // March 15, 2022 and March 15 are days, and so is Feb. 16.
            let dot = usize::from(self.get(1).is_some_and(|t| t.is('.') && !t.spaced));
            let day = 1 + dot;
            if self.digits(day, 31).is_some()
                && self.get(day).is_some_and(|t| t.spaced)
                && !self.unit_after(day + 1)
            {
                let dated = self.get(day + 1).is_some_and(|t| t.is(','))
                    && self.get(day + 2).and_then(year).is_some();
                return Some((day + if dated { 3 } else { 1 }, When::Day));
            }
            // "Feb. 2023"
            if dot == 1 && self.get(2).and_then(year).is_some() {
                return self.dated_en(2, When::Month(a), |y| Period::Month(y, a));
            }
            // "August last year", "March a year earlier"
            let before = self.words(1, &["last", "year"])
                || self.words(1, &["a", "year"]) && self.any(3, &["ago", "earlier", "before"]);
            if before {
                return Some((if self.word(1, "a") { 4 } else { 3 }, When::MonthOfYearBefore(a)));
            }
            return self.dated_en(1, When::Month(a), |y| Period::Month(y, a));
        }
        // "for the quarter", "in the month"
        if self.any(0, &["for", "in", "of", "over", "during"]) && self.word(1, "the") {
            let step = match self.get(2).map(|t| t.folded.as_str()) {
                Some("quarter") => Step::Quarter,
                Some("month") => Step::Month,
                _ => return None,
            };
            return (!self.any(3, &["of", "to", "before", "earlier", "ended"]))
                .then_some((3, When::Last(step)));
        }
        // N months to August, N months of 2017, N-month
        let (n, count) = self.number(the)?;
        let dash = usize::from(self.get(the + n).is_some_and(|t| t.is_dash()));
        if self.any(the + n + dash, &["months", "month"]) {
            let i = the + n + dash + 1;
            if self.any(i, &["to", "through", "ended", "ending"])
                && let Some(m) = self.get(i + 1).and_then(month_name).filter(|m| *m >= count)
            {
                let from = m - count + 1;
                return self.dated_en(i + 2, When::Months(from, m), |y| Period::Months(y, from, y, m));
            }
            if dash == 1 || self.words(i, &["of", "the", "year"]) || self.year_after(i).is_some() {
                return self.dated_en(i, When::Months(1, count), |y| Period::to_date(y, count));
            }
        }
        None
    }

    /// "fiscal year that ended on March 31, 2024", "the year ended June".
    fn year_ending(&self, the: usize) -> Option<(usize, When)> {
        let fiscal = self.any(the, &["fiscal", "financial"]);
        let word = the + usize::from(fiscal);
        if !self.word(word, "year") {
            return None;
        }
        let verb = word + 1 + usize::from(self.any(word + 1, &["that", "which"]));
        let ends =
            self.any(verb, &["ended", "ending", "ends"]) || fiscal && self.any(verb, &["to", "through"]);
        let on = verb + 1 + usize::from(self.any(verb + 1, &["on", "in"]));
        let month = self.get(on).and_then(month_name).filter(|_| ends)?;
        let day = on + 1 + usize::from(self.digits(on + 1, 31).is_some());
        let exact = |y| super::resolved_periods::twelve_months_to(y, month);
        self.dated_en(day, When::YearEnding(month), exact)
    }

    /// "the most in ten months", "for the first time in ten months", "the strongest in ten months": how far one looks back.
    fn looks_back(&self) -> bool {
        let before = (1..=5).filter_map(|n| self.tokens.get(self.at.checked_sub(n)?));
        before.map(|t| t.folded.as_str()).any(|w| {
            w.ends_with("est")
                || matches!(w, "most" | "first" | "least" | "worst" | "record" | "high" | "low")
        })
    }

    /// Whether the text speaks of the first months of a year as one stretch, so many of them: "the first ten months", "January-October".
    fn speaks_of_first_months(&self, count: u8) -> bool {
        self.tokens.windows(3).any(|w| {
            let [a, b, c] = w else { return false };
            let of_them = |t: &super::words::Token| {
                super::words::small_number(&t.folded) == Some(count) || t.folded == count.to_string()
            };
            let joint = b.is_dash() || b.is_word("to") || b.is_word("through");
            a.is_word("first") && of_them(b) && c.is_word("months")
                || month_name(a) == Some(1) && joint && month_name(c) == Some(count)
        })
    }

    /// Whether a day's number stands right before the month.
    fn is_dated_before(&self) -> bool {
        let back = |n: usize| self.at.checked_sub(n).and_then(|i| self.tokens.get(i));
        let same =
            |t: &&super::words::Token| self.get(0).is_some_and(|m| m.sentence == t.sentence && m.spaced);
        let day = back(1).filter(same).is_some_and(|t| {
            t.kind == super::words::TokenKind::Number
                && t.end - t.start <= 2
                && t.folded.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
        });
        day && !back(2).is_some_and(|t| t.is_dash() || t.is('$') || t.is('€') || t.is('/'))
    }

    fn dated_en(&self, used: usize, open: When, exact: impl Fn(i16) -> Period) -> Option<(usize, When)> {
        if let Some((more, y)) = self.year_after(used) {
            return Some((used + more, When::Exact(exact(y))));
        }
        for tail in [&["of", "the", "year"][..], &["of", "this", "year"], &["this", "year"]] {
            if self.words(used, tail) {
                return Some((used + tail.len(), open));
            }
        }
        Some((used, open))
    }
}
