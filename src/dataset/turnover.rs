//! "Total" over exports and imports is turnover where it is their sum: "Tổng số", "Xuất khẩu", "Nhập khẩu", "Cán cân".

use super::{Dataset, DimensionKind, Flow, MemberRole, Series};
use crate::figure::Interval;
use std::collections::HashMap;

/// Names the total of a list of flows for what it is.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset) {
    for d in 0..dataset.dimensions.len() {
        let Some(total) = total_of_flows(dataset, d) else { continue };
        if adds_up(dataset, d, total)
            && let Some(member) =
                dataset.dimensions.get_mut(d).and_then(|x| x.members.get_mut(total as usize))
        {
            member.flow = Some(Flow::Turnover);
            member.role = MemberRole::Item;
        }
    }
}

/// The one total among members that are flows otherwise, exports and imports once each.
fn total_of_flows(dataset: &Dataset, d: usize) -> Option<u32> {
    let dimension = dataset.dimensions.get(d).filter(|x| x.kind != DimensionKind::Flow)?;
    let times = |flow: Flow| dimension.members.iter().filter(|m| m.flow == Some(flow)).count();
    if (times(Flow::Export), times(Flow::Import), times(Flow::Turnover)) != (1, 1, 0) {
        return None;
    }
    let mut totals = dimension.members.iter().zip(0_u32..).filter(|(m, _)| m.flow.is_none());
    match (totals.next(), totals.next()) {
        (Some((member, at)), None) if member.role == MemberRole::Total => Some(at),
        _ => None,
    }
}

/// Whether a total is exports and imports together, within what the digits allow, wherever all three stand; and they do somewhere.
fn adds_up(dataset: &Dataset, d: usize, total: u32) -> bool {
    let mut known: HashMap<(Vec<u32>, u32, Option<Flow>), &Series> = HashMap::new();
    for series in &dataset.series {
        let (Some(member), Some(&at)) = (dataset.member(series, d), series.members.get(d)) else { continue };
        if at == total || member.flow.is_some() {
            known.insert((others(series, d), series.measure, member.flow), series);
        }
    }
    let mut sums = 0;
    for ((rest, measure, flow), series) in &known {
        if flow.is_some() {
            continue;
        }
        let of = |flow: Flow| known.get(&(rest.clone(), *measure, Some(flow)));
        let (Some(exports), Some(imports)) = (of(Flow::Export), of(Flow::Import)) else { continue };
        for point in &series.points {
            let at = |s: &Series| {
                let found = s.points.iter().find(|p| p.period == point.period && p.status == point.status);
                found.and_then(|p| s.base_interval(p).ok())
            };
            let (Some(x), Some(m), Ok(whole)) = (at(exports), at(imports), series.base_interval(point))
            else {
                continue;
            };
            if !whole.meets(&Interval { lo: x.lo + m.lo, hi: x.hi + m.hi }) {
                return false;
            }
            sums += 1;
        }
    }
    sums > 0
}

fn others(series: &Series, d: usize) -> Vec<u32> {
    series.members.iter().enumerate().filter(|(n, _)| *n != d).map(|(_, m)| *m).collect()
}
