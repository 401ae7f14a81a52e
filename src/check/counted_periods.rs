//! Periods counted under a condition: "trong năm có 11 tháng xuất siêu", "bảy trong chín năm có mức tăng hai chữ số", "two months have
//! exceeded the 200,000 mark; last year six did".

use super::article::{Article, Mention};
use super::catalogued::periods_of;
use super::claims_in_words::{Claim, counted, number_word, reading, stand_in, step_word};
use super::conditions::{Condition, condition, states_rates};
use super::counted_out::cells_of_periods;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::periods_in_text::When;
use super::reading::Reading;
use super::slots::{Doubt, Slots, slots};
use super::table_index::TableIndex;
use super::words::{Token, TokenKind};
use crate::period::{Period, Step};

/// Months, quarters or years at a token.
pub(super) fn step_at(article: &Article, at: usize) -> Option<Step> {
    // "niên vụ": a year of a crop.
    let crop = || article.lower(at) == "vụ" && at.checked_sub(1).is_some_and(|b| article.lower(b) == "niên");
    step_word(article.token(at)?).or_else(|| crop().then_some(Step::Year))
}

/// Words before digits that say they are counted: "có 11 tháng", "in 6 months".
const LEADS: [&str; 21] = [
    "có", "chỉ", "được", "mới", "đã", "tới", "cả", "only", "just", "in", "all", "but", "were", "was", "had",
    "ở", "and", "là", "vẫn", "còn", "against",
];
/// Words behind it that make a stretch of time, no count.
const STRETCHES: [&str; 26] = [
    "đầu",
    "kế",
    "following",
    "cuối",
    "qua",
    "trước",
    "tới",
    "sau",
    "nay",
    "liên",
    "liền",
    "gần",
    "nữa",
    "tiếp",
    "earlier",
    "ago",
    "later",
    "before",
    "after",
    "running",
    "straight",
    "in",
    "consecutive",
    "of",
    "early",
    "hence",
];

/// A number of periods at a token: how many, tokens used, of which length, and out of how many.
fn count_at(article: &Article, at: usize) -> Option<(i64, usize, Step, Option<i64>)> {
    let token = article.token(at)?;
    let before = at.checked_sub(1).map_or("", |i| article.lower(i));
    // "chỉ một tháng": the number, where elsewhere it is an article.
    let one = (token.lower == "một" && matches!(before, "chỉ" | "đúng")).then_some(1);
    let n = number_word(token)
        .filter(|_| !matches!(token.lower.as_str(), "nhất" | "tư" | "first" | "second" | "third"))
        .or(one)?;
    if matches!(before, "thứ" | "tháng" | "quý" | "quí" | "năm" | "the" | "mỗi" | "last" | "past" | "first")
    {
        return None;
    }
    // "every one of the ten years", "in all but one of the ten years"
    let word = |back: usize| at.checked_sub(back).map_or("", |i| article.lower(i));
    let every = n == 1 && (before == "every" || before == "each");
    let but = before == "but" && word(2) == "all";
    // "bảy trong chín năm", "seven of the nine years"
    let mut i = at + 1;
    if matches!(article.lower(i), "trong" | "of" | "in" | "out" | "trên") {
        i += 1;
        while matches!(article.lower(i), "of" | "the" | "last" | "past" | "số" | "tổng") {
            i += 1;
        }
        let all = article.token(i).and_then(number_word).filter(|m| *m > n)?;
        let step = step_at(article, i + 1)?;
        let n = match (every, but) {
            (true, _) => all,
            (_, true) => all - n,
            _ => n,
        };
        return Some((n, i + 2 - at, step, Some(all)));
    }
    // "only one down year"
    if matches!(article.lower(i), "down" | "up" | "such" | "single" | "losing") {
        i += 1;
    }
    let step = step_at(article, i)?;
    // "grown by nearly a quarter in two years": how long it took.
    let over = before == "in"
        && at
            .checked_sub(1)
            .is_some_and(|i| article.figures_in(i.saturating_sub(6), i).iter().any(|f| f.tokens.1 == i));
    if over {
        return None;
    }
    if STRETCHES.contains(&article.lower(i + 1))
        && !(article.lower(i + 1) == "in" && article.lower(i + 2) == "which")
    {
        return None;
    }
    let year = article.token(i + 1).and_then(super::periods_in_text::year);
    if year.is_some() || article.lower(i) == "năm" && token.lower == "năm" && year.is_some() {
        return None;
    }
    let first = article.sentence_start(article.sentence_of(at)) == at
        || article.clause_start(article.clause_of(at)) == at;
    (first || LEADS.contains(&before)).then_some((n, i + 1 - at, step, None))
}

/// Words between "the only" and what happened once.
const ONLY: [(&str, Step); 6] = [
    ("annual", Step::Year),
    ("yearly", Step::Year),
    ("quarterly", Step::Quarter),
    ("monthly", Step::Month),
    ("losing", Step::Year),
    ("down", Step::Year),
];
/// Tokens from the period to the word that says it is the only one.
const ONE_OF: usize = 5;

/// "tháng nhập siêu duy nhất của nửa đầu năm", "the only annual drop on record", "the only quarter worth more than $1 billion": the token behind
/// the words, and of which periods one is counted.
fn only_at(article: &Article, at: usize) -> Option<(usize, Step)> {
    if article.lower(at) == "the" && article.lower(at + 1) == "only" {
        let word = article.lower(at + 2);
        let told = ONLY.iter().find(|(w, _)| *w == word).map(|(_, step)| *step);
        // "the only year of decline": no number stands behind it.
        let step = told.or_else(|| step_at(article, at + 2))?;
        return Some((at + 3 + usize::from(told.is_some()), step));
    }
    let step = step_at(article, at)?;
    // "tháng 5 năm 2024 …": a date.
    let dated = matches!(article.token(at + 1)?.kind, TokenKind::Number);
    let only =
        (at + 1..at + ONE_OF).find(|i| article.lower(*i) == "duy" && article.lower(i + 1) == "nhất")?;
    let apart = (at..only).any(|i| article.token(i).is_some_and(|t| t.is(',') || t.is('.') || t.is(';')));
    (!dated && !apart).then_some((only + 2, step))
}

/// How often something happened: "chỉ đi lùi hai lần", "only three times since 1990", "shrank in only five": how many, and tokens used.
fn times_at(article: &Article, at: usize) -> Option<(i64, usize)> {
    let back = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    let clause = article.clause_start(article.clause_of(at));
    let few = |w: &str| matches!(w, "chỉ" | "đúng" | "only" | "just" | "mới");
    let led = (clause.max(at.saturating_sub(4))..at).any(|i| few(article.lower(i)));
    // "gấp ba lần", "only three times the level of 2015": a multiple.
    let multiple = matches!(back(1), "gấp" | "bằng" | "tăng" | "hơn" | "gần" | "by" | "to");
    let told = match article.lower(at) {
        "once" => Some((1, 1)),
        "twice" => Some((2, 1)),
        "một" if article.lower(at + 1) == "lần" => Some((1, 2)),
        _ => {
            let n = number_word(article.token(at)?)?;
            let ends = article.token(at + 1).is_none_or(|t| t.is('.') || t.is(',') || t.is(';'));
            match article.lower(at + 1) {
                "lần" | "times" => Some((n, 2)),
                _ if ends && back(2) == "in" && few(back(1)) => Some((n, 1)),
                _ => None,
            }
        }
    };
    let (n, used) = told.filter(|_| led && !multiple)?;
    let next = article.lower(at + used);
    let compared = matches!(
        next,
        "the" | "as" | "more" | "that" | "its" | "those" | "so" | "hơn" | "mức" | "what" | "larger" | "a"
    );
    (!compared).then_some((n, used))
}

/// Of which periods something happened so often: the months of the one year that is told of, else the years of the table.
fn step_of_times(article: &Article, index: &TableIndex<'_>, at: usize) -> Step {
    let id = article.sentence_of(at);
    let said = article.mentions_in(article.sentence_start(id), article.sentence_start(id + 1));
    let year = said.iter().find_map(|m| m.periods.first()).copied().filter(|p| matches!(p, Period::Year(_)));
    let months = |y: Period| inside(y, Step::Month, index).iter().any(|p| index.periods.contains(p));
    let years = index.periods.iter().filter(|p| matches!(p, Period::Year(_))).count();
    if year.is_some_and(months) || years < 3 { Step::Month } else { Step::Year }
}

/// The periods of a length that lie in a longer one.
fn inside(window: Period, step: Step, index: &TableIndex<'_>) -> Vec<Period> {
    let first: Vec<Period> = match (step, window) {
        (Step::Year, Period::Years(a, b)) => (a..=b).map(Period::Year).collect(),
        (Step::Month, Period::Year(y)) => (1..=12).map(|m| Period::Month(y, m)).collect(),
        (Step::Month, Period::Half(y, h)) => {
            (1..=6).map(|m| Period::Month(y, m + 6 * h.saturating_sub(1))).collect()
        }
        (Step::Quarter, Period::Year(y)) => (1..=4).map(|q| Period::Quarter(y, q)).collect(),
        (Step::Month, Period::Months(y, a, z, b)) if y == z => (a..=b).map(|m| Period::Month(y, m)).collect(),
        _ => Vec::new(),
    };
    let latest = index.latest().map_or(i64::MAX, |p| i64::from(p.end_day()));
    first.into_iter().filter(|p| i64::from(p.end_day()) <= latest).collect()
}

/// The years or months up to a period, the last so many.
fn last(index: &TableIndex<'_>, end: Period, step: Step, n: i64) -> Vec<Period> {
    let end = match (step, end) {
        (Step::Year, p @ Period::Year(_)) => p,
        (Step::Year, p) => {
            let whole = |y: &&Period| matches!(y, Period::Year(_)) && y.end_year() <= p.end_year();
            index.periods.iter().filter(whole).max().copied().unwrap_or(Period::Year(p.end_year()))
        }
        (Step::Month, p) => super::resolved_periods::last_month(p).unwrap_or(p),
        (_, p) => p,
    };
    let mut out = vec![end];
    while (out.len() as i64) < n.min(200) {
        let Some(p) = out.last().and_then(|p| p.previous()) else { break };
        out.push(p);
    }
    out
}

/// The windows that the words around a count may mean, with what each costs.
fn windows(
    article: &Article,
    index: &TableIndex<'_>,
    (at, end): (usize, usize),
    step: Step,
    all: Option<i64>,
) -> Vec<(Vec<Period>, i32)> {
    let id = article.sentence_of(at);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let mut out: Vec<(Vec<Period>, i32)> = Vec::new();
    let mut push = |periods: Vec<Period>, cost: i32| {
        if !periods.is_empty() && !out.iter().any(|(p, _)| *p == periods) {
            out.push((periods, cost));
        }
    };
    let longer = |m: &&Mention| m.when().is_some() && m.periods.first().is_some_and(|p| p.step() != step);
    // Behind it in the sentence first, then before it, nearest first.
    let said =
        article.mentions_in(end, to).iter().chain(article.mentions_in(from, at).iter().rev()).filter(longer);
    for (n, m) in said.enumerate() {
        if let Some(p) = m.periods.first() {
            push(inside(*p, step, index), if m.when() == Some(When::ToDate) { 2 } else { n as i32 * 2 });
        }
    }
    // "trong chín năm gần nhất", "in the six years covered"
    let over = (from..to).find_map(|i| {
        let lead = matches!(article.lower(i), "trong" | "in" | "of" | "over" | "suốt" | "qua");
        let skip = (1..4).find(|k| article.token(i + k).is_some_and(|t| number_word(t).is_some()))?;
        let plain = (1..skip)
            .all(|k| matches!(article.lower(i + k), "the" | "last" | "past" | "số" | "vòng" | "suốt"));
        let n = article.token(i + skip).and_then(number_word)?;
        let other = i + skip < at || i + skip >= end;
        (lead && plain && other && step_at(article, i + skip + 1) == Some(step)).then_some(n)
    });
    let ends = || article.main.into_iter().chain(index.latest());
    for n in all.into_iter().chain(over) {
        for (k, p) in ends().enumerate() {
            push(last(index, p, step, n), k as i32);
        }
    }
    let rest: Vec<(Vec<Period>, i32)> = match step {
        Step::Year => {
            let years = index.periods.iter().copied().filter(|p| matches!(p, Period::Year(_)));
            vec![(years.collect(), 2)]
        }
        _ => {
            let said = (from..to).any(|i| {
                matches!(
                    (article.lower(i), article.lower(i + 1)),
                    ("trong" | "cả", "năm") | ("this", "year") | ("the", "year")
                )
            });
            let cost = if said { 0 } else { 4 };
            ends().map(|p| (inside(Period::Year(p.end_year()), step, index), cost)).collect()
        }
    };
    if out.is_empty() {
        out.extend(rest.into_iter().filter(|(p, _)| !p.is_empty()));
    }
    out
}

/// What is counted, so that a number behind it may count it elsewhere.
#[derive(Clone, Copy)]
struct Counting {
    step: Step,
    condition: Condition,
    sentence: usize,
    end: usize,
}

/// Every number of periods that meet a condition.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut before: Option<Counting> = None;
    for (at, token) in article.tokens.iter().enumerate() {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            continue;
        }
        if let Some((end, step)) = only_at(article, at) {
            // Of which words it is the condition may not be plain: it agrees, it never accuses.
            if let Some(found) = asked(article, index, end, end) {
                let counted = windows(article, index, (at, end), step, None);
                out.extend(claim(article, index, (at, end, 1), found, &counted).and_then(|mut c| {
                    c.readings.retain(|r| (r.amount.value - 1.0).abs() < 0.5);
                    (!c.readings.is_empty()).then_some(c)
                }));
            }
            continue;
        }
        if let Some((n, used, step, all)) = count_at(article, at) {
            let end = at + used;
            let Some(found) = asked(article, index, at, end) else { continue };
            before = Some(Counting { step, condition: found, sentence: token.sentence, end });
            let counted = windows(article, index, (at, end), step, all);
            out.extend(claim(article, index, (at, end, n), found, &counted));
            continue;
        }
        if let Some((n, used)) = times_at(article, at)
            && let Some(found) = asked(article, index, at, at + used)
        {
            let step = step_of_times(article, index, at);
            let counted = windows(article, index, (at, at + used), step, None);
            // What it is that happened may stand elsewhere than in the clause: it agrees, it never accuses.
            out.extend(claim(article, index, (at, at + used, n), found, &counted).and_then(|mut c| {
                c.readings.retain(|r| (r.amount.value - n as f64).abs() < 0.5);
                (!c.readings.is_empty()).then_some(c)
            }));
            continue;
        }
        // "…, against one in 2024 and four in 2023", "last year six did"
        if let Some(c) = before.filter(|c| {
            let did = matches!(article.lower(at + 1), "did" | "were");
            (c.sentence == token.sentence || did && c.sentence + 1 == token.sentence) && at >= c.end
        }) && let Some(n) = elsewhere(article, at, token)
        {
            let id = token.sentence;
            let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
            let year = |m: &&Mention| matches!(m.periods.first(), Some(Period::Year(_) | Period::Months(..)));
            let behind = article.mentions_in(at, to.min(at + 4)).iter().find(year);
            let nearest = behind.or_else(|| article.mentions_in(from.max(c.end), at).iter().rev().find(year));
            let Some(p) = nearest.and_then(|m| m.periods.first()) else { continue };
            let counted = vec![(inside(*p, c.step, index), 0)];
            out.extend(claim(article, index, (at, at + 1, n), c.condition, &counted));
        }
    }
    out
}

/// A bare number that counts the same things again.
fn elsewhere(article: &Article, at: usize, token: &Token) -> Option<i64> {
    let n = number_word(token)?;
    let next = article.lower(at + 1);
    let before = at.checked_sub(1).map_or("", |i| article.lower(i));
    let again = matches!(next, "in" | "did" | "were" | "was" | "vào" | "của" | "trong")
        || matches!(before, "against" | "with" | "from" | "and" | "to")
            && !article.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    (again && !matches!(before, "the" | "first" | "last") && article.figures_in(at, at + 1).is_empty())
        .then_some(n)
}

/// The condition in the clause of a count, else in its sentence.
fn asked(article: &Article, index: &TableIndex<'_>, at: usize, end: usize) -> Option<Condition> {
    let clause = article.clause_of(at);
    let own = (article.clause_start(clause), article.clause_start(clause + 1));
    let behind = condition(article, index, (end, own.1), (at, end));
    behind.or_else(|| condition(article, index, own, (at, end)))
}

fn claim(
    article: &Article,
    index: &TableIndex<'_>,
    (at, end, n): (usize, usize, i64),
    condition: Condition,
    windows: &[(Vec<Period>, i32)],
) -> Option<Claim> {
    let figure = stand_in(article, at, end, n, Counts::Bare)?;
    let mut slots = slots(article, index, &figure, Sort::Streak);
    let mut readings = held(index, condition, windows, &slots, 2);
    if readings.is_empty() {
        // Of what, the sentences before may have said.
        slots = super::second_look::widened(article, index, &figure, Sort::Count, slots);
        slots.doubt = slots.doubt.max(Doubt::Modifier);
        readings = held(index, condition, windows, &slots, 4);
        readings.retain(|r| (r.amount.value - n as f64).abs() < 0.5);
    }
    readings.sort_by_key(|r| r.cost);
    // "since the turn of the century": a stretch that no number tells.
    let id = article.sentence_of(at);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let untold = (from..to).any(|i| {
        matches!(article.lower(i), "since" | "century" | "kể")
            && !article.mentions_in(i, i + 5).iter().any(|m| m.when().is_some())
    });
    if untold {
        slots.doubt = slots.doubt.max(Doubt::Stranger);
    }
    // What the words leave open of a count may be meant otherwise.
    if slots.doubt == Doubt::None && readings.first().is_some_and(|r| r.cost > 2) {
        slots.doubt = Doubt::Modifier;
    }
    (!readings.is_empty()).then_some(Claim { figure, readings, slots })
}

/// How many periods of each window meet the condition, for what the slots offer.
fn held(
    index: &TableIndex<'_>,
    condition: Condition,
    windows: &[(Vec<Period>, i32)],
    slots: &Slots,
    most: usize,
) -> Vec<Reading> {
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(most) {
        for names in slots.names.iter().take(most) {
            for (periods, cost) in windows {
                let met: Vec<Option<bool>> =
                    periods.iter().map(|p| condition.holds(index, flow.value, &names.value, *p)).collect();
                // The first of them has no year before it.
                let unknown = met.iter().filter(|h| h.is_none()).count();
                let (Some(first), Some(last)) = (periods.iter().min(), periods.iter().max()) else {
                    continue;
                };
                if unknown > usize::from(matches!(condition, Condition::Grew { .. })) || met.len() <= unknown
                {
                    continue;
                }
                let passing = met.iter().filter(|h| **h == Some(true)).count();
                let those = periods.iter().zip(&met).filter(|(_, h)| **h == Some(true)).map(|(p, _)| *p);
                let cells = cells_of_periods(index, (condition.side(flow.value), &names.value), those);
                let mut found = reading(
                    Sort::Count,
                    flow.value,
                    names.value.clone(),
                    *last,
                    (counted(passing, cells), periods_of(condition, states_rates(index, flow.value))),
                    flow.cost + names.cost + cost,
                    flow.cost.max(names.cost).max(*cost) + 1,
                );
                found.base = Some(*first);
                readings.push(found);
            }
        }
    }
    readings
}
