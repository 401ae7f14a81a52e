//! From readings to a verdict: agrees when a plausible reading does; disagrees only when the best reading is clear and no plausible
//! one agrees; otherwise it cannot be told from this table.

use super::candidates::{is_planned, meets, stated};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::Reading;
use super::slip::{Slip, slip};
use super::slots::Doubt;
use super::table_index::TableIndex;
use crate::figure::Interval;

/// What came out for one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Text and table meet.
    Agrees,
    /// They do not.
    Disagrees,
    /// This table does not tell.
    Uncheckable,
}

/// Readings further away than this from the best are not what the writer meant.
const REACH: i32 = 6;
/// A best reading whose weakest word is further than this is not clear enough to contradict a figure that no slip explains.
const CLEAR: i32 = 4;
/// The same when a slip explains the figure.
const CLEAR_WITH_SLIP: i32 = 6;
/// A best reading dearer than this altogether contradicts nothing.
const DEAREST: i32 = 16;

/// The same when a slip explains it that few figures show by chance.
const CLEAR_WHEN_TELLING: i32 = 9;
/// The same when nothing explains it.
const UNEXPLAINED: i32 = 2;
/// A figure so many times the reading's is of something else.
const APART: f64 = 2.5;
/// A figure so many times the reading's is no slip of a hand.
const ABSURD: f64 = 1e4;
/// A place whose weakest word is further than this contradicts nothing.
const PLACED: i32 = 2;
/// A run or a count that is near what is told, and cheap altogether, may be fetched from so far.
const RUNNING: i32 = 5;
/// How far a number of one digit and zeros may be rounded.
const ROUNDED: f64 = 0.15;
/// A slot that costs this much was filled from elsewhere than the clause.
const INFERRED: i32 = 2;
/// Readings that may be meant against the nearest words, when the figure has three digits.
const RIVAL: i32 = 9;
/// The same for one of four digits and more.
const FAR_RIVAL: i32 = 14;
/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// Readings looked at where each may meet by chance.
const FEW: usize = 16;

/// What a run, a place or a count of another thing than the nearest may cost more.
const BESIDE: i32 = 2;

/// How many times less a price is that is one of another unit than the tonne.
const THOUSANDTH: f64 = 300.0;

/// A count that costs more than this is of something fetched from far.
const SETTLED: i32 = 6;

/// Readings this close to the best may be the one that was meant when a slip explains the figure.
const CLOSE: i32 = 3;

/// A verdict with the reading it rests on.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) reading: Option<Reading>,
    pub(super) slip: Option<Slip>,
}

fn uncheckable(reading: Option<Reading>) -> Judged {
    Judged { verdict: Verdict::Uncheckable, reading, slip: None }
}

/// Judges a figure by its readings, likeliest first.
pub(super) fn judge(
    index: &TableIndex<'_>,
    figure: &Figure,
    readings: &[Reading],
    doubt: Doubt,
    may_meet: bool,
) -> Judged {
    let Some(best) = readings.first() else { return uncheckable(None) };
    let weight = weight(figure);
    // Small numbers meet by chance: of another thing than the nearest only where it is about as near.
    let meant = |r: &&Reading| !is_exact(r.sort) || r.names == best.names || r.cost <= best.cost + BESIDE;
    let plausible = || readings.iter().take_while(|r| r.cost <= best.cost + REACH).filter(meant);
    let agrees = |r: &&Reading| {
        let interval: Interval =
            if is_exact(r.sort) { Interval::exact(figure.value()) } else { stated(figure, r.sort) };
        // A direction taken over from another figure of the sentence binds this one only loosely.
        let turned = || r.loose.taken_over && meets(interval, &Reading { sign: 0, ..(*r).clone() });
        // A share that moves by so many points does not move by so many percent.
        if figure.counts == Counts::Percent && r.sort == Sort::ShareChange {
            return false;
        }
        if is_exact(r.sort) {
            // Of two that no rounding tells apart either may stand first.
            let open = r.amount.interval.width() > 0.0 && r.amount.interval.contains(figure.value());
            open || (r.amount.value - figure.value()).abs() < 1e-9
        } else {
            meets(interval, r) || turned()
        }
    };
    let agreed =
        |found: &Reading| Judged { verdict: Verdict::Agrees, reading: Some(found.clone()), slip: None };
    if doubt == Doubt::Elsewhere {
        // Digits that many do not meet by chance: the doubt was about a word beside the figure.
        let met =
            plausible().take(FEW).find(agrees).filter(|r| may_meet && weight >= HEAVY && !is_exact(r.sort));
        let slip = slip(index, figure, best, &[]);
        if met.is_none() && super::clear_enough::in_spite_of_strangers(figure, best, slip.as_ref()) {
            return Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip };
        }
        return met.map_or_else(|| uncheckable(None), agreed);
    }
    if let Some(found) = plausible().find(agrees) {
        return agreed(found);
    }
    let points = |r: &&Reading| {
        let meant = figure.counts == Counts::Percent && r.sort == Sort::ShareChange;
        meant && r.loose.names < INFERRED && r.loose.flow <= CLEAR && meets(stated(figure, r.sort), r)
    };
    if let Some(found) = plausible().find(points).filter(|_| weight > 1 && doubt < Doubt::Plan) {
        return Judged {
            verdict: Verdict::Disagrees,
            reading: Some(found.clone()),
            slip: Some(Slip::Points),
        };
    }
    // What the words leave open may be filled otherwise than by the nearest word: a figure of three digits that meets such a reading
    // is what was meant, and whatever meets one accuses nobody.
    // What the clause itself says is not open: another flow or topic, another name.
    let open = |r: &&Reading| {
        (r.side == best.side || best.loose.flow > 1)
            && (r.base == best.base || r.loose.base <= best.loose.base + REACH)
            && (r.names == best.names || best.loose.names > 0 || best.names.is_empty() || weight > HEAVY)
    };
    if !is_exact(best.sort)
        && let Some(rival) = readings.iter().filter(open).find(agrees)
    {
        let far = rival.cost - best.cost;
        let sure = match weight {
            0..=2 => false,
            3 => far <= RIVAL,
            _ => far <= FAR_RIVAL,
        };
        if sure {
            return agreed(rival);
        }
        if weight >= HEAVY || far <= RIVAL {
            return uncheckable(Some(best.clone()));
        }
    }
    // A range is a forecast or somebody's estimate: it may agree, it accuses nobody.
    if best.sort == Sort::Target || figure.upper.is_some() {
        return uncheckable(Some(best.clone()));
    }
    // Three digits that are those of the likeliest reading in another order are no stranger's, nor are two in another scale or direction.
    let own_digits = best.reach <= CLEAR
        && match slip(index, figure, best, &[]) {
            Some(Slip::Transposed) => weight >= HEAVY,
            Some(Slip::Scale(_) | Slip::Direction) => weight > 1,
            _ => false,
        };
    if doubt == Doubt::Stranger && best.against.is_none() && !own_digits {
        return uncheckable(Some(best.clone()));
    }
    // What came about is not held against what was planned, unless the words are about that.
    if doubt == Doubt::Plan && !is_planned(best)
        || doubt != Doubt::Plan && is_planned(best) && best.sort == Sort::Value
    {
        return uncheckable(Some(best.clone()));
    }
    // The slip is looked for in the best reading first, then in those close to it; one that few figures show by chance also further.
    let close = || readings.iter().take_while(|r| r.cost <= best.cost + CLOSE).take(8);
    let found = close().find_map(|r| {
        let slip = slip(index, figure, r, readings)?;
        let tens = is_exact(r.sort) && figure.value() > 10.0;
        (slip != Slip::Near || r.cost == best.cost || tens).then_some((r, slip))
    });
    let weak = found.as_ref().is_none_or(|(_, s)| *s == Slip::Near);
    let telling = || {
        let mut wide = plausible().skip(1).take(FEW);
        wide.find_map(|r| slip(index, figure, r, &[]).filter(|s| is_telling(s, weight)).map(|s| (r, s)))
    };
    let found = if weak && !is_exact(best.sort) { telling().or(found) } else { found };
    let (best, slip) = match found {
        Some((r, slip)) => (r, Some(slip)),
        None => (best, None),
    };
    // "made up 17.2% of exports, up 17.2%": the growth of the very part for its share.
    let for_share = weight >= HEAVY
        && match slip {
            Some(Slip::Sort(Sort::Growth)) => super::clear_enough::says_share(figure, best, doubt),
            Some(Slip::Sort(Sort::Share)) => super::clear_enough::says_growth(figure, best, doubt),
            _ => false,
        };
    if !for_share && slip.as_ref().is_some_and(|s| is_misread(s, best) || is_chance(s, best, weight)) {
        return uncheckable(Some(best.clone()));
    }
    // Where whatever the words allow gives one number, it does not matter which of it is meant.
    let same = |r: &Reading| (r.amount.value - best.amount.value).abs() < 0.5;
    let unanimous = is_exact(best.sort) && best.cost <= SETTLED && plausible().all(same);
    let limit = match (&slip, doubt) {
        (Some(_), Doubt::None) if unanimous => CLEAR,
        (None, Doubt::None) if unanimous && best.sort == Sort::Rank => CLEAR,
        // A place is a place in what the sentence itself speaks of.
        (Some(_), Doubt::None) if is_longer_than_any(figure, readings) => CLEAR,
        (Some(_), _) if best.sort == Sort::Streak && best.cost <= CLEAR => RUNNING + 1,
        (Some(_), _) if best.sort == Sort::Streak && best.cost <= SETTLED => RUNNING,
        (Some(_), _) if best.sort == Sort::Streak && best.cost <= SETTLED + 1 => PLACED + 1,
        (Some(_), _) if best.sort == Sort::Count && best.cost <= SETTLED => RUNNING,
        (Some(_), Doubt::None) if best.sort == Sort::Streak => CLEAR,
        (Some(_), _) if matches!(best.sort, Sort::Rank | Sort::Streak) => PLACED,
        (Some(Slip::Near), Doubt::Modifier) => -1,
        (Some(_), Doubt::Modifier) => CLEAR,
        (None, Doubt::Modifier) => -1,
        (Some(Slip::Near), _) => CLEAR,
        (Some(s), _) if is_telling(s, weight) => CLEAR_WHEN_TELLING,
        (Some(_), _) => CLEAR_WITH_SLIP,
        (None, _) if matches!(best.sort, Sort::Count | Sort::Extreme) => UNEXPLAINED + 1,
        // A run of other length is one of other periods.
        (None, _) if is_exact(best.sort) => -1,
        // Three digits written wrong show how: a swap, a digit, another row. None of it: the reading is not what was meant.
        (None, _) if weight >= HEAVY => i32::from(best.loose.flow == 0 && best.loose.names == 0),
        (None, _) if best.loose.taken_over => -1,
        (None, _) if best.sort == Sort::Growth => UNEXPLAINED - 1,
        (None, _) => UNEXPLAINED,
    };
    // What is many times as much is a figure of something else, unless a slip says how it came about.
    let apart = figure.value() / best.amount.value.abs();
    let strange = slip.is_none() && !is_exact(best.sort) && !(1.0 / APART..=APART).contains(&apart);
    // Said wholly by the clause itself, and the figure of another row: then it is not something else that is spoken of.
    let strange = strange && !(best.reach == 0 && weight > 1 && doubt == Doubt::None);
    // Thousands of times as much, and no scale word mixed up: dollars a head are not billions of exports.
    let scale = matches!(slip, Some(Slip::Scale(_)));
    // "$7.00" a kilo is $6,998 a tonne: no scale word was mixed up.
    let priced = best.priced || best.sort == Sort::UnitValue;
    let kilo = priced
        && figure.power == 0
        && !figure.per_tonne
        && (scale || !(1.0 / THOUSANDTH..=THOUSANDTH).contains(&apart));
    let absurd = !scale && !is_exact(best.sort) && !(1.0 / ABSURD..=ABSURD).contains(&apart);
    // A name fetched from further back than the nearest one: the nearest gave nothing, so the reading is not what was meant.
    let displaced = best.loose.names >= INFERRED && matches!(slip, None | Some(Slip::Near));
    // A stretch of which the text does not say where it ends is no ground for a complaint of a few percent.
    let vague = slip.as_ref().is_none_or(|s| !is_telling(s, weight))
        && best.loose.period >= super::slot_periods::VAGUE;
    // So many times what? Where the text does not say, it may be something else.
    let unbased = matches!(best.sort, Sort::Ratio | Sort::Index)
        && best.against.is_none()
        && best.loose.base > 1
        && slip == Some(Slip::Near);
    // "400 tỷ" for 386: a round number near by is rounded, not wrong.
    let round = weight == 1 && figure.decimal.mantissa >= 100 && (apart - 1.0).abs() <= ROUNDED;
    let clear = for_share
        || slip.as_ref().is_none_or(|s| *s == Slip::Digit)
            && super::clear_enough::as_share(figure, best, doubt)
        || super::clear_enough::as_multiple(figure, best, doubt)
        || slip.is_none() && super::clear_enough::as_said(figure, best, doubt);
    // Nobody measures a year by the one behind it: the two were taken for each other.
    let backwards = best.base.is_some_and(|b| b.first_day() > best.period.first_day());
    if backwards
        || best.reach > limit && !clear
        || best.cost > DEAREST
        || strange && !clear
        || absurd
        || kilo
        || displaced
        || vague
        || round
        || unbased
        || super::too_weak::to_accuse(figure, best, slip.as_ref())
    {
        return uncheckable(Some(best.clone()));
    }
    // Stated twice, as an estimate and as it came out: the text may mean either.
    let mut others = index.otherwise(&best.amount.cells).peekable();
    if others.peek().is_some() && !matches!(best.sort, Sort::Count | Sort::Streak) {
        let single = best.sort == Sort::Value && best.amount.cells.len() == 1;
        let other = others
            .map(|amount| Reading { amount: amount.clone(), ..best.clone() })
            .find(|r| single && meets(stated(figure, r.sort), r));
        if let Some(other) = other {
            return agreed(&other);
        }
        let telling = match slip {
            Some(Slip::Transposed | Slip::Scale(_)) => true,
            // The figure of another row, digit by digit.
            Some(Slip::Row(_)) => weight > HEAVY,
            Some(Slip::Direction) => best.sort == Sort::Growth,
            _ => false,
        };
        if !telling {
            return uncheckable(Some(best.clone()));
        }
    }
    Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip }
}

/// What is said outright and meets nothing that the words allow, once every further look found nothing either.
pub(super) fn outright(
    index: &TableIndex<'_>,
    figure: &Figure,
    readings: &[Reading],
    doubt: Doubt,
) -> Option<Judged> {
    let best = readings.first()?;
    let clear = super::clear_enough::as_growth(figure, best, doubt)
        || super::clear_enough::as_sum(figure, best, doubt);
    let met = |r: &Reading| meets(stated(figure, r.sort), r);
    let apart = figure.value() / best.amount.value.abs();
    let backwards = best.base.is_some_and(|b| b.first_day() > best.period.first_day());
    let open = is_planned(best)
        || backwards
        || matches!(best.period, crate::period::Period::Years(..))
        || best.amount.value == 0.0
        || apart >= ABSURD
        || is_rounded(figure, best)
        || readings.iter().any(met)
        || super::too_weak::to_accuse(figure, best, None)
        || index.otherwise(&best.amount.cells).next().is_some();
    (clear && !open).then(|| Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip: None })
}

/// Whether a run of surpluses or deficits is said to be longer than any that the table has, which tells where each of them began.
fn is_longer_than_any(figure: &Figure, readings: &[Reading]) -> bool {
    let sided = |r: &Reading| r.sort == Sort::Streak && r.side.is_some_and(|s| s.side != 0);
    readings.iter().all(|r| sided(r) && r.amount.value < figure.value() - 0.5)
}

/// Whether a whole number that ends in zeros is what a value comes to when it is rounded to them: "32.360 tỷ" for 32,362.9.
pub(super) fn is_rounded(figure: &Figure, reading: &Reading) -> bool {
    let mantissa = figure.decimal.mantissa;
    if i32::from(figure.decimal.exponent) < i32::from(figure.power) || mantissa == 0 {
        return false;
    }
    let zeros = core::iter::successors(Some(mantissa), |m| (m % 10 == 0).then_some(m / 10)).count() - 1;
    let unit = figure.value() / mantissa.unsigned_abs() as f64;
    let step = (0..zeros).fold(unit, |step, _| step * 10.0);
    zeros > 0 && (figure.value() - reading.amount.value.abs()).abs() <= step / 2.0
}

/// How many digits a figure states: what tells how seldom it meets a reading by chance.
pub(super) fn weight(figure: &Figure) -> usize {
    let mut digits = figure.decimal.mantissa.unsigned_abs();
    // 110,30 and 40.0 billion state their last zero, 400 does not.
    while i32::from(figure.decimal.exponent) >= i32::from(figure.power)
        && digits != 0
        && digits.is_multiple_of(10)
    {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(1, |n| n as usize + 1)
}

/// Whether a slip is one that few figures show by chance.
fn is_telling(slip: &Slip, weight: usize) -> bool {
    match slip {
        Slip::Transposed | Slip::Scale(_) | Slip::Direction => weight >= HEAVY,
        Slip::Digit => weight > HEAVY,
        _ => false,
    }
}

/// Whether what a slip would explain is better explained by a slot that the text left open: the reading is wrong, not the writer.
fn is_misread(slip: &Slip, reading: &Reading) -> bool {
    let loose = reading.loose;
    match slip {
        // The figure of another period or row is right there: only where the clause itself leaves nothing open was it taken by mistake.
        Slip::Period(_) => loose.period >= INFERRED || loose.names > 0 || loose.flow > 1,
        Slip::Row(_) => loose.names >= INFERRED || reading.names.is_empty(),
        Slip::Flow(_) => loose.flow >= INFERRED || loose.names >= INFERRED,
        Slip::Direction => {
            loose.taken_over || loose.flow >= INFERRED && reading.side.is_some_and(|s| s.side != 0)
        }
        Slip::Base(_) => true,
        Slip::Sort(_) => true,
        _ => false,
    }
}

/// Whether a slip may as well be no slip: in a table of some size two digits meet the figure of some year or flow, and what is only
/// near says little of a difference or of a figure that took its direction over from another.
fn is_chance(slip: &Slip, reading: &Reading, weight: usize) -> bool {
    match slip {
        // A month for the stretch since January is a slip of its own.
        Slip::Period(p) => weight < HEAVY && p.step() == reading.period.step(),
        Slip::Flow(_) => weight < HEAVY,
        // One digit is a round number: it is near by nature.
        Slip::Near if weight == 1 && matches!(reading.sort, Sort::Value | Sort::Ratio | Sort::Index) => true,
        Slip::Near => reading.loose.taken_over || (reading.sort == Sort::Difference && weight < HEAVY),
        _ => false,
    }
}

/// Whether a sort is counted, not rounded.
pub(super) fn is_exact(sort: Sort) -> bool {
    matches!(sort, Sort::Count | Sort::Rank | Sort::Streak | Sort::Extreme)
}
