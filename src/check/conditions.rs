//! What is asked of a period or a member that is counted: a level passed, a rise, a surplus, a rate below zero. Read from the words of a
//! clause, asked of the table.

use super::article::Article;
use super::candidates::{selections_of, total_of};
use super::figures_in_text::{Counts, Figure};
use super::lexicon::Mark;
use super::slots::{Names, Side};
use super::table_index::{TableIndex, Wanted};
use super::topics::Sorted;
use crate::dataset::{Flow, Status};
use crate::indicators::growth::{DIFFERENCE, GROWTH};
use crate::period::{Period, Step};

/// A condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Condition {
    /// A level above `low` and below `high`.
    Level { low: f64, high: f64, measure: Wanted },
    /// A change on the year before in this direction, by at least so many percent.
    Grew { sign: i8, least: f64 },
    /// A change on the month before in this direction.
    OnMonth(i8),
    /// A surplus or a deficit.
    Side(i8),
    /// A rate above or below zero.
    Rate(i8),
    /// What was planned, reached or missed.
    Plan { met: bool },
}

const OVER: [&str; 17] = [
    "trên",
    "hơn",
    "vượt",
    "quá",
    "over",
    "above",
    "than",
    "exceed",
    "exceeded",
    "topped",
    "passed",
    "least",
    "beyond",
    "surpassed",
    "đạt",
    "managed",
    "mốc",
];
const UNDER: [&str; 6] = ["dưới", "below", "under", "less", "fewer", "kém"];
const NOT: [&str; 9] = ["không", "chưa", "not", "never", "failed", "missed", "short", "didn't", "hụt"];

/// What a figure limits: the words up to six before it say from which side.
fn limit(article: &Article, index: &TableIndex<'_>, figure: &Figure, from: usize) -> Option<Condition> {
    let at = figure.tokens.0;
    let near = || (at.saturating_sub(7).max(from)..at).rev().map(|i| article.lower(i));
    let says = |list: &[&str]| near().any(|w| list.contains(&w));
    let (over, under, not) = (says(&OVER), says(&UNDER), says(&NOT));
    if !over && !under {
        return None;
    }
    let below = under != not;
    let value = figure.value();
    let (low, high) = if below { (f64::NEG_INFINITY, value) } else { (value, f64::INFINITY) };
    let rates = index.topics.iter().any(|t| matches!(t.sorted, Sorted::Rate | Sorted::Change(_)));
    match figure.counts {
        Counts::Percent if rates && index.flowless => {
            Some(Condition::Level { low, high, measure: index.plain })
        }
        Counts::Percent => {
            let d = super::kinds::direction(article, figure)?;
            (!below).then_some(Condition::Grew { sign: d, least: value })
        }
        Counts::Mass | Counts::Pieces => Some(Condition::Level { low, high, measure: Wanted::Amount }),
        Counts::Money(_) | Counts::Unit => Some(Condition::Level { low, high, measure: index.plain }),
        Counts::Bare if !index.topics.is_empty() && value >= 100.0 => {
            Some(Condition::Level { low, high, measure: index.plain })
        }
        _ => None,
    }
}

/// Whether a stretch of words says that a plan was met, or missed: "hoàn thành kế hoạch", "không về đích", "fell short of their targets".
fn plan_met(article: &Article, (from, to): (usize, usize)) -> Option<bool> {
    let is = |i: usize, list: &[&str]| list.contains(&article.lower(i));
    let goal = (from..to).find(|i| is(*i, &["về", "cán"]) && is(i + 1, &["đích"]));
    let plan = article.mentions_in(from, to).iter().find(|m| m.has(Mark::Plan)).map(|m| m.start);
    let met = ["hoàn", "đạt", "vượt", "met", "meet", "beat", "exceeded", "hit", "reached", "fulfilled"];
    let missed = ["lỡ", "missed", "miss", "short", "failed", "below"];
    let at = goal.or(plan)?;
    let near = || at.saturating_sub(5).max(from)..at;
    let not = near().any(|i| is(i, &NOT) || is(i, &missed));
    (goal.is_some() || not || near().any(|i| is(i, &met))).then_some(!not)
}

/// The condition that a stretch of words states; `own` are the tokens of the number itself.
pub(super) fn condition(
    article: &Article,
    index: &TableIndex<'_>,
    (from, to): (usize, usize),
    own: (usize, usize),
) -> Option<Condition> {
    let free = |i: usize| !(own.0..own.1).contains(&i);
    let limits = article.figures_in(from, to).iter().filter(|f| free(f.tokens.0));
    if let Some(found) = limits.filter_map(|f| limit(article, index, f, from)).next() {
        return Some(found);
    }
    if let Some(met) = plan_met(article, (from, to)).filter(|_| index.has_plans()) {
        return Some(Condition::Plan { met });
    }
    let pair =
        |a: &str, b: &str| (from..to).any(|i| free(i) && article.lower(i) == a && article.lower(i + 1) == b);
    let one = |words: &[&str]| (from..to).any(|i| free(i) && words.contains(&article.lower(i)));
    if pair("chữ", "số") && one(&["hai"])
        || pair("double", "digits")
        || one(&["digit", "digits"]) && one(&["double"])
    {
        let sign = if one(&["giảm", "fell", "declines", "falls"]) { -1 } else { 1 };
        return Some(Condition::Grew { sign, least: 10.0 });
    }
    // "grew by more than a fifth"
    let part = article.figures_in(from, to).iter().find(|f| free(f.tokens.0) && f.upper.is_some());
    if let Some(f) = part.filter(|f| f.counts == Counts::Percent && one(&["than", "over", "hơn"]))
        && let Some(d) = super::kinds::direction(article, f)
    {
        return Some(Condition::Grew { sign: d, least: f.value() });
    }
    // "tăng trưởng dương", "positive growth" in a table of levels.
    let grown = pair("tăng", "trưởng") || one(&["growth"]);
    if grown && !index.flowless && one(&["positive", "dương", "negative", "âm"]) {
        let sign = if one(&["negative", "âm"]) { -1 } else { 1 };
        return Some(Condition::Grew { sign, least: 0.0 });
    }
    let zero = one(&["zero", "0"]);
    if zero && one(&["below", "under", "dưới"]) || one(&["negative", "âm", "deflation"]) {
        return Some(Condition::Rate(-1));
    }
    if zero && one(&["above", "over", "trên"]) || one(&["positive", "dương"]) {
        return Some(Condition::Rate(1));
    }
    let marks = || article.mentions_in(from, to).iter().filter(|m| free(m.start));
    // "sold more than it bought"
    let at = |words: &[&str]| (from..to).find(|i| free(*i) && words.contains(&article.lower(*i)));
    if let (Some(sold), Some(than), Some(bought)) = (
        at(&["sold", "exported", "earned"]),
        (from..to).find(|i| article.lower(*i) == "more" && article.lower(i + 1) == "than"),
        at(&["bought", "imported", "spent"]),
    ) {
        return Some(Condition::Side(if sold < than && than < bought { 1 } else { -1 }));
    }
    let side = marks().find_map(|m| match m.flow() {
        Some(Mark::Balance(s)) if s != 0 => Some(s),
        _ => None,
    });
    if let Some(s) = side {
        return Some(Condition::Side(s));
    }
    if pair("lost", "ground") || pair("lose", "ground") || pair("sold", "less") || pair("sell", "less") {
        return Some(Condition::Grew { sign: -1, least: 0.0 });
    }
    if pair("gained", "ground") || pair("gain", "ground") || pair("sold", "more") || pair("sell", "more") {
        return Some(Condition::Grew { sign: 1, least: 0.0 });
    }
    if one(&["trailed", "trail", "lagged", "undershot", "decreases", "shrank", "contracted", "losses"]) {
        return Some(Condition::Grew { sign: -1, least: 0.0 });
    }
    if one(&["beat", "beaten", "outdone", "increases"]) {
        return Some(Condition::Grew { sign: 1, least: 0.0 });
    }
    marks()
        .find_map(|m| match m.mark(|k| matches!(k, Mark::Direction(_))) {
            Some(Mark::Direction(d)) => Some(d),
            _ => None,
        })
        .map(|sign| Condition::Grew { sign, least: 0.0 })
}

/// Whether a side of the table states rates of change itself.
pub(super) fn states_rates(index: &TableIndex<'_>, side: Side) -> bool {
    let topic = side.topic.and_then(|t| index.topics.get(usize::from(t)));
    topic.is_some_and(|t| matches!(t.sorted, Sorted::Change(_)))
}

impl Condition {
    /// What is looked at to see whether it holds: a surplus is one of the balance, whatever the words are about.
    pub(super) fn side(self, side: Side) -> Side {
        if matches!(self, Condition::Side(_)) { Side::of(Flow::Balance) } else { side }
    }

    /// What holds where this one does not: a fall for a rise, a deficit for a surplus.
    pub(super) fn opposite(self) -> Condition {
        match self {
            Condition::Grew { sign, .. } => Condition::Grew { sign: -sign, least: 0.0 },
            Condition::OnMonth(sign) => Condition::OnMonth(-sign),
            Condition::Side(s) => Condition::Side(-s),
            Condition::Rate(s) => Condition::Rate(-s),
            Condition::Plan { met } => Condition::Plan { met: !met },
            Condition::Level { low, high, measure } if high.is_infinite() => {
                Condition::Level { low: f64::NEG_INFINITY, high: low, measure }
            }
            Condition::Level { high, measure, .. } => {
                Condition::Level { low: high, high: f64::INFINITY, measure }
            }
        }
    }

    /// Whether it holds of a side narrowed by names at a period; `None` where the table does not say.
    pub(super) fn holds(
        self,
        index: &TableIndex<'_>,
        side: Side,
        names: &Names,
        period: Period,
    ) -> Option<bool> {
        let of = |side: Side, measure: Wanted, p: Period| {
            total_of(index, &selections_of(index, side, names, measure), p).map(|a| a.value)
        };
        let changes = states_rates(index, side);
        Some(match self {
            Condition::Level { low, high, measure } => {
                let value = of(side, measure, period)?;
                value > low && value < high
            }
            Condition::Grew { sign, least } if changes => {
                of(side, index.plain, period)? * f64::from(sign) > least
            }
            Condition::Grew { sign, least } => {
                let now = of(side, index.plain, period)?;
                // A table without the year before tells the change on the month before.
                let year = period.same_of_year(-1).and_then(|p| of(side, index.plain, p));
                let month = || period.previous().filter(|_| period.step() == Step::Month);
                let then = year.or_else(|| of(side, index.plain, month()?))?;
                // A deficit grows as its size does.
                let turned = if now < 0.0 && then < 0.0 { -1.0 } else { 1.0 };
                // That it moved at all is told by the difference, of what was nothing before as well.
                let formula = if least == 0.0 { DIFFERENCE } else { GROWTH };
                let grown = (formula.of)([now * turned, then * turned]);
                grown.is_some_and(|grown| grown * f64::from(sign) > least)
            }
            Condition::OnMonth(sign) => {
                let before = period.previous().filter(|_| period.step() == Step::Month)?;
                (of(side, index.plain, period)? - of(side, index.plain, before)?) * f64::from(sign) > 0.0
            }
            Condition::Side(s) => of(Side::of(Flow::Balance), index.plain, period)? * f64::from(s) > 0.0,
            Condition::Rate(s) if changes || index.flowless => {
                of(side, index.plain, period)? * f64::from(s) > 0.0
            }
            Condition::Rate(_) => return None,
            Condition::Plan { met } => {
                let selected = selections_of(index, side, names, index.plain);
                let [one] = selected.as_slice() else { return None };
                let amount = index.amount(one, period)?;
                let plan = index.otherwise(&amount.cells).find(|a| a.status == Status::Plan)?;
                (amount.status != Status::Plan).then_some((amount.value >= plan.value) == met)?
            }
        })
    }
}
