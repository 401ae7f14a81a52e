//! Exports and imports: how much and how much more, the balance with its run and its rank, the year to date, the mark passed,
//! the average of the last years, how many times as much as at the beginning.

use super::table::Table;
use super::wording::{
    Piece, Way, ago, bare, base, by_way, change, dated, figure, lasting, marked, sentence, size, step_word,
    way, when, within,
};
use super::{Sentence, last_of, last_outcome};
use crate::dataset::Status;
use crate::figure::Interval;
use crate::indicators::{Record, growth, level, streaks, sums};
use crate::lang::{ordinal, words};
use crate::period::{Period, Step};
use crate::unit::Quantity;

/// Fewest periods behind a record.
const ENOUGH: usize = 5;

pub(super) fn told(table: &Table<'_>, (x, m): (usize, usize), out: &mut Vec<Sentence>) {
    let Some(now) = last_of(table, &[x, m]) else { return };
    out.extend(grown(table, x, now, "tell.level"));
    out.extend(grown(table, m, now, "tell.level.too"));
    out.extend(balance(table, (x, m), now));
    // What is planned sets no record and ends no stretch: the rest is told of what came about.
    let Some(now) = last_outcome(table, &[x, m]) else { return };
    out.extend(to_date(table, (x, m), now).or_else(|| year_so_far(table, x, now)));
    out.extend(mark(table, (x, m), now));
    out.extend(extreme(table, x, now));
    out.extend(average(table, x, now));
    out.extend(multiple(table, x, now));
    out.extend(on_previous(table, x, now));
}

/// "Năm 2023, xuất khẩu đạt 353,8 tỷ USD, giảm 4,7% so với năm 2022."
pub(super) fn grown(table: &Table<'_>, i: usize, now: Period, key: &'static str) -> Option<Sentence> {
    let lang = table.lang;
    let x1 = table.figure(i, now);
    let before = table.before(now)?;
    let x0 = table.figure(i, before);
    if table.is_balance(i) && x1.status != Status::Plan && !table.is_misfit(&x0) {
        return balance_alone(table, i, &x1, &x0);
    }
    let mut pieces = vec![
        ("when", Piece::Words(when(lang, now, x1.status))),
        ("what", Piece::Words(table.name(i))),
        ("value", figure(lang, &x1)),
    ];
    // A percentage rises by points.
    let g = if is_rate(&x1) { growth::difference(&x1, &x0) } else { table.growth(i, now) };
    // Of what came to nothing the fall is no news.
    let alone = g.value.is_err() || x1.value == Ok(0.0) || table.is_misfit(&x0);
    let unclear = !alone && way(&g) == Way::Unclear;
    // A plan has come to nothing yet, and an index stands somewhere.
    let keys = match (key, x1.status, &x1.unit.quantity) {
        (_, Status::Plan, _) => ["tell.level.plan", "tell.level.plan.alone", "tell.level.plan.unclear"],
        (_, _, Quantity::Index(_) | Quantity::Percent) => {
            ["tell.level.stands", "tell.level.stands.alone", "tell.level.stands.unclear"]
        }
        ("tell.level", ..) => ["tell.level", "tell.level.alone", "tell.level.unclear"],
        _ => ["tell.level.too", "tell.level.too.alone", "tell.level.too.unclear"],
    };
    let [told, told_alone, told_unclear] = keys;
    match told {
        "tell.level.plan" => pieces.push(("plan", Piece::Words(bare(lang, now)))),
        "tell.level.too" => {
            pieces.retain(|(name, _)| *name != "value");
            pieces.push(("value", marked(lang, figure(lang, &x1), x1.status)));
        }
        _ => {}
    }
    pieces.push(("base", Piece::Words(base(lang, now, before))));
    if alone {
        return Some(sentence(lang, told_alone, &pieces));
    }
    if unclear {
        pieces.push(("then", Piece::Words(ago(lang, now, before))));
        return Some(sentence(lang, told_unclear, &pieces));
    }
    pieces.push(("change", change(lang, &g)));
    Some(sentence(lang, told, &pieces))
}

/// A balance that the table states by itself: a surplus or a deficit, after which of the year before. A figure that may be
/// either, and one that is nothing, is told as it stands.
fn balance_alone(table: &Table<'_>, i: usize, now: &Record, before: &Record) -> Option<Sentence> {
    let lang = table.lang;
    let (period, earlier) = (now.period?, before.period);
    let mut pieces = vec![
        ("when", Piece::Words(when(lang, period, now.status) + &table.aside(i))),
        ("value", size(lang, now)),
    ];
    let then = earlier.filter(|_| before.sign() != 0);
    if let Some(then) = then {
        let key = if before.sign() > 0 { "tell.a.surplus" } else { "tell.a.deficit" };
        pieces.push(("before", Piece::Phrase(key.into(), vec![("value", size(lang, before))])));
        pieces.push(("then", Piece::Words(ago(lang, period, then))));
    }
    let key = match (now.sign(), then.is_some()) {
        (1, true) => "tell.surplus.after",
        (1, false) => "tell.surplus",
        (-1, true) => "tell.deficit.after",
        (-1, false) => "tell.deficit",
        _ => {
            let pieces = [
                ("when", Piece::Words(when(lang, period, now.status))),
                ("what", Piece::Words(table.name(i))),
                ("value", figure(lang, now)),
            ];
            now.value.ok()?;
            return Some(sentence(lang, "tell.level.stands.alone", &pieces));
        }
    };
    Some(sentence(lang, key, &pieces))
}

/// Whether a figure is a percentage, of which growth and multiples say nothing.
pub(super) fn is_rate(x: &Record) -> bool {
    matches!(x.unit.quantity, Quantity::Percent | Quantity::PercentagePoint)
}

/// Surplus or deficit, for how many periods in a row, and whether it is the largest there is.
fn balance(table: &Table<'_>, (x, m): (usize, usize), now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let b = level::balance(&table.figure(x, now), &table.figure(m, now));
    let sign = b.sign();
    if sign == 0 {
        return None;
    }
    if b.status == Status::Plan {
        let key = if sign > 0 { "tell.surplus.plan" } else { "tell.deficit.plan" };
        let plan = bare(lang, now) + &table.aside(x);
        // An aside ends with a comma; where the sentence has its own there, one is enough.
        let plan = plan
            .strip_suffix(',')
            .filter(|_| words(lang, key).contains("{plan},"))
            .unwrap_or(&plan)
            .to_owned();
        return Some(sentence(lang, key, &[("plan", Piece::Words(plan)), ("value", size(lang, &b))]));
    }
    let both = table
        .up_to(x, now)
        .into_iter()
        .filter(|r| r.period.is_some_and(|p| table.figure(m, p).value.is_ok()));
    let pairs: Vec<(Record, Record)> = Table::unbroken(both.collect())
        .into_iter()
        .filter_map(|x| Some((table.figure(m, x.period?), x)))
        .map(|(m, x)| (x, m))
        .collect();
    let formula = if sign > 0 { "run [xᵢ > yᵢ]" } else { "run [xᵢ < yᵢ]" };
    let run = streaks::run(formula, &pairs, f64::from(sign)).at(Some(now));
    let n = run.value.ok().filter(|_| run.interval.lo == run.interval.hi).map_or(0, |n| n as u32);
    let all: Vec<Record> = pairs.iter().map(|(x, m)| level::balance(x, m)).collect();
    let size_of = |r: &Record| r.interval.times(f64::from(sign));
    let largest = all.len() > ENOUGH && all.iter().rev().skip(1).all(|r| size_of(r).hi < size_of(&b).lo);
    let only = all.iter().rev().skip(1).all(|r| r.sign() == -sign);
    let turned = turned(&pairs, sign);
    let from = when(lang, now, b.status) + &table.aside(x);
    let mut pieces = vec![("when", Piece::Words(from)), ("value", size(lang, &b))];
    let counted = |pieces: &mut Vec<(&'static str, Piece)>| {
        pieces.push(("nth", Piece::Figure(ordinal(lang, n), run.clone())));
        pieces.push(("step", Piece::Words(step_word(lang, now))));
    };
    if let Some(first) = all.first().and_then(|r| r.period) {
        pieces.push(("since", Piece::Words(bare(lang, first))));
        pieces.push(("span", Piece::Words(within(lang, first, now))));
    }
    // A run as long as what is known may have begun before it: its number would be too small. Two are no "every".
    let throughout = n as usize == all.len();
    let n = if throughout && n < 3 { 0 } else { n };
    let throughout = throughout && n > 0;
    let key = match (sign > 0, n >= 2, largest) {
        (true, false, true) if turned.is_some() => "tell.surplus.turn.most",
        (true, false, false) if turned.is_some() => "tell.surplus.turn",
        (false, false, true) if turned.is_some() => "tell.deficit.turn.most",
        (false, false, false) if turned.is_some() => "tell.deficit.turn",
        (true, _, _) if throughout => "tell.surplus.all",
        (false, _, _) if throughout => "tell.deficit.all",
        (true, false, _) if only && (largest || all.len() > ENOUGH) => "tell.surplus.first",
        (false, false, _) if only && (largest || all.len() > ENOUGH) => "tell.deficit.first",
        (true, true, true) => "tell.surplus.run.most",
        (true, true, false) => "tell.surplus.run",
        (true, false, true) => "tell.surplus.most",
        (true, false, false) => "tell.surplus",
        (false, true, true) => "tell.deficit.run.most",
        (false, true, false) => "tell.deficit.run",
        (false, false, true) => "tell.deficit.most",
        (false, false, false) => "tell.deficit",
    };
    if n >= 2 {
        counted(&mut pieces);
    } else if let Some(before) = turned {
        let figure = Piece::Figure(before.interval.lo.to_string(), before);
        pieces.push(("nth", figure));
        pieces.push(("step", Piece::Words(step_word(lang, now))));
    }
    Some(sentence(lang, key, &pieces))
}

/// Fewest periods of a run whose end is the news.
const RUN: f64 = 3.0;

/// The run of the other sign that the last of some pairs ends, when it is long enough and its length is sure. One that began before
/// the table may be longer than what can be counted.
fn turned(pairs: &[(Record, Record)], sign: i8) -> Option<Record> {
    let (_, earlier) = pairs.split_last()?;
    let formula = if sign > 0 { "run [xᵢ < yᵢ]" } else { "run [xᵢ > yᵢ]" };
    let before = earlier.last().and_then(|(x, _)| x.period);
    let run = streaks::run(formula, earlier, -f64::from(sign)).at(before);
    let sure = run.value.is_ok() && run.interval.lo == run.interval.hi;
    // As long as what is known, it may have begun before: that is told of as the first there is.
    (sure && run.interval.lo >= RUN && run.interval.lo < earlier.len() as f64).then_some(run)
}

/// For months and quarters: the year up to now, with the same part of the year before.
fn to_date(table: &Table<'_>, (x, m): (usize, usize), now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let Period::Month(year, last) = now else { return None };
    if last < 2 {
        return None;
    }
    let sum = |i: usize, year: i16| of_year_so_far(table, i, year, last);
    let (x1, m1) = (sum(x, year), sum(m, year));
    let (gx, gm) = (growth::growth(&x1, &sum(x, year - 1)), growth::growth(&m1, &sum(m, year - 1)));
    if [&x1, &m1, &gx, &gm].iter().any(|r| r.value.is_err()) || [&gx, &gm].map(way).contains(&Way::Unclear) {
        return None;
    }
    let status = x1.status.max(m1.status);
    Some(sentence(
        lang,
        "tell.to-date",
        &[
            (
                "when",
                Piece::Words(
                    when(
                        lang,
                        if last == 12 { Period::Year(year) } else { Period::to_date(year, last) },
                        status,
                    ) + table.aside(x).trim_end_matches(','),
                ),
            ),
            ("exports", figure(lang, &x1)),
            ("xchange", change(lang, &gx)),
            ("imports", figure(lang, &m1)),
            ("mchange", change(lang, &gm)),
        ],
    ))
}

/// The months of a year up to one of them, together.
fn of_year_so_far(table: &Table<'_>, i: usize, year: i16, last: u8) -> Record {
    let months: Vec<Record> = (1..=last).map(|n| table.figure(i, Period::Month(year, n))).collect();
    sums::sum(&months.iter().collect::<Vec<_>>()).at(Some(so_far(year, last)))
}

/// A year up to a month; with its last month it is the year.
fn so_far(year: i16, last: u8) -> Period {
    if last == 12 { Period::Year(year) } else { Period::to_date(year, last) }
}

/// Of one series of months: the year up to now, with the same part of the year before.
pub(super) fn year_so_far(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let Period::Month(year, last) = now else { return None };
    let (x1, x0) = (of_year_so_far(table, i, year, last), of_year_so_far(table, i, year - 1, last));
    // A number without a unit that is no flow may be an index, a rate, a price.
    let is_flow = table.dataset.series.get(i).is_some_and(|s| table.dataset.flow(s).is_some());
    let is_bare = x1.unit.quantity == Quantity::Number && !is_flow;
    let adds_up = x1.unit.has_magnitude() && !is_bare && !is_rate(&x1) && !table.is_balance(i);
    let g = growth::growth(&x1, &x0);
    if last < 2 || !adds_up || x1.value.is_err() || g.value.is_err() || way(&g) == Way::Unclear {
        return None;
    }
    let pieces = [
        ("when", Piece::Words(when(lang, so_far(year, last), x1.status))),
        ("what", Piece::Words(table.name(i))),
        ("value", figure(lang, &x1)),
        ("change", change(lang, &g)),
    ];
    Some(sentence(lang, "tell.so-far", &pieces))
}

/// Of months and quarters: how much more than the one right before.
pub(super) fn on_previous(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let before = now.previous().filter(|_| matches!(now.step(), Step::Month | Step::Quarter))?;
    let (x1, x0) = (table.figure(i, now), table.figure(i, before));
    let g = growth::growth(&x1, &x0);
    let told = !is_rate(&x1) && !table.is_balance(i) && !table.is_misfit(&x0) && g.value.is_ok();
    let key = match way(&g) {
        Way::Up => "tell.step.up",
        Way::Down => "tell.step.down",
        // What hardly changed is no news.
        _ => return None,
    };
    let pieces = [
        ("base", Piece::Words(bare(lang, before))),
        ("what", Piece::Words(table.name(i))),
        ("by", size(lang, &g)),
    ];
    told.then(|| sentence(lang, key, &pieces))
}

/// A round mark that turnover passes for the first time: 100, 200, … 900 and so on in every power of ten.
fn mark(table: &Table<'_>, (x, m): (usize, usize), now: Period) -> Option<Sentence> {
    if now.step() != Step::Year {
        return None;
    }
    let lang = table.lang;
    let turnover = |p: Period| level::turnover(&table.figure(x, p), &table.figure(m, p)).at(Some(p));
    let known =
        table.up_to(x, now).into_iter().filter_map(|r| r.period).map(turnover).filter(|r| r.value.is_ok());
    let all = Table::unbroken(known.collect());
    let (last, earlier) = all.split_last()?;
    let value = last.value.ok()?;
    let before = earlier.iter().map(|r| r.interval.hi).fold(0.0, f64::max);
    let ten = crate::figure::powf(10.0, libm_floor(crate::figure::log10(value)));
    let mark = libm_floor(value / ten) * ten;
    if earlier.len() < ENOUGH || before >= mark || last.interval.lo < mark || mark < 1e9 || value < 1e9 {
        return None;
    }
    let digits =
        crate::figure::Decimal { mantissa: (mark / ten) as i64, exponent: crate::figure::log10(ten) as i16 };
    let given = Record::given(Some(now), digits, &last.unit);
    Some(sentence(
        lang,
        "tell.mark",
        &[
            ("when", Piece::Words(when(lang, now, last.status) + &table.aside(x))),
            ("value", figure(lang, last)),
            ("mark", figure(lang, &given)),
        ],
    ))
}

fn libm_floor(x: f64) -> f64 {
    let whole = crate::figure::round_to(x, 0);
    if whole > x + 1e-9 { whole - 1.0 } else { whole }
}

/// Whether the latest figure is the highest or lowest of all, whatever the rounding.
pub(super) fn extreme(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let all = Table::unbroken(table.up_to(i, now));
    let (last, earlier) = all.split_last()?;
    if earlier.len() < ENOUGH || last.period != Some(now) || last.value == Ok(0.0) {
        return None;
    }
    let above = |r: &Record| r.interval.hi < last.interval.lo;
    let below = |r: &Record| r.interval.lo > last.interval.hi;
    // Months have a season: a December is no news.
    if matches!(now.step(), Step::Month | Step::Quarter | Step::YearToDate) {
        return None;
    }
    let first = all.first()?.period?;
    let (key, record) = if earlier.iter().all(above) {
        ("tell.highest", sums::greatest(&all.iter().collect::<Vec<_>>()))
    } else if earlier.iter().all(below) {
        ("tell.lowest", sums::least(&all.iter().collect::<Vec<_>>()))
    } else {
        let since = earlier.iter().rev().take_while(|r| below(r)).count();
        let other = earlier.iter().rev().nth(since)?;
        if since < ENOUGH || other.interval.hi >= last.interval.lo {
            return None;
        }
        return Some(sentence(
            lang,
            "tell.lowest.since",
            &[
                ("what", Piece::Words(table.name(i))),
                ("value", marked(lang, figure(lang, last), last.status)),
                ("since", Piece::Words(bare(lang, other.period?))),
            ],
        ));
    };
    Some(sentence(
        lang,
        key,
        &[
            ("what", Piece::Words(table.name(i))),
            ("value", marked(lang, figure(lang, &record.at(Some(now))), last.status)),
            ("first", Piece::Words(first.year().to_string())),
            ("last", Piece::Words(now.end_year().to_string())),
        ],
    ))
}

/// Average growth of the last ten years, or of the last five when there are fewer.
pub(super) fn average(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let Period::Year(year) = now else { return None };
    let years = [10_i16, 5].into_iter().find(|n| table.figure(i, Period::Year(year - n)).value.is_ok())?;
    let (x1, x0) = (table.figure(i, now), table.figure(i, Period::Year(year - years)));
    let g = growth::average(&x1, &x0, u32::from(years as u16));
    let below = |r: &Record| r.inputs.iter().any(|i| table.is_below_nothing(i));
    let across = || table.up_to(i, now).iter().any(below);
    if g.value.is_err() || x1.value == Ok(0.0) || is_rate(&x1) || across() {
        return None;
    }
    let span = g.period.unwrap_or(now);
    Some(sentence(
        lang,
        by_way(&g, ["tell.average.up", "tell.average.down", "tell.average.hardly"]),
        &[
            ("span", Piece::Words(lasting(lang, span, [&x0, &x1]))),
            ("what", Piece::Words(table.name(i))),
            ("by", size(lang, &g)),
        ],
    ))
}

/// More than this many times as much as at the beginning tells only how little that was.
const MANY: f64 = 100.0;

/// How many times as much as at the beginning, when that is ten years ago or more and at least twice as much; where the beginning was
/// next to nothing, as thirty, twenty or ten years ago.
pub(super) fn multiple(table: &Table<'_>, i: usize, now: Period) -> Option<Sentence> {
    let lang = table.lang;
    let all = table.up_to(i, now);
    if now.step() != Step::Year || is_rate(all.first()?) {
        return None;
    }
    let last = table.figure(i, now);
    let of = |first: &Record| {
        let base = first.period.filter(|p| now.year() - p.year() >= 10)?;
        let times = growth::multiple(&last, first);
        let Interval { lo, hi } = times.interval;
        (times.value.is_ok() && lo >= 2.0 && hi <= MANY).then_some((base, times))
    };
    let later = [30, 20, 10].into_iter().filter_map(|n: i32| now.shift(-n)).map(|p| table.figure(i, p));
    let (base, times) = all.first().cloned().into_iter().chain(later).find_map(|first| of(&first))?;
    Some(sentence(
        lang,
        "tell.multiple",
        &[
            ("what", Piece::Words(table.name(i))),
            ("when", Piece::Words(dated(lang, now, last.status))),
            ("times", figure(lang, &times)),
            ("first", Piece::Words(dated(lang, base, table.figure(i, base).status))),
        ],
    ))
}
