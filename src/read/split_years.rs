//! Years that lie in two calendar years, "2022-23": whether "2011-12" among them is one as well and no December, and with which month
//! they begin. A text that says the months ("April-March", "year ended 30 June") tells it; else the country whose state counts so.
//! Where neither does they stay what they are, two years, and a person may say the month.

use super::columns::short;
use super::grid::Grid;
use super::layout::Rows;
use super::{Column, Role, RowKind, Understanding};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Part, When};
use crate::period::Period;

/// How such years are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct SplitYears {
    /// The month that they begin with; `None` where nothing says it.
    pub begin: Option<u8>,
    /// Whether "2011-12" is one of them.
    #[serde(skip)]
    pub short: bool,
    /// Whether "FY22" is one, named by the year that it ends in.
    #[serde(skip)]
    pub named: bool,
}

/// The year that a month would be the second digits of: 2012 of 2011-12.
fn is_next(year: i16, month: u8) -> bool {
    (year + 1).rem_euclid(100) == i16::from(month)
}

/// "2011-12" at the beginning of a text, as a year and what would be its month.
fn is_written_short(text: &str, year: i16, month: u8) -> bool {
    let second = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.get(at..));
    second.is_some_and(|digits| {
        let mut signs = digits.chars().skip(4);
        let years = digits.get(..4).and_then(|y| y.parse().ok()) == Some(year);
        let joined = matches!(signs.next(), Some('-' | '–' | '/'));
        let two: String = signs.by_ref().take(2).collect();
        let end = signs.next().is_none_or(|c| !c.is_ascii_digit() && !matches!(c, '-' | '/'));
        years && joined && two.parse() == Ok(month) && two.len() == 2 && end
    })
}

/// Whether a period lies in two years, or is a month written as one would be.
fn split(text: &str, when: &When) -> Option<bool> {
    match (when.part, when.year) {
        (Part::Fixed(Period::Years(a, b)), _) if b == a + 1 => Some(false),
        (Part::Month(m), Some(y)) if is_next(y, m) && is_written_short(text, y, m) => Some(true),
        _ => None,
    }
}

impl SplitYears {
    /// Looks at the periods of headers and of the column of periods; `None` where none of them lies in two years.
    pub(super) fn of(
        columns: &[Column],
        data: &[usize],
        chosen: Option<u8>,
        place: &Place<'_>,
    ) -> Option<(SplitYears, Option<Diagnostic>)> {
        let mut found = Found::default();
        for column in columns.iter().filter(|c| c.role == Role::Value) {
            for text in &column.header {
                found.take(text, At::column(column.index));
            }
            // "2021-22 | Q1": quarters of such a year.
            let whens = || column.header.iter().filter_map(|t| Some((t, lang::when(t)?)));
            let quarter = whens().any(|(_, w)| w.year.is_none() && matches!(w.part, Part::Quarter(_)));
            found.quarters += u32::from(quarter && whens().any(|(t, w)| split(t, &w) == Some(false)));
        }
        for column in columns.iter().filter(|c| c.role == Role::Period) {
            let c = column.index as usize - 1;
            for &row in data {
                found.take(place.grid.cell(row, c), At::cell(place.grid.number(row), column.index));
            }
        }
        let (at, example) = found.first.clone()?;
        let are_years = found.are_years();
        let down = months_down(columns, data, place.grid);
        // Years that begin in July or October bear the name of their end; with April it is the one or the other, but in India.
        let texts = Texts::of(place);
        let told = || down.or_else(|| texts.begin().map(|(month, _)| month));
        let by_end = texts.counted.contains(&4) || texts.by_end || chosen.is_some();
        // Two digits, "H1 FY22", are those of the end nearly everywhere; four are not in Japan.
        let two_digits = found.part.as_ref().is_some_and(|(_, text)| !has_year_of_four(text));
        let named = found.named > 0
            && match chosen.or_else(told) {
                Some(7 | 10) => true,
                Some(4) => by_end || two_digits,
                _ => false,
            };
        let taken = named && chosen.or_else(told) == Some(4) && !by_end;
        if found.whole == 0 && !are_years && found.quarters == 0 && !named {
            // "H1 FY22" without a word of its months: read as of the calendar, and said.
            let (at, example) = found.part.filter(|_| chosen.is_none())?;
            let said = Diagnostic::warning(OPEN).at(at).with("found", short(&example));
            return Some((SplitYears { begin: None, short: false, named: false }, Some(said)));
        }
        let begin = match chosen {
            Some(month) => Some((month, "")),
            None if down.is_some() => down.map(|month| (month, DOWN)),
            // Quarters of such years are somebody's fiscal year: most begin in April.
            None if found.quarters > 0 => texts.begin().or(Some((4, QUARTERS))),
            None => texts.begin(),
        };
        let years = SplitYears {
            begin: begin.map(|(m, _)| m).filter(|m| (2..=12).contains(m)),
            short: are_years,
            named,
        };
        // A quarter of such a year lies nowhere among calendar years: it stays counted from April on, which is said.
        let left = found.quarter.clone().filter(|_| years.begin.is_none());
        let (at, example, begin) = match left {
            Some((at, example)) => (at, example, Some((4, QUARTERS))),
            None => (at, example, begin),
        };
        let said = begin.filter(|(month, code)| !code.is_empty() && *month > 1).map(|(month, code)| {
            let of = |w: When| years.read(&example, w).period();
            let period = lang::when(&example).or_else(|| lang::when_in(&example)).and_then(of);
            let said = match code {
                _ if taken => Diagnostic::warning(BY_END),
                SAID => Diagnostic::note(SAID),
                DOWN => Diagnostic::note(DOWN),
                QUARTERS => Diagnostic::warning(QUARTERS),
                _ => Diagnostic::warning(COUNTED),
            };
            said.at(at)
                .with("found", short(&example))
                .with("month", u32::from(month))
                .with("period", period.map(|p| p.to_string()).unwrap_or_default())
        });
        Some((years, said))
    }

    /// A period of the file as these years are read.
    pub fn read(&self, text: &str, when: When) -> When {
        if let (Part::Fixed(Period::Quarter(year, quarter)), Some(begin)) = (when.part, self.begin) {
            // Counted from April on until now.
            let (first, of) = if quarter == 1 { (year - 1, 4) } else { (year, quarter - 1) };
            let own = part_of(Period::Months(first, begin, first + 1, begin - 1), Part::Quarter(of));
            return own.map_or(when, |p| When { part: Part::Fixed(p), ..when });
        }
        if let (true, true, Some(year), Some(m)) =
            (self.named, is_named(text, &when), when.year, self.begin.filter(|m| *m > 1))
        {
            let whole = Period::Months(year - 1, m, year, m - 1);
            let own = if when.is_year() { Some(whole) } else { part_of(whole, when.part) };
            return own.map_or(when, |period| When { part: Part::Fixed(period), ..when });
        }
        let first = match split(text, &when) {
            Some(false) => when.part,
            Some(true) if self.short => match when.year {
                Some(y) => Part::Fixed(Period::Years(y, y + 1)),
                None => return when,
            },
            _ => return when,
        };
        let part = match (first, self.begin) {
            (Part::Fixed(Period::Years(a, b)), Some(m)) if m > 1 => {
                Part::Fixed(Period::Months(a, m, b, m - 1))
            }
            (part, _) => part,
        };
        When { part, ..when }
    }
}

/// The same for a file without such years: nothing changes.
pub fn read(years: Option<SplitYears>, text: &str, when: When) -> When {
    years.map_or(when, |y| y.read(text, when))
}

const SAID: &str = "read.year-begins-said";
const DOWN: &str = "read.year-begins-rows";
const COUNTED: &str = "read.year-begins-counted";
const QUARTERS: &str = "read.year-begins-quarters";
const BY_END: &str = "read.year-begins-end";
const OPEN: &str = "read.year-named-open";

/// What periods were seen.
#[derive(Default)]
struct Found {
    /// Years that lie in two and can be nothing else.
    whole: u32,
    /// Quarters of such years.
    quarters: u32,
    /// Those that may be months, and the years of them; and months that can be nothing else.
    doubtful: Vec<i16>,
    months: u32,
    first: Option<(At, String)>,
    /// The first quarter that names such a year itself: "Q1 2022-23".
    quarter: Option<(At, String)>,
    /// Years that a word says are fiscal years: "FY22".
    named: u32,
    /// The first part of one: "H1 FY22".
    part: Option<(At, String)>,
}

fn has_year_of_four(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// Whether a text is a year that a word says is a fiscal one, or a part of one.
fn is_named(text: &str, when: &When) -> bool {
    let folded = || lang::fold(text.trim());
    let behind = || folded().find("fy").is_some_and(|at| at > 0);
    when.year.is_some()
        && match when.part {
            Part::Half(_) | Part::Quarter(_) | Part::Months(1, 2..) => behind(),
            _ => when.is_year() && folded().starts_with("fy"),
        }
}

/// The month that the rows begin with, where months go on from it through the turn of the year: "July, August, … June".
fn months_down(columns: &[Column], data: &[usize], grid: &super::Grid) -> Option<u8> {
    let column = columns.iter().find(|c| c.role == Role::PeriodPart)?.index as usize - 1;
    let mut months = data.iter().filter_map(|&row| match lang::when(grid.cell(row, column))?.part {
        Part::Month(m) => Some(m),
        _ => None,
    });
    let first = months.next()?;
    let mut before = first;
    let mut n = 1;
    for m in months {
        if m != before % 12 + 1 && m != first {
            return None;
        }
        before = m;
        n += 1;
    }
    (first > 1 && n >= 3).then_some(first)
}

impl Found {
    fn take(&mut self, text: &str, at: At) {
        let Some(when) = lang::when(text).or_else(|| lang::when_in(text)) else { return };
        match (split(text, &when), when.part, when.year) {
            _ if is_named(text, &when) => {
                self.named += 1;
                if !when.is_year() {
                    self.part.get_or_insert_with(|| (at, text.to_owned()));
                }
            }
            (Some(false), ..) => self.whole += 1,
            (None, Part::Fixed(Period::Quarter(..)), _) => {
                self.quarters += 1;
                self.quarter.get_or_insert_with(|| (at, text.to_owned()));
            }
            (Some(true), _, Some(year)) => {
                if !self.doubtful.contains(&year) {
                    self.doubtful.push(year);
                }
            }
            (None, Part::Month(_), Some(_)) => {
                self.months += 1;
                return;
            }
            _ => return,
        }
        if self.first.is_none() {
            self.first = Some((at, text.to_owned()));
        }
    }

    /// Whether what may be a month is none: two such years, or one beside years that can be nothing else; and no month among them.
    fn are_years(&self) -> bool {
        !self.doubtful.is_empty() && self.months == 0 && (self.doubtful.len() > 1 || self.whole > 0)
    }
}

/// Where to look for the month that years begin with.
pub(super) struct Place<'a> {
    pub grid: &'a Grid,
    pub rows: &'a Rows,
    pub name: &'a str,
    pub understanding: &'a Understanding,
}

/// Countries whose fiscal year is what "2022-23" means there, the words that tell them, folded, and its first month.
const COUNTRIES: &[(u8, &[&str])] = &[
    (
        4,
        &[
            "india", "indian", "indias", "crore", "crores", "lakh", "lakhs", "lacs", "rbi", "dgcis", "dgci",
            "mospi", "inr",
        ],
    ),
    (7, &["pakistan", "pakistans", "sbp"]),
    (7, &["bangladesh", "bangladeshs", "taka", "bdt"]),
    (7, &["kenya", "kenyas", "ksh", "kshs", "kes", "tanzania", "tzs", "tshs", "uganda", "ugx", "ushs"]),
    (7, &["egypt", "egypts", "egyptian", "egp", "ethiopia", "ethiopian", "birr", "australia", "australian"]),
];
/// Signs of money that do the same.
const SIGNS: [(char, u8); 2] = [('₹', 4), ('৳', 7)];

/// What texts say of years.
#[derive(Default)]
struct Texts {
    said: Vec<u8>,
    counted: Vec<u8>,
    /// Seasons and marketing years are no fiscal years.
    seasons: bool,
    /// Whether one says "FY22" and its months, that year being their last.
    by_end: bool,
}

impl Texts {
    /// All that stand around the figures.
    fn of(place: &Place<'_>) -> Texts {
        let mut texts = Texts::default();
        texts.take(place.name);
        texts.take(&place.understanding.container.sheet_name().replace('_', " "));
        for (row, kind) in place.rows.kinds.iter().enumerate() {
            for (_, cell) in place.grid.filled(row).take(60) {
                match kind {
                    RowKind::Title | RowKind::Note | RowKind::Unit | RowKind::Group => texts.take(cell),
                    RowKind::Header if place.rows.header.contains(&row) => texts.take_name(cell),
                    // "India's total exports" below the goods.
                    RowKind::Data if row < 2000 && is_of_country(cell) => {
                        texts.counted.extend(countries(cell))
                    }
                    _ => {}
                }
            }
        }
        texts.said.dedup();
        texts.counted.sort_unstable();
        texts.counted.dedup();
        texts
    }

    /// The first month, and the code of what to say of it; where texts contradict each other nothing is known.
    fn begin(&self) -> Option<(u8, &'static str)> {
        match (self.said.as_slice(), self.counted.as_slice()) {
            ([month], _) => Some((*month, SAID)),
            ([], [month]) if !self.seasons => Some((*month, COUNTED)),
            _ => None,
        }
    }

    fn take(&mut self, text: &str) {
        let words = words(text);
        self.seasons |=
            words.iter().any(|w| matches!(w.as_str(), "marketing" | "market" | "crop" | "season"));
        self.said.extend(months_said(&words));
        self.counted.extend(countries(text));
        self.by_end |= is_named_by_end(text);
    }

    /// The name of a column: a country among them is one of the table's own, but the money in brackets is that of all.
    fn take_name(&mut self, text: &str) {
        let words = words(text);
        self.said.extend(stretch_said(text));
        self.seasons |=
            words.iter().any(|w| matches!(w.as_str(), "marketing" | "market" | "crop" | "season"));
        self.said.extend(months_said(&words));
        if text.contains(['₹', '৳', '(']) {
            self.counted.extend(countries(text));
        }
    }
}

/// "India's total exports", "All India".
fn is_of_country(cell: &str) -> bool {
    cell.len() <= 80 && (cell.contains("'s ") || cell.contains("’s ") || cell.starts_with("All "))
}

fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().take(400).filter(|c| !matches!(c, '\'' | '’' | '&')).collect();
    lang::fold(&text)
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn month(word: &str) -> Option<u8> {
    match lang::when(word)?.part {
        Part::Month(m) if word.chars().count() >= 3 => Some(m),
        _ => None,
    }
}

/// The first month of a year that words describe: "April-March", "July to June", "year ended 31 March".
fn months_said(words: &[String]) -> Option<u8> {
    let joins = |w: &str| matches!(w, "to" | "den" | "bis" | "a" | "through" | "au" | "al");
    for (at, word) in words.iter().enumerate() {
        let Some(from) = month(word) else { continue };
        let mut next = words.get(at + 1).map_or("", String::as_str);
        if joins(next) {
            next = words.get(at + 2).map_or("", String::as_str);
        }
        if month(next).is_some_and(|to| to % 12 + 1 == from) && from > 1 {
            return Some(from);
        }
    }
    let year = words.iter().any(|w| matches!(w.as_str(), "year" | "years" | "fy"));
    // "The fiscal year begins in April."
    let begins =
        |w: &String| matches!(w.as_str(), "begins" | "beginning" | "begin" | "starts" | "starting" | "start");
    if let Some(at) = words
        .iter()
        .position(begins)
        .filter(|_| year && words.iter().any(|w| matches!(w.as_str(), "fiscal" | "financial" | "fy")))
    {
        return words.iter().skip(at + 1).take(4).find_map(|w| month(w)).filter(|m| *m > 1);
    }
    let end =
        words.iter().position(|w| matches!(w.as_str(), "ended" | "ending" | "ends")).filter(|_| year)?;
    let last = words.iter().skip(end + 1).take(3).find_map(|w| month(w))?;
    (last < 12).then_some(last + 1)
}

/// "FY22: April 2021 to March 2022": the name of a year is that of its end.
fn is_named_by_end(text: &str) -> bool {
    let folded = lang::fold(text);
    let Some((_, behind)) = folded.split_once("fy") else { return false };
    let digits = behind.trim_start().split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    let years: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() == 4 && w.starts_with(['1', '2']) && w.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    matches!(digits.len(), 2 | 4)
        && matches!(years.as_slice(), [.., first, last] if first < last && last.ends_with(digits))
}

/// The first month of the year that "July-March 2022-23" is the greater part of.
fn stretch_said(text: &str) -> Option<u8> {
    match lang::when(text)?.part {
        // Only where it goes on through the turn of the year has it to begin where the year does.
        Part::Fixed(Period::Months(first, begin, second, end))
            if second == first + 1 && begin > end + 1 && 13 - begin + end >= 7 =>
        {
            Some(begin)
        }
        _ => None,
    }
}

/// Words between "to" and the country: "to the Australian market", "sang thị trường Australia".
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "thi" | "truong" | "nuoc" | "die" | "den" | "der" | "dem" | "l" | "la" | "le"
    )
}

/// Whether a word before a country's name says that it is the other side of trade.
fn leads_abroad(word: &str) -> bool {
    matches!(
        word,
        "to" | "from"
            | "with"
            | "into"
            | "towards"
            | "sang"
            | "tu"
            | "voi"
            | "vao"
            | "nach"
            | "aus"
            | "vers"
            | "avec"
    )
}

/// The first months of the fiscal years of the countries that a text is of. "Exports to India" is of another.
fn countries(text: &str) -> Vec<u8> {
    let words = words(text);
    let signs = SIGNS.iter().filter(|(sign, _)| text.contains(*sign)).map(|(_, month)| *month);
    let named = COUNTRIES.iter().filter(|(_, names)| {
        words.iter().enumerate().any(|(at, w)| {
            let mut earlier = words.iter().take(at).rev().map(String::as_str);
            let before = earlier.find(|w| !is_article(w)).unwrap_or("");
            names.contains(&w.as_str()) && !leads_abroad(before)
        })
    });
    signs.chain(named.map(|(month, _)| *month)).collect()
}

/// A month, or a quarter counted from the first one, of such a year: April 2022 and January 2023 of 2022-23. Where the year begins
/// with no quarter of the calendar its first one is three months, March to May.
pub(crate) fn part_of(year: Period, part: Part) -> Option<Period> {
    let Period::Months(first, begin, second, end) = year else { return None };
    if second != first + 1 || begin != end + 1 {
        return None;
    }
    let month = |m: u8| if m >= begin { (first, m) } else { (second, m) };
    match part {
        Part::Month(m) => {
            let (y, m) = month(m);
            Some(Period::Month(y, m))
        }
        Part::Quarter(q @ 1..=4) => {
            let of = |n: u8| month((begin + n - 1) % 12 + 1);
            let ((y, m), (last, end)) = (of(q * 3 - 3), of(q * 3 - 1));
            // Three months that are no quarter of the calendar are those months.
            let quarter = begin % 3 == 1;
            Some(if quarter { Period::Quarter(y, m.div_ceil(3)) } else { Period::Months(y, m, last, end) })
        }
        // "FY22 | H1", "9M FY22": months from the first one on.
        Part::Half(1 | 2) | Part::Months(1, 2..=11) => {
            let of = |n: u8| month((begin + n - 1) % 12 + 1);
            let (from, to) = match part {
                Part::Months(_, n) => (0, n - 1),
                Part::Half(1) => (0, 5),
                _ => (6, 11),
            };
            let ((y, m), (last, end)) = (of(from), of(to));
            Some(match (part, m) {
                (Part::Half(_), 1) => Period::Half(y, 1),
                (Part::Half(_), 7) => Period::Half(y, 2),
                _ => Period::Months(y, m, last, end),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_year_give_its_first_month() {
        let of = |t: &str| months_said(&words(t));
        assert_eq!(of("Fiscal year: April-March"), Some(4));
        assert_eq!(of("(July to June)"), Some(7));
        assert_eq!(of("Years ended 31 March"), Some(4));
        // A stretch within a year, and a calendar year, are none.
        assert_eq!(of("April-December"), None);
        assert_eq!(of("January to December"), None);
    }

    #[test]
    fn a_country_is_that_of_the_figures() {
        assert_eq!(countries("India's exports"), [4]);
        assert!(countries("Exports to India").is_empty());
        assert!(countries("Exports to the Australian market").is_empty());
        assert!(countries("Xuất khẩu sang thị trường Australia").is_empty());
        assert_eq!(countries("Exports of the Australian states"), [7]);
        assert_eq!(countries("(Rs. crore)"), [4]);
        assert_eq!(countries("India and Pakistan: imports"), [4, 7]);
    }
}
