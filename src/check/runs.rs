//! Runs that are over, or told by their length alone: "following 41 months of falling prices that came to an end in March", "the 12-month
//! run that finished in January". Where such a run ends is not always said, so these may agree and accuse nobody.

use super::article::Article;
use super::catalogued::run_of;
use super::claims_in_words::{Claim, LONGEST, counted, number_word, reading, stand_in};
use super::conditions::condition;
use super::counted_out::cells_of_periods;
use super::counted_periods::step_at;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::slots::{Doubt, slots};
use super::table_index::TableIndex;
use super::words::Token;
use crate::indicators::streaks::in_a_row;
use crate::period::{Period, Step};

/// What a run told so costs: too much to contradict.
const TOLD: i32 = 9;

/// The runs of a text.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    (0..article.tokens.len()).filter_map(|at| run(article, index, at)).collect()
}

fn run(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let n = number_word(article.token(at)?).filter(|n| *n > 1)?;
    let dash = usize::from(article.token(at + 1).is_some_and(Token::is_dash));
    let step = step_at(article, at + 1 + dash)?;
    let behind = at + 2 + dash;
    let noun = matches!(
        article.lower(behind),
        "run" | "streak" | "stretch" | "string" | "spell" | "slide" | "decline"
    );
    let of = matches!(article.lower(behind), "of" | "in") && {
        let what = article.token(behind + 1)?;
        what.lower.ends_with("ing")
            || matches!(
                what.lower.as_str(),
                "declines"
                    | "falls"
                    | "rises"
                    | "gains"
                    | "deflation"
                    | "growth"
                    | "surpluses"
                    | "deficits"
                    | "which"
            )
    };
    let vietnamese = matches!(article.lower(behind), "giảm" | "tăng" | "thâm" | "nhập" | "xuất" | "ròng");
    if !(noun || of || vietnamese) {
        return None;
    }
    let id = article.sentence_of(at);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let end = if noun { behind + 1 } else { behind };
    let clause = article.clause_of(at);
    let own = (at, behind);
    let found = condition(article, index, (end, article.clause_start(clause + 1)), own)
        .or_else(|| condition(article, index, (from, to), own))
        .or_else(|| condition(article, index, (article.sentence_start(id.checked_sub(1)?), from), own))?;
    let figure = stand_in(article, at, end, n, Counts::Bare)?;
    let mut slots = slots(article, index, &figure, Sort::Streak);
    slots.doubt = slots.doubt.max(Doubt::Modifier);
    let mut ends: Vec<Period> = Vec::new();
    let said = article.mentions_in(from, to).iter().filter_map(|m| m.periods.first().copied());
    for p in said.chain(article.main).chain(slots.periods.iter().take(3).map(|c| c.value)) {
        let p = match (step, p) {
            (Step::Year, p) => Some(Period::Year(p.end_year())),
            (Step::Month, p) => super::resolved_periods::last_month(p),
            (_, p) => Some(p),
        };
        for p in p.into_iter().chain(p.and_then(|p| p.previous())) {
            if p.step() == step && !ends.contains(&p) {
                ends.push(p);
            }
        }
    }
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().take(2) {
            for p in &ends {
                let holds = |p: Period| found.holds(index, flow.value, &names.value, p);
                // A whole run: the period behind its end is none of it.
                let after = p.shift(1).and_then(holds);
                let backwards = core::iter::successors(Some(*p), |q| q.previous()).take(LONGEST);
                let (length, _) = in_a_row(backwards.map(holds));
                if length == 0 || after == Some(true) {
                    continue;
                }
                let cost = TOLD + flow.cost + names.cost;
                let those = core::iter::successors(Some(*p), |q| q.previous()).take(length);
                let cells = cells_of_periods(index, (found.side(flow.value), &names.value), those);
                readings.push(reading(
                    Sort::Streak,
                    flow.value,
                    names.value.clone(),
                    *p,
                    (counted(length, cells), run_of(found)),
                    cost,
                    TOLD,
                ));
            }
        }
    }
    readings.sort_by_key(|r| (r.amount.value - n as f64).abs() > 0.5);
    (!readings.is_empty()).then_some(Claim { figure, readings, slots })
}
