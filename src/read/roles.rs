//! The part each column plays. Cells decide first, header words second, else what is needed to tell records apart.

use super::grid::Grid;
use super::layout::Rows;
use super::stats::{Stats, hash};
use super::{Announces, Column, Role, announces};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, When};
use std::collections::{HashMap, HashSet};

mod named_codes;
mod outline;
mod quiet;
mod sole;

/// Everything that roles are judged by.
pub struct Roles<'a> {
    /// All cells.
    pub grid: &'a Grid,
    /// What each row is.
    pub rows: &'a Rows,
    /// Counts a column.
    pub stats: &'a [Stats],
    /// Data rows that stand for all.
    pub data: &'a [usize],
    /// Whether the title names one year.
    pub titled_year: bool,
}

impl Roles<'_> {
    fn stat(&self, column: usize) -> &Stats {
        static NONE: std::sync::OnceLock<Stats> = std::sync::OnceLock::new();
        self.stats.get(column).unwrap_or_else(|| NONE.get_or_init(Stats::default))
    }

    /// Gives every column its role.
    #[inline(never)]
    pub fn assign(&self, columns: &mut [Column]) {
        let words: Vec<Option<Announces>> = columns
            .iter()
            .map(|c| c.header.iter().rev().find(|t| !t.is_empty()).and_then(|t| announces(t)))
            .collect();
        let words = quiet::with_labelled(columns, words);
        let word = |c: usize| words.get(c).copied().flatten();
        let set = |column: &mut Column, role: Role, code: &'static str| {
            column.role = role;
            let header = column.name.clone();
            column.evidence.push(Diagnostic::note(code).at(At::column(column.index)).with("header", header));
        };
        // Header periods over figures: time runs across.
        let over: Vec<_> = columns
            .iter()
            .enumerate()
            .filter(|(c, _)| self.rows.values.get(*c).copied().unwrap_or(false))
            .filter_map(|(_, column)| lang::when(&column.name).and_then(|w| w.period()))
            .collect();
        // The same over all columns says when they were published, not when they are of.
        let published = matches!(over.as_slice(), [first, rest @ ..] if rest.len() > 1 && rest.iter().all(|p| p == first));
        let across = if published { 0 } else { over.len() };
        let period = self.period_column(columns, &words, across);
        // "Năm 2022 | Năm 2023" over the names of the figures.
        let years_above = self.are_under_years(columns);
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
        let measured = self.are_measured(columns);
        for c in 0..columns.len() {
            let stat = self.stat(c);
            let codes = across >= 2 && self.codes_names(c, columns);
            let Some(column) = columns.get_mut(c) else { continue };
            if Some(c) == period {
                continue;
            }
            let value = self.rows.values.get(c).copied().unwrap_or(false);
            if stat.filled == 0 {
                // A year without any figure yet, among years with some.
                let headed = (across > 0 && lang::when(&column.name).is_some_and(|w| w.period().is_some()))
                    || (word(c).is_none()
                        && self.is_between_figures(c, &column.name)
                        && !column.name.is_empty());
                set(column, if headed { Role::Value } else { Role::Ignored }, "read.role-empty");
                continue;
            }
            let year_beside = period.is_some_and(|p| self.stat(p).years * 2 >= self.stat(p).filled)
                || (period.is_none() && (across > 0 || years_above));
            let word_part = word(c) == Some(Announces::PeriodPart) && self.fits_part(&column.name, c, period);
            let code = word(c) == Some(Announces::Code);
            let all_parts = stat.parts + stat.whole_years;
            // Months and below them rows of other names, under a word that says months or under none, with years across.
            let unnamed = c == 0 && column.name.is_empty() && stat.parts >= 12;
            let among =
                (word_part || unnamed) && across >= 2 && stat.parts >= 4 && stat.most_are(stat.parts, 50);
            if among || (year_beside && word_part && !value && self.are_months_and_names(c)) {
                set(column, Role::PeriodPart, "read.role-part");
                continue;
            }
            if !code
                && stat.parts > stat.whole_years
                && stat.most_are(all_parts, 90)
                && stat.texts * 10 <= stat.filled + stat.whole_years * 10
                || (word_part
                    && (year_beside || self.titled_year)
                    // "Cả năm" below the twelve.
                    && stat.most_are(stat.small + all_parts, 95)
                    && stat.most_are(stat.whole + all_parts, 95)
                    && stat.small > all_parts)
            {
                set(column, Role::PeriodPart, "read.role-part");
                continue;
            }
            let role = match word(c) {
                // "N/A | kg | N/A" is no column of figures that are missing.
                Some(Announces::Unit) if !value || stat.numbers == 0 => Some(quiet::unit_or_nothing(stat)),
                Some(Announces::Scale) => Some(Role::Scale),
                Some(Announces::Status) if stat.numbers == 0 && stat.most_are(stat.sures, 50) => {
                    Some(Role::Status)
                }
                Some(Announces::Status) if stat.numbers == 0 && stat.distinct.len() <= 8 => {
                    Some(Role::Status)
                }
                // "Source | Coal | Hydro": a first column whose cells all differ says what the rows are.
                Some(Announces::Source)
                    if !value && (c > 0 || stat.filled < 2 || (stat.distinct.len() as u32) < stat.filled) =>
                {
                    Some(Role::Source)
                }
                // "3-month Treasury note" over figures is no remark.
                Some(Announces::Note)
                    if !value || column.name.chars().count() <= 9 || quiet::are_footnotes(&column.name) =>
                {
                    Some(Role::Note)
                }
                Some(Announces::Measure) if !value && stat.most_are(stat.units, 80) && self.long_cells(c) => {
                    Some(Role::Unit)
                }
                Some(Announces::Measure) if !value && !measured => Some(Role::Measure),
                // "Codes: A, A, P" behind figures: how they came about.
                Some(Announces::Code)
                    if !value
                        && c > 0
                        && self.rows.values.get(c - 1) == Some(&true)
                        && stat.distinct.len() <= 8
                        && self.are_letters(c) =>
                {
                    Some(Role::Status)
                }
                Some(Announces::Code) if !value && self.looks_coded(c) => Some(Role::Code),
                Some(Announces::Decimals) => Some(Role::Ignored),
                Some(Announces::Qualifier) if !value => Some(Role::Qualifier),
                // "Flag: 0, 0, 4" beside figures: a code of how they came about.
                Some(Announces::Status)
                    if value
                        && stat.most_are(stat.whole, 95)
                        && (0..=99).contains(&stat.least)
                        && stat.most <= 99
                        && stat.distinct.len() <= 12
                        && self.rows.values.iter().filter(|v| **v).count() > 1 =>
                {
                    Some(Role::Ignored)
                }
                Some(Announces::Index) if self.counts_rows(c, &column.name) => Some(Role::Index),
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
            if column.name.is_empty() && c == 0 && (self.is_kept_index() || self.is_outline()) {
                set(column, Role::Index, "read.role-index");
                continue;
            }
            // Months beside whole months: "refMonth" beside "period".
            let part_again = value
                && word_part
                && period.is_some_and(|p| self.stat(p).years * 2 < self.stat(p).filled)
                && stat.most_are(stat.whole, 100)
                && stat.most <= 53;
            // Years beside years: another writing of the period, or a year that says something about the row.
            let years = stat.filled > 0 && stat.years == stat.filled;
            let header_period = lang::when(&column.name).is_some_and(|w| w.period().is_some());
            // 202101 beside "2021 January": the same in digits run together, one writing for the other.
            let again = value
                && !header_period
                && stat.most_are(stat.compact, 95)
                && stat.most_are(stat.whole, 100)
                && period.is_some_and(|p| self.one_to_one(p, c));
            let named_year = years
                && lang::fold(&column.name).split(|l: char| !l.is_alphanumeric()).any(|w| {
                    matches!(w, "year" | "jahr" | "annee" | "ano" | "anno" | "nam" | "yr" | "fy" | "rok")
                });
            let told = (word(c) == Some(Announces::Period) || named_year)
                && period.is_some()
                // Years of an era, 5 or 27, beside those that everybody counts by.
                && (years || stat.most_are(stat.compact, 95) || (stat.most_are(stat.whole, 100) && stat.most <= 150));
            if value
                && !header_period
                && (told
                    || again
                    || part_again
                    || (years && (across >= 2 || period.is_some_and(|p| self.same_cells(p, c)))))
            {
                set(column, Role::Ignored, "read.role-second-period");
                continue;
            }
            if value {
                let code = word(c) == Some(Announces::Code)
                    || codes
                    // No figure is printed with a nought before it.
                    || (stat.zeros * 4 >= stat.filled && stat.most_are(stat.whole, 95));
                set(
                    column,
                    if code { Role::Code } else { Role::Value },
                    if code { "read.role-code" } else { "read.role-numbers" },
                );
                continue;
            }
            // A letter here and there beside figures, under no name: flags of the figures to the left.
            let left_figures = c > 0 && self.rows.values.get(c - 1) == Some(&true);
            if column.name.is_empty() && left_figures && self.are_flags(c) {
                set(column, Role::Status, "read.role-flags");
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
        self.flags_of_columns(columns);
        self.one_unit(columns);
        self.one_measure(columns);
        self.extra_cells(columns);
        self.packed(columns);
        self.codes(columns, &words);
        self.codes_left_of_names(columns);
        self.bounds_of_classes(columns);
        self.keys(columns, &words, period.is_some() && across < 2);
        self.keep_figures(columns, &words);
        self.second_parts(columns);
        self.of_another_year(columns, period);
        self.codes_that_tell_apart(columns);
        if across == 0 {
            self.of_the_period(columns, period);
            self.remarks(columns, period);
        }
    }

    /// Whether each column of figures has a year on a level of its header, and not all the same.
    fn are_under_years(&self, columns: &[Column]) -> bool {
        let year = |c: &Column| c.header.iter().find_map(|t| lang::when(t).filter(When::is_year)?.year);
        let values = || columns.iter().enumerate().filter(|(c, _)| self.rows.values.get(*c) == Some(&true));
        // Numbers of months stand in a column that looks like figures.
        let mut years = values().filter_map(|(_, c)| year(c));
        let first = years.next();
        first.is_some()
            && years.any(|y| Some(y) != first)
            && values().filter(|(_, c)| year(c).is_none()).count() <= 1
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
            let exactly = matches!(lang::fold(&column.name).as_str(), "period" | "time_period" | "ref_date");
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
                    (true, _) if exactly => 5,
                    (true, _) => 4,
                    (false, false) if across >= 2 => 0,
                    (false, false) => 3,
                    (false, true) if regular && across < 2 && (column.name.is_empty() || c < 3) => 2,
                    // Further right only years that come back again and again.
                    (false, true)
                        if across == 0 && c < 6 && stat.distinct.len() * 3 <= stat.filled as usize =>
                    {
                        1
                    }
                    _ => 0,
                }
            } else if told == Some(Announces::Period)
                && stat.most_are(stat.whole, 95)
                && stat.least >= 100
                && stat.most <= 2150
                && stat.rises * 10 >= stat.whole.saturating_sub(1) * 6
            {
                // Years of long ago, 850 or 1650, are known by the word over them alone.
                4
            } else if stat.most_are(stat.compact, 95) && stat.filled > 1 {
                if exactly {
                    5
                } else if said {
                    4
                } else {
                    1
                }
            } else if (said || told == Some(Announces::PeriodPart)) && stat.most_are(stat.periods, 60) {
                2
            } else if c == 0
                && across == 0
                && stat.periods >= 3
                && stat.periods > stat.years
                && stat.most_are(stat.periods, 75)
            {
                // A line or two below the periods say how much figures changed.
                1
            } else {
                0
            };
            if score > 0 && best.is_none_or(|(s, _)| score > s) {
                best = Some((score, c));
            }
        }
        let best = best.map(|(_, c)| c)?;
        Some(self.month_beside(best, words).unwrap_or(best))
    }

    /// Cells beyond the header's columns in a few rows only.
    fn extra_cells(&self, columns: &mut [Column]) {
        for (c, column) in columns.iter_mut().enumerate().skip(1) {
            let few = self.stat(c).filled <= 1 || self.stat(c).filled as usize * 4 <= self.data.len();
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

    /// Single letters, or nothing.
    fn are_letters(&self, column: usize) -> bool {
        let mut cells = self.data.iter().map(|&r| self.grid.cell(r, column).trim());
        cells.all(|cell| cell.len() <= 1 && cell.bytes().all(|b| b.is_ascii_alphabetic()))
    }

    fn are_flags(&self, column: usize) -> bool {
        self.data.iter().all(|&r| {
            let cell = self.grid.cell(r, column).trim();
            // "p", or a word that says so: "Provisional value".
            let headed = || self.rows.header.iter().any(|&h| self.grid.len_of(h) > column);
            let worded = || cell.len() <= 60 && lang::sure(cell).is_some() && headed();
            (cell.chars().count() <= 3 && !cell.chars().any(|c| c.is_ascii_digit())) || worded()
        })
    }

    /// Running numbers: one more from row to row.
    fn is_index(&self, column: usize) -> bool {
        let stat = self.stat(column);
        (stat.most_are(stat.whole, 90) && stat.whole > 1 && stat.steps * 10 >= (stat.whole - 1) * 8)
            || (stat.texts > 0
                && stat.most_are(stat.numbers + stat.texts + stat.parts, 95)
                && stat.long == 0
                && column == 0
                && self.short(column))
    }

    /// Whether the first column, under no name where all others have one, holds what a program numbered the rows by before some were
    /// taken out: whole numbers from 0 or 1 on that only rise, beside names.
    fn is_kept_index(&self) -> bool {
        let stat = self.stat(0);
        let named =
            self.rows.header.last().is_some_and(|&h| self.grid.filled(h).count() + 1 == self.grid.width());
        named
            && stat.filled > 3
            && stat.most_are(stat.whole, 100)
            && (0..=1).contains(&stat.least)
            && stat.distinct.len() as u32 == stat.filled
            && stat.rises + 1 >= stat.whole
            && self.stat(1).texts > 0
    }

    fn short(&self, column: usize) -> bool {
        self.data.iter().all(|&r| {
            let cell = self.grid.cell(r, column).trim();
            let bare = cell.trim_matches(|c: char| !c.is_alphanumeric());
            let roman = |c: char| matches!(c.to_ascii_uppercase(), 'I' | 'V' | 'X' | 'L');
            cell.chars().count() <= 6
                && (bare.chars().count() <= 1
                    || bare.chars().all(roman)
                    || bare.chars().any(|c| c.is_ascii_digit()))
        })
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
                    // "X | million USD", "M | million EUR": flows are no codes of the units that they are stated in.
                    && (coded || quiet::shares_a_word(columns, n, c) || !quiet::is_unit(columns.get(n)))
                    // Of two columns of codes the longer ones are the names: "TXG_FOB_USD" is no code of "M".
                    && (!self.looks_coded(n) || (n < c && (coded || self.longest(n) >= self.longest(c))))
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

    /// Bytes of the longest cell.
    fn longest(&self, column: usize) -> usize {
        self.data.iter().take(60).map(|&r| self.grid.cell(r, column).trim().len()).max().unwrap_or(0)
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
            // Figures that all differ tell everything apart: keys go up, ages and sizes.
            let all_differ = stat.distinct.len() as u32 == stat.filled;
            if all_differ && stat.rises * 10 < (stat.whole.max(1) - 1) * 6 {
                continue;
            }
            let weighs = lang::fold(columns.get(c).map_or("", |k| k.name.as_str()))
                .split(|l: char| !l.is_alphanumeric())
                .any(|w| matches!(w, "kg" | "qty" | "qt" | "quantity" | "weight" | "netwgt"));
            if weighs && stat.distinct.len() * 2 > stat.filled as usize {
                continue;
            }
            key.push(c);
            let with = self.unique(&key);
            // At least half of what was doubled must come apart.
            let repeated = stat.distinct.len() * 2 <= stat.filled as usize || named;
            if repeated && (self.data.len() - with) * 2 <= self.data.len() - unique {
                unique = with;
                tells_apart(columns, c);
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
        let period = columns.iter().position(|k| k.role == Role::Period);
        let names: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, k)| matches!(k.role, Role::Dimension | Role::Code))
            .map(|(c, _)| c)
            .collect();
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
            let coded = stat.most_are(stat.whole, 99)
                && !quiet::names_figures(column)
                && names.iter().any(|&n| self.follows(n, c));
            if has_value && words.get(c).copied().flatten() != Some(Announces::Value) && (constant || coded) {
                // One code for all rows, left of the period: what a query fixed. It names nothing that another column names.
                let fixed = constant && period.is_some_and(|p| c < p);
                column.role = if fixed { Role::Dimension } else { Role::Code };
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

/// A column without which records are the same holds names.
fn tells_apart(columns: &mut [Column], c: usize) {
    if let Some(column) = columns.get_mut(c) {
        column.role = Role::Dimension;
        column.evidence.push(Diagnostic::note("read.role-key").at(At::column(column.index)));
    }
}
