//! Members as a person names them, found under the names that the table gives them.
//!
//! The whole build only: what is embedded carries the table's own names, and a small build that does not know a name asks for this one.

use std::borrow::Cow;

use super::pool::{self, same_word};
use crate::check::named_alike;
use crate::dataset::{Dataset, Dimension};
use crate::lang::fold;
use crate::spec::ChartSpec;

/// The spec with every member under the table's own name, as far as one member and no other can be meant: written without its
/// marks ("Han Quoc"), or by another name of the same place or goods ("Mỹ" where the table has "United States").
pub(super) fn by_the_table<'a>(spec: &'a ChartSpec, dataset: &Dataset) -> Cow<'a, ChartSpec> {
    let mut spec = Cow::Borrowed(spec);
    for (name, members) in spec.select.clone().iter() {
        let Some(dimension) = pool::dimension(dataset, name).and_then(|d| dataset.dimensions.get(d)) else {
            continue;
        };
        let renamed: Vec<String> =
            members.iter().map(|member| meant(dimension, member).unwrap_or(member).to_owned()).collect();
        if renamed != *members {
            spec.to_mut().select.insert(name.clone(), renamed);
        }
    }
    spec
}

/// The table's own name of a member that a person names otherwise; `None` where the word is a name of the table, or more than one
/// member may be meant.
pub(crate) fn name_in_table<'a>(dataset: &'a Dataset, dimension: &str, word: &str) -> Option<&'a str> {
    let d = pool::dimension(dataset, dimension)?;
    meant(dataset.dimensions.get(d)?, word)
}

/// The one member that a word means which is no member's name.
fn meant<'a>(dimension: &'a Dimension, word: &str) -> Option<&'a str> {
    let stands = |m: &crate::dataset::Member| {
        same_word(&m.name, word) || m.flow.is_some_and(|f| same_word(pool::flow_word(f), word))
    };
    if dimension.members.iter().any(stands) {
        return None;
    }
    let folded = fold(word.trim());
    only(dimension, |name| fold(name.trim()) == folded)
        .or_else(|| only(dimension, |name| named_alike(name, word)))
}

/// The name that fits, when no second one does.
fn only(dimension: &Dimension, fits: impl Fn(&str) -> bool) -> Option<&str> {
    let mut found = dimension.members.iter().map(|m| m.name.as_str()).filter(|name| fits(name));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
