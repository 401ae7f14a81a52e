//! Tables whose heads say the flow and what is traded, "Exports | Exports: palm oil | Exports: gas": such columns are parts of the flow's
//! own column, and become members of one dimension as rows would.

use super::members::{Kind, line_of};
use crate::dataset::{Dataset, Dimension, DimensionKind, Flow, Member, MemberRole, NONE, Series, flow_in};

/// Columns of one flow, at least, for a chance is none.
const FEWEST: usize = 2;
/// How far parts may be over their whole, which is rounded as they are.
const ROUNDED: f64 = 1.005;

/// What a head names behind its flow: "palm oil" of "Exports: palm oil".
fn part_of(name: &str) -> Option<(Flow, &str)> {
    let (head, part) = [": ", " – ", " - "].iter().find_map(|sign| name.split_once(sign))?;
    let flow = flow_in(head)?;
    let part = part.trim();
    (!part.is_empty() && flow_in(part).is_none()).then_some((flow, part))
}

/// The table with such columns made members of a dimension; `None` where it has none.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let named = |s: &Series| {
        let (flow, part) = part_of(dataset.measure(s)?.name.as_str())?;
        (dataset.flow(s) == Some(flow)).then(|| part.to_owned())
    };
    // The flow's own column: as its parts stand to it, all of them together are no more than it is.
    let whole = |s: &Series| {
        dataset.series.iter().find(|o| o.members == s.members && o.unit == s.unit && named(o).is_none())
    };
    let mut parts: Vec<(usize, String, u32)> = Vec::new();
    for (at, series) in dataset.series.iter().enumerate() {
        let Some((name, all)) = named(series).zip(whole(series)) else { continue };
        let beside = dataset.series.iter().filter(|o| o.members == series.members && o.unit == series.unit);
        let beside: Vec<&Series> = beside.filter(|o| named(o).is_some()).collect();
        let fits =
            all.points.iter().filter_map(|p| Some((p.period?, all.base_value(p).ok()?))).all(|(at, all)| {
                let of = |o: &&Series| o.point(at).and_then(|p| o.base_value(p).ok()).unwrap_or(0.0);
                beside.iter().map(of).sum::<f64>() <= all * ROUNDED
            });
        if beside.len() >= FEWEST && fits {
            parts.push((at, name, all.measure));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let mut out = dataset.clone();
    out.series.iter_mut().for_each(|s| s.members.push(NONE));
    let mut members: Vec<Member> = Vec::new();
    for (at, name, measure) in parts {
        let code = members.iter().position(|m| m.name == name).unwrap_or_else(|| {
            members.push(Member { name, role: MemberRole::Item, ..Member::default() });
            members.len() - 1
        });
        let Some(series) = out.series.get_mut(at) else { continue };
        series.measure = measure;
        if let Some(slot) = series.members.last_mut() {
            *slot = u32::try_from(code).ok()?;
        }
    }
    let of = |kind: Kind| members.iter().filter(|m| line_of(&m.name).is_some_and(|(k, _)| k == kind)).count();
    let kind = if of(Kind::Place) * 2 > members.len() {
        DimensionKind::Partner
    } else if of(Kind::Sector) * 2 > members.len() {
        DimensionKind::Sector
    } else {
        DimensionKind::Commodity
    };
    out.dimensions.push(Dimension { name: String::new(), kind, members });
    Some(out)
}
