//! What a question leaves open, filled in from the table: along what the parts are parts, whose trade is compared with whose.
//! A person who picks an indicator from a menu has said no more than its name.

use super::selection::{Query, Task, names_of};
use super::{Indicator, Inputs};
use crate::dataset::{Dataset, DimensionKind, MemberRole};
use crate::period::Period;

/// The question with its gaps filled. What it says stays.
pub fn fitted(dataset: &Dataset, indicator: &'static Indicator, query: &Query) -> Query {
    let mut query = query.clone();
    if indicator.id == "sum-ratio" && query.from.is_none() {
        query.from = latter_half(dataset);
    }
    match indicator.inputs {
        Inputs::PartAndWhole => parts(dataset, indicator, &mut query),
        Inputs::TwoEconomies => economies(dataset, &mut query),
        _ => {}
    }
    query
}

/// A stretch can only be held against one before it: the later half of the periods against the earlier.
fn latter_half(dataset: &Dataset) -> Option<Period> {
    let longest = dataset.series.iter().max_by_key(|s| s.points.len())?;
    let step = longest.step()?;
    let periods: Vec<Period> =
        longest.points.iter().filter_map(|p| p.period).filter(|p| p.step() == step).collect();
    periods.get(periods.len().div_ceil(2)).copied()
}

fn parts(dataset: &Dataset, indicator: &'static Indicator, query: &mut Query) {
    if query.by.is_some() {
        return;
    }
    let found = Task::new(indicator, dataset, query).ok().and_then(|task| task.parts_dimension());
    query.by = found.and_then(|d| dataset.dimensions.get(d)).map(|d| d.name.clone());
}

/// Words for all economies together.
const WORLD: [&str; 4] = ["world", "wld", "thế giới", "toàn thế giới"];

/// Own economy: the one asked for, else the first of the table. The other: the world where the table has it, else the whole.
fn economies(dataset: &Dataset, query: &mut Query) {
    let names = |d: usize, name: &str| names_of(dataset, name) == Some(d);
    let items = |d: usize| dataset.dimensions.get(d).map_or(0, |x| x.members.len());
    let whole = |d: usize| {
        dataset.dimensions.get(d).and_then(|x| {
            x.members
                .iter()
                .find(|m| WORLD.contains(&m.name.trim().to_lowercase().as_str()))
                .or_else(|| x.members.iter().find(|m| m.role == MemberRole::Total))
        })
    };
    let asked = query.against.first().and_then(|(name, _)| names_of(dataset, name));
    let economies = asked.or_else(|| {
        (0..dataset.dimensions.len())
            .filter(|&d| items(d) > 1)
            .filter(|&d| dataset.dimensions.get(d).is_some_and(|x| x.kind != DimensionKind::Flow))
            .filter(|&d| dataset.dimensions.get(d).is_some_and(|x| x.kind != DimensionKind::Commodity))
            .filter(|&d| whole(d).is_some())
            .min_by_key(|&d| dataset.dimensions.get(d).is_none_or(|x| x.kind != DimensionKind::Partner))
    });
    let Some(d) = economies else { return };
    let Some(dimension) = dataset.dimensions.get(d) else { return };
    if query.against.is_empty()
        && let Some(world) = whole(d)
    {
        query.against.push((dimension.name.clone(), world.name.clone()));
    }
    let other = |name: &str| query.against.iter().any(|(_, m)| m.to_lowercase() == name.to_lowercase());
    if !query.select.iter().any(|(name, _)| names(d, name))
        && let Some(own) = dimension.members.iter().find(|m| !other(&m.name) && m.role == MemberRole::Item)
    {
        query.select.push((dimension.name.clone(), own.name.clone()));
    }
    if query.by.is_none() || query.by.as_deref().is_some_and(|name| names(d, name)) {
        // Never along the economies themselves: the items are what both trade.
        query.by = None;
        let along = (0..dataset.dimensions.len())
            .filter(|&n| n != d && items(n) > 1)
            .filter(|&n| dataset.dimensions.get(n).is_some_and(|x| x.kind != DimensionKind::Flow))
            .max_by_key(|&n| items(n));
        query.by = along.and_then(|n| dataset.dimensions.get(n)).map(|x| x.name.clone());
    }
}
