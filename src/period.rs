//! Stretches of time as statistics name them: years, halves, quarters, months, weeks, days, the months of a year so far,
//! ranges. Order, step and gaps; no clock, no time zone, no words.

use core::fmt;

/// A period. Years may be any `i16`; months, quarters, halves and weeks count from 1.
///
/// Its text form is what `kimngach read --as tidy` writes:
/// `2005`, `2005-H1`, `2005-Q1`, `2005-03`, `2005-W07`, `2005-12-31`, `2005-01/2005-09`, `2001/2005`.
///
/// ```
/// use kimngach::period::Period;
/// assert_eq!(Period::parse("2005-Q1"), Some(Period::Quarter(2005, 1)));
/// assert_eq!(Period::parse("2005-01/2005-09"), Some(Period::Months(2005, 1, 2005, 9)));
/// assert_eq!(Period::Quarter(2005, 1).to_string(), "2005-Q1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// Half of a year, 1 or 2.
    Half(i16, u8),
    /// Quarter of a year, 1 to 4.
    Quarter(i16, u8),
    /// Month of a year, 1 to 12.
    Month(i16, u8),
    /// ISO week of a year, 1 to 53.
    Week(i16, u8),
    /// A day: year, month, day.
    Day(i16, u8, u8),
    /// From a month to a month, both included. From January of a year to a month of the same year it is that year's
    /// year-to-date; a fiscal year is one as well (`2020-04/2021-03`).
    Months(i16, u8, i16, u8),
    /// From a year to a year, both included.
    Years(i16, i16),
    /// From a day to a day, both included.
    Days(i16, u8, u8, i16, u8, u8),
}

/// What kind of steps a series goes in. Two periods of different kinds are never neighbours in a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Calendar years.
    Year,
    /// Halves.
    Half,
    /// Quarters.
    Quarter,
    /// Months.
    Month,
    /// ISO weeks.
    Week,
    /// Days.
    Day,
    /// January up to a month of the same year: cumulative, never mixed with months.
    YearToDate,
    /// Twelve months that do not begin in January.
    FiscalYear,
    /// Any other range.
    Range,
}

impl Period {
    /// January up to `month` of `year`. All twelve months are the year itself only when the table says so, so
    /// `to_date(2005, 12)` stays a year-to-date.
    pub fn to_date(year: i16, month: u8) -> Period {
        Period::Months(year, 1, year, month)
    }

    /// Whether it is one of those that the smallest build reads no text of: weeks, days, ranges of years. It has no code for
    /// them either; a table or a spec that names one is drawn by a larger build.
    #[inline(always)]
    pub fn is_unread(&self) -> bool {
        !cfg!(feature = "forms")
            && matches!(self, Period::Week(..) | Period::Day(..) | Period::Years(..) | Period::Days(..))
    }

    /// The kind of steps this period belongs to.
    pub fn step(&self) -> Step {
        match *self {
            Period::Year(_) => Step::Year,
            Period::Half(..) => Step::Half,
            Period::Quarter(..) => Step::Quarter,
            Period::Month(..) => Step::Month,
            Period::Week(..) => Step::Week,
            Period::Day(..) => Step::Day,
            Period::Months(y0, 1, y1, _) if y0 == y1 => Step::YearToDate,
            Period::Months(y0, m0, y1, m1) if month_number(y1, m1) - month_number(y0, m0) == 11 => {
                Step::FiscalYear
            }
            Period::Months(..) | Period::Years(..) | Period::Days(..) => Step::Range,
        }
    }

    /// The year in which the period begins.
    pub fn year(&self) -> i16 {
        match *self {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Month(y, _)
            | Period::Week(y, _)
            | Period::Day(y, ..)
            | Period::Months(y, ..)
            | Period::Years(y, _)
            | Period::Days(y, ..) => y,
        }
    }

    /// The year in which the period ends.
    pub fn end_year(&self) -> i16 {
        match *self {
            Period::Months(_, _, y, _) | Period::Years(_, y) | Period::Days(_, _, _, y, _, _) => y,
            _ => self.year(),
        }
    }

    /// First day of the period as days since 1970-01-01 (proleptic Gregorian).
    pub fn first_day(&self) -> i32 {
        if self.is_unread() {
            return 0;
        }
        match *self {
            Period::Year(y) | Period::Years(y, _) => day_number(y, 1, 1),
            Period::Half(y, h) => day_number(y, h.saturating_sub(1) * 6 + 1, 1),
            Period::Quarter(y, q) => day_number(y, q.saturating_sub(1) * 3 + 1, 1),
            Period::Month(y, m) | Period::Months(y, m, ..) => day_number(y, m, 1),
            Period::Week(y, w) => first_week(y) + (i32::from(w) - 1) * 7,
            Period::Day(y, m, d) | Period::Days(y, m, d, ..) => day_number(y, m, d),
        }
    }

    /// The day after the last day of the period, as days since 1970-01-01.
    pub fn end_day(&self) -> i32 {
        if self.is_unread() {
            return 0;
        }
        match *self {
            Period::Year(y) | Period::Years(_, y) => day_number(y + 1, 1, 1),
            Period::Half(y, h) => month_start(y, i32::from(h) * 6 + 1),
            Period::Quarter(y, q) => month_start(y, i32::from(q) * 3 + 1),
            Period::Month(y, m) | Period::Months(_, _, y, m) => month_start(y, i32::from(m) + 1),
            Period::Week(..) => self.first_day() + 7,
            Period::Day(y, m, d) | Period::Days(_, _, _, y, m, d) => day_number(y, m, d) + 1,
        }
    }

    /// Place of the period in the sequence of its step: years for years, months since year 0 for months. Neighbours
    /// differ by exactly one. `None` for free ranges, which have no neighbours.
    pub fn ordinal(&self) -> Option<i32> {
        if self.is_unread() {
            return None;
        }
        match *self {
            Period::Year(y) => Some(i32::from(y)),
            Period::Half(y, h) => Some(i32::from(y) * 2 + i32::from(h) - 1),
            Period::Quarter(y, q) => Some(i32::from(y) * 4 + i32::from(q) - 1),
            Period::Month(y, m) => Some(month_number(y, m)),
            Period::Week(..) => Some(self.first_day().div_euclid(7)),
            Period::Day(..) => Some(self.first_day()),
            Period::Months(_, _, y1, m1) => match self.step() {
                Step::YearToDate => Some(month_number(y1, m1)),
                Step::FiscalYear => Some(i32::from(self.year())),
                _ => None,
            },
            Period::Years(..) | Period::Days(..) => None,
        }
    }

    /// The period before in the same step. A year-to-date has none in January.
    pub fn previous(&self) -> Option<Period> {
        self.shift(-1)
    }

    /// The period `by` steps away.
    pub fn shift(&self, by: i32) -> Option<Period> {
        if self.is_unread() {
            return None;
        }
        let part =
            |n: i32, per: i32| Some((i16::try_from(n.div_euclid(per)).ok()?, (n.rem_euclid(per) + 1) as u8));
        match *self {
            Period::Year(y) => i16::try_from(i32::from(y) + by).ok().map(Period::Year),
            Period::Half(..) => part(self.ordinal()? + by, 2).map(|(y, h)| Period::Half(y, h)),
            Period::Quarter(..) => part(self.ordinal()? + by, 4).map(|(y, q)| Period::Quarter(y, q)),
            Period::Month(..) => part(self.ordinal()? + by, 12).map(|(y, m)| Period::Month(y, m)),
            Period::Months(y0, m0, y1, m1) => match self.step() {
                Step::YearToDate => {
                    let m = i32::from(m1) + by;
                    (1..=12).contains(&m).then(|| Period::to_date(y1, m as u8))
                }
                Step::FiscalYear => {
                    self.same_of_year(by).or(Some(Period::Months(y0, m0, y1, m1))).filter(|p| p != self)
                }
                _ => None,
            },
            Period::Day(..) => Some(from_day_number(self.first_day() + by)),
            Period::Week(..) | Period::Years(..) | Period::Days(..) => None,
        }
    }

    /// The same part of another year: March 2005 and `-1` give March 2004.
    pub fn same_of_year(&self, years: i32) -> Option<Period> {
        if self.is_unread() {
            return None;
        }
        let y = |y: i16| i16::try_from(i32::from(y) + years).ok();
        Some(match *self {
            Period::Year(a) => Period::Year(y(a)?),
            Period::Half(a, h) => Period::Half(y(a)?, h),
            Period::Quarter(a, q) => Period::Quarter(y(a)?, q),
            Period::Month(a, m) => Period::Month(y(a)?, m),
            Period::Week(a, w) => Period::Week(y(a)?, w),
            Period::Day(a, m, d) => Period::Day(y(a)?, m, d),
            Period::Months(a, m, b, n) => Period::Months(y(a)?, m, y(b)?, n),
            Period::Years(a, b) => Period::Years(y(a)?, y(b)?),
            Period::Days(a, m, d, b, n, e) => Period::Days(y(a)?, m, d, y(b)?, n, e),
        })
    }

    /// Reads the text form; see the type. Words of a language are read by `lang`.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some((from, to)) = text.split_once('/') {
            return match (Period::parse(from)?, Period::parse(to)?) {
                #[cfg(feature = "forms")]
                (Period::Year(a), Period::Year(b)) if a <= b => Some(Period::Years(a, b)),
                (Period::Month(a, m), Period::Month(b, n)) if (a, m) <= (b, n) => {
                    Some(Period::Months(a, m, b, n))
                }
                #[cfg(feature = "forms")]
                (Period::Day(a, m, d), Period::Day(b, n, e)) if (a, m, d) <= (b, n, e) => {
                    Some(Period::Days(a, m, d, b, n, e))
                }
                _ => None,
            };
        }
        let mut parts = text.split('-');
        let year =
            parts.next().filter(|y| y.len() == 4).and_then(digits).and_then(|y| i16::try_from(y).ok())?;
        let period = match (parts.next(), parts.next()) {
            (None, _) => Period::Year(year),
            (Some(part), None) => match part.as_bytes() {
                [b'H', h @ b'1'..=b'2'] => Period::Half(year, h - b'0'),
                [b'Q', q @ b'1'..=b'4'] => Period::Quarter(year, q - b'0'),
                #[cfg(feature = "forms")]
                [b'W', ..] => {
                    let week = part.get(1..).filter(|w| w.len() == 2).and_then(digits)?;
                    Period::Week(year, (1..=53).contains(&week).then_some(week as u8)?)
                }
                _ => Period::Month(year, month_of(part)?),
            },
            #[cfg(not(feature = "forms"))]
            (Some(_), Some(_)) => return None,
            #[cfg(feature = "forms")]
            (Some(month), Some(day)) => {
                let month = month_of(month)?;
                let day = digits(day).filter(|_| day.len() == 2).and_then(|d| u8::try_from(d).ok())?;
                Period::Day(year, month, (1..=days_in_month(year, month)).contains(&day).then_some(day)?)
            }
        };
        parts.next().is_none().then_some(period)
    }
}

fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(text.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

fn month_of(text: &str) -> Option<u8> {
    digits(text).filter(|m| text.len() == 2 && (1..=12).contains(m)).map(|m| m as u8)
}

fn month_number(year: i16, month: u8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}

/// First day of the month that is `month` (from 1, may run past 12) of `year`.
fn month_start(year: i16, month: i32) -> i32 {
    let number = i32::from(year) * 12 + month - 1;
    day_number(number.div_euclid(12) as i16, (number.rem_euclid(12) + 1) as u8, 1)
}

/// Days in a month of the proleptic Gregorian calendar.
pub fn days_in_month(year: i16, month: u8) -> u8 {
    (month_start(year, i32::from(month) + 1) - month_start(year, i32::from(month))) as u8
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
pub fn day_number(year: i16, month: u8, day: u8) -> i32 {
    // Years begin in March here, so that the leap day is the last of the year.
    let (y, m) = (i32::from(year) - i32::from(month <= 2), (i32::from(month) + 9) % 12);
    let (era, year_of_era) = (y.div_euclid(400), y.rem_euclid(400));
    let day_of_year = (153 * m + 2) / 5 + i32::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day that is `number` days after 1970-01-01.
fn from_day_number(number: i32) -> Period {
    let z = number + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (d, m) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    Period::Day((yoe + era * 400 + i32::from(m <= 2)) as i16, m as u8, d as u8)
}

/// Monday of ISO week 1 of a year: the week with the year's first Thursday.
fn first_week(year: i16) -> i32 {
    let fourth = day_number(year, 1, 4);
    fourth - (fourth + 3).rem_euclid(7)
}

/// Periods sort by their first day, then by kind, so that a year stands before its January, then by their end, so that the
/// year to date grows month by month.
impl Period {
    /// A number that orders periods: by first day, the longer first; years to date and spans of one beginning by their end.
    pub fn rank(self) -> f64 {
        let (first, end) = (f64::from(self.first_day()), f64::from(self.end_day()));
        let long = (end - first).min(32_767.0);
        let grows = matches!(self.step(), Step::YearToDate | Step::Range);
        first * 65_536.0 + if grows { long } else { -long }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> core::cmp::Ordering {
        // Periods of one kind are compared for every figure of a large file: no calendar is needed for that.
        #[cfg(feature = "press")]
        match (self, other) {
            (Period::Year(a), Period::Year(b)) => return a.cmp(b),
            (Period::Month(a, m), Period::Month(b, n)) | (Period::Quarter(a, m), Period::Quarter(b, n)) => {
                return (a, m).cmp(&(b, n));
            }
            (Period::Day(a, m, d), Period::Day(b, n, e)) => return (a, m, d).cmp(&(b, n, e)),
            _ => {}
        }
        (self.first_day(), self.step(), self.end_day()).cmp(&(
            other.first_day(),
            other.step(),
            other.end_day(),
        ))
    }
}
impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Year(y) => write!(f, "{y:04}"),
            Period::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Period::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Period::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Period::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            Period::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
            Period::Months(a, m, b, n) => write!(f, "{a:04}-{m:02}/{b:04}-{n:02}"),
            Period::Years(a, b) => write!(f, "{a:04}/{b:04}"),
            Period::Days(a, m, d, b, n, e) => write!(f, "{a:04}-{m:02}-{d:02}/{b:04}-{n:02}-{e:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_match_known_dates() {
        // POSIX: 1970-01-01 is day 0; 2000-03-01 is day 11017 (date -d 2000-03-01 +%s / 86400).
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        assert_eq!(from_day_number(11_016), Period::Day(2000, 2, 29));
        assert_eq!(days_in_month(1900, 2), 28);
    }

    #[test]
    fn iso_weeks_begin_on_the_monday_of_the_first_thursday() {
        // ISO 8601: 2016-W01 begins 2016-01-04, 2021-W01 begins 2021-01-04, 2020-W01 begins 2019-12-30.
        assert_eq!(Period::Week(2016, 1).first_day(), day_number(2016, 1, 4));
        assert_eq!(Period::Week(2020, 1).first_day(), day_number(2019, 12, 30));
    }

    #[test]
    fn text_forms_round_trip_and_refuse_what_they_are_not() {
        for text in [
            "2005",
            "2005-H1",
            "2005-Q4",
            "2005-03",
            "2005-W07",
            "2005-12-31",
            "2005-01/2005-09",
            "2001/2005",
        ] {
            assert_eq!(Period::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "05", "2005-13", "2005-Q5", "2005-02-30", "2005/2001", "2005-1", "2005-", "2005-01-01-01"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn neighbours_cross_the_year() {
        assert_eq!(Period::Month(2005, 1).previous(), Some(Period::Month(2004, 12)));
        assert_eq!(Period::Quarter(2005, 4).shift(1), Some(Period::Quarter(2006, 1)));
        assert_eq!(Period::to_date(2005, 1).previous(), None);
        assert_eq!(Period::to_date(2005, 9).same_of_year(-1), Some(Period::to_date(2004, 9)));
    }

    #[test]
    fn a_year_stands_before_its_january_and_a_year_to_date_grows() {
        let mut periods =
            [Period::to_date(2005, 3), Period::to_date(2005, 2), Period::Month(2005, 1), Period::Year(2005)];
        periods.sort();
        let sorted =
            [Period::Year(2005), Period::Month(2005, 1), Period::to_date(2005, 2), Period::to_date(2005, 3)];
        assert_eq!(periods, sorted);
    }

    #[test]
    fn a_year_to_date_is_not_a_month_nor_a_year() {
        assert_eq!(Period::to_date(2005, 9).step(), Step::YearToDate);
        assert_eq!(Period::to_date(2005, 12).step(), Step::YearToDate);
        assert_eq!(Period::Months(2020, 4, 2021, 3).step(), Step::FiscalYear);
    }
}
