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
    match (lang, period) {
        (_, Period::Year(y)) => y.to_string(),
        (Lang::Vi, Period::Half(y, 1)) => format!("6 tháng đầu năm {y}"),
        (Lang::Vi, Period::Half(y, _)) => format!("6 tháng cuối năm {y}"),
        (Lang::En, Period::Half(y, h)) => format!("H{h} {y}"),
        (Lang::Vi, Period::Quarter(y, q)) => format!("quý {}/{y}", roman(q)),
        (Lang::En, Period::Quarter(y, q)) => format!("Q{q} {y}"),
        (Lang::Vi, Period::Month(y, m)) => format!("tháng {m}/{y}"),
        (Lang::En, Period::Month(y, m)) => format!("{} {y}", month(m)),
        (Lang::Vi, Period::Week(y, w)) => format!("tuần {w}/{y}"),
        (Lang::En, Period::Week(y, w)) => format!("week {w}, {y}"),
        (Lang::Vi, Period::Day(y, m, d)) => format!("{d}/{m}/{y}"),
        (Lang::En, Period::Day(y, m, d)) => format!("{d} {} {y}", month(m)),
        (Lang::Vi, Period::Months(y, 1, z, m)) if y == z => format!("{m} tháng năm {y}"),
        (Lang::Vi, Period::Months(y, m, z, n)) => format!("{m}/{y}–{n}/{z}"),
        (Lang::En, Period::Months(y, m, z, n)) if y == z => format!("{}–{} {y}", month(m), month(n)),
        (Lang::En, Period::Months(y, m, z, n)) => format!("{} {y}–{} {z}", month_short(m), month_short(n)),
        (_, Period::Years(a, b)) => format!("{a}–{b}"),
        (Lang::Vi, Period::Days(a, m, d, b, n, e)) => format!("{d}/{m}/{a}–{e}/{n}/{b}"),
        (Lang::En, Period::Days(a, m, d, b, n, e)) => {
            format!("{d} {} {a}–{e} {} {b}", month_short(m), month_short(n))
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
    match (lang, p, with_year) {
        (Lang::Vi, Period::Quarter(_, q), false) => format!("Q {}", roman(q)),
        (Lang::Vi, Period::Quarter(y, q), true) => format!("Q {}/{y}", roman(q)),
        (Lang::En, Period::Quarter(_, q), false) => format!("Q{q}"),
        (Lang::Vi, Period::Month(_, m), false) => format!("T{m}"),
        (Lang::Vi, Period::Month(y, m), true) => format!("{m}/{y}"),
        (Lang::En, Period::Month(_, m), false) => month_short(m).to_owned(),
        (Lang::En, Period::Month(y, m), true) => format!("{} {y}", month_short(m)),
        (Lang::Vi, Period::Half(y, h), true) => format!("N{h}/{y}"),
        (Lang::Vi, Period::Half(_, h), false) => format!("N{h}"),
        (Lang::En, Period::Half(_, h), false) => format!("H{h}"),
        (Lang::Vi, Period::Months(y, 1, z, m), true) if y == z => format!("{m}T/{y}"),
        (Lang::Vi, Period::Months(y, 1, z, m), false) if y == z => format!("{m}T"),
        (Lang::En, Period::Months(y, 1, z, m), true) if y == z => format!("Jan–{} {y}", month_short(m)),
        (Lang::En, Period::Months(y, 1, z, m), false) if y == z => format!("–{}", month_short(m)),
        (Lang::Vi, Period::Day(_, m, d), false) => format!("{d}/{m}"),
        (Lang::En, Period::Day(_, m, d), false) => format!("{d} {}", month_short(m)),
        (Lang::En, Period::Day(y, m, d), true) => format!("{d} {} {y}", month_short(m)),
        _ => period(lang, p),
    }
}

/// First to last: `1986–2024`, `1/2000–2/2025`, `Jan 2000–Feb 2025`.
pub fn span(lang: Lang, first: Period, last: Period) -> String {
    if first == last {
        return period(lang, first);
    }
    match (first.step(), last.step()) {
        (Step::Year, Step::Year) => format!("{}–{}", first.year(), last.year()),
        _ => format!("{}–{}", period_axis(lang, first, true), period_axis(lang, last, true)),
    }
}
