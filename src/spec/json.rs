//! A spec as text: JSON in which nothing is overlooked. A list is no chart, a name that stands twice is a slip, a field that
//! there is not is refused with the one that was probably meant.

use super::refused::refused;
use super::{ChartSpec, known};
use crate::diag::Diagnostic;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Reads a spec.
///
/// # Errors
/// `spec.json` when the text is no JSON, `spec.not-object` when it is a list or a single value, `spec.twice` for a name that
/// stands twice, `spec.field-near` and `spec.field` for a field that there is not, `spec.value…` for a value that the field does not
/// take, and what [`ChartSpec::check`] finds.
///
/// ```
/// use kimngach::spec::from_json;
/// assert!(from_json(r#"{"type": "slope", "periods": ["1995", "2016"]}"#).is_ok());
/// assert_eq!(from_json("[]").unwrap_err().code, "spec.not-object");
/// assert_eq!(from_json(r#"{"type": "line", "type": "bar"}"#).unwrap_err().code, "spec.twice");
/// assert_eq!(from_json(r#"{"tpye": "line"}"#).unwrap_err().code, "spec.field-near");
/// assert_eq!(from_json(r#"{"version": 0}"#).unwrap_err().code, "spec.version-none");
/// ```
pub fn from_json(text: &str) -> Result<ChartSpec, Diagnostic> {
    let once: Once = serde_json::from_str(text).map_err(|e| {
        let why = e.to_string();
        match why.split_once(TWICE).and_then(|(_, rest)| rest.split_once('`')) {
            Some((name, _)) => Diagnostic::error("spec.twice").with("found", name),
            None => Diagnostic::error("spec.json").with("why", why),
        }
    })?;
    let Once::Object(names) = once else { return Err(Diagnostic::error("spec.not-object")) };
    known(names.iter().map(String::as_str))?;
    let spec: ChartSpec = serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
        .map_err(|e| refused(&e.path().to_string(), &e.inner().to_string()))?;
    spec.check()?;
    Ok(spec)
}

/// How the reader below says that a name stands twice.
const TWICE: &str = "twice `";

/// Any JSON in which no name stands twice; of an object its names.
enum Once {
    Object(Vec<String>),
    Other,
}

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Once, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Once;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_str<E>(self, _: &str) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(Once::Other)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Once, A::Error> {
        while list.next_element::<Once>()?.is_some() {}
        Ok(Once::Other)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
        let mut names: Vec<String> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if names.contains(&name) {
                return Err(serde::de::Error::custom([TWICE, &name, "`"].concat()));
            }
            map.next_value::<Once>()?;
            names.push(name);
        }
        Ok(Once::Object(names))
    }
}
