//! Columns that are a part of the one before them: "Xuất khẩu | Trong đó: khu vực FDI", "Total | of which: textiles". Their figures are of
//! the same flow and measure, told of that part alone. Rows that say so, "Total services … of which: EU27, of which: non-EU", likewise.

use super::members::{Kind, line_of};
use super::words::fold;
use crate::dataset::{Dataset, Dimension, DimensionKind, Member, MemberRole, NONE, Series};

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

/// The table with such columns and rows made members of a dimension of their own; `None` where it has none.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let rows = rows_apart(dataset);
    columns_apart(rows.as_ref().unwrap_or(dataset)).or(rows)
}

/// A part's row among a dimension's members, what it is a part by, and the row that it is a part of.
struct PartRow {
    code: u32,
    name: String,
    whole: u32,
}

/// The rows that say what they are a part by. Rows of parts that stand together are those of the nearest row above that they add up to,
/// else of the nearest that is never less than any of them.
fn part_rows(dataset: &Dataset, dim: usize) -> Option<Vec<PartRow>> {
    let members = &dataset.dimensions.get(dim)?.members;
    let part = |code: u32| members.get(code as usize).and_then(|m| part_of(&m.name));
    let last = u32::try_from(members.len()).ok()?;
    let mut out = Vec::new();
    let mut first = 0;
    while let Some(from) = (first..last).find(|c| part(*c).is_some()) {
        let end = (from..last).find(|c| part(*c).is_none()).unwrap_or(last);
        let parts: Vec<u32> = (from..end).collect();
        let above = || (0..from).rev().filter(|c| part(*c).is_none());
        let whole = above().find(|c| {
            stands_to(dataset, dim, *c, &parts, |sum, _, whole| (sum - whole).abs() <= ROUNDED * whole.abs())
        });
        let whole = whole.or_else(|| {
            above().find(|c| stands_to(dataset, dim, *c, &parts, |_, most, whole| most <= whole))
        })?;
        out.extend(
            parts.iter().filter_map(|c| Some(PartRow { code: *c, name: part(*c)?.to_owned(), whole })),
        );
        first = end;
    }
    (!out.is_empty()).then_some(out)
}

/// How far a sum of rounded figures may be from its whole.
const ROUNDED: f64 = 0.004;

/// Whether the sum and the largest of some rows stand so to another row, at every time for which all of them have a figure.
fn stands_to(
    dataset: &Dataset,
    dim: usize,
    whole: u32,
    parts: &[u32],
    holds: impl Fn(f64, f64, f64) -> bool,
) -> bool {
    let mut any = false;
    for series in dataset.series.iter().filter(|s| s.members.get(dim) == Some(&whole)) {
        let rows: Vec<&Series> = parts
            .iter()
            .filter_map(|part| {
                let mut key = series.members.clone();
                *key.get_mut(dim)? = *part;
                dataset.series.iter().find(|o| o.members == key && o.measure == series.measure)
            })
            .collect();
        if rows.len() != parts.len() {
            continue;
        }
        for point in &series.points {
            let value = |s: &&Series| s.point(point.period?).and_then(|p| s.base_value(p).ok());
            let values: Option<Vec<f64>> = rows.iter().map(value).collect();
            let Some((values, whole)) = values.zip(series.base_value(point).ok()) else { continue };
            any = true;
            if !holds(values.iter().sum(), values.iter().copied().fold(f64::MIN, f64::max), whole) {
                return false;
            }
        }
    }
    any
}

/// The table with rows of parts told by their whole's row and a dimension of their own.
fn rows_apart(dataset: &Dataset) -> Option<Dataset> {
    let (dim, rows) = (0..dataset.dimensions.len()).find_map(|d| Some((d, part_rows(dataset, d)?)))?;
    let mut members: Vec<Member> = Vec::new();
    let mut out = dataset.clone();
    for series in &mut out.series {
        let own = rows.iter().find(|r| series.members.get(dim) == Some(&r.code));
        let Some(row) = own else {
            series.members.push(NONE);
            continue;
        };
        let code = members.iter().position(|m| m.name == row.name).unwrap_or_else(|| {
            members.push(Member { name: row.name.clone(), ..Member::default() });
            members.len() - 1
        });
        if let Some(slot) = series.members.get_mut(dim) {
            *slot = row.whole;
        }
        series.members.push(u32::try_from(code).ok()?);
    }
    // Told elsewhere now: no rows beside the others.
    for row in &rows {
        if let Some(member) = out.dimensions.get_mut(dim).and_then(|d| d.members.get_mut(row.code as usize)) {
            member.role = MemberRole::Group;
            member.name.clear();
        }
    }
    let kind = kind_of(&members);
    out.dimensions.push(Dimension { name: OF_WHICH[1].to_owned(), kind, members });
    Some(out)
}

/// What the parts are, by the first that a word is known for.
fn kind_of(members: &[Member]) -> DimensionKind {
    match members.iter().find_map(|m| line_of(&m.name)) {
        Some((Kind::Sector, _)) => DimensionKind::Sector,
        Some((Kind::Place, _)) => DimensionKind::Partner,
        Some((Kind::Goods, _)) => DimensionKind::Commodity,
        None if members.iter().any(|m| super::members::is_country_group(&m.name)) => DimensionKind::Partner,
        None => DimensionKind::Other,
    }
}

/// The table with such columns made members of a dimension of their own.
fn columns_apart(dataset: &Dataset) -> Option<Dataset> {
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
    let kind = kind_of(&members);
    out.dimensions.push(Dimension { name: OF_WHICH[0].to_owned(), kind, members });
    Some(out)
}
