//! A column of growth beside columns of values, in tables whose heads do not say whose growth it is: "Year, Exports, Growth (%)" and
//! "Goods, 2004, 2005, Growth (%)". Whose it is the figures themselves must show, of all columns of values on its left: a
//! contradiction is named only where most of the column agrees with one of them.

use super::{Compared, Kind, Verdict, record};
use crate::dataset::{Dataset, MeasureKind, Point};
use crate::indicators::{Record, growth};
use crate::unit::Quantity;
use core::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Row and column of a cell.
type Place = (u32, u32);

/// Columns on its left that a growth may be of.
const WIDE: usize = 12;

/// A series, the growth stated there and the growth worked out.
type Pair = (usize, Record, Record);

pub(super) fn compare_columns(dataset: &Dataset, columns: &[usize], compared: &mut Compared) {
    if columns.is_empty() {
        return;
    }
    let values = Values::of(dataset);
    // What each column of the file gives, under each way of taking its values.
    let mut by_column: BTreeMap<u32, BTreeMap<Way, Vec<Pair>>> = BTreeMap::new();
    for &i in columns {
        let Some(series) = dataset.series.get(i) else { continue };
        for (at, point) in series.points.iter().enumerate().filter(|(_, p)| p.value.is_ok()) {
            let stated = record(dataset, i, at);
            let ways = by_column.entry(point.column).or_default();
            for (column, computed) in values.down(dataset, point) {
                ways.entry(Way::Down(Reverse(column))).or_default().push((i, stated.clone(), computed));
            }
            if let Some(computed) = values.across(dataset, point) {
                ways.entry(Way::Across).or_default().push((i, stated, computed));
            }
        }
    }
    for ways in by_column.into_values() {
        let agree =
            |way: &Vec<Pair>| way.iter().filter(|(_, s, c)| super::compare(s, c) == Verdict::Agrees).count();
        // Of ways that agree as often the nearest column.
        let Some(way) = ways.into_values().rev().max_by_key(agree) else { continue };
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

/// From which values a column's growth is taken; the nearest column first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Those of a column of the file, each on the year before.
    Down(Reverse<u32>),
    /// The two on the left, of two years.
    Across,
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

    /// Growth of every value on the left on the same series' year before, with the column it stands in.
    fn down(&self, dataset: &Dataset, of: &Point) -> Vec<(u32, Record)> {
        let growth = |(i, at): (usize, usize)| {
            let point = dataset.series.get(i)?.points.get(at)?;
            let now = record(dataset, i, at);
            let before = super::figure(dataset, i, Some(point.period?.same_of_year(-1)?))?;
            let growth = growth::growth(&now, &before);
            growth.value.is_ok().then_some((point.column, growth))
        };
        self.left(of).take(WIDE).filter_map(growth).collect()
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
