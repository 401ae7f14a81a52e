//! Who is drawn first, how many are drawn when nobody says, and who is only what is left over.

use super::choose::{Choice, Strand};
use super::order;
#[cfg(feature = "forms")]
use crate::dataset::Dataset;
use crate::dataset::DimensionKind;
#[cfg(not(feature = "press"))]
use crate::lang::{Lang, words};
use crate::spec::{ChartSpec, ChartType};

/// Sorts by the latest common figure and keeps the largest.
pub(super) fn rank(choice: &mut Choice, spec: &ChartSpec) {
    let is_flows = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    let at = choice.periods.last().copied();
    #[cfg(feature = "press")]
    let is_place = choice.unit.quantity == crate::unit::Quantity::Rank;
    let size = |s: &Strand| {
        // The latest figure, at the last period or before: a series that ends early is not small for that.
        let latest = match at {
            // Bars are of one period: who has no figure for it stands behind all who have.
            #[cfg(feature = "forms")]
            Some(at) if choice.kind == ChartType::Bar => {
                s.known().rfind(|(p, ..)| *p == at).map(|(_, v, _)| v)
            }
            Some(_) => s.last().map(|(_, v, _)| v),
            None => s.line.records.iter().find_map(|r| r.value.ok()),
        };
        // The first in an order has the smallest number.
        #[cfg(feature = "press")]
        let latest = if is_place { latest.map(|place| -place) } else { latest };
        latest.unwrap_or(f64::NEG_INFINITY)
    };
    #[cfg(feature = "forms")]
    let (by_value, is_by_size) = (size, is_by_size(choice));
    // The largest deficit is as large as the largest surplus.
    #[cfg(feature = "forms")]
    let size = |s: &Strand| {
        let value = by_value(s);
        if is_by_size && value.is_finite() { value.abs() } else { value }
    };
    let default = most(choice.kind);
    // Of one line of growth the largest part stands first already, not the one that grew most: `split` saw to that.
    #[cfg(feature = "press")]
    let is_split = !crate::indicators::find(choice.indicator).is_some_and(|i| i.is_studied());
    #[cfg(not(feature = "press"))]
    let is_split = true;
    let is_ranked = cfg!(feature = "forms") && is_split && default == 1 && choice.indicator != "value";
    if !is_flows && !is_ranked {
        let key = |s: &Strand| if s.is_rest { f64::MAX } else { -size(s) };
        choice.strands = order::by_key(core::mem::take(&mut choice.strands), key);
    }
    let named = spec.select.iter().any(|(_, list)| list.len() > 1) && spec.top.is_none();
    let most = match spec.top {
        Some(n) => (n as usize).clamp(1, 60),
        None if named && default > 1 => default.max(60),
        None => default,
    };
    // One member more than asked for is drawn rather than called "one other".
    let keep =
        if choice.strands.len() == most + 1 && spec.top.is_none() && most > 1 { most + 1 } else { most };
    choice.others = choice.strands.split_off(keep.min(choice.strands.len()));
    // Bars go from the largest surplus to the largest deficit, whoever was chosen.
    #[cfg(feature = "forms")]
    if is_by_size && choice.kind == ChartType::Bar && !is_flows {
        let key = |s: &Strand| if s.is_rest { f64::MAX } else { -by_value(s) };
        choice.strands = order::by_key(core::mem::take(&mut choice.strands), key);
    }
    // Of exports and imports one alone is what the chart is about.
    #[cfg(feature = "forms")]
    if is_flows && let [one] = choice.strands.as_slice() {
        choice.flow = one.line.flow;
    }
}

/// Whether members are ranked by their size whatever its sign: amounts of which some are above zero and some below. Of rates
/// the largest is the highest; lines are chosen as the smallest build chooses them.
#[cfg(feature = "forms")]
pub(super) fn is_by_size(choice: &Choice) -> bool {
    use crate::unit::Quantity;
    let is_rate =
        matches!(choice.unit.quantity, Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_));
    let all = || choice.strands.iter().chain(&choice.others).filter(|s| !s.is_rest);
    let some = |sign: f64| all().filter_map(Strand::last).any(|(_, v, _)| v * sign > 0.0);
    choice.kind != ChartType::Line && !is_rate && some(1.0) && some(-1.0)
}

/// How many members are drawn when the spec says nothing.
pub(super) fn most(kind: ChartType) -> usize {
    match kind {
        #[cfg(feature = "forms")]
        ChartType::Bar => 15,
        #[cfg(feature = "forms")]
        ChartType::Column => 1,
        #[cfg(feature = "press")]
        kind => kind.most(),
        #[cfg(not(feature = "press"))]
        _ => 5,
    }
}

/// Those that reach the last period first, and of them the largest: how much a part grew does not say how large it is. What is
/// left over (a member of the dimension `by` that says so) stands behind all, whatever its size.
#[cfg(feature = "forms")]
pub(super) fn largest_first(dataset: &Dataset, by: Option<usize>, parts: Vec<usize>) -> Vec<usize> {
    let rest = |i: &usize| {
        let member = by.and_then(|d| dataset.member(dataset.series.get(*i)?, d));
        member.is_some_and(|m| is_rest(&m.name))
    };
    let last = |i: &usize| {
        let series = dataset.series.get(*i)?;
        let known = series.points.iter().filter_map(|p| Some((p.period?, p.value.as_ref().ok()?)));
        known.max_by(|a, b| order::of(a.0).total_cmp(&order::of(b.0)))
    };
    let end = parts.iter().filter_map(last).map(|(p, _)| order::of(p)).fold(f64::NEG_INFINITY, f64::max);
    let size = |i: &usize| match last(i) {
        _ if rest(i) => f64::INFINITY,
        Some((period, value)) if order::of(period) == end => -value.decimal.value(),
        _ => f64::MAX,
    };
    order::by_key(parts, size)
}

/// Whether a member's name says that it is what is left over. An embed knows the names that are seen most.
pub(super) fn is_rest(name: &str) -> bool {
    #[cfg(feature = "press")]
    return crate::lang::is_rest(name);
    #[cfg(not(feature = "press"))]
    Lang::ALL
        .iter()
        .any(|lang| words(*lang, "chart.rest").split('|').any(|rest| super::pool::same_word(rest, name)))
}
