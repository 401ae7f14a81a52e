//! A place that was another one before: "từ hạng 5 leo lên hạng 3", "tụt từ thứ ba xuống thứ sáu", "fell from second place to fifth". The
//! first is the place of an earlier time, the second that of now.

use super::article::{Article, Mention};
use super::claims_in_words::{Claim, number_word, reading, stand_in};
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::periods_in_text::When;
use super::places_in_order::{Among, members};
use super::reading::Reading;
use super::slots::{Names, Side, slots};
use super::table_index::{Amount, TableIndex};
use crate::period::Period;

/// Words between the two places, at most.
const APART: usize = 8;
/// Who moved may be named so many names before.
const NAMES: usize = 2;
/// The furthest place that is told so.
const FURTHEST: i64 = 60;

/// A place in words or digits: its tokens and its number.
#[derive(Clone, Copy)]
struct Told {
    from: usize,
    to: usize,
    n: i64,
}

/// "thứ ba", "hạng 5", "vị trí thứ hai", "số một"; "second place", "fifth", "No. 3".
fn told(article: &Article, at: usize) -> Option<Told> {
    let word = |n: usize| article.lower(at + n);
    let n = |i: usize| article.token(i).and_then(number_word).filter(|n| (1..=FURTHEST).contains(n));
    if article.vietnamese {
        let lead = match (word(0), word(1)) {
            ("vị", "trí") | ("thứ", "hạng") => 2,
            ("ngôi" | "hạng", "thứ" | "số") => 1,
            _ => 0,
        };
        let mark = matches!(word(lead), "thứ" | "hạng" | "số");
        let first = at + lead + usize::from(mark);
        let found = n(first).filter(|_| mark || lead == 2)?;
        // "thứ mười hai"
        let unit =
            article.token(first + 1).and_then(number_word).filter(|n| found == 10 && (1..10).contains(n));
        let to = first + 1 + usize::from(unit.is_some());
        return Some(Told { from: at, to, n: found + unit.unwrap_or(0) });
    }
    let lead = usize::from(matches!(word(0), "the" | "a"));
    let number = match word(lead) {
        "number" => lead + 1,
        "no" => lead + 1 + usize::from(word(lead + 1) == "."),
        _ => lead,
    };
    let ordinal =
        word(number).ends_with("th") || number > lead || matches!(word(number), "first" | "second" | "third");
    let found = n(at + number).filter(|_| ordinal)?;
    let noun = usize::from(matches!(word(number + 1), "place" | "spot" | "position" | "rank"));
    Some(Told { from: at + lead, to: at + number + 1 + noun, n: found })
}

/// Every move of a text, from a place to another.
fn moves(article: &Article) -> Vec<(Told, Told)> {
    let (from, to): (&[&str], &[&str]) = if article.vietnamese {
        (&["từ"], &["lên", "xuống", "về", "tới", "còn", "sang"])
    } else {
        (&["from"], &["to", "into"])
    };
    let mut out = Vec::new();
    for at in 0..article.tokens.len() {
        if !from.contains(&article.lower(at)) {
            continue;
        }
        let Some(first) = told(article, at + 1) else { continue };
        let same = |i: &usize| article.sentence_of(*i) == article.sentence_of(at);
        let then = (first.to..first.to + APART).take_while(same).find(|i| to.contains(&article.lower(*i)));
        let second = then.and_then(|i| told(article, i + 1).or_else(|| told(article, i + 2)));
        out.extend(second.filter(|s| s.n != first.n).map(|second| (first, second)));
    }
    out
}

/// What the places of a move come to, by one way to read it.
struct Found {
    side: Side,
    names: Names,
    times: [Period; 2],
    places: [Amount; 2],
    cost: i32,
}

/// The places of a text that are told as moves.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    moves(article).into_iter().flat_map(|(from, to)| claim(article, index, from, to)).collect()
}

fn claim(article: &Article, index: &TableIndex<'_>, from: Told, to: Told) -> Vec<Claim> {
    let both = found(article, index, from, to);
    let meets = |found: &Found, end: usize, told: Told| {
        found.places.get(end).is_some_and(|a| (a.value - told.n as f64).abs() < 0.5)
    };
    let whole: Vec<&Found> = both.iter().filter(|f| meets(f, 0, from) && meets(f, 1, to)).collect();
    // One of the two is right: then the other is of the same thing, where whatever fits the one gives it the same place.
    let half: Vec<&Found> = both.iter().filter(|f| meets(f, 0, from) || meets(f, 1, to)).collect();
    let kept = if whole.is_empty() { half } else { whole };
    let mut out = Vec::new();
    for (end, told) in [(0, from), (1, to)] {
        let Some(figure) = stand_in(article, told.from, told.to, told.n, Counts::Place) else { continue };
        let mut readings: Vec<Reading> = kept
            .iter()
            .filter_map(|f| {
                let (period, place) = (*f.times.get(end)?, f.places.get(end)?.clone());
                let said = (f.side, f.names.clone(), period);
                Some(reading(Sort::Rank, said.0, said.1, said.2, (place, Some("rank")), f.cost, f.cost))
            })
            .collect();
        readings.sort_by_key(|r| r.cost);
        let slots = slots(article, index, &figure, Sort::Rank);
        out.push(Claim { figure, readings, slots });
    }
    out
}

/// Years named around a move, in its sentence or its paragraph before it.
fn years_near(article: &Article, at: usize) -> Vec<Period> {
    let sentence = article.sentence_of(at);
    let end = article.sentence_start(sentence + 1);
    let paragraph = article.paragraph_of(at);
    let start = (0..=sentence)
        .map(|s| article.sentence_start(s))
        .find(|s| article.paragraph_of(*s) == paragraph)
        .unwrap_or(0);
    let exact = |m: &Mention| match m.when() {
        Some(When::Exact(p)) => Some(p),
        _ => None,
    };
    let mut out: Vec<Period> = article.mentions_in(start, end).iter().rev().filter_map(exact).collect();
    let mut seen = Vec::new();
    out.retain(|p| {
        let new = !seen.contains(p);
        seen.push(*p);
        new
    });
    out
}

/// Every way in which somebody named before had two places at two times.
fn found(article: &Article, index: &TableIndex<'_>, from: Told, to: Told) -> Vec<Found> {
    let sentence = article.sentence_of(from.from);
    let start = article.sentence_start(sentence);
    let named = |a: usize, b: usize| {
        let all = article.mentions_in(a, b).iter().rev().filter(|m| !m.compared);
        all.filter_map(members).filter(|m| !m.is_empty()).take(NAMES).collect::<Vec<_>>()
    };
    let mut who = named(start, from.from);
    if who.is_empty() && sentence > 0 {
        who = named(article.sentence_start(sentence - 1), start);
    }
    let Some(figure) = stand_in(article, to.from, to.to, to.n, Counts::Place) else { return Vec::new() };
    let slots = slots(article, index, &figure, Sort::Rank);
    let mut times: Vec<Period> = article.main.into_iter().collect();
    times.extend(slots.periods.iter().map(|c| c.value).filter(|p| Some(*p) != article.main));
    times.truncate(3);
    let near = years_near(article, from.from);
    let mut out = Vec::new();
    for (far, own) in who.iter().enumerate() {
        for (dim, member) in own {
            let mut rests: Vec<(Names, i32)> = vec![(Vec::new(), 0)];
            for c in slots.names.iter().take(4) {
                let rest: Names = c.value.iter().filter(|(d, _)| d != dim).cloned().collect();
                if !rests.iter().any(|(r, _)| *r == rest) {
                    rests.push((rest, 1));
                }
            }
            let by = super::places_in_order::by_what(article, index, &figure);
            let ways = slots.flows.iter().take(3).flat_map(|f| rests.iter().map(move |r| (f, r)));
            for ((flow, (rest, more)), (measure, dear)) in ways.flat_map(|w| by.iter().map(move |b| (w, *b)))
            {
                let place = |period: Period| {
                    Among { index, side: flow.value, rest, dim: *dim, period, measure }
                        .place_of(*member)
                        .map(|p| p.0)
                };
                for p in &times {
                    let Some(now) = place(*p) else { continue };
                    let mut bases: Vec<Period> = p.same_of_year(-1).into_iter().collect();
                    bases.extend(near.iter().filter(|q| *q < p && q.step() == p.step()));
                    bases.dedup();
                    for q in bases {
                        let Some(then) = place(q) else { continue };
                        let mut names = rest.clone();
                        names.push((*dim, vec![*member]));
                        let cost = far as i32 + more + dear + i32::from(flow.cost > 1);
                        out.push(Found {
                            side: flow.value,
                            names,
                            times: [q, *p],
                            places: [then, now.clone()],
                            cost,
                        });
                    }
                }
            }
        }
    }
    out
}
