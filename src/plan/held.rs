//! What all lines of a chart are of besides what tells them apart: coffee, where they are the markets of coffee. Unsaid, the
//! chart would be taken for one of all goods.

use super::choose::Choice;
use super::measure::TIE;
use crate::dataset::{Dataset, DimensionKind, MemberRole, NONE, is_status};
use crate::indicators::selection::is_class_of;
use crate::lang::is_span;
use crate::period::Period;

/// The members that a chart is held to, each one of several in its dimension, as dimension and member; none where it is of all. A sort
/// of member ("Group"), a sureness ("Actual"), how long a figure's period is ("Month") and the date of a release are none of these.
pub(crate) fn members(dataset: &Dataset, choice: &Choice) -> Vec<(usize, u32)> {
    let is_split = |d: usize| {
        let name = dataset.dimensions.get(d).map(|x| x.name.as_str());
        choice.split.as_ref().is_some_and(|(_, split)| Some(split.as_str()) == name)
    };
    let mut out = Vec::new();
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        if dimension.kind == DimensionKind::Flow || dimension.members.len() < 2 || is_split(d) {
            continue;
        }
        let mut ids = choice.strands.iter().map(|s| s.line.members.get(d).copied().unwrap_or(NONE));
        let Some(id) = ids.next().filter(|id| *id != NONE) else { continue };
        let Some(member) = dimension.members.get(id as usize) else { continue };
        let is_whole = member.role == MemberRole::Total || member.flow.is_some();
        let is_class = (0..dataset.dimensions.len()).any(|of| is_class_of(dataset, d, of));
        let is_sure = dimension.members.iter().all(|m| is_status(&m.name));
        let is_date = Period::parse(member.name.trim()).is_some();
        let is_said = is_class || is_sure || is_date || is_span(&member.name);
        if ids.all(|other| other == id) && !is_whole && !is_said {
            out.push((d, id));
        }
    }
    out
}

/// Their names, but for those that a line is named after.
pub(super) fn of(dataset: &Dataset, choice: &Choice) -> Vec<String> {
    let name = |(d, id): (usize, u32)| dataset.dimensions.get(d)?.members.get(id as usize).map(|m| &m.name);
    let is_told = |name: &String| choice.strands.iter().any(|s| s.name.contains(name.as_str()));
    let held = members(dataset, choice).into_iter().filter_map(name).filter(|name| !is_told(name));
    held.map(|name| name.trim().replace(' ', &TIE.to_string())).collect()
}

/// What is shown, of what it is held to: "Cà phê: trị giá theo thị trường".
pub(super) fn before(held: &[String], what: String) -> String {
    if held.is_empty() { what } else { [&held.join(", "), ": ", &super::say::small(&what)].concat() }
}
