//! What the page's tables, exports and comparisons ask for.

use super::{Project, asked, studio, thrown, values};
use crate::lang::{self, Lang};
use crate::project::{self, Csv, SheetView};
use crate::read::{self, RowKind};
use crate::web::platform::Browser;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// A text as it is searched: small letters without diacritics.
#[wasm_bindgen]
pub fn fold(text: &str) -> String {
    lang::fold(text)
}

/// A table to look through.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sheet {
    inner: project::Sheet,
}

#[wasm_bindgen]
impl Sheet {
    /// Every row of a file as it stands there.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], name: &str, with: JsValue) -> Result<Sheet, JsValue> {
        let table =
            read::read(bytes, name, &studio::hints(with)?, &Browser).map_err(|p| values::problems(&p))?;
        Ok(Sheet { inner: project::Sheet::of_file(table) })
    }

    /// Names of the columns.
    pub fn heads(&self) -> Vec<String> {
        self.inner.heads().to_vec()
    }

    /// Number of rows.
    pub fn height(&self) -> usize {
        self.inner.height()
    }

    /// The rows, from 0, that a view shows, in its order.
    pub fn order(&self, view: JsValue) -> Uint32Array {
        let view: SheetView = serde_wasm_bindgen::from_value(view).unwrap_or_default();
        Uint32Array::from(self.inner.order(&view).as_slice())
    }

    /// Some rows: the cells of each, and before them what the row is (`data`, or another word).
    pub fn rows(&self, wanted: &[u32]) -> Array {
        let all = Array::new();
        for &row in wanted {
            let cells = Array::new();
            let kind = match self.inner.kind(row as usize) {
                RowKind::Data => "data",
                RowKind::Header | RowKind::Numbering | RowKind::Unit => "head",
                _ => "around",
            };
            cells.push(&JsValue::from_str(kind));
            for cell in self.inner.cells(row as usize) {
                cells.push(&JsValue::from_str(cell));
            }
            all.push(&cells);
        }
        all
    }
}

#[wasm_bindgen]
impl Project {
    /// The figures of the last drawing, to be sorted and searched.
    pub fn sheet(&self) -> Option<Sheet> {
        let plan = self.inner.plan()?;
        Some(Sheet { inner: project::Sheet::of_chart(&plan.told.table(), plan.lang) })
    }

    /// The figures as CSV: `full`, `shown` or `excel`.
    pub fn csv(&self, form: &str) -> Option<String> {
        self.inner.csv(Csv::named(form)?)
    }

    /// The chart's table as HTML.
    pub fn html(&self) -> Option<String> {
        self.inner.html()
    }

    /// Two places of the chart's order compared.
    pub fn compare(&self, one: usize, other: usize) -> JsValue {
        self.inner.compare(one, other).map_or(JsValue::UNDEFINED, |found| values::to_js(&found))
    }

    /// A spec cut to what the data can serve, with what was cut. Throws problems when it is no spec.
    pub fn fit(&self, spec: JsValue) -> Result<JsValue, JsValue> {
        let (fitted, cut) = project::fit(&asked::spec(spec).map_err(thrown)?, self.inner.dataset());
        let found = values::Fields::new();
        found.put("spec", &values::to_js(&fitted));
        found.put("cut", &values::problems(&cut));
        Ok(found.done())
    }

    /// The forms of chart as a menu, each tried on the data, and those that fit best with the reason.
    pub fn forms(&self, lang: &str) -> JsValue {
        values::to_js(&self.inner.forms(Lang::of_tag(lang)))
    }

    /// The spec that shows the same data in another form. Throws what the data lack for it.
    pub fn turned(&self, form: &str, lang: &str) -> Result<JsValue, JsValue> {
        let spec = self.inner.turned(form, Lang::of_tag(lang)).map_err(|p| values::problems(&p))?;
        Ok(values::to_js(&spec))
    }

    /// What stands where in the last drawing, for a pointer that goes over names and lines: the boxes of the names of series,
    /// and the path of each.
    pub fn strands(&self) -> JsValue {
        let Some(plan) = self.inner.plan() else { return JsValue::UNDEFINED };
        values::to_js(&project::strands(plan))
    }

    /// Boxes of the words on the axes of the last drawing.
    pub fn axis_words(&self) -> JsValue {
        self.inner.plan().map_or(JsValue::UNDEFINED, |plan| values::to_js(&project::axis_words(plan)))
    }

    /// What of the last drawing can be worded otherwise, and where it stands.
    pub fn wordings(&self) -> JsValue {
        self.inner.plan().map_or(JsValue::UNDEFINED, |plan| values::to_js(&project::wordings(plan)))
    }

    /// Where a note at a figure stands: period and value, or the name of a row.
    pub fn note_place(&self, strand: usize, at: usize) -> JsValue {
        self.inner.note_place(strand, at).map_or(JsValue::UNDEFINED, |place| values::to_js(&place))
    }

    /// Pictures of the charts that `forms` suggests, in its order, as SVG: shapes without words. Empty where there is none.
    pub fn previews(&self, lang: &str) -> Array {
        self.pictured(lang, false)
    }

    /// The same on a dark ground.
    pub fn previews_dark(&self, lang: &str) -> Array {
        self.pictured(lang, true)
    }

    fn pictured(&self, lang: &str, dark: bool) -> Array {
        let all = project::previews(self.inner.dataset(), Lang::of_tag(lang), dark);
        let svg = |one: Option<project::Preview>| {
            JsValue::from(one.map_or_else(String::new, |one| crate::draw::svg_part(&one.plan, one.part)))
        };
        all.into_iter().map(svg).collect()
    }
}
