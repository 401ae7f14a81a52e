//! The same periods again under one date of publication after the other: editions of one figure, not parts of anything. The latest is the one
//! that counts, and the earlier ones overlap it.

use super::{Dataset, DimensionKind, MemberRole, NONE};
use crate::diag::Diagnostic;
use crate::lang;
use std::collections::HashSet;

/// Words of headings over dates of publication, folded.
const WORDS: &[&str] = &[
    "release",
    "released",
    "vintage",
    "edition",
    "publication",
    "published",
    "revision",
    "cong bo",
    "phat hanh",
    "发布",
    "公表",
    "veroffentlichung",
    "publicacion",
    "publicacao",
];

/// How much of what any edition has the latest one has, at least: nine tenths.
const NEARLY: (usize, usize) = (9, 10);

/// The member that was published last, where a dimension holds dates of publication and a period stands under several.
fn latest(dataset: &Dataset, d: usize) -> Option<u32> {
    let dimension = dataset.dimensions.get(d)?;
    let folded = lang::fold(&dimension.name).replace('_', " ");
    if dimension.members.len() < 2 || !WORDS.iter().any(|w| folded.contains(w)) {
        return None;
    }
    let dated = |name: &str| lang::when(name).and_then(|w| w.period()).map(|p| p.end_day());
    let days: Vec<i32> = dimension.members.iter().map(|m| dated(&m.name)).collect::<Option<_>>()?;
    let last = days.iter().copied().max()?;
    let latest = days.iter().position(|day| *day == last)? as u32;
    let (mut all, mut own, mut again) = (HashSet::new(), HashSet::new(), false);
    for series in &dataset.series {
        let mut others = series.members.clone();
        let Some(slot) = others.get_mut(d) else { continue };
        let edition = core::mem::replace(slot, NONE);
        for point in series.points.iter().filter(|p| p.value.is_ok()) {
            let figure = (others.clone(), series.measure, point.period);
            if edition == latest {
                own.insert(figure.clone());
            }
            again |= !all.insert(figure);
        }
    }
    // Releases of the newest months alone are each a part of the story: none of them has it all.
    (again && own.len() * NEARLY.1 >= all.len() * NEARLY.0).then_some(latest)
}

/// Marks the latest edition as the whole and the earlier ones as what overlaps it.
#[inline(never)]
pub(super) fn mark(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    for d in 0..dataset.dimensions.len() {
        let Some(latest) = latest(dataset, d) else { continue };
        let Some(dimension) = dataset.dimensions.get_mut(d) else { continue };
        dimension.kind = DimensionKind::Other;
        let n = dimension.members.len() - 1;
        for (member, at) in dimension.members.iter_mut().zip(0_u32..) {
            member.role = if at == latest { MemberRole::Total } else { MemberRole::Group };
        }
        let name = dimension.members.get(latest as usize).map(|m| m.name.clone()).unwrap_or_default();
        warnings.push(
            Diagnostic::note("dataset.editions")
                .with("n", n)
                .with("name", dimension.name.clone())
                .with("latest", name),
        );
    }
}
