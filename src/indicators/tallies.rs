//! Tallies: named members added up, how many members rose or fell, in how many periods a figure stood in a band. Few plain charts ask for
//! them; the checker reads them in articles.

use super::flags::{absent, gaps};
use super::growth::growth;
use super::parts::{base_period, club, in_scale, largest, over_parts};
use super::runs::of_one_step;
use super::selection::{Query, Task, resolve};
use super::spans::stretch;
use super::streaks::came_about;
use super::units::{number, percent};
use super::work::{many, named, refuse, unlike_units};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record, sums};
use crate::dataset::{DimensionKind, MeasureKind, MemberRole, NONE, Series};
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval};
use crate::period::Period;
use std::collections::HashMap;

const IMTS: &str = "UN, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. IV";
const PRESS: &str = "press usage; counted over the members and periods of the table";

/// What is worked out over members.
pub(super) static OF_MEMBERS: [Indicator; 3] = [
    Indicator {
        id: "members-sum",
        group: Group::Structure,
        formula: "Σ xᵢ",
        inputs: Inputs::AllParts,
        params: &[Param::Top],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::Incomplete, Reason::UnlikeUnits, Reason::Overlap],
        source: IMTS,
        example: Example {
            asks: "goods.csv --where flow=X --where good=Rice --where good=Tea",
            gives: "2005 $550.0 million",
        },
        compute: Compute::Table(|task| of_list(task, adds_up, members_sum)),
    },
    Indicator {
        id: "members-risen",
        group: Group::Structure,
        formula: RISEN,
        inputs: Inputs::AllParts,
        params: &[Param::Base, Param::Above],
        gives: Gives::Count,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits],
        source: PRESS,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 2" },
        compute: Compute::Table(|task| of_list(task, |_| true, |task| moved(task, 1.0))),
    },
    Indicator {
        id: "members-fallen",
        group: Group::Structure,
        formula: FALLEN,
        inputs: Inputs::AllParts,
        params: &[Param::Base, Param::Above],
        gives: Gives::Count,
        refuses: &[Reason::NoInput, Reason::UnlikeUnits],
        source: PRESS,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 0" },
        compute: Compute::Table(|task| of_list(task, |_| true, |task| moved(task, -1.0))),
    },
];

/// What is worked out over periods.
pub(super) static OF_PERIODS: [Indicator; 1] = [Indicator {
    id: "band-count",
    group: Group::Runs,
    formula: "Σ ([xᵢ ≥ c])",
    inputs: Inputs::One,
    params: &[Param::Above, Param::Below],
    gives: Gives::Count,
    refuses: &[Reason::NoInput, Reason::Planned],
    source: PRESS,
    example: Example {
        asks: "trade.csv --where flow=X --above 20000000000 --to 2005", gives: "2000–2005 3"
    },
    compute: Compute::Table(band_count),
}];

const RISEN: &str = "Σ ([xᵢ > yᵢ])";
const FALLEN: &str = "Σ ([xᵢ < yᵢ])";

/// Whether one of some members of a dimension holds another: a group beside what is in it, a total beside anything.
fn overlap(task: &Task<'_>, d: usize, members: &[u32]) -> bool {
    let of = |m: u32| task.dataset.dimensions.get(d).and_then(|d| d.members.get(m as usize));
    let is_total = |m: &u32| of(*m).is_some_and(|m| m.role == MemberRole::Total);
    let inside = |m: &u32| {
        // Parents are few, and a table that names them in a circle is gone through once.
        let mut above = of(*m).and_then(|m| m.parent);
        for _ in 0..members.len() + MOST_LEVELS {
            match above {
                Some(p) if members.contains(&p) => return true,
                Some(p) => above = of(p).and_then(|m| m.parent),
                None => return false,
            }
        }
        false
    };
    members.len() > 1 && members.iter().any(|m| is_total(m) || inside(m))
}

/// Most levels that groups lie within groups.
const MOST_LEVELS: usize = 8;

/// Several named members of one dimension added up, period by period; where none are named, the largest. A sum that a member has no
/// figure for has no value.
fn members_sum(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let chosen = resolve(task.dataset, &task.query.select)?;
    let is_flow = |d: usize| task.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
    let several = chosen.iter().find(|(d, members)| members.len() > 1 && !is_flow(*d));
    let Some(d) = several.map(|(d, _)| *d).or_else(|| task.parts_dimension()) else {
        return Err(task.lacks("parts"));
    };
    let groups: Vec<Vec<usize>> = if several.is_some() {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut places: HashMap<(Vec<u32>, u32), usize> = HashMap::new();
        for i in task.selected() {
            let Some(s) = task.dataset.series.get(i) else { continue };
            let others = s.members.iter().enumerate().map(|(n, m)| if n == d { NONE } else { *m }).collect();
            let at = *places.entry((others, s.measure)).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(list) => list.push(i),
                None => groups.push(vec![i]),
            }
        }
        groups
    } else {
        task.parts(d).iter().map(|group| largest(task, d, group)).collect()
    };
    let named: &[u32] = several.map(|(_, members)| members.as_slice()).unwrap_or_default();
    let twice = overlap(task, d, named);
    let mut lines = Vec::new();
    for group in groups {
        let Some(&first) = group.first() else { continue };
        let unit = task.dataset.series.get(first).map(|s| s.unit.base()).unwrap_or_default();
        let at = |period: Option<Period>| {
            let all: Vec<Record> = group.iter().map(|&i| task.figure(i, period)).collect();
            let all: Vec<&Record> = all.iter().collect();
            let reason = match all.iter().filter(|r| r.value.is_ok()).count() {
                _ if twice => Some(Reason::Overlap),
                0 => Some(Reason::NoInput),
                n if n < all.len() || n < named.len() => Some(Reason::Incomplete),
                _ => None,
            };
            reason.map_or_else(|| sums::sum(&all), |reason| refuse(&all, reason)).at(period)
        };
        let records = task.periods(&group).into_iter().map(at).collect();
        lines.push(task.line_over(first, d, unit, records));
    }
    Ok(lines)
}

/// How many members stand above (or below) where they stood before, of those with both figures; with `above`, how many rose (or fell) by
/// more than so many per cent.
fn moved(task: &Task<'_>, sign: f64) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let mark = task.query.above.map(|c| if sign > 0.0 { c } else { Decimal { mantissa: -c.mantissa, ..c } });
    let mut lines = over_parts(task, &|_| number(), &|group, period| {
        let members = task.without_rest(d, group);
        let Some(before) = members.first().and_then(|&i| base_period(task, i, period)) else {
            return Record::none(period, Reason::NoInput);
        };
        let pair = |i: &usize| {
            let (x, y) = (task.figure(*i, period), task.figure(*i, Some(before)));
            let counts = came_about(&x) && came_about(&y) && (mark.is_none() || growth(&x, &y).value.is_ok());
            counts.then_some((x, y))
        };
        let pairs: Vec<(Record, Record)> = members.iter().filter_map(pair).collect();
        count_moved(&pairs, sign, mark).flagged(absent(pairs.len(), members.len()))
    })?;
    lines.iter_mut().for_each(|line| line.printed_power = 0);
    Ok(lines)
}

/// What is asked of a list of money, of a list of quantities or people too, where all of it is of one kind and that kind will do.
fn of_list(
    task: &Task<'_>,
    will_do: fn(MeasureKind) -> bool,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Result<Vec<Line>, Diagnostic> {
    let is_of = |name: &String| {
        let named = |s: &&Series| task.dataset.measure(s).is_some_and(|m| m.name == *name);
        task.dataset.series.iter().find(named).is_some_and(|s| will_do(task.kind(s)))
    };
    match task.measure_of_list().filter(is_of) {
        Some(measure) => {
            let query = Query { measure: Some(measure), ..task.query.clone() };
            compute(&task.asking(&query))
        }
        None => compute(task),
    }
}

/// What may be added up: rates and prices of members make no sum.
fn adds_up(kind: MeasureKind) -> bool {
    matches!(kind, MeasureKind::Quantity | MeasureKind::Population)
}

/// How many of some figures stand above (or below, by `sign`) those beside them, with the formula and the cells of all. With a mark, in
/// per cent, of how many the growth is beyond it. The interval counts those that surely moved so, and those that may have.
pub fn count_moved(pairs: &[(Record, Record)], sign: f64, mark: Option<Decimal>) -> Record {
    let (xs, ys): (Vec<&Record>, Vec<&Record>) = pairs.iter().map(|(x, y)| (x, y)).unzip();
    let both: Vec<&Record> = xs.iter().chain(&ys).copied().collect();
    if pairs.is_empty() || unlike_units(&both) {
        return refuse(&both, if pairs.is_empty() { Reason::NoInput } else { Reason::UnlikeUnits });
    }
    // What a member moved by, by the figures as printed, and from the least to the most that rounding allows.
    let by = |(x, y): &(Record, Record)| match mark {
        Some(_) => {
            let g = growth(x, y);
            (g.value.unwrap_or(0.0), g.interval)
        }
        None => (x.value.unwrap_or(0.0) - y.value.unwrap_or(0.0), x.interval - y.interval),
    };
    let limit = mark.map_or(0.0, |c| c.value());
    let count = |of: &dyn Fn((f64, Interval)) -> f64| {
        pairs.iter().filter(|one| sign * (of(by(one)) - limit) > 0.0).count() as f64
    };
    let (least, most) = (count(&|(_, i)| i.lo), count(&|(_, i)| i.hi));
    let interval = Interval { lo: least.min(most), hi: least.max(most) };
    let formula = match (mark, sign > 0.0) {
        (None, true) => RISEN,
        (None, false) => FALLEN,
        (Some(_), true) => "Σ ([100 × (xᵢ ÷ yᵢ − 1) > c])",
        (Some(_), false) => "Σ ([100 × (xᵢ ÷ yᵢ − 1) < c])",
    };
    let mut record = many(formula, "xᵢ", &xs, number(), Some((count(&|(value, _)| value), interval)));
    for y in &ys {
        record.status = record.status.max(y.status);
        record.inputs.extend(named(&y.inputs, "yᵢ"));
    }
    if let Some(c) = mark {
        record.inputs.extend(named(&Record::given(None, c, &percent()).inputs, "c"));
    }
    record
}

/// In how many periods a figure is at or above a mark, and below another where one is given.
fn band_count(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let (above, below) = (task.query.above, task.query.below);
    let mut lines = Vec::new();
    for i in task.selected() {
        let all = of_one_step(task, i);
        let all: Vec<&Record> = all.iter().collect();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { continue };
        let period = first.period.zip(last.period).and_then(|(a, b)| stretch(a, b));
        let line = |record: Record| task.line(i, number(), vec![record.at(period)]);
        // A plan has not come about.
        if !came_about(first) {
            lines.push(line(refuse(&all, Reason::Planned)));
            continue;
        }
        let power = first.inputs.first().filter(|i| i.has_scale).map_or(0, |i| i.power);
        let unit = crate::unit::Unit { power, ..first.unit.clone() };
        let given = |n: Decimal| Record::given(None, in_scale(n, power), &unit);
        let to = below.map(given);
        let record = match (above, &to) {
            (None, Some(to)) => under(&all, to),
            _ => club(&all, &given(above.unwrap_or(Decimal { mantissa: 1, exponent: 9 })), to.as_ref()),
        };
        lines.push(line(record.flagged(gaps(all.iter().map(|r| r.period)))));
    }
    Ok(lines)
}

/// How many figures are below a mark.
fn under(of: &[&Record], mark: &Record) -> Record {
    let to = mark.value.unwrap_or(f64::INFINITY);
    let count = |pick: fn(&Record) -> f64| of.iter().filter(|r| pick(r) < to).count() as f64;
    let interval = Interval { lo: count(|r| r.interval.hi), hi: count(|r| r.interval.lo) };
    let value = count(|r| r.value.unwrap_or(f64::INFINITY));
    let mut record = many("Σ ([xᵢ < d])", "xᵢ", of, number(), Some((value, interval)));
    record.inputs.extend(named(&mark.inputs, "d"));
    record
}
