//! What each row is: title, unit, header, data, group, note. A row is judged by what stands below it in the same columns, not by
//! its own looks alone: a year is a header over figures and a period over years.

use super::body::{Judge, below};
pub use super::class::{Class, class};
use super::grid::{Grid, is_blank};
use super::title_rows::*;
use super::unit_rows::{heads_units, is_scaled_units, is_unit_row};
use super::{Hints, RowKind};
use crate::lang;

/// Rows understood.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Kind of every row.
    pub kinds: Vec<RowKind>,
    /// Header rows of the table, from the top level down, from 0.
    pub header: Vec<usize>,
    /// Whether a column holds figures.
    pub values: Vec<bool>,
    /// The first row below the header.
    pub first: usize,
    /// What the rows below it were told apart by.
    pub(super) judge: Judge,
}

/// Rows that are looked at to find where the figures begin.
const HEAD: usize = 400;

struct Finder<'a> {
    grid: &'a Grid,
    /// Classes of the first rows.
    classes: Vec<Vec<Class>>,
}

impl Finder<'_> {
    fn class(&self, row: usize, column: usize) -> Class {
        self.classes.get(row).and_then(|r| r.get(column)).copied().unwrap_or(Class::Blank)
    }

    /// Counts (figures, periods, texts) below a cell in the next filled cells of its column.
    fn below(&self, row: usize, column: usize, most: usize) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        let mut seen = 0;
        for r in row + 1..self.classes.len() {
            match self.class(r, column) {
                Class::Blank => continue,
                Class::Number | Class::Gap => counts.0 += 1,
                Class::Year | Class::Period => counts.1 += 1,
                Class::Text => counts.2 += 1,
            }
            seen += 1;
            if seen >= most {
                break;
            }
        }
        counts
    }

    fn filled(&self, row: usize) -> Vec<(usize, Class)> {
        self.classes
            .get(row)
            .map(|r| r.iter().copied().enumerate().filter(|(_, c)| *c != Class::Blank).collect())
            .unwrap_or_default()
    }

    /// (1) (2) (3), or A B 1 2 3=1+2: numbers of columns. A ruled line under the header says as little.
    fn is_numbering(&self, row: usize) -> bool {
        if is_ruled(self.grid, row) {
            return true;
        }
        let mut expected = None;
        let mut count = 0;
        // Plain 1, 2, 3 are figures unless one of them stands where the rows below have names.
        let mut marked = false;
        for (column, _) in self.filled(row) {
            let cell = self.grid.cell(row, column).trim();
            let (_, _, names) = self.below(row, column, 8);
            marked |= names >= 3 || cell.starts_with(['(', '[']) || cell.contains('=');
            let text =
                self.grid.cell(row, column).trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
            let head = text.split('=').next().unwrap_or("").trim().trim_end_matches(')');
            if head.len() == 1 && head.bytes().all(|b| b.is_ascii_alphabetic()) {
                continue;
            }
            if head.is_empty() || head.len() > 3 || !head.bytes().all(|b| b.is_ascii_digit()) {
                return false;
            }
            let n = head.bytes().fold(0_usize, |n, b| n * 10 + usize::from(b - b'0'));
            if expected.map_or(n > 3, |e| n != e) {
                return false;
            }
            expected = Some(n + 1);
            count += 1;
        }
        // Two columns of figures could begin with 1 and 2: three in a row cannot.
        count >= 3 && marked
    }

    /// The first row with figures.
    #[inline(never)]
    fn first_data(&self, from: usize) -> Option<usize> {
        let mut periods_above = false;
        for row in from..self.classes.len() {
            let filled = self.filled(row);
            let numbers: Vec<usize> =
                filled.iter().filter(|(_, c)| *c == Class::Number).map(|(c, _)| *c).collect();
            let periods: Vec<usize> = filled
                .iter()
                .filter(|(_, c)| matches!(c, Class::Year | Class::Period))
                .map(|(c, _)| *c)
                .collect();
            if numbers.is_empty() && periods.is_empty() {
                continue;
            }
            if row + 1 < self.classes.len() && (self.is_numbering(row) || is_cut_text(self.grid, row)) {
                continue;
            }
            if !numbers.is_empty() {
                let supported = numbers.iter().any(|&c| {
                    let (figures, years, texts) = self.below(row, c, 12);
                    (figures + years) >= texts
                });
                // A title with a number in it has few cells where the table has many.
                let thin = filled.len() <= 2 && {
                    let mut next: Vec<usize> = (row + 1..self.classes.len())
                        .map(|r| self.filled(r).len())
                        .filter(|&n| n > 0)
                        .take(9)
                        .collect();
                    next.sort_unstable();
                    next.get(next.len() / 2).is_some_and(|&m| m >= 4)
                        && !periods_above
                        && !self.begins_with_time(row, &filled, from)
                };
                let codes = !periods_above && self.is_code_header(row, &filled, &numbers);
                let units = row > from && is_scaled_units(self.grid, row);
                if supported && !thin && !codes && !units && !self.is_about_columns(row) {
                    return Some(row);
                }
                continue;
            }
            let over_figures = periods
                .iter()
                .filter(|&&c| {
                    let (figures, years, _) = self.below(row, c, 30);
                    figures > years
                })
                .count();
            if super::first_record::goes_on_below(self.grid, row) {
                return Some(row);
            }
            let texts = filled.iter().filter(|(_, c)| *c == Class::Text).count();
            if over_figures * 2 >= periods.len() && !(periods_above && over_figures == 0) {
                periods_above |= over_figures > 0;
                continue;
            }
            // A row of periods over periods: the first record of a long table whose figure is missing, or all in range of years.
            let like_below = periods.iter().any(|&c| {
                let (figures, years, texts) = self.below(row, c, 12);
                years > figures && years >= texts
            });
            if like_below && (texts < filled.len()) && self.has_header_above(row, from) {
                return Some(row);
            }
        }
        None
    }

    /// A record of a time, as those below it, under names: of the first of them no growth is known, and few cells are filled.
    fn begins_with_time(&self, row: usize, filled: &[(usize, Class)], from: usize) -> bool {
        filled.first().is_some_and(|&(column, class)| {
            let (_, times, texts) = self.below(row, column, 12);
            matches!(class, Class::Year | Class::Period) && times >= 2 && texts == 0
        }) && self.has_header_above(row, from)
    }

    /// A row that says something of each column (number of observations) over rows of periods: its own label is a word, and so
    /// is the next one's.
    fn is_about_columns(&self, row: usize) -> bool {
        let is_word = |r: usize, c: usize| self.class(r, c) == Class::Text;
        // "Overnight | 1 week | 3 months" are terms and no periods: those have their year somewhere.
        let has_year = |c: usize| {
            let mut below = (row + 1..self.classes.len().min(row + 13)).map(|r| self.grid.cell(r, c));
            below.any(|cell| lang::when(cell).is_some_and(|w| w.period().is_some()))
        };
        (0..2).filter(|c| has_year(*c)).any(|c| {
            let (figures, periods, texts) = self.below(row, c, 12);
            is_word(row, c) && is_word(row + 1, c) && periods >= 2 && periods >= texts && figures == 0
        })
    }

    /// A header of codes over figures: "Country, 01, 02, 03".
    fn is_code_header(&self, row: usize, filled: &[(usize, Class)], numbers: &[usize]) -> bool {
        let texts = filled.iter().filter(|(_, c)| *c == Class::Text).count();
        if texts == 0 || numbers.len() < 2 || texts + numbers.len() != filled.len() {
            return false;
        }
        let mut before: Option<u64> = None;
        for &c in numbers {
            let cell = self.grid.cell(row, c).trim();
            if cell.len() > 6 || !cell.bytes().all(|b| b.is_ascii_digit()) {
                return false;
            }
            let n = cell.bytes().fold(0_u64, |n, b| n * 10 + u64::from(b - b'0'));
            if before.is_some_and(|b| n <= b) {
                return false;
            }
            before = Some(n);
        }
        // The text columns go on as text below, under a header word that no row repeats.
        let first = filled.first().map_or(0, |(c, _)| *c);
        row == 0
            && numbers.len() >= 3
            && self.below(row, first, 10).2 >= 2
            && numbers.iter().all(|&c| {
                let cell = self.grid.cell(row, c);
                cell.starts_with('0')
                    || (row + 1..self.classes.len().min(row + 12))
                        .any(|r| self.grid.cell(r, c).contains(['.', ',']))
            })
    }

    fn has_header_above(&self, row: usize, from: usize) -> bool {
        (from..row).any(|r| {
            let filled = self.filled(r);
            filled.len() >= 2 && filled.iter().all(|(_, c)| *c == Class::Text)
        })
    }
}

/// A line drawn of signs: `|------|-----:|` of a Markdown table, `+=====+`.
fn is_ruled(grid: &Grid, row: usize) -> bool {
    let sign = |c: char| matches!(c, '-' | ':' | '=' | '+' | '_' | '─' | ' ');
    let mut cells = 0;
    grid.filled(row).all(|(_, cell)| {
        cells += 1;
        cell.trim().len() >= 3 && cell.chars().all(sign)
    }) && cells > 0
}

/// A text cut by the delimiter: a bracket that opens in one cell and closes in another.
pub(super) fn is_cut_text(grid: &Grid, row: usize) -> bool {
    let mut open = false;
    for (_, cell) in grid.filled(row) {
        let (opened, closed) = (cell.matches('(').count(), cell.matches(')').count());
        if open && closed > opened {
            return true;
        }
        open |= opened > closed && cell.contains(char::is_alphabetic);
    }
    false
}

#[inline(never)]
fn classes_of(grid: &Grid) -> Vec<Vec<Class>> {
    (0..grid.height().min(HEAD)).map(|row| grid.row(row).map(class).collect()).collect()
}

/// Finds what each row is.
pub fn rows(grid: &Grid, hints: &Hints, declared: bool) -> Rows {
    let height = grid.height();
    let mut kinds = vec![RowKind::Blank; height];
    let start = usize::from(declared);
    if declared && let Some(kind) = kinds.first_mut() {
        *kind = RowKind::Declaration;
    }
    let finder = Finder { grid, classes: classes_of(grid) };
    let chosen = hints
        .header_rows
        .as_ref()
        .map(|rows| rows.iter().filter_map(|r| (*r as usize).checked_sub(1)).collect::<Vec<_>>());
    let after_chosen = chosen.as_ref().and_then(|rows| rows.iter().max().map(|m| m + 1));
    let first = match after_chosen {
        Some(row) => finder.first_data(row).or(Some(row).filter(|r| *r < height)),
        None => finder.first_data(start),
    };
    let first = match first {
        Some(row) if after_chosen.is_none() => Some(first_of_words(&finder, start, row)),
        other => other,
    };
    let (first, numbers) = match first {
        Some(row) => (row, true),
        // Words only: the header is the first row with as many cells as most.
        None => (words_only(grid, start).min(height), false),
    };
    let values = value_columns(grid, first, numbers);
    let header = match chosen {
        Some(rows) => {
            for row in start..first {
                set(
                    &mut kinds,
                    row,
                    if rows.contains(&row) {
                        RowKind::Header
                    } else if grid.is_blank_row(row) {
                        RowKind::Blank
                    } else {
                        RowKind::Title
                    },
                );
            }
            rows
        }
        None => above(&finder, first, start, &values, &mut kinds),
    };
    let (mut first, mut header) = (first, header);
    let mut judge = Judge::of(grid, first, &header, &values, numbers);
    // The header once more right below it is another level of it.
    while !header.is_empty()
        && header.len() < 4
        && hints.header_rows.is_none()
        && first + 1 < height
        && judge.is_header_again(|c| grid.cell(first, c), || grid.filled(first).count())
    {
        set(&mut kinds, first, RowKind::Header);
        header.push(first);
        first += 1;
        judge = Judge::of(grid, first, &header, &values, numbers);
    }
    below(grid, first, &judge, &mut kinds);
    Rows { kinds, header, values, first, judge }
}

pub(super) fn set(kinds: &mut [RowKind], row: usize, kind: RowKind) {
    if let Some(slot) = kinds.get_mut(row) {
        *slot = kind;
    }
}

/// In a table that is mostly words a record may have no figure: the first full row is the header, and what follows are records.
#[inline(never)]
fn first_of_words(finder: &Finder<'_>, start: usize, first: usize) -> usize {
    let body: Vec<Vec<(usize, Class)>> =
        (first..finder.classes.len()).map(|r| finder.filled(r)).filter(|f| !f.is_empty()).take(100).collect();
    let cells: usize = body.iter().map(Vec::len).sum();
    let words: usize = body.iter().flatten().filter(|(_, c)| *c == Class::Text).count();
    if cells == 0 || words * 10 < cells * 6 {
        return first;
    }
    let mut widths: Vec<usize> = body.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    // Columns in which words are the rule must hold words in every level of a header as well: only a first full row counts.
    let full = |row: usize| {
        let filled = finder.filled(row);
        usual >= 4 && filled.len() * 10 >= usual * 8
    };
    match (start..first).find(|&row| full(row)) {
        Some(header) if header + 1 < first && (header + 1..first).any(full) => header + 1,
        _ => first,
    }
}

#[inline(never)]
fn words_only(grid: &Grid, start: usize) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for row in (start..grid.height()).take(HEAD) {
        let n = grid.len_of(row);
        match counts.iter_mut().find(|(w, _)| *w == n) {
            Some((_, k)) => *k += 1,
            None => counts.push((n, 1)),
        }
    }
    let usual =
        counts.into_iter().filter(|(w, _)| *w >= 1).max_by_key(|&(w, k)| (k, w)).map_or(1, |(w, _)| w);
    (start..grid.height())
        .find(|&r| grid.len_of(r) == usual && !grid.is_blank_row(r))
        .map_or(start, |r| r + 1)
}

/// The first rows below the header, all of which are looked at.
pub(super) const FIRST_ROWS: usize = 600;

/// Of so many rows every how-many-th is looked at: a power of two, so that who sees the rows go by without knowing how many
/// will come can keep the right ones.
pub(super) fn stride(height: usize) -> usize {
    height.div_ceil(FIRST_ROWS).next_power_of_two()
}

/// Rows below the header that stand for all: the first ones and some from the whole length.
pub fn sample(grid: &Grid, first: usize) -> Vec<usize> {
    let height = grid.height();
    let stride = stride(grid.file_height()) as u32;
    let below = height.min(first + FIRST_ROWS);
    let mut rows: Vec<usize> = (first..below).collect();
    rows.extend((below..height).filter(|&row| (grid.number(row) - 1).is_multiple_of(stride)));
    rows
}

/// Columns in which numbers are the rule.
#[inline(never)]
fn value_columns(grid: &Grid, first: usize, numbers: bool) -> Vec<bool> {
    let mut counts = vec![(0_u32, 0_u32, 0_u32, 0_u32, 0_u32); grid.width()];
    let foot = super::foot::begins(grid, first);
    for row in sample(grid, first).into_iter().filter(|row| *row < foot) {
        for (column, cell) in grid.row(row).enumerate() {
            let Some(slot) = counts.get_mut(column) else { continue };
            match class(cell) {
                Class::Blank => {}
                Class::Number => slot.0 += 1,
                Class::Year => {
                    slot.0 += 1;
                    slot.4 += 1;
                }
                Class::Gap => {
                    slot.1 += 1;
                    slot.3 += 1;
                }
                Class::Text if lang::gap(cell).is_some() => slot.1 += 1,
                // Letters in rows of their own between the figures say how sure those are.
                Class::Text if super::body::is_flag(cell) => {}
                Class::Text | Class::Period => slot.2 += 1,
            }
        }
    }
    // A column of marks for missing numbers is one of figures, where others have some.
    let mut values: Vec<bool> = counts
        .iter()
        .map(|(n, gaps, others, marks, _)| numbers && (*n > 0 || *marks > 0) && n + gaps > *others)
        .collect();
    // Years at the left are labels, where other columns have figures that are none.
    let figures: Vec<bool> = counts.iter().map(|(n, _, _, _, years)| n > years).collect();
    for column in 0..values.len().min(3) {
        let others = figures.iter().skip(column + 1).any(|f| *f);
        let (n, _, _, _, years) = counts.get(column).copied().unwrap_or_default();
        if n > 0
            && n == years
            && others
            && let Some(v) = values.get_mut(column)
        {
            *v = false;
        }
    }
    // Running numbers at the left are labels.
    for column in 0..values.len().min(3) {
        let others = values.iter().skip(column + 1).any(|v| *v);
        if let Some(v) = values.get_mut(column).filter(|v| **v && others)
            && ((column < 2 && is_running(grid, first, column)) || numbers_names(grid, first, column))
        {
            *v = false;
        }
    }
    values
}

/// Whole numbers that count the names in the column behind them, from 1 anew under each heading: "A | Xuất khẩu", " | 1 | Gạo".
#[inline(never)]
fn numbers_names(grid: &Grid, first: usize, column: usize) -> bool {
    let mut before = 0;
    let mut count = 0;
    for row in sample(grid, first) {
        let cell = grid.cell(row, column).trim().trim_end_matches(['.', ')']);
        if cell.is_empty() || cell.len() > 2 || !cell.bytes().all(|b| b.is_ascii_digit()) {
            if class(cell) == Class::Number {
                return false;
            }
            continue;
        }
        let n = cell.bytes().fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'));
        if (n != 1 && n != before + 1) || class(grid.cell(row, column + 1)) != Class::Text {
            return false;
        }
        before = n;
        count += 1;
    }
    // Under a heading that says so two are enough.
    let said = || {
        (first.saturating_sub(6)..first)
            .any(|row| super::announces(grid.cell(row, column)) == Some(super::Announces::Index))
    };
    count >= 3 || (count >= 1 && said())
}

/// Whole numbers, one more from row to row.
#[inline(never)]
fn is_running(grid: &Grid, first: usize, column: usize) -> bool {
    let (mut before, mut steps, mut count) = (None, 0, 0);
    let mut least = u32::MAX;
    for row in sample(grid, first) {
        let cell = grid.cell(row, column).trim();
        if cell.is_empty() || cell.len() > 7 || !cell.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let n = cell.bytes().fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'));
        count += 1;
        steps += u32::from(before.is_some_and(|b: u32| b + 1 == n));
        before = Some(n);
        least = least.min(n);
    }
    // Behind another column 7, 8, 9 are figures; a count begins with 1.
    count >= 3 && steps * 10 >= (count - 1) * 8 && (column == 0 || least <= 1)
}

/// Rows above the figures. Gives the header rows.
#[inline(never)]
fn above(
    finder: &Finder<'_>,
    first: usize,
    start: usize,
    values: &[bool],
    kinds: &mut [RowKind],
) -> Vec<usize> {
    let grid = finder.grid;
    let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
    let mut header: Vec<usize> = Vec::new();
    let count = |row: usize| {
        let mut counts = (0, 0);
        for (column, _) in grid.filled(row) {
            if is_value(column) {
                counts.0 += 1;
            } else {
                counts.1 += 1;
            }
        }
        counts
    };
    let value_count = values.iter().filter(|v| **v).count();
    // The lowest row that names figures' columns.
    let lowest = (start..first).rev().find(|&row| {
        let (v, l) = count(row);
        !is_unit_row(grid, row, values)
            && !finder.is_numbering(row)
            && (v >= 2 || (v >= 1 && (l >= 1 || value_count == 1)) || (value_count == 0 && l >= 1))
    });
    let lowest = lowest.or_else(|| (start..first).rev().find(|&row| count(row).1 >= 2));
    // A word at the left over periods: what the line says of each series.
    let over_periods = |row: usize| {
        grid.filled(row).all(|(column, _)| {
            let (figures, periods, texts) = finder.below(first.saturating_sub(1), column, 12);
            column == 0 && periods > figures + texts
        }) && lowest.is_some_and(|low| low > start + 1 && !is_blank(grid.cell(low, 0)))
    };
    let mut titles = lowest.is_none();
    for row in (start..first).rev() {
        let (v, l) = count(row);
        let kind = if v + l == 0 {
            RowKind::Blank
        } else if finder.is_numbering(row) {
            RowKind::Numbering
        } else if is_unit_row(grid, row, values) && Some(row) != lowest {
            RowKind::Unit
        } else if titles
            || (Some(row) != lowest
                && (is_cut_text(grid, row)
                    || is_key_and_value(grid, row)
                    || lowest.is_some_and(|low| {
                        is_in_list_of_pairs(grid, row, low) || is_cut_sentence(grid, row, low)
                    })
                    || is_titled_unit(grid, row)
                    || is_dated_line(grid, row)))
        {
            RowKind::Title
        } else if Some(row) == lowest {
            RowKind::Header
        } else if lowest.is_some_and(|low| row > low) {
            match v == 0 && is_name_over_rows(grid, row, lowest) && !over_periods(row) {
                true if super::body::is_note(grid.filled(row)) => RowKind::Note,
                true if names_the_rows(grid, row, &header, lowest, values) => RowKind::Header,
                // "Période | | ": the word for what stands below it.
                true if row + 1 == first && names_the_periods(finder, row) => RowKind::Header,
                // "PreUnit | | " above "Unit | % | %": a line of a sheet of series that says nothing.
                true if announces_units(grid, kinds, row + 1) => RowKind::Header,
                true => RowKind::Group,
                false => RowKind::Header,
            }
        } else {
            // Above the lowest header row.
            let touches = kinds.get(row + 1).is_some_and(|k| matches!(k, RowKind::Header | RowKind::Unit))
                || {
                    // A row of nothing between two levels, as merged cells leave it.
                    kinds.get(row + 1) == Some(&RowKind::Blank)
                        && kinds.get(row + 2) == Some(&RowKind::Header)
                };
            let long = grid.filled(row).any(|(_, c)| c.chars().count() > 80);
            let apart = l >= 1 && v == 1 && stands_apart(grid, row, lowest, values);
            // Two gaps, or a gap and a line of units, part a title from the header.
            let parted = {
                let between: Vec<RowKind> = (row + 1..first)
                    .map(|r| kinds.get(r).copied().unwrap_or(RowKind::Blank))
                    .take_while(|k| *k != RowKind::Header)
                    .collect();
                let blank = between.iter().filter(|k| **k == RowKind::Blank).count();
                blank >= 2 && l >= 1
            };
            // A line that reaches beyond the table's own columns was cut at a comma of its own.
            let named = |c: usize| lowest.is_some_and(|low| !is_blank(grid.cell(low, c)));
            let outside = |c: usize| {
                !named(c) && !is_value(c) && finder.below(first.saturating_sub(1), c, 4) == (0, 0, 0)
            };
            let beyond = grid.filled(row).all(|(c, _)| named(c) || outside(c))
                && grid.filled(row).any(|(c, _)| outside(c));
            // One name over the first of all columns is over all of them: a title.
            let begins = |r: usize| grid.filled(r).next().map(|(c, _)| c);
            let over_all = l == 0
                && (lowest.and_then(begins) == begins(row)
                    || header.iter().filter_map(|h| begins(*h)).min() == begins(row));
            // "Source | RBA | RBA | …": a word at the left and a text over most columns says something of each, whatever the gap.
            let worded = l >= 1 && !is_blank(grid.cell(row, 0));
            let of_series = worded && v >= 3 && v * 2 >= value_count
                // Of one series or two, where the lines below the gap are of that kind.
                || worded && v == value_count && (1..=2).contains(&v) && lists_series(finder, row, first, kinds);
            let over_figures = !beyond
                && (!parted || of_series)
                && (v >= 2 || (v >= 1 && l >= 1 && !apart && !is_sentence_row(grid, row, values)));
            let over_one = v == 1 && touches && !long && !apart && value_count > 1 && !over_all;
            // A single name above the header is a title, unless another level of the header stands above it.
            let between = row > start && count(row - 1).0 >= 2 && !is_unit_row(grid, row - 1, values);
            let over_labels = v == 0
                && touches
                && fills_gap(grid, row, lowest)
                && (l >= 2 || between)
                && (start..row).any(|r| !grid.is_blank_row(r));
            // A line of a sheet of series that says nothing of them: "PreUnit | ".
            let labelled = (row + 1..first).filter(|&r| {
                matches!(kinds.get(r), Some(RowKind::Header | RowKind::Unit)) && !is_blank(grid.cell(r, 0))
            });
            let labelled = labelled.count();
            // Where the line has its empty cells written out, two below it are enough.
            let said = labelled >= 3 || (labelled >= 2 && grid.len_of(row) > value_count);
            let silent = v == 0 && l == 1 && touches && over_periods(row) && said;
            if over_figures || over_one || over_labels || silent {
                RowKind::Header
            } else {
                titles = true;
                RowKind::Title
            }
        };
        if kind == RowKind::Header {
            header.push(row);
        }
        set(kinds, row, kind);
    }
    header.reverse();
    header
}

/// "YEAR | 2021 | 2022", "MEASURE | Value | Share", "ECONOMY | | ": where the words at the left say what stands across, the one below them
/// names the rows.
fn names_the_rows(grid: &Grid, row: usize, below: &[usize], lowest: Option<usize>, values: &[bool]) -> bool {
    let Some(low) = lowest.filter(|_| below.is_empty()) else { return false };
    if heads_units(grid, row, low) {
        return true;
    }
    // Eurostat: "TIME | 2021 | | 2022", and below it "GEO (Labels)".
    let folded = lang::fold(grid.cell(row, 0));
    let labelled = ["(labels)", "(codes)"].iter().any(|end| folded.ends_with(end));
    if labelled && super::announces(grid.cell(low, 0)) == Some(super::Announces::Period) {
        return true;
    }
    let across = |r: usize| {
        let what = super::announces(grid.cell(r, 0));
        let is_value = |c: usize| values.get(c).copied().unwrap_or(false);
        let figures = grid.filled(r).filter(|(c, _)| is_value(*c)).count();
        figures >= 2 && what.is_some_and(super::header::is_across)
    };
    let cell = grid.cell(row, 0);
    !is_blank(cell)
        && cell.chars().count() <= 40
        && class(cell) == Class::Text
        && !super::header::is_code(grid.cell(row + 1, 0))
        && (low.saturating_sub(1)..=low).all(across)
        && (low + 1..row).all(|r| grid.is_blank_row(r))
}

/// Whether at least two lines below a row, over a column of periods, have a word at their left: "Source | ABS", "Series ID | A12".
fn lists_series(finder: &Finder<'_>, row: usize, first: usize, kinds: &[RowKind]) -> bool {
    let (figures, periods, texts) = finder.below(first.saturating_sub(1), 0, 12);
    let header = |r: &usize| matches!(kinds.get(*r), Some(RowKind::Header | RowKind::Unit));
    let worded = |r: &usize| finder.class(*r, 0) == Class::Text;
    periods > figures + texts && (row + 1..first).filter(header).filter(worded).count() >= 2
}

/// Whether a row is one of units that a word at its left announces.
fn announces_units(grid: &Grid, kinds: &[RowKind], row: usize) -> bool {
    kinds.get(row) == Some(&RowKind::Unit)
        && super::announces(grid.cell(row, 0)) == Some(super::Announces::Unit)
}

/// Whether the one cell of a row is a word for periods and stands over a column of them.
fn names_the_periods(finder: &Finder<'_>, row: usize) -> bool {
    finder.grid.filled(row).next().is_some_and(|(column, cell)| {
        let (figures, periods, texts) = finder.below(row, column, 12);
        super::announces(cell) == Some(super::Announces::Period) && periods > figures + texts
    })
}

/// A line of a text at the left and one far to the right of it ("Values in Rs. Lacs | | | Dated: 12/06/2023") over a header that
/// has its own names below both.
fn stands_apart(grid: &Grid, row: usize, lowest: Option<usize>, values: &[bool]) -> bool {
    let Some(low) = lowest else { return false };
    let first = values.iter().position(|v| *v);
    grid.filled(row).all(|(column, _)| Some(column) != first && !is_blank(grid.cell(low, column)))
}

/// Label cells over columns that the header row below leaves empty.
fn fills_gap(grid: &Grid, row: usize, lowest: Option<usize>) -> bool {
    let Some(low) = lowest else { return false };
    grid.filled(row).all(|(column, cell)| is_blank(grid.cell(low, column)) && cell.chars().count() <= 40)
}
