//! Prices that a table states beside worth and amount: "average price, USD per tonne".

use super::super::words::fold;
use crate::dataset::{Dataset, Series};
use crate::unit::Quantity;

/// Whether a series of a flow is a price: money for one of something that is no person, or money without a scale word that is called so.
pub(in crate::check) fn is_price(dataset: &Dataset, series: &Series) -> bool {
    let money = matches!(series.unit.quantity, Quantity::Money(_)) && series.unit.power == 0;
    if !money || dataset.flow(series).is_none() {
        return false;
    }
    match series.unit.per.as_deref() {
        Some(Quantity::Person) => false,
        Some(_) => true,
        None => dataset.measure(series).is_some_and(|m| is_called_price(&m.name)),
    }
}

/// Whether a measure's name says that it is a price.
fn is_called_price(name: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let pair = |a: &str, b: &str| words.windows(2).any(|w| w == [a, b]);
    let vietnamese = words.contains(&"gia") && !pair("gia", "tri") && !pair("tri", "gia");
    vietnamese || pair("unit", "value") || words.iter().any(|w| matches!(*w, "price" | "prices"))
}

/// Whether a table's prices are those of a tonne or a kilogram.
pub(in crate::check) fn by_mass(dataset: &Dataset) -> bool {
    let mass = |s: &Series| match s.unit.per.as_deref() {
        Some(Quantity::Tonne) => true,
        Some(Quantity::Other(word)) => word == "kg",
        _ => false,
    };
    dataset.series.iter().any(|s| is_price(dataset, s) && mass(s))
}

/// The power of ten that makes tonnes of kilograms, and prices of a tonne of those of a kilogram.
pub(in crate::check) fn in_tonnes(series: &Series) -> Option<i8> {
    let kilo = |q: &Quantity| matches!(q, Quantity::Other(word) if word == "kg");
    if kilo(&series.unit.quantity) {
        return Some(-3);
    }
    series.unit.per.as_deref().is_some_and(kilo).then_some(3)
}
