//! What the browser does by its TextDecoder and String.normalize, done natively.

use super::Platform;
use kimngach_containers::{Fault, Opened};
use unicode_normalization::UnicodeNormalization;

/// encoding_rs and unicode-normalization.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

impl Platform for Native {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    }

    fn open_bytes(&self, bytes: &[u8], name: &str, file: Option<&str>) -> Result<Opened, Fault> {
        kimngach_containers::open_bytes(bytes, name, file)
    }

    fn open_text(&self, text: &str) -> Result<Opened, Fault> {
        kimngach_containers::open_text(text).map(Opened::Book)
    }

    fn nfc(&self, text: String) -> String {
        text.nfc().collect()
    }
}
