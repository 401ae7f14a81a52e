//! What a spec says beyond what the smaller builds can draw, read out of JavaScript objects field by field, as serde reads it in the
//! whole build. What is refused here the whole build refuses in words.

use super::{field, members, names, texts};
use crate::spec::ChartSpec;
use crate::spec::forms::{Annotation, Order, Room, ScaleKind, Scales};
use crate::spec::house::{Colours, Corner, House, Logo};
use js_sys::Array;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// Takes a field; `None` where there is no such field, or its value is none of its values.
pub(super) fn take(spec: &mut ChartSpec, name: &str, value: &JsValue) -> Option<()> {
    match name {
        "base" => spec.base = Some(value.as_string()?),
        "above" => spec.above = Some(value.as_f64()?),
        "below" => spec.below = Some(value.as_f64()?),
        "target" => spec.target = Some(value.as_f64()?),
        "least" => spec.least = Some(value.as_f64()?),
        "against" => spec.against = members(value)?,
        "roles" => spec.roles = members(value)?,
        "periods" => spec.periods = texts(value)?,
        "highlight" => spec.highlight = texts(value)?,
        "colours" => spec.colours = texts_by_name(value)?,
        "labels" => spec.labels = texts_by_name(value)?,
        "thresholds" => spec.thresholds = listed(value, |each| each.as_f64())?,
        "annotations" => spec.annotations = listed(value, annotation)?,
        "order" => {
            spec.order = word(value, &[("size", Order::Size), ("file", Order::File), ("name", Order::Name)])?;
        }
        "scale" => {
            spec.scale = Some(word(value, &[("linear", ScaleKind::Linear), ("log", ScaleKind::Log)])?);
        }
        "scales" => spec.scales = word(value, &[("shared", Scales::Shared), ("own", Scales::Own)])?,
        "size" => spec.size = Some(room(value)?),
        "house" => spec.house = Some(house(value)?),
        _ => return None,
    }
    Some(())
}

/// Gives every field of an object to whoever knows them; `None` where it is no object, or one of them was not taken.
fn each(value: &JsValue, take: &mut dyn FnMut(&str, &JsValue) -> Option<()>) -> Option<()> {
    if !value.is_object() || value.is_instance_of::<Array>() {
        return None;
    }
    for name in names(value) {
        if let Some(value) = field(value, &name) {
            take(&name, &value)?;
        }
    }
    Some(())
}

fn word<T: Copy>(value: &JsValue, words: &[(&str, T)]) -> Option<T> {
    let found = value.as_string()?;
    words.iter().find(|(word, _)| *word == found).map(|(_, meant)| *meant)
}

fn listed<T>(value: &JsValue, of: impl Fn(JsValue) -> Option<T>) -> Option<Vec<T>> {
    let all: &Array = value.dyn_ref()?;
    all.iter().map(of).collect()
}

fn texts_by_name(value: &JsValue) -> Option<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    each(value, &mut |name, text| {
        all.insert(name.to_owned(), text.as_string()?);
        Some(())
    })?;
    Some(all)
}

fn room(value: &JsValue) -> Option<Room> {
    let (mut width, mut height) = (None, None);
    each(value, &mut |name, value| {
        *match name {
            "width" => &mut width,
            "height" => &mut height,
            _ => return None,
        } = Some(value.as_f64()?);
        Some(())
    })?;
    Some(Room { width: width?, height })
}

fn annotation(value: JsValue) -> Option<Annotation> {
    let (mut kind, mut text, mut at, mut from, mut to, mut height) = (None, None, None, None, None, None);
    each(&value, &mut |name, value| {
        let place = match name {
            "kind" => &mut kind,
            "text" => &mut text,
            "at" => &mut at,
            "from" => &mut from,
            "to" => &mut to,
            "value" => {
                height = Some(value.as_f64()?);
                return Some(());
            }
            _ => return None,
        };
        *place = Some(value.as_string()?);
        Some(())
    })?;
    match (kind?.as_str(), from, to) {
        ("text", None, None) => Some(Annotation::Text { text: text?, at: at?, value: height }),
        ("point", None, None) => {
            Some(Annotation::Point { text: text.unwrap_or_default(), at: at?, value: height })
        }
        ("line", None, None) => Some(Annotation::Line { text: text.unwrap_or_default(), at, value: height }),
        ("range", Some(from), Some(to)) if at.is_none() && height.is_none() => {
            Some(Annotation::Range { text: text.unwrap_or_default(), from, to })
        }
        _ => None,
    }
}

fn house(value: &JsValue) -> Option<House> {
    const CORNERS: [(&str, Corner); 4] = [
        ("bottom-right", Corner::BottomRight),
        ("bottom-left", Corner::BottomLeft),
        ("top-right", Corner::TopRight),
        ("none", Corner::None),
    ];
    let mut house = House::default();
    each(value, &mut |name, value| {
        match name {
            "face" => house.face = Some(value.as_string()?),
            "mark" => house.mark = Some(value.as_string()?),
            "bar" => house.bar = Some(value.as_string()?),
            "logo" => house.logo = Some(logo(value)?),
            "corner" => house.corner = word(value, &CORNERS)?,
            "light" => house.light = colours(value)?,
            "dark" => house.dark = colours(value)?,
            _ => return None,
        }
        Some(())
    })?;
    Some(house)
}

fn logo(value: &JsValue) -> Option<Logo> {
    let (mut path, mut colour, mut width, mut height) = (None, None, None, None);
    each(value, &mut |name, value| {
        match name {
            "path" => path = Some(value.as_string()?),
            "colour" => colour = Some(value.as_string()?),
            "width" => width = Some(value.as_f64()?),
            "height" => height = Some(value.as_f64()?),
            _ => return None,
        }
        Some(())
    })?;
    Some(Logo { path: path?, width: width?, height: height?, colour })
}

fn colours(value: &JsValue) -> Option<Colours> {
    let mut colours = Colours::default();
    each(value, &mut |name, value| {
        let place = match name {
            "parts" => {
                colours.parts = texts(value)?;
                return Some(());
            }
            "page" => &mut colours.page,
            "ink" => &mut colours.ink,
            "grey" => &mut colours.grey,
            "hairline" => &mut colours.hairline,
            "axis" => &mut colours.axis,
            "band" => &mut colours.band,
            "exports" => &mut colours.exports,
            "imports" => &mut colours.imports,
            "balance" => &mut colours.balance,
            "quiet" => &mut colours.quiet,
            _ => return None,
        };
        *place = Some(value.as_string()?);
        Some(())
    })?;
    Some(colours)
}
