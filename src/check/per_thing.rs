//! How much of an amount falls on one of the things that the table counts: "mỗi dự án mới bình quân 3,4 triệu USD", "each project averaged
//! $5 million". A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::near_words::is_average;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::{Side, Slots};
use super::table_index::{TableIndex, Wanted};
use super::topics::Sorted;
use crate::dataset::Flow;
use crate::unit::Quantity;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 2, 6, 16];

/// Whether a sentence tells of one of many.
fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let each = |i: usize| {
        article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "mỗi" | "each" | "per" | "apiece"))
    };
    is_average(article, from, to) || (from..to).any(each)
}

/// What a figure meets of an amount by the number of things that it is told of.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let most = most(figure, MOST);
    if most == 0 || !matches!(figure.counts, Counts::Money(_)) || !speaks(article, figure) {
        return None;
    }
    let pairs = pairs(index);
    if pairs.is_empty() {
        return None;
    }
    let slots: Slots = widened(article, index, figure, Sort::Value, slots_of(Sort::Value));
    let mut out = Vec::new();
    for (amount, count) in pairs {
        let said = slots.flows.iter().find(|c| c.value.topic == Some(amount) || c.value.topic == Some(count));
        let flow = said.map_or(UNSAID, |c| c.cost);
        let side = |topic: u16| Side { topic: Some(topic), ..Side::of(Flow::Turnover) };
        for names in slots.names.iter().take(4) {
            for period in slots.periods.iter().take(2) {
                let of = |topic: u16| level(index, side(topic), &names.value, Wanted::Money, period.value);
                let Some((worth, things)) = of(amount).zip(of(count)) else { continue };
                let Some((working, each)) = Working::UnitValue(worth, things).worked() else { continue };
                let cost = flow + names.cost + period.cost;
                out.push(
                    Reading::of(
                        Sort::Value,
                        (side(amount), names.value.clone(), period.value),
                        working,
                        each,
                    )
                    .fetched(cost, cost),
                );
            }
        }
    }
    nearest(figure, out, most)
}

/// What it costs that neither the amount nor the things are named nearby.
const UNSAID: i32 = 4;

/// Each amount of money with the number of things that its name shares most words with: "Vốn cấp mới" and "Số dự án cấp mới".
fn pairs(index: &TableIndex<'_>) -> Vec<(u16, u16)> {
    let topics = || index.topics.iter().enumerate().filter(|(_, t)| t.sorted == Sorted::Flow);
    let amounts = topics().filter(|(_, t)| matches!(t.unit.quantity, Quantity::Money(_)));
    let counts: Vec<_> =
        topics().filter(|(_, t)| matches!(t.unit.quantity, Quantity::Number | Quantity::Other(_))).collect();
    let mut out = Vec::new();
    for (at, amount) in amounts {
        let shared = counts.iter().map(|(c, t)| (amount.words_shared(t), core::cmp::Reverse(*c)));
        let Some((_, core::cmp::Reverse(count))) = shared.max().filter(|(n, _)| *n > 0) else { continue };
        if let (Ok(at), Ok(count)) = (u16::try_from(at), u16::try_from(count)) {
            out.push((at, count));
        }
    }
    out
}
