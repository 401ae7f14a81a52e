//! One series by year and part of the year: months or quarters in columns or places, years in rows or lines.

use super::super::choose::Strand;
use super::Desk;
use crate::diag::Diagnostic;
use crate::indicators::Record;
use crate::lang;
use crate::period::{Period, Step};

/// A series by year and part.
pub(super) struct Calendar {
    /// Parts of a year: 12 or 4.
    pub parts: usize,
    /// Years, rising.
    pub years: Vec<i16>,
    /// Record of each year and part.
    pub cells: Vec<Vec<Option<Record>>>,
}

/// Place of a period in its year, from 0.
pub(super) fn part_of(period: Period) -> Option<usize> {
    match period {
        Period::Month(_, m) => Some(usize::from(m).saturating_sub(1)),
        Period::Quarter(_, q) => Some(usize::from(q).saturating_sub(1)),
        _ => None,
    }
}

impl Calendar {
    /// The calendar of the first series.
    ///
    /// # Errors
    /// `press.calendar` when it does not go by months or quarters over two years.
    pub(super) fn of(desk: &Desk<'_>) -> Result<Calendar, Diagnostic> {
        let choice = desk.setting.choice;
        let wrong = || Diagnostic::error("press.calendar");
        let parts = match choice.step() {
            Some(Step::Month) => 12,
            Some(Step::Quarter) => 4,
            _ => return Err(wrong()),
        };
        let strand: &Strand = choice.strands.first().ok_or_else(wrong)?;
        let (first, last) = (choice.periods.first(), choice.periods.last());
        let (Some(first), Some(last)) = (first, last) else { return Err(wrong()) };
        let years: Vec<i16> = (first.year()..=last.year()).collect();
        if years.len() < 2 || years.len() > 120 {
            return Err(wrong());
        }
        let mut cells = vec![vec![None; parts]; years.len()];
        for record in &strand.line.records {
            let Some(period) = record.period else { continue };
            let row = usize::try_from(period.year() - first.year()).ok();
            let cell =
                row.and_then(|r| cells.get_mut(r)).zip(part_of(period)).and_then(|(r, p)| r.get_mut(p));
            if let Some(cell) = cell {
                *cell = Some(record.clone());
            }
        }
        Ok(Calendar { parts, years, cells })
    }

    /// A known figure.
    pub(super) fn at(&self, year: usize, part: usize) -> Option<(&Record, f64)> {
        let record = self.cells.get(year)?.get(part)?.as_ref()?;
        Some((record, record.value.ok()?))
    }

    /// All known figures.
    pub(super) fn known(&self) -> impl Iterator<Item = (usize, usize, &Record, f64)> {
        (0..self.years.len())
            .flat_map(|y| (0..self.parts).map(move |p| (y, p)))
            .filter_map(|(y, p)| self.at(y, p).map(|(r, v)| (y, p, r, v)))
    }

    /// Name of a part: `T1`, `Jan`, `Q I`.
    pub(super) fn name(&self, lang: lang::Lang, part: usize) -> String {
        let year = self.years.first().copied().unwrap_or(2000);
        let n = part as u8 + 1;
        let period = if self.parts == 12 { Period::Month(year, n) } else { Period::Quarter(year, n) };
        lang::period_axis(lang, period, false)
    }

    /// A period of the calendar.
    pub(super) fn period(&self, year: usize, part: usize) -> Option<Period> {
        let year = *self.years.get(year)?;
        let n = part as u8 + 1;
        Some(if self.parts == 12 { Period::Month(year, n) } else { Period::Quarter(year, n) })
    }
}
