//! Prices named by an equation: "1 ounce of fine gold = USD ...", "1 EUR = ... USD / United States". What stands behind the sign is the unit,
//! and the whole of it the name.

use crate::lang;
use crate::unit::Unit;

/// The unit behind the sign, where a name is such an equation.
pub(super) fn unit_behind(name: &str) -> Option<(Unit, String)> {
    let (_, tail) = name.split_once(" = ").filter(|_| name.contains("...") || name.contains('…'))?;
    let own = tail.split('/').next()?.replace("...", " ").replace('…', " ");
    let words = own.trim();
    lang::unit_of(words).map(|unit| (unit, words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_stands_behind_the_sign() {
        let words = |name: &str| unit_behind(name).map(|(_, words)| words);
        assert_eq!(words("Gold in London / 1 ounce of fine gold = USD ...").as_deref(), Some("USD"));
        assert_eq!(words("ECB rate / 1 EUR = ... USD / United States").as_deref(), Some("USD"));
        assert_eq!(words("Index, 2015 = 100"), None);
    }
}
