//! Members taken together by their size: "bốn nhóm hàng vượt 1 tỷ USD, cộng lại 9,52 tỷ USD, tức hơn 53% kim ngạch", "five items topped $10
//! billion each and made up 59.2 per cent", "the two biggest markets took nearly 38%". A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::{selections_of, total_of};
use super::claims_in_words::number_word;
use super::counted_beside::besides;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Sort, direction, sorts};
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::Names;
use super::table_index::{Amount, Wanted};
use crate::dataset::DimensionKind;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 8, 16];
/// Members that are fewer are told by name.
const FEWEST: usize = 2;

/// Which members are taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Those {
    /// All above a level, in money or in tonnes.
    Above(f64, Wanted),
    /// The so many largest.
    Largest(usize),
}

/// The members that the words before a figure take together, nearest first.
fn those(article: &Article, figure: &Figure, plain: Wanted) -> Vec<Those> {
    let id = article.sentence_of(figure.tokens.0);
    let from = article.sentence_start(id.saturating_sub(1));
    let mut out: Vec<(usize, Those)> = Vec::new();
    for (at, level) in article.figures.iter().enumerate() {
        let near = level.tokens.0 >= from && level.tokens.1 <= figure.tokens.0;
        let sum = matches!(level.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
        if near && sum && sorts(article, at, None).iter().any(|g| g.sort == Sort::Aside) {
            let measure = if level.counts.is_amount() { Wanted::Amount } else { plain };
            out.push((level.tokens.0, Those::Above(level.value(), measure)));
        }
    }
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    for i in from..figure.tokens.0 {
        let Some(n) = article.token(i).and_then(number_word).and_then(|n| usize::try_from(n).ok()) else {
            continue;
        };
        let before = i.checked_sub(1).map_or("", lower);
        let largest = |w: &str| matches!(w, "biggest" | "largest" | "leading" | "top" | "leaders" | "main");
        let english = largest(lower(i + 1)) || matches!(before, "top" | "first" | "biggest" | "largest");
        let vietnamese = (i + 1..i + 5)
            .any(|k| matches!((lower(k), lower(k + 1)), ("dẫn" | "đứng" | "hàng", "đầu") | ("lớn", "nhất")));
        // "the first five months" are no members.
        let time = super::counted_periods::step_at(article, i + 1).is_some();
        if (FEWEST..=20).contains(&n) && !time && (english || vietnamese) {
            out.push((i, Those::Largest(n)));
        }
    }
    out.sort_by_key(|(at, _)| core::cmp::Reverse(*at));
    out.into_iter().map(|(_, those)| those).take(3).collect()
}

/// What a figure meets of members taken together by their size.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let share = figure.counts == Counts::Percent;
    let sum = matches!(figure.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    if figure.upper.is_some() && !figure.in_words || figure.per_head || !(share || sum) {
        return None;
    }
    if share && direction(article, figure).is_some() {
        return None;
    }
    let found = those(article, figure, index.plain);
    if found.is_empty() {
        return None;
    }
    let sort = if share { Sort::Share } else { Sort::Value };
    let slots = widened(article, index, figure, sort, slots_of(sort));
    let of_measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let mut out: Vec<Reading> = Vec::new();
    for (far, those) in found.into_iter().enumerate() {
        for flow in slots.flows.iter().take(2) {
            for period in slots.periods.iter().take(3) {
                for dim in (0..index.dims.len())
                    .filter(|d| matches!(index.kind(*d), DimensionKind::Partner | DimensionKind::Commodity))
                {
                    let parts = index.parts(dim, flow.value.in_table(), period.value);
                    for beside in besides(article, &slots, dim) {
                        let of = |member: Option<u32>, measure: Wanted| -> Option<Amount> {
                            let own = member.map(|m| (dim, vec![m]));
                            let names: Names = beside.iter().cloned().chain(own).collect();
                            total_of(index, &selections_of(index, flow.value, &names, measure), period.value)
                        };
                        let single = || parts.iter().filter(|m| !index.is_group(dim, **m));
                        let by = |measure: Wanted| -> Vec<(f64, u32)> {
                            let mut all: Vec<(f64, u32)> =
                                single().filter_map(|m| Some((of(Some(*m), measure)?.value, *m))).collect();
                            all.sort_by(|a, b| b.0.total_cmp(&a.0));
                            all
                        };
                        let chosen: Vec<u32> = match those {
                            Those::Above(low, measure) => {
                                by(measure).into_iter().filter(|(v, _)| *v >= low).map(|(_, m)| m).collect()
                            }
                            Those::Largest(n) => by(of_measure).into_iter().map(|(_, m)| m).take(n).collect(),
                        };
                        let enough = match those {
                            Those::Above(..) => chosen.len() >= FEWEST,
                            Those::Largest(n) => chosen.len() == n,
                        };
                        let all: Option<Vec<Amount>> =
                            chosen.iter().map(|m| of(Some(*m), of_measure)).collect();
                        let sum = all.and_then(|all| Amount::sum(&all)).filter(|_| enough);
                        let Some(part) = sum else { continue };
                        let cost = far as i32 + flow.cost + period.cost;
                        let reach = flow.cost.max(period.cost);
                        let names: Names = vec![(dim, chosen)];
                        let told = if share {
                            of(None, of_measure).and_then(|whole| Working::Share(part, whole).worked())
                        } else {
                            Some((Working::Level(part.clone()), part))
                        };
                        let Some((working, amount)) = told else { continue };
                        let said = (flow.value, names, period.value);
                        out.push(Reading::of(sort, said, working, amount).fetched(cost, reach));
                    }
                }
            }
        }
    }
    nearest(figure, out, most(figure, MOST))
}

/// Words behind a list that take it together.
const TOGETHER: [&str; 4] = ["together", "combined", "jointly", "altogether"];

/// Whether a list that is taken together names more than the members that a figure was held against: "Gold, oil and cocoa together accounted for
/// 83.2 per cent", where the table calls none of its rows cocoa alone.
pub(super) fn lacks_one(article: &Article, figure: &Figure, reading: &Reading) -> bool {
    let at = figure.tokens.0;
    let lower = |i: usize| article.lower(i);
    let from = article.sentence_start(article.sentence_of(at));
    let from = article.figures_in(from, at).last().map_or(from, |f| f.tokens.1);
    let joined = |i: &usize| {
        TOGETHER.contains(&lower(*i))
            || matches!((lower(*i), lower(i + 1)), ("cộng" | "gộp", "lại") | ("tổng", "cộng"))
    };
    let Some(end) = (from..at).find(joined) else { return false };
    let parts = |i: &usize| {
        let t = article.token(*i);
        let last = t.is_some_and(|t| matches!(t.lower.as_str(), "and" | "và"));
        let comma = t.is_some_and(|t| t.is(','));
        // "Gold, oil, and cocoa"
        last && !article.token(i.wrapping_sub(1)).is_some_and(|t| t.is(',')) || comma
    };
    let named = (from..end).filter(parts).count() + 1;
    let held = reading.names.iter().map(|(_, members)| members.len()).max().unwrap_or(0);
    held > 1 && named > held
}
