//! Members counted under a condition: "of the nine groups just two grew", "xuất siêu sang bốn trong tám nước", "five lines passed
//! 300 tonnes, compared with seven the year before", "the only one of the eight to shrink".

use super::article::Article;
use super::candidates::{selections_of, total_of};
use super::catalogued::members_of;
use super::claims_in_words::{Claim, counted, number_word, reading, stand_in};
use super::conditions::{Condition, condition, states_rates};
use super::counted_periods::step_at;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::lexicon::Mark;
use super::out_of_how_many;
use super::slots::{Base, Doubt, Names, Side, Slots, slots};
use super::table_index::{TableIndex, Wanted};
use crate::dataset::DimensionKind;
use crate::period::{Period, Step};

/// What members of a table are called together.
const PLACES: [&str; 27] = [
    "bạn",
    "tỉnh",
    "địa",
    "nơi",
    "vùng",
    "nước",
    "thị",
    "đối",
    "quốc",
    "countries",
    "economies",
    "markets",
    "partners",
    "nations",
    "exporters",
    "importers",
    "currencies",
    "suppliers",
    "regions",
    "provinces",
    "cities",
    "states",
    "destinations",
    "buyers",
    "areas",
    "districts",
    "outlets",
];
const GOODS: [&str; 25] = [
    "nhóm",
    "mặt",
    "ngành",
    "loại",
    "groups",
    "products",
    "lines",
    "categories",
    "commodities",
    "goods",
    "items",
    "sectors",
    "services",
    "industries",
    "crops",
    "headings",
    "classes",
    "types",
    "technologies",
    "sources",
    "segments",
    "sections",
    "chapters",
    "heads",
    "staples",
];
/// Words between "the" or a number and the thing.
const BETWEEN: [&str; 26] = [
    "the",
    "our",
    "these",
    "those",
    "all",
    "main",
    "product",
    "export",
    "import",
    "commodity",
    "trading",
    "số",
    "tổng",
    "cả",
    "nation's",
    "country's",
    "biggest",
    "largest",
    "service",
    "key",
    "foreign",
    "listed",
    "major",
    "principal",
    "leading",
    "broad",
];

/// A number of one to a hundred, in words or digits, with the tokens it takes: "thirty-eight".
pub(super) fn number_at(article: &Article, at: usize) -> Option<(i64, usize)> {
    const TENS: [(&str, i64); 8] = [
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ];
    if let Some((_, tens)) = TENS.iter().find(|(w, _)| *w == article.lower(at)) {
        let dash = article.token(at + 1).is_some_and(super::words::Token::is_dash);
        let ones =
            article.token(at + 2).filter(|_| dash).and_then(number_word).filter(|n| (1..10).contains(n));
        return Some(ones.map_or((*tens, 1), |n| (tens + n, 3)));
    }
    // "mười ba", "hai mươi mốt"
    let ones = |i: usize| match article.lower(i) {
        "lăm" => Some(5),
        "mốt" => Some(1),
        _ => article.token(i).and_then(number_word).filter(|n| (1..10).contains(n)),
    };
    if article.lower(at) == "mười"
        && let Some(n) = ones(at + 1)
    {
        return Some((10 + n, 2));
    }
    if article.lower(at + 1) == "mươi"
        && let Some(tens) = ones(at)
    {
        let n = ones(at + 2);
        return Some((tens * 10 + n.unwrap_or(0), 2 + usize::from(n.is_some())));
    }
    let token = article.token(at)?;
    if matches!(token.lower.as_str(), "nhất" | "tư" | "nhì")
        || token.lower.ends_with("th") && token.lower != "both"
    {
        return None;
    }
    let ordinal = matches!(token.lower.as_str(), "first" | "second" | "third");
    number_word(token).filter(|_| !ordinal).map(|n| (n, 1))
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Among {
    /// Countries, goods; either where no word says.
    kind: Option<bool>,
    /// Out of how many.
    all: Option<i64>,
    /// Only the biggest so many.
    biggest: bool,
}

/// How far back what "of them" takes up is looked for.
const BACK: usize = 50;

/// Whether a word is one for places, or for goods.
pub(super) fn kind_of(word: &str) -> Option<bool> {
    match word {
        w if PLACES.contains(&w) => Some(true),
        w if GOODS.contains(&w) => Some(false),
        _ => None,
    }
}

/// "twelve product lines", "10 mặt hàng lớn nhất": the token behind, and what of it.
fn things(article: &Article, from: usize) -> (usize, Option<bool>, bool) {
    let mut i = from;
    while BETWEEN.contains(&article.lower(i)) && i < from + 3 {
        i += 1;
    }
    let kind = kind_of(article.lower(i));
    let between = (from..i).any(|k| matches!(article.lower(k), "biggest" | "largest"));
    let behind = (i + 1..i + 5)
        .any(|k| article.lower(k) == "lớn" && article.lower(k + 1) == "nhất" || article.lower(k) == "đầu");
    if kind.is_none() { (from, None, between) } else { (i + 1, kind, between || behind) }
}

/// Every number of members that meet a condition.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let mut out = Vec::new();
    if index.dims.is_empty() {
        return out;
    }
    // "Of the twelve lines …" and what was counted before it, in its sentence.
    let mut of: Option<(usize, Among, usize)> = None;
    let mut before: Option<(usize, Among, Condition, usize)> = None;
    let mut at = 0;
    while let Some(token) = article.token(at) {
        let sentence = token.sentence;
        let here = at;
        at += 1;
        // "of the eight", "trong bảy nhóm": out of how many, the count stands elsewhere.
        if matches!(article.lower(here), "of" | "among" | "trong") {
            let mut i = here + 1;
            while BETWEEN.contains(&article.lower(i)) && i < here + 4 {
                i += 1;
            }
            if let Some((all, used)) = number_at(article, i).filter(|(n, _)| *n > 2)
                && step_at(article, i + used).is_none()
            {
                let big = (here..i).any(|k| matches!(article.lower(k), "biggest" | "largest"));
                let (end, kind, biggest) = things(article, i + used);
                let comma = article.token(end).is_some_and(|t| t.is(','));
                if kind.is_some() || comma {
                    of = Some((sentence, Among { kind, all: Some(all), biggest: biggest || big }, end));
                    let places = kind.filter(|_| !biggest && !big);
                    out.extend(
                        places.and_then(|p| out_of_how_many::claim(article, index, (i, i + used, all), p)),
                    );
                    // The number out of which is none that counts, the next may be.
                    at = end.max(at);
                    continue;
                }
            }
        }
        // "là thị trường duy nhất sụt giảm": one, of what stands before it.
        if article.lower(here) == "duy" && article.lower(here + 1) == "nhất" {
            out.extend(only_one(article, index, here));
            continue;
        }
        let Some((n, used)) = number_at(article, here) else { continue };
        let prior = here.checked_sub(1).map_or("", |i| article.lower(i));
        if matches!(prior, "thứ" | "tháng" | "quý" | "top" | "mỗi" | "last" | "past")
            || step_at(article, here + used).is_some()
        {
            continue;
        }
        let next = here + used;
        // "two of the twelve lines", "the only one of the eight", "bốn trong tám nước"
        if matches!(article.lower(next), "of" | "in" | "trong" | "trên" | "among") {
            let mut i = next + 1;
            while BETWEEN.contains(&article.lower(i)) && i < next + 4 {
                i += 1;
            }
            if let Some((all, more)) = number_at(article, i).filter(|(m, _)| *m > n)
                && step_at(article, i + more).is_none()
            {
                let big = (next..i).any(|k| matches!(article.lower(k), "biggest" | "largest"));
                let (end, kind, biggest) = things(article, i + more);
                let among = Among { kind, all: Some(all), biggest: biggest || big };
                if let Some(found) = asked(article, index, here, end) {
                    out.extend(claim(article, index, (here, end.max(i + more), n), (among, found)));
                    before = Some((sentence, among, found, end));
                }
                at = end.max(i + more);
                continue;
            }
        }
        // "Seven of them are above $3 billion": of the things that were spoken of last.
        if article.lower(next) == "of" && matches!(article.lower(next + 1), "them" | "these" | "those") {
            let kind = (here.saturating_sub(BACK)..here).rev().find_map(|i| kind_of(article.lower(i)));
            let among = Among { kind, all: None, biggest: false };
            let found = asked(article, index, here, next + 2).filter(|_| kind.is_some());
            out.extend(found.and_then(|c| claim(article, index, (here, next + 2, n), (among, c))));
            at = next + 2;
            continue;
        }
        let (end, kind, _) = things(article, next);
        let stated = of.filter(|(s, _, from)| *s == sentence && *from <= here).map(|(_, a, _)| a);
        let lead = matches!(
            prior,
            "just"
                | "only"
                | "chỉ"
                | "có"
                | "còn"
                | "mới"
                | "ở"
                | "but"
                | ","
                | "were"
                | "was"
                | "tới"
                | "đến"
                | "and"
        ) || article.clause_start(article.clause_of(here)) == here;
        let among = stated
            .filter(|a| lead && a.all.is_some_and(|m| m >= n))
            .map(|a| Among { kind: a.kind.or(kind), ..a })
            .or(kind.filter(|_| n > 1 && prior != "the" && prior != "cả").map(|k| Among {
                kind: Some(k),
                all: None,
                biggest: false,
            }));
        if let Some(among) = among
            && let Some(found) = asked(article, index, here, end)
        {
            out.extend(claim(article, index, (here, end, n), (among, found)));
            before = Some((sentence, among, found, end));
            at = end.max(at);
            continue;
        }
        // "…, compared with seven in 2011"
        let again = matches!(prior, "with" | "against" | "from" | "than" | "với" | "so" | "là")
            && (matches!(article.lower(next), "in" | "a" | "the" | "của" | "năm")
                || article.token(next).is_none_or(|t| t.is('.')));
        if let Some((_, among, found, _)) =
            before.filter(|(s, .., end)| *s == sentence && *end <= here && again)
        {
            out.extend(claim(article, index, (here, next, n), (among, found)));
        }
    }
    out
}

/// "nơi duy nhất thấp hơn năm trước", "gam màu xám duy nhất: … giảm 3%": one member meets what is said behind. A period that is the
/// only one is counted among periods.
fn only_one(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let before = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    if matches!(before(1), "tháng" | "năm" | "quý" | "lần" | "ngày" | "tuần" | "người" | "điểm")
    {
        return None;
    }
    let kind = (1..3).map(before).find_map(|w| match w {
        w if PLACES.contains(&w) || w == "trường" || w == "phương" || w == "gia" => Some(true),
        w if GOODS.contains(&w) || w == "hàng" => Some(false),
        _ => None,
    });
    let found = asked(article, index, at, at + 2)?;
    claim(article, index, (at, at + 2, 1), (Among { kind, all: None, biggest: false }, found))
}

/// The condition in the clause of a count, behind it first, else in its sentence.
fn asked(article: &Article, index: &TableIndex<'_>, at: usize, end: usize) -> Option<Condition> {
    let clause = article.clause_of(at);
    let own = (article.clause_start(clause), article.clause_start(clause + 1));
    let id = article.sentence_of(at);
    let sentence = (article.sentence_start(id), article.sentence_start(id + 1));
    condition(article, index, (end, own.1.max(end)), (at, end))
        .or_else(|| condition(article, index, own, (at, end)))
        .or_else(|| condition(article, index, (end, sentence.1), (at, end)))
}

/// What a rise or fall of a month may be measured against, with what each costs.
fn on_year_or_month(asked: Condition, period: Period, slots: &Slots) -> Vec<(Condition, i32)> {
    let Condition::Grew { sign, least } = asked else { return vec![(asked, 0)] };
    if period.step() != Step::Month || least > 0.0 {
        return vec![(asked, 0)];
    }
    let by_month = slots.bases.first().is_some_and(|b| b.value == Base::Month);
    let (year, month) = if by_month { (2, 0) } else { (0, 3) };
    vec![(asked, year), (Condition::OnMonth(sign), month)]
}

/// A count that costs more than this is of something fetched from far.
const SETTLED: i32 = 6;
/// Readings that cost this much more may be meant as well.
const AS_LIKELY: i32 = 6;

/// What another flow or time may cost more, where the nearest are plain.
const PLAIN: i32 = 2;

fn claim(
    article: &Article,
    index: &TableIndex<'_>,
    (at, end, n): (usize, usize, i64),
    (among, asked): (Among, Condition),
) -> Option<Claim> {
    let figure = stand_in(article, at, end, n, Counts::Bare)?;
    let own = slots(article, index, &figure, Sort::Count);
    // What is counted is what the sentence is about: a price spoken of in the one before is no matter of it.
    let id = article.sentence_of(at);
    let said = article.mentions_in(article.sentence_start(id), article.sentence_start(id + 1));
    let other =
        said.iter().any(|m| m.has(Mark::Elsewhere) || m.has(Mark::Gdp) || super::slot_names::absent(m));
    let doubt = if other || among.all.is_none() { own.doubt } else { own.doubt.min(Doubt::Modifier) };
    let mut slots: Slots = super::second_look::widened(article, index, &figure, Sort::Count, own);
    let mut readings = Vec::new();
    let measure = match asked {
        Condition::Level { measure, .. } => measure,
        _ => index.plain,
    };
    for flow in slots.flows.iter().take(3) {
        for period in slots.periods.iter().take(4) {
            for dim in 0..index.dims.len() {
                // Regions are counted as places are; sources of power are neither partners nor goods.
                let place = index.kind(dim) == DimensionKind::Partner || index.is_called_region(dim);
                let told = place || index.kind(dim) != DimensionKind::Other;
                if told && among.kind.is_some_and(|k| k != place) {
                    continue;
                }
                let beside = super::counted_beside::besides(article, &slots, dim);
                for (asked, more) in on_year_or_month(asked, period.value, &slots) {
                    let counts = |names: &Names| {
                        passing(index, (flow.value, measure), period.value, (dim, names), (among, asked))
                    };
                    let Some((passing, cells)) = beside.iter().find_map(counts) else { continue };
                    let mut found = reading(
                        Sort::Count,
                        flow.value,
                        Vec::new(),
                        period.value,
                        (counted(passing, cells), members_of(asked, states_rates(index, flow.value))),
                        flow.cost + period.cost + more,
                        flow.cost.max(period.cost).max(more) + 1,
                    );
                    found.base = None;
                    readings.push(found);
                }
            }
        }
    }
    readings.sort_by_key(|r| r.cost);
    let best = readings.first()?.clone();
    // Only what says out of how many, and of what, is clear enough to be contradicted.
    let clear = among.all.is_some()
        && best.cost <= 2
        && among.kind.is_some()
        && !among.biggest
        && doubt == Doubt::None;
    slots.doubt = doubt;
    // So is it where every time and flow that may be meant gives the same number, of just as many members.
    let same = readings.iter().take_while(|r| r.cost <= best.cost + AS_LIKELY);
    let agreed = among.all.is_some()
        && !among.biggest
        && doubt == Doubt::None
        && best.cost <= SETTLED
        && same.clone().all(|r| (r.amount.value - best.amount.value).abs() < 0.5);
    if !clear && !agreed {
        // Where flow and time are plain, another's number is none of what is counted.
        let plain = best.cost <= 2 && doubt == Doubt::None;
        readings
            .retain(|r| (r.amount.value - n as f64).abs() < 0.5 && (!plain || r.cost <= best.cost + PLAIN));
    }
    (!readings.is_empty()).then_some(Claim { figure, readings, slots })
}

/// How many members of a dimension meet a condition, and the cells of those; `None` where the table has not as many as the text says there are.
fn passing(
    index: &TableIndex<'_>,
    (side, measure): (Side, Wanted),
    period: Period,
    (dim, beside): (usize, &Names),
    (among, asked): (Among, Condition),
) -> Option<(usize, Vec<(u32, u32)>)> {
    let of = |m: u32| -> Names { beside.iter().cloned().chain([(dim, vec![m])]).collect() };
    let value = |m: u32| {
        let names = of(m);
        total_of(index, &selections_of(index, side, &names, measure), period).map(|a| a.value)
    };
    let mut members: Vec<u32> = index.items(dim).into_iter().filter(|m| !index.is_group(dim, *m)).collect();
    let all = among.all.and_then(|n| usize::try_from(n).ok());
    // Of goods that are sold and goods that are bought, only those of the flow itself are counted.
    if all.is_some_and(|n| n < members.len()) {
        members.retain(|m| value(*m).is_some());
    }
    // "Of the 13 countries listed": the row of all others is none of them.
    if all.is_some_and(|n| n + 1 == members.len()) {
        members.retain(|m| !super::short_names::is_remainder(index.name(dim, *m)));
    }
    if all.is_some_and(|n| n + 1 == members.len()) && beside.is_empty() {
        let inside = super::counted_beside::within_total(index, (side, measure), period, (dim, &members));
        members = inside.unwrap_or(members);
    }
    if among.biggest {
        let mut sized: Vec<(f64, u32)> = members.iter().filter_map(|m| Some((value(*m)?, *m))).collect();
        sized.sort_by(|a, b| b.0.total_cmp(&a.0));
        members = sized.into_iter().map(|(_, m)| m).take(all.unwrap_or(10)).collect();
    }
    if members.len() < 3 || all.is_some_and(|n| n != members.len()) {
        return None;
    }
    let held: Vec<Option<bool>> = members.iter().map(|m| asked.holds(index, side, &of(*m), period)).collect();
    let known = held.iter().filter(|h| h.is_some()).count();
    // A row without a figure then was not sold.
    if known * 4 < held.len() * 3 {
        return None;
    }
    let those: Vec<u32> =
        members.iter().zip(&held).filter(|(_, h)| **h == Some(true)).map(|(m, _)| *m).collect();
    let cells = |m: &u32| {
        let selections = selections_of(index, asked.side(side), &of(*m), measure);
        total_of(index, &selections, period).map(|a| a.cells).unwrap_or_default()
    };
    Some((those.len(), those.iter().flat_map(cells).collect()))
}
