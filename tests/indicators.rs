//! The indicators: fixed values, identities on random tables, and the catalogue's own promises.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::figure::{Decimal, Stated};
use kimngach::indicators::{Reason, Record, growth, level, share, sums};
use kimngach::period::Period;
use kimngach::unit::{Currency, Quantity, Unit};

fn stated(text: &str, unit: &Unit) -> Record {
    Record::stated(
        None,
        Stated { decimal: Decimal::parse(text).unwrap(), qualifier: Default::default() },
        unit,
    )
}

fn billion(text: &str) -> Record {
    stated(text, &Unit::scaled(Quantity::Money(Currency::USD), 9))
}

fn percent(text: &str) -> Record {
    stated(text, &Unit::of(Quantity::Percent))
}

#[test]
fn unlike_units_and_periods_refuse() {
    let gold = stated("3", &Unit::of(Quantity::Tonne));
    assert_eq!(level::turnover(&billion("3"), &gold).value, Err(Reason::UnlikeUnits));
    assert_eq!(growth::growth(&billion("3"), &gold).value, Err(Reason::UnlikeUnits));
    assert_eq!(sums::sum(&[&billion("3"), &gold]).value, Err(Reason::UnlikeUnits));
    let month = billion("3").at(Some(Period::Month(2005, 3)));
    let to_date = billion("9").at(Some(Period::to_date(2005, 3)));
    assert_eq!(growth::growth(&to_date, &month).value, Err(Reason::MixedPeriods));
    assert_eq!(sums::sum(&[&month, &to_date]).value, Err(Reason::MixedPeriods));
    assert_eq!(share::share(&month, &to_date).value, Err(Reason::MixedPeriods));
}

#[test]
fn a_base_that_is_not_above_zero_has_no_growth() {
    assert_eq!(growth::growth(&billion("3"), &billion("-2")).value, Err(Reason::NotPositive));
    assert_eq!(growth::growth(&billion("3"), &billion("0")).value, Err(Reason::DivisionByZero));
    // 0.4 printed as 0 could be a zero: [-0.5, 0.5].
    assert_eq!(share::share(&billion("3"), &billion("0")).value, Err(Reason::DivisionByZero));
}

#[test]
fn a_formula_of_formulas_takes_their_cells_and_their_formulas_in() {
    let g23 = growth::growth(&billion("398"), &billion("373"));
    let g22 = growth::growth(&billion("373"), &billion("336"));
    let change = growth::difference(&g23, &g22);
    assert_eq!(change.formula, "(100 × (x₁ ÷ x₀ − 1)) − (100 × (x₁′ ÷ x₀′ − 1))");
    let names: Vec<_> = change.inputs.iter().map(|i| i.name.as_ref()).collect();
    assert_eq!(names, ["x₁", "x₀", "x₁′", "x₀′"]);
    assert_eq!(change.unit, Unit::of(Quantity::PercentagePoint));
    let implied = [
        growth::implied_by_growth(&billion("398"), &percent("6.7")),
        growth::implied_by_growth(&billion("397"), &percent("9.4")),
    ];
    let sum = sums::sum(&[&implied[0], &implied[1]]);
    assert_eq!(sum.formula, "Σ (x₁ᵢ ÷ (1 + gᵢ ÷ 100))");
    assert!((sum.value.unwrap() / 1e9 - 735.896_917_5).abs() < 1e-6);
}

#[test]
fn a_formula_shows_its_numbers_as_the_file_prints_them() {
    use kimngach::indicators::with_numbers;
    use kimngach::lang::Lang;
    let million = |t| stated(t, &Unit::scaled(Quantity::Money(Currency::USD), 6));
    let s = share::share(&million("80089.7"), &million("176580.8"));
    assert_eq!(with_numbers(Lang::Vi, &s), "100 × 80.089,7 ÷ 176.580,8 = 45,355837 → 45,4%");
    let b = level::balance(&billion("398"), &billion("397"));
    assert_eq!(with_numbers(Lang::En, &b), "398 − 397 = $1 billion");
    let g = growth::average(&million("32447.1"), &million("14482.7"), 5);
    assert_eq!(with_numbers(Lang::En, &g), "100 × ((32,447.1 ÷ 14,482.7)^(1 ÷ 5) − 1) = 17.50741 → 17.5%");
    let months: Vec<Record> = ["1", "2", "3", "4", "5", "6", "7.5"].map(million).into();
    let sum = sums::sum(&months.iter().collect::<Vec<_>>());
    assert_eq!(with_numbers(Lang::Vi, &sum), "(1 + 2 + 3 + … + 7,5) = 28,5 → 29 triệu USD");
}
