//! What came out beside what was planned: "4.2 per cent below the target", "beat its goal by $190 million", "the target of $58 billion".
//! A table that states both, the outcome and the plan, has both. A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::selections_of;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::table_index::{Amount, Selection, TableIndex, Wanted};
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
}

/// Whether a sum is what something is short of its plan.
pub(super) fn is_short(article: &Article, figure: &Figure) -> bool {
    lacks(article, figure) && speaks(article, figure)
}

/// What was planned for a whole year, as its own cell or beside the outcome says.
fn plan_of_year(index: &TableIndex<'_>, selection: &Selection, period: Period) -> Option<Amount> {
    let year = index.amount(selection, Period::Year(period.end_year()))?;
    let beside = index.otherwise(&year.cells).find(|a| a.status == Status::Plan).cloned();
    beside.or_else(|| Some(year).filter(|a| a.status == Status::Plan))
}

/// What a figure meets of an outcome and its plan.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
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
    for flow in slots.flows.iter().take(3) {
        for names in slots.names.iter().take(4) {
            for period in slots.periods.iter().take(4) {
                let selected = selections_of(index, flow.value, &names.value, measure);
                let [one] = selected.as_slice() else { continue };
                let Some(amount) = index.amount(one, period.value) else { continue };
                let planned = index.otherwise(&amount.cells).find(|a| a.status == Status::Plan).cloned();
                // "hết tháng 9 mới thực hiện được 56,9% chỉ tiêu năm"
                let short = money && lacks(article, figure);
                let so_far =
                    (relative || short) && planned.is_none() && !matches!(period.value, Period::Year(_));
                let planned = planned.or_else(|| plan_of_year(index, one, period.value).filter(|_| so_far));
                let Some(plan) = planned.filter(|_| amount.status != Status::Plan) else { continue };
                let cost = flow.cost + names.cost + period.cost;
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
    nearest(figure, out, most)
}
