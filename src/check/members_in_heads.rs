//! Tables whose heads tell trade apart, "EU 2023, Non-EU 2023, Total 2023", without a word for it: columns that add up to one called
//! the total are parts of it, and become members of a dimension as rows would.

use crate::dataset::{
    Dataset, Dimension, DimensionKind, Flow, Member, MemberRole, NONE, Series, is_total_name,
};
use std::collections::HashMap;

/// Cells by what stands in the same row at the same time, one value for each column.
type Rows = HashMap<(Vec<u32>, Option<crate::period::Period>), HashMap<u32, f64>>;

/// The table with such columns made a dimension; `None` where there are none.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let total = dataset.measures.iter().position(|m| is_total_name(&m.name))?;
    let total = u32::try_from(total).ok()?;
    let unit = &dataset.series.iter().find(|s| s.measure == total)?.unit;
    let alike = |s: &&Series| s.unit == *unit && dataset.flow(s).is_none();
    let mut rows: Rows = HashMap::new();
    let mut columns: Vec<u32> = Vec::new();
    for series in dataset.series.iter().filter(alike) {
        if series.measure != total && !columns.contains(&series.measure) {
            columns.push(series.measure);
        }
        for point in &series.points {
            if let Ok(value) = series.base_value(point) {
                let row = rows.entry((series.members.clone(), point.period)).or_default();
                row.insert(series.measure, value);
            }
        }
    }
    let sums = rows.values().filter_map(|row| {
        let whole = row.get(&total)?;
        let parts: Option<Vec<f64>> = columns.iter().map(|c| row.get(c).copied()).collect();
        Some((parts?.iter().sum::<f64>() - whole).abs() <= 0.004 * whole.abs())
    });
    let (mut held, mut tried) = (0_usize, 0_usize);
    for sum in sums {
        tried += 1;
        held += usize::from(sum);
    }
    if columns.len() < 2 || tried < 3 || held * 10 < tried * 9 {
        return None;
    }
    let mut out = dataset.clone();
    let name =
        |measure: u32| dataset.measures.get(measure as usize).map(|m| m.name.clone()).unwrap_or_default();
    let members = columns.iter().map(|c| Member { name: name(*c), ..Member::default() });
    let whole = Member { name: name(total), role: MemberRole::Total, ..Member::default() };
    let members: Vec<Member> = members.chain([whole]).collect();
    let place = members
        .iter()
        .any(|m| super::members::is_country_group(&m.name) || super::places_named(&m.name).is_some());
    out.dimensions.push(Dimension {
        name: "column".to_owned(),
        kind: if place { DimensionKind::Partner } else { DimensionKind::Other },
        members,
    });
    let flow = only_flow(dataset);
    for (series, before) in out.series.iter_mut().zip(&dataset.series) {
        let at = columns.iter().position(|c| *c == series.measure);
        let at = at.or((series.measure == total).then_some(columns.len())).filter(|_| alike(&before));
        series.members.push(at.map_or(NONE, |at| at as u32));
        if at.is_none() {
            continue;
        }
        series.measure = total;
        // A table that names one flow only ("Exporting businesses") is about that one.
        if let Some((dim, member)) = flow
            && let Some(own) = series.members.get_mut(dim).filter(|m| **m == NONE)
        {
            *own = member;
        }
    }
    out.measures.get_mut(total as usize)?.name = "value".to_owned();
    Some(out)
}

/// The one flow that a table names beside columns without any, by its dimension and code.
fn only_flow(dataset: &Dataset) -> Option<(usize, u32)> {
    let dim = dataset.dimensions.iter().position(|d| d.kind == DimensionKind::Flow)?;
    let members = &dataset.dimensions.get(dim)?.members;
    match members.as_slice() {
        [one] if matches!(one.flow, Some(Flow::Export | Flow::Import)) => Some((dim, 0)),
        _ => None,
    }
}
