//! Charts of the indicators that are asked of a whole table: the spec becomes a question to the catalogue, the answer's lines
//! become strands. Several periods make lines or columns, one period ranked bars, a single figure a figure.

use super::choose::{Choice, Strand, flow_name};
use super::ranking::is_rest;
use crate::dataset::{Dataset, DimensionKind, Flow, Member, MemberRole, NONE};
use crate::diag::Diagnostic;
use crate::figure::{Decimal, by_key};
use crate::indicators::{self, Indicator, Line, Query, Record};
use crate::lang::{Lang, words};
use crate::period::{Period, Step};
use crate::spec::{ChartSpec, ChartType};

/// A spec as a question to the catalogue, its gaps filled in from the table.
pub fn query(spec: &ChartSpec, dataset: &Dataset, indicator: &'static Indicator) -> Query {
    let pairs = |select: &crate::spec::Select| {
        let of = |(name, members): &(String, Vec<String>)| {
            members.iter().map(|m| (name.clone(), m.clone())).collect::<Vec<_>>()
        };
        select.iter().flat_map(of).collect::<Vec<_>>()
    };
    let period = |text: &Option<String>| text.as_deref().and_then(Period::parse);
    let number = |value: Option<f64>| value.and_then(Decimal::written);
    let asked = Query {
        select: pairs(&spec.select),
        by: spec.by.clone(),
        measure: spec.measure.clone(),
        from: period(&spec.from),
        to: period(&spec.to),
        base: period(&spec.base),
        above: number(spec.above),
        below: number(spec.below),
        top: spec.top.map(|n| n.max(1)),
        against: pairs(&spec.against),
    };
    indicators::fitted(dataset, indicator, &asked)
}

/// The strands of an indicator.
pub(super) fn choice(
    spec: &ChartSpec,
    dataset: &Dataset,
    indicator: &'static Indicator,
    lang: Lang,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Choice, Vec<Diagnostic>> {
    let query = query(spec, dataset, indicator);
    let mut lines = indicators::compute(dataset, indicator, &query).map_err(|d| vec![d])?;
    lines.retain(|l| l.records.iter().any(|r| r.value.is_ok()));
    let split = query.split(dataset).or_else(|| differing(dataset, &lines));
    one_flow(&mut lines, dataset, split);
    parts_alone(&mut lines, dataset, split);
    whole_spans(&mut lines);
    if lines.is_empty() {
        return Err(vec![Diagnostic::error("chart.no-figures").with("name", name(indicator, lang))]);
    }
    one_span(&mut lines, warnings);
    let Some(first) = lines.first() else { return Err(vec![Diagnostic::error("chart.empty")]) };
    let unit = first.unit.clone();
    let like = dataset.measures.get(first.measure as usize).cloned().unwrap_or_default();
    let mut strands: Vec<Strand> = Vec::new();
    for line in lines.into_iter().filter(|l| l.unit.adds_to(&unit)) {
        let name = strand_name(dataset, &line, split, indicator, lang);
        if strands.iter().all(|s| s.name != name) {
            let is_rest = is_rest(&name);
            strands.push(Strand { line, growth: None, name, is_total: false, is_rest, long: None });
        }
    }
    let flows: Vec<Option<Flow>> = strands.iter().map(|s| s.line.flow).collect();
    let flow = flows.first().copied().flatten().filter(|f| flows.iter().all(|g| *g == Some(*f)));
    let of_split = |name: &str| split.is_some() && super::pool::dimension(dataset, name) == split;
    let is_chosen = strands.len() > 1 && spec.select.iter().any(|(name, _)| of_split(name));
    let mut unchosen = Vec::new();
    if is_chosen {
        let free = ChartSpec { select: spec.select.without(of_split), ..spec.clone() };
        let all = choice(&free, dataset, indicator, lang, &mut Vec::new());
        let all = all.map(|all| all.strands).unwrap_or_default();
        unchosen.extend(all.into_iter().filter(|s| strands.iter().all(|c| c.name != s.name)));
    }
    Ok(Choice {
        kind: kind(spec, indicator, &strands),
        total: None,
        others: Vec::new(),
        unchosen,
        flow,
        measure: like,
        split: split
            .and_then(|d| dataset.dimensions.get(d))
            .filter(|_| strands.iter().any(|s| s.name != name_of(indicator, lang)))
            .map(|d| (d.kind, d.name.clone())),
        held: Vec::new(),
        indicator: indicator.id,
        unit,
        periods: Vec::new(),
        strands,
    })
}

/// What a person calls the indicator.
pub(super) fn name(indicator: &Indicator, lang: Lang) -> String {
    name_of(indicator, lang).to_owned()
}

fn name_of(indicator: &Indicator, lang: Lang) -> &'static str {
    // The key files live as long as the program.
    let key = ["indicator.", indicator.id, ".name"].concat();
    crate::lang::entries(lang).find(|(k, _)| *k == key).map_or(indicator.id, |(_, text)| text)
}

/// Changes over time stand from zero as columns; of several lines, and of levels, lines say more.
fn kind(spec: &ChartSpec, indicator: &Indicator, strands: &[Strand]) -> ChartType {
    match spec.kind {
        ChartType::Auto | ChartType::Trade => {
            let periods = strands.first().map_or(0, |s| s.known().count());
            // Who added how much is asked of one period: as lines over time it is a tangle.
            let ranked = match indicator.inputs {
                indicators::Inputs::PartAndWhole => {
                    indicator.is_signed() || indicator.id == "share-of-growth"
                }
                indicators::Inputs::TwoEconomies => true,
                _ => false,
            };
            if ranked && strands.len() > 1 {
                return ChartType::Bar;
            }
            let columns = indicator.is_signed() && strands.len() == 1 && (2..=60).contains(&periods);
            if columns { ChartType::Column } else { ChartType::Auto }
        }
        other => other,
    }
}

fn member<'a>(dataset: &'a Dataset, line: &Line, d: usize) -> Option<&'a Member> {
    let index = line.members.get(d).copied().filter(|m| *m != NONE)?;
    dataset.dimensions.get(d)?.members.get(index as usize)
}

/// The dimension along which the lines differ; of several that with the most members, never the flow when there is another.
fn differing(dataset: &Dataset, lines: &[Line]) -> Option<usize> {
    let count = |d: usize| {
        let mut found: Vec<u32> = lines.iter().filter_map(|l| l.members.get(d).copied()).collect();
        found = by_key(found, |member| f64::from(*member));
        found.dedup();
        found.len()
    };
    let is_flow = |d: usize| dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
    (0..dataset.dimensions.len()).filter(|&d| count(d) > 1).max_by_key(|&d| (!is_flow(d), count(d)))
}

/// Parts of exports beside parts of imports would be two charts in one: exports are shown where nobody asked for others.
fn one_flow(lines: &mut Vec<Line>, dataset: &Dataset, split: Option<usize>) {
    let by_flow = split.and_then(|d| dataset.dimensions.get(d)).is_none_or(|x| x.kind == DimensionKind::Flow);
    let first = lines.iter().find_map(|l| l.flow);
    if by_flow || lines.iter().all(|l| l.flow == first) {
        return;
    }
    let keep = if lines.iter().any(|l| l.flow == Some(Flow::Export)) { Some(Flow::Export) } else { first };
    lines.retain(|l| l.flow == keep);
}

/// Beside its parts a total, or a group of some of them, is no bar of its own.
fn parts_alone(lines: &mut Vec<Line>, dataset: &Dataset, split: Option<usize>) {
    let role = |l: &Line| split.and_then(|d| member(dataset, l, d)).map(|m| m.role);
    if lines.iter().any(|l| role(l) == Some(MemberRole::Item)) {
        lines.retain(|l| role(l).is_none_or(|r| r == MemberRole::Item));
    }
}

/// Averages from one base to each later year are steps on the way to the last: the chart shows the whole stretch.
fn whole_spans(lines: &mut [Line]) {
    for line in lines {
        let span = |r: &Record| r.period.is_some_and(|p| p.step() == Step::Range);
        if line.records.len() > 1
            && line.records.last().is_some_and(span)
            && let Some(last) = line.records.iter().rfind(|r| r.value.is_ok()).cloned()
        {
            line.records = vec![last];
        }
    }
}

/// Figures of whole spans (an average of 2001–2005) are compared only over one span: the one that most lines have.
fn one_span(lines: &mut Vec<Line>, warnings: &mut Vec<Diagnostic>) {
    if lines.len() < 2 || lines.iter().any(|l| l.records.len() != 1) {
        return;
    }
    let at = |l: &Line| l.records.first().and_then(|r: &Record| r.period);
    let mut counts: Vec<(Option<Period>, usize)> = Vec::new();
    for period in lines.iter().map(at) {
        match counts.iter_mut().find(|(p, _)| *p == period) {
            Some((_, n)) => *n += 1,
            None => counts.push((period, 1)),
        }
    }
    // The latest of those that most have.
    let Some((span, n)) = counts.into_iter().max_by_key(|(p, n)| (*n, *p)) else { return };
    if n == lines.len() || n < 2 {
        return;
    }
    warnings.push(Diagnostic::note("chart.other-span").with("n", lines.len() - n));
    lines.retain(|l| at(l) == span);
}

fn strand_name(
    dataset: &Dataset,
    line: &Line,
    split: Option<usize>,
    indicator: &Indicator,
    lang: Lang,
) -> String {
    let member = split.and_then(|d| member(dataset, line, d));
    match (member, line.flow) {
        (Some(m), _) if m.flow.is_none() => m.name.clone(),
        (Some(m), _) => m.flow.map_or_else(|| m.name.clone(), |f| flow_name(lang, f).to_owned()),
        (None, Some(flow)) if split.is_some() => flow_name(lang, flow).to_owned(),
        _ => name(indicator, lang),
    }
}

/// The finding of an indicator, as far as its intervals bear it out: who is first, or a high, a low, the latest figure.
pub(super) fn title(choice: &Choice, figures: &super::Figures) -> Option<String> {
    use super::say::{on, say};
    let lang = figures.lang;
    let indicator = indicators::find(choice.indicator)?;
    let last = choice.periods.last().copied();
    let now = |s: &'_ Strand| -> Option<(Record, f64)> {
        let record = match last {
            Some(p) => s.line.at(p),
            None => s.line.records.iter().find(|r| r.value.is_ok()),
        }?;
        Some((record.clone(), record.value.ok()?))
    };
    let written = |r: &Record, v: f64| {
        let text = figures.full(r, v);
        super::sheet::tied(&if indicator.is_signed() && v > 0.0 { ["+", &text].concat() } else { text })
    };
    let of_whom = of_one(choice, indicator, lang).map(|of| {
        say(lang, "chart.ind.of", &[("indicator", name(indicator, lang)), ("name", of.to_owned())])
    });
    let mut list = vec![("indicator", of_whom.unwrap_or_else(|| name(indicator, lang)))];
    if let Some(p) = last {
        list.push(("period", on(lang, p)));
    }
    if let [only] = choice.strands.as_slice() {
        let (record, value) = now(only)?;
        list.push(("value", written(&record, value)));
        let Some(_) = last else { return Some(say(lang, "chart.ind.undated", &list)) };
        let others: Vec<(Period, f64, &Record)> = only.known().filter(|(p, _, _)| Some(*p) != last).collect();
        let first = others.first().map(|(p, _, _)| on(lang, *p));
        // The longest run of a table is no finding beside the run itself.
        if others.len() >= 4
            && indicator.group != indicators::Group::Runs
            && let Some(first) = first
        {
            list.push(("since", first));
            if others.iter().all(|(_, _, r)| r.interval.hi < record.interval.lo) {
                return Some(say(lang, "chart.ind.high", &list));
            }
            if others.iter().all(|(_, _, r)| r.interval.lo > record.interval.hi) {
                return Some(say(lang, "chart.ind.low", &list));
            }
        }
        return Some(say(lang, "chart.ind.latest", &list));
    }
    // A rank of 1 is the first: nothing is told about the largest rank number.
    if choice.unit.quantity == crate::unit::Quantity::Rank {
        return None;
    }
    // Runs, records and revisions stand in no order, nor do figures of other stretches of time.
    let in_no_order = matches!(indicator.group, indicators::Group::Runs | indicators::Group::Revisions);
    let span = |r: &Record| r.value.is_ok() && r.period.is_some_and(|p| p.step() == Step::Range);
    let elsewhere = |s: &Strand| now(s).is_none() && s.line.records.iter().any(span);
    if in_no_order || choice.strands.iter().chain(&choice.others).any(elsewhere) {
        return None;
    }
    let all: Vec<(&Strand, Record, f64)> =
        choice.strands.iter().filter(|s| !s.is_rest).filter_map(|s| now(s).map(|(r, v)| (s, r, v))).collect();
    let all = by_key(all, |(_, _, value)| -value);
    let (leader, record, value) = all.first()?;
    let rivals = choice.others.iter().chain(&choice.unchosen).filter(|s| !s.is_rest).filter_map(now);
    let beaten = all.iter().skip(1).map(|(_, r, _)| r.interval.hi).chain(rivals.map(|(r, _)| r.interval.hi));
    if beaten.fold(f64::NEG_INFINITY, f64::max) >= record.interval.lo {
        return None;
    }
    list.push(("name", leader.name.clone()));
    list.push(("value", written(record, *value)));
    Some(say(lang, if last.is_some() { "chart.ind.first" } else { "chart.ind.first-undated" }, &list))
}

/// Whose figures are drawn, where they are one member's.
fn of_one<'a>(choice: &'a Choice, indicator: &Indicator, lang: Lang) -> Option<&'a str> {
    let [only] = choice.strands.as_slice() else { return None };
    (choice.split.is_some() && only.name != name_of(indicator, lang)).then_some(only.name.as_str())
}

/// What is shown: the indicator, of which flow, of whom, along what.
pub(super) fn what(choice: &Choice, lang: Lang) -> Option<String> {
    let indicator = indicators::find(choice.indicator).filter(|i| i.is_studied())?;
    let mut out = name(indicator, lang);
    // The flow is named where the indicator is about one flow and its name does not say so.
    use indicators::Inputs;
    let of_both =
        matches!(
            indicator.inputs,
            Inputs::ExportsAndImports | Inputs::TradeAndEconomy | Inputs::PriceIndices | Inputs::TwoEconomies
        ) || matches!(indicator.id, "grubel-lloyd" | "exports-from-balance" | "imports-from-balance");
    let of_flow = choice.flow.filter(|f| !of_both && matches!(f, Flow::Export | Flow::Import));
    if let Some(flow) = of_flow.map(|f| super::say::small(flow_name(lang, f)))
        && !out.to_lowercase().contains(&flow)
    {
        out.push_str(", ");
        out.push_str(&flow);
    }
    if let Some(one) = of_one(choice, indicator, lang) {
        out.push_str(", ");
        out.push_str(one);
    }
    let by = match choice.split.as_ref().filter(|_| choice.strands.len() > 1).map(|(kind, _)| *kind) {
        Some(DimensionKind::Partner) if super::say::is_market(choice) => "chart.by.partner",
        Some(DimensionKind::Partner) => "chart.by.country",
        Some(DimensionKind::Commodity) => "chart.by.commodity",
        Some(DimensionKind::Sector) => "chart.by.sector",
        _ => "",
    };
    if !by.is_empty() {
        out.push_str(", ");
        out.push_str(words(lang, by));
    }
    Some(out)
}
