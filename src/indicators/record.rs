//! A figure record: the value, the interval that the printed digits of its inputs allow, its unit, how sure it is, the
//! cells it came from and the formula that joins them; or the reason why there is no value. Never 0 or NaN instead.

use crate::dataset::{Missing, NONE, Point, Series, Status};
use crate::figure::{Decimal, Interval, Stated, supported_decimals};
use crate::period::Period;
use crate::unit::{Quantity, Unit};
use std::borrow::Cow;

/// Why a record has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The cell itself has no number.
    Missing(Missing),
    /// The table has no figure for an input of the formula.
    NoInput,
    /// The divisor is zero, or its interval holds zero.
    DivisionByZero,
    /// The inputs count different things.
    UnlikeUnits,
    /// The figures are percentages, indices or places, which do not add up: turnover and balance are of amounts.
    NoAmount,
    /// A growth, root or logarithm of something that is not above zero: its sign would say the opposite of what happened.
    NotPositive,
    /// Months beside years, or a year-to-date beside months.
    MixedPeriods,
    /// A sum over time of which a part is missing: eleven months are no year.
    Incomplete,
    /// The series changes its definition between the inputs.
    Broken,
    /// Too few figures for the method.
    TooFew,
    /// The rounding of the inputs leaves the answer open: two places in a ranking may be swapped.
    Undecided,
    /// What should be parts is more than the whole: something counts twice.
    #[cfg(feature = "press")]
    Overlap,
    /// A part is below zero, where shares mean nothing.
    #[cfg(feature = "press")]
    Negative,
    /// It is planned and has not come about: no fact to be counted.
    #[cfg(feature = "press")]
    Planned,
    /// The figures are rates of change themselves, of which this says nothing.
    #[cfg(feature = "press")]
    OfRates,
    /// The figures are no percentages.
    #[cfg(feature = "press")]
    NoPercentage,
}

impl Reason {
    /// The key of its words in `lang`.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Missing(_) => "reason.missing",
            Reason::NoInput => "reason.no-input",
            Reason::DivisionByZero => "reason.division-by-zero",
            Reason::UnlikeUnits => "reason.unlike-units",
            Reason::NoAmount => "reason.no-amount",
            Reason::NotPositive => "reason.not-positive",
            Reason::MixedPeriods => "reason.mixed-periods",
            Reason::Incomplete => "reason.incomplete",
            Reason::Broken => "reason.broken",
            Reason::TooFew => "reason.too-few",
            Reason::Undecided => "reason.undecided",
            #[cfg(feature = "press")]
            Reason::Overlap => "reason.overlap",
            #[cfg(feature = "press")]
            Reason::Negative => "reason.negative",
            #[cfg(feature = "press")]
            Reason::Planned => "reason.planned",
            #[cfg(feature = "press")]
            Reason::OfRates => "reason.of-rates",
            #[cfg(feature = "press")]
            Reason::NoPercentage => "reason.no-percentage",
        }
    }
}

/// A figure that went into a record: a cell of the table, or one that was given (a threshold, a number of years, a figure
/// of an article), which has no row.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Input {
    /// Name in the formula: `X`, `M`, `x₁`, `x₀`, `xᵢ` for each of many.
    pub name: Cow<'static, str>,
    /// Index of the series in the dataset; [`NONE`] when it was given.
    pub series: u32,
    /// Index of the point in the series; [`NONE`] when it was given.
    pub point: u32,
    /// Row of the cell, from 1; 0 when it was given.
    pub row: u32,
    /// Column of the cell, from 1; 0 when it was given.
    pub column: u32,
    /// Its value in base units.
    pub value: f64,
    /// Its digits as printed, in units of 10^`power`.
    pub printed: Decimal,
    /// Power of ten of the scale word it is printed in.
    pub power: i8,
    /// Whether its unit takes scale words at all: money does, a percentage does not.
    pub has_scale: bool,
    /// How many breaks its series has had up to it: figures on both sides of one are not compared.
    #[cfg(feature = "press")]
    #[serde(skip)]
    pub breaks: u32,
}

impl Input {
    /// Whether it is a cell of the table.
    pub fn is_cell(&self) -> bool {
        self.row > 0
    }
}

/// One figure, worked out once.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Record {
    /// When; `None` in a table without periods.
    pub period: Option<Period>,
    /// The value in the base of the unit, or why there is none.
    pub value: Result<f64, Reason>,
    /// All values that the printed digits of the inputs allow.
    pub interval: Interval,
    /// The least sure status among the inputs.
    pub status: Status,
    /// The cells put in.
    pub inputs: Vec<Input>,
    /// What the value counts, at scale 1.
    pub unit: Unit,
    /// The formula that joins the inputs, in the notation of the catalogue; `x` for a figure as it stands.
    pub formula: Cow<'static, str>,
    /// What must be known of it beside its value.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<super::Flag>,
}

#[cfg(feature = "press")]
fn breaks_up_to(series: &Series, at: usize) -> u32 {
    if series.breaks.is_empty() {
        return 0;
    }
    let here = series.points.iter().take(at + 1).map(|p| (p.row, p.column));
    here.filter(|cell| series.breaks.contains(cell)).count() as u32
}

/// The formula of a figure as it stands.
pub const AS_IT_STANDS: &str = "x";

impl Record {
    /// A record without a value.
    pub fn none(period: Option<Period>, reason: Reason) -> Record {
        Record {
            period,
            value: Err(reason),
            interval: Interval::exact(0.0),
            status: Status::Final,
            inputs: Vec::new(),
            unit: Unit::default(),
            formula: Cow::Borrowed(AS_IT_STANDS),
            #[cfg(feature = "press")]
            flags: Vec::new(),
        }
    }

    /// The figure of a point: `series` and `at` are its places in the dataset and in the series. Ranks are exact, all
    /// other figures rounded to their last printed digit.
    pub fn of_point(index: u32, series: &Series, at: usize) -> Record {
        match series.points.get(at) {
            Some(point) => Record::of(index, series, at, point),
            None => Record::none(None, Reason::NoInput),
        }
    }

    fn of(index: u32, series: &Series, at: usize, point: &Point) -> Record {
        let unit = series.unit.base();
        let (stated, value) = match (point.value, series.base_value(point)) {
            (Ok(stated), Ok(value)) => (stated, value),
            (Err(missing), _) | (_, Err(missing)) => {
                return Record {
                    status: point.status,
                    unit,
                    ..Record::none(point.period, Reason::Missing(missing))
                };
            }
        };
        let scaled = Stated { decimal: stated.decimal.scaled(series.unit.power), ..stated };
        let interval =
            if unit.quantity == Quantity::Rank { Interval::exact(value) } else { scaled.interval() };
        // A figure in another scale word is shown in its own: 475 billion, not 475,000 million.
        let own = series.restated(point.row, point.column).map_or(series.unit.power, |r| r.power);
        let input = Input {
            name: Cow::Borrowed(AS_IT_STANDS),
            series: index,
            point: at as u32,
            row: point.row,
            column: point.column,
            value,
            printed: stated.decimal.scaled(series.unit.power.saturating_sub(own)),
            power: own,
            has_scale: series.unit.has_magnitude(),
            #[cfg(feature = "press")]
            breaks: breaks_up_to(series, at),
        };
        Record {
            period: point.period,
            value: Ok(value),
            interval,
            status: point.status,
            inputs: vec![input],
            unit,
            formula: Cow::Borrowed(AS_IT_STANDS),
            #[cfg(feature = "press")]
            flags: Vec::new(),
        }
    }

    /// A figure that stands in no cell: stated in a text, or given by hand.
    ///
    /// ```
    /// use kimngach::figure::{Decimal, Qualifier, Stated};
    /// use kimngach::indicators::Record;
    /// use kimngach::unit::{Currency, Quantity, Unit};
    /// let stated = Stated { decimal: Decimal::parse("32.4").unwrap(), qualifier: Qualifier::Plain };
    /// let record = Record::stated(None, stated, &Unit::scaled(Quantity::Money(Currency::USD), 9));
    /// assert_eq!(record.value, Ok(32.4e9));
    /// assert_eq!((record.interval.lo, record.interval.hi), (32.35e9, 32.45e9));
    /// ```
    pub fn stated(period: Option<Period>, stated: Stated, unit: &Unit) -> Record {
        let scaled = Stated { decimal: stated.decimal.scaled(unit.power), ..stated };
        Record { interval: scaled.interval(), ..Record::given(period, stated.decimal, unit) }
    }

    /// An exact number that stands in no cell: a count of years, a threshold, a target.
    pub fn given(period: Option<Period>, number: Decimal, unit: &Unit) -> Record {
        let value = number.scaled(unit.power).value();
        Record {
            period,
            value: Ok(value),
            interval: Interval::exact(value),
            status: Status::Final,
            inputs: vec![Input {
                name: Cow::Borrowed(AS_IT_STANDS),
                series: NONE,
                point: NONE,
                row: 0,
                column: 0,
                value,
                printed: number,
                power: unit.power,
                has_scale: unit.has_magnitude() && unit.power != 0,
                #[cfg(feature = "press")]
                breaks: 0,
            }],
            unit: unit.base(),
            formula: Cow::Borrowed(AS_IT_STANDS),
            #[cfg(feature = "press")]
            flags: Vec::new(),
        }
    }

    /// The same figure at another period: a growth over five years stands for the five years.
    #[must_use]
    pub fn at(mut self, period: Option<Period>) -> Record {
        self.period = period;
        self
    }

    /// The same figure in another unit of the same number.
    #[must_use]
    pub fn counted_in(mut self, unit: Unit) -> Record {
        self.unit = unit;
        self
    }

    /// Digits after the point that the inputs support when the value is shown in units of 10^`power`, at most `most`.
    pub fn decimals(&self, power: i8, most: u8) -> u8 {
        let scale = crate::figure::to_f64(1, -i16::from(power));
        supported_decimals(&self.interval.times(scale), most)
    }

    /// 1 when every value of the interval is above zero, −1 when every one is below, 0 when rounding leaves it open or
    /// there is no value.
    pub fn sign(&self) -> i8 {
        match self.value {
            Ok(_) if self.interval.lo > 0.0 => 1,
            Ok(_) if self.interval.hi < 0.0 => -1,
            _ => 0,
        }
    }

    /// Whether it is a figure as it stands in one place, not worked out.
    pub fn stands_alone(&self) -> bool {
        self.formula == AS_IT_STANDS && self.inputs.len() == 1
    }
}
