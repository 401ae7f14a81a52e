//! Statements that are counted, not rounded: runs ("năm thứ 8 liên tiếp"), places ("đứng thứ hai"), numbers of members over a
//! threshold ("7 thị trường trên 1 tỷ USD"), extremes ("thấp nhất trong 8 năm", "the highest ever").

use super::article::{Article, Mention, Says};
use super::candidates::{selections_of, total_of};
use super::catalogued::{run_of, run_of_sides, run_of_steps};
use super::counted_out::cells_of_periods;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Sort, behind};
use super::lexicon::{Counted, Mark};
use super::periods_in_text::When;
use super::places_in_order::{rank, ranks_in_words};
use super::reading::{Reading, Working};
use super::slots::{Doubt, Names, Side, Slots, slots};
use super::table_index::{Amount, TableIndex, Wanted};
use super::words::{Token, TokenKind, small_number};
use crate::dataset::{DimensionKind, Flow, Status};
use crate::figure::{Decimal, Interval, Qualifier};
use crate::indicators::{parts::count_in_band, streaks::in_a_row};
use crate::period::{Period, Step};

/// A statement with its readings.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The figure, or what stands for one.
    pub(super) figure: Figure,
    /// Readings, likeliest first.
    pub(super) readings: Vec<Reading>,
    /// Slots, for the doubt.
    pub(super) slots: Slots,
}

impl Claim {
    /// The same where a year is stated, and it is the right one.
    pub(super) fn of_year(mut self, year: Period) -> Claim {
        self.figure.decimal = Decimal::whole(year.end_year().into());
        for reading in &mut self.readings {
            reading.amount =
                Amount { cells: reading.amount.cells.clone(), ..super::extremes::year_found(year) };
            reading.working = Working::Counted(reading.amount.clone(), super::catalogued::indicator(reading));
        }
        self
    }
}

/// Words behind an ordinal that make it a length of time.
const LASTING: [&str; 4] = ["straight", "consecutive", "successive", "liên"];

pub(super) fn number_word(token: &Token) -> Option<i64> {
    const WORDS: [(&str, i64); 23] = [
        ("nhất", 1),
        ("nhì", 2),
        ("tư", 4),
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("thirteenth", 13),
        ("fourteenth", 14),
        ("fifteenth", 15),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("twentieth", 20),
        ("twenty", 20),
    ];
    if token.kind == TokenKind::Number && token.end - token.start <= 2 {
        return token.folded.parse().ok();
    }
    small_number(&token.lower)
        .map(i64::from)
        .or_else(|| WORDS.iter().find(|(w, _)| *w == token.lower).map(|(_, n)| *n))
}

pub(super) fn step_word(token: &Token) -> Option<Step> {
    Some(match token.lower.as_str() {
        "năm" | "year" | "years" => Step::Year,
        "tháng" | "month" | "months" => Step::Month,
        "quý" | "quarter" | "quarters" => Step::Quarter,
        _ => return None,
    })
}

/// A figure that stands for a stretch of words.
pub(super) fn stand_in(
    article: &Article,
    start: usize,
    end: usize,
    number: i64,
    counts: Counts,
) -> Option<Figure> {
    let (first, last) = (article.token(start)?, article.token(end.checked_sub(1)?)?);
    Some(Figure {
        span: (first.start, last.end),
        tokens: (start, end),
        decimal: Decimal::whole(number),
        upper: None,
        counts,
        power: 0,
        qualifier: Qualifier::Plain,
        sign: 0,
        per_head: false,
        per_tonne: false,
        per_kilo: false,
        in_words: !(start..end).any(|i| article.token(i).is_some_and(|t| t.kind == TokenKind::Number)),
    })
}

pub(super) fn counted(n: usize, cells: Vec<(u32, u32)>) -> Amount {
    Amount { value: n as f64, interval: Interval::exact(n as f64), cells, status: Status::Final }
}

pub(super) fn reading(
    sort: Sort,
    side: Side,
    names: Names,
    period: Period,
    (amount, by): (Amount, Option<&'static str>),
    cost: i32,
    reach: i32,
) -> Reading {
    let known = amount.clone();
    // A statement that holds or not is one of nothing or one; a year is counted.
    let truth = sort == Sort::Extreme && known.value < 1.5;
    let working = if truth { Working::Truth(known, by) } else { Working::Counted(known, by) };
    Reading::of(sort, (side, names, period), working, amount).fetched(cost, reach)
}

/// All counted statements of an article.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for m in &article.mentions {
        if m.has(Mark::Streak) {
            out.extend(streak(article, index, m));
        }
        // "the largest supplier" is a place among others, no record.
        let place = !article.vietnamese && super::first_places::first_of(article, m.start).is_some();
        if !place && m.mark(|k| matches!(k, Mark::Extreme(_))).is_some() {
            out.extend(super::extremes::extreme(article, index, m));
        }
    }
    for figure in &article.figures {
        match figure.counts {
            Counts::Things(what) => out.extend(count(article, index, figure, what)),
            // "for a 12th straight month": how long, no place among others.
            Counts::Place
                if !article.token(figure.tokens.1).is_some_and(|t| LASTING.contains(&t.lower.as_str())) =>
            {
                out.extend(rank(article, index, figure));
            }
            _ => {}
        }
    }
    out.extend(ranks_in_words(article, index));
    out
}

/// "year-on-year": no length of a run.
fn is_on_year(article: &Article, at: usize) -> bool {
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let dash = |i: usize| usize::from(article.token(i).is_some_and(Token::is_dash));
    let behind = at + 1 + dash(at + 1);
    let before = at.checked_sub(1).map(|i| i - dash(i).min(i));
    // The same word stands on both sides: "the third year on the trot" is one of years.
    let on = |i: usize| matches!(word(i), "on" | "over");
    let other = behind + 1 + dash(behind + 1);
    let first = on(behind) && word(other) == word(at);
    let last = before.filter(|i| on(*i)).and_then(|i| i.checked_sub(1)).map(|i| i - dash(i).min(i));
    first || last.is_some_and(|i| word(i) == word(at))
}

/// Whether what a run is of holds in a period; `None` where the table does not say.
type Holds<'a> = Box<dyn Fn(Period) -> Option<bool> + 'a>;

/// Words that turn from what is told to something else.
const CONCEDES: [&str; 9] = ["though", "although", "while", "but", "tuy", "dù", "nhưng", "song", "however"];

/// "năm thứ 8 liên tiếp", "third month in a row", "8 năm liên tục".
fn streak(article: &Article, index: &TableIndex<'_>, m: &Mention) -> Option<Claim> {
    let sentence = article.sentence_of(m.start);
    let near: Vec<usize> = (m.start.saturating_sub(4)..m.end + 4)
        .filter(|i| {
            article.token(*i).is_some_and(|t| t.sentence == sentence) && !(m.start..m.end).contains(i)
        })
        .collect();
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    // "tháng thứ năm liền": five, though "năm liền" are years on end.
    let fifth = m.start.checked_sub(1).is_some_and(|i| lower(i) == "thứ") && lower(m.start) == "năm";
    let own = (m.start..m.start + 1).filter(|_| fifth);
    let number = near.iter().copied().chain(own).filter_map(|i| {
        let t = article.token(i)?;
        let n = number_word(t)?;
        // "thứ mười hai": both words are one number.
        let unit = |at: usize| article.token(at).and_then(number_word).filter(|n| (1..10).contains(n));
        let ten = |at: usize| lower(at) == "mười";
        if ten(i) && unit(i + 1).is_some() {
            return None;
        }
        let n = if i > 0 && ten(i - 1) && n < 10 { 10 + n } else { n };
        // "năm" is a year here unless a number word is wanted: "năm thứ năm".
        let ordinal = i.checked_sub(1).and_then(|b| article.token(b)).is_some_and(|b| b.lower == "thứ");
        // "năm năm liền": five of them.
        let five =
            t.lower == "năm" && (i + 1 == m.start || article.token(i + 1).and_then(step_word).is_some());
        if !ordinal && !five && (t.lower == "năm" || t.lower == "nhất") {
            return None;
        }
        Some((i, n))
    });
    let (at, n) = number.min_by_key(|(i, _)| i.abs_diff(m.start))?;
    // "chín tháng liền": the step is part of the word for a run.
    let step = near
        .iter()
        .copied()
        .chain(m.start..m.end)
        // "năm thứ chín xuất siêu liên tiếp"
        .chain(at.saturating_sub(3)..at)
        .filter(|i| *i != at && i.abs_diff(at) <= 3)
        .filter(|i| article.token(*i).is_some_and(|t| t.sentence == sentence))
        .filter(|i| !is_on_year(article, *i))
        .filter_map(|i| Some((i, super::counted_periods::step_at(article, i)?)));
    // "the third in a row": as long as what the article is about.
    let plain = article.main.map(|p| match p.step() {
        Step::YearToDate | Step::Month => Step::Month,
        step => step,
    });
    let (unit_at, step) = step
        .min_by_key(|(i, _)| i.abs_diff(at))
        .or_else(|| Some((at, plain.filter(|_| !article.vietnamese)?)))?;
    // "the ninth year in a row", "năm thứ 8 liên tiếp": counted up to what is spoken of, not beyond.
    let nth = at.checked_sub(1).is_some_and(|i| lower(i) == "thứ")
        || lower(at).ends_with("th") && !article.vietnamese
        || matches!(lower(at), "second" | "third" | "first");
    let start = at.min(unit_at);
    let end = (at + 1).max(m.end).max(unit_at + 1);
    let start = start.min(m.start);
    let figure = stand_in(article, start, end, n, Counts::Bare)?;
    let slots = super::second_look::widened(
        article,
        index,
        &figure,
        Sort::Streak,
        slots(article, index, &figure, Sort::Streak),
    );
    // "năm thứ chín xuất siêu liên tiếp": the flow that the run itself names.
    let inside = article.mentions_in(start, end).iter().find_map(|m| super::slots::side(m.flow()?));
    let mut slots = slots;
    if let Some(own) = inside {
        slots.flows = vec![super::slots::choice(own, 0)];
    }
    // "…, though they remain a quarter below the peak of 2017": when something else was.
    let behind = article.mentions_in(end, article.sentence_start(sentence + 1)).iter();
    let conceded: Vec<Period> = behind
        .filter(|m| (end..m.start).any(|i| CONCEDES.contains(&lower(i))))
        .filter_map(|m| if let Some(When::Exact(p)) = m.when() { Some(p) } else { None })
        .filter(|p| Some(*p) != article.main)
        .collect();
    slots.periods.retain(|c| !conceded.contains(&c.value));
    let slots = slots;
    let mut readings = Vec::new();
    let mut may_be_longer = false;
    // Where a run of such steps may end, with what it costs.
    let end_of = |p: Period| match (step, p) {
        (Step::Year, Period::Years(_, last)) => Period::Year(last),
        (Step::Year, p) if p.step() == Step::Year => p,
        (Step::Year, p) if matches!(p.step(), Step::YearToDate | Step::FiscalYear) => p,
        (Step::Month, p) => super::resolved_periods::last_month(p).unwrap_or(p),
        (_, p) => p,
    };
    let ends: Vec<(Period, i32)> = slots.periods.iter().map(|c| (end_of(c.value), c.cost)).collect();
    // The direction nearest to the run, in its clause.
    let up = {
        let clause = article.clause_start(article.clause_of(start));
        let stop = article.clause_start(article.clause_of(start) + 1);
        let far = |m: &Mention| if m.start >= end { m.start - end } else { start.saturating_sub(m.end) + 1 };
        article
            .mentions_in(clause, stop)
            .iter()
            .filter(|m| m.mark(|k| matches!(k, Mark::Direction(_))).is_some())
            .min_by_key(|m| far(m))
            .and_then(|m| m.mark(|k| matches!(k, Mark::Direction(_))))
    };
    // "suốt 19 năm liền không năm nào có thặng dư": a run of what is denied.
    let mut whole = article.sentence_start(sentence)..article.sentence_start(sentence + 1);
    let never = whole.any(|i| {
        matches!(lower(i), "không" | "chưa")
            && article.token(i + 1).and_then(step_word).is_some()
            && lower(i + 2) == "nào"
    });
    // A sentence without flow and name may go on with either of those before it.
    let anchored = article
        .mentions_in(article.sentence_start(sentence), article.sentence_start(sentence + 1))
        .iter()
        .any(|m| m.flow().is_some() || matches!(m.says, Says::Named(_) | Says::Topic(_)));
    let asked = {
        let sentence = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
        let clause = article.clause_of(start);
        let clause = (article.clause_start(clause), article.clause_start(clause + 1));
        let found = super::conditions::condition(article, index, clause, (start, end))
            .or_else(|| super::conditions::condition(article, index, sentence, (start, end)));
        found.map(|c| if never { c.opposite() } else { c })
    };
    // "tháng thứ sáu liên tiếp lượng xe nhập vượt 14.000 chiếc": as far as its clause goes.
    let limited = article.clause_start(article.clause_of(end.saturating_sub(1)) + 1).max(end + 4);
    for flow in slots.flows.iter().take(2) {
        let changes = flow
            .value
            .topic
            .and_then(|t| index.topics.get(usize::from(t)))
            .is_some_and(|t| matches!(t.sorted, super::topics::Sorted::Change(_)));
        for names in slots.names.iter().take(5) {
            for period in slots.periods.iter().take(6) {
                let p = end_of(period.value);
                let yearly = matches!(p.step(), Step::YearToDate | Step::FiscalYear);
                if step != p.step() && !(step == Step::Year && yearly) {
                    continue;
                }
                let level = |p: Period| {
                    total_of(index, &selections_of(index, flow.value, &names.value, index.plain), p)
                };
                let back = |p: Period| if step == Step::Year { p.same_of_year(-1) } else { p.previous() };
                let mut holds: Vec<(Holds<'_>, Option<&str>)> = Vec::new();
                if flow.value.flow == Flow::Balance && flow.value.side != 0 {
                    let side = f64::from(flow.value.side) * if never { -1.0 } else { 1.0 };
                    // "nới rộng năm thứ sáu liên tiếp": the gap itself moves.
                    if let Some(Mark::Direction(d)) = up {
                        let d = f64::from(d) * side;
                        let moves = move |p: Period| {
                            Some((level(p)?.value - level(p.same_of_year(-1)?)?.value) * d > 0.0)
                        };
                        holds.push((Box::new(moves), Some(run_of_steps(d))));
                    }
                    let own = run_of_sides(side);
                    holds.push((Box::new(move |p| level(p).map(|a| a.value * side > 0.0)), Some(own)));
                } else if let Some(Mark::Direction(d)) = up {
                    let d = f64::from(d);
                    let on_year = move |p: Period| {
                        Some((level(p)?.value - level(p.same_of_year(-1)?)?.value) * d > 0.0)
                    };
                    holds.push((Box::new(on_year), Some(run_of_steps(d))));
                    if step != Step::Year {
                        let on_last =
                            move |p: Period| Some((level(p)?.value - level(p.previous()?)?.value) * d > 0.0);
                        holds.push((Box::new(on_last), Some(run_of_steps(d))));
                    }
                }
                if changes {
                    holds.clear();
                }
                let further = match asked {
                    Some(super::conditions::Condition::Grew { least, .. }) => least > 0.0,
                    Some(super::conditions::Condition::Side(_)) => true,
                    // "the second in a row above the $50 billion mark": right behind it, and of no side.
                    Some(super::conditions::Condition::Level { .. }) => {
                        flow.value.side == 0 && !article.figures_in(end, limited).is_empty()
                    }
                    _ => false,
                };
                if let Some(asked) = asked.filter(|_| holds.is_empty() || further) {
                    let (side, names) = (flow.value, &names.value);
                    let hold = move |p: Period| asked.holds(index, side, names, p);
                    if further {
                        holds.clear();
                    }
                    holds.push((Box::new(hold), run_of(asked)));
                }
                // "lagged year-earlier levels … before turning up": the nearest word is not the one.
                let other = match (asked, up) {
                    (Some(super::conditions::Condition::Grew { sign, .. }), Some(Mark::Direction(d))) => {
                        sign != d && !changes && !further
                    }
                    _ => false,
                };
                if let Some(asked) = asked.filter(|_| other) {
                    let (side, names) = (flow.value, &names.value);
                    let hold = move |p: Period| asked.holds(index, side, names, p);
                    holds.push((Box::new(hold), run_of(asked)));
                }
                for (more, (hold, by)) in holds.iter().enumerate() {
                    // A run that goes on to a likelier end is told as far as there.
                    let goes_on = |q: &Period| {
                        *q > p
                            && (1..40)
                                .map_while(|k| p.shift(k))
                                .take_while(|r| r <= q)
                                .all(|r| hold(r) == Some(true))
                    };
                    let likelier =
                        ends.iter().filter(|(q, cost)| q.step() == p.step() && *cost < period.cost);
                    if likelier.map(|(q, _)| q).any(goes_on) {
                        continue;
                    }
                    let backwards = core::iter::successors(Some(p), |q| back(*q)).take(LONGEST);
                    let (run, open) = in_a_row(backwards.map(hold));
                    let cost = flow.cost + names.cost + period.cost + (more as i32).min(1) * 2;
                    let reach = flow.cost.max(names.cost).max(period.cost) + if anchored { 0 } else { 4 };
                    // "for seven months before turning up in November", "for three months from January on": of what the text can know.
                    let known =
                        |q: &Period| article.main.is_none_or(|m| q.end_day() <= m.end_day().max(p.end_day()));
                    let later = (1..40).map_while(|k| p.shift(k)).take_while(known);
                    let (forward, _) = in_a_row(later.map(hold));
                    let forward = if nth { 0 } else { forward };
                    // What still goes on at its end was not over before it.
                    let ended = step != Step::Quarter && run == 0;
                    let earlier = core::iter::successors(back(p).filter(|_| ended), |q| back(*q));
                    let (before, _) = in_a_row(earlier.take(LONGEST).map(hold));
                    let cells = |last: Option<Period>, n: usize| {
                        let those = core::iter::successors(last, |q| back(*q)).take(n);
                        let sided = matches!(by, Some("surplus-run" | "deficit-run"));
                        let side = if sided { Side::of(Flow::Balance) } else { flow.value };
                        cells_of_periods(index, (side, &names.value), those)
                    };
                    let others =
                        [(run + forward, p.shift(forward as i32)), (if nth { 0 } else { before }, back(p))];
                    for (n, last) in others.into_iter().filter(|(n, _)| *n > 0 && *n != run) {
                        let (amount, names) = ((counted(n, cells(last, n)), *by), names.value.clone());
                        readings.push(reading(Sort::Streak, flow.value, names, p, amount, cost + 3, reach));
                    }
                    // No run at all where the text speaks of one: it speaks of something else.
                    if run == 0 {
                        continue;
                    }
                    // A run that reaches the table's first period may be longer.
                    if open && (run == 0 || n > run as i64) {
                        may_be_longer = true;
                        continue;
                    }
                    let amount = (counted(run, cells(Some(p), run)), *by);
                    readings.push(reading(
                        Sort::Streak,
                        flow.value,
                        names.value.clone(),
                        p,
                        amount,
                        cost,
                        reach,
                    ));
                }
            }
        }
    }
    // "after seven months of deficits": a run that is over, wherever it ended.
    let over = (article.clause_start(article.clause_of(start))..end).any(|i| {
        article.token(i).is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "after"
                    | "following"
                    | "until"
                    | "ended"
                    | "ends"
                    | "ending"
                    | "snapped"
                    | "broke"
                    | "halted"
                    | "dứt"
                    | "sau"
            )
        })
    });
    // By worth or by weight, a table of both leaves open.
    let mixed = index.has.contains(&Wanted::Amount) && index.plain != Wanted::Amount;
    let may_be_longer = may_be_longer || over || mixed;
    let slots =
        if may_be_longer { Slots { doubt: slots.doubt.max(Doubt::Modifier), ..slots } } else { slots };
    readings.sort_by_key(|r| r.cost);
    Some(Claim { figure, readings, slots })
}

/// The blocs among the rows of a list, which who counts markets may take for one each.
fn blocs(
    index: &TableIndex<'_>,
    dim: usize,
    parts: &[u32],
    of: &dyn Fn(u32) -> Option<Amount>,
) -> Vec<Amount> {
    let bloc = |m: &&u32| index.is_group(dim, **m) && super::members::is_country_group(index.name(dim, **m));
    parts.iter().filter(bloc).filter_map(|m| of(*m)).collect()
}

/// Periods up to which a run is counted.
pub(super) const LONGEST: usize = 400;

/// What part of the whole the rows of a table make up that lists all there are.
const ALL: f64 = 0.98;

/// Members of a dimension that are looked through for a threshold, at most.
const MOST_LISTED: u32 = 2000;

/// "7 thị trường đạt trên 1 tỷ USD": how many members pass a threshold.
fn count(article: &Article, index: &TableIndex<'_>, figure: &Figure, what: Counted) -> Option<Claim> {
    let sentence = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
    let (next, _) = behind(article, figure);
    let level = |f: &&Figure| matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    // The thresholds behind it up to the next counted thing, else the ones before.
    let after: Vec<&Figure> = article
        .figures_in(next, end)
        .iter()
        .take_while(|f| !matches!(f.counts, Counts::Things(_)))
        .filter(level)
        .collect();
    let before: Vec<&Figure> = article.figures_in(start, figure.tokens.0).iter().filter(level).collect();
    let is_limit = |f: &Figure| {
        super::kinds::sorts(article, article.figures.iter().position(|g| g == f).unwrap_or(usize::MAX), None)
            .iter()
            .any(|g| g.sort == Sort::Aside)
    };
    let limits: Vec<&Figure> = if after.iter().any(|f| is_limit(f)) {
        after.into_iter().take_while(|f| is_limit(f)).collect()
    } else {
        before.into_iter().rev().take(1).filter(|f| is_limit(f)).collect()
    };
    let first = limits.first()?;
    let word = |f: &Figure| {
        f.tokens.0.checked_sub(1).and_then(|i| article.token(i)).map(|t| t.folded.clone()).unwrap_or_default()
    };
    let (low, high) = match limits.get(1) {
        Some(second) if ["duoi", "den", "under", "to", "and", "below"].contains(&word(second).as_str()) => {
            (first.value(), second.value())
        }
        _ => (first.value(), f64::INFINITY),
    };
    let strict = high.is_infinite() && first.qualifier == Qualifier::Over;
    let from = if strict { low.next_up() } else { low };
    // How many pass, by their printed digits, and where they stand.
    let passing = |of: &[&Amount]| {
        let (n, interval) = count_in_band(of.iter().map(|a| (a.value, a.interval)), from, high);
        let inside = of.iter().filter(|a| a.value >= from && a.value < high);
        Amount { interval, ..counted(n as usize, inside.flat_map(|a| a.cells.clone()).collect()) }
    };
    // "Five products above 300,000 tonnes" are counted by their tonnes.
    let measure = if first.counts.is_amount() { Wanted::Amount } else { index.plain };
    if !index.has.contains(&measure) {
        return None;
    }
    let slots = slots(article, index, figure, Sort::Count);
    let kinds: &[DimensionKind] = match what {
        Counted::Partners => &[DimensionKind::Partner],
        _ => &[DimensionKind::Commodity],
    };
    let mut readings = Vec::new();
    for flow in slots.flows.iter().take(2) {
        for period in slots.periods.iter().take(3) {
            for dim in (0..index.dims.len()).filter(|d| kinds.contains(&index.kind(*d))) {
                let listed = index.parts(dim, flow.value.in_table(), period.value);
                // A table of one country has no row of its goods that is of all countries.
                let every: Vec<u32> = (0..index.members_in(dim).min(MOST_LISTED)).collect();
                let some = listed.len() < 3;
                let parts = if some { every.as_slice() } else { listed };
                let of = |member: u32, beside: &Names| {
                    let names: Names = beside.iter().cloned().chain([(dim, vec![member])]).collect();
                    total_of(index, &selections_of(index, flow.value, &names, measure), period.value)
                };
                // In a report on rice the markets are those of rice.
                let beside = super::counted_beside::besides(article, &slots, dim)
                    .into_iter()
                    .find(|names| parts.iter().filter(|m| of(**m, names).is_some()).take(3).count() > 2);
                let Some(beside) = beside else { continue };
                if parts.len() < 3 {
                    continue;
                }
                // Which goods are worth so much, the row of all others does not tell.
                let rows = parts
                    .iter()
                    .filter(|m| !index.is_group(dim, **m))
                    .filter(|m| !super::short_names::is_remainder(index.name(dim, **m)));
                let rows: Vec<Amount> = rows.filter_map(|m| of(*m, &beside)).collect();
                let listed = rows.iter().map(|a| a.value).sum::<f64>();
                let groups = match index.kind(dim) {
                    DimensionKind::Commodity => super::unbroken_groups::beside(
                        index,
                        dim,
                        (flow.value, measure),
                        (period.value, listed),
                    ),
                    _ => blocs(index, dim, parts, &|m| of(m, &beside)),
                };
                let sum = listed + groups.iter().map(|a| a.value).sum::<f64>();
                let own = passing(&rows.iter().collect::<Vec<_>>());
                let further = passing(&rows.iter().chain(&groups).collect::<Vec<_>>());
                let most_listed = further.value;
                // Rows that are not all there are say how many there are at least.
                let whole =
                    total_of(index, &selections_of(index, flow.value, &beside, measure), period.value);
                let all = whole.as_ref().is_none_or(|w| sum >= w.value * ALL);
                // Of what no row lists, only as many can pass as the rest is worth.
                let rest = whole.as_ref().map_or(0.0, |w| w.value - sum);
                let unlisted = if low > 0.0 { rest.max(0.0) / low } else { f64::INFINITY };
                let possible = most_listed..=most_listed + unlisted.floor();
                if !all && most_listed < figure.value() && possible.contains(&figure.value()) {
                    continue;
                }
                // Of several dimensions of the kind, the one that lists most.
                let fuller = (0..index.dims.len())
                    .filter(|d| kinds.contains(&index.kind(*d)))
                    .any(|d| index.parts(d, flow.value.in_table(), period.value).len() > parts.len());
                let cost = flow.cost + period.cost + if fuller { 2 } else { 0 };
                let reach = flow.cost.max(period.cost);
                let mut push = |found: Amount| {
                    let said = (flow.value, Vec::new(), period.value);
                    let found = (found, Some("club-count"));
                    readings.push(reading(Sort::Count, said.0, said.1, said.2, found, cost, reach));
                };
                // Where nothing says what all of it comes to, the rows may be some of them: they may agree, they accuse nobody.
                let open = |found: &Amount| !some || (found.value - figure.value()).abs() < 0.5;
                if further.value > own.value && open(&further) {
                    push(further);
                }
                if open(&own) {
                    push(own);
                }
            }
        }
    }
    // Where none passes, it is counted at another time or of another flow.
    if readings.iter().any(|r| r.amount.value > 0.5) {
        readings.retain(|r| r.amount.value > 0.5);
    }
    readings.sort_by_key(|r| r.cost);
    Some(Claim { figure: figure.clone(), readings, slots })
}
