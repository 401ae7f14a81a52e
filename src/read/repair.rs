//! Rows with a delimiter too many: where one empty cell pushes figures out of their columns, it is left out, and said. Rows with one
//! too few: two figures that run together are none, and both are left out, and said.

use super::columns::MOST_PROBLEMS;
use super::columns::short;
use super::grid::Grid;
use super::layout::{Class, class};
use super::records::Course;
use crate::diag::{At, Diagnostic};
use crate::lang;

/// Rows that are looked at to learn what each column holds.
const SAMPLE: usize = 300;

/// Text between tabs in which a quote by itself stands for "the same as above": it opens no cell, and is written as the sign that means it.
pub(super) fn with_ditto_signs(text: String) -> String {
    const SIGN: &str = "\t\"\t";
    if !cfg!(feature = "studio") || !text.contains(SIGN) {
        return text;
    }
    let quotes = |line: &str| line.bytes().filter(|b| *b == b'"').count();
    let lines = text.split_inclusive('\n').map(|line| {
        let last = line.split('\t').count() - 1;
        // Between two tabs: the first cell and the last are left alone.
        let cells = line.split('\t').enumerate();
        let anew: Vec<&str> = cells
            .map(|(n, cell)| if cell == "\"" && n > 0 && n < last { "\u{2033}" } else { cell })
            .collect();
        let anew = anew.join("\t");
        // Where the other quotes of the line do not pair, this one may close or open one of them.
        if quotes(&anew) % 2 == 0 { anew } else { line.to_owned() }
    });
    lines.collect()
}

/// What each column of the usual rows holds, and how many of them were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Usual {
    kinds: Vec<Class>,
    /// The figures of each column: the fewest and the most digits, and those behind the last mark.
    shapes: Vec<Option<(Shape, Shape)>>,
    rows: usize,
}

/// How many digits a figure has, and how many of them behind its last mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    digits: usize,
    tail: usize,
}

impl Shape {
    /// That of a text of digits and marks, with a sign before them at most.
    fn of(text: &str) -> Option<Shape> {
        let bare = text.trim();
        let bare = bare.strip_prefix(['-', '−', '–', '+']).unwrap_or(bare);
        if !bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            return None;
        }
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        let tail = bare.rsplit_once(['.', ',']).map_or(0, |(_, tail)| digits(tail));
        Some(Shape { digits: digits(bare), tail }).filter(|s| s.digits > 0)
    }

    /// Whether it is as the figures of a column are, or one digit off.
    fn is_within(self, (least, most): (Shape, Shape)) -> bool {
        (least.digits.saturating_sub(1)..=most.digits + 1).contains(&self.digits)
            && (least.tail..=most.tail).contains(&self.tail)
    }
}

/// Digits more than any figure of the column has: a thousand times as much.
const FAR: usize = 3;

/// A cell in a row with one delimiter too few: the row from 1, the column from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub row: u32,
    pub column: usize,
    /// Whether it can be cut into figures as the two columns have them; else it is only far larger than the others.
    pub parts: bool,
    text: String,
}

impl Joined {
    /// What to say of it. `out` tells whether it was left out.
    pub fn said(&self, out: bool) -> Diagnostic {
        let said = if out {
            Diagnostic::warning("read.run-together")
        } else {
            Diagnostic::warning("read.far-larger")
        };
        said.at(At::cell(self.row, self.column as u32 + 1)).with("found", self.text.clone())
    }
}

impl Usual {
    /// Learns it from the rows that have the usual number of cells.
    pub fn of(grid: &Grid, fields: usize) -> Usual {
        let usual: Vec<usize> =
            (0..grid.height()).filter(|&r| grid.len_of(r) == fields).take(SAMPLE).collect();
        // The commonest class of each column.
        let kinds = (0..fields)
            .map(|column| {
                let mut counts = [
                    (Class::Number, 0),
                    (Class::Year, 0),
                    (Class::Period, 0),
                    (Class::Text, 0),
                    (Class::Blank, 0),
                ];
                for &row in &usual {
                    let kind = class(grid.cell(row, column));
                    if let Some((_, n)) = counts.iter_mut().find(|(k, _)| *k == kind) {
                        *n += 1;
                    }
                }
                counts.iter().max_by_key(|(_, n)| *n).map_or(Class::Blank, |(k, _)| *k)
            })
            .collect();
        let shapes = (0..fields)
            .map(|column| {
                let shapes = usual.iter().filter_map(|&row| Shape::of(grid.cell(row, column)));
                shapes.fold(None, |range: Option<(Shape, Shape)>, s| {
                    let (a, b) = range.unwrap_or((s, s));
                    let least = Shape { digits: a.digits.min(s.digits), tail: a.tail.min(s.tail) };
                    let most = Shape { digits: b.digits.max(s.digits), tail: b.tail.max(s.tail) };
                    Some((least, most))
                })
            })
            .collect();
        Usual { kinds, shapes, rows: usual.len() }
    }

    /// Rows with figures that run together at most: where there are more, they are no slips.
    pub fn most_joined(&self) -> usize {
        (self.rows / 10).max(1)
    }

    /// The cell of a row with one too few in which two figures run together, or that is far larger than all others of its column.
    /// The cells before and behind it must fit their columns then.
    pub fn joined<'a>(&self, row: u32, cell: impl Fn(usize) -> &'a str) -> Option<Joined> {
        let fields = self.kinds.len();
        let is_figure = |c: usize| self.kinds.get(c) == Some(&Class::Number);
        (0..fields.saturating_sub(1)).filter(|&c| is_figure(c) && is_figure(c + 1)).find_map(|c| {
            let text = cell(c).trim();
            let own = Shape::of(text).or_else(|| Shape::of(text.get(1..)?.split('-').next()?))?;
            let (here, next) = (self.shapes.get(c).copied()??, self.shapes.get(c + 1).copied()??);
            let far = own.digits >= here.1.digits + FAR;
            if !far && lang::printed(text).is_some() {
                return None;
            }
            let fits = |from: usize, to: usize| {
                let class = class(cell(from));
                self.kinds.get(to).is_some_and(|kind| {
                    *kind == class
                        || class == Class::Blank
                        || (*kind == Class::Number
                            && (class == Class::Year || lang::gap(cell(from)).is_some()))
                })
            };
            if !(0..c).all(|k| fits(k, k)) || !(c + 1..fields - 1).all(|k| fits(k, k + 1)) {
                return None;
            }
            let cut = |at: &usize| {
                let Some((left, right)) = text.split_at_checked(*at) else { return false };
                let whole = |part: &str| {
                    !part.ends_with(['.', ','])
                        && !part.starts_with(['.', ','])
                        && lang::printed(part).is_some()
                };
                whole(left)
                    && whole(right)
                    && Shape::of(left).is_some_and(|s| s.is_within(here))
                    && Shape::of(right).is_some_and(|s| s.is_within(next))
            };
            let parts = (1..text.len()).any(|at| cut(&at));
            (parts || far).then(|| Joined { row, column: c, parts, text: short(text) })
        })
    }

    /// Long rows at most: where there are more of them they are no slips.
    pub fn most(&self) -> usize {
        self.rows / 10
    }

    /// The empty cell of a row with one too many that is to be left out, where the others then fit their columns.
    pub fn extra<'a>(&self, cell: impl Fn(usize) -> &'a str) -> Option<usize> {
        let fields = self.kinds.len();
        let fits = |without: usize| {
            self.kinds
                .iter()
                .enumerate()
                .filter(|(column, kind)| class(cell(column + usize::from(*column >= without))) == **kind)
                .count()
        };
        let as_is = fits(fields);
        let best =
            (0..fields).filter(|&c| super::is_blank(cell(c))).map(|c| (fits(c), c)).max_by_key(|(n, _)| *n);
        let within = best.filter(|(n, _)| *n >= as_is + 2 && n * 10 >= fields * 7).map(|(_, column)| column);
        // One delimiter too many at the end pushes nothing out of its column.
        within.or_else(|| (super::is_blank(cell(fields)) && as_is * 10 >= fields * 7).then_some(fields))
    }
}

/// What to say of a cell that was left out; the row from 1, the column from 0.
pub(super) fn left_out(row: u32, column: usize) -> Diagnostic {
    Diagnostic::warning("read.extra-delimiter").at(At::cell(row, column as u32 + 1))
}

/// Leaves out the empty cell of a row that is one cell longer than the table, when the others then fit their columns.
pub(super) fn extra_cells(
    grid: Grid,
    fields: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Grid, Vec<(u32, usize)>) {
    if fields < 3 || grid.width() <= fields {
        return (grid, Vec::new());
    }
    let long: Vec<usize> = (0..grid.height()).filter(|&r| grid.len_of(r) == fields + 1).collect();
    let usual = Usual::of(&grid, fields);
    if long.is_empty() || long.len() > usual.most() {
        return (grid, Vec::new());
    }
    let drop: Vec<(usize, usize)> = long
        .iter()
        .filter_map(|&row| usual.extra(|c| grid.cell(row, c)).map(|column| (row, column)))
        .collect();
    if drop.is_empty() {
        return (grid, Vec::new());
    }
    let room = MOST_PROBLEMS.saturating_sub(problems.len());
    problems.extend(drop.iter().take(room).map(|&(row, column)| left_out(grid.number(row), column)));
    let numbered = drop.iter().map(|&(row, column)| (grid.number(row), column)).collect();
    (grid.without(&drop), numbered)
}

/// Which cells are left out of those found, with what to say of all.
pub(super) fn settle(found: &[Joined], usual: &Usual) -> (Vec<(u32, usize)>, Vec<Diagnostic>) {
    let parts = found.iter().filter(|j| j.parts).count();
    let out = parts <= usual.most_joined();
    let left = found.iter().filter(|j| j.parts && out).map(|j| (j.row, j.column)).collect();
    (left, found.iter().take(MOST_PROBLEMS).map(|j| j.said(j.parts && out)).collect())
}

/// Leaves out figures that run together in rows one cell shorter than the table: two blank cells stand for them, so that those
/// behind stand in their columns.
pub(super) fn joined_cells(
    grid: Grid,
    fields: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Grid, Vec<(u32, usize)>) {
    if fields < 3 {
        return (grid, Vec::new());
    }
    let mut rows = (0..grid.height()).filter(|&r| grid.len_of(r) + 1 == fields).peekable();
    if rows.peek().is_none() {
        return (grid, Vec::new());
    }
    let usual = Usual::of(&grid, fields);
    let found: Vec<Joined> =
        rows.filter_map(|row| usual.joined(grid.number(row), |c| grid.cell(row, c))).collect();
    let (left, said) = settle(&found, &usual);
    problems.extend(said);
    if left.is_empty() {
        return (grid, left);
    }
    (grid.parted(&left), left)
}

/// The text without the quotes around each of its lines, where every line is one quoted cell with its own quotes doubled: what a
/// spreadsheet saves of a table that was pasted into one column. `None` for any other text.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut lines, mut figured) = (0, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        if bare.trim().is_empty() {
            out.push_str(line);
            continue;
        }
        let inner = bare.strip_prefix('"')?.strip_suffix('"')?;
        let single = inner.replace("\"\"", "");
        if single.contains('"') || !single.contains([',', ';', '\t', '|']) {
            return None;
        }
        out.push_str(&inner.replace("\"\"", "\""));
        out.push_str(line.get(bare.len()..).unwrap_or(""));
        lines += 1;
        figured += usize::from(inner.bytes().any(|b| b.is_ascii_digit()));
    }
    // A list of places, "Huế, Việt Nam", has one column.
    (lines >= 3 && figured * 2 >= lines).then_some(out)
}
/// What to say of rows that were put right.
pub(super) fn mended_rows(course: &Course) -> Option<Diagnostic> {
    (course.mended > 0).then(|| {
        Diagnostic::warning("read.row-mended").at(At::row(course.mended_row)).with("n", course.mended)
    })
}

/// What to say of quotes that do not close.
pub(super) fn broken_quotes(course: &Course) -> Option<Diagnostic> {
    (course.broken > 0).then(|| {
        Diagnostic::warning("read.quote-broken").at(At::row(course.broken_rows.0)).with("n", course.broken)
    })
}
