//! Rows from the first figures on: data, groups, the header again, another table, notes.

use super::RowKind;
use super::grid::Grid;
use super::layout::{Class, class, sample, set};
use crate::lang;
use crate::period::Step;

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
    "zrodlo",
    "zdroj",
    "forras",
    "kilde",
    "kalla",
    "bron:",
    "fonte",
    "kaynak",
    "sumber",
    "lahde",
    "источник",
    "джерело",
    "แหล่ง",
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

/// The ASCII letters that any of them begins with, a bit each: every row of a file is asked for.
const NOTE_LETTERS: u128 = {
    let mut letters = 0;
    let mut rest: &[&str] = NOTE_WORDS;
    while let [word, tail @ ..] = rest {
        if let [first @ 0..=127, ..] = word.as_bytes() {
            letters |= 1 << *first;
        }
        rest = tail;
    }
    letters
};

#[inline(never)]
pub(super) fn is_note_word(cell: &str) -> bool {
    // Its first letter tells of nearly every name that it is none.
    let first = cell.chars().filter_map(lang::fold_char).find(|c| !c.is_whitespace());
    let begins = |first: char| match u32::from(first) {
        ascii @ 0..=127 => NOTE_LETTERS >> ascii & 1 == 1,
        _ => NOTE_WORDS.iter().any(|w| w.starts_with(first)),
    };
    if !first.is_some_and(begins) {
        return false;
    }
    let folded = lang::fold(cell.get(..cell.len().min(80)).unwrap_or(cell));
    NOTE_WORDS.iter().any(|w| {
        // A whole word, not the beginning of another: "note", not "notebooks".
        let next = folded.get(w.len()..).and_then(|t| t.chars().next());
        folded.starts_with(w)
            && (!w.is_ascii() || next.is_none_or(|c| !c.is_alphanumeric()))
            && (next.is_some() || w.len() > 3)
    })
}

/// A letter or two where a figure is expected: how sure a figure is.
pub(super) fn is_flag(cell: &str) -> bool {
    let text = cell.trim();
    matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// How long the period of a cell is, where it is a whole one.
fn step_of(cell: &str) -> Option<Step> {
    if !matches!(class(cell), Class::Year | Class::Period) {
        return None;
    }
    lang::when(cell).and_then(|w| w.period()).map(|p| p.step())
}

/// Which part of a year without the year itself a cell names: a month or months, a quarter, a half.
fn part_of(cell: &str) -> Option<u8> {
    if class(cell) != Class::Period {
        return None;
    }
    match lang::when(cell).filter(|w| w.year.is_none())?.part {
        lang::Part::Month(_) | lang::Part::Months(..) => Some(1),
        lang::Part::Quarter(_) => Some(3),
        lang::Part::Half(_) => Some(6),
        _ => None,
    }
}

/// What stands in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Filled cells of columns of names.
    pub labels: usize,
    /// Those of them that are the words of the header over them.
    pub heads: usize,
    /// Cells of columns of figures that are neither number nor gap.
    pub texts: usize,
    /// Those of them that are a letter or two.
    pub flags: usize,
    /// Those of them that are digits and marks in no order that makes a number: "1,8.33".
    pub broken: usize,
    /// Whether any cell of a column of figures is a number or says that there is none.
    pub figures: bool,
    /// How many are.
    pub filled: usize,
    /// Whether it begins as a note does.
    pub note: bool,
    /// Whether a row without figures has its period and another name all the same: a record whose figures are missing.
    pub dated: bool,
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
    /// Lines of one cell above the header, folded.
    titles: Vec<String>,
    /// Whether one of them stands right above the header.
    pub titled: bool,
    /// The names of the first row of figures.
    labels: Vec<(usize, String)>,
    /// The column of names that holds a period in every row of figures, where other names stand beside it.
    period: Option<(usize, Step)>,
    /// The column of names that holds a part of a year in every row of figures, whose year stands elsewhere, and of which kind.
    part: Option<(usize, u8)>,
}

/// Words that a table's own title begins with, folded.
const TABLE_WORDS: &[&str] = &[
    "bang ",
    "bieu ",
    "table ",
    "tab.",
    "tabelle",
    "tableau",
    "cuadro",
    "tabla",
    "tabela",
    "表",
    "таблица",
    "tabel ",
    "표",
];

/// Lines of a title above the head of a table that are looked at.
pub(super) const MOST_TITLES: usize = 3;

/// Words that say that a table goes on on another page, folded.
const GOES_ON: &[&str] = &[
    "tiep theo",
    "(tiep",
    "(tt)",
    "continued",
    "cont'd",
    "(cont",
    "suite",
    "fortsetzung",
    "continuacion",
    "続き",
    "续",
];

/// Whether a word is one for a table.
pub(super) fn is_table_word(word: &str) -> bool {
    let folded = lang::fold(word);
    TABLE_WORDS.iter().any(|w| w.trim_end() == folded)
}

impl Judge {
    #[inline(never)]
    pub fn of(grid: &Grid, first: usize, header: &[usize], values: &[bool], numbers: bool) -> Judge {
        let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
        // How many label cells a row with figures has.
        let mut labels: Vec<usize> = sample(grid, first)
            .into_iter()
            .filter(|&row| grid.filled(row).any(|(c, _)| is_value(c)))
            .map(|row| grid.filled(row).filter(|(c, _)| !is_value(*c)).count())
            .collect();
        labels.sort_unstable();
        let usual = labels.get(labels.len() / 2).copied().unwrap_or(0);
        let dated = |column: usize| {
            // The header once more, below on another page, has words where the others have figures.
            let figured =
                |r: usize| grid.filled(r).any(|(c, cell)| is_value(c) && class(cell) != Class::Text);
            let rows = sample(grid, first).into_iter().filter(|&r| figured(r));
            let mut steps = rows.take(40).map(|r| step_of(grid.cell(r, column)));
            let one = steps.next().flatten()?;
            steps.all(|s| s.is_some()).then_some((column, one))
        };
        let mut names = (0..grid.width()).filter(|c| !is_value(*c)).take(8);
        let parted = |column: usize| {
            let rows = sample(grid, first).into_iter();
            let rows =
                rows.filter(|&r| grid.filled(r).any(|(c, cell)| is_value(c) && class(cell) == Class::Number));
            let mut parts = rows.take(40).map(|r| part_of(grid.cell(r, column)));
            let one = parts.next().flatten()?;
            parts.all(|p| p == Some(one)).then_some((column, one))
        };
        let mut others = names.clone();
        Judge {
            values: values.to_vec(),
            usual,
            period: if numbers && usual >= 1 { names.find_map(dated) } else { None },
            part: if numbers && usual >= 1 { others.find_map(parted) } else { None },
            numbers,
            header: header
                .iter()
                .map(|&h| grid.filled(h).map(|(c, cell)| (c, cell.trim().to_owned())).collect())
                .collect(),
            titles: (0..header.first().copied().unwrap_or(0))
                .filter_map(|row| only_cell(grid.filled(row)))
                .map(lang::fold)
                .collect(),
            titled: header
                .first()
                .and_then(|row| row.checked_sub(1))
                .is_some_and(|row| only_cell(grid.filled(row)).is_some()),
            labels: grid
                .filled(first)
                .filter(|(c, _)| !is_value(*c))
                .map(|(c, cell)| (c, cell.trim().to_owned()))
                .collect(),
        }
    }

    /// Whether a row behind a repeated header has the names of the first row: the table's rows begin again, so it is another.
    pub fn begins_anew<'a>(&self, cell: impl Fn(usize) -> &'a str) -> bool {
        !self.labels.is_empty() && self.labels.iter().all(|(column, text)| cell(*column).trim() == text)
    }

    /// Whether a row is the header of a like table with columns more or fewer.
    pub fn is_like_header<'a>(&self, filled: impl Iterator<Item = (usize, &'a str)>) -> bool {
        let Some(header) = self.header.last().filter(|h| h.len() >= 3) else { return false };
        let row: Vec<(usize, &str)> = filled.collect();
        let same = row
            .iter()
            .filter(|(c, cell)| header.iter().any(|(h, text)| h == c && text == cell.trim()))
            .count();
        row.len() != header.len() && same >= 3 && same == row.len().min(header.len())
    }

    /// Whether a line between figures and a header that is repeated is the title of another table: it is not that of the page
    /// before, and either stands behind a gap or calls itself a table.
    pub fn is_other_title(&self, text: &str, gap: bool) -> bool {
        let folded = lang::fold(text);
        // A year over months that begin again parts no tables.
        !folded.is_empty()
            && lang::when(text).is_none()
            && !is_note_word(text)
            && !self.titles.contains(&folded)
            && !self.is_own_title(text)
            && !GOES_ON.iter().any(|w| folded.contains(w))
            && (gap || TABLE_WORDS.iter().any(|w| folded.starts_with(w)))
    }

    /// Whether a line is the table's own title with another year, over records that have their whole periods: it goes on.
    pub fn is_own_title(&self, text: &str) -> bool {
        let bare = |text: &str| {
            let when = lang::when_in(text).filter(|w| w.year.is_some())?;
            let rest = [text.get(..when.start)?, text.get(when.end..)?].concat();
            rest.contains(char::is_alphabetic).then_some(rest)
        };
        self.period.is_some()
            && bare(&lang::fold(text))
                .is_some_and(|own| self.titles.iter().any(|t| bare(t).as_ref() == Some(&own)))
    }

    /// Whether one of the lines of one cell right above a row is a title over it, `above` from the nearest up: behind a gap, or without
    /// one where it calls itself a table: "Source: …", "Table 2. …", "(tonnes)".
    pub fn are_titles_over<'a, I: Iterator<Item = (usize, &'a str)>>(
        &self,
        above: &[&str],
        gap: bool,
        look: &Look,
        cells: impl Fn() -> I,
    ) -> bool {
        above.iter().any(|text| {
            (gap || TABLE_WORDS.iter().any(|w| lang::fold(text).starts_with(w)))
                && self.is_title_over(text, look, cells())
        })
    }

    /// Whether a line of one cell behind a gap is the title of what follows: over a row without a name, over the names of this table's own
    /// header, or by its own word.
    fn is_title_over<'a>(
        &self,
        text: &str,
        look: &Look,
        cells: impl Iterator<Item = (usize, &'a str)>,
    ) -> bool {
        // What calls itself a table may have names in its head where this one has them.
        match look.labels {
            0 => self.is_other_title(text, true),
            labels => {
                // "Country | 2019 | 2020" or "Country | Tons | Value" over other figures: a head of its own below the title.
                let cells: Vec<&str> =
                    cells.filter(|(c, _)| self.is_value(*c)).map(|(_, cell)| cell).collect();
                let own = is_head_of_its_own(&cells);
                (own || !look.figures) && self.is_other_title(text, own || look.heads == labels)
            }
        }
    }

    /// Whether records without figures are known by the same column.
    pub fn agrees(&self, other: &Judge) -> bool {
        (self.period, self.part, self.titled) == (other.period, other.part, other.titled)
    }

    fn is_value(&self, column: usize) -> bool {
        self.values.get(column).copied().unwrap_or(false)
    }

    /// Looks at the filled cells of a row.
    #[inline(never)]
    pub fn look<'a>(&self, filled: impl Iterator<Item = (usize, &'a str)>) -> Look {
        let mut look = Look::default();
        let mut period = None;
        let mut part = None;
        let mut signs = false;
        for (column, cell) in filled {
            if !self.is_value(column) {
                // "“:” | not available": a sign and what it means, no name and no figure.
                signs = look.labels == 0 && !cell.contains(char::is_alphanumeric);
                if look.labels == 0 && look.texts == 0 && !look.figures {
                    look.note = is_note_word(cell);
                }
                look.labels += 1;
                let head = self.header.last().and_then(|h| h.iter().find(|(c, _)| *c == column));
                look.heads += usize::from(head.is_some_and(|(_, text)| text == cell.trim()));
                if let Some((c, step)) = self.period
                    && c == column
                {
                    period = Some((cell, step));
                }
                if let Some((c, kind)) = self.part
                    && c == column
                {
                    part = Some((cell, kind));
                }
            } else if lang::digited(cell).is_some()
                || lang::printed(cell).is_some()
                || (lang::gap(cell).is_some() && !(signs && cell.contains(char::is_alphabetic)))
            {
                look.figures = true;
                look.filled += 1;
            } else {
                look.texts += 1;
                look.flags += usize::from(is_flag(cell));
                look.broken += usize::from(is_broken_figure(cell));
            }
        }
        // Looked at only where it decides: most rows have figures.
        // A period alone is a record when it is one as those of the others are, not a year over their months.
        look.dated = !look.figures
            && period.is_some_and(|(cell, step)| {
                step_of(cell).is_some_and(|own| look.labels >= 2 || (own == step && self.usual == 1))
            });
        // A month to come below months that have figures, whose year stands above the first of them.
        look.dated |= !look.figures && part.is_some_and(|(cell, kind)| part_of(cell) == Some(kind));
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

    /// Whether a row is a level of the header with other periods, "Country | 2023 | 2022" below figures of 2025 and 2024: the names in it come
    /// again, or it has none where rows of figures have them, and all its years are as many years off.
    pub fn is_header_of_others<'a>(
        &self,
        cell: impl Fn(usize) -> &'a str,
        filled: impl Fn() -> usize,
    ) -> bool {
        self.header.iter().any(|header| {
            let (mut names, mut dates, mut off) = (0, 0, None);
            let alike = header.iter().all(|(column, text)| {
                let own = cell(*column).trim();
                if !self.is_value(*column) || step_of(text).is_none() {
                    names += 1;
                    return own == text;
                }
                if own.is_empty() {
                    return true;
                }
                let (Some(here), Some(there)) = (lang::when(own), lang::when(text)) else { return false };
                dates += 1;
                let years = here.year.zip(there.year).map(|(a, b)| a - b);
                here.part == there.part && years.is_some() && *off.get_or_insert(years) == years
            });
            alike
                && off.flatten().is_some_and(|years| years != 0)
                && (if names > 0 { dates >= 2 } else { self.header.len() >= 2 && self.usual >= 1 })
                && filled() == names + dates
        })
    }

    /// What a row is by itself, when it is no header and no other table.
    pub fn kind(&self, look: &Look) -> RowKind {
        let Look { labels, texts, figures, note, .. } = *look;
        if !self.numbers
            || (figures && !(note && labels == 1 && self.usual > 1) && !(note && texts > 0))
            || (self.usual >= 2 && labels >= self.usual && texts == 0 && !note)
            || (look.dated && texts == 0)
            // A record with words where its figure should be: the cell is said, the record is no heading.
            || (look.dated && !note && self.usual >= 2 && labels >= self.usual && texts > look.flags)
            || (labels > 0 && !note && texts > 0 && texts == look.broken)
            // "Albania | Unemployment rate | Percent of labour force | |": a record of many names whose figures are missing.
            || (cfg!(feature = "studio") && !note && texts == 0 && self.usual >= 4 && labels + 1 == self.usual)
        {
            RowKind::Data
        } else if texts > 0 && texts == look.flags {
            // "Codes | A | A | P" below figures.
            RowKind::Note
        } else {
            RowKind::Group
        }
    }
}

/// Whether cells in columns of figures are years one after the other, or names of columns, no two the same.
fn is_head_of_its_own(cells: &[&str]) -> bool {
    let year = |cell: &&str| (class(cell) == Class::Year).then(|| lang::when(cell)?.year).flatten();
    let years: Vec<i16> = cells.iter().filter_map(year).collect();
    let named = |(at, cell): (usize, &&str)| {
        class(cell) == Class::Text && !is_flag(cell) && !cells.iter().take(at).any(|c| c == cell)
    };
    cells.len() >= 2
        && if years.is_empty() {
            cells.iter().enumerate().all(named)
        } else {
            years.len() == cells.len()
                && years.windows(2).all(|w| matches!(w, [a, b] if b == &(a + 1) || a == &(b + 1)))
        }
}

/// Whether a cell is made as a figure is and is none, as a slip of the keyboard leaves it.
fn is_broken_figure(cell: &str) -> bool {
    let text = cell.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let made = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '\u{a0}'));
    made && digits >= 2 && text.contains([',', '.', ' ']) && text.len() <= 20 && lang::when(text).is_none()
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

/// The text of a row that has one cell.
pub(super) fn only_cell<'a>(mut filled: impl Iterator<Item = (usize, &'a str)>) -> Option<&'a str> {
    let (_, cell) = filled.next()?;
    filled.next().is_none().then_some(cell)
}

/// Whether a title stands between the last figures and a row at which the header is repeated.
fn has_title_above(grid: &Grid, row: usize, first: usize, judge: &Judge, kinds: &[RowKind]) -> bool {
    let between: Vec<usize> = (first..row)
        .rev()
        .take_while(|&r| !matches!(kinds.get(r), Some(RowKind::Data | RowKind::Header | RowKind::Other)))
        .collect();
    let gap = between.iter().any(|&r| kinds.get(r) == Some(&RowKind::Blank));
    between.iter().any(|&r| only_cell(grid.filled(r)).is_some_and(|text| judge.is_other_title(text, gap)))
}

/// Rows from the first figures on.
#[inline(never)]
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
        } else if !other && judge.is_header_again(|c| grid.cell(row, c), || grid.filled(row).count()) {
            let above = row.checked_sub(1).and_then(|r| kinds.get(r).copied());
            // A name right above the heading, here as above the first one, is that of a table; a year over months is none.
            let titled = above == Some(RowKind::Group)
                && only_cell(grid.filled(row - 1)).is_some_and(|text| judge.is_other_title(text, true));
            let anew = (matches!(above, Some(RowKind::Blank | RowKind::Data)) || titled)
                && row + 1 < grid.height()
                && (judge.begins_anew(|c| grid.cell(row + 1, c)) || (titled && judge.titled));
            if anew || has_title_above(grid, row, first, judge, kinds) {
                other = true;
                RowKind::Other
            } else {
                // Its own title over it is no name of the rows below.
                for r in (first..row).rev() {
                    if kinds.get(r) == Some(&RowKind::Data) {
                        break;
                    }
                    if only_cell(grid.filled(r)).is_some_and(|text| judge.is_own_title(text)) {
                        set(kinds, r, RowKind::Header);
                    }
                }
                RowKind::Header
            }
        } else if !other && judge.is_header_of_others(|c| grid.cell(row, c), || grid.filled(row).count()) {
            other = true;
            // The levels above it, which may be the same.
            for r in (first..row).rev().take_while(|r| grid.follows(*r + 1)) {
                if kinds.get(r) != Some(&RowKind::Header) {
                    break;
                }
                set(kinds, r, RowKind::Other);
            }
            RowKind::Other
        } else if other
            || judge.is_like_header(grid.filled(row))
            || is_apart(grid, row, judge, &look, kinds)
                .is_some_and(|apart| look.begins(apart) && is_new_header(grid, row, &judge.values, apart))
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
    // A whole row of them is a heading wherever it stands.
    let months =
        cfg!(feature = "studio") && classes.len() >= 6 && classes.iter().all(|c| *c == Class::Period);
    (texts >= 2 && periods == 0 && blank_above)
        || ((rising || named) && blank_above)
        || months
        || (texts >= 1 && rising)
}

/// Whether a gap stands above a row, or a gap and a title: "Table 2. Imports" over years of its own.
fn is_apart(grid: &Grid, row: usize, judge: &Judge, look: &Look, kinds: &[RowKind]) -> Option<bool> {
    // Nothing that could be a head is looked at no further.
    if look.texts + look.filled < 2 {
        return None;
    }
    let kind = |at: usize| row.checked_sub(at).and_then(|r| kinds.get(r)).copied();
    let titled = || {
        let line = |at: &usize| {
            let named = matches!(kind(*at), Some(RowKind::Group | RowKind::Note));
            named.then(|| only_cell(grid.filled(row - at))).flatten()
        };
        let above: Vec<&str> = (1..=MOST_TITLES).map_while(|at| line(&at)).collect();
        judge
            .are_titles_over(&above, kind(above.len() + 1) == Some(RowKind::Blank), look, || grid.filled(row))
    };
    Some(grid.follows(row) && (grid.is_blank_row(row - 1) || titled()))
}

/// A row of names or periods across the columns of figures, with figures again below it: another table begins.
fn is_new_header(grid: &Grid, row: usize, values: &[bool], apart: bool) -> bool {
    let is_value = |column: usize| values.get(column).copied().unwrap_or(false);
    let filled: Vec<(usize, &str)> = grid.filled(row).filter(|(c, _)| is_value(*c)).collect();
    let classes: Vec<Class> = filled.iter().map(|(_, cell)| class(cell)).collect();
    let years: Vec<i16> =
        filled.iter().filter_map(|(_, cell)| lang::when(cell).and_then(|w| w.year)).collect();
    looks_new(&classes, &years, apart)
        && (row + 1..grid.height().min(row + 6)).any(|r| {
            grid.filled(r).filter(|(c, cell)| is_value(*c) && class(cell) == Class::Number).count() >= 1
        })
}
