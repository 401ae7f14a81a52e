//! Which delimiter and quote: whole dialects are scored on the shape they give, not characters on their number. Title and
//! note lines have no vote, and nothing counts before two columns.

use super::grid::{Grid, is_blank};
use super::records::{Dialect, split};
use crate::lang;

/// Delimiters that are tried, the likelier first, with the weight of a doubtful one.
const DELIMITERS: [(u8, f64); 11] = [
    (b',', 1.0),
    (b';', 1.0),
    (b'\t', 1.0),
    (b'|', 1.0),
    (b'\x1f', 1.0),
    (b'^', 0.9),
    (b'~', 0.9),
    (b'#', 0.7),
    (b'&', 0.7),
    (b':', 0.6),
    (b' ', 0.55),
];

/// Bytes of the file that are looked at.
const SAMPLE: usize = 96 * 1024;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sniffed {
    /// The dialect.
    pub dialect: Dialect,
    /// A `sep=;` line stands at the top.
    pub declared: bool,
    /// Score of the winner and of the best with another delimiter, 0 to 1.
    pub scores: (f64, f64),
}

/// A `sep=;` line, as Excel writes and reads it.
fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let sign = if sign.is_empty() { "\t" } else { sign };
    sign.bytes().next().filter(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
}

/// Finds the dialect of a text. `delimiter` and `quote` are the reader's own choice, when made.
pub fn sniff(text: &str, delimiter: Option<u8>, quote: Option<u8>) -> Sniffed {
    let sample = head(text, SAMPLE);
    let declared = declared(text);
    let fixed = delimiter.or(declared);
    let mut best: Option<(f64, Dialect)> = None;
    let mut second = 0.0_f64;
    let has_double = sample.contains('"');
    let single = sample.matches('\'').count() >= 4;
    for (delimiter, weight) in DELIMITERS.iter().copied().chain(fixed.map(|d| (d, 1.0))) {
        if fixed.is_some_and(|d| d != delimiter) || !sample.as_bytes().contains(&delimiter) {
            continue;
        }
        for candidate in [Some(b'"'), Some(b'\''), None] {
            let tried = match (quote, candidate) {
                (Some(q), c) => c == Some(q) || (c == Some(b'"') && q != b'\''),
                (None, Some(b'\'')) => single,
                (None, Some(_)) => true,
                (None, None) => has_double,
            };
            if !tried {
                continue;
            }
            let backslash = candidate.is_some() && is_backslashed(sample, candidate);
            let dialect = Dialect {
                delimiter: Some(delimiter),
                quote: quote.or(candidate),
                backslash,
                spaced: is_spaced(sample, delimiter),
                fields: 0,
            };
            let grid = split(sample, dialect, 2000).grid;
            let Some((score, fields)) = score(&grid, delimiter, text.len() > sample.len()) else { continue };
            let score = score * weight * if candidate.is_none() { 0.85 } else { 1.0 };
            let dialect = Dialect { fields, ..dialect };
            match &mut best {
                Some((high, had)) if score <= *high => {
                    if had.delimiter != Some(delimiter) {
                        second = second.max(score);
                    }
                }
                _ => {
                    if let Some((high, had)) = &best
                        && had.delimiter != Some(delimiter)
                    {
                        second = second.max(*high);
                    }
                    best = Some((score, dialect));
                }
            }
        }
    }
    let plain =
        Dialect { delimiter: None, quote: quote.or(Some(b'"')), backslash: false, spaced: false, fields: 1 };
    let (score, dialect) = match best {
        Some((score, dialect)) if score >= 0.12 || fixed.is_some() => (score, dialect),
        _ => (0.0, Dialect { delimiter: fixed, ..plain }),
    };
    Sniffed { dialect, declared: declared.is_some(), scores: (score, second) }
}

/// The first bytes of a text, cut at a line end where there is one.
fn head(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let cut = text.get(..end).unwrap_or("");
    match cut.rfind(['\n', '\r']) {
        Some(line) if line > bytes / 2 => cut.get(..line).unwrap_or(cut),
        _ => cut,
    }
}

/// Whether a space belongs to the delimiter: it stands behind every one.
fn is_spaced(sample: &str, delimiter: u8) -> bool {
    if delimiter == b' ' {
        return false;
    }
    let bytes = sample.as_bytes();
    let (mut all, mut spaced) = (0_u32, 0_u32);
    for (at, _) in bytes.iter().enumerate().filter(|(_, b)| **b == delimiter) {
        all += 1;
        spaced += u32::from(matches!(bytes.get(at + 1), Some(b' ' | b'\n' | b'\r') | None));
    }
    all > 0
        && all == spaced
        && sample.contains([char::from(delimiter), ' '].iter().collect::<String>().as_str())
}

/// Whether quotes inside of quoted cells are taken by a backslash.
fn is_backslashed(sample: &str, quote: Option<u8>) -> bool {
    quote == Some(b'"')
        && sample.matches("\\\"").count() > sample.matches("\"\"").count()
        && sample.contains("\\\"")
}

/// How much a grid looks like a table: the share of records in its longest even stretch, how many columns, how many cells of a
/// known kind. `None` under two columns.
#[inline(never)]
fn score(grid: &Grid, delimiter: u8, cut: bool) -> Option<(f64, usize)> {
    let mut widths: Vec<usize> = (0..grid.height())
        .map(|row| if grid.is_blank_row(row) && grid.len_of(row) == 1 { 0 } else { grid.len_of(row) })
        .collect();
    // The last record of a cut sample may be half of one.
    if cut && widths.len() > 2 {
        widths.pop();
    }
    let first = widths.iter().position(|&w| w >= 2)?;
    let last = widths.iter().rposition(|&w| w >= 2)?;
    let body = widths.get(first..=last)?;
    let fields = modal(body)?;
    let even = body.iter().filter(|&&w| w == fields).count();
    let near = body.iter().filter(|&&w| w >= 2 && w != fields).count();
    let single = body.iter().filter(|&&w| w == 1).count();
    let total = even + near + single;
    let uniform = (even as f64 + near as f64 * 0.4) / total as f64;
    let mut known = 0.0;
    let mut cells = 0.0;
    let mut halves = 0;
    let mut rows = 0;
    for row in (first..=last).filter(|&r| widths.get(r) == Some(&fields)).take(300) {
        rows += 1;
        if fields == 2 && is_half(grid.cell(row, 0)) && is_half(grid.cell(row, 1)) {
            halves += 1;
        }
        for cell in grid.row(row).take(60) {
            cells += 1.0;
            known += kind(cell, delimiter);
        }
    }
    // A line of words alone is no table cut at its blanks.
    if delimiter == b' '
        && total == 1
        && grid.height() == 1
        && !grid.row(0).any(|c| c.contains(|d: char| d.is_ascii_digit()))
    {
        return None;
    }
    // "118,5" in a list of numbers is not two columns.
    if fields == 2 && delimiter == b',' && rows > 0 && halves * 10 >= rows * 9 && single * 3 >= total {
        return None;
    }
    let types = if cells == 0.0 { 0.0 } else { known / cells };
    // Titles and notes have no vote, but a table is not one line of many.
    let filled = widths.iter().filter(|&&w| w > 0).count();
    let share = ((even + near) as f64 * 4.0 / filled.max(1) as f64).min(1.0);
    let columns = (fields as f64 - 1.0) / fields as f64;
    Some((share * uniform * types * types * (0.4 + 0.6 * columns), fields))
}

fn is_half(cell: &str) -> bool {
    !cell.is_empty() && cell.trim().bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn modal(widths: &[usize]) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for &w in widths.iter().filter(|&&w| w >= 2) {
        if let Some((_, n)) = counts.iter_mut().find(|(width, _)| *width == w) {
            *n += 1;
        } else if counts.len() < 64 {
            counts.push((w, 1));
        }
    }
    counts.into_iter().max_by_key(|&(w, n)| (n, w)).map(|(w, _)| w)
}

/// How well a cell is of one piece: 1 for a number, a period, a mark; less for text; little for text with another delimiter.
#[inline(never)]
fn kind(cell: &str, delimiter: u8) -> f64 {
    if is_blank(cell) {
        return 0.7;
    }
    if lang::digited(cell).is_some() || lang::printed(cell).is_some() || lang::gap(cell).is_some() {
        return 1.0;
    }
    if cell.len() <= 24 && lang::when(cell).is_some() {
        return 1.0;
    }
    let foreign = cell.bytes().any(|b| b != delimiter && matches!(b, b';' | b'\t' | b'|' | b'"' | b'\x1f'));
    let tight =
        cell.bytes().zip(cell.bytes().skip(1)).any(|(a, b)| a == b',' && b != b' ' && delimiter != b',');
    match (foreign, tight) {
        (true, _) => 0.2,
        (_, true) => 0.5,
        _ => 0.85,
    }
}

/// Whether at least half of the lines have runs of two or more spaces, and none has a tab.
pub fn has_gaps(text: &str) -> bool {
    let inner = |line: &str| line.trim().contains("  ");
    let sample = head(text, SAMPLE);
    let (lines, with) = sample
        .lines()
        .filter(|l| !l.trim().is_empty())
        .fold((0, 0), |(n, k), l| (n + 1, k + usize::from(inner(l))));
    with >= 3 && with * 2 >= lines && !text.contains('\t')
}

/// A text with its runs of two or more spaces as tabs; `None` where few lines have such runs.
pub fn tabbed(text: &str) -> Option<String> {
    if !has_gaps(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0;
    for c in text.chars() {
        if c == ' ' {
            spaces += 1;
            continue;
        }
        if spaces > 1 && c != '\n' && c != '\r' && !out.is_empty() && !out.ends_with('\n') {
            out.push('\t');
        } else if spaces > 0 && c != '\n' && c != '\r' {
            (0..spaces).for_each(|_| out.push(' '));
        }
        spaces = 0;
        out.push(c);
    }
    Some(out)
}
