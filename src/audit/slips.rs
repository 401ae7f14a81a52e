//! Figures that do not fit between their neighbours: a thousandfold (a column in another scale), a slipped digit (tenfold),
//! a single figure far outside what the series otherwise does.

use super::{Compared, Kind, Verdict, record};
use crate::dataset::{Dataset, Flow, MeasureKind, Point, Series};
use crate::figure::{Interval, exp, ln};
use crate::indicators::neighbours::{Misfit, misfit, near};
use crate::indicators::{Record, sums};
use crate::period::Step;

pub(super) fn find_slips(dataset: &Dataset, compared: &mut Compared) {
    for (i, series) in dataset.series.iter().enumerate() {
        let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
        if matches!(
            kind,
            MeasureKind::Value | MeasureKind::Quantity | MeasureKind::Gdp | MeasureKind::Population
        ) {
            // How many times as large says nothing of a difference that changes its sign.
            let crosses = series.points.iter().any(|p| series.base_value(p).is_ok_and(|v| v < 0.0));
            if dataset.flow(series) == Some(Flow::Balance) && crosses {
                continue;
            }
            below_nothing(dataset, i, series, compared);
            look_at(dataset, i, series, compared);
        }
    }
}

/// Exports or imports below nothing among others that are not: a sign that slipped in, or a correction that somebody should know of. Where
/// most are negative (debits of a balance of payments, changes) the sign says something else.
fn below_nothing(dataset: &Dataset, i: usize, series: &Series, compared: &mut Compared) {
    if !matches!(dataset.flow(series), Some(Flow::Export | Flow::Import | Flow::Turnover)) {
        return;
    }
    let value = |p: &Point| series.base_value(p).ok();
    let with = |sign: f64| series.points.iter().filter(|p| value(p).is_some_and(|v| v * sign > 0.0)).count();
    let (above, below) = (with(1.0), with(-1.0));
    if below == 0 || above < 2 * below {
        return;
    }
    for (at, _) in series.points.iter().enumerate().filter(|(_, p)| value(p).is_some_and(|v| v < 0.0)) {
        let stated = record(dataset, i, at);
        compared.add_as(Kind::Negative, Verdict::Undecided, i, stated.clone(), stated);
    }
}

/// Whether exports less imports, or their sum, bear out a figure.
fn is_borne_out(i: usize, at: usize, compared: &Compared) -> bool {
    compared.all.iter().any(|f| {
        let of_flows = matches!(f.kind, Kind::Balance | Kind::Turnover) && f.series as usize == i;
        of_flows
            && f.verdict == Verdict::Agrees
            && f.stated.inputs.first().is_some_and(|x| x.point as usize == at)
    })
}

/// How many neighbours on each side say what fits.
const REACH: usize = 4;

/// Neighbours are of one kind: a quarter beside its months, nine months beside the ninth, are no outliers.
fn look_at(dataset: &Dataset, i: usize, series: &Series, compared: &mut Compared) {
    let mut steps: Vec<Option<Step>> = Vec::new();
    for step in series.points.iter().map(|p| p.period.map(|p| p.step())) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps.into_iter().for_each(|step| look_at_step(dataset, i, series, step, compared));
}

fn look_at_step(dataset: &Dataset, i: usize, series: &Series, step: Option<Step>, compared: &mut Compared) {
    // Stretches of any length are no neighbours of each other.
    if matches!(step, Some(Step::Range)) {
        return;
    }
    let logs: Vec<(usize, f64)> = series
        .points
        .iter()
        .enumerate()
        .filter(|(_, p)| p.period.map(|p| p.step()) == step)
        .filter_map(|(at, p)| Some((at, series.base_value(p).ok().filter(|v| *v > 0.0)?)))
        .map(|(at, v)| (at, ln(v)))
        .collect();
    for (n, &(at, log)) in logs.iter().enumerate() {
        let before: Vec<f64> = logs.iter().take(n).rev().take(REACH).map(|(_, l)| *l).collect();
        let after: Vec<f64> = logs.iter().skip(n + 1).take(REACH).map(|(_, l)| *l).collect();
        let (Some(last), Some(next)) = (before.first(), after.first()) else {
            // At either end only what is a thousand times off steady neighbours tells, and not for sure.
            let beside = if n == 0 { logs.get(1) } else { logs.get(n - 1) };
            if let (Some(Misfit::Thousand), Some((beside, _))) = (misfit(series, at), beside) {
                let (stated, computed) = (record(dataset, i, at), record(dataset, i, *beside));
                compared.add_as(Kind::Thousand, Verdict::Undecided, i, stated, computed);
            }
            continue;
        };
        let between = (last + next) / 2.0;
        let off = log - between;
        // Of two that follow each other in another scale each has the other for a neighbour.
        if let Some(pair) = both_off(&logs, n) {
            for at in pair {
                let beside = [logs.get(n.wrapping_sub(1)), logs.get(n + 2)];
                let beside: Vec<Record> =
                    beside.into_iter().flatten().map(|(at, _)| record(dataset, i, *at)).collect();
                let mut computed = sums::mean(&beside.iter().collect::<Vec<_>>());
                let stated = record(dataset, i, at);
                computed.period = stated.period;
                // Two low ones may as well be a season without trade; too much by a thousand is none.
                let high = off > 0.0;
                let verdict = if high { Verdict::Disagrees } else { Verdict::Undecided };
                compared.add_as(Kind::Thousand, verdict, i, stated, computed);
            }
            continue;
        }
        // The neighbours agree with each other, and the figure with neither.
        let apart = (last - next).abs();
        let all: Vec<f64> = before.iter().chain(&after).copied().collect();
        let usual = spread(&all);
        // What grows by a third a year is steady, too: neighbours are held against the path they are on.
        let path = slope(&before, &after);
        let level: Vec<f64> = (1..)
            .zip(&before)
            .map(|(n, l)| l + path * f64::from(n))
            .chain((1..).zip(&after).map(|(n, l)| l - path * f64::from(n)))
            .collect();
        let on_path = (last - next + 2.0 * path).abs() < ln(1.4) && spread(&level) < ln(1.2);
        let steady = on_path || apart < ln(1.8) && usual < ln(1.6);
        // Two wrong figures around a right one make it look like the wrong one: it is as those further away are.
        let around: Vec<f64> = level.iter().copied().chain([log]).collect();
        if (log - median(&around)).abs() < off.abs() / 2.0 {
            continue;
        }
        // One good or one partner jumps as it likes; of all trade a jump there and back by just that much is none.
        let swaps = || step == Some(Step::Year) && dataset.is_total(series);
        let tenfold = all.len() >= 4 && near(off, 10.0, 1.35) && steady;
        let far = all.len() == 2 * REACH && off.abs() > ln(2.5) && off.abs() > 8.0 * usual && apart < ln(1.3);
        let (kind, verdict) = if near(off, 1000.0, 2.5) && apart < ln(4.0) {
            (Kind::Thousand, Verdict::Disagrees)
        } else if tenfold || far || swaps() && is_swapped(&record(dataset, i, at), &logs, n) {
            (Kind::Slip, Verdict::Undecided)
        } else {
            continue;
        };
        if is_borne_out(i, at, compared) {
            continue;
        }
        let stated = record(dataset, i, at);
        let ends = [logs.get(n.wrapping_sub(1)), logs.get(n + 1)];
        let beside: Vec<Record> = ends.into_iter().flatten().map(|(at, _)| record(dataset, i, *at)).collect();
        let mut computed = sums::mean(&beside.iter().collect::<Vec<_>>());
        computed.period = stated.period;
        // A figure between its neighbours is an expectation, not a rounding: it stands for their whole range.
        let value = exp(between);
        computed.interval = Interval { lo: value * exp(-apart), hi: value * exp(apart) };
        compared.add_as(kind, verdict, i, stated, computed);
    }
}

/// Whether a year lies far off the path of its neighbours, which are on one, and would lie on it with two digits beside each other swapped:
/// 63,761 for 36,761.
fn is_swapped(stated: &Record, logs: &[(usize, f64)], n: usize) -> bool {
    // Bends of the path at every year around but those that this one bends, too.
    let bend = |k: usize| {
        let (before, next) = (logs.get(k.checked_sub(1)?)?.1, logs.get(k + 1)?.1);
        Some(logs.get(k)?.1 - (before + next) / 2.0)
    };
    let around = n.saturating_sub(REACH + 1)..=n + REACH + 1;
    let bends: Vec<f64> = around.filter(|k| k.abs_diff(n) > 1).filter_map(bend).map(f64::abs).collect();
    let (Some(off), usual) = (bend(n), median(&bends)) else { return false };
    if bends.len() < REACH || off.abs() < ln(1.2) || off.abs() < 5.0 * usual {
        return false;
    }
    // Beside a wrong year the path is bent, too, but less.
    let beside = [n.checked_sub(1), n.checked_add(1)].into_iter().flatten().filter_map(bend);
    if beside.into_iter().any(|b| b.abs() > off.abs()) {
        return false;
    }
    let Some(printed) = stated.inputs.first().map(|i| i.printed) else { return false };
    let digits = printed.mantissa.to_string();
    // Only the first digits move a figure so far.
    let swapped = |k: usize| {
        let mut swapped: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
        if swapped.get(k)? == swapped.get(k + 1)? {
            return None;
        }
        let was: f64 = swapped.iter().collect::<String>().parse().ok()?;
        swapped.swap(k, k + 1);
        let is: f64 = swapped.iter().collect::<String>().parse().ok()?;
        (was > 0.0 && is > 0.0).then(|| off + ln(is) - ln(was))
    };
    (0..2).filter_map(swapped).any(|left| left.abs() < off.abs() / 5.0 && left.abs() < ln(1.08))
}

/// The places of a figure and of the next, where both are a thousand times what stands on either side of the two, or a thousandth.
fn both_off(logs: &[(usize, f64)], n: usize) -> Option<[usize; 2]> {
    let (before, next) = (logs.get(n.checked_sub(1)?)?.1, logs.get(n + 2)?.1);
    let (one, other) = (logs.get(n)?, logs.get(n + 1)?);
    let between = (before + next) / 2.0;
    // What lies further away is as the two sides are, else the sides are those that are off.
    let far = [n.checked_sub(2).and_then(|n| logs.get(n)), logs.get(n + 3)];
    let alike = |a: f64, b: f64| (a - b).abs() < ln(4.0);
    let sides = alike(before, next) && far.iter().all(Option::is_some);
    let steady = far.iter().flatten().all(|(_, l)| alike(*l, between));
    let off = |l: f64| near(l - between, 1000.0, 2.5);
    let both = off(one.1) && off(other.1) && alike(one.1, other.1);
    (sides && steady && both).then_some([one.0, other.0])
}

/// Median step from one neighbour to the next, on either side; the nearest stand first.
fn slope(before: &[f64], after: &[f64]) -> f64 {
    let steps = |of: &[f64], sign: f64| -> Vec<f64> {
        of.windows(2).filter_map(|w| if let [a, b] = w { Some(sign * (b - a)) } else { None }).collect()
    };
    median(&[steps(before, -1.0), steps(after, 1.0)].concat())
}

/// Median distance from the median.
fn spread(of: &[f64]) -> f64 {
    let middle = median(of);
    let off: Vec<f64> = of.iter().map(|x| (x - middle).abs()).collect();
    median(&off)
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |n: usize| sorted.get(n).copied().unwrap_or(0.0);
    if sorted.is_empty() { 0.0 } else { (at((sorted.len() - 1) / 2) + at(sorted.len() / 2)) / 2.0 }
}
