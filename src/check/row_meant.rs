//! A figure that is another row's, whose own word stands right before it: "and finance a further $32.6 billion" beside the row "Financial
//! services". It is that row that is meant, however shortly it is called.

use super::article::Article;
use super::candidates::{Maker, meets, stated};
use super::figures_in_text::Figure;
use super::kinds::Guess;
use super::reading::Reading;
use super::second_look::{row_is_spoken_of, stem};
use super::slip::Slip;
use super::slots::{Names, Slots, choice, slots};
use super::table_index::{TableIndex, Wanted};
use super::verdict::{Judged, Verdict, weight};

/// Letters that a telling word has at least.
const TELLING: usize = 5;

/// The same of a Vietnamese one, whose words are syllables: "xe tải" for "Ô tô vận tải".
const SYLLABLE: usize = 3;

/// How far before the figure the row's own word stands, at most.
const NEAR: usize = 4;

/// An accusation by another row's figure, where that row is not spoken of; where its word stands before the figure, it is what was meant.
pub(super) fn own(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: Judged,
) -> Option<Judged> {
    let slots_of = |sort| slots(article, index, figure, sort);
    if let Some(found) = meant(article, index, figure, &judged, &slots_of) {
        return Some(Judged { verdict: Verdict::Agrees, reading: Some(found), slip: None });
    }
    (!row_is_spoken_of(article, index, figure, &judged)).then_some(judged)
}

/// The words of a row's name that stand in none of the others', as a text may shorten it to.
fn telling(article: &Article, name: &str, others: &[&str]) -> Vec<String> {
    let least = if article.vietnamese { SYLLABLE } else { TELLING };
    let words = |name: &str| -> Vec<String> {
        let folded = super::words::fold(name);
        let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= least);
        all.map(stem).collect()
    };
    let taken: Vec<String> = others.iter().flat_map(|other| words(other)).collect();
    words(name).into_iter().filter(|w| !taken.contains(w)).collect()
}

/// Whether a word right before a figure is one of a row's name and of none of the other's: "xe tải 10.820 chiếc" beside "Ô tô vận tải".
pub(super) fn is_called(article: &Article, figure: &Figure, (name, other): (&str, &str)) -> bool {
    let own = telling(article, name, &[other]);
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let before = article.figures_in(sentence, at).last().map_or(sentence, |f| f.tokens.1);
    let from = before.max(at.saturating_sub(NEAR));
    (from..at).any(|i| article.token(i).is_some_and(|t| own.contains(&stem(&t.folded))))
}

/// What a figure means that seems to be another row's by mistake.
pub(super) fn meant(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: &Judged,
    slots_of: &dyn Fn(super::kinds::Sort) -> Slots,
) -> Option<Reading> {
    let (Some(Slip::Row(name)), Some(reading)) = (&judged.slip, &judged.reading) else { return None };
    if weight(figure) < 3 || reading.priced {
        return None;
    }
    let (dim, member) = reading.names.iter().find_map(|(dim, _)| {
        (0..index.members_in(*dim)).find(|m| index.name(*dim, *m) == name.as_str()).map(|m| (*dim, m))
    })?;
    let own: Vec<&str> = reading
        .names
        .iter()
        .filter(|(d, _)| *d == dim)
        .flat_map(|(d, members)| members.iter().map(|m| index.name(*d, *m)))
        .collect();
    let telling = telling(article, name, &own);
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let from = article
        .figures_in(sentence, at)
        .iter()
        .rev()
        .find(|f| f.counts == figure.counts)
        .map_or(sentence, |f| f.tokens.1);
    let says = |i: &usize| article.token(*i).is_some_and(|t| telling.contains(&stem(&t.folded)));
    let word = (from.max(at.saturating_sub(NEAR))..at).rev().find(says)?;
    // "Unlike coffee, rubber brought in …": another name stands between.
    let another =
        |m: &super::article::Mention| m.start > word && matches!(m.says, super::article::Says::Named(_));
    if article.mentions_in(word, at).iter().any(another) {
        return None;
    }
    let names: Names = reading
        .names
        .iter()
        .map(|(d, members)| if *d == dim { (dim, vec![member]) } else { (*d, members.clone()) })
        .collect();
    let slots = Slots {
        flows: reading.side.map(|side| choice(side, 0)).into_iter().collect(),
        names: vec![choice(names, 0)],
        periods: vec![choice(reading.period, 0)],
        others: Vec::new(),
        ..slots_of(reading.sort)
    };
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let guess = Guess { sort: reading.sort, sign: reading.sign, cost: 0 };
    let mut out = Vec::new();
    Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
    out.sort_by_key(|r: &Reading| r.cost);
    out.into_iter().find(|r| r.base == reading.base && meets(stated(figure, r.sort), r))
}
