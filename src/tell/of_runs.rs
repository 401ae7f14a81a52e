//! How many in a row: the n-th year of surplus, the run that ended, the longest; for how many periods back a figure is the highest.

use super::Sentence;
use super::of_indicator::{ENOUGH, Told};
use super::spoken::Spoken;
use super::wording::{Piece, bare, dated, step_word, within, worded};
use crate::indicators::Record;
use crate::lang::{number, ordinal, words};
use crate::period::{Period, Step};

/// Fewest periods of a run that is worth a sentence of its own.
const LONG: f64 = 3.0;

fn is_sure(record: &Record) -> bool {
    record.interval.lo == record.interval.hi
}

fn counted(spoken: &Spoken<'_>, record: &Record) -> Piece {
    Piece::Figure(number(spoken.lang, record.interval.lo, 0), record.clone())
}

/// A count that stands in words: "không", "một", "first".
fn in_words(spoken: &Spoken<'_>, key: &str, record: &Record) -> Piece {
    Piece::Figure(words(spoken.lang, key).to_owned(), record.clone())
}

/// The pieces that all of these take.
fn begun(spoken: &Spoken<'_>, told: &Told<'_>, record: &Record, now: Period) -> Vec<(&'static str, Piece)> {
    let lang = spoken.lang;
    // Months rise and fall on the same month of the year before.
    let on_the_year = matches!(now.step(), Step::Month | Step::Quarter | Step::YearToDate);
    let year = if on_the_year { [" ", words(lang, "tell.run.year")].concat() } else { String::new() };
    vec![
        ("when", Piece::Words(dated(lang, now, record.status))),
        ("of", Piece::Words(spoken.subject(told))),
        ("step", Piece::Words(step_word(lang, now))),
        ("year", Piece::Words(year)),
    ]
}

pub(super) fn in_a_row(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Vec<Sentence> {
    let lang = spoken.lang;
    let Some((last, earlier)) = all.split_last().filter(|(_, earlier)| !earlier.is_empty()) else {
        return Vec::new();
    };
    let (Some(now), Some(first)) = (last.period, all.first().and_then(|r| r.period)) else {
        return Vec::new();
    };
    let mut pieces = begun(spoken, told, last, now);
    let before = earlier.last().filter(|r| is_sure(r)).copied();
    let since = earlier.iter().rev().find(|r| r.interval.hi > 0.0);
    let how = if !is_sure(last) {
        if last.interval.lo < 2.0 {
            return longest(spoken, told, all).into_iter().collect();
        }
        pieces.push(("value", counted(spoken, last)));
        "least"
    } else if last.interval.lo == 0.0 {
        let is_balance = matches!(spoken.id(), "surplus-run" | "deficit-run");
        pieces.push(("no", in_words(spoken, if is_balance { "tell.run.no" } else { "tell.run.not" }, last)));
        match before.filter(|b| b.interval.lo >= 2.0) {
            Some(before) => {
                pieces.push(("before", counted(spoken, before)));
                "ended"
            }
            None => "none",
        }
    } else if last.interval.lo as usize == all.len() && all.len() > 1 {
        // As long as the table: it may have begun before.
        pieces.push(("first", Piece::Words(bare(lang, first))));
        pieces.push(("nth", counted(spoken, last)));
        "all"
    } else if last.interval.lo >= 2.0 {
        pieces.push(("nth", Piece::Figure(ordinal(lang, last.interval.lo as u32), (*last).clone())));
        "nth"
    } else {
        pieces.push(("nth", in_words(spoken, "tell.run.nth.1", last)));
        match since.and_then(|s| s.period) {
            Some(since) => {
                pieces.push(("since", Piece::Words(bare(lang, since))));
                "again"
            }
            None => {
                pieces.push(("span", Piece::Words(within(lang, first, now))));
                "first"
            }
        }
    };
    let mut out = vec![say(spoken, "tell.run.", how, &pieces)];
    // The run that just ended is told already.
    let told_already =
        |s: &Sentence| how == "ended" && s.spans.iter().any(|span| before.is_some_and(|b| span.record == *b));
    out.extend(longest(spoken, told, all).filter(|s| !told_already(s)));
    out
}

/// The longest run of all, where it is not the one that lasts.
fn longest(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Option<Sentence> {
    let best = all.iter().max_by(|a, b| a.interval.lo.total_cmp(&b.interval.lo))?;
    let last = all.last()?;
    let others = |r: &&&Record| !core::ptr::eq(**r, *best) && r.interval.hi >= best.interval.lo;
    if best.interval.lo < LONG
        || !is_sure(best)
        || core::ptr::eq(*best, *last)
        || all.iter().any(|r| others(&r))
    {
        return None;
    }
    let mut pieces = begun(spoken, told, last, last.period?);
    pieces.push(("value", counted(spoken, best)));
    pieces.push(("last", Piece::Words(dated(spoken.lang, best.period?, best.status))));
    Some(say(spoken, "tell.run.", "longest", &pieces))
}

/// For how many periods back a figure is the highest or the lowest.
pub(super) fn back(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Vec<Sentence> {
    let Some((last, earlier)) = all.split_last().filter(|(_, earlier)| !earlier.is_empty()) else {
        return Vec::new();
    };
    let (Some(now), Some(first)) = (last.period, all.first().and_then(|r| r.period)) else {
        return Vec::new();
    };
    let mut pieces = begun(spoken, told, last, now);
    let n = last.interval.lo;
    let how = if n >= 2.0 {
        pieces.push(("value", counted(spoken, last)));
        pieces.push(("span", Piece::Words(within(spoken.lang, first, now))));
        if n as usize == earlier.len() && earlier.len() >= ENOUGH { "all" } else { "many" }
    } else if !is_sure(last) {
        return Vec::new();
    } else if n == 1.0 {
        pieces.push(("value", in_words(spoken, "tell.run.one", last)));
        "one"
    } else {
        pieces.push(("value", in_words(spoken, "tell.run.not", last)));
        "none"
    };
    vec![say(spoken, "tell.since.", how, &pieces)]
}

fn say(spoken: &Spoken<'_>, family: &str, how: &str, pieces: &[(&'static str, Piece)]) -> Sentence {
    let key = [family, spoken.id(), ".", how].concat();
    worded(spoken.lang, "tell.ind.run", &key, pieces)
}
