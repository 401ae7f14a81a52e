//! The lowest level of a heading where it holds nothing but units: "Trips | Distance | Duration" over "number | km | minutes", again and
//! again. Of such a level those that no list knows are units as well.

use crate::lang;

/// Longest words that are taken for a unit.
const LONGEST: usize = 24;

/// Whether a text may be a unit: a word or two without a figure or a period.
fn may_be(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text.split_whitespace().count() <= 2
        && !text.contains(|c: char| c.is_ascii_digit())
        && lang::when(text).is_none()
        && lang::sure(text).is_none()
}

/// Whether the last level of some heads is of units: filled everywhere, of at least two kinds, while the levels above tell all columns apart,
/// each of these names with one unit only. Most units are known, or half of them where each name comes back with its own.
pub(super) fn is_of_units(paths: &[&Vec<String>]) -> bool {
    let mut lowest: Vec<&str> = Vec::new();
    let mut above: Vec<(&[String], &str)> = Vec::new();
    for path in paths {
        let Some((low, names)) = path.split_last().filter(|(low, _)| !low.is_empty()) else { return false };
        // "Duration | Duration": a merged cell.
        if names.is_empty() || names.last() == Some(low) {
            return false;
        }
        lowest.push(low);
        above.push((names, low));
    }
    let columns = above.len();
    above.sort_unstable();
    above.dedup_by(|(a, _), (b, _)| a == b);
    lowest.sort_unstable();
    lowest.dedup();
    // What a thing is counted in is the same wherever it stands.
    let mut named: Vec<(&str, &str)> =
        above.iter().filter_map(|(names, low)| Some((names.last()?.as_str(), *low))).collect();
    named.sort_unstable();
    let again = named.chunk_by(|a, b| a == b).all(|same| same.len() > 1);
    named.dedup();
    let same = !named.windows(2).any(|w| matches!(w, [a, b] if a.0 == b.0));
    let known = lowest.iter().filter(|t| lang::unit_of(t).is_some()).count();
    above.len() == columns
        && same
        && lowest.len() >= 2
        && (known * 2 > lowest.len() || (again && known * 2 == lowest.len()))
        && lowest.iter().all(|t| may_be(t) || lang::unit_of(t).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(heads: &[[&str; 2]]) -> bool {
        let all: Vec<Vec<String>> = heads.iter().map(|h| h.map(str::to_owned).to_vec()).collect();
        is_of_units(&all.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_level_of_units_is_known_by_most_of_them() {
        assert!(of(&[["Trips", "number"], ["Distance", "km"], ["Duration", "minutes"]]));
        // Names below names, one of which is a unit's word; measures crossed with units; merged cells.
        assert!(!of(&[["Trips", "men"], ["Distance", "women"], ["Duration", "number"]]));
        assert!(!of(&[["Trips", "number"], ["Trips", "%"], ["Tours", "number"], ["Tours", "%"]]));
        assert!(!of(&[["number", "number"], ["km", "km"]]));
        assert!(!of(&[["Distance", "km"], ["Duration", "minutes"]]));
    }
}
