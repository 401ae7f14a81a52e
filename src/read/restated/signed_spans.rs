//! Years with a sign whose note says that they are no whole years: "2024*" and below "* January–September". The figures are of those months.

use crate::diag::Diagnostic;
use crate::lang::{self, Part};
use crate::period::Period;
use crate::read::Grid;

/// Rows that are looked at.
const ROWS: usize = 5000;

/// A text without the sign that it begins with: stars and their like, a letter or a number in brackets or before one.
fn signed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let bare = text.trim_start_matches(['*', '†', '‡', '#', '+', '§']);
    if bare.len() < text.len() {
        return Some((text.get(..text.len() - bare.len())?, bare));
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let end = inner.find(')').filter(|end| (1..=2).contains(end))?;
    let sign = inner.get(..end)?;
    sign.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'*').then_some((sign, inner.get(end + 1..)?))
}

/// The months that a note is about, and the year where it names one: "January–September", "9 tháng đầu năm", "Data for Jan-Sep 2024".
fn months(note: &str) -> Option<(u8, u8, Option<i16>)> {
    const BESIDE: &[&str] = &[
        "data", "figures", "for", "the", "period", "of", "only", "is", "are", "from", "cover", "covers",
        "so", "lieu", "cua", "tinh", "la", "gom", "trong", "giai", "doan", "daten", "fur", "nur", "datos",
        "donnees", "pour", "de", "first", "refers", "refer", "to", "in", "year", "values", "thuc", "hien",
    ];
    let text = note.trim_matches(|c: char| matches!(c, ' ' | '\u{a0}' | ':' | '.' | '=' | '-' | '–' | ';'));
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    let when = lang::when(text).or_else(|| {
        let when = lang::when_in(text)?;
        let words = [text.get(..when.start)?, " ", text.get(when.end..)?].concat();
        let folded = lang::fold(&words);
        let mut rest = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        rest.all(|w| BESIDE.contains(&w)).then_some(when)
    })?;
    let span = match (when.part, when.period()) {
        (Part::Months(from, to), _) => (from, to, when.year),
        (_, Some(Period::Months(year, from, end, to))) if year == end => (from, to, Some(year)),
        (Part::Half(1), _) => (1, 6, when.year),
        _ => return None,
    };
    (span.0 < span.1 && (span.0, span.1) != (1, 12)).then_some(span)
}

/// The year of a cell that bears a sign behind it: "2024*", "2024 (a)".
fn year(cell: &str, sign: &str) -> Option<i16> {
    let text = cell.trim();
    let head = text.get(..4)?;
    let year = head
        .parse()
        .ok()
        .filter(|y| head.bytes().all(|b| b.is_ascii_digit()) && (1900..=2150).contains(y))?;
    let tail = text.get(4..)?.trim();
    let stars = |sign: &str| sign.starts_with(['*', '†', '‡', '#', '+', '§']);
    let bare = tail.trim_start_matches(['(', '[']).trim_end_matches([')', ']', '/']);
    (bare == sign && (stars(sign) || bare.len() < tail.len())).then_some(year)
}

/// The grid with such years written as the months that they are, and what to say of it; `None` where there are none.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let found = (0..grid.height()).rev().take(60).find_map(|row| {
        let mut filled = grid.filled(row);
        let (_, cell) = filled.next().filter(|_| filled.next().is_none())?;
        let (sign, note) = signed(cell)?;
        months(note).map(|span| (sign.to_owned(), span))
    });
    let (sign, (from, to, of)) = found?;
    let (out, n, place) = grid.restated(|_, _, cell| {
        let year = year(cell, &sign).filter(|y| of.is_none_or(|of| of == *y))?;
        Some(format!("{year}-{from:02}/{year}-{to:02}"))
    })?;
    Some((out.clone(), grid.said_restated("read.signed-span", &out, n, place)))
}
