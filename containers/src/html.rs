//! Tables of a web page, or of cells copied from one: text only, whatever the tags say. Unclosed tags, spans over rows and
//! columns and tables inside of tables are taken as browsers take them.

use crate::cells::Kind;
use crate::gathered::{Block, Gathered, looks_like_number, looks_like_year};
use crate::markup::{Event, Markup, Tag, decoded};
use crate::said::{Fault, Note, Place};
use crate::xlsx::{note, of_cells};
use crate::xlsx_styles::{Shared, push_raised};
use crate::{Around, Book, Content, Format, Sheet};

/// A table that is being read.
#[derive(Default)]
struct Table {
    name: String,
    cells: Gathered,
    blocks: Vec<Block>,
    row: u32,
    column: u32,
    started: bool,
    /// For each column the row from which on it is free.
    taken: Vec<u32>,
    cell: Option<(Shared, u32, u32)>,
    raised: (u32, Place),
    caption: Option<String>,
    rows: u32,
    around: Around,
}

/// Most tables of a page that are offered.
const MOST_TABLES: usize = 200;
/// Rows and columns that one cell may span.
const MOST_SPAN: u32 = 5000;

/// Lines beside a table that are kept, on each side, and the longest of them: what is longer is prose.
const MOST_LINES: usize = 8;
const LONGEST_LINE: usize = 200;

/// The lines of a page outside of its tables, as they come.
#[derive(Default)]
struct Lines {
    /// The one that is being read.
    now: String,
    /// Those since the last table or heading.
    done: Vec<String>,
}

impl Lines {
    /// An element that begins or ends a line.
    fn end(&mut self) {
        let line = tidy(&std::mem::take(&mut self.now).replace('\u{a0}', " "));
        if !line.is_empty() && line.chars().count() <= LONGEST_LINE {
            self.done.push(line);
        }
    }

    fn take(&mut self) -> Vec<String> {
        self.end();
        std::mem::take(&mut self.done)
    }
}

/// The last lines of some, which stand next to what follows.
fn last(mut lines: Vec<String>) -> Vec<String> {
    lines.drain(..lines.len().saturating_sub(MOST_LINES));
    lines
}

/// Reads all tables of a page.
pub fn open(text: &str) -> Result<Book, Fault> {
    let mut open: Vec<Table> = Vec::new();
    let mut done: Vec<(usize, Table)> = Vec::new();
    let mut count = 0;
    let mut order: Vec<usize> = Vec::new();
    let mut heading: Option<String> = None;
    let mut last_heading = String::new();
    let mut raised = false;
    let mut lines = Lines::default();
    // Whether the table that was closed last has got what stands below it.
    let mut below: Option<usize> = None;
    // An element that is not shown, and how many of its like are open inside.
    let mut unseen: Option<(String, u32)> = None;
    let mut markup = Markup::new(text);
    while let Some(event) = markup.next() {
        match event {
            Event::Open(tag, empty) => {
                let name = tag.name.to_ascii_lowercase();
                if let Some((hidden, depth)) = &mut unseen {
                    *depth += u32::from(*hidden == name && !empty);
                    continue;
                }
                if matches!(
                    name.as_str(),
                    "script" | "style" | "template" | "noscript" | "textarea" | "select"
                ) && !empty
                {
                    markup.skip_raw(&name);
                    continue;
                }
                let inside = open.last().is_some_and(|t| t.cell.is_some());
                if inside
                    && !empty
                    && matches!(name.as_str(), "span" | "div" | "p" | "small")
                    && is_unseen(&tag)
                {
                    unseen = Some((name, 1));
                    continue;
                }
                match name.as_str() {
                    "table" if open.len() < 32 && count < MOST_TABLES => {
                        let found = if open.is_empty() { lines.take() } else { Vec::new() };
                        // Between two tables lines belong to the one before them, if they are its notes, as well as to the next.
                        give_below(&mut done, below.take(), &found);
                        let around = Around { above: last(found), below: Vec::new() };
                        open.push(Table { name: last_heading.clone(), around, ..Table::default() });
                        order.push(count);
                        count += 1;
                    }
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        if open.is_empty() {
                            let found = lines.take();
                            give_below(&mut done, below.take(), &found);
                        }
                        heading = Some(String::new());
                    }
                    "p" | "div" | "li" | "br" | "section" | "ul" | "ol" if open.is_empty() => lines.end(),
                    "sup" => raised = true,
                    _ => {
                        if let Some(table) = open.last_mut() {
                            table.open(&name, &tag)?;
                        }
                    }
                }
            }
            Event::Close(name) => {
                let name = name.to_ascii_lowercase();
                if let Some((hidden, depth)) = &mut unseen {
                    if *hidden == name {
                        *depth -= 1;
                        if *depth == 0 {
                            unseen = None;
                        }
                    }
                    // A cell's end ends everything inside of it.
                    if !matches!(name.as_str(), "td" | "th" | "tr" | "table") {
                        continue;
                    }
                    unseen = None;
                }
                match name.as_str() {
                    "table" => {
                        if let (Some(mut table), Some(at)) = (open.pop(), order.pop()) {
                            table.end_cell()?;
                            done.push((at, table));
                            below = open.is_empty().then(|| done.len() - 1);
                        }
                    }
                    "p" | "div" | "li" | "section" | "head" | "title" if open.is_empty() => lines.end(),
                    "sup" => raised = false,
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        if let Some(text) = heading.take() {
                            last_heading = tidy(&text);
                        }
                    }
                    _ => {
                        if let Some(table) = open.last_mut() {
                            table.close(&name)?;
                        }
                    }
                }
            }
            Event::Text(text) if unseen.is_none() => {
                let text = decoded(text);
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                } else if open.is_empty() {
                    lines.now.push_str(&text);
                }
                if let Some(table) = open.last_mut() {
                    table.text(&text, raised);
                }
            }
            _ => {}
        }
    }
    while let (Some(mut table), Some(at)) = (open.pop(), order.pop()) {
        table.end_cell()?;
        done.push((at, table));
    }
    let found = lines.take();
    give_below(&mut done, below, &found);
    done.sort_by_key(|(at, _)| *at);
    let mut sheets = Vec::new();
    for (_, table) in done {
        let sheet = table.finish(sheets.len() + 1)?;
        // One row, or one column, frames a page; it is no table.
        if let Content::Cells(cells) = &sheet.content
            && cells.height() > 1
            && (0..cells.height()).any(|r| cells.row(r).count() > 1)
        {
            sheets.push(sheet);
        }
    }
    if sheets.is_empty() { Err(Fault::NoTable) } else { Ok(Book { format: Format::Html, sheets }) }
}

/// Gives a table the lines that stand below it.
fn give_below(done: &mut [(usize, Table)], at: Option<usize>, lines: &[String]) {
    if let Some((_, table)) = at.and_then(|at| done.get_mut(at)) {
        table.around.below = lines.iter().take(MOST_LINES).cloned().collect();
    }
}

fn is_unseen(tag: &Tag<'_>) -> bool {
    tag.get("style").is_some_and(|s| {
        let bare: String = s.chars().filter(|c| !c.is_whitespace()).collect();
        bare.contains("display:none") || bare.contains("mso-hide:all")
    })
}

/// A text on one line.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split([' ', '\n', '\r', '\t', '\u{c}']).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

impl Table {
    fn open(&mut self, name: &str, tag: &Tag<'_>) -> Result<(), Fault> {
        match name {
            "tr" => {
                self.end_cell()?;
                if self.started {
                    self.row += 1;
                }
                (self.started, self.column) = (true, 0);
                self.rows += 1;
            }
            "td" | "th" => {
                self.end_cell()?;
                self.started = true;
                while self.taken.get(self.column as usize).is_some_and(|free| *free > self.row) {
                    self.column += 1;
                }
                let span = |name: &str| tag.number(name).unwrap_or(1).clamp(1, MOST_SPAN);
                self.cell = Some((Shared::default(), span("rowspan"), span("colspan")));
            }
            "thead" | "tbody" | "tfoot" => self.end_cell()?,
            "caption" => self.caption = Some(String::new()),
            "br" | "p" | "div" | "li" | "tr " => self.text(" ", false),
            "img" => {}
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" => self.end_cell(),
            "caption" => {
                if let Some(text) = self.caption.take().map(|t| tidy(&t)).filter(|t| !t.is_empty()) {
                    self.name = text;
                }
                Ok(())
            }
            "p" | "div" | "li" => {
                self.text(" ", false);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str, raised: bool) {
        match (&mut self.cell, &mut self.caption) {
            (Some((cell, ..)), _) if raised => {
                // White space is of no meaning before a raised mark.
                cell.text.truncate(cell.text.trim_end().len());
                push_raised(cell, text);
            }
            (Some((cell, ..)), _) => cell.text.push_str(text),
            (None, Some(caption)) => caption.push_str(text),
            _ => {}
        }
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let Some((cell, down, across)) = self.cell.take() else { return Ok(()) };
        let text = tidy(&cell.text);
        let (row, column) = (self.row, self.column);
        if cell.raised {
            note(&mut self.raised, Place { row, column });
        }
        let number = looks_like_number(&text) && !looks_like_year(&text);
        // Every number of a page is text: no kind of its own is said of it.
        self.cells.put(row, column, &text, if number { Kind::TextNumber } else { Kind::Text })?;
        if down > 1 || across > 1 {
            self.blocks.push((row, column, row + down - 1, column + across - 1));
        }
        self.column = column.saturating_add(across).min(16_384);
        if down > 1 {
            let end = self.column as usize;
            if self.taken.len() < end {
                self.taken.resize(end, 0);
            }
            for free in self.taken.iter_mut().take(end).skip(column as usize) {
                *free = row + down;
            }
        }
        Ok(())
    }

    fn finish(mut self, at: usize) -> Result<Sheet, Fault> {
        let mut notes = Vec::new();
        if self.raised.0 > 0 {
            notes.push(Note::Raised(self.raised.0, self.raised.1));
        }
        let blocks = std::mem::take(&mut self.blocks);
        let name = if self.name.is_empty() { at.to_string() } else { self.name };
        Ok(Sheet { around: self.around, ..of_cells(self.cells, &blocks, name, false, notes)? })
    }
}
