//! Members of a list that has no total: the largest and how much more than before, who comes next, who rose and who fell fastest,
//! whose place moved most.

use super::table::Table;
use super::wording::{Piece, Way, bare, base, dated, figure, marked, marked_inside, sentence, size, way};
use super::{Sentence, of_parts, of_trade};
use crate::indicators::{Record, growth, ranks};
use crate::lang::is_rest;
use crate::period::Period;
use std::collections::HashSet;

/// A member that is smaller than this part of the largest is no news, however fast it grows.
const SMALL: f64 = 0.01;

/// Fewest places by which a member must have moved.
const MOVED: f64 = 2.0;

/// Most members whose places are followed.
const LONG: usize = 300;

/// A member of a list with its figure.
pub(super) struct Member {
    pub(super) series: usize,
    pub(super) now: Record,
}

pub(super) fn told(table: &Table<'_>, list: &[usize], out: &mut Vec<Sentence>) {
    let reached = |&i: &usize| super::last_of(table, &[i]);
    let Some(now) = list.iter().filter_map(reached).max_by_key(|p| p.end_day()) else { return };
    let mut all: Vec<Member> = list
        .iter()
        .map(|&series| Member { series, now: table.figure(series, now) })
        .filter(|m| m.now.value.is_ok() && !is_rest(&table.part_name(m.series)))
        .collect();
    all.sort_by(|a, b| b.now.value.unwrap_or(0.0).total_cmp(&a.now.value.unwrap_or(0.0)));
    let Some((first, others)) = all.split_first() else { return };
    // Of figures in several units nobody can say which is the largest.
    if others.iter().any(|m| !m.now.unit.adds_to(&first.now.unit)) {
        return;
    }
    out.extend(of_trade::grown(table, first.series, now, "tell.level"));
    let known: HashSet<usize> = all.iter().map(|m| m.series).collect();
    if list.iter().any(|&i| !known.contains(&i) && may_be_larger(table, i, &all, now)) {
        return;
    }
    out.extend(next(table, first, others));
    let large = first.now.value.unwrap_or(0.0) * SMALL;
    let of_size: Vec<&Member> = all.iter().filter(|m| m.now.interval.lo >= large).collect();
    let nouns = of_parts::nouns(table.lang, table.part_kind(list));
    let left_out = (of_size.len() < all.len()).then_some(nouns.as_str());
    for want in [Way::Up, Way::Down] {
        out.extend(fastest(table, &of_size, now, want, left_out));
    }
    out.extend(moved(table, list, (&all, &nouns), now));
}

/// Whether a member without a figure now was of a size with those that are told: nobody knows where it stands.
fn may_be_larger(table: &Table<'_>, series: usize, all: &[Member], now: Period) -> bool {
    let least = all.get(2).or(all.last()).map_or(f64::INFINITY, |m| m.now.interval.lo);
    !is_rest(&table.part_name(series)) && table.up_to(series, now).iter().any(|was| was.interval.hi >= least)
}

/// Who comes after the first, where no rounding leaves it open.
fn next(table: &Table<'_>, first: &Member, others: &[Member]) -> Option<Sentence> {
    let lang = table.lang;
    let order: Vec<&Member> = core::iter::once(first).chain(others).take(4).collect();
    let apart = |w: &[&Member]| matches!(w, [a, b] if b.now.interval.hi < a.now.interval.lo);
    if !order.windows(2).all(apart) {
        return None;
    }
    // Of two the figures stand in brackets.
    let mark = if others.len() > 1 { marked_inside } else { marked };
    let pieces = |m: &Member, keys: [&'static str; 2]| {
        let [name, value] = keys;
        [
            (name, Piece::Words(table.part_name(m.series))),
            (value, mark(lang, figure(lang, &m.now), m.now.status)),
        ]
    };
    match others {
        [a, b, ..] => {
            let both = pieces(a, ["name", "value"]).into_iter().chain(pieces(b, ["other", "next"]));
            Some(sentence(lang, "tell.ind.then.two", &both.collect::<Vec<_>>()))
        }
        [a] => Some(sentence(lang, "tell.ind.then", &pieces(a, ["name", "value"]))),
        [] => None,
    }
}

/// The member of some size that grew or fell fastest. Where smaller ones are left out, with what all are called.
fn fastest(
    table: &Table<'_>,
    of_size: &[&Member],
    now: Period,
    want: Way,
    left_out: Option<&str>,
) -> Option<Sentence> {
    let lang = table.lang;
    let before = table.before(now)?;
    let sign = if want == Way::Up { 1.0 } else { -1.0 };
    let mut found: Vec<(&Member, Record)> = of_size
        .iter()
        .map(|m| (*m, table.figure(m.series, before)))
        .filter(|(_, was)| !table.is_misfit(was) && !of_trade::is_rate(was))
        .map(|(m, was)| (m, growth::growth(&m.now, &was)))
        .filter(|(_, g)| g.value.is_ok())
        .collect();
    // Among two the one that is told already says it.
    if found.len() < 3 || found.len() < of_size.len() {
        return None;
    }
    found.sort_by(|a, b| (sign * b.1.value.unwrap_or(0.0)).total_cmp(&(sign * a.1.value.unwrap_or(0.0))));
    let (member, g) = found.first().filter(|(_, g)| way(g) == want && of_parts::is_news(g))?;
    let apart = |other: &Record| match want {
        Way::Up => other.interval.hi < g.interval.lo,
        _ => other.interval.lo > g.interval.hi,
    };
    if !found.iter().skip(1).all(|(_, other)| apart(other)) {
        return None;
    }
    let key = match (want, left_out.is_none()) {
        (Way::Up, true) => "tell.part.rose",
        (Way::Up, false) => "tell.member.rose",
        (_, true) => "tell.part.fell",
        (_, false) => "tell.member.fell",
    };
    let pieces = [
        ("base", Piece::Words(base(lang, now, before))),
        ("n", Piece::Words(found.len().to_string())),
        ("nouns", Piece::Words(left_out.unwrap_or_default().to_owned())),
        ("part", Piece::Words(table.part_name(member.series))),
        ("by", marked(lang, size(lang, g), member.now.status)),
    ];
    Some(sentence(lang, key, &pieces))
}

/// The member whose place moved most since the first period in which all stand.
fn moved(
    table: &Table<'_>,
    list: &[usize],
    (all, nouns): (&[Member], &str),
    now: Period,
) -> Option<Sentence> {
    let lang = table.lang;
    let first = list.iter().filter_map(|&i| table.up_to(i, now).first()?.period).max()?;
    // To place every one of a long list takes its length twice over.
    if first >= now || !(5..=LONG).contains(&all.len()) {
        return None;
    }
    let then: Vec<Record> = all.iter().map(|m| table.figure(m.series, first)).collect();
    if then.iter().any(|r| r.value.is_err()) {
        return None;
    }
    let place = |records: &[&Record], at: usize| {
        let others: Vec<&Record> =
            records.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, r)| *r).collect();
        let rank = ranks::rank(records.get(at)?, &others);
        (rank.interval.lo == rank.interval.hi).then_some(rank)
    };
    let (new, old): (Vec<&Record>, Vec<&Record>) =
        (all.iter().map(|m| &m.now).collect(), then.iter().collect());
    // Of a long list only what is among the first twenty now or was then: places far down change by chance.
    let known: Vec<(usize, f64, Record, Record)> = (0..all.len())
        .filter_map(|at| {
            let (from, to) = (place(&old, at)?, place(&new, at)?);
            let (was, is) = (from.value.ok()?, to.value.ok()?);
            (was.min(is) <= 20.0).then_some((at, was - is, from, to))
        })
        .collect();
    let most = known.iter().map(|(_, steps, ..)| steps.abs()).fold(MOVED, f64::max);
    let mut moved = known.iter().filter(|(_, steps, ..)| steps.abs() >= most);
    let (at, steps, from, to) = moved.next()?;
    if moved.next().is_some() {
        return None;
    }
    let key = if *steps > 0.0 { "tell.member.up" } else { "tell.member.down" };
    let pieces = [
        ("first", Piece::Words(bare(lang, first))),
        ("last", Piece::Words(dated(lang, now, to.status))),
        ("part", Piece::Words(table.part_name(all.get(*at)?.series))),
        ("from", figure(lang, from)),
        ("to", figure(lang, to)),
        ("n", Piece::Words(all.len().to_string())),
        ("nouns", Piece::Words(nouns.to_owned())),
    ];
    Some(sentence(lang, key, &pieces))
}
