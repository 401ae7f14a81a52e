//! What can only be told when all rows are in: kinds of dimensions, flows, roles of members, sorts of measures.

use super::names;
use super::{Dataset, Dimension, DimensionKind, Flow, MeasureKind, Member, MemberRole, NONE, Series};
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::period::{Period, Step};
use std::collections::HashMap;

/// What can only be told when all rows are in: kinds of dimensions, flows, roles of members, sorts of measures.
/// `written_out` says that days are written in words, and so stand for themselves.
pub(super) fn settle(dataset: &mut Dataset, written_out: bool, warnings: &mut Vec<Diagnostic>) {
    kind_columns(dataset);
    #[cfg(feature = "studio")]
    super::told_of_each::settle(dataset);
    for dimension in &mut dataset.dimensions {
        let members: Vec<&str> = dimension.members.iter().map(|m| m.name.as_str()).collect();
        dimension.kind = names::kind_of(&dimension.name, &members);
        let beside_flows =
            members.iter().any(|name| names::flow_of(name).is_some_and(|flow| flow != Flow::Turnover));
        for member in &mut dimension.members {
            member.flow = names::flow_of(&member.name)
                .filter(|_| dimension.kind == DimensionKind::Flow || member.name.chars().count() > 2);
            if dimension.kind == DimensionKind::Flow {
                continue;
            }
            if member.flow == Some(Flow::Turnover) && !beside_flows && names::is_of_shops_too(&member.name) {
                member.flow = None;
            }
            if names::is_total_name(&member.name) && member.parent.is_none() {
                member.role = MemberRole::Total;
            } else if member.role == MemberRole::Item
                && (names::is_group_name(&member.name)
                    || (names::is_total_name(&member.name) && member.parent.is_some()))
            {
                member.role = MemberRole::Group;
            }
        }
        prefixed_totals(dimension);
        all_of(dimension);
        super::owners::mark(dimension);
    }
    for dimension in &mut dataset.dimensions {
        for at in 0..dimension.members.len() {
            let Some(parent) = dimension.members.get(at).and_then(|m| m.parent) else { continue };
            // What has a part beside it ("Trong đó: …") is still one of its own kind.
            let part = dimension.members.get(at).is_some_and(|m| names::is_part_name(&m.name));
            let flow = dimension.members.get_mut(parent as usize).and_then(|p| {
                if p.role == MemberRole::Item && !part {
                    p.role = MemberRole::Group;
                }
                p.flow
            });
            // What stands under "Exports" is exports.
            if let Some(member) = dimension.members.get_mut(at) {
                member.flow = member.flow.or(flow);
            }
        }
    }
    #[cfg(feature = "studio")]
    super::editions::mark(dataset, warnings);
    super::turnover::settle(dataset);
    flows_and_rates(dataset);
    visitors(dataset);
    flow_dimension(dataset);
    super::balance_unit::settle(dataset, warnings);
    super::standins::settle(dataset, warnings);
    period_of_title(dataset, warnings);
    super::report_month::settle(dataset);
    super::name_in_title::settle(dataset, warnings);
    super::status_in_words::settle(dataset, warnings);
    if !written_out {
        super::dates::settle(dataset, warnings);
    }
    super::never_nought::settle(dataset, warnings);
    super::sums::mark(dataset);
    sorts_of_measures(dataset);
    super::around_hundred::settle(dataset);
    twins_and_giants(dataset, warnings);
    broken(dataset, warnings);
    if dataset.series.iter().all(|s| s.points.iter().all(|p| p.period.is_none())) {
        warnings.push(Diagnostic::note("dataset.no-period"));
    }
}

#[inline(never)]
fn sorts_of_measures(dataset: &mut Dataset) {
    let mut kinds = vec![None; dataset.measures.len()];
    for series in &dataset.series {
        if let (Some(slot), Some(measure)) =
            (kinds.get_mut(series.measure as usize), dataset.measures.get(series.measure as usize))
        {
            // Series of one measure nearly always have one unit, and the same says the same again.
            let told = slot.is_some_and(|(kind, unit)| kind != MeasureKind::Other || unit == &series.unit);
            if !told {
                *slot = Some((names::measure_kind(&measure.name, &series.unit), &series.unit));
            }
        }
    }
    for (measure, kind) in dataset.measures.iter_mut().zip(kinds) {
        measure.kind = kind.map(|(kind, _)| kind).unwrap_or_default();
    }
}

/// Says which figures stand there twice, and which are too large to work with.
#[inline(never)]
fn twins_and_giants(dataset: &Dataset, warnings: &mut Vec<Diagnostic>) {
    let mut twice = 0_usize;
    let mut place = None;
    for series in &dataset.series {
        for pair in series.points.windows(2) {
            if let [a, b] = pair
                && a.period == b.period
                && a.value.is_ok()
                && b.value.is_ok()
                // A plan stands beside its outcome.
                && (a.status == super::Status::Plan) == (b.status == super::Status::Plan)
            {
                twice += 1;
                place = place.or(Some(At::cell(b.row, b.column)));
            }
        }
    }
    if let Some(at) = place {
        warnings.push(Diagnostic::warning("dataset.twice").at(at).with("n", twice));
    }
    let too_large = |s: &Series, p: &super::Point| p.value.is_ok() && s.base_value(p).is_err();
    let mut large = dataset.series.iter().flat_map(|s| s.points.iter().filter(move |p| too_large(s, p)));
    if let Some(first) = large.next() {
        let at = At::cell(first.row, first.column);
        warnings.push(Diagnostic::warning("dataset.too-large").at(at).with("n", 1 + large.count()));
    }
}

/// Says from which figures on others are measured otherwise.
fn broken(dataset: &Dataset, warnings: &mut Vec<Diagnostic>) {
    let mut breaks = dataset.series.iter().flat_map(|s| &s.breaks);
    if let Some((row, column)) = breaks.next() {
        let n = 1 + breaks.count();
        warnings.push(Diagnostic::warning("dataset.breaks").at(At::cell(*row, *column)).with("n", n));
    }
}

/// "Sex: Total" is the total where all members begin so; "Machinery: Total" is a group where some do, and an item where no other
/// member is of machinery.
fn prefixed_totals(dimension: &mut Dimension) {
    if dimension.kind == DimensionKind::Flow {
        return;
    }
    if !dimension.members.iter().any(|m| names::total_of(&m.name).is_some()) {
        return;
    }
    // How many members begin with what stands before a colon.
    let mut alike: HashMap<String, usize> = HashMap::new();
    for member in &dimension.members {
        for (at, _) in member.name.match_indices(": ") {
            *alike.entry(member.name.get(..at).unwrap_or("").to_owned()).or_default() += 1;
        }
    }
    let members = dimension.members.len();
    let prefixed = dimension.members.iter().filter(|m| m.name.contains(": ")).count();
    let totals = dimension.members.iter().filter(|m| names::total_of(&m.name).is_some()).count();
    // "W: World" beside "VN: Viet Nam", or "World: Total" alone among plain names.
    let sole = totals == 1 && (prefixed == members || prefixed == 1);
    for member in &mut dimension.members {
        let Some(of) = names::total_of(&member.name) else { continue };
        let alike = alike.get(of).copied().unwrap_or(0);
        member.role = match alike {
            all if all == members => MemberRole::Total,
            1 if sole || super::gather::is_code_before(of) => MemberRole::Total,
            1 => continue,
            _ => MemberRole::Group,
        };
    }
}

/// "All industries" beside industries is their total, where nothing else is, and no other name begins so ("All other industries" is a part).
fn all_of(dimension: &mut Dimension) {
    let items = || dimension.members.iter().filter(|m| m.parent.is_none());
    if dimension.kind == DimensionKind::Flow
        || items().count() < 3
        || items().any(|m| m.role == MemberRole::Total)
    {
        return;
    }
    let is_all = |m: &Member| {
        let folded = lang::fold(&m.name);
        let mut words = folded.split_whitespace();
        // "All purpose flour" is a kind of flour: what there is all of is several.
        let several = |ends: &[char]| folded.split_whitespace().nth(1).is_some_and(|w| w.ends_with(ends));
        let all = match words.next() {
            Some("all" | "tous" | "toutes" | "todos" | "todas") => several(&['s', 'x']),
            Some("tutti" | "tutte") => several(&['i', 'e']),
            _ => folded.starts_with("tat ca ") || folded.starts_with("toan bo "),
        };
        let rest = words.next().is_some_and(|w| !w.starts_with("other") && !w.ends_with("other"));
        // "All Nippon Airways" is a name: what there is all of is no name of its own.
        let plain = m
            .name
            .split_whitespace()
            .nth(1)
            .is_some_and(|w| !w.starts_with(char::is_uppercase) || w.chars().all(|c| !c.is_lowercase()));
        all && rest && plain && folded.split_whitespace().count() <= 6
    };
    let mut found = dimension
        .members
        .iter_mut()
        .filter(|m| m.parent.is_none() && m.role == MemberRole::Item && is_all(m));
    if let (Some(all), None) = (found.next(), found.next()) {
        all.role = MemberRole::Total;
    }
}

/// A column that says what sort of member another one names (total, group, country) gives roles and is no dimension of its own.
#[inline(never)]
fn kind_columns(dataset: &mut Dataset) {
    let mut at = 0;
    while at < dataset.dimensions.len() {
        let Some(dimension) = dataset.dimensions.get(at) else { break };
        let header = lang::fold(&dimension.name);
        let named = header == "kind"
            || header.ends_with("kind")
            || header.ends_with("_type")
            || header == "type"
            || header == "dimension"
            || header == "loai";
        let words = dimension.members.iter().any(|m| names::kind_word(&m.name).is_some());
        let target = if named && words { describes(dataset, at) } else { None };
        let Some((other, roles)) = target else {
            at += 1;
            continue;
        };
        if let Some(d) = dataset.dimensions.get_mut(other) {
            for (member, role) in d.members.iter_mut().zip(roles) {
                if let Some(role) = role {
                    member.role = role;
                }
            }
        }
        dataset.dimensions.remove(at);
        for series in &mut dataset.series {
            if at < series.members.len() {
                series.members.remove(at);
            }
        }
    }
}

/// The dimension whose members each have one kind, and the roles that the kinds give them.
fn describes(dataset: &Dataset, kind: usize) -> Option<(usize, Vec<Option<MemberRole>>)> {
    (0..dataset.dimensions.len()).rev().filter(|&d| d != kind).find_map(|d| {
        let dimension = dataset.dimensions.get(d)?;
        if dimension.members.len() <= dataset.dimensions.get(kind)?.members.len() {
            return None;
        }
        let mut kinds: Vec<Option<u32>> = vec![None; dimension.members.len()];
        for series in &dataset.series {
            let (m, k) = (*series.members.get(d)?, *series.members.get(kind)?);
            if m == NONE {
                return None;
            }
            let slot = kinds.get_mut(m as usize)?;
            if slot.is_some_and(|had| had != k) {
                return None;
            }
            *slot = Some(k);
        }
        let names = &dataset.dimensions.get(kind)?.members;
        Some((
            d,
            kinds
                .into_iter()
                .map(|k| names.get(k? as usize).and_then(|m| names::kind_word(&m.name)))
                .collect(),
        ))
    })
}

/// A table that names no period beside its figures is about the one period of its title, "Exports in 2005", if there is just one.
/// Only a title that says what the figures are counts: "Published 2020" says when somebody wrote them down.
#[inline(never)]
fn period_of_title(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    if dataset.series.iter().flat_map(|s| &s.points).any(|p| p.period.is_some()) {
        return;
    }
    let mut named: Vec<Period> = Vec::new();
    // A line that is a period and nothing else, "Tháng 3 năm 2022", dates the table as well.
    let speaks = |t: &str| {
        names::flow_in(t).is_some() || lang::when(t).is_some() || is_period_and_unit(t) || ends_in_year(t)
    };
    for title in dataset.title.iter().filter(|t| speaks(t)) {
        let mut byte = 0;
        while let Some(when) = lang::when_in_from(title, byte).filter(|w| w.end > byte) {
            named.extend(when.period());
            byte = when.end;
        }
    }
    if named.is_empty() {
        named.extend(lang::when(&dataset.sheet).and_then(|w| w.period()));
    }
    named.dedup();
    let day = dataset.title.iter().filter_map(|t| day_of(t)).collect::<Vec<_>>();
    if let ([], [day]) | ([Period::Day(..)], [day]) = (named.as_slice(), day.as_slice()) {
        named = vec![*day];
    }
    let [period] = named.as_slice() else { return };
    let dated = day.len() == 1 && day.first() == Some(period);
    if matches!(period.step(), Step::Range | Step::Day) && !dated {
        return;
    }
    for series in &mut dataset.series {
        let name = dataset.measures.get(series.measure as usize).map_or("", |m| m.name.as_str());
        let at = if crate::read::is_to_date(name) { crate::read::months_so_far(*period) } else { *period };
        for point in &mut series.points {
            point.period = Some(at);
        }
    }
    warnings.push(Diagnostic::note("dataset.period-of-title").with("period", period.to_string()));
}

/// The day of which a title says its figures are: "Population as of 31.12.2024", "05.10.2021 #192". Any other day in a title is one on which
/// somebody wrote it down.
fn day_of(title: &str) -> Option<Period> {
    const OF: [&str; 8] =
        ["as of", "as at", "tinh den", "tinh den ngay", "stand", "stichtag", "situation au", "po stanju"];
    let when = lang::when_in(title)?;
    let day = when.period().filter(|p| p.step() == Step::Day)?;
    let before = lang::fold(title.get(..when.start)?);
    let before = before.trim_end_matches([' ', ':', ',']);
    let said = OF
        .iter()
        .any(|of| before.strip_suffix(of).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)));
    let alone = before.is_empty() && !title.get(when.end..)?.contains(char::is_alphabetic);
    (said || alone).then_some(day)
}

/// "Inhabitants of the provinces, 2011": a title that ends in the year of its figures, and speaks neither of when somebody wrote it down nor
/// of what figures are measured by.
fn ends_in_year(title: &str) -> bool {
    const OTHERS: &[&str] = &[
        "price",
        "gia so sanh",
        "gia co dinh",
        "preis",
        "prix",
        "preci",
        "preco",
        "prezzi",
        "prijzen",
        "constant",
        "=",
        "edition",
        "version",
        "volume",
        "no.",
        "issue",
    ];
    let text = title.trim_end_matches([')', '.', ' ']);
    let year = || {
        let when = lang::when_in(text).filter(|w| w.is_year() && w.start > 0)?;
        let words =
            text.get(..when.start)?.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 1).count();
        Some(when.end >= text.len() && words >= 2)
    };
    let folded = lang::fold(title);
    let other = || OTHERS.iter().any(|w| folded.contains(w)) || crate::read::is_of_other_years(&folded);
    cfg!(feature = "studio") && year() == Some(true) && !other()
}

/// "2023年8月 单位:亿元": a period, and the unit of the table.
fn is_period_and_unit(text: &str) -> bool {
    text.match_indices(' ').any(|(at, _)| {
        let (head, tail) = (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""));
        // "令和６年12月分 （単位：百万円）"
        lang::when(head.trim_end_matches('分')).is_some() && !lang::units_of(tail).is_empty()
    })
}

/// Exports and imports are flows in a list that has rates beside them, too: "Xuất khẩu", "Nhập khẩu", "Tốc độ tăng (%)".
#[inline(never)]
fn flows_and_rates(dataset: &mut Dataset) {
    for d in 0..dataset.dimensions.len() {
        let Some(dimension) = dataset.dimensions.get(d).filter(|x| x.kind != DimensionKind::Flow) else {
            continue;
        };
        let has = |flow: Flow| dimension.members.iter().any(|m| m.flow == Some(flow) && m.parent.is_none());
        if !(has(Flow::Export) && has(Flow::Import)) {
            continue;
        }
        let amounts_flow = dataset.series.iter().all(|s| {
            let member = dataset.member(s, d);
            member.is_none_or(|m| m.flow.is_some()) || !s.unit.has_magnitude()
        });
        // Goods under each flow have a flow of their own in their heading's stead; there the goods are what is told apart.
        let each_once = dimension.members.iter().filter(|m| m.flow.is_some()).enumerate().all(|(n, m)| {
            m.parent.is_none()
                && dimension.members.iter().filter(|x| x.flow.is_some()).take(n).all(|x| x.flow != m.flow)
        });
        if amounts_flow
            && each_once
            && let Some(dimension) = dataset.dimensions.get_mut(d)
        {
            dimension.kind = DimensionKind::Flow;
        }
    }
}

/// Whether nothing of the table is money or weighed: "arrivals" are then people, where no "dispatches" stand beside them.
fn is_counted_in_heads(dataset: &Dataset) -> bool {
    use crate::unit::Quantity::{Money, Tonne};
    dataset.series.iter().all(|s| !matches!(s.unit.quantity, Money(_) | Tonne))
}

/// "arrivals" are imports beside "dispatches"; alone, and counted in heads, they are people.
fn visitors(dataset: &mut Dataset) {
    let counted = is_counted_in_heads(dataset);
    for dimension in dataset.dimensions.iter_mut().filter(|_| counted) {
        if let [member] = dimension.members.as_mut_slice()
            && lang::fold(&member.name) == "arrivals"
        {
            member.flow = None;
        }
    }
}

/// Gives the table a flow dimension when only measures or the title say which flow it is about.
#[inline(never)]
fn flow_dimension(dataset: &mut Dataset) {
    if dataset.dimensions.iter().any(|d| d.members.iter().any(|m| m.flow.is_some())) {
        return;
    }
    // "M | F" are men and women, "M | YTD" the month and the year so far: alone the letter names no imports.
    let exports = dataset.measures.iter().any(|m| names::flow_in(&m.name) == Some(Flow::Export));
    let sexes = !exports || dataset.measures.iter().any(|m| m.name == "F");
    let flow = |name: &str| names::flow_in(name).filter(|_| !sexes || name != "M");
    let mut of_measure: Vec<Option<Flow>> = dataset.measures.iter().map(|m| flow(&m.name)).collect();
    let mut named = dataset.measures.iter().zip(&of_measure).filter(|(_, flow)| flow.is_some());
    if is_counted_in_heads(dataset) && named.all(|(m, _)| lang::fold(&m.name) == "arrivals") {
        of_measure.fill(None);
    }
    // The turnover of shops and works is none of trade with others.
    let of_trade = of_measure.iter().any(|flow| flow.is_some_and(|flow| flow != Flow::Turnover))
        || dataset.title.iter().any(|t| names::flow_in(t).is_some() || names::is_of_foreign_trade(t));
    for (flow, measure) in of_measure.iter_mut().zip(&dataset.measures).filter(|_| !of_trade) {
        *flow = flow.filter(|_| !names::is_of_shops_too(&measure.name));
    }
    // "Total" beside "Exports" and "Imports" is both together.
    if [Flow::Export, Flow::Import].iter().all(|flow| of_measure.contains(&Some(*flow)))
        && !of_measure.contains(&Some(Flow::Turnover))
    {
        for (flow, measure) in of_measure.iter_mut().zip(&dataset.measures) {
            *flow = flow.or_else(|| names::is_total_name(&measure.name).then_some(Flow::Turnover));
        }
    }
    let of_title = dataset.title.iter().find_map(|t| names::flow_in(t));
    let by_group = dataset.series.iter().any(|s| of_group(dataset, s).is_some());
    if of_measure.iter().all(Option::is_none) && of_title.is_none() && !by_group {
        return;
    }
    let rest = if of_measure.iter().all(Option::is_none) { of_title } else { None };
    let mut members: Vec<Member> = Vec::new();
    let mut of_series = Vec::with_capacity(dataset.series.len());
    for series in &dataset.series {
        let measure = of_measure.get(series.measure as usize).copied().flatten();
        let flow = measure.or_else(|| of_group(dataset, series)).or(rest);
        of_series.push(match flow {
            None => NONE,
            Some(flow) => match members.iter().position(|m| m.flow == Some(flow)) {
                Some(at) => at as u32,
                None => {
                    let word = match flow {
                        Flow::Export => "X",
                        Flow::Import => "M",
                        Flow::Turnover => "X+M",
                        Flow::Balance => "X-M",
                    };
                    members.push(Member { name: word.to_owned(), flow: Some(flow), ..Member::default() });
                    members.len() as u32 - 1
                }
            },
        });
    }
    dataset.dimensions.insert(0, Dimension { name: "flow".to_owned(), kind: DimensionKind::Flow, members });
    for (series, member) in dataset.series.iter_mut().zip(of_series) {
        series.members.insert(0, member);
    }
    // A measure that was only the flow's name is the value.
    for measure in &mut dataset.measures {
        let of_shops = !of_trade && names::is_of_shops_too(&measure.name);
        if names::flow_of(&measure.name).is_some() && !(sexes && measure.name == "M") && !of_shops {
            measure.name = "value".to_owned();
        }
    }
    // Columns of different flows now share one measure.
    let mut first: HashMap<String, u32> = HashMap::new();
    let map: Vec<u32> = dataset
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| *first.entry(m.name.clone()).or_insert(i as u32))
        .collect();
    for series in &mut dataset.series {
        series.measure = map.get(series.measure as usize).copied().unwrap_or(series.measure);
    }
}

/// The flow that a name over a series' row speaks of: "Table 2. Imports".
fn of_group(dataset: &Dataset, series: &Series) -> Option<Flow> {
    (0..dataset.dimensions.len()).find_map(|d| {
        let members = &dataset.dimensions.get(d)?.members;
        let mut at = dataset.member(series, d)?.parent;
        // Names are opened outside in, so the way up ends.
        while let Some(parent) = at.and_then(|i| members.get(i as usize)) {
            if let Some(flow) = names::flow_in(&parent.name) {
                return Some(flow);
            }
            at = parent.parent;
        }
        None
    })
}
