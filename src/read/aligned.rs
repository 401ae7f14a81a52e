//! A table printed for paper: columns set apart by spaces, every figure at the place of its column. Where the records show by themselves
//! where the columns stand, lines that fill them otherwise (heads, gaps) are cut at the same places.

use super::dialect::{self, Sniffed};
use crate::lang;

/// Lines that show the places of the columns, at least.
const RECORDS: usize = 4;
/// Columns, at least.
const COLUMNS: usize = 3;
/// Lines that are looked at.
const LINES: usize = 4000;

/// A stretch of a line: its first character and the one behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    from: usize,
    to: usize,
}

/// What stands between gaps of so many spaces in a line, with its place in characters.
fn pieces(line: &str, gap: usize) -> Vec<(Stretch, &str)> {
    let mut out: Vec<(Stretch, &str)> = Vec::new();
    let mut open: Option<(usize, usize, usize, usize)> = None;
    let close = |open: (usize, usize, usize, usize)| {
        let (from, begin, to, end) = open;
        (Stretch { from, to }, line.get(begin..end).unwrap_or(""))
    };
    for (at, (byte, c)) in line.char_indices().enumerate() {
        if c.is_whitespace() {
            continue;
        }
        let end = byte + c.len_utf8();
        open = match open {
            Some((from, begin, to, _)) if at - to < gap => Some((from, begin, at + 1, end)),
            Some(done) => {
                out.push(close(done));
                Some((at, byte, at + 1, end))
            }
            None => Some((at, byte, at + 1, end)),
        };
    }
    out.extend(open.map(close));
    out
}

/// Whether a line is a record: something, and behind it figures or what says that there is none.
fn is_record(pieces: &[(Stretch, &str)]) -> bool {
    // A comma at the end of a cell is a delimiter, padded.
    let figure = |text: &str| {
        !text.ends_with([',', ';']) && (lang::printed(text).is_some() || lang::gap(text).is_some())
    };
    pieces.len() >= COLUMNS
        && pieces.iter().skip(1).all(|(_, text)| figure(text))
        && pieces.iter().skip(1).any(|(_, text)| lang::printed(text).is_some())
}

/// Where the columns stand, when as many records as there are show the same places.
fn columns(text: &str) -> Option<Vec<Stretch>> {
    let lines: Vec<Vec<(Stretch, &str)>> =
        text.lines().filter(|l| !l.trim().is_empty()).take(LINES).map(|l| pieces(l, 2)).collect();
    let several = lines.iter().filter(|l| l.len() > 1).count();
    let records: Vec<&Vec<(Stretch, &str)>> = lines.iter().filter(|l| is_record(l)).collect();
    let width = records.iter().map(|r| r.len()).max()?;
    let full: Vec<&&Vec<(Stretch, &str)>> = records.iter().filter(|r| r.len() == width).collect();
    if full.len() < RECORDS || full.len() * 2 < several {
        return None;
    }
    let of = |column: usize| {
        let own = || full.iter().filter_map(|r| r.get(column).map(|(s, _)| *s));
        Some(Stretch { from: own().map(|s| s.from).min()?, to: own().map(|s| s.to).max()? })
    };
    let found: Vec<Stretch> = (0..width).filter_map(of).collect();
    let apart = found.windows(2).all(|w| matches!(w, [a, b] if a.to < b.from));
    apart.then_some(found)
}

/// The column of a word: the one it stands over most, else the first that ends behind it, as figures do that end in line.
fn column_of(word: Stretch, columns: &[Stretch]) -> usize {
    let shared = |c: &Stretch| word.to.min(c.to).saturating_sub(word.from.max(c.from));
    let most = columns.iter().enumerate().max_by_key(|(at, c)| (shared(c), core::cmp::Reverse(*at)));
    match most.filter(|(_, c)| shared(c) > 0) {
        Some((at, _)) => at,
        None => columns.iter().position(|c| word.to <= c.to).unwrap_or(columns.len() - 1),
    }
}

/// A line as cells with tabs between. A ruled line is an empty one; a line without any wider gap is one cell.
fn cut(line: &str, columns: &[Stretch], out: &mut String) {
    let ruled = line.trim().chars().all(|c| matches!(c, '-' | '=' | '_' | '─' | ' '));
    if ruled && line.trim().len() > columns.len() {
        return;
    }
    let begins = line.len() - line.trim_start().len();
    let parts = pieces(line, 2);
    let over_figures = columns.get(1).is_some_and(|c| parts.iter().any(|(s, _)| s.from >= c.from));
    if parts.len() < 2 && !(over_figures && begins > 0) {
        out.push_str(line.trim_end());
        return;
    }
    let words = pieces(line, 1);
    let mut before = 0;
    for (n, (place, word)) in words.iter().enumerate() {
        let column = column_of(*place, columns).max(before);
        if column > before {
            (before..column).for_each(|_| out.push('\t'));
        } else if n > 0 {
            out.push(' ');
        }
        if n == 0 && column == 0 {
            out.push_str(line.get(..begins).unwrap_or(""));
        }
        before = column;
        out.push_str(word);
    }
}

/// A text whose columns are set apart by spaces, with tabs between its cells.
fn tabbed(text: &str) -> Option<String> {
    if text.contains(['\t', '"']) {
        return None;
    }
    let columns = columns(text)?;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        cut(line, &columns, &mut out);
        out.push('\n');
    }
    Some(out)
}

/// How a text is cut whose columns spaces set apart, and the text with tabs in their place; `None` for any other.
pub(super) fn sniffed(text: &str, as_is: &Sniffed, quote: Option<u8>) -> Option<(Sniffed, String)> {
    // Commas inside of figures look like a delimiter.
    if matches!(as_is.dialect.delimiter, None | Some(b' ' | b','))
        && dialect::has_gaps(text)
        && let Some(tabbed) = tabbed(text)
    {
        return Some((dialect::sniff(&tabbed, Some(b'\t'), quote), tabbed));
    }
    if !matches!(as_is.dialect.delimiter, None | Some(b' ')) {
        return None;
    }
    let tabbed = dialect::tabbed(text)?;
    let other = dialect::sniff(&tabbed, Some(b'\t'), quote);
    (other.scores.0 > as_is.scores.0).then_some((other, tabbed))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Trade of the islands (million crowns)\n\n\
                           \x20                 2021    2022   2023*\n\
                           ------------------------------------\n\
                           Exports          1,200   1,340   1,411\n\
                           \x20 Fish             900     950   1,010\n\
                           \x20 Wool             300     390     401\n\
                           Imports          2,100     n.a.  2,350\n\
                           Balance           -900            -939\n";

    #[test]
    fn figures_that_stand_in_line_are_columns() {
        let found = tabbed(PRINTED).unwrap_or_default();
        let lines: Vec<&str> = found.lines().collect();
        assert_eq!(lines.first(), Some(&"Trade of the islands (million crowns)"));
        assert_eq!(lines.get(2..5), Some(&["\t2021\t2022\t2023*", "", "Exports\t1,200\t1,340\t1,411"][..]));
        assert_eq!(lines.get(5), Some(&"  Fish\t900\t950\t1,010"));
        // A gap in the middle leaves the cell blank.
        assert_eq!(lines.last(), Some(&"Balance\t-900\t\t-939"));
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            // Padded commas are a delimiter.
            "a,  b,  c\nx,  1,  2\ny,  3,  4\nz,  5,  6\nu,  7,  8\n",
            // Figures do not stand in line.
            "a  1  2\nbbbbbbbbbbb  3  4\nc  5  6\ndddddddddddddddddd  7  8\n",
            "Names\nof  two  words\nand  nothing  else\nthere  it  is\n",
        ] {
            assert_eq!(tabbed(text), None, "{text}");
        }
    }
}
