//! What a page may offer for the data at hand: dimensions with their members (largest first), measures, indicators that the
//! table can serve, periods, chart forms. Words only in the reader's language; names of the file stay as the file has them.

use crate::dataset::{Dataset, DimensionKind, Flow, MemberRole, NONE, Series};
use crate::indicators::alongside::Alongside;
use crate::indicators::{self, Indicator, Inputs};
use crate::lang::{self, Lang};
use crate::period::{Period, Step};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Choice {
    /// What a spec says.
    pub id: String,
    /// What a person reads.
    pub label: String,
    /// Unit of a measure; empty for the rest.
    pub unit: String,
    /// Whether the table can serve it.
    pub enabled: bool,
    /// Why not, in words; empty when it can.
    pub why: String,
}

/// A member of a dimension.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct MemberChoice {
    /// What a spec says: the file's own word.
    pub name: String,
    /// What a person reads: the flow's word in their language, else the file's own word.
    pub label: String,
    /// Other names of a place, in every language, parted by `|`: who looks for "Mỹ" finds "United States". Empty when it has none.
    pub also: &'static str,
    /// `item`, `group` or `total`.
    pub role: MemberRole,
    /// Its latest value, for the order.
    pub size: f64,
}

/// A dimension with its members.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DimensionChoice {
    /// What a spec says.
    pub name: String,
    /// What a person reads.
    pub label: String,
    /// What it is about.
    pub kind: DimensionKind,
    /// Totals first, then the largest.
    pub members: Vec<MemberChoice>,
}

/// Everything a page offers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Choices {
    /// File name.
    pub name: String,
    /// Figures in all.
    pub points: usize,
    /// Dimensions with two or more members.
    pub dimensions: Vec<DimensionChoice>,
    /// Measures with their units.
    pub measures: Vec<Choice>,
    /// The catalogue.
    pub indicators: Vec<Choice>,
    /// All periods of the most common step, in order.
    pub periods: Vec<Choice>,
    /// Chart forms, by the shape of the table; [`super::forms()`] has tried them.
    pub types: Vec<super::FormOffer>,
}

/// What a flow is called.
pub fn flow_key(flow: Flow) -> &'static str {
    match flow {
        Flow::Export => "flow.export",
        Flow::Import => "flow.import",
        Flow::Turnover => "flow.turnover",
        Flow::Balance => "flow.balance",
    }
}

fn dimension_key(kind: DimensionKind) -> Option<&'static str> {
    match kind {
        DimensionKind::Flow => Some("dimension.flow"),
        DimensionKind::Partner => Some("dimension.partner"),
        DimensionKind::Commodity => Some("dimension.commodity"),
        DimensionKind::Sector => Some("dimension.sector"),
        DimensionKind::Other => None,
    }
}

fn available(name: &str, label: String) -> Choice {
    Choice { id: name.to_owned(), label, unit: String::new(), enabled: true, why: String::new() }
}

/// The offer for a dataset, in a language.
pub fn choices(dataset: &Dataset, lang: Lang) -> Choices {
    let periods = periods(dataset);
    let both = exports_with_imports(dataset);
    Choices {
        name: dataset.name.clone(),
        points: dataset.len(),
        dimensions: dimensions(dataset, lang),
        measures: measures(dataset, lang),
        indicators: indicators::catalogue()
            .filter(|i| is_drawn(i, dataset, both))
            .map(|i| indicator(both, lang, i))
            .collect(),
        types: super::forms::expected(dataset, lang, periods.len()),
        periods: periods.iter().map(|p| available(&p.to_string(), lang::period(lang, *p))).collect(),
    }
}

/// Latest known value of each member, summed over nothing: the largest series that has it.
fn sizes(dataset: &Dataset, dimension: usize, members: usize) -> Vec<f64> {
    let mut sizes = vec![0.0_f64; members];
    for series in &dataset.series {
        let Some(index) = series.members.get(dimension).copied().filter(|m| *m != NONE) else { continue };
        let latest = series.points.iter().rev().find_map(|p| series.base_value(p).ok()).unwrap_or(0.0);
        if let Some(size) = sizes.get_mut(index as usize) {
            *size = size.max(latest.abs());
        }
    }
    sizes
}

fn dimensions(dataset: &Dataset, lang: Lang) -> Vec<DimensionChoice> {
    let one = |(d, dimension): (usize, &crate::dataset::Dimension)| {
        if dimension.members.len() < 2 {
            return None;
        }
        let sizes = sizes(dataset, d, dimension.members.len());
        let is_of_places = dimension.kind == DimensionKind::Partner;
        let places = if is_of_places { crate::check::places_by_name() } else { Default::default() };
        let mut members: Vec<MemberChoice> = dimension
            .members
            .iter()
            .zip(&sizes)
            .map(|(member, size)| MemberChoice {
                name: member.name.clone(),
                label: member
                    .flow
                    .map_or_else(|| member.name.clone(), |f| lang::words(lang, flow_key(f)).to_owned()),
                also: if is_of_places { places.of(&member.name).unwrap_or_default() } else { "" },
                role: member.role,
                size: *size,
            })
            .collect();
        if dimension.kind != DimensionKind::Flow {
            let total = |m: &MemberChoice| m.role != MemberRole::Total;
            members.sort_by(|a, b| total(a).cmp(&total(b)).then(b.size.total_cmp(&a.size)));
        }
        // A column of names without a head has one of ours, which is no word of the file's.
        let own = (dimension.name == "item").then_some("dimension.item");
        let label =
            dimension_key(dimension.kind).or(own).map_or(dimension.name.as_str(), |k| lang::words(lang, k));
        Some(DimensionChoice {
            name: dimension.name.clone(),
            label: label.to_owned(),
            kind: dimension.kind,
            members,
        })
    };
    dataset.dimensions.iter().enumerate().filter_map(one).collect()
}

fn measures(dataset: &Dataset, lang: Lang) -> Vec<Choice> {
    let one = |(m, measure): (usize, &crate::dataset::Measure)| {
        let series: Option<&Series> = dataset.series.iter().find(|s| s.measure as usize == m);
        let unit = series.map(|s| lang::unit(lang, &s.unit)).unwrap_or_default();
        // A file without a word for its measure gets the reader's.
        let name =
            if measure.name == "value" { lang::words(lang, "measure.value") } else { measure.name.as_str() };
        Choice { unit, ..available(&measure.name, name.to_owned()) }
    };
    dataset.measures.iter().enumerate().map(one).collect()
}

/// Indicators that give one figure a period and so can be drawn over time. Those that take exports and imports stay in the
/// menu where the table has only one of them, so that a person sees what is missing.
fn is_drawn(indicator: &Indicator, dataset: &Dataset, both: Option<(usize, usize)>) -> bool {
    match indicator.inputs {
        Inputs::One => indicators::takes_one(indicator) && !dataset.series.is_empty(),
        Inputs::ExportsAndImports => match both {
            Some((x, m)) => indicators::of_two(indicator, dataset, x, m).is_some(),
            None => matches!(indicator.id, "turnover" | "balance"),
        },
        _ => false,
    }
}

/// The first export series that has imports beside it.
pub(super) fn exports_with_imports(dataset: &Dataset) -> Option<(usize, usize)> {
    Alongside::first_pair(dataset)
}

fn indicator(both: Option<(usize, usize)>, lang: Lang, indicator: &Indicator) -> Choice {
    let label = lang::words(lang, &["indicator.", indicator.id, ".name"].concat()).to_owned();
    let why = match indicator.inputs {
        Inputs::ExportsAndImports if both.is_none() => lang::words(lang, "choice.needs-both"),
        _ => "",
    };
    Choice { enabled: why.is_empty(), why: why.to_owned(), ..available(indicator.id, label) }
}

/// Every period of the step that most points go in, in order.
pub(super) fn periods(dataset: &Dataset) -> Vec<Period> {
    let mut counts: Vec<(Step, usize)> = Vec::new();
    let mut all: Vec<Period> = Vec::new();
    for series in &dataset.series {
        let mut fresh: Vec<Period> = Vec::new();
        let (mut at, mut before) = (0, None);
        for period in series.points.iter().filter_map(|p| p.period) {
            let step = period.step();
            match counts.iter_mut().find(|(s, _)| *s == step) {
                Some((_, n)) => *n += 1,
                None => counts.push((step, 1)),
            }
            if before.replace(period) == Some(period) {
                continue;
            }
            // Nearly always the periods of a series are those that are known, in the same order.
            while all.get(at).is_some_and(|known| *known < period) {
                at += 1;
            }
            if all.get(at) == Some(&period) { at += 1 } else { fresh.push(period) }
        }
        if !fresh.is_empty() {
            all.extend(fresh);
            all.sort();
            all.dedup();
        }
    }
    let Some((step, _)) = counts.into_iter().max_by_key(|(_, n)| *n) else { return Vec::new() };
    all.retain(|p| p.step() == step);
    all
}
