//! Places in an order, of which the smallest number is the highest: who stands first, who climbed and who slipped.

use super::Sentence;
use super::of_indicator::{EACH, Told, known};
use super::spoken::Spoken;
use super::wording::{Piece, bare, dated, figure, sentence, when};
use crate::indicators::{Flag, Record, growth};
use crate::lang::{Lang, ordinal, text, words};
use crate::period::Period;

/// Places far down a long list change by chance.
const NEAR_THE_TOP: f64 = 20.0;

/// Fewest places by which somebody must have moved.
const MOVED: f64 = 2.0;

pub(super) fn told(spoken: &Spoken<'_>, lines: &[&Told<'_>]) -> Vec<Sentence> {
    if let [only] = lines {
        let all: Vec<&Record> = known(only.line).collect();
        let Some((last, earlier)) = all.split_last() else { return Vec::new() };
        return vec![one(spoken, only, last, earlier.last().copied())];
    }
    let Some(last) =
        lines.iter().flat_map(|l| known(l.line)).filter_map(|r| r.period).max_by_key(Period::end_day)
    else {
        return Vec::new();
    };
    let place = |l: &&Told<'_>, p: Period| l.line.at(p).filter(|r| r.value.is_ok()).cloned();
    let mut all: Vec<(&Told<'_>, Record)> =
        lines.iter().filter_map(|l| place(l, last).map(|r| (*l, r))).collect();
    all.sort_by(|a, b| a.1.value.unwrap_or(0.0).total_cmp(&b.1.value.unwrap_or(0.0)));
    // Places in several groups are no one order.
    let order = |(told, now): &(&Told<'_>, Record)| (spoken.group(told), among(spoken.lang, now));
    let orders: Vec<_> = all.iter().map(order).collect();
    if orders.windows(2).any(|w| w.first() != w.last()) {
        let placed = |(told, now): &(&Told<'_>, Record)| one(spoken, told, now, None);
        return all.iter().take(EACH).map(placed).collect();
    }
    let mut out: Vec<Sentence> = first(spoken, &all, last).into_iter().collect();
    out.extend(moved(spoken, &all, last));
    out
}

fn among(lang: Lang, record: &Record) -> String {
    let of = record.flags.iter().find_map(|f| match f {
        Flag::Among { of } => Some([" ", &text(lang, "rank.of", &[("of", (*of).into())])].concat()),
        _ => None,
    });
    of.unwrap_or_default()
}

/// The first three that are there.
fn first(spoken: &Spoken<'_>, all: &[(&Told<'_>, Record)], last: Period) -> Option<Sentence> {
    let lang = spoken.lang;
    let (_, top) = all.first()?;
    let mut pieces =
        vec![("when", Piece::Words(when(lang, last, top.status))), ("among", Piece::Words(among(lang, top)))];
    let names = ["name", "other", "third"].into_iter().zip(["value", "next", "after"]);
    let mut n = 0;
    for ((name, value), (told, record)) in names.zip(all) {
        let place = ordinal(lang, record.value.unwrap_or(0.0) as u32);
        pieces.push((name, Piece::Words(spoken.name(told))));
        pieces.push((value, Piece::Figure(place, record.clone())));
        n += 1;
    }
    let key = match n {
        1 => "tell.ind.places",
        2 => "tell.ind.places.two",
        _ => "tell.ind.places.three",
    };
    Some(sentence(lang, key, &pieces))
}

/// Who climbed most and who slipped most since the first period there is, of those that stand or stood near the top.
fn moved(spoken: &Spoken<'_>, all: &[(&Told<'_>, Record)], last: Period) -> Vec<Sentence> {
    let lang = spoken.lang;
    let begin = all.iter().filter_map(|(l, _)| known(l.line).next()?.period).min_by_key(Period::first_day);
    let Some(begin) = begin.filter(|b| *b < last) else { return Vec::new() };
    let mut steps: Vec<(&Told<'_>, f64, Record, &Record)> = all
        .iter()
        .filter_map(|(told, now)| {
            let was = told.line.at(begin).filter(|r| r.value.is_ok())?.clone();
            let (from, to) = (was.value.ok()?, now.value.ok()?);
            let sure = growth::difference(now, &was).sign() != 0;
            let told_of = sure && from.min(to) <= NEAR_THE_TOP && (from - to).abs() >= MOVED;
            told_of.then_some((*told, from - to, was, now))
        })
        .collect();
    steps.sort_by(|a, b| b.1.total_cmp(&a.1));
    let climbed = steps.first().filter(|s| s.1 > 0.0);
    let slipped = steps.last().filter(|s| s.1 < 0.0);
    // Of two that moved alike neither moved most.
    let alone = |of: &f64| steps.iter().filter(|s| s.1 == *of).count() == 1;
    [climbed, slipped]
        .into_iter()
        .flatten()
        .filter(|(_, by, ..)| alone(by))
        .map(|(told, by, was, now)| {
            let pieces = [
                ("first", Piece::Words(bare(lang, begin))),
                ("last", Piece::Words(dated(lang, last, now.status))),
                ("part", Piece::Words(spoken.name(told))),
                ("from", figure(lang, was)),
                ("to", figure(lang, now)),
            ];
            sentence(lang, if *by > 0.0 { "tell.ind.place.up" } else { "tell.ind.place.down" }, &pieces)
        })
        .collect()
}

/// "In 2016, rice ranked 4 of 12, up from 5 in 2015."
fn one(spoken: &Spoken<'_>, told: &Told<'_>, now: &Record, before: Option<&Record>) -> Sentence {
    let lang = spoken.lang;
    let group = spoken.group(told).map_or_else(String::new, |name| {
        [" ", &words(lang, "tell.ind.in-group").replace("{name}", &name)].concat()
    });
    let mut pieces = vec![
        ("when", Piece::Words(now.period.map_or_else(String::new, |p| when(lang, p, now.status)))),
        ("of", Piece::Words(spoken.subject(told))),
        ("value", figure(lang, now)),
        ("among", Piece::Words(among(lang, now) + &group)),
    ];
    let compared = before.and_then(|b| Some((b, b.period?, growth::difference(now, b).sign())));
    let Some((before, then, way)) = compared else { return sentence(lang, "tell.ind.rank", &pieces) };
    let key = match way {
        1 => "tell.ind.rank.down",
        -1 => "tell.ind.rank.up",
        _ if now.value == before.value => "tell.ind.rank.same",
        _ => "tell.ind.rank",
    };
    pieces.push(("before", figure(lang, before)));
    pieces.push(("then", Piece::Words(bare(lang, then))));
    sentence(lang, key, &pieces)
}
