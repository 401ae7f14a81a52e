//! One thing in several sizes: an article tells terawatt hours where the table has gigawatt hours.

use super::words::{Token, fold};
use crate::dataset::Dataset;
use crate::unit::Quantity;

/// Units of one thing with their powers of ten.
const SIZES: [&[(&str, i8)]; 4] = [
    &[("wh", 0), ("kwh", 3), ("mwh", 6), ("gwh", 9), ("twh", 12)],
    &[("w", 0), ("kw", 3), ("mw", 6), ("gw", 9)],
    &[("toe", 0), ("ktoe", 3), ("mtoe", 6)],
    &[("bps", 0), ("kbps", 3), ("mbps", 6), ("gbps", 9)],
];

/// The same written out.
const WRITTEN: [(&str, &str); 4] =
    [("kilowatt", "k"), ("megawatt", "m"), ("gigawatt", "g"), ("terawatt", "t")];

/// The units that an article may use beside a table, each with its power of ten over the table's own.
pub(super) fn sizes(dataset: &Dataset) -> Vec<(String, i8)> {
    let mut out: Vec<(String, i8)> = Vec::new();
    for series in &dataset.series {
        let Quantity::Other(word) = &series.unit.quantity else { continue };
        let own = fold(word);
        for line in SIZES {
            let Some((_, power)) = line.iter().find(|(w, _)| *w == own) else { continue };
            for (word, other) in line.iter() {
                if !out.iter().any(|(w, _)| w == word) {
                    out.push(((*word).to_owned(), other - power));
                }
            }
        }
    }
    out
}

/// The unit at a token: how many tokens it takes, and its power of ten over the table's.
pub(super) fn size_at(tokens: &[Token], at: usize, sizes: &[(String, i8)]) -> Option<(usize, i8)> {
    if sizes.is_empty() {
        return None;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    let of = |unit: &str| sizes.iter().find(|(w, _)| w == unit).map(|(_, p)| *p);
    if let Some(power) = of(word(at)) {
        return Some((1, power));
    }
    let stem = word(at).strip_suffix('s').unwrap_or(word(at));
    let (written, letter) =
        WRITTEN.iter().find(|(w, _)| stem.strip_prefix(w).is_some_and(|r| r.is_empty() || r == "hour"))?;
    if stem.len() > written.len() {
        return of(&format!("{letter}wh")).map(|p| (1, p));
    }
    let hyphen = usize::from(tokens.get(at + 1).is_some_and(Token::is_dash));
    if matches!(word(at + 1 + hyphen), "hour" | "hours") {
        return of(&format!("{letter}wh")).map(|p| (2 + hyphen, p));
    }
    of(&format!("{letter}w")).map(|p| (1, p))
}

/// Whether a figure's unit is of the same thing as a table's.
pub(super) fn is_of(inside: &[Token], quantity: &Quantity) -> bool {
    let Quantity::Other(own) = quantity else { return false };
    let own = fold(own);
    let line = SIZES.iter().find(|line| line.iter().any(|(w, _)| *w == own));
    let said = |t: &Token| {
        line.is_some_and(|line| line.iter().any(|(w, _)| *w == t.folded))
            || own.ends_with('h') && t.folded.contains("watt")
    };
    line.is_some() && inside.iter().any(said)
}
