//! What stands around a figure that nothing explained: the figures before and behind it in its paragraph that agree say which period, base,
//! flow and row are spoken of, better than the words alone do. A look that agrees; it accuses only by what the digits tell by themselves.

use super::article::Article;
use super::candidates::Maker;
use super::company::Company;
use super::figures_in_text::Figure;
use super::kinds::{Guess, Sort, direction};
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{first_of, measures, nearest, sorts};
use super::slip::Slip;
use super::slots::{Base, Doubt, Names, Side, Slots, choice, put};
use super::table_index::TableIndex;
use super::verdict::{Judged, Verdict, weight};
use crate::dataset::Flow;
use crate::period::Period;

/// What is taken from a figure around costs this much more than what the clause says itself, and a step more for each further one.
const TAKEN: i32 = 1;

/// How many values a figure may be held against.
fn tries(figure: &Figure, doubt: Doubt) -> usize {
    match (weight(figure), doubt) {
        (0 | 1, _) | (2, Doubt::Elsewhere) => 0,
        (2, _) => 6,
        (3, Doubt::Elsewhere) => 6,
        (3, _) => 16,
        (_, Doubt::Elsewhere) => 16,
        _ => 48,
    }
}

/// What a base is of its period, so that it can be asked of another one.
fn base_of(reading: &Reading) -> Option<Base> {
    let base = reading.base?;
    let alike =
        [Base::Year, Base::Month, Base::Quarter].into_iter().find(|b| b.of(reading.period) == Some(base));
    Some(alike.unwrap_or(Base::Named(base)))
}

/// What a figure means by the company of those around it.
pub(super) fn met(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
    doubt: Doubt,
) -> Option<Reading> {
    let most = tries(figure, doubt);
    if most == 0 || figure.in_words {
        return None;
    }
    nearest(figure, readings(company, article, index, (place, figure)), most)
}

/// What a figure may mean by the company of those around it.
fn readings(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
) -> Vec<Reading> {
    let mut out = Vec::new();
    let around: Vec<&Reading> = company.around(place).collect();
    if around.is_empty() || figure.upper.is_some() || figure.per_head {
        return out;
    }
    let sign = direction(article, figure).unwrap_or(0);
    // A level is one of the time before only where something is compared, or comes from there.
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let to = super::kinds::behind(article, figure).1;
    let sets = |m: &super::article::Mention| {
        m.compared
            || m.when().is_some_and(|w| w.is_relative())
            || [Mark::Base, Mark::From, Mark::Than].into_iter().any(|k| m.has(k))
    };
    let multiple = article
        .figures_in(from, figure.tokens.0)
        .last()
        .is_some_and(|f| f.counts == super::figures_in_text::Counts::Times || f.in_words);
    let says_then = multiple || article.mentions_in(from, to).iter().any(sets);
    for (n, sort) in sorts(article, figure).into_iter().enumerate() {
        let own = super::slots::slots(article, index, figure, sort);
        let slots = told_by(&around, sort, own, says_then);
        for (m, measure) in measures(article, index, figure, &slots).into_iter().enumerate() {
            let cost = (n * 2 + m) as i32;
            let guess = Guess { sort, sign: if sort == Sort::Value { 0 } else { sign }, cost };
            Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
        }
    }
    out.retain(|r| r.sort != Sort::Difference || !matches!(r.working, Working::Level(_)));
    out
}

/// What a flow costs that nothing near a figure names.
const UNNAMED: i32 = 10;

/// How many values a figure is held against for a slip: where its digits are those of one of them in another scale or order, or the value
/// is its own with the sign turned, few others would be.
fn asked(figure: &Figure, doubt: Doubt) -> usize {
    match (weight(figure), doubt) {
        (_, Doubt::Plan) | (0 | 1, _) => 0,
        (2, Doubt::None | Doubt::Modifier) => 2,
        (3, Doubt::None | Doubt::Modifier) => 5,
        (3, Doubt::Stranger) => 3,
        (4.., Doubt::None | Doubt::Modifier | Doubt::Stranger) => 12,
        (4.., Doubt::Elsewhere) => 5,
        _ => 0,
    }
}

/// The slip that the digits of a figure tell by themselves, by what its words say and by what those around it are about.
pub(super) fn slipped(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
    (own, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let most = asked(figure, doubt);
    // What is still to come, or is wanted, is in no table.
    let id = article.sentence_of(figure.tokens.0);
    let said = article.mentions_in(article.sentence_start(id), article.sentence_start(id + 1));
    let wanted = said.iter().any(|m| m.has(Mark::Plan) || m.has(Mark::Forecast));
    if most == 0 || wanted || figure.upper.is_some() || figure.per_head || figure.in_words {
        return None;
    }
    let mut others = readings(company, article, index, (place, figure));
    others.sort_by_key(|r| r.cost);
    first_of(own.iter().take(most).chain(&others), most, |reading| {
        let slip = super::slip::told_by_digits(article, figure, reading)?;
        // Digits in another order, of a flow that nothing near names, are many figures'.
        if slip == Slip::Transposed && reading.loose.flow >= UNNAMED {
            return None;
        }
        Some(Judged { verdict: Verdict::Disagrees, reading: Some(reading.clone()), slip: Some(slip) })
    })
}

/// The slots of a figure with what those around it are about.
fn told_by(around: &[&Reading], sort: Sort, own: Slots, says_then: bool) -> Slots {
    // What the clause itself says holds.
    let said = |cost: i32| cost <= 1;
    let mut flows: Vec<_> = own.flows.into_iter().take(2).collect();
    let mut names: Vec<_> = own.names.into_iter().take(3).collect();
    let mut periods = Vec::new();
    let mut bases: Vec<_> = own.bases.into_iter().filter(|c| said(c.cost)).collect();
    let flow_open = flows.first().is_none_or(|c| c.cost != 0);
    let named: Vec<usize> = names
        .first()
        .filter(|c| c.cost == 0)
        .map(|c| c.value.iter().map(|(dim, _)| *dim).collect())
        .unwrap_or_default();
    let first: Option<Names> = names.first().map(|c| c.value.clone());
    for c in own.periods.iter().filter(|c| said(c.cost)).take(2) {
        periods.push(c.clone());
    }
    for (n, r) in around.iter().enumerate() {
        let cost = TAKEN + n as i32;
        put(&mut periods, Some(r.period), cost);
        put(&mut periods, r.base.filter(|_| sort == Sort::Value && says_then), cost + 2);
        put(&mut bases, base_of(r), cost);
        if let Some(side) = r.side.filter(|_| flow_open) {
            put(&mut flows, Some(side), cost);
            // Both sides were told: what is left between them may be meant.
            let other = if side.flow == Flow::Import { Flow::Export } else { Flow::Import };
            let both = around.iter().any(|o| o.side.is_some_and(|s| s.flow == other && s.topic.is_none()));
            let balance = matches!(side.flow, Flow::Export | Flow::Import) && side.topic.is_none() && both;
            put(&mut flows, Some(Side::of(Flow::Balance)).filter(|_| balance), cost + 2);
        }
        // Their row, with what the clause adds to it or in its place.
        let alone = r.names.iter().all(|(dim, _)| !named.contains(dim));
        if alone {
            let mut all = r.names.clone();
            all.extend(
                first.iter().flatten().filter(|(dim, _)| r.names.iter().all(|(d, _)| d != dim)).cloned(),
            );
            put(&mut names, Some(all), cost);
        } else if let Some(first) = &first {
            let mut all = first.clone();
            all.extend(r.names.iter().filter(|(dim, _)| !named.contains(dim)).cloned());
            put(&mut names, Some(all), cost);
        }
    }
    // Last, what the words alone would give.
    for c in own.periods.into_iter().filter(|c| !said(c.cost)).take(2) {
        put(&mut periods, Some(c.value), c.cost + TAKEN);
    }
    flows.sort_by_key(|c| c.cost);
    names.sort_by_key(|c| c.cost);
    periods.sort_by_key(|c| c.cost);
    bases.sort_by_key(|c| c.cost);
    if bases.is_empty() {
        bases.push(choice(Base::Year, TAKEN));
    }
    flows.truncate(4);
    let known = |p: &Period| around.iter().any(|r| r.period.step() == p.step());
    periods.sort_by_key(|c| !known(&c.value));
    Slots {
        flows,
        names,
        periods,
        bases,
        others: Vec::new(),
        whole: own.whole,
        doubt: own.doubt,
        offered: false,
    }
}
