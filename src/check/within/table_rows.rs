//! The rows of a table inside an article as statements: what a row says of its period, and what its own index says of the year before.

use super::TablePlace;
use super::spoken_names::SpokenNames;
use super::super::table_index::is_total_name;
use super::super::words::fold;
use super::statement::{Place, Statement, Subject, What};
use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, MemberRole, Point, Status};
use crate::figure::Interval;
use crate::lang::{self, Lang, number};
use crate::period::Period;
use crate::unit::Quantity;

/// Statements of a table: levels of totals and of members that the texts speak of, and the levels of the year before that indices give.
pub(super) fn statements(
    text: usize,
    dataset: &Dataset,
    place: TablePlace,
    names: &SpokenNames,
    lang: Lang,
) -> Vec<Statement> {
    let mut out = Vec::new();
    for series in &dataset.series {
        let Quantity::Money(currency) = series.unit.quantity else { continue };
        let Some(found) = subject(dataset, &series.members, names) else { continue };
        let subject = Subject { flow: Flow::Export, names: found, amounts: false, currency: Some(currency) };
        for point in &series.points {
            let (Some(period), Ok(interval)) = (point.period, series.base_interval(point)) else { continue };
            let flow = dataset.flow(series).unwrap_or(Flow::Export);
            let made = |period: Period, interval: Interval, planned: bool, implied: bool, printed: String| Statement {
                place: Place {
                    text,
                    span: (place.span[0], place.span[1]),
                    sentence: usize::MAX,
                    in_table: true,
                },
                what: What::Level,
                subject: Subject { flow, ..subject.clone() },
                period,
                interval,
                range: false,
                planned,
                vintage: false,
                clear: true,
                power: series.unit.power,
                printed,
                implied,
            };
            let planned = point.status == Status::Plan;
            let unit = lang::unit(lang, &series.unit);
            let Some(printed) = as_printed(point, lang).map(|n| format!("{n} {unit}")) else { continue };
            out.push(made(period, interval, planned, false, printed.clone()));
            // 100 × value ÷ index is the year before.
            for other in dataset.series.iter().filter(|o| o.members == series.members) {
                if dataset.measure(other).is_none_or(|m| m.kind != MeasureKind::Index) {
                    continue;
                }
                let Some(index) = other.point(period) else { continue };
                let Ok(rate) = other.base_interval(index) else { continue };
                let Some((then, value)) = period.same_of_year(-1).zip(interval.divide(&rate)) else { continue };
                let Some(percent) = as_printed(index, lang) else { continue };
                let shown = format!("{printed} ÷ {percent}%");
                out.push(made(then, value.times(100.0), false, true, shown));
            }
        }
    }
    out
}

/// A cell's figure with its digits.
fn as_printed(point: &Point, lang: Lang) -> Option<String> {
    let stated = point.value.ok()?;
    Some(number(lang, stated.decimal.value(), stated.decimal.decimals()))
}

/// Whose row it is: all, or a name that the texts speak of. A row inside a group is what it names itself.
fn subject(dataset: &Dataset, members: &[u32], names: &SpokenNames) -> Option<Vec<(usize, u32)>> {
    let mut found = Vec::new();
    for (dim, code) in members.iter().enumerate() {
        let Some(dimension) = dataset.dimensions.get(dim) else { continue };
        let Some(member) = dimension.members.get(*code as usize) else { continue };
        if dimension.kind == DimensionKind::Flow || member.role == MemberRole::Total {
            continue;
        }
        if is_total_name(&fold(&member.name)) {
            continue;
        }
        found = vec![names.member(&member.name)?];
    }
    Some(found)
}
