//! What the browser already has: TextDecoder for every encoding of the web, String.normalize for composed letters.

use crate::read::Platform;
use crate::read::containers::{Fault, Opened, unpack};
use js_sys::{Function, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{TextDecoder, TextDecoderOptions};

thread_local! {
    /// The doors of the module that opens workbooks and their like, once the page has fetched it.
    static DOORS: RefCell<Option<(Function, Function)>> = const { RefCell::new(None) };
}

/// Takes the doors of the module that opens what is no delimited text: `open_bytes` and `open_text` of `pkg/containers`.
#[wasm_bindgen]
pub fn use_containers(open_bytes: Function, open_text: Function) {
    DOORS.set(Some((open_bytes, open_text)));
}

/// Whether a file that begins so is to be opened by that module before it can be read.
#[wasm_bindgen]
pub fn is_container(head: &[u8]) -> bool {
    crate::read::is_container(head)
}

/// What came back through a door. A module that is not there, or that trapped, opened nothing.
fn answer(packed: Result<JsValue, JsValue>) -> Result<Opened, Fault> {
    match packed.ok().and_then(|p| p.dyn_into::<Uint8Array>().ok()) {
        Some(bytes) => unpack(&bytes.to_vec()),
        None => Err(Fault::Broken { part: String::new() }),
    }
}

/// The browser.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Platform for Browser {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    }

    fn open_bytes(&self, bytes: &[u8], name: &str, file: Option<&str>) -> Result<Opened, Fault> {
        let door = DOORS.with_borrow(|d| d.as_ref().map(|(open, _)| open.clone()));
        let call = |f: Function| {
            f.call3(
                &JsValue::NULL,
                &Uint8Array::from(bytes),
                &JsValue::from_str(name),
                &file.map_or(JsValue::UNDEFINED, JsValue::from_str),
            )
        };
        answer(door.ok_or(JsValue::NULL).and_then(call))
    }

    fn open_text(&self, text: &str) -> Result<Opened, Fault> {
        let door = DOORS.with_borrow(|d| d.as_ref().map(|(_, open)| open.clone()));
        answer(door.ok_or(JsValue::NULL).and_then(|f| f.call1(&JsValue::NULL, &JsValue::from_str(text))))
    }

    fn nfc(&self, text: String) -> String {
        // Nearly all text is composed already; crossing to JavaScript and back costs more than looking.
        if text.is_ascii() {
            return text;
        }
        let js = js_sys::JsString::from(text.as_str());
        js.normalize("NFC").dyn_into::<js_sys::JsString>().map_or(text, String::from)
    }
}
