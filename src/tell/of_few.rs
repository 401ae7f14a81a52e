//! Further facts for a table that gives few sentences: of a list how far the first is ahead, how much the first three are together,
//! how many reach a round mark, how many rose and how many fell, who comes last; of one series how it changed over the whole stretch, the
//! average of a period, its highest and lowest inside the stretch; of exports and imports their sum and their ratio.
//!
//! **The rule.** Fewer than [`FEW`](super::FEW) sentences are filled up to [`FILLED`](super::FILLED) in the order of these lists, each fact
//! only where no rounding could undo it.

use super::of_members::Member;
use super::of_parts::nouns;
use super::table::Table;
use super::wording::{
    Piece, Way, ago, base, change, dated, figure, marked, sentence, size, step_word, way, when, within,
};
use super::{Sentence, last_of, last_outcome, of_trade};
use crate::dataset::{MeasureKind, MemberRole, Status};
use crate::figure::Decimal;
use crate::indicators::parts::club;
use crate::indicators::tallies::count_moved;
use crate::indicators::{Record, concentration, growth, level, share, sums};
use crate::lang::{Lang, is_rest, words};
use crate::period::{Period, Step};
use crate::unit::Quantity;
use std::collections::HashSet;

/// Fewest members of which some are counted.
const COUNTED: usize = 3;
/// Fewest members of which the first three are taken together.
const TOGETHER: usize = 6;
/// Most members of whom the last is news.
const SHORT: usize = 30;
/// Fewest periods of which an average, or a highest inside, is told.
const STRETCH: usize = 3;

/// Of a list, with or without a total: `whole` where its parts are those of one.
pub(super) fn of_list(table: &Table<'_>, list: &[usize], whole: Option<usize>, out: &mut Vec<Sentence>) {
    let reached = |&i: &usize| last_of(table, &[i]);
    let Some(now) = whole.map_or_else(|| list.iter().filter_map(reached).max(), |w| last_of(table, &[w]))
    else {
        return;
    };
    let mut all: Vec<Member> = list
        .iter()
        .map(|&series| Member { series, now: table.figure(series, now) })
        .filter(|m| m.now.value.is_ok() && !is_rest(&table.part_name(m.series)))
        .collect();
    all.sort_by(|a, b| b.now.value.unwrap_or(0.0).total_cmp(&a.now.value.unwrap_or(0.0)));
    // Of a list in which some have no figure nobody knows the order.
    let known = list.iter().filter(|i| !is_rest(&table.part_name(**i))).count() == all.len();
    let misfits = all.iter().any(|m| table.is_misfit(&m.now));
    if !known || misfits || !is_one_kind(&all) || !are_members(table, &all) || has_group(table, list) {
        return;
    }
    let total = whole.map(|w| table.figure(w, now));
    let Some(lists) = lists(&all, total.as_ref()) else { return };
    let nouns = nouns(table.lang, table.part_kind(list));
    out.extend(moved(table, &all, &nouns, now).filter(|_| is_surplus(&all)));
    beside(table, &all, &nouns, lists, out);
}

/// What a list is of what there is.
#[derive(Clone, Copy, PartialEq)]
enum Lists {
    /// Nothing says what there is beside it.
    Itself,
    /// All of a total.
    All,
    /// Some parts of a total.
    Some,
}

/// What part of a total a list makes up that lists all there is.
const NEARLY_ALL: f64 = 0.98;

/// How a list stands to its total; nothing where its members are more than that, and so no parts of it.
fn lists(all: &[Member], total: Option<&Record>) -> Option<Lists> {
    let Some(total) = total else { return Some(Lists::Itself) };
    let total = total.value.ok()?;
    let sum: f64 = all.iter().filter_map(|m| m.now.value.ok()).sum();
    match sum {
        s if s >= 1.01 * total => None,
        s if s >= NEARLY_ALL * total => Some(Lists::All),
        _ => Some(Lists::Some),
    }
}

/// Whether there are several figures, and they count the same thing.
fn is_one_kind(all: &[Member]) -> bool {
    let Some((first, others)) = all.split_first() else { return false };
    !others.is_empty() && others.iter().all(|m| m.now.unit.adds_to(&first.now.unit))
}

/// Most letters of a name that stands in a sentence beside another.
const LONG: usize = 60;

/// The name of a member; a point at its end would be that of the sentence.
fn called(table: &Table<'_>, member: &Member) -> String {
    table.part_name(member.series).trim_end_matches('.').to_owned()
}

/// Whether the names tell members of one sort apart: codes alone, two of one name, exports beside their balance do not, nor do lines of
/// which nobody knows what they are or what they count.
fn are_members(table: &Table<'_>, all: &[Member]) -> bool {
    let names: Vec<String> = all.iter().map(|m| called(table, m)).collect();
    let list: Vec<usize> = all.iter().map(|m| m.series).collect();
    let unknown = table.part_kind(&list) == "item"
        && all.first().is_some_and(|m| m.now.unit.quantity == Quantity::Number);
    let flows = || Lang::ALL.iter().flat_map(|l| FLOWS.map(|key| words(*l, key).trim_end_matches('s')));
    let tells = |own: &String| {
        let lower = own.to_lowercase();
        own.chars().any(char::is_alphabetic)
            && own.chars().count() <= LONG
            && flows().all(|flow| !lower.contains(flow))
    };
    let apart = names.iter().collect::<HashSet<_>>().len() == names.len();
    !unknown && apart && names.iter().all(tells)
}

/// Whether a group of members, such as the EU among countries, stands beside a list: who is next, lowest or how many rose is not told of the
/// list without it.
fn has_group(table: &Table<'_>, list: &[usize]) -> bool {
    let Some(d) = table.differing(list) else { return false };
    let Some(first) = list.first().and_then(|&i| table.dataset.series.get(i)) else { return false };
    let beside = |s: &&crate::dataset::Series| {
        let same = s.members.iter().enumerate().all(|(n, m)| n == d || first.members.get(n) == Some(m));
        same && s.measure == first.measure && !s.points.is_empty()
    };
    let group =
        |s: &crate::dataset::Series| table.dataset.member(s, d).is_some_and(|m| m.role == MemberRole::Group);
    let own = |s: &crate::dataset::Series| {
        list.iter().any(|&i| table.dataset.series.get(i).is_some_and(|x| x.members == s.members))
    };
    table.dataset.series.iter().filter(beside).any(|s| group(s) && !own(s))
}

const FLOWS: [&str; 2] = ["tell.flow.export", "tell.flow.import"];

/// Whether none is below nothing.
fn is_surplus(all: &[Member]) -> bool {
    all.iter().all(|m| m.now.interval.lo >= 0.0)
}

/// How the members of a list stand beside each other; they are in their order.
fn beside(table: &Table<'_>, all: &[Member], nouns: &str, lists: Lists, out: &mut Vec<Sentence>) {
    let Some(first) = all.first() else { return };
    let is_amount = is_surplus(all) && is_amount(table, first.series, &first.now);
    out.extend(ahead(table, all).filter(|_| is_surplus(all)));
    if lists == Lists::Itself {
        out.extend(three(table, all, nouns).filter(|_| is_amount));
    }
    out.extend(mark(table, all, nouns).filter(|_| is_amount));
    // What the table does not list may be lower.
    if lists != Lists::Some {
        out.extend(lowest(table, all));
    }
}

/// Of a table without periods: its parts and their total, else what it lists.
pub(super) fn undated(table: &Table<'_>, out: &mut Vec<Sentence>) {
    let lang = table.lang;
    let (whole, list) = match table.parts() {
        Some(parts) => (Some(parts.whole), parts.parts),
        None => (None, table.longest_list().unwrap_or_default()),
    };
    let figure_of = |series: usize| {
        let points = table.dataset.series.get(series).map_or(&[][..], |s| s.points.as_slice());
        let at = points.iter().position(|p| p.period.is_none() && p.status != Status::Plan)?;
        Some(Record::of_point(series as u32, table.dataset.series.get(series)?, at))
    };
    let member = |&series: &usize| {
        let named = !is_rest(&table.part_name(series));
        let now = figure_of(series).filter(|r| r.value.is_ok() && named)?;
        Some(Member { series, now })
    };
    let mut all: Vec<Member> = list.iter().filter_map(member).collect();
    all.sort_by(|a, b| b.now.value.unwrap_or(0.0).total_cmp(&a.now.value.unwrap_or(0.0)));
    let known = list.iter().filter(|i| !is_rest(&table.part_name(**i))).count() == all.len();
    if !known || !is_one_kind(&all) || !are_members(table, &all) || has_group(table, &list) {
        return;
    }
    let [first, second, ..] = all.as_slice() else { return };
    let total = whole.and_then(figure_of);
    let share = total.as_ref().map(|total| share::share(&first.now, total));
    let Some(lists) = lists(&all, total.as_ref()) else { return };
    if second.now.interval.hi >= first.now.interval.lo {
        return;
    }
    let mut pieces = vec![
        ("part", Piece::Words(called(table, first))),
        ("value", marked(lang, figure(lang, &first.now), first.now.status)),
    ];
    match share.filter(|s| s.value.is_ok()).zip(whole) {
        Some((share, whole)) => {
            pieces.push(("share", figure(lang, &share)));
            pieces.push(("of", Piece::Words(super::of_parts::whole_word(table, whole).to_owned())));
            out.push(sentence(lang, super::of_parts::largest_key(table.part_kind(&list)), &pieces));
        }
        None => out.push(sentence(lang, "tell.few.first", &pieces)),
    }
    out.extend(next(table, &all));
    beside(table, &all, &nouns(lang, table.part_kind(&list)), lists, out);
}

/// The second and the third, where no rounding leaves their order open.
fn next(table: &Table<'_>, all: &[Member]) -> Option<Sentence> {
    let lang = table.lang;
    let [_, second, third, rest @ ..] = all else { return None };
    let after = rest.first().map_or(f64::NEG_INFINITY, |m| m.now.interval.hi);
    let apart = third.now.interval.hi < second.now.interval.lo && after < third.now.interval.lo;
    let pieces = [
        ("name", Piece::Words(called(table, second))),
        ("value", figure(lang, &second.now)),
        ("other", Piece::Words(called(table, third))),
        ("next", figure(lang, &third.now)),
    ];
    apart.then(|| sentence(lang, "tell.ind.then.two", &pieces))
}

/// Whether figures of a series may be added up: money and amounts, no prices, rates or figures for each head.
fn is_amount(table: &Table<'_>, series: usize, record: &Record) -> bool {
    let Some(series) = table.dataset.series.get(series) else { return false };
    let kind = table.dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    let adds_up = matches!(record.unit.quantity, Quantity::Money(_) | Quantity::Tonne);
    let named = table.dataset.measure(series).map(|m| crate::lang::fold(&m.name)).unwrap_or_default();
    adds_up
        && record.unit.per.is_none()
        && kind == MeasureKind::Value
        && !of_trade::is_rate(record)
        && !EACH.iter().any(|word| named.contains(word))
}

/// What a measure that does not add up is called, without marks: averages, prices, wages, figures for each head.
const EACH: [&str; 13] = [
    "binh quan",
    "trung binh",
    "dau nguoi",
    "don gia",
    "gia ban",
    "gia xuat",
    "luong thang",
    "average",
    "mean",
    "per capita",
    "per head",
    "price",
    "wage",
];

/// How many rose and how many fell.
fn moved(table: &Table<'_>, all: &[Member], nouns: &str, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let before = table.before(now).filter(|_| all.len() >= COUNTED)?;
    let was: Vec<Record> = all.iter().map(|m| table.figure(m.series, before)).collect();
    // A plan has neither risen nor fallen.
    let facts = |r: &Record| r.value.is_ok() && r.status != Status::Plan && !table.is_misfit(r);
    if !was.iter().all(facts) || !all.iter().all(|m| facts(&m.now)) {
        return None;
    }
    let pairs: Vec<(Record, Record)> = all.iter().map(|m| m.now.clone()).zip(was).collect();
    let (rose, fell) = (count_moved(&pairs, 1.0, None), count_moved(&pairs, -1.0, None));
    let sure = |r: &Record| r.interval.lo == r.interval.hi;
    if !sure(&rose) || !sure(&fell) {
        return None;
    }
    let count = all.len() as f64;
    let key = match (rose.value, fell.value) {
        (Ok(n), _) if n == count => "tell.few.all.rose",
        (_, Ok(n)) if n == count => "tell.few.all.fell",
        (Ok(n), Ok(m)) if n > 0.0 && m > 0.0 => "tell.few.moved",
        _ => return None,
    };
    let all_of_them = |r: &Record| r.value == Ok(count);
    let n = match [&rose, &fell].into_iter().find(|r| all_of_them(r)) {
        Some(all) => figure(lang, all),
        None => Piece::Words(all.len().to_string()),
    };
    let pieces = [
        ("base", Piece::Words(base(lang, now, before))),
        ("n", n),
        ("nouns", Piece::Words(nouns.to_owned())),
        ("rose", figure(lang, &rose)),
        ("fell", figure(lang, &fell)),
    ];
    Some(sentence(lang, key, &pieces))
}

/// How far the first is ahead of the second: how many times as much from twice on, else by how much.
fn ahead(table: &Table<'_>, all: &[Member]) -> Option<Sentence> {
    let lang = table.lang;
    let [first, second, ..] = all else { return None };
    let times = growth::multiple(&first.now, &second.now);
    let gap = growth::difference(&first.now, &second.now);
    let status = first.now.status.max(second.now.status);
    let pieces = |name: &'static str, by: Piece| {
        [
            ("part", Piece::Words(called(table, first))),
            ("other", Piece::Words(called(table, second))),
            (name, marked(lang, by, status)),
        ]
    };
    // How sure it is stands behind an amount; a number of times has no place for it.
    let sure = status == Status::Final;
    let many = sure && times.value.is_ok() && times.interval.lo >= 2.0 && times.interval.hi <= MANY;
    if many {
        return Some(sentence(lang, "tell.few.times", &pieces("times", figure(lang, &times))));
    }
    // Of two that are nearly alike the gap is no news.
    let surely = times.value.is_ok() && times.interval.lo >= 1.0 + NEAR;
    surely.then(|| sentence(lang, "tell.few.ahead", &pieces("by", size(lang, &gap))))
}

/// Whoever is less than this part ahead is hardly ahead.
const NEAR: f64 = 0.05;
/// From so many percent on a change or a ratio is told in times.
const MANY_TIMES: f64 = 400.0;
/// More than this many times as much tells only how little the other is.
const MANY: f64 = 100.0;

/// The first three together, of all that the table lists.
fn three(table: &Table<'_>, all: &[Member], nouns: &str) -> Option<Sentence> {
    let lang = table.lang;
    let first = all.get(..3).filter(|_| all.len() >= TOGETHER)?;
    let apart =
        all.get(3).zip(first.last()).is_some_and(|(next, last)| next.now.interval.hi < last.now.interval.lo);
    let records: Vec<&Record> = all.iter().map(|m| &m.now).collect();
    let share = concentration::largest(&records, None, 3);
    share.value.ok().filter(|_| apart)?;
    let names: Vec<String> = first.iter().map(|m| called(table, m)).collect();
    // A comma in a name would make one part look like two.
    let comma = if names.iter().any(|n| n.contains(',')) { "; " } else { ", " };
    let pieces = [
        ("names", Piece::Words(names.join(comma))),
        ("nouns", Piece::Words(nouns.to_owned())),
        ("n", Piece::Words(all.len().to_string())),
        ("share", marked(lang, figure(lang, &share), share.status)),
    ];
    Some(sentence(lang, "tell.few.three", &pieces))
}

/// How many reach a round mark: the highest power of ten that two or more of them reach, and not more than half.
fn mark(table: &Table<'_>, all: &[Member], nouns: &str) -> Option<Sentence> {
    let lang = table.lang;
    let facts = all.iter().all(|m| m.now.status != Status::Plan);
    let most = all.first().filter(|_| facts && all.len() >= TOGETHER)?;
    let unit = most.now.unit.clone();
    let records: Vec<&Record> = all.iter().map(|m| &m.now).collect();
    let highest = crate::figure::log10(most.now.value.ok().filter(|v| *v >= 1.0)?) as i16;
    let found = (0..=highest).rev().take(3).find_map(|power| {
        let mark = Record::given(None, Decimal { mantissa: 1, exponent: power }, &unit);
        let count = club(&records, &mark, None);
        let n = count.value.ok().filter(|_| count.interval.lo == count.interval.hi)?;
        (n >= 2.0 && n * 2.0 <= all.len() as f64).then_some((mark, count))
    });
    let (mark, count) = found?;
    let pieces = [
        ("count", figure(lang, &count)),
        ("n", Piece::Words(all.len().to_string())),
        ("nouns", Piece::Words(nouns.to_owned())),
        ("mark", figure(lang, &mark)),
    ];
    Some(sentence(lang, "tell.few.mark", &pieces))
}

/// Who comes last of a short list, where no rounding makes it another.
fn lowest(table: &Table<'_>, all: &[Member]) -> Option<Sentence> {
    let lang = table.lang;
    let [.., before, last] = all else { return None };
    // The third of three was told already.
    let told = (COUNTED + 1..=SHORT).contains(&all.len()) && last.now.interval.hi < before.now.interval.lo;
    let pieces = [
        ("name", Piece::Words(called(table, last))),
        ("value", marked(lang, figure(lang, &last.now), last.now.status)),
    ];
    told.then(|| sentence(lang, "tell.ind.last", &pieces))
}

/// Of exports and imports: both together, and how much of the imports the exports pay for.
pub(super) fn of_both(table: &Table<'_>, (x, m): (usize, usize), out: &mut Vec<Sentence>) {
    let lang = table.lang;
    let Some(now) = last_outcome(table, &[x, m]).filter(|now| last_of(table, &[x, m]) == Some(*now)) else {
        return;
    };
    let of = |p: Period| (table.figure(x, p), table.figure(m, p));
    let (exports, imports) = of(now);
    let status = exports.status.max(imports.status);
    let from = when(lang, now, status) + table.aside(x).trim_end_matches(',');
    let turnover = level::turnover(&exports, &imports);
    // Of nothing there is nothing to tell.
    if turnover.value.is_ok_and(|v| v > 0.0) {
        let mut pieces = vec![("when", Piece::Words(from.clone())), ("value", figure(lang, &turnover))];
        let before = table
            .before(now)
            .map(|p| (p, of(p)))
            .filter(|(_, (x, m))| !table.is_misfit(x) && !table.is_misfit(m));
        let grown = before.map(|(p, (x, m))| (p, growth::growth(&turnover, &level::turnover(&x, &m))));
        let grown = grown.filter(|(_, g)| g.value.is_ok() && matches!(way(g), Way::Up | Way::Down));
        let key = if grown.is_some() { "tell.few.turnover.grown" } else { "tell.few.turnover" };
        if let Some((before, g)) = grown {
            pieces.push(("change", change(lang, &g)));
            pieces.push(("base", Piece::Words(base(lang, now, before))));
        }
        out.push(sentence(lang, key, &pieces));
    }
    let ratio = level::coverage(&exports, &imports);
    let times = growth::multiple(&exports, &imports);
    // What pays for many times its imports is told in times; a hundred times and more tell only how little those are.
    let (key, ratio) = match times.interval.lo * 100.0 >= MANY_TIMES && times.value.is_ok() {
        true => ("tell.few.coverage.times", times),
        false => ("tell.few.coverage", ratio),
    };
    let readable = ratio.interval.hi <= MANY || key == "tell.few.coverage";
    if ratio.value.is_ok() && readable {
        out.push(sentence(lang, key, &[("when", Piece::Words(from)), ("value", figure(lang, &ratio))]));
    }
}

/// Of one series.
pub(super) fn of_series(table: &Table<'_>, i: usize, out: &mut Vec<Sentence>) {
    let Some(now) = last_outcome(table, &[i]) else { return };
    let all = Table::unbroken(table.up_to(i, now));
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    let Some(to) = last.period else { return };
    // Years to date end in one another, and stretches are of any length.
    let plain = matches!(to.step(), Step::Year | Step::Half | Step::Quarter | Step::Month | Step::Day);
    if to != now || !plain || all.iter().any(|r| table.is_misfit(r)) {
        return;
    }
    let seasonal = matches!(to.step(), Step::Half | Step::Quarter | Step::Month);
    // Rates grow by nothing and add up to nothing, but have their highest and lowest.
    let (balance, states) = (table.is_balance(i), table.only_states(i));
    if !balance && !states {
        out.extend(by_how_much(table, i, last));
    }
    if all.len() < STRETCH {
        return;
    }
    if !seasonal && !balance && !states {
        out.extend(over_stretch(table, i, (first, last)));
        out.extend(average(table, i, (first, last), all.len()));
    }
    // The highest month is one of the season as a rule.
    if !seasonal {
        out.extend(inside(table, i, &all));
    }
    if !balance && !states {
        out.extend(taken_together(table, i, &all));
    }
}

/// By how much money, or how many tonnes, it changed since the period that the first sentence compares with.
fn by_how_much(table: &Table<'_>, i: usize, last: &Record) -> Option<Sentence> {
    let lang = table.lang;
    let now = last.period?;
    let before = table.before(now)?;
    let was = table.figure(i, before);
    let change = growth::difference(last, &was);
    if !is_amount(table, i, last) || change.value.is_err() || table.is_misfit(&was) {
        return None;
    }
    let key = match change.sign() {
        1 => "tell.few.more",
        -1 => "tell.few.less",
        _ => return None,
    };
    let pieces = [
        ("what", Piece::Words(table.name(i))),
        ("base", Piece::Words(ago(lang, now, before))),
        ("by", marked(lang, size(lang, &change), change.status)),
    ];
    Some(sentence(lang, key, &pieces))
}

/// How much it changed from the first period to the last.
fn over_stretch(table: &Table<'_>, i: usize, (first, last): (&Record, &Record)) -> Option<Sentence> {
    let lang = table.lang;
    let change =
        if of_trade::is_rate(last) { growth::difference(last, first) } else { growth::growth(last, first) };
    change.value.ok()?;
    // Nobody reads how much 2,043% are.
    if change.interval.lo >= MANY_TIMES && !of_trade::is_rate(last) {
        let times = growth::multiple(last, first);
        let pieces = [
            ("first", Piece::Words(dated(lang, first.period?, first.status))),
            ("last", Piece::Words(dated(lang, last.period?, last.status))),
            ("what", Piece::Words(table.name(i))),
            ("times", figure(lang, &times)),
        ];
        let told = times.value.is_ok() && times.interval.hi <= MANY;
        return told.then(|| sentence(lang, "tell.few.multiple", &pieces));
    }
    let key = match way(&change) {
        Way::Up => "tell.few.rose",
        Way::Down => "tell.few.fell",
        Way::Hardly | Way::Unclear => return None,
    };
    let pieces = [
        ("first", Piece::Words(dated(lang, first.period?, first.status))),
        ("last", Piece::Words(dated(lang, last.period?, last.status))),
        ("what", Piece::Words(table.name(i))),
        ("by", size(lang, &change)),
    ];
    Some(sentence(lang, key, &pieces))
}

/// Average growth a year over a stretch that is too short for that of five years.
fn average(
    table: &Table<'_>,
    i: usize,
    (first, last): (&Record, &Record),
    periods: usize,
) -> Option<Sentence> {
    let lang = table.lang;
    if !matches!(last.period, Some(Period::Year(_))) || of_trade::is_rate(last) || last.value == Ok(0.0) {
        return None;
    }
    let g = growth::average(last, first, u32::try_from(periods).ok()?.checked_sub(1)?);
    let key = match way(&g) {
        Way::Up => "tell.average.up",
        Way::Down => "tell.average.down",
        Way::Hardly | Way::Unclear => return None,
    };
    let span = g.period.filter(|_| g.value.is_ok())?;
    let pieces = [
        ("span", Piece::Words(super::wording::lasting(lang, span, [first, last]))),
        ("what", Piece::Words(table.name(i))),
        ("by", size(lang, &g)),
    ];
    Some(sentence(lang, key, &pieces))
}

/// Its highest and lowest, where they lie inside the stretch: the last period was told, and the first is what it is held against.
fn inside(table: &Table<'_>, i: usize, all: &[Record]) -> Vec<Sentence> {
    let lang = table.lang;
    let balance = table.is_balance(i);
    let of_sign = |sign: i8| all.iter().all(|r| r.sign() == sign);
    // Of surpluses and deficits in turn the highest is no level of either.
    let what = match (balance, of_sign(1), of_sign(-1)) {
        (false, ..) => table.name(i),
        (true, true, _) => words(lang, "tell.few.surplus").to_owned(),
        (true, _, true) => words(lang, "tell.few.deficit").to_owned(),
        _ => return Vec::new(),
    };
    let turned = if balance && of_sign(-1) { -1.0 } else { 1.0 };
    let found = |sign: f64, key: &'static str| {
        let sign = sign * turned;
        let signed = |r: &Record| r.value.unwrap_or(0.0) * sign;
        let best = all.iter().max_by(|a, b| signed(a).total_cmp(&signed(b)))?;
        let beaten = |r: &Record| match sign > 0.0 {
            true => r.interval.hi < best.interval.lo,
            false => r.interval.lo > best.interval.hi,
        };
        let sure = all.iter().all(|r| core::ptr::eq(r, best) || beaten(r));
        let ends = [all.first(), all.last()].into_iter().flatten().any(|r| core::ptr::eq(r, best));
        let pieces = [
            ("what", Piece::Words(what.clone())),
            ("span", Piece::Words(within(lang, all.first()?.period?, all.last()?.period?))),
            ("value", if balance { size(lang, best) } else { figure(lang, best) }),
            ("when", Piece::Words(when(lang, best.period?, best.status))),
        ];
        (sure && !ends).then(|| sentence(lang, key, &pieces))
    };
    [found(1.0, "tell.few.peak"), found(-1.0, "tell.few.trough")].into_iter().flatten().collect()
}

/// Of what adds up: all of it where the stretch is a year or the beginning of one, else the average of a period.
fn taken_together(table: &Table<'_>, i: usize, all: &[Record]) -> Option<Sentence> {
    let lang = table.lang;
    let series = table.dataset.series.get(i)?;
    let (from, to) = (all.first()?.period?, all.last()?.period?);
    // Money and amounts that flow; GDP and a population stand.
    let flows = table.dataset.flow(series).is_some() && is_amount(table, i, all.first()?);
    if !flows || matches!(to.step(), Step::Day | Step::Half) {
        return None;
    }
    let records: Vec<&Record> = all.iter().collect();
    let what = ("what", Piece::Words(table.name(i)));
    let together = match (from, to) {
        (Period::Month(a, 1), Period::Month(b, 12)) | (Period::Quarter(a, 1), Period::Quarter(b, 4))
            if a == b =>
        {
            Some(Period::Year(a))
        }
        (Period::Month(a, 1), Period::Month(b, n)) if a == b => Some(Period::to_date(a, n)),
        _ => None,
    };
    if let Some(period) = together {
        let sum = sums::sum(&records).at(Some(period));
        let pieces =
            [("when", Piece::Words(when(lang, period, sum.status))), what, ("value", figure(lang, &sum))];
        return sum.value.is_ok().then(|| sentence(lang, "tell.few.sum", &pieces));
    }
    let mean = sums::mean(&records);
    let pieces = [
        ("span", Piece::Words(within(lang, from, to))),
        what,
        ("value", marked(lang, figure(lang, &mean), mean.status)),
        ("step", Piece::Words(step_word(lang, to))),
    ];
    mean.value.is_ok().then(|| sentence(lang, "tell.few.mean", &pieces))
}
