//! Two digits of a figure that changed places: "17.13" for 11.73, "04.1" for 40.1. What the table gives may be off by a unit of the last
//! digit, where the text added up rounded figures.

use crate::figure::Decimal;

/// Digits of a figure that a zero may be lost from.
const MOST_WITHOUT_ZERO: usize = 3;

/// Whether a figure becomes a value when two of its digits change places.
pub(super) fn swapped(stated: Decimal, value: f64) -> bool {
    let unit = crate::figure::to_f64(1, stated.exponent);
    let computed = value.abs() / unit;
    if computed.is_nan() || computed >= 9e15 {
        return false;
    }
    let printed = crate::figure::round_to(computed, 0);
    let digits: Vec<char> = stated.mantissa.unsigned_abs().to_string().chars().collect();
    let wanted = (printed as u64).to_string();
    // A zero that came to the front is not printed in the value of the figure: "04.1".
    let missing = wanted.len().saturating_sub(digits.len());
    // Of four digits and more a lost zero is another number: 154.6 is not 1,054.6.
    if missing > 1 || missing == 1 && digits.len() > MOST_WITHOUT_ZERO {
        return false;
    }
    let own: Vec<char> = core::iter::repeat_n('0', missing).chain(digits).collect();
    let near = |d: &[char]| {
        let n = d.iter().collect::<String>().parse::<f64>().unwrap_or(f64::NAN);
        // A unit of the last digit, where there are digits enough for it to be no chance.
        let room = if d.len() >= 4 { 1.0 } else { 0.0 };
        (n - printed).abs() <= room
    };
    if own.len() != wanted.len() || near(&own) {
        return false;
    }
    let any = |apart: usize| {
        (0..own.len().saturating_sub(apart)).any(|i| {
            let mut other = own.clone();
            other.swap(i, i + apart);
            other != own && near(&other)
        })
    };
    // A zero at the front came from the place beside it.
    if missing == 1 {
        let mut other = own.clone();
        other.swap(0, 1);
        return other != own && near(&other);
    }
    (1..own.len()).any(any)
}

/// No figure of a text has more digits.
const LONGEST: u32 = 9;

/// What a figure may have been before two of its digits that stand side by side changed places.
pub(super) fn put_back(stated: Decimal) -> Vec<Decimal> {
    let Decimal { mantissa, exponent } = stated;
    let length = mantissa.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    if length > LONGEST {
        return Vec::new();
    }
    let digit = |at: u32| mantissa / 10_i64.pow(at) % 10;
    let turned = |at: u32| {
        let (low, high) = (digit(at), digit(at + 1));
        let moved = (low - high) * (10_i64.pow(at + 1) - 10_i64.pow(at));
        // No figure begins with a nought.
        let leads = at + 2 == length && low == 0;
        (low != high && !leads).then(|| mantissa + moved)
    };
    (0..length - 1).filter_map(turned).map(|mantissa| Decimal { mantissa, exponent }).collect()
}

#[cfg(test)]
mod tests {
    use super::{put_back, swapped};
    use crate::figure::Decimal;

    #[test]
    fn digits_that_changed_places_are_told_from_other_digits() {
        let figure = |mantissa: i64, exponent: i16| Decimal { mantissa, exponent };
        // 11.73 worked out from rounded figures where the table gives 11.7238.
        assert!(swapped(figure(1713, -2), 11.7238));
        assert!(swapped(figure(41, -1), 40.119));
        assert!(swapped(figure(139, -1), 103.9));
        assert!(swapped(figure(394, -2), 9.34));
        // 124.5 has no digit of 12.45 swapped, 13.9 is no swap of 193.9.
        assert!(!swapped(figure(1245, -2), 124.5));
        assert!(!swapped(figure(139, -1), 193.9));
        assert!(!swapped(figure(1713, -2), 17.13));
    }

    #[test]
    fn digits_are_put_back_one_pair_at_a_time() {
        // 137.0: 130.7 by its last two, 173.0, 317.0; 100 has one pair that differs, and 010 is no figure.
        let of = |mantissa: i64| -> Vec<i64> {
            put_back(Decimal { mantissa, exponent: -1 }).iter().map(|d| d.mantissa).collect()
        };
        assert_eq!(of(1370), [1307, 1730, 3170]);
        assert!(of(100).is_empty());
        assert!(of(5).is_empty());
    }
}
