//! Names that programs write: words and a unit with strokes between them.

use super::unit_of;
use crate::unit::{Quantity, Unit};

/// The unit at the end of a name that a program wrote, and the name before it: "value_usd", "exports_million_usd".
///
/// ```
/// use kimngach::lang::unit_of_identifier;
/// let (unit, words, name) = unit_of_identifier("trade_value_million_usd").unwrap();
/// assert_eq!((unit.power, words.as_str(), name.as_str()), (6, "million usd", "trade value"));
/// assert_eq!(unit_of_identifier("value"), None);
/// ```
pub fn unit_of_identifier(name: &str) -> Option<(Unit, String, String)> {
    let name = name.trim();
    if name.contains(char::is_whitespace) {
        return None;
    }
    let parts: Vec<&str> = name.split('_').collect();
    (1..parts.len().min(4)).rev().find_map(|n| {
        let (before, words) = parts.split_at_checked(parts.len() - n)?;
        let words = words.join(" ");
        let unit = unit_of(&words)?;
        matches!(unit.quantity, Quantity::Money(_) | Quantity::Tonne | Quantity::Percent)
            .then(|| (unit, words, before.join(" ")))
    })
}
