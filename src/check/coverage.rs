//! How far exports pay for imports: "exports covered 130.7 per cent of imports", "xuất khẩu bù đắp được 76% nhập khẩu". A second look: it agrees,
//! it never accuses.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::Reading;
use super::second_look::{Asked, most, nearest, widened};
use super::slots::Side;
use super::working::Working;
use crate::dataset::Flow;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 6, 12];

/// Whether the figure's sentence says that the one pays for the other.
fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let pays = |i: usize| {
        matches!(word(i), "cover" | "covers" | "covered" | "covering" | "coverage")
            || matches!((word(i), word(i + 1)), ("pay" | "pays" | "paid" | "paying", "for"))
            || matches!((word(i), word(i + 1)), ("bù", "đắp") | ("trang", "trải") | ("bao", "phủ"))
            || matches!((word(i), word(i + 1)), ("đủ", "chi" | "trả"))
    };
    let bought = |i: usize| {
        matches!(word(i), "imports" | "purchases" | "imported") || word(i) == "nhập" && word(i + 1) == "khẩu"
    };
    (from..to).any(pays) && (from..to).any(bought)
}

/// What a percentage meets of exports by imports.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if index.flowless
        || figure.counts != Counts::Percent
        || figure.upper.is_some()
        || !speaks(article, figure)
    {
        return None;
    }
    let slots = widened(article, index, figure, Sort::Share, slots_of(Sort::Share));
    let mut out: Vec<Reading> = Vec::new();
    for period in slots.periods.iter().take(4) {
        for names in slots.names.iter().take(3) {
            let of = |flow: Flow| level(index, Side::of(flow), &names.value, index.plain, period.value);
            let Some((exports, imports)) = of(Flow::Export).zip(of(Flow::Import)) else { continue };
            let Some((working, amount)) = Working::Coverage(exports, imports).worked() else { continue };
            let (cost, reach) = (names.cost + period.cost, names.cost.max(period.cost));
            let about = (Side::of(Flow::Export), names.value.clone(), period.value);
            out.push(Reading::of(Sort::Share, about, working, amount).fetched(cost, reach));
        }
    }
    nearest(figure, out, most(figure, MOST))
}
