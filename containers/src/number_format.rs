//! Numbers as a spreadsheet shows them. A cell stores 32447.099999999999 and shows 32,447.1: what is shown is what was
//! published, and its last digit is how sure the figure is. Done on decimal digits, so that no binary rounding comes between.

use crate::cells::Kind;

/// A number in decimal digits: 0.d₁d₂d₃… times 10^`point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

/// Digits that a double can hold for certain; what follows is noise of its binary form.
const CERTAIN: usize = 15;

impl Digits {
    /// Reads `-12.5`, `3.2447E4`, as files and `{:e}` write numbers.
    pub fn of(text: &str) -> Option<Digits> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((m, e)) => (m, e.trim_start_matches('+').parse::<i32>().ok().filter(|e| e.abs() < 400)?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(m) => (true, m),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let bytes = whole.bytes().chain(part.bytes());
        if mantissa.len() > 400 || whole.len() + part.len() == 0 || !bytes.clone().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let all: Vec<u8> = bytes.map(|b| b - b'0').collect();
        let zeros = all.iter().take_while(|d| **d == 0).count();
        let digits: Vec<u8> = all.get(zeros..).unwrap_or(&[]).to_vec();
        let point = whole.len() as i32 - zeros as i32 + exponent;
        let mut out = Digits { negative, digits, point };
        out.trim();
        Some(out)
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// To at most so many digits, half away from zero.
    fn cut_to(&mut self, keep: usize) {
        if self.digits.len() <= keep {
            return;
        }
        let up = self.digits.get(keep).is_some_and(|d| *d >= 5);
        self.digits.truncate(keep);
        if up {
            let mut carried = true;
            for digit in self.digits.iter_mut().rev() {
                *digit += 1;
                carried = *digit == 10;
                if !carried {
                    break;
                }
                *digit = 0;
            }
            if carried {
                self.digits.insert(0, 1);
                self.point += 1;
            }
        }
        self.trim();
    }

    /// Without the noise behind the fifteenth digit.
    pub fn certain(mut self) -> Digits {
        self.cut_to(CERTAIN);
        self
    }

    /// To so many places behind the point.
    pub fn rounded(mut self, places: u8) -> Digits {
        let keep = self.point + i32::from(places);
        if keep < 0 {
            self.digits.clear();
            self.trim();
        } else {
            self.cut_to(keep as usize);
        }
        self
    }

    /// Times a power of ten.
    pub fn shifted(mut self, by: i32) -> Digits {
        if !self.is_zero() {
            self.point += by;
        }
        self
    }

    /// As plain text with `least` to as many places as there are, groups set apart by commas when asked.
    pub fn text(&self, least: u8, grouped: bool) -> String {
        let digit = |at: i32| {
            char::from(b'0' + usize::try_from(at).ok().and_then(|a| self.digits.get(a)).copied().unwrap_or(0))
        };
        let mut out = String::new();
        if self.negative && !self.is_zero() {
            out.push('-');
        }
        if self.point <= 0 {
            out.push('0');
        }
        for at in 0..self.point.min(400) {
            if grouped && at > 0 && (self.point - at) % 3 == 0 {
                out.push(',');
            }
            out.push(digit(at));
        }
        let places = (self.digits.len() as i32 - self.point).max(i32::from(least)).min(400);
        if places > 0 {
            out.push('.');
            for at in self.point..self.point + places {
                out.push(digit(at));
            }
        }
        out
    }

    /// All digits as they run, the point left out: to compare with what a cell shows.
    pub fn run(&self, places: u8) -> String {
        self.text(places, false).chars().filter(char::is_ascii_digit).collect()
    }
}

/// How a number format shows a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As many digits as it has.
    #[default]
    General,
    /// Digits after a pattern.
    Number {
        /// Places that are always shown.
        least: u8,
        /// Places that are shown at most.
        most: u8,
        /// Groups of three.
        grouped: bool,
        /// A hundredfold with a percent sign.
        percent: bool,
        /// Thousands that are cut off.
        thousands: u8,
        /// Words beside it.
        before: String,
        /// Words behind it.
        behind: String,
    },
    /// A date, as coarse as its parts.
    Date {
        /// Year, month, day and hour are shown.
        parts: [bool; 4],
    },
    /// Words.
    Text,
}

/// The shape of a format's code.
pub fn shape(code: &str) -> Shape {
    let section = first_section(code);
    if section.trim().eq_ignore_ascii_case("general") || section.is_empty() {
        return Shape::General;
    }
    if section == "@" {
        return Shape::Text;
    }
    let (mut before, mut behind) = (String::new(), String::new());
    let (mut least, mut most, mut commas) = (0_u8, 0_u8, 0_u8);
    let (mut seen, mut point, mut percent, mut grouped, mut exponent) = (false, false, false, false, false);
    let mut date = String::new();
    let mut signs = section.chars().peekable();
    while let Some(c) = signs.next() {
        let side = if seen { &mut behind } else { &mut before };
        match c {
            '"' => side.extend(signs.by_ref().take_while(|c| *c != '"')),
            '\\' => side.extend(signs.next()),
            '_' | '*' => drop(signs.next()),
            '[' => {
                let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                if let Some(money) = inner.strip_prefix('$') {
                    side.push_str(money.split('-').next().unwrap_or(""));
                } else if inner.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    date.push('h');
                }
            }
            '0' | '#' | '?' => {
                seen = true;
                if point && !exponent {
                    most = most.saturating_add(1);
                    if c == '0' {
                        least = most;
                    }
                } else if commas > 0 && !exponent {
                    grouped = true;
                    commas = 0;
                }
            }
            '.' if seen || signs.peek().is_some_and(|c| matches!(c, '0' | '#' | '?')) => {
                (point, seen) = (true, true);
                grouped |= commas > 0;
                commas = 0;
            }
            ',' if seen => commas += 1,
            '%' => percent = true,
            'E' | 'e' if seen && matches!(signs.peek(), Some('+' | '-')) => {
                signs.next();
                exponent = true;
            }
            '/' if seen => return Shape::General,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'E' | 'g' if !seen => {
                date.push(c.to_ascii_lowercase());
            }
            '-' | '(' | ')' | '+' | ' ' | '/' | ':' => {}
            other => side.push(other),
        }
    }
    if date.contains(['y', 'd', 'h', 'm', 's', 'e']) && !seen {
        let year = date.contains(['y', 'e']);
        let day = date.contains('d');
        let hour = date.contains(['h', 's']);
        let month = date.contains('m') && !(hour && !year && !day);
        return Shape::Date { parts: [year, month, day, hour] };
    }
    if !seen {
        return Shape::General;
    }
    if exponent {
        return Shape::General;
    }
    let word = |text: String| text.trim().to_owned();
    Shape::Number {
        least,
        most,
        grouped,
        percent,
        thousands: commas.min(4),
        before: word(before),
        behind: word(behind),
    }
}

/// The part of a format that is for positive numbers.
fn first_section(code: &str) -> &str {
    let mut quoted = false;
    let mut escaped = false;
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => return code.get(..at).unwrap_or(code),
            _ => {}
        }
    }
    code
}

/// A number as shown: its text, what it is, and the words that the format puts beside it.
pub fn show(number: &Digits, shape: &Shape, days_1904: bool) -> (String, Kind, String) {
    match shape {
        Shape::General | Shape::Text => {
            (number.clone().certain().text(0, false), Kind::Number, String::new())
        }
        Shape::Number { least, most, grouped, percent, thousands, before, behind } => {
            let by = if *percent { 2 } else { 0 } - 3 * i32::from(*thousands);
            let mut text = number.clone().certain().shifted(by).rounded(*most).text(*least, *grouped);
            let money = |s: &str| matches!(s, "$" | "€" | "£" | "¥" | "₫" | "US$");
            let mut words = String::new();
            if money(before) {
                text.insert_str(usize::from(text.starts_with('-')), before);
            } else {
                words.push_str(before);
            }
            if *percent {
                text.push('%');
            }
            // A letter or a star behind a number is its flag.
            if behind.chars().count() == 1 && behind.chars().all(|c| c.is_ascii_lowercase() || c == '*') {
                text.push_str(behind);
            } else if behind != "%" {
                words.push_str(behind);
            }
            (text, Kind::Number, words)
        }
        Shape::Date { parts } => match date(number, *parts, days_1904) {
            Some(text) => (text, Kind::Date, String::new()),
            None => (number.clone().certain().text(0, false), Kind::Number, String::new()),
        },
    }
}

/// A day number as the date that is shown, as coarse as its parts.
fn date(number: &Digits, [year, month, day, hour]: [bool; 4], days_1904: bool) -> Option<String> {
    let text = number.text(0, false);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let serial: i64 = whole.parse().ok().filter(|n| (0..=2_958_465).contains(n))?;
    let seconds = format!("0.{part}").parse::<f64>().unwrap_or(0.0) * 86_400.0;
    let seconds = (seconds + 0.5) as u32;
    let clock = format!("{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60);
    if !year && !month && !day {
        return hour.then_some(clock);
    }
    // Excel has a 29 February 1900 that never was: days before it are one off.
    let days = if days_1904 { serial + 1462 } else { serial + i64::from(serial < 60) };
    let (y, m, d) = civil(days - 25_569);
    let month_name = || {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            .get(m as usize - 1)
    };
    Some(match (year, month, day) {
        (_, _, true) if hour && seconds > 0 => format!("{y:04}-{m:02}-{d:02} {clock}"),
        (_, _, true) => format!("{y:04}-{m:02}-{d:02}"),
        (true, true, false) => format!("{y:04}-{m:02}"),
        (true, false, false) => format!("{y:04}"),
        _ => month_name()?.to_string(),
    })
}

/// Year, month and day of a day counted from 1 January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day = z.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let d = of_year - (153 * month + 2) / 5 + 1;
    let m = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(m <= 2), m, d)
}

/// The formats that have a number and no code in the file.
pub fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        5 | 6 | 41 | 42 => "#,##0",
        7 | 8 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        14 | 15 | 30 | 31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        16 => "d-mmm",
        17 | 27 | 28 | 29 | 55 | 56 => "mmm-yy",
        18..=21 | 32..=35 | 45..=47 => "h:mm",
        22 => "yyyy-mm-dd h:mm",
        49 => "@",
        _ => "General",
    }
}
