//! Plain values across the border, as `www/` knows them: problems with their sentence in both languages, drawings, tooltips,
//! tables. Conversions only.

use crate::diag::{Diagnostic, Severity};
use crate::lang::{self, Lang};
use crate::plan::{Plan, Table, Tip};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Turns a value into a plain JavaScript object.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

#[derive(Serialize)]
struct Sentence {
    vi: String,
    en: String,
}

#[derive(Serialize)]
struct Problem<'a> {
    severity: Severity,
    code: &'a str,
    row: Option<u32>,
    column: Option<u32>,
    text: Sentence,
}

/// Diagnostics with their sentences.
pub fn problems(diagnostics: &[Diagnostic]) -> JsValue {
    let all: Vec<Problem<'_>> = diagnostics
        .iter()
        .map(|d| Problem {
            severity: d.severity,
            code: &d.code,
            row: d.at.row,
            column: d.at.column,
            text: Sentence { vi: lang::sentence(Lang::Vi, d), en: lang::sentence(Lang::En, d) },
        })
        .collect();
    to_js(&all)
}

/// What stands on the canvas after a drawing.
#[derive(Serialize)]
struct Drawn<'a> {
    width: f64,
    height: f64,
    title: &'a str,
    subtitle: &'a str,
    summary: String,
    note: &'a str,
    source: &'a str,
    periods: usize,
    series: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    warnings: JsValue,
}

/// What stands on the canvas after a drawing.
pub fn drawn(plan: &Plan, warnings: &[Diagnostic]) -> JsValue {
    to_js(&Drawn {
        width: plan.width,
        height: plan.height,
        title: &plan.told.title,
        subtitle: &plan.told.subtitle,
        summary: plan.told.summary(),
        note: &plan.told.note,
        source: &plan.told.source,
        periods: plan.told.len(),
        series: plan.told.choice.strands.len(),
        warnings: problems(warnings),
    })
}

#[derive(Serialize)]
struct TipRow<'a> {
    label: &'a str,
    color: String,
    dash: &'static str,
    hollow: bool,
    x: Option<f64>,
    y: Option<f64>,
    value: Option<&'a str>,
    change: Option<&'a str>,
    status: Option<&'a str>,
    missing: Option<&'a str>,
    focus: bool,
}

#[derive(Serialize)]
struct TipValue<'a> {
    x: f64,
    top: f64,
    bottom: f64,
    upright: bool,
    period: usize,
    head: &'a str,
    sub: &'a str,
    unit: &'a str,
    change: &'a str,
    rows: Vec<TipRow<'a>>,
    total: Option<TipRow<'a>>,
    text: &'a str,
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// A tooltip with the places of its marks. `focus` is the series that the keyboard is on.
pub fn tip(plan: &Plan, tip: &Tip, focus: Option<usize>) -> JsValue {
    let row = |row| tip_row(plan, tip, row, focus);
    let stop = plan.hits.stops.get(tip.index).copied().unwrap_or(0.0);
    to_js(&TipValue {
        x: if plan.hits.upright { stop } else { plan.plot.x0 },
        top: plan.plot.y0,
        bottom: plan.plot.y1,
        upright: plan.hits.upright,
        period: tip.index,
        head: &tip.head,
        sub: &tip.about,
        unit: &tip.unit,
        change: &tip.change,
        rows: tip.rows.iter().map(row).collect(),
        total: tip.total.as_ref().map(row),
        text: &tip.spoken,
    })
}

fn tip_row<'a>(plan: &Plan, tip: &Tip, row: &'a crate::plan::TipRow, focus: Option<usize>) -> TipRow<'a> {
    let strand = row.record.map(|(strand, _)| strand);
    let track = plan.hits.tracks.iter().find(|t| Some(t.strand) == strand);
    let spot = track.and_then(|t| t.at(tip.index));
    TipRow {
        label: &row.name,
        color: row.colour.css(),
        dash: match row.dash {
            crate::plan::Dash::Solid => "solid",
            crate::plan::Dash::Dots => "dotted",
            _ => "dashed",
        },
        hollow: row.hollow,
        x: spot.map(|s| s.x),
        y: spot.map(|s| s.y),
        value: row.known.then_some(row.value.as_str()),
        change: filled(&row.change),
        status: filled(&row.status),
        missing: (!row.known).then_some(row.value.as_str()),
        focus: strand.is_some() && strand == focus,
    }
}

#[derive(Serialize)]
struct TableRow<'a> {
    cells: Vec<&'a str>,
}

#[derive(Serialize)]
struct TableValue<'a> {
    caption: &'a str,
    head: &'a [String],
    rows: Vec<TableRow<'a>>,
    note: Option<&'a str>,
}

/// The data table of a chart.
pub fn table(table: &Table, note: &str) -> JsValue {
    to_js(&TableValue {
        caption: &table.caption,
        head: &table.heads,
        rows: table
            .rows
            .iter()
            .map(|r| TableRow {
                cells: core::iter::once(r.head.as_str()).chain(r.cells.iter().map(String::as_str)).collect(),
            })
            .collect(),
        note: filled(note),
    })
}
