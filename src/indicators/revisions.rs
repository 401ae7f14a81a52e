//! Revisions: releases of the same figures side by side, and how much later ones differ from the first.
//!
//! Releases are members of a dimension called release, vintage, đợt công bố or kỳ công bố, in the order of their names. In a table
//! without one they are the figures that it states for one period with unlike status: an estimate beside its final figure.

use super::selection::Task;
use super::units::percent;
use super::work::{many, named, with_count};
use super::{
    Compute, Example, Flag, Gives, Group, Indicator, Inputs, Line, Reason, Record, growth, point_at,
};
use crate::dataset::{NONE, Series, Status};
use crate::diag::Diagnostic;
use crate::figure::{Interval, by_key};
use crate::period::Period;

const OECD: &str =
    "OECD, Guidelines on revisions policy and analysis (2008); mean and mean absolute revision";

/// A row about releases.
const fn entry(
    id: &'static str,
    formula: &'static str,
    shows: &'static str,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group: Group::Revisions,
        formula,
        inputs: Inputs::Releases,
        params: &[],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::TooFew],
        source: OECD,
        example: Example { asks: "releases.csv", gives: shows },
        compute: Compute::Table(compute),
    }
}

pub(super) static ENTRIES: [Indicator; 3] = [
    entry("revision", "100 × (x₁ ÷ x₀ − 1)", "2005-03 −2.0%", revisions),
    entry("revision-mean", "Σ (100 × (xᵢ ÷ yᵢ − 1)) ÷ n", "January–March 2005 1%", mean),
    entry("revision-mean-absolute", "Σ |100 × (xᵢ ÷ yᵢ − 1)| ÷ n", "January–March 2005 2%", mean_absolute),
];

/// The dimension of releases.
pub(crate) fn release_dimension(task: &crate::dataset::Dataset) -> Option<usize> {
    task.dimensions.iter().position(|d| {
        let name = d.name.to_lowercase();
        ["release", "vintage", "công bố"].iter().any(|w| name.contains(w))
    })
}

/// First and last figures of the periods that were published more than once.
struct Revised {
    /// The series that stands for them.
    like: usize,
    /// The dimension of releases, where the table has one.
    over: Option<usize>,
    /// The last and the first figure of each period.
    pairs: Vec<(Record, Record)>,
    /// Periods that one release alone has.
    once: Vec<Option<Period>>,
}

impl Revised {
    /// What the last figure of a period differs by from its first, in %. It is as sure as the last: that the first was an
    /// estimate is what the figure is about.
    fn growths(&self) -> Vec<Record> {
        let growth =
            |(last, first): &(Record, Record)| Record { status: last.status, ..growth::growth(last, first) };
        self.pairs.iter().map(growth).collect()
    }

    fn line(&self, task: &Task<'_>, records: Vec<Record>) -> Line {
        match self.over {
            Some(d) => task.line_over(self.like, d, percent(), records),
            None => task.line(self.like, percent(), records),
        }
    }
}

/// First and last figure of every period, over all releases that have one.
fn first_and_last(task: &Task<'_>) -> Result<Vec<Revised>, Diagnostic> {
    let found = match release_dimension(task.dataset) {
        Some(d) => by_release(task, d)?,
        None => by_status(task),
    };
    if found.is_empty() { Err(task.lacks("releases")) } else { Ok(found) }
}

/// Releases that are members of a dimension.
fn by_release(task: &Task<'_>, d: usize) -> Result<Vec<Revised>, Diagnostic> {
    let mut groups: Vec<(Vec<u32>, u32, Vec<usize>)> = Vec::new();
    let chosen = {
        let mut query = task.query.clone();
        query.by = task.dataset.dimensions.get(d).map(|d| d.name.clone());
        Task::new(task.indicator, task.dataset, &query)?.selected()
    };
    for i in chosen {
        let Some(s) = task.dataset.series.get(i) else { continue };
        let others: Vec<u32> =
            s.members.iter().enumerate().map(|(n, m)| if n == d { NONE } else { *m }).collect();
        match groups.iter_mut().find(|(o, m, _)| *o == others && *m == s.measure) {
            Some((.., list)) => list.push(i),
            None => groups.push((others, s.measure, vec![i])),
        }
    }
    let name = |i: usize| {
        let series = task.dataset.series.get(i)?;
        task.dataset.member(series, d).map(|m| m.name.clone())
    };
    let mut out = Vec::new();
    for (.., mut list) in groups {
        list.sort_by_key(|&i| name(i));
        let Some(&like) = list.first() else { continue };
        let (mut pairs, mut once) = (Vec::new(), Vec::new());
        for period in task.periods(&list) {
            let figures: Vec<Record> =
                list.iter().map(|&i| task.figure(i, period)).filter(|r| r.value.is_ok()).collect();
            if let (Some(first), Some(last), true) = (figures.first(), figures.last(), figures.len() > 1) {
                pairs.push((last.clone(), first.clone()));
            } else if !figures.is_empty() {
                once.push(period);
            }
        }
        if !pairs.is_empty() {
            out.push(Revised { like, over: Some(d), pairs, once });
        }
    }
    Ok(out)
}

/// Releases that the status of the figures tells apart: an estimate was published before the preliminary figure, and that
/// before the final one. Which of a final and a revised figure came first no status says; a plan is no release.
fn by_status(task: &Task<'_>) -> Vec<Revised> {
    let age = |s: Status| s.max(Status::Revised);
    let pair = |i: usize, series: &Series, period| {
        let last = point_at(series, period)?;
        let begin = series.points.partition_point(|p| p.period < Some(period));
        let of_period =
            series.points.iter().enumerate().skip(begin).take_while(|(_, p)| p.period == Some(period));
        let published = of_period.filter(|(_, p)| p.value.is_ok() && p.status != Status::Plan);
        // Of equally unsure ones the first in the file.
        let (first, before) = published.min_by_key(|(_, p)| core::cmp::Reverse(age(p.status)))?;
        let after = series.points.get(last).filter(|p| p.value.is_ok() && p.status != Status::Plan)?;
        let record = |at| Record::of_point(i as u32, series, at);
        (age(after.status) < age(before.status)).then(|| (record(last), record(first)))
    };
    let of_series = |like: usize| {
        let series = task.dataset.series.get(like)?;
        // Points stand in the order of time: where no two neighbours share a period nothing was published twice.
        if !series.points.windows(2).any(|w| matches!(w, [a, b] if a.period == b.period)) {
            return None;
        }
        let periods = task.periods(&[like]).into_iter().flatten();
        let pairs: Vec<_> = periods.filter_map(|p| pair(like, series, p)).collect();
        (!pairs.is_empty()).then_some(Revised { like, over: None, pairs, once: Vec::new() })
    };
    task.selected().into_iter().filter_map(of_series).collect()
}

/// The last release against the first, for every period that has two.
fn revisions(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let line = |revised: Revised| {
        let once = revised.once.iter().map(|&p| Record::none(p, Reason::TooFew).counted_in(percent()));
        let records: Vec<Record> = revised.growths().into_iter().chain(once).collect();
        revised.line(task, by_key(records, |r| r.period.map_or(f64::MIN, Period::rank)))
    };
    Ok(first_and_last(task)?.into_iter().map(line).collect())
}

fn mean(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    over_periods(task, "Σ (100 × (xᵢ ÷ yᵢ − 1)) ÷ n", |x| x, |i| i)
}

fn mean_absolute(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    over_periods(task, "Σ |100 × (xᵢ ÷ yᵢ − 1)| ÷ n", f64::abs, |i| i.size())
}

fn over_periods(
    task: &Task<'_>,
    formula: &'static str,
    of: fn(f64) -> f64,
    bounds: fn(Interval) -> Interval,
) -> Result<Vec<Line>, Diagnostic> {
    let line = |revised: Revised| {
        let growths = revised.growths();
        let pairs = &revised.pairs;
        let n = growths.len() as f64;
        let all_there = growths.iter().all(|g| g.value.is_ok());
        let result = all_there.then(|| {
            let value = growths.iter().filter_map(|g| g.value.ok()).map(of).sum::<f64>() / n;
            let interval =
                growths.iter().map(|g| bounds(g.interval)).fold(Interval::exact(0.0), |a, b| a + b);
            (value, interval.times(1.0 / n))
        });
        let last: Vec<&Record> = pairs.iter().map(|(last, _)| last).collect();
        let mut record = many(formula, "xᵢ", &last, percent(), result);
        for (_, first) in pairs {
            record.inputs.extend(named(&first.inputs, "yᵢ"));
        }
        let ends: Vec<Option<Period>> = last.iter().map(|r| r.period).collect();
        let period = ends.first().zip(ends.last()).and_then(|(a, b)| super::spans::stretch((*a)?, (*b)?));
        let record = with_count(record, pairs.len()).at(period);
        let (absent, of) = (revised.once.len() as u32, (pairs.len() + revised.once.len()) as u32);
        let left_out = (absent > 0).then_some(Flag::Gaps { absent, of });
        revised.line(task, vec![record.flagged(left_out)])
    };
    Ok(first_and_last(task)?.into_iter().map(line).collect())
}
