//! Lines above a heading that are none of its levels: titles that a delimiter cut, words with what they say, units at the right end, lines
//! of a date.

use super::class::{Class, class};
use super::grid::Grid;
use crate::lang;

/// A title cut by delimiters: its text runs on over cells from the left, over label and value columns alike, where the
/// header below has its own names for all of them.
pub(super) fn is_sentence_row(grid: &Grid, row: usize, values: &[bool]) -> bool {
    let filled: Vec<usize> = grid.filled(row).map(|(c, _)| c).collect();
    let from_left = filled.iter().enumerate().all(|(i, c)| i == *c);
    let value_count = values.iter().filter(|v| **v).count();
    let covered = filled.iter().filter(|c| values.get(**c).copied().unwrap_or(false)).count();
    from_left && covered * 2 <= value_count && value_count > 1
}

/// "Exports of coffee| tea| spices": a sentence that a comma cut, by the blanks behind its commas, where the names below have none.
pub(super) fn is_cut_sentence(grid: &Grid, row: usize, low: usize) -> bool {
    let run_on = || grid.filled(row).enumerate().all(|(at, (column, _))| at == column);
    let blank = |(column, cell): (usize, &str)| column == 0 || cell.starts_with(' ');
    let words = |cell: &str| cell.trim().starts_with(char::is_alphabetic) && class(cell) == Class::Text;
    grid.filled(row).nth(1).is_some()
        && run_on()
        && grid.filled(row).all(blank)
        && grid.filled(row).all(|(_, cell)| words(cell))
        && grid.filled(row).map(|(_, cell)| cell.split_whitespace().count()).sum::<usize>() > 3
        && !grid.filled(low).any(|(column, cell)| column > 0 && cell.starts_with(' '))
}

/// "Table: | 1": a word with a colon, and what it says.
pub(super) fn is_key_and_value(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let key = filled.next().is_some_and(|(_, cell)| cell.trim_end().ends_with([':', '：']));
    key && filled.next().is_some() && filled.next().is_none()
}

/// "Time frequency | Annual" above "Sex | Total", over a heading of many cells: a list of what the whole table is of.
pub(super) fn is_in_list_of_pairs(grid: &Grid, row: usize, low: usize) -> bool {
    let is_pair = |r: usize| {
        let mut filled = grid.filled(r);
        let word = |cell: Option<(usize, &str)>, at: usize| {
            cell.is_some_and(|(c, text)| c == at && class(text) == Class::Text)
        };
        word(filled.next(), 0) && word(filled.next(), 1) && filled.next().is_none()
    };
    // A gap parts it from the heading; names over columns stand right above them.
    let parted = || (row + 1..low).any(|r| grid.is_blank_row(r));
    let beside = || row.checked_sub(1).is_some_and(is_pair) || is_pair(row + 1);
    is_pair(row) && beside() && grid.filled(low).take(4).count() == 4 && parted()
}

/// A title at the left and the unit in brackets, or behind a word that says so, at the right end: "輸出 | | | （単位：百万円、％）".
pub(super) fn is_titled_unit(grid: &Grid, row: usize) -> bool {
    // "Real, adjusted | | <reference> | | (Billions of Yen)": what is only bracketed in between names no column.
    let aside = |cell: &str| {
        let cell = cell.trim();
        cell.starts_with(['<', '＜', '〈', '《', '【']) && cell.ends_with(['>', '＞', '〉', '》', '】'])
    };
    let mut filled = grid.filled(row).filter(|(_, cell)| !aside(cell));
    let (Some((0, title)), Some((_, cell)), None) = (filled.next(), filled.next(), filled.next()) else {
        return false;
    };
    let text = cell.trim();
    let marked = text.starts_with(lang::OPENING)
        || text
            .split_once([':', '：'])
            .is_some_and(|(head, _)| super::announces(head) == Some(super::Announces::Unit));
    let named = title.starts_with(['(', '（']) && !lang::units_of(title).is_empty();
    marked
        && (named || !lang::units_of(text).is_empty())
        && lang::when(title).is_none()
        && super::announces(title).is_none()
}

/// "April, 2021 | | (Preliminary)": the period of the table at its left, and a remark in brackets somewhere behind it.
pub(super) fn is_dated_line(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let dated = filled.next().is_some_and(|(column, cell)| {
        column == 0 && lang::when(cell).is_some_and(|w| w.year.is_some() && !w.is_year())
    });
    let remark = |cell: &str| cell.trim().starts_with(['(', '（']) && cell.trim().ends_with([')', '）']);
    (dated && filled.next().is_some_and(|(_, cell)| remark(cell)) && filled.next().is_none())
        || is_told(grid, row)
        || is_numbered_title(grid, row)
        || is_title_and_year(grid, row)
        || is_told_of_amounts(grid, row)
        || is_in_the_middle(grid, row)
}

/// " | | | Exports by commodity" over "Item | 2019 | 2020 | 2021 | 2022 | 2023": a title that somebody put in the middle. A name over some of
/// the columns stands where their periods begin anew, or says how sure the later ones are.
fn is_in_the_middle(grid: &Grid, row: usize) -> bool {
    let one = |r: usize| grid.filled(r).nth(1).is_none();
    let Some((at, title)) = grid.filled(row).next().filter(|_| (0..=row).all(one)) else { return false };
    let Some(low) = (row + 1..row + 5).find(|r| !one(*r)).filter(|_| at >= 2) else { return false };
    let whens = |from: usize, to: usize| {
        grid.filled(low)
            .filter(move |(c, _)| (from..to).contains(c))
            .map(|(_, cell)| lang::when(cell).map(|w| (w.year, w.part)))
    };
    let periods: Vec<_> = whens(1, usize::MAX).collect();
    let different = || periods.iter().enumerate().all(|(n, own)| !periods.iter().take(n).any(|p| p == own));
    let on_both_sides = whens(1, at).next().is_some() && whens(at, usize::MAX).next().is_some();
    // " | | Foreign trade of the country" over " | Exports | | Imports": where one of the names below goes on, none over it begins.
    let within = || grid.cell(low, at).trim().is_empty() && !grid.cell(low + 1, at).trim().is_empty();
    title.split_whitespace().count() >= 3
        && class(title) == Class::Text
        && lang::sure(title).is_none()
        && !title.contains('%')
        && !super::header::compares(title)
        && on_both_sides
        && (within() || (periods.iter().all(Option::is_some) && different()))
}

/// "Key figures of the provinces | | | | 2011" in the first line: a title of several words and, some columns behind it, the year that all of
/// the table is of. A year over columns begins with the first of them, or others follow it.
fn is_title_and_year(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let (Some((at, title)), Some((column, year)), None) = (filled.next(), filled.next(), filled.next())
    else {
        return false;
    };
    let named_below = |c: usize| (row + 1..row + 8).any(|r| !grid.cell(r, c).trim().is_empty());
    (0..row).all(|r| grid.is_blank_row(r))
        && title.split_whitespace().count() >= 2
        && class(title) == Class::Text
        && !title.contains(|c: char| c.is_ascii_digit())
        && class(year) == Class::Year
        // The columns between have no year then, and are named all the same.
        && column > at + 2
        && (at.max(1)..column).filter(|c| named_below(*c)).count() >= 2
}

/// "Delaware | | GEN.A" below "description | units | key | 2021 | 2022": a name and its code under their heads, before any figure. Words that
/// name columns stand where the heading has none.
pub(super) fn is_name_over_rows(grid: &Grid, row: usize, lowest: Option<usize>) -> bool {
    let cells = grid.filled(row).count();
    let Some(low) = lowest.filter(|_| cfg!(feature = "studio") && cells > 1) else { return cells == 1 };
    let headed = |column: usize| !grid.cell(low, column).trim().is_empty();
    grid.filled(row).all(|(column, _)| headed(column)) && grid.filled(low).count() >= cells + 2
}

/// Whether a sentence begins by what figures are counted in: "Amounts in euros per inhabitant".
pub(super) fn tells_amounts(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "amounts in ",
        "values in ",
        "value in ",
        "figures in ",
        "bedragen in ",
        "betrage in ",
        "werte in ",
        "angaben in ",
        "montants en ",
        "valeurs en ",
        "valores en ",
        "valores em ",
        "importi in ",
        "belopp i ",
        "kwoty w ",
    ];
    let folded = lang::fold(text.trim());
    WORDS.iter().any(|w| folded.starts_with(w))
}

/// "Amounts in euros (rounded) per inhabitant | | | inhabitants": such a sentence in a row of its own names no column.
fn is_told_of_amounts(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let told =
        filled.next().is_some_and(|(_, cell)| cell.split_whitespace().count() >= 4 && tells_amounts(cell));
    // At most a remark somewhere else.
    told && filled.nth(1).is_none()
}

/// A text without what it has in brackets; `None` where there are none, or where they do not close.
pub(super) fn without_remarks(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    (depth == 0 && out.len() < text.len()).then(|| super::tidy(&out))
}

/// "T19 | Total imports and exports" over a heading of many cells: the number of a table and its title.
fn is_numbered_title(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let (Some((0, number)), Some((1, title)), None) = (filled.next(), filled.next(), filled.next()) else {
        return false;
    };
    let number = number.trim();
    number.len() <= 12
        && number.starts_with(char::is_alphabetic)
        && number.ends_with(|c: char| c.is_ascii_digit())
        && title.split_whitespace().count() > 2
        && lang::when(number).is_none()
        && grid.filled(row + 1).take(5).count() == 5
        && !grid.cell(row + 1, 0).trim().is_empty()
}

/// "Last updated : 29 Mar 2024" by itself at the left edge: a word, a colon and a date are no heading of the column below.
fn is_told(grid: &Grid, row: usize) -> bool {
    let mut filled = grid.filled(row);
    let told = filled.next().and_then(|(column, cell)| cell.split_once([':', '：']).filter(|_| column == 0));
    let dated = told.is_some_and(|(word, date)| {
        word.chars().any(char::is_alphabetic) && lang::when(date.trim()).is_some_and(|w| w.year.is_some())
    });
    dated && filled.next().is_none()
}
