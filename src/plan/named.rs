//! Members as a person names them, found under the names that the table gives them; flows under the names of the chart's language.
//!
//! Not in the two smallest builds: what is embedded carries the table's own names, and a build that does not know a name asks for the next one.

use std::borrow::Cow;

use super::choose::flow_name;
use super::pool::{self, flow_word, same_word};
use crate::check::named_alike;
use crate::dataset::{Dataset, Dimension, Flow};
use crate::lang::{Lang, fold, words};
use crate::spec::ChartSpec;

/// The spec with every member under the table's own name, as far as one member and no other can be meant: written without its
/// marks ("Han Quoc"), or by another name of the same place or goods ("Mỹ" where the table has "United States").
pub(super) fn by_the_table<'a>(spec: &'a ChartSpec, dataset: &Dataset, lang: Lang) -> Cow<'a, ChartSpec> {
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
    let other = |key: &String| flow_in(lang, key).is_some_and(|name| name != key);
    if spec.colours.keys().chain(spec.labels.keys()).chain(&spec.highlight).any(other) {
        let own = |key: String| flow_in(lang, &key).map_or(key, str::to_owned);
        let spec = spec.to_mut();
        spec.colours =
            core::mem::take(&mut spec.colours).into_iter().map(|(key, to)| (own(key), to)).collect();
        spec.labels = core::mem::take(&mut spec.labels).into_iter().map(|(key, to)| (own(key), to)).collect();
        spec.highlight = core::mem::take(&mut spec.highlight).into_iter().map(own).collect();
    }
    spec
}

/// The table's own name of a member that a person names otherwise; `None` where the word is a name of the table, or more than one
/// member may be meant.
#[cfg(feature = "studio")]
pub(crate) fn name_in_table<'a>(dataset: &'a Dataset, dimension: &str, word: &str) -> Option<&'a str> {
    let d = pool::dimension(dataset, dimension)?;
    meant(dataset.dimensions.get(d)?, word)
}

/// What a language calls the flow that a spec means by its word (`export`) or by its name in any language: the table has no
/// word of its own for it, and what was said of it in one language holds in the other.
pub(super) fn flow_in(lang: Lang, key: &str) -> Option<&'static str> {
    let flows = [Flow::Export, Flow::Import, Flow::Turnover, Flow::Balance];
    let is = |flow: Flow| key == flow_word(flow) || Lang::ALL.iter().any(|l| flow_name(*l, flow) == key);
    // The balance of a trade chart has its longer name.
    let balance =
        || Lang::ALL.iter().any(|l| words(*l, "chart.balance") == key).then(|| words(lang, "chart.balance"));
    flows.into_iter().find(|flow| is(*flow)).map(|flow| flow_name(lang, flow)).or_else(balance)
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

/// A name without the signs that turn the direction of writing: they would turn the figure behind it, too.
pub(super) fn unturned(mut name: String) -> String {
    let turns = |c: char| matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.retain(|c| !turns(c));
    name
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_flow_holds_in_every_language() {
        for key in ["export", "Xuất khẩu", "Exports"] {
            assert_eq!(flow_in(Lang::Vi, key), Some("Xuất khẩu"), "{key}");
            assert_eq!(flow_in(Lang::En, key), Some("Exports"), "{key}");
        }
        assert_eq!(flow_in(Lang::En, "Cán cân thương mại"), Some("Trade balance"));
        assert_eq!(flow_in(Lang::En, "Cà phê"), None);
    }
}
