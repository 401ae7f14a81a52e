//! Days with two digits of their year, "07.08.97", "31/12/24": alone each may be read in several ways. A column of them that goes on day after
//! day, forwards or backwards, in one order of day and month and in no other, is written out, and that is said.

use crate::diag::Diagnostic;
use crate::period::days_in_month;
use crate::read::Grid;
use std::collections::HashMap;

/// Days that show in which order they are written.
const LEAST: usize = 4;
/// Columns that are looked at.
const COLUMNS: usize = 4;

type Day = (i16, u8, u8);

/// The three numbers of such a cell, and the sign between them.
fn numbers(cell: &str) -> Option<([u8; 3], u8)> {
    let text = cell.trim().as_bytes();
    let [a, b, sign, c, d, again, e, f] = text else { return None };
    let two = |tens: &u8, ones: &u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
    };
    let known = sign == again && matches!(sign, b'.' | b'/' | b'-');
    known.then_some(())?;
    Some(([two(a, b)?, two(c, d)?, two(e, f)?], *sign))
}

/// The day that three numbers are in an order: where the year, the month and the day stand. Years from 50 on are of the last century.
fn day(numbers: [u8; 3], (y, m, d): (usize, usize, usize)) -> Option<Day> {
    let year = i16::from(*numbers.get(y)?);
    let year = if year < 50 { 2000 + year } else { 1900 + year };
    let (month, day) = (*numbers.get(m)?, *numbers.get(d)?);
    ((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day))
        .then_some((year, month, day))
}

/// The days of a column in the one order in which they go on.
fn in_order(all: &[([u8; 3], u8)]) -> Option<Vec<Day>> {
    let (_, sign) = all.first()?;
    if all.len() < LEAST || all.iter().any(|(_, s)| s != sign) {
        return None;
    }
    // With points the day comes first everywhere.
    let orders: &[(usize, usize, usize)] =
        if *sign == b'.' { &[(2, 1, 0)] } else { &[(2, 1, 0), (2, 0, 1), (0, 1, 2)] };
    let goes_on = |days: &[Day]| {
        let (mut up, mut down, mut moved) = (true, true, 0);
        for pair in days.windows(2) {
            if let [a, b] = pair {
                up &= a <= b;
                down &= a >= b;
                moved += usize::from(a != b);
            }
        }
        (up || down) && moved + 1 >= LEAST
    };
    let of = |order: &(usize, usize, usize)| {
        let days: Option<Vec<Day>> = all.iter().map(|(n, _)| day(*n, *order)).collect();
        days.filter(|days| goes_on(days))
    };
    // "31/12/20, 31/12/21", "25-01-31, 25-01-30": where one order gives the same day of one year after the other, it is no list of days.
    let yearly = |days: &Vec<Day>| days.windows(2).all(|w| matches!(w, [a, b] if (a.1, a.2) == (b.1, b.2)));
    let mut found: Vec<Vec<Day>> = orders.iter().filter_map(of).collect();
    if found.len() > 1 || found.iter().any(yearly) {
        return None;
    }
    found.pop()
}

/// The grid with such days as everybody writes them, and what to say of it; `None` where there are none.
pub(super) fn with_years(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    // Blank rows and subtotals between them are passed over: a column is written anew as a whole, or not at all.
    let column = |c: usize| -> Option<HashMap<usize, Day>> {
        (0..grid.height().min(40)).find(|&row| numbers(grid.cell(row, c)).is_some())?;
        let found = (0..grid.height()).filter_map(|row| Some((row, numbers(grid.cell(row, c))?)));
        let (rows, days): (Vec<usize>, Vec<_>) = found.unzip();
        Some(rows.into_iter().zip(in_order(&days)?).collect())
    };
    let columns: Vec<Option<HashMap<usize, Day>>> = (0..grid.width().min(COLUMNS)).map(column).collect();
    let (out, n, place) = grid.restated(|row, c, _| {
        let (year, month, day) = columns.get(c)?.as_ref()?.get(&row)?;
        Some(format!("{year}-{month:02}-{day:02}"))
    })?;
    Some((out.clone(), grid.said_restated("read.short-days", &out, n, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> Option<Vec<Day>> {
        in_order(&cells.iter().map(|c| numbers(c)).collect::<Option<Vec<_>>>()?)
    }

    #[test]
    fn days_that_go_on_in_one_order_are_read() {
        assert_eq!(read(&["30.07.97", "31.07.97", "01.08.97", "04.08.97"]).map(|d| d[2]), Some((1997, 8, 1)));
        assert_eq!(
            read(&["12/30/24", "12/31/24", "01/02/25", "01/03/25"]).map(|d| d[0]),
            Some((2024, 12, 30))
        );
        assert_eq!(read(&["25-02-02", "25-02-01", "25-01-31", "25-01-30"]).map(|d| d[0]), Some((2025, 2, 2)));
        // The first of April to the fourth, or of January to April: nobody can tell. Figures go up and down.
        assert_eq!(read(&["01/04/24", "02/04/24", "03/04/24", "04/04/24"]), None);
        assert_eq!(read(&["30.07.97", "01.02.97", "31.07.97", "04.08.97"]), None);
        // One day a year, whatever the other orders make of it.
        for ends in ["31/12", "30/06", "01/01"] {
            let years = [20, 21, 22, 23].map(|y| format!("{ends}/{y}"));
            assert_eq!(read(&years.each_ref().map(String::as_str)), None, "{ends}");
        }
    }
}
