//! What came out beside what was planned: "4.2 per cent below the target", "beat its goal by $190 million", "the target of $58 billion".
//! A table that states both, the outcome and the plan, has both. A second look: it agrees, and accuses only where the plan stands right behind
//! the percentage.

use super::article::Article;
use super::candidates::{meets, selections_of, stated};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slip::slip;
use super::table_index::{Amount, Selection, TableIndex, Wanted};
use super::verdict::{Judged, Verdict, weight};
use crate::dataset::Status;
use crate::period::Period;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 2, 6, 16];

/// Whether a sentence speaks of a plan, or says that it fell short of one.
fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    // "11 nơi hoàn thành kế hoạch. Bốn tỉnh không về đích là Thái Nguyên (95,8%), …": the goal was named before.
    let goal =
        || (from..to).any(|i| matches!((lower(i), lower(i + 1)), ("về" | "cán", "đích") | ("hoàn", "thành")));
    let before = || (article.sentence_start(id.saturating_sub(1)), from);
    let planned =
        |(from, to): (usize, usize)| article.mentions_in(from, to).iter().any(|m| m.has(Mark::Plan));
    // "Thủ Thừa vượt kế hoạch 11,7%. … Cần Đước lỡ hẹn trong gang tấc: thiếu 2,3 triệu USD."
    let on = |id: &usize| article.paragraph_of(article.sentence_start(*id)) == article.paragraph_of(from);
    let earlier =
        || (id.saturating_sub(3)..id).filter(on).min().map_or(from, |id| article.sentence_start(id));
    planned((from, to)) || goal() && planned(before()) || lacks(article, figure) && planned((earlier(), from))
}

/// Whether a sum is what is still lacking: "còn thiếu khoảng 305 triệu USD".
fn lacks(article: &Article, figure: &Figure) -> bool {
    let (from, to) = super::kinds::window(article, figure);
    (from..to)
        .any(|i| article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "thiếu" | "hụt" | "short")))
        // "khoảng cách tới mục tiêu … chỉ còn 44,6 triệu USD"
        || (article.clause_start(article.clause_of(figure.tokens.0)).min(from)..to).any(|i| {
            matches!(
                (article.lower(i), article.lower(i + 1)),
                ("khoảng", "cách") | ("còn", "cách") | ("gap", "to") | ("away", "from")
            )
        })
}

/// Whether a sum is what something is short of its plan.
pub(super) fn is_short(article: &Article, figure: &Figure) -> bool {
    lacks(article, figure) && speaks(article, figure)
}

/// Whether a sum is what was aimed at: "mục tiêu 1,65 tỷ USD", "a target of $2.5 billion".
fn aims(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    article.mentions_in(at.saturating_sub(4), at).iter().any(|m| m.has(Mark::Plan) && at <= m.end + 3)
}

/// What was planned for a whole year, as its own cell or beside the outcome says.
fn plan_of_year(index: &TableIndex<'_>, selection: &Selection, period: Period) -> Option<Amount> {
    let year = index.amount(selection, Period::Year(period.end_year()))?;
    let beside = index.otherwise(&year.cells).find(|a| a.status == Status::Plan).cloned();
    beside.or_else(|| Some(year).filter(|a| a.status == Status::Plan))
}

/// What a figure meets of an outcome and its plan.
pub(super) fn met(asked: &Asked<'_>) -> Option<Reading> {
    let (out, most) = readings(asked)?;
    nearest(asked.figure, out, most)
}

/// "chỉ đạt 87,6% mục tiêu", "97.5 per cent of the target": said outright that it is a part of the plan, and the table has both. Then a
/// figure of about that size that is none of those parts is wrong.
pub(super) fn slipped(asked: &Asked<'_>) -> Option<Judged> {
    /// What the nearest part may cost, and how much dearer another may be meant as well.
    const CHEAP: i32 = 5;
    const BESIDE: i32 = 6;
    /// So many times the part is something else.
    const SIZE: f64 = 1.6;
    let figure = asked.figure;
    let plain = figure.counts == Counts::Percent && figure.upper.is_none() && !figure.in_words;
    if !plain || weight(figure) < 2 || !is_of_a_plan(asked.article, figure) {
        return None;
    }
    let (mut out, _) = readings(asked)?;
    out.retain(|r| r.sort == Sort::Index);
    out.sort_by_key(|r| r.cost);
    let best = out.first().filter(|r| r.cost <= CHEAP)?;
    let beside = || out.iter().take_while(|r| r.cost <= best.cost + BESIDE);
    let times = figure.value() / best.amount.value;
    let met = beside().any(|r| meets(stated(figure, r.sort), r));
    let same = beside().take_while(|r| r.cost == best.cost).all(|r| r.amount.value == best.amount.value);
    let sized = (1.0 / SIZE..=SIZE).contains(&times);
    if met || !same || !sized {
        return None;
    }
    let slip = slip(asked.index, figure, best, &[]);
    Some(Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip })
}

/// Whether a plan stands right behind a percentage: "95,7% kế hoạch", "98 per cent of its annual target".
fn is_of_a_plan(article: &Article, figure: &Figure) -> bool {
    let next = figure.tokens.1;
    let word = |i: usize| article.lower(next + i);
    let lead = (0..4).find(|i| {
        !matches!(word(*i), "of" | "the" | "its" | "so" | "với" | "annual" | "full-year" | "yearly")
    });
    lead.is_some_and(|i| {
        matches!((word(i), word(i + 1)), ("kế", "hoạch") | ("mục", "tiêu") | ("chỉ", "tiêu"))
            || matches!(word(i), "target" | "plan" | "goal") && i > 0
    })
}

/// What an outcome and its plan give for a figure, and how many of them it may be held against.
fn readings(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<(Vec<Reading>, usize)> {
    let most = most(figure, MOST);
    let relative = figure.counts == Counts::Percent;
    let money = matches!(figure.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    let most = if figure.in_words && relative { 1 } else { most };
    if most == 0 || !(relative || money) || !speaks(article, figure) {
        return None;
    }
    let own = slots_of(Sort::Value);
    let slots = widened(article, index, figure, Sort::Value, own);
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let mut out = Vec::new();
    let aims = money && aims(article, figure);
    for flow in slots.flows.iter().take(3) {
        for names in slots.names.iter().take(4) {
            for period in slots.periods.iter().take(4) {
                let selected = selections_of(index, flow.value, &names.value, measure);
                let [one] = selected.as_slice() else { continue };
                let cost = flow.cost + names.cost + period.cost;
                if let Some(plan) = plan_of_year(index, one, period.value).filter(|_| aims) {
                    let said = (flow.value, names.value.clone(), Period::Year(period.value.end_year()));
                    let working = Working::Level(plan.clone());
                    out.push(Reading::of(Sort::Value, said, working, plan).fetched(cost, cost));
                }
                let Some(amount) = index.amount(one, period.value) else { continue };
                let planned = index.otherwise(&amount.cells).find(|a| a.status == Status::Plan).cloned();
                // "hết tháng 9 mới thực hiện được 56,9% chỉ tiêu năm"
                let short = money && lacks(article, figure);
                let so_far =
                    (relative || short) && planned.is_none() && !matches!(period.value, Period::Year(_));
                let planned = planned.or_else(|| plan_of_year(index, one, period.value).filter(|_| so_far));
                let Some(plan) = planned.filter(|_| amount.status != Status::Plan) else { continue };
                let mut push = |sort: Sort, working: Working, amount: Amount, more: i32| {
                    out.push(
                        Reading::of(sort, (flow.value, names.value.clone(), period.value), working, amount)
                            .fetched(cost + more, cost + more),
                    );
                };
                if money {
                    push(Sort::Value, Working::Level(plan.clone()), plan.clone(), 0);
                    if let Some((working, apart)) = Working::AbovePlan(amount, plan.decided()).worked() {
                        push(Sort::Difference, working, apart, 1);
                    }
                } else {
                    let over = Working::OverPlan(amount.clone(), plan.decided()).worked();
                    if let Some((working, over)) = over.filter(|_| !so_far) {
                        push(Sort::Growth, working, over, 0);
                    }
                    if let Some((working, part)) = Working::OfPlan(amount, plan.decided()).worked() {
                        push(Sort::Index, working, part, 1);
                    }
                }
            }
        }
    }
    Some((out, most))
}
