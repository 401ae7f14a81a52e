//! Flows that a table states twice, adjusted for seasons or working days and as they were counted. Each way becomes a member of a
//! dimension of its own, so that a growth is never one of an adjusted month over a raw one.

use super::article::{Article, Says};
use super::figures_in_text::Figure;
use super::lexicon::Phrases;
use super::slots::{Choice, Names, choice};
use super::table_index::TableIndex;
use crate::dataset::{Dataset, Dimension, DimensionKind, Member, MemberRole, NONE};
use crate::unit::Quantity;

/// What the dimension is called.
pub(super) const WAYS: &str = "adjustment";

/// Words by which an article says the way, folded: adjusted, and as counted.
pub(super) const ADJUSTED: &str = "adjusted|seasonally adjusted|calendar and seasonally adjusted|calendar adjusted|working day adjusted|\
    season adjusted|điều chỉnh mùa vụ|đã điều chỉnh|điều chỉnh theo mùa";
pub(super) const RAW: &str = "unadjusted|not adjusted|not seasonally adjusted|original unadjusted|in original terms|original values|non-adjusted|\
    chưa điều chỉnh|không điều chỉnh|before adjustment";

/// Whether a measure's name says that it is adjusted.
pub(super) fn is_adjusted(name: &str) -> bool {
    let folded = super::words::fold(name);
    let adjusted = folded.contains("adjusted") || folded.contains("dieu chinh");
    let not = ["unadjusted", "not ", "chua", "khong"];
    adjusted && !not.iter().any(|w| folded.contains(w))
}

/// The table with its two ways of counting made a dimension; `None` where it has but one.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let counted = |s: &crate::dataset::Series| {
        dataset.flow(s).is_some() && matches!(s.unit.quantity, Quantity::Money(_) | Quantity::Number)
    };
    let of = |s: &crate::dataset::Series| {
        counted(s).then(|| dataset.measure(s)).flatten().map(|m| is_adjusted(&m.name))
    };
    let ways: Vec<Option<bool>> = dataset.series.iter().map(of).collect();
    if !ways.contains(&Some(true)) || !ways.contains(&Some(false)) {
        return None;
    }
    let raw = dataset.series.iter().zip(&ways).find(|(_, w)| **w == Some(false)).map(|(s, _)| s.measure)?;
    let member =
        |name: &str| Member { name: name.to_owned(), role: MemberRole::Item, flow: None, parent: None };
    let mut out = dataset.clone();
    out.dimensions.push(Dimension {
        name: WAYS.to_owned(),
        kind: DimensionKind::Other,
        members: vec![member("unadjusted"), member("adjusted")],
    });
    for (series, way) in out.series.iter_mut().zip(ways) {
        series.members.push(way.map_or(NONE, u32::from));
        if way == Some(true) {
            series.measure = raw;
        }
    }
    Some(out)
}

/// The words by which an article says the way, each with the member it means.
pub(super) fn phrases(index: &TableIndex<'_>) -> Phrases<u32> {
    let mut out = Phrases::new();
    if index.ways.is_some() {
        RAW.split('|').for_each(|p| out.add(p, 0));
        ADJUSTED.split('|').for_each(|p| out.add(p, 1));
    }
    out
}

/// What a way costs that is only taken over, or said nowhere.
const TAKEN_OVER: i32 = 3;

/// Names with the way of counting that the words near a figure say, or else the one that most of the table is counted by first.
pub(super) fn in_ways(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    names: Vec<Choice<Names>>,
) -> Vec<Choice<Names>> {
    let Some((dim, most)) = index.ways else { return names };
    let at = figure.tokens.0;
    let sentence = article.sentence_of(at);
    let paragraph = article.paragraph_of(at);
    let said = |s: usize, to: usize| {
        article.mentions_in(article.sentence_start(s), to).iter().rev().find_map(|m| match m.says {
            Says::Way(way) => Some(way),
            _ => None,
        })
    };
    let own = said(sentence, at);
    let before = (1..12)
        .filter_map(|n| sentence.checked_sub(n))
        .take_while(|s| article.paragraph_of(article.sentence_start(*s)) == paragraph)
        .find_map(|s| said(s, article.sentence_start(s + 1)));
    let first = own.or(before).unwrap_or(most);
    let mut out: Vec<Choice<Names>> = Vec::new();
    for c in &names {
        for way in [first, 1 - first.min(1)] {
            if way != first && own.is_some() {
                continue;
            }
            let mut named = c.value.clone();
            named.push((dim, vec![way]));
            out.push(choice(named, c.cost + if way == first { 0 } else { TAKEN_OVER }));
        }
    }
    out.sort_by_key(|c| c.cost);
    out
}
