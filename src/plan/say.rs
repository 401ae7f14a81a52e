//! The chart's words: title, subtitle, source and notes. A title says a finding, and only one that the records bear out;
//! where none is sure the title names what is shown.

use super::choose::{Choice, Strand};
use super::figures::Figures;
use super::sheet::tied;
use super::streak;
use crate::dataset::{DimensionKind, Flow, MeasureKind, Status};
use crate::diag::Arg;
use crate::figure::Interval;
use crate::indicators::Record;
use crate::lang::{self, Lang, text, words};
use crate::period::{Period, Step};
use crate::spec::ChartType;
use crate::unit::Quantity;

/// A count as the press writes it: words for the first dozen, then figures.
pub(super) fn count(lang: Lang, n: usize) -> String {
    let key = format!("chart.count.{n}");
    if lang::has(lang, &key) { words(lang, &key).to_owned() } else { n.to_string() }
}

/// A period after "in": "năm 2023", "tháng 3/2005"; "2023", "March 2005".
pub(super) fn on(lang: Lang, period: Period) -> String {
    match (lang, period) {
        (Lang::Vi, Period::Year(y)) => tied(&format!("năm {y}")),
        _ => tied(&lang::period(lang, period)),
    }
}

/// The word for a step, after a count.
fn steps(lang: Lang, step: Option<Step>) -> &'static str {
    words(
        lang,
        match step {
            Some(Step::Year | Step::FiscalYear) => "chart.steps.year",
            Some(Step::Half) => "chart.steps.half",
            Some(Step::Quarter) => "chart.steps.quarter",
            Some(Step::Month | Step::YearToDate) => "chart.steps.month",
            Some(Step::Week) => "chart.steps.week",
            Some(Step::Day) => "chart.steps.day",
            _ => "chart.steps.any",
        },
    )
}

/// First letter large, where it is one of the plain alphabet.
pub(super) fn capital(text: &str) -> String {
    let mut out = text.to_owned();
    if let Some(first) = out.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    out
}

fn small(text: &str) -> String {
    let mut out = text.to_owned();
    // An abbreviation (GDP, FDI) keeps its letters.
    let second_small = text.chars().nth(1).is_some_and(char::is_lowercase);
    if second_small && let Some(first) = out.get_mut(0..1) {
        first.make_ascii_lowercase();
    }
    out
}

fn args<'a>(list: &'a [(&'a str, String)]) -> Vec<(&'a str, Arg)> {
    list.iter().map(|(name, value)| (*name, Arg::Text(value.clone()))).collect()
}

fn say(lang: Lang, key: &str, list: &[(&str, String)]) -> String {
    text(lang, key, &args(list))
}

/// The finding.
pub(super) fn title(choice: &Choice, figures: &Figures) -> String {
    let found = match choice.kind {
        ChartType::Trade => trade_title(choice, figures),
        ChartType::Bar => bar_title(choice, figures),
        _ if choice.indicator.starts_with("growth") => growth_title(choice, figures),
        _ if choice.strands.len() > 1 => leader_title(choice, figures),
        _ => single_title(choice, figures),
    };
    capital(&found.unwrap_or_else(|| what(choice, figures.lang)))
}

fn trade_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let balance = choice.strands.last()?;
    let streak = streak::current(&balance.line.records)?;
    let side = if streak.surplus { "surplus" } else { "deficit" };
    let mut list = vec![
        ("count", count(lang, streak.count)),
        ("steps", steps(lang, choice.step()).to_owned()),
        ("since", on(lang, streak.first)),
    ];
    if streak.count == 1 {
        let record = balance.line.at(streak.last)?;
        list.push(("value", tied(&figures.full(record, record.value.ok()?.abs()))));
        list.push(("period", on(lang, streak.last)));
        return Some(say(lang, &format!("chart.title.{side}-once"), &list));
    }
    Some(match streak.best {
        Some((period, value)) => {
            let record = balance.line.at(period)?;
            list.push(("value", tied(&figures.full(record, value.abs()))));
            list.push(("period", on(lang, period)));
            say(lang, &format!("chart.title.{side}-run-best"), &list)
        }
        None => say(lang, &format!("chart.title.{side}-run"), &list),
    })
}

/// Words on the plot that name the run.
pub(super) fn streak_label(choice: &Choice, lang: Lang, streak: &streak::Streak) -> String {
    let side = if streak.surplus { "surplus" } else { "deficit" };
    let list = [("count", count(lang, streak.count)), ("steps", steps(lang, choice.step()).to_owned())];
    capital(&say(lang, &format!("chart.run.{side}"), &list))
}

fn sure_sign(record: &Record) -> Option<bool> {
    record.value.ok()?;
    if record.interval.lo > 0.0 {
        Some(true)
    } else if record.interval.hi < 0.0 {
        Some(false)
    } else {
        None
    }
}

/// Growth: up or down in the latest period, and what came before.
fn growth_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let strand = choice.strands.first().filter(|_| choice.strands.len() == 1)?;
    let known: Vec<(Period, f64, &Record)> = strand.known().collect();
    let (period, value, record) = known.last()?;
    let up = sure_sign(record)?;
    let written = |record: &Record, value: f64| figures.bare(record, value.abs());
    let zero = lang::percent(lang, 0.0, figures.decimals(record));
    if written(record, *value) == zero {
        return None;
    }
    let mut run = 1;
    for w in known.windows(2).rev() {
        let [(p0, _, r0), (p1, _, _)] = w else { break };
        if p1.previous() != Some(*p0) && p1.same_of_year(-1) != Some(*p0) || sure_sign(r0) != Some(up) {
            break;
        }
        run += 1;
    }
    let mut list = vec![
        ("name", choice_name(choice, strand, lang)),
        ("value", written(record, *value)),
        ("period", on(lang, *period)),
        ("count", count(lang, run)),
        ("steps", steps(lang, choice.step()).to_owned()),
    ];
    let side = if up { "up" } else { "down" };
    if run >= 3 {
        return Some(say(lang, &format!("chart.title.growth-{side}-run"), &list));
    }
    let before = known.len().checked_sub(2).and_then(|i| known.get(i));
    if let Some((p, v, r)) = before
        && sure_sign(r) == Some(!up)
        && period.previous() == Some(*p)
    {
        list.push(("before", written(r, *v)));
        list.push(("then", on(lang, *p)));
        return Some(say(lang, &format!("chart.title.growth-{side}-after"), &list));
    }
    Some(say(lang, &format!("chart.title.growth-{side}"), &list))
}

/// What a single line is called in a sentence.
fn choice_name(choice: &Choice, strand: &Strand, lang: Lang) -> String {
    match (choice.flow, strand.line.flow, &choice.split) {
        (_, Some(flow), None) => super::choose::flow_name(lang, flow).to_owned(),
        (_, Some(_), Some((DimensionKind::Flow, _))) => strand.name.clone(),
        (Some(flow), _, Some(_)) => {
            say(lang, flow_key("chart.of-part", flow), &[("name", strand.name.clone())])
        }
        _ => strand.name.clone(),
    }
}

fn flow_key(stem: &'static str, flow: Flow) -> &'static str {
    match (stem, flow) {
        ("chart.of-part", Flow::Export) => "chart.of-part.export",
        ("chart.of-part", Flow::Import) => "chart.of-part.import",
        ("chart.of-part", _) => "chart.of-part.any",
        ("chart.what", Flow::Export) => "chart.what.export",
        ("chart.what", Flow::Import) => "chart.what.import",
        ("chart.what", Flow::Turnover) => "chart.what.turnover",
        ("chart.what", Flow::Balance) => "chart.what.balance",
        ("chart.title.lead", Flow::Export) => "chart.title.lead-export",
        ("chart.title.lead", Flow::Import) => "chart.title.lead-import",
        _ => "chart.title.lead",
    }
}

/// One line: its high or low in the latest period, else its peak, else first and last.
fn single_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let strand = choice.strands.first()?;
    let known: Vec<(Period, f64, &Record)> = strand.known().collect();
    let (last, value, record) = *known.last()?;
    let (first, start, start_record) = *known.first()?;
    let others = |p: Period| known.iter().filter(move |(q, _, _)| *q != p);
    let mut list = vec![
        ("name", choice_name(choice, strand, lang)),
        ("value", tied(&figures.full(record, value))),
        ("period", on(lang, last)),
        ("span", tied(&lang::span(lang, first, last))),
    ];
    let highest = others(last).all(|(_, _, r)| r.interval.hi < record.interval.lo);
    let lowest = others(last).all(|(_, _, r)| r.interval.lo > record.interval.hi);
    if known.len() >= 4 && highest {
        return Some(say(lang, "chart.title.high", &list));
    }
    if known.len() >= 4 && lowest {
        return Some(say(lang, "chart.title.low", &list));
    }
    let peak = known.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let clear = others(peak.0).all(|(_, _, r)| r.interval.hi < peak.2.interval.lo);
    if known.len() >= 4 && clear && peak.0 != first {
        list.push(("peak", tied(&figures.full(peak.2, peak.1))));
        list.push(("when", on(lang, peak.0)));
        return Some(say(lang, "chart.title.peak", &list));
    }
    let change = difference(record, start_record);
    if known.len() >= 2 && !change.contains(0.0) {
        list.push(("start", tied(&figures.full(start_record, start))));
        list.push(("since", on(lang, first)));
        let key = if value > start { "chart.title.rose" } else { "chart.title.fell" };
        return Some(say(lang, key, &list));
    }
    None
}

fn difference(a: &Record, b: &Record) -> Interval {
    a.interval - b.interval
}

/// Several lines: who is first, and since when without a break.
fn leader_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let last = *choice.periods.last()?;
    let at = |s: &Strand, p: Period| s.line.at(p).filter(|r| r.value.is_ok()).cloned();
    // A member that has no figure in the latest period could be the first: nothing is said then, unless it never came near.
    let leader = choice
        .strands
        .iter()
        .filter_map(|s| Some((s, at(s, last)?)))
        .max_by(|a, b| a.1.value.unwrap_or(f64::MIN).total_cmp(&b.1.value.unwrap_or(f64::MIN)))?
        .0;
    let leads = |p: Period| {
        let own = at(leader, p)?;
        let mut rivals = 0;
        for other in choice.strands.iter().filter(|s| s.name != leader.name) {
            if let Some(r) = at(other, p) {
                rivals += 1;
                if r.interval.hi >= own.interval.lo {
                    return Some(false);
                }
            }
        }
        (rivals > 0).then_some(true)
    };
    let mut since = None;
    for period in choice.periods.iter().rev() {
        match leads(*period) {
            Some(true) => since = Some(*period),
            _ => break,
        }
    }
    let since = since?;
    let first = *choice.periods.first()?;
    let mut list = vec![("name", leader.name.clone()), ("since", on(lang, since))];
    list.push(("span", tied(&lang::span(lang, first, last))));
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    if by_flow && choice.strands.len() == 2 {
        let other = choice.strands.iter().find(|s| s.name != leader.name)?;
        list.push(("other", small(&other.name)));
        let key = if since == first { "chart.title.above-all" } else { "chart.title.above" };
        return Some(say(lang, key, &list));
    }
    let all = since == first;
    Some(match (choice.flow, all) {
        (Some(flow @ (Flow::Export | Flow::Import)), false) => {
            say(lang, flow_key("chart.title.lead", flow), &list)
        }
        (Some(flow @ (Flow::Export | Flow::Import)), true) => {
            say(lang, &format!("{}-all", flow_key("chart.title.lead", flow)), &list)
        }
        (_, true) => say(lang, "chart.title.lead-all", &list),
        (_, false) => say(lang, "chart.title.lead", &list),
    })
}

/// Bars: who is first, with how much.
fn bar_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let at = choice.periods.last().copied();
    let value = |s: &Strand| {
        let r = match at {
            Some(p) => s.line.at(p),
            None => s.line.records.iter().find(|r| r.value.is_ok()),
        }?;
        Some((r.clone(), r.value.ok()?))
    };
    let leader = choice.strands.first()?;
    let (record, v) = value(leader)?;
    let clear =
        choice.strands.iter().skip(1).filter_map(value).all(|(r, _)| r.interval.hi < record.interval.lo);
    if !clear || choice.strands.len() < 2 {
        return None;
    }
    let mut list = vec![("name", leader.name.clone()), ("value", tied(&figures.full(&record, v)))];
    if let Some(p) = at {
        list.push(("period", on(lang, p)));
        let key = match choice.flow {
            Some(Flow::Export) => "chart.title.first-export",
            Some(Flow::Import) => "chart.title.first-import",
            _ => "chart.title.first",
        };
        return Some(say(lang, key, &list));
    }
    Some(say(lang, "chart.title.first-undated", &list))
}

/// What is shown, in words.
pub(super) fn what(choice: &Choice, lang: Lang) -> String {
    let plain = matches!(choice.measure.kind, MeasureKind::Value)
        || matches!(choice.unit.quantity, Quantity::Money(_)) && choice.measure.kind == MeasureKind::Other
        || choice.indicator != "value";
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    let mut out = if choice.kind == ChartType::Trade {
        words(lang, "chart.what.trade").to_owned()
    } else if matches!(choice.indicator, "balance" | "turnover") {
        words(lang, if choice.indicator == "balance" { "chart.what.balance" } else { "chart.what.turnover" })
            .to_owned()
    } else {
        match (choice.flow, by_flow, plain) {
            (Some(flow), _, true) => words(lang, flow_key("chart.what", flow)).to_owned(),
            (None, true, true) => words(lang, "chart.what.flows").to_owned(),
            (Some(flow), _, false) => {
                format!("{}, {}", choice.measure.name, small(super::choose::flow_name(lang, flow)))
            }
            _ => match choice.measure.name.as_str() {
                "" | "value" => words(lang, "chart.what.value").to_owned(),
                name => name.to_owned(),
            },
        }
    };
    let split = choice.split.as_ref().filter(|_| choice.strands.len() > 1 && choice.kind != ChartType::Trade);
    let by = match split.map(|(kind, _)| *kind) {
        Some(DimensionKind::Partner) => "chart.by.partner",
        Some(DimensionKind::Commodity) => "chart.by.commodity",
        Some(DimensionKind::Sector) => "chart.by.sector",
        _ => "",
    };
    if !by.is_empty() {
        out.push(' ');
        out.push_str(words(lang, by));
    } else if choice.strands.len() == 1
        && let (Some(strand), Some((kind, _))) = (choice.strands.first(), &choice.split)
        && *kind != DimensionKind::Flow
    {
        out.push_str(", ");
        out.push_str(&strand.name);
    }
    if choice.indicator.starts_with("growth") {
        let key = format!("indicator.{}.name", choice.indicator);
        out.push_str(", ");
        out.push_str(&small(words(lang, &key)));
    }
    out
}

/// What, period, unit.
pub(super) fn subtitle(choice: &Choice, figures: &Figures) -> String {
    let lang = figures.lang;
    let mut out = capital(&what(choice, lang));
    let shown = match (choice.kind, choice.periods.first(), choice.periods.last()) {
        (ChartType::Bar, _, Some(last)) => tied(&lang::period(lang, *last)),
        (_, Some(first), Some(last)) => tied(&lang::span(lang, *first, *last)),
        _ => String::new(),
    };
    for part in [shown, tied(&figures.unit_words())] {
        if !part.is_empty() {
            out.push_str(", ");
            out.push_str(&part);
        }
    }
    out
}

/// Word for a status in a sentence; empty for final figures.
pub(super) fn status_word(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Final | Status::Revised => "",
        Status::Preliminary => words(lang, "chart.status.preliminary"),
        Status::Estimate => words(lang, "chart.status.estimate"),
        Status::Plan => words(lang, "chart.status.plan"),
    }
}

/// Years or periods in a list with runs drawn together: `1986–1989, 2016–2024`.
pub(super) fn stretches(lang: Lang, periods: &[Period]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(first) = periods.get(at).copied() {
        let mut last = first;
        while let Some(next) = periods.get(at + 1).copied().filter(|n| n.previous() == Some(last)) {
            last = next;
            at += 1;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&tied(&lang::span(lang, first, last)));
        at += 1;
    }
    out
}
