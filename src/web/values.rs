//! Values as `www/` knows them: problems with their sentence in both languages, drawings, tooltips, tables. Conversions
//! only, and field by field: what an embed exchanges is little, and serde for it would weigh a quarter of the embed.

use crate::diag::Diagnostic;
use crate::plan::{Plan, Table, Tip, TipRow};
#[cfg(feature = "studio")]
use crate::{
    diag::Severity,
    lang::{self, Lang},
};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// Turns a value into a plain JavaScript object.
#[cfg(feature = "studio")]
pub fn to_js(value: &impl serde::Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// A plain JavaScript object that is being filled. Everything goes in through one door that knows no types, or each type
/// would bring a door of its own. What is left out reads as undefined.
pub struct Fields(Object);

impl Fields {
    /// Nothing in it yet.
    pub fn new() -> Fields {
        Fields(Object::new())
    }

    #[inline(never)]
    pub fn put(&self, name: &str, value: &JsValue) {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), value);
    }

    #[inline(never)]
    pub fn text(&self, name: &str, text: &str) {
        self.put(name, &JsValue::from_str(text));
    }

    /// A text that reads as undefined when it is empty.
    fn some(&self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    #[inline(never)]
    fn number(&self, name: &str, number: f64) {
        self.put(name, &JsValue::from_f64(number));
    }

    pub fn place(&self, name: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.number(name, f64::from(number));
        }
    }

    pub fn yes(&self, name: &str, yes: bool) {
        self.put(name, &JsValue::from_bool(yes));
    }

    /// The object.
    pub fn done(self) -> JsValue {
        self.0.into()
    }
}

/// Diagnostics with their sentences.
#[cfg(feature = "studio")]
pub fn problems(diagnostics: &[Diagnostic]) -> JsValue {
    let all = Array::new();
    for d in diagnostics {
        let problem = Fields::new();
        problem.text(
            "severity",
            match d.severity {
                Severity::Note => "note",
                Severity::Warning => "warning",
                Severity::Error => "error",
            },
        );
        problem.text("code", &d.code);
        problem.place("row", d.at.row);
        problem.place("column", d.at.column);
        let text = Fields::new();
        for lang in Lang::ALL {
            text.text(lang.tag(), &lang::sentence(lang, d));
        }
        problem.put("text", &text.done());
        all.push(&problem.done());
    }
    all.into()
}

/// What stands on the canvas after a drawing.
pub fn drawn(plan: &Plan, warnings: &[Diagnostic]) -> JsValue {
    let drawn = Fields::new();
    drawn.number("width", plan.width);
    drawn.number("height", plan.height);
    drawn.text("title", &plan.told.title);
    drawn.text("subtitle", &plan.told.subtitle);
    drawn.text("summary", &plan.told.summary());
    drawn.text("note", &plan.told.note);
    drawn.text("source", &plan.told.source);
    drawn.number("periods", plan.told.len() as f64);
    drawn.number("series", plan.told.choice.strands.len() as f64);
    // The page says them; an embed has no place for them.
    #[cfg(feature = "studio")]
    drawn.put("warnings", &problems(warnings));
    #[cfg(not(feature = "studio"))]
    let _ = warnings;
    drawn.done()
}

/// A tooltip with the places of its marks. `focus` is the series that the keyboard is on.
pub fn tip(plan: &Plan, tip: &Tip, focus: Option<usize>) -> JsValue {
    let stop = plan.hits.stops.get(tip.index).copied().unwrap_or(0.0);
    let value = Fields::new();
    value.number("x", if plan.hits.upright { stop } else { plan.plot.x0 });
    value.number("top", plan.plot.y0);
    value.number("bottom", plan.plot.y1);
    value.yes("upright", plan.hits.upright);
    value.number("period", tip.index as f64);
    value.text("head", &tip.head);
    value.text("sub", &tip.about);
    value.text("unit", &tip.unit);
    value.text("change", &tip.change);
    let rows = Array::new();
    for row in &tip.rows {
        rows.push(&tip_row(plan, tip, row, focus));
    }
    value.put("rows", &rows);
    if let Some(total) = &tip.total {
        value.put("total", &tip_row(plan, tip, total, focus));
    }
    #[cfg(feature = "press")]
    value.text("text", &focus.map_or_else(|| tip.spoken.clone(), |strand| tip.spoken_of(strand)));
    #[cfg(not(feature = "press"))]
    value.text("text", &tip.spoken);
    value.done()
}

#[inline(never)]
fn tip_row(plan: &Plan, tip: &Tip, row: &TipRow, focus: Option<usize>) -> JsValue {
    let strand = row.record.map(|(strand, _)| strand);
    let value = Fields::new();
    value.text("label", &row.name);
    value.text("color", &row.colour.css());
    value.text(
        "dash",
        match row.dash {
            crate::plan::Dash::Solid => "solid",
            crate::plan::Dash::Dots => "dotted",
            _ => "dashed",
        },
    );
    value.yes("hollow", row.hollow);
    if let Some(spot) = strand.and_then(|s| plan.spot(s, tip.index)) {
        value.number("x", spot.x);
        value.number("y", spot.y);
    }
    value.text(if row.known { "value" } else { "missing" }, &row.value);
    value.some("change", &row.change);
    value.some("status", &row.status);
    value.yes("focus", strand.is_some() && strand == focus);
    // Where an embed has no room for it, the page opens the figure.
    #[cfg(feature = "studio")]
    if let Some((strand, at)) = row.opens.or(row.record.filter(|_| plan.told.own.is_none())) {
        value.number("strand", strand as f64);
        value.number("at", at as f64);
    }
    value.done()
}

/// The data table of a chart.
pub fn table(table: &Table, note: &str) -> JsValue {
    let value = Fields::new();
    value.text("caption", &table.caption);
    value.put("head", &list(table.heads.iter()));
    let rows = Array::new();
    for row in &table.rows {
        let cells = list(core::iter::once(&row.head).chain(&row.cells));
        #[cfg(feature = "studio")]
        let records = row.records.iter().map(|r| match r {
            Some((strand, at)) => {
                Array::of2(&JsValue::from(*strand as u32), &JsValue::from(*at as u32)).into()
            }
            None => JsValue::NULL,
        });
        #[cfg(feature = "studio")]
        let records: Array = records.collect::<Vec<JsValue>>().into_iter().collect();
        let row = Fields::new();
        #[cfg(feature = "studio")]
        row.put("records", &records);
        row.put("cells", &cells);
        rows.push(&row.done());
    }
    value.put("rows", &rows);
    value.some("note", note);
    value.done()
}

fn list<'a>(texts: impl Iterator<Item = &'a String>) -> Array {
    let all = Array::new();
    for text in texts {
        all.push(&JsValue::from_str(text));
    }
    all
}
