//! Periods in words: "năm 2005", "quý I/2006", "9 tháng đầu năm 2022"; "2005", "Q1 2006", "January–September 2022".

use super::Lang;
use crate::period::{Period, Step};

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The template with every `%` filled in turn; `format!` for all these would weigh three times as much in the wasm.
fn glue(template: &str, parts: &[&str]) -> String {
    let mut out = String::new();
    let mut parts = parts.iter();
    for letter in template.chars() {
        if letter == '%' {
            out.push_str(parts.next().copied().unwrap_or_default());
        } else {
            out.push(letter);
        }
    }
    out
}

fn of(number: impl Into<i32>) -> String {
    let number: i32 = number.into();
    let digits = crate::figure::digits(number.unsigned_abs().into());
    if number < 0 { ["-", &digits].concat() } else { digits }
}

fn roman(n: u8) -> &'static str {
    ROMAN.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("?")
}

fn month(n: u8) -> &'static str {
    MONTHS.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("?")
}

fn month_short(n: u8) -> &'static str {
    month(n).get(..3).unwrap_or("?")
}

/// A period as it stands by itself in a tooltip, a table head, a sentence after its preposition.
///
/// ```
/// use kimngach::lang::{period, Lang};
/// use kimngach::period::Period;
/// assert_eq!(period(Lang::Vi, Period::Quarter(2006, 1)), "quý I/2006");
/// assert_eq!(period(Lang::En, Period::to_date(2022, 9)), "January–September 2022");
/// assert_eq!(period(Lang::Vi, Period::to_date(2022, 9)), "9 tháng năm 2022");
/// ```
pub fn period(lang: Lang, period: Period) -> String {
    if period.is_unread() {
        return String::new();
    }
    match (lang, period) {
        (_, Period::Year(y)) => of(y),
        (Lang::Vi, Period::Half(y, 1)) => glue("6 tháng đầu năm %", &[&of(y)]),
        (Lang::Vi, Period::Half(y, _)) => glue("6 tháng cuối năm %", &[&of(y)]),
        (Lang::En, Period::Half(y, h)) => glue("H% %", &[&of(h), &of(y)]),
        (Lang::Vi, Period::Quarter(y, q)) => glue("quý %/%", &[roman(q), &of(y)]),
        (Lang::En, Period::Quarter(y, q)) => glue("Q% %", &[&of(q), &of(y)]),
        (Lang::Vi, Period::Month(y, m)) => glue("tháng %/%", &[&of(m), &of(y)]),
        (Lang::En, Period::Month(y, m)) => glue("% %", &[month(m), &of(y)]),
        (Lang::Vi, Period::Week(y, w)) => glue("tuần %/%", &[&of(w), &of(y)]),
        (Lang::En, Period::Week(y, w)) => glue("week %, %", &[&of(w), &of(y)]),
        (Lang::Vi, Period::Day(y, m, d)) => glue("%/%/%", &[&of(d), &of(m), &of(y)]),
        (Lang::En, Period::Day(y, m, d)) => glue("% % %", &[&of(d), month(m), &of(y)]),
        (Lang::Vi, Period::Months(y, 1, z, m)) if y == z => glue("% tháng năm %", &[&of(m), &of(y)]),
        (Lang::Vi, Period::Months(y, m, z, n)) => glue("%/%–%/%", &[&of(m), &of(y), &of(n), &of(z)]),
        (Lang::En, Period::Months(y, m, z, n)) if y == z => glue("%–% %", &[month(m), month(n), &of(y)]),
        (Lang::En, Period::Months(y, m, z, n)) => {
            glue("% %–% %", &[month_short(m), &of(y), month_short(n), &of(z)])
        }
        (_, Period::Years(a, b)) => glue("%–%", &[&of(a), &of(b)]),
        (Lang::Vi, Period::Days(a, m, d, b, n, e)) => {
            glue("%/%/%–%/%/%", &[&of(d), &of(m), &of(a), &of(e), &of(n), &of(b)])
        }
        (Lang::En, Period::Days(a, m, d, b, n, e)) => {
            glue("% % %–% % %", &[&of(d), month_short(m), &of(a), &of(e), month_short(n), &of(b)])
        }
    }
}

/// A period as short as an axis wants it; `with_year` is said at the first tick of a year.
///
/// ```
/// use kimngach::lang::{period_axis, Lang};
/// use kimngach::period::Period;
/// assert_eq!(period_axis(Lang::Vi, Period::Month(2005, 3), true), "3/2005");
/// assert_eq!(period_axis(Lang::En, Period::Quarter(2005, 3), false), "Q3");
/// ```
pub fn period_axis(lang: Lang, p: Period, with_year: bool) -> String {
    if p.is_unread() {
        return String::new();
    }
    match (lang, p, with_year) {
        (Lang::Vi, Period::Quarter(_, q), false) => glue("Q %", &[roman(q)]),
        (Lang::Vi, Period::Quarter(y, q), true) => glue("Q %/%", &[roman(q), &of(y)]),
        (Lang::En, Period::Quarter(_, q), false) => glue("Q%", &[&of(q)]),
        (Lang::Vi, Period::Month(_, m), false) => glue("T%", &[&of(m)]),
        (Lang::Vi, Period::Month(y, m), true) => glue("%/%", &[&of(m), &of(y)]),
        (Lang::En, Period::Month(_, m), false) => month_short(m).to_owned(),
        (Lang::En, Period::Month(y, m), true) => glue("% %", &[month_short(m), &of(y)]),
        (Lang::Vi, Period::Half(y, h), true) => glue("N%/%", &[&of(h), &of(y)]),
        (Lang::Vi, Period::Half(_, h), false) => glue("N%", &[&of(h)]),
        (Lang::En, Period::Half(_, h), false) => glue("H%", &[&of(h)]),
        (Lang::Vi, Period::Months(y, 1, z, m), true) if y == z => glue("%T/%", &[&of(m), &of(y)]),
        (Lang::Vi, Period::Months(y, 1, z, m), false) if y == z => glue("%T", &[&of(m)]),
        (Lang::En, Period::Months(y, 1, z, m), true) if y == z => glue("Jan–% %", &[month_short(m), &of(y)]),
        (Lang::En, Period::Months(y, 1, z, m), false) if y == z => glue("–%", &[month_short(m)]),
        (Lang::Vi, Period::Day(_, m, d), false) => glue("%/%", &[&of(d), &of(m)]),
        (Lang::En, Period::Day(_, m, d), false) => glue("% %", &[&of(d), month_short(m)]),
        (Lang::En, Period::Day(y, m, d), true) => glue("% % %", &[&of(d), month_short(m), &of(y)]),
        _ => period(lang, p),
    }
}

/// First to last: `1986–2024`, `1/2000–2/2025`, `Jan 2000–Feb 2025`; with room where each is a stretch of its own, `2021–2022 – 2022–2023`;
/// crop and fiscal years from the first month to the last, `10/2021–9/2025`.
///
/// ```
/// use kimngach::lang::{span, Lang};
/// use kimngach::period::Period;
/// let crop = |year| Period::Months(year, 10, year + 1, 9);
/// assert_eq!(span(Lang::Vi, Period::Year(1986), Period::Year(2024)), "1986–2024");
/// # #[cfg(feature = "press")]
/// assert_eq!(span(Lang::Vi, crop(2021), crop(2024)), "10/2021–9/2025");
/// ```
pub fn span(lang: Lang, first: Period, last: Period) -> String {
    if first == last {
        return period(lang, first);
    }
    match (first.step(), last.step()) {
        (Step::Year, Step::Year) => glue("%–%", &[&of(first.year()), &of(last.year())]),
        _ if cfg!(feature = "press")
            && let Some(years) = years_together(first, last) =>
        {
            period(lang, years)
        }
        _ => {
            let (first, last) = (period_axis(lang, first, true), period_axis(lang, last, true));
            let roomy = cfg!(feature = "press") && (first.contains('–') || last.contains('–'));
            let dash = if roomy { "% – %" } else { "%–%" };
            glue(dash, &[&first, &last])
        }
    }
}

/// The stretch from the beginning of a year of twelve months that does not begin in January to the end of a later one.
fn years_together(first: Period, last: Period) -> Option<Period> {
    match (first, last) {
        (Period::Months(y, m, _, n), Period::Months(a, from, b, to))
            if (m, n) == (from, to) && m == n + 1 && y < a && a < b =>
        {
            Some(Period::Months(y, m, b, n))
        }
        _ => None,
    }
}
