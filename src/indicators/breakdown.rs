//! What a table is broken down by: the dimension along which parts make up a whole.

use super::Inputs;
use super::selection::{Task, resolve};
#[cfg(feature = "studio")]
use crate::dataset::Series;
use crate::dataset::{DimensionKind, MemberRole};
use crate::diag::Diagnostic;

impl Task<'_> {
    /// The dimension along which parts make up a whole: `by`, else the one that a member other than the whole was asked
    /// of, else the first beside the flow that has two items.
    pub(super) fn parts_dimension(&self) -> Option<usize> {
        // Releases of one figure are no parts: added up they would count it as often as it was published.
        let releases = super::revisions::release_dimension(self.dataset);
        if releases.is_some() && self.by == releases {
            return None;
        }
        if self.indicator.inputs == Inputs::TwoEconomies {
            return self.goods_of_two();
        }
        let items = |d: usize| self.has_items(d);
        let most = |d: &usize| self.members_of(*d);
        let chosen = resolve(self.dataset, &self.query.select).unwrap_or_default();
        // All parts together are those of what was selected: the goods of one economy, not the economies of nobody's goods.
        let beside = || {
            let free = |d: &usize| items(*d) && chosen.iter().all(|(c, _)| c != d);
            (0..self.dataset.dimensions.len())
                .filter(free)
                .filter(|_| self.indicator.inputs == Inputs::AllParts && !chosen.is_empty())
                .max_by_key(most)
        };
        self.by
            .or_else(beside)
            .or_else(|| chosen.iter().map(|(d, _)| *d).filter(|d| items(*d)).max_by_key(most))
            .or_else(|| (0..self.dataset.dimensions.len()).filter(|d| items(*d)).max_by_key(most))
    }

    /// The same, or what the table lacks.
    pub(super) fn along(&self) -> Result<usize, Diagnostic> {
        self.parts_dimension().ok_or_else(|| self.lacks("parts"))
    }

    /// What the trade of two economies is broken down by. The dimension in which the other one is named has the economies, which are
    /// no parts of each other. Advantage, likeness and margins are about goods, intensity is about partners; a member that was asked
    /// for says in whose trade, and the largest dimension is the one that is broken down.
    fn goods_of_two(&self) -> Option<usize> {
        let economies = resolve(self.dataset, &self.query.against).unwrap_or_default();
        let chosen = resolve(self.dataset, &self.query.select).unwrap_or_default();
        let among = |of: &[(usize, Vec<u32>)], d: usize| of.iter().any(|(named, _)| *named == d);
        let with_partners = self.indicator.id == "trade-intensity";
        let about = |d: usize| match self.dataset.dimensions.get(d).map(|x| x.kind) {
            Some(DimensionKind::Partner) => with_partners,
            Some(DimensionKind::Commodity | DimensionKind::Sector) => !with_partners,
            _ => false,
        };
        let fits = |d: &usize| !among(&economies, *d) && self.has_items(*d);
        // Without the other economy the one asked for stands in the dimension of both.
        let own = |d: usize| economies.is_empty() && among(&chosen, d);
        let named = self.by.filter(|d| !among(&economies, *d));
        named.or_else(|| {
            (0..self.dataset.dimensions.len())
                .filter(|d| self.by.is_none() && fits(d) && !own(*d))
                .max_by_key(|d| (about(*d), !among(&chosen, *d), self.members_of(*d)))
        })
    }

    /// The members of a list without what is left over, which is none of the largest and does not move.
    pub(super) fn without_rest(&self, d: usize, group: &[usize]) -> Vec<usize> {
        let is_rest = |i: &usize| {
            let series = self.dataset.series.get(*i);
            series.and_then(|s| self.dataset.member(s, d)).is_some_and(|m| crate::lang::is_rest(&m.name))
        };
        group.iter().copied().filter(|i| !is_rest(i)).collect()
    }

    /// The measure of a list of figures that are no money: tonnes of each province. `None` where the parts are known without one, and
    /// where the list is of several kinds, or of changes on an earlier period.
    #[cfg(feature = "studio")]
    pub(super) fn measure_of_list(&self) -> Option<String> {
        let d =
            self.parts_dimension().filter(|&d| self.query.measure.is_none() && self.parts(d).is_empty())?;
        let is_item = |s: &&Series| self.dataset.member(s, d).is_some_and(|m| m.role == MemberRole::Item);
        let mut items = self.dataset.series.iter().filter(is_item);
        let first = items.next()?;
        let is_level = |s: &Series| super::changes::earlier_of(self.dataset, s).is_none();
        let alike = items.all(|s| s.measure == first.measure && s.unit.adds_to(&first.unit));
        let measure = self.dataset.measure(first).filter(|_| alike && is_level(first))?;
        Some(measure.name.clone())
    }

    /// Whether a dimension lists several things that may be parts.
    fn has_items(&self, d: usize) -> bool {
        self.dataset.dimensions.get(d).is_some_and(|x| {
            Some(d) != super::revisions::release_dimension(self.dataset)
                && x.kind != DimensionKind::Flow
                && x.members.iter().filter(|m| m.role == MemberRole::Item).count() >= 2
        })
    }

    fn members_of(&self, d: usize) -> usize {
        self.dataset.dimensions.get(d).map_or(0, |d| d.members.len())
    }
}
