//! Tables in which flows are rows among the goods: "XUẤT KHẨU", its sectors and goods below it, "NHẬP KHẨU", the same sectors again. An
//! article speaks of the sector's exports and imports as of one thing; so does the table once flows are a dimension of their own.

use crate::dataset::{Dataset, Dimension, DimensionKind, Flow, Member, MemberRole, NONE};
use std::collections::HashMap;

/// The table with the flows that head its rows made a dimension; `None` where none do.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    if dataset.dimensions.iter().any(|d| d.kind == DimensionKind::Flow) {
        return None;
    }
    let d = (0..dataset.dimensions.len()).find(|d| heads(dataset, *d))?;
    let old = dataset.dimensions.get(d)?.members.as_slice();
    let mut flows: Vec<Member> = Vec::new();
    let mut members: Vec<Member> = Vec::new();
    let mut known: HashMap<(Option<u32>, &str), u32> = HashMap::new();
    // For each row its flow and what it is called below that flow; parents stand before what is below them.
    let mut places: Vec<(u32, u32)> = Vec::new();
    for member in old {
        let Some(parent) = member.parent else {
            let flow = flows.iter().position(|f| f.flow == member.flow).unwrap_or_else(|| {
                flows.push(Member { role: MemberRole::Item, parent: None, ..member.clone() });
                flows.len() - 1
            });
            places.push((u32::try_from(flow).ok()?, NONE));
            continue;
        };
        let (flow, above) = places.get(parent as usize).copied()?;
        let parent = (above != NONE).then_some(above);
        let next = u32::try_from(members.len()).ok()?;
        let own = *known.entry((parent, member.name.as_str())).or_insert(next);
        if own == next {
            members.push(Member { flow: None, parent, ..member.clone() });
        }
        places.push((flow, own));
    }
    let mut out = dataset.clone();
    out.dimensions.get_mut(d)?.members = members;
    for series in &mut out.series {
        let own = series.members.get(d).and_then(|m| places.get(*m as usize)).copied();
        let (flow, member) = own.unwrap_or((NONE, NONE));
        if let Some(slot) = series.members.get_mut(d) {
            *slot = member;
        }
        series.members.insert(0, flow);
    }
    let flow = Dimension { name: "flow".to_owned(), kind: DimensionKind::Flow, members: flows };
    out.dimensions.insert(0, flow);
    Some(out)
}

/// Whether every outermost name of a dimension is a flow, exports and imports among them, with names below both.
fn heads(dataset: &Dataset, d: usize) -> bool {
    let Some(dimension) = dataset.dimensions.get(d) else { return false };
    let outer = || dimension.members.iter().filter(|m| m.parent.is_none());
    let over = |flow: Flow| {
        dimension.members.iter().any(|m| {
            let parent = m.parent.and_then(|p| dimension.members.get(p as usize));
            parent.is_some_and(|p| p.parent.is_none() && p.flow == Some(flow))
        })
    };
    outer().all(|m| m.flow.is_some()) && over(Flow::Export) && over(Flow::Import)
}
