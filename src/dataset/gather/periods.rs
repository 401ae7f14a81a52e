//! The period of a row: of its own cells where they say it, else with the year that stands above.

use super::{Gather, of_part};
use crate::diag::At;
use crate::lang::{self, Mark, Sure, When};
use crate::period::Period;
use crate::read::{Cells, is_blank, tidy};

/// A year before those that a bare number is taken for: only in a column of periods.
fn early_year(text: &str) -> Option<When> {
    let n: i16 = text.trim().parse().ok()?;
    let plain = text.trim().bytes().all(|b| b.is_ascii_digit());
    (plain && (100..1700).contains(&n)).then_some(When {
        year: Some(n),
        part: lang::Part::Year,
        sure: None,
        start: 0,
        end: text.len(),
    })
}

/// Words over columns of bare numbers that say quarters, folded.
const QUARTERS: [&str; 14] = [
    "quarter",
    "quy",
    "quart",
    "trim",
    "季",
    "ctvrtlet",
    "stvrtrok",
    "kvartal",
    "kwartal",
    "квартал",
    "тримесеч",
    "τριμην",
    "ceyrek",
    "분기",
];

impl Gather {
    pub(super) fn when(&mut self, text: &str) -> Option<When> {
        if let Some(known) = self.periods.get(text) {
            return *known;
        }
        let found = if self.compact {
            lang::when_compact(text).map(|p| When {
                year: Some(p.year()),
                part: lang::Part::Fixed(p),
                sure: None,
                start: 0,
                end: text.len(),
            })
        } else {
            // "13/2005" names no year: what stands beside it are no words.
            let digits = |t: Option<&str>| t.is_some_and(|t| t.contains(|c: char| c.is_ascii_digit()));
            let within = |w: &When| !digits(text.get(..w.start)) && !digits(text.get(w.end..));
            let found =
                lang::when(text).or_else(|| lang::when_in(text).filter(within)).or_else(|| early_year(text));
            found.map(|w| {
                crate::read::read_quarter(
                    self.quarters_by,
                    crate::read::read_split_year(self.split_years, text, w),
                )
            })
        };
        self.written_out |= found.is_some_and(|w| {
            matches!(w.part, lang::Part::Day(..)) && super::super::dates::is_written_out(text)
        });
        if self.periods.len() < 100_000 {
            self.periods.insert(text.to_owned(), found);
        }
        found
    }

    /// The period of a row, its status, and a part of a year that waits for its year in the header.
    pub(super) fn row_period(
        &mut self,
        row: &impl Cells,
    ) -> (Option<Period>, Option<Sure>, Option<lang::Part>) {
        let main = self.cell(row, self.plan.period);
        let part = self.cell(row, self.plan.part);
        if self.when.known && self.when.text == main && self.when.part == part {
            return self.when.said;
        }
        let said = self.period_of(row);
        // The same cells say the same again where a whole year stands in them; else the rows above have a say.
        self.when.known = self.plan.period.is_some()
            && !is_blank(main)
            && self.periods.get(main).is_some_and(|w| w.is_some_and(|w| w.year.is_some()));
        if self.when.known {
            self.when.text.clear();
            self.when.text.push_str(main);
            self.when.part.clear();
            self.when.part.push_str(part);
            self.when.said = said;
        }
        said
    }

    pub(super) fn period_of(
        &mut self,
        row: &impl Cells,
    ) -> (Option<Period>, Option<Sure>, Option<lang::Part>) {
        if let Some(column) = self.plan.dated {
            let said = lang::when_in(row.cell(column)).filter(When::is_year);
            self.year = said.and_then(|w| w.year);
            return (None, said.and_then(|w| w.sure), None);
        }
        let main = self.cell(row, self.plan.period);
        let part_cell = self.cell(row, self.plan.part);
        let part = if is_blank(part_cell) { None } else { self.part(part_cell) };
        if self.plan.period.is_none() {
            let period = part.zip(self.year.or(self.title_year)).and_then(|(p, y)| of_part(p, y));
            return (period, self.sure_of_part(part, part_cell), part);
        }
        if is_blank(main) {
            if let Some((name, period)) = self.span.undated_total(row, &self.names) {
                (self.year, self.last_period) = (None, None);
                if period.is_none() {
                    let column = self.plan.period.unwrap_or(0) as u32 + 1;
                    let first = || (At::cell(row.number(), column), tidy(name));
                    self.unread.1.get_or_insert_with(first);
                    self.unread.0 += 1;
                }
                return (period, None, part);
            }
            // Merged cells: the year above holds on.
            let period = match (part, self.year) {
                (Some(p), Some(y)) => of_part(p, y),
                _ => self.last_period,
            };
            return (period, self.sure_of_part(part, part_cell), part);
        }
        let Some(when) = self.when(main) else {
            if let Some(period) = self.span.of_total(main, row.number()) {
                return (Some(period), None, None);
            }
            // No period is made up from the row above; the figure stands without one, and that is said.
            let column = self.plan.period.unwrap_or(0) as u32 + 1;
            self.unread.1.get_or_insert_with(|| (At::cell(row.number(), column), tidy(main)));
            self.unread.0 += 1;
            return (None, None, part);
        };
        if when.year.is_some() {
            self.year = when.year;
        }
        let period = match part {
            Some(p) if when.is_year() => when.year.and_then(|y| of_part(p, y)),
            _ => when.period().or_else(|| self.year.and_then(|y| when.in_year(y))),
        };
        self.last_period = period;
        let waiting = if period.is_none() { Some(when.part) } else { None };
        let sign = |text| super::super::givers::sure_by_sign(&self.plan.signs, text);
        let sure = when.sure.or_else(|| sign(main)).or_else(|| self.sure_of_part(part, part_cell));
        (period, sure, part.or(waiting))
    }

    /// What a cell of months says of its figures: "February (R)", "March*".
    fn sure_of_part(&mut self, part: Option<lang::Part>, cell: &str) -> Option<Sure> {
        part?;
        let own = self.when(cell).and_then(|w| w.sure);
        own.or_else(|| super::super::givers::sure_by_sign(&self.plan.signs, cell))
    }

    /// Month, quarter or week of a cell; a bare number by the word over its column.
    pub(super) fn part(&mut self, cell: &str) -> Option<lang::Part> {
        if let Some(when) = self.when(cell) {
            return Some(when.part);
        }
        if self.plan.averages_apart && crate::read::is_average_of_year(cell) {
            return None;
        }
        if crate::read::is_whole_year(cell) {
            return Some(lang::Part::Year);
        }
        let n = lang::printed(cell).filter(|p| p.is_plain()).and_then(|p| p.value(Mark::Point))?.mantissa;
        let n = u8::try_from(n).ok()?;
        let folded = self.plan.part_word.as_str();
        let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
        if says(&["week", "kw", "tuan", "woche", "sem"]) && (1..=53).contains(&n) {
            Some(lang::Part::Week(n))
        } else if (matches!(folded, "q" | "qtr") || says(&QUARTERS)) && (1..=4).contains(&n) {
            Some(lang::Part::Quarter(n))
        } else if says(&["half"]) && (1..=2).contains(&n) {
            Some(lang::Part::Half(n))
        } else {
            (1..=12).contains(&n).then_some(lang::Part::Month(n))
        }
    }
}
