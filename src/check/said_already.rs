//! A figure that the text states already, of something else: carried from one line into the next. What it was stated of first is known,
//! and where the words right here name another flow, row, time or way of counting, it is not a second telling.

use super::article::Article;
use super::company::Company;
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::Slip;
use super::slots::Doubt;
use super::table_index::TableIndex;
use super::verdict::{Judged, Verdict, is_exact, weight};

/// How far the weakest word may stand of what a figure of so many digits is read as.
const CLEAR: i32 = 4;
/// The same of two digits.
const NEAREST: i32 = 1;
/// A reading dearer than this altogether is a guess.
const DEAREST: i32 = 10;
/// Readings this close to the best may be the one that is meant.
const CLOSE: i32 = 6;
/// A slot that costs no more was filled by the clause itself.
const OWN: i32 = 1;

/// What a figure accuses of that repeats another one of the text; `readings` are what its own words may mean, likeliest first.
pub(super) fn judged(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
    (readings, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let best = readings.first()?;
    let limit = match weight(figure) {
        0 | 1 => return None,
        2 => NEAREST,
        _ => CLEAR,
    };
    let told = matches!(best.sort, Sort::Value | Sort::Growth | Sort::Share)
        && !best.priced
        && best.against.is_none();
    let clear = best.reach <= limit && best.cost <= DEAREST && doubt == Doubt::None && !best.loose.taken_over;
    let plain = figure.upper.is_none() && !figure.in_words && !figure.per_head && !is_exact(best.sort);
    if !told || !clear || !plain || is_taken_up(article, figure) {
        return None;
    }
    let own = company.agreed_at(place).map(|(_, reading)| reading);
    let same_value =
        |a: &Reading, b: &Reading| (a.amount.value - b.amount.value).abs() <= 1e-9 * b.amount.value.abs();
    let mut close = readings.iter().take_while(|r| r.cost <= best.cost + CLOSE);
    if own.is_some_and(|own| close.any(|r| same_value(r, own))) {
        return None;
    }
    let repeats = |tokens: (usize, usize)| {
        article.figures.iter().any(|f| {
            f.tokens == tokens
                && (f.decimal, f.power, f.counts) == (figure.decimal, figure.power, figure.counts)
        })
    };
    company
        .agreed_by_words()
        .filter(|(tokens, told)| {
            *tokens != figure.tokens && repeats(*tokens) && own.is_none_or(|own| same_value(own, told))
        })
        .find_map(|(_, told)| {
            let slip = of_another(index, best, told)?;
            let wrong = !super::too_weak::to_accuse(figure, best, slip.as_ref());
            wrong.then(|| Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip })
        })
}

/// Whether a sentence begins with the figure, or takes it up with a word that points back: "24,53 tỷ USD là mức thấp nhất", "those $61
/// billion".
fn is_taken_up(article: &Article, figure: &Figure) -> bool {
    let start = article.sentence_start(article.sentence_of(figure.tokens.0));
    let pointed = matches!(
        article.word_before(figure.tokens.0, 1),
        "this" | "that" | "these" | "those" | "con" | "so" | "muc"
    );
    figure.tokens.0 == start || pointed
}

/// In what the words of a figure differ from what the same figure was stated of before; nothing where they leave that open.
fn of_another(index: &TableIndex<'_>, best: &Reading, told: &Reading) -> Option<Option<Slip>> {
    let loose = best.loose;
    let flow = || told.side.filter(|s| s.topic.is_none()).map(|s| Slip::Flow(s.flow));
    if best.names != told.names && loose.names == 0 && !best.names.is_empty() {
        let row = told.names.last().and_then(|(dim, members)| Some(index.name(*dim, *members.first()?)));
        return Some(row.map_or_else(flow, |name| Some(Slip::Row(name.to_owned()))));
    }
    // A flow or time that was taken over from further back may as well be the one that was meant the first time.
    if best.side != told.side && loose.flow > OWN || best.period != told.period && loose.period > OWN {
        return None;
    }
    if best.side != told.side {
        return Some(flow());
    }
    if best.sort != told.sort && loose.sort <= OWN {
        return Some(Some(Slip::Sort(told.sort)));
    }
    if best.period != told.period {
        return Some(Some(Slip::Period(told.period)));
    }
    let rebased = best.base.is_some() && best.base != told.base && loose.base <= OWN;
    rebased.then(|| told.base.map(Slip::Base))
}
