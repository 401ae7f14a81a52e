//! Each name once: of several series with one name the first is drawn.

use super::choose::Strand;
use super::order;
#[cfg(feature = "press")]
use crate::dataset::{Dataset, NONE};
#[cfg(feature = "press")]
use std::collections::HashSet;

/// The first of each name, in their order. Names meet by a sum over their letters, so that no list is gone through for each.
pub(super) fn named_once(mut strands: Vec<Strand>) -> Vec<Strand> {
    let sum = |s: &Strand| s.name.bytes().fold(0_u32, |sum, b| sum.wrapping_mul(31).wrapping_add(b.into()));
    let sums: Vec<f64> = strands.iter().map(|s| f64::from(sum(s))).collect();
    let order = order::rising(&sums);
    let mut twice = vec![false; strands.len()];
    for (nth, &at) in order.iter().enumerate() {
        let same_sum = |before: &&usize| sums.get(**before) == sums.get(at);
        let before = order.get(..nth).unwrap_or_default().iter().rev().take_while(same_sum);
        let name = |i: usize| strands.get(i).map(|s| &s.name);
        if before.into_iter().any(|b| name(*b) == name(at))
            && let Some(twice) = twice.get_mut(at)
        {
            *twice = true;
        }
    }
    let mut twice = twice.into_iter();
    strands.retain(|_| twice.next() != Some(true));
    strands
}

/// Members whose series is drawn, where the member names it.
#[cfg(feature = "press")]
pub(super) struct Taken<'a> {
    dataset: &'a Dataset,
    by: Option<usize>,
    members: HashSet<u32>,
}

#[cfg(feature = "press")]
impl<'a> Taken<'a> {
    /// Nobody yet, of the dimension `by`.
    pub(super) fn new(dataset: &'a Dataset, by: Option<usize>) -> Taken<'a> {
        Taken { dataset, by, members: HashSet::new() }
    }

    /// The member that a series has its name from; a flow is named in the reader's language.
    fn member(&self, series: usize) -> Option<u32> {
        let (series, by) = (self.dataset.series.get(series)?, self.by?);
        let member = self.dataset.member(series, by)?;
        series.members.get(by).copied().filter(|at| *at != NONE && member.flow.is_none())
    }

    /// Whether a series would have a name that stands already.
    pub(super) fn has(&self, series: usize) -> bool {
        self.member(series).is_some_and(|member| self.members.contains(&member))
    }

    /// That a series is drawn.
    pub(super) fn note(&mut self, series: usize) {
        self.members.extend(self.member(series));
    }
}
