//! Plan and outcome: how far the whole came over its plan or stayed under it, how many of its parts reached theirs, which went furthest
//! over and which stayed furthest below. Of a plan that is still ahead: what came about last, and how fast it must grow from there.

use super::table::Table;
use super::wording::{Piece, bare, by_way, dated, figure, marked, sentence, size, step_word};
use super::{Sentence, last_of, last_outcome, of_parts, of_trade};
use crate::figure::Decimal;
use crate::indicators::parts::club;
use crate::indicators::plan_target::{ahead, attainment, gap, over, planned, plans, steps};
use crate::indicators::{Record, growth};
use crate::lang::is_rest;
use crate::period::Period;

/// Fewest parts with a plan that are counted.
const ENOUGH: usize = 3;
/// A part that was to be less than this share of all plans, in percent, is no news however far it went over.
const SMALL: f64 = 1.0;

/// The outcome and the plan of a part.
struct Part {
    series: usize,
    outcome: Record,
    plan: Record,
    attained: Record,
}

/// Puts what is told of plans behind the first sentences, which say how much it was.
pub(super) fn told(table: &Table<'_>, wholes: &[usize], parts: &[usize], out: &mut Vec<Sentence>) {
    if !plans(table.dataset) {
        return;
    }
    let mut found: Vec<Sentence> =
        wholes.iter().filter_map(|&i| against_plan(table, i, last_outcome(table, &[i])?)).collect();
    for &i in wholes {
        to_reach(table, i, &mut found);
    }
    let now = parts.iter().chain(wholes).filter_map(|&i| last_outcome(table, &[i])).max();
    if let Some(now) = now {
        of_parts_with_plans(table, parts, now, &mut found);
    }
    let is_level = |s: &&Sentence| {
        s.tells.starts_with("tell.level") || matches!(s.tells, "tell.surplus.plan" | "tell.deficit.plan")
    };
    let at = out.iter().take_while(is_level).count();
    let rest = out.split_off(at);
    out.extend(found);
    out.extend(rest);
}

/// "So với kế hoạch 38,4 tỷ USD, xuất khẩu năm 2006 cao hơn 3,6% (1,4 tỷ USD)."
fn against_plan(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let (outcome, plan) = (table.figure(i, now), planned(table.dataset, i, now)?);
    let by = gap(&outcome, &plan);
    by.value.ok()?;
    let mut pieces = vec![
        ("what", Piece::Words(table.name(i))),
        ("when", Piece::Words(dated(lang, now, outcome.status))),
        ("plan", figure(lang, &plan)),
        ("gap", size(lang, &by)),
    ];
    // Of a percentage the gap in points says all.
    let rated = over(&outcome, &plan);
    let in_points = super::of_trade::is_rate(&outcome) || rated.value.is_err();
    if !in_points {
        pieces.push(("by", size(lang, &rated)));
    }
    let key = match (by.sign(), in_points) {
        (1, false) => "tell.plan.over",
        (1, true) => "tell.plan.over.points",
        (-1, false) => "tell.plan.under",
        (-1, true) => "tell.plan.under.points",
        _ => "tell.plan.met",
    };
    Some(sentence(lang, key, &pieces))
}

/// "Năm 2006, xuất khẩu đạt 39,8 tỷ USD, tăng 22,7% so với năm 2005." "Để đạt kế hoạch năm 2010 là 72,5 tỷ USD, xuất khẩu phải tăng
/// bình quân 16,2% mỗi năm kể từ năm 2006."
fn to_reach(table: &Table<'_>, i: usize, out: &mut Vec<Sentence>) {
    let lang = table.lang;
    let Some(now) = last_outcome(table, &[i]) else { return };
    let (outcome, Some(target)) = (table.figure(i, now), ahead(table.dataset, i, now)) else { return };
    // The plan took the place of the level where both stand in one line.
    if last_of(table, &[i]) != Some(now) {
        out.extend(of_trade::grown(table, i, now, "tell.level"));
    }
    let (Some(then), Some(n)) = (target.period, steps(Some(now), target.period)) else { return };
    let by = growth::average(&target, &outcome, n);
    // A plan for the next period was told with its growth.
    if n == 1 || by.value.is_err() || of_trade::is_rate(&outcome) || table.is_balance(i) {
        return;
    }
    let keys = ["tell.plan.ahead.up", "tell.plan.ahead.down", "tell.plan.ahead.hardly"];
    let pieces = [
        ("what", Piece::Words(table.name(i))),
        ("plan", Piece::Words(bare(lang, then))),
        ("value", figure(lang, &target)),
        ("by", size(lang, &by)),
        ("step", Piece::Words(step_word(lang, now))),
        ("from", Piece::Words(dated(lang, now, outcome.status))),
    ];
    out.push(sentence(lang, by_way(&by, keys), &pieces));
}

fn of_parts_with_plans(table: &Table<'_>, parts: &[usize], now: Period, out: &mut Vec<Sentence>) {
    let lang = table.lang;
    let part = |&series: &usize| {
        let (outcome, plan) = (table.figure(series, now), planned(table.dataset, series, now)?);
        let attained = attainment(&outcome, &plan);
        let told = attained.value.is_ok() && !is_rest(&table.part_name(series)) && !table.is_misfit(&outcome);
        told.then_some(Part { series, outcome, plan, attained })
    };
    let mut all: Vec<Part> = parts.iter().filter_map(part).collect();
    if all.len() < ENOUGH {
        return;
    }
    let nouns = of_parts::nouns(lang, table.part_kind(parts));
    let whole_plan = Record::given(
        Some(now),
        Decimal::whole(100),
        &all.first().map(|p| p.attained.unit.clone()).unwrap_or_default(),
    );
    let reached = club(&all.iter().map(|p| &p.attained).collect::<Vec<_>>(), &whole_plan, None);
    // How many they are must not depend on rounding.
    if reached.interval.lo == reached.interval.hi {
        let key = match reached.value {
            Ok(0.0) => "tell.plan.none",
            Ok(n) if n == all.len() as f64 => "tell.plan.all",
            _ => "tell.plan.count",
        };
        let pieces = [
            ("when", Piece::Words(super::wording::when(lang, now, reached.status))),
            ("all", Piece::Words(all.len().to_string())),
            ("count", figure(lang, &reached)),
            ("nouns", Piece::Words(nouns)),
        ];
        out.push(sentence(lang, key, &pieces));
    }
    all.sort_by(|a, b| b.attained.value.unwrap_or(0.0).total_cmp(&a.attained.value.unwrap_or(0.0)));
    let planned: f64 = all.iter().filter_map(|p| p.plan.value.ok()).sum();
    let of_size = |p: &&Part| p.plan.value.is_ok_and(|v| 100.0 * v >= SMALL * planned);
    let furthest = |found: Option<&Part>, first: Option<&Part>, sign: i8, keys: [&'static str; 2]| {
        let part = found.filter(|p| growth::difference(&p.attained, &whole_plan).sign() == sign)?;
        let [of_all, of_some] = keys;
        let key = if first.is_some_and(|f| f.series == part.series) { of_all } else { of_some };
        let pieces = [
            ("part", Piece::Words(table.part_name(part.series))),
            ("value", marked(lang, figure(lang, &part.outcome), part.outcome.status)),
            ("share", figure(lang, &part.attained)),
        ];
        Some(sentence(lang, key, &pieces))
    };
    let most = all.iter().find(of_size);
    out.extend(furthest(most, all.first(), 1, ["tell.plan.most", "tell.plan.most.of-size"]));
    let least = all.iter().rev().find(of_size);
    out.extend(furthest(least, all.last(), -1, ["tell.plan.least", "tell.plan.least.of-size"]));
}
