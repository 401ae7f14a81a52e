//! What the trade of one member is called in a sentence: exports to the United States, imports of rice.

use super::choose::{Choice, Strand, flow_name};
use super::say::is_market;
use crate::dataset::{DimensionKind, Flow, MeasureKind};
use crate::lang::{Lang, words};

/// The flow of a member of a list, tied to it by the word that the language puts there; `None` where the embed draws the form,
/// whose words are fewer, and where a country may be the one whose trade it is.
pub(super) fn name(choice: &Choice, strand: &Strand, lang: Lang) -> Option<String> {
    let (flow, (kind, _)) = (choice.flow?, choice.split.as_ref()?);
    if !choice.kind.is_press() || choice.measure.kind != MeasureKind::Value {
        return None;
    }
    let key = match (flow, kind) {
        (Flow::Export, DimensionKind::Partner) if is_market(choice) => "tell.tie.to",
        (Flow::Import, DimensionKind::Partner) if is_market(choice) => "tell.tie.from",
        (Flow::Export | Flow::Import, DimensionKind::Commodity) => "tell.tie.good",
        _ => return None,
    };
    let has_article = lang == Lang::En
        && *kind == DimensionKind::Partner
        && words(lang, "tell.the").split('|').any(|name| name == strand.name);
    let article = if has_article { "the " } else { "" };
    let tied = words(lang, key).replace("{name}", &[article, &strand.name].concat());
    Some([flow_name(lang, flow), " ", &tied].concat())
}
