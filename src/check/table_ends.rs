//! What a table ends with, and how it states a period; which of its dimensions are regions.

use super::table_index::TableIndex;
use crate::dataset::DimensionKind;
use crate::period::Period;

impl TableIndex<'_> {
    /// The periods that end with the table, the shortest first.
    pub(super) fn last_periods(&self) -> Vec<Period> {
        let Some(latest) = self.latest() else { return Vec::new() };
        let mut out: Vec<Period> =
            self.periods.iter().filter(|p| p.end_day() == latest.end_day()).copied().collect();
        out.sort_by_key(|p| core::cmp::Reverse(p.first_day()));
        out
    }

    /// A period as the table states it: three months that it has as a quarter.
    pub(super) fn as_stated(&self, period: Period) -> Period {
        let Period::Months(y, m, z, n) = period else { return period };
        let quarter = Period::Quarter(y, n / 3);
        let same = y == z && m + 2 == n && n.is_multiple_of(3);
        let held = |p: Period| self.periods.contains(&p);
        if same && held(quarter) && !held(period) { quarter } else { period }
    }

    /// Whether a dimension beside goods is one of regions or reporting states.
    pub(super) fn is_of_regions(&self, dim: usize) -> bool {
        const CALLED: [&str; 8] =
            ["region", "province", "state", "reporter", "city", "tinh", "dia phuong", "vung"];
        let name = |d: usize| self.dims.get(d).and_then(|d| self.dataset.dimensions.get(*d));
        let goods = (0..self.dims.len()).any(|d| self.kind(d) == DimensionKind::Commodity);
        goods
            && self.kind(dim) == DimensionKind::Other
            && name(dim).is_some_and(|d| CALLED.iter().any(|c| super::words::fold(&d.name).contains(c)))
    }

    /// The month with which a period ends, where the table has it or the period is one of months itself.
    pub(super) fn last_month_of(&self, period: Period) -> Option<Period> {
        let ends = |p: &&Period| matches!(p, Period::Month(..)) && p.end_day() == period.end_day();
        super::resolved_periods::last_month(period).or_else(|| self.periods.iter().find(ends).copied())
    }
}
