//! Units in words, and money as the press prints it: `32,4 tỷ USD`, `$32.4 billion`.

use super::{Lang, number};
use crate::unit::{Currency, Quantity, Unit};

/// A scale word and the power of ten it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(pub i8);

impl Scale {
    /// The largest scale word that leaves the largest value at 1 or more: 403.2 billion, not 403,200 million.
    ///
    /// ```
    /// use kimngach::lang::Scale;
    /// assert_eq!(Scale::fitting(403.2e9), Scale(9));
    /// assert_eq!(Scale::fitting(789e6), Scale(6));
    /// assert_eq!(Scale::fitting(12.0), Scale(0));
    /// ```
    pub fn fitting(largest: f64) -> Scale {
        let largest = largest.abs();
        Scale(if largest >= 1e9 {
            9
        } else if largest >= 1e6 {
            6
        } else if largest >= 1e4 {
            3
        } else {
            0
        })
    }

    /// The word; empty for scale 1.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self.0, lang) {
            (3, Lang::Vi) => "nghìn",
            (6, Lang::Vi) => "triệu",
            (9, Lang::Vi) => "tỷ",
            (12, Lang::Vi) => "nghìn tỷ",
            (15, Lang::Vi) => "triệu tỷ",
            (3, Lang::En) => "thousand",
            (6, Lang::En) => "million",
            (9, Lang::En) => "billion",
            (12, Lang::En) => "trillion",
            (15, Lang::En) => "quadrillion",
            _ => "",
        }
    }
}

fn quantity(lang: Lang, q: &Quantity) -> &str {
    // All that a small build reads (`dataset::plain`), so that it has no words for others.
    let plain = matches!(q, Quantity::Money(Currency::USD) | Quantity::Percent);
    if !cfg!(feature = "press") && !plain {
        return "";
    }
    match (q, lang) {
        (Quantity::Number, _) => "",
        (Quantity::Money(Currency::VND), Lang::Vi) => "đồng",
        (Quantity::Money(Currency::EUR), Lang::Vi) => "euro",
        (Quantity::Money(c), _) => c.code(),
        (Quantity::Tonne, Lang::Vi) => "tấn",
        (Quantity::Tonne, Lang::En) => "tonnes",
        (Quantity::Person, Lang::Vi) => "người",
        (Quantity::Person, Lang::En) => "people",
        (Quantity::Percent, _) => "%",
        (Quantity::PercentagePoint, Lang::Vi) => "điểm phần trăm",
        (Quantity::PercentagePoint, Lang::En) => "percentage points",
        (Quantity::Index(base), _) => base,
        (Quantity::Times, Lang::Vi) => "lần",
        (Quantity::Times, Lang::En) => "times",
        (Quantity::Rank, Lang::Vi) => "thứ hạng",
        (Quantity::Rank, Lang::En) => "rank",
        #[cfg(feature = "studio")]
        (Quantity::Other(word), _) if super::counted_things::word(lang, word).is_some() => {
            super::counted_things::word(lang, word).unwrap_or_default()
        }
        #[cfg(feature = "studio")]
        (Quantity::Other(word), _) if super::unit_words::is_word_for_number(&super::fold(word)) => "",
        (Quantity::Other(word), _) => word,
    }
}

/// A unit in words: `tỷ USD`, `billion USD`, `%`, `USD/người`. Empty for a bare number.
///
/// ```
/// use kimngach::lang::{unit, Lang};
/// use kimngach::unit::{Currency, Quantity, Unit};
/// let u = Unit::scaled(Quantity::Money(Currency::USD), 9);
/// assert_eq!(unit(Lang::Vi, &u), "tỷ USD");
/// assert_eq!(unit(Lang::En, &u), "billion USD");
/// ```
pub fn unit(lang: Lang, unit: &Unit) -> String {
    let mut out = String::from(Scale(unit.power).word(lang));
    let name = quantity(lang, &unit.quantity);
    if !out.is_empty() && !name.is_empty() {
        out.push(' ');
    }
    out.push_str(name);
    if let Some(per) = &unit.per {
        out.push('/');
        out.push_str(match (lang, per.as_ref()) {
            (Lang::En, Quantity::Tonne) => "tonne",
            (Lang::En, Quantity::Person) => "person",
            (_, per) => quantity(lang, per),
        });
    }
    out
}

/// A value with its unit as running text prints it: `32,4 tỷ USD`, `$32.4 billion`, `17,5%`. `value` is already in the
/// unit's scale.
///
/// ```
/// use kimngach::lang::{money, Lang};
/// use kimngach::unit::{Currency, Quantity, Unit};
/// let u = Unit::scaled(Quantity::Money(Currency::USD), 9);
/// assert_eq!(money(Lang::En, -18.02, 1, &u), "−$18.0 billion");
/// assert_eq!(money(Lang::Vi, 32.4, 1, &u), "32,4 tỷ USD");
/// ```
pub fn money(lang: Lang, value: f64, decimals: u8, in_unit: &Unit) -> String {
    let digits = number(lang, value, decimals);
    if lang == Lang::En && in_unit.quantity == Quantity::Money(Currency::USD) && in_unit.per.is_none() {
        let word = Scale(in_unit.power).word(lang);
        let (sign, digits) =
            digits.strip_prefix('\u{2212}').map_or(("", digits.as_str()), |d| ("\u{2212}", d));
        let space = if word.is_empty() { "" } else { " " };
        return [sign, "$", digits, space, word].concat();
    }
    let mut name = unit(lang, in_unit);
    if cfg!(feature = "press") && lang == Lang::En && matches!(digits.trim_start_matches('\u{2212}'), "1") {
        // One percentage point, but 1.0 percentage points.
        name = match in_unit.quantity {
            Quantity::PercentagePoint => "percentage point".to_owned(),
            Quantity::Times if in_unit.per.is_none() => "time".to_owned(),
            _ => name,
        };
    }
    let space = if name.is_empty() || name.starts_with('%') { "" } else { " " };
    [&digits, space, &name].concat()
}
