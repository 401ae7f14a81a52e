//! Concentration: the largest k, Herfindahl–Hirschman, Theil, entropy, the equivalent number of equal parts.
//!
//! All but the concentration ratio work on shares in the sum of the listed parts, so that the shares add up to one. The
//! intervals are exact (`exact`): the corner of the figures that concentrates most, the point that does least.

use super::exact::{Term, concentrated};
use super::flags::{Flag, absent, is_no_parts};
use super::formula::{Formula, around};
use super::parts::{in_own_sum, listed, over_parts, present, standing};
use super::selection::Task;
use super::units::{number, percent};
use super::work::{many, sum_of, unlike_units, with_count};
use super::{Compute, Example, Gives, Group, Indicator, Inputs, Line, Param, Record, sums};
use super::{Reason, work};
use crate::diag::Diagnostic;
use crate::figure::{Interval, by_key, exp, ln};
use crate::unit::Unit;

const ESCAP: &str = "UN ESCAP, Trade Statistics in Policymaking (2009), ch. 3";
const WITS: &str = "WTO and UNCTAD, A Practical Guide to Trade Policy Analysis (2012), ch. 1; World Bank, WITS, Trade Indicators";
const GUIDE: &str = "WTO and UNCTAD, A Practical Guide to Trade Policy Analysis (2012), ch. 1";

pub(super) static ENTRIES: [Indicator; 6] = [
    Indicator {
        id: "concentration-ratio",
        group: Group::Structure,
        formula: "100 × Σ xᵢ ÷ T",
        inputs: Inputs::AllParts,
        params: &[Param::Top],
        gives: Gives::Percent,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
        source: ESCAP,
        example: Example { asks: "goods.csv --where flow=X --top 2", gives: "2005 70.0%" },
        compute: Compute::Table(concentration_ratio),
    },
    Indicator {
        id: "hhi",
        group: Group::Structure,
        formula: "Σ (xᵢ ÷ Σ xⱼ)²",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
        source: WITS,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 0.315" },
        compute: Compute::Table(|task| of_parts(task, hhi)),
    },
    Indicator {
        id: "hhi-normalized",
        group: Group::Structure,
        formula: "(Σ (xᵢ ÷ Σ xⱼ)² − 1 ÷ n) ÷ (1 − 1 ÷ n)",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[
            Reason::NoInput,
            Reason::DivisionByZero,
            Reason::TooFew,
            Reason::Overlap,
            Reason::Negative,
        ],
        source: WITS,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 0.087" },
        compute: Compute::Table(|task| of_parts(task, hhi_normalized)),
    },
    Indicator {
        id: "theil",
        group: Group::Structure,
        formula: "Σ (xᵢ ÷ Σ xⱼ × ln(n × xᵢ ÷ Σ xⱼ))",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
        source: GUIDE,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 0.128" },
        compute: Compute::Table(|task| of_parts(task, theil)),
    },
    Indicator {
        id: "entropy",
        group: Group::Structure,
        formula: "−Σ (xᵢ ÷ Σ xⱼ × ln(xᵢ ÷ Σ xⱼ))",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
        source: GUIDE,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 1.258" },
        compute: Compute::Table(|task| of_parts(task, entropy)),
    },
    Indicator {
        id: "equivalent-number",
        group: Group::Structure,
        formula: "1 ÷ Σ (xᵢ ÷ Σ xⱼ)²",
        inputs: Inputs::AllParts,
        params: &[],
        gives: Gives::Number,
        refuses: &[Reason::NoInput, Reason::DivisionByZero, Reason::Overlap, Reason::Negative],
        source: GUIDE,
        example: Example { asks: "goods.csv --where flow=X", gives: "2005 3.175" },
        compute: Compute::Table(|task| of_parts(task, equivalent_number)),
    },
];

/// Share of each figure in the sum of all, as parts of one, with its exact interval. `None` when there is no sum above
/// zero or a figure is below zero.
pub(super) fn shares(of: &[&Record]) -> Option<Vec<(f64, Interval)>> {
    let values: Vec<f64> = of.iter().map(|r| r.value.ok()).collect::<Option<_>>()?;
    let total: f64 = values.iter().sum();
    if total <= 0.0 || values.iter().any(|v| *v < 0.0) {
        return None;
    }
    let all = sum_of(of.iter().map(|r| above_zero(r)));
    let share = |(value, record): (&f64, &&Record)| {
        let own = above_zero(record);
        let (others_lo, others_hi) = (all.lo - own.lo, all.hi - own.hi);
        let part = |x: f64, others: f64| if x + others > 0.0 { x / (x + others) } else { 0.0 };
        let interval =
            Interval { lo: part(own.lo, others_hi.max(0.0)), hi: part(own.hi, others_lo.max(0.0)) };
        (value / total, around(interval, value / total))
    };
    Some(values.iter().zip(of).map(share).collect())
}

/// `Σ s²` or `Σ s ln s` over the shares, brought to what is wanted of it by a function that rises or falls throughout.
fn index(of: &[&Record], formula: &'static str, term: Term, finish: &dyn Fn(f64) -> f64) -> Record {
    let result = shares(of).map(|shares| {
        let of_share = |s: f64| match term {
            Term::Square => s * s,
            Term::Log if s > 0.0 => s * ln(s),
            Term::Log => 0.0,
        };
        let value: f64 = shares.iter().map(|(s, _)| of_share(*s)).sum();
        let all: Vec<Interval> = of.iter().map(|r| above_zero(r)).collect();
        let ends = concentrated(&all, term).unwrap_or_else(|| {
            sum_of(shares.iter().map(|(_, i)| match term {
                Term::Square => Interval { lo: i.lo * i.lo, hi: i.hi * i.hi },
                // `s × ln s` falls up to 1/e and rises after it.
                Term::Log if i.contains(exp(-1.0)) => {
                    Interval { lo: -exp(-1.0), hi: of_share(i.lo).max(of_share(i.hi)) }
                }
                Term::Log => Interval::hull(of_share(i.lo), of_share(i.hi)),
            }))
        });
        (finish(value), Interval::hull(finish(ends.lo), finish(ends.hi)))
    });
    let record = many(formula, "xᵢ", of, number(), result);
    if unlike_units(of) {
        return record.refused(Reason::UnlikeUnits);
    }
    if record.value.is_err() && of.iter().any(|r| r.value.is_ok_and(|v| v < 0.0)) {
        return record.refused(Reason::Negative);
    }
    record
}

/// What a part can be: never below zero, whatever rounding would allow.
fn above_zero(r: &Record) -> Interval {
    Interval { lo: r.interval.lo.max(0.0), hi: r.interval.hi.max(0.0) }
}

/// Herfindahl–Hirschman index: the sum of squared shares, from 1/n (all alike) to 1 (one alone).
pub fn hhi(of: &[&Record]) -> Record {
    index(of, "Σ (xᵢ ÷ Σ xⱼ)²", Term::Square, &|h| h)
}

/// The index stretched to 0 (all alike) to 1 (one alone), whatever the number of parts.
pub fn hhi_normalized(of: &[&Record]) -> Record {
    let n = of.len() as f64;
    if of.len() < 2 {
        return work::refuse(of, Reason::TooFew);
    }
    let finish = move |h: f64| (h - 1.0 / n) / (1.0 - 1.0 / n);
    with_count(index(of, "(Σ (xᵢ ÷ Σ xⱼ)² − 1 ÷ n) ÷ (1 − 1 ÷ n)", Term::Square, &finish), of.len())
}

/// Shannon entropy of the shares: 0 when one is alone, ln n when all are alike. A part that is nothing adds nothing.
pub fn entropy(of: &[&Record]) -> Record {
    index(of, "−Σ (xᵢ ÷ Σ xⱼ × ln(xᵢ ÷ Σ xⱼ))", Term::Log, &|h| -h)
}

/// Theil index: ln n less the entropy.
pub fn theil(of: &[&Record]) -> Record {
    let n = ln(of.len() as f64);
    let formula = "Σ (xᵢ ÷ Σ xⱼ × ln(n × xᵢ ÷ Σ xⱼ))";
    with_count(index(of, formula, Term::Log, &move |h| n + h), of.len())
}

/// Number of equal parts that would be as concentrated.
pub fn equivalent_number(of: &[&Record]) -> Record {
    index(of, "1 ÷ Σ (xᵢ ÷ Σ xⱼ)²", Term::Square, &|h| 1.0 / h)
}

fn of_parts(task: &Task<'_>, formula: fn(&[&Record]) -> Record) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    over_parts(task, &|_: &Unit| number(), &|group, period| {
        let group = task.without_rest(d, group);
        let all = present(task, &group, period);
        let all: Vec<&Record> = all.iter().collect();
        let flag = standing(task, &group, period, &all);
        let record = formula(&all);
        if record.value.is_ok() && is_no_parts(flag) {
            return record.refused(Reason::Overlap).flagged(flag);
        }
        record.flagged(flag).flagged(absent(all.len(), group.len()))
    })
}

/// Share of the sum of the largest.
const LARGEST: Formula<2> =
    Formula { text: "100 × s ÷ T", names: ["s", "T"], of: |[s, t]| (t > 0.0).then(|| 100.0 * s / t) };

/// Share of the k largest parts in the printed total, or in the sum of the parts where there is no total.
pub fn largest(of: &[&Record], total: Option<&Record>, k: usize) -> Record {
    let mut sorted: Vec<&Record> = by_key(of.to_vec(), |r| -r.value.unwrap_or(0.0));
    sorted.truncate(k);
    let top = sums::sum(&sorted);
    let own = total.is_none().then(|| listed(of));
    let of = [&top, total.or(own.as_ref()).unwrap_or(&top)];
    in_own_sum(work::work(&LARGEST, of, percent()), of, LARGEST.of)
}

fn concentration_ratio(task: &Task<'_>) -> Result<Vec<Line>, Diagnostic> {
    let d = task.along()?;
    let k = task.query.top.unwrap_or(3) as usize;
    over_parts(task, &|_| percent(), &|group, period| {
        let all = present(task, group, period);
        let all: Vec<&Record> = all.iter().collect();
        let total = group.first().and_then(|&i| task.whole_of(i, d)).map(|w| task.figure(w, period));
        let total = total.filter(|t| t.value.is_ok()).unwrap_or_else(|| listed(&all));
        let flag = standing(task, group, period, &all);
        let named = present(task, &task.without_rest(d, group), period);
        let ratio = largest(&named.iter().collect::<Vec<_>>(), Some(&total), k);
        if all.iter().any(|r| r.value.is_ok_and(|v| v < 0.0)) {
            return ratio.refused(Reason::Negative);
        }
        if ratio.value.is_ok() && (is_no_parts(flag) || ratio.interval.lo > 100.0) {
            return ratio.refused(Reason::Overlap).flagged(flag);
        }
        // That a list leaves some out takes nothing from its largest.
        let flag = flag.filter(|f| !matches!(f, Flag::Covers { .. }));
        ratio.flagged(flag).flagged(absent(all.len(), group.len()))
    })
}
