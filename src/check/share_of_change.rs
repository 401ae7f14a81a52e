//! How much of a change came from one part: "gần một nửa phần tăng thêm của cả nước đến từ một thị trường", "accounted for 40% of the
//! increase". A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::{Loose, Reading, Working, level};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::second_look::{Asked, most, nearest, widened};
use super::slots::Names;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 2, 6, 16];
/// How many for a part in words: "a half" is met by much.
const IN_WORDS: usize = 2;

/// Whether a change stands right behind a figure as what it is a part of.
pub(super) fn speaks(article: &Article, figure: &Figure) -> bool {
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let next = figure.tokens.1;
    (next..next + 3).any(|i| match (lower(i), lower(i + 1)) {
        ("phần" | "mức" | "lượng", "tăng" | "giảm" | "sụt") => true,
        ("tổng", "mức") => matches!(lower(i + 2), "tăng" | "giảm"),
        ("the", word) if lower(i.wrapping_sub(1)) == "of" => {
            let word =
                if matches!(word, "total" | "overall" | "whole" | "net") { lower(i + 2) } else { word };
            matches!(word, "increase" | "growth" | "rise" | "gain" | "decline" | "fall" | "drop" | "decrease")
        }
        _ => false,
    })
}

/// What a figure meets of the change of a part by the change of all.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let most = if figure.in_words { IN_WORDS } else { most(figure, MOST) };
    if most == 0 || figure.counts != Counts::Percent || !speaks(article, figure) {
        return None;
    }
    let slots = widened(article, index, figure, Sort::Difference, slots_of(Sort::Difference));
    let all: Names = Vec::new();
    let mut out = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().filter(|c| !c.value.is_empty()).take(3) {
            for period in slots.periods.iter().take(2) {
                let Some(base) = period.value.same_of_year(-1) else { continue };
                let change = |names: &Names| {
                    let of = |p| level(index, flow.value, names, index.plain, p);
                    Some(of(period.value)?.minus(&of(base)?))
                };
                let Some((part, whole)) = change(&names.value).zip(change(&all)) else { continue };
                let Some(share) = part.over(&whole, 100.0) else { continue };
                let cost = flow.cost + names.cost + period.cost;
                out.push(Reading {
                    sort: Sort::Share,
                    side: Some(flow.value),
                    names: names.value.clone(),
                    period: period.value,
                    base: Some(base),
                    against: None,
                    sign: 0,
                    working: Working::Share(part, whole),
                    amount: share,
                    cost,
                    reach: cost,
                    loose: Loose::default(),
                    priced: false,
                });
            }
        }
    }
    nearest(figure, out, most)
}
