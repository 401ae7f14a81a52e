//! Records as plain values for people and programs: names instead of indices, the figure as it is printed, the formula with
//! its numbers, every input down to row and column. What `compute --as json` prints and a page shows beside a number.

use super::notation::with_numbers;
use super::shown::{shown, shown_decimals};
use super::spans::stretch;
use super::{Group, Input, Line, Record};
use crate::dataset::{Dataset, NONE};
use crate::lang::{Lang, unit as unit_words, words};
use crate::period::Period;
use std::collections::BTreeMap;

/// A figure that went in.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct AnswerInput {
    /// Name in the formula.
    pub name: String,
    /// Value in base units.
    pub value: f64,
    /// Digits as the file prints them.
    pub printed: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Members by dimension.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, String>,
    /// File of the cell; left out for a number that was given, and for pasted cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Sheet of the cell, in a workbook with several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row of the cell, from 1; left out for a number that was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the cell, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// A record with its names.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Answer {
    /// Indicator's id.
    pub indicator: &'static str,
    /// Members by dimension, without those that say the same of every figure.
    pub members: BTreeMap<String, String>,
    /// Measure.
    pub measure: String,
    /// When.
    pub period: Option<String>,
    /// The period that a change, an index or a multiple is held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Value in base units; none when there is a reason.
    pub value: Option<f64>,
    /// All values that the digits of the inputs allow.
    pub interval: Option<[f64; 2]>,
    /// Unit of value and interval, in words.
    pub unit: String,
    /// The figure as running text prints it.
    pub shown: String,
    /// Digits after the point that the inputs support at the scale shown.
    pub decimals: u8,
    /// Least sure status of the inputs.
    pub status: &'static str,
    /// The formula.
    pub formula: String,
    /// The formula with the numbers put in.
    pub formula_text: String,
    /// Why there is no value, as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What must be known of the figure beside its value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The figures put in.
    pub inputs: Vec<AnswerInput>,
}

/// Members of a series by dimension, where the dimension has more than one.
fn members(dataset: &Dataset, of: &[u32]) -> BTreeMap<String, String> {
    let named = |(d, &m): (usize, &u32)| {
        let dimension = dataset.dimensions.get(d)?;
        let member =
            dimension.members.get(m as usize).filter(|_| m != NONE && dimension.members.len() > 1)?;
        Some((dimension.name.clone(), member.name.clone()))
    };
    of.iter().enumerate().filter_map(named).collect()
}

/// Why there is no value, in words; unlike units by their names.
fn refusal(lang: Lang, dataset: &Dataset, record: &Record) -> String {
    let reason = record.value.err().map(|r| words(lang, r.key())).unwrap_or_default();
    if record.value == Err(super::Reason::UnlikeUnits)
        && let Some((one, other)) = super::unlike::of_record(dataset, record)
    {
        return [reason, ": ", &unit_words(lang, &one.unit), ", ", &unit_words(lang, &other.unit)].concat();
    }
    reason.to_owned()
}

/// The period that a figure is held against, when it is one: that of the inputs which its formula gives to the base.
fn base(dataset: &Dataset, line: &Line, record: &Record) -> Option<Period> {
    let group = super::find(line.indicator)?.group;
    // Releases are of one period, and every step of a run has a base of its own.
    if matches!(group, Group::Level | Group::Revisions) || record.value.is_err() {
        return None;
    }
    let period = |i: &Input| dataset.series.get(i.series as usize)?.points.get(i.point as usize)?.period;
    let periods = |called: fn(&str) -> bool| {
        record.inputs.iter().filter(move |i| i.is_cell() && called(&i.name)).filter_map(period)
    };
    let of = |called| stretch(periods(called).min()?, periods(called).max()?);
    match line.indicator {
        // Its links multiply from the period before the first of them.
        "chain" => return periods(|_| true).min()?.previous(),
        "sum-ratio" => return of(|name| name == "xᵢ′"),
        _ => {}
    }
    let stated = of(|name| name.contains('₀') && !name.contains('′'));
    // A year that is added up from its months.
    let summed = || of(|name| name == "xᵢ").filter(|_| line.indicator == "milestone");
    let of_all = || of(|name| name == "yᵢ").filter(|b| group != Group::Runs && Some(*b) < record.period);
    stated.or_else(summed).or_else(of_all)
}

/// A record of a line, with its names.
pub fn answer(lang: Lang, dataset: &Dataset, line: &Line, record: &Record) -> Answer {
    let power = line.printed_power;
    let said = |name: &String, i: &Input| Some(name.clone()).filter(|n| i.is_cell() && !n.is_empty());
    let input = |i: &Input| {
        let series = dataset.series.get(i.series as usize);
        let point = series.and_then(|s| s.points.get(i.point as usize));
        AnswerInput {
            name: i.name.to_string(),
            value: i.value,
            printed: i.printed.to_string(),
            period: point.and_then(|p| p.period).map(|p| p.to_string()),
            members: series.map(|s| members(dataset, &s.members)).unwrap_or_default(),
            file: said(&dataset.name, i),
            sheet: said(&dataset.sheet, i),
            row: i.is_cell().then_some(i.row),
            column: i.is_cell().then_some(i.column),
        }
    };
    let value = record.value.ok();
    let refused = value.is_none().then(|| refusal(lang, dataset, record));
    Answer {
        indicator: line.indicator,
        members: members(dataset, &line.members),
        measure: dataset.measures.get(line.measure as usize).map(|m| m.name.clone()).unwrap_or_default(),
        period: record.period.map(|p| p.to_string()),
        base: base(dataset, line, record).map(|p| p.to_string()),
        value,
        interval: value.map(|_| [record.interval.lo, record.interval.hi]),
        unit: unit_words(lang, &line.unit),
        shown: refused.clone().unwrap_or_else(|| shown(lang, record, power)),
        decimals: shown_decimals(record, power),
        status: record.status.word(),
        formula: record.formula.to_string(),
        formula_text: refused.unwrap_or_else(|| with_numbers(lang, record)),
        reason: record.value.err().map(|r| r.key().trim_start_matches("reason.").to_owned()),
        flags: record.flags.iter().map(|f| f.sentence(lang)).collect(),
        inputs: record.inputs.iter().map(input).collect(),
    }
}
