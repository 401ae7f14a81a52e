//! Heads of flat files that hold a code, a name and a unit run together, as Germany's GENESIS writes them: "WERTE__Wert__Tsd._EUR". They are
//! written as anybody would, "Wert (Tsd. EUR)".

use crate::diag::Diagnostic;
use crate::read::Grid;

/// Rows that are looked at for a heading.
const HEAD: usize = 20;

/// The name and the unit of such a head.
fn parted(cell: &str) -> Option<(String, String)> {
    let (code, rest) = cell.trim().split_once("__")?;
    let (name, unit) = rest.rsplit_once("__")?;
    let coded =
        !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let plain = |text: &str| text.replace('_', " ").trim().to_owned();
    (coded && name.contains(char::is_alphabetic)).then(|| (plain(name), plain(unit)))
}

/// The grid with such heads written out, and what to say of it; `None` where there are none.
pub(super) fn written_out(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let row = (0..grid.height().min(HEAD)).find(|&row| grid.row(row).any(|cell| parted(cell).is_some()))?;
    let (out, n, place) = grid.restated(|at, _, cell| {
        let (name, unit) = parted(cell).filter(|_| at == row)?;
        Some(if unit.is_empty() { name } else { [name.as_str(), " (", &unit, ")"].concat() })
    })?;
    let name = out.cell(place.0, place.1).to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.coded-heads"), n, place).with("name", name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_name_and_unit_come_apart() {
        let of = |text: &str| parted(text);
        let two = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(of("WERTE__Wert__Tsd._EUR"), two("Wert", "Tsd. EUR"));
        assert_eq!(of("GEW001__Einfuhr:_Gewicht__t"), two("Einfuhr: Gewicht", "t"));
        // Names of programs, and codes alone.
        assert_eq!(of("__init__"), None);
        assert_eq!(of("net_exports__usd"), None);
        assert_eq!(of("A__1__2"), None);
    }
}
