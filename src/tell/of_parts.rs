//! A whole and its parts: the whole, the largest part and its share, who carried the growth, whose share moved most, who rose
//! and who fell fastest, how much the largest three are together.

use super::table::{Parts, Table};
use super::wording::{Piece, Way, bare, base, change, dated, figure, marked, sentence, size, way, when};
use super::{Sentence, last_of, of_trade};
use crate::dataset::Flow;
use crate::indicators::{Record, concentration, growth, share};
use crate::lang::{Lang, is_rest, words};
use crate::period::Period;

/// A part that is smaller than this share of the whole is no news, however fast it grows.
const SMALL: f64 = 1.0;

/// What parts can be; the last words of the lists below are for those that are none of these.
const KINDS: [&str; 5] = ["market", "origin", "economy", "good", "sector"];
const LARGEST: [&str; 6] = [
    "tell.part.largest.market",
    "tell.part.largest.origin",
    "tell.part.largest.economy",
    "tell.part.largest.good",
    "tell.part.largest.sector",
    "tell.part.largest",
];
const NOUNS: [&str; 6] = [
    "tell.part.nouns.market",
    "tell.part.nouns.origin",
    "tell.part.nouns.economy",
    "tell.part.nouns.good",
    "tell.part.nouns.sector",
    "tell.part.nouns",
];

/// What several parts of a kind are called.
pub(super) fn nouns(lang: Lang, kind: &str) -> String {
    words(lang, by_kind(kind, KINDS, NOUNS)).to_owned()
}

/// The words for the largest of a kind and its share.
pub(super) fn largest_key(kind: &str) -> &'static str {
    by_kind(kind, KINDS, LARGEST)
}

fn by_kind(kind: &str, kinds: [&str; 5], keys: [&'static str; 6]) -> &'static str {
    let [.., other] = keys;
    kinds.iter().zip(keys).find(|(k, _)| **k == kind).map_or(other, |(_, key)| key)
}

/// What the parts are parts of: all exports, all imports, the total.
pub(super) fn whole_word(table: &Table<'_>, whole: usize) -> &'static str {
    let flow = table.dataset.series.get(whole).and_then(|s| table.dataset.flow(s));
    words(
        table.lang,
        match flow {
            Some(Flow::Export) => "tell.whole.export",
            Some(Flow::Import) => "tell.whole.import",
            _ => "tell.whole",
        },
    )
}

struct Part {
    series: usize,
    now: Record,
    share: Record,
}

pub(super) fn told(table: &Table<'_>, parts: &Parts, out: &mut Vec<Sentence>) {
    let Some(now) = last_of(table, &[parts.whole]) else { return };
    let total = table.figure(parts.whole, now);
    let unlike = |&i: &usize| {
        let figure = table.figure(i, now);
        figure.value.is_ok() && !figure.unit.adds_to(&total.unit)
    };
    let mut all: Vec<Part> = parts
        .parts
        .iter()
        .map(|&series| {
            let figure = table.figure(series, now);
            Part { series, share: share::share(&figure, &total), now: figure }
        })
        .filter(|p| p.share.value.is_ok())
        .collect();
    all.sort_by(|a, b| b.now.value.unwrap_or(0.0).total_cmp(&a.now.value.unwrap_or(0.0)));
    let lang = table.lang;
    out.extend(of_trade::grown(table, parts.whole, now, "tell.level"));
    // Of parts in several currencies nobody can say which is the largest.
    if parts.parts.iter().any(unlike) {
        return;
    }
    // Parts that add up to more than the whole overlap: nothing is told of them as parts.
    let sum: f64 = all.iter().filter_map(|p| p.share.value.ok()).sum();
    let (rests, all): (Vec<Part>, Vec<Part>) =
        all.into_iter().partition(|p| is_rest(&table.part_name(p.series)));
    if all.is_empty() || sum >= 101.0 {
        return;
    }
    let kind = table.part_kind(&parts.parts);
    let of = whole_word(table, parts.whole);
    let unknown = unknown(table, parts, &all, &total);
    if let Some([largest]) = leading(&all, 1, unknown) {
        out.push(sentence(
            lang,
            largest_key(kind),
            &[
                ("of", Piece::Words(of.to_owned())),
                ("part", Piece::Words(table.part_name(largest.series))),
                ("value", marked(lang, figure(lang, &largest.now), largest.share.status)),
                ("share", figure(lang, &largest.share)),
            ],
        ));
    }
    // A part that nobody knows may have carried more than any.
    let all_told = unknown < SMALL;
    let driver = driver(table, parts, &all, now).filter(|_| all_told);
    let driven = driver.as_ref().map(|(series, _)| *series);
    out.extend(driver.map(|(_, sentence)| sentence));
    out.extend(shift(table, parts, &all, now));
    for want in [Way::Up, Way::Down] {
        let found = fastest(table, (&all, &rests), now, want, unknown > 0.0).filter(|_| all_told);
        out.extend(found.filter(|(series, _)| Some(*series) != driven).map(|(_, s)| s));
    }
    out.extend(together(table, &all, &total, unknown, (kind, of)));
}

/// The most, in percent of the whole, that a part without a figure may be: what the others leave over. 0 where none is missing.
fn unknown(table: &Table<'_>, parts: &Parts, all: &[Part], total: &Record) -> f64 {
    let known = |series: usize| all.iter().any(|p| p.series == series);
    let missing = |&series: &usize| {
        let figure = table.figure(series, total.period.unwrap_or(Period::Year(0)));
        !known(series) && figure.value.is_err() && !is_rest(&table.part_name(series))
    };
    if !parts.parts.iter().any(missing) {
        return 0.0;
    }
    (100.0 - all.iter().map(|p| p.share.interval.lo).sum::<f64>()).max(0.0)
}

/// The first `count` of the parts, where no rounding and no missing figure puts another among them.
fn leading(all: &[Part], count: usize, unknown: f64) -> Option<&[Part]> {
    let (first, rest) = all.split_at_checked(count)?;
    let least = first.last()?;
    let apart = rest.first().is_none_or(|next| next.now.interval.hi < least.now.interval.lo);
    (apart && least.share.interval.lo > unknown).then_some(first)
}

/// The part that contributed most to the growth (or fall) of the whole.
fn driver(table: &Table<'_>, parts: &Parts, all: &[Part], now: Period) -> Option<(usize, Sentence)> {
    let lang = table.lang;
    let before = table.before(now)?;
    let total0 = table.figure(parts.whole, before);
    let whole = growth::growth(&table.figure(parts.whole, now), &total0);
    let direction = way(&whole);
    if direction == Way::Hardly {
        return None;
    }
    let sign = if direction == Way::Up { 1.0 } else { -1.0 };
    let contributions: Vec<(usize, Record, Record)> = all
        .iter()
        .filter_map(|p| {
            let x0 = table.figure(p.series, before);
            let c = share::contribution(&p.now, &x0, &total0);
            let g = growth::growth(&p.now, &x0);
            (c.value.is_ok() && g.value.is_ok()).then_some((p.series, c, g))
        })
        .collect();
    let best = contributions
        .iter()
        .max_by(|a, b| (sign * a.1.value.unwrap_or(0.0)).total_cmp(&(sign * b.1.value.unwrap_or(0.0))))?;
    let (series, c, g) = best;
    let p1 = table.figure(*series, now);
    if way(c) != direction || way(g) != direction {
        return None;
    }
    let key = if direction == Way::Up { "tell.part.driver.up" } else { "tell.part.driver.down" };
    let told = sentence(
        lang,
        key,
        &[
            ("base", Piece::Words(base(lang, now, before))),
            ("part", Piece::Words(table.part_name(*series))),
            ("change", marked(lang, change(lang, g), p1.status)),
            ("points", size(lang, c)),
            ("whole", size(lang, &whole)),
            ("of", Piece::Words(whole_word(table, parts.whole).to_owned())),
        ],
    );
    Some((*series, told))
}

/// The part whose share moved most since the first period in which all stand, by a point or more.
fn shift(table: &Table<'_>, parts: &Parts, all: &[Part], now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let first = table.up_to(parts.whole, now).first()?.period.filter(|p| *p < now)?;
    let total0 = table.figure(parts.whole, first);
    let moved = |p: &Part| {
        let s0 = share::share(&table.figure(p.series, first), &total0);
        let change = growth::difference(&p.share, &s0);
        let surely = change.interval.lo > 1.0 || change.interval.hi < -1.0;
        (s0.value.is_ok() && surely).then_some((p.series, p.share.clone(), s0, change))
    };
    let (series, s1, s0, change) = all
        .iter()
        .filter_map(moved)
        .max_by(|a, b| a.3.value.unwrap_or(0.0).abs().total_cmp(&b.3.value.unwrap_or(0.0).abs()))?;
    let key = if change.sign() > 0 { "tell.part.shift.up" } else { "tell.part.shift.down" };
    Some(sentence(
        lang,
        key,
        &[
            ("first", Piece::Words(bare(lang, first))),
            ("last", Piece::Words(dated(lang, now, s1.status))),
            ("part", Piece::Words(table.part_name(series))),
            ("from", figure(lang, &s0)),
            ("to", figure(lang, &s1)),
        ],
    ))
}

/// The least change, in percent, that is news where it is the largest of all.
const NEWS: f64 = 0.5;

/// Whether a change is more than nearly none.
pub(super) fn is_news(growth: &Record) -> bool {
    growth.value.is_ok_and(|v| v.abs() >= NEWS)
}

/// The part of some size that grew or fell fastest; of what is left over (`rests`) only that it is not among them.
fn fastest(
    table: &Table<'_>,
    (all, rests): (&[Part], &[Part]),
    now: Period,
    want: Way,
    some_missing: bool,
) -> Option<(usize, Sentence)> {
    let lang = table.lang;
    let before = table.before(now)?;
    let sign = if want == Way::Up { 1.0 } else { -1.0 };
    let first_of = |least: f64| {
        all.iter()
            .filter(|p| p.share.value.is_ok_and(|s| s >= least))
            .map(|p| (p.series, table.growth(p.series, now)))
            .filter(|(_, g)| g.value.is_ok() && way(g) == want && is_news(g))
            .max_by(|a, b| (sign * a.1.value.unwrap_or(0.0)).total_cmp(&(sign * b.1.value.unwrap_or(0.0))))
    };
    let (series, g) = first_of(SMALL)?;
    // Of all, or of those of some size only: that has to be said.
    let of_all = !some_missing && first_of(f64::MIN).is_some_and(|(first, _)| first == series);
    let size_of = |g: &Record| sign * g.value.unwrap_or(0.0);
    let left_over = rests.iter().filter(|p| p.share.value.is_ok_and(|s| s >= SMALL));
    let faster =
        left_over.map(|p| table.growth(p.series, now)).any(|r| r.value.is_ok() && size_of(&r) > size_of(&g));
    let key = match (want, of_all) {
        (Way::Up, true) if faster => "tell.part.rose-of-named",
        (_, true) if faster => "tell.part.fell-of-named",
        (Way::Up, true) => "tell.part.rose",
        (Way::Up, false) => "tell.part.rose-of-size",
        (_, true) => "tell.part.fell",
        (_, false) => "tell.part.fell-of-size",
    };
    let told = sentence(
        lang,
        key,
        &[
            ("base", Piece::Words(base(lang, now, before))),
            ("part", Piece::Words(table.part_name(series))),
            ("by", marked(lang, size(lang, &g), table.figure(series, now).status)),
        ],
    );
    Some((series, told))
}

/// The largest two of four, the largest three of six or more together.
fn together(
    table: &Table<'_>,
    all: &[Part],
    total: &Record,
    unknown: f64,
    (kind, of): (&str, &'static str),
) -> Option<Sentence> {
    let (count, key) = match all.len() {
        0..=3 => return None,
        4 | 5 => (2, "tell.part.two"),
        _ => (3, "tell.part.three"),
    };
    let first = leading(all, count, unknown)?;
    let lang = table.lang;
    let records: Vec<&Record> = all.iter().map(|p| &p.now).collect();
    let ratio = concentration::largest(&records, Some(total), count);
    ratio.value.ok()?;
    let names: Vec<String> = first.iter().map(|p| table.part_name(p.series)).collect();
    // A comma in a name would make one part look like two.
    let mark = if names.iter().any(|n| n.contains(',')) { "; " } else { ", " };
    let when = total.period.map(|p| when(lang, p, total.status)).unwrap_or_default();
    Some(sentence(
        lang,
        key,
        &[
            ("when", Piece::Words(when)),
            ("names", Piece::Words(names.join(mark))),
            ("nouns", Piece::Words(nouns(lang, kind))),
            ("of", Piece::Words(of.to_owned())),
            ("share", figure(lang, &ratio)),
        ],
    ))
}
