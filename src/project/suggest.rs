//! Charts that fit a table, best first, each with the reason: what it would show of these very data. Only what can be drawn is
//! proposed.

use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, MemberRole, NONE, Status};
use crate::diag::Arg;
use crate::indicators::alongside::Alongside;
use crate::lang::{self, Lang};
use crate::period::Step;
use crate::plan::{self, Face, Look, Size};
use crate::spec::{ChartSpec, ChartType};

/// From so many known countries on a map says more than their names.
const MAPPED: usize = 20;

/// How many are proposed at most.
pub const MOST: usize = 6;

/// A chart that fits.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Suggestion {
    /// The chart.
    pub spec: ChartSpec,
    /// Why it fits, in the reader's language.
    pub reason: String,
    /// The title it would have.
    pub title: String,
}

/// What a table offers for charts.
pub(super) struct Facts {
    both: bool,
    step: Option<Step>,
    periods: usize,
    flow: Option<String>,
    flow_name: Option<String>,
    split: Option<Split>,
    plan_and_outcome: bool,
    revised: bool,
    rates: bool,
}

struct Split {
    name: String,
    kind: DimensionKind,
    members: usize,
    has_total: bool,
}

impl Facts {
    /// A form of exports alone, else of imports alone.
    pub(super) fn one_flow(&self, kind: ChartType) -> ChartSpec {
        let mut spec = ChartSpec { kind, ..ChartSpec::default() };
        if let (Some(dimension), Some(member)) = (&self.flow, &self.flow_name) {
            spec.by = Some(dimension.clone());
            spec.select.insert(dimension.clone(), vec![member.clone()]);
        }
        spec
    }

    /// A form of the parts that the table is split into, where it is.
    pub(super) fn by(&self, kind: ChartType) -> Option<ChartSpec> {
        let split = self.split.as_ref()?;
        Some(ChartSpec { kind, by: Some(split.name.clone()), ..ChartSpec::default() })
    }
}

pub(super) fn facts(dataset: &Dataset) -> Facts {
    let both = Alongside::first_pair(dataset).is_some();
    let mut periods: Vec<_> =
        dataset.series.iter().flat_map(|s| s.points.iter().filter_map(|p| p.period)).collect();
    let step = dataset.series.iter().max_by_key(|s| s.points.len()).and_then(|s| s.step());
    periods.retain(|p| Some(p.step()) == step);
    periods.sort();
    periods.dedup();
    let flow_at = dataset.dimension_of(DimensionKind::Flow);
    let flow = flow_at.and_then(|d| dataset.dimensions.get(d));
    let exports = flow.and_then(|d| {
        let of = |f| d.members.iter().find(|m| m.flow == Some(f));
        of(Flow::Export).or_else(|| of(Flow::Import))
    });
    let split = dataset
        .dimensions
        .iter()
        .enumerate()
        .filter(|(_, d)| d.kind != DimensionKind::Flow && d.members.len() > 2)
        .map(|(at, d)| {
            let used = |m: usize| {
                dataset.series.iter().any(|s| s.members.get(at).copied().unwrap_or(NONE) as usize == m)
            };
            let items =
                d.members.iter().enumerate().filter(|(i, m)| m.role == MemberRole::Item && used(*i)).count();
            let has_total = d.members.iter().any(|m| m.role == MemberRole::Total);
            Split { name: d.name.clone(), kind: d.kind, members: items, has_total }
        })
        .filter(|s| s.members > 2)
        .max_by_key(|s| (s.kind == DimensionKind::Partner || s.kind == DimensionKind::Commodity, s.members));
    let twice = |wanted: fn(Status) -> bool| {
        dataset.series.iter().any(|s| {
            s.points.iter().any(|p| {
                wanted(p.status)
                    && s.points
                        .iter()
                        .any(|o| o.period == p.period && !o.status.is_unsure() && !wanted(o.status))
            })
        })
    };
    let plan_and_outcome = dataset.series.iter().any(|s| {
        s.points.iter().any(|p| {
            p.status == Status::Plan
                && s.points.iter().any(|o| o.period == p.period && o.status != Status::Plan)
        })
    });
    Facts {
        both,
        step,
        periods: periods.len(),
        flow: flow.map(|d| d.name.clone()),
        flow_name: exports.map(|m| m.name.clone()),
        split,
        plan_and_outcome,
        revised: twice(|s| s == Status::Estimate),
        rates: dataset.measures.iter().any(|m| matches!(m.kind, MeasureKind::Index | MeasureKind::Growth)),
    }
}

/// The charts that fit, best first.
pub fn suggest(dataset: &Dataset, lang: Lang) -> Vec<Suggestion> {
    let found = facts(dataset);
    let years = matches!(found.step, Some(Step::Year | Step::FiscalYear));
    let months = matches!(found.step, Some(Step::Month | Step::Quarter));
    let mut wishes: Vec<(ChartSpec, &'static str)> = Vec::new();
    let base = |kind: ChartType| ChartSpec { kind, ..ChartSpec::default() };
    let one_flow = |kind: ChartType| found.one_flow(kind);
    let by = |kind: ChartType, split: &Split| ChartSpec { by: Some(split.name.clone()), ..base(kind) };
    if found.plan_and_outcome
        && let Some(split) = &found.split
    {
        wishes.push((by(ChartType::Bullet, split), "suggest.bullet"));
    }
    if found.both && found.periods > 1 {
        wishes.push((base(ChartType::Trade), "suggest.trade"));
    }
    if let Some(split) = &found.split {
        let parts =
            matches!(split.kind, DimensionKind::Partner | DimensionKind::Commodity | DimensionKind::Other);
        if found.periods > 1 {
            if split.members > 5 && split.has_total {
                wishes.push((
                    ChartSpec { indicator: Some("share".into()), ..by(ChartType::Slope, split) },
                    "suggest.slope",
                ));
                wishes.push((by(ChartType::Waterfall, split), "suggest.waterfall"));
            }
            if split.members <= 8 && found.periods > 3 {
                wishes.push((by(ChartType::ColumnStacked, split), "suggest.stacked"));
            }
            if split.members > 8 && found.periods > 5 {
                wishes.push((by(ChartType::Multiples, split), "suggest.multiples"));
                wishes.push((by(ChartType::Bump, split), "suggest.bump"));
            }
            if split.kind == DimensionKind::Partner && split.members >= MAPPED {
                wishes.push((by(ChartType::TileMap, split), "suggest.tile-map"));
            }
            if found.periods > 3 {
                wishes.push((by(ChartType::Line, split), "suggest.line"));
            }
        } else if found.rates {
            wishes.push((by(ChartType::Dumbbell, split), "suggest.dumbbell"));
        }
        if parts && split.members > 9 {
            wishes.push((by(ChartType::Club, split), "suggest.club"));
        }
        let reason = if found.periods == 0 { "suggest.rank" } else { "suggest.bar" };
        wishes.push((by(ChartType::Bar, split), reason));
        if split.members > 5 {
            wishes.push((by(ChartType::Treemap, split), "suggest.treemap"));
        }
    }
    if found.revised && months {
        wishes.insert(0, (one_flow(ChartType::Range), "suggest.range"));
    }
    if found.split.is_none() || found.both {
        if found.both && found.periods > 3 {
            wishes.push((base(ChartType::Balance), "suggest.balance"));
        }
        if months && found.periods > 30 {
            let heat = ChartSpec { indicator: Some("growth-year".into()), ..one_flow(ChartType::Heatmap) };
            wishes.push((heat, "suggest.heatmap"));
            wishes.push((one_flow(ChartType::Seasonal), "suggest.seasonal"));
            wishes.push((one_flow(ChartType::Milestone), "suggest.milestone"));
        }
        if years && found.periods > 4 {
            wishes.push((one_flow(ChartType::Growth), "suggest.growth"));
        }
        if found.periods > 1 {
            wishes.push((base(ChartType::Line), "suggest.line-plain"));
        }
    }
    wishes.push((ChartSpec::default(), "suggest.auto"));

    // What cannot be drawn of these very data is not proposed; nor is the same picture twice.
    let face = Face::bundled();
    let look = Look { lang, ..Look::default() };
    let args = |s: &Option<Split>| {
        let n = s.as_ref().map_or(0, |s| s.members);
        let steps = lang::words(
            lang,
            if found.step == Some(Step::Quarter) { "chart.steps.quarter" } else { "chart.steps.month" },
        );
        [("n", Arg::from(n)), ("periods", Arg::from(found.periods)), ("steps", Arg::from(steps))]
    };
    let mut out: Vec<Suggestion> = Vec::new();
    for (spec, reason) in wishes {
        let Ok(planned) = plan::plan(&spec, dataset, Size::wide(720.0), &face, &look) else { continue };
        let kind = planned.output.told.choice.kind;
        // A map of a few places says less than their names.
        if kind == ChartType::TileMap && planned.output.told.len() < MAPPED {
            continue;
        }
        let drawn = |s: &Suggestion| s.spec.kind == kind || s.spec.kind == spec.kind;
        if out.iter().any(drawn) || out.len() >= MOST {
            continue;
        }
        let reason = lang::text(lang, reason, &args(&found.split));
        let title = planned.output.told.title;
        out.push(Suggestion { spec: ChartSpec { kind, ..spec }, reason, title });
    }
    out
}
