//! The figures that a chart uses as a plain table, which the small build reads without guessing: what an article freezes,
//! carries in an address or in one file. It is given only when the chart drawn from it is the same chart to the last shape.

use crate::dataset::{self, Dataset, DimensionKind, Flow, MemberRole, NONE, Series};
use crate::figure::Decimal;
use crate::indicators::Grown;
use crate::plan::{Choice, Strand};
use crate::spec::{ChartSpec, Select};
use crate::unit::{Currency, Quantity, Unit};

/// A plain table and the spec that names its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// CSV.
    pub table: String,
    /// The same view, with dimensions and measure by their plain names.
    pub spec: ChartSpec,
}

/// The series that a choice was worked out from, in the order of the dataset.
pub fn used(choice: &Choice, with_others: bool) -> Vec<usize> {
    let others = choice.others.iter().filter(|_| with_others);
    let mut found: Vec<usize> = choice
        .strands
        .iter()
        .chain(&choice.total)
        .chain(others)
        .flat_map(|strand: &Strand| {
            let inputs = strand.line.records.iter().flat_map(|record| &record.inputs);
            inputs.map(|input| input.series).chain(strand.growth.as_ref().map(Grown::index))
        })
        .filter(|series| *series != NONE)
        .map(|series| series as usize)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The dimensions beside the flow by which some series may be told apart in one plain column: the one in which they differ;
/// where they differ in none, no column, or any that could name them.
pub fn columns(dataset: &Dataset, series: &[usize]) -> Vec<Option<usize>> {
    let flows = dataset.dimension_of(DimensionKind::Flow);
    let rest = || (0..dataset.dimensions.len()).filter(|d| Some(*d) != flows);
    let member = |at: usize, d: usize| dataset.series.get(at).and_then(|s| s.members.get(d));
    let differs =
        |d: &usize| series.windows(2).any(|w| matches!(w, [a, b] if member(*a, *d) != member(*b, *d)));
    let differing: Vec<usize> = rest().filter(differs).collect();
    match differing.as_slice() {
        [] => core::iter::once(None).chain(rest().map(Some)).collect(),
        [one] => vec![Some(*one)],
        _ => Vec::new(),
    }
}

/// Some series as a plain table, with one dimension beside the flow or none; `None` when one of them is nothing that the
/// plain grammar has a word for.
pub fn carried(
    spec: &ChartSpec,
    dataset: &Dataset,
    series: &[usize],
    named: Option<usize>,
) -> Option<Carried> {
    let flows = dataset.dimension_of(DimensionKind::Flow)?;
    // Roles speak of measures and members by names that a plain table has not.
    if !spec.roles.is_empty() {
        return None;
    }
    let name = match named.and_then(|d| dataset.dimensions.get(d)).map(|d| d.kind) {
        None => "",
        Some(DimensionKind::Partner) => "partner",
        Some(DimensionKind::Commodity) => "commodity",
        Some(_) => return None,
    };
    let mut rows: Vec<(u32, u32, String)> = Vec::new();
    for at in series {
        let one = dataset.series.get(*at)?;
        let words = Words::of(dataset, one, flows, named)?;
        for point in &one.points {
            // A figure that was written in another scale word than its series keeps that, and with it its precision.
            let other = one.restated(point.row, point.column);
            let back = other.map_or(0, |o| one.unit.power.saturating_sub(o.power));
            let words_unit = match other {
                None => words.unit,
                Some(o) => unit(&Unit { power: o.power, ..one.unit.clone() })?.0,
            };
            let value =
                point.value.map_or_else(|_| String::new(), |stated| plain(stated.decimal.scaled(back)));
            let source = dataset.sources.get(point.source as usize).map_or("", String::as_str);
            let mut cells = vec![point.period?.to_string(), words.flow.to_owned()];
            if named.is_some() {
                cells.extend([words.kind.to_owned(), words.member.clone()]);
            }
            cells.extend([words.measure, words_unit, &value, point.status.word(), source].map(str::to_owned));
            let line: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            rows.push((point.row, point.column, line.join(",")));
        }
    }
    rows.sort();
    let mut table = String::from(if named.is_some() { "period,flow,kind," } else { "period,flow," });
    for part in [name, if name.is_empty() { "" } else { "," }, "measure,unit,value,status,source\n"] {
        table.push_str(part);
    }
    for (_, _, line) in rows {
        table.push_str(&line);
        table.push('\n');
    }
    Some(Carried { table, spec: renamed(spec, dataset, flows, named, name, series) })
}

/// What stands in every row of a series.
struct Words {
    flow: &'static str,
    kind: &'static str,
    member: String,
    measure: &'static str,
    unit: &'static str,
}

impl Words {
    fn of(dataset: &Dataset, series: &Series, flows: usize, named: Option<usize>) -> Option<Words> {
        let flow = match dataset.member(series, flows)?.flow? {
            Flow::Export => "X",
            Flow::Import => "M",
            Flow::Turnover => "X+M",
            Flow::Balance => "X-M",
        };
        let (kind, member) = match named {
            None => ("", String::new()),
            Some(d) => {
                let member = dataset.member(series, d)?;
                let kind = match (member.role, dataset.dimensions.get(d)?.kind) {
                    (MemberRole::Total, _) => "total",
                    (MemberRole::Group, _) => "group",
                    (MemberRole::Item, DimensionKind::Partner) => "country",
                    (MemberRole::Item, _) => "commodity",
                };
                (kind, member.name.clone())
            }
        };
        let (unit, measure) = unit(&series.unit)?;
        Some(Words { flow, kind, member, measure, unit })
    }
}

fn unit(unit: &Unit) -> Option<(&'static str, &'static str)> {
    if unit.per.is_some() {
        return None;
    }
    Some(match (&unit.quantity, unit.power) {
        (Quantity::Money(Currency::USD), 0) => ("USD", "value"),
        (Quantity::Money(Currency::USD), 3) => ("thousand USD", "value"),
        (Quantity::Money(Currency::USD), 6) => ("million USD", "value"),
        (Quantity::Money(Currency::USD), 9) => ("billion USD", "value"),
        (Quantity::Percent, 0) => ("%", "share"),
        _ => return None,
    })
}

fn plain(decimal: Decimal) -> String {
    decimal.to_string()
}

fn cell(text: &str) -> String {
    let text: String = text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }).collect();
    if text.contains([',', '"']) { ["\"", &text.replace('"', "\"\""), "\""].concat() } else { text }
}

/// The spec with the names that the plain table has for its columns.
fn renamed(
    spec: &ChartSpec,
    dataset: &Dataset,
    flows: usize,
    named: Option<usize>,
    name: &str,
    series: &[usize],
) -> ChartSpec {
    let mut out = spec.clone();
    let now = |old: &str| -> String {
        let is =
            |d: usize| dataset.dimensions.get(d).is_some_and(|x| x.name.eq_ignore_ascii_case(old.trim()));
        if is(flows) {
            "flow".to_owned()
        } else if named.is_some_and(is) {
            name.to_owned()
        } else if (0..dataset.dimensions.len()).any(is) {
            String::new()
        } else {
            old.to_owned()
        }
    };
    out.by = spec.by.as_deref().map(now);
    out.select = renamed_select(&spec.select, dataset, flows, &now);
    out.against = renamed_select(&spec.against, dataset, flows, &now);
    if spec.measure.is_some() {
        let first = series.first().and_then(|at| dataset.series.get(*at)).and_then(|s| unit(&s.unit));
        out.measure = first.map(|(_, measure)| measure.to_owned());
    }
    out
}

/// Members by the plain names of their dimensions; flows by the words of the plain grammar.
fn renamed_select(old: &Select, dataset: &Dataset, flows: usize, now: &dyn Fn(&str) -> String) -> Select {
    let mut select = Select::default();
    for (old, members) in old.iter() {
        let new = now(old);
        // What all the figures share has no column any more.
        if new.is_empty() {
            continue;
        }
        let members = if new == "flow" {
            members.iter().map(|word| flow_word(dataset, flows, word)).collect()
        } else {
            members.clone()
        };
        select.insert(new, members);
    }
    select
}

fn flow_word(dataset: &Dataset, flows: usize, word: &str) -> String {
    let found = dataset
        .dimensions
        .get(flows)
        .and_then(|d| d.members.iter().find(|m| m.name.eq_ignore_ascii_case(word.trim())))
        .and_then(|m| m.flow);
    match found {
        Some(Flow::Export) => "export".to_owned(),
        Some(Flow::Import) => "import".to_owned(),
        Some(Flow::Turnover) => "turnover".to_owned(),
        Some(Flow::Balance) => "balance".to_owned(),
        None => word.to_owned(),
    }
}

/// What the plain reader makes of a table, when it does.
pub fn read_back(table: &str, name: &str) -> Option<Dataset> {
    dataset::plain(table.as_bytes(), name)
}
