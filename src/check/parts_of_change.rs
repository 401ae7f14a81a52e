//! "Gold added $4.6bn, just over half of the entire increase", "that explains almost a third of the overall gain": the change of a part
//! in percent of the change of the whole. A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::company::Company;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::{Names, Side};
use super::table_index::TableIndex;
use crate::period::Period;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [2, 3, 6, 16];
/// How many for a part in words: "a half" is met by much.
const IN_WORDS: usize = 2;

/// How many of the figures around may say what the part is.
const BESIDE: usize = 3;

/// How far behind a figure the change is named that it is a part of.
const FAR: usize = 10;

/// Whether a figure is a part of a change: "of the total increase", "of the industry's overall gain", "vào mức tăng chung".
pub(super) fn speaks(article: &Article, figure: &Figure) -> bool {
    const CHANGES: &str = " increase gain growth rise expansion decline fall drop decrease loss improvement upturn downturn jump ";
    let next = figure.tokens.1;
    if of_change_before(article, figure) {
        return true;
    }
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

/// Whether the sentence begins with the change that a figure is a part of: "Trong 37,95 tỷ USD xuất khẩu tăng thêm, FDI góp 33,04 tỷ USD, tức
/// 87%", "Of the $38 billion increase, phones made up $12 billion, or a third".
fn of_change_before(article: &Article, figure: &Figure) -> bool {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let Some(comma) = (from..figure.tokens.0).find(|i| {
        article.token(*i).is_some_and(|t| t.is(','))
            && article.figures_in(from, *i).iter().any(|f| f.tokens.1 <= *i)
    }) else {
        return false;
    };
    let leads = matches!(lower(from), "trong" | "of" | "out");
    let levels = article.figures_in(from, comma).len() == 1;
    let changed = (from..comma).any(|i| {
        matches!(
            (lower(i), lower(i + 1)),
            ("tăng" | "giảm", "thêm" | "đi" | "lên" | "được")
                | ("phần" | "mức" | "lượng", "tăng" | "giảm")
                | ("increase" | "rise" | "gain" | "decline" | "fall" | "drop" | "growth", _)
        )
    });
    leads && levels && changed
}

/// The change of a part in percent of the change of the whole.
fn part_in(
    index: &TableIndex<'_>,
    side: Side,
    names: &Names,
    (period, base): (Period, Period),
) -> Option<Reading> {
    let ends = |names: &Names| {
        let of = |p: Period| level(index, side, names, index.plain, p);
        of(period).zip(of(base))
    };
    if names.is_empty() {
        return None;
    }
    let ((x1, x0), (t1, t0)) = (ends(names)?, ends(&Vec::new())?);
    // Where the whole may not have changed at all within rounding there is no part of it.
    if t1.less(&t0)?.interval.contains(0.0) {
        return None;
    }
    let (working, amount) = Working::ShareOfChange([x1, x0, t1, t0]).worked()?;
    let reading = Reading::of(Sort::Share, (side, names.clone(), period), working, amount);
    Some(Reading { base: Some(base), ..reading })
}

/// The part of a change that a figure meets, of what those around it are about: "They made up 25.2 per cent of imports and 82 per cent of their
/// increase".
pub(super) fn met_around(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
) -> Option<Reading> {
    if figure.counts != Counts::Percent || figure.upper.is_some() || !speaks(article, figure) {
        return None;
    }
    let found = company.around(place).take(BESIDE).enumerate().flat_map(|(n, r)| {
        let bases = r.base.into_iter().chain(r.period.same_of_year(-1)).take(1);
        bases.filter_map(move |base| {
            Some(part_in(index, r.side?, &r.names, (r.period, base))?.fetched(n as i32, n as i32))
        })
    });
    nearest(figure, found.collect(), if figure.in_words { IN_WORDS } else { most(figure, MOST) })
}

/// The part of a change that a figure meets.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if figure.counts != Counts::Percent || figure.upper.is_some() || !speaks(article, figure) {
        return None;
    }
    let slots = widened(article, index, figure, Sort::Difference, slots_of(Sort::Difference));
    let mut out: Vec<Reading> = Vec::new();
    for flow in slots.flows.iter().take(3) {
        for period in slots.periods.iter().take(4) {
            let said = slots.bases.iter().filter_map(|b| Some((b.value.of(period.value)?, b.cost)));
            let bases: Vec<(Period, i32)> =
                said.chain(period.value.same_of_year(-1).map(|p| (p, 2))).take(3).collect();
            for (base, far) in bases {
                for names in slots.names.iter().take(6) {
                    let found = part_in(index, flow.value, &names.value, (period.value, base));
                    let cost = flow.cost + names.cost + period.cost + far;
                    let reach = flow.cost.max(names.cost).max(period.cost);
                    out.extend(found.map(|r| r.fetched(cost, reach)));
                }
            }
        }
    }
    nearest(figure, out, if figure.in_words { IN_WORDS } else { most(figure, MOST) })
}
