//! The catalogue's levels beyond turnover and balance.

use super::level;
use super::selection::Task;
use super::series::both;
use super::units::{number, percent};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Reason, Record, Source};
use crate::dataset::Flow;
use crate::diag::Diagnostic;
use crate::unit::Unit;

/// What a ratio of exports and imports refuses.
const RATIO_REFUSES: &[Reason] =
    &[Reason::NoInput, Reason::UnlikeUnits, Reason::NoAmount, Reason::DivisionByZero, Reason::NotPositive];

pub(super) static ENTRIES: [Indicator; 4] = [
    Indicator {
        id: "coverage",
        group: Group::Level,
        formula: level::COVERAGE.text,
        inputs: Inputs::ExportsAndImports,
        params: &[],
        gives: Gives::Percent,
        refuses: RATIO_REFUSES,
        source: "UN ESCAP, Trade Statistics in Policymaking (2009), ch. 2",
        example: Example { asks: "trade.csv --to 2005", gives: "2005 88.3%" },
        compute: Compute::Two(coverage),
    },
    Indicator {
        id: "normalized-balance",
        group: Group::Level,
        formula: level::NORMALIZED_BALANCE.text,
        inputs: Inputs::ExportsAndImports,
        params: &[],
        gives: Gives::Number,
        refuses: RATIO_REFUSES,
        source: "UNCTAD, Handbook of Statistics, ch. Calculation methods: normalized trade balance",
        example: Example { asks: "trade.csv --to 2005", gives: "2005 −0.062" },
        compute: Compute::Two(normalized),
    },
    Indicator {
        id: "exports-from-balance",
        group: Group::Level,
        formula: level::EXPORTS_FROM.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::NoAmount],
        source: "follows from turnover T = X + M and balance B = X − M",
        example: Example { asks: "totals.csv", gives: "2023 $398 billion" },
        compute: Compute::Table(exports_from_balance),
    },
    Indicator {
        id: "imports-from-balance",
        group: Group::Level,
        formula: level::IMPORTS_FROM.text,
        inputs: Inputs::One,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits, Reason::NoAmount],
        source: "follows from turnover T = X + M and balance B = X − M",
        example: Example { asks: "totals.csv", gives: "2023 $397 billion" },
        compute: Compute::Table(imports_from_balance),
    },
];

fn coverage(x: &Source<'_>, m: &Source<'_>) -> (Unit, Vec<Record>) {
    (percent(), both(x, m, level::coverage))
}

fn normalized(x: &Source<'_>, m: &Source<'_>) -> (Unit, Vec<Record>) {
    (number(), both(x, m, level::normalized_balance))
}

fn exports_from_balance(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    solved(task, Flow::Export, level::exports_from)
}

fn imports_from_balance(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    solved(task, Flow::Import, level::imports_from)
}

fn solved(
    task: &Task<'_>,
    flow: Flow,
    formula: fn(&Record, &Record) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let turnovers = task.selected().into_iter().filter(|&i| {
        task.dataset.series.get(i).is_some_and(|s| task.dataset.flow(s) == Some(Flow::Turnover))
    });
    let mut lines = Vec::new();
    for t in turnovers {
        let Some(b) = task.of_flow(t, Flow::Balance) else { continue };
        let (Some(ts), Some(bs)) = (task.source(t), task.source(b)) else { continue };
        let mut line = task.line(t, ts.series.unit.base(), both(&ts, &bs, formula));
        line.flow = Some(flow);
        lines.push(line);
    }
    if lines.is_empty() { Err(task.lacks("turnover and balance")) } else { Ok(lines) }
}
