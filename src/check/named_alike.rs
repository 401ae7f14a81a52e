//! Whether two names mean the same, by the lists of names that the press uses.

use super::places::PLACES;
#[cfg(feature = "studio")]
use super::places::{GOODS, SECTORS};
use crate::lang::fold;
#[cfg(feature = "studio")]
use std::collections::HashMap;

/// Places, and in the whole build goods and owners: an embedded chart that names those otherwise than its table does asks for it.
#[cfg(feature = "studio")]
const LISTS: [&[&str]; 3] = [PLACES, SECTORS, GOODS];
#[cfg(not(feature = "studio"))]
const LISTS: [&[&str]; 1] = [PLACES];

/// Whether two names are of one place, one kind of goods or one kind of owner: "Mỹ" and "United States". Case does not matter,
/// diacritics do, since without them "Lào" is also an article of other tongues.
pub(crate) fn named_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    LISTS.iter().flat_map(|list| list.iter()).any(|line| {
        let names = |wanted: &str| line.split('|').any(|name| plain(name) == wanted);
        names(&one) && names(&other)
    })
}

/// All names of the place that has this one, parted by `|`.
pub(crate) fn places_named(name: &str) -> Option<&'static str> {
    let wanted = plain(name);
    PLACES.iter().copied().find(|line| line.split('|').any(|name| plain(name) == wanted))
}

/// Every place by each of its names.
#[cfg(feature = "studio")]
#[derive(Debug, Default)]
pub(crate) struct PlacesByName(HashMap<String, &'static str>);

/// Every place by each of its names, for who looks many of them up.
#[cfg(feature = "studio")]
pub(crate) fn places_by_name() -> PlacesByName {
    let mut all = HashMap::new();
    for line in PLACES {
        for name in line.split('|') {
            all.entry(plain(name)).or_insert(*line);
        }
    }
    PlacesByName(all)
}

#[cfg(feature = "studio")]
impl PlacesByName {
    /// All names of the place that has this one, parted by `|`.
    pub(crate) fn of(&self, name: &str) -> Option<&'static str> {
        self.0.get(&plain(name)).copied()
    }
}

/// All names of the places that one of them is called by, for who looks for it: neither case nor diacritics matter.
pub(crate) fn places_sought(name: &str) -> impl Iterator<Item = &'static str> {
    let wanted = fold(name.trim());
    let is_called = move |line: &&&str| line.split('|').any(|name| fold(name) == wanted);
    PLACES.iter().filter(is_called).flat_map(|line| line.split('|'))
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_place_meet_and_others_do_not() {
        assert!(named_alike("Mỹ", "United States"));
        assert!(named_alike("dầu thô", "Crude oil"));
        assert!(!named_alike("Mỹ", "Nam Mỹ"));
        assert!(!named_alike("My", "United States"));
        assert!(!named_alike("", ""));
    }

    #[test]
    fn a_list_by_names_knows_what_a_search_finds() {
        let known = places_by_name();
        let all = PLACES.iter().flat_map(|line| line.split('|'));
        for name in all.chain(["mỹ", " Hoa Kỳ ", "Atlantis", ""]) {
            assert_eq!(known.of(name), places_named(name), "{name}");
        }
    }
}
