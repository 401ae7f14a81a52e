//! Growth that a table states itself, in a column beside its values: "so với cùng kỳ (%)", an index with the year before = 100. Of a
//! table of one year it is all that is known of change.

use super::Record;
use super::changes::{Earlier, earlier_of};
use super::formula::Formula;
use super::series::point_at;
use super::units::percent;
use super::work::work;
use crate::dataset::{Dataset, MeasureKind, Series};
use crate::period::{Period, Step};
use std::collections::HashMap;

/// The growth that an index with the earlier figure = 100 states.
pub(crate) const OF_INDEX: Formula<1> =
    Formula { text: "i − 100", names: ["i"], of: |[i]| Some(i - 100.0) };

/// The series of a table by their members, where some of them state growth.
pub(crate) struct StatedGrowth<'a> {
    dataset: &'a Dataset,
    by_members: HashMap<&'a [u32], Vec<usize>>,
}

impl<'a> StatedGrowth<'a> {
    pub(crate) fn of(dataset: &'a Dataset) -> StatedGrowth<'a> {
        let mut by_members: HashMap<&[u32], Vec<usize>> = HashMap::new();
        if dataset.series.iter().any(|s| earlier_of(dataset, s).is_some()) {
            for (i, series) in dataset.series.iter().enumerate() {
                by_members.entry(&series.members).or_default().push(i);
            }
        }
        StatedGrowth { dataset, by_members }
    }

    /// Growth on the same period of the year before, in %, as the table states it of a series: `g`, or `i − 100` of an index. `None`
    /// where it states none, several, or one that may compare with something else.
    pub(crate) fn on_year_before(&self, series: usize, period: Period) -> Option<Record> {
        let of = self.dataset.series.get(series)?;
        let stated = |&i: &usize| {
            let rate = self.dataset.series.get(i)?;
            let against = earlier_of(self.dataset, rate)?;
            let of_year = against == Earlier::Year || period.step() == Step::Year;
            let at = point_at(rate, period).filter(|_| of_year && i != series)?;
            let record = Record::of_point(i as u32, rate, at);
            record.value.is_ok().then_some((rate, record))
        };
        let alike = self.by_members.get(of.members.as_slice())?;
        let all: Vec<(&Series, Record)> = alike.iter().filter_map(stated).collect();
        // Beside growth in value may stand growth in volume: of two the one that names the measure, and none that names another.
        let names = |rate: &Series, whose: &Series| {
            let name = |s: &Series| self.dataset.measure(s).map(|m| m.name.trim().to_lowercase());
            name(rate)
                .zip(name(whose))
                .is_some_and(|(rate, whose)| !whose.is_empty() && rate.contains(&whose))
        };
        let of_other = |rate: &Series| {
            let mut beside = alike.iter().filter_map(|&i| self.dataset.series.get(i));
            beside.any(|s| s.measure != of.measure && earlier_of(self.dataset, s).is_none() && names(rate, s))
        };
        let named: Vec<&(&Series, Record)> = all.iter().filter(|(rate, _)| names(rate, of)).collect();
        let (rate, record) = match (named.as_slice(), all.as_slice()) {
            ([one], _) => *one,
            ([], [one]) if !of_other(one.0) => one,
            _ => return None,
        };
        let is_index = super::selection::kind_of(self.dataset, rate) == MeasureKind::Index;
        Some(if is_index { work(&OF_INDEX, [record], percent()) } else { record.clone() })
    }
}
