//! Against the world or a partner: revealed comparative advantage, diversification, similarity, intensity,
//! complementarity, intra-industry trade, the margins of exports. `against` names the members that are compared with.

use super::exact::both_ways;
use super::flags::{Flag, of_whole};
use super::formula::Formula;
use super::gaps_of_shares::{Shares, gaps, in_common};
use super::parts::{in_own_sum, used};
use super::same_item::ByName;
use super::selection::Task;
use super::sums;
use super::units::{number, percent};
use super::work::{many, named, unlike_units, work};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record};
use crate::dataset::{DimensionKind, Flow};
use crate::diag::Diagnostic;
use crate::figure::{Decimal, Interval};
use crate::period::Period;
use std::collections::{HashMap, HashSet};

const WITS: &str = "WTO and UNCTAD, A Practical Guide to Trade Policy Analysis (2012), ch. 1; World Bank, WITS, Trade Indicators";
const GUIDE: &str = "WTO and UNCTAD, A Practical Guide to Trade Policy Analysis (2012), ch. 1";

/// A row about two economies.
const fn entry(
    id: &'static str,
    formula: &'static str,
    source: &'static str,
    example: Example,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group: Group::World,
        formula,
        inputs: Inputs::TwoEconomies,
        params: &[Param::Against],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::UnlikeUnits],
        source,
        example,
        compute: Compute::Table(compute),
    }
}

pub(super) static ENTRIES: [Indicator; 9] = [
    entry(
        "rca",
        ADVANTAGE.text,
        WITS,
        Example { asks: "world.csv --where economy=A --against economy=World --by good", gives: "2005 0.50" },
        rca,
    ),
    entry(
        "rca-symmetric",
        SYMMETRIC.text,
        GUIDE,
        Example {
            asks: "world.csv --where economy=A --against economy=World --by good",
            gives: "2005 −0.33",
        },
        rca_symmetric,
    ),
    entry(
        "trade-intensity",
        ADVANTAGE.text,
        WITS,
        Example { asks: "world.csv --where economy=A --against economy=World --by good", gives: "2005 0.50" },
        rca,
    ),
    entry(
        "diversification",
        "Σ |xᵢ ÷ X − wᵢ ÷ W| ÷ 2",
        "UNCTAD, Handbook of Statistics, ch. Calculation methods: diversification index",
        Example { asks: "world.csv --where economy=A --against economy=World --by good", gives: "2005 0.20" },
        diversification,
    ),
    entry(
        "similarity",
        "Σ min(xᵢ ÷ X; wᵢ ÷ W)",
        "J. M. Finger and M. E. Kreinin, A Measure of Export Similarity, Economic Journal 89 (1979), pp. 905–912",
        Example { asks: "world.csv --where economy=A --against economy=World --by good", gives: "2005 0.80" },
        similarity,
    ),
    entry(
        "complementarity",
        "1 − Σ |xᵢ ÷ X − wᵢ ÷ W| ÷ 2",
        WITS,
        Example { asks: "world.csv --where economy=A --against economy=World --by good", gives: "2005 0.80" },
        complementarity,
    ),
    entry(
        "extensive-margin",
        "100 × Σ ([xᵢ > 0] × wᵢ) ÷ W",
        "D. Hummels and P. Klenow, The Variety and Quality of a Nation's Exports, AER 95 (2005), pp. 704–723",
        Example {
            asks: "world.csv --where economy=B --against economy=World --by good",
            gives: "2005 60.0%",
        },
        extensive,
    ),
    entry(
        "intensive-margin",
        "100 × X ÷ Σ ([xᵢ > 0] × wᵢ)",
        "D. Hummels and P. Klenow, The Variety and Quality of a Nation's Exports, AER 95 (2005), pp. 704–723",
        Example {
            asks: "world.csv --where economy=B --against economy=World --by good",
            gives: "2005 33.3%",
        },
        intensive,
    ),
    Indicator {
        id: "grubel-lloyd",
        group: Group::World,
        formula: "1 − Σ |xᵢ − mᵢ| ÷ Σ (xᵢ + mᵢ)",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: "H. G. Grubel and P. J. Lloyd, Intra-Industry Trade (1975); OECD, ISIC intra-industry trade notes",
        example: Example { asks: "goods.csv", gives: "2005 0.409" },
        compute: Compute::Table(grubel_lloyd),
    },
];

const ADVANTAGE: Formula<4> = Formula {
    text: "(x ÷ X) ÷ (w ÷ W)",
    names: ["x", "X", "w", "W"],
    of: |[x, own, w, world]| (own > 0.0 && w > 0.0 && world > 0.0).then(|| (x / own) / (w / world)),
};

const SYMMETRIC: Formula<4> = Formula {
    text: "(x × W − w × X) ÷ (x × W + w × X)",
    names: ["x", "X", "w", "W"],
    of: |[x, own, w, world]| {
        let (a, b) = (x * world, w * own);
        (a + b > 0.0).then(|| (a - b) / (a + b))
    },
};

const EXTENSIVE: Formula<2> =
    Formula { text: "100 × s ÷ W", names: ["s", "W"], of: |[s, w]| (w > 0.0).then(|| 100.0 * s / w) };

const INTENSIVE: Formula<2> =
    Formula { text: "100 × X ÷ s", names: ["X", "s"], of: |[x, s]| (s > 0.0).then(|| 100.0 * x / s) };

/// Revealed comparative advantage: the share of an item in one's exports over its share in the world's. Above 1 the item
/// weighs more at home than in the world.
pub fn advantage(x: &Record, own: &Record, w: &Record, world: &Record) -> Record {
    let of = [x, own, w, world];
    in_own_sum(work(&ADVANTAGE, of, number()), of, ADVANTAGE.of)
}

/// The same between −1 and 1: `(R − 1) ÷ (R + 1)`.
pub fn symmetric_advantage(x: &Record, own: &Record, w: &Record, world: &Record) -> Record {
    let of = [x, own, w, world];
    in_own_sum(work(&SYMMETRIC, of, number()), of, SYMMETRIC.of)
}

fn rca(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    by_item(task, advantage)
}

fn rca_symmetric(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    by_item(task, symmetric_advantage)
}

/// The whole of a group: its printed total, else its sum.
fn whole(task: &Task<'_>, group: &[usize], d: usize, period: Option<Period>) -> Record {
    let all: Vec<Record> = group.iter().map(|&i| task.figure(i, period)).collect();
    whole_of_figures(task, group, d, period, &all.iter().collect::<Vec<_>>())
}

/// The same of figures that are known: where a unit changes on the way, the total of the period's own unit.
fn whole_of_figures(
    task: &Task<'_>,
    group: &[usize],
    d: usize,
    period: Option<Period>,
    all: &[&Record],
) -> Record {
    let printed = |i: &usize| Some(task.figure(task.whole_of(*i, d)?, period)).filter(|t| t.value.is_ok());
    match group.iter().find_map(printed) {
        Some(total) => {
            let flag = of_whole(all, &total);
            total.flagged(flag.filter(|f| matches!(f, Flag::Overlap { .. })))
        }
        None => super::parts::listed(&all.iter().copied().filter(|r| r.value.is_ok()).collect::<Vec<_>>()),
    }
}

fn by_item(
    task: &Task<'_>,
    formula: fn(&Record, &Record, &Record, &Record) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let mut lines = Vec::new();
    for group in task.parts(d) {
        let Some(world) = other_items(task, &group, d) else { return Err(task.lacks("against")) };
        for &i in &group {
            let Some(w) = task.against(i) else { continue };
            let record = |p| {
                let (own, all) = (whole(task, &group, d, p), whole(task, &world, d, p));
                formula(&task.figure(i, p), &own, &task.figure(w, p), &all).at(p)
            };
            let records = task.periods(&[i]).into_iter().map(record).collect();
            lines.push(task.line(i, number(), records));
        }
    }
    Ok(lines)
}

/// All items of the economy that a group is compared with; `None` when nothing, or itself, was asked for.
fn other_items(task: &Task<'_>, group: &[usize], d: usize) -> Option<Vec<usize>> {
    let first = group.iter().find_map(|&i| task.against(i).filter(|w| *w != i))?;
    Some(task.siblings(first, d))
}

/// The items of one's own and of the other economy side by side, and both wholes. An item that one of them does not list
/// counts as nothing there, which is said; one without a figure is left out.
struct Both {
    own: Vec<Record>,
    world: Vec<Record>,
    own_whole: Record,
    world_whole: Record,
}

/// Finds the items that those of a group are compared with along a dimension.
type Other<'a> = dyn Fn(&[usize], usize) -> Result<Vec<usize>, Diagnostic> + 'a;

/// The series of an item: one, or one for each unit where that changes from one period to the next.
type Item = Vec<usize>;

/// The items that some series are of.
fn items(task: &Task<'_>, of: &[usize], d: usize) -> Vec<(Option<u32>, Item)> {
    let mut items: Vec<(Option<u32>, Item)> = Vec::new();
    let mut places: HashMap<Option<u32>, usize> = HashMap::new();
    for &i in of {
        let member = task.dataset.series.get(i).and_then(|s| s.members.get(d).copied());
        let at = *places.entry(member).or_insert(items.len());
        match items.get_mut(at) {
            Some((_, item)) => item.push(i),
            None => items.push((member, vec![i])),
        }
    }
    items
}

/// The items of two economies that go together, on either side: under the same name, else under the same code or words.
fn side_by_side(task: &Task<'_>, own: &[usize], world: &[usize], d: usize) -> Vec<(Item, Item)> {
    let (own, world) = (items(task, own, d), items(task, world, d));
    let known: HashMap<Option<u32>, &Item> = world.iter().map(|(member, item)| (*member, item)).collect();
    let own_members: HashSet<Option<u32>> = own.iter().map(|(member, _)| *member).collect();
    let rest = world.iter().filter(|(member, _)| !own_members.contains(member));
    let rest: HashMap<usize, &Item> = rest.filter_map(|(_, item)| Some((*item.first()?, item))).collect();
    let among: Vec<usize> = world.iter().filter_map(|(_, item)| item.first().copied()).collect();
    let among: Vec<usize> = among.into_iter().filter(|i| rest.contains_key(i)).collect();
    let by_name = ByName::of(task, &among, d);
    let mut taken: HashSet<usize> = HashSet::new();
    let mut all: Vec<(Item, Item)> = Vec::new();
    for (member, item) in own {
        let named = || rest.get(&by_name.of_same_item(task, *item.first()?, d)?).copied();
        let with = known.get(&member).copied().or_else(named).cloned().unwrap_or_default();
        taken.extend(&with);
        all.push((item, with));
    }
    let alone = world.into_iter().map(|(_, item)| item);
    all.extend(alone.filter(|item| item.iter().all(|w| !taken.contains(w))).map(|w| (Item::new(), w)));
    all
}

/// The figure of an item: in whichever unit the table has it.
fn figure_of(task: &Task<'_>, item: &[usize], p: Option<Period>) -> Record {
    let all = || item.iter().map(|&i| task.figure(i, p));
    let stated = || all().find(|r| r.value != Err(Reason::NoInput));
    all().find(|r| r.value.is_ok()).or_else(stated).unwrap_or_else(|| Record::none(p, Reason::NoInput))
}

fn compared_with(
    task: &Task<'_>,
    unit: crate::unit::Unit,
    other: &Other<'_>,
    formula: &dyn Fn(&Both) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let mut lines = Vec::new();
    for group in task.parts(d) {
        let Some(&first) = group.first() else { continue };
        let world = other(&group, d)?;
        if world.is_empty() {
            continue;
        }
        let items = side_by_side(task, &group, &world, d);
        let record = |p: Option<Period>| {
            let figures: Vec<(Record, Record)> = items
                .iter()
                .map(|(own, other)| (figure_of(task, own, p), figure_of(task, other, p)))
                .collect();
            let (own, others): (Vec<&Record>, Vec<&Record>) = figures.iter().map(|(a, b)| (a, b)).unzip();
            let own_whole = whole_of_figures(task, &group, d, p, &own);
            let world_whole = whole_of_figures(task, &world, d, p, &others);
            // Shares of a whole in another money, or of several, are none.
            let unlike = unlike_units(&[own, vec![&own_whole]].concat())
                || unlike_units(&[others, vec![&world_whole]].concat());
            let nothing = |whole: &Record| Record::given(p, Decimal::whole(0), &whole.unit.base());
            let mut pairs: Vec<(Record, Record)> = Vec::new();
            let (mut one_sided, mut left_out) = (Vec::new(), Vec::new());
            for pair in figures {
                let of_no_row = |r: &Record| r.value == Err(Reason::NoInput);
                match (pair.0.value.is_ok(), pair.1.value.is_ok()) {
                    (true, true) => pairs.push(pair),
                    (true, false) if of_no_row(&pair.1) => {
                        one_sided.push(pair.clone());
                        pairs.push((pair.0, nothing(&world_whole)));
                    }
                    (false, true) if of_no_row(&pair.0) => {
                        one_sided.push(pair.clone());
                        pairs.push((nothing(&own_whole), pair.1));
                    }
                    _ => left_out.push(pair),
                }
            }
            let flags = [one_sidedness(&one_sided, &pairs), used(&[pairs.clone(), left_out].concat())];
            let (own, world_items) = pairs.into_iter().unzip();
            let both = Both { own, world: world_items, own_whole, world_whole };
            let record = formula(&both);
            let record = if unlike { record.refused(Reason::UnlikeUnits) } else { record };
            flags.into_iter().fold(record, Record::flagged).at(p)
        };
        let records = task.periods(&group).into_iter().map(record).collect();
        lines.push(task.line_over(first, d, unit.clone(), records));
    }
    if lines.is_empty() { Err(task.lacks("exports and imports")) } else { Ok(lines) }
}

/// How many items stand on one side only, and how much they are of what all are worth.
fn one_sidedness(one_sided: &[(Record, Record)], all: &[(Record, Record)]) -> Option<Flag> {
    let worth = |of: &[(Record, Record)]| -> f64 {
        of.iter().flat_map(|(a, b)| [a, b]).filter_map(|r| r.value.ok()).map(f64::abs).sum()
    };
    let percent = 100.0 * worth(one_sided) / worth(all);
    (!one_sided.is_empty() && percent.is_finite()).then_some(Flag::OneSided {
        items: one_sided.len() as u32,
        of: all.len() as u32,
        percent,
    })
}

fn compared(
    task: &Task<'_>,
    unit: crate::unit::Unit,
    formula: &dyn Fn(&Both) -> Record,
) -> Result<Vec<Line>, Diagnostic> {
    let other = |group: &[usize], d: usize| other_items(task, group, d).ok_or_else(|| task.lacks("against"));
    compared_with(task, unit, &other, formula)
}

/// The imports of the other economy, beside one's own exports. In a table that names no flow the figures asked for are taken as they are.
fn other_imports(task: &Task<'_>, group: &[usize], d: usize) -> Result<Vec<usize>, Diagnostic> {
    let world = other_items(task, group, d).ok_or_else(|| task.lacks("against"))?;
    let flow = |of: &[usize]| {
        of.first().and_then(|&i| task.dataset.series.get(i)).and_then(|s| task.dataset.flow(s))
    };
    // One's own imports are no supply.
    if flow(group) == Some(Flow::Import) {
        return Ok(Vec::new());
    }
    if flow(group) != Some(Flow::Export) || flow(&world) != Some(Flow::Export) {
        return Ok(world);
    }
    let Some(&first) = world.first() else { return Ok(world) };
    let imports = |&i: &usize| flow(&[i]) == Some(Flow::Import) && beside_but_for(task, first, i, d);
    let beside = task.of_flow(first, Flow::Import).or_else(|| (0..task.dataset.series.len()).find(imports));
    beside.map(|i| task.siblings(i, d)).ok_or_else(|| task.lacks("exports and imports"))
}

/// Sum over the items of a function of the two shares, with its exact ends; of long lists that make up their own whole, those of each
/// item's shares.
fn of_shares(
    both: &Both,
    formula: &'static str,
    term: fn(f64, f64) -> f64,
    bounds: fn(&Interval, &Interval) -> Interval,
    finish: fn(f64) -> f64,
    exact: fn(Shares<'_>, Shares<'_>) -> Option<Interval>,
) -> Record {
    let result = (|| {
        let (t, w) = (both.own_whole.value.ok()?, both.world_whole.value.ok()?);
        let (ti, wi) = (&both.own_whole.interval, &both.world_whole.interval);
        let mut value = 0.0;
        let mut sum = Interval::exact(0.0);
        for (own, world) in both.own.iter().zip(&both.world) {
            // What an economy does not trade has the share nothing.
            let (a, b) = (own.value.unwrap_or(0.0) / t, world.value.unwrap_or(0.0) / w);
            value += term(a, b);
            sum = sum + bounds(&own.interval.divide(ti)?, &world.interval.divide(wi)?);
        }
        let printed = |whole: &Record| whole.stands_alone().then_some(whole.interval);
        let ends = |of: &[Record]| -> Vec<Interval> {
            of.iter().map(|r| Interval { lo: r.interval.lo.max(0.0), hi: r.interval.hi.max(0.0) }).collect()
        };
        let (own, world) = (ends(&both.own), ends(&both.world));
        let own = Shares { of: &own, whole: printed(&both.own_whole) };
        let world = Shares { of: &world, whole: printed(&both.world_whole) };
        let outer = || Interval::hull(finish(sum.lo), finish(sum.hi));
        Some((finish(value), exact(own, world).unwrap_or_else(outer)))
    })();
    let own: Vec<&Record> = both.own.iter().collect();
    let mut record = many(formula, "xᵢ", &own, number(), result);
    for other in &both.world {
        record.inputs.extend(named(&other.inputs, "wᵢ"));
    }
    // A whole that is no cell of its own is the sum of the items.
    let mut text = formula.to_owned();
    for (whole, name, sum) in [(&both.own_whole, "X", "(Σ xⱼ)"), (&both.world_whole, "W", "(Σ wⱼ)")] {
        record.status = record.status.max(whole.status);
        if whole.stands_alone() {
            record.inputs.extend(named(&whole.inputs, name));
        } else {
            text = text.replace(name, sum);
        }
    }
    record.formula = text.into();
    record
}

fn apart(a: f64, b: f64) -> f64 {
    (a - b).abs()
}

fn apart_bounds(a: &Interval, b: &Interval) -> Interval {
    (*a - *b).size()
}

fn diversification(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    compared(task, number(), &|both| {
        let half = |a: Shares<'_>, b: Shares<'_>| gaps(a, b).map(|gaps| gaps.times(0.5));
        of_shares(both, "Σ |xᵢ ÷ X − wᵢ ÷ W| ÷ 2", apart, apart_bounds, |sum| sum / 2.0, half)
    })
}

fn complementarity(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    compared_with(task, number(), &|group, d| other_imports(task, group, d), &|both| {
        fn even(gaps: f64) -> f64 {
            1.0 - gaps / 2.0
        }
        let exact =
            |a: Shares<'_>, b: Shares<'_>| gaps(a, b).map(|g| Interval { lo: even(g.hi), hi: even(g.lo) });
        of_shares(both, "1 − Σ |xᵢ ÷ X − wᵢ ÷ W| ÷ 2", apart, apart_bounds, even, exact)
    })
}

fn similarity(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let bounds = |a: &Interval, b: &Interval| Interval { lo: a.lo.min(b.lo), hi: a.hi.min(b.hi) };
    compared(task, number(), &|both| {
        of_shares(both, "Σ min(xᵢ ÷ X; wᵢ ÷ W)", f64::min, bounds, |sum| sum, in_common)
    })
}

/// The world's trade in the items that one exports at all.
fn covered(both: &Both) -> Record {
    let exported = both.own.iter().zip(&both.world).filter(|(x, _)| x.value.is_ok_and(|v| v > 0.0));
    let world: Vec<&Record> = exported.map(|(_, w)| w).filter(|w| w.value.is_ok()).collect();
    let mut sum = sums::sum(&world);
    sum.formula = "Σ wᵢ".into();
    sum.inputs.iter_mut().for_each(|i| i.name = "wᵢ".into());
    sum
}

fn extensive(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    compared(task, percent(), &|both| {
        let of = [&covered(both), &both.world_whole];
        in_own_sum(work(&EXTENSIVE, of, percent()), of, EXTENSIVE.of)
    })
}

fn intensive(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    compared(task, percent(), &|both| {
        let of = [&both.own_whole, &covered(both)];
        let record = work(&INTENSIVE, of, percent());
        if unlike_units(&of) { record.refused(Reason::UnlikeUnits) } else { record }
    })
}

/// Grubel–Lloyd index of items with exports and imports: 0 when every item flows one way, 1 when both ways alike.
pub fn grubel_lloyd_of(pairs: &[(Record, Record)]) -> Record {
    let exports: Vec<&Record> = pairs.iter().map(|(x, _)| x).collect();
    let values = || pairs.iter().map(|(x, m)| (x.value.unwrap_or(0.0), m.value.unwrap_or(0.0)));
    let gap: f64 = values().map(|(x, m)| (x - m).abs()).sum();
    let both: f64 = values().map(|(x, m)| x + m).sum();
    // Nothing is traded less than not at all.
    let trade = |r: &Record| Interval { lo: r.interval.lo.max(0.0), hi: r.interval.hi.max(0.0) };
    let ends = both_ways(&pairs.iter().map(|(x, m)| (trade(x), trade(m))).collect::<Vec<_>>());
    let result = ends.filter(|_| both > 0.0).map(|ends| (1.0 - gap / both, ends));
    let mut record = many("1 − Σ |xᵢ − mᵢ| ÷ Σ (xᵢ + mᵢ)", "xᵢ", &exports, number(), result);
    for (_, m) in pairs {
        record.status = record.status.max(m.status);
        record.inputs.extend(named(&m.inputs, "mᵢ"));
    }
    if unlike_units(&pairs.iter().flat_map(|(x, m)| [x, m]).collect::<Vec<_>>()) {
        return record.refused(Reason::UnlikeUnits);
    }
    record
}

fn grubel_lloyd(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let flow = |i: &usize| task.dataset.series.get(*i).and_then(|s| task.dataset.flow(s));
    let groups = task.parts(d);
    let mut lines = Vec::new();
    for group in &groups {
        let exports: Vec<usize> = group.iter().filter(|i| flow(i) == Some(Flow::Export)).copied().collect();
        let Some(&first) = exports.first() else { continue };
        // The imports of the same goods: under the same name, else under the same code or words.
        let imports: Vec<usize> = groups
            .iter()
            .flatten()
            .filter(|i| flow(i) == Some(Flow::Import) && beside_but_for(task, first, **i, d))
            .copied()
            .collect();
        let by_name = ByName::of(task, &imports, d);
        let with = |x: usize| task.of_flow(x, Flow::Import).or_else(|| by_name.of_same_item(task, x, d));
        let matched: Vec<(usize, Option<usize>)> = exports.iter().map(|&x| (x, with(x))).collect();
        if matched.iter().all(|(_, m)| m.is_none()) {
            continue;
        }
        let taken: HashSet<usize> = matched.iter().filter_map(|(_, m)| *m).collect();
        let alone: Vec<usize> = imports.iter().filter(|m| !taken.contains(m)).copied().collect();
        let none = |p| Record::none(p, Reason::NoInput);
        let record = |p| {
            let beside = |m: Option<usize>| m.map_or_else(|| none(p), |m| task.figure(m, p));
            let mut all: Vec<(Record, Record)> =
                matched.iter().map(|&(x, m)| (task.figure(x, p), beside(m))).collect();
            all.extend(alone.iter().map(|&m| (none(p), task.figure(m, p))));
            let left_out = used(&all);
            all.retain(|(x, m)| x.value.is_ok() && m.value.is_ok());
            grubel_lloyd_of(&all).flagged(left_out).at(p)
        };
        let records = task.periods(group).into_iter().map(record).collect();
        lines.push(task.line_over(first, d, number(), records));
    }
    if lines.is_empty() { Err(task.lacks("exports and imports")) } else { Ok(lines) }
}

/// Whether two series differ in the flow and along `d` only.
pub(super) fn beside_but_for(task: &Task<'_>, x: usize, m: usize, d: usize) -> bool {
    let (Some(x), Some(m)) = (task.dataset.series.get(x), task.dataset.series.get(m)) else { return false };
    let is_flow = |n: usize| task.dataset.dimensions.get(n).is_some_and(|x| x.kind == DimensionKind::Flow);
    m.unit.adds_to(&x.unit)
        && m.members.iter().zip(&x.members).enumerate().all(|(n, (a, b))| n == d || a == b || is_flow(n))
}
