//! Very many lines of which a few are drawn. Who is drawn follows from the last figures, so each line is first known by its ends
//! alone; those that are drawn become whole lines once they are chosen.

use super::choose::{Choice, Strand, growth_of};
use super::order;
use crate::dataset::{Dataset, Series};
use crate::indicators::{self, Indicator, Line};
use crate::period::{Period, Step};
use crate::spec::{ChartSpec, ChartType};

/// Figures of all lines together, from which on they are not all worked out.
const MANY: usize = 20_000;
/// A line of so many may be drawn by a way of its own.
const LONG: usize = 24_000;

/// All periods of some series in their order, where it is enough to know each series by its ends: lines of figures as they
/// stand, each with one figure a period, in order, all in one step. `None` where every figure must be looked at.
pub(super) fn periods(
    spec: &ChartSpec,
    dataset: &Dataset,
    indicator: &Indicator,
    parts: &[usize],
) -> Option<Vec<Period>> {
    let is_line = matches!(spec.kind, ChartType::Line | ChartType::Auto) && indicator.id == "value";
    if !is_line || spec.from.is_some() || spec.to.is_some() || spec.base.is_some() {
        return None;
    }
    let series = || parts.iter().filter_map(|at| dataset.series.get(*at));
    if series().map(|s| s.points.len()).sum::<usize>() < MANY {
        return None;
    }
    let step = series().find_map(|s| s.points.first()?.period)?.step();
    if step == Step::Range || !series().all(|s| s.points.len() < LONG && is_in_step(s, step)) {
        return None;
    }
    Some(order::together(series().map(|s| s.points.iter().filter_map(|p| p.period))))
}

/// Whether a series has one figure a period, in order and in one step.
#[inline(never)]
fn is_in_step(series: &Series, step: Step) -> bool {
    let mut before = None;
    series.points.iter().all(|point| {
        core::mem::replace(&mut before, point.period) < point.period
            && point.period.is_some_and(|p| p.step() == step)
    })
}

/// A series by its first and its last figure that are known.
pub(super) fn line(dataset: &Dataset, index: usize) -> Option<Line> {
    let series = dataset.series.get(index)?;
    let is_known = |at: &usize| series.points.get(*at).is_some_and(|p| series.base_value(p).is_ok());
    let mut places = 0..series.points.len();
    let first = places.find(is_known);
    indicators::at_places(dataset, index, first.into_iter().chain(places.rfind(is_known)))
}

/// Makes whole lines of those that are drawn; of all where it came out that the chart is none of lines.
pub(super) fn whole(choice: &mut Choice, dataset: &Dataset) {
    let Some(value) = indicators::find("value") else { return };
    let fill = |strand: &mut Strand| {
        let input = strand.line.records.first().and_then(|record| record.inputs.first());
        let Some(index) = input.map(|input| input.series as usize) else { return };
        if let Some(line) = indicators::of_one(value, dataset, index) {
            strand.line = line;
            strand.growth = growth_of(dataset, index);
        }
    };
    choice.strands.iter_mut().for_each(fill);
    if choice.kind != ChartType::Line {
        choice.others.iter_mut().for_each(fill);
    }
}
