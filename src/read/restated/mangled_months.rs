//! Months that a spreadsheet took for days: "2022-12" shown as "22-Dec", "2000-12" as "Dec-00". Alone "22-Dec" is the 22nd of December; in
//! a line that goes on month after month only as years and months it is December 2022. They are written whole, and that is said.

use crate::diag::Diagnostic;
use crate::lang::{self, Part};
use crate::read::Grid;
use crate::read::grid::is_blank;

/// Months that show that one follows the other.
const LEAST: usize = 4;
/// Rows that are looked at for a heading, and columns for months down the table.
const HEAD: usize = 20;
const COLUMNS: usize = 4;

/// A month by its name and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    digits: u8,
    month: u8,
    /// Whether the digits stand before the name, as those of a day do.
    as_day: bool,
}

impl Shown {
    fn year(self) -> i32 {
        let digits = i32::from(self.digits);
        if digits < 50 { 2000 + digits } else { 1900 + digits }
    }

    /// Months since the year nought.
    fn at(self) -> i32 {
        self.year() * 12 + i32::from(self.month) - 1
    }
}

fn shown(cell: &str) -> Option<Shown> {
    let text = cell.trim();
    let (a, b) = text.split_once(['-', ' ', '.'])?;
    let (a, b) = (a.trim(), b.trim_matches(['.', ' ']));
    let number = |t: &str| {
        let plain = matches!(t.len(), 1 | 2) && t.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| t.parse().ok()).flatten()
    };
    let named = |t: &str| {
        let word = t.chars().all(char::is_alphabetic) && t.chars().count() >= 3;
        match word.then(|| lang::when(t)).flatten() {
            Some(w) if w.year.is_none() => match w.part {
                Part::Month(m) => Some(m),
                _ => None,
            },
            _ => None,
        }
    };
    if let (Some(digits), Some(month)) = (number(a), named(b)) {
        return Some(Shown { digits, month, as_day: true });
    }
    Some(Shown { digits: number(b)?, month: named(a)?, as_day: false })
}

/// Whether a line of such goes on month after month, or quarter after quarter, as years and months; and whether they may be days as well.
fn goes_on(line: &[Shown]) -> Option<bool> {
    if line.len() < LEAST || !line.iter().any(|s| s.as_day) {
        return None;
    }
    let steps: Vec<i32> = line
        .windows(2)
        .map(|w| if let [a, b] = w { b.at() - a.at() } else { 0 })
        .filter(|s| *s != 0)
        .collect();
    let first = *steps.first()?;
    let even = matches!(first.abs(), 1 | 3) && steps.len() + 1 >= LEAST && steps.iter().all(|s| *s == first);
    // "Sep-99, Dec-99, Mar-00 … Nov-00, Dec-00, 1-Jan, 1-Feb": quarters and then months, beside forms that are no days.
    let months = line.iter().filter(|s| !s.as_day).count();
    let mixed = months >= LEAST
        && line.len() - months >= LEAST
        && steps.iter().all(|s| matches!(s.abs(), 1 | 3) && s.signum() == first.signum());
    let digits = line.first()?.digits;
    let one_year = line.iter().all(|s| s.digits == digits);
    // "1-Jan, 1-Feb", "15-Jan, 15-Feb": the first or the middle of each month, as likely as a year.
    let usual = one_year && matches!(digits, 0 | 1 | 15 | 28..=31);
    (mixed || (even && !usual)).then_some(one_year)
}

type Line = Vec<Option<Shown>>;

/// The months of a line of cells from the first on; what stands between them is nothing.
fn months<'a>(cells: impl Iterator<Item = &'a str>, to_the_end: bool) -> Option<(Line, bool)> {
    let (mut out, mut found): (Line, Vec<Shown>) = (Vec::new(), Vec::new());
    let mut ended = false;
    for cell in cells {
        let own = shown(cell).filter(|_| !ended);
        if own.is_none() && !is_blank(cell) && !found.is_empty() {
            if to_the_end {
                return None;
            }
            ended = true;
        }
        found.extend(own);
        out.push(own);
    }
    goes_on(&found).map(|doubtful| (out, doubtful))
}

/// The grid with such months as everybody writes them, and what to say of it; `None` where there are none.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let across = |row: usize| months((0..grid.len_of(row)).map(|c| grid.cell(row, c)), true);
    let down = |column: usize| {
        // A column is only gone through where it begins with such a cell.
        (0..grid.height().min(HEAD)).find(|&row| shown(grid.cell(row, column)).is_some())?;
        months((0..grid.height()).map(|row| grid.cell(row, column)), false)
    };
    let rows: Vec<Option<(Line, bool)>> = (0..grid.height().min(HEAD)).map(across).collect();
    let columns: Vec<Option<(Line, bool)>> = (0..grid.width().min(COLUMNS)).map(down).collect();
    let doubtful = rows.iter().chain(&columns).flatten().any(|(_, doubtful)| *doubtful);
    let lines = |found: Vec<Option<(Line, bool)>>| -> Vec<Line> {
        found.into_iter().map(|line| line.map(|(months, _)| months).unwrap_or_default()).collect()
    };
    let (rows, columns) = (lines(rows), lines(columns));
    let written = |s: Shown| format!("{}-{:02}", s.year(), s.month);
    let (out, n, place) = grid.restated_along(&rows, &columns, written)?;
    let said = match doubtful {
        true => Diagnostic::warning("read.months-or-days"),
        false => Diagnostic::note("read.mangled-months"),
    };
    let period = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(said, n, place).with("period", period)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubtful(cells: &str) -> Option<bool> {
        goes_on(&cells.split_whitespace().map(shown).collect::<Option<Vec<_>>>()?)
    }

    #[test]
    fn a_line_that_goes_on_month_after_month_is_of_months() {
        assert_eq!(doubtful("18-Mar 18-Feb 18-Jan 17-Dec 17-Nov"), Some(false));
        assert_eq!(doubtful("01-Feb 01-Jan Dec-00 Nov-00 Oct-00"), Some(false));
        assert_eq!(doubtful("98-Sep 98-Dec 99-Mar 99-Jun"), Some(false));
        // Quarters first and months later, as the Central Bank of Kenya's list of its domestic debt has them.
        assert_eq!(
            doubtful("Sep-99 Dec-99 Mar-00 Jun-00 Jul-00 Aug-00 1-Jan 1-Feb 1-Mar 1-Apr"),
            None,
            "from August to January is neither"
        );
        assert_eq!(
            doubtful("Mar-00 Jun-00 Sep-00 Oct-00 Nov-00 Dec-00 1-Jan 1-Feb 1-Mar 1-Apr"),
            Some(false)
        );
        // One year, whose number may be a day: it is said.
        assert_eq!(doubtful("22-Jan 22-Feb 22-Mar 22-Apr"), Some(true));
    }

    #[test]
    fn days_stay_days() {
        assert_eq!(doubtful("3-Jan 4-Jan 5-Jan 8-Jan"), None);
        assert_eq!(doubtful("31-Jan 28-Feb 31-Mar 30-Apr"), None);
        assert_eq!(doubtful("1-Jan 1-Feb 1-Mar 1-Apr"), None);
        // What everybody reads as it stands.
        assert_eq!(doubtful("Jan-17 Feb-17 Mar-17 Apr-17"), None);
    }
}
