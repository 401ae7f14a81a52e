//! The title says a finding, and only one that the records bear out: every comparison is made on the intervals that the
//! printed digits allow. Where none is sure the title names what is shown.

use super::choose::{Choice, Strand};
use super::figures::Figures;
#[cfg(feature = "forms")]
use super::say::status_word;
use super::say::{bound, capital, choice_name, count, is_market, on, say, small, steps};
use super::sheet::tied;
use super::streak;
#[cfg(feature = "forms")]
use crate::dataset::Status;
use crate::dataset::{DimensionKind, Flow, MeasureKind};
#[cfg(feature = "forms")]
use crate::indicators::Record;
use crate::lang;
use crate::period::Period;
use crate::spec::ChartType;
use crate::unit::Quantity;

/// The finding.
pub(super) fn title(choice: &Choice, figures: &Figures) -> Option<String> {
    let is_index = matches!(choice.unit.quantity, Quantity::Index(_));
    #[cfg(feature = "press")]
    if crate::indicators::find(choice.indicator).is_some_and(crate::indicators::Indicator::is_studied) {
        return super::indicated::title(choice, figures).map(|text| bound(figures.lang, &capital(&text)));
    }
    let found = match choice.kind {
        ChartType::Trade => trade_title(choice, figures),
        #[cfg(feature = "forms")]
        _ if choice.indicator == "balance" && choice.strands.len() == 1 => trade_title(choice, figures),
        #[cfg(feature = "forms")]
        ChartType::Bar => bar_title(choice, figures),
        #[cfg(feature = "forms")]
        _ if choice.indicator.starts_with("growth") => growth_title(choice, figures),
        // Levels of indices are not compared, only each with itself.
        _ if choice.strands.len() > 1 && !is_index => leader_title(choice, figures),
        _ => single_title(choice, figures),
    };
    found.map(|text| bound(figures.lang, &capital(&text)))
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
        return Some(say(lang, &["chart.title.", side, "-once"].concat(), &list));
    }
    // A run that reaches back to the first period may be longer than the chart knows.
    let run = if streak.begins { "-run" } else { "-all" };
    list.push(("span", tied(&lang::span(lang, streak.first, streak.last))));
    Some(match streak.best {
        Some((period, value)) => {
            let record = balance.line.at(period)?;
            list.push(("value", tied(&figures.full(record, value.abs()))));
            list.push(("period", on(lang, period)));
            say(lang, &["chart.title.", side, run, "-best"].concat(), &list)
        }
        None => say(lang, &["chart.title.", side, run].concat(), &list),
    })
}

#[cfg(feature = "forms")]
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
#[cfg(feature = "forms")]
fn growth_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    if choice.strands.len() > 1 {
        return growth_of_two(choice, figures);
    }
    let strand = choice.strands.first()?;
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
        return Some(say(lang, &["chart.title.growth-", side, "-run"].concat(), &list));
    }
    if let Some(since) = extreme_since(&known, up) {
        list.push(("since", on(lang, since)));
        return Some(say(lang, &["chart.title.growth-", side, "-since"].concat(), &list));
    }
    let before = known.len().checked_sub(2).and_then(|i| known.get(i));
    if let Some((p, v, r)) = before
        && sure_sign(r) == Some(!up)
        && period.previous() == Some(*p)
    {
        list.push(("before", written(r, *v)));
        list.push(("then", on(lang, *p)));
        return Some(say(lang, &["chart.title.growth-", side, "-after"].concat(), &list));
    }
    Some(say(lang, &["chart.title.growth-", side].concat(), &list))
}

/// Two side by side, mostly exports and imports: each up or down in the latest period.
#[cfg(feature = "forms")]
fn growth_of_two(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let period = *choice.periods.last()?;
    let [a, b] = choice.strands.as_slice() else { return None };
    let part = |s: &Strand| {
        let record = s.line.at(period)?;
        let value = record.value.ok()?;
        let written = figures.bare(record, value.abs());
        let key = match sure_sign(record)? {
            _ if !written.contains(|c: char| ('1'..='9').contains(&c)) => return None,
            true => "chart.part.up",
            false => "chart.part.down",
        };
        Some(tied(&say(lang, key, &[("name", s.name.clone()), ("value", written)])))
    };
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    // A flow is a common word within a sentence; a partner or a commodity keeps its letters.
    let b = if by_flow { small(&part(b)?) } else { part(b)? };
    let list = [("a", part(a)?), ("b", b), ("period", on(lang, period))];
    Some(say(lang, "chart.title.growth-two", &list))
}

/// The latest earlier period with a change at least as strong as the last one's, when at least two lie between and the
/// digits leave no doubt.
#[cfg(feature = "forms")]
fn extreme_since(known: &[(Period, f64, &Record)], up: bool) -> Option<Period> {
    let (_, _, last) = known.last()?;
    let earlier = known.get(..known.len() - 1)?;
    let stronger =
        |r: &Record| if up { r.interval.hi >= last.interval.lo } else { r.interval.lo <= last.interval.hi };
    let at = earlier.iter().rposition(|(_, _, r)| stronger(r))?;
    let (period, _, record) = earlier.get(at)?;
    // The one that ends the search must itself be stronger beyond doubt.
    let sure = if up { record.interval.lo > last.interval.hi } else { record.interval.hi < last.interval.lo };
    (sure && earlier.len() - at > 2).then_some(*period)
}

/// One line: its high or low in the latest period, else its peak, else first and last.
fn single_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let strand = choice.strands.first()?;
    let (last, value, record) = strand.last()?;
    let (first, start, start_record) = strand.known().next()?;
    let mut list = vec![
        ("name", choice_name(choice, strand, lang)),
        ("value", tied(&figures.full(record, value))),
        ("period", on(lang, last)),
        ("span", tied(&lang::span(lang, first, last))),
    ];
    let (mut count, mut highest, mut lowest) = (0_usize, true, true);
    let mut peak = (first, start, start_record);
    for known in strand.known() {
        count += 1;
        if known.0 != last {
            highest &= known.2.interval.hi < record.interval.lo;
            lowest &= known.2.interval.lo > record.interval.hi;
        }
        if known.1 >= peak.1 {
            peak = known;
        }
    }
    if count >= 4 && highest {
        return Some(say(lang, "chart.title.high", &list));
    }
    if count >= 4 && lowest {
        return Some(say(lang, "chart.title.low", &list));
    }
    let clear = strand.known().all(|(p, _, r)| p == peak.0 || r.interval.hi < peak.2.interval.lo);
    if count >= 4 && clear && peak.0 != first {
        list.push(("peak", tied(&figures.full(peak.2, peak.1))));
        list.push(("when", on(lang, peak.0)));
        return Some(say(lang, "chart.title.peak", &list));
    }
    let change = record.interval - start_record.interval;
    if count >= 2 && !change.contains(0.0) {
        list.push(("start", tied(&figures.full(start_record, start))));
        list.push(("since", on(lang, first)));
        let key = if value > start { "chart.title.rose" } else { "chart.title.fell" };
        return Some(say(lang, key, &list));
    }
    None
}

/// Several lines: who is first, and since when without a break, among all members, drawn, asked for or not.
fn leader_title(choice: &Choice, figures: &Figures) -> Option<String> {
    let lang = figures.lang;
    let last = *choice.periods.last()?;
    let level = |s: &Strand| s.at(last).and_then(|r| r.value.ok());
    let leader = choice
        .strands
        .iter()
        .filter(|s| !s.is_rest)
        .filter_map(|s| Some((s, level(s)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?
        .0;
    // Of long lines the digits say it for most of the way.
    #[cfg(feature = "press")]
    let sure = super::long::led(leader, &rivals(leader, choice).collect::<Vec<_>>(), &choice.periods);
    #[cfg(not(feature = "press"))]
    let sure = 0;
    let mut since = None;
    for (nth, period) in choice.periods.iter().rev().enumerate() {
        if nth >= sure && !leads(leader, choice, *period) {
            break;
        }
        since = Some(*period);
    }
    let since = since?;
    let first = *choice.periods.first()?;
    let mut list = vec![("name", leader.name.clone()), ("since", on(lang, since))];
    list.push(("span", tied(&lang::span(lang, first, last))));
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    // One flow is above the other in worth, or in a share of the same whole; in an index or a rate that says nothing.
    let comparable = matches!(choice.measure.kind, MeasureKind::Value | MeasureKind::Share)
        || matches!(choice.unit.quantity, Quantity::Money(_));
    if by_flow && !comparable {
        return None;
    }
    if by_flow && choice.strands.len() == 2 {
        let other = choice.strands.iter().find(|s| s.name != leader.name)?;
        list.push(("other", small(&other.name)));
        let key = if since == first { "chart.title.above-all" } else { "chart.title.above" };
        // One period is no stretch of time.
        #[cfg(feature = "forms")]
        if since == last {
            return Some(say(lang, "chart.title.above-once", &list));
        }
        return Some(say(lang, key, &list));
    }
    if cfg!(feature = "press") && (by_flow || is_flow_name(&leader.name)) {
        return None;
    }
    // Nobody has led "since" the last period, nor throughout the only one.
    #[cfg(feature = "forms")]
    if since == last
        && let Some(record) = leader.line.at(last)
    {
        return Some(first_in(choice, figures, leader, Some(last), (record, record.value.ok()?)));
    }
    let all = if since == first { "-all" } else { "" };
    Some(say(lang, &["chart.title.lead", among(choice), all].concat(), &list))
}

/// Whether a name is a flow's: exports lead nobody in a list that they stand in beside goods or their balance.
fn is_flow_name(name: &str) -> bool {
    #[cfg(feature = "press")]
    return crate::dataset::flow_of(name).is_some();
    #[cfg(not(feature = "press"))]
    return name.is_empty();
}

/// Among what something is the first: the ending of a key.
fn among(choice: &Choice) -> &'static str {
    let kind = choice.split.as_ref().map(|(kind, _)| *kind);
    match (choice.flow, kind) {
        (Some(Flow::Export), Some(DimensionKind::Partner)) if is_market(choice) => "-market",
        (Some(Flow::Import), Some(DimensionKind::Partner)) if is_market(choice) => "-origin",
        (_, Some(DimensionKind::Partner)) => "",
        (Some(Flow::Export), _) => "-export",
        (Some(Flow::Import), _) => "-import",
        _ => "",
    }
}

/// All other members, drawn, asked for or not.
fn rivals<'a>(leader: &'a Strand, choice: &'a Choice) -> impl Iterator<Item = &'a Strand> {
    let all = [&choice.strands, &choice.others, &choice.unchosen];
    all.into_iter().flatten().filter(|s| !s.is_rest && s.name != leader.name)
}

/// Whether a line is above every other in a period, beyond doubt. A rival without a figure in that period counts as below
/// only when it never came near, or when its figures begin later.
fn leads(leader: &Strand, choice: &Choice, period: Period) -> bool {
    let Some(own) = leader.interval_at(period) else { return false };
    let mut compared = false;
    for rival in rivals(leader, choice) {
        match rival.interval_at(period) {
            Some(interval) => {
                compared = true;
                if interval.hi >= own.lo {
                    return false;
                }
            }
            None => {
                let begun = rival.known().next().is_some_and(|(p, _, _)| p < period);
                let near = rival.known().any(|(_, _, r)| r.interval.hi * 2.0 > own.lo);
                if begun && near {
                    return false;
                }
            }
        }
    }
    compared
}

/// Bars: who is first, with how much.
#[cfg(feature = "forms")]
pub(super) fn bar_title(choice: &Choice, figures: &Figures) -> Option<String> {
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
    let clear = choice
        .strands
        .iter()
        .skip(1)
        .chain(&choice.others)
        .chain(&choice.unchosen)
        .filter(|s| !s.is_rest)
        .filter_map(value)
        .all(|(r, _)| r.interval.hi < record.interval.lo);
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    if !clear || choice.strands.len() < 2 || by_flow || is_flow_name(&leader.name) {
        return None;
    }
    Some(first_in(choice, figures, leader, at, (&record, v)))
}

/// Who is first in a period, with how much.
#[cfg(feature = "forms")]
fn first_in(
    choice: &Choice,
    figures: &Figures,
    leader: &Strand,
    at: Option<Period>,
    (record, value): (&Record, f64),
) -> String {
    let lang = figures.lang;
    let mut list = vec![("name", leader.name.clone()), ("value", tied(&figures.full(record, value)))];
    let Some(p) = at else { return say(lang, "chart.title.first-undated", &list) };
    // What is planned has led nobody yet.
    let planned = match record.status {
        Status::Plan => [" (", status_word(lang, Status::Plan), ")"].concat(),
        _ => String::new(),
    };
    list.push(("period", [on(lang, p), planned].concat()));
    say(lang, &["chart.title.first", among(choice)].concat(), &list)
}
