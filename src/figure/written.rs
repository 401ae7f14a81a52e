//! The digits of a number that came without any: what a spec names as a threshold.

use super::{Decimal, to_f64};

impl Decimal {
    /// A number with the fewest places behind the point that tell it from every other; `None` where it is none. std's way of writing
    /// one weighs as much as a form of chart.
    pub fn written(value: f64) -> Option<Decimal> {
        let size = value.abs();
        if !size.is_finite() {
            return None;
        }
        // What is larger than this has no places behind the point, and not all of those before it.
        let far = (0..=300).step_by(3).find(|&e| size < to_f64(9, e + 18))?;
        for exponent in (-30..=far).rev() {
            let mantissa =
                if exponent < 0 { size * to_f64(1, -exponent) } else { size / to_f64(1, exponent) };
            if mantissa > 9e18 {
                break;
            }
            let mantissa = (mantissa + 0.5) as i64;
            let found = Decimal { mantissa: if value < 0.0 { -mantissa } else { mantissa }, exponent };
            if exponent <= 0 && found.value() == value {
                return Some(found);
            }
        }
        Some(Decimal { mantissa: (value / to_f64(1, far)) as i64, exponent: far })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_with_the_fewest_places_behind_the_point() {
        for value in [0.0, 1.0, 1e9, 2.5, -0.05, 0.1 + 0.2, 1234.56, 1e-7, 123_456_789.125, -1e15] {
            assert_eq!(Decimal::written(value), Decimal::parse(&format!("{value}")), "{value}");
        }
        let far = Decimal::written(3e25).unwrap().value();
        assert!((far / 3e25 - 1.0).abs() < 1e-15, "{far}");
        assert_eq!(Decimal::written(f64::NAN), None);
        assert_eq!(Decimal::written(f64::INFINITY), None);
    }
}
