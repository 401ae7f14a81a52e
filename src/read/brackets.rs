//! Figures in brackets that are not negative: where a line below says what brackets mean ("( ) Aussagewert eingeschränkt"), they do not
//! mean minus, as they do to bookkeepers.

use super::grid::Grid;
use crate::diag::Diagnostic;
use crate::lang;

/// Rows at the top and at the end that may explain it.
const ROWS: usize = 60;

/// Words that say of figures how far they hold, folded.
const HOW_SURE: &[&str] = &[
    "uncertain",
    "unsicher",
    "eingeschrankt",
    "reliab",
    "zuverlassig",
    "estimat",
    "geschatz",
    "schatz",
    "sampling",
    "stichprobe",
    "incert",
    "fiab",
    "uoc tinh",
    "so bo",
    "provis",
    "prelim",
    "vorlauf",
    "aussagewert",
    "caution",
    "small sample",
    "imputed",
    "推計",
    "推定",
    "暂",
    "估",
];

/// Whether a text says that brackets stand for figures that are less sure. Whatever else it says of them leaves them minus.
fn explains(text: &str) -> bool {
    let folded = lang::fold(text);
    ["()", "( )"].iter().any(|sign| {
        let Some((_, tail)) = folded.split_once(sign) else { return false };
        let words = tail.split(';').next().unwrap_or("");
        HOW_SURE.iter().any(|w| words.contains(w))
    })
}

/// The digits of a figure in brackets.
fn inside(cell: &str) -> Option<&str> {
    let inner = cell.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    let figure = inner.starts_with(|c: char| c.is_ascii_digit()) && lang::printed(inner).is_some();
    // "(1)" is the number of a note or of a column.
    (figure && inner.len() >= 2).then_some(inner)
}

/// The grid with such figures without their brackets, and what to say of it; `None` where nothing explains brackets.
pub fn without_brackets(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let height = grid.height();
    let (top, end) = (height.min(ROWS), height.saturating_sub(ROWS));
    // A line of notes has no figure, though a delimiter may cut it.
    let worded = |row: usize| grid.filled(row).all(|(_, cell)| lang::printed(cell).is_none());
    let mut rows = (0..top).chain(end.max(top)..height).filter(|r| worded(*r));
    if !rows.any(|row| grid.filled(row).any(|(_, cell)| cell.contains('(') && explains(cell))) {
        return None;
    }
    let (out, n, place) = grid.restated(|_, c, cell| (c > 0).then(|| inside(cell))?.map(str::to_owned))?;
    Some((out, grid.said_of(Diagnostic::warning("read.brackets-explained"), n, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_says_what_brackets_mean() {
        let grid = |note: &str| Grid::of(["Land;2023", "China;(15.610)", note].iter().map(|l| l.split(';')));
        let read = |note: &str| without_brackets(&grid(note)).map(|(out, ..)| out.cell(1, 1).to_owned());
        assert_eq!(read("( ) Aussagewert eingeschränkt").as_deref(), Some("15.610"));
        assert_eq!(read("() = limited reliability").as_deref(), Some("15.610"));
        assert_eq!(read("( ) = negative value"), None);
        for note in [
            "( ) = giá trị âm",
            "( ) nhập siêu",
            "( ) valeurs négatives",
            "( ) decrease",
            "(…) = not available",
            "(n) number",
        ] {
            assert_eq!(read(note), None, "{note}");
        }
        assert_eq!(read("Quelle: Amt (Berlin)"), None);
    }
}
