//! An indicator on the screen: how high it stands and how that compares with the period before, whether it is a record; of
//! several lines who is first and last and who moved most.

use super::wording::{Piece, Way, bare, dated, figure, marked, sentence, way, when, within};
use super::{MOST, Sentence};
use crate::dataset::Status;
use crate::indicators::{self, Flag, Group, Line, Record, growth};
use crate::lang::{Lang, text, words};
use crate::period::Period;
use crate::unit::Quantity;

/// Fewest periods behind a record.
const ENOUGH: usize = 5;

/// A line with its name.
pub struct Told<'a> {
    /// The figures.
    pub line: &'a Line,
    /// What the line is called.
    pub name: &'a str,
}

/// The sentences about an indicator's lines, the most important first. None where no line has a figure.
pub fn tell_indicator(id: &str, lines: &[Told<'_>], lang: Lang) -> Vec<Sentence> {
    let Some(indicator) = indicators::find(id) else { return Vec::new() };
    let name = small(words(lang, &["indicator.", id, ".name"].concat()), lang);
    let last = lines.iter().flat_map(|l| known(l.line)).filter_map(|r| r.period).max();
    let mut told = match lines {
        [] => Vec::new(),
        [only] => of_line(&name, only, indicator.group, lang),
        many => of_lines(&name, many, last, lang),
    };
    told.truncate(MOST);
    told
}

/// A name inside a sentence: with a small letter, unless it begins with somebody's name or an abbreviation.
fn small(name: &str, lang: Lang) -> String {
    let proper = words(lang, "tell.ind.proper").split('|').any(|p| name.starts_with(p));
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !proper && !second.is_uppercase() => {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}

fn known(line: &Line) -> impl Iterator<Item = &Record> {
    line.records.iter().filter(|r| r.value.is_ok())
}

/// The name of what is told, and of whom it is told when the line says more than the indicator.
fn subject(name: &str, of: &str, lang: Lang) -> String {
    if of.is_empty() || of.to_lowercase() == name.to_lowercase() {
        return name.to_owned();
    }
    words(lang, "tell.ind.of").replace("{name}", name).replace("{of}", of)
}

fn begins(lang: Lang, record: &Record) -> Piece {
    Piece::Words(record.period.map_or_else(String::new, |p| when(lang, p, record.status)))
}

fn of_line(name: &str, told: &Told<'_>, group: Group, lang: Lang) -> Vec<Sentence> {
    let all: Vec<&Record> = known(told.line).collect();
    let Some((last, earlier)) = all.split_last() else { return Vec::new() };
    let what = subject(name, told.name, lang);
    let mut out = Vec::new();
    let mut pieces = vec![("what", Piece::Words(what.clone())), ("value", figure(lang, last))];
    let Some(now) = last.period else {
        return vec![sentence(lang, "tell.ind.undated", &pieces)];
    };
    pieces.push(("when", begins(lang, last)));
    if last.unit.quantity == Quantity::Rank {
        return vec![place(told, &what, last, earlier.last().copied(), lang)];
    }
    let plan = last.status == Status::Plan;
    let before = earlier.last().filter(|r| !plan && r.period.is_some() && r.unit.adds_to(&last.unit));
    match before.and_then(|b| Some((b, compared(last, b)?))) {
        Some((b, key)) => {
            pieces.push(("before", figure(lang, b)));
            pieces.push(("then", Piece::Words(bare(lang, b.period.unwrap_or(now)))));
            out.push(sentence(lang, key, &pieces));
        }
        None => out.push(sentence(lang, "tell.ind.level", &pieces)),
    }
    // A run grows by one every period: its own record is no news.
    if group == Group::Runs {
        return out;
    }
    let first = all.first().and_then(|r| r.period);
    if let Some(first) = first.filter(|_| earlier.len() >= ENOUGH) {
        let above = earlier.iter().all(|r| r.interval.hi < last.interval.lo);
        let below = earlier.iter().all(|r| r.interval.lo > last.interval.hi);
        let span = ("span", Piece::Words(within(lang, first, now)));
        if above || below {
            let key = if above { "tell.ind.highest" } else { "tell.ind.lowest" };
            out.push(sentence(lang, key, &[("value", marked(lang, figure(lang, last), last.status)), span]));
        } else {
            out.extend(peak(&all, &what, true, lang));
            out.extend(peak(&all, &what, false, lang));
        }
        out.extend(since_first(&all, &what, lang));
    }
    out
}

/// "In 2016, rice ranked 4 of 12, up from 5 in 2015": of places the smaller is the higher.
fn place(told: &Told<'_>, what: &str, now: &Record, before: Option<&Record>, lang: Lang) -> Sentence {
    let among = now.flags.iter().find_map(|f| match f {
        Flag::Among { of } => Some([" ", &text(lang, "rank.of", &[("of", (*of).into())])].concat()),
        _ => None,
    });
    let of = if told.name.is_empty() { what } else { told.name };
    let mut pieces = vec![
        ("when", begins(lang, now)),
        ("of", Piece::Words(of.to_owned())),
        ("value", figure(lang, now)),
        ("among", Piece::Words(among.unwrap_or_default())),
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

/// Up, down or hardly changed from one figure to another; nothing where the digits leave it open.
fn compared(now: &Record, before: &Record) -> Option<&'static str> {
    let change = growth::difference(now, before);
    Some(match change.sign() {
        1 => "tell.ind.rose",
        -1 => "tell.ind.fell",
        _ if now.value == before.value => "tell.ind.same",
        _ => return None,
    })
}

/// The highest or lowest of all, when no rounding makes it another and it is not the last.
fn peak(all: &[&Record], what: &str, high: bool, lang: Lang) -> Option<Sentence> {
    let sign = if high { 1.0 } else { -1.0 };
    let value = |r: &Record| sign * r.value.unwrap_or(0.0);
    let best = all.iter().max_by(|a, b| value(a).total_cmp(&value(b)))?;
    let clear = all.iter().all(|r| {
        let beaten = if high { r.interval.hi < best.interval.lo } else { r.interval.lo > best.interval.hi };
        core::ptr::eq(*r, *best) || beaten
    });
    if !clear {
        return None;
    }
    let pieces = [
        ("what", Piece::Words(what.to_owned())),
        ("value", figure(lang, best)),
        ("when", Piece::Words(dated(lang, best.period?, best.status))),
    ];
    Some(sentence(lang, if high { "tell.ind.peak" } else { "tell.ind.trough" }, &pieces))
}

fn since_first(all: &[&Record], what: &str, lang: Lang) -> Option<Sentence> {
    let (first, last) = (all.first()?, all.last()?);
    if matches!(last.unit.quantity, Quantity::Rank) {
        return None;
    }
    let key = match compared(last, first)? {
        "tell.ind.rose" => "tell.ind.rose.since",
        "tell.ind.fell" => "tell.ind.fell.since",
        _ => return None,
    };
    let pieces = [
        ("what", Piece::Words(what.to_owned())),
        ("from", figure(lang, first)),
        ("to", figure(lang, last)),
        ("first", Piece::Words(dated(lang, first.period?, first.status))),
        ("last", Piece::Words(dated(lang, last.period?, last.status))),
    ];
    Some(sentence(lang, key, &pieces))
}

fn of_lines(name: &str, lines: &[Told<'_>], last: Option<Period>, lang: Lang) -> Vec<Sentence> {
    let at = |line: &Line, p: Option<Period>| match p {
        Some(p) => line.at(p).filter(|r| r.value.is_ok()).cloned(),
        None => known(line).next().cloned(),
    };
    let mut all: Vec<(&Told<'_>, Record)> =
        lines.iter().filter_map(|l| at(l.line, last).map(|r| (l, r))).collect();
    let rank = all.first().is_some_and(|(_, r)| r.unit.quantity == Quantity::Rank);
    // The first in an order of places has the smallest number.
    let size = |r: &Record| if rank { -r.value.unwrap_or(0.0) } else { r.value.unwrap_or(0.0) };
    all.sort_by(|a, b| size(&b.1).total_cmp(&size(&a.1)));
    let mut out = Vec::new();
    let Some((leader, top)) = all.first() else { return out };
    let beaten =
        |r: &Record| if rank { r.interval.lo > top.interval.hi } else { r.interval.hi < top.interval.lo };
    let clear = all.iter().skip(1).all(|(_, r)| beaten(r));
    let mut pieces = vec![
        ("when", begins(lang, top)),
        ("what", Piece::Words(name.to_owned())),
        ("name", Piece::Words(leader.name.to_owned())),
        ("value", figure(lang, top)),
    ];
    let first_key = match (last.is_some(), clear) {
        (true, true) => "tell.ind.first",
        (false, true) => "tell.ind.first.undated",
        (true, false) => "tell.ind.of-one",
        (false, false) => "tell.ind.of-one.undated",
    };
    out.push(sentence(lang, first_key, &pieces));
    if let Some((second, r)) = all.get(1) {
        pieces = vec![("name", Piece::Words(second.name.to_owned())), ("value", figure(lang, r))];
        match all.get(2) {
            Some((third, r)) => {
                pieces.push(("other", Piece::Words(third.name.to_owned())));
                pieces.push(("next", figure(lang, r)));
                out.push(sentence(lang, "tell.ind.then.two", &pieces));
            }
            None => out.push(sentence(lang, "tell.ind.then", &pieces)),
        }
    }
    if all.len() > 3
        && let Some((least, r)) = all.last()
        && all
            .iter()
            .rev()
            .skip(1)
            .all(|(_, o)| if rank { o.interval.hi < r.interval.lo } else { o.interval.lo > r.interval.hi })
    {
        let pieces = [("name", Piece::Words(least.name.to_owned())), ("value", figure(lang, r))];
        out.push(sentence(lang, "tell.ind.last", &pieces));
    }
    out.extend(moved(&all, lines, last, lang));
    out
}

/// The line that moved most since the first period that most of them have.
fn moved(
    all: &[(&Told<'_>, Record)],
    lines: &[Told<'_>],
    last: Option<Period>,
    lang: Lang,
) -> Option<Sentence> {
    let first = lines.iter().filter_map(|l| known(l.line).next()?.period).min()?;
    let last = last.filter(|l| first < *l)?;
    let change = |l: &Told<'_>, now: &Record| {
        let was = l.line.at(first).filter(|r| r.value.is_ok())?.clone();
        let change = growth::difference(now, &was);
        (change.sign() != 0 && way(&change) != Way::Hardly).then_some((was, change))
    };
    let (told, now, was, change) = all
        .iter()
        .filter_map(|(l, now)| change(l, now).map(|(was, c)| (*l, now, was, c)))
        .max_by(|a, b| a.3.value.unwrap_or(0.0).abs().total_cmp(&b.3.value.unwrap_or(0.0).abs()))?;
    let pieces = [
        ("first", Piece::Words(dated(lang, first, was.status))),
        ("last", Piece::Words(dated(lang, last, now.status))),
        ("name", Piece::Words(told.name.to_owned())),
        ("from", figure(lang, &was)),
        ("to", figure(lang, now)),
    ];
    let key = if change.sign() > 0 { "tell.ind.moved.up" } else { "tell.ind.moved.down" };
    Some(sentence(lang, key, &pieces))
}
