//! How much a month of each year: the press tells "3.3 billion a month" of a year, and of a year that still goes on up to its last month.

use super::selection::Task;
use super::spans::{all_between, complete};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Reason, Record, sums};
use crate::diag::Diagnostic;
use crate::period::Period;

pub(super) static ENTRIES: [Indicator; 1] = [Indicator {
    id: "month-mean",
    group: Group::Level,
    formula: sums::MEAN.text,
    inputs: Inputs::One,
    params: &[],
    gives: Gives::Same,
    refuses: &[Reason::Incomplete],
    source: "UN, International Merchandise Trade Statistics: Compilers Manual (2013), ch. XXI",
    example: Example { asks: "months.csv --where flow=X", gives: "2005 $2,750 million" },
    compute: Compute::Table(month_mean),
}];

/// The mean month of each year, from January to the last month that has a figure: a year of which one before that lacks has no mean.
fn month_mean(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let known = source.series.points.iter().filter(|p| p.value.is_ok()).filter_map(|p| p.period);
        let mut years: Vec<(i16, u8)> = Vec::new();
        for period in known {
            let Period::Month(y, m) = period else { continue };
            if task.query.to.is_some_and(|to| period.end_day() > to.end_day()) {
                continue;
            }
            match years.iter_mut().find(|(year, _)| *year == y) {
                Some((_, last)) => *last = m.max(*last),
                None => years.push((y, m)),
            }
        }
        years.sort_unstable();
        let record = |(y, m): (i16, u8)| {
            let all: Vec<Record> = all_between(&source, Period::Month(y, 1), Period::Month(y, m));
            let period = if m == 12 { Period::Year(y) } else { Period::to_date(y, m) };
            complete(&all, sums::mean).at(Some(period))
        };
        let records: Vec<Record> = years.into_iter().map(record).collect();
        if !records.is_empty() {
            lines.push(task.line(i, source.series.unit.base(), records));
        }
    }
    Ok(lines)
}
