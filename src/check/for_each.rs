//! "For each dollar it spent overseas China earned $1.36", "cứ 100 USD chi ra thì hơn 27 USD là tiền du lịch": one side or part told for so
//! much of another.

use super::article::{Article, Says};
use super::candidates::{selections_of, total_of};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::slots::{Names, Side, Slots};
use super::table_index::{Amount, TableIndex};
use crate::dataset::Flow;
use crate::period::Period;

/// Words between "each dollar" and the sum told for it.
const NEAR: usize = 24;
/// What a reading by such words costs: clear, but the sides are worked out from the verbs.
const TOLD: i32 = 7;

/// How much of the other thing a figure is told for: 1 for "each dollar", 100 for "cứ 100 USD".
pub(super) fn per(article: &Article, figure: &Figure) -> Option<f64> {
    if !matches!(figure.counts, Counts::Money(_)) || figure.power != 0 {
        return None;
    }
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let money = |i: usize| matches!(lower(i), "usd" | "đồng" | "đô" | "dollar" | "dollars" | "euro");
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let said = |i: usize| {
        let vietnamese = lower(i) == "cứ" && (money(i + 2) || money(i + 1));
        let english =
            lower(i) == "for" && matches!(lower(i + 1), "each" | "every") && (money(i + 2) || money(i + 3));
        if !(vietnamese || english) {
            return None;
        }
        let at = if vietnamese { i + 1 } else { i + 2 };
        if money(at) {
            return Some(1.0);
        }
        let token = article.token(at)?;
        let digits =
            super::figures_in_text::read_number(&token.folded, article.vietnamese).map(|d| d.value());
        digits
            .filter(|d| *d > 0.0)
            .or_else(|| super::claims_in_words::number_word(token).map(|n| n as f64))
            .or((token.lower == "một").then_some(1.0))
    };
    let own = |i: usize| {
        (figure.tokens.0..figure.tokens.1).contains(&i)
            || i + 1 == figure.tokens.0
            || i + 2 >= figure.tokens.0 && i < figure.tokens.0 && lower(i) == "cứ"
    };
    let behind = || (figure.tokens.1..figure.tokens.1 + 3).find_map(said);
    (sentence.max(figure.tokens.0.saturating_sub(NEAR))..figure.tokens.0)
        .rev()
        .filter(|i| !own(*i))
        .find_map(said)
        .or_else(behind)
}

/// What it may be: one flow for so much of the other, one row for so much of all.
pub(super) fn readings(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    slots: &Slots,
) -> Vec<Reading> {
    let Some(per) = per(article, figure) else { return Vec::new() };
    let level = |side: Side, names: &Names, p: Period| {
        total_of(index, &selections_of(index, side, names, index.plain), p)
    };
    let mut names: Vec<Names> = slots.names.iter().map(|c| c.value.clone()).collect();
    let id = article.sentence_of(figure.tokens.0);
    for m in article.mentions_in(article.sentence_start(id), article.sentence_start(id + 1)) {
        for part in super::slot_names::named(m).unwrap_or_default().into_iter().flatten() {
            if !names.contains(&vec![part.clone()]) {
                names.push(vec![part]);
            }
        }
    }
    if !names.contains(&Vec::new()) {
        names.push(Vec::new());
    }
    let flows = article
        .mentions_in(article.sentence_start(id), article.sentence_start(id + 1))
        .iter()
        .any(|m| matches!(m.flow(), Some(Mark::Flow(_))) || matches!(m.says, Says::Topic(_)));
    let mut out = Vec::new();
    for period in slots.periods.iter().take(3) {
        for part in names.iter().take(6) {
            for (side, other) in [(Flow::Export, Flow::Import), (Flow::Import, Flow::Export)] {
                let mut push = |a: Amount, b: Amount| {
                    // So much of the one: the formula that is shown has it in.
                    let Some((working, amount)) = Working::Ratio(a.times(per), b).worked() else { return };
                    let cost = TOLD + period.cost + i32::from(!flows);
                    out.push(
                        Reading::of(
                            Sort::Ratio,
                            (Side::of(side), part.clone(), period.value),
                            working,
                            amount,
                        )
                        .fetched(cost, cost),
                    );
                };
                let own = level(Side::of(side), part, period.value);
                if let Some((a, b)) = own.clone().zip(level(Side::of(other), part, period.value)) {
                    push(a, b);
                }
                if let Some((a, b)) =
                    own.zip(level(Side::of(side), &Vec::new(), period.value)).filter(|_| !part.is_empty())
                {
                    push(a, b);
                }
            }
        }
    }
    out.sort_by_key(|r| r.cost);
    out
}
