//! An indicator on the screen: how high it stands and how that compares with the period before, whether it is a record; of
//! several lines who is first and last and who moved most, where they are of one time and of one whole.

use super::spoken::{Form, Frame, Spoken};
use super::wording::{
    Piece, Way, apart, bare, dated, figure, marked, marked_inside, sentence, unsure, way, when, within,
    worded,
};
use super::{MOST, Sentence, of_places, of_runs, vanishes};
use crate::dataset::{Dataset, Status};
use crate::indicators::{self, Group, Line, Query, Record, growth};
use crate::lang::{Lang, is_rest, words};
use crate::period::{Period, Step};

/// Fewest periods behind a record.
pub(super) const ENOUGH: usize = 5;

/// Most lines that are told one after the other.
pub(super) const EACH: usize = 4;

/// A line with its name.
pub struct Told<'a> {
    /// The figures.
    pub line: &'a Line,
    /// What the line is called.
    pub name: &'a str,
}

/// The sentences about an indicator's lines, as they were asked of a table, the most important first. None where no line has a
/// figure.
pub fn tell_indicator(
    id: &str,
    lines: &[Told<'_>],
    dataset: &Dataset,
    query: &Query,
    lang: Lang,
) -> Vec<Sentence> {
    let Some(indicator) = indicators::find(id) else { return Vec::new() };
    let spoken = Spoken { indicator, dataset, query, lang };
    let says = |l: &&Told<'_>| known(l.line).last().is_some_and(|r| spoken.says(r));
    let lines: Vec<&Told<'_>> = lines.iter().filter(says).collect();
    let mut told = match (spoken.form(), lines.as_slice()) {
        (Form::Place, _) => of_places::told(&spoken, &lines),
        (_, [only]) => of_line(&spoken, only),
        _ => ranked(&spoken, &lines).unwrap_or_else(|| each(&spoken, &lines)),
    };
    told.retain(|s| !vanishes(s));
    told.truncate(MOST);
    told
}

pub(super) fn known(line: &Line) -> impl Iterator<Item = &Record> {
    line.records.iter().filter(|r| r.value.is_ok())
}

fn begins(lang: Lang, record: &Record) -> Piece {
    Piece::Words(record.period.map_or_else(String::new, |p| when(lang, p, record.status)))
}

/// Several lines that cannot be put in an order: of each what there is to say first.
fn each(spoken: &Spoken<'_>, lines: &[&Told<'_>]) -> Vec<Sentence> {
    let many = if lines.len() > 2 { 1 } else { MOST / 2 };
    let firsts = |l: &&Told<'_>| of_line(spoken, l).into_iter().take(many).collect::<Vec<_>>();
    // Who was above a mark before the table begins is told of only where nobody passed it in the table.
    let passed =
        |l: &&&Told<'_>| spoken.id() == "first-above" && !known(l.line).any(|r| from_the_start(spoken, r));
    let any = lines.iter().any(|l| passed(&l));
    let told = lines.iter().filter(|l| !is_rest(l.name) && (!any || passed(l)));
    told.map(firsts).filter(|s| !s.is_empty()).take(EACH).flatten().collect()
}

/// Whether a figure is the first that the table has.
fn from_the_start(spoken: &Spoken<'_>, record: &Record) -> bool {
    let series = record.inputs.first().and_then(|i| spoken.dataset.series.get(i.series as usize));
    series.and_then(|s| s.points.first()).is_some_and(|p| p.period == record.period)
}

fn of_line(spoken: &Spoken<'_>, told: &Told<'_>) -> Vec<Sentence> {
    let all: Vec<&Record> = known(told.line).collect();
    match spoken.form() {
        Form::Run => of_runs::in_a_row(spoken, told, &all),
        Form::Since => of_runs::back(spoken, told, &all),
        Form::Once => once(spoken, told, &all).into_iter().collect(),
        Form::Changes => of_changes(spoken, told, &all),
        Form::Stands | Form::Place => standing(spoken, told, &all),
    }
}

/// A figure of a whole stretch, or of one period among all.
fn once(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Option<Sentence> {
    let lang = spoken.lang;
    let last = all.last()?;
    match spoken.id() {
        "highest" | "lowest" | "first-above" => return single(spoken, told, last),
        _ => {}
    }
    let mut pieces = vec![("clause", spoken.clause(told, last))];
    let Some(period) = last.period else {
        return Some(sentence(lang, "tell.ind.frame.undated", &pieces));
    };
    let is_span = matches!(period.step(), Step::Range);
    pieces.push(("when", if is_span { Piece::Words(stretch(spoken, last)) } else { begins(lang, last) }));
    Some(sentence(lang, "tell.ind.frame", &pieces))
}

/// From the first period that went in to the last, and which of the two is not sure: "từ năm 2014 đến năm 2024 (2024: ước tính)".
fn stretch(spoken: &Spoken<'_>, record: &Record) -> String {
    let lang = spoken.lang;
    // How sure a count of plans met is, the outcomes say.
    let of_plans = matches!(spoken.id(), "periods-plan-met" | "periods-plan-missed");
    let cells = || {
        let counts = move |s: Status| !of_plans || s != Status::Plan;
        spoken.cells(record).map(|(_, p, s)| (p, s)).filter(move |(_, s)| counts(*s))
    };
    let first = cells().min_by_key(|(p, _)| p.first_day());
    let last = cells().max_by_key(|(p, _)| p.end_day());
    let (Some(first), Some(last), Some(period)) = (first, last, record.period) else {
        return record.period.map_or_else(String::new, |p| when(lang, p, record.status));
    };
    // What is still to come is not among the cells.
    if period.end_day() > last.0.end_day() || matches!(spoken.id(), "sum-ratio") {
        return when(lang, period, record.status);
    }
    let text = words(lang, "tell.ind.from-to")
        .replace("{first}", &bare(lang, first.0))
        .replace("{last}", &bare(lang, last.0));
    // That the first release was an estimate is what a revision is about.
    if spoken.indicator.group == Group::Revisions {
        return text;
    }
    text + &unsure(lang, &[(Some(first.0), first.1), (Some(last.0), last.1)])
}

/// The highest, the lowest, the first above a mark: when it was is what is told.
fn single(spoken: &Spoken<'_>, told: &Told<'_>, record: &Record) -> Option<Sentence> {
    let lang = spoken.lang;
    // The highest of one is none. Who is above the mark from the first figure on passed it before the table begins.
    if spoken.id() != "first-above" && record.inputs.len() < 2 {
        return None;
    }
    let key = match spoken.id() {
        "highest" => "tell.is.highest",
        "lowest" => "tell.is.lowest",
        _ if from_the_start(spoken, record) => "tell.is.first-above-known",
        _ => "tell.is.first-above",
    };
    let mut pieces = spoken.pieces(told, record);
    pieces.push(("when", Piece::Words(dated(lang, record.period?, record.status))));
    pieces.push(("value", figure(lang, record)));
    let clause = Piece::Phrase(key.into(), pieces);
    Some(sentence(lang, "tell.ind.frame.undated", &[("clause", clause)]))
}

/// A change on a period before: the last, and the largest rise and fall of all.
fn of_changes(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Vec<Sentence> {
    let lang = spoken.lang;
    let Some((last, earlier)) = all.split_last() else { return Vec::new() };
    let clause = ("clause", spoken.clause(told, last));
    if last.period.is_none() {
        return vec![sentence(lang, "tell.ind.frame.undated", &[clause])];
    }
    let mut out = vec![sentence(lang, "tell.ind.frame", &[clause, ("when", begins(lang, last))])];
    if earlier.len() < ENOUGH {
        return out;
    }
    // Of what is a part of something, or held against a plan, the largest is a high; of a change it is a rise.
    let is_rise = spoken.indicator.is_signed() && !spoken.id().starts_with("plan-");
    for high in [true, false] {
        let key = match (is_rise, high) {
            (true, true) if spoken.id() == "growth-change" => "tell.ind.pace.up",
            (true, false) if spoken.id() == "growth-change" => "tell.ind.pace.down",
            (true, true) => "tell.ind.most.up",
            (true, false) => "tell.ind.most.down",
            (false, true) => "tell.ind.peak",
            (false, false) => "tell.ind.trough",
        };
        let Some(best) = extreme(all, high).filter(|b| !core::ptr::eq(*b, *last)) else { continue };
        let goes = !is_rise || spoken.sign(best) == if high { 1 } else { -1 };
        let Some(period) = best.period.filter(|_| goes) else { continue };
        let pieces = [
            ("value", spoken.figure(best, is_rise)),
            ("when", Piece::Words(dated(lang, period, best.status))),
        ];
        out.push(sentence(lang, key, &pieces));
    }
    out
}

/// A figure that stands somewhere, beside where it stood before, its record, and how far it came.
fn standing(spoken: &Spoken<'_>, told: &Told<'_>, all: &[&Record]) -> Vec<Sentence> {
    let lang = spoken.lang;
    let Some((last, earlier)) = all.split_last() else { return Vec::new() };
    let mut out = Vec::new();
    let Some(now) = last.period else {
        let clause = ("clause", spoken.clause(told, last));
        return vec![sentence(lang, "tell.ind.frame.undated", &[clause])];
    };
    let mut pieces = vec![("when", begins(lang, last))];
    let plan = last.status == Status::Plan;
    let before = spoken
        .compared_with(now)
        .and_then(|p| told.line.at(p).filter(|r| r.value.is_ok()).or_else(|| earlier_year(p, earlier)))
        .filter(|b| !plan && b.unit.adds_to(&last.unit))
        .filter(|b| spoken.id() != "index" || b.period != spoken.base(last));
    let compared = before.map(|b| (b, compared(lang, b, last)));
    let then = before.and_then(|b| Some(dated(lang, b.period?, b.status))).unwrap_or_default();
    pieces.push(("then", Piece::Words(then)));
    let key = match compared {
        Some((_, Compared::Moved(is_up, ends))) => {
            let (from, to) = *ends;
            pieces.push(("before", from));
            pieces.push(("clause", spoken.clause_with(told, last, Some(to))));
            if is_up { "tell.ind.frame.up" } else { "tell.ind.frame.down" }
        }
        Some((_, Compared::Same)) => "tell.ind.frame.same",
        _ => "tell.ind.frame",
    };
    // The plain clause where no finer one stands there.
    pieces.push(("clause", spoken.clause(told, last)));
    out.push(sentence(lang, key, &pieces));
    // A sum of months grows with every month of its year; what was planned is no record.
    let first = all.first().and_then(|r| r.period);
    let Some(first) = first.filter(|_| earlier.len() >= ENOUGH && !plan && spoken.id() != "year-to-date")
    else {
        return out;
    };
    let noun = spoken.named(told, last);
    let span = ("span", Piece::Words(within(lang, first, now)));
    if extreme(all, true).is_some_and(|b| core::ptr::eq(b, *last)) {
        let value = marked(lang, spoken.figure(last, false), last.status);
        out.push(sentence(lang, "tell.ind.highest", &[("value", value), span]));
    } else if extreme(all, false).is_some_and(|b| core::ptr::eq(b, *last)) {
        let value = marked(lang, spoken.figure(last, false), last.status);
        out.push(sentence(lang, "tell.ind.lowest", &[("value", value), span]));
    } else {
        for high in [true, false] {
            let Some(best) = extreme(all, high) else { continue };
            let Some(period) = best.period else { continue };
            let pieces = [
                ("value", spoken.figure(best, false)),
                ("when", Piece::Words(dated(lang, period, best.status))),
            ];
            out.push(sentence(lang, if high { "tell.ind.peak" } else { "tell.ind.trough" }, &pieces));
        }
    }
    // From its own base an index always came from 100.
    if !matches!(spoken.id(), "index" | "chain") {
        out.extend(since_first(spoken, all, &noun));
    }
    out
}

/// Of years the last before, where the table skips some.
fn earlier_year<'r>(before: Period, earlier: &[&'r Record]) -> Option<&'r Record> {
    earlier
        .last()
        .copied()
        .filter(|r| before.step() == Step::Year && r.period.is_some_and(|p| p.step() == Step::Year))
}

/// How a figure moved from one to another, told with as many digits as it takes to see it.
enum Compared {
    /// Up or not, from and to.
    Moved(bool, Box<(Piece, Piece)>),
    Same,
    /// The rounding leaves it open.
    Open,
}

fn compared(lang: Lang, before: &Record, now: &Record) -> Compared {
    let sign = growth::difference(now, before).sign();
    match (apart(lang, before, now), sign) {
        (Some(ends), 1 | -1) => Compared::Moved(sign > 0, Box::new(ends)),
        _ if now.value == before.value => Compared::Same,
        _ => Compared::Open,
    }
}

/// The highest or lowest of all, when no rounding makes it another.
fn extreme<'r>(all: &[&'r Record], high: bool) -> Option<&'r Record> {
    let sign = if high { 1.0 } else { -1.0 };
    let value = |r: &Record| sign * r.value.unwrap_or(0.0);
    let best: &'r Record = all.iter().copied().max_by(|a, b| value(a).total_cmp(&value(b)))?;
    let beaten =
        |r: &Record| if high { r.interval.hi < best.interval.lo } else { r.interval.lo > best.interval.hi };
    all.iter().all(|r| core::ptr::eq(*r, best) || beaten(r)).then_some(best)
}

fn since_first(spoken: &Spoken<'_>, all: &[&Record], noun: &str) -> Option<Sentence> {
    let lang = spoken.lang;
    let (first, last) = (all.first()?, all.last()?);
    let Compared::Moved(is_up, ends) = compared(lang, first, last) else { return None };
    let (from, to) = *ends;
    let pieces = [
        ("what", Piece::Words(noun.to_owned())),
        ("from", from),
        ("to", to),
        ("first", Piece::Words(dated(lang, first.period?, first.status))),
        ("last", Piece::Words(dated(lang, last.period?, last.status))),
    ];
    Some(sentence(lang, if is_up { "tell.ind.rose.since" } else { "tell.ind.fell.since" }, &pieces))
}

/// Several lines of one time and of one whole, in their order. Nothing where they differ in that.
fn ranked(spoken: &Spoken<'_>, lines: &[&Told<'_>]) -> Option<Vec<Sentence>> {
    let lang = spoken.lang;
    let all_known = || lines.iter().flat_map(|l| known(l.line));
    let last = all_known().filter_map(|r| r.period).max_by_key(Period::end_day);
    let at = |line: &Line| match last {
        Some(p) => line.at(p).filter(|r| r.value.is_ok()).cloned(),
        None => known(line).next().cloned(),
    };
    let of = |l: &&&Told<'_>| !is_rest(l.name);
    let mut all: Vec<(&Told<'_>, Record)> =
        lines.iter().filter(of).filter_map(|l| at(l.line).map(|r| (*l, r))).collect();
    let frames: Vec<Frame> = all.iter().map(|(_, r)| spoken.frame(r)).collect();
    let is_one = frames.windows(2).all(|w| w.first() == w.last());
    let is_flows = lines.iter().all(|l| l.line.flow.is_some()) && {
        let first = lines.first().map(|l| l.line.flow);
        lines.iter().any(|l| Some(l.line.flow) != first)
    };
    // A line of another stretch of time stands outside of any order.
    let spans = all_known().any(|r| r.period.is_some_and(|p| p.step() == Step::Range));
    let left_out = lines.iter().filter(of).count() > all.len();
    if !spoken.is_ranked() || !is_one || is_flows || (spans && left_out) || all.len() < 2 {
        return None;
    }
    let size = |r: &Record| r.value.unwrap_or(0.0);
    all.sort_by(|a, b| size(&b.1).total_cmp(&size(&a.1)));
    let (leader, top) = all.first()?;
    // Who has no figure now and had one as large before may be the first still.
    let silent = |l: &&Told<'_>| {
        let seen = known(l.line).last();
        at(l.line).is_none() && seen.is_some_and(|r| r.interval.hi >= top.interval.lo)
    };
    let clear = all.iter().skip(1).all(|(_, r)| r.interval.hi < top.interval.lo)
        && (spoken.form() == Form::Changes || !lines.iter().filter(of).any(silent));
    let changes = spoken.form() == Form::Changes;
    // Where all fall none rose most.
    let leads = clear && (!spoken.indicator.is_signed() || spoken.sign(top) > 0);
    let mut out = Vec::new();
    let mut pieces = spoken.pieces(leader, top);
    pieces.retain(|(name, _)| *name != "what");
    pieces.push(("what", Piece::Words(spoken.noun(top))));
    pieces.push(("value", spoken.figure(top, false)));
    let time = match top.period {
        Some(p) if p.step() == Step::Range => Piece::Words(stretch(spoken, top)),
        _ => begins(lang, top),
    };
    pieces.push(("when", time.clone()));
    let own = spoken.most();
    let frame = if last.is_some() { "tell.ind.frame" } else { "tell.ind.frame.undated" };
    match (leads, own) {
        (true, Some(key)) => out.push(worded(lang, "tell.ind.first", &key, &pieces)),
        (true, None) if last.is_some() => out.push(sentence(lang, "tell.ind.first", &pieces)),
        _ => {
            let clause = ("clause", spoken.clause(leader, top));
            out.push(sentence(lang, frame, &[clause, ("when", time)]));
        }
    }
    // Another status than that of the first is said beside the figure.
    let beside = |(told, r): &(&Told<'_>, Record), keys: [&'static str; 2]| {
        let value = spoken.listed(r);
        let value = if r.status == top.status { value } else { marked_inside(lang, value, r.status) };
        let [name, key] = keys;
        [(name, Piece::Words(spoken.name(told))), (key, value)]
    };
    // Who went the other way is no next of those that rose.
    let turned = |r: &Record| spoken.indicator.is_signed() && leads && spoken.sign(r) < 0;
    let followers: Vec<_> = all.iter().skip(1).filter(|(_, r)| !turned(r)).take(2).collect();
    match followers.as_slice() {
        [a, b, ..] => {
            let both = beside(a, ["name", "value"]).into_iter().chain(beside(b, ["other", "next"]));
            out.push(sentence(lang, "tell.ind.then.two", &both.collect::<Vec<_>>()));
        }
        [a] => out.push(sentence(lang, "tell.ind.then", &beside(a, ["name", "value"]))),
        [] => {}
    }
    if all.len() > 3
        && spoken.id() != "top"
        && let Some((least, r)) = all.last()
        && all.iter().rev().skip(1).all(|(_, o)| o.interval.lo > r.interval.hi)
    {
        let pieces = [("name", Piece::Words(spoken.name(least))), ("value", spoken.listed(r))];
        out.push(sentence(
            lang,
            if changes || spoken.indicator.is_signed() { "tell.ind.end" } else { "tell.ind.last" },
            &pieces,
        ));
    }
    if !changes && spoken.form() != Form::Once && spoken.id() != "index" && spoken.id() != "chain" {
        out.extend(moved(spoken, &all, lines, last));
    }
    Some(out)
}

/// The line that moved most since the first period that most of them have.
fn moved(
    spoken: &Spoken<'_>,
    all: &[(&Told<'_>, Record)],
    lines: &[&Told<'_>],
    last: Option<Period>,
) -> Option<Sentence> {
    let lang = spoken.lang;
    let first = lines.iter().filter_map(|l| known(l.line).next()?.period).min_by_key(Period::first_day)?;
    let last = last.filter(|l| first < *l)?;
    let change = |l: &Told<'_>, now: &Record| {
        let was = l.line.at(first).filter(|r| r.value.is_ok())?.clone();
        let change = growth::difference(now, &was);
        (change.sign() != 0 && way(&change) != Way::Hardly).then_some((was, change))
    };
    let (told, now, was, change) = all
        .iter()
        .filter_map(|(l, now)| change(l, now).map(|(was, c)| (*l, now, was, c)))
        .max_by(|a, b| a.3.value.unwrap_or(0.0).abs().total_cmp(&b.3.value.unwrap_or(0.0).abs()))?;
    let (from, to) = apart(lang, &was, now)?;
    let pieces = [
        ("first", Piece::Words(dated(lang, first, was.status))),
        ("last", Piece::Words(dated(lang, last, now.status))),
        ("name", Piece::Words(spoken.name(told))),
        ("from", from),
        ("to", to),
    ];
    let key = if change.sign() > 0 { "tell.ind.moved.up" } else { "tell.ind.fell.most" };
    Some(sentence(lang, key, &pieces))
}
