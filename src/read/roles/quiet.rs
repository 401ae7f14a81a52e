//! Columns that break no figures down though they look as if they did: flags of the column before them, codes beside names, what
//! follows from the period alone, and remarks.

use super::super::stats::{Stats, hash};
use super::super::{Announces, Column, Role};
use super::{Roles, tells_apart};
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::period::Period;
use std::collections::HashSet;

/// How far to the left of their flags figures may stand: several measures of a year, and behind them what is said of the first.
const FAR: usize = 8;

/// What a column that is named after figures holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// Flags, by a word that leaves no doubt.
    Flags,
    /// Letters, where its cells are no more than that.
    Letters,
    /// Remarks, or words that say how sure the figures are.
    Notes,
}

/// Whether a name is one of footnotes, whatever stands before that: "Value Footnotes" over 1, 2, 1.
pub(super) fn are_footnotes(name: &str) -> bool {
    let folded = lang::fold(name);
    folded.ends_with("footnote") || folded.ends_with("footnotes")
}

impl Roles<'_> {
    /// Whether a column under a word for running numbers holds them; under "Line" only where something else names the rows, for trams have
    /// nothing but their numbers.
    pub(super) fn counts_rows(&self, column: usize, name: &str) -> bool {
        let stat = self.stat(column);
        let runs = self.is_index(column) || (stat.most_are(stat.whole, 100) && stat.steps + 1 >= stat.whole);
        let named =
            |c: usize| c != column && self.stat(c).texts + self.stat(c).periods + self.stat(c).parts > 0;
        let word = lang::fold(name);
        // "Year | Index" over 100, 101, 102: an index of something. Rows are counted from one, or in the first column.
        let index = word.starts_with("index") && column > 0 && stat.least > 1;
        runs && !index && (!word.starts_with("line") || (0..self.stats.len()).any(named))
            || (column == 0 && self.is_outline())
    }

    /// Whether a column under a word for parts of a year may hold them: "Q" beside "P" is a quantity unless it goes from 1 to 4 in years that
    /// come back.
    pub(super) fn fits_part(&self, name: &str, column: usize, period: Option<usize>) -> bool {
        let (stat, years) = (self.stat(column), period.map(|p| self.stat(p)));
        let again = years.is_none_or(|y| y.distinct.len() < y.filled as usize);
        !name.trim().eq_ignore_ascii_case("q") || (stat.least >= 1 && stat.most <= 4 && again)
    }

    /// Whether whole numbers that all differ stand left of the names, where periods stand over all other figures: codes.
    pub(super) fn codes_names(&self, column: usize, columns: &[Column]) -> bool {
        let stat = self.stat(column);
        let is_value = |c: usize| self.rows.values.get(c) == Some(&true);
        stat.filled > 2
            && stat.most_are(stat.whole, 100)
            && stat.distinct.len() as u32 == stat.filled
            && (0..=column).all(is_value)
            && columns.get(column + 1).is_some_and(|_| !is_value(column + 1))
            && self.stat(column + 1).texts > 0
            && columns.iter().enumerate().skip(column + 2).filter(|(c, _)| is_value(*c)).count() >= 2
            && columns
                .iter()
                .enumerate()
                .skip(column + 2)
                .filter(|(c, _)| is_value(*c))
                .all(|(_, k)| lang::when(&k.name).is_some_and(|w| w.period().is_some()))
    }

    /// Names that follow from the period alone (eras, decades, fiscal years beside dates) break no figures down: they would cut every
    /// series in pieces. Only where several rows share a period, and the names keep its order.
    pub(super) fn of_the_period(&self, columns: &mut [Column], period: Option<usize>) {
        let Some(p) = period else { return };
        let names: Vec<usize> =
            columns.iter().enumerate().filter(|(_, k)| k.role == Role::Dimension).map(|(c, _)| c).collect();
        let periods = self.stat(p).distinct.len();
        if names.len() < 2 || periods * 2 > self.data.len() || periods < 2 {
            return;
        }
        for c in names {
            let few = self.stat(c).distinct.len();
            if few >= 2
                && few < periods
                && self.follows(p, c)
                && self.runs_on(p, c)
                && let Some(column) = columns.get_mut(c)
            {
                column.role = Role::Ignored;
                column
                    .evidence
                    .push(Diagnostic::note("read.role-second-period").at(At::column(column.index)));
            }
        }
    }

    /// Where every row has a period of its own, a text that differs from row to row behind the figures (the number of a bulletin) breaks
    /// nothing down: with it each figure would be a series.
    pub(super) fn remarks(&self, columns: &mut [Column], period: Option<usize>) {
        let Some(p) = period else { return };
        if self.data.len() < 5 || self.stat(p).distinct.len() < self.data.len() {
            return;
        }
        let first = columns.iter().position(|k| k.role == Role::Value).unwrap_or(0);
        for (c, column) in columns.iter_mut().enumerate().skip(first) {
            if column.role == Role::Dimension && self.stat(c).distinct.len() * 2 > self.data.len() {
                column.role = Role::Note;
                column.evidence.push(Diagnostic::note("read.role-free-text").at(At::column(column.index)));
            }
        }
    }

    /// Whether the names of a column do not come back once others took their turn, as one goes up its periods.
    fn runs_on(&self, period: usize, column: usize) -> bool {
        let mut of: Vec<(i16, &str, &str)> = Vec::new();
        let mut seen = HashSet::new();
        for &row in self.data {
            let (when, name) = (self.grid.cell(row, period), self.grid.cell(row, column));
            if seen.insert(hash(when)) {
                let Some(year) = lang::when(when).and_then(|w| w.year) else { return false };
                of.push((year, when, name));
            }
        }
        of.sort_unstable();
        let turns = of.windows(2).filter(|w| matches!(w, [a, b] if a.2 != b.2)).count();
        turns + 1 == self.stat(column).distinct.len()
    }

    /// "Y2019 | Y2019F", "2020 | 2020 Flags", "Exports | Share | Exports footnote": flags and notes named after figures to their left,
    /// which they say something of.
    pub(super) fn flags_of_columns(&self, columns: &mut [Column]) {
        for c in 1..columns.len() {
            let Some(own) = columns.get(c).filter(|_| self.stat(c).numbers == 0) else { continue };
            let found = (c.saturating_sub(FAR)..c).rev().find_map(|left| {
                let figures = columns.get(left).filter(|k| k.role == Role::Value)?;
                self.named_after(figures, own).map(|what| (left, what))
            });
            let Some((left, what)) = found else { continue };
            let role = match what {
                After::Flags => Role::Status,
                After::Letters if self.are_flags(c) => Role::Status,
                After::Notes if self.are_flags(c) || self.say_how_sure(c) => Role::Status,
                After::Notes => Role::Note,
                After::Letters => continue,
            };
            let Some(column) = columns.get_mut(c) else { continue };
            column.role = role;
            column.evidence.push(Diagnostic::note("read.role-flags").at(At::column(column.index)));
            if role == Role::Status {
                column.name.clear();
                column.code_of = Some(left as u32 + 1);
            }
        }
    }

    /// What the name of a column says that it is of other figures, when it begins as theirs does.
    fn named_after(&self, figures: &Column, own: &Column) -> Option<After> {
        let tail = |own: &str, of: &str| {
            let tail = own.strip_prefix(of).filter(|tail| !of.is_empty() && !tail.is_empty())?;
            Some(lang::fold(tail.trim_matches([' ', '_', '-', '.', '(', ')'])))
        };
        // "WU3140 | WU3140_FLAGS" on one of several levels: the word leaves no doubt, so that words may stand below it.
        let levels = own.header.iter().zip(&figures.header);
        let mut words = levels.filter_map(|(own, of)| tail(own, of));
        if words.any(|w| matches!(w.as_str(), "flag" | "flags" | "status")) {
            return Some(After::Flags);
        }
        match tail(&own.name, &figures.name)?.as_str() {
            "f" | "n" | "flag codes" => Some(After::Letters),
            "flag" | "flags" | "status" => Some(After::Flags),
            "note" | "notes" | "footnote" | "footnotes" | "ghi chu" | "chu thich" => Some(After::Notes),
            _ => None,
        }
    }

    /// Whether every cell of a column says how sure a figure is, or why there is none.
    fn say_how_sure(&self, column: usize) -> bool {
        self.data.iter().all(|&r| {
            let cell = self.grid.cell(r, column).trim();
            cell.is_empty() || lang::sure(cell).is_some() || lang::gap(cell).is_some()
        })
    }
}

impl Roles<'_> {
    /// "From 15, to 19": whole numbers of two columns that are the ends of classes, each class beginning one above the last, name rows.
    pub(super) fn bounds_of_classes(&self, columns: &mut [Column]) {
        let is_whole = |c: usize| self.stat(c).most_are(self.stat(c).whole, 99);
        let value = |columns: &[Column], c: usize| columns.get(c).is_some_and(|k| k.role == Role::Value);
        for from in 0..columns.len().saturating_sub(2) {
            let to = from + 1;
            let both = value(columns, from) && value(columns, to) && is_whole(from) && is_whole(to);
            let others = columns.iter().skip(to + 1).any(|k| k.role == Role::Value);
            if both && others && self.are_bounds(from, to) {
                tells_apart(columns, from);
                tells_apart(columns, to);
                return;
            }
        }
    }

    fn are_bounds(&self, from: usize, to: usize) -> bool {
        let number = |row: usize, column: usize| self.grid.cell(row, column).trim().parse::<i64>().ok();
        let (mut steps, mut before) = (0, None);
        for &row in self.data {
            let Some(low) = number(row, from) else { return false };
            // The last class may be open.
            let high = number(row, to);
            if high.is_some_and(|h| h < low) {
                return false;
            }
            if let Some((last, above, end)) = before.replace((row, low, high))
                && last + 1 == row
            {
                match end.map(|e: i64| e + 1) == Some(low) {
                    true => steps += 1,
                    // The classes begin again for another name or year.
                    false if low < above => {}
                    false => return false,
                }
            }
        }
        steps >= 3
    }

    /// The columns that tell records apart so far.
    fn key(&self, columns: &[Column]) -> Vec<usize> {
        let tells = |r: Role| {
            matches!(
                r,
                Role::Period | Role::PeriodPart | Role::Dimension | Role::Measure | Role::Unit | Role::Scale
            )
        };
        columns.iter().enumerate().filter(|(_, c)| tells(c.role)).map(|(c, _)| c).collect()
    }

    /// "Market year | Calendar year | Month": the month behind another year than that of the figures is that one's, and says when the
    /// figures were given out. It tells records apart or says nothing.
    pub(super) fn of_another_year(&self, columns: &mut [Column], period: Option<usize>) {
        let Some(period) = period else { return };
        for c in period + 2..columns.len() {
            let is_part = columns.get(c).is_some_and(|k| k.role == Role::PeriodPart);
            let before = self.stat(c - 1);
            let other = columns.get(c - 1).is_some_and(|k| matches!(k.role, Role::Ignored | Role::Dimension));
            if !is_part || !other || before.filled == 0 || before.years != before.filled {
                continue;
            }
            let mut key = self.key(columns);
            let with = self.unique(&key);
            key.retain(|k| *k != c);
            let needed = self.unique(&key) < with;
            if let Some(column) = columns.get_mut(c) {
                column.role = if needed { Role::Dimension } else { Role::Ignored };
                column
                    .evidence
                    .push(Diagnostic::note("read.role-second-period").at(At::column(column.index)));
            }
        }
    }

    /// Codes that no column of names stands for, without which records are the same: they are the names.
    pub(super) fn codes_that_tell_apart(&self, columns: &mut [Column]) {
        let mut key = self.key(columns);
        let mut unique = self.unique(&key);
        for c in 0..columns.len() {
            let alone = columns.get(c).is_some_and(|k| k.role == Role::Code && k.code_of.is_none());
            let words = !self.rows.values.get(c).copied().unwrap_or(false);
            let rows = self.data.len();
            // What no other column names as finely is the item itself, though units beside it would tell the rows apart as well.
            let distinct = self.stat(c).distinct.len();
            let named = columns
                .iter()
                .enumerate()
                .any(|(k, o)| o.role == Role::Dimension && self.stat(k).distinct.len() >= distinct);
            let written = words || self.stat(c).zeros > 0;
            if alone && written && !named && distinct > 1 && unique >= rows {
                tells_apart(columns, c);
                continue;
            }
            // The one good that a query was for, by its code alone.
            let goods = ["product", "commodity", "goods", "tariff", "hs code", "hs6"];
            let header = columns.get(c).map_or(String::new(), |k| lang::fold(&k.name));
            if cfg!(feature = "studio") && alone && distinct == 1 && goods.iter().any(|w| header.contains(w))
            {
                tells_apart(columns, c);
                continue;
            }
            // Numbers with noughts before them, and those that come back, are codes of what the figures are of.
            let names = written || distinct * 2 <= rows;
            if unique >= rows || !alone || !names {
                continue;
            }
            key.push(c);
            let with = self.unique(&key);
            if (rows - with) * 2 <= rows - unique {
                unique = with;
                tells_apart(columns, c);
            } else {
                key.pop();
            }
        }
    }

    /// "Date | Month": one day for each month, and months whole with their year. The month is what the figures are of, the day says
    /// when they were given out.
    pub(super) fn month_beside(&self, dates: usize, words: &[Option<Announces>]) -> Option<usize> {
        let all = |c: usize, is: fn(&Period) -> bool| {
            self.data.iter().all(|&r| {
                let cell = self.grid.cell(r, c);
                lang::when(cell).and_then(|w| w.period()).is_some_and(|p| is(&p))
            })
        };
        let months = words.iter().position(|w| *w == Some(Announces::PeriodPart)).filter(|c| *c != dates)?;
        let is_month = |p: &Period| matches!(p, Period::Month(..));
        let is_day = |p: &Period| matches!(p, Period::Day(..));
        let given_out = self.stat(dates).distinct.len() < self.data.len()
            && self.one_to_one(dates, months)
            && all(dates, is_day)
            && all(months, is_month);
        given_out.then_some(months)
    }

    /// Whether two columns hold the same, row by row.
    pub(super) fn same_cells(&self, a: usize, b: usize) -> bool {
        self.data.iter().all(|&r| self.grid.cell(r, a).trim() == self.grid.cell(r, b).trim())
    }

    /// Whether a column without a figure is one of figures: the next columns with anything in them hold some, on both sides.
    pub(super) fn is_between_figures(&self, column: usize, name: &str) -> bool {
        let is = |c: &usize| self.rows.values.get(*c) == Some(&true);
        let filled = |c: &usize| self.stat(*c).filled > 0;
        let folded = lang::fold(name);
        // "Qty" is one whatever stands beside it.
        if !folded.contains("unit")
            && (super::super::says_quantity(&folded) || super::super::says_value(&folded))
        {
            return (0..column).any(|c| is(&c)) && (column + 1..self.rows.values.len()).any(|c| is(&c));
        }
        (0..column).rev().find(filled).is_some_and(|c| is(&c))
            && (column + 1..self.rows.values.len()).find(filled).is_some_and(|c| is(&c))
    }
}

/// Units, or nothing where every cell of a column of units says that there is none.
pub(super) fn unit_or_nothing(stat: &Stats) -> Role {
    if stat.units == 0 && stat.texts == 0 { Role::Ignored } else { Role::Unit }
}

/// Whether a column gives units or their scale.
pub(super) fn is_unit(column: Option<&Column>) -> bool {
    column.is_some_and(|c| matches!(c.role, Role::Unit | Role::Scale))
}

/// Whether the headers of two columns have a word in common: "UNIT_MEASURE" and "Unit of measure".
pub(super) fn shares_a_word(columns: &[Column], a: usize, b: usize) -> bool {
    let of = |at: usize| columns.get(at).map(|c| crate::lang::fold(&c.header.join(" "))).unwrap_or_default();
    let (a, b) = (of(a), of(b));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect()
    };
    let known = words(&a);
    words(&b).iter().any(|word| known.contains(word))
}

/// The words over columns, and over "Economy" beside "Economy Label" that of a code.
pub(super) fn with_labelled(columns: &[Column], words: Vec<Option<Announces>>) -> Vec<Option<Announces>> {
    let names: Vec<String> = columns.iter().map(|c| lang::fold(&c.name)).collect();
    let has_label = |name: &str| !name.is_empty() && names.contains(&[name, " label"].concat());
    // "Source | Destination": from where to where.
    let goes = names.iter().any(|n| n.starts_with("destination"));
    let said = names.iter().zip(words);
    said.map(|(name, word)| match word {
        None if has_label(name) => Some(Announces::Code),
        Some(Announces::Source) if goes => None,
        other => other,
    })
    .collect()
}

/// Whether a heading says that its column is one of figures: quantities, or of a period.
pub(super) fn names_figures(column: &Column) -> bool {
    super::super::says_quantity(&lang::fold(&column.name))
        || column.header.iter().any(|t| lang::when(t).is_some_and(|w| w.year.is_some()))
}
