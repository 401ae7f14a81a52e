//! In how many periods a series grew by more than so many per cent. Few plain charts ask for it.

use super::flags::lacking;
use super::growth::{GROWTH, growth};
use super::selection::Task;
use super::series::year_before;
use super::streaks::{Ends, came_about};
use super::units::{number, percent};
use super::work::{many, named};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record};
use crate::dataset::Status;
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval};
use crate::period::Period;
use crate::unit::Unit;

const COUNT: &str = "Σ ([100 × (xᵢ ÷ yᵢ − 1) > c])";

pub(super) static ENTRIES: [Indicator; 1] = [Indicator {
    id: "growth-count",
    group: Group::Runs,
    formula: COUNT,
    inputs: Inputs::One,
    params: &[Param::Above],
    gives: Gives::Count,
    refuses: &[Reason::NoInput, Reason::Planned],
    source: "press usage; counted over the periods of the table",
    example: Example { asks: "trade.csv --where flow=X --above 15 --to 2005", gives: "2001–2005 3" },
    compute: Compute::Table(growth_count),
}];

/// How many growths are above a mark at least and at most. A figure that grew is what the next growth starts from, and has one value in
/// both: along each chain of figures the lowest value is kept that lets most growths be above the mark, and the highest that lets fewest.
/// To take every growth that can be had (or spared) is best: at worst it costs the next one, which is no more than it gave.
fn growths_above(all: &[(Record, Record, Record)], mark: f64) -> Interval {
    let is_above = |x: f64, y: f64| (GROWTH.of)([x, y]).is_some_and(|g| g > mark);
    let times = 1.0 + mark / 100.0;
    let mut ends = Ends::default();
    let mut count = Interval::exact(0.0);
    for (x, y, _) in all {
        let base = ends.take(y).unwrap_or(y.interval);
        let mut now = x.interval;
        if is_above(now.hi, base.lo) {
            count.hi += 1.0;
            now.lo = now.lo.max(times * base.lo);
        }
        if is_above(x.interval.lo, base.hi) {
            count.lo += 1.0;
        } else {
            now.hi = now.hi.min(times * base.hi);
        }
        ends.put(x, now);
    }
    count
}

/// In how many periods the growth was above `c` per cent.
fn growth_count(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mark = task.query.above.unwrap_or(Decimal::whole(10));
    let c = Record::given(None, mark, &percent());
    let mut lines = Vec::new();
    for i in task.selected() {
        let Some(source) = task.source(i) else { continue };
        let pair = |p: Option<Period>| {
            let (x, y) = (task.figure(i, p), task.figure(i, Some(p.and_then(year_before)?)));
            let g = growth(&x, &y);
            (g.value.is_ok() && came_about(&x) && came_about(&y)).then_some((x, y, g))
        };
        let all: Vec<(Record, Record, Record)> = task.periods(&[i]).into_iter().filter_map(pair).collect();
        let count = |over: &dyn Fn(&Record) -> bool| all.iter().filter(|(.., g)| over(g)).count() as f64;
        let mark = mark.value();
        let value = count(&|g| g.value.is_ok_and(|v| v > mark));
        let interval = growths_above(&all, mark);
        let xs: Vec<&Record> = all.iter().map(|(x, ..)| x).collect();
        let unit: Unit = number();
        let mut record = many(COUNT, "xᵢ", &xs, unit, Some((value, interval)));
        for (_, y, _) in &all {
            record.inputs.extend(named(&y.inputs, "yᵢ"));
        }
        record.inputs.extend(named(&c.inputs, "c"));
        let ends = xs.first().zip(xs.last()).map(|(a, b)| (a.period, b.period));
        let period = ends.and_then(|(a, b)| super::spans::stretch(a?, b?));
        // What came about and has a period before it in the table, and yet no growth that could be counted.
        let grew = |p: &Period| {
            let began = source.series.points.first().and_then(|p| p.period);
            year_before(*p).is_some_and(|y| began.is_some_and(|b| b.first_day() <= y.first_day()))
                && task.figure(i, Some(*p)).status != Status::Plan
        };
        let step = source.series.step();
        let periods: Vec<Period> = task.periods(&[i]).into_iter().flatten().filter(grew).collect();
        let mut of_step = periods.into_iter().filter(|p| Some(p.step()) == step);
        let first = of_step.next();
        let left_out =
            first.and_then(|first| lacking(first, of_step.next_back().unwrap_or(first), all.len()));
        lines.push(task.line(i, number(), vec![record.at(period).flagged(left_out)]));
    }
    Ok(lines)
}
