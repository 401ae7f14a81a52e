//! Heads that are a year and a letter run together, "2013T | 2013H | 2014T | 2014H", or the other way about: what the letter means no line
//! says, but where the same letters stand beside every year they cross the years, and are names of their own. They are set apart from the
//! years, and that is said.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;
use crate::read::class::{Class, class};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that are looked at for a heading.
const HEAD: usize = 20;
/// Letters that stand beside a year at most: what is longer is a word, and read as one.
const LONGEST: usize = 3;
/// Columns that are neither: names, codes, a remark.
const OTHERS: usize = 6;

/// The year and the letters of such a head.
fn parted(cell: &str) -> Option<(&str, &str)> {
    let text = cell.trim();
    let digits = |t: &str| t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit());
    let year = |t: &str| digits(t) && t.parse().is_ok_and(|y: u16| (1900..=2100).contains(&y));
    let lettered = |t: &str| (1..=LONGEST).contains(&t.chars().count()) && t.chars().all(char::is_alphabetic);
    let sign = |c: char| matches!(c, '_' | '-' | '.' | ' ');
    let begins = || Some((text.get(..4)?, text.get(4..)?.trim_start_matches(sign)));
    let ends = || {
        let at = text.len().checked_sub(4)?;
        Some((text.get(at..)?, text.get(..at)?.trim_end_matches(sign)))
    };
    let fits = |(y, letters): &(&str, &str)| year(y) && lettered(letters);
    begins().filter(fits).or_else(|| ends().filter(fits))
}

/// The letters of a row, where each stands beside every year and at least one of them is nothing that is read as it stands.
fn crossed(grid: &Grid, row: usize) -> Option<Vec<String>> {
    let mut years: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut heads, mut others, mut unread) = (0, 0, false);
    for (_, cell) in grid.filled(row) {
        match parted(cell) {
            Some((year, letters)) => {
                heads += 1;
                let read = lang::when(cell);
                if read.is_some_and(|w| !w.is_year()) {
                    return None;
                }
                unread |= read.is_none_or(|w| w.sure.is_none()) && lang::sure(letters).is_none();
                years.entry(letters).or_default().insert(year);
            }
            None if class(cell) == Class::Text => others += 1,
            None => return None,
        }
    }
    let of_first = years.values().next()?;
    let whole = years.values().all(|of| of == of_first) && of_first.len() * years.len() == heads;
    let enough = years.len() >= 2 && of_first.len() >= 2 && others <= OTHERS;
    (whole && enough && unread).then(|| years.keys().map(|k| (*k).to_owned()).collect())
}

/// The grid with years and letters apart, and what to say of it; `None` where there are no such heads.
pub(super) fn set_apart(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let (row, letters) = (0..grid.height().min(HEAD)).find_map(|row| Some((row, crossed(grid, row)?)))?;
    // Two places of one cell, as heads of several dimensions have them.
    let (out, n, place) = grid.restated(|at, _, cell| {
        let (year, letters) = parted(cell).filter(|_| at == row)?;
        Some([year, "; ", letters].concat())
    })?;
    let year = out.cell(place.0, place.1).split(';').next().unwrap_or("").to_owned();
    let said = grid.said_of(Diagnostic::warning("read.year-letters"), n, place);
    Some((out, said.with("year", year).with("letters", letters.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(row: &str) -> Option<Vec<String>> {
        crossed(&Grid::of([row.split(',')]), 0)
    }

    #[test]
    fn letters_that_cross_the_years_are_names() {
        let two = Some(vec!["K".to_owned(), "V".to_owned()]);
        assert_eq!(letters("Place,2015K,2015V,2016K,2016V"), two);
        assert_eq!(letters("Code,Place,2015_K,2016_K,2015_V,2016_V,Note"), two);
        // V is a Roman figure too, and "V2015" might be May.
        assert_eq!(letters("Place,K2015,V2015,K2016,V2016"), None);
        assert_eq!(letters("Place,K2015,S2015,K2016,S2016").map(|l| l.len()), Some(2));
    }

    #[test]
    fn what_crosses_nothing_or_is_read_as_it_stands_is_left() {
        // A forecast behind the last years; estimates beside plans, both known words; quarters; a letter that is missing once.
        assert_eq!(letters("Place,2015,2016,2017F,2018F"), None);
        assert_eq!(letters("Place,2015E,2015P,2016E,2016P"), None);
        assert_eq!(letters("Place,2015Q1,2015Q2,2016Q1,2016Q2"), None);
        assert_eq!(letters("Place,2015K,2015V,2016K"), None);
    }
}
