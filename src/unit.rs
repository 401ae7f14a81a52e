//! What a number counts: a quantity, a power of ten, a currency. Conversion happens once, on the way in, by moving the
//! decimal point; unlike units refuse to add. Words for units, in any language, stand in `lang`.

/// An ISO 4217 currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Currency = Currency(*b"USD");
    /// Vietnamese đồng.
    pub const VND: Currency = Currency(*b"VND");
    /// Euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// The code as text.
    pub fn code(&self) -> &str {
        match *self {
            Currency::USD => "USD",
            Currency::VND => "VND",
            Currency::EUR => "EUR",
            // A small build reads no other currency (`dataset::plain`).
            _ if !cfg!(feature = "press") => "",
            // Codes are made of letters; what is none has no name.
            _ => core::str::from_utf8(&self.0).unwrap_or_default(),
        }
    }
}

/// What is counted, without its scale.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum Quantity {
    /// A bare number: nothing said what it counts.
    #[default]
    Number,
    /// Money at current prices in one currency.
    Money(Currency),
    /// Mass, in tonnes.
    Tonne,
    /// People.
    Person,
    /// Parts of a hundred of something else.
    Percent,
    /// Difference of two percentages.
    PercentagePoint,
    /// Index; the text is its base as printed (`2010=100`).
    Index(String),
    /// How many times as much.
    Times,
    /// Place in an order.
    Rank,
    /// Anything else, by the file's own word (pieces, m², kWh).
    Other(String),
}

/// A unit: `power` is the power of ten of the scale word (3 thousand, 6 million, 9 billion), `per` the quantity it is
/// counted per (USD per person, USD per tonne).
///
/// ```
/// use kimngach::unit::{Currency, Quantity, Unit};
/// let million_usd = Unit::scaled(Quantity::Money(Currency::USD), 6);
/// let billion_usd = Unit::scaled(Quantity::Money(Currency::USD), 9);
/// assert!(million_usd.adds_to(&billion_usd));
/// assert!(!million_usd.adds_to(&Unit::of(Quantity::Percent)));
/// ```
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub struct Unit {
    /// What is counted.
    pub quantity: Quantity,
    /// Power of ten of the scale word.
    pub power: i8,
    /// Counted per what; `None` for a plain quantity.
    pub per: Option<Box<Quantity>>,
}

impl Unit {
    /// A quantity at scale 1.
    pub fn of(quantity: Quantity) -> Unit {
        Unit { quantity, power: 0, per: None }
    }

    /// A quantity in thousands (3), millions (6), billions (9).
    pub fn scaled(quantity: Quantity, power: i8) -> Unit {
        Unit { quantity, power, per: None }
    }

    /// The same unit without its scale word.
    #[must_use]
    pub fn base(&self) -> Unit {
        Unit { power: 0, ..self.clone() }
    }

    /// The same unit at another scale.
    #[must_use]
    pub fn at(&self, power: i8) -> Unit {
        Unit { power, ..self.clone() }
    }

    /// Whether numbers in the two units can be added after moving the decimal point.
    pub fn adds_to(&self, other: &Unit) -> bool {
        self.quantity == other.quantity && self.per == other.per
    }

    /// Whether it says what something costs or is changed for, money per something: "Yen per euro", "USD/tonne", "Wons por Euro".
    pub fn is_price(&self) -> bool {
        match &self.quantity {
            Quantity::Money(_) => self.per.is_some(),
            Quantity::Other(words) => {
                let mut words = words.split_whitespace().skip(1);
                words.any(|w| matches!(w, "per" | "por" | "par" | "pro" | "je" | "za" | "mỗi" | "一"))
            }
            _ => false,
        }
    }

    /// Whether it is money and no more, where the other unit is what something costs.
    pub fn is_mark_of(&self, price: &Unit) -> bool {
        self.power == 0
            && self.per.is_none()
            && matches!(self.quantity, Quantity::Money(_))
            && price.is_price()
    }

    /// Whether the unit scales with words (million, tỷ): money, mass, people, pieces. Percentages, indices, ranks do not.
    pub fn has_magnitude(&self) -> bool {
        matches!(
            self.quantity,
            Quantity::Number | Quantity::Money(_) | Quantity::Tonne | Quantity::Person | Quantity::Other(_)
        )
    }
}
