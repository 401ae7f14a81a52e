//! What a reader should be told before a chart is shared: rounding larger than what is shown, uneven steps of time, more
//! lines than can be told apart.

use super::choose::Choice;
use crate::diag::Diagnostic;
use crate::period::Period;
use crate::spec::ChartType;
use crate::unit::Quantity;

/// From so many years on money of the first is not that of the last.
const DECADES: i32 = 20;

/// More lines than this are a tangle.
const MANY: usize = 8;

/// More columns side by side than this are thinner than a stroke on most screens.
const THIN: usize = 200;

/// Warnings about an honest reading of the chart.
pub(super) fn warnings(choice: &Choice) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let over_time = !choice.kind.is_of_one_period();
    let parts = matches!(
        choice.kind,
        ChartType::Line
            | ChartType::Index
            | ChartType::AreaStacked
            | ChartType::AreaShare
            | ChartType::ColumnStacked
            | ChartType::ColumnShare
            | ChartType::BarStacked
            | ChartType::BarShare
            | ChartType::ColumnGrouped
    );
    if parts && choice.strands.len() > MANY {
        found.push(Diagnostic::warning("chart.many").with("n", choice.strands.len()));
    }
    let columns = choice.strands.len() * choice.periods.len();
    if choice.kind == ChartType::ColumnGrouped && columns > THIN {
        found.push(Diagnostic::warning("chart.many-columns").with("n", columns));
    }
    let open = choice
        .strands
        .iter()
        .filter(|s| s.line.indicator != "value")
        .flat_map(|s| &s.line.records)
        .filter(|r| r.value.is_ok_and(|v| v != 0.0) && r.sign() == 0)
        .count();
    if open > 0 {
        found.push(Diagnostic::warning("chart.rounding").with("n", open));
    }
    if over_time {
        // Two periods side by side whose difference the rounding of the table does not bear out.
        let two = matches!(choice.kind, ChartType::Slope | ChartType::Dumbbell | ChartType::Waterfall);
        let same = |s: &&super::choose::Strand| match (s.line.records.first(), s.line.records.last()) {
            (Some(a), Some(b)) if s.line.records.len() > 1 => {
                a.value.is_ok()
                    && b.value.is_ok()
                    && a.value != b.value
                    && (b.interval - a.interval).contains(0.0)
            }
            _ => false,
        };
        let n = if two { choice.strands.iter().filter(same).count() } else { 0 };
        if n > 0 {
            found.push(Diagnostic::warning("chart.difference").with("n", n));
        }
        let years = match (choice.periods.first(), choice.periods.last()) {
            (Some(a), Some(b)) => i32::from(b.year()) - i32::from(a.year()),
            _ => 0,
        };
        let money = matches!(choice.unit.quantity, Quantity::Money(_));
        if money && years >= DECADES && choice.kind != ChartType::Waterfall {
            found.push(Diagnostic::warning("chart.nominal").with("n", years as u32));
        }
    }
    if over_time && uneven(&choice.periods) {
        found.push(Diagnostic::warning("chart.uneven"));
    }
    found
}

/// Whether neighbours are not always the same distance apart.
fn uneven(periods: &[Period]) -> bool {
    let mut step = None;
    let mut places = periods.iter().map(Period::ordinal);
    let Some(mut before) = places.next() else { return false };
    places.any(|here| {
        let distance = match (before, here) {
            (Some(a), Some(b)) => b - a,
            _ => return true,
        };
        before = here;
        *step.get_or_insert(distance) != distance
    })
}
