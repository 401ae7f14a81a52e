//! A figure as it was stated: digits, scale, what a writer put before it, and the interval it stands for; arithmetic on
//! intervals; and the only door to `libm`, so that every float function has the same bits native and in wasm.

#[cfg(feature = "press")]
mod written;

/// A decimal number with the digits it was printed with: `mantissa × 10^exponent`. `34.0` is 340 × 10⁻¹, not 34.
///
/// ```
/// use kimngach::figure::Decimal;
/// let d = Decimal::parse("34.0").unwrap();
/// assert_eq!((d.mantissa, d.exponent, d.value()), (340, -1, 34.0));
/// assert_eq!(d.to_string(), "34.0");
/// assert_eq!(d.scaled(9).value(), 34.0e9);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Decimal {
    /// The digits, as one whole number with sign.
    pub mantissa: i64,
    /// Power of ten of the last digit.
    pub exponent: i16,
}

/// Most digits a [`Decimal`] holds. More are cut off at the end and make it coarser, never wrong by more than its step.
const MOST_DIGITS: u32 = 18;

impl Decimal {
    /// A whole number.
    pub fn whole(number: i64) -> Decimal {
        Decimal { mantissa: number, exponent: 0 }
    }

    /// Reads plain digits with at most one `.`, an optional sign and an optional exponent (`-1.5e3`). Other writings are
    /// read by `lang`, which knows marks and languages.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (body, exponent) = match text.find(['e', 'E']) {
            Some(at) => {
                let (body, tail) = text.split_at_checked(at)?;
                let tail = tail.get(1..)?;
                let (sign, tail) = match tail.as_bytes().first()? {
                    b'-' => (-1, tail.get(1..)?),
                    b'+' => (1, tail.get(1..)?),
                    _ => (1, tail),
                };
                if tail.is_empty() || tail.len() > 4 || !tail.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                (body, sign * tail.bytes().fold(0_i16, |n, b| n * 10 + i16::from(b - b'0')))
            }
            None => (text, 0),
        };
        let (negative, body) = match body.as_bytes().first()? {
            b'-' => (true, body.get(1..)?),
            b'+' => (false, body.get(1..)?),
            _ => (false, body),
        };
        let mut digits = Digits::default();
        let mut point = false;
        for b in body.bytes() {
            match b {
                b'0'..=b'9' => digits.push(b - b'0', point),
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        let d = digits.finish(negative)?;
        Some(Decimal { exponent: d.exponent.checked_add(exponent)?, ..d })
    }

    /// The number as the nearest `f64`.
    pub fn value(&self) -> f64 {
        let magnitude = to_f64(self.mantissa.unsigned_abs(), self.exponent);
        if self.mantissa < 0 { -magnitude } else { magnitude }
    }

    /// The step of the last printed digit, `10^exponent`.
    pub fn step(&self) -> f64 {
        to_f64(1, self.exponent)
    }

    /// Digits after the decimal point as printed.
    pub fn decimals(&self) -> u8 {
        self.exponent.min(0).unsigned_abs().min(255) as u8
    }

    /// The same figure in another unit: the point moved by `power` places. No digit is gained or lost.
    #[must_use]
    pub fn scaled(&self, power: i8) -> Decimal {
        Decimal { mantissa: self.mantissa, exponent: self.exponent.saturating_add(i16::from(power)) }
    }

    /// The sum of two figures to the last digit of either, as far as there is room for the digits; then the last ones go.
    ///
    /// ```
    /// use kimngach::figure::Decimal;
    /// let d = |t: &str| Decimal::parse(t).unwrap();
    /// assert_eq!(d("0.1").plus(d("0.2")), d("0.3"));
    /// ```
    #[must_use]
    pub fn plus(self, other: Decimal) -> Decimal {
        let (a, b) = (self, other);
        if a.exponent == b.exponent
            && let Some(mantissa) = a.mantissa.checked_add(b.mantissa)
        {
            return Decimal { mantissa, exponent: a.exponent };
        }
        let (fine, coarse) = if a.exponent <= b.exponent { (a, b) } else { (b, a) };
        let steps = coarse.exponent.abs_diff(fine.exponent);
        let ten = |n: u16| 10_i128.checked_pow(u32::from(n.min(37)));
        // Beyond nineteen digits apart the finer one is nothing beside the coarser.
        let exact = ten(steps)
            .filter(|_| steps <= 19)
            .map(|ten| i128::from(coarse.mantissa) * ten + i128::from(fine.mantissa));
        let (mut sum, mut exponent) = match exact {
            Some(sum) => (sum, fine.exponent),
            None if coarse.mantissa == 0 => (i128::from(fine.mantissa), fine.exponent),
            None => (i128::from(coarse.mantissa), coarse.exponent),
        };
        loop {
            if let Ok(mantissa) = i64::try_from(sum) {
                return Decimal { mantissa, exponent };
            }
            sum = (sum + sum.signum() * 5) / 10;
            exponent = exponent.saturating_add(1);
        }
    }

    /// The interval the digits stand for: half a step on either side.
    ///
    /// ```
    /// use kimngach::figure::Decimal;
    /// let i = Decimal::parse("32.4").unwrap().interval();
    /// assert_eq!((i.lo, i.hi), (32.35, 32.45));
    /// ```
    pub fn interval(&self) -> Interval {
        // In tenths of the last digit the bounds are whole: 32.4 is 3235 to 3245 hundredths, so 32.35 and 32.45 come out
        // exact. A mantissa of more digits than are ever read has no room for that, and half a step is nothing beside it.
        let digits = self.mantissa.unsigned_abs();
        let (inner, outer) = match digits.checked_mul(10).and_then(|m| m.checked_add(5)) {
            Some(outer) => {
                let tenth = self.exponent.saturating_sub(1);
                let inner = outer.checked_sub(10).map_or_else(|| -to_f64(5, tenth), |m| to_f64(m, tenth));
                (inner, to_f64(outer, tenth))
            }
            None => (to_f64(digits, self.exponent), to_f64(digits, self.exponent)),
        };
        if self.mantissa < 0 {
            Interval { lo: -outer, hi: -inner }
        } else {
            Interval { lo: inner, hi: outer }
        }
    }
}

/// Plain digits with the printed decimals, `.` as mark: what `tidy` writes.
impl core::fmt::Display for Decimal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let digits = self.mantissa.unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if self.exponent >= 0 {
            write!(f, "{sign}{digits}")?;
            (0..if digits == 0 { 0 } else { self.exponent }).try_for_each(|_| f.write_str("0"))
        } else {
            let text = digits.to_string();
            let places = usize::from(self.exponent.unsigned_abs());
            if text.len() > places {
                let (whole, part) = text.split_at(text.len() - places);
                write!(f, "{sign}{whole}.{part}")
            } else {
                write!(f, "{sign}0.")?;
                (text.len()..places).try_for_each(|_| f.write_str("0"))?;
                f.write_str(&text)
            }
        }
    }
}

/// Digits as they come, to be made a [`Decimal`]. Used by every reader of numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digits {
    mantissa: i64,
    used: u32,
    seen: bool,
    exponent: i16,
}

impl Digits {
    /// Takes the next digit (0 to 9); `after_point` when the decimal mark has passed.
    pub fn push(&mut self, digit: u8, after_point: bool) {
        self.seen = true;
        if self.used < MOST_DIGITS {
            self.mantissa = self.mantissa * 10 + i64::from(digit);
            self.used += u32::from(self.mantissa != 0);
            self.exponent = self.exponent.saturating_sub(i16::from(after_point));
        } else {
            self.exponent = self.exponent.saturating_add(i16::from(!after_point));
        }
    }

    /// The number, or `None` when there was no digit.
    pub fn finish(&self, negative: bool) -> Option<Decimal> {
        let mantissa = if negative { -self.mantissa } else { self.mantissa };
        self.seen.then_some(Decimal { mantissa, exponent: self.exponent })
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not build")]
const POWERS: [u64; 20] = {
    let mut powers = [1_u64; 20];
    let mut i = 1;
    while i < 20 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

fn power(n: u32) -> u64 {
    POWERS.get(n as usize).copied().unwrap_or(u64::MAX)
}

/// Whole numbers up to here are floats without loss.
const EXACT: u64 = 1 << 53;

/// `mantissa × 10^exponent` rounded once to the nearest `f64` for exponents from −19 to 19, which is every figure of a
/// statistics table. Beyond that a second rounding may move the last bit.
pub fn to_f64(mantissa: u64, exponent: i16) -> f64 {
    let ten = power(u32::from(exponent.unsigned_abs()));
    match exponent {
        // Both are floats without loss (10^19 is 5^19, which is below 2^53, doubled 19 times): one operation, one rounding.
        0..=19 if mantissa <= EXACT => mantissa as f64 * ten as f64,
        -19..=-1 if mantissa <= EXACT => mantissa as f64 / ten as f64,
        // A small build reads no figure of so many digits (`dataset::plain`); what is worked out has no digits to keep.
        #[cfg(not(feature = "press"))]
        0..=19 => mantissa as f64 * ten as f64,
        #[cfg(not(feature = "press"))]
        -19..=-1 => mantissa as f64 / ten as f64,
        #[cfg(feature = "press")]
        0..=19 => (u128::from(mantissa) * u128::from(power(exponent as u32))) as f64,
        #[cfg(feature = "press")]
        -19..=-1 => divide(mantissa, ten),
        20..=400 => to_f64(mantissa, 19) * to_f64(1, exponent - 19),
        -400..=-20 => to_f64(mantissa, -19) * to_f64(1, exponent + 19),
        401.. if mantissa != 0 => f64::MAX,
        _ => 0.0,
    }
}

/// `a / b` rounded to nearest, ties to even, by whole numbers: 64 more bits than needed, the rest kept as one sticky bit.
#[cfg(feature = "press")]
fn divide(a: u64, b: u64) -> f64 {
    if a == 0 {
        return 0.0;
    }
    let shift = 64 + a.leading_zeros();
    // a << shift uses at most 128 bits; the quotient keeps at least 64, of which an f64 wants 53.
    let numerator = (u128::from(a) << a.leading_zeros()) << 64;
    let (quotient, rest) = (numerator / u128::from(b), numerator % u128::from(b));
    ((quotient | u128::from(rest != 0)) as f64) * f64::from_bits(u64::from(1023 - shift) << 52)
}

/// What a writer put before a figure and how it opens the interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Qualifier {
    /// Nothing: the figure is rounded to its last digit.
    #[default]
    Plain,
    /// trên, hơn, vượt; over, more than: up to one step of the last significant digit above.
    Over,
    /// gần, suýt; nearly, almost: as much below.
    Nearly,
    /// khoảng, xấp xỉ; about, around: both ways.
    About,
}

/// A figure as stated in a table or a text.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stated {
    /// The digits.
    pub decimal: Decimal,
    /// What stood before them.
    pub qualifier: Qualifier,
}

impl Stated {
    /// The interval of values for which a careful writer would print this.
    ///
    /// Plain: half a step of the last digit both ways. Over: from the plain lower bound to one step of the last
    /// *significant* digit above (`hơn 300` holds up to 400). Nearly: as much below. About: the larger of one step of the
    /// last digit and half a step of the last significant digit, both ways.
    pub fn interval(&self) -> Interval {
        let plain = self.decimal.interval();
        if self.qualifier == Qualifier::Plain {
            return plain;
        }
        let (value, step) = (self.decimal.value(), self.decimal.step());
        let mut significant = step;
        let mut mantissa = self.decimal.mantissa;
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            significant *= 10.0;
        }
        match self.qualifier {
            Qualifier::Plain => plain,
            Qualifier::Over => Interval { lo: plain.lo, hi: value + significant },
            Qualifier::Nearly => Interval { lo: value - significant, hi: plain.hi },
            Qualifier::About => {
                let reach = step.max(significant / 2.0);
                Interval { lo: value - reach, hi: value + reach }
            }
        }
    }
}

/// All values from `lo` to `hi`. Both ends are finite and in order.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Interval {
    /// Least value.
    pub lo: f64,
    /// Greatest value.
    pub hi: f64,
}

impl Interval {
    /// One value.
    pub fn exact(value: f64) -> Interval {
        Interval { lo: value, hi: value }
    }

    /// The smallest interval that holds both values.
    pub fn hull(a: f64, b: f64) -> Interval {
        Interval { lo: a.min(b), hi: a.max(b) }
    }

    /// Whether a value is inside, ends included.
    pub fn contains(&self, value: f64) -> bool {
        self.lo <= value && value <= self.hi
    }

    /// Whether two intervals share a value.
    pub fn meets(&self, other: &Interval) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// `hi − lo`.
    pub fn width(&self) -> f64 {
        self.hi - self.lo
    }

    /// The quotient; `None` when the divisor can be zero.
    pub fn divide(&self, by: &Interval) -> Option<Interval> {
        if by.contains(0.0) {
            return None;
        }
        let corners = [self.lo / by.lo, self.lo / by.hi, self.hi / by.lo, self.hi / by.hi];
        Some(Interval {
            lo: corners.iter().copied().fold(f64::INFINITY, f64::min),
            hi: corners.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        })
    }

    /// The interval times a number.
    #[must_use]
    pub fn times(&self, factor: f64) -> Interval {
        Interval::hull(self.lo * factor, self.hi * factor)
    }

    /// The sizes of its values without their sign.
    #[must_use]
    pub fn size(&self) -> Interval {
        let (a, b) = (self.lo.abs(), self.hi.abs());
        Interval { lo: if self.contains(0.0) { 0.0 } else { a.min(b) }, hi: a.max(b) }
    }

    /// The interval moved by a number.
    #[must_use]
    pub fn plus(&self, number: f64) -> Interval {
        Interval { lo: self.lo + number, hi: self.hi + number }
    }
}

impl core::ops::Add for Interval {
    type Output = Interval;
    fn add(self, other: Interval) -> Interval {
        Interval { lo: self.lo + other.lo, hi: self.hi + other.hi }
    }
}

impl core::ops::Sub for Interval {
    type Output = Interval;
    fn sub(self, other: Interval) -> Interval {
        Interval { lo: self.lo - other.hi, hi: self.hi - other.lo }
    }
}

impl core::ops::Mul for Interval {
    type Output = Interval;
    fn mul(self, other: Interval) -> Interval {
        let corners = [self.lo * other.lo, self.lo * other.hi, self.hi * other.lo, self.hi * other.hi];
        Interval {
            lo: corners.iter().copied().fold(f64::INFINITY, f64::min),
            hi: corners.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    }
}

/// How many digits after the point an interval supports, 0 to `most`: the most for which no value of the interval is more
/// than one step of the last digit away from the middle. A growth worked out from 3 digits is not shown with 5, and the
/// difference of 57.3 and 50.5 is 6.8, not 7.
///
/// ```
/// use kimngach::figure::{supported_decimals, Interval};
/// assert_eq!(supported_decimals(&Interval { lo: 17.46, hi: 17.55 }, 3), 1);
/// assert_eq!(supported_decimals(&Interval { lo: 9.2, hi: 18.7 }, 3), 0);
/// assert_eq!(supported_decimals(&Interval { lo: 6.7, hi: 6.9 }, 3), 1);
/// ```
pub fn supported_decimals(interval: &Interval, most: u8) -> u8 {
    let mut decimals = 0;
    let mut step = 1.0;
    // The ends come out of divisions and additions: a hair of tolerance keeps 6.9 − 6.7 at two steps.
    while decimals < most && interval.width() <= step / 5.0 * (1.0 + 1e-9) + interval.hi.abs() * 1e-14 {
        step /= 10.0;
        decimals += 1;
    }
    decimals
}

/// `x` rounded to `decimals` places, halves away from zero, as printed tables round.
pub fn round_to(x: f64, decimals: u8) -> f64 {
    let scale = to_f64(1, i16::from(decimals));
    let scaled = x * scale;
    // A value such as 1.005 is stored a hair below its half: a relative 1e-12 puts it back without moving others.
    let nudged = scaled + scaled.abs() * 1e-12 * if x < 0.0 { -1.0 } else { 1.0 };
    let rounded = libm::round(nudged);
    if rounded.abs() >= 9e15 { x } else { rounded / scale }
}

/// `x^y`.
pub fn powf(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
/// `e^x`.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}
/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}
/// Logarithm to base 10.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}
/// Sine of radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}
/// Cosine of radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}
/// Length of the hypotenuse. For places on a sheet: nothing there is so large or small that its square is lost.
pub fn hypot(x: f64, y: f64) -> f64 {
    // A square root is exact everywhere, and an instruction of its own.
    (x * x + y * y).sqrt()
}

/// A whole number in plain digits. std's formatting knows widths, signs and bases, and weighs so.
pub fn digits(mut number: u64) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return out;
        }
    }
}

/// `f64::clamp` without its panic, whose message formats two floats and so brings 20 kB into the wasm.
pub trait Within {
    /// Not below `lo`, not above `hi`; NaN stays NaN.
    #[must_use]
    fn within(self, lo: f64, hi: f64) -> f64;
}

impl Within for f64 {
    fn within(self, lo: f64, hi: f64) -> f64 {
        if self < lo {
            lo
        } else if self > hi {
            hi
        } else {
            self
        }
    }
}

// One small heap sort by numbers for all that an embedded chart orders: std's sorts are copied anew for every type.

/// Places of the keys in rising order; equal keys stay in theirs.
pub fn rising(keys: &[f64]) -> Vec<usize> {
    let key = |place: usize| keys.get(place).copied().unwrap_or(f64::NAN);
    let after = |a: usize, b: usize| key(a).total_cmp(&key(b)).then(a.cmp(&b)).is_gt();
    let mut heap: Vec<usize> = (0..keys.len()).collect();
    let sink = |heap: &mut [usize], from: usize, len: usize| {
        let mut parent = from;
        loop {
            let mut child = 2 * parent + 1;
            if child >= len {
                break;
            }
            let at = |heap: &[usize], i: usize| heap.get(i).copied().unwrap_or(0);
            if child + 1 < len && after(at(heap, child + 1), at(heap, child)) {
                child += 1;
            }
            if !after(at(heap, child), at(heap, parent)) {
                break;
            }
            heap.swap(child, parent);
            parent = child;
        }
    };
    let len = heap.len();
    for from in (0..len / 2).rev() {
        sink(&mut heap, from, len);
    }
    for end in (1..len).rev() {
        heap.swap(0, end);
        sink(&mut heap, 0, end);
    }
    heap
}

/// Things in the order of their keys. What is copied for every type is kept short.
pub fn by_key<T>(mut things: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let mut keys: Vec<f64> = Vec::with_capacity(things.len());
    for thing in &things {
        keys.push(key(thing));
    }
    for (a, b) in swaps(&rising(&keys)) {
        things.swap(a, b);
    }
    things
}

/// The swaps that put things in this order of places.
fn swaps(order: &[usize]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    // What stands where by now, and where each thing is: following it through the swaps would go round long circles anew
    // for every place.
    let mut held: Vec<usize> = (0..order.len()).collect();
    let mut place = held.clone();
    for (at, &from) in order.iter().enumerate() {
        let (Some(&now), Some(&away)) = (place.get(from), held.get(at)) else { continue };
        if now != at {
            out.push((at, now));
        }
        if let (Some(slot), Some(moved)) = (held.get_mut(now), place.get_mut(away)) {
            (*slot, *moved) = (away, now);
        }
    }
    out
}

/// Periods in their order, each once.
pub fn periods_in_order(list: Vec<crate::period::Period>) -> Vec<crate::period::Period> {
    // Nearly always they are: one line's periods, or those of a chart laid out again.
    #[cfg(feature = "press")]
    if list.is_sorted_by(|a, b| a < b)
        && list.windows(2).all(|w| w.first().map(|p| p.step()) == w.last().map(|p| p.step()))
    {
        return list;
    }
    let mut list = by_key(list, |p| p.rank());
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_in_the_order_of_their_keys() {
        let keys = [3.0, -1.0, 2.0, 3.0, f64::INFINITY, -1.0, 0.0];
        let things: Vec<(usize, f64)> = keys.into_iter().enumerate().collect();
        let mut wanted = things.clone();
        wanted.sort_by(|a, b| a.1.total_cmp(&b.1));
        assert_eq!(by_key(things, |t| t.1), wanted);
    }

    #[test]
    fn decimals_round_as_the_standard_library_does() {
        // std's parser is correctly rounded: the same text must give the same bits.
        for text in [
            "0",
            "0.1",
            "32447.1",
            "1773651.8212343655",
            "17665.08",
            "-348.4",
            "4.51E-08",
            "9007199254740993",
            "0.000001",
            "123456789012345678",
            "1e19",
            "2.5e3",
            "99999.99999",
            "1.7976931348623157e300",
            "5e-320",
            "0.30000000000000004",
        ] {
            let ours = Decimal::parse(text).unwrap().value();
            let std: f64 = text.parse().unwrap();
            assert!((ours - std).abs() <= std.abs() * 1e-15, "{text}: {ours} {std}");
            if Decimal::parse(text).unwrap().exponent.abs() <= 19 {
                assert_eq!(ours.to_bits(), std.to_bits(), "{text}");
            }
        }
    }

    #[test]
    fn printed_digits_are_kept() {
        for text in ["34.0", "0.05", "-0.50", "118.5", "38444", "0", "0.0", "-7"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Decimal { mantissa: 5, exponent: 3 }.to_string(), "5000");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "1.2.3", "1e", "e5", "--1", "1,5", "٣", "1e99999", "+"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn more_digits_than_fit_make_it_coarser_not_wrong() {
        let d = Decimal::parse("123456789012345678901234567890").unwrap();
        assert!((d.value() / 1.234_567_890_123_456_8e29 - 1.0).abs() < 1e-15);
        let d = Decimal::parse("0.12345678901234567890123").unwrap();
        assert!((d.value() - 0.123_456_789_012_345_68).abs() < 1e-17);
    }

    #[test]
    fn qualifiers_open_the_interval_as_the_articles_use_them() {
        // facts/SUMMARY.md section 1 and the articles' README: "trên", "gần", "khoảng".
        let stated =
            |text: &str, qualifier| Stated { decimal: Decimal::parse(text).unwrap(), qualifier }.interval();
        assert_eq!(stated("300", Qualifier::Over), Interval { lo: 299.5, hi: 400.0 });
        assert_eq!(stated("4", Qualifier::Nearly), Interval { lo: 3.0, hi: 4.5 });
        assert_eq!(stated("32.4", Qualifier::Plain), Interval { lo: 32.35, hi: 32.45 });
        assert_eq!(stated("50", Qualifier::About), Interval { lo: 45.0, hi: 55.0 });
    }

    #[test]
    fn interval_arithmetic_encloses_every_corner() {
        let (a, b) = (Interval { lo: -1.0, hi: 2.0 }, Interval { lo: 3.0, hi: 5.0 });
        assert_eq!(a * b, Interval { lo: -5.0, hi: 10.0 });
        assert_eq!(a - b, Interval { lo: -6.0, hi: -1.0 });
        assert_eq!(b.divide(&a), None);
        assert_eq!(a.divide(&b), Some(Interval { lo: -1.0 / 3.0, hi: 2.0 / 3.0 }));
    }

    #[test]
    fn rounding_goes_away_from_zero_at_halves() {
        assert_eq!(round_to(1.005, 2), 1.01);
        assert_eq!(round_to(-2.5, 0), -3.0);
        assert_eq!(round_to(45.356, 1), 45.4);
    }

    #[test]
    fn sums_keep_every_digit_there_is_room_for() {
        let sum = |a: &str, b: &str| Decimal::parse(a).unwrap().plus(Decimal::parse(b).unwrap()).to_string();
        assert_eq!(sum("0.1", "0.2"), "0.3");
        assert_eq!(sum("1.5", "2"), "3.5");
        assert_eq!(sum("-0.25", "100"), "99.75");
        // 92233720368547758.07 is the largest number of cents; one more has room for tenths only.
        let full = Decimal { mantissa: i64::MAX, exponent: -2 };
        assert_eq!(full.plus(Decimal { mantissa: 1, exponent: -2 }).to_string(), "92233720368547758.1");
        assert_eq!(
            Decimal { mantissa: 1, exponent: 40 }.plus(Decimal::whole(1)),
            Decimal { mantissa: 1, exponent: 40 }
        );
    }
}
