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

/// What stands in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Filled cells of columns of names.
    pub labels: usize,
    /// Cells of columns of figures that are neither number nor gap.
    pub texts: usize,
    /// Whether any cell of a column of figures is a number or says that there is none.
    pub figures: bool,
    /// How many are.
    pub filled: usize,
    /// Whether it begins as a note does.
    pub note: bool,
}

impl Look {
    /// Whether it may begin another table: a header of years alone looks like figures, and does so only below a gap.
    pub fn begins(&self, blank_above: bool) -> bool {
        self.texts + self.filled >= 2 && (self.texts >= 1 || blank_above)
    }
}

/// What rows below the header are told apart by.
#[derive(Clone, Debug, Default)]
pub(super) struct Judge {
    /// Whether a column holds figures.
    pub values: Vec<bool>,
    /// Cells with a name in most rows of figures.
    pub usual: usize,
    /// Whether the table has numbers at all.
    pub numbers: bool,
    /// Filled cells of each header row.
    header: Vec<Vec<(usize, String)>>,
}

impl Judge {
    pub fn of(grid: &Grid, first: usize, header: &[usize], values: &[bool], numbers: bool) -> Judge {
        let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
        // How many label cells a row with figures has.
        let mut labels: Vec<usize> = sample(grid, first)
            .into_iter()
            .filter(|&row| grid.filled(row).any(|(c, _)| is_value(c)))
            .map(|row| grid.filled(row).filter(|(c, _)| !is_value(*c)).count())
            .collect();
        labels.sort_unstable();
        Judge {
            values: values.to_vec(),
            usual: labels.get(labels.len() / 2).copied().unwrap_or(0),
            numbers,
            header: header
                .iter()
                .map(|&h| grid.filled(h).map(|(c, cell)| (c, cell.trim().to_owned())).collect())
                .collect(),
        }
    }

    fn is_value(&self, column: usize) -> bool {
        self.values.get(column).copied().unwrap_or(false)
    }

    /// Looks at the filled cells of a row.
    pub fn look<'a>(&self, filled: impl Iterator<Item = (usize, &'a str)>) -> Look {
        let mut look = Look::default();
        for (column, cell) in filled {
            if !self.is_value(column) {
                if look.labels == 0 && look.texts == 0 && !look.figures {
                    look.note = is_note_word(cell);
                }
                look.labels += 1;
            } else if lang::printed(cell).is_some() || lang::gap(cell).is_some() {
                look.figures = true;
                look.filled += 1;
            } else {
                look.texts += 1;
            }
        }
        look
    }

    /// Whether a row is a header row once more. `cell` gives its cells, `filled` counts those that are not blank.
    pub fn is_header_again<'a>(&self, cell: impl Fn(usize) -> &'a str, filled: impl Fn() -> usize) -> bool {
        self.header.iter().any(|header| {
            header.len() >= 2
                && header.iter().all(|(column, text)| {
                    let cell = cell(*column);
                    cell.len() >= text.len() && cell.trim() == text
                })
                && filled() == header.len()
        })
    }

    /// What a row is by itself, when it is no header and no other table.
    pub fn kind(&self, look: &Look) -> RowKind {
        let Look { labels, texts, figures, note, .. } = *look;
        if !self.numbers
            || (figures && !(note && labels == 1 && self.usual > 1) && !(note && texts > 0))
            || (self.usual >= 2 && labels >= self.usual && texts == 0 && !note)
        {
            RowKind::Data
        } else {
            RowKind::Group
        }
    }
}

/// Follows where the last figures stand: names without figures behind a gap or a note, and no figures after them, are notes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Foot {
    /// The last row of figures so far.
    pub last: usize,
    pub ended: bool,
}

impl Foot {
    pub fn pass(&mut self, row: usize, kind: RowKind, look: &Look, numbers: bool) {
        let blank = look.labels == 0 && look.texts == 0 && !look.figures;
        if kind == RowKind::Data && (look.figures || !self.ended) {
            self.last = row;
        }
        if look.figures && numbers {
            self.ended = false;
        } else if blank || (look.note && !look.figures) {
            self.ended = true;
        }
    }
}

/// Whether a name over rows is a note in truth, by its words or its length.
pub(super) fn is_note<'a>(mut filled: impl Iterator<Item = (usize, &'a str)>) -> bool {
    filled.next().is_some_and(|(_, cell)| is_note_word(cell) || cell.chars().count() > 160)
}

/// Rows from the first figures on.
pub(super) fn below(grid: &Grid, first: usize, judge: &Judge, kinds: &mut [RowKind]) {
    let numbers = judge.numbers;
    let mut foot = Foot { last: first, ended: false };
    let mut other = false;
    for row in first..grid.height() {
        let look = judge.look(grid.filled(row));
        let kind = if look.labels + look.texts + usize::from(look.figures) == 0 {
            RowKind::Blank
        } else if !numbers {
            RowKind::Data
        } else if judge.is_header_again(|c| grid.cell(row, c), || grid.filled(row).count()) {
            RowKind::Header
        } else if other
            || (look.begins(grid.follows(row) && grid.is_blank_row(row - 1))
                && is_new_header(grid, row, &judge.values))
        {
            other = true;
            RowKind::Other
        } else {
            judge.kind(&look)
        };
        foot.pass(row, kind, &look, numbers);
        set(kinds, row, kind);
    }
    for row in foot.last + 1..grid.height() {
        if numbers && kinds.get(row) == Some(&RowKind::Data) {
            set(kinds, row, RowKind::Note);
        }
    }
    // What stands below the last figures is a note; so is what says so.
    for row in first..grid.height() {
        if kinds.get(row) == Some(&RowKind::Group) && (row > foot.last || is_note(grid.filled(row))) {
            set(kinds, row, RowKind::Note);
        }
    }
}

/// Whether a row looks like the head of another table, whatever follows: names or periods across the columns of figures and
/// no figure among them. `classes` are those of its filled cells of figures, `years` the years they name.
pub(super) fn looks_new(classes: &[Class], years: &[i16], blank_above: bool) -> bool {
    if classes.len() < 2 || classes.iter().any(|c| matches!(c, Class::Number | Class::Gap)) {
        return false;
    }
    let periods = classes.iter().filter(|c| matches!(c, Class::Year | Class::Period)).count();
    let texts = classes.len() - periods;
    // Years among figures are figures, unless a gap stands above and they rise by ones.
    let rising =
        periods >= 2 && years.windows(2).all(|w| matches!(w, [a, b] if b == &(a + 1) || b == &(a - 1)));
    // Quarters and months are no figures, whatever their years.
    let named = classes.iter().filter(|c| **c == Class::Period).count() >= 2;
    (texts >= 2 && periods == 0 && blank_above)
        || ((rising || named) && blank_above)
        || (texts >= 1 && rising)
}

/// A row of names or periods across the columns of figures, with figures again below it: another table begins.
fn is_new_header(grid: &Grid, row: usize, values: &[bool]) -> bool {
    let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
    let filled: Vec<(usize, &str)> = grid.filled(row).filter(|(c, _)| is_value(*c)).collect();
    let classes: Vec<Class> = filled.iter().map(|(_, cell)| class(cell)).collect();
    let years: Vec<i16> =
        filled.iter().filter_map(|(_, cell)| lang::when(cell).and_then(|w| w.year)).collect();
    looks_new(&classes, &years, grid.follows(row) && grid.is_blank_row(row - 1))
        && (row + 1..grid.height().min(row + 6)).any(|r| {
            grid.filled(r).filter(|(c, cell)| is_value(*c) && class(cell) == Class::Number).count() >= 1
        })
}
