//! Signs for a figure that is not there with the mark of a note behind them: "-(A)", "NA***", "..1)". Among figures they are that sign, and
//! the mark says why; the sign alone is read, and that is said.

use crate::diag::Diagnostic;
use crate::lang;
use crate::read::Grid;
use crate::read::class::{Class, class};

/// The sign of such a cell, without the mark behind it.
fn bare(cell: &str) -> Option<&str> {
    let text = cell.trim();
    if text.len() > 16 || text.is_empty() || lang::gap(text).is_some() || lang::printed(text).is_some() {
        return None;
    }
    let stars = text.trim_end_matches(['*', '†', '‡', '#', '¹', '²', '³']);
    let sign = if stars.len() < text.len() {
        stars
    } else {
        let inner = text.strip_suffix([')', ']'])?;
        let open = inner.rfind(['(', '['])?;
        let mark = inner.get(open + 1..)?;
        let short = mark.chars().count() <= 2 && mark.chars().all(|c| c.is_alphanumeric() || c == '*');
        inner.get(..open).filter(|_| short && !mark.is_empty())?
    };
    let sign = sign.trim_end();
    // "-", "..", "n/a" and "NA"; a letter alone might be anything.
    // The flag behind Eurostat's colon says why, and is read.
    let known = !matches!(sign, "" | ":") && lang::gap(sign).is_some();
    (known && (sign.chars().count() > 1 || !sign.contains(char::is_alphanumeric))).then_some(sign)
}

/// The grid with the signs alone, and what to say of it; `None` where there are none.
pub(super) fn without_marks(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if !(0..grid.height()).any(|row| grid.filled(row).any(|(_, cell)| bare(cell).is_some())) {
        return None;
    }
    let mut figures: Vec<Option<bool>> = vec![None; grid.width()];
    let (out, n, place) = grid.restated(|_, column, cell| {
        let sign = bare(cell)?;
        let holds = || (0..grid.height()).any(|row| class(grid.cell(row, column)) == Class::Number);
        let known = figures.get_mut(column)?.get_or_insert_with(holds);
        known.then(|| sign.to_owned())
    })?;
    let sign = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.gaps-marked"), n, place).with("sign", sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_behind_a_sign_is_a_note() {
        for (cell, sign) in
            [("-(A)", "-"), ("NA***", "NA"), ("..(1)", ".."), ("n.a. [b]", "n.a."), ("–*", "–")]
        {
            assert_eq!(bare(cell), Some(sign), "{cell}");
        }
        // Signs and figures that are read as they stand, names, letters alone.
        for cell in ["(D)", "***", "..", "5*", "(12)", "Nauru*", "x(1)", "A(1)", ""] {
            assert_eq!(bare(cell), None, "{cell}");
        }
    }
}
