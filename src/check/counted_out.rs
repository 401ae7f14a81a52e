//! What stands behind a place, a number of members and a number of periods, one by one: who is ahead, which members and which years were
//! counted. A figure that is counted is believed when the things are named.

use super::candidates::{selections_of, total_of};
use super::kinds::Sort;
use super::places_in_order::Among;
use super::reading::{Reading, Working};
use super::slots::{Names, Side};
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::NONE;
use crate::lang::{self, Lang};
use crate::period::Period;

/// Things that are named one by one, at most.
const NAMED: usize = 12;

/// Members with their values, the first one first.
type Listed = Vec<(u32, Amount)>;

/// The members that a place is among, the first one first, and the one whose it is. They are put in order by what its own cell states.
fn ordered(index: &TableIndex<'_>, reading: &Reading) -> Option<(usize, u32, Listed)> {
    let (side, (dim, members)) = (reading.side?, reading.names.last()?);
    let own = *members.first().filter(|_| members.len() == 1)?;
    let rest: Names = reading.names.iter().filter(|(d, _)| d != dim).cloned().collect();
    let by = |measure: Wanted| {
        let all =
            Among { index, side, rest: &rest, dim: *dim, period: reading.period, measure }.in_order(own);
        let is = |(m, a): &(u32, Amount)| *m == own && a.cells == reading.amount.cells;
        all.iter().any(is).then_some(all)
    };
    Some((*dim, own, by(index.plain).or_else(|| by(Wanted::Amount))?))
}

/// The members down to the one whose place it is, first to last: place, name, value.
pub(super) fn down_to(index: &TableIndex<'_>, reading: &Reading) -> Vec<(usize, String, Amount)> {
    let Some((dim, own, all)) = ordered(index, reading) else { return Vec::new() };
    let Some(last) = all.iter().position(|(member, _)| *member == own) else { return Vec::new() };
    // Members of one value share a place; whoever is not where the arithmetic has it, is not shown.
    if (last + 1) as f64 != reading.amount.value {
        return Vec::new();
    }
    all.into_iter()
        .take(last + 1)
        .enumerate()
        .map(|(n, (member, amount))| (n + 1, index.name(dim, member).to_owned(), amount))
        .collect()
}

/// Whether a place is one by tonnes, in a table that has money as well.
pub(super) fn is_by_amount(index: &TableIndex<'_>, reading: &Reading) -> bool {
    let level = |measure: Wanted| {
        let selections = selections_of(index, reading.side?, &reading.names, measure);
        total_of(index, &selections, reading.period).map(|a| a.cells)
    };
    index.plain != Wanted::Amount && level(Wanted::Amount).is_some_and(|cells| cells == reading.amount.cells)
}

/// Who has a place that is told; `None` where the table does not go on so far, or two share it.
pub(super) fn holder(index: &TableIndex<'_>, reading: &Reading, place: usize) -> Option<String> {
    let (dim, own, all) = ordered(index, reading)?;
    let (member, amount) = all.get(place.checked_sub(1)?)?;
    let shared = all.iter().filter(|(_, a)| a.value == amount.value).count() > 1;
    (!shared && *member != own).then(|| index.name(dim, *member).to_owned())
}

/// The cells of what was counted: of so many periods of one row.
pub(super) fn cells_of_periods(
    index: &TableIndex<'_>,
    (side, names): (Side, &Names),
    periods: impl Iterator<Item = Period>,
) -> Vec<(u32, u32)> {
    let selections = selections_of(index, side, names, index.plain);
    periods.filter_map(|p| total_of(index, &selections, p)).flat_map(|a| a.cells).collect()
}

/// The things that were counted, by name: members where they differ, else periods. Empty where they cannot be told apart, or are many.
pub(super) fn things(index: &TableIndex<'_>, reading: &Reading, lang: Lang) -> Vec<String> {
    let cells = &reading.amount.cells;
    let counted = matches!(reading.sort, Sort::Count | Sort::Streak)
        && matches!(reading.working, Working::Counted(..))
        && !cells.is_empty()
        && reading.amount.value <= NAMED as f64;
    if !counted {
        return Vec::new();
    }
    let found: Vec<(&[u32], Period)> = cells
        .iter()
        .filter_map(|(row, column)| {
            index.dataset.series.iter().find_map(|s| {
                let point = s.points.iter().find(|p| (p.row, p.column) == (*row, *column))?;
                Some((s.members.as_slice(), point.period?))
            })
        })
        .collect();
    let Some((first, _)) = found.first() else { return Vec::new() };
    let apart = |dim: &usize| found.iter().all(|(members, _)| members.get(*dim).is_some_and(|m| *m != NONE));
    let differs = |dim: &usize| found.iter().any(|(members, _)| members.get(*dim) != first.get(*dim));
    let at = index.dims.iter().copied().find(|dim| apart(dim) && differs(dim));
    let all = found.iter().filter_map(|(members, period)| match at {
        Some(dim) => {
            let member = usize::try_from(*members.get(dim)?).ok()?;
            Some(index.dataset.dimensions.get(dim)?.members.get(member)?.name.clone())
        }
        None => Some(lang::period(lang, *period)),
    });
    let mut names: Vec<String> = Vec::new();
    for name in all {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() as f64 == reading.amount.value { names } else { Vec::new() }
}
