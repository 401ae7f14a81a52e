//! A line of far more figures than a picture has pixels. Only those that can be seen become records: the ends, and of every few
//! the lowest and the highest. The others are kept as their digits and become records when somebody points at one. Lines that
//! need more care (gaps, estimates, mixed steps or precision) are worked out as every line is.

use super::choose::Strand;
use super::{Plan, Spot, Track};
use crate::dataset::{Dataset, NONE, Point, Status};
use crate::figure::{Decimal, Interval, Qualifier, Stated, by_key};
use crate::indicators::{self, Line, Record};
use crate::period::Period;
use crate::spec::{ChartSpec, ChartType};
use crate::unit::{Quantity, Unit};
use std::borrow::Cow;

/// From so many figures on: above what the small builds read, so that an article draws what the page drew.
const LONG: usize = 24_000;

/// Into so many stretches a line is divided, two for each column of half a pixel of a wide picture.
const STRETCHES: usize = 4096;

/// So many points are looked at in one call: a browser makes a function fast between two calls, never within one.
const AT_ONCE: usize = 2048;

/// The figures of a long line: one a day without a gap, all of one precision.
#[derive(Clone, Debug, PartialEq)]
pub struct Long {
    /// The series, and the place in it of the first figure shown.
    series: u32,
    first: u32,
    unit: Unit,
    exponent: i16,
    /// Digits of the day before the first, where the table has it.
    before: Option<i64>,
    digits: Vec<i64>,
    start: Period,
    /// Whether its growth says something.
    grows: bool,
}

/// What is gathered of the points that were looked at.
struct Look {
    exponent: i16,
    last: (i16, u8, u8),
    digits: Vec<i64>,
    /// How many points a stretch has, how many of the running one are still to come, and between which digits it lies so far.
    every: usize,
    left: usize,
    reach: (i64, i64),
    /// Where the lowest and the highest of each stretch stand.
    ends: Vec<(usize, usize)>,
    /// The highest of all and the next to it.
    peaks: [Option<(i64, usize)>; 2],
}

impl Look {
    /// Whether the points are as they should be.
    #[inline(never)]
    fn at(&mut self, points: &[Point]) -> bool {
        points.iter().all(|point| self.takes(point))
    }

    #[inline(always)]
    fn takes(&mut self, point: &Point) -> bool {
        let (Some(Period::Day(y, m, d)), Ok(stated)) = (point.period, point.value) else { return false };
        let number = stated.decimal.mantissa;
        let sound =
            stated.qualifier == Qualifier::Plain && point.status == Status::Final && point.source == NONE;
        if !sound || stated.decimal.exponent != self.exponent || (y, m, d) <= self.last {
            return false;
        }
        self.last = (y, m, d);
        let here = self.digits.len();
        match self.ends.last_mut() {
            // Counted down: to divide by the length of a stretch at every point is most of what a point costs.
            Some((low, high)) if self.left > 0 => {
                if number < self.reach.0 {
                    (*low, self.reach.0) = (here, number);
                }
                if number >= self.reach.1 {
                    (*high, self.reach.1) = (here, number);
                }
            }
            _ => {
                self.ends.push((here, here));
                (self.left, self.reach) = (self.every, (number, number));
            }
        }
        self.left -= 1;
        let [best, next] = &mut self.peaks;
        if best.is_none_or(|(most, _)| number >= most) {
            *next = best.replace((number, here));
        } else if next.is_none_or(|(most, _)| number >= most) {
            *next = Some((number, here));
        }
        self.digits.push(number);
        true
    }
}

/// A series as a long line, between two days, the second of them not included; `None` where it is none.
pub(super) fn of(
    spec: &ChartSpec,
    dataset: &Dataset,
    index: usize,
    (from, to): (Option<i32>, Option<i32>),
) -> Option<(Line, Long)> {
    let series = dataset.series.get(index)?;
    let is_line = matches!(spec.kind, ChartType::Line | ChartType::Auto);
    let is_plain = series.restated.is_empty() && series.unit.quantity != Quantity::Rank;
    if series.points.len() < LONG || !is_line || !spec.annotations.is_empty() || !is_plain {
        return None;
    }
    let until = |day: i32| series.points.partition_point(|p| p.period.is_some_and(|p| p.first_day() < day));
    let (first, last) = (from.map_or(0, until), to.map_or(series.points.len(), until));
    let points = series.points.get(first..last).filter(|p| p.len() >= LONG)?;
    let ends = [points.first()?.period?, points.last()?.period?];
    // Days that follow each other, as many as lie between the ends: none is missing.
    if (ends[1].first_day() - ends[0].first_day()) as usize + 1 != points.len() {
        return None;
    }
    let exponent = points.first()?.value.ok()?.decimal.exponent;
    let every = points.len().div_ceil(STRETCHES);
    let mut look = Look {
        exponent,
        last: (i16::MIN, 0, 0),
        digits: Vec::with_capacity(points.len()),
        every,
        left: 0,
        reach: (0, 0),
        ends: Vec::with_capacity(STRETCHES),
        peaks: [None; 2],
    };
    if !points.chunks(AT_ONCE).all(|some| look.at(some)) {
        return None;
    }
    let is_sound = |(low, high): &(usize, usize)| {
        [low, high].into_iter().filter_map(|at| points.get(*at)).all(|p| series.base_value(p).is_ok())
    };
    if !look.ends.iter().all(is_sound) {
        return None;
    }
    let mut places: Vec<usize> = vec![0, points.len() - 1];
    places.extend(look.ends.iter().flat_map(|(low, high)| [*low, *high]));
    places.extend(look.peaks.iter().flatten().map(|(_, at)| *at));
    places = by_key(places, |place| *place as f64);
    places.dedup();
    let line = indicators::at_places(dataset, index, places.into_iter().map(|at| first + at))?;
    let before = first.checked_sub(1).and_then(|at| series.points.get(at));
    let before = before.filter(|p| p.period.is_some_and(|p| p.first_day() + 1 == ends[0].first_day()));
    let before = before.and_then(|p| Some(p.value.ok()?.decimal)).filter(|d| d.exponent == exponent);
    let long = Long {
        series: index as u32,
        first: first as u32,
        unit: series.unit.clone(),
        exponent,
        before: before.map(|d| d.mantissa),
        digits: look.digits,
        start: ends[0],
        grows: super::choose::grows(dataset, series),
    };
    Some((line, long))
}

/// The periods of some strands, where there are long ones among them.
pub(super) fn periods(strands: &[Strand]) -> Option<Vec<Period>> {
    let all: Vec<&Long> = strands.iter().filter_map(|s| s.long.as_ref()).collect();
    let all = by_key(by_key(all, |long| -(long.len() as f64)), |long| long.start.rank());
    // Days of lines that overlap are one row of days.
    let mut found: Vec<Period> = Vec::with_capacity(all.first()?.len());
    for long in all {
        let known = found.last().and_then(|last| long.place(*last)).map_or(0, |at| at + 1);
        let behind = found.last().is_none_or(|last| *last < long.start);
        if behind || known > 0 {
            found
                .extend(long.period(known).into_iter().flat_map(days).take(long.len().saturating_sub(known)));
        }
    }
    let days = found.len();
    let short = strands.iter().filter(|s| s.long.is_none()).flat_map(|s| &s.line.records);
    found.extend(short.filter_map(|r| r.period));
    Some(if found.len() == days { found } else { super::order::periods(found) })
}

/// The days from one on. The calendar is asked at the ends of months alone.
fn days(from: Period) -> impl Iterator<Item = Period> {
    core::iter::successors(Some(from), |day| match *day {
        Period::Day(y, m, d) if d < 28 => Some(Period::Day(y, m, d + 1)),
        last => last.shift(1),
    })
}

impl Long {
    /// Number of figures.
    pub fn len(&self) -> usize {
        self.digits.len()
    }

    /// Whether there is none; a long line has many.
    pub fn is_empty(&self) -> bool {
        self.digits.is_empty()
    }

    fn period(&self, at: usize) -> Option<Period> {
        self.start.shift(i32::try_from(at).ok()?)
    }

    /// Place of a period among the figures.
    pub fn place(&self, period: Period) -> Option<usize> {
        let at = usize::try_from(period.first_day() - self.start.first_day()).ok()?;
        (matches!(period, Period::Day(..)) && at < self.len()).then_some(at)
    }

    /// The value at a place.
    pub fn value(&self, at: usize) -> Option<f64> {
        let mantissa = *self.digits.get(at)?;
        Some(Decimal { mantissa, exponent: self.exponent }.scaled(self.unit.power).value())
    }

    /// What its digits allow.
    fn interval(&self, at: usize) -> Option<Interval> {
        let mantissa = *self.digits.get(at)?;
        Some(Decimal { mantissa, exponent: self.exponent }.scaled(self.unit.power).interval())
    }

    /// The figure at a place, without its cell.
    pub fn record(&self, at: usize) -> Option<Record> {
        self.figure(*self.digits.get(at)?, self.period(at))
    }

    fn figure(&self, mantissa: i64, period: Option<Period>) -> Option<Record> {
        let decimal = Decimal { mantissa, exponent: self.exponent };
        Some(Record::stated(period, Stated { decimal, qualifier: Qualifier::Plain }, &self.unit))
    }

    /// Its growth on the day before.
    pub fn growth(&self, at: usize) -> Option<Record> {
        let now = self.record(at).filter(|_| self.grows)?;
        let before = match at.checked_sub(1) {
            Some(before) => self.record(before)?,
            None => self.figure(self.before?, self.start.shift(-1))?,
        };
        Some(indicators::growth::growth(&now, &before))
    }

    /// Where the figure stands: the series, and the point of it.
    pub fn cell(&self, at: usize) -> (usize, usize) {
        (self.series as usize, self.first as usize + at)
    }
}

/// Of so many of the last periods whole numbers alone say that one line stands above all of the others beyond doubt. Lines that
/// are not long, or not of one precision, are left to be compared by their intervals.
pub(super) fn led(leader: &Strand, rivals: &[&Strand], periods: &[Period]) -> usize {
    let Some(own) = leader.long.as_ref().filter(|_| !rivals.is_empty()) else { return 0 };
    let is_alike = |long: &&Long| long.exponent == own.exponent && long.unit.power == own.unit.power;
    let alike = rivals.iter().map(|rival| rival.long.as_ref().filter(is_alike));
    let Some(rivals) = alike.collect::<Option<Vec<&Long>>>() else { return 0 };
    let begins = own.start.first_day();
    let later: Vec<i32> = rivals.iter().map(|long| long.start.first_day() - begins).collect();
    // Digits that a float holds with half a step more.
    let of = |long: &Long, at: i32| {
        let digits = *long.digits.get(usize::try_from(at).ok()?)?;
        (digits.unsigned_abs() < 100_000_000_000_000).then_some(digits)
    };
    let leads = |period: &Period| {
        let at = period.first_day() - begins;
        let Some(most) = of(own, at).filter(|_| matches!(period, Period::Day(..))) else { return false };
        // Each is half a step more or less: what is two steps below is below beyond doubt.
        rivals.iter().zip(&later).all(|(long, later)| of(long, at - later).is_some_and(|d| d + 1 < most))
    };
    periods.iter().rev().take_while(|period| leads(period)).count()
}

/// Where a figure of a long line stands that is not drawn: between two that are, by its value.
pub(super) fn spot(plan: &Plan, track: &Track, stop: usize) -> Option<Spot> {
    let choice = &plan.told.choice;
    let strand = choice.strands.get(track.strand)?;
    let long = strand.long.as_ref()?;
    let value = long.value(long.place(*choice.periods.get(stop)?)?)?;
    let mark =
        |(_, at, spot): &(usize, usize, Spot)| Some((strand.line.records.get(*at)?.value.ok()?, spot.y));
    let mut marks = track.marks.iter().step_by(track.marks.len() / 64 + 1).filter_map(mark);
    let (zero, foot) = marks.next()?;
    let far = |(v, _): &(f64, f64)| (v - zero).abs();
    let (top, head) = marks.max_by(|a, b| far(a).total_cmp(&far(b)))?;
    let share = if top == zero { 0.0 } else { (value - zero) / (top - zero) };
    Some(Spot { x: *plan.hits.stops.get(stop)?, y: foot + (head - foot) * share })
}

impl Strand {
    /// The record at a place: that of all figures for a long line, else that of the records.
    pub fn record(&self, at: usize) -> Option<Cow<'_, Record>> {
        match &self.long {
            Some(long) => long.record(at).map(Cow::Owned),
            None => self.line.records.get(at).map(Cow::Borrowed),
        }
    }

    /// What the digits of a period's figure allow; `None` where there is none.
    pub(super) fn interval_at(&self, period: Period) -> Option<Interval> {
        match &self.long {
            Some(long) => long.interval(long.place(period)?),
            None => self.line.at(period).filter(|r| r.value.is_ok()).map(|r| r.interval),
        }
    }

    /// The record of a period, of those that are not drawn too.
    pub fn at(&self, period: Period) -> Option<Cow<'_, Record>> {
        match &self.long {
            Some(long) => long.record(long.place(period)?).map(Cow::Owned),
            None => self.line.at(period).map(Cow::Borrowed),
        }
    }
}
