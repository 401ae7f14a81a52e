//! A table of shares alone: the largest and how far it moved, the next, whose share moved most since the beginning. The share of the
//! total is no news.

use super::table::Table;
use super::wording::{Piece, Way, bare, base, change, dated, figure, sentence, way, when};
use super::{Sentence, last_of};
use crate::indicators::{Record, growth};
use crate::lang::is_rest;

/// Percent from which shares are those of more than one list.
const TWO_LISTS: f64 = 150.0;

/// A share and its figure now.
struct Share {
    series: usize,
    now: Record,
}

pub(super) fn told(table: &Table<'_>, list: &[usize], out: &mut Vec<Sentence>) {
    let lang = table.lang;
    let Some(now) = list.iter().filter_map(|&i| last_of(table, &[i])).max() else { return };
    let mut all: Vec<Share> = list
        .iter()
        .map(|&series| Share { series, now: table.figure(series, now) })
        .filter(|s| s.now.value.is_ok() && !is_rest(&table.part_name(s.series)))
        .collect();
    all.sort_by(|a, b| b.now.value.unwrap_or(0.0).total_cmp(&a.now.value.unwrap_or(0.0)));
    // Of two lists in one ("by branch", "by owner") the largest of both is the largest of neither. One wrong share the audit names.
    let sum: f64 = all.iter().map(|s| s.now.interval.lo).sum();
    let [first, others @ ..] = all.as_slice() else { return };
    let surely = others.first().is_none_or(|next| next.now.interval.hi < first.now.interval.lo);
    if others.is_empty() || sum > TWO_LISTS || !surely {
        return;
    }
    let mut pieces = vec![
        ("when", Piece::Words(when(lang, now, first.now.status))),
        ("part", Piece::Words(table.part_name(first.series))),
        ("value", figure(lang, &first.now)),
    ];
    let before = table.before(now).map(|p| (p, table.figure(first.series, p)));
    let moved = before.map(|(p, was)| (p, growth::difference(&first.now, &was)));
    let moved = moved.filter(|(_, by)| by.value.is_ok() && way(by) != Way::Unclear);
    let key = if moved.is_some() { "tell.shares.largest" } else { "tell.shares.largest.alone" };
    if let Some((before, by)) = moved {
        pieces.push(("change", change(lang, &by)));
        pieces.push(("base", Piece::Words(base(lang, now, before))));
    }
    out.push(sentence(lang, key, &pieces));
    if let [second, third, rest @ ..] = others {
        let after = rest.first().map_or(f64::NEG_INFINITY, |s| s.now.interval.hi);
        if third.now.interval.hi < second.now.interval.lo && after < third.now.interval.lo {
            let pieces = [
                ("name", Piece::Words(table.part_name(second.series))),
                ("value", figure(lang, &second.now)),
                ("other", Piece::Words(table.part_name(third.series))),
                ("next", figure(lang, &third.now)),
            ];
            out.push(sentence(lang, "tell.ind.then.two", &pieces));
        }
    }
    out.extend(shift(table, &all));
}

/// Whose share moved most since the first period, by a point or more.
fn shift(table: &Table<'_>, all: &[Share]) -> Option<Sentence> {
    let lang = table.lang;
    let moved = |s: &Share| {
        let was =
            table.up_to(s.series, s.now.period?).into_iter().next().filter(|r| r.period != s.now.period)?;
        let by = growth::difference(&s.now, &was);
        let surely = by.interval.lo >= 1.0 || by.interval.hi <= -1.0;
        (by.value.is_ok() && surely).then(|| (s.series, s.now.clone(), was, by))
    };
    let size = |by: &Record| by.value.unwrap_or(0.0).abs();
    let (series, is, was, by) =
        all.iter().filter_map(moved).max_by(|a, b| size(&a.3).total_cmp(&size(&b.3)))?;
    let key = if by.sign() > 0 { "tell.part.shift.up" } else { "tell.part.shift.down" };
    let pieces = [
        ("first", Piece::Words(bare(lang, was.period?))),
        ("last", Piece::Words(dated(lang, is.period?, is.status))),
        ("part", Piece::Words(table.part_name(series))),
        ("from", figure(lang, &was)),
        ("to", figure(lang, &is)),
    ];
    Some(sentence(lang, key, &pieces))
}
