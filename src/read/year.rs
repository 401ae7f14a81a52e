//! The one year that months and quarters are of whose own year stands nowhere beside them: a title names it, else a note, the sheet, or
//! the file.

use super::grid::Grid;
use super::layout::Rows;
use super::{RowKind, Understanding};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Part};

/// Where a year was found, and which.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beside {
    pub year: i16,
    pub code: &'static str,
    at: At,
}

/// Notes that are looked at.
const NOTES: usize = 60;

/// Words of notes that speak of other years than the figures', folded: when somebody wrote or changed them, and what they are compared with.
const OTHER_YEARS: &[&str] = &[
    "access",
    "retriev",
    "updat",
    "cap nhat",
    "truy cap",
    "ngay",
    "publi",
    "releas",
    "issued",
    "cong bo",
    "©",
    "copyright",
    "(c)",
    "base",
    "goc",
    "=100",
    "= 100",
    "compar",
    "so voi",
    "since",
    "tu nam",
    "census",
    "dieu tra",
    "stand",
    "revis",
    "law",
    "luat",
    "nghi dinh",
    "quyet dinh",
    "before",
    "after",
    "until",
    "from",
    "truoc",
    "sau",
    "http",
    "www",
];

/// Whether a text, folded, speaks of when somebody wrote or changed it, or of what its figures are compared with.
pub fn is_of_other_years(folded: &str) -> bool {
    OTHER_YEARS.iter().any(|w| folded.contains(w))
}

/// Whether a period is many years: 2018-2024, not the 2022-23 of a fiscal year.
pub fn spans_years(period: crate::period::Period) -> bool {
    matches!(period, crate::period::Period::Years(first, last) if last > first + 1)
}

impl Beside {
    /// Looks in the title first, then where it is less sure.
    pub fn of(grid: &Grid, rows: &Rows, name: &str, u: &Understanding) -> Option<Beside> {
        let of_kind = |kind: RowKind| {
            rows.kinds.iter().enumerate().filter(move |(_, k)| **k == kind).map(|(row, _)| row)
        };
        let mut one = One::default();
        for row in of_kind(RowKind::Title) {
            for (_, cell) in grid.filled(row) {
                let found = lang::when_in(cell);
                // "in 2018-2024" names many years, and none of them for the months below.
                one.several |= found.and_then(|w| w.period()).is_some_and(spans_years);
                one.take(found.and_then(|w| w.year));
            }
        }
        if let Some(year) = one.year() {
            return Some(Beside { year, code: "read.year-title", at: At::FILE });
        }
        if one.several {
            return None;
        }
        let mut place = At::FILE;
        for row in of_kind(RowKind::Note).take(NOTES) {
            for (_, cell) in grid.filled(row).filter(|(_, cell)| cell.len() <= 400) {
                let folded = lang::fold(cell);
                if !is_of_other_years(&folded) && one.all_of(cell) {
                    place = At::row(grid.number(row));
                }
            }
        }
        if let Some(year) = one.year() {
            return Some(Beside { year, code: "read.year-note", at: place });
        }
        let mut sheet = One::default();
        sheet.all_of(u.container.sheet_name());
        if let Some(year) = sheet.year() {
            return Some(Beside { year, code: "read.year-sheet", at: At::FILE });
        }
        let mut file = One::default();
        file.all_of(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        file.year().map(|year| Beside { year, code: "read.year-file", at: At::FILE })
    }

    /// What to say of a year that no title names.
    pub fn said(&self) -> Option<Diagnostic> {
        let said = match self.code {
            "read.year-title" => return None,
            "read.year-note" => Diagnostic::warning("read.year-note"),
            "read.year-sheet" => Diagnostic::warning("read.year-sheet"),
            _ => Diagnostic::warning("read.year-file"),
        };
        Some(said.at(self.at).with("year", self.year.to_string()))
    }
}

/// One year, or several.
#[derive(Default)]
struct One {
    found: Option<i16>,
    several: bool,
}

impl One {
    fn take(&mut self, year: Option<i16>) {
        match (self.found, year) {
            (Some(had), Some(year)) if had != year => self.several = true,
            (None, found) => self.found = found,
            _ => {}
        }
    }

    /// Takes every period of a text; says whether there was one. A range of years is several.
    fn all_of(&mut self, text: &str) -> bool {
        let mut byte = 0;
        while let Some(when) = lang::when_in_from(text, byte).filter(|w| w.end > byte) {
            self.several |= matches!(when.part, Part::Fixed(_));
            self.take(when.year);
            byte = when.end;
        }
        byte > 0
    }

    fn year(&self) -> Option<i16> {
        self.found.filter(|_| !self.several)
    }
}
