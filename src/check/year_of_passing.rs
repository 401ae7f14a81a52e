//! The year in which a round level was first passed: "Exports topped $100 billion in 2012 and $200 billion in 2017", "the marks of 300 and
//! 400 billion fell in 2015 and 2018", "mốc 100 tỷ USD bị phá năm 2012". That a later year is above the level as well is no mistake: only
//! "the first" accuses, and a year that had not come near it.

use super::article::{Article, Mention};
use super::candidates::level;
use super::claims_in_words::{Claim, reading, stand_in};
use super::extremes::{truth, year_found};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::periods_in_text::When;
use super::slots::slots;
use super::table_index::{TableIndex, Wanted};
use crate::dataset::Status;
use crate::period::Period;

/// Verbs of passing a level, and words for the level.
const PASSES: [&str; 22] = [
    "passed",
    "topped",
    "crossed",
    "surpassed",
    "broke",
    "cleared",
    "exceeded",
    "breached",
    "overstepped",
    "reached",
    "hit",
    "mark",
    "marks",
    "milestone",
    "milestones",
    "barrier",
    "barriers",
    "threshold",
    "thresholds",
    "above",
    "mốc",
    "ngưỡng",
];
/// Words between a level and a year that make the level one of something else than what happened in the year.
const OTHERWISE: [&str; 8] = ["của", "so", "tiêu", "hoạch", "for", "of", "target", "goal"];

/// Tokens that may stand between a year and the next level of the same list.
const APART: usize = 12;

/// A year is called wrong where it fell this far short of the level, and by a reading that costs no more.
const SHORT: f64 = 0.95;
const CLEAR: i32 = 1;

/// A level and the year in which it was passed.
type Pair<'a> = (&'a Figure, &'a Mention);

/// The years of passing that a text states.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if index.flowless {
        return Vec::new();
    }
    let last = article.tokens.last().map_or(0, |t| t.sentence);
    let pairs = (0..=last)
        .flat_map(|id| pairs(article, (article.sentence_start(id), article.sentence_start(id + 1))));
    pairs.filter_map(|pair| claim(article, index, pair)).collect()
}

/// Levels of a sentence with the years behind them: one by one, or several levels and as many years.
fn pairs(article: &Article, (from, to): (usize, usize)) -> Vec<Pair<'_>> {
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let is_level = |f: &&Figure| matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    // "được vượt qua vào năm 2013": nothing is compared with that year.
    let at_it =
        |m: &Mention| word(m.start) == "vào" || m.start.checked_sub(1).is_some_and(|i| word(i) == "vào");
    let is_year =
        |m: &&Mention| matches!(m.when(), Some(When::Exact(Period::Year(_)))) && (!m.compared || at_it(m));
    let levels: Vec<&Figure> = article.figures_in(from, to).iter().filter(is_level).collect();
    let years: Vec<&Mention> = article.mentions_in(from, to).iter().filter(is_year).collect();
    let mut out: Vec<Pair<'_>> = Vec::new();
    let mut at = from;
    // "Phải đến năm 2007 nền kinh tế mới lần đầu bước qua ngưỡng 100 tỷ USD; ngưỡng 200 tỷ đến vào năm 2011": the year stands before.
    if let (Some(m), Some(f)) = (years.first(), levels.first())
        && m.end <= f.tokens.0
        && article.clause_of(f.tokens.0) <= article.clause_of(m.start) + 2
        && (m.start.saturating_sub(2).max(from)..f.tokens.0).any(|i| {
            matches!(
                (word(i), word(i + 1)),
                ("lần", "đầu") | ("phải", "đến") | ("until" | "only", _) | ("first", _)
            )
        })
        && (f.tokens.0.saturating_sub(8).max(m.end)..f.tokens.0).any(|i| PASSES.contains(&word(i)))
    {
        out.push((f, m));
        at = f.tokens.1;
    }
    while let Some(first) = levels.iter().position(|f| f.tokens.0 >= at) {
        let Some(year) = years.iter().position(|m| m.start >= levels.get(first).map_or(to, |f| f.tokens.1))
        else {
            break;
        };
        let Some(start) = years.get(year).map(|m| m.start) else { break };
        let run: Vec<&Figure> =
            levels.iter().skip(first).take_while(|f| f.tokens.1 <= start).copied().collect();
        let until = levels.get(first + run.len()).map_or(to, |f| f.tokens.0);
        let own: Vec<&Mention> =
            years.iter().skip(year).take_while(|m| m.start < until).take(run.len()).copied().collect();
        let begin = run.first().map_or(from, |f| f.tokens.0);
        let passed = (at.max(begin.saturating_sub(8)).max(from)..start).any(|i| PASSES.contains(&word(i)));
        let goes_on = !out.is_empty() && begin.saturating_sub(at) <= APART;
        let near = own.first().zip(run.last()).is_some_and(|(m, f)| m.start <= f.tokens.1 + 7);
        if own.len() == run.len() && near && (passed || goes_on) {
            out.extend(run.iter().copied().zip(own.iter().copied()));
        }
        at = own.last().map_or(start + 1, |m| m.end);
    }
    out
}

/// Whether the year is the one in which the level was first passed, as the words tell whose level it is.
fn claim(article: &Article, index: &TableIndex<'_>, (figure, m): Pair<'_>) -> Option<Claim> {
    let Some(When::Exact(year @ Period::Year(_))) = m.when() else { return None };
    let stated = stand_in(article, m.start, m.end, year.end_year().into(), Counts::Bare)?;
    let slots = slots(article, index, figure, Sort::Milestone);
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let years: Vec<Period> = index.periods.iter().filter(|p| matches!(p, Period::Year(_))).copied().collect();
    let from = article.sentence_start(article.sentence_of(m.start));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let first = (from..m.start).any(|i| lower(i) == "first" || (lower(i), lower(i + 1)) == ("lần", "đầu"));
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().take(2) {
            let reached = |p: Period| {
                let amount = level(index, flow.value, &names.value, measure, p)?;
                (amount.status != Status::Plan).then_some(amount.interval.hi / figure.value())
            };
            let above = |p: Period| reached(p).map(|part| part >= 1.0);
            let Some(now) = above(year) else { continue };
            // The year before has to be known, or nothing tells when it was passed.
            let Some(before) = year.previous().filter(|p| above(*p).is_some()) else { continue };
            let earlier = years.iter().filter(|p| **p < year).any(|p| above(*p) == Some(true));
            let holds = now && !earlier;
            let own = !(figure.tokens.0..m.start).any(|i| OTHERWISE.contains(&lower(i)));
            let short = own && reached(year).is_some_and(|part| part < SHORT);
            if !holds && !first && !short {
                continue;
            }
            let passed = years.iter().filter(|p| above(**p) == Some(true)).min();
            let found = match (holds, passed) {
                (true, _) => year_found(year),
                (false, Some(p)) if *p != year => year_found(*p),
                _ => truth(false),
            };
            let (cost, reach) = (flow.cost + names.cost, flow.cost.max(names.cost));
            if !holds && !first && reach > CLEAR {
                continue;
            }
            let mut found = reading(
                Sort::Extreme,
                flow.value,
                names.value.clone(),
                year,
                (found, Some("first-above")),
                cost,
                reach,
            );
            found.base = Some(before);
            readings.push(found);
        }
    }
    readings.sort_by_key(|r| r.cost);
    (!readings.is_empty()).then_some(Claim { figure: stated, readings, slots })
}
