//! The chart's words: what is shown, of when, in which unit; counts, periods and statuses in words.

use super::choose::{Choice, Strand};
use super::figures::Figures;
use super::sheet::tied;
use super::streak;
use crate::dataset::{DimensionKind, Flow, MeasureKind, Status};
use crate::diag::Arg;
use crate::figure::digits;
use crate::lang::{self, Lang, text, words};
use crate::period::{Period, Step};
use crate::spec::ChartType;
use crate::unit::Quantity;

/// A text whose compound words (two syllables apart by a space) are not broken over lines.
pub(super) fn bound(lang: Lang, text: &str) -> String {
    let ties = words(lang, "chart.ties");
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = "";
    for word in text.split(' ') {
        if !out.is_empty() {
            let follows = |tie: &str| {
                tie.split_once(' ').is_some_and(|(a, b)| {
                    before.eq_ignore_ascii_case(a) && word.trim_end_matches([',', ':', '.', ';']) == b
                })
            };
            out.push_str(if ties.split('|').any(follows) { "\u{a0}" } else { " " });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// A count as the press writes it: words for the first dozen, then figures.
pub(super) fn count(lang: Lang, n: usize) -> String {
    let key = ["chart.count.", &digits(n as u64)].concat();
    if lang::has(lang, &key) { words(lang, &key).to_owned() } else { digits(n as u64) }
}

/// A period after "in": "năm 2023", "tháng 3/2005"; "2023", "March 2005".
pub(super) fn on(lang: Lang, period: Period) -> String {
    match (lang, period) {
        (Lang::Vi, Period::Year(_)) => ["năm\u{a0}", &lang::period(lang, period)].concat(),
        _ => tied(&lang::period(lang, period)),
    }
}

/// The word for a step, after a count.
pub(super) fn steps(lang: Lang, step: Option<Step>) -> &'static str {
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

pub(super) fn small(text: &str) -> String {
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

pub(super) fn say(lang: Lang, key: &str, list: &[(&str, String)]) -> String {
    let said = text(lang, key, &args(list));
    // English says "in March 2024", but "on 1 March 2024".
    #[cfg(feature = "press")]
    if lang == Lang::En {
        let is_day = |value: &&str| {
            let number = value.split_once('\u{a0}').map(|(day, month)| (day.parse::<u8>(), month));
            number.is_some_and(|(day, month)| {
                day.is_ok() && month.starts_with(|c: char| c.is_ascii_uppercase())
            })
        };
        let days = list.iter().filter(|(name, _)| matches!(*name, "period" | "since" | "when" | "then"));
        return days
            .map(|(_, value)| value.as_str())
            .filter(is_day)
            .fold(said, |said, day| said.replace(&["in ", day].concat(), &["on ", day].concat()));
    }
    said
}

/// Words on the plot that name the run.
pub(super) fn streak_label(choice: &Choice, lang: Lang, streak: &streak::Streak) -> String {
    let side = if streak.surplus { "surplus" } else { "deficit" };
    let list = [("count", count(lang, streak.count)), ("steps", steps(lang, choice.step()).to_owned())];
    capital(&say(lang, &["chart.run.", side].concat(), &list))
}

/// What a single line is called in a sentence.
pub(super) fn choice_name(choice: &Choice, strand: &Strand, lang: Lang) -> String {
    // "Exports" alone is their worth; any other measure is named with them.
    let measured = |flow: &str| {
        let (kind, name) = (choice.measure.kind, choice.measure.name.as_str());
        let worth = matches!(kind, MeasureKind::Value) || matches!(choice.unit.quantity, Quantity::Money(_));
        if worth || choice.indicator != "value" || name.is_empty() {
            flow.to_owned()
        } else {
            [name, ", ", &small(flow)].concat()
        }
    };
    #[cfg(feature = "press")]
    if let Some(name) = super::member_flow::name(choice, strand, lang) {
        return name;
    }
    match (choice.flow, strand.line.flow, &choice.split) {
        (_, Some(flow), None) => measured(super::choose::flow_name(lang, flow)),
        (_, Some(_), Some((DimensionKind::Flow, _))) => measured(&strand.name),
        (Some(flow), _, Some(_)) if choice.measure.kind == MeasureKind::Value => {
            say(lang, flow_key("chart.of-part", flow), &[("name", strand.name.clone())])
        }
        _ => strand.name.clone(),
    }
}

pub(super) fn flow_key(stem: &'static str, flow: Flow) -> &'static str {
    match (stem, flow) {
        ("chart.of-part", Flow::Export) => "chart.of-part.export",
        ("chart.of-part", Flow::Import) => "chart.of-part.import",
        ("chart.of-part", _) => "chart.of-part.any",
        ("chart.what", Flow::Export) => "chart.what.export",
        ("chart.what", Flow::Import) => "chart.what.import",
        ("chart.what", Flow::Turnover) => "chart.what.turnover",
        ("chart.what", Flow::Balance) => "chart.what.balance",
        _ => "chart.what.value",
    }
}

/// Whether the countries of the table are those one trades with. Where its header only says "country" or "economy" they may
/// as well be those whose trade it is: nothing is claimed then.
pub(super) fn is_market(choice: &Choice) -> bool {
    let Some((DimensionKind::Partner, header)) = &choice.split else { return false };
    let header = header.to_ascii_lowercase();
    Lang::ALL.iter().any(|lang| words(*lang, "chart.market").split('|').any(|w| lang::holds(&header, w)))
}

/// What the members are called: the key of the word for many, or for one.
#[cfg(feature = "press")]
pub(super) fn noun_key(choice: &Choice, is_one: bool) -> &'static str {
    // Sections of a classification are no commodities.
    let is_group = |head: &str| {
        let head = head.trim().to_lowercase();
        Lang::ALL.iter().any(|lang| words(*lang, "press.group-heads").split('|').any(|w| w == head))
    };
    match (choice.split.as_ref(), is_one) {
        (Some((DimensionKind::Partner, _)), false) if is_market(choice) => "chart.noun.partner",
        (Some((DimensionKind::Partner, _)), true) if is_market(choice) => "chart.noun.partner-one",
        (Some((DimensionKind::Partner, _)), false) => "chart.noun.country",
        (Some((DimensionKind::Partner, _)), true) => "chart.noun.country-one",
        (Some((DimensionKind::Commodity, head)), false) if is_group(head) => "chart.noun.group",
        (Some((DimensionKind::Commodity, head)), true) if is_group(head) => "chart.noun.group-one",
        (Some((DimensionKind::Commodity, _)), false) => "chart.noun.commodity",
        (Some((DimensionKind::Commodity, _)), true) => "chart.noun.commodity-one",
        (_, false) => "chart.noun.series",
        (_, true) => "chart.noun.series-one",
    }
}

/// What is shown, in words.
pub(super) fn what(choice: &Choice, lang: Lang) -> String {
    #[cfg(feature = "press")]
    if let Some(what) = super::indicated::what(choice, lang) {
        return what;
    }
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
            (None, true, true) if choice.strands.iter().all(|s| s.line.flow.is_some()) => {
                words(lang, "chart.what.flows").to_owned()
            }
            (Some(flow), _, false) => {
                [&choice.measure.name, ", ", &small(super::choose::flow_name(lang, flow))].concat()
            }
            _ => match choice.measure.name.as_str() {
                "" | "value" => words(lang, "chart.what.value").to_owned(),
                name => name.to_owned(),
            },
        }
    };
    let split = choice.split.as_ref().filter(|_| choice.strands.len() > 1 && choice.kind != ChartType::Trade);
    let by = match split.map(|(kind, _)| *kind) {
        Some(DimensionKind::Partner) if is_market(choice) => "chart.by.partner",
        Some(DimensionKind::Partner) => "chart.by.country",
        Some(DimensionKind::Commodity) => "chart.by.commodity",
        Some(DimensionKind::Sector) => "chart.by.sector",
        _ => "",
    };
    if !by.is_empty() {
        out.push(' ');
        out.push_str(words(lang, by));
    } else if choice.strands.len() == 1
        && out != choice.strands.first().map_or("", |s| s.name.as_str())
        && let (Some(strand), Some((kind, _))) = (choice.strands.first(), &choice.split)
        && *kind != DimensionKind::Flow
    {
        out.push_str(", ");
        out.push_str(&strand.name);
    }
    #[cfg(feature = "press")]
    if choice.indicator == "share" {
        let key = match choice.flow {
            Some(Flow::Export) => "press.what.share-export",
            Some(Flow::Import) => "press.what.share-import",
            _ => "press.what.share",
        };
        return say(
            lang,
            key,
            &[("by", words(lang, if by.is_empty() { "press.by.any" } else { by }).to_owned())],
        );
    }
    if cfg!(feature = "forms") && choice.indicator.starts_with("growth") {
        let key = match (choice.indicator, choice.step()) {
            (_, Some(Step::Year)) => "chart.growth.year",
            ("growth-year", _) => "chart.growth.same",
            (_, Some(Step::Quarter)) => "chart.growth.quarter",
            (_, Some(Step::Month)) => "chart.growth.month",
            (_, Some(Step::YearToDate)) => "chart.growth.same",
            _ => "chart.growth.any",
        };
        out.push_str(", ");
        out.push_str(words(lang, key));
    }
    out
}

/// What is shown, as a title.
pub(super) fn named(choice: &Choice, lang: Lang) -> String {
    bound(lang, &whole(choice, lang))
}

/// What is shown and what that is held to.
fn whole(choice: &Choice, lang: Lang) -> String {
    let what = what(choice, lang);
    #[cfg(feature = "press")]
    let what = super::held::before(&choice.held, what);
    capital(&what)
}

/// What, period, unit.
pub(super) fn subtitle(choice: &Choice, figures: &Figures, with_what: bool) -> String {
    let lang = figures.lang;
    let mut out = if with_what { whole(choice, lang) } else { String::new() };
    let shown = match (choice.kind, choice.periods.first(), choice.periods.last()) {
        #[cfg(feature = "forms")]
        (ChartType::Bar, _, Some(last)) => tied(&lang::period(lang, *last)),
        (_, Some(first), Some(last)) => tied(&lang::span(lang, *first, *last)),
        _ => String::new(),
    };
    for part in [shown, tied(&figures.unit_words())] {
        if !part.is_empty() {
            if !out.is_empty() {
                out.push_str(", ");
            }
            out.push_str(&part);
        }
    }
    bound(lang, &out)
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
