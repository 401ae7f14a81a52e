//! Which series a question is about: `--where dim=member`, `--by dim`, from, to; the whole that a part belongs to; the parts
//! of a whole; the series beside another.

use super::alongside::Wholes;
use super::record::Record;
use super::series::figure_at;
use super::{Indicator, Line, Source};
use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, MemberRole, NONE, Series};
use crate::diag::Diagnostic;
use crate::figure::Decimal;
use crate::lang::{Lang, words};
use crate::period::{Period, Step};
use crate::unit::{Quantity, Unit};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};

/// A question to the catalogue. Every field may be left out.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub struct Query {
    /// Members to look at, by dimension: `("flow", "X")`. The dimension's name as in the file; the member's too.
    pub select: Vec<(String, String)>,
    /// Dimension whose members are looked at one by one.
    pub by: Option<String>,
    /// Measure, by its name in the file. Default: the one that the indicator is about.
    pub measure: Option<String>,
    /// First period.
    pub from: Option<Period>,
    /// Last period.
    pub to: Option<Period>,
    /// Base of an index or of an average growth. Default: `from`, else the first period there is.
    pub base: Option<Period>,
    /// Threshold, in base units (1e9 for a billion).
    pub above: Option<Decimal>,
    /// Upper end of a band, in base units.
    pub below: Option<Decimal>,
    /// How many of the largest.
    pub top: Option<u32>,
    /// Members that are compared with: the world, a partner, another year's plan.
    pub against: Vec<(String, String)>,
}

/// A question put to a table, with the series it is about.
pub(super) struct Task<'a> {
    pub(super) indicator: &'static Indicator,
    pub(super) dataset: &'a Dataset,
    pub(super) query: &'a Query,
    /// The dimension of `by`.
    pub(super) by: Option<usize>,
    /// Which series stand for the whole of which, by dimension, once that was asked.
    wholes: RefCell<BTreeMap<usize, Wholes>>,
    /// The series of the same members, and of those that differ in the flow alone, once one was asked for.
    kin: OnceCell<Kin>,
}

/// Series by their members, each list in the order of the table.
struct Kin {
    alike: HashMap<Vec<u32>, Vec<usize>>,
    /// By the members beside the flow; `None` where a flow stands in a column of other things, too.
    but_for_flow: Option<HashMap<Vec<u32>, Vec<usize>>>,
}

impl Kin {
    fn of(dataset: &Dataset) -> Kin {
        let is_flow = |d: usize| dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
        let elsewhere = dataset
            .dimensions
            .iter()
            .any(|x| x.kind != DimensionKind::Flow && x.members.iter().any(|m| m.flow.is_some()));
        let mut alike: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        let mut but_for_flow: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for (i, series) in dataset.series.iter().enumerate() {
            alike.entry(series.members.clone()).or_default().push(i);
            if !elsewhere {
                but_for_flow.entry(Kin::key(series, is_flow)).or_default().push(i);
            }
        }
        Kin { alike, but_for_flow: (!elsewhere).then_some(but_for_flow) }
    }

    fn key(series: &Series, is_flow: impl Fn(usize) -> bool) -> Vec<u32> {
        series.members.iter().enumerate().map(|(d, m)| if is_flow(d) { NONE } else { *m }).collect()
    }
}

/// Names of a file compare without case and outer blanks; nothing is guessed beyond that.
fn same_name(a: &str, b: &str) -> bool {
    let fold = |s: &str| s.trim().to_lowercase();
    fold(a) == fold(b)
}

fn dimension_named(dataset: &Dataset, name: &str) -> Option<usize> {
    dataset.dimensions.iter().position(|d| same_name(&d.name, name)).or_else(|| {
        let kind = match name {
            "flow" => DimensionKind::Flow,
            "partner" => DimensionKind::Partner,
            "commodity" => DimensionKind::Commodity,
            "sector" => DimensionKind::Sector,
            _ => return None,
        };
        dataset.dimension_of(kind)
    })
}

/// A name without the word of the flow that it holds; `None` when it holds none.
fn without_flow(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let keys = ["audit.flow.export", "audit.flow.import"];
    let all = || Lang::ALL.iter().flat_map(move |l| keys.map(|key| words(*l, key).trim_end_matches('s')));
    let word = all().find(|word| name.contains(word))?;
    Some(name.replacen(word, "", 1).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The dimension that a name stands for: the file's own word, or what it is about.
pub(super) fn names_of(dataset: &Dataset, name: &str) -> Option<usize> {
    dimension_named(dataset, name)
}

/// The flow that a short name asks for: `X`, `M`, `export` …, whatever the file's own word is.
fn flow_named(name: &str) -> Option<Flow> {
    Some(match name.trim().to_lowercase().as_str() {
        "x" | "export" | "exports" => Flow::Export,
        "m" | "import" | "imports" => Flow::Import,
        "x+m" | "turnover" => Flow::Turnover,
        "x-m" | "x−m" | "balance" => Flow::Balance,
        _ => return None,
    })
}

impl Query {
    /// The members that are asked for, by dimension; several of one dimension stand together.
    ///
    /// # Errors
    /// `compute.dimension` or `compute.member` with what there is; so for the dimension of `by`.
    #[cfg(feature = "studio")]
    pub(crate) fn chosen(&self, dataset: &Dataset) -> Result<Vec<(usize, Vec<u32>)>, Diagnostic> {
        if let Some(name) = self.by.as_deref().filter(|name| dimension_named(dataset, name).is_none()) {
            resolve(dataset, &[(name.to_owned(), String::new())])?;
        }
        resolve(dataset, &self.select)
    }

    /// The dimension whose members are looked at one by one.
    pub fn split(&self, dataset: &Dataset) -> Option<usize> {
        self.by.as_deref().and_then(|name| dimension_named(dataset, name))
    }
}

/// Checks the names of a question against the table.
pub(super) fn resolve(
    dataset: &Dataset,
    pairs: &[(String, String)],
) -> Result<Vec<(usize, Vec<u32>)>, Diagnostic> {
    let mut out: Vec<(usize, Vec<u32>)> = Vec::new();
    for (name, member) in pairs {
        let Some(d) = dimension_named(dataset, name) else {
            return Err(unknown("compute.dimension", name, dataset.dimensions.iter().map(|d| &d.name)));
        };
        let members = dataset.dimensions.get(d).map(|d| d.members.as_slice()).unwrap_or_default();
        let found = members.iter().position(|m| same_name(&m.name, member)).or_else(|| {
            let flow = flow_named(member).or_else(|| crate::dataset::flow_of(member))?;
            members.iter().position(|m| m.flow == Some(flow))
        });
        let Some(found) = found else {
            let error = unknown("compute.member", member, members.iter().take(8).map(|m| &m.name));
            return Err(error.with("dimension", name.as_str()));
        };
        match out.iter_mut().find(|(dim, _)| *dim == d) {
            Some((_, members)) => members.push(found as u32),
            None => out.push((d, vec![found as u32])),
        }
    }
    Ok(out)
}

/// Checks the measure of a question against the table, which may list its measures as members of a dimension.
fn has_measure_named(dataset: &Dataset, query: &Query) -> Result<(), Diagnostic> {
    let Some(name) = &query.measure else { return Ok(()) };
    let members = dataset.dimensions.iter().flat_map(|d| &d.members).map(|m| &m.name);
    if dataset.measures.iter().map(|m| &m.name).chain(members).any(|n| same_name(n, name)) {
        return Ok(());
    }
    Err(unknown("compute.measure", name, dataset.measures.iter().map(|m| &m.name)))
}

/// A name that is not in the table, and those that are.
fn unknown<'n>(code: &'static str, found: &str, known: impl Iterator<Item = &'n String>) -> Diagnostic {
    let known: Vec<&str> = known.map(String::as_str).collect();
    Diagnostic::error(code).with("found", found).with("known", known.join(", "))
}

/// Whether dimension `class` only says what sort of member of `of` one has: every member of `of` stands with one of its
/// members.
pub(crate) fn is_class_of(dataset: &Dataset, class: usize, of: usize) -> bool {
    if class == of || dataset.dimensions.get(class).is_none_or(|d| d.kind == DimensionKind::Flow) {
        return false;
    }
    let count = |d: usize| dataset.dimensions.get(d).map_or(0, |d| d.members.len());
    if count(class) < 2 || count(class) >= count(of) {
        return false;
    }
    let mut seen: Vec<Option<u32>> = vec![None; count(of)];
    for series in &dataset.series {
        let (Some(&c), Some(&m)) = (series.members.get(class), series.members.get(of)) else { continue };
        match seen.get_mut(m as usize) {
            Some(Some(before)) if *before != c => return false,
            Some(slot) => *slot = Some(c),
            None => {}
        }
    }
    true
}

impl<'a> Task<'a> {
    /// The same question of other periods or members.
    pub(super) fn asking(&self, query: &'a Query) -> Task<'a> {
        let (indicator, dataset, by) = (self.indicator, self.dataset, self.by);
        Task { indicator, dataset, query, by, wholes: RefCell::default(), kin: OnceCell::new() }
    }

    /// Reads a question. Errors name the dimension or member that the table does not have.
    pub(super) fn new(
        indicator: &'static Indicator,
        dataset: &'a Dataset,
        query: &'a Query,
    ) -> Result<Task<'a>, Diagnostic> {
        resolve(dataset, &query.select)?;
        resolve(dataset, &query.against)?;
        has_measure_named(dataset, query)?;
        let by = match &query.by {
            None => None,
            Some(name) => {
                let probe = [(name.clone(), String::new())];
                match dimension_named(dataset, name) {
                    Some(d) => Some(d),
                    None => {
                        return Err(resolve(dataset, &probe)
                            .err()
                            .unwrap_or(Diagnostic::error("compute.dimension")));
                    }
                }
            }
        };
        Ok(Task { indicator, dataset, query, by, wholes: RefCell::default(), kin: OnceCell::new() })
    }

    pub(super) fn source(&self, index: usize) -> Option<Source<'a>> {
        Some(Source { index: index as u32, series: self.dataset.series.get(index)? })
    }

    pub(super) fn kind(&self, series: &Series) -> MeasureKind {
        kind_of(self.dataset, series)
    }

    /// Whether the question names parts of a dimension.
    pub(super) fn asks_of(&self, d: usize) -> bool {
        let chosen = resolve(self.dataset, &self.query.select).unwrap_or_default();
        let members = self.dataset.dimensions.get(d).map(|d| d.members.as_slice()).unwrap_or_default();
        let is_part = |m: &u32| members.get(*m as usize).is_some_and(|m| m.role != MemberRole::Total);
        chosen.iter().any(|(of, named)| *of == d && named.iter().any(is_part))
    }

    fn role(&self, series: &Series, d: usize) -> Option<MemberRole> {
        self.dataset.member(series, d).map(|m| m.role)
    }

    /// Whether a series stands for the whole of a dimension.
    pub(super) fn is_whole(&self, series: &Series, d: usize) -> bool {
        self.role(series, d).is_none_or(|r| r == MemberRole::Total)
    }

    /// The series of a kind of measure that the question's members select: of a dimension that is not named, the whole
    /// when there is one, else every member. `pairs` are the members asked for, `by` is let run.
    fn series_where(
        &self,
        pairs: &[(String, String)],
        by: Option<usize>,
        want: &dyn Fn(&Series) -> bool,
    ) -> Vec<usize> {
        let chosen = resolve(self.dataset, pairs).unwrap_or_default();
        let dims = self.dataset.dimensions.len();
        let mut kept: Vec<usize> = (0..self.dataset.series.len())
            .filter(|&i| self.dataset.series.get(i).is_some_and(|s| want(s) && self.has_measure(s)))
            .filter(|&i| {
                self.dataset.series.get(i).is_some_and(|s| {
                    chosen.iter().all(|(d, members)| s.members.get(*d).is_some_and(|m| members.contains(m)))
                })
            })
            .collect();
        for d in 0..dims {
            let flow = self.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
            let named = chosen.iter().any(|(n, _)| *n == d);
            let class = by.is_some_and(|b| is_class_of(self.dataset, d, b))
                || chosen.iter().any(|(n, _)| is_class_of(self.dataset, d, *n));
            if flow || named || by == Some(d) || class {
                continue;
            }
            let whole = |i: &usize| self.dataset.series.get(*i).is_some_and(|s| self.is_whole(s, d));
            if kept.iter().any(whole) {
                kept.retain(whole);
            }
        }
        if let Some(by) = by {
            kept.retain(|&i| {
                self.dataset.series.get(i).is_some_and(|s| s.members.get(by).is_some_and(|m| *m != NONE))
            });
        }
        kept
    }

    fn has_measure(&self, series: &Series) -> bool {
        let Some(name) = &self.query.measure else { return true };
        // A table may list its measures as members of a dimension.
        self.dataset.measure(series).is_some_and(|m| same_name(&m.name, name))
            || (0..self.dataset.dimensions.len())
                .any(|d| self.dataset.member(series, d).is_some_and(|m| same_name(&m.name, name)))
    }

    /// The series that the question is about, in money or amounts when it names no measure and there are such.
    pub(super) fn selected(&self) -> Vec<usize> {
        let all = self.series_where(&self.query.select, self.by, &|_| true);
        if self.query.measure.is_some() {
            return all;
        }
        let of = |kind| {
            let has = |i: &usize| self.dataset.series.get(*i).is_some_and(|s| self.kind(s) == kind);
            all.iter().copied().filter(has).collect::<Vec<_>>()
        };
        [MeasureKind::Value, MeasureKind::Quantity]
            .into_iter()
            .map(of)
            .find(|found| !found.is_empty())
            .unwrap_or(all)
    }

    /// The series that state how much others changed, each on the period before it: growth, indices whose base moves along.
    pub(super) fn rates(&self) -> Vec<usize> {
        let states = |s: &Series| {
            matches!(s.unit.quantity, Quantity::Percent | Quantity::Index(_))
                && super::changes::earlier_of(self.dataset, s).is_some()
        };
        self.series_where(&self.query.select, self.by, &states)
    }

    /// As [`Task::selected`], of one kind of measure and one flow.
    pub(super) fn selected_of(&self, kind: MeasureKind, flow: Option<Flow>) -> Vec<usize> {
        self.series_where(&self.query.select, self.by, &|s| {
            self.kind(s) == kind && (flow.is_none() || self.dataset.flow(s) == flow)
        })
    }

    /// The series that is compared with: the members of `against`, the rest as in `beside`.
    #[cfg(feature = "studio")]
    pub(super) fn against(&self, beside: usize) -> Option<usize> {
        let other = resolve(self.dataset, &self.query.against).ok()?;
        let x = self.dataset.series.get(beside)?;
        self.dataset.series.iter().position(|s| {
            s.measure == x.measure
                && s.unit.adds_to(&x.unit)
                && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
                    match other.iter().find(|(o, _)| *o == d) {
                        Some((_, members)) => members.contains(a),
                        None => a == b,
                    }
                })
        })
    }

    /// The series with the same members and another kind of measure (quantity beside value, index beside value).
    #[cfg(feature = "studio")]
    pub(super) fn beside(&self, index: usize, kind: MeasureKind) -> Option<usize> {
        let x = self.dataset.series.get(index)?;
        let alike = self.kin().alike.get(&x.members)?;
        let is_of = |i: &usize| self.dataset.series.get(*i).is_some_and(|s| self.kind(s) == kind);
        alike.iter().copied().find(is_of)
    }

    /// The other series with the same members.
    pub(super) fn alike(&self, index: usize) -> impl Iterator<Item = usize> {
        let members = self.dataset.series.get(index).map(|x| &x.members);
        let alike = members.and_then(|m| self.kin().alike.get(m)).map(Vec::as_slice).unwrap_or_default();
        alike.iter().copied().filter(move |&i| i != index)
    }

    /// The series with the same members but for the flow.
    pub(super) fn of_flow(&self, index: usize, flow: Flow) -> Option<usize> {
        let x = self.dataset.series.get(index)?;
        let is_beside = |s: &Series| {
            self.dataset.flow(s) == Some(flow)
                && s.unit.adds_to(&x.unit)
                && (s.measure == x.measure
                    || (self.kind(s) == self.kind(x) && self.kind(x) != MeasureKind::Other))
                && s.members.iter().zip(&x.members).enumerate().all(|(d, (a, b))| {
                    a == b
                        || self.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow)
                        || super::in_one_place(self.dataset, d, s, x)
                            && self.dataset.member(s, d).is_some_and(|m| m.flow == Some(flow))
                })
        };
        let by_members = match &self.kin().but_for_flow {
            None => self.dataset.series.iter().position(is_beside),
            Some(lists) => {
                let is_flow =
                    |d: usize| self.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
                let kin = lists.get(&Kin::key(x, is_flow)).map(Vec::as_slice).unwrap_or_default();
                kin.iter().copied().find(|i| self.dataset.series.get(*i).is_some_and(is_beside))
            }
        };
        by_members.or_else(|| self.of_flow_by_name(x, flow))
    }

    /// The series of another flow whose member has the same name but for the flow's own word: "General import price index"
    /// beside "General export price index".
    fn of_flow_by_name(&self, x: &Series, flow: Flow) -> Option<usize> {
        let own = |s: &Series, d: usize| self.dataset.member(s, d).map(|m| m.name.as_str());
        let is_flow =
            |d: usize| self.dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Flow);
        let neutral: Vec<Option<String>> =
            (0..x.members.len()).map(|d| own(x, d).and_then(without_flow)).collect();
        if neutral.iter().all(Option::is_none) {
            return None;
        }
        self.dataset.series.iter().position(|s| {
            s.measure == x.measure
                && self.dataset.flow(s) == Some(flow)
                && s.unit.adds_to(&x.unit)
                && s.members.iter().zip(&x.members).zip(&neutral).enumerate().all(|(d, ((a, b), name))| {
                    is_flow(d) || a == b || name.is_some() && own(s, d).and_then(without_flow) == *name
                })
        })
    }

    fn kin(&self) -> &Kin {
        self.kin.get_or_init(|| Kin::of(self.dataset))
    }

    /// The series of the whole that a part belongs to along `d`: same flow, same measure, a unit that adds.
    pub(super) fn whole_of(&self, part: usize, d: usize) -> Option<usize> {
        let mut wholes = self.wholes.borrow_mut();
        wholes.entry(d).or_insert_with(|| Wholes::along(self.dataset, d)).of(self.dataset, part)
    }

    /// Series of the items along `d`, a group for each set of other members (and each class of items), in the order of
    /// the file. Groups and totals are left out, so that nothing counts twice.
    pub(super) fn parts(&self, d: usize) -> Vec<Vec<usize>> {
        let pairs: Vec<(String, String)> = {
            let name = self.dataset.dimensions.get(d).map(|x| x.name.clone()).unwrap_or_default();
            let of_parts = |(n, _): &&(String, String)| {
                dimension_named(self.dataset, n) != dimension_named(self.dataset, &name)
            };
            self.query.select.iter().filter(of_parts).cloned().collect()
        };
        let all = self.series_where(&pairs, Some(d), &|s| {
            self.query.measure.is_some() || self.kind(s) == MeasureKind::Value
        });
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut places: HashMap<(Vec<u32>, u32), usize> = HashMap::new();
        for i in all {
            let Some(s) = self.dataset.series.get(i) else { continue };
            if self.role(s, d) != Some(MemberRole::Item) || self.is_of_both_flows(s, d) {
                continue;
            }
            let others: Vec<u32> =
                s.members.iter().enumerate().map(|(n, m)| if n == d { NONE } else { *m }).collect();
            let at = *places.entry((others, s.measure)).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(list) => list.push(i),
                None => groups.push(vec![i]),
            }
        }
        groups
    }

    /// Whether a series stands among exports and imports as what is worked out of both: their balance is no part of all trade.
    pub(super) fn is_of_both_flows(&self, series: &Series, d: usize) -> bool {
        let flow = self.dataset.member(series, d).and_then(|m| m.flow);
        matches!(flow, Some(Flow::Balance | Flow::Turnover))
    }

    /// The items along `d` that stand beside a series: every other member the same.
    #[cfg(feature = "studio")]
    pub(super) fn siblings(&self, index: usize, d: usize) -> Vec<usize> {
        let Some(x) = self.dataset.series.get(index) else { return Vec::new() };
        let alike = |s: &Series| {
            s.measure == x.measure
                && self.role(s, d) == Some(MemberRole::Item)
                && s.members.iter().zip(&x.members).enumerate().all(|(n, (a, b))| n == d || a == b)
        };
        self.dataset.series.iter().enumerate().filter(|(_, s)| alike(s)).map(|(i, _)| i).collect()
    }

    /// Periods of some series inside the question's from and to, in order.
    pub(super) fn periods(&self, of: &[usize]) -> Vec<Option<Period>> {
        let mut periods: Vec<Option<Period>> = of
            .iter()
            .filter_map(|&i| self.dataset.series.get(i))
            .flat_map(|s| s.points.iter().map(|p| p.period))
            .filter(|p| self.in_window(*p))
            .collect();
        periods.sort();
        periods.dedup();
        periods
    }

    /// Whether a period lies inside the question's from and to.
    pub(super) fn in_window(&self, period: Option<Period>) -> bool {
        let Some(p) = period else { return self.query.from.is_none() && self.query.to.is_none() };
        // A year to date belongs to the month it ends in.
        let begins = |f: Period| match p.step() {
            Step::YearToDate => p.end_day() > f.first_day(),
            _ => p.first_day() >= f.first_day(),
        };
        self.query.from.is_none_or(begins) && self.query.to.is_none_or(|t| p.end_day() <= t.end_day())
    }

    /// The figure of a series at a period.
    pub(super) fn figure(&self, index: usize, period: Option<Period>) -> Record {
        self.source(index)
            .map_or_else(|| Record::none(period, super::Reason::NoInput), |source| figure_at(&source, period))
    }

    /// A line with the members, measure and flow of a series.
    pub(super) fn line(&self, like: usize, unit: Unit, records: Vec<Record>) -> Line {
        let series = self.dataset.series.get(like);
        let power = series.filter(|s| unit.adds_to(&s.unit)).map_or(0, |s| s.unit.power);
        Line {
            indicator: self.indicator.id,
            members: series.map(|s| s.members.clone()).unwrap_or_default(),
            measure: series.map_or(0, |s| s.measure),
            flow: series.and_then(|s| self.dataset.flow(s)),
            unit,
            printed_power: power,
            records: records.into_iter().filter(|r| self.shows(r)).collect(),
        }
    }

    fn shows(&self, record: &Record) -> bool {
        match record.period {
            Some(p) => {
                self.query.to.is_none_or(|t| p.end_day() <= t.end_day())
                    && self.query.from.is_none_or(|f| p.end_day() > f.first_day())
            }
            None => true,
        }
    }

    /// As [`Task::line`], for all members of a dimension together.
    pub(super) fn line_over(&self, like: usize, d: usize, unit: Unit, records: Vec<Record>) -> Line {
        let mut line = self.line(like, unit, records);
        if let Some(m) = line.members.get_mut(d) {
            *m = NONE;
        }
        line
    }

    /// Whether a selected series has periods of some kinds.
    pub(super) fn has_steps(&self, steps: &[Step]) -> bool {
        let part = |p: &crate::dataset::Point| p.period.is_some_and(|p| steps.contains(&p.step()));
        self.selected().iter().any(|&i| self.dataset.series.get(i).is_some_and(|s| s.points.iter().any(part)))
    }

    /// The table does not have what the indicator needs.
    pub(super) fn lacks(&self, what: &str) -> Diagnostic {
        #[cfg(feature = "studio")]
        if let Some(error) = super::unlike::of_question(self, what) {
            return error;
        }
        let code = match what {
            "exports and imports" => "compute.lacks.flows",
            "turnover and balance" => "compute.lacks.balance",
            "parts" => "compute.lacks.parts",
            "economy" | "GDP" => "compute.lacks.gdp",
            "population" => "compute.lacks.population",
            "against" if self.query.against.is_empty() => "compute.lacks.whom",
            "against" => "compute.lacks.against",
            "quantities" => "compute.lacks.quantities",
            "price indices" => "compute.lacks.prices",
            "rates" => "compute.lacks.rates",
            "plan" => "compute.lacks.plan",
            #[cfg(feature = "studio")]
            "before the plan" => "compute.lacks.before-plan",
            "releases" => "compute.lacks.releases",
            "months" => "compute.lacks.months",
            "only months" => "compute.lacks.only-months",
            "parts of years" => "compute.lacks.parts-of-years",
            "links" => "compute.lacks.links",
            "larger than a year" => "compute.never.milestone",
            "as much" => "compute.never.above",
            _ => "compute.lacks.series",
        };
        Diagnostic::error(code).with("id", self.indicator.id)
    }
}

/// What sort of number a series has: its measure's, or what its unit and its members' names say where a table lists GDP and
/// population beside trade in one column.
pub(crate) fn kind_of(dataset: &Dataset, series: &Series) -> MeasureKind {
    let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    if !matches!(kind, MeasureKind::Value | MeasureKind::Other | MeasureKind::Quantity) {
        return kind;
    }
    if series.unit.quantity == Quantity::Person {
        return MeasureKind::Population;
    }
    let lists = |kind| matches!(kind, DimensionKind::Other | DimensionKind::Flow);
    let about_gdp = (0..dataset.dimensions.len())
        .filter(|&d| dataset.dimensions.get(d).is_some_and(|x| lists(x.kind)))
        .filter_map(|d| dataset.member(series, d).filter(|m| m.flow.is_none()))
        .any(|m| {
            let name = m.name.to_lowercase();
            name.contains("gdp") || name.contains("tổng sản phẩm trong nước")
        });
    match series.unit.quantity {
        Quantity::Money(_) if about_gdp => MeasureKind::Gdp,
        Quantity::Percent if about_gdp => MeasureKind::Growth,
        _ => kind,
    }
}

/// Whether a measure names years, and none of those that its figures are of: "outcome_2005" beside a plan for 2006.
pub(crate) fn names_other_years(dataset: &Dataset, series: &Series) -> bool {
    let name = dataset.measure(series).map(|m| m.name.as_str()).unwrap_or_default();
    let year = |text: &str| text.parse::<i16>().ok().filter(|y| text.len() == 4 && (1900..2100).contains(y));
    let mut years = name.split(|c: char| !c.is_ascii_digit()).filter_map(year).peekable();
    // The base of an index is no year of its figures.
    if years.peek().is_none() || matches!(series.unit.quantity, Quantity::Index(_)) {
        return false;
    }
    let has =
        |y: i16| series.points.iter().filter_map(|p| p.period).any(|p| p.year() <= y && y <= p.end_year());
    let dated = series.points.iter().any(|p| p.period.is_some());
    dated && !years.any(has) && !name.contains('=')
}

/// Whether a name speaks of all goods together.
#[cfg(feature = "studio")]
pub(crate) fn says_general(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|w| matches!(w, "general" | "overall" | "total" | "all" | "chung" | "tổng"))
}

/// Whether a dimension lists measures, not parts: its members count unlike things.
#[cfg(feature = "studio")]
pub(crate) fn lists_measures(dataset: &Dataset, d: usize) -> bool {
    let of_other = dataset.dimensions.get(d).is_some_and(|x| x.kind == DimensionKind::Other);
    let mut units = dataset.series.iter().filter(|s| dataset.member(s, d).is_some()).map(|s| &s.unit);
    let Some(first) = units.next() else { return false };
    of_other && units.any(|u| !u.adds_to(first))
}

/// Whether a series stands for the whole of a dimension: not broken down by it, or broken down to its total.
pub(crate) fn is_whole(dataset: &Dataset, series: &Series, d: usize) -> bool {
    dataset.member(series, d).is_none_or(|m| m.role == MemberRole::Total)
}
