//! The part each column plays, judged by its cells first and its header second, with the evidence for it.

use super::grid::{Grid, is_blank};
use super::header::{self, Said};
use super::layout::{Class, Rows, class, is_unit_row, sample};
use super::marks::{Basis, Votes};
use super::{Announces, Column, Hints, Layout, Role, RowKind, Understanding, announces, tidy};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Evidence, Gap, Mark};
use crate::unit::{Quantity, Unit};
use std::collections::{HashMap, HashSet};

/// Counts over the data rows of a column.
#[derive(Clone, Debug, Default)]
struct Stats {
    filled: u32,
    numbers: u32,
    whole: u32,
    years: u32,
    periods: u32,
    parts: u32,
    compact: u32,
    texts: u32,
    units: u32,
    sures: u32,
    zeros: u32,
    small: u32,
    steps: u32,
    rises: u32,
    long: u32,
    distinct: HashSet<u64>,
    before: Option<i64>,
    least: i64,
    most: i64,
}

/// A small hash of a cell: two cells that share it are taken as one when members are counted, which decides nothing alone.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

impl Stats {
    fn add(&mut self, cell: &str) {
        let kind = class(cell);
        if kind == Class::Blank {
            return;
        }
        let text = cell.trim();
        self.filled += 1;
        if self.distinct.len() < 4096 {
            self.distinct.insert(hash(text));
        }
        self.long += u32::from(text.chars().count() > 60);
        match kind {
            Class::Number | Class::Year => self.numbers += 1,
            Class::Text => self.texts += 1,
            _ => {}
        }
        if let Some(number) = lang::printed(text).filter(|n| n.is_plain()) {
            let n = text
                .bytes()
                .filter(u8::is_ascii_digit)
                .fold(0_i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
            self.whole += 1;
            self.zeros += u32::from(number.is_code());
            self.small += u32::from((1..=53).contains(&n));
            if let Some(before) = self.before {
                self.steps += u32::from(n == before + 1);
                self.rises += u32::from(n >= before);
            } else {
                (self.least, self.most) = (n, n);
            }
            (self.least, self.most) = (self.least.min(n), self.most.max(n));
            self.before = Some(n);
        }
        if text.len() <= 80 {
            match lang::when(text) {
                Some(w) if w.period().is_some() => {
                    self.periods += 1;
                    self.years += u32::from(w.is_year());
                }
                Some(_) => self.parts += 1,
                None => {}
            }
            self.compact += u32::from(lang::when_compact(text).is_some());
            if kind == Class::Text {
                self.units += u32::from(lang::unit_of(text).is_some());
                self.sures += u32::from(lang::sure(text).is_some() || text.len() <= 2);
            }
        }
    }

    /// Whether at least so many in a hundred of the filled cells are of a kind.
    fn most_are(&self, count: u32, percent: u32) -> bool {
        self.filled > 0 && count * 100 >= self.filled * percent
    }
}

/// Decides everything about columns and puts it into the understanding.
pub fn understand(grid: &Grid, hints: &Hints, rows: &Rows, u: &mut Understanding) {
    let first = rows.kinds.iter().position(|k| *k == RowKind::Data).unwrap_or(0);
    let data: Vec<usize> =
        sample(grid, first).into_iter().filter(|&r| rows.kinds.get(r) == Some(&RowKind::Data)).collect();
    let mut stats = vec![Stats::default(); grid.width()];
    for &row in &data {
        for (column, cell) in grid.row(row).enumerate() {
            if let Some(s) = stats.get_mut(column) {
                s.add(cell);
            }
        }
    }
    let paths = header::paths(grid, &rows.header, &rows.values);
    let mut columns: Vec<Column> = (0..grid.width())
        .map(|c| Column {
            index: c as u32 + 1,
            header: paths.get(c).cloned().unwrap_or_default(),
            ..Column::default()
        })
        .collect();
    name_row_only(&mut columns, grid, rows);
    for column in &mut columns {
        let levels: Vec<&str> = column.header.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        column.name = levels.join(" ");
        if column.name.is_empty() {
            column.evidence.push(Diagnostic::note("read.header-blank").at(At::column(column.index)));
        }
    }
    Roles { grid, rows, stats: &stats, data: &data }.assign(&mut columns);
    for hint in &hints.columns {
        if let Some(column) = columns.get_mut((hint.index as usize).wrapping_sub(1))
            && let Some(role) = hint.role
        {
            column.role = role;
            column.evidence = vec![Diagnostic::note("read.chosen").at(At::column(hint.index))];
        }
    }
    say_headers(&mut columns, u, grid, rows);
    units(&mut columns, grid, rows, hints);
    decide_marks(&mut columns, u, grid, rows, hints);
    for hint in &hints.columns {
        if let Some(column) = columns.get_mut((hint.index as usize).wrapping_sub(1)) {
            if let Some(name) = &hint.name {
                column.name.clone_from(name);
            }
            if let Some((unit, words)) = hint.unit.as_deref().and_then(lang::unit_in) {
                (column.unit, column.unit_text) = (Some(unit), words);
            }
            if let Some(mark) = hint.decimal {
                column.decimal = mark;
            }
        }
    }
    u.layout = layout_of(&columns);
    duplicates(&mut columns, u);
    u.columns = columns;
}

/// Header rows that say at the left what they hold (title, code, unit, source …): only the one that holds names gives them.
fn name_row_only(columns: &mut [Column], grid: &Grid, rows: &Rows) {
    let labels: Vec<String> = rows.header.iter().map(|&r| lang::fold(grid.cell(r, 0))).collect();
    if labels.iter().filter(|l| !l.is_empty()).count() < 3 {
        return;
    }
    let is_name = |l: &String| {
        matches!(
            l.as_str(),
            "title"
                | "series name"
                | "series title"
                | "name"
                | "description"
                | "系列名称"
                | "libelle"
                | "series"
                | "label"
                | "indicator"
                | "ten"
                | "ten chi tieu"
                | "指標名"
                | "series description"
                | "item"
                | "bezeichnung"
        )
    };
    let Some(level) = labels.iter().position(is_name) else { return };
    for (c, column) in columns.iter_mut().enumerate() {
        if c == 0 {
            column.header.clear();
        } else if rows.values.get(c) == Some(&true)
            && let Some(name) = column.header.get(level).filter(|n| !n.is_empty()).cloned()
        {
            column.header = vec![name];
        }
    }
}

struct Roles<'a> {
    grid: &'a Grid,
    rows: &'a Rows,
    stats: &'a [Stats],
    data: &'a [usize],
}

impl Roles<'_> {
    fn stat(&self, column: usize) -> &Stats {
        static NONE: std::sync::OnceLock<Stats> = std::sync::OnceLock::new();
        self.stats.get(column).unwrap_or_else(|| NONE.get_or_init(Stats::default))
    }

    fn assign(&self, columns: &mut [Column]) {
        let words: Vec<Option<Announces>> = columns
            .iter()
            .map(|c| c.header.iter().rev().find(|t| !t.is_empty()).and_then(|t| announces(t)))
            .collect();
        let word = |c: usize| words.get(c).copied().flatten();
        let set = |column: &mut Column, role: Role, code: &'static str| {
            column.role = role;
            let header = column.name.clone();
            column.evidence.push(Diagnostic::note(code).at(At::column(column.index)).with("header", header));
        };
        // Header periods over figures: time runs across.
        let across = columns
            .iter()
            .enumerate()
            .filter(|(c, column)| {
                self.rows.values.get(*c).copied().unwrap_or(false)
                    && lang::when(&column.name).is_some_and(|w| w.period().is_some())
            })
            .count();
        let period = self.period_column(columns, &words, across);
        if let Some(c) = period
            && let Some(column) = columns.get_mut(c)
        {
            set(
                column,
                Role::Period,
                if word(c) == Some(Announces::Period) {
                    "read.role-period-word"
                } else {
                    "read.role-period-cells"
                },
            );
        }
        for c in 0..columns.len() {
            let stat = self.stat(c);
            let Some(column) = columns.get_mut(c) else { continue };
            if Some(c) == period {
                continue;
            }
            let value = self.rows.values.get(c).copied().unwrap_or(false);
            if stat.filled == 0 {
                // A year without any figure yet, among years with some.
                let headed = across > 0 && lang::when(&column.name).is_some_and(|w| w.period().is_some());
                set(column, if headed { Role::Value } else { Role::Ignored }, "read.role-empty");
                continue;
            }
            let year_beside = period.is_some_and(|p| self.stat(p).years * 2 >= self.stat(p).filled)
                || (period.is_none() && across > 0);
            let word_part = word(c) == Some(Announces::PeriodPart);
            if stat.most_are(stat.parts, 90) && stat.texts * 10 <= stat.filled
                || (word_part
                    && year_beside
                    && stat.most_are(stat.small, 95)
                    && stat.most_are(stat.whole, 95))
            {
                set(column, Role::PeriodPart, "read.role-part");
                continue;
            }
            let role = match word(c) {
                Some(Announces::Unit) if !value => Some(Role::Unit),
                Some(Announces::Scale) => Some(Role::Scale),
                Some(Announces::Status) if !value && stat.most_are(stat.sures, 50) => Some(Role::Status),
                Some(Announces::Status) if !value && stat.distinct.len() <= 8 => Some(Role::Status),
                Some(Announces::Source) if !value => Some(Role::Source),
                Some(Announces::Note) => Some(Role::Note),
                Some(Announces::Measure) if !value && stat.most_are(stat.units, 80) && self.long_cells(c) => {
                    Some(Role::Unit)
                }
                Some(Announces::Measure) if !value => Some(Role::Measure),
                Some(Announces::Code) if !value && self.looks_coded(c) => Some(Role::Code),
                Some(Announces::Decimals) => Some(Role::Ignored),
                Some(Announces::Qualifier) if !value => Some(Role::Qualifier),
                Some(Announces::Index) if self.is_index(c) => Some(Role::Index),
                _ => None,
            };
            if let Some(role) = role {
                set(column, role, "read.role-word");
                continue;
            }
            if !value && stat.most_are(stat.units, 80) && stat.filled > 2 && self.long_cells(c) {
                set(column, Role::Unit, "read.role-unit-cells");
                continue;
            }
            if column.name.is_empty() && self.is_index(c) && self.rows.values.iter().skip(c + 1).any(|v| *v) {
                set(column, Role::Index, "read.role-index");
                continue;
            }
            // Years beside years: another writing of the period, or a year that says something about the row.
            let years = stat.filled > 0 && stat.years == stat.filled;
            let header_period = lang::when(&column.name).is_some_and(|w| w.period().is_some());
            if value
                && years
                && !header_period
                && (across >= 2 || period.is_some_and(|p| self.same_cells(p, c)))
            {
                set(column, Role::Ignored, "read.role-second-period");
                continue;
            }
            if value {
                let code = word(c) == Some(Announces::Code)
                    || (stat.zeros * 2 > stat.filled && stat.most_are(stat.whole, 95));
                set(
                    column,
                    if code { Role::Code } else { Role::Value },
                    if code { "read.role-code" } else { "read.role-numbers" },
                );
                continue;
            }
            let free = stat.long * 2 > stat.filled
                && c > 0
                && stat.distinct.len() as u32 * 2 > stat.filled
                && stat.filled > 4;
            set(
                column,
                if free { Role::Note } else { Role::Dimension },
                if free { "read.role-free-text" } else { "read.role-words" },
            );
        }
        self.one_measure(columns);
        self.extra_cells(columns);
        self.packed(columns);
        self.codes(columns, &words);
        self.keys(columns, &words, period.is_some() && across < 2);
        self.keep_figures(columns, &words);
        self.second_parts(columns);
    }

    /// The column whose cells say when.
    fn period_column(&self, columns: &[Column], words: &[Option<Announces>], across: usize) -> Option<usize> {
        let mut best: Option<(u32, usize)> = None;
        for (c, column) in columns.iter().enumerate() {
            let stat = self.stat(c);
            let told = words.get(c).copied().flatten();
            let said = told == Some(Announces::Period)
                || lang::fold(&column.name)
                    .split(['\\', '/', ' '])
                    .any(|w| matches!(w, "time" | "year" | "nam" | "period"));
            let all = stat.periods + stat.parts;
            if stat.filled == 0
                || matches!(
                    told,
                    Some(Announces::Value | Announces::Unit | Announces::Note | Announces::Index)
                )
            {
                continue;
            }
            let plain_years = stat.years == stat.periods && stat.most_are(stat.whole, 90);
            let score = if stat.most_are(all, 90) && stat.periods > 0 && stat.parts > stat.periods * 2 {
                // Months with a year here and there: the years stand in this column, or in another one.
                1
            } else if stat.most_are(all, 90) && stat.periods > 0 {
                // Years that are only numbers in the range of years must behave as years do.
                let regular = stat.rises * 10 >= stat.whole.saturating_sub(1) * 6
                    || stat.distinct.len() * 3 <= stat.filled as usize
                    || self.falls(c);
                match (said, plain_years) {
                    (true, _) => 4,
                    (false, false) if across >= 2 => 0,
                    (false, false) => 3,
                    (false, true) if regular && across < 2 && (column.name.is_empty() || c < 3) => 2,
                    _ => 0,
                }
            } else if stat.most_are(stat.compact, 95) && stat.filled > 1 {
                if said { 4 } else { 1 }
            } else if said && stat.most_are(stat.periods, 60) {
                2
            } else {
                0
            };
            if score > 0 && best.is_none_or(|(s, _)| score > s) {
                best = Some((score, c));
            }
        }
        best.map(|(_, c)| c)
    }

    /// Of several columns that name measures the one with most names does; the others break down.
    fn one_measure(&self, columns: &mut [Column]) {
        let list: Vec<usize> =
            columns.iter().enumerate().filter(|(_, k)| k.role == Role::Measure).map(|(c, _)| c).collect();
        let most = list.iter().copied().rev().max_by_key(|&c| self.stat(c).distinct.len());
        for c in list {
            if Some(c) != most
                && let Some(column) = columns.get_mut(c)
            {
                column.role = Role::Dimension;
            }
        }
    }

    /// Cells beyond the header's columns in a few rows only.
    fn extra_cells(&self, columns: &mut [Column]) {
        for (c, column) in columns.iter_mut().enumerate().skip(1) {
            let few = self.stat(c).filled as usize * 4 <= self.data.len();
            let after_figures = self.rows.values.iter().take(c).any(|v| *v);
            if column.name.is_empty()
                && few
                && after_figures
                && matches!(column.role, Role::Dimension | Role::Value)
                && !self.rows.header.is_empty()
            {
                column.role = Role::Note;
                column.evidence.push(
                    Diagnostic::warning("read.extra-cells")
                        .at(At::column(column.index))
                        .with("n", self.stat(c).filled),
                );
            }
        }
    }

    /// Whether cells are words rather than single letters.
    fn long_cells(&self, column: usize) -> bool {
        self.data.iter().any(|&r| self.grid.cell(r, column).trim().chars().count() > 1)
    }

    /// Whether the numbers of a column never rise.
    fn falls(&self, column: usize) -> bool {
        let stat = self.stat(column);
        stat.whole > 2 && stat.rises <= stat.whole / 8
    }

    fn same_cells(&self, a: usize, b: usize) -> bool {
        self.data.iter().all(|&r| self.grid.cell(r, a).trim() == self.grid.cell(r, b).trim())
    }

    /// Running numbers: one more from row to row.
    fn is_index(&self, column: usize) -> bool {
        let stat = self.stat(column);
        (stat.most_are(stat.whole, 90) && stat.whole > 1 && stat.steps * 10 >= (stat.whole - 1) * 8)
            || (stat.texts > 0
                && stat.most_are(stat.numbers + stat.texts, 95)
                && stat.long == 0
                && column == 0
                && self.short(column))
    }

    fn short(&self, column: usize) -> bool {
        self.data.iter().all(|&r| self.grid.cell(r, column).trim().chars().count() <= 5)
    }

    /// Eurostat's first column: `unit,geo\time` over `MIO_EUR,AT`.
    fn packed(&self, columns: &mut [Column]) {
        for (c, column) in columns.iter_mut().enumerate() {
            if column.role != Role::Dimension && column.role != Role::Period {
                continue;
            }
            let Some(head) = column.header.iter().rev().find(|t| !t.is_empty()) else { continue };
            let (names, tail) = head.split_once('\\').map_or((head.as_str(), ""), |(a, b)| (a, b));
            let parts: Vec<String> = names.split(',').map(|n| n.trim().to_owned()).collect();
            if parts.len() < 2 || parts.iter().any(String::is_empty) || tail.is_empty() {
                continue;
            }
            let fits = self.data.iter().all(|&r| self.grid.cell(r, c).split(',').count() == parts.len());
            if fits && !self.data.is_empty() {
                column.role = Role::Dimension;
                column.packed = parts;
                column.evidence.push(Diagnostic::note("read.packed-column").at(At::column(column.index)));
            }
        }
    }

    /// Codes of what another column names: one name a code and one code a name.
    fn codes(&self, columns: &mut [Column], words: &[Option<Announces>]) {
        let text: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| {
                matches!(c.role, Role::Dimension | Role::Code | Role::Measure | Role::Unit | Role::Scale)
                    && c.packed.is_empty()
            })
            .map(|(c, _)| c)
            .take(40)
            .collect();
        for &c in &text {
            let coded = words.get(c).copied().flatten() == Some(Announces::Code);
            let code_like = coded || self.looks_coded(c);
            if !code_like || columns.get(c).is_some_and(|k| k.role == Role::Unit) {
                continue;
            }
            let partner = text.iter().copied().find(|&n| {
                n != c
                    && columns.get(n).is_some_and(|k| k.role != Role::Code && k.code_of.is_none())
                    && !(self.looks_coded(n) && n > c)
                    && self.one_to_one(n, c)
            });
            if let Some(name) = partner
                && (coded || self.stat(c).distinct.len() > 1)
                && let Some(column) = columns.get_mut(c)
            {
                column.role = Role::Code;
                column.code_of = Some(name as u32 + 1);
                column.evidence.push(
                    Diagnostic::note("read.code-of")
                        .at(At::column(column.index))
                        .with("column", name as u64 + 1),
                );
            }
        }
    }

    fn looks_coded(&self, column: usize) -> bool {
        let mut seen = 0;
        self.data.iter().take(60).all(|&r| {
            let cell = self.grid.cell(r, column).trim();
            seen += usize::from(!cell.is_empty());
            cell.is_empty()
                || (cell.len() <= 24
                    && cell.is_ascii()
                    && !cell.contains(' ')
                    && !cell.bytes().any(|b| b.is_ascii_lowercase())
                    || cell.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
        }) && seen > 0
    }

    /// Whether each name always has the same code, blank ones included, and not all have one.
    fn follows(&self, name: usize, code: usize) -> bool {
        let mut of: HashMap<&str, &str> = HashMap::new();
        self.data.iter().all(|&r| {
            *of.entry(self.grid.cell(r, name)).or_insert(self.grid.cell(r, code)) == self.grid.cell(r, code)
        }) && of.len() < self.data.len()
    }

    fn one_to_one(&self, a: usize, b: usize) -> bool {
        let mut forth: HashMap<&str, &str> = HashMap::new();
        let mut back: HashMap<&str, &str> = HashMap::new();
        self.data.iter().all(|&r| {
            let (x, y) = (self.grid.cell(r, a), self.grid.cell(r, b));
            *forth.entry(x).or_insert(y) == y && *back.entry(y).or_insert(x) == x
        })
    }

    /// Whole numbers that are needed to tell records apart are names, not figures: ages, sections, vintages.
    fn keys(&self, columns: &mut [Column], words: &[Option<Announces>], long: bool) {
        let values: Vec<usize> =
            columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
        let named = values.iter().copied().any(|c| words.get(c).copied().flatten() == Some(Announces::Value));
        if !long || values.len() < 2 {
            return;
        }
        let mut key: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| {
                matches!(
                    c.role,
                    Role::Period | Role::PeriodPart | Role::Dimension | Role::Measure | Role::Unit
                )
            })
            .map(|(c, _)| c)
            .collect();
        let mut unique = self.unique(&key);
        for &c in &values {
            let stat = self.stat(c);
            let told = words.get(c).copied().flatten();
            let last = values.last() == Some(&c);
            let whole = stat.most_are(stat.whole, 99);
            if told == Some(Announces::Value) || !whole || (last && !named) || unique >= self.data.len() {
                continue;
            }
            key.push(c);
            let with = self.unique(&key);
            // At least half of what was doubled must come apart.
            let repeated = stat.distinct.len() * 2 <= stat.filled as usize || named;
            if repeated && (self.data.len() - with) * 2 <= self.data.len() - unique {
                unique = with;
                if let Some(column) = columns.get_mut(c) {
                    column.role = Role::Dimension;
                    column.evidence.push(Diagnostic::note("read.role-key").at(At::column(column.index)));
                }
            } else {
                key.pop();
            }
        }
    }

    fn unique(&self, key: &[usize]) -> usize {
        let mut seen: HashSet<u64> = HashSet::with_capacity(self.data.len());
        for &row in self.data {
            let mut h = 0_u64;
            for &c in key {
                h = h.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ hash(self.grid.cell(row, c).trim());
            }
            seen.insert(h);
        }
        seen.len()
    }

    /// Beside a column that is called value, other columns of codes and identifiers are no figures.
    fn keep_figures(&self, columns: &mut [Column], words: &[Option<Announces>]) {
        let names: Vec<usize> =
            columns.iter().enumerate().filter(|(_, k)| k.role == Role::Dimension).map(|(c, _)| c).collect();
        let has_value = columns
            .iter()
            .enumerate()
            .any(|(c, k)| k.role == Role::Value && words.get(c).copied().flatten() == Some(Announces::Value));
        for (c, column) in columns.iter_mut().enumerate() {
            if column.role != Role::Value {
                continue;
            }
            let stat = self.stat(c);
            let constant = stat.distinct.len() == 1 && stat.filled > 3 && stat.most_are(stat.whole, 99);
            let coded = stat.most_are(stat.whole, 99) && names.iter().any(|&n| self.follows(n, c));
            if has_value && words.get(c).copied().flatten() != Some(Announces::Value) && (constant || coded) {
                column.role = Role::Code;
                column.evidence.push(
                    Diagnostic::note("read.role-code")
                        .at(At::column(column.index))
                        .with("header", column.name.clone()),
                );
            }
        }
    }

    /// A second column of periods is a dimension only when records need it (release dates); else it says nothing new.
    fn second_parts(&self, columns: &mut [Column]) {
        let periods = columns.iter().filter(|c| c.role == Role::Period).count();
        let seconds: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(c, k)| {
                k.role == Role::Dimension && periods > 0 && self.stat(*c).most_are(self.stat(*c).periods, 95)
            })
            .map(|(c, _)| c)
            .collect();
        for c in seconds {
            let key = |with: bool| -> Vec<usize> {
                let part = |r: Role| {
                    matches!(
                        r,
                        Role::Period | Role::PeriodPart | Role::Dimension | Role::Measure | Role::Unit
                    )
                };
                columns
                    .iter()
                    .enumerate()
                    .filter(|(k, column)| part(column.role) && (with || *k != c))
                    .map(|(k, _)| k)
                    .collect()
            };
            if self.unique(&key(true)) == self.unique(&key(false))
                && let Some(column) = columns.get_mut(c)
            {
                column.role = Role::Ignored;
                column
                    .evidence
                    .push(Diagnostic::note("read.role-second-period").at(At::column(column.index)));
            }
        }
        let parts: Vec<usize> =
            columns.iter().enumerate().filter(|(_, c)| c.role == Role::PeriodPart).map(|(c, _)| c).collect();
        if periods == 0 {
            return;
        }
        for &c in parts.iter().skip(1) {
            if let Some(column) = columns.get_mut(c) {
                column.role = Role::Dimension;
            }
        }
    }
}

/// Periods, status, units and names out of the headers of figures.
fn say_headers(columns: &mut [Column], u: &mut Understanding, grid: &Grid, rows: &Rows) {
    let values: Vec<usize> =
        columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
    let in_rows = columns.iter().any(|c| c.role == Role::Period);
    let said: Vec<Said> = {
        let paths: Vec<&Vec<String>> =
            values.iter().filter_map(|&c| columns.get(c).map(|k| &k.header)).collect();
        header::say(&paths, in_rows)
    };
    let part_rows = columns.iter().any(|c| c.role == Role::PeriodPart);
    let title_year = title_year(grid, rows);
    for (&c, said) in values.iter().zip(said) {
        let Some(column) = columns.get_mut(c) else { continue };
        column.sure = said.sure;
        if let Some((unit, words)) = said.unit {
            (column.unit, column.unit_text) = (Some(unit), words);
            column.evidence.push(
                Diagnostic::note("read.unit-header")
                    .at(At::column(column.index))
                    .with("unit", column.unit_text.clone()),
            );
        }
        column.name = said.name;
        match said.when {
            // Years down and months across, or the other way about; a whole period in the rows wins.
            Some(w) if in_rows && w.year.is_none() => column.part = Some(w.part),
            Some(_) if in_rows => {}
            Some(w) => {
                column.period = w.period().or_else(|| title_year.and_then(|y| w.in_year(y)));
                if column.period.is_none() {
                    column.part = Some(w.part);
                } else if w.year.is_none() {
                    column.evidence.push(Diagnostic::note("read.year-title").at(At::column(column.index)));
                }
                let _ = part_rows;
                column.evidence.push(Diagnostic::note("read.period-header").at(At::column(column.index)));
            }
            None => {}
        }
    }
    let _ = u;
}

/// The one year that the title lines name.
fn title_year(grid: &Grid, rows: &Rows) -> Option<i16> {
    let mut year = None;
    for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Title) {
        for (_, cell) in grid.filled(row) {
            if let Some(found) = lang::when_in(cell).and_then(|w| w.year) {
                if year.is_some_and(|y| y != found) {
                    return None;
                }
                year = Some(found);
            }
        }
    }
    year
}

/// Units of rows of their own and of title lines, given to the columns that say none.
fn units(columns: &mut [Column], grid: &Grid, rows: &Rows, hints: &Hints) {
    let mut table: Vec<(Unit, String)> = Vec::new();
    let own = columns
        .iter()
        .any(|c| c.role == Role::Unit || c.packed.iter().any(|p| announces(p) == Some(Announces::Unit)));
    if let Some(chosen) = hints.unit.as_deref().and_then(lang::unit_in) {
        table.push(chosen);
    }
    for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Unit) {
        let filled: Vec<(usize, &str)> = grid.filled(row).collect();
        let announced = filled.first().is_some_and(|(_, cell)| announces(cell) == Some(Announces::Unit));
        let over_values =
            filled.iter().filter(|(c, _)| columns.get(*c).is_some_and(|k| k.role == Role::Value)).count();
        if over_values >= 2
            || (announced && over_values == columns.iter().filter(|c| c.role == Role::Value).count())
        {
            // One unit a column, carried across merged blanks.
            let mut current: Option<(Unit, String)> = None;
            for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
                let cell = grid.cell(row, column.index as usize - 1);
                if !is_blank(cell) {
                    current = lang::units_of(cell).into_iter().next().or_else(|| {
                        let word = tidy(cell);
                        Some((
                            lang::unit_in(&word).map_or(Unit::of(Quantity::Other(word.clone())), |(u, _)| u),
                            word,
                        ))
                    });
                }
                if let Some((unit, words)) = &current
                    && column.unit.is_none()
                {
                    (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
                    column.evidence.push(
                        Diagnostic::note("read.unit-row")
                            .at(At::row(row as u32 + 1))
                            .with("unit", words.clone()),
                    );
                }
            }
        } else {
            for (_, cell) in filled {
                table.extend(lang::units_of(cell));
            }
        }
    }
    if table.is_empty() && !own {
        for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Title) {
            for (_, cell) in grid.filled(row) {
                if let Some(found) = in_title(cell) {
                    table.push(found);
                }
            }
        }
    }
    if own && hints.unit.is_none() {
        return;
    }
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.unit.is_none()) {
        let Some((unit, words)) = matching(&table, &column.name) else { continue };
        column.evidence.push(
            Diagnostic::note("read.unit-table").at(At::column(column.index)).with("unit", words.clone()),
        );
        (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
    }
}

/// A unit in a title: in brackets, behind "Đơn vị:", or behind the last comma.
fn in_title(cell: &str) -> Option<(Unit, String)> {
    let text = tidy(cell);
    if let Some(unit) = lang::units_of(&text).into_iter().next() {
        return Some(unit);
    }
    let found = lang::unit_in(&text)?;
    // A bare word such as "number" at the end of a title is too weak.
    (!matches!(found.0.quantity, Quantity::Other(_)) || text.ends_with(')')).then_some(found)
}

/// The unit of a list that fits a column's name: tonnes under quantity, money under value; the only one where there is one.
fn matching<'a>(table: &'a [(Unit, String)], name: &str) -> Option<&'a (Unit, String)> {
    if let [only] = table {
        return Some(only);
    }
    let folded = lang::fold(name);
    let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let quantity = says(&[
        "luong", "quantity", "volume", "s.l", "sl", "khoi", "menge", "quantite", "cantidad", "weight",
        "数量", "重量",
    ]);
    let value = says(&[
        "tri gia",
        "gia tri",
        "value",
        "kim ngach",
        "wert",
        "valeur",
        "valor",
        "金额",
        "金額",
        "amount",
    ]);
    let is_money = |u: &Unit| matches!(u.quantity, Quantity::Money(_));
    if value {
        table.iter().find(|(u, _)| is_money(u))
    } else if quantity {
        table.iter().find(|(u, _)| !is_money(u) && u.quantity != Quantity::Percent)
    } else {
        None
    }
}

/// Decimal mark and counts of every column of figures.
fn decide_marks(columns: &mut [Column], u: &mut Understanding, grid: &Grid, rows: &Rows, hints: &Hints) {
    let values: Vec<usize> =
        columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
    let mut votes = vec![Votes::default(); columns.len()];
    let mut signs: Option<char> = None;
    let mut example: Option<(usize, usize)> = None;
    for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Data) {
        for &c in &values {
            let cell = grid.cell(row, c);
            let Some(column) = columns.get_mut(c) else { continue };
            match lang::gap(cell) {
                Some(_) => column.missing += 1,
                None => match lang::printed(cell) {
                    Some(number) => {
                        column.numbers += 1;
                        signs = signs.or_else(|| number.group_sign());
                        if matches!(number.evidence, Evidence::Either(_)) && example.is_none() {
                            example = Some((row, c));
                        }
                        if let Some(v) = votes.get_mut(c) {
                            v.add(&number);
                        }
                    }
                    None => {
                        column.not_understood += 1;
                        if u.problems.len() < 200 {
                            let said = Diagnostic::warning("read.not-a-number")
                                .at(At::cell(row as u32 + 1, c as u32 + 1));
                            u.problems.push(said.with("found", short(cell)));
                        }
                    }
                },
            }
        }
    }
    let mut all = Votes::default();
    votes.iter().for_each(|v| all.and(v));
    let likely = likely(u.delimiter, grid);
    let (mark, basis) = all.decide(likely);
    u.decimal = hints.decimal.unwrap_or(mark);
    u.decimal_doubtful = basis == Basis::Doubtful && hints.decimal.is_none();
    u.thousands = signs.or_else(|| {
        let grouped = match u.decimal {
            Mark::Point => all.comma + all.either_comma,
            Mark::Comma => all.point + all.either_point,
        };
        (grouped > 0).then(|| u.decimal.other().char())
    });
    if u.decimal_doubtful
        && let Some((row, c)) = example
    {
        let said = Diagnostic::warning("read.decimal-doubtful").at(At::cell(row as u32 + 1, c as u32 + 1));
        u.problems
            .push(said.with("found", short(grid.cell(row, c))).with("mark", u.decimal.char().to_string()));
    }
    for &c in &values {
        let (Some(column), Some(v)) = (columns.get_mut(c), votes.get(c)) else { continue };
        // A column whose numbers can only be read the other way keeps its own mark.
        let (own, basis) = v.decide(u.decimal);
        column.decimal = if basis == Basis::Certain && hints.decimal.is_none() { own } else { u.decimal };
        if column.decimal != u.decimal {
            u.problems.push(
                Diagnostic::warning("read.decimal-mixed")
                    .at(At::column(column.index))
                    .with("mark", own.char().to_string()),
            );
        }
    }
}

/// What language and delimiter suggest where numbers do not say.
fn likely(delimiter: Option<char>, grid: &Grid) -> Mark {
    if delimiter == Some(';') {
        return Mark::Comma;
    }
    let accents = (0..grid.height().min(40))
        .flat_map(|r| grid.row(r))
        .flat_map(str::chars)
        .filter(|c| matches!(u32::from(*c), 0xC0..=0x24F | 0x1EA0..=0x1EF9))
        .count();
    if accents >= 3 { Mark::Comma } else { Mark::Point }
}

/// The beginning of a cell, for a sentence.
pub fn short(cell: &str) -> String {
    let text = tidy(cell.get(..cell.char_indices().nth(200).map_or(cell.len(), |(at, _)| at)).unwrap_or(""));
    match text.char_indices().nth(60) {
        Some((at, _)) => {
            let mut cut = text.get(..at).unwrap_or("").to_owned();
            cut.push('…');
            cut
        }
        None => text,
    }
}

fn layout_of(columns: &[Column]) -> Layout {
    let values = columns.iter().filter(|c| c.role == Role::Value).count();
    let across =
        columns.iter().filter(|c| c.role == Role::Value && (c.period.is_some() || c.part.is_some())).count();
    let names = columns
        .iter()
        .filter(|c| c.role == Role::Value && (c.period.is_some()) && !c.name.is_empty())
        .count();
    let down = columns.iter().any(|c| c.role == Role::Period);
    let dimensions = columns.iter().any(|c| matches!(c.role, Role::Dimension | Role::Measure));
    match (down, across * 2 > values, dimensions) {
        (false, true, _) if names * 2 > values => Layout::Cross,
        (_, true, _) => Layout::Wide,
        (true, false, true) => Layout::Long,
        (true, false, false) => Layout::Series,
        (false, false, _) => Layout::Cross,
    }
}

/// Two columns of the same name.
fn duplicates(columns: &mut [Column], u: &mut Understanding) {
    let mut seen: HashMap<(String, Option<crate::period::Period>), u32> = HashMap::new();
    for column in columns.iter().filter(|c| c.role == Role::Value && c.part.is_none()) {
        let key = (column.header.join(" "), column.period);
        if let Some(first) = seen.get(&key) {
            if u.problems.len() < 200 {
                u.problems.push(
                    Diagnostic::warning("read.header-twice")
                        .at(At::column(column.index))
                        .with("found", short(&key.0))
                        .with("column", *first),
                );
            }
        } else {
            seen.insert(key, column.index);
        }
    }
    let _ = (is_unit_row, Gap::Blank);
}
