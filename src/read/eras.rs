//! Years of a Japanese era by its letter: "R4.1" is January 2022, "H30.12" December 2018, "S63.4" April 1988, "R4.1-3" a quarter, and "R3年"
//! a year. Alone each could be anything; down a column or across a heading, in order, in a table with Japanese letters, they are periods.
//! Months that follow without their year ("R4.1 | 2 | 3") are of it. All are written as everybody reads them, and that is said.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;

/// Rows that are looked at for the language and for headers.
const HEAD: usize = 60;
/// Columns that are looked at for periods.
const COLUMNS: usize = 4;

/// Eras by letter and by name, and the year before their first.
const ERAS: [(&str, i16); 8] = [
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
    ("T", 1911),
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
];

/// A period of an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dated {
    year: i16,
    /// First and last month; 0 for the whole year.
    from: u8,
    to: u8,
    /// Whether it is a fiscal year, 年度.
    fiscal: bool,
}

impl Dated {
    fn written(self) -> String {
        let Dated { year, from, to, fiscal } = self;
        match (from, to) {
            (0, _) if fiscal => format!("{year}年度"),
            (0, _) => format!("{year}年"),
            _ if to == from + 2 && to % 3 == 0 => format!("{year}-Q{}", to / 3),
            _ if from == to => format!("{year}-{from:02}"),
            _ => format!("{year}年{from}-{to}月"),
        }
    }
}

/// Digits at the beginning, full-width ones too, and what follows.
fn number(text: &str) -> Option<(u8, &str)> {
    let mut n = 0_u32;
    let mut end = 0;
    for (at, c) in text.char_indices().take(3) {
        let digit = match c {
            '０'..='９' => u32::from(c) - u32::from('０'),
            _ => match c.to_digit(10) {
                Some(digit) => digit,
                None => break,
            },
        };
        (n, end) = (n * 10 + digit, at + c.len_utf8());
    }
    let n = u8::try_from(n).ok().filter(|_| end > 0)?;
    Some((n, text.get(end..)?.trim_start()))
}

/// A month, or the first and last of several, with or without 月.
fn months(text: &str) -> Option<(u8, u8)> {
    let (from, rest) = number(text)?;
    let rest = rest.strip_prefix('月').unwrap_or(rest).trim_start();
    let (to, rest) = match rest.strip_prefix(['-', '–', '~', '～', '〜', '－']) {
        Some(rest) => number(rest.trim_start())?,
        None => (from, rest),
    };
    let rest = rest.strip_prefix('月').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix('期').unwrap_or(rest);
    (rest.is_empty() && (1..=12).contains(&from) && from <= to && to <= 12).then_some((from, to))
}

/// The period of a cell that begins with an era.
fn dated(cell: &str) -> Option<Dated> {
    let text = cell.trim();
    let (name, before) = ERAS.iter().find(|(name, _)| text.starts_with(name))?;
    let rest = text.get(name.len()..)?.trim_start();
    let (n, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => number(rest)?,
    };
    let year = before + i16::from(n);
    let whole = |fiscal| Some(Dated { year, from: 0, to: 0, fiscal });
    if !(1..=64).contains(&n) {
        return None;
    }
    match rest {
        "年" => return whole(false),
        "年度" => return whole(true),
        _ => {}
    }
    let (from, to) = months(rest.strip_prefix(['.', '/', '年', '．'])?.trim_start())?;
    Some(Dated { year, from, to, fiscal: false })
}

/// Japanese letters: kana, 年, 月, or any ideograph beside those.
fn speaks(grid: &Grid) -> bool {
    let kana =
        |c: char| ('\u{3041}'..='\u{30fa}').contains(&c) || matches!(c, '年' | '月' | '計' | '輸' | '円');
    (0..grid.height().min(HEAD)).any(|row| grid.filled(row).any(|(_, cell)| cell.contains(kana)))
}

/// The periods of cells one after another; a month without a year goes on from the one before.
fn line<'g>(cells: impl Iterator<Item = &'g str>) -> Vec<Option<Dated>> {
    let mut before: Option<Dated> = None;
    cells
        .map(|cell| {
            let own = dated(cell).or_else(|| {
                let last = before.filter(|b| b.from > 0)?;
                let (from, to) = months(cell.trim())?;
                let follows = from == last.to + 1 && to - from == last.to - last.from;
                follows.then_some(Dated { from, to, ..last })
            });
            before = own.or(before.filter(|_| is_blank(cell)));
            own
        })
        .collect()
}

/// Whether such periods are in order, up or down, and none stands twice in a line that is one of periods.
fn in_order(found: &[Dated]) -> bool {
    let rising = found.windows(2).all(|w| matches!(w, [a, b] if a < b));
    let falling = found.windows(2).all(|w| matches!(w, [a, b] if a > b));
    found.len() >= 2 && (rising || falling)
}

/// Whether a column below its heading holds such periods and little else; years may come back with every name beside them.
fn is_column(grid: &Grid, column: usize, found: &[Option<Dated>]) -> bool {
    let Some(first) = found.iter().position(Option::is_some) else { return false };
    let n = found.iter().flatten().count();
    let filled = (first..grid.height()).filter(|&r| !is_blank(grid.cell(r, column))).count();
    n >= 2 && n * 5 >= filled * 4
}

/// The grid with such periods, and what to say of it; `None` where there are none.
pub fn with_eras(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = grid.height().min(HEAD);
    // Nothing to look for in nearly all tables: one look at the first cells tells.
    let any = |row: usize| grid.row(row).any(|cell| dated(cell).is_some());
    if !(0..head).any(any) || !speaks(grid) {
        return None;
    }
    let rows: Vec<Vec<Option<Dated>>> = (0..head)
        .map(|r| line(grid.row(r)))
        .map(|found| {
            let own: Vec<Dated> = found.iter().flatten().copied().collect();
            if in_order(&own) { found } else { Vec::new() }
        })
        .collect();
    let columns: Vec<Vec<Option<Dated>>> = (0..grid.width().min(COLUMNS))
        .map(|c| {
            let found = line((0..grid.height()).map(|r| grid.cell(r, c)));
            if is_column(grid, c, &found) { found } else { Vec::new() }
        })
        .collect();
    let (out, n, place) = grid.restated_along(&rows, &columns, Dated::written)?;
    let said = grid.said_restated("read.eras", &out, n, place);
    Some((out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_era_and_a_number_are_a_year() {
        // The first year of an era is the year in which it began: 2019, 1989, 1926.
        for (text, written) in [
            ("R4.1", "2022-01"),
            ("H30.12", "2018-12"),
            ("S63.4", "1988-04"),
            ("R1/5", "2019-05"),
            ("R4.1-3", "2022-Q1"),
            ("R4.1-9", "2022年1-9月"),
            ("R3年", "2021年"),
            ("R3年度", "2021年度"),
            ("R4年1月", "2022-01"),
            ("令和4.1", "2022-01"),
            ("平成元.2", "1989-02"),
            ("Ｒ4.1", ""),
            ("R4.13", ""),
            ("R4.1.5", ""),
            ("R4", ""),
            ("H1 2020", ""),
            ("S&P", ""),
        ] {
            assert_eq!(dated(text).map(Dated::written).unwrap_or_default(), written, "{text}");
        }
    }

    #[test]
    fn months_go_on_without_their_year() {
        let found = line(["", "R4.11", "12", "R5.1", "2", "7"].into_iter());
        let written: Vec<String> = found.iter().map(|d| d.map(Dated::written).unwrap_or_default()).collect();
        assert_eq!(written, ["", "2022-11", "2022-12", "2023-01", "2023-02", ""]);
    }
}
