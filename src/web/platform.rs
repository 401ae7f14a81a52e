//! What the browser already has: TextDecoder for every encoding of the web, String.normalize for composed letters.

use crate::read::Platform;
use wasm_bindgen::JsCast;
use web_sys::{TextDecoder, TextDecoderOptions};

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

    fn nfc(&self, text: String) -> String {
        // Nearly all text is composed already; crossing to JavaScript and back costs more than looking.
        if text.is_ascii() {
            return text;
        }
        let js = js_sys::JsString::from(text.as_str());
        js.normalize("NFC").dyn_into::<js_sys::JsString>().map_or(text, String::from)
    }
}
