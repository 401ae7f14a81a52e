//! The rows of a table inside an article as statements: what a row says of its period, and what its own index says of the year before.

use super::super::table_index::is_total_name;
use super::super::words::fold;
use super::TablePlace;
use super::spoken_names::SpokenNames;
use super::statement::{Place, Statement, Subject, What};
use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, Point, Series, Status};
use crate::figure::{Interval, supported_decimals, to_f64};
use crate::indicators::growth::IMPLIED_BY_INDEX;
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
            let made = |period: Period, interval: Interval, planned: bool, implied: bool, printed: String| {
                Statement {
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
                    direct: true,
                    power: series.unit.power,
                    printed,
                    implied,
                }
            };
            let planned = point.status == Status::Plan;
            let unit = lang::unit(lang, &series.unit);
            let Some(printed) = as_printed(point, lang).map(|n| format!("{n} {unit}")) else { continue };
            out.push(made(period, interval, planned, false, printed.clone()));
            // 100 × value ÷ index is the year before.
            for other in dataset.series.iter().filter(|o| o.members == series.members) {
                if !is_index(dataset, other) {
                    continue;
                }
                let Some(index) = other.point(period) else { continue };
                let Ok(rate) = other.base_interval(index) else { continue };
                let Some((then, value)) =
                    period.same_of_year(-1).zip(IMPLIED_BY_INDEX.ends([interval, rate]))
                else {
                    continue;
                };
                let Some(percent) = as_printed(index, lang) else { continue };
                let level = value.times(to_f64(1, -i16::from(series.unit.power)));
                let middle = number(lang, (level.lo + level.hi) / 2.0, supported_decimals(&level, 1));
                let shown = format!("{middle} {unit} ({printed} ÷ {percent}%)");
                out.push(made(then, value, false, true, shown));
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

/// Whose row it is: all, or a name that the texts speak of. A row inside a group is what it names itself, the group's own sum is the
/// group's.
fn subject(dataset: &Dataset, members: &[u32], names: &SpokenNames) -> Option<Vec<(usize, u32)>> {
    let mut found = Vec::new();
    for (dim, code) in members.iter().enumerate() {
        let Some(dimension) = dataset.dimensions.get(dim) else { continue };
        let Some(member) = dimension.members.get(*code as usize) else { continue };
        if dimension.kind == DimensionKind::Flow {
            continue;
        }
        // The sum of a group is the group's.
        let group = member.parent.and_then(|p| dimension.members.get(p as usize));
        let own = if is_total_name(&fold(&member.name)) { group } else { Some(member) };
        if let Some(own) = own {
            found = vec![names.member(&own.name)?];
        }
    }
    Some(found)
}

/// Whether a measure is an index of the year before: by its kind, or by its name (`KN06/KN05`).
fn is_index(dataset: &Dataset, series: &Series) -> bool {
    let Some(measure) = dataset.measure(series) else { return false };
    let percent = series.unit.quantity == Quantity::Percent;
    let two = || {
        let year = |side: &str| -> Option<u32> {
            let digits: String = side.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()
        };
        measure
            .name
            .split_once('/')
            .is_some_and(|(a, b)| year(a).zip(year(b)).is_some_and(|(a, b)| a == b + 1))
    };
    measure.kind == MeasureKind::Index || measure.kind == MeasureKind::Other && percent && two()
}
