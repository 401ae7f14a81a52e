//! The series that a spec's measure and selection leave, by the table's own words, and those that a selection leaves out.

use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, MemberRole, Series};
use crate::diag::Diagnostic;
use crate::spec::ChartSpec;
use crate::unit::Quantity;

fn no_dimension(dataset: &Dataset, name: &str) -> Diagnostic {
    let all = some(dataset.dimensions.iter().map(|d| d.name.as_str()));
    Diagnostic::error("chart.dimension").with("found", name).with("all", all)
}

/// Names that there are, the one that was probably meant first.
fn near_first<'a, N: Iterator<Item = &'a str>>(found: &str, names: impl Fn() -> N) -> String {
    #[cfg(feature = "press")]
    if let Some(near) = crate::spec::nearest_of(found, names()) {
        return some(core::iter::once(near).chain(names().filter(|name| *name != near)));
    }
    let _ = found;
    some(names())
}

/// The first of the names that there are: enough to see how they are written.
fn some<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 6;
    // An embed says nothing: the build that can say it comes when something is wrong.
    if !cfg!(feature = "press") {
        return String::new();
    }
    let mut out: Vec<&str> = names.by_ref().take(MOST).collect();
    if names.next().is_some() {
        out.push("…");
    }
    out.join(", ")
}

/// Indices of the series that the spec's measure and selection leave.
pub(super) fn pool(spec: &ChartSpec, dataset: &Dataset) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let same = |a: &str, b: &str| same_word(a, b);
    let mut problems = Vec::new();
    let mut wanted: Vec<(usize, Vec<u32>)> = Vec::new();
    for (name, members) in spec.select.iter() {
        let Some(d) = dimension(dataset, name) else {
            problems.push(no_dimension(dataset, name));
            continue;
        };
        let Some(dimension) = dataset.dimensions.get(d) else { continue };
        let mut indices = Vec::new();
        for member in members {
            match dimension
                .members
                .iter()
                .position(|m| same(&m.name, member) || m.flow.is_some_and(|f| same(flow_word(f), member)))
            {
                Some(at) => indices.push(at as u32),
                None => problems.push(
                    Diagnostic::error("chart.member")
                        .with("found", member.as_str())
                        .with("dimension", dimension.name.as_str())
                        .with(
                            "all",
                            near_first(member, || dimension.members.iter().map(|m| m.name.as_str())),
                        ),
                ),
            }
        }
        wanted.push((d, indices));
    }
    if let Some(name) = &spec.by
        && dimension(dataset, name).is_none()
    {
        problems.push(no_dimension(dataset, name));
    }
    let named = spec.measure.as_deref().map(|name| {
        dataset.measures.iter().position(|m| same(&m.name, name)).map(|m| m as u32).ok_or_else(|| {
            let all = some(dataset.measures.iter().map(|m| m.name.as_str()));
            Diagnostic::error("chart.measure").with("found", name).with("all", all)
        })
    });
    let measure = match named {
        Some(Ok(m)) => Some(m),
        Some(Err(problem)) => {
            problems.push(problem);
            None
        }
        None => None,
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let selected = |s: &Series| {
        wanted
            .iter()
            .all(|(d, indices)| indices.is_empty() || s.members.get(*d).is_some_and(|m| indices.contains(m)))
    };
    let has_figures = |s: &Series| s.points.iter().any(|p| p.value.is_ok());
    let first: Vec<usize> = dataset
        .series
        .iter()
        .enumerate()
        .filter(|(_, s)| selected(s) && has_figures(s) && measure.is_none_or(|m| s.measure == m))
        .map(|(i, _)| i)
        .collect();
    // Without a named measure: money first, by the first series that is in money, with all that adds to it and is the same
    // kind of measure (exports and imports often stand as measures of their own).
    let is_money = |s: &&Series| matches!(s.unit.quantity, Quantity::Money(_)) && s.unit.per.is_none();
    let series: Vec<&Series> = first.iter().filter_map(|i| dataset.series.get(*i)).collect();
    let kind = |s: &Series| dataset.measure(s).map_or(MeasureKind::Other, |m| m.kind);
    let Some(leader) = series
        .iter()
        .find(|s| is_money(s) && kind(s) == MeasureKind::Value)
        .or_else(|| series.iter().find(|s| is_money(s)))
        .or_else(|| series.iter().find(|s| cfg!(feature = "press") && kind(s) == MeasureKind::Value))
        .or_else(|| series.first())
    else {
        return Ok(Vec::new());
    };
    let fits = |s: &Series| {
        s.unit.adds_to(&leader.unit)
            && (s.measure == leader.measure
                || (kind(s) == MeasureKind::Value && kind(leader) == MeasureKind::Value))
    };
    Ok(first.into_iter().filter(|i| dataset.series.get(*i).is_some_and(fits)).collect())
}

/// Whether two words are the same but for case. Letters beyond the plain alphabet must be the same: the table of all cases
/// of all scripts is larger than what it is worth here.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b.trim())
}

/// A dimension by its header word or by what it is about.
pub(super) fn dimension(dataset: &Dataset, name: &str) -> Option<usize> {
    let kind = |k: DimensionKind| match k {
        DimensionKind::Flow => "flow",
        DimensionKind::Partner => "partner",
        DimensionKind::Commodity => "commodity",
        DimensionKind::Sector => "sector",
        DimensionKind::Other => "other",
    };
    let by_name = dataset.dimensions.iter().position(|d| same_word(&d.name, name));
    by_name.or_else(|| dataset.dimensions.iter().position(|d| same_word(kind(d.kind), name)))
}

pub(super) fn flow_word(flow: Flow) -> &'static str {
    match flow {
        Flow::Export => "export",
        Flow::Import => "import",
        Flow::Turnover => "turnover",
        Flow::Balance => "balance",
    }
}

/// The series that a selection in a dimension leaves out: like one that is drawn in all but that dimension; and the whole of all.
pub(super) fn left_out(dataset: &Dataset, d: usize, parts: &[usize]) -> (Vec<usize>, Option<usize>) {
    let role = |s: &Series| dataset.member(s, d).map_or(MemberRole::Total, |m| m.role);
    // One of each member: a table that tells them apart by more has many.
    let mut drawn: Vec<&Series> = Vec::new();
    let is_drawn = |drawn: &[&Series], s: &Series| drawn.iter().any(|p| p.members.get(d) == s.members.get(d));
    for part in parts.iter().filter_map(|i| dataset.series.get(*i)) {
        if !is_drawn(&drawn, part) {
            drawn.push(part);
        }
    }
    let beside = |s: &Series, p: &Series| {
        s.measure == p.measure
            && s.unit.adds_to(&p.unit)
            && s.members.iter().zip(&p.members).enumerate().all(|(e, (a, b))| e == d || a == b)
            && (role(s) != MemberRole::Group || role(p) == MemberRole::Group)
    };
    let (mut left, mut whole) = (Vec::new(), None);
    for (i, s) in dataset.series.iter().enumerate() {
        if is_drawn(&drawn, s) || !drawn.iter().any(|p| beside(s, p)) {
            continue;
        }
        if role(s) == MemberRole::Total {
            whole = Some(i);
        } else {
            left.push(i);
        }
    }
    (left, whole)
}
