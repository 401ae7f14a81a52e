//! Columns that say no period beside columns that do: "Vốn cấp mới" in a table whose totals are headed "9T/2025" and "9T/2024". An
//! article tells all of them of one time; so they are taken to be of the column they follow, or of the latest.

use crate::dataset::{Dataset, Status};
use crate::period::Period;
use std::collections::HashMap;

/// The table with a period for every figure of a row that has one for others; `None` where there is nothing to give.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let points = || dataset.series.iter().flat_map(|s| &s.points);
    if !points().any(|p| p.period.is_none()) || !points().any(|p| p.period.is_some()) {
        return None;
    }
    let mut rows: HashMap<u32, Vec<(u32, Period, Status)>> = HashMap::new();
    for point in points() {
        if let Some(period) = point.period {
            rows.entry(point.row).or_default().push((point.column, period, point.status));
        }
    }
    rows.values_mut().for_each(|row| row.sort_unstable_by_key(|(column, ..)| *column));
    let of = |row: u32, column: u32| {
        let row = rows.get(&row)?;
        let before = row.iter().rfind(|(c, _, status)| *c < column && *status != Status::Plan);
        let latest = || row.iter().rev().max_by_key(|(_, p, _)| (p.end_day(), -p.first_day()));
        before.or_else(latest).map(|(_, period, _)| *period)
    };
    let mut out = dataset.clone();
    let mut given = false;
    for series in &mut out.series {
        for point in series.points.iter_mut().filter(|p| p.period.is_none()) {
            point.period = of(point.row, point.column);
            given |= point.period.is_some();
        }
        series.points.sort_by_key(|p| p.period);
    }
    given.then_some(out)
}
