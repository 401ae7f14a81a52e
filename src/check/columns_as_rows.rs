//! Tables whose columns are goods or partners: "Tháng | Tôm | Cá tra | Mực | Tổng". An article speaks of their shares, places and sums,
//! as of the rows of any other table; so they are made members of one dimension.

use super::members::{Kind, line_of};
use crate::dataset::{
    Dataset, Dimension, DimensionKind, Measure, MeasureKind, Member, MemberRole, Point, Series, is_total_name,
};

/// How far a total may be from the sum of its columns.
const ROUNDED: f64 = 0.005;
/// Columns beside the total, at least.
const FEWEST: usize = 3;

/// The table with its columns made members; `None` where they are not the parts of one of them.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let first = dataset.series.first()?;
    let alike = dataset.series.iter().all(|s| s.unit == first.unit && dataset.flow(s).is_none());
    if !dataset.dimensions.is_empty() || !alike || !first.unit.has_magnitude() {
        return None;
    }
    let name = |s: &Series| dataset.measure(s).map_or("", |m| m.name.as_str());
    let (totals, parts): (Vec<&Series>, Vec<&Series>) =
        dataset.series.iter().partition(|s| is_total_name(name(s)));
    let [total] = totals.as_slice() else { return None };
    if parts.len() < FEWEST || !adds_up(total, &parts) {
        return None;
    }
    let members: Vec<Member> = dataset
        .series
        .iter()
        .map(|s| Member {
            name: name(s).to_owned(),
            role: if is_total_name(name(s)) { MemberRole::Total } else { MemberRole::Item },
            ..Member::default()
        })
        .collect();
    let of = |kind: Kind| parts.iter().filter(|s| line_of(name(s)).is_some_and(|(k, _)| k == kind)).count();
    let kind = if of(Kind::Place) * 2 > parts.len() {
        DimensionKind::Partner
    } else if of(Kind::Goods) > 0 {
        DimensionKind::Commodity
    } else {
        DimensionKind::Other
    };
    let mut out = dataset.clone();
    out.measures = vec![Measure { name: "value".to_owned(), kind: MeasureKind::Value }];
    out.dimensions.push(Dimension { name: String::new(), kind, members });
    for (code, series) in out.series.iter_mut().enumerate() {
        series.members = vec![u32::try_from(code).ok()?];
        series.measure = 0;
    }
    Some(out)
}

/// Whether one column is the sum of the others, wherever all of them have a figure.
fn adds_up(total: &Series, parts: &[&Series]) -> bool {
    let value = |s: &Series, of: &Point| s.point(of.period?).and_then(|p| s.base_value(p).ok());
    let sums = total.points.iter().filter_map(|p| {
        let sum: f64 = parts.iter().map(|s| value(s, p)).sum::<Option<f64>>()?;
        Some((sum, value(total, p)?))
    });
    let (mut tried, mut held) = (0_usize, 0_usize);
    for (sum, whole) in sums {
        tried += 1;
        held += usize::from((sum - whole).abs() <= ROUNDED * whole.abs());
    }
    tried > 1 && held * 10 >= tried * 9
}
