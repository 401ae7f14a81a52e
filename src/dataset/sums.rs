//! Totals and subtotals that no word tells, found by adding up: a member that equals the sum of all others, or of the ones that
//! follow it, in every period that is looked at.

use super::{Dataset, DimensionKind, MemberRole, NONE};
use crate::period::Period;

/// Larger dimensions are not added up: their names must tell.
const MOST_MEMBERS: usize = 600;
/// Periods that must agree, where there are as many.
const PERIODS: usize = 3;
/// Parts of a subtotal at most.
const MOST_PARTS: usize = 60;

/// One member's values in the periods looked at.
struct Line {
    member: usize,
    values: Vec<f64>,
    step: f64,
}

/// Marks members as totals and groups by sums. Members that already are one are left out of the parts.
#[inline(never)]
pub fn mark(dataset: &mut Dataset) {
    for dimension in 0..dataset.dimensions.len() {
        let Some(d) = dataset.dimensions.get(dimension) else { continue };
        if d.kind == DimensionKind::Flow || d.members.len() < 3 || d.members.len() > MOST_MEMBERS {
            continue;
        }
        let lines = lines(dataset, dimension);
        let roles = sums(&lines);
        if let Some(d) = dataset.dimensions.get_mut(dimension) {
            for (member, role) in roles {
                // A name that says what it is has been heard already. Only a bloc that the total needs to add up is one of the
                // parts (a list of markets with "EU" between the countries), whatever its name lets expect.
                let heads = d.members.iter().any(|m| m.parent == Some(member as u32));
                let Some(m) = d.members.get_mut(member) else { continue };
                let needed = role == MemberRole::Item && m.parent.is_none() && !heads;
                if m.role == MemberRole::Item || m.role == MemberRole::Group && needed {
                    m.role = role;
                }
            }
        }
    }
}

/// The members' values in one slice of the table: the first measure and the first members of all other dimensions.
fn lines(dataset: &Dataset, dimension: usize) -> Vec<Line> {
    let Some(first) = dataset.series.first() else { return Vec::new() };
    let same = |members: &[u32]| {
        members.iter().zip(&first.members).enumerate().all(|(d, (a, b))| d == dimension || a == b)
    };
    let slice: Vec<_> = dataset
        .series
        .iter()
        .filter(|s| s.measure == first.measure && s.unit == first.unit && same(&s.members))
        .filter(|s| s.members.get(dimension).is_some_and(|m| *m != NONE))
        // Exports are imports and the balance, but not their total.
        .filter(|s| dataset.member(s, dimension).is_none_or(|m| m.flow.is_none()))
        .filter(|s| s.unit.has_magnitude())
        .collect();
    // Periods in which every line has a figure tell best.
    let mut periods: Vec<Option<Period>> = Vec::new();
    // A few of the last are tried, not all: most tables are whole there or nowhere.
    for point in first.points.iter().rev().take(24) {
        let whole =
            slice.iter().all(|s| s.points.iter().any(|p| p.period == point.period && p.value.is_ok()));
        if whole && !periods.contains(&point.period) {
            periods.push(point.period);
        }
        if periods.len() == PERIODS {
            break;
        }
    }
    if periods.is_empty() {
        return Vec::new();
    }
    slice
        .iter()
        .filter_map(|s| {
            let member = *s.members.get(dimension)? as usize;
            let stated: Vec<_> = periods
                .iter()
                .filter_map(|p| s.points.iter().find(|q| q.period == *p).and_then(|q| q.value.ok()))
                .collect();
            let step = stated.iter().map(|v| v.decimal.step()).fold(0.0, f64::max);
            Some(Line { member, values: stated.iter().map(|v| v.decimal.value()).collect(), step })
        })
        .collect()
}

/// Members that are sums of others, in the order of the table.
fn sums(lines: &[Line]) -> Vec<(usize, MemberRole)> {
    let Some(periods) = lines.first().map(|l| l.values.len()) else { return Vec::new() };
    let digits = |line: &Line| line.values.iter().all(|v| v.abs() >= line.step * 100.0);
    let mut out = Vec::new();
    if lines.len() >= 4 {
        let step = lines.iter().map(|l| l.step).fold(0.0, f64::max);
        let slack = step * 0.5 * (lines.len() as f64 + 1.0);
        let all: Vec<f64> =
            (0..periods).map(|p| lines.iter().filter_map(|l| l.values.get(p)).sum()).collect();
        let total = lines.iter().find(|line| {
            digits(line) && line.values.iter().zip(&all).all(|(v, sum)| (sum - 2.0 * v).abs() <= slack)
        });
        if let Some(total) = total {
            let role = |line: &Line| match line.member == total.member {
                true => MemberRole::Total,
                false => MemberRole::Item,
            };
            return lines.iter().map(|line| (line.member, role(line))).collect();
        }
    }
    // A subtotal over the rows that follow needs more than one period, or chance would find some.
    if periods < 2 {
        return out;
    }
    for (at, line) in lines.iter().enumerate() {
        if !digits(line) {
            continue;
        }
        let mut sum = vec![0.0; periods];
        for (parts, part) in lines.iter().skip(at + 1).take(MOST_PARTS).enumerate() {
            for (s, v) in sum.iter_mut().zip(&part.values) {
                *s += v;
            }
            let slack = line.step.max(part.step) * 0.5 * (parts as f64 + 2.0);
            if parts >= 1 && sum.iter().zip(&line.values).all(|(s, v)| (s - v).abs() <= slack) {
                out.push((line.member, MemberRole::Group));
                break;
            }
        }
    }
    out
}
