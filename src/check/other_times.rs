//! The figure of another time. A clause that names its year, or what it compares with, right at the figure leaves no choice: where the same
//! thing gives just this figure a year before or after, or against another base, the time was written wrong.

use super::Finding;
use super::article::Article;
use super::bound_times::Bound;
use super::candidates::{level, meets, stated};
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::Slip;
use super::slots::{Base, Doubt};
use super::table_index::{Amount, TableIndex, Wanted};
use super::too_weak::rounds_otherwise;
use super::verdict::{Judged, Verdict, weight};
use super::working::Working;
use crate::period::{Period, Step};

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// What a reading may cost that is clear enough.
const CHEAP: i32 = 6;
/// The same for its flow, and for its names.
const SAID: i32 = 2;
/// How much further from the figure that may be said of which it states four digits and more.
const FURTHER: i32 = 3;
/// How many readings are asked.
const FEW: usize = 4;

/// The accusation that a figure is that of another time than its clause names.
pub(super) fn slipped(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    (readings, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let digits = weight(figure);
    let plain = figure.upper.is_none() && !figure.in_words && !figure.per_head;
    let sure = match doubt {
        Doubt::None | Doubt::Modifier => digits > 1,
        Doubt::Stranger => digits > HEAVY,
        Doubt::Plan | Doubt::Elsewhere => false,
    };
    let bound = Bound::of(article, figure);
    if !plain || !sure || !bound.names_period() && bound.base().is_none() {
        return None;
    }
    let first = readings.first()?;
    // Four digits are met by nothing else: whatever was fetched from further back was meant.
    let room = if digits > HEAVY { FURTHER } else { 0 };
    let clear = |r: &&Reading| {
        r.cost <= first.cost + 2 + room
            && r.cost <= CHEAP + room
            && r.loose.flow <= SAID + room
            && r.loose.names <= SAID + room
            && r.loose.sort <= SAID + 1
            && !r.priced
            && !r.loose.taken_over
            && r.against.is_none()
            && !rounds_otherwise(figure, r)
    };
    readings.iter().filter(clear).take(FEW).find_map(|r| {
        let slip = other_period(article, index, figure, (r, &bound))
            .or_else(|| other_base(index, figure, r, &bound))?;
        Some(Judged { verdict: Verdict::Disagrees, reading: Some(r.clone()), slip: Some(slip) })
    })
}

/// What a reading states at another time; `None` where it is not worked out in this way.
fn at(
    index: &TableIndex<'_>,
    reading: &Reading,
    measure: Wanted,
    (period, base): (Period, Option<Period>),
) -> Option<Amount> {
    let side = reading.side?;
    let of = |period: Period| level(index, side, &reading.names, measure, period);
    match reading.sort {
        Sort::Value => of(period),
        Sort::Share => {
            let whole = level(index, side, &Vec::new(), measure, period)?;
            Working::Share(of(period)?, whole).worked().map(|w| w.1)
        }
        Sort::Growth => Working::Growth(of(period)?, of(base?)?).worked().map(|w| w.1),
        _ => None,
    }
}

/// The measure by which a reading was worked out.
fn measure(index: &TableIndex<'_>, reading: &Reading) -> Option<Wanted> {
    let same = |a: Amount| (a.value - reading.amount.value).abs() <= 1e-9 * a.value.abs();
    [index.plain, Wanted::Amount, Wanted::Money]
        .into_iter()
        .find(|m| at(index, reading, *m, (reading.period, reading.base)).is_some_and(same))
}

/// Whether a figure is what a reading would state with another amount.
fn hits(figure: &Figure, reading: &Reading, amount: Option<Amount>) -> bool {
    amount.is_some_and(|amount| meets(stated(figure, reading.sort), &Reading { amount, ..reading.clone() }))
}

/// A year or two, or a month or quarter, beside the one that is named, which nothing in the sentence speaks of.
fn other_period(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    (reading, bound): (&Reading, &Bound),
) -> Option<Slip> {
    if !bound.names_period() {
        return None;
    }
    let heavy = weight(figure) >= HEAVY;
    let measure = measure(index, reading)?;
    let id = article.sentence_of(figure.tokens.0);
    let said = article.mentions_in(article.sentence_start(id), article.sentence_start(id + 1));
    let years = [1, -1, 2, -2].into_iter().take(if heavy { 4 } else { 2 });
    let mut beside: Vec<(Period, Option<Period>)> = years
        .filter_map(|n| Some((reading.period.same_of_year(n)?, reading.base.and_then(|b| b.same_of_year(n)))))
        .collect();
    // What is compared with a time that is named stays compared with it; another one may be named further off.
    let fixed = matches!(bound.base(), Some(Base::Named(_) | Base::OfYear(_)));
    beside.iter_mut().filter(|_| fixed).for_each(|(_, base)| *base = reading.base);
    if let (None, Some(base)) = (bound.base(), reading.base) {
        let kept: Vec<Period> = beside.iter().map(|(p, _)| *p).filter(|p| *p != base).collect();
        beside.extend(kept.into_iter().map(|p| (p, Some(base))));
    }
    if heavy && matches!(reading.period.step(), Step::Month | Step::Quarter) {
        let next = [reading.period.previous(), reading.period.shift(1)];
        beside.extend(
            next.into_iter().flatten().map(|p| (p, p.same_of_year(-1).filter(|_| reading.base.is_some()))),
        );
    }
    beside
        .into_iter()
        .filter(|(p, _)| !said.iter().any(|m| m.periods.contains(p)))
        .find(|times| hits(figure, reading, at(index, reading, measure, *times)))
        .map(|(p, _)| Slip::Period(p))
}

/// Another time than the one that stands right at the figure to compare with.
fn other_base(index: &TableIndex<'_>, figure: &Figure, reading: &Reading, bound: &Bound) -> Option<Slip> {
    let said = bound.base().filter(|_| reading.sort == Sort::Growth)?;
    let measure = measure(index, reading)?;
    let named = reading.base.filter(|_| matches!(said, Base::Named(_) | Base::OfYear(_)));
    let usual = [Base::Year, Base::Month, Base::Quarter].into_iter().filter_map(|b| b.of(reading.period));
    let beside = [1, -1].into_iter().filter_map(|n| named?.same_of_year(n));
    usual
        .chain(beside)
        .filter(|b| Some(*b) != reading.base && *b != reading.period)
        .find(|b| hits(figure, reading, at(index, reading, measure, (reading.period, Some(*b)))))
        .map(Slip::Base)
}

/// How many figures of an article may be those of other periods before it is likelier that they were misread.
const MOST_OF_OTHER_PERIODS: usize = 2;

/// Whether the period that a figure was read with is its own: its clause names it, or the sentence does and no other figure is in between.
pub(super) fn is_its_own(article: &Article, figure: &Figure, judged: &Judged) -> bool {
    let at = figure.tokens.0;
    let said = article.mentions_in(article.sentence_start(article.sentence_of(at)), at);
    let last = said.iter().rev().find(|m| !m.periods.is_empty()).map(|m| m.end);
    judged.reading.as_ref().is_some_and(|r| r.loose.period == 0)
        || last.is_some_and(|end| article.figures_in(end, at).is_empty())
}

/// Leaves open what was taken for the figure of another period, by its place among the findings and whether the period is its own. Several
/// tell of which period all of them are, and then none of them is wrong; one accuses where the period is its own.
pub(super) fn take_back(findings: &mut [Finding], of_other_periods: Vec<(usize, bool, Finding)>) {
    let too_many = of_other_periods.len() > MOST_OF_OTHER_PERIODS;
    for (place, named, open) in of_other_periods {
        let found = findings.get_mut(place).filter(|f| f.verdict == Verdict::Disagrees);
        if let Some(found) = found.filter(|_| too_many || !named) {
            *found = open;
        }
    }
}

/// How far back a time may stand that a figure is of though the sentence does not say so.
const BACK: usize = 3;

/// A level that agrees only of a time which nobody speaks of, right behind another of the same name that agrees of the time the text is at:
/// "the top supplier at $11.80 billion, so that the deficit with its neighbour, at $8.69 billion", where that is the one of a month before.
pub(super) fn unspoken(
    article: &Article,
    figure: &Figure,
    (judged, best): (&Judged, Option<&Reading>),
    company: &super::company::Company,
) -> Option<Judged> {
    let level = |r: &&Reading| r.sort == Sort::Value && r.base.is_none();
    let found = judged.reading.as_ref().filter(|_| judged.verdict == Verdict::Agrees).filter(level)?;
    let best = best.filter(level)?;
    let same = best.side == found.side && best.names == found.names && !best.names.is_empty();
    let moved = best.period != found.period && best.period.step() == found.period.step();
    if !same || !moved || weight(figure) < HEAVY || figure.in_words || best.cost > CHEAP {
        return None;
    }
    let id = article.sentence_of(figure.tokens.0);
    let start = article.sentence_start(id);
    let (tokens, before) = company.agreed().filter(|(t, _)| t.0 >= start && t.1 <= figure.tokens.0).last()?;
    let named = before.names.iter().any(|part| best.names.contains(part));
    let at_it = before.sort == Sort::Value && before.period == best.period && named;
    let end = super::kinds::behind(article, figure).1;
    // "$119.5 billion, against $97.0 billion": what it is compared with is of another time without a word.
    const SET: [&str; 11] =
        ["against", "from", "than", "previously", "before", "trước", "từ", "so", "hơn", "earlier", "versus"];
    let set = (tokens.1..figure.tokens.0)
        .any(|i| article.token(i).is_some_and(|t| SET.contains(&t.lower.as_str())));
    let against = article.mentions_in(tokens.1, figure.tokens.0).iter();
    let set = set
        || against.clone().any(|m| m.has(super::lexicon::Mark::Base) || m.has(super::lexicon::Mark::Than));
    if set {
        return None;
    }
    let timed = article.mentions_in(tokens.1, end).iter().any(|m| m.when().is_some());
    let from = article.sentence_start(id.saturating_sub(BACK));
    let spoken = article.mentions_in(from, end).iter().any(|m| m.periods.contains(&found.period));
    let slip = Some(Slip::Period(found.period)).filter(|_| at_it && !timed && !spoken);
    slip.map(|slip| Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip: Some(slip) })
}
