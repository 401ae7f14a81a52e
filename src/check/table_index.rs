//! The table made ready for questions: a value by flow, members and period, found in one step; sums of parts where the table
//! has only the parts. Built once for an article.

pub(super) use super::amounts::Amount;
pub(super) use super::total_rows::is_total_name;
use super::total_rows::{whole_by_place, whole_names};
use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, MemberRole, NONE, Point, Status};
use crate::figure::Interval;
use crate::indicators::{level as trade, parts};
use crate::period::Period;
use crate::unit::Quantity;
use std::collections::{HashMap, HashSet};

/// A member code with this bit means "the total less this member".
pub(super) const REST: u32 = 1 << 30;

/// What a value is about: a flow and a member of each dimension ([`NONE`] for the total).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Selection {
    /// Exports, imports, turnover, balance; `None` where the table has no flow.
    pub(super) flow: Option<Flow>,
    /// One code for each dimension but the flow's.
    pub(super) members: Vec<u32>,
    /// What sort of value.
    pub(super) measure: Wanted,
}

/// What sort of value is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// Money.
    Money,
    /// Tonnes, pieces.
    Amount,
    /// GDP in money.
    Gdp,
    /// People.
    People,
    /// A percentage that the table itself states (a planned growth).
    Percent,
    /// Days.
    Days,
    /// Worth of a tonne: money by amount, or as the table states it.
    Price,
    /// A measure of a table that is not about flows, by its place among the topics.
    Topic(u16),
}

/// The table by selection and period.
#[derive(Debug)]
pub(super) struct TableIndex<'a> {
    pub(super) dataset: &'a Dataset,
    /// Dimensions but the flow's, as indices into the dataset.
    pub(super) dims: Vec<usize>,
    cells: HashMap<(Selection, Period), Amount>,
    /// All periods of the table, in order.
    pub(super) periods: Vec<Period>,
    /// Members with a value of their own, by dimension, flow and period, every other dimension at its total.
    parts: HashMap<(usize, Option<Flow>, Period), Vec<u32>>,
    /// The money of the table, when it is one.
    pub(super) money: Option<Quantity>,
    /// What its goods are counted in, where that is one thing: bags, barrels, units.
    pub(super) pieces: Quantity,
    /// Quantities other than money that the table has.
    pub(super) has: Vec<Wanted>,
    /// Measures besides the flows.
    pub(super) topics: Vec<super::topics::Topic>,
    /// Whether its prices are those of a tonne or a kilogram.
    pub(super) priced_by_mass: bool,
    /// Whether the table has no flow at all.
    pub(super) flowless: bool,
    /// Whether its rows are of a topic, and only totals of a flow.
    pub(super) rows_apart: bool,
    /// Which members of each dimension stand for all of it.
    pub(super) totals: Vec<Vec<bool>>,
    /// What a level is when nothing else is said: money, or tonnes in a table that has no money.
    pub(super) plain: Wanted,
    /// The dimension that no row stands for all of.
    pub(super) untotalled: Option<usize>,
    /// Whether its rows are all there are, so that their sum is the total.
    pub(super) sums: bool,
    /// Its rows by flow and measure.
    rows: HashMap<(Option<Flow>, Wanted), Vec<u32>>,
    /// What the table says besides of a thing that it states twice (an estimate and the outcome), by the cell that holds.
    otherwise: HashMap<(u32, u32), Vec<Amount>>,
    /// What members say without words.
    pub(super) implied: super::implied::Implied,
    /// Rows of a list of countries that are no places.
    pub(super) no_places: HashSet<(usize, u32)>,
    /// What rows are sorted by in another column.
    classes: super::classes::Classes,
    /// The row that the article is all about, where it seems to be about one: what is said without its name is said of it.
    pub(super) scope: Option<(usize, u32)>,
    /// Members and measures that the table has anything of.
    pub(super) held: HashSet<(Vec<u32>, Wanted)>,
    /// The dimension of ways of counting, and the way that most of the table is counted by.
    pub(super) ways: Option<(usize, u32)>,
}

/// The one unit by the piece that the amounts of goods are in.
fn pieces_of(dataset: &Dataset) -> Quantity {
    let amount = |s: &&crate::dataset::Series| {
        dataset.flow(s).is_some() && dataset.measure(s).is_some_and(|m| m.kind == MeasureKind::Quantity)
    };
    let units = dataset.series.iter().filter(amount).map(|s| &s.unit.quantity);
    let mut counted = units.filter(|q| matches!(q, Quantity::Other(_)));
    let first = counted.next();
    let alone = first.filter(|first| counted.all(|q| q == *first));
    alone.cloned().unwrap_or_default()
}

/// Whether another series has the amount of goods of the same flow and members.
fn counts_beside(dataset: &Dataset, series: &crate::dataset::Series) -> bool {
    let amount =
        |s: &crate::dataset::Series| dataset.measure(s).is_some_and(|m| m.kind == MeasureKind::Quantity);
    dataset.series.iter().any(|s| s.members == series.members && amount(s))
}

impl<'a> TableIndex<'a> {
    pub(super) fn of(dataset: &'a Dataset) -> TableIndex<'a> {
        let dims: Vec<usize> = dataset
            .dimensions
            .iter()
            .enumerate()
            .filter(|(_, d)| d.kind != DimensionKind::Flow)
            .map(|(i, _)| i)
            .collect();
        let totals: Vec<Vec<bool>> = dims
            .iter()
            .map(|d| {
                let members = dataset.dimensions.get(*d).map(|d| d.members.as_slice()).unwrap_or_default();
                let named = members.iter().any(|m| m.role == MemberRole::Total);
                let mut out: Vec<bool> = members
                    .iter()
                    .map(|m| {
                        m.role == MemberRole::Total || (!named && is_total_name(&super::words::fold(&m.name)))
                    })
                    .collect();
                if !out.contains(&true)
                    && let Some(at) = whole_by_place(dataset, *d)
                    && let Some(o) = out.get_mut(at)
                {
                    *o = true;
                }
                out
            })
            .collect();
        let dims_of = dims.clone();
        let mut index = TableIndex {
            dataset,
            dims,
            cells: HashMap::new(),
            periods: Vec::new(),
            parts: HashMap::new(),
            money: None,
            pieces: pieces_of(dataset),
            has: Vec::new(),
            topics: super::topics::topics_of(dataset, &whole_names(dataset, &dims_of, &totals)),
            rows_apart: false,
            priced_by_mass: super::prices::stated::by_mass(dataset),
            flowless: dataset.series.iter().all(|s| dataset.flow(s).is_none()),
            totals,
            plain: Wanted::Money,
            untotalled: None,
            sums: false,
            rows: HashMap::new(),
            otherwise: HashMap::new(),
            implied: super::implied::Implied::default(),
            no_places: HashSet::new(),
            classes: super::classes::Classes::default(),
            ways: None,
            scope: None,
            held: HashSet::new(),
        };
        let ways = index
            .dims
            .iter()
            .position(|d| dataset.dimensions.get(*d).is_some_and(|d| d.name == super::adjusted::WAYS));
        index.ways = ways.map(|dim| {
            let of = |way: u32| {
                let own = dataset.series.iter().filter(|s| s.members.last() == Some(&way));
                own.map(|s| s.points.len()).sum::<usize>()
            };
            (dim, u32::from(of(1) >= of(0)))
        });
        let kinds: Vec<DimensionKind> = (0..index.dims.len()).map(|d| index.kind(d)).collect();
        let rows: Vec<Vec<u32>> = dataset.series.iter().map(|s| index.members_of(s)).collect();
        index.implied = super::implied::Implied::of(rows.into_iter(), &kinds);
        let worth = |s: &crate::dataset::Series| {
            matches!(s.unit.quantity, Quantity::Money(_) | Quantity::Number)
                && dataset
                    .measure(s)
                    .is_none_or(|m| matches!(m.kind, MeasureKind::Value | MeasureKind::Other))
                && !super::prices::stated::is_price(dataset, s)
        };
        if !dataset.series.iter().any(worth) {
            index.plain = Wanted::Amount;
        }
        let mut money: Vec<(Quantity, usize)> = Vec::new();
        for series in &dataset.series {
            let members = index.members_of(series);
            let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
            let wanted = match (&series.unit.quantity, kind) {
                (_, MeasureKind::Gdp) => Wanted::Gdp,
                (_, MeasureKind::Population) | (Quantity::Person, _) => Wanted::People,
                (Quantity::Money(_), _) if super::prices::stated::is_price(dataset, series) => Wanted::Price,
                (Quantity::Money(_), _) => Wanted::Money,
                (Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_), _) => Wanted::Percent,
                (Quantity::Other(word), _) if super::topics::is_days(word) => Wanted::Days,
                (Quantity::Number, MeasureKind::Value) => Wanted::Money,
                (Quantity::Number, _) if super::topics::is_days(&series.unit_text) => Wanted::Days,
                _ => Wanted::Amount,
            };
            if wanted == Wanted::Money {
                match money.iter_mut().find(|(q, _)| *q == series.unit.quantity) {
                    Some((_, n)) => *n += 1,
                    None => money.push((series.unit.quantity.clone(), 1)),
                }
            }
            if !index.has.contains(&wanted) {
                index.has.push(wanted);
            }
            // "destinations" beside the tonnes that went there: a count of something else.
            let flow = dataset.flow(series);
            let other = wanted == Wanted::Amount && kind == MeasureKind::Other && flow.is_some();
            if other && counts_beside(dataset, series) {
                continue;
            }
            let topic = index
                .topics
                .iter()
                .position(|t| flow.is_none() && t.measure == series.measure && t.in_series == series.unit);
            let topic = topic.and_then(|t| u16::try_from(t).ok());
            let beside =
                topic.is_some() && !index.flowless && super::topics::beside_flows(dataset, series).is_some();
            let power = topic
                .and_then(|t| index.topics.get(usize::from(t)))
                .map_or(0, |t| t.unit.power - series.unit.power);
            let measure = topic
                .filter(|_| beside || index.flowless || wanted != Wanted::Money || kind == MeasureKind::Other)
                .map_or(wanted, Wanted::Topic);
            let power =
                power + super::prices::stated::in_tonnes(series).filter(|_| flow.is_some()).unwrap_or(0);
            let selection = Selection { flow, members, measure };
            for point in &series.points {
                index.put(&selection, series, point, power);
            }
        }
        let broken = |flow: bool| {
            let of = |(s, _): &&(Selection, Period)| {
                s.flow.is_some() == flow && s.members.iter().any(|m| *m != NONE)
            };
            index.cells.keys().any(|key| of(&key))
        };
        index.rows_apart = !index.flowless && broken(false) && !broken(true);
        let parts = index.held.iter().map(|(members, _)| members);
        let parts =
            parts.filter(|row| !row.iter().enumerate().any(|(d, m)| *m != NONE && index.is_group(d, *m)));
        index.classes = super::classes::Classes::of(parts, &index.implied);
        index.no_places = super::members::no_places(&index);
        index.money = money.iter().max_by_key(|(_, n)| *n).map(|(q, _)| q.clone());
        index.periods.sort();
        index.periods.dedup();
        for members in index.parts.values_mut() {
            members.sort_unstable();
            members.dedup();
        }
        index.untotalled = (0..index.dims.len()).find(|d| {
            // GDP beside the trade of two sectors is no trade of both.
            let stands =
                |s: &Selection| s.members.get(*d) == Some(&NONE) && (index.flowless || s.flow.is_some());
            index.parts_at_any_time(*d) > 1 && !index.cells.keys().any(|(s, _)| stands(s))
        });
        if index.dims.len() > 1 || index.ways.is_some() {
            index.untotalled = None;
        }
        if index.untotalled == Some(0) {
            let mut rows: HashMap<(Option<Flow>, Wanted), Vec<u32>> = HashMap::new();
            for (s, _) in index.cells.keys() {
                let row = s.members.first().copied().filter(|m| !index.is_group(0, *m));
                rows.entry((s.flow, s.measure)).or_default().extend(row);
            }
            for members in rows.values_mut() {
                members.sort_unstable();
                members.dedup();
            }
            index.rows = rows;
        }
        index
    }

    /// The members of a series, [`NONE`] where one stands for all.
    fn members_of(&self, series: &crate::dataset::Series) -> Vec<u32> {
        let own = |(d, total): (&usize, &Vec<bool>)| match series.members.get(*d).copied() {
            Some(m) if m != NONE && !total.get(m as usize).copied().unwrap_or(false) => m,
            _ => NONE,
        };
        self.dims.iter().zip(&self.totals).map(own).collect()
    }

    fn put(&mut self, selection: &Selection, series: &crate::dataset::Series, point: &Point, power: i8) {
        let (Some(period), Ok(value), Ok(interval)) =
            (point.period, series.base_value(point), series.base_interval(point))
        else {
            return;
        };
        let factor = crate::figure::to_f64(1, i16::from(power));
        let (value, interval) =
            if power == 0 { (value, interval) } else { (value * factor, interval.times(factor)) };
        let counted = matches!(selection.measure, Wanted::Topic(_))
            && point.value.is_ok_and(|s| s.decimal.exponent == 0)
            && series.unit.power == 0
            && power == 0
            && !matches!(series.unit.quantity, Quantity::Money(_) | Quantity::Percent | Quantity::Index(_));
        let exact = selection.measure == Wanted::Days || counted;
        let interval = if exact { Interval::exact(value) } else { interval };
        let amount = Amount { value, interval, cells: vec![(point.row, point.column)], status: point.status };
        self.periods.push(period);
        self.held.insert((selection.members.clone(), selection.measure));
        let key = (selection.clone(), period);
        // Of two cells for one thing the surer one holds; the other is kept beside it.
        let old = self.cells.get(&key).cloned();
        let (holds, other) = match old {
            Some(old) if old.status <= amount.status => (old, Some(amount)),
            old => (amount, old),
        };
        if let (Some(other), Some(cell)) = (other, holds.cells.first()) {
            let mut kept = other.cells.first().and_then(|c| self.otherwise.remove(c)).unwrap_or_default();
            kept.push(other);
            self.otherwise.entry(*cell).or_default().append(&mut kept);
        }
        self.cells.insert(key, holds);
        if selection.measure == self.plain || matches!(selection.measure, Wanted::Topic(_)) {
            let mut broken = self.implied.said(&selection.members);
            broken.retain(|own| Some(*own) != self.ways);
            if let [(dim, member)] = broken.as_slice() {
                self.parts.entry((*dim, selection.flow, period)).or_default().push(*member);
            }
        }
    }

    /// A selection that names no member of the dimension of the article's subject, told of that subject, where the table has it.
    pub(super) fn in_scope(&self, selection: Selection, names: &super::slots::Names) -> Selection {
        let Some((dim, member)) = self.scope.filter(|(dim, _)| names.iter().all(|(d, _)| d != dim)) else {
            return selection;
        };
        let mut own = with(&selection, dim, member);
        self.implied.fill(&mut own.members);
        if self.held.contains(&(own.members.clone(), own.measure)) { own } else { selection }
    }

    /// The names that narrow a figure, with what goes without saying and without what only says that all is meant.
    pub(super) fn named_in_scope(&self, names: &super::slots::Names) -> super::slots::Names {
        let own = self.scope.filter(|(dim, _)| names.iter().all(|(d, _)| d != dim));
        let own = own.map(|(dim, member)| (dim, vec![member]));
        names.iter().filter(|(_, members)| !members.contains(&NONE)).cloned().chain(own).collect()
    }

    /// Whether the table states plans beside outcomes.
    pub(super) fn has_plans(&self) -> bool {
        self.otherwise.values().flatten().any(|a| a.status == Status::Plan)
    }

    /// What the table says besides of the things in some cells.
    pub(super) fn otherwise<'b>(&'b self, cells: &'b [(u32, u32)]) -> impl Iterator<Item = &'b Amount> {
        cells.iter().filter_map(|c| self.otherwise.get(c)).flatten()
    }

    /// The selection of all goods, partners and owners.
    pub(super) fn total(&self, flow: Option<Flow>) -> Selection {
        Selection { flow, members: vec![NONE; self.dims.len()], measure: self.plain }
    }

    /// Members of a dimension with a value at a period, when everything else is the total.
    pub(super) fn parts(&self, dim: usize, flow: Option<Flow>, period: Period) -> &[u32] {
        self.parts.get(&(dim, flow, period)).map(Vec::as_slice).unwrap_or_default()
    }

    /// A member's name.
    pub(super) fn name(&self, dim: usize, member: u32) -> &str {
        let dimension = self.dims.get(dim).and_then(|d| self.dataset.dimensions.get(*d));
        dimension.and_then(|d| d.members.get((member & !REST) as usize)).map_or("", |m| m.name.as_str())
    }

    /// How many members a dimension has.
    pub(super) fn members_in(&self, dim: usize) -> u32 {
        let dimension = self.dims.get(dim).and_then(|d| self.dataset.dimensions.get(*d));
        dimension.map_or(0, |d| d.members.len() as u32)
    }

    /// What a dimension is about.
    pub(super) fn kind(&self, dim: usize) -> DimensionKind {
        self.dims
            .get(dim)
            .and_then(|d| self.dataset.dimensions.get(*d))
            .map_or(DimensionKind::Other, |d| d.kind)
    }

    /// Whether a member is a group that overlaps others.
    pub(super) fn is_group(&self, dim: usize, member: u32) -> bool {
        let dimension = self.dims.get(dim).and_then(|d| self.dataset.dimensions.get(*d));
        dimension
            .and_then(|d| d.members.get(member as usize))
            .is_some_and(|m| m.role != MemberRole::Item || super::members::is_country_group(&m.name))
    }

    /// The value in a cell, or what exports and imports give for turnover and balance.
    fn cell(&self, selection: &Selection, period: Period) -> Option<Amount> {
        if let Some(amount) = self.cells.get(&(selection.clone(), period)) {
            return Some(amount.clone());
        }
        if let Some((dim, most)) = self.ways.filter(|(dim, _)| selection.members.get(*dim) == Some(&NONE))
            && selection.flow.is_some()
        {
            let way = |way: u32| self.cell(&with(selection, dim, way), period);
            return way(most).or_else(|| way(1 - most.min(1)));
        }
        if let Some(dim) = selection.members.iter().position(|m| *m != NONE && *m & REST != 0) {
            let code = selection.members.get(dim).copied()? & !REST;
            let whole = self.cell(&with(selection, dim, NONE), period)?;
            return Amount::of(&parts::REST, [&whole, &self.cell(&with(selection, dim, code), period)?]);
        }
        // What no row states itself, as a balance, is left to exports and imports.
        if let Some(dim) = self.untotalled.filter(|d| self.sums && selection.members.get(*d) == Some(&NONE))
            && let Some(sum) = self.sum_of_parts(selection, dim, period)
        {
            return Some(sum);
        }
        if let Some(rows) = self.classes.rows(&selection.members).filter(|_| !self.has_row(selection)) {
            let part = |row: &Vec<u32>| {
                self.cells.get(&(Selection { members: row.clone(), ..selection.clone() }, period))
            };
            let parts: Option<Vec<Amount>> = rows.iter().map(|row| part(row).cloned()).collect();
            if let Some(parts) = parts {
                return Amount::sum(&parts);
            }
        }
        let of = |flow| self.cell(&Selection { flow: Some(flow), ..selection.clone() }, period);
        match selection.flow? {
            Flow::Turnover => Amount::of(&trade::TURNOVER, [&of(Flow::Export)?, &of(Flow::Import)?]),
            Flow::Balance => Amount::of(&trade::BALANCE, [&of(Flow::Export)?, &of(Flow::Import)?]),
            // One side, from the other and the balance or the turnover.
            Flow::Export | Flow::Import => None,
        }
    }

    /// All rows of a dimension together; none when one of them has no value then.
    fn sum_of_parts(&self, selection: &Selection, dim: usize, period: Period) -> Option<Amount> {
        let rows = self.rows.get(&(selection.flow, selection.measure))?.iter();
        let part = |member: &u32| self.cells.get(&(with(selection, dim, *member), period)).cloned();
        Amount::sum(&rows.map(part).collect::<Option<Vec<Amount>>>()?)
    }

    /// Whether a period may be spoken of beside this table: not a month where it has years only.
    pub(super) fn could(&self, period: Period) -> bool {
        let shares = |p: &&Period| p.first_day() < period.end_day() && period.first_day() < p.end_day();
        let days = |p: Period| p.end_day() - p.first_day();
        let mut near = self.periods.iter().filter(shares).peekable();
        near.peek().is_none()
            || near
                .any(|p| days(*p) <= days(period) || p.year() == p.end_year() && self.less_known(*p, period))
    }

    /// Whether its rows are economies of the world, none of them at home.
    pub(super) fn is_of_the_world(&self) -> bool {
        self.dims.iter().filter_map(|d| self.dataset.dimensions.get(*d)).any(|d| {
            matches!(
                super::words::fold(&d.name).as_str(),
                "economy"
                    | "economies"
                    | "reporter"
                    | "reporting economy"
                    | "country"
                    | "exporter"
                    | "nen kinh te"
                    | "quoc gia"
            ) && d.members.len() > 8
        })
    }

    /// Whether a shorter period follows from two longer ones.
    fn less_known(&self, longer: Period, period: Period) -> bool {
        matches!(
            (longer, period),
            (Period::Months(_, 1, _, _), Period::Month(..) | Period::Quarter(..) | Period::Months(..))
        )
    }

    /// The value at a period: the cell itself, the sum of months, quarters or years that fill the period, or the difference of two
    /// cumulative cells.
    pub(super) fn amount(&self, selection: &Selection, period: Period) -> Option<Amount> {
        if let Some(found) = self.cell(selection, period) {
            return Some(found);
        }
        let stands = match selection.measure {
            Wanted::Percent | Wanted::People | Wanted::Price => true,
            Wanted::Topic(t) => {
                self.topics.get(usize::from(t)).is_none_or(|t| t.sorted != super::topics::Sorted::Flow)
            }
            _ => false,
        };
        if stands {
            return None;
        }
        let sum = |parts: Vec<Period>| -> Option<Amount> {
            let part = |part: Period| self.cell(selection, part);
            Amount::sum(&parts.into_iter().map(part).collect::<Option<Vec<Amount>>>()?)
        };
        match period {
            Period::Years(a, b) if b - a < 60 => sum((a..=b).map(Period::Year).collect()),
            Period::Year(y) => self
                .cell(selection, Period::to_date(y, 12))
                .or_else(|| sum((1..=4).map(|q| Period::Quarter(y, q)).collect()))
                .or_else(|| sum(vec![Period::Half(y, 1), Period::Half(y, 2)]))
                .or_else(|| sum((1..=12).map(|m| Period::Month(y, m)).collect())),
            Period::Half(y, h) => {
                let first = h.saturating_sub(1) * 6 + 1;
                (if h == 1 { self.cell(selection, Period::to_date(y, 6)) } else { None })
                    .or_else(|| self.cell(selection, Period::Months(y, first, y, first + 5)))
                    .or_else(|| sum(vec![Period::Quarter(y, h * 2 - 1), Period::Quarter(y, h * 2)]))
                    .or_else(|| sum((first..first + 6).map(|m| Period::Month(y, m)).collect()))
                    .or_else(|| {
                        if h == 2 {
                            self.less(selection, Period::Year(y), Period::to_date(y, 6))
                        } else {
                            None
                        }
                    })
            }
            Period::Quarter(y, q) => {
                let first = q.saturating_sub(1) * 3 + 1;
                (if q == 1 { self.cell(selection, Period::to_date(y, 3)) } else { None })
                    .or_else(|| self.cell(selection, Period::Months(y, first, y, first + 2)))
                    .or_else(|| sum((first..first + 3).map(|m| Period::Month(y, m)).collect()))
                    .or_else(|| {
                        self.less(selection, Period::to_date(y, first + 2), Period::to_date(y, first - 1))
                    })
            }
            Period::Month(y, 1) => self.cell(selection, Period::to_date(y, 1)),
            Period::Month(y, m) => {
                self.less(selection, Period::to_date(y, m), Period::to_date(y, m - 1)).or_else(|| {
                    if m == 12 { self.less(selection, Period::Year(y), Period::to_date(y, 11)) } else { None }
                })
            }
            Period::Months(a, m, b, n) => {
                if (m, n) == (1, 12) && a == b {
                    return self.cell(selection, Period::Year(a));
                }
                let months: Vec<Period> = (0..)
                    .map_while(|i| Period::Month(a, m).shift(i))
                    .take_while(|p| *p <= Period::Month(b, n))
                    .take(60)
                    .collect();
                let quarters: Option<Vec<Period>> = (a == b && m % 3 == 1 && n % 3 == 0)
                    .then(|| (m / 3 + 1..=n / 3).map(|q| Period::Quarter(a, q)).collect());
                sum(months)
                    .or_else(|| quarters.and_then(sum))
                    .or_else(
                        || if (m, n) == (1, 6) { self.cell(selection, Period::Half(a, 1)) } else { None },
                    )
                    .or_else(|| {
                        if a == b && m == 1 {
                            let last = Period::Month(a, n + 1);
                            if n == 11 { self.less(selection, Period::Year(a), last) } else { None }
                        } else {
                            None
                        }
                    })
                    .or_else(|| {
                        if a == b && m > 1 {
                            self.less(selection, Period::to_date(b, n), Period::to_date(a, m - 1))
                        } else {
                            None
                        }
                    })
            }
            _ => None,
        }
    }

    fn less(&self, selection: &Selection, whole: Period, part: Period) -> Option<Amount> {
        let known = |p: Period| match p {
            Period::Months(y, 1, z, 12) if y == z => {
                self.cell(selection, p).or_else(|| self.cell(selection, Period::Year(y)))
            }
            Period::Months(y, 1, z, 3) if y == z => {
                self.cell(selection, p).or_else(|| self.cell(selection, Period::Quarter(y, 1)))
            }
            _ => self.cell(selection, p),
        };
        known(whole)?.less(&known(part)?)
    }

    /// Whether the table says anything of all trade in a period.
    pub(super) fn knows(&self, period: Period) -> bool {
        self.periods.binary_search(&period).is_ok()
            || self.wholes().iter().any(|whole| self.amount(whole, period).is_some())
    }

    /// The selections of everything together: all exports, all imports, every topic.
    fn wholes(&self) -> Vec<Selection> {
        let mut out: Vec<Selection> =
            [Some(Flow::Export), Some(Flow::Import), None].iter().map(|f| self.total(*f)).collect();
        out.extend((0..self.topics.len()).filter_map(|t| u16::try_from(t).ok()).map(|t| Selection {
            flow: None,
            members: vec![NONE; self.dims.len()],
            measure: Wanted::Topic(t),
        }));
        out
    }

    /// Whether the table states anything of a few members taken together.
    pub(super) fn states(&self, names: &[(usize, Vec<u32>)]) -> bool {
        let mut of: Vec<Selection> = vec![self.total(None)];
        for (dim, members) in names {
            of = of.iter().flat_map(|s| members.iter().map(move |m| with(s, *dim, *m))).take(12).collect();
        }
        of.iter_mut().for_each(|s| self.implied.fill(&mut s.members));
        let held = |s: &Selection, measure: Wanted| self.held.contains(&(s.members.clone(), measure));
        of.iter().any(|s| held(s, self.plain) || held(s, Wanted::Amount))
    }

    /// Whether the table has what came about of all its rows together, not only what was planned of them.
    pub(super) fn has_outcome_of_all(&self) -> bool {
        let wholes = self.wholes();
        let came = |key: &Selection, p: &Period| {
            self.cells.get(&(key.clone(), *p)).is_some_and(|a| a.status != Status::Plan)
        };
        self.periods.iter().any(|p| wholes.iter().any(|w| came(w, p)))
    }

    /// The latest period with an outcome, total exports or imports first.
    pub(super) fn latest(&self) -> Option<Period> {
        let wholes = self.wholes();
        let outcome = |p: &&Period| {
            wholes.iter().any(|w| self.cells.get(&(w.clone(), **p)).is_some_and(|a| a.status != Status::Plan))
        };
        let last =
            |of: &mut dyn Iterator<Item = &Period>| of.max_by_key(|p| (p.end_day(), -p.first_day())).copied();
        last(&mut self.periods.iter().filter(outcome)).or_else(|| self.last_outcome())
    }
}

/// A selection with one member changed.
pub(super) fn with(selection: &Selection, dim: usize, member: u32) -> Selection {
    let mut changed = selection.clone();
    if let Some(m) = changed.members.get_mut(dim) {
        *m = member;
    }
    changed
}

impl TableIndex<'_> {
    /// Names of the members that stand for all.
    pub(super) fn whole_names(&self) -> impl Iterator<Item = &str> {
        let member = |d: &usize, at: usize| self.dataset.dimensions.get(*d).and_then(|d| d.members.get(at));
        self.dims.iter().zip(&self.totals).flat_map(move |(d, total)| {
            total
                .iter()
                .enumerate()
                .filter(|(_, t)| **t)
                .filter_map(move |(at, _)| member(d, at).map(|m| m.name.as_str()))
        })
    }

    /// The members of a dimension that are neither its total nor groups of others.
    pub(super) fn items(&self, dim: usize) -> Vec<u32> {
        let members = self.parts.iter().filter(|((d, ..), _)| *d == dim).flat_map(|(_, m)| m.iter());
        let mut all: Vec<u32> = members.copied().filter(|m| !self.is_group(dim, *m)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How many members a dimension has besides its total.
    pub(super) fn parts_at_any_time(&self, dim: usize) -> usize {
        let members = self.parts.iter().filter(|((d, ..), _)| *d == dim).flat_map(|(_, m)| m.iter());
        let mut all: Vec<u32> = members.copied().collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }
}
