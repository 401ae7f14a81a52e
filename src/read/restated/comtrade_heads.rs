//! Headings of the lists that UN Comtrade gives out: "primaryValue", "cifvalue", "fobvalue" are US dollars and "netWgt" kilograms, by its own
//! description of the columns; nothing in the file says so. The units are put into the headings, and that is said.

use crate::diag::Diagnostic;
use crate::read::grid::Grid;

/// Columns that only such a list has side by side.
const MARKS: &[&str] = &["reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"];
/// Columns with a unit.
const UNITS: &[(&str, &str)] = &[
    ("primaryValue", "US$"),
    ("cifvalue", "US$"),
    ("fobvalue", "US$"),
    ("netWgt", "kg"),
    ("grossWgt", "kg"),
];
/// The grid with units in such headings, and what to say of it; `None` for any other list.
pub(super) fn with_units(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    let head = (0..grid.height().min(3)).find(|&row| {
        MARKS.iter().all(|mark| grid.row(row).any(|cell| cell.trim().eq_ignore_ascii_case(mark)))
    })?;
    let (out, named, place) = grid.restated(|row, _, cell| {
        let (_, unit) =
            UNITS.iter().find(|(name, _)| row == head && cell.trim().eq_ignore_ascii_case(name))?;
        Some([cell.trim(), " (", unit, ")"].concat())
    })?;
    let said = Diagnostic::note("read.comtrade-units");
    let said = grid.said_of(said, named, place).with("name", out.cell(place.0, place.1).to_owned());
    Some((out, said))
}
