//! When something happened first: "lần đầu vượt 100 tỷ USD vào năm 2007", "lần đầu tiên kể từ năm 2016 xuất khẩu đi xuống". The year is
//! what is stated; the table says in which it was.

use super::article::Article;
use super::candidates::level;
use super::claims_in_words::{Claim, number_word, reading, stand_in};
use super::conditions::{Condition, condition};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::periods_in_text::year;
use super::slots::{Slots, slots};
use super::table_index::{Amount, TableIndex};
use crate::dataset::Status;
use crate::figure::Interval;
use crate::period::Period;

/// How far from "lần đầu" its level, and from that its year.
const NEAR: usize = 8;
/// What flow and names may cost for the year to be called wrong.
const CLEAR: i32 = 1;
/// How far a level this near to a mark may come to stand on its other side.
const REVISED: f64 = 0.01;
/// Words that say more of what happened than its direction.
const MORE: [&str; 13] =
    ["chữ", "con", "mạnh", "sâu", "quá", "tới", "thấp", "cao", "nhiều", "quý", "tháng", "nửa", "cùng"];
/// Years looked through.
const YEARS: i16 = 200;

/// The years that a Vietnamese text says something happened first in.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if !article.vietnamese {
        return Vec::new();
    }
    let first = |at: &usize| article.lower(*at) == "lần" && article.lower(at + 1) == "đầu";
    (0..article.tokens.len())
        .filter(first)
        .filter_map(|at| {
            let from = at + 2 + usize::from(article.lower(at + 2) == "tiên");
            since(article, index, (at, from))
                .or_else(|| passed(article, index, (at, from)))
                .or_else(|| turned(article, index, (at, from)))
        })
        .collect()
}

/// A year near a place of its sentence, by its token.
fn year_in(article: &Article, from: usize, to: usize) -> Option<(usize, i16)> {
    (from..to).find_map(|i| Some((i, article.token(i).and_then(year)?)))
}

/// "lần đầu vượt 100 tỷ USD vào năm 2007", "đến năm 2012 mới lần đầu vượt 100 tỷ USD".
fn passed(article: &Article, index: &TableIndex<'_>, (at, from): (usize, usize)) -> Option<Claim> {
    let id = article.sentence_of(at);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    if !matches!(article.lower(from), "vượt" | "đạt" | "cán" | "qua" | "chạm" | "lên") {
        return None;
    }
    let limit: &Figure = article.figures_in(from, end.min(from + NEAR)).first()?;
    if !matches!(limit.counts, Counts::Money(_)) || limit.upper.is_some() {
        return None;
    }
    let behind = year_in(article, limit.tokens.1, end.min(limit.tokens.1 + 4));
    let before = || {
        let (i, y) =
            (start.max(at.saturating_sub(NEAR))..at).rev().find_map(|i| year_in(article, i, i + 1))?;
        let until = i.checked_sub(1).is_some_and(|b| article.lower(b) == "năm")
            && i.checked_sub(2).is_some_and(|b| matches!(article.lower(b), "đến" | "tới" | "phải" | "sang"));
        until.then_some((i, y))
    };
    let (place, y) = behind.or_else(before)?;
    let slots = slots(article, index, limit, Sort::Value);
    let held = |flow, names: &_| {
        let of = |y: i16| level(index, flow, names, index.plain, Period::Year(y)).map(|a| a.value);
        let earlier: Vec<f64> = (1..YEARS).filter_map(|n| of(y - n)).collect();
        let own = of(y)?;
        let above = |v: f64| v >= limit.value();
        let right = above(own) && !earlier.iter().any(|v| above(*v));
        // What a revision may turn tells nothing against a year.
        let near = |v: f64| (v / limit.value() - 1.0).abs() < REVISED;
        let open = near(own) || earlier.iter().any(|v| near(*v));
        (!earlier.is_empty() && (right || !open)).then_some(right)
    };
    let claim = told(article, slots, (place, place + 1), Period::Year(y), held)?;
    Some(if claim.readings.iter().all(|r| r.amount.value > 0.5) {
        claim.of_year(Period::Year(y))
    } else {
        claim
    })
}

/// "lần đầu tiên kể từ năm 2016 xuất khẩu giảm", "giảm lần đầu tiên sau 7 năm".
fn since(article: &Article, index: &TableIndex<'_>, (at, from): (usize, usize)) -> Option<Claim> {
    let id = article.sentence_of(at);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let main = article.main.and_then(|p| matches!(p, Period::Year(_)).then(|| p.end_year()))?;
    let (place, y) = match (article.lower(from), article.lower(from + 1)) {
        ("kể", "từ") | ("từ", "năm") => {
            let (i, y) = year_in(article, from, from + 4)?;
            ((i, i + 1), y)
        }
        ("sau", _) if article.lower(from + 2) == "năm" => {
            let n = article.token(from + 1).and_then(number_word)?;
            ((from + 1, from + 3), main - i16::try_from(n).ok()?)
        }
        _ => return None,
    };
    // "…, sau sáu năm tăng liên tiếp, xuất khẩu đi xuống": what happens now is said last.
    let last = article.mentions_in(place.1, end).iter().rev().find_map(|m| {
        match m.mark(|k| matches!(k, Mark::Direction(_))) {
            Some(Mark::Direction(sign)) => Some(Condition::Grew { sign, least: 0.0 }),
            _ => None,
        }
    });
    let asked = last
        .or_else(|| condition(article, index, (start, at), place))
        .or_else(|| condition(article, index, (place.1, end), place))?;
    if !matches!(asked, Condition::Grew { .. } | Condition::Side(_)) || y >= main {
        return None;
    }
    let figure = stand_in(article, place.0, place.1, 1, Counts::Bare)?;
    let slots = slots(article, index, &figure, Sort::Streak);
    // "… kể từ năm 2009 giảm hai con số", "giảm sâu như vậy": another condition than the fall alone.
    let plain = article.figures_in(place.1, end).is_empty()
        && !(place.1..end).any(|i| MORE.contains(&article.lower(i)));
    let held = |flow, names: &_| {
        let of = |y: i16| asked.holds(index, flow, names, Period::Year(y));
        let between: Vec<Option<bool>> = (y + 1..main).map(of).collect();
        // Where this year is none of them, something else is spoken of.
        of(main).filter(|now| *now)?;
        // One in between is enough to deny it, however far back the table goes.
        let nearer = between.contains(&Some(true));
        let right = !nearer && of(y)? && between.into_iter().collect::<Option<Vec<bool>>>().is_some();
        (right || plain).then_some(right)
    };
    told(article, slots, place, Period::Year(main), held)
}

/// "Năm 2012 cả nước lần đầu xuất siêu", "lần đầu tiên nhập siêu vào năm 1996": the first of the table's years on that side.
fn turned(article: &Article, index: &TableIndex<'_>, (at, from): (usize, usize)) -> Option<Claim> {
    let sign = match (article.lower(from), article.lower(from + 1)) {
        ("xuất", "siêu") | ("thặng", "dư") => 1,
        ("nhập", "siêu") | ("thâm", "hụt") => -1,
        _ => return None,
    };
    // Of so many years, or since one, it is another first.
    if matches!(article.lower(from + 2), "sau" | "kể" | "từ" | "trong" | "trở") {
        return None;
    }
    let id = article.sentence_of(at);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let before = (start..at).rev().find_map(|i| year_in(article, i, i + 1));
    let behind = || year_in(article, from + 2, end.min(from + NEAR));
    let (_, y) = before.or_else(behind)?;
    let figure = stand_in(article, at, from, 1, Counts::Bare)?;
    let slots = slots(article, index, &figure, Sort::Streak);
    let asked = Condition::Side(sign);
    let held = |flow, names: &_| {
        let of = |y: i16| asked.holds(index, flow, names, Period::Year(y));
        let earlier: Vec<bool> = (1..YEARS).filter_map(|n| of(y - n)).collect();
        let own = of(y)?;
        (!earlier.is_empty()).then_some(own && !earlier.contains(&true))
    };
    told(article, slots, (at, from), Period::Year(y), held)
}

fn told(
    article: &Article,
    slots: Slots,
    (from, to): (usize, usize),
    period: Period,
    held: impl Fn(super::slots::Side, &super::slots::Names) -> Option<bool>,
) -> Option<Claim> {
    let figure = stand_in(article, from, to, 1, Counts::Bare)?;
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(3) {
        for names in slots.names.iter().take(3) {
            let Some(holds) = held(flow.value, &names.value) else { continue };
            let truth = Amount {
                value: f64::from(u8::from(holds)),
                interval: Interval::exact(0.0),
                cells: Vec::new(),
                status: Status::Final,
            };
            let (cost, reach) = (flow.cost + names.cost, flow.cost.max(names.cost));
            readings.push(reading(
                Sort::Extreme,
                flow.value,
                names.value.clone(),
                period,
                (truth, None),
                cost,
                reach,
            ));
        }
    }
    readings.sort_by_key(|r| r.cost);
    let clear = readings.first().is_some_and(|r| r.reach <= CLEAR);
    // What is only taken over from other sentences may be meant otherwise.
    readings.retain(|r| clear || r.amount.value > 0.5);
    (!readings.is_empty()).then_some(Claim { figure, readings, slots })
}
