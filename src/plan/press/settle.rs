//! The spec's wishes that concern every form: names as the chart writes them, order of members, the two periods of a
//! comparison. Members and periods that there are not are refused by name.

use super::super::choose::{Choice, Strand};
use super::super::order;
use crate::dataset::Dataset;
use crate::diag::Diagnostic;
use crate::indicators::Record;
use crate::indicators::parts::{listed_whole, share_of};
use crate::lang::fold;
use crate::period::Period;
use crate::spec::forms::{Order, ScaleKind};
use crate::spec::{ChartSpec, ChartType};
use crate::unit::{Quantity, Unit};
use std::collections::HashMap;

/// Carries the wishes out.
pub(in crate::plan) fn settled(
    mut choice: Choice,
    spec: &ChartSpec,
    dataset: &Dataset,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Choice, Vec<Diagnostic>> {
    super::nested::left_out(&mut choice, dataset, warnings).map_err(|d| vec![d])?;
    let mut problems = Vec::new();
    let all = |choice: &Choice| -> Vec<String> {
        choice.strands.iter().chain(&choice.others).map(|s| s.name.clone()).collect()
    };
    let names = all(&choice);
    for name in spec.highlight.iter().chain(spec.colours.keys()).chain(spec.labels.keys()) {
        let in_file = || dataset.dimensions.iter().any(|d| d.members.iter().any(|m| m.name == *name));
        let in_measures = || dataset.measures.iter().any(|m| m.name == *name);
        let is_flow = || super::super::named::flow_in(crate::lang::Lang::En, name).is_some();
        if !names.contains(name) && !in_file() && !in_measures() && !is_flow() {
            problems.push(Diagnostic::error("spec.member").with("found", name.as_str()));
        }
    }
    for (name, text) in &spec.colours {
        let page = super::super::house::own_ground(spec)?;
        match colour(text) {
            Some(colour) if colour.contrast(page) >= 3.0 => {}
            Some(_) => problems.push(
                Diagnostic::error("spec.colour-faint")
                    .with("found", text.as_str())
                    .with("name", name.as_str()),
            ),
            None => problems.push(
                Diagnostic::error("spec.colour").with("found", text.as_str()).with("name", name.as_str()),
            ),
        }
    }
    if spec.indicator.as_deref() == Some("share") && choice.indicator == "value" {
        as_shares(&mut choice);
    }
    if choice.kind == ChartType::Index
        && let Err(problem) = super::linelike::as_indices(&mut choice, spec)
    {
        problems.push(problem);
    }
    // Some forms are an order by themselves.
    let ordered = matches!(
        choice.kind,
        ChartType::Club
            | ChartType::Treemap
            | ChartType::TileMap
            | ChartType::Scatter
            | ChartType::Bump
            | ChartType::Heatmap
            | ChartType::Seasonal
            | ChartType::Milestone
            | ChartType::Slope
            | ChartType::Trade
    );
    if ordered && spec.order != Order::Size {
        warnings.push(Diagnostic::warning("spec.order-none").with("form", choice.kind.name()));
    }
    let compares = matches!(
        choice.kind,
        ChartType::Slope | ChartType::Dumbbell | ChartType::Waterfall | ChartType::Scatter
    );
    let by_row = matches!(choice.kind, ChartType::BarStacked | ChartType::BarShare);
    match spec.periods.len() {
        0 => {}
        2 if compares => {}
        n if compares => warnings.push(Diagnostic::warning("spec.periods-two").with("n", n)),
        _ if by_row => {}
        _ => warnings.push(Diagnostic::warning("spec.periods-unused").with("form", choice.kind.name())),
    }
    let numbers = || choice.strands.iter().flat_map(|s| &s.line.records).filter_map(|r| r.value.ok());
    if spec.scale == Some(ScaleKind::Log) && numbers().any(|v| v <= 0.0) {
        warnings.push(Diagnostic::warning("spec.log-none"));
    }
    match spec.order {
        Order::Size => {}
        Order::Name => {
            // Đ stands with D, not after Z.
            let mut sorted: Vec<(String, String, Strand)> = Vec::with_capacity(choice.strands.len());
            for strand in core::mem::take(&mut choice.strands) {
                // By the name that is read.
                let name = spec.labels.get(&strand.name).unwrap_or(&strand.name);
                let (folded, name) = (fold(name), name.clone());
                let at = sorted.partition_point(|(known, other, _)| (known, other) <= (&folded, &name));
                sorted.insert(at, (folded, name, strand));
            }
            choice.strands = sorted.into_iter().map(|(.., strand)| strand).collect();
        }
        Order::File => {
            let first = |s: &Strand| {
                let input = s.line.records.iter().flat_map(|r| &r.inputs).next();
                input.map_or(f64::MAX, |i| f64::from(i.row))
            };
            choice.strands = order::by_key(core::mem::take(&mut choice.strands), first);
        }
    }
    if compares {
        match two_periods(&choice, spec) {
            Ok(Some((a, b))) => cut(&mut choice, &[a, b]),
            Ok(None) => {}
            Err(found) => problems.extend(found),
        }
    }
    for strand in choice.strands.iter_mut().chain(&mut choice.others).chain(&mut choice.total) {
        if let Some(label) = spec.labels.get(&strand.name) {
            strand.name.clone_from(label);
        }
    }
    if problems.is_empty() { Ok(choice) } else { Err(problems) }
}

/// The two periods of a comparison, the earlier first; none where there is one period only.
fn two_periods(choice: &Choice, spec: &ChartSpec) -> Result<Option<(Period, Period)>, Vec<Diagnostic>> {
    let mut asked = Vec::new();
    let mut problems = Vec::new();
    for text in &spec.periods {
        match Period::parse(text) {
            Some(p) if choice.periods.contains(&p) => asked.push(p),
            Some(_) => problems.push(Diagnostic::error("spec.period-none").with("found", text.as_str())),
            None => problems
                .push(Diagnostic::error("spec.period").with("field", "periods").with("found", text.as_str())),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let asked = order::periods(asked);
    if let [a, .., b] = asked.as_slice() {
        return Ok(Some((*a, *b)));
    }
    let last = asked.first().copied().or(choice.periods.last().copied());
    let Some(last) = last else { return Ok(None) };
    let first = match choice.kind {
        ChartType::Waterfall => [last.same_of_year(-1), last.previous()]
            .into_iter()
            .flatten()
            .find(|p| choice.periods.contains(p))
            .or_else(|| choice.periods.iter().rev().find(|p| **p < last).copied()),
        _ => choice.periods.first().copied(),
    };
    Ok(first.filter(|p| *p < last).map(|p| (p, last)))
}

/// Keeps only some periods.
fn cut(choice: &mut Choice, keep: &[Period]) {
    for strand in choice.strands.iter_mut().chain(&mut choice.others).chain(&mut choice.total) {
        strand.line.records.retain(|r| r.period.is_some_and(|p| keep.contains(&p)));
    }
    choice.periods.retain(|p| keep.contains(p));
}

/// Figures as shares of the table's total, else of the sum of all members.
fn as_shares(choice: &mut Choice) {
    let total = choice.total.take();
    let parts: Vec<Strand> = choice.strands.iter().chain(&choice.others).cloned().collect();
    let whole_at = |period: Option<Period>| match (&total, period) {
        (Some(total), Some(p)) => total.line.at(p).cloned(),
        _ => {
            let of: Vec<&Record> = parts
                .iter()
                .flat_map(|s| s.line.records.iter().filter(|r| r.period == period && r.value.is_ok()))
                .collect();
            (!of.is_empty()).then(|| listed_whole(&of))
        }
    };
    // Once a period, not once for each part of it.
    let mut wholes: HashMap<Option<Period>, Option<Record>> = HashMap::new();
    for strand in choice.strands.iter_mut().chain(&mut choice.others) {
        for record in &mut strand.line.records {
            if record.value.is_ok()
                && let Some(total) = wholes.entry(record.period).or_insert_with_key(|p| whole_at(*p))
            {
                *record = share_of(record, total).at(record.period);
            }
        }
        strand.line.unit = Unit::of(Quantity::Percent);
        strand.growth = None;
    }
    choice.unit = Unit::of(Quantity::Percent);
    choice.indicator = "share";
}

/// A colour as a spec writes it: `#rrggbb`.
pub(in crate::plan) fn colour(text: &str) -> Option<super::super::Rgb> {
    super::super::Rgb::parse(text)
}
