//! A unit and what stands beside it on the same line: the same in another language, or a remark.

use super::read_unit::{after_marker, unit_of};
use crate::unit::{Quantity, Unit};

/// The unit that both sides of a dash, a stroke or a line's end name.
pub(super) fn in_two_languages(text: &str) -> Option<Unit> {
    [" - ", " – ", " / ", "/", "\n", " | "].iter().find_map(|between| {
        let (one, other) = text.split_once(between)?;
        let (unit, again) = (unit_of(one)?, unit_of(other)?);
        let other_words =
            matches!((&unit.quantity, &again.quantity), (Quantity::Other(_), Quantity::Other(_)));
        // "Nghìn con - Thous. heads": what we know by no name of its own has another in each language.
        (again == unit || (other_words && unit.power != 0 && unit.power == again.power)).then_some(unit)
    })
}

/// "Tỷ đồng - Unit: Bill. dongs": the same unit announced again in another language.
pub(super) fn of_two_lines(body: &str) -> Option<(Unit, String)> {
    let (one, other) = body.split_once(" - ").or_else(|| body.split_once(" / "))?;
    let unit = unit_of(one)?;
    let again = unit_of(after_marker(other.trim()).filter(|_| other.contains(':'))?)?;
    (again == unit).then(|| (unit, one.trim().to_owned()))
}

/// "Millionen Franken (ohne Gold)": money, and a remark on what is counted.
pub(super) fn before_remark(body: &str) -> Option<(Unit, String)> {
    let (words, _) = body.split_once(" (")?;
    let unit = unit_of(words).filter(|u| matches!(u.quantity, Quantity::Money(_)))?;
    Some((unit, words.trim().to_owned()))
}
