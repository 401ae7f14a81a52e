//! One series: how much and how much more, whether it is a record, the average of the last years, how many times as much as
//! at the beginning, its fastest year.

use super::table::Table;
use super::wording::{Piece, Way, change, dated, sentence, way};
use super::{Sentence, last_of, last_outcome, of_trade};
use crate::indicators::{Record, growth};
use crate::period::{Period, Step};

pub(super) fn told(table: &Table<'_>, i: usize, out: &mut Vec<Sentence>) {
    let Some(now) = last_of(table, &[i]) else { return };
    if table.only_states(i) {
        // Of a rate its own growth is no news, but that it was never higher is.
        out.extend(alone(table, i, now));
        out.extend(last_outcome(table, &[i]).and_then(|now| of_trade::extreme(table, i, now)));
        return;
    }
    out.extend(of_trade::grown(table, i, now, "tell.level").or_else(|| alone(table, i, now)));
    let Some(now) = last_outcome(table, &[i]).filter(|_| !table.is_balance(i)) else { return };
    out.extend(of_trade::year_so_far(table, i, now));
    out.extend(of_trade::extreme(table, i, now));
    out.extend(of_trade::average(table, i, now));
    out.extend(fastest(table, i, now));
    out.extend(of_trade::multiple(table, i, now));
    out.extend(of_trade::on_previous(table, i, now));
}

/// That a figure is a thousand times off those beside it.
pub(super) fn misfit(table: &Table<'_>, record: &Record) -> Sentence {
    let what = record.inputs.first().map(|i| table.name(i.series as usize)).unwrap_or_default();
    let when = record.period.map(|p| super::wording::when(table.lang, p, record.status)).unwrap_or_default();
    let pieces = [
        ("when", Piece::Words(when)),
        ("what", Piece::Words(what)),
        ("value", super::wording::figure(table.lang, record)),
    ];
    sentence(table.lang, "tell.misfit", &pieces)
}

fn alone(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let x = table.figure(i, now);
    x.value.ok()?;
    let pieces = [
        ("when", Piece::Words(super::wording::when(table.lang, now, x.status))),
        ("what", Piece::Words(table.name(i))),
        ("value", super::wording::figure(table.lang, &x)),
    ];
    let stands = matches!(x.unit.quantity, crate::unit::Quantity::Index(_) | crate::unit::Quantity::Percent);
    let key = if stands { "tell.level.stands.alone" } else { "tell.level.alone" };
    Some(sentence(table.lang, key, &pieces))
}

/// The year of the strongest growth, when no rounding makes it another.
fn fastest(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    if now.step() != Step::Year {
        return None;
    }
    let all = Table::unbroken(table.up_to(i, now));
    if all.first().is_none_or(of_trade::is_rate) {
        return None;
    }
    let rates: Vec<Record> = all
        .windows(2)
        .filter_map(|w| match w {
            [a, b] if a.period.and_then(|p| p.shift(1)) == b.period => Some(growth::growth(b, a)),
            _ => None,
        })
        .filter(|g| g.value.is_ok())
        .collect();
    let best = rates.iter().max_by(|a, b| a.interval.lo.total_cmp(&b.interval.lo))?;
    let clear = rates.iter().all(|g| core::ptr::eq(g, best) || g.interval.hi < best.interval.lo);
    // What more than doubles in a year began from next to nothing, or tells of inflation.
    let doubled = best.interval.hi > 100.0;
    if rates.len() < 5 || !clear || doubled || way(best) != Way::Up || best.period == Some(now) {
        return None;
    }
    let pieces = [
        ("what", Piece::Words(table.name(i))),
        ("when", Piece::Words(dated(table.lang, best.period?, best.status))),
        ("change", change(table.lang, best)),
    ];
    Some(sentence(table.lang, "tell.fastest", &pieces))
}
