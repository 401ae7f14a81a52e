//! Figures that a letter shortens, each by its own: "32M" beside "5400", "92k" and "1.29B". Put side by side as they are printed, a
//! thousand would be more than a million. They are written out, and that is said.

use super::grid::Grid;
use crate::diag::Diagnostic;

/// Such figures that a table must have at least, with letters that are no flag elsewhere.
const LEAST: usize = 3;

/// The figure of "1.29B" in full, with the letter.
fn written_out(cell: &str) -> Option<(char, String)> {
    let text = cell.trim();
    let letter = char::from(*text.as_bytes().last()?);
    let power = match letter {
        'k' | 'K' => 3,
        'M' => 6,
        'B' => 9,
        _ => return None,
    };
    let number = text.get(..text.len() - 1)?;
    let (sign, number) = match number.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 4 && rest.len() <= 3 && digits(whole) && digits(rest);
    if !fits {
        return None;
    }
    let mut out = [sign, whole, rest].concat();
    out.extend(core::iter::repeat_n('0', power - rest.len()));
    Some((letter, out))
}

/// The grid with such figures in full, and what to say of it; `None` where there are none, or the same letter stands behind all: then
/// it is the unit of them.
pub fn in_full(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let behind = || (0..grid.height()).flat_map(|row| grid.filled(row).skip(1).map(|(_, cell)| cell));
    let (mut shortened, mut letters) = (0_usize, Vec::new());
    for (letter, _) in behind().filter_map(written_out) {
        // "B" alone is a flag of a break in many tables.
        shortened += usize::from(letter != 'B');
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    if shortened < LEAST {
        return None;
    }
    let is_plain = |cell: &str| crate::lang::printed(cell).is_some() && crate::lang::when(cell).is_none();
    let several = letters.len() > 1 || behind().any(|c| written_out(c).is_none() && is_plain(c));
    if !several {
        return None;
    }
    let (out, n, place) = grid.restated(|_, c, cell| {
        if c == 0 {
            return None;
        }
        written_out(cell).map(|(_, full)| full)
    })?;
    let full = out.cell(place.0, place.1).to_owned();
    let said = grid.said_of(Diagnostic::warning("read.shortened"), n, place).with("full", full);
    Some((out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_stands_for_noughts() {
        for (text, full) in [
            ("32M", "32000000"),
            ("1.29B", "1290000000"),
            ("-92.5k", "-92500"),
            ("5400", ""),
            ("12 M", ""),
            ("M", ""),
        ] {
            assert_eq!(written_out(text).map(|(_, f)| f).unwrap_or_default(), full, "{text}");
        }
    }
}
