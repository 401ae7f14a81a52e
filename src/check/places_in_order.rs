//! Places in an order: "đứng thứ hai", "second-largest", "khách hàng số 1", the place of a member among those that the words put it beside.

use super::article::{Article, Mention, Says};
use super::candidates::{selections_of, total_of};
use super::claims_in_words::{Claim, counted, number_word, reading, stand_in};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::members::Named;
use super::slots::{Choice, Names, Side, slots};
use super::table_index::{Amount, TableIndex, Wanted};
use super::words::{Token, TokenKind};
use crate::dataset::Flow;
use crate::figure::Interval;
use crate::indicators::parts::place_among;
use crate::period::Period;

/// Who is ranked: "eighth among the buyers".
const RANKED: [&str; 12] = [
    "buyers",
    "suppliers",
    "customers",
    "markets",
    "partners",
    "exporters",
    "importers",
    "products",
    "goods",
    "countries",
    "economies",
    "destinations",
];

/// What has a place that its number stands before: "the second exporter", "second place".
const PLACED: [&str; 10] = [
    "exporter",
    "importer",
    "buyer",
    "supplier",
    "market",
    "customer",
    "destination",
    "outlet",
    "partner",
    "place",
];

/// Words by which a place is one of an earlier time.
const ONCE: [&str; 10] =
    ["từng", "vốn", "trước", "cũ", "once", "formerly", "previously", "had", "from", "former"];

/// Words behind which stands who was overtaken: "vượt Trung Quốc để đứng thứ hai", "regained second place from Indonesia".
const PAST: [&str; 9] =
    ["vượt", "hơn", "trên", "overtook", "overtaking", "surpassed", "surpassing", "past", "behind"];

/// Whether a name is of who was overtaken.
fn is_overtaken(article: &Article, m: &Mention) -> bool {
    let word =
        |n: usize| m.start.checked_sub(n).and_then(|i| article.token(i)).map_or("", |t| t.lower.as_str());
    match word(1) {
        "of" => word(2) == "ahead",
        "from" => word(2) == "place",
        "qua" | "cả" => word(2) == "vượt",
        "mặt" => matches!(word(2), "qua" | "vượt"),
        w => PAST.contains(&w),
    }
}

/// Who overtook, where the sentence says so before a place and names nobody else: "Indonesia mua gấp 15 lần, vượt Trung Quốc (868 nghìn
/// tấn) để đứng thứ hai".
fn overtaker(article: &Article, start: usize, passed: &Mention) -> Option<Vec<(usize, u32)>> {
    let said = article.mentions_in(article.sentence_start(article.sentence_of(start)), start);
    let dims: Vec<usize> = members(passed)?.into_iter().map(|(dim, _)| dim).collect();
    let mut before = said.iter().rev().filter(|m| m.start < passed.start && !m.compared);
    let alike = |m: &Mention| {
        let own: Vec<(usize, u32)> = members(m)?.into_iter().filter(|(dim, _)| dims.contains(dim)).collect();
        (!own.is_empty()).then_some(own)
    };
    before.find_map(alike)
}

/// The members that a mention names.
pub(super) fn members(m: &Mention) -> Option<Vec<(usize, u32)>> {
    let Says::Named(found) = &m.says else { return None };
    let member = |n: &Named| match n {
        Named::Member { dim, member } => Some((*dim, *member)),
        _ => None,
    };
    Some(found.iter().filter_map(member).collect())
}

/// Members named in the clause of a token, nearest first, before it and then behind.
fn members_near(article: &Article, start: usize, end: usize) -> Vec<Vec<(usize, u32)>> {
    let clause = article.clause_start(article.clause_of(start));
    let clause_end = article.clause_start(article.clause_of(start) + 1);
    let own = |m: &&Mention| !m.compared;
    let before = article.mentions_in(clause, start).iter().rev().filter(own).find_map(members);
    let after = article.mentions_in(end, clause_end).iter().filter(own).find_map(members);
    // "The United States, eighth among the buyers", "the Emirates, the No. 2 market": right before the comma.
    let small = |i: usize| {
        article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "the" | "its" | "now" | "still" | "a"))
    };
    let beside = |m: &&Mention| {
        article.token(m.end).is_some_and(|t| t.is(','))
            && m.end + 3 >= start
            && m.end < start
            && (m.end + 1..start).all(small)
    };
    let apposed =
        || article.mentions_in(start.saturating_sub(8), start).iter().rev().find(beside).and_then(members);
    before.or_else(apposed).into_iter().chain(after).collect()
}

/// Whether a place is a place among others than the table's members: in the world, in a region.
fn elsewhere(article: &Article, start: usize, end: usize) -> bool {
    let clause = article.clause_start(article.clause_of(start));
    let clause_end = article.clause_start(article.clause_of(start) + 1);
    // "ASEAN remained its largest partner": a row of the table is no place to be ranked in.
    let is_row = |i: usize| {
        let near = article.mentions_in(i.saturating_sub(2), i + 1).iter();
        let row = |m: &Mention| matches!(&m.says, Says::Named(n) if n.iter().any(|n| matches!(n, Named::Member { .. })));
        near.filter(|m| m.end > i && m.start <= end).any(row)
    };
    (clause..clause_end).any(|i| {
        article.token(i).is_some_and(|t| {
            matches!(t.folded.as_str(), "world" | "world's" | "global" | "globally" | "region")
                || t.folded == "asean" && !is_row(i)
                || (t.folded == "the" && article.token(i + 1).is_some_and(|n| n.is_word("gioi")))
                || (t.folded == "khu" && article.token(i + 1).is_some_and(|n| n.is_word("vuc")) && i >= end)
        })
    })
}

pub(super) fn rank(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> Option<Claim> {
    place(article, index, figure.clone(), false)
}

/// The members of a dimension that are put in order.
pub(super) struct Among<'a> {
    pub(super) index: &'a TableIndex<'a>,
    pub(super) side: Side,
    /// What narrows all of them.
    pub(super) rest: &'a Names,
    pub(super) dim: usize,
    pub(super) period: Period,
    /// What they are put in order by.
    pub(super) measure: Wanted,
}

/// What it costs to believe that a place is of a member which its clause does not name.
const TAKEN_UP: i32 = 3;

/// What it costs to believe that a table lists all that are ahead of the last one in it.
const UNLISTED: i32 = 5;

/// Members of a dimension that are looked through for a place, at most.
const MOST_MEMBERS: u32 = 2000;

/// What it costs to hold a place that is told against the one that a table shows, with so many behind it: a worse one may be due to members
/// that the table leaves out, unless it goes on below.
pub(super) fn unlisted(told: f64, shown: f64, behind: usize) -> i32 {
    let may_be = told > shown && (behind == 0 || told > shown + behind as f64);
    if may_be { UNLISTED } else { 0 }
}

impl Among<'_> {
    fn value(&self, member: u32) -> Option<Amount> {
        let mut names = self.rest.clone();
        names.push((self.dim, vec![member]));
        total_of(self.index, &selections_of(self.index, self.side, &names, self.measure), self.period)
    }

    /// The members that are put in order beside one, without it: groups, remainders and what is of another kind are none of them.
    fn others(&self, member: u32) -> Vec<(u32, Amount)> {
        let both = self.side.topic.is_none() && matches!(self.side.flow, Flow::Turnover | Flow::Balance);
        let listed = if both { Some(Flow::Export) } else { self.side.in_table() };
        let all: Vec<u32> = if self.rest.is_empty() {
            self.index.parts(self.dim, listed, self.period).to_vec()
        } else {
            (0..self.index.members_in(self.dim).min(MOST_MEMBERS)).collect()
        };
        all.into_iter()
            .filter(|m| *m != member && !self.index.is_group(self.dim, *m))
            .filter(|m| !super::short_names::is_remainder(self.index.name(self.dim, *m)))
            .filter(|m| self.index.is_beside(self.dim, *m, member))
            .filter_map(|m| Some((m, self.value(m)?)))
            .collect()
    }

    /// All of them, the first place first.
    pub(super) fn in_order(&self, member: u32) -> Vec<(u32, Amount)> {
        let side = if self.side.side < 0 { -1.0 } else { 1.0 };
        let mut all = self.others(member);
        all.extend(self.value(member).map(|own| (member, own)));
        all.sort_by(|(_, a), (_, b)| (b.value * side).total_cmp(&(a.value * side)));
        all
    }

    /// The place of a member, and how many are listed behind it; `None` where fewer than three are known.
    pub(super) fn place_of(&self, member: u32) -> Option<(Amount, usize)> {
        let own = self.value(member)?;
        let side = if self.side.side < 0 { -1.0 } else { 1.0 };
        let known: Vec<(f64, Interval)> =
            self.others(member).into_iter().map(|(_, a)| (a.value * side, a.interval.times(side))).collect();
        if known.len() < 2 {
            return None;
        }
        let itself = (own.value * side, own.interval.times(side));
        let (value, interval) = place_among(itself, known.iter().copied());
        let behind = known.len() + 1 - value as usize;
        Some((Amount { interval, ..counted(value as usize, own.cells) }, behind))
    }
}

/// "came second with $36.9 billion": the flow of which the table has that sum; it is what the place is one of.
fn told_by_level(article: &Article, index: &TableIndex<'_>, end: usize) -> Option<Choice<Side>> {
    let is_level = |f: &&Figure| matches!(f.counts, Counts::Money(_) | Counts::Mass);
    let figure = article.figures_in(end, end + 3).iter().find(is_level)?;
    let own = slots(article, index, figure, Sort::Value);
    let measure = if figure.counts.is_amount() { super::table_index::Wanted::Amount } else { index.plain };
    let stated = super::candidates::stated(figure, Sort::Value);
    let meets = |side: Side| {
        own.names.iter().take(2).any(|names| {
            own.periods.iter().take(2).any(|period| {
                let found = super::candidates::level(index, side, &names.value, measure, period.value);
                found.is_some_and(|a| a.interval.lo <= stated.hi && stated.lo <= a.interval.hi)
            })
        })
    };
    own.flows.iter().find(|c| meets(c.value)).cloned()
}

/// The place of a member among those of its dimension; where words are `free`, what stands around may say of what, and nobody is accused.
pub(super) fn place(article: &Article, index: &TableIndex<'_>, figure: Figure, free: bool) -> Option<Claim> {
    let (start, end) = figure.tokens;
    let mut slots = slots(article, index, &figure, Sort::Rank);
    if free {
        slots = super::second_look::widened(article, index, &figure, Sort::Rank, slots);
        slots.doubt = slots.doubt.max(super::slots::Doubt::Modifier);
    }
    // "từng đứng thứ 3", "once ranked third": at a time that is not told.
    let before = (start.saturating_sub(5).max(article.sentence_start(article.sentence_of(start)))..start)
        .filter_map(|i| article.token(i));
    // "đứng thứ ba sau gỗ và thủy sản": among what, those ahead tell, not the table.
    let told_ahead =
        article.token(end).is_some_and(|t| matches!(t.lower.as_str(), "sau" | "behind" | "after"));
    if told_ahead || before.into_iter().any(|t| ONCE.contains(&t.lower.as_str())) {
        slots.doubt = slots.doubt.max(super::slots::Doubt::Modifier);
    }
    if let Some(side) = told_by_level(article, index, end).filter(|_| !free) {
        slots.flows = vec![side];
    }
    let tried = if free { 5 } else { 3 };
    let measures = by_what(article, index, &figure);
    let id = article.sentence_of(start);
    let passed = article
        .mentions_in(article.sentence_start(id), article.sentence_start(id + 1))
        .iter()
        .rev()
        .find(|m| is_overtaken(article, m));
    let mut readings = Vec::new();
    if index.is_of_the_world() || !elsewhere(article, start, end) {
        let mut near = members_near(article, start, end);
        let own = near.len();
        if near.is_empty() || free || passed.is_some() {
            near.extend(passed.filter(|m| m.start < start).and_then(|m| overtaker(article, start, m)));
            // Taken up from before: "the country ranked 22nd".
            let known = !near.is_empty();
            let taken = slots.names.iter().filter(|c| !known && c.cost <= if free { 4 } else { 2 }).take(1);
            near.extend(taken.map(|c| {
                c.value.iter().filter_map(|(dim, members)| Some((*dim, *members.first()?))).collect()
            }));
        }
        // Alone, then beside what else the words name: the place of a country among those that buy coffee.
        let mut beside: Vec<(Names, i32)> = vec![(Vec::new(), 0)];
        for c in slots.names.iter().take(6) {
            let near = |(dim, _): &(usize, Vec<u32>)| near.iter().flatten().any(|(d, _)| d == dim);
            let rest: Names = c.value.iter().filter(|part| !near(part)).cloned().collect();
            if !beside.iter().any(|(b, _)| *b == rest) {
                beside.push((rest, c.cost));
            }
        }
        for (far, members) in near.iter().enumerate() {
            for (dim, member) in members {
                for flow in slots.flows.iter().take(2) {
                    for period in slots.periods.iter().take(tried) {
                        for (rest, more) in &beside {
                            for (measure, dear) in &measures {
                                let among = Among {
                                    index,
                                    side: flow.value,
                                    rest,
                                    dim: *dim,
                                    period: period.value,
                                    measure: *measure,
                                };
                                let Some((found, behind)) = among.place_of(*member) else { continue };
                                let mut names = rest.clone();
                                names.push((*dim, vec![*member]));
                                let cost = flow.cost + period.cost + far as i32 * 3 + more + dear;
                                // Whose place it is, is only taken up from before: it may be another's.
                                let taken_up = if far >= own { TAKEN_UP } else { 0 };
                                let unlisted = unlisted(figure.value(), found.value, behind);
                                let reach = flow.cost.max(period.cost).max(*more).max(taken_up).max(unlisted);
                                readings.push(reading(
                                    Sort::Rank,
                                    flow.value,
                                    names,
                                    period.value,
                                    (found, Some("rank")),
                                    cost,
                                    reach,
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    // Whose place it is of two of whom one passed the other, the order of the words does not tell: it may agree, it accuses nobody.
    if passed.is_some() {
        readings.retain(|r| (r.amount.value - figure.value()).abs() < 0.5);
    }
    readings.sort_by_key(|r| r.cost);
    Some(Claim { figure, readings, slots })
}

/// What a place is one by, where a table has tonnes beside money: "hạng ba về lượng"; beside a figure in tonnes either may be meant.
pub(super) fn by_what(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> Vec<(Wanted, i32)> {
    let both = index.plain != Wanted::Amount && index.has.contains(&Wanted::Amount);
    let told = |i: usize| article.mentions_in(i, i + 2).iter().any(|m| m.has(Mark::Quantity));
    let (start, end) = figure.tokens;
    let behind = matches!(article.lower(end), "về" | "theo" | "xét" | "by" | "in") && told(end + 1);
    if both && behind {
        return vec![(Wanted::Amount, 0)];
    }
    let id = article.sentence_of(start);
    let near = article.sentence_start(id.saturating_sub(1));
    let tonnes =
        article.figures_in(near, article.sentence_start(id + 1)).iter().any(|f| f.counts == Counts::Mass);
    let other = (both && tonnes).then_some((Wanted::Amount, 1));
    core::iter::once((index.plain, 0)).chain(other).collect()
}

/// "lớn thứ hai", "second-largest", "thị trường lớn nhất": places in words, with a member in the clause.
pub(super) fn ranks_in_words(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let mut out = Vec::new();
    for (i, t) in article.tokens.iter().enumerate() {
        let inside = article.mentions_in(i.saturating_sub(6), i + 1).iter();
        let named = |m: &Mention| matches!(m.says, Says::Named(_)) && m.start <= i && i < m.end;
        if t.kind != TokenKind::Word || inside.filter(|m| named(m)).count() > 0 {
            continue;
        }
        let next = |n: usize| article.token(i + n);
        let is = |n: usize, w: &str| next(n).is_some_and(|t| t.lower == w);
        // "xếp hạng năm 2024", "thứ năm 2024": of a year, not the fifth place.
        let of_year =
            next(1).is_some_and(|t| t.lower == "năm") && next(2).is_some_and(|t| t.kind == TokenKind::Number);
        // thứ hai, thứ ba (not weekdays: a word of size or "đứng" before, or "về" behind)
        if t.lower == "thứ" {
            let before =
                i.checked_sub(1).and_then(|b| article.token(b)).map(|t| t.lower.as_str()).unwrap_or("");
            let sized =
                ["lớn", "đứng", "vị", "trí", "hạng", "xếp", "cao", "nhiều"].contains(&before) || is(2, "về");
            // "Thứ nhì là phương tiện vận tải": whose place it is follows.
            let led = article.sentence_start(article.sentence_of(i)) == i
                && is(2, "là")
                && article.mentions_in(i + 3, i + 5).iter().any(|m| matches!(m.says, Says::Named(_)));
            let sized = sized || led;
            let n = next(1).filter(|t| t.kind == TokenKind::Word).and_then(number_word);
            // "tụt xuống thứ ba trong số …"
            let moved = ["xuống", "lên", "tụt", "tới"].contains(&before);
            if let (true, false, Some(n)) = (moved, sized, n) {
                out.extend(placed_freely(article, index, (i, i + 2), n));
            }
            if let (true, Some(n), false) = (sized, n, of_year) {
                out.extend(
                    stand_in(article, i, i + 2, n, Counts::Place)
                        .and_then(|f| place(article, index, f, false)),
                );
            }
        }
        // "lên hạng nhì"
        if t.lower == "hạng"
            && !of_year
            && let Some(n) = next(1).filter(|t| t.kind == TokenKind::Word).and_then(number_word)
        {
            // "TP.HCM, quán quân năm 2023, lùi về hạng ba": of when, its own clause may not say.
            let moved = i
                .checked_sub(1)
                .is_some_and(|b| matches!(article.lower(b), "lên" | "xuống" | "về" | "tới" | "ở" | "giữ"));
            let found = || stand_in(article, i, i + 2, n, Counts::Place);
            out.extend(match moved {
                true => placed_freely(article, index, (i, i + 2), n),
                false => found().and_then(|f| place(article, index, f, false)),
            });
        }
        let ordinal = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        if ordinal.contains(&t.lower.as_str()) {
            let dash = usize::from(next(1).is_some_and(Token::is_dash));
            let largest = next(1 + dash)
                .is_some_and(|t| ["largest", "biggest", "highest"].contains(&t.folded.as_str()));
            let ranked = i
                .checked_sub(1)
                .and_then(|b| article.token(b))
                .is_some_and(|b| ["ranked", "came", "ranking", "placed"].contains(&b.folded.as_str()));
            // "The United States ranked second, Germany third (…)": a name right before, in a sentence that ranks.
            let after_name = article
                .mentions_in(i.saturating_sub(6), i)
                .iter()
                .any(|m| m.end == i && matches!(m.says, Says::Named(_)));
            let ranks = (1..24)
                .filter_map(|n| i.checked_sub(n))
                .take_while(|b| article.sentence_of(*b) == article.sentence_of(i))
                .any(|b| {
                    article.token(b).is_some_and(|t| {
                        ["ranked", "ranks", "placed", "second", "first"].contains(&t.folded.as_str())
                    })
                });
            let alone =
                next(1).is_none_or(|t| t.kind != TokenKind::Word || t.is_word("with") || t.is_word("and"));
            let ranked = ranked || (after_name && ranks && alone);
            let prior =
                |n: usize| i.checked_sub(n).and_then(|b| article.token(b)).map_or("", |t| t.folded.as_str());
            // "it came second to Saudi Arabia": who was ahead is named, whose place it is is not.
            if is(1, "to") && matches!(prior(1), "came" | "come" | "comes" | "was" | "ran" | "finished") {
                continue;
            }
            // "Emilia-Romagna, the second exporter", "slipped to second place on the list".
            let noun = next(1).is_some_and(|t| PLACED.contains(&t.folded.as_str()))
                && matches!(prior(1), "the" | "its" | "now" | "still" | "to" | "in" | "took" | "into");
            // "second place behind China": who is named behind is the one ahead.
            let ahead = next(2)
                .is_some_and(|t| matches!(t.folded.as_str(), "behind" | "after" | "from" | "to" | "of"));
            if noun && ahead {
                continue;
            }
            if noun {
                let n = number_word(t).unwrap_or(0);
                out.extend(placed_freely(article, index, (i, i + 1), n));
                continue;
            }
            // "rods come third", "they rank second", "dropped from sixth to seventh"
            let verb = matches!(
                prior(1),
                "come" | "comes" | "rank" | "ranks" | "stands" | "stood" | "lies" | "finished" | "now"
            );
            // "rose from seventh to first"
            if prior(1) == "from" && is(1, "to") && is(2, "first") {
                out.extend(placed_freely(article, index, (i, i + 1), number_word(t).unwrap_or(0)));
                out.extend(placed_freely(article, index, (i + 2, i + 3), 1));
                continue;
            }
            let to = is(1, "to") && next(2).is_some_and(|t| ordinal.contains(&t.lower.as_str()));
            // "eighth among the buyers"
            let among = is(1, "among")
                && (2..5).any(|n| next(n).is_some_and(|t| RANKED.contains(&t.folded.as_str())));
            let moved = prior(1) == "from" && to
                || matches!(prior(1), "to" | "into")
                    && (ordinal.contains(&prior(2)) || prior(2) == "first")
                    && prior(3) == "from";
            let closed = next(1).is_none_or(|t| {
                t.kind != TokenKind::Word
                    || matches!(t.lower.as_str(), "with" | "and" | "in" | "among" | "behind")
            });
            // Who is named before the comma is eighth; a better place than the table allows is a mistake.
            if among && !ranked && !largest && !moved {
                let n = number_word(t).unwrap_or(0);
                let bound = || {
                    let found = stand_in(article, i, i + 1, n, Counts::Place)?;
                    place(article, index, found, false).filter(|c| !c.readings.is_empty())
                };
                out.extend(placed_freely(article, index, (i, i + 1), n).or_else(bound));
                continue;
            }
            if !ranked && !largest && (moved || verb && closed) {
                // The place it came from may be the first, which is no rank elsewhere.
                let from_first =
                    matches!(prior(1), "to" | "into") && prior(2) == "first" && prior(3) == "from";
                if from_first {
                    out.extend(placed_freely(article, index, (i - 2, i - 1), 1));
                }
                out.extend(placed_freely(article, index, (i, i + 1), number_word(t).unwrap_or(0)));
            }
            if largest || ranked {
                let n = number_word(t).unwrap_or(0);
                let end = if largest { i + 2 + dash } else { i + 1 };
                out.extend(
                    stand_in(article, i, end, n, Counts::Place).and_then(|f| place(article, index, f, false)),
                );
            }
        }
    }
    out.retain(|c| !c.readings.is_empty());
    out
}

/// A place in words that leave open of what: kept where it is so.
pub(super) fn placed_freely(
    article: &Article,
    index: &TableIndex<'_>,
    (from, to): (usize, usize),
    n: i64,
) -> Option<Claim> {
    let mut claim = place(article, index, stand_in(article, from, to, n, Counts::Place)?, true)?;
    claim.readings.truncate(6);
    claim.readings.retain(|r| (r.amount.value - n as f64).abs() < 0.5);
    (!claim.readings.is_empty()).then_some(claim)
}
