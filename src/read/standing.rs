//! How periods stand: across the columns, down the rows, or nowhere; as the columns show it, and as a person says it.

use super::stats::Stats;
use super::{Column, Layout, Role};
use crate::diag::{At, Diagnostic};

/// Roles as a person says that periods stand: across the columns, down the rows, or nowhere.
pub(super) fn lay_out(columns: &mut [Column], layout: Layout, stats: &[Stats]) {
    let down = matches!(layout, Layout::Long | Layout::Series);
    if down && columns.iter().any(|c| c.role == Role::Period) {
        return;
    }
    let chosen = |column: &mut Column, role: Role| {
        column.role = role;
        column.evidence = vec![Diagnostic::note("read.chosen").at(At::column(column.index))];
    };
    if down {
        // The column with most periods or parts of a year.
        let count = |c: &Column| {
            stats.get(c.index as usize - 1).map_or(0, |s| s.periods + s.parts + s.compact.min(s.filled))
        };
        let most = columns.iter().map(count).max().unwrap_or(0);
        let best = columns.iter().position(|c| most > 0 && count(c) == most);
        if let Some(column) = best.and_then(|c| columns.get_mut(c)) {
            chosen(column, Role::Period);
        }
        return;
    }
    for column in columns.iter_mut().filter(|c| matches!(c.role, Role::Period | Role::PeriodPart)) {
        chosen(column, Role::Dimension);
    }
}

/// How they stand by what the columns are.
pub(super) fn layout_of(columns: &[Column]) -> Layout {
    let values = columns.iter().filter(|c| c.role == Role::Value).count();
    let across =
        columns.iter().filter(|c| c.role == Role::Value && (c.period.is_some() || c.part.is_some())).count();
    let names = columns
        .iter()
        .filter(|c| c.role == Role::Value && (c.period.is_some()) && !c.name.is_empty())
        .count();
    let down = columns.iter().any(|c| c.role == Role::Period);
    let dimensions = columns.iter().any(|c| matches!(c.role, Role::Dimension | Role::Measure));
    match (down, across * 2 > values, dimensions) {
        (false, true, _) if names * 2 > values => Layout::Cross,
        (_, true, _) => Layout::Wide,
        (true, false, true) => Layout::Long,
        (true, false, false) => Layout::Series,
        (false, false, _) => Layout::Cross,
    }
}
