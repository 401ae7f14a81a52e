//! How the chart writes its figures: one scale word for all, as many digits as they need and their cells support, the
//! same in label, tooltip and table.

use crate::figure::to_f64;
use crate::indicators::Record;
use crate::lang::{self, Lang};
use crate::unit::{Currency, Quantity, Unit};

/// Whether an indicator's figures are written with their sign: balances, changes, differences.
pub(super) fn is_signed(id: &str) -> bool {
    #[cfg(feature = "press")]
    return crate::indicators::find(id).is_some_and(crate::indicators::Indicator::is_signed);
    #[cfg(not(feature = "press"))]
    return id == "balance" || cfg!(feature = "forms") && id.starts_with("growth");
}

/// Language, unit and scale of a chart's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Language.
    pub lang: Lang,
    /// Unit at the scale shown.
    pub unit: Unit,
    /// Digits after the point, at most.
    pub most: u8,
}

impl Figures {
    /// The scale that fits figures up to `largest` in base units.
    pub fn fitting(lang: Lang, unit: &Unit, largest: f64) -> Figures {
        let largest = largest.abs();
        let power = if !unit.has_magnitude() || unit.per.is_some() {
            0
        } else if largest >= 1e13 {
            12
        } else {
            lang::Scale::fitting(largest).0
        };
        let shown = largest * to_f64(1, -i16::from(power));
        let most = match unit.quantity {
            // An index of 0.000000018 (prices before several reforms of a currency) has its digits far behind the mark.
            _ if cfg!(feature = "press") && shown > 0.0 && shown < 0.05 => {
                (2..15).find(|digits| shown * to_f64(1, i16::from(*digits)) >= 10.0).unwrap_or(15)
            }
            // Beyond a thousandfold a tenth of a point tells nothing.
            Quantity::Index(_) if largest >= 1000.0 => 0,
            Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_) => 1,
            Quantity::Rank => 0,
            // A coefficient (0.087) says little in two digits.
            Quantity::Number if cfg!(feature = "press") && unit.per.is_none() && shown < 10.0 => 3,
            _ if shown >= 10_000.0 => 0,
            _ if shown < 10.0 => 2,
            _ => 1,
        };
        Figures { lang, unit: unit.at(power), most }
    }

    /// A value of base units in the unit shown.
    pub fn scaled(&self, value: f64) -> f64 {
        value * to_f64(1, -i16::from(self.unit.power))
    }

    /// Digits after the point that a record supports.
    pub fn decimals(&self, record: &Record) -> u8 {
        // A count of years is whole, however exact.
        let whole = |x: f64| crate::figure::round_to(x, 0) == x;
        if cfg!(feature = "press")
            && self.unit.quantity == Quantity::Number
            && self.unit.power == 0
            && record.value.is_ok_and(whole)
            && whole(record.interval.lo)
            && whole(record.interval.hi)
        {
            return 0;
        }
        record.decimals(self.unit.power, self.most)
    }

    /// A record's number alone: `403,2`.
    pub fn bare(&self, record: &Record, value: f64) -> String {
        let digits = self.decimals(record);
        let text = lang::number(self.lang, self.scaled(value), digits);
        // Nothing and next to nothing are not the same.
        #[cfg(feature = "forms")]
        if value != 0.0 && digits > 0 && !text.bytes().any(|b| matches!(b, b'1'..=b'9')) {
            let least = to_f64(1, -i16::from(digits));
            let (sign, least) = if value > 0.0 { ("<", least) } else { (">", -least) };
            return self.percented([sign, &lang::number(self.lang, least, digits)].concat());
        }
        self.percented(text)
    }

    /// A record's number with its sign always said: `+28,0`.
    pub fn signed(&self, record: &Record, value: f64) -> String {
        self.percented(lang::signed(self.lang, self.scaled(value), self.decimals(record)))
    }

    /// A record's number as running text prints it: `403,2 tỷ USD`, `$403.2 billion`.
    pub fn full(&self, record: &Record, value: f64) -> String {
        if matches!(self.unit.quantity, Quantity::Index(_)) {
            return self.bare(record, value);
        }
        lang::money(self.lang, self.scaled(value), self.decimals(record), &self.unit)
    }

    /// A tick's number: `400`, `+20`.
    pub fn tick(&self, value: f64, decimals: u8, sign: bool) -> String {
        let scaled = self.scaled(value);
        if sign {
            lang::signed(self.lang, scaled, decimals)
        } else {
            lang::number(self.lang, scaled, decimals)
        }
    }

    /// The tick that says the unit: `400 tỷ USD`, `$400 billion`, `20%`.
    pub fn tick_with_unit(&self, value: f64, decimals: u8, sign: bool) -> String {
        // An index says its base in the subtitle: behind the number it would read as a unit.
        if matches!(self.unit.quantity, Quantity::Index(_)) {
            return self.tick(value, decimals, sign);
        }
        let text = lang::money(self.lang, self.scaled(value), decimals, &self.unit);
        if sign && value > 0.0 { ["+", &text].concat() } else { text }
    }

    /// The unit in words, as a subtitle or a table head says it.
    pub fn unit_words(&self) -> String {
        match &self.unit.quantity {
            Quantity::Percent => "%".to_owned(),
            // A base that is not one period: the year before, or whatever the base was.
            #[cfg(feature = "press")]
            Quantity::Index(base) if base == "100" => lang::words(self.lang, "chart.ind.base").to_owned(),
            // A scale word alone ("tỷ") reads as if its unit had been forgotten: the table has none.
            #[cfg(feature = "press")]
            Quantity::Number if self.unit.power > 0 && self.unit.per.is_none() => {
                let scale = lang::Scale(self.unit.power).word(self.lang);
                lang::text(self.lang, "chart.unit.scale", &[("scale", scale.to_owned().into())])
            }
            Quantity::Money(Currency::USD) if self.lang == Lang::En && self.unit.per.is_none() => {
                let scale = lang::Scale(self.unit.power).word(self.lang);
                if scale.is_empty() { "US dollars".to_owned() } else { [scale, " US dollars"].concat() }
            }
            _ => lang::unit(self.lang, &self.unit),
        }
    }

    fn percented(&self, mut text: String) -> String {
        if self.unit.quantity == Quantity::Percent {
            text.push('%');
        }
        text
    }
}
