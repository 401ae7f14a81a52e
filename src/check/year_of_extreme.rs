//! The year that something was at its most or least in: "the gap was deepest in 2008", "at its peak in 2016", "the best year was 2023".

use super::article::{Article, Mention};
use super::candidates::level;
use super::claims_in_words::{Claim, reading, stand_in};
use super::extremes::year_found;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::lexicon::Mark;
use super::periods_in_text::When;
use super::slots::{Side, slots};
use super::table_index::TableIndex;
use crate::dataset::{Flow, Status};
use crate::period::Period;

/// Years of which a table has to know, to tell the most of them.
const KNOWN: usize = 4;
/// Tokens between a record and its figure or year.
const RECORD: usize = 6;

/// The years of the most and least that a text states. What a Vietnamese one means by a record or a bottom is not always plain: it agrees, it
/// never accuses.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if index.flowless {
        return Vec::new();
    }
    let all = article.mentions.iter().filter_map(|m| {
        let (at, most, own) =
            if article.vietnamese { most_before(article, m)? } else { most_in(article, m)? };
        claim(article, index, (m, at, most), own)
    });
    let right = |c: &mut Claim| {
        let stated = c.figure.value();
        c.readings.retain(|r| (r.amount.value - stated).abs() < 0.5);
        !c.readings.is_empty()
    };
    all.filter_map(|mut c| (!article.vietnamese || right(&mut c)).then_some(c)).collect()
}

/// "Kỷ lục 28 tỷ USD thuộc về năm 2023", "đáy sâu nhất là năm 2008", "cao nhất vào năm 2022": where the words begin, and whether the most (1) or the
/// least (-1).
fn most_before(article: &Article, m: &Mention) -> Option<(usize, i8, usize)> {
    const LINKS: [&str; 9] = ["năm", "vào", "là", "thuộc", "về", "ở", "trong", "của", "chính"];
    let from = article.sentence_start(article.sentence_of(m.start));
    let mut end = m.start;
    let mut linked = false;
    while end > from && LINKS.contains(&article.lower(end - 1)) {
        (end, linked) = (end - 1, true);
    }
    // "kỷ lục 28 tỷ USD thuộc về …"
    if let Some(f) = article.figures_in(from, end).last().filter(|f| linked && f.tokens.1 == end) {
        end = f.tokens.0;
    }
    // "kỷ lục xuất siêu 11 tỷ USD thuộc về …"
    let record = |i: &usize| matches!(article.lower(*i), "kỷ" | "kỉ") && article.lower(i + 1) == "lục";
    if let Some(i) = (from.max(end.saturating_sub(RECORD))..end).rev().find(record)
        && !(i..end).any(|k| article.token(k).is_some_and(|t| t.is(',') || t.is(';')))
    {
        end = i + 2;
    }
    let (last, one) = (end.checked_sub(1)?, end.checked_sub(2)?);
    let (at, most) = match (article.lower(one), article.lower(last)) {
        ("cao" | "lớn" | "sâu" | "rộng" | "nhiều", "nhất") => (one, 1),
        ("thấp" | "nhỏ" | "ít" | "hẹp", "nhất") => (one, -1),
        ("kỷ" | "kỉ", "lục") => (one, 1),
        (_, "đỉnh") => (last, 1),
        _ => return None,
    };
    // "với mức tăng hơn 34%": of the rise, no level.
    let to = article.clause_start(article.clause_of(m.start) + 1);
    let risen = (m.end..to.min(m.end + 4)).any(|i| matches!(article.lower(i), "tăng" | "giảm"));
    (linked && !risen && at >= from).then_some((at, most, from))
}

/// Whether a word says the most (1) or the least (-1) of what stands around it.
fn most(word: &str) -> Option<i8> {
    Some(match word {
        "peak" | "peaked" | "deepest" | "largest" | "biggest" | "highest" | "widest" | "best"
        | "greatest" => 1,
        "trough" | "bottomed" | "lowest" | "smallest" | "narrowest" => -1,
        _ => return None,
    })
}

/// "deepest in 2008", "its peak in 2016", "the best was 2023": nothing but a small word before the year.
fn most_in(article: &Article, m: &Mention) -> Option<(usize, i8, usize)> {
    let word = |back: usize| {
        m.start.checked_sub(back).and_then(|i| article.token(i)).map_or("", |t| t.lower.as_str())
    };
    let own = article.sentence_of(m.start);
    let back = (2..4).find(|n| most(word(*n)).is_some())?;
    let said = most(word(back))?;
    let between: Vec<&str> = (1..back).map(word).collect();
    let joined = between.iter().all(|w| matches!(*w, "in" | "was" | "out" | "year" | "that" | "of"));
    let at = m.start.checked_sub(back)?;
    // "its second-largest in 2008", "one of the best", "a record growth": other things.
    let plain = !(at.saturating_sub(3)..at).any(|i| {
        article.token(i).is_some_and(|t| {
            t.is_dash()
                || matches!(
                    t.lower.as_str(),
                    "of" | "since" | "second" | "third" | "fourth" | "fifth" | "growth" | "pace" | "rate"
                )
        })
    });
    (joined && plain && article.sentence_of(at) == own).then_some((at, said, article.sentence_start(own)))
}

/// What a year of the most or least, said from a token on, is held against.
fn claim(
    article: &Article,
    index: &TableIndex<'_>,
    (m, at, said): (&Mention, usize, i8),
    sentence: usize,
) -> Option<Claim> {
    let Some(When::Exact(year @ Period::Year(_))) = m.when().filter(|_| !m.compared) else { return None };
    // Of a rise or a fall, or of a share, it is not the level.
    let clause = article.clause_start(article.clause_of(at));
    if super::by_the_economy::speaks_of_ratio(article, (sentence, at)) {
        return None;
    }
    let moved = article
        .mentions_in(clause, at)
        .iter()
        .any(|m| m.mark(|k| matches!(k, Mark::Direction(_) | Mark::Share)).is_some());
    if moved {
        return None;
    }
    let stated = stand_in(article, m.start, m.end, year.end_year().into(), Counts::Bare)?;
    let slots = slots(article, index, &stated, Sort::Extreme);
    // What came after the article was written, and what is only planned, is no outcome that it could know.
    let until = article.year.max(year.end_year());
    let own = |p: &&Period| matches!(p, Period::Year(_)) && p.end_year() <= until;
    let years: Vec<Period> = index.periods.iter().filter(own).copied().collect();
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for names in slots.names.iter().take(2) {
            // What is lowest of a balance without a side, a deficit or a small surplus, is open.
            let side = flow.value;
            if side.in_table() == Some(Flow::Balance) && side.side == 0 && said < 0 {
                continue;
            }
            let size = |p: Period| {
                let amount = level(index, side, &names.value, index.plain, p)?;
                // Surpluses are compared with surpluses, deficits with deficits.
                let counts = amount.status != Status::Plan && (side.side == 0 || amount.value > 0.0);
                let value = if is_gap(side) { amount.value.abs() } else { amount.value };
                counts.then_some(value)
            };
            let Some(now) = size(year) else { continue };
            let known: Vec<(Period, f64)> = years.iter().filter_map(|p| Some((*p, size(*p)?))).collect();
            if known.len() <= KNOWN {
                continue;
            }
            let way = f64::from(said);
            let most = known.iter().max_by(|a, b| (a.1 * way).total_cmp(&(b.1 * way)));
            let Some((own, value)) = most else { continue };
            let right = if (now - value) * way >= 0.0 { year } else { *own };
            let by = Some(super::catalogued::most_of_all(said));
            let (cost, reach) = (flow.cost + names.cost, flow.cost.max(names.cost));
            readings.push(reading(
                Sort::Extreme,
                side,
                names.value.clone(),
                year,
                (year_found(right), by),
                cost,
                reach,
            ));
        }
    }
    readings.sort_by_key(|r| r.cost);
    (!readings.is_empty()).then_some(Claim { figure: stated, readings, slots })
}

/// A gap is deep whichever way it goes.
fn is_gap(side: Side) -> bool {
    side.in_table() == Some(Flow::Balance) && side.side == 0
}
