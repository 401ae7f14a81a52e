//! Parts of a year by number, whose kind only their order tells: "2021:1 … 2021:4, 2022:1" are quarters, "2021.9, 2021.1, 2021.11" months of
//! which a spreadsheet cut the nought from the tenth, "1/4 2021 … 4/4 2021" quarters by their own words, and "2021.0, 2021.25, 2021.5"
//! quarters as programs count time. They are written as everybody reads them, and that is said.

use super::grid::{Grid, is_blank};
use crate::diag::Diagnostic;

/// Rows that are looked at for headers.
const HEAD: usize = 40;
/// Columns that are looked at for periods.
const COLUMNS: usize = 3;

/// A year, a number behind it, and how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part<'g> {
    year: i16,
    digits: &'g str,
    sign: char,
}

fn year(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| plain && (1700..=2150).contains(y))
}

/// A cell without the mark of preliminary, revised or estimated figures behind it, and the mark: "2023.12p", "2023.12 p)", "2023.12(p)".
fn marked(cell: &str) -> (&str, &'static str) {
    let text = cell.trim();
    let letter = text.trim_end_matches(')');
    let mark = match letter.as_bytes().last().map(u8::to_ascii_lowercase) {
        Some(b'p') => " (p)",
        Some(b'r') => " (r)",
        Some(b'e') => " (e)",
        _ => return (text, ""),
    };
    let bare = letter.get(..letter.len() - 1).unwrap_or("").trim_end_matches(['(', ' ']);
    if bare.ends_with(|c: char| c.is_ascii_digit()) { (bare, mark) } else { (text, "") }
}

/// "2021:1", "2021.1", "2021/1", "2021-1", "1/4 2021", "2021 1/4".
fn part(cell: &str) -> Option<Part<'_>> {
    let (text, _) = marked(cell);
    if text.len() < 6 || text.len() > 12 || !text.is_ascii() {
        return None;
    }
    let quarter = |part: &str, of: &str| part.trim().len() == 1 && of.trim() == "4";
    // "1/4 2021": so much of four.
    if let Some((digits, rest)) = text.split_once('/')
        && let Some((of, last)) = rest.split_once([' ', '-'])
        && quarter(digits, of)
        && let Some(year) = year(last.trim())
    {
        return Some(Part { year, digits: digits.trim(), sign: '4' });
    }
    let (head, rest) = text.split_at_checked(4)?;
    let year = year(head)?;
    if let Some((digits, of)) = rest.trim_start_matches([' ', '-', ':']).split_once('/')
        && quarter(digits, of)
    {
        return Some(Part { year, digits: digits.trim(), sign: '4' });
    }
    let sign = rest.chars().next().filter(|c| matches!(c, ':' | '.' | '/' | '-'))?;
    let digits = rest.get(1..)?;
    let short = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
    short.then_some(Part { year, digits, sign })
}

/// What the numbers of a line count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Halves,
    Quarters,
    Months,
}

/// The parts of the years of a line, where their order tells what they are. A line from the latest down is turned about first.
fn numbered(parts: &[Part<'_>]) -> Option<(Kind, Vec<u8>)> {
    let sign = parts.first()?.sign;
    if parts.len() < 4 || parts.iter().any(|p| p.sign != sign) {
        return None;
    }
    let falls = parts.first()?.year > parts.last()?.year;
    let ordered: Vec<Part<'_>> = if falls { parts.iter().rev().copied().collect() } else { parts.to_vec() };
    let rises = |numbers: &[u8]| {
        let all: Vec<(i16, u8)> = ordered.iter().map(|p| p.year).zip(numbers.iter().copied()).collect();
        all.windows(2).all(|w| matches!(w, [a, b] if a < b))
    };
    let next = |numbers: &[u8], per: u8| {
        let all: Vec<i32> = ordered
            .iter()
            .zip(numbers)
            .map(|(p, n)| i32::from(p.year) * i32::from(per) + i32::from(*n))
            .collect();
        all.windows(2).all(|w| matches!(w, [a, b] if b - a == 1))
    };
    let plain: Vec<u8> = ordered.iter().filter_map(|p| p.digits.parse().ok()).collect();
    let years = ordered.last()?.year - ordered.first()?.year;
    let most = plain.iter().copied().max()?;
    let turned = |kind: Kind, mut numbers: Vec<u8>| {
        if falls {
            numbers.reverse();
        }
        Some((kind, numbers))
    };
    // Time as programs count it: a quarter is 0.25 of a year.
    if sign == '.' {
        let fractions: Vec<u8> = ordered
            .iter()
            .filter_map(|p| match p.digits {
                "0" | "00" => Some(1),
                "25" => Some(2),
                "5" | "50" => Some(3),
                "75" => Some(4),
                _ => None,
            })
            .collect();
        if fractions.len() == ordered.len() && next(&fractions, 4) {
            return turned(Kind::Quarters, fractions);
        }
    }
    if plain.contains(&0) {
        return None;
    }
    let padded = ordered.iter().any(|p| p.digits.starts_with('0'));
    // What other readers take for months must have gone round twice.
    let rounds = if matches!(sign, '/' | '-') { 2 } else { 1 };
    if !padded && most == 4 && (sign == '4' || years >= rounds) && next(&plain, 4) {
        return turned(Kind::Quarters, plain);
    }
    if !padded && most == 2 && years >= 2 && sign == ':' && next(&plain, 2) {
        return turned(Kind::Halves, plain);
    }
    if !matches!(sign, ':' | '.') || most > 12 {
        return None;
    }
    // "2023.01 | 2023.01 | 2023.02 | 2023.02": all with their nought, and none left out, though each stands over several columns.
    let follow = |w: &[u8]| matches!(w, [a, b] if a == b || *b == a % 12 + 1);
    if sign == '.'
        && ordered.iter().all(|p| p.digits.len() == 2)
        && plain.first() != plain.last()
        && years <= 60
        && plain.windows(2).all(follow)
        && ordered.windows(2).zip(plain.windows(2)).all(|(p, n)| match (p, n) {
            ([p, q], [a, b]) => q.year - p.year == i16::from(b < a),
            _ => false,
        })
    {
        return turned(Kind::Months, plain);
    }
    if most < 5 {
        return None;
    }
    // "2021.1" behind another month of 2021 is its tenth.
    let mut before: Option<i16> = None;
    let mut ahead = ordered.iter().skip(1);
    let months: Vec<u8> = ordered
        .iter()
        .zip(&plain)
        .map(|(p, &n)| {
            let same = before.replace(p.year) == Some(p.year);
            let eleventh = ahead.next().is_some_and(|q| q.year == p.year && q.digits == "11");
            if sign == '.' && p.digits == "1" && (same || eleventh) { 10 } else { n }
        })
        .collect();
    // Figures rise as well; months go on in their year or in the next, some of them side by side.
    let steps = || ordered.windows(2).filter_map(|w| Some(w.get(1)?.year - w.first()?.year));
    let go_on = steps().all(|step| step <= 1) && steps().any(|step| step == 0);
    if rises(&months) && go_on { turned(Kind::Months, months) } else { None }
}

fn written(kind: Kind, year: i16, n: u8) -> String {
    match kind {
        Kind::Halves => format!("{year}-H{n}"),
        Kind::Quarters => format!("{year}-Q{n}"),
        Kind::Months => format!("{year}-{n:02}"),
    }
}

/// What the cells of a line are, by their place in it: nothing where they are not such parts, or little of the line is.
fn line<'g>(cells: impl Iterator<Item = &'g str>) -> Vec<Option<String>> {
    let cells: Vec<&str> = cells.collect();
    // A program that writes 2021.25 writes 2021 for the first quarter.
    let fractions = cells.iter().any(|cell| part(cell).is_some_and(|p| p.sign == '.' && p.digits == "25"));
    let whole = |cell: &str| {
        let year = year(cell.trim()).filter(|_| fractions)?;
        Some(Part { year, digits: "0", sign: '.' })
    };
    let found: Vec<(usize, Part<'_>)> = cells
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| Some((at, part(cell).or_else(|| whole(cell))?)))
        .collect();
    let first = found.first().map_or(0, |(at, _)| *at);
    let filled = cells.iter().skip(first).filter(|cell| !is_blank(cell)).count();
    let parts: Vec<Part<'_>> = found.iter().map(|(_, p)| *p).collect();
    let Some((kind, numbers)) = numbered(&parts).filter(|_| parts.len() * 5 >= filled * 4) else {
        return Vec::new();
    };
    let mut out = vec![None; cells.len()];
    for ((at, part), n) in found.iter().zip(numbers) {
        if let Some(slot) = out.get_mut(*at) {
            let (_, mark) = marked(cells.get(*at).unwrap_or(&""));
            *slot = Some(written(kind, part.year, n) + mark);
        }
    }
    out
}

/// The grid with such parts, and what to say of it; `None` where there are none.
pub fn with_parts(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = grid.height().min(HEAD);
    let several = |row: usize| grid.row(row).filter(|cell| part(cell).is_some()).count() >= 4;
    let rows: Vec<Vec<Option<String>>> =
        (0..head).map(|r| if several(r) { line(grid.row(r)) } else { Vec::new() }).collect();
    // Below the first rows a column goes on as it began.
    let begins = |c: usize| (0..head).any(|r| part(grid.cell(r, c)).is_some());
    let columns: Vec<Vec<Option<String>>> = (0..grid.width().min(COLUMNS))
        .map(|c| if begins(c) { line((0..grid.height()).map(|r| grid.cell(r, c))) } else { Vec::new() })
        .collect();
    if rows.iter().chain(&columns).all(Vec::is_empty) {
        return None;
    }
    let (out, n, place) = grid.restated_along(&rows, &columns, |anew| anew)?;
    let said = grid.said_restated("read.numbered-parts", &out, n, place);
    Some((out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(cells: &[&str]) -> Vec<String> {
        line(cells.iter().copied()).into_iter().flatten().collect()
    }

    #[test]
    fn order_tells_quarters_from_months() {
        assert_eq!(
            said(&["2020:3", "2020:4", "2021:1", "2021:2"]),
            ["2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2"]
        );
        assert_eq!(
            said(&["2020.8", "2020.9", "2020.1", "2020.11", "2020.12", "2021.1"]),
            ["2020-08", "2020-09", "2020-10", "2020-11", "2020-12", "2021-01"]
        );
        assert_eq!(
            said(&["2021.1", "2020.12", "2020.11", "2020.1", "2020.9"]),
            ["2021-01", "2020-12", "2020-11", "2020-10", "2020-09"]
        );
        assert_eq!(
            said(&["2019.5", "2019.75", "2020", "2020.25"]),
            ["2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2"]
        );
    }

    #[test]
    fn marks_behind_months_stay_behind_them() {
        assert_eq!(
            said(&["2023.11", "2023.11", "2023.12p", "2023.12 p)"]),
            ["2023-11", "2023-11", "2023-12 (p)", "2023-12 (p)"]
        );
        // A word is no mark.
        assert!(said(&["2023.11", "2023.11", "2023.12 Seoul", "2023.12 Seoul"]).is_empty());
    }

    #[test]
    fn quarters_of_four_say_so_themselves() {
        assert_eq!(
            said(&["Year", "1/4 2021", "2/4 2021", "3/4 2021", "4/4 2021"]),
            ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"]
        );
    }

    #[test]
    fn figures_and_first_months_stay() {
        // Prices; the first four months of two years; dates in April.
        for cells in [
            ["2021.5", "2019.7", "2020.1", "2021.9", "2020.2", "2021.3", "2020.8", "2021.1"],
            ["2021/1", "2021/2", "2021/3", "2021/4", "2022/1", "2022/2", "2022/3", "2022/4"],
            ["1/4/2021", "2/4/2021", "3/4/2021", "4/4/2021", "1/4/2022", "2/4/2022", "3/4/2022", "4/4/2022"],
        ] {
            assert!(said(&cells).is_empty(), "{cells:?}");
        }
    }
}
