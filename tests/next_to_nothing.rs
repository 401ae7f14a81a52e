//! A figure too small for the digits of its chart is written as less than the least of them, not as nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Size, plan};
use kimngach::read::{Hints, native::Native};
use kimngach::spec::{ChartSpec, ChartType};

/// The cells of the chart's table, from 4,675.9 million down to 0.7 million, a fall of 0.6 and nothing at all.
fn cells(lang: Lang) -> Vec<String> {
    let file = "year,commodity,exports (million USD)\n\
        2023,Rice,4675.9\n2023,Salt,9.1\n2023,Tea,0.7\n2023,Returned goods,-0.6\n2023,Silk,0.0\n";
    let read = kimngach::project::open(file.as_bytes(), "small.csv", &Hints::default(), &Native).unwrap();
    let spec = ChartSpec { kind: ChartType::Bar, ..ChartSpec::default() };
    let look = Look { lang, ..Look::default() };
    let drawn = plan(&spec, &read.dataset, Size::wide(720.0), &Face::bundled(), &look).unwrap().output;
    drawn.told.table().rows.into_iter().flat_map(|row| row.cells).collect()
}

#[test]
fn next_to_nothing_is_less_than_the_least_digit() {
    // In billions with two decimals 0.7 million is 0.0007.
    assert_eq!(cells(Lang::En), ["4.68", "0.01", "<0.01", "0.00", ">−0.01"]);
    assert_eq!(cells(Lang::Vi), ["4,68", "0,01", "<0,01", "0,00", ">−0,01"]);
}
