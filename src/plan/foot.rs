//! The foot of a chart: where the figures come from, which of them are unsure, which are missing, what was left out.

use super::choose::{Choice, Strand};
use super::order;
use super::say::{self, status_word, stretches};
use super::sheet::{FootPart, tied};
use crate::dataset::{Dataset, DimensionKind, NONE, Status};
use crate::diag::Arg;
use crate::indicators::Record;
use crate::lang::{Lang, text, words};
use crate::period::Period;
use crate::spec::ChartType;

/// Source and notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Notes {
    /// Source line without its heading.
    pub source: String,
    /// What has to be said about the figures.
    pub note: String,
}

impl Notes {
    /// As paragraphs of the foot.
    pub(super) fn parts(&self, lang: Lang) -> Vec<FootPart> {
        let heading = if self.source.is_empty() { "" } else { words(lang, "chart.source") };
        vec![
            FootPart { strong: heading.to_owned(), text: self.source.clone() },
            FootPart { strong: String::new(), text: self.note.clone() },
        ]
    }
}

/// The records that are drawn.
pub(super) fn drawn(choice: &Choice) -> impl Iterator<Item = (&Strand, &Record)> {
    #[cfg(feature = "press")]
    let of_last = choice.kind.is_of_one_period();
    #[cfg(not(feature = "press"))]
    let of_last = choice.kind.is_bar();
    let only = of_last.then(|| choice.periods.last().copied());
    choice
        .strands
        .iter()
        .flat_map(|s| s.line.records.iter().map(move |r| (s, r)))
        .filter(move |(_, r)| only.is_none_or(|p| r.period == p))
}

/// Sources with the periods that each covers, in the order of their first period.
pub(super) fn source(choice: &Choice, dataset: &Dataset, lang: Lang) -> String {
    // A long line is not gone through for nothing.
    if cfg!(feature = "press") && dataset.sources.is_empty() {
        return String::new();
    }
    let mut covers: Vec<(u32, Vec<Period>)> = Vec::new();
    for (_, record) in drawn(choice) {
        for input in &record.inputs {
            let point =
                dataset.series.get(input.series as usize).and_then(|s| s.points.get(input.point as usize));
            let Some(point) = point.filter(|p| p.source != NONE) else { continue };
            let at = match covers.iter().position(|(s, _)| *s == point.source) {
                Some(at) => at,
                None => {
                    covers.push((point.source, Vec::new()));
                    covers.len() - 1
                }
            };
            if let (Some((_, periods)), Some(period)) = (covers.get_mut(at), point.period) {
                periods.push(period);
            }
        }
    }
    for (_, periods) in &mut covers {
        *periods = order::periods(core::mem::take(periods));
    }
    let covers = order::by_key(covers, |(_, periods)| periods.first().map_or(f64::MIN, |p| order::of(*p)));
    let with_periods = list_sources(&covers, dataset, lang, covers.len() > 1, 4);
    if with_periods.chars().count() <= 240 {
        return with_periods;
    }
    // Some tables say how each single figure came about: then the names alone, and few of them.
    list_sources(&covers, dataset, lang, false, 3)
}

fn list_sources(
    covers: &[(u32, Vec<Period>)],
    dataset: &Dataset,
    lang: Lang,
    periods_too: bool,
    most: usize,
) -> String {
    let mut out = String::new();
    let most = if covers.len() == most + 1 { most + 1 } else { most };
    for (index, periods) in covers.iter().take(most) {
        let Some(name) = dataset.sources.get(*index as usize) else { continue };
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(name.trim().trim_end_matches(['.', ';']));
        if periods_too {
            out.push_str(": ");
            out.push_str(&stretches(lang, periods));
        }
    }
    if covers.len() > most {
        out.push_str("; ");
        out.push_str(&text(lang, "chart.sources-more", &[("n", (covers.len() - most).into())]));
    }
    if !out.is_empty() {
        out.push('.');
    }
    out
}

/// Periods of the drawn records with a status, all when `None`.
fn with_status(choice: &Choice, status: Status) -> Vec<Period> {
    let periods: Vec<Period> = drawn(choice)
        .filter(|(_, r)| r.status == status && r.value.is_ok())
        .filter_map(|(_, r)| r.period)
        .collect();
    order::periods(periods)
}

/// What the figures need said: unsure ones and how they are drawn, gaps, members left out, remarks.
pub(super) fn note(choice: &Choice, marked: bool, lang: Lang) -> String {
    let mut sentences = unsure(choice, marked, lang);
    sentences.extend(missing(choice, lang));
    sentences.extend(left_out(choice, lang));
    #[cfg(feature = "press")]
    sentences.extend(remarks(drawn(choice).map(|(_, r)| r), lang));
    sentences.join(" ")
}

/// The same without the remarks, sentence by sentence: forms that have records of their own remark on those.
#[cfg(feature = "press")]
pub(super) fn sentences(choice: &Choice, marked: bool, lang: Lang) -> Vec<String> {
    let mut sentences = unsure(choice, marked, lang);
    sentences.extend(missing(choice, lang));
    sentences.extend(left_out(choice, lang));
    sentences
}

/// Which figures are unsure, and how they are drawn.
pub(super) fn unsure(choice: &Choice, marked: bool, lang: Lang) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let some = cfg!(not(feature = "press")) || drawn(choice).any(|(_, r)| r.status.is_unsure());
    for status in [Status::Preliminary, Status::Estimate, Status::Plan] {
        if !some {
            break;
        }
        let periods = with_status(choice, status);
        if periods.is_empty() {
            continue;
        }
        let all = periods.len() == choice.periods.len() || choice.kind.is_bar();
        // A figure alone has no bar to hatch.
        #[cfg(feature = "press")]
        let marked = marked && !super::alone::is_alone(choice);
        let word = status_word(lang, status).to_owned();
        let key = match (all, marked, choice.kind) {
            #[cfg(feature = "forms")]
            (true, true, ChartType::Bar) => "chart.note.unsure-bars",
            (true, _, _) => "chart.note.unsure-all",
            (false, true, ChartType::Trade) => "chart.note.unsure-trade",
            #[cfg(feature = "forms")]
            (false, true, ChartType::Column) => "chart.note.unsure-columns",
            #[cfg(feature = "press")]
            (false, true, ChartType::AreaStacked | ChartType::AreaShare) => "chart.note.unsure-columns",
            // From the fourth line on a dash tells lines apart: what is unsure is told by its marks alone.
            (false, true, _) if choice.strands.len() > 3 && periods.len() <= 6 => "chart.note.unsure-rings",
            (false, true, _) => "chart.note.unsure-lines",
            (false, false, _) => "chart.note.unsure-some",
        };
        let list = stretches(lang, &periods);
        let list = if list.matches(',').count() > 4 {
            text(lang, "chart.note.periods", &[("n", periods.len().into())])
        } else {
            list
        };
        let sentence = text(lang, key, &[("word", Arg::Text(word)), ("periods", Arg::Text(list))]);
        sentences.push(say::capital(&sentence));
    }
    sentences
}

/// How many of how many are drawn, where it is not all.
pub(super) fn left_out(choice: &Choice, lang: Lang) -> Option<String> {
    // That a chart of exports is not of imports goes without saying.
    let of_flow = cfg!(feature = "forms")
        && choice.flow.is_some()
        && choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    if !choice.others.is_empty() && choice.kind != ChartType::Trade && !of_flow {
        let noun = match choice.split.as_ref().map(|(kind, _)| *kind) {
            Some(DimensionKind::Partner) if say::is_market(choice) => "chart.noun.partner",
            Some(DimensionKind::Partner) => "chart.noun.country",
            Some(DimensionKind::Commodity) => "chart.noun.commodity",
            _ => "chart.noun.series",
        };
        // An embed's words are fewer: what it draws is called the same on the page.
        #[cfg(feature = "press")]
        let noun = if choice.kind.is_press() { say::noun_key(choice, false) } else { noun };
        let args = [
            ("all", (choice.strands.len() + choice.others.len()).into()),
            ("drawn", choice.strands.len().into()),
            ("noun", Arg::Text(words(lang, noun).to_owned())),
        ];
        let one = cfg!(feature = "forms") && choice.strands.len() == 1;
        let key = if one { "chart.note.left-out-one" } else { "chart.note.left-out" };
        #[cfg(feature = "forms")]
        let key = if super::ranking::is_by_size(choice) { "chart.note.left-out-size" } else { key };
        // Of places the first are drawn, whose numbers are the smallest.
        #[cfg(feature = "press")]
        let key = match choice.unit.quantity {
            crate::unit::Quantity::Rank => "chart.note.left-out-place",
            _ => key,
        };
        return Some(text(lang, key, &args));
    }
    None
}

/// What the latest records drawn have to be read with: each remark once, with the numbers of the last period it is made of. Where
/// that is not the last period drawn it is named.
#[cfg(feature = "press")]
pub(super) fn remarks<'a>(records: impl Iterator<Item = &'a Record>, lang: Lang) -> Vec<String> {
    let known: Vec<&Record> = records.filter(|r| r.value.is_ok()).collect();
    let last = known.iter().filter_map(|r| r.period).max();
    let said = |(period, flag): (Option<Period>, crate::indicators::Flag)| {
        let sentence = flag.sentence(lang);
        match period.filter(|p| Some(*p) != last) {
            Some(period) => say::capital(&[&say::on(lang, period), ": ", &sentence].concat()),
            None => sentence,
        }
    };
    crate::indicators::latest(known.into_iter()).into_iter().map(said).collect()
}

/// Series that have no figure in the latest period although they had one before.
pub(super) fn missing(choice: &Choice, lang: Lang) -> Option<String> {
    let last = *choice.periods.last()?;
    if choice.kind.is_bar() {
        return None;
    }
    let names: Vec<&str> = choice
        .strands
        .iter()
        .filter(|s| s.last().is_some_and(|(p, _, _)| p != last))
        .map(|s| s.name.as_str())
        .collect();
    if names.is_empty() || names.len() > 3 {
        return None;
    }
    Some(text(
        lang,
        "chart.note.missing",
        &[("names", Arg::Text(names.join(", "))), ("period", Arg::Text(tied(&say::on(lang, last))))],
    ))
}

/// Whether unsure records can be marked one by one: not when they are most of the line.
pub(super) fn marks_unsure(choice: &Choice) -> bool {
    let mut unsure = 0_usize;
    let mut all = 0_usize;
    for (_, record) in drawn(choice).filter(|(_, r)| r.value.is_ok()) {
        all += 1;
        unsure += usize::from(record.status.is_unsure());
    }
    if choice.kind.is_bar() || unsure == 0 {
        return true;
    }
    // In a long series single unsure figures are specks; only a stretch at the end is marked.
    let long = choice.periods.len() > 120;
    let tail = |s: &Strand| {
        let first = s.line.records.iter().position(|r| r.value.is_ok() && r.status.is_unsure());
        let after = first.and_then(|i| s.line.records.get(i..)).unwrap_or_default();
        after.iter().all(|r| r.value.is_err() || r.status.is_unsure())
    };
    unsure * 2 <= all && (!long || choice.strands.iter().all(tail))
}
