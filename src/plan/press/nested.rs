//! Parts that stand beside the part they are in: "Minerals" beside "Heavy industrial products and minerals". On top of one another
//! they would be counted twice.

use super::super::choose::{Choice, Strand};
use crate::dataset::{Dataset, DimensionKind, MemberRole};
use crate::diag::Diagnostic;
use crate::figure::Interval;
use crate::period::Period;
use crate::spec::ChartType;

/// Parts that are together more than this above their total overlap; less may be rounding of many parts.
const SLACK: f64 = 0.005;

/// Leaves the one part out that is in another, and says so.
///
/// # Errors
/// `press.overlap` where the parts are more than their total and nothing tells which of them is counted twice;
/// `press.total-among` where a total is to stand on its own parts.
pub(super) fn left_out(
    choice: &mut Choice,
    dataset: &Dataset,
    warnings: &mut Vec<Diagnostic>,
) -> Result<(), Diagnostic> {
    let adds_up = matches!(
        choice.kind,
        ChartType::ColumnStacked
            | ChartType::ColumnShare
            | ChartType::AreaStacked
            | ChartType::AreaShare
            | ChartType::BarStacked
            | ChartType::BarShare
            | ChartType::Treemap
            | ChartType::Waterfall
    );
    if !adds_up {
        return Ok(());
    }
    among(choice, dataset, warnings)?;
    let Some(total) = choice.total.as_ref() else { return Ok(()) };
    let parts: Vec<&Strand> =
        choice.strands.iter().chain(&choice.others).filter(|s| !s.is_rest && !s.is_total).collect();
    let over: Vec<(Period, Interval, f64)> = total
        .known()
        .filter_map(|(period, value, record)| {
            let sum = sum_at(&parts, period);
            (sum.lo > record.interval.hi + SLACK * value.abs()).then_some((period, sum, value))
        })
        .collect();
    if over.is_empty() {
        return Ok(());
    }
    // Without it the others are the total, wherever they were more.
    let is_nested = |part: &&&Strand| {
        over.iter().all(|(period, sum, value)| {
            let own = part.line.at(*period).filter(|r| r.value.is_ok()).map(|r| r.interval);
            own.is_some_and(|own| {
                let (lo, hi) = (sum.lo - own.hi - value, sum.hi - own.lo - value);
                lo <= SLACK * value.abs() && hi >= -SLACK * value.abs()
            })
        })
    };
    let mut found = parts.iter().filter(is_nested);
    let name = match (found.next(), found.next()) {
        (Some(part), None) => part.name.clone(),
        _ => return Err(Diagnostic::error("press.overlap")),
    };
    choice.strands.retain(|s| s.name != name);
    choice.others.retain(|s| s.name != name);
    warnings.push(Diagnostic::warning("press.nested").with("name", name.as_str()));
    Ok(())
}

/// What was chosen by name may be a total, or a group, beside what it is made of.
fn among(choice: &Choice, dataset: &Dataset, warnings: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
    let drawn = || choice.strands.iter().filter(|s| !s.is_rest && !s.is_total);
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        if dimension.kind == DimensionKind::Flow {
            continue;
        }
        let role = |s: &Strand| {
            let member = dimension.members.get(*s.line.members.get(d)? as usize)?;
            Some(member.role)
        };
        let of = |want: MemberRole| drawn().find(|s| role(s) == Some(want));
        let Some(item) = of(MemberRole::Item) else { continue };
        let named = |code: Diagnostic, s: &Strand| code.with("name", s.name.as_str());
        if let Some(total) = of(MemberRole::Total) {
            return Err(named(Diagnostic::error("press.total-among"), total));
        }
        if let Some(group) = of(MemberRole::Group) {
            let said = named(Diagnostic::warning("press.group-among"), group);
            warnings.push(said.with("item", item.name.as_str()));
        }
    }
    Ok(())
}

fn sum_at(parts: &[&Strand], period: Period) -> Interval {
    parts.iter().filter_map(|s| s.line.at(period).filter(|r| r.value.is_ok())).fold(
        Interval::exact(0.0),
        |sum, r| Interval { lo: sum.lo + r.interval.lo, hi: sum.hi + r.interval.hi },
    )
}
