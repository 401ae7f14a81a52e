//! The most and the least: "cao nhất từ trước tới nay", "thấp nhất trong 8 năm", "the highest since 2011", "the lowest in the series".

use super::article::{Article, Mention};
use super::candidates::{selections_of, total_of};
use super::catalogued::{most_of_all, most_since};
use super::claims_in_words::{Claim, number_word, reading, stand_in, step_word};
use super::figures_in_text::Counts;
use super::kinds::{Sort, direction};
use super::lexicon::Mark;
use super::periods_in_text::When;
use super::slots::{Side, choice, slots};
use super::stretch_of_time::Stretch;
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::{Flow, Status};
use crate::figure::Interval;
use crate::period::{Period, Step};

/// "Kỷ lục cũ", "the previous peak", "đỉnh lịch sử: năm 2011": one of another time, which is not the one spoken of.
fn is_former(article: &Article, m: &Mention) -> bool {
    let before = |n: usize| m.start.checked_sub(n).map_or("", |i| article.lower(i));
    let old = |w: &str| matches!(w, "old" | "previous" | "former" | "earlier" | "prior" | "last");
    old(before(1)) && before(1) != "last"
        || old(before(2)) && before(1) == "record"
        || matches!(article.lower(m.end), "cũ" | "trước" if article.vietnamese)
        || article.token(m.end).is_some_and(|t| t.is(':'))
            && article.mentions_in(m.end, m.end + 4).iter().any(|m| m.when().is_some())
}

/// "cao nhất từ trước tới nay", "thấp nhất trong 8 năm", "the highest since 2011".
pub(super) fn extreme(article: &Article, index: &TableIndex<'_>, m: &Mention) -> Option<Claim> {
    let Some(Mark::Extreme(most)) = m.mark(|k| matches!(k, Mark::Extreme(_))) else { return None };
    // "the second largest so far": a place, not the first.
    let placed = |i: usize| article.token(i).and_then(number_word).is_some_and(|n| n > 1);
    let before = |n: usize| m.start.checked_sub(n).filter(|i| article.token(*i).is_some());
    let dashed = before(1).is_some_and(|i| article.token(i).is_some_and(|t| t.is_dash()));
    if before(if dashed { 2 } else { 1 }).is_some_and(placed) && !article.vietnamese {
        return None;
    }
    if one_of_several(article, m.start) || is_former(article, m) {
        return None;
    }
    let sentence = article.sentence_of(m.start);
    let end = article.sentence_start(sentence + 1);
    let clause_end = article.clause_start(article.clause_of(m.start) + 1).min(end);
    // What it is the most of: all time, so many years, since a year, this year.
    let found = super::stretch_of_time::behind(article, m.end, clause_end);
    let (mut stretch, stop) = found.map_or((None, m.end), |(stretch, to)| (Some(stretch), to));
    // "an all-time high", "a record low": the words themselves say of what.
    let own = article.tokens.get(m.start..m.end).unwrap_or_default();
    if stretch.is_none() && own.len() > 1 && own.iter().any(|t| t.is_word("time") || t.is_word("record")) {
        stretch = Some(Stretch::Ever);
    }
    let loose = stretch.is_none();
    let stretch = stretch.or_else(|| loose_stretch(article, m, end))?;
    let figure = stand_in(article, m.start, stop, 1, Counts::Bare)?;
    let measure = if super::said_of_amounts::speaks_of_amounts(article, &figure) {
        Wanted::Amount
    } else {
        index.plain
    };
    let mut slots = slots(article, index, &figure, Sort::Extreme);
    let whole = part_of_year(article, m);
    slots.periods.retain(|p| Some(p.value) != whole);
    // The month itself was told before, or is what the article is about.
    if let Some(year) = whole.filter(|_| slots.periods.is_empty()) {
        let part =
            |p: &Period| p.end_year() == year.end_year() && matches!(p.step(), Step::Month | Step::Quarter);
        let before = article.mentions_in(0, m.start).iter().rev().filter(|m| !m.compared);
        let told = before.filter_map(|m| m.periods.first().copied()).find(part);
        slots.periods.extend(told.or(article.main.filter(part)).map(|p| choice(p, 1)));
    }
    // "so với tháng 7 - tháng cao nhất kể từ đầu năm": of the time that the dash stands behind.
    let unit = before(1).is_some_and(|i| matches!(article.lower(i), "tháng" | "quý" | "năm"));
    let parted = before(2).filter(|i| unit && article.token(*i).is_some_and(|t| t.is_dash()));
    let behind = parted.and_then(|dash| article.mentions_in(0, dash).iter().rev().find(|o| o.end == dash));
    if let Some(p) = behind.and_then(|o| o.periods.first()) {
        slots.periods = vec![choice(*p, 0)];
    }
    // "Imports in the same category were the highest on record": of which, only the sentence before says.
    let from = article.sentence_start(sentence);
    let again = (from..m.start).any(|i| {
        matches!(article.lower(i), "same" | "this" | "that")
            && matches!(
                article.lower(i + 1),
                "category" | "group" | "sector" | "product" | "commodity" | "line" | "segment"
            )
    });
    if again && slots.names.first().is_none_or(|c| c.value.is_empty()) {
        return None;
    }
    // A stretch of years is no period of the subject.
    slots.periods.retain(|p| !matches!(p.value, Period::Years(..)));
    // Nor is the time since which it is the most.
    if let Stretch::Since(When::Exact(since)) | Stretch::SinceAtLeast(When::Exact(since)) = stretch {
        slots.periods.retain(|p| p.value != since);
    }
    let of_level = article.figures_in(article.sentence_start(sentence), m.start).last().is_some_and(|f| {
        matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Unit | Counts::Bare)
            && m.start <= f.tokens.1 + 4
    });
    let moved = direction(article, &figure).is_some() && !super::kinds::is_level(article, &figure);
    if moved && !of_level
        || article
            .tokens
            .get(m.start..stop)?
            .iter()
            .any(|t| t.is_word("growth") || t.is_word("fastest") || t.is_word("tang"))
    {
        return None;
    }
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().take(2) {
            for period in slots.periods.iter().take(2) {
                let p = period.value;
                let plain = |p: Period| {
                    total_of(index, &selections_of(index, flow.value, &names.value, measure), p)
                        .map(|a| a.value)
                };
                // "The August gap had been the largest": of which side it is, its own sign tells.
                let unsaid = flow.value.flow == Flow::Balance && flow.value.side == 0;
                let minus = flow.value.side < 0 || unsaid && plain(p).is_some_and(|v| v < 0.0);
                let side = if minus { -1.0 } else { 1.0 };
                let level = |p: Period| {
                    total_of(index, &selections_of(index, flow.value, &names.value, measure), p)
                        .map(|a| a.value * side)
                };
                let Some(own) = level(p) else { continue };
                let Some(others) = stretch.others(index, p) else { continue };
                let of = |others: &[Period]| -> Vec<f64> {
                    let holds = |v: &f64| if unsaid { *v > 0.0 } else { side_holds(flow.value, *v) };
                    others.iter().filter_map(|q| level(*q)).filter(holds).collect()
                };
                let mut known = of(&others);
                // "the lowest level of the period", of the first that the table has: what followed tells.
                if known.is_empty() && stretch == Stretch::Ever {
                    let later = |q: &&Period| q.step() == p.step() && q.end_day() > p.end_day();
                    known = of(&index.periods.iter().filter(later).copied().collect::<Vec<_>>());
                }
                if known.is_empty() {
                    continue;
                }
                let ahead = |v: f64| (own - v) * f64::from(most) >= 0.0;
                let holds = known.iter().all(|v| ahead(*v));
                // A table that lacks a part of the stretch can refute, not confirm.
                if holds && !stretch.is_covered(index, p) {
                    continue;
                }
                // "the most since 2018": then it was more.
                let then = stretch.last_beyond(index, p);
                let then = then.filter(|(_, before)| level(*before).is_some()).and_then(|(p, _)| level(p));
                let amount = truth(holds && then.is_none_or(|v| !ahead(v)));
                let since =
                    matches!(stretch, Stretch::Last(..) | Stretch::Since(_) | Stretch::SinceAtLeast(_));
                let by = Some(if since { most_since(most) } else { most_of_all(most) });
                let more = if loose { 5 } else { 0 };
                let cost = flow.cost + names.cost + period.cost + more;
                let reach = flow.cost.max(names.cost).max(period.cost).max(more);
                readings.push(reading(
                    Sort::Extreme,
                    flow.value,
                    names.value.clone(),
                    p,
                    (amount, by),
                    cost,
                    reach,
                ));
            }
        }
    }
    readings.sort_by_key(|r| r.cost);
    Some(Claim { figure, readings, slots })
}

/// "one of the best", "một trong những mức cao nhất": not the first of them.
pub(super) fn one_of_several(article: &Article, at: usize) -> bool {
    let from = article.sentence_start(article.sentence_of(at)).max(at.saturating_sub(7));
    let word = |i: usize| article.lower(i);
    (from..at).any(|i| match (word(i), word(i + 1)) {
        ("one" | "among" | "some", "of") => i + 4 >= at,
        ("một", "trong") => matches!(word(i + 2), "những" | "các" | "số"),
        _ => false,
    })
}

/// The year that a statement is about, as the table has it.
pub(super) fn year_found(year: Period) -> Amount {
    let value = f64::from(year.end_year());
    Amount { value, interval: Interval::exact(value), cells: Vec::new(), status: Status::Final }
}

/// A statement that holds or does not.
pub(super) fn truth(holds: bool) -> Amount {
    let value = f64::from(u8::from(holds));
    Amount { value, interval: Interval::exact(0.0), cells: Vec::new(), status: Status::Final }
}

/// What something is the most of where no stretch is counted out: the table's own, the year, so many months.
fn loose_stretch(article: &Article, m: &Mention, end: usize) -> Option<Stretch> {
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let start = article.clause_start(article.clause_of(m.start));
    let own = (m.start..m.end).any(|i| matches!(lower(i), "record" | "kỷ" | "đỉnh"));
    if own {
        return Some(Stretch::Ever);
    }
    // "cao nhất 5 năm", "lowest of the 36 months"
    let counted = (m.end..m.end + 4).find_map(|i| {
        let n = article.token(i).and_then(number_word)?;
        (article.token(i + 1).and_then(step_word)? == Step::Year).then_some(n)
    });
    if let Some(n) = counted.filter(|n| *n > 1) {
        return Some(Stretch::Last(n, Some(Step::Year)));
    }
    let of_table = (m.end..end.min(m.end + 12)).any(|i| {
        matches!(
            lower(i),
            "series"
                | "table"
                | "tables"
                | "review"
                | "covered"
                | "months"
                | "history"
                | "dataset"
                | "data"
                | "bảng"
                | "chuỗi"
        ) || lower(i) == "any" && matches!(lower(i + 1), "month" | "year" | "quarter")
    });
    if of_table {
        return Some(Stretch::Ever);
    }
    // "Tháng Tám là tháng có kim ngạch cao nhất", "the busiest month"
    let month = (start..m.start).any(|i| lower(i) == "tháng" && matches!(lower(i + 1), "có" | "đạt"))
        || matches!(lower(m.end), "month");
    let of_year = (m.end..m.end + 4)
        .any(|i| matches!((lower(i), lower(i + 1)), ("trong", "năm") | ("cả", "năm") | ("the", "year")))
        || part_of_year(article, m).is_some();
    (month || of_year).then_some(Stretch::OwnYear)
}

/// "The biggest monthly shortfall of 2024": the year whose months are compared.
fn part_of_year(article: &Article, m: &Mention) -> Option<Period> {
    let monthly = |i: usize| matches!(article.lower(i), "monthly" | "quarterly" | "month" | "quarter");
    if !(m.start..m.end + 2).any(monthly) {
        return None;
    }
    let named = article
        .mentions_in(m.end, m.end + 5)
        .iter()
        .find(|n| n.start.checked_sub(1).is_some_and(|i| matches!(article.lower(i), "of" | "in")))?;
    named.periods.first().copied().filter(|p| matches!(p, Period::Year(_)))
}

/// Surpluses are compared with surpluses, deficits with deficits.
fn side_holds(side: Side, value: f64) -> bool {
    side.flow != Flow::Balance || side.side == 0 || value > 0.0
}
