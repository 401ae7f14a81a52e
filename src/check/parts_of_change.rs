//! "Gold added $4.6bn, just over half of the entire increase", "that explains almost a third of the overall gain": the change of a part
//! in percent of the change of the whole. A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::Names;
use crate::period::Period;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [2, 3, 6, 16];
/// How many for a part in words: "a half" is met by much.
const IN_WORDS: usize = 2;

/// How far behind a figure the change is named that it is a part of.
const FAR: usize = 10;

/// Whether a figure is a part of a change: "of the total increase", "of the industry's overall gain", "vào mức tăng chung".
pub(super) fn speaks(article: &Article, figure: &Figure) -> bool {
    const CHANGES: &str = " increase gain growth rise expansion decline fall drop decrease loss improvement upturn downturn jump ";
    let next = figure.tokens.1;
    if article.vietnamese {
        let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
        return (next..next + 3).any(|i| match (lower(i), lower(i + 1)) {
            ("phần" | "mức" | "lượng", "tăng" | "giảm" | "sụt") => true,
            ("tổng", "mức") => matches!(lower(i + 2), "tăng" | "giảm"),
            ("tăng", "trưởng") => lower(i + 2) == "chung",
            _ => false,
        });
    }
    let end = article.sentence_start(article.sentence_of(next) + 1).min(next + FAR);
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let of = (next..end).find(|i| word(*i) == "of").filter(|i| *i <= next + 1);
    let beyond = article.figures_in(next, end).first().map_or(end, |f| f.tokens.0);
    of.is_some_and(|of| {
        (of..beyond).any(|i| !word(i).is_empty() && CHANGES.contains(&format!(" {} ", word(i))))
    })
}

/// The part of a change that a figure meets.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if figure.counts != Counts::Percent || figure.upper.is_some() || !speaks(article, figure) {
        return None;
    }
    let slots = widened(article, index, figure, Sort::Difference, slots_of(Sort::Difference));
    let none: Names = Vec::new();
    let mut out: Vec<Reading> = Vec::new();
    for flow in slots.flows.iter().take(3) {
        for period in slots.periods.iter().take(4) {
            let said = slots.bases.iter().filter_map(|b| Some((b.value.of(period.value)?, b.cost)));
            let bases: Vec<(Period, i32)> =
                said.chain(period.value.same_of_year(-1).map(|p| (p, 2))).take(3).collect();
            for (base, far) in bases {
                let ends = |names: &Names| {
                    let of = |p: Period| level(index, flow.value, names, index.plain, p);
                    of(period.value).zip(of(base))
                };
                let Some((t1, t0)) = ends(&none) else { continue };
                for names in slots.names.iter().filter(|c| !c.value.is_empty()).take(5) {
                    let Some((x1, x0)) = ends(&names.value) else { continue };
                    // Where the whole may not have changed at all within rounding there is no part of it.
                    let moved = t1.less(&t0).is_some_and(|whole| !whole.interval.contains(0.0));
                    let working = Working::ShareOfChange([x1, x0, t1.clone(), t0.clone()]);
                    let Some((working, amount)) = working.worked().filter(|_| moved) else { continue };
                    out.push(Reading {
                        base: Some(base),
                        ..Reading::of(
                            Sort::Share,
                            (flow.value, names.value.clone(), period.value),
                            working,
                            amount,
                        )
                        .fetched(
                            flow.cost + names.cost + period.cost + far,
                            flow.cost.max(names.cost).max(period.cost),
                        )
                    });
                }
            }
        }
    }
    nearest(figure, out, if figure.in_words { IN_WORDS } else { most(figure, MOST) })
}
