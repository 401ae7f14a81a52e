//! A unit and what stands beside it on the same line: the same in another language, a remark, the base of an index.

use super::fold::fold;
use super::read_unit::{after_marker, unit_of};
use super::unit_words::scale;
use crate::unit::{Quantity, Unit};

/// "triệu rúp - đô la": what socialist countries traded in, no money of today. The power of its scale.
pub(super) fn of_barter(folded: &str) -> Option<i8> {
    let (before, behind) = folded.split_once("rup")?;
    let dollars = matches!(behind.trim_matches([' ', '-', '–']), "do la" | "dola" | "usd");
    let scale_of = |word: &str| if word.is_empty() { Some(0) } else { scale(word) };
    dollars.then(|| scale_of(before.trim())).flatten()
}

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
    // "Millones de dólares, salvo indicación": what says that some figures have another.
    let except = || {
        let (words, remark) = body.split_once(',')?;
        let remark = fold(remark);
        let starts =
            ["salvo", "unless", "except", "sauf", "soweit", "tru ", "ngoai tru", "if not", "wenn nicht"];
        starts.iter().any(|w| remark.trim_start().starts_with(w)).then_some(words)
    };
    let remarked = body.split_once(" (").map(|(words, _)| words);
    let words = remarked.filter(|w| unit_of(w).is_some()).or_else(except)?;
    let unit = unit_of(words).filter(|u| matches!(u.quantity, Quantity::Money(_)))?;
    Some((unit, words.trim().to_owned()))
}

/// "2010=100", "2005Q1 = 100", "Năm trước = 100".
pub(super) fn index_base(text: &str) -> Option<String> {
    // "base 100 en 2021", "Base 100 = 2015"
    let lower = fold(text);
    if let Some(year) = lower.strip_prefix("base 100")
        && year.chars().filter(|c| c.is_alphanumeric()).count() <= 12
        && year.bytes().filter(u8::is_ascii_digit).count() >= 4
    {
        return Some(lower);
    }
    let (base, hundred) = text.split_once('=')?;
    let base = base.trim();
    // A long text that ends in a base is a title, not a unit.
    let short = base.split_whitespace().count() <= 4 && base.chars().count() <= 32;
    (hundred.trim().trim_end_matches('%').trim() == "100" && !base.is_empty() && short).then(|| {
        let mut out = base.to_owned();
        out.push_str("=100");
        out
    })
}
