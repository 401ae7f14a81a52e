//! Units behind a word that leads to them: in brackets at the end of a title, in the line below the word, at the ends of its clauses.

use super::grid::Grid;
use super::layout::Rows;
use super::units::announced_unit;
use super::{Announces, RowKind, announces, tidy};
use crate::lang;
use crate::unit::{Quantity, Unit};

/// Lines below a table that are looked at.
const LINES: usize = 40;

/// What stands behind a word for units and its colon, in a cell or in its brackets.
fn behind_its_word(cell: &str) -> Option<&str> {
    let bare = cell.trim().trim_start_matches(lang::OPENING).trim_end_matches(lang::CLOSING);
    let (head, tail) = bare.split_once([':', '：'])?;
    (announces(head) == Some(Announces::Unit)).then_some(tail)
}

/// "（単位：百万円、％）": the units that a title line gives to a table which has a column of units as well.
pub(super) fn of_titles(grid: &Grid, rows: &Rows) -> Vec<(Unit, String)> {
    let titles = rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Title);
    let cells = titles.flat_map(|(row, _)| grid.filled(row));
    cells.filter_map(|(_, cell)| behind_its_word(cell)).flat_map(lang::units_of).collect()
}

/// "Units:" in a line below the table, and the unit in the next: "$, Magnitude = Millions".
pub(super) fn below_its_word(grid: &Grid, rows: &Rows) -> Option<(Unit, String)> {
    let notes: Vec<usize> =
        (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Note)).take(LINES).collect();
    let only = |row: usize| {
        let mut filled = grid.filled(row);
        filled.next().map(|(_, cell)| cell).filter(|_| filled.next().is_none())
    };
    notes.windows(2).find_map(|pair| {
        let &[word, line] = pair else { return None };
        let tail = behind_its_word(only(word)?)?;
        let text = tidy(only(line)?);
        if !tail.trim().is_empty() || line != word + 1 || text.ends_with([':', '：']) {
            return None;
        }
        let known = lang::unit_of(&text).map(|unit| (unit, text.clone()));
        known.or_else(|| announced_unit(&[(0, ""), (1, &text)]))
    })
}

/// What a note says behind a word for units, in whatever language that word is.
pub(super) fn of_marked(cell: &str) -> Vec<(Unit, String)> {
    let listed = lang::units_of(cell);
    if !listed.is_empty() {
        return listed;
    }
    let Some(words) = behind_its_word(cell).map(tidy).filter(|w| !w.is_empty()) else { return Vec::new() };
    let known = lang::unit_of(&words).map(|unit| (unit, words.clone()));
    known.or_else(|| announced_unit(&[(0, ""), (1, &words)])).into_iter().collect()
}

/// "SEK million" in a line of its own below the table, where no other line there names another unit.
pub(super) fn alone_in_a_line(grid: &Grid, rows: &Rows) -> Option<(Unit, String)> {
    let notes = (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Note)).take(LINES);
    let mut found = notes.filter_map(|row| {
        let mut filled = grid.filled(row);
        let (_, cell) = filled.next().filter(|_| filled.next().is_none())?;
        let text = tidy(cell);
        let unit = lang::unit_of(&text)?;
        let counts = unit.power != 0 && unit.quantity != Quantity::Number;
        let sure = counts || matches!(unit.quantity, Quantity::Money(_) | Quantity::Index(_));
        sure.then_some((unit, text))
    });
    let (unit, words) = found.next()?;
    found.all(|(other, _)| other == unit).then_some((unit, words))
}

/// "Value in million Fr., change on the year before in %": the units that end the clauses of a title.
pub(super) fn in_clauses(text: &str) -> Vec<(Unit, String)> {
    let unit = |clause: &str| {
        let (_, words) = clause.rsplit_once(" in ")?;
        // "(value in million Fr.; quantity in tonnes)": the bracket is that of all clauses.
        let odd = words.contains(lang::CLOSING) && !words.contains(lang::OPENING);
        let words = if odd { words.trim_end_matches(lang::CLOSING) } else { words };
        let known = lang::unit_of(words).filter(|u| !matches!(u.quantity, Quantity::Other(_)))?;
        Some((known, words.trim().to_owned()))
    };
    text.split([',', ';']).filter_map(unit).collect()
}

/// "Millones de euros y tasas de variación interanual": the unit of amounts, before a word that says that there are rates as well.
pub(super) fn beside_rates(text: &str) -> Option<(Unit, String)> {
    const AND: [&str; 9] = [" y ", " e ", " et ", " und ", " and ", " và ", " и ", " ve ", " dan "];
    const RATES: [&str; 15] = [
        "tasa",
        "variac",
        "taux",
        "variation",
        "growth",
        "change",
        "percent",
        "per cent",
        "porcent",
        "veranderung",
        "%",
        "toc do",
        "ty le",
        "темп",
        "degisim",
    ];
    AND.iter().find_map(|and| {
        let (head, tail) = text.split_once(and)?;
        let folded = lang::fold(tail);
        let rates =
            RATES.iter().any(|word| folded.starts_with(word) || folded.contains(&[" ", word].concat()));
        let words = head.trim().trim_start_matches(lang::OPENING);
        let words = ["In ", "in ", "En ", "en "].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
        let unit = lang::unit_of(words).filter(|u| u.has_magnitude() && rates)?;
        Some((unit, words.to_owned()))
    })
}

/// A title without what stands behind its last comma, where that is when its figures are of, or how they were adjusted: "Thousands, not
/// seasonally adjusted", "Trade of goods, million EUR, 2001-2002".
pub(super) fn before_remark(title: &str) -> Option<&str> {
    const ADJUSTED: [&str; 10] = [
        "not seasonally adjusted",
        "seasonally adjusted",
        "unadjusted",
        "not adjusted",
        "nsa",
        "sa",
        "current prices",
        "constant prices",
        "chained volume",
        "gia hien hanh",
    ];
    let (head, tail) = title.trim_end_matches('.').rsplit_once([',', ';'])?;
    let folded = lang::fold(tail.trim());
    let adjusted = ADJUSTED
        .iter()
        .any(|words| folded.strip_prefix(words).is_some_and(|t| !t.starts_with(char::is_alphanumeric)));
    let years = || {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '/' | ' ');
        tail.trim().len() >= 4 && tail.chars().all(digits)
    };
    let dated = || lang::when(tail.trim()).is_some_and(|w| w.year.is_some()) || years();
    // "Trade (EUR million, unadjusted)": the bracket opens before the unit, and what stands before it says nothing of it.
    let inner =
        head.rsplit_once('(').filter(|(_, inner)| !inner.contains(')')).map_or(head, |(_, inner)| inner);
    (adjusted || dated()).then(|| inner.trim_end())
}
