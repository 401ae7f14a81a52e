//! Which cells of the table a side and its names select, and their sum.

use super::slots::{Names, Side};
use super::table_index::{Amount, Selection, TableIndex, Wanted, with};
use crate::dataset::{Flow, NONE};
use crate::period::Period;

/// Selections of a flow narrowed by names; unions give several.
fn selections(index: &TableIndex<'_>, flow: Option<Flow>, names: &Names, measure: Wanted) -> Vec<Selection> {
    let mut out = vec![Selection { flow, members: vec![NONE; index.dims.len()], measure }];
    // Tonnes are counted in one way only.
    let way = index.ways.map(|(dim, _)| dim).filter(|_| measure == Wanted::Amount);
    for (dim, members) in names.iter().filter(|(dim, _)| Some(*dim) != way) {
        out = out.iter().flat_map(|s| members.iter().map(move |m| with(s, *dim, *m))).take(64).collect();
    }
    out.iter_mut().for_each(|s| index.implied.fill(&mut s.members));
    out.into_iter().map(|s| index.in_scope(s, names)).collect()
}

/// Selections of a side: of its flow, or of its topic.
pub(super) fn selections_of(
    index: &TableIndex<'_>,
    side: Side,
    names: &Names,
    measure: Wanted,
) -> Vec<Selection> {
    selections(index, side.in_table(), names, side.topic.map_or(measure, Wanted::Topic))
}

/// The sum over selections at a period.
pub(super) fn total_of(index: &TableIndex<'_>, selections: &[Selection], period: Period) -> Option<Amount> {
    Amount::sum(&selections.iter().map(|s| index.amount(s, period)).collect::<Option<Vec<Amount>>>()?)
}
