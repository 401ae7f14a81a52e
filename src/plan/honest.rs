//! What a reader should be told before a chart is shared: rounding larger than what is shown, uneven steps of time, more
//! lines than can be told apart.

use super::choose::Choice;
use crate::diag::Diagnostic;
use crate::period::Period;
use crate::spec::ChartType;

/// More lines than this are a tangle.
const MANY: usize = 8;

/// Warnings about an honest reading of the chart.
pub(super) fn warnings(choice: &Choice) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let over_time = !choice.kind.is_bar();
    if choice.kind == ChartType::Line && choice.strands.len() > MANY {
        found.push(Diagnostic::warning("chart.many").with("n", choice.strands.len()));
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
    if over_time && uneven(&choice.periods) {
        found.push(Diagnostic::note("chart.uneven"));
    }
    found
}

/// Whether neighbours are not always the same distance apart.
fn uneven(periods: &[Period]) -> bool {
    let mut step = None;
    periods.windows(2).any(|w| {
        let [a, b] = w else { return false };
        let distance = match (a.ordinal(), b.ordinal()) {
            (Some(a), Some(b)) => b - a,
            _ => return true,
        };
        *step.get_or_insert(distance) != distance
    })
}
