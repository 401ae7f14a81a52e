//! Numbers as the press of each language prints them: 38.444 and 32,4 and 17,5% in Vietnamese, 38,444 and 32.4 and 17.5% in
//! English; the minus is U+2212. Own digits, no `{:.2}`: formatting floats through std costs more bytes than the chart.

use super::Lang;
use crate::figure::{round_to, to_f64};

/// A number with so many digits after the mark, groups of three before it.
///
/// ```
/// use kimngach::lang::{number, Lang};
/// assert_eq!(number(Lang::Vi, 38444.0, 0), "38.444");
/// assert_eq!(number(Lang::En, 38444.0, 0), "38,444");
/// assert_eq!(number(Lang::Vi, -348.44, 1), "−348,4");
/// assert_eq!(number(Lang::En, -0.04, 1), "0.0");
/// ```
pub fn number(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals, false)
}

/// A number that always says its sign, but for zero: +28,0 and −18,0.
pub fn signed(lang: Lang, value: f64, decimals: u8) -> String {
    write(lang, value, decimals, true)
}

/// A percentage, without a space before the sign as both presses print it: 17,5% and 17.5%.
pub fn percent(lang: Lang, value: f64, decimals: u8) -> String {
    let mut text = number(lang, value, decimals);
    text.push('%');
    text
}

fn write(lang: Lang, value: f64, decimals: u8, plus: bool) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    // A u64 holds every number that a table prints. What is larger loses its decimals first; then there is no number to
    // write, rather than a wrong one.
    let fits = |decimals: u8| value.abs() * to_f64(1, i16::from(decimals)) < 1.8e19;
    let decimals = if fits(decimals.min(15)) { decimals.min(15) } else { 0 };
    if !fits(0) {
        return "–".to_owned();
    }
    let (point, group) = match lang {
        Lang::Vi => (',', '.'),
        Lang::En => ('.', ','),
    };
    let rounded = round_to(value, decimals);
    let scaled = round_to(rounded.abs() * to_f64(1, i16::from(decimals)), 0);
    let digits = crate::figure::digits(scaled as u64);
    let places = usize::from(decimals);
    let padded = if digits.len() <= places {
        let mut zeros = "0".repeat(places + 1 - digits.len());
        zeros.push_str(&digits);
        zeros
    } else {
        digits
    };
    let (whole, part) = padded.split_at_checked(padded.len() - places).unwrap_or((&padded, ""));
    let mut out = String::with_capacity(padded.len() + 8);
    if rounded < 0.0 {
        out.push('\u{2212}');
    } else if plus && rounded > 0.0 {
        out.push('+');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if places > 0 {
        out.push(point);
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_sign_and_half_rounds_away() {
        assert_eq!(number(Lang::Vi, -0.0, 0), "0");
        assert_eq!(signed(Lang::Vi, 0.004, 2), "0,00");
        assert_eq!(number(Lang::Vi, 0.05, 1), "0,1");
        assert_eq!(signed(Lang::Vi, 28.03, 1), "+28,0");
    }

    #[test]
    fn groups_and_marks_follow_the_language() {
        assert_eq!(number(Lang::Vi, 1_234_567.891, 2), "1.234.567,89");
        assert_eq!(number(Lang::En, 1_234_567.891, 2), "1,234,567.89");
        assert_eq!(number(Lang::En, 999.96, 1), "1,000.0");
        assert_eq!(percent(Lang::Vi, 17.5, 1), "17,5%");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(number(Lang::Vi, f64::NAN, 1), "–");
        assert_eq!(number(Lang::En, f64::INFINITY, 1), "–");
        assert_eq!(number(Lang::En, 1e22, 1), "–");
        assert_eq!(number(Lang::En, 1e19, 3), "10,000,000,000,000,000,000");
    }
}
