//! What prices do and what quantities do: unit values, Laspeyres, Paasche, Fisher and Törnqvist indices of prices and
//! volumes, the log-mean Divisia split of a change in value, terms of trade.
//!
//! Everything is worked out from values `v` and quantities `q` (a unit value is `v ÷ q`), over the goods that have both in
//! both periods.

use super::flags::Flag;
use super::formula::Formula;
use super::parts::over_parts;
use super::selection::Task;
use super::series::year_before;
pub use super::terms::terms;
use super::terms::{INCOME_TERMS, TERMS, income_terms, terms_of_trade};
use super::tornqvist_ends::{best_mean, log_ends};
use super::units::index as index_unit;
use super::work::{many, mixed_periods, named, refuse, work};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Reason, Record};
use crate::dataset::MeasureKind;
use crate::diag::Diagnostic;
use crate::figure::{Interval, exp, ln, powf};
use crate::period::Period;
use crate::unit::Unit;

const IMF: &str = "IMF, Export and Import Price Index Manual (2009), ch. 2 and 16";
const ANG: &str =
    "B. W. Ang, Decomposition analysis for policymaking in energy, Energy Policy 32 (2004), pp. 1131–1139";

/// A row about values and quantities of goods.
const fn entry(
    id: &'static str,
    formula: &'static str,
    source: &'static str,
    gives: Gives,
    shows: &'static str,
    compute: fn(&Task<'_>) -> Result<Vec<Line>, Diagnostic>,
) -> Indicator {
    Indicator {
        id,
        group: Group::PriceAndVolume,
        formula,
        inputs: Inputs::ValuesAndQuantities,
        params: &[Param::Base],
        gives,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::TooFew],
        source,
        example: Example { asks: "goods.csv --where flow=X", gives: shows },
        compute: Compute::Table(compute),
    }
}

const LP: &str = "100 × Σ (v₁ᵢ × q₀ᵢ ÷ q₁ᵢ) ÷ Σ v₀ᵢ";
const PP: &str = "100 × Σ v₁ᵢ ÷ Σ (v₀ᵢ × q₁ᵢ ÷ q₀ᵢ)";
const LQ: &str = "100 × Σ (v₀ᵢ × q₁ᵢ ÷ q₀ᵢ) ÷ Σ v₀ᵢ";
const PQ: &str = "100 × Σ v₁ᵢ ÷ Σ (v₁ᵢ × q₀ᵢ ÷ q₁ᵢ)";
const FP: &str = "100 × √(Σ (v₁ᵢ × q₀ᵢ ÷ q₁ᵢ) ÷ Σ v₀ᵢ × Σ v₁ᵢ ÷ Σ (v₀ᵢ × q₁ᵢ ÷ q₀ᵢ))";
const FQ: &str = "100 × √(Σ (v₀ᵢ × q₁ᵢ ÷ q₀ᵢ) ÷ Σ v₀ᵢ × Σ v₁ᵢ ÷ Σ (v₁ᵢ × q₀ᵢ ÷ q₁ᵢ))";
const TP: &str = "100 × exp(Σ ((v₀ᵢ ÷ Σ v₀ⱼ + v₁ᵢ ÷ Σ v₁ⱼ) ÷ 2 × ln(v₁ᵢ ÷ q₁ᵢ ÷ (v₀ᵢ ÷ q₀ᵢ))))";
const TQ: &str = "100 × exp(Σ ((v₀ᵢ ÷ Σ v₀ⱼ + v₁ᵢ ÷ Σ v₁ⱼ) ÷ 2 × ln(q₁ᵢ ÷ q₀ᵢ)))";
const DP: &str = "Σ ((v₁ᵢ − v₀ᵢ) ÷ ln(v₁ᵢ ÷ v₀ᵢ) × ln(v₁ᵢ ÷ q₁ᵢ ÷ (v₀ᵢ ÷ q₀ᵢ)))";
const DQ: &str = "Σ ((v₁ᵢ − v₀ᵢ) ÷ ln(v₁ᵢ ÷ v₀ᵢ) × ln(q₁ᵢ ÷ q₀ᵢ))";

pub(super) static ENTRIES: [Indicator; 13] = [
    entry("unit-value", UNIT_VALUE.text, IMF, Gives::MoneyPer, "2005 1,176 USD/tonne", unit_values),
    entry("price-laspeyres", LP, IMF, Gives::Index, "2005 115", |t| over_goods(t, laspeyres_price)),
    entry("price-paasche", PP, IMF, Gives::Index, "2005 115", |t| over_goods(t, paasche_price)),
    entry("price-fisher", FP, IMF, Gives::Index, "2005 115", |t| over_goods(t, fisher_price)),
    entry("price-tornqvist", TP, IMF, Gives::Index, "2005 115", |t| over_goods(t, tornqvist_price)),
    entry("volume-laspeyres", LQ, IMF, Gives::Index, "2005 108", |t| over_goods(t, laspeyres_volume)),
    entry("volume-paasche", PQ, IMF, Gives::Index, "2005 109", |t| over_goods(t, paasche_volume)),
    entry("volume-fisher", FQ, IMF, Gives::Index, "2005 109", |t| over_goods(t, fisher_volume)),
    entry("volume-tornqvist", TQ, IMF, Gives::Index, "2005 109", |t| over_goods(t, tornqvist_volume)),
    entry("effect-of-prices", DP, ANG, Gives::Same, "2005 $126 million", |t| over_goods(t, effect_of_prices)),
    entry("effect-of-volumes", DQ, ANG, Gives::Same, "2005 $74 million", |t| {
        over_goods(t, effect_of_volumes)
    }),
    Indicator {
        id: "terms-of-trade",
        group: Group::PriceAndVolume,
        formula: TERMS.text,
        inputs: Inputs::PriceIndices,
        params: &[],
        gives: Gives::Index,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: "World Bank, World Development Indicators, notes on the net barter terms of trade index",
        example: Example { asks: "prices.csv", gives: "2005 102.8" },
        compute: Compute::Table(terms_of_trade),
    },
    Indicator {
        id: "income-terms-of-trade",
        group: Group::PriceAndVolume,
        formula: INCOME_TERMS.text,
        inputs: Inputs::PriceIndices,
        params: &[],
        gives: Gives::Same,
        refuses: &[Reason::NoInput, Reason::DivisionByZero],
        source: "UNCTAD, Handbook of Statistics, ch. Calculation methods: purchasing power index of exports",
        example: Example { asks: "prices.csv", gives: "2005 $1,105 million" },
        compute: Compute::Table(income_terms),
    },
];

/// Unit value.
pub const UNIT_VALUE: Formula<2> =
    Formula { text: "v ÷ q", names: ["v", "q"], of: |[v, q]| (q > 0.0).then(|| v / q) };

/// Unit value: money for each unit of quantity.
///
/// ```
/// use kimngach::indicators::{price_volume, Record};
/// # use kimngach::figure::Decimal;
/// # use kimngach::unit::{Currency, Quantity, Unit};
/// # let stated = |d: &str, unit: Unit| Record::stated(None, kimngach::figure::Stated {
/// #     decimal: Decimal::parse(d).unwrap(), qualifier: Default::default() }, &unit);
/// let rice = stated("1211", Unit::scaled(Quantity::Money(Currency::USD), 6));
/// let tonnes = stated("4500", Unit::scaled(Quantity::Tonne, 3));
/// let u = price_volume::unit_value(&rice, &tonnes);
/// assert_eq!(format!("{:.2} {:.2} {:.2}", u.value.unwrap(), u.interval.lo, u.interval.hi), "269.11 268.97 269.25");
/// ```
pub fn unit_value(value: &Record, quantity: &Record) -> Record {
    let of = [value, quantity];
    if mixed_periods(&of) {
        return refuse(&of, Reason::MixedPeriods);
    }
    let unit = Unit { per: Some(Box::new(quantity.unit.quantity.clone())), ..value.unit.clone() };
    work(&UNIT_VALUE, of, unit)
}

fn unit_values(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let mut lines = Vec::new();
    let d = task.parts_dimension();
    let values = match d {
        Some(d) if task.by.is_none() && task.query.select.is_empty() => task.parts(d).concat(),
        Some(d) => {
            let chosen = task.selected();
            if chosen.iter().any(|&i| task.beside(i, MeasureKind::Quantity).is_some()) {
                chosen
            } else {
                task.parts(d).concat()
            }
        }
        None => task.selected(),
    };
    for v in values {
        let Some(q) = task.beside(v, MeasureKind::Quantity) else { continue };
        let (Some(vs), Some(qs)) = (task.dataset.series.get(v), task.dataset.series.get(q)) else { continue };
        let unit = Unit { per: Some(Box::new(qs.unit.quantity.clone())), ..vs.unit.base() };
        let record = |p| unit_value(&task.figure(v, p), &task.figure(q, p)).at(p);
        lines.push(task.line(v, unit, task.periods(&[v]).into_iter().map(record).collect()));
    }
    if lines.is_empty() { Err(task.lacks("quantities")) } else { Ok(lines) }
}

/// Value and quantity of one good, now and before.
#[derive(Clone, Debug, PartialEq)]
pub struct Good {
    /// Value now.
    pub v1: Record,
    /// Quantity now.
    pub q1: Record,
    /// Value before.
    pub v0: Record,
    /// Quantity before.
    pub q0: Record,
}

/// The four numbers of a good.
type Four = [f64; 4];

impl Good {
    fn values(&self) -> Option<Four> {
        Some([self.v1.value.ok()?, self.q1.value.ok()?, self.v0.value.ok()?, self.q0.value.ok()?])
    }

    /// Each number at its lower (`false`) or upper end.
    fn corner(&self, up: [bool; 4]) -> Four {
        let of = [&self.v1, &self.q1, &self.v0, &self.q0];
        let mut out = [0.0; 4];
        for ((slot, record), up) in out.iter_mut().zip(of).zip(up) {
            *slot = if up { record.interval.hi } else { record.interval.lo };
        }
        out
    }

    fn is_positive(&self) -> bool {
        [&self.v1, &self.q1, &self.v0, &self.q0].iter().all(|r| r.value.is_ok() && r.interval.lo > 0.0)
    }
}

/// Puts a formula of goods together with all their cells.
fn record_of(goods: &[Good], formula: &'static str, unit: Unit, result: Option<(f64, Interval)>) -> Record {
    if goods.is_empty() {
        return Record { unit, ..Record::none(None, Reason::TooFew) };
    }
    let v1: Vec<&Record> = goods.iter().map(|g| &g.v1).collect();
    let mut record = many(formula, "v₁ᵢ", &v1, unit, result);
    for good in goods {
        for (other, name) in [(&good.q1, "q₁ᵢ"), (&good.v0, "v₀ᵢ"), (&good.q0, "q₀ᵢ")] {
            record.status = record.status.max(other.status);
            record.inputs.extend(named(&other.inputs, name));
        }
    }
    record
}

/// An index that rises in some of the four numbers and falls in the others, which makes its corners exact.
fn monotone(goods: &[Good], formula: &'static str, rises: [bool; 4], index: fn(&[Four]) -> f64) -> Record {
    let all: Option<Vec<Four>> = goods.iter().map(Good::values).collect();
    let result = all.filter(|_| goods.iter().all(Good::is_positive)).map(|all| {
        let at = |up: [bool; 4]| index(&goods.iter().map(|g| g.corner(up)).collect::<Vec<_>>());
        (index(&all), Interval { lo: at(rises.map(|r| !r)), hi: at(rises) })
    });
    record_of(goods, formula, index_unit("100"), result)
}

fn sum(goods: &[Four], term: impl Fn(&Four) -> f64) -> f64 {
    goods.iter().map(term).sum()
}

fn lp(goods: &[Four]) -> f64 {
    100.0 * sum(goods, |[v1, q1, _, q0]| v1 * q0 / q1) / sum(goods, |[_, _, v0, _]| *v0)
}
fn pp(goods: &[Four]) -> f64 {
    100.0 * sum(goods, |[v1, ..]| *v1) / sum(goods, |[_, q1, v0, q0]| v0 * q1 / q0)
}
fn lq(goods: &[Four]) -> f64 {
    100.0 * sum(goods, |[_, q1, v0, q0]| v0 * q1 / q0) / sum(goods, |[_, _, v0, _]| *v0)
}
fn pq(goods: &[Four]) -> f64 {
    100.0 * sum(goods, |[v1, ..]| *v1) / sum(goods, |[v1, q1, _, q0]| v1 * q0 / q1)
}

/// Laspeyres price index: what the old basket costs now.
pub fn laspeyres_price(goods: &[Good]) -> Record {
    monotone(goods, LP, [true, false, false, true], lp)
}

/// Paasche price index: what the new basket would have cost before.
pub fn paasche_price(goods: &[Good]) -> Record {
    monotone(goods, PP, [true, false, false, true], pp)
}

/// Fisher price index: the geometric mean of the two.
pub fn fisher_price(goods: &[Good]) -> Record {
    monotone(goods, FP, [true, false, false, true], |g| powf(lp(g) * pp(g), 0.5))
}

/// Laspeyres volume index: the new quantities at the old prices, a mean of quotients of quantities with values for weights: both
/// ends are reached.
pub fn laspeyres_volume(goods: &[Good]) -> Record {
    volume(goods, LQ, lq, &|goods| bounds_lq(goods))
}

/// Paasche volume index: the new quantities at the new prices. Interval as for Laspeyres.
pub fn paasche_volume(goods: &[Good]) -> Record {
    volume(goods, PQ, pq, &|goods| bounds_pq(goods))
}

/// Fisher volume index: the geometric mean of the two.
pub fn fisher_volume(goods: &[Good]) -> Record {
    let bounds = |goods: &[Good]| {
        let (l, p) = (bounds_lq(goods), bounds_pq(goods));
        Interval { lo: powf(l.lo * p.lo, 0.5), hi: powf(l.hi * p.hi, 0.5) }
    };
    volume(goods, FQ, |g| powf(lq(g) * pq(g), 0.5), &bounds)
}

/// A weighted mean of quotients lies between the smallest and the largest of them.
fn range_of_ratios(goods: &[Good]) -> Interval {
    let ratio = |g: &Good| g.q1.interval.divide(&g.q0.interval);
    goods.iter().filter_map(ratio).fold(Interval { lo: f64::INFINITY, hi: 0.0 }, |r, i| Interval {
        lo: r.lo.min(i.lo),
        hi: r.hi.max(i.hi),
    })
}

/// Weighted mean of `q₁ ÷ q₀` with weights `v₀`: quotients at one end, weights where they pull that way.
fn bounds_lq(goods: &[Good]) -> Interval {
    let ends = |up: bool| {
        let quotient = |g: &Good| {
            let i = g.q1.interval.divide(&g.q0.interval).unwrap_or(Interval::exact(0.0));
            if up { i.hi } else { i.lo }
        };
        best_mean(goods.iter().map(|g| (quotient(g), g.v0.interval)), up)
    };
    clip(Interval { lo: ends(false), hi: ends(true) }, range_of_ratios(goods))
}

/// Harmonic mean of `q₁ ÷ q₀` with weights `v₁`.
fn bounds_pq(goods: &[Good]) -> Interval {
    let ends = |up: bool| {
        let quotient = |g: &Good| {
            let i = g.q0.interval.divide(&g.q1.interval).unwrap_or(Interval::exact(0.0));
            if up { i.hi } else { i.lo }
        };
        best_mean(goods.iter().map(|g| (quotient(g), g.v1.interval)), up)
    };
    let (least, most) = (ends(false), ends(true));
    clip(Interval { lo: 1.0 / most, hi: 1.0 / least }, range_of_ratios(goods))
}

fn clip(a: Interval, to: Interval) -> Interval {
    let both = Interval { lo: a.lo.max(to.lo), hi: a.hi.min(to.hi) };
    both.times(100.0)
}

fn volume(
    goods: &[Good],
    formula: &'static str,
    index: fn(&[Four]) -> f64,
    bounds: &dyn Fn(&[Good]) -> Interval,
) -> Record {
    let all: Option<Vec<Four>> = goods.iter().map(Good::values).collect();
    let result = all
        .filter(|all| !all.is_empty() && goods.iter().all(Good::is_positive))
        .map(|all| (index(&all), bounds(goods)));
    record_of(goods, formula, index_unit("100"), result)
}

/// Törnqvist index of prices or of volumes: mean shares of both periods as weights.
fn tornqvist(
    goods: &[Good],
    formula: &'static str,
    relative: fn(&Four) -> f64,
    bounds: fn(&[Good]) -> Interval,
) -> Record {
    let result = (|| {
        let all: Vec<Four> = goods.iter().map(Good::values).collect::<Option<_>>()?;
        if all.is_empty() || !goods.iter().all(Good::is_positive) {
            return None;
        }
        let logs = bounds(goods);
        let value = tornqvist_log(&all, relative);
        Some((100.0 * exp(value), Interval { lo: 100.0 * exp(logs.lo), hi: 100.0 * exp(logs.hi) }))
    })();
    record_of(goods, formula, index_unit("100"), result)
}

fn tornqvist_log(all: &[Four], relative: fn(&Four) -> f64) -> f64 {
    let (t1, t0) = (sum(all, |[v1, ..]| *v1), sum(all, |[_, _, v0, _]| *v0));
    sum(all, |g| (g[2] / t0 + g[0] / t1) / 2.0 * ln(relative(g)))
}

fn price_relative([v1, q1, v0, q0]: &Four) -> f64 {
    v1 / q1 / (v0 / q0)
}

fn volume_relative([_, q1, _, q0]: &Four) -> f64 {
    q1 / q0
}

/// Quantities make the logarithms, values the weights, and neither stands in the other: both ends are reached.
fn tornqvist_volume_bounds(goods: &[Good]) -> Interval {
    let ends = |up: bool, value: fn(&Good) -> Interval| {
        let corner = if up { [false, true, false, false] } else { [true, false, true, true] };
        best_mean(goods.iter().map(|g| (ln(volume_relative(&g.corner(corner))), value(g))), up)
    };
    let of = |value| Interval { lo: ends(false, value), hi: ends(true, value) };
    (of(|g| g.v1.interval) + of(|g| g.v0.interval)).times(0.5)
}

/// Values stand in prices and weights at once.
fn tornqvist_price_bounds(goods: &[Good]) -> Interval {
    let ranges = |g: &Good| [g.v1.interval, g.q1.interval, g.v0.interval, g.q0.interval];
    log_ends(&goods.iter().map(ranges).collect::<Vec<_>>())
}

/// Törnqvist price index.
pub fn tornqvist_price(goods: &[Good]) -> Record {
    tornqvist(goods, TP, price_relative, tornqvist_price_bounds)
}

/// Törnqvist volume index.
pub fn tornqvist_volume(goods: &[Good]) -> Record {
    tornqvist(goods, TQ, volume_relative, tornqvist_volume_bounds)
}

/// Logarithmic mean of two values: their common value when they are equal.
fn log_mean(a: f64, b: f64) -> f64 {
    if (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) { (a + b) / 2.0 } else { (a - b) / ln(a / b) }
}

/// Share of a change in value that `relative` explains: its logarithm weighed by the logarithmic mean of the two values.
/// The effects of prices and of volumes add up to the change exactly. The interval adds up the corners of each good.
fn effect(goods: &[Good], formula: &'static str, relative: fn(&Four) -> f64) -> Record {
    let unit = goods.first().map(|g| g.v1.unit.clone()).unwrap_or_default();
    let term = |g: &Four| log_mean(g[0], g[2]) * ln(relative(g));
    let result = (|| {
        let all: Vec<Four> = goods.iter().map(Good::values).collect::<Option<_>>()?;
        if all.is_empty() || !goods.iter().all(Good::is_positive) {
            return None;
        }
        let mut bounds = Interval::exact(0.0);
        for good in goods {
            let mut own = Interval { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
            for n in 0..16_u8 {
                let v = term(&good.corner([n & 1 > 0, n & 2 > 0, n & 4 > 0, n & 8 > 0]));
                own = Interval { lo: own.lo.min(v), hi: own.hi.max(v) };
            }
            bounds = bounds + own;
        }
        Some((all.iter().map(term).sum(), bounds))
    })();
    record_of(goods, formula, unit, result)
}

/// What the change of prices added to the value ("tăng kép" when both effects are above zero).
pub fn effect_of_prices(goods: &[Good]) -> Record {
    effect(goods, DP, |[v1, q1, v0, q0]| v1 / q1 / (v0 / q0))
}

/// What the change of quantities added to the value.
pub fn effect_of_volumes(goods: &[Good]) -> Record {
    effect(goods, DQ, |[_, q1, _, q0]| q1 / q0)
}

/// An index over the goods of each group that have values and quantities now and in the base: the same period of the
/// year before, or the base that was asked for.
fn over_goods(task: &Task<'_>, formula: fn(&[Good]) -> Record) -> Result<Vec<Line>, Diagnostic> {
    let has_quantities = task.dataset.series.iter().any(|s| task.kind(s) == MeasureKind::Quantity);
    if !has_quantities {
        return Err(task.lacks("quantities"));
    }
    let mut lines = over_parts(task, &|u| u.clone(), &|group, period| {
        let base = |p: Period| task.query.base.or_else(|| year_before(p));
        let Some(base) = period.and_then(base) else { return Record::none(period, Reason::NoInput) };
        let good = |&v: &usize| {
            let q = task.beside(v, MeasureKind::Quantity)?;
            let good = Good {
                v1: task.figure(v, period),
                q1: task.figure(q, period),
                v0: task.figure(v, Some(base)),
                q0: task.figure(q, Some(base)),
            };
            good.is_positive().then_some(good)
        };
        let goods: Vec<Good> = group.iter().filter_map(good).collect();
        formula(&goods).flagged(coverage(task, group, [period, Some(base)], &goods))
    })?;
    for line in &mut lines {
        if let Some(r) = line.records.iter().find(|r| r.value.is_ok()) {
            line.printed_power = if r.unit.has_magnitude() { line.printed_power } else { 0 };
            line.unit = r.unit.clone();
        }
    }
    Ok(lines)
}

/// How many of the goods that have a value, now or in the base, went into an index, when not all did; and how much that is of what
/// is known of the worth of all, of the two periods the one in which it is less.
fn coverage(task: &Task<'_>, group: &[usize], of: [Option<Period>; 2], goods: &[Good]) -> Option<Flag> {
    let value = |i: usize, p: Option<Period>| task.figure(i, p).value.ok();
    let there = group.iter().filter(|&&i| of.iter().any(|&p| value(i, p).is_some())).count();
    let part = |p: Option<Period>, of_good: fn(&Good) -> &Record| {
        let all: f64 = group.iter().filter_map(|&i| value(i, p)).sum();
        let used: f64 = goods.iter().filter_map(|g| of_good(g).value.ok()).sum();
        (all > 0.0).then(|| 100.0 * used / all)
    };
    let [now, base] = of;
    let parts = [part(now, |g| &g.v1), part(base, |g| &g.v0)];
    let percent = parts.into_iter().flatten().reduce(f64::min)?;
    let (used, of) = (goods.len() as u32, there as u32);
    (used > 0 && used < of).then_some(Flag::Used { used, of, percent })
}
