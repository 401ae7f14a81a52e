//! Contradictions inside a table: parts and totals, exports less imports and the balance, months and years, stated and
//! computed shares, growth and indices, breaks by a thousand, rows that stand twice, digits that slipped. Every finding has
//! its arithmetic. A finding is a contradiction only when no rounding of the printed digits can make it true.

use crate::dataset::{Dataset, DimensionKind, MeasureKind, Member, NONE, Point, Series, Status};
use crate::indicators::Record;
use crate::lang::{Lang, words as words_of};
use crate::period::Period;
use crate::unit::Quantity;
use std::borrow::Cow;

mod flows;
mod growth_columns;
mod over_time;
mod overlaps;
mod parts;
mod repeats;
mod slips;
mod stated;
mod suspects;
mod words;

pub use words::{arithmetic, cell_in, cell_name, sentence};

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Parts that do not add up to their total.
    Parts,
    /// Parts that are together more than their total.
    Overlap,
    /// Exports less imports against the stated balance.
    Balance,
    /// Exports plus imports against the stated turnover.
    Turnover,
    /// Months or quarters against their year.
    Years,
    /// A year to date that falls from one month to the next.
    ToDate,
    /// A stated share against part over total.
    Share,
    /// Shares that do not add up to 100.
    ShareSum,
    /// A stated growth against the two values.
    Growth,
    /// A stated index against the two values.
    Index,
    /// What the parts' indices imply for the period before, against what the total's index implies.
    Implied,
    /// A figure a thousand times its neighbours.
    Thousand,
    /// A row that stands twice, with one value or with two.
    Twice,
    /// A stretch of one series repeated in another.
    Repeated,
    /// Digits of one column copied into another.
    Copied,
    /// A figure that looks like a slipped digit.
    Slip,
    /// Exports or imports below nothing.
    Negative,
}

impl Kind {
    /// Whether it only looks wrong where nothing is contradicted: such a finding is named although it is undecided.
    pub fn is_suspicion(self) -> bool {
        use Kind::{Copied, Negative, Overlap, Repeated, Slip, Thousand, Twice};
        matches!(self, Overlap | Twice | Repeated | Copied | Slip | Thousand | Negative)
    }

    /// The key of its name in `lang`.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Parts => "audit.kind.parts",
            Kind::Overlap => "audit.kind.overlap",
            Kind::Balance => "audit.kind.balance",
            Kind::Turnover => "audit.kind.turnover",
            Kind::Years => "audit.kind.years",
            Kind::ToDate => "audit.kind.to-date",
            Kind::Share => "audit.kind.share",
            Kind::ShareSum => "audit.kind.share-sum",
            Kind::Growth => "audit.kind.growth",
            Kind::Index => "audit.kind.index",
            Kind::Implied => "audit.kind.implied",
            Kind::Thousand => "audit.kind.thousand",
            Kind::Twice => "audit.kind.twice",
            Kind::Repeated => "audit.kind.repeated",
            Kind::Copied => "audit.kind.copied",
            Kind::Slip => "audit.kind.slip",
            Kind::Negative => "audit.kind.negative",
        }
    }
}

/// What the comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The printed digits contradict each other.
    Disagrees,
    /// It cannot be decided from this table at this precision.
    Undecided,
    /// They agree, if only within rounding.
    Agrees,
}

/// A cell of the file, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Cell {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Two figures that should be one.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Finding {
    /// What was compared.
    pub kind: Kind,
    /// What the comparison says.
    pub verdict: Verdict,
    /// Index of the series that states the figure.
    pub series: u32,
    /// When.
    pub period: Option<Period>,
    /// The figure as the table states it.
    pub stated: Record,
    /// The same, worked out from other cells.
    pub computed: Record,
    /// The cells of both that are most likely wrong, the likeliest first.
    pub suspects: Vec<Cell>,
}

/// What a table's figures say about each other.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Audit {
    /// Contradictions and suspicions, those first whose cells explain the most.
    pub findings: Vec<Finding>,
    /// Comparisons that agree and that cannot be decided, of each kind and sort the first so many.
    pub others: Vec<Finding>,
    /// How many comparisons agreed, by kind.
    pub agreed: Vec<(Kind, u32)>,
    /// How many could not be decided, by kind.
    pub undecided: Vec<(Kind, u32)>,
    /// The fewest cells that would explain all contradictions, with how many each explains.
    pub suspects: Vec<(Cell, u32)>,
}

impl Audit {
    /// Contradictions, without mere suspicions.
    pub fn contradictions(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.verdict == Verdict::Disagrees)
    }
}

/// Everything that was compared, before it is sorted.
#[derive(Default)]
struct Compared {
    all: Vec<Finding>,
}

impl Compared {
    fn add(&mut self, kind: Kind, series: usize, stated: Record, computed: Record) {
        let verdict = compare(&stated, &computed);
        self.add_as(kind, verdict, series, stated, computed);
    }

    fn add_as(&mut self, kind: Kind, verdict: Verdict, series: usize, stated: Record, computed: Record) {
        let period = stated.period;
        self.all.push(Finding {
            kind,
            verdict,
            series: series as u32,
            period,
            stated,
            computed,
            suspects: Vec::new(),
        });
    }
}

/// An interval as wide as a fifth of the figure agrees with nearly everything.
const WIDE: f64 = 0.2;

/// Compares a stated figure with a computed one. Only disjoint intervals are a contradiction.
pub fn compare(stated: &Record, computed: &Record) -> Verdict {
    let (Ok(a), Ok(b)) = (stated.value, computed.value) else { return Verdict::Undecided };
    // Ends of intervals come out of float sums: a hair apart is touching.
    let hair = 1e-9 * a.abs().max(b.abs());
    let (s, c) = (&stated.interval, &computed.interval);
    if s.lo - hair > c.hi || c.lo - hair > s.hi {
        return Verdict::Disagrees;
    }
    let wide = |r: &Record, v: f64| r.interval.width() > WIDE * v.abs();
    if wide(stated, a) || wide(computed, b) { Verdict::Undecided } else { Verdict::Agrees }
}

/// How many comparisons of one sort agree, of how many: what tells whether they should.
#[derive(Clone, Copy, Default)]
struct Evidence {
    all: u32,
    agree: u32,
    /// Those that hardly agree by chance, since rounding leaves little open.
    sharp: u32,
}

impl Evidence {
    fn add(&mut self, agrees: bool, sharp: bool) {
        self.all += 1;
        self.agree += u32::from(agrees);
        self.sharp += u32::from(agrees && sharp);
    }

    /// Two thirds of at least three.
    fn mostly(self) -> bool {
        self.all >= 3 && self.agree * 3 >= self.all * 2
    }

    /// Half of at least three agree, two or more of them not by chance: of two errors in four neither hides the other.
    fn half(self) -> bool {
        self.all >= 3 && self.sharp >= 2 && self.sharp * 2 >= self.all
    }
}

/// Whether rounding leaves hardly more than one hundredth of an amount open.
fn is_sharp(record: &Record) -> bool {
    record.value.is_ok_and(|v| record.interval.width() <= 0.01 * v.abs())
}

/// Whether two figures lie so many times as far apart as rounding leaves open that it is no small remainder of a list, nor a base that was
/// revised since.
fn is_far(one: &Record, other: &Record) -> bool {
    const TIMES: f64 = 10.0;
    let apart = (one.value.unwrap_or(0.0) - other.value.unwrap_or(0.0)).abs();
    apart >= TIMES * one.interval.width().max(other.interval.width())
}

/// Comparisons of each kind that agree, or that cannot be decided, which are kept to be shown.
const KEPT: usize = 8;

/// Looks for contradictions in a table.
pub fn audit(dataset: &Dataset) -> Audit {
    audit_keeping(dataset, KEPT)
}

/// The same, keeping as many as asked of the comparisons of each kind that agree or cannot be decided.
pub fn audit_keeping(dataset: &Dataset, kept: usize) -> Audit {
    let mut compared = Compared::default();
    let sums = parts::sums_of(dataset);
    parts::compare_parts(dataset, &sums, &mut compared);
    overlaps::find_overlaps(dataset, &sums, &mut compared);
    flows::compare_flows(dataset, &mut compared);
    over_time::compare_times(dataset, &mut compared);
    stated::compare_stated(dataset, &sums, &mut compared);
    repeats::find_repeats(dataset, &mut compared);
    slips::find_slips(dataset, &mut compared);
    suspects::sorted(compared.all, kept)
}

/// Whether a measure's figures of parts add up: money, at this moment. Amounts of different goods do not.
fn adds_up(dataset: &Dataset, series: &Series) -> bool {
    let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    matches!(series.unit.quantity, Quantity::Money(_))
        && series.unit.per.is_none()
        && !matches!(kind, MeasureKind::Gdp)
}

/// Whether figures have no unit at all, so that nothing says whether they add up: only what most of them do can tell.
fn says_no_unit(dataset: &Dataset, series: &Series) -> bool {
    let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    series.unit.quantity == Quantity::Number
        && series.unit.per.is_none()
        && matches!(kind, MeasureKind::Value | MeasureKind::Other)
}

/// The figure of a point.
fn record(dataset: &Dataset, series: usize, at: usize) -> Record {
    dataset.series.get(series).map_or_else(
        || Record::none(None, crate::indicators::Reason::NoInput),
        |s| Record::of_point(series as u32, s, at),
    )
}

/// The figure of a series at a period; `None` when there is no number.
fn figure(dataset: &Dataset, series: usize, period: Option<Period>) -> Option<Record> {
    let s = dataset.series.get(series)?;
    let at = match period {
        Some(p) => crate::indicators::point_at(s, p)?,
        None => s.points.iter().position(|p| p.period.is_none())?,
    };
    Some(record(dataset, series, at)).filter(|r| r.value.is_ok())
}

/// The planned figure of a series at a period, or what came about: a plan stands beside its outcome, and each has parts of its own.
fn figure_as(dataset: &Dataset, series: usize, period: Option<Period>, planned: bool) -> Option<Record> {
    let found = figure(dataset, series, period);
    if found.as_ref().is_some_and(|f| (f.status == Status::Plan) == planned) {
        return found;
    }
    // The first figure of the period is of the other sort, or is none ("…").
    let s = dataset.series.get(series)?;
    let fits = |p: &Point| p.period == period && p.value.is_ok() && (p.status == Status::Plan) == planned;
    s.points.iter().position(fits).map(|at| record(dataset, series, at)).filter(|r| r.value.is_ok())
}

/// Periods of a series, in order, once each, those of plans apart from those of what came about.
fn periods_as(series: &Series) -> Vec<(Option<Period>, bool)> {
    let mut periods: Vec<(Option<Period>, bool)> =
        series.points.iter().map(|p: &Point| (p.period, p.status == Status::Plan)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// Periods of a series, in order, once each.
fn periods(series: &Series) -> Vec<Option<Period>> {
    let mut periods: Vec<Option<Period>> = series.points.iter().map(|p: &Point| p.period).collect();
    periods.dedup();
    periods
}

/// What a series is called: the member that says most. Goods and partners say more than classes and spans.
pub fn label(dataset: &Dataset, series: u32, lang: Lang) -> String {
    let Some(s) = dataset.series.get(series as usize) else { return String::new() };
    let mut best: Option<(u8, String)> = None;
    for (d, &m) in s.members.iter().enumerate() {
        let Some(dimension) = dataset.dimensions.get(d) else { continue };
        // A group's own row ("Tổng kim ngạch" under its heading) is called by the group.
        let m = parts::standing_for(dataset, s, d).unwrap_or(m);
        let Some(member) = dimension.members.get(m as usize).filter(|_| m != NONE) else { continue };
        // A dimension with one member says the same of every figure.
        if dimension.members.len() < 2 {
            continue;
        }
        let says = match dimension.kind {
            DimensionKind::Commodity | DimensionKind::Partner | DimensionKind::Sector => 2,
            DimensionKind::Other => 1,
            DimensionKind::Flow => 0,
        };
        if best.as_ref().is_none_or(|(b, _)| says >= *b) {
            best = Some((says, member_name(lang, member).into_owned()));
        }
    }
    match best {
        Some((_, name)) => name,
        // A table of exports alone is about exports.
        None => match dataset.flow(s) {
            Some(flow) => words_of(lang, flow_key(flow)).to_owned(),
            None => match dataset.measure(s).map_or("", |m| m.name.as_str()) {
                "" | "value" => words_of(lang, "measure.value").to_owned(),
                name => name.to_owned(),
            },
        },
    }
}

/// A member's name, or its flow in words: tables write exports as `X`.
pub fn member_name<'a>(lang: Lang, member: &'a Member) -> Cow<'a, str> {
    match member.flow {
        Some(flow) => Cow::Borrowed(words_of(lang, flow_key(flow))),
        None => Cow::Borrowed(&member.name),
    }
}

fn flow_key(flow: crate::dataset::Flow) -> &'static str {
    use crate::dataset::Flow;
    match flow {
        Flow::Export => "audit.flow.export",
        Flow::Import => "audit.flow.import",
        Flow::Turnover => "audit.flow.turnover",
        Flow::Balance => "audit.flow.balance",
    }
}
