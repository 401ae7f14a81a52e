//! Months in Roman figures with their year, months spelled as numbers, the codes of labour statistics, and weeks that run together with
//! their year.

use super::{Cursor, Found, is_dash, with_year};
use crate::lang::period_words::{ordinal, roman_month};
use crate::lang::read_period::Part;

/// `النصف الأول`: a half of a year, the word for it first.
pub(super) fn half_first(c: Cursor<'_>) -> Option<Found<'_>> {
    let next = c.skip(1);
    let half = next.word(0).and_then(ordinal).filter(|n| *n <= 2)?;
    (c.word(0)? == "النصف").then(|| with_year(Part::Half(half), next.skip(1)))
}

/// A month in Roman figures with its year: `III.2023`, `VII/2023`, `XII 2023`, and months up to one: `I - III.2023`. Up to four only the
/// point says that it is no quarter.
pub(super) fn roman_dated(c: Cursor<'_>) -> Option<Found<'_>> {
    let month = roman_month(c.word(0)?)?;
    let next = c.skip(1);
    // "X2019" is how a program writes a name that may not begin with a digit.
    if month == 10 && !next.spaced(0) && next.sign(0).is_none() {
        let year = next.year(0).filter(|_| cfg!(feature = "studio"))?;
        return Some((Some(year), Part::Year, next.skip(1)));
    }
    // "I. – III. 2023."
    let dotted = cfg!(feature = "studio") && next.sign(0) == Some('.') && is_dash(next.sign(1));
    let joined = next.skip(usize::from(dotted));
    if (month > 1 || dotted) && is_dash(joined.sign(0)) {
        let end = joined.word(1).and_then(roman_month).filter(|m| *m > month)?;
        return Some(with_year(Part::Months(month, end), joined.skip(2))).filter(|f| f.0.is_some());
    }
    (month > 4 || next.sign(0) == Some('.'))
        .then(|| with_year(Part::Month(month), next))
        .filter(|found| found.0.is_some())
}

/// `M01` to `M12` with `M13` for the year, `Q01` to `Q05`, `S01` to `S03`: always two digits, and nothing else in the cell.
pub(super) fn coded(c: Cursor<'_>) -> Option<Found<'_>> {
    if c.at != 0 || c.tokens.len() != 2 || c.skip(1).spaced(0) {
        return None;
    }
    let (n, 2) = c.number(1)? else { return None };
    let part = match (c.word(0)?, n as u8) {
        ("m", 13) | ("q", 5) | ("s", 3) => Part::Year,
        ("m", n @ 1..=12) => Part::Month(n),
        ("q", n @ 1..=4) => Part::Quarter(n),
        ("s", n @ 1..=2) => Part::Half(n),
        _ => return None,
    };
    Some((None, part, c.skip(2)))
}

/// `十一月`: a month in ideographs alone.
pub(super) fn ideographs(c: Cursor<'_>) -> Option<Found<'_>> {
    const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let mut text = String::new();
    (0..3).find_map(|at| {
        text.push_str(c.word(at).filter(|w| cfg!(feature = "studio") && w.len() <= 9)?);
        let number = text.strip_suffix('月')?;
        let month = NUMBERS.iter().position(|n| *n == number)? as u8 + 1;
        Some(with_year(Part::Month(month), c.skip(at + 1)))
    })
}

/// `KALW-202001`: a word, and year and week of it run together.
pub(super) fn run_together(c: Cursor<'_>) -> Option<Found<'_>> {
    let (n, 6) = c.number(0)? else { return None };
    let (year, week) = ((n / 100) as i16, (n % 100) as u8);
    ((1900..=2150).contains(&year) && (1..=53).contains(&week)).then_some((
        Some(year),
        Part::Week(week),
        c.skip(1),
    ))
}

/// Tháng Giêng, tháng Hai, tháng Mười một: the month and how many words name it. `năm` is five and year alike: never alone.
pub(super) fn spelled(c: Cursor<'_>) -> Option<(u8, usize)> {
    const NAMES: [&str; 10] = ["mot", "hai", "ba", "tu", "", "sau", "bay", "tam", "chin", "muoi"];
    let word = c.word(0)?;
    match (word, c.word(1)) {
        ("muoi", Some("mot")) => Some((11, 2)),
        ("muoi", Some("hai")) => Some((12, 2)),
        ("gieng", _) => Some((1, 1)),
        ("chap", _) => Some((12, 1)),
        _ => NAMES.iter().position(|n| *n == word).map(|m| (m as u8 + 1, 1)),
    }
}
