//! What a table ends with, and how it states a period; which of its dimensions are regions.

use super::table_index::{Selection, TableIndex};
use crate::dataset::{DimensionKind, Status};
use crate::period::Period;

impl TableIndex<'_> {
    /// The latest period with an outcome of anything; of a table of plans alone the latest one.
    pub(super) fn last_outcome(&self) -> Option<Period> {
        let points = self.dataset.series.iter().flat_map(|s| &s.points);
        let done = points.filter(|p| p.status != Status::Plan).filter_map(|p| p.period);
        let key = |p: &Period| (p.end_day(), -p.first_day());
        done.max_by_key(key).or_else(|| self.periods.iter().copied().max_by_key(key))
    }

    /// The periods that end with the table, the shortest first.
    pub(super) fn last_periods(&self) -> Vec<Period> {
        let Some(latest) = self.latest() else { return Vec::new() };
        let mut out: Vec<Period> =
            self.periods.iter().filter(|p| p.end_day() == latest.end_day()).copied().collect();
        out.sort_by_key(|p| core::cmp::Reverse(p.first_day()));
        out
    }

    /// Whether the table has a row of just that: what is beside it are some of its parts, perhaps not all.
    pub(super) fn has_row(&self, selection: &Selection) -> bool {
        self.held.contains(&(selection.members.clone(), selection.measure))
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
        let goods = (0..self.dims.len()).any(|d| self.kind(d) == DimensionKind::Commodity);
        goods && self.is_called_region(dim)
    }

    /// Whether a dimension is called by a word for provinces, regions or states: a whole word with its marks, for "Capacity" is no city
    /// and "Giới tính" no province. Without marks the word leads the name.
    pub(super) fn is_called_region(&self, dim: usize) -> bool {
        const CALLED: [&str; 13] = [
            "region",
            "regions",
            "province",
            "provinces",
            "state",
            "states",
            "reporter",
            "reporters",
            "city",
            "cities",
            "tỉnh",
            "địa phương",
            "vùng",
        ];
        let says = |name: &str, called: &str| {
            let lower = name.to_lowercase();
            let words: Vec<&str> =
                lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
            let own = words.join(" ");
            let bare = super::words::fold(called);
            format!(" {own} ").contains(&format!(" {called} "))
                || name.is_ascii() && format!("{own} ").starts_with(&format!("{bare} "))
        };
        let dimension = self.dims.get(dim).and_then(|d| self.dataset.dimensions.get(*d));
        self.kind(dim) == DimensionKind::Other
            && dimension.is_some_and(|d| CALLED.iter().any(|c| says(&d.name, c)))
    }

    /// Whether two members stand under the same name of their table, or neither is of a group: partners are not ranked among sectors.
    pub(super) fn is_beside(&self, dim: usize, a: u32, b: u32) -> bool {
        let members = self.dims.get(dim).and_then(|d| self.dataset.dimensions.get(*d));
        let over = |m: u32| members.and_then(|d| d.members.get(m as usize)).and_then(|m| m.parent);
        over(a) == over(b)
    }

    /// The month with which a period ends, where the table has it or the period is one of months itself.
    pub(super) fn last_month_of(&self, period: Period) -> Option<Period> {
        let ends = |p: &&Period| matches!(p, Period::Month(..)) && p.end_day() == period.end_day();
        super::resolved_periods::last_month(period).or_else(|| self.periods.iter().find(ends).copied())
    }
}
