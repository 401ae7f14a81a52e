//! A column of growth beside columns of values, in tables whose heads do not say whose growth it is: "Year, Exports, Growth (%)" and
//! "Goods, 2004, 2005, Growth (%)". Whose it is the figures themselves must show: a contradiction is named only where most of the
//! column agrees with the values on its left.

use super::{Compared, Kind, Verdict, record};
use crate::dataset::{Dataset, MeasureKind, Point};
use crate::indicators::{Record, growth};
use crate::unit::Quantity;
use std::collections::HashMap;

/// Row and column of a cell.
type Place = (u32, u32);

/// A series, the growth stated there and the growth worked out.
type Pair = (usize, Record, Record);

pub(super) fn compare_columns(dataset: &Dataset, columns: &[usize], compared: &mut Compared) {
    if columns.is_empty() {
        return;
    }
    let values = Values::of(dataset);
    // What each column of the file gives, under each way of taking its values.
    let mut by_column: HashMap<u32, [Vec<Pair>; 2]> = HashMap::new();
    for &i in columns {
        let Some(series) = dataset.series.get(i) else { continue };
        for (at, point) in series.points.iter().enumerate().filter(|(_, p)| p.value.is_ok()) {
            let stated = record(dataset, i, at);
            let ways = by_column.entry(point.column).or_default();
            let [along, across] = ways;
            along.extend(values.down(dataset, point).map(|c| (i, stated.clone(), c)));
            across.extend(values.across(dataset, point).map(|c| (i, stated, c)));
        }
    }
    let mut found: Vec<_> = by_column.into_iter().collect();
    found.sort_by_key(|(column, _)| *column);
    for (_, ways) in found {
        let agree =
            |way: &Vec<Pair>| way.iter().filter(|(_, s, c)| super::compare(s, c) == Verdict::Agrees).count();
        let Some(way) = ways.into_iter().max_by_key(agree) else { continue };
        // Two thirds of at least three.
        let sure = way.len() >= 3 && agree(&way) * 3 >= way.len() * 2;
        for (series, stated, computed) in way {
            let verdict = match super::compare(&stated, &computed) {
                Verdict::Disagrees if !sure => Verdict::Undecided,
                v => v,
            };
            compared.add_as(Kind::Growth, verdict, series, stated, computed);
        }
    }
}

/// Figures in money or amounts by their cells.
struct Values(HashMap<Place, (usize, usize)>);

impl Values {
    fn of(dataset: &Dataset) -> Values {
        let mut cells = HashMap::new();
        for (i, series) in dataset.series.iter().enumerate() {
            let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
            let counts = matches!(kind, MeasureKind::Value | MeasureKind::Quantity | MeasureKind::Gdp)
                && !matches!(series.unit.quantity, Quantity::Percent | Quantity::PercentagePoint);
            for (at, p) in series.points.iter().enumerate().filter(|(_, p)| counts && p.value.is_ok()) {
                cells.insert((p.row, p.column), (i, at));
            }
        }
        Values(cells)
    }

    /// The nearest figures on the left of a cell, the nearest first.
    fn left(&self, of: &Point) -> impl Iterator<Item = (usize, usize)> {
        let row = of.row;
        (1..of.column).rev().filter_map(move |column| self.0.get(&(row, column)).copied())
    }

    /// Growth of the value on the left on the same series' year before.
    fn down(&self, dataset: &Dataset, of: &Point) -> Option<Record> {
        let (i, at) = self.left(of).next()?;
        let period = dataset.series.get(i)?.points.get(at)?.period?;
        let now = record(dataset, i, at);
        let before = super::figure(dataset, i, Some(period.same_of_year(-1)?))?;
        Some(growth::growth(&now, &before)).filter(|g| g.value.is_ok())
    }

    /// Growth of the last of two values on the left that are a year apart.
    fn across(&self, dataset: &Dataset, of: &Point) -> Option<Record> {
        let mut left = self.left(of);
        let (a, b) = (left.next()?, left.next()?);
        let when = |(i, at): (usize, usize)| dataset.series.get(i)?.points.get(at)?.period;
        let (a, b) = if when(a)? > when(b)? { (a, b) } else { (b, a) };
        let alike = a.0 == b.0 && when(a)?.same_of_year(-1) == when(b);
        let g = growth::growth(&record(dataset, a.0, a.1), &record(dataset, b.0, b.1));
        (alike && g.value.is_ok()).then_some(g)
    }
}
