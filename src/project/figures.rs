//! A figure opened: what it is, how it is worked out, within which range, from which cells. The same for a mark, a cell of a
//! table, a number of a sentence: all of them are records.

use super::Project;
use crate::audit::cell_in;
use crate::dataset::{Dataset, NONE};
use crate::indicators::{
    self, Indicator, Input, Record, mathml, printed_power, shown, symbols, with_numbers,
};
use crate::lang::{self, Lang, words};
use crate::plan::{KEPT, rounding_range};
use crate::unit::Unit;
use std::borrow::Cow;

/// A figure that went in.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FigureInput {
    /// Name in the formula; empty for a figure as it stands.
    pub name: String,
    /// Which series, in words.
    pub label: String,
    /// When, in words.
    pub period: String,
    /// The number with its unit, in the digits of the file.
    pub printed: String,
    /// Row of the cell, from 1; 0 for a number that was given.
    pub row: u32,
    /// Column of the cell, from 1.
    pub column: u32,
    /// As a spreadsheet calls it: `G281`.
    pub cell: String,
}

/// A figure with all that stands behind it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Figure {
    /// The figure as running text prints it; the reason when there is none.
    pub shown: String,
    /// Whether there is a figure.
    pub known: bool,
    /// The indicator's name.
    pub name: String,
    /// Which series, in words.
    pub label: String,
    /// When, in words.
    pub period: String,
    /// The range that rounding leaves; empty when it leaves none to tell.
    pub range: String,
    /// Status in words; empty for final figures.
    pub status: String,
    /// What must be known of it beside its value, in sentences.
    pub flags: Vec<String>,
    /// The formula as MathML; empty for a figure as it stands.
    pub math: String,
    /// The formula with the numbers put in.
    pub numbers: String,
    /// What the names of the formula stand for.
    pub legend: Vec<(String, String)>,
    /// Where the method is written down.
    pub method: String,
    /// What the indicator says.
    pub about: String,
    /// Where the numbers were published, as the table says.
    pub source: String,
    /// The figures put in, the first of very many.
    pub inputs: Vec<FigureInput>,
    /// How many there are in all.
    pub count: usize,
}

/// More inputs than this are a list that nobody reads.
const MOST: usize = 40;

/// What a series is called: its members but for totals and for what all have in common.
pub(super) fn series_label(dataset: &Dataset, index: u32, lang: Lang) -> String {
    let Some(series) = dataset.series.get(index as usize) else { return String::new() };
    let mut names: Vec<String> = Vec::new();
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        let Some(member) = dataset.member(series, d).filter(|_| dimension.members.len() > 1) else {
            continue;
        };
        names.push(match member.flow {
            Some(flow) => words(lang, super::choices::flow_key(flow)).to_owned(),
            None => member.name.clone(),
        });
    }
    if dataset.measures.len() > 1 || names.is_empty() {
        let name = dataset.measure(series).map(|m| m.name.as_str()).unwrap_or_default();
        let name = if name == "value" { words(lang, "measure.value") } else { name };
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names.join(", ")
}

fn input(dataset: &Dataset, lang: Lang, input: &Input, alone: bool) -> FigureInput {
    let series = dataset.series.get(input.series as usize);
    let point = series.and_then(|s| s.points.get(input.point as usize));
    let unit = series.map(|s| s.unit.clone()).unwrap_or_default();
    let decimals = input.printed.decimals().min(9);
    let printed = match series {
        Some(_) => lang::money(lang, input.printed.value(), decimals, &Unit { power: input.power, ..unit }),
        None => lang::number(lang, input.printed.value(), decimals),
    };
    FigureInput {
        name: if alone { String::new() } else { input.name.to_string() },
        label: series_label(dataset, input.series, lang),
        period: point.and_then(|p| p.period).map(|p| lang::period(lang, p)).unwrap_or_default(),
        printed,
        row: input.row,
        column: input.column,
        cell: if input.is_cell() { cell_in(dataset, input.row, input.column) } else { String::new() },
    }
}

/// The row of the catalogue that a record comes out of, where only its formula is known.
fn entry_of(record: &Record) -> Option<&'static Indicator> {
    let seasons = record.period.is_some_and(|p| !matches!(p.step(), crate::period::Step::Year));
    if seasons && record.formula == "100 × (x₁ ÷ x₀ − 1)" {
        return indicators::find("growth-year");
    }
    indicators::catalogue().find(|i| i.formula == record.formula)
}

/// A record opened. `id` is its indicator's, where that is known; `label` what it is about, else its first input's name.
pub fn figure(
    dataset: &Dataset,
    lang: Lang,
    record: &Record,
    id: Option<&str>,
    label: Option<&str>,
) -> Figure {
    let entry = id.and_then(indicators::find).or_else(|| entry_of(record));
    let alone = record.stands_alone();
    let cells = || record.inputs.iter().filter(|i| i.series != NONE);
    let about = match label {
        Some(label) => label.to_owned(),
        None => cells().next().map(|i| series_label(dataset, i.series, lang)).unwrap_or_default(),
    };
    let mut sources: Vec<&str> = Vec::new();
    for i in cells() {
        let point = dataset.series.get(i.series as usize).and_then(|s| s.points.get(i.point as usize));
        if let Some(text) = point.and_then(|p| dataset.sources.get(p.source as usize))
            && !sources.contains(&text.as_str())
        {
            sources.push(text);
        }
    }
    let text = |what: &str| {
        entry.map(|i| words(lang, &["indicator.", i.id, ".", what].concat()).to_owned()).unwrap_or_default()
    };
    let mut name = text("name");
    // A figure as it stands is named by its series.
    if name == about || (alone && entry.is_some_and(|i| i.id == "value")) {
        name.clear();
    }
    Figure {
        shown: match record.value {
            Ok(_) => shown(lang, record, printed_power(record)),
            Err(reason) => words(lang, reason.key()).to_owned(),
        },
        known: record.value.is_ok(),
        name,
        label: about,
        period: record.period.map(|p| lang::period(lang, p)).unwrap_or_default(),
        range: rounding_range(lang, record),
        status: status(lang, record).to_owned(),
        flags: record.flags.iter().map(|f| f.sentence(lang)).collect(),
        math: if alone { String::new() } else { mathml(&record.formula) },
        numbers: with_numbers(lang, record),
        legend: if alone { Vec::new() } else { legend(lang, &record.formula) },
        method: entry.map(|i| i.source.to_owned()).unwrap_or_default(),
        about: text("about"),
        source: sources.join("; "),
        inputs: record.inputs.iter().take(MOST).map(|i| input(dataset, lang, i, alone)).collect(),
        count: record.inputs.len(),
    }
}

/// What the names of a formula stand for. A name with a prime stands for the same as the one without.
fn legend(lang: Lang, formula: &str) -> Vec<(String, String)> {
    let known = |(name, _): &(String, String)| lang::has(lang, &["symbol.", name].concat());
    symbols(lang, formula).into_iter().filter(known).collect()
}

fn status(lang: Lang, record: &Record) -> &'static str {
    use crate::dataset::Status;
    match record.status {
        Status::Final => "",
        Status::Revised => words(lang, "figure.revised"),
        Status::Preliminary => words(lang, "figure.preliminary"),
        Status::Estimate => words(lang, "figure.estimate"),
        Status::Plan => words(lang, "figure.plan"),
    }
}

/// A row of the file around a figure's cells.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SourceRow {
    /// Row, from 1.
    pub row: u32,
    /// Whether rows are left out before it.
    pub gap: bool,
    /// Its cells; none where the file is too large to be kept whole.
    pub cells: Vec<String>,
}

impl Project {
    /// The record that a strand (one past the last: the total) has at a place.
    fn record(&self, strand: usize, at: usize) -> Option<(&crate::plan::Strand, Cow<'_, Record>)> {
        let choice = &self.plan.as_ref()?.told.choice;
        let strand = choice
            .strands
            .get(strand)
            .or(choice.total.as_ref().filter(|_| strand == choice.strands.len()))?;
        if let Some(long) = &strand.long {
            let (series, point) = long.cell(at);
            let record = Record::of_point(series as u32, self.dataset().series.get(series)?, point);
            return Some((strand, Cow::Owned(record)));
        }
        Some((strand, Cow::Borrowed(strand.line.records.get(at)?)))
    }

    /// A figure of the last drawing, opened.
    pub fn figure(&self, strand: usize, at: usize) -> Option<Figure> {
        let plan = self.plan.as_ref()?;
        let lang = plan.lang;
        if strand == KEPT {
            let kept = plan.told.own.as_ref()?.kept.get(at)?;
            return Some(figure(self.dataset(), lang, &kept.record, None, Some(&kept.label)));
        }
        let (strand, record) = self.record(strand, at)?;
        let id = Some(strand.line.indicator);
        Some(figure(self.dataset(), lang, &record, id, Some(&strand.name)))
    }

    /// The rows of the file that some rows stand in, with their neighbours and the head of the table.
    pub fn around(&self, wanted: &[u32]) -> Vec<SourceRow> {
        let kept = &self.opened.file.cells;
        let mut rows: Vec<u32> = wanted
            .iter()
            .filter(|r| **r > 0)
            .take(12)
            .flat_map(|r| [r.saturating_sub(1), *r, r + 1])
            .filter(|r| *r > 0)
            .collect();
        if !rows.is_empty() {
            rows.extend(&self.opened.file.head);
        }
        rows.sort_unstable();
        rows.dedup();
        // Past the end of the file there is no neighbour; a wanted row that is not kept is told without its cells.
        rows.retain(|r| (*r as usize) <= kept.len() || wanted.contains(r));
        let mut before = 0;
        rows.into_iter()
            .map(|row| {
                let gap = row > before + 1;
                before = row;
                let cells = kept.row(row as usize - 1).into_iter().map(str::to_owned).collect();
                SourceRow { row, gap, cells }
            })
            .collect()
    }
}
