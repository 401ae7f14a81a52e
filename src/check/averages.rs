//! Averages of what does not add up, and of any stretch: "inflation averaged 3 per cent from January to June", "giai đoạn 2015-2019, bình
//! quân là 7,1%", "in the 1990s a barrel averaged $18". A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Per, Sort};
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest};
use super::slots::{Names, Side, put};
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::Flow;
use crate::period::{Period, Step};

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 2, 6, 16];

/// Whether the sentence speaks of an average before the figure, or just behind it.
fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let to = end.min(figure.tokens.1 + 4);
    super::near_words::is_average(article, from, to)
        || article
            .mentions_in(figure.tokens.1, to)
            .iter()
            .any(|m| m.has(Mark::PerMonth) || m.has(Mark::PerYear))
        || (from..figure.tokens.0)
            .any(|i| article.token(i).is_some_and(|t| t.is_word("hovered") || t.is_word("hovering")))
}

/// The periods of one length that fill a longer one, where the table has them all.
fn filling(index: &TableIndex<'_>, window: Period, step: Step) -> Option<Vec<Period>> {
    let inside = |p: &&Period| {
        p.step() == step && p.first_day() >= window.first_day() && p.end_day() <= window.end_day()
    };
    let found: Vec<Period> = index.periods.iter().filter(inside).copied().collect();
    let days: i64 = found.iter().map(|p| i64::from(p.end_day()) - i64::from(p.first_day())).sum();
    let whole = i64::from(window.end_day()) - i64::from(window.first_day());
    (found.len() > 1 && days == whole).then_some(found)
}

fn mean(
    index: &TableIndex<'_>,
    (side, measure): (Side, Wanted),
    names: &Names,
    steps: &[Period],
) -> Option<(Working, Amount)> {
    let all: Option<Vec<Amount>> = steps.iter().map(|p| level(index, side, names, measure, *p)).collect();
    Working::Average(Amount::sum(&all?)?, Amount::number(steps.len() as f64)).worked()
}

/// The average that a figure meets.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let of = matches!(
        figure.counts,
        Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Unit | Counts::Percent | Counts::Bare
    );
    if !of || figure.upper.is_some() || figure.per_tonne || figure.per_kilo || !speaks(article, figure) {
        return None;
    }
    let slots = super::second_look::widened(
        article,
        index,
        figure,
        Sort::Average(Per::Year),
        slots_of(Sort::Average(Per::Year)),
    );
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let mut flows = slots.flows.clone();
    flows.truncate(4);
    // "Con số này": the growth of the product, where the table states it.
    let growth = index.topics.iter().position(super::topics::Topic::is_growth_of_product);
    if let Some(t) = growth.and_then(|t| u16::try_from(t).ok()).filter(|_| figure.counts == Counts::Percent) {
        put(&mut flows, Some(Side { topic: Some(t), ..Side::of(Flow::Balance) }), 4);
    }
    let mut out: Vec<Reading> = Vec::new();
    for period in slots.periods.iter().take(8) {
        for (step, per) in [(Step::Year, Per::Year), (Step::Month, Per::Month), (Step::Quarter, Per::Quarter)]
        {
            let Some(steps) = filling(index, period.value, step) else { continue };
            for flow in &flows {
                let topic = flow.value.topic.and_then(|t| index.topics.get(usize::from(t)));
                // A percentage is an average of percentages, nothing else is.
                let percents = topic.is_some_and(super::topics::Topic::is_percents);
                if percents != (figure.counts == Counts::Percent) {
                    continue;
                }
                for names in slots.names.iter().take(5) {
                    let Some((working, mean)) = mean(index, (flow.value, measure), &names.value, &steps)
                    else {
                        continue;
                    };
                    let down = super::kinds::direction(article, figure) == Some(-1);
                    let amount = if down && percents && mean.value < 0.0 { mean.times(-1.0) } else { mean };
                    out.push(
                        Reading::of(
                            Sort::Average(per),
                            (flow.value, names.value.clone(), period.value),
                            working,
                            amount,
                        )
                        .fetched(
                            flow.cost + names.cost + period.cost,
                            flow.cost.max(names.cost).max(period.cost),
                        ),
                    );
                }
            }
        }
    }
    // "averaged $19 billion over the seven years", "over the six preceding years": so many up to the one spoken of, or before it.
    let years = counted_years(article, figure).filter(|_| figure.counts != Counts::Percent);
    let ends = slots.periods.iter().filter(|c| is_yearly(c.value)).take(4);
    for (n, end) in years.into_iter().flat_map(|n| ends.clone().map(move |c| (n, c))) {
        for first in 0..2 {
            let steps: Option<Vec<Period>> = (first..first + n).map(|k| end.value.same_of_year(-k)).collect();
            let Some((steps, last)) = steps.and_then(|s| Some((s.clone(), *s.first()?))) else { continue };
            let stretch = Period::Years(steps.last().unwrap_or(&last).end_year(), last.end_year());
            for (flow, names) in flows.iter().flat_map(|f| slots.names.iter().take(3).map(move |n| (f, n))) {
                if let Some((working, mean)) = mean(index, (flow.value, measure), &names.value, &steps) {
                    let of = (flow.value, names.value.clone(), stretch);
                    let cost = flow.cost + names.cost + end.cost + first;
                    out.push(Reading::of(Sort::Average(Per::Year), of, working, mean).fetched(cost, cost));
                }
            }
        }
    }
    nearest(figure, out, most(figure, MOST))
}

fn is_yearly(p: Period) -> bool {
    matches!(p.step(), Step::Year | Step::FiscalYear)
}

/// The number of years that an average is said to be of, beside the figure.
fn counted_years(article: &Article, figure: &Figure) -> Option<i32> {
    let id = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let behind = || super::stretch_of_time::behind(article, figure.tokens.1, end);
    let before = || {
        super::stretch_of_time::behind(
            article,
            start.max(figure.tokens.0.saturating_sub(10)),
            figure.tokens.0,
        )
    };
    let preceding = || {
        (figure.tokens.1..end.min(figure.tokens.1 + 4)).find_map(|i| {
            let n = article.token(i).and_then(super::claims_in_words::number_word)?;
            let next = |k: usize| article.lower(i + k);
            (matches!(next(1), "preceding" | "previous") && next(2) == "years").then_some(n)
        })
    };
    let counted = |found: Option<(super::stretch_of_time::Stretch, usize)>| match found?.0 {
        super::stretch_of_time::Stretch::Last(n, Some(Step::Year)) => Some(n),
        _ => None,
    };
    let n = preceding().or_else(|| counted(behind())).or_else(|| counted(before()))?;
    i32::try_from(n).ok().filter(|n| (2..=30).contains(n))
}
