//! One measure of the table by another: "the average stay shortened to 5.0 nights", "7,126 businesses sold an average of £4.4mn each". A
//! second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::Side;
use super::table_index::Wanted;
use super::topics::Topic;
use crate::dataset::Flow;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 6, 12];

/// Whether the figure's sentence, or the words right behind the figure, speak of so much for each of something.
fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let behind = (figure.tokens.1..to.min(figure.tokens.1 + 3)).any(|i| {
        matches!(word(i), "each" | "apiece" | "per") || word(i) == "a" && word(i + 1).starts_with("ton")
    });
    figure.per_tonne
        || figure.per_kilo
        || behind
        || super::near_words::is_average(article, from, to)
        || (from..to)
            .any(|i| matches!(word(i), "average" | "averaged") || word(i) == "moi" && word(i + 1) != "nam")
}

/// What a figure meets of one measure by another.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let of = matches!(figure.counts, Counts::Money(_) | Counts::Unit | Counts::Bare);
    if !of || figure.upper.is_some() || figure.per_head || !speaks(article, figure) {
        return None;
    }
    let usable = |t: &Topic| !t.is_percents() && !t.is_product() && !t.is_people();
    let side = |at: usize| Some(Side { topic: Some(u16::try_from(at).ok()?), ..Side::of(Flow::Balance) });
    let topics: Vec<(Side, bool)> = index
        .topics
        .iter()
        .enumerate()
        .filter(|(_, t)| usable(t))
        .filter_map(|(at, t)| Some((side(at)?, t.fit(article, figure, Sort::Value).is_some())))
        .collect();
    let slots = widened(article, index, figure, Sort::Value, slots_of(Sort::Value));
    let money = matches!(figure.counts, Counts::Money(_)) && !index.flowless;
    // What is divided, and by what: a topic of the figure's unit, or money of a flow.
    let mut pairs: Vec<((Side, Wanted), (Side, Wanted))> = Vec::new();
    let plain = index.plain;
    for (one, _) in topics.iter().filter(|(_, fits)| *fits) {
        let others = topics.iter().filter(|(other, _)| other != one);
        pairs.extend(others.map(|(other, _)| ((*one, plain), (*other, plain))));
    }
    for flow in slots.flows.iter().filter(|c| money && c.value.topic.is_none()).take(2) {
        if index.has.contains(&Wanted::Amount) && plain == Wanted::Money {
            pairs.push(((flow.value, plain), (flow.value, Wanted::Amount)));
        }
        pairs.extend(topics.iter().map(|(other, _)| ((flow.value, plain), (*other, plain))));
    }
    pairs.truncate(4);
    let mut out: Vec<Reading> = Vec::new();
    for period in slots.periods.iter().take(4) {
        for names in slots.names.iter().take(4) {
            for (n, (one, other)) in pairs.iter().enumerate() {
                let of =
                    |(side, measure): (Side, Wanted)| level(index, side, &names.value, measure, period.value);
                // What is not told by rows is all of them.
                let by = of(*other).or_else(|| level(index, other.0, &Vec::new(), other.1, period.value));
                let Some((a, b)) = of(*one).zip(by) else { continue };
                let Some((working, amount)) = Working::UnitValue(a, b).worked() else { continue };
                out.push(
                    Reading::of(Sort::Value, (one.0, names.value.clone(), period.value), working, amount)
                        .fetched(names.cost + period.cost + n as i32, names.cost.max(period.cost)),
                );
            }
        }
    }
    nearest(figure, out, most(figure, MOST))
}
