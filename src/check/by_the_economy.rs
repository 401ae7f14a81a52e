//! Trade and product beside each other: so much a head ("mỗi người làm ra 4.700 USD"), trade in percent of the product ("tỷ lệ xuất khẩu
//! trên GDP", "độ mở của nền kinh tế"). A second look: it agrees; it accuses only where the ratio is just that of another year than the
//! clause names.

use super::article::{Article, Says};
use super::bound_times::Bound;
use super::candidates::{level, meets, stated};
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{Asked, nearest};
use super::slip::Slip;
use super::slots::{Names, Side};
use super::table_index::{Amount, TableIndex};
use super::verdict::{Judged, Verdict, weight};
use crate::dataset::Flow;
use crate::indicators::economy::PER_PERSON;
use crate::period::Period;

/// Whether one of these pairs of words stands in a stretch.
fn pair(article: &Article, (from, to): (usize, usize), pairs: &[(&str, &str)]) -> bool {
    let is = |i: usize, w: &str| article.token(i).is_some_and(|t| t.lower == w);
    (from..to).any(|i| pairs.iter().any(|(a, b)| is(i, a) && is(i + 1, b)))
}

const PER_HEAD: [(&str, &str); 14] = [
    ("mỗi", "người"),
    ("đầu", "người"),
    ("một", "người"),
    ("chia", "đều"),
    ("per", "head"),
    ("per", "person"),
    ("per", "capita"),
    ("a", "head"),
    ("each", "person"),
    ("a", "person"),
    ("for", "everyone"),
    ("per", "inhabitant"),
    ("each", "inhabitant"),
    ("per", "resident"),
];
const OPENNESS: [(&str, &str); 5] =
    [("độ", "mở"), ("trade", "openness"), ("openness", "of"), ("economy's", "openness"), ("open", "economy")];
const GROWTH: [(&str, &str); 4] = [("tăng", "trưởng"), ("growth", "was"), ("growth", "of"), ("growth", "in")];
const TO_PRODUCT: [(&str, &str); 13] = [
    ("of", "output"),
    ("annual", "output"),
    ("%", "gdp"),
    ("trên", "gdp"),
    ("với", "gdp"),
    ("của", "gdp"),
    ("to", "gdp"),
    ("of", "gdp"),
    ("bằng", "gdp"),
    ("the", "economy"),
    ("national", "output"),
    ("domestic", "product"),
    ("world", "gdp"),
];

/// Whether a stretch speaks of trade in percent of the product.
pub(super) fn speaks_of_ratio(article: &Article, ends: (usize, usize)) -> bool {
    let single = |i: usize| article.token(i).is_some_and(|t| t.is_word("openness"));
    (ends.0..ends.1).any(single) || pair(article, ends, &OPENNESS) || pair(article, ends, &TO_PRODUCT)
}

/// "The peak came in 2022 at 182.4 per cent" where that is the ratio of 2021: the clause names its year, and three digits are those of
/// another one.
pub(super) fn slipped(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Judged> {
    let plain = figure.counts == Counts::Percent && figure.upper.is_none() && !figure.in_words;
    let product = product(index)?;
    let period = Bound::of(article, figure).period().filter(|_| plain && weight(figure) > 2)?;
    let id = article.sentence_of(figure.tokens.0);
    let ends = (article.sentence_start(id), article.sentence_start(id + 1));
    // "In 2024 openness stayed below its peak of 182.7 per cent": the height is that of another year. What its year stands behind, and what
    // a verb leads to, is of that year.
    let behind = super::kinds::behind(article, figure);
    let timed = article.mentions_in(behind.0, behind.1).iter().any(|m| m.when().is_some());
    let led = matches!(article.word_before(figure.tokens.0, 1), "at" | "la" | "dat" | "reached" | "stood");
    const BESIDE: [&str; 14] = [
        "below", "above", "short", "regain", "than", "from", "previous", "former", "hơn", "từ", "trở", "lại",
        "chưa", "still",
    ];
    let beside =
        (ends.0..ends.1).any(|i| article.token(i).is_some_and(|t| BESIDE.contains(&t.lower.as_str())));
    if beside || !timed && !led {
        return None;
    }
    let spoken = speaks_of_ratio(article, ends) || still_told(article, id);
    let open = || {
        let from = article.sentence_start(id.saturating_sub(ON));
        pair(article, (from, ends.1), &OPENNESS)
            || (from..ends.1).any(|i| article.token(i).is_some_and(|t| t.is_word("openness")))
    };
    let side = if spoken && open() {
        Side::of(Flow::Turnover)
    } else {
        slots_of(Sort::Share).flows.first().filter(|c| spoken && c.cost <= 1).map(|c| c.value)?
    };
    let ratio = |p: Period| {
        let of = |side: Side| level(index, side, &Vec::new(), index.plain, p);
        let (working, amount) = Working::ToProduct(side.flow, of(side)?, of(product)?).worked()?;
        Some(Reading::of(Sort::Share, (side, Vec::new(), p), working, amount))
    };
    let meets_it = |r: &Reading| meets(stated(figure, Sort::Share), r);
    let own = ratio(period).filter(|r| !meets_it(r) && !super::too_weak::rounds_otherwise(figure, r))?;
    let other =
        |p: &Period| *p != period && p.step() == period.step() && ratio(*p).is_some_and(|r| meets_it(&r));
    let mut others = index.periods.iter().copied().filter(other);
    let slip = others.next().filter(|_| others.next().is_none()).map(Slip::Period)?;
    Some(Judged { verdict: Verdict::Disagrees, reading: Some(own), slip: Some(slip) })
}

/// The topic of a table that is the product, or the people.
fn topic(index: &TableIndex<'_>, is: fn(&super::topics::Topic) -> bool) -> Option<Side> {
    let at = index.topics.iter().position(is)?;
    Some(Side { topic: Some(u16::try_from(at).ok()?), ..Side::of(Flow::Balance) })
}

/// The product, where the table states it.
pub(super) fn product(index: &TableIndex<'_>) -> Option<Side> {
    topic(index, super::topics::Topic::is_product)
}

/// Whether a side is the product.
pub(super) fn is_product(index: &TableIndex<'_>, side: Side) -> bool {
    side.topic.and_then(|t| index.topics.get(usize::from(t))).is_some_and(super::topics::Topic::is_product)
}

/// The likeliest time of a figure.
fn last_of(slots: &super::slots::Slots) -> Period {
    slots.periods.first().map_or(Period::Year(0), |c| c.value)
}

/// Sentences over which a ratio is gone on with.
const ON: usize = 3;

/// Whether a sentence goes on with the ratio of the one before: "Tỷ lệ này năm 2000 mới là 96,5%", "It sank to 20.8% in 2009".
fn goes_on(article: &Article, (from, to): (usize, usize)) -> bool {
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let told = (from..to).any(|i| match (word(i), word(i + 1), word(i + 2)) {
        ("tỷ" | "tỉ", "lệ" | "trọng", this) | ("con", "số", this) => {
            matches!(this, "này" | "đó" | "ấy")
        }
        ("the" | "this" | "that" | "its", "ratio" | "share" | "peak" | "trough" | "low" | "high", _) => true,
        _ => false,
    });
    let mentions = article.mentions_in(from, to);
    let plain = !mentions.iter().any(|m| m.flow().is_some() || matches!(m.says, Says::Topic(_)));
    // "Thailand stood at 55.4 percent, Poland at 47.1": places with their ratios, and nothing else is said.
    let placed = mentions.iter().any(|m| matches!(m.says, Says::Named(_)))
        && (from..to).any(|i| matches!(word(i), "at" | "ở" | "là") || word(i) == "mức")
        && article.figures_in(from, to).iter().all(|f| matches!(f.counts, Counts::Percent | Counts::Bare));
    told || plain && (word(from) == "it" || placed)
}

/// Whether a ratio to the product that was told some sentences before is still spoken of.
fn still_told(article: &Article, id: usize) -> bool {
    let ends = |id: usize| (article.sentence_start(id), article.sentence_start(id + 1));
    let told = |id: &usize| pair(article, ends(*id), &TO_PRODUCT);
    (1..=ON).map_while(|n| id.checked_sub(n).filter(|id| goes_on(article, ends(*id + 1)))).any(|id| told(&id))
}

/// What a figure meets of product by people, or trade by product.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let product = product(index)?;
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let before = article.sentence_start(id.saturating_sub(1));
    let none: Names = Vec::new();
    let of = |side: Side, p: Period| level(index, side, &none, index.plain, p);
    let widened = |sort: Sort| super::second_look::widened(article, index, figure, sort, slots_of(sort));
    let mut out: Vec<Reading> = Vec::new();
    let mut push = |sort: Sort,
                    side: Side,
                    place: Names,
                    period: Period,
                    base: Option<Period>,
                    (working, amount): (Working, Amount),
                    cost| {
        let reading = Reading::of(sort, (side, place, period), working, amount);
        out.push(Reading { base, ..reading.fetched(cost, cost) });
    };
    match figure.counts {
        Counts::Money(_) if figure.per_head || pair(article, (before, to), &PER_HEAD) => {
            let people = topic(index, super::topics::Topic::is_people)?;
            // "mỗi người dân xuất khẩu được 188 USD": a flow that the sentence names by the people.
            let said =
                article.mentions_in(from, figure.tokens.0).iter().any(|m| m.flow().is_some() && !m.compared);
            let slots = widened(Sort::Value);
            // "mỗi người Việt được 4.717 USD, người Thái 7.345 USD": of the product of the same place.
            let places =
                slots.names.iter().filter(|c| !c.value.is_empty()).take(2).map(|c| (c.value.clone(), c.cost));
            let places: Vec<(Names, i32)> = places.chain([(Vec::new(), 1)]).collect();
            for (place, dear) in &places {
                let of = |side: Side, p: Period| level(index, side, place, index.plain, p);
                let head = |p: Period| Amount::of(&PER_PERSON, [&of(product, p)?, &of(people, p)?]);
                let mut push = |sort, side, period, base, worked: (Working, Amount), cost| {
                    push(sort, side, place.clone(), period, base, worked, cost + dear);
                };
                let flows = slots.flows.iter().filter(|c| said && c.value.topic.is_none()).take(2);
                for (flow, c) in flows.flat_map(|f| slots.periods.iter().take(6).map(move |c| (f, c))) {
                    if let Some((a, b)) = of(flow.value, c.value).zip(of(people, c.value))
                        && let Some(worked) = Working::PerPerson(a, b).worked()
                    {
                        push(Sort::Value, flow.value, c.value, None, worked, flow.cost + c.cost);
                    }
                }
                // "thêm gần 400 USD": rather a change.
                let moved = super::kinds::direction(article, figure).is_some();
                for c in slots.periods.iter().take(6) {
                    if let Some((a, b)) = of(product, c.value).zip(of(people, c.value))
                        && let Some((working, amount)) = Working::PerPerson(a, b).worked()
                    {
                        let worked = (working, amount.clone());
                        push(Sort::Value, product, c.value, None, worked, c.cost + if moved { 3 } else { 0 });
                        if let Some(base) = c.value.same_of_year(-1)
                            && let Some(then) = head(base)
                            && let Some((working, change)) = Working::Change(amount, then).worked()
                        {
                            let size = if change.value < 0.0 { change.times(-1.0) } else { change };
                            let cost = c.cost + if moved { 0 } else { 3 };
                            push(Sort::Difference, product, c.value, Some(base), (working, size), cost);
                        }
                    }
                }
            }
        }
        Counts::Percent if weight(figure) > 1 && !figure.in_words => {
            let open = pair(article, (from, to), &OPENNESS);
            let on = still_told(article, id);
            if !open && !on && !pair(article, (from, to), &TO_PRODUCT) {
                // "Tăng trưởng năm 2021 chỉ 2,55%", where the table has the growth of the product.
                let clause = article.clause_start(article.clause_of(figure.tokens.0));
                let growth = topic(index, super::topics::Topic::is_growth_of_product)?;
                let said = article.mentions_in(clause, figure.tokens.0);
                let other = said.iter().any(|m| m.flow().is_some() || matches!(m.says, Says::Named(_)));
                if other || !pair(article, (clause, figure.tokens.0), &GROWTH) {
                    return None;
                }
                for c in widened(Sort::Value).periods.iter().take(2) {
                    if let Some(a) = of(growth, c.value) {
                        push(
                            Sort::Value,
                            growth,
                            Vec::new(),
                            c.value,
                            None,
                            (Working::Level(a.clone()), a),
                            c.cost,
                        );
                    }
                }
                return nearest(figure, out, 2);
            }
            let slots = widened(Sort::Share);
            let said = slots.flows.iter().filter(|c| c.value.topic.is_none()).map(|c| (c.value, c.cost));
            let all = [(Side::of(Flow::Turnover), if open { 0 } else { 4 })];
            // "In proportion to the economy Kosovo's is in a class of its own", of a gap.
            let near = article.mentions_in(before, figure.tokens.0);
            let gap = near.iter().rev().find_map(|m| m.mark(|k| matches!(k, Mark::Balance(_))));
            let gap = match gap {
                Some(Mark::Balance(side)) if side != 0 => Some((Side { side, ..Side::of(Flow::Balance) }, 1)),
                _ => None,
            };
            let flows: Vec<(Side, i32)> = all.into_iter().chain(said).chain(gap).collect();
            // "Relative to GDP, Vietnamese exports …": of the product of the same place.
            let places = slots.names.iter().filter(|c| !c.value.is_empty()).take(2).map(|c| c.value.clone());
            let places: Vec<Names> = places.chain([Vec::new()]).collect();
            for (c, place) in slots.periods.iter().take(4).flat_map(|c| places.iter().map(move |p| (c, p))) {
                for (side, cost) in &flows {
                    let at = |side: Side| level(index, side, place, index.plain, c.value);
                    if let Some((a, b)) = at(*side).zip(at(product))
                        && let Some(worked) = Working::ToProduct(side.flow, a, b).worked()
                    {
                        push(Sort::Share, *side, place.clone(), c.value, None, worked, c.cost + cost);
                    }
                }
            }
        }
        // "tức sau 24 năm tăng thêm 67,7 điểm phần trăm": how that ratio moved.
        Counts::Points if weight(figure) > 1 => {
            let told = pair(article, (before, to), &TO_PRODUCT) || pair(article, (from, to), &OPENNESS);
            if !told || !(goes_on(article, (from, to)) || pair(article, (from, to), &TO_PRODUCT)) {
                return None;
            }
            let slots = widened(Sort::ShareChange);
            let said = slots.flows.iter().filter(|c| c.value.topic.is_none()).map(|c| (c.value, c.cost + 1));
            let sides: Vec<(Side, i32)> =
                [(Side::of(Flow::Turnover), 0)].into_iter().chain(said.take(2)).collect();
            let place = slots.names.iter().find(|c| !c.value.is_empty()).map(|c| c.value.clone());
            let place = place
                .filter(|p| level(index, product, p, index.plain, last_of(&slots)).is_some())
                .unwrap_or_default();
            let ratio = |side: Side, p: Period| {
                let of = |side: Side| level(index, side, &place, index.plain, p);
                Working::ToProduct(side.flow, of(side)?, of(product)?).amount()
            };
            let periods: Vec<(Period, i32)> =
                slots.periods.iter().take(4).map(|c| (c.value, c.cost)).collect();
            for (a, b) in
                periods.iter().flat_map(|a| periods.iter().map(move |b| (a, b))).filter(|(a, b)| a.0 > b.0)
            {
                for (side, cost) in &sides {
                    if let Some((now, then)) = ratio(*side, a.0).zip(ratio(*side, b.0))
                        && let Some(change) = Working::Change(now, then).worked()
                    {
                        push(
                            Sort::ShareChange,
                            *side,
                            place.clone(),
                            a.0,
                            Some(b.0),
                            change,
                            a.1 + b.1 + cost,
                        );
                    }
                }
            }
        }
        _ => return None,
    }
    // "182.4 per cent in 2022" is of that year.
    if let Some(period) = Bound::of(article, figure).period().filter(|_| figure.counts == Counts::Percent) {
        out.retain(|r| r.period == period);
    }
    nearest(figure, out, if weight(figure) < 2 { 3 } else { 8 })
}
