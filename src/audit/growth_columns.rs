//! A column of growth, or of an index on the year before, beside columns of values, in tables whose heads do not say whose growth it is: "Year, Exports, Growth (%)" and
//! "Goods, 2004, 2005, Growth (%)". Whose it is the figures themselves must show, of all columns of values on its left: a
//! contradiction is named only where most of the column agrees with one of them.

use super::{Compared, Evidence, Kind, Verdict, record};
use crate::dataset::{Dataset, MeasureKind, Point};
use crate::indicators::{Record, growth};
use crate::unit::Quantity;
use core::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Row and column of a cell.
type Place = (u32, u32);

/// Columns on its left that a growth may be of.
const WIDE: usize = 12;

pub(super) fn compare_columns(dataset: &Dataset, columns: &[usize], compared: &mut Compared) {
    if columns.is_empty() {
        return;
    }
    let values = Values::of(dataset);
    // What each column of the file agrees with, under each way of taking its values: counted, since a long table has many columns on
    // the left of many cells, and what is worked out of all but one of them is thrown away.
    let mut by_column: BTreeMap<u32, BTreeMap<Way, Evidence>> = BTreeMap::new();
    for (series, point, stated) in cells(dataset, columns) {
        let ways = by_column.entry(point.column).or_default();
        let mut count = |way: Way, computed: &Record| {
            let count = ways.entry(way).or_default();
            // Of rates in whole per cent some agree by chance with those of something else.
            let sharp = is_sharp_rate(&stated) && is_sharp_rate(computed);
            count.add(super::compare(&stated, computed) == Verdict::Agrees, sharp);
        };
        for (column, computed) in values.down(dataset, point, rate_of(dataset, series)) {
            count(Way::Down(Reverse(column)), &computed);
        }
        if let Some(computed) = values.across(dataset, point, rate_of(dataset, series)) {
            count(Way::Across, &computed);
        }
    }
    // Of ways that agree as often the nearest column.
    let best = |ways: BTreeMap<Way, Evidence>| ways.into_iter().rev().max_by_key(|(_, count)| count.agree);
    let best: BTreeMap<u32, (Way, Evidence)> =
        by_column.into_iter().filter_map(|(column, ways)| Some((column, best(ways)?))).collect();
    for (series, point, stated) in cells(dataset, columns) {
        let Some((way, count)) = best.get(&point.column) else { continue };
        let rate = rate_of(dataset, series);
        let computed = match way {
            Way::Down(Reverse(column)) => values.of_column(dataset, point, *column, rate),
            Way::Across => values.across(dataset, point, rate),
        };
        let Some(computed) = computed else { continue };
        let sure = count.mostly() || count.half() && super::is_far(&stated, &computed);
        let verdict = match super::compare(&stated, &computed) {
            Verdict::Disagrees if !sure => Verdict::Undecided,
            v => v,
        };
        compared.add_as(rate.kind, verdict, series, stated, computed);
    }
}

/// What a column states of two figures.
#[derive(Clone, Copy)]
struct Rate {
    kind: Kind,
    of: fn(&Record, &Record) -> Record,
}

/// Growth, or an index with the year before = 100.
fn rate_of(dataset: &Dataset, series: usize) -> Rate {
    let measure = dataset.series.get(series).and_then(|s| dataset.measure(s));
    if measure.is_some_and(|m| m.kind == MeasureKind::Growth) {
        Rate { kind: Kind::Growth, of: growth::growth }
    } else {
        Rate { kind: Kind::Index, of: growth::index }
    }
}

/// The cells of some series that have a number.
fn cells<'a>(dataset: &'a Dataset, columns: &'a [usize]) -> impl Iterator<Item = (usize, &'a Point, Record)> {
    columns.iter().flat_map(move |&i| {
        let points = dataset.series.get(i).map(|s| s.points.as_slice()).unwrap_or_default();
        let known = points.iter().enumerate().filter(|(_, p)| p.value.is_ok());
        known.map(move |(at, point)| (i, point, record(dataset, i, at)))
    })
}

/// Points that rounding leaves open of a rate which tells whose it is.
const SHARP: f64 = 0.3;

/// Whether rounding leaves so little of a rate open that it hardly agrees by chance.
pub(super) fn is_sharp_rate(rate: &Record) -> bool {
    rate.interval.width() <= SHARP
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
    fn down(&self, dataset: &Dataset, of: &Point, rate: Rate) -> impl Iterator<Item = (u32, Record)> {
        self.left(of).take(WIDE).filter_map(move |place| grown(dataset, place, rate))
    }

    /// Growth of the value in one of the columns on the left.
    fn of_column(&self, dataset: &Dataset, of: &Point, column: u32, rate: Rate) -> Option<Record> {
        grown(dataset, *self.0.get(&(of.row, column))?, rate).map(|(_, growth)| growth)
    }

    /// Growth of the last of two values on the left that are a year apart.
    fn across(&self, dataset: &Dataset, of: &Point, rate: Rate) -> Option<Record> {
        let mut left = self.left(of);
        let (a, b) = (left.next()?, left.next()?);
        let when = |(i, at): (usize, usize)| dataset.series.get(i)?.points.get(at)?.period;
        let (a, b) = if when(a)? > when(b)? { (a, b) } else { (b, a) };
        let alike = a.0 == b.0 && when(a)?.same_of_year(-1) == when(b);
        let g = (rate.of)(&record(dataset, a.0, a.1), &record(dataset, b.0, b.1));
        (alike && g.value.is_ok()).then_some(g)
    }
}

/// Growth of a figure on the same series' year before, with the column it stands in.
fn grown(dataset: &Dataset, (i, at): (usize, usize), rate: Rate) -> Option<(u32, Record)> {
    let point = dataset.series.get(i)?.points.get(at)?;
    let now = record(dataset, i, at);
    let before = super::figure(dataset, i, Some(point.period?.same_of_year(-1)?))?;
    let grown = (rate.of)(&now, &before);
    grown.value.is_ok().then_some((point.column, grown))
}
