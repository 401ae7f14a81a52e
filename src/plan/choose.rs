//! What is drawn: the spec's choice of measure, members, split, indicator and periods made on the dataset, every default
//! filled in. From here on there are only lines of figure records, in their order of importance.

use super::pool::{dimension, left_out, pool};
use super::ranking::{is_rest, rank};
#[cfg(feature = "forms")]
use super::ranking::{largest_first, most};
use super::{once, order};
use crate::dataset::{Dataset, DimensionKind, Flow, Measure, MeasureKind, MemberRole, NONE, Series};
use crate::diag::Diagnostic;
use crate::indicators::{self, Grown, Inputs, Line, Record};
use crate::lang::{Lang, text, words};
use crate::period::{Period, Step};
use crate::spec::{ChartSpec, ChartType};
use crate::unit::Unit;

/// One drawn line of records with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Strand {
    /// The records, by period, one for each period at most.
    pub line: Line,
    /// Its growth on the year before, where that says something.
    pub growth: Option<Grown>,
    /// Name in the reader's language where it is a flow, else the file's own word.
    pub name: String,
    /// Whether it is a sum over the others, shown below a rule.
    pub is_total: bool,
    /// Whether it is what is left over ("other goods"): never first, whatever its size.
    pub is_rest: bool,
    /// All figures of a line of which only those that can be seen are records.
    #[cfg(feature = "press")]
    pub long: Option<super::long::Long>,
}

impl Strand {
    /// Records that have a period and a number, in order.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (Period, f64, &Record)> {
        self.line.records.iter().filter_map(|r| Some((r.period?, *r.value.as_ref().ok()?, r)))
    }

    /// The record of a period.
    #[cfg(not(feature = "press"))]
    pub fn at(&self, period: Period) -> Option<&Record> {
        self.line.at(period)
    }

    /// What the digits of a period's figure allow; `None` where there is none.
    #[cfg(not(feature = "press"))]
    #[inline(never)]
    pub(super) fn interval_at(&self, period: Period) -> Option<crate::figure::Interval> {
        self.line.at(period).filter(|r| r.value.is_ok()).map(|r| r.interval)
    }

    /// Growth on the year before at a period.
    #[inline(never)]
    pub(super) fn growth_at(&self, period: Period) -> Option<Record> {
        #[cfg(feature = "press")]
        if let Some(long) = &self.long {
            return long.growth(long.place(period)?);
        }
        self.growth.as_ref()?.at(period)
    }

    /// The last record with a number.
    pub fn last(&self) -> Option<(Period, f64, &Record)> {
        self.known().next_back()
    }
}

/// Everything that a chart draws, before any size is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Form, never `auto`.
    pub kind: ChartType,
    /// What is drawn, the most important first. In a trade chart: exports, imports, balance.
    pub strands: Vec<Strand>,
    /// The sum of all, when the table has it and the strands are parts.
    pub total: Option<Strand>,
    /// Members beyond those drawn, the largest first.
    pub others: Vec<Strand>,
    /// Members that were not asked for. Nothing of them is drawn or counted, but who is said to be the largest must be larger.
    pub unchosen: Vec<Strand>,
    /// The flow that all strands are about.
    pub flow: Option<Flow>,
    /// What is measured, as the file says it.
    pub measure: Measure,
    /// What the parts are parts of, when split: kind and the file's word.
    pub split: Option<(DimensionKind, String)>,
    /// What all of it is of besides, where the table has more: coffee, of many goods.
    #[cfg(feature = "press")]
    pub held: Vec<String>,
    /// Indicator's id.
    pub indicator: &'static str,
    /// Unit of all values, at scale 1.
    pub unit: Unit,
    /// Periods that any strand has a record for, rising.
    pub periods: Vec<Period>,
}

impl Choice {
    /// Step of the periods.
    pub fn step(&self) -> Option<Step> {
        self.periods.first().map(Period::step)
    }
}

/// Fills in every default of a spec.
///
/// # Errors
/// As [`super::plan`].
pub(super) fn choose(
    spec: &ChartSpec,
    dataset: &Dataset,
    lang: Lang,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Choice, Vec<Diagnostic>> {
    spec.check().map_err(|d| vec![d])?;
    #[cfg(feature = "press")]
    let usual = spec.kind.indicator();
    #[cfg(not(feature = "press"))]
    let usual = "value";
    let id = spec.indicator.as_deref().unwrap_or(usual);
    // Forms that compare parts work shares out of the figures and their total, so that the total need not be drawn.
    #[cfg(feature = "press")]
    let id = if id == "share" && spec.kind.is_press() { "value" } else { id };
    let Some(indicator) = found(id) else {
        return Err(vec![Diagnostic::error("chart.indicator").with("found", id)]);
    };
    let pool = pool(spec, dataset)?;
    if pool.is_empty() {
        return Err(vec![Diagnostic::error("chart.empty")]);
    }
    // Who asks for exports beside imports by name gets them or hears why not, whatever else the table is split into.
    let asks_trade = spec.kind == ChartType::Trade && id == "value";
    let wants_trade =
        asks_trade || spec.kind == ChartType::Auto && spec.indicator.is_none() && spec.by.is_none();
    #[cfg(feature = "press")]
    if indicator.is_studied() {
        let choice = super::indicated::choice(spec, dataset, indicator, lang, warnings)?;
        return done(choice, spec, warnings);
    }
    if wants_trade {
        if let Some(choice) = trade(spec, dataset, &pool, lang) {
            return done(choice, spec, warnings);
        }
        if spec.kind == ChartType::Trade {
            return Err(vec![Diagnostic::error("chart.no-trade")]);
        }
    }
    // Without further forms there is no other indicator.
    #[cfg(feature = "forms")]
    if spec.kind == ChartType::Trade {
        return Err(vec![Diagnostic::error("chart.trade-indicator").with("found", id)]);
    }
    let choice = split(spec, dataset, &pool, indicator, lang)?;
    #[cfg(feature = "studio")]
    if !choice.periods.is_empty() {
        let mut choice = done(choice, spec, warnings)?;
        super::ends::whole(&mut choice, dataset);
        return Ok(choice);
    }
    done(choice, spec, warnings)
}

/// The indicator of an id. Without further forms a chart draws the figures as they are.
fn found(id: &str) -> Option<&'static indicators::Indicator> {
    if cfg!(feature = "forms") || id == "value" { indicators::find(id) } else { None }
}

/// Name of a flow in the reader's language.
pub(super) fn flow_name(lang: Lang, flow: Flow) -> &'static str {
    words(
        lang,
        match flow {
            Flow::Export => "chart.flow.export",
            Flow::Import => "chart.flow.import",
            Flow::Turnover => "chart.flow.turnover",
            Flow::Balance => "chart.flow.balance",
        },
    )
}

/// Exports, imports and balance of the whole, or of the members that are selected.
fn trade(spec: &ChartSpec, dataset: &Dataset, pool: &[usize], lang: Lang) -> Option<Choice> {
    let chosen = |s: &Series| {
        s.members.iter().enumerate().all(|(d, m)| {
            let dimension = dataset.dimensions.get(d);
            dimension.is_none_or(|x| x.kind == DimensionKind::Flow)
                || *m == NONE
                || dataset.member(s, d).is_some_and(|m| m.role == MemberRole::Total)
                || dimension.is_some_and(|x| {
                    spec.select.iter().any(|(name, list)| list.len() == 1 && (name == &x.name))
                })
        })
    };
    let pair = pool.iter().copied().find_map(|x| {
        // The imports beside it are looked for among all series: only where it may be the one.
        dataset.series.get(x).filter(|s| chosen(s))?;
        let m = indicators::partner_of(dataset, x)?;
        pool.contains(&m).then_some((x, m))
    })?;
    let value = indicators::find("value")?;
    let balance = indicators::of_two(indicators::find("balance")?, dataset, pair.0, pair.1)?;
    let one = |index: usize, flow: Flow| {
        let line = indicators::of_one(value, dataset, index)?;
        let growth = growth_of(dataset, index);
        Some(Strand {
            line,
            growth,
            name: flow_name(lang, flow).to_owned(),
            is_total: false,
            is_rest: false,
            #[cfg(feature = "press")]
            long: None,
        })
    };
    let strands = vec![
        one(pair.0, Flow::Export)?,
        one(pair.1, Flow::Import)?,
        Strand {
            line: balance,
            growth: None,
            name: words(lang, "chart.balance").to_owned(),
            is_total: true,
            is_rest: false,
            #[cfg(feature = "press")]
            long: None,
        },
    ];
    // A balance without two figures to compare is no trade chart.
    let unit = strands.first()?.line.unit.clone();
    let with_time = strands.iter().all(|s| s.known().count() > 1);
    with_time.then(|| Choice {
        kind: ChartType::Trade,
        measure: dataset.series.get(pair.0).and_then(|s| dataset.measure(s)).cloned().unwrap_or_default(),
        strands,
        total: None,
        others: Vec::new(),
        unchosen: Vec::new(),
        flow: None,
        split: None,
        #[cfg(feature = "press")]
        held: Vec::new(),
        indicator: "value",
        unit,
        periods: Vec::new(),
    })
}

pub(super) fn growth_of(dataset: &Dataset, index: usize) -> Option<Grown> {
    grows(dataset, dataset.series.get(index)?).then(|| Grown::of(dataset, index)).flatten()
}

/// Whether the growth of a series says something.
pub(super) fn grows(dataset: &Dataset, series: &Series) -> bool {
    let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
    series.unit.has_magnitude() || kind == MeasureKind::Index
}

/// One line for every member of a dimension.
fn split(
    spec: &ChartSpec,
    dataset: &Dataset,
    pool: &[usize],
    indicator: &'static indicators::Indicator,
    lang: Lang,
) -> Result<Choice, Vec<Diagnostic>> {
    let series = |i: &usize| dataset.series.get(*i);
    let has_several = |d: usize| {
        let of = |i: &usize| series(i)?.members.get(d).filter(|m| **m != NONE);
        let mut found = pool.iter().filter_map(of);
        let first = found.next();
        found.any(|m| Some(m) != first)
    };
    let two = cfg!(feature = "forms") && indicator.inputs == Inputs::ExportsAndImports;
    let flow_at = dataset.dimension_of(DimensionKind::Flow);
    let by = match &spec.by {
        Some(name) => dimension(dataset, name),
        None => {
            // Exports and imports of three countries without a sum are of none of them: then the countries are shown. What an article
            // carries are the figures that its chart shows: there the question does not come up.
            #[cfg(feature = "press")]
            let has_whole = |d: usize| {
                let is_whole = |s: &Series| dataset.member(s, d).is_none_or(|m| m.role == MemberRole::Total);
                !has_several(d) || pool.iter().filter_map(&series).any(is_whole)
            };
            #[cfg(feature = "press")]
            let of_all = (0..dataset.dimensions.len()).all(|d| Some(d) == flow_at || has_whole(d));
            let weight = |d: &usize| {
                dataset.dimensions.get(*d).map_or(9, |x| match x.kind {
                    #[cfg(feature = "press")]
                    DimensionKind::Flow if !of_all => 4,
                    DimensionKind::Flow => 0,
                    DimensionKind::Partner | DimensionKind::Commodity => 1,
                    DimensionKind::Sector => 2,
                    DimensionKind::Other => 3,
                })
            };
            (0..dataset.dimensions.len())
                .filter(|d| has_several(*d) && !(two && Some(*d) == flow_at))
                .min_by_key(|d| (weight(d), *d))
        }
    };
    let selects = |d: usize| {
        let dim = dataset.dimensions.get(d);
        spec.select.iter().any(|(name, _)| dimension(dataset, name) == Some(d)) && dim.is_some()
    };
    // Every other dimension: its total, or no breakdown, or exports, or what there is.
    let mut left: Vec<usize> = pool.to_vec();
    for (d, dim) in dataset.dimensions.iter().enumerate() {
        if Some(d) == by || (selects(d) && dim.kind != DimensionKind::Flow) {
            continue;
        }
        let is_whole = |i: &usize| {
            series(i).is_some_and(|s| {
                dataset.member(s, d).is_none_or(|m| match dim.kind {
                    DimensionKind::Flow => m.flow == Some(Flow::Export),
                    _ => m.role == MemberRole::Total,
                })
            })
        };
        let whole: Vec<usize> = left.iter().copied().filter(|i| is_whole(i)).collect();
        // A kind column that goes with the split (group, item, total) has no total beside the items: keep it.
        let covers = by.is_none_or(|b| {
            let mut found = whole.iter().filter_map(|i| series(i)?.members.get(b));
            let first = found.next();
            first.is_some() && found.any(|m| Some(m) != first)
        });
        if !whole.is_empty() && covers {
            left = whole;
        }
    }
    let role =
        |i: &usize| by.and_then(|d| dataset.member(series(i)?, d)).map_or(MemberRole::Total, |m| m.role);
    let named = by.is_some_and(selects);
    let is_flow_split = by.is_some() && by == flow_at;
    let mut parts: Vec<usize> = left.iter().copied().filter(|i| role(i) == MemberRole::Item).collect();
    if parts.is_empty() {
        // A table of groups alone: they are the parts, their sum is not.
        parts = left.iter().copied().filter(|i| role(i) != MemberRole::Total).collect();
    }
    if named || is_flow_split || parts.is_empty() {
        parts = left.clone();
    }
    if is_flow_split && !named {
        // Turnover and balance follow from the others; beside them they are told twice.
        let first: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|i| {
                series(i)
                    .and_then(|s| dataset.flow(s))
                    .is_none_or(|f| matches!(f, Flow::Export | Flow::Import))
            })
            .collect();
        if !first.is_empty() {
            parts = first;
        }
    }
    // Both lists rise.
    #[cfg_attr(not(feature = "forms"), allow(unused_mut, reason = "only a form of one line takes the whole"))]
    let mut whole =
        left.iter().copied().find(|i| role(i) == MemberRole::Total && parts.binary_search(i).is_err());
    #[cfg(feature = "press")]
    let all = two.then(|| indicators::alongside::Alongside::of(dataset));
    #[cfg(feature = "press")]
    let asked = asked(spec);
    let partner = |index: usize| {
        #[cfg(feature = "press")]
        return all.as_ref()?.partner(dataset, index);
        #[cfg(not(feature = "press"))]
        indicators::partner_of(dataset, index)
    };
    #[cfg(feature = "press")]
    let by_ends = core::cell::Cell::new(false);
    let make = |index: usize| -> Option<Strand> {
        let s = dataset.series.get(index)?;
        // What is not shown need not be worked out: of a long line that matters.
        #[cfg(feature = "press")]
        let (long, stretch) = match () {
            #[cfg(feature = "studio")]
            () if by_ends.get() => (None, Some(super::ends::line(dataset, index))),
            () if indicator.id == "value" => match super::long::of(spec, dataset, index, asked) {
                Some((line, long)) => (Some(long), Some(Some(line))),
                None if asked == (None, None) => (None, None),
                None => (None, Some(indicators::stretch(dataset, index, asked.0, asked.1))),
            },
            () => (None, None),
        };
        #[cfg(feature = "press")]
        let is_long = long.is_some() || by_ends.get();
        #[cfg(not(feature = "press"))]
        let (stretch, is_long): (Option<Option<Line>>, bool) = (None, false);
        let line = match stretch {
            Some(line) => line?,
            None if two => indicators::of_two(indicator, dataset, index, partner(index)?)?,
            None => indicators::of_one(indicator, dataset, index)?,
        };
        let member = by.and_then(|d| dataset.member(s, d));
        let flow = if two { None } else { dataset.flow(s) };
        let name = match (member, flow) {
            (Some(m), _) if m.flow.is_none() => m.name.clone(),
            (_, Some(flow)) => flow_name(lang, flow).to_owned(),
            (Some(m), None) => m.name.clone(),
            (None, None) if two => text(lang, &["indicator.", indicator.id, ".name"].concat(), &[]),
            (None, None) => {
                let name = dataset.measure(s).map_or("", |m| m.name.as_str());
                // A file without a word for its measure gets the reader's; what the smallest build is given has a flow.
                #[cfg(feature = "press")]
                let name = if matches!(name, "" | "value") { words(lang, "chart.what.value") } else { name };
                name.to_owned()
            }
        };
        let growth = (indicator.id == "value" && !is_long).then(|| growth_of(dataset, index)).flatten();
        #[cfg(feature = "press")]
        let name = super::named::unturned(name);
        let is_rest = is_rest(&name);
        Some(Strand {
            line,
            growth,
            name,
            is_total: false,
            is_rest,
            #[cfg(feature = "press")]
            long,
        })
    };
    // A form of one line is of the whole where the table has it, else of its largest part.
    #[cfg(feature = "forms")]
    let (mut by, mut is_whole) = (by, false);
    #[cfg(feature = "forms")]
    if !is_flow_split && most(spec.kind) == 1 {
        let of_all = whole.filter(|at| !named && spec.top.is_none() && make(*at).is_some());
        if let Some(at) = of_all {
            (parts, whole, by, is_whole) = (vec![at], None, None, true);
        } else if indicator.id != "value" {
            parts = largest_first(dataset, by, parts);
        }
    }
    let (left_out, of_all) = match by {
        Some(d) if named && !is_flow_split && parts.len() > 1 => left_out(dataset, d, &parts),
        _ => (Vec::new(), None),
    };
    // Of very many lines only those that are drawn are worked out.
    #[cfg(feature = "studio")]
    let periods =
        super::ends::periods(spec, dataset, indicator, &parts).filter(|_| !named).unwrap_or_default();
    #[cfg(not(feature = "studio"))]
    let periods = Vec::new();
    #[cfg(feature = "press")]
    by_ends.set(!periods.is_empty());
    let [mut strands, mut unchosen] = [&parts, &left_out].map(|list| {
        let mut strands: Vec<Strand> = Vec::new();
        #[cfg(feature = "press")]
        let mut taken = once::Taken::new(dataset, by);
        for index in list {
            // The next of a name that stands already would only be dropped: of a long table that is most of the work.
            #[cfg(feature = "press")]
            if taken.has(*index) {
                continue;
            }
            let Some(strand) = make(*index) else { continue };
            // A table without periods has one figure a name; the smallest build draws lines only.
            let undated = cfg!(feature = "forms")
                && strand.line.records.iter().any(|r| r.period.is_none() && r.value.is_ok());
            let first = || cfg!(feature = "forms") || strands.iter().all(|s| s.name != strand.name);
            if (undated || strand.known().next().is_some()) && first() {
                #[cfg(feature = "press")]
                taken.note(*index);
                strands.push(strand);
            }
        }
        // The smallest build's tables are short enough to look for each name.
        if cfg!(feature = "forms") { once::named_once(strands) } else { strands }
    });
    #[cfg(feature = "press")]
    by_ends.set(false);
    #[cfg(feature = "forms")]
    for strand in strands.iter_mut().filter(|_| is_whole) {
        strand.name = words(lang, "chart.total").to_owned();
        if let Some(flow) = strand.line.flow {
            flow_name(lang, flow).clone_into(&mut strand.name);
        }
    }
    let total = whole.and_then(make).map(|s| Strand {
        is_total: true,
        name: words(lang, "chart.total").to_owned(),
        ..s
    });
    // Those chosen may be the whole, divided otherwise than the rest of the table: then nobody was left out.
    if let Some(of_all) = of_all.and_then(make)
        && let Some((period, whole, _)) = of_all.last()
    {
        let sum: f64 = strands.iter().filter_map(|s| s.line.at(period)?.value.ok()).sum();
        if (sum - whole).abs() <= whole.abs() * 0.005 {
            unchosen.clear();
        }
    }
    let Some(first) = strands.first() else { return Err(vec![Diagnostic::error("chart.empty")]) };
    let unit = first.line.unit.clone();
    strands.retain(|s| s.line.unit.adds_to(&unit));
    let flows: Vec<Option<Flow>> = strands.iter().map(|s| s.line.flow).collect();
    let flow = flows.first().copied().flatten().filter(|f| flows.iter().all(|g| *g == Some(*f)));
    let measure =
        parts.first().and_then(series).and_then(|s| dataset.measure(s)).cloned().unwrap_or_default();
    Ok(Choice {
        kind: spec.kind,
        strands,
        total,
        others: Vec::new(),
        unchosen,
        flow,
        measure,
        split: by.and_then(|d| dataset.dimensions.get(d)).map(|d| (d.kind, d.name.clone())),
        #[cfg(feature = "press")]
        held: Vec::new(),
        indicator: indicator.id,
        unit,
        periods,
    })
}

/// First day that is asked for, and the day after the last.
fn asked(spec: &ChartSpec) -> (Option<i32>, Option<i32>) {
    let bound = |text: &Option<String>| text.as_deref().and_then(Period::parse);
    (bound(&spec.from).map(|f| f.first_day()), bound(&spec.to).map(|t| t.end_day()))
}

/// Cuts to the periods asked for and to one step, sorts, keeps the largest, settles the form.
fn done(
    mut choice: Choice,
    spec: &ChartSpec,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Choice, Vec<Diagnostic>> {
    let (from, to) = asked(spec);
    let inside = |p: Period| from.is_none_or(|f| p.first_day() >= f) && to.is_none_or(|t| p.end_day() <= t);
    let step = common_step(&choice.strands);
    let mut mixed = false;
    let mut invalid = 0_u32;
    // The smallest build is given one figure a period, and has no form for a single one.
    #[cfg(feature = "forms")]
    let mut beside_plan = false;
    #[cfg(not(feature = "forms"))]
    let beside_plan = false;
    let is_sound = |r: &Record| r.value.is_err() || r.value.is_ok_and(|v| v.is_finite() && v.abs() <= 1e30);
    let mut cut = |line: &mut Line| {
        // Nearly always all is as it should be: then it is looked at once.
        #[cfg(feature = "press")]
        {
            let mut before = None;
            let is_clean = |r: &Record| {
                let follows = core::mem::replace(&mut before, r.period) < r.period;
                follows && r.period.map(|p| p.step()) == step && is_sound(r)
            };
            // Of periods that follow each other in one step the ends say for all whether they are asked for.
            let ends = [line.records.first(), line.records.last()];
            let is_inside = ends.into_iter().flatten().filter_map(|r| r.period).all(inside);
            if step != Some(Step::Range) && is_inside && line.records.iter().all(is_clean) {
                return;
            }
        }
        line.records.retain(|r| match r.period {
            None => step.is_none(),
            Some(p) => {
                let same = step.is_none_or(|s| p.step() == s);
                mixed |= !same;
                same && inside(p)
            }
        });
        if !line.records.is_sorted_by(|a, b| a.period < b.period) {
            // Of several figures of one period the surest is drawn, the outcome before its plan; of equally sure ones the first.
            #[cfg(feature = "forms")]
            {
                let least = crate::dataset::Status::Revised;
                let doubt =
                    |r: &Record| if r.value.is_ok() { f64::from(r.status.max(least) as u8) } else { 9.0 };
                line.records = order::by_key(core::mem::take(&mut line.records), doubt);
            }
            let key = |r: &Record| r.period.map_or(f64::MIN, order::of);
            line.records = order::by_key(core::mem::take(&mut line.records), key);
            line.records.dedup_by(|b, a| {
                #[cfg(feature = "forms")]
                {
                    let plan = |r: &Record| r.status == crate::dataset::Status::Plan;
                    let twins = a.period == b.period && (a.period.is_some() || plan(b));
                    beside_plan |= twins && plan(b) && !plan(a);
                    twins
                }
                #[cfg(not(feature = "forms"))]
                return a.period.is_some() && a.period == b.period;
            });
        }
        for record in &mut line.records {
            if !is_sound(record) {
                invalid += 1;
                *record = Record::none(record.period, indicators::Reason::NoInput);
            }
        }
    };
    for strand in choice.strands.iter_mut().chain(choice.total.iter_mut()) {
        // A long line was looked at when it was found to be one.
        #[cfg(feature = "press")]
        if strand.long.is_some() && step == Some(Step::Day) {
            continue;
        }
        cut(&mut strand.line);
    }
    if mixed {
        warnings.push(Diagnostic::warning("chart.mixed-steps"));
    }
    if invalid > 0 {
        warnings.push(Diagnostic::warning("chart.not-finite").with("n", invalid));
    }
    let is_trade = choice.kind == ChartType::Trade;
    if !is_trade {
        choice.strands.retain(|s| {
            s.known().next().is_some() || s.line.records.iter().any(|r| r.period.is_none() && r.value.is_ok())
        });
    }
    let rows = choice.strands.iter();
    #[cfg(feature = "press")]
    let mut periods = Some(core::mem::take(&mut choice.periods))
        .filter(|known| !known.is_empty())
        .or_else(|| super::long::periods(&choice.strands))
        .unwrap_or_else(|| order::together(rows.map(|s| s.line.records.iter().filter_map(|r| r.period))));
    #[cfg(not(feature = "press"))]
    let mut periods =
        order::periods(rows.flat_map(|s| s.line.records.iter().filter_map(|r| r.period)).collect());
    // Periods at either end in which nothing has a number are not part of the chart.
    let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
    // Records stand in the order of time: of each line the first and the last say it.
    for strand in &choice.strands {
        if let (Some((from, ..)), Some((to, ..))) = (strand.known().next(), strand.last()) {
            (first, last) = (first.min(order::of(from)), last.max(order::of(to)));
        }
    }
    let inside = |p: &Period| order::of(*p) >= first && order::of(*p) <= last;
    let ends = (periods.first().is_some_and(inside), periods.last().is_some_and(inside));
    if cfg!(not(feature = "press")) || ends != (true, true) {
        periods.retain(inside);
    }
    let has_undated = |s: &Strand| s.line.records.iter().any(|r| r.period.is_none() && r.value.is_ok());
    if periods.is_empty() && !choice.strands.iter().any(has_undated) {
        return Err(vec![Diagnostic::error("chart.empty")]);
    }
    choice.periods = periods;
    if choice.kind == ChartType::Auto {
        choice.kind = match choice.periods.len() {
            0 | 1 => one_period(beside_plan)?,
            _ => ChartType::Line,
        };
    }
    #[cfg(feature = "press")]
    let needs_no_time = choice.kind.is_bar() || choice.kind == ChartType::Bullet;
    #[cfg(not(feature = "press"))]
    let needs_no_time = choice.kind.is_bar();
    if choice.periods.is_empty() && !needs_no_time {
        choice.kind = one_period(false)?;
        warnings.push(Diagnostic::warning("chart.no-time"));
    }
    if is_trade && choice.periods.len() < 2 {
        choice.kind = one_period(false)?;
    }
    if is_trade {
        return Ok(choice);
    }
    rank(&mut choice, spec);
    Ok(choice)
}

/// The form for a single period, or for a plan beside its outcome, where this build has it.
fn one_period(beside_plan: bool) -> Result<ChartType, Vec<Diagnostic>> {
    #[cfg(feature = "press")]
    if beside_plan {
        return Ok(ChartType::Bullet);
    }
    #[cfg(feature = "forms")]
    if !beside_plan {
        return Ok(ChartType::Bar);
    }
    #[cfg(not(feature = "forms"))]
    let _ = beside_plan;
    Err(vec![Diagnostic::error("chart.empty")])
}

/// The step that most records go in.
fn common_step(strands: &[Strand]) -> Option<Step> {
    let mut counts: Vec<(Step, usize)> = Vec::new();
    for (period, _, _) in strands.iter().flat_map(Strand::known) {
        let step = period.step();
        match counts.iter_mut().find(|(s, _)| *s == step) {
            Some((_, n)) => *n += 1,
            None => counts.push((step, 1)),
        }
    }
    counts.into_iter().max_by_key(|&(step, n)| (n, core::cmp::Reverse(step))).map(|(step, _)| step)
}
