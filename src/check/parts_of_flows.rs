//! Tables that list the parts of a flow right behind it, as columns or as rows, without saying of what they are parts: "Exports | domestic
//! firms | foreign firms | Imports", or "Xuất khẩu" with its sectors and then its goods below it. What follows a flow and adds up to it is
//! that flow's, told by a dimension of its own.

use super::members::{Kind, line_of};
use crate::dataset::{Dataset, Dimension, DimensionKind, Flow, Member, NONE, Series};
use crate::period::Period;

/// Parts that add up to something by chance: fewer.
const FEWEST: usize = 2;
/// Periods in which the sum has to hold, at least.
const PERIODS: usize = 2;
/// How far a sum of rounded figures may be from its whole.
const ROUNDED: f64 = 0.004;

/// Series that together are a flow, by their places in the table, and the flow's own.
struct Parts {
    whole: usize,
    parts: Vec<usize>,
}

/// The table with the parts of its flows told so; `None` where no flow has any.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let flows = dataset.dimensions.iter().position(|d| d.kind == DimensionKind::Flow)?;
    let lists = lists(dataset, flows)?;
    let mut out = dataset.clone();
    let mut added: Vec<Dimension> = Vec::new();
    let first = out.dimensions.len();
    let mut told: Vec<Vec<DimensionKind>> = vec![Vec::new(); dataset.series.len()];
    for list in &lists {
        let names: Vec<String> = list
            .parts
            .iter()
            .map(|p| dataset.series.get(*p).map(|s| name(dataset, s)).unwrap_or_default())
            .collect();
        let kind = kind_of(&names);
        // A flow's second list of the same kind, its goods in another sorting, is a dimension of its own.
        let before = told.get(list.whole)?.iter().filter(|k| **k == kind).count();
        let same = |d: &&mut Dimension| d.kind == kind;
        let at = match added.iter_mut().filter(same).nth(before) {
            Some(_) => added.iter().enumerate().filter(|(_, d)| d.kind == kind).nth(before)?.0,
            None => {
                added.push(Dimension { name: String::new(), kind, members: Vec::new() });
                added.len() - 1
            }
        };
        told.get_mut(list.whole)?.push(kind);
        let whole = dataset.series.get(list.whole)?;
        for (part, name) in list.parts.iter().zip(names) {
            let members = &mut added.get_mut(at)?.members;
            let code = members.iter().position(|m| m.name == name).unwrap_or_else(|| {
                members.push(Member { name, ..Member::default() });
                members.len() - 1
            });
            let series = out.series.get_mut(*part)?;
            series.members.clone_from(&whole.members);
            series.members.resize(first + at + 1, NONE);
            *series.members.get_mut(first + at)? = u32::try_from(code).ok()?;
            series.measure = whole.measure;
        }
    }
    out.dimensions.extend(added);
    let dims = out.dimensions.len();
    out.series.iter_mut().for_each(|s| s.members.resize(dims, NONE));
    Some(out)
}

/// What a series is called: by its measure.
fn name(dataset: &Dataset, series: &Series) -> String {
    dataset.measure(series).map(|m| m.name.clone()).unwrap_or_default()
}

/// What most of the parts are.
fn kind_of(names: &[String]) -> DimensionKind {
    let of = |kind: Kind| names.iter().filter(|n| line_of(n).is_some_and(|(k, _)| k == kind)).count();
    if of(Kind::Sector) * 2 >= names.len() {
        DimensionKind::Sector
    } else if of(Kind::Place) * 2 > names.len() {
        DimensionKind::Partner
    } else {
        DimensionKind::Commodity
    }
}

/// The lists of parts behind the flows of a table, in the order of its cells; `None` where there are none.
fn lists(dataset: &Dataset, flows: usize) -> Option<Vec<Parts>> {
    let plain = |s: &Series| s.members.iter().enumerate().all(|(d, m)| d == flows || *m == NONE);
    // One period that most of them state gives the order in which they stand.
    let at =
        dataset.series.iter().find(|s| dataset.flow(s).is_some()).and_then(|s| s.points.last()?.period)?;
    let mut order: Vec<(u32, u32, usize)> = Vec::new();
    for (i, series) in dataset.series.iter().enumerate().filter(|(_, s)| plain(s)) {
        if let Some(point) = series.point(at) {
            order.push((point.row, point.column, i));
        }
    }
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(.., i)| i).collect();
    let mut out = Vec::new();
    for (place, whole) in order.iter().enumerate() {
        let series = dataset.series.get(*whole)?;
        let Some(flow) = dataset.flow(series).filter(|f| matches!(f, Flow::Export | Flow::Import)) else {
            continue;
        };
        // "Other imports" below imports is one of its parts, and no whole.
        if out.iter().any(|l: &Parts| l.parts.contains(whole)) {
            continue;
        }
        let behind: Vec<usize> = order
            .get(place + 1..)
            .unwrap_or_default()
            .iter()
            .copied()
            .take_while(|i| {
                dataset.series.get(*i).is_some_and(|s| {
                    let own = dataset.flow(s);
                    s.unit == series.unit && own.is_none_or(|f| f == flow)
                })
            })
            .collect();
        let mut rest = behind.as_slice();
        while let Some(n) = (FEWEST..=rest.len()).find(|n| adds_up(dataset, series, rest.get(..*n))) {
            let (parts, more) = rest.split_at(n);
            out.push(Parts { whole: *whole, parts: parts.to_vec() });
            rest = more;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Whether parts add up to a whole in nearly all periods in which all of them have a figure.
fn adds_up(dataset: &Dataset, whole: &Series, parts: Option<&[usize]>) -> bool {
    let Some(parts) = parts else { return false };
    let value = |s: &Series, at: Period| s.point(at).and_then(|p| s.base_value(p).ok());
    let (mut tried, mut held) = (0_usize, 0_usize);
    for at in whole.points.iter().filter_map(|p| p.period) {
        let sum: Option<f64> = parts.iter().map(|i| dataset.series.get(*i).and_then(|s| value(s, at))).sum();
        let Some((sum, whole)) = sum.zip(value(whole, at)) else { continue };
        tried += 1;
        held += usize::from((sum - whole).abs() <= ROUNDED * whole.abs());
    }
    tried >= PERIODS && held * 10 >= tried * 9
}
