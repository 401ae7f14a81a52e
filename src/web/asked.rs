//! What `www/` asks for: a chart's spec and where it is drawn, read out of JavaScript objects field by field.

#[cfg(all(feature = "press", not(feature = "studio")))]
#[path = "wishes.rs"]
mod wishes;

use crate::diag::Diagnostic;
use crate::figure::Within;
use crate::lang::Lang;
#[cfg(feature = "press")]
use crate::plan::System;
use crate::plan::{Look, Size};
use crate::spec::ChartSpec;
#[cfg(not(feature = "studio"))]
use crate::spec::{ChartType, Select, Theme};
#[cfg(not(feature = "studio"))]
use js_sys::Array;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A field, where it is there and is neither undefined nor null: a field that a page cleared is a field left out.
#[inline(never)]
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Where and how a chart is drawn.
pub struct Place {
    pub size: Size,
    /// Device pixels a CSS pixel, 0.5 to 8.
    pub ratio: f64,
    pub look: Look,
}

impl Place {
    /// Every field may be left out.
    pub fn of(value: &JsValue) -> Place {
        let number = |name| field(value, name).and_then(|v| v.as_f64());
        let text = |name| field(value, name).and_then(|v| v.as_string());
        let yes = |name| field(value, name).is_some_and(|v| v.is_truthy());
        Place {
            size: Size { width: number("width").unwrap_or(720.0), height: number("height") },
            ratio: number("ratio").filter(|r| r.is_finite()).map_or(1.0, |r| r.within(0.5, 8.0)),
            look: Look {
                lang: text("lang").map_or(Lang::Vi, |tag| Lang::of_tag(&tag)),
                dark: yes("dark"),
                family: text("font").unwrap_or_else(|| crate::plan::face::FAMILY.to_owned()),
                bare: yes("bare"),
                #[cfg(feature = "press")]
                system: system(value),
                #[cfg(feature = "press")]
                print: yes("print"),
            },
        }
    }
}

/// What the reader's system asks for, as `www/chart/system.js` tells it.
#[cfg(feature = "press")]
fn system(place: &JsValue) -> System {
    let colours = field(place, "system");
    let colour = |name| crate::plan::Rgb::parse(&field(colours.as_ref()?, name)?.as_string()?);
    match (colour("page"), colour("ink"), colour("link"), colour("grey")) {
        (Some(page), Some(ink), Some(link), Some(grey)) => System::Forced { page, ink, link, grey },
        _ if field(place, "contrast").is_some_and(|v| v.is_truthy()) => System::Contrast,
        _ => System::Plain,
    }
}

/// A spec from JavaScript.
///
/// # Errors
/// `spec.field-near` and `spec.field` for a field that there is not, `spec.value…` for a value that the field does not take.
#[cfg(feature = "studio")]
pub fn spec(value: JsValue) -> Result<ChartSpec, Diagnostic> {
    if value.is_undefined() || value.is_null() {
        return Ok(ChartSpec::default());
    }
    let names = names(&value);
    crate::spec::known(names.iter().map(String::as_str))?;
    let part = Object::new();
    for name in &names {
        if let Some(value) = field(&value, name) {
            // Setting a field of a plain object of our own cannot fail.
            let _ = Reflect::set(&part, &JsValue::from_str(name), &value);
        }
    }
    serde_path_to_error::deserialize(serde_wasm_bindgen::Deserializer::from(JsValue::from(part)))
        .map_err(|e| crate::spec::refused::refused(&e.path().to_string(), &e.inner().to_string()))
}

/// A spec from JavaScript, for a chart in an article: the fields that it can draw, without serde.
///
/// # Errors
/// `spec.value` with the field that the small build cannot take; the larger one is then asked.
#[cfg(not(feature = "studio"))]
pub fn spec(value: JsValue) -> Result<ChartSpec, Diagnostic> {
    let mut spec = ChartSpec::default();
    if value.is_undefined() || value.is_null() {
        return Ok(spec);
    }
    for name in names(&value) {
        if let Some(value) = field(&value, &name)
            && take(&mut spec, &name, &value).is_none()
        {
            return Err(Diagnostic::error("spec.value").with("why", name));
        }
    }
    Ok(spec)
}

/// Names of the fields of an object.
fn names(value: &JsValue) -> Vec<String> {
    Object::keys(value.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect()
}

#[cfg(not(feature = "studio"))]
fn take(spec: &mut ChartSpec, name: &str, value: &JsValue) -> Option<()> {
    let place = match name {
        "version" => {
            spec.version = whole(value)?;
            return Some(());
        }
        "top" => {
            spec.top = Some(whole(value)?);
            return Some(());
        }
        "select" => {
            spec.select = members(value)?;
            return Some(());
        }
        "measure" => &mut spec.measure,
        "by" => &mut spec.by,
        "indicator" => &mut spec.indicator,
        "from" => &mut spec.from,
        "to" => &mut spec.to,
        "title" => &mut spec.title,
        "subtitle" => &mut spec.subtitle,
        "note" => &mut spec.note,
        "source" => &mut spec.source,
        #[cfg(feature = "press")]
        name if !matches!(name, "type" | "theme" | "lang") => return wishes::take(spec, name, value),
        _ => {
            let word = value.as_string()?;
            match name {
                "type" => spec.kind = ChartType::named(&word)?,
                "theme" => spec.theme = Theme::named(&word)?,
                "lang" => spec.lang = Some(Lang::ALL.into_iter().find(|lang| lang.tag() == word)?),
                _ => return None,
            }
            return Some(());
        }
    };
    *place = Some(value.as_string()?);
    Some(())
}

/// Members by dimension.
#[cfg(not(feature = "studio"))]
fn members(value: &JsValue) -> Option<Select> {
    let mut all = Select::default();
    if !value.is_object() {
        return None;
    }
    for name in names(value) {
        let members = field(value, &name)?;
        all.insert(name, texts(&members)?);
    }
    Some(all)
}

#[cfg(not(feature = "studio"))]
fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

#[cfg(not(feature = "studio"))]
fn texts(value: &JsValue) -> Option<Vec<String>> {
    let all: &Array = value.dyn_ref()?;
    let mut out = Vec::new();
    for text in all.iter() {
        out.push(text.as_string()?);
    }
    Some(out)
}
