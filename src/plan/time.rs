//! Periods on the page: equal steps for equal periods, true distances for unequal ones, and the few that are named.

use super::measure::Measure;
use super::order;
use super::shape::Font;
use crate::lang::{self, Lang, period_axis};
use crate::period::{Period, Step};

/// Periods of a chart in their order and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    /// The periods, rising, each once.
    pub periods: Vec<Period>,
    places: Vec<f64>,
    /// The first and the last of them.
    ends: (f64, f64),
    /// Least distance between neighbours, as a share of the whole; 1 when there is only one.
    least: f64,
    /// Whether most distances are about the least.
    pub(super) mostly_even: bool,
    x0: f64,
    x1: f64,
}

impl TimeAxis {
    /// The axis of some periods from `x0` (first) to `x1` (last).
    pub fn new(periods: Vec<Period>, x0: f64, x1: f64) -> TimeAxis {
        let periods = order::periods(periods);
        let step = periods.first().map(Period::step);
        let even = step.is_some_and(|s| !matches!(s, Step::Range | Step::YearToDate))
            && periods.iter().all(|p| Some(p.step()) == step);
        let places: Vec<f64> = periods
            .iter()
            .map(|p| match p.ordinal() {
                Some(ordinal) if even => f64::from(ordinal),
                _ => (f64::from(p.first_day()) + f64::from(p.end_day())) / 2.0,
            })
            .collect();
        // Nearly always the first distance is that of all.
        let steps = || places.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?));
        let (mut least, mut of_least) = (f64::INFINITY, 0_usize);
        for step in steps() {
            if step > 0.0 && step < least {
                (least, of_least) = (step, 0);
            }
            of_least += usize::from(step == least);
        }
        let all = of_least + 1 == places.len();
        let near = if all { of_least } else { steps().filter(|d| *d <= least * 1.5).count() };
        let mostly_even = near * 2 > places.len().saturating_sub(1);
        let end = |place: Option<&f64>| place.copied().unwrap_or_default();
        let (first, last) = (end(places.first()), end(places.last()));
        let least = if last > first { least / (last - first) } else { 1.0 };
        TimeAxis { periods, places, ends: (first, last), least, mostly_even, x0, x1 }
    }

    /// The same periods between other ends.
    #[must_use]
    pub fn between(self, x0: f64, x1: f64) -> TimeAxis {
        TimeAxis { x0, x1, ..self }
    }

    /// Where the period at an index stands.
    pub fn x(&self, index: usize) -> f64 {
        let Some(place) = self.places.get(index) else { return self.x0 };
        let (first, last) = self.ends;
        if last > first {
            self.x0 + (place - first) / (last - first) * (self.x1 - self.x0)
        } else {
            (self.x0 + self.x1) / 2.0
        }
    }

    /// Index of a period, looked for first behind another: a line's records follow each other.
    pub(super) fn index_after(&self, before: Option<usize>, period: Period) -> Option<usize> {
        let next = before.map_or(0, |at| at + 1);
        if self.periods.get(next) == Some(&period) { Some(next) } else { self.index(period) }
    }

    /// Index of a period.
    pub fn index(&self, period: Period) -> Option<usize> {
        self.periods.binary_search(&period).ok()
    }

    /// Least distance between neighbours; the whole width when there is only one.
    pub fn pitch(&self) -> f64 {
        self.least * (self.x1 - self.x0)
    }

    /// The period nearest to a place, by halving.
    pub fn nearest(&self, x: f64) -> Option<usize> {
        nearest(self.periods.len(), x, |i| self.x(i))
    }
}

/// Index whose place is nearest to `x` among `count` rising places.
pub(super) fn nearest(count: usize, x: f64, place: impl Fn(usize) -> f64) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = (low + high) / 2;
        if place(middle) < x { low = middle + 1 } else { high = middle }
    }
    match low.checked_sub(1) {
        Some(before) if x - place(before) <= place(low) - x => Some(before),
        _ => Some(low),
    }
}

/// A named period.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// Index of the period.
    pub index: usize,
    /// Its name.
    pub text: String,
    /// Where the name is centred: at the period, or moved in from the edge.
    pub x: f64,
}

/// The periods that are named: first and last, and as many round ones between as stand apart by `gap`. Names stay between
/// `left` and `right`.
pub fn time_ticks(
    axis: &TimeAxis,
    lang: Lang,
    measure: &dyn Measure,
    font: Font,
    gap: f64,
    (left, right): (f64, f64),
) -> Vec<TimeTick> {
    let tick = |index: usize, years_only: bool| {
        let period = *axis.periods.get(index)?;
        let text = if years_only {
            lang::period(lang, Period::Year(period.year()))
        } else {
            period_axis(lang, period, true)
        };
        let half = measure.width(&text, font) / 2.0;
        let x = axis.x(index).min(right - half).max(left + half);
        Some((TimeTick { index, text, x }, half))
    };
    let Some(last) = axis.periods.len().checked_sub(1) else { return Vec::new() };
    let ends: Vec<(TimeTick, f64)> =
        if last == 0 { vec![tick(0, false)] } else { vec![tick(0, false), tick(last, false)] }
            .into_iter()
            .flatten()
            .collect();
    let free = |a: &(TimeTick, f64), b: &(TimeTick, f64)| (a.0.x - b.0.x).abs() >= a.1 + b.1 + gap;
    let mut best: Vec<(TimeTick, f64)> = Vec::new();
    let mut best_score = f64::NEG_INFINITY;
    // Within years only days that begin a month are round.
    #[cfg(feature = "press")]
    let round: Vec<(usize, &Period)> = {
        let is_round = |p: &Period| matches!(p, Period::Day(_, _, 1)) || p.step() != Step::Day;
        axis.periods.iter().enumerate().filter(|(_, p)| is_round(p)).collect()
    };
    // Whole years begin with their first part.
    #[cfg(feature = "press")]
    let years: Vec<(usize, &Period)> = {
        let begins = |p: &Period| match *p {
            Period::Month(_, part) | Period::Quarter(_, part) | Period::Half(_, part) => part == 1,
            Period::Day(_, month, _) => month == 1,
            _ => true,
        };
        round.iter().copied().filter(|(_, p)| begins(p)).collect()
    };
    for rhythm in rhythms(axis) {
        if rhythm.only_short && axis.periods.len() > 30 {
            continue;
        }
        let is_named = |(i, p): &(usize, &Period)| *i != 0 && *i != last && rhythm.names(**p);
        #[cfg(feature = "press")]
        let round = if rhythm.months == 12 { years.iter().copied() } else { round.iter().copied() };
        #[cfg(not(feature = "press"))]
        let round = axis.periods.iter().enumerate();
        let named: Vec<usize> = round.filter(is_named).map(|(i, _)| i).collect();
        // So many that some stand closer than the gap alone need not be measured.
        if named.len() as f64 * gap > right - left + gap * 3.0 {
            continue;
        }
        // Names that merely fit are too many: they stand apart by more than their own length.
        let airy = |a: &(TimeTick, f64), b: &(TimeTick, f64)| {
            (a.0.x - b.0.x).abs() >= (a.1 + b.1 + gap).max((a.1 + b.1) * 1.35 + gap * 1.6)
        };
        let mut all: Vec<(TimeTick, f64)> = Vec::new();
        let mut crowded = false;
        for one in named.into_iter().filter_map(|i| tick(i, rhythm.months == 12)) {
            crowded = all.last().is_some_and(|before| !airy(before, &one));
            if crowded {
                break;
            }
            all.push(one);
        }
        if crowded {
            continue;
        }
        // A name nearer to an end than half the way to its neighbours breaks the rhythm.
        let apart = match (all.first(), all.get(1)) {
            (Some(a), Some(b)) => (b.0.x - a.0.x) * 0.49,
            _ => 0.0,
        };
        let stands = |t: &(TimeTick, f64)| {
            ends.iter().all(|e| free(t, e) && (axis.x(t.0.index) - axis.x(e.0.index)).abs() >= apart)
        };
        all.retain(stands);
        // One name more is told, unless the widest way without one grows by it, in steps of the mean: 2021, 2023 and 2025 rather than
        // 2021, 2022, 2024 and 2025.
        let (mut hole, mut before) = (0.0_f64, axis.x(0));
        for x in all.iter().map(|t| t.0.index).chain([last]).map(|i| axis.x(i)) {
            hole = hole.max(x - before);
            before = x;
        }
        let mut score = all.len() as f64 - 2.2 * hole * (all.len() + 1) as f64 / (axis.x1 - axis.x0);
        // Years go at one step from the first on: 1995, 2000 and 2005, not 1995, 1998 and 2000. The last stands where it may.
        let at = |nth: usize| axis.x(all.get(nth).map_or(last, |t| t.0.index));
        let (first, second) = (at(0) - axis.x(0), at(1) - at(0));
        if rhythm.months == 12 && (first > second * 1.45 || second > first * 1.7) {
            score -= 12.0;
        }
        if score > best_score {
            best_score = score;
            best = all;
        }
    }
    let mut out = Vec::with_capacity(best.len() + 2);
    match ends.as_slice() {
        [first, end] if free(first, end) => {
            out.push(first.0.clone());
            out.extend(best.into_iter().map(|t| t.0));
            out.push(end.0.clone());
        }
        // No room for two names: the latest is the one that is asked for.
        [_, end] | [end] => out.push(end.0.clone()),
        _ => {}
    }
    out
}

/// A way of choosing round periods.
struct Rhythm {
    years: i16,
    offset: i16,
    months: u8,
    /// Only where there are few periods.
    only_short: bool,
}

impl Rhythm {
    fn names(&self, period: Period) -> bool {
        let part = match period {
            Period::Month(_, m) => m - 1,
            Period::Quarter(_, q) => (q - 1) * 3,
            Period::Half(_, h) => (h - 1) * 6,
            Period::Day(_, m, 1) => m - 1,
            Period::Day(..) | Period::Week(..) => return false,
            _ => 0,
        };
        (period.year() - self.offset).rem_euclid(self.years.max(1)) == 0 && part % self.months.max(1) == 0
    }
}

fn rhythms(axis: &TimeAxis) -> Vec<Rhythm> {
    let step = axis.periods.first().map(Period::step);
    let parts = matches!(step, Some(Step::Month | Step::Quarter | Step::Half | Step::Day));
    let mut all = Vec::new();
    if parts {
        for months in [1, 2, 3, 6] {
            all.push(Rhythm { years: 1, offset: 0, months, only_short: true });
        }
    }
    for (years, offset) in [(1, 0), (2, 0), (5, 0), (10, 0), (10, 5), (20, 0), (20, 10), (50, 0), (100, 0)] {
        all.push(Rhythm { years, offset, months: 12, only_short: false });
    }
    // Few years: steps that lead from the first exactly to the last.
    if let (Some(first), Some(last), false) = (axis.periods.first(), axis.periods.last(), parts) {
        let (first, whole) = (first.year(), last.year() - first.year());
        for years in (2..=5).filter(|n| whole <= 20 && whole % n == 0) {
            let offset = first.rem_euclid(years);
            all.push(Rhythm { years, offset, months: 12, only_short: false });
        }
    }
    all
}
