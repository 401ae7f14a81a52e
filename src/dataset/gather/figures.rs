//! A cell of a column of figures as its figure: what is printed, on the column's scale, and what stands beside it.

use super::super::{Missing, Status};
use crate::figure::{Qualifier, Stated};
use crate::lang::{self, Gap, Mark, Sure};
use crate::read::Cells;
use crate::unit::Unit;

/// A cell's figure, the flag behind it, whether a percent sign stands beside it, and its unit where it is not its column's.
pub(super) type Figure = (Result<Stated, Missing>, Option<Sure>, bool, Option<(Unit, String)>);

/// Reads a cell.
pub(super) fn value(
    cell: &str,
    mark: Mark,
    qualifier: Qualifier,
    unit: Option<&Unit>,
    signs: &[(String, Sure)],
) -> Figure {
    let Some(printed) = lang::printed(cell) else {
        let missing = match lang::gap(cell) {
            Some(Gap::Blank) => Missing::Blank,
            Some(Gap::NotAvailable) => Missing::NotAvailable,
            Some(Gap::Nil) => Missing::Nil,
            Some(Gap::Confidential) => Missing::Confidential,
            Some(Gap::NotPublished) => Missing::NotPublished,
            None => Missing::NotANumber,
        };
        return (Err(missing), None, false, None);
    };
    // "364,456 #" and below it "# Provisional figures".
    let explained = || signs.iter().find(|(sign, _)| sign == printed.suffix.trim()).map(|(_, sure)| *sure);
    let flag = if printed.suffix.is_empty() {
        None
    } else {
        lang::sure(printed.suffix).or_else(explained).or_else(|| sure_of_flags(printed.suffix))
    };
    // A unit of its own beside the figure is that of its column, or the same on another scale; else it stays the figure's own.
    let own = printed.unit();
    let shift = match (&own, unit) {
        (None, _) => Some(0),
        (Some(own), Some(unit)) if own.adds_to(unit) => Some(i16::from(own.power) - i16::from(unit.power)),
        // "1,115 USD" below "US dollars per euro": the mark says less than the heading, and another than the heading is a slip.
        (Some(own), Some(unit)) if cfg!(feature = "studio") && own.is_mark_of(unit) => Some(0),
        _ => None,
    };
    let shifted = |d: crate::figure::Decimal| {
        Some(crate::figure::Decimal { exponent: d.exponent.checked_add(shift.unwrap_or(0))?, ..d })
    };
    let apart = own.filter(|_| shift.is_none()).map(|unit| (unit, printed.suffix.to_owned()));
    match printed.value(mark).and_then(shifted) {
        Some(decimal) => (Ok(Stated { decimal, qualifier }), flag, printed.percent, apart),
        None => (Err(Missing::NotANumber), flag, printed.percent, None),
    }
}

/// What rows count where the others are money: "Number of inhabitants" in a table of euros is no euros.
pub(super) fn counted(
    dataset: &crate::dataset::Dataset,
    members: &[u32],
    own: Option<&(Unit, String)>,
) -> Option<(Unit, String)> {
    const WORDS: &[&str] = &[
        "number of ",
        "no. of ",
        "số lượng ",
        "aantal ",
        "anzahl der ",
        "anzahl ",
        "nombre de ",
        "nombre d'",
        "numero de ",
        "número de ",
        "numero di ",
        "liczba ",
        "antal ",
        "число ",
        "количество ",
    ];
    let money = |unit: &Unit| matches!(unit.quantity, crate::unit::Quantity::Money(_)) || unit.is_price();
    own.filter(|(unit, _)| cfg!(feature = "studio") && money(unit))?;
    let names = members.iter().zip(&dataset.dimensions);
    let mut names = names.filter_map(|(m, d)| Some(d.members.get(*m as usize)?.name.as_str()));
    names.find_map(|name| {
        let lower = name.to_lowercase();
        let word = WORDS.iter().find(|w| lower.starts_with(**w))?;
        // A longer name says more than what is counted.
        let what = lower.get(word.len()..).map(str::trim).filter(|t| t.split_whitespace().count() <= 3)?;
        let plain =
            !what.is_empty() && what.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
        plain.then(|| (Unit::of(crate::unit::Quantity::Other(what.to_owned())), what.to_owned()))
    })
}

/// How sure a point is, by what is said of it.
pub(super) fn status_of(sure: Sure) -> Status {
    match sure {
        Sure::Actual => Status::Final,
        Sure::Revised => Status::Revised,
        Sure::Preliminary => Status::Preliminary,
        Sure::Estimate => Status::Estimate,
        Sure::Plan => Status::Plan,
    }
}

/// A letter that the European statistical system flags figures with.
fn is_flag_of_office(c: char) -> bool {
    matches!(c, 'b' | 'd' | 'e' | 'n' | 'p' | 'r' | 's' | 'u')
}

/// What flags that are run together say: "bp" is a break and provisional.
pub(super) fn sure_of_flags(cell: &str) -> Option<Sure> {
    let text = cell.trim();
    let together = (2..=3).contains(&text.len()) && text.chars().all(is_flag_of_office);
    let of = |letter: char| lang::sure(letter.encode_utf8(&mut [0; 4]));
    let said: Vec<Sure> = text.chars().filter(|_| together).filter_map(of).collect();
    // The least sure counts.
    let holds = |sure: Sure| said.contains(&sure).then_some(sure);
    holds(Sure::Estimate).or_else(|| holds(Sure::Preliminary)).or_else(|| holds(Sure::Revised))
}

/// Whether a cell, or the column of flags beside it, marks a break: from here on figures are measured otherwise. The European
/// statistical system writes "60 b" or "60 bp", SDMX a column with B.
pub(super) fn breaks(row: &impl Cells, at: usize, flags: Option<usize>) -> bool {
    let of_flag = |cell: &str| {
        if !cell.contains(['b', 'B']) {
            return false;
        }
        let folded = cell.trim().to_lowercase();
        let together = folded.len() <= 3 && folded.chars().all(is_flag_of_office);
        together || folded.contains("break") || folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == "b")
    };
    if flags.is_some_and(|c| of_flag(row.cell(c))) {
        return true;
    }
    // Without a space "12.5b" are billions.
    let flag = row.cell(at).trim_end().rsplit_once([' ', '\u{a0}']).filter(|(number, flag)| {
        let of_office = flag.chars().all(is_flag_of_office);
        number.ends_with(|c: char| c.is_ascii_digit()) && flag.len() <= 3 && of_office
    });
    flag.is_some_and(|(_, flag)| flag.contains('b'))
}
