//! Tables that list GDP, its growth or the population in one column with exports and imports. Each of these is a quantity of its
//! own, so the article's words for it are heard as where every quantity has a column.

use super::topics::is_subject;
use crate::dataset::{Dataset, DimensionKind, Measure, MeasureKind, NONE};
use crate::indicators::selection::kind_of;

/// The table with every quantity that stands among the flows made a measure; `None` where there is none.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    let d = dataset.dimensions.iter().position(|d| d.kind == DimensionKind::Flow)?;
    if let Some(out) = among_names(dataset, d) {
        return Some(apart(&out).unwrap_or(out));
    }
    let members = &dataset.dimensions.get(d)?.members;
    if members.iter().all(|m| m.flow.is_none()) || members.iter().all(|m| m.flow.is_some()) {
        return None;
    }
    let mut out = dataset.clone();
    // Measures made so far: of which member and measure.
    let mut made: Vec<((u32, u32), u32)> = Vec::new();
    for (place, series) in out.series.iter_mut().enumerate() {
        let Some(of) = series.members.get_mut(d) else { continue };
        let Some(member) = members.get(*of as usize).filter(|m| m.flow.is_none()) else { continue };
        let kind = dataset.series.get(place).map(|s| kind_of(dataset, s)).unwrap_or_default();
        let flows = |s: &&crate::dataset::Series| dataset.flow(s).is_some();
        let alike = dataset.series.iter().filter(flows).any(|s| s.unit.adds_to(&series.unit));
        if alike && !is_subject(&member.name) {
            continue;
        }
        let key = (*of, series.measure);
        *of = NONE;
        series.measure = match made.iter().find(|(k, _)| *k == key) {
            Some((_, measure)) => *measure,
            None => {
                let measure = u32::try_from(out.measures.len()).ok()?;
                let kind = match kind {
                    crate::dataset::MeasureKind::Value | crate::dataset::MeasureKind::Quantity => {
                        crate::dataset::MeasureKind::Other
                    }
                    other => other,
                };
                out.measures.push(Measure { name: member.name.clone(), kind });
                made.push((key, measure));
                measure
            }
        };
    }
    (!made.is_empty()).then_some(out)
}

/// "GDP at market prices" in the column of countries, where no flow stands beside it: a measure of its own, and no partner.
fn among_names(dataset: &Dataset, flow: usize) -> Option<Dataset> {
    let mut out = dataset.clone();
    let mut found = false;
    for (place, series) in dataset.series.iter().enumerate() {
        let no_flow =
            dataset.member(series, flow).is_none_or(|m| m.flow.is_none() && m.name.trim().is_empty());
        let product =
            |d: usize| dataset.member(series, d).filter(|m| super::flows_in_rows::is_product(&m.name));
        let Some(member) = (0..dataset.dimensions.len()).filter(|d| *d != flow).find_map(product) else {
            continue;
        };
        let measure = u32::try_from(out.measures.len()).ok()?;
        let Some(own) = out.series.get_mut(place).filter(|_| no_flow) else { continue };
        own.members.fill(NONE);
        own.measure = measure;
        let kind = match &series.unit.quantity {
            crate::unit::Quantity::Money(_) if super::words::fold(&member.name).contains("gdp") => {
                MeasureKind::Gdp
            }
            _ => MeasureKind::Other,
        };
        out.measures.push(Measure { name: member.name.clone(), kind });
        found = true;
    }
    found.then_some(out)
}
