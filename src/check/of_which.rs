//! Columns that are a part of the one before them: "Xuất khẩu | Trong đó: khu vực FDI", "Total | of which: textiles". Their figures are of
//! the same flow and measure, told of that part alone.

use super::members::{Kind, line_of};
use super::words::fold;
use crate::dataset::{Dataset, Dimension, DimensionKind, Member, NONE, Series};

/// How a part is introduced, folded.
const OF_WHICH: [&str; 6] = ["trong do", "of which", "of them", "thereof", "including", "incl."];

/// What a column is a part by: the words behind "of which".
fn part_of(name: &str) -> Option<&str> {
    let folded = fold(name);
    let lead = OF_WHICH.iter().find(|w| folded.starts_with(**w))?;
    let rest =
        name.trim().char_indices().nth(lead.chars().count()).and_then(|(at, _)| name.trim().get(at..))?;
    let rest = rest.trim_start_matches([':', '-', '–', ',', ' ']);
    (!rest.is_empty()).then_some(rest)
}

/// The table with such columns made members of a dimension of their own; `None` where it has none.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let name = |s: &Series| dataset.measure(s).map(|m| m.name.as_str()).and_then(part_of);
    let first = |s: &Series| s.points.first().map(|p| (p.row, p.column));
    // The nearest column to the left in its row that is no part itself, and of the same unit.
    let whole = |s: &Series| {
        let (row, column) = first(s)?;
        let cell = |o: &&Series| o.points.iter().any(|p| p.row == row && p.column < column);
        let near = |o: &&Series| {
            o.points.iter().filter(|p| p.row == row && p.column < column).map(|p| p.column).max()
        };
        let others = dataset.series.iter().filter(|o| name(o).is_none() && o.unit == s.unit).filter(cell);
        others.max_by_key(near)
    };
    let parts: Vec<(usize, String, &Series)> = dataset
        .series
        .iter()
        .enumerate()
        .filter(|(_, s)| dataset.flow(s).is_none())
        .filter_map(|(at, s)| Some((at, name(s)?.to_owned(), whole(s)?)))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let mut members: Vec<Member> = Vec::new();
    let mut out = dataset.clone();
    out.series.iter_mut().for_each(|s| s.members.push(NONE));
    for (at, name, whole) in &parts {
        let code = members.iter().position(|m| m.name == *name).unwrap_or_else(|| {
            members.push(Member { name: name.clone(), ..Member::default() });
            members.len() - 1
        });
        let Some(series) = out.series.get_mut(*at) else { continue };
        series.measure = whole.measure;
        series.members.clone_from(&whole.members);
        series.members.push(u32::try_from(code).ok()?);
    }
    let kind = match members.first().and_then(|m| line_of(&m.name)) {
        Some((Kind::Sector, _)) => DimensionKind::Sector,
        Some((Kind::Place, _)) => DimensionKind::Partner,
        Some((Kind::Goods, _)) => DimensionKind::Commodity,
        None => DimensionKind::Other,
    };
    out.dimensions.push(Dimension { name: OF_WHICH[0].to_owned(), kind, members });
    Some(out)
}
