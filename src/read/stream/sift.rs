//! What the rows that go by are, told one by one as `body` tells them in a grid, and their figures counted. A row without figures
//! waits until figures follow: names over figures are a group, names behind the last figures are notes.

use super::kept::{Kept, Slot};
use super::line::{Copied, Line};
use super::{Rows, Why};
use crate::lang::{self, Digited};
use crate::read::body::{Foot, Judge, Look, MOST_TITLES, is_note, looks_new, only_cell};
use crate::read::layout::{self, Class, class};
use crate::read::tally::Tally;
use crate::read::{Column, Role, RowKind, Understanding, is_blank, tidy};

/// Rows that may wait, and bytes of them.
const MOST_WAITING: usize = 200_000;
const MOST_BYTES: usize = 8 << 20;

#[derive(Debug)]
struct Waiting {
    row: Copied,
    kind: RowKind,
    look: Look,
    slot: Slot,
}

/// Tells rows apart as they go by.
#[derive(Debug)]
pub struct Sift {
    judge: Judge,
    first: usize,
    /// What the rows above the figures are.
    above: Vec<RowKind>,
    /// Columns in which numbers are the rule, and the others.
    figures: Vec<usize>,
    labels: Vec<usize>,
    /// Columns whose figures are used.
    values: Vec<usize>,
    digited: Vec<Option<Digited>>,
    tally: Tally,
    blank_above: bool,
    /// Whether the row before was the header once more, under no title.
    anew: bool,
    waiting: Vec<Waiting>,
    bytes: usize,
    data: Option<(u32, u32)>,
    data_rows: u32,
    skipped: Vec<u32>,
    groups: Vec<u32>,
    notes: Vec<u32>,
    note_texts: Vec<String>,
}

impl Sift {
    pub fn of(rows: &layout::Rows, columns: &[Column]) -> Sift {
        let is_figure = |c: &usize| rows.judge.values.get(*c) == Some(&true);
        Sift {
            first: rows.first,
            above: rows.kinds.iter().take(rows.first).copied().collect(),
            figures: (0..columns.len()).filter(is_figure).collect(),
            labels: (0..columns.len()).filter(|c| !is_figure(c)).collect(),
            values: columns
                .iter()
                .enumerate()
                .filter(|(_, c)| c.role == Role::Value)
                .map(|(c, _)| c)
                .collect(),
            digited: vec![None; columns.len()],
            tally: Tally::new(columns.len()),
            judge: rows.judge.clone(),
            blank_above: false,
            anew: false,
            waiting: Vec::new(),
            bytes: 0,
            data: None,
            data_rows: 0,
            skipped: Vec::new(),
            groups: Vec::new(),
            notes: Vec::new(),
            note_texts: Vec::new(),
        }
    }

    /// What was counted.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Takes a row.
    #[inline]
    pub fn row(
        &mut self,
        line: &Line<'_>,
        slot: Slot,
        kept: &mut Kept,
        rows: &mut impl Rows,
    ) -> Result<(), Why> {
        if core::mem::take(&mut self.anew) && self.judge.begins_anew(|c| line.cell(c)) {
            return Err("tables");
        }
        let (mut figures, mut texts) = (false, 0_usize);
        for &c in &self.figures {
            let cell = line.cell(c);
            let number = lang::digited(cell);
            if let Some(place) = self.digited.get_mut(c) {
                *place = number;
            }
            if number.is_some() {
                figures = true;
            } else if !is_blank(cell) {
                if lang::printed(cell).is_some() || lang::gap(cell).is_some() {
                    figures = true;
                } else {
                    texts += 1;
                }
            }
        }
        // Nearly every row of a large file: figures, names beside them, and nothing odd.
        let plain = figures
            && texts == 0
            && !self.blank_above
            && line.number as usize > self.first
            && line.len() <= self.digited.len()
            && (self.judge.usual <= 1
                || self.labels.iter().filter(|&&c| !is_blank(line.cell(c))).take(2).count() != 1)
            && !self.judge.is_header_again(|c| line.cell(c), || line.filled().count())
            && !self.judge.is_header_of_others(|c| line.cell(c), || line.filled().count());
        if plain {
            self.take(line, slot, kept, rows);
            self.blank_above = false;
            return Ok(());
        }
        self.other(line, slot, kept, rows)
    }

    /// A row of figures: what waited is settled, its own figures are counted, and it goes on.
    #[inline]
    fn take(&mut self, line: &Line<'_>, slot: Slot, kept: &mut Kept, rows: &mut impl Rows) {
        if !self.waiting.is_empty() {
            self.settle(None, kept, rows);
        }
        self.data_row(line, slot, kept, rows, true);
    }

    fn data_row(&mut self, line: &Line<'_>, slot: Slot, kept: &mut Kept, rows: &mut impl Rows, read: bool) {
        for &c in &self.values {
            match self.digited.get(c).copied().flatten() {
                Some(number) if read => self.tally.digited(line.number, c, line.cell(c), &number),
                _ => self.tally.cell(line.number, c, line.cell(c)),
            }
        }
        if slot != Slot::None {
            kept.set(slot, RowKind::Data);
        }
        self.data_rows += 1;
        self.data = Some((self.data.map_or(line.number, |(first, _)| first), line.number));
        let line = if read { line.with_numbers(&self.digited) } else { *line };
        rows.row(&line, RowKind::Data);
    }

    fn other(
        &mut self,
        line: &Line<'_>,
        slot: Slot,
        kept: &mut Kept,
        rows: &mut impl Rows,
    ) -> Result<(), Why> {
        if line.number as usize <= self.first {
            let kind = self.above.get(line.number as usize - 1).copied().unwrap_or(RowKind::Title);
            match kind {
                RowKind::Group => rows.row(line, kind),
                // A source between heading and figures.
                RowKind::Note => self.note(line),
                _ => {}
            }
            return Ok(());
        }
        let look = self.judge.look(line.filled());
        let blank = look.labels + look.texts + usize::from(look.figures) == 0;
        let kind = if blank {
            RowKind::Blank
        } else if self.judge.is_header_again(|c| line.cell(c), || line.filled().count()) {
            let gap = self.waiting.iter().any(|w| w.kind == RowKind::Blank);
            let title = |w: &Waiting| {
                only_cell(w.row.line().filled()).is_some_and(|text| self.judge.is_other_title(text, gap))
            };
            let gap_or_none = self.waiting.iter().all(|w| w.kind == RowKind::Blank);
            let titled = self.waiting.last().is_some_and(|w| {
                w.kind == RowKind::Group
                    && only_cell(w.row.line().filled())
                        .is_some_and(|text| self.judge.is_other_title(text, true))
            });
            self.anew = gap_or_none || titled;
            if self.waiting.iter().any(title) || (titled && self.judge.titled) {
                return Err("tables");
            }
            for w in &mut self.waiting {
                if only_cell(w.row.line().filled()).is_some_and(|text| self.judge.is_own_title(text)) {
                    w.kind = RowKind::Header;
                }
            }
            RowKind::Header
        } else if self.judge.is_header_of_others(|c| line.cell(c), || line.filled().count())
            || self.judge.is_like_header(line.filled())
            || {
                let apart = self.blank_above || self.is_titled(&look, line);
                look.begins(apart) && self.is_new(line, apart)
            }
        {
            return Err("tables");
        } else {
            self.judge.kind(&look)
        };
        self.blank_above = blank;
        if kind == RowKind::Data && look.figures {
            self.take(line, slot, kept, rows);
            return Ok(());
        }
        let row = line.copied();
        self.bytes += row.bytes();
        self.waiting.push(Waiting { row, kind, look, slot });
        if self.waiting.len() > MOST_WAITING || self.bytes > MOST_BYTES { Err("notes") } else { Ok(()) }
    }

    /// Whether a gap and a title stand above a row.
    fn is_titled(&self, look: &Look, line: &Line<'_>) -> bool {
        let named = |w: &&Waiting| matches!(w.kind, RowKind::Group | RowKind::Note);
        let lines: Vec<String> = (self.waiting.iter().rev().take(MOST_TITLES).take_while(named))
            .map_while(|w| only_cell(w.row.line().filled()).map(str::to_owned))
            .collect();
        let above: Vec<&str> = lines.iter().map(String::as_str).collect();
        let gap = self.waiting.iter().rev().nth(above.len()).is_some_and(|w| w.kind == RowKind::Blank);
        self.judge.are_titles_over(&above, gap, look, || line.filled())
    }

    fn is_new(&self, line: &Line<'_>, apart: bool) -> bool {
        let filled: Vec<&str> =
            self.figures.iter().map(|&c| line.cell(c)).filter(|cell| !is_blank(cell)).collect();
        let classes: Vec<Class> = filled.iter().map(|cell| class(cell)).collect();
        let years: Vec<i16> =
            filled.iter().filter_map(|cell| lang::when(cell).and_then(|w| w.year)).collect();
        looks_new(&classes, &years, apart)
    }

    /// Settles what waited. `last` is the last row of figures where none follow any more.
    fn settle(&mut self, last: Option<usize>, kept: &mut Kept, rows: &mut impl Rows) {
        self.bytes = 0;
        for Waiting { row, kind, slot, .. } in core::mem::take(&mut self.waiting) {
            let line = row.line();
            let behind = last.is_some_and(|last| line.number as usize > last);
            let kind = match kind {
                RowKind::Data | RowKind::Group if behind => RowKind::Note,
                RowKind::Group if is_note(line.filled()) => RowKind::Note,
                other => other,
            };
            kept.set(slot, kind);
            match kind {
                RowKind::Data => self.data_row(&line, slot, kept, rows, false),
                RowKind::Group => {
                    if self.groups.is_empty() && slot == Slot::None {
                        kept.keep(&line, kind);
                    }
                    self.groups.push(line.number);
                    rows.row(&line, kind);
                }
                RowKind::Note => {
                    self.notes.push(line.number);
                    self.note(&line);
                }
                _ => self.skipped.push(line.number),
            }
        }
    }

    fn note(&mut self, line: &Line<'_>) {
        let words: Vec<String> = line.filled().map(|(_, cell)| tidy(cell)).collect();
        let text = words.join(" ");
        if !text.is_empty() {
            self.note_texts.push(text);
        }
    }

    /// No more rows come.
    pub fn end(&mut self, kept: &mut Kept, rows: &mut impl Rows) {
        let mut foot = Foot { last: self.data.map_or(self.first, |(_, last)| last as usize), ended: false };
        for waiting in &self.waiting {
            foot.pass(waiting.row.line().number as usize, waiting.kind, &waiting.look, self.judge.numbers);
        }
        self.settle(Some(foot.last), kept, rows);
    }

    /// Texts of the rows below the table.
    pub fn notes(&mut self) -> Vec<String> {
        core::mem::take(&mut self.note_texts)
    }

    /// Puts what the rows were into an understanding that knows only of some.
    pub fn tell(&self, u: &mut Understanding, first: usize) {
        for (list, own) in [
            (&mut u.skipped_rows, &self.skipped),
            (&mut u.group_rows, &self.groups),
            (&mut u.note_rows, &self.notes),
        ] {
            list.retain(|&row| row as usize <= first);
            list.extend(own);
        }
        u.data = self.data;
        u.data_rows = self.data_rows;
    }
}
