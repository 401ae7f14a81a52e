//! Rows from the first figures on: data, groups, the header again, another table, notes.

use super::RowKind;
use super::grid::Grid;
use super::layout::{Class, class, sample, set};
use crate::lang;

/// Words that a note below a table begins with, folded.
const NOTE_WORDS: &[&str] = &[
    "source",
    "sources",
    "nguon",
    "note",
    "notes",
    "footnotes",
    "fussnoten",
    "ghi chu",
    "quelle",
    "fuente",
    "©",
    "(c)",
    "data from",
    "last updated",
    "stand:",
    "chu thich",
    "footnote",
    "anmerkung",
    "hinweis",
    "nota",
    "remarque",
    "champ",
    "lecture",
    "出典",
    "注",
    "来源",
    "資料",
    "数据来源",
    "자료",
    "출처",
    "data extracted",
    "released",
    "updated",
    "* ",
    "1)",
    "(1)",
    "symbol legend",
    "corrections",
];

pub(super) fn is_note_word(cell: &str) -> bool {
    let folded = lang::fold(cell.get(..cell.len().min(80)).unwrap_or(cell));
    NOTE_WORDS.iter().any(|w| {
        // A whole word, not the beginning of another: "note", not "notebooks".
        let next = folded.get(w.len()..).and_then(|t| t.chars().next());
        folded.starts_with(w)
            && (!w.is_ascii() || next.is_none_or(|c| !c.is_alphanumeric()))
            && (next.is_some() || w.len() > 3)
    })
}

/// Rows from the first figures on.
pub fn below(
    grid: &Grid,
    first: usize,
    header: &[usize],
    values: &[bool],
    numbers: bool,
    kinds: &mut [RowKind],
) {
    let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
    // How many label cells a row with figures has.
    let mut labels: Vec<usize> = sample(grid, first)
        .into_iter()
        .filter(|&row| grid.filled(row).any(|(c, _)| is_value(c)))
        .map(|row| grid.filled(row).filter(|(c, _)| !is_value(*c)).count())
        .collect();
    labels.sort_unstable();
    let usual = labels.get(labels.len() / 2).copied().unwrap_or(0);
    let mut last = first;
    let mut ended = false;
    let mut other = false;
    for row in first..grid.height() {
        let mut figures = false;
        let mut filled = 0;
        let mut texts = 0;
        let mut label = 0;
        let mut note = false;
        for (column, cell) in grid.filled(row) {
            if !is_value(column) {
                if label == 0 && texts == 0 && !figures {
                    note = is_note_word(cell);
                }
                label += 1;
            } else if lang::printed(cell).is_some() || lang::gap(cell).is_some() {
                figures = true;
                filled += 1;
            } else {
                texts += 1;
            }
        }
        let total = label + texts + usize::from(figures);
        // A header of years alone looks like figures; it begins another table only below a gap.
        let begins = texts + filled >= 2 && (texts >= 1 || (row > 0 && grid.is_blank_row(row - 1)));
        let kind = if total == 0 {
            RowKind::Blank
        } else if !numbers {
            RowKind::Data
        } else if is_header_again(grid, row, header) {
            RowKind::Header
        } else if other || (begins && is_new_header(grid, row, values)) {
            other = true;
            RowKind::Other
        } else if (figures && !(note && label == 1 && usual > 1) && !(note && texts > 0))
            || (usual >= 2 && label >= usual && texts == 0 && !note)
        {
            RowKind::Data
        } else {
            RowKind::Group
        };
        if kind == RowKind::Data && (figures || !ended) {
            last = row;
        }
        if figures && numbers {
            ended = false;
        } else if total == 0 || (note && !figures) {
            ended = true;
        }
        set(kinds, row, kind);
    }
    // Names without figures behind a gap or a note, and no figures after them, are notes.
    for row in last + 1..grid.height() {
        if numbers && kinds.get(row) == Some(&RowKind::Data) {
            set(kinds, row, RowKind::Note);
        }
    }
    // What stands below the last figures is a note; so is what says so.
    for row in first..grid.height() {
        if kinds.get(row) == Some(&RowKind::Group)
            && (row > last
                || grid.filled(row).next().is_some_and(|(_, c)| is_note_word(c) || c.chars().count() > 160))
        {
            set(kinds, row, RowKind::Note);
        }
    }
}

fn is_header_again(grid: &Grid, row: usize, header: &[usize]) -> bool {
    header.iter().any(|&h| {
        let mut cells = 0;
        let same = grid.filled(row).all(|(column, cell)| {
            cells += 1;
            cell.trim() == grid.cell(h, column).trim()
        });
        same && cells >= 2 && grid.filled(h).count() == cells
    })
}

/// A row of names or periods across the columns of figures, with figures again below it: another table begins.
fn is_new_header(grid: &Grid, row: usize, values: &[bool]) -> bool {
    let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
    let classes: Vec<(usize, Class)> =
        grid.filled(row).filter(|(c, _)| is_value(*c)).map(|(c, cell)| (c, class(cell))).collect();
    if classes.len() < 2 || classes.iter().any(|(_, c)| matches!(c, Class::Number | Class::Gap)) {
        return false;
    }
    let periods = classes.iter().filter(|(_, c)| matches!(c, Class::Year | Class::Period)).count();
    let texts = classes.len() - periods;
    let blank_above = grid.follows(row) && grid.is_blank_row(row - 1);
    // Years among figures are figures, unless a gap stands above and they rise by ones.
    let rising = periods >= 2 && {
        let years: Vec<i16> =
            classes.iter().filter_map(|(c, _)| lang::when(grid.cell(row, *c)).and_then(|w| w.year)).collect();
        years.windows(2).all(|w| matches!(w, [a, b] if b == &(a + 1) || b == &(a - 1)))
    };
    let figures_below = (row + 1..grid.height().min(row + 6)).any(|r| {
        grid.filled(r).filter(|(c, cell)| is_value(*c) && class(cell) == Class::Number).count() >= 1
    });
    // Quarters and months are no figures, whatever their years.
    let named = classes.iter().filter(|(_, c)| *c == Class::Period).count() >= 2;
    figures_below
        && ((texts >= 2 && periods == 0 && blank_above)
            || ((rising || named) && blank_above)
            || (texts >= 1 && rising))
}
