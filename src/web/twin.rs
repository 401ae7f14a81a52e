//! What the page's dialog needs of the static twin: its pictures, the code around it, the file with everything inside.

use super::{Project, thrown, values};
use crate::lang::Lang;
use crate::twin::{self, Carried, Places, Twin};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// Attributes as a page gives them: an array of pairs.
fn pairs(view: &JsValue) -> Vec<(String, String)> {
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    if Array::is_array(view) { Array::from(view).iter().filter_map(pair).collect() } else { Vec::new() }
}

/// Twelve letters that another content would not have: a name under which figures and pictures are kept (FNV-1a; nobody has to be
/// kept from forging it).
fn mark(bytes: &[u8]) -> String {
    let mixed = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let digits = (0..12).map(|i| char::from_digit((mixed >> (4 * i) & 15) as u32, 16).unwrap_or('0'));
    digits.collect()
}

impl Project {
    fn twin_in(&self, lang: &str) -> Result<Twin, JsValue> {
        twin::twin(self.inner.spec(), self.inner.dataset(), Lang::of_tag(lang))
            .map(|made| made.output)
            .map_err(|p| values::problems(&p))
    }
}

#[wasm_bindgen]
impl Project {
    /// The parts of the static twin: title, summary, pictures by file name, and where there is one the plain table with its
    /// own spec; `mark` is a name that no other pictures have.
    pub fn twin(&self, lang: &str) -> Result<JsValue, JsValue> {
        let twin = self.twin_in(lang)?;
        let value = values::Fields::new();
        value.text("title", &twin.title);
        value.text("summary", &twin.summary);
        let pictures = values::Fields::new();
        for picture in &twin.pictures {
            pictures.text(picture.name, &picture.svg);
        }
        value.put("pictures", &pictures.done());
        let drawn: Vec<&str> = twin.pictures.iter().map(|p| p.svg.as_str()).collect();
        value.text("mark", &mark(drawn.concat().as_bytes()));
        value.put("spec", &values::to_js(twin.view(true)));
        value.text("build", twin.build.name());
        if let Some(carried) = &twin.carried {
            value.text("table", &carried.table);
            value.text("hash", &mark(carried.table.as_bytes()));
        }
        Ok(value.done())
    }

    /// The code to paste: the tag with the twin in it. `view` are the attributes of the spec as pairs; `live` says that the
    /// chart follows its table; `pictures` stands before the names of the pictures.
    pub fn fragment(
        &self,
        lang: &str,
        script: &str,
        data: &str,
        view: JsValue,
        live: bool,
        pictures: &str,
    ) -> Result<String, JsValue> {
        let view = pairs(&view);
        // The dialog leaves out the pictures of the ground that was not chosen.
        let places = Places { script, data, view: &view, live, pictures, dark: true, ..Places::default() };
        Ok(self.twin_in(lang)?.fragment(&places))
    }

    /// The file with everything inside, out of the site's template: with the plain table, or with a `text` from which the whole
    /// reader was seen to draw the same chart.
    pub fn single(
        &self,
        lang: &str,
        template: &str,
        name: &str,
        view: JsValue,
        text: Option<String>,
    ) -> Result<String, JsValue> {
        let twin = self.twin_in(lang)?;
        let whole = text.map(|table| Carried { table, spec: twin.spec.clone() });
        let kept = whole.as_ref().or(twin.carried.as_ref());
        twin::single(&twin, kept, template, name, &pairs(&view)).map_err(thrown)
    }
}
