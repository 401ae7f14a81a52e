//! Dates with the month first, `1/13/1999`: one of them tells it of the whole column, which is then read so, and said. Without one a
//! column of first days, `1/1/2020`, `2/1/2020` and so on through all months, tells it as well.

use super::columns::short;
use super::grid::Grid;
use crate::diag::{At, Diagnostic};

/// Columns that are looked at.
const COLUMNS: usize = 12;

/// A date of two small numbers and a year, and what stands behind it.
fn date(cell: &str) -> Option<(u32, u32, &str, &str)> {
    let mut parts = cell.trim().splitn(3, '/');
    let mut small = || {
        let text = parts.next()?;
        (matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
    };
    let (first, second) = (small()?, small()?);
    let rest = parts.next()?;
    let (year, behind) = (rest.get(..4)?, rest.get(4..)?);
    let dated = year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit());
    let clock = behind.is_empty() || (behind.starts_with(' ') && behind.contains(':'));
    (dated && clock && first >= 1 && second >= 1 && first.max(second) <= 31)
        .then_some((first, second, year, behind))
}

/// What the dates of a column say.
#[derive(Clone, Debug, Default)]
struct Counts {
    dates: u32,
    others: u32,
    day_first: bool,
    month_first: bool,
    doubtful: Option<usize>,
    first: Option<usize>,
    /// The firsts that occur, a bit each, and whether all seconds are one and the same.
    firsts: u32,
    second: Option<u32>,
    seconds: bool,
}

impl Counts {
    fn add(&mut self, row: usize, cell: &str) {
        let Some((first, second, ..)) = date(cell) else {
            // Heads and notes are few.
            self.others += u32::from(!cell.trim().is_empty());
            return;
        };
        self.dates += 1;
        self.day_first |= first > 12;
        self.month_first |= second > 12;
        if first <= 12 && second <= 12 && first != second {
            self.doubtful.get_or_insert(row);
        }
        self.first.get_or_insert(row);
        self.firsts |= 1 << first;
        self.seconds |= self.second.is_some_and(|s| s != second);
        self.second = Some(second);
    }

    /// The first row that is read otherwise than with the day first, where the month stands first.
    fn is_american(&self) -> bool {
        let all_months = self.firsts == 0b1_1111_1111_1110 && !self.seconds && self.dates > 12;
        self.doubtful.is_some()
            && !self.day_first
            && (self.month_first || all_months)
            && self.dates > self.others * 4
    }
}

/// The grid with such dates as `1999-01-13`, and what to say of it; `None` where there are none.
pub fn with_dates(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let mut counts = vec![Counts::default(); grid.width().min(COLUMNS)];
    for row in 0..grid.height() {
        for (count, cell) in counts.iter_mut().zip(grid.row(row)) {
            count.add(row, cell);
        }
    }
    let column = counts.iter().position(Counts::is_american)?;
    let row = counts.get(column)?.doubtful?;
    let is = |c: usize| counts.get(c).is_some_and(Counts::is_american);
    let (out, n, _) = grid.restated(|_, c, cell| {
        let (month, day, year, behind) = date(cell).filter(|_| is(c))?;
        Some(format!("{year}-{month:02}-{day:02}{behind}"))
    })?;
    let found = grid.cell(row, column);
    let (month, day, year, _) = date(found)?;
    let said = Diagnostic::warning("read.month-first")
        .at(At::cell(grid.number(row), column as u32 + 1))
        .with("n", n)
        .with("found", short(found))
        .with("date", format!("{year}-{month:02}-{day:02}"));
    Some((out, said))
}
