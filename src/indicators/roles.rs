//! Which figures play which part: exports, imports, GDP, prices, plan. The reading infers it from names and units; here a
//! person says it, by the name of a measure or of a member, and the dataset is cast anew by what they said.

use super::selection::kind_of;
use crate::dataset::{Dataset, DimensionKind, Flow, Measure, MeasureKind, Status};
use crate::diag::Diagnostic;
use std::borrow::Cow;

/// A part that figures play in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Goods sold abroad.
    Export,
    /// Goods bought abroad.
    Import,
    /// Exports plus imports.
    Turnover,
    /// Exports less imports.
    Balance,
    /// Worth.
    Value,
    /// Amount.
    Quantity,
    /// Price or other index.
    Index,
    /// Stated growth.
    Growth,
    /// Gross domestic product.
    Gdp,
    /// Number of people.
    Population,
    /// What was planned.
    Plan,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 11] = [
        Role::Export,
        Role::Import,
        Role::Turnover,
        Role::Balance,
        Role::Value,
        Role::Quantity,
        Role::Index,
        Role::Growth,
        Role::Gdp,
        Role::Population,
        Role::Plan,
    ];

    /// As a spec and a link write it.
    pub fn id(self) -> &'static str {
        match self {
            Role::Export => "export",
            Role::Import => "import",
            Role::Turnover => "turnover",
            Role::Balance => "balance",
            Role::Value => "value",
            Role::Quantity => "quantity",
            Role::Index => "index",
            Role::Growth => "growth",
            Role::Gdp => "gdp",
            Role::Population => "population",
            Role::Plan => "plan",
        }
    }

    /// The role of a name.
    pub fn named(id: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.id() == id)
    }

    fn flow(self) -> Option<Flow> {
        Some(match self {
            Role::Export => Flow::Export,
            Role::Import => Flow::Import,
            Role::Turnover => Flow::Turnover,
            Role::Balance => Flow::Balance,
            _ => return None,
        })
    }

    fn kind(self) -> Option<MeasureKind> {
        Some(match self {
            Role::Value => MeasureKind::Value,
            Role::Quantity => MeasureKind::Quantity,
            Role::Index => MeasureKind::Index,
            Role::Growth => MeasureKind::Growth,
            Role::Gdp => MeasureKind::Gdp,
            Role::Population => MeasureKind::Population,
            _ => return None,
        })
    }
}

/// Where a name stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Measure(usize),
    Member(usize, usize),
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn place(dataset: &Dataset, name: &str) -> Option<Place> {
    let member = || {
        dataset.dimensions.iter().enumerate().find_map(|(d, dimension)| {
            dimension.members.iter().position(|m| same(&m.name, name)).map(|m| Place::Member(d, m))
        })
    };
    dataset.measures.iter().position(|m| same(&m.name, name)).map(Place::Measure).or_else(member)
}

/// A dataset with some roles cast by hand; the dataset itself when none is. Casting twice is casting once.
///
/// # Errors
/// `chart.role` for a role that there is not, `chart.role-name` for a name that is neither a measure nor a member.
pub fn cast<'a>(
    dataset: &'a Dataset,
    roles: &[(String, Vec<String>)],
) -> Result<Cow<'a, Dataset>, Diagnostic> {
    if roles.iter().all(|(_, names)| names.is_empty()) {
        return Ok(Cow::Borrowed(dataset));
    }
    let mut out = dataset.clone();
    for (id, names) in roles {
        let Some(role) = Role::named(id) else {
            let all: Vec<&str> = Role::ALL.iter().map(|r| r.id()).collect();
            return Err(Diagnostic::error("chart.role")
                .with("found", id.as_str())
                .with("all", all.join(", ")));
        };
        for name in names {
            let Some(place) = place(&out, name) else {
                return Err(Diagnostic::error("chart.role-name")
                    .with("found", name.as_str())
                    .with("role", id.as_str()));
            };
            play(&mut out, role, place);
        }
    }
    Ok(Cow::Owned(out))
}

fn play(out: &mut Dataset, role: Role, place: Place) {
    let plays = |s: &crate::dataset::Series| match place {
        Place::Measure(m) => s.measure as usize == m,
        Place::Member(d, m) => s.members.get(d).is_some_and(|x| *x as usize == m),
    };
    if let Some(flow) = role.flow() {
        if let Place::Member(d, m) = place
            && let Some(dimension) = out.dimensions.get_mut(d)
        {
            // Two members cannot both be the exports of one breakdown.
            for member in dimension.members.iter_mut().filter(|x| x.flow == Some(flow)) {
                member.flow = None;
            }
            if let Some(member) = dimension.members.get_mut(m) {
                member.flow = Some(flow);
            }
        } else if let Place::Measure(m) = place {
            by_measure(out, flow, m);
        }
        return;
    }
    if role == Role::Plan {
        for series in out.series.iter_mut().filter(|s| plays(s)) {
            series.points.iter_mut().for_each(|p| p.status = Status::Plan);
        }
        return;
    }
    let Some(kind) = role.kind() else { return };
    match place {
        Place::Measure(m) => {
            if let Some(measure) = out.measures.get_mut(m) {
                measure.kind = kind;
            }
        }
        Place::Member(d, m) => {
            // The member's figures become a measure of their own: they count something else than those beside them.
            let name = out
                .dimensions
                .get(d)
                .and_then(|x| x.members.get(m))
                .map(|x| x.name.clone())
                .unwrap_or_default();
            let at =
                out.measures.iter().position(|x| x.name == name && x.kind == kind).unwrap_or_else(|| {
                    out.measures.push(Measure { name, kind });
                    out.measures.len() - 1
                });
            for series in out.series.iter_mut().filter(|s| plays(s)) {
                series.measure = at as u32;
            }
        }
    }
    // Formulas take the first that there is: what a person named goes first.
    let (first, rest): (Vec<_>, Vec<_>) =
        core::mem::take(&mut out.series).into_iter().partition(|s| match place {
            Place::Measure(m) => s.measure as usize == m,
            Place::Member(d, m) => s.members.get(d).is_some_and(|x| *x as usize == m),
        });
    out.series = first;
    out.series.extend(rest);
}

/// Exports and imports often stand as measures of their own; then the flow is a dimension that the file has no word for.
fn by_measure(out: &mut Dataset, flow: Flow, measure: usize) {
    let d = out.dimension_of(DimensionKind::Flow).unwrap_or_else(|| {
        out.dimensions.push(crate::dataset::Dimension {
            name: "flow".to_owned(),
            kind: DimensionKind::Flow,
            members: Vec::new(),
        });
        out.series.iter_mut().for_each(|s| s.members.push(crate::dataset::NONE));
        out.dimensions.len() - 1
    });
    let name = out.measures.get(measure).map(|m| m.name.clone()).unwrap_or_default();
    let Some(dimension) = out.dimensions.get_mut(d) else { return };
    let member = dimension.members.iter().position(|m| m.name == name).unwrap_or_else(|| {
        dimension.members.push(crate::dataset::Member { name, ..Default::default() });
        dimension.members.len() - 1
    });
    for (at, other) in dimension.members.iter_mut().enumerate() {
        if at == member {
            other.flow = Some(flow);
        } else if other.flow == Some(flow) {
            other.flow = None;
        }
    }
    if let Some(of) = out.measures.get_mut(measure) {
        of.kind = MeasureKind::Value;
    }
    for series in out.series.iter_mut().filter(|s| s.measure as usize == measure) {
        if let Some(slot) = series.members.get_mut(d) {
            *slot = member as u32;
        }
    }
}

/// The names that could play a role, and the one that does by the reading.
pub fn candidates(dataset: &Dataset, role: Role) -> (Vec<String>, Option<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut playing = None;
    if dataset.measures.len() > 1 {
        names.extend(dataset.measures.iter().map(|m| m.name.clone()));
        playing = role
            .kind()
            .and_then(|kind| dataset.measures.iter().find(|m| m.kind == kind).map(|m| m.name.clone()));
    }
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        let listed = matches!(dimension.kind, DimensionKind::Flow | DimensionKind::Other);
        if !listed || dimension.members.len() < 2 || dimension.members.len() > 60 {
            continue;
        }
        for (m, member) in dimension.members.iter().enumerate() {
            if !names.contains(&member.name) {
                names.push(member.name.clone());
            }
            let plays = match (role.flow(), role.kind()) {
                (Some(flow), _) => member.flow == Some(flow),
                (None, Some(kind)) => dataset.series.iter().any(|s| {
                    s.members.get(d).is_some_and(|x| *x as usize == m) && kind_of(dataset, s) == kind
                }),
                (None, None) => false,
            };
            let says_more = dimension.kind == DimensionKind::Other || role.flow().is_some();
            if plays && says_more && playing.is_none() {
                playing = Some(member.name.clone());
            }
        }
    }
    if role.flow().is_some() && playing.is_none() {
        playing = dataset
            .dimensions
            .iter()
            .flat_map(|d| &d.members)
            .find(|m| m.flow == role.flow())
            .map(|m| m.name.clone());
    }
    (names, playing)
}
